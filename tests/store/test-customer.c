/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-customer-card.h"
#include "store/reg-insights.h"
#include "store/reg-timeline.h"

/* Today is Wednesday 2026-11-18. The bakery (1) buys, complains and was brought by Ada (2); it
 * brought Cleo (3). Staff 1 is the owner, 2 is Bea. */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, active", "'Bea', 1")
    ROW ("attachment", "hash, data", "x'00', x'0102'")
    ROW ("party", "name, rung, owner_id, photo_id", "'Bakery', 3, 2, 1")
    ROW ("party", "name", "'Ada'")
    "UPDATE party SET referred_by = 2 WHERE id = 1;"
    ROW ("party", "name, referred_by, rung", "'Cleo', 1, 1")
    "UPDATE party SET created_at = " AT ("2026-06-02 10:00:00") " WHERE id = 3;"
    ROW ("party", "name, deleted_at", "'Rich but gone', 5")
    ROW ("contact_point", "party_id, kind, value, position", "1, 3, 'b@example.org', 2")
    ROW ("contact_point", "party_id, kind, value, position", "1, 0, '1', 1")
    ROW ("contact_point", "party_id, kind, city, position", "1, 7, 'Delft', 3")
    ROW ("party_link", "from_id, to_id, kind", "2, 1, 0")
    ROW ("product", "name", "'Tyre'")
    ROW ("product", "name", "'Bell'")
    ROW ("sale", "number, party_id, sold_on, net, gross, cost, staff_id", "'S1', 1, '2026-03-01', 10000, 11900, 4000, 2")
    ROW ("sale", "number, party_id, sold_on, net, cost", "'S2', 1, '2026-08-21', 20000, 5000")
    ROW ("sale", "number, party_id, sold_on, net, cost", "'S3', 1, '2026-08-21', 1000, 0")
    ROW ("sale", "number, party_id, sold_on, net, cost, state", "'S4', 1, '2026-08-22', 70000, 0, 1")
    ROW ("sale", "number, party_id, sold_on, net, cost", "'S5', 3, '2026-09-01', 50000, 10000")
    ROW ("sale", "number, party_id, sold_on, net, cost", "'S6', 4, '2026-09-01', 900000, 0")
    ROW ("sale_line", "sale_id, position, product_id", "1, 1, 1")
    ROW ("sale_line", "sale_id, position, product_id, description", "1, 2, 2, 'Bell, loud'")
    ROW ("sale_line", "sale_id, position, product_id", "2, 1, 1")
    ROW ("sale_line", "sale_id, position, product_id", "2, 2, 1")
    ROW ("sale_line", "sale_id, position, product_id", "4, 1, 2")
    ROW ("touchpoint", "party_id, kind, direction, at, staff_id, summary, body", "1, 1, 1, " AT ("2026-11-18 08:00:00") ", 1, 'rang', 'wants delivery'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 0, " AT ("2026-11-01 08:00:00") ", 2, 'note'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 2, " AT ("2026-10-01 08:00:00") ", 2, 'visit'")
    ROW ("touchpoint", "party_id, kind, at, summary, deleted_at", "1, 2, " AT ("2026-11-18 08:30:00") ", 'binned', 1")
    ROW ("complaint", "number, party_id, subject, state, reported_at", "'2026-001', 1, 'squeaks', 0, " AT ("2026-11-10 09:00:00"))
    ROW ("complaint", "number, party_id, subject, state, reported_at, resolved_at", "'2026-002', 1, 'late', 2, " AT ("2026-04-01 09:00:00") ", " AT ("2026-04-05 09:00:00"))
    ROW ("complaint_event", "complaint_id, kind, at, amount", "2, 6, " AT ("2026-04-02 22:30:00") ", 4500")
    ROW ("quotation", "number, party_id, owner_id, title", "'2026-0001', 1, 1, 'Frame'")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, asked_at", "1, 1, 1, 'EUR', 11900, " AT ("2026-11-17 12:00:00"))
    ROW ("quotation", "number, party_id, closed_at", "'2026-0002', 1, " AT ("2026-05-05 12:00:00"))
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, sent_at", "2, 1, 8, 'EUR', 300, " AT ("2026-05-01 12:00:00"))
    ROW ("quotation", "number, party_id", "'2026-0003', 1")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, issued_on", "3, 1, 9, 'USD', 400, '2026-02-01'")
    "UPDATE quotation SET current_id = id;"
    ROW ("task", "kind, title, party_id, due_on", "1, 'child seats', 1, '2026-11-18'")
    ROW ("task", "kind, title, party_id, done_at", "0, 'ring back', 1, " AT ("2026-01-05 12:00:00"))
    ROW ("opportunity", "title, party_id, stage_id, value, stage_since", "'Fleet', 1, 2, 100001, " AT ("2026-10-01 00:00:00"))
    ROW ("opportunity", "title, party_id, stage_id, value, stage_since", "'More', 3, 2, 3, " AT ("2026-10-01 00:00:00"))
    ROW ("opportunity", "title, party_id, stage_id, value, currency, stage_since", "'Abroad', 3, 2, 5000, 'USD', " AT ("2026-10-01 00:00:00"))
    ROW ("opportunity", "title, party_id, stage_id, value, closed_at", "'Won', 1, 5, 700, " AT ("2026-11-01 00:00:00"))
    ROW ("opportunity", "title, party_id, stage_id, value, closed_at", "'Won long ago', 1, 5, 9000, " AT ("2025-11-01 00:00:00"));
/* clang-format on */

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

/* --- the card --------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegCustomerCard *card;
} CardJob;

static gboolean
card_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  CardJob *job = data;

  job->card = reg_customer_card_load (db, job->party, error);
  return job->card != NULL;
}

static void
test_card (StoreFixture *f, gconstpointer unused)
{
  CardJob job = { .party = 1 };
  g_autoptr (RegCustomerCard) card = NULL;

  store_fixture_read (f, card_job, &job);
  card = job.card;
  g_assert_cmpstr (reg_record_get_text (card->party, REG_PARTY_NAME), ==, "Bakery");
  g_assert_cmpstr (reg_record_get_text (card->owner, REG_STAFF_NAME), ==, "Bea");
  g_assert_cmpmem (g_bytes_get_data (card->photo, NULL), g_bytes_get_size (card->photo), "\1\2", 2);
  g_assert_cmpuint (card->contact_points->len, ==, 3);
  g_assert_cmpstr (reg_record_get_text (card->contact_points->pdata[1], REG_CONTACT_POINT_VALUE),
                   ==, "b@example.org");
  g_assert_cmpstr (card->currency, ==, "EUR");
  g_assert_cmpstr (card->town, ==, "Delft");
  g_assert_cmpint (card->last_contact_at, ==, store_fixture_now - 60 * 60 * 1000);
  g_assert_cmpstr (card->first_sale_on, ==, "2026-03-01");
  g_assert_cmpstr (card->last_sale_on, ==, "2026-08-21");
  g_assert_cmpint (card->n_sales, ==, 3);
  g_assert_cmpint (card->sales_net, ==, 31000);
  g_assert_cmpint (card->contribution, ==, 31000 - 9000 - 4500);
  g_assert_cmpint (card->rank, ==, 2);
  g_assert_cmpint (card->n_customers, ==, 2);
  g_assert_cmpuint (card->open_quotations->len, ==, 1);
  g_assert_cmpuint (card->open_complaints->len, ==, 1);
  g_assert_cmpuint (card->open_tasks->len, ==, 1);
  g_assert_cmpuint (card->open_deals->len, ==, 1);
  g_assert_cmpuint (card->links->len, ==, 1);
  g_assert_cmpuint (card->referred->len, ==, 1);
  g_assert_cmpint (card->referred_net, ==, 50000);
  g_assert_cmpstr (reg_record_get_text (card->referred_by, REG_PARTY_NAME), ==, "Ada");
  g_assert_cmpuint (card->who_knows->len, ==, 2);
  g_assert_cmpstr (g_array_index (card->who_knows, RegKnower, 0).name, ==, "Bea");
  g_assert_cmpint (g_array_index (card->who_knows, RegKnower, 0).n_contacts, ==, 2);
  g_assert_cmpstr (card->usual_product, ==, "Tyre");
  g_assert_cmpint (card->quotes_won, ==, 1);
  g_assert_cmpint (card->quotes_closed, ==, 2);
}

static void
test_card_of_nobody_much (StoreFixture *f, gconstpointer unused)
{
  CardJob job = { .party = 2 };
  g_autoptr (RegCustomerCard) card = NULL;

  store_fixture_read (f, card_job, &job);
  card = job.card;
  g_assert_null (card->owner);
  g_assert_null (card->photo);
  g_assert_null (card->town);
  g_assert_null (card->usual_product);
  g_assert_null (card->last_sale_on);
  g_assert_cmpint (card->rank, ==, 0);
  g_assert_cmpint (card->last_contact_at, ==, 0);
  g_assert_cmpuint (card->referred->len, ==, 1);
}

static void
test_no_card (StoreFixture *f, gconstpointer unused)
{
  CardJob job = { .party = 99 };
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_store_read_sync (f->store, card_job, &job, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* --- the timeline ----------------------------------------------------------------------- */

typedef struct
{
  gint64 party, before;
  guint64 kinds;
  int limit;
  GPtrArray *entries;
} TimelineJob;

static gboolean
timeline_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TimelineJob *job = data;

  job->entries = reg_timeline_load (db, job->party, job->before, job->kinds, job->limit, error);
  return job->entries != NULL;
}

/* Titles of one page, joined by '|'; *before moves to its end. */
static char *
page (StoreFixture *f, gint64 *before, guint64 kinds, int limit)
{
  TimelineJob job = { 1, *before, kinds, limit };
  GString *titles = g_string_new (NULL);

  store_fixture_read (f, timeline_job, &job);
  for (guint i = 0; i < job.entries->len; i++)
    {
      const RegTimelineEntry *entry = job.entries->pdata[i];

      g_string_append_printf (titles, "%s%s", i ? "|" : "", entry->title);
      g_assert_cmpint (entry->at, <=, *before);
      *before = entry->at;
    }
  g_ptr_array_unref (job.entries);
  return g_string_free_and_steal (titles);
}

static const char *const whole_story[] = {
  "rang",     "2026-0001", "2026-001",  "note",      "Won",          "visit",
  "Fleet",    "S4",        "S3",        "S2",        "Cleo",         "2026-0002",
  "2026-002", "S1",        "2026-0003", "ring back", "Won long ago", "child seats",
};

static void
test_timeline (StoreFixture *f, gconstpointer unused)
{
  gint64 before = G_MAXINT64;
  g_autofree char *all = page (f, &before, 0, 100);
  g_autofree char *expected = NULL;
  g_autofree char *rest = page (f, &before, 0, 100);
  const char *titles[G_N_ELEMENTS (whole_story) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (whole_story); i++)
    titles[i] = whole_story[i];
  expected = g_strjoinv ("|", (char **)titles);
  g_assert_cmpstr (all, ==, expected);
  g_assert_cmpstr (rest, ==, "");
}

/* Pages of any size give the same story, each entry once: S2 and S3 share an instant. */
static void
test_timeline_in_pages (StoreFixture *f, gconstpointer unused)
{
  gint64 start = G_MAXINT64;
  g_autofree char *all = page (f, &start, 0, 100);

  for (int limit = 1; limit < 20; limit++)
    {
      g_autoptr (GString) story = g_string_new (NULL);
      gint64 before = G_MAXINT64;

      for (;;)
        {
          g_autofree char *some = page (f, &before, 0, limit);

          if (!*some)
            break;
          g_string_append_printf (story, "%s%s", story->len ? "|" : "", some);
        }
      g_assert_cmpstr (story->str, ==, all);
    }
}

static void
test_timeline_of_some_kinds (StoreFixture *f, gconstpointer unused)
{
  gint64 before = G_MAXINT64;
  guint64 sales = G_GUINT64_CONSTANT (1) << REG_ENTITY_SALE;
  guint64 tasks = G_GUINT64_CONSTANT (1) << REG_ENTITY_TASK;
  guint64 firm = G_GUINT64_CONSTANT (1) << REG_ENTITY_FIRM;
  g_autofree char *first = page (f, &before, sales | tasks, 2);
  g_autofree char *nothing = NULL;

  g_assert_cmpstr (first, ==, "S4|S3|S2");
  before = G_MAXINT64;
  nothing = page (f, &before, firm, 10);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_timeline_entries (StoreFixture *f, gconstpointer unused)
{
  TimelineJob job = { 1, G_MAXINT64, 0, 100 };
  g_autoptr (GPtrArray) entries = NULL;
  const RegTimelineEntry *entry;

  store_fixture_read (f, timeline_job, &job);
  entries = job.entries;
  entry = entries->pdata[0];
  g_assert_cmpint (entry->entity, ==, REG_ENTITY_TOUCHPOINT);
  g_assert_cmpint (entry->kind, ==, REG_TOUCH_KIND_CALL);
  g_assert_cmpint (entry->direction, ==, REG_DIRECTION_THEY);
  g_assert_cmpstr (entry->detail, ==, "wants delivery");
  g_assert_cmpint (entry->staff, ==, 1);
  g_assert_false (entry->has_amount);
  entry = entries->pdata[1];
  g_assert_cmpint (entry->kind, ==, 1);
  g_assert_cmpint (entry->amount, ==, 11900);
  entry = entries->pdata[13];
  g_assert_cmpstr (entry->detail, ==, "Tyre, Bell, loud");
  g_assert_cmpint (entry->amount, ==, 11900);
  g_assert_cmpstr (entry->currency, ==, "EUR");
  g_assert_cmpstr (entry->date, ==, "2026-03-01");
  entry = entries->pdata[12];
  g_assert_cmpint (entry->kind, ==, REG_COMPLAINT_STATE_RESOLVED);
  g_assert_cmpint (entry->amount, ==, 4500);
  entry = entries->pdata[14];
  g_assert_cmpstr (entry->currency, ==, "USD");
  entry = entries->pdata[15];
  g_assert_true (entry->is_done);
}

/* --- insights --------------------------------------------------------------------------- */

static gboolean
pipeline_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GPtrArray **)data = reg_insights_pipeline (db, error);
  return *(GPtrArray **)data != NULL;
}

static void
test_pipeline (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) sums = NULL;
  const RegStageSum *sum;

  store_fixture_read (f, pipeline_job, &sums);
  g_assert_cmpuint (sums->len, ==, 6);
  sum = sums->pdata[0];
  g_assert_cmpstr (sum->name, ==, "New");
  g_assert_cmpint (sum->n, ==, 0);
  g_assert_cmpint (sum->amount, ==, 0);
  sum = sums->pdata[1];
  g_assert_cmpint (sum->n, ==, 3);
  g_assert_cmpint (sum->amount, ==, 100004);
  g_assert_cmpint (sum->weighted, ==, 25001);
  sum = sums->pdata[4];
  g_assert_cmpint (sum->kind, ==, REG_STAGE_KIND_WON);
  g_assert_cmpint (sum->n, ==, 1);
  g_assert_cmpint (sum->weighted, ==, 700);
}

static gboolean
values_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GArray **)data = reg_insights_party_values (db, cancellable, error);
  return *(GArray **)data != NULL;
}

static void
test_party_values (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GArray) values = NULL;

  store_fixture_read (f, values_job, &values);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpint (g_array_index (values, RegPartyValue, 0).party, ==, 3);
  g_assert_cmpint (g_array_index (values, RegPartyValue, 0).contribution, ==, 40000);
  g_assert_cmpint (g_array_index (values, RegPartyValue, 1).contribution, ==, 17500);
}

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GArray **)data = reg_insights_party_history (db, 1, error);
  return *(GArray **)data != NULL;
}

/* Sales of a day are one step; half past ten in the evening UTC is the next day in Berlin. */
static void
test_party_history (StoreFixture *f, gconstpointer unused)
{
  static const RegValueStep expected[] = {
    { "2026-03-01", 10000, 4000 },
    { "2026-04-03", 0, 4500 },
    { "2026-08-21", 21000, 5000 },
  };
  g_autoptr (GArray) steps = NULL;

  store_fixture_read (f, history_job, &steps);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    {
      const RegValueStep *step = &g_array_index (steps, RegValueStep, i);

      g_assert_cmpstr (step->date, ==, expected[i].date);
      g_assert_cmpint (step->net, ==, expected[i].net);
      g_assert_cmpint (step->cost, ==, expected[i].cost);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/customer/" #name, StoreFixture, NULL, set_up_shop, test_##name,              \
              store_fixture_tear_down)
  ADD (card);
  ADD (card_of_nobody_much);
  ADD (no_card);
  ADD (timeline);
  ADD (timeline_in_pages);
  ADD (timeline_of_some_kinds);
  ADD (timeline_entries);
  ADD (pipeline);
  ADD (party_values);
  ADD (party_history);
  return g_test_run ();
}
