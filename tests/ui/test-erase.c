/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"
#include "ui/customer/reg-erase-dialog.h"
#include "ui/customer/reg-privacy-dialog.h"

/* A customer is erased after the name was typed, and one who is not to be used is left out. */

static gint64
add_ann (UiFixture *f)
{
  gint64 party = ui_fixture_add_party (f, "Ånn de Vries");

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  ui_fixture_add_touch (f, party, "Told about the allergy", 1760000000000);
  ui_fixture_add_sale (f, party, "2026-03-01", 12000);
  return party;
}

static GtkWidget *
open_erase (UiFixture *f, GtkWidget *window)
{
  if (!ui_press (f, window, GDK_KEY_E, GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    ui_press (f, window, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  return ui_find_type (window, REG_TYPE_ERASE_DIALOG);
}

static gboolean
may_erase (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (ui_find_type (dialog, ADW_TYPE_BUTTON_ROW));
}

static void
test_erase (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *dialog = open_erase (f, window);
  GtkEditable *entry = GTK_EDITABLE (ui_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  g_autoptr (RegRecord) erased = NULL;

  g_assert_true (ui_shows (dialog, "What is erased"));
  g_assert_true (ui_shows (dialog, "What the books need"));
  g_assert_true (ui_shows (dialog, "Type “Ånn de Vries” to go on"));
  ui_assert_named (dialog);
  g_assert_false (may_erase (dialog));
  gtk_editable_set_text (entry, "Ann");
  g_assert_false (may_erase (dialog));
  gtk_editable_set_text (entry, " ann de vries ");
  g_assert_true (may_erase (dialog));
  gtk_widget_activate (ui_find_type (dialog, ADW_TYPE_BUTTON_ROW));
  ui_fixture_settle (f);
  g_assert_null (ui_find_type (window, REG_TYPE_ERASE_DIALOG));
  g_assert_true (ui_shows (window, "Customer erased"));
  g_assert_true (ui_shows (window, "This customer was erased."));
  g_assert_false (ui_shows (window, "ann@example.org"));
  g_assert_false (ui_shows (window, "Told about the allergy"));
  g_assert_false (ui_shows (window, "Undo"));
  erased = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_true (
      g_str_has_prefix (reg_record_get_text (erased, REG_PARTY_NAME), "Erased customer "));
  /* Nothing is left to be changed or erased. */
  g_assert_null (open_erase (f, window));
  ui_window_close (f, window);
}

static void
test_refused (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  GtkWidget *window, *dialog;

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Late");
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1760000000000);
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_OPEN);
  ui_fixture_save (f, builder);
  window = ui_open_customer (f, party);
  dialog = open_erase (f, window);
  g_assert_true (ui_shows (dialog, "Cannot be erased yet"));
  g_assert_true (ui_shows (dialog, "Open complaints"));
  g_assert_false (ui_shows (dialog, "Open quotations"));
  g_assert_null (ui_find_type (dialog, ADW_TYPE_BUTTON_ROW));
  ui_window_close (f, window);
}

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window;

  ui_reopen_read_only (f);
  window = ui_open_customer (f, party);
  g_assert_null (open_erase (f, window));
  ui_window_close (f, window);
}

/* Turned on and off in the privacy dialog, with undo; a pill says so. */
static void
test_restrict (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *dialog, *row;

  ui_activate (f, window, "customer.privacy");
  dialog = ui_find_type (window, REG_TYPE_PRIVACY_DIALOG);
  row = ui_find_type (dialog, ADW_TYPE_SWITCH_ROW);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "what is on file is only kept"));
  ui_undo (f, window, "This customer is not to be used");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_false (ui_shows (dialog, "what is on file is only kept"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_fixture_settle (f);
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Not to be used"));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer locale)
{
  gint64 party;
  GtkWidget *window, *dialog;
  int width;

  if (!ui_go_to (locale))
    return;
  party = add_ann (f);
  window = ui_open_customer (f, party);
  ui_resize (f, window, 360, 640);
  ui_activate (f, window, "customer.erase");
  dialog = ui_find_type (window, REG_TYPE_ERASE_DIALOG);
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
  g_test_add ("/erase/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("erase", test_erase);
  ADD ("refused", test_refused);
  ADD ("read-only", test_read_only);
  ADD ("restrict", test_restrict);
#undef ADD
  ui_test_everywhere ("/erase/narrow", test_narrow);
  return g_test_run ();
}
