/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart-canvas.h"
#include "draw/reg-chart-table-private.h"
#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartClass:
 * @finalize: frees what the kind of chart holds, not the struct
 * @measure: heights at a width, with a canvas that draws nothing
 * @paint: draws, and marks the area of every datum on the canvas
 * @get_n_data: how many things can be pointed at
 * @get_row_length: (nullable): how many of them stand in a row, where they do
 * @describe: (transfer full): the text of one of them
 * @summarize: (transfer full): the whole as a sentence
 * @tabulate: (transfer full): the figures
 *
 * What a kind of chart provides. Charts never change once made.
 */
typedef struct
{
  void (*finalize) (RegChart *chart);
  void (*measure) (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural);
  void (*paint) (RegChart *chart, RegChartCanvas *canvas);
  guint (*get_n_data) (RegChart *chart);
  guint (*get_row_length) (RegChart *chart);
  char *(*describe) (RegChart *chart, guint datum);
  char *(*summarize) (RegChart *chart);
  RegChartTable *(*tabulate) (RegChart *chart);
} RegChartClass;

struct _RegChart
{
  gatomicrefcount ref_count;
  const RegChartClass *klass;
  RegChartMoney money;
};

gpointer reg_chart_alloc (gsize size, const RegChartClass *klass, const RegChartMoney *money);
char *reg_chart_format_amount (RegChart *chart, gint64 amount, RegChartAmountForm form);
void reg_chart_add_amount (RegChart *chart, RegChartTable *table, gint64 amount);
void reg_chart_add_count (RegChartTable *table, guint64 count);
char *reg_chart_format_tick (RegChart *chart, gint64 amount, gint64 step);
char *reg_chart_format_count (guint64 count);
char *reg_chart_format_share (double share);
void reg_chart_paint_empty (RegChartCanvas *canvas, const char *text);
gint64 reg_chart_add_saturated (gint64 a, gint64 b);

/* For tests: every text that was written, with the place it took. */
GArray *
reg_chart_dump_labels (RegChart *chart, double width, double height, const RegChartStyle *style);

G_END_DECLS
