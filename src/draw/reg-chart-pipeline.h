/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartStage:
 * @name: name of the stage
 * @amount: sum of its deals, minor units
 * @weighted: the same by the chance to win each, minor units
 * @count: how many deals
 * @won: whether these are won, so that they are not among the open ones
 */
typedef struct
{
  const char *name;
  gint64 amount;
  gint64 weighted;
  guint count;
  gboolean won;
} RegChartStage;

/**
 * RegChartPipelineData:
 * @stages: the stages in their order
 * @n_stages: how many
 * @has_range: whether @low and @high say anything
 * @low: lower end of the 80 % range of the weighted sum, minor units
 * @high: its upper end
 */
typedef struct
{
  const RegChartStage *stages;
  gsize n_stages;
  gboolean has_range;
  gint64 low;
  gint64 high;
} RegChartPipelineData;

RegChart *reg_chart_pipeline_new (const RegChartPipelineData *data, const RegChartMoney *money);

G_END_DECLS
