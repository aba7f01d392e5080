/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-command-private.h"

/**
 * reg_command_fail:
 * @error: set
 * @code: %REG_STORE_ERROR_REFUSED, %REG_STORE_ERROR_CONFLICT or %REG_STORE_ERROR_INVALID
 * @format: why, naming the record and the rule
 * @...: for @format
 *
 * Returns: %FALSE
 */
gboolean
reg_command_fail (GError **error, RegStoreError code, const char *format, ...)
{
  va_list args;
  g_autoptr (GError) made = NULL;

  va_start (args, format);
  made = g_error_new_valist (REG_STORE_ERROR, code, format, args);
  va_end (args);
  g_propagate_error (error, g_steal_pointer (&made));
  return FALSE;
}

/**
 * reg_command_save:
 * @db: a connection in a write job
 * @builder: (transfer full): the row
 * @error: what went wrong
 *
 * Returns: whether it is saved
 */
gboolean
reg_command_save (RegDb *db, RegRecordBuilder *builder, GError **error)
{
  return reg_command_create (db, builder, error) != 0;
}

/**
 * reg_command_create:
 * @db: a connection in a write job
 * @builder: (transfer full): the row
 * @error: what went wrong
 *
 * Returns: the id of the saved row, 0 on failure
 */
gint64
reg_command_create (RegDb *db, RegRecordBuilder *builder, GError **error)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (RegRecord) saved = reg_db_save (db, record, error);

  return saved ? reg_record_get_id (saved) : 0;
}

/**
 * reg_command_edit:
 * @db: a connection
 * @entity: what kind of record
 * @id: its local key
 * @error: %REG_STORE_ERROR_NOT_FOUND; %REG_STORE_ERROR_CONFLICT when it is in the bin
 *
 * Returns: (transfer full) (nullable): a builder with the row as it stands
 */
RegRecordBuilder *
reg_command_edit (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, entity, id, error);

  if (!record)
    return NULL;
  if (reg_record_get_deleted_at (record))
    {
      reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "%s %" G_GINT64_FORMAT " is in the bin",
                        reg_entity_get_info (entity)->table, id);
      return NULL;
    }
  return reg_record_builder_new_from (record);
}

static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 *key = g_new (gint64, 1);

      *key = reg_record_get_id (records->pdata[i]);
      g_hash_table_insert (index, key, records->pdata[i]);
    }
  return index;
}

static gboolean
remove_rest (RegDb *db, RegEntityId entity, GHashTable *rest, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rest);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!reg_db_remove (db, entity, *(gint64 *)key, error))
      return FALSE;
  return TRUE;
}

/**
 * reg_command_save_lines:
 * @db: a connection in a write job
 * @entity: the kind of the lines
 * @parent_field: where they refer to what they are lines of
 * @position_field: where their order stands
 * @parent: what they are lines of
 * @lines: (element-type RegRecord): all of them, in order
 * @error: %REG_STORE_ERROR_CONFLICT when a line was removed meanwhile or belongs elsewhere
 *
 * Makes the lines of a document be @lines: those without an id are made, those not there any more
 * are removed.
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the lines as they stand in the file
 */
GPtrArray *
reg_command_save_lines (RegDb *db,
                        RegEntityId entity,
                        int parent_field,
                        int position_field,
                        gint64 parent,
                        GPtrArray *lines,
                        GError **error)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GPtrArray) before = reg_db_list_by_int (db, entity, parent_field, parent, -1, error);
  g_autoptr (GHashTable) rest = NULL;
  gboolean ok = TRUE;

  if (!before)
    return NULL;
  rest = index_by_id (before);
  for (guint i = 0; ok && i < lines->len; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (lines->pdata[i]);
      gint64 id = reg_record_get_id (lines->pdata[i]);
      g_autoptr (RegRecord) record = NULL;
      RegRecord *now;

      reg_record_builder_set_ref (builder, parent_field, parent);
      reg_record_builder_set_int (builder, position_field, i + 1);
      record = reg_record_builder_end (builder);
      if (id && !g_hash_table_remove (rest, &id))
        ok = reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                               "%s %" G_GINT64_FORMAT " is no line of this document any more",
                               reg_entity_get_info (entity)->table, id);
      if (ok && (now = reg_db_save (db, record, error)))
        g_ptr_array_add (saved, now);
      else
        ok = FALSE;
    }
  return ok && remove_rest (db, entity, rest, error) ? g_steal_pointer (&saved) : NULL;
}

/**
 * reg_command_default_currency:
 * @db: a connection
 * @error: %REG_STORE_ERROR_NOT_FOUND before the firm was set up
 *
 * Returns: (transfer full) (nullable): the firm's currency
 */
char *
reg_command_default_currency (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);

  return firm ? g_strdup (reg_record_get_text (firm, REG_FIRM_CURRENCY)) : NULL;
}
