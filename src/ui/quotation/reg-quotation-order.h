/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-approvals.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What can be done with a quotation. */
typedef enum
{
  REG_ORDER_CREATE,
  REG_ORDER_DUPLICATE,
  REG_ORDER_SET_PARTY,
  REG_ORDER_SUBMIT,
  REG_ORDER_WITHDRAW,
  REG_ORDER_APPROVE,
  REG_ORDER_SEND_BACK,
  REG_ORDER_REJECT,
  REG_ORDER_SEND,
  REG_ORDER_ACCEPT,
  REG_ORDER_DECLINE,
  REG_ORDER_REVISE,
  REG_ORDER_KEEP,
  REG_ORDER_FILL,
} RegQuotationVerb;

/**
 * RegQuotationOrder:
 * @verb: what is to be done
 * @quotation: with which quotation; 0 to make one
 * @party: the customer, to make one or to change it; 0 for a copy is the same customer
 * @approver: who decides
 * @pin: (nullable): with which that person proves to be there; checked before anything is written
 * @limit: ppm down to which later revisions need not ask again, 0 for none
 * @template_id: with which template one begins, or which is put into it; 0 for none
 * @at_todays_prices: whether a copy has other prices than what it is copied from
 * @text: (nullable): reason or comment, or the name of a template that is kept
 * @competitor: (nullable): to whom it was lost
 * @lines: (nullable) (element-type gint64): lines that were accepted, %NULL for all that count
 * @made: the id of what was made: a quotation or a sale
 */
typedef struct
{
  RegQuotationVerb verb;
  gint64 quotation;
  gint64 party;
  gint64 approver;
  char *pin;
  gint64 limit;
  gint64 template_id;
  gboolean at_todays_prices;
  char *text;
  char *competitor;
  GArray *lines;
  gint64 made;
} RegQuotationOrder;

RegQuotationOrder *reg_quotation_order_new (RegQuotationVerb verb, gint64 quotation);
void reg_quotation_order_free (RegQuotationOrder *self);
const char *reg_quotation_order_get_done (RegQuotationVerb verb);
const char *reg_quotation_order_get_failed (RegQuotationVerb verb);

void reg_quotation_order_run_async (RegSession *session,
                                    RegQuotationOrder *order,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean reg_quotation_order_stopped_at_pin (GAsyncResult *result);
gboolean reg_quotation_order_run_finish (
    RegSession *session, GAsyncResult *result, gint64 *made, gint64 *action, GError **error);

void reg_quotation_note_refusal (RegSession *session, gint64 quotation, RegApprovalAttempt attempt);

G_END_DECLS
