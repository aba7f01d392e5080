/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-measures.h"

/* Ten units are a period; the one before is from 0 to 10, the period from 10 to 20. */
static const RegMeasureSample samples[] = {
  { 1, 7, 10, 30, 100 }, { 2, 7, 19, 10, 300 },  { 3, 7, 12, 80, 0 }, { 4, 7, 20, 900, 900 },
  { 5, 7, 9, 5, 10 },    { 6, 7, -1, 900, 900 }, { 7, 3, 0, 4, 8 },   { 8, 3, 1, 5, 8 },
  { 8, 3, 2, 1, 8 },     { 9, 0, 15, 0, 0 },     { 9, 4, 30, 1, 1 },  { 2, 7, 11, 20, 100 },
};

static const RegMeasureRow *
find_row (GArray *rows, gint64 key)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, RegMeasureRow, i).key == key)
      return &g_array_index (rows, RegMeasureRow, i);
  return NULL;
}

static void
assert_figure (const RegMeasureFigure *figure, guint n, gint64 value)
{
  g_assert_cmpuint (figure->n, ==, n);
  g_assert_cmpint (figure->value, ==, value);
}

static GArray *
compare (RegMeasureForm form)
{
  return reg_measures_compare (samples, G_N_ELEMENTS (samples), form, 10, 20, 0);
}

/* Of an even number the mean of the two in the middle; who did nothing is not there. */
static void
test_median (void)
{
  g_autoptr (GArray) rows = compare (REG_MEASURE_MEDIAN);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (g_array_index (rows, RegMeasureRow, 0).key, ==, 0);
  g_assert_cmpint (g_array_index (rows, RegMeasureRow, 2).key, ==, 7);
  assert_figure (&find_row (rows, 7)->now, 4, 25);
  assert_figure (&find_row (rows, 7)->before, 1, 5);
  assert_figure (&find_row (rows, 3)->now, 0, 0);
  assert_figure (&find_row (rows, 3)->before, 3, 4);
  g_assert_null (find_row (rows, 4));
}

/* (30 + 10 + 80 + 20) / 500; nothing of nothing is no share. */
static void
test_share (void)
{
  g_autoptr (GArray) rows = compare (REG_MEASURE_SHARE);

  assert_figure (&find_row (rows, 7)->now, 4, 280000);
  assert_figure (&find_row (rows, 7)->before, 1, 500000);
  assert_figure (&find_row (rows, 3)->before, 3, 416667);
  g_assert_cmpuint (find_row (rows, 0)->now.n, ==, 0);
}

static void
test_count (void)
{
  g_autoptr (GArray) rows = compare (REG_MEASURE_COUNT);

  assert_figure (&find_row (rows, 7)->now, 4, 4);
  assert_figure (&find_row (rows, 3)->now, 0, 0);
  assert_figure (&find_row (rows, 3)->before, 3, 3);
}

/* Amounts as large as they can be do not wrap. */
static void
test_extremes (void)
{
  const RegMeasureSample large[] = {
    { 1, 1, 0, G_MAXINT64, G_MAXINT64 },
    { 2, 1, 0, G_MAXINT64, G_MAXINT64 },
    { 3, 2, 0, 0, G_MAXINT64 },
    { 4, 2, 0, 1, 1 },
  };
  g_autoptr (GArray) shares = reg_measures_compare (large, 4, REG_MEASURE_SHARE, 0, 1, -1);
  g_autoptr (GArray) medians = reg_measures_compare (large, 2, REG_MEASURE_MEDIAN, 0, 1, -1);
  g_autoptr (GArray) none = reg_measures_compare (NULL, 0, REG_MEASURE_MEDIAN, 0, 1, -1);

  assert_figure (&find_row (shares, 1)->now, 2, 1000000);
  assert_figure (&find_row (shares, 2)->now, 2, 0);
  assert_figure (&find_row (medians, 1)->now, 2, G_MAXINT64);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Each quotation once, those of the period alone. */
static void
test_list (void)
{
  g_autoptr (GArray) now = reg_measures_list (samples, G_N_ELEMENTS (samples), 7, 10, 20);
  g_autoptr (GArray) before = reg_measures_list (samples, G_N_ELEMENTS (samples), 3, 0, 10);

  g_assert_cmpuint (now->len, ==, 3);
  g_assert_cmpint (g_array_index (now, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (now, gint64, 2), ==, 3);
  g_assert_cmpuint (before->len, ==, 2);
}

/* The top of a band belongs to it, the least bit more does not. */
static void
test_bands (void)
{
  g_assert_cmpuint (reg_discount_band_find (-50000), ==, 0);
  g_assert_cmpuint (reg_discount_band_find (0), ==, 0);
  g_assert_cmpuint (reg_discount_band_find (G_MAXINT64), ==, REG_N_DISCOUNT_BANDS - 1);
  for (guint band = 0; band < REG_N_DISCOUNT_BANDS; band++)
    {
      gint64 top = reg_discount_band_get_top (band);

      g_assert_cmpuint (reg_discount_band_find (top), ==, band);
      if (band + 1 < REG_N_DISCOUNT_BANDS)
        g_assert_cmpuint (reg_discount_band_find (top + 1), ==, band + 1);
      g_assert_cmpuint (reg_discount_band_find (reg_discount_band_get_middle (band)), ==, band);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/measures/median", test_median);
  g_test_add_func ("/measures/share", test_share);
  g_test_add_func ("/measures/count", test_count);
  g_test_add_func ("/measures/extremes", test_extremes);
  g_test_add_func ("/measures/list", test_list);
  g_test_add_func ("/measures/bands", test_bands);
  return g_test_run ();
}
