/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartMonth:
 * @label: short name of the month, for its bar
 * @name: its full name, for sentences
 * @won: what is already won in it, minor units
 * @expected: what the whole month will bring, with what is won; minor units
 * @has_range: whether @low and @high say anything
 * @low: lower end of the range of @expected
 * @high: its upper end
 * @has_target: whether there is a @target
 * @target: what the month should bring
 * @reach_in_100: chance to reach the target, 0 to 100, or -1 when not known
 */
typedef struct
{
  const char *label;
  const char *name;
  gint64 won;
  gint64 expected;
  gboolean has_range;
  gint64 low;
  gint64 high;
  gboolean has_target;
  gint64 target;
  int reach_in_100;
} RegChartMonth;

/**
 * RegChartForecastData:
 * @months: the months in order of time
 * @n_months: how many
 * @focus: the month the summary speaks of, or -1 for none
 */
typedef struct
{
  const RegChartMonth *months;
  gsize n_months;
  int focus;
} RegChartForecastData;

RegChart *reg_chart_forecast_new (const RegChartForecastData *data, const RegChartMoney *money);

G_END_DECLS
