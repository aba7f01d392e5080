/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-party-merge.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-fold.h"

#include <string.h>

/* What is moved is found by the descriptions of the records: whatever refers to a customer, also
 * kinds that come later. Each row is written like any other change, so that undo puts it back. */

typedef struct
{
  RegDb *db;
  gint64 stays;
  gint64 goes;
} Merge;

/* All rows that refer to the one that goes, those in the bin too: they must not come out of it with
 * a customer that is gone. */
static GPtrArray *
rows_of (RegDb *db, const RegEntityInfo *info, int field, gint64 party, GError **error)
{
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ? ORDER BY id", columns,
                                          info->table, info->fields[field].column);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", party);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (rows, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
save_with_ref (RegDb *db, const RegRecord *row, int field, gint64 id, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (row);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_ref (builder, field, id);
  changed = reg_record_builder_end (g_steal_pointer (&builder));
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/* --- ways to reach somebody -------------------------------------------------------------- */

static gboolean
is_same_text (const RegRecord *a, const RegRecord *b, int field)
{
  g_autofree char *left = reg_fold (reg_record_get_text (a, field));
  g_autofree char *right = reg_fold (reg_record_get_text (b, field));

  return strcmp (left, right) == 0;
}

static gboolean
is_same_point (const RegRecord *a, const RegRecord *b)
{
  static const int fields[] = { REG_CONTACT_POINT_VALUE, REG_CONTACT_POINT_STREET,
                                REG_CONTACT_POINT_CITY, REG_CONTACT_POINT_POSTAL_CODE };

  if (reg_record_get_int (a, REG_CONTACT_POINT_KIND)
      != reg_record_get_int (b, REG_CONTACT_POINT_KIND))
    return FALSE;
  if (*reg_record_get_text (a, REG_CONTACT_POINT_DIGITS))
    return is_same_text (a, b, REG_CONTACT_POINT_DIGITS);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!is_same_text (a, b, fields[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_point (GPtrArray *points, const RegRecord *point)
{
  for (guint i = 0; i < points->len; i++)
    if (is_same_point (points->pdata[i], point))
      return TRUE;
  return FALSE;
}

/* What is on file already stays with the one that goes: nothing is doubled, nothing is lost. */
static gboolean
move_points (const Merge *merge, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_CONTACT_POINT);
  g_autoptr (GPtrArray) here = reg_db_list_by_int (merge->db, info->id, REG_CONTACT_POINT_PARTY_ID,
                                                   merge->stays, REG_CONTACT_POINT_POSITION, error);
  g_autoptr (GPtrArray) there = NULL;
  gint64 position = 0;

  if (!here || !(there = rows_of (merge->db, info, REG_CONTACT_POINT_PARTY_ID, merge->goes, error)))
    return FALSE;
  for (guint i = 0; i < here->len; i++)
    position = MAX (position, reg_record_get_int (here->pdata[i], REG_CONTACT_POINT_POSITION));
  for (guint i = 0; i < there->len; i++)
    {
      RegRecordBuilder *builder;
      g_autoptr (RegRecord) moved = NULL;
      g_autoptr (RegRecord) saved = NULL;

      if (has_point (here, there->pdata[i]))
        continue;
      builder = reg_record_builder_new_from (there->pdata[i]);
      reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, merge->stays);
      reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, ++position);
      moved = reg_record_builder_end (builder);
      if (!(saved = reg_db_save (merge->db, moved, error)))
        return FALSE;
      g_ptr_array_add (here, g_steal_pointer (&saved));
    }
  return TRUE;
}

/* --- relations --------------------------------------------------------------------------- */

static gboolean
has_relation (RegDb *db, const RegRecord *row, gint64 from, gint64 to)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT EXISTS (SELECT 1 FROM party_link WHERE from_id = ? AND to_id = ?"
                           " AND kind IS ? AND id <> ? AND deleted_at IS NULL)",
                           "iivi", from, to, reg_record_get_value (row, REG_PARTY_LINK_KIND),
                           reg_record_get_id (row))
         != 0;
}

/* Nobody is related to themselves, or twice in the same way: such a relation goes to the bin. */
static gboolean
move_relation (const Merge *merge, const RegRecord *row, int field, GError **error)
{
  int other_field = field == REG_PARTY_LINK_FROM_ID ? REG_PARTY_LINK_TO_ID : REG_PARTY_LINK_FROM_ID;
  gint64 other = reg_record_get_int (row, other_field);
  gint64 from = field == REG_PARTY_LINK_FROM_ID ? merge->stays : other;
  gint64 to = field == REG_PARTY_LINK_FROM_ID ? other : merge->stays;

  if (other == merge->stays || other == merge->goes || has_relation (merge->db, row, from, to))
    return reg_db_bin (merge->db, REG_ENTITY_PARTY_LINK, reg_record_get_id (row), error);
  return save_with_ref (merge->db, row, field, merge->stays, error);
}

/* The lesser id stands first. What was said about the two themselves is no longer so. */
static gboolean
move_apart (const Merge *merge, const RegRecord *row, int field, GError **error)
{
  gint64 other = reg_record_get_int (row, field == REG_PARTY_APART_FIRST_ID
                                              ? REG_PARTY_APART_SECOND_ID
                                              : REG_PARTY_APART_FIRST_ID);
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (other == merge->stays || other == merge->goes)
    return reg_db_bin (merge->db, REG_ENTITY_PARTY_APART, reg_record_get_id (row), error);
  builder = reg_record_builder_new_from (row);
  reg_record_builder_set_ref (builder, REG_PARTY_APART_FIRST_ID, MIN (other, merge->stays));
  reg_record_builder_set_ref (builder, REG_PARTY_APART_SECOND_ID, MAX (other, merge->stays));
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (merge->db, changed, error);
  return saved != NULL;
}

/* --- everything -------------------------------------------------------------------------- */

static gboolean
move_row (
    const Merge *merge, const RegEntityInfo *info, int field, const RegRecord *row, GError **error)
{
  switch (info->id)
    {
    case REG_ENTITY_PARTY_LINK:
      return move_relation (merge, row, field, error);
    case REG_ENTITY_PARTY_APART:
      return move_apart (merge, row, field, error);
    case REG_ENTITY_PARTY:
      /* Nobody brought themselves; the one that goes keeps what it says. */
      if (reg_record_get_id (row) == merge->goes)
        return TRUE;
      return save_with_ref (merge->db, row, field,
                            reg_record_get_id (row) == merge->stays ? 0 : merge->stays, error);
    default:
      return save_with_ref (merge->db, row, field, merge->stays, error);
    }
}

static gboolean
move_all (const Merge *merge, const RegEntityInfo *info, int field, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (merge->db, info, field, merge->goes, error);

  for (guint i = 0; rows && i < rows->len; i++)
    if (!move_row (merge, info, field, rows->pdata[i], error))
      return FALSE;
  return rows != NULL;
}

static gboolean
move_everything (const Merge *merge, GError **error)
{
  if (!move_points (merge, error))
    return FALSE;
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);

      for (int i = 0; entity != REG_ENTITY_CONTACT_POINT && i < info->n_fields; i++)
        if (info->fields[i].refers == REG_ENTITY_PARTY && !move_all (merge, info, i, error))
          return FALSE;
    }
  return TRUE;
}

/* By these an import knows who is meant. What the one who stays gave up for the other's is kept with
 * the one who goes: none of the two numbers leads to nobody. */
static void
keep_names (RegRecordBuilder *builder, const RegRecord *before, const RegRecord *after)
{
  static const int fields[] = { REG_PARTY_NAME, REG_PARTY_CODE, REG_PARTY_CARD_KEY };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!reg_record_is_null (before, fields[i])
        && !reg_value_equal (reg_record_get_value (before, fields[i]),
                             reg_record_get_value (after, fields[i])))
      reg_record_builder_set_value (builder, fields[i], reg_record_get_value (before, fields[i]));
}

static gboolean
send_away (const Merge *merge, const RegRecord *before, const RegRecord *after, GError **error)
{
  g_autoptr (RegRecord) gone = reg_db_load (merge->db, REG_ENTITY_PARTY, merge->goes, error);
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (!gone)
    return FALSE;
  builder = reg_record_builder_new_from (gone);
  reg_record_builder_set_ref (builder, REG_PARTY_MERGED_INTO, merge->stays);
  keep_names (builder, before, after);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (merge->db, changed, error);
  return saved && reg_db_bin (merge->db, REG_ENTITY_PARTY, merge->goes, error);
}

static gboolean
require_two (const Merge *merge, GError **error)
{
  gint64 ids[2] = { merge->stays, merge->goes };

  if (merge->stays == merge->goes)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "party: a customer cannot be merged with itself");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RegRecord) party = reg_db_load (merge->db, REG_ENTITY_PARTY, ids[i], error);

      if (!party)
        return FALSE;
      if (reg_record_get_deleted_at (party))
        return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                                 "party %" G_GINT64_FORMAT " is in the bin", ids[i]);
    }
  return TRUE;
}

/**
 * reg_party_merge:
 * @db: a connection in a write job
 * @stays: the customer who stays, with the values a person chose
 * @goes: the other one
 * @error: %REG_STORE_ERROR_CONFLICT when one is in the bin, %REG_STORE_ERROR_INVALID when both are
 *   the same
 *
 * Everything that refers to the one that goes refers to the one that stays from then on; ways to
 * reach them that are on file already, and relations of the two with each other, are not doubled.
 * The one that goes is put in the bin and says where it went. Undoing the action restores all rows.
 *
 * Returns: whether there is one left
 */
gboolean
reg_party_merge (RegDb *db, RegRecord *stays, gint64 goes, GError **error)
{
  const Merge merge = { .db = db, .stays = reg_record_get_id (stays), .goes = goes };
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) before = NULL;
  g_autoptr (RegRecord) chosen = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (!require_two (&merge, error)
      || !(before = reg_db_load (db, REG_ENTITY_PARTY, merge.stays, error))
      || !move_everything (&merge, error))
    return FALSE;
  builder = reg_record_builder_new_from (stays);
  if (reg_record_get_int (stays, REG_PARTY_REFERRED_BY) == goes
      || reg_record_get_int (stays, REG_PARTY_REFERRED_BY) == merge.stays)
    reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, 0);
  chosen = reg_record_builder_end (builder);
  saved = reg_db_save (db, chosen, error);
  return saved && send_away (&merge, before, saved, error);
}

/**
 * reg_party_list_merged:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the customers that were merged into
 *   @party, and those it was itself merged into before that was undone
 */
GPtrArray *
reg_party_list_merged (RegDb *db, gint64 party, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM party WHERE merged_into = ?1 OR id IN"
      " (SELECT fields ->> '$.merged_into[1]' FROM change WHERE entity = ?2 AND record_id = ?1"
      "  AND json_type (fields, '$.merged_into') NOTNULL)",
      columns);
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "ii", party, (gint64)REG_ENTITY_PARTY);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (parties, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&parties);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
