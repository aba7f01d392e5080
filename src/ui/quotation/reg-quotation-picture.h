/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As many pixels as a printer shows in the room a picture has beside a line. */
#define REG_QUOTATION_PICTURE_SIZE 256

void reg_quotation_picture_toggle (GtkWidget *from, RegQuotationModel *model, guint position);

G_END_DECLS
