/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "io/reg-quote-rows.h"
#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Reading rows for a quotation, away from the main loop, and telling people what is wrong. */

void reg_quotation_rows_read_async (RegQuotationModel *model,
                                    GBytes *text,
                                    gboolean from_file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RegQuoteRows *
reg_quotation_rows_read_finish (RegQuotationModel *model, GAsyncResult *result, GError **error);

char *reg_quotation_rows_dup_problem (const RegQuoteProblem *problem);
const char *reg_quotation_rows_get_error (const GError *error);
void reg_quotation_rows_show_problems (GtkWidget *from, const RegQuoteRows *rows);

G_END_DECLS
