/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"

#include <math.h>
#include <string.h>

void
assert_labels_apart (RegChart *chart, const RegChartStyle *style, double width, double height)
{
  g_autoptr (GArray) labels = reg_chart_dump_labels (chart, width, height, style);

  for (guint i = 0; i < labels->len; i++)
    {
      const RegChartLabel *a = &g_array_index (labels, RegChartLabel, i);

      g_assert_cmpfloat (a->rect.x, >=, -1);
      g_assert_cmpfloat (a->rect.x + a->rect.width, <=, width + 1);
      g_assert_cmpfloat (a->rect.y, >=, -1);
      g_assert_cmpfloat (a->rect.y + a->rect.height, <=, height + 1);
      for (guint j = 0; j < i; j++)
        {
          const RegChartLabel *b = &g_array_index (labels, RegChartLabel, j);
          double across = MIN (a->rect.x + a->rect.width, b->rect.x + b->rect.width)
                          - MAX (a->rect.x, b->rect.x);
          double down = MIN (a->rect.y + a->rect.height, b->rect.y + b->rect.height)
                        - MAX (a->rect.y, b->rect.y);

          if (across > 0 && down > 1)
            g_error ("“%s” overlaps “%s” at %g × %g", a->text, b->text, width, height);
        }
    }
}

/* Every width from a phone to a desk, three text sizes, both directions, squeezed and roomy. */
void
assert_labels_apart_everywhere (RegChart *chart)
{
  static const double scales[] = { 1, 1.5, 2 };
  static const int widths[] = { 180, 240, 300, 360, 480, 800 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          RegChartStyle style;
          int minimum_width, minimum, natural;

          reg_chart_style_init (&style, FALSE);
          style.text_scale = scales[s];
          style.rtl = rtl;
          reg_chart_measure (chart, &style, widths[w], &minimum_width, &minimum, &natural);
          g_assert_cmpint (minimum_width, <=, 180);
          g_assert_cmpint (minimum, >, 0);
          g_assert_cmpint (natural, >=, minimum);
          assert_labels_apart (chart, &style, widths[w], natural);
          assert_labels_apart (chart, &style, widths[w], minimum);
          assert_labels_apart (chart, &style, widths[w], 30);
        }
}

static void
assert_data (RegChart *chart)
{
  int n = reg_chart_get_n_data (chart), at = -1;
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = reg_chart_describe_datum (chart, i);
      RegChartRect area;

      g_assert_nonnull (text);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (strlen (text), >, 3);
      at = reg_chart_move_focus (chart, at, REG_CHART_STEP_NEXT);
      g_assert_cmpint (at, ==, i);
      g_assert_true (reg_chart_get_datum_area (chart, 460, 200, &style, i, &area));
      if (area.width >= 1 && area.height >= 1)
        g_assert_cmpint (reg_chart_hit_test (chart, 460, 200, &style, area.x + area.width / 2,
                                             area.y + area.height / 2),
                         ==, i);
    }
  g_assert_cmpint (reg_chart_move_focus (chart, n - 1, REG_CHART_STEP_NEXT), ==, -1);
  g_assert_cmpint (reg_chart_move_focus (chart, 0, REG_CHART_STEP_PREVIOUS), ==, -1);
  g_assert_cmpint (reg_chart_move_focus (chart, -1, REG_CHART_STEP_PREVIOUS), ==, n - 1);
  g_assert_cmpint (reg_chart_move_focus (chart, -1, REG_CHART_STEP_FIRST), ==, n > 0 ? 0 : -1);
  g_assert_cmpint (reg_chart_move_focus (chart, 0, REG_CHART_STEP_LAST), ==, n - 1);
  g_assert_null (reg_chart_describe_datum (chart, n));
  g_assert_null (reg_chart_describe_datum (chart, -1));
  g_assert_cmpint (reg_chart_hit_test (chart, 460, 200, &style, -5, -5), ==, -1);
}

/* A sentence, a table as long as its data, something to point at, and it can be drawn. */
void
assert_whole (RegChart *chart)
{
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);
  RegChartStyle style;
  cairo_surface_t *surface;

  reg_chart_style_init (&style, FALSE);
  g_assert_true (g_str_has_suffix (summary, "."));
  g_assert_cmpuint (reg_chart_table_get_n_columns (table), >=, 3);
  g_assert_cmpuint (reg_chart_table_get_n_rows (table), ==, reg_chart_get_n_data (chart));
  g_assert_true (g_str_has_suffix (csv, "\r\n"));
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  assert_data (chart);
  surface = draw_on_image (chart, &style, 460, 200);
  g_assert_cmpuint (count_ink (surface, 0, 0, 460, 200), >, 100);
  cairo_surface_destroy (surface);
  assert_labels_apart_everywhere (chart);
}

gboolean
has_label (RegChart *chart, const RegChartStyle *style, double width, const char *part)
{
  int natural;
  g_autoptr (GArray) labels = NULL;

  reg_chart_measure (chart, style, width, NULL, NULL, &natural);
  labels = reg_chart_dump_labels (chart, width, natural, style);
  for (guint i = 0; i < labels->len; i++)
    if (strstr (g_array_index (labels, RegChartLabel, i).text, part) != NULL)
      return TRUE;
  return FALSE;
}

cairo_surface_t *
draw_on_image (RegChart *chart, const RegChartStyle *style, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  reg_chart_draw (chart, cr, width, height, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + (gsize)y * cairo_image_surface_get_stride (surface) + (gsize)x * 4, 4);
  return pixel;
}

guint
count_ink (cairo_surface_t *surface, int x, int y, int width, int height)
{
  guint ink = 0;

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      ink += pixel_at (surface, column, row) != 0;
  return ink;
}
