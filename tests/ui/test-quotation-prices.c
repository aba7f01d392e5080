/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "core/reg-money.h"
#include "ui/quotation/reg-quotation-order.h"

#define CENTS(amount) reg_price_from_money (amount)

/* --- what the shop has agreed ----------------------------------------------------------- */

static gint64
add_list (QuoteFixture *shop, const char *name, gint64 party, const char *class, gint64 discount)
{
  RegRecordBuilder *list = reg_record_builder_new (REG_ENTITY_PRICE_LIST);

  reg_record_builder_set_text (list, REG_PRICE_LIST_NAME, name);
  reg_record_builder_set_ref (list, REG_PRICE_LIST_PARTY_ID, party);
  reg_record_builder_set_text (list, REG_PRICE_LIST_CUSTOMER_CLASS, class);
  if (discount != 0)
    reg_record_builder_set_int (list, REG_PRICE_LIST_DISCOUNT, discount);
  return ui_fixture_save (&shop->ui, list);
}

static gint64
add_item (QuoteFixture *shop, gint64 list, gint64 product, int from, gint64 cents)
{
  RegRecordBuilder *item = reg_record_builder_new (REG_ENTITY_PRICE_ITEM);

  reg_record_builder_set_ref (item, REG_PRICE_ITEM_PRICE_LIST_ID, list);
  reg_record_builder_set_ref (item, REG_PRICE_ITEM_PRODUCT_ID, product);
  if (from > 0)
    reg_record_builder_set_int (item, REG_PRICE_ITEM_FROM_QUANTITY, from * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (item, REG_PRICE_ITEM_PRICE, CENTS (cents));
  return ui_fixture_save (&shop->ui, item);
}

/* Racks (usually 89.00) cost everybody 80.00 from five on and 75.00 from ten on; the bakery has its own
 * price for the bike (usually 2450.00). */
static gint64
add_usual_lists (QuoteFixture *shop)
{
  gint64 all = add_list (shop, "Racks by the dozen", 0, NULL, 0);
  gint64 own = add_list (shop, "Agreed with De Halm", shop->party, NULL, 0);

  add_item (shop, all, shop->rack, 5, 8000);
  add_item (shop, all, shop->rack, 10, 7500);
  add_item (shop, own, shop->bike, 0, 230000);
  return own;
}

static void
set_up (QuoteWindow *self, gconstpointer locale)
{
  quote_window_set_up (self, locale);
  if (self->window == NULL)
    return;
  add_usual_lists (&self->shop);
  quote_window_settle (self);
}

static guint
add (QuoteWindow *self, gint64 product, int quantity)
{
  g_autoptr (RegRecord) record = quote_fixture_product (&self->shop, product);

  return reg_quotation_model_add_product (self->model, record, -1, quantity * REG_QUANTITY_UNIT);
}

static gint64
price_of (QuoteWindow *self, guint line)
{
  return reg_price_to_money (quote_window_line_int (self, line, REG_QUOTATION_LINE_UNIT_PRICE));
}

static gint64
list_of (QuoteWindow *self, guint line)
{
  return quote_window_line_int (self, line, REG_QUOTATION_LINE_PRICE_LIST_ID);
}

/* --- choosing a product ----------------------------------------------------------------- */

static void
test_chosen (QuoteWindow *self, gconstpointer unused)
{
  guint bike = add (self, self->shop.bike, 1);
  guint rack = add (self, self->shop.rack, 1);
  guint many = add (self, self->shop.rack, 10);

  g_assert_cmpint (price_of (self, bike), ==, 230000);
  g_assert_cmpint (list_of (self, bike), !=, 0);
  g_assert_cmpint (price_of (self, rack), ==, 8900);
  g_assert_cmpint (list_of (self, rack), ==, 0);
  g_assert_cmpint (price_of (self, many), ==, 7500);
  g_assert_cmpint (list_of (self, many), !=, 0);
  /* The line and its price are one step. */
  reg_quotation_model_undo (self->model);
  g_assert_cmpuint (quote_window_count (self), ==, 2);
  reg_quotation_model_redo (self->model);
  g_assert_cmpint (price_of (self, many), ==, 7500);
  /* It is the same when it is read again. */
  quote_window_save (self);
  quote_window_reopen (self);
  g_assert_cmpint (price_of (self, many), ==, 7500);
  g_assert_cmpint (list_of (self, many), !=, 0);
}

/* By keyboard, as somebody does it: the code, the quantity. */
static void
test_typed (QuoteWindow *self, gconstpointer unused)
{
  quote_window_type (self, "AC-011");
  quote_window_settle (self);
  quote_window_press (self, GDK_KEY_Tab, 0);
  quote_window_settle (self);
  quote_window_assert_at (self, 0, REG_LINE_CELL_QUANTITY);
  g_assert_true (quote_window_says (self, "Price of line 1: the usual one. From 5 on: 80.00"));
  quote_window_type (self, "12");
  quote_window_settle (self);
  g_assert_cmpstr (quote_window_cell (self, 0, REG_LINE_CELL_PRICE), ==, "75.00");
  g_assert_true (quote_window_says (self, "Price of line 1: Racks by the dozen, from 10 on"));
  quote_window_go (self, 0, REG_LINE_CELL_PRICE);
  quote_window_type (self, "70");
  quote_window_settle (self);
  g_assert_cmpint (list_of (self, 0), ==, 0);
  g_assert_true (quote_window_says (
      self, "Price of line 1: written by hand, otherwise 75.00 (Racks by the dozen, from 10 on)"));
}

/* --- quantities ------------------------------------------------------------------------- */

static void
test_breaks (QuoteWindow *self, gconstpointer unused)
{
  static const struct
  {
    const char *typed;
    gint64 price;
  } cases[] = {
    { "4", 8900 },   { "5", 8000 }, { "9.5", 8000 }, { "10", 7500 },
    { "100", 7500 }, { "1", 8900 }, { "-10", 8900 }, { "ten", 8900 },
  };
  guint rack = add (self, self->shop.rack, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_QUANTITY, cases[i].typed);
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (price_of (self, rack), ==, cases[i].price);
      g_assert_cmpint (list_of (self, rack) != 0, ==, cases[i].price != 8900);
    }
  /* All of that typing into one cell is one step, with the price that followed. */
  reg_quotation_model_undo (self->model);
  g_assert_cmpint (quote_window_line_int (self, rack, REG_QUOTATION_LINE_QUANTITY), ==,
                   REG_QUANTITY_UNIT);
  g_assert_cmpint (price_of (self, rack), ==, 8900);
}

static void
test_by_hand (QuoteWindow *self, gconstpointer unused)
{
  guint rack = add (self, self->shop.rack, 5);

  g_assert_true (reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_PRICE, "79"));
  g_assert_cmpint (list_of (self, rack), ==, 0);
  g_assert_true (reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_QUANTITY, "10"));
  g_assert_cmpint (price_of (self, rack), ==, 7900);
  /* Who writes what the list says is back on the list. */
  g_assert_true (reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_PRICE, "75"));
  g_assert_cmpint (list_of (self, rack), !=, 0);
  g_assert_true (reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_QUANTITY, "5"));
  g_assert_cmpint (price_of (self, rack), ==, 8000);
}

/* --- another customer ------------------------------------------------------------------- */

static void
change_customer (QuoteWindow *self, gint64 party)
{
  RegQuotationOrder *order = reg_quotation_order_new (REG_ORDER_SET_PARTY, self->id);

  order->party = party;
  reg_quotation_order_run_async (self->shop.ui.session, order, NULL, NULL, NULL);
  quote_window_settle (self);
}

static void
test_customer (QuoteWindow *self, gconstpointer unused)
{
  gint64 cafe = ui_fixture_add_party (&self->shop.ui, "Café West");
  gint64 list = add_list (&self->shop, "Agreed with West", cafe, NULL, 100000);

  quote_window_settle (self);
  add (self, self->shop.bike, 1);
  add (self, self->shop.rack, 1);
  add (self, self->shop.bike, 1);
  g_assert_true (reg_quotation_model_enter (self->model, 2, REG_LINE_CELL_PRICE, "2222"));
  quote_window_save (self);
  change_customer (self, cafe);
  /* 10 % off what is usual; what was written by hand stays. */
  g_assert_cmpint (price_of (self, 0), ==, 220500);
  g_assert_cmpint (list_of (self, 0), ==, list);
  g_assert_cmpint (price_of (self, 1), ==, 8010);
  g_assert_cmpint (price_of (self, 2), ==, 222200);
  g_assert_true (quote_window_says (self, "Lines 1, 2 have the prices for Café West now"));
  /* One step back, and forth. */
  reg_quotation_model_undo (self->model);
  g_assert_cmpint (price_of (self, 0), ==, 230000);
  g_assert_cmpint (price_of (self, 1), ==, 8900);
  reg_quotation_model_redo (self->model);
  g_assert_cmpint (price_of (self, 0), ==, 220500);
  /* The message takes it back too, but for what was changed since. */
  g_assert_true (reg_quotation_model_enter (self->model, 1, REG_LINE_CELL_PRICE, "88"));
  quote_window_do (self, "quotation.undo-prices");
  g_assert_cmpint (price_of (self, 0), ==, 230000);
  g_assert_cmpint (price_of (self, 1), ==, 8800);
  quote_window_save (self);
}

/* Nothing costs anything else: nothing is said, and there is nothing to take back. */
static void
test_same_prices (QuoteWindow *self, gconstpointer unused)
{
  gint64 cafe = ui_fixture_add_party (&self->shop.ui, "Café West");

  add (self, self->shop.rack, 5);
  quote_window_save (self);
  change_customer (self, cafe);
  g_assert_cmpint (price_of (self, 0), ==, 8000);
  quote_assert_silent (GTK_WIDGET (self->window), "the price for");
  quote_assert_silent (GTK_WIDGET (self->window), "the prices for");
}

/* --- how prices are written ------------------------------------------------------------- */

static void
set_revision (QuoteWindow *self, int field, gint64 number, const char *text)
{
  RegValue value = { .type = text != NULL ? REG_VALUE_TEXT : REG_VALUE_INT, .i = number };

  if (text != NULL)
    value.text = (char *)text;
  reg_quotation_model_set_detail (self->model, field, &value);
}

static void
test_with_tax (QuoteWindow *self, gconstpointer unused)
{
  guint rack;

  set_revision (self, REG_QUOTATION_REVISION_PRICE_ENTRY, REG_PRICES_GROSS, NULL);
  rack = add (self, self->shop.rack, 5);
  /* 80.00 and 21 %, 75.00 and 21 % */
  g_assert_cmpint (price_of (self, rack), ==, 9680);
  reg_quotation_model_enter (self->model, rack, REG_LINE_CELL_QUANTITY, "10");
  g_assert_cmpint (price_of (self, rack), ==, 9075);
}

static void
test_other_currency (QuoteWindow *self, gconstpointer unused)
{
  guint rack;

  set_revision (self, REG_QUOTATION_REVISION_CURRENCY, 0, "USD");
  rack = add (self, self->shop.rack, 5);
  g_assert_cmpint (price_of (self, rack), ==, 8900);
  g_assert_cmpint (list_of (self, rack), ==, 0);
  quote_window_settle (self);
  g_assert_true (quote_window_says (
      self, "Price of line 1: the usual one, because price lists are in another currency"));
}

/* --- lists that change ------------------------------------------------------------------ */

/* Lines that are written keep their price; the next one has the new one. */
static void
test_list_changes (QuoteWindow *self, gconstpointer unused)
{
  guint before = add (self, self->shop.bike, 1);
  gint64 list = add_list (&self->shop, "Newer", self->shop.party, NULL, 0);

  add_item (&self->shop, list, self->shop.bike, 0, 210000);
  quote_window_settle (self);
  g_assert_cmpint (price_of (self, before), ==, 230000);
  g_assert_cmpint (price_of (self, add (self, self->shop.bike, 1)), ==, 210000);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/quotation-prices/" name, QuoteWindow, NULL, set_up, function,                      \
              quote_window_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  TEST ("chosen", test_chosen);
  TEST ("typed", test_typed);
  TEST ("breaks", test_breaks);
  TEST ("by-hand", test_by_hand);
  TEST ("customer", test_customer);
  TEST ("same-prices", test_same_prices);
  TEST ("with-tax", test_with_tax);
  TEST ("other-currency", test_other_currency);
  TEST ("list-changes", test_list_changes);
  return g_test_run ();
}
