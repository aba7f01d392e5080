/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-quote-export.h"

G_BEGIN_DECLS

/**
 * RegQuoteFigures:
 * @quotation: what is exported
 * @firm: who offers
 * @currency: ISO 4217
 * @input: for the calculator
 * @result: what the document comes to
 * @undiscounted: the same without the discount on the whole
 * @bare: the same without any discount
 *
 * A document and the figures in it. Comparing the three results tells without tax what each discount
 * is worth, however the prices were entered, so that parts add up.
 */
typedef struct
{
  const RegQuotation *quotation;
  const RegRecord *firm;
  const char *currency;
  RegCalcInput *input;
  RegCalcResult *result;
  RegCalcResult *undiscounted;
  RegCalcResult *bare;
} RegQuoteFigures;

extern const char *const reg_quote_export_tax_headings[2];
gboolean reg_quote_export_has_taxes (const RegQuoteFigures *figures);
char *reg_quote_export_taxes (const RegRecord *line);
GBytes *reg_quote_export_ubl (const RegQuoteFigures *figures);
GBytes *reg_quote_export_xlsx (const RegQuoteFigures *figures, GError **error);

G_END_DECLS
