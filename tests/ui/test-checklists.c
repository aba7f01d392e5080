/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-checklists-dialog.h"
#include "ui/task/reg-step-list.h"
#include "ui/task/reg-step-row.h"
#include "ui/task/reg-task-actions.h"
#include "ui/task/reg-task-window.h"
#include "work-fixture.h"

/* The steps of a task, and the checklists that are kept for any task. It is Wednesday, 18 November
 * 2026. */
typedef struct
{
  WorkFixture work; /* first */
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->window = NULL;
}

static void
window_gone_cb (gpointer data, GObject *object)
{
  *(GtkWidget **)data = NULL;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

static void
open_task (Fixture *self, gint64 id)
{
  self->window = GTK_WIDGET (reg_task_window_create (NULL, UI (self)->session, id, 0));
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_show (WORK (self), GTK_WINDOW (self->window), 0);
}

static gint64
add_task (Fixture *self, const char *steps)
{
  gint64 id = work_add_task (WORK (self), REG_TASK_KIND_TASK, "Open the shop", "2026-11-18",
                             UI (self)->owner, 0);

  if (steps != NULL)
    work_change_text (WORK (self), REG_ENTITY_TASK, id, REG_TASK_STEPS, steps);
  return id;
}

static void
assert_steps (Fixture *self, gint64 task, const char *expected)
{
  g_autofree char *steps = work_get_text (WORK (self), REG_ENTITY_TASK, task, REG_TASK_STEPS);

  g_assert_cmpstr (steps, ==, expected);
}

/* --- steps ------------------------------------------------------------------------------ */

static void
find_texts (GtkWidget *widget, GPtrArray *texts)
{
  if (GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (widget, REG_TYPE_STEP_ROW) != NULL)
    g_ptr_array_add (texts, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_texts (child, texts);
}

/* The words of a step, by its place. */
static GtkWidget *
find_step (Fixture *self, guint index)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  find_texts (self->window, texts);
  g_assert_cmpuint (index, <, texts->len);
  return texts->pdata[index];
}

static void
go_to (Fixture *self, guint index)
{
  gtk_text_grab_focus_without_selecting (GTK_TEXT (find_step (self, index)));
  gtk_editable_set_position (GTK_EDITABLE (find_step (self, index)), 0);
}

static gboolean
is_at (Fixture *self, guint index)
{
  return gtk_root_get_focus (GTK_ROOT (self->window)) == find_step (self, index);
}

static void
assert_shown (Fixture *self, const char *expected)
{
  g_autofree char *shown = reg_step_list_get_text (
      REG_STEP_LIST (ui_find_type (self->window, REG_TYPE_STEP_LIST)));

  g_assert_cmpstr (shown, ==, expected);
}

/* Where a new one is written. */
static GtkWidget *
find_entry (GtkWidget *widget)
{
  return ui_find_row (widget, ADW_TYPE_ENTRY_ROW, "Add a step");
}

static void
add_step (Fixture *self, GtkWidget *widget, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (widget)), text);
  g_signal_emit_by_name (find_entry (widget), "entry-activated");
  ui_fixture_settle (UI (self));
}

static const char *
get_progress (Fixture *self)
{
  return adw_window_title_get_subtitle (
      ADW_WINDOW_TITLE (ui_find_type (self->window, ADW_TYPE_WINDOW_TITLE)));
}

static void
test_written (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self, NULL);

  open_task (self, id);
  g_assert_cmpstr (get_progress (self), ==, "");
  add_step (self, self->window, "Lights");
  add_step (self, self->window, "  ");
  add_step (self, self->window, "Till");
  g_assert_cmpstr (get_progress (self), ==, "0 of 2 steps");
  ui_assert_named (self->window);
  /* What was written and not added yet is not lost. */
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self->window)), "Door");
  reg_task_window_save (REG_TASK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_null (self->window);
  assert_steps (self, id, "[ ] Lights\n[ ] Till\n[ ] Door");
  work_undo (WORK (self));
  assert_steps (self, id, "");
  work_redo (WORK (self));
  open_task (self, id);
  assert_shown (self, "[ ] Lights\n[ ] Till\n[ ] Door");
}

static void
test_keys (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self, "[x] Lights\n[ ] Till\n[ ] Door");

  open_task (self, id);
  g_assert_cmpstr (get_progress (self), ==, "1 of 3 steps");
  go_to (self, 1);
  ui_press (UI (self), self->window, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpstr (get_progress (self), ==, "2 of 3 steps");
  ui_press (UI (self), self->window, GDK_KEY_Up, GDK_ALT_MASK);
  assert_shown (self, "[x] Till\n[x] Lights\n[ ] Door");
  g_assert_true (is_at (self, 0));
  /* At the ends it stays. */
  ui_press (UI (self), self->window, GDK_KEY_Up, GDK_ALT_MASK);
  assert_shown (self, "[x] Till\n[x] Lights\n[ ] Door");
  ui_press (UI (self), self->window, GDK_KEY_Down, GDK_ALT_MASK);
  ui_press (UI (self), self->window, GDK_KEY_Down, GDK_ALT_MASK);
  ui_press (UI (self), self->window, GDK_KEY_Down, GDK_ALT_MASK);
  assert_shown (self, "[x] Lights\n[ ] Door\n[x] Till");
  g_assert_true (is_at (self, 2));
  /* Enter leads on, and at last to where a new one is written. */
  go_to (self, 1);
  g_signal_emit_by_name (find_step (self, 1), "activate");
  g_assert_true (is_at (self, 2));
  g_signal_emit_by_name (find_step (self, 2), "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)),
                                         find_entry (self->window)));
  /* What is deleted already is deleted altogether; words are deleted first. */
  go_to (self, 1);
  ui_press (UI (self), self->window, GDK_KEY_BackSpace, 0);
  assert_shown (self, "[x] Lights\n[ ] Door\n[x] Till");
  gtk_editable_set_text (GTK_EDITABLE (find_step (self, 1)), "");
  ui_press (UI (self), self->window, GDK_KEY_BackSpace, 0);
  assert_shown (self, "[x] Lights\n[x] Till");
  g_assert_true (is_at (self, 1));
  ui_click (UI (self), self->window, "Remove this step");
  assert_shown (self, "[x] Till");
  gtk_editable_set_text (GTK_EDITABLE (find_step (self, 0)), "The till");
  reg_task_window_save (REG_TASK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  assert_steps (self, id, "[x] The till");
}

/* --- done ------------------------------------------------------------------------------- */

static void
test_done (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *steps, *toast;
  } cases[] = {
    { NULL, "Done" },
    { "[x] one", "Done" },
    { "[x] one\n[ ] two", "Done; 1 step was left open" },
    { "[ ] one\n[x] two\n[ ] three\n[ ] four", "Done; 3 steps were left open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = add_task (self, cases[i].steps);
      GtkWidget *page = work_show_page (WORK (self), NULL, 600);

      reg_task_finish_with (page, UI (self)->session, id, NULL);
      ui_fixture_settle (UI (self));
      g_assert_true (ui_shows (page, cases[i].toast));
      g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==,
                       work_now ());
      work_undo_by_toast (WORK (self), page);
      g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==, 0);
      gtk_window_destroy (GTK_WINDOW (page));
    }
}

/* What was ticked last is written with it, in one action. */
static void
test_done_in_the_window (Fixture *self, gconstpointer unused)
{
  gint64 id = add_task (self, "[ ] one\n[ ] two");

  open_task (self, id);
  go_to (self, 0);
  ui_press (UI (self), self->window, GDK_KEY_space, GDK_CONTROL_MASK);
  ui_click (UI (self), self->window, "Done");
  assert_steps (self, id, "[x] one\n[ ] two");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==,
                   work_now ());
  work_undo (WORK (self));
  assert_steps (self, id, "[ ] one\n[ ] two");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, id, REG_TASK_DONE_AT), ==, 0);
}

/* --- kept ones -------------------------------------------------------------------------- */

static gint64
add_checklist (Fixture *self, const char *name, const char *steps)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CHECKLIST);

  reg_record_builder_set_text (builder, REG_CHECKLIST_NAME, name);
  reg_record_builder_set_text (builder, REG_CHECKLIST_STEPS, steps);
  return ui_fixture_save (UI (self), builder);
}

static void
assert_checklist (Fixture *self, gint64 id, const char *name, const char *steps)
{
  g_autofree char *kept_name = work_get_text (WORK (self), REG_ENTITY_CHECKLIST, id,
                                              REG_CHECKLIST_NAME);
  g_autofree char *kept_steps = work_get_text (WORK (self), REG_ENTITY_CHECKLIST, id,
                                               REG_CHECKLIST_STEPS);

  g_assert_cmpstr (kept_name, ==, name);
  g_assert_cmpstr (kept_steps, ==, steps);
}

static void
test_keep (Fixture *self, gconstpointer unused)
{
  open_task (self, add_task (self, "[x] Lights\n[ ] Till"));
  gtk_widget_activate_action (self->window, "task.keep-checklist", NULL);
  ui_fixture_settle (UI (self));
  work_answer (WORK (self), self->window, "Opening", NULL, NULL);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_CHECKLIST), ==, 1);
  assert_checklist (self, 1, "Opening", "[ ] Lights\n[ ] Till");
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_CHECKLIST), ==, 0);
}

static void
show_dialog (Fixture *self)
{
  gtk_widget_activate_action (self->window, "task.use-checklist", NULL);
  ui_fixture_settle (UI (self));
}

/* Its steps are put behind those that are there. */
static void
test_use (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog;

  add_checklist (self, "Opening", "[ ] Lights\n[ ] Till\n[ ] Door\n[ ] Flag");
  open_task (self, add_task (self, "[x] Coffee"));
  show_dialog (self);
  dialog = work_get_dialog (self->window);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (work_find_row (GTK_WIDGET (dialog), "Opening"))),
      ==, "4 steps: Lights, Till, Door …");
  ui_assert_named (GTK_WIDGET (dialog));
  g_signal_emit_by_name (work_find_row (GTK_WIDGET (dialog), "Opening"), "activated");
  ui_fixture_settle (UI (self));
  assert_shown (self, "[x] Coffee\n[ ] Lights\n[ ] Till\n[ ] Door\n[ ] Flag");
  g_assert_cmpstr (get_progress (self), ==, "1 of 5 steps");
}

static void
test_looked_after (Fixture *self, gconstpointer unused)
{
  gint64 opening = add_checklist (self, "Opening", "[ ] Lights\n[ ] Till");
  GtkWidget *dialog;

  add_checklist (self, "Closing", "[ ] Till");
  open_task (self, add_task (self, NULL));
  show_dialog (self);
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  /* Changed. */
  ui_click (UI (self), work_find_row (dialog, "Opening"), "Change");
  ui_type (UI (self), dialog, "Name", "");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "Name", "Mornings");
  add_step (self, dialog, "Door");
  ui_click (UI (self), dialog, "Save");
  assert_checklist (self, opening, "Mornings", "[ ] Lights\n[ ] Till\n[ ] Door");
  /* Deleted, and taken back. */
  ui_click (UI (self), work_find_row (dialog, "Closing"), "Delete");
  g_assert_null (work_find_row (dialog, "Closing"));
  work_undo_by_toast (WORK (self), dialog);
  g_assert_nonnull (work_find_row (dialog, "Closing"));
  /* A new one. */
  ui_click (UI (self), dialog, "New checklist");
  ui_type (UI (self), dialog, "Name", "Fair");
  g_assert_false (ui_can (dialog, "Save"));
  add_step (self, dialog, "Tent");
  ui_click (UI (self), dialog, "Save");
  assert_checklist (self, 3, "Fair", "[ ] Tent");
  g_assert_nonnull (work_find_row (dialog, "Fair"));
}

/* Gone back without saving, nothing is otherwise; deleted one after the other, the focus stays. */
static void
test_not_saved (Fixture *self, gconstpointer unused)
{
  gint64 opening = add_checklist (self, "Opening", "[ ] Lights");
  GtkWidget *dialog, *view, *focus;

  add_checklist (self, "Closing", "[ ] Till");
  open_task (self, add_task (self, NULL));
  show_dialog (self);
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  view = ui_find_type (dialog, ADW_TYPE_NAVIGATION_VIEW);
  ui_click (UI (self), work_find_row (dialog, "Opening"), "Change");
  ui_type (UI (self), dialog, "Name", "Mornings");
  add_step (self, dialog, "Door");
  g_assert_true (adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view)));
  ui_fixture_settle (UI (self));
  assert_checklist (self, opening, "Opening", "[ ] Lights");
  ui_click (UI (self), work_find_row (dialog, "Opening"), "Change");
  g_assert_cmpstr (ui_read (dialog, "Name"), ==, "Opening");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  ui_fixture_settle (UI (self));
  gtk_widget_grab_focus (ui_find_button (work_find_row (dialog, "Closing"), "Delete"));
  ui_click (UI (self), work_find_row (dialog, "Closing"), "Delete");
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_nonnull (focus);
  g_assert_true (focus == work_find_row (dialog, "Opening")
                 || gtk_widget_is_ancestor (focus, work_find_row (dialog, "Opening")));
  ui_click (UI (self), work_find_row (dialog, "Opening"), "Delete");
  g_assert_true (ui_shows (dialog, "No checklists yet"));
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  GtkWidget *page = work_show_page (WORK (self), NULL, 360);
  AdwDialog *dialog = reg_checklists_dialog_new (UI (self)->session, NULL, NULL);
  gint64 id;

  adw_dialog_present (dialog, page);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "No checklists yet"));
  ui_assert_named (GTK_WIDGET (dialog));
  id = add_checklist (self, "A <b>", "one\ntwo");
  ui_fixture_settle (UI (self));
  /* Where none is to be chosen, a row is changed. */
  g_signal_emit_by_name (work_find_row (GTK_WIDGET (dialog), "A <b>"), "activated");
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (ui_read (GTK_WIDGET (dialog), "Name"), ==, "A <b>");
  ui_click (UI (self), GTK_WIDGET (dialog), "Save");
  assert_checklist (self, id, "A <b>", "[ ] one\n[ ] two");
  adw_dialog_force_close (dialog);
  gtk_window_destroy (GTK_WINDOW (page));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/checklists/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("written", test_written);
  ADD ("keys", test_keys);
  ADD ("done", test_done);
  ADD ("done-in-the-window", test_done_in_the_window);
  ADD ("keep", test_keep);
  ADD ("use", test_use);
  ADD ("looked-after", test_looked_after);
  ADD ("not-saved", test_not_saved);
  ADD ("none", test_none);
#undef ADD
  return g_test_run ();
}
