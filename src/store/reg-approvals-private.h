/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-approvals.h"

G_BEGIN_DECLS

/* One entry to be written at the end of the chain. */
typedef struct
{
  gint64 quotation;
  gint64 revision;
  RegApprovalEventKind kind;
  gint64 staff;         /* 0: nobody known */
  GBytes *content_hash; /* (nullable) */
  gint64 limit;         /* ppm; of an entry that takes back: the number of the other one; 0: none */
  const char *comment;  /* (nullable) */
  gboolean self_approved;
  GBytes *signed_by; /* (nullable): public key */
  GBytes *signature; /* (nullable): the signature, then what was signed */
} RegApprovalNote;

/* An answer to a revision that waits. */
typedef struct
{
  gint64 quotation;
  gint64 staff; /* who answers; they have proved who they are, or their key has */
  RegApprovalEventKind kind;
  gint64 limit;        /* ppm; 0: none */
  const char *comment; /* (nullable) */
  GBytes *signed_by;   /* (nullable): of an answer that came in a file */
  GBytes *signature;   /* (nullable): the same */
} RegApprovalDecision;

gboolean reg_approvals_decide (RegDb *db, const RegApprovalDecision *decision, GError **error);

gboolean reg_approvals_append (RegDb *db, const RegApprovalNote *note, GError **error);

/* A command that refuses says so here; the store lets the chain know after the job. */
void reg_approvals_refuse (RegDb *db,
                           const RegQuotation *self,
                           gint64 staff,
                           RegApprovalAttempt attempt,
                           RegApprovalReason reason);
gboolean
reg_approvals_write_refusal (RegDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Whether every entry of a quotation still is what was sealed. */
gboolean reg_approvals_entries_hold (RegDb *db, gint64 quotation);

/* Entries of @events that still count: neither taken back nor only told. Borrowed, in order. */
GPtrArray *reg_approvals_standing (GPtrArray *events);

/* Whether what was sealed in a revision still is what stands there, and whether its state is backed
 * by the entries. REG_STORE_ERROR_REFUSED says why not. */
gboolean reg_approvals_check_revision (RegDb *db, const RegQuotation *self, GError **error);

/* What the hash of a revision's content is taken of, and back; customer and lines are those of the
 * rows given. */
GBytes *reg_quotation_content_write (const RegRecord *quotation,
                                     const RegRecord *revision,
                                     GPtrArray *lines,
                                     const RegRecord *party);
/* What a revision that was sealed was sealed as; NULL when it is not that any more. */
GBytes *reg_approvals_get_sealed_content (const RegQuotation *self);

/* The hash of a revision's content; customer and lines are those of the rows given. */
GBytes *reg_quotation_fingerprint (const RegRecord *quotation,
                                   const RegRecord *revision,
                                   GPtrArray *lines,
                                   const RegRecord *party);

G_END_DECLS
