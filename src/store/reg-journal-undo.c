/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-journal-private.h"

#include <string.h>

/* From this many changed rows on what is derived is not kept up row by row. */
#define MANY_CHANGES 5000

static const RegActionInfo recovery = { .kind = "recover",
                                        .label = "Unfinished work taken back",
                                        .without_undo = TRUE };

typedef struct
{
  gint64 id;
  const RegEntityInfo *info;
  gint64 record_id;
  gint64 last_id; /* of a run of rows that were made; else that of the record */
  guint8 uid[REG_UID_SIZE];
  char op;
  char *fields;
} Change;

/**
 * reg_undo_result_clear:
 * @self: a result
 */
void
reg_undo_result_clear (RegUndoResult *self)
{
  g_clear_pointer (&self->label, g_free);
}

/**
 * reg_journal_last_undoable:
 * @db: a connection; in a write job the action under way does not count
 * @label: (out) (optional) (transfer full): what it was
 * @error: what went wrong
 *
 * Returns: the newest action that can be taken back, 0 when there is none
 */
gint64
reg_journal_last_undoable (RegDb *db, char **label, GError **error)
{
  g_autoptr (RegStatement)
      statement = reg_db_query (db,
                                "SELECT id, label FROM action WHERE state = 0 AND undoes IS NULL"
                                " AND id <> ? ORDER BY id DESC LIMIT 1",
                                "i", db->action ? db->action->id : 0);

  if (!reg_statement_next (statement, error))
    return 0;
  if (label)
    *label = reg_statement_dup (statement, 1);
  return reg_statement_int (statement, 0);
}

/**
 * reg_journal_last_redoable:
 * @db: a connection; in a write job the action under way does not count
 * @label: (out) (optional) (transfer full): what was taken back
 * @error: what went wrong
 *
 * Whatever is done after something was taken back makes an end of doing it again.
 *
 * Returns: the newest undo; taking that back does again what it took back. 0 when there is none
 */
gint64
reg_journal_last_redoable (RegDb *db, char **label, GError **error)
{
  g_autoptr (RegStatement) statement = reg_db_query (
      db,
      "SELECT u.id, a.label FROM action u JOIN action a ON a.id = u.undoes"
      " WHERE u.state = 0 AND a.state = 2 AND a.undoes IS NULL"
      " AND u.id <> ?1 AND u.id > coalesce ((SELECT id FROM action"
      "  WHERE undoes IS NULL AND state <> 2 AND id <> ?1"
      "  ORDER BY id DESC LIMIT 1), 0) ORDER BY u.id DESC LIMIT 1",
      "i", db->action ? db->action->id : 0);

  if (!reg_statement_next (statement, error))
    return 0;
  if (label)
    *label = reg_statement_dup (statement, 1);
  return reg_statement_int (statement, 0);
}

/* Whether somebody touched the record after the change that is being taken back, other than the
 * action itself and undo pairs that cancelled each other out. */
static gboolean
changed_since (RegDb *db, const Change *change, gint64 action)
{
  return reg_db_query_int (
      db, 0, NULL,
      "SELECT EXISTS (SELECT 1 FROM change c JOIN action a ON a.id = c.action_id"
      " WHERE c.entity = ? AND c.record_id = ? AND c.id > ? AND c.action_id <> ?"
      " AND a.state <> 2 AND a.undoes IS NULL)",
      "iiii", (gint64)change->info->id, change->record_id, change->id, action);
}

/* When the row was changed before the change that is taken back: it is so again, provided nobody
 * else touched it since. 0: that is not known, or no longer true. */
static gint64
time_before (RegDb *db, const Change *change, const RegRecord *current)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT CASE WHEN ?1 ->> '$.changed_at[1]' = ?2"
                           " THEN ?1 ->> '$.changed_at[0]' ELSE 0 END",
                           "ti", change->fields, reg_record_get_changed_at (current));
}

static void
decode_blob (const char *hex, RegValue *value)
{
  gsize size = strlen (hex) / 2;
  guint8 *bytes = g_malloc (MAX (size, 1));

  for (gsize i = 0; i < size; i++)
    bytes[i] = g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]);
  *value = (RegValue){ .type = REG_VALUE_BLOB, .blob = g_bytes_new_take (bytes, size) };
}

/**
 * reg_journal_read_value:
 * @statement: on a row
 * @column: where a journaled value stands
 * @field: the field it belongs to
 * @value: (out caller-allocates): the value
 */
void
reg_journal_read_value (RegStatement *statement,
                        int column,
                        const RegFieldInfo *field,
                        RegValue *value)
{
  if (field->type == REG_FIELD_TYPE_BLOB && !reg_statement_is_null (statement, column))
    decode_blob (reg_statement_text (statement, column), value);
  else
    reg_statement_value (statement, column, value);
}

/* Puts the old values back, but only where the new value still stands. */
static RegRecord *
restore_fields (
    RegDb *db, const Change *change, const RegRecord *current, gboolean *left_some, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db, "SELECT key, value ->> 0, value ->> 1 FROM json_each (?)", "t", change->fields);
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (current);

  while (reg_statement_next (each, &local))
    {
      int field = reg_entity_find_field (change->info, reg_statement_text (each, 0));
      RegValue old_value = { .type = REG_VALUE_NULL };
      RegValue new_value = { .type = REG_VALUE_NULL };

      if (field < 0 || (change->info->fields[field].flags & REG_FIELD_SECRET))
        continue;
      reg_journal_read_value (each, 1, &change->info->fields[field], &old_value);
      reg_journal_read_value (each, 2, &change->info->fields[field], &new_value);
      if (reg_value_equal (&new_value, reg_record_get_value (current, field)))
        reg_record_builder_set_value (builder, field, &old_value);
      else
        *left_some = TRUE;
      reg_value_clear (&old_value);
      reg_value_clear (&new_value);
    }
  if (!local)
    return reg_record_builder_end (g_steal_pointer (&builder));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
undo_update (RegDb *db, const Change *change, gboolean *kept, GError **error)
{
  g_autoptr (RegRecord) current = reg_db_load (db, change->info->id, change->record_id, NULL);
  g_autoptr (RegRecord) restored = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (!current)
    {
      *kept = TRUE;
      return TRUE;
    }
  if (!(restored = restore_fields (db, change, current, kept, error)))
    return FALSE;
  db->changed_at = *kept ? 0 : time_before (db, change, current);
  saved = reg_db_save (db, restored, error);
  db->changed_at = 0;
  return saved != NULL;
}

/* Out of the bin or back into it, where it had been since then. */
static gboolean
undo_bin (RegDb *db, const Change *change, GError **error)
{
  g_autoptr (RegRecord) current = reg_db_load (db, change->info->id, change->record_id, error);
  gint64 since = 0;
  gboolean ok;

  if (!current)
    return FALSE;
  if (change->op == 'r')
    since = reg_db_query_int (db, reg_db_now (db), NULL, "SELECT ? ->> '$.deleted_at[0]'", "t",
                              change->fields);
  db->changed_at = time_before (db, change, current);
  ok = reg_db_set_bin (db, change->info->id, change->record_id, since, error);
  db->changed_at = 0;
  return ok;
}

static void
restore_removed (RegStatement *each, const RegEntityInfo *info, RegRecordBuilder *builder)
{
  int field = reg_entity_find_field (info, reg_statement_text (each, 0));
  RegValue value = { .type = REG_VALUE_NULL };

  /* A secret is not in the journal, so it stays forgotten. */
  if (field < 0 || (info->fields[field].flags & REG_FIELD_SECRET))
    return;
  reg_journal_read_value (each, 1, &info->fields[field], &value);
  reg_record_builder_set_value (builder, field, &value);
  reg_value_clear (&value);
}

static gboolean
undo_remove (RegDb *db, const Change *change, GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db, "SELECT key, value ->> 0 FROM json_each (?)", "t", change->fields);
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new (change->info->id);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (GError) local = NULL;
  gint64 now = reg_db_now (db);
  gint64 created_at = now;
  gint64 changed_at = now;
  gint64 deleted_at = 0;

  while (reg_statement_next (each, &local))
    {
      if (strcmp (reg_statement_text (each, 0), "created_at") == 0)
        created_at = reg_statement_int (each, 1);
      else if (strcmp (reg_statement_text (each, 0), "changed_at") == 0)
        changed_at = reg_statement_int (each, 1);
      else if (strcmp (reg_statement_text (each, 0), "deleted_at") == 0)
        deleted_at = reg_statement_int (each, 1);
      else
        restore_removed (each, change->info, builder);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  reg_record_builder_set_key (builder, change->record_id, change->uid);
  reg_record_builder_set_times (builder, created_at, changed_at, deleted_at);
  record = reg_record_builder_end (g_steal_pointer (&builder));
  return reg_db_insert_row (db, record, error)
         && reg_journal_write (db, change->info, 'i', NULL, record, error);
}

/* A new row that others have built upon stays. */
static gboolean
undo_insert (RegDb *db, const Change *change, gint64 action, gboolean *kept, GError **error)
{
  *kept = changed_since (db, change, action);
  if (!*kept && reg_approvals_keeps_number (db, change->info->id))
    return reg_db_bin (db, change->info->id, change->record_id, error);
  return *kept || reg_db_remove (db, change->info->id, change->record_id, error);
}

/* What is gone, and what others refer to or would have to be there first, is left alone. */
static gboolean
is_left_alone (const GError *error)
{
  return g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT)
         || g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

static gboolean
undo_change (RegDb *db, const Change *change, gint64 action, RegUndoResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean kept = FALSE;
  gboolean ok;

  if (change->info->flags & REG_ENTITY_APPEND_ONLY)
    return TRUE;
  switch (change->op)
    {
    case 'i':
      ok = undo_insert (db, change, action, &kept, &local);
      break;
    case 'd':
      ok = undo_remove (db, change, &local);
      break;
    case 'b':
    case 'r':
      ok = undo_bin (db, change, &local);
      break;
    default:
      ok = undo_update (db, change, &kept, &local);
    }
  if (!ok && !is_left_alone (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (kept || !ok)
    result->kept++;
  else
    result->restored++;
  return TRUE;
}

static gboolean
next_change (RegDb *db, gint64 action, gint64 before, Change *change, GError **error)
{
  g_autoptr (RegStatement)
      statement = reg_db_query (db,
                                "SELECT id, entity, record_id, uid, op, fields,"
                                " coalesce (last_id, record_id) FROM change"
                                " WHERE action_id = ? AND id < ? ORDER BY id DESC LIMIT 1",
                                "ii", action, before);
  gsize size;

  if (!reg_statement_next (statement, error))
    return FALSE;
  change->id = reg_statement_int (statement, 0);
  change->info = reg_entity_get_info (reg_statement_int (statement, 1));
  change->record_id = reg_statement_int (statement, 2);
  memcpy (change->uid, reg_statement_bytes (statement, 3, &size), REG_UID_SIZE);
  change->op = *reg_statement_text (statement, 4);
  change->fields = reg_statement_dup (statement, 5);
  change->last_id = reg_statement_int (statement, 6);
  return TRUE;
}

static gboolean
undo_entry (RegDb *db, Change *change, gint64 action, RegUndoResult *result, GError **error)
{
  gint64 first = change->record_id;

  for (gint64 id = change->last_id; id >= first; id--)
    {
      change->record_id = id;
      if (!undo_change (db, change, action, result, error) || !reg_db_breathe (db, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
undo_all_changes (RegDb *db, gint64 action, RegUndoResult *result, GError **error)
{
  gint64 before = G_MAXINT64;
  g_autoptr (GError) local = NULL;
  Change change;

  while (next_change (db, action, before, &change, &local))
    {
      gboolean ok = undo_entry (db, &change, action, result, &local);

      before = change.id;
      g_free (change.fields);
      if (!ok)
        break;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Of an import, what is derived is made anew once at the end: that is faster than row by row. The
 * number of rows is the same for a recovery that has to begin again, so that one ends so too. */
static gboolean
undo_changes (RegDb *db, gint64 action, RegUndoResult *result, GError **error)
{
  gint64 n = reg_db_query_int (db, 0, NULL,
                               "SELECT total (coalesce (last_id - record_id, 0) + 1) FROM change"
                               " WHERE action_id = ?",
                               "i", action);
  gboolean without_derived = db->without_derived;
  gboolean ok;

  if (n < MANY_CHANGES)
    return undo_all_changes (db, action, result, error);
  db->without_derived = TRUE;
  ok = undo_all_changes (db, action, result, error);
  db->without_derived = without_derived;
  return ok && reg_derived_rebuild (db, error);
}

/* Whether an action is one that may be taken back; tells what it was. */
static gboolean
read_action (RegDb *db, gint64 action, RegUndoResult *result, gint64 *undoes, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) statement = reg_db_query (
      db, "SELECT label, state, undoes FROM action WHERE id = ?", "i", action);
  gint64 state = REG_ACTION_CLOSED;

  if (reg_statement_next (statement, &local))
    {
      state = reg_statement_int (statement, 1);
      *undoes = reg_statement_int (statement, 2);
      result->label = reg_statement_dup (statement, 0);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* Only recovery takes back what never ended. */
  if (action != db->action->id
      && (state == REG_ACTION_DONE
          || (state == REG_ACTION_RUNNING && db->action->info == &recovery)))
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT,
               "Action %" G_GINT64_FORMAT " cannot be undone", action);
  return FALSE;
}

/**
 * reg_journal_undo:
 * @db: a connection in a write job
 * @action: an action that was done
 * @result: (out caller-allocates): what came of it; clear with reg_undo_result_clear()
 * @error: %REG_STORE_ERROR_CONFLICT when it cannot be undone (any more)
 *
 * Takes an action back row by row, newest first. What somebody changed since is left alone and
 * counted. Undoing an undo does the action again.
 *
 * Returns: whether it was undone
 */
gboolean
reg_journal_undo (RegDb *db, gint64 action, RegUndoResult *result, GError **error)
{
  gint64 undoes = 0;

  *result = (RegUndoResult){ .action = action };
  if (!reg_db_require_write (db, error) || !read_action (db, action, result, &undoes, error))
    return FALSE;
  db->action->undoes = action;
  if (!reg_db_exec (db, error, "UPDATE action SET undoes = ? WHERE id = ?", "ii", action,
                    db->action->id)
      || !reg_approvals_check_undo (db, action, error) || !undo_changes (db, action, result, error)
      || !reg_approvals_note_undo (db, action, error))
    return FALSE;
  db->action->is_empty = FALSE;
  /* Undoing an undo leaves the first action standing again. */
  if (undoes && !reg_db_exec (db, error, "UPDATE action SET state = 0 WHERE id = ?", "i", undoes))
    return FALSE;
  return reg_db_exec (db, error, "UPDATE action SET state = 2 WHERE id = ?", "i", action);
}

/**
 * reg_db_undo_action:
 * @db: the writer's connection, outside of an action
 * @action: a long action that did not end
 * @error: what went wrong
 *
 * Returns: whether nothing of it is left
 */
gboolean
reg_db_undo_action (RegDb *db, gint64 action, GError **error)
{
  RegDbAction back = { .info = &recovery };
  RegUndoResult result = { 0 };
  gboolean ok = reg_db_begin (db, &back, error);

  if (ok && !reg_journal_undo (db, action, &result, error))
    {
      reg_db_rollback (db);
      ok = FALSE;
    }
  ok = ok && reg_db_commit (db, error);
  g_clear_pointer (&db->changes, reg_changes_free);
  reg_undo_result_clear (&result);
  return ok;
}

/**
 * reg_journal_has_unfinished:
 * @db: a connection
 *
 * Returns: whether a long action never ended; opening the file for writing takes it back, unless
 *   it is still under way elsewhere
 */
gboolean
reg_journal_has_unfinished (RegDb *db)
{
  return reg_db_query_int (db, 0, NULL, "SELECT EXISTS (SELECT 1 FROM action WHERE state = 1)",
                           NULL)
         != 0;
}

/**
 * reg_db_undo_unfinished:
 * @db: the writer's connection, outside of an action and with none under way
 * @error: what went wrong
 *
 * Called at each opening: a long action that never ended (the power went, the program was killed)
 * is taken back as a whole.
 *
 * Returns: whether the file holds finished actions only
 */
gboolean
reg_db_undo_unfinished (RegDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 unfinished;

  /* A recovery that was itself cut short is started anew: what it already took back is no longer
   * there to be undone. */
  if (!reg_db_exec (db, error, "UPDATE action SET state = 2 WHERE state = 1 AND kind = 'recover'",
                    NULL))
    return FALSE;
  while (
      (unfinished = reg_db_query_int (
           db, 0, &local, "SELECT id FROM action WHERE state = 1 ORDER BY id DESC LIMIT 1", NULL))
      != 0)
    if (!reg_db_undo_action (db, unfinished, error))
      return FALSE;
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
