/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* A sale that is not paid yet, or not wholly. */
typedef struct
{
  gint64 sale;
  char *number;
  char *sold_on;
  char *due_on;
  gint64 open; /* minor units of the currency, with tax */
  char currency[4];
  gboolean is_overdue;
} RegReceivable;

/* What a customer owes. Sums are of the firm's currency only; other currencies stand in the list. */
typedef struct
{
  GPtrArray *list; /* of RegReceivable, the one longest due first */
  char currency[4];
  gint64 open;
  gint64 overdue;
  char *oldest_due_on; /* "" when nothing is owed */
} RegReceivables;

RegReceivables *reg_receivables_load (RegDb *db, gint64 party, GError **error);
void reg_receivables_free (RegReceivables *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegReceivables, reg_receivables_free)

gboolean reg_receivable_set_paid (RegDb *db, gint64 sale, GError **error);

G_END_DECLS
