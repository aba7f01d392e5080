/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-repeat.h"

#define HOUR_MS (G_GINT64_CONSTANT (60) * 60 * 1000)

/* --- days ------------------------------------------------------------------------------- */

static void
test_days (void)
{
  static const struct
  {
    RegRepeat repeat;
    const char *first;
    int n;
    const char *day;
  } cases[] = {
    { REG_REPEAT_DAILY, "2026-12-31", 1, "2027-01-01" },
    { REG_REPEAT_DAILY, "2028-02-28", 1, "2028-02-29" },
    { REG_REPEAT_WEEKLY, "2026-11-23", 6, "2027-01-04" },
    { REG_REPEAT_FORTNIGHTLY, "2026-11-23", 3, "2027-01-04" },
    /* The last day of short months, and the 31st again after them. */
    { REG_REPEAT_MONTHLY, "2026-01-31", 0, "2026-01-31" },
    { REG_REPEAT_MONTHLY, "2026-01-31", 1, "2026-02-28" },
    { REG_REPEAT_MONTHLY, "2026-01-31", 2, "2026-03-31" },
    { REG_REPEAT_MONTHLY, "2026-01-31", 3, "2026-04-30" },
    { REG_REPEAT_MONTHLY, "2028-01-30", 1, "2028-02-29" },
    { REG_REPEAT_MONTHLY, "2026-01-31", -1, "2025-12-31" },
    { REG_REPEAT_QUARTERLY, "2026-11-30", 1, "2027-02-28" },
    { REG_REPEAT_QUARTERLY, "2026-11-30", 2, "2027-05-30" },
    { REG_REPEAT_HALF_YEARLY, "2026-08-31", 1, "2027-02-28" },
    { REG_REPEAT_HALF_YEARLY, "2026-08-31", 2, "2027-08-31" },
    { REG_REPEAT_YEARLY, "2028-02-29", 1, "2029-02-28" },
    { REG_REPEAT_YEARLY, "2028-02-29", 4, "2032-02-29" },
    { REG_REPEAT_YEARLY, "2096-02-29", 4, "2100-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char day[REG_DATE_SIZE];

      g_test_message ("%s %d", cases[i].first, cases[i].n);
      g_assert_true (reg_repeat_get_day (cases[i].repeat, cases[i].first, cases[i].n, day));
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_next (void)
{
  static const struct
  {
    RegRepeat repeat;
    const char *first, *after, *next;
  } cases[] = {
    { REG_REPEAT_WEEKLY, "2026-11-23", "2026-11-23", "2026-11-30" },
    { REG_REPEAT_WEEKLY, "2026-11-23", "2026-11-29", "2026-11-30" },
    { REG_REPEAT_WEEKLY, "2026-11-23", "2026-11-30", "2026-12-07" },
    /* Nothing before the first. */
    { REG_REPEAT_WEEKLY, "2026-11-23", "2020-01-01", "2026-11-23" },
    { REG_REPEAT_MONTHLY, "2026-01-31", "2026-02-27", "2026-02-28" },
    { REG_REPEAT_MONTHLY, "2026-01-31", "2026-02-28", "2026-03-31" },
    { REG_REPEAT_MONTHLY, "2026-01-31", "2026-03-30", "2026-03-31" },
    { REG_REPEAT_MONTHLY, "2026-01-31", "2035-02-28", "2035-03-31" },
    { REG_REPEAT_YEARLY, "2028-02-29", "2031-02-28", "2032-02-29" },
    { REG_REPEAT_YEARLY, "2028-02-29", "2028-02-29", "2029-02-28" },
    { REG_REPEAT_DAILY, "2026-11-22", "2099-12-31", "2100-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char day[REG_DATE_SIZE];

      g_test_message ("%s after %s", cases[i].first, cases[i].after);
      g_assert_true (reg_repeat_get_next (cases[i].repeat, cases[i].first, cases[i].after, day));
      g_assert_cmpstr (day, ==, cases[i].next);
    }
}

static void
test_none (void)
{
  static const struct
  {
    int repeat;
    const char *first, *after;
  } cases[] = {
    { REG_REPEAT_NEVER, "2026-11-22", "2026-11-22" },
    { REG_REPEAT_MONTHLY, "2026-02-30", "2026-11-22" },
    { REG_REPEAT_MONTHLY, "--02-28", "2026-11-22" },
    { REG_REPEAT_MONTHLY, "2026-11-22", "soon" },
    { REG_REPEAT_MONTHLY, "", "" },
    { REG_REPEAT_YEARLY, "9999-06-01", "9999-06-01" },
    { REG_REPEAT_DAILY, "9999-12-31", "9999-12-31" },
    { REG_N_REPEATS, "2026-11-22", "2026-11-22" },
    { -1, "2026-11-22", "2026-11-22" },
  };
  char day[REG_DATE_SIZE] = "x";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (reg_repeat_get_next (cases[i].repeat, cases[i].first, cases[i].after, day));
      g_assert_cmpstr (day, ==, "");
    }
  g_assert_false (reg_repeat_get_day (REG_REPEAT_MONTHLY, "2026-11-22", G_MAXINT, day));
  g_assert_false (reg_repeat_get_day (REG_REPEAT_FORTNIGHTLY, "2026-11-22", G_MININT, day));
}

/* Whatever the series: the next day is later, is a day of the series, and none lies between. */
static void
test_next_is_next (void)
{
  for (int i = 0; i < 4000; i++)
    {
      RegRepeat repeat = g_test_rand_int_range (REG_REPEAT_DAILY, REG_N_REPEATS);
      char first[REG_DATE_SIZE], after[REG_DATE_SIZE], next[REG_DATE_SIZE], day[REG_DATE_SIZE];
      int n = 0;

      g_assert_true (reg_date_from_day_number (first, g_test_rand_int_range (15000, 25000)));
      g_assert_true (reg_date_add_days (first, g_test_rand_int_range (-400, 4000), after));
      g_assert_true (reg_repeat_get_next (repeat, first, after, next));
      g_assert_cmpstr (next, >, after);
      g_assert_cmpstr (next, >=, first);
      for (; reg_repeat_get_day (repeat, first, n, day) && g_strcmp0 (day, next) < 0; n++)
        g_assert_cmpstr (day, <=, after);
      g_assert_cmpstr (day, ==, next);
    }
}

/* The border between those who are due and those who are not, on every day of some years. */
static void
test_last_start (void)
{
  char day[REG_DATE_SIZE] = "2023-12-31";

  for (int i = 0; i < 1100; i++)
    {
      g_assert_true (reg_date_add_days (day, 1, day));
      for (RegRepeat repeat = REG_REPEAT_DAILY; repeat < REG_N_REPEATS; repeat++)
        {
          char last[REG_DATE_SIZE], next[REG_DATE_SIZE], due[REG_DATE_SIZE];

          g_assert_true (reg_repeat_get_last_start (repeat, day, last));
          g_assert_true (reg_repeat_get_day (repeat, last, 1, due));
          g_assert_cmpstr (due, <=, day);
          g_assert_true (reg_date_add_days (last, 1, next));
          g_assert_true (reg_repeat_get_day (repeat, next, 1, due));
          g_assert_cmpstr (due, >, day);
        }
    }
  g_assert_false (reg_repeat_get_last_start (REG_REPEAT_NEVER, "2026-11-18", day));
  g_assert_false (reg_repeat_get_last_start (REG_REPEAT_YEARLY, "soon", day));
  g_assert_cmpstr (day, ==, "");
}

/* --- moments ---------------------------------------------------------------------------- */

static GTimeZone *
zone_new (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

/* The same time on the wall, whatever the clocks did. */
static void
test_clock_changes (void)
{
  static const struct
  {
    const char *zone, *from;
    int minutes, days, hours;
  } cases[] = {
    { "Europe/Amsterdam", "2026-03-28", 9 * 60, 1, 23 },
    { "Europe/Amsterdam", "2026-10-24", 9 * 60, 1, 25 },
    { "Europe/Amsterdam", "2026-10-25", 9 * 60, -1, -25 },
    { "Europe/Amsterdam", "2026-07-01", 9 * 60, 7, 7 * 24 },
    { "America/New_York", "2026-03-07", 18 * 60 + 30, 1, 23 },
    { "Asia/Kolkata", "2026-03-28", 9 * 60, 365, 365 * 24 },
    { "UTC", "2028-02-28", 0, 2, 48 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = zone_new (cases[i].zone);
      gint64 at = reg_moment_get_instant (cases[i].from, cases[i].minutes, zone);
      gint64 moved = reg_moment_move_days (at, cases[i].days, zone);
      char date[REG_DATE_SIZE], expected[REG_DATE_SIZE];
      int minutes;

      g_assert_cmpint (moved - at, ==, cases[i].hours * HOUR_MS);
      g_assert_true (reg_moment_from_instant (moved, zone, date, &minutes));
      g_assert_true (reg_date_add_days (cases[i].from, cases[i].days, expected));
      g_assert_cmpstr (date, ==, expected);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

/* Half past two is not on the clock in the night it is put forward, and twice when it is put back. */
static void
test_times_that_are_not (void)
{
  g_autoptr (GTimeZone) zone = zone_new ("Europe/Amsterdam");
  gint64 skipped = reg_moment_get_instant ("2026-03-29", 2 * 60 + 30, zone);
  gint64 twice = reg_moment_get_instant ("2026-10-25", 2 * 60 + 30, zone);
  char date[REG_DATE_SIZE];
  int minutes;

  g_assert_true (reg_moment_from_instant (skipped, zone, date, &minutes));
  g_assert_cmpstr (date, ==, "2026-03-29");
  g_assert_cmpint (minutes, ==, 3 * 60);
  /* Summer time still: 00:30 UTC. */
  g_assert_cmpint (twice, ==, reg_date_get_start ("2026-10-25", zone) + 2 * HOUR_MS + HOUR_MS / 2);
  g_assert_true (reg_moment_from_instant (twice, zone, date, &minutes));
  g_assert_cmpint (minutes, ==, 2 * 60 + 30);
}

static void
test_round_trip (void)
{
  static const char *const names[] = { "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe",
                                       "Asia/Kathmandu", "UTC" };

  for (guint z = 0; z < G_N_ELEMENTS (names); z++)
    {
      g_autoptr (GTimeZone) zone = zone_new (names[z]);

      for (int i = 0; i < 500; i++)
        {
          char date[REG_DATE_SIZE], back[REG_DATE_SIZE];
          /* Past the hours in which clocks are changed. */
          int minutes, wanted = g_test_rand_int_range (4 * 60, REG_MINUTES_OF_DAY);

          g_assert_true (reg_date_from_day_number (date, g_test_rand_int_range (15000, 25000)));
          g_assert_true (reg_moment_from_instant (reg_moment_get_instant (date, wanted, zone), zone,
                                                  back, &minutes));
          g_assert_cmpstr (back, ==, date);
          g_assert_cmpint (minutes, ==, wanted);
        }
    }
}

static void
test_edges (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  char date[REG_DATE_SIZE];
  int minutes;

  g_assert_cmpint (reg_moment_get_instant ("--12-24", 60, zone), ==, G_MININT64);
  g_assert_cmpint (reg_moment_get_instant ("nothing", 60, zone), ==, G_MININT64);
  g_assert_cmpint (reg_moment_move_days (G_MAXINT64, 1, zone), ==, G_MAXINT64);
  g_assert_cmpint (reg_moment_move_days (1234567, 0, zone), ==, 1234567);
  /* Seconds are kept; before 1970 too. */
  g_assert_cmpint (reg_moment_move_days (61001, 1, zone), ==, 61001 + 24 * HOUR_MS);
  g_assert_cmpint (reg_moment_move_days (-61001, 1, zone), ==, -61001 + 24 * HOUR_MS);
  g_assert_true (reg_moment_from_instant (-1, zone, date, &minutes));
  g_assert_cmpstr (date, ==, "1969-12-31");
  g_assert_cmpint (minutes, ==, REG_MINUTES_OF_DAY - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/repeat/days", test_days);
  g_test_add_func ("/repeat/next", test_next);
  g_test_add_func ("/repeat/none", test_none);
  g_test_add_func ("/repeat/next-is-next", test_next_is_next);
  g_test_add_func ("/repeat/last-start", test_last_start);
  g_test_add_func ("/moment/clock-changes", test_clock_changes);
  g_test_add_func ("/moment/times-that-are-not", test_times_that_are_not);
  g_test_add_func ("/moment/round-trip", test_round_trip);
  g_test_add_func ("/moment/edges", test_edges);
  return g_test_run ();
}
