/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-rule-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* An approval rule as a sentence somebody can agree with. */

/**
 * reg_rule_text_describe_condition:
 * @rule: an approval rule
 *
 * Returns: (transfer full): when it applies
 */
char *
reg_rule_text_describe_condition (const RegRecord *rule, RegSession *session)
{
  gint64 limit = reg_record_get_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE);
  const char *text = reg_record_get_text (rule, REG_APPROVAL_RULE_TEXT_VALUE);
  g_autofree char *rate = reg_session_format_rate (session, limit);
  g_autofree char *amount = reg_session_format_money (session, limit, NULL);

  switch ((RegApprovalCondition)reg_record_get_int (rule, REG_APPROVAL_RULE_CONDITION))
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
      return g_strdup_printf (_ ("If a line has more than %s discount"), rate);
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      return g_strdup_printf (_ ("If the whole has more than %s discount"), rate);
    case REG_APPROVAL_MARGIN_UNDER:
      return g_strdup_printf (_ ("If the margin is under %s"), rate);
    case REG_APPROVAL_BELOW_COST:
      return g_strdup (_ ("If a line brings less than it costs"));
    case REG_APPROVAL_TOTAL_OVER:
      return g_strdup_printf (_ ("If the total without tax is over %s"), amount);
    case REG_APPROVAL_GROSS_OVER:
      return g_strdup_printf (_ ("If the total with tax is over %s"), amount);
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      return g_strdup_printf (ngettext ("If the customer has more than %" PRId64 " day to pay",
                                        "If the customer has more than %" PRId64 " days to pay",
                                        limit),
                              limit);
    case REG_APPROVAL_CUSTOMER_CLASS:
      return g_strdup_printf (_ ("If the customer is of class “%s”"), text);
    case REG_APPROVAL_PRODUCT_GROUP:
      return g_strdup_printf (_ ("If a line is of product group “%s”"), text);
    case REG_APPROVAL_NEW_CUSTOMER:
    default:
      return g_strdup (_ ("If the customer has not bought before"));
    }
}

static const char *
name_role (RegRole role)
{
  switch (role)
    {
    case REG_ROLE_SALES:
      return C_ ("who approves", "anybody in sales");
    case REG_ROLE_SERVICE:
      return C_ ("who approves", "anybody in service");
    case REG_ROLE_MANAGER:
      return C_ ("who approves", "a manager");
    case REG_ROLE_OWNER:
    default:
      return C_ ("who approves", "an owner");
    }
}

/**
 * reg_rule_text_describe:
 * @rule: an approval rule
 *
 * Returns: (transfer full): the rule in one or two sentences
 */
char *
reg_rule_text_describe (const RegRecord *rule, RegSession *session)
{
  g_autofree char *condition = reg_rule_text_describe_condition (rule, session);
  RegRecord *staff = reg_session_find_staff (session,
                                             reg_record_get_int (rule, REG_APPROVAL_RULE_STAFF_ID));
  const char *who = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME)
                                  : name_role (reg_record_get_int (rule, REG_APPROVAL_RULE_ROLE));
  gint64 hours = reg_record_get_int (rule, REG_APPROVAL_RULE_ESCALATE_HOURS);
  GString *text = g_string_new (NULL);

  /* Translators: when a rule applies, and who: "If the margin is under 15 %, a manager approves." */
  g_string_append_printf (text, _ ("%s, %s approves."), condition, who);
  if (reg_record_get_int (rule, REG_APPROVAL_RULE_ALLOW_SELF))
    g_string_append_printf (text, " %s", _ ("They may approve their own."));
  /* Without a person anybody higher may answer at once. */
  if (hours > 0 && staff != NULL)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text,
          ngettext ("Without an answer after %" PRId64 " opening hour an owner may.",
                    "Without an answer after %" PRId64 " opening hours an owner may.", hours),
          hours);
    }
  if (!reg_record_get_int (rule, REG_APPROVAL_RULE_ACTIVE))
    g_string_append_printf (text, " %s", _ ("Not in force."));
  return g_string_free_and_steal (text);
}
