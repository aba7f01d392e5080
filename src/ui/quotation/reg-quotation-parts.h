/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/quotation/reg-quotation-judgement.h"

G_BEGIN_DECLS

/* Pieces that the windows about quotations are put together from. */

GtkWidget *reg_quotation_label_new (const char *text, const char *css_class);
GtkWidget *reg_quotation_card_new (const char *heading);
GtkWidget *reg_quotation_list_new (void);
GtkWidget *reg_quotation_column_new (int width, GtkWidget **box);
GtkWidget *reg_quotation_scroller_new (GtkWidget *child);
GtkWidget *reg_quotation_reason_new (const RegQuotationReason *reason);
void reg_quotation_box_clear (GtkWidget *box);
void reg_quotation_box_clear_after (GtkWidget *box, GtkWidget *last);

G_END_DECLS
