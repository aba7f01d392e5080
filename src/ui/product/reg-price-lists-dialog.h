/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The price lists of the firm, or those of one customer, and what is in them. */
#define REG_TYPE_PRICE_LISTS_DIALOG (reg_price_lists_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPriceListsDialog, reg_price_lists_dialog, REG, PRICE_LISTS_DIALOG, AdwDialog)

AdwDialog *reg_price_lists_dialog_new (RegSession *session, gint64 party);

G_END_DECLS
