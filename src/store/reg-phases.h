/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-phase.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* How often a customer and we met, by phase and by who began. */
typedef struct
{
  gint64 n[REG_N_PHASES][REG_N_DIRECTIONS];
} RegPhaseCounts;

gboolean reg_phases_count (RegDb *db, gint64 party, RegPhaseCounts *counts, GError **error);

G_END_DECLS
