/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-calendar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "io/reg-export-calendar.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-toaster.h"

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  GFile *file;
  GTimeZone *zone;
  gint64 staff;
  guint count;
  GBytes *bytes;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_object_unref (write->from);
  g_object_unref (write->session);
  g_object_unref (write->file);
  g_time_zone_unref (write->zone);
  g_clear_pointer (&write->bytes, g_bytes_unref);
  g_free (write);
}

static gboolean
make_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;
  char *text = reg_export_calendar (db, write->staff, write->zone, error);

  if (text == NULL)
    return FALSE;
  write->count = reg_export_calendar_count (text);
  write->bytes = g_bytes_new_take (text, strlen (text));
  return TRUE;
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  const Write *write = reg_store_job_finish (REG_STORE (object), result, &error);
  RegExportNote note = { .what = REG_EXPORT_WHAT_TASKS, .form = "calendar" };

  if (write == NULL)
    {
      reg_toaster_show_error (from, _ ("The calendar was not written."), error);
      return;
    }
  note.count = write->count;
  reg_export_note_write (
      from, write->session, &note,
      &(RegExportWords){ _ ("The calendar was written"), _ ("The calendar was not written.") },
      write->bytes, write->file);
}

/**
 * reg_task_calendar_save:
 * @db: a connection in a job
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @zone: where the clock on the wall hangs
 * @file: takes the place of what is there
 *
 * Writes a file that somebody wanted to be kept up to date. It is replaced as a whole: a calendar
 * never reads half of it.
 *
 * Returns: whether it is written
 */
gboolean
reg_task_calendar_save (RegDb *db,
                        gint64 staff,
                        GTimeZone *zone,
                        GFile *file,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *text = reg_export_calendar (db, staff, zone, error);

  return text != NULL
         && g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

/**
 * reg_task_calendar_write:
 * @from: where the message appears
 * @file: takes the place of what is there
 *
 * Writes the open tasks of who is working, and those of nobody.
 */
void
reg_task_calendar_write (GtkWidget *from, RegSession *session, GFile *file)
{
  RegStore *store = reg_session_get_store (session);
  Write *write = g_new0 (Write, 1);

  write->from = g_object_ref (from);
  write->session = g_object_ref (session);
  write->file = g_object_ref (file);
  write->zone = reg_store_dup_time_zone (store);
  write->staff = reg_store_get_staff (store);
  reg_store_read_async (store, G_PRIORITY_DEFAULT, make_job, write, write_free, NULL, made_cb,
                        g_object_ref (from));
}

typedef struct
{
  GtkWidget *from;
  RegSession *session;
} Ask;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_task_calendar_write (ask->from, ask->session, file);
  g_object_unref (ask->from);
  g_object_unref (ask->session);
  g_free (ask);
}

/**
 * reg_task_calendar_ask:
 * @from: where it was asked for
 *
 * Asks for a file and writes it.
 */
void
reg_task_calendar_ask (GtkWidget *from, RegSession *session)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *name = NULL;
  Ask *ask = g_new0 (Ask, 1);

  ask->from = g_object_ref (from);
  ask->session = g_object_ref (session);
  /* Translators: proposed name of a file with the tasks of a person */
  name = g_strconcat (_ ("Tasks"), ".ics", NULL);
  gtk_file_dialog_set_title (dialog, _ ("Export my tasks as a calendar"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        ask);
}
