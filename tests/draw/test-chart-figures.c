/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "chart-samples.h"

#include "draw/reg-chart-export.h"

#include <locale.h>
#include <string.h>

/* What a chart says in its picture, its table and its sentences is what it was given. */

#define ROUNDS 40

static gint64
any_amount (void)
{
  return g_test_rand_int_range (-2000000, 9000000);
}

/* A figure of the table as it stands in the file for spreadsheets: a plain number. */
static gint64
csv_minor (const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, ".", 2);
  gboolean negative = parts[0][0] == '-';
  gint64 whole = g_ascii_strtoll (parts[0] + negative, NULL, 10);
  gint64 cents = parts[1] ? g_ascii_strtoll (parts[1], NULL, 10) : 0;

  g_assert_true (parts[1] == NULL || strlen (parts[1]) == 2);
  return (negative ? -1 : 1) * (whole * 100 + cents);
}

/* The rows of the table for spreadsheets, without its head; no field of these charts needs quotes. */
static GPtrArray *
csv_rows (RegChart *chart)
{
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_assert_null (strchr (lines[i], '"'));
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
    }
  g_assert_cmpuint (rows->len, ==, reg_chart_table_get_n_rows (table));
  return rows;
}

static const char *
cell (GPtrArray *rows, guint row, guint column)
{
  char **fields = rows->pdata[row];

  g_assert_cmpuint (g_strv_length (fields), >, column);
  return fields[column];
}

/* --- pipeline ----------------------------------------------------------------------------- */

static void
test_pipeline_table (void)
{
  static const char *const names[] = { "New", "Qualified", "Quoted", "Talks", "Won" };

  for (int round = 0; round < ROUNDS; round++)
    {
      RegChartStage stages[G_N_ELEMENTS (names)];
      const RegChartPipelineData data = { stages, G_N_ELEMENTS (names), FALSE, 0, 0 };
      g_autoptr (RegChart) chart = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        stages[i] = (RegChartStage){ names[i], any_amount (), any_amount (),
                                     (guint)g_test_rand_int_range (0, 1000), i == 4 };
      chart = reg_chart_pipeline_new (&data, NULL);
      rows = csv_rows (chart);
      g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (names));
      for (guint i = 0; i < rows->len; i++)
        {
          g_autofree char *count = g_strdup_printf ("%u", stages[i].count);
          g_autofree char *told = reg_chart_describe_datum (chart, (int)i);

          g_assert_cmpstr (cell (rows, i, 0), ==, names[i]);
          g_assert_cmpstr (cell (rows, i, 1), ==, count);
          g_assert_cmpint (csv_minor (cell (rows, i, 2)), ==, stages[i].amount);
          g_assert_cmpint (csv_minor (cell (rows, i, 3)), ==, stages[i].weighted);
          g_assert_nonnull (strstr (told, names[i]));
        }
    }
}

/* --- Pareto ------------------------------------------------------------------------------- */

static int
compare_falling (const void *a, const void *b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x < y) - (x > y);
}

/* The sums of the table are sums of the best customers, added up here once more. */
static void
test_pareto_table (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      gsize n = (gsize)g_test_rand_int_range (1, 400);
      g_autofree gint64 *profits = g_new (gint64, n);
      g_autofree gint64 *sorted = NULL;
      g_autoptr (RegChart) chart = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      for (gsize i = 0; i < n; i++)
        profits[i] = any_amount ();
      sorted = g_memdup2 (profits, n * sizeof *profits);
      qsort (sorted, n, sizeof *sorted, compare_falling);
      chart = reg_chart_pareto_new (profits, n, NULL);
      rows = csv_rows (chart);
      g_assert_cmpuint (rows->len, ==, MIN (n, 10));
      for (guint row = 0; row < rows->len; row++)
        {
          gsize count = (gsize)g_ascii_strtoull (cell (rows, row, 0), NULL, 10);
          gint64 sum = 0;

          g_assert_cmpuint (count, >=, 1);
          g_assert_cmpuint (count, <=, n);
          for (gsize i = 0; i < count; i++)
            sum += sorted[i];
          g_assert_cmpint (csv_minor (cell (rows, row, 2)), ==, sum);
        }
      g_assert_cmpuint (g_ascii_strtoull (cell (rows, rows->len - 1, 0), NULL, 10), ==, n);
    }
}

/* --- value -------------------------------------------------------------------------------- */

static void
test_value_table (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      RegChartContribution contributions[20];
      char dates[20][11];
      RegChartValueData data = { .contributions = contributions,
                                 .n_contributions = (gsize)g_test_rand_int_range (1, 20),
                                 .today = "2026-11-22" };
      g_autoptr (RegChart) chart = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      gint64 sum = 0, total = 0;

      for (gsize i = 0; i < data.n_contributions; i++)
        {
          g_snprintf (dates[i], sizeof dates[i], "%04d-%02d-%02d",
                      g_test_rand_int_range (2019, 2027), g_test_rand_int_range (1, 13),
                      g_test_rand_int_range (1, 29));
          contributions[i] = (RegChartContribution){ dates[i], any_amount (), "thing" };
          total += contributions[i].amount;
        }
      chart = reg_chart_value_new (&data, NULL);
      rows = csv_rows (chart);
      g_assert_cmpuint (rows->len, ==, data.n_contributions);
      for (guint row = 0; row < rows->len; row++)
        {
          if (row > 0)
            g_assert_cmpstr (cell (rows, row - 1, 0), <=, cell (rows, row, 0));
          sum += csv_minor (cell (rows, row, 2));
          g_assert_cmpint (csv_minor (cell (rows, row, 3)), ==, sum);
        }
      g_assert_cmpint (sum, ==, total);
    }
}

/* --- pictures ----------------------------------------------------------------------------- */

static RegChart *
any_sample (guint which)
{
  switch (which)
    {
    case 0:
      return sample_pipeline ();
    case 1:
      return sample_pareto (300);
    case 2:
      return sample_value (TRUE);
    default:
      return sample_clock (1025, FALSE);
    }
}

/* From right to left every place is the mirror image of the one from left to right. */
static void
test_mirrored (void)
{
  const double width = 460, height = 220;

  for (guint which = 0; which < 4; which++)
    {
      g_autoptr (RegChart) chart = any_sample (which);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      for (guint i = 0; i < reg_chart_get_n_data (chart); i++)
        {
          RegChartRect ltr, rtl;

          style.rtl = FALSE;
          g_assert_true (reg_chart_get_datum_area (chart, width, height, &style, (int)i, &ltr));
          style.rtl = TRUE;
          g_assert_true (reg_chart_get_datum_area (chart, width, height, &style, (int)i, &rtl));
          g_assert_cmpfloat_with_epsilon (rtl.width, ltr.width, 1);
          g_assert_cmpfloat_with_epsilon (rtl.x + rtl.width, width - ltr.x, 1);
          g_assert_cmpfloat_with_epsilon (rtl.y, ltr.y, 1);
        }
    }
}

/* Wider sheets stretch what is on them and never change its order. */
static void
test_places_keep_their_order (void)
{
  for (guint which = 1; which < 4; which++)
    {
      g_autoptr (RegChart) chart = any_sample (which);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      for (int width = 180; width <= 1800; width += 270)
        for (guint i = 1; i < reg_chart_get_n_data (chart); i++)
          {
            RegChartRect before, after;

            reg_chart_get_datum_area (chart, width, 200, &style, (int)i - 1, &before);
            reg_chart_get_datum_area (chart, width, 200, &style, (int)i, &after);
            g_assert_cmpfloat (before.x, <=, after.x + 0.5);
            g_assert_cmpfloat (after.x + after.width, <=, width + 1);
          }
    }
}

/* The same chart on twice the points has the same ink in the same places. */
static void
test_twice_the_points (void)
{
  for (guint which = 0; which < 4; which++)
    {
      g_autoptr (RegChart) chart = any_sample (which);
      RegChartExport options = { REG_CHART_FORMAT_PNG, 300, 200, 1, "t", "s", NULL };
      guint ink[2] = { 0 };
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      for (int scale = 1; scale <= 2; scale++)
        {
          cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300 * scale,
                                                                 200 * scale);
          cairo_t *cr = cairo_create (surface);

          cairo_scale (cr, scale, scale);
          reg_chart_draw (chart, cr, options.width, options.height, &style);
          cairo_destroy (cr);
          cairo_surface_flush (surface);
          ink[scale - 1] = count_ink (surface, 0, 0, 300 * scale, 200 * scale);
          cairo_surface_destroy (surface);
        }
      g_assert_cmpuint (ink[0], >, 200);
      /* Four times the pixels; thin lines and letters have less of them at their edges. */
      g_assert_cmpuint (ink[1], >, 2 * ink[0]);
      g_assert_cmpuint (ink[1], <, 5 * ink[0]);
    }
}

/* Every format holds something of its own kind, for every chart, wide and narrow, dark and light. */
static void
test_every_format (void)
{
  static const char *const heads[] = { [REG_CHART_FORMAT_PNG] = "\211PNG\r\n",
                                       [REG_CHART_FORMAT_SVG] = "<?xml",
                                       [REG_CHART_FORMAT_PDF] = "%PDF-1" };

  for (guint which = 0; which < 4; which++)
    for (int format = 0; format < (int)G_N_ELEMENTS (heads); format++)
      for (int dark = 0; dark < 2; dark++)
        {
          g_autoptr (RegChart) chart = any_sample (which);
          RegChartExport options = { format,       dark ? 240 : 900, 0,           1,
                                     "What it is", "Why.",           "2026-11-22" };
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GError) error = NULL;
          RegChartStyle style;

          reg_chart_style_init (&style, dark);
          options.height = reg_chart_export_measure (chart, &style, &options);
          g_assert_cmpfloat (options.height, >, 60);
          bytes = reg_chart_export_bytes (chart, &style, &options, &error);
          g_assert_no_error (error);
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (heads[format]), heads[format],
                           strlen (heads[format]));
          g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
        }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/figures/pipeline-table", test_pipeline_table);
  g_test_add_func ("/draw/figures/pareto-table", test_pareto_table);
  g_test_add_func ("/draw/figures/value-table", test_value_table);
  g_test_add_func ("/draw/figures/mirrored", test_mirrored);
  g_test_add_func ("/draw/figures/places-keep-their-order", test_places_keep_their_order);
  g_test_add_func ("/draw/figures/twice-the-points", test_twice_the_points);
  g_test_add_func ("/draw/figures/every-format", test_every_format);
  return g_test_run ();
}
