/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "chart-samples.h"
#include "core/reg-money-format.h"

#include <locale.h>
#include <string.h>

static void
test_pareto_words (void)
{
  static const gint64 profits[] = {
    -10000, 60000, 10000, 10000, 10000, 10000, 10000, 0, 5000, -5000
  };
  g_autoptr (RegChart) chart = reg_chart_pareto_new (profits, G_N_ELEMENTS (profits), NULL);
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autofree char *best = reg_chart_describe_datum (chart, 0);
  g_autofree char *all = reg_chart_describe_datum (chart, 9);
  g_autofree char *without_losers = reg_chart_describe_datum (chart, 7);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  /* The whole is 1000.00, the best two are 700.00, two customers lose 150.00. */
  g_assert_cmpstr (summary, ==,
                   "The best 20\302\240% of 10 customers earn 70\302\240% of the profit. "
                   "2 customers cost us money: together −15\302\240%.");
  g_assert_cmpstr (best, ==, "Best 1 customer: 600.00, 60\302\240% of the profit");
  g_assert_cmpstr (all, ==, "Best 10 customers: 1000.00, 100\302\240% of the profit");
  g_assert_cmpstr (without_losers, ==, "Best 8 customers: 1150.00, 115\302\240% of the profit");
  g_assert_true (
      has_label (chart, &style, 460, "our best 20\302\240% earn 70\302\240% of the profit"));
  g_assert_true (has_label (chart, &style, 460, "10 customers"));
  g_assert_true (
      has_label (chart, &style, 300, "our best 20\302\240% earn 70\302\240% of the profit"));
  assert_whole (chart);
}

static void
test_pareto_few (void)
{
  static const gint64 profits[] = { 100, 200, 300, 400 };

  for (gsize n = 0; n <= G_N_ELEMENTS (profits); n++)
    {
      g_autoptr (RegChart) chart = reg_chart_pareto_new (profits, n, NULL);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      g_assert_cmpuint (reg_chart_get_n_data (chart), ==, n);
      g_assert_false (has_label (chart, &style, 460, "our best"));
      assert_whole (chart);
    }
}

static void
test_pareto_no_profit (void)
{
  static const gint64 profits[] = { 500, -200, -200, -200, -200, -100, 0 };
  g_autoptr (RegChart) chart = reg_chart_pareto_new (profits, G_N_ELEMENTS (profits), NULL);
  g_autofree char *summary = reg_chart_get_summary (chart);

  g_assert_cmpstr (summary, ==, "Together 7 customers earn us no profit (-4.00).");
  assert_whole (chart);
}

static void
test_pareto_huge (void)
{
  g_autofree gint64 *profits = g_new (gint64, 1000);
  g_autoptr (RegChart) chart = NULL;

  for (guint i = 0; i < 1000; i++)
    profits[i] = i % 3 == 0 ? G_MAXINT64 : i % 3 == 1 ? G_MININT64 : 7;
  chart = reg_chart_pareto_new (profits, 1000, NULL);
  assert_whole (chart);
}

/* However many customers: the picture stays the same, and the path no longer than the sheet. */
static void
test_pareto_many (void)
{
  g_autoptr (RegChart) some = sample_pareto (2000);
  g_autoptr (RegChart) many = sample_pareto (200000);
  RegChartStyle style;
  cairo_surface_t *a, *b;
  guint different = 0;

  reg_chart_style_init (&style, FALSE);
  a = draw_on_image (some, &style, 300, 200);
  b = draw_on_image (many, &style, 300, 200);
  for (int y = 0; y < 170; y++)
    for (int x = 0; x < 300; x++)
      {
        guint32 p = pixel_at (a, x, y), q = pixel_at (b, x, y);

        different += ABS ((int)(p & 0xff) - (int)(q & 0xff)) > 60;
      }
  g_assert_cmpuint (different, <, 60);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_value_words (void)
{
  g_autoptr (RegChart) chart = sample_value (TRUE);
  g_autoptr (RegChart) past = sample_value (FALSE);
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autofree char *past_summary = reg_chart_get_summary (past);
  g_autofree char *refund = reg_chart_describe_datum (chart, 7);
  g_autofree char *to_come = reg_chart_describe_datum (chart, 12);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  g_assert_cmpstr (summary, ==,
                   "6120.00 so far, since 8 Nov 2021; likely between 7.2\302\240k and 13\302\240k "
                   "by 22 Nov 2029.");
  g_assert_cmpstr (past_summary, ==, "6120.00 so far, since 8 Nov 2021.");
  g_assert_cmpstr (refund, ==, "12 Mar 2025: Free repair, -45.00; 3927.00 so far");
  g_assert_cmpstr (to_come, ==, "22 Nov 2029: 10100.00 expected, 7200.00 to 13400.00");
  g_assert_true (has_label (chart, &style, 460, "today"));
  g_assert_true (has_label (chart, &style, 460, "2026"));
  g_assert_true (has_label (chart, &style, 300, "today"));
  assert_whole (chart);
  assert_whole (past);
}

static char *
format_tick (gint64 amount, gint64 step, gpointer user_data)
{
  const RegNumberStyle style = reg_number_style_for_language (user_data);

  return reg_money_format_tick (amount, step, "EUR", &style);
}

/* The labels of the scale are those of one scale: "2 k" beside "4 k", "0.50" beside "1.00". */
static void
test_value_scale (void)
{
  static const struct
  {
    const char *language;
    gint64 amount;
    const char *labels[3];
    const char *never;
  } cases[] = {
    { "en", 400000, { "2\302\240k", "4\302\240k" }, "4.0" },
    { "nl", 400000, { "2\302\240k", "4\302\240k" }, "4,0" },
    { "en", 100000, { "500", "1,000" }, "k" },
    { "nl", 100000, { "500", "1.000" }, "k" },
    { "en", 100, { "0.5", "1.0" }, "0.50" },
    { "de", 100, { "0,5", "1,0" }, "0,50" },
    { "en", -400000, { "−2\302\240k", "−4\302\240k" }, "4.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RegChartContribution contribution = { "2026-01-01", cases[i].amount, NULL };
      const RegChartValueData data = { &contribution, 1, "2026-11-22" };
      const RegChartMoney money = { .digits = 2,
                                    .format_tick = format_tick,
                                    .user_data = (char *)cases[i].language };
      g_autoptr (RegChart) chart = reg_chart_value_new (&data, &money);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      for (guint j = 0; cases[i].labels[j] != NULL; j++)
        g_assert_true (has_label (chart, &style, 460, cases[i].labels[j]));
      g_assert_false (has_label (chart, &style, 460, cases[i].never));
    }
}

/* Order does not matter, dates that are none are left out, the same day keeps its order. */
static void
test_value_order (void)
{
  static const RegChartContribution contributions[] = {
    { "2026-03-01", 300, "c" }, { "tomorrow", 9999, "x" }, { "2026-01-01", 100, "a" },
    { NULL, 9999, "x" },        { "2026-03-01", 50, "d" }, { "2026-02-01", 200, NULL },
  };
  const RegChartValueData data = { contributions, G_N_ELEMENTS (contributions), "2026-04-01" };
  g_autoptr (RegChart) chart = reg_chart_value_new (&data, NULL);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);

  g_assert_cmpstr (csv, ==,
                   "Date,What,Amount,So far\r\n"
                   "2026-01-01,a,1.00,1.00\r\n"
                   "2026-02-01,,2.00,3.00\r\n"
                   "2026-03-01,c,3.00,6.00\r\n"
                   "2026-03-01,d,0.50,6.50\r\n");
}

static void
test_value_extremes (void)
{
  static const RegChartContribution huge[] = {
    { "1900-01-01", G_MAXINT64, NULL },
    { "2026-01-01", G_MAXINT64, NULL },
    { "9999-12-31", G_MININT64, NULL },
  };
  static const RegChartContribution losses[] = { { "2026-01-01", -500, NULL } };
  static const RegChartContribution nothing[] = { { "2026-01-01", 0, NULL } };
  static const RegChartOutlook past_outlook[] = { { "2020-01-01", 1, 2, 3 } };
  const RegChartValueData cases[] = {
    { huge, G_N_ELEMENTS (huge), "2026-01-01" },
    { losses, 1, "2026-01-01" },
    { nothing, 1, NULL },
    { nothing, 1, "2026-01-02", past_outlook, 1 },
    { NULL, 0, "2026-01-01" },
    { NULL, 0, NULL },
    /* Expected from a day that is not known. */
    { NULL, 0, "not a day", past_outlook, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegChart) chart = reg_chart_value_new (&cases[i], NULL);

      g_assert_cmpuint (reg_chart_get_n_data (chart), ==, cases[i].n_contributions);
      assert_whole (chart);
    }
}

/* Thirty thousand purchases: a day's extremes are still to be seen. */
static void
test_value_many (void)
{
  const guint n = 30000;
  g_autofree RegChartContribution *contributions = g_new0 (RegChartContribution, n);
  const RegChartValueData data = { contributions, n, "2026-12-31" };
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RegChart) chart = NULL;
  RegChartStyle style;
  cairo_surface_t *surface;
  int top = 1000;

  for (guint i = 0; i < n; i++)
    {
      char *date = g_strdup_printf ("%04u-%02u-%02u", 2007 + i / 1500, 1 + i / 125 % 12,
                                    1 + i % 28);

      g_ptr_array_add (dates, date);
      /* One spike among thousands of small steps. */
      contributions[i].date = date;
      contributions[i].amount = i == 15000 ? 5000000 : i == 15001 ? -5000000 : 10;
    }
  chart = reg_chart_value_new (&data, NULL);
  reg_chart_style_init (&style, FALSE);
  surface = draw_on_image (chart, &style, 300, 150);
  for (int x = 60; x < 300; x++)
    for (int y = 0; y < 150; y++)
      if (pixel_at (surface, x, y) == 0xff3584e4)
        top = MIN (top, y);
  g_assert_cmpint (top, <, 20);
  cairo_surface_destroy (surface);
}

static void
test_clock_words (void)
{
  static const struct
  {
    gint64 minutes;
    gboolean done;
    const char *summary;
    const char *label;
  } cases[] = {
    { 20, FALSE, "20 min of opening hours used, 2 h left.", "now" },
    { 1025, FALSE, "1 h 45 min of opening hours used, 35 min left.", "now" },
    { 1100, FALSE, "3 h of opening hours used, late by 40 min.", "now" },
    { 960, TRUE, "Done after 1 h of opening hours, in time.", "done" },
    { 1100, TRUE, "Done after 3 h of opening hours, 40 min late.", "done" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegChart) chart = sample_clock (cases[i].minutes, cases[i].done);
      g_autofree char *summary = reg_chart_get_summary (chart);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      g_assert_cmpstr (summary, ==, cases[i].summary);
      for (int width = 240; width < 800; width += 80)
        {
          g_assert_true (has_label (chart, &style, width, cases[i].label));
          g_assert_true (has_label (chart, &style, width, "reported 17:20"));
          g_assert_true (has_label (chart, &style, width, "answer due 11:00"));
        }
      assert_whole (chart);
    }
}

static void
test_clock_segments (void)
{
  g_autoptr (RegChart) chart = sample_clock (1025, FALSE);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  static const char *const words[] = {
    "counted, Fri 17:20 to Fri 18:00", "closed, Fri 18:00 to Sat 09:00",
    "counted, Sat 09:00 to Sat 09:50", "paused, Sat 09:50 to Sat 10:10",
    "counted, Sat 10:10 to Sat 10:25", "still to come, Sat 10:25 to Sat 11:00",
  };

  g_assert_cmpuint (reg_chart_get_n_data (chart), ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = reg_chart_describe_datum (chart, i);

      g_assert_cmpstr (text, ==, words[i]);
    }
  g_assert_cmpstr (reg_chart_table_get_cell (table, 1, 3), ==, "15 h");
}

/* Hours that overlap, run backwards or lie outside are cut; gaps count as closed. */
static void
test_clock_bad_hours (void)
{
  static const RegChartClockSegment segments[] = {
    { -50000, 600000, REG_CHART_CLOCK_OPEN },
    { 300000, 100000, REG_CHART_CLOCK_OPEN },
    { 500000, 700000, REG_CHART_CLOCK_PAUSED },
    { 900000, G_MAXINT64, REG_CHART_CLOCK_OPEN },
  };
  const RegChartClockData data = {
    .segments = segments, .n_segments = 4, .start = 0, .due = 1200000, .now = 60000
  };
  const RegChartClockData none = { .start = 5, .due = 5, .now = 5 };
  const RegChartClockData closed = { .start = 0, .due = 600000, .now = 0 };
  g_autoptr (RegChart) chart = reg_chart_clock_new (&data);
  g_autoptr (RegChart) empty = reg_chart_clock_new (&none);
  g_autoptr (RegChart) shut = reg_chart_clock_new (&closed);
  g_autofree char *summary = reg_chart_get_summary (chart);

  g_assert_cmpstr (summary, ==, "1 min of opening hours used, 14 min left.");
  g_assert_cmpuint (reg_chart_get_n_data (chart), ==, 5);
  assert_whole (chart);
  g_assert_cmpuint (reg_chart_get_n_data (empty), ==, 0);
  assert_labels_apart_everywhere (empty);
  assert_whole (shut);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/pareto/words", test_pareto_words);
  g_test_add_func ("/draw/pareto/few", test_pareto_few);
  g_test_add_func ("/draw/pareto/no-profit", test_pareto_no_profit);
  g_test_add_func ("/draw/pareto/huge", test_pareto_huge);
  g_test_add_func ("/draw/pareto/many", test_pareto_many);
  g_test_add_func ("/draw/value/words", test_value_words);
  g_test_add_func ("/draw/value/scale", test_value_scale);
  g_test_add_func ("/draw/value/order", test_value_order);
  g_test_add_func ("/draw/value/extremes", test_value_extremes);
  g_test_add_func ("/draw/value/many", test_value_many);
  g_test_add_func ("/draw/clock/words", test_clock_words);
  g_test_add_func ("/draw/clock/segments", test_clock_segments);
  g_test_add_func ("/draw/clock/bad-hours", test_clock_bad_hours);
  return g_test_run ();
}
