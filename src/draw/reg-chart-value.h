/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartContribution:
 * @date: day, YYYY-MM-DD; anything else is left out
 * @amount: what that day added, minor units; negative for refunds and goodwill
 * @text: (nullable): what it was, for tooltips
 */
typedef struct
{
  const char *date;
  gint64 amount;
  const char *text;
} RegChartContribution;

/** RegChartOutlook: sums expected at @date (YYYY-MM-DD), with their range; minor units. */
typedef struct
{
  const char *date;
  gint64 low;
  gint64 middle;
  gint64 high;
} RegChartOutlook;

/**
 * RegChartValueData:
 * @contributions: what the customer brought, in any order
 * @n_contributions: how many
 * @today: the present day, YYYY-MM-DD
 * @outlook: sums to come (with what is there already); dates up to @today are left out
 * @n_outlook: how many, 0 for none
 */
typedef struct
{
  const RegChartContribution *contributions;
  gsize n_contributions;
  const char *today;
  const RegChartOutlook *outlook;
  gsize n_outlook;
} RegChartValueData;

RegChart *reg_chart_value_new (const RegChartValueData *data, const RegChartMoney *money);

G_END_DECLS
