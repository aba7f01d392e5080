/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "chart-samples.h"
#include "draw/reg-chart-export.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

static const RegChartExport base = { .width = 460,
                                     .height = 260,
                                     .scale = 2,
                                     .title = "Title",
                                     .caption = "A longer sentence that says what it means",
                                     .date = "2026-11-22" };

static GBytes *
export_as (RegChartFormat format)
{
  g_autoptr (RegChart) chart = sample_value (TRUE);
  g_autoptr (GError) error = NULL;
  RegChartExport options = base;
  RegChartStyle style;
  GBytes *bytes;

  options.format = format;
  reg_chart_style_init (&style, FALSE);
  bytes = reg_chart_export_bytes (chart, &style, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_same_bytes (void)
{
  static const struct
  {
    RegChartFormat format;
    const char *start;
  } formats[] = { { REG_CHART_FORMAT_PNG, "\211PNG" },
                  { REG_CHART_FORMAT_SVG, "<?xml" },
                  { REG_CHART_FORMAT_PDF, "%PDF-1" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = export_as (formats[i].format);
      g_autoptr (GBytes) second = export_as (formats[i].format);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_cmpuint (g_bytes_get_size (first), >, 1000);
      g_assert_cmpint (
          memcmp (g_bytes_get_data (first, NULL), formats[i].start, strlen (formats[i].start)), ==,
          0);
    }
}

typedef struct
{
  GBytes *bytes;
  gsize offset;
} Reader;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;
  gsize size;
  const guchar *from = g_bytes_get_data (reader->bytes, &size);

  g_assert_cmpuint (reader->offset + length, <=, size);
  memcpy (data, from + reader->offset, length);
  reader->offset += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_png_scale (void)
{
  g_autoptr (GBytes) bytes = export_as (REG_CHART_FORMAT_PNG);
  Reader reader = { bytes, 0 };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 920);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 520);
  /* Paper at the corner, something in the middle. */
  g_assert_cmphex (pixel_at (surface, 3, 3) & 0xffffff, ==, 0xffffff);
  g_assert_cmpuint (count_ink (surface, 0, 0, 920, 520), >, 0);
  cairo_surface_destroy (surface);
}

static void
test_sizes (void)
{
  static const struct
  {
    double width;
    double height;
    double scale;
  } bad[] = {
    { 0, 100, 1 }, { 100, -5, 1 }, { 40000, 100, 1 }, { 20000, 100, 2 }, { G_MAXDOUBLE, 10, 1 }
  };
  g_autoptr (RegChart) chart = sample_pipeline ();
  RegChartExport options = base;
  RegChartStyle style;
  g_autoptr (GBytes) tiny = NULL;

  reg_chart_style_init (&style, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      options.width = bad[i].width;
      options.height = bad[i].height;
      options.scale = bad[i].scale;
      g_assert_null (reg_chart_export_bytes (chart, &style, &options, &error));
      g_assert_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_TOO_LARGE);
    }
  options.width = options.height = 1;
  options.scale = 0;
  tiny = reg_chart_export_bytes (chart, &style, &options, NULL);
  g_assert_nonnull (tiny);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/export/same-bytes", test_same_bytes);
  g_test_add_func ("/draw/export/png-scale", test_png_scale);
  g_test_add_func ("/draw/export/sizes", test_sizes);
  return g_test_run ();
}
