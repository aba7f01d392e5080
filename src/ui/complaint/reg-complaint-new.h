/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_COMPLAINT_NEW (reg_complaint_new_get_type ())
G_DECLARE_FINAL_TYPE (RegComplaintNew, reg_complaint_new, REG, COMPLAINT_NEW, AdwWindow)

GtkWindow *
reg_complaint_new_create (GtkApplication *application, RegSession *session, gint64 party);
void reg_complaint_new_log (RegComplaintNew *self);

G_END_DECLS
