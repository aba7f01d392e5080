/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-next-action.h"

#include "core/reg-consent.h"
#include "core/reg-date.h"
#include "core/reg-quotation-state.h"

#include <string.h>

/* All in days. */
#define SOON 14          /* what falls due within these is spoken of */
#define EXPIRING 7       /* a quotation is about to end */
#define THANKS_FROM 7    /* after the first purchase */
#define THANKS_UNTIL 21  /* later it would be odd */
#define NEW_BUYER 30     /* after the first purchase */
#define SILENT 60        /* a customer nobody heard of for so long deserves a word */
#define SPOKEN_LATELY 14 /* who was called the other day is not called again */
#define LOST_AFTER 730   /* without a purchase */
#define AWAY_AFTER 365   /* without a purchase: they may be asked why */
#define STILL_KNOWS 60   /* after the first purchase: why they came */
#define LEAST_SLIP_GAP                                                                             \
  14 /* reg-derived.c: a shorter gap between purchases does not show in slips_on */

#define BEST_BAND 1
#define LOW_BAND 4 /* and below: the lower two fifths */

static int
days_since (const RegNextFacts *facts, const char *day)
{
  return day != NULL ? reg_date_days_between (day, facts->today) : 0;
}

/* From today to @day, of days to come and of no other. */
static gboolean
comes_within (const RegNextFacts *facts, const char *day, int days)
{
  return day != NULL && strcmp (day, facts->today) >= 0
         && reg_date_days_between (facts->today, day) <= days;
}

static gboolean
set_day (RegNextAction *action, const char *day)
{
  g_strlcpy (action->day, day != NULL ? day : "", sizeof action->day);
  return TRUE;
}

/**
 * reg_next_facts_get_standing:
 *
 * Returns: how things stand with the customer, by what they bought
 */
RegStanding
reg_next_facts_get_standing (const RegNextFacts *self)
{
  if (self->rung == REG_RUNG_LOST)
    return REG_STANDING_LOST;
  if (self->n_sales == 0 || self->last_sale_on == NULL)
    return REG_STANDING_NEVER;
  if (days_since (self, self->last_sale_on) > LOST_AFTER)
    return REG_STANDING_LOST;
  if (self->slips_on != NULL && strcmp (self->slips_on, self->today) <= 0)
    return REG_STANDING_SLIPPING;
  if (g_strcmp0 (self->first_sale_on, self->last_sale_on) == 0
      && days_since (self, self->first_sale_on) <= NEW_BUYER)
    return REG_STANDING_NEW;
  return REG_STANDING_STEADY;
}

/**
 * reg_next_facts_get_usual_gap:
 * @days: (out): days between two purchases
 *
 * A regular slips away after one and a half of the usual gaps, so these two days tell the gap.
 *
 * Returns: whether they buy regularly enough to have one
 */
gboolean
reg_next_facts_get_usual_gap (const RegNextFacts *self, int *days)
{
  int slip;

  if (self->slips_on == NULL || self->last_sale_on == NULL)
    return FALSE;
  slip = reg_date_days_between (self->last_sale_on, self->slips_on);
  if (slip <= LEAST_SLIP_GAP)
    return FALSE;
  *days = (slip * 2 + 1) / 3;
  return TRUE;
}

/* --- rules ------------------------------------------------------------------------------ */

static const RegRecord *
get_task (const RegNextFacts *facts, guint index)
{
  return g_ptr_array_index (facts->tasks, index);
}

static int
get_state (const RegNextFacts *facts, guint index)
{
  return (int)reg_record_get_int (g_ptr_array_index (facts->revisions, index),
                                  REG_QUOTATION_REVISION_STATE);
}

static gboolean
is_due_promise (const RegNextFacts *facts, guint index)
{
  const RegRecord *task = get_task (facts, index);
  const char *due = reg_record_peek_text (task, REG_TASK_DUE_ON);

  return reg_record_get_int (task, REG_TASK_KIND) == REG_TASK_KIND_PROMISE && due != NULL
         && strcmp (due, facts->today) <= 0;
}

static gboolean
is_expiring (const RegNextFacts *facts, guint index)
{
  const RegRecord *revision = g_ptr_array_index (facts->revisions, index);

  return get_state (facts, index) == REG_QUOTATION_SENT
         && comes_within (
             facts, reg_record_peek_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL), EXPIRING);
}

static gboolean
match_restricted (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return reg_consent_is_barred (facts->party);
}

static gboolean
match_complaint (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return TRUE;
}

static gboolean
match_call (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->band == BEST_BAND && reg_next_facts_get_standing (facts) == REG_STANDING_SLIPPING
         && (facts->last_contact_on == NULL
             || days_since (facts, facts->last_contact_on) >= SPOKEN_LATELY)
         && set_day (action, facts->last_sale_on);
}

static gboolean
match_promise (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return is_due_promise (facts, index)
         && set_day (action, reg_record_get_text (get_task (facts, index), REG_TASK_DUE_ON));
}

static gboolean
match_expiring (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return is_expiring (facts, index)
         && set_day (action, reg_record_get_text (g_ptr_array_index (facts->revisions, index),
                                                  REG_QUOTATION_REVISION_VALID_UNTIL));
}

static gboolean
match_money (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->owed_since != NULL && strcmp (facts->owed_since, facts->today) < 0
         && set_day (action, facts->owed_since);
}

static gboolean
match_runs_out (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return comes_within (facts, facts->runs_out_on, SOON) && set_day (action, facts->runs_out_on);
}

/* From the usual day on they are late; from the day they slip away on that is the reason. */
static gboolean
match_due (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  char day[REG_DATE_SIZE];
  int gap;

  return reg_next_facts_get_standing (facts) == REG_STANDING_STEADY
         && reg_next_facts_get_usual_gap (facts, &gap)
         && reg_date_add_days (facts->last_sale_on, gap, day)
         && reg_date_days_between (facts->today, day) <= SOON
         /* Just bought is not about to buy. */
         && days_since (facts, facts->last_sale_on) >= SOON && set_day (action, day);
}

static gboolean
match_thanks (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  int days = days_since (facts, facts->first_sale_on);

  return reg_next_facts_get_standing (facts) == REG_STANDING_NEW && days >= THANKS_FROM
         && days <= THANKS_UNTIL
         /* Nobody has spoken to them since. */
         && (facts->last_contact_on == NULL
             || strcmp (facts->last_contact_on, facts->first_sale_on) <= 0)
         && set_day (action, facts->first_sale_on);
}

static gboolean
match_nothing (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->band >= LOW_BAND && reg_next_facts_get_standing (facts) == REG_STANDING_LOST
         && set_day (action, facts->last_sale_on);
}

static gboolean
match_task (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return !is_due_promise (facts, index)
         && set_day (action, reg_record_peek_text (get_task (facts, index), REG_TASK_DUE_ON));
}

static gboolean
match_sent (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return get_state (facts, index) == REG_QUOTATION_SENT && !is_expiring (facts, index);
}

static gboolean
match_ready (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  int state = get_state (facts, index);

  return state == REG_QUOTATION_READY || state == REG_QUOTATION_APPROVED;
}

static gboolean
match_draft (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  int state = get_state (facts, index);

  return state == REG_QUOTATION_DRAFT || state == REG_QUOTATION_SENT_BACK;
}

static gboolean
match_birthday (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  const char *birthday = reg_record_peek_text (facts->party, REG_PARTY_BIRTHDAY);
  char next[REG_DATE_SIZE];

  return birthday != NULL && reg_date_next_anniversary (birthday, facts->today, next)
         && comes_within (facts, next, SOON) && set_day (action, next);
}

static gboolean
match_silence (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->n_sales > 0 && facts->last_contact_on != NULL
         && days_since (facts, facts->last_contact_on) >= SILENT
         && set_day (action, facts->last_contact_on);
}

static gboolean
match_reach (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  for (guint i = 0; i < facts->contact_points->len; i++)
    {
      gint64 kind = reg_record_get_int (g_ptr_array_index (facts->contact_points, i),
                                        REG_CONTACT_POINT_KIND);

      if (kind == REG_CONTACT_KIND_PHONE || kind == REG_CONTACT_KIND_MOBILE
          || kind == REG_CONTACT_KIND_EMAIL)
        return FALSE;
    }
  return TRUE;
}

/* A day is told only when it is the reason. */
static gboolean
match_why_stayed (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  gboolean is_away = days_since (facts, facts->last_sale_on) > AWAY_AFTER;

  return (is_away || facts->rung == REG_RUNG_LOST)
         && reg_record_is_null (facts->party, REG_PARTY_STOPPED_BECAUSE)
         && set_day (action, is_away ? facts->last_sale_on : NULL);
}

static gboolean
match_why_came (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->first_sale_on != NULL && days_since (facts, facts->first_sale_on) <= STILL_KNOWS
         && facts->rung != REG_RUNG_LOST
         && reg_record_is_null (facts->party, REG_PARTY_BOUGHT_BECAUSE);
}

static gboolean
match_usual (const RegNextFacts *facts, guint index, RegNextAction *action)
{
  return facts->usual != NULL && *facts->usual != '\0';
}

/* What a rule is asked about. */
typedef enum
{
  OF_THE_CUSTOMER,
  OF_EACH_COMPLAINT,
  OF_EACH_TASK,
  OF_EACH_QUOTATION,
} RuleOf;

/* By REG_NEXT_…, first match wins. What @is_open between us is said of everybody, the rest not of those
 * whose data must not be used. A rule that @ends the list leaves nothing to those below it; one for a
 * purpose that the customer does not want to hear of is passed over. */
static const struct
{
  RuleOf of;
  RegConsentPurpose purpose;
  gboolean is_open;
  gboolean ends;
  gboolean (*match) (const RegNextFacts *facts, guint index, RegNextAction *action);
} rules[REG_N_NEXT_ACTIONS] = {
  [REG_NEXT_COMPLAINT] = { OF_EACH_COMPLAINT, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE,
                           match_complaint },
  [REG_NEXT_CALL] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_TOUCH, FALSE, FALSE, match_call },
  [REG_NEXT_PROMISE] = { OF_EACH_TASK, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_promise },
  [REG_NEXT_EXPIRING] = { OF_EACH_QUOTATION, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE,
                          match_expiring },
  [REG_NEXT_MONEY] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_money },
  [REG_NEXT_RUNS_OUT] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, FALSE,
                          match_runs_out },
  [REG_NEXT_DUE] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_TOUCH, FALSE, FALSE, match_due },
  [REG_NEXT_THANKS] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_TOUCH, FALSE, FALSE, match_thanks },
  [REG_NEXT_TASK] = { OF_EACH_TASK, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_task },
  [REG_NEXT_SENT] = { OF_EACH_QUOTATION, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_sent },
  [REG_NEXT_READY] = { OF_EACH_QUOTATION, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_ready },
  [REG_NEXT_DRAFT] = { OF_EACH_QUOTATION, REG_CONSENT_PURPOSE_ORDERS, TRUE, FALSE, match_draft },
  [REG_NEXT_RESTRICTED] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, TRUE, TRUE,
                            match_restricted },
  [REG_NEXT_NOTHING] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, TRUE, match_nothing },
  [REG_NEXT_BIRTHDAY] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_BIRTHDAY, FALSE, FALSE,
                          match_birthday },
  [REG_NEXT_SILENCE] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_TOUCH, FALSE, FALSE, match_silence },
  [REG_NEXT_REACH] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, FALSE, match_reach },
  [REG_NEXT_WHY_STAYED] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, FALSE,
                            match_why_stayed },
  [REG_NEXT_WHY_CAME] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, FALSE,
                          match_why_came },
  [REG_NEXT_USUAL] = { OF_THE_CUSTOMER, REG_CONSENT_PURPOSE_ORDERS, FALSE, FALSE, match_usual },
};

static guint
count_asked (const RegNextFacts *facts, RuleOf of)
{
  switch (of)
    {
    case OF_EACH_COMPLAINT:
      return facts->complaints->len;
    case OF_EACH_TASK:
      return facts->tasks->len;
    case OF_EACH_QUOTATION:
      return facts->revisions->len;
    default:
      return 1;
    }
}

/* Business that is under way is never unwanted. Nobody seeks the company of those they would rather
 * not have, nor of those who want no contact. */
static gboolean
is_allowed (const RegNextFacts *facts, RegConsentPurpose purpose)
{
  if (purpose == REG_CONSENT_PURPOSE_ORDERS)
    return TRUE;
  return reg_record_get_int (facts->party, REG_PARTY_UNWANTED) == 0
         && (reg_record_is_null (facts->party, REG_PARTY_CONTACT_RHYTHM)
             || reg_record_get_int (facts->party, REG_PARTY_CONTACT_RHYTHM) != REG_REPEAT_NEVER)
         && !reg_consent_is_unwanted (facts->consents, purpose, facts->today);
}

/* One thing is said once. */
static gboolean
is_said_already (const GArray *list, RegNextActionKind kind)
{
  for (guint i = 0; i < list->len; i++)
    {
      RegNextActionKind other = g_array_index (list, RegNextAction, i).kind;

      if (kind == REG_NEXT_SILENCE && (other == REG_NEXT_CALL || other == REG_NEXT_DUE))
        return TRUE;
      if (kind == REG_NEXT_USUAL && other == REG_NEXT_DUE)
        return TRUE;
    }
  return FALSE;
}

/**
 * reg_next_action_list:
 * @facts: about one customer
 *
 * Goes through the rules in their order. The first that fits is what to do next; the others that fit
 * follow it. What the customer does not want to hear of is left out, and of one whose data must not be
 * used there is only what is open.
 *
 * Returns: (transfer full) (element-type RegNextAction): what to do, the first thing first; possibly
 *   empty
 */
GArray *
reg_next_action_list (const RegNextFacts *facts)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RegNextAction));

  for (int kind = 0; kind < REG_N_NEXT_ACTIONS; kind++)
    {
      if (!is_allowed (facts, rules[kind].purpose) || is_said_already (list, kind)
          || (!rules[kind].is_open && reg_consent_is_barred (facts->party)))
        continue;
      for (guint i = 0; i < count_asked (facts, rules[kind].of); i++)
        {
          RegNextAction action = { kind, i, "" };

          if (!rules[kind].match (facts, i, &action))
            continue;
          g_array_append_val (list, action);
          if (rules[kind].ends)
            return list;
        }
    }
  return list;
}
