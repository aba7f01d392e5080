/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Says when the moment of a reminder has come, for who is working. */
#define REG_TYPE_TASK_REMINDERS (reg_task_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RegTaskReminders, reg_task_reminders, REG, TASK_REMINDERS, GObject)

RegTaskReminders *reg_task_reminders_new (RegSession *session, gint64 said_until);
void reg_task_reminders_look (RegTaskReminders *self);
gint64 reg_task_reminders_get_said_until (RegTaskReminders *self);
void reg_task_reminders_take_back (RegTaskReminders *self);
void reg_task_reminders_done (RegTaskReminders *self, gint64 task);
void reg_task_reminders_later (RegTaskReminders *self, gint64 task);

GNotification *reg_task_reminder_notification (const RegRecord *task, const char *party);

G_END_DECLS
