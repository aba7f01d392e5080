/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-model.h"

G_BEGIN_DECLS

GtkListItemFactory *reg_table_factory_new_cell (RegTableColumnKind kind, guint index);
GtkListItemFactory *reg_table_factory_new_row (RegTableModel *model);
GtkListItemFactory *reg_table_factory_new_two_line (RegTableModel *model);

G_END_DECLS
