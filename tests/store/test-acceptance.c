/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"
#include "store/reg-sales.h"

/* What the customer takes becomes a sale, at what it came to in the quotation. */

static void
assert_state (Shop *shop, gint64 quotation, RegQuotationState state)
{
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_quotation_state, shop_state (shop, quotation)), ==,
                   reg_enum_get_nick (&reg_enum_quotation_state, state));
}

static gboolean
load_lines (RegDb *db, ShopArgs *args, GError **error)
{
  args->lines = reg_sale_load_lines (db, args->id, error);
  return args->lines != NULL;
}

static GPtrArray *
sale_lines (Shop *shop, gint64 sale)
{
  ShopArgs args = { .id = sale };

  shop_read (shop, load_lines, &args);
  return args.lines;
}

static GArray *
line_ids (Shop *shop, gint64 quotation, guint mask)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->lines->len; i++)
    if (mask & (1u << i))
      {
        gint64 id = reg_record_get_id (self->lines->pdata[i]);

        g_array_append_val (ids, id);
      }
  return ids;
}

static gint64
accept_lines (Shop *shop, gint64 quotation, guint mask)
{
  g_autoptr (GArray) ids = line_ids (shop, quotation, mask);
  ShopArgs args = { .id = quotation, .ids = ids };

  shop_do (shop, shop_accept, &args);
  return args.result;
}

static int
try_lines (Shop *shop, gint64 quotation, guint mask)
{
  g_autoptr (GArray) ids = line_ids (shop, quotation, mask);

  return SHOP_TRY (shop, shop_accept, .id = quotation, .ids = ids);
}

/* Lines add up to the head in every column. */
static void
assert_adds_up (Shop *shop, gint64 sale)
{
  g_autoptr (RegRecord) head = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, sale);
  g_autoptr (GPtrArray) lines = sale_lines (shop, sale);
  gint64 net = 0, tax = 0, cost = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      net += reg_record_get_int (lines->pdata[i], REG_SALE_LINE_NET);
      tax += reg_record_get_int (lines->pdata[i], REG_SALE_LINE_TAX);
      cost += reg_record_get_int (lines->pdata[i], REG_SALE_LINE_COST);
      g_assert_cmpint (reg_record_get_int (lines->pdata[i], REG_SALE_LINE_POSITION), ==, i + 1);
    }
  g_assert_cmpint (net, ==, reg_record_get_int (head, REG_SALE_NET));
  g_assert_cmpint (tax, ==, reg_record_get_int (head, REG_SALE_TAX));
  g_assert_cmpint (cost, ==, reg_record_get_int (head, REG_SALE_COST));
  g_assert_cmpint (net + tax, ==, reg_record_get_int (head, REG_SALE_GROSS));
}

static gint64
sale_int (Shop *shop, gint64 sale, int field)
{
  g_autoptr (RegRecord) head = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, sale);

  return reg_record_get_int (head, field);
}

static gint64
draft_with (Shop *shop, GPtrArray *lines, RegDiscountKind kind, gint64 value)
{
  gint64 id = shop_draft (shop, 0);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE quotation_revision SET discount_kind = %d, discount_value ="
      " %" G_GINT64_FORMAT ", rounding = 0 WHERE quotation_id = %" G_GINT64_FORMAT,
      kind, value, id);

  shop_tamper (shop, sql);
  shop_save_lines (shop, id, lines);
  g_ptr_array_unref (lines);
  SHOP_DO (shop, shop_submit, .id = id);
  if (shop_state (shop, id) == REG_QUOTATION_WAITING)
    SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  SHOP_DO (shop, shop_send, .id = id);
  return id;
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

/* --- the whole ---------------------------------------------------------------------------- */

static void
test_the_whole (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .id = shop_sent (shop) };
  g_autoptr (RegRecord) sale = NULL;
  g_autoptr (RegQuotation) self = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  shop_do (shop, shop_accept, &args);
  sale = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, args.result);
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_NUMBER), ==, "2026-0001");
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_PARTY_ID), ==, shop->party);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_STAFF_ID), ==, shop->seller);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_QUOTATION_ID), ==, args.id);
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_SOLD_ON), ==, "2026-03-02");
  /* Two weeks, as the firm has it. */
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_DUE_ON), ==, "2026-03-16");
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_CURRENCY), ==, "EUR");
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, 93000);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_GROSS), ==, 110670);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_COST), ==, 63000);
  assert_adds_up (shop, args.result);
  lines = sale_lines (shop, args.result);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (lines->pdata[0], REG_SALE_LINE_DISCOUNT), ==, 120000);
  g_assert_cmpint (reg_record_get_int (lines->pdata[0], REG_SALE_LINE_UNIT_PRICE), ==, 100000000);
  assert_state (shop, args.id, REG_QUOTATION_ACCEPTED);
  self = shop_load (shop, args.id, 0);
  g_assert_cmpint (reg_record_get_int (self->quotation, REG_QUOTATION_SALE_ID), ==, args.result);
  g_assert_cmpint (reg_record_get_int (self->quotation, REG_QUOTATION_CLOSED_AT), >, 0);
  g_assert_cmpint (reg_record_get_int (self->lines->pdata[1], REG_QUOTATION_LINE_ACCEPTED), ==, 1);
  g_assert_false (self->is_new_customer);
  /* What was approved was not touched by it. */
  g_assert_true (self->can_verify);
  findings = shop_verify (shop, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_taken_back (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .id = shop_sent (shop) };
  g_autoptr (RegQuotation) self = NULL;
  gint64 first;

  shop_do (shop, shop_accept, &args);
  first = args.result;
  shop_undo (shop, shop->action);
  assert_state (shop, args.id, REG_QUOTATION_SENT);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale"), ==, 0);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale_line"), ==, 0);
  self = shop_load (shop, args.id, 0);
  g_assert_true (reg_record_is_null (self->quotation, REG_QUOTATION_SALE_ID));
  g_assert_true (reg_record_is_null (self->lines->pdata[0], REG_QUOTATION_LINE_ACCEPTED));
  g_assert_cmpint (shop_query (shop, "SELECT s.kind FROM opportunity o JOIN stage s"
                                     " ON s.id = o.stage_id"),
                   ==, REG_STAGE_KIND_OPEN);
  /* The number is free again. */
  shop_do (shop, shop_accept, &args);
  g_assert_cmpint (args.result, >, 0);
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (shop_query (shop, "SELECT next_number FROM document_series"
                                     " WHERE kind = 'sale'"),
                   ==, 2);
}

static void
test_a_number_in_between_stays (Shop *shop, gconstpointer unused)
{
  ShopArgs first = { .id = shop_sent (shop) };
  ShopArgs second = { .id = shop_sent (shop) };
  g_autoptr (RegRecord) kept = NULL;
  gint64 action, back;

  shop_do (shop, shop_accept, &first);
  action = shop->action;
  shop_do (shop, shop_accept, &second);
  g_assert_cmpint (shop_try_undo (shop, action), ==, -1);
  back = shop->action;
  kept = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, first.result);
  g_assert_nonnull (kept);
  g_assert_cmpint (reg_record_get_deleted_at (kept), >, 0);
  g_assert_cmpstr (reg_record_get_text (kept, REG_SALE_NUMBER), ==, "2026-0001");
  assert_state (shop, first.id, REG_QUOTATION_SENT);
  g_assert_cmpint (shop_query (shop, "SELECT n_sales FROM party_summary"), ==, 1);
  /* And taking that back brings it whole again. */
  g_assert_cmpint (shop_try_undo (shop, back), ==, -1);
  assert_state (shop, first.id, REG_QUOTATION_ACCEPTED);
  assert_adds_up (shop, first.result);
  g_assert_cmpint (shop_query (shop, "SELECT n_sales FROM party_summary"), ==, 2);
}

static void
test_a_number_given_away_does_not_come_back (Shop *shop, gconstpointer unused)
{
  ShopArgs first = { .id = shop_sent (shop) };
  ShopArgs second = { .id = shop_sent (shop) };
  gint64 back;

  shop_do (shop, shop_accept, &first);
  shop_undo (shop, shop->action);
  back = shop->action;
  shop_do (shop, shop_accept, &second);
  g_assert_cmpint (shop_try_undo (shop, back), ==, REG_STORE_ERROR_CONFLICT);
  assert_state (shop, first.id, REG_QUOTATION_SENT);
  shop_do (shop, shop_accept, &first);
  g_assert_cmpint (shop_query (shop, "SELECT count (DISTINCT number) FROM sale"), ==, 2);
}

static void
test_a_sale_with_a_complaint_stays (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .id = shop_sent (shop) };
  RegRecordBuilder *complaint = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  gint64 action;

  shop_do (shop, shop_accept, &args);
  action = shop->action;
  reg_record_builder_set_ref (complaint, REG_COMPLAINT_PARTY_ID, shop->party);
  reg_record_builder_set_ref (complaint, REG_COMPLAINT_SALE_ID, args.result);
  reg_record_builder_set_text (complaint, REG_COMPLAINT_SUBJECT, "It squeaks");
  reg_record_builder_set_int (complaint, REG_COMPLAINT_REPORTED_AT, 1);
  store_fixture_save (SHOP_STORE (shop), complaint, NULL);
  g_assert_cmpint (shop_try_undo (shop, action), ==, REG_STORE_ERROR_CONFLICT);
  assert_state (shop, args.id, REG_QUOTATION_ACCEPTED);
}

static void
test_the_deal_is_won (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);
  g_autoptr (RegRecord) deal = NULL;

  SHOP_DO (shop, shop_accept, .id = id);
  g_assert_cmpint (shop_query (shop, "SELECT s.kind FROM opportunity o JOIN stage s"
                                     " ON s.id = o.stage_id"),
                   ==, REG_STAGE_KIND_WON);
  deal = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_OPPORTUNITY, shop->deal);
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_CLOSED_AT), >, 0);
  /* A second quotation of a deal that is won loses nothing. */
  id = shop_draft (shop, 0);
  SHOP_DO (shop, shop_decline, .id = id, .text = "not needed");
  g_assert_cmpint (shop_query (shop, "SELECT s.kind FROM opportunity o JOIN stage s"
                                     " ON s.id = o.stage_id"),
                   ==, REG_STAGE_KIND_WON);
}

static void
test_what_cannot_be_accepted (Shop *shop, gconstpointer unused)
{
  gint64 draft = shop_draft (shop, 120000);
  gint64 other = shop_sent (shop);
  g_autoptr (GArray) foreign = line_ids (shop, other, 1);
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = draft), ==, REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, shop_submit, .id = draft);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = draft), ==, REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, shop_approve, .id = draft, .other = shop->manager);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = draft, .ids = foreign), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = draft, .ids = nothing), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = draft, .other = 4711), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  SHOP_DO (shop, shop_decline, .id = other, .text = "price");
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = other), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale"), ==, 0);
}

/* --- a part ------------------------------------------------------------------------------- */

static void
test_a_part_and_the_rest (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  gint64 first = accept_lines (shop, id, 1 << 1);
  gint64 rest;
  g_autoptr (RegQuotation) self = NULL;
  ShopArgs args = { .id = id };

  g_assert_cmpint (sale_int (shop, first, REG_SALE_NET), ==, 5000);
  g_assert_cmpint (sale_int (shop, first, REG_SALE_COST), ==, 3000);
  assert_adds_up (shop, first);
  assert_state (shop, id, REG_QUOTATION_ACCEPTED);
  self = shop_load (shop, id, 0);
  g_assert_true (reg_record_is_null (self->lines->pdata[0], REG_QUOTATION_LINE_ACCEPTED));
  g_assert_true (self->can_verify);
  g_assert_cmpint (try_lines (shop, id, 1 << 1), ==, REG_STORE_ERROR_CONFLICT);
  shop_do (shop, shop_accept, &args);
  rest = args.result;
  g_assert_cmpint (rest, !=, first);
  g_assert_cmpint (sale_int (shop, rest, REG_SALE_NET), ==, 88000);
  assert_adds_up (shop, rest);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = id), ==, REG_STORE_ERROR_INVALID);
  /* The rest can be given back alone. */
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale"), ==, 1);
  assert_state (shop, id, REG_QUOTATION_ACCEPTED);
}

static void
test_a_discount_in_money_goes_with_its_lines (Shop *shop, gconstpointer unused)
{
  GPtrArray *lines = new_lines ();
  gint64 id, part, rest;

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10001, 5000, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 20000, 9000, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 33333, 9000, 0));
  id = draft_with (shop, lines, REG_DISCOUNT_AMOUNT, 1000);
  part = accept_lines (shop, id, 1 | 4);
  rest = accept_lines (shop, id, 2);
  assert_adds_up (shop, part);
  assert_adds_up (shop, rest);
  g_assert_cmpint (sale_int (shop, part, REG_SALE_NET) + sale_int (shop, rest, REG_SALE_NET), ==,
                   63334 - 1000);
}

static void
test_a_percentage_is_for_each_part (Shop *shop, gconstpointer unused)
{
  GPtrArray *lines = new_lines ();
  gint64 id, part;

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 5000, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 20000, 9000, 0));
  id = draft_with (shop, lines, REG_DISCOUNT_PERCENT, 50000);
  part = accept_lines (shop, id, 2);
  g_assert_cmpint (sale_int (shop, part, REG_SALE_NET), ==, 19000);
  assert_adds_up (shop, part);
}

static void
test_an_option_is_taken (Shop *shop, gconstpointer unused)
{
  GPtrArray *lines = new_lines ();
  g_autoptr (GPtrArray) sold = NULL;
  gint64 id, sale;

  g_ptr_array_add (lines, shop_line (REG_LINE_SECTION, 0, 0, -1, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 5000, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_OPTIONAL, 2, 1500, 500, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_ALTERNATIVE, 1, 12000, 6000, 0));
  id = draft_with (shop, lines, REG_DISCOUNT_NONE, 0);
  g_assert_cmpint (try_lines (shop, id, 1), ==, REG_STORE_ERROR_INVALID);
  sale = accept_lines (shop, id, 4 | 8);
  g_assert_cmpint (sale_int (shop, sale, REG_SALE_NET), ==, 15000);
  assert_adds_up (shop, sale);
  sold = sale_lines (shop, sale);
  g_assert_cmpuint (sold->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (sold->pdata[0], REG_SALE_LINE_QUANTITY), ==, 2000000);
}

static void
test_options_stay_behind (Shop *shop, gconstpointer unused)
{
  GPtrArray *lines = new_lines ();
  ShopArgs args = { 0 };

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 5000, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_OPTIONAL, 2, 1500, 500, 0));
  args.id = draft_with (shop, lines, REG_DISCOUNT_NONE, 0);
  shop_do (shop, shop_accept, &args);
  g_assert_cmpint (sale_int (shop, args.result, REG_SALE_NET), ==, 10000);
}

static void
test_prices_with_tax (Shop *shop, gconstpointer unused)
{
  GPtrArray *lines = new_lines ();
  g_autoptr (GPtrArray) sold = NULL;
  ShopArgs args = { 0 };

  shop_tamper (shop, "UPDATE firm SET price_entry = 1, rounding = 1, cash_rounding = 5");
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 3, 1999, -1, 0));
  args.id = draft_with (shop, lines, REG_DISCOUNT_NONE, 0);
  shop_do (shop, shop_accept, &args);
  /* 3 × 19.99 with tax is 59.97, to be paid as 59.95 */
  g_assert_cmpint (sale_int (shop, args.result, REG_SALE_GROSS), ==, 5995);
  assert_adds_up (shop, args.result);
  sold = sale_lines (shop, args.result);
  g_assert_cmpuint (sold->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (sold->pdata[0], REG_SALE_LINE_UNIT_PRICE), ==, 16798319);
  g_assert_cmpstr (reg_record_get_text (sold->pdata[1], REG_SALE_LINE_DESCRIPTION), ==,
                   "Cash rounding");
  g_assert_cmpint (reg_record_get_int (sold->pdata[1], REG_SALE_LINE_NET), ==, -2);
  g_assert_cmpint (sale_int (shop, args.result, REG_SALE_COST), ==, 0);
}

/* What was approved is not asked for again: the lines become those of the sale as they were approved,
 * at once or in parts, and what changed since is no longer approved. */
static gint64
count_asked (Shop *shop)
{
  return shop_query (shop, "SELECT (SELECT count (*) FROM approval_event)"
                           " + (SELECT count (*) FROM approval_step)");
}

static void
assert_as_approved (const RegRecord *line, const RegRecord *approved)
{
  static const int same[][2] = {
    { REG_SALE_LINE_PRODUCT_ID, REG_QUOTATION_LINE_PRODUCT_ID },
    { REG_SALE_LINE_QUANTITY, REG_QUOTATION_LINE_QUANTITY },
    { REG_SALE_LINE_UNIT_PRICE, REG_QUOTATION_LINE_UNIT_PRICE },
    { REG_SALE_LINE_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE },
    { REG_SALE_LINE_TAX_RATE, REG_QUOTATION_LINE_TAX_RATE },
    { REG_SALE_LINE_NET, REG_QUOTATION_LINE_NET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (reg_record_get_int (line, same[i][0]), ==,
                     reg_record_get_int (approved, same[i][1]));
}

static void
test_approval_travels_to_the_sale (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop), asked = count_asked (shop);
  g_autoptr (RegQuotation) approved = shop_load (shop, id, 0);
  gint64 first = accept_lines (shop, id, 1u << 0), rest = accept_lines (shop, id, 1u << 1);
  g_autoptr (GPtrArray) sold = sale_lines (shop, first);
  g_autoptr (GPtrArray) later = sale_lines (shop, rest);
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);

  /* 12 % off, which nobody but a manager may give. */
  g_assert_cmpint (reg_record_get_int (sold->pdata[0], REG_SALE_LINE_DISCOUNT), ==, 120000);
  assert_as_approved (sold->pdata[0], approved->lines->pdata[0]);
  assert_as_approved (later->pdata[0], approved->lines->pdata[1]);
  g_assert_cmpint (count_asked (shop), ==, asked);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_approval_stays_behind_changed_lines (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  ShopArgs args = { .id = id };

  shop_tamper (shop, "UPDATE quotation_line SET discount_value = 130000 WHERE position = 1");
  g_assert_cmpint (try_lines (shop, id, 1u << 0), ==, REG_STORE_ERROR_REFUSED);
  /* Nor the other line, which is as it was: approval is for the whole. */
  g_assert_cmpint (try_lines (shop, id, 1u << 1), ==, REG_STORE_ERROR_REFUSED);
  shop_tamper (shop, "UPDATE quotation_line SET discount_value = 120000 WHERE position = 1");
  shop_do (shop, shop_accept, &args);
  g_assert_cmpint (args.result, >, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/acceptance/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("whole", test_the_whole);
  ADD ("taken-back", test_taken_back);
  ADD ("gapless", test_a_number_in_between_stays);
  ADD ("number-given-away", test_a_number_given_away_does_not_come_back);
  ADD ("complaint", test_a_sale_with_a_complaint_stays);
  ADD ("deal", test_the_deal_is_won);
  ADD ("cannot", test_what_cannot_be_accepted);
  ADD ("part/rest", test_a_part_and_the_rest);
  ADD ("part/money", test_a_discount_in_money_goes_with_its_lines);
  ADD ("part/percent", test_a_percentage_is_for_each_part);
  ADD ("part/option", test_an_option_is_taken);
  ADD ("part/options-left", test_options_stay_behind);
  ADD ("prices-with-tax", test_prices_with_tax);
  ADD ("approval/travels", test_approval_travels_to_the_sale);
  ADD ("approval/changed", test_approval_stays_behind_changed_lines);
  return g_test_run ();
}
