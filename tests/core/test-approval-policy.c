/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-approval-policy.h"
#include "core/reg-core-error.h"
#include "core/reg-enums.h"

enum
{
  ANNA = 1,
  BERT,
  CLEO
};

typedef struct
{
  RegCalcLine lines[4];
  RegCalcInput input;
  RegCalcResult *result;
  const char *groups[4];
  RegApprovalCase request;
  RegApprovalPolicy *policy;
  RegApprovalAssessment *assessment;
} Fixture;

/* Two lines of 100.00, costing 70.00 and 50.00. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  *fixture = (Fixture){ 0 };
  for (int i = 0; i < 2; i++)
    fixture->lines[i] = (RegCalcLine){ .quantity = REG_QUANTITY_UNIT,
                                       .unit_price = 10000 * REG_PRICE_UNIT,
                                       .has_cost = TRUE,
                                       .unit_cost = (i == 0 ? 7000 : 5000) * REG_PRICE_UNIT,
                                       .tax_rate = 210000 };
  fixture->input = (RegCalcInput){ .currency = "EUR", .lines = fixture->lines, .n_lines = 2 };
  fixture->request.input = &fixture->input;
  fixture->policy = reg_approval_policy_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  reg_approval_assessment_free (fixture->assessment);
  reg_calc_result_free (fixture->result);
  reg_approval_policy_free (fixture->policy);
}

static RegApprovalAssessment *
assess (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  reg_calc_result_free (fixture->result);
  fixture->result = reg_calc_compute (&fixture->input, &error);
  g_assert_no_error (error);
  fixture->request.result = fixture->result;
  reg_approval_assessment_free (fixture->assessment);
  fixture->assessment = reg_approval_policy_assess (fixture->policy, &fixture->request);
  return fixture->assessment;
}

static void
add_rule (Fixture *fixture, RegApprovalCondition condition, gint64 limit, RegRole role, int level)
{
  RegApprovalRule rule = { condition, limit, NULL, role, 0, level, FALSE, 0 };

  reg_approval_policy_add (fixture->policy, &rule);
}

static void
assert_match (const RegApprovalAssessment *assessment, gsize i, gsize rule, int line, gint64 actual)
{
  g_assert_cmpuint (assessment->n_matches, >, i);
  g_assert_cmpuint (assessment->matches[i].rule, ==, rule);
  g_assert_cmpint (assessment->matches[i].line, ==, line);
  g_assert_cmpint (assessment->matches[i].actual, ==, actual);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  g_assert_cmpuint (fixture->assessment->n_steps, ==, 0);
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, &fixture->request, -1),
                   ==, REG_PPM);
}

static void
test_line_discount (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_LINE_DISCOUNT_OVER, 100000, REG_ROLE_MANAGER, 1);
  fixture->lines[0].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 100000 };
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->lines[0].discount.value = 100001;
  fixture->lines[1].discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, 1000 };
  assert_match (assess (fixture), 0, 0, 0, 100001);
  g_assert_cmpuint (fixture->assessment->n_matches, ==, 1);
  fixture->lines[1].discount.value = 1001;
  assert_match (assess (fixture), 1, 0, 1, 100100);
  g_assert_cmpint (fixture->assessment->matches[1].limit, ==, 100000);
  g_assert_cmpuint (fixture->assessment->n_steps, ==, 1);
}

/* A cheap line cannot hide in an option, and words have no discount. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_LINE_DISCOUNT_OVER, 100000, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_BELOW_COST, 0, REG_ROLE_OWNER, 1);
  fixture->lines[1].kind = REG_LINE_OPTIONAL;
  fixture->lines[1].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 600000 };
  assert_match (assess (fixture), 0, 0, 1, 600000);
  assert_match (fixture->assessment, 1, 1, 1, -1000);
  fixture->lines[1].kind = REG_LINE_TEXT;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
}

static void
test_document_discount (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 100000, REG_ROLE_MANAGER, 1);
  /* 10 % of 141.66 is 14.166, shown as 14.17: still ten per cent. */
  fixture->lines[0].unit_price = 14166 * REG_PRICE_UNIT;
  fixture->input.n_lines = 1;
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 100000 };
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  g_assert_cmpint (fixture->result->discount, ==, 1417);
  fixture->input.discount.value = 101000;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 1);

  /* Discounts on lines count into the whole. */
  fixture->lines[0].unit_price = 10000 * REG_PRICE_UNIT;
  fixture->input.n_lines = 2;
  fixture->input.discount.value = 50000;
  fixture->lines[0].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 120000 };
  assert_match (assess (fixture), 0, 0, -1, 107000);
}

static void
test_margin (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_MARGIN_UNDER, 400000, REG_ROLE_MANAGER, 1);
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, 100 };
  assert_match (assess (fixture), 0, 0, -1, 396985);
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, REG_PPM };
  assert_match (assess (fixture), 0, 0, -1, -REG_PPM);
  fixture->lines[0].has_cost = fixture->lines[1].has_cost = FALSE;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
}

static void
test_below_cost (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_BELOW_COST, 0, REG_ROLE_OWNER, 1);
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 300000 };
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->input.discount.value = 310000;
  assert_match (assess (fixture), 0, 0, 0, -100);
  g_assert_cmpuint (fixture->assessment->n_matches, ==, 1);
  /* Taking something back at what was paid for it is no loss. */
  fixture->input.discount = (RegDiscount){ 0 };
  fixture->lines[0].quantity = -REG_QUANTITY_UNIT;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
}

static void
test_total_and_terms (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 20000, REG_ROLE_OWNER, 2);
  add_rule (fixture, REG_APPROVAL_PAYMENT_DAYS_OVER, 30, REG_ROLE_MANAGER, 1);
  fixture->request.payment_days = 30;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->request.payment_days = 31;
  fixture->lines[0].unit_price += REG_PRICE_UNIT;
  assert_match (assess (fixture), 0, 0, -1, 20001);
  assert_match (fixture->assessment, 1, 1, -1, 31);
  /* Lowest level first, whatever the order of the rules. */
  g_assert_cmpuint (fixture->assessment->n_steps, ==, 2);
  g_assert_cmpint (fixture->assessment->steps[0].role, ==, REG_ROLE_MANAGER);
  g_assert_cmpint (fixture->assessment->steps[1].role, ==, REG_ROLE_OWNER);
}

/* The base of the limit is chosen: the same amount without tax and with it. */
static void
test_base_of_the_limit (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 20000, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_GROSS_OVER, 20000, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_GROSS_OVER, 24200, REG_ROLE_OWNER, 2);
  assert_match (assess (fixture), 0, 1, -1, 24200);
  g_assert_cmpuint (fixture->assessment->n_matches, ==, 1);
  fixture->lines[0].unit_price += REG_PRICE_UNIT;
  assert_match (assess (fixture), 0, 0, -1, 20001);
  assert_match (fixture->assessment, 1, 1, -1, 24201);
  assert_match (fixture->assessment, 2, 2, -1, 24201);
}

static void
test_customer (Fixture *fixture, gconstpointer data)
{
  RegApprovalRule rule = { REG_APPROVAL_CUSTOMER_CLASS, 0, "Größe C", REG_ROLE_MANAGER, 0, 1 };

  reg_approval_policy_add (fixture->policy, &rule);
  rule = (RegApprovalRule){ REG_APPROVAL_PRODUCT_GROUP, 0, "bikes", REG_ROLE_MANAGER, 0, 1 };
  reg_approval_policy_add (fixture->policy, &rule);
  add_rule (fixture, REG_APPROVAL_NEW_CUSTOMER, 0, REG_ROLE_MANAGER, 1);
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->request.customer_class = "GRÖSSE c";
  fixture->request.product_groups = fixture->groups;
  fixture->groups[1] = "Bikes";
  fixture->request.is_new_customer = TRUE;
  assert_match (assess (fixture), 0, 0, -1, 0);
  assert_match (fixture->assessment, 1, 1, 1, 0);
  assert_match (fixture->assessment, 2, 2, -1, 0);
  g_assert_cmpuint (fixture->assessment->n_steps, ==, 1);
}

/* A rule without its word matches nothing, and one this version does not know asks somebody. */
static void
test_odd_rules (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_CUSTOMER_CLASS, 0, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_PRODUCT_GROUP, 0, REG_ROLE_MANAGER, 1);
  fixture->request.product_groups = fixture->groups;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  add_rule (fixture, (RegApprovalCondition)REG_N_APPROVAL_CONDITIONS, 0, REG_ROLE_OWNER, -3);
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 1);
  g_assert_cmpint (fixture->assessment->steps[0].level, ==, 1);
}

static void
test_steps_merge (Fixture *fixture, gconstpointer data)
{
  RegApprovalRule rule = { REG_APPROVAL_NEW_CUSTOMER, 0, NULL, REG_ROLE_MANAGER, 0, 1, TRUE, 8 };

  fixture->request.is_new_customer = TRUE;
  reg_approval_policy_add (fixture->policy, &rule);
  rule.allow_self = FALSE;
  rule.escalate_hours = 4;
  reg_approval_policy_add (fixture->policy, &rule);
  rule.escalate_hours = 0;
  reg_approval_policy_add (fixture->policy, &rule);
  rule.staff_id = CLEO;
  reg_approval_policy_add (fixture->policy, &rule);
  rule.role = REG_ROLE_OWNER;
  reg_approval_policy_add (fixture->policy, &rule);
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 5);
  g_assert_cmpuint (fixture->assessment->n_steps, ==, 2);
  g_assert_false (fixture->assessment->steps[0].allow_self);
  g_assert_cmpint (fixture->assessment->steps[0].escalate_hours, ==, 4);
  g_assert_cmpint (fixture->assessment->steps[1].staff_id, ==, CLEO);
}

static void
test_granted (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 100000, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_MARGIN_UNDER, 390000, REG_ROLE_MANAGER, 1);
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 118000 };
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 2);
  fixture->request.granted_discount = 120000;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 0);
  fixture->input.discount.value = 121000;
  g_assert_cmpuint (assess (fixture)->n_matches, ==, 2);
}

static void
test_deepest (Fixture *fixture, gconstpointer data)
{
  const RegApprovalCase *request = &fixture->request;

  add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 100000, REG_ROLE_MANAGER, 1);
  add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 180000, REG_ROLE_OWNER, 2);
  add_rule (fixture, REG_APPROVAL_NEW_CUSTOMER, 0, REG_ROLE_OWNER, 1);
  add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 15000, REG_ROLE_OWNER, 1);
  fixture->request.is_new_customer = TRUE;
  fixture->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 500000 };
  assess (fixture);
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, request, -1), ==, 100000);
  g_assert_cmpint (
      reg_approval_policy_deepest_discount (fixture->policy, request, REG_ROLE_MANAGER), ==,
      180000);
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, request, REG_ROLE_OWNER),
                   ==, REG_PPM);

  /* Discounts on lines use some of it up. */
  fixture->lines[0].discount = (RegDiscount){ REG_DISCOUNT_PERCENT, 100000 };
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, request, -1), ==, 52000);
  fixture->lines[0].discount.value = 300000;
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, request, -1), ==, -1);

  add_rule (fixture, REG_APPROVAL_MARGIN_UNDER, 380000, REG_ROLE_MANAGER, 1);
  fixture->lines[0].discount.value = 0;
  /* (200 − x − 120) / (200 − x) ≥ 38 % up to x = 6.45 of 200 */
  g_assert_cmpint (reg_approval_policy_deepest_discount (fixture->policy, request, -1), ==, 32000);
}

static void
check_answer (const RegApprovalStep *step, RegApprovalVoter voter, gboolean allowed, gboolean own)
{
  g_autoptr (GError) error = NULL;
  gboolean is_own = !own;

  g_assert_cmpint (reg_approval_step_may_answer (step, &voter, &is_own, &error), ==, allowed);
  g_assert_cmpint (is_own, ==, own);
  if (allowed)
    g_assert_no_error (error);
  else
    g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED);
}

static void
test_who_may_answer (void)
{
  RegApprovalStep step = { 1, REG_ROLE_MANAGER, 0, FALSE, 0 };

  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_MANAGER, ANNA, 3 }, TRUE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_OWNER, ANNA, 3 }, TRUE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_SALES, ANNA, 3 }, FALSE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_SERVICE, ANNA, 3 }, FALSE, FALSE);
  check_answer (&step, (RegApprovalVoter){ 0, REG_ROLE_OWNER, ANNA, 3 }, FALSE, FALSE);
  step.role = REG_ROLE_SALES;
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_SERVICE, ANNA, 3 }, FALSE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_MANAGER, ANNA, 3 }, TRUE, FALSE);
}

static void
test_own (void)
{
  RegApprovalStep step = { 1, REG_ROLE_MANAGER, 0, FALSE, 0 };

  check_answer (&step, (RegApprovalVoter){ ANNA, REG_ROLE_OWNER, ANNA, 2 }, FALSE, TRUE);
  check_answer (&step, (RegApprovalVoter){ ANNA, REG_ROLE_SALES, ANNA, 1 }, TRUE, TRUE);
  step.allow_self = TRUE;
  check_answer (&step, (RegApprovalVoter){ ANNA, REG_ROLE_MANAGER, ANNA, 2 }, TRUE, TRUE);
  check_answer (&step, (RegApprovalVoter){ ANNA, REG_ROLE_SALES, ANNA, 2 }, FALSE, TRUE);
}

static void
test_person (void)
{
  RegApprovalStep step = { 1, REG_ROLE_MANAGER, CLEO, FALSE, 4 };

  check_answer (&step, (RegApprovalVoter){ CLEO, REG_ROLE_SALES, ANNA, 3 }, TRUE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_OWNER, ANNA, 3 }, FALSE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_OWNER, ANNA, 3, TRUE }, TRUE, FALSE);
  check_answer (&step, (RegApprovalVoter){ BERT, REG_ROLE_MANAGER, ANNA, 3, TRUE }, FALSE, FALSE);
  check_answer (&step, (RegApprovalVoter){ CLEO, REG_ROLE_OWNER, CLEO, 3, TRUE }, FALSE, TRUE);
}

static void
test_vocabulary (void)
{
  g_assert_cmpint (reg_enum_role.n_values, ==, REG_N_ROLES);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_role, "manager"), ==, REG_ROLE_MANAGER);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_role, "owner"), ==, REG_ROLE_OWNER);
  g_assert_cmpint (reg_enum_approval_condition.n_values, ==, REG_N_APPROVAL_CONDITIONS);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_approval_condition, "margin-under"), ==,
                   REG_APPROVAL_MARGIN_UNDER);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_approval_condition, "payment-days-over"), ==,
                   REG_APPROVAL_PAYMENT_DAYS_OVER);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_approval_condition, "product-group"), ==,
                   REG_APPROVAL_PRODUCT_GROUP);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/approval-policy/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("empty", test_empty);
  ADD ("line-discount", test_line_discount);
  ADD ("options", test_options);
  ADD ("document-discount", test_document_discount);
  ADD ("margin", test_margin);
  ADD ("below-cost", test_below_cost);
  ADD ("total-and-terms", test_total_and_terms);
  ADD ("base-of-the-limit", test_base_of_the_limit);
  ADD ("customer", test_customer);
  ADD ("odd-rules", test_odd_rules);
  ADD ("steps-merge", test_steps_merge);
  ADD ("granted", test_granted);
  ADD ("deepest", test_deepest);
  g_test_add_func ("/approval-policy/who-may-answer", test_who_may_answer);
  g_test_add_func ("/approval-policy/own", test_own);
  g_test_add_func ("/approval-policy/person", test_person);
  g_test_add_func ("/approval-policy/vocabulary", test_vocabulary);
  return g_test_run ();
}
