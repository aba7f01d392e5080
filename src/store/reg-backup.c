/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-backup.h"

#include "store/reg-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Pages copied between two looks at the cancellable. */
#define PAGES_PER_STEP 512

static gboolean
copy_pages (RegDb *db, sqlite3 *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", db->handle, "main");
  int code = SQLITE_OK;

  if (!backup)
    return reg_db_set_error (NULL, sqlite3_errcode (target), "Starting a copy", error);
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      reg_db_report (db, sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                     sqlite3_backup_pagecount (backup));
    }
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return code == SQLITE_DONE || reg_db_set_error (NULL, code, "Copying", error);
}

static gboolean
write_copy (RegDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *target = NULL;
  int code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  gboolean ok;

  if (code != SQLITE_OK)
    ok = reg_db_set_error (NULL, code, path, error);
  else
    ok = copy_pages (db, target, cancellable, error);
  /* One plain file, without -wal and -shm beside it. */
  if (ok && sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    ok = reg_db_set_error (NULL, sqlite3_errcode (target), path, error);
  sqlite3_close (target);
  return ok;
}

static void
remove_with_companions (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
  g_unlink (journal);
}

static gboolean
move_into_place (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "%s: %s", to, g_strerror (errno));
  return FALSE;
}

/**
 * reg_backup_write:
 * @db: a connection, in a read or write job
 * @target: where the copy goes; replaced when it exists
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Writes a copy under a temporary name, checks it, and only then gives it its name.
 *
 * Returns: whether a checked copy stands at @target
 */
gboolean
reg_backup_write (RegDb *db, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *partial = g_strconcat (target, ".partial", NULL);
  gboolean ok;

  remove_with_companions (partial);
  ok = write_copy (db, partial, cancellable, error) && reg_backup_check_file (partial, error)
       && move_into_place (partial, target, error);
  remove_with_companions (partial);
  return ok;
}

/**
 * reg_backup_check_file:
 * @path: a copy, not a file that is in use
 * @error: what is wrong with it
 *
 * Returns: whether it is a whole Regulars file
 */
gboolean
reg_backup_check_file (const char *path, GError **error)
{
  RegDb *db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gboolean ok;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND, "%s: no such file", path);
      return FALSE;
    }
  db = reg_db_open (path, SQLITE_OPEN_READONLY, error);
  ok = db && reg_db_check_identity (db, error) && reg_db_check (db, findings, error);
  if (ok && reg_db_get_version (db, NULL) < 1)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FOREIGN, "%s is empty", path);
      ok = FALSE;
    }
  g_clear_pointer (&db, reg_db_close);
  if (ok && findings->len)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT, "%s: %s", path,
                   (char *)findings->pdata[0]);
      ok = FALSE;
    }
  return ok;
}

/* What a connection remembers of an index of words is renewed when it is asked something, but not
 * when it is checked: what another connection has written since would be taken for damage. */
static void
look_at_indexes (RegDb *db)
{
  static const char *const tables[] = { "party_word", "party_part", "record_word", "record_part" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT rowid FROM %s WHERE %s MATCH 'regulars' LIMIT 1", tables[i], tables[i]);

      reg_db_query_int (db, 0, NULL, sql, NULL);
    }
}

/**
 * reg_db_check:
 * @db: a connection
 * @findings: (element-type utf8): gets a sentence for each thing that is wrong
 * @error: what kept the check from running
 *
 * Returns: whether the check ran; the file is whole when @findings stays empty
 */
gboolean
reg_db_check (RegDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (RegStatement) pages = NULL;
  g_autoptr (RegStatement) references = NULL;
  g_autoptr (GError) local = NULL;

  look_at_indexes (db);
  pages = reg_db_query (db, "PRAGMA integrity_check (20)", NULL);
  references = reg_db_query (db, "PRAGMA foreign_key_check", NULL);
  while (reg_statement_next (pages, &local))
    if (strcmp (reg_statement_text (pages, 0), "ok") != 0)
      g_ptr_array_add (findings, reg_statement_dup (pages, 0));
  while (!local && reg_statement_next (references, &local))
    g_ptr_array_add (findings, g_strdup_printf ("%s %" G_GINT64_FORMAT " refers to a missing %s",
                                                reg_statement_text (references, 0),
                                                reg_statement_int (references, 1),
                                                reg_statement_text (references, 2)));
  if (!local)
    return TRUE;
  if (g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT))
    {
      g_ptr_array_add (findings, g_strdup (local->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
dated_path (const char *path, const char *why)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  char *dated = g_strdup_printf ("%s.%s-%s", path, why, stamp);

  /* Two in the same second do not replace each other. */
  for (int i = 2; g_file_test (dated, G_FILE_TEST_EXISTS); i++)
    {
      g_free (dated);
      dated = g_strdup_printf ("%s.%s-%s-%d", path, why, stamp, i);
    }
  return dated;
}

/**
 * reg_backup_before_migration:
 * @db: the writer's connection
 * @version: the schema the file has
 * @error: what went wrong
 *
 * Returns: whether a dated, checked copy stands beside the file
 */
gboolean
reg_backup_before_migration (RegDb *db, gint64 version, GError **error)
{
  g_autofree char *why = g_strdup_printf ("schema-%" G_GINT64_FORMAT, version);
  g_autofree char *target = dated_path (db->path, why);

  return reg_backup_write (db, target, NULL, error);
}

/* Keeps a file that is replaced under a dated name. What its -wal still holds is brought into it by
 * opening it once; where that fails, the -wal goes with it: beside another file it would be poison. */
static gboolean
put_aside (const char *path, GError **error)
{
  g_autofree char *replaced = dated_path (path, "replaced");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *replaced_wal = g_strconcat (replaced, "-wal", NULL);

  if (g_file_test (wal, G_FILE_TEST_EXISTS) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (RegStore) old = reg_store_new (path, 0);

      reg_store_open_sync (old, NULL, NULL);
      reg_store_close (old);
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !move_into_place (path, replaced, error))
    return FALSE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS) && !move_into_place (wal, replaced_wal, error))
    return FALSE;
  g_unlink (shm);
  return TRUE;
}

/**
 * reg_backup_restore_sync:
 * @copy: a backup
 * @path: the file it takes the place of; must not be open
 * @cancellable: (nullable): stops it
 * @error: what went wrong; @path is as before then. %REG_STORE_ERROR_IN_USE when it is open
 *
 * The copy is checked first, and the file it replaces is kept beside it under a dated name.
 *
 * Returns: whether @path is now what @copy is
 */
gboolean
reg_backup_restore_sync (const char *copy,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  RegDb *db;
  gboolean ok;

  if (!reg_store_check_free (path, error) || !reg_backup_check_file (copy, error)
      || !(db = reg_db_open (copy, SQLITE_OPEN_READONLY, error)))
    return FALSE;
  remove_with_companions (partial);
  ok = write_copy (db, partial, cancellable, error);
  reg_db_close (db);
  ok = ok && put_aside (path, error) && move_into_place (partial, path, error);
  remove_with_companions (partial);
  return ok;
}

/* --- rotation: 7 daily, 4 weekly, 12 monthly ------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return -g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_copies (const char *folder, const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".regulars")
        && strlen (name) == strlen (prefix) + strlen ("2026-01-31.regulars"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_first_of_its_kind (char *last, const char *key, int *left)
{
  if (strcmp (last, key) == 0 || *left == 0)
    return FALSE;
  g_strlcpy (last, key, 16);
  (*left)--;
  return TRUE;
}

/* Newest first: keeps seven days, the newest of each of four weeks and of each of twelve months. */
static void
rotate (const char *folder, const char *prefix)
{
  g_autoptr (GPtrArray) names = list_copies (folder, prefix);
  char day[16] = "", week[16] = "", month[16] = "";
  int days = 7, weeks = 4, months = 12;

  for (guint i = 0; i < names->len; i++)
    {
      const char *date = (const char *)names->pdata[i] + strlen (prefix);
      g_autofree char *iso_date = g_strdup_printf ("%.10sT00:00:00Z", date);
      g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (iso_date, NULL);
      g_autofree char *week_key = when ? g_date_time_format (when, "%G-%V") : NULL;
      g_autofree char *month_key = when ? g_date_time_format (when, "%Y-%m") : NULL;
      g_autofree char *day_key = when ? g_date_time_format (when, "%F") : NULL;
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      gboolean keep;

      if (!when)
        continue;
      keep = is_first_of_its_kind (day, day_key, &days);
      keep = is_first_of_its_kind (week, week_key, &weeks) || keep;
      keep = is_first_of_its_kind (month, month_key, &months) || keep;
      if (!keep)
        g_unlink (path);
    }
}

/**
 * reg_backup_daily:
 * @db: a connection in a read job
 * @folder: where the copies are kept; made when missing
 * @error: what went wrong
 *
 * Writes today's copy unless there is one, and lets go of those that are too many.
 *
 * Returns: whether today's copy is there
 */
gboolean
reg_backup_daily (RegDb *db, const char *folder, GError **error)
{
  g_autofree char *base = g_path_get_basename (db->path);
  g_autofree char *prefix = g_strconcat (base, "-", NULL);
  g_autofree char *today = reg_db_today (db);
  g_autofree char *name = g_strconcat (prefix, today, ".regulars", NULL);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!g_file_test (target, G_FILE_TEST_EXISTS)
      && !reg_backup_write (db, target, db->cancellable, error))
    return FALSE;
  rotate (folder, prefix);
  return TRUE;
}
