/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* One quotation from the first line to the sale. */
#define REG_TYPE_QUOTATION_WINDOW (reg_quotation_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RegQuotationWindow, reg_quotation_window, REG, QUOTATION_WINDOW, AdwApplicationWindow)

GtkWindow *reg_quotation_window_new (GtkApplication *application,
                                     RegSession *session,
                                     gint64 id,
                                     gint64 party);
RegQuotationModel *reg_quotation_window_get_model (RegQuotationWindow *self);
void reg_quotation_window_show_page (RegQuotationWindow *self, const char *page);

G_END_DECLS
