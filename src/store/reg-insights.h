/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Plain arrays for the charts. */
typedef struct
{
  gint64 stage;
  char *name;
  int kind;           /* RegStageKind */
  gint64 probability; /* ppm */
  gint64 n;
  gint64 amount;   /* minor units */
  gint64 weighted; /* amount x probability, minor units */
} RegStageSum;

void reg_stage_sum_free (RegStageSum *self);
GPtrArray *reg_insights_pipeline (RegDb *db, GError **error);

typedef struct
{
  gint64 party;
  gint64 contribution; /* minor units */
} RegPartyValue;

/* Contribution of each customer who ever bought, best first. */
GArray *reg_insights_party_values (RegDb *db, GCancellable *cancellable, GError **error);

typedef struct
{
  char date[11];
  gint64 net, cost; /* minor units; cost of complaints counts as cost */
} RegValueStep;

/* Of one customer, oldest first. */
GArray *reg_insights_party_history (RegDb *db, gint64 party, GError **error);

G_END_DECLS
