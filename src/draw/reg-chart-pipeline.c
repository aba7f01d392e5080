/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-pipeline.h"
#include "draw/reg-chart-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  char *name;
  char *label;
  gint64 amount;
  gint64 weighted;
  guint count;
  gboolean won;
} Stage;

typedef struct
{
  RegChart parent;
  GArray *stages; /* Stage */
  gboolean has_range;
  gint64 low;
  gint64 high;
} Pipeline;

/* Beside each other: name, bar, label. Stacked: name and label above the bar. */
typedef struct
{
  gboolean stacked;
  double name_width;
  double bar_start;
  double unit; /* length of one minor unit */
} Plan;

static void
stage_clear (gpointer data)
{
  Stage *stage = data;

  g_free (stage->name);
  g_free (stage->label);
}

static void
pipeline_finalize (RegChart *chart)
{
  g_array_unref (((Pipeline *)chart)->stages);
}

static guint
pipeline_get_n_data (RegChart *chart)
{
  return ((Pipeline *)chart)->stages->len;
}

/* The longest bar must leave room for its own label behind it. */
static double
longest_unit (GArray *stages, RegChartCanvas *canvas, double room)
{
  double unit = G_MAXDOUBLE;

  for (guint i = 0; i < stages->len; i++)
    {
      const Stage *stage = &g_array_index (stages, Stage, i);
      double label = 0;

      if (stage->amount <= 0)
        continue;
      if (canvas != NULL)
        {
          reg_chart_canvas_measure_text (canvas, stage->label, REG_CHART_TEXT_PLAIN, -1, &label,
                                         NULL);
          label += canvas->gap;
        }
      unit = MIN (unit, MAX (room - label, 0) / stage->amount);
    }
  return unit == G_MAXDOUBLE ? 0 : unit;
}

static Plan
make_plan (GArray *stages, RegChartCanvas *canvas)
{
  Plan plan = { 0 };
  double widest_name = 0, widest_label = 0, cap = canvas->width * 0.34, name, label;

  for (guint i = 0; i < stages->len; i++)
    {
      const Stage *stage = &g_array_index (stages, Stage, i);

      reg_chart_canvas_measure_text (canvas, stage->name, REG_CHART_TEXT_PLAIN, -1, &name, NULL);
      reg_chart_canvas_measure_text (canvas, stage->label, REG_CHART_TEXT_PLAIN, -1, &label, NULL);
      widest_name = MAX (widest_name, name);
      widest_label = MAX (widest_label, label);
    }
  plan.name_width = MIN (widest_name, cap);
  plan.bar_start = plan.name_width + 2 * canvas->gap;
  if (widest_name > cap
      || canvas->width - plan.bar_start - widest_label - canvas->gap < canvas->width * 0.3)
    {
      plan.stacked = TRUE;
      plan.bar_start = 0;
      plan.unit = longest_unit (stages, NULL, canvas->width);
    }
  else
    plan.unit = longest_unit (stages, canvas, canvas->width - plan.bar_start);
  return plan;
}

static void
pipeline_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  GArray *stages = ((Pipeline *)chart)->stages;
  guint n = MAX (stages->len, 1);

  if (make_plan (stages, canvas).stacked)
    {
      *minimum = n * (canvas->line + 12 * canvas->scale);
      *natural = n * (canvas->line + 28 * canvas->scale);
    }
  else
    {
      *minimum = n * (canvas->line + 4 * canvas->scale);
      *natural = n * MAX (canvas->line + 18 * canvas->scale, 38 * canvas->scale);
    }
}

static void
paint_bar (const Stage *stage, RegChartCanvas *canvas, const Plan *plan, double y, double height)
{
  const RegChartStyle *style = canvas->style;
  double whole = round (MAX (stage->amount, 0) * plan->unit);
  double part = round (CLAMP (stage->weighted, 0, MAX (stage->amount, 0)) * plan->unit);

  reg_chart_canvas_fill (canvas, plan->bar_start, y, whole, height, &style->accent_light);
  reg_chart_canvas_fill (canvas, plan->bar_start, y, part, height, &style->accent);
  if (style->high_contrast)
    reg_chart_canvas_outline (canvas, plan->bar_start, y, whole, height, &style->foreground);
  if (whole < 1)
    reg_chart_canvas_fill (canvas, plan->bar_start, y, 1, height, &style->axis);
}

static void
paint_beside (const Stage *stage, RegChartCanvas *canvas, const Plan *plan, double y, double pitch)
{
  double bar = round (CLAMP (pitch * 0.68, 4, 28 * canvas->scale));
  double middle = y + pitch / 2;
  double end = plan->bar_start + round (MAX (stage->amount, 0) * plan->unit);

  paint_bar (stage, canvas, plan, round (middle - bar / 2), bar);
  reg_chart_canvas_write (canvas, stage->name, REG_CHART_TEXT_PLAIN,
                          plan->bar_start - 2 * canvas->gap, middle, 1, 0.5, plan->name_width);
  reg_chart_canvas_write (canvas, stage->label, REG_CHART_TEXT_PLAIN, end + canvas->gap, middle, 0,
                          0.5, -1);
}

static void
paint_stacked (const Stage *stage, RegChartCanvas *canvas, const Plan *plan, double y, double pitch)
{
  double bar = round (CLAMP (pitch - canvas->line - 8 * canvas->scale, 4, 16 * canvas->scale));
  double label;

  reg_chart_canvas_measure_text (canvas, stage->label, REG_CHART_TEXT_PLAIN, -1, &label, NULL);
  reg_chart_canvas_write (canvas, stage->label, REG_CHART_TEXT_PLAIN, canvas->width, y, 1, 0, -1);
  reg_chart_canvas_write (canvas, stage->name, REG_CHART_TEXT_PLAIN, 0, y, 0, 0,
                          MAX (canvas->width - label - canvas->gap, canvas->width * 0.2));
  paint_bar (stage, canvas, plan, round (y + canvas->line + 2 * canvas->scale), bar);
}

static void
pipeline_paint (RegChart *chart, RegChartCanvas *canvas)
{
  GArray *stages = ((Pipeline *)chart)->stages;
  Plan plan;
  double pitch;

  if (stages->len == 0)
    {
      reg_chart_paint_empty (canvas, _ ("No stages yet"));
      return;
    }
  plan = make_plan (stages, canvas);
  pitch = canvas->height / stages->len;
  for (guint i = 0; i < stages->len; i++)
    {
      const Stage *stage = &g_array_index (stages, Stage, i);

      if (plan.stacked)
        paint_stacked (stage, canvas, &plan, i * pitch, pitch);
      else
        paint_beside (stage, canvas, &plan, i * pitch, pitch);
      reg_chart_canvas_mark (canvas, 0, i * pitch, canvas->width, pitch);
    }
}

static char *
pipeline_describe (RegChart *chart, guint datum)
{
  const Stage *stage = &g_array_index (((Pipeline *)chart)->stages, Stage, datum);
  g_autofree char *amount = reg_chart_format_amount (chart, stage->amount, REG_CHART_AMOUNT_FULL);
  g_autofree char *weighted = reg_chart_format_amount (chart, stage->weighted,
                                                       REG_CHART_AMOUNT_FULL);
  g_autofree char *deals = NULL;

  deals = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u deal", "%u deals", stage->count),
                           stage->count);
  if (stage->won)
    /* Translators: stage, number of deals, amount: "Won this month: 9 deals, 33,000 €" */
    return g_strdup_printf (_ ("%s: %s, %s"), stage->name, deals, amount);
  /* Translators: stage, number of deals, amount, amount by the chance to win */
  return g_strdup_printf (_ ("%s: %s, %s, weighted %s"), stage->name, deals, amount, weighted);
}

static char *
pipeline_summarize (RegChart *chart)
{
  Pipeline *pipeline = (Pipeline *)chart;
  gint64 amount = 0, weighted = 0;
  guint64 count = 0;
  g_autofree char *amount_text = NULL, *weighted_text = NULL, *low = NULL, *high = NULL;
  g_autofree char *count_text = NULL;

  for (guint i = 0; i < pipeline->stages->len; i++)
    {
      const Stage *stage = &g_array_index (pipeline->stages, Stage, i);

      if (stage->won)
        continue;
      amount = reg_chart_add_saturated (amount, stage->amount);
      weighted = reg_chart_add_saturated (weighted, stage->weighted);
      count += stage->count;
    }
  if (count == 0)
    return g_strdup (_ ("Nothing is open."));
  amount_text = reg_chart_format_amount (chart, amount, REG_CHART_AMOUNT_SHORT);
  weighted_text = reg_chart_format_amount (chart, weighted, REG_CHART_AMOUNT_SHORT);
  count_text = reg_chart_format_count (count);
  if (!pipeline->has_range)
    /* Translators: number of open deals, their amount, the amount by the chance to win */
    return g_strdup_printf (_ ("%s open, %s; weighted %s."), count_text, amount_text,
                            weighted_text);
  low = reg_chart_format_amount (chart, pipeline->low, REG_CHART_AMOUNT_SHORT);
  high = reg_chart_format_amount (chart, pipeline->high, REG_CHART_AMOUNT_SHORT);
  /* Translators: as above, then the range in which the weighted amount will lie */
  return g_strdup_printf (_ ("%s open, %s; weighted %s, in 8 of 10 cases %s to %s."), count_text,
                          amount_text, weighted_text, low, high);
}

static RegChartTable *
pipeline_tabulate (RegChart *chart)
{
  GArray *stages = ((Pipeline *)chart)->stages;
  RegChartTable *table = reg_chart_table_new ();

  reg_chart_table_add_column (table, _ ("Stage"), FALSE);
  reg_chart_table_add_column (table, _ ("Deals"), TRUE);
  reg_chart_table_add_column (table, _ ("Amount"), TRUE);
  reg_chart_table_add_column (table, _ ("Weighted"), TRUE);
  for (guint i = 0; i < stages->len; i++)
    {
      const Stage *stage = &g_array_index (stages, Stage, i);

      reg_chart_table_add_cell (table, g_strdup (stage->name), NULL);
      reg_chart_add_count (table, stage->count);
      reg_chart_add_amount (chart, table, stage->amount);
      reg_chart_add_amount (chart, table, stage->weighted);
    }
  return table;
}

static const RegChartClass pipeline_class = {
  .finalize = pipeline_finalize,
  .measure = pipeline_measure,
  .paint = pipeline_paint,
  .get_n_data = pipeline_get_n_data,
  .describe = pipeline_describe,
  .summarize = pipeline_summarize,
  .tabulate = pipeline_tabulate,
};

/**
 * reg_chart_pipeline_new:
 * @data: the stages; copied
 * @money: (nullable): how amounts are written
 *
 * What is in the pipeline: a bar per stage, light for the plain amount and dark for the amount
 * by the chance to win, with "amount · number of deals" written behind it. One datum per stage.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_pipeline_new (const RegChartPipelineData *data, const RegChartMoney *money)
{
  Pipeline *pipeline;

  g_return_val_if_fail (data != NULL && (data->stages != NULL || data->n_stages == 0), NULL);

  pipeline = reg_chart_alloc (sizeof (Pipeline), &pipeline_class, money);
  pipeline->stages = g_array_new (FALSE, FALSE, sizeof (Stage));
  g_array_set_clear_func (pipeline->stages, stage_clear);
  pipeline->has_range = data->has_range;
  pipeline->low = data->low;
  pipeline->high = data->high;
  for (gsize i = 0; i < data->n_stages; i++)
    {
      const RegChartStage *from = &data->stages[i];
      g_autofree char *amount = reg_chart_format_amount (&pipeline->parent, from->amount,
                                                         REG_CHART_AMOUNT_SHORT);
      g_autofree char *count = reg_chart_format_count (from->count);
      Stage stage = { 0 };

      stage.name = g_strdup (from->name != NULL ? from->name : "");
      stage.label = g_strdup_printf ("%s · %s", amount, count);
      stage.amount = from->amount;
      stage.weighted = from->weighted;
      stage.count = from->count;
      stage.won = from->won;
      g_array_append_val (pipeline->stages, stage);
    }
  return &pipeline->parent;
}
