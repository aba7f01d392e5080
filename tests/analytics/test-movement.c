/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-movement.h"

#include <string.h>

static void
put (guint8 *from, guint8 *to, gsize *n, gsize many, RegRung before, RegRung after)
{
  for (gsize i = 0; i < many; i++, (*n)++)
    {
      from[*n] = before;
      to[*n] = after;
    }
}

/* 17 up, 20 down, 115 present: -2.6087 %. */
static void
test_vector (void)
{
  guint8 from[200], to[200];
  gsize n = 0;
  RegMovement movement;

  put (from, to, &n, 10, REG_RUNG_FIRST, REG_RUNG_REPEAT);
  put (from, to, &n, 4, REG_RUNG_LOST, REG_RUNG_PROSPECT);
  put (from, to, &n, 3, REG_RUNG_CLIENT, REG_RUNG_PARTNER);
  put (from, to, &n, 15, REG_RUNG_CLIENT, REG_RUNG_LOST);
  put (from, to, &n, 5, REG_RUNG_ADVOCATE, REG_RUNG_FIRST);
  put (from, to, &n, 78, REG_RUNG_REPEAT, REG_RUNG_REPEAT);
  /* Who was not there at both dates does not count. */
  put (from, to, &n, 30, (RegRung)REG_MOVEMENT_ABSENT, REG_RUNG_FIRST);
  put (from, to, &n, 2, REG_RUNG_FIRST, (RegRung)REG_MOVEMENT_ABSENT);
  reg_movement_count (from, to, n, &movement);
  g_assert_cmpuint (movement.n_present, ==, 115);
  g_assert_cmpuint (movement.n_up, ==, 17);
  g_assert_cmpuint (movement.n_down, ==, 20);
  g_assert_cmpint (movement.net, ==, -26087);
  g_assert_cmpuint (movement.n[REG_RUNG_CLIENT][REG_RUNG_LOST], ==, 15);
  g_assert_cmpuint (movement.n[REG_RUNG_REPEAT][REG_RUNG_REPEAT], ==, 78);
}

static void
test_nobody (void)
{
  guint8 from[] = { REG_MOVEMENT_ABSENT }, to[] = { REG_RUNG_FIRST };
  RegMovement movement;

  reg_movement_count (from, to, 1, &movement);
  g_assert_cmpuint (movement.n_present, ==, 0);
  g_assert_cmpint (movement.net, ==, 0);
  reg_movement_count (NULL, NULL, 0, &movement);
  g_assert_cmpuint (movement.n_present, ==, 0);
}

/* The matrix holds everybody once, and turned around everybody moves the other way. */
static void
test_random (void)
{
  enum
  {
    N = 500
  };
  guint8 from[N], to[N];
  RegMovement there, back;
  guint sum = 0;

  for (int i = 0; i < N; i++)
    {
      from[i] = g_test_rand_int_range (0, REG_N_RUNGS + 1);
      to[i] = g_test_rand_int_range (0, REG_N_RUNGS + 1);
    }
  reg_movement_count (from, to, N, &there);
  reg_movement_count (to, from, N, &back);
  for (int row = 0; row < REG_N_RUNGS; row++)
    for (int column = 0; column < REG_N_RUNGS; column++)
      {
        sum += there.n[row][column];
        g_assert_cmpuint (there.n[row][column], ==, back.n[column][row]);
      }
  g_assert_cmpuint (sum, ==, there.n_present);
  g_assert_cmpuint (there.n_up, ==, back.n_down);
  g_assert_cmpint (there.net, ==, -back.net);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/movement/vector", test_vector);
  g_test_add_func ("/movement/nobody", test_nobody);
  g_test_add_func ("/movement/random", test_random);
  return g_test_run ();
}
