/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-crosstab.h"

#include <math.h>

static void
add (RegCrosstab *self, guint row, guint column, gint64 amount)
{
  guint cell = row * self->n_columns + column;

  self->counts[cell]++;
  if (__builtin_add_overflow (self->amounts[cell], amount, &self->amounts[cell]))
    self->amounts[cell] = amount < 0 ? G_MININT64 : G_MAXINT64;
}

/* By Pearson's residual, (seen − expected) / √expected, beyond what chance often gives: 2. */
static void
find_notable (RegCrosstab *self)
{
  guint sum_row = self->n_rows - 1, sum_column = self->n_columns - 1;
  double all = self->counts[sum_row * self->n_columns + sum_column];
  double highest = 2, lowest = -2;

  self->most = self->least = -1;
  for (guint row = 0; row < sum_row; row++)
    for (guint column = 0; column < sum_column; column++)
      {
        guint cell = row * self->n_columns + column;
        double expected = all > 0 ? (double)self->counts[row * self->n_columns + sum_column]
                                        * self->counts[sum_row * self->n_columns + column] / all
                                  : 0;
        double residual;

        if (expected < REG_CROSSTAB_FEWEST)
          continue;
        residual = (self->counts[cell] - expected) / sqrt (expected);
        if (residual > highest)
          {
            highest = residual;
            self->most = (int)cell;
            self->expected_most = (guint)(expected + 0.5);
          }
        if (residual < lowest)
          {
            lowest = residual;
            self->least = (int)cell;
            self->expected_least = (guint)(expected + 0.5);
          }
      }
}

/**
 * reg_crosstab_new:
 * @rows: (array length=n): the row of each
 * @columns: (array length=n): the column of each
 * @amounts: (array length=n): what each comes to, minor units
 * @n: how many there are
 * @n_rows: how many rows there can be
 * @n_columns: how many columns
 *
 * What is in no row or no column is left out.
 *
 * Returns: (transfer full): how many there are of each, with sums
 */
RegCrosstab *
reg_crosstab_new (const guint8 *rows,
                  const guint8 *columns,
                  const gint64 *amounts,
                  gsize n,
                  guint n_rows,
                  guint n_columns)
{
  RegCrosstab *self = g_new0 (RegCrosstab, 1);

  self->n_rows = n_rows + 1;
  self->n_columns = n_columns + 1;
  self->counts = g_new0 (guint, self->n_rows * self->n_columns);
  self->amounts = g_new0 (gint64, self->n_rows * self->n_columns);
  for (gsize i = 0; i < n; i++)
    {
      if (rows[i] >= n_rows || columns[i] >= n_columns)
        continue;
      add (self, rows[i], columns[i], amounts[i]);
      add (self, rows[i], n_columns, amounts[i]);
      add (self, n_rows, columns[i], amounts[i]);
      add (self, n_rows, n_columns, amounts[i]);
    }
  find_notable (self);
  return self;
}

/**
 * reg_crosstab_free:
 * @self: (transfer full): a table
 */
void
reg_crosstab_free (RegCrosstab *self)
{
  g_free (self->counts);
  g_free (self->amounts);
  g_free (self);
}
