/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-doc-sheet.h"
#include "draw/reg-quote-document.h"
#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* The printed quotation as it will be, page below page. */
#define REG_TYPE_QUOTATION_DOCUMENT (reg_quotation_document_get_type ())
G_DECLARE_FINAL_TYPE (
    RegQuotationDocument, reg_quotation_document, REG, QUOTATION_DOCUMENT, GtkWidget)

GtkWidget *reg_quotation_document_new (RegQuotationModel *model);
guint reg_quotation_document_get_n_pages (RegQuotationDocument *self);
RegDocSheet *reg_quotation_document_make_sheet (RegQuotationDocument *self, RegDocMark mark);
RegDocMark reg_quotation_document_get_mark (RegQuotationDocument *self);

G_END_DECLS
