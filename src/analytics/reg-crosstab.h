/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With fewer expected nothing is said about a cell. */
#define REG_CROSSTAB_FEWEST 5

/**
 * RegCrosstab:
 * @n_rows: rows, the last of them the sum of the others
 * @n_columns: columns, the same
 * @counts: how many there are in each cell, row by row
 * @amounts: what they come to, minor units; held at the limits of the type
 * @most: the cell with far more in it than rows and columns alone would give, -1 none
 * @least: the cell with far fewer, -1 none
 * @expected_most: how many an even spread would give there, rounded
 * @expected_least: the same
 *
 * Things by two that hold for each of them.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  guint *counts;
  gint64 *amounts;
  int most;
  int least;
  guint expected_most;
  guint expected_least;
} RegCrosstab;

RegCrosstab *reg_crosstab_new (const guint8 *rows,
                               const guint8 *columns,
                               const gint64 *amounts,
                               gsize n,
                               guint n_rows,
                               guint n_columns);
void reg_crosstab_free (RegCrosstab *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCrosstab, reg_crosstab_free)

G_END_DECLS
