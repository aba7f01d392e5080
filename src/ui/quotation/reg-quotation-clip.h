/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Lines of a quotation on the clipboard: as text for spreadsheets, and as they are for another
 * quotation of this program. */

/* Where lines were put: the first of them, how many. */
typedef void (*RegQuotationPasted) (GtkWidget *from, guint position, guint count);

void
reg_quotation_clip_copy (GtkWidget *from, RegQuotationModel *model, GPtrArray *items, gboolean cut);
void reg_quotation_clip_paste (GtkWidget *from,
                               RegQuotationModel *model,
                               guint position,
                               GtkWidget *cell,
                               gboolean words_stay,
                               RegQuotationPasted pasted);

G_END_DECLS
