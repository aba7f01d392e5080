/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-week.h"
#include "store/reg-agenda.h"
#include "store/reg-tasks.h"

/* Some days of the calendar: which tasks stand on them, whose birthday it is, and how a task is put
 * elsewhere. It is Wednesday 18 November 2026 in Berlin. */
#define TASK(values)                                                                               \
  ROW ("task",                                                                                     \
       "kind, title, party_id, staff_id, due_on, due_minute, minutes, done_at, deleted_at",        \
       values)
#define BORN(name, birthday) ROW ("party", "name, birthday", "'" name "', '" birthday "'")
#define ANSWER(party, purpose, channel, answer, day)                                               \
  ROW ("consent", "party_id, purpose, channel, answer, answered_on",                               \
       #party ", " #purpose ", " #channel ", " #answer ", '" day "'")

/* clang-format off */
static const char *tasks =
    ROW ("staff", "name, role, active", "'Bea', 0, 1")
    ROW ("party", "name", "'Bakery'")
    TASK ("3, 'ten', 1, 1, '2026-11-18', 600, NULL, NULL, NULL")
    TASK ("4, 'nine', 1, 2, '2026-11-18', 540, 90, NULL, NULL")
    TASK ("0, 'day', NULL, NULL, '2026-11-18', NULL, NULL, NULL, NULL")
    TASK ("5, 'done', 1, 1, '2026-11-16', 480, 15, 7, NULL")
    TASK ("NULL, 'last', NULL, 1, '2026-11-22', 1439, NULL, NULL, NULL")
    TASK ("0, 'before', NULL, 1, '2026-11-15', NULL, NULL, NULL, NULL")
    TASK ("0, 'after', NULL, 1, '2026-11-23', 0, NULL, NULL, NULL")
    TASK ("0, 'some day', NULL, 1, NULL, NULL, NULL, NULL, NULL")
    TASK ("0, 'bin', NULL, 1, '2026-11-18', NULL, NULL, NULL, 5");
/* clang-format on */

typedef struct
{
  const char *first;
  int n_days;
  gint64 staff;
  guint limit;
  RegAgenda *agenda;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->agenda = reg_agenda_load (db, load->first, load->n_days, load->staff, load->limit, error);
  return load->agenda != NULL;
}

static RegAgenda *
load (StoreFixture *f, const char *first, int n_days, gint64 staff, guint limit)
{
  Load job = { first, n_days, staff, limit, NULL };

  store_fixture_read (f, load_job, &job);
  return job.agenda;
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
}

static void
assert_tasks (StoreFixture *f, const Load *asked, const char *expected, gboolean is_more)
{
  g_autoptr (RegAgenda) agenda = load (f, asked->first, asked->n_days, asked->staff, asked->limit);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < agenda->tasks->len; i++)
    {
      const RegAgendaTask *task = agenda->tasks->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", task->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (agenda->is_more == is_more);
}

static void
test_days (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    Load asked;
    const char *expected;
    gboolean is_more;
  } cases[] = {
    { { "2026-11-16", 7, 0, 100, NULL }, "done, day, nine, ten, last", FALSE },
    { { "2026-11-16", 7, 0, 5, NULL }, "done, day, nine, ten, last", FALSE },
    { { "2026-11-16", 7, 0, 4, NULL }, "done, day, nine, ten", TRUE },
    /* Mine are those of nobody, too. */
    { { "2026-11-16", 7, 1, 100, NULL }, "done, day, ten, last", FALSE },
    { { "2026-11-16", 7, 2, 100, NULL }, "day, nine", FALSE },
    { { "2026-11-18", 1, 0, 100, NULL }, "day, nine, ten", FALSE },
    { { "2026-11-15", 9, 1, 100, NULL }, "before, done, day, ten, last, after", FALSE },
    { { "2031-01-01", 7, 0, 100, NULL }, "", FALSE },
  };

  store_fixture_script (f, tasks);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_tasks (f, &cases[i].asked, cases[i].expected, cases[i].is_more);
}

static void
test_contents (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegAgenda) agenda = NULL;
  const RegAgendaTask *task;

  store_fixture_script (f, tasks);
  agenda = load (f, "2026-11-16", 7, 0, 100);
  task = agenda->tasks->pdata[0];
  g_assert_cmpint (task->kind, ==, REG_TASK_KIND_DELIVERY);
  g_assert_cmpint (task->minutes, ==, 15);
  g_assert_true (task->is_done);
  task = agenda->tasks->pdata[1];
  g_assert_cmpint (task->minute, ==, -1);
  g_assert_cmpint (task->party, ==, 0);
  g_assert_cmpint (task->staff, ==, 0);
  g_assert_cmpstr (task->party_name, ==, "");
  g_assert_cmpstr (task->staff_name, ==, "");
  task = agenda->tasks->pdata[2];
  g_assert_cmpint (task->id, ==, 2);
  g_assert_cmpstr (task->party_name, ==, "Bakery");
  g_assert_cmpstr (task->staff_name, ==, "Bea");
  g_assert_cmpstr (task->day, ==, "2026-11-18");
  g_assert_cmpint (task->minute, ==, 540);
  g_assert_cmpint (task->minutes, ==, 90);
  g_assert_false (task->is_done);
  task = agenda->tasks->pdata[3];
  g_assert_cmpint (task->minutes, ==, REG_TASK_USUAL_MINUTES);
  task = agenda->tasks->pdata[4];
  g_assert_cmpint (task->kind, ==, REG_TASK_KIND_TASK);
  g_assert_true (reg_opening_hours_opens_on (agenda->hours, 3));
}

static void
test_no_days (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *first;
    int n_days;
  } cases[] = {
    { "", 7 }, { "--11-16", 7 }, { "2026-11-31", 7 }, { "2026-11-16", 0 }, { "9999-12-30", 7 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Load job = { cases[i].first, cases[i].n_days, 0, 100, NULL };
      g_autoptr (GError) error = store_fixture_refused (f, load_job, &job);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
}

/* --- birthdays -------------------------------------------------------------------------- */

static void
assert_birthdays (StoreFixture *f, const char *first, const char *expected)
{
  g_autoptr (RegAgenda) agenda = load (f, first, 7, 0, 100);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < agenda->birthdays->len; i++)
    {
      const RegAgendaBirthday *birthday = agenda->birthdays->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", birthday->day + 5,
                              birthday->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Only who said yes to greetings, and did not say no since. */
static void
test_birthdays (StoreFixture *f, gconstpointer unused)
{
  /* clang-format off */
  store_fixture_script (f,
      BORN ("Yes", "1980-11-18") ANSWER (1, 3, 1, 0, "2026-01-01")
      BORN ("Nobody asked", "1980-11-18")
      BORN ("No", "1980-11-18") ANSWER (3, 3, 1, 1, "2026-01-01")
      BORN ("No longer", "1980-11-18") ANSWER (4, 3, 1, 0, "2026-01-01")
        ANSWER (4, 3, 1, 2, "2026-02-01")
      BORN ("By post only", "--11-17") ANSWER (5, 3, 1, 1, "2026-01-01")
        ANSWER (5, 3, 2, 0, "2026-01-01")
      BORN ("To news only", "1980-11-18") ANSWER (6, 2, 1, 0, "2026-01-01")
      BORN ("Other week", "1980-11-25") ANSWER (7, 3, 1, 0, "2026-01-01")
      BORN ("A leap day", "1980-02-29") ANSWER (8, 3, 1, 0, "2026-01-01")
      BORN ("Turn of the year", "1980-01-02") ANSWER (9, 3, 1, 0, "2026-01-01")
      BORN ("In the bin", "1980-11-18") ANSWER (10, 3, 1, 0, "2026-01-01")
        "UPDATE party SET deleted_at = 5 WHERE id = 10;"
      BORN ("Restricted", "1980-11-18") ANSWER (11, 3, 1, 0, "2026-01-01")
        "UPDATE party SET restricted = 1 WHERE id = 11;"
      BORN ("Also", "1980-11-18") ANSWER (12, 3, 0, 0, "2026-01-01")
        ANSWER (12, 3, 1, 0, "2026-01-01"));
  /* clang-format on */
  assert_birthdays (f, "2026-11-16", "11-17 By post only, 11-18 Also, 11-18 Yes");
  assert_birthdays (f, "2026-11-23", "11-25 Other week");
  assert_birthdays (f, "2027-02-22", "02-28 A leap day");
  assert_birthdays (f, "2028-02-28", "02-29 A leap day");
  assert_birthdays (f, "2028-02-22", "");
  assert_birthdays (f, "2026-12-28", "01-02 Turn of the year");
}

/* --- moving ----------------------------------------------------------------------------- */

typedef struct
{
  gint64 task;
  const char *day;
  int minute;
} Move;

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  return reg_task_move (db, move->task, move->day, move->minute, error);
}

/* The reminder moves along: by days for whole days, by the clock for times, also over a change of the
 * clocks, which in Berlin are put back on 25 October 2026. */
static void
test_move (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *due;
    const char *minute;
    const char *remind;
    Move move;
    const char *reminded;
  } cases[] = {
    { "2026-11-18", "600", "2026-11-18 08:45:00", { 1, "2026-11-18", 615 }, "2026-11-18 09:00:00" },
    { "2026-11-18", "600", "2026-11-17 09:00:00", { 1, "2026-11-20", 600 }, "2026-11-19 09:00:00" },
    { "2026-10-24", "600", "2026-10-24 07:00:00", { 1, "2026-10-25", 600 }, "2026-10-25 08:00:00" },
    { "2026-10-24", "NULL", "2026-10-24 07:00:00", { 1, "2026-10-25", -1 }, "2026-10-25 08:00:00" },
    { "2026-11-18",
      "NULL",
      "2026-11-18 08:00:00",
      { 1, "2026-11-19", 600 },
      "2026-11-19 08:00:00" },
    { "2026-11-18", "600", "2026-11-18 08:45:00", { 1, "2026-11-19", -1 }, "2026-11-19 08:45:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Move move = cases[i].move;
      g_autofree char *script = g_strdup_printf (
          "DELETE FROM task;" ROW ("task", "id, title, due_on, due_minute, remind_at",
                                   "1, 'x', '%s', %s, unixepoch ('%s') * 1000"),
          cases[i].due, cases[i].minute, cases[i].remind);
      g_autofree char *after = g_strdup_printf (
          "SELECT count (*) FROM task WHERE due_on = '%s' AND coalesce (due_minute, -1) = %d"
          " AND remind_at = unixepoch ('%s') * 1000",
          move.day, move.minute, cases[i].reminded);
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;
      gint64 action;

      g_test_message ("%u", i);
      store_fixture_script (f, script);
      before = store_fixture_dump (f);
      action = store_fixture_write (f, move_job, &move);
      g_assert_cmpint (store_fixture_query_int (f, after), ==, 1);
      store_fixture_undo (f, action, NULL, NULL);
      undone = store_fixture_dump (f);
      store_fixture_assert_same (undone, before);
    }
}

static void
test_move_refused (StoreFixture *f, gconstpointer unused)
{
  Move moves[] = { { 1, "2026-11-31", 600 },
                   { 1, "--11-18", 600 },
                   { 1, "", -1 },
                   { 1, "2026-11-18", 1440 },
                   { 99, "2026-11-18", 600 } };

  store_fixture_script (f, tasks);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, move_job, &moves[i]);

      g_assert_cmpint (error->domain, ==, REG_STORE_ERROR);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT due_minute FROM task WHERE id = 1"), ==,
                   600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/agenda/" #name, StoreFixture, NULL, set_up, test_##name,                     \
              store_fixture_tear_down)
  ADD (days);
  ADD (contents);
  ADD (no_days);
  ADD (birthdays);
  ADD (move);
  ADD (move_refused);
  return g_test_run ();
}
