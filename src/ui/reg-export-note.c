/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-export-note.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

/* An export that waits until it is written down. */
typedef struct
{
  RegExportNote note;
  char *done;
  RegExportFunc release;
  gpointer data;
  GDestroyNotify free_data;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free ((char *)export->note.form);
  g_free ((char *)export->note.place);
  g_free ((char *)export->note.whom);
  g_free (export->done);
  if (export->free_data != NULL)
    export->free_data (export->data);
  g_free (export);
}

/* What is said afterwards; that nothing could be written down is said, too. */
static char *
dup_done (RegStore *store, const char *done)
{
  if (!reg_store_is_read_only (store))
    return g_strdup (done);
  if (done == NULL)
    return g_strdup (_ ("This is not written down, because the book can only be read."));
  /* Translators: %s says what was saved or copied */
  return g_strdup_printf (_ ("%s. This is not written down, because the book can only be read."),
                          done);
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_export_log_add (db, &((Export *)data)->note, error);
}

static void
noted_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Export *export = data;

  if (error != NULL)
    return;
  export->release (from, export->data);
  if (export->done != NULL)
    reg_toaster_show (from, export->done);
}

/**
 * reg_export_note_release:
 * @from: where it was asked for; what came of it is told there
 * @session: the open book
 * @note: what is about to leave it; copied
 * @words: what people read
 * @release: lets it go, when it is written down
 * @data: for @release
 * @free_data: (nullable): frees @data
 *
 * Writes an export into the book, and only then lets it go. Out of a book that can only be
 * read, such as a damaged one or an old backup, everything may be saved: nothing can be written into it, and that is
 * said.
 */
void
reg_export_note_release (GtkWidget *from,
                         RegSession *session,
                         const RegExportNote *note,
                         const RegExportWords *words,
                         RegExportFunc release,
                         gpointer data,
                         GDestroyNotify free_data)
{
  const RegEditWords edit = { .kind = REG_EXPORT_LOG_ACTION,
                              .done = _ ("Exported"),
                              .failed = words->failed,
                              .without_undo = TRUE,
                              .is_quiet = TRUE };
  RegStore *store = reg_session_get_store (session);
  Export *export = g_new0 (Export, 1);

  export->note = *note;
  export->note.form = g_strdup (note->form);
  export->note.place = g_strdup (note->place);
  export->note.whom = g_strdup (note->whom);
  export->done = dup_done (store, words->done);
  export->release = release;
  export->data = data;
  export->free_data = free_data;
  if (reg_store_is_read_only (store))
    {
      noted_cb (from, export, NULL);
      export_free (export);
      return;
    }
  reg_edit_run (from, session, &edit, add_job, export, export_free, noted_cb);
}

/* --- the clipboard ---------------------------------------------------------------------- */

static void
release_copy (GtkWidget *from, gpointer data)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (from), data);
}

/**
 * reg_export_note_copy:
 * @content: what is put on the clipboard
 *
 * reg_export_note_release() for what goes onto the clipboard.
 */
void
reg_export_note_copy (GtkWidget *from,
                      RegSession *session,
                      const RegExportNote *note,
                      const RegExportWords *words,
                      GdkContentProvider *content)
{
  RegExportNote whole = *note;

  whole.form = "clipboard";
  reg_export_note_release (from, session, &whole, words, release_copy, g_object_ref (content),
                           g_object_unref);
}

/* --- files ------------------------------------------------------------------------------ */

/* Shared by the waiting export and the writing of its file. */
typedef struct
{
  GtkWidget *from;
  GBytes *bytes;
  GFile *file;
  char *done;
  char *failed;
} Writing;

static void
writing_clear (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->from);
  g_bytes_unref (writing->bytes);
  g_object_unref (writing->file);
  g_free (writing->done);
  g_free (writing->failed);
}

static void
writing_release (gpointer data)
{
  g_rc_box_release_full (data, writing_clear);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    reg_toaster_show (writing->from, writing->done);
  else
    reg_toaster_show_error (writing->from, writing->failed, error);
  writing_release (writing);
}

static void
release_file (GtkWidget *from, gpointer data)
{
  Writing *writing = g_rc_box_acquire (data);

  g_file_replace_contents_bytes_async (writing->file, writing->bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                       writing);
}

/**
 * reg_export_note_write:
 * @note: without a place
 * @bytes: what is written
 * @file: where to; what is there is replaced as a whole
 *
 * reg_export_note_release() for what goes into a file.
 */
void
reg_export_note_write (GtkWidget *from,
                       RegSession *session,
                       const RegExportNote *note,
                       const RegExportWords *words,
                       GBytes *bytes,
                       GFile *file)
{
  const RegExportWords only_failed = { .failed = words->failed };
  g_autofree char *place = g_file_get_parse_name (file);
  RegExportNote whole = *note;
  Writing *writing = g_rc_box_new0 (Writing);

  whole.place = place;
  writing->from = g_object_ref (from);
  writing->bytes = g_bytes_ref (bytes);
  writing->file = g_object_ref (file);
  writing->done = dup_done (reg_session_get_store (session), words->done);
  writing->failed = g_strdup (words->failed);
  reg_export_note_release (from, session, &whole, &only_failed, release_file, writing,
                           writing_release);
}
