/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

/* The rules of the firm as the store hands them to the policy: each condition alone, who is asked,
 * and what a window is told before anybody hands in. */

typedef struct
{
  const char *condition;
  const char *rule; /* limit_value, text_value of the only rule */
  const char *breaks, *keeps;
} Rule;

/* Statements on a draft of 10 x 100.00 (cost 60.00) and 1 x 50.00 (cost 30.00): 1050.00 net. */
static const Rule rules[] = {
  { "line-discount-over", "50000, NULL",
    "UPDATE quotation_line SET discount_kind = 1, discount_value = 50001 WHERE position = 2",
    "UPDATE quotation_line SET discount_kind = 1, discount_value = 50000 WHERE position = 2" },
  { "line-discount-over", "50000, NULL",
    "UPDATE quotation_line SET discount_kind = 2, discount_value = 251 WHERE position = 2",
    "UPDATE quotation_line SET discount_kind = 2, discount_value = 250 WHERE position = 2" },
  { "document-discount-over", "20000, NULL",
    "UPDATE quotation_revision SET discount_kind = 1, discount_value = 21000",
    "UPDATE quotation_revision SET discount_kind = 1, discount_value = 20000" },
  { "document-discount-over", "20000, NULL",
    "UPDATE quotation_revision SET discount_kind = 2, discount_value = 2200",
    "UPDATE quotation_revision SET discount_kind = 2, discount_value = 2100" },
  { "margin-under", "400000, NULL",
    "UPDATE quotation_line SET unit_cost = 60010000 WHERE position = 1",
    "UPDATE quotation_line SET unit_cost = 60000000 WHERE position = 1" },
  { "below-cost", "NULL, NULL", "UPDATE quotation_line SET unit_cost = 50010000 WHERE position = 2",
    "UPDATE quotation_line SET unit_cost = 50000000 WHERE position = 2" },
  { "total-over", "105000, NULL",
    "UPDATE quotation_line SET unit_price = 50010000 WHERE position = 2",
    "UPDATE quotation_line SET unit_price = 50000000 WHERE position = 2" },
  { "payment-days-over", "30, NULL", "UPDATE quotation_revision SET payment_days = 31",
    "UPDATE quotation_revision SET payment_days = 30" },
  { "customer-class", "NULL, 'Slow payers'", "UPDATE party SET customer_class = 'slow payers'",
    "UPDATE party SET customer_class = 'payers'" },
  { "product-group", "NULL, 'Pieces'",
    "UPDATE quotation_line SET product_id = 1 WHERE position = 2",
    "UPDATE quotation_line SET description = 'Pieces'" },
  { "new-customer", "NULL, NULL", "UPDATE party SET note = 'never seen'",
    "INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on, state)"
    " SELECT randomblob (16), 1, 1, id, '2026-01-01', 0 FROM party" },
  { "new-customer", "NULL, NULL",
    "INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on, state)"
    " SELECT randomblob (16), 1, 1, id, '2026-01-01', 1 FROM party",
    "INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on)"
    " SELECT randomblob (16), 1, 1, id, '2026-01-01' FROM party" },
};

static void
set_rule (Shop *shop, const char *condition, const char *values)
{
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM approval_rule; INSERT INTO approval_rule (uid, created_at,"
      " changed_at, condition, role, level, active, limit_value, text_value)"
      " VALUES (randomblob (16), 1, 1, %d, 2, 1, 1, %s)",
      reg_enum_from_nick (&reg_enum_approval_condition, condition), values);

  shop_tamper (shop, sql);
}

static void
test_rule (Shop *shop, gconstpointer data)
{
  const Rule *rule = data;
  gint64 keeps = shop_draft (shop, 0);
  gint64 breaks;

  set_rule (shop, rule->condition, rule->rule);
  shop_tamper (shop, rule->keeps);
  SHOP_DO (shop, shop_submit, .id = keeps);
  g_assert_cmpint (shop_state (shop, keeps), ==, REG_QUOTATION_READY);
  shop_tamper (shop, "UPDATE party SET customer_class = NULL; DELETE FROM sale");
  breaks = shop_draft (shop, 0);
  shop_tamper (shop, rule->breaks);
  SHOP_DO (shop, shop_submit, .id = breaks);
  g_assert_cmpint (shop_state (shop, breaks), ==, REG_QUOTATION_WAITING);
}

static void
test_a_rule_out_of_force (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 500000);

  shop_tamper (shop, "UPDATE approval_rule SET active = 0");
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
}

static void
test_a_rule_in_the_bin (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 500000);

  shop_tamper (shop, "UPDATE approval_rule SET deleted_at = 1");
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
}

static void
test_a_rule_without_a_word_asks_a_manager (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 200000);

  /* As an older program may have left it: neither role nor level nor whether it is in force. */
  set_rule (shop, "line-discount-over", "100000, NULL");
  shop_tamper (shop, "UPDATE approval_rule SET role = NULL, level = NULL, active = NULL");
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->seller), ==,
                   REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
}

/* --- what a window is told ----------------------------------------------------------------- */

static RegApprovalAssessment *
assess (const RegQuotation *self, const RegRecord *revision, GPtrArray *lines)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (revision, lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);
  g_autoptr (RegApprovalPolicy) policy = reg_quotation_policy (self);
  RegApprovalCase request;

  reg_quotation_approval_case (self, revision, input, result, &request);
  return reg_approval_policy_assess (policy, &request);
}

static void
test_while_typing (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  g_autoptr (RegApprovalAssessment) before = assess (self, self->revision, self->lines);
  g_autoptr (RegApprovalAssessment) after = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_assert_cmpuint (before->n_steps, ==, 0);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 200, 10000, 6000, 120000));
  after = assess (self, self->revision, lines);
  g_assert_cmpuint (after->n_steps, ==, 2);
  /* The line, the whole and the total. */
  g_assert_cmpuint (after->n_matches, ==, 3);
  /* A match leads to its rule. */
  for (gsize i = 0; i < after->n_matches; i++)
    {
      const RegRecord *rule = self->rules->pdata[after->matches[i].rule];

      g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE), ==,
                       after->matches[i].limit);
      g_assert_cmpint (after->matches[i].actual, >, after->matches[i].limit);
    }
}

static gboolean
may_answer (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_approval_may_answer (db, args->id, args->other, error);
}

static void
test_whose_button_it_is (Shop *shop, gconstpointer unused)
{
  gint64 draft = shop_draft (shop, 0);
  gint64 id = shop_waiting (shop);

  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = id, .other = shop->manager), ==, -1);
  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = id, .other = shop->owner), ==, -1);
  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = id, .other = shop->seller), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = id, .other = 0), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = draft, .other = shop->manager), ==,
                   REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  g_assert_cmpint (SHOP_TRY (shop, may_answer, .id = id, .other = shop->owner), ==,
                   REG_STORE_ERROR_CONFLICT);
}

static void
test_groups_of_the_lines (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (RegQuotation) self = NULL;

  shop_tamper (shop, "UPDATE quotation_line SET product_id = 1 WHERE position = 2");
  self = shop_load (shop, id, 0);
  g_assert_cmpuint (self->category_of_line->len, ==, 2);
  g_assert_null (self->category_of_line->pdata[0]);
  g_assert_cmpstr (self->category_of_line->pdata[1], ==, "Pieces");
}

static gboolean
bin (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_QUOTATION, args->id, error);
}

static void
test_what_is_in_the_bin_rests (Shop *shop, gconstpointer unused)
{
  gint64 waiting = shop_waiting (shop);
  gint64 sent = shop_sent (shop);

  SHOP_DO (shop, bin, .id = waiting);
  SHOP_DO (shop, bin, .id = sent);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = waiting, .other = shop->manager), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_withdraw, .id = waiting), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = sent), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_decline, .id = sent, .text = "no"), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_revise, .id = sent), ==, REG_STORE_ERROR_CONFLICT);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/policy/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/policy/rule/%s/%" G_GSIZE_FORMAT,
                                               rules[i].condition, i);

      g_test_add (path, Shop, &rules[i], shop_set_up, test_rule, shop_tear_down);
    }
  ADD ("rule/out-of-force", test_a_rule_out_of_force);
  ADD ("rule/in-the-bin", test_a_rule_in_the_bin);
  ADD ("rule/bare", test_a_rule_without_a_word_asks_a_manager);
  ADD ("window/typing", test_while_typing);
  ADD ("window/button", test_whose_button_it_is);
  ADD ("window/groups", test_groups_of_the_lines);
  ADD ("bin", test_what_is_in_the_bin_rests);
  return g_test_run ();
}
