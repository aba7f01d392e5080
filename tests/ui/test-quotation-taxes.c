/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "quote-window-fixture.h"
#include "ui/quotation/reg-quotation-diff.h"
#include "ui/quotation/reg-quotation-totals.h"

/* Several taxes on one line, and lines that are exempt, in the window of a quotation. */

#define PERCENT "\302\240%"
#define BOTH "GST=50000;PST=70000"
#define REASON "Reverse charge"

typedef struct
{
  QuoteWindow window; /* first */
  gint64 both, abroad;
} Fixture;

static gint64
add_tax (QuoteWindow *window, const char *name, gint64 rate, const char *parts, const char *reason)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TAX_RATE);

  reg_record_builder_set_text (builder, REG_TAX_RATE_NAME, name);
  reg_record_builder_set_int (builder, REG_TAX_RATE_RATE, rate);
  reg_record_builder_set_int (builder, REG_TAX_RATE_POSITION, 9);
  reg_record_builder_set_text (builder, REG_TAX_RATE_PARTS, parts);
  reg_record_builder_set_text (builder, REG_TAX_RATE_EXEMPT_REASON, reason);
  return ui_fixture_save (&window->shop.ui, builder);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  quote_window_set_up (&self->window, NULL);
  self->both = add_tax (&self->window, "Sales tax", 120000, BOTH, NULL);
  self->abroad = add_tax (&self->window, "Abroad", 0, NULL, REASON);
  quote_window_settle (&self->window);
  quote_window_fill (&self->window);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  quote_window_tear_down (&self->window, NULL);
}

static void
assert_taxed (QuoteWindow *window, guint i, gint64 rate, const char *parts, const char *reason)
{
  g_autoptr (RegQuotation) saved = NULL;
  RegRecord *line;

  quote_window_save (window);
  saved = quote_window_load (window);
  line = saved->lines->pdata[i];
  g_assert_cmpint (reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE), ==, rate);
  g_assert_cmpstr (reg_record_peek_text (line, REG_QUOTATION_LINE_TAX_PARTS), ==, parts);
  g_assert_cmpstr (reg_record_peek_text (line, REG_QUOTATION_LINE_EXEMPT_REASON), ==, reason);
}

static GtkWidget *
get_totals (QuoteWindow *window)
{
  return ui_find_type (GTK_WIDGET (window->window), REG_TYPE_QUOTATION_TOTALS);
}

/* The names as they stand in the menu of a line. */
static void
test_offered_by_name (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  GtkWidget *menu = gtk_widget_get_last_child (
      gtk_widget_get_parent (reg_quotation_lines_peek_cell (window->lines, 1, REG_LINE_CELL_CODE)));
  g_autoptr (GMenuModel) kinds = NULL;
  g_autoptr (GMenuModel) taxes = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  quote_window_settle (window);
  kinds = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu)), 0,
                                      G_MENU_LINK_SECTION);
  taxes = g_menu_model_get_item_link (kinds, 3, G_MENU_LINK_SUBMENU);
  for (int i = 0; i < g_menu_model_get_n_items (taxes); i++)
    {
      g_autoptr (GVariant) label = g_menu_model_get_item_attribute_value (
          taxes, i, G_MENU_ATTRIBUTE_LABEL, G_VARIANT_TYPE_STRING);

      g_string_append_printf (names, "%s\n", g_variant_get_string (label, NULL));
    }
  g_assert_nonnull (strstr (names->str, "Sales tax: 5" PERCENT " GST + 7" PERCENT " PST\n"));
  g_assert_nonnull (strstr (names->str, "Abroad: 0" PERCENT ", " REASON "\n"));
}

static void
test_chosen_and_undone (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;

  reg_quotation_model_set_tax (window->model, 0, self->both);
  assert_taxed (window, 0, 120000, BOTH, NULL);
  reg_quotation_model_set_tax (window->model, 0, self->abroad);
  assert_taxed (window, 0, 0, NULL, REASON);
  reg_quotation_model_undo (window->model);
  assert_taxed (window, 0, 120000, BOTH, NULL);
  reg_quotation_model_undo (window->model);
  assert_taxed (window, 0, 210000, NULL, NULL);
  reg_quotation_model_redo (window->model);
  reg_quotation_model_redo (window->model);
  assert_taxed (window, 0, 0, NULL, REASON);
  /* A rate that is none of the firm's leaves everything. */
  reg_quotation_model_set_tax (window->model, 0, 123456);
  assert_taxed (window, 0, 0, NULL, REASON);
  quote_window_reopen (window);
  assert_taxed (window, 0, 0, NULL, REASON);
}

static void
test_totals_by_tax (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  GtkWidget *totals;

  for (guint i = 0; i < 3; i++)
    reg_quotation_model_set_tax (window->model, i, self->both);
  quote_window_settle (window);
  totals = get_totals (window);
  quote_assert_says (totals, "GST 5" PERCENT " on 5,228.00\n261.40\u00a0€");
  quote_assert_says (totals, "PST 7" PERCENT " on 5,228.00\n365.96\u00a0€");
  quote_assert_silent (totals, "21\u00a0%");
  reg_quotation_model_set_tax (window->model, 2, self->abroad);
  quote_window_settle (window);
  quote_assert_says (totals, "Exempt (" REASON ") on 150.00\n0.00\u00a0€");
  quote_assert_says (totals, "GST 5" PERCENT " on 5,078.00\n253.90\u00a0€");
}

/* The reason is said to who cannot see it, and goes with it. */
static void
test_reason_on_the_line (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  GtkWidget *row = gtk_widget_get_parent (
      reg_quotation_lines_peek_cell (window->lines, 2, REG_LINE_CELL_CODE));
  GtkWidget *amount = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (row));

  g_assert_null (gtk_widget_get_tooltip_text (amount));
  reg_quotation_model_set_tax (window->model, 2, self->abroad);
  quote_window_settle (window);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (amount), ==, "0" PERCENT ", " REASON);
  gtk_test_accessible_assert_property (amount, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "0" PERCENT ", " REASON);
  reg_quotation_model_set_tax_rate (window->model, 2, 210000);
  quote_window_settle (window);
  g_assert_null (gtk_widget_get_tooltip_text (amount));
}

static void
test_product_brings_its_taxes (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  g_autoptr (RegRecord) product = quote_fixture_product (&window->shop, window->shop.rack);
  RegRecordBuilder *builder = reg_record_builder_new_from (product);
  g_autoptr (RegRecord) taxed = NULL;

  /* Another rate of the same figure is not the product's. */
  add_tax (window, "Other", 120000, "X=120000", NULL);
  reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, self->both);
  ui_fixture_save (&window->shop.ui, builder);
  quote_window_settle (window);
  taxed = quote_fixture_product (&window->shop, window->shop.rack);
  reg_quotation_model_add_product (window->model, taxed, 120000, REG_QUANTITY_UNIT);
  assert_taxed (window, 3, 120000, BOTH, NULL);
  reg_quotation_model_put_product (window->model, 0, taxed, 120000);
  assert_taxed (window, 0, 120000, BOTH, NULL);
}

/* The firm's rates may change: what was written stays as it was. */
static void
test_frozen_into_the_line (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  g_autoptr (RegRecord) tax = NULL;
  RegRecordBuilder *builder;

  reg_quotation_model_set_tax (window->model, 0, self->both);
  quote_window_save (window);
  tax = ui_fixture_load (&window->shop.ui, REG_ENTITY_TAX_RATE, self->both);
  builder = reg_record_builder_new_from (tax);
  reg_record_builder_set_int (builder, REG_TAX_RATE_RATE, 150000);
  reg_record_builder_set_text (builder, REG_TAX_RATE_PARTS, "HST=150000");
  ui_fixture_save (&window->shop.ui, builder);
  reg_quotation_model_enter (window->model, 0, REG_LINE_CELL_QUANTITY, "3");
  assert_taxed (window, 0, 120000, BOTH, NULL);
}

static void
test_copies_keep_them (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  reg_quotation_model_set_tax (window->model, 0, self->both);
  reg_quotation_model_set_tax (window->model, 1, self->abroad);
  lines = reg_quotation_model_dup_lines (window->model);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (groups, (gpointer) "");
  reg_quotation_model_add_copies (window->model, 3, lines, groups);
  assert_taxed (window, 3, 120000, BOTH, NULL);
  assert_taxed (window, 4, 0, NULL, REASON);
  assert_taxed (window, 5, 210000, NULL, NULL);
}

static AdwDialog *
explain (QuoteWindow *window, const char *figure)
{
  AdwDialog *dialog;
  AdwComboRow *row;
  GListModel *names;

  g_signal_emit_by_name (ui_find_tooltip (get_totals (window), "Explain this total"), "clicked");
  quote_window_settle (window);
  dialog = quote_visible_dialog (window->window);
  row = ADW_COMBO_ROW (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW));
  names = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), figure))
      adw_combo_row_set_selected (row, i);
  quote_window_settle (window);
  return dialog;
}

static void
test_explained (Fixture *self, gconstpointer unused)
{
  QuoteWindow *window = &self->window;
  GtkWidget *dialog;

  dialog = GTK_WIDGET (explain (window, "Tax"));
  quote_assert_silent (dialog, "A part of the tax");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  quote_window_settle (window);
  for (guint i = 0; i < 2; i++)
    reg_quotation_model_set_tax (window->model, i, self->both);
  reg_quotation_model_set_tax (window->model, 2, self->abroad);
  quote_window_settle (window);
  dialog = GTK_WIDGET (explain (window, "Tax"));
  quote_assert_says (dialog, "GST\n5" PERCENT " × 5,078.00\nA part of the tax");
  quote_assert_says (dialog, "\n253.90\n");
  quote_assert_says (dialog, "Exempt from tax\n0" PERCENT " × 150.00\n" REASON);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  quote_window_settle (window);
  dialog = GTK_WIDGET (explain (window, "Line 1"));
  quote_assert_says (dialog, "Taxes on this line\n5" PERCENT " GST + 7" PERCENT " PST\n");
}

/* From one revision to the next, where only the taxes became others. */
static void
test_differences (Fixture *self, gconstpointer unused)
{
  static const char *const says[] = { "21" PERCENT, "5" PERCENT " GST + 7" PERCENT " PST" };
  QuoteWindow *window = &self->window;
  g_autoptr (RegQuotation) before = quote_window_load (window);
  g_autoptr (RegQuotation) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  RegQuotationChange *change;

  reg_quotation_model_set_tax (window->model, 0, self->both);
  quote_window_save (window);
  after = quote_window_load (window);
  changes = reg_quotation_diff (reg_quotation_model_get_session (window->model), before, after);
  g_assert_cmpuint (changes->len, ==, 2);
  change = changes->pdata[0];
  g_assert_true (g_str_has_suffix (change->what, ", tax"));
  g_assert_cmpstr (change->before, ==, says[0]);
  g_assert_cmpstr (change->after, ==, says[1]);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation/taxes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("offered-by-name", test_offered_by_name);
  ADD ("chosen-and-undone", test_chosen_and_undone);
  ADD ("totals-by-tax", test_totals_by_tax);
  ADD ("reason-on-the-line", test_reason_on_the_line);
  ADD ("product-brings-its-taxes", test_product_brings_its_taxes);
  ADD ("frozen-into-the-line", test_frozen_into_the_line);
  ADD ("copies-keep-them", test_copies_keep_them);
  ADD ("explained", test_explained);
  ADD ("differences", test_differences);
  return g_test_run ();
}
