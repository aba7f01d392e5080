/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-lines.h"

G_BEGIN_DECLS

GtkWidget *
reg_price_hint_new (GtkWindow *window, RegQuotationLines *lines, RegQuotationModel *model);

G_END_DECLS
