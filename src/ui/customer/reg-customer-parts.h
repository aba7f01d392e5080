/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/customer/reg-customer-data.h"

G_BEGIN_DECLS

/* Pieces that the preview and the window of a customer are put together from. */

void reg_customer_parts_set_avatar (AdwAvatar *avatar, const RegCustomerData *data);
GtkWidget *reg_customer_parts_new_line (const char *text, const char *caption);
GtkWidget *reg_customer_parts_new_advice (const RegCustomerData *data, RegSession *session);
GtkWidget *reg_customer_parts_new_open (const RegCustomerData *data, RegSession *session);
GtkWidget *reg_customer_parts_new_unwanted (const RegRecord *party);
void reg_customer_parts_set_action (GtkWidget *button, const char *action, gint64 id);
void reg_customer_parts_clear_box (GtkBox *box);

G_END_DECLS
