/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* What a customer has begins and ends on days. Soon is within so many days. */
#define REG_HOLDING_SOON_DAYS 60
/* So many days before the last day on which something can be done about a contract it is said. */
#define REG_HOLDING_REMIND_DAYS 14

typedef enum
{
  REG_HOLDING_RUNS,   /* they have it, without an end or with one that is far */
  REG_HOLDING_ENDS,   /* they have it, and it ends soon */
  REG_HOLDING_BEGINS, /* they will have it */
  REG_HOLDING_ENDED,  /* they had it */
} RegHoldingState;

RegHoldingState
reg_holding_get_state (const char *since, const char *until, const char *today, int *days_left);

/* How near the end of a contract is. */
typedef enum
{
  REG_CONTRACT_RUNS,
  REG_CONTRACT_NOTICE_SOON,  /* notice can be given, and soon no more */
  REG_CONTRACT_ENDS_SOON,    /* it ends soon, and nothing is to be done about it */
  REG_CONTRACT_ENDED_BEFORE, /* it ended */
  REG_N_CONTRACT_STAGES
} RegContractStage;

extern const RegEnum reg_enum_contract_stage;

RegContractStage reg_contract_get_stage (const char *until,
                                         gint64 notice_days,
                                         const char *today,
                                         char last_day[11]);

G_END_DECLS
