/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-holding.h"

#include "core/reg-date.h"

/**
 * reg_holding_get_state:
 * @since: (nullable): the first day, YYYY-MM-DD; "" or %NULL when nobody knows
 * @until: (nullable): the last day; "" or %NULL for no end
 * @today: YYYY-MM-DD
 * @days_left: (out) (optional): days from today to the last one, 0 on it and where there is none
 *
 * The last day belongs to it. A date that is none counts as not known.
 *
 * Returns: whether somebody has it today
 */
RegHoldingState
reg_holding_get_state (const char *since, const char *until, const char *today, int *days_left)
{
  gboolean has_end = until != NULL && *until != '\0' && reg_date_is_valid (until);
  int left = has_end ? reg_date_days_between (today, until) : 0;

  if (days_left != NULL)
    *days_left = MAX (left, 0);
  if (has_end && left < 0)
    return REG_HOLDING_ENDED;
  if (since != NULL && *since != '\0' && reg_date_is_valid (since)
      && reg_date_days_between (today, since) > 0)
    return REG_HOLDING_BEGINS;
  return has_end && left <= REG_HOLDING_SOON_DAYS ? REG_HOLDING_ENDS : REG_HOLDING_RUNS;
}
