/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-matrix.h"
#include "draw/reg-chart-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* How much of its colour the fullest cell has; the figure in it stays readable. */
#define FULL 0.45
#define LEAST 0.08

typedef struct
{
  RegChart parent;
  char *corner;
  char *summary;
  GStrv rows;
  GStrv columns;
  guint n_rows;
  guint n_columns;
  guint *counts;
  RegChartTone *tones;
  guint greatest;
} Matrix;

/* Where names do not fit above the columns, rows and columns are numbered. */
typedef struct
{
  gboolean numbered;
  double names; /* width of the names of the rows */
  double cell;
  double head;
  double pitch;
} Plan;

static void
matrix_finalize (RegChart *chart)
{
  Matrix *matrix = (Matrix *)chart;

  g_free (matrix->corner);
  g_free (matrix->summary);
  g_strfreev (matrix->rows);
  g_strfreev (matrix->columns);
  g_free (matrix->counts);
  g_free (matrix->tones);
}

static guint
matrix_get_n_data (RegChart *chart)
{
  Matrix *matrix = (Matrix *)chart;

  return matrix->n_rows * matrix->n_columns;
}

static double
get_widest (RegChartCanvas *canvas, GStrv names)
{
  double widest = 0, width;

  for (guint i = 0; names[i] != NULL; i++)
    {
      reg_chart_canvas_measure_text (canvas, names[i], REG_CHART_TEXT_DIM, -1, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static Plan
make_plan (Matrix *matrix, RegChartCanvas *canvas)
{
  Plan plan = { 0 };
  double room;

  plan.names = MIN (get_widest (canvas, matrix->rows), canvas->width * 0.32);
  room = canvas->width - plan.names - 2 * canvas->gap;
  plan.cell = room / MAX (matrix->n_columns, 1);
  plan.numbered = get_widest (canvas, matrix->columns) > plan.cell - canvas->gap;
  plan.head = canvas->line + canvas->gap;
  plan.pitch = (canvas->height - plan.head) / MAX (matrix->n_rows, 1);
  return plan;
}

static void
matrix_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  Matrix *matrix = (Matrix *)chart;

  *minimum = (matrix->n_rows + 1) * (canvas->line + 6 * canvas->scale);
  *natural = (matrix->n_rows + 1) * MAX (canvas->line + 14 * canvas->scale, 34 * canvas->scale);
}

static RegColor
get_color (Matrix *matrix, guint index, const RegChartStyle *style)
{
  const RegColor *color = matrix->tones[index] == REG_CHART_TONE_BAD    ? &style->warn
                          : matrix->tones[index] == REG_CHART_TONE_GOOD ? &style->accent
                                                                        : &style->neutral;
  double share = matrix->greatest > 0 ? (double)matrix->counts[index] / matrix->greatest : 0;

  return reg_color_mix (&style->background, color, LEAST + (FULL - LEAST) * sqrt (share));
}

static void
paint_cell (Matrix *matrix, RegChartCanvas *canvas, guint index, const RegChartRect *rect)
{
  const RegChartStyle *style = canvas->style;
  guint count = matrix->counts[index];

  if (count > 0)
    {
      const RegColor color = get_color (matrix, index, style);
      g_autofree char *text = reg_chart_format_count (count);

      reg_chart_canvas_fill (canvas, rect->x, rect->y, rect->width, rect->height, &color);
      reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_PLAIN, rect->x + rect->width / 2,
                              rect->y + rect->height / 2, 0.5, 0.5, rect->width);
    }
  if (count == 0 || style->high_contrast)
    reg_chart_canvas_outline (canvas, rect->x, rect->y, rect->width, rect->height, &style->axis);
}

static void
paint_names (Matrix *matrix, RegChartCanvas *canvas, const Plan *plan)
{
  double start = plan->names + 2 * canvas->gap;

  for (guint column = 0; column < matrix->n_columns; column++)
    {
      g_autofree char *number = g_strdup_printf ("%u", column + 1);

      reg_chart_canvas_write (canvas, plan->numbered ? number : matrix->columns[column],
                              REG_CHART_TEXT_DIM, start + (column + 0.5) * plan->cell, 0, 0.5, 0,
                              plan->cell - canvas->gap / 2);
    }
  reg_chart_canvas_write (canvas, matrix->corner, REG_CHART_TEXT_DIM, 0, 0, 0, 0, plan->names);
  for (guint row = 0; row < matrix->n_rows; row++)
    {
      g_autofree char *numbered = g_strdup_printf ("%u %s", row + 1, matrix->rows[row]);
      gboolean is_same = row < matrix->n_columns
                         && g_str_equal (matrix->rows[row], matrix->columns[row]);

      reg_chart_canvas_write (canvas, plan->numbered && is_same ? numbered : matrix->rows[row],
                              REG_CHART_TEXT_PLAIN, 0, plan->head + (row + 0.5) * plan->pitch, 0,
                              0.5, plan->names + canvas->gap);
    }
}

static void
matrix_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Matrix *matrix = (Matrix *)chart;
  Plan plan = make_plan (matrix, canvas);
  double start = plan.names + 2 * canvas->gap;

  for (guint row = 0; row < matrix->n_rows; row++)
    for (guint column = 0; column < matrix->n_columns; column++)
      {
        RegChartRect rect = { start + column * plan.cell + 1, plan.head + row * plan.pitch + 1,
                              MAX (plan.cell - 2, 1), MAX (plan.pitch - 2, 1) };

        paint_cell (matrix, canvas, row * matrix->n_columns + column, &rect);
        reg_chart_canvas_mark (canvas, rect.x, rect.y, rect.width, rect.height);
      }
  paint_names (matrix, canvas, &plan);
}

static char *
matrix_describe (RegChart *chart, guint datum)
{
  Matrix *matrix = (Matrix *)chart;
  g_autofree char *count = reg_chart_format_count (matrix->counts[datum]);

  /* Translators: a row, a column and a number: "Client → Lost: 12" */
  return g_strdup_printf (_ ("%s → %s: %s"), matrix->rows[datum / matrix->n_columns],
                          matrix->columns[datum % matrix->n_columns], count);
}

static char *
matrix_summarize (RegChart *chart)
{
  return g_strdup (((Matrix *)chart)->summary);
}

static RegChartTable *
matrix_tabulate (RegChart *chart)
{
  Matrix *matrix = (Matrix *)chart;
  RegChartTable *table = reg_chart_table_new ();

  reg_chart_table_add_column (table, C_ ("matrix", "From"), FALSE);
  reg_chart_table_add_column (table, C_ ("matrix", "To"), FALSE);
  reg_chart_table_add_column (table, _ ("Customers"), TRUE);
  for (guint i = 0; i < matrix->n_rows * matrix->n_columns; i++)
    {
      reg_chart_table_add_cell (table, g_strdup (matrix->rows[i / matrix->n_columns]), NULL);
      reg_chart_table_add_cell (table, g_strdup (matrix->columns[i % matrix->n_columns]), NULL);
      reg_chart_add_count (table, matrix->counts[i]);
    }
  return table;
}

static const RegChartClass matrix_class = {
  .finalize = matrix_finalize,
  .measure = matrix_measure,
  .paint = matrix_paint,
  .get_n_data = matrix_get_n_data,
  .describe = matrix_describe,
  .summarize = matrix_summarize,
  .tabulate = matrix_tabulate,
};

static GStrv
copy_names (const char *const *names, gsize n)
{
  GStrv copy = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    copy[i] = g_strdup (names[i]);
  return copy;
}

/**
 * reg_chart_matrix_new:
 * @data: the cells; copied
 *
 * How many customers are in each cell of a table, the fuller the darker. One datum per cell, row by
 * row.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_matrix_new (const RegChartMatrixData *data)
{
  Matrix *matrix;
  gsize n;

  g_return_val_if_fail (data != NULL && data->n_rows > 0 && data->n_columns > 0, NULL);

  matrix = reg_chart_alloc (sizeof (Matrix), &matrix_class, NULL);
  n = data->n_rows * data->n_columns;
  matrix->corner = g_strdup (data->corner);
  matrix->summary = g_strdup (data->summary);
  matrix->rows = copy_names (data->rows, data->n_rows);
  matrix->columns = copy_names (data->columns, data->n_columns);
  matrix->n_rows = (guint)data->n_rows;
  matrix->n_columns = (guint)data->n_columns;
  matrix->counts = g_memdup2 (data->counts, n * sizeof *data->counts);
  matrix->tones = g_memdup2 (data->tones, n * sizeof *data->tones);
  for (gsize i = 0; i < n; i++)
    matrix->greatest = MAX (matrix->greatest, matrix->counts[i]);
  return &matrix->parent;
}
