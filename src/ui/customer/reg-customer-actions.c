/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-actions.h"

#include <glib/gi18n.h>

#include "io/reg-export-vcard.h"
#include "store/reg-tasks.h"
#include "ui/customer/reg-bulk-run.h"
#include "ui/reg-edit.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-toaster.h"

/* --- delete ----------------------------------------------------------------------------- */

/**
 * reg_customer_delete:
 * @from: where it was asked for; the toast appears there
 * @parties: (array length=n_parties): the customers
 *
 * Puts customers into the bin.
 */
void
reg_customer_delete (GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties)
{
  const RegBulkChange change = { .what = REG_BULK_DELETE };

  reg_bulk_run (from, session, &change, parties, n_parties);
}

static gboolean
bring_back_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_unbin (db, REG_ENTITY_PARTY, *(gint64 *)data, error);
}

/**
 * reg_customer_bring_back:
 * @party: a customer in the bin
 */
void
reg_customer_bring_back (GtkWidget *from, RegSession *session, gint64 party)
{
  const RegEditWords words = { "bring-back", _ ("Customer brought back"), _ ("Not brought back."),
                               FALSE };

  reg_edit_run (from, session, &words, bring_back_job, g_memdup2 (&party, sizeof party), g_free,
                NULL);
}

/* --- owner ------------------------------------------------------------------------------ */

/**
 * reg_customer_set_owner:
 * @owner: id of the member of staff who looks after them from now on, 0 for nobody
 */
void
reg_customer_set_owner (
    GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties, gint64 owner)
{
  const RegBulkChange change = { REG_BULK_OWNER, owner, NULL };

  reg_bulk_run (from, session, &change, parties, n_parties);
}

/* --- tasks ------------------------------------------------------------------------------ */

static gboolean
done_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_complete (db, *(gint64 *)data, error);
}

/**
 * reg_customer_set_task_done:
 * @task: a task or promise that is open
 */
void
reg_customer_set_task_done (GtkWidget *from, RegSession *session, gint64 task)
{
  const RegEditWords words = { "task-done", _ ("Done"), _ ("Nothing was changed."), FALSE };

  reg_edit_run (from, session, &words, done_job, g_memdup2 (&task, sizeof task), g_free, NULL);
}

/* --- card ------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 party;
  GOutputStream *stream;
} Card;

static gboolean
card_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Card *card = data;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, card->party, error);
  g_autoptr (GPtrArray) points = NULL;

  if (party == NULL)
    return FALSE;
  points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                               card->party, REG_CONTACT_POINT_POSITION, error);
  return points != NULL
         && reg_export_write_vcard (db, card->stream, party, points, cancellable, error)
         && g_output_stream_close (card->stream, cancellable, error);
}

static void
card_written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Card *card = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    reg_toaster_show_error (card->from, _ ("Not copied."), error);
  else
    {
      g_autoptr (GBytes)
          bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (card->stream));
      GdkContentProvider *providers[] = {
        gdk_content_provider_new_for_bytes ("text/vcard", bytes),
        gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes),
      };
      g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, 2);

      reg_export_note_copy (
          card->from, card->session,
          &(RegExportNote){ .what = REG_EXPORT_WHAT_CARD, .count = 1, .party = card->party },
          &(RegExportWords){ _ ("Copied"), _ ("Not copied.") }, both);
    }
  g_object_unref (card->from);
  g_object_unref (card->session);
  g_object_unref (card->stream);
  g_free (card);
}

/**
 * reg_customer_copy_card:
 * @party: a customer
 *
 * Puts the customer's address card (vCard) on the clipboard.
 */
void
reg_customer_copy_card (GtkWidget *from, RegSession *session, gint64 party)
{
  Card *card = g_new0 (Card, 1);

  card->from = g_object_ref (from);
  card->session = g_object_ref (session);
  card->party = party;
  card->stream = g_memory_output_stream_new_resizable ();
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, card_job, card, NULL,
                        NULL, card_written_cb, card);
}

/* --- outside ---------------------------------------------------------------------------- */

static void
show_nothing_does (GtkWidget *from)
{
  reg_toaster_show (from, _ ("There is no program on this computer that can do this."));
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  g_message ("Nothing opened %s: %s", gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (object)),
             error->message);
  show_nothing_does (from);
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_uris_finish (G_APP_INFO (object), result, &error))
    return;
  g_message ("%s did not open a link: %s", g_app_info_get_id (G_APP_INFO (object)), error->message);
  show_nothing_does (from);
}

static gboolean
is_ourselves (GAppInfo *info)
{
  return g_strcmp0 (g_app_info_get_id (info), REG_APPLICATION_ID ".desktop") == 0;
}

/* Regulars says who calls where it is chosen for the links of telephone numbers. It cannot call
 * anybody itself: the next program that can has to. In a sandbox the desktop asks which. */
static gboolean
call_with_another (GtkWidget *from, const char *uri)
{
  g_autoptr (GAppInfo) usual = g_app_info_get_default_for_uri_scheme ("tel");
  g_autolist (GAppInfo) infos = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  GList uris = { .data = (char *)uri };

  if (usual == NULL || !is_ourselves (usual) || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  infos = g_app_info_get_all_for_type ("x-scheme-handler/tel");
  for (GList *item = infos; item != NULL; item = item->next)
    if (!is_ourselves (item->data))
      {
        context = gdk_display_get_app_launch_context (gtk_widget_get_display (from));
        g_app_info_launch_uris_async (item->data, &uris, G_APP_LAUNCH_CONTEXT (context), NULL,
                                      called_cb, g_object_ref (from));
        return TRUE;
      }
  show_nothing_does (from);
  return TRUE;
}

/**
 * reg_customer_open_uri:
 * @uri: (nullable): "tel:", "mailto:" or a web address
 *
 * Calls, writes or shows with the program the person uses for that.
 */
void
reg_customer_open_uri (GtkWidget *from, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  GtkRoot *root = gtk_widget_get_root (from);

  if (uri == NULL || (g_str_has_prefix (uri, "tel:") && call_with_another (from, uri)))
    return;
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (from));
}
