/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "store/reg-goods.h"
#include "ui/quotation/reg-product-entry.h"

/* Families and bundles in the lines of a quotation, by keyboard. */

#define EURO G_GINT64_CONSTANT (1000000)

static RegRecordBuilder *
begin (const char *code, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  return builder;
}

static gint64
add_variant (QuoteWindow *w, gint64 head, const char *code, const char *name, gint64 price)
{
  RegRecordBuilder *builder = begin (code, name);

  reg_record_builder_set_ref (builder, REG_PRODUCT_VARIANT_OF, head);
  if (price > 0)
    reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price * EURO);
  return ui_fixture_save (&w->shop.ui, builder);
}

static void
add_family (QuoteWindow *w)
{
  RegRecordBuilder *builder = begin ("JA-1", "Rain jacket");
  gint64 head;

  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, 59 * EURO);
  head = ui_fixture_save (&w->shop.ui, builder);
  add_variant (w, head, "JA-R", "Rain jacket, red", 0);
  add_variant (w, head, "JA-B", "Rain jacket, blue", 65);
  quote_window_settle (w);
}

static void
add_part (QuoteWindow *w, gint64 bundle, gint64 product, gint64 quantity, int position)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_BUNDLE_PART);

  reg_record_builder_set_ref (builder, REG_BUNDLE_PART_BUNDLE_ID, bundle);
  reg_record_builder_set_ref (builder, REG_BUNDLE_PART_PRODUCT_ID, product);
  reg_record_builder_set_int (builder, REG_BUNDLE_PART_QUANTITY, quantity);
  reg_record_builder_set_int (builder, REG_BUNDLE_PART_POSITION, position);
  ui_fixture_save (&w->shop.ui, builder);
}

/* A bike, two racks and a service: 2,450.00, 178.00 and 75.00 apart. */
static gint64
add_bundle (QuoteWindow *w, gint64 price)
{
  RegRecordBuilder *builder = begin ("SET-1", "Family set");
  gint64 bundle;

  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price * EURO);
  reg_record_builder_set_int (builder, REG_PRODUCT_IS_BUNDLE, TRUE);
  bundle = ui_fixture_save (&w->shop.ui, builder);
  add_part (w, bundle, w->shop.bike, 1000000, 1);
  add_part (w, bundle, w->shop.rack, 2000000, 2);
  add_part (w, bundle, w->shop.service, 1000000, 3);
  quote_window_settle (w);
  return bundle;
}

static void
enter (QuoteWindow *w, const char *text)
{
  reg_quotation_lines_focus_new (w->lines);
  quote_window_settle (w);
  quote_window_type (w, text);
  quote_window_press (w, GDK_KEY_Return, 0);
}

static void
assert_code (QuoteWindow *w, guint line, const char *code)
{
  g_assert_cmpstr (quote_window_cell (w, line, REG_LINE_CELL_CODE), ==, code);
}

/* The head leads to its variants, which are chosen with the arrows. */
static void
test_family (QuoteWindow *w, gconstpointer unused)
{
  add_family (w);
  enter (w, "ja-1");
  g_assert_cmpuint (quote_window_count (w), ==, 0);
  g_assert_true (quote_window_is_in_entry (w));
  quote_window_press (w, GDK_KEY_Down, 0);
  quote_window_press (w, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (w), ==, 1);
  assert_code (w, 0, "JA-B");
  g_assert_cmpint (quote_window_line_int (w, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 65 * EURO);

  /* By name the family answers once; the price is that of the family. */
  enter (w, "rain jacket");
  g_assert_cmpuint (quote_window_count (w), ==, 1);
  quote_window_press (w, GDK_KEY_Tab, 0);
  g_assert_cmpuint (quote_window_count (w), ==, 2);
  assert_code (w, 1, "JA-R");
  g_assert_cmpint (quote_window_line_int (w, 1, REG_QUOTATION_LINE_UNIT_PRICE), ==, 59 * EURO);
  quote_window_assert_at (w, 1, REG_LINE_CELL_QUANTITY);

  /* Who knows which one gets it at once. */
  enter (w, "jacket red");
  g_assert_cmpuint (quote_window_count (w), ==, 3);
  assert_code (w, 2, "JA-R");
  enter (w, "JA-B");
  assert_code (w, 3, "JA-B");
}

static void
test_family_left (QuoteWindow *w, gconstpointer unused)
{
  add_family (w);
  enter (w, "ja-1");
  quote_window_press (w, GDK_KEY_Escape, 0);
  g_assert_cmpstr (reg_product_entry_get_text (REG_PRODUCT_ENTRY (w->entry)), ==, "");
  quote_window_type (w, "cb-400");
  quote_window_press (w, GDK_KEY_Return, 0);
  assert_code (w, 0, "CB-400");
}

/* One line that says what comes in it, with what it costs us. */
static void
test_one_line (QuoteWindow *w, gconstpointer unused)
{
  add_bundle (w, 2500);
  enter (w, "set-1");
  g_assert_cmpuint (quote_window_count (w), ==, 1);
  g_assert_cmpstr (quote_window_cell (w, 0, REG_LINE_CELL_DESCRIPTION), ==,
                   "Family set: Cargo bike, long tail, 8-speed, 2 × Front rack with straps, "
                   "Assembly and first service");
  g_assert_cmpint (quote_window_line_int (w, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 2500 * EURO);
}

static void
open_bundle (QuoteWindow *w, guint line)
{
  quote_window_go (w, line, REG_LINE_CELL_QUANTITY);
  quote_window_press (w, GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

static gint64
net (QuoteWindow *w)
{
  return reg_quotation_model_get_result (w->model)->net;
}

static const struct
{
  gint64 price;
  const char *quantity;
  const char *discount;
  guint n_lines;
} openings[] = {
  { 2500, "1", NULL, 3 },     { 2703, "1", NULL, 3 }, { 2500, "3", "7.35", 3 },
  { 1999, "7", "-13.37", 3 }, { 2800, "2", NULL, 4 }, { 0, "1", NULL, 3 },
  { 2500, "-1", NULL, 4 },
};

/* The lines come to what the bundle did, to the cent, and one step back makes it a bundle again. */
static void
test_opened (QuoteWindow *w, gconstpointer unused)
{
  gint64 bundle = add_bundle (w, 2500);

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (RegRecord) product = ui_fixture_load (&w->shop.ui, REG_ENTITY_PRODUCT, bundle);
      RegRecordBuilder *builder = reg_record_builder_new_from (product);
      gint64 before;

      reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, openings[i].price * EURO);
      ui_fixture_save (&w->shop.ui, builder);
      enter (w, "set-1");
      reg_quotation_model_enter (w->model, 0, REG_LINE_CELL_QUANTITY, openings[i].quantity);
      if (openings[i].discount != NULL)
        reg_quotation_model_enter (w->model, 0, REG_LINE_CELL_DISCOUNT, openings[i].discount);
      before = net (w);
      open_bundle (w, 0);
      g_assert_cmpuint (quote_window_count (w), ==, openings[i].n_lines);
      quote_window_assert_at (w, 0, REG_LINE_CELL_QUANTITY);
      g_assert_cmpint (net (w), ==, before);
      assert_code (w, 0, "CB-400");
      g_assert_cmpint (quote_window_line_int (w, 1, REG_QUOTATION_LINE_QUANTITY), ==,
                       2 * quote_window_line_int (w, 0, REG_QUOTATION_LINE_QUANTITY));
      reg_quotation_model_undo (w->model);
      quote_window_settle (w);
      g_assert_cmpuint (quote_window_count (w), ==, 1);
      assert_code (w, 0, "SET-1");
      reg_quotation_model_redo (w->model);
      g_assert_cmpint (net (w), ==, before);
      reg_quotation_model_undo (w->model);
      reg_quotation_model_remove (w->model, 0);
      quote_window_settle (w);
    }
}

/* What is no bundle stays as it is; a bundle is known as one the next day. */
static void
test_next_day (QuoteWindow *w, gconstpointer unused)
{
  add_bundle (w, 2500);
  enter (w, "cb-400");
  enter (w, "set-1");
  open_bundle (w, 0);
  g_assert_cmpuint (quote_window_count (w), ==, 2);
  quote_window_save (w);
  quote_window_reopen (w);
  open_bundle (w, 1);
  g_assert_cmpuint (quote_window_count (w), ==, 4);
  quote_window_save (w);
}

/* Without parts there is nothing to open. */
static void
test_empty (QuoteWindow *w, gconstpointer unused)
{
  RegRecordBuilder *builder = begin ("SET-0", "Surprise");

  reg_record_builder_set_int (builder, REG_PRODUCT_IS_BUNDLE, TRUE);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, EURO);
  ui_fixture_save (&w->shop.ui, builder);
  enter (w, "set-0");
  open_bundle (w, 0);
  g_assert_cmpuint (quote_window_count (w), ==, 1);
  g_assert_true (quote_window_says (w, "This bundle has no parts yet."));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, name) QUOTE_WINDOW_ADD ("/quotation-bundle/" path, NULL, test_##name)
  ADD ("family", family);
  ADD ("family-left", family_left);
  ADD ("one-line", one_line);
  ADD ("opened", opened);
  ADD ("next-day", next_day);
  ADD ("empty", empty);
  return g_test_run ();
}
