/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-holding.h"

#include <glib/gi18n-lib.h>

#include "core/reg-date.h"

static const RegEnumValue contract_values[] = {
  [REG_CONTRACT_RUNS] = { "runs", N_ ("Runs") },
  [REG_CONTRACT_NOTICE_SOON] = { "notice", N_ ("Give notice soon") },
  [REG_CONTRACT_ENDS_SOON] = { "ends", N_ ("Ends soon") },
  [REG_CONTRACT_ENDED_BEFORE] = { "ended", N_ ("Ended") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (contract_values) == REG_N_CONTRACT_STAGES);

const RegEnum reg_enum_contract_stage = { "contract_stage", contract_values,
                                          REG_N_CONTRACT_STAGES };

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

/**
 * reg_contract_get_stage:
 * @until: (nullable): the last day, YYYY-MM-DD; "" or %NULL for no end
 * @notice_days: so many days before it notice has to be given, 0 for none
 * @today: YYYY-MM-DD
 * @last_day: (out): the last day on which notice can be given, "" when there is none
 *
 * Any thread.
 *
 * Returns: how near the end of a contract is
 */
RegContractStage
reg_contract_get_stage (const char *until, gint64 notice_days, const char *today, char last_day[11])
{
  int left;

  last_day[0] = '\0';
  if (until == NULL || !reg_date_has_year (until))
    return REG_CONTRACT_RUNS;
  left = reg_date_days_between (today, until);
  if (left < 0)
    return REG_CONTRACT_ENDED_BEFORE;
  if (notice_days > 0 && notice_days < G_MAXINT
      && reg_date_add_days (until, -(int)notice_days, last_day) && left >= (int)notice_days
      && left - (int)notice_days <= REG_HOLDING_SOON_DAYS)
    return REG_CONTRACT_NOTICE_SOON;
  return left <= REG_HOLDING_SOON_DAYS ? REG_CONTRACT_ENDS_SOON : REG_CONTRACT_RUNS;
}
