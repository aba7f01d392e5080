/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-backup.h"
#include "store/reg-db-private.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The power goes, the program is killed, the disk is full: the file holds finished work only. */

#define N_IMPORTED 600
#define ROWS_PER_STEP 20

static const RegActionInfo import_action = { .kind = "import",
                                             .label = "Imported",
                                             .is_long = TRUE };

/* What is derived from new customers is made beside, from the first of them on. */
static const RegLoadLimits at_once = {
  .new_customers = 1, .customers = 1000, .changed = 1000, .pages = 1000
};
static gboolean is_beside;

static gboolean
save_party (RegDb *db, int i, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  RegRecordBuilder *point = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *name = g_strdup_printf ("Imported %d", i);
  g_autoptr (RegRecord) party = NULL;
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (RegRecord) phone = NULL;
  g_autoptr (RegRecord) saved_phone = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  party = reg_record_builder_end (builder);
  saved = reg_db_save (db, party, error);
  if (saved)
    reg_record_builder_set_ref (point, REG_CONTACT_POINT_PARTY_ID, reg_record_get_id (saved));
  reg_record_builder_set_text (point, REG_CONTACT_POINT_VALUE, "030 1234");
  phone = reg_record_builder_end (point);
  saved_phone = saved ? reg_db_save (db, phone, error) : NULL;
  return saved_phone != NULL;
}

/* Changes what was there, makes new rows, and takes a step now and then. */
static gboolean
import_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int progress = data ? *(int *)data : -1;

  if (is_beside)
    db->load_limits = &at_once;
  for (int i = 0; i < N_IMPORTED; i++)
    {
      if (!save_party (db, i, error))
        return FALSE;
      if (i % ROWS_PER_STEP)
        continue;
      /* The step is due. */
      db->breath_at = 0;
      if (!reg_db_breathe (db, error))
        return FALSE;
      if (progress >= 0 && write (progress, ".", 1) != 1)
        return FALSE;
    }
  /* Nothing but the end of the write is to come. */
  return progress < 0 || write (progress, "e", 1) == 1;
}

/* --- killed ----------------------------------------------------------------------------- */

static char *program;

static int
child_import (const char *path)
{
  g_autoptr (RegStore) store = reg_store_new (path, 0);
  int progress = 1;

  /* From here on the file is being opened: recovery may be cut short as well. */
  if (write (progress, "o", 1) != 1 || !reg_store_open_sync (store, NULL, NULL)
      || !reg_store_write_sync (store, &import_action, import_job, &progress, NULL, NULL, NULL))
    return 1;
  reg_store_close (store);
  return 0;
}

/* How often an import must have come to its end, and how often it may have: the child can write its
 * last word into the file and be killed before it says so. */
typedef struct
{
  int at_least;
  int at_most;
} Imports;

/* Runs the child and kills it after it gave @n_signs signs of life, or as soon after that as the
 * machine lets us. */
static void
import_and_kill (const char *path, int n_signs, Imports *imports)
{
  char *argv[] = { program, (char *)(is_beside ? "--import-beside" : "--import"), (char *)path,
                   NULL };
  g_autoptr (GError) error = NULL;
  gboolean is_written = FALSE;
  GPid pid;
  int output, status;
  char sign;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &output, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < n_signs && !is_written && read (output, &sign, 1) == 1; i++)
    is_written = sign == 'e';
  if (n_signs < G_MAXINT)
    kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  while (read (output, &sign, 1) == 1)
    is_written |= sign == 'e';
  close (output);
  g_assert_true (WIFSIGNALED (status) || (is_written && WEXITSTATUS (status) == 0));
  imports->at_least += WIFEXITED (status);
  imports->at_most += is_written;
}

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_check (db, data, error);
}

/* Whole, and with all of the import or nothing of it. */
static gint64
assert_whole (StoreFixture *f)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;
  gint64 imported;

  store_fixture_read (f, check_job, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  imported = store_fixture_query_int (f, "SELECT count (*) FROM party WHERE name LIKE 'Imported%'");
  g_assert_cmpint (imported % N_IMPORTED, ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM contact_point"), ==,
                   imported);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_summary"), ==,
                   imported + 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM action WHERE state = 1"), ==,
                   0);
  found = store_fixture_search (f, "there");
  g_assert_cmpstr (found, ==, "There before");
  if (imported == 0)
    {
      g_autofree char *nothing = store_fixture_search (f, "imported");

      g_assert_cmpstr (nothing, ==, "");
    }
  return imported;
}

/* The file holds as many imports as came to their end. */
static void
assert_imports (StoreFixture *f, Imports *imports)
{
  gint64 n;

  store_fixture_reopen (f);
  n = assert_whole (f) / N_IMPORTED;
  g_assert_cmpint (n, >=, imports->at_least);
  g_assert_cmpint (n, <=, imports->at_most);
  imports->at_least = imports->at_most = (int)n;
}

static void
test_killed (StoreFixture *f, gconstpointer beside)
{
  const int n_times = g_test_slow () ? 50 : 10;
  Imports imports = { 0 };

  is_beside = beside != NULL;
  store_fixture_add_party (f, "There before", NULL);
  g_clear_object (&f->store);
  for (int i = 0; i < n_times; i++)
    {
      int n_signs = g_test_rand_int_range (1, N_IMPORTED / ROWS_PER_STEP + 1);

      /* Again, while the one before may still have to be taken back. */
      if (i % 3 == 2)
        import_and_kill (f->path, 1, &imports);
      import_and_kill (f->path, n_signs, &imports);
      if (i % 2)
        continue;
      assert_imports (f, &imports);
      g_clear_object (&f->store);
    }
  assert_imports (f, &imports);
}

/* Not killed at all, so that one knows the rest means something. */
static void
test_not_killed (StoreFixture *f, gconstpointer beside)
{
  Imports imports = { 0 };

  is_beside = beside != NULL;
  store_fixture_add_party (f, "There before", NULL);
  g_clear_object (&f->store);
  import_and_kill (f->path, G_MAXINT, &imports);
  g_assert_cmpint (imports.at_least, ==, 1);
  assert_imports (f, &imports);
}

/* --- the disk is full ------------------------------------------------------------------- */

static gboolean
limit_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 pages = reg_db_query_int (db, 0, error, "PRAGMA page_count", NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                          pages + *(gint64 *)data);

  return reg_db_exec_script (db, sql, error);
}

static void
leave_pages (StoreFixture *f, gint64 pages)
{
  store_fixture_write (f, limit_job, &pages);
}

static gboolean
greedy_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean pays_heed = GPOINTER_TO_INT (data);
  g_autoptr (GError) local = NULL;

  for (int i = 0; i < N_IMPORTED && !local; i++)
    save_party (db, i, &local);
  g_assert_error (local, REG_STORE_ERROR, REG_STORE_ERROR_FULL);
  /* One that takes it for a bad row goes on, and gets nowhere. */
  if (!pays_heed)
    return !save_party (db, 0, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
test_full (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  store_fixture_add_party (f, "There before", NULL);
  leave_pages (f, 8);
  error = store_fixture_refused (f, greedy_job, GINT_TO_POINTER (TRUE));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FULL);
  g_assert_cmpint (assert_whole (f), ==, 0);
  leave_pages (f, 100000);
  store_fixture_write (f, import_job, NULL);
  g_assert_cmpint (assert_whole (f), ==, N_IMPORTED);
}

static void
test_full_and_heedless (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  store_fixture_add_party (f, "There before", NULL);
  leave_pages (f, 8);
  error = store_fixture_refused (f, greedy_job, GINT_TO_POINTER (FALSE));
  g_assert_cmpint (assert_whole (f), ==, 0);
}

/* Steps of an import that were committed cannot be taken back on a full disk; then nothing else is
 * written until they are. */
static void
test_full_in_a_long_write (StoreFixture *f, gconstpointer beside)
{
  static const RegActionInfo edit = { .kind = "edit", .label = "Edited" };
  g_autoptr (GError) error = NULL;
  gint64 none = 0, many = 100000;

  is_beside = beside != NULL;
  store_fixture_add_party (f, "There before", NULL);
  leave_pages (f, 12);
  g_assert_false (
      reg_store_write_sync (f->store, &import_action, import_job, NULL, NULL, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FULL);
  g_clear_error (&error);
  if (!reg_store_write_sync (f->store, &edit, limit_job, &none, NULL, NULL, &error))
    g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FULL);
  g_clear_error (&error);
  /* Room again, as after a clean-up: a new opening knows no limit. */
  store_fixture_reopen (f);
  g_assert_false (reg_store_is_read_only (f->store));
  g_assert_cmpint (assert_whole (f), ==, 0);
  store_fixture_write (f, limit_job, &many);
}

int
main (int argc, char *argv[])
{
  is_beside = argc == 3 && g_str_equal (argv[1], "--import-beside");
  if (is_beside || (argc == 3 && g_str_equal (argv[1], "--import")))
    return child_import (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/crash/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,        \
              store_fixture_tear_down)
  ADD (not_killed);
  ADD (killed);
  ADD (full);
  ADD (full_and_heedless);
  ADD (full_in_a_long_write);
#undef ADD
#define ADD(name)                                                                                  \
  g_test_add ("/store/crash/beside/" #name, StoreFixture, &at_once, store_fixture_set_up,          \
              test_##name, store_fixture_tear_down)
  ADD (not_killed);
  ADD (killed);
  ADD (full_in_a_long_write);
  return g_test_run ();
}
