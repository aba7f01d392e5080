/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-background.h"

#define DESKTOP "org.freedesktop.portal.Desktop"
#define DESKTOP_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* A question that was put. The answer is a signal of an object whose path is agreed on before. */
typedef struct
{
  GDBusConnection *connection;
  char *path;
  guint subscription;
  gboolean with_session;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->subscription != 0)
    g_dbus_connection_signal_unsubscribe (question->connection, question->subscription);
  g_clear_object (&question->connection);
  g_free (question->path);
  g_free (question);
}

static void
answer (GTask *task, RegBackgroundAnswer answer)
{
  Question *question = g_task_get_task_data (task);

  if (question->subscription != 0)
    g_dbus_connection_signal_unsubscribe (question->connection, question->subscription);
  question->subscription = 0;
  if (!g_task_get_completed (task))
    g_task_return_int (task, answer);
}

/* (ua{sv}): 0 when it was answered, and what was answered. */
static void
response_cb (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Question *question = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE, autostart = FALSE;
  guint response;

  if (g_strcmp0 (path, question->path) != 0
      || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response != 0 || !background)
    answer (task, REG_BACKGROUND_REFUSED);
  else
    answer (task,
            autostart && question->with_session ? REG_BACKGROUND_STARTED : REG_BACKGROUND_ALLOWED);
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  const char *path;

  if (reply == NULL)
    {
      g_message ("The desktop could not be asked about the background: %s", error->message);
      answer (task, REG_BACKGROUND_NOBODY);
      return;
    }
  g_variant_get (reply, "(&o)", &path);
  /* Portals of long ago choose another path. */
  g_free (question->path);
  question->path = g_strdup (path);
}

static GVariant *
make_options (const char *token, gboolean with_session, const char *reason)
{
  static const char *const command[] = { "regulars", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (with_session));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_builder_end (&options);
}

/**
 * reg_background_ask_async:
 * @connection: (nullable): the session bus
 * @with_session: whether the program should be started with the session; %FALSE takes that back
 * @reason: what for, translated; the desktop may show it
 *
 * Asks whether the program may go on without a window. A person may have to answer, which takes as
 * long as it takes.
 */
void
reg_background_ask_async (GDBusConnection *connection,
                          gboolean with_session,
                          const char *reason,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  g_autofree char *token = g_strdup_printf ("regulars%u", g_random_int ());
  g_autofree char *sender = NULL;

  question->with_session = with_session;
  g_task_set_task_data (task, question, question_free);
  if (connection == NULL || g_dbus_connection_get_unique_name (connection) == NULL)
    {
      g_task_return_int (task, REG_BACKGROUND_NOBODY);
      return;
    }
  question->connection = g_object_ref (connection);
  /* ":1.42" is written "1_42". */
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (connection) + 1), ".", '_');
  question->path = g_strdup_printf (DESKTOP_PATH "/request/%s/%s", sender, token);
  /* Of any path: one that is only known with the reply would be listened to too late. */
  question->subscription = g_dbus_connection_signal_subscribe (
      connection, DESKTOP, REQUEST, "Response", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb,
      g_object_ref (task), g_object_unref);
  g_dbus_connection_call (
      connection, DESKTOP, DESKTOP_PATH, "org.freedesktop.portal.Background", "RequestBackground",
      g_variant_new ("(s@a{sv})", "", make_options (token, with_session, reason)),
      G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, called_cb,
      g_object_ref (task));
}

/**
 * reg_background_ask_finish:
 *
 * Returns: what the desktop says
 */
RegBackgroundAnswer
reg_background_ask_finish (GAsyncResult *result)
{
  gssize found = g_task_propagate_int (G_TASK (result), NULL);

  return found >= 0 ? (RegBackgroundAnswer)found : REG_BACKGROUND_NOBODY;
}
