/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-doc-quote.h"

G_BEGIN_DECLS

/* The words of the e-mail a quotation goes with, in the language of the quotation. */
char *reg_doc_mail_dup_subject (const RegDocQuote *quote);
char *reg_doc_mail_dup_body (const RegDocQuote *quote, const char *words);
const char *const *reg_doc_mail_get_places (void);

G_END_DECLS
