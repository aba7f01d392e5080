/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-quotations.h"

#include "store/reg-approvals.h"
#include "store/reg-quotations-private.h"

G_DEFINE_BOXED_TYPE (RegQuotation, reg_quotation, reg_quotation_ref, reg_quotation_unref)

/**
 * reg_quotation_ref:
 * @self: a quotation
 *
 * Returns: @self
 */
RegQuotation *
reg_quotation_ref (RegQuotation *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * reg_quotation_unref:
 * @self: (transfer full): a quotation
 */
void
reg_quotation_unref (RegQuotation *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->quotation, reg_record_unref);
  g_clear_pointer (&self->revision, reg_record_unref);
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  g_clear_pointer (&self->owner, reg_record_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->category_of_line, g_ptr_array_unref);
  g_free (self->number);
  g_free (self);
}

/**
 * reg_quotation_get_state:
 * @revision: a revision
 *
 * Returns: its state
 */
RegQuotationState
reg_quotation_get_state (const RegRecord *revision)
{
  return reg_record_get_int (revision, REG_QUOTATION_REVISION_STATE);
}

/**
 * reg_quotation_calc_input:
 * @revision: a revision
 * @lines: (element-type RegRecord): its lines in order
 *
 * The records may be those of the file or as they are being edited. Any thread.
 *
 * Returns: (transfer full): what the calculator wants; one block, free with g_free(). The currency
 *   belongs to @revision.
 */
RegCalcInput *
reg_quotation_calc_input (const RegRecord *revision, GPtrArray *lines)
{
  RegCalcInput *input = g_malloc0 (sizeof (RegCalcInput) + lines->len * sizeof (RegCalcLine));
  RegCalcLine *first = (RegCalcLine *)(input + 1);

  input->currency = reg_record_get_text (revision, REG_QUOTATION_REVISION_CURRENCY);
  input->rounding = reg_record_get_int (revision, REG_QUOTATION_REVISION_ROUNDING);
  input->prices = reg_record_get_int (revision, REG_QUOTATION_REVISION_PRICE_ENTRY);
  input->discount.kind = reg_record_get_int (revision, REG_QUOTATION_REVISION_DISCOUNT_KIND);
  input->discount.value = reg_record_get_int (revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE);
  input->cash_rounding = reg_record_get_int (revision, REG_QUOTATION_REVISION_CASH_ROUNDING);
  input->lines = first;
  input->n_lines = lines->len;
  for (guint i = 0; i < lines->len; i++)
    {
      const RegRecord *record = lines->pdata[i];
      RegCalcLine *line = &first[i];

      line->kind = reg_record_get_int (record, REG_QUOTATION_LINE_KIND);
      line->chosen = reg_record_get_int (record, REG_QUOTATION_LINE_CHOSEN) != 0;
      line->quantity = reg_record_get_int (record, REG_QUOTATION_LINE_QUANTITY);
      line->unit_price = reg_record_get_int (record, REG_QUOTATION_LINE_UNIT_PRICE);
      line->has_cost = !reg_record_is_null (record, REG_QUOTATION_LINE_UNIT_COST);
      line->unit_cost = reg_record_get_int (record, REG_QUOTATION_LINE_UNIT_COST);
      line->discount.kind = reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_KIND);
      line->discount.value = reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_VALUE);
      line->tax_rate = reg_record_get_int (record, REG_QUOTATION_LINE_TAX_RATE);
    }
  return input;
}

/**
 * reg_quotation_compute:
 * @revision: a revision
 * @lines: (element-type RegRecord): its lines in order
 * @error: %REG_STORE_ERROR_INVALID names line and field
 *
 * Returns: (transfer full) (nullable): what it comes to
 */
RegCalcResult *
reg_quotation_compute (const RegRecord *revision, GPtrArray *lines, GError **error)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (revision, lines);
  g_autoptr (GError) local = NULL;
  RegCalcResult *result = reg_calc_compute (input, &local);

  if (!result)
    reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: %s", local->message);
  return result;
}

/**
 * reg_quotation_set_totals:
 * @builder: a revision
 * @result: what it comes to
 */
void
reg_quotation_set_totals (RegRecordBuilder *builder, const RegCalcResult *result)
{
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_NET, result->net);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_TAX, result->tax);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_GROSS, result->gross);
  if (result->has_cost)
    reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_COST, result->cost);
  else
    reg_record_builder_set_null (builder, REG_QUOTATION_REVISION_COST);
}

/**
 * reg_quotation_policy_of:
 * @rules: (element-type RegRecord): approval rules
 *
 * Returns: (transfer full): the policy they make; its rules stand in their order
 */
RegApprovalPolicy *
reg_quotation_policy_of (GPtrArray *rules)
{
  RegApprovalPolicy *policy = reg_approval_policy_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const RegRecord *record = rules->pdata[i];
      RegApprovalRule rule = {
        .condition = reg_record_get_int (record, REG_APPROVAL_RULE_CONDITION),
        .limit = reg_record_get_int (record, REG_APPROVAL_RULE_LIMIT_VALUE),
        .text = reg_record_peek_text (record, REG_APPROVAL_RULE_TEXT_VALUE),
        .role = reg_record_is_null (record, REG_APPROVAL_RULE_ROLE)
                    ? REG_ROLE_MANAGER
                    : (RegRole)reg_record_get_int (record, REG_APPROVAL_RULE_ROLE),
        .staff_id = reg_record_get_int (record, REG_APPROVAL_RULE_STAFF_ID),
        .level = MAX (1, reg_record_get_int (record, REG_APPROVAL_RULE_LEVEL)),
        .allow_self = reg_record_get_int (record, REG_APPROVAL_RULE_ALLOW_SELF) != 0,
        .escalate_hours = reg_record_get_int (record, REG_APPROVAL_RULE_ESCALATE_HOURS),
      };

      reg_approval_policy_add (policy, &rule);
    }
  return policy;
}

/**
 * reg_quotation_policy:
 * @self: a quotation
 *
 * Returns: (transfer full): the policy in force; its rules stand in the order of @self's
 */
RegApprovalPolicy *
reg_quotation_policy (const RegQuotation *self)
{
  return reg_quotation_policy_of (self->rules);
}

/**
 * reg_quotation_approval_case:
 * @self: a quotation
 * @revision: the revision as it stands or is being edited
 * @input: the calculator's input made from it
 * @result: what it comes to
 * @request: (out caller-allocates): filled with pointers into the others
 *
 * What the policy is to be asked about. Product groups are those of the lines of the file: pass
 * lines in their order, or set them anew in @request.
 */
void
reg_quotation_approval_case (const RegQuotation *self,
                             const RegRecord *revision,
                             const RegCalcInput *input,
                             const RegCalcResult *result,
                             RegApprovalCase *request)
{
  *request = (RegApprovalCase){
    .input = input,
    .result = result,
    .payment_days = reg_record_get_int (revision, REG_QUOTATION_REVISION_PAYMENT_DAYS),
    .customer_class = self->party ? reg_record_peek_text (self->party, REG_PARTY_CUSTOMER_CLASS)
                                  : NULL,
    .product_groups = self->category_of_line->len == input->n_lines
                          ? (const char *const *)self->category_of_line->pdata
                          : NULL,
    .is_new_customer = self->is_new_customer,
  };
}
