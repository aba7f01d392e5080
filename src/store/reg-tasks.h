/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Tasks, promises and follow-ups. Who is working gets a new task unless it names somebody. */
gint64 reg_task_create (RegDb *db, RegRecord *task, GError **error);
gboolean reg_task_complete (RegDb *db, gint64 task, GError **error);

/* The day so many working days after a date, by the firm's opening hours and closed days. */
gboolean reg_task_add_working_days (
    RegDb *db, const char *date, int days, char result[REG_DATE_SIZE], GError **error);

G_END_DECLS
