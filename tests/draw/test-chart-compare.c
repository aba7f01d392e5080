/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "chart-checks.h"
#include "draw/reg-chart-compare.h"

static const RegChartPair pairs[] = {
  { "Everybody", "3 h (before: 5 h)", "Everybody: 3 h", 3, 5, "3 h", "5 h", "3", "5", 12, 8 },
  { "Somebody with a very long name indeed, and a second one", "5 h", "Somebody: 5 h", 5, -1, "5 h",
    NULL, "5", NULL, 4, 0 },
  { "Nobody", "", "Nobody: nothing", -1, 0, NULL, "0 min", NULL, "0", 0, 2 },
};

static RegChart *
new_chart (gsize n)
{
  const RegChartCompareData data = {
    .pairs = pairs,
    .n_pairs = n,
    .summary = "Faster than before.",
    .headers = { "Who", "Now", "Quotations", "Before", "Quotations before" },
  };

  return reg_chart_compare_new (&data);
}

static void
test_everywhere (void)
{
  for (gsize n = 1; n <= G_N_ELEMENTS (pairs); n++)
    {
      g_autoptr (RegChart) chart = new_chart (n);

      assert_whole (chart);
      assert_labels_apart_everywhere (chart);
    }
}

/* Every row can be pointed at and says what it is, also where there is no bar. */
static void
test_rows (void)
{
  g_autoptr (RegChart) chart = new_chart (3);
  g_autofree char *last = reg_chart_describe_datum (chart, 2);
  g_autofree char *summary = reg_chart_get_summary (chart);
  RegChartStyle style;
  RegChartRect area;

  reg_chart_style_init (&style, FALSE);
  g_assert_cmpuint (reg_chart_get_n_data (chart), ==, 3);
  g_assert_cmpstr (last, ==, "Nobody: nothing");
  g_assert_cmpstr (summary, ==, "Faster than before.");
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (reg_chart_get_datum_area (chart, 400, 200, &style, i, &area));
      g_assert_cmpint (
          reg_chart_hit_test (chart, 400, 200, &style, area.x + 5, area.y + area.height / 2), ==,
          i);
    }
  g_assert_cmpint (reg_chart_move_focus (chart, 0, REG_CHART_STEP_NEXT), ==, 1);
  g_assert_true (has_label (chart, &style, 400, "3 h (before: 5 h)"));
}

/* The longest bar is as wide as the chart, the others in proportion. */
static void
test_lengths (void)
{
  g_autoptr (RegChart) chart = new_chart (2);
  RegChartStyle style;
  cairo_surface_t *image;
  guint first, second;

  reg_chart_style_init (&style, FALSE);
  image = draw_on_image (chart, &style, 400, 200);
  first = count_ink (image, 250, 0, 150, 100);
  second = count_ink (image, 250, 100, 150, 100);
  cairo_surface_destroy (image);
  /* The first has its thin bar there and its words, the second its thick one. */
  g_assert_cmpuint (second, >, first);
}

static void
test_table (void)
{
  g_autoptr (RegChart) chart = new_chart (3);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);

  g_assert_cmpstr (reg_chart_table_get_cell (table, 0, 1), ==, "3 h");
  g_assert_true (g_str_has_prefix (csv, "Who,Now,Quotations,Before,Quotations before\r\n"
                                        "Everybody,3,12,5,8\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nNobody,,0,0,2\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-compare/everywhere", test_everywhere);
  g_test_add_func ("/chart-compare/rows", test_rows);
  g_test_add_func ("/chart-compare/lengths", test_lengths);
  g_test_add_func ("/chart-compare/table", test_table);
  return g_test_run ();
}
