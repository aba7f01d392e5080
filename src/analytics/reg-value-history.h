/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-date.h"

G_BEGIN_DECLS

/**
 * RegValueEvent:
 * @date: the day
 * @revenue: without tax, minor units; negative for what was given back
 * @cost: what that cost us, minor units
 *
 * A sale, a refund, a compensation.
 */
typedef struct
{
  char date[REG_DATE_SIZE];
  gint64 revenue;
  gint64 cost;
} RegValueEvent;

/**
 * RegValuePoint:
 * @date: a day on which something happened
 * @revenue: of that day, minor units
 * @cost: of that day, minor units
 * @revenue_sum: up to and with that day
 * @contribution_sum: revenue less cost up to and with that day
 *
 * A step of the curve.
 */
typedef struct
{
  char date[REG_DATE_SIZE];
  gint64 revenue;
  gint64 cost;
  gint64 revenue_sum;
  gint64 contribution_sum;
} RegValuePoint;

/**
 * RegValueTotals:
 * @revenue: minor units
 * @cost: minor units
 * @contribution: @revenue less @cost: what the relationship has been worth
 * @n_days: days on which something happened
 * @n_later: events after today, which are left out
 * @n_undated: events whose date is none, which are left out
 */
typedef struct
{
  gint64 revenue;
  gint64 cost;
  gint64 contribution;
  guint n_days;
  guint n_later;
  guint n_undated;
} RegValueTotals;

GArray *reg_value_history_compute (const RegValueEvent *events,
                                   gsize n_events,
                                   const char *today,
                                   RegValueTotals *totals);
gint64 reg_value_of_relationship (gint64 revenue, gint64 referral_revenue, gint64 cost);
gint64 reg_value_lifetime (gint64 contribution, gint64 acquisition_cost, gint64 retention_cost);

G_END_DECLS
