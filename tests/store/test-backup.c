/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-backup.h"
#include "store/reg-db-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  const char *target;
  GCancellable *cancellable;
} BackupJob;

static gboolean
backup_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BackupJob *job = data;

  return reg_backup_write (db, job->target, job->cancellable, error);
}

static gboolean
daily_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_backup_daily (db, data, error);
}

static char *
beside (StoreFixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
back_up (StoreFixture *f, const char *target)
{
  BackupJob job = { target, NULL };

  store_fixture_read (f, backup_job, &job);
}

static gint64
count_parties (StoreFixture *f)
{
  return store_fixture_query_int (f, "SELECT count (*) FROM party");
}

/* Files in @folder, sorted, joined by '|'. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new ("");
  const char *name;

  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc)g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i ? "|" : "", (char *)names->pdata[i]);
  return g_string_free_and_steal (text);
}

static void
test_there_and_back (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *files = NULL;

  store_fixture_add_party (f, "Before the copy", "030 1234567");
  back_up (f, copy);
  store_fixture_add_party (f, "After the copy", NULL);
  g_assert_true (reg_backup_check_file (copy, &error));
  g_assert_no_error (error);
  g_clear_object (&f->store);
  g_assert_true (reg_backup_restore_sync (copy, f->path, NULL, &error));
  g_assert_no_error (error);
  store_fixture_reopen (f);
  g_assert_cmpint (count_parties (f), ==, 1);
  found = store_fixture_search (f, "before");
  g_assert_cmpstr (found, ==, "Before the copy");
  /* What was replaced is still there. */
  files = list_folder (f->folder);
  g_assert_nonnull (strstr (files, "shop.regulars.replaced-"));
}

/* The copy is taken while others write, from what stood there at one moment. */
static void
test_copy_replaces_copy (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");
  g_autofree char *partial = beside (f, "copy.regulars.partial");

  back_up (f, copy);
  g_file_set_contents (partial, "left by a crash", -1, NULL);
  store_fixture_add_party (f, "New", NULL);
  back_up (f, copy);
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_clear_object (&f->store);
  g_assert_true (reg_backup_restore_sync (copy, f->path, NULL, NULL));
  store_fixture_reopen (f);
  g_assert_cmpint (count_parties (f), ==, 1);
}

static void
test_cancelled_copy (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");
  g_autofree char *files = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BackupJob job = { copy, cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_false (reg_store_read_sync (f->store, backup_job, &job, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&f->store);
  files = list_folder (f->folder);
  g_assert_cmpstr (files, ==, "shop.regulars");
}

static void
test_nowhere_to_write (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "no/folder/copy.regulars");
  g_autoptr (GError) error = NULL;
  BackupJob job = { copy, NULL };

  g_assert_false (reg_store_read_sync (f->store, backup_job, &job, NULL, &error));
  g_assert_nonnull (error);
}

static void
assert_refused_copy (StoreFixture *f, const char *copy, RegStoreError why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_backup_restore_sync (copy, f->path, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, (int)why);
}

/* A copy that is not whole takes nobody's place. */
static void
test_bad_copies (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autofree char *missing = beside (f, "missing");
  gint64 page;
  int fd;

  store_fixture_add_party (f, "Safe", NULL);
  page = store_fixture_query_int (f, "SELECT rootpage FROM sqlite_schema WHERE name = 'party'");
  back_up (f, copy);
  g_clear_object (&f->store);
  fd = open (copy, O_WRONLY);
  g_assert_cmpint (pwrite (fd, noise, 4096, (page - 1) * 4096), ==, 4096);
  close (fd);
  assert_refused_copy (f, copy, REG_STORE_ERROR_CORRUPT);
  g_assert_cmpint (truncate (copy, 12288), ==, 0);
  assert_refused_copy (f, copy, REG_STORE_ERROR_CORRUPT);
  g_file_set_contents (copy, noise, 8192, NULL);
  assert_refused_copy (f, copy, REG_STORE_ERROR_FOREIGN);
  g_file_set_contents (copy, "", 0, NULL);
  assert_refused_copy (f, copy, REG_STORE_ERROR_FOREIGN);
  assert_refused_copy (f, missing, REG_STORE_ERROR_NOT_FOUND);
  store_fixture_reopen (f);
  g_assert_cmpint (count_parties (f), ==, 1);
}

static void
test_restore_of_an_open_file (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");

  back_up (f, copy);
  assert_refused_copy (f, copy, REG_STORE_ERROR_IN_USE);
  store_fixture_add_party (f, "Goes on", NULL);
}

static void
test_restore_where_nothing_was (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");

  store_fixture_add_party (f, "Moved", NULL);
  back_up (f, copy);
  g_clear_object (&f->store);
  g_unlink (f->path);
  g_assert_true (reg_backup_restore_sync (copy, f->path, NULL, NULL));
  store_fixture_reopen (f);
  g_assert_cmpint (count_parties (f), ==, 1);
}

/* A -wal that could not be worked in must not be taken for the restored file's. */
static void
test_restore_over_a_broken_file (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = beside (f, "copy.regulars");
  g_autofree char *wal = beside (f, "shop.regulars-wal");

  store_fixture_add_party (f, "Restored", NULL);
  back_up (f, copy);
  g_clear_object (&f->store);
  g_file_set_contents (f->path, "broken", -1, NULL);
  g_file_set_contents (wal, "frames of something else", -1, NULL);
  g_assert_true (reg_backup_restore_sync (copy, f->path, NULL, NULL));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  store_fixture_reopen (f);
  g_assert_cmpint (count_parties (f), ==, 1);
}

/* --- the check -------------------------------------------------------------------------- */

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_check (db, data, error);
}

static void
test_check_finds_missing_references (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle;

  store_fixture_read (f, check_job, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  store_fixture_add_party (f, "One", "1234567");
  g_clear_object (&f->store);
  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DELETE FROM party", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  store_fixture_reopen (f);
  store_fixture_read (f, check_job, findings);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (findings->pdata[0], "party"));
}

/* The fixture looks into no folders. */
static void
empty_folder (const char *folder, const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, "|", -1);

  for (int i = 0; each[i]; i++)
    {
      g_autofree char *path = g_build_filename (folder, each[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* --- rotation --------------------------------------------------------------------------- */

/* One copy a day for 800 days leaves seven days, four weeks and twelve months. */
static void
test_rotation (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *folder = beside (f, "copies");
  g_autofree char *left = NULL;
  g_autofree char *other = g_build_filename (folder, "shop.regulars-notes.txt", NULL);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2024, 9, 10, 9, 0, 0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int day = 0; day < 800; day++)
    {
      g_autoptr (GDateTime) when = g_date_time_add_days (first, day);
      g_autofree char *date = g_date_time_format (when, "%F");
      g_autofree char *name = g_strdup_printf ("shop.regulars-%s.regulars", date);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_file_set_contents (path, "", 0, NULL);
    }
  g_file_set_contents (other, "mine", -1, NULL);
  store_fixture_use_clock (f, "2026-11-19T09:00:00Z");
  store_fixture_read (f, daily_job, folder);
  g_unlink (other);
  left = list_folder (folder);
  g_assert_cmpstr (left, ==,
                   "shop.regulars-2025-12-31.regulars|shop.regulars-2026-01-31.regulars|"
                   "shop.regulars-2026-02-28.regulars|shop.regulars-2026-03-31.regulars|"
                   "shop.regulars-2026-04-30.regulars|shop.regulars-2026-05-31.regulars|"
                   "shop.regulars-2026-06-30.regulars|shop.regulars-2026-07-31.regulars|"
                   "shop.regulars-2026-08-31.regulars|shop.regulars-2026-09-30.regulars|"
                   "shop.regulars-2026-10-31.regulars|shop.regulars-2026-11-01.regulars|"
                   "shop.regulars-2026-11-08.regulars|shop.regulars-2026-11-13.regulars|"
                   "shop.regulars-2026-11-14.regulars|shop.regulars-2026-11-15.regulars|"
                   "shop.regulars-2026-11-16.regulars|shop.regulars-2026-11-17.regulars|"
                   "shop.regulars-2026-11-18.regulars|shop.regulars-2026-11-19.regulars");
  {
    g_autofree char *today = g_build_filename (folder, "shop.regulars-2026-11-19.regulars", NULL);

    g_assert_true (reg_backup_check_file (today, NULL));
  }
  empty_folder (folder, left);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/backup/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,       \
              store_fixture_tear_down)
  ADD (there_and_back);
  ADD (copy_replaces_copy);
  ADD (cancelled_copy);
  ADD (nowhere_to_write);
  ADD (bad_copies);
  ADD (restore_of_an_open_file);
  ADD (restore_where_nothing_was);
  ADD (restore_over_a_broken_file);
  ADD (check_finds_missing_references);
  ADD (rotation);
  return g_test_run ();
}
