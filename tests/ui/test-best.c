/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "ui-drive.h"
#include "ui/insights/reg-best-dialog.h"
#include "work-fixture.h"

/* The most valuable customers in their dialog. It is Wednesday, 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 bakery, hotel;
  GtkWidget *window, *dialog;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))
#define EUR(figure) figure "\302\240€"

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->bakery = ui_fixture_add_party (UI (self), "Bakery De Halm");
  self->hotel = ui_fixture_add_party (UI (self), "Hotel Gilde");
  ui_fixture_add_party (UI (self), "Nosy Parker");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

static void
add_sales (Fixture *self)
{
  ui_fixture_add_sale (UI (self), self->bakery, "2026-11-10", 5000);
  ui_fixture_add_sale (UI (self), self->hotel, "2026-11-11", 9000);
  work_change_int (WORK (self), REG_ENTITY_PARTY, self->hotel, REG_PARTY_OWNER_ID,
                   UI (self)->owner);
  work_add_task (WORK (self), REG_TASK_KIND_PROMISE, "Send the lamp", "2026-11-17",
                 UI (self)->owner, self->bakery);
}

static void
show (Fixture *self, int width)
{
  self->window = work_show_page (WORK (self), NULL, width);
  self->dialog = GTK_WIDGET (reg_best_dialog_new (UI (self)->session));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  ui_fixture_settle (UI (self));
}

static const char *
get_subtitle (Fixture *self, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (work_find_row (self->dialog, title)));
}

/* The best one first, with what to do next, why, and who looks after them. */
static void
test_list (Fixture *self, gconstpointer unused)
{
  add_sales (self);
  show (self, 700);
  g_assert_nonnull (work_find_row (self->dialog, "1. Hotel Gilde"));
  g_assert_true (g_str_has_prefix (get_subtitle (self, "2. Bakery De Halm"), "Send the lamp – "));
  g_assert_true (
      g_str_has_suffix (get_subtitle (self, "2. Bakery De Halm"), "\nnobody looks after them"));
  g_assert_nonnull (strstr (get_subtitle (self, "1. Hotel Gilde"), "\nlooked after by "));
  g_assert_true (ui_shows (self->dialog, EUR ("90.00")));
  g_assert_false (ui_shows (self->dialog, "Nosy Parker"));
  ui_assert_named (self->dialog);
  /* Whoever buys more climbs while it is open. */
  ui_fixture_add_sale (UI (self), self->bakery, "2026-11-12", 8000);
  ui_fixture_settle (UI (self));
  g_assert_nonnull (work_find_row (self->dialog, "1. Bakery De Halm"));
  adw_action_row_activate (ADW_ACTION_ROW (work_find_row (self->dialog, "1. Bakery De Halm")));
}

static void
test_mine (Fixture *self, gconstpointer unused)
{
  add_sales (self);
  show (self, 360);
  ui_click (UI (self), self->dialog, "Only mine");
  g_assert_true (ui_shows (self->dialog, "1. Hotel Gilde"));
  g_assert_false (ui_shows (self->dialog, "2. Bakery De Halm"));
  work_change_int (WORK (self), REG_ENTITY_PARTY, self->hotel, REG_PARTY_OWNER_ID,
                   work_add_staff (WORK (self), "Sam Okoye", REG_ROLE_SALES));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (self->dialog, "None of them is yours"));
}

/* A table of what is shown; that it left the book is written down. */
static void
test_export (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "best.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  add_sales (self);
  show (self, 700);
  reg_best_dialog_write (REG_BEST_DIALOG (self->dialog), file);
  while (!g_file_query_exists (file, NULL))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (UI (self));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==,
                   "\357\273\277Place,Customer,Contribution,Looked after by,Next step,Why");
  g_assert_true (g_str_has_prefix (lines[1], "1,Hotel Gilde,90.00,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,Bakery De Halm,50.00,Nobody,"));
  g_assert_nonnull (strstr (lines[2], "Send the lamp"));
  g_assert_cmpstr (lines[3], ==, "");
  g_assert_true (ui_shows (self->dialog, "2 customers exported"));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  show (self, 360);
  g_assert_true (ui_shows (self->dialog, "Nobody bought anything yet"));
  g_assert_false (gtk_widget_get_sensitive (
      ui_find_tooltip (self->dialog, "Save this list as a table (Ctrl+E)")));
  ui_assert_named (self->dialog);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name) g_test_add ("/best/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (list);
  ADD (mine);
  ADD (export);
  ADD (none);
  return g_test_run ();
}
