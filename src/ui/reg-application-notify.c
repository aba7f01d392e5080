/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

/* Notifications of the desktop. Where nothing shows any, GLib would complain at every one of them; so
 * somebody is asked first whether there is a place for them. In a sandbox the portal sees to it. */

#define PENDING "reg-pending-notifications"
#define SERVICE "org.freedesktop.Notifications"
#define SANDBOX "/.flatpak-info"

typedef struct
{
  RegApplication *application;
  char *name;
  GNotification *notification;
} Pending;

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->application);
  g_object_unref (pending->notification);
  g_free (pending->name);
  g_free (pending);
}

/* Name → the newest notification of that name that is not shown yet, not owned. */
static GHashTable *
get_pending (RegApplication *self)
{
  GHashTable *all = g_object_get_data (G_OBJECT (self), PENDING);

  if (all == NULL)
    {
      all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (self), PENDING, all, (GDestroyNotify)g_hash_table_unref);
    }
  return all;
}

/* Meanwhile another may have taken its place, or it may be over. */
static void
show (Pending *pending, gboolean has_place)
{
  GHashTable *all = get_pending (pending->application);

  if (g_hash_table_lookup (all, pending->name) == pending)
    {
      g_hash_table_remove (all, pending->name);
      if (has_place)
        g_application_send_notification (G_APPLICATION (pending->application), pending->name,
                                         pending->notification);
    }
  pending_free (pending);
}

static void
ask_bus (GDBusConnection *bus,
         const char *method,
         GVariant *parameters,
         GAsyncReadyCallback callback,
         Pending *pending)
{
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, callback, pending);
}

static void
started_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (answer == NULL)
    g_info ("No notification is shown: %s", error->message);
  show (user_data, answer != NULL);
}

/* Who is not there may be one that the bus can start. */
static void
has_owner_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant)
      answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  gboolean has_owner = FALSE;

  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(b)")))
    g_variant_get (answer, "(b)", &has_owner);
  if (has_owner)
    show (user_data, TRUE);
  else
    ask_bus (G_DBUS_CONNECTION (object), "StartServiceByName", g_variant_new ("(su)", SERVICE, 0),
             started_cb, user_data);
}

/**
 * reg_application_notify:
 * @name: another one of the same name is replaced
 * @notification: what is shown, where the desktop shows notifications
 */
void
reg_application_notify (RegApplication *self, const char *name, GNotification *notification)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));
  Pending *pending;

  if (bus == NULL || g_file_test (SANDBOX, G_FILE_TEST_EXISTS))
    {
      g_application_send_notification (G_APPLICATION (self), name, notification);
      return;
    }
  pending = g_new0 (Pending, 1);
  pending->application = g_object_ref (self);
  pending->name = g_strdup (name);
  pending->notification = g_object_ref (notification);
  g_hash_table_insert (get_pending (self), g_strdup (name), pending);
  ask_bus (bus, "NameHasOwner", g_variant_new ("(s)", SERVICE), has_owner_cb, pending);
}

/**
 * reg_application_withdraw:
 * @name: of a notification that is over, whether it was shown or not
 */
void
reg_application_withdraw (RegApplication *self, const char *name)
{
  g_hash_table_remove (get_pending (self), name);
  g_application_withdraw_notification (G_APPLICATION (self), name);
}
