/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-holdings.h"
#include "store/reg-receivables.h"

/* What the bakery (1) has and owes. Today is Wednesday 2026-11-18. */
/* clang-format off */
static const char *shop =
    ROW ("party", "name", "'Bakery'")
    ROW ("party", "name", "'Café'")
    ROW ("product", "name, category", "'City bike', 'Bicycles'")
    ROW ("product", "name, category", "'Tyre', 'Parts'")
    ROW ("product", "name", "'Bell'")
    ROW ("product", "name, deleted_at", "'Old lamp', 5")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency, due_on", "'S1', 1, '2026-03-01', 10000, 11900, 'EUR', '2026-03-12'")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency, due_on, paid", "'S2', 1, '2026-11-10', 10000, 11900, 'EUR', '2026-11-18', 1900")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency", "'S3', 1, '2026-05-01', 500, 600, 'EUR'")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency, due_on, paid_on", "'S4', 1, '2026-05-01', 500, 600, 'EUR', '2026-05-15', '2026-05-14'")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency, due_on, state", "'S5', 1, '2026-05-02', 500, 600, 'EUR', '2026-05-15', 1")
    ROW ("sale", "number, party_id, sold_on, net, gross, currency, due_on, paid", "'S6', 1, '2026-05-02', 500, 600, 'EUR', '2026-05-15', 700")
    ROW ("sale", "number, party_id, sold_on, net, currency, due_on", "'S7', 1, '2026-05-02', 500, 'USD', '2027-05-15'")
    ROW ("sale", "number, party_id, sold_on, net, gross, due_on", "'S8', 2, '2026-05-02', 500, 600, '2026-05-15'")
    ROW ("sale_line", "sale_id, position, product_id", "1, 1, 1")
    ROW ("sale_line", "sale_id, position, product_id", "1, 2, 2")
    ROW ("sale_line", "sale_id, position, product_id", "2, 1, 2")
    ROW ("sale_line", "sale_id, position, product_id", "3, 1, 4")
    ROW ("sale_line", "sale_id, position, product_id", "5, 1, 3")
    ROW ("sale_line", "sale_id, position, product_id, deleted_at", "3, 2, 3, 5");
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
  gint64 party, product, sale;
  int limit;
  GPtrArray *list;
  RegReceivables *owed;
  gint64 id;
} Job;

static gboolean
holdings_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->list = reg_holdings_load (db, job->party, error);
  return job->list != NULL;
}

static gboolean
hints_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->list = reg_holdings_suggest (db, job->party, job->limit, error);
  return job->list != NULL;
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_holding_add (db, job->party, job->product, job->sale, error);
  return job->id != 0;
}

static gboolean
owed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->owed = reg_receivables_load (db, job->party, error);
  return job->owed != NULL;
}

static gboolean
paid_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_receivable_set_paid (db, ((Job *)data)->sale, error);
}

/* "Tyre 2026-11-10|City bike 2026-03-01" */
static char *
list_hints (StoreFixture *f, gint64 party, int limit)
{
  Job job = { .party = party, .limit = limit };
  g_autoptr (GPtrArray) hints = NULL;
  GString *text = g_string_new (NULL);

  store_fixture_read (f, hints_job, &job);
  hints = job.list;
  for (guint i = 0; i < hints->len; i++)
    {
      const RegHoldingHint *hint = hints->pdata[i];

      g_string_append_printf (text, "%s%s %s S%d", i > 0 ? "|" : "", hint->name, hint->sold_on,
                              (int)hint->sale);
    }
  return g_string_free_and_steal (text);
}

static char *
list_holdings (StoreFixture *f, gint64 party)
{
  Job job = { .party = party };
  g_autoptr (GPtrArray) holdings = NULL;
  GString *text = g_string_new (NULL);

  store_fixture_read (f, holdings_job, &job);
  holdings = job.list;
  for (guint i = 0; i < holdings->len; i++)
    {
      const RegHolding *holding = holdings->pdata[i];

      g_string_append_printf (text, "%s%s (%s) %s-%s", i > 0 ? "|" : "",
                              reg_record_get_text (holding->record, REG_HOLDING_NAME),
                              holding->group,
                              reg_record_get_text (holding->record, REG_HOLDING_SINCE),
                              reg_record_get_text (holding->record, REG_HOLDING_UNTIL));
    }
  return g_string_free_and_steal (text);
}

static void
assert_taken (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static RegReceivables *
load_owed (StoreFixture *f, gint64 party)
{
  Job job = { .party = party };

  store_fixture_read (f, owed_job, &job);
  return job.owed;
}

/* --- what they have --------------------------------------------------------------------- */

static void
test_hints (StoreFixture *f, gconstpointer unused)
{
  assert_taken (list_hints (f, 1, 10), "Tyre 2026-11-10 S2|City bike 2026-03-01 S1");
  assert_taken (list_hints (f, 1, 1), "Tyre 2026-11-10 S2");
  assert_taken (list_hints (f, 1, 0), "");
  assert_taken (list_hints (f, 2, 10), "");
  assert_taken (list_hints (f, 77, 10), "");
}

/* Noted with the day of the sale, not offered again; taken back, it is. */
static void
test_add (StoreFixture *f, gconstpointer unused)
{
  Job job = { .party = 1, .product = 1, .sale = 1 };
  gint64 action = store_fixture_write (f, add_job, &job);

  assert_taken (list_holdings (f, 1), "City bike (Bicycles) 2026-03-01-");
  assert_taken (list_hints (f, 1, 10), "Tyre 2026-11-10 S2");
  store_fixture_undo (f, action, NULL, NULL);
  assert_taken (list_holdings (f, 1), "");
  assert_taken (list_hints (f, 1, 10), "Tyre 2026-11-10 S2|City bike 2026-03-01 S1");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  Job nothing = { .party = 1, .product = 77 }, nowhere = { .party = 1, .product = 1, .sale = 77 };
  g_autoptr (GError) first = store_fixture_refused (f, add_job, &nothing);
  g_autoptr (GError) second = store_fixture_refused (f, add_job, &nowhere);

  g_assert_error (first, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_assert_error (second, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* Without an end first, then the latest end. */
static void
test_order (StoreFixture *f, gconstpointer unused)
{
  /* clang-format off */
  store_fixture_script (
      f, ROW ("holding", "party_id, name, until", "1, 'Lease', '2027-01-01'")
         ROW ("holding", "party_id, name, until", "1, 'Old lease', '2020-01-01'")
         ROW ("holding", "party_id, name", "1, 'Zebra'")
         ROW ("holding", "party_id, name, product_id", "1, 'Bike', 1")
         ROW ("holding", "party_id, name, deleted_at", "1, 'Binned', 5")
         ROW ("holding", "party_id, name", "2, 'Of others'"));
  /* clang-format on */
  assert_taken (list_holdings (f, 1),
                "Bike (Bicycles) -|Zebra () -|Lease () -2027-01-01|Old lease () -2020-01-01");
}

/* --- what they owe ---------------------------------------------------------------------- */

/* What was paid wholly or at once, called off or is of others is not owed; another currency is in the
 * list, not in the sum. Due today is not late. */
static void
test_owed (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *number, *currency;
    gint64 open;
    gboolean is_overdue;
  } expected[] = {
    { "S1", "EUR", 11900, TRUE },
    { "S2", "EUR", 10000, FALSE },
    { "S7", "USD", 500, FALSE },
  };
  g_autoptr (RegReceivables) owed = load_owed (f, 1);
  g_autoptr (RegReceivables) other = load_owed (f, 2);
  g_autoptr (RegReceivables) nobody = load_owed (f, 77);

  g_assert_cmpuint (owed->list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < owed->list->len; i++)
    {
      const RegReceivable *one = owed->list->pdata[i];

      g_assert_cmpstr (one->number, ==, expected[i].number);
      g_assert_cmpstr (one->currency, ==, expected[i].currency);
      g_assert_cmpint (one->open, ==, expected[i].open);
      g_assert_cmpint (one->is_overdue, ==, expected[i].is_overdue);
    }
  g_assert_cmpint (owed->open, ==, 21900);
  g_assert_cmpint (owed->overdue, ==, 11900);
  g_assert_cmpstr (owed->oldest_due_on, ==, "2026-03-12");
  g_assert_cmpint (other->open, ==, 600);
  g_assert_cmpuint (nobody->list->len, ==, 0);
  g_assert_cmpstr (nobody->oldest_due_on, ==, "");
}

static void
test_paid (StoreFixture *f, gconstpointer unused)
{
  Job job = { .sale = 2 };
  gint64 action = store_fixture_write (f, paid_job, &job);
  g_autoptr (RegRecord) sale = store_fixture_load (f, REG_ENTITY_SALE, 2);
  g_autoptr (RegReceivables) owed = load_owed (f, 1);
  g_autoptr (RegReceivables) again = NULL;
  g_autoptr (GError) error = store_fixture_refused (f, paid_job, &job);

  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_PAID), ==, 11900);
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_PAID_ON), ==, "2026-11-18");
  g_assert_cmpint (owed->open, ==, 11900);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  store_fixture_undo (f, action, NULL, NULL);
  again = load_owed (f, 1);
  g_assert_cmpint (again->open, ==, 21900);
}

/* A book that somebody else wrote into is still read. */
static void
test_extremes (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegReceivables) owed = NULL;

  /* clang-format off */
  store_fixture_script (
      f, ROW ("sale", "number, party_id, sold_on, gross, currency, due_on, paid",
              "'M1', 2, '2026-01-01', 9223372036854775807, 'EUR', '2026-01-01', -9223372036854775807")
         ROW ("sale", "number, party_id, sold_on, gross, currency, due_on",
              "'M2', 2, '2026-01-01', 9223372036854775807, 'EUR', '2026-01-02'")
         ROW ("sale", "number, party_id, sold_on, gross, currency, due_on",
              "'M3', 2, 'never', 1, 'EUR', 'tomorrow'")
         ROW ("sale", "party_id, sold_on, gross, currency, due_on",
              "2, '2026-01-01', 1, 'EUR', ''"));
  /* clang-format on */
  owed = load_owed (f, 2);
  g_assert_cmpuint (owed->list->len, ==, 4);
  g_assert_cmpint (owed->open, ==, G_MAXINT64);
  g_assert_cmpint (owed->overdue, ==, G_MAXINT64);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, StoreFixture, NULL, set_up_shop, test, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/holdings/hints", test_hints);
  ADD ("/holdings/add", test_add);
  ADD ("/holdings/refused", test_refused);
  ADD ("/holdings/order", test_order);
  ADD ("/owed/list", test_owed);
  ADD ("/owed/paid", test_paid);
  ADD ("/owed/extremes", test_extremes);
  return g_test_run ();
}
