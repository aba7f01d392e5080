/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-backup.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "reg-store-resources.h"

#define MIGRATIONS "/app/regulars/Regulars/migrations"

/* Names begin with the number of the schema they lead to: "0001-first-day.sql". */
static char *
find_migration (gint64 version, GError **error)
{
  g_auto (GStrv)
      names = g_resource_enumerate_children (reg_store_get_resource (), MIGRATIONS, 0, error);
  g_autofree char *prefix = g_strdup_printf ("%04" G_GINT64_FORMAT "-", version);

  for (int i = 0; names && names[i]; i++)
    if (g_str_has_prefix (names[i], prefix))
      return g_strconcat (MIGRATIONS "/", names[i], NULL);
  if (names)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "There is no migration %s",
                 prefix);
  return NULL;
}

/* @is_update: it was a book before, and is as this program wants it then; what is derived from the
 * records may be derived otherwise now. */
static gboolean
migrate_to (RegDb *db, gint64 version, gboolean is_update, GError **error)
{
  g_autofree char *path = find_migration (version, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           REG_DB_APPLICATION_ID, (int)version);
  g_autoptr (GBytes) script = NULL;

  if (!path || !(script = g_resource_lookup_data (reg_store_get_resource (), path, 0, error)))
    return FALSE;
  if (!reg_db_exec_script (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (reg_db_exec_script (db, g_bytes_get_data (script, NULL), error)
      && (!is_update || reg_derived_rebuild (db, error)) && reg_db_exec_script (db, mark, error)
      && reg_db_exec_script (db, "COMMIT", error))
    return TRUE;
  reg_db_exec_script (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * reg_db_migrate:
 * @db: the writer's connection
 * @error: %REG_STORE_ERROR_NEWER_SCHEMA when a newer program wrote the file
 *
 * Brings the file to the schema of this program, each step in one transaction. Before an existing
 * file is touched a dated copy is put beside it.
 *
 * Returns: whether the file has the schema now
 */
gboolean
reg_db_migrate (RegDb *db, GError **error)
{
  gint64 version = reg_db_get_version (db, error);

  if (version < 0)
    return FALSE;
  if (version > REG_DB_SCHEMA_VERSION)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NEWER_SCHEMA,
                   "%s has schema %" G_GINT64_FORMAT ", this program knows %d", db->path, version,
                   REG_DB_SCHEMA_VERSION);
      return FALSE;
    }
  if (version > 0 && version < REG_DB_SCHEMA_VERSION
      && !reg_backup_before_migration (db, version, error))
    return FALSE;
  for (gint64 next = version + 1; next <= REG_DB_SCHEMA_VERSION; next++)
    if (!migrate_to (db, next, version > 0 && next == REG_DB_SCHEMA_VERSION, error))
      return FALSE;
  return TRUE;
}
