/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-complaint-clock.h"
#include "core/reg-date.h"
#include "core/reg-opening-hours.h"

#include <string.h>

/* Calendars and clocks against GLib's own and against counting minute by minute, in zones that do
 * odd things. What is tried is different each time; --seed repeats it. */

#define MINUTE G_GINT64_CONSTANT (60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static const char *const zones[] = {
  "UTC",
  "Europe/Amsterdam",
  "Europe/London",
  "America/New_York",
  "Asia/Kolkata",        /* half an hour */
  "Asia/Kathmandu",      /* three quarters of one */
  "Australia/Lord_Howe", /* goes by half an hour */
  "Africa/Cairo",        /* the clocks change at midnight */
  "Asia/Beirut",
  "America/Havana",
  "Pacific/Apia",      /* has no 30 December 2011 */
  "Antarctica/Troll",  /* goes by two hours */
  "Africa/Casablanca", /* winter time is the exception */
};

static GTimeZone *
any_zone (void)
{
  return g_time_zone_new_identifier (zones[g_test_rand_int_range (0, G_N_ELEMENTS (zones))]);
}

/* 2005 to 2029, in which the rules above are known. */
static gint64
any_instant (void)
{
  const gint64 first = G_GINT64_CONSTANT (1104537600), last = G_GINT64_CONSTANT (1861920000);

  return (first + (gint64)(g_test_rand_double () * (double)(last - first))) * 1000
         + g_test_rand_int_range (0, 1000);
}

/* --- dates -------------------------------------------------------------------------------- */

static void
test_against_gdate (void)
{
  for (int i = 0; i < 5000; i++)
    {
      guint32 julian = (guint32)g_test_rand_int_range (600000, 3000000);
      int days = g_test_rand_int_range (-100000, 100000);
      int months = g_test_rand_int_range (-300, 300);
      char date[REG_DATE_SIZE], later[REG_DATE_SIZE], expected[REG_DATE_SIZE];
      GDate oracle;
      gint number, other;

      g_date_clear (&oracle, 1);
      g_date_set_julian (&oracle, julian);
      g_assert_true (reg_date_set_parts (date, g_date_get_year (&oracle),
                                         (int)g_date_get_month (&oracle),
                                         g_date_get_day (&oracle)));
      g_assert_true (reg_date_is_valid (date) && reg_date_has_year (date));
      g_assert_cmpint (reg_date_get_weekday (date), ==, (int)g_date_get_weekday (&oracle));
      g_assert_cmpint (
          reg_date_days_in_month (g_date_get_year (&oracle), (int)g_date_get_month (&oracle)), ==,
          g_date_get_days_in_month (g_date_get_month (&oracle), g_date_get_year (&oracle)));
      g_assert_true (reg_date_to_day_number (date, &number));
      g_assert_true (reg_date_from_day_number (later, number));
      g_assert_cmpstr (later, ==, date);
      /* Days there and back. */
      if (!reg_date_add_days (date, days, later))
        continue;
      g_assert_true (reg_date_to_day_number (later, &other));
      g_assert_cmpint (other - number, ==, days);
      g_assert_cmpint (reg_date_days_between (date, later), ==, days);
      g_assert_cmpint (reg_date_days_between (later, date), ==, -days);
      g_assert_cmpint (strcmp (date, later) < 0, ==, days > 0);
      /* Months clamp to the end of the month, as GDate does. */
      if (!reg_date_add_months (date, months, later))
        continue;
      if (months >= 0)
        g_date_add_months (&oracle, (guint)months);
      else
        g_date_subtract_months (&oracle, (guint)-months);
      reg_date_set_parts (expected, g_date_get_year (&oracle), (int)g_date_get_month (&oracle),
                          g_date_get_day (&oracle));
      g_assert_cmpstr (later, ==, expected);
    }
}

static void
test_edges_of_the_calendar (void)
{
  char date[REG_DATE_SIZE];

  g_assert_true (reg_date_is_valid ("9999-12-31"));
  g_assert_false (reg_date_add_days ("9999-12-31", 1, date));
  g_assert_false (reg_date_add_months ("9999-12-01", 1, date));
  g_assert_false (reg_date_add_days ("2026-01-01", G_MAXINT, date));
  g_assert_false (reg_date_add_days ("2026-01-01", G_MININT, date));
  g_assert_false (reg_date_add_months ("2026-01-01", G_MAXINT, date));
  g_assert_false (reg_date_add_months ("2026-01-01", G_MININT, date));
  g_assert_false (reg_date_from_day_number (date, G_MAXINT));
  g_assert_false (reg_date_from_day_number (date, G_MININT));
  g_assert_false (reg_date_add_days ("--02-29", 1, date));
  g_assert_false (reg_date_add_days ("", 1, date));
  g_assert_false (reg_date_set_parts (date, 2026, 2, 29));
  g_assert_false (reg_date_set_parts (date, 2026, 13, 1));
  g_assert_false (reg_date_set_parts (date, 10000, 1, 1));
  g_assert_true (reg_date_set_parts (date, 2028, 2, 29));
}

/* The next birthday is within a year, on the day or, of those of the 29th, on the day before
 * March; on it people are a year older than the day before. */
static void
test_birthdays (void)
{
  for (int i = 0; i < 3000; i++)
    {
      char birthday[REG_DATE_SIZE], today[REG_DATE_SIZE], next[REG_DATE_SIZE], eve[REG_DATE_SIZE];
      int wait;

      g_assert_true (reg_date_from_day_number (birthday, g_test_rand_int_range (0, 15000)));
      g_assert_true (reg_date_from_day_number (today, g_test_rand_int_range (15001, 30000)));
      if (i % 10 == 0)
        g_strlcpy (birthday, "1984-02-29", sizeof birthday);
      g_assert_true (reg_date_next_anniversary (birthday, today, next));
      wait = reg_date_days_between (today, next);
      g_assert_cmpint (wait, >=, 0);
      g_assert_cmpint (wait, <=, 366);
      if (g_str_has_suffix (birthday, "02-29"))
        g_assert_true (g_str_has_suffix (next, "02-29") || g_str_has_suffix (next, "02-28"));
      else
        g_assert_cmpstr (next + 5, ==, birthday + 5);
      g_assert_true (reg_date_add_days (next, -1, eve));
      g_assert_cmpint (reg_date_get_age (birthday, next), ==, reg_date_get_age (birthday, eve) + 1);
      if (strcmp (eve, today) >= 0)
        g_assert_cmpint (reg_date_get_age (birthday, eve), ==, reg_date_get_age (birthday, today));
    }
}

/* --- zones -------------------------------------------------------------------------------- */

static void
test_days_of_instants (void)
{
  for (int i = 0; i < 1500; i++)
    {
      g_autoptr (GTimeZone) zone = any_zone ();
      gint64 instant = any_instant ();
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / 1000);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autofree char *expected = g_date_time_format (local, "%Y-%m-%d");
      char date[REG_DATE_SIZE], before[REG_DATE_SIZE], next[REG_DATE_SIZE];
      gint64 start, end;

      g_assert_true (reg_date_from_instant (instant, zone, date));
      g_assert_cmpstr (date, ==, expected);
      /* The day begins at its start, not a millisecond before, and ends where the next begins. */
      start = reg_date_get_start (date, zone);
      g_assert_cmpint (start, <=, instant);
      g_assert_true (reg_date_from_instant (start, zone, before));
      g_assert_cmpstr (before, ==, date);
      g_assert_true (reg_date_from_instant (start - 1, zone, before));
      g_assert_cmpstr (before, <, date);
      g_assert_true (reg_date_add_days (date, 1, next));
      end = reg_date_get_start (next, zone);
      g_assert_cmpint (end, >, instant);
      g_assert_cmpint (end - start, >=, 22 * HOUR);
      g_assert_cmpint (end - start, <=, 26 * HOUR);
    }
}

static void
test_a_day_that_was_not (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Pacific/Apia");
  gint64 thursday = reg_date_get_start ("2011-12-29", zone);
  gint64 missing = reg_date_get_start ("2011-12-30", zone);
  gint64 saturday = reg_date_get_start ("2011-12-31", zone);

  g_assert_cmpint (saturday - thursday, ==, DAY);
  g_assert_cmpint (missing, ==, saturday);
}

/* --- opening hours ------------------------------------------------------------------------ */

typedef struct
{
  GTimeZone *zone;
  RegOpeningHours *hours;
  gboolean open[8][1440]; /* by weekday and minute of the clock on the wall */
  char holiday[3][REG_DATE_SIZE];
} Shop;

/* Hours within a day: over midnight has its own tests. */
static void
shop_init (Shop *shop, gint64 around)
{
  char date[REG_DATE_SIZE];

  memset (shop, 0, sizeof *shop);
  shop->zone = any_zone ();
  shop->hours = reg_opening_hours_new (shop->zone);
  for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
    {
      int weekday = g_test_rand_int_range (1, 8);
      int opens = g_test_rand_int_range (0, 1439), closes = g_test_rand_int_range (opens + 1, 1441);

      g_assert_true (reg_opening_hours_add (shop->hours, weekday, opens, closes));
      for (int minute = opens; minute < closes; minute++)
        shop->open[weekday][minute] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shop->holiday); i++)
    {
      reg_date_from_instant (around + g_test_rand_int_range (0, 9) * DAY, shop->zone, date);
      g_strlcpy (shop->holiday[i], date, REG_DATE_SIZE);
      g_assert_true (reg_opening_hours_add_holiday (shop->hours, date));
    }
}

static void
shop_clear (Shop *shop)
{
  g_time_zone_unref (shop->zone);
  reg_opening_hours_unref (shop->hours);
}

/* Whether the door is open, by the clock on the wall. */
static gboolean
is_open_by_the_clock (const Shop *shop, gint64 instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, shop->zone);
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%d");

  for (guint i = 0; i < G_N_ELEMENTS (shop->holiday); i++)
    if (strcmp (shop->holiday[i], date) == 0)
      return FALSE;
  return shop->open[g_date_time_get_day_of_week (local)]
                   [g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)];
}

static void
test_counted_minute_by_minute (void)
{
  for (int i = 0; i < 8; i++)
    {
      gint64 from = any_instant () / MINUTE * MINUTE;
      gint64 expected = 0;
      Shop shop;

      shop_init (&shop, from);
      for (gint64 at = from; at < from + 4 * DAY; at += 5 * MINUTE)
        {
          gint64 counted = reg_opening_hours_count (shop.hours, at, at + MINUTE);

          g_assert_cmpint (counted, ==, is_open_by_the_clock (&shop, at) ? MINUTE : 0);
          g_assert_cmpint (reg_opening_hours_is_open (shop.hours, at), ==, counted > 0);
          for (int minute = 0; minute < 5; minute++)
            expected += is_open_by_the_clock (&shop, at + minute * MINUTE) ? MINUTE : 0;
        }
      g_assert_cmpint (reg_opening_hours_count (shop.hours, from, from + 4 * DAY), ==, expected);
      shop_clear (&shop);
    }
}

static void
test_counting_adds_up (void)
{
  for (int i = 0; i < 150; i++)
    {
      gint64 a = any_instant ();
      gint64 b = a + (gint64)g_test_rand_int_range (0, 500) * 7 * MINUTE + 123;
      gint64 c = b + (gint64)g_test_rand_int_range (0, 500) * 11 * MINUTE + 456;
      gint64 counted, deadline;
      Shop shop;

      shop_init (&shop, a);
      counted = reg_opening_hours_count (shop.hours, a, c);
      g_assert_cmpint (counted, ==,
                       reg_opening_hours_count (shop.hours, a, b)
                           + reg_opening_hours_count (shop.hours, b, c));
      g_assert_cmpint (counted, <=, c - a);
      /* The deadline is the first moment at which that much has been counted. */
      if (counted > 0)
        {
          deadline = reg_opening_hours_get_deadline (shop.hours, a, counted);
          g_assert_cmpint (deadline, <=, c);
          g_assert_cmpint (reg_opening_hours_count (shop.hours, a, deadline), ==, counted);
          g_assert_cmpint (reg_opening_hours_count (shop.hours, a, deadline - 1), ==, counted - 1);
        }
      shop_clear (&shop);
    }
}

/* --- the clock of a complaint ------------------------------------------------------------- */

/* Stretches follow each other without a gap, and say what the clock says in their middle. */
static void
check_segments (RegComplaintClock *clock, gint64 from, gint64 until, gint64 now)
{
  g_autoptr (GArray) segments = reg_complaint_clock_get_segments (clock, from, until, now);
  gint64 counted = 0;

  g_assert_cmpuint (segments->len, >, 0);
  for (guint i = 0; i < segments->len; i++)
    {
      const RegClockSegment *segment = &g_array_index (segments, RegClockSegment, i);
      gint64 middle = segment->from_ms + (segment->until_ms - segment->from_ms) / 2;

      g_assert_cmpint (segment->from_ms, <, segment->until_ms);
      g_assert_cmpint (segment->from_ms, ==,
                       i == 0 ? from : g_array_index (segments, RegClockSegment, i - 1).until_ms);
      if (segment->ahead)
        continue;
      g_assert_cmpint (reg_complaint_clock_get_state (clock, middle), ==, segment->state);
      if (segment->state == REG_CLOCK_RUNNING)
        counted += segment->until_ms - segment->from_ms;
    }
  g_assert_cmpint (g_array_index (segments, RegClockSegment, segments->len - 1).until_ms, ==,
                   until);
  g_assert_cmpint (counted, ==, reg_complaint_clock_get_counted (clock, now));
}

static void
test_a_clock_that_is_stopped_and_started (void)
{
  for (int i = 0; i < 100; i++)
    {
      gint64 start = any_instant (), now = start, paused_since = 0, counted = 0, last = start;
      gint64 target = g_test_rand_int_range (1, 3000);
      g_autoptr (RegComplaintClock) clock = NULL;
      gboolean paused = FALSE;
      Shop shop;

      shop_init (&shop, start);
      clock = reg_complaint_clock_new (shop.hours, start, target);
      for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
        {
          now += (gint64)g_test_rand_int_range (1, 2000) * MINUTE;
          if (paused)
            {
              g_assert_true (reg_complaint_clock_resume (clock, now));
              last = now;
            }
          else
            {
              g_assert_true (reg_complaint_clock_pause (clock, now));
              counted += reg_opening_hours_count (shop.hours, last, now);
              paused_since = now;
            }
          paused = !paused;
        }
      now += (gint64)g_test_rand_int_range (1, 2000) * MINUTE;
      if (!paused)
        counted += reg_opening_hours_count (shop.hours, last, now);
      g_assert_cmpint (reg_complaint_clock_get_counted (clock, now), ==, counted);
      g_assert_cmpint (reg_complaint_clock_get_remaining (clock, now), ==,
                       target * MINUTE - counted);
      g_assert_cmpint (reg_complaint_clock_is_overdue (clock, now), ==, counted > target * MINUTE);
      if (paused)
        {
          g_assert_cmpint (reg_complaint_clock_get_state (clock, now), ==, REG_CLOCK_PAUSED);
          g_assert_cmpint (reg_complaint_clock_get_counted (clock, paused_since), ==, counted);
        }
      else if (counted < target * MINUTE)
        {
          gint64 deadline = reg_complaint_clock_get_deadline (clock, now);

          g_assert_cmpint (deadline, >, now);
          if (deadline != REG_NEVER)
            g_assert_cmpint (reg_complaint_clock_get_remaining (clock, deadline), ==, 0);
        }
      check_segments (clock, start, now, now);
      shop_clear (&shop);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/time/against-gdate", test_against_gdate);
  g_test_add_func ("/time/edges-of-the-calendar", test_edges_of_the_calendar);
  g_test_add_func ("/time/birthdays", test_birthdays);
  g_test_add_func ("/time/days-of-instants", test_days_of_instants);
  g_test_add_func ("/time/a-day-that-was-not", test_a_day_that_was_not);
  g_test_add_func ("/time/counted-minute-by-minute", test_counted_minute_by_minute);
  g_test_add_func ("/time/counting-adds-up", test_counting_adds_up);
  g_test_add_func ("/time/a-clock-that-is-stopped-and-started",
                   test_a_clock_that_is_stopped_and_started);
  return g_test_run ();
}
