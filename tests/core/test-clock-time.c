/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-clock-time.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } cases[] = {
    { "9", 540 },      { "09", 540 },       { "9:30", 570 },       { " 9 : 30 ", 570 },
    { "9.05", 545 },   { "9h30", 570 },     { "9h", 540 },         { "0930", 570 },
    { "930", 570 },    { "1430", 870 },     { "14:30", 870 },      { "0:00", 0 },
    { "23:59", 1439 }, { "2 pm", 840 },     { "2pm", 840 },        { "2:30 p.m.", 870 },
    { "12 am", 0 },    { "12:15 PM", 735 }, { "11:59 a.m.", 719 }, { "١٤:٣٠", 870 },
    { "230pm", 870 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (reg_clock_time_parse (cases[i].text, &minutes));
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_not_read (void)
{
  static const char *const cases[] = {
    NULL,    "",   " ",     "noon",  "24",           "24:00", "9:60",    "9:3",
    "9:",    "-9", "12345", "13 pm", "0 am",         "9:30x", "9 30 15", "2pm3",
    "9::30", "9.", "1e3",   "\xff",  "999999999999", "9:300", "2460",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = 7;

      g_test_message ("%s", cases[i] != NULL ? cases[i] : "nothing");
      g_assert_false (reg_clock_time_parse (cases[i], &minutes));
      g_assert_cmpint (minutes, ==, 7);
    }
}

/* What is written can be read again. */
static void
test_round_trip (void)
{
  static const char *const formats[] = { "%H:%M", "%I:%M %p", "%H.%M", "%H%M" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (int minutes = 0; minutes < 24 * 60; minutes += 7)
      {
        g_autofree char *text = reg_clock_time_format (minutes, formats[i]);
        int back = -1;

        g_assert_true (reg_clock_time_parse (text, &back));
        g_assert_cmpint (back, ==, minutes);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clock-time/read", test_read);
  g_test_add_func ("/clock-time/not-read", test_not_read);
  g_test_add_func ("/clock-time/round-trip", test_round_trip);
  return g_test_run ();
}
