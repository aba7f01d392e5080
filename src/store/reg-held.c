/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-held.h"

#include "store/reg-db-private.h"

/* Parts of parts: a quotation has revisions, a revision lines. Nothing goes deeper. */
#define MAX_DEPTH 3

/* The kinds of records follow from their descriptions: what refers to a customer is held on that
 * customer, and what cannot be without such a record is a part of it. A kind that is added one day is
 * found without a word here. */
typedef struct
{
  RegDb *db;
  gint64 party;
  RegHeldBook *book;
  GHashTable *seen; /* "entity:id" */
} Search;

static void
held_free (gpointer data)
{
  RegHeld *held = data;

  reg_record_unref (held->record);
  g_free (held->how);
  g_free (held->who);
  g_free (held);
}

/**
 * reg_held_book_free:
 * @self: (transfer full): what was loaded
 */
void
reg_held_book_free (RegHeldBook *self)
{
  g_clear_pointer (&self->firm, reg_record_unref);
  g_clear_pointer (&self->party, reg_record_unref);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->field_rules, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self->today);
  g_free (self);
}

static char *
make_key (RegEntityId entity, gint64 id)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT, entity, id);
}

/**
 * reg_held_book_get_name:
 * @self: what was loaded
 * @entity: kind of a record that one of those refers to
 * @id: the record
 *
 * Returns: (transfer none) (nullable): what people call it
 */
const char *
reg_held_book_get_name (const RegHeldBook *self, RegEntityId entity, gint64 id)
{
  g_autofree char *key = make_key (entity, id);

  return g_hash_table_lookup (self->names, key);
}

/* --- names and sources -------------------------------------------------------------------- */

/* The first of these columns that a kind of record has is what people call it. */
static const char *
name_column (const RegEntityInfo *info)
{
  static const char *const columns[] = { "name", "title", "number", "subject", "summary", "text" };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (reg_entity_find_field (info, columns[i]) >= 0)
      return columns[i];
  return NULL;
}

static void
note_name (Search *self, RegEntityId entity, gint64 id)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *key = make_key (entity, id);
  const char *column = name_column (info);
  g_autoptr (RegRecord) record = NULL;

  if (!column || g_hash_table_contains (self->book->names, key))
    return;
  record = reg_db_load (self->db, entity, id, NULL);
  if (record)
    g_hash_table_insert (
        self->book->names, g_steal_pointer (&key),
        g_strdup (reg_record_get_text (record, reg_entity_find_field (info, column))));
}

static void
note_names (Search *self, const RegRecord *record)
{
  const RegEntityInfo *info = reg_record_get_info (record);

  for (int i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == REG_FIELD_TYPE_REF && !reg_record_is_null (record, i))
      note_name (self, info->fields[i].refers, reg_record_get_int (record, i));
}

static gboolean
find_source (Search *self, RegHeld *held, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) made = reg_db_query (
      self->db,
      "SELECT a.label, s.name, a.at FROM change c JOIN action a ON a.id = c.action_id"
      " LEFT JOIN staff s ON s.id = a.staff_id"
      " WHERE c.id IN " REG_CHANGES_OF ("?1", "?2") " AND c.op = 'i' ORDER BY c.id LIMIT 1",
      "ii", (gint64)reg_record_get_entity (held->record), reg_record_get_id (held->record));

  held->at = reg_record_get_created_at (held->record);
  if (reg_statement_next (made, &local))
    {
      held->how = reg_statement_dup (made, 0);
      held->who = reg_statement_is_null (made, 1) ? NULL : reg_statement_dup (made, 1);
      held->at = reg_statement_int (made, 2);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- records ------------------------------------------------------------------------------ */

static gboolean
refers_to (const RegEntityInfo *info, RegEntityId entity)
{
  for (int i = 0; i < info->n_fields; i++)
    if (info->fields[i].refers == entity)
      return TRUE;
  return FALSE;
}

static gboolean add_parts (Search *self, const RegRecord *record, int depth, GError **error);

static gboolean
add_record (Search *self, RegRecord *record, int depth, GError **error)
{
  char *key = make_key (reg_record_get_entity (record), reg_record_get_id (record));
  RegHeld *held;

  if (!g_hash_table_add (self->seen, key))
    return TRUE;
  held = g_new0 (RegHeld, 1);
  held->record = reg_record_ref (record);
  held->depth = depth;
  g_ptr_array_add (self->book->records, held);
  note_names (self, record);
  return find_source (self, held, error) && add_parts (self, record, depth + 1, error);
}

/* What is in the bin is held as well. */
static gboolean
add_rows (Search *self, const RegEntityInfo *info, int field, gint64 id, int depth, GError **error)
{
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ? ORDER BY id", columns,
                                          info->table, info->fields[field].column);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (self->db, sql, "i", id);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (rows, reg_db_read_record (each, info));
  for (guint i = 0; !local && i < rows->len; i++)
    add_record (self, rows->pdata[i], depth, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_parts (Search *self, const RegRecord *record, int depth, GError **error)
{
  RegEntityId whole = reg_record_get_entity (record);

  if (whole == REG_ENTITY_PARTY || depth > MAX_DEPTH)
    return TRUE;
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);

      if (refers_to (info, REG_ENTITY_PARTY))
        continue;
      for (int i = 0; i < info->n_fields; i++)
        if (info->fields[i].refers == whole && (info->fields[i].flags & REG_FIELD_REQUIRED)
            && !add_rows (self, info, i, reg_record_get_id (record), depth, error))
          return FALSE;
    }
  return TRUE;
}

/* Of other customers only those that were merged into this one are the same person. */
static gboolean
add_kind (Search *self, const RegEntityInfo *info, GError **error)
{
  for (int i = 0; i < info->n_fields; i++)
    if (info->fields[i].refers == REG_ENTITY_PARTY
        && (info->id != REG_ENTITY_PARTY || i == REG_PARTY_MERGED_INTO)
        && !add_rows (self, info, i, self->party, 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_photo (Search *self, GError **error)
{
  gint64 id = reg_record_get_int (self->book->party, REG_PARTY_PHOTO_ID);
  g_autoptr (RegRecord) photo = id ? reg_db_load (self->db, REG_ENTITY_ATTACHMENT, id, NULL) : NULL;

  return !photo || add_record (self, photo, 0, error);
}

/* The papers of contracts. */
static gboolean
add_papers (Search *self, GError **error)
{
  for (guint i = 0, n = self->book->records->len; i < n; i++)
    {
      const RegRecord *record = ((RegHeld *)self->book->records->pdata[i])->record;
      gint64 id = reg_record_get_entity (record) == REG_ENTITY_HOLDING
                      ? reg_record_get_int (record, REG_HOLDING_ATTACHMENT_ID)
                      : 0;
      g_autoptr (RegRecord) paper = id ? reg_db_load (self->db, REG_ENTITY_ATTACHMENT, id, NULL)
                                       : NULL;

      if (paper && !add_record (self, paper, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all (Search *self, GError **error)
{
  if (!add_record (self, self->book->party, 0, error)
      || !add_kind (self, reg_entity_get_info (REG_ENTITY_PARTY), error)
      || !add_photo (self, error))
    return FALSE;
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    if (entity != REG_ENTITY_PARTY && !add_kind (self, reg_entity_get_info (entity), error))
      return FALSE;
  return add_papers (self, error);
}

/**
 * reg_held_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Everything the book holds on a customer: who it is, those merged into it, and each record that
 * refers to it with its parts, what is in the bin too, and how each came into the book.
 *
 * Returns: (transfer full) (nullable): all of it
 */
RegHeldBook *
reg_held_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegHeldBook) book = g_new0 (RegHeldBook, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { db, party, book, seen };

  book->records = g_ptr_array_new_with_free_func (held_free);
  book->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->today = reg_db_today (db);
  book->firm = reg_db_load_firm (db, NULL);
  book->party = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  if (!book->party || !add_all (&search, error))
    return NULL;
  book->field_rules = reg_db_list (db, REG_ENTITY_FIELD_RULE, -1, error);
  book->questions = book->field_rules ? reg_db_list (db, REG_ENTITY_QUESTION, -1, error) : NULL;
  if (!book->questions)
    return NULL;
  return g_steal_pointer (&book);
}
