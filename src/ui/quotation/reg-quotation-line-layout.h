/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The children of a line and of its head, in this order. */
typedef enum
{
  REG_LINE_COLUMN_NUMBER,
  REG_LINE_COLUMN_CODE,
  REG_LINE_COLUMN_DESCRIPTION,
  REG_LINE_COLUMN_QUANTITY,
  REG_LINE_COLUMN_PRICE,
  REG_LINE_COLUMN_DISCOUNT,
  REG_LINE_COLUMN_AMOUNT,
  REG_LINE_COLUMN_MENU,
  REG_N_LINE_COLUMNS
} RegLineColumn;

/* Puts the children of a line into columns that are the same in every line, or the figures below the
 * words where there is no room for columns. */
#define REG_TYPE_QUOTATION_LINE_LAYOUT (reg_quotation_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    RegQuotationLineLayout, reg_quotation_line_layout, REG, QUOTATION_LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *reg_quotation_line_layout_new_for_head (void);
void reg_quotation_line_layout_set_pattern (RegQuotationLineLayout *self,
                                            GtkWidget *pattern,
                                            gboolean has_figures);
gboolean reg_quotation_line_layout_has_columns (GtkWidget *widget, int width);

G_END_DECLS
