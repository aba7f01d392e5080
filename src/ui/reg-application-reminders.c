/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "ui/task/reg-promises-dialog.h"
#include "ui/task/reg-task-calendar.h"
#include "ui/task/reg-task-reminders.h"
#include "ui/task/reg-task-window.h"
#include "ui/week/reg-week-window.h"
#include "ui/widgets/reg-dialog.h"

/* What can be done about tasks from anywhere; reminders of them as notifications of the desktop, and
 * what is answered there. */

#define REMINDERS "reg-task-reminders"

static RegTaskReminders *
get_reminders (RegApplication *self)
{
  return g_object_get_data (G_OBJECT (self), REMINDERS);
}

static void
remember (RegApplication *self, RegTaskReminders *reminders)
{
  GSettings *settings = reg_application_get_settings (self);

  if (settings != NULL)
    g_settings_set_int64 (settings, "reminded-until",
                          reg_task_reminders_get_said_until (reminders));
}

static char *
name_notification (gint64 task)
{
  return g_strdup_printf ("task-%" G_GINT64_FORMAT, task);
}

static void
due_cb (RegTaskReminders *reminders, RegRecord *task, const char *party, RegApplication *self)
{
  g_autoptr (GNotification) notification = reg_task_reminder_notification (task, party);
  g_autofree char *name = name_notification (reg_record_get_id (task));

  reg_application_notify (self, name, notification);
  remember (self, reminders);
}

static void
over_cb (RegTaskReminders *reminders, gint64 task, RegApplication *self)
{
  g_autofree char *name = name_notification (task);

  reg_application_withdraw (self, name);
}

/* An answer that comes when the book is closed: the task is still where it was. */
static void
done_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegTaskReminders *reminders = get_reminders (user_data);

  if (reminders != NULL)
    reg_task_reminders_done (reminders, g_variant_get_int64 (parameter));
}

static void
later_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegTaskReminders *reminders = get_reminders (user_data);

  if (reminders != NULL)
    reg_task_reminders_later (reminders, g_variant_get_int64 (parameter));
}

/* x: what a notification is about. Where there is no window yet, there is one behind the task. */
static void
show_task_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  gint64 task = g_variant_get_int64 (parameter);
  g_autofree char *open = g_strdup_printf ("open-task(int64 %" G_GINT64_FORMAT ")", task);

  if (reg_application_get_main_window (self) != NULL)
    {
      reg_application_open_record (self, REG_ENTITY_TASK, task);
      return;
    }
  reg_application_open_usual (self);
  reg_application_do_when_open (self, open);
}

static void
export_calendar_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  GtkWindow *front = gtk_application_get_active_window (user_data);

  if (session != NULL && front != NULL)
    reg_task_calendar_ask (GTK_WIDGET (front), session);
}

/* x: the deal that waits for it. */
static void
step_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;

  if (reg_application_can_write (self))
    gtk_window_present (reg_task_window_create_step (GTK_APPLICATION (self),
                                                     reg_application_get_session (self),
                                                     g_variant_get_int64 (parameter)));
}

static void
promises_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  GtkWindow *front = gtk_application_get_active_window (user_data);

  if (session != NULL && front != NULL)
    reg_dialog_present (reg_promises_dialog_new (session), GTK_WIDGET (front));
}

/* (si): a day, and a minute of it or -1. */
static void
new_task_at_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  const char *day;
  int minute;

  g_variant_get (parameter, "(&si)", &day, &minute);
  if (reg_application_can_write (self))
    gtk_window_present (reg_task_window_create_at (
        GTK_APPLICATION (self), reg_application_get_session (self), day, minute));
}

/* There is one calendar; it comes to the front. */
static void
calendar_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session == NULL)
    return;
  for (GList *item = gtk_application_get_windows (user_data); item != NULL; item = item->next)
    if (REG_IS_WEEK_WINDOW (item->data))
      {
        gtk_window_present (item->data);
        return;
      }
  gtk_window_present (reg_week_window_new (user_data, session));
}

static const GActionEntry entries[] = {
  { "show-task", show_task_activated_cb, "x", NULL, NULL },
  { "export-calendar", export_calendar_activated_cb, NULL, NULL, NULL },
  { "task-done", done_activated_cb, "x", NULL, NULL },
  { "task-later", later_activated_cb, "x", NULL, NULL },
  { "new-step", step_activated_cb, "x", NULL, NULL },
  { "new-task-at", new_task_at_activated_cb, "(si)", NULL, NULL },
  { "calendar", calendar_activated_cb, NULL, NULL, NULL },
  { "promises", promises_activated_cb, NULL, NULL, NULL },
};

/**
 * reg_application_begin_reminders:
 *
 * The book is open: its reminders are said from now on.
 *
 * Returns: whether they were not already
 */
gboolean
reg_application_begin_reminders (RegApplication *self)
{
  GSettings *settings = reg_application_get_settings (self);
  gint64 until = settings != NULL ? g_settings_get_int64 (settings, "reminded-until") : 0;
  RegTaskReminders *reminders;

  if (get_reminders (self) != NULL)
    return FALSE;
  reminders = reg_task_reminders_new (reg_application_get_session (self), until);
  g_signal_connect_object (reminders, "due", G_CALLBACK (due_cb), self, 0);
  g_signal_connect_object (reminders, "over", G_CALLBACK (over_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), REMINDERS, reminders, g_object_unref);
  reg_application_begin_approval_notices (self);
  reg_application_begin_calendar (self);
  return TRUE;
}

/**
 * reg_application_end_reminders:
 *
 * The book is closed: what it said is taken back.
 */
void
reg_application_end_reminders (RegApplication *self)
{
  RegTaskReminders *reminders = get_reminders (self);

  if (reminders != NULL)
    reg_task_reminders_take_back (reminders);
  reg_application_end_approval_notices (self);
  reg_application_end_calendar (self);
  g_object_set_data (G_OBJECT (self), REMINDERS, NULL);
}

void
reg_application_add_reminder_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
