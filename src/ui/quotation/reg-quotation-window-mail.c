/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "draw/reg-doc-mail.h"
#include "store/reg-quotation-mail.h"
#include "ui/reg-edit.h"
#include "ui/reg-export-note.h"
#include "ui/reg-mail.h"
#include "ui/widgets/reg-toaster.h"

/* A quotation by e-mail: the mail program of this person gets the words and the PDF, and only when
 * the person says that it has gone it counts as sent. The store decides what may leave the house. */

typedef struct
{
  RegQuotationWindow *window;
  gint64 quotation;
  gint64 revision;
  gint64 party;
  char *address;
  char *summary; /* for the history */
  RegMail *mail;
} Mailing;

static void
mailing_free (gpointer data)
{
  Mailing *mailing = data;

  g_object_unref (mailing->window);
  g_free (mailing->address);
  g_free (mailing->summary);
  g_clear_pointer (&mailing->mail, reg_mail_free);
  g_free (mailing);
}

/* A window that was closed meanwhile asks nothing any more. */
static gboolean
is_gone (Mailing *mailing)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (mailing->window));
}

static void
mailing_closed (gpointer data, GClosure *closure)
{
  mailing_free (data);
}

/* @mailing: (transfer full): kept as long as the question */
static void
ask (Mailing *mailing, AdwDialog *dialog, GCallback answered)
{
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "do");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", answered, mailing, mailing_closed, 0);
  adw_dialog_present (dialog, GTK_WIDGET (mailing->window));
}

/* --- has it gone? ----------------------------------------------------------------------- */

typedef struct
{
  gint64 quotation;
  char *summary;
} Sent;

static void
sent_free (gpointer data)
{
  g_free (((Sent *)data)->summary);
  g_free (data);
}

static gboolean
sent_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Sent *sent = data;

  return reg_quotation_note_mailed (db, sent->quotation, sent->summary, error);
}

static void
sent_cb (AdwAlertDialog *dialog, const char *response, Mailing *mailing)
{
  const RegEditWords words = { .kind = "quotation-mail",
                               .done = _ ("Marked as sent"),
                               .failed = _ ("The quotation was not marked as sent.") };
  Sent *sent;

  if (!g_str_equal (response, "do"))
    return;
  sent = g_new0 (Sent, 1);
  sent->quotation = mailing->quotation;
  sent->summary = g_strdup (mailing->summary);
  reg_edit_run (GTK_WIDGET (mailing->window), mailing->window->session, &words, sent_job, sent,
                sent_free, NULL);
}

/* @mailing: (transfer full) */
static void
ask_whether_sent (Mailing *mailing)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Has it gone?"), _ ("The message stands in your mail program. Once you have sent it, the "
                             "quotation counts as sent and you are reminded to follow it up."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Not yet"), "do",
                                  _ ("_It was sent"), NULL);
  ask (mailing, dialog, G_CALLBACK (sent_cb));
}

/* --- without a portal ------------------------------------------------------------------- */

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GError) error = NULL;

  if (is_gone (mailing))
    mailing_free (mailing);
  else if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error))
    ask_whether_sent (mailing);
  else
    {
      reg_toaster_show_error (GTK_WIDGET (mailing->window),
                              _ ("There is no program to write a message with."), error);
      mailing_free (mailing);
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autofree char *uri = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      reg_toaster_show_error (GTK_WIDGET (mailing->window), _ ("The PDF was not saved."), error);
      mailing_free (mailing);
      return;
    }
  uri = reg_mail_dup_uri (mailing->mail);
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (mailing->window), NULL, launched_cb, mailing);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file == NULL)
    {
      mailing_free (mailing);
      return;
    }
  g_file_replace_contents_bytes_async (file, mailing->mail->file, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb, mailing);
}

static void
by_hand_cb (AdwAlertDialog *dialog, const char *response, Mailing *mailing)
{
  g_autoptr (GtkFileDialog) files = NULL;
  Mailing *next;

  if (!g_str_equal (response, "do"))
    return;
  /* The question goes and takes what it knew with it. */
  next = g_new0 (Mailing, 1);
  *next = *mailing;
  next->window = g_object_ref (mailing->window);
  mailing->address = mailing->summary = NULL;
  mailing->mail = NULL;
  files = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (files, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (files, next->mail->file_name);
  gtk_file_dialog_save (files, GTK_WINDOW (next->window), NULL, place_chosen_cb, next);
}

/* @mailing: (transfer full) */
static void
offer_by_hand (Mailing *mailing)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The file cannot be handed over"),
                                            _ ("This desktop has no way to give your mail program "
                                               "a file. Save the PDF, then attach it to "
                                               "the message that opens."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "do",
                                  _ ("_Save and write"), NULL);
  ask (mailing, dialog, G_CALLBACK (by_hand_cb));
}

/* --- the message ------------------------------------------------------------------------ */

static void
composed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GError) error = NULL;
  RegMailAnswer answer = reg_mail_compose_finish (result, &error);

  if (is_gone (mailing))
    mailing_free (mailing);
  else if (answer == REG_MAIL_WRITTEN)
    ask_whether_sent (mailing);
  else if (answer == REG_MAIL_NOBODY)
    offer_by_hand (mailing);
  else
    {
      if (error != NULL)
        reg_toaster_show_error (GTK_WIDGET (mailing->window), _ ("No message was written."), error);
      else
        reg_toaster_show (GTK_WIDGET (mailing->window), _ ("No message was written."));
      mailing_free (mailing);
    }
}

static void
bus_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, NULL);

  reg_mail_compose_async (connection, mailing->mail, NULL, composed_cb, mailing);
}

/* What is written down goes; the message itself goes on without the note. */
static void
release (GtkWidget *from, gpointer data)
{
  Mailing **mailing = data;

  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_steal_pointer (mailing));
}

static void
holder_free (gpointer data)
{
  Mailing **mailing = data;

  g_clear_pointer (mailing, mailing_free);
  g_free (mailing);
}

static RegMail *
make_mail (Mailing *mailing, GError **error)
{
  RegQuotationWindow *self = mailing->window;
  g_autoptr (RegDocSheet)
      sheet = reg_quotation_document_make_sheet (self->document, REG_DOC_MARK_NONE);
  RegRecord *firm = reg_session_get_firm (self->session);
  const RegDocQuote *quote;
  g_autoptr (GBytes) pdf = NULL;
  RegMail *mail;

  if (sheet == NULL || firm == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing to be sent");
      return NULL;
    }
  quote = reg_doc_sheet_get_quote (sheet);
  pdf = reg_quote_document_render_pdf (quote, error);
  if (pdf == NULL)
    return NULL;
  mail = g_new0 (RegMail, 1);
  mail->address = g_strdup (mailing->address);
  mail->subject = reg_doc_mail_dup_subject (quote);
  mail->body = reg_doc_mail_dup_body (quote, reg_record_get_text (firm, REG_FIRM_MAIL_TEXT));
  mail->file_name = reg_quotation_window_dup_file_name (self);
  mail->file = g_steal_pointer (&pdf);
  /* Translators: in the history of a customer; %s is what was sent, "Quotation 2026-0118" */
  mailing->summary = g_strdup_printf (_ ("By e-mail: %s"), mail->subject);
  return mail;
}

/* @mailing: (transfer full) */
static void
hand_over (Mailing *mailing)
{
  RegQuotationWindow *self = mailing->window;
  const RegExportNote note = {
    .what = REG_EXPORT_WHAT_SALES, .form = "mail", .count = 1, .party = mailing->party
  };
  g_autoptr (GError) error = NULL;
  Mailing **holder;

  mailing->mail = make_mail (mailing, &error);
  if (mailing->mail == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("No message was written."), error);
      mailing_free (mailing);
      return;
    }
  holder = g_new0 (Mailing *, 1);
  *holder = mailing;
  reg_export_note_release (GTK_WIDGET (self), self->session, &note,
                           &(RegExportWords){ NULL, _ ("No message was written.") }, release,
                           holder, holder_free);
}

/* --- may it? ---------------------------------------------------------------------------- */

static gboolean
mail_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Mailing *mailing = data;

  if (!reg_quotation_may_leave (db, mailing->quotation, mailing->revision, error))
    return FALSE;
  mailing->address = reg_quotation_load_mail_address (db, mailing->quotation, error);
  return mailing->address != NULL;
}

static void
refuse (Mailing *mailing)
{
  RegQuotationWindow *self = mailing->window;
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not for the customer yet"),
                                            reg_quotation_window_why_not (self));

  reg_quotation_window_note_refusal (self, REG_APPROVAL_ATTEMPT_SEND);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Close"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      hand_over (mailing);
      return;
    }
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    refuse (mailing);
  else
    reg_toaster_show_error (GTK_WIDGET (mailing->window), _ ("No message was written."), error);
  mailing_free (mailing);
}

static void
flushed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Mailing *mailing = user_data;
  RegQuotationWindow *self = mailing->window;
  g_autoptr (GError) error = NULL;
  RegQuotation *quotation;

  if (!reg_quotation_model_flush_finish (REG_QUOTATION_MODEL (object), result, &error))
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("Not saved yet."), error);
      mailing_free (mailing);
      return;
    }
  quotation = reg_quotation_model_get_quotation (self->model);
  mailing->quotation = reg_record_get_id (quotation->quotation);
  mailing->revision = reg_record_get_id (quotation->revision);
  mailing->party = quotation->party != NULL ? reg_record_get_id (quotation->party) : 0;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, mail_job, mailing,
                        NULL, NULL, asked_cb, mailing);
}

/* Has the quotation written as a message, with its PDF. */
void
reg_quotation_window_mail (RegQuotationWindow *self)
{
  Mailing *mailing;

  if (reg_quotation_model_get_quotation (self->model) == NULL)
    return;
  mailing = g_new0 (Mailing, 1);
  mailing->window = g_object_ref (self);
  reg_quotation_model_flush_async (self->model, NULL, flushed_cb, mailing);
}
