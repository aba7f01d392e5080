/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pareto.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
compute (const gint64 *values, gsize n, gint64 *curve, RegPareto *result)
{
  reg_pareto_compute (values, n, REG_PARETO_TOP_PPM, REG_PARETO_TARGET_PPM, curve, result);
}

static void
test_ten (void)
{
  const gint64 values[] = { 25, 300, 60, 5, 40, 500, 30, 20, 8, 12 };
  gint64 curve[10];
  RegPareto result;

  compute (values, 10, curve, &result);
  g_assert_cmpint (result.total, ==, 1000);
  g_assert_cmpuint (result.n_top, ==, 2);
  g_assert_cmpint (result.top_sum, ==, 800);
  g_assert_cmpint (result.top_share, ==, 800000);
  g_assert_cmpuint (result.n_target, ==, 2);
  g_assert_cmpint (result.target_people, ==, 200000);
  g_assert_true (result.has_gini);
  g_assert_cmpfloat_with_epsilon (result.gini, 0.6804, 1e-9);
  g_assert_cmpint (curve[0], ==, 500);
  g_assert_cmpint (curve[2], ==, 860);
  g_assert_cmpint (curve[9], ==, 1000);
}

static void
test_equal (void)
{
  const gint64 values[] = { 7, 7, 7, 7, 7 };
  RegPareto result;

  compute (values, 5, NULL, &result);
  g_assert_cmpint (result.top_share, ==, 200000);
  g_assert_cmpuint (result.n_target, ==, 4);
  g_assert_cmpfloat_with_epsilon (result.gini, 0, 1e-12);
}

/* Some customers cost more than they bring: the share passes 100 %, the curve comes down again. */
static void
test_losses (void)
{
  const gint64 values[] = { 100, 60, -20, -40, 0 };
  gint64 curve[5];
  RegPareto result;

  compute (values, 5, curve, &result);
  g_assert_cmpint (result.total, ==, 100);
  g_assert_cmpint (result.top_share, ==, 1000000);
  g_assert_cmpuint (result.n_target, ==, 1);
  g_assert_cmpuint (result.n_negative, ==, 2);
  g_assert_cmpint (result.negative_sum, ==, -60);
  g_assert_false (result.has_gini);
  g_assert_cmpint (curve[1], ==, 160);
  g_assert_cmpint (curve[4], ==, 100);
  reg_pareto_compute (values, 5, 400000, 800000, NULL, &result);
  g_assert_cmpint (result.top_share, ==, 1600000);
}

static void
test_no_total (void)
{
  const gint64 losses[] = { -5, -6, 1 }, zeros[] = { 0, 0 };
  RegPareto result;

  compute (losses, 3, NULL, &result);
  g_assert_false (result.has_share);
  g_assert_false (result.has_gini);
  g_assert_cmpint (result.top_share, ==, 0);
  g_assert_cmpuint (result.n_target, ==, 0);
  g_assert_cmpint (result.total, ==, -10);
  compute (zeros, 2, NULL, &result);
  g_assert_false (result.has_share);
  compute (NULL, 0, NULL, &result);
  g_assert_false (result.has_share);
  g_assert_cmpuint (result.n, ==, 0);
}

static void
test_huge (void)
{
  const gint64 values[] = { G_MAXINT64, G_MAXINT64, G_MININT64, 1 };
  gint64 curve[4];
  RegPareto result;

  compute (values, 4, curve, &result);
  g_assert_cmpint (curve[1], ==, G_MAXINT64);
  g_assert_cmpint (result.total, ==, G_MAXINT64 - 1 + 1);
  g_assert_cmpint (result.top_share, ==, 1000000);
}

static void
test_one (void)
{
  const gint64 value = 3;
  RegPareto result;

  compute (&value, 1, NULL, &result);
  g_assert_cmpuint (result.n_top, ==, 1);
  g_assert_cmpint (result.top_share, ==, 1000000);
  g_assert_cmpfloat_with_epsilon (result.gini, 0, 1e-12);
}

/* Cents without floating point: "29.33". */
static gint64
cents (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);

  return atoll (parts[0]) * 100 + (parts[1] != NULL ? atoll (parts[1]) : 0);
}

/* The published purchase log: sums per customer up to the end of June 1998. */
static void
test_shared (void)
{
  const char *shared = g_getenv ("REG_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "cdnow",
                                            "CDNOW_sample.txt", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (gint64));
  RegPareto result;

  if (shared == NULL || !g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("no shared data");
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char id[16], sample[16], date[16], count[16], amount[16];
      gpointer place;

      if (sscanf (*line, "%15s %15s %15s %15s %15s", id, sample, date, count, amount) != 5)
        continue;
      if (!g_hash_table_lookup_extended (places, id, NULL, &place))
        {
          place = GUINT_TO_POINTER (sums->len);
          g_hash_table_insert (places, g_strdup (id), place);
          g_array_set_size (sums, sums->len + 1);
        }
      if (strcmp (date, "19980630") <= 0)
        g_array_index (sums, gint64, GPOINTER_TO_UINT (place)) += cents (amount);
    }
  compute ((gint64 *)sums->data, sums->len, NULL, &result);
  g_assert_cmpuint (result.n, ==, 2357);
  g_assert_cmpint (result.total, ==, 24409194);
  g_assert_cmpuint (result.n_top, ==, 472);
  g_assert_cmpint (ABS (result.top_share - 674550), <=, 5);
  g_assert_cmpuint (result.n_target, ==, 777);
  g_assert_cmpfloat_with_epsilon (result.gini, 0.630917, 5e-7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pareto/ten", test_ten);
  g_test_add_func ("/pareto/equal", test_equal);
  g_test_add_func ("/pareto/losses", test_losses);
  g_test_add_func ("/pareto/no-total", test_no_total);
  g_test_add_func ("/pareto/huge", test_huge);
  g_test_add_func ("/pareto/one", test_one);
  g_test_add_func ("/pareto/shared", test_shared);
  return g_test_run ();
}
