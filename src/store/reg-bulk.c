/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-bulk.h"

#include <string.h>

#include "core/reg-ladder.h"
#include "store/reg-db-private.h"
#include "store/reg-rungs.h"

static void
set_text (RegRecordBuilder *builder, int field, const char *text)
{
  reg_record_builder_set_text (builder, field, text && *text ? text : NULL);
}

/* A note grows by a line; the same line is not written twice in a row. */
static void
add_line (RegRecordBuilder *builder, const RegRecord *party, const char *line)
{
  const char *note = reg_record_get_text (party, REG_PARTY_NOTE);
  const char *last = strrchr (note, '\n');
  g_autofree char *longer = NULL;

  if (!line || !*line || g_str_equal (last ? last + 1 : note, line))
    return;
  longer = *note ? g_strconcat (note, "\n", line, NULL) : g_strdup (line);
  reg_record_builder_set_text (builder, REG_PARTY_NOTE, longer);
}

static RegRecord *
change_record (const RegBulkChange *change, const RegRecord *party)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (party);

  switch (change->what)
    {
    case REG_BULK_OWNER:
      reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, change->number);
      break;
    case REG_BULK_CLASS:
      set_text (builder, REG_PARTY_CUSTOMER_CLASS, change->text);
      break;
    case REG_BULK_RHYTHM:
      if (change->number < 0)
        reg_record_builder_set_null (builder, REG_PARTY_CONTACT_RHYTHM);
      else
        reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, change->number);
      break;
    case REG_BULK_LANGUAGE:
      set_text (builder, REG_PARTY_LANGUAGE, change->text);
      break;
    case REG_BULK_UNWANTED:
      /* Who never was is not told apart from who is welcome again. */
      if (change->number || reg_record_get_int (party, REG_PARTY_UNWANTED))
        reg_record_builder_set_int (builder, REG_PARTY_UNWANTED, change->number);
      set_text (builder, REG_PARTY_UNWANTED_BECAUSE, change->number ? change->text : NULL);
      break;
    case REG_BULK_NOTE:
      add_line (builder, party, change->text);
      break;
    case REG_BULK_RUNG:
    case REG_BULK_DELETE:
    case REG_N_BULKS:
    default:
      break;
    }
  return reg_record_builder_end (builder);
}

/* The rung somebody said, -1 when the rules say it. */
static gint64
find_mark (RegDb *db, gint64 party, GError **error)
{
  return reg_db_query_int (
      db, REG_LADDER_NO_MARK, error,
      "SELECT coalesce ((SELECT coalesce (m.rung, -1) FROM rung_mark m WHERE m.party_id = p.id"
      "   AND m.deleted_at IS NULL ORDER BY m.set_on DESC, m.id DESC LIMIT 1),"
      " nullif (p.rung, 0), -1) FROM party p WHERE p.id = ?",
      "i", party);
}

static gboolean
mark_rung (
    RegDb *db, const RegBulkChange *change, gint64 party, RegBulkResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 mark = find_mark (db, party, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (mark == change->number)
    {
      result->n_same++;
      return TRUE;
    }
  result->n_changed++;
  return reg_rungs_mark (db, party, (int)change->number, change->text, error);
}

static gboolean
apply_to (RegDb *db, const RegBulkChange *change, gint64 id, RegBulkResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, id, &local);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (!party && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!party || reg_record_get_deleted_at (party))
    {
      result->n_gone++;
      return TRUE;
    }
  if (change->what == REG_BULK_DELETE)
    {
      result->n_changed++;
      return reg_db_bin (db, REG_ENTITY_PARTY, id, error);
    }
  if (reg_record_get_int (party, REG_PARTY_RESTRICTED))
    {
      result->n_restricted++;
      return TRUE;
    }
  if (change->what == REG_BULK_RUNG)
    return mark_rung (db, change, id, result, error);
  changed = change_record (change, party);
  if (reg_record_has_same_values (changed, party))
    {
      result->n_same++;
      return TRUE;
    }
  result->n_changed++;
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/**
 * reg_bulk_apply:
 * @db: a connection in a write job
 * @change: what is done
 * @parties: (array length=n_parties): to whom
 * @n_parties: how many they are
 * @result: (out): what became of them
 * @error: %G_IO_ERROR_CANCELLED; nothing is changed then
 *
 * Does one thing to many customers, in the action of the job, so that one undo takes all of it back.
 * Says how far it is and lets short writes through where the action is a long one.
 *
 * Returns: whether it is done
 */
gboolean
reg_bulk_apply (RegDb *db,
                const RegBulkChange *change,
                const gint64 *parties,
                gsize n_parties,
                RegBulkResult *result,
                GError **error)
{
  gboolean is_long = db->action && db->action->info->is_long;

  *result = (RegBulkResult){ 0 };
  for (gsize i = 0; i < n_parties; i++)
    {
      if (!apply_to (db, change, parties[i], result, error))
        return FALSE;
      if (!is_long)
        continue;
      reg_db_report (db, i + 1, n_parties);
      if (!reg_db_breathe (db, error))
        return FALSE;
    }
  return TRUE;
}
