/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-doc-quote.h"

/* A quotation with texts and lines of its own, which the tests may change. */
typedef struct
{
  RegDocQuote quote;
  RegDocLine *lines;
  RegDocTax taxes[3];
  GPtrArray *texts;
} QuoteSample;

QuoteSample *quote_sample_new (gsize n_lines, const char *language);
void quote_sample_free (QuoteSample *sample);
void quote_sample_add_up (QuoteSample *sample);
const char *quote_sample_keep (QuoteSample *sample, char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuoteSample, quote_sample_free)

QuoteSample *quote_sample_shop (const char *language);
QuoteSample *quote_sample_arabic (void);
QuoteSample *quote_sample_japanese (void);
QuoteSample *quote_sample_awkward (void);
