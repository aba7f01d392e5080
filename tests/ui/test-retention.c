/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/window/reg-retention-dialog.h"

/* Customers nobody heard from for long are kept, written to or erased. */

/* Two who were silent for years, and one who bought lately. */
static void
set_up (UiFixture *f, gconstpointer unused)
{
  gint64 ann;

  ui_set_day ("2020-01-05");
  f->clock = ui_get_time;
  ui_fixture_set_up (f, NULL);
  ann = ui_fixture_add_party (f, "Ann <b>");
  ui_fixture_add_sale (f, ann, "2020-05-04", 1000);
  ui_fixture_add_party (f, "Bert");
  ui_fixture_add_sale (f, ui_fixture_add_party (f, "Cleo"), "2026-11-01", 1000);
  ui_set_day ("2026-11-22");
}

static GtkWidget *
open_list (UiFixture *f, GtkWidget **window)
{
  AdwDialog *dialog = reg_retention_dialog_new (f->session);

  *window = ui_open_customer (f, ui_find_party (f, "Cleo"));
  reg_dialog_present (dialog, *window);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *name)
{
  return ui_find_row (dialog, ADW_TYPE_ACTION_ROW, name);
}

static void
choose (GtkWidget *dialog, const char *name)
{
  GtkWidget *check = ui_find_type (find_row (dialog, name), GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
test_keep (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog = open_list (f, &window);

  g_assert_true (ui_shows (dialog,
                           "Nobody heard from 2 customers for 36 months. Until you decide, what"
                           " is on file is used for figures only."));
  g_assert_nonnull (find_row (dialog, "Bert"));
  g_assert_null (find_row (dialog, "Cleo"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, "Bert"))), ==,
                   "never heard from, in the book since 5 Jan 2020");
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, "Ann <b>"))),
                        "last heard from on 4 May 2020 · bought last on 4 May 2020, "));
  ui_assert_named (dialog);
  g_assert_false (ui_can (dialog, "Keep for another year"));
  choose (dialog, "Bert");
  ui_click (f, dialog, "Keep for another year");
  g_assert_null (find_row (dialog, "Bert"));
  ui_undo (f, window, "Kept for another year");
  g_assert_nonnull (find_row (dialog, "Bert"));
  ui_window_close (f, window);
}

static void
test_write (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog = open_list (f, &window);

  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (
          ui_find_type (ui_find_type (dialog, ADW_TYPE_HEADER_BAR), GTK_TYPE_CHECK_BUTTON)),
      TRUE);
  ui_click (f, dialog, "Write once more");
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 2);
  g_assert_true (ui_shows (dialog, "You have heard from everybody"));
  ui_undo (f, window, "Tasks made");
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TASK), ==, 0);
  g_assert_nonnull (find_row (dialog, "Bert"));
  ui_window_close (f, window);
}

/* Only after the number was typed. */
static void
test_erase (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog = open_list (f, &window), *question;
  gint64 bert = ui_find_party (f, "Bert");
  g_autoptr (RegRecord) kept = NULL;
  g_autoptr (RegRecord) erased = NULL;

  for (int round = 0; round < 2; round++)
    {
      choose (dialog, "Bert");
      ui_click (f, dialog, "Erase…");
      question = ui_find_type (window, ADW_TYPE_ALERT_DIALOG);
      g_assert_true (ui_shows (question, "Erase 1 customer?"));
      ui_type (f, question, "Type 1 to go on", round == 0 ? "2" : "1");
      ui_click (f, question, "Erase");
      if (round == 0)
        kept = ui_fixture_load (f, REG_ENTITY_PARTY, bert);
    }
  erased = ui_fixture_load (f, REG_ENTITY_PARTY, bert);
  g_assert_cmpstr (reg_record_get_text (kept, REG_PARTY_NAME), ==, "Bert");
  g_assert_true (
      g_str_has_prefix (reg_record_get_text (erased, REG_PARTY_NAME), "Erased customer "));
  g_assert_null (find_row (dialog, "Bert"));
  g_assert_nonnull (find_row (dialog, "Ann <b>"));
  ui_window_close (f, window);
}

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;

  ui_reopen_read_only (f);
  dialog = open_list (f, &window);
  choose (dialog, "Bert");
  g_assert_false (ui_can (dialog, "Keep for another year"));
  g_assert_false (ui_can (dialog, "Erase…"));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer locale)
{
  GtkWidget *window, *dialog;
  int width;

  if (!ui_go_to (locale))
    return;
  ui_fixture_add_party (f, "Cleo");
  dialog = open_list (f, &window);
  ui_resize (f, window, 360, 640);
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
  g_test_add ("/retention/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)
  ADD ("keep", test_keep);
  ADD ("write", test_write);
  ADD ("erase", test_erase);
  ADD ("read-only", test_read_only);
#undef ADD
  ui_test_everywhere ("/retention/narrow", test_narrow);
  return g_test_run ();
}
