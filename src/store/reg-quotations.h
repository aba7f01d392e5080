/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-quote-calc.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* A quotation, one of its revisions and its lines, with what follows from them. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  RegRecord *quotation;
  RegRecord *revision;
  GPtrArray *lines;         /* of RegRecord, in order */
  GPtrArray *revisions;     /* of RegRecord, all of them, oldest first */
  RegRecord *party;         /* NULL while nobody is chosen */
  GPtrArray *merged;        /* of RegRecord, customers that were merged with that one, or NULL */
  RegRecord *owner;         /* NULL when nobody */
  GPtrArray *steps;         /* approval steps of this revision, of RegRecord, by level */
  GPtrArray *events;        /* approval entries of the whole quotation, of RegRecord */
  GPtrArray *rules;         /* the policy in force, of RegRecord */
  RegBelowCost below_cost;  /* what the firm does about selling below cost */
  gint64 n_staff;           /* members of staff who work here */
  gboolean is_new_customer; /* never bought anything */
  gboolean is_current;      /* this revision is the one being worked on */
  gboolean can_verify;      /* nothing sealed, or what was sealed is still exactly this content */
  char *number;             /* "2026-0118-2", or "" for a draft without one */
  GPtrArray *category_of_line; /* of char*, product group of each line, NULL where there is none */
} RegQuotation;

#define REG_TYPE_QUOTATION (reg_quotation_get_type ())
GType reg_quotation_get_type (void) G_GNUC_CONST;
RegQuotation *reg_quotation_ref (RegQuotation *self);
void reg_quotation_unref (RegQuotation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuotation, reg_quotation_unref)

/* revision_id 0: the current one. */
RegQuotation *reg_quotation_load (RegDb *db, gint64 quotation, gint64 revision_id, GError **error);

/* Calculator input from a revision and its lines (records as they stand or as being edited). One
 * block with its lines in it: free with g_free(); the currency is borrowed from revision. */
RegCalcInput *reg_quotation_calc_input (const RegRecord *revision, GPtrArray *lines);

/* Drafts. A new quotation has one empty draft revision with the firm's and the customer's usual
 * settings. party and opportunity may be 0; the party of the opportunity is taken when 0. */
gint64 reg_quotation_create (RegDb *db, gint64 party, gint64 opportunity, GError **error);
/* A new quotation with the lines and terms of the current revision. */
gint64 reg_quotation_duplicate (RegDb *db, gint64 quotation, GError **error);
/* While nothing was handed in: another customer, with the address, language and days to pay. */
gboolean reg_quotation_set_party (RegDb *db, gint64 quotation, gint64 party, GError **error);
/* Saves a draft whole: the revision and all its lines as given (lines without id are made, missing
 * ones removed, order as in the array); totals are computed here. REFUSED when it may not be edited. */
gboolean
reg_quotation_save_draft (RegDb *db, RegRecord *revision, GPtrArray *lines, GError **error);

/* Commands; each checks the state, the person and the content, and writes the chain. staff: who
 * does it (the approver proves it with the PIN before, see reg_staff_check_pin()). Errors:
 * REG_STORE_ERROR_REFUSED (not allowed in this state, by this person or with this content),
 * REG_STORE_ERROR_CONFLICT (somebody was quicker), REG_STORE_ERROR_INVALID (something is missing).
 *
 * Submit: ready at once where no rule asks (or an earlier limit covers it: approved), else waiting.
 * reason: why the discount is asked for; may be NULL. */
gboolean reg_quotation_submit (RegDb *db, gint64 quotation, const char *reason, GError **error);
gboolean reg_quotation_withdraw (RegDb *db, gint64 quotation, GError **error);
/* limit_ppm 0: for this revision only; else later revisions whose discount on the whole stays within
 * the limit, and which break no other rule, need not be asked again. */
gboolean reg_quotation_approve (RegDb *db,
                                gint64 quotation,
                                gint64 approver,
                                gint64 limit_ppm,
                                const char *comment,
                                GError **error);
gboolean reg_quotation_send_back (
    RegDb *db, gint64 quotation, gint64 approver, const char *comment, GError **error);
gboolean reg_quotation_reject (
    RegDb *db, gint64 quotation, gint64 approver, const char *comment, GError **error);
/* Makes the follow-up tasks: three working days later and two days before it expires. */
gboolean reg_quotation_mark_sent (RegDb *db, gint64 quotation, GError **error);
/* Accepts the revision (0: current). lines: ids of accepted lines (gint64), NULL for all that count.
 * Makes the sale; returns its id, 0 on failure. The lines taken are marked in their field "accepted". override_reason for an expired one. What is left of
 * an accepted revision may be accepted later: another sale. */
gint64 reg_quotation_accept (RegDb *db,
                             gint64 quotation,
                             gint64 revision,
                             GArray *lines,
                             const char *override_reason,
                             GError **error);
gboolean reg_quotation_decline (
    RegDb *db, gint64 quotation, const char *reason, const char *competitor, GError **error);
/* A new draft revision with the content of the current one. */
gboolean reg_quotation_revise (RegDb *db, gint64 quotation, GError **error);
/* Sent revisions past their day; n_expired may be NULL. */
gboolean reg_quotation_expire_due (RegDb *db, int *n_expired, GError **error);

/* Whether it may leave the house: printed as final, exported, sent. The error says why not:
 * REFUSED, naming the state or "approval cannot be verified". revision 0: the current one. */
gboolean reg_quotation_may_leave (RegDb *db, gint64 quotation, gint64 revision, GError **error);

/* Verifies the whole chain and every approved revision against its fingerprint. findings (of char*,
 * with g_free) gets a sentence for each thing that cannot be verified; FALSE only when the file
 * cannot be read. n_checked: entries and revisions looked at. */
gboolean reg_approvals_verify (RegDb *db, GPtrArray *findings, gint64 *n_checked, GError **error);

/* Quotations waiting for this person, oldest first; of gint64 quotation ids. */
GArray *reg_approvals_waiting_for (RegDb *db, gint64 staff, GError **error);

G_END_DECLS
