/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui-drive.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/window/reg-bin-dialog.h"

/* What was deleted is found again, and brought back with one click. */

static GtkWidget *
open_bin (UiFixture *f, GtkWidget *window)
{
  AdwDialog *dialog = reg_bin_dialog_new (f->session);

  reg_dialog_present (dialog, window);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static gint64
add_task (UiFixture *f, gint64 party, const char *title)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  return ui_fixture_save (f, builder);
}

static void
test_restore (UiFixture *f, gconstpointer unused)
{
  gint64 ann = ui_fixture_add_party (f, "Ann <b>"), bert = ui_fixture_add_party (f, "Bert");
  gint64 task = add_task (f, bert, "Call about the frame");
  GtkWidget *window = ui_open_customer (f, bert);
  GtkWidget *dialog = open_bin (f, window);

  g_assert_true (ui_shows (dialog, "The bin is empty"));
  ui_delete (f, REG_ENTITY_PARTY, ann);
  ui_delete (f, REG_ENTITY_TASK, task);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "Deleted today"));
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Ann <b>"));
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call about the frame"));
  ui_assert_named (dialog);
  ui_click (f, ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call about the frame"), "Bring back");
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call about the frame"));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 1);
  ui_undo (f, window, "Brought back");
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call about the frame"));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 0);
  ui_window_close (f, window);
}

/* By words, by kind, and what is behind a row opens. */
static void
test_find (UiFixture *f, gconstpointer unused)
{
  gint64 ann = ui_fixture_add_party (f, "Änn"), bert = ui_fixture_add_party (f, "Bert");
  GtkWidget *window = ui_open_customer (f, bert);
  GtkWidget *dialog = open_bin (f, window);
  GtkWidget *entry = ui_find_type (dialog, GTK_TYPE_SEARCH_ENTRY);
  GtkDropDown *kinds = GTK_DROP_DOWN (ui_find_type (dialog, GTK_TYPE_DROP_DOWN));
  g_autofree char *opened = NULL;
  g_autofree char *wanted = g_strdup_printf ("open-party %d", (int)ann);

  ui_delete (f, REG_ENTITY_PARTY, ann);
  ui_delete (f, REG_ENTITY_TASK, add_task (f, bert, "Call"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "ann");
  g_signal_emit_by_name (entry, "search-changed");
  ui_fixture_settle (f);
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Änn"));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zz");
  g_signal_emit_by_name (entry, "search-changed");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "Nothing in the bin fits"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_drop_down_set_selected (kinds, 1);
  ui_fixture_settle (f);
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Änn"));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call"));
  adw_action_row_activate (ADW_ACTION_ROW (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Änn")));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  ui_window_close (f, window);
}

/* In a book that can only be read one sees what was deleted, and by whom. */
static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 bert = ui_fixture_add_party (f, "Bert");
  GtkWidget *window, *dialog, *row;

  ui_delete (f, REG_ENTITY_TASK, add_task (f, bert, "Call about the frame"));
  ui_reopen_read_only (f);
  window = ui_open_customer (f, bert);
  dialog = open_bin (f, window);
  row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Call about the frame");
  g_assert_nonnull (row);
  g_assert_false (ui_can (row, "Bring back"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Bert"));
  ui_window_close (f, window);
}

/* One after the other, taken back with Ctrl+Z and done again, without a hand on the mouse. */
static void
test_keys (UiFixture *f, gconstpointer unused)
{
  gint64 bert = ui_fixture_add_party (f, "Bert");
  GtkWidget *window = ui_open_customer (f, bert), *dialog = open_bin (f, window);

  ui_delete (f, REG_ENTITY_TASK, add_task (f, bert, "First"));
  ui_delete (f, REG_ENTITY_TASK, add_task (f, bert, "Second"));
  ui_click (f, ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "First"), "Bring back");
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 1);
  gtk_widget_grab_focus (ui_find_type (dialog, GTK_TYPE_SEARCH_ENTRY));
  gtk_widget_grab_focus (ui_find_button (dialog, "Bring back"));
  g_assert_true (ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 0);
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "First"));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer locale)
{
  GtkWidget *window, *dialog;
  gint64 party;
  int width;

  if (!ui_go_to (locale))
    return;
  party = ui_fixture_add_party (f, "A customer with a rather long name, and a firm to it");
  window = ui_open_customer (f, ui_fixture_add_party (f, "Bert"));
  ui_delete (f, REG_ENTITY_PARTY, party);
  ui_resize (f, window, 360, 640);
  dialog = open_bin (f, window);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  ui_assert_named (dialog);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/bin/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("restore", test_restore);
  ADD ("find", test_find);
  ADD ("read-only", test_read_only);
  ADD ("keys", test_keys);
#undef ADD
  ui_test_everywhere ("/bin/narrow", test_narrow);
  return g_test_run ();
}
