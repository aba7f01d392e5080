/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-export-log.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* "Gita Insurance: /home/ann/list.csv" */
static char *
describe_place (const RegExportNote *note)
{
  if (!note->whom || !*note->whom)
    return g_strdup (note->place);
  return note->place ? g_strconcat (note->whom, ": ", note->place, NULL) : g_strdup (note->whom);
}

/**
 * reg_export_log_add:
 * @db: a connection in a write job
 * @note: what left the book
 * @error: %REG_STORE_ERROR_INVALID when it says nothing
 *
 * Writes down an export, now, by whoever is working.
 *
 * Returns: whether it is written down
 */
gboolean
reg_export_log_add (RegDb *db, const RegExportNote *note, GError **error)
{
  RegRecordBuilder *builder;
  g_autofree char *place = describe_place (note);

  if (!note->form || !*note->form || note->count < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "export_entry: form or count is missing");
  builder = reg_record_builder_new (REG_ENTITY_EXPORT_ENTRY);
  reg_record_builder_set_int (builder, REG_EXPORT_ENTRY_AT, reg_db_now (db));
  reg_record_builder_set_ref (builder, REG_EXPORT_ENTRY_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_int (builder, REG_EXPORT_ENTRY_WHAT, note->what);
  reg_record_builder_set_text (builder, REG_EXPORT_ENTRY_FORM, note->form);
  reg_record_builder_set_int (builder, REG_EXPORT_ENTRY_COUNT, note->count);
  reg_record_builder_set_text (builder, REG_EXPORT_ENTRY_PLACE, place);
  reg_record_builder_set_ref (builder, REG_EXPORT_ENTRY_PARTY_ID, note->party);
  return reg_command_save (db, builder, error);
}

/* Nothing but the entry is written, and what waits to be checkpointed is left to whoever has the
 * book open. */
static gboolean
add_in_action (RegDb *db, const RegExportNote *note, GError **error)
{
  static const RegActionInfo info = {
    .kind = REG_EXPORT_LOG_ACTION,
    .label = REG_EXPORT_LOG_ACTION,
    .without_undo = TRUE,
  };
  RegDbAction action = { .info = &info };
  gboolean ok;

  if (!reg_db_check_identity (db, error)
      || !reg_db_exec_script (db, "PRAGMA wal_autocheckpoint = 0; PRAGMA busy_timeout = 20000;",
                              error))
    return FALSE;
  if (reg_db_get_version (db, error) != REG_DB_SCHEMA_VERSION)
    return reg_command_fail (error, REG_STORE_ERROR_IN_USE, "The book has another schema");
  if (!reg_db_begin (db, &action, error))
    return FALSE;
  ok = reg_export_log_add (db, note, error);
  if (ok)
    ok = reg_db_commit (db, error);
  else
    reg_db_rollback (db);
  g_clear_pointer (&db->changes, reg_changes_free);
  return ok;
}

/**
 * reg_export_log_add_beside:
 * @path: a book that is open in another program
 * @note: what leaves it
 * @error: %REG_STORE_ERROR_BUSY when the other program went on writing for too long
 *
 * Writes down an export while another program has the book. It waits its turn for this one row.
 * Blocking.
 *
 * Returns: whether it is written down
 */
gboolean
reg_export_log_add_beside (const char *path, const RegExportNote *note, GError **error)
{
  RegDb *db = reg_db_open (path, SQLITE_OPEN_READWRITE, error);
  gboolean ok = db && add_in_action (db, note, error);

  g_clear_pointer (&db, reg_db_close);
  return ok;
}

/**
 * reg_export_log_list:
 * @db: a connection
 * @limit: at most so many
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): what left the book, the last first
 */
GPtrArray *
reg_export_log_list (RegDb *db, int limit, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_EXPORT_ENTRY);
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM export_entry WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ?", columns);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", (gint64)limit);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (entries, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
