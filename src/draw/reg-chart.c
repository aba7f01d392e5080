/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "draw/reg-chart-private.h"

#define MINIMUM_WIDTH 180

G_DEFINE_BOXED_TYPE (RegChart, reg_chart, reg_chart_ref, reg_chart_unref)

static gint64
power_of_ten (guint digits)
{
  gint64 power = 1;

  for (guint i = 0; i < MIN (digits, 6); i++)
    power *= 10;
  return power;
}

static char *
format_short (gint64 amount, guint digits)
{
  double value = (double)amount / power_of_ten (digits);
  double size = fabs (value);
  const char *minus = value < 0 ? "−" : "";
  const char *unit = "k";

  /* Each limit lies where rounding would reach the next unit. */
  if (size < 999.5)
    return g_strdup_printf ("%s%.0f", minus, size);
  size /= 1e3;
  if (size >= 999.5)
    {
      size /= 1e3;
      unit = "M";
    }
  if (size >= 999.5)
    {
      size /= 1e3;
      unit = "G";
    }
  /* One decimal where it says something: "1.5 k", but "5 k" and "41 k". */
  if (size < 9.95 && fabs (size - round (size)) >= 0.05)
    return g_strdup_printf ("%s%.1f\302\240%s", minus, size, unit);
  return g_strdup_printf ("%s%.0f\302\240%s", minus, size, unit);
}

static char *
format_plain (gint64 amount, guint digits)
{
  guint64 size = amount < 0 ? 0 - (guint64)amount : (guint64)amount;
  guint64 power = power_of_ten (digits);

  if (digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", size);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, amount < 0 ? "-" : "",
                          size / power, (int)MIN (digits, 6), size % power);
}

/*< private >
 * reg_chart_alloc:
 * @size: size of the struct of this kind of chart, which starts with a #RegChart
 * @klass: what it can do; static
 * @money: (nullable): how it writes amounts
 *
 * Returns: (transfer full): a chart filled with zeros otherwise
 */
gpointer
reg_chart_alloc (gsize size, const RegChartClass *klass, const RegChartMoney *money)
{
  RegChart *chart = g_malloc0 (size);

  g_atomic_ref_count_init (&chart->ref_count);
  chart->klass = klass;
  if (money != NULL)
    chart->money = *money;
  else
    chart->money.digits = 2;
  return chart;
}

/*< private >
 * reg_chart_format_amount:
 *
 * Returns: (transfer full): an amount as this chart writes it
 */
char *
reg_chart_format_amount (RegChart *chart, gint64 amount, RegChartAmountForm form)
{
  const RegChartMoney *money = &chart->money;

  if (money->format != NULL)
    return money->format (amount, form, money->user_data);
  return form == REG_CHART_AMOUNT_SHORT ? format_short (amount, money->digits)
                                        : format_plain (amount, money->digits);
}

/*< private >
 * reg_chart_format_tick:
 *
 * Returns: (transfer full): the label of a scale whose ticks are @step apart
 */
char *
reg_chart_format_tick (RegChart *chart, gint64 amount, gint64 step)
{
  const RegChartMoney *money = &chart->money;

  if (money->format_tick != NULL)
    return money->format_tick (amount, step, money->user_data);
  return reg_chart_format_amount (chart, amount, REG_CHART_AMOUNT_SHORT);
}

void
reg_chart_add_amount (RegChart *chart, RegChartTable *table, gint64 amount)
{
  reg_chart_table_add_cell (table, reg_chart_format_amount (chart, amount, REG_CHART_AMOUNT_FULL),
                            format_plain (amount, chart->money.digits));
}

void
reg_chart_add_count (RegChartTable *table, guint64 count)
{
  reg_chart_table_add_cell (table, reg_chart_format_count (count),
                            g_strdup_printf ("%" G_GUINT64_FORMAT, count));
}

/*< private >
 * reg_chart_format_count:
 *
 * Returns: (transfer full): a number of things, grouped as the language has it
 */
char *
reg_chart_format_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

/*< private >
 * reg_chart_format_share:
 * @share: a share, 1 is everything
 *
 * Returns: (transfer full): whole percent
 */
char *
reg_chart_format_share (double share)
{
  double percent = round (CLAMP (share * 100, -1e9, 1e9));

  /* Translators: a percentage; the space between is one that does not break. */
  return g_strdup_printf (_ ("%s%.0f %%"), percent < 0 ? "−" : "", fabs (percent));
}

/*< private >
 * reg_chart_add_saturated:
 *
 * Returns: the sum, or the nearest that fits
 */
gint64
reg_chart_add_saturated (gint64 a, gint64 b)
{
  gint64 sum;

  if (__builtin_add_overflow (a, b, &sum))
    return b < 0 ? G_MININT64 : G_MAXINT64;
  return sum;
}

void
reg_chart_paint_empty (RegChartCanvas *canvas, const char *text)
{
  reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_DIM | REG_CHART_TEXT_WRAP, canvas->width / 2,
                          canvas->height / 2, 0.5, 0.5, canvas->width);
}

/** reg_chart_ref: @chart: a chart. Returns: (transfer full): the same chart */
RegChart *
reg_chart_ref (RegChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  g_atomic_ref_count_inc (&chart->ref_count);
  return chart;
}

/** reg_chart_unref: @chart: (transfer full): a chart */
void
reg_chart_unref (RegChart *chart)
{
  g_return_if_fail (chart != NULL);

  if (!g_atomic_ref_count_dec (&chart->ref_count))
    return;
  chart->klass->finalize (chart);
  if (chart->money.destroy != NULL)
    chart->money.destroy (chart->money.user_data);
  g_free (chart);
}

/**
 * reg_chart_measure:
 * @chart: a chart
 * @style: how it would look
 * @for_width: the width it would have, or -1 for any
 * @minimum_width: (out) (optional): least width
 * @minimum_height: (out) (optional): least height at that width
 * @natural_height: (out) (optional): the height at which it looks best at that width
 *
 * Says how much room the chart wants. Everything is in pixels (points on paper) and follows the
 * text scale, except the width, because a chart rather drops labels than scrolls.
 */
void
reg_chart_measure (RegChart *chart,
                   const RegChartStyle *style,
                   int for_width,
                   int *minimum_width,
                   int *minimum_height,
                   int *natural_height)
{
  double minimum = 0, natural = 0;
  g_auto (RegChartCanvas) canvas = { 0 };

  g_return_if_fail (chart != NULL && style != NULL);

  reg_chart_canvas_init (&canvas, NULL, for_width > 0 ? for_width : 480, 1e6, style);
  chart->klass->measure (chart, &canvas, &minimum, &natural);
  if (minimum_width != NULL)
    *minimum_width = MINIMUM_WIDTH;
  if (minimum_height != NULL)
    *minimum_height = ceil (minimum);
  if (natural_height != NULL)
    *natural_height = ceil (MAX (minimum, natural));
}

/**
 * reg_chart_draw:
 * @chart: a chart
 * @cr: where to draw; any surface; its state is kept
 * @width: width in user units
 * @height: height in user units
 * @style: how it looks
 *
 * Draws the chart with its top left at the origin, without a background. Any thread.
 */
void
reg_chart_draw (
    RegChart *chart, cairo_t *cr, double width, double height, const RegChartStyle *style)
{
  g_auto (RegChartCanvas) canvas = { 0 };

  g_return_if_fail (chart != NULL && cr != NULL && style != NULL);

  if (width < 1 || height < 1)
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  reg_chart_canvas_init (&canvas, cr, width, height, style);
  chart->klass->paint (chart, &canvas);
  cairo_restore (cr);
}

static GArray *
lay_out (RegChart *chart, double width, double height, const RegChartStyle *style)
{
  g_auto (RegChartCanvas) canvas = { 0 };

  if (width < 1 || height < 1)
    return g_array_new (FALSE, FALSE, sizeof (RegChartArea));
  reg_chart_canvas_init (&canvas, NULL, width, height, style);
  chart->klass->paint (chart, &canvas);
  return g_steal_pointer (&canvas.areas);
}

/* A little outside of what it goes around, so that it never crosses a label. */
static void
add_ring (cairo_t *cr, const RegChartRect *rect)
{
  const double out = 3, radius = 6;
  double left = rect->x - out, right = rect->x + rect->width + out;
  double top = rect->y - out, bottom = rect->y + rect->height + out;

  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * reg_chart_draw_focus:
 * @chart: a chart
 * @cr: where to draw; its state is kept
 * @width: width of the chart
 * @height: height of the chart
 * @style: how it looks
 * @datum: the datum that has the keyboard focus or the pointer; others draw nothing
 *
 * Draws the ring (and for lines the point) that shows which datum is meant, on top of what
 * reg_chart_draw() left. The ring may reach 4 units beyond the edges of the chart.
 */
void
reg_chart_draw_focus (RegChart *chart,
                      cairo_t *cr,
                      double width,
                      double height,
                      const RegChartStyle *style,
                      int datum)
{
  g_autoptr (GArray) areas = NULL;
  const RegChartArea *area;
  const RegColor *color;

  g_return_if_fail (chart != NULL && cr != NULL && style != NULL);

  areas = lay_out (chart, width, height, style);
  if (datum < 0 || (guint)datum >= areas->len)
    return;
  area = &g_array_index (areas, RegChartArea, datum);
  color = &style->foreground;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  if (area->has_dot)
    {
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, area->dot_x, area->rect.y);
      cairo_line_to (cr, area->dot_x, area->rect.y + area->rect.height);
      cairo_stroke (cr);
      cairo_arc (cr, area->dot_x, area->dot_y, 5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else
    {
      cairo_set_line_width (cr, 2);
      add_ring (cr, &area->rect);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * reg_chart_hit_test:
 * @chart: a chart
 * @width: width it is drawn with
 * @height: height it is drawn with
 * @style: style it is drawn with
 * @x: pointer
 * @y: pointer
 *
 * Returns: the datum at that point, or -1
 */
int
reg_chart_hit_test (
    RegChart *chart, double width, double height, const RegChartStyle *style, double x, double y)
{
  g_autoptr (GArray) areas = NULL;

  g_return_val_if_fail (chart != NULL && style != NULL, -1);

  areas = lay_out (chart, width, height, style);
  for (guint i = 0; i < areas->len; i++)
    {
      const RegChartRect *rect = &g_array_index (areas, RegChartArea, i).rect;

      if (x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height)
        return i;
    }
  return -1;
}

/**
 * reg_chart_get_datum_area:
 * @chart: a chart
 * @width: width it is drawn with
 * @height: height it is drawn with
 * @style: style it is drawn with
 * @datum: a datum
 * @area: (out): where it is
 *
 * Returns: whether there is such a datum on the picture
 */
gboolean
reg_chart_get_datum_area (RegChart *chart,
                          double width,
                          double height,
                          const RegChartStyle *style,
                          int datum,
                          RegChartRect *area)
{
  g_autoptr (GArray) areas = NULL;

  g_return_val_if_fail (chart != NULL && style != NULL && area != NULL, FALSE);

  areas = lay_out (chart, width, height, style);
  if (datum < 0 || (guint)datum >= areas->len)
    return FALSE;
  *area = g_array_index (areas, RegChartArea, datum).rect;
  return TRUE;
}

/** reg_chart_get_n_data: @chart: a chart. Returns: how many things can be pointed at */
guint
reg_chart_get_n_data (RegChart *chart)
{
  g_return_val_if_fail (chart != NULL, 0);

  return chart->klass->get_n_data (chart);
}

/**
 * reg_chart_move_focus:
 * @chart: a chart
 * @datum: the datum that has the focus, or -1
 * @step: where to go
 *
 * Returns: the datum to focus, or -1 when the focus leaves the chart in that direction
 */
int
reg_chart_move_focus (RegChart *chart, int datum, RegChartStep step)
{
  int n, row;

  g_return_val_if_fail (chart != NULL, -1);

  n = chart->klass->get_n_data (chart);
  row = chart->klass->get_row_length ? chart->klass->get_row_length (chart) : 1;
  if (n == 0)
    return -1;
  switch (step)
    {
    case REG_CHART_STEP_BELOW:
      return datum < 0 ? 0 : datum + row < n ? datum + row : -1;
    case REG_CHART_STEP_ABOVE:
      return datum < 0 ? n - 1 : datum >= row ? datum - row : -1;
    case REG_CHART_STEP_NEXT:
      return datum + 1 < n ? MAX (datum + 1, 0) : -1;
    case REG_CHART_STEP_PREVIOUS:
      return datum < 0 ? n - 1 : MIN (datum, n) - 1;
    case REG_CHART_STEP_FIRST:
      return 0;
    case REG_CHART_STEP_LAST:
      return n - 1;
    }
  return -1;
}

/**
 * reg_chart_describe_datum:
 * @chart: a chart
 * @datum: a datum
 *
 * Returns: (transfer full) (nullable): what it is, in words and figures, for tooltips and screen
 *   readers; %NULL when there is no such datum
 */
char *
reg_chart_describe_datum (RegChart *chart, int datum)
{
  g_return_val_if_fail (chart != NULL, NULL);

  if (datum < 0 || (guint)datum >= chart->klass->get_n_data (chart))
    return NULL;
  return chart->klass->describe (chart, datum);
}

/** reg_chart_get_summary: @chart: a chart. Returns: (transfer full): the whole as a sentence */
char *
reg_chart_get_summary (RegChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  return chart->klass->summarize (chart);
}

/** reg_chart_get_table: @chart: a chart. Returns: (transfer full): the figures behind it */
RegChartTable *
reg_chart_get_table (RegChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  return chart->klass->tabulate (chart);
}

/*< private >
 * reg_chart_dump_labels:
 *
 * Returns: (transfer full) (element-type RegChartLabel): every text with its place, for tests
 */
GArray *
reg_chart_dump_labels (RegChart *chart, double width, double height, const RegChartStyle *style)
{
  g_auto (RegChartCanvas) canvas = { 0 };

  reg_chart_canvas_init (&canvas, NULL, width, height, style);
  chart->klass->paint (chart, &canvas);
  return g_steal_pointer (&canvas.labels);
}
