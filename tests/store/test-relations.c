/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-relations.h"

/* Today is Wednesday 2026-11-18. Ada (1) owns the shop, Ben (2) sells, Cas (3) left in spring, Dot
 * (4) never met the bakery (1). */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, active, department", "'Ben', 1, 'Counter'")
    ROW ("staff", "name, active, left_on", "'Cas', 1, '2026-04-30'")
    ROW ("staff", "name, active", "'Dot', 1")
    ROW ("party", "name", "'Bakery'")
    ROW ("party", "name, referred_by", "'Zoe', 1")
    ROW ("party", "name", "'Café'")
    ROW ("party", "name, deleted_at", "'Gone', 5")
    "UPDATE party SET referred_by = 3 WHERE id = 1;"
    ROW ("party_link", "from_id, to_id, kind, note", "2, 1, 0, 'head baker'")
    ROW ("party_link", "from_id, to_id, kind", "1, 3, 3")
    ROW ("party_link", "from_id, to_id, kind", "4, 1, 2")
    ROW ("party_link", "from_id, to_id, kind, deleted_at", "3, 1, 2, 5")
    ROW ("product", "name, category", "'Tyre', 'Bicycles'")
    ROW ("product", "name", "'Nothing'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, topic", "1, 1, " AT ("2026-05-02 08:00:00") ", 2, 'Delivery'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, topic", "1, 2, " AT ("2026-05-01 08:00:00") ", 2, 'Delivery'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, topic", "1, 0, " AT ("2026-02-01 08:00:00") ", 3, ''")
    ROW ("touchpoint", "party_id, kind, at, staff_id, topic", "1, 5, " AT ("2026-11-01 08:00:00") ", 4, 'Price'")
    ROW ("touchpoint", "party_id, kind, at, staff_id", "1, 6, " AT ("2026-11-01 08:00:00") ", 4")
    ROW ("touchpoint", "party_id, kind, at, staff_id, deleted_at", "1, 1, " AT ("2026-11-01 08:00:00") ", 4, 5")
    ROW ("touchpoint", "party_id, kind, at", "1, 1, " AT ("2026-11-01 08:00:00"))
    ROW ("touchpoint", "party_id, kind, at, staff_id", "2, 1, " AT ("2026-11-01 08:00:00") ", 4")
    ROW ("task", "title, party_id, staff_id, done_at", "'ring', 1, 2, " AT ("2026-03-01 08:00:00"))
    ROW ("task", "title, party_id, staff_id", "'open', 1, 4")
    ROW ("sale", "number, party_id, sold_on, staff_id", "'S1', 1, '2026-06-01', 2")
    ROW ("sale", "number, party_id, sold_on, staff_id, state", "'S2', 1, '2026-06-02', 4, 1")
    ROW ("sale_line", "sale_id, position, product_id", "1, 1, 1")
    ROW ("sale_line", "sale_id, position, product_id", "1, 2, 2")
    ROW ("quotation", "number, party_id, owner_id, closed_at", "'Q1', 1, 1, " AT ("2026-07-01 12:00:00"))
    ROW ("complaint", "number, party_id, subject, owner_id, reported_at", "'C1', 1, 'late', 1, " AT ("2026-08-01 12:00:00"))
    ROW ("complaint_event", "complaint_id, kind, at, staff_id", "1, 1, " AT ("2026-08-03 12:00:00") ", 1")
    ROW ("complaint_event", "complaint_id, kind, at, staff_id", "1, 1, " AT ("2026-08-02 12:00:00") ", 2");
/* clang-format on */

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

typedef struct
{
  gint64 party;
  RegRelations *relations;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->relations = reg_relations_load (db, job->party, error);
  return job->relations != NULL;
}

static RegRelations *
load (StoreFixture *f, gint64 party)
{
  Job job = { party, NULL };

  store_fixture_read (f, load_job, &job);
  return job.relations;
}

/* "Ben 5 close: call 1, visit 1, task 1, sale 1, complaint 1; Delivery 2, Bicycles 1" */
static char *
describe (const RegAcquaintance *person)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "%s%s:", person->name, person->n_contacts,
                          person->is_close ? " close" : "", person->has_left ? " left" : "");
  for (int i = 0; i < REG_N_CONTACT_WAYS; i++)
    if (person->n_by_way[i] > 0)
      g_string_append_printf (text, " %d×%d", i, (int)person->n_by_way[i]);
  for (guint i = 0; i < person->topics->len; i++)
    {
      const RegTopic *topic = &g_array_index (person->topics, RegTopic, i);

      g_string_append_printf (text, " %s×%d", topic->text, (int)topic->n);
    }
  return g_string_free_and_steal (text);
}

static void
assert_person (RegRelations *relations, guint i, const char *expected)
{
  g_autofree char *text = describe (g_ptr_array_index (relations->people, i));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_people (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRelations) relations = load (f, 1);
  const RegAcquaintance *ben;

  g_assert_cmpstr (relations->name, ==, "Bakery");
  g_assert_cmpuint (relations->people->len, ==, 3);
  assert_person (relations, 0, "Ben 5 close: 1×1 2×1 5×1 7×1 8×1 Delivery×2 Bicycles×1");
  assert_person (relations, 1, "Ada Owner 2: 6×1 8×1");
  assert_person (relations, 2, "Cas 1 left: 0×1");
  ben = g_ptr_array_index (relations->people, 0);
  g_assert_cmpstr (ben->department, ==, "Counter");
  /* The complaint, in which he had a say in August. */
  g_assert_cmpint (ben->last_at, ==, G_GINT64_CONSTANT (1785672000000));
}

/* Who is in the bin, and whoever was put out of work, is still somebody who knows them. */
static void
test_gone (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRelations) relations = NULL;

  store_fixture_script (f, "UPDATE staff SET active = 0 WHERE id = 1;"
                           "UPDATE staff SET deleted_at = 5 WHERE id = 2;"
                           "UPDATE staff SET left_on = '2026-11-19' WHERE id = 3;");
  relations = load (f, 1);
  assert_person (relations, 0, "Ben 5 close left: 1×1 2×1 5×1 7×1 8×1 Delivery×2 Bicycles×1");
  assert_person (relations, 1, "Ada Owner 2 left: 6×1 8×1");
  assert_person (relations, 2, "Cas 1: 0×1");
}

static void
test_others (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    gint64 link;
    RegLinkKind kind;
    gboolean is_reverse, is_referral;
    const char *note;
  } expected[] = {
    { "Zoe", 1, REG_LINK_KIND_WORKS_FOR, TRUE, FALSE, "head baker" },
    { "Café", 2, REG_LINK_KIND_KNOWS, FALSE, FALSE, "" },
    { "Café", 0, REG_LINK_KIND_WORKS_FOR, FALSE, TRUE, "" },
    { "Zoe", 0, REG_LINK_KIND_WORKS_FOR, TRUE, TRUE, "" },
  };
  g_autoptr (RegRelations) relations = load (f, 1);

  g_assert_cmpuint (relations->relations->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RegRelation *relation = g_ptr_array_index (relations->relations, i);

      g_assert_cmpstr (relation->name, ==, expected[i].name);
      g_assert_cmpint (relation->link, ==, expected[i].link);
      g_assert_cmpint (relation->kind, ==, expected[i].kind);
      g_assert_cmpint (relation->is_reverse, ==, expected[i].is_reverse);
      g_assert_cmpint (relation->is_referral, ==, expected[i].is_referral);
      g_assert_cmpstr (relation->note, ==, expected[i].note);
    }
}

/* One firm, three hundred people, one customer. */
static void
test_many (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRelations) relations = NULL;
  guint n_close = 0;

  store_fixture_script (
      f, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
         " INSERT INTO staff (uid, created_at, changed_at, name, active)"
         " SELECT randomblob (16), 0, 0, 'P' || i, 1 FROM n;"
         "INSERT INTO touchpoint (uid, created_at, changed_at, party_id, kind, at, staff_id)"
         " SELECT randomblob (16), 0, 0, 3, 1, s.id * 1000, s.id FROM staff s, json_each ("
         "  '[1,2,3,4,5,6,7,8,9,10]') j WHERE s.name LIKE 'P%' AND j.value <= 1 + s.id % 10;");
  relations = load (f, 3);
  g_assert_cmpuint (relations->people->len, ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      const RegAcquaintance *person = g_ptr_array_index (relations->people, i);

      n_close += person->is_close;
      g_assert_cmpint (person->n_contacts, ==, 10 - i / 30);
      if (i % 30 > 0)
        g_assert_cmpint (
            person->last_at, <,
            ((RegAcquaintance *)g_ptr_array_index (relations->people, i - 1))->last_at);
    }
  /* Sixty are a fifth, and the thirty-first to sixtieth all have nine contacts. */
  g_assert_cmpuint (n_close, ==, 60);
}

static void
test_nobody (StoreFixture *f, gconstpointer unused)
{
  Job job = { 77, NULL };
  g_autoptr (GError) error = store_fixture_refused (f, load_job, &job);
  g_autoptr (RegRelations) relations = load (f, 4);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (relations->people->len, ==, 0);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, StoreFixture, NULL, set_up_shop, test, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/relations/people", test_people);
  ADD ("/relations/gone", test_gone);
  ADD ("/relations/others", test_others);
  ADD ("/relations/many", test_many);
  ADD ("/relations/nobody", test_nobody);
  return g_test_run ();
}
