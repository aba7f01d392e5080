/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "chart-checks.h"
#include "draw/reg-chart-matrix.h"

static const char *const names[] = { "Lost", "First-time customer", "Client" };
static const guint counts[] = { 3, 0, 1, 12, 40, 1200, 7, 0, 99 };
static const RegChartTone tones[] = { REG_CHART_TONE_NEUTRAL, REG_CHART_TONE_GOOD,
                                      REG_CHART_TONE_GOOD,    REG_CHART_TONE_BAD,
                                      REG_CHART_TONE_NEUTRAL, REG_CHART_TONE_GOOD,
                                      REG_CHART_TONE_BAD,     REG_CHART_TONE_BAD,
                                      REG_CHART_TONE_NEUTRAL };

static RegChart *
new_matrix (void)
{
  const RegChartMatrixData data = {
    .corner = "From → to",
    .rows = names,
    .n_rows = 3,
    .columns = names,
    .n_columns = 3,
    .counts = counts,
    .tones = tones,
    .summary = "Three moved.",
  };

  return reg_chart_matrix_new (&data, NULL);
}

static void
test_everywhere (void)
{
  g_autoptr (RegChart) chart = new_matrix ();

  assert_whole (chart);
  assert_labels_apart_everywhere (chart);
}

/* Every cell can be pointed at and says what it is. */
static void
test_cells (void)
{
  g_autoptr (RegChart) chart = new_matrix ();
  g_autofree char *text = reg_chart_describe_datum (chart, 5);
  g_autofree char *summary = reg_chart_get_summary (chart);
  RegChartStyle style;
  RegChartRect area;

  reg_chart_style_init (&style, FALSE);
  g_assert_cmpuint (reg_chart_get_n_data (chart), ==, 9);
  g_assert_true (g_str_has_prefix (text, "First-time customer → Client: 1"));
  g_assert_cmpstr (summary, ==, "Three moved.");
  for (int i = 0; i < 9; i++)
    {
      g_assert_true (reg_chart_get_datum_area (chart, 700, 300, &style, i, &area));
      g_assert_cmpint (reg_chart_hit_test (chart, 700, 300, &style, area.x + area.width / 2,
                                           area.y + area.height / 2),
                       ==, i);
    }
}

/* Names where there is room for their words, else numbers that stand before the names of the rows. */
static void
test_numbered (void)
{
  g_autoptr (RegChart) chart = new_matrix ();
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  g_assert_false (has_label (chart, &style, 900, "3 Client"));
  g_assert_true (has_label (chart, &style, 320, "First-time customer"));
  g_assert_true (has_label (chart, &style, 200, "3 Client"));
}

/* Up and down go to the next row, out of it at its ends. */
static void
test_rows (void)
{
  g_autoptr (RegChart) chart = new_matrix ();

  g_assert_cmpint (reg_chart_move_focus (chart, -1, REG_CHART_STEP_BELOW), ==, 0);
  g_assert_cmpint (reg_chart_move_focus (chart, 1, REG_CHART_STEP_BELOW), ==, 4);
  g_assert_cmpint (reg_chart_move_focus (chart, 7, REG_CHART_STEP_BELOW), ==, -1);
  g_assert_cmpint (reg_chart_move_focus (chart, 7, REG_CHART_STEP_ABOVE), ==, 4);
  g_assert_cmpint (reg_chart_move_focus (chart, 2, REG_CHART_STEP_ABOVE), ==, -1);
  g_assert_cmpint (reg_chart_move_focus (chart, -1, REG_CHART_STEP_ABOVE), ==, 8);
}

static void
test_table (void)
{
  g_autoptr (RegChart) chart = new_matrix ();
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);

  g_assert_true (g_str_has_prefix (csv, "From,To,Customers\r\nLost,Lost,3\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nFirst-time customer,Client,1200\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-matrix/everywhere", test_everywhere);
  g_test_add_func ("/chart-matrix/cells", test_cells);
  g_test_add_func ("/chart-matrix/numbered", test_numbered);
  g_test_add_func ("/chart-matrix/rows", test_rows);
  g_test_add_func ("/chart-matrix/table", test_table);
  return g_test_run ();
}
