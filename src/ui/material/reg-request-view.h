/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What one customer asked for, and what became of it. */
#define REG_TYPE_REQUEST_VIEW (reg_request_view_get_type ())
G_DECLARE_FINAL_TYPE (RegRequestView, reg_request_view, REG, REQUEST_VIEW, AdwBin)

GtkWidget *reg_request_view_new (RegSession *session);
void reg_request_view_set_request (RegRequestView *self, gint64 request);
GtkWindow *reg_request_view_open (GtkApplication *application,
                                  RegSession *session,
                                  gint64 request,
                                  gint64 party);

G_END_DECLS
