/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* Every way a file can meet us: new, ours, in use, another program's, damaged, written by a newer
 * version, not writable. Each has its own answer, and none of them changes the file. */

static int
open_for_lock (RegStoreOpening *opening, GError **error)
{
  gboolean create = (opening->flags & REG_STORE_CREATE) != 0;
  int fd = open (opening->path, O_RDONLY | O_CLOEXEC | (create ? O_CREAT : 0), 0600);
  int code = errno;

  if (fd >= 0)
    return fd;
  g_set_error (error, REG_STORE_ERROR,
               code == ENOENT                    ? REG_STORE_ERROR_NOT_FOUND
               : code == EACCES || code == EROFS ? REG_STORE_ERROR_READ_ONLY
               : code == ENOSPC                  ? REG_STORE_ERROR_FULL
                                                 : REG_STORE_ERROR_FAILED,
               "%s: %s", opening->path, g_strerror (code));
  return -1;
}

/* The lock lives on a descriptor of its own, which is closed after SQLite's are: closing one earlier
 * would drop SQLite's locks. */
static gboolean
take_lock (RegStoreOpening *opening, GError **error)
{
  opening->lock_fd = open_for_lock (opening, error);
  if (opening->lock_fd < 0)
    return FALSE;
  if (opening->is_read_only || flock (opening->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE, "%s is open in another program",
               opening->path);
  return FALSE;
}

/**
 * reg_store_check_free:
 * @path: a file
 * @error: %REG_STORE_ERROR_IN_USE
 *
 * Returns: whether nobody has it open for writing, or there is no such file
 */
gboolean
reg_store_check_free (const char *path, GError **error)
{
  RegStoreOpening opening = { .path = path, .lock_fd = -1 };
  g_autoptr (GError) local = NULL;
  gboolean is_free = take_lock (&opening, &local)
                     || !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE);

  reg_store_release_lock (&opening.lock_fd);
  if (!is_free)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_free;
}

/**
 * reg_store_release_lock:
 * @fd: (inout): the lock's descriptor, -1 for none
 */
void
reg_store_release_lock (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static RegDb *
open_read_only (RegStoreOpening *opening, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegDb *db = reg_db_open (opening->path, SQLITE_OPEN_READONLY, error);
  gint64 version;

  opening->is_read_only = TRUE;
  if (!db)
    return NULL;
  if (reg_db_check_identity (db, error))
    {
      version = reg_db_get_version (db, error);
      if (version >= REG_DB_SCHEMA_VERSION)
        return db;
      if (version >= 0)
        g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY,
                     "%s has schema %" G_GINT64_FORMAT " and must be writable once to be updated",
                     opening->path, version);
    }
  reg_db_close (db);
  return NULL;
}

/* A look at the first page of every table: torn files are met here and not in the middle of a day. A
 * check of every page is for reg_db_check(). */
static gboolean
look_into_tables (RegDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES && !local; entity++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s",
                                              reg_entity_get_info (entity)->table);

      reg_db_query_int (db, 0, &local, sql, NULL);
    }
  if (!local)
    reg_db_query_int (db, 0, &local, "SELECT max (id) FROM action", NULL);
  if (!local)
    reg_db_query_int (db, 0, &local, "SELECT max (id) FROM change", NULL);
  if (!local)
    reg_db_query_int (db, 0, &local, "SELECT max (party_id) FROM party_summary", NULL);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static RegDb *
open_writable (RegStoreOpening *opening, GError **error)
{
  RegDb *db = reg_db_open (opening->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (!db)
    return NULL;
  if (reg_db_check_identity (db, error) && reg_db_migrate (db, error)
      && look_into_tables (db, error) && reg_db_undo_unfinished (db, error))
    return db;
  reg_db_close (db);
  return NULL;
}

/* Only a look at the header: nothing of a stranger's file may change, not even its journal mode. */
static gboolean
looks_like_ours (RegStoreOpening *opening, GError **error)
{
  RegDb *db = reg_db_open (opening->path, SQLITE_OPEN_READONLY, error);
  gboolean ok = db && reg_db_check_identity (db, error);

  g_clear_pointer (&db, reg_db_close);
  return ok;
}

static gboolean
is_empty_file (int fd)
{
  return lseek (fd, 0, SEEK_END) == 0;
}

/**
 * reg_store_open_file:
 * @opening: what is asked, filled with what was found
 * @error: why the file cannot be used
 *
 * A file of a newer version, one that may not be written, one that is damaged and one on a disk too
 * full to take back what an interrupted program left are opened for reading when that is possible, with the reason in @opening.
 *
 * Returns: (transfer full) (nullable): the connection; @opening holds the lock
 */
RegDb *
reg_store_open_file (RegStoreOpening *opening, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegDb *db = NULL;

  opening->is_read_only = (opening->flags & REG_STORE_READ_ONLY) != 0;
  if (!take_lock (opening, error))
    {
      reg_store_release_lock (&opening->lock_fd);
      return NULL;
    }
  if (!opening->is_read_only && access (opening->path, W_OK) != 0)
    {
      opening->is_read_only = TRUE;
      g_set_error (&opening->notice, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY,
                   "%s may not be written: %s", opening->path, g_strerror (errno));
    }
  if (opening->is_read_only)
    db = open_read_only (opening, error);
  else if (is_empty_file (opening->lock_fd) && !(opening->flags & REG_STORE_CREATE))
    g_set_error (&local, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT, "%s is empty", opening->path);
  else if (is_empty_file (opening->lock_fd) || looks_like_ours (opening, &local))
    db = open_writable (opening, &local);
  if (local
      && (g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NEWER_SCHEMA)
          || g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT)
          || g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_FULL))
      && (db = open_read_only (opening, NULL)))
    opening->notice = g_steal_pointer (&local);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  if (!db)
    reg_store_release_lock (&opening->lock_fd);
  return db;
}
