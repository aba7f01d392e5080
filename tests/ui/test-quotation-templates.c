/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui-drive.h"

#include "ui/quotation/reg-quotation-window.h"
#include "ui/quotation/reg-templates-dialog.h"
#include "ui/widgets/reg-party-search.h"

/* Quotations that are made from others: duplicates, and what is kept as a template. */

#define UI(fixture) (&(fixture)->shop.ui)

static GtkWidget *
dialog_of (QuoteWindow *fixture)
{
  return GTK_WIDGET (quote_visible_dialog (fixture->window));
}

static void
set_price (QuoteWindow *fixture, gint64 product, gint64 price)
{
  g_autoptr (RegRecord) record = quote_fixture_product (&fixture->shop, product);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price * 100 * REG_PRICE_UNIT);
  ui_fixture_save (UI (fixture), builder);
}

static GPtrArray *
list_copies (QuoteWindow *fixture)
{
  return ui_fixture_list (UI (fixture), REG_ENTITY_QUOTATION, REG_QUOTATION_COPIED_FROM,
                          fixture->id);
}

/* Of the product on the first line of the only duplicate. */
static gint64
price_of_copy (QuoteWindow *fixture)
{
  g_autoptr (GPtrArray) copies = list_copies (fixture);
  g_autoptr (RegQuotation) copy = NULL;

  g_assert_cmpuint (copies->len, ==, 1);
  copy = quote_fixture_load (&fixture->shop, reg_record_get_id (copies->pdata[0]));
  return reg_record_get_int (copy->lines->pdata[0], REG_QUOTATION_LINE_UNIT_PRICE)
         / (100 * REG_PRICE_UNIT);
}

static void
choose (GtkWidget *dialog, const char *words)
{
  GtkWidget *row = gtk_widget_get_ancestor (ui_find_text (dialog, words), ADW_TYPE_ACTION_ROW);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find_type (row, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

/* --- duplicates --------------------------------------------------------------------------- */

static void
test_duplicate_at_todays_prices (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;

  quote_window_fill (fixture);
  set_price (fixture, fixture->shop.bike, 2999);
  quote_window_do (fixture, "quotation.duplicate");
  ui_assert_named (dialog_of (fixture));
  quote_window_respond (fixture, fixture->window, "copy");
  g_assert_cmpint (price_of_copy (fixture), ==, 2999);
  /* Its history tells where it comes from. */
  copies = list_copies (fixture);
  fixture->id = reg_record_get_id (copies->pdata[0]);
  quote_window_reopen (fixture);
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (fixture->window), "history");
  quote_window_settle (fixture);
  g_assert_true (quote_window_says (fixture, "Duplicated from a draft"));
}

static void
test_duplicate_as_it_was (QuoteWindow *fixture, gconstpointer unused)
{
  gint64 before;

  quote_window_fill (fixture);
  before = quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE)
           / (100 * REG_PRICE_UNIT);
  set_price (fixture, fixture->shop.bike, 2999);
  quote_window_do (fixture, "quotation.duplicate");
  choose (dialog_of (fixture), "Prices as they were");
  quote_window_respond (fixture, fixture->window, "copy");
  g_assert_cmpint (price_of_copy (fixture), ==, before);
}

static void
test_nothing_is_duplicated (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) copies = NULL;

  quote_window_fill (fixture);
  quote_window_do (fixture, "quotation.duplicate");
  quote_window_respond (fixture, fixture->window, "cancel");
  copies = list_copies (fixture);
  g_assert_cmpuint (copies->len, ==, 0);
}

static void
test_duplicate_for_somebody_else (QuoteWindow *fixture, gconstpointer unused)
{
  gint64 other = ui_fixture_add_party (UI (fixture), "Somebody else");
  GtkWidget *search;
  g_autoptr (GPtrArray) copies = NULL;

  quote_window_fill (fixture);
  quote_window_do (fixture, "quotation.duplicate");
  choose (dialog_of (fixture), "For somebody else");
  quote_window_respond (fixture, fixture->window, "copy");
  search = ui_find_type (dialog_of (fixture), REG_TYPE_PARTY_SEARCH);
  g_assert_nonnull (search);
  g_signal_emit_by_name (search, "chosen", other, "Somebody else");
  quote_window_settle (fixture);
  copies = list_copies (fixture);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (copies->pdata[0], REG_QUOTATION_PARTY_ID), ==, other);
}

/* --- templates ---------------------------------------------------------------------------- */

static void
keep (QuoteWindow *fixture, const char *name)
{
  quote_window_do (fixture, "quotation.keep");
  ui_type (UI (fixture), dialog_of (fixture), "Name", name);
  quote_window_respond (fixture, fixture->window, "accept");
}

static GtkWidget *
open_templates (QuoteWindow *fixture)
{
  g_assert_true (quote_shortcut (GTK_WIDGET (fixture->window), "<Control>t"));
  quote_window_settle (fixture);
  g_assert_true (REG_IS_TEMPLATES_DIALOG (dialog_of (fixture)));
  return dialog_of (fixture);
}

static void
activate_row (QuoteWindow *fixture, GtkWidget *dialog, const char *title)
{
  GtkWidget *row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, title);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  quote_window_settle (fixture);
}

static void
test_keeps_and_puts_in (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;
  guint n;

  /* Nothing to keep yet, and nothing kept. */
  g_assert_false (quote_window_may (fixture, "quotation.keep"));
  dialog = open_templates (fixture);
  g_assert_true (ui_shows (dialog, "No templates yet"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  quote_window_fill (fixture);
  n = quote_window_count (fixture);
  keep (fixture, "Spring service");
  set_price (fixture, fixture->shop.bike, 2999);
  dialog = open_templates (fixture);
  ui_assert_named (dialog);
  activate_row (fixture, dialog, "Spring service");
  g_assert_null (quote_visible_dialog (fixture->window));
  g_assert_cmpuint (quote_window_count (fixture), ==, 2 * n);
  g_assert_cmpint (quote_window_line_int (fixture, n, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   2999 * 100 * REG_PRICE_UNIT);
}

static void
test_looks_after_them (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  quote_window_fill (fixture);
  keep (fixture, "Spring service");
  keep (fixture, "Autumn service");
  g_assert_cmpuint (ui_count (UI (fixture), REG_ENTITY_QUOTATION_TEMPLATE), ==, 2);
  /* The same name is the same template. */
  keep (fixture, "spring SERVICE");
  g_assert_cmpuint (ui_count (UI (fixture), REG_ENTITY_QUOTATION_TEMPLATE), ==, 2);
  dialog = open_templates (fixture);
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Autumn service"));
  ui_press (UI (fixture), GTK_WIDGET (fixture->window), GDK_KEY_F2, 0);
  quote_window_settle (fixture);
  g_assert_cmpstr (ui_read (dialog, "Name"), ==, "Autumn service");
  ui_type (UI (fixture), dialog, "Name", "");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (fixture), dialog, "Name", "Winter service");
  g_assert_true (ui_can (dialog, "Save"));
  ui_click (UI (fixture), dialog, "Save");
  quote_window_settle (fixture);
  g_assert_nonnull (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Winter service"));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Autumn service"));
  ui_click (UI (fixture), dialog, "Delete (Del)");
  quote_window_settle (fixture);
  g_assert_cmpuint (ui_count (UI (fixture), REG_ENTITY_QUOTATION_TEMPLATE), ==, 1);
  g_assert_true (ui_shows (dialog, "Template deleted"));
  g_assert_nonnull (ui_find_button (dialog, "Undo"));
}

/* Whoever begins one chooses the template first, then for whom it is. */
static void
test_begins_with_one (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *window;
  GtkWidget *dialog, *search;
  RegQuotationModel *model;
  guint n;

  quote_window_fill (fixture);
  n = quote_window_count (fixture);
  keep (fixture, "Spring service");
  window = reg_quotation_window_new (NULL, UI (fixture)->session, 0, 0);
  gtk_window_present (window);
  quote_window_settle (fixture);
  g_assert_true (ui_can (GTK_WIDGET (window), "Begin with a template…"));
  g_assert_true (quote_shortcut (GTK_WIDGET (window), "<Control>t"));
  quote_window_settle (fixture);
  dialog = GTK_WIDGET (quote_visible_dialog (window));
  activate_row (fixture, dialog, "Spring service");
  g_assert_true (ui_shows (GTK_WIDGET (window), "Begins with “Spring service”"));
  search = ui_find_type (GTK_WIDGET (window), REG_TYPE_PARTY_SEARCH);
  g_signal_emit_by_name (search, "chosen", fixture->shop.party, "The bakery");
  quote_window_settle (fixture);
  model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window));
  g_assert_cmpuint (g_list_model_get_n_items (reg_quotation_model_get_lines (model)), ==, n);
  g_assert_cmpint (reg_quotation_model_get_id (model), !=, fixture->id);
  gtk_window_destroy (window);
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-templates/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("duplicate/today", test_duplicate_at_todays_prices);
  ADD ("duplicate/then", test_duplicate_as_it_was);
  ADD ("duplicate/not", test_nothing_is_duplicated);
  ADD ("duplicate/for-others", test_duplicate_for_somebody_else);
  ADD ("put-in", test_keeps_and_puts_in);
  ADD ("look-after", test_looks_after_them);
  ADD ("begin", test_begins_with_one);
  return g_test_run ();
}
