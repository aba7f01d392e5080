/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-derived.h"
#include "store/reg-search.h"
#include "store/reg-lookup.h"

#include <string.h>

/* What somebody types with a customer waiting. */

static void
expect (StoreFixture *f, const char *query, const char *titles)
{
  g_autofree char *found = store_fixture_search (f, query);

  if (g_strcmp0 (found, titles) != 0)
    g_test_message ("“%s” finds “%s”, not “%s”", query, found, titles);
  g_assert_cmpstr (found, ==, titles);
}

static gint64
add_point (StoreFixture *f, gint64 party, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return store_fixture_save (f, builder, NULL);
}

static void
test_names (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "Conor O'Brien", NULL);
  store_fixture_add_party (f, "Łukasz Świętochłowski", NULL);
  store_fixture_add_party (f, "Müller & Søn GmbH", NULL);
  store_fixture_add_party (f, "Анна Иванова", NULL);
  expect (f, "obrien", "Conor O'Brien");
  expect (f, "o'brien", "Conor O'Brien");
  expect (f, "brien con", "Conor O'Brien");
  expect (f, "lukasz", "Łukasz Świętochłowski");
  expect (f, "SWIETO", "Łukasz Świętochłowski");
  expect (f, "muller son", "Müller & Søn GmbH");
  expect (f, "иван", "Анна Иванова");
  expect (f, "xyz", "");
}

static void
test_beginnings_before_middles (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "Grand Hotel", NULL);
  store_fixture_add_party (f, "Rand Company", NULL);
  expect (f, "rand", "Rand Company|Grand Hotel");
}

static void
test_mail_and_card_number (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  gint64 id = store_fixture_add_party (f, "Ann Lee", NULL);

  add_point (f, id, REG_CONTACT_KIND_EMAIL, "ann.lee@mail.example.com");
  add_point (f, id, REG_CONTACT_KIND_SOCIAL, "@annlee");
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bob");
  reg_record_builder_set_text (builder, REG_PARTY_CODE, "K-00815");
  store_fixture_save (f, builder, NULL);
  expect (f, "ann.lee@mail.example.com", "Ann Lee");
  expect (f, "ann.lee@ma", "Ann Lee");
  expect (f, "@annlee", "Ann Lee");
  expect (f, "K-00815", "Bob");
  expect (f, "k 00815", "Bob");
}

static void
test_follows_changes (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "Before", "030 1234567");
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_PARTY, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  gint64 action;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "After");
  store_fixture_save (f, builder, &action);
  expect (f, "before", "");
  expect (f, "after", "After");
  expect (f, "34567", "After");
  store_fixture_undo (f, action, NULL, NULL);
  expect (f, "after", "");
  expect (f, "34567", "Before");
}

static void
test_strange_words_are_only_words (StoreFixture *f, gconstpointer unused)
{
  static const char *const queries[] = { "\"",     "'",   "*",  "a* OR b",  "NEAR(a b)", "name:x",
                                         "-x",     "(",   ")",  "^a",       "a AND",     "\\",
                                         "\t\n",   "%_%", "💶", "\xc3\x28", "{}",        "a\"b",
                                         "......", "0",   "+",  "+0" };

  store_fixture_add_party (f, "Zed", "030 1234567");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *found = store_fixture_search (f, queries[i]);
      g_assert_nonnull (found);
    }
}

static void
test_a_long_query_is_answered (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *many = g_strnfill (20000, 'a');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (words, "w%d ", i);
  store_fixture_add_party (f, "Zed", NULL);
  expect (f, many, "");
  found = store_fixture_search (f, words->str);
  g_assert_cmpstr (found, ==, "");
}

static void
test_limit_counts_for_each_kind (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *found = NULL;
  g_auto (GStrv) titles = NULL;

  for (int i = 0; i < 12; i++)
    {
      RegRecordBuilder *product = reg_record_builder_new (REG_ENTITY_PRODUCT);
      g_autofree char *name = g_strdup_printf ("Common thing %02d", i);
      g_autofree char *person = g_strdup_printf ("Common name %02d", i);

      reg_record_builder_set_text (product, REG_PRODUCT_NAME, name);
      store_fixture_save (f, product, NULL);
      store_fixture_add_party (f, person, NULL);
    }
  found = store_fixture_search (f, "common");
  titles = g_strsplit (found, "|", -1);
  /* Eight customers, then eight products. */
  g_assert_cmpuint (g_strv_length (titles), ==, 16);
  g_assert_true (g_str_has_prefix (titles[0], "Common name"));
  g_assert_true (g_str_has_prefix (titles[7], "Common name"));
  g_assert_true (g_str_has_prefix (titles[8], "Common thing"));
}

static gboolean
rebuild_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_derived_rebuild (db, error);
}

/* Many customers in one write: every third is renamed, every fifth goes to the bin, the last is
 * taken away for good. */
static gboolean
change_many_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = reg_db_list (db, REG_ENTITY_PARTY, -1, error);

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = reg_record_get_id (all->pdata[i]);
      RegRecordBuilder *builder = reg_record_builder_new_from (all->pdata[i]);
      g_autofree char *name = g_strdup_printf ("Renamed %u", i);
      g_autoptr (RegRecord) wanted = NULL;
      g_autoptr (RegRecord) saved = NULL;

      if (i % 3 == 0)
        reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
      wanted = reg_record_builder_end (builder);
      saved = reg_db_save (db, wanted, error);
      if (!saved || (i % 5 == 0 && !reg_db_bin (db, REG_ENTITY_PARTY, id, error)))
        return FALSE;
    }
  return reg_db_remove (db, REG_ENTITY_PARTY, reg_record_get_id (all->pdata[all->len - 1]), error);
}

static gboolean
dump_summary_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);

  store_fixture_dump_table (db, "party_summary", "", text);
  *(char **)data = g_string_free_and_steal (text);
  return TRUE;
}

static gboolean
finds (StoreFixture *f, const char *query, const char *title)
{
  g_autofree char *found = store_fixture_search (f, query);
  g_auto (GStrv) titles = g_strsplit (found, "|", -1);

  return g_strv_contains ((const char *const *)titles, title);
}

static void
test_many_at_once (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *at_once = NULL;
  g_autofree char *rebuilt = NULL;

  for (int i = 0; i < 32; i++)
    {
      g_autofree char *name = g_strdup_printf ("Someone %d", i);

      store_fixture_add_party (f, name, NULL);
    }
  store_fixture_write (f, change_many_job, NULL);
  g_assert_true (finds (f, "renamed 3", "Renamed 3"));
  g_assert_false (finds (f, "someone 3", "Someone 3"));
  g_assert_true (finds (f, "someone 4", "Someone 4"));
  g_assert_false (finds (f, "someone 5", "Someone 5"));
  g_assert_false (finds (f, "someone 31", "Someone 31"));
  store_fixture_read (f, dump_summary_job, &at_once);
  store_fixture_write (f, rebuild_job, NULL);
  store_fixture_read (f, dump_summary_job, &rebuilt);
  store_fixture_assert_same (rebuilt, at_once);
}

static void
test_rebuilt_finds_the_same (StoreFixture *f, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "rebuild", .label = "Rebuilt", .without_undo = TRUE };
  static const char *const queries[] = { "alv", "5551", "lvaro", "bike", "ike" };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  RegRecordBuilder *product = reg_record_builder_new (REG_ENTITY_PRODUCT);
  g_autoptr (GError) error = NULL;

  reg_record_builder_set_text (product, REG_PRODUCT_NAME, "Bike");
  store_fixture_save (f, product, NULL);
  store_fixture_add_party (f, "Álvaro", "030 5551234");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_ptr_array_add (before, store_fixture_search (f, queries[i]));
  reg_store_write_sync (f->store, &info, rebuild_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_assert_cmpstr (before->pdata[i], !=, "");
      expect (f, queries[i], before->pdata[i]);
    }
}

typedef struct
{
  gint64 by_code;
  gint64 by_phone;
  gint64 by_name;
  gint64 by_other;
} LookupJob;

static gboolean
lookup_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LookupJob *job = data;
  g_autoptr (RegLookup) codes = reg_lookup_load (db, REG_ENTITY_PARTY, REG_PARTY_CODE, error);
  g_autoptr (RegLookup) people = reg_lookup_load_people (db, error);
  g_autofree char *phone = reg_lookup_person_key ("ALVARO", "305551234");
  g_autofree char *bare = reg_lookup_person_key ("álvaro", NULL);
  g_autofree char *other = reg_lookup_person_key ("Álvaro", "305559999");

  job->by_code = reg_lookup_find (codes, "K1");
  job->by_phone = reg_lookup_find (people, phone);
  job->by_name = reg_lookup_find (people, bare);
  job->by_other = reg_lookup_find (people, other);
  reg_lookup_add (codes, "K1", 99);
  g_assert_cmpint (reg_lookup_find (codes, "K1"), ==, job->by_code);
  g_assert_cmpint (reg_lookup_find (codes, NULL), ==, 0);
  return TRUE;
}

static void
test_lookup (StoreFixture *f, gconstpointer unused)
{
  gint64 id = store_fixture_add_party (f, "Álvaro", "030 5551234");
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_PARTY, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  LookupJob job = { 0 };

  reg_record_builder_set_text (builder, REG_PARTY_CODE, "K1");
  store_fixture_save (f, builder, NULL);
  g_assert_true (reg_store_read_sync (f->store, lookup_job, &job, NULL, NULL));
  g_assert_cmpint (job.by_code, ==, id);
  g_assert_cmpint (job.by_phone, ==, id);
  g_assert_cmpint (job.by_name, ==, id);
  g_assert_cmpint (job.by_other, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/search/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,       \
              store_fixture_tear_down)
  ADD (names);
  ADD (beginnings_before_middles);
  ADD (mail_and_card_number);
  ADD (follows_changes);
  ADD (strange_words_are_only_words);
  ADD (a_long_query_is_answered);
  ADD (limit_counts_for_each_kind);
  ADD (many_at_once);
  ADD (rebuilt_finds_the_same);
  ADD (lookup);
  return g_test_run ();
}
