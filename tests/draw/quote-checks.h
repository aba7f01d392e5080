/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-quote-document-private.h"

/* What must hold for every laid out document, and how to look into one. */
gsize count_in (const char *text, const char *part);
char *join_page (RegQuoteDocument *document, guint page);
char *join_pages (RegQuoteDocument *document);
void assert_tidy (RegQuoteDocument *document);
