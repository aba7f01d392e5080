/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-query.h"
#include "store/reg-db-private.h"
#include "store/reg-search.h"

G_BEGIN_DECLS

/* Candidates looked at for each kind of record before they are put in order. With a one-letter
 * query half of the file matches; nobody reads further than this. */
#define REG_SEARCH_CANDIDATES "100"

/* A question under way, and what was found so far. */
typedef struct
{
  RegDb *db;
  RegQuery *query;
  int limit; /* of each kind of record */
  GCancellable *cancellable;
  GPtrArray *hits; /* of RegHit */
} RegSearch;

RegSearch *reg_search_begin (
    RegDb *db, const char *text, int limit, GCancellable *cancellable, GError **error);
void reg_search_end (RegSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSearch, reg_search_end)

gboolean reg_search_take (RegSearch *self,
                          RegEntityId entity,
                          const char *source,
                          const RegValue *values,
                          guint n_values,
                          GError **error);
gboolean reg_search_take_text (
    RegSearch *self, RegEntityId entity, const char *source, const char *text, GError **error);
gboolean reg_search_words (RegSearch *self, const char *match, GError **error);

G_END_DECLS
