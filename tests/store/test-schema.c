/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"

/* The numbers of kinds of records stand in every file; they may grow, never change. */
static const char *const pinned_entities[] = {
  NULL,
  "firm",
  "staff",
  "party",
  "contact_point",
  "party_link",
  "touchpoint",
  "task",
  "stage",
  "opportunity",
  "tax_rate",
  "product",
  "quotation",
  "quotation_revision",
  "quotation_line",
  "approval_rule",
  "approval_step",
  "approval_event",
  "sale",
  "sale_line",
  "complaint",
  "complaint_event",
  "complaint_target",
  "opening_hours",
  "holiday",
  "document_series",
  "attachment",
  "party_apart",
  "contact_rule",
  "consent",
  "segment",
  "export_entry",
  "holding",
  "rung_mark",
  "confirmation",
  "field_rule",
  "question",
  "answer",
  "absence",
  "shift_note",
  "play",
  "checklist",
  "campaign",
  "price_list",
  "price_item",
  "quotation_template",
  "template_line",
  "bundle_part",
  "guide",
  "guide_step",
  "material",
  "material_request",
  "approval_key",
  "quotation_file",
};

static void
test_entity_numbers (void)
{
  g_assert_cmpint (REG_N_ENTITIES, ==, G_N_ELEMENTS (pinned_entities));
  for (int i = 1; i < REG_N_ENTITIES; i++)
    {
      g_assert_cmpstr (reg_entity_get_info (i)->table, ==, pinned_entities[i]);
      g_assert_cmpint (reg_entity_from_table (pinned_entities[i]), ==, i);
    }
  /* Search keeps 40 bits for the id, changes keep a bit for each kind. */
  g_assert_cmpint (REG_N_ENTITIES, <, 64);
}

static const char *
column_type (const RegFieldInfo *field)
{
  if (field->type == REG_FIELD_TYPE_BLOB)
    return "BLOB";
  return reg_field_is_text (field) ? "TEXT" : "INTEGER";
}

static char *
describe (const char *name, const char *type, gboolean is_required, const char *refers)
{
  return g_strdup_printf ("%s %s%s%s%s", name, type, is_required ? " NOT NULL" : "",
                          refers ? " -> " : "", refers ? refers : "");
}

/* What reg-entity.h says a table has, after the five columns all have. */
static char *
expected_columns (const RegEntityInfo *info)
{
  GString *text = g_string_new ("");

  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];
      const char *refers = field->type == REG_FIELD_TYPE_REF
                               ? reg_entity_get_info (field->refers)->table
                               : NULL;
      g_autofree char *line = describe (field->column, column_type (field),
                                        (field->flags & REG_FIELD_REQUIRED) != 0, refers);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free_and_steal (text);
}

static char *
actual_columns (RegDb *db, const RegEntityInfo *info)
{
  GString *text = g_string_new ("");
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT c.name, c.type, c.\"notnull\", f.\"table\", f.\"to\""
                           " FROM pragma_table_info (?1) c"
                           " LEFT JOIN pragma_foreign_key_list (?1) f ON f.\"from\" = c.name"
                           " WHERE c.cid >= 5 ORDER BY c.cid",
                           "t", info->table);

  while (reg_statement_next (each, NULL))
    {
      g_autofree char *line = describe (
          reg_statement_text (each, 0), reg_statement_text (each, 1), reg_statement_int (each, 2),
          reg_statement_is_null (each, 3) ? NULL : reg_statement_text (each, 3));

      if (!reg_statement_is_null (each, 3))
        g_assert_cmpstr (reg_statement_text (each, 4), ==, "id");
      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free_and_steal (text);
}

static gboolean
columns_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 1; i < REG_N_ENTITIES; i++)
    {
      const RegEntityInfo *info = reg_entity_get_info (i);
      g_autofree char *expected = expected_columns (info);
      g_autofree char *actual = actual_columns (db, info);

      g_test_message ("%s", info->table);
      g_assert_cmpstr (actual, ==, expected);
    }
  return TRUE;
}

static void
test_columns (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, columns_job, NULL);
}

/* The five columns, strict types, and keys that never come back. */
static gboolean
tables_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 1; i < REG_N_ENTITIES; i++)
    {
      const char *table = reg_entity_get_info (i)->table;
      g_autoptr (GString) keys = g_string_new ("");
      g_autoptr (RegStatement) each = reg_db_query (
          db, "SELECT name || ' ' || type FROM pragma_table_info (?) WHERE cid < 5 ORDER BY cid",
          "t", table);

      while (reg_statement_next (each, NULL))
        g_string_append_printf (keys, "%s,", reg_statement_text (each, 0));
      g_assert_cmpstr (keys->str, ==,
                       "id INTEGER,uid BLOB,created_at INTEGER,changed_at INTEGER,"
                       "deleted_at INTEGER,");
      g_assert_cmpint (reg_db_query_int (db, 0, NULL,
                                         "SELECT count (*) FROM sqlite_schema WHERE name = ?"
                                         " AND sql LIKE '%AUTOINCREMENT%' AND sql LIKE '%STRICT'",
                                         "t", table),
                       ==, 1);
    }
  return TRUE;
}

static void
test_tables (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, tables_job, NULL);
}

/* Removing a row looks for those that refer to it: with an index, wherever there may be many. */
static gboolean
references_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const RegEntityId many[] = { REG_ENTITY_PARTY,      REG_ENTITY_PRODUCT,
                                      REG_ENTITY_QUOTATION,  REG_ENTITY_QUOTATION_REVISION,
                                      REG_ENTITY_SALE,       REG_ENTITY_COMPLAINT,
                                      REG_ENTITY_OPPORTUNITY };

  for (int i = 1; i < REG_N_ENTITIES; i++)
    {
      const RegEntityInfo *info = reg_entity_get_info (i);

      for (int field = 0; field < info->n_fields; field++)
        for (guint k = 0; k < G_N_ELEMENTS (many); k++)
          if (info->fields[field].refers == many[k])
            {
              gint64 n = reg_db_query_int (
                  db, 0, NULL,
                  "SELECT count (*) FROM pragma_index_list (?1) l"
                  " JOIN pragma_index_info (l.name) c ON c.seqno = 0 AND c.name = ?2",
                  "tt", info->table, info->fields[field].column);

              if (n == 0)
                g_error ("no index on %s.%s", info->table, info->fields[field].column);
            }
    }
  return TRUE;
}

static void
test_references_have_indexes (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, references_job, NULL);
}

/* Every field of every kind comes back as it was saved. */
static RegRecord *
filled (RegEntityId entity)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  RegRecordBuilder *builder = reg_record_builder_new (entity);
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1\xff", 3);

  for (int i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == REG_FIELD_TYPE_BLOB)
      reg_record_builder_set_blob (builder, i, bytes);
    else if (info->fields[i].type == REG_FIELD_TYPE_DATE)
      reg_record_builder_set_text (builder, i, "2026-02-28");
    else if (reg_field_is_text (&info->fields[i]))
      reg_record_builder_set_text (builder, i, "Ünïcode \"quoted\"\n'text' \xf0\x9f\x9a\xb2");
    else if (info->fields[i].type == REG_FIELD_TYPE_REF)
      /* What is there already; a cycle stays open. */
      reg_record_builder_set_ref (builder, i, info->fields[i].refers < entity ? 1 : 0);
    else
      reg_record_builder_set_int (builder, i, G_MININT64 + i);
  return reg_record_builder_end (builder);
}

static gboolean
every_field_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (RegEntityId entity = 1; entity < REG_N_ENTITIES; entity++)
    {
      g_autoptr (RegRecord) record = filled (entity);
      g_autoptr (RegRecord) saved = reg_db_save (db, record, error);
      g_autoptr (RegRecord) loaded = NULL;
      g_autoptr (RegRecord) same = NULL;

      if (!saved)
        return FALSE;
      loaded = reg_db_load (db, entity, reg_record_get_id (saved), error);
      same = reg_db_load_by_uid (db, entity, reg_record_get_uid (saved), error);
      for (int i = 0; i < reg_entity_get_info (entity)->n_fields; i++)
        {
          g_assert_true (
              reg_value_equal (reg_record_get_value (loaded, i), reg_record_get_value (record, i)));
          g_assert_true (
              reg_value_equal (reg_record_get_value (same, i), reg_record_get_value (record, i)));
        }
    }
  return TRUE;
}

static void
test_every_field (StoreFixture *f, gconstpointer unused)
{
  store_fixture_write (f, every_field_job, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/schema/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,       \
              store_fixture_tear_down)
  g_test_add_func ("/store/schema/entity_numbers", test_entity_numbers);
  ADD (columns);
  ADD (tables);
  ADD (references_have_indexes);
  ADD (every_field);
  return g_test_run ();
}
