/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-complaint-clock.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define MINUTE G_GINT64_CONSTANT (60000)

typedef struct
{
  GTimeZone *zone;
  RegOpeningHours *hours;
  gint64 start; /* Friday 20 November 2026, 11:00 */
} Fixture;

static gint64
at (Fixture *fixture, int day, int hour, int minute)
{
  g_autoptr (GDateTime) time = g_date_time_new (fixture->zone, 2026, 11, day, hour, minute, 0);

  return g_date_time_to_unix (time) * 1000;
}

static void
set_up (Fixture *fixture, gconstpointer zone)
{
  fixture->zone = g_time_zone_new_identifier (zone);
  fixture->hours = reg_opening_hours_new (fixture->zone);
  for (int day = 1; day <= 5; day++)
    {
      reg_opening_hours_add (fixture->hours, day, 9 * 60, 12 * 60 + 30);
      reg_opening_hours_add (fixture->hours, day, 13 * 60 + 30, 18 * 60);
    }
  fixture->start = at (fixture, 20, 11, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer zone)
{
  reg_opening_hours_unref (fixture->hours);
  g_time_zone_unref (fixture->zone);
}

static void
test_running (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 480);

  g_assert_cmpint (reg_complaint_clock_get_counted (clock, at (f, 20, 14, 0)), ==, 2 * HOUR);
  g_assert_cmpint (reg_complaint_clock_get_remaining (clock, at (f, 20, 14, 0)), ==, 6 * HOUR);
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, f->start), ==, at (f, 23, 11, 0));
  g_assert_cmpint (reg_complaint_clock_get_state (clock, at (f, 20, 12, 0)), ==, REG_CLOCK_RUNNING);
  g_assert_cmpint (reg_complaint_clock_get_state (clock, at (f, 20, 13, 0)), ==, REG_CLOCK_CLOSED);
  g_assert_false (reg_complaint_clock_is_overdue (clock, at (f, 23, 11, 0)));
  g_assert_true (reg_complaint_clock_is_overdue (clock, at (f, 23, 11, 1)));
  g_assert_cmpint (reg_complaint_clock_get_remaining (clock, at (f, 23, 12, 0)), ==, -HOUR);
  /* The deadline that was missed stays where it was. */
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, at (f, 24, 12, 0)), ==,
                   at (f, 23, 11, 0));
}

static void
test_pauses (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 480);

  g_assert_true (reg_complaint_clock_pause (clock, at (f, 20, 12, 0)));
  g_assert_false (reg_complaint_clock_pause (clock, at (f, 20, 12, 10)));
  g_assert_cmpint (reg_complaint_clock_get_state (clock, at (f, 20, 15, 0)), ==, REG_CLOCK_PAUSED);
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, at (f, 23, 10, 0)), ==, HOUR);
  /* Should the answer come at ten on Monday, seven hours are left. */
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, at (f, 23, 10, 0)), ==,
                   at (f, 23, 18, 0));
  g_assert_true (reg_complaint_clock_resume (clock, at (f, 23, 10, 0)));
  g_assert_false (reg_complaint_clock_resume (clock, at (f, 23, 10, 5)));
  g_assert_true (reg_complaint_clock_pause (clock, at (f, 23, 11, 0)));
  g_assert_true (reg_complaint_clock_resume (clock, at (f, 23, 11, 30)));
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, at (f, 23, 12, 0)), ==,
                   at (f, 24, 9, 30));
}

/* Changing the priority changes the promise, not what has happened. */
static void
test_priority (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 480);
  gint64 now = at (f, 23, 10, 0);

  reg_complaint_clock_pause (clock, at (f, 20, 12, 0));
  reg_complaint_clock_resume (clock, at (f, 23, 9, 0));
  reg_complaint_clock_set_target (clock, 90);
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, now), ==, 2 * HOUR);
  g_assert_cmpint (reg_complaint_clock_get_remaining (clock, now), ==, -30 * MINUTE);
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, now), ==, at (f, 23, 9, 30));
  reg_complaint_clock_set_target (clock, 0);
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, now), ==, REG_NEVER);
  g_assert_cmpint (reg_complaint_clock_get_remaining (clock, now), ==, REG_NEVER);
  g_assert_false (reg_complaint_clock_is_overdue (clock, now));
  reg_complaint_clock_set_target (clock, G_MAXINT64);
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, now), ==, REG_NEVER);
}

static void
test_entries (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 480);

  g_assert_false (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_NOTE, at (f, 20, 11, 10)));
  g_assert_false (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_RESUME, at (f, 20, 11, 10)));
  g_assert_true (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_PAUSE, at (f, 20, 11, 30)));
  g_assert_true (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_RESUME, at (f, 20, 12, 0)));
  g_assert_true (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_RESOLVED, at (f, 20, 14, 0)));
  g_assert_cmpint (reg_complaint_clock_get_state (clock, at (f, 23, 9, 0)), ==, REG_CLOCK_STOPPED);
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, at (f, 27, 9, 0)), ==,
                   HOUR + 30 * MINUTE);
  g_assert_cmpint (reg_complaint_clock_get_deadline (clock, at (f, 27, 9, 0)), ==, REG_NEVER);
  /* A thank-you does not start it again; opening the case again does, and what was counted stays. */
  g_assert_false (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_RESUME, at (f, 23, 9, 0)));
  g_assert_true (
      reg_complaint_clock_apply (clock, REG_COMPLAINT_EVENT_KIND_REOPENED, at (f, 23, 9, 0)));
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, at (f, 23, 10, 0)), ==,
                   2 * HOUR + 30 * MINUTE);
}

/* Entries of two desks whose clocks differ. */
static void
test_disorder (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 480);

  g_assert_true (reg_complaint_clock_pause (clock, f->start - HOUR));
  g_assert_true (reg_complaint_clock_resume (clock, f->start - 2 * HOUR));
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, f->start + HOUR), ==, HOUR);
  g_assert_cmpint (reg_complaint_clock_get_counted (clock, f->start - HOUR), ==, 0);
}

static void
test_segments (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 180);
  g_autoptr (GArray) segments = NULL;
  gint64 now = at (f, 20, 14, 0), counted = 0;
  static const struct
  {
    int hour, minute;
    RegClockState state;
    gboolean ahead, late;
  } expected[] = {
    { 11, 0, REG_CLOCK_RUNNING, FALSE, FALSE },  { 11, 30, REG_CLOCK_PAUSED, FALSE, FALSE },
    { 12, 0, REG_CLOCK_RUNNING, FALSE, FALSE },  { 12, 30, REG_CLOCK_CLOSED, FALSE, FALSE },
    { 13, 30, REG_CLOCK_RUNNING, FALSE, FALSE }, { 14, 0, REG_CLOCK_RUNNING, TRUE, FALSE },
    { 15, 30, REG_CLOCK_RUNNING, TRUE, TRUE },   { 18, 0, REG_CLOCK_CLOSED, TRUE, TRUE },
  };

  reg_complaint_clock_pause (clock, at (f, 20, 11, 30));
  reg_complaint_clock_resume (clock, at (f, 20, 12, 0));
  segments = reg_complaint_clock_get_segments (clock, 0, at (f, 20, 20, 0), now);
  g_assert_cmpuint (segments->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < segments->len; i++)
    {
      RegClockSegment *segment = &g_array_index (segments, RegClockSegment, i);

      g_assert_cmpint (segment->from_ms, ==, at (f, 20, expected[i].hour, expected[i].minute));
      g_assert_cmpint (segment->state, ==, expected[i].state);
      g_assert_cmpint (segment->ahead, ==, expected[i].ahead);
      g_assert_cmpint (segment->late, ==, expected[i].late);
      if (i > 0)
        g_assert_cmpint (segment->from_ms, ==, (segment - 1)->until_ms);
      if (segment->state == REG_CLOCK_RUNNING && !segment->ahead)
        counted += segment->until_ms - segment->from_ms;
    }
  g_assert_cmpint (counted, ==, reg_complaint_clock_get_counted (clock, now));
}

static void
test_segments_stopped (Fixture *f, gconstpointer data)
{
  g_autoptr (RegComplaintClock) clock = reg_complaint_clock_new (f->hours, f->start, 60);
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) none = NULL;
  RegClockSegment *last;

  reg_complaint_clock_stop (clock, at (f, 20, 12, 15));
  segments = reg_complaint_clock_get_segments (clock, f->start, at (f, 30, 0, 0),
                                               at (f, 20, 12, 20));
  g_assert_cmpuint (segments->len, ==, 3);
  last = &g_array_index (segments, RegClockSegment, 2);
  g_assert_cmpint (last->state, ==, REG_CLOCK_STOPPED);
  g_assert_cmpint (last->until_ms, ==, at (f, 20, 12, 20));
  g_assert_true (g_array_index (segments, RegClockSegment, 1).late);
  none = reg_complaint_clock_get_segments (clock, f->start, f->start, f->start);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const zones[] = { "Europe/Amsterdam", "America/Los_Angeles", "Asia/Kolkata" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      static const struct
      {
        const char *name;
        void (*function) (Fixture *, gconstpointer);
      } tests[] = {
        { "running", test_running },
        { "pauses", test_pauses },
        { "priority", test_priority },
        { "entries", test_entries },
        { "disorder", test_disorder },
        { "segments", test_segments },
        { "segments-stopped", test_segments_stopped },
      };

      for (gsize t = 0; t < G_N_ELEMENTS (tests); t++)
        {
          g_autofree char *path = g_strdup_printf ("/complaint-clock/%s/%s", zones[i],
                                                   tests[t].name);

          g_test_add (path, Fixture, zones[i], set_up, tests[t].function, tear_down);
        }
    }
  return g_test_run ();
}
