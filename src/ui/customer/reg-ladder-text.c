/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-ladder-text.h"

#include <glib/gi18n.h>

#define RULES (&reg_ladder_usual_rules)
#define PPM 1000000

/**
 * reg_ladder_text_describe_reason:
 *
 * Returns: (transfer full): what the rules have seen, with its figures
 */
char *
reg_ladder_text_describe_reason (const RegRungs *rungs, RegSession *session)
{
  const RegLadderFacts *facts = &rungs->facts;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (facts->n_days == 0)
    return g_strdup (_ ("Has not bought anything yet."));
  first = reg_session_format_date (session, rungs->first_on);
  last = reg_session_format_date (session, rungs->last_on);
  if (facts->n_days == 1)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Bought on one day, %s."), last);
  /* Translators: a number of days, and the dates of the first and the last of them */
  return g_strdup_printf (ngettext ("Bought on %d day, from %s to %s.",
                                    "Bought on %d days, from %s to %s.", facts->n_days),
                          facts->n_days, first, last);
}

/* How long they may stay away. */
static char *
describe_patience (const RegRungs *rungs)
{
  int patience = rungs->verdict.patience;

  if (rungs->verdict.cycle == 0 && rungs->facts.n_days < 2)
    return g_strdup_printf (ngettext ("within %d day of the only purchase",
                                      "within %d days of the only purchase", patience),
                            patience);
  if (patience == RULES->least_days)
    return g_strdup_printf (ngettext ("within %d day of the last purchase",
                                      "within %d days of the last purchase", patience),
                            patience);
  /* Translators: the first number is 2 × the second */
  return g_strdup_printf (ngettext ("within %d day of the last purchase: twice the usual %d",
                                    "within %d days of the last purchase: twice the usual %d",
                                    patience),
                          patience, rungs->verdict.cycle);
}

/**
 * reg_ladder_text_describe_rule:
 *
 * Returns: (transfer full): the rule that makes of it what it is
 */
char *
reg_ladder_text_describe_rule (const RegRungs *rungs, RegSession *session)
{
  g_autofree char *patience = NULL;
  g_autofree char *lost_on = NULL;

  switch (rungs->verdict.reason)
    {
    case REG_LADDER_NOTHING_BOUGHT:
      return g_strdup (_ ("A prospect has never bought."));
    case REG_LADDER_BOUGHT_ONCE:
      return g_strdup (_ ("A first-time customer has bought on one day."));
    case REG_LADDER_COMES_BACK:
      return g_strdup_printf (_ ("A repeat customer has bought on %d to %d days."),
                              RULES->repeat_days, RULES->client_days - 1);
    case REG_LADDER_COMES_OFTEN:
      return g_strdup_printf (_ ("A client has bought on %d days or more."), RULES->client_days);
    case REG_LADDER_BRINGS_OTHERS:
      return g_strdup (_ ("An advocate is a client who has brought others."));
    case REG_LADDER_IS_HEARD:
      return g_strdup (_ ("An advocate is a client to whom others listen."));
    case REG_LADDER_STAYS_AWAY:
      patience = describe_patience (rungs);
      lost_on = reg_session_format_date (session, rungs->lost_on);
      /* Translators: %s is "within 60 days of the last purchase", then a date */
      return g_strdup_printf (_ ("Lost is who does not buy again %s. That was over on %s."),
                              patience, lost_on);
    default:
      return g_strdup ("");
    }
}

/**
 * reg_ladder_text_describe_mark:
 *
 * Returns: (transfer full) (nullable): what somebody said about it, when, and why
 */
char *
reg_ladder_text_describe_mark (const RegRungs *rungs, RegSession *session)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *day = NULL;
  const char *reason;

  if (rungs->is_imported)
    return g_strdup (_ ("Came into the book like this."));
  if (rungs->mark == NULL)
    return NULL;
  day = reg_session_format_date (session, reg_record_get_text (rungs->mark, REG_RUNG_MARK_SET_ON));
  reason = reg_record_get_text (rungs->mark, REG_RUNG_MARK_REASON);
  text = g_string_new (NULL);
  if (reg_record_is_null (rungs->mark, REG_RUNG_MARK_RUNG))
    /* Translators: %s is a date */
    g_string_printf (text, _ ("Given back to the rules on %s"), day);
  else if (rungs->marked_by != NULL)
    /* Translators: the name of a colleague and a date */
    g_string_printf (text, _ ("Said by %s on %s"), rungs->marked_by, day);
  else
    /* Translators: %s is a date */
    g_string_printf (text, _ ("Said on %s"), day);
  if (*reason != '\0')
    g_string_append_printf (text, ": %s", reason);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * reg_ladder_text_describe_brought:
 *
 * Returns: (transfer full): whom they brought, and what those bought
 */
char *
reg_ladder_text_describe_brought (const RegRungs *rungs, RegSession *session)
{
  int n = rungs->facts.n_brought;
  g_autofree char *net = NULL;

  if (n == 0)
    return g_strdup (_ ("Has not brought anybody yet"));
  if (rungs->brought_net == 0)
    return g_strdup_printf (ngettext ("Brought %d customer, who has not bought yet",
                                      "Brought %d customers, who have not bought yet", n),
                            n);
  net = reg_session_format_money (session, rungs->brought_net, rungs->currency);
  /* Translators: a number of customers and an amount */
  return g_strdup_printf (ngettext ("Brought %d customer, who bought for %s",
                                    "Brought %d customers, who bought for %s", n),
                          n, net);
}

/**
 * reg_ladder_text_get_depth:
 *
 * Returns: (transfer none): a word for it
 */
const char *
reg_ladder_text_get_depth (RegDepth depth)
{
  switch (depth)
    {
    case REG_DEPTH_HAPPY:
      return C_ ("relationship", "Happy");
    case REG_DEPTH_FAITHFUL:
      return C_ ("relationship", "Faithful");
    case REG_DEPTH_LOYAL:
      return C_ ("relationship", "Loyal");
    case REG_DEPTH_NONE:
    default:
      return C_ ("relationship", "None yet");
    }
}

/* What they look at when they buy. */
static char *
describe_price (const RegRungs *rungs, RegSession *session)
{
  const RegLadderFacts *facts = &rungs->facts;
  g_autofree char *share = NULL;

  if (facts->is_thrifty)
    return g_strdup (_ ("watches every price"));
  if (facts->n_sales == 0)
    return g_strdup ("");
  share = reg_session_format_rate (session, (gint64)facts->n_discounted * PPM / facts->n_sales);
  /* Translators: %s is a percentage */
  return g_strdup_printf (_ ("%s of the purchases at a discount"), share);
}

/**
 * reg_ladder_text_describe_depth:
 *
 * Returns: (transfer full): why it goes that deep
 */
char *
reg_ladder_text_describe_depth (const RegRungs *rungs, RegSession *session)
{
  g_autofree char *price = describe_price (rungs, session);

  switch (rungs->depth)
    {
    case REG_DEPTH_HAPPY:
      return g_strdup (_ ("Bought once, and nothing is complained about"));
    case REG_DEPTH_FAITHFUL:
      if (reg_ladder_hunts_bargains (RULES, &rungs->facts))
        /* Translators: %s is "60 % of the purchases at a discount" */
        return g_strdup_printf (_ ("Comes back, but may be lured away by a price: %s"), price);
      /* Translators: %s is "10 % of the purchases at a discount" */
      return g_strdup_printf (_ ("Comes back, but recommends us to nobody we know of; %s"), price);
    case REG_DEPTH_LOYAL:
      /* Translators: %s is "10 % of the purchases at a discount" */
      return g_strdup_printf (_ ("Comes back, recommends us, and not for the price: %s"), price);
    case REG_DEPTH_NONE:
    default:
      if (rungs->facts.n_days == 0)
        return g_strdup (_ ("Has not bought anything yet"));
      if (!rungs->verdict.is_active)
        return g_strdup (_ ("Stays away"));
      return g_strdup (_ ("Bought once, and a complaint is open"));
    }
}

/**
 * reg_ladder_text_get_bond:
 *
 * Returns: (transfer none): a word for the step from prospect to advocate
 */
const char *
reg_ladder_text_get_bond (RegBond bond)
{
  switch (bond)
    {
    case REG_BOND_CUSTOMER:
      return C_ ("bond", "Customer");
    case REG_BOND_BONDED:
      return C_ ("bond", "Bonded customer");
    case REG_BOND_ADVOCATE:
      return C_ ("bond", "Advocate");
    case REG_BOND_PROSPECT:
    default:
      return C_ ("bond", "Prospect");
    }
}

/**
 * reg_ladder_text_describe_bond:
 *
 * Returns: (transfer none): why they stand there
 */
const char *
reg_ladder_text_describe_bond (const RegRungs *rungs)
{
  switch (rungs->bond)
    {
    case REG_BOND_CUSTOMER:
      if (!rungs->verdict.is_active)
        return _ ("Has bought, but stays away");
      return rungs->facts.is_top ? _ ("Among the fifth who bring most, but bought on one day only")
                                 : _ ("One of the four fifths who bring less");
    case REG_BOND_BONDED:
      return _ ("Comes back, and is among the fifth who bring most");
    case REG_BOND_ADVOCATE:
      return rungs->verdict.rung == REG_RUNG_PARTNER ? _ ("Works with us") : _ ("Speaks for us");
    case REG_BOND_PROSPECT:
    default:
      return _ ("Has not bought anything yet");
    }
}
