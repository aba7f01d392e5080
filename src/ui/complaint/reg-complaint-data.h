/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-complaints.h"
#include "store/reg-customer-card.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegComplaintData:
 * @complaint: the complaint
 * @sale: (nullable): what it is about
 * @product: (nullable): which product
 * @card: who complains
 * @events: (element-type RegRecord): its story, oldest first
 * @earlier: (element-type RegRecord): other complaints of the customer, newest first
 * @hours: when the firm is open
 * @cost: what it cost us so far, minor units
 * @n_alike: complaints about the same product in the last thirty days, this one among them
 *
 * Everything the window says about one complaint, read in one go.
 */
typedef struct
{
  RegRecord *complaint;
  RegRecord *sale;
  RegRecord *product;
  RegCustomerCard *card;
  GPtrArray *events;
  GPtrArray *earlier;
  RegOpeningHours *hours;
  gint64 cost;
  guint n_alike;
} RegComplaintData;

void reg_complaint_data_free (RegComplaintData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegComplaintData, reg_complaint_data_free)

RegComplaintData *reg_complaint_data_load (RegDb *db, gint64 complaint, GError **error);
void reg_complaint_data_load_async (RegSession *session,
                                    gint64 complaint,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RegComplaintData *
reg_complaint_data_load_finish (RegSession *session, GAsyncResult *result, GError **error);

RegComplaintState reg_complaint_data_get_state (const RegComplaintData *self);
gboolean reg_complaint_data_is_open (const RegComplaintData *self);
RegComplaintClock *reg_complaint_data_get_clock (const RegComplaintData *self,
                                                 RegComplaintClockKind *kind);

G_END_DECLS
