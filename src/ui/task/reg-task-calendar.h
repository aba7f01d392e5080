/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is to be done, as a file that calendars read. */
void reg_task_calendar_ask (GtkWidget *from, RegSession *session);
gboolean reg_task_calendar_save (RegDb *db,
                                 gint64 staff,
                                 GTimeZone *zone,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GError **error);
void reg_task_calendar_write (GtkWidget *from, RegSession *session, GFile *file);

G_END_DECLS
