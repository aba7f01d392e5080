/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"
#include "store/reg-opportunities.h"
#include "store/reg-sales.h"
#include "store/reg-tasks.h"

/* Sales, tasks and deals, and the numbers that files and rules have to agree on. */

/* --- vocabularies ------------------------------------------------------------------------- */

#define SAME(vocabulary, number, nick)                                                             \
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_##vocabulary, number), ==, nick)
#define SIZE(vocabulary, number) g_assert_cmpint (reg_enum_##vocabulary.n_values, ==, number)

static void
test_numbers_of_the_arithmetic (void)
{
  SIZE (rounding, REG_N_ROUNDINGS);
  SAME (rounding, REG_ROUNDING_LINE, "line");
  SAME (rounding, REG_ROUNDING_TOTAL, "total");
  SAME (rounding, REG_ROUNDING_UNIT, "unit");
  SIZE (price_entry, 2);
  SAME (price_entry, REG_PRICES_NET, "net");
  SAME (price_entry, REG_PRICES_GROSS, "gross");
  SIZE (discount_kind, 3);
  SAME (discount_kind, REG_DISCOUNT_NONE, "none");
  SAME (discount_kind, REG_DISCOUNT_PERCENT, "percent");
  SAME (discount_kind, REG_DISCOUNT_AMOUNT, "amount");
  SIZE (line_kind, 5);
  SAME (line_kind, REG_LINE_NORMAL, "normal");
  SAME (line_kind, REG_LINE_OPTIONAL, "optional");
  SAME (line_kind, REG_LINE_ALTERNATIVE, "alternative");
  SAME (line_kind, REG_LINE_TEXT, "text");
  SAME (line_kind, REG_LINE_SECTION, "section");
}

static void
test_numbers_of_the_policy (void)
{
  SIZE (role, REG_N_ROLES);
  SAME (role, REG_ROLE_SALES, "sales");
  SAME (role, REG_ROLE_SERVICE, "service");
  SAME (role, REG_ROLE_MANAGER, "manager");
  SAME (role, REG_ROLE_OWNER, "owner");
  SIZE (approval_condition, REG_N_APPROVAL_CONDITIONS);
  SAME (approval_condition, REG_APPROVAL_LINE_DISCOUNT_OVER, "line-discount-over");
  SAME (approval_condition, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, "document-discount-over");
  SAME (approval_condition, REG_APPROVAL_MARGIN_UNDER, "margin-under");
  SAME (approval_condition, REG_APPROVAL_BELOW_COST, "below-cost");
  SAME (approval_condition, REG_APPROVAL_TOTAL_OVER, "total-over");
  SAME (approval_condition, REG_APPROVAL_PAYMENT_DAYS_OVER, "payment-days-over");
  SAME (approval_condition, REG_APPROVAL_CUSTOMER_CLASS, "customer-class");
  SAME (approval_condition, REG_APPROVAL_PRODUCT_GROUP, "product-group");
  SAME (approval_condition, REG_APPROVAL_NEW_CUSTOMER, "new-customer");
}

static void
test_numbers_of_the_states (void)
{
  SIZE (quotation_state, REG_N_QUOTATION_STATES);
  SAME (quotation_state, REG_QUOTATION_DRAFT, "draft");
  SAME (quotation_state, REG_QUOTATION_WAITING, "waiting");
  SAME (quotation_state, REG_QUOTATION_READY, "ready");
  SAME (quotation_state, REG_QUOTATION_APPROVED, "approved");
  SAME (quotation_state, REG_QUOTATION_SENT_BACK, "sent-back");
  SAME (quotation_state, REG_QUOTATION_REJECTED, "rejected");
  SAME (quotation_state, REG_QUOTATION_WITHDRAWN, "withdrawn");
  SAME (quotation_state, REG_QUOTATION_SENT, "sent");
  SAME (quotation_state, REG_QUOTATION_ACCEPTED, "accepted");
  SAME (quotation_state, REG_QUOTATION_DECLINED, "declined");
  SAME (quotation_state, REG_QUOTATION_EXPIRED, "expired");
  SAME (quotation_state, REG_QUOTATION_SUPERSEDED, "superseded");
}

/* --- sales -------------------------------------------------------------------------------- */

static gboolean
save_sale (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_sale_save (db, args->record, args->lines, error)) != 0;
}

static gboolean
load_sale_lines (RegDb *db, ShopArgs *args, GError **error)
{
  args->lines = reg_sale_load_lines (db, args->id, error);
  return args->lines != NULL;
}

static RegRecord *
sale_line (gint64 product, gint64 quantity, gint64 price, gint64 discount, gint64 rate)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID, product);
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, quantity);
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE, price);
  reg_record_builder_set_int (builder, REG_SALE_LINE_DISCOUNT, discount);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE, rate);
  return reg_record_builder_end (builder);
}

static gint64
sell (Shop *shop)
{
  RegRecordBuilder *sale = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) record = NULL;
  ShopArgs args = { .lines = lines };

  reg_record_builder_set_ref (sale, REG_SALE_PARTY_ID, shop->party);
  reg_record_builder_set_int (sale, REG_SALE_FREIGHT, 690);
  args.record = record = reg_record_builder_end (sale);
  g_ptr_array_add (lines, sale_line (shop->product, 2000000, 100000000, 0, 190000));
  g_ptr_array_add (lines, sale_line (0, 1000000, 209000, 50000, 190000));
  shop_do (shop, save_sale, &args);
  return args.result;
}

static void
test_a_sale_is_computed (Shop *shop, gconstpointer unused)
{
  gint64 id = sell (shop);
  g_autoptr (RegRecord) sale = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, id);
  ShopArgs args = { .id = id };
  g_autoptr (GPtrArray) lines = NULL;

  shop_read (shop, load_sale_lines, &args);
  lines = args.lines;
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (lines->pdata[0], REG_SALE_LINE_NET), ==, 20000);
  g_assert_cmpint (reg_record_get_int (lines->pdata[0], REG_SALE_LINE_COST), ==, 12000);
  /* 0.209 less 5 % is 19.855 cents */
  g_assert_cmpint (reg_record_get_int (lines->pdata[1], REG_SALE_LINE_NET), ==, 20);
  g_assert_cmpint (reg_record_get_int (lines->pdata[1], REG_SALE_LINE_TAX), ==, 4);
  g_assert_true (reg_record_is_null (lines->pdata[1], REG_SALE_LINE_COST));
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_NUMBER), ==, "2026-0001");
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_SOLD_ON), ==, "2026-03-02");
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_CURRENCY), ==, "EUR");
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_STAFF_ID), ==, shop->seller);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, 20020);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_TAX), ==, 3804);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_GROSS), ==, 20020 + 3804 + 690);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_COST), ==, 12000);
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale_line"), ==, 0);
}

static void
test_saving_again_keeps_what_did_not_change (Shop *shop, gconstpointer unused)
{
  gint64 id = sell (shop);
  g_autoptr (RegRecord) sale = NULL;
  g_autoptr (RegRecord) after = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  ShopArgs args = { .id = id };
  RegRecordBuilder *edit;

  /* As a quotation leaves it: not what quantity times price gives. */
  shop_tamper (shop, "UPDATE sale_line SET net = 19999, tax = 3801 WHERE position = 1");
  sale = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, id);
  shop_read (shop, load_sale_lines, &args);
  lines = args.lines;
  edit = reg_record_builder_new_from (lines->pdata[1]);
  reg_record_builder_set_int (edit, REG_SALE_LINE_QUANTITY, 100000000);
  reg_record_unref (lines->pdata[1]);
  lines->pdata[1] = reg_record_builder_end (edit);
  SHOP_DO (shop, save_sale, .record = sale, .lines = lines);
  after = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_SALE, id);
  g_assert_cmpint (reg_record_get_int (after, REG_SALE_NET), ==, 19999 + 1986);
  g_assert_cmpint (reg_record_get_int (after, REG_SALE_TAX), ==, 3801 + 377);
  g_assert_cmpstr (reg_record_get_text (after, REG_SALE_NUMBER), ==, "2026-0001");
}

static void
test_rounding_of_a_sale_line (void)
{
  static const struct
  {
    gint64 quantity, price, discount, net;
  } cases[] = {
    { 1000000, 10000, 0, 1 },
    { 500000, 10000, 0, 1 },   /* a half goes up */
    { -500000, 10000, 0, -1 }, /* away from zero */
    { 499999, 10000, 0, 0 },
    { 5000000, 1100000, 50000, 523 }, /* 5 × 1.10 less 5 % is 5.225 */
    { 3000000, 100000000, 1000000, 0 },
    { 0, 100000000, 0, 0 },
  };
  gint64 net;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          reg_sale_line_net (cases[i].quantity, cases[i].price, cases[i].discount, &net, NULL));
      g_assert_cmpint (net, ==, cases[i].net);
    }
  g_assert_false (reg_sale_line_net (G_MAXINT64, G_MAXINT64, 0, &net, NULL));
  g_assert_false (reg_sale_line_net (G_MAXINT64, 100000000000, 0, &net, NULL));
}

static void
test_bad_sale_lines (Shop *shop, gconstpointer unused)
{
  RegRecordBuilder *sale = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (RegRecord) record = reg_record_builder_end (sale);
  RegRecord *bad[] = { sale_line (0, 1000000, 10000, -1, 0),
                       sale_line (0, 1000000, 10000, 1000001, 0),
                       sale_line (0, 1000000, 10000, 0, -1),
                       sale_line (0, G_MAXINT64, G_MAXINT64, 0, 0) };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray)
          lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
      g_autofree char *message = NULL;
      ShopArgs args = { .record = record, .lines = lines };

      g_ptr_array_add (lines, bad[i]);
      g_assert_cmpint (shop_try (shop, save_sale, &args, &message), ==, REG_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (message, "Line 1"));
    }
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale"), ==, 0);
}

/* --- tasks -------------------------------------------------------------------------------- */

static gboolean
create_task (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_task_create (db, args->record, error)) != 0;
}

static gboolean
complete_task (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_task_complete (db, args->id, error);
}

static int
try_task (Shop *shop, const char *title, const char *due_on, gint64 *id)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  g_autoptr (RegRecord) record = NULL;
  ShopArgs args = { 0 };
  int code;

  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due_on);
  args.record = record = reg_record_builder_end (builder);
  code = shop_try (shop, create_task, &args, NULL);
  *id = args.result;
  return code;
}

static void
test_a_task (Shop *shop, gconstpointer unused)
{
  g_autoptr (RegRecord) task = NULL;
  g_autoptr (RegRecord) done = NULL;
  g_autoptr (RegRecord) again = NULL;
  gint64 id;

  g_assert_cmpint (try_task (shop, "Call back", "2026-03-05", &id), ==, -1);
  task = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_TASK, id);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, shop->seller);
  SHOP_DO (shop, complete_task, .id = id);
  done = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_TASK, id);
  g_assert_cmpstr (reg_record_get_text (done, REG_TASK_DUE_ON), ==, "2026-03-05");
  shop_pass_hours (1);
  SHOP_DO (shop, complete_task, .id = id);
  again = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_TASK, id);
  g_assert_cmpint (reg_record_get_int (again, REG_TASK_DONE_AT), ==,
                   reg_record_get_int (done, REG_TASK_DONE_AT));
  g_assert_cmpint (try_task (shop, "When?", "--05-01", &id), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_task (shop, NULL, NULL, &id), ==, REG_STORE_ERROR_INVALID);
}

static gboolean
add_working_days (RegDb *db, ShopArgs *args, GError **error)
{
  char day[REG_DATE_SIZE];

  if (!reg_task_add_working_days (db, args->text, args->number, day, error))
    return FALSE;
  g_assert_cmpstr (day, ==, args->more);
  return TRUE;
}

static void
test_working_days (Shop *shop, gconstpointer unused)
{
  /* Saturdays are worked here. */
  SHOP_DO (shop, add_working_days, .text = "2026-03-06", .number = 1, .more = "2026-03-07");
  SHOP_DO (shop, add_working_days, .text = "2026-03-06", .number = 2, .more = "2026-03-09");
  SHOP_DO (shop, add_working_days, .text = "2026-03-08", .number = 1, .more = "2026-03-09");
  SHOP_DO (shop, add_working_days, .text = "2026-03-08", .number = 0, .more = "2026-03-08");
  shop_tamper (shop, "INSERT INTO holiday (uid, created_at, changed_at, day) VALUES"
                     " (randomblob (16), 1, 1, '2026-12-25'), (randomblob (16), 1, 1, '--12-26')");
  SHOP_DO (shop, add_working_days, .text = "2026-12-24", .number = 1, .more = "2026-12-28");
  shop_tamper (shop, "DELETE FROM opening_hours");
  SHOP_DO (shop, add_working_days, .text = "2026-03-06", .number = 1, .more = "2026-03-09");
  g_assert_cmpint (SHOP_TRY (shop, add_working_days, .text = "soon", .number = 1), ==,
                   REG_STORE_ERROR_INVALID);
  /* Open at night only, from Sunday to Monday. */
  shop_tamper (shop,
               "INSERT INTO opening_hours (uid, created_at, changed_at, weekday, opens, closes)"
               " VALUES (randomblob (16), 1, 1, 7, 1200, 120)");
  SHOP_DO (shop, add_working_days, .text = "2026-03-02", .number = 1, .more = "2026-03-08");
}

/* --- deals -------------------------------------------------------------------------------- */

static gboolean
move_deal (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_opportunity_move (db, args->id, args->other, args->text, args->more, error);
}

static gboolean
stage_of_kind (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_opportunity_stage_of_kind (db, args->number, error)) != 0;
}

static gboolean
create_deal (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_opportunity_create (db, args->record, error)) != 0;
}

static gint64
stage (Shop *shop, RegStageKind kind)
{
  ShopArgs args = { .number = kind };

  shop_read (shop, stage_of_kind, &args);
  return args.result;
}

static void
test_a_new_deal (Shop *shop, gconstpointer unused)
{
  g_autoptr (RegRecord)
      deal = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_OPPORTUNITY, shop->deal);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  g_autoptr (RegRecord) lost = NULL;
  ShopArgs args = { 0 };

  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_STAGE_ID), ==,
                   stage (shop, REG_STAGE_KIND_OPEN));
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_OWNER_ID), ==, shop->seller);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_CURRENCY), ==, "EUR");
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_STAGE_SINCE), >, 0);
  g_assert_true (reg_record_is_null (deal, REG_OPPORTUNITY_CLOSED_AT));
  /* An import of a lost one needs the reason as well. */
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, "Long gone");
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, shop->party);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, stage (shop, REG_STAGE_KIND_LOST));
  args.record = lost = reg_record_builder_end (builder);
  g_assert_cmpint (shop_try (shop, create_deal, &args, NULL), ==, REG_STORE_ERROR_INVALID);
}

static void
test_moving_a_deal (Shop *shop, gconstpointer unused)
{
  gint64 lost = stage (shop, REG_STAGE_KIND_LOST);
  gint64 won = stage (shop, REG_STAGE_KIND_WON);
  gint64 open = stage (shop, REG_STAGE_KIND_OPEN);
  g_autoptr (RegRecord) after = NULL;
  g_autoptr (RegRecord) reopened = NULL;

  g_assert_cmpint (SHOP_TRY (shop, move_deal, .id = shop->deal, .other = lost), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, move_deal, .id = shop->deal, .other = 4711), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  SHOP_DO (shop, move_deal, .id = shop->deal, .other = won);
  SHOP_DO (shop, move_deal, .id = shop->deal, .other = lost, .text = "they went broke");
  after = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_OPPORTUNITY, shop->deal);
  g_assert_cmpstr (reg_record_get_text (after, REG_OPPORTUNITY_LOST_REASON), ==, "they went broke");
  g_assert_false (reg_record_is_null (after, REG_OPPORTUNITY_CLOSED_AT));
  shop_pass_hours (1);
  SHOP_DO (shop, move_deal, .id = shop->deal, .other = open);
  reopened = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_OPPORTUNITY, shop->deal);
  g_assert_true (reg_record_is_null (reopened, REG_OPPORTUNITY_CLOSED_AT));
  g_assert_true (reg_record_is_null (reopened, REG_OPPORTUNITY_LOST_REASON));
  g_assert_cmpint (reg_record_get_int (reopened, REG_OPPORTUNITY_STAGE_SINCE)
                       - reg_record_get_int (after, REG_OPPORTUNITY_STAGE_SINCE),
                   ==, 3600000);
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, "SELECT stage_id FROM opportunity"), ==, lost);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/commands/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/commands/numbers/arithmetic", test_numbers_of_the_arithmetic);
  g_test_add_func ("/store/commands/numbers/policy", test_numbers_of_the_policy);
  g_test_add_func ("/store/commands/numbers/states", test_numbers_of_the_states);
  ADD ("sale/computed", test_a_sale_is_computed);
  ADD ("sale/again", test_saving_again_keeps_what_did_not_change);
  g_test_add_func ("/store/commands/sale/rounding", test_rounding_of_a_sale_line);
  ADD ("sale/bad", test_bad_sale_lines);
  ADD ("task/life", test_a_task);
  ADD ("task/working-days", test_working_days);
  ADD ("deal/new", test_a_new_deal);
  ADD ("deal/moved", test_moving_a_deal);
  return g_test_run ();
}
