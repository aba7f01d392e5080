/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-table-model.h"

G_BEGIN_DECLS

RegTableRow *reg_table_row_new (RegTableModel *model, gint64 id);
const gint64 *reg_table_row_peek_id (RegTableRow *self);
void reg_table_row_set_cells (RegTableRow *self, RegTableCells *cells);
void reg_table_row_set_position_hint (RegTableRow *self, guint position);
guint reg_table_row_get_position_hint (RegTableRow *self);
void reg_table_row_forget_model (RegTableRow *self);

void reg_table_model_row_gone (RegTableModel *self, RegTableRow *row);
guint reg_table_model_get_n_item_calls (RegTableModel *self);

G_END_DECLS
