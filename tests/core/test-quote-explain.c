/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-quote-explain.h"

static const RegCalcStep *
find_step (const RegCalcExplanation *explanation, RegCalcOperation operation, int line, gint64 rate)
{
  for (gsize i = 0; i < explanation->n_steps; i++)
    {
      const RegCalcStep *step = &explanation->steps[i];

      if (step->operation == operation && step->line == line && (rate == -1 || step->rate == rate))
        return step;
    }
  g_error ("no such step");
}

static void
check_formula (const RegCalcExplanation *explanation,
               RegCalcOperation operation,
               int line,
               gint64 rate,
               const char *expected)
{
  RegNumberStyle en = reg_number_style_for_language ("en");
  const RegCalcStep *step = find_step (explanation, operation, line, rate);
  g_autofree char *formula = reg_calc_step_formula (step, "EUR", &en);
  g_auto (GStrv) words = g_strsplit (formula, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", words);

  g_assert_cmpstr (plain, ==, expected);
}

static RegCalcExplanation *
explain (RegRounding rounding, RegPriceEntry prices, RegDiscount off)
{
  static const RegCalcLine lines[] = {
    { .quantity = 16000000,
      .unit_price = 348350000,
      .discount = { REG_DISCOUNT_PERCENT, 40000 },
      .tax_rate = 220000 },
    { .quantity = 1000000, .unit_price = 100000000, .tax_rate = 55000 },
  };
  RegCalcInput input = { "EUR", rounding, prices, off, 5, lines, G_N_ELEMENTS (lines) };
  g_autoptr (GError) error = NULL;
  RegCalcExplanation *explanation = reg_calc_explain (&input, &error);

  g_assert_no_error (error);
  return explanation;
}

static void
test_line (void)
{
  g_autoptr (RegCalcExplanation)
      why = explain (REG_ROUNDING_LINE, REG_PRICES_NET, (RegDiscount){ 0 });

  check_formula (why, REG_CALC_BASE, 0, -1, "16 × 348.35 = 5,573.60");
  check_formula (why, REG_CALC_LINE_DISCOUNT, 0, -1, "4 % × 5,573.60 = 222.944 → 222.94");
  check_formula (why, REG_CALC_LINE_AMOUNT, 0, -1, "5,573.60 − 222.94 = 5,350.66");
  check_formula (why, REG_CALC_LINE_TAX, 0, -1, "22 % × 5,350.66 = 1,177.1452 → 1,177.15");
  check_formula (why, REG_CALC_RATE_GROSS, -1, 220000, "5,350.66 + 1,177.15 = 6,527.81");
  check_formula (why, REG_CALC_TOTAL_TAX, -1, -1, "1,182.65");
  check_formula (why, REG_CALC_CASH_ROUNDING, -1, -1, "6,633.30 − 6,633.31 = −0.01");
  check_formula (why, REG_CALC_TOTAL_GROSS, -1, -1, "5,450.65 + 1,182.65 = 6,633.30");
  g_assert_cmpstr (
      reg_calc_step_rule (find_step (why, REG_CALC_LINE_TAX, 0, -1), REG_ROUNDING_LINE), ==,
      "rounded on the line, then added up");
  g_assert_null (reg_calc_step_rule (find_step (why, REG_CALC_BASE, 0, -1), REG_ROUNDING_LINE));
}

static void
test_total (void)
{
  g_autoptr (RegCalcExplanation)
      why = explain (REG_ROUNDING_TOTAL, REG_PRICES_NET, (RegDiscount){ 0 });

  check_formula (why, REG_CALC_LINE_AMOUNT, 0, -1, "5,573.60 × 96 % = 5,350.656 → 5,350.66");
  check_formula (why, REG_CALC_RATE_NET, -1, 220000, "5,350.656 → 5,350.66");
  check_formula (why, REG_CALC_RATE_GROSS, -1, 220000,
                 "5,350.656 × 122 % = 6,527.80032 → 6,527.80");
  check_formula (why, REG_CALC_RATE_TAX, -1, 220000, "6,527.80 − 5,350.66 = 1,177.14");
  g_assert_cmpstr (
      reg_calc_step_rule (find_step (why, REG_CALC_RATE_GROSS, -1, 220000), REG_ROUNDING_TOTAL), ==,
      "rounded once for each rate");
}

static void
test_unit (void)
{
  g_autoptr (RegCalcExplanation)
      why = explain (REG_ROUNDING_UNIT, REG_PRICES_NET, (RegDiscount){ 0 });

  check_formula (why, REG_CALC_UNIT_WITH_TAX, 0, -1, "348.35 × 122 % = 424.99");
  check_formula (why, REG_CALC_BASE_WITH_TAX, 0, -1, "16 × 424.99 = 6,799.84");
  g_assert_cmpstr (
      reg_calc_step_rule (find_step (why, REG_CALC_UNIT_WITH_TAX, 0, -1), REG_ROUNDING_UNIT), ==,
      "rounded for one piece");
}

static void
test_gross (void)
{
  g_autoptr (RegCalcExplanation) why = explain (REG_ROUNDING_LINE, REG_PRICES_GROSS,
                                                (RegDiscount){ REG_DISCOUNT_AMOUNT, 10000 });

  check_formula (why, REG_CALC_LINE_TAX, 0, -1,
                 "5,350.66 − 5,350.66 ÷ 122 % = 964.87311475 → "
                 "964.87");
  check_formula (why, REG_CALC_SHARE, 1, -1, "100.00 × 100.00 ÷ 5,450.66 = 1.83464021 → 1.83");
  check_formula (why, REG_CALC_RATE_NET, -1, 55000, "98.17 − 5.12 = 93.05");
}

static void
test_share (void)
{
  g_autoptr (RegCalcExplanation) why = explain (REG_ROUNDING_LINE, REG_PRICES_NET,
                                                (RegDiscount){ REG_DISCOUNT_PERCENT, 100000 });

  check_formula (why, REG_CALC_DOCUMENT_DISCOUNT, -1, -1, "10 % × 5,450.66 = 545.066 → 545.07");
  check_formula (why, REG_CALC_RATE_TAX, -1, 55000, "5.5 % × 90.00 = 4.95");
  g_assert_nonnull (reg_calc_step_rule (find_step (why, REG_CALC_SHARE, 0, -1), REG_ROUNDING_LINE));
}

static void
test_other_methods (void)
{
  g_autoptr (RegCalcExplanation)
      why = explain (REG_ROUNDING_TOTAL, REG_PRICES_NET, (RegDiscount){ 0 });

  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      g_assert_true (why->methods[i].valid);
      g_assert_cmpint (why->methods[i].net + why->methods[i].tax, ==, why->methods[i].gross);
    }
  g_assert_cmpint (why->methods[REG_ROUNDING_TOTAL].gross, ==, why->result->gross);
  g_assert_cmpint (why->methods[REG_ROUNDING_LINE].tax, ==, 118265);
  g_assert_cmpint (why->methods[REG_ROUNDING_TOTAL].tax, ==, 118264);
}

static void
test_refused (void)
{
  RegCalcInput input = { .currency = "none" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCalcExplanation) why = reg_calc_explain (&input, &error);

  g_assert_null (why);
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
}

/* Amounts at the limit of what is taken still explain themselves. */
static void
test_huge (void)
{
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      RegCalcLine line = { .quantity = 3000000,
                           .unit_price = 2333333333333333333,
                           .discount = { REG_DISCOUNT_PERCENT, 333333 },
                           .tax_rate = 220001 };
      RegCalcInput input = { .currency = "EUR",
                             .rounding = (RegRounding)rounding,
                             .discount = { REG_DISCOUNT_PERCENT, 111111 },
                             .lines = &line,
                             .n_lines = 1 };
      g_autoptr (RegCalcExplanation) why = reg_calc_explain (&input, NULL);

      g_assert_nonnull (why);
      for (gsize i = 0; i < why->n_steps; i++)
        {
          g_autofree char *formula = reg_calc_step_formula (&why->steps[i], "EUR", NULL);

          g_assert_true (g_utf8_validate (formula, -1, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/quote-explain/line", test_line);
  g_test_add_func ("/quote-explain/total", test_total);
  g_test_add_func ("/quote-explain/unit", test_unit);
  g_test_add_func ("/quote-explain/gross", test_gross);
  g_test_add_func ("/quote-explain/share", test_share);
  g_test_add_func ("/quote-explain/other-methods", test_other_methods);
  g_test_add_func ("/quote-explain/refused", test_refused);
  g_test_add_func ("/quote-explain/huge", test_huge);
  return g_test_run ();
}
