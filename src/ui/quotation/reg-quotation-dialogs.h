/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/quotation/reg-quotation-model.h"
#include "ui/quotation/reg-quotation-order.h"

G_BEGIN_DECLS

/* Called with what was decided; the order is handed over. */
typedef void (*RegOrderFunc) (RegQuotationOrder *order, gpointer user_data);

void reg_quotation_ask_present (RegQuotationModel *model,
                                GtkWidget *parent,
                                RegOrderFunc done,
                                gpointer user_data);
void reg_quotation_accept_present (RegQuotationModel *model,
                                   GtkWidget *parent,
                                   RegOrderFunc done,
                                   gpointer user_data);
void reg_quotation_decline_present (RegQuotationModel *model,
                                    GtkWidget *parent,
                                    RegOrderFunc done,
                                    gpointer user_data);
void reg_quotation_copy_present (RegSession *session,
                                 GtkWidget *parent,
                                 gint64 quotation,
                                 RegOrderFunc done);
void reg_quotation_details_present (RegQuotationModel *model, GtkWidget *parent);

GtkWidget *reg_text_area_new (const char *label, GtkTextView **view);
char *reg_text_area_dup (GtkTextView *view);

G_END_DECLS
