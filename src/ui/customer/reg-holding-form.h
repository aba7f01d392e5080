/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What there is to know about something a customer has, and the paper of a contract. */
void
reg_holding_form_open (GtkWidget *parent, RegSession *session, RegRecord *holding, gint64 party);
GtkWindow *reg_holding_form_open_id (GtkApplication *application,
                                     RegSession *session,
                                     gint64 holding,
                                     gint64 party);

G_END_DECLS
