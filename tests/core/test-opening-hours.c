/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-opening-hours.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define MINUTE G_GINT64_CONSTANT (60000)

static gint64
at (GTimeZone *zone, int year, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) time = g_date_time_new (zone, year, month, day, hour, minute, 0);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * 1000;
}

/* Monday to Friday 9 to 12:30 and 13:30 to 18, Saturday 10 to 16. */
static RegOpeningHours *
shop_hours (GTimeZone *zone)
{
  RegOpeningHours *hours = reg_opening_hours_new (zone);

  for (int day = 1; day <= 5; day++)
    {
      g_assert_true (reg_opening_hours_add (hours, day, 13 * 60 + 30, 18 * 60));
      g_assert_true (reg_opening_hours_add (hours, day, 9 * 60, 12 * 60 + 30));
    }
  g_assert_true (reg_opening_hours_add (hours, 6, 10 * 60, 16 * 60));
  return hours;
}

static void
test_count (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = shop_hours (zone);
  /* Friday 20 November 2026 */
  gint64 friday = at (zone, 2026, 11, 20, 11, 0);

  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday + HOUR), ==, HOUR);
  /* Lunch does not count. */
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday + 3 * HOUR), ==, 2 * HOUR);
  /* Evening, Saturday, Sunday, Monday 10:00 */
  g_assert_cmpint (reg_opening_hours_count (hours, friday, at (zone, 2026, 11, 23, 10, 0)), ==,
                   6 * HOUR + 6 * HOUR + HOUR);
  /* A whole week */
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday + 7 * 24 * HOUR), ==, 46 * HOUR);
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday), ==, 0);
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday - HOUR), ==, 0);
}

static void
test_deadline (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = shop_hours (zone);
  gint64 friday = at (zone, 2026, 11, 20, 11, 0), sunday = at (zone, 2026, 11, 22, 3, 0);

  g_assert_cmpint (reg_opening_hours_get_deadline (hours, friday, 0), ==, friday);
  /* Falls due as the shop closes for lunch, not when it opens again. */
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, friday, 90 * MINUTE), ==,
                   at (zone, 2026, 11, 20, 12, 30));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, friday, 91 * MINUTE), ==,
                   at (zone, 2026, 11, 20, 13, 31));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, sunday, HOUR), ==,
                   at (zone, 2026, 11, 23, 10, 0));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, friday, 46 * HOUR), ==,
                   friday + 7 * 24 * HOUR);
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, friday, G_MAXINT64), ==, REG_NEVER);
}

/* The deadline is where the count says it is, over two years with holidays in several zones. */
static void
test_deadline_inverts_count (void)
{
  const char *const names[] = { "Europe/Amsterdam", "America/New_York",  "Australia/Lord_Howe",
                                "Asia/Kathmandu",   "America/Sao_Paulo", "UTC" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (names[i]);
      g_autoptr (RegOpeningHours) hours = shop_hours (zone);
      g_autoptr (GRand) random = g_rand_new_with_seed (7);

      reg_opening_hours_add_holiday (hours, "--12-25");
      reg_opening_hours_add_holiday (hours, "2026-05-14");
      for (int n = 0; n < 200; n++)
        {
          gint64 from = at (zone, 2025, 11, 1, 0, 0)
                        + g_rand_int_range (random, 0, 525600) * MINUTE;
          gint64 counted = g_rand_int_range (random, 1, 6000) * MINUTE;
          gint64 due = reg_opening_hours_get_deadline (hours, from, counted);

          g_assert_cmpint (reg_opening_hours_count (hours, from, due), ==, counted);
          g_assert_cmpint (reg_opening_hours_count (hours, from, due - 1), ==, counted - 1);
        }
    }
}

static void
test_holidays (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = shop_hours (zone);
  gint64 eve = at (zone, 2026, 12, 24, 17, 0);

  g_assert_true (reg_opening_hours_add_holiday (hours, "--12-25"));
  g_assert_true (reg_opening_hours_add_holiday (hours, "2026-12-26"));
  g_assert_false (reg_opening_hours_add_holiday (hours, "2026-02-30"));
  g_assert_true (reg_opening_hours_is_holiday (hours, "2031-12-25"));
  g_assert_false (reg_opening_hours_is_holiday (hours, "2031-12-26"));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, eve, 2 * HOUR), ==,
                   at (zone, 2026, 12, 28, 10, 0));
  g_assert_false (reg_opening_hours_is_open (hours, at (zone, 2026, 12, 25, 11, 0)));
}

/* A bakery is open from one to four at night: on the day of the change the night has two or four
 * hours of that, and the clocks of the shop show it. */
static void
test_clock_changes (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);
  gint64 spring = at (zone, 2026, 3, 29, 0, 0), autumn = at (zone, 2026, 10, 25, 0, 0);

  for (int day = 1; day <= 7; day++)
    reg_opening_hours_add (hours, day, 60, 240);
  g_assert_cmpint (reg_opening_hours_count (hours, spring, spring + 12 * HOUR), ==, 2 * HOUR);
  g_assert_cmpint (reg_opening_hours_count (hours, autumn, autumn + 12 * HOUR), ==, 4 * HOUR);
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, spring, 90 * MINUTE), ==,
                   at (zone, 2026, 3, 29, 3, 30));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, autumn, 3 * HOUR), ==,
                   at (zone, 2026, 10, 25, 3, 0));
}

static void
test_clock_change_in_the_day (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = shop_hours (zone);

  /* Saturday 15:00 before the change to Monday 10:00 after it: 1 + 1 hours, not one more or less. */
  g_assert_cmpint (
      reg_opening_hours_count (hours, at (zone, 2026, 3, 28, 15, 0), at (zone, 2026, 3, 30, 10, 0)),
      ==, 2 * HOUR);
  g_assert_cmpint (reg_opening_hours_count (hours, at (zone, 2026, 10, 24, 15, 0),
                                            at (zone, 2026, 10, 26, 10, 0)),
                   ==, 2 * HOUR);
}

static void
test_over_midnight (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);
  gint64 friday = at (zone, 2026, 11, 20, 12, 0);

  /* Friday 18 to 2, and Saturday from midnight on: the two hours are there once. */
  g_assert_true (reg_opening_hours_add (hours, 5, 18 * 60, 2 * 60));
  g_assert_true (reg_opening_hours_add (hours, 6, 0, 3 * 60));
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday + 24 * HOUR), ==, 9 * HOUR);
  g_assert_true (reg_opening_hours_is_open (hours, at (zone, 2026, 11, 21, 1, 0)));
  /* The evening counts to Friday, also when Saturday is a holiday. */
  reg_opening_hours_add_holiday (hours, "2026-11-21");
  g_assert_cmpint (reg_opening_hours_count (hours, friday, friday + 24 * HOUR), ==, 8 * HOUR);
}

static void
test_intervals (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = shop_hours (zone);
  gint64 opens, closes;

  g_assert_true (
      reg_opening_hours_get_interval (hours, at (zone, 2026, 11, 20, 12, 30), &opens, &closes));
  g_assert_cmpint (opens, ==, at (zone, 2026, 11, 20, 13, 30));
  g_assert_cmpint (closes, ==, at (zone, 2026, 11, 20, 18, 0));
  g_assert_false (reg_opening_hours_is_open (hours, at (zone, 2026, 11, 20, 12, 30)));
  g_assert_true (reg_opening_hours_is_open (hours, at (zone, 2026, 11, 20, 13, 30)));
  g_assert_false (reg_opening_hours_is_open (hours, at (zone, 2026, 11, 22, 13, 30)));
}

static void
test_no_hours (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);
  g_autoptr (RegOpeningHours) closed = reg_opening_hours_new (zone);
  char date[16];

  g_assert_true (reg_opening_hours_is_round_the_clock (hours));
  g_assert_cmpint (reg_opening_hours_count (hours, 1000, 5000), ==, 4000);
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, 1000, 5000), ==, 6000);
  g_assert_true (reg_opening_hours_is_open (hours, 0));
  g_assert_cmpint (reg_opening_hours_get_deadline (hours, 1000, G_MAXINT64), ==, REG_NEVER);
  /* Hours, but every day is a holiday. */
  reg_opening_hours_add (closed, 1, 0, 1440);
  for (int month = 1; month <= 12; month++)
    for (int day = 1; day <= 31; day++)
      {
        g_snprintf (date, sizeof date, "--%02d-%02d", month, day);
        reg_opening_hours_add_holiday (closed, date);
      }
  g_assert_cmpint (reg_opening_hours_get_deadline (closed, 0, 1), ==, REG_NEVER);
  g_assert_cmpint (reg_opening_hours_count (closed, 0, 1000 * 24 * HOUR), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);

  g_assert_false (reg_opening_hours_add (hours, 0, 60, 120));
  g_assert_false (reg_opening_hours_add (hours, 8, 60, 120));
  g_assert_false (reg_opening_hours_add (hours, 1, -1, 120));
  g_assert_false (reg_opening_hours_add (hours, 1, 60, 60));
  g_assert_false (reg_opening_hours_add (hours, 1, 1440, 60));
  g_assert_false (reg_opening_hours_add (hours, 1, 60, 1441));
  g_assert_true (reg_opening_hours_is_round_the_clock (hours));
  g_assert_true (reg_opening_hours_add (hours, 1, 0, 1440));
  g_assert_false (reg_opening_hours_is_round_the_clock (hours));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/opening-hours/count", test_count);
  g_test_add_func ("/opening-hours/deadline", test_deadline);
  g_test_add_func ("/opening-hours/deadline-inverts-count", test_deadline_inverts_count);
  g_test_add_func ("/opening-hours/holidays", test_holidays);
  g_test_add_func ("/opening-hours/clock-changes", test_clock_changes);
  g_test_add_func ("/opening-hours/clock-change-in-the-day", test_clock_change_in_the_day);
  g_test_add_func ("/opening-hours/over-midnight", test_over_midnight);
  g_test_add_func ("/opening-hours/intervals", test_intervals);
  g_test_add_func ("/opening-hours/no-hours", test_no_hours);
  g_test_add_func ("/opening-hours/refused", test_refused);
  return g_test_run ();
}
