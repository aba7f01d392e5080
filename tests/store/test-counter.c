/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-counter.h"
#include "store/reg-db-private.h"

/* Today is Wednesday 2026-11-18. The bakery (1) has a bit of everything, Ada (2) has nothing, Cleo (3)
 * was brought by the bakery; staff 2 is Bea. */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, active", "'Bea', 1")
    ROW ("attachment", "hash, data", "x'00', x'0102'")
    ROW ("party", "name, owner_id, photo_id", "'Bakery', 2, 1")
    ROW ("party", "name", "'Ada'")
    ROW ("party", "name, referred_by", "'Cleo', 1")
    ROW ("party", "name, referred_by, deleted_at", "'Gone', 1, 5")
    ROW ("contact_point", "party_id, kind, value", "1, 0, '020 1'")
    ROW ("consent", "party_id, purpose, channel, answer, answered_on", "1, 1, 0, 1, '2026-01-01'")
    ROW ("product", "name", "'Tyre'")
    ROW ("product", "name", "'Bell'")
    ROW ("product", "name", "'Lamp'")
    /* Bought: long ago, twice within 24 months, once within 12, one cancelled, one binned. */
    ROW ("sale", "party_id, sold_on, net, gross, cost", "1, '2024-11-17', 100, 120, 50")
    ROW ("sale", "party_id, sold_on, net, gross, cost", "1, '2025-11-18', 1000, 1200, 500")
    ROW ("sale", "party_id, sold_on, net, gross, cost, due_on, paid", "1, '2026-10-01', 2000, 2400, 500, '2026-10-15', 400")
    ROW ("sale", "party_id, sold_on, net, gross, state, due_on", "1, '2026-10-02', 9000, 9000, 1, '2026-10-03'")
    ROW ("sale", "party_id, sold_on, net, gross, deleted_at, due_on", "1, '2026-10-02', 9000, 9000, 5, '2026-10-03'")
    ROW ("sale", "party_id, sold_on, net, gross, due_on, paid_on", "1, '2026-10-02', 300, 300, '2026-10-04', '2026-10-04'")
    ROW ("sale_line", "sale_id, product_id", "1, 3")
    ROW ("sale_line", "sale_id, product_id", "2, 1")
    ROW ("sale_line", "sale_id, product_id", "2, 1")
    ROW ("sale_line", "sale_id, product_id", "3, 1")
    ROW ("sale_line", "sale_id, product_id", "2, 2")
    ROW ("sale_line", "sale_id, product_id", "6, 3")
    ROW ("touchpoint", "party_id, kind, at, summary", "1, 1, " AT ("2026-11-10 10:00:00") ", 'asked for tyres'")
    ROW ("touchpoint", "party_id, kind, at, summary, deleted_at", "1, 1, " AT ("2026-11-12 10:00:00") ", 'a mistake', 5")
    ROW ("complaint", "number, party_id, subject, state, reported_at", "'C2', 1, 'late', 0, 9")
    ROW ("complaint", "number, party_id, subject, state, reported_at", "'C1', 1, 'rattles', 1, 8")
    ROW ("complaint", "number, party_id, subject, state, reported_at", "'C0', 1, 'solved', 2, 7")
    ROW ("task", "kind, title, due_on, party_id", "0, 'some day', NULL, 1")
    ROW ("task", "kind, title, due_on, party_id", "1, 'child seats', '2026-11-18', 1")
    ROW ("task", "kind, title, due_on, party_id, done_at", "1, 'kept', '2026-11-01', 1, 5")
    ROW ("quotation", "number, party_id", "'Q1', 1")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, valid_until", "1, 1, 7, 'EUR', '2026-11-20'")
    ROW ("quotation", "number, party_id", "'Q2', 1")
    ROW ("quotation_revision", "quotation_id, revision, state, currency", "2, 1, 8, 'EUR'")
    ROW ("quotation", "number, party_id", "'Q3', 1")
    ROW ("quotation_revision", "quotation_id, revision, state, currency", "3, 1, 0, 'EUR'")
    "UPDATE quotation SET current_id = id;"
    ROW ("holding", "party_id, name, until", "1, 'Old contract', '2026-11-17'")
    ROW ("holding", "party_id, name, until", "1, 'Service', '2026-11-30'")
    ROW ("holding", "party_id, name, until", "1, 'Insurance', '2027-01-01'")
    ROW ("play", "title, field, position", "'Ask how they ride', 'interests', 2")
    ROW ("play", "title, situation, field, position", "'Say their name', 'at the door', 'nickname', 1")
    ROW ("play", "title, field, position", "'Of another version', 'no_such_field', 0")
    ROW ("play", "title", "'Be kind'")
    ROW ("question", "text, purpose, kind", "'The fair?', 'x', 2") ROW ("question", "text, purpose", "'Why us?', 'x'")
    ROW ("question", "text, purpose, retired_on", "'Long ago?', 'x', '2020-01-01'")
    ROW ("play", "title, question_id, position", "'Ask about the fair', 1, 3")
    ROW ("play", "title, question_id, position", "'Of what was retired', 3, 4")
    ROW ("play", "title, question_id, position", "'Ask why', 2, 5")
    ROW ("answer", "party_id, question_id, value, answered_on", "1, 1, 'no', '2026-01-02'")
    ROW ("answer", "party_id, question_id, value, answered_on", "1, 1, 'yes', '2026-01-01'")
    ROW ("answer", "party_id, question_id, declined, answered_on", "1, 2, 1, '2026-01-01'")
    ROW ("play", "title, field, deleted_at", "'Dropped', 'note', 5");
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
  RegCounter *counter;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->counter = reg_counter_load (db, job->party, error);
  return job->counter != NULL;
}

static RegCounter *
load (StoreFixture *f, gint64 party)
{
  Job job = { party, NULL };

  store_fixture_read (f, load_job, &job);
  return job.counter;
}

static char *
join (GPtrArray *records, int field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            reg_record_get_text (records->pdata[i], field));
  return g_string_free (text, FALSE);
}

static void
test_whole (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegCounter) it = load (f, 1);
  g_autofree char *complaints = join (it->complaints, REG_COMPLAINT_NUMBER);
  g_autofree char *tasks = join (it->tasks, REG_TASK_TITLE);
  g_autofree char *quotations = join (it->quotations, REG_QUOTATION_NUMBER);
  const RegCounterUsual *usual;
  const RegCounterPlay *play;

  g_assert_cmpstr (reg_record_get_text (it->party, REG_PARTY_NAME), ==, "Bakery");
  g_assert_cmpstr (it->owner, ==, "Bea");
  g_assert_cmpstr (it->today, ==, "2026-11-18");
  g_assert_cmpstr (it->currency, ==, "EUR");
  g_assert_cmpuint (g_bytes_get_size (it->photo), ==, 2);
  g_assert_cmpuint (it->contact_points->len, ==, 1);
  g_assert_cmpuint (it->consents->len, ==, 1);
  g_assert_cmpstr (it->last_contact_on, ==, "2026-11-10");
  g_assert_cmpstr (it->last_words, ==, "asked for tyres");
  g_assert_cmpstr (it->first_sale_on, ==, "2024-11-17");
  g_assert_cmpstr (it->last_sale_on, ==, "2026-10-02");
  g_assert_cmpint (it->n_sales, ==, 4);
  g_assert_cmpint (it->rung, >, REG_RUNG_PROSPECT);
  g_assert_cmpint (
      it->rung, ==,
      store_fixture_query_int (f, "SELECT rung FROM party_summary WHERE party_id = 1"));
  g_assert_cmpint (it->year_sales, ==, 2);
  g_assert_cmpint (it->year_net, ==, 2300);
  g_assert_cmpint (it->n_brought, ==, 1);
  g_assert_cmpint (it->owed, ==, 2000);
  g_assert_cmpstr (it->owed_since, ==, "2026-10-15");
  g_assert_cmpstr (it->runs_out, ==, "Service");
  g_assert_cmpstr (it->runs_out_on, ==, "2026-11-30");
  g_assert_cmpstr (complaints, ==, "C1|C2");
  g_assert_cmpstr (tasks, ==, "child seats|some day");
  g_assert_cmpstr (quotations, ==, "Q3|Q1");
  g_assert_cmpuint (it->revisions->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (it->revisions->pdata[1], REG_QUOTATION_REVISION_STATE), ==,
                   7);
  g_assert_cmpuint (it->usual->len, ==, 1);
  usual = &g_array_index (it->usual, RegCounterUsual, 0);
  g_assert_cmpstr (usual->name, ==, "Tyre");
  g_assert_cmpint (usual->n_sales, ==, 2);
  g_assert_cmpstr (usual->last_on, ==, "2026-10-01");
  /* What they would rather not say is not asked again. */
  g_assert_cmpuint (it->plays->len, ==, 3);
  play = &g_array_index (it->plays, RegCounterPlay, 2);
  g_assert_cmpint (play->field, ==, -1);
  g_assert_cmpstr (play->question, ==, "The fair?");
  g_assert_cmpstr (play->answer, ==, "no");
  g_assert_cmpint (play->question_kind, ==, REG_QUESTION_KIND_YES_NO);
  play = &g_array_index (it->plays, RegCounterPlay, 0);
  g_assert_cmpstr (play->title, ==, "Say their name");
  g_assert_cmpstr (play->situation, ==, "at the door");
  g_assert_cmpint (play->field, ==, REG_PARTY_NICKNAME);
  g_assert_cmpint (g_array_index (it->plays, RegCounterPlay, 1).field, ==, REG_PARTY_INTERESTS);
}

static void
test_nothing_known (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegCounter) it = load (f, 2);

  g_assert_null (it->owner);
  g_assert_null (it->photo);
  g_assert_null (it->last_words);
  g_assert_cmpstr (it->last_contact_on, ==, "");
  g_assert_null (it->last_sale_on);
  g_assert_cmpint (it->band, ==, 0);
  g_assert_cmpint (it->place, ==, 0);
  g_assert_cmpint (it->owed, ==, 0);
  g_assert_null (it->owed_since);
  g_assert_null (it->runs_out);
  g_assert_cmpuint (it->usual->len, ==, 0);
  g_assert_cmpuint (it->complaints->len + it->tasks->len + it->quotations->len, ==, 0);
}

static void
test_nobody (StoreFixture *f, gconstpointer unused)
{
  Job job = { 99, NULL };
  g_autoptr (GError) error = store_fixture_refused (f, load_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* The rules look at what was read. */
static void
test_facts (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegCounter) it = load (f, 1);
  g_autoptr (GArray) actions = NULL;
  RegNextFacts facts;
  static const RegNextActionKind wanted[] = {
    REG_NEXT_COMPLAINT, REG_NEXT_COMPLAINT, REG_NEXT_PROMISE, REG_NEXT_EXPIRING, REG_NEXT_MONEY,
    REG_NEXT_RUNS_OUT,  REG_NEXT_TASK,      REG_NEXT_DRAFT,   REG_NEXT_USUAL,
  };

  reg_counter_get_facts (it, &facts);
  actions = reg_next_action_list (&facts);
  g_assert_cmpuint (actions->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < actions->len; i++)
    g_assert_cmpint (g_array_index (actions, RegNextAction, i).kind, ==, wanted[i]);
}

/* --- worth -------------------------------------------------------------------------------- */

/* So many buyers more, of whom the n-th brought n. */
static void
add_buyers (StoreFixture *f, int n)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO party (id, uid, created_at, changed_at, name)"
      " SELECT 1000 + i, randomblob (16), 0, 0, 'Buyer ' || i FROM n;"
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on, net, cost)"
      " SELECT randomblob (16), 0, 0, 1000 + i, '2026-01-01', 100000 + i, 0 FROM n;",
      n, n);

  store_fixture_script (f, sql);
}

static int
get_band (StoreFixture *f, gint64 buyer)
{
  g_autoptr (RegCounter) it = load (f, 1000 + buyer);

  return it->band;
}

/* Of a handful the place is told, of more the fifth. */
static void
test_fifths (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegCounter) few = NULL;
  g_autoptr (RegCounter) many = NULL;

  /* With the bakery there are 24. */
  add_buyers (f, 23);
  few = load (f, 1023);
  g_assert_cmpint (few->band, ==, 0);
  g_assert_cmpint (few->place, ==, 1);
  g_assert_cmpint (few->n_buyers, ==, 24);
  store_fixture_script (f, "DELETE FROM sale WHERE party_id > 1000;"
                           "DELETE FROM party WHERE id > 1000;");
  add_buyers (f, 99);
  many = load (f, 1);
  g_assert_cmpint (many->place, ==, 100);
  g_assert_cmpint (many->band, ==, 5);
  for (int i = 1; i <= 99; i++)
    g_assert_cmpint (get_band (f, i), ==, 1 + (99 - i) / 20);
}

static gboolean
find_top_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_counter_find_top (db, data, error);
}

/* Whoever brought that much is in the top fifth, and nobody below it. */
static void
test_top (StoreFixture *f, gconstpointer unused)
{
  gint64 least;

  store_fixture_read (f, find_top_job, &least);
  g_assert_cmpint (least, ==, G_MAXINT64);
  add_buyers (f, 99);
  store_fixture_read (f, find_top_job, &least);
  g_assert_cmpint (least, ==, 100000 + 80);
  g_assert_cmpint (get_band (f, 80), ==, 1);
  g_assert_cmpint (get_band (f, 79), ==, 2);
}

typedef struct
{
  guint n_steps;
} PlanJob;

/* Which statements a card of a large book runs, and whether one walks through its customers. */
static gboolean
plan_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char few[] = "^SCAN (probe|met|x|firm|CONSTANT)\\b|^SCAN [0-9]+ CONSTANT";
  PlanJob *job = data;
  g_autoptr (RegCounter) it = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sql;
  gint64 least;

  g_hash_table_remove_all (db->statements);
  it = reg_counter_load (db, 1500, error);
  if (!it || !reg_counter_find_top (db, &least, error))
    return FALSE;
  g_assert_cmpint (least, >, 100000 + 4600);
  g_assert_cmpint (least, <, 100000 + 5000);
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    g_ptr_array_add (all, g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL));
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (RegStatement) each = reg_db_prepare (db, all->pdata[i]);

      while (reg_statement_next (each, error))
        {
          const char *step = reg_statement_text (each, 3);

          job->n_steps++;
          /* The probes are few, and so are the plays and the firms. An index on all customers would be
           * a walk as well. */
          if ((g_str_has_prefix (step, "SCAN") && !g_regex_match_simple (few, step, 0, 0))
              || strstr (step, "party_summary_by") != NULL)
            g_error ("%s in %s", step, (char *)all->pdata[i]);
        }
    }
  return TRUE;
}

/* A large book is not counted: a sample tells the fifth, which near a border may be the next one. */
static void
test_sample (StoreFixture *f, gconstpointer unused)
{
  const int n = 6000;
  PlanJob job = { 0 };
  g_autoptr (RegCounter) it = NULL;

  add_buyers (f, n);
  it = load (f, 1000 + n);
  g_assert_cmpint (it->place, ==, 0);
  for (int i = 50; i <= n; i += 97)
    {
      int exact = 1 + (n - i) * 5 / n;
      int low = 1 + MAX (n - i - n / 25, 0) * 5 / n;
      int high = 1 + MIN (n - i + n / 25, n - 1) * 5 / n;
      int band = get_band (f, i);

      g_assert_cmpint (band, >=, MIN (low, exact));
      g_assert_cmpint (band, <=, MAX (high, exact));
    }
  store_fixture_read (f, plan_job, &job);
  g_assert_cmpuint (job.n_steps, >, 10);
}

/* --- a visit ------------------------------------------------------------------------------ */

static gboolean
visit_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *)data = reg_counter_log_visit (db, 2, error);
  return *(gint64 *)data != 0;
}

static void
test_visit (StoreFixture *f, gconstpointer unused)
{
  gint64 id = 0;
  gint64 action = store_fixture_write (f, visit_job, &id);
  g_autoptr (RegRecord) touch = store_fixture_load (f, REG_ENTITY_TOUCHPOINT, id);
  g_autoptr (RegCounter) it = load (f, 2);
  g_autoptr (RegCounter) undone = NULL;
  gint64 restored, kept;

  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_KIND), ==, REG_TOUCH_KIND_VISIT);
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_CHANNEL), ==, REG_CHANNEL_COUNTER);
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_AT), ==, store_fixture_now);
  g_assert_cmpstr (it->last_contact_on, ==, "2026-11-18");
  store_fixture_undo (f, action, &restored, &kept);
  undone = load (f, 2);
  g_assert_cmpstr (undone->last_contact_on, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/counter/" #name, StoreFixture, NULL, set_up_shop, test_##name,               \
              store_fixture_tear_down)
  ADD (whole);
  ADD (nothing_known);
  ADD (nobody);
  ADD (facts);
  ADD (fifths);
  ADD (top);
  ADD (sample);
  ADD (visit);
  return g_test_run ();
}
