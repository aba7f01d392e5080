/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-approval-files.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What another computer asks for in a file, at the computer of who may answer. */
#define REG_TYPE_ASKED_WINDOW (reg_asked_window_get_type ())
G_DECLARE_FINAL_TYPE (RegAskedWindow, reg_asked_window, REG, ASKED_WINDOW, AdwApplicationWindow)

GtkWindow *reg_asked_window_new (GtkApplication *application,
                                 RegSession *session,
                                 RegApprovalAsked *asked,
                                 GBytes *request,
                                 GFile *file);

G_END_DECLS
