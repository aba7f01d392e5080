/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-db-private.h"
#include "store/reg-load.h"

#include "core/reg-uid.h"

/* A long write gives way after this much time, so that a sale at the counter never waits; while
 * nobody does, after the longer time. */
#define STEP_US (50 * 1000)
#define LONG_STEP_US (3 * G_USEC_PER_SEC)

/* KiB of pages kept while a long write goes on, so that they are not written and read again for
 * every row, and otherwise. */
#define LONG_CACHE "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 16000;"
#define USUAL_CACHE                                                                                \
  "PRAGMA cache_size = -512; PRAGMA wal_autocheckpoint = 2000; PRAGMA wal_checkpoint (PASSIVE);"

/**
 * reg_db_is_bulk:
 * @db: a connection
 *
 * Returns: whether a long write is under way that makes rows nobody has seen before
 */
gboolean
reg_db_is_bulk (RegDb *db)
{
  return db->action && db->action->info->is_long && !db->action->undoes;
}

static gboolean
start_transaction (RegDb *db, GError **error)
{
  db->breath_at = g_get_monotonic_time ();
  return reg_db_exec (db, error, "BEGIN IMMEDIATE", NULL);
}

static gboolean
insert_action (RegDb *db, RegDbAction *action, GError **error)
{
  guint8 uid[REG_UID_SIZE];
  gint64 state = action->is_long              ? REG_ACTION_RUNNING
                 : action->info->without_undo ? REG_ACTION_CLOSED
                                              : REG_ACTION_DONE;
  RegValue staff = { .type = db->staff ? REG_VALUE_INT : REG_VALUE_NULL, .i = db->staff };
  RegValue undoes = { .type = action->undoes ? REG_VALUE_INT : REG_VALUE_NULL,
                      .i = action->undoes };

  /* The greatest stamp on file is asked for once; this connection is the only one that writes. */
  if (!db->hlc.last)
    db->hlc.last = reg_db_query_int (db, 0, NULL, "SELECT max (hlc) FROM action", NULL);
  reg_uid_generate (uid);
  action->started_at = reg_db_now (db);
  if (!reg_db_exec (db, error,
                    "INSERT INTO action (uid, hlc, at, staff_id, kind, label, state, undoes)"
                    " VALUES (?,?,?,?,?,?,?,?)",
                    "uiivttiv", uid, reg_hlc_tick (&db->hlc, action->started_at),
                    action->started_at, &staff, action->info->kind, action->info->label, state,
                    &undoes))
    return FALSE;
  action->id = sqlite3_last_insert_rowid (db->handle);
  return TRUE;
}

/**
 * reg_db_begin:
 * @db: the writer's connection
 * @action: what is going to be done; kept until reg_db_commit() or reg_db_rollback()
 * @error: what went wrong
 *
 * Returns: whether a transaction with a fresh action is open
 */
gboolean
reg_db_begin (RegDb *db, RegDbAction *action, GError **error)
{
  if (!start_transaction (db, error))
    return FALSE;
  action->is_empty = TRUE;
  db->action = action;
  db->changes = g_new0 (RegChanges, 1);
  db->changes->ids = g_array_new (FALSE, FALSE, sizeof (RegChange));
  if (insert_action (db, action, error))
    {
      db->changes->action = action->id;
      return TRUE;
    }
  reg_db_rollback (db);
  g_clear_pointer (&db->changes, reg_changes_free);
  return FALSE;
}

/**
 * reg_db_require_transaction:
 * @db: the writer's connection, in an action
 * @error: %REG_STORE_ERROR_FAILED
 *
 * A full disk and an interrupted statement make SQLite take the whole transaction back by itself. A
 * job that goes on regardless must not write outside of one.
 *
 * Returns: whether the transaction still stands
 */
gboolean
reg_db_require_transaction (RegDb *db, GError **error)
{
  if (!sqlite3_get_autocommit (db->handle))
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED,
               "%s: the write was taken back after an earlier failure", db->path);
  return FALSE;
}

/* From here on parts of the action are in the file before it ends: the next opening takes them back
 * unless it does. */
static gboolean
make_long (RegDb *db, GError **error)
{
  RegDbAction *action = db->action;

  if (action->is_long)
    return TRUE;
  action->is_long = TRUE;
  reg_db_exec_script (db, LONG_CACHE, NULL);
  return reg_db_exec (db, error, "UPDATE action SET state = ? WHERE id = ?", "ii",
                      (gint64)REG_ACTION_RUNNING, action->id);
}

/* What was made beside is brought in by another connection: this one must not be writing then. */
static gboolean
end_load (RegDb *db, GError **error)
{
  if (!db->load || db->is_yielding)
    return TRUE;
  return make_long (db, error) && reg_db_exec (db, error, "COMMIT", NULL)
         && reg_load_end (db, error) && start_transaction (db, error);
}

/**
 * reg_db_commit:
 * @db: the writer's connection, in an action
 * @error: what went wrong; everything is taken back then
 *
 * Brings what is derived up to date and makes the action last. An action that changed nothing
 * leaves no trace.
 *
 * Returns: whether it is in the file
 */
gboolean
reg_db_commit (RegDb *db, GError **error)
{
  RegDbAction *action = db->action;
  gboolean ok = reg_db_require_transaction (db, error) && reg_derived_refresh (db, error)
                && reg_journal_flush (db, error) && end_load (db, error);

  if (ok && action->is_empty)
    ok = reg_db_exec (db, error, "DELETE FROM action WHERE id = ?", "i", action->id);
  else if (ok && action->is_long)
    ok = reg_db_exec (db, error, "UPDATE action SET state = ? WHERE id = ?", "ii",
                      (gint64)(action->info->without_undo ? REG_ACTION_CLOSED : REG_ACTION_DONE),
                      action->id);
  if (ok)
    ok = reg_db_exec (db, error, "COMMIT", NULL);
  if (!ok)
    {
      reg_db_rollback (db);
      return FALSE;
    }
  if (action->is_long)
    reg_db_exec_script (db, USUAL_CACHE, NULL);
  if (action->is_empty)
    action->id = 0;
  db->action = NULL;
  return TRUE;
}

/**
 * reg_db_rollback:
 * @db: the writer's connection, in an action
 *
 * Takes back what was not committed; steps of a long action that were are undone by
 * reg_db_undo_unfinished().
 */
void
reg_db_rollback (RegDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    reg_db_exec (db, NULL, "ROLLBACK", NULL);
  if (db->action && db->action->is_long)
    reg_db_exec_script (db, USUAL_CACHE, NULL);
  if (!db->is_yielding)
    reg_load_drop (db);
  reg_derived_forget_marks (db);
  reg_journal_forget (db);
  db->action = NULL;
}

/**
 * reg_db_breathe:
 * @db: a connection in a write job
 * @error: what went wrong, %G_IO_ERROR_CANCELLED when the job was cancelled
 *
 * Called between two rows of a long write: after 50 ms, or three seconds while no other write waits, what
 * was done so far is committed and waiting short writes get their turn. If the program ends before
 * the action does, the next opening takes it back.
 *
 * Returns: whether to go on
 */
gboolean
reg_db_breathe (RegDb *db, GError **error)
{
  gint64 since = g_get_monotonic_time () - db->breath_at;

  if (db->cancellable && g_cancellable_set_error_if_cancelled (db->cancellable, error))
    return FALSE;
  if (since < STEP_US || (since < LONG_STEP_US && db->is_awaited && !db->is_awaited (db)))
    return reg_derived_step (db, error);
  if (!reg_db_require_transaction (db, error))
    return FALSE;
  if (!make_long (db, error))
    return FALSE;
  if (!reg_load_begin_if_worth (db, error) || !reg_derived_refresh (db, error)
      || !reg_journal_flush (db, error) || !reg_db_exec (db, error, "COMMIT", NULL))
    return FALSE;
  if (db->load && !db->is_yielding && reg_load_is_overdue (db->load) && !reg_load_end (db, error))
    return FALSE;
  if (db->yield && !db->yield (db))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The file is being closed");
      return FALSE;
    }
  return start_transaction (db, error);
}
