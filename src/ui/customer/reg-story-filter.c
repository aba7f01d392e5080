/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-story-filter.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-wrap-layout.h"

struct _RegStoryFilter
{
  GtkWidget parent_instance;
  GtkWidget *box; /* NULL until it was opened, and what is in it, too */
  GtkWidget *entry;
  GtkWidget *person;
  RegSession *session;
  GArray *ids; /* of gint64: who stands behind each name; 0 for anybody */
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStoryFilter, reg_story_filter, GTK_TYPE_WIDGET)

static void
changed_cb (RegStoryFilter *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
stopped_cb (RegStoryFilter *self)
{
  reg_story_filter_set_open (self, FALSE);
}

static void
append_person (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

/* Whoever left said things, too. */
static void
fill_people (RegStoryFilter *self, RegSession *session)
{
  GPtrArray *staff = reg_session_get_staff_list (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->ids, 0);
  append_person (names, self->ids, C_ ("story", "By anybody"), 0);
  for (guint i = 0; i < staff->len; i++)
    append_person (names, self->ids, reg_record_get_text (staff->pdata[i], REG_STAFF_NAME),
                   reg_record_get_id (staff->pdata[i]));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->person), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->person), 0);
  self->is_filling = FALSE;
}

static void
reg_story_filter_dispose (GObject *object)
{
  RegStoryFilter *self = REG_STORY_FILTER (object);

  self->entry = NULL;
  self->person = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_story_filter_parent_class)->dispose (object);
}

static void
reg_story_filter_finalize (GObject *object)
{
  g_array_unref (REG_STORY_FILTER (object)->ids);
  G_OBJECT_CLASS (reg_story_filter_parent_class)->finalize (object);
}

static void
reg_story_filter_class_init (RegStoryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_story_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_story_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_STORY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_story_filter_init (RegStoryFilter *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Nobody sees them before they are asked for. */
static void
make_widgets (RegStoryFilter *self)
{
  self->box = reg_wrap_layout_new_box (6, 6);
  self->entry = gtk_search_entry_new ();
  self->person = gtk_drop_down_new (NULL, NULL);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _ ("Find in the story"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the story"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->person), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who it was"), -1);
  fill_people (self, self->session);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stopped_cb), self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->person);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * reg_story_filter_set_session:
 * @session: knows the staff
 */
void
reg_story_filter_set_session (RegStoryFilter *self, RegSession *session)
{
  g_return_if_fail (REG_IS_STORY_FILTER (self));

  g_set_object (&self->session, session);
}

/**
 * reg_story_filter_get_text:
 *
 * Returns: words to look for, "" for all
 */
const char *
reg_story_filter_get_text (RegStoryFilter *self)
{
  g_return_val_if_fail (REG_IS_STORY_FILTER (self), "");

  return self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "";
}

/**
 * reg_story_filter_get_staff:
 *
 * Returns: who it was, 0 for anybody
 */
gint64
reg_story_filter_get_staff (RegStoryFilter *self)
{
  guint selected = self->person != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->person))
                                        : GTK_INVALID_LIST_POSITION;

  return selected < self->ids->len ? g_array_index (self->ids, gint64, selected) : 0;
}

/**
 * reg_story_filter_is_set:
 *
 * Returns: whether only some entries are wanted
 */
gboolean
reg_story_filter_is_set (RegStoryFilter *self)
{
  return reg_story_filter_get_staff (self) != 0 || *reg_story_filter_get_text (self) != '\0';
}

/**
 * reg_story_filter_set_open:
 * @is_open: whether it can be seen; whoever closes it wants everything again
 */
void
reg_story_filter_set_open (RegStoryFilter *self, gboolean is_open)
{
  gboolean was_set;

  g_return_if_fail (REG_IS_STORY_FILTER (self));

  was_set = reg_story_filter_is_set (self);
  if (is_open && self->box == NULL)
    make_widgets (self);
  if (!is_open && self->box != NULL)
    {
      self->is_filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->person), 0);
      self->is_filling = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), is_open);
  if (is_open)
    gtk_widget_grab_focus (self->entry);
  else if (was_set)
    changed_cb (self);
}
