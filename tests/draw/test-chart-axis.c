/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-axis.h"

#include <locale.h>
#include <math.h>

static void
assert_axis (double low, double high, guint max_ticks, double first, double step, guint n_ticks)
{
  RegChartAxis axis;

  reg_chart_axis_fit (&axis, low, high, max_ticks);
  g_assert_cmpfloat_with_epsilon (axis.low, first, step * 1e-9);
  g_assert_cmpfloat_with_epsilon (axis.step, step, step * 1e-9);
  g_assert_cmpuint (axis.n_ticks, ==, n_ticks);
}

static void
test_round (void)
{
  assert_axis (0, 100, 6, 0, 20, 6);
  assert_axis (0, 97, 6, 0, 20, 6);
  assert_axis (0, 101, 6, 0, 50, 4);
  assert_axis (-3, 7, 6, -5, 5, 4);
  assert_axis (-3, 7, 7, -4, 2, 7);
  assert_axis (0, 6120, 4, 0, 5000, 3);
  assert_axis (0, 0.007, 5, 0, 0.002, 5);
}

static void
test_degenerate (void)
{
  assert_axis (0, 0, 5, 0, 0.5, 3);
  assert_axis (INFINITY, NAN, 3, 0, 0.5, 3);
  assert_axis (10, 0, 3, 0, 5, 3);
}

/* Whatever the values: they are covered, the ticks are few and the steps are 1, 2 or 5. */
static void
test_properties (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      double low = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-3, 18));
      double high = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-3, 18));
      guint most = g_test_rand_int_range (0, 12);
      double lead;
      RegChartAxis axis;

      reg_chart_axis_fit (&axis, low, high, most);
      g_assert_cmpfloat (axis.low, <=, MIN (low, high) + axis.step * 1e-6);
      g_assert_cmpfloat (axis.high, >=, MAX (low, high) - axis.step * 1e-6);
      g_assert_cmpuint (axis.n_ticks, <=, MAX (most, 3));
      g_assert_cmpuint (axis.n_ticks, >=, 2);
      lead = axis.step / pow (10, floor (log10 (axis.step) + 1e-9));
      g_assert_true (fabs (lead - 1) < 1e-6 || fabs (lead - 2) < 1e-6 || fabs (lead - 5) < 1e-6);
      g_assert_cmpfloat_with_epsilon (reg_chart_axis_get_tick (&axis, axis.n_ticks - 1), axis.high,
                                      axis.step * 1e-6);
    }
}

static void
test_zero_is_zero (void)
{
  RegChartAxis axis;
  guint zeros = 0;

  reg_chart_axis_fit (&axis, -0.3, 0.3, 7);
  for (guint i = 0; i < axis.n_ticks; i++)
    zeros += reg_chart_axis_get_tick (&axis, i) == 0;
  g_assert_cmpuint (zeros, ==, 1);
}

static char *
join_dates (const char *first, const char *last, guint most)
{
  g_autoptr (GArray) ticks = reg_chart_axis_fit_dates (reg_chart_axis_parse_day (first),
                                                       reg_chart_axis_parse_day (last), most);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const RegChartDateTick *tick = &g_array_index (ticks, RegChartDateTick, i);

      g_assert_cmpuint (tick->day, >=, reg_chart_axis_parse_day (first));
      g_assert_cmpuint (tick->day, <=, reg_chart_axis_parse_day (last));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", tick->label);
    }
  return g_string_free (text, FALSE);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *first;
    const char *last;
    guint most;
    const char *labels;
  } cases[] = {
    { "2021-11-08", "2026-11-22", 6, "2022 2023 2024 2025 2026" },
    { "2021-11-08", "2026-11-22", 3, "2022 2024 2026" },
    { "2026-01-15", "2026-06-10", 8, "Feb Mar Apr May Jun" },
    { "2025-10-15", "2026-05-10", 4, "2026 Apr" },
    { "1980-01-01", "2026-01-01", 5, "1980 1990 2000 2010 2020" },
    { "2026-05-02", "2026-05-20", 5, "" },
    { "2026-05-20", "2026-05-02", 5, "" },
    { "2026-05-02", "2026-06-20", 0, "" },
    { "nonsense", "2026-06-20", 5, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *labels = join_dates (cases[i].first, cases[i].last, cases[i].most);

      g_assert_cmpstr (labels, ==, cases[i].labels);
    }
}

static void
test_days (void)
{
  static const char *const bad[] = { "",           "2026-02-30", "--02-03",     "2026-1-1",
                                     "2026/01/01", "0000-01-01", "2026-01-01x", "2026-13-01",
                                     "20a6-01-01", "２026-01" };
  g_autofree char *iso = reg_chart_axis_format_iso (reg_chart_axis_parse_day ("2024-02-29"));
  g_autofree char *words = reg_chart_axis_format_day (reg_chart_axis_parse_day ("2026-08-21"));

  g_assert_cmpstr (iso, ==, "2024-02-29");
  g_assert_cmpstr (words, ==, "21 Aug 2026");
  g_assert_cmpuint (reg_chart_axis_parse_day (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (reg_chart_axis_parse_day (bad[i]), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/axis/round", test_round);
  g_test_add_func ("/draw/axis/degenerate", test_degenerate);
  g_test_add_func ("/draw/axis/properties", test_properties);
  g_test_add_func ("/draw/axis/zero", test_zero_is_zero);
  g_test_add_func ("/draw/axis/dates", test_dates);
  g_test_add_func ("/draw/axis/days", test_days);
  return g_test_run ();
}
