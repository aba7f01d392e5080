/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-actions.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-tasks.h"
#include "ui/reg-edit.h"

typedef struct
{
  gint64 task;
  char *result;
  char due[REG_DATE_SIZE];
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->result);
  g_free (change);
}

static gboolean
finish_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_task_finish (db, change->task, change->result, error);
}

/**
 * reg_task_finish_with:
 * @from: where it was asked for; the toast appears there
 * @task: a task that is open
 * @result: (nullable): what came of it
 */
void
reg_task_finish_with (GtkWidget *from, RegSession *session, gint64 task, const char *result)
{
  const RegEditWords words = {
    .kind = "task-done",
    .done = _ ("Done"),
    .failed = _ ("Nothing was changed."),
  };
  Change *change = g_new0 (Change, 1);

  change->task = task;
  change->result = g_strdup (result);
  reg_edit_run (from, session, &words, finish_job, change, change_free, NULL);
}

static gboolean
put_off_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_task_postpone (db, change->task, change->due, error);
}

static gboolean
get_day (RegSession *session, RegTaskDelay delay, char day[REG_DATE_SIZE])
{
  g_autofree char *today = reg_session_dup_today (session);

  switch (delay)
    {
    case REG_TASK_IN_A_WEEK:
      return reg_date_add_days (today, 7, day);
    case REG_TASK_IN_A_MONTH:
      return reg_date_add_months (today, 1, day);
    case REG_TASK_TOMORROW:
    default:
      return reg_date_add_days (today, 1, day);
    }
}

/**
 * reg_task_put_off:
 * @from: where it was asked for; the toast appears there
 * @task: a task that is open
 */
void
reg_task_put_off (GtkWidget *from, RegSession *session, gint64 task, RegTaskDelay delay)
{
  Change *change = g_new0 (Change, 1);
  g_autofree char *day = NULL;
  g_autofree char *done = NULL;
  RegEditWords words = { .kind = "task-later", .failed = _ ("Nothing was changed.") };

  change->task = task;
  get_day (session, delay, change->due);
  day = reg_session_format_date (session, change->due);
  /* Translators: a task was put off; %s is a day */
  done = g_strdup_printf (_ ("Put off until %s"), day);
  words.done = done;
  reg_edit_run (from, session, &words, put_off_job, change, change_free, NULL);
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_TASK, ((Change *)data)->task, error);
}

/**
 * reg_task_delete:
 * @from: where it was asked for; the toast appears there
 */
void
reg_task_delete (GtkWidget *from, RegSession *session, gint64 task)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Task deleted"),
    .failed = _ ("The task was not deleted."),
  };
  Change *change = g_new0 (Change, 1);

  change->task = task;
  reg_edit_run (from, session, &words, delete_job, change, change_free, NULL);
}
