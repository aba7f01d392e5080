/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* One answer of the counter search. */
typedef struct
{
  RegEntityId entity;
  gint64 id;
  char *title;  /* "Bakery De Halm" */
  char *detail; /* "Amsterdam · +31 20 555 01 77" */
} RegHit;

void reg_hit_free (RegHit *self);

GPtrArray *
reg_search (RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error);

G_END_DECLS
