/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-prices.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Asks what something costs in a price list: a product or a group of them, from a quantity on. */
#define REG_TYPE_PRICE_ITEM_DIALOG (reg_price_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegPriceItemDialog, reg_price_item_dialog, REG, PRICE_ITEM_DIALOG, AdwDialog)

void reg_price_item_dialog_open (
    GtkWidget *parent, RegSession *session, gint64 list, GStrv groups, const RegPriceItemRow *row);

G_END_DECLS
