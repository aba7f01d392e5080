/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-bulk.h"
#include "store/reg-seed.h"

/* 1 Ada, 2 Ben with a note, 3 Cem in the bin, 4 Dee of whom the data may only be kept, 5 Eli of whom
 * somebody said that he is a client. */
static const char *const shop = ROW ("staff", "name", "'Mina'") ROW ("party", "name", "'Ada'")
    ROW ("party", "name, note, owner_id, language", "'Ben', 'likes tea', 1, 'nl'")
        ROW ("party", "name, deleted_at", "'Cem', 1") ROW ("party", "name, restricted", "'Dee', 1")
            ROW ("party", "name", "'Eli'")
                ROW ("rung_mark", "party_id, rung, set_on", "5, 3, '2026-01-01'");

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, shop);
}

typedef struct
{
  RegBulkChange change;
  const gint64 *ids;
  gsize n_ids;
  RegBulkResult result;
} Job;

static gboolean
apply_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_bulk_apply (db, &job->change, job->ids, job->n_ids, &job->result, error);
}

/* Two, one that is in the bin, one that may only be kept, one with a mark, and one nobody knows. */
static const gint64 everybody[] = { 1, 2, 3, 4, 5, 99 };

typedef struct
{
  RegBulkChange change;
  const char *counts; /* changed, same, gone, restricted */
  const char *sql;    /* what is found afterwards … */
  int found;          /* … so many times */
  int found_before;
} Case;

/* clang-format off */
static const Case cases[] = {
  { { REG_BULK_OWNER, 1, NULL }, "2 1 2 1", "SELECT count (*) FROM party WHERE owner_id = 1", 3, 1 },
  { { REG_BULK_OWNER, 0, NULL }, "1 2 2 1", "SELECT count (*) FROM party WHERE owner_id = 1", 0, 1 },
  { { REG_BULK_CLASS, 0, "Größe A" }, "3 0 2 1", "SELECT count (*) FROM party WHERE customer_class = 'Größe A'", 3, 0 },
  { { REG_BULK_CLASS, 0, "" }, "0 3 2 1", "SELECT count (customer_class) FROM party", 0, 0 },
  { { REG_BULK_RHYTHM, REG_REPEAT_WEEKLY, NULL }, "3 0 2 1", "SELECT count (contact_rhythm) FROM party", 3, 0 },
  { { REG_BULK_RHYTHM, REG_REPEAT_NEVER, NULL }, "3 0 2 1", "SELECT count (*) FROM party_summary WHERE contact_rhythm = 0", 3, 0 },
  { { REG_BULK_RHYTHM, -1, NULL }, "0 3 2 1", "SELECT count (contact_rhythm) FROM party", 0, 0 },
  { { REG_BULK_LANGUAGE, 0, "nl" }, "2 1 2 1", "SELECT count (*) FROM party WHERE language = 'nl'", 3, 1 },
  { { REG_BULK_RUNG, REG_RUNG_CLIENT, "at the fair" }, "2 1 2 1", "SELECT count (*) FROM party_summary WHERE rung = 3", 3, 1 },
  { { REG_BULK_RUNG, -1, NULL }, "1 2 2 1", "SELECT count (*) FROM party_summary WHERE rung = 3", 0, 1 },
  { { REG_BULK_UNWANTED, TRUE, "never pays" }, "3 0 2 1", "SELECT count (*) FROM party WHERE unwanted AND unwanted_because = 'never pays'", 3, 0 },
  { { REG_BULK_UNWANTED, FALSE, "ignored" }, "0 3 2 1", "SELECT count (unwanted_because) FROM party", 0, 0 },
  { { REG_BULK_NOTE, 0, "new catalogue" }, "3 0 2 1", "SELECT count (*) FROM party WHERE note IN ('new catalogue', 'likes tea' || char (10) || 'new catalogue')", 3, 0 },
  { { REG_BULK_NOTE, 0, "likes tea" }, "2 1 2 1", "SELECT count (*) FROM party WHERE note = 'likes tea'", 3, 1 },
  { { REG_BULK_NOTE, 0, NULL }, "0 3 2 1", "SELECT count (*) FROM party WHERE note IS NULL", 4, 4 },
  /* What may only be kept may still be thrown away. */
  { { REG_BULK_DELETE, 0, NULL }, "4 0 2 0", "SELECT count (*) FROM party WHERE deleted_at IS NULL", 0, 4 },
};
/* clang-format on */

static void
test_each (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = store_fixture_dump (f);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { cases[i].change, everybody, G_N_ELEMENTS (everybody), { 0 } };
      g_autofree char *counts = NULL;
      g_autofree char *after = NULL;
      gint64 action, restored, kept;

      g_test_message ("case %u", i);
      action = store_fixture_write (f, apply_job, &job);
      counts = g_strdup_printf ("%d %d %d %d", (int)job.result.n_changed, (int)job.result.n_same,
                                (int)job.result.n_gone, (int)job.result.n_restricted);
      g_assert_cmpstr (counts, ==, cases[i].counts);
      g_assert_cmpint (store_fixture_query_int (f, cases[i].sql), ==, cases[i].found);
      if (job.result.n_changed == 0)
        {
          g_assert_cmpint (action, ==, 0);
          continue;
        }
      /* One undo takes all of it back. */
      store_fixture_undo (f, action, &restored, &kept);
      g_assert_cmpint (kept, ==, 0);
      g_assert_cmpint (store_fixture_query_int (f, cases[i].sql), ==, cases[i].found_before);
      after = store_fixture_dump (f);
      store_fixture_assert_same (after, before);
    }
}

/* Said twice it is so already. */
static void
test_twice (StoreFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { cases[i].change, everybody, G_N_ELEMENTS (everybody), { 0 } };

      g_test_message ("case %u", i);
      store_fixture_write (f, apply_job, &job);
      g_assert_cmpint (store_fixture_write (f, apply_job, &job), ==, 0);
      g_assert_cmpint (job.result.n_changed, ==, 0);
    }
}

/* --- thousands -------------------------------------------------------------------------- */

static gboolean
seed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegSeed seed = { 2000, 7 };
  RegSeedResult result;

  return reg_seed_fill (db, &seed, &result, error);
}

static const RegActionInfo long_action = { .kind = "edit", .label = "Changed", .is_long = TRUE };

static gint64 *
seed (StoreFixture *f)
{
  static const RegActionInfo info = {
    .kind = "seed", .label = "Filled", .without_undo = TRUE, .is_long = TRUE
  };
  gint64 *ids = g_new (gint64, 2000);
  g_autoptr (GError) error = NULL;

  store_fixture_make_firm (f);
  reg_store_write_sync (f->store, &info, seed_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2000; i++)
    ids[i] = i + 1;
  return ids;
}

static void
test_thousands (StoreFixture *f, gconstpointer unused)
{
  g_autofree gint64 *ids = seed (f);
  Job job = { { REG_BULK_NOTE, 0, "moved" }, ids, 2000, { 0 } };
  g_autoptr (GError) error = NULL;
  gint64 action = 0, restored, kept;

  reg_store_write_sync (f->store, &long_action, apply_job, &job, NULL, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (job.result.n_changed, ==, 2000);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party WHERE note = 'moved'"),
                   ==, 2000);
  store_fixture_undo (f, action, &restored, &kept);
  g_assert_cmpint (restored, ==, 2000);
  g_assert_cmpint (kept, ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (note) FROM party"), ==, 0);
}

typedef struct
{
  Job job;
  GCancellable *cancellable;
} Stopped;

/* Somebody presses Cancel when half of it is written. */
static gboolean
stopped_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Stopped *stopped = data;
  Job half = stopped->job;

  half.n_ids /= 2;
  if (!reg_bulk_apply (db, &half.change, half.ids, half.n_ids, &half.result, error))
    return FALSE;
  g_cancellable_cancel (stopped->cancellable);
  return reg_bulk_apply (db, &half.change, half.ids + half.n_ids, half.n_ids, &half.result, error);
}

static void
test_cancelled (StoreFixture *f, gconstpointer unused)
{
  g_autofree gint64 *ids = seed (f);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stopped stopped = { { { REG_BULK_DELETE, 0, NULL }, ids, 2000, { 0 } }, cancellable };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_store_write_sync (f->store, &long_action, stopped_job, &stopped, cancellable,
                                        NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_fixture_reopen (f);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, setup, test)                                                                     \
  g_test_add ("/bulk-edit/" path, StoreFixture, NULL, setup, test, store_fixture_tear_down)
  ADD ("each", set_up, test_each);
  ADD ("twice", set_up, test_twice);
  ADD ("thousands", store_fixture_set_up, test_thousands);
  ADD ("cancelled", store_fixture_set_up, test_cancelled);
  return g_test_run ();
}
