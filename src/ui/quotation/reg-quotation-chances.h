/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

#define REG_TYPE_QUOTATION_CHANCES (reg_quotation_chances_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationChances, reg_quotation_chances, REG, QUOTATION_CHANCES, GtkWidget)

GtkWidget *reg_quotation_chances_new (RegQuotationModel *model);

G_END_DECLS
