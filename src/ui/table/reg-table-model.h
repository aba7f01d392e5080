/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-table-source.h"

G_BEGIN_DECLS

/* Rows are filled in pages of this many, so that one job stays short. */
#define REG_TABLE_PAGE_SIZE 64

#define REG_TYPE_TABLE_ROW (reg_table_row_get_type ())
G_DECLARE_FINAL_TYPE (RegTableRow, reg_table_row, REG, TABLE_ROW, GObject)

gint64 reg_table_row_get_id (RegTableRow *self);
RegTableCells *reg_table_row_get_cells (RegTableRow *self);

#define REG_TYPE_TABLE_MODEL (reg_table_model_get_type ())
G_DECLARE_FINAL_TYPE (RegTableModel, reg_table_model, REG, TABLE_MODEL, GObject)

RegTableModel *reg_table_model_new (RegTableSource *source);
RegTableSource *reg_table_model_get_source (RegTableModel *self);

const RegTableQuery *reg_table_model_get_query (RegTableModel *self);
void reg_table_model_set_query (RegTableModel *self, const RegTableQuery *query);
void reg_table_model_set_sort (RegTableModel *self, const char *column, gboolean descending);
void reg_table_model_set_segment (RegTableModel *self, const char *segment);
void reg_table_model_set_text (RegTableModel *self, const char *text);
void reg_table_model_refresh (RegTableModel *self);

void reg_table_model_want (RegTableModel *self, RegTableRow *row, guint position);

guint reg_table_model_get_size (RegTableModel *self);
guint reg_table_model_get_total (RegTableModel *self);
gint64 reg_table_model_get_id (RegTableModel *self, guint position);
gboolean reg_table_model_find (RegTableModel *self, gint64 id, guint *position);
gboolean reg_table_model_get_loaded (RegTableModel *self);
const GError *reg_table_model_get_error (RegTableModel *self);

G_END_DECLS
