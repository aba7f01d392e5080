/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-db-private.h"

#include <string.h>

#include "core/reg-uid.h"

/* The five columns every table begins with. */
#define N_KEY_COLUMNS REG_DB_KEY_COLUMNS

/**
 * reg_db_select_columns:
 * @info: a kind of record
 * @alias: (nullable): the table's name in the statement
 *
 * Returns: (transfer full): the columns in the order reg_db_read_record() expects
 */
char *
reg_db_select_columns (const RegEntityInfo *info, const char *alias)
{
  static const char *const keys[N_KEY_COLUMNS] = { "id", "uid", "created_at", "changed_at",
                                                   "deleted_at" };
  GString *sql = g_string_new (NULL);

  for (int i = 0; i < N_KEY_COLUMNS + info->n_fields; i++)
    {
      const char *column = i < N_KEY_COLUMNS ? keys[i] : info->fields[i - N_KEY_COLUMNS].column;

      if (i)
        g_string_append_c (sql, ',');
      if (alias)
        g_string_append_printf (sql, "%s.", alias);
      g_string_append (sql, column);
    }
  return g_string_free_and_steal (sql);
}

/**
 * reg_db_read_record:
 * @statement: on a row that begins with the columns of reg_db_select_columns()
 * @info: the kind of record
 *
 * Returns: (transfer full): the record
 */
RegRecord *
reg_db_read_record (RegStatement *statement, const RegEntityInfo *info)
{
  RegRecordBuilder *builder = reg_record_builder_new (info->id);
  gsize size;
  const guint8 *uid = reg_statement_bytes (statement, 1, &size);

  reg_record_builder_set_key (builder, reg_statement_int (statement, 0),
                              size == REG_UID_SIZE ? uid : NULL);
  reg_record_builder_set_times (builder, reg_statement_int (statement, 2),
                                reg_statement_int (statement, 3), reg_statement_int (statement, 4));
  for (int i = 0; i < info->n_fields; i++)
    {
      RegValue value;

      reg_statement_value (statement, N_KEY_COLUMNS + i, &value);
      reg_record_builder_set_value (builder, i, &value);
      reg_value_clear (&value);
    }
  return reg_record_builder_end (builder);
}

/**
 * reg_db_pass_on:
 * @local: what a loop over rows met, %NULL inside for nothing
 * @error: takes it
 *
 * Returns: whether there was something
 */
gboolean
reg_db_pass_on (GError **local, GError **error)
{
  if (!*local)
    return FALSE;
  g_propagate_error (error, g_steal_pointer (local));
  return TRUE;
}

/**
 * reg_db_load_records:
 * @db: a connection
 * @entity: the kind of record, x in @rest
 * @rest: what follows "FROM … x": joins, a condition on the customer ?1, an order
 * @party: the customer
 * @records: (out) (element-type RegRecord): those that meet it, also where it fails
 * @error: what went wrong
 *
 * Returns: whether all of them were read
 */
gboolean
reg_db_load_records (RegDb *db,
                     RegEntityId entity,
                     const char *rest,
                     gint64 party,
                     GPtrArray **records,
                     GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s x %s", columns, info->table, rest);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", party);
  g_autoptr (GError) local = NULL;

  *records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  while (reg_statement_next (each, &local))
    g_ptr_array_add (*records, reg_db_read_record (each, info));
  return !reg_db_pass_on (&local, error);
}

static char *
select_sql (const RegEntityInfo *info, const char *rest)
{
  g_autofree char *columns = reg_db_select_columns (info, NULL);

  return g_strdup_printf ("SELECT %s FROM %s %s", columns, info->table, rest);
}

static RegRecord *
read_one (RegStatement *statement, const RegEntityInfo *info, const char *what, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (reg_statement_next (statement, &local))
    return reg_db_read_record (statement, info);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND, "No %s %s", info->table, what);
  return NULL;
}

/**
 * reg_db_load:
 * @db: a connection
 * @entity: what kind of record
 * @id: its local key
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record, even when it is in the bin
 */
RegRecord *
reg_db_load (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *sql = select_sql (info, "WHERE id = ?");
  g_autofree char *what = g_strdup_printf ("with id %" G_GINT64_FORMAT, id);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "i", id);

  return read_one (statement, info, what, error);
}

/**
 * reg_db_load_by_uid:
 * @db: a connection
 * @entity: what kind of record
 * @uid: 16 bytes
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record, even when it is in the bin
 */
RegRecord *
reg_db_load_by_uid (RegDb *db, RegEntityId entity, const guint8 *uid, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *sql = select_sql (info, "WHERE uid = ?");
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "u", uid);

  return read_one (statement, info, "with that uid", error);
}

/**
 * reg_db_find_by_text:
 * @db: a connection
 * @entity: what kind of record
 * @field: a field with text
 * @text: what must stand there, exactly
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the oldest such record that is not in the bin
 */
RegRecord *
reg_db_find_by_text (RegDb *db, RegEntityId entity, int field, const char *text, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *rest = g_strdup_printf (
      "WHERE %s = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", info->fields[field].column);
  g_autofree char *sql = select_sql (info, rest);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "t", text);

  return read_one (statement, info, text, error);
}

/**
 * reg_db_find_by_int:
 * @db: a connection
 * @entity: what kind of record
 * @field: a field with a number
 * @value: what must stand there
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the oldest such record that is not in the bin
 */
RegRecord *
reg_db_find_by_int (RegDb *db, RegEntityId entity, int field, gint64 value, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *rest = g_strdup_printf (
      "WHERE %s = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", info->fields[field].column);
  g_autofree char *sql = select_sql (info, rest);
  g_autofree char *what = g_strdup_printf ("with %s %" G_GINT64_FORMAT, info->fields[field].column,
                                           value);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "i", value);

  return read_one (statement, info, what, error);
}

static GPtrArray *
read_all (RegStatement *statement, const RegEntityInfo *info, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (statement, &local))
    g_ptr_array_add (records, reg_db_read_record (statement, info));
  if (!local)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_db_list:
 * @db: a connection
 * @entity: what kind of record
 * @order_field: the field to sort by, -1 for the order of creation
 * @error: what went wrong
 *
 * For short lists only: staff, stages, rules.
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): all that are not in the bin
 */
GPtrArray *
reg_db_list (RegDb *db, RegEntityId entity, int order_field, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *rest = g_strdup_printf ("WHERE deleted_at IS NULL ORDER BY %s%s",
                                           order_field < 0 ? "" : info->fields[order_field].column,
                                           order_field < 0 ? "id" : ", id");
  g_autofree char *sql = select_sql (info, rest);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, NULL);

  return read_all (statement, info, error);
}

/**
 * reg_db_list_by_int:
 * @db: a connection
 * @entity: what kind of record
 * @field: a field with a number, most often a reference
 * @value: what must stand there
 * @order_field: the field to sort by, -1 for the order of creation
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): all such records not in the bin
 */
GPtrArray *
reg_db_list_by_int (
    RegDb *db, RegEntityId entity, int field, gint64 value, int order_field, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *rest = g_strdup_printf (
      "WHERE %s = ? AND deleted_at IS NULL ORDER BY %s%s", info->fields[field].column,
      order_field < 0 ? "" : info->fields[order_field].column, order_field < 0 ? "id" : ", id");
  g_autofree char *sql = select_sql (info, rest);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "i", value);

  return read_all (statement, info, error);
}

/**
 * reg_db_list_after:
 * @db: a connection
 * @entity: what kind of record
 * @after: id of the last record of the page before, 0 for the first page
 * @limit: at most so many
 * @error: what went wrong
 *
 * For going through all of a kind, page by page.
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the next page by id, without what
 * is in the bin
 */
GPtrArray *
reg_db_list_after (RegDb *db, RegEntityId entity, gint64 after, int limit, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *sql = select_sql (info,
                                     "WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?");
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, "ii", after, (gint64)limit);

  return read_all (statement, info, error);
}

/**
 * reg_db_count:
 * @db: a connection
 * @entity: what kind of record
 * @error: what went wrong
 *
 * Returns: how many are not in the bin, -1 on failure
 */
gint64
reg_db_count (RegDb *db, RegEntityId entity, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at IS NULL",
                                          reg_entity_get_info (entity)->table);

  return reg_db_query_int (db, -1, error, sql, NULL);
}

/**
 * reg_db_load_firm:
 * @db: a connection
 * @error: %REG_STORE_ERROR_NOT_FOUND before the firm was set up
 *
 * Returns: (transfer full) (nullable): the firm whose file this is
 */
RegRecord *
reg_db_load_firm (RegDb *db, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_FIRM);
  g_autofree char *sql = select_sql (info, "WHERE deleted_at IS NULL ORDER BY id LIMIT 1");
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, NULL);

  return read_one (statement, info, "yet", error);
}

/* --- writing -------------------------------------------------------------------------- */

/**
 * reg_db_require_write:
 * @db: a connection
 * @error: %REG_STORE_ERROR_READ_ONLY
 *
 * Returns: whether @db is inside a write job
 */
gboolean
reg_db_require_write (RegDb *db, GError **error)
{
  if (db->action)
    return reg_db_require_transaction (db, error);
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY,
               "Nothing can be changed outside of a write");
  return FALSE;
}

static gboolean
validate (const RegRecord *record, GError **error)
{
  const RegEntityInfo *info = reg_record_get_info (record);

  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];
      const RegValue *value = reg_record_get_value (record, i);

      if ((field->flags & REG_FIELD_REQUIRED) && value->type == REG_VALUE_NULL)
        {
          g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "%s: %s is missing",
                       info->table, field->column);
          return FALSE;
        }
      if (value->type == REG_VALUE_TEXT && !g_utf8_validate (value->text, -1, NULL))
        {
          g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                       "%s: %s is not valid Unicode", info->table, field->column);
          return FALSE;
        }
    }
  return TRUE;
}

/* Made once for each kind of record, whichever thread comes first. */
static const char *
insert_sql (const RegEntityInfo *info)
{
  static char *texts[REG_N_ENTITIES];
  char **slot = &texts[info->id];

  if (g_once_init_enter_pointer (slot))
    {
      g_autofree char *columns = reg_db_select_columns (info, NULL);
      GString *sql = g_string_new (NULL);

      g_string_printf (sql, "INSERT INTO %s (%s) VALUES (?", info->table, columns);
      for (int i = 1; i < N_KEY_COLUMNS + info->n_fields; i++)
        g_string_append (sql, ",?");
      g_string_append_c (sql, ')');
      g_once_init_leave_pointer (slot, g_string_free_and_steal (sql));
    }
  return *slot;
}

/**
 * reg_db_insert_row:
 * @db: a connection in a write job
 * @record: a record with its key and times set; an id of 0 takes the next one
 * @error: what went wrong
 *
 * The plain INSERT, without a journal entry.
 *
 * Returns: whether the row is there; its id is sqlite3_last_insert_rowid()
 */
gboolean
reg_db_insert_row (RegDb *db, RegRecord *record, GError **error)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  gint64 id = reg_record_get_id (record);
  gint64 deleted_at = reg_record_get_deleted_at (record);
  g_autoptr (RegStatement) statement = NULL;
  g_autoptr (GBytes) uid = g_bytes_new (reg_record_get_uid (record), REG_UID_SIZE);
  g_autoptr (GError) local = NULL;
  RegValue key[N_KEY_COLUMNS] = {
    { .type = id ? REG_VALUE_INT : REG_VALUE_NULL, .i = id },
    { .type = REG_VALUE_BLOB, .blob = uid },
    { .type = REG_VALUE_INT, .i = reg_record_get_created_at (record) },
    { .type = REG_VALUE_INT, .i = reg_record_get_changed_at (record) },
    { .type = deleted_at ? REG_VALUE_INT : REG_VALUE_NULL, .i = deleted_at },
  };

  statement = reg_db_prepare_kept (db, insert_sql (info));
  for (int i = 0; i < N_KEY_COLUMNS; i++)
    reg_statement_lend (statement, i + 1, &key[i]);
  for (int i = 0; i < info->n_fields; i++)
    reg_statement_lend (statement, N_KEY_COLUMNS + 1 + i, reg_record_get_value (record, i));
  reg_statement_next (statement, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @record: (transfer full) */
static RegRecord *
with_key (RegDb *db, RegRecord *record, gint64 id)
{
  static const guint8 nothing[REG_UID_SIZE];
  gint64 now = reg_db_now (db);
  RegRecordBuilder *builder;
  guint8 uid[REG_UID_SIZE];

  memcpy (uid, reg_record_get_uid (record), REG_UID_SIZE);
  if (memcmp (uid, nothing, REG_UID_SIZE) == 0)
    reg_uid_generate (uid);
  builder = reg_record_builder_reopen (record);
  reg_record_builder_set_key (builder, id, uid);
  reg_record_builder_set_times (builder, now, now, 0);
  return reg_record_builder_end (builder);
}

/* @record: (transfer full) */
static RegRecord *
insert (RegDb *db, RegRecord *record, GError **error)
{
  g_autoptr (RegRecord) fresh = with_key (db, record, 0);
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (!reg_db_insert_row (db, fresh, error))
    return NULL;
  builder = reg_record_builder_reopen (g_steal_pointer (&fresh));
  reg_record_builder_set_id (builder, sqlite3_last_insert_rowid (db->handle));
  saved = reg_record_builder_end (builder);
  if (!reg_journal_write (db, reg_record_get_info (saved), 'i', NULL, saved, error))
    return NULL;
  return g_steal_pointer (&saved);
}

/* A change happens now; an undo also puts the time back. */
static gint64
change_time (RegDb *db)
{
  return db->changed_at ? db->changed_at : reg_db_now (db);
}

static gboolean
update_row (RegDb *db, const RegRecord *before, const RegRecord *after, GError **error)
{
  const RegEntityInfo *info = reg_record_get_info (after);
  GString *sql = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (RegStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  RegValue value = { .type = REG_VALUE_INT };
  int index = 1;

  g_string_printf (sql, "UPDATE %s SET changed_at = ?", info->table);
  for (int i = 0; i < info->n_fields; i++)
    if (!reg_value_equal (reg_record_get_value (before, i), reg_record_get_value (after, i)))
      g_string_append_printf (sql, ", %s = ?", info->fields[i].column);
  g_string_append (sql, " WHERE id = ?");
  text = g_string_free_and_steal (sql);
  statement = reg_db_prepare (db, text);
  value.i = reg_record_get_changed_at (after);
  reg_statement_bind (statement, index++, &value);
  for (int i = 0; i < info->n_fields; i++)
    if (!reg_value_equal (reg_record_get_value (before, i), reg_record_get_value (after, i)))
      reg_statement_bind (statement, index++, reg_record_get_value (after, i));
  value.i = reg_record_get_id (after);
  reg_statement_bind (statement, index, &value);
  reg_statement_next (statement, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static RegRecord *
update (RegDb *db, RegRecord *record, GError **error)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  g_autoptr (RegRecord) before = reg_db_load (db, info->id, reg_record_get_id (record), error);
  g_autoptr (RegRecord) after = NULL;
  RegRecordBuilder *builder;

  if (!before)
    return NULL;
  if (reg_record_has_same_values (before, record))
    return g_steal_pointer (&before);
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_key (builder, reg_record_get_id (before), reg_record_get_uid (before));
  reg_record_builder_set_times (builder, reg_record_get_created_at (before), change_time (db),
                                reg_record_get_deleted_at (before));
  after = reg_record_builder_end (builder);
  if (!update_row (db, before, after, error)
      || !reg_journal_write (db, info, 'u', before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * reg_db_save:
 * @db: a connection in a write job
 * @record: a record; without an id it is made, else what differs from the file is changed
 * @error: %REG_STORE_ERROR_INVALID names the field; %REG_STORE_ERROR_CONFLICT
 *
 * Returns: (transfer full) (nullable): the record as it stands in the file now
 */
RegRecord *
reg_db_save (RegDb *db, RegRecord *record, GError **error)
{
  if (!reg_db_require_write (db, error) || !validate (record, error))
    return NULL;
  return reg_record_get_id (record) ? update (db, record, error)
                                    : insert (db, reg_record_ref (record), error);
}

/**
 * reg_db_save_own:
 * @db: a connection in a write job
 * @record: (transfer full): as for reg_db_save()
 * @error: as there
 *
 * For records nobody else holds: a new one is not copied.
 *
 * Returns: (transfer full) (nullable): the record as it stands in the file now
 */
RegRecord *
reg_db_save_own (RegDb *db, RegRecord *record, GError **error)
{
  g_autoptr (RegRecord) own = record;

  if (reg_record_get_id (own))
    return reg_db_save (db, own, error);
  if (!reg_db_require_write (db, error) || !validate (own, error))
    return NULL;
  return insert (db, g_steal_pointer (&own), error);
}

/**
 * reg_db_set_bin:
 * @db: a connection in a write job
 * @entity: what kind of record
 * @id: its local key
 * @since: since when it is in the bin, ms UTC; 0 to take it out
 * @error: what went wrong
 *
 * Returns: whether it is where it should be
 */
gboolean
reg_db_set_bin (RegDb *db, RegEntityId entity, gint64 id, gint64 since, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET deleted_at = ?, changed_at = ? WHERE id = ?", info->table);
  g_autoptr (RegRecord) before = NULL;
  g_autoptr (RegRecord) after = NULL;
  RegValue when = { .type = since ? REG_VALUE_INT : REG_VALUE_NULL, .i = since };

  if (!reg_db_require_write (db, error) || !(before = reg_db_load (db, entity, id, error)))
    return FALSE;
  if ((reg_record_get_deleted_at (before) != 0) == (since != 0))
    return TRUE;
  if (!reg_db_exec (db, error, sql, "vii", &when, change_time (db), id)
      || !(after = reg_db_load (db, entity, id, error)))
    return FALSE;
  return reg_journal_write (db, info, since ? 'b' : 'r', before, after, error);
}

/**
 * reg_db_bin:
 * @db: a connection in a write job
 * @entity: what kind of record
 * @id: its local key
 * @error: what went wrong
 *
 * Puts a record in the bin: no list shows it, nothing that refers to it breaks.
 *
 * Returns: whether it is in the bin
 */
gboolean
reg_db_bin (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  return reg_db_set_bin (db, entity, id, reg_db_now (db), error);
}

/**
 * reg_db_unbin:
 * @db: a connection in a write job
 * @entity: what kind of record
 * @id: its local key
 * @error: what went wrong
 *
 * Returns: whether it is out of the bin
 */
gboolean
reg_db_unbin (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  return reg_db_set_bin (db, entity, id, 0, error);
}

/**
 * reg_db_remove:
 * @db: a connection in a write job
 * @entity: what kind of record
 * @id: its local key
 * @error: %REG_STORE_ERROR_CONFLICT when others refer to it
 *
 * Takes a row away for good, as for a line of a draft; the journal can bring it back.
 *
 * Returns: whether it is gone
 */
gboolean
reg_db_remove (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", info->table);
  g_autoptr (RegRecord) before = NULL;

  if (!reg_db_require_write (db, error) || !(before = reg_db_load (db, entity, id, error))
      || !reg_journal_flush (db, error))
    return FALSE;
  return reg_db_exec (db, error, sql, "i", id)
         && reg_journal_write (db, info, 'd', before, NULL, error);
}
