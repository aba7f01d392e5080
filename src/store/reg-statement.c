/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-db-private.h"

#include <string.h>

struct _RegStatement
{
  RegDb *db;
  sqlite3_stmt *handle;
  char *sql;
  gboolean is_cached;
  gboolean in_use;
  int failure; /* SQLite code of a compile or bind that failed */
};

static void
statement_destroy (gpointer data)
{
  RegStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static RegStatement *
statement_new (RegDb *db, const char *sql)
{
  RegStatement *self = g_new0 (RegStatement, 1);

  self->db = db;
  self->sql = g_strdup (sql);
  self->failure = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle,
                                      NULL);
  if (self->failure == SQLITE_OK && sqlite3_errcode (db->handle) != SQLITE_OK)
    self->failure = sqlite3_errcode (db->handle);
  return self;
}

/**
 * reg_db_prepare:
 * @db: a connection
 * @sql: one statement
 *
 * Compiled at first use and kept; a statement that is in use (recursion) is compiled again.
 *
 * Returns: (transfer full): the statement, unbound; free with reg_statement_free()
 */
RegStatement *
reg_db_prepare (RegDb *db, const char *sql)
{
  RegStatement *self;

  if (!db->statements)
    db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_destroy);
  self = g_hash_table_lookup (db->statements, sql);
  if (self && !self->in_use)
    {
      self->in_use = TRUE;
      return self;
    }
  if (self)
    return statement_new (db, sql);
  self = statement_new (db, sql);
  if (self->failure != SQLITE_OK)
    return self;
  self->is_cached = TRUE;
  self->in_use = TRUE;
  g_hash_table_insert (db->statements, self->sql, self);
  return self;
}

/**
 * reg_db_prepare_kept:
 * @db: a connection
 * @sql: one statement, in a text that is never freed
 *
 * As reg_db_prepare(), without comparing texts: for statements that run for every row of a long write.
 *
 * Returns: (transfer full): the statement, unbound; free with reg_statement_free()
 */
RegStatement *
reg_db_prepare_kept (RegDb *db, const char *sql)
{
  RegStatement *self = db->kept ? g_hash_table_lookup (db->kept, sql) : NULL;

  if (self && !self->in_use)
    {
      self->in_use = TRUE;
      return self;
    }
  self = reg_db_prepare (db, sql);
  if (!self->is_cached)
    return self;
  if (!db->kept)
    db->kept = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (db->kept, (gpointer)sql, self);
  return self;
}

/**
 * reg_db_forget_statements:
 * @db: a connection none of whose statements is in use
 */
void
reg_db_forget_statements (RegDb *db)
{
  g_clear_pointer (&db->kept, g_hash_table_unref);
  g_clear_pointer (&db->statements, g_hash_table_unref);
}

/**
 * reg_statement_free:
 * @self: (nullable): a statement one is done with
 */
void
reg_statement_free (RegStatement *self)
{
  if (!self)
    return;
  if (!self->is_cached)
    {
      statement_destroy (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
}

/**
 * reg_statement_bind:
 * @self: a statement
 * @index: 1 for the first parameter
 * @value: copied
 */
void
reg_statement_bind (RegStatement *self, int index, const RegValue *value)
{
  gsize size;
  const void *bytes;
  int code;

  if (!self->handle)
    return;
  switch (value->type)
    {
    case REG_VALUE_INT:
      code = sqlite3_bind_int64 (self->handle, index, value->i);
      break;
    case REG_VALUE_TEXT:
      code = sqlite3_bind_text (self->handle, index, value->text, -1, SQLITE_TRANSIENT);
      break;
    case REG_VALUE_BLOB:
      bytes = g_bytes_get_data (value->blob, &size);
      code = sqlite3_bind_blob64 (self->handle, index, bytes ? bytes : "", size, SQLITE_TRANSIENT);
      break;
    case REG_VALUE_NULL:
    default:
      code = sqlite3_bind_null (self->handle, index);
    }
  if (code != SQLITE_OK)
    self->failure = code;
}

/**
 * reg_statement_lend:
 * @self: a statement with nothing bound there yet
 * @index: 1 for the first parameter
 * @value: not copied, if it is text: it has to stay until the statement is freed
 */
void
reg_statement_lend (RegStatement *self, int index, const RegValue *value)
{
  int code;

  /* What is not bound is null. */
  if (!self->handle || value->type == REG_VALUE_NULL)
    return;
  if (value->type != REG_VALUE_TEXT)
    {
      reg_statement_bind (self, index, value);
      return;
    }
  code = sqlite3_bind_text (self->handle, index, value->text, -1, SQLITE_STATIC);
  if (code != SQLITE_OK)
    self->failure = code;
}

static void
bind_arguments (RegStatement *self, const char *types, va_list arguments)
{
  for (int i = 0; types && types[i]; i++)
    {
      const RegValue *given;
      RegValue value = { .type = REG_VALUE_NULL };
      const void *uid;

      switch (types[i])
        {
        case 'i':
          value = (RegValue){ .type = REG_VALUE_INT, .i = va_arg (arguments, gint64) };
          break;
        case 't':
          value.text = va_arg (arguments, char *);
          value.type = value.text ? REG_VALUE_TEXT : REG_VALUE_NULL;
          break;
        case 'b':
          value.blob = va_arg (arguments, GBytes *);
          value.type = value.blob ? REG_VALUE_BLOB : REG_VALUE_NULL;
          break;
        case 'u':
          uid = va_arg (arguments, const void *);
          if (self->handle)
            sqlite3_bind_blob (self->handle, i + 1, uid, REG_UID_SIZE, SQLITE_TRANSIENT);
          continue;
        case 'v':
          given = va_arg (arguments, const RegValue *);
          value = *given;
          break;
        case 'n':
          break;
        default:
          g_assert_not_reached ();
        }
      reg_statement_bind (self, i + 1, &value);
    }
}

/**
 * reg_db_query:
 * @db: a connection
 * @sql: one statement
 * @types: (nullable): a letter for each parameter
 *
 * Returns: (transfer full): the bound statement, to be stepped by reg_statement_next()
 */
RegStatement *
reg_db_query (RegDb *db, const char *sql, const char *types, ...)
{
  RegStatement *self = reg_db_prepare (db, sql);
  va_list arguments;

  va_start (arguments, types);
  bind_arguments (self, types, arguments);
  va_end (arguments);
  return self;
}

/**
 * reg_db_exec:
 * @db: a connection
 * @error: what went wrong
 * @sql: one statement that returns no rows one cares for
 * @types: (nullable): a letter for each parameter
 *
 * Returns: whether it ran to its end
 */
gboolean
reg_db_exec (RegDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (RegStatement) self = reg_db_prepare (db, sql);
  g_autoptr (GError) local = NULL;
  va_list arguments;

  va_start (arguments, types);
  bind_arguments (self, types, arguments);
  va_end (arguments);
  while (reg_statement_next (self, &local))
    ;
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_db_query_int:
 * @db: a connection
 * @fallback: what to return when there is no row or it is null
 * @error: what went wrong
 * @sql: a statement with one row of one number
 * @types: (nullable): a letter for each parameter
 *
 * Returns: the number; on failure @fallback with @error set
 */
gint64
reg_db_query_int (
    RegDb *db, gint64 fallback, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (RegStatement) self = reg_db_prepare (db, sql);
  va_list arguments;

  va_start (arguments, types);
  bind_arguments (self, types, arguments);
  va_end (arguments);
  if (!reg_statement_next (self, error) || reg_statement_is_null (self, 0))
    return fallback;
  return reg_statement_int (self, 0);
}

/**
 * reg_db_exec_script:
 * @db: a connection
 * @sql: any number of statements
 * @error: what went wrong
 *
 * Returns: whether all ran
 */
gboolean
reg_db_exec_script (RegDb *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  return reg_db_set_error (db, code, "Running a script", error);
}

/**
 * reg_statement_next:
 * @self: a statement
 * @error: what went wrong
 *
 * Returns: whether there is a (further) row; %FALSE with @error unset at the end
 */
gboolean
reg_statement_next (RegStatement *self, GError **error)
{
  int code = self->failure;

  if (code == SQLITE_OK)
    code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    reg_db_set_error (self->db, code, self->sql, error);
  return FALSE;
}

/**
 * reg_statement_int:
 * @self: a statement on a row
 * @column: 0 for the first
 *
 * Returns: the number, 0 for null
 */
gint64
reg_statement_int (RegStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * reg_statement_text:
 * @self: a statement on a row
 * @column: 0 for the first
 *
 * Returns: (transfer none): the text until the next step, "" for null
 */
const char *
reg_statement_text (RegStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->handle, column);

  return text ? text : "";
}

/**
 * reg_statement_dup:
 * @self: a statement on a row
 * @column: 0 for the first
 *
 * Returns: (transfer full): a copy of the text, "" for null
 */
char *
reg_statement_dup (RegStatement *self, int column)
{
  return g_strdup (reg_statement_text (self, column));
}

/**
 * reg_statement_is_null:
 * @self: a statement on a row
 * @column: 0 for the first
 *
 * Returns: whether the column is null
 */
gboolean
reg_statement_is_null (RegStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * reg_statement_bytes:
 * @self: a statement on a row
 * @column: 0 for the first
 * @size: (out): how many bytes
 *
 * Returns: (transfer none) (nullable): the bytes until the next step
 */
const void *
reg_statement_bytes (RegStatement *self, int column, gsize *size)
{
  const void *bytes = sqlite3_column_blob (self->handle, column);

  *size = sqlite3_column_bytes (self->handle, column);
  return bytes;
}

/**
 * reg_statement_value:
 * @self: a statement on a row
 * @column: 0 for the first
 * @value: (out caller-allocates): a copy of what stands there
 */
void
reg_statement_value (RegStatement *self, int column, RegValue *value)
{
  const void *bytes;
  gsize size;

  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      *value = (RegValue){ .type = REG_VALUE_INT, .i = reg_statement_int (self, column) };
      break;
    case SQLITE_BLOB:
      bytes = reg_statement_bytes (self, column, &size);
      *value = (RegValue){ .type = REG_VALUE_BLOB, .blob = g_bytes_new (bytes, size) };
      break;
    case SQLITE_NULL:
      *value = (RegValue){ .type = REG_VALUE_NULL };
      break;
    default:
      *value = (RegValue){ .type = REG_VALUE_TEXT, .text = reg_statement_dup (self, column) };
    }
}
