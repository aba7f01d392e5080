/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-core-error.h"
#include "core/reg-quote-calc-private.h"

static gboolean
fail_discount (GError **error, const char *why)
{
  g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "discount: %s", why);
  return FALSE;
}

static gboolean
measure_discount (RegCalc *calc, GError **error)
{
  RegDiscount discount = calc->input->discount;
  RegWide exact = 0;

  calc->document_discount = 0;
  if (discount.kind == REG_DISCOUNT_NONE)
    return TRUE;
  if (discount.value < 0)
    return fail_discount (error, "is negative");

  if (discount.kind == REG_DISCOUNT_AMOUNT)
    {
      if (discount.value > ABS (calc->amount))
        return fail_discount (error, "is more than the document comes to");
      calc->document_discount = calc->amount < 0 ? -discount.value : discount.value;
      return TRUE;
    }

  if (discount.value > REG_PPM)
    return fail_discount (error, "is more than 100%");
  exact = (RegWide)calc->amount * discount.value;
  calc->document_discount = (gint64)reg_money_round_div (exact, REG_PPM);
  REG_CALC_TRACE (calc, REG_CALC_DOCUMENT_DISCOUNT, -1, -1, calc->document_discount, exact, REG_PPM,
                  REG_CALC_TERMS (REG_RATE (discount.value), REG_TIMES, REG_MONEY (calc->amount)));
  return TRUE;
}

/* Parts of the discount in proportion to @weights, which add up to the document's amount. */
static void
split (const RegCalc *calc, RegWide *weights, const gint64 *keys, gsize n, gint64 *parts)
{
  gint64 sign = calc->amount < 0 ? -1 : 1;

  for (gsize i = 0; i < n; i++)
    weights[i] *= (RegWide)calc->document_discount * sign;
  reg_calc_apportion (weights, (RegWide)calc->amount * sign, keys, n, calc->document_discount,
                      parts);
}

static void
trace_share (RegCalc *calc, int line, gint64 rate, gint64 share, gint64 amount)
{
  REG_CALC_TRACE (calc, REG_CALC_SHARE, line, rate, share,
                  (RegWide)calc->document_discount * amount, calc->amount,
                  REG_CALC_TERMS (REG_MONEY (calc->document_discount), REG_TIMES,
                                  REG_MONEY (amount), REG_DIVIDED, REG_MONEY (calc->amount)));
}

static void
split_over_lines (RegCalc *calc)
{
  gsize n = calc->n_counting;
  g_autofree RegWide *weights = g_new (RegWide, n);
  g_autofree gint64 *rates = g_new (gint64, n);
  g_autofree gint64 *parts = g_new (gint64, n);

  for (gsize i = 0; i < n; i++)
    {
      weights[i] = calc->works[calc->counting[i]].amount;
      rates[i] = calc->input->lines[calc->counting[i]].tax_rate;
    }
  split (calc, weights, rates, n, parts);
  for (gsize i = 0; i < n; i++)
    {
      RegCalcWork *work = &calc->works[calc->counting[i]];

      work->share = parts[i];
      calc->groups[work->group].share += parts[i];
      trace_share (calc, (int)calc->counting[i], rates[i], parts[i], work->amount);
    }
}

/* Where whole rates are rounded, whole rates take part: the same total then comes out however
 * the amount is spread over lines. */
static void
split_over_rates (RegCalc *calc)
{
  gsize n = calc->n_groups;
  g_autofree RegWide *weights = g_new (RegWide, n);
  g_autofree gint64 *parts = g_new (gint64, n);

  for (gsize i = 0; i < n; i++)
    weights[i] = calc->groups[i].amount;
  split (calc, weights, NULL, n, parts);
  for (gsize i = 0; i < n; i++)
    {
      calc->groups[i].share = parts[i];
      trace_share (calc, -1, calc->groups[i].rate, parts[i], calc->groups[i].amount);
    }
}

/**
 * reg_calc_take_document_discount:
 * @calc: with its lines measured and grouped
 *
 * Splits the discount on the whole over what counts, in proportion to what each comes to, so that
 * the parts add up to it.
 *
 * Returns: %FALSE with an error that names the field
 */
gboolean
reg_calc_take_document_discount (RegCalc *calc, GError **error)
{
  if (!measure_discount (calc, error))
    return FALSE;
  if (calc->document_discount == 0)
    return TRUE;

  if (calc->input->rounding == REG_ROUNDING_TOTAL)
    split_over_rates (calc);
  else
    split_over_lines (calc);
  return TRUE;
}
