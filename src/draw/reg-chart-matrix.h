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
 * @corner: what rows and columns are: "From → to"
 * @rows: (array length=n_rows): what each row is called
 * @n_rows: how many
 * @columns: (array length=n_columns): what each column is called
 * @n_columns: how many
 * @counts: (array): how many customers, row by row
 * @tones: (array): how each cell looks, row by row
 * @summary: the whole as a sentence
 * @row_header: (nullable): what the rows are, above the figures; "From" when %NULL
 * @column_header: (nullable): the same for the columns; "To"
 * @amounts: (nullable) (array): what the customers of each cell come to, minor units
 * @amount_header: (nullable): what @amounts are
 * @show_amounts: whether the cells say @amounts instead of @counts
 * @n_sums: so many rows and columns at the end are sums of the others: 0 or 1
 *
 * Customers by two things that hold for them.
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
  const char *row_header;
  const char *column_header;
  const gint64 *amounts;
  const char *amount_header;
  gboolean show_amounts;
  guint n_sums;
} RegChartMatrixData;

RegChart *reg_chart_matrix_new (const RegChartMatrixData *data, const RegChartMoney *money);

G_END_DECLS
