/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-document-print.h"
#include "ui/widgets/reg-toaster.h"

/* Paper and PDF. What may not leave the house as final can still be printed as a draft, which says
 * so across every page. The store decides; nobody else asks twice. */

typedef struct
{
  RegQuotationWindow *window;
  gint64 quotation;
  gint64 revision;
  gboolean to_file;
  RegDocMark mark;
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->window);
  g_free (output);
}

/* --- PDF -------------------------------------------------------------------------------- */

typedef struct
{
  RegQuotationWindow *window;
  gint64 party;
  GBytes *pdf;
} Saving;

static RegExportNote
make_note (const char *form, gint64 party)
{
  return (RegExportNote){ .what = REG_EXPORT_WHAT_SALES, .form = form, .count = 1, .party = party };
}

/* Once the book says so, the file is written. */
void
reg_quotation_window_write_pdf (RegQuotationWindow *self, GFile *file, gint64 party, GBytes *pdf)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file */
  g_autofree char *done = g_strdup_printf (_ ("Saved as %s"), name);
  const RegExportNote note = make_note ("pdf", party);
  const RegExportWords words = { done, _ ("The PDF was not saved.") };

  reg_export_note_write (GTK_WIDGET (self), self->session, &note, &words, pdf, file);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_quotation_window_write_pdf (saving->window, file, saving->party, saving->pdf);
  g_bytes_unref (saving->pdf);
  g_object_unref (saving->window);
  g_free (saving);
}

static gint64
get_party (RegQuotation *quotation)
{
  return quotation->party != NULL ? reg_record_get_id (quotation->party) : 0;
}

static void
save_document (RegQuotationWindow *self, RegQuoteDocument *document, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = reg_quote_document_get_pdf (document, &error);
  Saving *saving;

  if (pdf == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The PDF was not made."), error);
      return;
    }
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->pdf = pdf;
  saving->party = get_party (reg_quotation_model_get_quotation (self->model));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, place_chosen_cb, saving);
}

static void
print (GtkWidget *from, gpointer document)
{
  reg_document_print (from, document, gtk_window_get_title (GTK_WINDOW (from)),
                      _ ("The quotation was not printed."));
}

static void
print_document (RegQuotationWindow *self, RegQuoteDocument *document)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  const RegExportNote note = make_note ("paper", get_party (quotation));

  reg_export_note_release (GTK_WIDGET (self), self->session, &note,
                           &(RegExportWords){ NULL, _ ("The quotation was not printed.") }, print,
                           reg_quote_document_ref (document),
                           (GDestroyNotify)reg_quote_document_unref);
}

/* @name: (nullable): of the proposed file; %NULL for paper */
void
reg_quotation_window_put_out (RegQuotationWindow *self,
                              RegQuoteDocument *document,
                              const char *name)
{
  if (name != NULL)
    save_document (self, document, name);
  else
    print_document (self, document);
}

/* What a file with the document is called, translated. */
char *
reg_quotation_window_dup_file_name (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);

  /* Translators: proposed name of a file, %s is the number of the quotation */
  return *quotation->number != '\0' ? g_strdup_printf (_ ("Quotation %s.pdf"), quotation->number)
                                    : g_strdup (_ ("Quotation.pdf"));
}

static void
put_out (Output *output)
{
  g_autoptr (RegDocSheet)
      sheet = reg_quotation_document_make_sheet (output->window->document, output->mark);
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autofree char *name = NULL;

  if (sheet == NULL)
    return;
  document = reg_quote_document_new (reg_doc_sheet_get_quote (sheet));
  if (output->to_file)
    name = reg_quotation_window_dup_file_name (output->window);
  reg_quotation_window_put_out (output->window, document, name);
}

/* --- may it? ---------------------------------------------------------------------------- */

/**
 * reg_quotation_window_why_not:
 *
 * Returns: why the quotation may not leave the house
 */
const char *
reg_quotation_window_why_not (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);

  if (!quotation->can_verify)
    return _ ("The approval cannot be verified, because something was changed after it was given.");
  switch ((RegQuotationState)reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE))
    {
    case REG_QUOTATION_DRAFT:
      return _ ("It is still a draft. Finish it first to give it its number.");
    case REG_QUOTATION_WAITING:
      return _ ("Somebody still has to approve it.");
    case REG_QUOTATION_SENT_BACK:
    case REG_QUOTATION_REJECTED:
    case REG_QUOTATION_WITHDRAWN:
      return _ ("It was not approved.");
    default:
      return _ ("It is not the revision in force.");
    }
}

/* Writes down that somebody tried that. That a draft is printed as one is nobody's business. */
void
reg_quotation_window_note_refusal (RegQuotationWindow *self, RegApprovalAttempt attempt)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  gint64 state = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE);

  if (quotation->can_verify
      && (state < REG_QUOTATION_WAITING || state > REG_QUOTATION_WITHDRAWN
          || state == REG_QUOTATION_APPROVED))
    return;
  reg_quotation_note_refusal (self->session, reg_record_get_id (quotation->quotation), attempt);
}

static void
draft_response_cb (AdwAlertDialog *dialog, const char *response, Output *output)
{
  if (g_str_equal (response, "draft"))
    put_out (output);
}

static void
draft_closed (gpointer data, GClosure *closure)
{
  output_free (data);
}

static void
offer_draft (Output *output)
{
  RegQuotationWindow *self = output->window;
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not for the customer yet"),
                                            reg_quotation_window_why_not (self));

  output->mark = reg_quotation_document_get_mark (self->document);
  if (output->mark == REG_DOC_MARK_NONE)
    output->mark = REG_DOC_MARK_DRAFT;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "draft",
                                  output->to_file ? _ ("Save as _draft") : _ ("Print as _draft"),
                                  NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (draft_response_cb), output, draft_closed,
                         0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
may_leave_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Output *output = data;

  return reg_quotation_may_leave (db, output->quotation, output->revision, error);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      output->mark = REG_DOC_MARK_NONE;
      put_out (output);
      output_free (output);
    }
  else if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    {
      reg_quotation_window_note_refusal (output->window, output->to_file
                                                             ? REG_APPROVAL_ATTEMPT_EXPORT
                                                             : REG_APPROVAL_ATTEMPT_PRINT);
      offer_draft (output);
    }
  else
    {
      reg_toaster_show_error (GTK_WIDGET (output->window), _ ("The quotation was not printed."),
                              error);
      output_free (output);
    }
}

static void
flushed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;
  RegQuotation *quotation;

  if (!reg_quotation_model_flush_finish (REG_QUOTATION_MODEL (object), result, &error))
    {
      reg_toaster_show_error (GTK_WIDGET (output->window), _ ("Not saved yet."), error);
      output_free (output);
      return;
    }
  quotation = reg_quotation_model_get_quotation (output->window->model);
  output->quotation = reg_record_get_id (quotation->quotation);
  output->revision = reg_record_get_id (quotation->revision);
  reg_store_read_async (reg_session_get_store (output->window->session), G_PRIORITY_HIGH,
                        may_leave_job, output, NULL, NULL, asked_cb, output);
}

static void
begin (RegQuotationWindow *self, gboolean to_file)
{
  Output *output;

  if (reg_quotation_model_get_quotation (self->model) == NULL)
    return;
  output = g_new0 (Output, 1);
  output->window = g_object_ref (self);
  output->to_file = to_file;
  reg_quotation_model_flush_async (self->model, NULL, flushed_cb, output);
}

void
reg_quotation_window_print (RegQuotationWindow *self)
{
  begin (self, FALSE);
}

void
reg_quotation_window_save_pdf (RegQuotationWindow *self)
{
  begin (self, TRUE);
}
