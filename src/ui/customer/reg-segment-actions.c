/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-actions.h"

#include <glib/gi18n.h>

#include "io/reg-export.h"
#include "store/reg-segments.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

/* --- delete ----------------------------------------------------------------------------- */

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_SEGMENT, *(gint64 *)data, error);
}

/**
 * reg_segment_delete:
 * @from: where it was asked for; the toast appears there
 * @segment: a saved segment
 *
 * Puts it into the bin; its customers stay.
 */
void
reg_segment_delete (GtkWidget *from, RegSession *session, RegRecord *segment)
{
  const RegEditWords words = { "delete", _ ("Segment deleted"), _ ("Not deleted."), FALSE };
  gint64 id = reg_record_get_id (segment);

  reg_edit_run (from, session, &words, delete_job, g_memdup2 (&id, sizeof id), g_free, NULL);
}

/* --- export ----------------------------------------------------------------------------- */

typedef struct
{
  char *conditions;
  gint64 staff;
  GFile *file;
  gsize n_written;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_free (write->conditions);
  g_object_unref (write->file);
  g_free (write);
}

static RegExportFormat
get_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".vcf"))
    return REG_EXPORT_VCARD;
  return g_str_has_suffix (lower, ".json") ? REG_EXPORT_JSON : REG_EXPORT_CSV;
}

/* The file is replaced as a whole: nobody finds half of it. */
static gboolean
write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;
  g_autoptr (RegSegment) segment = reg_segment_parse (write->conditions, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *bytes = G_MEMORY_OUTPUT_STREAM (memory);

  ids = segment != NULL ? reg_segment_list_ids (db, segment, write->staff, error) : NULL;
  if (ids == NULL
      || !reg_export_contacts (db, (const gint64 *)ids->data, ids->len, get_format (write->file),
                               memory, cancellable, error))
    return FALSE;
  write->n_written = ids->len;
  return g_file_replace_contents (write->file, g_memory_output_stream_get_data (bytes),
                                  g_memory_output_stream_get_data_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  Write *write = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *text = NULL;

  if (write == NULL)
    {
      reg_toaster_show_error (from, _ ("The customers were not exported."), error);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%'zu customer exported", "%'zu customers exported", write->n_written),
      write->n_written);
  reg_toaster_show (from, text);
}

/**
 * reg_segment_write:
 * @from: where the message appears
 * @segment: a saved segment
 * @file: takes the place of what is there; address cards when its name ends so, otherwise a table
 *
 * Writes the customers of a segment.
 */
void
reg_segment_write (GtkWidget *from, RegSession *session, RegRecord *segment, GFile *file)
{
  RegStore *store = reg_session_get_store (session);
  Write *write = g_new0 (Write, 1);

  write->conditions = g_strdup (reg_record_get_text (segment, REG_SEGMENT_CONDITIONS));
  write->staff = reg_store_get_staff (store);
  write->file = g_object_ref (file);
  reg_store_read_async (store, G_PRIORITY_DEFAULT, write_job, write, write_free, NULL, written_cb,
                        g_object_ref (from));
}

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  RegRecord *segment;
} Ask;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_segment_write (ask->from, ask->session, ask->segment, file);
  g_object_unref (ask->from);
  g_object_unref (ask->session);
  reg_record_unref (ask->segment);
  g_free (ask);
}

/**
 * reg_segment_export:
 * @from: where it was asked for
 * @segment: a saved segment
 *
 * Asks for a file and writes its customers.
 */
void
reg_segment_export (GtkWidget *from, RegSession *session, RegRecord *segment)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup (reg_record_get_text (segment, REG_SEGMENT_NAME));
  g_autofree char *file_name = NULL;
  GtkRoot *root = gtk_widget_get_root (from);
  Ask *ask = g_new0 (Ask, 1);

  ask->from = g_object_ref (from);
  ask->session = g_object_ref (session);
  ask->segment = reg_record_ref (segment);
  file_name = g_strconcat (g_strdelimit (name, G_DIR_SEPARATOR_S, '-'), ".csv", NULL);
  gtk_file_dialog_set_title (dialog, _ ("Export the customers of this segment"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        ask);
}
