/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-reminders.h"

#include <glib/gi18n.h>

#include "core/reg-opening-hours.h"
#include "store/reg-tasks.h"
#include "ui/reg-settle.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)
/* Milliseconds in which further changes are waited for. */
#define SETTLE 400
/* The clock is looked at so often while a reminder is to come: it goes on while the computer sleeps. */
#define LOOK_SECONDS 30
/* What came while the program was not running is still said, when it is not older than this. */
#define MISSED_DAYS 3
/* "Later" means so many minutes. */
#define LATER_MINUTES 60

struct _RegTaskReminders
{
  GObject parent_instance;
  RegSession *session;
  GCancellable *cancellable;
  gint64 said_until; /* ms UTC: what came before was said */
  GArray *said;      /* of gint64: tasks whose reminder may still be on the screen */
  guint look_source;
  RegSettle *settle;
  gboolean is_looking;
  gboolean looks_again;
};

enum
{
  DUE,
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTaskReminders, reg_task_reminders, G_TYPE_OBJECT)

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  RegTaskReminders *self;
  gint64 staff, after, until, next;
  GPtrArray *tasks;
  GPtrArray *parties; /* of char *: whom each is about, "" for nobody */
  GArray *said;
  GArray *over; /* those of said that want nobody any more */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->self);
  g_clear_pointer (&look->tasks, g_ptr_array_unref);
  g_ptr_array_unref (look->parties);
  g_array_unref (look->said);
  g_array_unref (look->over);
  g_free (look);
}

static void
name_party (RegDb *db, Look *look, const RegRecord *task)
{
  gint64 id = reg_record_get_int (task, REG_TASK_PARTY_ID);
  g_autoptr (RegRecord) party = id != 0 ? reg_db_load (db, REG_ENTITY_PARTY, id, NULL) : NULL;

  g_ptr_array_add (look->parties,
                   g_strdup (party != NULL ? reg_record_get_text (party, REG_PARTY_NAME) : ""));
}

/* Done, deleted, or to be said at another time. */
static gboolean
is_over (RegDb *db, gint64 id, gint64 until)
{
  g_autoptr (RegRecord) task = reg_db_load (db, REG_ENTITY_TASK, id, NULL);

  return task == NULL || reg_record_get_deleted_at (task) != 0
         || !reg_record_is_null (task, REG_TASK_DONE_AT)
         || reg_record_get_int (task, REG_TASK_REMIND_AT) == 0
         || reg_record_get_int (task, REG_TASK_REMIND_AT) > until;
}

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  for (guint i = 0; i < look->said->len; i++)
    if (is_over (db, g_array_index (look->said, gint64, i), look->until))
      g_array_append_val (look->over, g_array_index (look->said, gint64, i));
  look->tasks = reg_task_list_reminders (db, look->staff, look->after, look->until, error);
  for (guint i = 0; look->tasks != NULL && i < look->tasks->len; i++)
    name_party (db, look, look->tasks->pdata[i]);
  look->next = reg_task_get_next_reminder (db, look->staff, look->until, NULL);
  return look->tasks != NULL;
}

static gboolean
look_cb (gpointer user_data)
{
  RegTaskReminders *self = user_data;

  self->look_source = 0;
  reg_task_reminders_look (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (RegTaskReminders *self, gint64 next)
{
  gint64 left = next == REG_NEVER ? 0 : next - reg_session_get_now (self->session);

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (next != REG_NEVER)
    self->look_source = g_timeout_add ((guint)CLAMP (left, 1, LOOK_SECONDS * 1000), look_cb, self);
}

static void
forget (RegTaskReminders *self, gint64 task)
{
  for (guint i = 0; i < self->said->len; i++)
    if (g_array_index (self->said, gint64, i) == task)
      {
        g_array_remove_index_fast (self->said, i);
        g_signal_emit (self, signals[OVER], 0, task);
        return;
      }
}

static void
say (RegTaskReminders *self, const Look *look)
{
  for (guint i = 0; i < look->over->len; i++)
    forget (self, g_array_index (look->over, gint64, i));
  for (guint i = 0; i < look->tasks->len; i++)
    {
      gint64 id = reg_record_get_id (look->tasks->pdata[i]);

      g_array_append_val (self->said, id);
      g_signal_emit (self, signals[DUE], 0, look->tasks->pdata[i], look->parties->pdata[i]);
    }
  self->said_until = look->until;
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTaskReminders) self = user_data;
  g_autoptr (GError) error = NULL;
  Look *look = reg_store_job_finish (REG_STORE (object), result, &error);

  self->is_looking = FALSE;
  if (self->session == NULL)
    return;
  if (look != NULL)
    {
      say (self, look);
      wait_for (self, look->next);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Reminders could not be read: %s", error->message);
  if (self->looks_again)
    reg_task_reminders_look (self);
}

/* --- watching --------------------------------------------------------------------------- */

static void
reg_task_reminders_dispose (GObject *object)
{
  RegTaskReminders *self = REG_TASK_REMINDERS (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->settle, reg_settle_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_task_reminders_parent_class)->dispose (object);
}

static void
reg_task_reminders_finalize (GObject *object)
{
  RegTaskReminders *self = REG_TASK_REMINDERS (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->said);
  G_OBJECT_CLASS (reg_task_reminders_parent_class)->finalize (object);
}

static void
reg_task_reminders_class_init (RegTaskRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_task_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_task_reminders_finalize;

  /**
   * RegTaskReminders::due:
   * @task: a #RegRecord
   * @party: whom it is about, "" for nobody
   *
   * The moment has come; said once for each.
   */
  signals[DUE] = g_signal_new ("due", REG_TYPE_TASK_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, REG_TYPE_RECORD, G_TYPE_STRING);
  /**
   * RegTaskReminders::over:
   * @task: its id
   *
   * What was said about it holds no longer: it is done, or put off.
   */
  signals[OVER] = g_signal_new ("over", REG_TYPE_TASK_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
reg_task_reminders_init (RegTaskReminders *self)
{
  self->cancellable = g_cancellable_new ();
  self->said = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * reg_task_reminders_new:
 * @session: the open book
 * @said_until: what came no later than this was said before, ms UTC; 0 when nothing is known
 *
 * Returns: (transfer full): what says the reminders, from the next turn of the main loop on
 */
RegTaskReminders *
reg_task_reminders_new (RegSession *session, gint64 said_until)
{
  RegTaskReminders *self = g_object_new (REG_TYPE_TASK_REMINDERS, NULL);
  gint64 oldest = reg_session_get_now (session) - MISSED_DAYS * 24 * 60 * MINUTE;

  self->session = g_object_ref (session);
  self->said_until = MAX (said_until, oldest);
  self->settle = reg_settle_new (session, ~G_GUINT64_CONSTANT (0), SETTLE,
                                 (RegSettleFunc)reg_task_reminders_look, self);
  reg_settle_soon (self->settle);
  return self;
}

/**
 * reg_task_reminders_look:
 *
 * Looks at the clock; what happens by itself when a reminder comes.
 */
void
reg_task_reminders_look (RegTaskReminders *self)
{
  RegStore *store;
  Look *look;

  g_return_if_fail (REG_IS_TASK_REMINDERS (self));

  self->looks_again = self->is_looking;
  if (self->is_looking || self->session == NULL)
    return;
  store = reg_session_get_store (self->session);
  look = g_new0 (Look, 1);
  look->self = g_object_ref (self);
  look->staff = reg_store_get_staff (store);
  look->after = self->said_until;
  look->until = MAX (reg_session_get_now (self->session), self->said_until);
  look->parties = g_ptr_array_new_with_free_func (g_free);
  look->said = g_array_copy (self->said);
  look->over = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_looking = TRUE;
  reg_store_read_async (store, G_PRIORITY_LOW, look_job, look, look_free, self->cancellable,
                        looked_cb, g_object_ref (self));
}

/**
 * reg_task_reminders_get_said_until:
 *
 * Returns: ms UTC: what came no later was said
 */
gint64
reg_task_reminders_get_said_until (RegTaskReminders *self)
{
  g_return_val_if_fail (REG_IS_TASK_REMINDERS (self), 0);

  return self->said_until;
}

/**
 * reg_task_reminders_take_back:
 *
 * The book is closed: nothing that was said can be answered any more.
 */
void
reg_task_reminders_take_back (RegTaskReminders *self)
{
  g_return_if_fail (REG_IS_TASK_REMINDERS (self));

  while (self->said->len > 0)
    forget (self, g_array_index (self->said, gint64, 0));
}

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 task, remind_at;
} Answer;

static gboolean
done_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_complete (db, ((Answer *)data)->task, error);
}

static gboolean
later_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;

  return reg_task_snooze (db, answer->task, answer->remind_at, error);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    g_message ("The answer to a reminder was not kept: %s", error->message);
}

static void
answer (RegTaskReminders *self, const RegActionInfo *info, RegStoreJob job, gint64 task)
{
  RegStore *store = reg_session_get_store (self->session);
  Answer *given;

  forget (self, task);
  if (reg_store_is_read_only (store))
    return;
  given = g_new0 (Answer, 1);
  given->task = task;
  given->remind_at = reg_session_get_now (self->session) + LATER_MINUTES * MINUTE;
  reg_store_write_async (store, info, job, given, g_free, NULL, answered_cb, NULL);
}

/**
 * reg_task_reminders_done:
 * @task: what somebody was reminded of
 *
 * It is done; can be undone like anything else.
 */
void
reg_task_reminders_done (RegTaskReminders *self, gint64 task)
{
  const RegActionInfo info = { .kind = "task-done", .label = _ ("Done") };

  g_return_if_fail (REG_IS_TASK_REMINDERS (self));

  answer (self, &info, done_job, task);
}

/**
 * reg_task_reminders_later:
 * @task: what somebody was reminded of
 *
 * It is said again in an hour.
 */
void
reg_task_reminders_later (RegTaskReminders *self, gint64 task)
{
  const RegActionInfo info = { .kind = "task-later", .label = _ ("Reminder put off") };

  g_return_if_fail (REG_IS_TASK_REMINDERS (self));

  answer (self, &info, later_job, task);
}

/**
 * reg_task_reminder_notification:
 * @task: what somebody is reminded of
 * @party: whom it is about, "" for nobody
 *
 * Returns: (transfer full): what the desktop shows, with what can be answered
 */
GNotification *
reg_task_reminder_notification (const RegRecord *task, const char *party)
{
  gint64 kind = reg_record_get_int (task, REG_TASK_KIND);
  gint64 id = reg_record_get_id (task);
  GNotification *notification = g_notification_new (reg_record_get_text (task, REG_TASK_TITLE));
  g_autofree char *body = NULL;

  if (*party != '\0')
    /* Translators: a kind of task, such as "Call", and a customer */
    body = g_strdup_printf (_ ("%s · %s"), _ (reg_enum_get_label (&reg_enum_task_kind, kind)),
                            party);
  else
    body = g_strdup (_ (reg_enum_get_label (&reg_enum_task_kind, kind)));
  g_notification_set_body (notification, body);
  g_notification_set_category (notification, "x-gnome.reminder");
  g_notification_set_default_action_and_target (notification, "app.show-task", "x", id);
  g_notification_add_button_with_target (notification, _ ("Done"), "app.task-done", "x", id);
  g_notification_add_button_with_target (notification, _ ("In an hour"), "app.task-later", "x", id);
  g_notification_add_button_with_target (notification, _ ("Open"), "app.show-task", "x", id);
  return notification;
}
