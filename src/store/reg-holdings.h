/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What a customer has from us, or has agreed with us. */
typedef struct
{
  RegRecord *record; /* HOLDING */
  char *group;       /* the group of its product, "" when there is none */
} RegHolding;

/* Something they bought that is not noted among what they have. */
typedef struct
{
  gint64 product;
  gint64 sale; /* the last one it was in */
  char *name;
  char *sold_on;
} RegHoldingHint;

GPtrArray *reg_holdings_load (RegDb *db, gint64 party, GError **error);
GPtrArray *reg_holdings_suggest (RegDb *db, gint64 party, int limit, GError **error);
gint64 reg_holding_add (RegDb *db, gint64 party, gint64 product, gint64 sale, GError **error);

G_END_DECLS
