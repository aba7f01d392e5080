/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-tasks.h"

#include "store/reg-command-private.h"
#include "store/reg-complaints.h"

/* A firm that is closed for longer than this has no working days to count. */
#define MAX_CLOSED_DAYS 400

/**
 * reg_task_create:
 * @db: a connection in a write job
 * @task: a task without an id
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_task_create (RegDb *db, RegRecord *task, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (task);

  if (reg_record_is_null (task, REG_TASK_STAFF_ID))
    reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, reg_db_get_staff (db));
  if (reg_record_is_null (task, REG_TASK_KIND))
    reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_TASK);
  if (!reg_record_is_null (task, REG_TASK_DUE_ON)
      && !reg_date_has_year (reg_record_get_text (task, REG_TASK_DUE_ON)))
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID, "task: due_on: “%s” is no day",
                        reg_record_get_text (task, REG_TASK_DUE_ON));
      reg_record_builder_free (builder);
      return 0;
    }
  return reg_command_create (db, builder, error);
}

static gboolean
set_done (RegDb *db, gint64 task, gboolean done, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_TASK, task, error);

  if (!builder)
    return FALSE;
  if (!done)
    reg_record_builder_set_null (builder, REG_TASK_DONE_AT);
  else if (reg_record_builder_get_value (builder, REG_TASK_DONE_AT)->type == REG_VALUE_NULL)
    reg_record_builder_set_int (builder, REG_TASK_DONE_AT, reg_db_now (db));
  return reg_command_save (db, builder, error);
}

/**
 * reg_task_complete:
 * @db: a connection in a write job
 * @task: a task
 * @error: what went wrong
 *
 * Marks it done; what was done before keeps its time.
 *
 * Returns: whether it is done
 */
gboolean
reg_task_complete (RegDb *db, gint64 task, GError **error)
{
  return set_done (db, task, TRUE, error);
}

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
