/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-policy.h"

#include "core/reg-core-error.h"

/**
 * reg_approval_policy_new:
 *
 * Returns: (transfer full): a policy without rules, which asks for nobody
 */
RegApprovalPolicy *
reg_approval_policy_new (void)
{
  return g_new0 (RegApprovalPolicy, 1);
}

/**
 * reg_approval_policy_add:
 * @self: a policy that nobody else reads yet
 * @rule: copied with its text
 */
void
reg_approval_policy_add (RegApprovalPolicy *self, const RegApprovalRule *rule)
{
  RegApprovalRule *added;

  g_return_if_fail (self != NULL && rule != NULL);

  self->rules = g_renew (RegApprovalRule, self->rules, self->n_rules + 1);
  added = &self->rules[self->n_rules++];
  *added = *rule;
  added->text = g_strdup (rule->text);
  added->level = MAX (rule->level, 1);
}

/**
 * reg_approval_policy_free:
 * @self: (nullable) (transfer full): a policy
 */
void
reg_approval_policy_free (RegApprovalPolicy *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n_rules; i++)
    g_free ((char *)self->rules[i].text);
  g_free (self->rules);
  g_free (self);
}

typedef struct
{
  const RegApprovalRule *rule;
  gsize position;
  const RegApprovalCase *request;
  GArray *matches;
} Check;

static void
match (const Check *check, int line, gint64 actual)
{
  RegApprovalMatch found = { check->position, line, actual, check->rule->limit };

  g_array_append_val (check->matches, found);
}

static gint64
ratio (RegWide part, RegWide whole)
{
  RegWide ppm = reg_money_round_div (part * REG_PPM, whole);

  return (gint64)CLAMP (ppm, -G_MAXINT64, G_MAXINT64);
}

/* A percentage is compared as it was given: the cents it comes to may round to a little more. */
static void
check_line_discount (const Check *check, gsize i)
{
  const RegCalcLine *line = &check->request->input->lines[i];
  const RegCalcLineResult *result = &check->request->result->lines[i];
  gint64 limit = MAX (check->rule->limit, check->request->granted_discount);
  gint64 actual;

  if (line->discount.kind == REG_DISCOUNT_PERCENT)
    actual = line->discount.value;
  else if (line->discount.kind == REG_DISCOUNT_AMOUNT && result->base != 0)
    actual = ratio (result->discount, result->base);
  else
    return;
  if (actual > limit)
    match (check, (int)i, actual);
}

static gsize
count_discounts (const RegApprovalCase *request)
{
  gsize n = request->input->discount.kind != REG_DISCOUNT_NONE ? 1 : 0;

  for (gsize i = 0; i < request->result->n_lines; i++)
    {
      if (request->result->lines[i].counts
          && request->input->lines[i].discount.kind != REG_DISCOUNT_NONE)
        n++;
    }
  return n;
}

/* Each discount that was rounded may be half a minor unit over what it says. */
static void
check_document_discount (const Check *check)
{
  const RegCalcResult *result = check->request->result;
  gint64 limit = MAX (check->rule->limit, check->request->granted_discount);
  RegWide rounding = (RegWide)count_discounts (check->request) * REG_PPM;
  RegWide over = (RegWide)result->discount * REG_PPM - (RegWide)result->base * limit;

  if (result->base > 0 && 2 * over > rounding)
    match (check, -1, result->discount_rate);
}

static void
check_margin (const Check *check)
{
  const RegCalcResult *result = check->request->result;
  gint64 net = result->profit + result->cost;

  if (!result->has_cost)
    return;
  if (check->request->granted_discount > 0
      && result->discount_rate <= check->request->granted_discount)
    return;
  if (net <= 0 && result->profit < 0)
    match (check, -1, -REG_PPM);
  else if (net > 0 && result->margin < check->rule->limit)
    match (check, -1, result->margin);
}

/* Something taken back has a negative cost and is none of this rule's business. */
static void
check_cost (const Check *check, gsize i)
{
  const RegCalcLineResult *line = &check->request->result->lines[i];

  if (line->has_cost && line->cost > 0 && line->profit < 0)
    match (check, (int)i, line->profit);
}

static char *
fold_word (const char *word)
{
  g_autofree char *composed = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);

  return composed != NULL ? g_utf8_casefold (composed, -1) : NULL;
}

static gboolean
same_word (const char *a, const char *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a == NULL || b == NULL || *a == '\0')
    return FALSE;
  x = fold_word (a);
  y = fold_word (b);
  return x != NULL && g_strcmp0 (x, y) == 0;
}

static gboolean
has_money (const RegCalcLine *line)
{
  return line->kind != REG_LINE_TEXT && line->kind != REG_LINE_SECTION;
}

/* Options are offered to the customer as well, so lines are looked at whether they count or not. */
static void
check_lines (const Check *check)
{
  const RegApprovalCase *request = check->request;

  for (gsize i = 0; i < request->input->n_lines; i++)
    {
      if (!has_money (&request->input->lines[i]))
        continue;
      if (check->rule->condition == REG_APPROVAL_LINE_DISCOUNT_OVER)
        check_line_discount (check, i);
      else if (check->rule->condition == REG_APPROVAL_BELOW_COST)
        check_cost (check, i);
      else if (request->product_groups != NULL
               && same_word (request->product_groups[i], check->rule->text))
        match (check, (int)i, 0);
    }
}

static void
check_rule (const Check *check)
{
  const RegApprovalCase *request = check->request;

  switch (check->rule->condition)
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
    case REG_APPROVAL_BELOW_COST:
    case REG_APPROVAL_PRODUCT_GROUP:
      check_lines (check);
      break;
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      check_document_discount (check);
      break;
    case REG_APPROVAL_MARGIN_UNDER:
      check_margin (check);
      break;
    case REG_APPROVAL_TOTAL_OVER:
      if (request->result->net > check->rule->limit)
        match (check, -1, request->result->net);
      break;
    case REG_APPROVAL_GROSS_OVER:
      if (request->result->gross > check->rule->limit)
        match (check, -1, request->result->gross);
      break;
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      if (request->payment_days > check->rule->limit)
        match (check, -1, request->payment_days);
      break;
    case REG_APPROVAL_CUSTOMER_CLASS:
      if (same_word (request->customer_class, check->rule->text))
        match (check, -1, 0);
      break;
    case REG_APPROVAL_NEW_CUSTOMER:
      if (request->is_new_customer)
        match (check, -1, 0);
      break;
    default:
      /* A rule of a newer version is not understood, so somebody has to look. */
      match (check, -1, 0);
      break;
    }
}

static gboolean
same_signature (const RegApprovalStep *step, const RegApprovalRule *rule)
{
  return step->level == rule->level && step->staff_id == rule->staff_id
         && (rule->staff_id != 0 || step->role == rule->role);
}

static void
require_step (GArray *steps, const RegApprovalRule *rule)
{
  RegApprovalStep added = { rule->level, rule->role, rule->staff_id, rule->allow_self,
                            rule->escalate_hours };

  for (guint i = 0; i < steps->len; i++)
    {
      RegApprovalStep *step = &g_array_index (steps, RegApprovalStep, i);

      if (!same_signature (step, rule))
        continue;
      step->allow_self &= rule->allow_self;
      if (rule->escalate_hours > 0
          && (step->escalate_hours == 0 || rule->escalate_hours < step->escalate_hours))
        step->escalate_hours = rule->escalate_hours;
      return;
    }
  g_array_append_val (steps, added);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const RegApprovalStep *x = a;
  const RegApprovalStep *y = b;

  if (x->level != y->level)
    return x->level < y->level ? -1 : 1;
  if (x->role != y->role)
    return x->role < y->role ? -1 : 1;
  return x->staff_id < y->staff_id ? -1 : x->staff_id > y->staff_id ? 1 : 0;
}

/**
 * reg_approval_policy_assess:
 * @self: the policy
 * @request: what is asked about
 *
 * Applies every rule; none hides another. Any thread.
 *
 * Returns: (transfer full): what matches and who must approve
 */
RegApprovalAssessment *
reg_approval_policy_assess (const RegApprovalPolicy *self, const RegApprovalCase *request)
{
  RegApprovalAssessment *assessment = g_new0 (RegApprovalAssessment, 1);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (RegApprovalMatch));
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RegApprovalStep));

  for (gsize i = 0; i < self->n_rules; i++)
    {
      Check check = { &self->rules[i], i, request, matches };
      guint before = matches->len;

      check_rule (&check);
      if (matches->len > before)
        require_step (steps, check.rule);
    }
  g_array_sort (steps, compare_steps);
  assessment->n_matches = matches->len;
  assessment->matches = (RegApprovalMatch *)g_array_free (matches, FALSE);
  assessment->n_steps = steps->len;
  assessment->steps = (RegApprovalStep *)g_array_free (steps, FALSE);
  return assessment;
}

/**
 * reg_approval_assessment_free:
 * @assessment: (nullable) (transfer full): an assessment
 */
void
reg_approval_assessment_free (RegApprovalAssessment *assessment)
{
  if (assessment == NULL)
    return;
  g_free (assessment->matches);
  g_free (assessment->steps);
  g_free (assessment);
}

typedef struct
{
  const RegApprovalPolicy *policy;
  const RegApprovalCase *request;
  int authority;
} Search;

/* Only what a deeper discount on the whole can break; a total over a limit gets better by it. */
static gboolean
depends_on_discount (const RegApprovalRule *rule)
{
  return rule->condition == REG_APPROVAL_DOCUMENT_DISCOUNT_OVER
         || rule->condition == REG_APPROVAL_MARGIN_UNDER
         || rule->condition == REG_APPROVAL_BELOW_COST;
}

static gboolean
is_allowed (const RegCalcInput *input, const RegCalcResult *result, gpointer user_data)
{
  const Search *search = user_data;
  RegApprovalCase tried = *search->request;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (RegApprovalMatch));

  tried.input = input;
  tried.result = result;
  for (gsize i = 0; i < search->policy->n_rules; i++)
    {
      Check check = { &search->policy->rules[i], i, &tried, matches };

      if (!depends_on_discount (check.rule))
        continue;
      if (check.rule->staff_id == 0 && (int)check.rule->role <= search->authority)
        continue;
      check_rule (&check);
    }
  return matches->len == 0;
}

/**
 * reg_approval_find_below_cost:
 * @request: a document
 *
 * Says the same as a rule with %REG_APPROVAL_BELOW_COST, which a firm may have or not.
 *
 * Returns: position of the first line that brings less than it costs, -1 for none
 */
int
reg_approval_find_below_cost (const RegApprovalCase *request)
{
  static const RegApprovalRule rule = { .condition = REG_APPROVAL_BELOW_COST };
  g_autoptr (RegApprovalPolicy) policy = reg_approval_policy_new ();
  g_autoptr (RegApprovalAssessment) assessment = NULL;

  reg_approval_policy_add (policy, &rule);
  assessment = reg_approval_policy_assess (policy, request);
  return assessment->n_matches > 0 ? assessment->matches[0].line : -1;
}

/**
 * reg_approval_policy_deepest_discount:
 * @self: the policy
 * @request: what is asked about; the discount on the whole is varied, all else stays
 * @authority: -1 for what needs nobody, or a #RegRole for what that role can grant at most
 *
 * For the marks on the discount slider. Looks at the rules a discount on the whole can break:
 * whole discount, margin, below cost.
 *
 * Returns: ppm, in steps of 0.1 %; -1 when even without a discount somebody else must be asked
 */
gint64
reg_approval_policy_deepest_discount (const RegApprovalPolicy *self,
                                      const RegApprovalCase *request,
                                      int authority)
{
  Search search = { self, request, authority };

  return reg_calc_deepest_discount (request->input, is_allowed, &search);
}

static gboolean
has_role (RegRole role, RegRole needed)
{
  /* Sales and service stand side by side; managers and owners stand above both. */
  return role == needed || (role > needed && role >= REG_ROLE_MANAGER);
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED, why);
  return FALSE;
}

/**
 * reg_approval_step_may_answer:
 * @step: the signature needed
 * @voter: who wants to give it
 * @is_own: (out) (optional): whether they answer about their own quotation, to be recorded
 *
 * Nobody approves their own quotation unless the step allows it or the firm has nobody else. A
 * person stands in for an absent one by being passed as that one's id with their own role.
 *
 * Returns: %FALSE with %REG_CORE_ERROR_REFUSED
 */
gboolean
reg_approval_step_may_answer (const RegApprovalStep *step,
                              const RegApprovalVoter *voter,
                              gboolean *is_own,
                              GError **error)
{
  gboolean own = voter->staff_id == voter->author_id;

  if (is_own != NULL)
    *is_own = own;
  if (voter->staff_id == 0)
    return refuse ("nobody is working here just now", error);
  if (voter->n_staff == 1)
    return TRUE;
  if (own && !step->allow_self)
    return refuse ("nobody approves their own quotation", error);

  if (step->staff_id != 0)
    {
      if (voter->staff_id == step->staff_id || (voter->is_late && voter->role == REG_ROLE_OWNER))
        return TRUE;
      return refuse ("another person has to approve this", error);
    }
  if (!has_role (voter->role, step->role))
    return refuse ("a higher role has to approve this", error);
  return TRUE;
}
