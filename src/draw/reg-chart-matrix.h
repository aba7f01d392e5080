/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/** RegChartTone: whether a cell of a matrix is good news. */
typedef enum
{
  REG_CHART_TONE_NEUTRAL,
  REG_CHART_TONE_GOOD,
  REG_CHART_TONE_BAD,
} RegChartTone;

/**
 * RegChartMatrixData:
 * @corner: what the rows are: "From"
 * @rows: (array length=n_rows): what each row is called
 * @n_rows: how many
 * @columns: (array length=n_columns): what each column is called
 * @n_columns: how many
 * @counts: (array): how many customers, row by row
 * @tones: (array): how each cell looks, row by row
 * @summary: the whole as a sentence
 *
 * A table whose cells are counts; copied.
 */
typedef struct
{
  const char *corner;
  const char *const *rows;
  gsize n_rows;
  const char *const *columns;
  gsize n_columns;
  const guint *counts;
  const RegChartTone *tones;
  const char *summary;
} RegChartMatrixData;

RegChart *reg_chart_matrix_new (const RegChartMatrixData *data);

G_END_DECLS
