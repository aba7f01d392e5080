/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_COMPLAINT_WINDOW (reg_complaint_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RegComplaintWindow, reg_complaint_window, REG, COMPLAINT_WINDOW, AdwApplicationWindow)

GtkWindow *reg_complaint_window_create (GtkApplication *application,
                                        RegSession *session,
                                        gint64 id,
                                        gint64 party);
gint64 reg_complaint_window_get_complaint (RegComplaintWindow *self);

G_END_DECLS
