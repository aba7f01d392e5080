/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "ui/week/reg-week-block.h"
#include "ui/week/reg-week-day.h"
#include "ui/week/reg-week-window.h"
#include "work-fixture.h"

/* The calendar in its window. It is Wednesday, 18 November 2026, ten o'clock; the week begins on a
 * Sunday in the language of the tests, and the shop is closed on it. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, sam;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Anna Berg");
  self->sam = work_add_staff (WORK (self), "Sam Okoye", REG_ROLE_SALES);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = self->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle (UI (self));
  g_assert_null (window);
  work_tear_down (WORK (self), NULL);
}

/* Of Mina, about Anna Berg; minute -1: the whole day. */
static gint64
add (Fixture *self, int kind, const char *title, const char *day, int minute)
{
  gint64 id = work_add_task (WORK (self), kind, title, day, UI (self)->owner, self->party);

  if (minute >= 0)
    work_change_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DUE_MINUTE, minute);
  return id;
}

static void
show (Fixture *self, int width)
{
  self->window = GTK_WIDGET (reg_week_window_new (NULL, UI (self)->session));
  work_show (WORK (self), GTK_WINDOW (self->window), width);
}

/* --- what is shown ---------------------------------------------------------------------- */

static const char *
get_words (GtkWidget *widget)
{
  GtkWidget *words = ui_find_type (widget, GTK_TYPE_INSCRIPTION);

  if (ADW_IS_ACTION_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return words != NULL ? gtk_inscription_get_text (GTK_INSCRIPTION (words)) : "";
}

/* "17: the lamps|" for each day on which something stands, in the order in which it is read. */
static void
add_tasks (GtkWidget *widget, GString *text, const char **day)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (g_object_get_data (G_OBJECT (widget), "reg-task") != NULL)
    {
      g_auto (GStrv) lines = g_strsplit_set (get_words (widget), "\n·", 2);

      if (g_strcmp0 (*day, reg_week_get_day (widget)) != 0)
        {
          *day = reg_week_get_day (widget);
          g_string_append_printf (text, "%s:", *day + 8);
        }
      g_string_append_printf (text, "%s|", g_strchomp (lines[0]));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_tasks (child, text, day);
}

static char *
list (Fixture *self)
{
  GtkWidget *stack = ui_find_type (self->window, GTK_TYPE_STACK);
  GString *text = g_string_new ("");
  const char *day = NULL;

  add_tasks (gtk_stack_get_visible_child (GTK_STACK (stack)), text, &day);
  return g_string_free_and_steal (text);
}

static gboolean
too_late_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The calendar waits a little for further changes before it looks again. */
static void
assert_shows (Fixture *self, const char *expected)
{
  gboolean is_late = FALSE;
  guint source = g_timeout_add_seconds (20, too_late_cb, &is_late);
  g_autofree char *shown = list (self);

  while (!is_late && strcmp (shown, expected) != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (shown);
      shown = list (self);
    }
  if (!is_late)
    g_source_remove (source);
  g_assert_cmpstr (shown, ==, expected);
  ui_fixture_settle (UI (self));
}

static GtkWidget *
find_task (Fixture *self, gint64 task)
{
  GtkWidget *stack = ui_find_type (self->window, GTK_TYPE_STACK);
  GtkWidget *found = reg_week_find_task (gtk_stack_get_visible_child (GTK_STACK (stack)), task);

  g_assert_nonnull (found);
  return found;
}

static void
find_days (GtkWidget *widget, GPtrArray *days)
{
  if (REG_IS_WEEK_DAY (widget) && reg_week_get_day (widget) != NULL)
    g_ptr_array_add (days, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_days (child, days);
}

/* The hours of a day; NULL when they are not shown. */
static GtkWidget *
find_day (Fixture *self, const char *day)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();

  find_days (self->window, days);
  for (guint i = 0; i < days->len; i++)
    if (g_str_equal (reg_week_get_day (days->pdata[i]), day))
      return days->pdata[i];
  return NULL;
}

/* Where it stands in its day. */
static void
assert_place (Fixture *self, gint64 task, const char *day, int minute, double from, double until)
{
  GtkWidget *block = find_task (self, task);
  GtkWidget *hours = find_day (self, day);
  graphene_rect_t place;
  double width;

  g_assert_true (gtk_widget_get_parent (block) == hours);
  g_assert_true (gtk_widget_compute_bounds (block, hours, &place));
  width = gtk_widget_get_width (hours);
  g_assert_cmpfloat_with_epsilon (place.origin.y, reg_week_day_get_y (REG_WEEK_DAY (hours), minute),
                                  3);
  g_assert_cmpfloat_with_epsilon (place.origin.x / width, from, 0.05);
  g_assert_cmpfloat_with_epsilon ((place.origin.x + place.size.width) / width, until, 0.05);
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

static const char *
get_title (Fixture *self)
{
  return adw_window_title_get_title (
      ADW_WINDOW_TITLE (ui_find_type (self->window, ADW_TYPE_WINDOW_TITLE)));
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  show (self, 1000);
  assert_shows (self, "");
  g_assert_true (
      ui_shows (self->window, "Nothing is planned. Press Ctrl+N, or double-click an hour."));
  g_assert_null (find_day (self, "2026-11-15"));
  g_assert_nonnull (find_day (self, "2026-11-16"));
  g_assert_nonnull (find_day (self, "2026-11-21"));
  g_assert_true (ui_shows (self->window, "Today"));
  ui_assert_named (self->window);
}

static void
test_shown (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "The lamps", "2026-11-17", 600);
  gint64 visit = add (self, REG_TASK_KIND_VISIT, "A <new> counter", "2026-11-17", 615);
  gint64 alone = add (self, REG_TASK_KIND_DELIVERY, "Two crates", "2026-11-18", 540);
  gint64 paper = work_add_task (WORK (self), REG_TASK_KIND_TASK, "Paper", "2026-11-18",
                                UI (self)->owner, 0);
  g_autofree char *opens = g_strdup_printf ("open-task %" G_GINT64_FORMAT, visit);

  add (self, REG_TASK_KIND_TASK, "Another week", "2026-11-22", 600);
  work_change_int (WORK (self), REG_ENTITY_TASK, visit, REG_TASK_MINUTES, 90);
  work_change_int (WORK (self), REG_ENTITY_TASK, alone, REG_TASK_DONE_AT, work_now ());
  show (self, 1000);
  /* First what has no time, then day by day. */
  assert_shows (self, "18:Paper|17:The lamps|A <new> counter|18:Two crates|");
  assert_name (find_task (self, call), "Tuesday 10:00 to 10:30, Call, Anna Berg: The lamps");
  assert_name (find_task (self, visit),
               "Tuesday 10:15 to 11:45, Visit, Anna Berg: A <new> counter");
  assert_name (find_task (self, alone),
               "Wednesday 09:00 to 09:30, Delivery, Anna Berg: Two crates, done");
  assert_name (find_task (self, paper), "Wednesday, the whole day, Task: Paper");
  assert_place (self, call, "2026-11-17", 600, 0, 0.5);
  assert_place (self, visit, "2026-11-17", 615, 0.5, 1);
  assert_place (self, alone, "2026-11-18", 540, 0, 1);
  g_assert_true (gtk_widget_has_css_class (find_task (self, alone), "done"));
  ui_assert_named (self->window);
  g_signal_emit_by_name (find_task (self, visit), "clicked");
  g_assert_cmpstr (WORK (self)->asked, ==, opens);
}

/* What stands on a day on which the shop is closed shows that day. */
static void
test_closed (Fixture *self, gconstpointer unused)
{
  add (self, REG_TASK_KIND_VISIT, "The fair", "2026-11-15", 600);
  show (self, 1000);
  g_assert_nonnull (find_day (self, "2026-11-15"));
  g_assert_true (ui_shows (self->window, "Closed"));
}

/* A birthday is a line of its day, for those who want to be greeted. */
static void
test_birthday (Fixture *self, gconstpointer unused)
{
  RegRecordBuilder *consent = reg_record_builder_new (REG_ENTITY_CONSENT);
  g_autofree char *opens = g_strdup_printf ("open-party %" G_GINT64_FORMAT, self->party);
  GtkWidget *button;

  ui_change_text (UI (self), REG_ENTITY_PARTY, self->party, REG_PARTY_BIRTHDAY, "1980-11-20");
  show (self, 1000);
  g_assert_false (ui_shows (self->window, "Birthday: Anna Berg"));
  reg_record_builder_set_ref (consent, REG_CONSENT_PARTY_ID, self->party);
  reg_record_builder_set_int (consent, REG_CONSENT_PURPOSE, REG_CONSENT_PURPOSE_BIRTHDAY);
  reg_record_builder_set_int (consent, REG_CONSENT_CHANNEL, REG_CONSENT_CHANNEL_EMAIL);
  reg_record_builder_set_int (consent, REG_CONSENT_ANSWER, REG_CONSENT_ANSWER_YES);
  reg_record_builder_set_text (consent, REG_CONSENT_ANSWERED_ON, "2026-01-01");
  ui_fixture_save (UI (self), consent);
  gtk_widget_activate_action (self->window, "week.today", NULL);
  ui_fixture_settle (UI (self));
  button = work_find_action (self->window, "app.open-party");
  g_assert_nonnull (button);
  assert_name (button, "Birthday: Anna Berg");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (WORK (self)->asked, ==, opens);
}

static void
test_turn (Fixture *self, gconstpointer unused)
{
  add (self, REG_TASK_KIND_CALL, "This week", "2026-11-17", 600);
  add (self, REG_TASK_KIND_CALL, "Next week", "2026-11-24", 600);
  add (self, REG_TASK_KIND_CALL, "Last week", "2026-11-10", 600);
  show (self, 1000);
  g_assert_cmpstr (get_title (self), ==, "15 Nov – 21 Nov");
  assert_shows (self, "17:This week|");
  ui_press (UI (self), self->window, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (get_title (self), ==, "22 Nov – 28 Nov");
  assert_shows (self, "24:Next week|");
  ui_press (UI (self), self->window, GDK_KEY_Home, GDK_ALT_MASK);
  assert_shows (self, "17:This week|");
  ui_click (UI (self), self->window, "Previous week (Ctrl+Page Up)");
  assert_shows (self, "10:Last week|");
  ui_click (UI (self), self->window, "This week");
  assert_shows (self, "17:This week|");
  for (int i = 0; i < 7; i++)
    ui_press (UI (self), self->window, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (get_title (self), ==, "3 Jan 2027 – 9 Jan 2027");
  /* What becomes due meanwhile appears by itself. */
  gtk_widget_activate_action (self->window, "week.today", NULL);
  add (self, REG_TASK_KIND_CALL, "Also", "2026-11-19", 600);
  assert_shows (self, "17:This week|19:Also|");
}

static void
test_whose (Fixture *self, gconstpointer unused)
{
  AdwToggleGroup *whose;

  add (self, REG_TASK_KIND_CALL, "Mine", "2026-11-17", 600);
  work_add_task (WORK (self), REG_TASK_KIND_CALL, "Nobody’s", "2026-11-18", 0, 0);
  work_add_task (WORK (self), REG_TASK_KIND_CALL, "Sam’s", "2026-11-19", self->sam, 0);
  show (self, 1000);
  assert_shows (self, "18:Nobody’s|17:Mine|");
  whose = ADW_TOGGLE_GROUP (ui_find_type (self->window, ADW_TYPE_TOGGLE_GROUP));
  adw_toggle_group_set_active_name (whose, "everyone");
  assert_shows (self, "18:Nobody’s|19:Sam’s|17:Mine|");
  adw_toggle_group_set_active_name (whose, "mine");
  assert_shows (self, "18:Nobody’s|17:Mine|");
  reg_session_set_staff (UI (self)->session, self->sam);
  assert_shows (self, "18:Nobody’s|19:Sam’s|");
}

/* --- moving ----------------------------------------------------------------------------- */

static void
assert_due (Fixture *self, gint64 task, const char *day, int minute)
{
  g_autoptr (RegRecord) record = ui_fixture_load (UI (self), REG_ENTITY_TASK, task);

  g_assert_cmpstr (reg_record_get_text (record, REG_TASK_DUE_ON), ==, day);
  g_assert_cmpint (reg_record_is_null (record, REG_TASK_DUE_MINUTE)
                       ? -1
                       : (int)reg_record_get_int (record, REG_TASK_DUE_MINUTE),
                   ==, minute);
}

static void
press (Fixture *self, gint64 task, guint keyval)
{
  GtkWidget *block = find_task (self, task);

  gtk_widget_grab_focus (block);
  ui_press (UI (self), self->window, keyval, GDK_ALT_MASK);
  /* It is found again where it was put, and the next key moves it on. */
  g_assert_true (gtk_widget_has_focus (find_task (self, task)));
}

static void
test_keys (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "Call", "2026-11-20", 600);
  gint64 paper = add (self, REG_TASK_KIND_TASK, "Paper", "2026-11-18", -1);

  show (self, 1000);
  press (self, call, GDK_KEY_Down);
  press (self, call, GDK_KEY_Down);
  assert_due (self, call, "2026-11-20", 630);
  assert_place (self, call, "2026-11-20", 630, 0, 1);
  press (self, call, GDK_KEY_Up);
  press (self, call, GDK_KEY_Right);
  assert_due (self, call, "2026-11-21", 615);
  assert_shows (self, "18:Paper|21:Call|");
  /* Beyond the end of the week the calendar goes along. */
  press (self, call, GDK_KEY_Right);
  assert_due (self, call, "2026-11-22", 615);
  assert_shows (self, "22:Call|");
  press (self, call, GDK_KEY_Left);
  assert_due (self, call, "2026-11-21", 615);
  assert_shows (self, "18:Paper|21:Call|");
  /* What has no time is moved by days, and down into the hours: when the shop opens. */
  press (self, paper, GDK_KEY_Left);
  assert_due (self, paper, "2026-11-17", -1);
  press (self, paper, GDK_KEY_Up);
  assert_due (self, paper, "2026-11-17", -1);
  press (self, paper, GDK_KEY_Down);
  assert_due (self, paper, "2026-11-17", 540);
  work_undo_by_toast (WORK (self), self->window);
  assert_due (self, paper, "2026-11-17", -1);
  assert_shows (self, "17:Paper|21:Call|");
  work_redo (WORK (self));
  assert_due (self, paper, "2026-11-17", 540);
}

/* A day is not left by quarters of an hour. */
static void
test_ends_of_the_day (Fixture *self, gconstpointer unused)
{
  gint64 first = add (self, REG_TASK_KIND_CALL, "First", "2026-11-18", 0);
  gint64 last = add (self, REG_TASK_KIND_CALL, "Last", "2026-11-18", 1439);

  show (self, 1000);
  press (self, first, GDK_KEY_Up);
  assert_due (self, first, "2026-11-18", 0);
  press (self, last, GDK_KEY_Down);
  assert_due (self, last, "2026-11-18", 1439);
}

static gboolean
drop (GtkWidget *widget, gint64 task, double y)
{
  GtkDropTarget *target = ui_find_drop_target (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, task);
  g_signal_emit_by_name (target, "drop", &value, 5.0, y, &taken);
  return taken;
}

static void
drop_at (Fixture *self, gint64 task, const char *day, double minute, int grab)
{
  GtkWidget *hours = find_day (self, day);

  gtk_widget_activate_action (self->window, "week.grab", "i", grab);
  g_assert_true (
      drop (hours, task, grab + reg_week_day_get_y (REG_WEEK_DAY (hours), 60) * minute / 60));
  ui_fixture_settle (UI (self));
}

static void
test_dragged (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "Call", "2026-11-17", 600);
  gint64 paper = add (self, REG_TASK_KIND_TASK, "Paper", "2026-11-18", -1);

  show (self, 1000);
  /* To the nearest quarter, counted from where it was taken. */
  drop_at (self, call, "2026-11-19", 727, 0);
  assert_due (self, call, "2026-11-19", 720);
  drop_at (self, call, "2026-11-19", 728, 11);
  assert_due (self, call, "2026-11-19", 735);
  drop_at (self, call, "2026-11-19", 1500, 0);
  assert_due (self, call, "2026-11-19", 1425);
  drop_at (self, call, "2026-11-19", -50, 0);
  assert_due (self, call, "2026-11-19", 0);
  work_undo_by_toast (WORK (self), self->window);
  assert_due (self, call, "2026-11-19", 1425);
  /* Above the hours of a day it has no time. */
  g_assert_true (drop (gtk_widget_get_parent (find_task (self, paper)), call, 3));
  ui_fixture_settle (UI (self));
  assert_due (self, call, "2026-11-18", -1);
  assert_shows (self, "18:Call|Paper|");
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "Call", "2026-11-17", 600);

  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  show (self, 1000);
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The task was not moved*");
  press (self, call, GDK_KEY_Right);
  g_test_assert_expected_messages ();
  assert_due (self, call, "2026-11-17", 600);
  assert_shows (self, "17:Call|");
}

/* --- new ones --------------------------------------------------------------------------- */

static void
click_twice (Fixture *self, GtkWidget *hours, int minute)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (hours);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 2, (double)gtk_widget_get_width (hours) / 2,
                               (double)reg_week_day_get_y (REG_WEEK_DAY (hours), minute) + 1);
    }
  ui_fixture_settle (UI (self));
}

static void
test_new (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "Call", "2026-11-17", 600);
  gint64 paper = add (self, REG_TASK_KIND_TASK, "Paper", "2026-11-19", -1);

  show (self, 1000);
  click_twice (self, find_day (self, "2026-11-20"), 850);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-20', 840)");
  /* Where something stands already it is that which was clicked. */
  click_twice (self, find_day (self, "2026-11-17"), 605);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-20', 840)");
  gtk_widget_grab_focus (find_task (self, call));
  ui_press (UI (self), self->window, GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-17', 630)");
  gtk_widget_grab_focus (find_task (self, paper));
  ui_press (UI (self), self->window, GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-19', -1)");
  gtk_widget_grab_focus (ui_find_button (self->window, "New task on Friday 20 November"));
  ui_press (UI (self), self->window, GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-20', -1)");
  gtk_widget_grab_focus (ui_find_button (self->window, "This week"));
  ui_press (UI (self), self->window, GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-18', -1)");
  ui_click (UI (self), self->window, "New task on Monday 16 November");
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-16', -1)");
}

/* --- as a list -------------------------------------------------------------------------- */

static void
test_narrow (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "A <new> counter", "2026-11-17", 600);
  GtkWidget *row;

  add (self, REG_TASK_KIND_TASK, "Paper", "2026-11-17", -1);
  show (self, 360);
  assert_shows (self, "17:Paper|A <new> counter|");
  row = find_task (self, call);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "10:00 – 10:30 · Call · Anna Berg");
  g_assert_true (ui_shows (self->window, "Nothing is planned"));
  ui_assert_named (self->window);
  press (self, call, GDK_KEY_Right);
  press (self, call, GDK_KEY_Down);
  assert_due (self, call, "2026-11-18", 615);
  assert_shows (self, "17:Paper|18:A <new> counter|");
  ui_click (UI (self), self->window, "New task on Thursday 19 November");
  g_assert_cmpstr (WORK (self)->asked, ==, "new-task-at ('2026-11-19', -1)");
}

/* Three stand side by side; the others are counted, and stand in the list. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  for (int i = 0; i < 6; i++)
    {
      add (self, REG_TASK_KIND_CALL, "Call", "2026-11-17", 600);
      add (self, REG_TASK_KIND_TASK, "Paper", "2026-11-18", -1);
    }
  show (self, 1000);
  assert_shows (self, "18:Paper|Paper|Paper|Paper|17:Call|Call|Call|");
  g_assert_nonnull (ui_find_text (self->window, "+2"));
  ui_click (UI (self), self->window, "+3");
  assert_shows (self, "17:Call|Call|Call|Call|Call|Call|"
                      "18:Paper|Paper|Paper|Paper|Paper|Paper|");
  ui_press (UI (self), self->window, GDK_KEY_l, GDK_CONTROL_MASK);
  assert_shows (self, "18:Paper|Paper|Paper|Paper|17:Call|Call|Call|");
}

/* --- elsewhere -------------------------------------------------------------------------- */

static void
test_elsewhere (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *locale, *first, *last;
  } cases[] = {
    { "nl_NL.UTF-8", "2026-11-16", "2026-11-21" },
    { "de_DE.UTF-8", "2026-11-16", "2026-11-21" },
    { "ar_EG.UTF-8", "2026-11-14", "2026-11-19" },
  };

  show (self, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (ui_go_to (cases[i].locale))
      {
        g_autoptr (GPtrArray) days = g_ptr_array_new ();

        gtk_window_destroy (GTK_WINDOW (self->window));
        show (self, 1000);
        find_days (self->window, days);
        g_assert_cmpuint (days->len, ==, 6);
        g_assert_cmpstr (reg_week_get_day (days->pdata[0]), ==, cases[i].first);
        g_assert_cmpstr (reg_week_get_day (days->pdata[5]), ==,
                         i < 2 ? cases[i].last : "2026-11-20");
        ui_assert_named (self->window);
      }
  ui_go_to ("C.UTF-8");
}

/* From right to left the first day is at the right, and the arrows go where they point. */
static void
test_from_the_right (Fixture *self, gconstpointer unused)
{
  gint64 call = add (self, REG_TASK_KIND_CALL, "Call", "2026-11-17", 600);
  gint64 visit = add (self, REG_TASK_KIND_VISIT, "Visit", "2026-11-17", 600);
  graphene_rect_t monday, tuesday;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (self, 1000);
  g_assert_true (gtk_widget_compute_bounds (find_day (self, "2026-11-16"), self->window, &monday));
  g_assert_true (gtk_widget_compute_bounds (find_day (self, "2026-11-17"), self->window, &tuesday));
  g_assert_cmpfloat (monday.origin.x, >, tuesday.origin.x);
  assert_place (self, call, "2026-11-17", 600, 0.5, 1);
  assert_place (self, visit, "2026-11-17", 600, 0, 0.5);
  press (self, call, GDK_KEY_Left);
  assert_due (self, call, "2026-11-18", 600);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/week/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("none", test_none);
  ADD ("shown", test_shown);
  ADD ("closed", test_closed);
  ADD ("birthday", test_birthday);
  ADD ("turn", test_turn);
  ADD ("whose", test_whose);
  ADD ("keys", test_keys);
  ADD ("ends-of-the-day", test_ends_of_the_day);
  ADD ("dragged", test_dragged);
  ADD ("read-only", test_read_only);
  ADD ("new", test_new);
  ADD ("narrow", test_narrow);
  ADD ("many", test_many);
  ADD ("elsewhere", test_elsewhere);
  ADD ("from-the-right", test_from_the_right);
#undef ADD
  return g_test_run ();
}
