/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-matrix.h"
#include "draw/reg-chart-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* How much of its colour the fullest cell has; the figure in it stays readable. */
#define FULL 0.5
#define LEAST 0.2
#define NOBODY 0.09
/* Names of columns stand above them in so many lines at most, else they are numbered. */
#define HEAD_LINES 3
#define SHORT_FROM 10000 /* longer numbers are written in thousands where there is little room */

typedef struct
{
  RegChart parent;
  char *corner;
  char *summary;
  char *row_header;
  char *column_header;
  char *amount_header;
  GStrv rows;
  GStrv columns;
  guint n_rows;
  guint n_columns;
  guint n_sums;
  guint *counts;
  gint64 *amounts; /* NULL when there are none */
  RegChartTone *tones;
  gboolean show_amounts;
  double greatest;
} Matrix;

typedef struct
{
  gboolean numbered;
  double names; /* width of the names of the rows */
  double cell;
  double head;
  double least; /* height of a row */
  double pitch;
  double foot;  /* height of what the numbers mean, where the rows do not say it */
  char *legend; /* NULL where there is none */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->legend);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
matrix_finalize (RegChart *chart)
{
  Matrix *matrix = (Matrix *)chart;

  g_free (matrix->corner);
  g_free (matrix->summary);
  g_free (matrix->row_header);
  g_free (matrix->column_header);
  g_free (matrix->amount_header);
  g_strfreev (matrix->rows);
  g_strfreev (matrix->columns);
  g_free (matrix->counts);
  g_free (matrix->amounts);
  g_free (matrix->tones);
}

static guint
matrix_get_n_data (RegChart *chart)
{
  Matrix *matrix = (Matrix *)chart;

  return matrix->n_rows * matrix->n_columns;
}

static guint
matrix_get_row_length (RegChart *chart)
{
  return ((Matrix *)chart)->n_columns;
}

static gboolean
is_sum (Matrix *matrix, guint index)
{
  return index / matrix->n_columns + matrix->n_sums >= matrix->n_rows
         || index % matrix->n_columns + matrix->n_sums >= matrix->n_columns;
}

static double
get_value (Matrix *matrix, guint index)
{
  return matrix->show_amounts ? fabs ((double)matrix->amounts[index]) : matrix->counts[index];
}

/* --- layout ----------------------------------------------------------------------------- */

/* The widest of the names, or of their words. */
static double
get_widest (RegChartCanvas *canvas, GStrv names, gboolean words)
{
  double widest = 0, width;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], words ? " " : "\n", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        {
          reg_chart_canvas_measure_text (canvas, parts[k], REG_CHART_TEXT_PLAIN, -1, &width, NULL);
          widest = MAX (widest, width);
        }
    }
  return widest;
}

static double
get_tallest (RegChartCanvas *canvas, GStrv names, double width)
{
  double tallest = 0, height;

  for (guint i = 0; names[i] != NULL; i++)
    {
      reg_chart_canvas_measure_text (canvas, names[i], REG_CHART_TEXT_WRAP, width, NULL, &height);
      tallest = MAX (tallest, height);
    }
  return tallest;
}

static gboolean
rows_say_it (Matrix *matrix)
{
  return g_strv_equal ((const char *const *)matrix->rows, (const char *const *)matrix->columns);
}

static char *
name_row (Matrix *matrix, const Plan *plan, guint row)
{
  return plan->numbered && rows_say_it (matrix)
             ? g_strdup_printf ("%u %s", row + 1, matrix->rows[row])
             : g_strdup (matrix->rows[row]);
}

/* "1 Best fifth · 2 Second fifth" */
static char *
make_legend (Matrix *matrix)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < matrix->n_columns; column++)
    g_string_append_printf (text, "%s%u\302\240%s", column > 0 ? " · " : "", column + 1,
                            matrix->columns[column]);
  return g_string_free (text, FALSE);
}

static Plan
make_plan (Matrix *matrix, RegChartCanvas *canvas)
{
  Plan plan = { 0 };
  double width, tallest, head;

  plan.names = MIN (get_widest (canvas, matrix->rows, FALSE) + 2 * canvas->gap,
                    canvas->width * 0.34);
  plan.cell = (canvas->width - plan.names - 2 * canvas->gap) / MAX (matrix->n_columns, 1);
  width = MAX (plan.cell - canvas->gap, 1);
  head = get_tallest (canvas, matrix->columns, width);
  plan.numbered = get_widest (canvas, matrix->columns, TRUE) > width
                  || head > (HEAD_LINES + 0.5) * canvas->line;
  if (plan.numbered && !rows_say_it (matrix))
    {
      plan.legend = make_legend (matrix);
      reg_chart_canvas_measure_text (canvas, plan.legend, REG_CHART_TEXT_DIM | REG_CHART_TEXT_WRAP,
                                     canvas->width, NULL, &plan.foot);
      plan.foot += canvas->gap;
    }
  plan.head = (plan.numbered ? canvas->line : head) + canvas->gap;
  tallest = get_tallest (canvas, matrix->rows, plan.names - 2 * canvas->gap);
  plan.least = MAX (MIN (tallest, 2.2 * canvas->line), canvas->line) + 8 * canvas->scale;
  plan.pitch = MAX ((canvas->height - plan.head - plan.foot) / MAX (matrix->n_rows, 1), 1);
  return plan;
}

static void
matrix_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  Matrix *matrix = (Matrix *)chart;
  g_auto (Plan) plan = make_plan (matrix, canvas);

  *minimum = plan.head + plan.foot + matrix->n_rows * plan.least;
  *natural = plan.head + plan.foot + matrix->n_rows * MAX (plan.least, 34 * canvas->scale);
}

/* --- drawing ---------------------------------------------------------------------------- */

static RegColor
get_color (Matrix *matrix, guint index, const RegChartStyle *style)
{
  gboolean is_bad = matrix->tones[index] == REG_CHART_TONE_BAD
                    || (matrix->show_amounts && matrix->amounts[index] < 0);
  const RegColor *color = is_bad                                        ? &style->warn
                          : matrix->tones[index] == REG_CHART_TONE_GOOD ? &style->accent
                                                                        : &style->neutral;
  double share = matrix->greatest > 0 ? get_value (matrix, index) / matrix->greatest : 0;

  if (matrix->counts[index] == 0)
    return reg_color_mix (&style->background, &style->neutral, NOBODY);
  return reg_color_mix (&style->background, color, LEAST + (FULL - LEAST) * sqrt (share));
}

static char *
format_cell (Matrix *matrix, guint index, gboolean in_short)
{
  guint count = matrix->counts[index];

  if (matrix->show_amounts)
    return reg_chart_format_amount (&matrix->parent, matrix->amounts[index],
                                    REG_CHART_AMOUNT_SHORT);
  if (!in_short || count < SHORT_FROM)
    return reg_chart_format_count (count);
  /* Translators: thousands of customers where there is little room: "41 k" */
  return g_strdup_printf (C_ ("count", "%u k"), (count + 500) / 1000);
}

/* A figure that does not fit is not written at all: half a number is a wrong one. */
static void
write_cell (Matrix *matrix, RegChartCanvas *canvas, guint index, const RegChartRect *rect)
{
  RegChartTextFlags flags = is_sum (matrix, index) ? REG_CHART_TEXT_BOLD : REG_CHART_TEXT_PLAIN;

  for (int in_short = 0; in_short < 2; in_short++)
    {
      g_autofree char *text = format_cell (matrix, index, in_short);
      double width;

      reg_chart_canvas_measure_text (canvas, text, flags, -1, &width, NULL);
      if (width > rect->width)
        continue;
      reg_chart_canvas_write (canvas, text, flags, rect->x + rect->width / 2,
                              rect->y + rect->height / 2, 0.5, 0.5, -1);
      return;
    }
}

static void
paint_cell (Matrix *matrix, RegChartCanvas *canvas, guint index, const RegChartRect *rect)
{
  const RegChartStyle *style = canvas->style;
  const RegColor color = get_color (matrix, index, style);

  if (!is_sum (matrix, index))
    reg_chart_canvas_fill (canvas, rect->x, rect->y, rect->width, rect->height, &color);
  if (style->high_contrast)
    reg_chart_canvas_outline (canvas, rect->x, rect->y, rect->width, rect->height, &style->axis);
  if (matrix->counts[index] > 0)
    write_cell (matrix, canvas, index, rect);
}

static void
paint_names (Matrix *matrix, RegChartCanvas *canvas, const Plan *plan)
{
  double start = plan->names + 2 * canvas->gap;

  for (guint column = 0; column < matrix->n_columns; column++)
    {
      g_autofree char *number = g_strdup_printf ("%u", column + 1);

      reg_chart_canvas_write (canvas, plan->numbered ? number : matrix->columns[column],
                              REG_CHART_TEXT_DIM | REG_CHART_TEXT_WRAP,
                              start + (column + 0.5) * plan->cell, plan->head - canvas->gap, 0.5, 1,
                              plan->cell - canvas->gap);
    }
  reg_chart_canvas_write (canvas, matrix->corner, REG_CHART_TEXT_DIM, 0, plan->head - canvas->gap,
                          0, 1, plan->names);
  for (guint row = 0; row < matrix->n_rows; row++)
    {
      g_autofree char *name = name_row (matrix, plan, row);
      double height;

      reg_chart_canvas_measure_text (canvas, name, REG_CHART_TEXT_WRAP, plan->names, NULL, &height);
      reg_chart_canvas_write (canvas, name,
                              height <= plan->pitch ? REG_CHART_TEXT_WRAP : REG_CHART_TEXT_PLAIN, 0,
                              plan->head + (row + 0.5) * plan->pitch, 0, 0.5, plan->names);
    }
}

static void
matrix_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Matrix *matrix = (Matrix *)chart;
  g_auto (Plan) plan = make_plan (matrix, canvas);
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
  if (plan.legend != NULL)
    reg_chart_canvas_write (canvas, plan.legend, REG_CHART_TEXT_DIM | REG_CHART_TEXT_WRAP, 0,
                            canvas->height, 0, 1, canvas->width);
}

/* --- words ------------------------------------------------------------------------------ */

static char *
matrix_describe (RegChart *chart, guint datum)
{
  Matrix *matrix = (Matrix *)chart;
  g_autofree char *count = reg_chart_format_count (matrix->counts[datum]);
  const char *row = matrix->rows[datum / matrix->n_columns];
  const char *column = matrix->columns[datum % matrix->n_columns];
  g_autofree char *amount = NULL;

  if (matrix->amounts == NULL)
    /* Translators: a row, a column and a number: "Client → Lost: 12" */
    return g_strdup_printf (_ ("%s → %s: %s"), row, column, count);
  amount = reg_chart_format_amount (chart, matrix->amounts[datum], REG_CHART_AMOUNT_FULL);
  /* Translators: a row, a column, a number of customers, and an amount with its name:
   * "Zwolle, 35 to 44 years: 12 customers, Contribution 4,200.00 €" */
  return g_strdup_printf (
      ngettext ("%s, %s: %s customer, %s %s", "%s, %s: %s customers, %s %s", matrix->counts[datum]),
      row, column, count, matrix->amount_header, amount);
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

  reg_chart_table_add_column (table, matrix->row_header, FALSE);
  reg_chart_table_add_column (table, matrix->column_header, FALSE);
  reg_chart_table_add_column (table, _ ("Customers"), TRUE);
  if (matrix->amounts != NULL)
    reg_chart_table_add_column (table, matrix->amount_header, TRUE);
  for (guint i = 0; i < matrix->n_rows * matrix->n_columns; i++)
    {
      reg_chart_table_add_cell (table, g_strdup (matrix->rows[i / matrix->n_columns]), NULL);
      reg_chart_table_add_cell (table, g_strdup (matrix->columns[i % matrix->n_columns]), NULL);
      reg_chart_add_count (table, matrix->counts[i]);
      if (matrix->amounts != NULL)
        reg_chart_add_amount (chart, table, matrix->amounts[i]);
    }
  return table;
}

static const RegChartClass matrix_class = {
  .finalize = matrix_finalize,
  .measure = matrix_measure,
  .paint = matrix_paint,
  .get_n_data = matrix_get_n_data,
  .get_row_length = matrix_get_row_length,
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
 * @money: (nullable): how amounts are written
 *
 * How many customers are in each cell of a table, the fuller the darker. One datum per cell, row by
 * row.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_matrix_new (const RegChartMatrixData *data, const RegChartMoney *money)
{
  Matrix *matrix;
  gsize n;

  g_return_val_if_fail (data != NULL && data->n_rows > 0 && data->n_columns > 0, NULL);

  matrix = reg_chart_alloc (sizeof (Matrix), &matrix_class, money);
  n = data->n_rows * data->n_columns;
  matrix->corner = g_strdup (data->corner);
  matrix->summary = g_strdup (data->summary);
  matrix->row_header = g_strdup (data->row_header ? data->row_header : C_ ("matrix", "From"));
  matrix->column_header = g_strdup (data->column_header ? data->column_header
                                                        : C_ ("matrix", "To"));
  matrix->amount_header = g_strdup (data->amount_header ? data->amount_header : "");
  matrix->rows = copy_names (data->rows, data->n_rows);
  matrix->columns = copy_names (data->columns, data->n_columns);
  matrix->n_rows = (guint)data->n_rows;
  matrix->n_columns = (guint)data->n_columns;
  matrix->n_sums = data->n_sums;
  matrix->counts = g_memdup2 (data->counts, n * sizeof *data->counts);
  matrix->amounts = data->amounts ? g_memdup2 (data->amounts, n * sizeof *data->amounts) : NULL;
  matrix->show_amounts = data->show_amounts && data->amounts;
  matrix->tones = g_memdup2 (data->tones, n * sizeof *data->tones);
  for (gsize i = 0; i < n; i++)
    if (!is_sum (matrix, i))
      matrix->greatest = MAX (matrix->greatest, get_value (matrix, i));
  return &matrix->parent;
}
