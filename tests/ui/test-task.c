/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui/task/reg-task-calendar.h"
#include "ui/task/reg-task-window.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-party-search.h"
#include "bakery-fixture.h"

/* A task, a promise or a follow-up in its window. */
typedef BakeryFixture Fixture;

static void
window_gone_cb (gpointer data, GObject *object)
{
  *(GtkWidget **)data = NULL;
}

static void
open_window (Fixture *self, gint64 id, gint64 party)
{
  self->window = GTK_WIDGET (reg_task_window_create (NULL, UI (self)->session, id, party));
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_show (WORK (self), GTK_WINDOW (self->window), 0);
}

static GtkWidget *
find_child (Fixture *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->window, REG_TYPE_TASK_WINDOW, id));
}

static void
type (Fixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (self, id)), text);
}

static const char *
get_typed (Fixture *self, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_child (self, id)));
}

static void
choose (Fixture *self, const char *id, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (self, id)), position);
}

/* Enter in the first line. */
static void
press_enter (Fixture *self)
{
  g_signal_emit_by_name (find_child (self, "title_row"), "entry-activated");
  ui_fixture_settle (UI (self));
}

static gboolean
can_save (Fixture *self)
{
  return gtk_widget_get_sensitive (find_child (self, "save_button"));
}

static RegRecord *
get_only (Fixture *self)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (UI (self), REG_ENTITY_TASK, -1, 0);

  g_assert_cmpuint (all->len, ==, 1);
  return reg_record_ref (all->pdata[0]);
}

static void
press_button (Fixture *self, const char *text)
{
  GtkWidget *button = gtk_widget_get_ancestor (ui_find_text (self->window, text), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (UI (self));
}

/* --- a new one -------------------------------------------------------------------------- */

static void
test_new (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) task = NULL;

  open_window (self, 0, self->party);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "New task");
  g_assert_false (gtk_widget_get_visible (find_child (self, "existing_box")));
  /* Today, and for who is working. */
  g_assert_cmpstr (get_typed (self, "due_row"), ==, "18-11-2026");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "staff_row"))), ==,
                    1);
  g_assert_false (can_save (self));
  type (self, "title_row", "  Bring the catalogue ");
  g_assert_true (can_save (self));
  type (self, "due_row", "24-12-2026");
  type (self, "note_row", " The new one ");
  choose (self, "kind_row", REG_TASK_KIND_PROMISE);
  choose (self, "staff_row", 2);
  press_enter (self);

  g_assert_null (self->window);
  task = get_only (self);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Bring the catalogue");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_NOTE), ==, "The new one");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-12-24");
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_KIND), ==, REG_TASK_KIND_PROMISE);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, self->party);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, self->sam);
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
  work_redo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 1);
}

static void
test_least (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) task = NULL;

  open_window (self, 0, 0);
  type (self, "title_row", "Sweep");
  type (self, "due_row", "");
  g_assert_true (can_save (self));
  press_enter (self);
  task = get_only (self);
  g_assert_true (reg_record_is_null (task, REG_TASK_DUE_ON));
  g_assert_true (reg_record_is_null (task, REG_TASK_PARTY_ID));
  g_assert_true (reg_record_is_null (task, REG_TASK_NOTE));
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_KIND), ==, REG_TASK_KIND_TASK);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, UI (self)->owner);
}

/* Days as they are written in the firm's country; what is no day is not saved. */
static void
test_days (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *typed;
    gboolean is_day;
  } cases[] = {
    { "31-12-2026", TRUE },  { "1-2-2027", TRUE },    { "29-2-2028", TRUE }, { "29-2-2027", FALSE },
    { "31-04-2027", FALSE }, { "31-31-2026", FALSE }, { "tomorrow", FALSE }, { "0-1-2027", FALSE },
    { "2026", FALSE },       { "--12-24", FALSE },    { "", TRUE },
  };

  open_window (self, 0, 0);
  type (self, "title_row", "Sweep");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (self, "due_row", cases[i].typed);
      if (can_save (self) != cases[i].is_day)
        g_error ("“%s” is %s", cases[i].typed, cases[i].is_day ? "refused" : "taken");
      g_assert_cmpint (gtk_widget_has_css_class (find_child (self, "due_row"), "error"), ==,
                       !cases[i].is_day);
    }
  type (self, "due_row", "29-2-2027");
  press_enter (self);
  g_assert_nonnull (self->window);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
}

static void
test_without_words (Fixture *self, gconstpointer unused)
{
  open_window (self, 0, 0);
  type (self, "title_row", " \t");
  g_assert_false (can_save (self));
  press_enter (self);
  reg_task_window_save (REG_TASK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
}

static void
test_twice (Fixture *self, gconstpointer unused)
{
  open_window (self, 0, 0);
  type (self, "title_row", "Sweep");
  reg_task_window_save (REG_TASK_WINDOW (self->window));
  reg_task_window_save (REG_TASK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 1);
}

/* --- when ------------------------------------------------------------------------------- */

static void
assert_reminder (Fixture *self, gint64 id, const char *utc)
{
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_REMIND_AT), ==,
                   utc != NULL ? work_instant (utc) : 0);
}

/* At a place of the calendar; how long it takes is kept where it is not as usual. */
static void
test_at (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) task = NULL;
  g_autoptr (RegRecord) changed = NULL;

  self->window = GTK_WIDGET (
      reg_task_window_create_at (NULL, UI (self)->session, "2026-11-20", 870));
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_show (WORK (self), GTK_WINDOW (self->window), 0);
  g_assert_cmpstr (get_typed (self, "due_row"), ==, "20-11-2026");
  g_assert_cmpstr (get_typed (self, "time_row"), ==, "14:30");
  g_assert_true (gtk_widget_is_sensitive (find_child (self, "minutes_row")));
  type (self, "time_row", "");
  g_assert_false (gtk_widget_is_sensitive (find_child (self, "minutes_row")));
  type (self, "time_row", "14:30");
  type (self, "title_row", "Look at the counter");
  press_enter (self);
  task = get_only (self);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_DUE_MINUTE), ==, 870);
  g_assert_true (reg_record_is_null (task, REG_TASK_MINUTES));
  open_window (self, reg_record_get_id (task), 0);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (find_child (self, "minutes_row"))), ==,
                     30);
  type (self, "minutes_row", "95");
  press_enter (self);
  changed = get_only (self);
  g_assert_cmpint (reg_record_get_int (changed, REG_TASK_MINUTES), ==, 95);
  open_window (self, reg_record_get_id (task), 0);
  g_assert_cmpstr (get_typed (self, "minutes_row"), ==, "95");
}

/* Reminders by the clock on the wall: "a day before" is at the same time, "none" is none. */
static void
test_reminders (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *due, *time;
    guint choice;
    const char *remind;
    gint64 minute;
  } cases[] = {
    { "24-12-2026", "14:30", 0, NULL, 870 },
    { "24-12-2026", "14:30", 1, "2026-12-24T13:30:00Z", 870 },
    { "24-12-2026", "2:30 pm", 2, "2026-12-24T13:15:00Z", 870 },
    { "24-12-2026", "1430", 3, "2026-12-24T12:30:00Z", 870 },
    { "24-12-2026", "", 1, "2026-12-24T08:00:00Z", 0 },
    { "24-12-2026", "", 4, "2026-12-23T08:00:00Z", 0 },
    /* The night in which the clock is put forward. */
    { "28-3-2027", "10", 4, "2027-03-27T09:00:00Z", 600 },
    { "28-3-2027", "10", 3, "2027-03-28T07:00:00Z", 600 },
    /* Without a day there is nothing to be reminded of, whatever stands in the other rows. */
    { "", "14:30", 2, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      open_window (self, 0, 0);
      type (self, "title_row", "Bring the oven");
      type (self, "due_row", cases[i].due);
      type (self, "time_row", cases[i].time);
      choose (self, "remind_row", cases[i].choice);
      press_enter (self);
      g_assert_null (self->window);
      {
        g_autoptr (RegRecord) task = get_only (self);

        g_test_message ("%s %s", cases[i].due, cases[i].time);
        g_assert_cmpint (reg_record_get_int (task, REG_TASK_DUE_MINUTE), ==, cases[i].minute);
        g_assert_cmpint (reg_record_is_null (task, REG_TASK_DUE_MINUTE), ==, cases[i].minute == 0);
        assert_reminder (self, reg_record_get_id (task), cases[i].remind);
      }
      work_undo (WORK (self));
    }
}

static void
test_times (Fixture *self, gconstpointer unused)
{
  open_window (self, 0, 0);
  type (self, "title_row", "Bring the oven");
  type (self, "time_row", "noon");
  g_assert_false (can_save (self));
  g_assert_true (gtk_widget_has_css_class (find_child (self, "time_row"), "error"));
  type (self, "due_row", "");
  g_assert_true (can_save (self));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const rows[] = { "time_row", "remind_row", "repeat_row" };

      g_assert_false (gtk_widget_get_sensitive (find_child (self, rows[i])));
    }
  type (self, "due_row", "24-12-2026");
  g_assert_false (can_save (self));
  type (self, "time_row", "12");
  g_assert_true (can_save (self));
  g_assert_false (gtk_widget_has_css_class (find_child (self, "time_row"), "error"));
}

/* What was chosen is shown again; a reminder of another time stays what it is. */
static void
test_shown_again (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *remind;
    guint choice;
  } cases[] = {
    { "2026-11-20T13:30:00Z", 1 }, { "2026-11-20T13:15:00Z", 2 }, { "2026-11-20T12:30:00Z", 3 },
    { "2026-11-19T13:30:00Z", 4 }, { "2026-11-20T06:59:00Z", 5 },
  };
  gint64 id = work_add_task (WORK (self), REG_TASK_KIND_VISIT, "Look at the oven", "2026-11-20",
                             self->sam, self->party);

  work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DUE_MINUTE, 870);
  work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_REPEAT, REG_REPEAT_MONTHLY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_REMIND_AT,
                       work_instant (cases[i].remind));
      open_window (self, id, 0);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Visit");
      g_assert_cmpstr (get_typed (self, "time_row"), ==, "14:30");
      g_assert_cmpuint (
          adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "remind_row"))), ==,
          cases[i].choice);
      g_assert_cmpuint (
          adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "repeat_row"))), ==,
          REG_REPEAT_MONTHLY);
      ui_assert_named (self->window);
      press_enter (self);
      assert_reminder (self, id, cases[i].remind);
    }
}

/* --- done, and later -------------------------------------------------------------------- */

static gint64
add_call (Fixture *self, const char *due)
{
  gint64 id = work_add_task (WORK (self), REG_TASK_KIND_CALL, "Ask how the oven does", due,
                             self->sam, self->party);

  work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_REPEAT, REG_REPEAT_WEEKLY);
  return id;
}

/* A call that is done is a contact with the customer, and comes back in a week; one undo takes all
 * of it back. */
static void
test_result (Fixture *self, gconstpointer unused)
{
  gint64 id = add_call (self, "2026-11-18");
  g_autoptr (GPtrArray) touches = NULL;
  g_autofree char *result = NULL;

  open_window (self, id, 0);
  type (self, "result_row", " It bakes well ");
  g_signal_emit_by_name (find_child (self, "result_row"), "entry-activated");
  ui_fixture_settle (UI (self));
  g_assert_null (self->window);
  touches = ui_fixture_list (UI (self), REG_ENTITY_TOUCHPOINT, REG_TOUCHPOINT_PARTY_ID,
                             self->party);
  g_assert_cmpuint (touches->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (touches->pdata[0], REG_TOUCHPOINT_KIND), ==,
                   REG_TOUCH_KIND_CALL);
  g_assert_cmpstr (reg_record_get_text (touches->pdata[0], REG_TOUCHPOINT_BODY), ==,
                   "It bakes well");
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 2);
  /* Done, its result is shown and can be put right. */
  open_window (self, id, 0);
  g_assert_false (gtk_widget_get_visible (find_child (self, "existing_box")));
  g_assert_cmpstr (get_typed (self, "result_row"), ==, "It bakes well");
  type (self, "result_row", "It bakes very well");
  g_signal_emit_by_name (find_child (self, "result_row"), "entry-activated");
  ui_fixture_settle (UI (self));
  result = work_get_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_RESULT);
  g_assert_cmpstr (result, ==, "It bakes very well");
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TOUCHPOINT), ==, 1);
  work_undo (WORK (self));
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 1);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TOUCHPOINT), ==, 0);
}

static void
test_later (Fixture *self, gconstpointer unused)
{
  static const char *const days[] = { "2026-11-19", "2026-11-25", "2026-12-18" };
  gint64 id = add_call (self, "2026-11-10");

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *due = NULL;
      g_autofree char *before = NULL;

      open_window (self, id, 0);
      g_assert_nonnull (ui_find_text (self->window, "Later"));
      g_assert_true (gtk_widget_activate_action (self->window, "task.later", "i", i));
      ui_fixture_settle (UI (self));
      g_assert_null (self->window);
      due = work_get_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DUE_ON);
      g_assert_cmpstr (due, ==, days[i]);
      work_undo (WORK (self));
      before = work_get_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DUE_ON);
      g_assert_cmpstr (before, ==, "2026-11-10");
    }
}

/* --- calendar --------------------------------------------------------------------------- */

static char *export (Fixture *self, GFile *file, const char *said)
{
  GtkWidget *window = work_show_page (WORK (self), NULL, 600);
  char *text = NULL;

  reg_task_calendar_write (window, UI (self)->session, file);
  ui_fixture_settle (UI (self));
  if (said != NULL)
    g_assert_true (ui_shows (window, said));
  gtk_window_destroy (GTK_WINDOW (window));
  g_file_load_contents (file, NULL, &text, NULL, NULL, NULL);
  return text;
}

/* The open tasks of who is working and of nobody; the same ones again when it is written again. */
static void
test_calendar (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "tasks.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  gint64 done;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  work_add_task (WORK (self), REG_TASK_KIND_VISIT, "Look at the oven", "2026-11-20", 0,
                 self->party);
  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Of Sam", "2026-11-20", self->sam, 0);
  done = work_add_task (WORK (self), REG_TASK_KIND_TASK, "Over", NULL, 0, 0);
  work_change_int (WORK (self), REG_ENTITY_TASK, done, REG_TASK_DONE_AT, 5);
  text = export (self, file, "The calendar was written");
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "TZID:Regulars\r\n"));
  g_assert_nonnull (strstr (text, "SUMMARY:Look at the oven · Bakery De Halm\r\n"));
  g_assert_null (strstr (text, "Of Sam"));
  g_assert_null (strstr (text, "Over"));
  again = export (self, file, "The calendar was written");
  g_assert_cmpstr (again, ==, text);
}

static void
test_calendar_nowhere (Fixture *self, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all/tasks.ics");

  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The calendar was not written*");
  g_assert_null (export (self, file, NULL));
  g_test_assert_expected_messages ();
}

/* --- one that is there ------------------------------------------------------------------ */

static gint64
add_task (Fixture *self)
{
  return work_add_task (WORK (self), REG_TASK_KIND_FOLLOW_UP, "Ask again", "2026-11-20", self->sam,
                        self->party);
}

static void
test_shown (Fixture *self, gconstpointer unused)
{
  open_window (self, add_task (self), 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Follow-up");
  g_assert_cmpstr (get_typed (self, "title_row"), ==, "Ask again");
  g_assert_cmpstr (get_typed (self, "due_row"), ==, "20-11-2026");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "kind_row"))), ==,
                    REG_TASK_KIND_FOLLOW_UP);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "staff_row"))), ==,
                    2);
  g_assert_cmpint (reg_party_search_get_party (REG_PARTY_SEARCH (find_child (self, "party_field"))),
                   ==, self->party);
  g_assert_true (gtk_widget_get_visible (find_child (self, "existing_box")));
  ui_assert_named (self->window);
}

static void
test_changed (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);
  g_autoptr (RegRecord) before = ui_fixture_load (UI (self), REG_ENTITY_TASK, id);
  g_autoptr (RegRecord) after = NULL;
  g_autofree char *title = NULL;

  open_window (self, id, 0);
  type (self, "title_row", "Ask once more");
  type (self, "due_row", "");
  choose (self, "staff_row", 0);
  reg_party_search_set_party (REG_PARTY_SEARCH (find_child (self, "party_field")), 0);
  ui_fixture_settle (UI (self));
  press_enter (self);
  after = ui_fixture_load (UI (self), REG_ENTITY_TASK, id);
  g_assert_cmpstr (reg_record_get_text (after, REG_TASK_TITLE), ==, "Ask once more");
  g_assert_true (reg_record_is_null (after, REG_TASK_DUE_ON));
  g_assert_true (reg_record_is_null (after, REG_TASK_STAFF_ID));
  g_assert_true (reg_record_is_null (after, REG_TASK_PARTY_ID));
  g_assert_cmpint (reg_record_get_int (after, REG_TASK_KIND), ==,
                   reg_record_get_int (before, REG_TASK_KIND));
  work_undo (WORK (self));
  title = work_get_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_TITLE);
  g_assert_cmpstr (title, ==, "Ask again");
}

/* A new one is not thrown away without a word. */
static void
test_leaving (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) all = NULL;

  open_window (self, 0, 0);
  press_button (self, "Cancel");
  g_assert_null (self->window);
  open_window (self, 0, 0);
  type (self, "title_row", "Order tyres");
  press_button (self, "Cancel");
  g_assert_nonnull (self->window);
  g_signal_emit_by_name (work_get_dialog (self->window), "response", "save");
  ui_fixture_settle (UI (self));
  g_assert_null (self->window);
  all = ui_fixture_list (UI (self), REG_ENTITY_TASK, -1, 0);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (all->pdata[0], REG_TASK_TITLE), ==, "Order tyres");
}

static void
test_cancelled (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);
  g_autofree char *title = NULL;

  open_window (self, id, 0);
  type (self, "title_row", "Something else");
  press_button (self, "Cancel");
  g_assert_null (self->window);
  open_window (self, id, 0);
  type (self, "title_row", "Something else");
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Escape, 0));
  g_assert_null (self->window);
  title = work_get_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_TITLE);
  g_assert_cmpstr (title, ==, "Ask again");
}

static void
test_done (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);

  open_window (self, id, 0);
  press_button (self, "Done");
  g_assert_null (self->window);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==,
                   work_now ());
  /* Done before, it cannot be done again. */
  open_window (self, id, 0);
  g_assert_false (gtk_widget_get_visible (find_child (self, "existing_box")));
  gtk_window_destroy (GTK_WINDOW (self->window));
  work_undo (WORK (self));
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==, 0);
}

static void
test_deleted (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);
  g_autoptr (RegRecord) back = NULL;

  open_window (self, id, 0);
  press_button (self, "Delete");
  g_assert_null (self->window);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
  work_undo (WORK (self));
  back = get_only (self);
  g_assert_cmpint (reg_record_get_id (back), ==, id);
}

/* Who left keeps what is theirs: nothing is given to somebody else in silence. */
static void
test_of_somebody_who_left (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);

  work_change_int (WORK (self), REG_ENTITY_STAFF, self->sam, REG_STAFF_ACTIVE, FALSE);
  open_window (self, id, 0);
  type (self, "title_row", "Ask once more");
  press_enter (self);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_STAFF_ID), ==,
                   self->sam);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self);

  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  open_window (self, id, 0);
  g_assert_cmpstr (get_typed (self, "title_row"), ==, "Ask again");
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The task was not saved*");
  press_enter (self);
  g_test_assert_expected_messages ();
  g_assert_nonnull (self->window);
}

/* --- days in other countries ------------------------------------------------------------ */

static void
test_countries (void)
{
  static const struct
  {
    const char *country, *shown, *typed, *meant;
  } cases[] = {
    { "NL", "24-12-2026", "2-3-2027", "2027-03-02" },
    { "US", "12/24/2026", "2/3/2027", "2027-02-03" },
    { "DE", "24.12.2026", "2.3.2027", "2027-03-02" },
    { "GB", "24/12/2026", "2/3/2027", "2027-03-02" },
    { "SE", "2026-12-24", "2027-03-02", "2027-03-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwEntryRow *row = ADW_ENTRY_ROW (g_object_ref_sink (adw_entry_row_new ()));
      RegDateField *field = reg_date_field_attach (row, cases[i].country);

      reg_date_field_set_date (field, "2026-12-24");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].shown);
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      g_assert_true (reg_date_field_is_valid (field));
      g_assert_cmpstr (reg_date_field_get_date (field), ==, cases[i].meant);
      gtk_editable_set_text (GTK_EDITABLE (row), "soon");
      g_assert_false (reg_date_field_is_valid (field));
      g_assert_cmpstr (reg_date_field_get_date (field), ==, "");
      gtk_editable_set_text (GTK_EDITABLE (row), "");
      g_assert_true (reg_date_field_is_valid (field));
      g_object_unref (row);
    }
}

/* --- the next step of a deal ------------------------------------------------------------ */

static gint64
add_deal (Fixture *self, gint64 owner)
{
  g_autoptr (GPtrArray)
      stages = ui_fixture_list (UI (self), REG_ENTITY_STAGE, REG_STAGE_POSITION, 1);
  RegRecordBuilder *deal = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);

  reg_record_builder_set_text (deal, REG_OPPORTUNITY_TITLE, "Three ovens");
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_PARTY_ID, self->party);
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_OWNER_ID, owner);
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_STAGE_ID, reg_record_get_id (stages->pdata[0]));
  return ui_fixture_save (UI (self), deal);
}

static void
open_step (Fixture *self, gint64 deal)
{
  self->window = GTK_WIDGET (reg_task_window_create_step (NULL, UI (self)->session, deal));
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_show (WORK (self), GTK_WINDOW (self->window), 360);
}

/* Filled in for the deal: only Enter is left to be pressed. */
static void
test_step (Fixture *self, gconstpointer unused)
{
  gint64 deal = add_deal (self, self->sam);
  g_autoptr (RegRecord) task = NULL;

  open_step (self, deal);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Next step");
  g_assert_cmpstr (get_typed (self, "title_row"), ==, "Three ovens");
  g_assert_cmpstr (get_typed (self, "due_row"), ==, "19-11-2026");
  g_assert_true (gtk_widget_get_visible (find_child (self, "deal_group")));
  g_assert_false (gtk_widget_get_visible (find_child (self, "existing_box")));
  ui_assert_named (self->window);
  type (self, "title_row", "Show the drawings");
  press_enter (self);
  g_assert_null (self->window);
  task = get_only (self);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Show the drawings");
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_OPPORTUNITY_ID), ==, deal);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, self->party);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, self->sam);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_KIND), ==, REG_TASK_KIND_FOLLOW_UP);
  /* Opened again it says for which deal it is; changed, it stays the deal's. */
  open_window (self, reg_record_get_id (task), 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (self, "deal_row"))), ==,
                   "Three ovens");
  type (self, "note_row", "In colour");
  press_enter (self);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, reg_record_get_id (task),
                                 REG_TASK_OPPORTUNITY_ID),
                   ==, deal);
  work_undo (WORK (self));
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
}

/* Nothing was typed yet: it closes without a question. */
static void
test_step_left (Fixture *self, gconstpointer unused)
{
  open_step (self, add_deal (self, 0));
  gtk_window_close (GTK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_null (self->window);
  open_step (self, add_deal (self, 0));
  type (self, "title_row", "Show the drawings");
  gtk_window_close (GTK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_nonnull (work_get_dialog (self->window));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
}

/* The deal is gone meanwhile. */
static void
test_step_of_nothing (Fixture *self, gconstpointer unused)
{
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The task could not be shown*");
  open_step (self, 4711);
  g_test_assert_expected_messages ();
  g_assert_false (can_save (self));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/task/" path, Fixture, NULL, bakery_set_up, function, bakery_tear_down)
  ADD ("new", test_new);
  ADD ("least", test_least);
  ADD ("days", test_days);
  ADD ("without-words", test_without_words);
  ADD ("twice", test_twice);
  ADD ("at", test_at);
  ADD ("reminders", test_reminders);
  ADD ("times", test_times);
  ADD ("shown-again", test_shown_again);
  ADD ("result", test_result);
  ADD ("later", test_later);
  ADD ("calendar", test_calendar);
  ADD ("calendar-nowhere", test_calendar_nowhere);
  ADD ("shown", test_shown);
  ADD ("changed", test_changed);
  ADD ("leaving", test_leaving);
  ADD ("cancelled", test_cancelled);
  ADD ("done", test_done);
  ADD ("deleted", test_deleted);
  ADD ("of-somebody-who-left", test_of_somebody_who_left);
  ADD ("read-only", test_read_only);
  ADD ("step", test_step);
  ADD ("step-left", test_step_left);
  ADD ("step-of-nothing", test_step_of_nothing);
  g_test_add_func ("/task/countries", test_countries);
#undef ADD
  return g_test_run ();
}
