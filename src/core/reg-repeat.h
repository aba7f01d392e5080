/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-date.h"
#include "core/reg-enums.h"

G_BEGIN_DECLS

/* What comes back: tasks that repeat, and how often a customer should be spoken to. A series of days
 * is counted from its first day, so that the 31st stays the 31st after a short month. */
#define REG_MINUTES_OF_DAY (24 * 60)

gboolean
reg_repeat_get_day (RegRepeat repeat, const char *first, int n, char result[REG_DATE_SIZE]);
gboolean reg_repeat_get_next (RegRepeat repeat,
                              const char *first,
                              const char *after,
                              char result[REG_DATE_SIZE]);

gboolean
reg_repeat_get_last_start (RegRepeat repeat, const char *today, char result[REG_DATE_SIZE]);

gint64 reg_moment_get_instant (const char *date, int minutes, GTimeZone *zone);
gboolean reg_moment_from_instant (gint64 instant_ms,
                                  GTimeZone *zone,
                                  char date[REG_DATE_SIZE],
                                  int *minutes);
gint64 reg_moment_move_days (gint64 instant_ms, int days, GTimeZone *zone);

G_END_DECLS
