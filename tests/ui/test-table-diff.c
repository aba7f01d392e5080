/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui/table/reg-table-diff.h"

/* Applies the splices as the model does, from the last to the first. */
static void
check (const char *before, const char *after, guint max_splices, guint expected)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (RegTableId));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (RegTableId));
  g_autoptr (GArray) splices = NULL;

  for (const char *p = before; *p != '\0'; p++)
    g_array_append_vals (old, &(RegTableId){ *p }, 1);
  for (const char *p = after; *p != '\0'; p++)
    g_array_append_vals (new, &(RegTableId){ *p }, 1);
  splices = reg_table_diff ((const RegTableId *)old->data, old->len, (const RegTableId *)new->data,
                            new->len, max_splices);
  g_assert_cmpuint (splices->len, <=, max_splices);
  if (expected != G_MAXUINT)
    g_assert_cmpuint (splices->len, ==, expected);
  for (guint i = splices->len; i > 0; i--)
    {
      RegTableSplice *splice = &g_array_index (splices, RegTableSplice, i - 1);

      if (splice->removed > 0)
        g_array_remove_range (old, splice->position, splice->removed);
      if (splice->added > 0)
        g_array_insert_vals (old, splice->position,
                             &g_array_index (new, RegTableId, splice->source), splice->added);
    }
  g_assert_cmpmem (old->data, old->len * sizeof (RegTableId), new->data,
                   new->len * sizeof (RegTableId));
}

static void
test_few_changes (void)
{
  check ("", "", 8, 0);
  check ("abc", "abc", 8, 0);
  check ("", "abc", 8, 1);
  check ("abc", "", 8, 1);
  check ("abcdef", "abxcdef", 8, 1);
  check ("abcdef", "abdef", 8, 1);
  check ("abcdef", "abXdef", 8, 1);
  /* A row that moved leaves one place and comes to another. */
  check ("abcdefgh", "agbcdefh", 8, 2);
  check ("abcdefgh", "bcdeafgh", 8, 2);
  check ("abcdefghijkl", "bcdXefghikl", 8, 3);
}

static void
test_limit (void)
{
  check ("abcdefghijkl", "bcdXefghikl", 1, 1);
  check ("abcdefghijkl", "bcdXefghikl", 2, 2);
  check ("abcdefgh", "hgfedcba", 1, 1);
}

static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char before[64];
      char after[64];
      int n_before = g_test_rand_int_range (0, 60);
      int n_after = 0;

      for (int i = 0; i < n_before; i++)
        before[i] = '0' + i;
      before[n_before] = '\0';
      for (int i = 0; i < n_before; i++)
        if (g_test_rand_int_range (0, 10) != 0)
          after[n_after++] = before[i];
      after[n_after] = '\0';
      for (int swaps = g_test_rand_int_range (0, 3); swaps > 0 && n_after > 1; swaps--)
        {
          int a = g_test_rand_int_range (0, n_after);
          int b = g_test_rand_int_range (0, n_after);
          char held = after[a];

          after[a] = after[b];
          after[b] = held;
        }
      check (before, after, 6, G_MAXUINT);
      check (after, before, 6, G_MAXUINT);
    }
}

/* Far apart changes in a long list stay far apart. */
static void
test_long (void)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (RegTableId));
  g_autoptr (GArray) new = NULL;
  g_autoptr (GArray) splices = NULL;
  RegTableId strange = -1;

  for (RegTableId id = 1; id <= 100000; id++)
    g_array_append_val (old, id);
  new = g_array_copy (old);
  g_array_remove_index (new, 90000);
  g_array_insert_val (new, 50, strange);
  splices = reg_table_diff ((const RegTableId *)old->data, old->len, (const RegTableId *)new->data,
                            new->len, 32);
  g_assert_cmpuint (splices->len, ==, 2);
  g_assert_cmpuint (g_array_index (splices, RegTableSplice, 0).position, ==, 50);
  g_assert_cmpuint (g_array_index (splices, RegTableSplice, 0).added, ==, 1);
  g_assert_cmpuint (g_array_index (splices, RegTableSplice, 1).position, ==, 90000);
  g_assert_cmpuint (g_array_index (splices, RegTableSplice, 1).removed, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/table/diff/few-changes", test_few_changes);
  g_test_add_func ("/table/diff/limit", test_limit);
  g_test_add_func ("/table/diff/random", test_random);
  g_test_add_func ("/table/diff/long", test_long);
  return g_test_run ();
}
