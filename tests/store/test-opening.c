/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every state a file can be met in: each has its answer, and the file stays what it was. */

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static GBytes *
contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
put (const char *path, const char *data, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
}

/* Opens what is at @path and closes it again. */
static GError *
try_open (const char *path, RegStoreFlags flags)
{
  g_autoptr (RegStore) store = reg_store_new (path, flags);
  GError *error = NULL;

  g_assert_true (reg_store_open_sync (store, NULL, &error) == (error == NULL));
  reg_store_close (store);
  return error;
}

static void
close_store (StoreFixture *f)
{
  reg_store_close (f->store);
  g_clear_object (&f->store);
}

static void
test_fresh (StoreFixture *f, gconstpointer unused)
{
  g_assert_false (reg_store_is_read_only (f->store));
  g_assert_null (reg_store_get_notice (f->store));
  g_assert_cmpint (store_fixture_query_int (f, "PRAGMA user_version"), ==, REG_DB_SCHEMA_VERSION);
  g_assert_cmpint (store_fixture_query_int (f, "PRAGMA application_id"), ==, REG_DB_APPLICATION_ID);
  g_assert_cmpint (store_fixture_query_int (f, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM pragma_journal_mode"
                                               " WHERE journal_mode = 'wal'"),
                   ==, 1);
  g_assert_cmpstr (reg_store_get_path (f->store), ==, f->path);
  close_store (f);
  {
    g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);

    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  }
}

static void
test_missing (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "nowhere.regulars", NULL);
  g_autoptr (GError) error = try_open (path, 0);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_folder_missing (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "no", "folder.regulars", NULL);
  g_autoptr (GError) error = try_open (path, REG_STORE_CREATE);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

static void
test_folder_in_its_place (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = try_open (f->folder, 0);

  g_assert_nonnull (error);
}

static void
test_garbage (StoreFixture *f, gconstpointer unused)
{
  static const RegStoreFlags flags[] = { 0, REG_STORE_CREATE, REG_STORE_READ_ONLY };
  g_autofree char *path = g_build_filename (f->folder, "letter.odt", NULL);
  g_autofree char *noise = g_malloc (10000);

  for (int i = 0; i < 10000; i++)
    noise[i] = 'a' + i % 23;
  put (path, noise, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GBytes) before = contents (path);
      g_autoptr (GError) error = try_open (path, flags[i]);
      g_autoptr (GBytes) after = contents (path);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FOREIGN);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_foreign_database (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "music.db", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (path, "CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('one');");
  before = contents (path);
  error = try_open (path, REG_STORE_CREATE);
  after = contents (path);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FOREIGN);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_empty (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "empty.regulars", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;

  put (path, "", 0);
  error = try_open (path, 0);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT);
  none = try_open (path, REG_STORE_CREATE);
  g_assert_no_error (none);
}

/* Cut off in the middle, as by a bad copy from a stick. */
static void
test_truncated (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  const char *data;

  store_fixture_add_party (f, "Whole", NULL);
  close_store (f);
  whole = contents (f->path);
  data = g_bytes_get_data (whole, &size);
  for (int percent = 1; percent < 100; percent += 14)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;

      put (f->path, data, size * percent / 100);
      error = try_open (f->path, REG_STORE_CREATE);
      after = contents (f->path);
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT);
      g_assert_cmpuint (g_bytes_get_size (after), ==, size * percent / 100);
    }
}

/* A page of noise in the middle: what else is there can be read, nothing can be written. */
static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *)data = reg_db_count (db, REG_ENTITY_PARTY, error);
  return *(gint64 *)data >= 0;
}

static gboolean
write_nothing_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
}

static void
assert_read_only (RegStore *store, RegStoreError why, gint64 n_parties)
{
  static const RegActionInfo info = { .kind = "test", .label = "Tested" };
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (reg_store_is_read_only (store));
  g_assert_error (reg_store_get_notice (store), REG_STORE_ERROR, (int)why);
  g_assert_true (reg_store_read_sync (store, count_job, &n, NULL, NULL));
  g_assert_cmpint (n, ==, n_parties);
  g_assert_false (reg_store_write_sync (store, &info, write_nothing_job, NULL, NULL, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY);
}

static void
damage_and_open (StoreFixture *f, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
                                          table);
  g_autofree char *noise = g_strnfill (4096, 'x');
  gint64 page;
  int fd;

  store_fixture_add_party (f, "Still here", NULL);
  page = store_fixture_query_int (f, sql);
  close_store (f);
  fd = g_open (f->path, O_WRONLY, 0);
  g_assert_cmpint (pwrite (fd, noise, 4096, (page - 1) * 4096), ==, 4096);
  close (fd);
  f->store = reg_store_new (f->path, REG_STORE_CREATE);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  assert_read_only (f->store, REG_STORE_ERROR_CORRUPT, 1);
}

static void
test_damaged (StoreFixture *f, gconstpointer unused)
{
  damage_and_open (f, "action");
}

static void
test_damaged_records (StoreFixture *f, gconstpointer unused)
{
  damage_and_open (f, "touchpoint");
}

static void
test_newer_schema (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "From the future", NULL);
  close_store (f);
  run_sql (f->path, "ALTER TABLE party ADD COLUMN colour TEXT; PRAGMA user_version = 99;");
  f->store = reg_store_new (f->path, 0);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  assert_read_only (f->store, REG_STORE_ERROR_NEWER_SCHEMA, 1);
  g_assert_cmpint (store_fixture_query_int (f, "PRAGMA user_version"), ==, 99);
}

static void
test_asked_for_read_only (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegStore) second = reg_store_new (f->path, REG_STORE_READ_ONLY);
  gint64 n = 0;

  store_fixture_add_party (f, "Seen by both", NULL);
  g_assert_true (reg_store_open_sync (second, NULL, NULL));
  g_assert_null (reg_store_get_notice (second));
  g_assert_true (reg_store_read_sync (second, count_job, &n, NULL, NULL));
  g_assert_cmpint (n, ==, 1);
  store_fixture_add_party (f, "Made later", NULL);
  g_assert_true (reg_store_read_sync (second, count_job, &n, NULL, NULL));
  g_assert_cmpint (n, ==, 2);
}

/* A file that never got its schema cannot be looked at. */
static void
test_old_schema_read_only (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  close_store (f);
  run_sql (f->path, "PRAGMA user_version = 0;");
  error = try_open (f->path, REG_STORE_READ_ONLY);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY);
}

static void
test_second_instance (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = try_open (f->path, REG_STORE_CREATE);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE);
  store_fixture_add_party (f, "Unharmed", NULL);
  close_store (f);
  g_assert_null (try_open (f->path, 0));
}

static char *program;

/* The same from another process: this program again, which then only opens the file. */
static void
test_second_process (StoreFixture *f, gconstpointer unused)
{
  char *argv[] = { program, (char *)"--open", f->path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, REG_STORE_ERROR_IN_USE);
  store_fixture_add_party (f, "Unharmed", NULL);
}

static int
open_only (const char *path)
{
  g_autoptr (GError) error = try_open (path, REG_STORE_CREATE);

  return error && error->domain == REG_STORE_ERROR ? error->code : 0;
}

static void
test_file_may_not_be_written (StoreFixture *f, gconstpointer unused)
{
  if (getuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }
  store_fixture_add_party (f, "Read me", NULL);
  close_store (f);
  g_assert_cmpint (g_chmod (f->path, 0400), ==, 0);
  f->store = reg_store_new (f->path, 0);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  assert_read_only (f->store, REG_STORE_ERROR_READ_ONLY, 1);
}

static void
test_folder_may_not_be_written (StoreFixture *f, gconstpointer unused)
{
  if (getuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }
  store_fixture_add_party (f, "Read me", NULL);
  close_store (f);
  g_assert_cmpint (g_chmod (f->path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0500), ==, 0);
  f->store = reg_store_new (f->path, 0);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  assert_read_only (f->store, REG_STORE_ERROR_READ_ONLY, 1);
  close_store (f);
  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
}

static void
test_not_open (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegStore) store = reg_store_new (f->path, 0);
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_false (reg_store_read_sync (store, count_job, &n, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  g_clear_error (&error);
  close_store (f);
  g_assert_true (reg_store_open_sync (store, NULL, NULL));
  /* Twice does no harm. */
  g_assert_true (reg_store_open_sync (store, NULL, NULL));
  reg_store_close (store);
  g_assert_false (reg_store_read_sync (store, count_job, &n, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
}

/* Names that mean something in an address are only names. */
static void
test_strange_names (StoreFixture *f, gconstpointer unused)
{
  static const char *const names[] = { "a?mode=memory", "b#c", "per%20cent", "Käse & Söhne" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_assert_null (try_open (path, REG_STORE_CREATE));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_null (try_open (path, REG_STORE_READ_ONLY));
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_only (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/opening/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,      \
              store_fixture_tear_down)
  ADD (fresh);
  ADD (missing);
  ADD (folder_missing);
  ADD (folder_in_its_place);
  ADD (garbage);
  ADD (foreign_database);
  ADD (empty);
  ADD (truncated);
  ADD (damaged);
  ADD (damaged_records);
  ADD (newer_schema);
  ADD (asked_for_read_only);
  ADD (old_schema_read_only);
  ADD (second_instance);
  ADD (second_process);
  ADD (file_may_not_be_written);
  ADD (folder_may_not_be_written);
  ADD (not_open);
  ADD (strange_names);
  return g_test_run ();
}
