/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-acquaintance.h"

#define N_MANY 300

static void
test_close (void)
{
  static const struct
  {
    gint64 counts[12];
    gsize n, close;
  } cases[] = {
    { { 0 }, 0, 0 },
    { { 14 }, 1, 1 },
    { { 1 }, 1, 0 },
    { { 9, 8, 7, 6, 5 }, 5, 1 },
    { { 9, 8, 7, 6, 5, 4 }, 6, 2 },
    { { 9, 9, 9, 6, 5 }, 5, 3 },          /* as many contacts as the last of the fifth */
    { { 9, 3, 3, 3, 3, 1, 1, 1 }, 8, 5 }, /* ties reach as far as they go */
    { { 4, 4, 4, 4 }, 4, 4 },             /* all alike */
    { { 1, 1, 1, 1, 1, 1, 1, 1 }, 8, 0 }, /* one matter each */
    { { 7, 1, 1, 1, 1, 1, 1, 1 }, 8, 1 }, /* the fifth of eight is two, but nobody comes second */
    { { 5, 4, 3, 2, 2, 2, 2, 2, 1, 1, 1 }, 11, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (reg_acquaintance_count_close (cases[i].counts, cases[i].n), ==,
                      cases[i].close);
}

/* A firm of three hundred people. */
static void
test_many (void)
{
  gint64 counts[N_MANY];

  for (guint i = 0; i < N_MANY; i++)
    counts[i] = N_MANY + 1 - i;
  g_assert_cmpuint (reg_acquaintance_count_close (counts, N_MANY), ==, N_MANY / 5);
  for (guint i = 0; i < N_MANY; i++)
    counts[i] = G_MAXINT64;
  g_assert_cmpuint (reg_acquaintance_count_close (counts, N_MANY), ==, N_MANY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/acquaintance/close", test_close);
  g_test_add_func ("/acquaintance/many", test_many);
  return g_test_run ();
}
