/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"
#include "store/reg-prices.h"
#include "store/reg-quotation-copy.h"
#include "store/reg-quotation-templates.h"

/* Quotations that are made from others: copies, and what templates keep. */

/* --- commands ----------------------------------------------------------------------------- */

static gboolean
copy_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_quotation_copy (db, args->id, args->other, (RegCopyPrices)args->number, error);
  return args->result != 0;
}

static gboolean
keep_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_template_save (db, args->id, args->text, error)) != 0;
}

static gboolean
begin_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_template_begin (db, args->id, args->other, error)) != 0;
}

static gboolean
fill_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_template_fill (db, args->other, args->id, error);
}

static gboolean
save_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegRecord) saved = reg_db_save (db, args->record, error);

  args->result = saved ? reg_record_get_id (saved) : 0;
  return saved != NULL;
}

static gboolean
remove_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_PRODUCT, args->id, error);
}

static gboolean
load_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  args->record = reg_db_load (db, (RegEntityId)args->other, args->id, error);
  return args->record != NULL;
}

static gboolean
list_cmd (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->lines = reg_quotation_templates_load (db, error)) != NULL;
}

static RegRecordBuilder *
edit (Shop *shop, RegEntityId entity, gint64 id)
{
  ShopArgs args = { .id = id, .other = entity };
  g_autoptr (RegRecord) record = NULL;

  shop_read (shop, load_cmd, &args);
  record = args.record;
  return reg_record_builder_new_from (record);
}

static gint64
save (Shop *shop, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  ShopArgs args = { .record = record };

  shop_do (shop, save_cmd, &args);
  return args.result;
}

/* --- a quotation -------------------------------------------------------------------------- */

/* 3 of the product at 100.00 that costs 60.00, then words, then 2 hours at 45.00 that are no product. */
static gint64
offer (Shop *shop)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) plain = shop_line (REG_LINE_NORMAL, 3, 10000, 6000, 50000);
  RegRecordBuilder *builder = reg_record_builder_new_from (plain);

  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRODUCT_ID, shop->product);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, "As agreed");
  g_ptr_array_add (lines, reg_record_builder_end (builder));
  g_ptr_array_add (lines, shop_line (REG_LINE_TEXT, 0, 0, -1, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_OPTIONAL, 2, 4500, 2000, 0));
  shop_save_lines (shop, id, lines);
  return id;
}

static void
set_revision (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);
  RegRecordBuilder *builder = reg_record_builder_new_from (self->revision);

  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_INTRO, "Dear customer");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_TERMS, "Half in advance");
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_PAYMENT_DAYS, 8);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_VALID_UNTIL, "2026-03-17");
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, 30000);
  save (shop, builder);
}

static void
set_product_price (Shop *shop, gint64 price, gint64 cost)
{
  RegRecordBuilder *builder = edit (shop, REG_ENTITY_PRODUCT, shop->product);

  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, cost * REG_PRICE_UNIT);
  save (shop, builder);
}

static gint64
line_int (RegQuotation *quotation, guint line, int field)
{
  g_assert_cmpuint (line, <, quotation->lines->len);
  return reg_record_get_int (quotation->lines->pdata[line], field);
}

static gint64
add_party (Shop *shop, const char *name, const char *language)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_int (builder, REG_PARTY_KIND, REG_PARTY_KIND_ORGANISATION);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_text (builder, REG_PARTY_LANGUAGE, language);
  reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, 60);
  return save (shop, builder);
}

/* A list for that customer alone, on which the product has this price from three pieces on. */
static gint64
add_own_price (Shop *shop, gint64 party, gint64 price)
{
  RegRecordBuilder *list = reg_record_builder_new (REG_ENTITY_PRICE_LIST);
  RegRecordBuilder *item;
  gint64 id;

  reg_record_builder_set_text (list, REG_PRICE_LIST_NAME, "Own prices");
  reg_record_builder_set_ref (list, REG_PRICE_LIST_PARTY_ID, party);
  id = save (shop, list);
  item = reg_record_builder_new (REG_ENTITY_PRICE_ITEM);
  reg_record_builder_set_ref (item, REG_PRICE_ITEM_PRICE_LIST_ID, id);
  reg_record_builder_set_ref (item, REG_PRICE_ITEM_PRODUCT_ID, shop->product);
  reg_record_builder_set_int (item, REG_PRICE_ITEM_FROM_QUANTITY, 3 * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (item, REG_PRICE_ITEM_PRICE, price * REG_PRICE_UNIT);
  save (shop, item);
  return id;
}

/* --- copies ------------------------------------------------------------------------------- */

/* For the same customer, at the prices of then and of today. */
static void
test_copies (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    RegCopyPrices prices;
    gint64 price;
  } cases[] = { { REG_COPY_PRICES_THEN, 10000 }, { REG_COPY_PRICES_TODAY, 12500 } };
  gint64 id = offer (shop);

  set_revision (shop, id);
  set_product_price (shop, 12500, 7000);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ShopArgs args = { .id = id, .number = cases[i].prices };
      g_autoptr (RegQuotation) copy = NULL;

      shop_do (shop, copy_cmd, &args);
      copy = shop_load (shop, args.result, 0);
      g_assert_cmpint (reg_record_get_int (copy->quotation, REG_QUOTATION_COPIED_FROM), ==, id);
      g_assert_cmpint (reg_record_get_id (copy->party), ==, shop->party);
      g_assert_cmpuint (copy->lines->len, ==, 3);
      g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                       cases[i].price * REG_PRICE_UNIT);
      /* What it costs the firm is never that of long ago. */
      g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_UNIT_COST), ==, 7000 * REG_PRICE_UNIT);
      g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==, 50000);
      g_assert_cmpint (line_int (copy, 2, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                       4500 * REG_PRICE_UNIT);
      g_assert_cmpint (line_int (copy, 2, REG_QUOTATION_LINE_UNIT_COST), ==, 2000 * REG_PRICE_UNIT);
      g_assert_cmpstr (reg_record_get_text (copy->lines->pdata[0], REG_QUOTATION_LINE_DESCRIPTION),
                       ==, "As agreed");
      g_assert_cmpstr (reg_record_get_text (copy->revision, REG_QUOTATION_REVISION_TERMS), ==,
                       "Half in advance");
      g_assert_cmpint (reg_record_get_int (copy->revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE),
                       ==, 30000);
      g_assert_cmpint (reg_record_get_int (copy->revision, REG_QUOTATION_REVISION_PAYMENT_DAYS), ==,
                       8);
      /* All of it is one step back. */
      shop_undo (shop, shop->action);
      g_assert_cmpint (shop_query (shop,
                                   "SELECT count (*) FROM quotation WHERE copied_from IS NOT NULL"
                                   " AND deleted_at IS NULL"),
                       ==, 0);
    }
}

/* Somebody else pays their own prices, reads their own language and pays when they pay. */
static void
test_copies_for_somebody_else (Shop *shop, gconstpointer unused)
{
  gint64 id = offer (shop), other = add_party (shop, "Others", "fr");
  gint64 list = add_own_price (shop, other, 8000);
  ShopArgs args = { .id = id, .other = other, .number = REG_COPY_PRICES_TODAY };
  g_autoptr (RegQuotation) copy = NULL;
  g_autoptr (RegQuotation) again = NULL;

  set_revision (shop, id);
  shop_do (shop, copy_cmd, &args);
  copy = shop_load (shop, args.result, 0);
  g_assert_cmpint (reg_record_get_id (copy->party), ==, other);
  g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 8000 * REG_PRICE_UNIT);
  g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_PRICE_LIST_ID), ==, list);
  g_assert_cmpstr (reg_record_get_text (copy->revision, REG_QUOTATION_REVISION_LANGUAGE), ==, "fr");
  g_assert_cmpint (reg_record_get_int (copy->revision, REG_QUOTATION_REVISION_PAYMENT_DAYS), ==,
                   60);
  g_assert_nonnull (strstr (
      reg_record_get_text (copy->revision, REG_QUOTATION_REVISION_CUSTOMER_LINES), "Others"));
  /* With the prices of then the list is not asked. */
  args.number = REG_COPY_PRICES_THEN;
  shop_do (shop, copy_cmd, &args);
  again = shop_load (shop, args.result, 0);
  g_assert_cmpint (line_int (again, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 10000 * REG_PRICE_UNIT);
  g_assert_cmpint (line_int (again, 0, REG_QUOTATION_LINE_PRICE_LIST_ID), ==, 0);
}

/* A product that is no longer sold stays as it was. */
static void
test_copies_what_is_gone (Shop *shop, gconstpointer unused)
{
  gint64 id = offer (shop);
  ShopArgs args = { .id = id, .number = REG_COPY_PRICES_TODAY };
  g_autoptr (RegQuotation) copy = NULL;

  set_product_price (shop, 12500, 7000);
  SHOP_DO (shop, remove_cmd, .id = shop->product);
  shop_do (shop, copy_cmd, &args);
  copy = shop_load (shop, args.result, 0);
  g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 10000 * REG_PRICE_UNIT);
  g_assert_cmpint (line_int (copy, 0, REG_QUOTATION_LINE_UNIT_COST), ==, 6000 * REG_PRICE_UNIT);
  args.id = 9999;
  g_assert_cmpint (shop_try (shop, copy_cmd, &args, NULL), ==, REG_STORE_ERROR_NOT_FOUND);
}

/* --- templates ---------------------------------------------------------------------------- */

static gint64
keep (Shop *shop, gint64 quotation, const char *name)
{
  ShopArgs args = { .id = quotation, .text = name };

  shop_do (shop, keep_cmd, &args);
  return args.result;
}

static RegQuotation *
begin (Shop *shop, gint64 template_id, gint64 party)
{
  ShopArgs args = { .id = template_id, .other = party };

  shop_do (shop, begin_cmd, &args);
  return shop_load (shop, args.result, 0);
}

static void
test_begins_with_a_template (Shop *shop, gconstpointer unused)
{
  gint64 id = offer (shop), template_id;
  g_autoptr (RegQuotation) made = NULL;
  g_autoptr (RegQuotation) for_nobody = NULL;

  shop_set_day ("2026-03-03", 9);
  set_revision (shop, id);
  template_id = keep (shop, id, " Spring service ");
  set_product_price (shop, 12500, 7000);
  shop_set_day ("2026-05-01", 9);
  made = begin (shop, template_id, shop->party);
  g_assert_cmpuint (made->lines->len, ==, 3);
  /* The product at the price of the day, the hours as they were written. */
  g_assert_cmpint (line_int (made, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==, 12500 * REG_PRICE_UNIT);
  g_assert_cmpint (line_int (made, 0, REG_QUOTATION_LINE_UNIT_COST), ==, 7000 * REG_PRICE_UNIT);
  g_assert_cmpint (line_int (made, 0, REG_QUOTATION_LINE_QUANTITY), ==, 3 * REG_QUANTITY_UNIT);
  g_assert_cmpint (line_int (made, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==, 50000);
  g_assert_cmpstr (reg_record_get_text (made->lines->pdata[0], REG_QUOTATION_LINE_DESCRIPTION), ==,
                   "As agreed");
  g_assert_cmpint (line_int (made, 1, REG_QUOTATION_LINE_KIND), ==, REG_LINE_TEXT);
  g_assert_cmpint (line_int (made, 2, REG_QUOTATION_LINE_KIND), ==, REG_LINE_OPTIONAL);
  g_assert_cmpint (line_int (made, 2, REG_QUOTATION_LINE_UNIT_PRICE), ==, 4500 * REG_PRICE_UNIT);
  g_assert_cmpstr (reg_record_get_text (made->revision, REG_QUOTATION_REVISION_INTRO), ==,
                   "Dear customer");
  g_assert_cmpstr (reg_record_get_text (made->revision, REG_QUOTATION_REVISION_TERMS), ==,
                   "Half in advance");
  g_assert_cmpint (reg_record_get_int (made->revision, REG_QUOTATION_REVISION_PAYMENT_DAYS), ==, 8);
  g_assert_cmpint (reg_record_get_int (made->revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE), ==,
                   30000);
  /* For as many days as the first one: 14. */
  g_assert_cmpstr (reg_record_get_text (made->revision, REG_QUOTATION_REVISION_VALID_UNTIL), ==,
                   "2026-05-15");
  g_assert_cmpint (reg_record_get_int (made->quotation, REG_QUOTATION_COPIED_FROM), ==, 0);
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM quotation WHERE deleted_at IS NULL"),
                   ==, 1);
  for_nobody = begin (shop, template_id, 0);
  g_assert_null (for_nobody->party);
  g_assert_cmpuint (for_nobody->lines->len, ==, 3);
}

/* Below the lines that are there; what was said for the whole stays. */
static void
test_is_put_below (Shop *shop, gconstpointer unused)
{
  gint64 from = offer (shop), id = shop_draft (shop, 0), template_id;
  g_autoptr (RegQuotation) filled = NULL;

  set_revision (shop, from);
  template_id = keep (shop, from, "More");
  SHOP_DO (shop, fill_cmd, .id = id, .other = template_id);
  filled = shop_load (shop, id, 0);
  g_assert_cmpuint (filled->lines->len, ==, 5);
  g_assert_cmpint (line_int (filled, 2, REG_QUOTATION_LINE_PRODUCT_ID), ==, shop->product);
  g_assert_cmpint (reg_record_get_int (filled->revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE), !=,
                   30000);
  g_assert_cmpstr (reg_record_get_text (filled->revision, REG_QUOTATION_REVISION_INTRO), ==, "");
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (SHOP_TRY (shop, fill_cmd, .id = id, .other = template_id), ==,
                   REG_STORE_ERROR_REFUSED);
}

static void
test_same_name_is_replaced (Shop *shop, gconstpointer unused)
{
  gint64 id = offer (shop), first = keep (shop, id, "Café"), other = keep (shop, id, "Bakery");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  ShopArgs args = { 0 };
  const RegTemplateRow *row;

  g_assert_cmpint (first, !=, other);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 700, -1, 0));
  shop_save_lines (shop, id, lines);
  g_assert_cmpint (keep (shop, id, "CAFE"), ==, first);
  shop_read (shop, list_cmd, &args);
  g_assert_cmpuint (args.lines->len, ==, 2);
  row = args.lines->pdata[0];
  g_assert_cmpstr (row->name, ==, "Bakery");
  g_assert_cmpint (row->n_lines, ==, 3);
  row = args.lines->pdata[1];
  g_assert_cmpstr (row->name, ==, "CAFE");
  g_assert_cmpint (row->n_lines, ==, 1);
  g_clear_pointer (&args.lines, g_ptr_array_unref);
  /* One step back, and the old one is whole again. */
  shop_undo (shop, shop->action);
  shop_read (shop, list_cmd, &args);
  row = args.lines->pdata[1];
  g_assert_cmpstr (row->name, ==, "Café");
  g_assert_cmpint (row->n_lines, ==, 3);
  g_clear_pointer (&args.lines, g_ptr_array_unref);
}

static void
test_what_is_no_template (Shop *shop, gconstpointer unused)
{
  gint64 id = offer (shop);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  ShopArgs args = { 0 };

  g_assert_cmpint (SHOP_TRY (shop, keep_cmd, .id = id, .text = "  "), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, keep_cmd, .id = 9999, .text = "A"), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (SHOP_TRY (shop, begin_cmd, .id = 9999), ==, REG_STORE_ERROR_NOT_FOUND);
  shop_save_lines (shop, id, none);
  g_assert_cmpint (SHOP_TRY (shop, keep_cmd, .id = id, .text = "Empty"), ==,
                   REG_STORE_ERROR_INVALID);
  shop_read (shop, list_cmd, &args);
  g_assert_cmpuint (args.lines->len, ==, 0);
  g_ptr_array_unref (args.lines);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation-templates/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("copy", test_copies);
  ADD ("copy-for-others", test_copies_for_somebody_else);
  ADD ("copy-gone", test_copies_what_is_gone);
  ADD ("begin", test_begins_with_a_template);
  ADD ("below", test_is_put_below);
  ADD ("replace", test_same_name_is_replaced);
  ADD ("none", test_what_is_no_template);
  return g_test_run ();
}
