/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"
#include "core/reg-approval-policy.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/product/reg-product-preview.h"
#include "ui/product/reg-products-page.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"

static gint64
add_product (UiFixture *f, const char *name, gint64 price, gint64 cost)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price);
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, cost);
  return ui_fixture_save (f, builder);
}

/* From now on somebody is at work who sells and no more. */
static void
let_somebody_sell (UiFixture *f)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  gint64 seller;

  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Sam");
  reg_record_builder_set_int (builder, REG_STAFF_ROLE, REG_ROLE_SALES);
  seller = ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  reg_session_set_staff (f->session, seller);
}

static RegTableView *
find_table (GtkWidget *window)
{
  return REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));
}

static void
test_empty (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);

  g_assert_true (ui_shows (window, "No products yet"));
  ui_window_close (f, window);
}

static void
test_page (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 12500000, 5000000);
  GtkWidget *page, *window;

  add_product (f, "Lock", 20000000, 10000000);
  page = reg_products_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (find_table (window))), ==,
                    2);
  g_assert_true (reg_page_has_preview (REG_PAGE (page)));
  g_assert_true (reg_page_show_record (REG_PAGE (page), REG_ENTITY_PRODUCT, bell));
  g_assert_false (reg_page_show_record (REG_PAGE (page), REG_ENTITY_PARTY, bell));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "Bell"));
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "60 %"));
  ui_window_close (f, window);
}

/* What things cost us is for those who may know. */
static void
test_cost (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 12500000, 5000000);
  GtkWidget *window, *dialog;
  g_autoptr (RegRecord) product = NULL;

  g_assert_true (reg_session_sees_cost (f->session));
  let_somebody_sell (f);
  g_assert_false (reg_session_sees_cost (f->session));
  window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  g_assert_false (ui_shows (window, "500.00"));
  g_assert_false (ui_shows (window, "60 %"));
  dialog = GTK_WIDGET (reg_product_dialog_new (f->session, bell));
  adw_dialog_present (ADW_DIALOG (dialog), window);
  ui_fixture_settle (f);
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "What it c_osts us"));
  ui_type (f, dialog, "_Name", "Brass bell");
  ui_click (f, dialog, "Save");
  product = ui_fixture_load (f, REG_ENTITY_PRODUCT, bell);
  g_assert_cmpstr (reg_record_get_text (product, REG_PRODUCT_NAME), ==, "Brass bell");
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_COST), ==, 5000000);
  ui_window_close (f, window);
}

static void
test_new (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = GTK_WIDGET (reg_product_dialog_new (f->session, 0));
  g_autoptr (GPtrArray) products = NULL;
  RegRecord *product;

  adw_dialog_present (ADW_DIALOG (dialog), window);
  ui_fixture_settle (f);
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_Name", "Bell");
  ui_type (f, dialog, "C_ode", "B-1");
  ui_type (f, dialog, "_Price without tax", "12.505");
  ui_type (f, dialog, "_In stock", "many");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_In stock", "2.5");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_row (dialog, ADW_TYPE_COMBO_ROW, "_Tax")), 1);
  ui_click (f, dialog, "Save");
  products = ui_fixture_list (f, REG_ENTITY_PRODUCT, -1, 0);
  g_assert_cmpuint (products->len, ==, 1);
  product = g_ptr_array_index (products, 0);
  g_assert_cmpstr (reg_record_get_text (product, REG_PRODUCT_CODE), ==, "B-1");
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_PRICE), ==, 12505000);
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_STOCK), ==, 2500000);
  g_assert_true (reg_record_is_null (product, REG_PRODUCT_COST));
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID), !=, 0);
  g_assert_true (ui_shows (window, "Product added"));
  ui_window_close (f, window);
}

static void
test_bulk (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 12500000, 0);
  GtkWidget *page, *window;
  g_autoptr (RegRecord) gone = NULL;
  g_autoptr (RegRecord) deleted = NULL;

  page = reg_products_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  reg_table_selection_set_selected (reg_table_view_get_selection (find_table (window)), bell);
  gtk_widget_activate_action (page, "products.retire", NULL);
  ui_fixture_settle (f);
  gone = ui_fixture_load (f, REG_ENTITY_PRODUCT, bell);
  g_assert_cmpint (reg_record_get_int (gone, REG_PRODUCT_DISCONTINUED), ==, 1);
  g_assert_true (ui_shows (window, "1 product is no longer sold"));
  gtk_widget_activate_action (page, "list.delete", NULL);
  ui_fixture_settle (f);
  deleted = ui_fixture_load (f, REG_ENTITY_PRODUCT, bell);
  g_assert_cmpint (reg_record_get_deleted_at (deleted), !=, 0);
  g_assert_true (ui_shows (window, "No products yet"));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  add_product (f, "Bell", 12500000, 0);
  window = ui_show_page (f, reg_products_page_new (f->session), 360);
  g_assert_true (reg_table_view_get_narrow (find_table (window)));
  g_assert_true (ui_shows (window, "Bell"));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/products/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                 \
              ui_fixture_tear_down)
  ADD (empty);
  ADD (page);
  ADD (cost);
  ADD (new);
  ADD (bulk);
  ADD (narrow);
  return g_test_run ();
}
