/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"
#include "store/reg-list.h"
#include "store/reg-parties.h"
#include "store/reg-rungs.h"

#define SALE(party, day) SALE_OF (party, day, "1000", "400")
#define SALE_OF(party, day, net, cost)                                                             \
  ROW ("sale", "party_id, sold_on, net, cost, state", party ", '" day "', " net ", " cost ", 0")

/* Today is Wednesday 2026-11-18. Ada never bought, Ben bought once, Cem on three days, Dee on five,
 * Eli on five and brought Ada and Ben, Fay on five long ago, Gus came in as a partner. Hal stands in
 * the book as a prospect although he buys: that is what new customers were called. */
static const char *const shop = ROW ("firm", "name, currency", "'Shop', 'EUR'")
    ROW ("staff", "name", "'Mina'") ROW ("party", "name", "'Ada'") ROW ("party", "name", "'Ben'")
        ROW ("party", "name, income", "'Cem', 0") ROW ("party", "name", "'Dee'")
            ROW ("party", "name", "'Eli'") ROW ("party", "name", "'Fay'")
                ROW ("party", "name, rung", "'Gus', 5") ROW ("party", "name, rung", "'Hal', 0")
                    SALE_OF ("2", "2026-11-01", "50000", "30000") SALE ("3", "2026-08-01")
                        SALE ("3", "2026-09-01") SALE ("3", "2026-09-01") SALE ("3", "2026-10-01")
                            SALE ("4", "2026-06-01") SALE ("4", "2026-07-01")
                                SALE ("4", "2026-08-01") SALE ("4", "2026-09-01")
                                    SALE ("4", "2026-10-01") SALE ("5", "2026-06-01")
                                        SALE ("5", "2026-07-01") SALE ("5", "2026-08-01")
                                            SALE ("5", "2026-09-01") SALE ("5", "2026-10-01")
                                                SALE ("6", "2024-06-01") SALE ("6", "2024-07-01")
                                                    SALE ("6", "2024-08-01")
                                                        SALE ("6", "2024-09-01")
                                                            SALE ("6", "2024-10-01")
                                                                SALE ("8", "2026-11-01")
    /* Half of what Cem bought was reduced; what was cancelled or deleted never happened. */
    ROW ("sale_line", "sale_id, discount", "2, 100000")
        ROW ("sale_line", "sale_id, discount", "2, 50000")
            ROW ("sale_line", "sale_id, discount", "3, 100000")
                ROW ("sale", "party_id, sold_on, net, state", "1, '2026-11-01', 1000, 1") ROW (
                    "sale",
                    "party_id, sold_on, net, deleted_at",
                    "1, '2026-11-01', 1000, 1") "UPDATE party SET referred_by = 5 WHERE id < 3;";

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, shop);
}

/* The derived rungs, and with + those of whom somebody said it. */
static gboolean
rungs_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT rung, lost_on IS NULL AND n_sales > 0, name_key FROM party_summary ORDER BY party_id",
      NULL);
  GString *text = data;

  while (reg_statement_next (each, error))
    g_string_append_printf (text, "%s%s%s", text->len ? " " : "",
                            reg_enum_get_nick (&reg_enum_rung, reg_statement_int (each, 0)),
                            reg_statement_int (each, 1) ? "+" : "");
  return TRUE;
}

static void
assert_rungs (StoreFixture *f, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, rungs_job, text);
  g_assert_cmpstr (text->str, ==, expected);
}

typedef struct
{
  gint64 party;
  int rung;
  const char *reason;
  RegRungs *rungs;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->rungs = reg_rungs_load (db, job->party, error);
  return job->rungs != NULL;
}

static RegRungs *
load (StoreFixture *f, gint64 party)
{
  Job job = { .party = party };

  store_fixture_read (f, load_job, &job);
  return job.rungs;
}

static gboolean
mark_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_rungs_mark (db, job->party, job->rung, job->reason, error);
}

static gint64
mark (StoreFixture *f, gint64 party, int rung, const char *reason)
{
  return store_fixture_write (f, mark_job, &(Job){ party, rung, reason, NULL });
}

static void
undo (StoreFixture *f, gint64 action)
{
  gint64 restored, kept;

  store_fixture_undo (f, action, &restored, &kept);
  g_assert_cmpint (kept, ==, 0);
}

#define AT_FIRST "prospect first repeat client advocate lost partner first"

static void
test_derived (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecordBuilder) none = NULL;
  RegRecordBuilder *sale = reg_record_builder_new (REG_ENTITY_SALE);
  gint64 action;

  assert_rungs (f, AT_FIRST);
  /* A purchase changes it at once; so does taking it back. */
  reg_record_builder_set_ref (sale, REG_SALE_PARTY_ID, 1);
  reg_record_builder_set_text (sale, REG_SALE_SOLD_ON, "2026-11-18");
  reg_record_builder_set_int (sale, REG_SALE_NET, 100);
  store_fixture_save (f, sale, &action);
  assert_rungs (f, "first first repeat client advocate lost partner first");
  undo (f, action);
  assert_rungs (f, AT_FIRST);
}

static gboolean
bring_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, 3, error);
  RegRecordBuilder *builder = reg_record_builder_new_from (party);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, 4);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static gboolean
heard_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_rungs_set_influencer (db, 4, TRUE, error);
}

/* Who brings somebody climbs although nothing was written to them. */
static void
test_bringing (StoreFixture *f, gconstpointer unused)
{
  gint64 action = store_fixture_write (f, bring_job, NULL);

  assert_rungs (f, "prospect first repeat advocate advocate lost partner first");
  undo (f, action);
  assert_rungs (f, AT_FIRST);
  action = store_fixture_write (f, heard_job, NULL);
  assert_rungs (f, "prospect first repeat advocate advocate lost partner first");
  undo (f, action);
  assert_rungs (f, AT_FIRST);
}

static void
test_marks (StoreFixture *f, gconstpointer unused)
{
  gint64 first = mark (f, 1, REG_RUNG_CLIENT, "knows the owner");
  gint64 second;
  g_autoptr (RegRungs) rungs = NULL;

  assert_rungs (f, "client first repeat client advocate lost partner first");
  rungs = load (f, 1);
  g_assert_cmpint (rungs->verdict.rung, ==, REG_RUNG_CLIENT);
  g_assert_cmpint (rungs->verdict.by_rules, ==, REG_RUNG_PROSPECT);
  g_assert_cmpstr (reg_record_get_text (rungs->mark, REG_RUNG_MARK_REASON), ==, "knows the owner");
  g_assert_cmpstr (reg_record_get_text (rungs->mark, REG_RUNG_MARK_SET_ON), ==, "2026-11-18");
  /* The newest counts, also of two on one day; an empty one gives back to the rules, also from what
   * came in with the customer. */
  second = mark (f, 1, REG_RUNG_LOST, NULL);
  mark (f, 7, REG_LADDER_NO_MARK, "left us");
  assert_rungs (f, "lost first repeat client advocate lost prospect first");
  undo (f, second);
  assert_rungs (f, "client first repeat client advocate lost prospect first");
  undo (f, first);
  assert_rungs (f, "prospect first repeat client advocate lost prospect first");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 party;
    int rung;
    RegStoreError code;
  } cases[] = {
    { 99, REG_RUNG_CLIENT, REG_STORE_ERROR_NOT_FOUND },
    { 1, REG_N_RUNGS, REG_STORE_ERROR_INVALID },
    { 1, -2, REG_STORE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { cases[i].party, cases[i].rung, NULL, NULL };
      g_autoptr (GError) error = store_fixture_refused (f, mark_job, &job);

      g_assert_error (error, REG_STORE_ERROR, (int)cases[i].code);
    }
  assert_rungs (f, AT_FIRST);
}

/* A day passes: with the first write of another day those are lost whose time is over. Nothing else
 * has to be written to them. */
static void
test_days (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRungs) rungs = NULL;

  mark (f, 3, REG_RUNG_CLIENT, NULL);
  /* Dee and Eli: 122 days, four gaps, twice of that is 61; the last purchase was on 1 October. */
  store_fixture_set_time ("2026-12-01T22:59:00Z");
  mark (f, 1, REG_LADDER_NO_MARK, NULL);
  assert_rungs (f, "prospect first client+ client advocate lost partner first");
  store_fixture_set_time ("2026-12-01T23:01:00Z");
  /* What is asked for one customer is true whatever was written. */
  rungs = load (f, 4);
  g_assert_cmpint (rungs->verdict.rung, ==, REG_RUNG_LOST);
  g_assert_cmpstr (rungs->lost_on, ==, "2026-12-02");
  g_assert_cmpint (rungs->verdict.cycle, ==, 31);
  mark (f, 1, REG_LADDER_NO_MARK, NULL);
  assert_rungs (f, "prospect first client+ lost lost lost partner first");
  /* Derived from nothing it is the same. */
  store_fixture_script (f, "SELECT 1;");
  assert_rungs (f, "prospect first client+ lost lost lost partner first");
}

static void
test_depths (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 party;
    RegDepth depth;
    RegBond bond;
    int n_discounted, n_brought;
    gint64 brought, year, left;
  } cases[] = {
    { 1, REG_DEPTH_NONE, REG_BOND_PROSPECT, 0, 0, 0, 0, 0 },
    { 2, REG_DEPTH_HAPPY, REG_BOND_CUSTOMER, 0, 0, 0, 50000, 20000 },
    { 3, REG_DEPTH_FAITHFUL, REG_BOND_CUSTOMER, 2, 0, 0, 4000, 2400 },
    { 4, REG_DEPTH_FAITHFUL, REG_BOND_BONDED, 0, 0, 0, 5000, 3000 },
    { 5, REG_DEPTH_LOYAL, REG_BOND_ADVOCATE, 0, 2, 50000, 5000, 3000 },
    { 6, REG_DEPTH_NONE, REG_BOND_CUSTOMER, 0, 0, 0, 0, 0 },
    { 7, REG_DEPTH_NONE, REG_BOND_ADVOCATE, 0, 0, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRungs) rungs = load (f, cases[i].party);

      g_test_message ("customer %d", (int)cases[i].party);
      g_assert_cmpint (rungs->depth, ==, cases[i].depth);
      g_assert_cmpint (rungs->bond, ==, cases[i].bond);
      g_assert_cmpint (rungs->facts.n_discounted, ==, cases[i].n_discounted);
      g_assert_cmpint (rungs->facts.n_brought, ==, cases[i].n_brought);
      g_assert_cmpint (rungs->brought_net, ==, cases[i].brought);
      g_assert_cmpint (rungs->net_year, ==, cases[i].year);
      g_assert_cmpint (rungs->contribution_year, ==, cases[i].left);
      g_assert_cmpstr (rungs->currency, ==, "EUR");
    }
}

/* --- whom we would rather not have ------------------------------------------------------- */

static gboolean
unwanted_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_rungs_set_unwanted (db, 1, data != NULL, data, error);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegListQuery query = { REG_LIST_CUSTOMERS, -1, .filter = "unwanted" };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, cancellable, error);

  for (guint i = 0; ids && i < ids->len; i++)
    g_string_append_printf (data, "%d ", (int)g_array_index (ids, gint64, i));
  return ids != NULL;
}

static void
assert_unwanted (StoreFixture *f, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, list_job, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_unwanted (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) party = NULL;
  gint64 action;

  assert_unwanted (f, "");
  store_fixture_write (f, unwanted_job, (gpointer) "shouts at everybody");
  assert_unwanted (f, "1 ");
  party = store_fixture_load (f, REG_ENTITY_PARTY, 1);
  g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_UNWANTED_BECAUSE), ==,
                   "shouts at everybody");
  /* Somebody is welcome again, and the reason goes with it. */
  action = store_fixture_write (f, unwanted_job, NULL);
  assert_unwanted (f, "");
  g_clear_pointer (&party, reg_record_unref);
  party = store_fixture_load (f, REG_ENTITY_PARTY, 1);
  g_assert_true (reg_record_is_null (party, REG_PARTY_UNWANTED_BECAUSE));
  undo (f, action);
  assert_unwanted (f, "1 ");
}

/* What complaints cost counts; what was lost more than twelve months ago does not. */
static void
test_unprofitable (StoreFixture *f, gconstpointer unused)
{
  store_fixture_script (
      f, SALE_OF ("3", "2026-10-02", "1000", "9000") SALE_OF ("6", "2025-11-18", "1000", "9000")
             SALE_OF ("8", "2025-11-19", "100", "900")
                 ROW ("complaint", "party_id, subject, state, reported_at", "4, 'late', 2, 1")
                     ROW ("complaint", "party_id, subject, state, reported_at", "5, 'late', 2, 1")
                         ROW ("complaint_event", "complaint_id, kind, at, amount",
                              "1, 0, " AT ("2026-10-10 10:00:00") ", 3001")
                             ROW ("complaint_event", "complaint_id, kind, at, amount",
                                  "2, 0, " AT ("2025-10-10 10:00:00") ", 9000"));
  assert_unwanted (f, "3 4 8 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/rungs/" path, StoreFixture, NULL, set_up, test, store_fixture_tear_down)
  ADD ("derived", test_derived);
  ADD ("bringing", test_bringing);
  ADD ("marks", test_marks);
  ADD ("refused", test_refused);
  ADD ("days", test_days);
  ADD ("depths", test_depths);
  ADD ("unwanted", test_unwanted);
  ADD ("unprofitable", test_unprofitable);
  return g_test_run ();
}
