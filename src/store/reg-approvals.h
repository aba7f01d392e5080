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

/**
 * RegApprovalTurn:
 * @level: that is asked now, 0 when nobody is
 * @since: ms UTC: when it became its turn
 * @passes_on_at: ms UTC: from when an owner may answer in place of who is named, 0 for never
 * @stand_in: who answers today for who is named and away, 0 for nobody
 *
 * Whose turn it is to answer for a revision that waits.
 */
typedef struct
{
  gint64 level;
  gint64 since;
  gint64 passes_on_at;
  gint64 stand_in;
} RegApprovalTurn;

gboolean
reg_approval_load_turn (RegDb *db, const RegQuotation *self, RegApprovalTurn *turn, GError **error);

GArray *reg_approvals_list_waiting (RegDb *db, GError **error);

/* What somebody tried without the approval it needs, and why it was refused. */
typedef enum
{
  REG_APPROVAL_ATTEMPT_SEND,
  REG_APPROVAL_ATTEMPT_ACCEPT,
  REG_APPROVAL_ATTEMPT_PRINT,
  REG_APPROVAL_ATTEMPT_EXPORT,
  REG_APPROVAL_ATTEMPT_APPROVE,
  REG_APPROVAL_ATTEMPT_SEND_BACK,
  REG_APPROVAL_ATTEMPT_REJECT,
  REG_APPROVAL_ATTEMPT_EDIT,
  REG_APPROVAL_ATTEMPT_TAKE, /* taking in an answer that came in a file */
  REG_APPROVAL_ATTEMPT_SUBMIT,
} RegApprovalAttempt;

#define REG_N_APPROVAL_ATTEMPTS 10

typedef enum
{
  REG_APPROVAL_REASON_NEEDED,       /* it needs an approval and has none */
  REG_APPROVAL_REASON_NOT_VERIFIED, /* what was sealed is not what stands there */
  REG_APPROVAL_REASON_OWN,          /* nobody answers for their own */
  REG_APPROVAL_REASON_NOT_ASKED,    /* another person has to answer */
  REG_APPROVAL_REASON_NOT_STAFF,    /* nobody who works here */
  REG_APPROVAL_REASON_NOT_WAITING, /* it waits for no answer: nobody asked, or somebody was quicker */
  REG_APPROVAL_REASON_SEALED,      /* what was handed in is not changed any more */
  REG_APPROVAL_REASON_DAMAGED,     /* the file is cut off, or no answer */
  REG_APPROVAL_REASON_FORGED,      /* the signature does not fit what the file says */
  REG_APPROVAL_REASON_OTHER_FIRM,     /* the file is about another firm's quotation */
  REG_APPROVAL_REASON_NOT_OURS,       /* no request of this book was answered */
  REG_APPROVAL_REASON_NOT_TRUSTED,    /* nobody trusts the key it was signed with */
  REG_APPROVAL_REASON_REVOKED,        /* nobody trusts that key any more */
  REG_APPROVAL_REASON_OWN_KEY,        /* the computer that asked answered itself */
  REG_APPROVAL_REASON_OTHER_PERSON,   /* the key is another person's */
  REG_APPROVAL_REASON_EXPIRED,        /* the request is too old */
  REG_APPROVAL_REASON_REPLAYED,       /* that key answered this request before */
  REG_APPROVAL_REASON_OTHER_REVISION, /* it was given for something else than waits now */
  REG_APPROVAL_REASON_BELOW_COST,     /* the firm does not sell below cost */
} RegApprovalReason;

#define REG_N_APPROVAL_REASONS 19

/* Commands write a refusal into the chain themselves. This is for what only reads: printing, saving
 * as a file. */
gboolean reg_approval_note_refusal (
    RegDb *db, gint64 quotation, gint64 revision, RegApprovalAttempt attempt, GError **error);
gboolean reg_approval_refusal_parse (const char *comment,
                                     RegApprovalAttempt *attempt,
                                     RegApprovalReason *reason);

/* For reg_journal_undo(): before an action is taken back, whether it may be; afterwards the entries
 * that say so. */
gboolean reg_approvals_check_undo (RegDb *db, gint64 action, GError **error);
gboolean reg_approvals_note_undo (RegDb *db, gint64 action, GError **error);
gboolean reg_approvals_keeps_number (RegDb *db, RegEntityId entity);

G_END_DECLS
