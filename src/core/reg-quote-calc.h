/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-money.h"

G_BEGIN_DECLS

/**
 * RegRounding:
 * @REG_ROUNDING_LINE: round the base of each line, then its discount, then its tax; add up
 * @REG_ROUNDING_TOTAL: keep lines exact; round net and gross once for each tax rate
 * @REG_ROUNDING_UNIT: round each unit price with its tax, multiply; tax is the difference
 *
 * Where a document rounds. The numbers of this and the following enumerations are stored.
 */
typedef enum
{
  REG_ROUNDING_LINE,
  REG_ROUNDING_TOTAL,
  REG_ROUNDING_UNIT,
} RegRounding;

#define REG_N_ROUNDINGS 3

/**
 * RegPriceEntry:
 * @REG_PRICES_NET: unit prices and discount amounts are without tax
 * @REG_PRICES_GROSS: they contain the tax, and the total is what was typed, to the cent
 */
typedef enum
{
  REG_PRICES_NET,
  REG_PRICES_GROSS,
} RegPriceEntry;

typedef enum
{
  REG_DISCOUNT_NONE,
  REG_DISCOUNT_PERCENT, /* value in ppm, 0 to 1000000 */
  REG_DISCOUNT_AMOUNT,  /* value in minor units, 0 up to what it is taken off */
} RegDiscountKind;

/**
 * RegLineKind:
 * @REG_LINE_NORMAL: counts
 * @REG_LINE_OPTIONAL: an addition; counts when chosen
 * @REG_LINE_ALTERNATIVE: instead of another line; counts when chosen
 * @REG_LINE_TEXT: words, never counts
 * @REG_LINE_SECTION: a heading, never counts
 */
typedef enum
{
  REG_LINE_NORMAL,
  REG_LINE_OPTIONAL,
  REG_LINE_ALTERNATIVE,
  REG_LINE_TEXT,
  REG_LINE_SECTION,
} RegLineKind;

typedef struct
{
  RegDiscountKind kind;
  gint64 value;
} RegDiscount;

/* Highest tax rate taken, 1000 %, and the amount of money up to which all methods compute. */
#define REG_CALC_MAX_RATE G_GINT64_CONSTANT (10000000)
#define REG_CALC_MAX_AMOUNT G_GINT64_CONSTANT (900000000000000)

/**
 * RegCalcLine:
 * @kind: what kind of line
 * @chosen: whether an optional or alternative line was taken
 * @quantity: millionths; negative for something given back
 * @unit_price: 1/10,000 of a minor unit, net or gross as the document says
 * @has_cost: whether @unit_cost is known; unknown is not 0
 * @unit_cost: 1/10,000 of a minor unit, without tax
 * @discount: comes off this line
 * @tax_rate: ppm
 */
typedef struct
{
  RegLineKind kind;
  gboolean chosen;
  gint64 quantity;
  gint64 unit_price;
  gboolean has_cost;
  gint64 unit_cost;
  RegDiscount discount;
  gint64 tax_rate;
} RegCalcLine;

/**
 * RegCalcInput:
 * @currency: ISO 4217 code
 * @rounding: the method frozen into the document
 * @prices: how prices are entered
 * @discount: comes off the whole document
 * @cash_rounding: the smallest coin in minor units, 0 for none
 * @lines: (array length=n_lines): the lines in their order
 *
 * Plain values, nothing owned: fill it on the stack over an array of lines.
 */
typedef struct
{
  const char *currency;
  RegRounding rounding;
  RegPriceEntry prices;
  RegDiscount discount;
  gint64 cash_rounding;
  const RegCalcLine *lines;
  gsize n_lines;
} RegCalcInput;

/**
 * RegCalcLineResult:
 * @counts: whether the line is part of the totals
 * @base: quantity × unit price, rounded; net or gross as prices are entered
 * @discount: what the line's own discount takes off @base
 * @amount: @base − @discount, the figure printed on the line
 * @share: the line's part of the document discount
 * @net: after all discounts, without tax; of a line that does not count: as if it stood alone
 * @tax: tax of the line
 * @gross: @net + @tax
 * @has_cost: whether @cost and @profit are known
 * @cost: quantity × unit cost, rounded
 * @profit: @net − @cost
 *
 * All in minor units. Over the lines that count, and the cash rounding, net, tax, gross and share
 * add up to the totals.
 */
typedef struct
{
  gboolean counts;
  gint64 base;
  gint64 discount;
  gint64 amount;
  gint64 share;
  gint64 net;
  gint64 tax;
  gint64 gross;
  gboolean has_cost;
  gint64 cost;
  gint64 profit;
} RegCalcLineResult;

/* What one tax rate (ppm) has: net + tax = gross, minor units. */
typedef struct
{
  gint64 rate;
  gint64 net;
  gint64 tax;
  gint64 gross;
} RegCalcTax;

/**
 * RegCalcResult:
 * @base: the lines that count before any discount, net or gross as prices are entered
 * @line_discount: taken off by discounts on lines
 * @document_discount: taken off by the discount on the whole
 * @discount: both; @base − @discount is the net, or the gross, before cash rounding
 * @discount_rate: @discount in ppm of @base, 0 when @base is not positive
 * @document_discount_gross: what the discount on the whole is worth with tax
 * @net: total without tax
 * @tax: total tax
 * @gross: @net + @tax: what is to be paid
 * @cash_rounding: the last line, without tax, contained in @net and @gross
 * @gross_with_options: @gross if all optional lines were taken, cash rounding included
 * @optional_gross: what the optional lines not taken would add
 * @has_cost: whether the cost of any line that counts is known
 * @cost_complete: whether the cost of all of them is known
 * @cost: sum of the known costs
 * @profit: net of the lines with a known cost, less that cost
 * @has_margin: whether @margin can be told: a cost is known and what it is earned with is not 0
 * @margin: @profit in ppm of the net of the lines with a known cost
 * @taxes: (array length=n_taxes): by rate, the highest first
 * @lines: (array length=n_lines): one for each line of the input, in its order
 *
 * Minor units unless said otherwise.
 */
typedef struct
{
  gint64 base;
  gint64 line_discount;
  gint64 document_discount;
  gint64 discount;
  gint64 discount_rate;
  gint64 document_discount_gross;
  gint64 net;
  gint64 tax;
  gint64 gross;
  gint64 cash_rounding;
  gint64 gross_with_options;
  gint64 optional_gross;
  gboolean has_cost;
  gboolean cost_complete;
  gint64 cost;
  gint64 profit;
  gboolean has_margin;
  gint64 margin;
  RegCalcTax *taxes;
  gsize n_taxes;
  RegCalcLineResult *lines;
  gsize n_lines;
} RegCalcResult;

/**
 * RegCalcPredicate:
 * @input: the document with a document discount tried
 * @result: what it comes to
 * @user_data: for the caller
 *
 * Returns: whether that discount is still allowed; once %FALSE, %FALSE for every deeper one
 */
typedef gboolean (*RegCalcPredicate) (const RegCalcInput *input,
                                      const RegCalcResult *result,
                                      gpointer user_data);

RegCalcResult *reg_calc_compute (const RegCalcInput *input, GError **error);
void reg_calc_result_free (RegCalcResult *result);

gboolean reg_calc_line_counts (const RegCalcLine *line);
gint64
reg_calc_deepest_discount (const RegCalcInput *input, RegCalcPredicate allowed, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCalcResult, reg_calc_result_free)

G_END_DECLS
