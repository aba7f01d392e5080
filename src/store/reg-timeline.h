/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Everything that ever happened with one customer, newest first: touchpoints, quotations, sales,
 * complaints, tasks and promises, deals, referrals, answers to questions. */
typedef struct
{
  RegEntityId entity;
  gint64 id;
  gint64 at;     /* ms UTC */
  int kind;      /* RegTouchKind, RegQuotationState, RegSaleState, RegComplaintState, RegTaskKind,
                    RegStageKind, RegRung of somebody brought, RegQuestionKind,
                    RegMaterialStage: by entity */
  int direction; /* RegDirection of a touchpoint */
  char *title;   /* number, summary, subject: the record's own words, never a sentence of ours */
  char *detail;
  gint64 amount; /* minor units; see has_amount */
  gboolean has_amount;
  char currency[4];
  gint64 staff;
  char *date;         /* the day a task is due, a deal is expected, or NULL */
  gboolean is_done;   /* of a task; of an answer whether one was given */
  char *topic;        /* what a touchpoint was about, or NULL */
  GPtrArray *replies; /* of RegTimelineEntry: what colleagues answered, the oldest first; or NULL */
} RegTimelineEntry;

/* What is wanted of a story; all of it has to hold. */
typedef struct
{
  guint64 kinds;     /* bits 1 << RegEntityId, 0 for all */
  guint touch_kinds; /* of touchpoints: bits 1 << RegTouchKind, 0 for all */
  gint64 staff;      /* who it was, 0 for anybody */
  const char *text;  /* words in it, however they are accented; NULL or "" for all */
} RegTimelineFilter;

void reg_timeline_entry_free (RegTimelineEntry *self);

/* before: instant to continue from, G_MAXINT64 for the newest. kinds: bits 1 << RegEntityId, 0 all. */
GPtrArray *reg_timeline_load (
    RegDb *db, gint64 party, gint64 before, guint64 kinds, int limit, GError **error);
GPtrArray *reg_timeline_load_filtered (RegDb *db,
                                       gint64 party,
                                       gint64 before,
                                       const RegTimelineFilter *filter,
                                       int limit,
                                       GError **error);
char **reg_timeline_list_topics (RegDb *db, gint64 party, int limit, GError **error);
GPtrArray *reg_timeline_load_decisions (RegDb *db, gint64 party, int limit, GError **error);

G_END_DECLS
