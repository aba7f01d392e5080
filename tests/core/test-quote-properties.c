/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-quote-explain.h"

/* What must hold for every document, tried on many made from a fixed seed. */
#define ROUNDS 3000
#define MAX_LINES 24

typedef struct
{
  RegCalcInput input;
  RegCalcLine lines[MAX_LINES];
} Document;

static RegDiscount
random_discount (GRand *rand, gint64 most)
{
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return (RegDiscount){ REG_DISCOUNT_PERCENT, g_rand_int_range (rand, 0, 1000001) };
    case 1:
      return (RegDiscount){ REG_DISCOUNT_PERCENT, g_rand_int_range (rand, 0, 101) * 10000 };
    case 2:
      return (RegDiscount){ REG_DISCOUNT_AMOUNT,
                            most > 0 ? g_rand_int_range (rand, 0, (gint32)MIN (most, 100000)) : 0 };
    default:
      return (RegDiscount){ 0 };
    }
}

static void
random_line (GRand *rand, RegCalcLine *line, gboolean with_kinds)
{
  static const gint64 rates[] = { 0, 55000, 60000, 90000, 190000, 210000, 220000 };
  gint64 base;

  *line = (RegCalcLine){ 0 };
  if (with_kinds)
    line->kind = (RegLineKind)MAX (0, g_rand_int_range (rand, -6, 5));
  line->chosen = g_rand_boolean (rand);
  line->quantity = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 40) * REG_QUANTITY_UNIT
                                         : g_rand_int_range (rand, 1, 9000000);
  line->unit_price = g_rand_int_range (rand, 0, 500) == 0
                         ? 0
                         : g_rand_int_range (rand, 1, 60000) * REG_PRICE_UNIT;
  if (g_rand_int_range (rand, 0, 4) == 0)
    line->unit_price = g_rand_int_range (rand, 1, 30000000);
  line->tax_rate = rates[g_rand_int_range (rand, 0, G_N_ELEMENTS (rates))];
  base = (gint64)reg_money_round_div ((RegWide)line->quantity * line->unit_price,
                                      REG_QUANTITY_UNIT * REG_PRICE_UNIT);
  line->discount = random_discount (rand, base);
  line->has_cost = g_rand_boolean (rand);
  line->unit_cost = g_rand_int_range (rand, 0, 300000000);
}

static void
random_document (GRand *rand, Document *document, gboolean with_kinds)
{
  *document = (Document){ 0 };
  document->input.currency = "EUR";
  document->input.rounding = (RegRounding)g_rand_int_range (rand, 0, REG_N_ROUNDINGS);
  document->input.prices = (RegPriceEntry)g_rand_int_range (rand, 0, 2);
  document->input.cash_rounding = g_rand_int_range (rand, 0, 3) == 0 ? 5 : 0;
  document->input.lines = document->lines;
  document->input.n_lines = (gsize)g_rand_int_range (rand, 1, MAX_LINES + 1);
  for (gsize i = 0; i < document->input.n_lines; i++)
    random_line (rand, &document->lines[i], with_kinds);
}

/* A discount amount must not be more than there is, so it is drawn once that is known. */
static RegCalcResult *
compute_discounted (GRand *rand, Document *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCalcResult) plain = reg_calc_compute (&document->input, &error);
  RegCalcResult *result;

  g_assert_no_error (error);
  document->input.discount = random_discount (rand, plain->base - plain->line_discount);
  result = reg_calc_compute (&document->input, &error);
  g_assert_no_error (error);
  return result;
}

static void
check_lines_add_up (const RegCalcResult *result)
{
  gint64 net = result->cash_rounding, tax = 0, gross = result->cash_rounding, share = 0;

  for (gsize i = 0; i < result->n_lines; i++)
    {
      const RegCalcLineResult *line = &result->lines[i];

      g_assert_cmpint (line->net + line->tax, ==, line->gross);
      g_assert_cmpint (line->base - line->discount, ==, line->amount);
      if (!line->counts)
        continue;
      net += line->net;
      tax += line->tax;
      gross += line->gross;
      share += line->share;
    }
  g_assert_cmpint (net, ==, result->net);
  g_assert_cmpint (tax, ==, result->tax);
  g_assert_cmpint (gross, ==, result->gross);
  g_assert_cmpint (share, ==, result->document_discount);
}

static void
check_taxes_add_up (const RegCalcResult *result)
{
  gint64 net = result->cash_rounding, tax = 0;

  for (gsize i = 0; i < result->n_taxes; i++)
    {
      const RegCalcTax *row = &result->taxes[i];

      g_assert_true (i == 0 || row->rate < result->taxes[i - 1].rate);
      g_assert_cmpint (row->net + row->tax, ==, row->gross);
      /* Never further from the plain percentage than rounding each line could bring it. */
      g_assert_cmpint (ABS (row->tax - row->net * row->rate / REG_PPM), <=,
                       40 * (gint64)result->n_lines);
      net += row->net;
      tax += row->tax;
    }
  g_assert_cmpint (net, ==, result->net);
  g_assert_cmpint (tax, ==, result->tax);
}

static void
test_parts_add_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < ROUNDS; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;
      gint64 entered;

      random_document (rand, &document, TRUE);
      result = compute_discounted (rand, &document);
      check_lines_add_up (result);
      check_taxes_add_up (result);
      g_assert_cmpint (result->net + result->tax, ==, result->gross);
      g_assert_cmpint (result->line_discount + result->document_discount, ==, result->discount);
      entered = document.input.prices == REG_PRICES_NET ? result->net : result->gross;
      g_assert_cmpint (result->base - result->discount, ==, entered - result->cash_rounding);
    }
}

/* Whole pieces at whole cents with tax: what is paid is what was typed, less what was taken off. */
static void
test_gross_is_reached (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int i = 0; i < ROUNDS; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;
      gint64 typed = 0;

      random_document (rand, &document, FALSE);
      document.input.prices = REG_PRICES_GROSS;
      document.input.cash_rounding = 0;
      for (gsize j = 0; j < document.input.n_lines; j++)
        {
          RegCalcLine *line = &document.lines[j];

          line->quantity = g_rand_int_range (rand, 1, 30) * REG_QUANTITY_UNIT;
          line->unit_price = g_rand_int_range (rand, 1, 99999) * REG_PRICE_UNIT;
          line->discount = (RegDiscount){ 0 };
          typed += line->quantity / REG_QUANTITY_UNIT * (line->unit_price / REG_PRICE_UNIT);
        }
      document.input.discount = (RegDiscount){ REG_DISCOUNT_AMOUNT,
                                               g_rand_int_range (rand, 0, (gint32)typed + 1) };
      result = reg_calc_compute (&document.input, NULL);
      g_assert_nonnull (result);
      g_assert_cmpint (result->gross, ==, typed - document.input.discount.value);
      g_assert_cmpint (result->net, <=, result->gross);
      g_assert_cmpint (result->tax, >=, 0);
      check_lines_add_up (result);
    }
}

static void
shuffle (GRand *rand, Document *document)
{
  for (gsize i = document->input.n_lines - 1; i > 0; i--)
    {
      gsize j = (gsize)g_rand_int_range (rand, 0, (gint32)i + 1);
      RegCalcLine line = document->lines[i];

      document->lines[i] = document->lines[j];
      document->lines[j] = line;
    }
}

static void
assert_same_totals (const RegCalcResult *a, const RegCalcResult *b)
{
  g_assert_cmpint (a->net, ==, b->net);
  g_assert_cmpint (a->tax, ==, b->tax);
  g_assert_cmpint (a->gross, ==, b->gross);
  g_assert_cmpint (a->discount, ==, b->discount);
  g_assert_cmpint (a->document_discount_gross, ==, b->document_discount_gross);
  g_assert_cmpint (a->gross_with_options, ==, b->gross_with_options);
  g_assert_cmpint (a->cost, ==, b->cost);
  g_assert_cmpmem (a->taxes, a->n_taxes * sizeof (RegCalcTax), b->taxes,
                   b->n_taxes * sizeof (RegCalcTax));
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < ROUNDS; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) one = NULL;
      g_autoptr (RegCalcResult) other = NULL;

      random_document (rand, &document, TRUE);
      /* Equal amounts at different rates: ties are where an order could slip in. */
      for (gsize j = 1; j < document.input.n_lines; j++)
        {
          if (g_rand_boolean (rand))
            {
              document.lines[j].quantity = document.lines[0].quantity;
              document.lines[j].unit_price = document.lines[0].unit_price;
              document.lines[j].discount = document.lines[0].discount;
            }
        }
      one = compute_discounted (rand, &document);
      shuffle (rand, &document);
      other = reg_calc_compute (&document.input, NULL);
      g_assert_nonnull (other);
      assert_same_totals (one, other);
    }
}

static void
assert_not_negative (const RegCalcResult *result)
{
  for (gsize i = 0; i < result->n_lines; i++)
    {
      const RegCalcLineResult *line = &result->lines[i];

      g_assert_cmpint (line->amount, >=, 0);
      g_assert_cmpint (line->net, >=, 0);
      g_assert_cmpint (line->gross, >=, 0);
    }
  for (gsize i = 0; i < result->n_taxes; i++)
    {
      g_assert_cmpint (result->taxes[i].net, >=, 0);
      g_assert_cmpint (result->taxes[i].tax, >=, 0);
    }
}

static void
test_all_off (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < ROUNDS; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;

      random_document (rand, &document, FALSE);
      result = compute_discounted (rand, &document);
      assert_not_negative (result);
      reg_calc_result_free (g_steal_pointer (&result));

      if (g_rand_boolean (rand))
        document.input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, REG_PPM };
      else
        for (gsize j = 0; j < document.input.n_lines; j++)
          {
            document.input.discount = (RegDiscount){ 0 };
            document.lines[j].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, REG_PPM };
          }
      result = reg_calc_compute (&document.input, NULL);
      g_assert_nonnull (result);
      assert_not_negative (result);
      g_assert_cmpint (result->net, ==, 0);
      g_assert_cmpint (result->gross, ==, 0);
    }
}

/* A deeper discount on the whole never makes anything dearer. */
static void
test_discount_never_raises (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < ROUNDS / 10; i++)
    {
      Document document;
      gint64 last_net = G_MAXINT64, last_gross = G_MAXINT64;

      random_document (rand, &document, FALSE);
      document.input.cash_rounding = 0;
      for (gint64 ppm = 0; ppm <= REG_PPM; ppm += 1 + g_rand_int_range (rand, 0, 30000))
        {
          g_autoptr (RegCalcResult) result = NULL;

          document.input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, ppm };
          result = reg_calc_compute (&document.input, NULL);
          g_assert_nonnull (result);
          g_assert_cmpint (result->gross, <=, last_gross);
          if (document.input.prices == REG_PRICES_NET)
            g_assert_cmpint (result->net, <=, last_net);
          last_net = result->net;
          last_gross = result->gross;
        }
    }
}

static void
test_cheap_lines (void)
{
  RegCalcLine lines[100];
  RegCalcInput input = { .currency = "EUR", .lines = lines, .n_lines = 100 };
  g_autoptr (RegCalcResult) result = NULL;

  /* A hundred lines of ten cents, each too small to bear a cent of tax. */
  for (gsize i = 0; i < 100; i++)
    lines[i] = (RegCalcLine){ .quantity = REG_QUANTITY_UNIT,
                              .unit_price = 10 * REG_PRICE_UNIT,
                              .tax_rate = 40000 };
  input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 10000 };
  result = reg_calc_compute (&input, NULL);
  g_assert_cmpint (result->gross, ==, 990);
}

/* No two methods are further apart than the roundings they differ by. */
static void
test_methods_are_close (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int i = 0; i < ROUNDS / 3; i++)
    {
      Document document;
      g_autoptr (RegCalcExplanation) explanation = NULL;
      gint64 pieces = 2 * (gint64)MAX_LINES;

      random_document (rand, &document, FALSE);
      for (gsize j = 0; j < document.input.n_lines; j++)
        pieces += document.lines[j].quantity / REG_QUANTITY_UNIT;
      reg_calc_result_free (compute_discounted (rand, &document));
      explanation = reg_calc_explain (&document.input, NULL);
      if (explanation == NULL)
        continue;
      for (int j = 0; j < REG_N_ROUNDINGS; j++)
        {
          const RegCalcTotals *totals = &explanation->methods[j];

          if (!totals->valid)
            continue;
          g_assert_cmpint (totals->net + totals->tax, ==, totals->gross);
          g_assert_cmpint (ABS (totals->gross - explanation->result->gross), <=, pieces);
        }
    }
}

static void
assert_same_result (const RegCalcResult *a, const RegCalcResult *b)
{
  assert_same_totals (a, b);
  g_assert_cmpmem (a->lines, a->n_lines * sizeof (RegCalcLineResult), b->lines,
                   b->n_lines * sizeof (RegCalcLineResult));
}

static gint64
last_of (const RegCalcExplanation *explanation, RegCalcOperation operation)
{
  for (gsize i = explanation->n_steps; i > 0; i--)
    {
      if (explanation->steps[i - 1].operation == operation)
        return explanation->steps[i - 1].result;
    }
  g_assert_not_reached ();
}

/* Asking why changes nothing, and the steps end in the figures they explain. */
static void
test_explained_is_computed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < ROUNDS / 3; i++)
    {
      Document document;
      g_autoptr (RegCalcResult) result = NULL;
      g_autoptr (RegCalcExplanation) explanation = NULL;
      const RegCalcTotals *own;

      random_document (rand, &document, TRUE);
      result = compute_discounted (rand, &document);
      explanation = reg_calc_explain (&document.input, NULL);
      assert_same_result (result, explanation->result);
      g_assert_cmpint (last_of (explanation, REG_CALC_TOTAL_GROSS), ==, result->gross);
      g_assert_cmpint (last_of (explanation, REG_CALC_TOTAL_TAX), ==, result->tax);
      own = &explanation->methods[document.input.rounding];
      g_assert_true (own->valid);
      g_assert_cmpint (own->gross, ==, result->gross);
      for (gsize j = 0; j < explanation->n_steps; j++)
        {
          const RegCalcStep *step = &explanation->steps[j];

          g_assert_nonnull (reg_calc_operation_label (step->operation));
          g_assert_true (step->has_exact);
          g_assert_cmpint (step->line, <, (int)document.input.n_lines);
          if (step->rounded && step->operation != REG_CALC_UNIT_WITH_TAX
              && step->operation != REG_CALC_SHARE && step->operation != REG_CALC_RATE_TAX)
            g_assert_cmpint (ABS (step->exact - step->result * 1000000), <=, 500000);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/quote-properties/parts-add-up", test_parts_add_up);
  g_test_add_func ("/quote-properties/gross-is-reached", test_gross_is_reached);
  g_test_add_func ("/quote-properties/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/quote-properties/all-off", test_all_off);
  g_test_add_func ("/quote-properties/discount-never-raises", test_discount_never_raises);
  g_test_add_func ("/quote-properties/cheap-lines", test_cheap_lines);
  g_test_add_func ("/quote-properties/methods-are-close", test_methods_are_close);
  g_test_add_func ("/quote-properties/explained-is-computed", test_explained_is_computed);
  return g_test_run ();
}
