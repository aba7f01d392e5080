/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Beside the lines: what the quotation earns, how deep the discount may go, which limits it keeps
 * and breaks, and what the customer is worth. */
#define REG_TYPE_QUOTATION_SIDE (reg_quotation_side_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationSide, reg_quotation_side, REG, QUOTATION_SIDE, GtkWidget)

GtkWidget *reg_quotation_side_new (RegQuotationModel *model);
void reg_quotation_side_snap (RegQuotationSide *self);

G_END_DECLS
