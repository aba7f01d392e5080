/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-date.h"

G_BEGIN_DECLS

/* A week of a calendar: where it begins, how long its days are, and what stands beside what. */

/* How long a task takes that does not say so. */
#define REG_TASK_USUAL_MINUTES 30

/**
 * RegWeekSlot:
 * @begin: minutes of the day
 * @end: minutes of the day, later than @begin
 * @lane: which of the lanes it stands in, from 0; -1 when there was no room
 * @n_lanes: into how many lanes the day is divided there
 *
 * Something that takes a part of a day.
 */
typedef struct
{
  int begin, end;
  int lane, n_lanes;
} RegWeekSlot;

gboolean reg_week_get_start (const char *date, int first_weekday, char start[REG_DATE_SIZE]);
int reg_week_get_number (const char *date, int *year);
int reg_week_get_clock_change (const char *date, GTimeZone *zone);
gboolean reg_week_move (char date[REG_DATE_SIZE], int *minute, int days, int minutes);
void reg_week_lay_out (RegWeekSlot *slots, guint n_slots, int max_lanes);

G_END_DECLS
