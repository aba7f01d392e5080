/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-uid.h"
#include "store-fixture.h"
#include "store/reg-journal.h"
#include "store/reg-list.h"
#include "store/reg-segment-private.h"
#include "store/reg-segments.h"

#include <string.h>

#define QUESTION_UID "0190c2f0-7b1a-7000-8000-0000000000"
#define QUESTION(end, values)                                                                      \
  "INSERT INTO question (uid, created_at, changed_at, purpose, text, kind)"                        \
  " VALUES (x'0190c2f07b1a700080000000000000" end "', 0, 0, 'To know', " values ");"
#define ANSWER(values) ROW ("answer", "party_id, question_id, value, declined, answered_on", values)

/* Today is Wednesday 2026-11-18. A: Ägir, a regular of Köln, looked after by 1; B: a bakery in Utrecht
 * with a complaint; C: Cleo, of whom little is known; D: Dora, lost, who never got what she bought;
 * G is in the bin. */
/* clang-format off */
static const char *book =
  ROW ("staff", "name", "'Ada'") ROW ("staff", "name", "'Bert'")
  ROW ("party", "name, kind, customer_class, source, rung, owner_id, birthday", "'A', 0, 'Größe', 'Fair', 3, 1, '1990-11-23'")
  ROW ("party", "name, kind, customer_class, rung, owner_id, income", "'B', 1, 'b', 1, 2, 2")
  ROW ("party", "name, birthday, gender", "'C', '--12-01', 1")
  ROW ("party", "name, kind, rung", "'D', 0, 6")
  ROW ("party", "name, customer_class, deleted_at", "'G', 'Größe', 1")
  ROW ("contact_point", "party_id, kind, city, postal_code, country", "1, 7, 'Köln', '50667', 'DE'")
  ROW ("contact_point", "party_id, kind, value", "1, 0, '0221 5550177'")
  ROW ("contact_point", "party_id, kind, city, postal_code, country", "2, 7, 'Utrecht', '3511 AB', 'NL'")
  ROW ("contact_point", "party_id, kind, value", "2, 3, 'info@bakery.example'")
  ROW ("contact_point", "party_id, kind, city, country", "4, 7, 'KOLN', 'Germany'")
  ROW ("contact_point", "party_id, kind, city, country, deleted_at", "3, 7, 'Köln', 'DE', 5")
  ROW ("sale", "party_id, sold_on, net, currency, state", "1, '2026-10-01', 60000, 'EUR', 0")
  ROW ("sale", "party_id, sold_on, net, currency", "1, '2024-01-01', 10000, 'EUR'")
  ROW ("sale", "party_id, sold_on, net, currency, state", "2, '2025-11-18', 5000, 'EUR', 0")
  ROW ("sale", "party_id, sold_on, net, currency, state", "4, '2026-11-01', 900000, 'EUR', 1")
  ROW ("sale", "party_id, sold_on, net, currency, deleted_at", "3, '2026-11-01', 70000, 'EUR', 5")
  ROW ("touchpoint", "party_id, kind, at", "3, 1, " AT ("2026-11-16 23:30:00"))
  ROW ("complaint", "number, party_id, subject, state, reported_at", "'1', 2, 'late', 0, 5")
  ROW ("complaint", "number, party_id, subject, state, reported_at", "'2', 1, 'late', 2, 5")
  ROW ("product", "name, category", "'Großes Rad', 'Räder'") ROW ("product", "name", "'Pump'")
  ROW ("product", "name, category", "'Check-up', 'Service'")
  ROW ("holding", "party_id, product_id, name", "1, 1, 'as it was called'")
  ROW ("holding", "party_id, product_id, name, until", "1, 2, 'Pump', '2026-11-18'")
  ROW ("holding", "party_id, product_id, name, until", "2, 3, 'Check-up', '2026-11-17'")
  ROW ("holding", "party_id, name", "2, 'An old PUMP'")
  ROW ("holding", "party_id, product_id, name, deleted_at", "3, 1, 'Großes Rad', 5")
  ROW ("holding", "party_id, product_id, name", "5, 1, 'Großes Rad'")
  QUESTION ("01", "'How do they come?', 1") QUESTION ("02", "'Bicycle or car?', 0")
  ANSWER ("1, 1, 'By Bicycle', NULL, '2026-01-02'") ANSWER ("1, 1, 'On foot', NULL, '2026-01-01'")
  ANSWER ("1, 2, 'Car', NULL, '2026-01-01'") ANSWER ("1, NULL, 'By tram', NULL, '2026-05-01'")
  ANSWER ("2, 1, 'By bicycle', NULL, '2026-01-01'") ANSWER ("2, 1, 'On foot', NULL, '2026-01-01'")
  ANSWER ("3, 1, 'By bicycle', NULL, '2026-01-01'") ANSWER ("3, 1, NULL, 1, '2026-03-01'")
  ANSWER ("5, 1, 'By bicycle', NULL, '2026-01-01'");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, book);
}

/* --- who is in it ----------------------------------------------------------------------- */

typedef struct
{
  const char *conditions;
  gint64 staff;
  GString *names;
  gint64 count;
} WhoJob;

static gboolean
who_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  WhoJob *job = data;
  g_autoptr (RegSegment) segment = reg_segment_parse (job->conditions, error);
  g_autoptr (GArray) ids = NULL;

  if (!segment)
    return FALSE;
  job->count = reg_segment_count (db, segment, job->staff, error);
  ids = reg_segment_list_ids (db, segment, job->staff, error);
  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autoptr (RegRecord)
          party = reg_db_load (db, REG_ENTITY_PARTY, g_array_index (ids, gint64, i), error);

      g_string_append (job->names, reg_record_get_text (party, REG_PARTY_NAME));
    }
  return ids != NULL;
}

/* Their names, one letter each. */
static char *
who (StoreFixture *f, const char *conditions, gint64 staff)
{
  WhoJob job = { conditions, staff, g_string_new (NULL), -1 };

  store_fixture_read (f, who_job, &job);
  g_assert_cmpint (job.count, ==, job.names->len);
  return g_string_free_and_steal (job.names);
}

/* Who is not to be used is in no segment, and nobody is told to get in touch; until that is taken back. */
static void
test_barred (StoreFixture *f, gconstpointer unused)
{
  static const char *const turns[][2] = {
    { "restricted = 1", "BCD" },
    { "restricted = NULL", "ABCD" },
    { "erased_on = '2026-11-01'", "BCD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE party SET %s WHERE id = 1;", turns[i][0]);
      g_autofree char *names = NULL;

      store_fixture_script (f, sql);
      names = who (f, "any\nbirthday known\nbirthday empty\n", 0);
      g_assert_cmpstr (names, ==, turns[i][1]);
      g_assert_cmpint (store_fixture_query_int (
                           f, "SELECT contact_rhythm > 0 FROM party_summary WHERE party_id = 1"),
                       ==, i == 1);
    }
}

static const struct
{
  const char *conditions, *names;
} single[] = {
  { "kind is person", "ACD" },
  { "kind is organisation", "B" },
  { "kind is-not organisation", "ACD" },
  { "class is GROSSE", "A" },
  { "class is grösse", "A" },
  { "class is-not Größe", "BCD" },
  { "class begins GRÖ", "A" },
  { "class contains sse", "A" },
  { "class known", "AB" },
  { "class empty", "CD" },
  { "source is fair", "A" },
  { "fifth is best", "A" },
  { "fifth is second", "" },
  { "fifth is middle", "B" },
  { "fifth is-not best", "BCD" },
  { "age at-least 35", "A" },
  { "age at-least 36", "" },
  { "age less-than 36", "A" },
  { "age less-than 35", "" },
  { "age at-least 1000000000", "" },
  { "age known", "A" },
  { "age empty", "BCD" },
  { "gender is man", "C" },
  { "gender is-not man", "ABD" },
  { "gender known", "C" },
  { "gender empty", "ABD" },
  { "spending is high", "B" },
  { "rung is lost", "D" },
  { "rung is-not lost", "ABC" },
  { "owner is me", "A" },
  { "owner is-not me", "BCD" },
  { "owner known", "AB" },
  { "owner empty", "CD" },
  { "town is köln", "AD" },
  { "town is-not Köln", "BC" },
  { "town begins ut", "B" },
  { "town empty", "C" },
  { "postal-code begins 35", "B" },
  { "postal-code is-not 50667", "BCD" },
  { "postal-code contains 1 a", "B" },
  { "country is Germany", "AD" },
  { "country is de", "AD" },
  { "country is-not DE", "BC" },
  { "country known", "ABD" },
  { "country empty", "C" },
  { "sales at-least 5000", "AB" },
  { "sales at-least 5001", "A" },
  { "sales less-than 5000", "CD" },
  { "sales-year at-least 60000", "A" },
  { "sales-year at-least 60001", "" },
  { "sales-year at-least 1", "A" }, /* B's year is over today */
  { "sales-year less-than 60001", "ABCD" },
  { "sales-year less-than 60000", "BCD" },
  { "sales-year at-least 0", "ABCD" },
  { "sales-year less-than 0", "" },
  { "purchases is 2", "A" },
  { "purchases at-least 1", "AB" },
  { "purchases less-than 1", "CD" },
  { "last-purchase within-days 48", "A" },
  { "last-purchase within-days 47", "" },
  { "last-purchase before-days 48", "B" },
  { "last-purchase within-months 12", "AB" },
  { "last-purchase before-months 12", "" },
  { "last-purchase before-months 11", "B" },
  { "last-purchase known", "AB" },
  { "last-purchase empty", "CD" },
  { "first-purchase within-months 13", "B" },
  { "last-contact within-days 1", "C" }, /* half past midnight of the day before, here */
  { "last-contact before-days 1", "AB" },
  { "last-contact empty", "D" },
  { "last-contact within-months 1200", "ABC" },
  { "added before-days 36500", "" },
  { "added known", "ABCD" },
  { "complaints at-least 1", "B" },
  { "complaints is 0", "ACD" },
  { "quotations at-least 1", "" },
  { "birthday this-month", "A" },
  { "birthday next-month", "C" },
  { "birthday is 12", "C" },
  { "birthday known", "AC" },
  { "birthday empty", "BD" },
  { "phone known", "A" },
  { "email known", "B" },
  { "email empty", "ACD" },
  { "address known", "ABD" },
  { "address empty", "C" },
  /* By the name the product has now, or the one that was written by hand; until the last day of it. */
  { "has is grosses rad", "A" },
  { "has is as it was called", "" },
  { "has is pump", "A" },
  { "has is-not pump", "BCD" },
  { "has contains pump", "AB" },
  { "has known", "AB" },
  { "has empty", "CD" },
  { "has-group is RADER", "A" },
  { "has-group is-not Räder", "BCD" },
  { "has-group contains e", "A" },
  { "has-group is Service", "" },
  { "has-group known", "A" },
  { "has-group empty", "BCD" },
  /* The newest answer counts, of two on one day the later; who would rather not say has none. */
  { "answer is " QUESTION_UID "01 by bicycle", "A" },
  { "answer is-not " QUESTION_UID "01 By bicycle", "BCD" },
  { "answer is " QUESTION_UID "01 on FOOT", "B" },
  { "answer contains " QUESTION_UID "01 o", "B" },
  { "answer known " QUESTION_UID "01", "AB" },
  { "answer empty " QUESTION_UID "01", "CD" },
  { "answer is " QUESTION_UID "02 car", "A" },
  { "answer known " QUESTION_UID "99", "" },
};

static void
test_single (StoreFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_autofree char *conditions = g_strconcat ("all\n", single[i].conditions, NULL);
      g_autofree char *names = who (f, conditions, 1);

      g_test_message ("%s", single[i].conditions);
      g_assert_cmpstr (names, ==, single[i].names);
    }
}

/* Any two of them together are the intersection or the union of both. */
static void
test_together (StoreFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    for (int any = 0; any < 2; any++)
      {
        guint k = (i * 7 + 3) % G_N_ELEMENTS (single);
        g_autofree char *conditions = g_strdup_printf ("%s\n%s\n%s", any ? "any" : "all",
                                                       single[i].conditions, single[k].conditions);
        g_autofree char *names = who (f, conditions, 1);

        g_test_message ("%s", conditions);
        for (const char *each = "ABCD"; *each; each++)
          {
            gboolean first = strchr (single[i].names, *each) != NULL;
            gboolean second = strchr (single[k].names, *each) != NULL;

            g_assert_cmpint (strchr (names, *each) != NULL, ==,
                             any ? first || second : first && second);
          }
        g_assert_null (strchr (names, 'G'));
      }
}

static void
test_staff (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) bert = store_fixture_load (f, REG_ENTITY_STAFF, 2);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (bert));
  g_autofree char *his = g_strdup_printf ("all\nowner is %s", uid);
  g_autofree char *others = g_strdup_printf ("all\nowner is-not %s", uid);
  const char *strange = "all\nowner is 0190c2f0-7b1a-7000-8000-00000000002a";
  g_autofree char *first = who (f, his, 1);
  g_autofree char *second = who (f, others, 1);
  g_autofree char *third = who (f, strange, 1);
  g_autofree char *fourth = who (f, "all\nowner is me", 2);
  g_autofree char *nobody = who (f, "all\nowner is me", 0);

  g_assert_cmpstr (first, ==, "B");
  g_assert_cmpstr (second, ==, "ACD");
  g_assert_cmpstr (third, ==, "");
  g_assert_cmpstr (fourth, ==, "B");
  g_assert_cmpstr (nobody, ==, "");
}

/* What is typed is data, whatever it looks like. */
static void
test_hostile (StoreFixture *f, gconstpointer unused)
{
  static const char *const texts[] = {
    "' OR 1=1 --", "x'); DROP TABLE party; --", "%", "_", "*", "?1", ":a", "\\", "\"", "NULL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int op = 0; op < (i % 5 < 3 ? 3 : 2); op++)
      {
        static const char *const fields[] = { "town", "class", "country", "has", "has-group" };
        static const char *const ops[] = { "is", "contains", "begins" };
        g_autofree char *conditions = g_strdup_printf ("any\n%s %s %s", fields[i % 5], ops[op],
                                                       texts[i]);
        g_autofree char *names = who (f, conditions, 1);

        g_assert_cmpstr (names, ==, "");
      }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, 5);
}

/* The text of the statement never has in it what a person typed. */
static gboolean
sql_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_autofree char *conditions = g_strconcat ("all\n", single[i].conditions,
                                                 "\ntown is qqqq\nsales at-least 987654", NULL);
      g_autoptr (RegSegment) segment = reg_segment_parse (conditions, error);
      g_autoptr (GArray) values = reg_segment_values_new ();
      g_autofree char *sql = reg_segment_sql (db, segment, 1, 20, values);

      g_assert_null (strstr (sql, "qqqq"));
      g_assert_null (strstr (sql, "bicycle"));
      g_assert_null (strstr (sql, "987654"));
      g_assert_cmpuint (values->len, >=, 2);
    }
  return TRUE;
}

static void
test_bound (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, sql_job, NULL);
}

static gboolean
cancelled_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegSegment) segment = reg_segment_parse ("all\ntown is A", NULL);

  g_cancellable_cancel (cancellable);
  return reg_segment_count (db, segment, 0, error) >= 0;
}

static void
test_cancelled (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  /* Enough for SQLite to look up once. */
  store_fixture_script (f, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 3000) INSERT INTO party (uid, created_at, changed_at, name)"
                           " SELECT randomblob (16), 0, 0, 'Many' FROM n;");
  g_assert_false (reg_store_read_sync (f->store, cancelled_job, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- saved ones ------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  const char *name, *conditions;
} SaveJob;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveJob *job = data;

  job->id = reg_segment_save (db, job->id, job->name, job->conditions, error);
  return job->id != 0;
}

typedef struct
{
  const char *filter, *text;
  int sort;
  GArray *ids;
} ListJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  RegListQuery query = { REG_LIST_CUSTOMERS, job->sort, TRUE, job->filter, 1, job->text };

  job->ids = reg_list_ids (db, &query, cancellable, error);
  return job->ids != NULL;
}

/* The list narrowed to a saved segment, in its usual order, and by words as well. */
static void
test_in_the_list (StoreFixture *f, gconstpointer unused)
{
  SaveJob save = { 0, "Köln and friends", "any\ntown is Köln\nowner is me\nemail known" };
  g_autofree char *filter = NULL;
  g_autofree char *gone = g_strdup (REG_SEGMENT_FILTER "999");
  g_autoptr (GError) error = NULL;

  store_fixture_write (f, save_job, &save);
  filter = g_strdup_printf (REG_SEGMENT_FILTER "%" G_GINT64_FORMAT, save.id);
  {
    ListJob usual = { filter, NULL, -1, NULL };
    ListJob by_sales = { filter, NULL, 3, NULL };
    ListJob by_words = { filter, "utr", -1, NULL };
    ListJob missing = { gone, NULL, -1, NULL };

    store_fixture_read (f, list_job, &usual);
    g_assert_cmpuint (usual.ids->len, ==, 3);
    g_assert_cmpint (g_array_index (usual.ids, gint64, 0), ==, 1);
    g_assert_cmpint (g_array_index (usual.ids, gint64, 1), ==, 2);
    g_assert_cmpint (g_array_index (usual.ids, gint64, 2), ==, 4);
    store_fixture_read (f, list_job, &by_sales);
    g_assert_cmpint (g_array_index (by_sales.ids, gint64, 2), ==, 4);
    store_fixture_read (f, list_job, &by_words);
    g_assert_cmpuint (by_words.ids->len, ==, 1);
    g_assert_cmpint (g_array_index (by_words.ids, gint64, 0), ==, 2);
    g_assert_false (reg_store_read_sync (f->store, list_job, &missing, NULL, &error));
    g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
    g_array_unref (usual.ids);
    g_array_unref (by_sales.ids);
    g_array_unref (by_words.ids);
  }
}

static void
assert_saved (StoreFixture *f, gint64 id, const char *name, const char *conditions)
{
  g_autoptr (RegRecord) saved = store_fixture_load (f, REG_ENTITY_SEGMENT, id);

  g_assert_cmpstr (reg_record_get_text (saved, REG_SEGMENT_NAME), ==, name);
  g_assert_cmpstr (reg_record_get_text (saved, REG_SEGMENT_CONDITIONS), ==, conditions);
}

/* Saved in the form that is always the same; changes and undo of them are in the journal. */
static void
test_saved (StoreFixture *f, gconstpointer unused)
{
  SaveJob save = { 0, "  Regulars of Köln ", "all\n town  is Köln\nsales at-least 007\n\n" };
  gint64 restored, kept, made, changed;
  SaveJob change;

  made = store_fixture_write (f, save_job, &save);
  assert_saved (f, save.id, "Regulars of Köln", "all\ntown is Köln\nsales at-least 7\n");
  change = (SaveJob){ save.id, "REGULARS OF KÖLN", "any\ntown is Bonn" };
  changed = store_fixture_write (f, save_job, &change);
  g_assert_cmpint (change.id, ==, save.id);
  assert_saved (f, save.id, "REGULARS OF KÖLN", "any\ntown is Bonn\n");
  store_fixture_undo (f, changed, &restored, &kept);
  g_assert_cmpint (restored, ==, 1);
  assert_saved (f, save.id, "Regulars of Köln", "all\ntown is Köln\nsales at-least 7\n");
  store_fixture_undo (f, made, &restored, &kept);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM segment WHERE deleted_at IS NULL"), ==, 0);
}

static void
test_save_refused (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *long_name = g_strnfill (REG_SEGMENT_MAX_NAME + 1, 'n');
  SaveJob first = { 0, "Näheres", "all\ntown is Köln" };
  SaveJob second = { 0, "Other", "all\ntown is Köln" };
  const struct
  {
    SaveJob job;
    RegStoreError code;
    const char *says;
  } cases[] = {
    { { 0, " ", "all\ntown is A" }, REG_STORE_ERROR_INVALID, "name: there is none" },
    { { 0, long_name, "all\ntown is A" }, REG_STORE_ERROR_INVALID, "longer than 60" },
    { { 0, "Bad", "all\ntown near A" }, REG_STORE_ERROR_INVALID, "conditions: line 2: town" },
    { { 0, "Bad", "" }, REG_STORE_ERROR_INVALID, "one condition at least" },
    { { 0, "naheres", "all\ntown is A" }, REG_STORE_ERROR_CONFLICT, "“Näheres” already" },
    { { 2, "NÄHERES", "all\ntown is A" }, REG_STORE_ERROR_CONFLICT, "“Näheres” already" },
    { { 77, "New", "all\ntown is A" }, REG_STORE_ERROR_NOT_FOUND, "" },
  };

  store_fixture_write (f, save_job, &first);
  store_fixture_write (f, save_job, &second);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SaveJob job = cases[i].job;
      g_autoptr (GError) error = store_fixture_refused (f, save_job, &job);

      g_assert_error (error, REG_STORE_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM segment"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, set_up, function, store_fixture_tear_down)
  ADD ("/segments/barred", test_barred);
  ADD ("/segments/single", test_single);
  ADD ("/segments/together", test_together);
  ADD ("/segments/staff", test_staff);
  ADD ("/segments/hostile", test_hostile);
  ADD ("/segments/bound", test_bound);
  ADD ("/segments/cancelled", test_cancelled);
  ADD ("/segments/in-the-list", test_in_the_list);
  ADD ("/segments/saved", test_saved);
  ADD ("/segments/save-refused", test_save_refused);
#undef ADD
  return g_test_run ();
}
