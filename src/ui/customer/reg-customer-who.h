/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/customer/reg-customer-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_WHO (reg_customer_who_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerWho, reg_customer_who, REG, CUSTOMER_WHO, GtkWidget)

void reg_customer_who_show (RegCustomerWho *self, const RegCustomerData *data, RegSession *session);

G_END_DECLS
