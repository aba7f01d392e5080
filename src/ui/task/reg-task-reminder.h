/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* How long before it is due somebody is reminded of a task: a row to choose it in. A task without a
 * time is taken to be due at nine. */
void reg_task_reminder_fill (
    AdwComboRow *row, RegSession *session, const char *due_on, int due_minute, gint64 remind_at);
gint64
reg_task_reminder_get (AdwComboRow *row, RegSession *session, const char *due_on, int due_minute);

G_END_DECLS
