/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/reg-entity.h"

G_BEGIN_DECLS

/* What a write touched, as RegStore tells it. */

/* From this many on not all ids are told. */
#define REG_CHANGES_MAX 4096

typedef struct
{
  guint64 entities; /* bit 1 << RegEntityId for each kind of record touched */
  GArray *ids;      /* of RegChange, at most REG_CHANGES_MAX */
  gint64 action;
} RegChanges;

typedef struct
{
  RegEntityId entity;
  gint64 id;
} RegChange;

#define REG_TYPE_CHANGES (reg_changes_get_type ())
GType reg_changes_get_type (void) G_GNUC_CONST;
RegChanges *reg_changes_copy (const RegChanges *self);
void reg_changes_free (RegChanges *self);
gboolean reg_changes_touch (const RegChanges *self, RegEntityId entity, gint64 id);

G_END_DECLS
