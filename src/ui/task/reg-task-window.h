/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A task, a promise or a follow-up: a new one, or one that is there. */
#define REG_TYPE_TASK_WINDOW (reg_task_window_get_type ())
G_DECLARE_FINAL_TYPE (RegTaskWindow, reg_task_window, REG, TASK_WINDOW, AdwWindow)

GtkWindow *
reg_task_window_create (GtkApplication *application, RegSession *session, gint64 id, gint64 party);
GtkWindow *reg_task_window_create_for (GtkApplication *application,
                                       RegSession *session,
                                       gint64 party,
                                       gint64 staff);
GtkWindow *
reg_task_window_create_step (GtkApplication *application, RegSession *session, gint64 deal);
GtkWindow *reg_task_window_create_at (GtkApplication *application,
                                      RegSession *session,
                                      const char *day,
                                      int minute);
void reg_task_window_save (RegTaskWindow *self);

G_END_DECLS
