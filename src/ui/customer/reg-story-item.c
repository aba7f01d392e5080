/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-story-item.h"

struct _RegStoryItem
{
  GObject parent_instance;
  RegTimelineEntry *entry;
};

G_DEFINE_FINAL_TYPE (RegStoryItem, reg_story_item, G_TYPE_OBJECT)

static void
reg_story_item_finalize (GObject *object)
{
  g_clear_pointer (&REG_STORY_ITEM (object)->entry, reg_timeline_entry_free);
  G_OBJECT_CLASS (reg_story_item_parent_class)->finalize (object);
}

static void
reg_story_item_class_init (RegStoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_story_item_finalize;
}

static void
reg_story_item_init (RegStoryItem *self)
{
}

/**
 * reg_story_item_new:
 * @entry: (transfer full): what happened
 *
 * Returns: (transfer full): an item
 */
RegStoryItem *
reg_story_item_new (RegTimelineEntry *entry)
{
  RegStoryItem *self = g_object_new (REG_TYPE_STORY_ITEM, NULL);

  self->entry = entry;
  return self;
}

const RegTimelineEntry *
reg_story_item_get_entry (RegStoryItem *self)
{
  g_return_val_if_fail (REG_IS_STORY_ITEM (self), NULL);

  return self->entry;
}

static gboolean
have_equal_answers (const RegTimelineEntry *a, const RegTimelineEntry *b)
{
  guint n = a->replies != NULL ? a->replies->len : 0;

  if (n != (b->replies != NULL ? b->replies->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const RegTimelineEntry *one = g_ptr_array_index (a->replies, i);
      const RegTimelineEntry *other = g_ptr_array_index (b->replies, i);

      if (one->id != other->id || one->staff != other->staff
          || g_strcmp0 (one->title, other->title) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_story_item_equal:
 *
 * Returns: whether @entry would look the same
 */
gboolean
reg_story_item_equal (RegStoryItem *self, const RegTimelineEntry *entry)
{
  const RegTimelineEntry *own = self->entry;

  return own->entity == entry->entity && own->id == entry->id && own->at == entry->at
         && own->kind == entry->kind && own->direction == entry->direction
         && own->amount == entry->amount && own->has_amount == entry->has_amount
         && own->staff == entry->staff && g_strcmp0 (own->title, entry->title) == 0
         && g_strcmp0 (own->detail, entry->detail) == 0 && g_strcmp0 (own->topic, entry->topic) == 0
         && have_equal_answers (own, entry);
}
