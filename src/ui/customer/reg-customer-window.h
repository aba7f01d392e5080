/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_WINDOW (reg_customer_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RegCustomerWindow, reg_customer_window, REG, CUSTOMER_WINDOW, AdwApplicationWindow)

GtkWindow *
reg_customer_window_new (GtkApplication *application, RegSession *session, gint64 id, gint64 party);

G_END_DECLS
