/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-approvals.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegQuotationReason:
 * @line: position of the line it speaks of, or -1
 * @role: who has to say yes
 * @phrase: for the middle of a sentence: "discount 14 % on line 1 is over 10 %"
 * @title: "Discount 14 % on line 1"
 * @detail: "without asking: up to 10 % · manager approves"
 * @difference: how far over, in money or points: "−196.00 €", or ""
 *
 * A limit that is broken, in words.
 */
typedef struct
{
  int line;
  RegRole role;
  char *phrase;
  char *title;
  char *detail;
  char *difference;
} RegQuotationReason;

/* How deep a discount on everything somebody may go, in ppm. */
typedef struct
{
  RegRole role;
  gint64 ppm;
} RegQuotationReach;

/**
 * RegQuotationJudgement:
 * @reasons: (element-type RegQuotationReason): the limits that are broken; none when nobody has to
 *   be asked
 * @kept: (element-type utf8): the limits that are kept, in words
 * @deepest: the deepest discount on everything that needs nobody, in ppm; -1 when even without one
 *   somebody has to be asked
 * @reaches: (element-type RegQuotationReach): what each approver may grant, the least first
 * @role: the highest role that has to say yes, when there are reasons
 * @margin_broken: a margin rule is among the reasons
 * @blocked: the number of a line that is below its cost where the firm does not allow that, 0 for
 *   none; then nobody can be asked either
 *
 * What the approval policy says to a quotation as it stands while it is being written.
 */
typedef struct
{
  GPtrArray *reasons;
  GPtrArray *kept;
  gint64 deepest;
  GArray *reaches;
  RegRole role;
  gboolean margin_broken;
  guint blocked;
} RegQuotationJudgement;

RegQuotationJudgement *reg_quotation_judgement_new (RegSession *session,
                                                    RegQuotation *quotation,
                                                    RegRecord *revision,
                                                    const RegCalcInput *input,
                                                    const RegCalcResult *result,
                                                    const char *const *categories);
void reg_quotation_judgement_free (RegQuotationJudgement *self);
void reg_quotation_judgement_grant (RegQuotationJudgement *self,
                                    RegSession *session,
                                    gint64 limit,
                                    gint64 deepest);
char *reg_quotation_judgement_dup_block (const RegQuotationJudgement *self);
gboolean reg_quotation_judgement_touches_line (const RegQuotationJudgement *self, guint line);
char *reg_quotation_judgement_dup_sentence (const RegQuotationJudgement *self);
char *reg_quotation_match_dup_title (RegSession *session,
                                     const char *currency,
                                     const RegApprovalRule *rule,
                                     const RegApprovalMatch *match,
                                     guint number);
const char *reg_role_get_word (RegRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuotationJudgement, reg_quotation_judgement_free)

G_END_DECLS
