/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a contact stands in the life of a customer. */
typedef enum
{
  REG_PHASE_BEFORE,   /* they have not bought anything yet */
  REG_PHASE_PURCHASE, /* the day of their first purchase */
  REG_PHASE_AFTER,
  REG_N_PHASES
} RegPhase;

RegPhase reg_phase_get (const char *day, const char *first_sale_on);

G_END_DECLS
