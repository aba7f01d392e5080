/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-handover-output.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <pango/pango.h>

#include "draw/reg-report-document.h"
#include "store/reg-handover.h"
#include "ui/handover/reg-briefing-reader.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-document-print.h"
#include "ui/widgets/reg-toaster.h"

/* The handover book: read on the store's thread, laid out on another, and printed or written. Twenty
 * thousand customers take a while, so it says how far it is, and can be stopped. */

/* Milliseconds between two looks at how far it is. */
#define LOOK 80

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  GFile *file; /* NULL for paper */
  gint64 action, staff;
  GCancellable *cancellable;
  RegBriefingStyle style;

  GPtrArray *briefings;
  RegRecord *firm;
  char *from_name;
  char *today;
  RegQuoteDocument *document;
  GBytes *bytes;

  int done, total; /* atomic */
  AdwDialog *progress;
  GtkProgressBar *bar;
  guint look_source;
} Book;

static void
book_free (Book *book)
{
  g_clear_handle_id (&book->look_source, g_source_remove);
  if (book->progress != NULL)
    adw_dialog_force_close (book->progress);
  g_clear_object (&book->progress);
  g_object_unref (book->from);
  g_object_unref (book->session);
  g_clear_object (&book->file);
  g_object_unref (book->cancellable);
  g_time_zone_unref (book->style.zone);
  g_clear_pointer (&book->briefings, g_ptr_array_unref);
  g_clear_pointer (&book->firm, reg_record_unref);
  g_clear_pointer (&book->document, reg_quote_document_unref);
  g_clear_pointer (&book->bytes, g_bytes_unref);
  g_free (book->from_name);
  g_free (book->today);
  g_free (book);
}

/* --- how far it is ------------------------------------------------------------------------ */

static gboolean
look_cb (gpointer user_data)
{
  Book *book = user_data;
  int total = g_atomic_int_get (&book->total);

  if (total > 0)
    gtk_progress_bar_set_fraction (book->bar,
                                   CLAMP ((double)g_atomic_int_get (&book->done) / total, 0, 1));
  else
    gtk_progress_bar_pulse (book->bar);
  return G_SOURCE_CONTINUE;
}

static void
cancel_clicked_cb (GtkWidget *button, GCancellable *cancellable)
{
  gtk_widget_set_sensitive (button, FALSE);
  g_cancellable_cancel (cancellable);
}

static void
show_progress (Book *book)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (_ ("The handover book is being made…"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  book->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (book->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (cancel_clicked_cb), book->cancellable, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (book->bar));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "reg-briefing");
  book->progress = g_object_ref_sink (adw_dialog_new ());
  adw_dialog_set_title (book->progress, _ ("Handover book"));
  adw_dialog_set_content_width (book->progress, 340);
  adw_dialog_set_can_close (book->progress, FALSE);
  adw_dialog_set_child (book->progress, box);
  adw_dialog_present (book->progress, book->from);
  book->look_source = g_timeout_add (LOOK, look_cb, book);
}

/* --- making it ---------------------------------------------------------------------------- */

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Book *book = data;
  gint64 from = reg_handover_get_from (db, book->action);
  g_autoptr (GArray) ids = reg_handover_list_moved (db, book->action, book->staff, error);
  g_autoptr (RegRecord) person = from != 0 ? reg_db_load (db, REG_ENTITY_STAFF, from, NULL) : NULL;

  if (ids == NULL)
    return FALSE;
  book->firm = reg_db_load_firm (db, NULL);
  book->today = reg_db_today (db);
  book->from_name = g_strdup (person != NULL ? reg_record_get_text (person, REG_STAFF_NAME) : "");
  book->briefings = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_briefing_free);
  /* Reading is half of it. */
  g_atomic_int_set (&book->total, (int)(2 * ids->len));
  for (guint i = 0; i < ids->len; i++)
    {
      RegBriefing *briefing = reg_briefing_load (db, g_array_index (ids, gint64, i), from, error);

      if (briefing == NULL)
        return FALSE;
      g_ptr_array_add (book->briefings, briefing);
      g_atomic_int_set (&book->done, (int)i + 1);
    }
  return TRUE;
}

static gboolean
laid_out_cb (guint done, guint total, gpointer user_data)
{
  Book *book = user_data;

  g_atomic_int_set (&book->done, (int)(book->briefings->len + done));
  return !g_cancellable_is_cancelled (book->cancellable);
}

static void
lay_out_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Book *book = data;
  g_autoptr (RegReport) report = reg_handover_book_make (
      book->briefings, book->firm, book->from_name, book->today,
      pango_language_to_string (pango_language_get_default ()), &book->style);
  GError *error = NULL;

  book->document = reg_report_document_new_watched (report, laid_out_cb, book);
  if (book->document != NULL && book->file != NULL)
    book->bytes = reg_quote_document_get_pdf (book->document, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
tell_failure (Book *book, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    reg_toaster_show_error (book->from, _ ("The handover book was not made."), error);
}

static void
print_cb (GtkWidget *from, gpointer data)
{
  reg_document_print (from, data, _ ("Handover book"), _ ("The handover book was not printed."));
}

/* It leaves the book when that is written down in it. */
static void
let_out (Book *book)
{
  const RegExportNote note = {
    .what = REG_EXPORT_WHAT_CONTACTS,
    .form = book->file != NULL ? "pdf" : "paper",
    .count = book->briefings->len,
  };
  g_autofree char *name = book->file != NULL ? g_file_get_basename (book->file) : NULL;
  g_autofree char *done = NULL;

  if (book->file == NULL)
    {
      reg_export_note_release (book->from, book->session, &note,
                               &(RegExportWords){ NULL, _ ("The handover book was not printed.") },
                               print_cb, g_steal_pointer (&book->document),
                               (GDestroyNotify)reg_quote_document_unref);
      return;
    }
  /* Translators: %s is the name of a file */
  done = g_strdup_printf (_ ("Saved as %s"), name);
  reg_export_note_write (book->from, book->session, &note,
                         &(RegExportWords){ done, _ ("The handover book was not saved.") },
                         book->bytes, book->file);
}

static void
laid_out_all_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Book *book = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (book, error);
  else
    let_out (book);
  book_free (book);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Book *book = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      tell_failure (book, error);
      book_free (book);
      return;
    }
  task = g_task_new (NULL, book->cancellable, laid_out_all_cb, book);
  g_task_set_task_data (task, book, NULL);
  g_task_run_in_thread (task, lay_out_worker);
}

/**
 * reg_handover_output_write:
 * @from: where it was asked for; what came of it is told there
 * @action: the handover
 * @staff: whose customers are in it, 0 for all that were handed over
 * @file: (nullable): takes the place of what is there; %NULL prints it
 *
 * Makes the handover book and writes or prints it.
 */
void
reg_handover_output_write (
    GtkWidget *from, RegSession *session, gint64 action, gint64 staff, GFile *file)
{
  Book *book = g_new0 (Book, 1);

  book->from = g_object_ref (from);
  book->session = g_object_ref (session);
  book->file = file != NULL ? g_object_ref (file) : NULL;
  book->action = action;
  book->staff = staff;
  book->cancellable = g_cancellable_new ();
  reg_briefing_style_init (&book->style, session);
  show_progress (book);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, read_job, book, NULL,
                        book->cancellable, read_cb, book);
}

/**
 * reg_handover_output_print:
 *
 * Makes the handover book and prints it.
 */
void
reg_handover_output_print (GtkWidget *from, RegSession *session, gint64 action, gint64 staff)
{
  reg_handover_output_write (from, session, action, staff, NULL);
}

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 action, staff;
} Ask;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_handover_output_write (ask->from, ask->session, ask->action, ask->staff, file);
  g_object_unref (ask->from);
  g_object_unref (ask->session);
  g_free (ask);
}

/**
 * reg_handover_output_ask:
 *
 * Asks for a file, and saves the handover book there as PDF.
 */
void
reg_handover_output_ask (GtkWidget *from, RegSession *session, gint64 action, gint64 staff)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (from);
  Ask *ask = g_new0 (Ask, 1);

  ask->from = g_object_ref (from);
  ask->session = g_object_ref (session);
  ask->action = action;
  ask->staff = staff;
  gtk_file_dialog_set_title (dialog, _ ("Save the handover book"));
  /* Translators: proposed name of a file */
  gtk_file_dialog_set_initial_name (dialog, _ ("Handover book.pdf"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        ask);
}
