/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "work-fixture.h"

#include "core/reg-approval-policy.h"
#include "core/reg-material.h"
#include "ui/customer/reg-counter-card.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/material/reg-material-actions.h"
#include "ui/material/reg-material-view.h"
#include "ui/material/reg-material-window.h"
#include "ui/material/reg-request-view.h"
#include "ui/table/reg-list-page.h"
#include "ui/today/reg-today-counter.h"
#include "ui/widgets/reg-attachment-file.h"
#include "ui/widgets/reg-dialog.h"

#include <string.h>

/* Brochures and samples: the library, giving one away, and what becomes of it. It is Wednesday, 18
 * November 2026. */
typedef struct
{
  WorkFixture work; /* first: the functions of the fixtures take this one, too */
  gint64 party;
  gint64 sheet, sample;
} Fixture;

#define UI(self) WORK_UI (&(self)->work)

static gint64
add_material (Fixture *self, RegMaterialKind kind, const char *name, gint64 cost)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_MATERIAL);

  reg_record_builder_set_int (builder, REG_MATERIAL_KIND, kind);
  reg_record_builder_set_text (builder, REG_MATERIAL_NAME, name);
  reg_record_builder_set_text (builder, REG_MATERIAL_SINCE, "2026-01-01");
  reg_record_builder_set_int (builder, REG_MATERIAL_COST, cost);
  return ui_fixture_save (UI (self), builder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  work_set_up (&self->work, NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery Krans");
  if (data != NULL)
    return;
  self->sheet = add_material (self, REG_MATERIAL_KIND_SHEET, "Oven sheet", 40);
  self->sample = add_material (self, REG_MATERIAL_KIND_SAMPLE, "Tile sample", 350);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  work_tear_down (&self->work, NULL);
}

/* "Tile sample counter 2026-11-18/2026-11-18/2026-11-18 350|": of all that is not in the bin. */
static char *
list_requests (Fixture *self)
{
  g_autoptr (GPtrArray) list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL_REQUEST,
                                                REG_MATERIAL_REQUEST_PARTY_ID, self->party);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RegRecord *request = list->pdata[i];
      g_autoptr (RegRecord) material = ui_fixture_load (
          UI (self), REG_ENTITY_MATERIAL,
          reg_record_get_int (request, REG_MATERIAL_REQUEST_MATERIAL_ID));

      g_string_append_printf (
          text, "%s%d %s %s %s/%s/%s", text->len > 0 ? "|" : "",
          (int)reg_record_get_int (request, REG_MATERIAL_REQUEST_QUANTITY),
          reg_record_get_text (material, REG_MATERIAL_NAME),
          reg_enum_get_nick (&reg_enum_channel,
                             reg_record_get_int (request, REG_MATERIAL_REQUEST_CHANNEL)),
          reg_record_get_text (request, REG_MATERIAL_REQUEST_SENT_ON),
          reg_record_get_text (request, REG_MATERIAL_REQUEST_ARRIVED_ON),
          reg_record_get_text (request, REG_MATERIAL_REQUEST_FOLLOWED_ON));
    }
  return g_string_free_and_steal (text);
}

static void
assert_requests (Fixture *self, const char *expected)
{
  g_autofree char *text = list_requests (self);

  g_assert_cmpstr (text, ==, expected);
}

/* --- giving ----------------------------------------------------------------------------- */

static GtkWidget *
open_give (Fixture *self, GtkWidget *window, RegChannel channel)
{
  const RegGive give = { .party = self->party, .channel = channel };

  reg_dialog_present (reg_give_dialog_new (UI (self)->session, &give), window);
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (work_get_dialog (window));
}

/* The choice of a campaign has a search of its own; this one has the focus. */
static GtkWidget *
find_search (GtkWidget *dialog)
{
  return gtk_widget_get_ancestor (adw_dialog_get_focus (ADW_DIALOG (dialog)),
                                  GTK_TYPE_SEARCH_ENTRY);
}

/* B, Enter: two keys from the card of who stands at the counter. */
static void
test_two_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *window = ui_open_main_window (UI (self), 1180);
  GtkWidget *card;

  reg_counter_card_show (window, UI (self)->session, self->party, NULL);
  ui_fixture_settle (UI (self));
  card = ui_find_card (window);
  g_assert_nonnull (card);
  /* A letter waits whether it was a scanner's. */
  ui_press (UI (self), window, GDK_KEY_b, 0);
  while (!REG_IS_GIVE_DIALOG (work_get_dialog (window)))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_press (UI (self), window, GDK_KEY_Return, 0));
  ui_fixture_settle (UI (self));
  assert_requests (self, "1 Oven sheet counter 2026-11-18/2026-11-18/");
  g_assert_true (ui_find_card (window) == card);
  ui_undo (UI (self), window, "Noted that they have it");
  assert_requests (self, "");
  ui_close_main_window (UI (self), window);
}

/* Typed words leave what fits, and Enter gives the first of it, without waiting. */
static void
test_search (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  GtkWidget *dialog;
  GtkWidget *search;

  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_ADDRESS, "Markt 1");
  dialog = open_give (self, window, REG_CHANNEL_LETTER);
  search = find_search (dialog);
  gtk_editable_set_text (GTK_EDITABLE (search), "TILE");
  g_signal_emit_by_name (search, "activate");
  ui_fixture_settle (UI (self));
  assert_requests (self, "1 Tile sample letter //");
}

/* The field of the search has the focus, and Escape leaves the dialog all the same. */
static void
test_escape (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);

  open_give (self, window, REG_CHANNEL_COUNTER);
  g_assert_true (REG_IS_GIVE_DIALOG (work_get_dialog (window)));
  g_assert_true (ui_press (UI (self), window, GDK_KEY_Escape, 0));
  ui_fixture_settle (UI (self));
  g_assert_false (REG_IS_GIVE_DIALOG (work_get_dialog (window)));
  assert_requests (self, "");
}

static void
test_nothing_fits (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  GtkWidget *dialog = open_give (self, window, REG_CHANNEL_COUNTER);
  GtkWidget *search = find_search (dialog);

  gtk_editable_set_text (GTK_EDITABLE (search), "zebra");
  g_assert_false (ui_can (dialog, "Give"));
  g_signal_emit_by_name (search, "activate");
  ui_fixture_settle (UI (self));
  assert_requests (self, "");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_assert_true (ui_can (dialog, "Give"));
}

/* By post only to an address; by mail only to who has one: the counter is always open. */
static void
test_ways (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  GtkWidget *dialog = open_give (self, window, REG_CHANNEL_LETTER);
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (ui_find_type (dialog, ADW_TYPE_TOGGLE_GROUP));

  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, 0);
  g_assert_false (adw_toggle_get_enabled (adw_toggle_group_get_toggle (group, 1)));
  g_assert_false (adw_toggle_get_enabled (adw_toggle_group_get_toggle (group, 2)));
  ui_click (UI (self), dialog, "Give");
  assert_requests (self, "1 Oven sheet counter 2026-11-18/2026-11-18/");
}

/* Who is not to be used gets nothing, and the reason stands there. */
static void
test_barred (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  GtkWidget *dialog;

  work_change_int (&self->work, REG_ENTITY_PARTY, self->party, REG_PARTY_RESTRICTED, 1);
  dialog = open_give (self, window, REG_CHANNEL_COUNTER);
  g_assert_false (ui_can (dialog, "Give"));
  reg_give_dialog_give (REG_GIVE_DIALOG (dialog));
  ui_fixture_settle (UI (self));
  assert_requests (self, "");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 360);
  GtkWidget *dialog = open_give (self, window, -1);

  g_assert_true (ui_shows (dialog,
                           "There is nothing to give yet. Add brochures, product sheets and "
                           "samples under Brochures and samples in the main menu."));
  g_assert_false (ui_can (dialog, "Give"));
}

/* What goes with a quotation is for its customer, and linked with it. */
static void
test_along (Fixture *self, gconstpointer data)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegGive give = { .party = self->party, .channel = REG_CHANNEL_COUNTER };
  g_autoptr (GPtrArray) list = NULL;

  reg_record_builder_set_ref (builder, REG_QUOTATION_PARTY_ID, self->party);
  give.quotation = ui_fixture_save (UI (self), builder);
  reg_dialog_present (reg_give_dialog_new (UI (self)->session, &give), window);
  ui_fixture_settle (UI (self));
  ui_click (UI (self), GTK_WIDGET (work_get_dialog (window)), "Give");
  list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL_REQUEST, REG_MATERIAL_REQUEST_PARTY_ID,
                          self->party);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (list->pdata[0], REG_MATERIAL_REQUEST_QUOTATION_ID), ==,
                   give.quotation);
  reg_dialog_present (reg_give_dialog_new (UI (self)->session, &give), window);
  ui_fixture_settle (UI (self));
  g_assert_true (
      ui_shows (GTK_WIDGET (work_get_dialog (window)), "Product sheet · goes with it already"));
}

/* --- the library ------------------------------------------------------------------------ */

static GtkWidget *
open_window (Fixture *self, int width)
{
  GtkWindow *window = reg_material_window_new (ui_application (UI (self)), UI (self)->session);

  work_show (&self->work, window, width);
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (window);
}

static RegListPage *
get_page (GtkWidget *window)
{
  return REG_LIST_PAGE (ui_find_type (window, REG_TYPE_LIST_PAGE));
}

static void
write_file (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
file_path (Fixture *self, const char *name)
{
  return g_build_filename (UI (self)->folder, name, NULL);
}

/* A file that is let go is a brochure of its name; a second one over it takes its place. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  g_autofree char *path = file_path (self, "Autumn 2026.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RegRecord) old = NULL;
  RegRecord *made;

  write_file (path, "%PDF-1.7 autumn");
  reg_material_take_file (GTK_WIDGET (get_page (window)), UI (self)->session, file);
  ui_fixture_settle (UI (self));
  list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL, REG_MATERIAL_KIND,
                          REG_MATERIAL_KIND_BROCHURE);
  g_assert_cmpuint (list->len, ==, 1);
  made = list->pdata[0];
  g_assert_cmpstr (reg_record_get_text (made, REG_MATERIAL_NAME), ==, "Autumn 2026");
  g_assert_cmpint (reg_record_get_int (made, REG_MATERIAL_ATTACHMENT_ID), !=, 0);

  reg_material_renew_with (window, UI (self)->session, made, file);
  ui_fixture_settle (UI (self));
  work_answer (&self->work, window, "2027", NULL, NULL);
  ui_fixture_settle (UI (self));
  old = ui_fixture_load (UI (self), REG_ENTITY_MATERIAL, reg_record_get_id (made));
  g_assert_cmpstr (reg_record_get_text (old, REG_MATERIAL_RETIRED_ON), ==, "2026-11-18");
  work_undo (&self->work);
  reg_record_unref (g_steal_pointer (&old));
  old = ui_fixture_load (UI (self), REG_ENTITY_MATERIAL, reg_record_get_id (made));
  g_assert_true (reg_record_is_null (old, REG_MATERIAL_RETIRED_ON));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The copy that is written out has the bytes of the file that came in. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  g_autofree char *in = file_path (self, "in.pdf");
  g_autofree char *out = file_path (self, "out.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (in);
  g_autoptr (GFile) copy = g_file_new_for_path (out);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *text = NULL;

  write_file (in, "%PDF-1.7 what is in it");
  reg_material_take_file (GTK_WIDGET (get_page (window)), UI (self)->session, file);
  ui_fixture_settle (UI (self));
  list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL, REG_MATERIAL_KIND,
                          REG_MATERIAL_KIND_BROCHURE);
  reg_attachment_write (window, UI (self)->session,
                        reg_record_get_int (list->pdata[0], REG_MATERIAL_ATTACHMENT_ID), copy);
  ui_fixture_settle (UI (self));
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "%PDF-1.7 what is in it");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_bad_file (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  g_autofree char *empty = file_path (self, "empty.pdf");
  g_autofree char *none = file_path (self, "none.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (empty);
  g_autoptr (GFile) missing = g_file_new_for_path (none);
  g_autoptr (GPtrArray) list = NULL;

  write_file (empty, "");
  reg_material_take_file (GTK_WIDGET (get_page (window)), UI (self)->session, file);
  reg_material_take_file (GTK_WIDGET (get_page (window)), UI (self)->session, missing);
  ui_fixture_settle (UI (self));
  list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL, REG_MATERIAL_KIND,
                          REG_MATERIAL_KIND_BROCHURE);
  g_assert_cmpuint (list->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What things cost is not for everybody. */
static void
test_cost (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  GtkWidget *view = ui_find_type (window, REG_TYPE_MATERIAL_VIEW);
  gint64 seller = work_add_staff (&self->work, "Tom", REG_ROLE_SALES);

  g_assert_true (ui_shows (view, "What one costs us"));
  reg_session_set_staff (UI (self)->session, seller);
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (view, "What one costs us"));
  g_assert_true (ui_shows (view, "Oven sheet"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_retire (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  GtkWidget *view = ui_find_type (window, REG_TYPE_MATERIAL_VIEW);

  ui_click (UI (self), view, "No longer give out");
  g_assert_cmpint (work_get_int (&self->work, REG_ENTITY_MATERIAL, self->sheet, REG_MATERIAL_COST),
                   ==, 40);
  {
    g_autofree char *day = work_get_text (&self->work, REG_ENTITY_MATERIAL, self->sheet,
                                          REG_MATERIAL_RETIRED_ON);

    g_assert_cmpstr (day, ==, "2026-11-18");
  }
  /* It is no longer among what is given out: the next one is shown. */
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_MATERIAL_VIEW), "Tile sample"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- what was asked for ----------------------------------------------------------------- */

static gint64
add_request (Fixture *self, const char *asked)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_MATERIAL_REQUEST);

  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_MATERIAL_ID, self->sample);
  reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_QUANTITY, 1);
  reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_CHANNEL, REG_CHANNEL_LETTER);
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ASKED_ON, asked);
  reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_COST, 350);
  return ui_fixture_save (UI (self), builder);
}

/* Sent, arrived, followed up: each with its button, and a follow-up for whoever is to speak to them. */
static void
test_stages (Fixture *self, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *page;
  g_autoptr (GPtrArray) tasks = NULL;

  add_request (self, "2026-10-01");
  work_change_int (&self->work, REG_ENTITY_PARTY, self->party, REG_PARTY_OWNER_ID,
                   UI (self)->owner);
  window = open_window (self, 1040);
  reg_material_window_show_page (REG_MATERIAL_WINDOW (window), "requests", NULL);
  ui_fixture_settle (UI (self));
  page = adw_view_stack_get_visible_child (
      ADW_VIEW_STACK (ui_find_type (window, ADW_TYPE_VIEW_STACK)));
  g_assert_true (ui_shows (page, "Not followed up"));
  ui_click (UI (self), ui_find_type (page, REG_TYPE_REQUEST_VIEW), "Sent today");
  assert_requests (self, "1 Tile sample letter 2026-11-18//");
  ui_click (UI (self), ui_find_type (page, REG_TYPE_REQUEST_VIEW), "Arrived");
  assert_requests (self, "1 Tile sample letter 2026-11-18/2026-11-18/");
  tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, REG_TASK_PARTY_ID, self->party);
  g_assert_cmpuint (tasks->len, ==, 1);
  /* Who noted it need not be told. */
  g_assert_true (reg_record_is_null (tasks->pdata[0], REG_TASK_REMIND_AT));
  ui_click (UI (self), ui_find_type (page, REG_TYPE_REQUEST_VIEW), "Followed up");
  assert_requests (self, "1 Tile sample letter 2026-11-18/2026-11-18/2026-11-18");
  work_undo (&self->work);
  assert_requests (self, "1 Tile sample letter 2026-11-18/2026-11-18/");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A new day notes what has arrived by itself. */
static void
test_told (Fixture *self, gconstpointer data)
{
  gint64 request = add_request (self, "2026-11-10");
  g_autoptr (RegTodayCounter) counter = NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  work_change_text (&self->work, REG_ENTITY_MATERIAL_REQUEST, request, REG_MATERIAL_REQUEST_SENT_ON,
                    "2026-11-11");
  counter = reg_today_counter_new (UI (self)->session);
  reg_today_counter_look (counter);
  ui_fixture_settle (UI (self));
  assert_requests (self, "1 Tile sample letter 2026-11-11/2026-11-14/");
  tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, REG_TASK_PARTY_ID, self->party);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (tasks->pdata[0], REG_TASK_TITLE), ==,
                   "Ask what they think: Tile sample");
  g_assert_false (reg_record_is_null (tasks->pdata[0], REG_TASK_REMIND_AT));
}

/* A piece of a word finds it in the window and from the counter. */
static void
test_find (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 1040);
  GtkWidget *search = ui_find_type (window, GTK_TYPE_SEARCH_ENTRY);

  ui_activate (UI (self), window, "window.find");
  search = ui_find_type (window, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "til");
  g_signal_emit_by_name (search, "search-changed");
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_MATERIAL_VIEW), "Tile sample"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a narrow window the pages are chosen below. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, 360);

  g_assert_nonnull (ui_find_type (window, ADW_TYPE_VIEW_SWITCHER_BAR));
  g_assert_true (adw_view_switcher_bar_get_reveal (
      ADW_VIEW_SWITCHER_BAR (ui_find_type (window, ADW_TYPE_VIEW_SWITCHER_BAR))));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
#define ADD_EMPTY(path, func) g_test_add (path, Fixture, "empty", set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/material/two_keys", test_two_keys);
  ADD ("/material/search", test_search);
  ADD ("/material/escape", test_escape);
  ADD ("/material/nothing_fits", test_nothing_fits);
  ADD ("/material/ways", test_ways);
  ADD ("/material/barred", test_barred);
  ADD_EMPTY ("/material/empty", test_empty);
  ADD ("/material/along", test_along);
  ADD ("/material/drop", test_drop);
  ADD ("/material/copy", test_copy);
  ADD ("/material/bad_file", test_bad_file);
  ADD ("/material/cost", test_cost);
  ADD ("/material/retire", test_retire);
  ADD ("/material/stages", test_stages);
  ADD ("/material/told", test_told);
  ADD ("/material/find", test_find);
  ADD ("/material/narrow", test_narrow);
  return g_test_run ();
}
