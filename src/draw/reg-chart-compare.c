/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-compare.h"
#include "draw/reg-chart-private.h"

#include <math.h>

#define N_HEADERS 5
/* Heights of the bar and of the one before, below the words. */
#define BAR 12.0
#define BAR_BEFORE 5.0

/* Copies of a RegChartPair. */
typedef struct
{
  char *name;
  char *label;
  char *description;
  char *texts[2];
  char *raws[2];
  double lengths[2];
  guint counts[2];
} Pair;

typedef struct
{
  RegChart parent;
  GArray *pairs; /* Pair */
  char *summary;
  char *headers[N_HEADERS];
  double greatest;
} Compare;

static void
pair_clear (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  g_free (pair->label);
  g_free (pair->description);
  for (int i = 0; i < 2; i++)
    {
      g_free (pair->texts[i]);
      g_free (pair->raws[i]);
    }
}

static void
compare_finalize (RegChart *chart)
{
  Compare *compare = (Compare *)chart;

  g_array_unref (compare->pairs);
  g_free (compare->summary);
  for (int i = 0; i < N_HEADERS; i++)
    g_free (compare->headers[i]);
}

static guint
compare_get_n_data (RegChart *chart)
{
  return ((Compare *)chart)->pairs->len;
}

static void
compare_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  guint n = MAX (((Compare *)chart)->pairs->len, 1);
  double bars = (BAR + BAR_BEFORE) * canvas->scale;

  *minimum = n * (canvas->line + bars + 6 * canvas->scale);
  *natural = n * (canvas->line + bars + 18 * canvas->scale);
}

static void
paint_bar (Compare *compare,
           RegChartCanvas *canvas,
           double length,
           double y,
           double height,
           const RegColor *color)
{
  double width;

  if (length < 0)
    return;
  width = compare->greatest > 0 ? round (canvas->width * length / compare->greatest) : 0;
  reg_chart_canvas_fill (canvas, 0, y, MAX (width, 1), height,
                         width < 1 ? &canvas->style->axis : color);
  if (canvas->style->high_contrast)
    reg_chart_canvas_outline (canvas, 0, y, MAX (width, 1), height, &canvas->style->foreground);
}

static void
paint_pair (Compare *compare, RegChartCanvas *canvas, const Pair *pair, double y, double pitch)
{
  double scale = canvas->scale, label;
  double top = round (y + MAX ((pitch - canvas->line - (BAR + BAR_BEFORE + 2) * scale) / 2, 0));

  reg_chart_canvas_measure_text (canvas, pair->label, REG_CHART_TEXT_PLAIN, -1, &label, NULL);
  label = MIN (label, canvas->width * 0.65);
  reg_chart_canvas_write (canvas, pair->label, REG_CHART_TEXT_PLAIN, canvas->width, top, 1, 0,
                          label + 1);
  reg_chart_canvas_write (canvas, pair->name, REG_CHART_TEXT_PLAIN, 0, top, 0, 0,
                          MAX (canvas->width - label - 2 * canvas->gap, canvas->width * 0.2));
  top += canvas->line + 2 * scale;
  paint_bar (compare, canvas, pair->lengths[0], top, round (BAR * scale), &canvas->style->accent);
  paint_bar (compare, canvas, pair->lengths[1], top + round (BAR * scale),
             round (BAR_BEFORE * scale), &canvas->style->neutral);
}

static void
compare_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Compare *compare = (Compare *)chart;
  double pitch = canvas->height / MAX (compare->pairs->len, 1);

  for (guint i = 0; i < compare->pairs->len; i++)
    {
      paint_pair (compare, canvas, &g_array_index (compare->pairs, Pair, i), i * pitch, pitch);
      reg_chart_canvas_mark (canvas, 0, i * pitch, canvas->width, pitch);
    }
}

static char *
compare_describe (RegChart *chart, guint datum)
{
  return g_strdup (g_array_index (((Compare *)chart)->pairs, Pair, datum).description);
}

static char *
compare_summarize (RegChart *chart)
{
  return g_strdup (((Compare *)chart)->summary);
}

static RegChartTable *
compare_tabulate (RegChart *chart)
{
  Compare *compare = (Compare *)chart;
  RegChartTable *table = reg_chart_table_new ();

  for (int i = 0; i < N_HEADERS; i++)
    reg_chart_table_add_column (table, compare->headers[i], i > 0);
  for (guint row = 0; row < compare->pairs->len; row++)
    {
      const Pair *pair = &g_array_index (compare->pairs, Pair, row);

      reg_chart_table_add_cell (table, g_strdup (pair->name), NULL);
      for (int i = 0; i < 2; i++)
        {
          reg_chart_table_add_cell (table, g_strdup (pair->texts[i]), g_strdup (pair->raws[i]));
          reg_chart_add_count (table, pair->counts[i]);
        }
    }
  return table;
}

static const RegChartClass compare_class = {
  .finalize = compare_finalize,
  .measure = compare_measure,
  .paint = compare_paint,
  .get_n_data = compare_get_n_data,
  .describe = compare_describe,
  .summarize = compare_summarize,
  .tabulate = compare_tabulate,
};

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static Pair
copy_pair (const RegChartPair *from)
{
  return (Pair){
    .name = copy_text (from->name),
    .label = copy_text (from->label),
    .description = copy_text (from->description),
    .texts = { copy_text (from->now_text), copy_text (from->before_text) },
    .raws = { copy_text (from->now_raw), copy_text (from->before_raw) },
    .lengths = { from->now, from->before },
    .counts = { from->n_now, from->n_before },
  };
}

/**
 * reg_chart_compare_new:
 * @data: the figures; copied
 *
 * Two bars for each row: the figure of a time, and below it, thinner, that of the time before. One
 * datum per row.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_compare_new (const RegChartCompareData *data)
{
  Compare *compare;

  g_return_val_if_fail (data != NULL && (data->pairs != NULL || data->n_pairs == 0), NULL);

  compare = reg_chart_alloc (sizeof (Compare), &compare_class, NULL);
  compare->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_array_set_clear_func (compare->pairs, pair_clear);
  compare->summary = copy_text (data->summary);
  for (int i = 0; i < N_HEADERS; i++)
    compare->headers[i] = copy_text (data->headers[i]);
  for (gsize i = 0; i < data->n_pairs; i++)
    {
      Pair pair = copy_pair (&data->pairs[i]);

      compare->greatest = MAX (compare->greatest, MAX (pair.lengths[0], pair.lengths[1]));
      g_array_append_val (compare->pairs, pair);
    }
  return &compare->parent;
}
