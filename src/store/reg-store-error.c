/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-store-error.h"

#include "store/reg-db-private.h"

G_DEFINE_QUARK (reg_store_error, reg_store_error)

static int
error_from_sqlite (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return REG_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return REG_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return REG_STORE_ERROR_FOREIGN;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return REG_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return REG_STORE_ERROR_FULL;
    case SQLITE_CONSTRAINT:
      /* The value itself is wrong, or it is wrong beside what else is there. */
      return code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_CHECK
                     || code == SQLITE_CONSTRAINT_DATATYPE
                 ? REG_STORE_ERROR_INVALID
                 : REG_STORE_ERROR_CONFLICT;
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return REG_STORE_ERROR_INVALID;
    default:
      return REG_STORE_ERROR_FAILED;
    }
}

/**
 * reg_db_set_error:
 * @db: a connection
 * @code: an SQLite result
 * @what: what was being done
 * @error: where to put it
 *
 * The one place where SQLite's codes become ours. An interrupted statement becomes
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
reg_db_set_error (RegDb *db, int code, const char *what, GError **error)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: stopped", what);
  else
    g_set_error (error, REG_STORE_ERROR, error_from_sqlite (code), "%s: %s", what,
                 db && db->handle ? sqlite3_errmsg (db->handle) : sqlite3_errstr (code));
  return FALSE;
}
