/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "draw/reg-doc-quote.h"

G_BEGIN_DECLS

#define REG_TYPE_QUOTE_DOCUMENT (reg_quote_document_get_type ())

/** RegQuoteDocument: something laid out on pages; ref-counted, used by one thread at a time. */
typedef struct _RegQuoteDocument RegQuoteDocument;

GType reg_quote_document_get_type (void) G_GNUC_CONST;
RegQuoteDocument *reg_quote_document_new (const RegDocQuote *quote);
RegQuoteDocument *reg_quote_document_ref (RegQuoteDocument *document);
void reg_quote_document_unref (RegQuoteDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuoteDocument, reg_quote_document_unref)

guint reg_quote_document_get_n_pages (RegQuoteDocument *document);
void reg_quote_document_get_size (RegQuoteDocument *document, double *width, double *height);
void reg_quote_document_draw_page (RegQuoteDocument *document, cairo_t *cr, guint page);
GBytes *reg_quote_document_get_pdf (RegQuoteDocument *document, GError **error);

GBytes *reg_quote_document_render_pdf (const RegDocQuote *quote, GError **error);

G_END_DECLS
