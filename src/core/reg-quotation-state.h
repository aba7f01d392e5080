/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The look of a document where nobody chose another; stored with what was handed in. */
#define REG_QUOTATION_LAYOUT "classic"

/**
 * RegQuotationState:
 * @REG_QUOTATION_DRAFT: being written
 * @REG_QUOTATION_WAITING: somebody has to approve it
 * @REG_QUOTATION_READY: no rule asked for anybody
 * @REG_QUOTATION_APPROVED: all that had to have approved
 * @REG_QUOTATION_SENT_BACK: an approver wants it changed
 * @REG_QUOTATION_REJECTED: an approver does not want it
 * @REG_QUOTATION_WITHDRAWN: the author no longer asks
 * @REG_QUOTATION_SENT: the customer has it
 * @REG_QUOTATION_ACCEPTED: the customer said yes
 * @REG_QUOTATION_DECLINED: the customer said no
 * @REG_QUOTATION_EXPIRED: it is past its last day
 * @REG_QUOTATION_SUPERSEDED: another revision took its place
 *
 * State of one revision. The numbers are stored.
 */
typedef enum
{
  REG_QUOTATION_DRAFT,
  REG_QUOTATION_WAITING,
  REG_QUOTATION_READY,
  REG_QUOTATION_APPROVED,
  REG_QUOTATION_SENT_BACK,
  REG_QUOTATION_REJECTED,
  REG_QUOTATION_WITHDRAWN,
  REG_QUOTATION_SENT,
  REG_QUOTATION_ACCEPTED,
  REG_QUOTATION_DECLINED,
  REG_QUOTATION_EXPIRED,
  REG_QUOTATION_SUPERSEDED,
} RegQuotationState;

#define REG_N_QUOTATION_STATES (REG_QUOTATION_SUPERSEDED + 1)

/**
 * RegQuotationCommand:
 * @REG_QUOTATION_SUBMIT: ask for what the policy wants
 * @REG_QUOTATION_APPROVE: one signature is given
 * @REG_QUOTATION_SEND_BACK: the approver asks for changes; needs a comment
 * @REG_QUOTATION_REJECT: the approver says no; needs a comment
 * @REG_QUOTATION_WITHDRAW: the author takes the request back
 * @REG_QUOTATION_SEND: it goes to the customer
 * @REG_QUOTATION_ACCEPT: the customer accepts
 * @REG_QUOTATION_DECLINE: the customer declines, or it is lost; needs a reason
 * @REG_QUOTATION_EXPIRE: its last day has passed
 * @REG_QUOTATION_REVISE: begin the next revision, as a draft
 * @REG_QUOTATION_SUPERSEDE: another revision was accepted or is being sent
 */
typedef enum
{
  REG_QUOTATION_SUBMIT,
  REG_QUOTATION_APPROVE,
  REG_QUOTATION_SEND_BACK,
  REG_QUOTATION_REJECT,
  REG_QUOTATION_WITHDRAW,
  REG_QUOTATION_SEND,
  REG_QUOTATION_ACCEPT,
  REG_QUOTATION_DECLINE,
  REG_QUOTATION_EXPIRE,
  REG_QUOTATION_REVISE,
  REG_QUOTATION_SUPERSEDE,
} RegQuotationCommand;

#define REG_N_QUOTATION_COMMANDS (REG_QUOTATION_SUPERSEDE + 1)

/**
 * RegQuotationMove:
 * @needs_approval: for submit: a rule asks for somebody
 * @is_complete: for approve: with this signature none is missing
 * @is_verified: for send and accept: the content is what was approved, or needs no approval
 * @has_money: for submit: the revision has a line that counts
 * @by_staff: for accept: staff records it, not the customer's own path
 * @reason: (nullable): comment or reason where the command needs one
 *
 * What a command needs to know.
 */
typedef struct
{
  gboolean needs_approval;
  gboolean is_complete;
  gboolean is_verified;
  gboolean has_money;
  gboolean by_staff;
  const char *reason;
} RegQuotationMove;

int reg_quotation_state_next (RegQuotationState state,
                              RegQuotationCommand command,
                              const RegQuotationMove *move,
                              GError **error);
gboolean reg_quotation_state_allows (RegQuotationState state, RegQuotationCommand command);

gboolean reg_quotation_state_may_edit (RegQuotationState state);
gboolean reg_quotation_state_is_final_printable (RegQuotationState state);
gboolean reg_quotation_state_is_open (RegQuotationState state);
gboolean reg_quotation_state_was_approved (RegQuotationState state);

G_END_DECLS
