/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "gate.h"
#include "store-fixture.h"
#include "store/reg-db-private.h"

/* What the store gives back while nobody wants anything of it. */

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *)data = reg_db_query_int (db, -1, error, "SELECT count(*) FROM party WHERE name > ?",
                                      "t", "");
  return TRUE;
}

/* Whatever a connection has gathered to be faster, it can do without. */
static void
test_connection (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  int before, after, most;
  gint64 count = 0;
  RegDb *db;

  store_fixture_add_party (f, "Ada", NULL);
  db = reg_db_open (f->path, SQLITE_OPEN_READONLY, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (count_job (db, &count, NULL, &error));
      g_assert_cmpint (count, ==, 1);
      g_assert_cmpuint (g_hash_table_size (db->statements), ==, 1);
      sqlite3_db_status (db->handle, SQLITE_DBSTATUS_CACHE_USED, &before, &most, FALSE);
      reg_db_rest (db);
      sqlite3_db_status (db->handle, SQLITE_DBSTATUS_CACHE_USED, &after, &most, FALSE);
      g_assert_cmpint (after, <, before);
      sqlite3_db_status (db->handle, SQLITE_DBSTATUS_STMT_USED, &after, &most, FALSE);
      g_assert_cmpint (after, ==, 0);
      /* Who rests already, rests. */
      reg_db_rest (db);
    }
  reg_db_close (db);
}

/* Threads with nothing to do rest by themselves, and work again when there is something. */
static void
test_threads (StoreFixture *f, gconstpointer unused)
{
  gint64 count = 0;
  gint64 used;

  if (sqlite3_memory_used () == 0)
    {
      g_test_skip ("this SQLite does not count what it uses");
      return;
    }
  store_fixture_add_party (f, "Ada", NULL);
  store_fixture_read (f, count_job, &count);
  used = sqlite3_memory_used ();
  while (sqlite3_memory_used () >= used)
    g_thread_yield ();
  store_fixture_add_party (f, "Ben", NULL);
  store_fixture_read (f, count_job, &count);
  g_assert_cmpint (count, ==, 2);
}

/* How many connections this process has to the file: each opens the log beside it. -1 where nobody can
 * tell. */
static int
count_connections (const char *path)
{
  g_autoptr (GDir) open = g_dir_open ("/proc/self/fd", 0, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const char *name;
  int n = 0;

  if (!open)
    return -1;
  while ((name = g_dir_read_name (open)))
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      n += g_strcmp0 (target, log) == 0;
    }
  return n;
}

static void
done_cb (GObject *store, GAsyncResult *result, gpointer n_left)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (reg_store_job_finish (REG_STORE (store), result, &error));
  g_assert_no_error (error);
  (*(int *)n_left)--;
}

static void
read_side_by_side (StoreFixture *f)
{
  Gate gates[2];
  int n_left = G_N_ELEMENTS (gates);

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      gate_init (&gates[i]);
      reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &gates[i], NULL, NULL, done_cb,
                            &n_left);
    }
  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    gate_await (&gates[i]);
  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    gate_open (&gates[i]);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Of two readers that rest one closes the file, and opens it again when both are needed; one job after
 * the other needs one of them. */
static void
test_spare_reader (StoreFixture *f, gconstpointer unused)
{
  gint64 count = 0;

  store_fixture_add_party (f, "Ada", NULL);
  if (count_connections (f->path) < 0)
    {
      g_test_skip ("this system does not tell which files are open");
      return;
    }
  for (int i = 0; i < 3; i++)
    {
      read_side_by_side (f);
      g_assert_cmpint (count_connections (f->path), ==, 3);
      while (count_connections (f->path) > 2)
        g_thread_yield ();
      for (int k = 0; k < 20; k++)
        store_fixture_read (f, count_job, &count);
      g_assert_cmpint (count, ==, 1);
      g_assert_cmpint (count_connections (f->path), ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  /* With the usual settings, under which memory is counted. */
  sqlite3_initialize ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/resting/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,      \
              store_fixture_tear_down)
  ADD (connection);
  ADD (threads);
  ADD (spare_reader);
  return g_test_run ();
}
