/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"

#include "store/reg-backup.h"

#include <glib/gstdio.h>
#include <string.h>

/* A book on a failing disk: bytes are other bytes, pages are empty, the end is missing. Whatever is
 * damaged, it opens or says why not; what it answers, it answers whole; and what it refuses stays as
 * it was. What is damaged is different each time; --seed repeats it. */

#define N_ROUNDS 30

static GBytes *
contents (const char *path)
{
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
put (const char *path, gconstpointer data, gsize size)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (journal);
  g_unlink (shared);
  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
}

/* The whole book in one file. */
static GBytes *
close_book (StoreFixture *f)
{
  reg_store_close (f->store);
  g_clear_object (&f->store);
  return contents (f->path);
}

static GBytes *
damage (GBytes *whole)
{
  gsize size = g_bytes_get_size (whole);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  gsize page = 4096 * (gsize)g_test_rand_int_range (0, (int)(size / 4096));

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
        data[g_test_rand_int_range (0, (int)size)] = (guint8)g_test_rand_int_range (0, 256);
      break;
    case 1:
      memset (data + page, 0, 4096);
      break;
    case 2:
      for (gsize i = 0; i < 4096; i++)
        data[page + i] = (guint8)g_test_rand_int_range (0, 256);
      break;
    case 3:
      memcpy (data + page, data + 4096 * (gsize)g_test_rand_int_range (0, (int)(size / 4096)),
              4096);
      break;
    default:
      size = (gsize)g_test_rand_int_range (0, (int)size);
      break;
    }
  return g_bytes_new (data, size);
}

typedef struct
{
  const Question *question;
} AskJob;

static gboolean
ask_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return ((AskJob *)data)->question->ask (db, error);
}

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_check (db, data, error);
}

/* Everything is asked, and where the book may be written everything is written. */
static guint
ask_everything (RegStore *store)
{
  static const RegActionInfo info = { .kind = "test", .label = "Test" };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) broken = NULL;
  guint n_refused = 0;

  for (guint i = 0; i < n_questions; i++)
    {
      AskJob job = { &questions[i] };
      g_autoptr (GError) error = NULL;
      gboolean ok;

      ok = questions[i].writes
               ? reg_store_write_sync (store, &info, ask_job, &job, NULL, NULL, &error)
               : reg_store_read_sync (store, ask_job, &job, NULL, &error);
      g_assert_cmpint (ok, ==, error == NULL);
      if (ok)
        continue;
      n_refused++;
      g_assert_cmpstr (error->message, !=, "");
      if (questions[i].writes && reg_store_is_read_only (store))
        g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY);
    }
  /* The check says what is wrong, or that it cannot be read. */
  if (!reg_store_read_sync (store, check_job, findings, NULL, &broken))
    g_assert_nonnull (broken);
  return n_refused;
}

static void
test_random_damage (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) whole = close_book (f);
  guint n_opened = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GBytes) damaged = damage (whole);
      g_autoptr (RegStore) store = reg_store_new (f->path, 0);
      g_autoptr (GError) error = NULL;

      put (f->path, g_bytes_get_data (damaged, NULL), g_bytes_get_size (damaged));
      if (reg_store_open_sync (store, NULL, &error))
        {
          n_opened++;
          g_assert_no_error (error);
          ask_everything (store);
          reg_store_close (store);
          continue;
        }
      g_assert_nonnull (error);
      g_assert_true (error->domain == REG_STORE_ERROR);
      {
        g_autoptr (GBytes) after = contents (f->path);

        g_assert_true (g_bytes_equal (after, damaged));
      }
    }
  /* Most damage is somewhere in the middle, where a book can still be read. */
  g_assert_cmpuint (n_opened, >, 0);
}

/* A damaged copy is never put in the place of a book. */
static void
test_damaged_copies_are_refused (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.regulars", NULL);
  g_autoptr (GBytes) whole = close_book (f);
  guint n_refused = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GBytes) damaged = damage (whole);
      g_autoptr (GError) error = NULL;

      put (copy, g_bytes_get_data (damaged, NULL), g_bytes_get_size (damaged));
      if (reg_backup_restore_sync (copy, f->path, NULL, &error))
        {
          /* Damage that no check can see: a byte of somebody's name, or none at all. */
          g_assert_true (reg_backup_check_file (f->path, NULL));
          put (f->path, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
          continue;
        }
      n_refused++;
      g_assert_nonnull (error);
      {
        g_autoptr (GBytes) after = contents (f->path);

        g_assert_true (g_bytes_equal (after, whole));
      }
    }
  g_assert_cmpuint (n_refused, >, 0);
}

/* A whole book answers everything: what the damaged ones refuse is refused for its damage. */
static void
test_a_whole_book (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) whole = close_book (f);
  g_autoptr (RegStore) store = reg_store_new (f->path, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (whole) % 4096, ==, 0);
  reg_store_open_sync (store, NULL, &error);
  g_assert_no_error (error);
  reg_store_set_staff (store, 1);
  g_assert_cmpuint (ask_everything (store), ==, 0);
  reg_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/damage/" #name, StoreFixture, NULL, questions_set_up, test_##name,           \
              store_fixture_tear_down)
  ADD (random_damage);
  ADD (damaged_copies_are_refused);
  ADD (a_whole_book);
  return g_test_run ();
}
