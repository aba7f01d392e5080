/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "oracle-quote.h"

#include <string.h>

/* The arithmetic of a quotation as the design tells it, in exact fractions: slow, plain, and
 * without a line in common with the calculator. */

#define MILLION G_GINT64_CONSTANT (1000000)
#define LIMIT G_GINT64_CONSTANT (900000000000000)

static Fraction
whole (gint64 value)
{
  return fraction (value, 1);
}

static Fraction
rate_of (gint64 ppm)
{
  return fraction (ppm, MILLION);
}

static gint64
sign_of (gint64 value)
{
  return value < 0 ? -1 : 1;
}

static gint64
size_of (gint64 value)
{
  return value < 0 ? -value : value;
}

/* Every amount there is is rounded here; one past the limit marks the document. */
static gint64
rounded (Oracle *self, Fraction exact)
{
  Wide nearest = fraction_round (exact);
  gint64 value;

  if (wide_fits (&nearest, &value) && size_of (value) <= LIMIT)
    return value;
  self->too_large = TRUE;
  return 0;
}

static void
sum (Oracle *self, gint64 *total, gint64 value)
{
  *total += value;
  if (size_of (*total) > LIMIT)
    {
      self->too_large = TRUE;
      *total = 0;
    }
}

/* --- lines -------------------------------------------------------------------------------- */

static gboolean
is_money (const RegCalcLine *line)
{
  return line->kind == REG_LINE_NORMAL || line->kind == REG_LINE_OPTIONAL
         || line->kind == REG_LINE_ALTERNATIVE;
}

static gboolean
is_counted (const RegCalcLine *line, gboolean with_options)
{
  if (line->kind == REG_LINE_NORMAL)
    return TRUE;
  return is_money (line) && (line->chosen || (with_options && line->kind == REG_LINE_OPTIONAL));
}

static Fraction
times_quantity (const RegCalcLine *line, Fraction price)
{
  return fraction_times (fraction (line->quantity, MILLION),
                         fraction_divide (price, whole (10000)));
}

static void
check_line (Oracle *self, const RegCalcLine *in, const OracleLine *line)
{
  if (in->tax_rate < 0 || in->tax_rate > 10 * MILLION || in->discount.value < 0)
    self->invalid = TRUE;
  if (in->discount.kind == REG_DISCOUNT_PERCENT && in->discount.value > MILLION)
    self->invalid = TRUE;
  if (in->discount.kind == REG_DISCOUNT_AMOUNT && in->discount.value > size_of (line->base))
    self->invalid = TRUE;
}

/* The price of one piece with its tax, in whole minor units; a price that is finer than those
 * stays as fine as it is. */
static Fraction
piece_with_tax (Oracle *self, const RegCalcLine *in)
{
  gint64 grain = 10000, value;
  Wide nearest;
  Fraction exact;

  while (in->unit_price % grain != 0)
    grain /= 10;
  exact = fraction_times (fraction (in->unit_price, grain), rate_of (MILLION + in->tax_rate));
  nearest = fraction_round (exact);
  exact = fraction_times ((Fraction){ nearest, wide (1) }, whole (grain));
  if (!wide_fits (&exact.top, &value))
    {
      self->too_large = TRUE;
      return whole (0);
    }
  return exact;
}

static void
tax_of_pieces (Oracle *self, const RegCalcLine *in, OracleLine *line)
{
  gint64 before = rounded (self, times_quantity (in, piece_with_tax (self, in)));
  gint64 after = before;

  if (self->too_large)
    return;
  if (in->discount.kind == REG_DISCOUNT_PERCENT)
    after -= rounded (self, fraction_times (whole (before), rate_of (in->discount.value)));
  else if (line->discount != 0)
    after = rounded (self, fraction_divide (fraction_times (whole (before), whole (line->amount)),
                                            whole (line->base)));
  line->net = line->amount;
  line->tax = after - line->amount;
}

/* Net and tax of an exact amount as it was entered. Tax may be past the limit here, it is checked
 * where it is added up. */
static void
part (const Oracle *self, Fraction exact, gint64 amount, gint64 ppm, gint64 *net, gint64 *tax)
{
  Fraction with_tax = rate_of (MILLION + ppm);
  gboolean from_gross = self->input->prices == REG_PRICES_GROSS;
  Wide nearest = fraction_round (from_gross ? fraction_divide (exact, with_tax)
                                            : fraction_times (exact, with_tax));
  gint64 other;

  g_assert_true (wide_fits (&nearest, &other));
  *net = from_gross ? other : amount;
  *tax = from_gross ? amount - other : other - amount;
}

static Fraction
take_off (const RegCalcLine *in, const OracleLine *line, Fraction exact)
{
  gboolean percent = in->discount.kind == REG_DISCOUNT_PERCENT;
  /* All get one denominator, so that sums of them keep it. */
  Fraction left = fraction_times (exact, rate_of (MILLION - (percent ? in->discount.value : 0)));

  if (in->discount.kind == REG_DISCOUNT_AMOUNT)
    left = fraction_subtract (left, whole (in->discount.value * sign_of (line->base)));
  /* The whole of a line that was rounded up may be a little more than the line: nothing is left. */
  if (fraction_sign (left) * fraction_sign (exact) < 0)
    return whole (0);
  return fraction_sign (exact) == 0 ? whole (0) : left;
}

static void
measure (Oracle *self, gsize i)
{
  const RegCalcLine *in = &self->input->lines[i];
  OracleLine *line = &self->lines[i];
  Fraction exact = times_quantity (in, whole (in->unit_price));

  line->base = rounded (self, exact);
  check_line (self, in, line);
  if (self->invalid || self->too_large)
    return;
  line->exact = take_off (in, line, exact);
  if (self->input->rounding == REG_ROUNDING_TOTAL)
    line->discount = line->base - rounded (self, line->exact);
  else if (in->discount.kind == REG_DISCOUNT_PERCENT)
    line->discount = rounded (self,
                              fraction_times (whole (line->base), rate_of (in->discount.value)));
  else if (in->discount.kind == REG_DISCOUNT_AMOUNT)
    line->discount = in->discount.value * sign_of (line->base);
  line->amount = line->base - line->discount;
  if (self->input->rounding == REG_ROUNDING_TOTAL)
    part (self, line->exact, line->amount, in->tax_rate, &line->net, &line->tax);
  else if (self->input->rounding == REG_ROUNDING_UNIT && self->input->prices == REG_PRICES_NET)
    tax_of_pieces (self, in, line);
  else if (self->input->prices == REG_PRICES_NET)
    {
      Wide tax = fraction_round (fraction_times (whole (line->amount), rate_of (in->tax_rate)));

      line->net = line->amount;
      g_assert_true (wide_fits (&tax, &line->tax));
    }
  else
    part (self, whole (line->amount), line->amount, in->tax_rate, &line->net, &line->tax);
}

/* --- rates -------------------------------------------------------------------------------- */

static OracleRate *
rate_for (Oracle *self, gint64 ppm)
{
  gsize at = 0;

  while (at < self->n_rates && self->rates[at].rate > ppm)
    at++;
  if (at < self->n_rates && self->rates[at].rate == ppm)
    return &self->rates[at];
  memmove (&self->rates[at + 1], &self->rates[at], (self->n_rates - at) * sizeof (OracleRate));
  self->n_rates++;
  self->rates[at] = (OracleRate){ .rate = ppm, .exact = whole (0), .exact_base = whole (0) };
  return &self->rates[at];
}

static gboolean
counts_here (const Oracle *self, gsize i)
{
  return is_counted (&self->input->lines[i], self->with_options);
}

static void
add_line (Oracle *self, gsize i)
{
  const RegCalcLine *in = &self->input->lines[i];
  const OracleLine *line = &self->lines[i];
  OracleRate *rate = rate_for (self, in->tax_rate);

  sum (self, &rate->base, line->base);
  sum (self, &rate->amount, line->amount);
  sum (self, &rate->net, line->net);
  sum (self, &rate->tax, line->tax);
  rate->exact = fraction_add (rate->exact, line->exact);
  rate->exact_base = fraction_add (rate->exact_base, times_quantity (in, whole (in->unit_price)));
}

static void
add_rates (Oracle *self)
{
  for (gsize i = 0; i < self->n_rates; i++)
    {
      OracleRate *rate = &self->rates[i];

      if (self->input->rounding == REG_ROUNDING_TOTAL)
        {
          rate->base = rounded (self, rate->exact_base);
          rate->amount = rounded (self, rate->exact);
        }
      sum (self, &self->base, rate->base);
      sum (self, &self->amount, rate->amount);
    }
}

/* --- largest remainder -------------------------------------------------------------------- */

typedef struct
{
  Fraction exact, lost;
  gint64 key;
  gint64 *part;
  gboolean given;
} Share;

static gboolean
goes_first (const Share *a, const Share *b)
{
  int order = fraction_compare (a->lost, b->lost);

  if (order == 0)
    order = fraction_compare (a->exact, b->exact);
  if (order == 0)
    order = a->key < b->key ? -1 : a->key > b->key;
  return order > 0;
}

/* Each share is rounded down; what is missing goes in ones where most was lost, among equals to
 * the larger share, then the higher key, then the first. What a capped total leaves over is borne
 * by the share that is largest either way. */
static void
deal (Share *shares, gsize n, gint64 total)
{
  gint64 left = total;
  Share *largest = shares;

  for (gsize i = 0; i < n; i++)
    {
      Fraction size = shares[i].exact, most = largest->exact;

      *shares[i].part = fraction_floor (shares[i].exact);
      shares[i].lost = fraction_subtract (shares[i].exact, whole (*shares[i].part));
      shares[i].given = fraction_sign (shares[i].lost) == 0;
      left -= *shares[i].part;
      size.top.negative = most.top.negative = FALSE;
      if (fraction_compare (size, most) > 0)
        largest = &shares[i];
    }
  while (left > 0)
    {
      Share *next = NULL;

      for (gsize i = 0; i < n; i++)
        {
          if (!shares[i].given && (next == NULL || goes_first (&shares[i], next)))
            next = &shares[i];
        }
      if (next == NULL)
        break;
      next->given = TRUE;
      ++*next->part;
      left--;
    }
  *largest->part += left;
}

/* --- the discount on the whole ------------------------------------------------------------ */

static void
measure_discount (Oracle *self)
{
  RegDiscount discount = self->input->discount;

  if (discount.kind == REG_DISCOUNT_NONE)
    return;
  if (discount.value < 0
      || discount.value
             > (discount.kind == REG_DISCOUNT_PERCENT ? MILLION : size_of (self->amount)))
    {
      self->invalid = TRUE;
      return;
    }
  self->document_discount = discount.kind == REG_DISCOUNT_AMOUNT
                                ? discount.value * sign_of (self->amount)
                                : rounded (self, fraction_times (whole (self->amount),
                                                                 rate_of (discount.value)));
}

static Fraction
proportional (const Oracle *self, gint64 amount)
{
  return fraction_divide (fraction_times (whole (self->document_discount), whole (amount)),
                          whole (self->amount));
}

/* Over lines, or over whole rates where whole rates are rounded. */
static void
split_discount (Oracle *self)
{
  Share shares[ORACLE_MAX_LINES];
  gsize n = 0;

  if (self->input->rounding == REG_ROUNDING_TOTAL)
    {
      for (gsize i = 0; i < self->n_rates; i++)
        shares[n++] = (Share){ .exact = proportional (self, self->rates[i].amount),
                               .part = &self->rates[i].share };
      deal (shares, n, self->document_discount);
      return;
    }
  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      if (counts_here (self, i))
        shares[n++] = (Share){ .exact = proportional (self, self->lines[i].amount),
                               .key = self->input->lines[i].tax_rate,
                               .part = &self->lines[i].share };
    }
  deal (shares, n, self->document_discount);
  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      if (counts_here (self, i))
        rate_for (self, self->input->lines[i].tax_rate)->share += self->lines[i].share;
    }
}

/* --- tax after all discounts -------------------------------------------------------------- */

/* The tax of a rate, dealt to its lines in proportion to @exact of each. */
static void
deal_tax (Oracle *self,
          const OracleRate *rate,
          Fraction (*exact) (const Oracle *, const OracleRate *, const OracleLine *))
{
  Share shares[ORACLE_MAX_LINES];
  gint64 taxes[ORACLE_MAX_LINES];
  gsize n = 0;

  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      if (counts_here (self, i) && self->input->lines[i].tax_rate == rate->rate)
        {
          shares[n] = (Share){ .exact = exact (self, rate, &self->lines[i]), .part = &taxes[n] };
          n++;
        }
    }
  deal (shares, n, rate->tax);
  n = 0;
  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      if (counts_here (self, i) && self->input->lines[i].tax_rate == rate->rate)
        {
          OracleLine *line = &self->lines[i];

          line->tax = taxes[n++];
          line->net = line->amount - line->share
                      - (self->input->prices == REG_PRICES_GROSS ? line->tax : 0);
        }
    }
}

static Fraction
tax_on_net (const Oracle *self, const OracleRate *rate, const OracleLine *line)
{
  return fraction_times (whole (line->amount - line->share), rate_of (rate->rate));
}

static Fraction
tax_in_gross (const Oracle *self, const OracleRate *rate, const OracleLine *line)
{
  return fraction_divide (tax_on_net (self, rate, line), rate_of (MILLION + rate->rate));
}

static Fraction
left_of (const OracleRate *rate)
{
  if (rate->amount == 0)
    return whole (1);
  return fraction_divide (whole (rate->amount - rate->share), whole (rate->amount));
}

static Fraction
tax_shrunk (const Oracle *self, const OracleRate *rate, const OracleLine *line)
{
  return fraction_times (whole (line->tax), left_of (rate));
}

static void
close_rate (Oracle *self, OracleRate *rate)
{
  gint64 left = rate->amount - rate->share, before = rate->tax;

  if (self->input->prices == REG_PRICES_GROSS)
    {
      part (self, whole (left), left, rate->rate, &rate->net, &rate->tax);
      deal_tax (self, rate, tax_in_gross);
    }
  else if (self->input->rounding == REG_ROUNDING_UNIT)
    {
      rate->net = left;
      rate->tax = rounded (self, fraction_times (whole (before), left_of (rate)));
      deal_tax (self, rate, tax_shrunk);
    }
  else
    {
      Wide tax = fraction_round (fraction_times (whole (left), rate_of (rate->rate)));

      rate->net = left;
      g_assert_true (wide_fits (&tax, &rate->tax));
      /* A discount makes no tax dearer that had been rounded away line by line. */
      rate->tax = before >= 0 ? MIN (rate->tax, before) : rate->tax;
      rate->tax = before <= 0 ? MAX (rate->tax, before) : rate->tax;
      deal_tax (self, rate, tax_on_net);
    }
}

/* Kept exact to the end, rounded once; the lines are told what they exactly come to. */
static void
close_exact (Oracle *self, OracleRate *rate)
{
  Fraction left = left_of (rate), with_tax = rate_of (MILLION + rate->rate);

  part (self, fraction_times (rate->exact, left), rate->amount - rate->share, rate->rate,
        &rate->net, &rate->tax);
  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      OracleLine *line = &self->lines[i];
      Fraction entered;

      if (!counts_here (self, i) || self->input->lines[i].tax_rate != rate->rate)
        continue;
      entered = fraction_times (line->exact, left);
      line->net_exact = self->input->prices == REG_PRICES_GROSS
                            ? fraction_divide (entered, with_tax)
                            : entered;
      line->net = rounded (self, line->net_exact);
      line->tax_exact = fraction_times (line->net_exact, rate_of (rate->rate));
      line->share_exact = fraction_times (whole (line->amount),
                                          fraction_subtract (whole (1), left));
    }
}

static void
close_rates (Oracle *self)
{
  for (gsize i = 0; i < self->n_rates; i++)
    {
      if (self->input->rounding == REG_ROUNDING_TOTAL)
        close_exact (self, &self->rates[i]);
      else if (self->document_discount != 0)
        close_rate (self, &self->rates[i]);
    }
}

/* --- totals ------------------------------------------------------------------------------- */

static gint64
to_the_coin (const Oracle *self, gint64 gross)
{
  gint64 coin = self->input->cash_rounding, coins;
  Wide nearest;

  if (coin == 0)
    return 0;
  nearest = fraction_round (fraction (gross, coin));
  g_assert_true (wide_fits (&nearest, &coins));
  return coins * coin - gross;
}

/* The discount as it was given, of what it was given on with its tax. */
static gint64
worth_with_tax (Oracle *self)
{
  RegDiscount discount = self->input->discount;
  Fraction gross = whole (0), worth;
  Wide nearest;
  gint64 value;

  if (self->input->prices == REG_PRICES_GROSS || self->document_discount == 0)
    return self->document_discount;
  for (gsize i = 0; i < self->n_rates; i++)
    gross = fraction_add (gross, fraction_times (whole (self->rates[i].amount),
                                                 rate_of (MILLION + self->rates[i].rate)));
  worth = discount.kind == REG_DISCOUNT_PERCENT
              ? fraction_times (gross, rate_of (discount.value))
              : fraction_divide (fraction_times (gross, whole (self->document_discount)),
                                 whole (self->amount));
  nearest = fraction_round (worth);
  g_assert_true (wide_fits (&nearest, &value));
  return value;
}

/* Everything but cost and what the options would add. */
static void
add_up (Oracle *self)
{
  for (gsize i = 0; i < self->input->n_lines && !self->invalid && !self->too_large; i++)
    {
      self->lines[i].has_money = is_money (&self->input->lines[i]);
      self->lines[i].counts = is_counted (&self->input->lines[i], FALSE);
      if (self->lines[i].has_money)
        measure (self, i);
    }
  for (gsize i = 0; i < self->input->n_lines && !self->invalid && !self->too_large; i++)
    {
      if (counts_here (self, i))
        add_line (self, i);
    }
  if (!self->invalid && !self->too_large)
    add_rates (self);
  if (!self->invalid && !self->too_large)
    measure_discount (self);
  if (self->invalid || self->too_large)
    return;
  if (self->document_discount != 0)
    split_discount (self);
  close_rates (self);
  for (gsize i = 0; i < self->n_rates; i++)
    {
      sum (self, &self->net, self->rates[i].net);
      sum (self, &self->tax, self->rates[i].tax);
    }
  self->gross = self->net;
  sum (self, &self->gross, self->tax);
}

static void
add_cost (Oracle *self, const RegCalcLineResult *shown)
{
  gint64 net = 0;

  self->cost_complete = TRUE;
  for (gsize i = 0; i < self->input->n_lines; i++)
    {
      const RegCalcLine *in = &self->input->lines[i];
      OracleLine *line = &self->lines[i];

      if (line->has_money && in->has_cost)
        line->cost = rounded (self, times_quantity (in, whole (in->unit_cost)));
      if (!line->counts)
        continue;
      self->has_cost |= in->has_cost;
      self->cost_complete &= in->has_cost;
      if (in->has_cost)
        {
          sum (self, &self->cost, line->cost);
          sum (self, &net, shown != NULL ? shown[i].net : line->net);
        }
    }
  self->profit = net - self->cost;
  self->has_margin = self->has_cost && net != 0;
  /* With lines that are only bounded, what they earned it with may be next to nothing. */
  self->margin_unsure = self->input->rounding == REG_ROUNDING_TOTAL && shown == NULL
                        && size_of (net) <= 70 * (gint64)self->input->n_lines;
  if (self->has_margin)
    {
      Wide margin = fraction_round (
          fraction_divide (fraction_times (whole (self->profit), whole (MILLION)), whole (net)));

      self->too_large |= !wide_fits (&margin, &self->margin);
    }
}

static void
add_options (Oracle *self)
{
  g_autofree Oracle *all = NULL;
  gboolean open = FALSE;

  for (gsize i = 0; i < self->input->n_lines; i++)
    open |= self->input->lines[i].kind == REG_LINE_OPTIONAL && !self->input->lines[i].chosen;
  self->gross_with_options = self->gross + self->cash_rounding;
  if (!open)
    return;
  all = g_new0 (Oracle, 1);
  all->input = self->input;
  all->with_options = TRUE;
  add_up (all);
  self->invalid |= all->invalid;
  self->too_large |= all->too_large;
  self->optional_gross = all->gross - self->gross;
  self->gross_with_options = all->gross + to_the_coin (self, all->gross);
}

/* What @input comes to, or that it is invalid or too large. @shown: lines whose net is not told but
 * bounded by the method of totals; what they earn is reckoned with the net they were given. */
void
oracle_compute (Oracle *self, const RegCalcInput *input, const RegCalcLineResult *shown)
{
  g_assert_cmpuint (input->n_lines, <=, ORACLE_MAX_LINES);
  memset (self, 0, sizeof *self);
  self->input = input;
  add_up (self);
  if (self->invalid || self->too_large)
    return;
  self->cash_rounding = to_the_coin (self, self->gross);
  self->document_discount_gross = worth_with_tax (self);
  if (self->base > 0)
    {
      gint64 discount = self->base - self->amount + self->document_discount;
      Wide ppm = fraction_round (fraction_times (fraction (discount, self->base), whole (MILLION)));

      g_assert_true (wide_fits (&ppm, &self->discount_rate));
    }
  add_cost (self, input->rounding == REG_ROUNDING_TOTAL ? shown : NULL);
  if (!self->too_large)
    add_options (self);
  self->net += self->cash_rounding;
  self->gross += self->cash_rounding;
}

/* What each of several taxes on the same net comes to, by their rates, when all come to @tax. */
void
oracle_split (gint64 tax, const gint64 *rates, gsize n, gint64 *amounts)
{
  Share shares[ORACLE_MAX_LINES];
  gint64 rate = 0;

  for (gsize i = 0; i < n; i++)
    rate += rates[i];
  for (gsize i = 0; i < n; i++)
    shares[i] = (Share){
      .exact = rate == 0
                   ? whole (0)
                   : fraction_divide (fraction_times (whole (tax), whole (rates[i])), whole (rate)),
      .part = &amounts[i]
    };
  deal (shares, n, tax);
}
