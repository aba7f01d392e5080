/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The calendar: a week of tasks. */
#define REG_TYPE_WEEK_WINDOW (reg_week_window_get_type ())
G_DECLARE_FINAL_TYPE (RegWeekWindow, reg_week_window, REG, WEEK_WINDOW, AdwWindow)

GtkWindow *reg_week_window_new (GtkApplication *application, RegSession *session);
void reg_week_window_show_date (RegWeekWindow *self, const char *date);

G_END_DECLS
