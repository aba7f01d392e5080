/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A complaint in short, beside the list. */
#define REG_TYPE_COMPLAINT_PREVIEW (reg_complaint_preview_get_type ())
G_DECLARE_FINAL_TYPE (RegComplaintPreview, reg_complaint_preview, REG, COMPLAINT_PREVIEW, GtkWidget)

void reg_complaint_preview_set_session (RegComplaintPreview *self, RegSession *session);
void reg_complaint_preview_show (RegComplaintPreview *self, gint64 complaint);

G_END_DECLS
