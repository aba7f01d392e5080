/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Tasks, promises and follow-ups. Who is working gets a new task unless it names somebody. */
RegRecord *reg_task_draft_step (RegDb *db, gint64 opportunity, GError **error);
gint64 reg_task_create (RegDb *db, RegRecord *task, GError **error);
gboolean reg_task_change (RegDb *db, RegRecord *task, GError **error);
gboolean reg_task_complete (RegDb *db, gint64 task, GError **error);
gboolean reg_task_finish (RegDb *db, gint64 task, const char *result, GError **error);
gboolean reg_task_postpone (RegDb *db, gint64 task, const char *due_on, GError **error);
gboolean reg_task_move (RegDb *db, gint64 task, const char *due_on, int due_minute, GError **error);
gboolean reg_task_snooze (RegDb *db, gint64 task, gint64 remind_at, GError **error);

GPtrArray *reg_task_list_open (RegDb *db, gint64 staff, GError **error);

/* Reminders: those that have come due since an instant, and when the next one will. */
GPtrArray *
reg_task_list_reminders (RegDb *db, gint64 staff, gint64 after, gint64 until, GError **error);
gint64 reg_task_get_next_reminder (RegDb *db, gint64 staff, gint64 after, GError **error);

/* The day so many working days after a date, by the firm's opening hours and closed days. */
gboolean reg_task_add_working_days (
    RegDb *db, const char *date, int days, char result[REG_DATE_SIZE], GError **error);

G_END_DECLS
