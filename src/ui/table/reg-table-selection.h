/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-model.h"

G_BEGIN_DECLS

#define REG_TYPE_TABLE_SELECTION (reg_table_selection_get_type ())
G_DECLARE_FINAL_TYPE (RegTableSelection, reg_table_selection, REG, TABLE_SELECTION, GObject)

RegTableSelection *reg_table_selection_new (RegTableModel *model, gboolean multiple);
RegTableModel *reg_table_selection_get_model (RegTableSelection *self);

gint64 reg_table_selection_get_selected (RegTableSelection *self);
void reg_table_selection_set_selected (RegTableSelection *self, gint64 id);
guint reg_table_selection_get_count (RegTableSelection *self);
gboolean reg_table_selection_get_all (RegTableSelection *self);
GArray *reg_table_selection_dup_ids (RegTableSelection *self);

G_END_DECLS
