/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

/**
 * RegTableCells:
 *
 * What one row of a table shows: the record's id and one finished text per column. A source
 * fills it, on any thread, before it hands it over; from then on nobody changes it, and it can
 * be shared by reference.
 */
typedef struct _RegTableCells RegTableCells;

#define REG_TYPE_TABLE_CELLS (reg_table_cells_get_type ())
GType reg_table_cells_get_type (void);

RegTableCells *reg_table_cells_new (gint64 id, guint n_columns);
RegTableCells *reg_table_cells_ref (RegTableCells *self);
void reg_table_cells_unref (RegTableCells *self);

void reg_table_cells_set_text (RegTableCells *self, guint column, const char *text);
void reg_table_cells_take_text (RegTableCells *self, guint column, char *text);
void reg_table_cells_set_style (RegTableCells *self, guint column, RegPillStyle style);
void reg_table_cells_set_record (RegTableCells *self, GType boxed_type, gconstpointer record);

gint64 reg_table_cells_get_id (RegTableCells *self);
guint reg_table_cells_get_n_columns (RegTableCells *self);
const char *reg_table_cells_get_text (RegTableCells *self, guint column);
RegPillStyle reg_table_cells_get_style (RegTableCells *self, guint column);
gconstpointer reg_table_cells_get_record (RegTableCells *self, GType boxed_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegTableCells, reg_table_cells_unref)

G_END_DECLS
