/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "chart-samples.h"

#include <locale.h>

/* Whatever the data: nothing overlaps, nothing leaves the sheet, everything can be told. */

#define ROUNDS 12

static const char *const names[] = {
  "",
  "A",
  "New",
  "Waiting for the customer’s answer since last spring",
  "Überweisungsträgerformularbestellung",
  "عرض الأسعار",
  "見積もり済み",
  "e\xcc\x81tape",
  "🚲🚲🚲",
  "50 % & <b>more</b>",
};

static const char *
random_name (void)
{
  return names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
}

/* Small, large, negative, nothing, and the ends of the range. */
static gint64
random_amount (void)
{
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return 0;
    case 1:
      return -g_test_rand_int_range (1, 1000000);
    case 2:
      return G_MAXINT64;
    case 3:
      return G_MININT64;
    case 4:
      return (gint64)g_test_rand_int_range (0, G_MAXINT) * g_test_rand_int_range (1, 1000000);
    default:
      return g_test_rand_int_range (0, 10000000);
    }
}

static gint64
plausible_amount (void)
{
  return g_test_rand_int_range (-50000, 10000000);
}

static void
random_date (char date[11])
{
  if (g_test_rand_int_range (0, 20) == 0)
    g_strlcpy (date, "not a day", 11);
  else
    g_snprintf (date, 11, "%04d-%02d-%02d", g_test_rand_int_range (1990, 2035),
                g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
}

static void
test_pipeline (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      RegChartStage stages[9];
      RegChartPipelineData data = { stages, g_test_rand_int_range (0, 10), round % 2, 0, 0 };
      g_autoptr (RegChart) chart = NULL;

      for (guint i = 0; i < data.n_stages; i++)
        stages[i] = (RegChartStage){ random_name (), random_amount (), random_amount (),
                                     g_test_rand_int_range (0, 100000), i == 4 };
      data.low = random_amount ();
      data.high = random_amount ();
      chart = reg_chart_pipeline_new (&data, NULL);
      g_assert_cmpuint (reg_chart_get_n_data (chart), ==, data.n_stages);
      assert_whole (chart);
    }
}

static void
test_pareto (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      gsize n = g_test_rand_int_range (0, round % 2 ? 12 : 3000);
      g_autofree gint64 *profits = g_new (gint64, n + 1);
      g_autoptr (RegChart) chart = NULL;

      for (gsize i = 0; i < n; i++)
        profits[i] = round % 3 ? plausible_amount () : random_amount ();
      chart = reg_chart_pareto_new (profits, n, NULL);
      g_assert_cmpuint (reg_chart_get_n_data (chart), ==, MIN (n, 10));
      assert_whole (chart);
    }
}

/* The order in which customers come in makes no difference. */
static void
test_pareto_order (void)
{
  gint64 profits[500], backwards[500];
  g_autoptr (RegChart) one = NULL, other = NULL;
  g_autoptr (RegChartTable) table = NULL, other_table = NULL;
  g_autofree char *csv = NULL, *other_csv = NULL;

  for (guint i = 0; i < 500; i++)
    profits[i] = backwards[499 - i] = plausible_amount ();
  one = reg_chart_pareto_new (profits, 500, NULL);
  other = reg_chart_pareto_new (backwards, 500, NULL);
  table = reg_chart_get_table (one);
  other_table = reg_chart_get_table (other);
  csv = reg_chart_table_to_csv (table);
  other_csv = reg_chart_table_to_csv (other_table);
  g_assert_cmpstr (csv, ==, other_csv);
}

static void
test_value (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      char dates[60][11], to_come[8][11], today[11];
      RegChartContribution contributions[60];
      RegChartOutlook outlook[8];
      RegChartValueData data = { contributions, g_test_rand_int_range (0, 60), today, outlook,
                                 g_test_rand_int_range (0, 9) };
      g_autoptr (RegChart) chart = NULL;

      random_date (today);
      for (guint i = 0; i < data.n_contributions; i++)
        {
          random_date (dates[i]);
          contributions[i] = (RegChartContribution){
            dates[i], round % 2 ? random_amount () : plausible_amount (), random_name ()
          };
        }
      for (guint i = 0; i < data.n_outlook; i++)
        {
          random_date (to_come[i]);
          outlook[i] = (RegChartOutlook){ to_come[i], random_amount (), random_amount (),
                                          random_amount () };
        }
      chart = reg_chart_value_new (&data, NULL);
      g_assert_cmpuint (reg_chart_get_n_data (chart), <=, data.n_contributions + data.n_outlook);
      assert_whole (chart);
    }
}

static void
test_clock (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      const gint64 start = G_GINT64_CONSTANT (1789752000000);
      RegChartClockSegment segments[30];
      RegChartClockData data = { .segments = segments, .start = start, .zone = zone };
      g_autoptr (RegChart) chart = NULL;
      gint64 at = start;

      data.n_segments = g_test_rand_int_range (0, 30);
      for (guint i = 0; i < data.n_segments; i++)
        {
          segments[i].start = at + g_test_rand_int_range (-2000000, 9000000);
          segments[i].end = at = segments[i].start + g_test_rand_int_range (-500000, 40000000);
          segments[i].kind = g_test_rand_int_range (0, 3);
        }
      data.due = start + g_test_rand_int_range (-1000, 400000000);
      data.now = start + g_test_rand_int_range (-1000, 400000000);
      data.done = round % 2;
      data.start_label = random_name ();
      data.due_label = round % 3 ? random_name () : NULL;
      chart = reg_chart_clock_new (&data);
      assert_whole (chart);
    }
}

/* The same chart in a language that writes other figures and counts in another way. */
static void
test_locales (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "ar_EG.UTF-8", "fr_FR.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      RegChart *charts[] = { sample_pipeline (), sample_pareto (1840), sample_value (TRUE),
                             sample_clock (1025, FALSE) };

      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_test_message ("%s is not installed", locales[i]);
      for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
        {
          assert_whole (charts[c]);
          reg_chart_unref (charts[c]);
        }
      setlocale (LC_ALL, "C.UTF-8");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/random/pipeline", test_pipeline);
  g_test_add_func ("/draw/random/pareto", test_pareto);
  g_test_add_func ("/draw/random/pareto-order", test_pareto_order);
  g_test_add_func ("/draw/random/value", test_value);
  g_test_add_func ("/draw/random/clock", test_clock);
  g_test_add_func ("/draw/random/locales", test_locales);
  return g_test_run ();
}
