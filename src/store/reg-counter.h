/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "core/reg-next-action.h"
#include "core/reg-rfm.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* What the person at the counter has to know before the customer has said hello. */

/* Of so few buyers a fifth says nothing; their place is said instead. */
#define REG_COUNTER_FEWEST_BUYERS 25

/* What they buy most often. */
typedef struct
{
  char *name;
  gint64 n_sales; /* in the last 24 months */
  char *last_on;
} RegCounterUsual;

/* Something the best sellers look at or ask. */
typedef struct
{
  char *title;
  char *situation; /* NULL */
  int field;       /* of REG_ENTITY_PARTY, -1 none */
  char *question;  /* in its words; NULL none, or the customer would rather not say */
  RegQuestionKind question_kind;
  char *answer; /* the newest one; NULL none */
} RegCounterPlay;

typedef struct
{
  RegRecord *party;
  GBytes *photo;             /* NULL when none */
  GPtrArray *contact_points; /* of RegRecord, in order */
  GPtrArray *consents;       /* of RegRecord CONSENT, the newest answer first */
  char *owner;               /* name, NULL when nobody */
  char currency[4];
  char today[REG_DATE_SIZE];

  /* What they bought and brought. Amounts in minor units of @currency. */
  gint64 last_contact_at;               /* ms UTC, 0 never */
  char last_contact_on[REG_DATE_SIZE];  /* the same, "" never */
  char *last_words;                     /* what was said then, NULL */
  char *first_sale_on, *last_sale_on;   /* NULL */
  char *slips_on;                       /* NULL */
  gint64 n_sales, year_sales, year_net; /* the year: since the same day last year */
  gint64 contribution;                  /* sales less their cost less what complaints cost */
  gint64 n_brought;                     /* customers who came because of them */
  RegRung rung;                         /* in force */
  int band;                             /* fifth by contribution, 1 the best; 0 unknown */
  gint64 place, n_buyers;               /* 3rd of 12; place 0 when it was not counted */
  RegRfm rfm;                           /* how they buy; %REG_RFM_NEVER too when not looked at */
  GArray *usual;                        /* of RegCounterUsual, the most frequent first */

  /* What is open. */
  GPtrArray *complaints;        /* of RegRecord COMPLAINT, the oldest first */
  GPtrArray *tasks;             /* of RegRecord TASK, what is due first */
  GPtrArray *quotations;        /* of RegRecord QUOTATION, the newest first */
  GPtrArray *revisions;         /* of RegRecord QUOTATION_REVISION, one for each of them */
  gint64 owed;                  /* not paid yet */
  char *owed_since;             /* the day until which the oldest of it was to be paid, NULL */
  char *runs_out, *runs_out_on; /* what of theirs ends next, NULL */

  GArray *plays; /* of RegCounterPlay, in order */
} RegCounter;

RegCounter *reg_counter_load (RegDb *db, gint64 party, GError **error);
RegCounter *reg_counter_load_in_band (RegDb *db, gint64 party, int band, GError **error);
gboolean reg_counter_find_top (RegDb *db, gint64 *least, GError **error);
void reg_counter_free (RegCounter *self);
gint64 reg_counter_log_visit (RegDb *db, gint64 party, GError **error);
void reg_counter_get_facts (const RegCounter *self, RegNextFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCounter, reg_counter_free)

G_END_DECLS
