/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-table.h"

#include <string.h>

#include "draw/reg-chart-table-private.h"

typedef struct
{
  char *text;
  char *raw; /* for CSV where it differs from the text, else NULL */
} Cell;

struct _RegChartTable
{
  gatomicrefcount ref_count;
  GPtrArray *headers;
  GArray *numeric; /* gboolean */
  GArray *cells;   /* Cell, row by row */
};

G_DEFINE_BOXED_TYPE (RegChartTable, reg_chart_table, reg_chart_table_ref, reg_chart_table_unref)

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->raw);
}

/*< private >
 * reg_chart_table_new:
 *
 * Returns: (transfer full): a table without columns; columns come first, then cells row by row
 */
RegChartTable *
reg_chart_table_new (void)
{
  RegChartTable *table = g_new0 (RegChartTable, 1);

  g_atomic_ref_count_init (&table->ref_count);
  table->headers = g_ptr_array_new_with_free_func (g_free);
  table->numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (table->cells, cell_clear);
  return table;
}

void
reg_chart_table_add_column (RegChartTable *table, const char *header, gboolean numeric)
{
  g_ptr_array_add (table->headers, g_strdup (header));
  g_array_append_val (table->numeric, numeric);
}

/*< private >
 * reg_chart_table_add_cell:
 * @table: a table that is being filled
 * @text: (transfer full): what people read
 * @raw: (transfer full) (nullable): what programs read, when it is not the same
 */
void
reg_chart_table_add_cell (RegChartTable *table, char *text, char *raw)
{
  Cell cell = { text, raw };

  g_array_append_val (table->cells, cell);
}

/** reg_chart_table_ref: @table: a table. Returns: (transfer full): the same table */
RegChartTable *
reg_chart_table_ref (RegChartTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  g_atomic_ref_count_inc (&table->ref_count);
  return table;
}

/** reg_chart_table_unref: @table: (transfer full): a table */
void
reg_chart_table_unref (RegChartTable *table)
{
  g_return_if_fail (table != NULL);

  if (!g_atomic_ref_count_dec (&table->ref_count))
    return;
  g_ptr_array_unref (table->headers);
  g_array_unref (table->numeric);
  g_array_unref (table->cells);
  g_free (table);
}

/** reg_chart_table_get_n_columns: @table: a table. Returns: how many columns it has */
guint
reg_chart_table_get_n_columns (RegChartTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->headers->len;
}

/** reg_chart_table_get_n_rows: @table: a table. Returns: how many rows it has, without the head */
guint
reg_chart_table_get_n_rows (RegChartTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->headers->len == 0 ? 0 : table->cells->len / table->headers->len;
}

/**
 * reg_chart_table_get_header:
 * @table: a table
 * @column: a column, from 0
 *
 * Returns: (transfer none): the head of that column, translated
 */
const char *
reg_chart_table_get_header (RegChartTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->headers->len, NULL);

  return g_ptr_array_index (table->headers, column);
}

/**
 * reg_chart_table_is_numeric:
 * @table: a table
 * @column: a column, from 0
 *
 * Returns: whether that column holds figures, to be aligned at the end
 */
gboolean
reg_chart_table_is_numeric (RegChartTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->headers->len, FALSE);

  return g_array_index (table->numeric, gboolean, column);
}

/**
 * reg_chart_table_get_cell:
 * @table: a table
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none): the text of that cell, as people read it
 */
const char *
reg_chart_table_get_cell (RegChartTable *table, guint row, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->headers->len, NULL);
  g_return_val_if_fail (row < reg_chart_table_get_n_rows (table), NULL);

  return g_array_index (table->cells, Cell, row * table->headers->len + column).text;
}

static void
append_csv (GString *csv, const char *text, gboolean last)
{
  if (strpbrk (text, ",\"\r\n") != NULL)
    {
      g_string_append_c (csv, '"');
      for (const char *p = text; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (csv, '"');
          g_string_append_c (csv, *p);
        }
      g_string_append_c (csv, '"');
    }
  else
    g_string_append (csv, text);
  g_string_append (csv, last ? "\r\n" : ",");
}

/**
 * reg_chart_table_to_csv:
 * @table: a table
 *
 * Writes the table as RFC 4180 has it: commas, CRLF, UTF-8. Amounts are plain decimals with a
 * point and dates are YYYY-MM-DD, whatever the language of the texts.
 *
 * Returns: (transfer full): the text
 */
char *
reg_chart_table_to_csv (RegChartTable *table)
{
  GString *csv = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (table != NULL, NULL);

  n = table->headers->len;
  for (guint i = 0; i < n; i++)
    append_csv (csv, g_ptr_array_index (table->headers, i), i + 1 == n);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const Cell *cell = &g_array_index (table->cells, Cell, i);

      append_csv (csv, cell->raw != NULL ? cell->raw : cell->text, i % n + 1 == n);
    }
  return g_string_free (csv, FALSE);
}
