/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* How many of each kind a seeded file gets, for a firm with so many customers. */
typedef struct
{
  gint64 customers;
  gint64 seed; /* the same seed on the same day gives the same contents */
} RegSeed;

typedef struct
{
  gint64 contacts, products, sales, touchpoints, quotations, complaints, deals, tasks;
} RegSeedResult;

gboolean reg_seed_fill (RegDb *db, const RegSeed *seed, RegSeedResult *result, GError **error);

G_END_DECLS
