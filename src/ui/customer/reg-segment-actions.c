/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-actions.h"

#include <glib/gi18n.h>

#include "io/reg-export.h"
#include "store/reg-retention.h"
#include "store/reg-segments.h"
#include "ui/reg-edit.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-ask.h"
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
  RegSession *session;
  char *conditions;
  gint64 staff;
  char *whom;
  GFile *file;
  GBytes *bytes;
  gsize n_written;
  gsize n_left_out; /* nobody heard from them for too long */
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_object_unref (write->session);
  g_free (write->conditions);
  g_free (write->whom);
  g_object_unref (write->file);
  g_clear_pointer (&write->bytes, g_bytes_unref);
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

static gboolean
make_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;
  g_autoptr (RegSegment) segment = reg_segment_parse (write->conditions, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  ids = segment != NULL ? reg_segment_list_ids (db, segment, write->staff, error) : NULL;
  write->n_left_out = ids != NULL ? ids->len : 0;
  if (ids == NULL || !reg_retention_drop (db, ids, error)
      || !reg_export_contacts (db, (const gint64 *)ids->data, ids->len, get_format (write->file),
                               memory, cancellable, error)
      || !g_output_stream_close (memory, cancellable, error))
    return FALSE;
  write->n_written = ids->len;
  write->n_left_out -= ids->len;
  write->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return TRUE;
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  static const char *const forms[REG_N_EXPORT_FORMATS] = { "csv", "json", "vcard" };
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  Write *write = reg_store_job_finish (REG_STORE (object), result, &error);
  RegExportNote note = { .what = REG_EXPORT_WHAT_CONTACTS };
  g_autofree char *text = NULL;

  if (write == NULL)
    {
      reg_toaster_show_error (from, _ ("The customers were not exported."), error);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%'zu customer exported", "%'zu customers exported", write->n_written),
      write->n_written);
  if (write->n_left_out > 0)
    {
      g_autofree char *exported = g_steal_pointer (&text);

      /* Translators: the first is "5 customers exported", the second how many were not */
      text = g_strdup_printf (_ ("%s, %zu not heard from for too long left out"), exported,
                              write->n_left_out);
    }
  note.form = forms[get_format (write->file)];
  note.count = (gint64)write->n_written;
  note.whom = write->whom;
  reg_export_note_write (from, write->session, &note,
                         &(RegExportWords){ text, _ ("The customers were not exported.") },
                         write->bytes, write->file);
}

/**
 * reg_segment_write:
 * @from: where the message appears
 * @segment: a saved segment
 * @whom: (nullable): for whom, when it is not for ourselves
 * @file: takes the place of what is there; address cards when its name ends so, otherwise a table
 *
 * Writes the customers of a segment.
 */
void
reg_segment_write (
    GtkWidget *from, RegSession *session, RegRecord *segment, const char *whom, GFile *file)
{
  RegStore *store = reg_session_get_store (session);
  Write *write = g_new0 (Write, 1);

  write->session = g_object_ref (session);
  write->conditions = g_strdup (reg_record_get_text (segment, REG_SEGMENT_CONDITIONS));
  write->staff = reg_store_get_staff (store);
  write->whom = g_strdup (whom);
  write->file = g_object_ref (file);
  reg_store_read_async (store, G_PRIORITY_DEFAULT, make_job, write, write_free, NULL, made_cb,
                        g_object_ref (from));
}

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  RegRecord *segment;
  char *whom;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->from);
  g_object_unref (ask->session);
  reg_record_unref (ask->segment);
  g_free (ask->whom);
  g_free (ask);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_segment_write (ask->from, ask->session, ask->segment, ask->whom, file);
  ask_free (ask);
}

static Ask *
ask_new (GtkWidget *from, RegSession *session, RegRecord *segment)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->from = g_object_ref (from);
  ask->session = g_object_ref (session);
  ask->segment = reg_record_ref (segment);
  return ask;
}

static void
whom_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  const Ask *asked = data;
  Ask *ask = ask_new (asked->from, asked->session, asked->segment);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup (reg_record_get_text (ask->segment, REG_SEGMENT_NAME));
  g_autofree char *file_name = NULL;
  GtkRoot *root = gtk_widget_get_root (ask->from);

  if (!g_str_equal (answers[0].text, _ ("Ourselves")))
    ask->whom = g_strdup (answers[0].text);
  file_name = g_strconcat (g_strdelimit (name, G_DIR_SEPARATOR_S, '-'), ".csv", NULL);
  gtk_file_dialog_set_title (dialog, _ ("Export the customers of this segment"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        ask);
}

/**
 * reg_segment_export:
 * @from: where it was asked for
 * @segment: a saved segment
 *
 * Asks for whom and for a file, and writes its customers.
 */
void
reg_segment_export (GtkWidget *from, RegSession *session, RegRecord *segment)
{
  const RegAskField field = { _ ("For whom"), _ ("Ourselves"), REG_ASK_TEXT, TRUE };
  const RegAsk question = {
    .heading = _ ("Export the customers of this segment"),
    .body = _ ("Who took the customers out of the book, and for whom, is written down."),
    .accept = _ ("_Choose a file…"),
    .fields = &field,
    .n_fields = 1,
  };
  Ask *ask = ask_new (from, session, segment);
  AdwDialog *dialog = reg_ask (from, &question, whom_answered_cb, from, ask);

  g_object_set_data_full (G_OBJECT (dialog), "reg-export", ask, ask_free);
}
