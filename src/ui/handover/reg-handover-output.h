/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_handover_output_print (GtkWidget *from, RegSession *session, gint64 action, gint64 staff);
void reg_handover_output_ask (GtkWidget *from, RegSession *session, gint64 action, gint64 staff);
void reg_handover_output_write (
    GtkWidget *from, RegSession *session, gint64 action, gint64 staff, GFile *file);

G_END_DECLS
