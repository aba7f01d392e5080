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
  char *title;       /* "Bakery De Halm" */
  char *detail;      /* "Amsterdam · +31 20 555 01 77" */
  gboolean is_exact; /* the query is its number, its card, its barcode */
} RegHit;

void reg_hit_free (RegHit *self);

GPtrArray *
reg_search (RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error);
GPtrArray *reg_search_near (
    RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error);
GPtrArray *reg_search_caller (RegDb *db, const char *number, int limit, GError **error);
GPtrArray *reg_search_mail (RegDb *db, const char *address, int limit, GError **error);
GPtrArray *reg_search_code (RegDb *db, const char *code, int limit, GError **error);

G_END_DECLS
