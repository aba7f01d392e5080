/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What there is to know about a campaign. */
void reg_campaign_form_open (GtkWidget *parent, RegSession *session, RegRecord *campaign);
GtkWindow *reg_campaign_form_open_id (GtkApplication *application,
                                      RegSession *session,
                                      gint64 campaign,
                                      gint64 party);

G_END_DECLS
