/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-phase.h"

#include "core/reg-date.h"

/**
 * reg_phase_get:
 * @day: YYYY-MM-DD: when it was
 * @first_sale_on: (nullable): the day of the first purchase, %NULL or "" when there was none
 *
 * Returns: whether that was before the first purchase, on its day, or later; without a purchase, and of
 *   a day that is none, before
 */
RegPhase
reg_phase_get (const char *day, const char *first_sale_on)
{
  int days;

  if (first_sale_on == NULL || !reg_date_is_valid (first_sale_on) || !reg_date_is_valid (day))
    return REG_PHASE_BEFORE;
  days = reg_date_days_between (first_sale_on, day);
  return days < 0 ? REG_PHASE_BEFORE : days == 0 ? REG_PHASE_PURCHASE : REG_PHASE_AFTER;
}
