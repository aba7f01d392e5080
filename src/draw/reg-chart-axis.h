/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegChartAxis:
 * @low: the first tick
 * @high: the last tick
 * @step: from one tick to the next: 1, 2 or 5 times a power of ten
 * @n_ticks: how many ticks there are, at least two
 *
 * A scale with round numbers on it.
 */
typedef struct
{
  double low;
  double high;
  double step;
  guint n_ticks;
} RegChartAxis;

/** RegChartDateTick: @day: a Julian day as in GDate; @label: what stands there, owned. */
typedef struct
{
  guint32 day;
  char *label;
} RegChartDateTick;

void reg_chart_axis_fit (RegChartAxis *axis, double low, double high, guint max_ticks);
double reg_chart_axis_get_tick (const RegChartAxis *axis, guint index);
GArray *reg_chart_axis_fit_dates (guint32 first, guint32 last, guint max_ticks);
guint32 reg_chart_axis_parse_day (const char *date);
char *reg_chart_axis_format_day (guint32 day);
char *reg_chart_axis_format_iso (guint32 day);

G_END_DECLS
