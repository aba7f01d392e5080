/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-enums.h"
#include "core/reg-quote-calc.h"

#define MAX_LINES 40

/* A document written as a person would: everything as text. */
typedef struct
{
  RegCalcInput input;
  RegCalcLine lines[MAX_LINES];
} Document;

static RegDiscount
discount (const char *text, const char *currency)
{
  RegDiscount off = { 0 };

  if (text == NULL)
    return off;
  off.kind = g_str_has_suffix (text, "%") ? REG_DISCOUNT_PERCENT : REG_DISCOUNT_AMOUNT;
  if (off.kind == REG_DISCOUNT_PERCENT)
    g_assert_true (reg_rate_parse (text, &off.value, NULL));
  else
    g_assert_true (reg_money_parse (text, currency, &off.value, NULL));
  return off;
}

static void
start (Document *document,
       const char *currency,
       RegRounding rounding,
       RegPriceEntry prices,
       const char *off)
{
  *document = (Document){ 0 };
  document->input.currency = currency;
  document->input.rounding = rounding;
  document->input.prices = prices;
  document->input.discount = discount (off, currency);
  document->input.lines = document->lines;
}

static RegCalcLine *
add (Document *document, const char *quantity, const char *price, const char *off, const char *tax)
{
  RegCalcLine *line = &document->lines[document->input.n_lines++];

  g_assert_cmpuint (document->input.n_lines, <=, MAX_LINES);
  g_assert_true (reg_quantity_parse (quantity, &line->quantity, NULL));
  g_assert_true (reg_price_parse (price, document->input.currency, &line->unit_price, NULL));
  g_assert_true (reg_rate_parse (tax, &line->tax_rate, NULL));
  line->discount = discount (off, document->input.currency);
  return line;
}

static void
set_cost (Document *document, RegCalcLine *line, const char *cost)
{
  line->has_cost = TRUE;
  g_assert_true (reg_price_parse (cost, document->input.currency, &line->unit_cost, NULL));
}

static RegCalcResult *
compute (const Document *document)
{
  g_autoptr (GError) error = NULL;
  RegCalcResult *result = reg_calc_compute (&document->input, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
check (const Document *document, gint64 net, gint64 tax, gint64 gross)
{
  g_autoptr (RegCalcResult) result = compute (document);

  g_assert_cmpint (result->net, ==, net);
  g_assert_cmpint (result->tax, ==, tax);
  g_assert_cmpint (result->gross, ==, gross);
}

static void
test_v2 (void)
{
  Document document;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "16", "348.35", "4%", "22%");
  check (&document, 535066, 117715, 652781);
  document.input.rounding = REG_ROUNDING_TOTAL;
  check (&document, 535066, 117714, 652780);
}

static void
test_v3 (void)
{
  Document document;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "10", "3.60", NULL, "5.5%");
  check (&document, 3600, 198, 3798);
  document.input.rounding = REG_ROUNDING_UNIT;
  check (&document, 3600, 200, 3800);
}

static void
test_v5 (void)
{
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      Document document;

      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, NULL);
      add (&document, "9.5", "124.75", NULL, "0%");
      check (&document, 118513, 0, 118513);
    }
}

static void
test_v6 (void)
{
  for (int i = 0; i < REG_N_ROUNDINGS * 2; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;

      start (&document, "EUR", (RegRounding)(i / 2), (RegPriceEntry)(i % 2), NULL);
      add (&document, "2.25", "64.22", "100%", "21%");
      result = compute (&document);
      g_assert_cmpint (result->lines[0].base, ==, 14450);
      g_assert_cmpint (result->lines[0].discount, ==, 14450);
      g_assert_cmpint (result->lines[0].net, ==, 0);
      g_assert_cmpint (result->gross, ==, 0);
      g_assert_cmpint (result->tax, ==, 0);
      document.lines[0].discount = discount ("144.50", "EUR");
      check (&document, 0, 0, 0);
      document.lines[0].discount = (RegDiscount){ 0 };
      document.input.discount = discount ("100%", "EUR");
      check (&document, 0, 0, 0);
    }
}

/* 975.00 in as many lines as there are amounts. */
static void
check_v7 (RegRounding rounding, const char *const *amounts)
{
  Document document;

  start (&document, "EUR", rounding, REG_PRICES_NET, "75.00");
  for (gsize i = 0; amounts[i] != NULL; i++)
    add (&document, "1", amounts[i], NULL, "24%");
  check (&document, 90000, 21600, 111600);
}

static void
test_v7 (void)
{
  static const char *const splits[][14] = {
    { "975" },
    { "500", "475" },
    { "325", "325", "325" },
    { "333.33", "333.33", "308.34" },
    { "0.01", "974.99" },
    { "100.10", "200.20", "674.70" },
    { "139.29", "139.29", "139.29", "139.29", "139.29", "139.29", "139.26" },
    { "75", "75", "75", "75", "75", "75", "75", "75", "75", "75", "75", "75", "75" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
      check_v7 ((RegRounding)rounding, splits[i]);
}

/* However it is split: with the first two methods even into any cents. */
static void
test_v7_any_split (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (975);

  for (int round = 0; round < 500; round++)
    {
      Document document;
      gint64 left = 97500;

      start (&document, "EUR", round % 2 == 0 ? REG_ROUNDING_LINE : REG_ROUNDING_TOTAL,
             REG_PRICES_NET, "75.00");
      while (left > 0 && document.input.n_lines < MAX_LINES)
        {
          gint64 part = g_rand_int_range (rand, 1, 9000);
          g_autofree char *text = NULL;

          if (part > left || document.input.n_lines == MAX_LINES - 1)
            part = left;
          text = reg_money_print (part, "EUR");
          add (&document, "1", text, NULL, "24%");
          left -= part;
        }
      check (&document, 90000, 21600, 111600);
    }
}

static void
test_v8 (void)
{
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;

      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, "10%");
      add (&document, "1", "76.50", NULL, "21%");
      add (&document, "1", "35.46", NULL, "6%");
      add (&document, "1", "29.70", NULL, "6%");
      result = compute (&document);
      g_assert_cmpint (result->document_discount, ==, 1417);
      g_assert_cmpint (result->document_discount_gross, ==, 1616);
      g_assert_cmpint (result->net, ==, 12749);
      g_assert_cmpint (result->gross, ==, 14547);
      g_assert_cmpuint (result->n_taxes, ==, 2);
      g_assert_cmpint (result->taxes[0].rate, ==, 210000);
      g_assert_cmpint (result->taxes[0].net, ==, 6885);
      g_assert_cmpint (result->taxes[1].rate, ==, 60000);
      g_assert_cmpint (result->taxes[1].net, ==, 5864);
    }
}

static void
test_v11 (void)
{
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;

      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, "7500");
      add (&document, "1", "8500.00", NULL, "19%");
      check (&document, 100000, 19000, 119000);
      result = compute (&document);
      g_assert_cmpint (result->document_discount_gross, ==, 892500);

      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, NULL);
      add (&document, "1", "8500.00", "7500", "19%");
      check (&document, 100000, 19000, 119000);
    }
}

/* The price somebody typed with tax is what they pay, whatever the net then looks like. */
static void
test_gross_entry (void)
{
  static const char *const rates[] = { "0%", "5.5%", "7%", "19%", "21%", "8%" };

  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
      {
        Document document;
        g_autoptr (RegCalcResult) result = NULL;

        start (&document, "EUR", (RegRounding)rounding, REG_PRICES_GROSS, NULL);
        add (&document, "1", "2500.00", NULL, rates[i]);
        add (&document, "3", "0.99", NULL, rates[i]);
        result = compute (&document);
        g_assert_cmpint (result->gross, ==, 250297);
        g_assert_cmpint (result->net + result->tax, ==, result->gross);
        document.input.discount = discount ("2.97", "EUR");
        reg_calc_result_free (g_steal_pointer (&result));
        result = compute (&document);
        g_assert_cmpint (result->gross, ==, 250000);
        g_assert_cmpint (result->document_discount_gross, ==, 297);
      }
}

static void
test_gross_entry_tax (void)
{
  Document document;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_GROSS, NULL);
  add (&document, "1", "2500.00", NULL, "8%");
  check (&document, 231481, 18519, 250000);
  start (&document, "JPY", REG_ROUNDING_LINE, REG_PRICES_GROSS, "10%");
  add (&document, "3", "110", NULL, "10%");
  check (&document, 270, 27, 297);
}

static void
test_digits (void)
{
  Document document;

  start (&document, "JPY", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "1.5", "333", NULL, "10%");
  check (&document, 500, 50, 550);
  start (&document, "BHD", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "3", "1.2345", NULL, "10%");
  check (&document, 3704, 370, 4074);
}

static void
test_fine_prices (void)
{
  Document document;

  /* A screw at 0.0125 keeps its price with every method. */
  start (&document, "EUR", REG_ROUNDING_UNIT, REG_PRICES_NET, NULL);
  add (&document, "1000", "0.0125", NULL, "20%");
  check (&document, 1250, 250, 1500);
  document.input.rounding = REG_ROUNDING_TOTAL;
  check (&document, 1250, 250, 1500);
  document.input.rounding = REG_ROUNDING_LINE;
  check (&document, 1250, 250, 1500);
}

static void
test_total_keeps_lines_exact (void)
{
  Document document;

  start (&document, "EUR", REG_ROUNDING_TOTAL, REG_PRICES_NET, NULL);
  for (int i = 0; i < 10; i++)
    add (&document, "1", "0.104", NULL, "20%");
  check (&document, 104, 21, 125);
  document.input.rounding = REG_ROUNDING_LINE;
  check (&document, 100, 20, 120);
}

static void
test_line_kinds (void)
{
  Document document;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "2", "100", NULL, "21%");
  add (&document, "1", "689", NULL, "21%")->kind = REG_LINE_OPTIONAL;
  add (&document, "3", "50", NULL, "9%")->kind = REG_LINE_ALTERNATIVE;
  add (&document, "9", "9999", "100%", "50%")->kind = REG_LINE_TEXT;
  add (&document, "9", "9999", NULL, "50%")->kind = REG_LINE_SECTION;
  result = compute (&document);
  g_assert_cmpint (result->net, ==, 20000);
  g_assert_cmpint (result->gross, ==, 24200);
  g_assert_cmpint (result->optional_gross, ==, 83369);
  g_assert_cmpint (result->gross_with_options, ==, 107569);
  g_assert_cmpuint (result->n_taxes, ==, 1);
  g_assert_cmpuint (result->n_lines, ==, 5);
  g_assert_false (result->lines[1].counts);
  g_assert_cmpint (result->lines[1].gross, ==, 83369);
  g_assert_cmpint (result->lines[2].gross, ==, 16350);
  g_assert_cmpint (result->lines[3].gross, ==, 0);

  document.lines[1].chosen = TRUE;
  document.lines[2].chosen = TRUE;
  document.lines[3].chosen = TRUE;
  reg_calc_result_free (g_steal_pointer (&result));
  result = compute (&document);
  g_assert_cmpint (result->gross, ==, 24200 + 83369 + 16350);
  g_assert_cmpint (result->optional_gross, ==, 0);
  g_assert_cmpint (result->gross_with_options, ==, result->gross);
}

/* An option taken later shares in a percentage off the whole, as the customer will expect. */
static void
test_options_with_discount (void)
{
  Document document;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, "10%");
  add (&document, "1", "100", NULL, "20%");
  add (&document, "1", "50", NULL, "20%")->kind = REG_LINE_OPTIONAL;
  result = compute (&document);
  g_assert_cmpint (result->gross, ==, 10800);
  g_assert_cmpint (result->optional_gross, ==, 5400);
  g_assert_cmpint (result->gross_with_options, ==, 16200);
}

static void
test_cash_rounding (void)
{
  static const struct
  {
    const char *price;
    gint64 rounding;
    gint64 gross;
  } rows[] = {
    { "10.00", 0, 1000 }, { "10.02", -2, 1000 },   { "10.03", 2, 1005 }, { "10.07", -2, 1005 },
    { "10.08", 2, 1010 }, { "-10.03", -2, -1005 }, { "0.02", -2, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;

      start (&document, "CHF", REG_ROUNDING_LINE, REG_PRICES_GROSS, NULL);
      document.input.cash_rounding = 5;
      add (&document, "1", rows[i].price, NULL, "8.1%");
      result = compute (&document);
      g_assert_cmpint (result->cash_rounding, ==, rows[i].rounding);
      g_assert_cmpint (result->gross, ==, rows[i].gross);
      g_assert_cmpint (result->net + result->tax, ==, result->gross);
      g_assert_cmpint (result->lines[0].gross + result->cash_rounding, ==, result->gross);
    }
}

static void
test_cost (void)
{
  Document document;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  set_cost (&document, add (&document, "16", "348.35", "4%", "22%"), "210.00");
  result = compute (&document);
  g_assert_true (result->has_cost && result->cost_complete && result->has_margin);
  g_assert_cmpint (result->cost, ==, 336000);
  g_assert_cmpint (result->profit, ==, 199066);
  g_assert_cmpint (result->margin, ==, 372040);
  g_assert_cmpint (result->discount, ==, 22294);
  g_assert_cmpint (result->discount_rate, ==, 39999);

  /* Work without a known cost does not make the margin look better. */
  add (&document, "1", "1000", NULL, "22%");
  reg_calc_result_free (g_steal_pointer (&result));
  result = compute (&document);
  g_assert_true (result->has_cost && result->has_margin);
  g_assert_false (result->cost_complete);
  g_assert_cmpint (result->profit, ==, 199066);
  g_assert_cmpint (result->margin, ==, 372040);
}

static void
test_no_margin (void)
{
  Document document;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, "100%");
  set_cost (&document, add (&document, "1", "10", NULL, "22%"), "4");
  result = compute (&document);
  g_assert_true (result->has_cost);
  g_assert_false (result->has_margin);
  g_assert_cmpint (result->profit, ==, -400);
}

/* Only lines that count cost anything; the discount on the whole lowers each line's profit. */
static void
test_line_profit (void)
{
  Document document;
  RegCalcLine *option;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_GROSS, "10%");
  set_cost (&document, add (&document, "2", "121", NULL, "21%"), "80");
  option = add (&document, "1", "121", NULL, "21%");
  option->kind = REG_LINE_OPTIONAL;
  set_cost (&document, option, "10");
  result = compute (&document);
  g_assert_cmpint (result->lines[0].net, ==, 18000);
  g_assert_cmpint (result->lines[0].profit, ==, 2000);
  g_assert_cmpint (result->lines[1].profit, ==, 9000);
  g_assert_cmpint (result->cost, ==, 16000);
  g_assert_cmpint (result->profit, ==, 2000);
}

static void
test_returns (void)
{
  Document document;

  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, "10%");
      add (&document, "-2", "100", "10%", "20%");
      check (&document, -16200, -3240, -19440);
      add (&document, "2", "100", "10%", "20%");
      check (&document, 0, 0, 0);
      add (&document, "1", "50", "5.00", "20%");
      check (&document, 4050, 810, 4860);
    }
}

static void
test_empty (void)
{
  Document document;
  g_autoptr (RegCalcResult) result = NULL;

  start (&document, "EUR", REG_ROUNDING_TOTAL, REG_PRICES_NET, "10%");
  result = compute (&document);
  g_assert_cmpint (result->gross, ==, 0);
  g_assert_cmpuint (result->n_taxes, ==, 0);
  g_assert_cmpuint (result->n_lines, ==, 0);
  g_assert_false (result->has_margin);
}

static void
check_refused (const Document *document, RegCoreError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCalcResult) result = reg_calc_compute (&document->input, &error);

  g_assert_null (result);
  g_assert_error (error, REG_CORE_ERROR, (int)code);
  g_assert_nonnull (g_strstr_len (error->message, -1, message));
}

static void
test_refused_line (void)
{
  Document document;
  RegCalcLine *line;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, NULL);
  add (&document, "1", "10", NULL, "22%");
  line = add (&document, "1", "10", NULL, "22%");
  line->discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, 1001 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, discount");
  line->discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, -1 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, discount");
  line->discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 1000001 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, discount");
  line->discount = (RegDiscount){ REG_DISCOUNT_PERCENT, -1 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, discount");
  line->discount = (RegDiscount){ 0 };
  line->tax_rate = -1;
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, tax");
  line->tax_rate = REG_CALC_MAX_RATE + 1;
  check_refused (&document, REG_CORE_ERROR_INVALID, "line 2, tax");
  line->kind = REG_LINE_TEXT;
  check (&document, 1000, 220, 1220);
}

static void
test_refused_document (void)
{
  Document document;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, "10.01");
  add (&document, "1", "10", NULL, "22%");
  check_refused (&document, REG_CORE_ERROR_INVALID, "discount: is more");
  document.input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 1000001 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "discount: is more");
  document.input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, -1 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "discount: is negative");
  document.input.discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, G_MININT64 };
  check_refused (&document, REG_CORE_ERROR_INVALID, "discount: is negative");
  document.input.discount = (RegDiscount){ 0 };
  document.input.cash_rounding = -5;
  check_refused (&document, REG_CORE_ERROR_INVALID, "cash_rounding");
  document.input.cash_rounding = 0;
  document.input.rounding = (RegRounding)3;
  check_refused (&document, REG_CORE_ERROR_INVALID, "rounding");
  document.input.rounding = REG_ROUNDING_LINE;
  document.input.prices = (RegPriceEntry)2;
  check_refused (&document, REG_CORE_ERROR_INVALID, "prices");
  document.input.prices = REG_PRICES_NET;
  document.input.currency = "QQQ";
  check_refused (&document, REG_CORE_ERROR_INVALID, "currency");
}

static void
test_too_large (void)
{
  for (int i = 0; i < REG_N_ROUNDINGS * 2; i++)
    {
      Document document;
      RegCalcLine *line;

      start (&document, "EUR", (RegRounding)(i / 2), (RegPriceEntry)(i % 2), "10%");
      line = add (&document, "1", "9000000000000.00", NULL, "0%");
      check (&document, 810000000000000, 0, 810000000000000);
      add (&document, "1", "0.01", NULL, "0%");
      check_refused (&document, REG_CORE_ERROR_TOO_LARGE, "too large");
      line->quantity = G_MAXINT64;
      line->unit_price = G_MAXINT64;
      check_refused (&document, REG_CORE_ERROR_TOO_LARGE, "line 1, quantity");
      line->quantity = -G_MAXINT64;
      check_refused (&document, REG_CORE_ERROR_TOO_LARGE, "line 1, quantity");
    }
}

static void
test_too_large_tax (void)
{
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      Document document;

      start (&document, "EUR", (RegRounding)rounding, REG_PRICES_NET, NULL);
      add (&document, "1", "9000000000000.00", NULL, "1000%");
      check_refused (&document, REG_CORE_ERROR_TOO_LARGE, "too large");
    }
}

static gboolean
margin_is_held (const RegCalcInput *input, const RegCalcResult *result, gpointer user_data)
{
  int *calls = user_data;

  (*calls)++;
  return result->has_margin && result->margin >= 240000;
}

static void
test_deepest_discount (void)
{
  Document document;
  int calls = 0;

  start (&document, "EUR", REG_ROUNDING_LINE, REG_PRICES_NET, "50%");
  set_cost (&document, add (&document, "10", "100", NULL, "21%"), "60");
  /* (100 − x − 60) / (100 − x) ≥ 24 % up to x = 21.05 */
  g_assert_cmpint (reg_calc_deepest_discount (&document.input, margin_is_held, &calls), ==, 210000);
  g_assert_cmpint (calls, <=, 13);
  set_cost (&document, document.lines, "0");
  g_assert_cmpint (reg_calc_deepest_discount (&document.input, margin_is_held, &calls), ==, 999000);
  set_cost (&document, document.lines, "90");
  g_assert_cmpint (reg_calc_deepest_discount (&document.input, margin_is_held, &calls), ==, -1);
}

/* The numbers are kept in databases and their names in files. */
static void
test_vocabulary (void)
{
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rounding, "line"), ==, REG_ROUNDING_LINE);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rounding, "total"), ==, REG_ROUNDING_TOTAL);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rounding, "unit"), ==, REG_ROUNDING_UNIT);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_price_entry, "net"), ==, REG_PRICES_NET);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_price_entry, "gross"), ==, REG_PRICES_GROSS);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_discount_kind, "percent"), ==,
                   REG_DISCOUNT_PERCENT);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_discount_kind, "amount"), ==, REG_DISCOUNT_AMOUNT);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_line_kind, "normal"), ==, REG_LINE_NORMAL);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_line_kind, "optional"), ==, REG_LINE_OPTIONAL);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_line_kind, "alternative"), ==,
                   REG_LINE_ALTERNATIVE);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_line_kind, "text"), ==, REG_LINE_TEXT);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_line_kind, "section"), ==, REG_LINE_SECTION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/quote-calc/v2", test_v2);
  g_test_add_func ("/quote-calc/v3", test_v3);
  g_test_add_func ("/quote-calc/v5", test_v5);
  g_test_add_func ("/quote-calc/v6", test_v6);
  g_test_add_func ("/quote-calc/v7", test_v7);
  g_test_add_func ("/quote-calc/v7-any-split", test_v7_any_split);
  g_test_add_func ("/quote-calc/v8", test_v8);
  g_test_add_func ("/quote-calc/v11", test_v11);
  g_test_add_func ("/quote-calc/gross-entry", test_gross_entry);
  g_test_add_func ("/quote-calc/gross-entry-tax", test_gross_entry_tax);
  g_test_add_func ("/quote-calc/digits", test_digits);
  g_test_add_func ("/quote-calc/fine-prices", test_fine_prices);
  g_test_add_func ("/quote-calc/total-keeps-lines-exact", test_total_keeps_lines_exact);
  g_test_add_func ("/quote-calc/line-kinds", test_line_kinds);
  g_test_add_func ("/quote-calc/options-with-discount", test_options_with_discount);
  g_test_add_func ("/quote-calc/cash-rounding", test_cash_rounding);
  g_test_add_func ("/quote-calc/cost", test_cost);
  g_test_add_func ("/quote-calc/no-margin", test_no_margin);
  g_test_add_func ("/quote-calc/line-profit", test_line_profit);
  g_test_add_func ("/quote-calc/returns", test_returns);
  g_test_add_func ("/quote-calc/empty", test_empty);
  g_test_add_func ("/quote-calc/refused-line", test_refused_line);
  g_test_add_func ("/quote-calc/refused-document", test_refused_document);
  g_test_add_func ("/quote-calc/too-large", test_too_large);
  g_test_add_func ("/quote-calc/too-large-tax", test_too_large_tax);
  g_test_add_func ("/quote-calc/deepest-discount", test_deepest_discount);
  g_test_add_func ("/quote-calc/vocabulary", test_vocabulary);
  return g_test_run ();
}
