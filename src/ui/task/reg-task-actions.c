/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-actions.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "core/reg-steps.h"
#include "store/reg-tasks.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

typedef struct
{
  gint64 task;
  char *result;
  char *steps; /* or NULL */
  char due[REG_DATE_SIZE];
  guint n_left; /* steps that are open when it is done */
  gint64 action;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->result);
  g_free (change->steps);
  g_free (change);
}

/* Steps that were ticked meanwhile are written with it. */
static gboolean
set_steps (RegDb *db, const Change *change, GError **error)
{
  g_autoptr (RegRecord) before = reg_db_load (db, REG_ENTITY_TASK, change->task, error);
  g_autoptr (RegRecord) after = NULL;
  RegRecordBuilder *builder;

  if (before == NULL || g_str_equal (reg_record_get_text (before, REG_TASK_STEPS), change->steps))
    return before != NULL;
  builder = reg_record_builder_new_from (before);
  reg_record_builder_set_text (builder, REG_TASK_STEPS,
                               *change->steps != '\0' ? change->steps : NULL);
  after = reg_record_builder_end (builder);
  return reg_task_change (db, after, error);
}

static gboolean
finish_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr (RegRecord) task = NULL;
  guint n, n_done;

  if ((change->steps != NULL && !set_steps (db, change, error))
      || !reg_task_finish (db, change->task, change->result, error))
    return FALSE;
  task = reg_db_load (db, REG_ENTITY_TASK, change->task, error);
  if (task == NULL)
    return FALSE;
  n = reg_steps_count (reg_record_get_text (task, REG_TASK_STEPS), &n_done);
  change->n_left = n - n_done;
  change->action = reg_db_get_action (db);
  return TRUE;
}

/* Nobody is asked about steps that are open, but it is said. */
static void
finished_cb (GtkWidget *from, gpointer data, const GError *error)
{
  const Change *change = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    return;
  if (change->n_left > 0)
    text = g_strdup_printf (
        ngettext ("Done; %u step was left open", "Done; %u steps were left open", change->n_left),
        change->n_left);
  reg_toaster_show_undo (from, text != NULL ? text : _ ("Done"), change->action);
}

/**
 * reg_task_finish_as:
 * @from: where it was asked for; the toast appears there
 * @task: a task that is open
 * @result: (nullable): what came of it
 * @steps: (nullable): its checklist as it is now; %NULL when it did not change
 */
void
reg_task_finish_as (
    GtkWidget *from, RegSession *session, gint64 task, const char *result, const char *steps)
{
  const RegEditWords words = {
    .kind = "task-done",
    .done = _ ("Done"),
    .failed = _ ("Nothing was changed."),
    .is_quiet = TRUE,
  };
  Change *change = g_new0 (Change, 1);

  change->task = task;
  change->result = g_strdup (result);
  change->steps = g_strdup (steps);
  reg_edit_run (from, session, &words, finish_job, change, change_free, finished_cb);
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
  reg_task_finish_as (from, session, task, result, NULL);
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
