/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* For whom? A search that gives customers.
 *
 * Signals:
 *   chosen (gint64 party) */
#define REG_TYPE_CUSTOMER_CHOOSER (reg_customer_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerChooser, reg_customer_chooser, REG, CUSTOMER_CHOOSER, GtkWidget)

GtkWidget *reg_customer_chooser_new (RegSession *session);

G_END_DECLS
