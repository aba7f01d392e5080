/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @from: where it was asked for
 * @position: where the first line of the parts stands */
typedef void (*RegQuotationOpened) (GtkWidget *from, guint position);

void reg_quotation_bundle_open (GtkWidget *from,
                                RegQuotationModel *model,
                                guint position,
                                RegQuotationOpened opened);

G_END_DECLS
