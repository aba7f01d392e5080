/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-draft.h"

#include "store/reg-parties.h"

void
reg_customer_draft_free (RegCustomerDraft *self)
{
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->edited, reg_record_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self);
}

/* Only what was changed here is written, so that what somebody else changed meanwhile stays. */
static RegRecord *
merge (const RegRecord *read, const RegRecord *edited, const RegRecord *current)
{
  const RegEntityInfo *info = reg_entity_get_info (reg_record_get_entity (edited));
  RegRecordBuilder *builder = reg_record_builder_new_from (current);

  for (int field = 0; field < info->n_fields; field++)
    {
      const RegValue *value = reg_record_get_value (edited, field);

      if (!reg_value_equal (value, reg_record_get_value (read, field)))
        reg_record_builder_set_value (builder, field, value);
    }
  return reg_record_builder_end (builder);
}

static RegRecord *
merge_party (RegDb *db, const RegCustomerDraft *self, GError **error)
{
  g_autoptr (RegRecord) current = NULL;

  if (self->party == NULL)
    return reg_record_ref (self->edited);
  current = reg_db_load (db, REG_ENTITY_PARTY, reg_record_get_id (self->party), error);
  return current != NULL ? merge (self->party, self->edited, current) : NULL;
}

static RegRecord *
find (GPtrArray *points, gint64 id)
{
  for (guint i = 0; points != NULL && id != 0 && i < points->len; i++)
    if (reg_record_get_id (g_ptr_array_index (points, i)) == id)
      return g_ptr_array_index (points, i);
  return NULL;
}

/* A number that somebody else wrote down meanwhile stands behind those of this dialog; one that was
 * taken away meanwhile stays away. */
static GPtrArray *
merge_points (RegDb *db, const RegCustomerDraft *self, GError **error)
{
  g_autoptr (GPtrArray) current = reg_db_list_by_int (
      db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, reg_record_get_id (self->party),
      REG_CONTACT_POINT_POSITION, error);
  GPtrArray *merged;

  if (current == NULL)
    return NULL;
  merged = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < self->points->len; i++)
    {
      RegRecord *edited = g_ptr_array_index (self->points, i);
      const RegRecord *read = find (self->known, reg_record_get_id (edited));
      const RegRecord *now = find (current, reg_record_get_id (edited));

      if (read == NULL)
        g_ptr_array_add (merged, reg_record_ref (edited));
      else if (now != NULL)
        g_ptr_array_add (merged, merge (read, edited, now));
    }
  for (guint i = 0; i < current->len; i++)
    {
      RegRecord *now = g_ptr_array_index (current, i);

      if (find (self->known, reg_record_get_id (now)) == NULL)
        g_ptr_array_add (merged, reg_record_ref (now));
    }
  return merged;
}

/**
 * reg_customer_draft_save:
 * @db: a connection in a write job
 * @self: the draft; its id is filled in
 *
 * Returns: whether the customer and all ways to reach them were written
 */
gboolean
reg_customer_draft_save (RegDb *db, RegCustomerDraft *self, GError **error)
{
  g_autoptr (RegRecord) party = merge_party (db, self, error);
  g_autoptr (GPtrArray) points = NULL;

  if (party != NULL)
    points = self->party != NULL ? merge_points (db, self, error) : g_ptr_array_ref (self->points);
  if (points != NULL)
    self->id = reg_party_save_with_points (db, party, points, NULL, error);
  return self->id != 0;
}
