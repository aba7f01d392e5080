/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-number-style.h"
#include "core/reg-quote-calc.h"

G_BEGIN_DECLS

typedef enum
{
  REG_CALC_BASE,              /* quantity × unit price */
  REG_CALC_UNIT_WITH_TAX,     /* unit price + its tax */
  REG_CALC_BASE_WITH_TAX,     /* quantity × unit price with tax */
  REG_CALC_LINE_DISCOUNT,     /* percentage of the base, or the amount */
  REG_CALC_LINE_AMOUNT,       /* base − discount */
  REG_CALC_LINE_TAX,          /* amount × rate, or the tax contained in it */
  REG_CALC_DOCUMENT_DISCOUNT, /* percentage of the sum of the amounts, or the amount */
  REG_CALC_SHARE,             /* a line's or a rate's part of the document discount */
  REG_CALC_RATE_NET,          /* net of everything at one rate */
  REG_CALC_RATE_TAX,          /* tax of everything at one rate */
  REG_CALC_RATE_GROSS,        /* gross of everything at one rate */
  REG_CALC_TOTAL_NET,
  REG_CALC_TOTAL_TAX,
  REG_CALC_CASH_ROUNDING,
  REG_CALC_TOTAL_GROSS,
} RegCalcOperation;

#define REG_N_CALC_OPERATIONS (REG_CALC_TOTAL_GROSS + 1)

/* What a term is: a value in its own unit, or the sign between two values. */
typedef enum
{
  REG_CALC_TERM_END,
  REG_CALC_TERM_MONEY,    /* minor units */
  REG_CALC_TERM_PRICE,    /* 1/10,000 of a minor unit */
  REG_CALC_TERM_QUANTITY, /* millionths */
  REG_CALC_TERM_RATE,     /* ppm */
  REG_CALC_TERM_EXACT,    /* millionths of a minor unit */
  REG_CALC_TERM_SIGN,     /* a Unicode character */
} RegCalcTermKind;

typedef struct
{
  RegCalcTermKind kind;
  gint64 value;
} RegCalcTerm;

#define REG_CALC_MAX_TERMS 6

/**
 * RegCalcStep:
 * @operation: what was done
 * @line: position of the line it was done for, or -1
 * @rate: tax rate it was done for in ppm, or -1
 * @terms: the operands and the signs between them, up to %REG_CALC_TERM_END
 * @rounded: whether @result differs from the exact value
 * @exact: the value before rounding in millionths of a minor unit, when @has_exact
 * @has_exact: whether @exact is known and fits
 * @result: minor units; of %REG_CALC_UNIT_WITH_TAX: 1/10,000 of a minor unit
 *
 * One step of the arithmetic as it was really done.
 */
typedef struct
{
  RegCalcOperation operation;
  int line;
  gint64 rate;
  RegCalcTerm terms[REG_CALC_MAX_TERMS + 1];
  gboolean rounded;
  gboolean has_exact;
  gint64 exact;
  gint64 result;
} RegCalcStep;

/* What one rounding method comes to; not valid where the method fails for this input. */
typedef struct
{
  gboolean valid;
  gint64 net;
  gint64 tax;
  gint64 gross;
} RegCalcTotals;

typedef struct _RegCalcTrace RegCalcTrace;

/**
 * RegCalcExplanation:
 * @result: the same as reg_calc_compute() gives
 * @steps: (array length=n_steps): in the order of the arithmetic
 * @methods: what each #RegRounding would have come to, the document's own included
 */
typedef struct
{
  RegCalcResult *result;
  RegCalcStep *steps;
  gsize n_steps;
  RegCalcTotals methods[REG_N_ROUNDINGS];
} RegCalcExplanation;

RegCalcExplanation *reg_calc_explain (const RegCalcInput *input, GError **error);
void reg_calc_explanation_free (RegCalcExplanation *explanation);

const char *reg_calc_operation_label (RegCalcOperation operation);
const char *reg_calc_step_rule (const RegCalcStep *step, RegRounding rounding);
char *
reg_calc_step_formula (const RegCalcStep *step, const char *currency, const RegNumberStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCalcExplanation, reg_calc_explanation_free)

G_END_DECLS
