/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-quote-pairs.h"
#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

RegQuoteDocument *reg_quote_changes_document_new (const RegDocQuote *before,
                                                  const RegDocQuote *after,
                                                  const GArray *pairs);

G_END_DECLS
