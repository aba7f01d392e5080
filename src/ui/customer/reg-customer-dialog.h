/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-query.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_DIALOG (reg_customer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerDialog, reg_customer_dialog, REG, CUSTOMER_DIALOG, AdwDialog)

AdwDialog *reg_customer_dialog_new (RegSession *session, gint64 party);
AdwDialog *
reg_customer_dialog_new_at (RegSession *session, gint64 party, int field, gint64 contact_point);
AdwDialog *reg_customer_dialog_new_with (RegSession *session, RegQueryKind kind, const char *text);

G_END_DECLS
