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

  g_assert_cmpint (reg_hlc_get_time (a), ==, 1000);
  g_assert_cmpuint (reg_hlc_get_counter (a), ==, 0);
  g_assert_cmpint (b, ==, a + 1);
  g_assert_cmpint (c, ==, b + 1);
  g_assert_cmpint (reg_hlc_get_time (c), ==, 1000);
  g_assert_cmpint (d, ==, reg_hlc_make (2000, 0));
}

static void
test_counter_carries (void)
{
  RegHlc clock = { reg_hlc_make (1000, 65535) };
  gint64 next = reg_hlc_tick (&clock, 1000);

  g_assert_cmpint (reg_hlc_get_time (next), ==, 1001);
  g_assert_cmpuint (reg_hlc_get_counter (next), ==, 0);
}

/* What a device does after having seen another's stamp comes after it, even a day behind. */
static void
test_merge (void)
{
  RegHlc fast = { 0 }, slow = { 0 };
  gint64 day = 86400000, sent = reg_hlc_tick (&fast, 5 * day), got, later;

  got = reg_hlc_merge (&slow, sent, 4 * day);
  later = reg_hlc_tick (&slow, 4 * day + 10);
  g_assert_cmpint (got, >, sent);
  g_assert_cmpint (later, >, got);
  got = reg_hlc_merge (&fast, later, 6 * day);
  g_assert_cmpint (got, ==, reg_hlc_make (6 * day, 0));
}

static void
test_clamp (void)
{
  gint64 now = 1000000, near = reg_hlc_make (now + 2000, 7), far = reg_hlc_make (now + 2001, 0);

  g_assert_cmpint (reg_hlc_clamp (near, now, 2000), ==, near);
  g_assert_cmpint (reg_hlc_clamp (far, now, 2000), <, far);
  g_assert_cmpint (reg_hlc_get_time (reg_hlc_clamp (far, now, 2000)), ==, now + 2000);
  g_assert_cmpint (reg_hlc_clamp (-5, now, 2000), ==, 0);
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
  g_test_add_func ("/hlc/merge", test_merge);
  g_test_add_func ("/hlc/clamp", test_clamp);
  g_test_add_func ("/hlc/limits", test_limits);
  return g_test_run ();
}
