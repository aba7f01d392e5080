/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals-private.h"
#include "store/reg-quotations-private.h"

/* The number of a line as people count them: words and headings have none. */
static int
count_to (const RegCalcInput *input, int line)
{
  int number = 0;

  for (int i = 0; i <= line; i++)
    if (input->lines[i].kind != REG_LINE_TEXT && input->lines[i].kind != REG_LINE_SECTION)
      number++;
  return number;
}

gboolean
reg_quotation_check_cost (RegDb *db,
                          const RegQuotation *self,
                          RegApprovalAttempt attempt,
                          GError **error)
{
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  RegApprovalCase request;
  int line;

  if (self->below_cost != REG_BELOW_COST_BLOCK)
    return TRUE;
  input = reg_quotation_calc_input (self->revision, self->lines);
  if (!(result = reg_quotation_compute (self->revision, self->lines, error)))
    return FALSE;
  reg_quotation_approval_case (self, self->revision, input, result, &request);
  line = reg_approval_find_below_cost (&request);
  if (line < 0)
    return TRUE;
  reg_approvals_refuse (db, self, reg_db_get_staff (db), attempt, REG_APPROVAL_REASON_BELOW_COST);
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "quotation %" G_GINT64_FORMAT
                           ": line %d is below its cost, which the firm does not allow",
                           reg_record_get_id (self->quotation), count_to (input, line));
}
