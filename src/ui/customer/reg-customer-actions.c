/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-actions.h"

#include <glib/gi18n.h>

#include "store/reg-tasks.h"
#include "ui/widgets/reg-toaster.h"

/* From so many on others may write between the steps. */
#define MANY 200

typedef struct
{
  GtkWidget *from;
  char *done;   /* what the toast says */
  char *failed; /* what it says when it could not be done */
  gint64 *ids;
  gsize n_ids;
  gint64 owner;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->from);
  g_free (change->done);
  g_free (change->failed);
  g_free (change->ids);
  g_free (change);
}

static Change *
change_new (GtkWidget *from, const gint64 *ids, gsize n_ids, char *done, const char *failed)
{
  Change *change = g_new0 (Change, 1);

  change->from = g_object_ref (from);
  change->done = done;
  change->failed = g_strdup (failed);
  change->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  change->n_ids = n_ids;
  return change;
}

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    reg_toaster_show_error (change->from, change->failed, error);
  else
    reg_toaster_show_undo (change->from, change->done, reg_store_job_get_action (result));
  change_free (change);
}

static void
run (RegSession *session, Change *change, const char *kind, RegStoreJob job)
{
  RegActionInfo info = {
    .kind = kind,
    .label = change->done,
    .is_long = change->n_ids > MANY,
  };

  reg_store_write_async (reg_session_get_store (session), &info, job, change, NULL, NULL,
                         changed_cb, change);
}

/* Long work lets others write in between and says how far it is. */
static gboolean
breathe (RegDb *db, const Change *change, gsize index, GError **error)
{
  if (change->n_ids <= MANY)
    return TRUE;
  reg_db_report (db, index + 1, change->n_ids);
  return reg_db_breathe (db, error);
}

/* --- delete ----------------------------------------------------------------------------- */

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!reg_db_bin (db, REG_ENTITY_PARTY, change->ids[i], error)
        || !breathe (db, change, i, error))
      return FALSE;
  return TRUE;
}

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
  char *done = n_parties == 1 ? g_strdup (_ ("Customer deleted"))
                              : g_strdup_printf (ngettext ("%'zu customer deleted",
                                                           "%'zu customers deleted", n_parties),
                                                 n_parties);

  run (session, change_new (from, parties, n_parties, done, _ ("Not deleted.")), "delete",
       delete_job);
}

static gboolean
bring_back_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return reg_db_unbin (db, REG_ENTITY_PARTY, change->ids[0], error);
}

/**
 * reg_customer_bring_back:
 * @party: a customer in the bin
 */
void
reg_customer_bring_back (GtkWidget *from, RegSession *session, gint64 party)
{
  run (
      session,
      change_new (from, &party, 1, g_strdup (_ ("Customer brought back")), _ ("Not brought back.")),
      "bring-back", bring_back_job);
}

/* --- owner ------------------------------------------------------------------------------ */

static gboolean
set_owner (RegDb *db, gint64 party, gint64 owner, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (record == NULL)
    return FALSE;
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, owner);
  changed = reg_record_builder_end (g_steal_pointer (&builder));
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static gboolean
owner_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!set_owner (db, change->ids[i], change->owner, error) || !breathe (db, change, i, error))
      return FALSE;
  return TRUE;
}

/**
 * reg_customer_set_owner:
 * @owner: id of the member of staff who looks after them from now on, 0 for nobody
 */
void
reg_customer_set_owner (
    GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties, gint64 owner)
{
  RegRecord *staff = owner != 0 ? reg_session_find_staff (session, owner) : NULL;
  char *done;
  Change *change;

  if (staff != NULL)
    /* Translators: %s is the name of a colleague */
    done = g_strdup_printf (ngettext ("%'zu customer is looked after by %s now",
                                      "%'zu customers are looked after by %s now", n_parties),
                            n_parties, reg_record_get_text (staff, REG_STAFF_NAME));
  else
    done = g_strdup_printf (ngettext ("%'zu customer is looked after by nobody now",
                                      "%'zu customers are looked after by nobody now", n_parties),
                            n_parties);
  change = change_new (from, parties, n_parties, done, _ ("Nothing was changed."));
  change->owner = owner;
  run (session, change, "edit", owner_job);
}

/* --- tasks ------------------------------------------------------------------------------ */

static gboolean
done_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return reg_task_complete (db, change->ids[0], error);
}

/**
 * reg_customer_set_task_done:
 * @task: a task or promise that is open
 */
void
reg_customer_set_task_done (GtkWidget *from, RegSession *session, gint64 task)
{
  run (session, change_new (from, &task, 1, g_strdup (_ ("Done")), _ ("Nothing was changed.")),
       "task-done", done_job);
}

/* --- outside ---------------------------------------------------------------------------- */

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
  reg_toaster_show (from, _ ("There is no program on this computer that can do this."));
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

  if (uri == NULL)
    return;
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (from));
}
