/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-repeat.h"

#include <string.h>

#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

/* One step of each rhythm: so many days, or so many months. */
static const struct
{
  int days, months;
} steps[] = {
  [REG_REPEAT_NEVER] = { 0, 0 },       [REG_REPEAT_DAILY] = { 1, 0 },
  [REG_REPEAT_WEEKLY] = { 7, 0 },      [REG_REPEAT_FORTNIGHTLY] = { 14, 0 },
  [REG_REPEAT_MONTHLY] = { 0, 1 },     [REG_REPEAT_QUARTERLY] = { 0, 3 },
  [REG_REPEAT_HALF_YEARLY] = { 0, 6 }, [REG_REPEAT_YEARLY] = { 0, 12 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == REG_N_REPEATS);

static gboolean
is_repeating (RegRepeat repeat)
{
  return (guint)repeat < G_N_ELEMENTS (steps) && repeat != REG_REPEAT_NEVER;
}

/**
 * reg_repeat_get_day:
 * @repeat: how often
 * @first: the first day of the series, with a year
 * @n: which one, 0 for the first; negative for days before it
 * @result: (out): that day; the last day of a month that is shorter
 *
 * Returns: %FALSE, and "" in @result, when there is no such day
 */
gboolean
reg_repeat_get_day (RegRepeat repeat, const char *first, int n, char result[REG_DATE_SIZE])
{
  gint64 days, months;

  result[0] = '\0';
  if (!is_repeating (repeat))
    return FALSE;
  days = (gint64)n * steps[repeat].days;
  months = (gint64)n * steps[repeat].months;
  if (steps[repeat].months != 0)
    return ABS (months) <= G_MAXINT && reg_date_add_months (first, (int)months, result);
  return ABS (days) <= G_MAXINT && reg_date_add_days (first, (int)days, result);
}

/* About how many steps lie between two days: never more than there are, at most a few fewer. */
static int
guess_steps (RegRepeat repeat, const char *first, const char *after)
{
  int days = reg_date_days_between (first, after);

  if (days <= 0)
    return 0;
  if (steps[repeat].days != 0)
    return days / steps[repeat].days;
  return MAX (0, days / 31 / steps[repeat].months - 1);
}

/**
 * reg_repeat_get_next:
 * @repeat: how often
 * @first: the first day of the series
 * @after: a day with a year
 * @result: (out): the first day of the series that is later than @after, and no earlier than @first
 *
 * Returns: %FALSE, and "" in @result, when nothing follows
 */
gboolean
reg_repeat_get_next (RegRepeat repeat,
                     const char *first,
                     const char *after,
                     char result[REG_DATE_SIZE])
{
  result[0] = '\0';
  if (!is_repeating (repeat) || !reg_date_has_year (first) || !reg_date_has_year (after))
    return FALSE;
  for (int n = guess_steps (repeat, first, after); reg_repeat_get_day (repeat, first, n, result);
       n++)
    if (strcmp (result, after) > 0)
      return TRUE;
  return FALSE;
}

/**
 * reg_repeat_get_last_start:
 * @repeat: how often
 * @today: a day with a year
 * @result: (out): the latest day from which one step is over by @today
 *
 * Who was last spoken to on @result or earlier is due to be spoken to. A month after 31 January is
 * 28 February, and so it is after the 30th and the 29th.
 *
 * Returns: %FALSE, and "" in @result, when there is none
 */
gboolean
reg_repeat_get_last_start (RegRepeat repeat, const char *today, char result[REG_DATE_SIZE])
{
  char next[REG_DATE_SIZE], due[REG_DATE_SIZE];

  if (!reg_repeat_get_day (repeat, today, -1, result))
    return FALSE;
  while (reg_date_add_days (result, 1, next) && reg_repeat_get_day (repeat, next, 1, due)
         && strcmp (due, today) <= 0)
    g_strlcpy (result, next, REG_DATE_SIZE);
  return TRUE;
}

/* --- moments ---------------------------------------------------------------------------- */

/**
 * reg_moment_get_instant:
 * @date: a date with a year
 * @minutes: minutes of that day by the clock on the wall, below 1440
 * @zone: where the clock hangs
 *
 * Returns: ms UTC; the moment of the change for a time that the clock skips, the first for one that
 *   it shows twice. %G_MININT64 when @date is not a date with a year
 */
gint64
reg_moment_get_instant (const char *date, int minutes, GTimeZone *zone)
{
  gint number;

  if (!reg_date_to_day_number (date, &number))
    return G_MININT64;
  return reg_date_get_instant (number, minutes, zone, FALSE);
}

/**
 * reg_moment_from_instant:
 * @instant_ms: ms UTC
 * @zone: where the clock hangs
 * @date: (out): the day there
 * @minutes: (out): the minutes of that day that the clock shows
 *
 * Returns: %FALSE outside the years 1 to 9999
 */
gboolean
reg_moment_from_instant (gint64 instant_ms, GTimeZone *zone, char date[REG_DATE_SIZE], int *minutes)
{
  gint64 seconds = instant_ms / 1000 - (instant_ms % 1000 < 0 ? 1 : 0);
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);

  *minutes = (int)(((local % 86400) + 86400) % 86400 / 60);
  return reg_date_from_instant (instant_ms, zone, date);
}

/**
 * reg_moment_move_days:
 * @instant_ms: ms UTC
 * @days: how many days later, negative for earlier
 * @zone: where the clock hangs
 *
 * Returns: the instant at which the clock on the wall shows the same time so many days later, also
 *   when it was put forward or back in between; @instant_ms itself where the calendar ends
 */
gint64
reg_moment_move_days (gint64 instant_ms, int days, GTimeZone *zone)
{
  char date[REG_DATE_SIZE];
  gint64 rest = ((instant_ms % MINUTE_MS) + MINUTE_MS) % MINUTE_MS;
  int minutes;

  if (days == 0 || !reg_moment_from_instant (instant_ms, zone, date, &minutes)
      || !reg_date_add_days (date, days, date))
    return instant_ms;
  return reg_moment_get_instant (date, minutes, zone) + rest;
}
