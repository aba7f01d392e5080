/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-attachment-file.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-toaster.h"

/* What was shown lies here, for as long as the system keeps such things. */
#define SHOWN_FOLDER "shown"

static GtkWindow *
get_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* A name is a name and no way into other folders. */
static char *
dup_file_name (const RegRecord *attachment)
{
  g_autofree char *given = g_path_get_basename (
      reg_record_get_text (attachment, REG_ATTACHMENT_NAME));

  if (*given == '\0' || *given == '.' || *given == G_DIR_SEPARATOR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, reg_record_get_id (attachment));
  return g_steal_pointer (&given);
}

/* --- out ---------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 attachment;
  GFile *file;
  char *name;
} Out;

static void
out_free (gpointer data)
{
  Out *out = data;

  g_object_unref (out->from);
  g_object_unref (out->session);
  g_clear_object (&out->file);
  g_free (out->name);
  g_free (out);
}

static Out *
out_new (GtkWidget *from, RegSession *session, gint64 attachment)
{
  Out *out = g_new0 (Out, 1);

  out->from = g_object_ref (from);
  out->session = g_object_ref (session);
  out->attachment = attachment;
  return out;
}

static gboolean
write_file (GFile *file, const RegRecord *attachment, GCancellable *cancellable, GError **error)
{
  GBytes *data = reg_record_get_blob (attachment, REG_ATTACHMENT_DATA);
  gsize size = 0;
  const char *bytes = data != NULL ? g_bytes_get_data (data, &size) : "";

  return g_file_replace_contents (file, bytes, size, NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                  cancellable, error);
}

/* Beside the file that others may have open under the same name. */
static gboolean
show_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Out *out = data;
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_ATTACHMENT, out->attachment, error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, out->attachment);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "regulars", SHOWN_FOLDER,
                                              number, NULL);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (record == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be made", folder);
      return FALSE;
    }
  name = dup_file_name (record);
  path = g_build_filename (folder, name, NULL);
  out->file = g_file_new_for_path (path);
  return write_file (out->file, record, cancellable, error);
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (object), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  g_message ("Nothing opened the file: %s", error->message);
  reg_toaster_show (from, _ ("There is no program on this computer that can do this."));
}

static void
shown_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  const Out *out = reg_store_job_finish (REG_STORE (object), result, &error);

  if (out == NULL)
    {
      reg_toaster_show_error (from, _ ("The file could not be opened."), error);
      return;
    }
  launcher = gtk_file_launcher_new (out->file);
  gtk_file_launcher_launch (launcher, get_window (from), NULL, launched_cb, g_object_ref (from));
}

/**
 * reg_attachment_open:
 * @from: where it was asked for; a toast appears there
 * @attachment: a file that is kept in the book
 *
 * Shows it with the program for such files. That program gets a copy.
 */
void
reg_attachment_open (GtkWidget *from, RegSession *session, gint64 attachment)
{
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, show_job,
                        out_new (from, session, attachment), out_free, NULL, shown_cb,
                        g_object_ref (from));
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Out *out = data;
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_ATTACHMENT, out->attachment, error);

  return record != NULL && write_file (out->file, record, cancellable, error);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    reg_toaster_show (from, _ ("Saved"));
  else
    reg_toaster_show_error (from, _ ("The file was not saved."), error);
}

/**
 * reg_attachment_write:
 * @from: where it was asked for; a toast appears there
 * @attachment: a file that is kept in the book
 * @file: where a copy goes
 *
 * Writes a copy.
 */
void
reg_attachment_write (GtkWidget *from, RegSession *session, gint64 attachment, GFile *file)
{
  Out *out = out_new (from, session, attachment);

  out->file = g_object_ref (file);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, save_job, out,
                        out_free, NULL, saved_cb, g_object_ref (from));
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Out *out = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_attachment_write (out->from, out->session, out->attachment, file);
  out_free (out);
}

static gboolean
name_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Out *out = data;
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_ATTACHMENT, out->attachment, error);

  if (record != NULL)
    out->name = dup_file_name (record);
  return record != NULL;
}

static void
named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkFileDialog) dialog = NULL;
  const Out *out = reg_store_job_finish (REG_STORE (object), result, &error);

  if (out == NULL)
    {
      reg_toaster_show_error (from, _ ("The file could not be read."), error);
      return;
    }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save a copy"));
  gtk_file_dialog_set_initial_name (dialog, out->name);
  gtk_file_dialog_save (dialog, get_window (from), NULL, place_chosen_cb,
                        out_new (out->from, out->session, out->attachment));
}

/**
 * reg_attachment_save_copy:
 * @from: where it was asked for; a toast appears there
 * @attachment: a file that is kept in the book
 *
 * Asks where a copy goes.
 */
void
reg_attachment_save_copy (GtkWidget *from, RegSession *session, gint64 attachment)
{
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, name_job,
                        out_new (from, session, attachment), out_free, NULL, named_cb,
                        g_object_ref (from));
}

/* --- in ----------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegAttachmentReadFunc func;
  GWeakRef object;
  gpointer data;
} In;

static void
in_free (In *in)
{
  g_object_unref (in->from);
  g_weak_ref_clear (&in->object);
  g_free (in);
}

static In *
in_new (GtkWidget *from, RegAttachmentReadFunc func, gpointer object, gpointer data)
{
  In *in = g_new0 (In, 1);

  in->from = g_object_ref (from);
  in->func = func;
  in->data = data;
  g_weak_ref_init (&in->object, object);
  return in;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  In *in = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  g_autoptr (GObject) target = g_weak_ref_get (&in->object);
  g_autofree char *base = g_file_get_basename (G_FILE (object));
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");

  if (bytes == NULL)
    reg_toaster_show_error (in->from, _ ("The file could not be read."), error);
  else if (target != NULL)
    in->func (target, bytes, name, in->data);
  in_free (in);
}

/**
 * reg_attachment_read:
 * @from: where it was asked for; what went wrong is told there
 * @file: a file
 * @func: called when it was read
 * @object: first argument of @func; nothing is called when it is gone meanwhile
 * @data: last argument of @func
 *
 * Reads a file that is to be kept.
 */
void
reg_attachment_read (
    GtkWidget *from, GFile *file, RegAttachmentReadFunc func, gpointer object, gpointer data)
{
  g_file_load_bytes_async (file, NULL, read_cb, in_new (from, func, object, data));
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  In *in = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, read_cb, in);
  else
    in_free (in);
}

/**
 * reg_attachment_choose:
 * @from: where it was asked for; what went wrong is told there
 * @title: of the question, translated
 * @func: called when a file was chosen and read
 * @object: first argument of @func; nothing is called when it is gone meanwhile
 * @data: last argument of @func
 *
 * Asks for a file that is to be kept.
 */
void
reg_attachment_choose (
    GtkWidget *from, const char *title, RegAttachmentReadFunc func, gpointer object, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open (dialog, get_window (from), NULL, file_chosen_cb,
                        in_new (from, func, object, data));
}
