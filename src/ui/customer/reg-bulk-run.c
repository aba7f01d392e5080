/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-bulk-run.h"

#include <glib/gi18n.h>

#include "core/reg-ladder.h"
#include "ui/widgets/reg-toaster.h"

/* From so many on others may write between the steps, and a person sees how far it is. */
#define MANY 200

/* One thing that is being done to many customers. */
typedef struct
{
  GtkWidget *from;
  RegSession *session;
  RegBulkChange change;
  char *text;
  gint64 *ids;
  gsize n_ids;
  RegBulkResult result;
  GCancellable *cancellable;
  AdwDialog *dialog; /* NULL while there are few, and when it was closed */
  GtkProgressBar *bar;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->from);
  g_object_unref (run->session);
  g_object_unref (run->cancellable);
  g_free (run->text);
  g_free (run->ids);
  g_free (run);
}

/* --- words ------------------------------------------------------------------------------ */

static char *
describe_owner (const Run *run, guint n)
{
  RegRecord *staff = run->change.number != 0
                         ? reg_session_find_staff (run->session, run->change.number)
                         : NULL;

  if (staff == NULL)
    return g_strdup_printf (ngettext ("%'u customer is looked after by nobody now",
                                      "%'u customers are looked after by nobody now", n),
                            n);
  /* Translators: %s is the name of a colleague */
  return g_strdup_printf (ngettext ("%'u customer is looked after by %s now",
                                    "%'u customers are looked after by %s now", n),
                          n, reg_record_get_text (staff, REG_STAFF_NAME));
}

/* What happened to @n customers. */
static char *
describe_done (const Run *run, guint n)
{
  if (run->change.what == REG_BULK_OWNER)
    return describe_owner (run, n);
  if (run->change.what == REG_BULK_DELETE)
    return n == 1
               ? g_strdup (_ ("Customer deleted"))
               : g_strdup_printf (ngettext ("%'u customer deleted", "%'u customers deleted", n), n);
  return n == 1
             ? g_strdup (_ ("Customer changed"))
             : g_strdup_printf (ngettext ("%'u customer changed", "%'u customers changed", n), n);
}

static void
append_comma (GString *text)
{
  g_string_append (text, text->len > 0 ? ", " : "");
}

/* Why some were left alone: "1 was so already, 1 was deleted meanwhile". */
static char *
describe_left_alone (const RegBulkResult *result)
{
  GString *text = g_string_new (NULL);
  guint n;

  if ((n = (guint)result->n_same) > 0)
    g_string_append_printf (text, ngettext ("%'u was so already", "%'u were so already", n), n);
  if ((n = (guint)result->n_gone) > 0)
    {
      append_comma (text);
      g_string_append_printf (
          text, ngettext ("%'u was deleted meanwhile", "%'u were deleted meanwhile", n), n);
    }
  if ((n = (guint)result->n_restricted) > 0)
    {
      append_comma (text);
      /* Translators: customers of whom the data may be kept, but not used */
      g_string_append_printf (text, ngettext ("%'u may only be kept", "%'u may only be kept", n),
                              n);
    }
  return g_string_free_and_steal (text);
}

/* "8 of 10 customers changed; left alone: 1 was so already, 1 was deleted meanwhile" */
static char *
describe_result (const Run *run)
{
  const RegBulkResult *result = &run->result;
  g_autofree char *reasons = describe_left_alone (result);

  if (*reasons == '\0')
    return describe_done (run, (guint)result->n_changed);
  if (result->n_changed == 0)
    /* Translators: %s is why: "3 were so already" */
    return g_strdup_printf (_ ("Nothing was changed: %s"), reasons);
  if (run->change.what == REG_BULK_DELETE)
    /* Translators: two numbers, and why others were not: "1 was deleted meanwhile" */
    return g_strdup_printf (_ ("%'u of %'u customers deleted; left alone: %s"),
                            (guint)result->n_changed, (guint)run->n_ids, reasons);
  /* Translators: two numbers, and why others were not: "3 were so already, 1 was deleted meanwhile" */
  return g_strdup_printf (_ ("%'u of %'u customers changed; left alone: %s"),
                          (guint)result->n_changed, (guint)run->n_ids, reasons);
}

/* --- progress --------------------------------------------------------------------------- */

static void
progress_cb (RegStore *store, gint64 done, gint64 total, gpointer bar)
{
  g_autofree char *text = NULL;

  if (total <= 0)
    return;
  /* Translators: how far it is: 1,200 of 100,000 */
  text = g_strdup_printf (_ ("%'u of %'u"), (guint)done, (guint)total);
  gtk_progress_bar_set_fraction (bar, CLAMP ((double)done / total, 0, 1));
  gtk_progress_bar_set_text (bar, text);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
show_progress (Run *run)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      run->change.what == REG_BULK_DELETE ? _ ("Deleting customers") : _ ("Changing customers"),
      NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (bar), TRUE);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (bar), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far it is"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), bar);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), run->cancellable, 0);
  g_signal_connect_object (reg_session_get_store (run->session), "progress",
                           G_CALLBACK (progress_cb), bar, 0);
  g_set_weak_pointer (&run->dialog, dialog);
  adw_dialog_present (dialog, run->from);
}

/* --- running ---------------------------------------------------------------------------- */

static gboolean
apply_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  return reg_bulk_apply (db, &run->change, run->ids, run->n_ids, &run->result, error);
}

static void
applied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  reg_store_job_finish (REG_STORE (object), result, &error);
  if (run->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_func (run->dialog, response_cb, run->cancellable);
      adw_dialog_force_close (run->dialog);
    }
  g_clear_weak_pointer (&run->dialog);
  if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    reg_toaster_show (run->from, _ ("Cancelled, nothing was changed."));
  else if (error != NULL)
    reg_toaster_show_error (run->from,
                            run->change.what == REG_BULK_DELETE ? _ ("Not deleted.")
                                                                : _ ("Nothing was changed."),
                            error);
  else
    {
      text = describe_result (run);
      if (run->result.n_changed > 0)
        reg_toaster_show_undo (run->from, text, reg_store_job_get_action (result));
      else
        reg_toaster_show (run->from, text);
    }
  run_free (run);
}

/**
 * reg_bulk_run:
 * @from: where it was asked for; messages appear there
 * @session: the open book
 * @change: what is done
 * @parties: (array length=n_parties): to whom
 * @n_parties: how many they are
 *
 * Does one thing to many customers, shows how far it is when they are very many, says what became of
 * them and offers to undo all of it.
 */
void
reg_bulk_run (GtkWidget *from,
              RegSession *session,
              const RegBulkChange *change,
              const gint64 *parties,
              gsize n_parties)
{
  Run *run = g_new0 (Run, 1);
  g_autofree char *label = NULL;
  RegActionInfo info = { .is_long = n_parties > MANY };

  run->from = g_object_ref (from);
  run->session = g_object_ref (session);
  run->change = *change;
  run->text = g_strdup (change->text);
  run->change.text = run->text;
  run->ids = g_memdup2 (parties, n_parties * sizeof *parties);
  run->n_ids = n_parties;
  run->cancellable = g_cancellable_new ();
  info.kind = change->what == REG_BULK_DELETE ? "delete" : "edit";
  info.label = label = describe_done (run, (guint)n_parties);
  if (info.is_long)
    show_progress (run);
  reg_store_write_async (reg_session_get_store (session), &info, apply_job, run, NULL,
                         run->cancellable, applied_cb, run);
}
