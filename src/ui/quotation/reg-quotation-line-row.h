/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* One line of the editor: its cells are typed into where they stand.
 *
 * Signals:
 *   typed (int cell)                      the text of a cell was changed by the person
 *   command (char *name, gint64 value)    something of its menu: "remove", "move" … */
#define REG_TYPE_QUOTATION_LINE_ROW (reg_quotation_line_row_get_type ())
G_DECLARE_FINAL_TYPE (
    RegQuotationLineRow, reg_quotation_line_row, REG, QUOTATION_LINE_ROW, GtkWidget)

GtkWidget *
reg_quotation_line_row_new (RegQuotationModel *model, GMenuModel *menu, GtkWidget *pattern);
void reg_quotation_line_row_make (RegQuotationLineRow *self);
gboolean reg_quotation_line_row_is_made (RegQuotationLineRow *self);
void
reg_quotation_line_row_bind (RegQuotationLineRow *self, RegQuotationLineItem *item, guint position);
void reg_quotation_line_row_unbind (RegQuotationLineRow *self);
void reg_quotation_line_row_fill (RegQuotationLineRow *self);
guint reg_quotation_line_row_get_position (RegQuotationLineRow *self);
void reg_quotation_line_row_set_position (RegQuotationLineRow *self, guint position);
GtkWidget *reg_quotation_line_row_get_cell (RegQuotationLineRow *self, RegLineCell cell);
gboolean reg_quotation_line_row_find_focus (RegQuotationLineRow *self, RegLineCell *cell);
gboolean reg_quotation_line_row_focus (RegQuotationLineRow *self, RegLineCell cell);

GtkWidget *reg_quotation_line_head_new (void);

G_END_DECLS
