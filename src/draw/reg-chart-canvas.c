/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-canvas.h"

#include <math.h>

/* Labels are captions: a little smaller than the text around the chart. */
#define LABEL_SCALE 0.85

static void
label_clear (gpointer data)
{
  g_free (((RegChartLabel *)data)->text);
}

static PangoContext *
make_context (const RegChartStyle *style, double scale)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();

  font = style->font != NULL ? pango_font_description_copy (style->font)
                             : pango_font_description_from_string ("Sans 11");
  if (pango_font_description_get_size (font) <= 0)
    pango_font_description_set_size (font, 11 * PANGO_SCALE);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font)
                                                        * LABEL_SCALE * scale);
  else
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font)
                                                        * LABEL_SCALE * scale * 96 / 72);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, style->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  /* The same places on screen, in a picture and on paper. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/*< private >
 * reg_chart_canvas_init:
 * @canvas: (out caller-allocates): the canvas
 * @cr: (nullable): where to draw, with its origin at the top left of the chart
 * @width: width of the chart
 * @height: height of the chart
 * @style: how it looks; must outlive the canvas
 */
void
reg_chart_canvas_init (
    RegChartCanvas *canvas, cairo_t *cr, double width, double height, const RegChartStyle *style)
{
  PangoAttribute *tabular = pango_attr_font_features_new ("tnum=1");

  *canvas = (RegChartCanvas){ .cr = cr, .style = style, .width = width, .height = height };
  canvas->scale = style->text_scale > 0 ? style->text_scale : 1;
  canvas->context = make_context (style, canvas->scale);
  canvas->figures = pango_attr_list_new ();
  pango_attr_list_insert (canvas->figures, tabular);
  canvas->labels = g_array_new (FALSE, FALSE, sizeof (RegChartLabel));
  g_array_set_clear_func (canvas->labels, label_clear);
  canvas->areas = g_array_new (FALSE, FALSE, sizeof (RegChartArea));
  canvas->gap = 6 * canvas->scale;
  reg_chart_canvas_measure_text (canvas, "0", REG_CHART_TEXT_PLAIN, -1, NULL, &canvas->line);
}

void
reg_chart_canvas_clear (RegChartCanvas *canvas)
{
  g_clear_object (&canvas->context);
  g_clear_pointer (&canvas->figures, pango_attr_list_unref);
  g_clear_pointer (&canvas->labels, g_array_unref);
  g_clear_pointer (&canvas->areas, g_array_unref);
}

/*< private >
 * reg_chart_canvas_x:
 * @canvas: a canvas
 * @x: a place counted from the edge where reading starts
 *
 * Returns: the same place counted from the left
 */
double
reg_chart_canvas_x (RegChartCanvas *canvas, double x)
{
  return canvas->style->rtl ? canvas->width - x : x;
}

void
reg_chart_canvas_set_color (RegChartCanvas *canvas, const RegColor *color)
{
  if (canvas->cr != NULL)
    cairo_set_source_rgba (canvas->cr, color->red, color->green, color->blue, color->alpha);
}

static void
add_rectangle (RegChartCanvas *canvas, double x, double y, double width, double height)
{
  double left = reg_chart_canvas_x (canvas, x);

  if (canvas->style->rtl)
    left -= width;
  cairo_rectangle (canvas->cr, left, y, width, height);
}

void
reg_chart_canvas_fill (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color)
{
  if (canvas->cr == NULL || width <= 0 || height <= 0)
    return;
  reg_chart_canvas_set_color (canvas, color);
  add_rectangle (canvas, x, y, width, height);
  cairo_fill (canvas->cr);
}

void
reg_chart_canvas_outline (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color)
{
  if (canvas->cr == NULL || width <= 1 || height <= 1)
    return;
  reg_chart_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, 1);
  add_rectangle (canvas, x + 0.5, y + 0.5, width - 1, height - 1);
  cairo_stroke (canvas->cr);
}

/*< private >
 * reg_chart_canvas_hatch:
 *
 * Fills a rectangle with slanted lines, so that it differs by more than its colour.
 */
void
reg_chart_canvas_hatch (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color)
{
  double left, step = 5 * canvas->scale;

  if (canvas->cr == NULL || width <= 0 || height <= 0)
    return;
  left = reg_chart_canvas_x (canvas, x) - (canvas->style->rtl ? width : 0);
  cairo_save (canvas->cr);
  cairo_rectangle (canvas->cr, left, y, width, height);
  cairo_clip (canvas->cr);
  reg_chart_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, 1.5);
  for (double at = -height; at < width; at += step)
    {
      cairo_move_to (canvas->cr, left + at, y + height);
      cairo_line_to (canvas->cr, left + at + height, y);
    }
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

void
reg_chart_canvas_line (RegChartCanvas *canvas,
                       double x1,
                       double y1,
                       double x2,
                       double y2,
                       double thickness,
                       const RegColor *color,
                       gboolean dashed)
{
  static const double dashes[] = { 3, 3 };

  if (canvas->cr == NULL)
    return;
  reg_chart_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, thickness);
  if (dashed)
    cairo_set_dash (canvas->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (canvas->cr, reg_chart_canvas_x (canvas, x1), y1);
  cairo_line_to (canvas->cr, reg_chart_canvas_x (canvas, x2), y2);
  cairo_stroke (canvas->cr);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

void
reg_chart_canvas_dot (RegChartCanvas *canvas, double x, double y, const RegColor *color)
{
  if (canvas->cr == NULL)
    return;
  cairo_new_sub_path (canvas->cr);
  cairo_arc (canvas->cr, reg_chart_canvas_x (canvas, x), y, 4.5, 0, 2 * G_PI);
  reg_chart_canvas_set_color (canvas, color);
  cairo_fill (canvas->cr);
}

static PangoLayout *
make_layout (RegChartCanvas *canvas, const char *text, RegChartTextFlags flags, double max_width)
{
  PangoLayout *layout = pango_layout_new (canvas->context);

  pango_layout_set_text (layout, text, -1);
  if (flags & (REG_CHART_TEXT_BOLD | REG_CHART_TEXT_WARN))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (canvas->figures);

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  else
    pango_layout_set_attributes (layout, canvas->figures);
  if (max_width >= 0)
    {
      pango_layout_set_width (layout, (int)MIN (max_width * PANGO_SCALE, G_MAXINT / 2));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, flags & REG_CHART_TEXT_WRAP ? -8 : -1);
    }
  return layout;
}

static void
get_extents (PangoLayout *layout, double *x, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *x = (double)logical.x / PANGO_SCALE;
  *width = (double)logical.width / PANGO_SCALE;
  *height = (double)logical.height / PANGO_SCALE;
}

void
reg_chart_canvas_measure_text (RegChartCanvas *canvas,
                               const char *text,
                               RegChartTextFlags flags,
                               double max_width,
                               double *width,
                               double *height)
{
  g_autoptr (PangoLayout) layout = make_layout (canvas, text, flags, max_width);
  double x, w, h;

  get_extents (layout, &x, &w, &h);
  if (width != NULL)
    *width = ceil (w);
  if (height != NULL)
    *height = ceil (h);
}

static gboolean
rects_touch (const RegChartRect *a, const RegChartRect *b)
{
  /* Words on one line need a little air between them. */
  const double air = 3;

  return a->x < b->x + b->width + air && b->x < a->x + a->width + air
         && a->y < b->y + b->height - 0.5 && b->y < a->y + a->height - 0.5;
}

static gboolean
is_free (RegChartCanvas *canvas, const RegChartRect *rect)
{
  if (rect->x < -0.5 || rect->x + rect->width > canvas->width + 0.5 || rect->y < -1
      || rect->y + rect->height > canvas->height + 1)
    return FALSE;
  for (guint i = 0; i < canvas->labels->len; i++)
    if (rects_touch (rect, &g_array_index (canvas->labels, RegChartLabel, i).rect))
      return FALSE;
  return TRUE;
}

static PangoAlignment
text_alignment (RegChartCanvas *canvas, PangoLayout *layout, double x_align)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean at_end = x_align > 0.75;

  if (x_align >= 0.25 && x_align <= 0.75)
    return PANGO_ALIGN_CENTER;
  /* Pango swaps left and right where a text runs against the direction of its context. */
  if (pango_layout_line_get_resolved_direction (line)
      != pango_context_get_base_dir (canvas->context))
    at_end = !at_end;
  return at_end != canvas->style->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/*< private >
 * reg_chart_canvas_write:
 * @canvas: a canvas
 * @text: what to write
 * @flags: how
 * @x: the anchor, from the start edge
 * @y: the anchor, from the top
 * @x_align: which part of the text is at @x: 0 its start, 1 its end
 * @y_align: which part of the text is at @y: 0 its top, 1 its bottom
 * @max_width: the width it may take, or -1
 *
 * Writes a label, moved inwards where it would leave the sheet at a side, unless it would touch
 * a label that is already there.
 *
 * Returns: whether it was written
 */
gboolean
reg_chart_canvas_write (RegChartCanvas *canvas,
                        const char *text,
                        RegChartTextFlags flags,
                        double x,
                        double y,
                        double x_align,
                        double y_align,
                        double max_width)
{
  g_autoptr (PangoLayout) layout = NULL;
  RegChartLabel label;
  double text_x;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (max_width < 0 || max_width > canvas->width)
    max_width = canvas->width;
  layout = make_layout (canvas, text, flags, max_width);
  pango_layout_set_alignment (layout, text_alignment (canvas, layout, x_align));
  get_extents (layout, &text_x, &label.rect.width, &label.rect.height);
  x -= label.rect.width * x_align;
  x = CLAMP (x, 0, MAX (canvas->width - label.rect.width, 0));
  label.rect.x = canvas->style->rtl ? canvas->width - x - label.rect.width : x;
  label.rect.y = y - label.rect.height * y_align;
  if (!is_free (canvas, &label.rect))
    return FALSE;

  label.text = g_strdup (text);
  g_array_append_val (canvas->labels, label);
  if (canvas->cr != NULL)
    {
      const RegChartStyle *style = canvas->style;

      reg_chart_canvas_set_color (canvas, flags & REG_CHART_TEXT_WARN  ? &style->warn
                                          : flags & REG_CHART_TEXT_DIM ? &style->dim
                                                                       : &style->foreground);
      cairo_move_to (canvas->cr, label.rect.x - text_x, label.rect.y);
      pango_cairo_show_layout (canvas->cr, layout);
      cairo_new_path (canvas->cr);
    }
  return TRUE;
}

/*< private >
 * reg_chart_canvas_mark:
 *
 * Says where the next datum is pointed at. Called once per datum, in keyboard order.
 */
void
reg_chart_canvas_mark (RegChartCanvas *canvas, double x, double y, double width, double height)
{
  RegChartArea area = { .rect = { x, y, MAX (width, 0), MAX (height, 0) } };

  if (canvas->style->rtl)
    area.rect.x = canvas->width - x - area.rect.width;
  g_array_append_val (canvas->areas, area);
}

/*< private >
 * reg_chart_canvas_mark_dot:
 *
 * Says that the datum that was marked last has an exact point.
 */
void
reg_chart_canvas_mark_dot (RegChartCanvas *canvas, double x, double y)
{
  RegChartArea *area = &g_array_index (canvas->areas, RegChartArea, canvas->areas->len - 1);

  area->has_dot = TRUE;
  area->dot_x = reg_chart_canvas_x (canvas, x);
  area->dot_y = y;
}
