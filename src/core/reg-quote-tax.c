/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quote-calc-private.h"

/* The lines of one rate, by position, with room for what is to be apportioned among them. */
typedef struct
{
  gsize n;
  gsize *lines;
  RegWide *exact;
  gint64 *parts;
} Members;

static RegCalcWork *
member (const RegCalc *calc, const Members *members, gsize i)
{
  return &calc->works[members->lines[i]];
}

static void
trace_rate (RegCalc *calc, const RegCalcGroup *group, RegWide exact_tax, RegWide denominator)
{
  gboolean from_gross = calc->input->prices == REG_PRICES_GROSS;
  gint64 gross = group->net + group->tax;

  if (calc->trace == NULL)
    return;
  reg_calc_trace_add (
      calc->trace, REG_CALC_RATE_NET, -1, group->rate, group->net, group->net, 1,
      from_gross ? REG_CALC_TERMS (REG_MONEY (gross), REG_MINUS, REG_MONEY (group->tax))
                 : REG_CALC_TERMS (REG_MONEY (group->amount), REG_MINUS, REG_MONEY (group->share)));
  reg_calc_trace_add (
      calc->trace, REG_CALC_RATE_TAX, -1, group->rate, group->tax, exact_tax, denominator,
      from_gross ? REG_CALC_TERMS (REG_MONEY (gross), REG_MINUS, REG_MONEY (gross), REG_DIVIDED,
                                   REG_RATE (REG_PPM + group->rate))
                 : REG_CALC_TERMS (REG_RATE (group->rate), REG_TIMES, REG_MONEY (group->net)));
  reg_calc_trace_add (calc->trace, REG_CALC_RATE_GROSS, -1, group->rate, gross, gross, 1,
                      REG_CALC_TERMS (REG_MONEY (group->net), REG_PLUS, REG_MONEY (group->tax)));
}

/* The discount on the whole belongs to no line, so its tax is that of the rate, rounded once.
 * Never more than the tax before it: lines of a few cents each that rounded down to no tax at all
 * must not become dearer by a discount. */
static gint64
discounted_tax (RegWide tax, gint64 before)
{
  if (before >= 0 && tax > before)
    return before;
  if (before <= 0 && tax < before)
    return before;
  return (gint64)tax;
}

static void
close_net (RegCalc *calc, RegCalcGroup *group, Members *members)
{
  RegWide exact;

  group->net = group->amount - group->share;
  exact = (RegWide)group->net * group->rate;
  group->tax = discounted_tax (reg_money_round_div (exact, REG_PPM), group->tax);
  trace_rate (calc, group, exact, REG_PPM);

  for (gsize i = 0; i < members->n; i++)
    {
      RegCalcWork *work = member (calc, members, i);

      work->net = work->amount - work->share;
      members->exact[i] = (RegWide)work->net * group->rate;
    }
  reg_calc_apportion (members->exact, REG_PPM, NULL, members->n, group->tax, members->parts);
  for (gsize i = 0; i < members->n; i++)
    member (calc, members, i)->tax = members->parts[i];
}

/* Method unit: net and tax shrink alike, so a discount of all leaves nothing of either. */
static void
close_unit (RegCalc *calc, RegCalcGroup *group, Members *members)
{
  RegWide before = group->amount;
  RegWide net = group->amount - group->share;
  RegWide exact;

  if (before < 0)
    before = -before, net = -net;
  if (before == 0)
    before = net = 1;
  exact = group->tax * net;
  group->net = group->amount - group->share;
  group->tax = (gint64)reg_money_round_div (exact, before);
  trace_rate (calc, group, exact, before);

  for (gsize i = 0; i < members->n; i++)
    {
      RegCalcWork *work = member (calc, members, i);

      work->net = work->amount - work->share;
      members->exact[i] = work->tax * net;
    }
  reg_calc_apportion (members->exact, before, NULL, members->n, group->tax, members->parts);
  for (gsize i = 0; i < members->n; i++)
    member (calc, members, i)->tax = members->parts[i];
}

static void
close_gross (RegCalc *calc, RegCalcGroup *group, Members *members)
{
  gint64 gross = group->amount - group->share;
  RegWide divisor = REG_PPM + group->rate;

  group->net = (gint64)reg_money_round_div ((RegWide)gross * REG_PPM, divisor);
  group->tax = gross - group->net;
  trace_rate (calc, group, (RegWide)gross * group->rate, divisor);

  for (gsize i = 0; i < members->n; i++)
    {
      RegCalcWork *work = member (calc, members, i);

      members->exact[i] = (RegWide)(work->amount - work->share) * group->rate;
    }
  reg_calc_apportion (members->exact, divisor, NULL, members->n, group->tax, members->parts);
  for (gsize i = 0; i < members->n; i++)
    {
      RegCalcWork *work = member (calc, members, i);

      work->tax = members->parts[i];
      work->net = work->amount - work->share - work->tax;
    }
}

/* The exact amount of a line or rate after its share of the discount, in proportion. */
static RegWide
shrink (RegWide exact, const RegCalcGroup *group)
{
  if (group->share == 0 || group->amount == 0)
    return exact;
  return reg_money_round_div (exact * (group->amount - group->share), group->amount);
}

/* 10^-16 of a minor unit: what the rate comes to, whole part and what rounding hid. */
static RegWide
exact_after_discount (const RegCalcGroup *group)
{
  RegWide whole = group->amount * EXACT_SCALE;
  RegWide hidden = group->exact_amount - whole;

  return whole - group->share * EXACT_SCALE + shrink (hidden, group);
}

static void
round_rate (const RegCalc *calc, RegCalcGroup *group, RegWide exact)
{
  RegWide with_tax = REG_PPM + group->rate;
  gint64 entered = group->amount - group->share;

  if (calc->input->prices == REG_PRICES_GROSS)
    {
      group->net = (gint64)reg_money_round_div (exact * REG_PPM, with_tax * EXACT_SCALE);
      group->tax = entered - group->net;
      return;
    }
  group->net = entered;
  group->tax = (gint64)(reg_money_round_div (exact * with_tax, REG_PPM * EXACT_SCALE) - entered);
}

static void
trace_exact (RegCalc *calc, const RegCalcGroup *group, RegWide exact)
{
  gboolean from_gross = calc->input->prices == REG_PRICES_GROSS;
  RegWide with_tax = REG_PPM + group->rate;
  gint64 gross = group->net + group->tax;
  RegCalcTerm rate = REG_RATE (REG_PPM + group->rate);

  if (calc->trace == NULL)
    return;
  reg_calc_trace_add (
      calc->trace, REG_CALC_RATE_NET, -1, group->rate, group->net,
      from_gross ? exact * REG_PPM : exact, from_gross ? with_tax * EXACT_SCALE : EXACT_SCALE,
      from_gross ? REG_CALC_TERMS (reg_calc_exact_term (exact), REG_DIVIDED, rate) : NULL);
  reg_calc_trace_add (
      calc->trace, REG_CALC_RATE_GROSS, -1, group->rate, gross,
      from_gross ? exact : exact * with_tax, from_gross ? EXACT_SCALE : REG_PPM * EXACT_SCALE,
      from_gross ? NULL : REG_CALC_TERMS (reg_calc_exact_term (exact), REG_TIMES, rate));
  reg_calc_trace_add (calc->trace, REG_CALC_RATE_TAX, -1, group->rate, group->tax, group->tax, 1,
                      REG_CALC_TERMS (REG_MONEY (gross), REG_MINUS, REG_MONEY (group->net)));
}

static void
cut_shares (const RegCalc *calc, const RegCalcGroup *group, Members *members)
{
  gint64 sign = group->amount < 0 ? -1 : 1;

  if (group->amount == 0)
    return;
  for (gsize i = 0; i < members->n; i++)
    members->exact[i] = (RegWide)member (calc, members, i)->amount * group->share * sign;
  reg_calc_apportion (members->exact, (RegWide)group->amount * sign, NULL, members->n, group->share,
                      members->parts);
  for (gsize i = 0; i < members->n; i++)
    member (calc, members, i)->share = members->parts[i];
}

/* A line worth less than a cent may have been dealt the cent of tax of another: a line that shows
 * nothing does not show a tax on it. */
static void
keep_within (const gint64 *entered, gint64 *tax, gsize n)
{
  gsize other = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (entered[i] < 0 || tax[i] <= entered[i])
        continue;
      while (other < n && tax[other] >= entered[other])
        other++;
      if (other == n)
        return;
      tax[i]--;
      tax[other]++;
    }
}

/* The figures of the lines are cut from those of the rate; they are for show and for reports. */
static void
close_exact (RegCalc *calc, RegCalcGroup *group, Members *members)
{
  RegWide exact = exact_after_discount (group);
  gboolean from_gross = calc->input->prices == REG_PRICES_GROSS;
  g_autofree gint64 *entered = g_new (gint64, members->n);

  round_rate (calc, group, exact);
  trace_exact (calc, group, exact);
  cut_shares (calc, group, members);

  for (gsize i = 0; i < members->n; i++)
    members->exact[i] = shrink (
        reg_money_round_div (member (calc, members, i)->exact_amount, EXACT_SCALE / WEIGHT_SCALE),
        group);
  reg_calc_apportion (members->exact, WEIGHT_SCALE, NULL, members->n, group->amount - group->share,
                      entered);

  for (gsize i = 0; i < members->n; i++)
    members->exact[i] *= group->rate;
  reg_calc_apportion (members->exact, WEIGHT_SCALE * (REG_PPM + (from_gross ? group->rate : 0)),
                      NULL, members->n, group->tax, members->parts);
  if (from_gross)
    keep_within (entered, members->parts, members->n);
  for (gsize i = 0; i < members->n; i++)
    {
      RegCalcWork *work = member (calc, members, i);

      work->tax = members->parts[i];
      work->net = entered[i] - (from_gross ? work->tax : 0);
    }
}

/* Without a discount on the whole the lines are as they were measured. */
static gboolean
is_settled (const RegCalc *calc)
{
  return calc->document_discount == 0 && calc->input->rounding != REG_ROUNDING_TOTAL;
}

static void
close_group (RegCalc *calc, RegCalcGroup *group, Members *members)
{
  if (calc->input->rounding == REG_ROUNDING_TOTAL)
    close_exact (calc, group, members);
  else if (calc->input->prices == REG_PRICES_GROSS)
    close_gross (calc, group, members);
  else if (calc->input->rounding == REG_ROUNDING_UNIT)
    close_unit (calc, group, members);
  else
    close_net (calc, group, members);
}

static void
trace_settled (RegCalc *calc, const RegCalcGroup *group)
{
  if (calc->trace == NULL)
    return;
  reg_calc_trace_add (calc->trace, REG_CALC_RATE_NET, -1, group->rate, group->net, group->net, 1,
                      NULL);
  reg_calc_trace_add (calc->trace, REG_CALC_RATE_TAX, -1, group->rate, group->tax, group->tax, 1,
                      NULL);
  reg_calc_trace_add (calc->trace, REG_CALC_RATE_GROSS, -1, group->rate, group->net + group->tax,
                      group->net + group->tax, 1,
                      REG_CALC_TERMS (REG_MONEY (group->net), REG_PLUS, REG_MONEY (group->tax)));
}

/* The positions that count, those of one rate together. */
static gsize *
sort_by_group (const RegCalc *calc, gsize *starts)
{
  gsize *sorted = g_new (gsize, calc->n_counting);
  gsize next = 0;

  for (gsize i = 0; i < calc->n_counting; i++)
    starts[calc->works[calc->counting[i]].group]++;
  for (gsize i = 0; i <= calc->n_groups; i++)
    {
      gsize count = starts[i];

      starts[i] = next;
      next += count;
    }
  for (gsize i = 0; i < calc->n_counting; i++)
    sorted[starts[calc->works[calc->counting[i]].group]++] = calc->counting[i];
  for (gsize i = calc->n_groups; i > 0; i--)
    starts[i] = starts[i - 1];
  starts[0] = 0;
  return sorted;
}

/**
 * reg_calc_close_groups:
 * @calc: with its document discount split
 *
 * Computes the tax of each rate after all discounts and gives every line its net and tax so that
 * the lines add up to the rate.
 */
void
reg_calc_close_groups (RegCalc *calc)
{
  g_autofree gsize *starts = g_new0 (gsize, calc->n_groups + 1);
  g_autofree gsize *sorted = sort_by_group (calc, starts);
  g_autofree RegWide *exact = g_new (RegWide, calc->n_counting);
  g_autofree gint64 *parts = g_new (gint64, calc->n_counting);

  for (gsize i = 0; i < calc->n_groups; i++)
    {
      Members members = { starts[i + 1] - starts[i], sorted + starts[i], exact, parts };

      if (is_settled (calc))
        trace_settled (calc, &calc->groups[i]);
      else
        close_group (calc, &calc->groups[i], &members);
    }
}
