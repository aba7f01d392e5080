/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/task/reg-task-file.h"
#include "ui/reg-session.h"
#include "ui/window/reg-main-window.h"

G_BEGIN_DECLS

#define REG_TYPE_APPLICATION (reg_application_get_type ())
G_DECLARE_FINAL_TYPE (RegApplication, reg_application, REG, APPLICATION, AdwApplication)

RegApplication *reg_application_new (void);
RegSession *reg_application_get_session (RegApplication *self);
RegMainWindow *reg_application_get_main_window (RegApplication *self);
GSettings *reg_application_get_settings (RegApplication *self);

RegTaskFile *reg_application_get_calendar (RegApplication *self);

char *reg_application_dup_backup_folder (RegApplication *self);

void reg_application_open_path (RegApplication *self, const char *path, gboolean create);
void reg_application_open_record (RegApplication *self, RegEntityId entity, gint64 id);
void reg_application_new_record (RegApplication *self, RegEntityId entity, gint64 party);
void reg_application_set_window_record (RegApplication *self,
                                        GtkWindow *window,
                                        RegEntityId entity,
                                        gint64 id);

G_END_DECLS
