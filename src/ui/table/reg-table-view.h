/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/table/reg-table-selection.h"

G_BEGIN_DECLS

#define REG_TYPE_TABLE_VIEW (reg_table_view_get_type ())
G_DECLARE_FINAL_TYPE (RegTableView, reg_table_view, REG, TABLE_VIEW, GtkWidget)

/* Returns: (transfer floating): a widget */
typedef GtkWidget *(*RegTableCreateFunc) (gpointer user_data);
/* Returns: (transfer full): what can be done with the selected rows; "rows.copy" is the view's */
typedef GMenuModel *(*RegTableMenuFunc) (gpointer user_data);

GtkWidget *reg_table_view_new (void);

void reg_table_view_set_source (RegTableView *self, RegTableSource *source, gboolean multiple);
RegTableModel *reg_table_view_get_model (RegTableView *self);
RegTableSelection *reg_table_view_get_selection (RegTableView *self);

void reg_table_view_set_empty (RegTableView *self, RegTableCreateFunc create, gpointer user_data);
void reg_table_view_set_menu (RegTableView *self, RegTableMenuFunc create, gpointer user_data);
void reg_table_view_set_label (RegTableView *self, const char *label);
void reg_table_view_set_narrow (RegTableView *self, gboolean narrow);
gboolean reg_table_view_get_narrow (RegTableView *self);
gboolean reg_table_view_get_empty (RegTableView *self);
void reg_table_view_focus_rows (RegTableView *self);
void reg_table_view_show_id (RegTableView *self, gint64 id);

char *reg_table_view_dup_layout (RegTableView *self);
void reg_table_view_set_layout (RegTableView *self, const char *layout);

G_END_DECLS
