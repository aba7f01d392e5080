/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "chart-samples.h"

#include <locale.h>
#include <string.h>

static void
test_pipeline_words (void)
{
  g_autoptr (RegChart) chart = sample_pipeline ();
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autofree char *quoted = reg_chart_describe_datum (chart, 2);
  g_autofree char *won = reg_chart_describe_datum (chart, 4);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  /* 41 + 52 + 61 + 28, without what is won. */
  g_assert_cmpstr (summary, ==,
                   "85 open, 182\302\240k; weighted 69\302\240k, in 8 of 10 cases 58\302\240k to "
                   "92\302\240k.");
  g_assert_cmpstr (quoted, ==, "Quoted: 17 deals, 61000.00, weighted 30500.00");
  g_assert_cmpstr (won, ==, "Won this month: 9 deals, 33000.00");
  g_assert_true (has_label (chart, &style, 460, "41\302\240k · 38"));
  g_assert_true (has_label (chart, &style, 460, "Negotiating"));
  g_assert_true (has_label (chart, &style, 240, "41\302\240k · 38"));
  g_assert_true (has_label (chart, &style, 240, "Won this month"));
}

static void
test_pipeline_table (void)
{
  static const RegChartStage stages[] = { { "Say \"yes\", or no", 123456, -5, 1, FALSE } };
  const RegChartPipelineData data = { stages, 1, FALSE, 0, 0 };
  g_autoptr (RegChart) chart = reg_chart_pipeline_new (&data, NULL);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);
  g_autofree char *text = reg_chart_describe_datum (chart, 0);

  g_assert_cmpstr (csv, ==,
                   "Stage,Deals,Amount,Weighted\r\n"
                   "\"Say \"\"yes\"\", or no\",1,1234.56,-0.05\r\n");
  g_assert_true (reg_chart_table_is_numeric (table, 2));
  g_assert_false (reg_chart_table_is_numeric (table, 0));
  g_assert_cmpstr (reg_chart_table_get_cell (table, 0, 0), ==, stages[0].name);
  g_assert_cmpstr (reg_chart_table_get_header (table, 3), ==, "Weighted");
  g_assert_nonnull (strstr (text, "1 deal,"));
}

/* The dark part is as long as the weighted share of the light one, and both start at the names. */
static void
test_pipeline_lengths (void)
{
  static const RegChartStage stages[] = { { "A", 1000, 250, 1, FALSE } };
  const RegChartPipelineData data = { stages, 1, FALSE, 0, 0 };
  g_autoptr (RegChart) chart = reg_chart_pipeline_new (&data, NULL);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      cairo_surface_t *surface;
      guint dark = 0, light = 0;

      style.rtl = rtl;
      surface = draw_on_image (chart, &style, 400, 40);
      for (int x = 0; x < 400; x++)
        {
          /* Just inside the bar, above the labels. */
          guint32 pixel = pixel_at (surface, x, 8);

          dark += pixel == 0xff3584e4;
          light += pixel != 0xff3584e4 && pixel >> 24 == 0xff;
          if (pixel == 0xff3584e4)
            g_assert_true (rtl ? x > 200 : x < 200);
        }
      g_assert_cmpint (ABS ((int)(dark + light) - 4 * (int)dark), <=, 4);
      g_assert_cmpuint (dark, >, 40);
      cairo_surface_destroy (surface);
    }
}

static char *
format_euro (gint64 amount, RegChartAmountForm form, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
  return g_strdup_printf (form == REG_CHART_AMOUNT_SHORT ? "%d€" : "%d whole €",
                          (int)(amount / 100));
}

static void
note_destroyed (gpointer user_data)
{
  *(guint *)user_data = 1000;
}

static void
test_money (void)
{
  static const RegChartStage stages[] = { { "A", 100000, 25000, 3, FALSE } };
  const RegChartPipelineData data = { stages, 1, FALSE, 0, 0 };
  guint calls = 0;
  const RegChartMoney money = { format_euro, &calls, note_destroyed, 0 };
  RegChart *chart = reg_chart_pipeline_new (&data, &money);
  RegChart *again = reg_chart_ref (chart);
  g_autofree char *text = reg_chart_describe_datum (chart, 0);
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);

  g_assert_cmpstr (text, ==, "A: 3 deals, 1000 whole €, weighted 250 whole €");
  g_assert_cmpstr (summary, ==, "3 open, 1000€; weighted 250€.");
  g_assert_nonnull (strstr (csv, "A,3,100000,25000"));
  reg_chart_unref (chart);
  g_assert_cmpuint (calls, <, 1000);
  reg_chart_unref (again);
  g_assert_cmpuint (calls, ==, 1000);
}

static void
test_short_amounts (void)
{
  static const struct
  {
    gint64 amount;
    const char *text;
  } cases[] = {
    { 0, "0 · 1" },
    { 99949, "999 · 1" },
    { 99950, "1\302\240k · 1" },
    { 150000, "1.5\302\240k · 1" },
    { 994000, "9.9\302\240k · 1" },
    { 999600, "10\302\240k · 1" },
    { 99949999, "999\302\240k · 1" },
    { 99950001, "1\302\240M · 1" },
    { 123456789, "1.2\302\240M · 1" },
    { -4200000, "−42\302\240k · 1" },
    { G_MAXINT64, "92233720\302\240G · 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RegChartStage stage = { "S", cases[i].amount, 0, 1, FALSE };
      const RegChartPipelineData data = { &stage, 1, FALSE, 0, 0 };
      g_autoptr (RegChart) chart = reg_chart_pipeline_new (&data, NULL);
      RegChartStyle style;

      reg_chart_style_init (&style, FALSE);
      if (!has_label (chart, &style, 460, cases[i].text))
        g_error ("no label “%s”", cases[i].text);
    }
}

static void
test_pipeline_extremes (void)
{
  static const RegChartStage stages[] = {
    { "", 0, 0, 0, FALSE },
    { NULL, -500, 900, 2, FALSE },
    { "Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfung", G_MAXINT64, G_MAXINT64,
      G_MAXUINT, FALSE },
    { "مرحلة التفاوض", G_MAXINT64, G_MININT64, 12, FALSE },
    { "Two\nlines", 1, 1, 1, TRUE },
  };
  const RegChartPipelineData data = { stages, G_N_ELEMENTS (stages), FALSE, 0, 0 };
  g_autoptr (RegChart) chart = reg_chart_pipeline_new (&data, NULL);

  assert_whole (chart);
}

static void
test_empty (void)
{
  const RegChartPipelineData stages = { 0 };
  g_autoptr (RegChart) pipeline = reg_chart_pipeline_new (&stages, NULL);
  g_autofree char *nothing = reg_chart_get_summary (pipeline);

  assert_whole (pipeline);
  g_assert_cmpstr (nothing, ==, "Nothing is open.");
  g_assert_cmpuint (reg_chart_get_n_data (pipeline), ==, 0);
}

static void
test_samples (void)
{
  g_autoptr (RegChart) pipeline = sample_pipeline ();

  assert_whole (pipeline);
}

/* The ring goes around the datum and nowhere else. */
static void
test_focus (void)
{
  g_autoptr (RegChart) chart = sample_pipeline ();
  RegChartStyle style;
  RegChartRect area;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 460, 200);
  cairo_t *cr = cairo_create (surface);

  reg_chart_style_init (&style, FALSE);
  reg_chart_draw_focus (chart, cr, 460, 200, &style, -1);
  reg_chart_draw_focus (chart, cr, 460, 200, &style, 5);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, 0, 0, 460, 200), ==, 0);
  reg_chart_draw_focus (chart, cr, 460, 200, &style, 1);
  cairo_surface_flush (surface);
  g_assert_true (reg_chart_get_datum_area (chart, 460, 200, &style, 1, &area));
  g_assert_cmpuint (count_ink (surface, 0, area.y - 4, 460, area.height + 8), >, 500);
  g_assert_cmpuint (count_ink (surface, 0, area.y + area.height + 5, 460, 60), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/pipeline/words", test_pipeline_words);
  g_test_add_func ("/draw/pipeline/table", test_pipeline_table);
  g_test_add_func ("/draw/pipeline/lengths", test_pipeline_lengths);
  g_test_add_func ("/draw/pipeline/money", test_money);
  g_test_add_func ("/draw/pipeline/short-amounts", test_short_amounts);
  g_test_add_func ("/draw/pipeline/extremes", test_pipeline_extremes);
  g_test_add_func ("/draw/bars/empty", test_empty);
  g_test_add_func ("/draw/bars/samples", test_samples);
  g_test_add_func ("/draw/bars/focus", test_focus);
  return g_test_run ();
}
