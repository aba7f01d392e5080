/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What was promised to customers: tasks of the kind promise. */
typedef enum
{
  REG_PROMISE_OVERDUE, /* its day has passed */
  REG_PROMISE_OPEN,
  REG_PROMISE_KEPT,
  REG_N_PROMISE_STATES
} RegPromiseState;

typedef struct
{
  gint64 id; /* of the task */
  RegPromiseState state;
  char *title;
  gint64 party;      /* 0 when it is to nobody in the book */
  char *party_name;  /* "" then */
  char *promised_by; /* a name, "" when nobody knows */
  char *due_on;      /* "" without a day */
  int due_minute;    /* of the day, -1 the whole day */
  gint64 kept_at;    /* ms UTC, 0 while it is open */
} RegPromise;

/* The list; n_open and n_kept are how many there are, of which some may be missing in it. */
typedef struct
{
  GPtrArray *promises; /* of RegPromise */
  gint64 n_open, n_kept;
} RegPromises;

RegPromises *reg_promises_load (RegDb *db, gint64 staff, guint limit, GError **error);
void reg_promises_free (RegPromises *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegPromises, reg_promises_free)

G_END_DECLS
