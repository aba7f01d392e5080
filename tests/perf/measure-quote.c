/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-quote-calc.h"
#include "marks.h"

/* How many lines the calculator computes in a second of one core: each method, prices net and gross,
 * with and without a discount on the whole, in documents of one line, of ten and of two hundred. */

#define MOST_LINES 200
#define LINES 400000

static void
fill (RegCalcLine *lines)
{
  static const gint64 rates[] = { 210000, 90000, 210000, 0 };

  for (int i = 0; i < MOST_LINES; i++)
    {
      lines[i] = (RegCalcLine){ .quantity = (1 + i % 9) * REG_QUANTITY_UNIT + i % 3 * 250000,
                                .unit_price = 123400 + i * 7531 % 900000,
                                .has_cost = TRUE,
                                .unit_cost = 60000 + i * 311,
                                .tax_rate = rates[i % 4] };
      if (i % 3 == 1)
        lines[i].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 50000 };
      else if (i % 9 == 2)
        lines[i].discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, 5 };
    }
}

static gint64
measure (RegCalcInput *input, gint64 *sum)
{
  gint64 began = perf_work ();

  for (gsize i = 0; i < LINES / 12 / input->n_lines; i++)
    {
      g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);

      *sum += result->gross;
    }
  return perf_work () - began;
}

static void
measure_documents (const char *name, const RegCalcLine *lines, gsize n_lines, gint64 *sum)
{
  RegCalcInput input = { .currency = "EUR", .lines = lines, .n_lines = n_lines };
  gint64 work = 0;

  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    for (int prices = 0; prices < 2; prices++)
      for (int discounted = 0; discounted < 2; discounted++)
        {
          input.rounding = (RegRounding)rounding;
          input.prices = (RegPriceEntry)prices;
          input.discount = (RegDiscount){ discounted ? REG_DISCOUNT_PERCENT : REG_DISCOUNT_NONE,
                                          discounted ? 75000 : 0 };
          work += measure (&input, sum);
        }
  perf_mark (name, (gint64)(LINES / 12 / n_lines) * 12 * (gint64)n_lines * G_USEC_PER_SEC / work);
}

int
main (void)
{
  RegCalcLine lines[MOST_LINES];
  gint64 sum = 0;

  fill (lines);
  measure_documents ("warm", lines, 10, &sum);
  measure_documents ("of-1", lines, 1, &sum);
  measure_documents ("of-10", lines, 10, &sum);
  measure_documents ("of-200", lines, 200, &sum);
  /* So that nothing of it may be left out. */
  perf_mark ("sum", sum);
  return 0;
}
