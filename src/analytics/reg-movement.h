/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* Somebody who was not a customer yet. */
#define REG_MOVEMENT_ABSENT 0xff

/**
 * RegMovement:
 * @n: customers by the rung they came from and the one they went to
 * @n_present: those who were there at both dates
 * @n_up: those who climbed
 * @n_down: those who fell
 * @net: (up − down) / present, ppm, half away from zero; 0 while nobody is present
 *
 * CT-24: who moved between two dates.
 */
typedef struct
{
  guint n[REG_N_RUNGS][REG_N_RUNGS];
  guint n_present;
  guint n_up;
  guint n_down;
  gint64 net;
} RegMovement;

int reg_movement_get_height (RegRung rung);
void reg_movement_count (const guint8 *from, const guint8 *to, gsize n, RegMovement *movement);

G_END_DECLS
