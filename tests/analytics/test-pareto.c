/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pareto.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sums of the best 0, 1, 2 … as "0 5 8", then how many the best fifth are, how many lose and what. */
static void
assert_pareto (const gint64 *values, gsize n, const char *sums, const char *figures)
{
  g_autofree gint64 *curve = g_new (gint64, n + 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *got = NULL;
  RegPareto result;

  reg_pareto_compute (values, n, REG_PARETO_TOP_PPM, curve, &result);
  for (gsize i = 0; i <= n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", curve[i]);
  g_assert_cmpstr (text->str, ==, sums);
  got = g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GINT64_FORMAT, result.n_top,
                         result.n_negative, result.negative_sum);
  g_assert_cmpstr (got, ==, figures);
}

#define MAX_TEXT "9223372036854775807"

static void
test_figures (void)
{
  const gint64 ten[] = { 25, 300, 60, 5, 40, 500, 30, 20, 8, 12 };
  const gint64 equal[] = { 7, 7, 7, 7, 7 };
  const gint64 losses[] = { 100, 60, -20, -40, 0 };
  const gint64 no_profit[] = { -5, -6, 1 };
  const gint64 seven[] = { 1, 2, 3, 4, 5, 6, 7 }, eight[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
  const gint64 huge[] = { G_MAXINT64, G_MAXINT64, G_MININT64, 1 };
  const gint64 deep[] = { G_MININT64, G_MININT64, 5 };
  const gint64 zeros[] = { 0, 0 };

  assert_pareto (ten, 10, "0 500 800 860 900 930 955 975 987 995 1000", "2 0 0");
  assert_pareto (equal, 5, "0 7 14 21 28 35", "1 0 0");
  /* Some customers cost more than they bring: the curve comes down again. */
  assert_pareto (losses, 5, "0 100 160 160 140 100", "1 2 -60");
  assert_pareto (no_profit, 3, "0 1 -4 -10", "1 2 -11");
  assert_pareto (zeros, 2, "0 0 0", "1 0 0");
  assert_pareto (seven, 7, "0 7 13 18 22 25 27 28", "1 0 0");
  assert_pareto (eight, 8, "0 1 2 3 4 5 6 7 8", "2 0 0");
  assert_pareto (seven, 1, "0 1", "1 0 0");
  assert_pareto (NULL, 0, "0", "0 0 0");
  /* Two of the largest leave 64 bits, and what is lost afterwards comes off the real sum. */
  assert_pareto (huge, 4, "0 " MAX_TEXT " " MAX_TEXT " " MAX_TEXT " " MAX_TEXT,
                 "1 1 -9223372036854775808");
  assert_pareto (deep, 3, "0 5 -9223372036854775803 -9223372036854775808",
                 "1 2 -9223372036854775808");
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
  g_autofree gint64 *curve = NULL;
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
  curve = g_new (gint64, sums->len + 1);
  reg_pareto_compute ((gint64 *)sums->data, sums->len, REG_PARETO_TOP_PPM, curve, &result);
  g_assert_cmpuint (sums->len, ==, 2357);
  g_assert_cmpint (curve[2357], ==, 24409194);
  g_assert_cmpuint (result.n_top, ==, 471);
  /* The best 777 earn 80 %, and one less does not. */
  g_assert_cmpint (curve[777] * 10, >=, curve[2357] * 8);
  g_assert_cmpint (curve[776] * 10, <, curve[2357] * 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pareto/figures", test_figures);
  g_test_add_func ("/pareto/shared", test_shared);
  return g_test_run ();
}
