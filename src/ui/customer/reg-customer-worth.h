/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/customer/reg-customer-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_WORTH (reg_customer_worth_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerWorth, reg_customer_worth, REG, CUSTOMER_WORTH, GtkWidget)

void
reg_customer_worth_show (RegCustomerWorth *self, const RegCustomerData *data, RegSession *session);

G_END_DECLS
