/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bakery-fixture.h"

#include "core/reg-money.h"
#include "ui/product/reg-price-item-dialog.h"
#include "ui/product/reg-price-lists-dialog.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/widgets/reg-dialog.h"

#define PERCENT "\302\240%"

typedef BakeryFixture Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  gint64 tyre;

  bakery_set_up (self, NULL);
  tyre = work_add_product (WORK (self), "Tyre");
  work_change_text (WORK (self), REG_ENTITY_PRODUCT, tyre, REG_PRODUCT_CATEGORY, "Parts");
  work_change_int (WORK (self), REG_ENTITY_PRODUCT, tyre, REG_PRODUCT_PRICE,
                   reg_price_from_money (2000));
  work_add_product (WORK (self), "Bell");
  self->window = work_show_page (WORK (self), NULL, 0);
}

/* Of one customer, or of nobody in particular with 0. */
static GtkWidget *
open_lists (Fixture *self, gint64 party)
{
  reg_dialog_present (reg_price_lists_dialog_new (UI (self)->session, party), self->window);
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (work_get_dialog (self->window));
}

static GtkWidget *
get_dialog (Fixture *self)
{
  return GTK_WIDGET (work_get_dialog (self->window));
}

static void
remove_in (Fixture *self)
{
  g_signal_emit_by_name (ui_find_row (get_dialog (self), ADW_TYPE_BUTTON_ROW, "Remove"),
                         "activated");
  ui_fixture_settle (UI (self));
}

static const char *
get_page (GtkWidget *lists)
{
  GtkWidget *view = ui_find_type (lists, ADW_TYPE_NAVIGATION_VIEW);

  return adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (view));
}

static guint
count_lists (Fixture *self)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (UI (self), REG_ENTITY_PRICE_LIST, -1, 0);

  return all->len;
}

static void
add_list (Fixture *self, GtkWidget *lists, const char *name)
{
  GtkWidget *form;

  ui_click (UI (self), lists, "New price list");
  form = get_dialog (self);
  ui_type (UI (self), form, "Name", name);
  ui_click (UI (self), form, "Save");
}

static void
open_list (Fixture *self, GtkWidget *lists, const char *name)
{
  GtkWidget *row = ui_find_row (lists, ADW_TYPE_ACTION_ROW, name);

  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_fixture_settle (UI (self));
}

static void
pick (Fixture *self, GtkWidget *dialog, const char *product)
{
  GtkWidget *entry = ui_find_type (dialog, REG_TYPE_PRODUCT_ENTRY);

  gtk_widget_grab_focus (entry);
  reg_product_entry_set_text (REG_PRODUCT_ENTRY (entry), product);
  ui_fixture_settle (UI (self));
  ui_press (UI (self), self->window, GDK_KEY_Return, 0);
  ui_fixture_settle (UI (self));
}

static void
activate_item (Fixture *self, GtkWidget *lists, guint position)
{
  g_signal_emit_by_name (ui_find_type (lists, GTK_TYPE_LIST_VIEW), "activate", position);
  ui_fixture_settle (UI (self));
}

/* --- lists ------------------------------------------------------------------------------ */

static void
test_list (Fixture *self, gconstpointer unused)
{
  GtkWidget *lists = open_lists (self, 0);
  GtkWidget *form;

  g_assert_true (ui_shows (lists, "No price lists yet"));
  ui_assert_named (lists);
  ui_click (UI (self), lists, "New price list");
  form = get_dialog (self);
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "Name", "Trade 2026");
  ui_type (UI (self), form, "Class of customers (empty: everybody)", "Trade");
  ui_type (UI (self), form, "Off the usual price of everything else (%)", "101");
  g_assert_true (ui_shows (form, "What comes off is a percentage up to 100."));
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "Off the usual price of everything else (%)", "7.5");
  ui_type (UI (self), form, "First day (empty: at once)", "1 Dec 2026");
  ui_type (UI (self), form, "Last day (empty: without an end)", "1 Nov 2026");
  g_assert_true (ui_shows (form, "The last day is before the first."));
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "Last day (empty: without an end)", "31 Dec 2026");
  ui_click (UI (self), form, "Save");
  g_assert_true (ui_shows (lists, "Trade 2026"));
  g_assert_true (ui_shows (lists, "For customers of class Trade · 7.5" PERCENT
                                  " off everything else · from 12/01/26 · until 12/31/26 · "
                                  "0 prices"));
  ui_undo (UI (self), self->window, "Price list added");
  g_assert_true (ui_shows (lists, "No price lists yet"));
}

/* Who removes the list that is open is back among the others. */
static void
test_list_removed (Fixture *self, gconstpointer unused)
{
  GtkWidget *lists = open_lists (self, 0);

  add_list (self, lists, "Spring");
  add_list (self, lists, "Autumn");
  open_list (self, lists, "Spring");
  g_assert_true (ui_shows (lists, "No prices yet"));
  ui_click (UI (self), lists, "Change the list");
  ui_type (UI (self), get_dialog (self), "Name", "Summer");
  ui_click (UI (self), get_dialog (self), "Save");
  g_assert_true (ui_shows (lists, "Summer"));
  ui_click (UI (self), lists, "Delete the list");
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (get_page (lists), ==, "lists");
  g_assert_cmpuint (count_lists (self), ==, 1);
  work_undo (WORK (self));
  g_assert_cmpuint (count_lists (self), ==, 2);
  g_assert_true (ui_shows (lists, "Summer"));
}

/* --- what is in one --------------------------------------------------------------------- */

static void
test_prices (Fixture *self, gconstpointer unused)
{
  GtkWidget *lists = open_lists (self, 0);
  GtkWidget *dialog;

  add_list (self, lists, "Spring");
  open_list (self, lists, "Spring");
  ui_click (UI (self), lists, "Add a price");
  dialog = get_dialog (self);
  g_assert_true (REG_IS_PRICE_ITEM_DIALOG (dialog));
  g_assert_false (ui_can (dialog, "Save"));
  pick (self, dialog, "nothing of ours");
  g_assert_true (ui_shows (dialog, "No product is found by that."));
  pick (self, dialog, "Tyre");
  g_assert_true (ui_shows (dialog, "Tyre"));
  g_assert_cmpstr (ui_read (dialog, "Price without tax"), ==, "20.00");
  ui_type (UI (self), dialog, "From this quantity on (empty: any)", "lots");
  g_assert_true (ui_shows (dialog, "The quantity is not a number that fits."));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "From this quantity on (empty: any)", "10");
  ui_type (UI (self), dialog, "Price without tax", "17.50");
  ui_click (UI (self), dialog, "Save");
  g_assert_true (ui_shows (lists, "Tyre"));
  g_assert_true (ui_shows (lists, "17.50"));
  g_assert_true (ui_shows (lists, "from 10 on · usually 20.00"));
  ui_assert_named (lists);

  /* The same once more is not taken, and nothing typed is lost. */
  ui_click (UI (self), lists, "Add a price");
  dialog = get_dialog (self);
  pick (self, dialog, "Tyre");
  ui_type (UI (self), dialog, "From this quantity on (empty: any)", "10");
  ui_select (UI (self), dialog, "Costs", "Less than usual");
  ui_type (UI (self), dialog, "Off the usual price (%)", "20");
  ui_click (UI (self), dialog, "Save");
  g_assert_true (get_dialog (self) == dialog);
  g_assert_true (
      ui_shows (dialog, "The list has a price for this from that quantity on. Change that one."));
  ui_type (UI (self), dialog, "From this quantity on (empty: any)", "20");
  ui_click (UI (self), dialog, "Save");
  g_assert_true (ui_shows (lists, "-20" PERCENT) || ui_shows (lists, "−20" PERCENT));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_PRICE_ITEM), ==, 2);

  activate_item (self, lists, 0);
  dialog = get_dialog (self);
  g_assert_cmpstr (ui_read (dialog, "Price without tax"), ==, "17.50");
  ui_type (UI (self), dialog, "Price without tax", "17");
  ui_click (UI (self), dialog, "Save");
  g_assert_true (ui_shows (lists, "17.00"));
  work_undo (WORK (self));
  g_assert_true (ui_shows (lists, "17.50"));
  activate_item (self, lists, 0);
  remove_in (self);
  g_assert_false (ui_shows (lists, "17.50"));
  ui_undo (UI (self), self->window, "Price removed");
  g_assert_true (ui_shows (lists, "17.50"));
}

static void
test_group (Fixture *self, gconstpointer unused)
{
  GtkWidget *lists = open_lists (self, 0);
  GtkWidget *dialog;

  add_list (self, lists, "Spring");
  open_list (self, lists, "Spring");
  ui_click (UI (self), lists, "Add a price");
  dialog = get_dialog (self);
  ui_select (UI (self), dialog, "For", "A group of products");
  /* A group of products has no price. */
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "Price without tax"));
  ui_select (UI (self), dialog, "Group", "Parts");
  ui_type (UI (self), dialog, "Off the usual price (%)", "12");
  ui_click (UI (self), dialog, "Save");
  g_assert_true (ui_shows (lists, "Parts"));
  g_assert_true (ui_shows (lists, "Group"));
  activate_item (self, lists, 0);
  g_assert_cmpstr (ui_read (get_dialog (self), "Off the usual price (%)"), ==, "12" PERCENT);
}

/* --- own prices ------------------------------------------------------------------------- */

static void
test_own (Fixture *self, gconstpointer unused)
{
  GtkWidget *lists = open_lists (self, self->party);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_true (ui_shows (lists, "No prices of their own"));
  ui_click (UI (self), lists, "New price list");
  g_assert_null (
      ui_find_row (get_dialog (self), ADW_TYPE_ENTRY_ROW, "Class of customers (empty: everybody)"));
  ui_type (UI (self), get_dialog (self), "Name", "Agreed in May");
  ui_click (UI (self), get_dialog (self), "Save");
  g_assert_true (ui_shows (lists, "Agreed in May"));
  all = ui_fixture_list (UI (self), REG_ENTITY_PRICE_LIST, -1, 0);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (all->pdata[0], REG_PRICE_LIST_PARTY_ID), ==, self->party);
  /* They are not among those of everybody. */
  adw_dialog_force_close (work_get_dialog (self->window));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (open_lists (self, 0), "No price lists yet"));
}

static void
test_from_window (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = ui_open_customer (UI (self), self->party);

  ui_activate (UI (self), window, "customer.prices");
  g_assert_true (REG_IS_PRICE_LISTS_DIALOG (work_get_dialog (window)));
  ui_window_close (UI (self), window);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/price-lists/" name, Fixture, NULL, set_up, function, bakery_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  TEST ("list", test_list);
  TEST ("list-removed", test_list_removed);
  TEST ("prices", test_prices);
  TEST ("group", test_group);
  TEST ("own", test_own);
  TEST ("from-window", test_from_window);
  return g_test_run ();
}
