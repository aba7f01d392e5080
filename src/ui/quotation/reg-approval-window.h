/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The approver's view of a quotation: what breaks which limit, what changed, what the customer is
 * worth, and the answer. */
#define REG_TYPE_APPROVAL_WINDOW (reg_approval_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RegApprovalWindow, reg_approval_window, REG, APPROVAL_WINDOW, AdwApplicationWindow)

GtkWindow *
reg_approval_window_new (GtkApplication *application, RegSession *session, gint64 quotation);
gint64 reg_approval_window_get_quotation (RegApprovalWindow *self);
void reg_approval_window_ask_to_approve (RegApprovalWindow *self);

G_END_DECLS
