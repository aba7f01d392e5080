/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-quote-calc.h"
#include "oracle-wide.h"

G_BEGIN_DECLS

#define ORACLE_MAX_LINES 64

/* What the design says a document comes to. Where a line of the method of totals is only cut from
 * its rate, the exact value is given instead: @net_exact, @tax_exact, @share_exact. */
typedef struct
{
  gboolean has_money;
  gboolean counts; /* in the totals as things stand */
  gint64 base, discount, amount, share, net, tax, cost;
  Fraction exact; /* what it comes to before the discount on the whole, not rounded */
  Fraction net_exact, tax_exact, share_exact;
} OracleLine;

typedef struct
{
  gint64 rate, base, amount, share, net, tax;
  Fraction exact, exact_base;
} OracleRate;

typedef struct
{
  const RegCalcInput *input;
  gboolean with_options;
  gboolean invalid, too_large;
  gboolean margin_unsure; /* whether the margin fits hangs on cents that were dealt to lines */
  OracleLine lines[ORACLE_MAX_LINES];
  OracleRate rates[ORACLE_MAX_LINES];
  gsize n_rates;
  gint64 base, amount, document_discount, document_discount_gross, discount_rate;
  gint64 net, tax, gross, cash_rounding;
  gint64 gross_with_options, optional_gross;
  gboolean has_cost, cost_complete, has_margin;
  gint64 cost, profit, margin;
} Oracle;

void oracle_compute (Oracle *self, const RegCalcInput *input, const RegCalcLineResult *shown);
void oracle_split (gint64 tax, const gint64 *rates, gsize n, gint64 *amounts);

G_END_DECLS
