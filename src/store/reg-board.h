/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-insights.h"

G_BEGIN_DECLS

/* The deals as a board of stages shows them. */
typedef struct
{
  gint64 id;
  gint64 party;
  char *title;
  char *customer;
  char *owner; /* "" when nobody */
  gboolean has_value;
  gint64 value; /* minor units of @currency */
  char currency[4];
  gint64 stage_since;   /* ms UTC */
  gint64 active_at;     /* ms UTC: the last contact, or when it was made or moved */
  gint64 closed_at;     /* ms UTC, 0 while it is open */
  char *next_step;      /* "" when none; the first open task about it comes before what it says */
  char next_on[11];     /* a date or "" */
  char expected_on[11]; /* a date or "" */
  char *quotation;      /* number of its newest quotation, "" when none */
} RegBoardDeal;

typedef struct
{
  RegStageSum *sum;
  int stale_days;   /* 0: never stale */
  GPtrArray *deals; /* of RegBoardDeal; the rest of sum->n is not on the board */
} RegBoardStage;

/* What the deals say together. Amounts in minor units of the firm's currency. */
typedef struct
{
  gint64 n_open, amount, weighted;
  gint64 n_expected, expected; /* open ones expected until the end of the month, weighted */
  gint64 n_won, won;           /* closed this month */
  gint64 n_lost;
  gint64 n_new;     /* made since Monday */
  gint64 n_all;     /* open or closed, however long ago */
  gint64 n_no_step; /* open, without a task and without a next step whose day is still to come */
} RegBoardSummary;

typedef struct
{
  GPtrArray *stages; /* of RegBoardStage, in order */
  RegBoardSummary summary;
} RegBoard;

RegBoard *reg_board_load (RegDb *db, int limit, GCancellable *cancellable, GError **error);
void reg_board_free (RegBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegBoard, reg_board_free)

G_END_DECLS
