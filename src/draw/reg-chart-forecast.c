/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-forecast.h"
#include "draw/reg-chart-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  RegChart parent;
  GArray *months; /* RegChartMonth, texts owned */
  int focus;
} Forecast;

/* Where values and months lie on the sheet. */
typedef struct
{
  double top;
  double base;  /* y of 0 */
  double floor; /* lower edge of the bars */
  double unit;  /* height of one minor unit */
  double slot;
  double bar;
  gboolean amounts; /* whether amounts stand below the months */
  guint every;      /* every how many months are labelled */
} Plan;

static void
month_clear (gpointer data)
{
  RegChartMonth *month = data;

  g_free ((char *)month->label);
  g_free ((char *)month->name);
}

static void
forecast_finalize (RegChart *chart)
{
  g_array_unref (((Forecast *)chart)->months);
}

static guint
forecast_get_n_data (RegChart *chart)
{
  return ((Forecast *)chart)->months->len;
}

static gint64
month_total (const RegChartMonth *month)
{
  return MAX (month->won, month->expected);
}

static void
forecast_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  *minimum = canvas->line + 28 * canvas->scale;
  *natural = 2 * canvas->line + 150 * canvas->scale;
}

static void
find_range (GArray *months, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < months->len; i++)
    {
      const RegChartMonth *month = &g_array_index (months, RegChartMonth, i);

      *low = MIN (*low, MIN (month->won, month->expected));
      *high = MAX (*high, month_total (month));
      if (month->has_range)
        {
          *low = MIN (*low, month->low);
          *high = MAX (*high, month->high);
        }
      if (month->has_target)
        {
          *low = MIN (*low, month->target);
          *high = MAX (*high, month->target);
        }
    }
  if (*high == *low)
    *high = *low + 1;
}

static Plan
make_plan (RegChart *chart, RegChartCanvas *canvas)
{
  GArray *months = ((Forecast *)chart)->months;
  Plan plan = { 0 };
  double low, high, label = 0, amount = 0, bottom;

  for (guint i = 0; i < months->len; i++)
    {
      const RegChartMonth *month = &g_array_index (months, RegChartMonth, i);
      g_autofree char *text = reg_chart_format_amount (chart, month_total (month),
                                                       REG_CHART_AMOUNT_SHORT);
      double w;

      reg_chart_canvas_measure_text (canvas, month->label, REG_CHART_TEXT_BOLD, -1, &w, NULL);
      label = MAX (label, w);
      reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_DIM, -1, &w, NULL);
      amount = MAX (amount, w);
    }
  plan.slot = canvas->width / months->len;
  plan.bar = MAX (round (MIN (plan.slot * 0.67, 64 * canvas->scale)), 2);
  plan.every = MAX (ceil ((label + canvas->gap) / plan.slot), 1);
  plan.amounts = canvas->height >= 2 * canvas->line + 60 * canvas->scale
                 && amount + canvas->gap <= plan.slot && plan.every == 1;
  bottom = canvas->line * (plan.amounts ? 2 : 1) + 3 * canvas->scale;
  find_range (months, &low, &high);
  plan.top = 4 * canvas->scale;
  plan.floor = MAX (round (canvas->height - bottom), plan.top + 4);
  plan.unit = (plan.floor - plan.top) / (high - low);
  plan.base = round (plan.floor + low * plan.unit);
  return plan;
}

static void
paint_span (RegChartCanvas *canvas,
            const Plan *plan,
            double x,
            gint64 from,
            gint64 to,
            const RegColor *color)
{
  double a = round (plan->base - from * plan->unit);
  double b = round (plan->base - to * plan->unit);

  reg_chart_canvas_fill (canvas, x, MIN (a, b), plan->bar, fabs (a - b), color);
  if (canvas->style->high_contrast)
    reg_chart_canvas_outline (canvas, x, MIN (a, b), plan->bar, fabs (a - b),
                              &canvas->style->foreground);
}

static void
paint_month (const RegChartMonth *month, RegChartCanvas *canvas, const Plan *plan, double middle)
{
  const RegChartStyle *style = canvas->style;
  double x = round (middle - plan->bar / 2), over = plan->bar * 0.09 + 2;

  paint_span (canvas, plan, x, 0, month->won, &style->accent);
  if (month->expected > month->won)
    paint_span (canvas, plan, x, month->won, month->expected, &style->accent_light);
  if (month->has_range && month->high > month->low)
    reg_chart_canvas_line (canvas, round (middle) + 0.5, plan->base - month->low * plan->unit,
                           round (middle) + 0.5, plan->base - month->high * plan->unit, 1.5,
                           &style->foreground, FALSE);
  if (month->has_target)
    {
      double y = round (plan->base - month->target * plan->unit);

      reg_chart_canvas_line (canvas, x - over, y, x + plan->bar + over, y, 2, &style->foreground,
                             FALSE);
    }
}

static void
forecast_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Forecast *forecast = (Forecast *)chart;
  GArray *months = forecast->months;
  Plan plan;

  if (months->len == 0)
    {
      reg_chart_paint_empty (canvas, _ ("No months to show yet"));
      return;
    }
  plan = make_plan (chart, canvas);
  for (guint i = 0; i < months->len; i++)
    {
      const RegChartMonth *month = &g_array_index (months, RegChartMonth, i);
      double middle = (i + 0.5) * plan.slot;
      RegChartTextFlags flags = (int)i == forecast->focus ? REG_CHART_TEXT_BOLD
                                                          : REG_CHART_TEXT_PLAIN;

      paint_month (month, canvas, &plan, middle);
      if (i % plan.every == MAX (forecast->focus, 0) % plan.every)
        reg_chart_canvas_write (canvas, month->label, flags, middle, plan.floor + 2 * canvas->scale,
                                0.5, 0, plan.slot * plan.every);
      if (plan.amounts)
        {
          g_autofree char *amount = reg_chart_format_amount (chart, month_total (month),
                                                             REG_CHART_AMOUNT_SHORT);

          reg_chart_canvas_write (canvas, amount, flags | REG_CHART_TEXT_DIM, middle,
                                  plan.floor + 2 * canvas->scale + canvas->line, 0.5, 0, -1);
        }
      reg_chart_canvas_mark (canvas, i * plan.slot, 0, plan.slot, canvas->height);
    }
  reg_chart_canvas_line (canvas, 0, plan.base + 0.5, canvas->width, plan.base + 0.5, 1,
                         &canvas->style->axis, FALSE);
}

static char *
forecast_describe (RegChart *chart, guint datum)
{
  const RegChartMonth *month = &g_array_index (((Forecast *)chart)->months, RegChartMonth, datum);
  GString *text = g_string_new (NULL);
  g_autofree char *won = reg_chart_format_amount (chart, month->won, REG_CHART_AMOUNT_FULL);

  /* Translators: month, amount */
  g_string_append_printf (text, _ ("%s: %s won"), month->name, won);
  if (month->expected > month->won)
    {
      g_autofree char *expected = reg_chart_format_amount (chart, month->expected,
                                                           REG_CHART_AMOUNT_FULL);

      g_string_append_printf (text, _ (", %s expected"), expected);
    }
  if (month->has_range)
    {
      g_autofree char *low = reg_chart_format_amount (chart, month->low, REG_CHART_AMOUNT_FULL);
      g_autofree char *high = reg_chart_format_amount (chart, month->high, REG_CHART_AMOUNT_FULL);

      /* Translators: lower and upper end of a range, after the expected amount */
      g_string_append_printf (text, _ (" (%s to %s)"), low, high);
    }
  if (month->has_target)
    {
      g_autofree char *target = reg_chart_format_amount (chart, month->target,
                                                         REG_CHART_AMOUNT_FULL);

      g_string_append_printf (text, _ (", target %s"), target);
    }
  return g_string_free (text, FALSE);
}

static char *
forecast_summarize (RegChart *chart)
{
  Forecast *forecast = (Forecast *)chart;
  const RegChartMonth *month;
  g_autofree char *expected = NULL, *target = NULL;

  if (forecast->months->len == 0)
    return g_strdup (_ ("No months to show yet."));
  if (forecast->focus < 0 || (guint)forecast->focus >= forecast->months->len)
    {
      g_autofree char *last = forecast_describe (chart, forecast->months->len - 1);

      return g_strconcat (last, ".", NULL);
    }
  month = &g_array_index (forecast->months, RegChartMonth, forecast->focus);
  expected = reg_chart_format_amount (chart, month_total (month), REG_CHART_AMOUNT_SHORT);
  if (!month->has_target)
    /* Translators: month, amount */
    return g_strdup_printf (_ ("%s: %s expected."), month->name, expected);
  target = reg_chart_format_amount (chart, month->target, REG_CHART_AMOUNT_SHORT);
  if (month->reach_in_100 < 0)
    /* Translators: month, amount, target */
    return g_strdup_printf (_ ("%s: %s expected against %s."), month->name, expected, target);
  /* Translators: month, amount, target, chance of 100 */
  return g_strdup_printf (_ ("%s: %s expected against %s; %d in 100 to reach it."), month->name,
                          expected, target, month->reach_in_100);
}

static void
add_optional (RegChart *chart, RegChartTable *table, gboolean present, gint64 amount)
{
  if (present)
    reg_chart_add_amount (chart, table, amount);
  else
    reg_chart_table_add_cell (table, g_strdup (""), NULL);
}

static RegChartTable *
forecast_tabulate (RegChart *chart)
{
  GArray *months = ((Forecast *)chart)->months;
  RegChartTable *table = reg_chart_table_new ();

  reg_chart_table_add_column (table, _ ("Month"), FALSE);
  reg_chart_table_add_column (table, _ ("Won"), TRUE);
  reg_chart_table_add_column (table, _ ("Expected"), TRUE);
  reg_chart_table_add_column (table, _ ("At least"), TRUE);
  reg_chart_table_add_column (table, _ ("At most"), TRUE);
  reg_chart_table_add_column (table, _ ("Target"), TRUE);
  for (guint i = 0; i < months->len; i++)
    {
      const RegChartMonth *month = &g_array_index (months, RegChartMonth, i);

      reg_chart_table_add_cell (table, g_strdup (month->name), NULL);
      reg_chart_add_amount (chart, table, month->won);
      reg_chart_add_amount (chart, table, month->expected);
      add_optional (chart, table, month->has_range, month->low);
      add_optional (chart, table, month->has_range, month->high);
      add_optional (chart, table, month->has_target, month->target);
    }
  return table;
}

static const RegChartClass forecast_class = {
  .finalize = forecast_finalize,
  .measure = forecast_measure,
  .paint = forecast_paint,
  .get_n_data = forecast_get_n_data,
  .describe = forecast_describe,
  .summarize = forecast_summarize,
  .tabulate = forecast_tabulate,
};

/**
 * reg_chart_forecast_new:
 * @data: the months; copied
 * @money: (nullable): how amounts are written
 *
 * Will we make the target: a bar per month, dark for what is won and light for what is expected
 * on top of it, a thin line for its range and a thick one for the target. Amounts are written
 * where there is room. One datum per month.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_forecast_new (const RegChartForecastData *data, const RegChartMoney *money)
{
  Forecast *forecast;

  g_return_val_if_fail (data != NULL && (data->months != NULL || data->n_months == 0), NULL);

  forecast = reg_chart_alloc (sizeof (Forecast), &forecast_class, money);
  forecast->months = g_array_new (FALSE, FALSE, sizeof (RegChartMonth));
  g_array_set_clear_func (forecast->months, month_clear);
  forecast->focus = CLAMP (data->focus, -1, (gint64)data->n_months - 1);
  for (gsize i = 0; i < data->n_months; i++)
    {
      RegChartMonth month = data->months[i];
      const char *name = month.name != NULL ? month.name : month.label;

      month.label = g_strdup (month.label != NULL ? month.label : "");
      month.name = g_strdup (name != NULL ? name : "");
      g_array_append_val (forecast->months, month);
    }
  return &forecast->parent;
}
