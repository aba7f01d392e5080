/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/customer/reg-customer-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_VALUE (reg_customer_value_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerValue, reg_customer_value, REG, CUSTOMER_VALUE, GtkWidget)

void
reg_customer_value_show (RegCustomerValue *self, const RegCustomerData *data, RegSession *session);
void reg_customer_value_add_holding (RegCustomerValue *self);

G_END_DECLS
