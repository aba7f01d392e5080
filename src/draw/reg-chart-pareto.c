/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-pareto.h"

#include "analytics/reg-pareto.h"
#include "draw/reg-chart-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Below this many customers "the best 20 %" is not worth saying. */
#define FEW 5
#define MARK (REG_PARETO_TOP_PPM / 1e6)

typedef struct
{
  RegChart parent;
  gint64 *sums; /* sums[i]: what the best i customers earn together; n + 1 of them */
  gsize n;
  RegPareto figures;
  double whole; /* what counts as 1 on the upright axis */
  gsize mark;   /* how many customers the best 20 % are, 0 for no mark */
  guint n_data;
} Pareto;

/* The part of the sheet that belongs to the curve. */
typedef struct
{
  double width;
  double base;
  double top;
  double low;
  double high;
} Plot;

static void
pareto_finalize (RegChart *chart)
{
  g_free (((Pareto *)chart)->sums);
}

static guint
pareto_get_n_data (RegChart *chart)
{
  return ((Pareto *)chart)->n_data;
}

static void
pareto_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  *minimum = canvas->line * 4 + 40 * canvas->scale;
  *natural = MAX (canvas->line * 2 + 160 * canvas->scale,
                  MIN (canvas->width * 0.42, 280 * canvas->scale));
}

/* A share means nothing when all customers together earn nothing. */
static gboolean
has_shares (Pareto *pareto)
{
  return pareto->n > 0 && pareto->sums[pareto->n] > 0;
}

static double
share_at (Pareto *pareto, gsize count)
{
  return pareto->sums[count] / pareto->whole;
}

/* Customers behind datum number @datum, counted from the best. */
static gsize
datum_count (Pareto *pareto, guint datum)
{
  return MAX ((gsize)round ((double)pareto->n * (datum + 1) / pareto->n_data), 1);
}

static Plot
make_plot (Pareto *pareto, RegChartCanvas *canvas)
{
  Plot plot = { 0 };
  double whole, last = 0;

  reg_chart_canvas_measure_text (canvas, "100 %", REG_CHART_TEXT_DIM, -1, &last, NULL);
  plot.width = MAX (canvas->width - (has_shares (pareto) ? last + canvas->gap : 0), 1);
  plot.top = canvas->line / 2;
  plot.base = MAX (canvas->height - canvas->line - 4 * canvas->scale, plot.top + 1);
  plot.low = plot.high = 0;
  whole = share_at (pareto, pareto->n);
  plot.high = MAX (plot.high, whole);
  plot.low = MIN (plot.low, whole);
  /* Best first, so the curve is highest where the earners end. */
  plot.high = MAX (plot.high, share_at (pareto, pareto->n - pareto->figures.n_negative));
  if (plot.high <= plot.low)
    plot.high = plot.low + 1;
  return plot;
}

static double
plot_x (const Plot *plot, Pareto *pareto, gsize count)
{
  return plot->width * count / pareto->n;
}

static double
plot_y (const Plot *plot, double share)
{
  return plot->base - (share - plot->low) / (plot->high - plot->low) * (plot->base - plot->top);
}

static void
add_curve (Pareto *pareto, RegChartCanvas *canvas, const Plot *plot)
{
  gsize columns = MAX (plot->width * 2, 2), last = G_MAXSIZE;

  /* The curve rises to one peak and then falls, so two points per pixel column keep both its
   * smallest and its largest value there as long as the peak itself is among them. */
  for (gsize i = 0; i <= columns; i++)
    {
      gsize count = (gsize)((double)pareto->n * i / columns);
      gsize peak = pareto->n - pareto->figures.n_negative;

      if (last != G_MAXSIZE && last < peak && peak < count)
        cairo_line_to (canvas->cr, reg_chart_canvas_x (canvas, plot_x (plot, pareto, peak)),
                       plot_y (plot, share_at (pareto, peak)));
      if (count == last)
        continue;
      cairo_line_to (canvas->cr, reg_chart_canvas_x (canvas, plot_x (plot, pareto, count)),
                     plot_y (plot, share_at (pareto, count)));
      last = count;
    }
}

static void
paint_curve (Pareto *pareto, RegChartCanvas *canvas, const Plot *plot)
{
  const RegChartStyle *style = canvas->style;
  RegColor fill = reg_color_mix (&style->background, &style->accent, 0.14);

  if (canvas->cr == NULL)
    return;
  cairo_move_to (canvas->cr, reg_chart_canvas_x (canvas, 0), plot_y (plot, 0));
  add_curve (pareto, canvas, plot);
  cairo_line_to (canvas->cr, reg_chart_canvas_x (canvas, plot->width), plot_y (plot, 0));
  cairo_close_path (canvas->cr);
  reg_chart_canvas_set_color (canvas, &fill);
  cairo_fill (canvas->cr);
  add_curve (pareto, canvas, plot);
  cairo_set_line_width (canvas->cr, 2);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  reg_chart_canvas_set_color (canvas, &style->accent);
  cairo_stroke (canvas->cr);
}

static char *
mark_text (Pareto *pareto)
{
  g_autofree char *best = reg_chart_format_share (MARK);
  g_autofree char *share = reg_chart_format_share (share_at (pareto, pareto->mark));

  /* Translators: two percentages: "our best 20 % earn 60 % of the profit" */
  return g_strdup_printf (_ ("our best %s earn %s of the profit"), best, share);
}

static void
paint_mark (Pareto *pareto, RegChartCanvas *canvas, const Plot *plot)
{
  const RegChartStyle *style = canvas->style;
  g_autofree char *text = mark_text (pareto);
  g_autofree char *best = reg_chart_format_share (MARK);
  double x = plot_x (plot, pareto, pareto->mark);
  double y = plot_y (plot, share_at (pareto, pareto->mark));
  double room = plot->width - x - 2 * canvas->gap, text_height;

  reg_chart_canvas_line (canvas, x, y, x, plot->base, 1, &style->dim, TRUE);
  reg_chart_canvas_line (canvas, 0, y, x, y, 1, &style->dim, TRUE);
  reg_chart_canvas_dot (canvas, x, y, &style->accent);
  reg_chart_canvas_write (canvas, best, REG_CHART_TEXT_PLAIN, x, plot->base + 2 * canvas->scale,
                          0.5, 0, -1);
  reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_WRAP, room, NULL, &text_height);
  reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_WRAP, x + canvas->gap + 2,
                          MIN (y + 4 * canvas->scale, plot->base - text_height - 2), 0, 0, room);
}

static void
paint_axis (Pareto *pareto, RegChartCanvas *canvas, const Plot *plot)
{
  const RegChartStyle *style = canvas->style;
  double zero = round (plot_y (plot, 0)) + 0.5;
  g_autofree char *count = reg_chart_format_count (pareto->n);
  g_autofree char *all = NULL;

  reg_chart_canvas_line (canvas, 0, zero, canvas->width, zero, 1, &style->axis, FALSE);
  if (has_shares (pareto))
    {
      double y = plot_y (plot, 1);
      g_autofree char *whole = reg_chart_format_share (1);

      reg_chart_canvas_line (canvas, 0, y, plot->width, y, 1, &style->dim, TRUE);
      reg_chart_canvas_write (canvas, whole, REG_CHART_TEXT_DIM, plot->width + canvas->gap / 2, y,
                              0, 0.5, -1);
    }
  all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s customer", "%s customers", pareto->n),
                         count);
  reg_chart_canvas_write (canvas, all, REG_CHART_TEXT_DIM, plot->width,
                          plot->base + 2 * canvas->scale, 1, 0, -1);
}

static void
pareto_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Pareto *pareto = (Pareto *)chart;
  Plot plot;

  if (pareto->n == 0)
    {
      reg_chart_paint_empty (canvas, _ ("No sales yet"));
      return;
    }
  plot = make_plot (pareto, canvas);
  paint_curve (pareto, canvas, &plot);
  if (pareto->mark > 0)
    paint_mark (pareto, canvas, &plot);
  paint_axis (pareto, canvas, &plot);
  for (guint i = 0; i < pareto->n_data; i++)
    {
      double from = i == 0 ? 0 : plot_x (&plot, pareto, datum_count (pareto, i - 1));
      gsize count = datum_count (pareto, i);
      double to = plot_x (&plot, pareto, count);

      reg_chart_canvas_mark (canvas, from, 0, to - from, canvas->height);
      reg_chart_canvas_mark_dot (canvas, to, plot_y (&plot, share_at (pareto, count)));
    }
}

static char *
pareto_describe (RegChart *chart, guint datum)
{
  Pareto *pareto = (Pareto *)chart;
  gsize count = datum_count (pareto, datum);
  g_autofree char *count_text = reg_chart_format_count (count);
  g_autofree char *sum = reg_chart_format_amount (chart, pareto->sums[count],
                                                  REG_CHART_AMOUNT_FULL);
  g_autofree char *share = reg_chart_format_share (share_at (pareto, count));

  if (!has_shares (pareto))
    return g_strdup_printf (
        /* Translators: number of customers, amount */
        g_dngettext (GETTEXT_PACKAGE, "Best %s customer: %s", "Best %s customers: %s", count),
        count_text, sum);
  /* Translators: number of customers, amount, percentage */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Best %s customer: %s, %s of the profit",
                                       "Best %s customers: %s, %s of the profit", count),
                          count_text, sum, share);
}

static char *
pareto_summarize (RegChart *chart)
{
  Pareto *pareto = (Pareto *)chart;
  GString *text = g_string_new (NULL);
  g_autofree char *count = reg_chart_format_count (pareto->n);

  if (pareto->n == 0)
    {
      g_string_append (text, _ ("No sales yet."));
      return g_string_free (text, FALSE);
    }
  if (!has_shares (pareto))
    {
      g_autofree char *sum = reg_chart_format_amount (chart, pareto->sums[pareto->n],
                                                      REG_CHART_AMOUNT_FULL);

      /* Translators: number of customers, amount (zero or negative) */
      g_string_append_printf (text, _ ("Together %s customers earn us no profit (%s)."), count,
                              sum);
      return g_string_free (text, FALSE);
    }
  if (pareto->mark > 0)
    {
      g_autofree char *best = reg_chart_format_share (MARK);
      g_autofree char *share = reg_chart_format_share (share_at (pareto, pareto->mark));

      /* Translators: percentage, number of customers, percentage */
      g_string_append_printf (text, _ ("The best %s of %s customers earn %s of the profit."), best,
                              count, share);
    }
  else
    g_string_append (text, _ ("Too few customers to compare."));
  if (pareto->figures.n_negative > 0)
    {
      g_autofree char *losing = reg_chart_format_count (pareto->figures.n_negative);
      g_autofree char *loss = reg_chart_format_share ((double)pareto->figures.negative_sum
                                                      / pareto->sums[pareto->n]);

      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              /* Translators: number of customers, a negative percentage */
                              g_dngettext (GETTEXT_PACKAGE, "%s customer costs us money: %s.",
                                           "%s customers cost us money: together %s.",
                                           pareto->figures.n_negative),
                              losing, loss);
    }
  return g_string_free (text, FALSE);
}

static RegChartTable *
pareto_tabulate (RegChart *chart)
{
  Pareto *pareto = (Pareto *)chart;
  RegChartTable *table = reg_chart_table_new ();

  reg_chart_table_add_column (table, _ ("Best customers"), TRUE);
  reg_chart_table_add_column (table, _ ("Share of customers"), TRUE);
  reg_chart_table_add_column (table, _ ("Profit together"), TRUE);
  reg_chart_table_add_column (table, _ ("Share of profit"), TRUE);
  for (guint i = 0; i < pareto->n_data; i++)
    {
      gsize count = datum_count (pareto, i);

      reg_chart_add_count (table, count);
      reg_chart_table_add_cell (table, reg_chart_format_share ((double)count / pareto->n), NULL);
      reg_chart_add_amount (chart, table, pareto->sums[count]);
      reg_chart_table_add_cell (
          table,
          has_shares (pareto) ? reg_chart_format_share (share_at (pareto, count)) : g_strdup (""),
          NULL);
    }
  return table;
}

static const RegChartClass pareto_class = {
  .finalize = pareto_finalize,
  .measure = pareto_measure,
  .paint = pareto_paint,
  .get_n_data = pareto_get_n_data,
  .describe = pareto_describe,
  .summarize = pareto_summarize,
  .tabulate = pareto_tabulate,
};

static double
find_whole (Pareto *pareto)
{
  double whole = 1;

  if (has_shares (pareto))
    return pareto->sums[pareto->n];
  /* No profit to have a share of: the curve is drawn against its own largest value. */
  for (gsize i = 0; i <= pareto->n; i++)
    whole = MAX (whole, fabs ((double)pareto->sums[i]));
  return whole;
}

/**
 * reg_chart_pareto_new:
 * @profits: what each customer earned us, minor units, may be negative; in any order; copied
 * @n_profits: how many customers
 * @money: (nullable): how amounts are written
 *
 * Who earns our money: the share of the profit that the best customers earn together, best
 * first. The curve passes 100 % where customers cost money. With five customers or more the best
 * 20 % are marked. The data are tenths of the customers, or single ones when they are fewer.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_pareto_new (const gint64 *profits, gsize n_profits, const RegChartMoney *money)
{
  Pareto *pareto;

  g_return_val_if_fail (profits != NULL || n_profits == 0, NULL);

  pareto = reg_chart_alloc (sizeof (Pareto), &pareto_class, money);
  pareto->n = n_profits;
  pareto->n_data = MIN (n_profits, 10);
  pareto->sums = g_new (gint64, n_profits + 1);
  reg_pareto_compute (profits, n_profits, REG_PARETO_TOP_PPM, pareto->sums, &pareto->figures);
  pareto->whole = find_whole (pareto);
  if (n_profits >= FEW && has_shares (pareto))
    pareto->mark = pareto->figures.n_top;
  return &pareto->parent;
}
