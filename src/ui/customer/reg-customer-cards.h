/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Cards of the side column that are read when the customer already is to be seen: what they owe, what
 * was decided about them, what they have. */
#define REG_TYPE_CUSTOMER_CARDS (reg_customer_cards_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerCards, reg_customer_cards, REG, CUSTOMER_CARDS, GtkWidget)

void reg_customer_cards_set_party (RegCustomerCards *self, RegSession *session, gint64 party);
void reg_customer_cards_add_holding (RegCustomerCards *self);

G_END_DECLS
