/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-judgement.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"

typedef struct
{
  RegSession *session;
  const char *currency;
  const RegCalcInput *input;
  const RegCalcResult *result;
  guint *numbers; /* of the lines, as the person sees them */
} Words;

/* What a role is called in the middle of a sentence. */
const char *
reg_role_get_word (RegRole role)
{
  switch (role)
    {
    case REG_ROLE_SALES:
      return C_ ("role", "salespeople");
    case REG_ROLE_SERVICE:
      return C_ ("role", "service");
    case REG_ROLE_MANAGER:
      return C_ ("role", "manager");
    case REG_ROLE_OWNER:
      return C_ ("role", "owner");
    default:
      return "";
    }
}

static void
reason_free (gpointer data)
{
  RegQuotationReason *self = data;

  g_free (self->phrase);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->difference);
  g_free (self);
}

static char *
who_approves (Words *words, const RegApprovalRule *rule)
{
  RegRecord *person = rule->staff_id != 0 ? reg_session_find_staff (words->session, rule->staff_id)
                                          : NULL;

  if (person != NULL)
    return g_strdup_printf (_ ("%s approves"), reg_record_get_text (person, REG_STAFF_NAME));
  return g_strdup (rule->role == REG_ROLE_OWNER ? _ ("the owner approves")
                                                : _ ("the manager approves"));
}

static char *
rate (Words *words, gint64 ppm)
{
  return reg_rate_format (ppm, 1, reg_session_get_number_style (words->session));
}

static char *
money (Words *words, gint64 minor)
{
  return reg_session_format_money (words->session, minor, words->currency);
}

/**
 * reg_quotation_match_dup_title:
 * @session: for formats
 * @currency: of the quotation
 * @rule: the rule that is broken
 * @match: by what
 * @number: of the line that breaks it, as it is counted on paper; 0 when it is the whole
 *
 * Returns: (transfer full): the figure that breaks it: "Discount 14 % on line 1"
 */
char *
reg_quotation_match_dup_title (RegSession *session,
                               const char *currency,
                               const RegApprovalRule *rule,
                               const RegApprovalMatch *match,
                               guint number)
{
  g_autofree char *percent = reg_rate_format (match->actual, 1,
                                              reg_session_get_number_style (session));
  const char *text = rule->text != NULL ? rule->text : "";
  g_autofree char *amount = NULL;
  int days = (int)match->actual;

  switch (rule->condition)
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
      return g_strdup_printf (_ ("Discount %1$s on line %2$u"), percent, number);
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      return g_strdup_printf (_ ("Discount %s on everything"), percent);
    case REG_APPROVAL_MARGIN_UNDER:
      return reg_session_sees_cost (session) ? g_strdup_printf (_ ("Margin %s"), percent)
                                             : g_strdup (_ ("Margin too low"));
    case REG_APPROVAL_BELOW_COST:
      return g_strdup_printf (_ ("Line %u is below its cost"), number);
    case REG_APPROVAL_TOTAL_OVER:
      amount = reg_session_format_money (session, match->actual, currency);
      return g_strdup_printf (_ ("Net total %s"), amount);
    case REG_APPROVAL_GROSS_OVER:
      amount = reg_session_format_money (session, match->actual, currency);
      return g_strdup_printf (_ ("Total %s with tax"), amount);
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      return g_strdup_printf (ngettext ("%d day to pay", "%d days to pay", days), days);
    case REG_APPROVAL_CUSTOMER_CLASS:
      return g_strdup_printf (_ ("Customer of class “%s”"), text);
    case REG_APPROVAL_PRODUCT_GROUP:
      return g_strdup_printf (_ ("Line %1$u of the group “%2$s”"), number, text);
    case REG_APPROVAL_NEW_CUSTOMER:
      return g_strdup (_ ("New customer"));
    default:
      return g_strdup (_ ("A rule of a newer version"));
    }
}

/* --- limits that are broken ------------------------------------------------------------- */

static void
say_line_discount (Words *words, const RegApprovalMatch *match, RegQuotationReason *reason)
{
  g_autofree char *actual = rate (words, match->actual);
  g_autofree char *limit = rate (words, match->limit);
  guint number = words->numbers[match->line];
  const RegCalcLineResult *line = &words->result->lines[match->line];
  RegWide allowed = reg_money_round_div ((RegWide)line->base * match->limit, REG_PPM);

  /* Translators: discount of 14 % on line 1 is over the limit of 10 % */
  reason->phrase = g_strdup_printf (_ ("discount %1$s on line %2$u is over %3$s"), actual, number,
                                    limit);
  reason->detail = g_strdup_printf (_ ("up to %s without asking"), limit);
  reason->difference = money (words, (gint64)allowed - line->discount);
}

static void
say_document_discount (Words *words, const RegApprovalMatch *match, RegQuotationReason *reason)
{
  g_autofree char *actual = rate (words, match->actual);
  g_autofree char *limit = rate (words, match->limit);
  RegWide allowed = reg_money_round_div ((RegWide)words->result->base * match->limit, REG_PPM);

  reason->phrase = g_strdup_printf (_ ("discount %1$s on everything is over %2$s"), actual, limit);
  reason->detail = g_strdup_printf (_ ("up to %s without asking"), limit);
  reason->difference = money (words, (gint64)allowed - words->result->discount);
}

static void
say_margin (Words *words, const RegApprovalMatch *match, RegQuotationReason *reason)
{
  g_autofree char *actual = rate (words, match->actual);
  g_autofree char *limit = rate (words, match->limit);
  double points = (match->actual - match->limit) / 10000.0;

  reason->detail = g_strdup_printf (_ ("from %s on without asking"), limit);
  if (!reg_session_sees_cost (words->session))
    {
      /* What it is would say what it costs. */
      reason->phrase = g_strdup_printf (_ ("the margin is under %s"), limit);
      return;
    }
  reason->phrase = g_strdup_printf (_ ("margin %1$s is under %2$s"), actual, limit);
  /* Translators: difference between two percentages */
  reason->difference = g_strdup_printf (_ ("%.1f points"), points);
}

static void
say_below_cost (Words *words, const RegApprovalMatch *match, RegQuotationReason *reason)
{
  guint number = words->numbers[match->line];

  reason->phrase = g_strdup_printf (_ ("line %u is below its cost"), number);
  reason->detail = g_strdup (_ ("not without asking"));
  if (reg_session_sees_cost (words->session))
    reason->difference = money (words, match->actual);
}

static void
say_total (Words *words,
           const RegApprovalRule *rule,
           const RegApprovalMatch *match,
           RegQuotationReason *reason)
{
  g_autofree char *actual = money (words, match->actual);
  g_autofree char *limit = money (words, match->limit);

  reason->phrase = g_strdup_printf (rule->condition == REG_APPROVAL_GROSS_OVER
                                        ? _ ("total with tax %1$s is over %2$s")
                                        : _ ("net total %1$s is over %2$s"),
                                    actual, limit);
  reason->detail = g_strdup_printf (_ ("up to %s without asking"), limit);
  reason->difference = money (words, match->actual - match->limit);
}

static void
say_payment_days (const RegApprovalMatch *match, RegQuotationReason *reason)
{
  int actual = (int)match->actual;
  int limit = (int)match->limit;

  reason->phrase = g_strdup_printf (
      ngettext ("%1$d day to pay is over %2$d", "%1$d days to pay is over %2$d", actual), actual,
      limit);
  reason->detail = g_strdup_printf (
      ngettext ("up to %d day without asking", "up to %d days without asking", limit), limit);
}

static void
say_words (Words *words,
           const RegApprovalRule *rule,
           const RegApprovalMatch *match,
           RegQuotationReason *reason)
{
  const char *text = rule->text != NULL ? rule->text : "";

  if (rule->condition == REG_APPROVAL_CUSTOMER_CLASS)
    reason->phrase = g_strdup_printf (_ ("the customer is of class “%s”"), text);
  else if (rule->condition == REG_APPROVAL_PRODUCT_GROUP)
    {
      guint number = match->line >= 0 ? words->numbers[match->line] : 0;

      reason->phrase = g_strdup_printf (_ ("line %1$u is of the group “%2$s”"), number, text);
    }
  else if (rule->condition == REG_APPROVAL_NEW_CUSTOMER)
    reason->phrase = g_strdup (_ ("the customer is new"));
  else
    reason->phrase = g_strdup (_ ("a rule of a newer version applies"));
  reason->detail = g_strdup (_ ("not without asking"));
}

static RegQuotationReason *
reason_new (Words *words, const RegApprovalRule *rule, const RegApprovalMatch *match)
{
  RegQuotationReason *reason = g_new0 (RegQuotationReason, 1);
  g_autofree char *who = who_approves (words, rule);
  char *detail;

  reason->line = match->line;
  reason->role = rule->role;
  reason->title = reg_quotation_match_dup_title (words->session, words->currency, rule, match,
                                                 match->line >= 0 ? words->numbers[match->line]
                                                                  : 0);
  switch (rule->condition)
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
      say_line_discount (words, match, reason);
      break;
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      say_document_discount (words, match, reason);
      break;
    case REG_APPROVAL_MARGIN_UNDER:
      say_margin (words, match, reason);
      break;
    case REG_APPROVAL_BELOW_COST:
      say_below_cost (words, match, reason);
      break;
    case REG_APPROVAL_TOTAL_OVER:
    case REG_APPROVAL_GROSS_OVER:
      say_total (words, rule, match, reason);
      break;
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      say_payment_days (match, reason);
      break;
    case REG_APPROVAL_CUSTOMER_CLASS:
    case REG_APPROVAL_PRODUCT_GROUP:
    case REG_APPROVAL_NEW_CUSTOMER:
    default:
      say_words (words, rule, match, reason);
      break;
    }
  detail = g_strdup_printf ("%s\u00a0· %s", reason->detail, who);
  g_free (reason->detail);
  reason->detail = detail;
  if (reason->difference == NULL)
    reason->difference = g_strdup ("");
  return reason;
}

/* --- limits that are kept --------------------------------------------------------------- */

static char *
kept_words (Words *words, const RegApprovalRule *rule)
{
  g_autofree char *limit = NULL;

  switch (rule->condition)
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
      limit = rate (words, rule->limit);
      return g_strdup_printf (_ ("no line over %s discount"), limit);
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      limit = rate (words, rule->limit);
      return g_strdup_printf (_ ("discount within %s"), limit);
    case REG_APPROVAL_MARGIN_UNDER:
      /* Without a cost there is no margin to speak of. */
      if (!words->result->has_margin)
        return NULL;
      limit = rate (words, rule->limit);
      return g_strdup_printf (_ ("margin over %s"), limit);
    case REG_APPROVAL_TOTAL_OVER:
      limit = money (words, rule->limit);
      return g_strdup_printf (_ ("total under %s"), limit);
    case REG_APPROVAL_GROSS_OVER:
      limit = money (words, rule->limit);
      return g_strdup_printf (_ ("total with tax under %s"), limit);
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      return g_strdup_printf (
          ngettext ("paid within %d day", "paid within %d days", (int)rule->limit),
          (int)rule->limit);
    case REG_APPROVAL_BELOW_COST:
      return words->result->has_cost ? g_strdup (_ ("no line below cost")) : NULL;
    case REG_APPROVAL_CUSTOMER_CLASS:
    case REG_APPROVAL_PRODUCT_GROUP:
    case REG_APPROVAL_NEW_CUSTOMER:
    default:
      return NULL;
    }
}

/* Of several rules of one kind only the first kept one is worth a word. */
static gboolean
told_before (const RegApprovalPolicy *policy, gsize rule, const gboolean *broken)
{
  for (gsize i = 0; i < policy->n_rules; i++)
    if (policy->rules[i].condition == policy->rules[rule].condition && (broken[i] || i < rule))
      return TRUE;
  return FALSE;
}

static void
collect_kept (RegQuotationJudgement *self,
              Words *words,
              const RegApprovalPolicy *policy,
              const RegApprovalAssessment *assessment)
{
  g_autofree gboolean *broken = g_new0 (gboolean, policy->n_rules + 1);

  for (gsize i = 0; i < assessment->n_matches; i++)
    broken[assessment->matches[i].rule] = TRUE;
  for (gsize i = 0; i < policy->n_rules; i++)
    {
      char *text;

      if (broken[i] || told_before (policy, i, broken))
        continue;
      text = kept_words (words, &policy->rules[i]);
      if (text != NULL)
        g_ptr_array_add (self->kept, text);
    }
}

/* --- the whole -------------------------------------------------------------------------- */

static guint *
number_lines (const RegCalcInput *input)
{
  guint *numbers = g_new0 (guint, input->n_lines + 1);
  guint number = 0;

  for (gsize i = 0; i < input->n_lines; i++)
    if (input->lines[i].kind != REG_LINE_TEXT && input->lines[i].kind != REG_LINE_SECTION)
      numbers[i] = ++number;
  return numbers;
}

static void
collect_reasons (RegQuotationJudgement *self,
                 Words *words,
                 const RegApprovalPolicy *policy,
                 const RegApprovalAssessment *assessment)
{
  for (gsize i = 0; i < assessment->n_matches; i++)
    {
      const RegApprovalMatch *match = &assessment->matches[i];
      const RegApprovalRule *rule = &policy->rules[match->rule];

      g_ptr_array_add (self->reasons, reason_new (words, rule, match));
      if (rule->condition == REG_APPROVAL_MARGIN_UNDER)
        self->margin_broken = TRUE;
    }
  for (gsize i = 0; i < assessment->n_steps; i++)
    self->role = MAX (self->role, assessment->steps[i].role);
}

static void
collect_reaches (RegQuotationJudgement *self,
                 const RegApprovalPolicy *policy,
                 const RegApprovalCase *request)
{
  static const RegRole approvers[] = { REG_ROLE_MANAGER, REG_ROLE_OWNER };

  self->deepest = reg_approval_policy_deepest_discount (policy, request, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (approvers); i++)
    {
      RegQuotationReach reach = { approvers[i], 0 };

      reach.ppm = reg_approval_policy_deepest_discount (policy, request, (int)approvers[i]);
      if (reach.ppm > self->deepest && reach.ppm < REG_PPM)
        g_array_append_val (self->reaches, reach);
    }
}

/**
 * reg_quotation_judgement_new:
 * @session: for names and formats
 * @quotation: as the store has it, for its rules and its customer
 * @revision: as being edited
 * @input: the calculator's input
 * @result: what it comes to
 * @categories: product group of each line or %NULL
 *
 * Asks the policy. Any number of lines takes well under a millisecond.
 */
RegQuotationJudgement *
reg_quotation_judgement_new (RegSession *session,
                             RegQuotation *quotation,
                             RegRecord *revision,
                             const RegCalcInput *input,
                             const RegCalcResult *result,
                             const char *const *categories)
{
  RegQuotationJudgement *self = g_new0 (RegQuotationJudgement, 1);
  g_autoptr (RegApprovalPolicy) policy = reg_quotation_policy (quotation);
  g_autoptr (RegApprovalAssessment) assessment = NULL;
  g_autofree guint *numbers = number_lines (input);
  Words words = { session, input->currency, input, result, numbers };
  RegApprovalCase request;

  reg_quotation_approval_case (quotation, revision, input, result, &request);
  request.product_groups = categories;
  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->reaches = g_array_new (FALSE, FALSE, sizeof (RegQuotationReach));
  assessment = reg_approval_policy_assess (policy, &request);
  collect_reasons (self, &words, policy, assessment);
  collect_kept (self, &words, policy, assessment);
  collect_reaches (self, policy, &request);
  if (quotation->below_cost == REG_BELOW_COST_BLOCK)
    {
      int line = reg_approval_find_below_cost (&request);

      self->blocked = line >= 0 ? numbers[line] : 0;
    }
  return self;
}

void
reg_quotation_judgement_free (RegQuotationJudgement *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->kept);
  g_array_unref (self->reaches);
  g_free (self);
}

/**
 * reg_quotation_judgement_grant:
 * @limit: ppm down to which somebody approved an earlier revision
 * @deepest: ppm that may be given on everything within it
 *
 * What is broken was allowed before.
 */
void
reg_quotation_judgement_grant (RegQuotationJudgement *self,
                               RegSession *session,
                               gint64 limit,
                               gint64 deepest)
{
  g_autofree char *figure = reg_rate_format (limit, 1, reg_session_get_number_style (session));

  g_ptr_array_set_size (self->reasons, 0);
  g_ptr_array_insert (self->kept, 0, g_strdup_printf (_ ("approved before, down to %s"), figure));
  self->margin_broken = FALSE;
  self->deepest = MAX (self->deepest, deepest);
}

gboolean
reg_quotation_judgement_touches_line (const RegQuotationJudgement *self, guint line)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const RegQuotationReason *reason = g_ptr_array_index (self->reasons, i);

      if (reason->line == (int)line)
        return TRUE;
    }
  return FALSE;
}

/**
 * reg_quotation_judgement_dup_block:
 *
 * Returns: (transfer full) (nullable): why it can neither be handed in nor sent, %NULL when it can
 */
char *
reg_quotation_judgement_dup_block (const RegQuotationJudgement *self)
{
  return self->blocked != 0 ? g_strdup_printf (_ ("Line %u is below its cost, which is not allowed "
                                                  "here"),
                                               self->blocked)
                            : NULL;
}

/**
 * reg_quotation_judgement_dup_sentence:
 *
 * Returns: (transfer full) (nullable): "Needs approval: discount 14 % on line 1 is over 10 %, and
 *   margin 21.4 % is under 24 %", %NULL when nobody has to be asked
 */
char *
reg_quotation_judgement_dup_sentence (const RegQuotationJudgement *self)
{
  const RegQuotationReason *first;
  const RegQuotationReason *second;

  if (self->reasons->len == 0)
    return NULL;
  first = g_ptr_array_index (self->reasons, 0);
  if (self->reasons->len == 1)
    return g_strdup_printf (_ ("Needs approval: %s"), first->phrase);
  /* The last one is of another kind more often than the second. */
  second = g_ptr_array_index (self->reasons, self->reasons->len - 1);
  if (self->reasons->len == 2)
    return g_strdup_printf (_ ("Needs approval: %1$s, and %2$s"), first->phrase, second->phrase);
  return g_strdup_printf (ngettext ("Needs approval: %1$s, %2$s, and %3$u more",
                                    "Needs approval: %1$s, %2$s, and %3$u more",
                                    self->reasons->len - 2),
                          first->phrase, second->phrase, self->reasons->len - 2);
}
