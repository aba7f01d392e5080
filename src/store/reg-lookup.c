/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-lookup.h"

#include "store/reg-db-private.h"

#include "core/reg-fold.h"

/* Bytes of keys that are taken from the system together. */
#define KEYS_AT_ONCE 16384

struct _RegLookup
{
  GStringChunk *keys; /* one allocation for many keys */
  GHashTable *ids;    /* key → id */
  GHashTable *merged; /* key of a customer who was merged → id of the one who stayed */
  RegDb *db;          /* where the file is asked each time: no tables are kept */
  char *find_sql;
  char *find_merged_sql;
};

static RegLookup *
lookup_new (void)
{
  RegLookup *self = g_new0 (RegLookup, 1);

  self->keys = g_string_chunk_new (KEYS_AT_ONCE);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->merged = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * reg_lookup_free:
 * @self: (transfer full): a lookup
 */
void
reg_lookup_free (RegLookup *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->merged);
  g_string_chunk_free (self->keys);
  g_free (self->find_sql);
  g_free (self->find_merged_sql);
  g_free (self);
}

/**
 * reg_lookup_find:
 * @self: a lookup
 * @key: (nullable): a key, exactly
 *
 * Returns: the record's id, 0 when there is none
 */
gint64
reg_lookup_find (RegLookup *self, const char *key)
{
  if (key && self->db)
    return reg_db_query_int (self->db, 0, NULL, self->find_sql, "t", key);
  return key ? GPOINTER_TO_SIZE (g_hash_table_lookup (self->ids, key)) : 0;
}

/**
 * reg_lookup_find_merged:
 * @self: a lookup
 * @key: (nullable): a key, exactly
 *
 * Returns: the customer into whom the one with that key was merged, 0 when there is none
 */
gint64
reg_lookup_find_merged (RegLookup *self, const char *key)
{
  if (key && self->db)
    return reg_db_query_int (self->db, 0, NULL, self->find_merged_sql, "t", key);
  return key ? GPOINTER_TO_SIZE (g_hash_table_lookup (self->merged, key)) : 0;
}

static void
add_key (RegLookup *self, GHashTable *ids, const char *key, gint64 id)
{
  if (*key && !g_hash_table_contains (ids, key))
    g_hash_table_insert (ids, g_string_chunk_insert (self->keys, key), GSIZE_TO_POINTER (id));
}

/**
 * reg_lookup_add:
 * @self: a lookup
 * @key: a key; one that is known keeps its record
 * @id: the record's id
 */
void
reg_lookup_add (RegLookup *self, const char *key, gint64 id)
{
  if (!self->db)
    add_key (self, self->ids, key, id);
}

/**
 * reg_lookup_new_for_parties:
 * @db: a connection that outlives the lookup
 * @field: a field of customers with text and an index
 *
 * Asks the file for every key, so that memory does not grow with the customers.
 *
 * Returns: (transfer full): the customers by that field; of equal ones the oldest
 */
RegLookup *
reg_lookup_new_for_parties (RegDb *db, int field)
{
  RegLookup *self = lookup_new ();
  const char *column = reg_entity_get_info (REG_ENTITY_PARTY)->fields[field].column;

  self->db = db;
  self->find_sql = g_strdup_printf ("SELECT id FROM party WHERE %s = ? AND deleted_at IS NULL"
                                    " ORDER BY id LIMIT 1",
                                    column);
  self->find_merged_sql = g_strdup_printf ("SELECT merged_into FROM party WHERE %s = ?"
                                           " AND merged_into IS NOT NULL ORDER BY id LIMIT 1",
                                           column);
  return self;
}

static gboolean
fill (RegLookup *self, GHashTable *ids, RegStatement *statement, gboolean pairs, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (statement, &local))
    {
      g_autofree char *key = pairs ? reg_lookup_person_key (reg_statement_text (statement, 1),
                                                            reg_statement_text (statement, 2))
                                   : reg_statement_dup (statement, 1);

      add_key (self, ids, key, reg_statement_int (statement, 0));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_lookup_load:
 * @db: a connection
 * @entity: what kind of record
 * @field: a field with text
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the ids of all records by that field; of equal ones the
 * oldest
 */
RegLookup *
reg_lookup_load (RegDb *db, RegEntityId entity, int field, GError **error)
{
  g_autoptr (RegLookup) self = lookup_new ();

  return reg_lookup_load_more (self, db, entity, field, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * reg_lookup_load_more:
 * @self: a lookup
 * @db: a connection
 * @entity: the kind of record it is for
 * @field: another field with text
 * @error: what went wrong
 *
 * Adds the records by that field as well; a key that is known keeps its record.
 *
 * Returns: whether all are added
 */
gboolean
reg_lookup_load_more (RegLookup *self, RegDb *db, RegEntityId entity, int field, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  const char *column = info->fields[field].column;
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s FROM %s WHERE %s IS NOT NULL AND deleted_at IS NULL ORDER BY id", column,
      info->table, column);
  g_autofree char *merged_sql = g_strdup_printf ("SELECT merged_into, %s FROM party WHERE %s IS "
                                                 "NOT NULL AND merged_into IS NOT NULL ORDER BY id",
                                                 column, column);
  g_autoptr (RegStatement) statement = reg_db_query (db, sql, NULL);
  g_autoptr (RegStatement) merged = NULL;

  if (!fill (self, self->ids, statement, FALSE, error))
    return FALSE;
  if (entity != REG_ENTITY_PARTY)
    return TRUE;
  merged = reg_db_query (db, merged_sql, NULL);
  return fill (self, self->merged, merged, FALSE, error);
}

/**
 * reg_lookup_load_people:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the ids of all customers by reg_lookup_person_key() of their
 * name with each phone number, each e-mail address, and with nothing
 */
RegLookup *
reg_lookup_load_people (RegDb *db, GError **error)
{
  g_autoptr (RegLookup) self = lookup_new ();
  g_autoptr (RegStatement) statement = reg_db_query (
      db,
      "SELECT p.id, p.name, coalesce (c.digits, c.value) FROM party p"
      " JOIN contact_point c ON c.party_id = p.id"
      " WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL AND c.kind IN (0,1,2,3)"
      " UNION ALL SELECT id, name, '' FROM party WHERE deleted_at IS NULL ORDER BY 1",
      NULL);

  g_autoptr (RegStatement) merged = NULL;

  if (!fill (self, self->ids, statement, TRUE, error))
    return NULL;
  merged = reg_db_query (
      db,
      "SELECT p.merged_into, p.name, coalesce (c.digits, c.value) FROM party p"
      " JOIN contact_point c ON c.party_id IN (p.id, p.merged_into)"
      " WHERE p.merged_into IS NOT NULL AND c.deleted_at IS NULL AND c.kind IN (0,1,2,3)"
      " UNION ALL SELECT merged_into, name, '' FROM party WHERE merged_into IS NOT NULL ORDER BY 1",
      NULL);
  return fill (self, self->merged, merged, TRUE, error) ? g_steal_pointer (&self) : NULL;
}

static void
strip_end (GString *text, gsize from)
{
  while (text->len > from && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

/**
 * reg_lookup_start_person_key:
 * @key: an empty string
 * @name: a name in any spelling
 *
 * The part of reg_lookup_person_key() that all keys of one person begin with.
 */
void
reg_lookup_start_person_key (GString *key, const char *name)
{
  reg_fold_append (key, name, -1);
  strip_end (key, 0);
  g_string_append_c (key, '\x1f');
}

/**
 * reg_lookup_end_person_key:
 * @key: what reg_lookup_start_person_key() has made
 * @reach: (nullable): digits of a phone number, or an e-mail address
 */
void
reg_lookup_end_person_key (GString *key, const char *reach)
{
  g_autofree char *folded = reach ? reg_fold (reach) : NULL;

  if (folded)
    g_string_append (key, folded);
}

/**
 * reg_lookup_person_key:
 * @name: a name in any spelling
 * @reach: (nullable): digits of a phone number, or an e-mail address
 *
 * Returns: (transfer full): the key
 */
char *
reg_lookup_person_key (const char *name, const char *reach)
{
  GString *key = g_string_sized_new (64);

  reg_lookup_start_person_key (key, name);
  reg_lookup_end_person_key (key, reach);
  return g_string_free_and_steal (key);
}
