/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void reg_toaster_set_timeout (guint timeout);
void reg_toaster_show (GtkWidget *from, const char *text);
void reg_toaster_show_undo (GtkWidget *from, const char *text, gint64 action);
void reg_toaster_show_offer (GtkWidget *from,
                             const char *text,
                             const char *label,
                             const char *action_name);
void reg_toaster_show_error (GtkWidget *from, const char *what, const GError *error);

G_END_DECLS
