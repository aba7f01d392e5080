/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-db-private.h"

#include <string.h>

/* Books of every schema there was, opened by this program. */

#define FOLDER "/app/regulars/Regulars/migrations"

/* What a book of the first schema holds; later ones begin with the same. */
static const char contents[] = ROW ("staff", "name", "'Olga'") ROW (
    "party", "name, kind, code", "'Anna Müller', 0, 'K1'") ROW ("party",
                                                                "name, kind, referred_by",
                                                                "'Bakery Huber', 1, 1")
    ROW ("contact_point", "party_id, kind, value, digits", "1, 0, '0251 123456', '251123456'") ROW (
        "sale",
        "party_id, sold_on, net",
        "1, '2026-01-02', 1234") "INSERT INTO action (uid, hlc, at, kind, label, state)"
                                 " VALUES (randomblob (16), 1, 1, 'edit', 'Customer changed', 0);"
                                 "INSERT INTO change (action_id, entity, record_id, uid, op, "
                                 "fields)"
                                 " SELECT 1, 3, 1, uid, 'u', '{\"name\":[\"Anna Maier\",\"Anna "
                                 "Müller\"]}' FROM party"
                                 " WHERE id = 1;";

static void
run (sqlite3 *db, const char *sql)
{
  char *why = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &why);
  g_assert_cmpstr (why, ==, NULL);
}

/* A book as the program of that schema left it. */
static void
write_book (const char *path, int version)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           REG_DB_APPLICATION_ID, version);
  sqlite3 *db = NULL;

  g_assert_nonnull (names);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (int i = 1; i <= version; i++)
    for (int k = 0; names[k]; k++)
      if (g_ascii_strtoll (names[k], NULL, 10) == i)
        {
          g_autofree char *name = g_strconcat (FOLDER "/", names[k], NULL);
          g_autoptr (GBytes) script = g_resources_lookup_data (name, 0, NULL);

          run (db, g_bytes_get_data (script, NULL));
        }
  run (db, contents);
  run (db, mark);
  sqlite3_close (db);
}

/* Copies beside the book, made before it was touched. */
static guint
count_copies (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    n += strstr (name, ".regulars.schema-") != NULL;
  return n;
}

static void
test_every_schema (StoreFixture *f, gconstpointer unused)
{
  for (int version = 1; version < REG_DB_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("%s/schema-%d.regulars", f->folder, version);
      g_autofree char *found = NULL;
      guint n_copies = count_copies (f->folder);
      g_autoptr (RegRecord) party = NULL;
      gint64 restored;

      reg_store_close (f->store);
      write_book (path, version);
      g_free (f->path);
      f->path = g_steal_pointer (&path);
      store_fixture_reopen (f);
      g_assert_cmpint (store_fixture_query_int (f, "PRAGMA user_version"), ==,
                       REG_DB_SCHEMA_VERSION);
      g_assert_cmpint (
          store_fixture_query_int (f, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
      g_assert_cmpuint (count_copies (f->folder), ==, n_copies + 1);
      g_assert_cmpint (store_fixture_query_int (f, "SELECT sum (net) FROM sale"), ==, 1234);
      /* What imports make most of comes first where SQLite looks for the last key; keys go on. */
      g_assert_cmpint (store_fixture_query_int (f, "SELECT group_concat (name, ' ') ="
                                                   " 'contact_point party' FROM (SELECT name FROM"
                                                   " sqlite_sequence ORDER BY rowid LIMIT 2)"),
                       ==, 1);
      g_assert_cmpint (store_fixture_query_int (f, "SELECT seq FROM sqlite_sequence"
                                                   " WHERE name = 'party'"),
                       ==, 2);
      party = store_fixture_load (f, REG_ENTITY_PARTY, 2);
      g_assert_cmpint (reg_record_get_int (party, REG_PARTY_REFERRED_BY), ==, 1);
      g_assert_true (reg_record_is_null (party, REG_PARTY_MERGED_INTO));
      /* What was done before can still be undone. */
      store_fixture_undo (f, 1, &restored, NULL);
      g_assert_cmpint (restored, ==, 1);
      found = store_fixture_search (f, "maier");
      g_assert_cmpstr (found, ==, "Anna Maier");
      /* Nobody touched this one; it is found by what this program knows of spellings and numbers. */
      g_clear_pointer (&found, g_free);
      store_fixture_script (f, "UPDATE party SET name = 'Bäckerei Huber' WHERE id = 2;");
      found = store_fixture_search (f, "baeckerei");
      g_assert_cmpstr (found, ==, "Bäckerei Huber");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/migration/every_schema", StoreFixture, NULL, store_fixture_set_up,
              test_every_schema, store_fixture_tear_down);
  return g_test_run ();
}
