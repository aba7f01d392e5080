/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-journal.h"

#include "store/reg-db-private.h"

static void
append_json_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (json, '\\');
      if ((guchar)*p < 0x20)
        g_string_append_printf (json, "\\u%04x", *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
append_json_value (GString *json, const RegValue *value)
{
  const guint8 *bytes;
  gsize size;

  switch (value->type)
    {
    case REG_VALUE_INT:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, value->i);
      break;
    case REG_VALUE_TEXT:
      append_json_text (json, value->text);
      break;
    case REG_VALUE_BLOB:
      bytes = g_bytes_get_data (value->blob, &size);
      g_string_append_c (json, '"');
      for (gsize i = 0; i < size; i++)
        g_string_append_printf (json, "%02x", bytes[i]);
      g_string_append_c (json, '"');
      break;
    case REG_VALUE_NULL:
    default:
      g_string_append (json, "null");
    }
}

/* So that undo leaves no trace in the row. */
static void
append_changed_at (GString *json, const RegRecord *before, const RegRecord *after)
{
  g_string_append_printf (json, "%s\"changed_at\":[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]",
                          json->len > 1 ? "," : "", reg_record_get_changed_at (before),
                          after ? reg_record_get_changed_at (after) : 0);
}

/* A removed row takes with it when it was made and whether it was in the bin. */
static void
append_times (GString *json, const RegRecord *before)
{
  g_string_append_printf (json, ",\"created_at\":[%" G_GINT64_FORMAT ",null]",
                          reg_record_get_created_at (before));
  if (reg_record_get_deleted_at (before))
    g_string_append_printf (json, ",\"deleted_at\":[%" G_GINT64_FORMAT ",null]",
                            reg_record_get_deleted_at (before));
}

/* {"column":[old,new],…} of what differs; of everything when one side is not there. */
static char *
describe_change (const RegEntityInfo *info, const RegRecord *before, const RegRecord *after)
{
  static const RegValue nothing = { .type = REG_VALUE_NULL };
  GString *json = g_string_new ("{");

  for (int i = 0; i < info->n_fields; i++)
    {
      const RegValue *old_value = before ? reg_record_get_value (before, i) : &nothing;
      const RegValue *new_value = after ? reg_record_get_value (after, i) : &nothing;

      if (reg_value_equal (old_value, new_value))
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      append_json_text (json, info->fields[i].column);
      g_string_append (json, ":[");
      if (info->fields[i].flags & REG_FIELD_SECRET)
        g_string_append (json, "\"•\",\"•\"");
      else
        {
          append_json_value (json, old_value);
          g_string_append_c (json, ',');
          append_json_value (json, new_value);
        }
      g_string_append_c (json, ']');
    }
  if (before)
    append_changed_at (json, before, after);
  if (!after)
    append_times (json, before);
  g_string_append_c (json, '}');
  return g_string_free_and_steal (json);
}

/* Into the bin or out of it: since when it was there, and when it was changed before. */
static char *
describe_bin (const RegRecord *before, const RegRecord *after)
{
  GString *json = g_string_new ("{");

  append_changed_at (json, before, after);
  if (reg_record_get_deleted_at (before))
    g_string_append_printf (json, ",\"deleted_at\":[%" G_GINT64_FORMAT ",null]",
                            reg_record_get_deleted_at (before));
  g_string_append_c (json, '}');
  return g_string_free_and_steal (json);
}

static void
note_change (RegDb *db, RegEntityId entity, gint64 id)
{
  RegChange change = { entity, id };

  db->changes->entities |= G_GUINT64_CONSTANT (1) << entity;
  if (db->changes->ids->len < REG_CHANGES_MAX)
    g_array_append_val (db->changes->ids, change);
}

/* Rows of one kind that were made one after the other. */
typedef struct
{
  const RegEntityInfo *info;
  gint64 first, last; /* ids */
} Made;

static gboolean
refers_to (const RegEntityInfo *info, RegEntityId entity)
{
  for (int i = 0; i < info->n_fields; i++)
    if (info->fields[i].refers == entity)
      return TRUE;
  return FALSE;
}

/* Where in @made rows of a kind begin, so that none stands before one it refers to: undo goes
 * backwards. G_MAXUINT where there is no such place. */
static guint
place_of (GArray *made, const RegEntityInfo *info)
{
  guint place = 0;

  while (place < made->len && !refers_to (g_array_index (made, Made, place).info, info->id))
    place++;
  for (guint i = place; i < made->len; i++)
    if (refers_to (info, g_array_index (made, Made, i).info->id))
      return G_MAXUINT;
  return place;
}

/* An import makes hundreds of thousands of rows: their entries say nothing but that they were made and
 * are written together. */
static gboolean
note_made (RegDb *db, const RegEntityInfo *info, gint64 id, GError **error)
{
  Made fresh = { info, id, id };
  guint place;

  if (!db->made)
    db->made = g_array_new (FALSE, FALSE, sizeof (Made));
  for (guint i = 0; i < db->made->len; i++)
    {
      Made *run = &g_array_index (db->made, Made, i);

      if (run->info != info)
        continue;
      if (id == run->last + 1)
        {
          run->last = id;
          return TRUE;
        }
      if (!reg_journal_flush (db, error))
        return FALSE;
    }
  place = place_of (db->made, info);
  if (place == G_MAXUINT)
    {
      if (!reg_journal_flush (db, error))
        return FALSE;
      place = 0;
    }
  g_array_insert_val (db->made, place, fresh);
  return TRUE;
}

/* Customers and the ways to reach them come in such numbers that one entry stands for all of a run. */
static gboolean
write_run (RegDb *db, const Made *run, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO change (action_id, entity, record_id, uid, op, last_id)"
      " SELECT ?1, ?2, id, uid, 'i', ?4 FROM %s WHERE id = ?3",
      run->info->table);

  return reg_db_exec (db, error, sql, "iiii", db->action->id, (gint64)run->info->id, run->first,
                      run->last);
}

static gboolean
write_each (RegDb *db, const Made *run, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO change (action_id, entity, record_id, uid, op)"
      " SELECT ?1, ?2, id, uid, 'i' FROM %s WHERE id BETWEEN ?3 AND ?4 ORDER BY id",
      run->info->table);

  return reg_db_exec (db, error, sql, "iiii", db->action->id, (gint64)run->info->id, run->first,
                      run->last);
}

static gboolean
write_made (RegDb *db, const Made *run, GError **error)
{
  gboolean is_run = run->last > run->first
                    && (run->info->id == REG_ENTITY_PARTY
                        || run->info->id == REG_ENTITY_CONTACT_POINT);
  gint64 n = is_run ? 1 : run->last - run->first + 1;

  if (!(is_run ? write_run : write_each) (db, run, error))
    return FALSE;
  if (sqlite3_changes64 (db->handle) == n)
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED,
               "%s: rows that were just made are not there", run->info->table);
  return FALSE;
}

/**
 * reg_journal_flush:
 * @db: a connection in a write job
 * @error: what went wrong
 *
 * To be called before rows are removed and before the journal is read.
 *
 * Returns: whether all rows that were made are in the journal
 */
gboolean
reg_journal_flush (RegDb *db, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && db->made && i < db->made->len; i++)
    ok = write_made (db, &g_array_index (db->made, Made, i), error);
  reg_journal_forget (db);
  return ok;
}

/**
 * reg_journal_forget:
 * @db: a connection
 *
 * For what was taken back.
 */
void
reg_journal_forget (RegDb *db)
{
  if (db->made)
    g_array_set_size (db->made, 0);
}

/**
 * reg_journal_write:
 * @db: a connection in a write job
 * @info: the kind of record
 * @op: 'i' made, 'u' changed, 'd' removed, 'b' to the bin, 'r' out of the bin
 * @before: (nullable): the row before
 * @after: (nullable): the row after
 * @error: what went wrong
 *
 * Everything that follows from a changed row hangs here: the journal, what is derived from it, and
 * what watchers are told. Of entities that can only be added to it keeps that they were.
 *
 * Returns: whether it is written
 */
gboolean
reg_journal_write (RegDb *db,
                   const RegEntityInfo *info,
                   char op,
                   const RegRecord *before,
                   RegRecord *after,
                   GError **error)
{
  const RegRecord *record = after ? after : before;
  gint64 id = reg_record_get_id (record);
  char op_text[2] = { op, '\0' };
  g_autofree char *fields = NULL;

  db->action->is_empty = FALSE;
  note_change (db, info->id, id);
  reg_derived_mark (db, before, after);
  if (!db->without_derived)
    {
      gboolean ok = after && !reg_record_get_deleted_at (after)
                        ? reg_derived_index_record (db, after, error)
                        : reg_derived_forget_record (db, info->id, id, error);
      if (!ok)
        return FALSE;
    }
  if (db->without_journal)
    return TRUE;
  if (op == 'i' && reg_db_is_bulk (db))
    return note_made (db, info, id, error);
  if (!reg_journal_flush (db, error))
    return FALSE;
  if (op == 'u' || op == 'd')
    fields = describe_change (info, before, after);
  else if (op == 'b' || op == 'r')
    fields = describe_bin (before, after);
  return reg_db_exec (db, error,
                      "INSERT INTO change (action_id, entity, record_id, uid, op, fields)"
                      " VALUES (?,?,?,?,?,?)",
                      "iiiutt", db->action->id, (gint64)info->id, id, reg_record_get_uid (record),
                      op_text, fields);
}
