/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui/task/reg-promises-dialog.h"
#include "bakery-fixture.h"

/* The list of promises in its dialog. It is Wednesday, 18 November 2026. */
typedef BakeryFixture Fixture;

static gint64
add (Fixture *self, const char *title, const char *due)
{
  return work_add_task (WORK (self), REG_TASK_KIND_PROMISE, title, due, self->sam, self->party);
}

static void
show (Fixture *self, int width)
{
  self->window = work_show_page (WORK (self), NULL, width);
  self->shown = GTK_WIDGET (reg_promises_dialog_new (UI (self)->session));
  adw_dialog_present (ADW_DIALOG (self->shown), self->window);
  ui_fixture_settle (UI (self));
}

static void
assert_rows (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new ("");

  work_append_rows (self->shown, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static GtkWidget *
find_row (Fixture *self, const char *title)
{
  GtkWidget *row = work_find_row (self->shown, title);

  g_assert_true (ADW_IS_ACTION_ROW (row));
  return row;
}

static void
press_kept (Fixture *self, const char *title)
{
  GtkWidget *label = ui_find_text (find_row (self, title), "Kept");
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (UI (self));
}

/* What I promised and what I am to keep; everybody else's is a click away. */
static void
test_mine (Fixture *self, gconstpointer unused)
{
  gint64 promised = add (self, "Call about the lamp", "2026-11-20");

  add (self, "Child seats", "2026-11-19");
  work_add_task (WORK (self), REG_TASK_KIND_PROMISE, "Tyres", "2026-11-21", UI (self)->owner,
                 self->party);
  work_change_int (WORK (self), REG_ENTITY_TASK, promised, REG_TASK_PROMISED_BY, UI (self)->owner);
  show (self, 600);
  g_assert_true (ui_shows (self->shown, "Child seats"));
  ui_click (UI (self), self->shown, "Only mine");
  g_assert_false (ui_shows (self->shown, "Child seats"));
  g_assert_true (ui_shows (self->shown, "Call about the lamp"));
  g_assert_true (ui_shows (self->shown, "Tyres"));
  ui_assert_named (self->shown);
  ui_click (UI (self), self->shown, "Only mine");
  g_assert_true (ui_shows (self->shown, "Child seats"));
}

static void
test_none_of_mine (Fixture *self, gconstpointer unused)
{
  add (self, "Child seats", "2026-11-19");
  show (self, 360);
  ui_click (UI (self), self->shown, "Only mine");
  g_assert_true (ui_shows (self->shown, "You have nothing to keep"));
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Sweep", "2026-11-01", self->sam, 0);
  show (self, 360);
  g_assert_true (ui_shows (self->shown, "Nothing was promised yet"));
  ui_assert_named (self->shown);
  /* It looks again by itself. */
  add (self, "The lamps", "2026-11-20");
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (self->shown, "Nothing was promised yet"));
  assert_rows (self, "Still to keep:The lamps|");
}

static void
test_shown (Fixture *self, gconstpointer unused)
{
  gint64 late = add (self, "The child seats", "2026-11-16");
  gint64 timed = add (self, "A call back", "2026-11-18");
  gint64 kept = add (self, "The bells", "2026-11-02");
  g_autofree char *asked = g_strdup_printf ("open-task %" G_GINT64_FORMAT, late);

  add (self, "A <better> price & more", NULL);
  work_change_int (WORK (self), REG_ENTITY_TASK, timed, REG_TASK_DUE_MINUTE, 870);
  work_change_int (WORK (self), REG_ENTITY_TASK, kept, REG_TASK_DONE_AT, work_now ());
  show (self, 900);
  assert_rows (self, "Overdue:The child seats|Still to keep:A call back|A <better> price & more|"
                     "Kept:The bells|");
  g_assert_true (ui_shows (find_row (self, "The child seats"), "2 days late"));
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, "The child seats"))), ==,
      "Bakery De Halm · promised by Sam Okoye · until 16 Nov");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, "A call back"))),
                   ==, "Bakery De Halm · promised by Sam Okoye · until 18 Nov, 14:30");
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, "A <better> price & more"))), ==,
      "Bakery De Halm · promised by Sam Okoye");
  g_assert_true (ui_shows (find_row (self, "A call back"), "today"));
  g_assert_true (ui_shows (find_row (self, "The bells"), "kept today"));
  g_assert_null (ui_find_text (find_row (self, "The bells"), "Kept"));
  ui_assert_named (self->shown);
  g_signal_emit_by_name (find_row (self, "The child seats"), "activated");
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
}

/* Kept, undone and done again; the focus goes on to the next one. */
static void
test_kept (Fixture *self, gconstpointer unused)
{
  gint64 late = add (self, "The child seats", "2026-11-16");

  add (self, "The lamps", "2026-11-17");
  show (self, 900);
  gtk_widget_grab_focus (find_row (self, "The child seats"));
  press_kept (self, "The child seats");
  assert_rows (self, "Overdue:The lamps|Kept:The child seats|");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, late, REG_TASK_DONE_AT), ==,
                   work_now ());
  g_assert_true (gtk_widget_get_state_flags (find_row (self, "The lamps"))
                 & GTK_STATE_FLAG_FOCUS_WITHIN);
  work_undo_by_toast (WORK (self), self->shown);
  assert_rows (self, "Overdue:The child seats|The lamps|");
  work_redo (WORK (self));
  assert_rows (self, "Overdue:The lamps|Kept:The child seats|");
  press_kept (self, "The lamps");
  assert_rows (self, "Kept:The lamps|The child seats|");
}

/* In a book that can only be read nothing changes, and it says so. */
static void
test_read_only (Fixture *self, gconstpointer unused)
{
  add (self, "The child seats", "2026-11-16");
  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  show (self, 360);
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*Nothing was changed*");
  press_kept (self, "The child seats");
  g_test_assert_expected_messages ();
  assert_rows (self, "Overdue:The child seats|");
}

/* A hundred are listed; how many there are is said. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("");

  for (int i = 0; i < 103; i++)
    add (self, "The lamps", "2026-12-01");
  show (self, 360);
  work_append_rows (self->shown, text);
  g_assert_cmpuint (text->len, ==, strlen ("Still to keep:") + 100 * strlen ("The lamps|"));
  g_assert_true (ui_shows (self->shown, "The first 100 of 103"));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/promises/" path, Fixture, NULL, bakery_set_up, function, bakery_tear_down)
  ADD ("none", test_none);
  ADD ("mine", test_mine);
  ADD ("none-of-mine", test_none_of_mine);
  ADD ("shown", test_shown);
  ADD ("kept", test_kept);
  ADD ("read-only", test_read_only);
  ADD ("many", test_many);
#undef ADD
  return g_test_run ();
}
