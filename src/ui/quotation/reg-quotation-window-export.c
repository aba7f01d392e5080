/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "io/reg-quote-export.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-toaster.h"

/* A quotation for other programs: only what may leave the house, and only when that is written
 * down. */

typedef struct
{
  RegQuotationWindow *window;
  RegQuoteFormat format;
  gint64 quotation;
  gint64 revision;
  RegQuoteExport *export;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  reg_quote_export_free (export->export);
  g_free (export);
}

/**
 * reg_quotation_window_write_export:
 * @export: what was made of the quotation
 * @format: as what
 * @file: where to
 *
 * Once the book says so, the file is written.
 */
void
reg_quotation_window_write_export (RegQuotationWindow *self,
                                   const RegQuoteExport *export,
                                   RegQuoteFormat format,
                                   GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file */
  g_autofree char *done = g_strdup_printf (_ ("Saved as %s"), name);
  const RegExportWords words = { done, _ ("The quotation was not exported.") };
  const RegExportNote note = {
    .what = REG_EXPORT_WHAT_SALES,
    .form = reg_quote_format_get_nick (format),
    .count = 1,
    .party = export->party,
  };

  reg_export_note_write (GTK_WIDGET (self), self->session, &note, &words, export->bytes, file);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_quotation_window_write_export (export->window, export->export, export->format, file);
  export_free (export);
}

/* Takes @export. */
static void
choose_place (Export *export)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: proposed name of a file, %1$s is the number of the quotation and %2$s its ending */
  g_autofree char *name = g_strdup_printf (_ ("Quotation %1$s%2$s"), export->export->number,
                                           reg_quote_format_get_suffix (export->format));

  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (export->window), NULL, place_chosen_cb, export);
}

static gboolean
export_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  export->export = reg_quote_export_run (db, export->quotation, export->revision, export->format,
                                         error);
  return export->export != NULL;
}

static void
refuse (Export *export)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not for the customer yet"),
                                            reg_quotation_window_why_not (export->window));

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (export->window));
  reg_quotation_window_note_refusal (export->window, REG_APPROVAL_ATTEMPT_EXPORT);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      choose_place (export);
      return;
    }
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    refuse (export);
  else
    reg_toaster_show_error (GTK_WIDGET (export->window), _ ("The quotation was not exported."),
                            error);
  export_free (export);
}

static void
flushed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  RegQuotation *quotation;

  if (!reg_quotation_model_flush_finish (REG_QUOTATION_MODEL (object), result, &error))
    {
      reg_toaster_show_error (GTK_WIDGET (export->window), _ ("Not saved yet."), error);
      export_free (export);
      return;
    }
  quotation = reg_quotation_model_get_quotation (export->window->model);
  export->quotation = reg_record_get_id (quotation->quotation);
  export->revision = reg_record_get_id (quotation->revision);
  reg_store_read_async (reg_session_get_store (export->window->session), G_PRIORITY_HIGH,
                        export_job, export, NULL, NULL, made_cb, export);
}

static void
begin (RegQuotationWindow *self, RegQuoteFormat format)
{
  Export *export;

  if (reg_quotation_model_get_quotation (self->model) == NULL)
    return;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->format = format;
  reg_quotation_model_flush_async (self->model, NULL, flushed_cb, export);
}

void
reg_quotation_window_export_csv (RegQuotationWindow *self)
{
  begin (self, REG_QUOTE_FORMAT_CSV);
}

void
reg_quotation_window_export_xlsx (RegQuotationWindow *self)
{
  begin (self, REG_QUOTE_FORMAT_XLSX);
}

void
reg_quotation_window_export_ubl (RegQuotationWindow *self)
{
  begin (self, REG_QUOTE_FORMAT_UBL);
}
