/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-holding.h"

/* Of a contract x, as core/reg-holding.h has it. */

/* The last day on which notice can be given; where none has to be, the last day. */
#define REG_CONTRACT_LAST_DAY "date (x.until, concat ('-', coalesce (x.notice_days, 0), ' days'))"

#define REG_CONTRACT_SOON(today) "date (" today ", '+" G_STRINGIFY (REG_HOLDING_SOON_DAYS) " days')"

#define REG_CONTRACT_ENDED(today) "(x.until < " today ")"

#define REG_CONTRACT_NOTICE(today)                                                                 \
  "(coalesce (x.notice_days, 0) > 0 AND " REG_CONTRACT_LAST_DAY " BETWEEN " today                  \
  " AND " REG_CONTRACT_SOON (today) ")"

#define REG_CONTRACT_ENDS(today) "(x.until BETWEEN " today " AND " REG_CONTRACT_SOON (today) ")"

#define REG_CONTRACT_STAGE(today)                                                                  \
  "CASE WHEN " REG_CONTRACT_ENDED (today) " THEN 3 WHEN " REG_CONTRACT_NOTICE (                    \
      today) " THEN 1 WHEN " REG_CONTRACT_ENDS (today) " THEN 2 ELSE 0 END"

G_STATIC_ASSERT (REG_CONTRACT_RUNS == 0 && REG_CONTRACT_NOTICE_SOON == 1
                 && REG_CONTRACT_ENDS_SOON == 2 && REG_CONTRACT_ENDED_BEFORE == 3);
