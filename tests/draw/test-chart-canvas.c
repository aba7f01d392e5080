/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "draw/reg-chart-canvas.h"

#include <locale.h>
#include <math.h>

/* A canvas of 400 × 100 that draws nothing. */
typedef struct
{
  RegChartStyle style;
  RegChartCanvas canvas;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer rtl)
{
  reg_chart_style_init (&fixture->style, FALSE);
  fixture->style.rtl = GPOINTER_TO_INT (rtl);
  reg_chart_canvas_init (&fixture->canvas, NULL, 400, 100, &fixture->style);
}

static void
tear_down (Fixture *fixture, gconstpointer rtl)
{
  reg_chart_canvas_clear (&fixture->canvas);
}

static const RegChartRect *
last_place (Fixture *fixture)
{
  GArray *labels = fixture->canvas.labels;

  g_assert_cmpuint (labels->len, >, 0);
  return &g_array_index (labels, RegChartLabel, labels->len - 1).rect;
}

static void
test_anchors (Fixture *fixture, gconstpointer rtl)
{
  static const double aligns[] = { 0, 0.5, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      double x = 200, y = 10 + i * 30, anchor;
      const RegChartRect *rect;

      g_assert_true (reg_chart_canvas_write (&fixture->canvas, "Label", REG_CHART_TEXT_PLAIN, x, y,
                                             aligns[i], 0, -1));
      rect = last_place (fixture);
      anchor = GPOINTER_TO_INT (rtl) ? rect->x + rect->width * (1 - aligns[i])
                                     : rect->x + rect->width * aligns[i];
      /* The middle of the canvas is where it is in both directions. */
      g_assert_cmpfloat_with_epsilon (anchor, 200, 0.01);
      g_assert_cmpfloat_with_epsilon (rect->y, y, 0.01);
      g_assert_cmpfloat (rect->width, >, 10);
      g_assert_cmpfloat (rect->width, <, 100);
    }
}

static void
test_upright_anchors (Fixture *fixture, gconstpointer rtl)
{
  g_assert_true (
      reg_chart_canvas_write (&fixture->canvas, "Above", REG_CHART_TEXT_PLAIN, 50, 50, 0, 1, -1));
  g_assert_cmpfloat_with_epsilon (last_place (fixture)->y + last_place (fixture)->height, 50, 0.01);
  g_assert_true (reg_chart_canvas_write (&fixture->canvas, "Beside", REG_CHART_TEXT_PLAIN, 200, 50,
                                         0, 0.5, -1));
  g_assert_cmpfloat_with_epsilon (last_place (fixture)->y + last_place (fixture)->height / 2, 50,
                                  0.01);
}

/* What would leave the sheet at a side moves in; what would leave it above or below is dropped. */
static void
test_edges (Fixture *fixture, gconstpointer rtl)
{
  RegChartCanvas *canvas = &fixture->canvas;

  g_assert_true (
      reg_chart_canvas_write (canvas, "at the start", REG_CHART_TEXT_PLAIN, -50, 0, 0.5, 0, -1));
  g_assert_cmpfloat (last_place (fixture)->x, >=, 0);
  g_assert_true (
      reg_chart_canvas_write (canvas, "at the end", REG_CHART_TEXT_PLAIN, 999, 0, 0, 0, -1));
  g_assert_cmpfloat (last_place (fixture)->x + last_place (fixture)->width, <=, 400.01);
  g_assert_false (
      reg_chart_canvas_write (canvas, "below", REG_CHART_TEXT_PLAIN, 200, 95, 0.5, 0, -1));
  g_assert_false (
      reg_chart_canvas_write (canvas, "above", REG_CHART_TEXT_PLAIN, 200, -10, 0.5, 0, -1));
  g_assert_false (reg_chart_canvas_write (canvas, "", REG_CHART_TEXT_PLAIN, 200, 50, 0, 0, -1));
  g_assert_false (reg_chart_canvas_write (canvas, NULL, REG_CHART_TEXT_PLAIN, 200, 50, 0, 0, -1));
  g_assert_cmpuint (canvas->labels->len, ==, 2);
}

static void
test_first_come (Fixture *fixture, gconstpointer rtl)
{
  RegChartCanvas *canvas = &fixture->canvas;

  g_assert_true (
      reg_chart_canvas_write (canvas, "first", REG_CHART_TEXT_PLAIN, 100, 50, 0.5, 0.5, -1));
  g_assert_false (
      reg_chart_canvas_write (canvas, "second", REG_CHART_TEXT_PLAIN, 110, 55, 0.5, 0.5, -1));
  /* Words that would run together count as touching, lines of text do not. */
  g_assert_false (reg_chart_canvas_write (
      canvas, "third", REG_CHART_TEXT_PLAIN,
      GPOINTER_TO_INT (rtl) ? 400 - last_place (fixture)->x + 1
                            : last_place (fixture)->x + last_place (fixture)->width + 1,
      50, 0, 0.5, -1));
  g_assert_true (reg_chart_canvas_write (canvas, "below", REG_CHART_TEXT_PLAIN, 100,
                                         last_place (fixture)->y + last_place (fixture)->height,
                                         0.5, 0, -1));
}

static void
test_long_texts (Fixture *fixture, gconstpointer rtl)
{
  static const char text[] = "A label that is rather long, as labels in German are";
  RegChartCanvas *canvas = &fixture->canvas;
  double cut, wrapped, free;

  reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_PLAIN, -1, &free, NULL);
  g_assert_cmpfloat (free, >, 200);
  g_assert_true (reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_PLAIN, 0, 0, 0, 0, 120));
  g_assert_cmpfloat (last_place (fixture)->width, <=, 120);
  cut = last_place (fixture)->height;
  g_assert_true (reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_WRAP, 0, 25, 0, 0, 120));
  wrapped = last_place (fixture)->height;
  g_assert_cmpfloat (last_place (fixture)->width, <=, 120);
  g_assert_cmpfloat (wrapped, >, cut * 2);
  reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_WRAP, 120, NULL, &cut);
  g_assert_cmpfloat_with_epsilon (cut, wrapped, 1);
}

/* Arabic and Latin labels at either end stay at the side they were put. */
static void
test_mixed_directions (Fixture *fixture, gconstpointer rtl)
{
  static const char *const texts[] = { "مرحلة التفاوض", "Negotiating", "12,345.00" };
  RegChartCanvas *canvas = &fixture->canvas;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (
          reg_chart_canvas_write (canvas, texts[i], REG_CHART_TEXT_WRAP, 0, i * 25, 0, 0, 150));
      if (GPOINTER_TO_INT (rtl))
        g_assert_cmpfloat_with_epsilon (last_place (fixture)->x + last_place (fixture)->width, 400,
                                        0.01);
      else
        g_assert_cmpfloat_with_epsilon (last_place (fixture)->x, 0, 0.01);
    }
}

static void
test_marks (Fixture *fixture, gconstpointer rtl)
{
  const gboolean mirrored = GPOINTER_TO_INT (rtl);
  RegChartCanvas *canvas = &fixture->canvas;
  const RegChartArea *area;

  reg_chart_canvas_mark (canvas, 10, 20, 30, 40);
  reg_chart_canvas_mark_dot (canvas, 15, 25);
  reg_chart_canvas_mark (canvas, 50, 0, -5, -5);
  g_assert_cmpuint (canvas->areas->len, ==, 2);
  area = &g_array_index (canvas->areas, RegChartArea, 0);
  g_assert_cmpfloat (area->rect.x, ==, mirrored ? 360 : 10);
  g_assert_cmpfloat (area->rect.width, ==, 30);
  g_assert_true (area->has_dot);
  g_assert_cmpfloat (area->dot_x, ==, mirrored ? 385 : 15);
  area = &g_array_index (canvas->areas, RegChartArea, 1);
  g_assert_cmpfloat (area->rect.width, ==, 0);
  g_assert_cmpfloat (area->rect.height, ==, 0);
  g_assert_false (area->has_dot);
}

/* Fill, outline, hatch, line and dot end up where they should, mirrored or not. */
static void
test_drawing (Fixture *fixture, gconstpointer rtl)
{
  const gboolean mirrored = GPOINTER_TO_INT (rtl);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 100);
  cairo_t *cr = cairo_create (surface);
  g_auto (RegChartCanvas) canvas = { 0 };
  const RegColor red = { 1, 0, 0, 1 };
  int left = mirrored ? 380 : 0;

  reg_chart_canvas_init (&canvas, cr, 400, 100, &fixture->style);
  reg_chart_canvas_fill (&canvas, 0, 0, 20, 10, &red);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, 0, 0, 400, 100), ==, 200);
  g_assert_cmpuint (count_ink (surface, left, 0, 20, 10), ==, 200);
  g_assert_cmphex (pixel_at (surface, left + 5, 5), ==, 0xffff0000);

  reg_chart_canvas_fill (&canvas, 0, 20, -5, 10, &red);
  reg_chart_canvas_hatch (&canvas, 0, 20, 20, -1, &red);
  reg_chart_canvas_outline (&canvas, 0, 20, 1, 10, &red);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, 0, 20, 400, 80), ==, 0);

  reg_chart_canvas_hatch (&canvas, 0, 20, 20, 10, &red);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, left, 20, 20, 10), >, 60);
  g_assert_cmpuint (count_ink (surface, 0, 20, 400, 80), ==, count_ink (surface, left, 20, 20, 10));

  reg_chart_canvas_outline (&canvas, 0, 40, 20, 10, &red);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, left, 40, 20, 10), ==, 20 * 10 - 18 * 8);

  reg_chart_canvas_line (&canvas, 0, 60.5, 20, 60.5, 1, &red, FALSE);
  reg_chart_canvas_dot (&canvas, 10, 80, &red);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_ink (surface, left, 60, 20, 1), ==, 20);
  g_assert_cmphex (pixel_at (surface, left + 10, 80), ==, 0xffff0000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Large text is larger by its factor, and everything sized by text with it. */
static void
test_scale (void)
{
  double widths[3];

  for (guint i = 0; i < 3; i++)
    {
      RegChartStyle style;
      g_auto (RegChartCanvas) canvas = { 0 };

      reg_chart_style_init (&style, FALSE);
      style.text_scale = i;
      reg_chart_canvas_init (&canvas, NULL, 400, 100, &style);
      reg_chart_canvas_measure_text (&canvas, "Some words to measure", REG_CHART_TEXT_PLAIN, -1,
                                     &widths[i], NULL);
      g_assert_cmpfloat (canvas.gap, ==, 6 * MAX (i, 1));
    }
  g_assert_cmpfloat (widths[0], ==, widths[1]);
  g_assert_cmpfloat_with_epsilon (widths[2], 2 * widths[1], 3);
}

static void
test_font (void)
{
  static const char *const fonts[] = { "Sans 11", "Sans 22", "Sans 11px", "Sans" };
  double widths[G_N_ELEMENTS (fonts)];

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string (fonts[i]);
      RegChartStyle style;
      g_auto (RegChartCanvas) canvas = { 0 };

      reg_chart_style_init (&style, FALSE);
      style.font = font;
      reg_chart_canvas_init (&canvas, NULL, 400, 100, &style);
      reg_chart_canvas_measure_text (&canvas, "Some words to measure", REG_CHART_TEXT_PLAIN, -1,
                                     &widths[i], NULL);
    }
  g_assert_cmpfloat_with_epsilon (widths[1], 2 * widths[0], 3);
  g_assert_cmpfloat_with_epsilon (widths[2], widths[0] * 72 / 96, 3);
  g_assert_cmpfloat (widths[3], ==, widths[0]);
}

static double
channel (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* As WCAG 2.1 defines it. */
static double
contrast (const RegColor *a, const RegColor *b)
{
  double x = 0.2126 * channel (a->red) + 0.7152 * channel (a->green) + 0.0722 * channel (a->blue);
  double y = 0.2126 * channel (b->red) + 0.7152 * channel (b->green) + 0.0722 * channel (b->blue);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static void
test_contrast (void)
{
  for (guint dark = 0; dark < 2; dark++)
    for (guint high = 0; high < 2; high++)
      {
        RegChartStyle style;

        reg_chart_style_init (&style, dark);
        reg_chart_style_set_high_contrast (&style, high);
        g_assert_cmpfloat (contrast (&style.foreground, &style.background), >=, 7);
        g_assert_cmpfloat (contrast (&style.dim, &style.background), >=, high ? 7 : 4.5);
        g_assert_cmpfloat (contrast (&style.warn, &style.background), >=, 4.5);
        g_assert_cmpfloat (contrast (&style.accent, &style.background), >=, 3);
        g_assert_cmpfloat (contrast (&style.accent, &style.accent_light), >=, 2);
        g_assert_cmpfloat (contrast (&style.axis, &style.background), >=, high ? 3 : 1.3);
        /* A label may stand on the light fill. */
        g_assert_cmpfloat (contrast (&style.foreground, &style.accent_light), >=, 4.5);
      }
}

static void
test_accent (void)
{
  const RegColor green = { 0.2, 0.6, 0.3, 1 };
  const RegColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 0 };
  RegColor grey = reg_color_mix (&black, &white, 0.5);
  RegChartStyle style;

  reg_chart_style_init (&style, TRUE);
  reg_chart_style_set_accent (&style, &green);
  g_assert_cmpmem (&style.accent, sizeof style.accent, &green, sizeof green);
  g_assert_cmpfloat (style.accent_light.green, >, style.background.green);
  g_assert_cmpfloat (style.accent_light.green, <, green.green);
  g_assert_cmpfloat (grey.red, ==, 0.5);
  g_assert_cmpfloat (grey.alpha, ==, 0.5);
}

#define ADD_BOTH(name, test)                                                                       \
  g_test_add ("/draw/canvas/" name, Fixture, GINT_TO_POINTER (FALSE), set_up, test, tear_down);    \
  g_test_add ("/draw/canvas/" name "/mirrored", Fixture, GINT_TO_POINTER (TRUE), set_up, test,     \
              tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_BOTH ("anchors", test_anchors);
  ADD_BOTH ("upright-anchors", test_upright_anchors);
  ADD_BOTH ("edges", test_edges);
  ADD_BOTH ("first-come", test_first_come);
  ADD_BOTH ("long-texts", test_long_texts);
  ADD_BOTH ("mixed-directions", test_mixed_directions);
  ADD_BOTH ("marks", test_marks);
  ADD_BOTH ("drawing", test_drawing);
  g_test_add_func ("/draw/canvas/scale", test_scale);
  g_test_add_func ("/draw/canvas/font", test_font);
  g_test_add_func ("/draw/style/contrast", test_contrast);
  g_test_add_func ("/draw/style/accent", test_accent);
  return g_test_run ();
}
