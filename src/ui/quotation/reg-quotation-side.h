/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-customer-card.h"
#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

/* Beside the lines: what the quotation earns, how deep the discount may go, which limits it keeps
 * and breaks, and what the customer is worth. */
#define REG_TYPE_QUOTATION_SIDE (reg_quotation_side_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationSide, reg_quotation_side, REG, QUOTATION_SIDE, GtkWidget)

GtkWidget *reg_quotation_side_new (RegQuotationModel *model);
void reg_quotation_side_snap (RegQuotationSide *self);

/* The figures about a customer, for this card and the approver's. */
typedef struct
{
  gint64 party;
  RegCustomerCard *card;
} RegCustomerWorth;

void reg_customer_worth_load_async (RegSession *session,
                                    gint64 party,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RegCustomerWorth *
reg_customer_worth_load_finish (RegSession *session, GAsyncResult *result, GError **error);
void reg_customer_worth_free (RegCustomerWorth *self);
GtkWidget *reg_customer_worth_new_box (RegSession *session, const RegCustomerCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCustomerWorth, reg_customer_worth_free)

G_END_DECLS
