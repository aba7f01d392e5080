/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-crosstab.h"

static void
test_sums (void)
{
  const guint8 rows[] = { 0, 0, 1, 1, 1, 7 };
  const guint8 columns[] = { 0, 2, 1, 1, 2, 0 };
  const gint64 amounts[] = { 10, -4, 100, 1, G_MAXINT64, 5 };
  g_autoptr (RegCrosstab) table = reg_crosstab_new (rows, columns, amounts, 6, 2, 3);
  static const guint counts[] = { 1, 0, 1, 2, 0, 2, 1, 3, 1, 2, 2, 5 };

  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpuint (table->n_columns, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (table->counts[i], ==, counts[i]);
  g_assert_cmpint (table->amounts[0], ==, 10);
  g_assert_cmpint (table->amounts[2], ==, -4);
  g_assert_cmpint (table->amounts[5], ==, 101);
  /* Held at the limit, and nothing is said of so few. */
  g_assert_cmpint (table->amounts[11], ==, G_MAXINT64);
  g_assert_cmpint (table->most, ==, -1);
  g_assert_cmpint (table->least, ==, -1);
}

/* 20 of 40 in the first row, 20 of 40 in the first column: 10 each when spread evenly. */
static void
test_notable (void)
{
  static const struct
  {
    guint both, first_only, second_only, neither;
    int most, least;
  } cases[] = {
    { 10, 10, 10, 10, -1, -1 }, { 12, 8, 8, 12, -1, -1 }, { 20, 0, 0, 20, 0, 1 },
    { 0, 20, 20, 0, 1, 0 },     { 2, 2, 2, 2, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n[] = { cases[i].both, cases[i].first_only, cases[i].second_only,
                          cases[i].neither };
      g_autoptr (GByteArray) rows = g_byte_array_new ();
      g_autoptr (GByteArray) columns = g_byte_array_new ();
      g_autofree gint64 *amounts = NULL;
      g_autoptr (RegCrosstab) table = NULL;

      for (guint cell = 0; cell < 4; cell++)
        for (guint k = 0; k < n[cell]; k++)
          {
            g_byte_array_append (rows, &(guint8){ cell / 2 }, 1);
            g_byte_array_append (columns, &(guint8){ cell % 2 }, 1);
          }
      amounts = g_new0 (gint64, rows->len);
      table = reg_crosstab_new (rows->data, columns->data, amounts, rows->len, 2, 2);
      /* A table of 3 × 3 with the sums. */
      g_assert_cmpint (table->most, ==,
                       cases[i].most < 0 ? -1 : cases[i].most / 2 * 3 + cases[i].most % 2);
      g_assert_cmpint (table->least, ==, cases[i].least);
      if (table->most >= 0)
        g_assert_cmpuint (table->expected_most, ==, 10);
      if (table->least >= 0)
        g_assert_cmpuint (table->expected_least, ==, 10);
    }
}

static void
test_nobody (void)
{
  g_autoptr (RegCrosstab) table = reg_crosstab_new (NULL, NULL, NULL, 0, 2, 2);

  for (guint i = 0; i < 9; i++)
    g_assert_cmpuint (table->counts[i], ==, 0);
  g_assert_cmpint (table->most, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/crosstab/sums", test_sums);
  g_test_add_func ("/crosstab/notable", test_notable);
  g_test_add_func ("/crosstab/nobody", test_nobody);
  return g_test_run ();
}
