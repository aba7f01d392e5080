/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-store.h"

G_DEFINE_BOXED_TYPE (RegChanges, reg_changes, reg_changes_copy, reg_changes_free)

/**
 * reg_changes_copy:
 * @self: what a write touched
 *
 * Returns: (transfer full): a copy
 */
RegChanges *
reg_changes_copy (const RegChanges *self)
{
  RegChanges *copy = g_new0 (RegChanges, 1);

  copy->entities = self->entities;
  copy->action = self->action;
  copy->ids = g_array_copy (self->ids);
  return copy;
}

/**
 * reg_changes_free:
 * @self: (transfer full): what a write touched
 */
void
reg_changes_free (RegChanges *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * reg_changes_touch:
 * @self: what a write touched
 * @entity: a kind of record
 * @id: one record of it, or 0 for any
 *
 * Returns: whether it may have been touched
 */
gboolean
reg_changes_touch (const RegChanges *self, RegEntityId entity, gint64 id)
{
  if (!(self->entities & (G_GUINT64_CONSTANT (1) << entity)))
    return FALSE;
  if (!id || self->ids->len >= REG_CHANGES_MAX)
    return TRUE;
  for (guint i = 0; i < self->ids->len; i++)
    {
      const RegChange *change = &g_array_index (self->ids, RegChange, i);

      if (change->entity == entity && change->id == id)
        return TRUE;
    }
  return FALSE;
}
