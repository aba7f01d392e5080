/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-quote-calc.h"
#include "core/reg-record.h"
#include "core/reg-tax-parts.h"

G_BEGIN_DECLS

/* How a line is taxed; the texts are borrowed. */
typedef struct
{
  gint64 rate;               /* ppm */
  const char *parts;         /* as reg_tax_parts_print() writes them, or NULL */
  const char *exempt_reason; /* or NULL */
} RegTaxLabel;

/**
 * RegTaxRow:
 * @rate: ppm
 * @name: (nullable): of a tax in parts; %NULL for a rate that is known by its figure alone
 * @exempt_reason: (nullable): why @rate is 0
 * @net: what the tax is taken of, minor units; lines with two taxes are in two rows
 * @tax: minor units; over all rows it adds up to the tax of the document
 */
typedef struct
{
  gint64 rate;
  char *name;
  char *exempt_reason;
  gint64 net;
  gint64 tax;
} RegTaxRow;

/**
 * RegTaxTable:
 * @rows: (array length=n): the taxes of a document, by the rate of their lines, the highest first
 * @has_parts: whether some of them share their lines, so that the nets add up to more than the net
 */
typedef struct
{
  RegTaxRow *rows;
  gsize n;
  gboolean has_parts;
} RegTaxTable;

RegTaxTable *reg_tax_table_new (const RegCalcResult *result, const RegTaxLabel *labels);
RegTaxTable *reg_tax_table_new_for_lines (const RegCalcResult *result, GPtrArray *lines);
void reg_tax_table_free (RegTaxTable *self);

gboolean reg_tax_table_is_plain (const RegTaxTable *self);

RegTaxLabel reg_tax_label_of (const RegRecord *line);
RegTaxParts *reg_tax_label_get_parts (RegTaxLabel label);
gboolean reg_tax_label_equal (RegTaxLabel a, RegTaxLabel b);
char *reg_tax_label_format (RegTaxLabel label, const RegNumberStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegTaxTable, reg_tax_table_free)

G_END_DECLS
