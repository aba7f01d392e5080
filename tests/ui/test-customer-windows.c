/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-drive.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/customer/reg-history-dialog.h"
#include "ui/table/reg-table-view.h"

/* --- help ------------------------------------------------------------------------------- */

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
  GtkWidget *window = ui_window_new (f, page, 1100, 700);
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
  ui_window_close (f, window);
}

static void
test_page_owner (UiFixture *f, gconstpointer unused)
{
  gint64 first = ui_fixture_add_party (f, "First");
  gint64 second = ui_fixture_add_party (f, "Second");
  GtkWidget *page = reg_customers_page_new (f->session);
  GtkWidget *window = ui_window_new (f, page, 1100, 700);
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
  ui_window_close (f, window);
}

static void
test_page_narrow (UiFixture *f, gconstpointer unused)
{
  GtkWidget *page, *window;

  add_bakery (f);
  page = reg_customers_page_new (f->session);
  window = ui_window_new (f, page, 360, 700);
  g_assert_true (ui_shows (page, "Bakery De Halm"));
  g_assert_false (ui_shows (page, "bought so far"));
  ui_window_close (f, window);
}

/* --- window ----------------------------------------------------------------------------- */

static void
test_window (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_open_customer (f, add_bakery (f));

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bakery De Halm");
  g_assert_true (ui_shows (window, "Lost · since 2021"));
  g_assert_true (ui_shows (window, "+31 20 555 01 77"));
  g_assert_true (ui_shows (window, "Call: wants delivery before Monday"));
  g_assert_true (ui_shows (window, "No. 1 of 1 customers · 2 purchases"));
  ui_resize (f, window, 360, 640);
  g_assert_true (ui_shows (window, "+31 20 555 01 77"));
  g_assert_false (ui_shows (window, "No. 1 of 1 customers · 2 purchases"));
  ui_window_close (f, window);
}

static void
test_brought_by (UiFixture *f, gconstpointer unused)
{
  gint64 bakery = add_bakery (f);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autofree char *opened = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *window, *row;
  gint64 café;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Café op de Hoek");
  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, bakery);
  café = ui_fixture_save (f, builder);
  window = ui_open_customer (f, café);
  g_assert_true (ui_shows (window, "Brought by"));
  g_assert_true (ui_shows (window, "Bakery De Halm"));
  g_assert_true (ui_shows (window, "Has not bought anything yet"));
  ui_window_close (f, window);
  window = ui_open_customer (f, bakery);
  /* How many at once; who, when one asks. */
  row = ui_find_row (window, ADW_TYPE_EXPANDER_ROW, "Brought to us");
  g_assert_true (ui_shows (row, "1"));
  g_assert_null (ui_find_row (row, ADW_TYPE_ACTION_ROW, "Café op de Hoek"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_fixture_settle (f);
  ui_assert_named (row);
  gtk_widget_activate (ui_find_row (row, ADW_TYPE_ACTION_ROW, "Café op de Hoek"));
  opened = ui_take_opened ();
  expected = g_strdup_printf ("open-party %" G_GINT64_FORMAT, café);
  g_assert_cmpstr (opened, ==, expected);
  ui_window_close (f, window);
}

static void
test_deleted_customer (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_bakery (f);
  GtkWidget *window = ui_open_customer (f, party);
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
  ui_window_close (f, window);
}

/* --- history ---------------------------------------------------------------------------- */

static void
test_history (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "March");
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  GtkWidget *window = ui_window_new (f, gtk_label_new ("behind"), 800, 700);
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
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/customer/page/preview-and-delete", test_page);
  ADD ("/customer/page/owner-of-many", test_page_owner);
  ADD ("/customer/page/narrow", test_page_narrow);
  ADD ("/customer/window/shows", test_window);
  ADD ("/customer/window/brought-by", test_brought_by);
  ADD ("/customer/window/deleted", test_deleted_customer);
  ADD ("/customer/history", test_history);
  return g_test_run ();
}
