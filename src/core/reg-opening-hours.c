/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-opening-hours.h"

#include "core/reg-date.h"

#define MINUTES_A_DAY 1440
/* A firm that is closed for longer than this without a break does not open again. */
#define MAX_CLOSED_DAYS 800
/* Deadlines further away are never; it also bounds the search. */
#define MAX_DAYS_AHEAD 36600

typedef struct
{
  int opens;  /* minutes of the day */
  int closes; /* beyond MINUTES_A_DAY when it is after midnight */
} Interval;

struct _RegOpeningHours
{
  gatomicrefcount references;
  GTimeZone *zone;
  GArray *days[7]; /* of Interval, sorted by opens, Monday first */
  guint n_intervals;
  GHashTable *holidays; /* set of dates, with or without a year */
};

/* Walks over the opening intervals in the order of time. */
typedef struct
{
  const RegOpeningHours *hours;
  gint day;
  guint index;
  gint last_day;
  gint64 end_of_last; /* hours that overlap are not counted twice */
} Walk;

G_DEFINE_BOXED_TYPE (RegOpeningHours,
                     reg_opening_hours,
                     reg_opening_hours_ref,
                     reg_opening_hours_unref)

/**
 * reg_opening_hours_new:
 * @zone: where the firm is
 *
 * Opening hours without any interval: that of a firm that has not told them yet. Such hours count
 * round the clock.
 *
 * Returns: (transfer full): to be filled with reg_opening_hours_add()
 */
RegOpeningHours *
reg_opening_hours_new (GTimeZone *zone)
{
  RegOpeningHours *self = g_new0 (RegOpeningHours, 1);

  g_atomic_ref_count_init (&self->references);
  self->zone = g_time_zone_ref (zone);
  for (gsize i = 0; i < G_N_ELEMENTS (self->days); i++)
    self->days[i] = g_array_new (FALSE, FALSE, sizeof (Interval));
  self->holidays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * reg_opening_hours_ref:
 * @self: opening hours
 *
 * Returns: (transfer full): @self
 */
RegOpeningHours *
reg_opening_hours_ref (RegOpeningHours *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * reg_opening_hours_unref:
 * @self: (transfer full): opening hours
 */
void
reg_opening_hours_unref (RegOpeningHours *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_array_unref (self->days[i]);
  g_hash_table_unref (self->holidays);
  g_time_zone_unref (self->zone);
  g_free (self);
}

static int
compare_interval (const void *a, const void *b)
{
  return ((const Interval *)a)->opens - ((const Interval *)b)->opens;
}

/**
 * reg_opening_hours_add:
 * @self: opening hours nobody else holds yet
 * @weekday: 1 Monday … 7 Sunday
 * @opens: minutes of the day, 0 … 1439
 * @closes: minutes of the day, 1 … 1440; less than @opens when it closes after midnight
 *
 * Adds an interval; a day has as many as needed, with lunch between them.
 *
 * Returns: %FALSE when the numbers make no interval; nothing is added then
 */
gboolean
reg_opening_hours_add (RegOpeningHours *self, int weekday, int opens, int closes)
{
  Interval interval = { opens, closes };

  if (weekday < 1 || weekday > 7 || opens < 0 || opens >= MINUTES_A_DAY || closes < 0
      || closes > MINUTES_A_DAY || closes == opens)
    return FALSE;
  if (closes < opens)
    interval.closes += MINUTES_A_DAY;
  g_array_append_val (self->days[weekday - 1], interval);
  g_array_sort (self->days[weekday - 1], compare_interval);
  self->n_intervals++;
  return TRUE;
}

/**
 * reg_opening_hours_add_holiday:
 * @self: opening hours nobody else holds yet
 * @date: a day on which the firm does not open; "--12-25" for every year
 *
 * Hours that began the evening before and end after midnight are kept.
 *
 * Returns: %FALSE when @date is no date
 */
gboolean
reg_opening_hours_add_holiday (RegOpeningHours *self, const char *date)
{
  if (!reg_date_is_valid (date))
    return FALSE;
  g_hash_table_add (self->holidays, g_strdup (date));
  return TRUE;
}

/**
 * reg_opening_hours_get_zone:
 * @self: opening hours
 *
 * Returns: (transfer none): where the firm is
 */
GTimeZone *
reg_opening_hours_get_zone (const RegOpeningHours *self)
{
  return self->zone;
}

/**
 * reg_opening_hours_is_round_the_clock:
 * @self: opening hours
 *
 * Returns: whether no hours were given, so that all time counts
 */
gboolean
reg_opening_hours_is_round_the_clock (const RegOpeningHours *self)
{
  return self->n_intervals == 0;
}

/**
 * reg_opening_hours_is_holiday:
 * @self: opening hours
 * @date: a date with a year
 *
 * Returns: whether the firm stays closed that day
 */
gboolean
reg_opening_hours_is_holiday (const RegOpeningHours *self, const char *date)
{
  char every_year[REG_DATE_SIZE];
  int month, day;

  if (g_hash_table_size (self->holidays) == 0 || !reg_date_get_parts (date, NULL, &month, &day))
    return FALSE;
  reg_date_set_parts (every_year, 0, month, day);
  return g_hash_table_contains (self->holidays, date)
         || g_hash_table_contains (self->holidays, every_year);
}

static gint
day_number_at (const RegOpeningHours *self, gint64 instant_ms)
{
  char date[REG_DATE_SIZE];
  gint number = 0;

  reg_date_from_instant (instant_ms, self->zone, date);
  reg_date_to_day_number (date, &number);
  return number;
}

/* Begins with the hours that opened the day before: they may last over midnight. */
static void
walk_begin (Walk *walk, const RegOpeningHours *self, gint64 from_ms)
{
  walk->hours = self;
  walk->day = day_number_at (self, from_ms) - 1;
  walk->index = 0;
  walk->last_day = walk->day + MAX_CLOSED_DAYS;
  walk->end_of_last = G_MININT64;
}

static GArray *
intervals_of_day (const RegOpeningHours *self, gint day)
{
  char date[REG_DATE_SIZE];

  if (!reg_date_from_day_number (date, day) || reg_opening_hours_is_holiday (self, date))
    return NULL;
  return self->days[reg_date_get_weekday (date) - 1];
}

static gboolean
walk_next (Walk *walk, gint64 *opens_ms, gint64 *closes_ms)
{
  for (; walk->day <= walk->last_day; walk->day++, walk->index = 0)
    {
      GArray *intervals = intervals_of_day (walk->hours, walk->day);

      while (intervals != NULL && walk->index < intervals->len)
        {
          Interval *interval = &g_array_index (intervals, Interval, walk->index++);
          gint64 opens = reg_date_get_instant (walk->day, interval->opens, walk->hours->zone,
                                               FALSE);
          gint64 closes = reg_date_get_instant (walk->day, interval->closes, walk->hours->zone,
                                                TRUE);

          opens = MAX (opens, walk->end_of_last);
          if (closes <= opens)
            continue;
          walk->end_of_last = closes;
          walk->last_day = walk->day + MAX_CLOSED_DAYS;
          *opens_ms = opens;
          *closes_ms = closes;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * reg_opening_hours_get_interval:
 * @self: opening hours
 * @after_ms: an instant, ms UTC
 * @opens_ms: (out): when the interval begins; before @after_ms when it is open then
 * @closes_ms: (out): when it ends, always after @after_ms
 *
 * Finds the interval that @after_ms lies in, or else the next one.
 *
 * Returns: %FALSE when the firm does not open any more; both are %REG_NEVER then
 */
gboolean
reg_opening_hours_get_interval (const RegOpeningHours *self,
                                gint64 after_ms,
                                gint64 *opens_ms,
                                gint64 *closes_ms)
{
  Walk walk;

  if (self->n_intervals == 0)
    {
      *opens_ms = G_MININT64;
      *closes_ms = REG_NEVER;
      return TRUE;
    }
  walk_begin (&walk, self, after_ms);
  while (walk_next (&walk, opens_ms, closes_ms))
    if (*closes_ms > after_ms)
      return TRUE;
  *opens_ms = *closes_ms = REG_NEVER;
  return FALSE;
}

/**
 * reg_opening_hours_opens_on:
 * @self: opening hours
 * @weekday: 1 Monday … 7 Sunday
 *
 * Returns: whether the firm opens on that day of most weeks; always, while no hours are given
 */
gboolean
reg_opening_hours_opens_on (const RegOpeningHours *self, int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, FALSE);

  return self->n_intervals == 0 || self->days[weekday - 1]->len > 0;
}

/**
 * reg_opening_hours_get_minutes:
 * @self: opening hours
 * @date: a date with a year
 * @index: which interval of that day, from 0
 * @opens: (out): minutes of the day by the clock on the wall
 * @closes: (out): minutes of the day, at most 1440
 *
 * What a calendar shows of a day: hours that last over midnight end there, and those of the evening
 * before come first. Without any hours the whole day is one interval.
 *
 * Returns: whether there is such an interval
 */
gboolean
reg_opening_hours_get_minutes (
    const RegOpeningHours *self, const char *date, guint index, int *opens, int *closes)
{
  gint day;

  *opens = *closes = 0;
  if (!reg_date_to_day_number (date, &day))
    return FALSE;
  if (self->n_intervals == 0)
    {
      *closes = MINUTES_A_DAY;
      return index == 0 && !reg_opening_hours_is_holiday (self, date);
    }
  for (int before = 1; before >= 0; before--)
    {
      GArray *intervals = intervals_of_day (self, day - before);

      for (guint i = 0; intervals != NULL && i < intervals->len; i++)
        {
          const Interval *interval = &g_array_index (intervals, Interval, i);
          int begin = MAX (interval->opens - before * MINUTES_A_DAY, 0);
          int end = MIN (interval->closes - before * MINUTES_A_DAY, MINUTES_A_DAY);

          if (end <= begin || index-- > 0)
            continue;
          *opens = begin;
          *closes = end;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * reg_opening_hours_is_open:
 * @self: opening hours
 * @instant_ms: an instant, ms UTC
 *
 * Returns: whether the firm is open then
 */
gboolean
reg_opening_hours_is_open (const RegOpeningHours *self, gint64 instant_ms)
{
  gint64 opens, closes;

  return reg_opening_hours_get_interval (self, instant_ms, &opens, &closes) && opens <= instant_ms;
}

/**
 * reg_opening_hours_count:
 * @self: opening hours
 * @from_ms: an instant, ms UTC
 * @until_ms: an instant, ms UTC
 *
 * Returns: how many ms of the time between both the firm is open; 0 when @until_ms is not later
 */
gint64
reg_opening_hours_count (const RegOpeningHours *self, gint64 from_ms, gint64 until_ms)
{
  gint64 opens, closes, sum = 0;
  Walk walk;

  if (until_ms <= from_ms)
    return 0;
  if (self->n_intervals == 0)
    return until_ms - from_ms;
  walk_begin (&walk, self, from_ms);
  while (walk_next (&walk, &opens, &closes) && opens < until_ms)
    sum += MAX (MIN (closes, until_ms) - MAX (opens, from_ms), 0);
  return sum;
}

/**
 * reg_opening_hours_get_deadline:
 * @self: opening hours
 * @from_ms: an instant, ms UTC
 * @counted_ms: opening time, ms
 *
 * Returns: the first instant at which @counted_ms of opening time have passed since @from_ms;
 *   %REG_NEVER when that is more than a hundred years away
 */
gint64
reg_opening_hours_get_deadline (const RegOpeningHours *self, gint64 from_ms, gint64 counted_ms)
{
  gint64 opens, closes;
  gint last;
  Walk walk;

  if (counted_ms <= 0)
    return from_ms;
  if (self->n_intervals == 0)
    return counted_ms > MAX_DAYS_AHEAD * G_GINT64_CONSTANT (86400000) ? REG_NEVER
                                                                      : from_ms + counted_ms;
  walk_begin (&walk, self, from_ms);
  last = walk.day + MAX_DAYS_AHEAD;
  while (walk_next (&walk, &opens, &closes) && walk.day <= last)
    {
      opens = MAX (opens, from_ms);
      if (closes <= opens)
        continue;
      if (closes - opens >= counted_ms)
        return opens + counted_ms;
      counted_ms -= closes - opens;
    }
  return REG_NEVER;
}
