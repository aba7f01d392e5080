/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-journal.h"

static RegRecordBuilder *
edit (StoreFixture *f, RegEntityId entity, gint64 id)
{
  g_autoptr (RegRecord) record = store_fixture_load (f, entity, id);

  g_assert_nonnull (record);
  return reg_record_builder_new_from (record);
}

static void
test_saved_record_comes_back (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "Álvaro Müller", NULL);
  g_autoptr (RegRecord) record = NULL;

  store_fixture_reopen (f);
  record = store_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpstr (reg_record_get_text (record, REG_PARTY_NAME), ==, "Álvaro Müller");
  g_assert_true (reg_record_is_null (record, REG_PARTY_BIRTHDAY));
  g_assert_cmpint (reg_record_get_uid (record)[6] >> 4, ==, 7);
  g_assert_cmpint (reg_record_get_created_at (record), >, 0);
}

static gboolean
save_nameless_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (reg_record_builder_new (REG_ENTITY_PARTY));
  g_autoptr (RegRecord) saved = reg_db_save (db, record, error);

  return saved != NULL;
}

static void
test_missing_field_is_named (StoreFixture *f, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      reg_store_write_sync (f->store, &info, save_nameless_job, NULL, NULL, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "name"));
}

static void
test_undo_of_a_change (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "Bakery", NULL);
  RegRecordBuilder *builder = edit (f, REG_ENTITY_PARTY, id);
  g_autoptr (RegRecord) after = NULL;
  gint64 action, restored, kept;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bakery \"De Halm\"\n\\");
  reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, "--02-29");
  store_fixture_save (f, builder, &action);
  store_fixture_undo (f, action, &restored, &kept);
  after = store_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "Bakery");
  g_assert_true (reg_record_is_null (after, REG_PARTY_BIRTHDAY));
  g_assert_cmpint (restored, ==, 1);
  g_assert_cmpint (kept, ==, 0);
}

static void
test_undo_of_an_undo (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "Before", NULL);
  RegRecordBuilder *builder = edit (f, REG_ENTITY_PARTY, id);
  g_autoptr (RegRecord) after = NULL;
  gint64 action;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "After");
  store_fixture_save (f, builder, &action);
  store_fixture_undo (f, action, NULL, NULL);
  store_fixture_undo (f, action + 1, NULL, NULL);
  after = store_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "After");
}

static void
test_undo_leaves_later_changes (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "One", NULL);
  RegRecordBuilder *builder = edit (f, REG_ENTITY_PARTY, id);
  g_autoptr (RegRecord) after = NULL;
  gint64 first, kept;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Two");
  reg_record_builder_set_text (builder, REG_PARTY_NOTE, "a note");
  store_fixture_save (f, builder, &first);
  builder = edit (f, REG_ENTITY_PARTY, id);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Three");
  store_fixture_save (f, builder, NULL);
  store_fixture_undo (f, first, NULL, &kept);
  after = store_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "Three");
  g_assert_true (reg_record_is_null (after, REG_PARTY_NOTE));
  g_assert_cmpint (kept, ==, 1);
}

static void
test_undo_of_a_new_record (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autofree char *found = NULL;
  gint64 action, id;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Short lived");
  id = store_fixture_save (f, builder, &action);
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_null (store_fixture_load (f, REG_ENTITY_PARTY, id));
  found = store_fixture_search (f, "short");
  g_assert_cmpstr (found, ==, "");
}

static void
test_new_record_that_others_need_stays (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  RegRecordBuilder *visit = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  g_autoptr (RegRecord) after = NULL;
  gint64 action, id, kept;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Needed");
  id = store_fixture_save (f, builder, &action);
  reg_record_builder_set_ref (visit, REG_TOUCHPOINT_PARTY_ID, id);
  reg_record_builder_set_int (visit, REG_TOUCHPOINT_AT, 1000);
  store_fixture_save (f, visit, NULL);
  store_fixture_undo (f, action, NULL, &kept);
  after = store_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_nonnull (after);
  g_assert_cmpint (kept, ==, 1);
}

static void
test_search (StoreFixture *f, gconstpointer unused)
{
  static const char *const queries[][2] = {
    { "alv", "Álvaro Müller" },
    { "muller alvaro", "Álvaro Müller" },
    { "üll", "Álvaro Müller" },
    { "074321", "Alfreds Futterkiste" },
    { "0300074321", "Alfreds Futterkiste" },
    { "+49 30 0074321", "Alfreds Futterkiste" },
    { "futter", "Alfreds Futterkiste" },
    { "tterki", "Alfreds Futterkiste" },
    { "strasse", "Straße 9" },
    { "nobody", "" },
    { "\"", "" },
    { "   ", "" },
    { "* OR name", "" },
  };

  store_fixture_add_party (f, "Álvaro Müller", "(171) 555-7788");
  store_fixture_add_party (f, "Alfreds Futterkiste", "030-0074321");
  store_fixture_add_party (f, "Straße 9", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *found = store_fixture_search (f, queries[i][0]);
      g_assert_cmpstr (found, ==, queries[i][1]);
    }
}

typedef struct
{
  gint64 id;
  GPtrArray *entries;
} HistoryJob;

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryJob *job = data;

  job->entries = reg_journal_history (db, REG_ENTITY_PARTY, job->id, 100, error);
  return job->entries != NULL;
}

static gint64 test_now = 1000000;

static gint64
test_clock (void)
{
  return test_now;
}

static void
test_history (StoreFixture *f, gconstpointer unused)
{
  HistoryJob job = { 0 };
  const RegHistoryEntry *entry;
  RegRecordBuilder *builder;
  g_autoptr (GPtrArray) entries = NULL;

  g_clear_object (&f->store);
  f->store = reg_store_new (f->path, REG_STORE_CREATE);
  reg_store_set_clock (f->store, test_clock, NULL);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  job.id = store_fixture_add_party (f, "March", NULL);
  test_now = 2000000;
  builder = edit (f, REG_ENTITY_PARTY, job.id);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "April");
  store_fixture_save (f, builder, NULL);
  g_assert_true (reg_store_read_sync (f->store, history_job, &job, NULL, NULL));
  entries = job.entries;
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->field, ==, REG_PARTY_NAME);
  g_assert_cmpstr (entry->old_value.text, ==, "March");
  g_assert_cmpstr (entry->new_value.text, ==, "April");
  g_assert_cmpint (entry->at, ==, 2000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/records/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,      \
              store_fixture_tear_down)
  ADD (saved_record_comes_back);
  ADD (missing_field_is_named);
  ADD (undo_of_a_change);
  ADD (undo_of_an_undo);
  ADD (undo_leaves_later_changes);
  ADD (undo_of_a_new_record);
  ADD (new_record_that_others_need_stays);
  ADD (search);
  ADD (history);
  return g_test_run ();
}
