/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Lines from a file, with a look at what each row becomes before anything is added. */
void reg_quotation_import_choose (RegQuotationModel *model, GtkWidget *from);
void reg_quotation_import_present (RegQuotationModel *model, GtkWidget *from, GFile *file);

G_END_DECLS
