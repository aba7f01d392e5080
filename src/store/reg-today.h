/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-counter.h"

G_BEGIN_DECLS

/* What needs somebody now, in the order of what it costs to leave it. */
typedef enum
{
  REG_TODAY_NOTE,      /* left by whoever was there before */
  REG_TODAY_MENTION,   /* meant for this person in a customer's story, and not read */
  REG_TODAY_APPROVAL,  /* waits for this person's decision */
  REG_TODAY_COMPLAINT, /* near its deadline or over it */
  REG_TODAY_PROMISE,   /* due or overdue */
  REG_TODAY_TASK,      /* due or overdue */
  REG_TODAY_EXPIRING,  /* a sent quotation about to expire */
  REG_TODAY_ANSWERED,  /* a quotation of mine was decided: approved, sent back, rejected */
  REG_TODAY_NO_STEP,   /* an open deal for which nothing comes next */
  REG_TODAY_CLOSING,   /* a deal that is close to closing, with its next step */
  REG_TODAY_BEST,      /* one of the top fifth whose time to be spoken to is over */
  REG_TODAY_NOT_SEEN,  /* a regular nobody has spoken to for a month */
} RegTodayKind;

typedef struct
{
  RegTodayKind kind;
  RegEntityId entity;
  gint64 id;
  gint64 party;
  char *party_name;
  char *title;   /* number, subject or title */
  gint64 at;     /* deadline, asked, last contact: ms UTC by kind, 0 none */
  char *date;    /* due or expiry day, or NULL */
  gint64 amount; /* minor units, 0 none */
  char currency[4];
  gint64 minutes;   /* complaints: counted minutes left, negative when over */
  int state;        /* quotation state, severity, kind of task */
  gint64 complaint; /* tasks: what they are about, 0 nothing */
  int minute;       /* tasks: minutes of the day they are due, -1 the whole day */
  gint64 value_ppm; /* approvals: discount of the whole */
  char *steps;      /* tasks: their checklist, or NULL */
  gint64 handover;  /* tasks: the handover whose briefings are to be read, 0 none */
  char *colleague;  /* notes, mentions: who wrote it; tasks: who is away and would do it; or NULL */
  char *next;       /* deals close to closing: what comes next */
  RegCounter *counter; /* of the top fifth: what to do next and why; or NULL */
  char *until;         /* tasks of somebody away: their last day, "" unknown; or NULL */
} RegTodayItem;

void reg_today_item_free (RegTodayItem *self);
GPtrArray *reg_today_load (RegDb *db, gint64 staff, GError **error);

/* Badges of the sidebar. */
typedef struct
{
  gint64 today, quotations, complaints;
} RegTodayCounts;

gboolean reg_today_count (RegDb *db, gint64 staff, RegTodayCounts *counts, GError **error);

G_END_DECLS
