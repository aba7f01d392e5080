/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-date.h"

#include <string.h>

#define MIN_YEAR 1
#define MAX_YEAR 9999

static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/**
 * reg_date_days_in_month:
 * @year: the year, or 0 when it is not known
 * @month: 1 … 12
 *
 * Returns: 28 … 31; February has 29 days when the year is not known
 */
int
reg_date_days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  return month == 2 && year != 0 && !is_leap_year (year) ? 28 : days[month - 1];
}

/**
 * reg_date_get_parts:
 * @date: (nullable): "YYYY-MM-DD" or "--MM-DD"
 * @year: (out) (optional): the year, 0 when there is none
 * @month: (out) (optional): 1 … 12
 * @day: (out) (optional): 1 … 31
 *
 * Returns: whether @date is a date of the calendar
 */
gboolean
reg_date_get_parts (const char *date, int *year, int *month, int *day)
{
  const char *rest = date;
  int y = 0, m, d;

  if (date == NULL)
    return FALSE;
  if (date[0] == '-')
    {
      if (date[1] != '-')
        return FALSE;
      rest += 2;
    }
  else
    {
      y = read_digits (date, 4);
      if (y < MIN_YEAR || date[4] != '-')
        return FALSE;
      rest += 5;
    }
  m = read_digits (rest, 2);
  if (m < 1 || m > 12 || rest[2] != '-')
    return FALSE;
  d = read_digits (rest + 3, 2);
  if (d < 1 || d > reg_date_days_in_month (y, m) || rest[5] != '\0')
    return FALSE;
  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
  return TRUE;
}

/**
 * reg_date_set_parts:
 * @date: (out): the date as text
 * @year: 1 … 9999, or 0 for a date without a year
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Returns: %FALSE, and "" in @date, when there is no such day
 */
gboolean
reg_date_set_parts (char date[REG_DATE_SIZE], int year, int month, int day)
{
  date[0] = '\0';
  if (year < 0 || year > MAX_YEAR || day < 1 || day > reg_date_days_in_month (year, month))
    return FALSE;
  if (year == 0)
    g_snprintf (date, REG_DATE_SIZE, "--%02d-%02d", month % 100, day % 100);
  else
    g_snprintf (date, REG_DATE_SIZE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return TRUE;
}

/**
 * reg_date_is_valid:
 * @date: (nullable): some text
 *
 * Returns: whether @date is a date of the calendar, with or without a year
 */
gboolean
reg_date_is_valid (const char *date)
{
  return reg_date_get_parts (date, NULL, NULL, NULL);
}

/**
 * reg_date_has_year:
 * @date: (nullable): some text
 *
 * Returns: whether @date is a date with a year
 */
gboolean
reg_date_has_year (const char *date)
{
  int year;

  return reg_date_get_parts (date, &year, NULL, NULL) && year != 0;
}

/**
 * reg_date_to_day_number:
 * @date: a date with a year
 * @day_number: (out): days since 1970-01-01, negative before
 *
 * Counts in the Gregorian calendar throughout. The year is taken to begin in March, so that the
 * leap day is its last; then months have the regular pattern 153 days in five.
 *
 * Returns: %FALSE when @date is not a date with a year
 */
gboolean
reg_date_to_day_number (const char *date, gint *day_number)
{
  int year, month, day, era_year, day_of_year;

  *day_number = 0;
  if (!reg_date_get_parts (date, &year, &month, &day) || year == 0)
    return FALSE;
  era_year = month > 2 ? year : year - 1;
  day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  *day_number = era_year * 365 + era_year / 4 - era_year / 100 + era_year / 400 + day_of_year
                - 719468;
  return TRUE;
}

/**
 * reg_date_from_day_number:
 * @date: (out): the date as text
 * @day_number: days since 1970-01-01
 *
 * Returns: %FALSE, and "" in @date, outside the years 1 to 9999
 */
gboolean
reg_date_from_day_number (char date[REG_DATE_SIZE], gint day_number)
{
  gint64 days = (gint64)day_number + 719468;
  int era, day_of_era, year, day_of_year, month;

  date[0] = '\0';
  if (days < 306 || days > 3652364)
    return FALSE;
  era = (int)(days / 146097);
  day_of_era = (int)(days % 146097);
  year = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
  month = (5 * day_of_year + 2) / 153;
  return reg_date_set_parts (date, era * 400 + year + (month >= 10 ? 1 : 0),
                             month >= 10 ? month - 9 : month + 3,
                             day_of_year - (153 * month + 2) / 5 + 1);
}

/**
 * reg_date_add_days:
 * @date: a date with a year
 * @days: how many days later, negative for earlier
 * @result: (out): the other date; may be the buffer of @date
 *
 * Returns: %FALSE, and "" in @result, when @date has no year or the result is no date
 */
gboolean
reg_date_add_days (const char *date, int days, char result[REG_DATE_SIZE])
{
  gint number;
  gint64 sum;

  if (!reg_date_to_day_number (date, &number))
    {
      result[0] = '\0';
      return FALSE;
    }
  sum = (gint64)number + days;
  return reg_date_from_day_number (result, (gint)CLAMP (sum, G_MININT, G_MAXINT));
}

/**
 * reg_date_add_months:
 * @date: a date with a year
 * @months: how many months later, negative for earlier
 * @result: (out): the same day of that month, or its last day when the month is shorter
 *
 * Returns: %FALSE, and "" in @result, when @date has no year or the result is no date
 */
gboolean
reg_date_add_months (const char *date, int months, char result[REG_DATE_SIZE])
{
  int year, month, day;
  gint64 index;

  if (!reg_date_get_parts (date, &year, &month, &day) || year == 0)
    {
      result[0] = '\0';
      return FALSE;
    }
  index = (gint64)year * 12 + month - 1 + months;
  if (index < 12 * MIN_YEAR || index > 12 * MAX_YEAR + 11)
    {
      result[0] = '\0';
      return FALSE;
    }
  year = (int)(index / 12);
  month = (int)(index % 12) + 1;
  return reg_date_set_parts (result, year, month, MIN (day, reg_date_days_in_month (year, month)));
}

/**
 * reg_date_days_between:
 * @from: a date with a year
 * @to: a date with a year
 *
 * Returns: days from @from to @to, negative when @to is earlier; 0 when one is no such date
 */
int
reg_date_days_between (const char *from, const char *to)
{
  gint a, b;

  if (!reg_date_to_day_number (from, &a) || !reg_date_to_day_number (to, &b))
    return 0;
  return b - a;
}

/**
 * reg_date_get_weekday:
 * @date: a date with a year
 *
 * Returns: 1 Monday … 7 Sunday, 0 when @date is not a date with a year
 */
int
reg_date_get_weekday (const char *date)
{
  gint number;

  if (!reg_date_to_day_number (date, &number))
    return 0;
  /* 1970-01-01 was a Thursday. */
  return ((number + 3) % 7 + 7) % 7 + 1;
}

/**
 * reg_date_next_anniversary:
 * @date: a birthday, with or without a year
 * @today: a date with a year
 * @result: (out): the first day not before @today on which it is celebrated; 29 February falls on
 *   the 28th in other years
 *
 * Returns: %FALSE, and "" in @result, when one of the dates is none
 */
gboolean
reg_date_next_anniversary (const char *date, const char *today, char result[REG_DATE_SIZE])
{
  int year, month, day;

  result[0] = '\0';
  if (!reg_date_get_parts (date, NULL, &month, &day) || !reg_date_has_year (today))
    return FALSE;
  reg_date_get_parts (today, &year, NULL, NULL);
  for (int y = year; y <= year + 1; y++)
    if (reg_date_set_parts (result, y, month, MIN (day, reg_date_days_in_month (y, month)))
        && strcmp (result, today) >= 0)
      return TRUE;
  result[0] = '\0';
  return FALSE;
}

/**
 * reg_date_get_age:
 * @birthday: a date
 * @today: a date with a year
 *
 * Returns: whole years, -1 when the year of birth is not known or in the future
 */
int
reg_date_get_age (const char *birthday, const char *today)
{
  int year, month, day, this_year, this_month, this_day;

  if (!reg_date_get_parts (birthday, &year, &month, &day) || year == 0
      || !reg_date_get_parts (today, &this_year, &this_month, &this_day) || this_year == 0
      || strcmp (birthday, today) > 0)
    return -1;
  day = MIN (day, reg_date_days_in_month (this_year, month));
  return this_year - year - (this_month < month || (this_month == month && this_day < day) ? 1 : 0);
}

/**
 * reg_date_from_instant:
 * @instant_ms: ms UTC
 * @zone: where the calendar hangs
 * @date: (out): the date there at that moment
 *
 * Returns: %FALSE, and "" in @date, outside the years 1 to 9999
 */
gboolean
reg_date_from_instant (gint64 instant_ms, GTimeZone *zone, char date[REG_DATE_SIZE])
{
  gint64 seconds = instant_ms / 1000 - (instant_ms % 1000 < 0 ? 1 : 0);
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);
  gint64 days = local / 86400 - (local % 86400 < 0 ? 1 : 0);

  return reg_date_from_day_number (date, (gint)CLAMP (days, G_MININT, G_MAXINT));
}

/* The instant of a local time that was, is or will be shown by the clocks of @zone. Where they show
 * it twice, the first or the last; where they skip it, the instant of the change. */
static gint64
local_to_instant (gint64 local_seconds, GTimeZone *zone, gboolean last)
{
  static const GTimeType types[] = { G_TIME_TYPE_DAYLIGHT, G_TIME_TYPE_STANDARD };
  gint64 found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gint64 local = local_seconds;
      gint interval = g_time_zone_adjust_time (zone, types[i], &local);
      gint64 utc = local - (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);

      if (i == 0 || (last ? utc > found : utc < found))
        found = utc;
    }
  return found * 1000;
}

/**
 * reg_date_get_instant:
 * @day_number: days since 1970-01-01
 * @minutes: minutes of that day by the clock on the wall; 1440 is the end of the day
 * @zone: where the clock hangs
 * @last: for a time that the clock shows twice: whether the second is meant
 *
 * Returns: the instant, ms UTC; the moment of the change for a time that the clock skips
 */
gint64
reg_date_get_instant (gint day_number, int minutes, GTimeZone *zone, gboolean last)
{
  return local_to_instant ((gint64)day_number * 86400 + (gint64)minutes * 60, zone, last);
}

/**
 * reg_date_get_start:
 * @date: a date with a year
 * @zone: where the calendar hangs
 *
 * Returns: the first instant of that day there, ms UTC; also where midnight is skipped by a clock
 *   change. %G_MININT64 when @date is not a date with a year
 */
gint64
reg_date_get_start (const char *date, GTimeZone *zone)
{
  gint number;

  if (!reg_date_to_day_number (date, &number))
    return G_MININT64;
  return reg_date_get_instant (number, 0, zone, FALSE);
}

/**
 * reg_date_format:
 * @date: a date; one without a year is formatted as if in a leap year
 * @format: (nullable): format of g_date_time_format() for the current locale; %NULL for the locale's
 *   own numeric form
 *
 * Returns: (transfer full): the text, @date itself when it is not a date
 */
char *
reg_date_format (const char *date, const char *format)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, number;
  char *text;

  if (!reg_date_get_parts (date, &year, &month, &number))
    return g_strdup (date != NULL ? date : "");
  day = g_date_time_new_utc (year != 0 ? year : 2000, month, number, 0, 0, 0);
  text = g_date_time_format (day, format != NULL ? format : "%x");
  return text != NULL ? text : g_strdup (date);
}

/**
 * reg_date_format_short:
 * @date: a date
 * @today: today's date
 * @format: translated format without a year, such as "%e %b"
 * @format_other_year: translated format with the year
 *
 * Returns: (transfer full): @date with its year only where the year is not this one
 */
char *
reg_date_format_short (const char *date,
                       const char *today,
                       const char *format,
                       const char *format_other_year)
{
  int year, this_year;

  if (reg_date_get_parts (date, &year, NULL, NULL)
      && reg_date_get_parts (today, &this_year, NULL, NULL) && year != 0 && year != this_year)
    return reg_date_format (date, format_other_year);
  return reg_date_format (date, format);
}

static guint
whole_months (const char *from, const char *to)
{
  int year, month, day, other_year, other_month, other_day;

  reg_date_get_parts (from, &year, &month, &day);
  reg_date_get_parts (to, &other_year, &other_month, &other_day);
  return (guint)((other_year - year) * 12 + other_month - month - (other_day < day ? 1 : 0));
}

/**
 * reg_date_get_distance:
 * @date: a date with a year
 * @today: a date with a year
 * @count: (out): the number that goes with the answer
 *
 * Days up to a week, then weeks up to five, then whole months up to a year, then whole years.
 *
 * Returns: how far @date is away; the caller has the words
 */
RegDateDistance
reg_date_get_distance (const char *date, const char *today, guint *count)
{
  int days = reg_date_days_between (today, date);
  guint n = (guint)ABS (days), months;
  gboolean past = days < 0;

  *count = n;
  if (n == 0)
    return REG_DATE_TODAY;
  if (n == 1)
    return past ? REG_DATE_YESTERDAY : REG_DATE_TOMORROW;
  if (n < 7)
    return past ? REG_DATE_DAYS_AGO : REG_DATE_IN_DAYS;
  *count = n / 7;
  if (n < 35)
    return past ? REG_DATE_WEEKS_AGO : REG_DATE_IN_WEEKS;
  months = past ? whole_months (date, today) : whole_months (today, date);
  *count = months;
  if (months < 12)
    return past ? REG_DATE_MONTHS_AGO : REG_DATE_IN_MONTHS;
  *count = months / 12;
  return past ? REG_DATE_YEARS_AGO : REG_DATE_IN_YEARS;
}
