/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-firm.h"
#include "store/reg-journal.h"

/* Who changed what and when. */

typedef struct
{
  RegEntityId entity;
  gint64 id;
  int limit;
  GPtrArray *entries;
} HistoryJob;

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryJob *job = data;

  job->entries = reg_journal_history (db, job->entity, job->id, job->limit, error);
  return job->entries != NULL;
}

static char *
value_text (const RegValue *value)
{
  switch (value->type)
    {
    case REG_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->i);
    case REG_VALUE_TEXT:
      return g_strdup (value->text);
    case REG_VALUE_BLOB:
      return g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", g_bytes_get_size (value->blob));
    case REG_VALUE_NULL:
    default:
      return g_strdup ("-");
    }
}

/* "u name: a > b|i", newest first. */
static void
assert_history (StoreFixture *f, RegEntityId entity, gint64 id, int limit, const char *expected)
{
  HistoryJob job = { entity, id, limit };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, history_job, &job);
  for (guint i = 0; i < job.entries->len; i++)
    {
      const RegHistoryEntry *entry = job.entries->pdata[i];
      g_autofree char *from = value_text (&entry->old_value);
      g_autofree char *to = value_text (&entry->new_value);

      g_string_append_printf (text, "%s%c", i ? "|" : "", entry->op);
      if (entry->field >= 0)
        g_string_append_printf (text, " %s: %s > %s",
                                reg_entity_get_info (entity)->fields[entry->field].column, from,
                                to);
    }
  g_ptr_array_unref (job.entries);
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
change (StoreFixture *f, RegEntityId entity, gint64 id, int field, const char *text)
{
  g_autoptr (RegRecord) record = store_fixture_load (f, entity, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  gint64 action;

  reg_record_builder_set_text (builder, field, text);
  store_fixture_save (f, builder, &action);
  return action;
}

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_PARTY, 1, error)
         && reg_db_unbin (db, REG_ENTITY_PARTY, 1, error);
}

static void
test_story_of_a_record (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "One", NULL);
  change (f, REG_ENTITY_PARTY, 1, REG_PARTY_NAME, "Two");
  change (f, REG_ENTITY_PARTY, 1, REG_PARTY_NOTE, "a \"note\"\nin two lines");
  store_fixture_write (f, bin_job, NULL);
  assert_history (f, REG_ENTITY_PARTY, 1, 100,
                  "r|b|u note: - > a \"note\"\nin two lines|u name: One > Two|i");
  assert_history (f, REG_ENTITY_PARTY, 1, 2, "r|b");
  assert_history (f, REG_ENTITY_PARTY, 99, 100, "");
}

/* What was undone stays in the story, and so does the undoing. */
static void
test_story_of_an_undo (StoreFixture *f, gconstpointer unused)
{
  gint64 action;

  store_fixture_add_party (f, "One", NULL);
  action = change (f, REG_ENTITY_PARTY, 1, REG_PARTY_NAME, "Two");
  store_fixture_undo (f, action, NULL, NULL);
  assert_history (f, REG_ENTITY_PARTY, 1, 100, "u name: Two > One|u name: One > Two|i");
}

static gboolean
pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_staff_set_pin (db, 1, "4711", error);
}

static gboolean
remove_staff_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_remove (db, REG_ENTITY_STAFF, 1, error);
}

/* That a secret was changed is told, what it was is not, and undo does not make one up. */
static void
test_secrets (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) staff = NULL;
  gint64 action;

  store_fixture_make_firm (f);
  store_fixture_write (f, pin_job, NULL);
  assert_history (f, REG_ENTITY_STAFF, 1, 1, "u pin: • > •");
  action = store_fixture_write (f, remove_staff_job, NULL);
  store_fixture_undo (f, action, NULL, NULL);
  staff = store_fixture_load (f, REG_ENTITY_STAFF, 1);
  g_assert_cmpstr (reg_record_get_text (staff, REG_STAFF_NAME), ==, "Ada Owner");
  g_assert_true (reg_record_is_null (staff, REG_STAFF_PIN));
}

/* Bytes come through the journal as they were. */
static gboolean
attach_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_ATTACHMENT);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_blob (builder, REG_ATTACHMENT_HASH, data);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_DATA, data);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

static gboolean
detach_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_remove (db, REG_ENTITY_ATTACHMENT, 1, error);
}

static void
test_bytes (StoreFixture *f, gconstpointer unused)
{
  guint8 all[256];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RegRecord) back = NULL;
  gint64 action;

  for (int i = 0; i < 256; i++)
    all[i] = 255 - i;
  bytes = g_bytes_new (all, sizeof all);
  store_fixture_write (f, attach_job, bytes);
  action = store_fixture_write (f, detach_job, NULL);
  g_assert_null (store_fixture_load (f, REG_ENTITY_ATTACHMENT, 1));
  store_fixture_undo (f, action, NULL, NULL);
  back = store_fixture_load (f, REG_ENTITY_ATTACHMENT, 1);
  g_assert_true (g_bytes_equal (reg_record_get_blob (back, REG_ATTACHMENT_DATA), bytes));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/history/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,      \
              store_fixture_tear_down)
  ADD (story_of_a_record);
  ADD (story_of_an_undo);
  ADD (secrets);
  ADD (bytes);
  return g_test_run ();
}
