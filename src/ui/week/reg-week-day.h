/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-agenda.h"

G_BEGIN_DECLS

/* The hours of one day with what stands at a time; without a day, the hours themselves. */
#define REG_TYPE_WEEK_DAY (reg_week_day_get_type ())
G_DECLARE_FINAL_TYPE (RegWeekDay, reg_week_day, REG, WEEK_DAY, GtkWidget)

GtkWidget *reg_week_day_new (const char *date);
GtkWidget *reg_week_day_new_hours (void);
void reg_week_day_fill (RegWeekDay *self, const RegAgenda *agenda, gboolean with_staff);
void reg_week_day_set_now (RegWeekDay *self, int minute);
void reg_week_day_set_grab (RegWeekDay *self, int y);
int reg_week_day_get_y (RegWeekDay *self, int minute);

G_END_DECLS
