/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-ladder.h"

/* Two cycles are what a business calls active. A shop where people come every week would call them
 * lost after one holiday, so nobody is before two months. */
const RegLadderRules reg_ladder_usual_rules = {
  .repeat_days = 2,
  .client_days = 5,
  .cycles = 2,
  .least_days = 60,
  .single_days = 365,
  .bargain_percent = 50,
};

/* All of the time between the first and the last purchase, shared among the gaps, as often as the
 * rules say; rounded up, so that a part of a day counts for the customer. */
static int
get_patience (const RegLadderRules *rules, const RegLadderFacts *facts)
{
  gint64 gaps = facts->n_days - 1;
  gint64 span = facts->last - facts->first;

  if (gaps < 1)
    return rules->single_days;
  return (int)MAX ((span * rules->cycles + gaps - 1) / gaps, rules->least_days);
}

static RegRung
climb (const RegLadderRules *rules, const RegLadderFacts *facts, RegLadderReason *reason)
{
  if (facts->n_days < rules->repeat_days)
    {
      *reason = REG_LADDER_BOUGHT_ONCE;
      return REG_RUNG_FIRST;
    }
  if (facts->n_days < rules->client_days)
    {
      *reason = REG_LADDER_COMES_BACK;
      return REG_RUNG_REPEAT;
    }
  *reason = facts->n_brought > 0   ? REG_LADDER_BRINGS_OTHERS
            : facts->is_influencer ? REG_LADDER_IS_HEARD
                                   : REG_LADDER_COMES_OFTEN;
  return *reason == REG_LADDER_COMES_OFTEN ? REG_RUNG_CLIENT : REG_RUNG_ADVOCATE;
}

/**
 * reg_ladder_judge:
 * @rules: the rules, usually %reg_ladder_usual_rules
 * @facts: what is known until @today
 * @today: the day for which it is asked
 * @verdict: (out): where the customer stands, and why
 *
 * CT-16 and CT-21. Who never bought is a prospect. Who bought is active for two of their own cycles
 * after the last purchase, at least 60 days, and for 12 months while there is no cycle; then lost.
 * An active one is a first-time customer with one day of purchases, a repeat customer with two, a
 * client with five, and an advocate when a client brought somebody or others listen to them. Only a
 * person makes a partner. What a person said is in force whatever the rules find. Any thread.
 */
void
reg_ladder_judge (const RegLadderRules *rules,
                  const RegLadderFacts *facts,
                  gint today,
                  RegLadderVerdict *verdict)
{
  gboolean is_marked = facts->mark >= 0 && facts->mark < REG_N_RUNGS;

  *verdict = (RegLadderVerdict){ .by_rules = REG_RUNG_PROSPECT,
                                 .reason = REG_LADDER_NOTHING_BOUGHT };
  if (facts->n_days > 0)
    {
      gint64 gaps = facts->n_days - 1;

      if (gaps > 0)
        verdict->cycle = (int)((2 * (gint64)(facts->last - facts->first) + gaps) / (2 * gaps));
      verdict->patience = get_patience (rules, facts);
      verdict->lost_on = facts->last + verdict->patience + 1;
      verdict->is_active = today < verdict->lost_on;
      if (verdict->is_active)
        verdict->by_rules = climb (rules, facts, &verdict->reason);
      else
        {
          verdict->by_rules = REG_RUNG_LOST;
          verdict->reason = REG_LADDER_STAYS_AWAY;
        }
    }
  verdict->rung = is_marked ? (RegRung)facts->mark : verdict->by_rules;
}

/**
 * reg_ladder_hunts_bargains:
 *
 * Returns: whether price is what matters to them: they are known for it, or bought that large a share
 *   of their purchases with a discount
 */
gboolean
reg_ladder_hunts_bargains (const RegLadderRules *rules, const RegLadderFacts *facts)
{
  return facts->is_thrifty
         || (facts->n_discounted > 0
             && (gint64)facts->n_discounted * 100
                    >= (gint64)facts->n_sales * rules->bargain_percent);
}

/**
 * reg_ladder_get_depth:
 * @rules: the rules
 * @facts: what is known
 * @verdict: of reg_ladder_judge()
 *
 * CT-22. Happy: bought once, and nothing is complained about. Loyal: comes back, brings others or is
 * listened to, and does not come for the price. Faithful: comes back for the rest of it.
 *
 * Returns: how deep the relationship goes; nowhere with who stays away
 */
RegDepth
reg_ladder_get_depth (const RegLadderRules *rules,
                      const RegLadderFacts *facts,
                      const RegLadderVerdict *verdict)
{
  if (!verdict->is_active)
    return REG_DEPTH_NONE;
  if (facts->n_days < rules->repeat_days)
    return facts->n_complaints == 0 ? REG_DEPTH_HAPPY : REG_DEPTH_NONE;
  if ((facts->n_brought > 0 || facts->is_influencer) && !reg_ladder_hunts_bargains (rules, facts))
    return REG_DEPTH_LOYAL;
  return REG_DEPTH_FAITHFUL;
}

/**
 * reg_ladder_get_bond:
 * @rules: the rules
 * @facts: what is known
 * @verdict: of reg_ladder_judge()
 *
 * CT-23, with the picture of 20 % and 80 %: a bonded customer comes back and is among the fifth who
 * bring most.
 *
 * Returns: the step of the model
 */
RegBond
reg_ladder_get_bond (const RegLadderRules *rules,
                     const RegLadderFacts *facts,
                     const RegLadderVerdict *verdict)
{
  if (verdict->rung == REG_RUNG_ADVOCATE || verdict->rung == REG_RUNG_PARTNER)
    return REG_BOND_ADVOCATE;
  if (facts->n_days == 0)
    return REG_BOND_PROSPECT;
  if (verdict->is_active && facts->n_days >= rules->repeat_days && facts->is_top)
    return REG_BOND_BONDED;
  return REG_BOND_CUSTOMER;
}
