/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-opening-hours.h"
#include "core/reg-repeat.h"
#include "core/reg-week.h"

#include <stdio.h>

/* Weeks of a calendar: where they begin, their numbers, the days on which clocks change, and what
 * stands beside what. */

static void
test_starts (void)
{
  static const struct
  {
    const char *date;
    int first;
    const char *start;
  } cases[] = {
    { "2026-11-18", 1, "2026-11-16" },
    { "2026-11-16", 1, "2026-11-16" },
    { "2026-11-22", 1, "2026-11-16" },
    { "2026-11-22", 7, "2026-11-22" },
    { "2026-11-21", 7, "2026-11-15" },
    { "2026-11-21", 6, "2026-11-21" },
    { "2026-11-20", 6, "2026-11-14" },
    { "2027-01-01", 1, "2026-12-28" },
    { "2028-03-01", 1, "2028-02-28" },
    { "0001-01-01", 1, "0001-01-01" },
    { "0001-01-01", 7, "" },
    { "9999-12-31", 1, "9999-12-27" },
    { "--11-18", 1, "" },
    { "", 1, "" },
    { "2026-02-30", 1, "" },
    { "2026-11-18", 0, "" },
    { "2026-11-18", 8, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char start[REG_DATE_SIZE] = "x";

      g_test_message ("%s from day %d", cases[i].date, cases[i].first);
      g_assert_true (reg_week_get_start (cases[i].date, cases[i].first, start)
                     == (*cases[i].start != '\0'));
      g_assert_cmpstr (start, ==, cases[i].start);
    }
}

/* Every day of four centuries: a week has seven days and begins on the day it should. */
static void
test_every_start (void)
{
  for (gint day = -25567; day < 120000; day += 1)
    for (int first = 1; first <= 7; first++)
      {
        char date[REG_DATE_SIZE], start[REG_DATE_SIZE];
        int passed;

        g_assert_true (reg_date_from_day_number (date, day));
        g_assert_true (reg_week_get_start (date, first, start));
        passed = reg_date_days_between (start, date);
        g_assert_cmpint (reg_date_get_weekday (start), ==, first);
        g_assert_cmpint (passed, >=, 0);
        g_assert_cmpint (passed, <, 7);
      }
}

/* The same as GLib counts, which has no weeks of other years than its own. */
static void
test_numbers (void)
{
  for (gint day = -25567; day < 120000; day += 1)
    {
      char date[REG_DATE_SIZE];
      int year, month, number, week_year;
      g_autoptr (GDateTime) time = NULL;

      reg_date_from_day_number (date, day);
      reg_date_get_parts (date, &year, &month, &number);
      time = g_date_time_new_utc (year, month, number, 0, 0, 0);
      g_assert_cmpint (reg_week_get_number (date, &week_year), ==,
                       g_date_time_get_week_of_year (time));
      g_assert_cmpint (week_year, ==, g_date_time_get_week_numbering_year (time));
    }
  g_assert_cmpint (reg_week_get_number ("--01-01", NULL), ==, 0);
  g_assert_cmpint (reg_week_get_number ("2026-13-01", NULL), ==, 0);
  g_assert_cmpint (reg_week_get_number ("2027-01-03", NULL), ==, 53);
  g_assert_cmpint (reg_week_get_number ("9999-12-31", NULL), ==, 52);
}

static void
test_clock_changes (void)
{
  static const struct
  {
    const char *zone, *date;
    int change;
  } cases[] = {
    { "Europe/Amsterdam", "2026-03-29", -60 },
    { "Europe/Amsterdam", "2026-10-25", 60 },
    { "Europe/Amsterdam", "2026-10-24", 0 },
    { "Europe/Amsterdam", "2026-10-26", 0 },
    { "Australia/Lord_Howe", "2026-10-04", -30 },
    { "America/Sao_Paulo", "2018-11-04", -60 },
    { "UTC", "2026-10-25", 0 },
    { "Europe/Amsterdam", "--10-25", 0 },
    { "Europe/Amsterdam", "9999-12-31", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);

      g_test_message ("%s %s", cases[i].zone, cases[i].date);
      g_assert_nonnull (zone);
      g_assert_cmpint (reg_week_get_clock_change (cases[i].date, zone), ==, cases[i].change);
    }
}

static void
test_moves (void)
{
  static const struct
  {
    const char *date;
    int minute, days, minutes;
    const char *moved; /* NULL: stays */
    int moved_minute;
  } cases[] = {
    { "2026-11-18", 600, 0, 15, "2026-11-18", 615 },
    { "2026-11-18", 600, 1, 0, "2026-11-19", 600 },
    { "2026-11-18", 600, -1, -15, "2026-11-17", 585 },
    { "2026-12-31", 600, 1, 0, "2027-01-01", 600 },
    { "2028-02-28", 0, 1, 0, "2028-02-29", 0 },
    { "2026-11-18", -1, 1, 15, "2026-11-19", -1 },
    { "2026-11-18", -1, 0, 15, NULL, 0 },
    { "2026-11-18", 0, 0, -15, NULL, 0 },
    { "2026-11-18", 1430, 0, 15, NULL, 0 },
    { "2026-11-18", 1425, 0, 14, "2026-11-18", 1439 },
    { "9999-12-31", 600, 1, 0, NULL, 0 },
    { "0001-01-01", 600, -1, 0, NULL, 0 },
    { "2026-11-18", 600, 0, 0, NULL, 0 },
    { "--11-18", 600, 1, 0, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char date[REG_DATE_SIZE];
      int minute = cases[i].minute;

      g_test_message ("%s %d", cases[i].date, cases[i].minute);
      g_strlcpy (date, cases[i].date, sizeof date);
      g_assert_true (reg_week_move (date, &minute, cases[i].days, cases[i].minutes)
                     == (cases[i].moved != NULL));
      g_assert_cmpstr (date, ==, cases[i].moved != NULL ? cases[i].moved : cases[i].date);
      g_assert_cmpint (minute, ==,
                       cases[i].moved != NULL ? cases[i].moved_minute : cases[i].minute);
    }
}

/* --- beside each other ------------------------------------------------------------------- */

static char *
lay_out (const char *slots, int max_lanes)
{
  g_auto (GStrv) words = g_strsplit (slots, " ", -1);
  g_autofree RegWeekSlot *all = g_new0 (RegWeekSlot, g_strv_length (words) + 1);
  GString *text = g_string_new ("");
  guint n = 0;

  for (; *slots != '\0' && words[n] != NULL; n++)
    g_assert_cmpint (sscanf (words[n], "%d-%d", &all[n].begin, &all[n].end), ==, 2);
  reg_week_lay_out (all, n, max_lanes);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%d/%d", i > 0 ? " " : "", all[i].lane, all[i].n_lanes);
  return g_string_free_and_steal (text);
}

static void
test_side_by_side (void)
{
  static const struct
  {
    const char *slots;
    int max_lanes;
    const char *lanes;
  } cases[] = {
    { "", 4, "" },
    { "600-630", 4, "0/1" },
    { "600-630 630-660", 4, "0/1 0/1" },
    { "600-660 630-690", 4, "0/2 1/2" },
    /* The longer one of those that begin together comes first. */
    { "600-630 600-690", 4, "1/2 0/2" },
    /* A lane that is free again is used again. */
    { "600-720 600-630 640-660", 4, "0/2 1/2 1/2" },
    /* What hangs together through a third shares the number of lanes, what comes later does not. */
    { "600-700 690-800 790-900 900-930", 4, "0/2 1/2 0/2 0/1" },
    { "600-630 600-630 600-630", 4, "0/3 1/3 2/3" },
    { "600-630 600-630 600-630", 2, "0/2 1/2 -1/2" },
    { "600-690 600-630 600-630 640-650", 2, "0/2 1/2 -1/2 1/2" },
    { "600-630 610-640", 1, "0/1 -1/1" },
    /* What had no room still holds together what it overlaps. */
    { "600-630 610-700 650-660", 1, "0/1 -1/1 0/1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lanes = lay_out (cases[i].slots, cases[i].max_lanes);

      g_test_message ("%s", cases[i].slots);
      g_assert_cmpstr (lanes, ==, cases[i].lanes);
    }
}

static guint
count_at (const RegWeekSlot *slots, guint n, int minute)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += slots[i].begin <= minute && minute < slots[i].end;
  return count;
}

/* Random days: nothing lies upon anything else, and no more lanes than are needed at the fullest
 * minute. */
static void
test_random_days (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint)g_test_rand_int_range (1, 25);
      g_autofree RegWeekSlot *slots = g_new0 (RegWeekSlot, n);

      for (guint i = 0; i < n; i++)
        {
          slots[i].begin = 15 * g_test_rand_int_range (0, 90);
          slots[i].end = slots[i].begin + 15 * g_test_rand_int_range (1, 8);
        }
      reg_week_lay_out (slots, n, 30);
      for (guint i = 0; i < n; i++)
        {
          guint fullest = 0;

          g_assert_cmpint (slots[i].lane, >=, 0);
          g_assert_cmpint (slots[i].lane, <, slots[i].n_lanes);
          for (guint k = 0; k < n; k++)
            {
              if (k != i && slots[k].begin < slots[i].end && slots[i].begin < slots[k].end)
                {
                  g_assert_cmpint (slots[i].lane, !=, slots[k].lane);
                  g_assert_cmpint (slots[i].n_lanes, ==, slots[k].n_lanes);
                }
              fullest = MAX (fullest, count_at (slots, n, slots[k].begin));
            }
          g_assert_cmpint (slots[i].n_lanes, <=, fullest);
        }
    }
}

/* --- opening hours of a day -------------------------------------------------------------- */

static char *
list_hours (RegOpeningHours *hours, const char *date)
{
  GString *text = g_string_new ("");
  int opens, closes;

  for (guint i = 0; reg_opening_hours_get_minutes (hours, date, i, &opens, &closes); i++)
    g_string_append_printf (text, "%s%d-%d", i > 0 ? " " : "", opens, closes);
  return g_string_free_and_steal (text);
}

static void
test_hours (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);
  static const struct
  {
    const char *date, *hours;
  } cases[] = {
    { "2026-11-16", "540-750 810-1080" }, /* Monday */
    { "2026-11-17", "" },
    { "2026-11-20", "1200-1440" }, /* Friday, until two in the morning */
    { "2026-11-21", "0-120 600-960" },
    { "2026-11-22", "" },
    { "2026-11-23", "" }, /* a Monday on which it is closed */
    { "2026-12-25", "" },
    { "2026-12-26", "600-960" }, /* after a Friday on which it did not open */
    { "--11-16", "" },
    { "", "" },
  };

  g_assert_true (reg_opening_hours_opens_on (hours, 7));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *all_day = list_hours (hours, "2026-11-22");

      g_assert_cmpstr (all_day, ==, i == 0 ? "0-1440" : "");
      reg_opening_hours_add_holiday (hours, "2026-11-22");
    }
  reg_opening_hours_add (hours, 1, 540, 750);
  reg_opening_hours_add (hours, 1, 810, 1080);
  reg_opening_hours_add (hours, 5, 1200, 120);
  reg_opening_hours_add (hours, 6, 600, 960);
  reg_opening_hours_add_holiday (hours, "2026-11-23");
  reg_opening_hours_add_holiday (hours, "--12-25");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *listed = list_hours (hours, cases[i].date);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (listed, ==, cases[i].hours);
    }
  g_assert_true (reg_opening_hours_opens_on (hours, 1));
  g_assert_false (reg_opening_hours_opens_on (hours, 7));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/week/starts", test_starts);
  g_test_add_func ("/week/every-start", test_every_start);
  g_test_add_func ("/week/numbers", test_numbers);
  g_test_add_func ("/week/clock-changes", test_clock_changes);
  g_test_add_func ("/week/moves", test_moves);
  g_test_add_func ("/week/side-by-side", test_side_by_side);
  g_test_add_func ("/week/random-days", test_random_days);
  g_test_add_func ("/week/hours", test_hours);
  return g_test_run ();
}
