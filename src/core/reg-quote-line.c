/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-core-error.h"
#include "core/reg-quote-calc-private.h"

gboolean
reg_calc_fail_large (GError **error, gsize index, const char *field)
{
  g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE,
               "line %" G_GSIZE_FORMAT ", %s: the amount is too large", index + 1, field);
  return FALSE;
}

static gboolean
check_line (const RegCalcLine *line, gsize index, GError **error)
{
  if (line->discount.kind == REG_DISCOUNT_PERCENT
      && (line->discount.value < 0 || line->discount.value > REG_PPM))
    return reg_calc_fail_line (error, index, "discount", "is not between 0% and 100%");
  if (line->discount.kind == REG_DISCOUNT_AMOUNT && line->discount.value < 0)
    return reg_calc_fail_line (error, index, "discount", "is negative");
  if (line->tax_rate < 0 || line->tax_rate > REG_CALC_MAX_RATE)
    return reg_calc_fail_line (error, index, "tax", "is not between 0% and 1000%");
  return TRUE;
}

static gboolean
measure_base (RegCalc *calc, gsize index, GError **error)
{
  const RegCalcLine *line = &calc->input->lines[index];
  RegCalcWork *work = &calc->works[index];
  RegWide exact = (RegWide)line->quantity * line->unit_price;
  RegWide base = reg_money_round_div (exact, BASE_SCALE);

  if (base > REG_CALC_MAX_AMOUNT || base < -REG_CALC_MAX_AMOUNT)
    return reg_calc_fail_large (error, index, "quantity");
  work->base = (gint64)base;
  REG_CALC_TRACE (
      calc, REG_CALC_BASE, (int)index, line->tax_rate, work->base, exact, BASE_SCALE,
      REG_CALC_TERMS (REG_QUANTITY (line->quantity), REG_TIMES, REG_PRICE (line->unit_price)));
  return TRUE;
}

/* An amount comes off towards zero, also off a line that gives something back. */
static gint64
signed_amount (gint64 amount, gint64 base)
{
  return base < 0 ? -amount : amount;
}

static void
trace_discount (RegCalc *calc, gsize index)
{
  const RegCalcLine *line = &calc->input->lines[index];
  const RegCalcWork *work = &calc->works[index];

  if (calc->trace == NULL || line->discount.kind == REG_DISCOUNT_NONE)
    return;
  if (line->discount.kind == REG_DISCOUNT_PERCENT)
    reg_calc_trace_add (
        calc->trace, REG_CALC_LINE_DISCOUNT, (int)index, line->tax_rate, work->discount,
        (RegWide)work->base * line->discount.value, REG_PPM,
        REG_CALC_TERMS (REG_RATE (line->discount.value), REG_TIMES, REG_MONEY (work->base)));
  reg_calc_trace_add (
      calc->trace, REG_CALC_LINE_AMOUNT, (int)index, line->tax_rate, work->amount, work->amount, 1,
      REG_CALC_TERMS (REG_MONEY (work->base), REG_MINUS, REG_MONEY (work->discount)));
}

static gboolean
measure_discount (RegCalc *calc, gsize index, GError **error)
{
  const RegCalcLine *line = &calc->input->lines[index];
  RegCalcWork *work = &calc->works[index];
  gint64 value = line->discount.value;

  work->discount = 0;
  if (line->discount.kind == REG_DISCOUNT_AMOUNT)
    {
      if (value > ABS (work->base))
        return reg_calc_fail_line (error, index, "discount", "is more than the line comes to");
      work->discount = signed_amount (value, work->base);
    }
  else if (line->discount.kind == REG_DISCOUNT_PERCENT)
    work->discount = (gint64)reg_money_round_div ((RegWide)work->base * value, REG_PPM);
  work->amount = work->base - work->discount;
  return TRUE;
}

/* The unit price with its tax. A price finer than the currency keeps its decimals: a screw at
 * 0.012 must not cost 0.01 with tax. */
static RegWide
unit_with_tax (const RegCalcLine *line)
{
  RegWide step = REG_PRICE_UNIT;
  RegWide exact = (RegWide)line->unit_price * (REG_PPM + line->tax_rate);

  while (step > 1 && line->unit_price % step != 0)
    step /= 10;
  return reg_money_round_div (exact, REG_PPM * step) * step;
}

static gboolean
close_unit_net (RegCalc *calc, gsize index, GError **error)
{
  const RegCalcLine *line = &calc->input->lines[index];
  RegCalcWork *work = &calc->works[index];
  RegWide unit = unit_with_tax (line);
  RegWide base, gross;

  if (unit > G_MAXINT64 || unit < -G_MAXINT64)
    return reg_calc_fail_large (error, index, "unit_price");
  base = reg_money_round_div (line->quantity * unit, BASE_SCALE);
  if (base > REG_CALC_MAX_AMOUNT || base < -REG_CALC_MAX_AMOUNT)
    return reg_calc_fail_large (error, index, "unit_price");
  REG_CALC_TRACE (calc, REG_CALC_UNIT_WITH_TAX, (int)index, line->tax_rate, (gint64)unit,
                  (RegWide)line->unit_price * (REG_PPM + line->tax_rate), REG_PPM,
                  REG_CALC_TERMS (REG_PRICE (line->unit_price), REG_TIMES,
                                  REG_RATE (REG_PPM + line->tax_rate)));
  REG_CALC_TRACE (
      calc, REG_CALC_BASE_WITH_TAX, (int)index, line->tax_rate, (gint64)base, line->quantity * unit,
      BASE_SCALE,
      REG_CALC_TERMS (REG_QUANTITY (line->quantity), REG_TIMES, REG_PRICE ((gint64)unit)));

  if (line->discount.kind == REG_DISCOUNT_PERCENT)
    gross = base - reg_money_round_div (base * line->discount.value, REG_PPM);
  else if (work->discount != 0)
    gross = reg_money_round_div (base * work->amount, work->base);
  else
    gross = base;
  work->net = work->amount;
  work->tax = (gint64)(gross - work->amount);
  REG_CALC_TRACE (calc, REG_CALC_LINE_TAX, (int)index, line->tax_rate, work->tax, work->tax, 1,
                  REG_CALC_TERMS (REG_MONEY ((gint64)gross), REG_MINUS, REG_MONEY (work->net)));
  return TRUE;
}

static void
close_net (RegCalc *calc, gsize index)
{
  gint64 rate = calc->input->lines[index].tax_rate;
  RegCalcWork *work = &calc->works[index];
  RegWide exact = (RegWide)work->amount * rate;

  work->net = work->amount;
  work->tax = (gint64)reg_money_round_div (exact, REG_PPM);
  REG_CALC_TRACE (calc, REG_CALC_LINE_TAX, (int)index, rate, work->tax, exact, REG_PPM,
                  REG_CALC_TERMS (REG_RATE (rate), REG_TIMES, REG_MONEY (work->amount)));
}

static void
close_gross (RegCalc *calc, gsize index)
{
  gint64 rate = calc->input->lines[index].tax_rate;
  RegCalcWork *work = &calc->works[index];
  RegWide exact = (RegWide)work->amount * REG_PPM;

  work->net = (gint64)reg_money_round_div (exact, REG_PPM + rate);
  work->tax = work->amount - work->net;
  REG_CALC_TRACE (calc, REG_CALC_LINE_TAX, (int)index, rate, work->tax,
                  (RegWide)work->amount * rate, REG_PPM + rate,
                  REG_CALC_TERMS (REG_MONEY (work->amount), REG_MINUS, REG_MONEY (work->amount),
                                  REG_DIVIDED, REG_RATE (REG_PPM + rate)));
}

static void
trace_exact (RegCalc *calc, gsize index)
{
  const RegCalcLine *line = &calc->input->lines[index];
  const RegCalcWork *work = &calc->works[index];
  gboolean percent = line->discount.kind == REG_DISCOUNT_PERCENT;

  if (calc->trace == NULL || line->discount.kind == REG_DISCOUNT_NONE)
    return;
  reg_calc_trace_add (calc->trace, REG_CALC_LINE_AMOUNT, (int)index, line->tax_rate, work->amount,
                      work->exact_amount, EXACT_SCALE,
                      percent ? REG_CALC_TERMS (reg_calc_exact_term (work->exact_base), REG_TIMES,
                                                REG_RATE (REG_PPM - line->discount.value))
                              : REG_CALC_TERMS (reg_calc_exact_term (work->exact_base), REG_MINUS,
                                                REG_MONEY (line->discount.value)));
}

/* Method total: nothing is rounded here but the figures shown on the line. */
static void
measure_exact (RegCalc *calc, gsize index)
{
  const RegCalcLine *line = &calc->input->lines[index];
  RegCalcWork *work = &calc->works[index];
  RegWide base = (RegWide)line->quantity * line->unit_price;
  RegWide amount = base * REG_PPM;

  if (line->discount.kind == REG_DISCOUNT_PERCENT)
    amount = base * (REG_PPM - line->discount.value);
  else if (line->discount.kind == REG_DISCOUNT_AMOUNT)
    amount -= signed_amount (line->discount.value, work->base) * EXACT_SCALE;
  /* An amount that equals the rounded base leaves nothing, not a fraction below nothing. */
  if ((base >= 0) != (amount >= 0))
    amount = 0;
  work->exact_base = base * REG_PPM;
  work->exact_amount = amount;
  work->amount = (gint64)reg_money_round_div (amount, EXACT_SCALE);
  work->discount = work->base - work->amount;
  trace_exact (calc, index);
}

static void
close_exact (RegCalc *calc, gsize index)
{
  gint64 rate = calc->input->lines[index].tax_rate;
  RegCalcWork *work = &calc->works[index];

  if (calc->input->prices == REG_PRICES_GROSS)
    {
      work->net = (gint64)reg_money_round_div (work->exact_amount * REG_PPM,
                                               (REG_PPM + rate) * EXACT_SCALE);
      work->tax = work->amount - work->net;
      return;
    }
  work->net = work->amount;
  work->tax = (gint64)(reg_money_round_div (work->exact_amount * (REG_PPM + rate),
                                            REG_PPM * EXACT_SCALE)
                       - work->net);
}

/**
 * reg_calc_measure_line:
 * @calc: the calculation
 * @index: a line with money in it
 *
 * Fills the work of one line as if it stood alone.
 *
 * Returns: %FALSE with an error that names line and field
 */
gboolean
reg_calc_measure_line (RegCalc *calc, gsize index, GError **error)
{
  const RegCalcLine *line = &calc->input->lines[index];

  if (!check_line (line, index, error) || !measure_base (calc, index, error)
      || !measure_discount (calc, index, error))
    return FALSE;

  if (calc->input->rounding == REG_ROUNDING_TOTAL)
    {
      measure_exact (calc, index);
      close_exact (calc, index);
      return TRUE;
    }
  trace_discount (calc, index);
  if (calc->input->prices == REG_PRICES_GROSS)
    close_gross (calc, index);
  else if (calc->input->rounding == REG_ROUNDING_UNIT)
    return close_unit_net (calc, index, error);
  else
    close_net (calc, index);
  return TRUE;
}
