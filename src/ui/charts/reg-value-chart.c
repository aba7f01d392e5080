/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-value-chart.h"

#include "draw/reg-chart-value.h"
#include "store/reg-insights.h"

/**
 * reg_value_chart_new:
 * @steps: (element-type RegValueStep): from reg_insights_party_history()
 * @today: YYYY-MM-DD
 * @money: (transfer full): how amounts are written
 *
 * What one customer brought over time, added up. Any thread.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_value_chart_new (const GArray *steps, const char *today, const RegChartMoney *money)
{
  g_autofree RegChartContribution *contributions = g_new0 (RegChartContribution, steps->len + 1);
  const RegChartValueData data = {
    .contributions = contributions,
    .n_contributions = steps->len,
    .today = today,
  };

  for (guint i = 0; i < steps->len; i++)
    {
      const RegValueStep *step = &g_array_index (steps, RegValueStep, i);

      contributions[i].date = step->date;
      contributions[i].amount = step->net - step->cost;
    }
  return reg_chart_value_new (&data, money);
}
