/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-quote-calc.h"
#include "core/reg-quote-explain.h"

G_BEGIN_DECLS

/* quantity × price is in 10^-10 of a minor unit; a percentage taken off that exactly in 10^-16. */
#define BASE_SCALE ((RegWide)10000000000)
#define EXACT_SCALE ((RegWide)10000000000000000)
/* Exact amounts are weighed in 1/10,000 of a minor unit: products with money then fit. */
#define WEIGHT_SCALE ((RegWide)10000)

/* One line at work. base, discount, amount, share: in the terms prices are entered in. */
typedef struct
{
  gsize group;
  RegWide exact_base; /* 10^-16, method total only, as is exact_amount */
  RegWide exact_amount;
  gint64 base;
  gint64 discount;
  gint64 amount;
  gint64 share;
  gint64 net;
  gint64 tax;
} RegCalcWork;

/* All lines of one tax rate. amount, net and tax are before the document discount until the
 * group is closed. */
typedef struct
{
  gint64 rate;
  RegWide exact_base;
  RegWide exact_amount;
  gint64 base;
  gint64 amount;
  gint64 share;
  gint64 net;
  gint64 tax;
} RegCalcGroup;

typedef struct
{
  const RegCalcInput *input;
  gboolean with_options;
  RegCalcWork *works;
  gsize *counting; /* positions of the lines that count */
  gsize n_counting;
  RegCalcGroup *groups; /* by rate, highest first */
  gsize n_groups;
  gint64 base;
  gint64 amount;
  gint64 document_discount;
  RegCalcTrace *trace; /* NULL unless somebody asked why */
} RegCalc;

RegCalcResult *
reg_calc_compute_traced (const RegCalcInput *input, RegCalcTrace *trace, GError **error);

gboolean reg_calc_run (RegCalc *calc, GError **error);
void reg_calc_clear (RegCalc *calc);
gboolean reg_calc_add (gint64 *sum, gint64 value, GError **error);
gboolean reg_calc_fail_line (GError **error, gsize line, const char *field, const char *why);
gboolean reg_calc_fail_large (GError **error, gsize index, const char *field);

gboolean reg_calc_measure_line (RegCalc *calc, gsize index, GError **error);
gboolean reg_calc_take_document_discount (RegCalc *calc, GError **error);
void reg_calc_close_groups (RegCalc *calc);

void reg_calc_apportion (const RegWide *exact,
                         RegWide denominator,
                         const gint64 *keys,
                         gsize n,
                         gint64 target,
                         gint64 *parts);

#define REG_CALC_TRACE(calc, ...)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (G_UNLIKELY ((calc)->trace != NULL))                                                        \
      reg_calc_trace_add ((calc)->trace, __VA_ARGS__);                                             \
  }                                                                                                \
  G_STMT_END

void reg_calc_trace_add (RegCalcTrace *trace,
                         RegCalcOperation operation,
                         int line,
                         gint64 rate,
                         gint64 result,
                         RegWide numerator,
                         RegWide denominator,
                         const RegCalcTerm *terms);
RegCalcTerm reg_calc_exact_term (RegWide exact);

#define REG_CALC_TERMS(...)                                                                        \
  (const RegCalcTerm[])                                                                            \
  {                                                                                                \
    __VA_ARGS__, { REG_CALC_TERM_END, 0 }                                                          \
  }

/* clang-format off */
/* How terms are written where a step is traced. */
#define REG_MONEY(value) { REG_CALC_TERM_MONEY, value }
#define REG_PRICE(value) { REG_CALC_TERM_PRICE, value }
#define REG_QUANTITY(value) { REG_CALC_TERM_QUANTITY, value }
#define REG_RATE(value) { REG_CALC_TERM_RATE, value }
#define REG_TIMES { REG_CALC_TERM_SIGN, 0xd7 }
#define REG_DIVIDED { REG_CALC_TERM_SIGN, 0xf7 }
#define REG_MINUS { REG_CALC_TERM_SIGN, 0x2212 }
#define REG_PLUS { REG_CALC_TERM_SIGN, '+' }
/* clang-format on */

G_END_DECLS
