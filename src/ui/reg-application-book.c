/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include <glib/gi18n.h>

#include "io/reg-demo.h"
#include "store/reg-backup.h"
#include "store/reg-firm.h"
#include "store/reg-store-path.h"
#include "ui/customer/reg-duplicates-dialog.h"
#include "ui/preferences/reg-preferences.h"
#include "ui/reg-mail.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-bin-dialog.h"
#include "ui/window/reg-exports-dialog.h"
#include "ui/window/reg-retention-dialog.h"

/* Opening the book another way, and putting a backup in its place. */

static void
reopen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  reg_application_reopen (user_data, 0);
}

static void
open_read_only_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  reg_application_reopen (user_data, REG_STORE_READ_ONLY);
}

static void
open_demo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *path = reg_store_dup_demo_path ();

  reg_application_open_path (user_data, path, TRUE);
}

static gboolean
fill_demo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_firm_exists (db) || reg_demo_load (db, error);
}

/**
 * reg_application_fill_demo_async:
 * @store: the demo shop's book, just opened
 * @callback: called when there is something to look at; ends with reg_store_job_finish()
 * @user_data: for @callback
 *
 * Moves the demo shop in, unless it is there from an earlier visit.
 */
void
reg_application_fill_demo_async (RegStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  const RegActionInfo info = { .kind = "demo",
                               .label = _ ("Demo shop moved in"),
                               .without_undo = TRUE };

  reg_store_write_async (store, &info, fill_demo_job, NULL, NULL, NULL, callback, user_data);
}

/* --- restoring -------------------------------------------------------------------------- */

typedef struct
{
  char *copy;
  char *path;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->copy);
  g_free (restore->path);
  g_free (restore);
}

static void
restore_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Restore *restore = task_data;
  GError *error = NULL;

  if (reg_backup_restore_sync (restore->copy, restore->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RegApplication *self = REG_APPLICATION (object);
  RegMainWindow *window = reg_application_get_main_window (self);
  g_autoptr (GError) error = NULL;
  gboolean is_restored = g_task_propagate_boolean (G_TASK (result), &error);

  /* Whichever it is now, the book is opened again. */
  reg_application_reopen (self, 0);
  if (window == NULL)
    return;
  if (is_restored)
    reg_toaster_show (GTK_WIDGET (window), _ ("The backup was restored"));
  else
    reg_toaster_show_error (GTK_WIDGET (window), _ ("The backup was not restored."), error);
}

static void
restore (RegApplication *self, const char *copy)
{
  const char *path = reg_application_close_book (self);
  g_autoptr (GTask) task = NULL;
  Restore *restore;

  if (path == NULL)
    return;
  restore = g_new0 (Restore, 1);
  restore->copy = g_strdup (copy);
  restore->path = g_strdup (path);
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, restore_worker);
}

static void
restore_answered_cb (AdwAlertDialog *dialog, const char *response, RegApplication *self)
{
  if (g_str_equal (response, "restore"))
    restore (self, g_object_get_data (G_OBJECT (dialog), "reg-copy"));
}

static void
ask_to_restore (RegApplication *self, GFile *file)
{
  g_autofree char *name = NULL;
  char *path = g_file_get_path (file);
  AdwDialog *dialog;

  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  dialog = adw_alert_dialog_new (_ ("Restore this backup?"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: %s is the name of a file */
                                _ ("“%s” takes the place of your customer book. The book as it is "
                                   "now is kept beside it under a dated name."),
                                name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                  _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "reg-copy", path, g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_answered_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (reg_application_get_main_window (self)));
}

static void
copy_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && reg_application_get_main_window (self) != NULL)
    ask_to_restore (self, file);
}

static void
restore_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Customer books"));
  gtk_file_filter_add_suffix (filter, "regulars");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Restore a backup"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (reg_application_get_main_window (self)), NULL,
                        copy_chosen_cb, g_object_ref (self));
}

/* --- the backup of the day -------------------------------------------------------------- */

/**
 * reg_application_dup_backup_folder:
 *
 * Returns: (transfer full) (nullable): where the daily backups go; %NULL without a book
 */
char *
reg_application_dup_backup_folder (RegApplication *self)
{
  RegSession *session = reg_application_get_session (self);
  GSettings *settings = reg_application_get_settings (self);
  g_autofree char *chosen = NULL;
  g_autofree char *folder = NULL;

  if (settings != NULL)
    chosen = g_settings_get_string (settings, "backup-folder");
  if (chosen != NULL && *chosen != '\0')
    return g_steal_pointer (&chosen);
  if (session == NULL)
    return NULL;
  folder = g_path_get_dirname (reg_store_get_path (reg_session_get_store (session)));
  return g_build_filename (folder, "backups", NULL);
}

static gboolean
daily_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  reg_mail_remove_old_sync ();
  return reg_backup_daily (db, data, error);
}

static void
daily_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  RegMainWindow *window = reg_application_get_main_window (self);

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL && window != NULL)
    reg_toaster_show_error (GTK_WIDGET (window), _ ("Today’s backup was not written."), error);
}

/**
 * reg_application_backup_daily:
 *
 * Writes the backup of the day unless there is one, and lets go of old ones.
 */
void
reg_application_backup_daily (RegApplication *self)
{
  RegSession *session = reg_application_get_session (self);
  char *folder;

  if (session == NULL || reg_session_get_firm (session) == NULL
      || reg_store_is_read_only (reg_session_get_store (session)))
    return;
  folder = reg_application_dup_backup_folder (self);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_LOW, daily_job, folder, g_free,
                        NULL, daily_cb, g_object_ref (self));
}

/* --- preferences ------------------------------------------------------------------------ */

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (session != NULL && window != NULL && reg_session_get_firm (session) != NULL)
    adw_dialog_present (reg_preferences_new (session), GTK_WIDGET (window));
}

/* --- duplicates ------------------------------------------------------------------------- */

static RegDuplicatesDialog *
present_duplicates (RegApplication *self)
{
  RegSession *session = reg_application_get_session (self);
  RegMainWindow *window = reg_application_get_main_window (self);
  AdwDialog *dialog;

  if (session == NULL || window == NULL || reg_session_get_firm (session) == NULL)
    return NULL;
  dialog = reg_duplicates_dialog_new (session);
  reg_dialog_present (dialog, GTK_WIDGET (window));
  return REG_DUPLICATES_DIALOG (dialog);
}

static void
duplicates_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_duplicates (user_data);
}

static void
bin_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (session != NULL && window != NULL && reg_session_get_firm (session) != NULL)
    reg_dialog_present (reg_bin_dialog_new (session), GTK_WIDGET (window));
}

static void
retention_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (session != NULL && window != NULL && reg_session_get_firm (session) != NULL)
    reg_dialog_present (reg_retention_dialog_new (session), GTK_WIDGET (window));
}

static void
exports_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (session != NULL && window != NULL && reg_session_get_firm (session) != NULL)
    reg_dialog_present (reg_exports_dialog_new (session), GTK_WIDGET (window));
}

/* (xx): two customers somebody holds to be one. */
static void
merge_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegDuplicatesDialog *dialog = present_duplicates (user_data);
  gint64 first, second;

  g_variant_get (parameter, "(xx)", &first, &second);
  if (dialog != NULL)
    reg_duplicates_dialog_show_pair (dialog, first, second);
}

static const GActionEntry entries[] = {
  { "reopen", reopen_activated_cb, NULL, NULL, NULL },
  { "open-read-only", open_read_only_activated_cb, NULL, NULL, NULL },
  { "open-demo", open_demo_activated_cb, NULL, NULL, NULL },
  { "preferences", preferences_activated_cb, NULL, NULL, NULL },
  { "bin", bin_activated_cb, NULL, NULL, NULL },
  { "retention", retention_activated_cb, NULL, NULL, NULL },
  { "exports", exports_activated_cb, NULL, NULL, NULL },
  { "duplicates", duplicates_activated_cb, NULL, NULL, NULL },
  { "merge-parties", merge_activated_cb, "(xx)", NULL, NULL },
  { "restore", restore_activated_cb, NULL, NULL, NULL },
};

void
reg_application_add_book_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
