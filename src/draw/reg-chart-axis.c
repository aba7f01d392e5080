/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-axis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static double
nice_step (double span, guint intervals)
{
  double raw = span / intervals;
  double power = pow (10, floor (log10 (raw)));
  double lead = raw / power;

  /* A hair of tolerance keeps 5.0000001 from becoming 10. */
  if (lead <= 1 + 1e-9)
    return power;
  if (lead <= 2 + 1e-9)
    return 2 * power;
  if (lead <= 5 + 1e-9)
    return 5 * power;
  return 10 * power;
}

/**
 * reg_chart_axis_fit:
 * @axis: (out): the scale
 * @low: the smallest value to show
 * @high: the largest value to show
 * @max_ticks: how many ticks there is room for; fewer than 2 counts as 2
 *
 * Finds the finest round scale that covers @low to @high with at most @max_ticks ticks, or
 * three where fewer are asked for. Values that are not finite count as 0.
 */
void
reg_chart_axis_fit (RegChartAxis *axis, double low, double high, guint max_ticks)
{
  guint intervals = MAX (max_ticks, 2) - 1;

  g_return_if_fail (axis != NULL);

  if (!isfinite (low))
    low = 0;
  if (!isfinite (high))
    high = 0;
  if (low > high)
    {
      double other = low;

      low = high;
      high = other;
    }
  if (high - low <= fabs (high) * 1e-12)
    high = low + (low == 0 ? 1 : fabs (low));
  axis->step = nice_step (high - low, intervals);
  for (;;)
    {
      double n;

      axis->low = floor (low / axis->step + 1e-9) * axis->step;
      axis->high = ceil (high / axis->step - 1e-9) * axis->step;
      n = round ((axis->high - axis->low) / axis->step);
      axis->n_ticks = (guint)n + 1;
      if (n <= MAX (intervals, 2))
        break;
      /* Just above the step itself, so that the next nice one is taken. */
      axis->step = nice_step (axis->step * 1.1, 1);
    }
}

/**
 * reg_chart_axis_get_tick:
 * @axis: a scale
 * @index: a tick, from 0
 *
 * Returns: the value at that tick; exactly 0 where it should be
 */
double
reg_chart_axis_get_tick (const RegChartAxis *axis, guint index)
{
  double value = axis->low + axis->step * index;

  return fabs (value) < axis->step * 1e-9 ? 0 : value;
}

static char *
format_day_as (guint32 day, const char *format)
{
  g_autoptr (GDateTime) moment = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  moment = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  return g_date_time_format (moment, format);
}

static void
date_tick_clear (gpointer data)
{
  g_free (((RegChartDateTick *)data)->label);
}

static guint32
month_day (guint month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, month % 12 + 1, month / 12);
  return g_date_get_julian (&date);
}

static guint
month_of (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1;
}

/**
 * reg_chart_axis_fit_dates:
 * @first: the first day shown (Julian, as in GDate)
 * @last: the last day shown
 * @max_ticks: how many labels there is room for
 *
 * Finds months or years to write under a time axis. Years stand alone ("2026"), months are
 * short ("Mar") except January, which names its year.
 *
 * Returns: (transfer full) (element-type RegChartDateTick): ticks in order of time
 */
GArray *
reg_chart_axis_fit_dates (guint32 first, guint32 last, guint max_ticks)
{
  static const guint steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (RegChartDateTick));
  guint from, to, step = steps[G_N_ELEMENTS (steps) - 1];

  g_array_set_clear_func (ticks, date_tick_clear);
  if (first == 0 || last < first || !g_date_valid_julian (last) || max_ticks == 0)
    return ticks;
  from = month_of (first);
  to = month_of (last);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((to - from) / steps[i] + 1 <= max_ticks)
      {
        step = steps[i];
        break;
      }
  for (guint month = from - from % step; month <= to; month += step)
    {
      RegChartDateTick tick;

      if (month < 12 || month_day (month) < first || month_day (month) > last)
        continue;
      tick.day = month_day (month);
      tick.label = format_day_as (tick.day, month % 12 == 0 ? "%Y" : "%b");
      g_array_append_val (ticks, tick);
    }
  return ticks;
}

/**
 * reg_chart_axis_parse_day:
 * @date: (nullable): a calendar date, YYYY-MM-DD
 *
 * Returns: its Julian day as in GDate, or 0 when it is not a date
 */
guint32
reg_chart_axis_parse_day (const char *date)
{
  guint year, month, day;
  GDate parsed;

  if (date == NULL || strlen (date) != 10 || date[4] != '-' || date[7] != '-')
    return 0;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (date[i]))
      return 0;
  year = strtoul (date, NULL, 10);
  month = strtoul (date + 5, NULL, 10);
  day = strtoul (date + 8, NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return 0;
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, day, month, year);
  return g_date_get_julian (&parsed);
}

/**
 * reg_chart_axis_format_day:
 * @day: a Julian day
 *
 * Returns: (transfer full): the date in short words of the current language
 */
char *
reg_chart_axis_format_day (guint32 day)
{
  /* Translators: a date such as "21 Aug 2026", see the manual of strftime. */
  return format_day_as (day, _ ("%-e %b %Y"));
}

/** reg_chart_axis_format_iso: @day: a Julian day. Returns: (transfer full): YYYY-MM-DD */
char *
reg_chart_axis_format_iso (guint32 day)
{
  return format_day_as (day, "%Y-%m-%d");
}
