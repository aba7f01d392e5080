/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-duplicates.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-fold.h"
#include "core/reg-phone.h"

#include <string.h>

/* As in the scan: what more customers have in common says nothing. */
#define MOST_IN_COMMON "20"

/* Pairs nobody decided about, of customers who are both on file. */
#define UNDECIDED                                                                                  \
  " FROM party_pair x JOIN party a ON a.id = x.first_id JOIN party b ON b.id = x.second_id"        \
  " WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM party_apart" \
  "  n WHERE n.first_id = x.first_id AND n.second_id = x.second_id AND n.deleted_at IS NULL)"

/* --- a pair ------------------------------------------------------------------------------ */

/**
 * reg_duplicate_pair_free:
 * @self: (transfer full) (nullable): a pair
 */
void
reg_duplicate_pair_free (RegDuplicatePair *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->first, reg_record_unref);
  g_clear_pointer (&self->second, reg_record_unref);
  g_clear_pointer (&self->first_points, g_ptr_array_unref);
  g_clear_pointer (&self->second_points, g_ptr_array_unref);
  g_free (self);
}

static char *
home_country (RegDb *db)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);

  return g_strdup (firm ? reg_record_peek_text (firm, REG_FIRM_COUNTRY) : NULL);
}

static GPtrArray *
load_points (RegDb *db, gint64 party, GError **error)
{
  return reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, party,
                             REG_CONTACT_POINT_POSITION, error);
}

static void
score_pair (RegDuplicatePair *self, const char *country)
{
  g_autoptr (RegDuplicateSide)
      first = reg_duplicate_side_new (self->first, self->first_points, country);
  g_autoptr (RegDuplicateSide)
      second = reg_duplicate_side_new (self->second, self->second_points, country);

  reg_duplicate_score (first, second, &self->score);
}

static RegDuplicatePair *
load_pair (RegDb *db, gint64 first, gint64 second, const char *country, GError **error)
{
  g_autoptr (RegDuplicatePair) self = g_new0 (RegDuplicatePair, 1);

  if (!(self->first = reg_db_load (db, REG_ENTITY_PARTY, first, error))
      || !(self->second = reg_db_load (db, REG_ENTITY_PARTY, second, error))
      || !(self->first_points = load_points (db, first, error))
      || !(self->second_points = load_points (db, second, error)))
    return NULL;
  score_pair (self, country);
  return g_steal_pointer (&self);
}

/**
 * reg_duplicate_pair_load:
 * @db: a connection
 * @first: a customer
 * @second: another one
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the two side by side, also when one is in the bin
 */
RegDuplicatePair *
reg_duplicate_pair_load (RegDb *db, gint64 first, gint64 second, GError **error)
{
  g_autofree char *country = home_country (db);

  return load_pair (db, first, second, country, error);
}

/* --- those that were found --------------------------------------------------------------- */

/**
 * reg_duplicates_get_state:
 * @db: a connection
 * @state: (out caller-allocates): what is known
 * @error: what went wrong
 *
 * Returns: whether it could be read
 */
gboolean
reg_duplicates_get_state (RegDb *db, RegDuplicateState *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) scan = reg_db_query (
      db,
      "SELECT at, customers, EXISTS (SELECT 1 FROM change c WHERE c.action_id > last_action"
      " AND c.entity IN (?, ?)) FROM duplicate_scan",
      "ii", (gint64)REG_ENTITY_PARTY, (gint64)REG_ENTITY_CONTACT_POINT);

  *state = (RegDuplicateState){ .is_stale = TRUE };
  if (reg_statement_next (scan, &local))
    {
      state->scanned_at = reg_statement_int (scan, 0);
      state->customers = reg_statement_int (scan, 1);
      state->is_stale = reg_statement_int (scan, 2) != 0;
    }
  if (!local)
    state->pairs = reg_db_query_int (db, 0, &local, "SELECT count (*)" UNDECIDED, NULL);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_duplicates_list:
 * @db: a connection
 * @limit: at most so many
 * @error: what went wrong
 *
 * What the last scan found and nobody decided about, compared anew: somebody may have put one of
 * them right since.
 *
 * Returns: (transfer full) (element-type RegDuplicatePair) (nullable): the pairs, those that are
 *   the same first
 */
GPtrArray *
reg_duplicates_list (RegDb *db, int limit, GError **error)
{
  g_autofree char *country = home_country (db);
  g_autoptr (GPtrArray)
      pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_duplicate_pair_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (db,
                                                "SELECT x.first_id, x.second_id" UNDECIDED
                                                " ORDER BY x.verdict DESC, x.total DESC,"
                                                " x.first_id, x.second_id",
                                                NULL);

  while (pairs->len < (guint)limit && reg_statement_next (each, &local))
    {
      g_autoptr (RegDuplicatePair) pair = load_pair (db, reg_statement_int (each, 0),
                                                     reg_statement_int (each, 1), country, &local);

      if (!pair)
        break;
      if (pair->score.verdict != REG_VERDICT_OTHER)
        g_ptr_array_add (pairs, g_steal_pointer (&pair));
    }
  if (!local)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- one that is being typed ------------------------------------------------------------- */

static gboolean
collect_ids (RegStatement *statement, GHashTable *ids, GError **error)
{
  g_autoptr (RegStatement) each = statement;
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_by_name (RegDb *db, const char *name, GHashTable *ids, GError **error)
{
  g_autofree char *folded = reg_fold (name);
  g_auto (GStrv) words = reg_fold_tokens (name);
  g_autofree char *match = NULL;

  if (!words[0])
    return TRUE;
  if (!collect_ids (reg_db_query (db,
                                  "SELECT party_id FROM party_summary WHERE in_bin = 0"
                                  " AND name_key = ? LIMIT " MOST_IN_COMMON,
                                  "t", folded),
                    ids, error))
    return FALSE;
  if (!words[1])
    return TRUE;
  match = reg_search_match_words (words, FALSE);
  return collect_ids (reg_db_query (db,
                                    "SELECT rowid FROM party_word WHERE party_word MATCH ?"
                                    " LIMIT " MOST_IN_COMMON,
                                    "t", match),
                      ids, error);
}

static gboolean
find_by_point (
    RegDb *db, const RegRecord *point, const char *country, GHashTable *ids, GError **error)
{
  const char *value = reg_record_get_text (point, REG_CONTACT_POINT_VALUE);
  g_autofree char *digits = NULL;

  switch (reg_record_get_int (point, REG_CONTACT_POINT_KIND))
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
    case REG_CONTACT_KIND_FAX:
      digits = reg_phone_national_number (value, country);
      return !digits
             || collect_ids (reg_db_query (db,
                                           "SELECT party_id FROM contact_point WHERE digits = ?"
                                           " AND deleted_at IS NULL LIMIT " MOST_IN_COMMON,
                                           "t", digits),
                             ids, error);
    case REG_CONTACT_KIND_EMAIL:
      return !strchr (value, '@')
             || collect_ids (reg_db_query (db,
                                           "SELECT party_id FROM contact_point WHERE kind = 3"
                                           " AND value = ? COLLATE NOCASE AND deleted_at IS NULL"
                                           " LIMIT " MOST_IN_COMMON,
                                           "t", value),
                             ids, error);
    default:
      return TRUE;
    }
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const RegDuplicatePair *left = *(RegDuplicatePair *const *)a;
  const RegDuplicatePair *right = *(RegDuplicatePair *const *)b;

  if (left->score.total != right->score.total)
    return right->score.total - left->score.total;
  return reg_record_get_id (left->second) < reg_record_get_id (right->second) ? -1 : 1;
}

static gboolean
add_likely (RegDb *db,
            const RegRecord *party,
            GPtrArray *points,
            gint64 other,
            const char *country,
            GPtrArray *found,
            GError **error)
{
  g_autoptr (RegDuplicatePair) pair = g_new0 (RegDuplicatePair, 1);

  if (other == reg_record_get_id (party))
    return TRUE;
  if (!(pair->second = reg_db_load (db, REG_ENTITY_PARTY, other, error))
      || !(pair->second_points = load_points (db, other, error)))
    return FALSE;
  if (reg_record_get_deleted_at (pair->second))
    return TRUE;
  pair->first = reg_record_ref ((RegRecord *)party);
  pair->first_points = points ? g_ptr_array_ref (points) : g_ptr_array_new ();
  score_pair (pair, country);
  if (pair->score.verdict != REG_VERDICT_OTHER)
    g_ptr_array_add (found, g_steal_pointer (&pair));
  return TRUE;
}

/**
 * reg_duplicates_find:
 * @db: a connection
 * @party: a customer, also one that is only being typed
 * @points: (nullable) (element-type RegRecord): ways to reach them
 * @limit: at most so many
 * @error: what went wrong
 *
 * Looks only where an index leads: the same words of the name, the same number or address.
 *
 * Returns: (transfer full) (element-type RegDuplicatePair) (nullable): who on file may be the same,
 *   as @second of each pair, the likeliest first
 */
GPtrArray *
reg_duplicates_find (
    RegDb *db, const RegRecord *party, GPtrArray *points, int limit, GError **error)
{
  g_autofree char *country = home_country (db);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray)
      found = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_duplicate_pair_free);
  GHashTableIter iter;
  gpointer key;

  if (!find_by_name (db, reg_record_get_text (party, REG_PARTY_NAME), ids, error))
    return NULL;
  for (guint i = 0; points && i < points->len; i++)
    if (!find_by_point (db, points->pdata[i], country, ids, error))
      return NULL;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!add_likely (db, party, points, *(gint64 *)key, country, found, error))
      return NULL;
  g_ptr_array_sort (found, compare_scores);
  if (found->len > (guint)limit)
    g_ptr_array_set_size (found, limit);
  return g_steal_pointer (&found);
}

/* --- decisions --------------------------------------------------------------------------- */

/**
 * reg_duplicates_set_apart:
 * @db: a connection in a write job
 * @first: a customer
 * @second: another one
 * @error: %REG_STORE_ERROR_INVALID when both are the same
 *
 * Somebody said that the two are not the same: nobody is asked again.
 *
 * Returns: whether that is on file
 */
gboolean
reg_duplicates_set_apart (RegDb *db, gint64 first, gint64 second, GError **error)
{
  RegRecordBuilder *builder;

  if (first == second)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "party_apart: a customer is the same as itself");
  if (reg_db_query_int (db, 0, NULL,
                        "SELECT EXISTS (SELECT 1 FROM party_apart WHERE first_id = ?"
                        " AND second_id = ? AND deleted_at IS NULL)",
                        "ii", MIN (first, second), MAX (first, second)))
    return TRUE;
  builder = reg_record_builder_new (REG_ENTITY_PARTY_APART);
  reg_record_builder_set_ref (builder, REG_PARTY_APART_FIRST_ID, MIN (first, second));
  reg_record_builder_set_ref (builder, REG_PARTY_APART_SECOND_ID, MAX (first, second));
  return reg_command_create (db, builder, error) != 0;
}
