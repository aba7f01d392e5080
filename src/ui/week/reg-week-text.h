/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "store/reg-agenda.h"

G_BEGIN_DECLS

/* What stands in the calendar, in words. */

int reg_week_get_first_weekday (void);
char *reg_week_describe_day (const char *date);
char *reg_week_describe_time (const RegAgendaTask *task);
char *reg_week_describe_moment (const char *date, int minute);
char *reg_week_describe_task (const RegAgendaTask *task);
char *reg_week_describe_about (const RegAgendaTask *task, gboolean with_staff);
char *reg_week_describe_state (const RegAgenda *agenda, const char *date, const char *today);
char *reg_week_describe_clock_change (const RegAgenda *agenda, const char *date);
const char *reg_week_get_icon (RegTaskKind kind);

G_END_DECLS
