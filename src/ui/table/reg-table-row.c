/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-model.h"
#include "ui/table/reg-table-row-private.h"

/* One row while somebody looks at it. The model knows its living rows by id, so that the same
 * record is the same object and late contents find it. */
struct _RegTableRow
{
  GObject parent_instance;
  RegTableModel *model; /* not owned; the model says when it goes */
  gint64 id;
  guint position_hint;
  RegTableCells *cells;
};

enum
{
  PROP_CELLS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegTableRow, reg_table_row, G_TYPE_OBJECT)

static void
reg_table_row_finalize (GObject *object)
{
  RegTableRow *self = REG_TABLE_ROW (object);

  if (self->model != NULL)
    reg_table_model_row_gone (self->model, self);
  g_clear_pointer (&self->cells, reg_table_cells_unref);
  G_OBJECT_CLASS (reg_table_row_parent_class)->finalize (object);
}

static void
reg_table_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegTableRow *self = REG_TABLE_ROW (object);

  if (id == PROP_CELLS)
    g_value_set_boxed (value, self->cells);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_table_row_class_init (RegTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = reg_table_row_finalize;
  object_class->get_property = reg_table_row_get_property;

  /**
   * RegTableRow:cells:
   *
   * What the row shows, %NULL until it was loaded.
   */
  properties[PROP_CELLS] = g_param_spec_boxed ("cells", NULL, NULL, REG_TYPE_TABLE_CELLS,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
reg_table_row_init (RegTableRow *self)
{
}

RegTableRow *
reg_table_row_new (RegTableModel *model, gint64 id)
{
  RegTableRow *self = g_object_new (REG_TYPE_TABLE_ROW, NULL);

  self->model = model;
  self->id = id;
  return self;
}

gint64
reg_table_row_get_id (RegTableRow *self)
{
  g_return_val_if_fail (REG_IS_TABLE_ROW (self), 0);

  return self->id;
}

const gint64 *
reg_table_row_peek_id (RegTableRow *self)
{
  return &self->id;
}

/**
 * reg_table_row_get_cells:
 *
 * Returns: (transfer none) (nullable): %NULL until loaded; #RegTableRow:cells notifies
 */
RegTableCells *
reg_table_row_get_cells (RegTableRow *self)
{
  g_return_val_if_fail (REG_IS_TABLE_ROW (self), NULL);

  return self->cells;
}

void
reg_table_row_set_cells (RegTableRow *self, RegTableCells *cells)
{
  if (self->cells == cells)
    return;
  g_clear_pointer (&self->cells, reg_table_cells_unref);
  if (cells != NULL)
    self->cells = reg_table_cells_ref (cells);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CELLS]);
}

void
reg_table_row_set_position_hint (RegTableRow *self, guint position)
{
  self->position_hint = position;
}

guint
reg_table_row_get_position_hint (RegTableRow *self)
{
  return self->position_hint;
}

void
reg_table_row_forget_model (RegTableRow *self)
{
  self->model = NULL;
}
