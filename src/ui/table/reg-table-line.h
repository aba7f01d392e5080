/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-columns.h"
#include "ui/table/reg-table-model.h"
#include "ui/table/reg-table-pen.h"

G_BEGIN_DECLS

/* What all lines of one table have in common. */
typedef struct
{
  RegTableModel *model;
  RegTableColumns *columns;
  RegTablePen *pen;
  gboolean narrow;
} RegTableLook;

#define REG_TYPE_TABLE_LINE (reg_table_line_get_type ())

G_DECLARE_FINAL_TYPE (RegTableLine, reg_table_line, REG, TABLE_LINE, GtkWidget)

GtkWidget *reg_table_line_new (const RegTableLook *look);
void reg_table_line_show (RegTableLine *self, RegTableCells *cells);
RegTableCells *reg_table_line_get_cells (RegTableLine *self);
gboolean reg_table_line_says (RegTableLine *self, const char *text);

G_END_DECLS
