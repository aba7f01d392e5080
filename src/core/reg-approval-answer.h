/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-approval-request.h"

G_BEGIN_DECLS

/**
 * RegApprovalAnswer:
 * @request: id of what is answered
 * @request_hash: hash of the whole request that is answered
 * @firm: as in the request
 * @quotation: as in the request
 * @revision: as in the request
 * @content_hash: of what was approved, sent back or rejected
 * @kind: a #RegApprovalEventKind: approved, approved with a limit, sent back or rejected
 * @limit: ppm; 0 but for an approval with a limit
 * @comment: (nullable): a word to it
 * @staff: who answers, by the identifier they have in the book of who asked
 * @at: ms UTC
 *
 * What an approver says. It carries no name and nothing of the customer: the chain keeps it for ever.
 */
typedef struct
{
  guint8 request[REG_APPROVAL_REQUEST_ID_SIZE];
  guint8 request_hash[REG_HASH_SIZE];
  guint8 firm[REG_UID_SIZE];
  guint8 quotation[REG_UID_SIZE];
  guint8 revision[REG_UID_SIZE];
  guint8 content_hash[REG_HASH_SIZE];
  int kind;
  gint64 limit;
  char *comment;
  guint8 staff[REG_UID_SIZE];
  gint64 at;
} RegApprovalAnswer;

RegApprovalAnswer *reg_approval_answer_new (const RegApprovalRequest *request);
void reg_approval_answer_free (RegApprovalAnswer *self);
GBytes *reg_approval_answer_write (const RegApprovalAnswer *self);
RegApprovalAnswer *reg_approval_answer_read (GBytes *payload, GError **error);
gboolean reg_approval_answer_is_for (const RegApprovalAnswer *self,
                                     const RegApprovalRequest *request);

/* The public key of an installation, on its way to another one. */
typedef struct
{
  guint8 key[REG_PUBLIC_KEY_SIZE];
  char *computer;
  char *firm_name;
  char *person; /* who works there; (nullable) */
  gint64 made_at;
} RegKeyCard;

GBytes *reg_key_card_write (const RegKeyCard *self);
RegKeyCard *reg_key_card_read (const RegSignedFile *file, GError **error);
void reg_key_card_free (RegKeyCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegApprovalAnswer, reg_approval_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegKeyCard, reg_key_card_free)

G_END_DECLS
