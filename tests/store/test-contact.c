/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-contact.h"
#include "store/reg-list.h"
#include "store/reg-today.h"

/* Wednesday 2026-11-18, ten in the morning in Berlin. Who bought what tells whom to speak to first:
 * 1 Ann, 9 a day ago; 2 Ben, 8, on 18 October; 3 Cleo, 7, on 19 October; 4 Dan, 6, in July; 5 Eva,
 * 5, in July, left us; 6 Fay, never bought, spoken to in January. Staff: 1 the owner, 2 Bea. */
/* clang-format off */
static const char *shop =
    ROW ("staff", "name, role, active", "'Bea', 0, 1")
    ROW ("party", "name, customer_class, owner_id", "'Ann', 'A', 2")
    ROW ("party", "name, customer_class", "'Ben', ' a'")
    ROW ("party", "name, customer_class, owner_id", "'Cleo', 'B', 2")
    ROW ("party", "name, owner_id", "'Dan', 2")
    ROW ("party", "name, rung", "'Eva', 6")
    ROW ("party", "name", "'Fay'")
    ROW ("sale", "party_id, sold_on, net", "1, '2026-11-17', 900")
    ROW ("sale", "party_id, sold_on, net", "2, '2026-10-18', 800")
    ROW ("sale", "party_id, sold_on, net", "3, '2026-10-19', 700")
    ROW ("sale", "party_id, sold_on, net", "4, '2026-07-01', 600")
    ROW ("sale", "party_id, sold_on, net", "5, '2026-07-01', 500")
    ROW ("touchpoint", "party_id, kind, at", "6, 1, " AT ("2026-01-05 10:00:00"));
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
  store_fixture_script (f, shop);
}

static gint64
add_rule (
    StoreFixture *f, const char *class, RegRepeat rhythm, gboolean makes_tasks, gint64 *action)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_RULE);

  reg_record_builder_set_text (builder, REG_CONTACT_RULE_CUSTOMER_CLASS, class);
  reg_record_builder_set_int (builder, REG_CONTACT_RULE_RHYTHM, rhythm);
  reg_record_builder_set_int (builder, REG_CONTACT_RULE_MAKES_TASKS, makes_tasks);
  return store_fixture_save (f, builder, action);
}

static gint64
set_rhythm (StoreFixture *f, gint64 party, RegRepeat rhythm)
{
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_PARTY, party);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  gint64 action;

  reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, rhythm);
  store_fixture_save (f, builder, &action);
  return action;
}

/* --- who is overdue --------------------------------------------------------------------- */

typedef struct
{
  GArray *ids;
  GArray *due;
  GPtrArray *today;
  int max;
} Job;

static gboolean
overdue_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const RegListQuery query = { REG_LIST_CUSTOMERS, -1, .filter = "not-seen" };

  job->ids = reg_list_ids (db, &query, NULL, error);
  return job->ids != NULL;
}

static void
assert_overdue (StoreFixture *f, const char *expected)
{
  Job job = { NULL };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, overdue_job, &job);
  for (guint i = 0; i < job.ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (job.ids, gint64, i));
  g_array_unref (job.ids);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Once a month where nobody says anything else; of a month's last day the month after is shorter. */
static void
test_usual (StoreFixture *f, gconstpointer unused)
{
  assert_overdue (f, "2 4");
  store_fixture_set_time ("2026-11-17T22:59:59Z");
  assert_overdue (f, "4");
  store_fixture_set_time ("2026-11-18T23:00:00Z");
  assert_overdue (f, "2 3 4");
}

static void
test_rules (StoreFixture *f, gconstpointer unused)
{
  gint64 everybody, action;

  add_rule (f, "A", REG_REPEAT_DAILY, FALSE, NULL);
  assert_overdue (f, "1 2 4");
  add_rule (f, "B", REG_REPEAT_FORTNIGHTLY, FALSE, NULL);
  assert_overdue (f, "1 2 3 4");
  everybody = add_rule (f, NULL, REG_REPEAT_YEARLY, FALSE, &action);
  assert_overdue (f, "1 2 3");
  store_fixture_undo (f, action, NULL, NULL);
  assert_overdue (f, "1 2 3 4");
  everybody = add_rule (f, NULL, REG_REPEAT_NEVER, FALSE, NULL);
  assert_overdue (f, "1 2 3");
  {
    g_autoptr (RegRecord) rule = store_fixture_load (f, REG_ENTITY_CONTACT_RULE, everybody);
    RegRecordBuilder *builder = reg_record_builder_new_from (rule);

    reg_record_builder_set_int (builder, REG_CONTACT_RULE_RHYTHM, REG_REPEAT_QUARTERLY);
    store_fixture_save (f, builder, NULL);
  }
  assert_overdue (f, "1 2 3 4");
}

/* What is said of one customer is stronger than the class; who wants no contact is left alone. */
static void
test_one_by_one (StoreFixture *f, gconstpointer unused)
{
  gint64 action;

  add_rule (f, "A", REG_REPEAT_DAILY, TRUE, NULL);
  action = set_rhythm (f, 1, REG_REPEAT_NEVER);
  assert_overdue (f, "2 4");
  set_rhythm (f, 4, REG_REPEAT_HALF_YEARLY);
  assert_overdue (f, "2");
  store_fixture_undo (f, action, NULL, NULL);
  assert_overdue (f, "1 2");
}

/* Rebuilt as a whole it is the same. */
static void
test_rebuilt (StoreFixture *f, gconstpointer unused)
{
  add_rule (f, "B", REG_REPEAT_WEEKLY, FALSE, NULL);
  set_rhythm (f, 2, REG_REPEAT_YEARLY);
  assert_overdue (f, "3 4");
  store_fixture_script (f, "UPDATE party_summary SET contact_rhythm = 0");
  assert_overdue (f, "3 4");
}

/* Who does not want to be called to keep in touch is not overdue, until that is taken back. What was
 * said about other things, or other ways, has nothing to do with it. */
static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    int party, purpose, channel, answer;
    const char *day, *overdue;
  } steps[] = {
    { 2, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_NO, "2026-11-01",
      "2 4" },
    { 2, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_POST, REG_CONSENT_ANSWER_NO, "2026-11-01",
      "2 4" },
    { 2, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_YES, "2026-11-01",
      "2 4" },
    { 2, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_WITHDRAWN,
      "2026-11-02", "4" },
    { 2, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_YES, "2026-10-31",
      "4" },
    { 4, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_NO, "2026-11-01",
      "" },
    { 2, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_YES, "2026-11-03",
      "2" },
  };
  gint64 action = 0;

  add_rule (f, "A", REG_REPEAT_DAILY, FALSE, NULL);
  set_rhythm (f, 1, REG_REPEAT_YEARLY);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONSENT);

      reg_record_builder_set_ref (builder, REG_CONSENT_PARTY_ID, steps[i].party);
      reg_record_builder_set_int (builder, REG_CONSENT_PURPOSE, steps[i].purpose);
      reg_record_builder_set_int (builder, REG_CONSENT_CHANNEL, steps[i].channel);
      reg_record_builder_set_int (builder, REG_CONSENT_ANSWER, steps[i].answer);
      reg_record_builder_set_text (builder, REG_CONSENT_ANSWERED_ON, steps[i].day);
      store_fixture_save (f, builder, &action);
      assert_overdue (f, steps[i].overdue);
    }
  store_fixture_undo (f, action, NULL, NULL);
  assert_overdue (f, "");
  /* A rule that changes later, and a book that is put in order, do not forget it. */
  add_rule (f, NULL, REG_REPEAT_DAILY, FALSE, NULL);
  assert_overdue (f, "3");
  store_fixture_script (f, "UPDATE party_summary SET contact_rhythm = 4");
  assert_overdue (f, "3");
}

/* --- tasks ------------------------------------------------------------------------------ */

static gboolean
due_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->due = reg_contact_list_due (db, job->max, error);
  return job->due != NULL;
}

/* "party:owner …" */
static void
assert_due (StoreFixture *f, int max, const char *expected)
{
  Job job = { .max = max };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, due_job, &job);
  for (guint i = 0; i < job.due->len; i++)
    {
      const RegContactDue *due = &g_array_index (job.due, RegContactDue, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              due->party, due->owner);
      g_assert_cmpint (due->last_contact_at, >, 0);
      g_assert_cmpint (due->rhythm, !=, REG_REPEAT_NEVER);
    }
  g_array_unref (job.due);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_tasks (StoreFixture *f, gconstpointer unused)
{
  /* Only where a rule says so. */
  assert_due (f, 10, "");
  add_rule (f, NULL, REG_REPEAT_MONTHLY, TRUE, NULL);
  assert_due (f, 10, "2:1 4:2");
  add_rule (f, "a", REG_REPEAT_DAILY, FALSE, NULL);
  assert_due (f, 10, "4:2");
  store_fixture_script (f, "UPDATE contact_rule SET makes_tasks = 1");
  assert_due (f, 10, "1:2 2:1 4:2");
  /* No more than a person can do; the most valuable ones first. */
  assert_due (f, 1, "1:2 2:1");
  assert_due (f, 0, "");
  /* Who has a call or visit planned has one; other tasks do not count, nor those that are over. */
  store_fixture_script (
      f, ROW ("task", "kind, title, party_id, staff_id", "4, 'Go there', 1, 2")
             ROW ("task", "kind, title, party_id", "0, 'Sweep', 2")
                 ROW ("task", "kind, title, party_id, done_at", "3, 'x', 2, 5")
                     ROW ("task", "kind, title, party_id, deleted_at", "3, 'x', 2, 5"));
  assert_due (f, 10, "2:1 4:2");
  assert_due (f, 1, "2:1");
}

/* --- today ------------------------------------------------------------------------------ */

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->today = reg_today_load (db, 0, error);
  return job->today != NULL;
}

static void
assert_missed (StoreFixture *f, const char *expected)
{
  Job job = { NULL };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, today_job, &job);
  for (guint i = 0; i < job.today->len; i++)
    {
      const RegTodayItem *item = job.today->pdata[i];

      if (item->kind == REG_TODAY_NOT_SEEN)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", item->party_name);
    }
  g_ptr_array_unref (job.today);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_today (StoreFixture *f, gconstpointer unused)
{
  store_fixture_script (f, ROW ("sale", "party_id, sold_on, net", "2, '2026-01-18', 1")
                               ROW ("sale", "party_id, sold_on, net", "4, '2026-01-18', 1"));
  assert_missed (f, "Ben Dan");
  set_rhythm (f, 2, REG_REPEAT_NEVER);
  assert_missed (f, "Dan");
  store_fixture_script (f, ROW ("task", "kind, title, party_id", "3, 'Call', 4"));
  assert_missed (f, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/contact/" path, StoreFixture, NULL, set_up, function, store_fixture_tear_down)
  ADD ("usual", test_usual);
  ADD ("rules", test_rules);
  ADD ("one-by-one", test_one_by_one);
  ADD ("rebuilt", test_rebuilt);
  ADD ("refused", test_refused);
  ADD ("tasks", test_tasks);
  ADD ("today", test_today);
#undef ADD
  return g_test_run ();
}
