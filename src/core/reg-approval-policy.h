/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-quote-calc.h"

G_BEGIN_DECLS

/* What somebody is in the firm. The numbers of these enumerations are stored. */
typedef enum
{
  REG_ROLE_SALES,
  REG_ROLE_SERVICE,
  REG_ROLE_MANAGER,
  REG_ROLE_OWNER,
} RegRole;

#define REG_N_ROLES (REG_ROLE_OWNER + 1)

/**
 * RegApprovalCondition:
 * @REG_APPROVAL_LINE_DISCOUNT_OVER: a line's own discount; limit in ppm
 * @REG_APPROVAL_DOCUMENT_DISCOUNT_OVER: all discounts together of all that counts; limit in ppm
 * @REG_APPROVAL_MARGIN_UNDER: margin of the whole; limit in ppm
 * @REG_APPROVAL_BELOW_COST: a line that brings less than it costs; no limit
 * @REG_APPROVAL_TOTAL_OVER: total without tax; limit in minor units
 * @REG_APPROVAL_PAYMENT_DAYS_OVER: days the customer has to pay; limit in days
 * @REG_APPROVAL_CUSTOMER_CLASS: the customer is of the class named by the rule's text
 * @REG_APPROVAL_PRODUCT_GROUP: a line is of the product group named by the rule's text
 * @REG_APPROVAL_NEW_CUSTOMER: the customer has not bought before
 * @REG_APPROVAL_GROSS_OVER: total with tax, what is to be paid; limit in minor units
 *
 * A limit is the last value that needs nobody: "over 10 %" leaves 10 % free.
 */
typedef enum
{
  REG_APPROVAL_LINE_DISCOUNT_OVER,
  REG_APPROVAL_DOCUMENT_DISCOUNT_OVER,
  REG_APPROVAL_MARGIN_UNDER,
  REG_APPROVAL_BELOW_COST,
  REG_APPROVAL_TOTAL_OVER,
  REG_APPROVAL_PAYMENT_DAYS_OVER,
  REG_APPROVAL_CUSTOMER_CLASS,
  REG_APPROVAL_PRODUCT_GROUP,
  REG_APPROVAL_NEW_CUSTOMER,
  REG_APPROVAL_GROSS_OVER,
} RegApprovalCondition;

#define REG_N_APPROVAL_CONDITIONS (REG_APPROVAL_GROSS_OVER + 1)

/**
 * RegApprovalRule:
 * @condition: when it applies
 * @limit: in the unit of the condition
 * @text: (nullable): the class or group of conditions that name one; compared without case
 * @role: who approves: anybody of this role, or of a higher one
 * @staff_id: who approves: this person alone; 0 for anybody of @role
 * @level: 1 is asked first
 * @allow_self: the author may approve their own
 * @escalate_hours: opening hours after which a higher role may answer, 0 for never
 */
typedef struct
{
  RegApprovalCondition condition;
  gint64 limit;
  const char *text;
  RegRole role;
  gint64 staff_id;
  int level;
  gboolean allow_self;
  int escalate_hours;
} RegApprovalRule;

/**
 * RegApprovalPolicy:
 * @rules: (array length=n_rules): owned, as are their texts
 *
 * The rules of a firm. Build with reg_approval_policy_add(), then only read.
 */
typedef struct
{
  RegApprovalRule *rules;
  gsize n_rules;
} RegApprovalPolicy;

/**
 * RegApprovalCase:
 * @input: the document
 * @result: what it comes to
 * @payment_days: days the customer has to pay
 * @customer_class: (nullable): class of the customer
 * @product_groups: (nullable) (array): for each line its product group or %NULL
 * @is_new_customer: the customer has not bought before
 * @granted_discount: ppm an approver allowed "down to, no need to ask again", 0 for none; pass it
 *   only while products, prices and costs of the lines are those that were approved
 *
 * What a policy is asked about. Nothing is owned.
 */
typedef struct
{
  const RegCalcInput *input;
  const RegCalcResult *result;
  gint64 payment_days;
  const char *customer_class;
  const char *const *product_groups;
  gboolean is_new_customer;
  gint64 granted_discount;
} RegApprovalCase;

/**
 * RegApprovalMatch:
 * @rule: position of the rule in the policy
 * @line: position of the line that breaks it, or -1
 * @actual: the value found, in the unit of the condition; the loss in minor units (negative) for
 *   %REG_APPROVAL_BELOW_COST; 0 where the condition has no value
 * @limit: what the rule allows
 */
typedef struct
{
  gsize rule;
  int line;
  gint64 actual;
  gint64 limit;
} RegApprovalMatch;

/* A signature that is needed. Several rules may ask for the same one; the strictest counts. */
typedef struct
{
  int level;
  RegRole role;
  gint64 staff_id;
  gboolean allow_self;
  int escalate_hours;
} RegApprovalStep;

/**
 * RegApprovalAssessment:
 * @matches: (array length=n_matches): every rule that applies, with the line where it has one
 * @steps: (array length=n_steps): who must approve, lowest level first; none when nobody must
 */
typedef struct
{
  RegApprovalMatch *matches;
  gsize n_matches;
  RegApprovalStep *steps;
  gsize n_steps;
} RegApprovalAssessment;

/* Who wants to answer a step. */
typedef struct
{
  gint64 staff_id;
  RegRole role;
  gint64 author_id; /* who wrote or submitted the quotation */
  gint64 n_staff;   /* members of staff who work in the firm */
  gboolean is_late; /* the hours of the step have passed without an answer */
} RegApprovalVoter;

RegApprovalPolicy *reg_approval_policy_new (void);
void reg_approval_policy_add (RegApprovalPolicy *self, const RegApprovalRule *rule);
void reg_approval_policy_free (RegApprovalPolicy *self);

RegApprovalAssessment *reg_approval_policy_assess (const RegApprovalPolicy *self,
                                                   const RegApprovalCase *request);
void reg_approval_assessment_free (RegApprovalAssessment *assessment);

int reg_approval_find_below_cost (const RegApprovalCase *request);
gint64 reg_approval_policy_deepest_discount (const RegApprovalPolicy *self,
                                             const RegApprovalCase *request,
                                             int authority);

gboolean reg_approval_step_may_answer (const RegApprovalStep *step,
                                       const RegApprovalVoter *voter,
                                       gboolean *is_own,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegApprovalPolicy, reg_approval_policy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegApprovalAssessment, reg_approval_assessment_free)

G_END_DECLS
