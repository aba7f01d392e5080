/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-week.h"

#include "core/reg-repeat.h"

#include <stdlib.h>

#define DAYS 7
#define THURSDAY 4
#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

/**
 * reg_week_get_start:
 * @date: a date with a year
 * @first_weekday: the day on which weeks begin, 1 Monday … 7 Sunday
 * @start: (out): the first day of the week that @date is in
 *
 * Returns: %FALSE, and "" in @start, when @date has no year, or the week begins before the calendar
 */
gboolean
reg_week_get_start (const char *date, int first_weekday, char start[REG_DATE_SIZE])
{
  int weekday = reg_date_get_weekday (date);

  start[0] = '\0';
  if (weekday == 0 || first_weekday < 1 || first_weekday > DAYS)
    return FALSE;
  return reg_date_add_days (date, -((weekday - first_weekday + DAYS) % DAYS), start);
}

/**
 * reg_week_get_number:
 * @date: a date with a year
 * @year: (out) (optional): the year the week counts for, which at its ends is not that of the date
 *
 * The number of a week by ISO 8601: weeks begin on Monday and belong to the year their Thursday is
 * in.
 *
 * Returns: 1 … 53, 0 when @date is not a date with a year
 */
int
reg_week_get_number (const char *date, int *year)
{
  int weekday = reg_date_get_weekday (date);
  char thursday[REG_DATE_SIZE], new_year[REG_DATE_SIZE];
  int own_year;

  if (year != NULL)
    *year = 0;
  if (weekday == 0 || !reg_date_add_days (date, THURSDAY - weekday, thursday))
    return 0;
  reg_date_get_parts (thursday, &own_year, NULL, NULL);
  reg_date_set_parts (new_year, own_year, 1, 1);
  if (year != NULL)
    *year = own_year;
  return reg_date_days_between (new_year, thursday) / DAYS + 1;
}

/**
 * reg_week_get_clock_change:
 * @date: a date with a year
 * @zone: where the clock hangs
 *
 * Returns: by how many minutes that day is longer than others, because the clock is put back on it;
 *   negative when it is put forward, 0 on all other days
 */
int
reg_week_get_clock_change (const char *date, GTimeZone *zone)
{
  char next[REG_DATE_SIZE];

  if (!reg_date_has_year (date) || !reg_date_add_days (date, 1, next))
    return 0;
  return (int)((reg_date_get_start (next, zone) - reg_date_get_start (date, zone)) / MINUTE_MS)
         - REG_MINUTES_OF_DAY;
}

/**
 * reg_week_move:
 * @date: (inout): a date with a year
 * @minute: (inout): minutes of that day by the clock on the wall, -1 for the whole day
 * @days: how many days later, negative for earlier
 * @minutes: how many minutes later; the day is not left by them
 *
 * Returns: whether anything has moved; @date and @minute stay as they are where the calendar or the
 *   day ends
 */
gboolean
reg_week_move (char date[REG_DATE_SIZE], int *minute, int days, int minutes)
{
  char moved[REG_DATE_SIZE];
  int time = *minute < 0 ? -1 : *minute + minutes;

  if (*minute >= 0 && (time < 0 || time >= REG_MINUTES_OF_DAY))
    return FALSE;
  if (!reg_date_add_days (date, days, moved) || (days == 0 && time == *minute))
    return FALSE;
  g_strlcpy (date, moved, REG_DATE_SIZE);
  *minute = time;
  return TRUE;
}

/* --- beside each other ------------------------------------------------------------------- */

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const RegWeekSlot *left = *(RegWeekSlot *const *)a;
  const RegWeekSlot *right = *(RegWeekSlot *const *)b;

  if (left->begin != right->begin)
    return left->begin < right->begin ? -1 : 1;
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* The first lane that is free at @begin, @max_lanes when none is; @ends has the end of the last
 * slot of each lane. */
static int
find_lane (const int *ends, int n_lanes, int max_lanes, int begin)
{
  for (int lane = 0; lane < n_lanes; lane++)
    if (ends[lane] <= begin)
      return lane;
  return MIN (n_lanes, max_lanes);
}

/**
 * reg_week_lay_out:
 * @slots: (array length=n_slots) (inout): parts of one day, in any order
 * @n_slots: how many
 * @max_lanes: so many stand side by side at most
 *
 * Puts what overlaps side by side: slots that hang together share a number of lanes, as few as
 * possible; what begins first comes first, and of those that begin together the longer one. Where
 * there are too many, those that begin last get no lane.
 */
void
reg_week_lay_out (RegWeekSlot *slots, guint n_slots, int max_lanes)
{
  g_autofree RegWeekSlot **order = g_new (RegWeekSlot *, n_slots);
  g_autofree int *ends = g_new (int, MAX (max_lanes, 1));
  guint first = 0;
  int n_lanes = 0, last_end = G_MININT;

  g_return_if_fail (max_lanes > 0);

  for (guint i = 0; i < n_slots; i++)
    order[i] = &slots[i];
  if (n_slots > 0)
    qsort (order, n_slots, sizeof *order, compare_slots);
  for (guint i = 0; i <= n_slots; i++)
    {
      if (i == n_slots || order[i]->begin >= last_end)
        {
          for (; first < i; first++)
            order[first]->n_lanes = n_lanes;
          n_lanes = 0;
        }
      if (i == n_slots)
        break;
      order[i]->lane = find_lane (ends, n_lanes, max_lanes, order[i]->begin);
      last_end = n_lanes == 0 ? order[i]->end : MAX (last_end, order[i]->end);
      if (order[i]->lane == max_lanes)
        {
          order[i]->lane = -1;
          continue;
        }
      ends[order[i]->lane] = order[i]->end;
      n_lanes = MAX (n_lanes, order[i]->lane + 1);
    }
}
