/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-fixture.h"
#include "ui/customer/reg-contact-editor.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/customer/reg-customer-preview.h"
#include "ui/customer/reg-customer-story.h"
#include "ui/customer/reg-customer-window.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/customer/reg-history-dialog.h"
#include "ui/table/reg-table-view.h"

/* --- help ------------------------------------------------------------------------------- */

/* The toast overlay is where messages go, as in the program's windows. */
static GtkWidget *
show_in_window (UiFixture *f, GtkWidget *child, int width)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (f);
  return window;
}

static void
close_window (UiFixture *f, GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_assert_null (window);
}

static GtkWidget *
find_entry_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) && gtk_widget_get_visible (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_into (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *row = find_entry_row (dialog, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gint64
find_party (UiFixture *f, const char *name)
{
  g_autoptr (GPtrArray) parties = ui_fixture_list (f, REG_ENTITY_PARTY, -1, 0);

  for (guint i = 0; i < parties->len; i++)
    if (g_str_equal (reg_record_get_text (g_ptr_array_index (parties, i), REG_PARTY_NAME), name))
      return reg_record_get_id (g_ptr_array_index (parties, i));
  return 0;
}

static gint64
add_bakery (UiFixture *f)
{
  gint64 party = ui_fixture_add_party (f, "Bakery De Halm");

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_ADDRESS, "Amsterdam");
  ui_fixture_add_sale (f, party, "2021-03-01", 100000);
  ui_fixture_add_sale (f, party, "2022-03-01", 512000);
  ui_fixture_add_touch (f, party, "wants delivery before Monday", 1700000000000);
  return party;
}

/* --- page ------------------------------------------------------------------------------- */

static void
test_page (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_bakery (f);
  GtkWidget *page = reg_customers_page_new (f->session);
  GtkWidget *window = show_in_window (f, page, 1100);
  RegTableView *table = REG_TABLE_VIEW (ui_find_type (page, REG_TYPE_TABLE_VIEW));
  g_autoptr (RegRecord) deleted = NULL;

  g_assert_true (ui_shows (page, "1 customer"));
  g_assert_cmpint (reg_table_selection_get_selected (reg_table_view_get_selection (table)), ==,
                   party);
  /* The preview follows the selection by itself. */
  g_assert_true (ui_shows (page, "bought so far"));
  g_assert_true (ui_shows (page, "Call: wants delivery before Monday"));
  g_assert_true (gtk_widget_activate_action (page, "list.delete", NULL));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (page, "No customers yet"));
  g_assert_true (ui_shows (window, "Customer deleted"));
  deleted = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_deleted_at (deleted), !=, 0);
  close_window (f, window);
}

static void
test_page_owner (UiFixture *f, gconstpointer unused)
{
  gint64 first = ui_fixture_add_party (f, "First");
  gint64 second = ui_fixture_add_party (f, "Second");
  GtkWidget *page = reg_customers_page_new (f->session);
  GtkWidget *window = show_in_window (f, page, 1100);
  RegTableView *table = REG_TABLE_VIEW (ui_find_type (page, REG_TYPE_TABLE_VIEW));
  g_autoptr (RegRecord) one = NULL;
  g_autoptr (RegRecord) other = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (reg_table_view_get_selection (table)));
  g_assert_true (
      gtk_action_bar_get_revealed (GTK_ACTION_BAR (ui_find_type (page, GTK_TYPE_ACTION_BAR))));
  g_assert_true (gtk_widget_activate_action (page, "customers.set-owner", "x", f->owner));
  ui_fixture_settle (f);
  one = ui_fixture_load (f, REG_ENTITY_PARTY, first);
  other = ui_fixture_load (f, REG_ENTITY_PARTY, second);
  g_assert_cmpint (reg_record_get_int (one, REG_PARTY_OWNER_ID), ==, f->owner);
  g_assert_cmpint (reg_record_get_int (other, REG_PARTY_OWNER_ID), ==, f->owner);
  g_assert_true (ui_shows (window, "2 customers are looked after by Mina Kok now"));
  close_window (f, window);
}

static void
test_page_narrow (UiFixture *f, gconstpointer unused)
{
  GtkWidget *page, *window;

  add_bakery (f);
  page = reg_customers_page_new (f->session);
  window = show_in_window (f, page, 360);
  g_assert_true (ui_shows (page, "Bakery De Halm"));
  g_assert_false (ui_shows (page, "bought so far"));
  close_window (f, window);
}

/* --- dialog ----------------------------------------------------------------------------- */

static void
save_dialog (UiFixture *f, AdwDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "customer.save", NULL));
  ui_fixture_settle (f);
}

static void
test_new_customer (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_in_window (f, gtk_label_new ("behind"), 800);
  AdwDialog *dialog = reg_customer_dialog_new (f->session, 0);
  GtkWidget *widget = GTK_WIDGET (dialog);
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (RegRecord) party = NULL;
  gint64 id;

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (ui_find_type (widget, ADW_TYPE_TOGGLE_GROUP)),
                                    "person");
  type_into (widget, "Given name", "Łucja");
  type_into (widget, "Family name", "Nowak");
  type_into (widget, "Birthday", "24 Dec");
  type_into (widget, "Phone", "020 555 01 77");
  type_into (widget, "Town", "Diemen");
  type_into (widget, "Days to pay", "9");
  save_dialog (f, dialog);
  id = find_party (f, "Łucja Nowak");
  g_assert_cmpint (id, !=, 0);
  party = ui_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_KIND), ==, REG_PARTY_KIND_PERSON);
  g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_BIRTHDAY), ==, "--12-24");
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_PAYMENT_DAYS), ==, 9);
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_OWNER_ID), ==, f->owner);
  /* The empty e-mail is no contact. */
  points = ui_fixture_list (f, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, id);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_true (ui_shows (window, "Customer added"));
  close_window (f, window);
}

static void
test_dialog_refuses (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_in_window (f, gtk_label_new ("behind"), 800);
  AdwDialog *dialog = reg_customer_dialog_new (f->session, 0);
  GtkWidget *widget = GTK_WIDGET (dialog);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  save_dialog (f, dialog);
  g_assert_true (ui_shows (widget, "A customer needs a name."));
  type_into (widget, "Name", "Bakery");
  type_into (widget, "E-mail", "not a mail");
  save_dialog (f, dialog);
  g_assert_true (ui_shows (widget, "An e-mail address looks like name@example.org."));
  g_assert_true (gtk_widget_has_css_class (find_entry_row (widget, "E-mail"), "error"));
  type_into (widget, "E-mail", "bakery@example.org");
  g_assert_false (gtk_widget_has_css_class (find_entry_row (widget, "E-mail"), "error"));
  type_into (widget, "Days to pay", "soon");
  save_dialog (f, dialog);
  g_assert_cmpint (find_party (f, "Bakery"), ==, 0);
  type_into (widget, "Days to pay", "");
  save_dialog (f, dialog);
  g_assert_cmpint (find_party (f, "Bakery"), !=, 0);
  close_window (f, window);
}

static void
test_edit_customer (UiFixture *f, gconstpointer unused)
{
  gint64 id = add_bakery (f);
  GtkWidget *window = show_in_window (f, gtk_label_new ("behind"), 800);
  AdwDialog *dialog = reg_customer_dialog_new (f->session, id);
  g_autoptr (RegRecord) before = ui_fixture_load (f, REG_ENTITY_PARTY, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (before);
  g_autoptr (RegRecord) after = NULL;
  g_autoptr (GPtrArray) points = NULL;

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  type_into (GTK_WIDGET (dialog), "Name", "Bakery The Stalk");
  type_into (GTK_WIDGET (dialog), "Phone", "");
  /* Meanwhile somebody else writes down another field: it stays. */
  reg_record_builder_set_text (builder, REG_PARTY_CODE, "K7");
  ui_fixture_save (f, builder);
  save_dialog (f, dialog);
  after = ui_fixture_load (f, REG_ENTITY_PARTY, id);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "Bakery The Stalk");
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_CODE), ==, "K7");
  points = ui_fixture_list (f, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, id);
  g_assert_cmpuint (points->len, ==, 1);
  close_window (f, window);
}

static void
test_dialog_asks (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_in_window (f, gtk_label_new ("behind"), 800);
  AdwDialog *dialog = reg_customer_dialog_new (f->session, 0);
  AdwDialog *clean = reg_customer_dialog_new (f->session, 0);

  g_object_add_weak_pointer (G_OBJECT (clean), (gpointer *)&clean);
  adw_dialog_present (clean, window);
  ui_fixture_settle (f);
  adw_dialog_close (clean);
  ui_fixture_settle (f);
  g_assert_null (clean);
  adw_dialog_present (dialog, window);
  type_into (GTK_WIDGET (dialog), "Name", "Half");
  adw_dialog_close (dialog);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Save what you typed?"));
  close_window (f, window);
}

/* --- window ----------------------------------------------------------------------------- */

static GtkWidget *
open_customer (UiFixture *f, GtkApplication *application, gint64 id)
{
  GtkWindow *window = reg_customer_window_new (application, f->session, id, 0);

  gtk_window_present (window);
  ui_fixture_settle (f);
  return GTK_WIDGET (window);
}

/* One for all tests, as in the program. */
static GtkApplication *
get_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = GTK_APPLICATION (
          adw_application_new ("app.regulars.Test", G_APPLICATION_NON_UNIQUE));
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

static void
test_window (UiFixture *f, gconstpointer unused)
{
  GtkApplication *application = get_application ();
  GtkWidget *window = open_customer (f, application, add_bakery (f));

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bakery De Halm");
  g_assert_true (ui_shows (window, "Repeat customer · since 2021"));
  g_assert_true (ui_shows (window, "+31 20 555 01 77"));
  g_assert_true (ui_shows (window, "Call: wants delivery before Monday"));
  g_assert_true (ui_shows (window, "No. 1 of 1 customers · 2 purchases"));
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "+31 20 555 01 77"));
  g_assert_false (ui_shows (window, "No. 1 of 1 customers · 2 purchases"));
  close_window (f, window);
}

static void
test_brought_by (UiFixture *f, gconstpointer unused)
{
  gint64 bakery = add_bakery (f);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  GtkWidget *window;
  gint64 café;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Café op de Hoek");
  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, bakery);
  café = ui_fixture_save (f, builder);
  window = open_customer (f, get_application (), café);
  g_assert_true (ui_shows (window, "Brought by"));
  g_assert_true (ui_shows (window, "Bakery De Halm"));
  g_assert_true (ui_shows (window, "Has not bought anything yet"));
  close_window (f, window);
  window = open_customer (f, get_application (), bakery);
  g_assert_true (ui_shows (window, "Brought to us"));
  close_window (f, window);
}

static void
test_composer (UiFixture *f, gconstpointer unused)
{
  GtkApplication *application = get_application ();
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window = open_customer (f, application, party);
  GtkWidget *entry = ui_find_type (window, GTK_TYPE_ENTRY);
  g_autoptr (GPtrArray) touches = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  const RegRecord *touch;

  g_assert_true (ui_shows (window, "Nothing here yet"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  asked for the seats ");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "They called: asked for the seats"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_widget_activate_action (entry, "composer.kind", "s", "promise");
  gtk_editable_set_text (GTK_EDITABLE (entry), "send the price");
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  touches = ui_fixture_list (f, REG_ENTITY_TOUCHPOINT, REG_TOUCHPOINT_PARTY_ID, party);
  tasks = ui_fixture_list (f, REG_ENTITY_TASK, REG_TASK_PARTY_ID, party);
  g_assert_cmpuint (touches->len, ==, 1);
  touch = g_ptr_array_index (touches, 0);
  g_assert_cmpstr (reg_record_get_text (touch, REG_TOUCHPOINT_SUMMARY), ==, "asked for the seats");
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_KIND), ==, REG_TOUCH_KIND_CALL);
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_STAFF_ID), ==, f->owner);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_true (reg_record_get_text (g_ptr_array_index (tasks, 0), REG_TASK_DUE_ON)[0] == '2');
  close_window (f, window);
}

static void
test_draft_survives (UiFixture *f, gconstpointer unused)
{
  GtkApplication *application = get_application ();
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window = open_customer (f, application, party);

  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (window, GTK_TYPE_ENTRY)), "half a sent");
  close_window (f, window);
  window = open_customer (f, application, party);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_type (window, GTK_TYPE_ENTRY))), ==,
                   "half a sent");
  close_window (f, window);
}

static void
test_long_story (UiFixture *f, gconstpointer unused)
{
  GtkApplication *application = get_application ();
  gint64 party = ui_fixture_add_party (f, "Talkative");
  GtkWidget *window, *story, *list;
  GtkAdjustment *adjustment;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *text = g_strdup_printf ("number %d", i);

      ui_fixture_add_touch (f, party, text, 1700000000000 + i * 60000);
    }
  window = open_customer (f, application, party);
  story = ui_find_type (window, REG_TYPE_CUSTOMER_STORY);
  list = ui_find_type (story, GTK_TYPE_LIST_VIEW);
  g_assert_true (ui_shows (window, "Call: number 149"));
  g_assert_cmpuint (reg_customer_story_get_n_entries (REG_CUSTOMER_STORY (story)), <, 150);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  for (int i = 0; i < 4; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      ui_fixture_settle (f);
    }
  g_assert_cmpuint (reg_customer_story_get_n_entries (REG_CUSTOMER_STORY (story)), ==, 150);
  close_window (f, window);
}

static void
click (GtkWidget *inside, const char *label)
{
  GtkWidget *found = ui_find_text (inside, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

static void
test_entry_put_right (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  gint64 touch = ui_fixture_add_touch (f, party, "asked for teh seats", 1700000000000);
  GtkWidget *window = open_customer (f, get_application (), party);
  GtkWidget *list = ui_find_type (window, GTK_TYPE_LIST_VIEW);
  g_autoptr (RegRecord) right = NULL;
  g_autoptr (RegRecord) gone = NULL;

  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_settle (f);
  type_into (window, "What happened", "asked for the seats");
  click (window, "Save");
  ui_fixture_settle (f);
  right = ui_fixture_load (f, REG_ENTITY_TOUCHPOINT, touch);
  g_assert_cmpstr (reg_record_get_text (right, REG_TOUCHPOINT_SUMMARY), ==, "asked for the seats");
  g_assert_true (ui_shows (window, "Call: asked for the seats"));
  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_settle (f);
  g_signal_emit_by_name (ui_find_type (window, ADW_TYPE_BUTTON_ROW), "activated");
  ui_fixture_settle (f);
  gone = ui_fixture_load (f, REG_ENTITY_TOUCHPOINT, touch);
  g_assert_cmpint (reg_record_get_deleted_at (gone), !=, 0);
  g_assert_true (ui_shows (window, "Nothing here yet"));
  close_window (f, window);
}

static void
test_promise_kept (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  GtkWidget *window, *list, *done;
  g_autoptr (RegRecord) later = NULL;
  g_autoptr (RegRecord) kept = NULL;
  gint64 task;

  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_PROMISE);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, "send the price");
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, "2026-01-02");
  task = ui_fixture_save (f, builder);
  window = open_customer (f, get_application (), party);
  list = ui_find_type (window, GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_settle (f);
  type_into (window, "Due", "some day");
  g_assert_true (gtk_widget_has_css_class (find_entry_row (window, "Due"), "error"));
  type_into (window, "Due", "5 Feb 2027");
  click (window, "Save");
  ui_fixture_settle (f);
  later = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_cmpstr (reg_record_get_text (later, REG_TASK_DUE_ON), ==, "2027-02-05");
  done = ui_find_tooltip (window, "Done");
  g_signal_emit_by_name (done, "clicked");
  ui_fixture_settle (f);
  kept = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_false (reg_record_is_null (kept, REG_TASK_DONE_AT));
  g_assert_null (ui_find_tooltip (window, "Done"));
  close_window (f, window);
}

static void
test_deleted_customer (UiFixture *f, gconstpointer unused)
{
  GtkApplication *application = get_application ();
  gint64 party = add_bakery (f);
  GtkWidget *window = open_customer (f, application, party);
  GtkWidget *banner = ui_find_type (window, ADW_TYPE_BANNER);
  g_autoptr (RegRecord) record = NULL;

  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  /* The only window: it stays, and says what happened. */
  g_assert_true (gtk_widget_activate_action (window, "customer.delete", NULL));
  ui_fixture_settle (f);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_signal_emit_by_name (banner, "button-clicked");
  ui_fixture_settle (f);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_deleted_at (record), ==, 0);
  close_window (f, window);
}

/* --- history ---------------------------------------------------------------------------- */

static void
test_history (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "March");
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  GtkWidget *window = show_in_window (f, gtk_label_new ("behind"), 800);
  AdwDialog *dialog;
  GtkWidget *undo;
  g_autoptr (RegRecord) after = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "April");
  ui_fixture_save (f, builder);
  dialog = reg_history_dialog_new (f->session, REG_ENTITY_PARTY, party);
  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Name: “March” → “April”"));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Written down"));
  undo = gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (dialog), "Undo"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (undo, "clicked");
  ui_fixture_settle (f);
  after = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "March");
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Name: “April” → “March”"));
  close_window (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/customer/page/preview-and-delete", test_page);
  ADD ("/customer/page/owner-of-many", test_page_owner);
  ADD ("/customer/page/narrow", test_page_narrow);
  ADD ("/customer/dialog/new", test_new_customer);
  ADD ("/customer/dialog/refuses", test_dialog_refuses);
  ADD ("/customer/dialog/edit", test_edit_customer);
  ADD ("/customer/dialog/asks", test_dialog_asks);
  ADD ("/customer/window/shows", test_window);
  ADD ("/customer/window/brought-by", test_brought_by);
  ADD ("/customer/window/composer", test_composer);
  ADD ("/customer/window/draft-survives", test_draft_survives);
  ADD ("/customer/window/long-story", test_long_story);
  ADD ("/customer/window/entry-put-right", test_entry_put_right);
  ADD ("/customer/window/promise-kept", test_promise_kept);
  ADD ("/customer/window/deleted", test_deleted_customer);
  ADD ("/customer/history", test_history);
  return g_test_run ();
}
