/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/reg-plays.h"
#include "store/reg-shift-notes.h"
#include "ui/playbook/reg-play-form.h"
#include "ui/playbook/reg-playbook-dialog.h"
#include "ui/task/reg-shift-note-dialog.h"
#include "ui/task/reg-task-window.h"
#include "ui/today/reg-today-page.h"
#include "bakery-fixture.h"

/* What colleagues leave for each other and learn from each other. It is Wednesday, 18 November 2026. */
typedef BakeryFixture Fixture;

static GtkWidget *
present (Fixture *self, AdwDialog *dialog)
{
  self->window = work_show_page (WORK (self), NULL, 360);
  adw_dialog_present (dialog, self->window);
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (dialog);
}

/* Changes are waited for a moment, so that several are shown at once. */
static void
wait_for (GtkWidget *widget, const char *text, gboolean is_shown)
{
  while (ui_shows (widget, text) != is_shown)
    g_main_context_iteration (NULL, TRUE);
}

/* --- notes -------------------------------------------------------------------------------- */

static void
test_note (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, reg_shift_note_dialog_new (UI (self)->session, self->party));

  ui_assert_named (dialog);
  g_assert_false (ui_can (dialog, "Leave note"));
  ui_type (UI (self), dialog, "What the next one has to know", "   ");
  g_assert_false (ui_can (dialog, "Leave note"));
  ui_type (UI (self), dialog, "What the next one has to know", "The till <sticks>");
  ui_click (UI (self), dialog, "Leave note");
  g_assert_true (ui_shows (dialog, "The till <sticks>"));
  g_assert_cmpstr (ui_read (dialog, "What the next one has to know"), ==, "");
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_SHIFT_NOTE), ==, 1);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_SHIFT_NOTE, 1, REG_SHIFT_NOTE_PARTY_ID),
                   ==, self->party);
  ui_click (UI (self), dialog, "Seen to");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_SHIFT_NOTE, 1, REG_SHIFT_NOTE_DONE_BY), ==,
                   UI (self)->owner);
  g_assert_true (ui_shows (dialog, "Open again"));
  work_undo (WORK (self));
  g_assert_false (ui_shows (dialog, "Open again"));
  work_redo (WORK (self));
  ui_click (UI (self), dialog, "Open again");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_SHIFT_NOTE, 1, REG_SHIFT_NOTE_DONE_AT), ==,
                   0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

typedef struct
{
  gint64 party;
  const char *text;
} Note;

static gboolean
note_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Note *note = data;

  return reg_shift_note_write (db, note->party, note->text, error) != 0;
}

static void
leave (Fixture *self, gint64 party, const char *text)
{
  static const RegActionInfo info = { .kind = "shift-note", .label = "Note left" };
  g_autoptr (GError) error = NULL;
  Note note = { party, text };

  reg_store_write_sync (UI (self)->store, &info, note_job, &note, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Enter leaves a note; one that says nothing is not left. */
static void
test_note_by_keys (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, reg_shift_note_dialog_new (UI (self)->session, 0));
  GtkWidget *row = ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "What the next one has to know");

  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), row));
  ui_type (UI (self), dialog, "What the next one has to know", " \t ");
  g_signal_emit_by_name (row, "entry-activated");
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_SHIFT_NOTE), ==, 0);
  ui_type (UI (self), dialog, "What the next one has to know", "  The till sticks  ");
  g_signal_emit_by_name (row, "entry-activated");
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (dialog, "The till sticks"));
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_SHIFT_NOTE, 1, REG_SHIFT_NOTE_PARTY_ID),
                   ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), row));
  /* In the entry the key is about what is typed there. */
  gtk_widget_grab_focus (ui_find_button (dialog, "Seen to"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_SHIFT_NOTE), ==, 0);
  g_assert_false (ui_shows (dialog, "The till sticks"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (ui_shows (dialog, "The till sticks"));
}

/* Who left it, when, and who saw to it; a note about a customer leads to them. */
static void
test_notes_told (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog;
  g_autofree char *asked = g_strdup_printf ("open-party %" G_GINT64_FORMAT, self->party);
  GtkWidget *row;

  leave (self, self->party, "Ring them back");
  leave (self, 0, "The till sticks");
  bakery_be (self, self->sam);
  dialog = present (self, reg_shift_note_dialog_new (UI (self)->session, 0));
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Ring them back");
  g_assert_true (ui_shows (row, "Bakery De Halm · Mina Kok, today 10:00"));
  gtk_widget_activate (row);
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
  ui_click (UI (self), row, "Seen to");
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Ring them back");
  g_assert_true (ui_shows (row, "Bakery De Halm · Mina Kok, today 10:00 · seen to by Sam Okoye, "
                                "today"));
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "The till sticks");
  g_assert_true (ui_shows (row, "Mina Kok, today 10:00"));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

/* Ticked off one after the other without a hand on the mouse. */
static void
test_ticked_by_keys (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog, *button;

  leave (self, 0, "First");
  leave (self, 0, "Second");
  dialog = present (self, reg_shift_note_dialog_new (UI (self)->session, 0));
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (ui_find_button (dialog, "Seen to"));
      ui_click (UI (self), dialog, "Seen to");
      button = gtk_root_get_focus (GTK_ROOT (self->window));
      g_assert_nonnull (button);
      g_assert_nonnull (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
    }
  g_assert_null (ui_find_button (dialog, "Seen to"));
}

/* In a book that can only be read they can be read. */
static void
test_notes_read_only (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog;

  leave (self, 0, "The till sticks");
  ui_reopen_read_only (UI (self));
  dialog = present (self, reg_shift_note_dialog_new (UI (self)->session, 0));
  g_assert_true (ui_shows (dialog, "The till sticks"));
  g_assert_false (ui_can (dialog, "Seen to"));
  g_assert_false (gtk_widget_is_sensitive (
      ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "What the next one has to know")));
  g_assert_false (ui_can (dialog, "Leave note"));
}

/* It stands at the top of the day of whoever comes next until somebody ticks it off. */
static void
test_note_today (Fixture *self, gconstpointer unused)
{
  GtkWidget *page;

  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Sweep", "2026-11-01", 0, 0);
  leave (self, self->party, "Ring them back");
  page = reg_today_page_new (UI (self)->session);
  self->window = work_show_page (WORK (self), page, 900);
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (page, "Ring them back")); /* who wrote it knows it */
  bakery_be (self, self->sam);
  wait_for (page, "Ring them back", TRUE);
  g_assert_true (ui_shows (page, "Bakery De Halm · from Mina Kok, today 10:00"));
  ui_assert_named (page);
  ui_click (UI (self), page, "Seen to");
  wait_for (page, "Ring them back", FALSE);
  ui_undo (UI (self), self->window, "Note seen to");
  wait_for (page, "Ring them back", TRUE);
  ui_click (UI (self), page, "Leave a note for the next shift…");
  g_assert_cmpstr (WORK (self)->asked, ==, "shift-note 0");
}

/* Among what is open with the customer, until it was seen to. */
static void
test_note_with_customer (Fixture *self, gconstpointer unused)
{
  leave (self, self->party, "Ring them back");
  leave (self, 0, "The till sticks");
  self->window = ui_open_customer (UI (self), self->party);
  g_assert_true (ui_shows (self->window, "Ring them back"));
  g_assert_true (ui_shows (self->window, "note from Mina Kok, today"));
  g_assert_false (ui_shows (self->window, "The till sticks"));
  work_change_int (WORK (self), REG_ENTITY_SHIFT_NOTE, 1, REG_SHIFT_NOTE_DONE_AT, work_now ());
  wait_for (self->window, "Ring them back", FALSE);
}

/* --- away --------------------------------------------------------------------------------- */

static void
add_absence (Fixture *self, gint64 stand_in)
{
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);

  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, self->sam);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAND_IN, stand_in);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, "2026-11-16");
  reg_record_builder_set_text (absence, REG_ABSENCE_LAST_DAY, "2026-11-27");
  ui_fixture_save (UI (self), absence);
}

static void
test_stand_in_today (Fixture *self, gconstpointer unused)
{
  GtkWidget *page;

  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Sweep", "2026-11-18", self->sam, self->party);
  add_absence (self, UI (self)->owner);
  page = reg_today_page_new (UI (self)->session);
  self->window = work_show_page (WORK (self), page, 900);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (page, "Bakery De Halm · for Sam Okoye until 27 Nov"));
}

static void
test_task_for_somebody_away (Fixture *self, gconstpointer unused)
{
  GtkWidget *row;

  add_absence (self, UI (self)->owner);
  self->window = GTK_WIDGET (reg_task_window_create (NULL, UI (self)->session, 0, 0));
  work_show (WORK (self), GTK_WINDOW (self->window), 0);
  row = ui_find_row (self->window, ADW_TYPE_COMBO_ROW, "Who");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  ui_select (UI (self), self->window, "Who", "Sam Okoye");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Away until 27 Nov. Mina Kok stands in.");
  ui_select (UI (self), self->window, "Who", "Mina Kok");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
}

/* --- plays -------------------------------------------------------------------------------- */

static void
write_down (Fixture *self, GtkWidget *dialog, const char *title)
{
  AdwDialog *form;

  ui_click (UI (self), dialog, "Add");
  form = work_get_dialog (self->window);
  g_assert_true (REG_IS_PLAY_FORM (form));
  ui_assert_named (GTK_WIDGET (form));
  g_assert_false (ui_can (GTK_WIDGET (form), "Save"));
  ui_type (UI (self), GTK_WIDGET (form), "In a few words", title);
  g_assert_false (ui_can (GTK_WIDGET (form), "Save"));
  ui_type (UI (self), GTK_WIDGET (form), "What do you do or say?", "Ask about the children");
  ui_select (UI (self), GTK_WIDGET (form), "What do you look at?", "Interests");
  ui_select (UI (self), GTK_WIDGET (form), "Learnt from", "Sam Okoye");
  ui_click (UI (self), GTK_WIDGET (form), "Save");
}

static void
test_playbook (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  g_autoptr (RegRecord) play = NULL;

  ui_assert_named (dialog);
  g_assert_true (ui_shows (dialog, "Nothing is written down yet. Ask somebody who sells well what "
                                   "they look at, what they ask, and why."));
  write_down (self, dialog, "Know the family");
  g_assert_true (ui_shows (dialog, "Know the family"));
  play = ui_fixture_load (UI (self), REG_ENTITY_PLAY, 1);
  g_assert_cmpstr (reg_record_get_text (play, REG_PLAY_FIELD), ==, "interests");
  g_assert_cmpint (reg_record_get_int (play, REG_PLAY_LEARNT_FROM), ==, self->sam);
  g_assert_cmpint (reg_record_get_int (play, REG_PLAY_POSITION), ==, 1);
  write_down (self, dialog, "Second");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, 2, REG_PLAY_POSITION), ==, 2);
  /* The first one that can be moved down is the first. */
  ui_click (UI (self), dialog, "Move down");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, 2, REG_PLAY_POSITION), ==, 1);
  ui_assert_named (dialog);
  ui_click (UI (self), dialog, "Remove");
  g_assert_false (ui_shows (dialog, "Second"));
  work_undo (WORK (self));
  g_assert_true (ui_shows (dialog, "Second"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gint64
add_question (Fixture *self, const char *text, const char *retired)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, text);
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "To sell what fits");
  reg_record_builder_set_text (builder, REG_QUESTION_RETIRED_ON, retired);
  return ui_fixture_save (UI (self), builder);
}

static gint64
add_play (Fixture *self, const char *title, gint64 question)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PLAY);

  reg_record_builder_set_text (builder, REG_PLAY_TITLE, title);
  reg_record_builder_set_text (builder, REG_PLAY_SITUATION, "They come with a child");
  reg_record_builder_set_text (builder, REG_PLAY_WHAT, "Ask how old");
  reg_record_builder_set_text (builder, REG_PLAY_FIELD, "note");
  reg_record_builder_set_ref (builder, REG_PLAY_QUESTION_ID, question);
  reg_record_builder_set_ref (builder, REG_PLAY_LEARNT_FROM, self->sam);
  reg_record_builder_set_int (builder, REG_PLAY_POSITION, 1);
  return ui_fixture_save (UI (self), builder);
}

static GtkWidget *
change (Fixture *self, GtkWidget *dialog)
{
  g_signal_emit_by_name (ui_find_type (dialog, ADW_TYPE_BUTTON_ROW), "activated");
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (work_get_dialog (self->window));
}

static guint
count_choices (GtkWidget *form, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_find_row (form, ADW_TYPE_COMBO_ROW, title));

  return g_list_model_get_n_items (adw_combo_row_get_model (row));
}

/* The form holds what there is; a question that is not asked any more is left where it was chosen,
 * and offered to nobody else. */
static void
test_change_play (Fixture *self, gconstpointer unused)
{
  gint64 old = add_question (self, "Which tyres?", "2026-01-01");
  gint64 asked = add_question (self, "How old are they?", NULL);
  gint64 play = add_play (self, "Know the family", old);
  GtkWidget *dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  GtkWidget *form = change (self, dialog);

  g_assert_true (REG_IS_PLAY_FORM (form));
  g_assert_cmpstr (ui_read (form, "In a few words"), ==, "Know the family");
  g_assert_cmpstr (ui_read (form, "When do you do it?"), ==, "They come with a child");
  g_assert_cmpuint (count_choices (form, "What do you ask?"), ==, 3);
  ui_type (UI (self), form, "Why does it work?", "They stay longer");
  ui_select (UI (self), form, "What do you look at?", "Nothing in particular");
  ui_click (UI (self), form, "Save");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, play, REG_PLAY_QUESTION_ID), ==,
                   old);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, play, REG_PLAY_POSITION), ==, 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find_type (dialog, ADW_TYPE_EXPANDER_ROW)),
                                 TRUE);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (dialog, "They stay longer"));
  g_assert_true (ui_shows (dialog, "Which tyres?"));
  g_assert_false (ui_shows (dialog, "What to look at"));
  g_assert_true (ui_shows (dialog, "Sam Okoye"));
  form = change (self, dialog);
  ui_select (UI (self), form, "What do you ask?", "How old are they?");
  ui_click (UI (self), form, "Save");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, play, REG_PLAY_QUESTION_ID), ==,
                   asked);
  form = change (self, dialog);
  g_assert_cmpuint (count_choices (form, "What do you ask?"), ==, 2);
  adw_dialog_force_close (ADW_DIALOG (form));
  work_undo (WORK (self));
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, play, REG_PLAY_QUESTION_ID), ==,
                   old);
}

/* Nothing is written down without its words, nor when the form is closed. */
static void
test_no_play (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog = present (self, reg_playbook_dialog_new (UI (self)->session)), *form;

  ui_click (UI (self), dialog, "Add");
  form = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_false (
      gtk_widget_is_sensitive (ui_find_row (form, ADW_TYPE_COMBO_ROW, "What do you ask?")));
  ui_type (UI (self), form, "In a few words", "  ");
  ui_type (UI (self), form, "What do you do or say?", "Smile");
  g_signal_emit_by_name (ui_find_row (form, ADW_TYPE_ENTRY_ROW, "What do you do or say?"),
                         "entry-activated");
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_PLAY), ==, 0);
  ui_type (UI (self), form, "In a few words", "Smile");
  adw_dialog_close (ADW_DIALOG (form));
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_PLAY), ==, 0);
  ui_click (UI (self), dialog, "Add");
  form = GTK_WIDGET (work_get_dialog (self->window));
  ui_type (UI (self), form, "In a few words", "Smile");
  ui_type (UI (self), form, "What do you do or say?", "Smile");
  g_signal_emit_by_name (ui_find_row (form, ADW_TYPE_ENTRY_ROW, "What do you do or say?"),
                         "entry-activated");
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (dialog, "Smile"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_PLAY), ==, 0);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_PLAY), ==, 1);
}

/* The row that was moved keeps the focus, as far as it can go. */
static void
test_move_by_keys (Fixture *self, gconstpointer unused)
{
  static const char *const titles[] = { "One", "Two", "Three" };
  GtkWidget *dialog, *button;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    work_change_int (WORK (self), REG_ENTITY_PLAY, add_play (self, titles[i], 0), REG_PLAY_POSITION,
                     i + 1);
  dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  g_assert_false (ui_can (ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"), "Move up"));
  for (guint i = 1; i < G_N_ELEMENTS (titles); i++)
    {
      gtk_widget_grab_focus (
          ui_find_button (ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"), "Move down"));
      ui_click (UI (self), ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"), "Move down");
      g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, 1, REG_PLAY_POSITION), ==,
                       i + 1);
      button = gtk_root_get_focus (GTK_ROOT (self->window));
      g_assert_true (
          gtk_widget_is_ancestor (button, ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"))
          || button == ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"));
    }
  g_assert_false (ui_can (ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "One"), "Move down"));
}

/* In a book that can only be read everything can be looked up, and nothing changed. */
static void
test_playbook_read_only (Fixture *self, gconstpointer unused)
{
  static const char *const labels[] = { "Move up", "Move down", "Remove" };
  gint64 sale = ui_fixture_add_sale (UI (self), self->party, "2026-11-01", 12300);
  GtkWidget *dialog, *row;

  work_change_int (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_STAFF_ID, self->sam);
  add_play (self, "One", 0);
  work_change_int (WORK (self), REG_ENTITY_PLAY, add_play (self, "Two", 0), REG_PLAY_POSITION, 2);
  add_play (self, "Three", 0);
  ui_reopen_read_only (UI (self));
  dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  row = ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "Three");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_false (ui_can (row, labels[i]));
  g_assert_false (ui_can (dialog, "Add"));
  g_assert_false (ui_can (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Sam Okoye"), "Ask…"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (row, "Ask how old"));
  g_assert_false (gtk_widget_is_sensitive (ui_find_type (row, ADW_TYPE_BUTTON_ROW)));
}

/* Who may not see what things cost sees how often a colleague sold, and not for how much. */
static void
test_sellers_without_cost (Fixture *self, gconstpointer unused)
{
  gint64 sale = ui_fixture_add_sale (UI (self), self->party, "2026-11-01", 12300);
  GtkWidget *dialog, *row;

  work_change_int (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_STAFF_ID, UI (self)->owner);
  bakery_be (self, self->sam);
  dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Mina Kok");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1 sale");
}

/* Who sold is suggested, with figures; asking them begins a play of theirs. */
static void
test_who_to_ask (Fixture *self, gconstpointer unused)
{
  gint64 sale = ui_fixture_add_sale (UI (self), self->party, "2026-11-01", 12300);
  GtkWidget *dialog;
  AdwDialog *form;
  GtkWidget *row;

  work_change_int (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_STAFF_ID, self->sam);
  dialog = present (self, reg_playbook_dialog_new (UI (self)->session));
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Sam Okoye");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1 sale"));
  ui_click (UI (self), row, "Ask…");
  form = work_get_dialog (self->window);
  ui_type (UI (self), GTK_WIDGET (form), "In a few words", "Be there early");
  ui_type (UI (self), GTK_WIDGET (form), "What do you do or say?", "Open at eight");
  ui_click (UI (self), GTK_WIDGET (form), "Save");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_PLAY, 1, REG_PLAY_LEARNT_FROM), ==,
                   self->sam);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/shifts/" name, Fixture, NULL, bakery_set_up, function, bakery_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("note", test_note);
  ADD ("note-by-keys", test_note_by_keys);
  ADD ("notes-told", test_notes_told);
  ADD ("ticked-by-keys", test_ticked_by_keys);
  ADD ("notes-read-only", test_notes_read_only);
  ADD ("note-today", test_note_today);
  ADD ("note-with-customer", test_note_with_customer);
  ADD ("stand-in-today", test_stand_in_today);
  ADD ("task-for-somebody-away", test_task_for_somebody_away);
  ADD ("playbook", test_playbook);
  ADD ("change-play", test_change_play);
  ADD ("no-play", test_no_play);
  ADD ("move-by-keys", test_move_by_keys);
  ADD ("playbook-read-only", test_playbook_read_only);
  ADD ("sellers-without-cost", test_sellers_without_cost);
  ADD ("who-to-ask", test_who_to_ask);
  return g_test_run ();
}
