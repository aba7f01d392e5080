/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/quotation/reg-quotation-order.h"

G_BEGIN_DECLS

/* Who decides, and the PIN that proves it. Stays open until it worked or somebody thinks better.
 *
 * Signals:
 *   decided (gint64 action)   it is written */
#define REG_TYPE_APPROVER_DIALOG (reg_approver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegApproverDialog, reg_approver_dialog, REG, APPROVER_DIALOG, AdwDialog)

AdwDialog *reg_approver_dialog_new (RegSession *session,
                                    RegQuotationOrder *order,
                                    GPtrArray *approvers,
                                    gboolean needs_pin);

G_END_DECLS
