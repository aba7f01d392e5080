/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-privacy-sheet.h"

#include <glib/gi18n.h>
#include <pango/pango.h>

#include "draw/reg-report-document.h"
#include "io/reg-person-sheet.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-document-print.h"
#include "ui/widgets/reg-toaster.h"

/* Everything the book holds on a customer, for the customer: on paper, as PDF, or as data for another
 * program. */
typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 party;
  RegPrivacySheetKind kind;
  GFile *file; /* NULL for paper */
  GTimeZone *zone;
  RegReport *report;
  GBytes *bytes;
  gint64 count;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_object_unref (sheet->from);
  g_object_unref (sheet->session);
  g_clear_object (&sheet->file);
  g_clear_pointer (&sheet->zone, g_time_zone_unref);
  g_clear_pointer (&sheet->report, reg_report_free);
  g_clear_pointer (&sheet->bytes, g_bytes_unref);
  g_free (sheet);
}

static Sheet *
sheet_new (
    GtkWidget *from, RegSession *session, gint64 party, RegPrivacySheetKind kind, GFile *file)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->from = g_object_ref (from);
  sheet->session = g_object_ref (session);
  sheet->party = party;
  sheet->kind = kind;
  sheet->file = file != NULL ? g_object_ref (file) : NULL;
  sheet->zone = reg_store_dup_time_zone (reg_session_get_store (session));
  return sheet;
}

static const char *
translate (const char *text)
{
  return gettext (text);
}

/* --- making ----------------------------------------------------------------------------- */

/* On the store's thread; what is printed is laid out where it is drawn. */
static gboolean
make_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Sheet *sheet = data;
  g_autoptr (RegHeldBook) held = reg_held_load (db, sheet->party, error);
  g_autoptr (RegQuoteDocument) document = NULL;
  char *json;
  gsize size;

  if (held == NULL)
    return FALSE;
  sheet->count = held->records->len;
  if (sheet->kind == REG_PRIVACY_SHEET_JSON)
    {
      json = reg_person_sheet_to_json (held, &size);
      sheet->bytes = g_bytes_new_with_free_func (json, size, free, json);
      return TRUE;
    }
  sheet->report = reg_person_sheet_make (
      held, pango_language_to_string (pango_language_get_default ()), translate, sheet->zone);
  if (sheet->kind == REG_PRIVACY_SHEET_PAPER)
    return TRUE;
  document = reg_report_document_new (sheet->report);
  sheet->bytes = reg_quote_document_get_pdf (document, error);
  return sheet->bytes != NULL;
}

/* --- putting it out --------------------------------------------------------------------- */

static void
print (GtkWidget *from, gpointer data)
{
  const RegReport *report = data;
  g_autoptr (RegQuoteDocument) document = reg_report_document_new (report);

  reg_document_print (from, document, report->title, _ ("The sheet was not printed."));
}

/* --- giving it out ---------------------------------------------------------------------- */

static void
write_file (Sheet *sheet, const RegExportNote *note)
{
  g_autofree char *name = g_file_get_basename (sheet->file);
  /* Translators: %s is the name of a file */
  g_autofree char *done = g_strdup_printf (_ ("Saved as %s"), name);

  reg_export_note_write (sheet->from, sheet->session, note,
                         &(RegExportWords){ done, _ ("The sheet was not saved.") }, sheet->bytes,
                         sheet->file);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  static const char *const forms[] = { "paper", "pdf", "json" };
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = reg_store_job_finish (REG_STORE (object), result, &error);
  RegExportNote note = { .what = REG_EXPORT_WHAT_SHEET };

  if (sheet == NULL)
    {
      reg_toaster_show_error (from, _ ("The sheet was not made."), error);
      return;
    }
  note.form = forms[sheet->kind];
  note.count = sheet->count;
  note.party = sheet->party;
  if (sheet->file != NULL)
    write_file (sheet, &note);
  else
    reg_export_note_release (from, sheet->session, &note,
                             &(RegExportWords){ NULL, _ ("The sheet was not printed.") }, print,
                             g_steal_pointer (&sheet->report), (GDestroyNotify)reg_report_free);
}

/**
 * reg_privacy_sheet_write:
 * @from: where it was asked for; what came of it is told there
 * @party: the customer
 * @kind: paper, PDF or data
 * @file: (nullable): takes the place of what is there; %NULL for paper
 *
 * Writes or prints everything the book holds on a customer.
 */
void
reg_privacy_sheet_write (
    GtkWidget *from, RegSession *session, gint64 party, RegPrivacySheetKind kind, GFile *file)
{
  g_return_if_fail ((file == NULL) == (kind == REG_PRIVACY_SHEET_PAPER));

  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, make_job,
                        sheet_new (from, session, party, kind, file), sheet_free, NULL, made_cb,
                        g_object_ref (from));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Sheet *sheet = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_privacy_sheet_write (sheet->from, sheet->session, sheet->party, sheet->kind, file);
  sheet_free (sheet);
}

/**
 * reg_privacy_sheet_ask:
 * @from: where it was asked for
 * @party: the customer
 * @kind: paper, PDF or data
 *
 * Asks for the printer, or for a file, and gives out everything the book holds on a customer.
 */
void
reg_privacy_sheet_ask (GtkWidget *from, RegSession *session, gint64 party, RegPrivacySheetKind kind)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *name = NULL;

  if (kind == REG_PRIVACY_SHEET_PAPER)
    {
      reg_privacy_sheet_write (from, session, party, kind, NULL);
      return;
    }
  dialog = gtk_file_dialog_new ();
  /* Translators: proposed name of a file with everything that is on file about a customer */
  name = g_strconcat (_ ("What we hold"), kind == REG_PRIVACY_SHEET_PDF ? ".pdf" : ".json", NULL);
  gtk_file_dialog_set_title (dialog, _ ("Save everything we hold"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        sheet_new (from, session, party, kind, NULL));
}
