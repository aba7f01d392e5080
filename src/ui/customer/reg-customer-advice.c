/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-advice.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "ui/widgets/reg-direction.h"

/* The words for what the rules in core/reg-next-action.c decide. */

static const char *const icons[REG_N_NEXT_ACTIONS] = {
  [REG_NEXT_RESTRICTED] = "changes-prevent-symbolic",
  [REG_NEXT_COMPLAINT] = "reg-complaint-symbolic",
  [REG_NEXT_CALL] = "reg-call-symbolic",
  [REG_NEXT_PROMISE] = "reg-promise-symbolic",
  [REG_NEXT_EXPIRING] = "reg-quotation-symbolic",
  [REG_NEXT_MONEY] = "reg-sale-symbolic",
  [REG_NEXT_RUNS_OUT] = "reg-product-symbolic",
  [REG_NEXT_DUE] = "reg-product-symbolic",
  [REG_NEXT_THANKS] = "reg-call-symbolic",
  [REG_NEXT_NOTHING] = "object-select-symbolic",
  [REG_NEXT_TASK] = "reg-promise-symbolic",
  [REG_NEXT_SENT] = "reg-quotation-symbolic",
  [REG_NEXT_READY] = "reg-quotation-symbolic",
  [REG_NEXT_DRAFT] = "reg-quotation-symbolic",
  [REG_NEXT_BIRTHDAY] = "emoji-food-symbolic",
  [REG_NEXT_SILENCE] = "reg-call-symbolic",
  [REG_NEXT_REACH] = "reg-call-symbolic",
  [REG_NEXT_WHY_STAYED] = "reg-call-symbolic",
  [REG_NEXT_WHY_CAME] = "reg-call-symbolic",
  [REG_NEXT_USUAL] = "reg-product-symbolic",
};

void
reg_advice_free (RegAdvice *self)
{
  g_free (self->what);
  g_free (self->why);
  g_free (self);
}

static const RegRecord *
get_complaint (const RegCounter *counter, const RegNextAction *action)
{
  return g_ptr_array_index (counter->complaints, action->index);
}

static const RegRecord *
get_task (const RegCounter *counter, const RegNextAction *action)
{
  return g_ptr_array_index (counter->tasks, action->index);
}

static const char *
get_number (const RegCounter *counter, const RegNextAction *action)
{
  return reg_record_get_text (g_ptr_array_index (counter->quotations, action->index),
                              REG_QUOTATION_NUMBER);
}

static char *
name_usual (const RegCounter *counter)
{
  const char *usual = counter->usual->len > 0
                          ? g_array_index (counter->usual, RegCounterUsual, 0).name
                          : NULL;

  return usual != NULL ? g_strdup_printf (_ ("Ask whether they need %s"), usual)
                       : g_strdup (_ ("Ask what they need"));
}

static char *
say_what (const RegCounter *counter, const RegNextAction *action, RegSession *session)
{
  g_autofree char *amount = NULL;

  switch (action->kind)
    {
    case REG_NEXT_RESTRICTED:
      return g_strdup (_ ("Nothing else may be proposed"));
    case REG_NEXT_COMPLAINT:
      /* Translators: %s is what a complaint is about */
      return g_strdup_printf (
          _ ("Say how “%s” stands"),
          reg_record_get_text (get_complaint (counter, action), REG_COMPLAINT_SUBJECT));
    case REG_NEXT_CALL:
      return g_strdup (_ ("Call them yourself"));
    case REG_NEXT_PROMISE:
    case REG_NEXT_TASK:
      return g_strdup (reg_record_get_text (get_task (counter, action), REG_TASK_TITLE));
    case REG_NEXT_EXPIRING:
    case REG_NEXT_SENT:
      return g_strdup_printf (_ ("Ask about quotation %s"), get_number (counter, action));
    case REG_NEXT_MONEY:
      amount = reg_session_format_money (session, counter->owed, counter->currency);
      /* Translators: %s is an amount of money that was not paid in time */
      return g_strdup_printf (_ ("Speak about the %s that are not paid"), amount);
    case REG_NEXT_RUNS_OUT:
      /* Translators: %s is something the customer has from us: a contract, a subscription */
      return g_strdup_printf (_ ("Remind them of “%s”"), counter->runs_out);
    case REG_NEXT_DUE:
    case REG_NEXT_USUAL:
      return name_usual (counter);
    case REG_NEXT_THANKS:
      return g_strdup (_ ("Say thank you, and ask whether all is well"));
    case REG_NEXT_NOTHING:
      return g_strdup (_ ("Leave it be"));
    case REG_NEXT_READY:
      return g_strdup_printf (_ ("Send quotation %s"), get_number (counter, action));
    case REG_NEXT_DRAFT:
      /* It may not have been given a number yet. */
      return *get_number (counter, action) != '\0'
                 ? g_strdup_printf (_ ("Finish quotation %s"), get_number (counter, action))
                 : g_strdup (_ ("Finish the quotation"));
    case REG_NEXT_BIRTHDAY:
      return g_strdup (_ ("Wish a happy birthday"));
    case REG_NEXT_SILENCE:
      return g_strdup (_ ("Get in touch again"));
    case REG_NEXT_REACH:
      return g_strdup (_ ("Ask for a phone number or e-mail"));
    case REG_NEXT_WHY_STAYED:
      return g_strdup (_ ("Ask why they stayed away"));
    case REG_NEXT_WHY_CAME:
      return g_strdup (_ ("Ask why they came to us"));
    case REG_N_NEXT_ACTIONS:
    default:
      return g_strdup ("");
    }
}

static char *
say_due (const RegCounter *counter, const RegNextAction *action, const char *day)
{
  const RegRecord *task = get_task (counter, action);
  gboolean promise = reg_record_get_int (task, REG_TASK_KIND) == REG_TASK_KIND_PROMISE;

  if (*day == '\0')
    return g_strdup (promise ? _ ("promised") : _ ("to be done"));
  if (g_strcmp0 (action->day, counter->today) < 0)
    return g_strdup_printf (promise ? _ ("promised for %s, overdue") : _ ("due %s, overdue"), day);
  return g_strdup_printf (promise ? _ ("promised for %s") : _ ("due %s"), day);
}

static char *
say_complaint (const RegCounter *counter, const RegNextAction *action, RegSession *session)
{
  const RegRecord *complaint = get_complaint (counter, action);
  g_autofree char *since = reg_session_format_day (
      session, reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT));

  /* Translators: the number of a complaint and the day it was made */
  return g_strdup_printf (_ ("complaint %s is open since %s"),
                          reg_record_get_text (complaint, REG_COMPLAINT_NUMBER), since);
}

static char *
say_why (const RegCounter *counter, const RegNextAction *action, RegSession *session)
{
  g_autofree char *day = reg_session_format_date (session, action->day);

  switch (action->kind)
    {
    case REG_NEXT_RESTRICTED:
      return g_strdup (_ ("they asked that what we know of them is not used"));
    case REG_NEXT_COMPLAINT:
      return say_complaint (counter, action, session);
    case REG_NEXT_CALL:
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("one of the best, and has not bought since %s"), day);
    case REG_NEXT_PROMISE:
    case REG_NEXT_TASK:
      return say_due (counter, action, day);
    case REG_NEXT_EXPIRING:
      /* Translators: of a quotation; %s is its last day */
      return g_strdup_printf (_ ("sent, and good until %s only"), day);
    case REG_NEXT_MONEY:
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("was to be paid by %s"), day);
    case REG_NEXT_RUNS_OUT:
      /* Translators: %s is the last day of something the customer has */
      return g_strdup_printf (_ ("ends on %s"), day);
    case REG_NEXT_DUE:
      /* Translators: %s is the day on which the customer usually buys again */
      return g_strdup_printf (_ ("usually buys again about %s"), day);
    case REG_NEXT_THANKS:
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("bought for the first time on %s"), day);
    case REG_NEXT_NOTHING:
      return g_strdup (_ ("has gone, and bought little"));
    case REG_NEXT_SENT:
      return g_strdup (_ ("sent, not answered yet"));
    case REG_NEXT_READY:
      return g_strdup (_ ("may be sent, and was not yet"));
    case REG_NEXT_DRAFT:
      return g_strdup (_ ("begun, not sent"));
    case REG_NEXT_BIRTHDAY:
      return g_strdup_printf (_ ("on %s"), day);
    case REG_NEXT_SILENCE:
      return g_strdup_printf (_ ("nothing heard since %s"), day);
    case REG_NEXT_REACH:
      return g_strdup (_ ("there is no way to reach them"));
    case REG_NEXT_USUAL:
      return g_strdup (_ ("what they buy most often"));
    case REG_NEXT_WHY_STAYED:
      return *action->day != '\0' ? g_strdup (_ ("nothing bought for a year"))
                                  : g_strdup (_ ("nobody wrote down why"));
    case REG_NEXT_WHY_CAME:
      return g_strdup (_ ("they are new, and still know"));
    case REG_N_NEXT_ACTIONS:
    default:
      return g_strdup ("");
    }
}

/**
 * reg_customer_advice_new:
 * @counter: the customer
 * @session: writes days and amounts
 * @limit: how many at most
 *
 * What to say next, and why: the first is what to do, the others may follow.
 *
 * Returns: (transfer full) (element-type RegAdvice): the advice, possibly none
 */
GPtrArray *
reg_customer_advice_new (const RegCounter *counter, RegSession *session, guint limit)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_advice_free);
  g_autoptr (GArray) actions = NULL;
  RegNextFacts facts;

  reg_counter_get_facts (counter, &facts);
  actions = reg_next_action_list (&facts);
  for (guint i = 0; i < actions->len && i < limit; i++)
    {
      const RegNextAction *action = &g_array_index (actions, RegNextAction, i);
      RegAdvice *advice = g_new0 (RegAdvice, 1);
      g_autofree char *what = say_what (counter, action, session);
      g_autofree char *why = say_why (counter, action, session);

      advice->kind = action->kind;
      advice->icon = icons[action->kind];
      advice->what = reg_direction_keep (what);
      advice->why = reg_direction_keep (why);
      g_ptr_array_add (list, advice);
    }
  return list;
}
