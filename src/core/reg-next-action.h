/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* What to do next for a customer, and why: rules in a table, of which the first that fits is what
 * counts. They propose; a person decides. */

/* How things stand with somebody who buys. */
typedef enum
{
  REG_STANDING_NEVER,    /* has not bought yet */
  REG_STANDING_NEW,      /* bought for the first time, not long ago */
  REG_STANDING_STEADY,   /* neither of the others */
  REG_STANDING_SLIPPING, /* a regular who has stayed away longer than usual */
  REG_STANDING_LOST,     /* somebody said so, or two years went by */
} RegStanding;

/* In the order in which they are looked at. */
typedef enum
{
  REG_NEXT_COMPLAINT,  /* is open: say how it stands before anything else */
  REG_NEXT_CALL,       /* one of the best is slipping away: a call from a person */
  REG_NEXT_PROMISE,    /* is due */
  REG_NEXT_EXPIRING,   /* a quotation that was sent is about to end: ask */
  REG_NEXT_MONEY,      /* is owed past its day */
  REG_NEXT_RUNS_OUT,   /* something they have from us ends soon: remind */
  REG_NEXT_DUE,        /* they usually buy about now: remind */
  REG_NEXT_THANKS,     /* a new buyer, a week later */
  REG_NEXT_TASK,       /* is open, or promised for later */
  REG_NEXT_SENT,       /* a quotation waits for an answer */
  REG_NEXT_READY,      /* a quotation may be sent */
  REG_NEXT_DRAFT,      /* a quotation was begun */
  REG_NEXT_RESTRICTED, /* the data must not be used: nothing else is proposed */
  REG_NEXT_NOTHING,    /* lost, and never worth much: leave it be */
  REG_NEXT_BIRTHDAY,   /* is near */
  REG_NEXT_SILENCE,    /* nobody heard of them for long */
  REG_NEXT_REACH,      /* there is no way to reach them: ask */
  REG_NEXT_WHY_STAYED, /* away: nobody knows why */
  REG_NEXT_WHY_CAME,   /* they are new, and still know why they came */
  REG_NEXT_USUAL,      /* what they buy most often */
  REG_N_NEXT_ACTIONS
} RegNextActionKind;

/**
 * RegNextAction:
 * @kind: what to do
 * @index: which of the complaints, tasks or quotations it is about
 * @day: the day that decided, "YYYY-MM-DD", or ""
 */
typedef struct
{
  RegNextActionKind kind;
  guint index;
  char day[11];
} RegNextAction;

/**
 * RegNextFacts:
 * @today: "YYYY-MM-DD"
 * @party: who it is about
 * @contact_points: (element-type RegRecord): ways to reach them
 * @consents: (element-type RegRecord): what they said about being contacted
 * @complaints: (element-type RegRecord): open ones, the oldest first
 * @tasks: (element-type RegRecord): open tasks and promises, what is due first coming first
 * @revisions: (element-type RegRecord): the current revision of each open quotation
 * @n_sales: how often they bought
 * @first_sale_on: (nullable): the first day
 * @last_sale_on: (nullable): the last day
 * @slips_on: (nullable): the day from which a regular has stayed away too long
 * @last_contact_on: (nullable): the day somebody last spoke to them or sold them something
 * @band: fifth of the customers by what they brought, 1 for the best; 0 when that says nothing
 * @owed_since: (nullable): the day until which the oldest debt was to be paid
 * @runs_out_on: (nullable): the day the first of what they have ends
 * @usual: (nullable): what they buy most often
 * @rung: where they stand on the ladder
 *
 * What the rules look at. Nothing is owned.
 */
typedef struct
{
  const char *today;
  const RegRecord *party;
  GPtrArray *contact_points;
  GPtrArray *consents;
  GPtrArray *complaints;
  GPtrArray *tasks;
  GPtrArray *revisions;
  gint64 n_sales;
  const char *first_sale_on;
  const char *last_sale_on;
  const char *slips_on;
  const char *last_contact_on;
  int band;
  const char *owed_since;
  const char *runs_out_on;
  const char *usual;
  RegRung rung;
} RegNextFacts;

RegStanding reg_next_facts_get_standing (const RegNextFacts *self);
gboolean reg_next_facts_get_usual_gap (const RegNextFacts *self, int *days);
GArray *reg_next_action_list (const RegNextFacts *facts);

G_END_DECLS
