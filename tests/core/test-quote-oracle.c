/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-tax-table.h"
#include "oracle-quote.h"

/* The calculator against an oracle in exact fractions. test-quote-oracle [FIRST COUNT]: documents
 * FIRST to FIRST + COUNT of an endless row that is the same for ever; a difference prints the
 * document and its number. */

typedef struct
{
  RegCalcInput input;
  RegCalcLine lines[ORACLE_MAX_LINES];
  RegTaxLabel labels[ORACLE_MAX_LINES];
  char texts[ORACLE_MAX_LINES][80];
} Document;

typedef struct
{
  guint64 computed, too_large, invalid, lines;
  guint64 methods[REG_N_ROUNDINGS][2];
  guint64 discounts[3], line_discounts[3], chosen, open, cash, negative, huge;
  guint64 parts, shared;
} Seen;

static guint64 first = 0, count = 4000;

/* --- any document ------------------------------------------------------------------------- */

static guint64
next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static gint64
between (guint64 *state, gint64 low, gint64 high)
{
  return low + (gint64)(next (state) % (guint64)(high - low + 1));
}

static gboolean
one_in (guint64 *state, int n)
{
  return next (state) % (guint64)n == 0;
}

/* Of every size: as many of twenty digits as of one. */
static gint64
any_size (guint64 *state)
{
  guint64 bits = next (state);

  return (gint64)(bits >> between (state, 1, 63));
}

typedef enum
{
  SIZE_SHOP,  /* what a shop sells: whole cents and a few pieces */
  SIZE_FINE,  /* all decimals in use */
  SIZE_HALF,  /* prices that end in the half of a minor unit, where rounding tips over */
  SIZE_SMALL, /* lines of a few minor units or less */
  SIZE_LARGE, /* close to the limit */
  SIZE_ANY,   /* up to what cannot be */
  N_SIZES
} Size;

static void
any_amount (guint64 *state, Size size, RegCalcLine *line)
{
  switch (size)
    {
    case SIZE_SHOP:
      line->quantity = between (state, 1, 40) * 1000000;
      line->unit_price = between (state, 0, 99999) * 10000;
      break;
    case SIZE_FINE:
      line->quantity = between (state, 1, 90000000);
      line->unit_price = between (state, 0, 900000000);
      break;
    case SIZE_HALF:
      line->quantity = between (state, 1, 40) * 250000;
      line->unit_price = between (state, 0, 4000) * 5000;
      break;
    case SIZE_SMALL:
      line->quantity = between (state, 1, 3000000);
      line->unit_price = between (state, 0, 20000);
      break;
    case SIZE_LARGE:
      line->quantity = between (state, 1, 3) * 1000000;
      line->unit_price = between (state, 1, G_GINT64_CONSTANT (1000000000000000000));
      break;
    default:
      line->quantity = any_size (state);
      line->unit_price = any_size (state);
      break;
    }
}

static RegDiscount
any_discount (guint64 *state, gint64 most)
{
  switch (between (state, 0, 5))
    {
    case 0:
      return (RegDiscount){ REG_DISCOUNT_PERCENT, between (state, 0, 1000000) };
    case 1:
      return (RegDiscount){ REG_DISCOUNT_PERCENT, between (state, 0, 100) * 10000 };
    case 2:
      return (RegDiscount){ REG_DISCOUNT_AMOUNT, between (state, 0, MAX (0, most)) };
    case 3:
      /* Now and then all there is, or one too many. */
      return (RegDiscount){ one_in (state, 2) ? REG_DISCOUNT_AMOUNT : REG_DISCOUNT_NONE,
                            MAX (0, most) + one_in (state, 50) };
    default:
      return (RegDiscount){ 0 };
    }
}

/* About what the line comes to, for a discount that can be taken off it. */
static gint64
about (const RegCalcLine *line)
{
  double value = (double)line->quantity * (double)line->unit_price / 1e10;

  return (gint64)CLAMP (value, -8e14, 8e14);
}

static void
any_line (guint64 *state, Size size, RegCalcLine *line)
{
  static const gint64 rates[] = { 0,      20000,  55000,  60000,  90000,  190000,
                                  210000, 220000, 250000, 333333, 999999, 10000000 };

  *line = (RegCalcLine){ 0 };
  any_amount (state, size, line);
  line->kind = one_in (state, 2) ? REG_LINE_NORMAL : (RegLineKind)between (state, 0, 4);
  line->chosen = one_in (state, 2);
  line->tax_rate = rates[between (state, 0, one_in (state, 8) ? 11 : 8)];
  line->discount = any_discount (state, about (line));
  line->has_cost = !one_in (state, 4);
  line->unit_cost = one_in (state, 3) ? line->unit_price : between (state, 0, line->unit_price);
  if (one_in (state, 12))
    line->quantity = -line->quantity;
}

static void
any_document (Document *self, guint64 number)
{
  static const char *const currencies[] = { "EUR", "USD", "JPY", "KWD", "BHD", "CHF" };
  static const gint64 coins[] = { 1, 5, 10, 50, 100, 7 };
  guint64 state = number * G_GUINT64_CONSTANT (0xd1342543de82ef95) + 1;
  Size size = (Size)between (&state, 0, N_SIZES - 1);
  gint64 sum = 0;

  memset (&self->input, 0, sizeof self->input);
  self->input.lines = self->lines;
  self->input.currency = currencies[between (&state, 0, G_N_ELEMENTS (currencies) - 1)];
  self->input.rounding = (RegRounding)between (&state, 0, REG_N_ROUNDINGS - 1);
  self->input.prices = (RegPriceEntry)between (&state, 0, 1);
  if (one_in (&state, 5))
    self->input.cash_rounding = coins[between (&state, 0, G_N_ELEMENTS (coins) - 1)];
  self->input.n_lines = (gsize)between (&state, 0,
                                        one_in (&state, 40)  ? ORACLE_MAX_LINES
                                        : size == SIZE_LARGE ? 3
                                                             : 9);
  for (gsize i = 0; i < self->input.n_lines; i++)
    {
      RegCalcLine *line = &self->lines[i];

      any_line (&state, size, line);
      /* Equal amounts are where a tie has to be decided. */
      if (i > 0 && one_in (&state, 4))
        {
          line->quantity = self->lines[i - 1].quantity;
          line->unit_price = self->lines[i - 1].unit_price;
          line->discount = self->lines[i - 1].discount;
        }
      if (reg_calc_line_counts (line))
        sum += about (line)
               - (line->discount.kind == REG_DISCOUNT_AMOUNT ? line->discount.value : 0);
    }
  self->input.discount = any_discount (&state, one_in (&state, 9) ? sum : sum / 3);
}

/* --- taxes in parts ----------------------------------------------------------------------- */

/* Four cuts of each rate, so that lines share some of them and taxes of one name are in several. */
static void
any_labels (Document *self, guint64 number)
{
  guint64 state = number * G_GUINT64_CONSTANT (0x8cb92ba72f3d8dd7) + 7;

  for (gsize i = 0; i < self->input.n_lines; i++)
    {
      gint64 rate = self->lines[i].tax_rate, low = MIN (rate, 20000);
      char *text = self->texts[i];
      gsize size = sizeof self->texts[i];

      self->labels[i] = (RegTaxLabel){ rate, NULL, one_in (&state, 2) ? "Reverse charge" : NULL };
      /* Nothing is exempt and taxed. */
      if (rate == 0 && self->labels[i].exempt_reason != NULL)
        continue;
      switch (between (&state, 0, 4))
        {
        case 0:
          g_snprintf (text, size, "A=%" G_GINT64_FORMAT ";B=%" G_GINT64_FORMAT, low, rate - low);
          break;
        case 1:
          g_snprintf (text, size, "A=%" G_GINT64_FORMAT ";C=%" G_GINT64_FORMAT ";D=0", low,
                      rate - low);
          break;
        case 2:
          g_snprintf (text, size,
                      "B=%" G_GINT64_FORMAT ";C=%" G_GINT64_FORMAT ";D=%" G_GINT64_FORMAT
                      ";A=%" G_GINT64_FORMAT,
                      rate / 3, rate / 3, low / 8, rate - rate / 3 * 2 - low / 8);
          break;
        default:
          continue;
        }
      self->labels[i].parts = text;
    }
}

/* A row of the table by what it says, or that it is not there. */
static RegTaxRow *
row_of (GArray *rows, gint64 rate, const char *name, const char *reason)
{
  RegTaxRow row = { rate, (char *)name, (char *)reason, 0, 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      RegTaxRow *other = &g_array_index (rows, RegTaxRow, i);

      if (other->rate == rate && g_strcmp0 (other->name, name) == 0
          && g_strcmp0 (other->exempt_reason, reason) == 0)
        return other;
    }
  g_array_append_val (rows, row);
  return &g_array_index (rows, RegTaxRow, rows->len - 1);
}

/* The text of the document number taken apart by other means than those under test. */
static gsize
take_apart (const char *text, char names[4][8], gint64 rates[4])
{
  g_auto (GStrv) pieces = g_strsplit (text, ";", -1);
  gsize n = 0;

  for (; pieces[n] != NULL; n++)
    g_assert_cmpint (sscanf (pieces[n], "%1[A-D]=%" G_GINT64_FORMAT, names[n], &rates[n]), ==, 2);
  return n;
}

/* @nets and @taxes of the lines are those of the calculator, compared already. */
static void
expect_group (const Document *self, const RegCalcResult *result, gsize of, GArray *rows)
{
  const RegTaxLabel *label = &self->labels[of];
  gint64 rate = self->lines[of].tax_rate, net = 0, tax = 0, rates[4], amounts[4];
  char names[4][8];
  gsize n;

  for (gsize i = 0; i < self->input.n_lines; i++)
    {
      gboolean same = result->lines[i].counts && self->lines[i].tax_rate == rate
                      && g_strcmp0 (self->labels[i].parts, label->parts) == 0
                      && (rate != 0
                          || g_strcmp0 (self->labels[i].exempt_reason, label->exempt_reason) == 0);

      if (same && i < of)
        return;
      net += same ? result->lines[i].net : 0;
      tax += same ? result->lines[i].tax : 0;
    }
  if (label->parts == NULL)
    {
      RegTaxRow *row = row_of (rows, rate, NULL, rate == 0 ? label->exempt_reason : NULL);

      row->net += net;
      row->tax += tax;
      return;
    }
  n = take_apart (label->parts, names, rates);
  oracle_split (tax, rates, n, amounts);
  for (gsize k = 0; k < n; k++)
    {
      char name[2] = { names[k][0], 0 };
      RegTaxRow *row = row_of (rows, rates[k], g_intern_string (name), NULL);

      row->net += net;
      row->tax += amounts[k];
    }
}

static void
compare_parts (guint64 number, Document *document, const RegCalcResult *result, Seen *seen)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (RegTaxRow));
  g_autoptr (RegTaxTable) table = NULL;
  gint64 tax = 0;

  any_labels (document, number);
  table = reg_tax_table_new (result, document->labels);
  for (gsize i = 0; i < document->input.n_lines; i++)
    if (result->lines[i].counts)
      expect_group (document, result, i, expected);

  g_assert_cmpuint (table->n, ==, expected->len);
  for (gsize i = 0; i < table->n; i++)
    {
      const RegTaxRow *row = &table->rows[i];
      const RegTaxRow *other = row_of (expected, row->rate, row->name, row->exempt_reason);

      g_assert_cmpint (row->net, ==, other->net);
      g_assert_cmpint (row->tax, ==, other->tax);
      tax += row->tax;
    }
  g_assert_cmpuint (table->n, ==, expected->len);
  g_assert_cmpint (tax, ==, result->tax);
  seen->parts += table->has_parts;
  seen->shared += table->n > result->n_taxes + 2;
}

/* --- the comparison ----------------------------------------------------------------------- */

static void
print_document (guint64 number, const RegCalcInput *input)
{
  g_printerr ("document %" G_GUINT64_FORMAT ": %s, method %d, %s, discount %d of %" G_GINT64_FORMAT
              ", coin %" G_GINT64_FORMAT "\n",
              number, input->currency, input->rounding, input->prices ? "gross" : "net",
              input->discount.kind, input->discount.value, input->cash_rounding);
  for (gsize i = 0; i < input->n_lines; i++)
    {
      const RegCalcLine *line = &input->lines[i];

      g_printerr ("  line %" G_GSIZE_FORMAT ": kind %d%s, %" G_GINT64_FORMAT " x %" G_GINT64_FORMAT
                  ", discount %d of %" G_GINT64_FORMAT ", tax %" G_GINT64_FORMAT "\n",
                  i, line->kind, line->chosen ? " chosen" : "", line->quantity, line->unit_price,
                  line->discount.kind, line->discount.value, line->tax_rate);
    }
}

#define SAME(field)                                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (result->field != oracle->field)                                                            \
      print_document (number, oracle->input);                                                      \
    g_assert_cmpint (result->field, ==, oracle->field);                                            \
  }                                                                                                \
  G_STMT_END

static void
compare_totals (guint64 number, const RegCalcResult *result, const Oracle *oracle)
{
  SAME (base);
  SAME (document_discount);
  SAME (net);
  SAME (tax);
  SAME (gross);
  SAME (cash_rounding);
  SAME (document_discount_gross);
  SAME (discount_rate);
  SAME (optional_gross);
  SAME (gross_with_options);
  SAME (has_cost);
  SAME (cost_complete);
  SAME (cost);
  SAME (profit);
  SAME (has_margin);
  SAME (margin);
  g_assert_cmpint (result->base - result->line_discount, ==, oracle->amount);
  g_assert_cmpint (result->discount, ==, result->line_discount + result->document_discount);
  g_assert_cmpuint (result->n_taxes, ==, oracle->n_rates);
  for (gsize i = 0; i < result->n_taxes; i++)
    {
      const RegCalcTax *row = &result->taxes[i];

      if (row->net != oracle->rates[i].net || row->tax != oracle->rates[i].tax)
        print_document (number, oracle->input);
      g_assert_cmpint (row->rate, ==, oracle->rates[i].rate);
      g_assert_cmpint (row->net, ==, oracle->rates[i].net);
      g_assert_cmpint (row->tax, ==, oracle->rates[i].tax);
      g_assert_cmpint (row->gross, ==, row->net + row->tax);
    }
}

static void
assert_near (guint64 number, const Oracle *oracle, gint64 value, Fraction exact, gint64 most)
{
  Fraction away = fraction_subtract (fraction (value, 1), exact);

  away.top.negative = FALSE;
  if (fraction_compare (away, fraction (most, 1)) >= 0)
    print_document (number, oracle->input);
  g_assert_cmpint (fraction_compare (away, fraction (most, 1)), <, 0);
}

/* With the method of totals the lines are cut from their rate: they add up to it, and none is
 * further from its exact value than the cents that had to be dealt out. */
static void
compare_cut_line (guint64 number,
                  const RegCalcLineResult *line,
                  const Oracle *oracle,
                  const OracleLine *expected)
{
  gint64 dealt = oracle->input->prices == REG_PRICES_GROSS ? 2 + (gint64)oracle->input->n_lines : 2;

  assert_near (number, oracle, line->net, expected->net_exact, dealt);
  assert_near (number, oracle, line->tax, expected->tax_exact, dealt);
  assert_near (number, oracle, line->share, expected->share_exact,
               2 + (gint64)oracle->input->n_lines);
}

static void
compare_lines (guint64 number, const RegCalcResult *result, const Oracle *oracle)
{
  gint64 net = result->cash_rounding, tax = 0, share = 0;

  g_assert_cmpuint (result->n_lines, ==, oracle->input->n_lines);
  for (gsize i = 0; i < result->n_lines; i++)
    {
      const RegCalcLineResult *line = &result->lines[i];
      const OracleLine *expected = &oracle->lines[i];

      g_assert_cmpint (line->counts, ==, expected->counts);
      g_assert_cmpint (line->gross, ==, line->net + line->tax);
      if (line->base != expected->base || line->discount != expected->discount)
        print_document (number, oracle->input);
      g_assert_cmpint (line->base, ==, expected->base);
      g_assert_cmpint (line->discount, ==, expected->discount);
      g_assert_cmpint (line->amount, ==, expected->amount);
      g_assert_cmpint (line->cost, ==, expected->cost);
      g_assert_cmpint (line->profit, ==, line->has_cost ? line->net - line->cost : 0);
      if (line->counts && oracle->input->rounding == REG_ROUNDING_TOTAL)
        compare_cut_line (number, line, oracle, expected);
      else
        {
          if (line->net != expected->net || line->tax != expected->tax)
            print_document (number, oracle->input);
          g_assert_cmpint (line->share, ==, expected->share);
          g_assert_cmpint (line->net, ==, expected->net);
          g_assert_cmpint (line->tax, ==, expected->tax);
        }
      net += line->counts ? line->net : 0;
      tax += line->counts ? line->tax : 0;
      share += line->counts ? line->share : 0;
    }
  g_assert_cmpint (net, ==, result->net);
  g_assert_cmpint (tax, ==, result->tax);
  g_assert_cmpint (share, ==, result->document_discount);
}

static void
compare_refusal (guint64 number, const Oracle *oracle, const GError *error)
{
  gboolean large = error && error->code == REG_CORE_ERROR_TOO_LARGE;
  gboolean margin = large && oracle->margin_unsure && strstr (error->message, "does not fit");

  if (margin)
    return;
  if (!error || !(large ? oracle->too_large : oracle->invalid))
    print_document (number, oracle->input);
  g_assert_nonnull (error);
  g_assert_true (error->domain == REG_CORE_ERROR);
  g_assert_true (large ? oracle->too_large : oracle->invalid);
  g_assert_true (!large || strstr (error->message, "too large")
                 || strstr (error->message, "does not fit"));
}

static void
note_what_was_seen (Seen *seen, const RegCalcInput *input, const RegCalcResult *result)
{
  seen->computed++;
  seen->methods[input->rounding][input->prices]++;
  seen->discounts[input->discount.kind]++;
  seen->cash += result->cash_rounding != 0;
  seen->open += result->optional_gross != 0;
  seen->negative += result->net < 0;
  seen->huge += ABS (result->gross) > REG_CALC_MAX_AMOUNT / 100;
  seen->lines += input->n_lines;
  for (gsize i = 0; i < input->n_lines; i++)
    {
      seen->line_discounts[input->lines[i].discount.kind]++;
      seen->chosen += result->lines[i].counts && input->lines[i].kind != REG_LINE_NORMAL;
    }
}

static void
compare_one (guint64 number, Document *document, Oracle *oracle, Seen *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCalcResult) result = NULL;

  any_document (document, number);
  result = reg_calc_compute (&document->input, &error);
  oracle_compute (oracle, &document->input, result ? result->lines : NULL);
  if (!result || oracle->invalid || oracle->too_large)
    {
      compare_refusal (number, oracle, error);
      seen->too_large += oracle->too_large;
      seen->invalid += oracle->invalid;
      return;
    }
  compare_totals (number, result, oracle);
  compare_lines (number, result, oracle);
  compare_parts (number, document, result, seen);
  note_what_was_seen (seen, &document->input, result);
}

/* Every kind of document has its part, or the agreement says less than it seems to. */
static void
assert_all_was_seen (const Seen *seen)
{
  guint64 some = count / 100;

  g_assert_cmpuint (seen->computed, >, count / 2);
  g_assert_cmpuint (seen->lines, >, 3 * seen->computed);
  g_assert_cmpuint (seen->too_large, >, some);
  g_assert_cmpuint (seen->invalid, >, some / 10);
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      g_assert_cmpuint (seen->methods[i][REG_PRICES_NET], >, count / 20);
      g_assert_cmpuint (seen->methods[i][REG_PRICES_GROSS], >, count / 20);
      g_assert_cmpuint (seen->discounts[i], >, count / 20);
      g_assert_cmpuint (seen->line_discounts[i], >, count / 20);
    }
  g_assert_cmpuint (seen->chosen, >, count / 20);
  g_assert_cmpuint (seen->open, >, some);
  g_assert_cmpuint (seen->cash, >, some);
  g_assert_cmpuint (seen->negative, >, some);
  g_assert_cmpuint (seen->huge, >, some);
  g_assert_cmpuint (seen->parts, >, count / 20);
  g_assert_cmpuint (seen->shared, >, count / 20);
}

static void
test_any_document (void)
{
  g_autofree Document *document = g_new0 (Document, 1);
  g_autofree Oracle *oracle = g_new0 (Oracle, 1);
  Seen seen = { 0 };

  for (guint64 number = first; number < first + count; number++)
    compare_one (number, document, oracle, &seen);
  assert_all_was_seen (&seen);
  g_test_message ("%" G_GUINT64_FORMAT " documents computed with %" G_GUINT64_FORMAT
                  " lines, %" G_GUINT64_FORMAT " too large, %" G_GUINT64_FORMAT " invalid",
                  seen.computed, seen.lines, seen.too_large, seen.invalid);
}

/* --- the oracle itself -------------------------------------------------------------------- */

#define PIECE(n, price, off, percent)                                                              \
  { .quantity = (n),                                                                               \
    .unit_price = (price) * G_GINT64_CONSTANT (10000),                                             \
    .discount = { (off) ? REG_DISCOUNT_PERCENT : REG_DISCOUNT_NONE, (off) },                       \
    .tax_rate = (percent) }

/* The table of the design, worked out by the oracle: it may not only agree with the calculator. */
static void
test_table_of_the_design (void)
{
  static const struct
  {
    RegCalcLine lines[3];
    gsize n_lines;
    RegRounding rounding;
    RegDiscount discount;
    gint64 net, tax, gross;
  } rows[] = {
    { { PIECE (16000000, 34835, 40000, 220000) },
      1,
      REG_ROUNDING_LINE,
      { 0 },
      535066,
      117715,
      652781 },
    { { PIECE (16000000, 34835, 40000, 220000) },
      1,
      REG_ROUNDING_TOTAL,
      { 0 },
      535066,
      117714,
      652780 },
    { { PIECE (10000000, 360, 0, 55000) }, 1, REG_ROUNDING_LINE, { 0 }, 3600, 198, 3798 },
    { { PIECE (10000000, 360, 0, 55000) }, 1, REG_ROUNDING_UNIT, { 0 }, 3600, 200, 3800 },
    { { PIECE (9500000, 12475, 0, 0) }, 1, REG_ROUNDING_LINE, { 0 }, 118513, 0, 118513 },
    { { PIECE (2250000, 6422, 1000000, 0) }, 1, REG_ROUNDING_LINE, { 0 }, 0, 0, 0 },
    { { PIECE (1000000, 97500, 0, 240000) },
      1,
      REG_ROUNDING_LINE,
      { REG_DISCOUNT_AMOUNT, 7500 },
      90000,
      21600,
      111600 },
    { { PIECE (1000000, 50000, 0, 240000), PIECE (1000000, 47500, 0, 240000) },
      2,
      REG_ROUNDING_LINE,
      { REG_DISCOUNT_AMOUNT, 7500 },
      90000,
      21600,
      111600 },
    { { PIECE (1000000, 850000, 0, 190000) },
      1,
      REG_ROUNDING_LINE,
      { REG_DISCOUNT_AMOUNT, 750000 },
      100000,
      19000,
      119000 },
  };
  g_autofree Oracle *oracle = g_new0 (Oracle, 1);
  const RegCalcLine eighth[] = { PIECE (1000000, 7650, 0, 210000), PIECE (1000000, 3546, 0, 60000),
                                 PIECE (1000000, 2970, 0, 60000) };
  const RegCalcInput off_all = {
    .currency = "EUR", .discount = { REG_DISCOUNT_PERCENT, 100000 }, .lines = eighth, .n_lines = 3
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegCalcInput input = { .currency = "EUR",
                                   .rounding = rows[i].rounding,
                                   .discount = rows[i].discount,
                                   .lines = rows[i].lines,
                                   .n_lines = rows[i].n_lines };

      oracle_compute (oracle, &input, NULL);
      g_assert_false (oracle->invalid || oracle->too_large);
      g_assert_cmpint (oracle->net, ==, rows[i].net);
      g_assert_cmpint (oracle->tax, ==, rows[i].tax);
      g_assert_cmpint (oracle->gross, ==, rows[i].gross);
    }
  oracle_compute (oracle, &off_all, NULL);
  g_assert_cmpint (oracle->document_discount_gross, ==, 1616);
}

/* The wide numbers, by what must hold of any: (a b + r) / b is a and leaves r. */
static void
test_wide_numbers (void)
{
  guint64 state = 1;

  for (int i = 0; i < 20000; i++)
    {
      Wide a = wide (any_size (&state)), b = wide (any_size (&state) + 1), r, product, quotient,
           rest;

      for (gint64 n = between (&state, 0, 3); n > 0; n--)
        {
          Wide more = wide (any_size (&state)), grown = wide_times (&a, &more);

          a = wide_add (&grown, &more);
        }
      for (gint64 n = between (&state, 0, 2); n > 0; n--)
        {
          Wide more = wide (any_size (&state) | 1);

          b = wide_times (&b, &more);
        }
      if (one_in (&state, 2))
        a = wide_subtract (&(Wide){ 0 }, &a);
      r = wide (any_size (&state));
      quotient = wide_divide_down (&r, &b, &r);
      product = wide_times (&a, &b);
      product = wide_add (&product, &r);
      quotient = wide_divide_down (&product, &b, &rest);
      g_assert_cmpint (wide_compare (&quotient, &a), ==, 0);
      g_assert_cmpint (wide_compare (&rest, &r), ==, 0);
    }
}

static void
test_halves_go_away_from_zero (void)
{
  static const struct
  {
    gint64 top, bottom, nearest, down;
  } rows[] = {
    { 0, 7, 0, 0 },
    { 1, 2, 1, 0 },
    { -1, 2, -1, -1 },
    { 3, 2, 2, 1 },
    { -3, 2, -2, -2 },
    { 49, 100, 0, 0 },
    { -49, 100, 0, -1 },
    { 51, 100, 1, 0 },
    { 7, 1, 7, 7 },
    { -7, 1, -7, -7 },
    { G_MAXINT64, 2, G_GINT64_CONSTANT (4611686018427387904),
      G_GINT64_CONSTANT (4611686018427387903) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fraction exact = fraction (rows[i].top, rows[i].bottom);
      Wide nearest = fraction_round (exact);
      gint64 value;

      g_assert_true (wide_fits (&nearest, &value));
      g_assert_cmpint (value, ==, rows[i].nearest);
      g_assert_cmpint (fraction_floor (exact), ==, rows[i].down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (argc == 3)
    {
      first = g_ascii_strtoull (argv[1], NULL, 10);
      count = g_ascii_strtoull (argv[2], NULL, 10);
    }

  g_test_add_func ("/quote-oracle/wide-numbers", test_wide_numbers);
  g_test_add_func ("/quote-oracle/halves-go-away-from-zero", test_halves_go_away_from_zero);
  g_test_add_func ("/quote-oracle/table-of-the-design", test_table_of_the_design);
  g_test_add_func ("/quote-oracle/any-document", test_any_document);
  return g_test_run ();
}
