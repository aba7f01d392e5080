/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"
#include "store/reg-list-private.h"

/* Today is Wednesday 2026-11-18. */
static const char *small_shop =
    /* id 1 Ägir: a regular who slips away; 2 bakery: best, complaint open; 3 Cleo: birthday on
     * Monday, new; 4 Dora: lost; 5 in the bin; 6 Egon: never bought */
    ROW ("party", "name, rung, owner_id", "'Ägir', 3, 1") ROW (
        "party",
        "name, rung, code",
        "'bakery', 3, 'BAK'") ROW ("party",
                                   "name, rung, birthday",
                                   "'Cleo', 1, '1990-11-23'") ROW ("party",
                                                                   "name, rung",
                                                                   "'Dora', 6")
        ROW ("party", "name, deleted_at", "'Gone', 1") ROW ("party", "name", "'Egon'") ROW (
            "contact_point", "party_id, kind, city", "1, 7, 'Utrecht'") ROW ("contact_point",
                                                                             "party_id, kind, city",
                                                                             "2, 7, 'Amsterdam'")
            ROW ("contact_point", "party_id, kind, value", "2, 0, '+31 20 555 01 77'") ROW (
                "sale",
                "number, party_id, sold_on, net, cost, currency, state",
                "'S1', 1, '2026-01-05', 1000, 400, 'EUR', 0") ROW ("sale",
                                                                   "number, party_id, sold_on, "
                                                                   "net, cost, currency, state",
                                                                   "'S2', 1, '2026-02-04', 1000, "
                                                                   "400, 'EUR', 0")
                ROW (
                    "sale",
                    "number, party_id, sold_on, net, cost, currency, state",
                    "'S3', 1, '2026-03-06', 1000, 400, 'EUR', 0") ROW ("sale",
                                                                       "number, party_id, sold_on, "
                                                                       "net, cost, currency, state",
                                                                       "'S4', 2, '2026-05-01', "
                                                                       "90000, 50000, 'EUR', 0")
                    ROW ("sale",
                         "number, party_id, sold_on, net, cost, currency, state",
                         "'S5', 2, '2026-11-10', 7000, 1000, 'EUR', 0") ROW ("sale",
                                                                             "number, party_id, "
                                                                             "sold_on, net, cost, "
                                                                             "currency, state",
                                                                             "'S6', 2, "
                                                                             "'2026-11-11', "
                                                                             "500000, 1000, 'EUR', "
                                                                             "1") ROW ("sale",
                                                                                       "number, "
                                                                                       "party_id, "
                                                                                       "sold_on, "
                                                                                       "net, cost, "
                                                                                       "currency, "
                                                                                       "state",
                                                                                       "'S7', 3, "
                                                                                       "'2026-11-"
                                                                                       "02', 4000, "
                                                                                       "4500, "
                                                                                       "'USD', 0")
                        ROW ("sale",
                             "number, party_id, sold_on, net, cost, currency, state",
                             "'S8', 4, '2025-07-01', 2000, 0, 'EUR', 0") ROW ("touchpoint",
                                                                              "party_id, kind, at",
                                                                              "6, 1, unixepoch "
                                                                              "('2026-11-17 "
                                                                              "10:00:00') * 1000")
                            ROW (
                                "complaint",
                                "number, party_id, subject, state, severity, reported_at",
                                "'2026-001', 2, 'squeaks', 0, 2, 5") ROW ("complaint",
                                                                          "number, party_id, "
                                                                          "subject, state, "
                                                                          "severity, reported_at",
                                                                          "'2026-002', 1, 'late', "
                                                                          "2, 0, 6") ROW ("complain"
                                                                                          "t_event",
                                                                                          "complain"
                                                                                          "t_id, "
                                                                                          "kind, "
                                                                                          "at, "
                                                                                          "amount",
                                                                                          "1, 6, "
                                                                                          "7, 2500")
                                ROW ("quotation",
                                     "number, party_id, owner_id, title",
                                     "'2026-0001', 1, 1, 'Frame'") ROW ("quotation_revision",
                                                                        "quotation_id, revision, "
                                                                        "state, currency, net, "
                                                                        "gross, cost",
                                                                        "1, 1, 1, 'EUR', 10000, "
                                                                        "11900, 6000")
                                    ROW (
                                        "quotation",
                                        "number, party_id, title",
                                        "NULL, 3, 'Wheels'") ROW ("quotation_revision",
                                                                  "quotation_id, revision, state, "
                                                                  "currency, gross, valid_until",
                                                                  "2, 1, 7, 'USD', 300, "
                                                                  "'2026-11-20'") ROW ("quotation",
                                                                                       "number, "
                                                                                       "party_id, "
                                                                                       "title",
                                                                                       "'2025-0009'"
                                                                                       ", 4, 'Old'")
                                        ROW (
                                            "quotation_revision",
                                            "quotation_id, revision, state, currency, gross",
                                            "3, 2, 8, 'EUR', 700") "UPDATE quotation SET "
                                                                   "current_id = id;" ROW ("produc"
                                                                                           "t",
                                                                                           "name, "
                                                                                           "price, "
                                                                                           "stock, "
                                                                                           "discont"
                                                                                           "inued",
                                                                                           "'Öl', "
                                                                                           "10, 0, "
                                                                                           "0")
                                                                       ROW (
                                                                           "product",
                                                                           "name, price, stock, "
                                                                           "discontinued",
                                                                           "'chain', 30, 5000000, "
                                                                           "0") ROW ("product",
                                                                                     "name, price, "
                                                                                     "stock, "
                                                                                     "discontinued",
                                                                                     "'Bell', 20, "
                                                                                     "0, 1")
                                                                           ROW ("opportunity",
                                                                                "title, party_id, "
                                                                                "stage_id, value, "
                                                                                "currency, "
                                                                                "stage_since",
                                                                                "'Fleet', 2, 3, "
                                                                                "100001, 'EUR', "
                                                                                "unixepoch "
                                                                                "('2026-10-01') * "
                                                                                "1000")
                                                                               ROW ("opportunity",
                                                                                    "title, "
                                                                                    "party_id, "
                                                                                    "stage_id, "
                                                                                    "value, "
                                                                                    "expected_on, "
                                                                                    "stage_since",
                                                                                    "'Rack', 1, 5, "
                                                                                    "50, "
                                                                                    "'2026-12-01', "
                                                                                    "unixepoch "
                                                                                    "('2026-11-17')"
                                                                                    " * 1000");

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, small_shop);
}

typedef struct
{
  RegListQuery query;
  GString *text;
} IdsJob;

static gboolean
ids_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  IdsJob *job = data;
  g_autoptr (GArray) ids = reg_list_ids (db, &job->query, cancellable, error);

  for (guint i = 0; ids && i < ids->len; i++)
    g_string_append_printf (job->text, "%s%d", i ? " " : "", (int)g_array_index (ids, gint64, i));
  return ids != NULL;
}

static void
assert_ids (StoreFixture *f, RegListQuery query, const char *expected)
{
  IdsJob job = { query, g_string_new (NULL) };

  store_fixture_read (f, ids_job, &job);
  g_assert_cmpstr (job.text->str, ==, expected);
  g_string_free (job.text, TRUE);
}

static int
column (RegListId list, const char *id)
{
  int n;
  const RegListColumn *columns = reg_list_get_columns (list, &n);

  for (int i = 0; i < n; i++)
    if (strcmp (columns[i].id, id) == 0)
      return i;
  g_assert_not_reached ();
}

static void
assert_sorted (StoreFixture *f, RegListId list, const char *id, const char *up, const char *down)
{
  assert_ids (f, (RegListQuery){ list, column (list, id) }, up);
  assert_ids (f, (RegListQuery){ list, column (list, id), TRUE }, down);
}

static void
assert_filtered (StoreFixture *f, RegListId list, const char *filter, const char *expected)
{
  assert_ids (f, (RegListQuery){ list, -1, .filter = filter, .staff = 1 }, expected);
}

static void
test_customers (StoreFixture *f, gconstpointer unused)
{
  assert_ids (f, (RegListQuery){ REG_LIST_CUSTOMERS, -1 }, "1 2 3 4 6");
  assert_sorted (f, REG_LIST_CUSTOMERS, "name", "1 2 3 4 6", "6 4 3 2 1");
  assert_sorted (f, REG_LIST_CUSTOMERS, "sales", "6 4 1 3 2", "2 3 1 4 6");
  /* Cleo's sale cost more than it brought; the bakery's complaint cost 25. */
  assert_sorted (f, REG_LIST_CUSTOMERS, "contribution", "3 6 1 4 2", "2 4 1 6 3");
  assert_sorted (f, REG_LIST_CUSTOMERS, "contact", "4 1 3 2 6", "6 2 3 1 4");
  assert_sorted (f, REG_LIST_CUSTOMERS, "town", "3 4 6 2 1", "1 2 6 4 3");
  assert_filtered (f, REG_LIST_CUSTOMERS, "mine", "1");
  assert_filtered (f, REG_LIST_CUSTOMERS, "slipping", "1");
  assert_filtered (f, REG_LIST_CUSTOMERS, "top", "2");
  assert_filtered (f, REG_LIST_CUSTOMERS, "new", "3");
  assert_filtered (f, REG_LIST_CUSTOMERS, "not-seen", "1");
  assert_filtered (f, REG_LIST_CUSTOMERS, "open", "1 2 3");
}

static void
test_customers_by_words (StoreFixture *f, gconstpointer unused)
{
  assert_ids (f, (RegListQuery){ REG_LIST_CUSTOMERS, -1, .text = "agi" }, "1");
  assert_ids (f, (RegListQuery){ REG_LIST_CUSTOMERS, -1, .text = "amster BAK" }, "2");
  assert_ids (f, (RegListQuery){ REG_LIST_CUSTOMERS, -1, .text = "gone" }, "");
  assert_ids (f, (RegListQuery){ REG_LIST_CUSTOMERS, -1, .text = " \"" }, "1 2 3 4 6");
  assert_ids (f, (RegListQuery){ REG_LIST_PRODUCTS, -1, .text = "ol" }, "1");
}

static void
test_other_lists (StoreFixture *f, gconstpointer unused)
{
  assert_ids (f, (RegListQuery){ REG_LIST_QUOTATIONS, -1 }, "3 2 1");
  assert_sorted (f, REG_LIST_QUOTATIONS, "customer", "1 2 3", "3 2 1");
  assert_sorted (f, REG_LIST_QUOTATIONS, "total", "2 3 1", "1 3 2");
  assert_filtered (f, REG_LIST_QUOTATIONS, "open", "2 1");
  assert_filtered (f, REG_LIST_QUOTATIONS, "waiting", "1");
  assert_filtered (f, REG_LIST_QUOTATIONS, "mine", "1");
  assert_filtered (f, REG_LIST_QUOTATIONS, "expiring", "2");
  assert_filtered (f, REG_LIST_QUOTATIONS, "won", "3");
  assert_filtered (f, REG_LIST_QUOTATIONS, "lost", "");
  assert_ids (f, (RegListQuery){ REG_LIST_COMPLAINTS, -1 }, "2 1");
  assert_filtered (f, REG_LIST_COMPLAINTS, "open", "1");
  assert_filtered (f, REG_LIST_COMPLAINTS, "high", "1");
  assert_filtered (f, REG_LIST_COMPLAINTS, "resolved", "2");
  assert_ids (f, (RegListQuery){ REG_LIST_PRODUCTS, -1 }, "3 2 1");
  assert_filtered (f, REG_LIST_PRODUCTS, "sold", "2 1");
  assert_filtered (f, REG_LIST_PRODUCTS, "out", "1");
  assert_ids (f, (RegListQuery){ REG_LIST_DEALS, -1 }, "2 1");
  assert_filtered (f, REG_LIST_DEALS, "open", "1");
  assert_filtered (f, REG_LIST_DEALS, "stale", "1");
  assert_filtered (f, REG_LIST_DEALS, "won", "2");
  assert_filtered (f, REG_LIST_DEALS, "no-step", "1");
  store_fixture_script (f, ROW ("task", "title, opportunity_id", "'Visit', 1"));
  assert_filtered (f, REG_LIST_DEALS, "no-step", "");
  store_fixture_script (f, "UPDATE task SET done_at = 1");
  assert_filtered (f, REG_LIST_DEALS, "no-step", "1");
  assert_ids (f, (RegListQuery){ REG_LIST_SALES, -1 }, "6 5 7 4 3 2 1 8");
  assert_filtered (f, REG_LIST_SALES, "month", "6 5 7");
  assert_filtered (f, REG_LIST_SALES, "cancelled", "6");
}

/* --- rows ----------------------------------------------------------------------------- */

typedef struct
{
  RegListId list;
  gint64 ids[8];
  guint n_ids;
  GPtrArray *rows;
} RowsJob;

static gboolean
rows_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RowsJob *job = data;

  job->rows = reg_list_rows (db, job->list, job->ids, job->n_ids, error);
  return job->rows != NULL;
}

static const RegValue *
value (const RowsJob *job, guint row, const char *id)
{
  return &((RegListRow *)job->rows->pdata[row])->values[column (job->list, id)];
}

static void
test_rows (StoreFixture *f, gconstpointer unused)
{
  RowsJob job = { REG_LIST_CUSTOMERS, { 6, 2, 999, 1, 3, 4 }, 6 };
  g_autoptr (GPtrArray) rows = NULL;
  RegListRow *copy;

  store_fixture_read (f, rows_job, &job);
  rows = job.rows;
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpint (((RegListRow *)rows->pdata[1])->id, ==, 2);
  g_assert_cmpstr (((RegListRow *)rows->pdata[1])->currency, ==, "EUR");
  g_assert_cmpstr (value (&job, 1, "name")->text, ==, "bakery");
  g_assert_cmpstr (value (&job, 1, "town")->text, ==, "Amsterdam");
  g_assert_cmpstr (value (&job, 1, "phone")->text, ==, "+31 20 555 01 77");
  g_assert_cmpint (value (&job, 1, "sales")->i, ==, 97000);
  g_assert_cmpint (value (&job, 1, "contribution")->i, ==, 97000 - 51000 - 2500);
  g_assert_cmpint (value (&job, 1, "attention")->i, ==, REG_ATTENTION_COMPLAINT);
  g_assert_cmpint (value (&job, 2, "attention")->i, ==, REG_ATTENTION_WAITING_QUOTATION);
  g_assert_cmpint (value (&job, 3, "attention")->i, ==, REG_ATTENTION_BIRTHDAY);
  g_assert_cmpint (value (&job, 4, "attention")->i, ==, REG_ATTENTION_WIN_BACK);
  g_assert_cmpint (value (&job, 0, "attention")->type, ==, REG_VALUE_NULL);
  g_assert_cmpint (value (&job, 0, "contact")->i, ==, G_GINT64_CONSTANT (1794909600000));
  copy = reg_list_row_copy (rows->pdata[1]);
  g_assert_cmpstr (copy->values[0].text, ==, "bakery");
  g_assert_true (copy->values[0].text != value (&job, 1, "name")->text);
  reg_list_row_free (copy);
}

static void
test_rows_of_quotations (StoreFixture *f, gconstpointer unused)
{
  RowsJob job = { REG_LIST_QUOTATIONS, { 2, 1 }, 2 };
  g_autoptr (GPtrArray) rows = NULL;

  store_fixture_read (f, rows_job, &job);
  rows = job.rows;
  g_assert_cmpstr (((RegListRow *)rows->pdata[0])->currency, ==, "USD");
  g_assert_cmpint (value (&job, 0, "number")->type, ==, REG_VALUE_NULL);
  g_assert_cmpstr (value (&job, 0, "customer")->text, ==, "Cleo");
  g_assert_cmpstr (value (&job, 1, "owner")->text, ==, "Ada Owner");
  g_assert_cmpint (value (&job, 1, "margin")->i, ==, 400000);
}

static void
test_no_rows (StoreFixture *f, gconstpointer unused)
{
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      RowsJob job = { list, { 0 }, 0 };

      store_fixture_read (f, rows_job, &job);
      g_assert_cmpuint (job.rows->len, ==, 0);
      g_ptr_array_unref (job.rows);
    }
}

/* A birthday a week ahead counts, one eight days ahead does not; a leap day moves to the 28th. */
static void
test_birthdays (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *birthday, *now;
    gboolean wants;
  } cases[] = {
    { "1990-11-18", "2026-11-18T09:00:00Z", TRUE },
    { "--11-25", "2026-11-18T09:00:00Z", TRUE },
    { "1990-11-26", "2026-11-18T09:00:00Z", FALSE },
    { "1990-11-17", "2026-11-18T09:00:00Z", FALSE },
    { "--01-02", "2026-12-29T09:00:00Z", TRUE },
    { "1992-02-29", "2027-02-22T09:00:00Z", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE party SET birthday = '%s' WHERE id = 6",
                                              cases[i].birthday);
      RowsJob job = { REG_LIST_CUSTOMERS, { 6 }, 1 };

      store_fixture_set_time (cases[i].now);
      store_fixture_script (f, sql);
      store_fixture_read (f, rows_job, &job);
      if (cases[i].wants)
        g_assert_cmpint (value (&job, 0, "attention")->i, ==, REG_ATTENTION_BIRTHDAY);
      else
        g_assert_cmpint (value (&job, 0, "attention")->type, ==, REG_VALUE_NULL);
      g_ptr_array_unref (job.rows);
    }
}

static gboolean
bad_query_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = reg_list_ids (db, data, cancellable, error);

  return ids != NULL;
}

static void
test_bad_queries (StoreFixture *f, gconstpointer unused)
{
  RegListQuery queries[] = {
    { REG_LIST_CUSTOMERS, -1, .filter = "nonsense" },
    { REG_LIST_CUSTOMERS, 999 },
    { REG_LIST_CUSTOMERS, column (REG_LIST_CUSTOMERS, "attention") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_store_read_sync (f->store, bad_query_job, &queries[i], NULL, &error));
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
}

/* --- how SQLite goes about it ----------------------------------------------------------- */

static gboolean
plan_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegListQuery *query = data;
  g_autofree char *sql = reg_list_ids_sql (query, FALSE, NULL, error);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (RegStatement) each = reg_db_prepare (db, explain);

  while (reg_statement_next (each, error))
    {
      const char *step = reg_statement_text (each, 3);

      if (strstr (step, "B-TREE") || (strstr (step, "SCAN") && !strstr (step, "INDEX")))
        g_error ("sorting customers by column %d takes a detour: %s", query->sort_column, step);
    }
  return *error == NULL;
}

static void
test_customers_come_by_index (StoreFixture *f, gconstpointer unused)
{
  int n;
  const RegListColumn *columns = reg_list_get_columns (REG_LIST_CUSTOMERS, &n);

  for (int i = -1; i < n; i++)
    for (int down = 0; down < 2; down++)
      {
        RegListQuery query = { REG_LIST_CUSTOMERS, i, down };

        if (i < 0 || columns[i].sortable)
          store_fixture_read (f, plan_job, &query);
      }
}

/* Every filter with every order of every list is a statement that runs, and narrows. */
static void
test_every_combination (StoreFixture *f, gconstpointer unused)
{
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      int n_columns, n_filters;
      const RegListColumn *columns = reg_list_get_columns (list, &n_columns);
      const RegListFilter *filters = reg_list_get_filters (list, &n_filters);

      g_assert_cmpstr (columns[0].title, !=, "");
      for (int i = 0; i < n_columns; i++)
        g_assert_true ((columns[i].type == REG_LIST_COLUMN_ENUM)
                       == (columns[i].vocabulary != NULL));
      for (int filter = 0; filter < n_filters; filter++)
        for (int i = -1; i < n_columns; i++)
          {
            IdsJob job = { { list, i, TRUE, filters[filter].id, 1, "e" }, NULL };

            if (i >= 0 && !columns[i].sortable)
              continue;
            job.text = g_string_new (NULL);
            store_fixture_read (f, ids_job, &job);
            g_string_free (job.text, TRUE);
          }
    }
}

/* --- how long it takes ------------------------------------------------------------------ */

static const char *many_customers =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
    " INSERT INTO party (uid, created_at, changed_at, name, rung, owner_id) SELECT randomblob "
    "(16), 0, 0,"
    " char (65 + i % 26, 97 + i / 7 % 26, 97 + i / 91 % 26) || ' customer ' || i, i % 7, 1 FROM n;"
    "INSERT INTO contact_point (uid, created_at, changed_at, party_id, kind, city)"
    " SELECT randomblob (16), 0, 0, id, 7, 'Town ' || (id % 300) FROM party;"
    "INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on, net, cost)"
    " SELECT randomblob (16), 0, 0, p.id, date ('2026-01-01', '+' || ((p.id * k.value) % 300) || ' "
    "days'),"
    " p.id * 7919 % 100000, p.id * 13 % 5000 FROM party p, json_each ('[1,2,3]') k;";

typedef struct
{
  RegListQuery query;
  double ids_ms, rows_ms;
} TimeJob;

static gboolean
time_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TimeJob *job = data;

  job->ids_ms = job->rows_ms = G_MAXDOUBLE;
  for (int i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = reg_list_ids (db, &job->query, cancellable, error);
      gint64 middle = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = NULL;

      if (!ids)
        return FALSE;
      rows = reg_list_rows (db, job->query.list, (gint64 *)ids->data + ids->len / 2,
                            MIN (64, ids->len - ids->len / 2), error);
      if (!rows)
        return FALSE;
      job->ids_ms = MIN (job->ids_ms, (middle - start) / 1000.0);
      job->rows_ms = MIN (job->rows_ms, (g_get_monotonic_time () - middle) / 1000.0);
    }
  return TRUE;
}

static void
test_times (StoreFixture *f, gconstpointer unused)
{
  int n_columns, n_filters;
  const RegListColumn *columns = reg_list_get_columns (REG_LIST_CUSTOMERS, &n_columns);
  const RegListFilter *filters = reg_list_get_filters (REG_LIST_CUSTOMERS, &n_filters);
  gint64 start = g_get_monotonic_time ();

  store_fixture_script (f, many_customers);
  g_test_message ("made and derived in %.1f s", (g_get_monotonic_time () - start) / 1e6);
  for (int i = 0; i < n_columns; i++)
    if (columns[i].sortable)
      {
        TimeJob job = { { REG_LIST_CUSTOMERS, i } };

        store_fixture_read (f, time_job, &job);
        g_test_message ("by %-12s ids %6.1f ms, 64 rows %5.2f ms", columns[i].id, job.ids_ms,
                        job.rows_ms);
      }
  for (int i = 0; i < n_filters; i++)
    {
      TimeJob job = { { REG_LIST_CUSTOMERS, -1, FALSE, filters[i].id, 1 } };

      store_fixture_read (f, time_job, &job);
      g_test_message ("only %-10s ids %6.1f ms, 64 rows %5.2f ms", filters[i].id, job.ids_ms,
                      job.rows_ms);
    }
}

/* Whoever should have paid before today wants attention, and is found by a filter; what was paid, was
 * called off or is due today does not count. A complaint and a quotation that waits come first. */
static void
test_overdue (StoreFixture *f, gconstpointer unused)
{
  RowsJob job = { REG_LIST_CUSTOMERS, { 1, 2, 4 }, 3 };
  g_autoptr (GPtrArray) rows = NULL;

  store_fixture_script (
      f, "UPDATE sale SET due_on = '2026-11-17', paid_on = '2026-11-16' WHERE number = 'S1';"
         "UPDATE sale SET due_on = '2026-11-18' WHERE number = 'S2';"
         "UPDATE sale SET due_on = '2026-11-01', paid = net WHERE number = 'S3';"
         "UPDATE sale SET due_on = '2026-11-01' WHERE number = 'S6';");
  assert_filtered (f, REG_LIST_CUSTOMERS, "owing", "");
  store_fixture_script (f, "UPDATE sale SET paid_on = NULL WHERE number = 'S1';"
                           "UPDATE sale SET due_on = '2026-11-17' WHERE number IN ('S4', 'S8');");
  assert_filtered (f, REG_LIST_CUSTOMERS, "owing", "1 2 4");
  store_fixture_read (f, rows_job, &job);
  rows = job.rows;
  g_assert_cmpint (value (&job, 0, "attention")->i, ==, REG_ATTENTION_WAITING_QUOTATION);
  g_assert_cmpint (value (&job, 1, "attention")->i, ==, REG_ATTENTION_COMPLAINT);
  g_assert_cmpint (value (&job, 2, "attention")->i, ==, REG_ATTENTION_OVERDUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/lists/" #name, StoreFixture, NULL, set_up_shop, test_##name,                 \
              store_fixture_tear_down)
  ADD (customers);
  ADD (customers_by_words);
  ADD (other_lists);
  ADD (rows);
  ADD (overdue);
  ADD (rows_of_quotations);
  ADD (no_rows);
  ADD (birthdays);
  ADD (bad_queries);
  ADD (customers_come_by_index);
  ADD (every_combination);
  if (g_test_perf ())
    ADD (times);
  return g_test_run ();
}
