/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

/* One page of a document, white in the dark as well. */
#define REG_TYPE_DOCUMENT_PAGE (reg_document_page_get_type ())
G_DECLARE_FINAL_TYPE (RegDocumentPage, reg_document_page, REG, DOCUMENT_PAGE, GtkWidget)

GtkWidget *reg_document_page_new (RegQuoteDocument *document, guint page, int width);

G_END_DECLS
