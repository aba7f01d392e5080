/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-hlc.h"

static void
test_tick (void)
{
  RegHlc clock = { 0 };
  gint64 a = reg_hlc_tick (&clock, 1000), b = reg_hlc_tick (&clock, 1000),
         c = reg_hlc_tick (&clock, 900), d = reg_hlc_tick (&clock, 2000);

  g_assert_cmpint (a, ==, reg_hlc_make (1000, 0));
  g_assert_cmpint (b, ==, a + 1);
  g_assert_cmpint (c, ==, b + 1);
  g_assert_cmpint (c, <, reg_hlc_make (1001, 0));
  g_assert_cmpint (d, ==, reg_hlc_make (2000, 0));
}

static void
test_counter_carries (void)
{
  RegHlc clock = { reg_hlc_make (1000, 65535) };
  gint64 next = reg_hlc_tick (&clock, 1000);

  g_assert_cmpint (next, ==, reg_hlc_make (1001, 0));
}

static void
test_limits (void)
{
  RegHlc clock = { REG_HLC_MAX };

  g_assert_cmpint (reg_hlc_tick (&clock, G_MAXINT64), ==, REG_HLC_MAX);
  g_assert_cmpint (reg_hlc_make (G_MAXINT64, 99999999), ==, REG_HLC_MAX);
  g_assert_cmpint (reg_hlc_make (-1, 3), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/hlc/tick", test_tick);
  g_test_add_func ("/hlc/counter-carries", test_counter_carries);
  g_test_add_func ("/hlc/limits", test_limits);
  return g_test_run ();
}
