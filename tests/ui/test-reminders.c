/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-policy.h"
#include "ui/task/reg-task-reminders.h"
#include "work-fixture.h"

/* Reminders: when they are said, to whom, how often, and what is answered. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, sam;
  RegTaskReminders *reminders;
  GString *said; /* "Call·Bakery", "-3" for one that is taken back; in their order */
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery");
  self->sam = work_add_staff (WORK (self), "Sam Okoye", REG_ROLE_SALES);
  self->reminders = NULL;
  self->said = g_string_new ("");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_object (&self->reminders);
  g_string_free (self->said, TRUE);
  work_tear_down (WORK (self), NULL);
}

static void
due_cb (RegTaskReminders *reminders, RegRecord *task, const char *party, Fixture *self)
{
  g_string_append_printf (self->said, "%s%s·%s", self->said->len > 0 ? " " : "",
                          reg_record_get_text (task, REG_TASK_TITLE), party);
}

static void
over_cb (RegTaskReminders *reminders, gint64 task, Fixture *self)
{
  g_string_append_printf (self->said, "%s-%" G_GINT64_FORMAT, self->said->len > 0 ? " " : "", task);
}

static void
begin (Fixture *self, const char *said_until)
{
  g_clear_object (&self->reminders);
  self->reminders = reg_task_reminders_new (UI (self)->session,
                                            said_until != NULL ? work_instant (said_until) : 0);
  g_signal_connect (self->reminders, "due", G_CALLBACK (due_cb), self);
  g_signal_connect (self->reminders, "over", G_CALLBACK (over_cb), self);
}

/* What is said at a moment. */
static void
assert_said (Fixture *self, const char *now, const char *expected)
{
  g_string_truncate (self->said, 0);
  if (now != NULL)
    work_set_time (now);
  reg_task_reminders_look (self->reminders);
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (self->said->str, ==, expected);
}

static gint64
add (Fixture *self, const char *title, gint64 staff, const char *remind)
{
  gint64 id = work_add_task (WORK (self), REG_TASK_KIND_CALL, title, "2026-11-18", staff,
                             staff != 0 ? self->party : 0);

  work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_REMIND_AT, work_instant (remind));
  return id;
}

static void
test_in_time (Fixture *self, gconstpointer unused)
{
  add (self, "Second", UI (self)->owner, "2026-11-18T11:00:00Z");
  add (self, "First", UI (self)->owner, "2026-11-18T10:00:00Z");
  add (self, "Nobody", 0, "2026-11-18T11:00:00Z");
  add (self, "Sam", self->sam, "2026-11-18T10:00:00Z");
  begin (self, NULL);
  assert_said (self, "2026-11-18T09:59:59Z", "");
  assert_said (self, "2026-11-18T10:00:00Z", "First·Bakery");
  assert_said (self, "2026-11-18T10:30:00Z", "");
  g_assert_cmpint (reg_task_reminders_get_said_until (self->reminders), ==,
                   work_instant ("2026-11-18T10:30:00Z"));
  assert_said (self, "2026-11-18T12:00:00Z", "Second·Bakery Nobody·");
  /* The clock is put back: nothing is said twice. */
  assert_said (self, "2026-11-18T09:00:00Z", "");
  assert_said (self, "2026-11-18T12:00:00Z", "");
}

/* Without anybody looking: a change of the book is looked at, and the clock. */
static void
test_by_itself (Fixture *self, gconstpointer unused)
{
  begin (self, NULL);
  add (self, "Call", UI (self)->owner, "2026-11-18T08:59:00Z");
  while (self->said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (self->said->str, ==, "Call·Bakery");
}

/* What came while the program was not running is said when it is opened, unless it is old. */
static void
test_missed (Fixture *self, gconstpointer unused)
{
  add (self, "Old", UI (self)->owner, "2026-11-10T10:00:00Z");
  add (self, "Yesterday", UI (self)->owner, "2026-11-17T10:00:00Z");
  add (self, "Today", UI (self)->owner, "2026-11-18T08:00:00Z");
  begin (self, "2026-11-17T12:00:00Z");
  assert_said (self, NULL, "Today·Bakery");
  begin (self, NULL);
  assert_said (self, NULL, "Yesterday·Bakery Today·Bakery");
}

static void
test_done (Fixture *self, gconstpointer unused)
{
  gint64 id = add (self, "Call", UI (self)->owner, "2026-11-18T09:00:00Z");
  g_autofree char *over = g_strdup_printf ("-%" G_GINT64_FORMAT, id);

  begin (self, NULL);
  assert_said (self, "2026-11-18T09:00:00Z", "Call·Bakery");
  g_string_truncate (self->said, 0);
  reg_task_reminders_done (self->reminders, id);
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (self->said->str, ==, over);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==,
                   work_now ());
  /* A call that was made is a contact, and one undo takes both back. */
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TOUCHPOINT), ==, 1);
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TOUCHPOINT), ==, 0);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==, 0);
}

static void
test_later (Fixture *self, gconstpointer unused)
{
  gint64 id = add (self, "Call", UI (self)->owner, "2026-11-18T09:00:00Z");

  begin (self, NULL);
  assert_said (self, "2026-11-18T09:10:00Z", "Call·Bakery");
  reg_task_reminders_later (self->reminders, id);
  ui_fixture_settle (UI (self));
  assert_said (self, "2026-11-18T10:09:59Z", "");
  assert_said (self, "2026-11-18T10:10:00Z", "Call·Bakery");
}

/* What is done or put off elsewhere is taken off the screen. */
static void
test_over (Fixture *self, gconstpointer unused)
{
  gint64 done = add (self, "Call", UI (self)->owner, "2026-11-18T09:00:00Z");
  gint64 gone = add (self, "Go", UI (self)->owner, "2026-11-18T09:00:00Z");
  gint64 later = add (self, "Write", UI (self)->owner, "2026-11-18T09:00:00Z");
  g_autofree char *over = g_strdup_printf (
      "-%" G_GINT64_FORMAT " -%" G_GINT64_FORMAT " -%" G_GINT64_FORMAT, done, gone, later);

  begin (self, NULL);
  assert_said (self, NULL, "Call·Bakery Go·Bakery Write·Bakery");
  work_change_int (WORK (self), REG_ENTITY_TASK, done, REG_TASK_DONE_AT, 5);
  ui_delete (UI (self), REG_ENTITY_TASK, gone);
  work_change_int (WORK (self), REG_ENTITY_TASK, later, REG_TASK_REMIND_AT,
                   work_instant ("2026-11-19T09:00:00Z"));
  assert_said (self, NULL, over);
  assert_said (self, NULL, "");
}

/* Another person has other reminders; a closed book has none on the screen. */
static void
test_persons (Fixture *self, gconstpointer unused)
{
  gint64 id = add (self, "Call", self->sam, "2026-11-18T09:30:00Z");
  g_autofree char *over = g_strdup_printf ("-%" G_GINT64_FORMAT, id);

  begin (self, NULL);
  assert_said (self, "2026-11-18T09:20:00Z", "");
  reg_session_set_staff (UI (self)->session, self->sam);
  assert_said (self, "2026-11-18T09:30:00Z", "Call·Bakery");
  g_string_truncate (self->said, 0);
  reg_task_reminders_take_back (self->reminders);
  g_assert_cmpstr (self->said->str, ==, over);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  gint64 id = add (self, "Call", UI (self)->owner, "2026-11-18T09:00:00Z");

  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  begin (self, NULL);
  assert_said (self, NULL, "Call·Bakery");
  reg_task_reminders_done (self->reminders, id);
  reg_task_reminders_later (self->reminders, id);
  ui_fixture_settle (UI (self));
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==, 0);
}

static void
test_notification (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) task = ui_fixture_load (
      UI (self), REG_ENTITY_TASK, add (self, "Call", UI (self)->owner, "2026-11-18T09:00:00Z"));
  g_autoptr (GNotification) with = reg_task_reminder_notification (task, "Bakery");
  g_autoptr (GNotification) without = reg_task_reminder_notification (task, "");

  g_assert_true (G_IS_NOTIFICATION (with));
  g_assert_true (G_IS_NOTIFICATION (without));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/reminders/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("in-time", test_in_time);
  ADD ("by-itself", test_by_itself);
  ADD ("missed", test_missed);
  ADD ("done", test_done);
  ADD ("later", test_later);
  ADD ("over", test_over);
  ADD ("persons", test_persons);
  ADD ("read-only", test_read_only);
  ADD ("notification", test_notification);
#undef ADD
  return g_test_run ();
}
