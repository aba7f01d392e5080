/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-db.h"

#include "store/reg-db-private.h"
#include "store/reg-fresh.h"
#include "store/reg-load.h"

#include <unistd.h>

/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define PROGRESS_STEPS 4000

static gint64
real_clock (void)
{
  return g_get_real_time () / 1000;
}

static int
progress_cb (void *data)
{
  RegDb *db = data;

  return db->cancellable && g_cancellable_is_cancelled (db->cancellable);
}

/* Memory of a connection for short-lived small things: statements are kept, so that little is compiled.
 * By itself SQLite takes 96 KiB for each connection. */
#define LOOKASIDE_SIZE 1200
#define LOOKASIDE_COUNT 20

static gboolean
set_up_connection (RegDb *db, gboolean is_writer, GError **error)
{
  /* No mapping of the file into memory and a small cache: the system keeps what is read often, for
   * all connections together, and the searches are no slower for it. */
  static const char *common = "PRAGMA foreign_keys = ON;"
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -512;"
                              "PRAGMA mmap_size = 0;";

  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, 2000);
  sqlite3_progress_handler (db->handle, PROGRESS_STEPS, progress_cb, db);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, LOOKASIDE_SIZE, LOOKASIDE_COUNT);
  if (!reg_db_exec_script (db, common, error) || !reg_derived_register_functions (db, error))
    return FALSE;
  if (!is_writer)
    return reg_db_exec_script (db, "PRAGMA wal_autocheckpoint = 0;", error);
  return reg_db_exec_script (
      db,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 2000;",
      error);
}

static char *
connection_uri (const char *path, gboolean may_write)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);

  /* Without the right to make the -wal and -shm files beside it, a file is only readable when
   * SQLite is promised that nobody changes it. */
  if (!may_write && access (folder, W_OK) != 0 && access (journal, F_OK) != 0)
    return g_strconcat ("file:", escaped, "?immutable=1", NULL);
  return g_strconcat ("file:", escaped, NULL);
}

/**
 * reg_db_open:
 * @path: the file
 * @flags: SQLITE_OPEN_READWRITE (with SQLITE_OPEN_CREATE) for the writer, SQLITE_OPEN_READONLY else
 * @error: what went wrong
 *
 * Opens one connection, for the thread that calls.
 *
 * Returns: (transfer full) (nullable): the connection
 */
RegDb *
reg_db_open (const char *path, int flags, GError **error)
{
  static gsize is_set_up;
  g_autofree char *uri = connection_uri (path, (flags & SQLITE_OPEN_READWRITE) != 0);
  RegDb *db = g_new0 (RegDb, 1);
  int code;

  /* Nobody asks how much memory SQLite has, and counting it makes all threads wait for one lock. */
  if (g_once_init_enter (&is_set_up))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_set_up, 1);
    }
  db->path = g_strdup (path);
  db->clock = real_clock;
  db->time_zone = g_time_zone_new_local ();
  db->fresh = reg_fresh_new ();
  db->load_limits = &reg_load_usual_limits;
  db->dirty_parties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  code = sqlite3_open_v2 (uri, &db->handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    reg_db_set_error (db, code, path, error);
  else if (set_up_connection (db, (flags & SQLITE_OPEN_READWRITE) != 0, error))
    return db;
  reg_db_close (db);
  return NULL;
}

/**
 * reg_db_close:
 * @db: (transfer full): a connection
 */
void
reg_db_close (RegDb *db)
{
  reg_load_drop (db);
  reg_db_forget_statements (db);
  g_clear_pointer (&db->dirty_parties, g_hash_table_unref);
  g_clear_pointer (&db->fresh, reg_fresh_free);
  g_clear_pointer (&db->made, g_array_unref);
  g_clear_pointer (&db->time_zone, g_time_zone_unref);
  if (db->handle)
    {
      sqlite3_progress_handler (db->handle, 0, NULL, NULL);
      if (sqlite3_close (db->handle) != SQLITE_OK)
        g_critical ("%s: statements were left open", db->path);
    }
  g_free (db->path);
  g_free (db);
}

/**
 * reg_db_rest:
 * @db: a connection between two jobs
 *
 * Gives back what only makes the next job faster: compiled statements and pages of the file.
 */
void
reg_db_rest (RegDb *db)
{
  reg_db_forget_statements (db);
  sqlite3_db_release_memory (db->handle);
}

/**
 * reg_db_set_job:
 * @db: a connection
 * @cancellable: (nullable): stops long statements; kept without a reference until the next call
 */
void
reg_db_set_job (RegDb *db, GCancellable *cancellable)
{
  db->cancellable = cancellable;
  db->fixed_now = 0;
}

/**
 * reg_db_get_version:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: the schema's number, 0 for an empty file, -1 on failure
 */
gint64
reg_db_get_version (RegDb *db, GError **error)
{
  return reg_db_query_int (db, -1, error, "PRAGMA user_version", NULL);
}

/**
 * reg_db_check_identity:
 * @db: a connection
 * @error: %REG_STORE_ERROR_FOREIGN or %REG_STORE_ERROR_CORRUPT
 *
 * Returns: whether the file is one of ours, or empty
 */
gboolean
reg_db_check_identity (RegDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 tables = reg_db_query_int (db, -1, &local, "SELECT count (*) FROM sqlite_schema", NULL);
  gint64 application = reg_db_query_int (db, -1, NULL, "PRAGMA application_id", NULL);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (application == REG_DB_APPLICATION_ID || (application == 0 && tables == 0))
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FOREIGN,
               "%s is a database of another program", db->path);
  return FALSE;
}

/**
 * reg_db_get_action:
 * @db: a connection in a write job
 *
 * Returns: the user action under way, 0 outside of one
 */
gint64
reg_db_get_action (RegDb *db)
{
  return db->action ? db->action->id : 0;
}

/**
 * reg_db_get_staff:
 * @db: a connection
 *
 * Returns: who is working, 0 when nobody is known
 */
gint64
reg_db_get_staff (RegDb *db)
{
  return db->staff;
}

/**
 * reg_db_now:
 * @db: a connection
 *
 * Returns: the instant of the job, ms UTC
 */
gint64
reg_db_now (RegDb *db)
{
  return db->fixed_now ? db->fixed_now : db->clock ();
}

/**
 * reg_db_set_now:
 * @db: a connection in a write job
 * @now: ms UTC, 0 for the clock again
 *
 * Makes what follows happen at another time, until the job ends.
 */
void
reg_db_set_now (RegDb *db, gint64 now)
{
  db->fixed_now = now;
}

/**
 * reg_db_set_staff:
 * @db: a connection in a write job
 * @staff: who does what follows, until the job ends
 */
void
reg_db_set_staff (RegDb *db, gint64 staff)
{
  db->staff = staff;
}

/**
 * reg_db_today:
 * @db: a connection
 *
 * Returns: (transfer full): the calendar day at the firm, YYYY-MM-DD
 */
char *
reg_db_today (RegDb *db)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (reg_db_now (db) / 1000);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, db->time_zone);

  return g_date_time_format (here, "%F");
}

/**
 * reg_db_report:
 * @db: a connection
 * @done: how much of it is done
 * @total: how much there is, 0 when unknown
 *
 * Tells whoever watches the job.
 */
void
reg_db_report (RegDb *db, gint64 done, gint64 total)
{
  if (db->progress)
    db->progress (done, total, db->progress_data);
}
