/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-tasks.h"

#include "core/reg-repeat.h"
#include "core/reg-steps.h"
#include "store/reg-command-private.h"
#include "store/reg-complaints.h"
#include "store/reg-db-private.h"

#include <string.h>

/* A firm that is closed for longer than this has no working days to count. */
#define MAX_CLOSED_DAYS 400

/* --- what a task may be ----------------------------------------------------------------- */

static gboolean
check (const RegRecord *task, GError **error)
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  gint64 minute = reg_record_get_int (task, REG_TASK_DUE_MINUTE);
  gint64 minutes = reg_record_get_int (task, REG_TASK_MINUTES);
  gint64 repeat = reg_record_get_int (task, REG_TASK_REPEAT);

  if (*due && !reg_date_has_year (due))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "task: due_on: “%s” is no day", due);
  if (minute < 0 || minute >= REG_MINUTES_OF_DAY)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "task: due_minute: %" G_GINT64_FORMAT " is no minute of a day",
                             minute);
  if (!reg_record_is_null (task, REG_TASK_MINUTES) && (minutes < 1 || minutes > REG_MINUTES_OF_DAY))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "task: minutes: %" G_GINT64_FORMAT " minutes are no part of a day",
                             minutes);
  if (repeat < 0 || repeat >= REG_N_REPEATS)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "task: repeat: %" G_GINT64_FORMAT " is no rhythm", repeat);
  if (!*due && (repeat != REG_REPEAT_NEVER || !reg_record_is_null (task, REG_TASK_DUE_MINUTE)))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "task: due_on: without a day there is no time and no repetition");
  return TRUE;
}

/* The series is counted from the day the task is due, unless it was only put off. */
static RegRecord *
complete_record (const RegRecord *task, const RegRecord *before)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (task);
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  gint64 repeat = reg_record_get_int (task, REG_TASK_REPEAT);

  if (repeat == REG_REPEAT_NEVER)
    reg_record_builder_set_null (builder, REG_TASK_REPEAT_FROM);
  else if (!before || repeat != reg_record_get_int (before, REG_TASK_REPEAT)
           || strcmp (due, reg_record_get_text (before, REG_TASK_DUE_ON)) != 0)
    reg_record_builder_set_text (builder, REG_TASK_REPEAT_FROM, due);
  else
    reg_record_builder_set_text (builder, REG_TASK_REPEAT_FROM,
                                 reg_record_get_text (before, REG_TASK_REPEAT_FROM));
  if (reg_record_get_int (task, REG_TASK_KIND) == REG_TASK_KIND_PROMISE
      && reg_record_is_null (task, REG_TASK_PROMISED_BY))
    reg_record_builder_set_ref (builder, REG_TASK_PROMISED_BY,
                                reg_record_get_int (task, REG_TASK_STAFF_ID));
  return reg_record_builder_end (builder);
}

/**
 * reg_task_create:
 * @db: a connection in a write job
 * @task: a task without an id
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Who gets a promise is who gave it, unless @task names somebody else.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_task_create (RegDb *db, RegRecord *task, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (task);
  g_autoptr (RegRecord) given = NULL;
  g_autoptr (RegRecord) whole = NULL;

  if (reg_record_is_null (task, REG_TASK_STAFF_ID))
    reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, reg_db_get_staff (db));
  if (reg_record_is_null (task, REG_TASK_KIND))
    reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_TASK);
  given = reg_record_builder_end (builder);
  if (!check (given, error))
    return 0;
  whole = complete_record (given, NULL);
  return reg_command_create (db, reg_record_builder_new_from (whole), error);
}

/**
 * reg_task_draft_step:
 * @db: a connection
 * @opportunity: a deal
 * @error: what went wrong
 *
 * The next step of a deal, to be looked over and saved with reg_task_create(): for its customer and
 * who looks after it, called as the deal is, on the next working day; today where the firm never
 * opens.
 *
 * Returns: (transfer full) (nullable): a task without an id
 */
RegRecord *
reg_task_draft_step (RegDb *db, gint64 opportunity, GError **error)
{
  g_autoptr (RegRecord) deal = reg_db_load (db, REG_ENTITY_OPPORTUNITY, opportunity, error);
  g_autofree char *today = reg_db_today (db);
  char due[REG_DATE_SIZE];
  RegRecordBuilder *builder;

  if (!deal)
    return NULL;
  if (!reg_task_add_working_days (db, today, 1, due, NULL))
    g_strlcpy (due, today, sizeof due);
  builder = reg_record_builder_new (REG_ENTITY_TASK);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_FOLLOW_UP);
  reg_record_builder_set_text (builder, REG_TASK_TITLE,
                               reg_record_get_text (deal, REG_OPPORTUNITY_TITLE));
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID,
                              reg_record_get_int (deal, REG_OPPORTUNITY_PARTY_ID));
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID,
                              reg_record_is_null (deal, REG_OPPORTUNITY_OWNER_ID)
                                  ? reg_db_get_staff (db)
                                  : reg_record_get_int (deal, REG_OPPORTUNITY_OWNER_ID));
  reg_record_builder_set_ref (builder, REG_TASK_OPPORTUNITY_ID, opportunity);
  return reg_record_builder_end (builder);
}

/* --- done ------------------------------------------------------------------------------- */

/* A call or a visit that took place is a contact with the customer. */
static gboolean
note_contact (RegDb *db, const RegRecord *task, const char *result, GError **error)
{
  gint64 kind = reg_record_get_int (task, REG_TASK_KIND);
  RegRecordBuilder *touch;

  if (reg_record_is_null (task, REG_TASK_PARTY_ID)
      || (kind != REG_TASK_KIND_CALL && kind != REG_TASK_KIND_VISIT))
    return TRUE;
  touch = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  reg_record_builder_set_ref (touch, REG_TOUCHPOINT_PARTY_ID,
                              reg_record_get_int (task, REG_TASK_PARTY_ID));
  reg_record_builder_set_int (touch, REG_TOUCHPOINT_KIND,
                              kind == REG_TASK_KIND_CALL ? REG_TOUCH_KIND_CALL
                                                         : REG_TOUCH_KIND_VISIT);
  reg_record_builder_set_int (touch, REG_TOUCHPOINT_DIRECTION, REG_DIRECTION_WE);
  reg_record_builder_set_int (touch, REG_TOUCHPOINT_AT, reg_db_now (db));
  reg_record_builder_set_ref (touch, REG_TOUCHPOINT_STAFF_ID,
                              reg_db_get_staff (db) ? reg_db_get_staff (db)
                                                    : reg_record_get_int (task, REG_TASK_STAFF_ID));
  reg_record_builder_set_text (touch, REG_TOUCHPOINT_SUMMARY,
                               reg_record_get_text (task, REG_TASK_TITLE));
  reg_record_builder_set_text (touch, REG_TOUCHPOINT_BODY, result);
  return reg_command_save (db, touch, error);
}

/* The next day of the series: after the one that is done, and not one that has passed meanwhile. */
static gboolean
get_next_day (RegDb *db, const RegRecord *task, char next[REG_DATE_SIZE])
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  const char *first = reg_record_get_text (task, REG_TASK_REPEAT_FROM);
  g_autofree char *today = reg_db_today (db);
  char yesterday[REG_DATE_SIZE];

  if (!reg_date_add_days (today, -1, yesterday))
    return FALSE;
  return reg_repeat_get_next (reg_record_get_int (task, REG_TASK_REPEAT), *first ? first : due,
                              strcmp (due, yesterday) > 0 ? due : yesterday, next);
}

static gboolean
begin_next (RegDb *db, const RegRecord *task, GError **error)
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  g_autofree char *steps = reg_steps_reset (reg_record_get_text (task, REG_TASK_STEPS));
  char next[REG_DATE_SIZE];
  RegRecordBuilder *builder;

  if (!get_next_day (db, task, next))
    return TRUE;
  builder = reg_record_builder_new (REG_ENTITY_TASK);
  for (int i = 0; i < REG_TASK_N_FIELDS; i++)
    if (i != REG_TASK_DONE_AT && i != REG_TASK_RESULT)
      reg_record_builder_set_value (builder, i, reg_record_get_value (task, i));
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, next);
  if (*steps)
    reg_record_builder_set_text (builder, REG_TASK_STEPS, steps);
  if (!reg_record_is_null (task, REG_TASK_REMIND_AT))
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT,
                                reg_moment_move_days (reg_record_get_int (task, REG_TASK_REMIND_AT),
                                                      reg_date_days_between (due, next),
                                                      db->time_zone));
  return reg_command_save (db, builder, error);
}

/**
 * reg_task_finish:
 * @db: a connection in a write job
 * @task: a task
 * @result: (nullable): what came of it
 * @error: what went wrong
 *
 * Marks it done; what was done before keeps its time. A call or visit becomes a contact with its
 * customer, and what repeats is there again for the next time, with none of its steps done.
 *
 * Returns: whether it is done
 */
gboolean
reg_task_finish (RegDb *db, gint64 task, const char *result, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_TASK, task, error);
  g_autoptr (RegRecord) done = NULL;
  g_autoptr (RegRecord) saved = NULL;
  gboolean is_done;

  if (!builder)
    return FALSE;
  is_done = reg_record_builder_get_value (builder, REG_TASK_DONE_AT)->type != REG_VALUE_NULL;
  if (!is_done)
    reg_record_builder_set_int (builder, REG_TASK_DONE_AT, reg_db_now (db));
  if (result && *result)
    reg_record_builder_set_text (builder, REG_TASK_RESULT, result);
  done = reg_record_builder_end (builder);
  saved = reg_db_save (db, done, error);
  if (!saved)
    return FALSE;
  return is_done || (note_contact (db, saved, result, error) && begin_next (db, saved, error));
}

/**
 * reg_task_complete:
 * @db: a connection in a write job
 * @task: a task
 * @error: what went wrong
 *
 * reg_task_finish() without a word about the result.
 *
 * Returns: whether it is done
 */
gboolean
reg_task_complete (RegDb *db, gint64 task, GError **error)
{
  return reg_task_finish (db, task, NULL, error);
}

/**
 * reg_task_change:
 * @db: a connection in a write job
 * @task: a task with an id, as it should be
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Saves it as it is now; one that becomes done is finished as reg_task_finish() does.
 *
 * Returns: whether it is saved
 */
gboolean
reg_task_change (RegDb *db, RegRecord *task, GError **error)
{
  g_autoptr (RegRecord) before = reg_db_load (db, REG_ENTITY_TASK, reg_record_get_id (task), error);
  g_autoptr (RegRecord) whole = NULL;
  RegRecordBuilder *builder;
  gboolean becomes_done;

  if (!before || !check (task, error))
    return FALSE;
  becomes_done = reg_record_is_null (before, REG_TASK_DONE_AT)
                 && !reg_record_is_null (task, REG_TASK_DONE_AT);
  whole = complete_record (task, before);
  builder = reg_record_builder_new_from (whole);
  if (becomes_done)
    reg_record_builder_set_null (builder, REG_TASK_DONE_AT);
  return reg_command_save (db, builder, error)
         && (!becomes_done
             || reg_task_finish (db, reg_record_get_id (task),
                                 reg_record_get_text (task, REG_TASK_RESULT), error));
}

/* --- later ------------------------------------------------------------------------------ */

static RegRecordBuilder *
edit_open (RegDb *db, gint64 task, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_TASK, task, error);

  if (!builder || reg_record_builder_get_value (builder, REG_TASK_DONE_AT)->type == REG_VALUE_NULL)
    return builder;
  reg_record_builder_free (builder);
  reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "task %" G_GINT64_FORMAT " is done", task);
  return NULL;
}

/**
 * reg_task_postpone:
 * @db: a connection in a write job
 * @task: a task that is open
 * @due_on: another day, with a year
 * @error: %REG_STORE_ERROR_CONFLICT when it is done, %REG_STORE_ERROR_INVALID
 *
 * Puts it off, this once: the reminder moves along, the days on which it repeats stay.
 *
 * Returns: whether it is put off
 */
gboolean
reg_task_postpone (RegDb *db, gint64 task, const char *due_on, GError **error)
{
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) before = NULL;

  if (!reg_date_has_year (due_on))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "task: due_on: “%s” is no day",
                             due_on);
  builder = edit_open (db, task, error);
  if (!builder)
    return FALSE;
  before = reg_record_builder_end (builder);
  builder = reg_record_builder_new_from (before);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due_on);
  if (!reg_record_is_null (before, REG_TASK_REMIND_AT)
      && !reg_record_is_null (before, REG_TASK_DUE_ON))
    reg_record_builder_set_int (
        builder, REG_TASK_REMIND_AT,
        reg_moment_move_days (
            reg_record_get_int (before, REG_TASK_REMIND_AT),
            reg_date_days_between (reg_record_get_text (before, REG_TASK_DUE_ON), due_on),
            db->time_zone));
  return reg_command_save (db, builder, error);
}

/* The reminder comes as long before as it did; a whole day counts from the minute that its reminder
 * would be counted from, its beginning. */
static gint64
move_reminder (const RegDb *db, const RegRecord *task, const char *due_on, int due_minute)
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  gboolean has_time = !reg_record_is_null (task, REG_TASK_DUE_MINUTE);
  gint64 remind_at = reg_record_get_int (task, REG_TASK_REMIND_AT);
  gint64 from, to;

  if (!reg_date_has_year (due) || !has_time || due_minute < 0)
    return *due ? reg_moment_move_days (remind_at, reg_date_days_between (due, due_on),
                                        db->time_zone)
                : remind_at;
  from = reg_moment_get_instant (due, (int)reg_record_get_int (task, REG_TASK_DUE_MINUTE),
                                 db->time_zone);
  to = reg_moment_get_instant (due_on, due_minute, db->time_zone);
  return remind_at + (to - from);
}

/**
 * reg_task_move:
 * @db: a connection in a write job
 * @task: a task
 * @due_on: another day, with a year
 * @due_minute: minutes of that day by the clock on the wall, -1 for the whole day
 * @error: %REG_STORE_ERROR_INVALID
 *
 * Puts it elsewhere in the calendar, this once: the reminder moves along, the days on which it
 * repeats stay. What is done already can be moved to where it was done.
 *
 * Returns: whether it is there
 */
gboolean
reg_task_move (RegDb *db, gint64 task, const char *due_on, int due_minute, GError **error)
{
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) before = NULL;

  if (!reg_date_has_year (due_on) || due_minute >= REG_MINUTES_OF_DAY)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "task: “%s”, minute %d is no time",
                             due_on, due_minute);
  builder = reg_command_edit (db, REG_ENTITY_TASK, task, error);
  if (!builder)
    return FALSE;
  before = reg_record_builder_end (builder);
  builder = reg_record_builder_new_from (before);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due_on);
  if (due_minute >= 0)
    reg_record_builder_set_int (builder, REG_TASK_DUE_MINUTE, due_minute);
  else
    reg_record_builder_set_null (builder, REG_TASK_DUE_MINUTE);
  if (!reg_record_is_null (before, REG_TASK_REMIND_AT))
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT,
                                move_reminder (db, before, due_on, due_minute));
  return reg_command_save (db, builder, error);
}

/**
 * reg_task_snooze:
 * @db: a connection in a write job
 * @task: a task that is open
 * @remind_at: when to say it again, ms UTC
 * @error: %REG_STORE_ERROR_CONFLICT when it is done
 *
 * Returns: whether it will be said again
 */
gboolean
reg_task_snooze (RegDb *db, gint64 task, gint64 remind_at, GError **error)
{
  RegRecordBuilder *builder = edit_open (db, task, error);

  if (!builder)
    return FALSE;
  reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, remind_at);
  return reg_command_save (db, builder, error);
}

/* --- lists ------------------------------------------------------------------------------ */

/* The tasks whose ids a question gives. */
static GPtrArray *
load_tasks (RegDb *db, RegStatement *each, GError **error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegRecord *task = reg_db_load (db, REG_ENTITY_TASK, reg_statement_int (each, 0), &local);

      if (!task)
        break;
      g_ptr_array_add (tasks, task);
    }
  if (!local)
    return g_steal_pointer (&tasks);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_task_list_open:
 * @db: a connection
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): what is not done, by the day it is
 *   due; what has no day comes last
 */
GPtrArray *
reg_task_list_open (RegDb *db, gint64 staff, GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT id FROM task WHERE done_at IS NULL AND deleted_at IS NULL"
                           " AND (?1 = 0 OR coalesce (staff_id, 0) IN (0, ?1))"
                           " ORDER BY due_on NULLS LAST, due_minute, id",
                           "i", staff);

  return load_tasks (db, each, error);
}

/* --- reminders -------------------------------------------------------------------------- */

#define TO_REMIND                                                                                  \
  "remind_at IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL AND remind_at > ?2"            \
  " AND (?1 = 0 OR coalesce (staff_id, 0) IN (0, ?1))"

/**
 * reg_task_list_reminders:
 * @db: a connection
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @after: ms UTC
 * @until: ms UTC
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): open tasks whose reminder came later
 *   than @after and not later than @until, the earliest first
 */
GPtrArray *
reg_task_list_reminders (RegDb *db, gint64 staff, gint64 after, gint64 until, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db, "SELECT id FROM task WHERE " TO_REMIND " AND remind_at <= ?3 ORDER BY remind_at, id",
      "iii", staff, after, until);

  return load_tasks (db, each, error);
}

/**
 * reg_task_get_next_reminder:
 * @db: a connection
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @after: ms UTC
 * @error: what went wrong
 *
 * Returns: when the first reminder later than @after comes, ms UTC; %REG_NEVER without one
 */
gint64
reg_task_get_next_reminder (RegDb *db, gint64 staff, gint64 after, GError **error)
{
  return reg_db_query_int (db, REG_NEVER, error,
                           "SELECT min (remind_at) FROM task WHERE " TO_REMIND, "ii", staff, after);
}

/* --- working days ----------------------------------------------------------------------- */

/* Without opening hours Monday to Friday are taken to be worked. */
static gboolean
is_working_day (const RegOpeningHours *hours, const char *date)
{
  GTimeZone *zone = reg_opening_hours_get_zone (hours);
  char next[REG_DATE_SIZE];
  gint64 opens, closes, start = reg_date_get_start (date, zone);

  if (reg_opening_hours_is_holiday (hours, date) || !reg_date_add_days (date, 1, next))
    return FALSE;
  if (reg_opening_hours_is_round_the_clock (hours))
    return reg_date_get_weekday (date) <= 5;
  return reg_opening_hours_get_interval (hours, start, &opens, &closes)
         && opens < reg_date_get_start (next, zone);
}

/**
 * reg_task_add_working_days:
 * @db: a connection
 * @date: a day, YYYY-MM-DD; need not be a working day
 * @days: how many working days later, at least 1
 * @result: (out caller-allocates): that day
 * @error: %REG_STORE_ERROR_INVALID when @date is no day or the firm never opens
 *
 * Returns: whether there is such a day
 */
gboolean
reg_task_add_working_days (
    RegDb *db, const char *date, int days, char result[REG_DATE_SIZE], GError **error)
{
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (db, error);
  int closed = 0;

  if (!hours)
    return FALSE;
  if (!reg_date_has_year (date))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "“%s” is no day", date);
  g_strlcpy (result, date, REG_DATE_SIZE);
  while (days > 0 && closed < MAX_CLOSED_DAYS && reg_date_add_days (result, 1, result))
    {
      gboolean works = is_working_day (hours, result);

      closed = works ? 0 : closed + 1;
      days -= works;
    }
  if (days > 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "No working days follow %s", date);
  return TRUE;
}
