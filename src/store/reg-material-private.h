/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-material.h"

/* Of a request x, as core/reg-material.h has it; the task that was made of it counts as well. */

#define REG_MATERIAL_BEFORE(today, days) "date (" today ", '-" G_STRINGIFY (days) " days')"
#define REG_REQUEST_LAST_DAY "coalesce (x.arrived_on, x.sent_on, x.asked_on)"

#define REG_REQUEST_FOLLOWED                                                                       \
  "(x.followed_on IS NOT NULL OR EXISTS (SELECT 1 FROM task k WHERE k.id = x.task_id"              \
  " AND k.done_at IS NOT NULL))"

#define REG_REQUEST_LATE(today)                                                                    \
  "(" REG_REQUEST_LAST_DAY                                                                         \
  " <= " REG_MATERIAL_BEFORE (today, REG_MATERIAL_FOLLOW_DAYS) " AND NOT " REG_REQUEST_FOLLOWED    \
                                                               ")"

#define REG_REQUEST_WASTED(today)                                                                  \
  "(" REG_REQUEST_LAST_DAY                                                                         \
  " <= " REG_MATERIAL_BEFORE (today, REG_MATERIAL_WASTE_DAYS) " AND NOT " REG_REQUEST_FOLLOWED ")"

#define REG_REQUEST_STAGE(today)                                                                   \
  "CASE WHEN " REG_REQUEST_FOLLOWED " THEN 3 WHEN " REG_REQUEST_LATE (                             \
      today) " THEN 4 WHEN x.arrived_on IS NOT NULL THEN 2 WHEN x.sent_on IS NOT NULL THEN 1"      \
             " ELSE 0 END"

/* The quotation it goes with, or else the first one to that customer after it. */
#define REG_REQUEST_QUOTATION                                                                      \
  "coalesce (x.quotation_id, (SELECT min (q.id) FROM quotation q WHERE q.party_id = x.party_id"    \
  " AND q.deleted_at IS NULL AND q.created_at >= x.created_at))"

G_STATIC_ASSERT (REG_MATERIAL_STAGE_ASKED == 0 && REG_MATERIAL_STAGE_SENT == 1
                 && REG_MATERIAL_STAGE_ARRIVED == 2 && REG_MATERIAL_STAGE_FOLLOWED == 3
                 && REG_MATERIAL_STAGE_LATE == 4);
