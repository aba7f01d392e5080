/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-stand-in.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* When members of staff are away, and who takes their place. */

GArray *reg_absences_load_spans (RegDb *db, GError **error);
gint64 reg_absence_save (RegDb *db, RegRecord *absence, GError **error);
gint64 reg_absences_find_stand_in (RegDb *db, gint64 staff, const char *day, GError **error);

/**
 * RegStoodInFor:
 * @staff: who is away
 * @name: theirs
 * @until: the last day, "" while nobody knows
 *
 * Somebody whose work another one does for a time.
 */
typedef struct
{
  gint64 staff;
  char *name;
  char until[REG_DATE_SIZE];
} RegStoodInFor;

GPtrArray *reg_absences_stood_in_for (RegDb *db, gint64 staff, const char *day, GError **error);

G_END_DECLS
