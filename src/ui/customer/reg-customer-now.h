/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/customer/reg-customer-data.h"

G_BEGIN_DECLS

/* What to know before saying hello: what to say next, and what is open. */
#define REG_TYPE_CUSTOMER_NOW (reg_customer_now_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerNow, reg_customer_now, REG, CUSTOMER_NOW, GtkWidget)

void reg_customer_now_show (RegCustomerNow *self, const RegCustomerData *data, RegSession *session);

G_END_DECLS
