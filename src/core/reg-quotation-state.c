/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quotation-state.h"

#include "core/reg-core-error.h"
#include "core/reg-enums.h"

#define NEVER (-1)

static const char *const command_nicks[REG_N_QUOTATION_COMMANDS] = {
  "submit", "approve", "send back", "reject", "withdraw", "send",
  "accept", "decline", "expire",    "revise", "supersede"
};

/* What the revision a new one is made from becomes: what the customer has in hand stays alive, as
 * do answers that were given; what has not left the house is over. */
static int
target_of_revise (RegQuotationState state)
{
  switch (state)
    {
    case REG_QUOTATION_DRAFT:
    case REG_QUOTATION_ACCEPTED:
      return NEVER;
    case REG_QUOTATION_WAITING:
      return REG_QUOTATION_WITHDRAWN;
    case REG_QUOTATION_READY:
    case REG_QUOTATION_APPROVED:
      return REG_QUOTATION_SUPERSEDED;
    default:
      return (int)state;
    }
}

/* Where a command leads from a state when nothing else speaks against it. */
static int
target (RegQuotationState state, RegQuotationCommand command)
{
  switch (command)
    {
    case REG_QUOTATION_SUBMIT:
      return state == REG_QUOTATION_DRAFT ? REG_QUOTATION_WAITING : NEVER;
    case REG_QUOTATION_APPROVE:
      return state == REG_QUOTATION_WAITING ? REG_QUOTATION_APPROVED : NEVER;
    case REG_QUOTATION_SEND_BACK:
      return state == REG_QUOTATION_WAITING ? REG_QUOTATION_SENT_BACK : NEVER;
    case REG_QUOTATION_REJECT:
      return state == REG_QUOTATION_WAITING ? REG_QUOTATION_REJECTED : NEVER;
    case REG_QUOTATION_WITHDRAW:
      return state == REG_QUOTATION_WAITING ? REG_QUOTATION_WITHDRAWN : NEVER;
    case REG_QUOTATION_SEND:
      return state == REG_QUOTATION_READY || state == REG_QUOTATION_APPROVED ? REG_QUOTATION_SENT
                                                                             : NEVER;
    case REG_QUOTATION_ACCEPT:
      return state == REG_QUOTATION_SENT || state == REG_QUOTATION_EXPIRED
                     || state == REG_QUOTATION_READY || state == REG_QUOTATION_APPROVED
                 ? REG_QUOTATION_ACCEPTED
                 : NEVER;
    case REG_QUOTATION_DECLINE:
      return reg_quotation_state_is_open (state) || state == REG_QUOTATION_EXPIRED
                 ? REG_QUOTATION_DECLINED
                 : NEVER;
    case REG_QUOTATION_EXPIRE:
      return state == REG_QUOTATION_SENT ? REG_QUOTATION_EXPIRED : NEVER;
    case REG_QUOTATION_REVISE:
      return target_of_revise (state);
    case REG_QUOTATION_SUPERSEDE:
      return state == REG_QUOTATION_ACCEPTED || state == REG_QUOTATION_DECLINED
                     || state == REG_QUOTATION_REJECTED || state == REG_QUOTATION_SUPERSEDED
                 ? NEVER
                 : REG_QUOTATION_SUPERSEDED;
    default:
      return NEVER;
    }
}

/**
 * reg_quotation_state_allows:
 * @state: a state
 * @command: a command
 *
 * Returns: whether the command exists in that state at all, for making a button sensitive
 */
gboolean
reg_quotation_state_allows (RegQuotationState state, RegQuotationCommand command)
{
  return target (state, command) != NEVER;
}

static gboolean
has_words (const char *reason)
{
  g_autofree char *stripped = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;

  return stripped != NULL && *stripped != '\0';
}

static gboolean
needs_reason (RegQuotationState state, RegQuotationCommand command)
{
  return command == REG_QUOTATION_SEND_BACK || command == REG_QUOTATION_REJECT
         || command == REG_QUOTATION_DECLINE
         || (command == REG_QUOTATION_ACCEPT && state == REG_QUOTATION_EXPIRED);
}

static const char *
objection (RegQuotationState state, RegQuotationCommand command, const RegQuotationMove *move)
{
  gboolean leaves = command == REG_QUOTATION_SEND || command == REG_QUOTATION_ACCEPT;

  if (command == REG_QUOTATION_SUBMIT && !move->has_money)
    return "there is nothing in it";
  if (leaves && !move->is_verified)
    return "the approval cannot be verified";
  if (command == REG_QUOTATION_ACCEPT && state == REG_QUOTATION_EXPIRED && !move->by_staff)
    return "it has expired";
  if (needs_reason (state, command) && !has_words (move->reason))
    return "a reason is needed";
  return NULL;
}

/**
 * reg_quotation_state_next:
 * @state: state of the revision
 * @command: what is asked
 * @move: what the command needs to know
 *
 * The only place where a revision's state is decided; the window, the board, an import and the
 * tool all come through here. %REG_QUOTATION_REVISE gives the state the old revision is left in;
 * the new one begins as a draft. An approval that is not the last one leaves it waiting.
 *
 * Returns: the next #RegQuotationState, or -1 with %REG_CORE_ERROR_CONFLICT when the state does
 *   not know the command, %REG_CORE_ERROR_REFUSED when a rule forbids it
 */
int
reg_quotation_state_next (RegQuotationState state,
                          RegQuotationCommand command,
                          const RegQuotationMove *move,
                          GError **error)
{
  int next;
  const char *why;

  g_return_val_if_fail ((int)command >= 0 && command < REG_N_QUOTATION_COMMANDS, NEVER);
  g_return_val_if_fail (move != NULL, NEVER);

  next = target (state, command);
  if (next == NEVER)
    {
      g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_CONFLICT,
                   "cannot %s a quotation that is %s", command_nicks[command],
                   reg_enum_get_nick (&reg_enum_quotation_state, state));
      return NEVER;
    }
  why = objection (state, command, move);
  if (why != NULL)
    {
      g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED, "cannot %s: %s",
                   command_nicks[command], why);
      return NEVER;
    }
  if (command == REG_QUOTATION_SUBMIT && !move->needs_approval)
    return REG_QUOTATION_READY;
  if (command == REG_QUOTATION_APPROVE && !move->is_complete)
    return REG_QUOTATION_WAITING;
  return next;
}

/**
 * reg_quotation_state_may_edit:
 * @state: a state
 *
 * Returns: whether the revision may be changed in place; otherwise a change is a new revision
 */
gboolean
reg_quotation_state_may_edit (RegQuotationState state)
{
  return state == REG_QUOTATION_DRAFT;
}

/**
 * reg_quotation_state_is_final_printable:
 * @state: a state
 *
 * Returns: whether it may be printed without the mark of a draft, exported and sent, provided
 *   its approval verifies
 */
gboolean
reg_quotation_state_is_final_printable (RegQuotationState state)
{
  switch (state)
    {
    case REG_QUOTATION_READY:
    case REG_QUOTATION_APPROVED:
    case REG_QUOTATION_SENT:
    case REG_QUOTATION_ACCEPTED:
    case REG_QUOTATION_EXPIRED:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * reg_quotation_state_is_open:
 * @state: a state
 *
 * Returns: whether something is still to be done before it is won or lost
 */
gboolean
reg_quotation_state_is_open (RegQuotationState state)
{
  switch (state)
    {
    case REG_QUOTATION_DRAFT:
    case REG_QUOTATION_WAITING:
    case REG_QUOTATION_READY:
    case REG_QUOTATION_APPROVED:
    case REG_QUOTATION_SENT_BACK:
    case REG_QUOTATION_WITHDRAWN:
    case REG_QUOTATION_SENT:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * reg_quotation_state_was_approved:
 * @state: a state
 *
 * Returns: whether a revision in it has passed approval where it needed one, so that its content
 *   has to match what was approved
 */
gboolean
reg_quotation_state_was_approved (RegQuotationState state)
{
  switch (state)
    {
    case REG_QUOTATION_APPROVED:
    case REG_QUOTATION_SENT:
    case REG_QUOTATION_ACCEPTED:
    case REG_QUOTATION_EXPIRED:
      return TRUE;
    default:
      return FALSE;
    }
}
