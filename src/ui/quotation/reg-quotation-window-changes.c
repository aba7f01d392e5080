/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "draw/reg-quote-changes.h"
#include "store/reg-attachments.h"
#include "ui/widgets/reg-toaster.h"

/* A sheet for the customer with what is different from what they had been offered. It names prices, so
 * it leaves the house under the same conditions as the quotation itself. */

typedef struct
{
  gint64 quotation;
  gint64 revision;
  gboolean to_file;
  RegQuotation *before;
  RegQuotation *after;
  RegDocSheet *sheets[2];
  GBytes *logo;
} Changes;

static void
changes_free (gpointer data)
{
  Changes *changes = data;

  for (guint i = 0; i < G_N_ELEMENTS (changes->sheets); i++)
    g_clear_pointer (&changes->sheets[i], reg_doc_sheet_free);
  g_clear_pointer (&changes->logo, g_bytes_unref);
  g_clear_pointer (&changes->before, reg_quotation_unref);
  g_clear_pointer (&changes->after, reg_quotation_unref);
  g_free (changes);
}

/* --- reading ---------------------------------------------------------------------------- */

/* What the customer has in hands: the newest of the earlier revisions that was sent; without one, the
 * revision before. */
static gint64
find_before (RegQuotation *quotation)
{
  gint64 number = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_REVISION);
  gint64 last = 0, sent = 0;

  for (guint i = 0; i < quotation->revisions->len; i++)
    {
      RegRecord *revision = quotation->revisions->pdata[i];

      if (reg_record_get_int (revision, REG_QUOTATION_REVISION_REVISION) >= number)
        break;
      last = reg_record_get_id (revision);
      if (!reg_record_is_null (revision, REG_QUOTATION_REVISION_SENT_AT))
        sent = last;
    }
  return sent != 0 ? sent : last;
}

static RegDocSheet *
make_sheet (Changes *changes, RegRecord *firm, RegQuotation *quotation, GError **error)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, error);
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new_usual ();
  const RegDocSource source = {
    .layouts = layouts,
    .firm = firm,
    .revision = quotation->revision,
    .lines = quotation->lines,
    .party = quotation->party,
    .owner = quotation->owner,
    .result = result,
    .number = quotation->number,
    .reference = reg_record_get_text (quotation->quotation, REG_QUOTATION_TITLE),
    .logo = changes->logo,
  };

  return result != NULL ? reg_doc_sheet_new (&source) : NULL;
}

static gboolean
changes_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Changes *changes = data;
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  gint64 logo;

  if (firm == NULL || !reg_quotation_may_leave (db, changes->quotation, changes->revision, error))
    return FALSE;
  changes->after = reg_quotation_load (db, changes->quotation, changes->revision, error);
  if (changes->after == NULL)
    return FALSE;
  changes->before = reg_quotation_load (db, changes->quotation, find_before (changes->after),
                                        error);
  if (changes->before == NULL)
    return FALSE;
  logo = reg_record_get_int (firm, REG_FIRM_LOGO_ID);
  changes->logo = logo != 0 ? reg_attachment_load (db, logo, NULL) : NULL;
  changes->sheets[0] = make_sheet (changes, firm, changes->before, error);
  changes->sheets[1] = changes->sheets[0] != NULL
                           ? make_sheet (changes, firm, changes->after, error)
                           : NULL;
  return changes->sheets[1] != NULL;
}

/* --- putting out ------------------------------------------------------------------------ */

/* @self: (transfer full) */
static void
put_out (RegQuotationWindow *window,
         GObject *object,
         GAsyncResult *result,
         RegApprovalAttempt attempt)
{
  g_autoptr (RegQuotationWindow) self = window;
  g_autoptr (GError) error = NULL;
  Changes *changes = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autofree char *name = NULL;

  if (changes == NULL)
    {
      if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
        reg_quotation_window_note_refusal (self, attempt);
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The sheet was not made."), error);
      return;
    }
  pairs = reg_quote_pair_lines (changes->before->lines, changes->after->lines);
  document = reg_quote_changes_document_new (reg_doc_sheet_get_quote (changes->sheets[0]),
                                             reg_doc_sheet_get_quote (changes->sheets[1]), pairs);
  /* Translators: proposed name of a file, %s is the number of a quotation */
  if (changes->to_file)
    name = g_strdup_printf (_ ("Changes %s.pdf"), changes->after->number);
  reg_quotation_window_put_out (self, document, name);
}

static void
to_paper_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  put_out (user_data, object, result, REG_APPROVAL_ATTEMPT_PRINT);
}

static void
to_file_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  put_out (user_data, object, result, REG_APPROVAL_ATTEMPT_EXPORT);
}

static void
changes_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegQuotationWindow *self = REG_QUOTATION_WINDOW (widget);
  Changes *changes;

  if (reg_quotation_model_get_id (self->model) == 0)
    return;
  changes = g_new0 (Changes, 1);
  changes->quotation = reg_quotation_model_get_id (self->model);
  changes->revision = g_variant_get_int64 (parameter);
  changes->to_file = g_str_equal (action, "quotation.save-changes");
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, changes_job,
                        changes, changes_free, NULL, changes->to_file ? to_file_cb : to_paper_cb,
                        g_object_ref (self));
}

void
reg_quotation_window_install_changes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "quotation.print-changes", "x",
                                   changes_activated_cb);
  gtk_widget_class_install_action (widget_class, "quotation.save-changes", "x",
                                   changes_activated_cb);
}
