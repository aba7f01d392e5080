/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-mail.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>

#define DESKTOP "org.freedesktop.portal.Desktop"
#define DESKTOP_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"
/* A mail program reads the file when the message is sent, which may be hours later. */
#define KEPT_SECONDS (24 * 60 * 60)

/* A message on its way. The answer is a signal of an object whose path is agreed on before. */
typedef struct
{
  GDBusConnection *connection;
  char *path;
  guint subscription;
  char *address;
  char *subject;
  char *body;
  char *file; /* where it lies for the mail program */
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  if (message->subscription != 0)
    g_dbus_connection_signal_unsubscribe (message->connection, message->subscription);
  g_clear_object (&message->connection);
  g_free (message->path);
  g_free (message->address);
  g_free (message->subject);
  g_free (message->body);
  g_free (message->file);
  g_free (message);
}

/** reg_mail_free: @mail: (transfer full): a message */
void
reg_mail_free (RegMail *mail)
{
  g_free (mail->address);
  g_free (mail->subject);
  g_free (mail->body);
  g_free (mail->file_name);
  g_clear_pointer (&mail->file, g_bytes_unref);
  g_free (mail);
}

/**
 * reg_mail_dup_uri:
 * @mail: a message
 *
 * Returns: (transfer full): the same as a link, which cannot have a file
 */
char *
reg_mail_dup_uri (const RegMail *mail)
{
  g_autofree char *to = g_uri_escape_string (mail->address != NULL ? mail->address : "", "@+",
                                             TRUE);
  g_autofree char *subject = g_uri_escape_string (mail->subject, NULL, TRUE);
  g_auto (GStrv) lines = g_strsplit (mail->body, "\n", -1);
  /* RFC 6068: lines end in CR LF. */
  g_autofree char *text = g_strjoinv ("\r\n", lines);
  g_autofree char *body = g_uri_escape_string (text, NULL, TRUE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, body);
}

/* --- the file --------------------------------------------------------------------------- */

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "regulars", "mail", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/**
 * reg_mail_remove_old_sync:
 *
 * Removes the files of messages from before yesterday, which nobody needs here any more.
 */
void
reg_mail_remove_old_sync (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0
          && (gint64)info.st_mtime + KEPT_SECONDS < g_get_real_time () / G_USEC_PER_SEC)
        remove_folder (path);
    }
}

/* In a folder of its own, because the message shows its name. */
static char *
write_file (const RegMail *mail, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strdelimit (g_strdup (mail->file_name), "/\\", '-');
  g_autofree char *own = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *path = NULL;

  g_mkdir_with_parents (folder, 0700);
  reg_mail_remove_old_sync ();
  if (g_mkdtemp_full (own, 0700) == NULL)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return NULL;
    }
  path = g_build_filename (own, name, NULL);
  if (!g_file_set_contents_full (path, g_bytes_get_data (mail->file, NULL),
                                 (gssize)g_bytes_get_size (mail->file),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* Files are written by a thread of the pool. */
static void
write_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = write_file (data, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

/* --- the portal ------------------------------------------------------------------------- */

static void
answer (GTask *task, RegMailAnswer answer)
{
  Message *message = g_task_get_task_data (task);

  if (message->subscription != 0)
    g_dbus_connection_signal_unsubscribe (message->connection, message->subscription);
  message->subscription = 0;
  if (!g_task_get_completed (task))
    g_task_return_int (task, answer);
}

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
  Message *message = g_task_get_task_data (task);
  guint response;

  if (g_strcmp0 (path, message->path) != 0
      || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(ua{sv})", &response, NULL);
  answer (task, response == 0 ? REG_MAIL_WRITTEN : REG_MAIL_REFUSED);
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Message *message = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (object), NULL, result, &error);
  const char *path;

  if (reply == NULL)
    {
      g_message ("The desktop could not be asked to write a message: %s", error->message);
      answer (task, REG_MAIL_NOBODY);
      return;
    }
  g_variant_get (reply, "(&o)", &path);
  /* Portals of long ago choose another path. */
  g_free (message->path);
  message->path = g_strdup (path);
}

static GVariant *
make_options (const Message *message, const char *token, int handle)
{
  const char *const addresses[] = { message->address, NULL };
  GVariantBuilder options, files;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_init (&files, G_VARIANT_TYPE ("ah"));
  g_variant_builder_add (&files, "h", handle);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  if (message->address != NULL && *message->address != '\0')
    {
      /* The second since version 3, the first for those before. */
      g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (message->address));
      g_variant_builder_add (&options, "{sv}", "addresses", g_variant_new_strv (addresses, -1));
    }
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (message->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (message->body));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_builder_end (&files));
  return g_variant_builder_end (&options);
}

/* @task: (transfer full) */
static void
call_portal (GTask *task)
{
  Message *message = g_task_get_task_data (task);
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  g_autofree char *token = g_strdup_printf ("regulars%u", g_random_int ());
  g_autofree char *sender = g_strdelimit (
      g_strdup (g_dbus_connection_get_unique_name (message->connection) + 1), ".", '_');
  g_autoptr (GError) error = NULL;
  int fd = g_open (message->file, O_RDONLY | O_CLOEXEC, 0), handle = -1;

  if (fd >= 0)
    {
      handle = g_unix_fd_list_append (files, fd, &error);
      g_close (fd, NULL);
    }
  if (handle < 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: cannot be read",
                               message->file);
      g_object_unref (task);
      return;
    }
  /* ":1.42" is written "1_42". */
  message->path = g_strdup_printf (DESKTOP_PATH "/request/%s/%s", sender, token);
  message->subscription = g_dbus_connection_signal_subscribe (
      message->connection, DESKTOP, REQUEST, "Response", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      response_cb, g_object_ref (task), g_object_unref);
  g_dbus_connection_call_with_unix_fd_list (
      message->connection, DESKTOP, DESKTOP_PATH, "org.freedesktop.portal.Email", "ComposeEmail",
      g_variant_new ("(s@a{sv})", "", make_options (message, token, handle)),
      G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, files, g_task_get_cancellable (task),
      called_cb, task);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Message *message = g_task_get_task_data (task);
  GError *error = NULL;

  message->file = g_task_propagate_pointer (G_TASK (result), &error);
  if (message->file == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  call_portal (task);
}

static RegMail *
copy_file (const RegMail *mail)
{
  RegMail *copy = g_new0 (RegMail, 1);

  copy->file_name = g_strdup (mail->file_name);
  copy->file = g_bytes_ref (mail->file);
  return copy;
}

/**
 * reg_mail_compose_async:
 * @connection: (nullable): the session bus
 * @mail: the message; copied
 *
 * Has the message written in the person's mail program. A person may have to answer, which takes as
 * long as it takes.
 */
void
reg_mail_compose_async (GDBusConnection *connection,
                        const RegMail *mail,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) writing = NULL;
  Message *message = g_new0 (Message, 1);

  message->address = g_strdup (mail->address);
  message->subject = g_strdup (mail->subject);
  message->body = g_strdup (mail->body);
  g_task_set_task_data (task, message, message_free);
  if (connection == NULL || g_dbus_connection_get_unique_name (connection) == NULL)
    {
      g_task_return_int (task, REG_MAIL_NOBODY);
      g_object_unref (task);
      return;
    }
  message->connection = g_object_ref (connection);
  writing = g_task_new (NULL, cancellable, written_cb, task);
  g_task_set_task_data (writing, copy_file (mail), (GDestroyNotify)reg_mail_free);
  g_task_run_in_thread (writing, write_worker);
}

/**
 * reg_mail_compose_finish:
 * @error: when the file could not be laid out for the mail program
 *
 * Returns: what came of it; %REG_MAIL_REFUSED with @error set
 */
RegMailAnswer
reg_mail_compose_finish (GAsyncResult *result, GError **error)
{
  gssize found = g_task_propagate_int (G_TASK (result), error);

  return found >= 0 ? (RegMailAnswer)found : REG_MAIL_REFUSED;
}
