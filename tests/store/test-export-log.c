/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-db-private.h"
#include "store/reg-export-log.h"
#include "store/reg-party-merge.h"

#include <string.h>

typedef struct
{
  RegExportNote note;
  GPtrArray *entries;
} Job;

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-22T09:00:00Z");
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_export_log_add (db, &((Job *)data)->note, error);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->entries = reg_export_log_list (db, 10, error);
  return job->entries != NULL;
}

/* "what form count place party", the last first. */
static void
assert_list (StoreFixture *f, const char *expected)
{
  Job job = { { 0 }, NULL };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, list_job, &job);
  for (guint i = 0; i < job.entries->len; i++)
    {
      const RegRecord *entry = job.entries->pdata[i];

      g_string_append_printf (text, "%s%s %s %d %s %d", i > 0 ? "; " : "",
                              reg_enum_get_nick (&reg_enum_export_what,
                                                 reg_record_get_int (entry, REG_EXPORT_ENTRY_WHAT)),
                              reg_record_get_text (entry, REG_EXPORT_ENTRY_FORM),
                              (int)reg_record_get_int (entry, REG_EXPORT_ENTRY_COUNT),
                              reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE),
                              (int)reg_record_get_int (entry, REG_EXPORT_ENTRY_PARTY_ID));
      g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_AT), ==, store_fixture_now);
      g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_STAFF_ID), ==, 1);
    }
  g_ptr_array_unref (job.entries);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add (StoreFixture *f, RegExportWhat what, const char *form, gint64 count, gint64 party)
{
  Job job = { { what, form, count, "/tmp/file", party }, NULL };

  store_fixture_write (f, add_job, &job);
}

static void
test_add (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, "");
  add (f, REG_EXPORT_WHAT_CONTACTS, "csv", 0, 0);
  add (f, REG_EXPORT_WHAT_SALES, "json", 1234, 0);
  assert_list (f, "sales json 1234 /tmp/file 0; contacts csv 0 /tmp/file 0");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const RegExportNote notes[] = {
    { REG_EXPORT_WHAT_CONTACTS, NULL, 1, NULL, 0 },
    { REG_EXPORT_WHAT_CONTACTS, "", 1, NULL, 0 },
    { REG_EXPORT_WHAT_CONTACTS, "csv", -1, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      Job job = { notes[i], NULL };
      g_autoptr (GError) error = store_fixture_refused (f, add_job, &job);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
  assert_list (f, "");
}

/* Another program has the book: the entry waits its turn, and is there for both. */
static void
test_beside (StoreFixture *f, gconstpointer unused)
{
  const RegExportNote note = { REG_EXPORT_WHAT_CONTACTS, "csv", 3, "/tmp/file", 0, "The insurer" };
  g_autofree char *elsewhere = g_strconcat (f->path, ".not", NULL);
  g_autoptr (GError) error = NULL;
  Job job = { { 0 }, NULL };

  add (f, REG_EXPORT_WHAT_SALES, "json", 1, 0);
  g_assert_true (reg_export_log_add_beside (f->path, &note, &error));
  g_assert_no_error (error);
  store_fixture_read (f, list_job, &job);
  g_assert_cmpuint (job.entries->len, ==, 2);
  g_assert_cmpstr (reg_record_get_text (job.entries->pdata[0], REG_EXPORT_ENTRY_PLACE), ==,
                   "The insurer: /tmp/file");
  g_ptr_array_unref (job.entries);
  /* Whoever has it open goes on as before. */
  add (f, REG_EXPORT_WHAT_PRODUCTS, "csv", 2, 0);
  g_assert_false (reg_export_log_add_beside (elsewhere, &note, &error));
  g_assert_nonnull (error);
}

static gboolean
change_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_exec (db, error, data, NULL);
}

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_EXPORT_ENTRY, 1, error);
}

/* Not by hand, not through the program. */
static void
test_final (StoreFixture *f, gconstpointer unused)
{
  static const char *const tries[] = {
    "DELETE FROM export_entry",
    "UPDATE export_entry SET n_records = 1",
    "UPDATE export_entry SET at = 0",
    "UPDATE export_entry SET staff_id = NULL",
    "UPDATE export_entry SET place = NULL",
    "UPDATE export_entry SET deleted_at = 5",
  };

  add (f, REG_EXPORT_WHAT_CONTACTS, "csv", 7, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, change_job, (gpointer)tries[i]);

      g_assert_nonnull (strstr (error->message, "an export is never"));
    }
  {
    g_autoptr (GError) error = store_fixture_refused (f, bin_job, NULL);

    g_assert_nonnull (error);
  }
  assert_list (f, "contacts csv 7 /tmp/file 0");
}

typedef struct
{
  gint64 stays, goes;
} Merging;

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Merging *merging = data;
  g_autoptr (RegRecord) stays = reg_db_load (db, REG_ENTITY_PARTY, merging->stays, error);

  return stays && reg_party_merge (db, stays, merging->goes, error);
}

/* The list follows a merge, and its undo. */
static void
test_merge (StoreFixture *f, gconstpointer unused)
{
  Merging merging = { store_fixture_add_party (f, "Ann", NULL),
                      store_fixture_add_party (f, "Anna", NULL) };
  gint64 action;

  add (f, REG_EXPORT_WHAT_SHEET, "pdf", 3, merging.goes);
  action = store_fixture_write (f, merge_job, &merging);
  assert_list (f, "sheet pdf 3 /tmp/file 1");
  store_fixture_undo (f, action, NULL, NULL);
  assert_list (f, "sheet pdf 3 /tmp/file 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/export-log/" path, StoreFixture, NULL, set_up, function,                     \
              store_fixture_tear_down)
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("beside", test_beside);
  ADD ("final", test_final);
  ADD ("merge", test_merge);
#undef ADD
  return g_test_run ();
}
