/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-application.h"

G_BEGIN_DECLS

void reg_application_add_actions (RegApplication *self);
void reg_application_add_book_actions (RegApplication *self);
void reg_application_add_approval_actions (RegApplication *self);
void reg_application_begin_approval_notices (RegApplication *self);
void reg_application_end_approval_notices (RegApplication *self);
void reg_application_add_reminder_actions (RegApplication *self);
void reg_application_add_colleague_actions (RegApplication *self);
void reg_application_add_material_actions (RegApplication *self);
gboolean reg_application_can_write (RegApplication *self);
gboolean reg_application_begin_reminders (RegApplication *self);
void reg_application_end_reminders (RegApplication *self);
guint reg_application_export (RegApplication *self,
                              GDBusConnection *connection,
                              const char *path,
                              const char *resource,
                              const GDBusInterfaceVTable *table,
                              GError **error);
guint reg_application_export_caller (RegApplication *self,
                                     GDBusConnection *connection,
                                     const char *path,
                                     GError **error);
guint reg_application_export_search (RegApplication *self,
                                     GDBusConnection *connection,
                                     const char *path,
                                     GError **error);
gboolean reg_application_is_in_background (RegApplication *self);
void reg_application_stay (RegApplication *self);
void reg_application_start_in_background (RegApplication *self);
void reg_application_watch_background (RegApplication *self);
void reg_application_notify (RegApplication *self, const char *name, GNotification *notification);
void reg_application_withdraw (RegApplication *self, const char *name);
void reg_application_begin_calendar (RegApplication *self);
void reg_application_end_calendar (RegApplication *self);
void reg_application_add_search_actions (RegApplication *self);
void reg_application_answer_searches (RegApplication *self);
gboolean reg_application_is_open (RegApplication *self);
gboolean reg_application_open_quietly (RegApplication *self);
void reg_application_add_caller_actions (RegApplication *self);
void reg_application_identify_link (RegApplication *self, const char *uri);
void reg_application_add_options (RegApplication *self);
int reg_application_handle_options (GApplication *application, GVariantDict *dict);
int reg_application_run_command (GApplication *application, GApplicationCommandLine *line);
void reg_application_open_files (GApplication *application,
                                 GFile **files,
                                 int n_files,
                                 const char *hint);
void reg_application_open_usual (RegApplication *self);
void reg_application_do_when_open (RegApplication *self, const char *action);
void reg_application_reopen (RegApplication *self, RegStoreFlags flags);
const char *reg_application_close_book (RegApplication *self);
void reg_application_backup_daily (RegApplication *self);

void
reg_application_fill_demo_async (RegStore *store, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
