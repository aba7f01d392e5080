/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "store/reg-approvals-private.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* The words stand in entries that were sealed: they never change. */
static const char *const attempts[REG_N_APPROVAL_ATTEMPTS] = {
  [REG_APPROVAL_ATTEMPT_SEND] = "send",           [REG_APPROVAL_ATTEMPT_ACCEPT] = "accept",
  [REG_APPROVAL_ATTEMPT_PRINT] = "print",         [REG_APPROVAL_ATTEMPT_EXPORT] = "export",
  [REG_APPROVAL_ATTEMPT_APPROVE] = "approve",     [REG_APPROVAL_ATTEMPT_REJECT] = "reject",
  [REG_APPROVAL_ATTEMPT_SEND_BACK] = "send-back", [REG_APPROVAL_ATTEMPT_EDIT] = "edit",
  [REG_APPROVAL_ATTEMPT_TAKE] = "take",           [REG_APPROVAL_ATTEMPT_SUBMIT] = "submit",
};

static const char *const reasons[REG_N_APPROVAL_REASONS] = {
  [REG_APPROVAL_REASON_NEEDED] = "needed",
  [REG_APPROVAL_REASON_NOT_VERIFIED] = "not-verified",
  [REG_APPROVAL_REASON_OWN] = "own",
  [REG_APPROVAL_REASON_NOT_ASKED] = "not-asked",
  [REG_APPROVAL_REASON_NOT_STAFF] = "not-staff",
  [REG_APPROVAL_REASON_NOT_WAITING] = "not-waiting",
  [REG_APPROVAL_REASON_SEALED] = "sealed",
  [REG_APPROVAL_REASON_DAMAGED] = "damaged",
  [REG_APPROVAL_REASON_FORGED] = "forged",
  [REG_APPROVAL_REASON_OTHER_FIRM] = "other-firm",
  [REG_APPROVAL_REASON_NOT_OURS] = "not-ours",
  [REG_APPROVAL_REASON_NOT_TRUSTED] = "not-trusted",
  [REG_APPROVAL_REASON_REVOKED] = "revoked",
  [REG_APPROVAL_REASON_OWN_KEY] = "own-key",
  [REG_APPROVAL_REASON_OTHER_PERSON] = "other-person",
  [REG_APPROVAL_REASON_EXPIRED] = "expired",
  [REG_APPROVAL_REASON_REPLAYED] = "replayed",
  [REG_APPROVAL_REASON_OTHER_REVISION] = "other-revision",
  [REG_APPROVAL_REASON_BELOW_COST] = "below-cost",
};

static int
find_word (const char *const *words, int n, const char *word)
{
  for (int i = 0; i < n; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

/**
 * reg_approval_refusal_parse:
 * @comment: the comment of an entry that tells of a refusal
 * @attempt: (out): what was tried
 * @reason: (out): why not
 *
 * Returns: whether @comment tells both; one from before they were told in this way is plain words
 */
gboolean
reg_approval_refusal_parse (const char *comment,
                            RegApprovalAttempt *attempt,
                            RegApprovalReason *reason)
{
  g_auto (GStrv) words = g_strsplit (comment, " ", 3);
  int what, why;

  if (g_strv_length (words) != 2)
    return FALSE;
  what = find_word (attempts, REG_N_APPROVAL_ATTEMPTS, words[0]);
  why = find_word (reasons, REG_N_APPROVAL_REASONS, words[1]);
  if (what < 0 || why < 0)
    return FALSE;
  *attempt = (RegApprovalAttempt)what;
  *reason = (RegApprovalReason)why;
  return TRUE;
}

/**
 * reg_approvals_refuse:
 * @db: a connection in a write job
 * @self: a quotation with the revision it was about
 * @staff: who tried, 0 when nobody knows
 * @attempt: what
 * @reason: why not
 *
 * What the job did is rolled back, so the chain is told afterwards, in a write of its own, whoever
 * called the command. Of several refusals in one job the last is told.
 */
void
reg_approvals_refuse (RegDb *db,
                      const RegQuotation *self,
                      gint64 staff,
                      RegApprovalAttempt attempt,
                      RegApprovalReason reason)
{
  db->refusal = (RegDbRefusal){ .quotation = reg_record_get_id (self->quotation),
                                .revision = reg_record_get_id (self->revision),
                                .staff = staff,
                                .attempt = attempt,
                                .reason = reason };
}

static gboolean
write_refusal (RegDb *db, const RegDbRefusal *refusal, GError **error)
{
  g_autofree char *comment = g_strdup_printf ("%s %s", attempts[refusal->attempt],
                                              reasons[refusal->reason]);
  RegApprovalNote note = {
    .quotation = refusal->quotation,
    .revision = refusal->revision,
    .kind = REG_APPROVAL_EVENT_KIND_REFUSED,
    .staff = refusal->staff,
    .comment = comment,
  };

  return reg_approvals_append (db, &note, error);
}

/* The job of a store that writes down what the one before was refused. */
gboolean
reg_approvals_write_refusal (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegDbRefusal refusal = db->refusal;

  db->refusal = (RegDbRefusal){ 0 };
  return write_refusal (db, &refusal, error);
}

/**
 * reg_approval_note_refusal:
 * @db: a connection in a write job
 * @quotation: a quotation that may not leave the house
 * @revision: one of its revisions, 0 for the current one
 * @attempt: how somebody wanted to let it out all the same
 * @error: what went wrong
 *
 * For what only reads, and was told by reg_quotation_may_leave() that it may not.
 *
 * Returns: whether the chain tells of it
 */
gboolean
reg_approval_note_refusal (
    RegDb *db, gint64 quotation, gint64 revision, RegApprovalAttempt attempt, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, quotation, revision, error);
  RegDbRefusal refusal;

  if (!self)
    return FALSE;
  refusal = (RegDbRefusal){
    .quotation = quotation,
    .revision = reg_record_get_id (self->revision),
    .staff = reg_db_get_staff (db),
    .attempt = attempt,
    .reason = self->can_verify ? REG_APPROVAL_REASON_NEEDED : REG_APPROVAL_REASON_NOT_VERIFIED,
  };
  return write_refusal (db, &refusal, error);
}
