/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "core/reg-money-format.h"
#include "store/reg-goods.h"
#include "store/reg-list.h"
#include "ui/product/reg-bundle-group.h"
#include "ui/product/reg-family-group.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/product/reg-product-preview.h"
#include "ui/product/reg-products-page.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-table-view.h"

/* Families and bundles, as they are put together and looked at. */

#define EURO G_GINT64_CONSTANT (1000000)

static gint64
add (UiFixture *f, const char *code, const char *name, const char *group, gint64 price, gint64 cost)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_text (builder, REG_PRODUCT_CATEGORY, group);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price * EURO);
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, cost * EURO);
  return ui_fixture_save (f, builder);
}

static GtkWidget *
open_dialog (UiFixture *f, GtkWidget *window, gint64 product)
{
  AdwDialog *dialog = reg_product_dialog_new (f->session, product);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
front_dialog (GtkWidget *window)
{
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
}

/* Types into the entry of the group and presses Enter, so often. */
static void
choose (UiFixture *f, GtkWidget *window, GtkWidget *group, const char *text)
{
  GtkWidget *entry = ui_find_type (group, REG_TYPE_PRODUCT_ENTRY);

  gtk_widget_grab_focus (entry);
  ui_fixture_settle (f);
  reg_product_entry_set_text (REG_PRODUCT_ENTRY (entry), text);
  ui_fixture_settle (f);
  ui_press (f, window, GDK_KEY_Return, 0);
  ui_fixture_settle (f);
}

/* A price as it is written here, with what stands around it. */
static void
assert_price (UiFixture *f, GtkWidget *widget, const char *format, gint64 euros)
{
  g_autofree char *price = reg_price_format (euros * EURO, "EUR",
                                             reg_session_get_number_style (f->session));
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (price, around);

  if (!ui_shows (widget, text))
    g_error ("“%s” is not shown", text);
}

static RegRecord *
find_code (UiFixture *f, const char *code)
{
  g_autoptr (GPtrArray) products = ui_fixture_list (f, REG_ENTITY_PRODUCT, -1, 0);

  for (guint i = 0; i < products->len; i++)
    if (g_str_equal (reg_record_get_text (products->pdata[i], REG_PRODUCT_CODE), code))
      return reg_record_ref (products->pdata[i]);
  return NULL;
}

/* --- families --------------------------------------------------------------------------- */

/* From the head: the name of the variant makes itself until somebody writes another. */
static void
test_new_variant (UiFixture *f, gconstpointer unused)
{
  gint64 jacket = add (f, "JA", "Jacket", "Clothes", 59, 30);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, jacket);
  g_autoptr (RegRecord) red = NULL;

  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "New _variant…"), "activated");
  ui_fixture_settle (f);
  g_assert_true (front_dialog (window) != dialog);
  dialog = front_dialog (window);
  g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Jacket");
  ui_type (f, dialog, "_Which one, such as “red, 56 cm”", "red");
  g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Jacket, red");
  ui_type (f, dialog, "_Which one, such as “red, 56 cm”", "red, L");
  g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Jacket, red, L");
  ui_type (f, dialog, "_Name", "Red jacket");
  ui_type (f, dialog, "_Which one, such as “red, 56 cm”", "red, XL");
  g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Red jacket");
  ui_type (f, dialog, "C_ode", "JA-R");
  ui_assert_named (dialog);
  ui_click (f, dialog, "Save");
  red = find_code (f, "JA-R");
  g_assert_cmpint (reg_record_get_int (red, REG_PRODUCT_VARIANT_OF), ==, jacket);
  g_assert_cmpstr (reg_record_get_text (red, REG_PRODUCT_VARIANT), ==, "red, XL");
  g_assert_true (reg_record_is_null (red, REG_PRODUCT_PRICE));
  ui_undo (f, window, "Product added");
  g_assert_null (find_code (f, "JA-R"));
  adw_dialog_force_close (ADW_DIALOG (front_dialog (window)));
  ui_window_close (f, window);
}

/* An existing product becomes a variant, and none again. */
static void
test_join_and_leave (UiFixture *f, gconstpointer unused)
{
  gint64 jacket = add (f, "JA", "Jacket", "Clothes", 59, 30);
  gint64 blue = add (f, "JA-B", "Jacket, blue", NULL, 65, 30);
  gint64 cap = add (f, "CAP", "Cap", NULL, 15, 5);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, blue);
  g_autoptr (RegRecord) joined = NULL;
  g_autoptr (RegRecord) left = NULL;
  GtkWidget *group = ui_find_type (dialog, REG_TYPE_FAMILY_GROUP);

  choose (f, window, group, "JA-B");
  g_assert_true (ui_shows (dialog, "This is the product itself."));
  choose (f, window, group, "nothing of ours");
  g_assert_true (ui_shows (dialog, "No product is called “nothing of ours”."));
  choose (f, window, group, "ja");
  ui_type (f, dialog, "_Which one, such as “red, 56 cm”", "blue");
  g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Jacket, blue");
  ui_click (f, dialog, "Save");
  joined = ui_fixture_load (f, REG_ENTITY_PRODUCT, blue);
  g_assert_cmpint (reg_record_get_int (joined, REG_PRODUCT_VARIANT_OF), ==, jacket);
  g_assert_cmpstr (reg_record_get_text (joined, REG_PRODUCT_VARIANT), ==, "blue");

  /* A variant has no variants of its own. */
  dialog = open_dialog (f, window, cap);
  choose (f, window, ui_find_type (dialog, REG_TYPE_FAMILY_GROUP), "ja-b");
  g_assert_true (
      ui_shows (dialog, "“Jacket, blue” is a variant itself. Choose what it is a variant of."));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (f, window, jacket);
  g_assert_true (ui_shows (dialog, "Variants"));
  assert_price (f, dialog, "JA-B · %s", 65);
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (f, window, blue);
  ui_click (f, dialog, "No longer a variant");
  ui_click (f, dialog, "Save");
  left = ui_fixture_load (f, REG_ENTITY_PRODUCT, blue);
  g_assert_true (reg_record_is_null (left, REG_PRODUCT_VARIANT_OF));
  g_assert_true (reg_record_is_null (left, REG_PRODUCT_VARIANT));
  ui_window_close (f, window);
}

/* --- bundles ---------------------------------------------------------------------------- */

static void
test_bundle (UiFixture *f, gconstpointer unused)
{
  gint64 set = add (f, "SET", "Safe set", "Sets", 80, 1);
  GtkWidget *window;
  GtkWidget *dialog;
  GtkWidget *group;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (RegRecord) saved = NULL;

  add (f, "HE", "Helmet", "Safety", 40, 20);
  add (f, "LO", "Lock", "Safety", 15, 5);
  window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  dialog = open_dialog (f, window, set);
  group = ui_find_type (dialog, REG_TYPE_BUNDLE_GROUP);
  g_assert_null (ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "_Goes by its parts"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "_Bundle")),
                             TRUE);
  choose (f, window, group, "set");
  g_assert_true (ui_shows (dialog, "“Safe set” cannot come in itself."));
  choose (f, window, group, "he");
  choose (f, window, group, "lock");
  /* The same again leads to where it stands. */
  choose (f, window, group, "lock");
  ui_type (f, dialog, "Lock", "2");
  assert_price (f, dialog, "%s", 70);
  assert_price (f, dialog, "What they cost us: %s", 30);
  g_assert_true (
      gtk_widget_get_sensitive (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Price without tax")));
  g_assert_false (
      gtk_widget_get_sensitive (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "What it c_osts us")));
  adw_switch_row_set_active (
      ADW_SWITCH_ROW (ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "_Goes by its parts")), TRUE);
  g_assert_false (
      gtk_widget_get_sensitive (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Price without tax")));
  ui_type (f, dialog, "Lock", "0");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "Lock", "2");
  ui_assert_named (dialog);
  ui_click (f, dialog, "Save");
  saved = ui_fixture_load (f, REG_ENTITY_PRODUCT, set);
  g_assert_cmpint (reg_record_get_int (saved, REG_PRODUCT_IS_BUNDLE), ==, 1);
  g_assert_cmpint (reg_record_get_int (saved, REG_PRODUCT_PRICE_FROM_PARTS), ==, 1);
  parts = ui_fixture_list (f, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID, set);
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (parts->pdata[1], REG_BUNDLE_PART_QUANTITY), ==, 2000000);

  /* The list and what stands beside it say the same. */
  reg_table_selection_set_selected (
      reg_table_view_get_selection (REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW))),
      set);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "What comes in it"));
  assert_price (f, ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "%s", 70);
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "Margin"));
  g_assert_true (ui_shows (ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW), "57\302\240%"));
  ui_undo (f, window, "Product changed");
  gone = ui_fixture_list (f, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID, set);
  g_assert_cmpuint (gone->len, ==, 0);
  ui_window_close (f, window);
}

static gboolean
bundle_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;
  g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, ids[0], error);
  g_autoptr (RegRecord) bundle = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *builder;

  for (int i = 1; i <= 2; i++)
    {
      builder = reg_record_builder_new (REG_ENTITY_BUNDLE_PART);
      reg_record_builder_set_ref (builder, REG_BUNDLE_PART_PRODUCT_ID, ids[i]);
      reg_record_builder_set_int (builder, REG_BUNDLE_PART_QUANTITY, 1000000);
      g_ptr_array_add (parts, reg_record_builder_end (builder));
    }
  builder = reg_record_builder_new_from (product);
  reg_record_builder_set_int (builder, REG_PRODUCT_IS_BUNDLE, TRUE);
  bundle = reg_record_builder_end (builder);
  return reg_goods_save (db, bundle, parts, NULL, error);
}

static void
make_bundle (UiFixture *f, gint64 bundle, gint64 one, gint64 other)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  gint64 ids[] = { bundle, one, other };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (f->store, &info, bundle_job, ids, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody who looked and changed nothing is not asked; the order changes with the arrows. */
static void
test_parts_change (UiFixture *f, gconstpointer unused)
{
  gint64 set = add (f, "SET", "Safe set", "Sets", 80, 1);
  gint64 helmet = add (f, "HE", "Helmet", "Safety", 40, 20);
  gint64 lock = add (f, "LO", "Lock", "Safety", 15, 5);
  GtkWidget *window;
  GtkWidget *dialog;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (RegRecord) plain = NULL;

  make_bundle (f, set, helmet, lock);
  window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  dialog = open_dialog (f, window, set);
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_null (front_dialog (window));

  dialog = open_dialog (f, window, set);
  gtk_widget_grab_focus (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "Lock"));
  ui_fixture_settle (f);
  g_assert_true (ui_press (f, window, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_false (ui_press (f, window, GDK_KEY_Up, GDK_ALT_MASK));
  ui_click (f, dialog, "Save");
  moved = ui_fixture_list (f, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID, set);
  g_assert_cmpint (reg_record_get_int (moved->pdata[0], REG_BUNDLE_PART_POSITION), ==, 2);
  g_assert_cmpint (reg_record_get_int (moved->pdata[1], REG_BUNDLE_PART_POSITION), ==, 1);

  dialog = open_dialog (f, window, set);
  ui_click (f, dialog, "Take out: Helmet");
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "_Bundle")),
                             FALSE);
  ui_click (f, dialog, "Save");
  plain = ui_fixture_load (f, REG_ENTITY_PRODUCT, set);
  g_assert_cmpint (reg_record_get_int (plain, REG_PRODUCT_IS_BUNDLE), ==, 0);
  none = ui_fixture_list (f, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID, set);
  g_assert_cmpuint (none->len, ==, 0);
  ui_window_close (f, window);
}

/* --- words and groups ------------------------------------------------------------------- */

static void
test_words (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add (f, "B", "Bell", "Accessories", 17, 7);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, bell);
  GtkTextView *view = GTK_TEXT_VIEW (ui_find_type (dialog, GTK_TYPE_TEXT_VIEW));
  g_autoptr (RegRecord) saved = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), " Loud.\nPolished brass. ", -1);
  ui_type (f, dialog, "Code of the supplie_r", "88-1201");
  ui_click (f, dialog, "Save");
  saved = ui_fixture_load (f, REG_ENTITY_PRODUCT, bell);
  g_assert_cmpstr (reg_record_get_text (saved, REG_PRODUCT_DESCRIPTION), ==,
                   "Loud.\nPolished brass.");
  g_assert_cmpstr (reg_record_get_text (saved, REG_PRODUCT_SUPPLIER_CODE), ==, "88-1201");
  ui_window_close (f, window);
}

/* What is typed becomes a group there is, with the rest marked; what is taken away stays away. */
static void
test_completion (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add (f, "B", "Bell", NULL, 17, 7);
  GtkWidget *window;
  GtkWidget *dialog;
  GtkWidget *row;
  int start;
  int end;

  add (f, "L", "Lock", "Accessories", 17, 7);
  window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  dialog = open_dialog (f, window, bell);
  row = ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Group");
  gtk_widget_grab_focus (row);
  gtk_editable_insert_text (GTK_EDITABLE (row), "acc", -1, &(int){ 0 });
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
  ui_fixture_settle (f);
  g_assert_cmpstr (ui_read (dialog, "_Group"), ==, "Accessories");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (row), &start, &end));
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (end, ==, 11);
  gtk_editable_delete_selection (GTK_EDITABLE (row));
  ui_fixture_settle (f);
  g_assert_cmpstr (ui_read (dialog, "_Group"), ==, "Acc");
  gtk_editable_insert_text (GTK_EDITABLE (row), "x", -1, &(int){ 3 });
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
  ui_fixture_settle (f);
  g_assert_cmpstr (ui_read (dialog, "_Group"), ==, "Accx");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

static void
test_group_filter (UiFixture *f, gconstpointer unused)
{
  GtkWidget *page;
  GtkWidget *window;
  RegTableModel *model;

  add (f, "B", "Bell", "Bits_and pieces", 17, 7);
  add (f, "L", "Lock", "Safety", 17, 7);
  page = reg_products_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  model = reg_table_view_get_model (REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW)));
  g_assert_cmpuint (reg_table_model_get_size (model), ==, 2);
  gtk_widget_activate_action (page, "list.filter", "s", REG_LIST_GROUP_FILTER "Bits_and pieces");
  ui_fixture_settle (f);
  g_assert_cmpuint (reg_table_model_get_size (model), ==, 1);
  g_assert_cmpstr (
      reg_filter_bar_get_filter (REG_FILTER_BAR (ui_find_type (window, REG_TYPE_FILTER_BAR))), ==,
      REG_LIST_GROUP_FILTER "Bits_and pieces");
  g_assert_true (ui_shows (window, "Bits_and pieces"));
  gtk_widget_activate_action (page, "list.filter", "s", "bundles");
  ui_fixture_settle (f);
  g_assert_cmpstr (
      reg_filter_bar_get_filter (REG_FILTER_BAR (ui_find_type (window, REG_TYPE_FILTER_BAR))), ==,
      "bundles");
  g_assert_cmpuint (reg_table_model_get_size (model), ==, 0);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, name)                                                                            \
  g_test_add ("/goods/" path, UiFixture, NULL, ui_fixture_set_up, test_##name, ui_fixture_tear_down)
  ADD ("new-variant", new_variant);
  ADD ("join-and-leave", join_and_leave);
  ADD ("bundle", bundle);
  ADD ("parts-change", parts_change);
  ADD ("words", words);
  ADD ("completion", completion);
  ADD ("group-filter", group_filter);
  return g_test_run ();
}
