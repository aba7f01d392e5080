/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-proportion.h"

static void
assert_range (guint64 successes, guint64 trials, double low, double high)
{
  double a, b;

  reg_proportion_range (successes, trials, &a, &b);
  g_assert_cmpfloat_with_epsilon (a, low, 0.0005);
  g_assert_cmpfloat_with_epsilon (b, high, 0.0005);
}

static void
test_ranges (void)
{
  assert_range (3, 5, 0.231, 0.882);
  assert_range (0, 5, 0, 0.434);
  assert_range (5, 5, 0.566, 1);
  assert_range (500, 1000, 0.469, 0.531);
  assert_range (0, 0, 0, 1);
  assert_range (9, 5, 0.566, 1);
}

/* What did not happen is the rest of what did. */
static void
test_symmetry (void)
{
  for (guint64 n = 1; n < 60; n++)
    for (guint64 k = 0; k <= n; k++)
      {
        double low, high, other_low, other_high;

        reg_proportion_range (k, n, &low, &high);
        reg_proportion_range (n - k, n, &other_low, &other_high);
        g_assert_cmpfloat_with_epsilon (low, 1 - other_high, 1e-12);
        g_assert_cmpfloat (low, <=, (double)k / (double)n + 1e-12);
        g_assert_cmpfloat (high, >=, (double)k / (double)n - 1e-12);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/proportion/ranges", test_ranges);
  g_test_add_func ("/proportion/symmetry", test_symmetry);
  return g_test_run ();
}
