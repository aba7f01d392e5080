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
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self);
}

/* Only what was changed here is written, so that what somebody else changed meanwhile stays. */
static RegRecord *
merge (RegDb *db, const RegCustomerDraft *self, GError **error)
{
  g_autoptr (RegRecord) current = NULL;
  RegRecordBuilder *builder;

  if (self->party == NULL)
    return reg_record_ref (self->edited);
  current = reg_db_load (db, REG_ENTITY_PARTY, reg_record_get_id (self->party), error);
  if (current == NULL)
    return NULL;
  builder = reg_record_builder_new_from (current);
  for (int field = 0; field < REG_PARTY_N_FIELDS; field++)
    {
      const RegValue *value = reg_record_get_value (self->edited, field);

      if (!reg_value_equal (value, reg_record_get_value (self->party, field)))
        reg_record_builder_set_value (builder, field, value);
    }
  return reg_record_builder_end (builder);
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
  g_autoptr (RegRecord) party = merge (db, self, error);

  if (party != NULL)
    self->id = reg_party_save_with_points (db, party, self->points, NULL, error);
  return self->id != 0;
}
