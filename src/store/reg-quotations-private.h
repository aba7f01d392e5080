/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-quotation-state.h"
#include "store/reg-approvals.h"
#include "store/reg-command-private.h"
#include "core/reg-approval-policy.h"
#include "store/reg-quotations.h"

G_BEGIN_DECLS

RegQuotationState reg_quotation_get_state (const RegRecord *revision);
RegQuotation *reg_quotation_load_current (RegDb *db, gint64 quotation, GError **error);
/* With what reg_approvals_check_revision() looks at, and nothing else. */
RegQuotation *
reg_quotation_load_for_check (RegDb *db, gint64 quotation, gint64 revision, GError **error);
RegCalcResult *reg_quotation_compute (const RegRecord *revision, GPtrArray *lines, GError **error);
RegApprovalPolicy *reg_quotation_policy_of (GPtrArray *rules);
void reg_quotation_set_totals (RegRecordBuilder *builder, const RegCalcResult *result);
gboolean
reg_quotation_fill_draft (RegDb *db, RegRecordBuilder *draft, gint64 party, GError **error);

/* The state a command leads to, -1 when it does not: the error names the quotation. */
int reg_quotation_next (const RegQuotation *self,
                        RegQuotationCommand command,
                        const RegQuotationMove *move,
                        GError **error);
/* The same, written into the revision. */
gboolean reg_quotation_step (RegDb *db,
                             const RegQuotation *self,
                             RegQuotationCommand command,
                             const RegQuotationMove *move,
                             GError **error);

/* Whether nothing in it brings less than it costs, where the firm does not allow that. REFUSED names
 * the line, never the cost; the chain is told what was tried. */
gboolean reg_quotation_check_cost (RegDb *db,
                                   const RegQuotation *self,
                                   RegApprovalAttempt attempt,
                                   GError **error);

/* The chain is told that this was to leave the house without the approval it needs. */
void reg_quotation_note_kept (RegDb *db, const RegQuotation *self, RegApprovalAttempt attempt);

/* The other revisions that somebody could still act upon become superseded; requests are withdrawn. */
gboolean reg_quotation_supersede_others (RegDb *db, const RegQuotation *self, GError **error);
/* Steps of a revision that nobody answered become withdrawn. */
gboolean reg_quotation_close_steps (RegDb *db, gint64 revision, GError **error);
gboolean reg_quotation_finish_tasks (RegDb *db, gint64 quotation, GError **error);
/* The deal of a quotation goes to its last stage, unless it is closed already. */
gboolean reg_quotation_close_deal (RegDb *db,
                                   const RegQuotation *self,
                                   RegStageKind kind,
                                   const char *reason,
                                   const char *competitor,
                                   GError **error);

/* Parts of drafts. The builder of the draft is handed over; draft and quotation are saved together. */
gboolean reg_quotation_fill_customer (
    RegDb *db, RegRecordBuilder *draft, const RegRecord *firm, gint64 party, GError **error);
gint64 reg_quotation_create_with (RegDb *db,
                                  RegRecordBuilder *quotation,
                                  RegRecordBuilder *draft,
                                  gint64 *revision,
                                  GError **error);
RegRecordBuilder *reg_quotation_copy_revision (const RegRecord *from);
GPtrArray *reg_quotation_copy_lines (const RegQuotation *from);
gboolean reg_quotation_renew_valid_until (RegDb *db, RegRecordBuilder *draft, GError **error);
GPtrArray *reg_quotation_reprice (RegDb *db,
                                  const RegRecord *revision,
                                  gint64 party,
                                  GPtrArray *lines,
                                  gboolean all,
                                  GError **error);

G_END_DECLS
