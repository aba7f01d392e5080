/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-samples.h"

#include <math.h>

#define MINUTE G_GINT64_CONSTANT (60000)

RegChart *
sample_pipeline (void)
{
  static const RegChartStage stages[] = {
    { "New", 4100000, 410000, 38, FALSE },           { "Qualified", 5200000, 1300000, 24, FALSE },
    { "Quoted", 6100000, 3050000, 17, FALSE },       { "Negotiating", 2800000, 2100000, 6, FALSE },
    { "Won this month", 3300000, 3300000, 9, TRUE },
  };
  const RegChartPipelineData data = { stages, G_N_ELEMENTS (stages), TRUE, 5800000, 9200000 };

  return reg_chart_pipeline_new (&data, NULL);
}

RegChart *
sample_pareto (gsize n_customers)
{
  g_autofree gint64 *profits = g_new (gint64, n_customers + 1);

  for (gsize i = 0; i < n_customers; i++)
    {
      double place = (i + 0.5) / n_customers;

      profits[i] = place > 0.94 ? -(gint64)((place - 0.94) * 600000)
                                : (gint64)(400000 * exp (-4.2 * place)) + 900;
    }
  return reg_chart_pareto_new (profits, n_customers, NULL);
}

RegChart *
sample_value (gboolean outlook)
{
  static const RegChartContribution contributions[] = {
    { "2021-11-08", 24000, "Second-hand bike" }, { "2022-09-01", 42000, "Two child seats" },
    { "2023-02-11", 5400, "Service" },           { "2023-06-20", 62000, "Trailer" },
    { "2023-12-05", 118000, "Cargo bike" },      { "2024-05-17", 14800, "Service and two tyres" },
    { "2024-10-02", 131000, "Cargo bike" },      { "2025-03-12", -4500, "Free repair" },
    { "2025-08-30", 90000, "Batteries" },        { "2026-08-21", 129300, "Cargo bike" },
  };
  static const RegChartOutlook to_come[] = {
    { "2027-05-22", 640000, 780000, 900000 },
    { "2028-05-22", 680000, 900000, 1120000 },
    { "2029-11-22", 720000, 1010000, 1340000 },
  };
  const RegChartValueData data = { contributions, G_N_ELEMENTS (contributions), "2026-11-22",
                                   to_come, outlook ? G_N_ELEMENTS (to_come) : 0 };

  return reg_chart_value_new (&data, NULL);
}

/* Reported on a Friday at 17:20, due the next day at 11:00; open 9 to 18; @now_minutes after
 * the report. */
RegChart *
sample_clock (gint64 now_minutes, gboolean done)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const gint64 start = G_GINT64_CONSTANT (1789752000000);
  const RegChartClockSegment segments[] = {
    { start, start + 40 * MINUTE, REG_CHART_CLOCK_OPEN },
    { start + 40 * MINUTE, start + 940 * MINUTE, REG_CHART_CLOCK_CLOSED },
    { start + 940 * MINUTE, start + 990 * MINUTE, REG_CHART_CLOCK_OPEN },
    { start + 990 * MINUTE, start + 1010 * MINUTE, REG_CHART_CLOCK_PAUSED },
    { start + 1010 * MINUTE, start + 1480 * MINUTE, REG_CHART_CLOCK_OPEN },
  };
  const RegChartClockData data = {
    .segments = segments,
    .n_segments = G_N_ELEMENTS (segments),
    .start = start,
    .due = start + 1060 * MINUTE,
    .now = start + now_minutes * MINUTE,
    .done = done,
    .start_label = "reported 17:20",
    .due_label = "answer due 11:00",
    .zone = zone,
  };

  return reg_chart_clock_new (&data);
}
