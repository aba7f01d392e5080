/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegCustomerDraft:
 * @party: the customer as read; %NULL for a new one
 * @edited: the customer as it is to be
 * @known: (nullable) (element-type RegRecord): the contact points as read
 * @points: (element-type RegRecord): all contact points as they are to be, in order
 * @id: (out): the customer, once saved
 *
 * What the dialog of a customer hands to the store.
 */
typedef struct
{
  RegRecord *party;
  RegRecord *edited;
  GPtrArray *known;
  GPtrArray *points;
  gint64 id;
} RegCustomerDraft;

void reg_customer_draft_free (RegCustomerDraft *self);
gboolean reg_customer_draft_save (RegDb *db, RegCustomerDraft *self, GError **error);

G_END_DECLS
