/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-approval-policy.h"
#include "store/reg-quotations.h"

G_BEGIN_DECLS

/* The policy of the firm as the rules of core know it; its rules stand in the order of
 * RegQuotation.rules, so a match leads to its record. Free with reg_approval_policy_free(). */
RegApprovalPolicy *reg_quotation_policy (const RegQuotation *self);

/* What the policy is to be asked about, for a revision as it stands or is being edited. Everything
 * is borrowed. When lines were added or removed since loading, set product_groups anew. */
void reg_quotation_approval_case (const RegQuotation *self,
                                  const RegRecord *revision,
                                  const RegCalcInput *input,
                                  const RegCalcResult *result,
                                  RegApprovalCase *request);

/* An approval "down to" of an earlier revision, and whether it covers one as it is being edited. */
RegQuotation *
reg_quotation_load_grant (RegDb *db, const RegQuotation *self, gint64 *limit, GError **error);
gboolean reg_quotation_is_granted (const RegQuotation *self,
                                   const RegRecord *revision,
                                   GPtrArray *lines,
                                   const RegQuotation *approved,
                                   gint64 limit);

/* Whether this person may answer a step of this revision now: REFUSED says why not. */
gboolean reg_approval_may_answer (RegDb *db, gint64 quotation, gint64 staff, GError **error);

/* Writes into the chain that somebody tried what they may not; a write of its own, because the one
 * that was refused leaves nothing. */
gboolean reg_approval_note_refusal (
    RegDb *db, gint64 quotation, gint64 staff, const char *comment, GError **error);

/* For reg_journal_undo(): before an action is taken back, whether it may be; afterwards the entries
 * that say so. */
gboolean reg_approvals_check_undo (RegDb *db, gint64 action, GError **error);
gboolean reg_approvals_note_undo (RegDb *db, gint64 action, GError **error);
gboolean reg_approvals_keeps_number (RegDb *db, RegEntityId entity);

G_END_DECLS
