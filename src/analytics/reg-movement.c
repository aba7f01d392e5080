/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-movement.h"

#include "core/reg-money.h"

/**
 * reg_movement_get_height:
 * @rung: a rung
 *
 * Returns: how high it is; who is lost stands below everybody
 */
int
reg_movement_get_height (RegRung rung)
{
  return rung == REG_RUNG_LOST ? -1 : (int)rung;
}

/**
 * reg_movement_count:
 * @from: (array length=n): rung of each customer at the first date, or %REG_MOVEMENT_ABSENT
 * @to: (array length=n): the same at the second
 * @n: how many customers there are
 * @movement: (out): the matrix and what it comes to
 *
 * Any thread. Definition: design of CT-24, net upward = 100 (up − down) / present at both dates.
 */
void
reg_movement_count (const guint8 *from, const guint8 *to, gsize n, RegMovement *movement)
{
  *movement = (RegMovement){ 0 };
  for (gsize i = 0; i < n; i++)
    {
      int before, after;

      if (from[i] >= REG_N_RUNGS || to[i] >= REG_N_RUNGS)
        continue;
      before = reg_movement_get_height (from[i]);
      after = reg_movement_get_height (to[i]);
      movement->n[from[i]][to[i]]++;
      movement->n_present++;
      movement->n_up += after > before;
      movement->n_down += after < before;
    }
  if (movement->n_present > 0)
    movement->net = (gint64)reg_money_round_div (
        ((RegWide)movement->n_up - movement->n_down) * REG_PPM, movement->n_present);
}
