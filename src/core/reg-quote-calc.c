/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reg-quote-calc.h"

#include "core/reg-core-error.h"
#include "core/reg-quote-calc-private.h"

gboolean
reg_calc_fail_line (GError **error, gsize line, const char *field, const char *why)
{
  g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "line %" G_GSIZE_FORMAT ", %s: %s",
               line + 1, field, why);
  return FALSE;
}

gboolean
reg_calc_add (gint64 *sum, gint64 value, GError **error)
{
  /* Both are within REG_CALC_MAX_AMOUNT here, so this cannot wrap. */
  *sum += value;
  if (ABS (*sum) <= REG_CALC_MAX_AMOUNT)
    return TRUE;
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE, "the total is too large");
  return FALSE;
}

static gboolean
has_money (const RegCalcLine *line)
{
  return line->kind != REG_LINE_TEXT && line->kind != REG_LINE_SECTION;
}

/**
 * reg_calc_line_counts:
 * @line: a line
 *
 * Returns: whether the line is part of the totals as things stand
 */
gboolean
reg_calc_line_counts (const RegCalcLine *line)
{
  return has_money (line) && (line->kind == REG_LINE_NORMAL || line->chosen);
}

static gboolean
counts (const RegCalc *calc, const RegCalcLine *line)
{
  return reg_calc_line_counts (line) || (calc->with_options && line->kind == REG_LINE_OPTIONAL);
}

static int
compare_rates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 x = *(const gint64 *)a;
  gint64 y = *(const gint64 *)b;

  return x < y ? 1 : x > y ? -1 : 0;
}

static void
make_groups (RegCalc *calc)
{
  g_autofree gint64 *rates = g_new (gint64, calc->n_counting);

  for (gsize i = 0; i < calc->n_counting; i++)
    rates[i] = calc->input->lines[calc->counting[i]].tax_rate;
  g_sort_array (rates, calc->n_counting, sizeof (gint64), compare_rates, NULL);

  calc->groups = g_new0 (RegCalcGroup, calc->n_counting);
  for (gsize i = 0; i < calc->n_counting; i++)
    {
      if (i == 0 || rates[i] != rates[i - 1])
        calc->groups[calc->n_groups++].rate = rates[i];
    }
}

static gsize
find_group (const RegCalc *calc, gint64 rate)
{
  gsize low = 0, high = calc->n_groups;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (calc->groups[middle].rate >= rate)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gboolean
add_to_group (RegCalc *calc, gsize index, GError **error)
{
  RegCalcWork *work = &calc->works[index];
  RegCalcGroup *group;

  work->group = find_group (calc, calc->input->lines[index].tax_rate);
  group = &calc->groups[work->group];
  group->exact_base += work->exact_base;
  group->exact_amount += work->exact_amount;
  return reg_calc_add (&group->base, work->base, error)
         && reg_calc_add (&group->amount, work->amount, error)
         && reg_calc_add (&group->net, work->net, error)
         && reg_calc_add (&group->tax, work->tax, error);
}

static gboolean
measure_lines (RegCalc *calc, GError **error)
{
  const RegCalcInput *input = calc->input;

  calc->works = g_new0 (RegCalcWork, input->n_lines);
  calc->counting = g_new (gsize, input->n_lines);
  for (gsize i = 0; i < input->n_lines; i++)
    {
      if (has_money (&input->lines[i]) && !reg_calc_measure_line (calc, i, error))
        return FALSE;
      if (counts (calc, &input->lines[i]))
        calc->counting[calc->n_counting++] = i;
    }
  return TRUE;
}

static gboolean
group_lines (RegCalc *calc, GError **error)
{
  make_groups (calc);
  for (gsize i = 0; i < calc->n_counting; i++)
    {
      if (!add_to_group (calc, calc->counting[i], error))
        return FALSE;
    }
  for (gsize i = 0; i < calc->n_groups; i++)
    {
      RegCalcGroup *group = &calc->groups[i];

      if (calc->input->rounding == REG_ROUNDING_TOTAL)
        {
          group->base = (gint64)reg_money_round_div (group->exact_base, EXACT_SCALE);
          group->amount = (gint64)reg_money_round_div (group->exact_amount, EXACT_SCALE);
        }
      if (!reg_calc_add (&calc->base, group->base, error)
          || !reg_calc_add (&calc->amount, group->amount, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_calc_run:
 * @calc: with its input set and all else zero
 *
 * Does the whole arithmetic. Clear with reg_calc_clear() whatever it returns.
 *
 * Returns: %FALSE with an error that names line and field
 */
gboolean
reg_calc_run (RegCalc *calc, GError **error)
{
  if (!measure_lines (calc, error) || !group_lines (calc, error)
      || !reg_calc_take_document_discount (calc, error))
    return FALSE;
  reg_calc_close_groups (calc);
  return TRUE;
}

void
reg_calc_clear (RegCalc *calc)
{
  g_clear_pointer (&calc->works, g_free);
  g_clear_pointer (&calc->counting, g_free);
  g_clear_pointer (&calc->groups, g_free);
}

static gboolean
check_input (const RegCalcInput *input, GError **error)
{
  const char *problem = NULL;

  if (!reg_currency_is_known (input->currency))
    problem = "currency: is not a currency code";
  else if (input->rounding > REG_ROUNDING_UNIT)
    problem = "rounding: is not a method";
  else if (input->prices > REG_PRICES_GROSS)
    problem = "prices: is neither net nor gross";
  else if (input->cash_rounding < 0 || input->cash_rounding > REG_CALC_MAX_AMOUNT)
    problem = "cash_rounding: is not an amount that coins have";
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, problem);
  return FALSE;
}

static gboolean
add_totals (const RegCalc *calc, RegCalcResult *result, GError **error)
{
  result->base = calc->base;
  result->line_discount = calc->base - calc->amount;
  result->document_discount = calc->document_discount;
  result->discount = result->line_discount + result->document_discount;
  if (calc->base > 0)
    result->discount_rate = (gint64)reg_money_round_div ((RegWide)result->discount * REG_PPM,
                                                         calc->base);

  result->n_taxes = calc->n_groups;
  result->taxes = g_new (RegCalcTax, calc->n_groups);
  for (gsize i = 0; i < calc->n_groups; i++)
    {
      const RegCalcGroup *group = &calc->groups[i];

      result->taxes[i] = (RegCalcTax){ group->rate, group->net, group->tax,
                                       group->net + group->tax };
      if (!reg_calc_add (&result->net, group->net, error)
          || !reg_calc_add (&result->tax, group->tax, error))
        return FALSE;
    }
  result->gross = result->net;
  return reg_calc_add (&result->gross, result->tax, error);
}

static gint64
cash_rounding (const RegCalcInput *input, gint64 gross)
{
  if (input->cash_rounding == 0)
    return 0;
  return (gint64)reg_money_round_div (gross, input->cash_rounding) * input->cash_rounding - gross;
}

static void
add_cash_rounding (const RegCalc *calc, RegCalcResult *result)
{
  gint64 before = result->gross;

  result->cash_rounding = cash_rounding (calc->input, before);
  result->net += result->cash_rounding;
  result->gross += result->cash_rounding;
  if (result->cash_rounding != 0)
    REG_CALC_TRACE (calc, REG_CALC_CASH_ROUNDING, -1, -1, result->cash_rounding,
                    result->cash_rounding, 1,
                    REG_CALC_TERMS (REG_MONEY (result->gross), REG_MINUS, REG_MONEY (before)));
}

/* The percentage is taken of the exact gross: the rounded discount would be off by its rounding. */
static gint64
worth_with_tax (const RegCalc *calc)
{
  RegDiscount discount = calc->input->discount;
  RegWide gross = 0, whole, rest;

  if (calc->input->prices == REG_PRICES_GROSS || calc->document_discount == 0)
    return calc->document_discount;
  for (gsize i = 0; i < calc->n_groups; i++)
    gross += (RegWide)calc->groups[i].amount * (REG_PPM + calc->groups[i].rate);
  if (discount.kind == REG_DISCOUNT_PERCENT)
    return (gint64)reg_money_round_div (gross * discount.value, (RegWide)REG_PPM * REG_PPM);

  whole = gross / calc->amount * calc->document_discount;
  /* Cut off, not rounded: a half that comes from what is cut off here would be rounded twice. */
  rest = gross % calc->amount * calc->document_discount / calc->amount;
  return (gint64)reg_money_round_div (whole + rest, REG_PPM);
}

static gboolean
add_cost (const RegCalc *calc, gsize index, RegCalcLineResult *line, GError **error)
{
  const RegCalcLine *in = &calc->input->lines[index];
  RegWide cost;

  if (!in->has_cost)
    return TRUE;
  cost = reg_money_round_div ((RegWide)in->quantity * in->unit_cost, BASE_SCALE);
  if (cost > REG_CALC_MAX_AMOUNT || cost < -REG_CALC_MAX_AMOUNT)
    return reg_calc_fail_large (error, index, "cost");
  line->has_cost = TRUE;
  line->cost = (gint64)cost;
  line->profit = line->net - line->cost;
  return TRUE;
}

static gboolean
add_lines (const RegCalc *calc, RegCalcResult *result, GError **error)
{
  result->n_lines = calc->input->n_lines;
  result->lines = g_new0 (RegCalcLineResult, result->n_lines);
  for (gsize i = 0; i < result->n_lines; i++)
    {
      const RegCalcWork *work = &calc->works[i];
      RegCalcLineResult *line = &result->lines[i];

      if (!has_money (&calc->input->lines[i]))
        continue;
      line->counts = reg_calc_line_counts (&calc->input->lines[i]);
      line->base = work->base;
      line->discount = work->discount;
      line->amount = work->amount;
      line->share = work->share;
      line->net = work->net;
      line->tax = work->tax;
      line->gross = work->net + work->tax;
      if (!add_cost (calc, i, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_profit (const RegCalc *calc, RegCalcResult *result, GError **error)
{
  gint64 net = 0;

  result->cost_complete = TRUE;
  for (gsize i = 0; i < calc->n_counting; i++)
    {
      const RegCalcLineResult *line = &result->lines[calc->counting[i]];

      result->has_cost |= line->has_cost;
      result->cost_complete &= line->has_cost;
      if (!line->has_cost)
        continue;
      if (!reg_calc_add (&result->cost, line->cost, error)
          || !reg_calc_add (&net, line->net, error))
        return FALSE;
    }
  result->profit = net - result->cost;
  result->has_margin = result->has_cost && net != 0;
  if (!result->has_margin)
    return TRUE;
  return reg_money_narrow (reg_money_round_div ((RegWide)result->profit * REG_PPM, net),
                           &result->margin, error);
}

static gboolean
has_open_option (const RegCalcInput *input)
{
  for (gsize i = 0; i < input->n_lines; i++)
    {
      if (input->lines[i].kind == REG_LINE_OPTIONAL && !input->lines[i].chosen)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_options (const RegCalcInput *input, RegCalcResult *result, GError **error)
{
  RegCalc calc = { .input = input, .with_options = TRUE };
  gint64 gross = 0;
  gboolean ok = TRUE;

  result->gross_with_options = result->gross;
  if (!has_open_option (input))
    return TRUE;

  ok = reg_calc_run (&calc, error);
  for (gsize i = 0; ok && i < calc.n_groups; i++)
    ok = reg_calc_add (&gross, calc.groups[i].net, error)
         && reg_calc_add (&gross, calc.groups[i].tax, error);
  reg_calc_clear (&calc);
  result->optional_gross = gross - (result->gross - result->cash_rounding);
  result->gross_with_options = gross + cash_rounding (input, gross);
  return ok;
}

static void
trace_totals (const RegCalc *calc, const RegCalcResult *result)
{
  gint64 net = result->net - result->cash_rounding;

  REG_CALC_TRACE (calc, REG_CALC_TOTAL_NET, -1, -1, net, net, 1, NULL);
  REG_CALC_TRACE (calc, REG_CALC_TOTAL_TAX, -1, -1, result->tax, result->tax, 1, NULL);
}

static gboolean
fill_result (const RegCalc *calc, RegCalcResult *result, GError **error)
{
  if (!add_totals (calc, result, error))
    return FALSE;
  trace_totals (calc, result);
  add_cash_rounding (calc, result);
  REG_CALC_TRACE (calc, REG_CALC_TOTAL_GROSS, -1, -1, result->gross, result->gross, 1,
                  REG_CALC_TERMS (REG_MONEY (result->net), REG_PLUS, REG_MONEY (result->tax)));
  result->document_discount_gross = worth_with_tax (calc);
  return add_lines (calc, result, error) && add_profit (calc, result, error)
         && add_options (calc->input, result, error);
}

/**
 * reg_calc_compute_traced: (skip)
 * @input: the document
 * @trace: (nullable): collects the steps
 *
 * Returns: (transfer full) (nullable): see reg_calc_compute()
 */
RegCalcResult *
reg_calc_compute_traced (const RegCalcInput *input, RegCalcTrace *trace, GError **error)
{
  RegCalc calc = { .input = input, .trace = trace };
  g_autoptr (RegCalcResult) result = g_new0 (RegCalcResult, 1);
  gboolean ok;

  g_return_val_if_fail (input != NULL, NULL);

  ok = check_input (input, error) && reg_calc_run (&calc, error)
       && fill_result (&calc, result, error);
  reg_calc_clear (&calc);
  return ok ? g_steal_pointer (&result) : NULL;
}

/**
 * reg_calc_compute:
 * @input: the document
 *
 * Computes lines, taxes, totals, cost and margin. A pure function: same input, same result, any
 * thread. All intermediates are exact in 128 bits; amounts up to %REG_CALC_MAX_AMOUNT are taken.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with %REG_CORE_ERROR_INVALID or
 *   %REG_CORE_ERROR_TOO_LARGE naming line (counted from 1) and field
 */
RegCalcResult *
reg_calc_compute (const RegCalcInput *input, GError **error)
{
  return reg_calc_compute_traced (input, NULL, error);
}

/**
 * reg_calc_result_free:
 * @result: (nullable) (transfer full): a result
 */
void
reg_calc_result_free (RegCalcResult *result)
{
  if (result == NULL)
    return;
  g_free (result->taxes);
  g_free (result->lines);
  g_free (result);
}

#define DISCOUNT_STEP G_GINT64_CONSTANT (1000)

static gboolean
allows (const RegCalcInput *input, gint64 steps, RegCalcPredicate allowed, gpointer user_data)
{
  RegCalcInput tried = *input;
  g_autoptr (RegCalcResult) result = NULL;

  tried.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, steps * DISCOUNT_STEP };
  result = reg_calc_compute (&tried, NULL);
  return result != NULL && allowed (&tried, result, user_data);
}

/**
 * reg_calc_deepest_discount:
 * @input: the document; its own document discount is ignored
 * @allowed: tells whether a discount is still allowed
 * @user_data: for @allowed
 *
 * Looks for the deepest document discount by bisection over steps of 0.1 %; about ten
 * computations, quick enough to run at every keystroke.
 *
 * Returns: ppm, or -1 when not even no discount at all is allowed
 */
gint64
reg_calc_deepest_discount (const RegCalcInput *input, RegCalcPredicate allowed, gpointer user_data)
{
  gint64 low = 0, high = REG_PPM / DISCOUNT_STEP;

  g_return_val_if_fail (input != NULL && allowed != NULL, -1);

  if (!allows (input, low, allowed, user_data))
    return -1;
  if (allows (input, high, allowed, user_data))
    return high * DISCOUNT_STEP;
  while (high - low > 1)
    {
      gint64 middle = (low + high) / 2;

      if (allows (input, middle, allowed, user_data))
        low = middle;
      else
        high = middle;
    }
  return low * DISCOUNT_STEP;
}
