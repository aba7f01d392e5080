/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-parties.h"
#include "store/reg-phases.h"
#include "store/reg-timeline.h"

/* What colleagues say to each other and decide, and finding something in a story. Today is Wednesday
 * 2026-11-18. Staff 1 is the owner, 2 is Bea. */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, active", "'Bea', 1")
    ROW ("party", "name", "'Bakery'")
    ROW ("party", "name", "'Café'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary, topic", "1, 1, " AT ("2026-11-01 08:00:00") ", 1, 'Wants a wheel', 'Delivery'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 6, " AT ("2026-11-02 08:00:00") ", 2, 'Who knows them?'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary, reply_to", "1, 6, " AT ("2026-11-04 08:00:00") ", 1, 'I do, since Müller', 2")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary, reply_to", "1, 6, " AT ("2026-11-03 08:00:00") ", 2, 'Nobody?', 2")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary, body", "1, 5, " AT ("2026-11-05 08:00:00") ", 1, 'No credit', 'paid late'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 5, " AT ("2026-11-06 08:00:00") ", 2, 'Ring first'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "2, 5, " AT ("2026-11-06 08:00:00") ", 2, 'Of others'")
    ROW ("sale", "number, party_id, sold_on, net, staff_id", "'S1', 1, '2026-10-01', 100, 2")
    ROW ("task", "title, party_id, staff_id, done_at", "'ring müller back', 1, 2, " AT ("2026-09-01 08:00:00"));
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
  gint64 before;
  RegTimelineFilter filter;
  int limit;
  GPtrArray *entries;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->entries = reg_timeline_load_filtered (db, 1, job->before, &job->filter, job->limit, error);
  return job->entries != NULL;
}

static gboolean
decisions_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->entries = reg_timeline_load_decisions (db, 1, job->limit, error);
  return job->entries != NULL;
}

static gboolean
topics_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(char ***)data = reg_timeline_list_topics (db, 1, 2, error);
  return *(char ***)data != NULL;
}

static gboolean
touch_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_party_add_touch (db, data, error) != 0;
}

/* Titles, apart by '|'; the answers of a post in brackets. */
static void
append_titles (GString *text, GPtrArray *entries, const char *apart)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const RegTimelineEntry *entry = entries->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? apart : "", entry->title);
      if (entry->replies == NULL || entry->replies->len == 0)
        continue;
      g_string_append (text, " (");
      append_titles (text, entry->replies, " + ");
      g_string_append_c (text, ')');
    }
}

static void
assert_entries (StoreFixture *f, RegStoreJob load, Job job, const char *expected)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, load, &job);
  entries = job.entries;
  append_titles (text, entries, "|");
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_filtered (StoreFixture *f, RegTimelineFilter filter, const char *expected)
{
  assert_entries (f, load_job, (Job){ G_MAXINT64, filter, 50 }, expected);
}

/* Answers stand with what they answer, in the order they came. */
static void
test_threads (StoreFixture *f, gconstpointer unused)
{
  const RegTimelineFilter all = { 0 };

  assert_filtered (f, all,
                   "Ring first|No credit|Who knows them? (Nobody? + I do, since Müller)|Wants a "
                   "wheel|S1|ring müller back");
  /* When what was answered is gone, the answers are left. */
  store_fixture_script (f, "UPDATE touchpoint SET deleted_at = 5 WHERE id = 2;");
  assert_filtered (f, all,
                   "Ring first|No credit|I do, since Müller|Nobody?|Wants a wheel|S1|ring müller "
                   "back");
}

static void
test_filters (StoreFixture *f, gconstpointer unused)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  const guint decision = 1u << REG_TOUCH_KIND_DECISION, call = 1u << REG_TOUCH_KIND_CALL;
  const struct
  {
    RegTimelineFilter filter;
    const char *expected;
  } cases[] = {
    { { .staff = 2 }, "Ring first|Nobody?|Who knows them?|S1|ring müller back" },
    { { .staff = 77 }, "" },
    { { .text = "MULLER" }, "I do, since Müller|ring müller back" },
    { { .text = "delivery" }, "Wants a wheel" },
    { { .text = "late" }, "No credit" },
    { { .text = "100 %" }, "" },
    { { .text = "'" }, "" },
    { { .text = "muller", .staff = 2 }, "ring müller back" },
    { { .text = "r", .staff = 2, .kinds = BIT (TOUCHPOINT), .touch_kinds = decision },
      "Ring first" },
    { { .kinds = BIT (TOUCHPOINT), .touch_kinds = call }, "Wants a wheel" },
    { { .kinds = BIT (TOUCHPOINT), .touch_kinds = call | decision },
      "Ring first|No credit|Wants a wheel" },
    { { .kinds = BIT (TASK) | BIT (SALE) }, "S1|ring müller back" },
    { { .text = "" },
      "Ring first|No credit|Who knows them? (Nobody? + I do, since Müller)|Wants a "
      "wheel|S1|ring müller back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      assert_filtered (f, cases[i].filter, cases[i].expected);
    }
#undef BIT
}

/* Page by page, filtered, everything comes once. */
static void
test_pages (StoreFixture *f, gconstpointer unused)
{
  Job job = { G_MAXINT64, { .staff = 2 }, 2 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 0; page < 5; page++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      store_fixture_read (f, load_job, &job);
      entries = job.entries;
      if (entries->len == 0)
        break;
      append_titles (text, entries, "|");
      g_string_append_c (text, '/');
      job.before = ((RegTimelineEntry *)entries->pdata[entries->len - 1])->at;
    }
  g_assert_cmpstr (text->str, ==, "Ring first|Nobody?/Who knows them?|S1/ring müller back/");
}

static void
test_decisions (StoreFixture *f, gconstpointer unused)
{
  assert_entries (f, decisions_job, (Job){ .limit = 5 }, "Ring first|No credit");
  assert_entries (f, decisions_job, (Job){ .limit = 1 }, "Ring first");
}

static void
test_topics (StoreFixture *f, gconstpointer unused)
{
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) some = NULL;

  store_fixture_script (f, "UPDATE touchpoint SET topic = 'Price' WHERE party_id = 2;"
                           "UPDATE touchpoint SET topic = '' WHERE id = 2;"
                           "UPDATE touchpoint SET topic = 'Credit', deleted_at = 5 WHERE id = 5;");
  store_fixture_read (f, topics_job, &some);
  g_assert_cmpstrv (some, ((const char *const[]){ "Delivery", "Price", NULL }));
  store_fixture_script (f, "UPDATE touchpoint SET topic = NULL;");
  store_fixture_read (f, topics_job, &none);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* --- phases ----------------------------------------------------------------------------- */

static gboolean
phases_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_phases_count (db, 1, data, error);
}

static void
assert_phases (StoreFixture *f, const char *expected)
{
  RegPhaseCounts counts;
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, phases_job, &counts);
  for (int phase = 0; phase < REG_N_PHASES; phase++)
    for (int direction = 0; direction < REG_N_DIRECTIONS; direction++)
      g_string_append_printf (text, "%d%s", (int)counts.n[phase][direction],
                              direction + 1 < REG_N_DIRECTIONS ? " " : "|");
  g_assert_cmpstr (text->str, ==, expected);
}

/* Neither, they, we; before, on the day of and after the first purchase, as days are here: 23:30 in
 * London is the next day in Berlin. */
static void
test_phases (StoreFixture *f, gconstpointer unused)
{
  assert_phases (f, "0 0 0|0 1 0|1 0 0|");
  /* clang-format off */
  store_fixture_script (
      f, ROW ("touchpoint", "party_id, kind, at, direction", "1, 1, " AT ("2026-09-30 21:30:00") ", 1")
         ROW ("touchpoint", "party_id, kind, at, direction", "1, 3, " AT ("2026-09-30 22:30:00") ", 2")
         ROW ("touchpoint", "party_id, kind, at, direction, deleted_at", "1, 3, 5, 2, 5")
         ROW ("sale", "number, party_id, sold_on", "'S2', 1, '2026-10-07'")
         ROW ("sale", "number, party_id, sold_on, state", "'S3', 1, '2026-10-07', 1")
         ROW ("complaint", "number, party_id, subject, reported_at", "'C1', 1, 'late', " AT ("2026-10-08 12:00:00"))
         ROW ("quotation", "number, party_id", "'Q1', 1")
         ROW ("quotation_revision", "quotation_id, revision, state, currency, sent_at", "1, 1, 3, 'EUR', " AT ("2026-09-01 12:00:00"))
         "UPDATE quotation SET current_id = 1;"
         ROW ("export_entry", "at, what, form, n_records, party_id", AT ("2026-11-01 12:00:00") ", 6, 'pdf', 1, 1"));
  /* clang-format on */
  assert_phases (f, "0 1 1|0 1 1|1 2 1|");
}

/* What was handed out is an entry we began. */
static void
test_handed_out (StoreFixture *f, gconstpointer unused)
{
  const RegTimelineFilter filter = { .kinds = G_GUINT64_CONSTANT (1) << REG_ENTITY_EXPORT_ENTRY };
  Job job = { G_MAXINT64, filter, 50 };
  g_autoptr (GPtrArray) entries = NULL;
  const RegTimelineEntry *entry;

  /* clang-format off */
  store_fixture_script (f, ROW ("export_entry", "at, what, form, n_records, party_id", "5, 6, 'pdf', 1, 1")
                           ROW ("export_entry", "at, what, form, n_records", "5, 0, 'csv', 1"));
  /* clang-format on */
  store_fixture_read (f, load_job, &job);
  entries = job.entries;
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->entity, ==, REG_ENTITY_EXPORT_ENTRY);
  g_assert_cmpint (entry->kind, ==, REG_EXPORT_WHAT_SHEET);
  g_assert_cmpint (entry->direction, ==, REG_DIRECTION_WE);
}

/* --- writing ---------------------------------------------------------------------------- */

/* An answer to an answer belongs to what was said first. */
static void
test_answer (StoreFixture *f, gconstpointer unused)
{
  RegTouch touch = { 1, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, "Ask Bea", NULL, "Price", 3 };
  gint64 action = store_fixture_write (f, touch_job, &touch);

  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT reply_to FROM touchpoint WHERE summary = 'Ask Bea'"
                                  " AND topic = 'Price' AND party_id = 1"),
      ==, 2);
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM touchpoint WHERE summary = 'Ask Bea'"), ==,
      0);
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  const struct
  {
    RegTouch touch;
    RegStoreError code;
  } cases[] = {
    { { 1, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, "", NULL, "Price", 0 },
      REG_STORE_ERROR_INVALID },
    { { 1, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, NULL, "", NULL, 0 }, REG_STORE_ERROR_INVALID },
    { { 2, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, "Yes", NULL, NULL, 2 },
      REG_STORE_ERROR_INVALID },
    { { 1, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, "Yes", NULL, NULL, 77 },
      REG_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegTouch touch = cases[i].touch;
      g_autoptr (GError) error = store_fixture_refused (f, touch_job, &touch);

      g_assert_error (error, REG_STORE_ERROR, (int)cases[i].code);
    }
}

/* Colleagues who talk about a customer have not talked to them. */
static void
test_no_contact (StoreFixture *f, gconstpointer unused)
{
  RegTouch post = { 2, REG_TOUCH_KIND_POST, REG_DIRECTION_NONE, "Ask Bea", NULL, NULL, 0 };
  RegTouch call = { 2, REG_TOUCH_KIND_CALL, REG_DIRECTION_WE, "Rang", NULL, NULL, 0 };
  const char *last = "SELECT coalesce (last_contact_at, 0) FROM party_summary WHERE party_id = 2";

  store_fixture_write (f, touch_job, &post);
  g_assert_cmpint (store_fixture_query_int (f, last), ==, 0);
  store_fixture_write (f, touch_job, &call);
  g_assert_cmpint (store_fixture_query_int (f, last), >, 0);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, StoreFixture, NULL, set_up_shop, test, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/story/threads", test_threads);
  ADD ("/story/filters", test_filters);
  ADD ("/story/pages", test_pages);
  ADD ("/story/decisions", test_decisions);
  ADD ("/story/topics", test_topics);
  ADD ("/story/phases", test_phases);
  ADD ("/story/handed_out", test_handed_out);
  ADD ("/story/answer", test_answer);
  ADD ("/story/refused", test_refused);
  ADD ("/story/no_contact", test_no_contact);
  return g_test_run ();
}
