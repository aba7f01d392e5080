/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include <string.h>

#include "core/reg-date.h"
#include "store/reg-rule-trial.h"

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
  { "gross-over", "124950, NULL",
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

/* --- what a rule would have caught --------------------------------------------------------- */

typedef struct
{
  RegRecord *rule;
  const char *since, *until;
  RegRuleTrial *trial;
} Trial;

static gboolean
trial_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Trial *trial = data;

  trial->trial = reg_rule_trial_run (db, trial->rule, trial->since, trial->until, error);
  return trial->trial != NULL;
}

/* A rule that is only being written. */
static RegRecord *
make_rule (const char *condition, gint64 limit, const char *text)
{
  RegRecordBuilder *rule = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);

  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_CONDITION,
                              reg_enum_from_nick (&reg_enum_approval_condition, condition));
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
  reg_record_builder_set_text (rule, REG_APPROVAL_RULE_TEXT_VALUE, text);
  return reg_record_builder_end (rule);
}

static RegRuleTrial *
try_rule (Shop *shop, RegRecord *rule, const char *since, const char *until)
{
  Trial trial = { rule, since, until, NULL };

  store_fixture_read (SHOP_STORE (shop), trial_job, &trial);
  reg_record_unref (rule);
  return trial.trial;
}

/* "number party: line actual/limit" of each, the newest first. */
static char *
try_in_words (Shop *shop, RegRecord *rule)
{
  g_autoptr (RegRuleTrial) trial = try_rule (shop, rule, "2026-01-01", "2026-12-31");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u/%d", trial->caught->len, (int)trial->n_quotations);
  for (guint i = 0; i < trial->caught->len; i++)
    {
      const RegRuleCatch *caught = g_ptr_array_index (trial->caught, i);

      g_string_append_printf (text, " %d:%d", caught->match.line, (int)caught->match.actual);
    }
  return g_string_free_and_steal (text);
}

/* One of each condition, on a quotation of 10 x 100.00 at 12 % and 1 x 50.00, cost 60.00 and 30.00:
 * 930.00 net, cost 630.00. The limit itself is still allowed. */
static void
test_trial_of_each_condition (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    const char *condition;
    gint64 limit;
    const char *text, *expected;
  } cases[] = {
    { "line-discount-over", 119999, NULL, "1/1 0:120000" },
    { "line-discount-over", 120000, NULL, "0/1" },
    { "document-discount-over", 110000, NULL, "1/1 -1:114286" },
    { "document-discount-over", 114286, NULL, "0/1" },
    { "margin-under", 330000, NULL, "1/1 -1:322581" },
    { "margin-under", 320000, NULL, "0/1" },
    { "below-cost", 0, NULL, "0/1" },
    { "total-over", 92999, NULL, "1/1 -1:93000" },
    { "total-over", 93000, NULL, "0/1" },
    { "gross-over", 93000, NULL, "1/1 -1:110670" },
    { "gross-over", 110670, NULL, "0/1" },
    { "payment-days-over", 44, NULL, "1/1 -1:45" },
    { "payment-days-over", 45, NULL, "0/1" },
    { "customer-class", 0, "slow payers", "1/1 -1:0" },
    { "customer-class", 0, "payers", "0/1" },
    { "product-group", 0, "pieces", "1/1 1:0" },
    { "product-group", 0, "piece", "0/1" },
    { "new-customer", 0, NULL, "1/1 -1:0" },
  };

  shop_waiting (shop);
  shop_tamper (shop, "UPDATE quotation_revision SET payment_days = 45;"
                     "UPDATE party SET customer_class = 'Slow payers';"
                     "UPDATE quotation_line SET product_id = 1 WHERE position = 2");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = try_in_words (
          shop, make_rule (cases[i].condition, cases[i].limit, cases[i].text));

      if (!g_str_equal (found, cases[i].expected))
        g_error ("%s over %d finds %s, not %s", cases[i].condition, (int)cases[i].limit, found,
                 cases[i].expected);
    }
}

/* What the trial says is what the same rule does to a quotation that is handed in. */
static void
test_trial_is_what_the_rule_does (Shop *shop, gconstpointer data)
{
  const Rule *rule = data;
  g_auto (GStrv) values = g_strsplit (rule->rule, ", ", 2);
  gint64 limit = g_str_equal (values[0], "NULL") ? 0 : g_ascii_strtoll (values[0], NULL, 10);
  g_autofree char *text = g_str_equal (values[1], "NULL")
                              ? NULL
                              : g_strndup (values[1] + 1, strlen (values[1]) - 2);
  gint64 id = shop_draft (shop, 0);
  g_autoptr (RegRuleTrial) trial = NULL;

  set_rule (shop, rule->condition, rule->rule);
  shop_tamper (shop, rule->breaks);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_WAITING);
  trial = try_rule (shop, make_rule (rule->condition, limit, text), "2026-01-01", "2026-12-31");
  g_assert_cmpuint (trial->caught->len, ==, 1);
  g_assert_cmpint (((RegRuleCatch *)trial->caught->pdata[0])->quotation, ==, id);
}

/* Drafts, what lies in the bin and what was handed in on other days do not count; of a quotation
 * that was handed in twice the last one does. */
static void
test_trial_days (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    const char *since, *until;
    guint n_caught;
    gint64 n;
  } cases[] = {
    { "2026-03-02", "2026-03-02", 1, 1 }, { "2026-03-03", "2026-04-09", 0, 0 },
    { "2026-03-02", "2026-04-10", 0, 1 }, { "2026-04-10", "2026-04-10", 0, 1 },
    { "2026-04-11", "2026-12-31", 0, 0 },
  };
  gint64 id = shop_waiting (shop);
  gint64 binned = shop_waiting (shop);

  SHOP_DO (shop, bin, .id = binned);
  shop_draft (shop, 500000);
  shop_tamper (shop, "UPDATE quotation_revision SET issued_on = '2026-03-02'"
                     " WHERE issued_on IS NOT NULL");
  SHOP_DO (shop, shop_withdraw, .id = id);
  SHOP_DO (shop, shop_revise, .id = id);
  shop_tamper (shop, "UPDATE quotation_line SET discount_value = 0 WHERE revision_id ="
                     " (SELECT max (id) FROM quotation_revision)");
  SHOP_DO (shop, shop_submit, .id = id);
  shop_tamper (shop, "UPDATE quotation_revision SET issued_on = '2026-04-10'"
                     " WHERE id = (SELECT max (id) FROM quotation_revision)");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRuleTrial) trial = try_rule (
          shop, make_rule ("line-discount-over", 100000, NULL), cases[i].since, cases[i].until);

      if (trial->n_quotations != cases[i].n || trial->caught->len != cases[i].n_caught)
        g_error ("%s to %s: %u of %d", cases[i].since, cases[i].until, trial->caught->len,
                 (int)trial->n_quotations);
    }
}

/* Whoever buys after the quotation was still new then. */
static void
test_trial_of_new_customers (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    const char *sale, *expected;
  } cases[] = {
    { "'2026-03-01', 0, NULL", "0/1" },      { "'2026-03-02', 0, NULL", "1/1 -1:0" },
    { "'2026-03-01', 1, NULL", "1/1 -1:0" }, { "'2026-03-01', NULL, NULL", "0/1" },
    { "'2026-03-01', 0, 5", "1/1 -1:0" },
  };

  shop_waiting (shop);
  shop_tamper (shop, "UPDATE quotation_revision SET issued_on = '2026-03-02'");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "DELETE FROM sale; INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on,"
          " state, deleted_at) SELECT randomblob (16), 1, 1, id, %s FROM party",
          cases[i].sale);
      g_autofree char *found = NULL;

      shop_tamper (shop, sql);
      found = try_in_words (shop, make_rule ("new-customer", 0, NULL));
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Of several lines the worst is told, by the number it has on paper; texts have none. */
static void
test_trial_names_the_worst_line (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *number = NULL;
  g_autoptr (RegRuleTrial) trial = NULL;
  const RegRuleCatch *caught;

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 6000, 110000));
  g_ptr_array_add (lines, shop_line (REG_LINE_SECTION, 0, 0, -1, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 6000, 300000));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 6000, 200000));
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id);
  number = shop_number (shop, id);
  trial = try_rule (shop, make_rule ("line-discount-over", 100000, NULL), "2026-01-01",
                    "2026-12-31");
  g_assert_cmpuint (trial->caught->len, ==, 1);
  caught = trial->caught->pdata[0];
  g_assert_cmpint (caught->match.line, ==, 1);
  g_assert_cmpint (caught->match.actual, ==, 300000);
  g_assert_cmpint (caught->match.limit, ==, 100000);
  g_assert_cmpstr (caught->number, ==, number);
  g_assert_cmpstr (caught->currency, ==, "EUR");
  g_assert_true (reg_date_is_valid (caught->issued_on));
}

static void
test_trial_given_up (Shop *shop, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Trial trial = { make_rule ("below-cost", 0, NULL), "2026-01-01", "2026-12-31", NULL };

  shop_waiting (shop);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      reg_store_read_sync (SHOP_STORE (shop)->store, trial_job, &trial, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (trial.trial);
  reg_record_unref (trial.rule);
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

      g_autofree char *trial = g_strdup_printf ("/store/policy/trial/%s/%" G_GSIZE_FORMAT,
                                                rules[i].condition, i);

      g_test_add (path, Shop, &rules[i], shop_set_up, test_rule, shop_tear_down);
      g_test_add (trial, Shop, &rules[i], shop_set_up, test_trial_is_what_the_rule_does,
                  shop_tear_down);
    }
  ADD ("trial/conditions", test_trial_of_each_condition);
  ADD ("trial/days", test_trial_days);
  ADD ("trial/new-customers", test_trial_of_new_customers);
  ADD ("trial/worst-line", test_trial_names_the_worst_line);
  ADD ("trial/given-up", test_trial_given_up);
  ADD ("rule/out-of-force", test_a_rule_out_of_force);
  ADD ("rule/in-the-bin", test_a_rule_in_the_bin);
  ADD ("rule/bare", test_a_rule_without_a_word_asks_a_manager);
  ADD ("window/typing", test_while_typing);
  ADD ("window/button", test_whose_button_it_is);
  ADD ("window/groups", test_groups_of_the_lines);
  ADD ("bin", test_what_is_in_the_bin_rests);
  return g_test_run ();
}
