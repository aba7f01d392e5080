/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-policy.h"
#include "core/reg-core-error.h"
#include "core/reg-money-format.h"
#include "core/reg-quote-explain.h"

#include <string.h>

/* Documents as large as they may be, and what the policy and the explanation say of any. What is
 * tried is different each time; --seed repeats it. */

#define MAX_LINES 8

typedef struct
{
  RegCalcInput input;
  RegCalcLine lines[MAX_LINES];
} Document;

/* Of every size up to one that cannot be. */
static gint64
any_size (void)
{
  guint64 bits = (guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();

  return (gint64)(bits >> g_test_rand_int_range (1, 64));
}

static void
any_document (Document *self, gboolean reasonable)
{
  static const gint64 rates[] = { 0, 90000, 210000, REG_CALC_MAX_RATE };

  *self = (Document){ 0 };
  self->input.currency = "EUR";
  self->input.rounding = (RegRounding)g_test_rand_int_range (0, REG_N_ROUNDINGS);
  self->input.prices = (RegPriceEntry)g_test_rand_int_range (0, 2);
  self->input.lines = self->lines;
  self->input.n_lines = (gsize)g_test_rand_int_range (1, MAX_LINES + 1);
  if (g_test_rand_bit ())
    self->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT,
                                          g_test_rand_int_range (0, 1000001) };
  for (gsize i = 0; i < self->input.n_lines; i++)
    {
      RegCalcLine *line = &self->lines[i];

      line->quantity = reasonable ? g_test_rand_int_range (1, 30000000) : any_size ();
      line->unit_price = reasonable ? g_test_rand_int_range (1, 30000000) : any_size ();
      line->tax_rate = rates[g_test_rand_int_range (0, reasonable ? 3 : 4)];
      line->has_cost = g_test_rand_bit ();
      line->unit_cost = reasonable ? g_test_rand_int_range (0, 30000000) : any_size ();
      if (g_test_rand_bit ())
        line->discount = (RegDiscount){ REG_DISCOUNT_PERCENT, g_test_rand_int_range (0, 1000001) };
    }
}

/* --- limits ------------------------------------------------------------------------------- */

/* Either it is computed, and adds up within what is allowed, or it says which line is too large. */
static void
test_of_any_size (void)
{
  guint n_computed = 0, n_refused = 0;

  for (int i = 0; i < 4000; i++)
    {
      Document document;
      g_autoptr (GError) error = NULL;
      g_autoptr (RegCalcResult) result = NULL;
      RegWide net = 0, tax = 0;

      any_document (&document, FALSE);
      result = reg_calc_compute (&document.input, &error);
      if (!result)
        {
          n_refused++;
          g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE);
          g_assert_true (strstr (error->message, "too large")
                         || strstr (error->message, "does not fit"));
          continue;
        }
      n_computed++;
      for (gsize k = 0; k < result->n_lines; k++)
        {
          g_assert_cmpint (result->lines[k].net, >=, 0);
          g_assert_cmpint (result->lines[k].tax, >=, 0);
          net += result->lines[k].net;
          tax += result->lines[k].tax;
        }
      g_assert_true (net == result->net);
      g_assert_true (tax == result->tax);
      g_assert_true (net + tax == result->gross);
      /* 1000 % of the greatest amount. */
      g_assert_true (result->gross <= (RegWide)REG_CALC_MAX_AMOUNT * 11);
    }
  g_assert_cmpuint (n_computed, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_ten_thousand_lines (void)
{
  enum
  {
    N = 10000
  };
  g_autofree RegCalcLine *lines = g_new0 (RegCalcLine, N);
  RegCalcInput input = { .currency = "EUR", .lines = lines, .n_lines = N };

  for (int i = 0; i < N; i++)
    lines[i] = (RegCalcLine){ .quantity = REG_QUANTITY_UNIT * (i % 7),
                              .unit_price = 12345 * (i % 11),
                              .tax_rate = i % 2 ? 210000 : 90000,
                              .discount = { REG_DISCOUNT_PERCENT, i % 1000000 } };
  input.discount = (RegDiscount){ REG_DISCOUNT_AMOUNT, 777 };
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegCalcResult) result = NULL;
      gint64 net = 0, tax = 0, share = 0;

      input.rounding = (RegRounding)rounding;
      result = reg_calc_compute (&input, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->n_lines, ==, N);
      for (gsize i = 0; i < result->n_lines; i++)
        {
          net += result->lines[i].net;
          tax += result->lines[i].tax;
          share += result->lines[i].share;
        }
      g_assert_cmpint (share, ==, 777);
      g_assert_cmpint (net, ==, result->net);
      g_assert_cmpint (tax, ==, result->tax);
      g_assert_cmpuint (result->n_taxes, ==, 2);
    }
}

static void
test_nothing_and_next_to_nothing (void)
{
  static const struct
  {
    gint64 quantity, unit_price;
    gint64 gross;
  } rows[] = {
    { 0, 0, 0 },
    { 0, G_MAXINT64, 0 },
    { G_MAXINT64, 0, 0 },
    { 1, 1, 0 },
    { 1, 10000, 0 },
    { 500000, 10000, 1 },
    { 499999, 10000, 0 },
    { REG_QUANTITY_UNIT, 5000, 1 },
    { REG_QUANTITY_UNIT, 4999, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
      {
        const RegCalcLine line = { .quantity = rows[i].quantity, .unit_price = rows[i].unit_price };
        const RegCalcInput input = {
          .currency = "EUR", .rounding = (RegRounding)rounding, .lines = &line, .n_lines = 1
        };
        g_autoptr (GError) error = NULL;
        g_autoptr (RegCalcResult) result = reg_calc_compute (&input, &error);

        g_assert_no_error (error);
        g_assert_cmpint (result->gross, ==, rows[i].gross);
      }
}

/* --- explanations ------------------------------------------------------------------------- */

static gboolean
is_money (const RegCalcStep *step)
{
  return step->operation != REG_CALC_UNIT_WITH_TAX;
}

/* Every step of any document has a name, says why it was rounded where it was, and its formula ends
 * in its result. The last steps are the totals. */
static void
test_every_step_says_why (void)
{
  RegNumberStyle style = reg_number_style_for_language ("en");
  gboolean seen[REG_N_CALC_OPERATIONS] = { FALSE };

  for (int i = 0; i < 1500; i++)
    {
      Document document;
      g_autoptr (RegCalcExplanation) explanation = NULL;
      g_autoptr (RegCalcResult) plain = NULL;

      any_document (&document, TRUE);
      if (i % 3 == 0)
        document.input.cash_rounding = 5;
      explanation = reg_calc_explain (&document.input, NULL);
      plain = reg_calc_compute (&document.input, NULL);
      g_assert_nonnull (explanation);
      g_assert_cmpint (explanation->result->gross, ==, plain->gross);
      g_assert_true (explanation->methods[document.input.rounding].valid);
      g_assert_cmpint (explanation->methods[document.input.rounding].gross, ==, plain->gross);
      for (gsize s = 0; s < explanation->n_steps; s++)
        {
          const RegCalcStep *step = &explanation->steps[s];
          g_autofree char *formula = reg_calc_step_formula (step, "EUR", &style);
          g_autofree char *result = is_money (step)
                                        ? reg_money_format_plain (step->result, "EUR", &style)
                                        : reg_price_format (step->result, "EUR", &style);
          const char *rule = reg_calc_step_rule (step, document.input.rounding);

          seen[step->operation] = TRUE;
          g_assert_cmpstr (reg_calc_operation_label (step->operation), !=, "");
          g_assert_true (g_str_has_suffix (formula, result));
          g_assert_true (!rule || *rule);
          if (step->rounded && step->has_exact && is_money (step))
            {
              g_assert_nonnull (strstr (formula, " → "));
              /* Rounded to the nearest: half a cent is half a million millionths. */
              g_assert_cmpint (ABS (step->exact - step->result * 1000000), <=, 1000000);
            }
        }
    }
  for (int operation = 0; operation < REG_N_CALC_OPERATIONS; operation++)
    g_assert_true (seen[operation]
                   || *reg_calc_operation_label ((RegCalcOperation)operation) != '\0');
}

static void
test_rules_of_the_methods (void)
{
  static const struct
  {
    RegRounding rounding;
    RegCalcOperation operation;
    gboolean rounded;
    const char *rule;
  } rows[] = {
    { REG_ROUNDING_LINE, REG_CALC_BASE, TRUE, "rounded on the line" },
    { REG_ROUNDING_LINE, REG_CALC_BASE, FALSE, NULL },
    { REG_ROUNDING_LINE, REG_CALC_LINE_TAX, FALSE, "rounded on the line, then added up" },
    { REG_ROUNDING_LINE, REG_CALC_RATE_TAX, FALSE,
      "the discount on the whole is taxed once for each rate" },
    { REG_ROUNDING_TOTAL, REG_CALC_BASE, TRUE, "rounded for show, carried on exactly" },
    { REG_ROUNDING_TOTAL, REG_CALC_RATE_NET, TRUE, "rounded once for each rate" },
    { REG_ROUNDING_TOTAL, REG_CALC_RATE_TAX, FALSE, "the difference" },
    { REG_ROUNDING_UNIT, REG_CALC_UNIT_WITH_TAX, TRUE, "rounded for one piece" },
    { REG_ROUNDING_UNIT, REG_CALC_LINE_TAX, FALSE, "the difference" },
    { REG_ROUNDING_UNIT, REG_CALC_RATE_TAX, FALSE, "shrinks as the net does" },
    { REG_ROUNDING_UNIT, REG_CALC_BASE, TRUE, "rounded on the line" },
    { REG_ROUNDING_LINE, REG_CALC_SHARE, FALSE,
      "in proportion; the cent left over goes where most was lost" },
    { REG_ROUNDING_LINE, REG_CALC_TOTAL_GROSS, TRUE, NULL },
    { REG_ROUNDING_TOTAL, REG_CALC_TOTAL_GROSS, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegCalcStep step = { .operation = rows[i].operation, .rounded = rows[i].rounded };

      g_assert_cmpstr (reg_calc_step_rule (&step, rows[i].rounding), ==, rows[i].rule);
    }
}

/* --- the policy --------------------------------------------------------------------------- */

static RegApprovalPolicy *
any_policy (void)
{
  RegApprovalPolicy *policy = reg_approval_policy_new ();

  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      static const RegApprovalCondition conditions[] = { REG_APPROVAL_DOCUMENT_DISCOUNT_OVER,
                                                         REG_APPROVAL_MARGIN_UNDER,
                                                         REG_APPROVAL_BELOW_COST };
      RegApprovalRule rule = {
        .condition = conditions[g_test_rand_int_range (0, G_N_ELEMENTS (conditions))],
        .limit = g_test_rand_int_range (0, 60) * 10000,
        .role = REG_ROLE_MANAGER,
        .level = g_test_rand_int_range (1, 3),
      };

      reg_approval_policy_add (policy, &rule);
    }
  return policy;
}

static gsize
steps_at (const RegApprovalPolicy *policy, Document *document, gint64 discount)
{
  g_autoptr (RegCalcResult) result = NULL;
  g_autoptr (RegApprovalAssessment) assessment = NULL;
  RegApprovalCase request = { .input = &document->input };

  document->input.discount = (RegDiscount){ REG_DISCOUNT_PERCENT, discount };
  result = reg_calc_compute (&document->input, NULL);
  g_assert_nonnull (result);
  request.result = result;
  assessment = reg_approval_policy_assess (policy, &request);
  return assessment->n_steps;
}

/* Down to the mark on the slider nobody is asked, and a step deeper somebody is. */
static void
test_the_mark_on_the_slider (void)
{
  for (int i = 0; i < 400; i++)
    {
      Document document;
      g_autoptr (RegApprovalPolicy) policy = any_policy ();
      g_autoptr (RegCalcResult) result = NULL;
      RegApprovalCase request = { .input = &document.input };
      gint64 deepest;

      any_document (&document, TRUE);
      document.input.discount = (RegDiscount){ 0 };
      result = reg_calc_compute (&document.input, NULL);
      request.result = result;
      deepest = reg_approval_policy_deepest_discount (policy, &request, -1);
      g_assert_cmpint (deepest, >=, -1);
      g_assert_cmpint (deepest, <=, REG_PPM);
      if (deepest < 0)
        {
          g_assert_cmpuint (steps_at (policy, &document, 0), >, 0);
          continue;
        }
      g_assert_cmpint (deepest % 1000, ==, 0);
      g_assert_cmpuint (steps_at (policy, &document, deepest), ==, 0);
      if (deepest < REG_PPM)
        g_assert_cmpuint (steps_at (policy, &document, deepest + 1000), >, 0);
      /* Who may grant more sees the mark further on. */
      g_assert_cmpint (reg_approval_policy_deepest_discount (policy, &request, REG_ROLE_MANAGER),
                       >=, deepest);
    }
}

/* Whoever may answer stands high enough, is not the author, and one person alone may always. */
static void
test_who_may_answer (void)
{
  for (int role = 0; role < REG_N_ROLES; role++)
    for (int needed = 0; needed < REG_N_ROLES; needed++)
      for (int bits = 0; bits < 32; bits++)
        {
          const RegApprovalStep step = { .role = (RegRole)needed,
                                         .allow_self = bits & 1,
                                         .staff_id = bits & 2 ? 7 : 0 };
          const RegApprovalVoter voter = { .staff_id = bits & 4 ? 7 : 8,
                                           .role = (RegRole)role,
                                           .author_id = bits & 8 ? 8 : 9,
                                           .n_staff = 3,
                                           .is_late = (bits & 16) != 0 };
          gboolean own = voter.staff_id == voter.author_id, is_own;
          gboolean named = step.staff_id == 0 || step.staff_id == voter.staff_id
                           || (voter.is_late && role == REG_ROLE_OWNER);
          gboolean high = step.staff_id != 0 || role == needed
                          || (role > needed && role >= REG_ROLE_MANAGER);
          gboolean may = named && high && (!own || step.allow_self);
          RegApprovalVoter alone = voter;
          g_autoptr (GError) error = NULL;

          g_assert_cmpint (reg_approval_step_may_answer (&step, &voter, &is_own, &error), ==, may);
          g_assert_cmpint (is_own, ==, own);
          g_assert_cmpint (error != NULL, ==, !may);
          alone.n_staff = 1;
          g_assert_true (reg_approval_step_may_answer (&step, &alone, NULL, NULL));
          alone.staff_id = 0;
          g_assert_false (reg_approval_step_may_answer (&step, &alone, NULL, NULL));
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/quote-limits/of-any-size", test_of_any_size);
  g_test_add_func ("/quote-limits/ten-thousand-lines", test_ten_thousand_lines);
  g_test_add_func ("/quote-limits/nothing-and-next-to-nothing", test_nothing_and_next_to_nothing);
  g_test_add_func ("/quote-limits/every-step-says-why", test_every_step_says_why);
  g_test_add_func ("/quote-limits/rules-of-the-methods", test_rules_of_the_methods);
  g_test_add_func ("/quote-limits/the-mark-on-the-slider", test_the_mark_on_the_slider);
  g_test_add_func ("/quote-limits/who-may-answer", test_who_may_answer);
  return g_test_run ();
}
