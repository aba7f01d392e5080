/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/customer/reg-customer-data.h"

G_BEGIN_DECLS

/* Who a customer is, at a glance: the face, the name, whose account it is, where they stand. */
#define REG_TYPE_CUSTOMER_HEAD (reg_customer_head_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerHead, reg_customer_head, REG, CUSTOMER_HEAD, GtkWidget)

void reg_customer_head_show (RegCustomerHead *self, const RegCustomerData *data);

G_END_DECLS
