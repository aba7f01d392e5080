/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Net, tax by rate, discount and total below the lines. The total explains itself when pressed. */
#define REG_TYPE_QUOTATION_TOTALS (reg_quotation_totals_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationTotals, reg_quotation_totals, REG, QUOTATION_TOTALS, GtkWidget)

GtkWidget *reg_quotation_totals_new (RegQuotationModel *model);

/* line: position of the line to begin with, -1 for the total. */
void reg_quotation_explain_present (RegQuotationModel *model, GtkWidget *parent, int line);

G_END_DECLS
