/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a customer has begins and ends on days. Soon is within so many days. */
#define REG_HOLDING_SOON_DAYS 60

typedef enum
{
  REG_HOLDING_RUNS,   /* they have it, without an end or with one that is far */
  REG_HOLDING_ENDS,   /* they have it, and it ends soon */
  REG_HOLDING_BEGINS, /* they will have it */
  REG_HOLDING_ENDED,  /* they had it */
} RegHoldingState;

RegHoldingState
reg_holding_get_state (const char *since, const char *until, const char *today, int *days_left);

G_END_DECLS
