/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-value.h"
#include "draw/reg-chart-axis.h"
#include "draw/reg-chart-private.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  guint32 day;
  gint64 amount; /* that day */
  gint64 sum;    /* up to that day, with it */
  char *text;
  guint order;
} Point;

typedef struct
{
  guint32 day;
  gint64 low;
  gint64 middle;
  gint64 high;
} Outlook;

typedef struct
{
  RegChart parent;
  GArray *points;  /* Point, in order of time */
  GArray *outlook; /* Outlook, in order of time */
  guint32 today;
} Value;

/* The part of the sheet that belongs to the line. */
typedef struct
{
  double start;
  double width;
  double top;
  double base; /* lower edge */
  guint32 first;
  guint32 last;
  double low;
  double high;
  RegChartAxis axis;
} Plot;

static void
point_clear (gpointer data)
{
  g_free (((Point *)data)->text);
}

static void
value_finalize (RegChart *chart)
{
  Value *value = (Value *)chart;

  g_array_unref (value->points);
  g_array_unref (value->outlook);
}

static guint
value_get_n_data (RegChart *chart)
{
  Value *value = (Value *)chart;

  return value->points->len + value->outlook->len;
}

static const Point *
get_point (Value *value, guint index)
{
  return &g_array_index (value->points, Point, index);
}

static const Outlook *
get_outlook (Value *value, guint index)
{
  return &g_array_index (value->outlook, Outlook, index);
}

static gint64
sum_so_far (Value *value)
{
  return value->points->len > 0 ? get_point (value, value->points->len - 1)->sum : 0;
}

/* A contribution may be dated ahead; what is expected starts after the last one. */
static guint32
known_until (Value *value)
{
  guint32 last = value->points->len > 0 ? get_point (value, value->points->len - 1)->day : 0;

  return MAX (value->today, last);
}

static void
value_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  *minimum = canvas->line * 2 + 40 * canvas->scale;
  *natural = canvas->line + 110 * canvas->scale;
}

static double
plot_x (const Plot *plot, guint32 day)
{
  return plot->start + plot->width * ((double)day - plot->first) / (plot->last - plot->first);
}

static double
plot_y (const Plot *plot, double amount)
{
  return plot->base - (amount - plot->low) / (plot->high - plot->low) * (plot->base - plot->top);
}

static void
find_range (Value *value, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < value->points->len; i++)
    {
      *low = MIN (*low, get_point (value, i)->sum);
      *high = MAX (*high, get_point (value, i)->sum);
    }
  for (guint i = 0; i < value->outlook->len; i++)
    {
      *low = MIN (*low, get_outlook (value, i)->low);
      *high = MAX (*high, get_outlook (value, i)->high);
    }
}

static char *
tick_text (RegChart *chart, const RegChartAxis *axis, guint index)
{
  double amount = round (reg_chart_axis_get_tick (axis, index));

  return reg_chart_format_tick (chart, CLAMP (amount, -9e18, 9e18),
                                CLAMP (round (axis->step), 1, 9e18));
}

static Plot
make_plot (RegChart *chart, RegChartCanvas *canvas)
{
  Value *value = (Value *)chart;
  Plot plot = { 0 };
  double widest = 0;
  guint ticks;

  plot.top = canvas->line / 2;
  plot.base = MAX (round (canvas->height - canvas->line - 4 * canvas->scale), plot.top + 4);
  ticks = CLAMP ((plot.base - plot.top) / (canvas->line * 1.6), 3, 6);
  find_range (value, &plot.low, &plot.high);
  if (plot.high <= plot.low)
    plot.high = plot.low + 1;
  reg_chart_axis_fit (&plot.axis, plot.low, plot.high, ticks);
  for (guint i = 0; i < plot.axis.n_ticks; i++)
    {
      g_autofree char *text = tick_text (chart, &plot.axis, i);
      double width;

      reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_DIM, -1, &width, NULL);
      widest = MAX (widest, width);
    }
  if (widest < canvas->width * 0.3)
    plot.start = ceil (widest + canvas->gap);
  plot.width = MAX (canvas->width - plot.start - 1, 1);
  plot.first = value->points->len > 0 ? get_point (value, 0)->day : value->today;
  plot.first = MIN (plot.first, value->today);
  plot.last = known_until (value);
  if (value->outlook->len > 0)
    plot.last = MAX (plot.last, get_outlook (value, value->outlook->len - 1)->day);
  if (plot.last - plot.first < 30)
    plot.first = plot.last > 30 ? plot.last - 30 : 1;
  return plot;
}

static void
line_to (RegChartCanvas *canvas, double x, double y)
{
  cairo_line_to (canvas->cr, reg_chart_canvas_x (canvas, x), y);
}

static void
paint_outlook (Value *value, RegChartCanvas *canvas, const Plot *plot)
{
  static const double dashes[] = { 4, 3 };
  RegColor band = reg_color_mix (&canvas->style->background, &canvas->style->accent, 0.16);
  double x = plot_x (plot, known_until (value)), y = plot_y (plot, sum_so_far (value));

  if (canvas->cr == NULL || value->outlook->len == 0)
    return;
  line_to (canvas, x, y);
  for (guint i = 0; i < value->outlook->len; i++)
    line_to (canvas, plot_x (plot, get_outlook (value, i)->day),
             plot_y (plot, get_outlook (value, i)->high));
  for (guint i = value->outlook->len; i > 0; i--)
    line_to (canvas, plot_x (plot, get_outlook (value, i - 1)->day),
             plot_y (plot, get_outlook (value, i - 1)->low));
  cairo_close_path (canvas->cr);
  reg_chart_canvas_set_color (canvas, &band);
  cairo_fill_preserve (canvas->cr);
  if (canvas->style->high_contrast)
    {
      reg_chart_canvas_set_color (canvas, &canvas->style->axis);
      cairo_set_line_width (canvas->cr, 1);
      cairo_stroke (canvas->cr);
    }
  cairo_new_path (canvas->cr);
  line_to (canvas, x, y);
  for (guint i = 0; i < value->outlook->len; i++)
    line_to (canvas, plot_x (plot, get_outlook (value, i)->day),
             plot_y (plot, get_outlook (value, i)->middle));
  reg_chart_canvas_set_color (canvas, &canvas->style->accent);
  cairo_set_line_width (canvas->cr, 2);
  cairo_set_dash (canvas->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (canvas->cr);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

/* Steps closer than half a pixel are drawn as one upright line over all they cover, so that a
 * hundred thousand of them cost no more than the sheet is wide. */
static void
paint_steps (Value *value, RegChartCanvas *canvas, const Plot *plot)
{
  double y = plot_y (plot, 0), column_x = -1, lowest = 0, highest = 0;

  if (canvas->cr == NULL)
    return;
  line_to (canvas, plot_x (plot, MIN (get_point (value, 0)->day, plot->last)), y);
  for (guint i = 0; i < value->points->len; i++)
    {
      double x = plot_x (plot, get_point (value, i)->day);
      double to = plot_y (plot, get_point (value, i)->sum);

      if (column_x >= 0 && x - column_x < 0.5)
        {
          lowest = MIN (lowest, to);
          highest = MAX (highest, to);
          y = to;
          continue;
        }
      if (column_x >= 0)
        {
          line_to (canvas, column_x, lowest);
          line_to (canvas, column_x, highest);
          line_to (canvas, column_x, y);
        }
      line_to (canvas, x, y);
      column_x = x;
      lowest = MIN (y, to);
      highest = MAX (y, to);
      y = to;
    }
  line_to (canvas, column_x, lowest);
  line_to (canvas, column_x, highest);
  line_to (canvas, column_x, y);
  line_to (canvas, MAX (plot_x (plot, value->today), column_x), y);
  reg_chart_canvas_set_color (canvas, &canvas->style->accent);
  cairo_set_line_width (canvas->cr, 2);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_stroke (canvas->cr);
}

static void
paint_axes (RegChart *chart, RegChartCanvas *canvas, const Plot *plot)
{
  const RegChartStyle *style = canvas->style;
  RegColor faint = reg_color_mix (&style->background, &style->axis, 0.5);
  double below = plot->base + 2 * canvas->scale, today = plot_x (plot, ((Value *)chart)->today);
  double year;
  g_autoptr (GArray) dates = NULL;

  for (guint i = 0; i < plot->axis.n_ticks; i++)
    {
      double amount = reg_chart_axis_get_tick (&plot->axis, i);
      double y = round (plot_y (plot, amount)) + 0.5;
      g_autofree char *text = tick_text (chart, &plot->axis, i);

      if (amount < plot->low || amount > plot->high)
        continue;
      reg_chart_canvas_line (canvas, plot->start, y, canvas->width, y, 1,
                             amount == 0 ? &style->axis : &faint, FALSE);
      if (plot->start > 0)
        reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_DIM, plot->start - canvas->gap, y, 1,
                                0.5, -1);
    }
  reg_chart_canvas_line (canvas, round (today) + 0.5, plot->top, round (today) + 0.5, plot->base, 1,
                         &style->axis, FALSE);
  reg_chart_canvas_write (canvas, _ ("today"), REG_CHART_TEXT_PLAIN, today, below, 0.5, 0, -1);
  reg_chart_canvas_measure_text (canvas, "0000", REG_CHART_TEXT_DIM, -1, &year, NULL);
  dates = reg_chart_axis_fit_dates (plot->first, plot->last,
                                    MAX (plot->width / (year + 3 * canvas->gap), 1));
  for (guint i = 0; i < dates->len; i++)
    {
      const RegChartDateTick *tick = &g_array_index (dates, RegChartDateTick, i);

      reg_chart_canvas_write (canvas, tick->label, REG_CHART_TEXT_DIM, plot_x (plot, tick->day),
                              below, 0.5, 0, -1);
    }
}

static void
mark_all (Value *value, RegChartCanvas *canvas, const Plot *plot)
{
  guint n = value_get_n_data (&value->parent);
  g_autofree double *places = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    places[i] = plot_x (plot, i < value->points->len
                                  ? get_point (value, i)->day
                                  : get_outlook (value, i - value->points->len)->day);
  for (guint i = 0; i < n; i++)
    {
      double from = i == 0 ? plot->start : (places[i - 1] + places[i]) / 2;
      double to = i + 1 == n ? canvas->width : (places[i] + places[i + 1]) / 2;
      gint64 sum = i < value->points->len ? get_point (value, i)->sum
                                          : get_outlook (value, i - value->points->len)->middle;

      reg_chart_canvas_mark (canvas, from, plot->top, to - from, plot->base - plot->top);
      reg_chart_canvas_mark_dot (canvas, places[i], plot_y (plot, sum));
    }
}

static void
value_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Value *value = (Value *)chart;
  Plot plot;

  if (value_get_n_data (chart) == 0)
    {
      reg_chart_paint_empty (canvas, _ ("No sales yet"));
      return;
    }
  plot = make_plot (chart, canvas);
  paint_outlook (value, canvas, &plot);
  paint_axes (chart, canvas, &plot);
  if (value->points->len > 0)
    paint_steps (value, canvas, &plot);
  mark_all (value, canvas, &plot);
}

static char *
describe_point (RegChart *chart, const Point *point)
{
  g_autofree char *date = reg_chart_axis_format_day (point->day);
  g_autofree char *amount = reg_chart_format_amount (chart, point->amount, REG_CHART_AMOUNT_FULL);
  g_autofree char *sum = reg_chart_format_amount (chart, point->sum, REG_CHART_AMOUNT_FULL);

  if (point->text != NULL)
    /* Translators: date, what was bought, amount, sum of all up to then */
    return g_strdup_printf (_ ("%s: %s, %s; %s so far"), date, point->text, amount, sum);
  /* Translators: date, amount, sum of all up to then */
  return g_strdup_printf (_ ("%s: %s; %s so far"), date, amount, sum);
}

static char *
value_describe (RegChart *chart, guint datum)
{
  Value *value = (Value *)chart;
  const Outlook *outlook;
  g_autofree char *date = NULL, *low = NULL, *middle = NULL, *high = NULL;

  if (datum < value->points->len)
    return describe_point (chart, get_point (value, datum));
  outlook = get_outlook (value, datum - value->points->len);
  date = reg_chart_axis_format_day (outlook->day);
  low = reg_chart_format_amount (chart, outlook->low, REG_CHART_AMOUNT_FULL);
  middle = reg_chart_format_amount (chart, outlook->middle, REG_CHART_AMOUNT_FULL);
  high = reg_chart_format_amount (chart, outlook->high, REG_CHART_AMOUNT_FULL);
  /* Translators: date, expected amount, lower and upper end of its range */
  return g_strdup_printf (_ ("%s: %s expected, %s to %s"), date, middle, low, high);
}

static char *
value_summarize (RegChart *chart)
{
  Value *value = (Value *)chart;
  g_autofree char *sum = NULL, *since = NULL, *past = NULL, *until = NULL, *low = NULL,
                  *high = NULL;
  const Outlook *end;

  if (value->points->len == 0)
    return g_strdup (_ ("No sales yet."));
  sum = reg_chart_format_amount (chart, sum_so_far (value), REG_CHART_AMOUNT_FULL);
  since = reg_chart_axis_format_day (get_point (value, 0)->day);
  if (value->outlook->len == 0)
    /* Translators: amount, date */
    return g_strdup_printf (_ ("%s so far, since %s."), sum, since);
  end = get_outlook (value, value->outlook->len - 1);
  until = reg_chart_axis_format_day (end->day);
  low = reg_chart_format_amount (chart, end->low, REG_CHART_AMOUNT_SHORT);
  high = reg_chart_format_amount (chart, end->high, REG_CHART_AMOUNT_SHORT);
  /* Translators: amount, date, lower and upper end of a range, date */
  return g_strdup_printf (_ ("%s so far, since %s; likely between %s and %s by %s."), sum, since,
                          low, high, until);
}

static RegChartTable *
value_tabulate (RegChart *chart)
{
  Value *value = (Value *)chart;
  RegChartTable *table = reg_chart_table_new ();

  reg_chart_table_add_column (table, _ ("Date"), FALSE);
  reg_chart_table_add_column (table, _ ("What"), FALSE);
  reg_chart_table_add_column (table, _ ("Amount"), TRUE);
  reg_chart_table_add_column (table, _ ("So far"), TRUE);
  for (guint i = 0; i < value->points->len; i++)
    {
      const Point *point = get_point (value, i);

      reg_chart_table_add_cell (table, reg_chart_axis_format_day (point->day),
                                reg_chart_axis_format_iso (point->day));
      reg_chart_table_add_cell (table, g_strdup (point->text != NULL ? point->text : ""), NULL);
      reg_chart_add_amount (chart, table, point->amount);
      reg_chart_add_amount (chart, table, point->sum);
    }
  for (guint i = 0; i < value->outlook->len; i++)
    {
      const Outlook *outlook = get_outlook (value, i);

      reg_chart_table_add_cell (table, reg_chart_axis_format_day (outlook->day),
                                reg_chart_axis_format_iso (outlook->day));
      reg_chart_table_add_cell (table, g_strdup (_ ("expected")), NULL);
      reg_chart_table_add_cell (table, g_strdup (""), NULL);
      reg_chart_add_amount (chart, table, outlook->middle);
    }
  return table;
}

static const RegChartClass value_class = {
  .finalize = value_finalize,
  .measure = value_measure,
  .paint = value_paint,
  .get_n_data = value_get_n_data,
  .describe = value_describe,
  .summarize = value_summarize,
  .tabulate = value_tabulate,
};

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static int
compare_outlooks (gconstpointer a, gconstpointer b)
{
  const Outlook *x = a, *y = b;

  return x->day < y->day ? -1 : x->day > y->day;
}

static void
add_points (Value *value, const RegChartValueData *data)
{
  gint64 sum = 0;

  for (gsize i = 0; i < data->n_contributions; i++)
    {
      const RegChartContribution *from = &data->contributions[i];
      Point point = { .day = reg_chart_axis_parse_day (from->date), .amount = from->amount };

      if (point.day == 0)
        continue;
      point.text = g_strdup (from->text);
      point.order = i;
      g_array_append_val (value->points, point);
    }
  g_array_sort (value->points, compare_points);
  for (guint i = 0; i < value->points->len; i++)
    {
      Point *point = &g_array_index (value->points, Point, i);

      sum = reg_chart_add_saturated (sum, point->amount);
      point->sum = sum;
    }
}

/**
 * reg_chart_value_new:
 * @data: what a customer brought and may bring; copied
 * @money: (nullable): how amounts are written
 *
 * What a customer is worth: contributions added up over time as a stepped line, today marked,
 * and what may come dashed within a band. One datum per contribution and per point of the
 * outlook.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_value_new (const RegChartValueData *data, const RegChartMoney *money)
{
  Value *value;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (data->contributions != NULL || data->n_contributions == 0, NULL);
  g_return_val_if_fail (data->outlook != NULL || data->n_outlook == 0, NULL);

  value = reg_chart_alloc (sizeof (Value), &value_class, money);
  value->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (value->points, point_clear);
  value->outlook = g_array_new (FALSE, FALSE, sizeof (Outlook));
  add_points (value, data);
  value->today = reg_chart_axis_parse_day (data->today);
  if (value->today == 0 && value->points->len > 0)
    value->today = get_point (value, value->points->len - 1)->day;
  for (gsize i = 0; i < data->n_outlook; i++)
    {
      const RegChartOutlook *from = &data->outlook[i];
      Outlook outlook = { reg_chart_axis_parse_day (from->date), from->low, from->middle,
                          from->high };

      /* Without a day to start from nothing can be said to be yet to come. */
      if (value->today != 0 && outlook.day > known_until (value))
        g_array_append_val (value->outlook, outlook);
    }
  g_array_sort (value->outlook, compare_outlooks);
  return &value->parent;
}
