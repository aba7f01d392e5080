/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-facts.h"
#include "store/reg-parties.h"

/* How old is what stands in the book. It is Wednesday 18 November 2026 in Berlin; everything was
 * written down on 2 January 2024. */

static gint64 party, phone, mail;

static gint64
add_point (StoreFixture *f, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return store_fixture_save (f, builder, NULL);
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2024-01-02T09:00:00Z");
  store_fixture_make_firm (f);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Ann");
  reg_record_builder_set_text (builder, REG_PARTY_ORGANISATION, "Bakery");
  reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, "1990-03-04");
  party = store_fixture_save (f, builder, NULL);
  mail = add_point (f, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  phone = add_point (f, REG_CONTACT_KIND_PHONE, "030 1234");
  store_fixture_set_time ("2026-11-18T09:00:00Z");
}

typedef struct
{
  GArray *facts;
  const char *key;
  gint64 contact_point;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (GPtrArray) points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT,
                                                     REG_CONTACT_POINT_PARTY_ID, party, -1, error);

  job->facts = points ? reg_facts_load (db, record, points, error) : NULL;
  return job->facts != NULL;
}

static gboolean
confirm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_fact_confirm (db, party, job->key, job->contact_point, error);
}

static gint64
confirm (StoreFixture *f, const char *key, gint64 contact_point)
{
  Job job = { NULL, key, contact_point };

  return store_fixture_write (f, confirm_job, &job);
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

static void
add_rule (StoreFixture *f, const char *key, gint64 days, gboolean is_unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIELD_RULE);

  reg_record_builder_set_text (builder, REG_FIELD_RULE_FIELD, key);
  if (days >= 0)
    reg_record_builder_set_int (builder, REG_FIELD_RULE_VALID_DAYS, days);
  reg_record_builder_set_int (builder, REG_FIELD_RULE_UNUSED, is_unused);
  store_fixture_save (f, builder, NULL);
}

/* "phone 2024-01-02|title 2025-01-01 confirmed", in the order in which it is asked about. */
static void
assert_due (StoreFixture *f, guint limit, const char *expected)
{
  Job job = { 0 };
  g_autoptr (GArray) due = NULL;
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, load_job, &job);
  due = reg_facts_list_due (job.facts, limit);
  for (guint i = 0; i < due->len; i++)
    {
      const RegFact *fact = &g_array_index (due, RegFact, i);

      g_string_append_printf (text, "%s%s %s%s", i ? "|" : "", fact->kept->key, fact->known_on,
                              fact->is_confirmed ? " confirmed" : "");
    }
  g_array_unref (job.facts);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_fact (StoreFixture *f,
             const char *key,
             gint64 contact_point,
             const char *known_on,
             gboolean is_confirmed,
             RegFreshness freshness)
{
  Job job = { 0 };
  const RegFact *fact;

  store_fixture_read (f, load_job, &job);
  fact = reg_facts_find (job.facts, reg_kept_find (key), contact_point);
  g_assert_nonnull (fact);
  g_assert_cmpstr (fact->known_on, ==, known_on);
  g_assert_cmpint (fact->is_confirmed, ==, is_confirmed);
  g_assert_cmpint (fact->freshness, ==, freshness);
  g_array_unref (job.facts);
}

static void
test_due (StoreFixture *f, gconstpointer unused)
{
  /* Names and birthdays stay; what is empty cannot be wrong. */
  assert_due (f, 9, "phone 2024-01-02|email 2024-01-02|organisation 2024-01-02");
  assert_due (f, 1, "phone 2024-01-02");
  assert_due (f, 0, "");
  assert_fact (f, "name", 0, "2024-01-02", FALSE, REG_FRESHNESS_FRESH);
  store_fixture_set_time ("2024-12-01T09:00:00Z");
  assert_due (f, 9, "");
  assert_fact (f, "phone", phone, "2024-01-02", FALSE, REG_FRESHNESS_AGEING);
}

static void
test_confirmed (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  gint64 first = confirm (f, "phone", phone);
  gint64 second = confirm (f, "organisation", 0);

  assert_due (f, 9, "email 2024-01-02");
  assert_fact (f, "phone", phone, "2026-11-18", TRUE, REG_FRESHNESS_FRESH);
  assert_fact (f, "organisation", 0, "2026-11-18", TRUE, REG_FRESHNESS_FRESH);
  store_fixture_undo (f, second, NULL, NULL);
  store_fixture_undo (f, first, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  assert_due (f, 9, "phone 2024-01-02|email 2024-01-02|organisation 2024-01-02");
  /* Two years on it is asked about again, after what was never confirmed. */
  confirm (f, "phone", phone);
  store_fixture_set_time ("2028-11-18T09:00:00Z");
  assert_due (f, 9, "email 2024-01-02|organisation 2024-01-02|phone 2026-11-18 confirmed");
}

static void
test_changed (StoreFixture *f, gconstpointer unused)
{
  gint64 action;

  /* Something else of the customer changes: that says nothing about the employer. */
  change (f, REG_ENTITY_PARTY, party, REG_PARTY_NOTE, "Likes tea");
  change (f, REG_ENTITY_CONTACT_POINT, mail, REG_CONTACT_POINT_LABEL, "home");
  assert_due (f, 9, "phone 2024-01-02|email 2024-01-02|organisation 2024-01-02");
  action = change (f, REG_ENTITY_PARTY, party, REG_PARTY_ORGANISATION, "Garden");
  change (f, REG_ENTITY_CONTACT_POINT, mail, REG_CONTACT_POINT_VALUE, "a@example.org");
  assert_due (f, 9, "phone 2024-01-02");
  assert_fact (f, "organisation", 0, "2026-11-18", FALSE, REG_FRESHNESS_FRESH);
  /* What was taken back was never written. */
  store_fixture_undo (f, action, NULL, NULL);
  assert_due (f, 9, "phone 2024-01-02|organisation 2024-01-02");
  /* A confirmation of what stood there before says nothing about what stands there now. */
  store_fixture_set_time ("2025-06-01T09:00:00Z");
  confirm (f, "organisation", 0);
  store_fixture_set_time ("2025-07-01T09:00:00Z");
  change (f, REG_ENTITY_PARTY, party, REG_PARTY_ORGANISATION, "School");
  assert_fact (f, "organisation", 0, "2025-07-01", FALSE, REG_FRESHNESS_FRESH);
}

static void
test_rules (StoreFixture *f, gconstpointer unused)
{
  add_rule (f, "phone", 0, FALSE);
  add_rule (f, "email", -1, TRUE);
  add_rule (f, "birthday", 30, FALSE);
  assert_due (f, 9, "organisation 2024-01-02|birthday 2024-01-02");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  Job jobs[] = { { NULL, "phone", 0 },
                 { NULL, "credit_limit", 0 },
                 { NULL, "organisation", 1 },
                 { NULL, "phone", 3 } };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  gint64 other = store_fixture_add_party (f, "Bea", NULL);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, other);
  jobs[3].contact_point = store_fixture_save (f, builder, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, confirm_job, &jobs[i]);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM confirmation"), ==, 0);
}

static gboolean
drop_points_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return reg_party_save_with_points (db, record, none, NULL, error) != 0;
}

/* What was confirmed can be removed like everything else. */
static void
test_removed (StoreFixture *f, gconstpointer unused)
{
  gint64 action;

  confirm (f, "phone", phone);
  action = store_fixture_write (f, drop_points_job, NULL);
  assert_due (f, 9, "organisation 2024-01-02");
  store_fixture_undo (f, action, NULL, NULL);
  assert_fact (f, "phone", phone, "2026-11-18", TRUE, REG_FRESHNESS_FRESH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/facts/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (due);
  ADD (confirmed);
  ADD (changed);
  ADD (rules);
  ADD (refused);
  ADD (removed);
  return g_test_run ();
}
