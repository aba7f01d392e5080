/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-line-row.h"
#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* The lines of a quotation as a sheet that is filled in by keyboard. Below the last line stands
 * an entry that finds the product of the next one. */
#define REG_TYPE_QUOTATION_LINES (reg_quotation_lines_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationLines, reg_quotation_lines, REG, QUOTATION_LINES, GtkWidget)

GtkWidget *reg_quotation_lines_new (RegQuotationModel *model);
void reg_quotation_lines_focus_cell (RegQuotationLines *self, guint position, RegLineCell cell);
gboolean
reg_quotation_lines_find_focus (RegQuotationLines *self, guint *position, RegLineCell *cell);
void reg_quotation_lines_focus_new (RegQuotationLines *self);
GtkWidget *reg_quotation_lines_get_entry (RegQuotationLines *self);
GtkWidget *
reg_quotation_lines_peek_cell (RegQuotationLines *self, guint position, RegLineCell cell);

G_END_DECLS
