/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-date.h"
#include "ui-fixture.h"
#include "ui/task/reg-task-window.h"
#include "ui/today/reg-today-counter.h"
#include "ui/today/reg-today-page.h"
#include "ui/today/reg-today-row.h"
#include "ui/today/reg-today-text.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/window/reg-page.h"

/* --- fixture ---------------------------------------------------------------------------- */

static gint64
add_task (UiFixture *shop, RegTaskKind kind, const char *title, gint64 party, int days_late)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *today = reg_session_dup_today (shop->session);
  char due[REG_DATE_SIZE];

  g_assert_true (reg_date_add_days (today, -days_late, due));
  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, shop->owner);
  return ui_fixture_save (shop, builder);
}

static GtkWidget *
show_page (UiFixture *shop, GtkWidget *page, int width)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (shop);
  return window;
}

/* --- words ------------------------------------------------------------------------------ */

static void
test_greetings (void)
{
  g_assert_cmpstr (reg_today_get_greeting (8), ==, "Good morning");
  g_assert_cmpstr (reg_today_get_greeting (12), ==, "Good afternoon");
  g_assert_cmpstr (reg_today_get_greeting (18), ==, "Good evening");
  g_assert_cmpstr (reg_today_get_greeting (2), ==, "Good evening");
}

static void
test_words (UiFixture *shop, gconstpointer unused)
{
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *today = reg_session_dup_today (shop->session);
  char tomorrow[REG_DATE_SIZE];
  RegTodayItem item = {
    .kind = REG_TODAY_APPROVAL,
    .entity = REG_ENTITY_QUOTATION,
    .party_name = (char *)"Bakery De Halm",
    .title = (char *)"2026-0118",
    .at = now - G_GINT64_CONSTANT (25) * 60 * 1000,
    .amount = 324000,
    .currency = "EUR",
    .value_ppm = 140000,
  };
  g_autoptr (RegTodayWords) approval = reg_today_words_new (&item, shop->session, now);
  g_autoptr (RegTodayWords) expiring = NULL;
  g_autoptr (RegTodayWords) late = NULL;
  g_autoptr (RegTodayWords) absent = NULL;

  g_assert_nonnull (strstr (approval->title, "2026-0118"));
  g_assert_nonnull (strstr (approval->title, "3,240.00"));
  g_assert_nonnull (strstr (approval->detail, "Bakery De Halm"));
  g_assert_nonnull (strstr (approval->detail, "14"));
  g_assert_nonnull (strstr (approval->detail, "asked 25 minutes ago"));
  g_assert_cmpint (reg_today_get_section (item.kind), ==, REG_TODAY_WAITING);

  g_assert_true (reg_date_add_days (today, 1, tomorrow));
  item.kind = REG_TODAY_EXPIRING;
  item.date = tomorrow;
  expiring = reg_today_words_new (&item, shop->session, now);
  g_assert_cmpstr (expiring->title, ==, "Quotation 2026-0118 expires tomorrow");

  item = (RegTodayItem){
    .kind = REG_TODAY_COMPLAINT,
    .entity = REG_ENTITY_COMPLAINT,
    .title = (char *)"2026-031 Gear slips",
    .minutes = -20,
  };
  late = reg_today_words_new (&item, shop->session, now);
  g_assert_cmpstr (late->title, ==, "Complaint 2026-031 Gear slips");
  g_assert_cmpstr (late->pill, ==, "20 min late");
  g_assert_cmpint (late->style, ==, REG_PILL_ERROR);
  g_assert_cmpint (reg_today_get_section (item.kind), ==, REG_TODAY_NOW);

  item = (RegTodayItem){
    .kind = REG_TODAY_NOT_SEEN,
    .entity = REG_ENTITY_PARTY,
    .party_name = (char *)"J. Verhoeven",
    .at = now - G_GINT64_CONSTANT (63) * 24 * 60 * 60 * 1000,
  };
  absent = reg_today_words_new (&item, shop->session, now);
  g_assert_cmpstr (absent->title, ==, "J. Verhoeven");
  g_assert_cmpstr (absent->detail, ==, "not spoken to for 9 weeks");
}

/* --- the page --------------------------------------------------------------------------- */

/* A new shop is told where to begin; one with nothing to do, that there is nothing. */
static void
test_empty (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *page = reg_today_page_new (shop->session);
  GtkWidget *window = show_page (shop, page, 900);
  gint64 party;

  g_assert_true (ui_shows (page, "First, your customers"));
  party = ui_fixture_add_party (shop, "Bakery De Halm");
  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (shop);
  g_assert_false (ui_shows (page, "First, your customers"));
  g_assert_cmpint (party, !=, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_done (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 promise = add_task (shop, REG_TASK_KIND_PROMISE, "tell about the child seats", party, 0);
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *row;
  g_autoptr (RegRecord) done = NULL;

  add_task (shop, REG_TASK_KIND_TASK, "Order tyres", 0, 2);
  add_task (shop, REG_TASK_KIND_TASK, "Later", 0, -3);
  page = reg_today_page_new (shop->session);
  window = show_page (shop, page, 900);

  g_assert_true (ui_shows (page, "Promise: tell about the child seats"));
  g_assert_true (ui_shows (page, "Bakery De Halm"));
  g_assert_true (ui_shows (page, "Order tyres"));
  g_assert_true (ui_shows (page, "2 days late"));
  g_assert_false (ui_shows (page, "Later"));

  /* The promise stands before the task. */
  row = ui_find_type (page, REG_TYPE_TODAY_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Promise: tell about the child seats");
  g_signal_emit_by_name (row, "do");
  ui_fixture_settle (shop);
  done = ui_fixture_load (shop, REG_ENTITY_TASK, promise);
  g_assert_false (reg_record_is_null (done, REG_TASK_DONE_AT));
  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (shop);
  g_assert_false (ui_shows (page, "Promise: tell about the child seats"));
  g_assert_true (ui_shows (page, "Order tyres"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_narrow (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *page;
  GtkWidget *window;

  add_task (shop, REG_TASK_KIND_TASK, "Order twenty tyres of the puncture proof kind", 0, 2);
  page = reg_today_page_new (shop->session);
  window = show_page (shop, page, 360);
  g_assert_false (ui_shows (page, "_Done"));
  g_assert_false (ui_shows (page, "Done"));
  g_assert_true (ui_shows (page, "2 days late"));
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- badges ----------------------------------------------------------------------------- */

static void
counted_cb (RegTodayCounter *counter, gboolean *counted)
{
  *counted = TRUE;
}

static void
test_counter (UiFixture *shop, gconstpointer unused)
{
  g_autoptr (RegTodayCounter) counter = NULL;
  gboolean counted = FALSE;

  add_task (shop, REG_TASK_KIND_TASK, "Order tyres", 0, 0);
  counter = reg_today_counter_new (shop->session);
  g_signal_connect (counter, "counted", G_CALLBACK (counted_cb), &counted);
  while (!counted)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (reg_today_counter_get (counter)->today, ==, 1);
  add_task (shop, REG_TASK_KIND_TASK, "Call the supplier", 0, 0);
  counted = FALSE;
  while (!counted)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (reg_today_counter_get (counter)->today, ==, 2);
}

/* --- tasks ------------------------------------------------------------------------------ */

static GtkWidget *
find_child (GtkWidget *window, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (window, REG_TYPE_TASK_WINDOW, id));
}

static void
test_new_task (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  GtkWidget *window = GTK_WIDGET (reg_task_window_create (NULL, shop->session, 0, party));
  g_autofree char *today = reg_session_dup_today (shop->session);
  g_autoptr (GPtrArray) tasks = NULL;
  const RegRecord *task;

  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (shop);
  g_assert_false (gtk_widget_get_sensitive (find_child (window, "save_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "title_row")), "Bring the catalogue");
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "due_row")), "31-31-2026");
  g_assert_false (gtk_widget_get_sensitive (find_child (window, "save_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "due_row")), "24-12-2026");
  g_assert_true (gtk_widget_get_sensitive (find_child (window, "save_button")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (window, "kind_row")),
                              REG_TASK_KIND_PROMISE);
  reg_task_window_save (REG_TASK_WINDOW (window));
  ui_fixture_settle (shop);

  tasks = ui_fixture_list (shop, REG_ENTITY_TASK, -1, 0);
  g_assert_cmpuint (tasks->len, ==, 1);
  task = tasks->pdata[0];
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Bring the catalogue");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-12-24");
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_KIND), ==, REG_TASK_KIND_PROMISE);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, party);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, shop->owner);
  g_assert_nonnull (today);
}

static void
test_edit_task (UiFixture *shop, gconstpointer unused)
{
  gint64 id = add_task (shop, REG_TASK_KIND_TASK, "Order tyres", 0, 0);
  GtkWidget *window = GTK_WIDGET (reg_task_window_create (NULL, shop->session, id, 0));
  g_autoptr (RegRecord) task = NULL;

  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (shop);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (window, "title_row"))), ==,
                   "Order tyres");
  g_assert_true (gtk_widget_get_visible (find_child (window, "existing_box")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "title_row")), "Order twenty tyres");
  reg_task_window_save (REG_TASK_WINDOW (window));
  ui_fixture_settle (shop);
  task = ui_fixture_load (shop, REG_ENTITY_TASK, id);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Order twenty tyres");
}

static void
test_date_field (void)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (g_object_ref_sink (adw_entry_row_new ()));
  RegDateField *field = reg_date_field_attach (row, "US");

  reg_date_field_set_date (field, "2026-12-24");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "12/24/2026");
  gtk_editable_set_text (GTK_EDITABLE (row), "2/3/2027");
  g_assert_true (reg_date_field_is_valid (field));
  g_assert_cmpstr (reg_date_field_get_date (field), ==, "2027-02-03");
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  g_assert_false (reg_date_field_is_valid (field));
  g_assert_cmpstr (reg_date_field_get_date (field), ==, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_true (reg_date_field_is_valid (field));
  g_object_unref (row);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  g_test_add_func ("/today/greetings", test_greetings);
  ADD ("/today/words", test_words);
  ADD ("/today/empty", test_empty);
  ADD ("/today/done", test_done);
  ADD ("/today/narrow", test_narrow);
  ADD ("/today/counter", test_counter);
  ADD ("/task/new", test_new_task);
  ADD ("/task/edit", test_edit_task);
  g_test_add_func ("/task/date-field", test_date_field);
#undef ADD
  return g_test_run ();
}
