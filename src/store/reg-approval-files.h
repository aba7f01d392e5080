/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-approval-answer.h"
#include "store/reg-approval-keys.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Approval between two computers without a network: a request goes out as a file, the answer comes
 * back as one. docs/APPROVAL-FILES.md tells the form and what it protects from. */

/* The request for a quotation that waits; a write job. */
GBytes *
reg_approval_files_ask (RegDb *db, gint64 quotation, const RegSigningKey *key, GError **error);

/* A request somebody else made, as the approver sees it. */
typedef struct
{
  RegApprovalRequest *request;
  RegRecord *revision; /* what its content says */
  GPtrArray *lines;    /* of RegRecord */
  RegKeyState state;   /* of the key it was signed with, in this book */
  char *computer;      /* (nullable): what that key is called here */
} RegApprovalAsked;

RegApprovalAsked *reg_approval_files_open (RegDb *db, GBytes *request, GError **error);
void reg_approval_asked_free (RegApprovalAsked *self);

/* What the approver says. staff: who works at this computer and has proved it; as: who they are in
 * the book of who asks. */
typedef struct
{
  gint64 staff;
  const guint8 *as;
  int kind; /* a RegApprovalEventKind */
  gint64 limit;
  const char *comment;
} RegApprovalReply;

GBytes *reg_approval_files_answer (RegDb *db,
                                   GBytes *request,
                                   const RegApprovalReply *reply,
                                   const RegSigningKey *key,
                                   GError **error);

/* What was taken in; or, of an answer that was refused, which quotation that stands with and why. */
typedef struct
{
  gint64 quotation; /* 0: nobody can tell */
  int kind;         /* a RegApprovalEventKind */
  gint64 staff;     /* who answered */
  int reason;       /* a RegApprovalReason, -1 for none */
} RegApprovalTaken;

/* quotation: where somebody wanted to take it in, so that the chain can tell of a file that says
 * nothing; 0 when they only opened the file. */
gboolean reg_approval_files_take (
    RegDb *db, GBytes *answer, gint64 quotation, RegApprovalTaken *taken, GError **error);

gboolean reg_quotation_content_read (GBytes *content,
                                     RegRecord **revision,
                                     GPtrArray **lines,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegApprovalAsked, reg_approval_asked_free)

G_END_DECLS
