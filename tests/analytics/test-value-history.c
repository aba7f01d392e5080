/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-value-history.h"

static const RegValuePoint *
point (GArray *points, guint index)
{
  g_assert_cmpuint (index, <, points->len);
  return &g_array_index (points, RegValuePoint, index);
}

static void
test_steps (void)
{
  const RegValueEvent events[] = {
    { "2026-03-01", 10000, 6000 },
    { "2026-01-15", 5000, 2000 },
    { "2026-03-01", 1000, 500 },
    { "2026-04-01", -1000, 0 },
    { "2026-05-01", 0, 4500 },
    { "2027-01-01", 9999, 1 },
    { "", 5, 5 },
    { "--03-01", 5, 5 },
  };
  RegValueTotals totals;
  g_autoptr (GArray)
      points = reg_value_history_compute (events, G_N_ELEMENTS (events), "2026-11-22", &totals);

  g_assert_cmpuint (points->len, ==, 4);
  g_assert_cmpstr (point (points, 0)->date, ==, "2026-01-15");
  g_assert_cmpint (point (points, 0)->contribution_sum, ==, 3000);
  g_assert_cmpstr (point (points, 1)->date, ==, "2026-03-01");
  g_assert_cmpint (point (points, 1)->revenue, ==, 11000);
  g_assert_cmpint (point (points, 1)->revenue_sum, ==, 16000);
  g_assert_cmpint (point (points, 1)->contribution_sum, ==, 7500);
  g_assert_cmpint (point (points, 2)->contribution_sum, ==, 6500);
  g_assert_cmpint (point (points, 3)->contribution_sum, ==, 2000);
  g_assert_cmpint (totals.revenue, ==, 15000);
  g_assert_cmpint (totals.cost, ==, 13000);
  g_assert_cmpint (totals.contribution, ==, 2000);
  g_assert_cmpuint (totals.n_days, ==, 4);
  g_assert_cmpuint (totals.n_later, ==, 1);
  g_assert_cmpuint (totals.n_undated, ==, 2);
}

static void
test_nothing (void)
{
  RegValueTotals totals;
  g_autoptr (GArray) points = reg_value_history_compute (NULL, 0, NULL, &totals);

  g_assert_cmpuint (points->len, ==, 0);
  g_assert_cmpint (totals.contribution, ==, 0);
}

static void
test_limits (void)
{
  const RegValueEvent events[] = { { "2026-01-01", G_MAXINT64, 0 },
                                   { "2026-01-01", G_MAXINT64, G_MININT64 } };
  RegValueTotals totals;
  g_autoptr (GArray) points = reg_value_history_compute (events, 2, NULL, &totals);

  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpint (totals.contribution, ==, G_MAXINT64);
}

/* The sums that the texts print. */
static void
test_formulas (void)
{
  g_assert_cmpint (reg_value_lifetime (100000, 20000, 15000), ==, 65000);
  g_assert_cmpint (reg_value_lifetime (6000, 8000, 1500), ==, -3500);
  g_assert_cmpint (reg_value_lifetime (0, 0, 0), ==, 0);
  g_assert_cmpint (reg_value_lifetime (500000, 20000, 30000), ==, 450000);
  g_assert_cmpint (reg_value_of_relationship (1250050, 0, 830025), ==, 420025);
  g_assert_cmpint (reg_value_of_relationship (1250050, 50000, 830025), ==, 470025);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/value-history/steps", test_steps);
  g_test_add_func ("/value-history/nothing", test_nothing);
  g_test_add_func ("/value-history/limits", test_limits);
  g_test_add_func ("/value-history/formulas", test_formulas);
  return g_test_run ();
}
