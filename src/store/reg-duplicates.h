/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-duplicate-score.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Customers who may be one and the same: two who are on file, or one on file and one who is only
 * being typed. */

/**
 * RegDuplicatePair:
 * @first: (transfer full): a customer
 * @second: (transfer full): the other one
 * @first_points: (element-type RegRecord): ways to reach the first
 * @second_points: (element-type RegRecord): ways to reach the second
 * @score: how alike they are, as they stand now
 *
 * Two customers side by side.
 */
typedef struct
{
  RegRecord *first;
  RegRecord *second;
  GPtrArray *first_points;
  GPtrArray *second_points;
  RegDuplicateScore score;
} RegDuplicatePair;

void reg_duplicate_pair_free (RegDuplicatePair *self);
RegDuplicatePair *reg_duplicate_pair_load (RegDb *db, gint64 first, gint64 second, GError **error);

/**
 * RegDuplicateState:
 * @scanned_at: when customers were last compared, ms UTC, 0 never
 * @customers: how many there were
 * @pairs: pairs a person has not yet decided about
 * @is_stale: something was written since
 *
 * What is known about duplicates.
 */
typedef struct
{
  gint64 scanned_at;
  gint64 customers;
  gint64 pairs;
  gboolean is_stale;
} RegDuplicateState;

gboolean reg_duplicates_get_state (RegDb *db, RegDuplicateState *state, GError **error);
GPtrArray *reg_duplicates_list (RegDb *db, int limit, GError **error);
GPtrArray *reg_duplicates_find (
    RegDb *db, const RegRecord *party, GPtrArray *points, int limit, GError **error);
gboolean reg_duplicates_set_apart (RegDb *db, gint64 first, gint64 second, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegDuplicatePair, reg_duplicate_pair_free)

G_END_DECLS
