/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a quotation says in one language. */
typedef struct
{
  const char *language;
  const char *quotation;
  const char *date;
  const char *valid_until;
  const char *reference;
  const char *contact;
  const char *code;
  const char *description;
  const char *quantity;
  const char *price;
  const char *discount;
  const char *amount;
  const char *optional;
  const char *alternative;
  const char *subtotal;
  const char *net;
  const char *tax;
  const char *no_tax; /* on what, and the reason, follow */
  const char *on;     /* tax, on what */
  const char *rounding;
  const char *total;
  const char *with_options; /* an amount follows */
  const char *tax_included;
  const char *accepted;
  const char *place_date;
  const char *signature;
  const char *approved_by; /* a name follows */
  const char *page;
  const char *of;            /* page, of pages */
  const char *changes_since; /* a number follows */
  const char *before;
  const char *now;
  const char *added;
  const char *removed;
  const char *wording;
  const char *changed;
  const char *unchanged;
  const char *terms;
  const char *draft;
  const char *not_approved;
  const char *mail; /* of an e-mail it goes with, with places in braces */
  const char *months[12];
} RegDocWords;

const RegDocWords *reg_doc_words_for_language (const char *language);
char *reg_doc_words_format_date (const RegDocWords *words, const char *language, const char *date);
gboolean reg_doc_language_is_rtl (const char *language);

G_END_DECLS
