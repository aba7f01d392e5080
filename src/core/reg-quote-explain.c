/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quote-explain.h"

#include <glib/gi18n-lib.h>

#include "core/reg-money-format.h"
#include "core/reg-quote-calc-private.h"

struct _RegCalcTrace
{
  GArray *steps;
};

/* One minor unit in the millionths an exact value is told in. */
#define MICRO ((RegWide)1000000)

static const char *const operation_labels[REG_N_CALC_OPERATIONS] = {
  [REG_CALC_BASE] = N_ ("Quantity × price"),
  [REG_CALC_UNIT_WITH_TAX] = N_ ("Price with tax"),
  [REG_CALC_BASE_WITH_TAX] = N_ ("Quantity × price with tax"),
  [REG_CALC_LINE_DISCOUNT] = N_ ("Discount on the line"),
  [REG_CALC_LINE_AMOUNT] = N_ ("Amount of the line"),
  [REG_CALC_LINE_TAX] = N_ ("Tax of the line"),
  [REG_CALC_DOCUMENT_DISCOUNT] = N_ ("Discount on the whole"),
  [REG_CALC_SHARE] = N_ ("Share of the discount"),
  [REG_CALC_RATE_NET] = N_ ("Net at this rate"),
  [REG_CALC_RATE_TAX] = N_ ("Tax at this rate"),
  [REG_CALC_RATE_GROSS] = N_ ("With tax at this rate"),
  [REG_CALC_TOTAL_NET] = N_ ("Net"),
  [REG_CALC_TOTAL_TAX] = N_ ("Tax"),
  [REG_CALC_CASH_ROUNDING] = N_ ("Rounded to the smallest coin"),
  [REG_CALC_TOTAL_GROSS] = N_ ("Total"),
};

static gboolean
fit (RegWide numerator, RegWide denominator, gint64 *exact)
{
  RegWide whole = numerator / denominator;
  RegWide micro;

  if (whole > G_MAXINT64 / MICRO - 1 || whole < -(G_MAXINT64 / MICRO - 1))
    return FALSE;
  /* The rest is scaled apart; where even that does not fit, its last places are let go. */
  numerator %= denominator;
  while (denominator > ((RegWide)1 << 105))
    {
      numerator /= 2;
      denominator /= 2;
    }
  micro = reg_money_round_div (numerator * MICRO, denominator);
  *exact = (gint64)(whole * MICRO + micro);
  return TRUE;
}

/* An amount in 10^-16 of a minor unit as a term, to the last place that is shown. */
RegCalcTerm
reg_calc_exact_term (RegWide exact)
{
  RegCalcTerm term = { REG_CALC_TERM_EXACT, 0 };

  if (!fit (exact, EXACT_SCALE, &term.value))
    term = (RegCalcTerm){ REG_CALC_TERM_MONEY, (gint64)reg_money_round_div (exact, EXACT_SCALE) };
  return term;
}

void
reg_calc_trace_add (RegCalcTrace *trace,
                    RegCalcOperation operation,
                    int line,
                    gint64 rate,
                    gint64 result,
                    RegWide numerator,
                    RegWide denominator,
                    const RegCalcTerm *terms)
{
  RegCalcStep step = { .operation = operation, .line = line, .rate = rate, .result = result };

  step.rounded = numerator != result * denominator;
  step.has_exact = fit (numerator, denominator, &step.exact);
  for (gsize i = 0; terms != NULL && terms[i].kind != REG_CALC_TERM_END; i++)
    {
      g_assert (i < REG_CALC_MAX_TERMS);
      step.terms[i] = terms[i];
    }
  g_array_append_val (trace->steps, step);
}

static void
compare_methods (const RegCalcInput *input, RegCalcExplanation *explanation)
{
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      RegCalcInput other = *input;
      g_autoptr (RegCalcResult) result = NULL;

      other.rounding = (RegRounding)i;
      result = reg_calc_compute (&other, NULL);
      if (result == NULL)
        continue;
      explanation->methods[i] = (RegCalcTotals){ TRUE, result->net, result->tax, result->gross };
    }
}

/**
 * reg_calc_explain:
 * @input: the document
 *
 * Computes as reg_calc_compute() does, by the same code, and keeps every step of it. To explain
 * one figure show the steps of its line, or of its tax rate, or those with neither.
 *
 * Returns: (transfer full) (nullable): the explanation, or %NULL with a #RegCoreError
 */
RegCalcExplanation *
reg_calc_explain (const RegCalcInput *input, GError **error)
{
  g_autoptr (RegCalcExplanation) explanation = g_new0 (RegCalcExplanation, 1);
  RegCalcTrace trace = { g_array_new (FALSE, FALSE, sizeof (RegCalcStep)) };

  explanation->result = reg_calc_compute_traced (input, &trace, error);
  explanation->n_steps = trace.steps->len;
  explanation->steps = (RegCalcStep *)g_array_free (trace.steps, FALSE);
  if (explanation->result == NULL)
    return NULL;
  compare_methods (input, explanation);
  return g_steal_pointer (&explanation);
}

/**
 * reg_calc_explanation_free:
 * @explanation: (nullable) (transfer full): an explanation
 */
void
reg_calc_explanation_free (RegCalcExplanation *explanation)
{
  if (explanation == NULL)
    return;
  reg_calc_result_free (explanation->result);
  g_free (explanation->steps);
  g_free (explanation);
}

/**
 * reg_calc_operation_label:
 * @operation: what was done
 *
 * Returns: (transfer none): its name for people, untranslated; pass it through gettext
 */
const char *
reg_calc_operation_label (RegCalcOperation operation)
{
  g_return_val_if_fail ((int)operation >= 0 && operation < REG_N_CALC_OPERATIONS, "");

  return operation_labels[operation];
}

static const char *
line_rule (RegCalcOperation operation)
{
  switch (operation)
    {
    case REG_CALC_BASE:
    case REG_CALC_LINE_DISCOUNT:
      return N_ ("rounded on the line");
    case REG_CALC_LINE_TAX:
      return N_ ("rounded on the line, then added up");
    case REG_CALC_RATE_TAX:
      return N_ ("the discount on the whole is taxed once for each rate");
    default:
      return NULL;
    }
}

static const char *
total_rule (RegCalcOperation operation)
{
  switch (operation)
    {
    case REG_CALC_BASE:
    case REG_CALC_LINE_DISCOUNT:
    case REG_CALC_LINE_AMOUNT:
      return N_ ("rounded for show, carried on exactly");
    case REG_CALC_RATE_NET:
    case REG_CALC_RATE_GROSS:
      return N_ ("rounded once for each rate");
    case REG_CALC_RATE_TAX:
      return N_ ("the difference");
    default:
      return NULL;
    }
}

static const char *
unit_rule (RegCalcOperation operation)
{
  switch (operation)
    {
    case REG_CALC_UNIT_WITH_TAX:
      return N_ ("rounded for one piece");
    case REG_CALC_LINE_TAX:
      return N_ ("the difference");
    case REG_CALC_RATE_TAX:
      return N_ ("shrinks as the net does");
    default:
      return line_rule (operation);
    }
}

/**
 * reg_calc_step_rule:
 * @step: a step
 * @rounding: the method of the document
 *
 * Returns: (transfer none) (nullable): the rule by which the step was rounded, untranslated, or
 *   %NULL where nothing needs saying
 */
const char *
reg_calc_step_rule (const RegCalcStep *step, RegRounding rounding)
{
  if (step->operation == REG_CALC_SHARE)
    return N_ ("in proportion; the cent left over goes where most was lost");
  if (!step->rounded && step->operation != REG_CALC_RATE_TAX
      && step->operation != REG_CALC_LINE_TAX)
    return NULL;
  if (rounding == REG_ROUNDING_TOTAL)
    return total_rule (step->operation);
  return rounding == REG_ROUNDING_UNIT ? unit_rule (step->operation) : line_rule (step->operation);
}

static char *
format_exact (gint64 exact, const char *currency, const RegNumberStyle *style)
{
  int digits = reg_currency_digits (currency);
  RegNumberStyle own = style != NULL ? *style : reg_number_style_from_locale ();
  g_autofree char *number = reg_decimal_print (exact, 6 + (digits < 0 ? 2 : digits),
                                               digits < 0 ? 2 : digits);

  return reg_number_style_group (&own, number);
}

static void
append_term (GString *text,
             const RegCalcTerm *term,
             const char *currency,
             const RegNumberStyle *style)
{
  g_autofree char *number = NULL;

  switch (term->kind)
    {
    case REG_CALC_TERM_MONEY:
      number = reg_money_format_plain (term->value, currency, style);
      break;
    case REG_CALC_TERM_PRICE:
      number = reg_price_format (term->value, currency, style);
      break;
    case REG_CALC_TERM_QUANTITY:
      number = reg_quantity_format (term->value, style);
      break;
    case REG_CALC_TERM_RATE:
      number = reg_rate_format (term->value, -1, style);
      break;
    case REG_CALC_TERM_EXACT:
      number = format_exact (term->value, currency, style);
      break;
    case REG_CALC_TERM_SIGN:
      g_string_append_c (text, ' ');
      g_string_append_unichar (text, (gunichar)term->value);
      g_string_append_c (text, ' ');
      return;
    default:
      return;
    }
  g_string_append (text, number);
}

/**
 * reg_calc_step_formula:
 * @step: a step
 * @currency: ISO 4217 code of the document
 * @style: (nullable): how numbers are written, %NULL for the running locale
 *
 * The step without words: "4 % × 5,573.60 = 222.944 → 222.94".
 *
 * Returns: (transfer full): the formula
 */
char *
reg_calc_step_formula (const RegCalcStep *step, const char *currency, const RegNumberStyle *style)
{
  GString *text = g_string_new (NULL);
  gboolean is_price = step->operation == REG_CALC_UNIT_WITH_TAX;
  RegCalcTerm result = { is_price ? REG_CALC_TERM_PRICE : REG_CALC_TERM_MONEY, step->result };

  for (gsize i = 0; step->terms[i].kind != REG_CALC_TERM_END; i++)
    append_term (text, &step->terms[i], currency, style);
  if (text->len > 0)
    g_string_append (text, " = ");
  if (step->rounded && step->has_exact && !is_price)
    {
      g_autofree char *exact = format_exact (step->exact, currency, style);

      g_string_append (text, exact);
      g_string_append (text, " → ");
    }
  append_term (text, &result, currency, style);
  return g_string_free_and_steal (text);
}
