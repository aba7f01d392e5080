/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-date.h"

#include <locale.h>
#include <string.h>

static void
test_valid (void)
{
  const char *const good[] = { "2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01",
                               "9999-12-31", "--02-29",    "--12-31" };
  const char *const bad[] = { "",           "2026-11-31", "2023-02-29", "1900-02-29",  "2026-13-01",
                              "2026-00-10", "2026-1-1",   "0000-01-01", "2026-11-22 ", "26-11-22",
                              "--02-30",    "-02-30",     "2026/11/22", "2026-11-2x",  "2026-11" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (reg_date_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (reg_date_is_valid (bad[i]));
    }
  g_assert_false (reg_date_is_valid (NULL));
  g_assert_true (reg_date_has_year ("2026-11-22"));
  g_assert_false (reg_date_has_year ("--11-22"));
}

/* Against GLib's calendar, day by day over four centuries. */
static void
test_day_numbers (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_JANUARY, 1);
  gint before = G_MININT;
  char text[REG_DATE_SIZE];

  g_date_set_dmy (day, 1, G_DATE_JANUARY, 1699);
  for (int i = 0; i < 400 * 366; i++)
    {
      gint number;
      char date[REG_DATE_SIZE];

      g_assert_true (reg_date_set_parts (date, g_date_get_year (day), g_date_get_month (day),
                                         g_date_get_day (day)));
      g_assert_true (reg_date_to_day_number (date, &number));
      if (before != G_MININT)
        g_assert_cmpint (number, ==, before + 1);
      g_assert_true (reg_date_from_day_number (text, number));
      g_assert_cmpstr (text, ==, date);
      if (i % 97 == 0)
        g_assert_cmpint (reg_date_get_weekday (date), ==, (int)g_date_get_weekday (day));
      before = number;
      g_date_add_days (day, 1);
    }
  g_assert_true (reg_date_from_day_number (text, 0));
  g_assert_cmpstr (text, ==, "1970-01-01");
  g_assert_false (reg_date_from_day_number (text, G_MAXINT));
  g_assert_cmpstr (text, ==, "");
  g_assert_false (reg_date_from_day_number (text, -719163));
  g_assert_true (reg_date_from_day_number (text, -719162));
  g_assert_cmpstr (text, ==, "0001-01-01");
}

static void
test_arithmetic (void)
{
  char date[REG_DATE_SIZE] = "2026-11-22";

  g_assert_true (reg_date_add_days (date, 40, date));
  g_assert_cmpstr (date, ==, "2027-01-01");
  g_assert_false (reg_date_add_days ("9999-12-31", 1, date));
  g_assert_cmpstr (date, ==, "");
  g_assert_false (reg_date_add_days ("2026-01-01", G_MAXINT, date));
  g_assert_false (reg_date_add_days ("--11-22", 1, date));
  g_assert_true (reg_date_add_months ("2026-01-31", 1, date));
  g_assert_cmpstr (date, ==, "2026-02-28");
  g_assert_true (reg_date_add_months ("2024-03-31", -1, date));
  g_assert_cmpstr (date, ==, "2024-02-29");
  g_assert_true (reg_date_add_months ("2026-01-15", -13, date));
  g_assert_cmpstr (date, ==, "2024-12-15");
  g_assert_false (reg_date_add_months ("2026-01-15", G_MAXINT, date));
  g_assert_cmpint (reg_date_days_between ("2024-02-28", "2024-03-01"), ==, 2);
  g_assert_cmpint (reg_date_days_between ("2024-03-01", "2024-02-28"), ==, -2);
  g_assert_cmpint (reg_date_days_between ("2024-03-01", "nonsense"), ==, 0);
  g_assert_cmpint (reg_date_get_weekday ("2026-11-22"), ==, 7);
  g_assert_cmpint (reg_date_get_weekday ("--11-22"), ==, 0);
}

static void
test_birthdays (void)
{
  char date[REG_DATE_SIZE];

  g_assert_true (reg_date_next_anniversary ("1980-03-22", "2026-11-22", date));
  g_assert_cmpstr (date, ==, "2027-03-22");
  g_assert_true (reg_date_next_anniversary ("--11-22", "2026-11-22", date));
  g_assert_cmpstr (date, ==, "2026-11-22");
  g_assert_true (reg_date_next_anniversary ("2000-02-29", "2026-01-01", date));
  g_assert_cmpstr (date, ==, "2026-02-28");
  g_assert_true (reg_date_next_anniversary ("2000-02-29", "2028-01-01", date));
  g_assert_cmpstr (date, ==, "2028-02-29");
  g_assert_false (reg_date_next_anniversary ("nonsense", "2028-01-01", date));
  g_assert_cmpint (reg_date_get_age ("1980-11-23", "2026-11-22"), ==, 45);
  g_assert_cmpint (reg_date_get_age ("1980-11-22", "2026-11-22"), ==, 46);
  g_assert_cmpint (reg_date_get_age ("2000-02-29", "2026-02-28"), ==, 26);
  g_assert_cmpint (reg_date_get_age ("--11-22", "2026-11-22"), ==, -1);
  g_assert_cmpint (reg_date_get_age ("2027-01-01", "2026-11-22"), ==, -1);
}

static void
test_zones (void)
{
  g_autoptr (GTimeZone) amsterdam = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GTimeZone) auckland = g_time_zone_new_identifier ("Pacific/Auckland");
  g_autoptr (GTimeZone) azores = g_time_zone_new_identifier ("Atlantic/Azores");
  g_autoptr (GTimeZone) beirut = g_time_zone_new_identifier ("Asia/Beirut");
  char date[REG_DATE_SIZE];
  /* 2026-11-22 23:30 UTC */
  gint64 evening = G_GINT64_CONSTANT (1795390200000);

  g_assert_true (reg_date_from_instant (evening, amsterdam, date));
  g_assert_cmpstr (date, ==, "2026-11-23");
  g_assert_true (reg_date_from_instant (evening, auckland, date));
  g_assert_cmpstr (date, ==, "2026-11-23");
  g_assert_true (reg_date_from_instant (evening, azores, date));
  g_assert_cmpstr (date, ==, "2026-11-22");
  g_assert_true (reg_date_from_instant (-1, azores, date));
  g_assert_cmpstr (date, ==, "1969-12-31");
  /* Start of day is the first instant whose date it is, also on days with 23 and 25 hours. */
  for (const char *const *day = (const char *const[]){ "2026-03-29", "2026-03-30", "2026-10-25",
                                                       "2026-10-26", "2026-03-28", NULL };
       *day != NULL; day++)
    {
      GTimeZone *const zones[] = { amsterdam, auckland, azores, beirut };

      for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
        {
          gint64 start = reg_date_get_start (*day, zones[i]);

          g_assert_true (reg_date_from_instant (start, zones[i], date));
          g_assert_cmpstr (date, ==, *day);
          g_assert_true (reg_date_from_instant (start - 1, zones[i], date));
          g_assert_cmpstr (date, <, *day);
        }
    }
  g_assert_cmpint (reg_date_get_start ("2026-03-30", amsterdam)
                       - reg_date_get_start ("2026-03-29", amsterdam),
                   ==, 23 * 3600000);
  g_assert_cmpint (reg_date_get_start ("2026-10-26", amsterdam)
                       - reg_date_get_start ("2026-10-25", amsterdam),
                   ==, 25 * 3600000);
  g_assert_cmpint (reg_date_get_start ("--10-26", amsterdam), ==, G_MININT64);
}

static const struct
{
  const char *text;
  const char *ymd;
  const char *dmy;
  const char *mdy;
} dates[] = {
  { "1996-07-04 00:00:00.000", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "1996-07-04T22:00:00Z", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "1996/7/4", "1996-07-04", "1996-07-04", "1996-07-04" },
  { " 19960704 ", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "19960704T131933Z", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "4.7.1996", "", "1996-07-04", "1996-04-07" },
  { "04/07/96", "", "1996-07-04", "1996-04-07" },
  { "13/07/96", "", "1996-07-13", "" },
  { "07/13/96", "", "", "1996-07-13" },
  { "25-12-24", "2025-12-24", "2024-12-25", "" },
  { "4. 7. 1996", "", "1996-07-04", "1996-04-07" },
  { "1/2/2026 3:04 PM", "", "2026-02-01", "2026-01-02" },
  { "4 Jul 1996", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "July 4, 1996", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "4. März 1996", "1996-03-04", "1996-03-04", "1996-03-04" },
  { "1er août 2024", "2024-08-01", "2024-08-01", "2024-08-01" },
  { "4 de julio de 1996", "1996-07-04", "1996-07-04", "1996-07-04" },
  { "14-mrt-26", "2026-03-14", "2026-03-14", "2026-03-14" },
  { "--07-04", "--07-04", "--07-04", "--07-04" },
  { "--0704", "--07-04", "--07-04", "--07-04" },
  { "31.02.2024", "", "", "" },
  { "29.02.2023", "", "", "" },
  { "00.00.0000", "", "", "" },
  { "1.5.2", "", "", "" },
  { "Mary 4 12", "", "", "" },
  { "555-1234", "", "", "" },
  { "(171) 555-7788", "", "", "" },
  { "12345678901", "", "", "" },
  { "10.50", "", "", "" },
  { "2026-11-22-33", "", "", "" },
  { "2026-11-22 Amsterdam", "", "", "" },
  { "-", "", "", "" },
  { "", "", "", "" },
  { "--", "", "", "" },
  { "--7-4-1", "", "", "" },
  { "\377\376", "", "", "" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *const expected[] = { dates[i].ymd, dates[i].dmy, dates[i].mdy };
      guint orders = 0;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      for (guint order = 0; order < REG_N_DATE_ORDERS; order++)
        {
          char date[REG_DATE_SIZE] = "untouched";
          gboolean parsed = reg_date_parse (dates[i].text, order, date);

          g_assert_cmpstr (date, ==, expected[order]);
          g_assert_cmpint (parsed, ==, *expected[order] != '\0');
          orders |= parsed ? 1u << order : 0;
        }
      g_assert_cmpuint (reg_date_get_possible_orders (dates[i].text), ==, orders);
    }
  g_assert_cmpuint (reg_date_get_possible_orders (NULL), ==, 0);
}

static void
test_format (void)
{
  g_autofree char *same = reg_date_format_short ("2026-09-12", "2026-11-22", "%-d %b", "%-d %b %Y");
  g_autofree char *other = reg_date_format_short ("2025-09-12", "2026-11-22", "%-d %b",
                                                  "%-d %b %Y");
  g_autofree char *leap = reg_date_format ("--02-29", "%-d %B");
  g_autofree char *bad = reg_date_format ("whatever", "%x");

  g_assert_cmpstr (same, ==, "12 Sep");
  g_assert_cmpstr (other, ==, "12 Sep 2025");
  g_assert_cmpstr (leap, ==, "29 February");
  g_assert_cmpstr (bad, ==, "whatever");
}

static void
test_format_dutch (void)
{
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    {
      g_test_skip ("locale nl_NL.UTF-8 is not installed");
      return;
    }
  text = reg_date_format ("2026-03-12", "%-d %B");
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (text, ==, "12 maart");
}

static void
test_distance (void)
{
  static const struct
  {
    const char *date;
    RegDateDistance distance;
    guint count;
  } cases[] = {
    { "2026-11-22", REG_DATE_TODAY, 0 },      { "2026-11-21", REG_DATE_YESTERDAY, 1 },
    { "2026-11-23", REG_DATE_TOMORROW, 1 },   { "2026-11-16", REG_DATE_DAYS_AGO, 6 },
    { "2026-11-15", REG_DATE_WEEKS_AGO, 1 },  { "2026-10-19", REG_DATE_WEEKS_AGO, 4 },
    { "2026-10-18", REG_DATE_MONTHS_AGO, 1 }, { "2026-08-23", REG_DATE_MONTHS_AGO, 2 },
    { "2026-08-22", REG_DATE_MONTHS_AGO, 3 }, { "2025-11-23", REG_DATE_MONTHS_AGO, 11 },
    { "2025-11-22", REG_DATE_YEARS_AGO, 1 },  { "2000-01-01", REG_DATE_YEARS_AGO, 26 },
    { "2026-11-28", REG_DATE_IN_DAYS, 6 },    { "2026-12-06", REG_DATE_IN_WEEKS, 2 },
    { "2027-01-22", REG_DATE_IN_MONTHS, 2 },  { "2028-11-22", REG_DATE_IN_YEARS, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint count;

      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (reg_date_get_distance (cases[i].date, "2026-11-22", &count), ==,
                       cases[i].distance);
      g_assert_cmpuint (count, ==, cases[i].count);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/day-numbers", test_day_numbers);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/birthdays", test_birthdays);
  g_test_add_func ("/date/zones", test_zones);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format-dutch", test_format_dutch);
  g_test_add_func ("/date/distance", test_distance);
  return g_test_run ();
}
