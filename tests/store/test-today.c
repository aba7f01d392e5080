/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-mentions.h"
#include "store/reg-parties.h"
#include "store/reg-today.h"

#include <glib/gstdio.h>

/* Wednesday 2026-11-18, ten in the morning in Berlin; open from 9 to 12:30. Staff: 1 Ada, the
 * owner, 2 Bea, sales, 3 Max, manager. */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, role, active", "'Bea', 0, 1")
    ROW ("staff", "name, role, active", "'Max', 2, 1")
    ROW ("party", "name", "'Bakery'")
    ROW ("party", "name, owner_id", "'Cleo', 2")
    /* Complaints: 1 an hour on the clock of Bea's; 2 the same, waiting for the customer; 3 late, of
     * Max; 4 just come in with much time; 5 nobody's, answered, late to be resolved */
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at, answer_minutes, resolve_minutes", "'C1', 1, 'slips', 0, 2, 2, " AT ("2026-11-18 08:00:00") ", 120, 960")
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at, answer_minutes, resolve_minutes", "'C2', 1, 'rattles', 1, 2, 2, " AT ("2026-11-18 08:00:00") ", 120, 960")
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at, answer_minutes, resolve_minutes", "'C3', 2, 'broke', 0, 1, 3, " AT ("2026-11-17 08:00:00") ", 240, 2400")
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at, answer_minutes, resolve_minutes", "'C4', 2, 'late', 0, 0, 2, " AT ("2026-11-18 08:59:00") ", 480, 4800")
    ROW ("complaint", "number, party_id, subject, state, severity, reported_at, answered_at, answer_minutes, resolve_minutes", "'C5', 2, 'wobbles', 0, 1, " AT ("2026-11-17 08:00:00") ", " AT ("2026-11-17 08:10:00") ", 240, 300")
    ROW ("complaint", "number, party_id, subject, state, severity, reported_at", "'C6', 2, 'solved', 2, 1, " AT ("2026-11-01 08:00:00"))
    ROW ("complaint_event", "complaint_id, kind, at", "5, 1, " AT ("2026-11-17 08:10:00"))
    ROW ("task", "kind, title, due_on, staff_id, party_id", "1, 'child seats', '2026-11-18', 2, 1")
    ROW ("task", "kind, title, due_on, staff_id", "1, 'later', '2026-11-19', 2")
    ROW ("task", "kind, title, due_on", "0, 'sweep', '2026-11-01'")
    ROW ("task", "kind, title, due_on, staff_id", "2, 'follow up', '2026-10-01', 2")
    ROW ("task", "kind, title, due_on, done_at", "0, 'done', '2026-11-01', 5")
    ROW ("task", "kind, title, due_on, staff_id", "1, 'of Max', '2026-11-01', 3")
    ROW ("task", "kind, title", "0, 'some day'")
    ROW ("quotation", "number, party_id, owner_id", "'Q1', 1, 2")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, valid_until", "1, 1, 7, 'USD', 500, '2026-11-19'")
    ROW ("quotation", "number, party_id, owner_id", "'Q2', 1, 2")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, valid_until", "2, 1, 7, 'EUR', 600, '2026-11-30'")
    ROW ("quotation", "number, party_id, owner_id", "'Q3', 2, 3")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, asked_by, decided_at", "3, 1, 4, 'EUR', 700, 2, " AT ("2026-11-17 10:00:00"))
    ROW ("quotation", "number, party_id, owner_id", "'Q4', 2, 2")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, asked_by, decided_at", "4, 1, 5, 'EUR', 700, 2, " AT ("2026-10-17 10:00:00"))
    ROW ("quotation", "number, party_id, owner_id", "'Q5', 2, 2")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, asked_by, asked_at", "5, 1, 1, 'EUR', 10000, 2, " AT ("2026-11-18 08:30:00"))
    ROW ("quotation_line", "revision_id, position, kind, quantity, unit_price, discount_kind, discount_value, tax_rate", "5, 1, 0, 1000000, 100000000, 1, 120000, 0")
    ROW ("approval_step", "revision_id, level, role, state", "5, 1, 2, 0")
    "UPDATE quotation SET current_id = id;"
    ROW ("sale", "party_id, sold_on, net, cost", "1, '2026-01-01', 100, 0")
    ROW ("sale", "party_id, sold_on, net, cost", "1, '2026-02-01', 100, 0")
    ROW ("sale", "party_id, sold_on, net, cost", "2, '2026-03-01', 900, 0")
    ROW ("sale", "party_id, sold_on, net, cost", "2, '2026-03-02', 900, 0");
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
  gint64 staff;
  GPtrArray *items;
  RegTodayCounts counts;
} TodayJob;

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TodayJob *job = data;

  job->items = reg_today_load (db, job->staff, error);
  return job->items && reg_today_count (db, job->staff, &job->counts, error);
}

static const char kinds[] = "bmacptendlws";

static GPtrArray *
load (StoreFixture *f, gint64 staff, RegTodayCounts *counts)
{
  TodayJob job = { .staff = staff };

  store_fixture_read (f, today_job, &job);
  if (counts)
    *counts = job.counts;
  return job.items;
}

/* "a:Q5 c:C1 …", the first word of each title. */
static void
assert_today (StoreFixture *f, gint64 staff, const char *expected)
{
  RegTodayCounts counts;
  g_autoptr (GPtrArray) items = load (f, staff, &counts);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < items->len; i++)
    {
      const RegTodayItem *item = items->pdata[i];
      const char *title = *item->title ? item->title : item->party_name;

      g_string_append_printf (text, "%s%c:%.*s", i ? " " : "", kinds[item->kind],
                              (int)strcspn (title, " "), title);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (counts.today, ==, items->len);
}

static void
test_sales (StoreFixture *f, gconstpointer unused)
{
  RegTodayCounts counts;
  g_autoptr (GPtrArray) items = load (f, 2, &counts);

  assert_today (f, 2, "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 s:Cleo s:Bakery");
  g_assert_cmpint (counts.quotations, ==, 2);
  g_assert_cmpint (counts.complaints, ==, 3);
}

/* The manager answers, sees what is late, and the matters of nobody. */
static void
test_manager (StoreFixture *f, gconstpointer unused)
{
  assert_today (f, 3, "a:Q5 c:C3 c:C5 p:of t:sweep s:Bakery");
}

static void
test_nobody_known (StoreFixture *f, gconstpointer unused)
{
  assert_today (f, 0, "c:C3 c:C5 c:C1 p:of p:child t:follow t:sweep e:Q1 n:Q3 s:Cleo s:Bakery");
}

static void
test_items (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = load (f, 2, NULL);
  g_autoptr (GPtrArray) managers = load (f, 3, NULL);
  const RegTodayItem *item;

  item = managers->pdata[0];
  g_assert_cmpint (item->value_ppm, ==, 120000);
  g_assert_cmpint (item->at, ==, store_fixture_now - 30 * 60 * 1000);
  g_assert_cmpint (item->amount, ==, 10000);
  g_assert_cmpint (item->state, ==, 1);
  g_assert_cmpstr (item->party_name, ==, "Cleo");
  /* Reported at nine, two hours to answer, an hour has passed. */
  item = items->pdata[1];
  g_assert_cmpint (item->minutes, ==, 60);
  g_assert_cmpint (item->at, ==, store_fixture_now + 60 * 60 * 1000);
  g_assert_cmpint (item->state, ==, REG_SEVERITY_HIGH);
  g_assert_cmpstr (item->title, ==, "C1 slips");
  g_assert_cmpstr (item->party_name, ==, "Bakery");
  /* 480 open minutes since nine yesterday, less the lunch hour: 540 less 300 allowed. */
  item = items->pdata[0];
  g_assert_cmpint (item->minutes, ==, 300 - (210 + 270 + 60));
  item = items->pdata[2];
  g_assert_cmpint (item->entity, ==, REG_ENTITY_TASK);
  g_assert_cmpstr (item->date, ==, "2026-11-18");
  item = items->pdata[5];
  g_assert_cmpstr (item->currency, ==, "USD");
  g_assert_cmpstr (item->date, ==, "2026-11-19");
  item = items->pdata[6];
  g_assert_cmpint (item->state, ==, 4);
  item = items->pdata[7];
  g_assert_cmpint (item->amount, ==, 1800);
  g_assert_cmpstr (item->currency, ==, "EUR");
  g_assert_cmpint (item->party, ==, 2);
}

/* A second past the deadline is late. */
static void
test_rounding_of_minutes (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *now;
    gint64 minutes;
  } cases[] = {
    { "2026-11-18T09:59:59Z", 0 },
    { "2026-11-18T10:00:00Z", 0 },
    { "2026-11-18T10:00:01Z", -1 },
    { "2026-11-18T10:01:00Z", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      store_fixture_set_time (cases[i].now);
      items = load (f, 2, NULL);
      g_assert_cmpstr (((RegTodayItem *)items->pdata[1])->title, ==, "C1 slips");
      g_assert_cmpint (((RegTodayItem *)items->pdata[1])->minutes, ==, cases[i].minutes);
    }
}

/* --- deals without a next step ---------------------------------------------------------- */

#define DEAL(values)                                                                               \
  ROW ("opportunity",                                                                              \
       "title, party_id, owner_id, stage_id, value, next_step, next_on, deleted_at", values)
#define STEP(values) ROW ("task", "title, opportunity_id, due_on, done_at, deleted_at", values)

/* What comes next is a task that is open, or words whose day has not passed. Closed deals, those in
 * the bin and those of others want nothing. */
static void
test_no_step (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *deal, *step;
    gboolean waits;
  } cases[] = {
    { DEAL ("'Deal', 1, 2, 1, 100, NULL, NULL, NULL"), "", TRUE },
    { DEAL ("'Deal', 1, 2, 1, NULL, '', '2026-12-01', NULL"), "", TRUE },
    { DEAL ("'Deal', 1, NULL, 4, 100, NULL, NULL, NULL"), "", TRUE },
    { DEAL ("'Deal', 1, 2, 1, 100, 'Call', '2026-11-17', NULL"), "", TRUE },
    { DEAL ("'Deal', 1, 2, 1, 100, 'Call', '2026-11-18', NULL"), "", FALSE },
    { DEAL ("'Deal', 1, 2, 1, 100, 'Call', NULL, NULL"), "", FALSE },
    { DEAL ("'Deal', 1, 3, 1, 100, NULL, NULL, NULL"), "", FALSE },
    { DEAL ("'Deal', 1, 2, 5, 100, NULL, NULL, NULL"), "", FALSE },
    { DEAL ("'Deal', 1, 2, 6, 100, NULL, NULL, NULL"), "", FALSE },
    { DEAL ("'Deal', 1, 2, 1, 100, NULL, NULL, 1"), "", FALSE },
    { DEAL ("'Deal', 1, 2, 1, 100, NULL, NULL, NULL"),
      STEP ("'visit', 1, '2026-12-01', NULL, NULL"), FALSE },
    { DEAL ("'Deal', 1, 2, 1, 100, 'Call', '2026-11-17', NULL"),
      STEP ("'visit', 1, NULL, NULL, NULL"), FALSE },
    { DEAL ("'Deal', 1, 2, 1, 100, NULL, NULL, NULL"), STEP ("'visit', 1, '2026-12-01', 5, NULL"),
      TRUE },
    { DEAL ("'Deal', 1, 2, 1, 100, NULL, NULL, NULL"), STEP ("'visit', 1, '2026-12-01', NULL, 5"),
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      store_fixture_script (f, "DELETE FROM task WHERE opportunity_id = 1;"
                               "DELETE FROM opportunity;"
                               "DELETE FROM sqlite_sequence WHERE name = 'opportunity'");
      store_fixture_script (f, cases[i].deal);
      store_fixture_script (f, cases[i].step);
      g_test_message ("%u", i);
      assert_today (f, 2,
                    cases[i].waits
                        ? "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 d:Deal s:Cleo s:Bakery"
                        : "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 s:Cleo s:Bakery");
    }
}

/* The most valuable five, with the day of the step that was not taken. */
static void
test_no_step_many (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  const RegTodayItem *item;

  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *value = i < 7 ? g_strdup_printf ("%d", i * 100) : g_strdup ("NULL");
      g_autofree char *sql = g_strdup_printf (DEAL ("'D%d', 1, 2, 1, %s, %s, '2026-11-10', NULL"),
                                              i, value, i == 3 ? "'Call'" : "NULL");

      store_fixture_script (f, sql);
    }
  assert_today (f, 2,
                "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 d:D6 d:D5 d:D4 d:D3 d:D2 s:Cleo "
                "s:Bakery");
  items = load (f, 2, NULL);
  item = items->pdata[7];
  g_assert_cmpint (item->entity, ==, REG_ENTITY_OPPORTUNITY);
  g_assert_cmpint (item->amount, ==, 600);
  g_assert_cmpstr (item->currency, ==, "EUR");
  g_assert_cmpstr (item->party_name, ==, "Bakery");
  g_assert_null (item->date);
  g_assert_cmpstr (((RegTodayItem *)items->pdata[10])->date, ==, "2026-11-10");
}

static void
test_empty_shop (StoreFixture *f, gconstpointer unused)
{
  g_clear_object (&f->store);
  g_remove (f->path);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  assert_today (f, 0, "");
  assert_today (f, 7, "");
}

/* --- worth the time --------------------------------------------------------------------- */

#define CLOSING(values)                                                                            \
  ROW ("opportunity",                                                                              \
       "title, party_id, owner_id, stage_id, expected_on, next_step, next_on, value", values)

/* Deals with a next step that are expected within two weeks, or in the last open stage. */
static void
test_closing (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  const RegTodayItem *item;

  store_fixture_script (
      f, CLOSING ("'D1', 1, 2, 1, '2026-12-02', 'Call', '2026-11-20', 500")
             CLOSING ("'D2', 1, 2, 1, '2026-12-03', 'Call', '2026-11-20', 500")
                 CLOSING ("'D3', 1, 2, 4, NULL, 'Call', '2026-11-20', 500")
                     CLOSING ("'D4', 1, 2, 2, '2026-11-01', 'Call', '2026-11-20', 500")
                         CLOSING ("'D5', 1, 2, 2, '2026-11-20', NULL, NULL, 500")
                             CLOSING ("'D6', 1, 3, 2, '2026-11-20', 'Call', '2026-11-20', 500")
                                 CLOSING ("'D7', 1, 2, 5, '2026-11-20', 'Call', '2026-11-20', 500")
                                     CLOSING ("'D8', 2, 2, 1, '2026-11-25', 'Call', NULL, 500")
                                         ROW ("task", "kind, title, due_on, opportunity_id",
                                              "0, 'Show the sample', '2026-12-24', 8"));
  assert_today (f, 2,
                "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 d:D5 l:D4 l:D8 l:D1 l:D3 s:Cleo "
                "s:Bakery");
  items = load (f, 2, NULL);
  item = items->pdata[8];
  g_assert_cmpstr (item->next, ==, "Call");
  g_assert_cmpstr (item->date, ==, "2026-11-01");
  item = items->pdata[9];
  g_assert_cmpstr (item->next, ==, "Show the sample");
  g_assert_cmpstr (item->party_name, ==, "Cleo");
  g_assert_cmpint (item->amount, ==, 500);
}

/* So many are enough, the soonest first. */
static void
test_closing_many (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n = 0;

  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          CLOSING ("'D%d', 1, 2, 1, '2026-11-%d', 'Call', '2026-11-28', 500"), i, 29 - i);

      store_fixture_script (f, sql);
    }
  items = load (f, 2, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const RegTodayItem *item = items->pdata[i];

      if (item->kind != REG_TODAY_CLOSING)
        continue;
      g_assert_cmpint (item->title[1], ==, '9' - (int)n);
      n++;
    }
  g_assert_cmpuint (n, ==, 7);
}

/* Of forty buyers more the best were spoken to, but for three of the top fifth: those come with what to
 * do next, two of the others are kept in touch with. */
static void
test_best (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_best = 0;

  for (int i = 1; i <= 40; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          ROW ("party", "id, name, owner_id", "%d, 'B%02d', 2")
              ROW ("sale", "party_id, sold_on, net, cost", "%d, '2026-01-01', %d, 0")
                  ROW ("sale", "party_id, sold_on, net, cost", "%d, '2026-02-01', %d, 0"),
          100 + i, i, 100 + i, 10000 + i, 100 + i, 10000 + i);

      store_fixture_script (f, sql);
      if (i > 34)
        {
          g_autofree char *touch = g_strdup_printf (
              ROW ("touchpoint", "party_id, kind, at", "%d, 1, " AT ("2026-11-17 10:00:00")),
              100 + i);

          store_fixture_script (f, touch);
        }
    }
  assert_today (f, 2, "c:C5 c:C1 p:child t:follow t:sweep e:Q1 n:Q3 w:B34 w:B33 w:B32 s:B31 s:B30");
  items = load (f, 2, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const RegTodayItem *item = items->pdata[i];
      g_autoptr (GArray) actions = NULL;
      RegNextFacts facts;

      g_assert_cmpint (item->counter != NULL, ==, item->kind == REG_TODAY_BEST);
      if (item->counter == NULL)
        continue;
      reg_counter_get_facts (item->counter, &facts);
      actions = reg_next_action_list (&facts);
      g_assert_cmpint (g_array_index (actions, RegNextAction, 0).kind, ==, REG_NEXT_SILENCE);
      g_assert_cmpint (item->counter->band, ==, 1);
      n_best++;
    }
  g_assert_cmpuint (n_best, ==, 3);
}

/* --- what colleagues write -------------------------------------------------------------- */

typedef struct
{
  RegTouch touch;
  gint64 id;
} Post;

static gboolean
post_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Post *post = data;

  if (post->touch.kind == REG_TOUCH_KIND_POST)
    post->id = reg_party_add_touch (db, &post->touch, error);
  else
    post->id = reg_mentions_set_read (db, post->touch.party, error);
  return post->id != 0;
}

/* Returns the action; a minute passes. */
static gint64
act (StoreFixture *f, gint64 staff, Post *post)
{
  const RegActionInfo info = { .kind = post->touch.kind == REG_TOUCH_KIND_POST ? REG_MENTION_ACTION
                                                                               : "read",
                               .label = "Said" };
  g_autoptr (GError) error = NULL;
  gint64 action = 0;

  reg_store_set_staff (f->store, staff);
  reg_store_write_sync (f->store, &info, post_job, post, NULL, &action, &error);
  g_assert_no_error (error);
  store_fixture_now += 60 * 1000;
  return action;
}

static gint64
say (StoreFixture *f, gint64 staff, gint64 reply_to, const char *text)
{
  Post post = { { 2, REG_TOUCH_KIND_POST, 0, text, NULL, NULL, reply_to }, 0 };

  act (f, staff, &post);
  return post.id;
}

/* "Cleo: words, from Bea|" */
static void
assert_mentions (StoreFixture *f, gint64 staff, const char *expected)
{
  g_autoptr (GPtrArray) items = load (f, staff, NULL);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < items->len; i++)
    {
      const RegTodayItem *item = items->pdata[i];

      if (item->kind == REG_TODAY_MENTION)
        g_string_append_printf (text, "%s: %s, from %s|", item->party_name, item->title,
                                item->colleague);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Until it is answered in its thread, or read; whoever wrote it and the others are not told. */
static void
test_mentions (StoreFixture *f, gconstpointer unused)
{
  Post read = { { .party = 2, .kind = REG_TOUCH_KIND_NOTE }, 0 };
  gint64 first = say (f, 2, 0, "@Max can you ring them?");
  gint64 restored, kept, action;

  say (f, 2, 0, "Mail max@example.org about it");
  assert_mentions (f, 3, "Cleo: @Max can you ring them?, from Bea|");
  assert_mentions (f, 2, "");
  assert_mentions (f, 1, "");
  assert_mentions (f, 0, "");
  say (f, 3, first, "I did, @bea");
  assert_mentions (f, 3, "");
  assert_mentions (f, 2, "Cleo: I did, @bea, from Max|");
  say (f, 2, first, "Thanks. And tomorrow, @MAX?");
  assert_mentions (f, 3, "Cleo: Thanks. And tomorrow, @MAX?, from Bea|");
  assert_mentions (f, 2, "");
  action = act (f, 3, &read);
  assert_mentions (f, 3, "");
  say (f, 2, first, "@Max?");
  assert_mentions (f, 3, "Cleo: @Max?, from Bea|");
  store_fixture_undo (f, action, &restored, &kept);
  assert_mentions (f, 3, "Cleo: Thanks. And tomorrow, @MAX?, from Bea|Cleo: @Max?, from Bea|");
}

/* Of a customer who was deleted, and after a month, nobody is told; nor of what was taken back. */
static void
test_mentions_gone (StoreFixture *f, gconstpointer unused)
{
  Post post = { { 2, REG_TOUCH_KIND_POST, 0, "@Max look", NULL, NULL, 0 }, 0 };
  gint64 action = act (f, 2, &post);
  gint64 restored, kept;

  store_fixture_undo (f, action, &restored, &kept);
  assert_mentions (f, 3, "");
  say (f, 2, 0, "@Max!");
  store_fixture_script (f, "UPDATE party SET deleted_at = 5 WHERE id = 2;");
  assert_mentions (f, 3, "");
  store_fixture_script (f, "UPDATE party SET deleted_at = NULL WHERE id = 2;");
  assert_mentions (f, 3, "Cleo: @Max!, from Bea|");
  store_fixture_now += 30 * G_GINT64_CONSTANT (86400000);
  assert_mentions (f, 3, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/today/" #name, StoreFixture, NULL, set_up_shop, test_##name,                 \
              store_fixture_tear_down)
  ADD (sales);
  ADD (manager);
  ADD (nobody_known);
  ADD (items);
  ADD (rounding_of_minutes);
  ADD (no_step);
  ADD (no_step_many);
  ADD (closing);
  ADD (closing_many);
  ADD (best);
  ADD (mentions);
  ADD (mentions_gone);
  ADD (empty_shop);
  return g_test_run ();
}
