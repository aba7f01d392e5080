/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-opening-hours.h"
#include "core/reg-repeat.h"
#include "store/reg-db-private.h"
#include "store/reg-tasks.h"

/* Tasks: what they may be, what follows when they are done, putting off, reminders. In Berlin, on
 * Wednesday 18 November 2026 at ten. */
#define NOW_TEXT "2026-11-18T09:00:00Z"

typedef struct
{
  StoreFixture store; /* first */
  gint64 ada, bea, party;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  store_fixture_set_up (&f->store, NULL);
  store_fixture_use_clock (&f->store, NOW_TEXT);
  f->ada = store_fixture_make_firm (&f->store);
  store_fixture_script (&f->store, ROW ("staff", "name, role, active", "'Bea', 0, 1"));
  f->bea = f->ada + 1;
  f->party = store_fixture_add_party (&f->store, "Bakery", NULL);
  reg_store_set_staff (f->store.store, f->ada);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  store_fixture_tear_down (&f->store, NULL);
}

typedef struct
{
  RegRecord *record;
  gint64 id, at;
  const char *text;
  gboolean (*command) (RegDb *db, gint64 task, const char *text, GError **error);
} Job;

static gboolean
create_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_task_create (db, job->record, error);
  return job->id != 0;
}

static gboolean
change_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_change (db, ((Job *)data)->record, error);
}

static gboolean
command_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return job->command (db, job->id, job->text, error);
}

static gboolean
snooze_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_task_snooze (db, job->id, job->at, error);
}

/* A task about the bakery; -1 for no minute, no reminder. */
static RegRecord *
task_new (
    Fixture *f, RegTaskKind kind, const char *due, int minute, gint64 remind, RegRepeat repeat)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, "Ask how the oven does");
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, f->party);
  if (minute != -1)
    reg_record_builder_set_int (builder, REG_TASK_DUE_MINUTE, minute);
  if (remind != -1)
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, remind);
  if (repeat != REG_REPEAT_NEVER)
    reg_record_builder_set_int (builder, REG_TASK_REPEAT, repeat);
  return reg_record_builder_end (builder);
}

static gint64
create (Fixture *f, RegRecord *task)
{
  g_autoptr (RegRecord) record = task;
  Job job = { .record = record };

  store_fixture_write (&f->store, create_job, &job);
  return job.id;
}

static gint64
finish (Fixture *f, gint64 task, const char *result)
{
  Job job = { .id = task, .text = result, .command = reg_task_finish };

  return store_fixture_write (&f->store, command_job, &job);
}

static RegRecord *
load (Fixture *f, gint64 task)
{
  return store_fixture_load (&f->store, REG_ENTITY_TASK, task);
}

static gint64
query (Fixture *f, const char *sql)
{
  return store_fixture_query_int (&f->store, sql);
}

static gint64
instant (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time) * 1000;
}

static void
assert_due (Fixture *f, gint64 task, const char *due, const char *remind)
{
  g_autoptr (RegRecord) record = load (f, task);

  g_assert_cmpstr (reg_record_get_text (record, REG_TASK_DUE_ON), ==, due);
  g_assert_cmpint (reg_record_get_int (record, REG_TASK_REMIND_AT), ==,
                   remind ? instant (remind) : 0);
}

/* --- what a task may be ----------------------------------------------------------------- */

static void
test_whole (Fixture *f, gconstpointer unused)
{
  gint64 id = create (f, task_new (f, REG_TASK_KIND_VISIT, "2026-11-20", 14 * 60 + 30,
                                   instant ("2026-11-20T13:15:00Z"), REG_REPEAT_MONTHLY));
  gint64 promise = create (f, task_new (f, REG_TASK_KIND_PROMISE, "2026-11-20", -1, -1, 0));
  g_autoptr (RegRecord) task = load (f, id);
  g_autoptr (RegRecord) promised = load (f, promise);

  g_assert_cmpint (reg_record_get_int (task, REG_TASK_DUE_MINUTE), ==, 870);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, f->ada);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_REPEAT_FROM), ==, "2026-11-20");
  g_assert_true (reg_record_is_null (task, REG_TASK_PROMISED_BY));
  /* Who gave a promise stays known when somebody else keeps it. */
  g_assert_cmpint (reg_record_get_int (promised, REG_TASK_PROMISED_BY), ==, f->ada);
  {
    RegRecordBuilder *builder = reg_record_builder_new_from (promised);
    g_autoptr (RegRecord) handed = NULL;
    g_autoptr (RegRecord) after = NULL;

    reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, f->bea);
    handed = reg_record_builder_end (builder);
    store_fixture_write (&f->store, change_job, &(Job){ .record = handed });
    after = load (f, promise);
    g_assert_cmpint (reg_record_get_int (after, REG_TASK_STAFF_ID), ==, f->bea);
    g_assert_cmpint (reg_record_get_int (after, REG_TASK_PROMISED_BY), ==, f->ada);
  }
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *due;
    int minute;
    int repeat;
    const char *field;
  } cases[] = {
    { "--11-20", -1, 0, "due_on" },
    { "2026-02-30", -1, 0, "due_on" },
    { NULL, 60, 0, "due_on" },
    { NULL, -1, REG_REPEAT_DAILY, "due_on" },
    { "2026-11-20", 1440, 0, "due_minute" },
    { "2026-11-20", -2, 0, "due_minute" },
    { "2026-11-20", -1, REG_N_REPEATS, "repeat" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) task = task_new (f, REG_TASK_KIND_TASK, cases[i].due, cases[i].minute,
                                             -1, cases[i].repeat);
      g_autoptr (GError)
          error = store_fixture_refused (&f->store, create_job, &(Job){ .record = task });

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].field));
    }
  g_assert_cmpint (query (f, "SELECT count (*) FROM task"), ==, 0);
}

/* --- done ------------------------------------------------------------------------------- */

static void
test_contact (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    RegTaskKind kind;
    int touch; /* -1 none */
  } cases[] = {
    { REG_TASK_KIND_CALL, REG_TOUCH_KIND_CALL },
    { REG_TASK_KIND_VISIT, REG_TOUCH_KIND_VISIT },
    { REG_TASK_KIND_TASK, -1 },
    { REG_TASK_KIND_PROMISE, -1 },
    { REG_TASK_KIND_DELIVERY, -1 },
    { REG_TASK_KIND_FOLLOW_UP, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = create (f, task_new (f, cases[i].kind, "2026-11-18", -1, -1, 0));
      g_autofree char *before = store_fixture_dump (&f->store);
      gint64 action = finish (f, id, "It bakes well");
      g_autoptr (RegRecord) done = load (f, id);
      g_autofree char *after = NULL;

      g_assert_cmpint (reg_record_get_int (done, REG_TASK_DONE_AT), ==, store_fixture_now);
      g_assert_cmpstr (reg_record_get_text (done, REG_TASK_RESULT), ==, "It bakes well");
      g_assert_cmpint (query (f, "SELECT count (*) FROM touchpoint"), ==, cases[i].touch != -1);
      if (cases[i].touch != -1)
        {
          g_autofree char *sql = g_strdup_printf (
              "SELECT count (*) FROM touchpoint WHERE kind = %d AND direction = 2 AND staff_id = 1"
              " AND party_id = 1 AND summary = 'Ask how the oven does' AND body = 'It bakes well'",
              cases[i].touch);

          g_assert_cmpint (query (f, sql), ==, 1);
          g_assert_cmpint (query (f, "SELECT last_contact_at FROM party_summary"), ==,
                           store_fixture_now);
        }
      store_fixture_undo (&f->store, action, NULL, NULL);
      after = store_fixture_dump (&f->store);
      store_fixture_assert_same (after, before);
    }
}

/* Done once is done: neither another contact nor another task. */
static void
test_done_twice (Fixture *f, gconstpointer unused)
{
  gint64 id = create (f, task_new (f, REG_TASK_KIND_CALL, "2026-11-18", -1, -1, REG_REPEAT_DAILY));
  g_autoptr (RegRecord) done = NULL;

  finish (f, id, NULL);
  store_fixture_set_time ("2026-11-18T12:00:00Z");
  finish (f, id, "They will call back");
  done = load (f, id);
  g_assert_cmpint (reg_record_get_int (done, REG_TASK_DONE_AT), ==, instant (NOW_TEXT));
  g_assert_cmpstr (reg_record_get_text (done, REG_TASK_RESULT), ==, "They will call back");
  g_assert_cmpint (query (f, "SELECT count (*) FROM touchpoint"), ==, 1);
  g_assert_cmpint (query (f, "SELECT count (*) FROM task"), ==, 2);
}

static void
test_repeats (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    RegRepeat repeat;
    const char *due, *remind, *next, *next_remind;
  } cases[] = {
    { REG_REPEAT_WEEKLY, "2026-11-18", NULL, "2026-11-25", NULL },
    /* Done early: the one after it, not the same again. */
    { REG_REPEAT_WEEKLY, "2026-11-20", NULL, "2026-11-27", NULL },
    /* Done late: what passed meanwhile is not made up for, but today is. */
    { REG_REPEAT_WEEKLY, "2026-11-02", NULL, "2026-11-23", NULL },
    { REG_REPEAT_WEEKLY, "2026-11-04", NULL, "2026-11-18", NULL },
    { REG_REPEAT_MONTHLY, "2027-01-31", "2027-01-31T08:00:00Z", "2027-02-28",
      "2027-02-28T08:00:00Z" },
    /* The clock is put forward in between; the reminder stays at nine. */
    { REG_REPEAT_MONTHLY, "2027-03-15", "2027-03-15T08:00:00Z", "2027-04-15",
      "2027-04-15T07:00:00Z" },
    /* The evening before. */
    { REG_REPEAT_YEARLY, "2028-02-29", "2028-02-28T17:00:00Z", "2029-02-28",
      "2029-02-27T17:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 remind = cases[i].remind ? instant (cases[i].remind) : -1;
      gint64 id = create (
          f, task_new (f, REG_TASK_KIND_CALL, cases[i].due, 600, remind, cases[i].repeat));
      g_autofree char *before = store_fixture_dump (&f->store);
      g_autofree char *after = NULL;
      gint64 action = finish (f, id, "Well");
      gint64 next_id = query (f, "SELECT max (id) FROM task");
      g_autoptr (RegRecord) next = load (f, next_id);

      g_test_message ("%s", cases[i].due);
      g_assert_cmpint (next_id, >, id);
      assert_due (f, next_id, cases[i].next, cases[i].next_remind);
      g_assert_true (reg_record_is_null (next, REG_TASK_DONE_AT));
      g_assert_true (reg_record_is_null (next, REG_TASK_RESULT));
      g_assert_cmpint (reg_record_get_int (next, REG_TASK_DUE_MINUTE), ==, 600);
      g_assert_cmpint (reg_record_get_int (next, REG_TASK_PARTY_ID), ==, f->party);
      store_fixture_undo (&f->store, action, NULL, NULL);
      after = store_fixture_dump (&f->store);
      store_fixture_assert_same (after, before);
    }
}

/* The 31st comes back after February. */
static void
test_series (Fixture *f, gconstpointer unused)
{
  static const char *const days[] = { "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31",
                                      "2027-04-30" };
  gint64 id = create (f, task_new (f, REG_TASK_KIND_TASK, days[0], -1, -1, REG_REPEAT_MONTHLY));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      assert_due (f, id, days[i], NULL);
      finish (f, id, NULL);
      id = query (f, "SELECT max (id) FROM task");
    }
}

/* What repeats begins with none of its steps done; what was done keeps its ticks. */
static void
test_steps (Fixture *f, gconstpointer unused)
{
  gint64 id = create (f, task_new (f, REG_TASK_KIND_TASK, "2026-11-18", -1, -1, REG_REPEAT_DAILY));
  gint64 next;

  store_fixture_script (&f->store,
                        "UPDATE task SET steps = '[x] Lights' || char (10) || '[ ] Till'");
  finish (f, id, NULL);
  next = query (f, "SELECT max (id) FROM task");
  g_assert_cmpint (next, >, id);
  g_assert_cmpint (query (f, "SELECT count (*) FROM task WHERE done_at IS NULL"
                             " AND steps = '[ ] Lights' || char (10) || '[ ] Till'"),
                   ==, 1);
  g_assert_cmpint (query (f, "SELECT count (*) FROM task WHERE done_at IS NOT NULL"
                             " AND steps = '[x] Lights' || char (10) || '[ ] Till'"),
                   ==, 1);
}

/* Changed in a form: a task that is ticked there is as done as any other. */
static void
test_changed (Fixture *f, gconstpointer unused)
{
  gint64 id = create (f, task_new (f, REG_TASK_KIND_CALL, "2026-11-18", -1, -1, REG_REPEAT_WEEKLY));
  g_autoptr (RegRecord) task = load (f, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (task);
  g_autoptr (RegRecord) moved = NULL;
  g_autoptr (RegRecord) ticked = NULL;
  g_autoptr (RegRecord) bad = NULL;
  g_autoptr (GError) error = NULL;

  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, "2026-11-19");
  moved = reg_record_builder_end (builder);
  store_fixture_write (&f->store, change_job, &(Job){ .record = moved });
  g_assert_cmpint (query (f, "SELECT count (*) FROM task WHERE repeat_from = '2026-11-19'"), ==, 1);
  builder = reg_record_builder_new_from (moved);
  reg_record_builder_set_int (builder, REG_TASK_DONE_AT, 5);
  ticked = reg_record_builder_end (builder);
  store_fixture_write (&f->store, change_job, &(Job){ .record = ticked });
  g_assert_cmpint (query (f, "SELECT count (*) FROM touchpoint"), ==, 1);
  assert_due (f, query (f, "SELECT max (id) FROM task"), "2026-11-26", NULL);
  builder = reg_record_builder_new_from (moved);
  reg_record_builder_set_null (builder, REG_TASK_DUE_ON);
  bad = reg_record_builder_end (builder);
  error = store_fixture_refused (&f->store, change_job, &(Job){ .record = bad });
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
}

/* --- later ------------------------------------------------------------------------------ */

static void
test_postponed (Fixture *f, gconstpointer unused)
{
  gint64 id = create (f, task_new (f, REG_TASK_KIND_TASK, "2026-11-18", 900,
                                   instant ("2026-11-18T13:45:00Z"), REG_REPEAT_WEEKLY));
  gint64 some_day = create (f, task_new (f, REG_TASK_KIND_TASK, NULL, -1, -1, 0));
  Job job = { .id = id, .text = "2026-11-24", .command = reg_task_postpone };
  g_autoptr (GError) error = NULL;

  store_fixture_write (&f->store, command_job, &job);
  assert_due (f, id, "2026-11-24", "2026-11-24T13:45:00Z");
  /* This once: it repeats on Wednesdays still. */
  finish (f, id, NULL);
  assert_due (f, query (f, "SELECT max (id) FROM task"), "2026-11-25", "2026-11-25T13:45:00Z");
  error = store_fixture_refused (&f->store, command_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  job.text = "some day";
  error = store_fixture_refused (&f->store, command_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  job = (Job){ .id = some_day, .text = "2026-12-01", .command = reg_task_postpone };
  store_fixture_write (&f->store, command_job, &job);
  assert_due (f, some_day, "2026-12-01", NULL);
}

/* --- reminders -------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff, after, until, next;
  GPtrArray *tasks;
} Reminders;

static gboolean
reminders_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reminders *job = data;

  job->tasks = reg_task_list_reminders (db, job->staff, job->after, job->until, error);
  job->next = reg_task_get_next_reminder (db, job->staff, job->until, error);
  return job->tasks != NULL;
}

static void
assert_reminders (
    Fixture *f, gint64 staff, const char *after, const char *until, guint n, gint64 next)
{
  Reminders job = { .staff = staff, .after = instant (after), .until = instant (until) };

  store_fixture_read (&f->store, reminders_job, &job);
  g_assert_cmpuint (job.tasks->len, ==, n);
  g_assert_cmpint (job.next, ==, next);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (reg_record_get_int (job.tasks->pdata[i - 1], REG_TASK_REMIND_AT), <=,
                     reg_record_get_int (job.tasks->pdata[i], REG_TASK_REMIND_AT));
  g_ptr_array_unref (job.tasks);
}

static void
test_reminders (Fixture *f, gconstpointer unused)
{
  gint64 late = instant ("2026-11-18T12:00:00Z"), early = instant ("2026-11-18T08:00:00Z");
  gint64 second = create (f, task_new (f, REG_TASK_KIND_TASK, "2026-11-18", -1, late, 0));
  gint64 first = create (f, task_new (f, REG_TASK_KIND_TASK, "2026-11-18", -1, early, 0));
  Job job = { .id = first, .at = instant ("2026-11-18T09:15:00Z") };
  g_autoptr (GError) error = NULL;

  create (f, task_new (f, REG_TASK_KIND_TASK, "2026-11-18", -1, -1, 0));
  assert_reminders (f, f->ada, "2026-11-18T07:00:00Z", "2026-11-18T12:00:00Z", 2, REG_NEVER);
  assert_reminders (f, f->ada, "2026-11-18T07:00:00Z", "2026-11-18T11:59:59Z", 1, late);
  /* What was said is not said again. */
  assert_reminders (f, f->ada, "2026-11-18T08:00:00Z", "2026-11-18T09:00:00Z", 0, late);
  /* Those of others are theirs; while nobody is known all are said. */
  assert_reminders (f, f->bea, "2026-11-18T07:00:00Z", "2026-11-18T12:00:00Z", 0, REG_NEVER);
  assert_reminders (f, 0, "2026-11-18T07:00:00Z", "2026-11-18T12:00:00Z", 2, REG_NEVER);
  store_fixture_write (&f->store, snooze_job, &job);
  assert_reminders (f, f->ada, "2026-11-18T08:00:00Z", "2026-11-18T09:00:00Z", 0, job.at);
  finish (f, first, NULL);
  assert_reminders (f, f->ada, "2026-11-18T08:00:00Z", "2026-11-18T09:30:00Z", 0, late);
  error = store_fixture_refused (&f->store, snooze_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  store_fixture_script (&f->store, "UPDATE task SET deleted_at = 1");
  assert_reminders (f, f->ada, "2026-11-18T07:00:00Z", "2026-11-18T12:00:00Z", 0, REG_NEVER);
  g_assert_cmpint (second, <, first);
}

/* --- the next step of a deal ------------------------------------------------------------ */

static gboolean
draft_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->record = reg_task_draft_step (db, job->id, error);
  return job->record != NULL;
}

/* On the next day the shop is open: Thursday, or Monday after a Saturday; whoever looks after the deal
 * does it, else who is working. */
static void
test_step (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *change, *now, *due;
    gboolean is_beas;
  } cases[] = {
    { "UPDATE opportunity SET owner_id = 2", "2026-11-18T09:00:00Z", "2026-11-19", TRUE },
    { "UPDATE opportunity SET owner_id = NULL", "2026-11-18T09:00:00Z", "2026-11-19", FALSE },
    { "SELECT 1", "2026-11-21T09:00:00Z", "2026-11-23", FALSE },
    /* Late in the evening in London it is Thursday in Berlin. */
    { "SELECT 1", "2026-11-18T23:30:00Z", "2026-11-20", FALSE },
  };
  GError *error;
  Job job = { .id = 1 };

  store_fixture_script (&f->store,
                        ROW ("opportunity", "title, party_id, stage_id", "'Vans', 1, 1"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job draft = { .id = 1 };
      g_autoptr (RegRecord) step = NULL;

      store_fixture_script (&f->store, cases[i].change);
      store_fixture_set_time (cases[i].now);
      store_fixture_read (&f->store, draft_job, &draft);
      step = draft.record;
      g_assert_cmpint (reg_record_get_id (step), ==, 0);
      g_assert_cmpstr (reg_record_get_text (step, REG_TASK_TITLE), ==, "Vans");
      g_assert_cmpstr (reg_record_get_text (step, REG_TASK_DUE_ON), ==, cases[i].due);
      g_assert_cmpint (reg_record_get_int (step, REG_TASK_PARTY_ID), ==, f->party);
      g_assert_cmpint (reg_record_get_int (step, REG_TASK_OPPORTUNITY_ID), ==, 1);
      g_assert_cmpint (reg_record_get_int (step, REG_TASK_STAFF_ID), ==,
                       cases[i].is_beas ? f->bea : f->ada);
      draft.id = 0;
      store_fixture_write (&f->store, create_job, &draft);
      g_assert_cmpint (draft.id, !=, 0);
    }
  g_assert_cmpint (query (f, "SELECT count (*) FROM task WHERE opportunity_id = 1"), ==,
                   G_N_ELEMENTS (cases));
  job.id = 99;
  error = store_fixture_refused (&f->store, draft_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

/* --- a file of an older program --------------------------------------------------------- */

static void
exec (sqlite3 *handle, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
test_older_file (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->store.folder, "old.regulars", NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (
      "/app/regulars/Regulars/migrations/0001-first-day.sql", 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegRecord) task = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  exec (handle, g_bytes_get_data (script, NULL));
  exec (handle, "PRAGMA application_id = 1380280181; PRAGMA user_version = 1;" ROW (
                    "task", "kind, title, due_on", "1, 'child seats', '2026-11-18'"));
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_assert_cmpint (REG_DB_APPLICATION_ID, ==, 1380280181);

  g_free (f->store.path);
  f->store.path = g_steal_pointer (&path);
  store_fixture_use_clock (&f->store, NOW_TEXT);
  task = load (f, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "child seats");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-18");
  for (int i = REG_TASK_DUE_MINUTE; i < REG_TASK_N_FIELDS; i++)
    g_assert_true (reg_record_is_null (task, i));
  finish (f, 1, "Brought");
  g_assert_cmpint (query (f, "SELECT count (*) FROM task WHERE result = 'Brought'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/tasks/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("refused", test_refused);
  ADD ("contact", test_contact);
  ADD ("done-twice", test_done_twice);
  ADD ("repeats", test_repeats);
  ADD ("steps", test_steps);
  ADD ("series", test_series);
  ADD ("changed", test_changed);
  ADD ("postponed", test_postponed);
  ADD ("reminders", test_reminders);
  ADD ("step", test_step);
  ADD ("older-file", test_older_file);
#undef ADD
  return g_test_run ();
}
