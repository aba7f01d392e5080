/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "duplicate-book.h"
#include "store-fixture.h"

#include "store/reg-duplicate-scan.h"
#include "store/reg-duplicates.h"

#include <string.h>

/* --- fixture ----------------------------------------------------------------------------- */

static void
scan (StoreFixture *f)
{
  g_autoptr (RegDuplicateScan) self = reg_duplicate_scan_new (f->store);
  g_autoptr (GError) error = NULL;

  reg_duplicate_scan_run_sync (self, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pairs = reg_duplicates_list (db, 100, error);
  GString *text = data;

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const RegDuplicatePair *pair = pairs->pdata[i];

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "%s%" G_GINT64_FORMAT, i ? " " : "",
                              reg_record_get_id (pair->first),
                              pair->score.verdict == REG_VERDICT_SAME ? "=" : "~",
                              reg_record_get_id (pair->second));
    }
  return pairs != NULL;
}

/* "1=2 3~4": 1 and 2 are the same, 3 and 4 perhaps. */
static void
assert_pairs (StoreFixture *f, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, list_job, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
state_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_duplicates_get_state (db, data, error);
}

static RegDuplicateState
get_state (StoreFixture *f)
{
  RegDuplicateState state;

  store_fixture_read (f, state_job, &state);
  return state;
}

static gboolean
apart_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;

  return reg_duplicates_set_apart (db, ids[0], ids[1], error);
}

/* --- a whole book ------------------------------------------------------------------------ */

/* The measure of the promise: of what is planted 95 % is shown as the same, and of what is shown as
 * the same 98 % is. tests/perf does this with 100,000. */
static void
test_book (StoreFixture *f, gconstpointer unused)
{
  DuplicateBook book = { .customers = 5000, .planted = 200, .seed = 1 };
  DuplicateMeasure measure;

  duplicate_book_fill (&book, f->store);
  scan (f);
  duplicate_book_measure (&book, f->store, &measure);
  g_test_message ("recall %.3f, precision %.3f; %u the same, %u of them planted, %u doubtful, %u"
                  " missed",
                  measure.recall, measure.precision, measure.same, measure.right, measure.perhaps,
                  measure.missed);
  g_assert_cmpuint (g_hash_table_size (book.truth), ==, book.planted);
  g_assert_cmpfloat (measure.recall, >=, 0.95);
  g_assert_cmpfloat (measure.precision, >=, 0.98);
  g_assert_cmpint (get_state (f).customers, ==,
                   store_fixture_query_int (f, "SELECT count (*) FROM party"));
  duplicate_book_clear (&book);
}

/* --- a few customers --------------------------------------------------------------------- */

static void
test_pairs (StoreFixture *f, gconstpointer unused)
{
  g_assert_true (get_state (f).is_stale);
  g_assert_cmpint (get_state (f).scanned_at, ==, 0);
  assert_pairs (f, "");
  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  store_fixture_add_party (f, "Bernd Huber", "0251 654321");
  store_fixture_add_party (f, "Mueller Anna", "+49 251 123456");
  store_fixture_add_party (f, "A. Müller", "0251/123456");
  scan (f);
  assert_pairs (f, "1=3 1~4 3~4");
  g_assert_false (get_state (f).is_stale);
  g_assert_cmpint (get_state (f).pairs, ==, 3);
  g_assert_cmpint (get_state (f).customers, ==, 4);
}

/* What is put right, binned or added shows without another scan, or asks for one. */
static void
test_changes (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) record = NULL;
  RegRecordBuilder *builder;

  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  store_fixture_add_party (f, "Anna Mueller", "0251 123456");
  scan (f);
  assert_pairs (f, "1=2");
  record = store_fixture_load (f, REG_ENTITY_PARTY, 2);
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bernd Mueller");
  store_fixture_save (f, builder, NULL);
  assert_pairs (f, "");
  g_assert_true (get_state (f).is_stale);
  scan (f);
  g_assert_false (get_state (f).is_stale);
  g_assert_cmpint (get_state (f).pairs, ==, 0);
  store_fixture_script (f, "UPDATE party SET name = 'Anna Mueller' WHERE id = 2;"
                           "UPDATE party SET deleted_at = 1 WHERE id = 1;");
  scan (f);
  assert_pairs (f, "");
}

/* "Not the same" holds for good, whichever stands first, until it is undone. */
static void
test_apart (StoreFixture *f, gconstpointer unused)
{
  gint64 ids[2] = { 2, 1 };
  gint64 same[2] = { 1, 1 };
  gint64 nobody[2] = { 1, 99 };
  gint64 action;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  scan (f);
  assert_pairs (f, "1=2");
  action = store_fixture_write (f, apart_job, ids);
  assert_pairs (f, "");
  g_assert_cmpint (get_state (f).pairs, ==, 0);
  scan (f);
  assert_pairs (f, "");
  g_assert_cmpint (store_fixture_write (f, apart_job, ids), ==, 0);
  store_fixture_undo (f, action, NULL, NULL);
  assert_pairs (f, "1=2");
  error = store_fixture_refused (f, apart_job, same);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  missing = store_fixture_refused (f, apart_job, nobody);
  g_assert_nonnull (missing);
}

/* A switchboard says nothing about who somebody is; the same name behind it does. */
static void
test_noise (StoreFixture *f, gconstpointer unused)
{
  static const char *const names[] = { "Anna", "Bernd", "Carla", "Detlef", "Emil" };

  store_fixture_make_firm (f);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %c%cmann", names[i % 5], 'A' + i % 26,
                                               'a' + i / 3);

      store_fixture_add_party (f, name, "0251 100");
    }
  scan (f);
  assert_pairs (f, "");
  store_fixture_add_party (f, "Anna Aamann", "0251 100");
  scan (f);
  assert_pairs (f, "1=61");
}

/* A namesake in another town, ways to reach somebody that are in the bin. */
static void
test_namesakes (StoreFixture *f, gconstpointer unused)
{
  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  store_fixture_add_party (f, "Anna Müller", "0221 987654");
  scan (f);
  assert_pairs (f, "");
  store_fixture_script (f, ROW ("contact_point", "party_id, kind, value, digits, deleted_at",
                                "2, 0, '0251 123456', '251123456', 5"));
  scan (f);
  assert_pairs (f, "");
  store_fixture_script (f, "UPDATE contact_point SET deleted_at = NULL;");
  scan (f);
  assert_pairs (f, "1=2");
}

static void
test_nobody (StoreFixture *f, gconstpointer unused)
{
  scan (f);
  assert_pairs (f, "");
  g_assert_cmpint (get_state (f).customers, ==, 0);
  g_assert_false (get_state (f).is_stale);
}

/* --- in the background ------------------------------------------------------------------- */

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  double progress;
  guint n_steps;
  guint n_read; /* reads that were answered while the scan was under way */
  gboolean is_done;
  GError *error;
} Run;

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_count (db, REG_ENTITY_PARTY, error) >= 0;
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  g_assert_nonnull (reg_store_job_finish (REG_STORE (object), result, NULL));
  run->n_read += !run->is_done;
}

static void
progress_cb (RegDuplicateScan *scan, double part, Run *run)
{
  g_assert_cmpfloat (part, >=, run->progress);
  g_assert_cmpfloat (part, <=, 1);
  run->progress = part;
  if (++run->n_steps == 2 && run->cancellable)
    g_cancellable_cancel (run->cancellable);
}

static void
run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  reg_duplicate_scan_run_finish (REG_DUPLICATE_SCAN (object), result, &run->error);
  run->is_done = TRUE;
  g_main_loop_quit (run->loop);
}

static void
run_scan (StoreFixture *f, RegDuplicateScan *self, Run *run)
{
  run->loop = g_main_loop_new (NULL, FALSE);
  reg_duplicate_scan_run_async (self, run->cancellable, run_cb, run);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, count_job, run, NULL, NULL, counted_cb, run);
  g_main_loop_run (run->loop);
  g_main_loop_unref (run->loop);
}

/* Piece by piece, other questions between; stopped, it leaves what was known; begun again, it comes
 * to its end. */
static void
test_background (StoreFixture *f, gconstpointer unused)
{
  DuplicateBook book = { .customers = 3000, .planted = 20, .seed = 2 };
  g_autoptr (RegDuplicateScan) self = reg_duplicate_scan_new (f->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run stopped = { .cancellable = cancellable };
  Run whole = { 0 };

  duplicate_book_fill (&book, f->store);
  g_signal_connect (self, "progress", G_CALLBACK (progress_cb), &stopped);
  run_scan (f, self, &stopped);
  g_assert_error (stopped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&stopped.error);
  g_assert_cmpint (get_state (f).scanned_at, ==, 0);
  g_signal_handlers_disconnect_by_data (self, &stopped);
  g_signal_connect (self, "progress", G_CALLBACK (progress_cb), &whole);
  run_scan (f, self, &whole);
  g_assert_no_error (whole.error);
  g_assert_cmpuint (whole.n_steps, >, 3);
  g_assert_cmpuint (whole.n_read, ==, 1);
  g_assert_cmpfloat (whole.progress, ==, 1);
  g_assert_cmpint (reg_duplicate_scan_get_result (self)->same, >=, 19);
  g_assert_cmpint (get_state (f).pairs, ==,
                   reg_duplicate_scan_get_result (self)->same
                       + reg_duplicate_scan_get_result (self)->perhaps);
  duplicate_book_clear (&book);
}

/* --- while somebody types ---------------------------------------------------------------- */

typedef struct
{
  const char *name, *phone, *mail;
  GString *found;
} Typing;

static void
add_point (GPtrArray *points, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  g_ptr_array_add (points, reg_record_builder_end (builder));
}

static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Typing *typing = data;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (RegRecord) party = NULL;
  g_autoptr (GPtrArray) found = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, typing->name);
  party = reg_record_builder_end (builder);
  add_point (points, REG_CONTACT_KIND_MOBILE, typing->phone);
  add_point (points, REG_CONTACT_KIND_EMAIL, typing->mail);
  if (!(found = reg_duplicates_find (db, party, points, 2, error)))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (typing->found, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            reg_record_get_id (((RegDuplicatePair *)found->pdata[i])->second));
  return TRUE;
}

static void
test_typing (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    Typing typing;
    const char *found;
  } cases[] = {
    { { "Anna Müller", "", "", NULL }, "1" },
    { { "anna mueller", "", "", NULL }, "1" },
    { { "Müller Anna", "", "", NULL }, "1" },
    { { "Anna Mueller", "+49 251 123456", "", NULL }, "1" },
    { { "Anna Schmidt", "", "ANNA@example.org", NULL }, "" },
    { { "Annna Müller", "", "Anna@Example.org", NULL }, "1" },
    { { "Bernd Huber", "", "", NULL }, "2 3" },
    { { "Müller", "", "", NULL }, "" },
    { { "", "", "", NULL }, "" },
    { { "", "@@@", "@", NULL }, "" },
    { { "Nobody Known", "110", "n@example.org", NULL }, "" },
  };

  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Anna Müller", "0251 123456");
  store_fixture_add_party (f, "Bernd Huber", NULL);
  store_fixture_add_party (f, "Bernd Huber", NULL);
  store_fixture_add_party (f, "Bernd Huber", NULL);
  store_fixture_script (f,
                        ROW ("contact_point", "party_id, kind, value", "1, 3, 'anna@example.org'"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      Typing typing = cases[i].typing;

      g_test_message ("%s %s %s", typing.name, typing.phone, typing.mail);
      typing.found = found;
      store_fixture_read (f, find_job, &typing);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/duplicates/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,   \
              store_fixture_tear_down)
  ADD (book);
  ADD (pairs);
  ADD (changes);
  ADD (apart);
  ADD (noise);
  ADD (namesakes);
  ADD (nobody);
  ADD (background);
  ADD (typing);
  return g_test_run ();
}
