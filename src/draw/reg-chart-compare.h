/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartPair:
 * @name: whose figure it is
 * @label: the figure as it stands beside the bar: "3 h (before: 5 h)"
 * @description: the whole row in words
 * @now: length of the bar, in any unit; negative for no figure
 * @before: length of the bar of the time before; negative for none
 * @now_text: (nullable): the figure alone
 * @before_text: (nullable): the figure of the time before
 * @now_raw: (nullable): the same for other programs
 * @before_raw: (nullable): the same for other programs
 * @n_now: how many it stands on
 * @n_before: how many the one before stands on
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
  double now;
  double before;
  const char *now_text;
  const char *before_text;
  const char *now_raw;
  const char *before_raw;
  guint n_now;
  guint n_before;
} RegChartPair;

/**
 * RegChartCompareData:
 * @pairs: (array length=n_pairs): from top to bottom
 * @n_pairs: how many
 * @summary: the whole as a sentence
 * @headers: (array fixed-size=5): what stands above the figures: the name, now, how many, before, how
 *   many
 *
 * Figures of one time, each beside that of the time before.
 */
typedef struct
{
  const RegChartPair *pairs;
  gsize n_pairs;
  const char *summary;
  const char *headers[5];
} RegChartCompareData;

RegChart *reg_chart_compare_new (const RegChartCompareData *data);

G_END_DECLS
