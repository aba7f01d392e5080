/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-application.h"

G_BEGIN_DECLS

void reg_application_add_actions (RegApplication *self);
void reg_application_add_book_actions (RegApplication *self);
void reg_application_add_reminder_actions (RegApplication *self);
gboolean reg_application_can_write (RegApplication *self);
gboolean reg_application_begin_reminders (RegApplication *self);
void reg_application_end_reminders (RegApplication *self);
void reg_application_add_caller_actions (RegApplication *self);
void reg_application_identify_link (RegApplication *self, const char *uri);
void reg_application_open_usual (RegApplication *self);
void reg_application_do_when_open (RegApplication *self, const char *action);
void reg_application_reopen (RegApplication *self, RegStoreFlags flags);
const char *reg_application_close_book (RegApplication *self);
void reg_application_backup_daily (RegApplication *self);

void
reg_application_fill_demo_async (RegStore *store, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
