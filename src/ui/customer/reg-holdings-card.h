/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-holdings.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a customer has: products with their version, contracts with their end. */
#define REG_TYPE_HOLDINGS_CARD (reg_holdings_card_get_type ())
G_DECLARE_FINAL_TYPE (RegHoldingsCard, reg_holdings_card, REG, HOLDINGS_CARD, GtkWidget)

/* So many of what they bought are offered to be noted. */
#define REG_HOLDINGS_CARD_HINTS 3

GtkWidget *reg_holdings_card_new (RegSession *session, gint64 party);
void reg_holdings_card_show (RegHoldingsCard *self, GPtrArray *holdings, GPtrArray *hints);
void reg_holdings_card_add (RegHoldingsCard *self);

G_END_DECLS
