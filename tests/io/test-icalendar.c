/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-icalendar.h"

#include "core/reg-repeat.h"

#include <string.h>

/* Tasks as a calendar: written out by hand from RFC 5545, then compared. */

#define HEAD                                                                                       \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regulars//Regulars//EN\r\nMETHOD:PUBLISH\r\n"       \
  "X-WR-CALNAME:Tasks\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define UID "UID:000102030405060708090a0b0c0d0e0f@regulars\r\n"
#define STAMP "DTSTAMP:20261118T090000Z\r\n"

static gint64
instant (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time) * 1000;
}

typedef struct
{
  RegTaskKind kind;
  const char *title, *note, *due;
  int minute; /* -1 the whole day */
  const char *remind;
  RegRepeat repeat;
  const char *first;
  int minutes; /* 0: does not say how long */
} Task;

static RegRecord *
task_new (const Task *task)
{
  static const guint8 uid[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_key (builder, 7, uid);
  reg_record_builder_set_times (builder, 0, instant ("2026-11-18T09:00:00Z"), 0);
  reg_record_builder_set_int (builder, REG_TASK_KIND, task->kind);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, task->title);
  reg_record_builder_set_text (builder, REG_TASK_NOTE, task->note);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, task->due);
  if (task->minute >= 0)
    reg_record_builder_set_int (builder, REG_TASK_DUE_MINUTE, task->minute);
  if (task->remind != NULL)
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, instant (task->remind));
  if (task->repeat != REG_REPEAT_NEVER)
    {
      reg_record_builder_set_int (builder, REG_TASK_REPEAT, task->repeat);
      reg_record_builder_set_text (builder, REG_TASK_REPEAT_FROM,
                                   task->first != NULL ? task->first : task->due);
    }
  if (task->minutes != 0)
    reg_record_builder_set_int (builder, REG_TASK_MINUTES, task->minutes);
  return reg_record_builder_end (builder);
}

static char *
write_task (const Task *task, const char *party)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (RegIcalendar) calendar = reg_icalendar_new ("Tasks", zone);
  g_autoptr (RegRecord) record = task_new (task);

  reg_icalendar_add_task (calendar, record, party);
  return reg_icalendar_end (calendar);
}

/* --- tasks ------------------------------------------------------------------------------ */

static void
test_tasks (void)
{
  static const struct
  {
    Task task;
    const char *party, *written;
  } cases[] = {
    { { REG_TASK_KIND_TASK, "Sweep", NULL, NULL, -1 },
      "",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Sweep\r\nEND:VTODO\r\n" },
    { { REG_TASK_KIND_PROMISE, "Child seats", "The red ones", "2026-11-20", -1 },
      "De Halm",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Child seats · De Halm\r\nDESCRIPTION:The red ones\r\n"
      "DUE;VALUE=DATE:20261120\r\nEND:VTODO\r\n" },
    { { REG_TASK_KIND_TASK, "Order", NULL, "2026-11-20", 545, "2026-11-20T07:50:00Z" },
      "",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Order\r\nDUE;TZID=Regulars:20261120T090500\r\n"
      "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;VALUE=DATE-TIME:20261120T075000Z\r\n"
      "DESCRIPTION:Order\r\nEND:VALARM\r\nEND:VTODO\r\n" },
    { { REG_TASK_KIND_VISIT, "Look", NULL, "2026-12-31", -1 },
      "Ann",
      "BEGIN:VEVENT\r\n" UID STAMP "SUMMARY:Look · Ann\r\nDTSTART;VALUE=DATE:20261231\r\n"
      "DTEND;VALUE=DATE:20270101\r\nEND:VEVENT\r\n" },
    /* Over midnight, and a day that is none. */
    { { REG_TASK_KIND_CALL, "Call", NULL, "2026-12-31", 1425 },
      "",
      "BEGIN:VEVENT\r\n" UID STAMP "SUMMARY:Call\r\nDTSTART;TZID=Regulars:20261231T234500\r\n"
      "DTEND;TZID=Regulars:20270101T001500\r\nEND:VEVENT\r\n" },
    /* As long as it takes, up to a whole day. */
    { { REG_TASK_KIND_VISIT, "Look", NULL, "2026-11-20", 600, .minutes = 90 },
      "",
      "BEGIN:VEVENT\r\n" UID STAMP "SUMMARY:Look\r\nDTSTART;TZID=Regulars:20261120T100000\r\n"
      "DTEND;TZID=Regulars:20261120T113000\r\nEND:VEVENT\r\n" },
    { { REG_TASK_KIND_VISIT, "Fair", NULL, "2026-11-20", 600, .minutes = 1440 },
      "",
      "BEGIN:VEVENT\r\n" UID STAMP "SUMMARY:Fair\r\nDTSTART;TZID=Regulars:20261120T100000\r\n"
      "DTEND;TZID=Regulars:20261121T100000\r\nEND:VEVENT\r\n" },
    { { REG_TASK_KIND_CALL, "Call", NULL, "soon", 600 },
      "",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Call\r\nEND:VTODO\r\n" },
    /* Repeated: the alarm is so long before, whatever the clock does. */
    { { REG_TASK_KIND_DELIVERY, "Bread", NULL, "2026-11-18", 420, "2026-11-18T05:45:00Z",
        REG_REPEAT_FORTNIGHTLY },
      "",
      "BEGIN:VEVENT\r\n" UID STAMP "SUMMARY:Bread\r\nDTSTART;TZID=Regulars:20261118T070000\r\n"
      "DTEND;TZID=Regulars:20261118T073000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\n"
      "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Bread\r\nEND:VALARM\r\n"
      "END:VEVENT\r\n" },
    { { REG_TASK_KIND_TASK, "Count", NULL, "2027-02-28", -1, "2027-02-28T08:00:00Z",
        REG_REPEAT_MONTHLY, "2027-01-31" },
      "",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Count\r\nDTSTART;VALUE=DATE:20270228\r\n"
      "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1\r\n"
      "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT540M\r\nDESCRIPTION:Count\r\nEND:VALARM\r\n"
      "END:VTODO\r\n" },
    /* Put off this once. */
    { { REG_TASK_KIND_TASK, "Count", NULL, "2027-02-27", -1, NULL, REG_REPEAT_MONTHLY,
        "2027-01-31" },
      "",
      "BEGIN:VTODO\r\n" UID STAMP "SUMMARY:Count\r\nDUE;VALUE=DATE:20270227\r\nEND:VTODO\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_task (&cases[i].task, cases[i].party);
      g_autofree char *expected = g_strconcat (HEAD, cases[i].written, TAIL, NULL);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_rules (void)
{
  static const struct
  {
    RegRepeat repeat;
    const char *day, *rule;
  } cases[] = {
    { REG_REPEAT_DAILY, "2026-12-31", "FREQ=DAILY" },
    { REG_REPEAT_WEEKLY, "2026-12-31", "FREQ=WEEKLY" },
    { REG_REPEAT_MONTHLY, "2026-12-28", "FREQ=MONTHLY" },
    { REG_REPEAT_MONTHLY, "2026-12-29", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1" },
    { REG_REPEAT_QUARTERLY, "2026-11-30",
      "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1" },
    { REG_REPEAT_HALF_YEARLY, "2026-08-31",
      "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=28,29,30,31;BYSETPOS=-1" },
    { REG_REPEAT_YEARLY, "2026-12-31", "FREQ=YEARLY" },
    { REG_REPEAT_YEARLY, "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Task task = { REG_TASK_KIND_TASK, "x", NULL, cases[i].day, -1, NULL, cases[i].repeat };
      g_autofree char *text = write_task (&task, "");
      g_autofree char *line = g_strdup_printf ("\r\nRRULE:%s\r\n", cases[i].rule);

      g_test_message ("%s %s", cases[i].day, cases[i].rule);
      g_assert_nonnull (strstr (text, line));
    }
}

/* --- lines ------------------------------------------------------------------------------ */

static void
test_escapes (void)
{
  const Task task = { REG_TASK_KIND_TASK, "a;b,c\\d\"e:f", "one\ntwo\r\n\x01three\tfour", NULL,
                      -1 };
  g_autofree char *text = write_task (&task, "");

  g_assert_nonnull (strstr (text, "SUMMARY:a\\;b\\,c\\\\d\"e:f\r\n"));
  g_assert_nonnull (strstr (text, "DESCRIPTION:one\\ntwo\\nthree four\r\n"));
}

/* Whatever is written: lines of 75 octets at most, whole characters, and unfolded the same text. */
static void
test_folding (void)
{
  static const char *const letters[] = { "a", "é", "漢", "😀", " " };

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GString) title = g_string_new ("x");
      Task task = { REG_TASK_KIND_TASK, NULL, NULL, NULL, -1 };
      g_autofree char *text = NULL;
      g_autofree char *wanted = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GString) unfolded = NULL;

      for (int k = g_test_rand_int_range (0, 200); k > 0; k--)
        g_string_append (title, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      g_string_append_c (title, 'y');
      task.title = title->str;
      text = write_task (&task, "");
      lines = g_strsplit (text, "\r\n", -1);
      for (int k = 0; lines[k] != NULL; k++)
        {
          g_assert_cmpuint (strlen (lines[k]), <=, 75);
          g_assert_true (g_utf8_validate (lines[k], -1, NULL));
        }
      unfolded = g_string_new (text);
      g_string_replace (unfolded, "\r\n ", "", 0);
      wanted = g_strdup_printf ("\r\nSUMMARY:%s\r\n", title->str);
      g_assert_nonnull (strstr (unfolded->str, wanted));
    }
}

/* --- the zone --------------------------------------------------------------------------- */

static char *
write_zone (const char *name, int from, int until)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (RegIcalendar) calendar = reg_icalendar_new ("Tasks", zone);

  reg_icalendar_add_zone (calendar, from, until);
  return reg_icalendar_end (calendar);
}

static void
test_zone (void)
{
  g_autofree char *amsterdam = write_zone ("Europe/Amsterdam", 2026, 2026);
  g_autofree char *kolkata = write_zone ("Asia/Kolkata", 2020, 2030);

  g_assert_cmpstr (amsterdam, ==,
                   HEAD "BEGIN:VTIMEZONE\r\nTZID:Regulars\r\n"
                        "BEGIN:STANDARD\r\nDTSTART:20260101T010000\r\nTZOFFSETFROM:+0100\r\n"
                        "TZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
                        "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\n"
                        "TZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"
                        "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\n"
                        "TZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
                        "END:VTIMEZONE\r\n" TAIL);
  g_assert_cmpstr (kolkata, ==,
                   HEAD "BEGIN:VTIMEZONE\r\nTZID:Regulars\r\n"
                        "BEGIN:STANDARD\r\nDTSTART:20200101T053000\r\nTZOFFSETFROM:+0530\r\n"
                        "TZOFFSETTO:+0530\r\nTZNAME:IST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" TAIL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/icalendar/tasks", test_tasks);
  g_test_add_func ("/icalendar/rules", test_rules);
  g_test_add_func ("/icalendar/escapes", test_escapes);
  g_test_add_func ("/icalendar/folding", test_folding);
  g_test_add_func ("/icalendar/zone", test_zone);
  return g_test_run ();
}
