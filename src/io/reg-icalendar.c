/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-icalendar.h"

#include <string.h>

#include "core/reg-repeat.h"
#include "core/reg-week.h"

/* A line has so many octets without its end (RFC 5545, 3.1). */
#define LINE_OCTETS 75
#define ZONE_NAME "Regulars"
#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

/* --- lines ------------------------------------------------------------------------------ */

/* A blank begins what goes on; no character is cut in two. */
static void
append_line (GString *out, const char *line)
{
  gsize room = LINE_OCTETS;

  for (const char *p = line; *p != '\0';)
    {
      gsize length = (gsize)(g_utf8_next_char (p) - p);

      if (length > room)
        {
          g_string_append (out, "\r\n ");
          room = LINE_OCTETS - 1;
        }
      g_string_append_len (out, p, (gssize)length);
      room -= length;
      p += length;
    }
  g_string_append (out, "\r\n");
}

static void append_format (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_format (GString *out, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  append_line (out, line);
}

/* Text as 3.3.11 wants it; control characters other than the end of a line are left out. */
static void
append_text (GString *out, const char *property, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (property);

  g_string_append_c (line, ':');
  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (strchr (";,\\", *p) != NULL)
      g_string_append_printf (line, "\\%c", *p);
    else if ((guchar)*p >= ' ' && *p != 127)
      g_string_append_c (line, *p);
    else if (*p == '\t')
      g_string_append_c (line, ' ');
  append_line (out, line->str);
}

/* --- moments ---------------------------------------------------------------------------- */

/* "20261118" */
static char *
plain_date (const char *date)
{
  int year, month, day;

  reg_date_get_parts (date, &year, &month, &day);
  return g_strdup_printf ("%04d%02d%02d", year, month, day);
}

static char *
utc_moment (gint64 instant_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant_ms / 1000);

  return time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("19700101T000000Z");
}

/* DTSTART, DUE, DTEND: a day, or a time in our zone. */
static void
append_moment (RegIcalendar *self, const char *property, const char *date, int minute)
{
  g_autofree char *day = plain_date (date);

  if (minute < 0)
    append_format (self->text, "%s;VALUE=DATE:%s", property, day);
  else
    append_format (self->text, "%s;TZID=" ZONE_NAME ":%sT%02d%02d00", property, day, minute / 60,
                   minute % 60);
}

/* The end of a call that begins late is on the next day. */
static void
append_end (RegIcalendar *self, const char *date, int minute, int minutes)
{
  char end[REG_DATE_SIZE];

  if (minute >= 0 && minute + minutes < REG_MINUTES_OF_DAY)
    append_moment (self, "DTEND", date, minute + minutes);
  else if (reg_date_add_days (date, 1, end))
    append_moment (self, "DTEND", end, minute < 0 ? -1 : minute + minutes - REG_MINUTES_OF_DAY);
}

/* --- the zone --------------------------------------------------------------------------- */

static void
append_offset (GString *out, const char *property, gint32 seconds)
{
  gint32 left = ABS (seconds);

  if (left % 60 != 0)
    append_format (out, "%s:%c%02d%02d%02d", property, seconds < 0 ? '-' : '+', left / 3600,
                   left / 60 % 60, left % 60);
  else
    append_format (out, "%s:%c%02d%02d", property, seconds < 0 ? '-' : '+', left / 3600,
                   left / 60 % 60);
}

/* From a moment on the clock shows something else; @local is what it showed until then. */
static void
append_observance (RegIcalendar *self, gint64 local, gint32 before, gint interval)
{
  const char *kind = g_time_zone_is_dst (self->zone, interval) ? "DAYLIGHT" : "STANDARD";
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (local);
  g_autofree char *start = g_date_time_format (time, "%Y%m%dT%H%M%S");

  append_format (self->text, "BEGIN:%s", kind);
  append_format (self->text, "DTSTART:%s", start);
  append_offset (self->text, "TZOFFSETFROM", before);
  append_offset (self->text, "TZOFFSETTO", g_time_zone_get_offset (self->zone, interval));
  append_text (self->text, "TZNAME", g_time_zone_get_abbreviation (self->zone, interval));
  append_format (self->text, "END:%s", kind);
}

static gint64
start_of_year (int year)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, 1, 1, 0, 0, 0);

  return g_date_time_to_unix (time);
}

/**
 * reg_icalendar_add_zone:
 * @from_year: the first year that is spoken of
 * @until_year: the last
 *
 * Describes how the clocks are set in these years.
 */
void
reg_icalendar_add_zone (RegIcalendar *self, int from_year, int until_year)
{
  gint64 until = start_of_year (until_year + 1);
  gint64 at = start_of_year (from_year);
  gint interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, at);
  gint32 before = g_time_zone_get_offset (self->zone, interval);

  append_format (self->text, "BEGIN:VTIMEZONE");
  append_format (self->text, "TZID:" ZONE_NAME);
  append_observance (self, at + before, before, interval);
  /* Hour by hour would do; a day first, then the very hour and minute. */
  for (; at < until; at += 86400)
    {
      gint next = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, at + 86400);
      gint64 low = at, high = at + 86400;

      if (next == interval)
        continue;
      while (high - low > 1)
        {
          gint64 middle = low + (high - low) / 2;

          if (g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, middle) == interval)
            low = middle;
          else
            high = middle;
        }
      append_observance (self, high + before, before, next);
      interval = next;
      before = g_time_zone_get_offset (self->zone, interval);
    }
  append_format (self->text, "END:VTIMEZONE");
}

/* --- repetition ------------------------------------------------------------------------- */

/* The last day of a month that is shorter: the last of those that there are. */
static void
append_rule (RegIcalendar *self, RegRepeat repeat, const char *first)
{
  static const char *const rules[] = {
    [REG_REPEAT_DAILY] = "FREQ=DAILY",
    [REG_REPEAT_WEEKLY] = "FREQ=WEEKLY",
    [REG_REPEAT_FORTNIGHTLY] = "FREQ=WEEKLY;INTERVAL=2",
    [REG_REPEAT_MONTHLY] = "FREQ=MONTHLY",
    [REG_REPEAT_QUARTERLY] = "FREQ=MONTHLY;INTERVAL=3",
    [REG_REPEAT_HALF_YEARLY] = "FREQ=MONTHLY;INTERVAL=6",
    [REG_REPEAT_YEARLY] = "FREQ=YEARLY",
  };
  static const char *const ends[] = { "28,29", "28,29,30", "28,29,30,31" };
  int month, day;

  G_STATIC_ASSERT (G_N_ELEMENTS (rules) == REG_N_REPEATS);
  reg_date_get_parts (first, NULL, &month, &day);
  if (repeat < REG_REPEAT_MONTHLY || day < 29
      || (repeat == REG_REPEAT_YEARLY && (month != 2 || day != 29)))
    append_format (self->text, "RRULE:%s", rules[repeat]);
  else
    append_format (self->text, "RRULE:%s%s;BYMONTHDAY=%s;BYSETPOS=-1", rules[repeat],
                   repeat == REG_REPEAT_YEARLY ? ";BYMONTH=2" : "", ends[day - 29]);
}

/* What was put off this once is not on a day of its series; then only that day is told. */
static gboolean
is_in_series (const RegRecord *task)
{
  RegRepeat repeat = reg_record_get_int (task, REG_TASK_REPEAT);
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  const char *first = reg_record_get_text (task, REG_TASK_REPEAT_FROM);
  char before[REG_DATE_SIZE], day[REG_DATE_SIZE];

  return repeat > REG_REPEAT_NEVER && repeat < REG_N_REPEATS && reg_date_add_days (due, -1, before)
         && reg_repeat_get_next (repeat, *first != '\0' ? first : due, before, day)
         && strcmp (day, due) == 0;
}

/* --- tasks ------------------------------------------------------------------------------ */

static void
append_alarm (RegIcalendar *self, const RegRecord *task, gboolean repeats, int minute)
{
  gint64 remind = reg_record_get_int (task, REG_TASK_REMIND_AT);
  gint64 due = reg_moment_get_instant (reg_record_get_text (task, REG_TASK_DUE_ON), MAX (minute, 0),
                                       self->zone);
  gint64 lead = (due - remind) / MINUTE_MS;
  g_autofree char *at = utc_moment (remind);

  append_format (self->text, "BEGIN:VALARM");
  append_format (self->text, "ACTION:DISPLAY");
  if (repeats)
    append_format (self->text, "TRIGGER:%sPT%" G_GINT64_FORMAT "M", lead > 0 ? "-" : "",
                   ABS (lead));
  else
    append_format (self->text, "TRIGGER;VALUE=DATE-TIME:%s", at);
  append_text (self->text, "DESCRIPTION", reg_record_get_text (task, REG_TASK_TITLE));
  append_format (self->text, "END:VALARM");
}

static void
append_uid (RegIcalendar *self, const RegRecord *task)
{
  const guint8 *uid = reg_record_get_uid (task);
  g_autoptr (GString) hex = g_string_new ("");

  for (int i = 0; i < 16; i++)
    g_string_append_printf (hex, "%02x", uid[i]);
  append_format (self->text, "UID:%s@regulars", hex->str);
}

static void
append_when (RegIcalendar *self, const RegRecord *task, gboolean is_event)
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  int minute = reg_record_is_null (task, REG_TASK_DUE_MINUTE)
                   ? -1
                   : (int)reg_record_get_int (task, REG_TASK_DUE_MINUTE);
  gboolean repeats = is_in_series (task);

  /* A rule counts from a beginning, which otherwise only events have. */
  if (is_event || repeats)
    append_moment (self, "DTSTART", due, minute);
  if (is_event)
    append_end (self, due, minute,
                reg_record_is_null (task, REG_TASK_MINUTES)
                    ? REG_TASK_USUAL_MINUTES
                    : (int)reg_record_get_int (task, REG_TASK_MINUTES));
  else if (!repeats)
    append_moment (self, "DUE", due, minute);
  if (repeats)
    {
      const char *first = reg_record_get_text (task, REG_TASK_REPEAT_FROM);

      append_rule (self, reg_record_get_int (task, REG_TASK_REPEAT), *first != '\0' ? first : due);
    }
  if (reg_record_get_int (task, REG_TASK_REMIND_AT) != 0)
    append_alarm (self, task, repeats, minute);
}

/**
 * reg_icalendar_add_task:
 * @task: a task that is open
 * @party: whom it is about, "" for nobody
 */
void
reg_icalendar_add_task (RegIcalendar *self, const RegRecord *task, const char *party)
{
  gint64 kind = reg_record_get_int (task, REG_TASK_KIND);
  gboolean has_day = reg_date_has_year (reg_record_get_text (task, REG_TASK_DUE_ON));
  gboolean is_event = has_day
                      && (kind == REG_TASK_KIND_CALL || kind == REG_TASK_KIND_VISIT
                          || kind == REG_TASK_KIND_DELIVERY);
  const char *component = is_event ? "VEVENT" : "VTODO";
  g_autofree char *stamp = utc_moment (reg_record_get_changed_at (task));
  g_autofree char *summary = *party != '\0'
                                 ? g_strdup_printf (
                                       "%s · %s", reg_record_get_text (task, REG_TASK_TITLE), party)
                                 : g_strdup (reg_record_get_text (task, REG_TASK_TITLE));

  append_format (self->text, "BEGIN:%s", component);
  append_uid (self, task);
  append_format (self->text, "DTSTAMP:%s", stamp);
  append_text (self->text, "SUMMARY", summary);
  if (!reg_record_is_null (task, REG_TASK_NOTE))
    append_text (self->text, "DESCRIPTION", reg_record_get_text (task, REG_TASK_NOTE));
  if (has_day)
    append_when (self, task, is_event);
  append_format (self->text, "END:%s", component);
}

/**
 * reg_icalendar_new:
 * @name: of the calendar
 * @zone: where the clock on the wall hangs
 *
 * Returns: (transfer full): the beginning of a file
 */
RegIcalendar *
reg_icalendar_new (const char *name, GTimeZone *zone)
{
  RegIcalendar *self = g_new0 (RegIcalendar, 1);

  self->text = g_string_new ("");
  self->zone = g_time_zone_ref (zone);
  append_format (self->text, "BEGIN:VCALENDAR");
  append_format (self->text, "VERSION:2.0");
  append_format (self->text, "PRODID:-//Regulars//Regulars//EN");
  append_format (self->text, "METHOD:PUBLISH");
  append_text (self->text, "X-WR-CALNAME", name);
  return self;
}

/**
 * reg_icalendar_end:
 *
 * Returns: (transfer full): the whole file
 */
char *
reg_icalendar_end (RegIcalendar *self)
{
  append_format (self->text, "END:VCALENDAR");
  return g_strdup (self->text->str);
}

/**
 * reg_icalendar_free:
 * @self: (transfer full): a calendar
 */
void
reg_icalendar_free (RegIcalendar *self)
{
  g_string_free (self->text, TRUE);
  g_time_zone_unref (self->zone);
  g_free (self);
}
