/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "core/reg-quote-calc.h"
#include "store/reg-firm.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/product/reg-product-preview.h"
#include "ui/product/reg-products-page.h"
#include "ui/window/reg-page.h"

/* Products as they are written down, changed, retired and deleted, and what stands beside the list. */

#define NBSP "\302\240"

/* --- help ------------------------------------------------------------------------------- */

static gint64
add_product (UiFixture *f, const char *name, gint64 price, gint64 stock)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price);
  reg_record_builder_set_int (builder, REG_PRODUCT_STOCK, stock);
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

static gboolean
has_dialog (GtkWidget *window)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (window)) != NULL;
}

static RegRecord *
load_only (UiFixture *f)
{
  g_autoptr (GPtrArray) products = ui_fixture_list (f, REG_ENTITY_PRODUCT, -1, 0);

  g_assert_cmpuint (products->len, ==, 1);
  return reg_record_ref (g_ptr_array_index (products, 0));
}

static gboolean
is_wrong (GtkWidget *dialog, const char *title)
{
  return gtk_widget_has_css_class (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, title), "error");
}

static GtkWidget *
find_preview (GtkWidget *window)
{
  return ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW);
}

/* --- prices and quantities -------------------------------------------------------------- */

static const struct
{
  const char *title;
  int field;
  const char *text;
  gint64 value;
} good[] = {
  { "_Price without tax", REG_PRODUCT_PRICE, "12.5", 12500000 },
  { "_Price without tax", REG_PRODUCT_PRICE, "12.5055", 12505500 },
  { "_Price without tax", REG_PRODUCT_PRICE, "0.0001", 100 },
  { "_Price without tax", REG_PRODUCT_PRICE, "1,234.5678", 1234567800 },
  { "_Price without tax", REG_PRODUCT_PRICE, "0", 0 },
  { "_Price without tax", REG_PRODUCT_PRICE, "€ 9.95", 9950000 },
  { "What it c_osts us", REG_PRODUCT_COST, "7.3333", 7333300 },
  { "_In stock", REG_PRODUCT_STOCK, "12", 12000000 },
  { "_In stock", REG_PRODUCT_STOCK, "0.25", 250000 },
  { "_In stock", REG_PRODUCT_STOCK, "-3", -3000000 },
};

/* Prices of products are without tax, also where quotations are written with it. */
static void
test_with_tax (UiFixture *f, gconstpointer unused)
{
  RegRecordBuilder *firm = reg_record_builder_new_from (reg_session_get_firm (f->session));
  GtkWidget *window;
  GtkWidget *dialog;

  reg_record_builder_set_int (firm, REG_FIRM_PRICE_ENTRY, REG_PRICES_GROSS);
  ui_fixture_save (f, firm);
  ui_fixture_settle (f);
  window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  dialog = open_dialog (f, window, 0);
  ui_type (f, dialog, "_Name", "Bell");
  ui_type (f, dialog, "_Price without tax", "10");
  ui_type (f, dialog, "What it c_osts us", "5");
  ui_click (f, dialog, "Save");
  g_assert_true (ui_shows (find_preview (window), "price without tax"));
  g_assert_true (ui_shows (find_preview (window), "50" NBSP "%"));
  ui_window_close (f, window);
}

static void
test_numbers (UiFixture *f, gconstpointer unused)
{
  gint64 id = add_product (f, "Bell", 1000000, 0);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      GtkWidget *dialog = open_dialog (f, window, id);
      g_autoptr (RegRecord) product = NULL;

      ui_type (f, dialog, good[i].title, good[i].text);
      if (!ui_can (dialog, "Save"))
        g_error ("“%s” is not taken as %s", good[i].text, good[i].title);
      ui_click (f, dialog, "Save");
      g_assert_false (has_dialog (window));
      product = ui_fixture_load (f, REG_ENTITY_PRODUCT, id);
      g_assert_cmpint (reg_record_get_int (product, good[i].field), ==, good[i].value);
    }
  ui_window_close (f, window);
}

static const struct
{
  const char *title;
  const char *text;
} bad[] = {
  { "_Price without tax", "free" },
  { "_Price without tax", "-1" },
  { "_Price without tax", "1.2.3" },
  { "_Price without tax", "12 USD" },
  { "_Price without tax", "99999999999" },
  { "What it c_osts us", "-0.01" },
  { "What it c_osts us", "about 5" },
  { "_In stock", "some" },
  { "_In stock", "1e6" },
  { "_In stock", "99999999999999999" },
};

/* What cannot be a price or a number is marked where it stands, and nothing is saved. */
static void
test_bad_numbers (UiFixture *f, gconstpointer unused)
{
  gint64 id = add_product (f, "Bell", 1000000, 5000000);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, id);
  g_autoptr (RegRecord) product = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *before = g_strdup (ui_read (dialog, bad[i].title));

      ui_type (f, dialog, bad[i].title, bad[i].text);
      if (ui_can (dialog, "Save"))
        g_error ("“%s” is taken as %s", bad[i].text, bad[i].title);
      g_assert_true (is_wrong (dialog, bad[i].title));
      g_assert_true (has_dialog (window));
      ui_type (f, dialog, bad[i].title, before);
      g_assert_false (is_wrong (dialog, bad[i].title));
      g_assert_true (ui_can (dialog, "Save"));
    }
  product = ui_fixture_load (f, REG_ENTITY_PRODUCT, id);
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_PRICE), ==, 1000000);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

/* A price that is taken away is no price, not a price of zero. */
static void
test_no_price (UiFixture *f, gconstpointer unused)
{
  gint64 id = add_product (f, "Bell", 1000000, 5000000);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, id);
  g_autoptr (RegRecord) product = NULL;

  ui_type (f, dialog, "_Price without tax", "");
  ui_type (f, dialog, "_In stock", " ");
  ui_click (f, dialog, "Save");
  product = ui_fixture_load (f, REG_ENTITY_PRODUCT, id);
  g_assert_true (reg_record_is_null (product, REG_PRODUCT_PRICE));
  g_assert_true (reg_record_is_null (product, REG_PRODUCT_STOCK));
  g_assert_true (ui_shows (find_preview (window), "–"));
  ui_window_close (f, window);
}

/* --- words ------------------------------------------------------------------------------ */

static void
test_every_field (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *title;
    int field;
    const char *typed;
    const char *kept;
  } rows[] = {
    { "_Name", REG_PRODUCT_NAME, "  Bell, brass ", "Bell, brass" },
    { "C_ode", REG_PRODUCT_CODE, "AC-070", "AC-070" },
    { "_Group", REG_PRODUCT_CATEGORY, "Accessories", "Accessories" },
    { "_Unit", REG_PRODUCT_UNIT, "piece", "piece" },
    { "_Barcode", REG_PRODUCT_BARCODE, "8712345678906", "8712345678906" },
    { "Suppl_ier", REG_PRODUCT_SUPPLIER, "Ünal & Söhne <Ltd>", "Ünal & Söhne <Ltd>" },
  };
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, 0);
  g_autoptr (RegRecord) product = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ui_type (f, dialog, rows[i].title, rows[i].typed);
  ui_click (f, dialog, "Save");
  product = load_only (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (reg_record_get_text (product, rows[i].field), ==, rows[i].kept);
  /* And all of it is read again, beside the list and in the dialog. */
  g_assert_true (ui_shows (find_preview (window), "Bell, brass"));
  g_assert_true (ui_shows (find_preview (window), "AC-070 · Accessories"));
  g_assert_true (ui_shows (find_preview (window), "Ünal & Söhne <Ltd>"));
  dialog = open_dialog (f, window, reg_record_get_id (product));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (ui_read (dialog, rows[i].title), ==, rows[i].kept);
  ui_type (f, dialog, "Suppl_ier", "");
  ui_click (f, dialog, "Save");
  g_assert_false (ui_shows (find_preview (window), "Supplier"));
  ui_window_close (f, window);
}

static void
test_name_is_needed (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, 0);

  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "C_ode", "B-1");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_Name", "   ");
  g_assert_false (ui_can (dialog, "Save"));
  /* Enter in a row is the button, which cannot be clicked. */
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Name"), "entry-activated");
  ui_fixture_settle (f);
  g_assert_true (has_dialog (window));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PRODUCT), ==, 0);
  ui_type (f, dialog, "_Name", "Bell");
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Name"), "entry-activated");
  ui_fixture_settle (f);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PRODUCT), ==, 1);
  ui_window_close (f, window);
}

/* --- leaving ---------------------------------------------------------------------------- */

static void
test_leave (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *answer;
    const char *name;
    gboolean closed;
  } answers[] = {
    { "cancel", "Bell", FALSE },
    { "discard", "Bell", TRUE },
    { "save", "Horn", TRUE },
  };
  gint64 id = add_product (f, "Bell", 1000000, 0);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *dialog = open_dialog (f, window, id);
      g_autoptr (RegRecord) product = NULL;
      AdwDialog *alert;

      ui_type (f, dialog, "_Name", "Horn");
      ui_click (f, dialog, "Cancel");
      alert = adw_window_get_visible_dialog (ADW_WINDOW (window));
      g_assert_true (ADW_IS_ALERT_DIALOG (alert));
      g_signal_emit_by_name (alert, "response", answers[i].answer);
      adw_dialog_force_close (alert);
      ui_fixture_settle (f);
      product = ui_fixture_load (f, REG_ENTITY_PRODUCT, id);
      g_assert_cmpstr (reg_record_get_text (product, REG_PRODUCT_NAME), ==, answers[i].name);
      g_assert_cmpint (has_dialog (window), ==, !answers[i].closed);
      if (!answers[i].closed)
        {
          g_assert_cmpstr (ui_read (dialog, "_Name"), ==, "Horn");
          adw_dialog_force_close (ADW_DIALOG (dialog));
          ui_fixture_settle (f);
        }
    }
  ui_window_close (f, window);
}

/* Who only looked is not asked. */
static void
test_leave_unchanged (UiFixture *f, gconstpointer unused)
{
  gint64 id = add_product (f, "Bell", 12505500, 250000);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, id);

  g_assert_cmpstr (ui_read (dialog, "_Price without tax"), ==, "12.5055");
  g_assert_cmpstr (ui_read (dialog, "_In stock"), ==, "0.25");
  /* There and back is no change. */
  ui_type (f, dialog, "_Name", "Bells");
  ui_type (f, dialog, "_Name", "Bell");
  ui_click (f, dialog, "Cancel");
  g_assert_false (has_dialog (window));
  ui_window_close (f, window);
}

/* --- range ------------------------------------------------------------------------------ */

static guint
count_rows (GtkWidget *window)
{
  RegTableView *table = REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));

  return reg_table_model_get_size (reg_table_view_get_model (table));
}

static void
select_all (UiFixture *f, GtkWidget *window)
{
  RegTableView *table = REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (reg_table_view_get_selection (table)));
  ui_fixture_settle (f);
}

/* What is no longer sold stays where it was sold, and can be sold again. */
static void
test_retire (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 1000000, 0);
  gint64 horn = add_product (f, "Horn", 1000000, 0);
  GtkWidget *page = reg_products_page_new (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  const gint64 ids[] = { bell, horn };
  GtkWidget *bar;

  reg_page_set_filter (REG_PAGE (page), "sold");
  ui_fixture_settle (f);
  select_all (f, window);
  bar = ui_find_type (window, GTK_TYPE_ACTION_BAR);
  g_assert_null (ui_find_button (bar, "Sold again"));
  ui_click (f, bar, "No longer sold");
  g_assert_true (ui_shows (window, "2 products are no longer sold"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (RegRecord) product = ui_fixture_load (f, REG_ENTITY_PRODUCT, ids[i]);

      g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_DISCONTINUED), ==, 1);
    }
  ui_undo (f, window, "2 products are no longer sold");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (RegRecord) product = ui_fixture_load (f, REG_ENTITY_PRODUCT, ids[i]);

      g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_DISCONTINUED), ==, 0);
    }
  ui_window_close (f, window);
}

static void
test_sell_again (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 1000000, 0);
  GtkWidget *page = reg_products_page_new (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  GtkWidget *dialog = open_dialog (f, window, bell);
  g_autoptr (RegRecord) product = NULL;

  adw_switch_row_set_active (
      ADW_SWITCH_ROW (ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "No _longer sold")), TRUE);
  ui_click (f, dialog, "Save");
  add_product (f, "Horn", 1000000, 0);
  reg_page_set_filter (REG_PAGE (page), "discontinued");
  ui_fixture_settle (f);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_true (ui_shows (find_preview (window), "No longer sold")
                 || ui_shows (find_preview (window), "no longer sold"));
  select_all (f, window);
  ui_activate (f, page, "products.resume");
  g_assert_true (ui_shows (window, "1 product is sold again"));
  g_assert_true (ui_shows (window, "Nothing matches"));
  product = ui_fixture_load (f, REG_ENTITY_PRODUCT, bell);
  g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_DISCONTINUED), ==, 0);
  ui_window_close (f, window);
}

static void
test_delete (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell", 1000000, 0);
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, 0);

  /* What is not there yet cannot be deleted. */
  g_assert_null (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "_Delete"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  dialog = open_dialog (f, window, bell);
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "_Delete"), "activated");
  ui_fixture_settle (f);
  g_assert_false (has_dialog (window));
  g_assert_true (ui_shows (window, "No products yet"));
  ui_undo (f, window, "Product deleted");
  g_assert_cmpuint (count_rows (window), ==, 1);
  ui_window_close (f, window);
}

/* A product that went while the dialog was on its way says so instead of being made anew. */
static void
test_gone (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, 4711);
  GtkWidget *banner = ui_find_type (dialog, ADW_TYPE_BANNER);

  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), !=, "");
  ui_type (f, dialog, "_Name", "Bell");
  g_assert_false (ui_can (dialog, "Save"));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PRODUCT), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

/* --- undo ------------------------------------------------------------------------------- */

static void
test_undo (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, 0);
  g_autoptr (RegRecord) product = NULL;
  gint64 id;

  ui_type (f, dialog, "_Name", "Bell");
  ui_type (f, dialog, "_Price without tax", "10");
  ui_click (f, dialog, "Save");
  product = load_only (f);
  id = reg_record_get_id (product);
  dialog = open_dialog (f, window, id);
  ui_type (f, dialog, "_Price without tax", "11");
  ui_click (f, dialog, "Save");
  g_assert_true (ui_shows (find_preview (window), "11.00"));
  ui_undo (f, window, "Product changed");
  g_assert_true (ui_shows (find_preview (window), "10.00"));
  ui_activate (f, window, "app.undo");
  g_assert_true (ui_shows (window, "No products yet"));
  ui_window_close (f, window);
}

/* --- places ----------------------------------------------------------------------------- */

static void
test_locales (UiFixture *f, gconstpointer locale)
{
  static const struct
  {
    const char *locale;
    const char *typed;
    gint64 price;
  } prices[] = {
    { "C.UTF-8", "1234.5678", 1234567800 },
    { "nl_NL.UTF-8", "1.234,5678", 1234567800 },
    { "de_DE.UTF-8", "1.234,5678", 1234567800 },
    { "ar_EG.UTF-8", "1234.5678", 1234567800 },
  };
  GtkWidget *window, *dialog;
  g_autoptr (RegRecord) product = NULL;

  if (!ui_go_to (locale))
    return;
  window = ui_show_page (f, reg_products_page_new (f->session), 400);
  dialog = open_dialog (f, window, 0);
  ui_type (f, dialog, "_Name", "Bell");
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    if (g_str_equal (prices[i].locale, locale))
      {
        ui_type (f, dialog, "_Price without tax", prices[i].typed);
        g_assert_false (is_wrong (dialog, "_Price without tax"));
        ui_assert_named (dialog);
        ui_click (f, dialog, "Save");
        product = load_only (f);
        g_assert_cmpint (reg_record_get_int (product, REG_PRODUCT_PRICE), ==, prices[i].price);
      }
  ui_window_close (f, window);
  ui_go_to ("C.UTF-8");
}

/* --- beside the list -------------------------------------------------------------------- */

static void
test_preview (UiFixture *f, gconstpointer unused)
{
  gint64 empty = add_product (f, "Bell", 1000000, 0);
  gint64 some = add_product (f, "Horn", 1000000, 7500000);
  GtkWidget *page = reg_products_page_new (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) product = NULL;

  reg_page_show_record (REG_PAGE (page), REG_ENTITY_PRODUCT, some);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (find_preview (window), "Horn"));
  g_assert_true (ui_shows (find_preview (window), "7.5"));
  reg_page_show_record (REG_PAGE (page), REG_ENTITY_PRODUCT, empty);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (find_preview (window), "Bell"));
  /* It follows what others write. */
  product = ui_fixture_load (f, REG_ENTITY_PRODUCT, empty);
  builder = reg_record_builder_new_from (product);
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, "Brass bell");
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, 400000);
  ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (find_preview (window), "Brass bell"));
  g_assert_true (ui_shows (find_preview (window), "60" NBSP "%"));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/product-dialog/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,           \
              ui_fixture_tear_down)
  ADD (numbers);
  ADD (with_tax);
  ADD (bad_numbers);
  ADD (no_price);
  ADD (every_field);
  ADD (name_is_needed);
  ADD (leave);
  ADD (leave_unchanged);
  ADD (retire);
  ADD (sell_again);
  ADD (delete);
  ADD (gone);
  ADD (undo);
  ADD (preview);
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/product-dialog/locales/%s", ui_locales[i]);

      g_test_add (path, UiFixture, ui_locales[i], ui_fixture_set_up, test_locales,
                  ui_fixture_tear_down);
    }
  return g_test_run ();
}
