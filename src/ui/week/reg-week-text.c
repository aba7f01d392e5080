/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-text.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "core/reg-clock-time.h"
#include "core/reg-repeat.h"
#include "core/reg-week.h"
#include "ui/task/reg-step-list.h"

/**
 * reg_week_get_first_weekday:
 *
 * Returns: the day on which weeks begin where this person lives, 1 Monday … 7 Sunday
 */
int
reg_week_get_first_weekday (void)
{
#ifdef __GLIBC__
  union
  {
    char *text;
    unsigned int word;
  } origin = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  /* The days are counted from a known one, a Sunday or a Monday. */
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0] - 1;

  return (first + (origin.word == 19971201 ? 0 : 6)) % 7 + 1;
#else
  return 1;
#endif
}

/**
 * reg_week_describe_day:
 *
 * Returns: (transfer full): "Tuesday 17 November"
 */
char *
reg_week_describe_day (const char *date)
{
  /* Translators: a day in the calendar, in full; see the manual of strftime for the letters. */
  return reg_date_format (date, C_ ("week", "%A %-d %B"));
}

/**
 * reg_week_describe_time:
 *
 * Returns: (transfer full): "10:00 – 10:30", "" for the whole day
 */
char *
reg_week_describe_time (const RegAgendaTask *task)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (task->minute < 0)
    return g_strdup ("");
  begin = reg_clock_time_format (task->minute, C_ ("time", "%H:%M"));
  end = reg_clock_time_format ((task->minute + task->minutes) % REG_MINUTES_OF_DAY,
                               C_ ("time", "%H:%M"));
  /* Translators: when something begins and ends: "10:00 – 10:30" */
  return g_strdup_printf (C_ ("week", "%s – %s"), begin, end);
}

/**
 * reg_week_describe_moment:
 * @minute: of the day, -1 for the whole day
 *
 * Returns: (transfer full): "Tuesday 17 November, 10:00"
 */
char *
reg_week_describe_moment (const char *date, int minute)
{
  g_autofree char *day = reg_week_describe_day (date);
  g_autofree char *time = minute >= 0 ? reg_clock_time_format (minute, C_ ("time", "%H:%M")) : NULL;

  if (time == NULL)
    return g_steal_pointer (&day);
  /* Translators: a day and a time */
  return g_strdup_printf (C_ ("week", "%s, %s"), day, time);
}

/**
 * reg_week_describe_about:
 * @with_staff: whether who does it is said, too
 *
 * Returns: (transfer full): "Call · Anna Berg · Sam", as much of it as is known
 */
char *
reg_week_describe_about (const RegAgendaTask *task, gboolean with_staff)
{
  g_autofree char *steps = reg_steps_describe (task->steps);
  GString *text = g_string_new (_ (reg_enum_get_label (&reg_enum_task_kind, task->kind)));

  if (*task->party_name != '\0')
    g_string_append_printf (text, " · %s", task->party_name);
  if (with_staff && *task->staff_name != '\0')
    g_string_append_printf (text, " · %s", task->staff_name);
  if (*steps != '\0')
    g_string_append_printf (text, " · %s", steps);
  if (task->is_done)
    g_string_append_printf (text, " · %s", C_ ("task", "done"));
  return g_string_free_and_steal (text);
}

/* "Tuesday 10:00 to 10:30" */
static char *
describe_when (const RegAgendaTask *task)
{
  g_autofree char *weekday = reg_date_format (task->day, "%A");
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (task->minute < 0)
    /* Translators: read aloud; %s is a day of the week */
    return g_strdup_printf (_ ("%s, the whole day"), weekday);
  begin = reg_clock_time_format (task->minute, C_ ("time", "%H:%M"));
  end = reg_clock_time_format ((task->minute + task->minutes) % REG_MINUTES_OF_DAY,
                               C_ ("time", "%H:%M"));
  /* Translators: read aloud: a day of the week, and when something begins and ends */
  return g_strdup_printf (_ ("%s %s to %s"), weekday, begin, end);
}

/**
 * reg_week_describe_task:
 *
 * Returns: (transfer full): all of it, to be read aloud:
 *   "Tuesday 10:00 to 10:30, Call, Anna Berg: the lamps"
 */
char *
reg_week_describe_task (const RegAgendaTask *task)
{
  g_autofree char *when = describe_when (task);
  const char *kind = _ (reg_enum_get_label (&reg_enum_task_kind, task->kind));
  g_autofree char *text = NULL;

  if (*task->party_name != '\0')
    /* Translators: read aloud: when, what kind of task, with whom, and what it is about */
    text = g_strdup_printf (_ ("%s, %s, %s: %s"), when, kind, task->party_name, task->title);
  else
    /* Translators: read aloud: when, what kind of task, and what it is about */
    text = g_strdup_printf (_ ("%s, %s: %s"), when, kind, task->title);
  if (!task->is_done)
    return g_steal_pointer (&text);
  /* Translators: read aloud; %s is a task with its time */
  return g_strdup_printf (_ ("%s, done"), text);
}

/**
 * reg_week_describe_state:
 *
 * Returns: (transfer full): what is to be known of a day: "Today · Closed"; "" for any other
 */
char *
reg_week_describe_state (const RegAgenda *agenda, const char *date, const char *today)
{
  gboolean is_today = g_strcmp0 (date, today) == 0;
  int opens, closes;

  if (reg_opening_hours_get_minutes (agenda->hours, date, 0, &opens, &closes))
    return g_strdup (is_today ? C_ ("day", "Today") : "");
  return g_strdup (is_today ? C_ ("day", "Today · Closed") : C_ ("day", "Closed"));
}

/**
 * reg_week_describe_clock_change:
 *
 * Returns: (transfer full) (nullable): what is special about the length of a day
 */
char *
reg_week_describe_clock_change (const RegAgenda *agenda, const char *date)
{
  int change = reg_week_get_clock_change (date, reg_opening_hours_get_zone (agenda->hours));

  if (change == 0)
    return NULL;
  return g_strdup (change > 0 ? _ ("The clocks go back") : _ ("The clocks go forward"));
}

/**
 * reg_week_get_icon:
 *
 * Returns: (transfer none): the icon of a kind of task
 */
const char *
reg_week_get_icon (RegTaskKind kind)
{
  switch (kind)
    {
    case REG_TASK_KIND_PROMISE:
      return "reg-promise-symbolic";
    case REG_TASK_KIND_CALL:
      return "reg-call-symbolic";
    case REG_TASK_KIND_VISIT:
      return "reg-visit-symbolic";
    case REG_TASK_KIND_DELIVERY:
      return "reg-delivery-symbolic";
    case REG_TASK_KIND_FOLLOW_UP:
      return "reg-quotation-symbolic";
    case REG_TASK_KIND_TASK:
    case REG_N_TASK_KINDS:
    default:
      return "reg-today-symbolic";
    }
}
