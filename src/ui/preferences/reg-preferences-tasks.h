/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"
#include "ui/task/reg-task-file.h"

G_BEGIN_DECLS

/* What this computer does about tasks: reminding without a window, and a calendar file. */
#define REG_TYPE_PREFERENCES_TASKS (reg_preferences_tasks_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesTasks, reg_preferences_tasks, REG, PREFERENCES_TASKS, AdwPreferencesGroup)

GtkWidget *
reg_preferences_tasks_new (RegSession *session, GSettings *settings, GDBusConnection *connection);
void reg_preferences_tasks_choose (RegPreferencesTasks *self, GFile *file);
void reg_preferences_tasks_watch (RegPreferencesTasks *self, RegTaskFile *file);

G_END_DECLS
