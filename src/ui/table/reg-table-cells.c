/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-cells.h"

typedef struct
{
  char *text;
  RegPillStyle style;
} Cell;

struct _RegTableCells
{
  gatomicrefcount ref_count;
  gint64 id;
  GType record_type;
  gpointer record;
  guint n_columns;
  Cell columns[];
};

G_DEFINE_BOXED_TYPE (RegTableCells, reg_table_cells, reg_table_cells_ref, reg_table_cells_unref)

/**
 * reg_table_cells_new:
 * @id: rowid of the record
 * @n_columns: as many as the source has columns
 *
 * Returns: (transfer full): cells without any text
 */
RegTableCells *
reg_table_cells_new (gint64 id, guint n_columns)
{
  RegTableCells *self = g_malloc0 (sizeof (RegTableCells) + n_columns * sizeof (Cell));

  g_atomic_ref_count_init (&self->ref_count);
  self->id = id;
  self->n_columns = n_columns;
  return self;
}

RegTableCells *
reg_table_cells_ref (RegTableCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
reg_table_cells_unref (RegTableCells *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].text);
  if (self->record != NULL)
    g_boxed_free (self->record_type, self->record);
  g_free (self);
}

void
reg_table_cells_set_text (RegTableCells *self, guint column, const char *text)
{
  reg_table_cells_take_text (self, column, g_strdup (text));
}

/**
 * reg_table_cells_take_text:
 * @self: cells nobody else holds yet
 * @column: index into the source's columns
 * @text: (transfer full) (nullable): the finished text
 */
void
reg_table_cells_take_text (RegTableCells *self, guint column, char *text)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  g_free (self->columns[column].text);
  self->columns[column].text = text;
}

void
reg_table_cells_set_style (RegTableCells *self, guint column, RegPillStyle style)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  self->columns[column].style = style;
}

/**
 * reg_table_cells_set_record:
 * @self: cells nobody else holds yet
 * @boxed_type: type of @record
 * @record: the record the row was made from; copied (shared) with g_boxed_copy()
 *
 * For a preview that wants more than the cells without a second query.
 */
void
reg_table_cells_set_record (RegTableCells *self, GType boxed_type, gconstpointer record)
{
  g_return_if_fail (self != NULL && self->record == NULL);

  self->record_type = boxed_type;
  self->record = g_boxed_copy (boxed_type, record);
}

gint64
reg_table_cells_get_id (RegTableCells *self)
{
  return self->id;
}

guint
reg_table_cells_get_n_columns (RegTableCells *self)
{
  return self->n_columns;
}

/**
 * reg_table_cells_get_text:
 *
 * Returns: (transfer none): the text, "" when there is none or no such column
 */
const char *
reg_table_cells_get_text (RegTableCells *self, guint column)
{
  if (column >= self->n_columns || self->columns[column].text == NULL)
    return "";
  return self->columns[column].text;
}

RegPillStyle
reg_table_cells_get_style (RegTableCells *self, guint column)
{
  return column < self->n_columns ? self->columns[column].style : REG_PILL_NEUTRAL;
}

/**
 * reg_table_cells_get_record:
 * @boxed_type: the type the caller expects
 *
 * Returns: (transfer none) (nullable): the record, when it is of that type
 */
gconstpointer
reg_table_cells_get_record (RegTableCells *self, GType boxed_type)
{
  return self->record_type == boxed_type ? self->record : NULL;
}
