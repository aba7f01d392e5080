/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-opportunities.h"

/* What comes next for the deal x: the open task about it that is due first; without one, what is
 * written in the deal itself. */
#define REG_DEAL_OPEN_TASKS                                                                        \
  " FROM task t WHERE t.opportunity_id = x.id AND t.done_at IS NULL AND t.deleted_at IS NULL"
#define REG_DEAL_TASK(field)                                                                       \
  "(SELECT t." field REG_DEAL_OPEN_TASKS                                                           \
  " ORDER BY t.due_on NULLS LAST, t.due_minute NULLS LAST, t.id LIMIT 1)"
#define REG_DEAL_NEXT_STEP "coalesce (" REG_DEAL_TASK ("title") ", x.next_step)"
#define REG_DEAL_NEXT_ON                                                                           \
  "CASE WHEN EXISTS (SELECT 1" REG_DEAL_OPEN_TASKS                                                 \
  ") THEN " REG_DEAL_TASK ("due_on") " ELSE x.next_on END"

/* Whether the deal x, if it is open, waits for a next step: no task is open for it, and what is
 * written in it is nothing, or was for a day that has passed. */
#define REG_DEAL_WAITS(today)                                                                      \
  "(coalesce (x.next_step, '') = '' OR x.next_on < " today ")"                                     \
  " AND NOT EXISTS (SELECT 1" REG_DEAL_OPEN_TASKS ")"
