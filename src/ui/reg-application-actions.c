/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include <glib/gi18n.h>

#include "store/reg-backup.h"
#include "store/reg-store-error.h"
#include "ui/reg-error-text.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/import/reg-import-dialog.h"
#include "ui/question/reg-questions-dialog.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-record-windows.h"

/* What can be done from anywhere in the program. */

/* Where a message belongs: the window in front, or the main one. */
static GtkWidget *
get_front (RegApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (reg_application_get_main_window (self));
  return GTK_WIDGET (window);
}

/* --- undo ------------------------------------------------------------------------------- */

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);
  GtkWidget *front = get_front (self);

  if (front == NULL)
    return;
  if (text != NULL)
    reg_toaster_show (front, text);
  else
    reg_toaster_show_error (front, _ ("This could not be undone."), error);
}

static void
undo (RegApplication *self, gint64 action)
{
  RegSession *session = reg_application_get_session (self);

  if (session != NULL)
    reg_session_undo_async (session, action, NULL, undone_cb, g_object_ref (self));
}

static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (user_data, 0);
}

static void
undo_action_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (user_data, g_variant_get_int64 (parameter));
}

static void
redone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);
  GtkWidget *front = get_front (self);

  if (front == NULL)
    return;
  if (text != NULL)
    reg_toaster_show (front, text);
  else if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    reg_toaster_show (front, _ ("An approval that was taken back has to be asked for again"));
  else
    reg_toaster_show_error (front, _ ("This could not be done again."), error);
}

static void
redo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session != NULL)
    reg_session_redo_async (session, NULL, redone_cb, g_object_ref (user_data));
}

/* --- files ------------------------------------------------------------------------------ */

static GListModel *
create_file_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Customer books"));
  gtk_file_filter_add_suffix (filter, "regulars");
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    reg_application_open_path (self, path, FALSE);
}

static void
open_file_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_file_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open a customer book"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (get_front (self)), NULL, file_chosen_cb,
                        g_object_ref (self));
}

/* --- import ----------------------------------------------------------------------------- */

static void
show_import (RegApplication *self, const char *const *paths)
{
  RegSession *session = reg_application_get_session (self);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  AdwDialog *dialog;

  if (session == NULL)
    return;
  for (gsize i = 0; paths != NULL && paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));
  dialog = reg_import_dialog_new (session);
  adw_dialog_present (dialog, get_front (self));
  if (files->len > 0)
    reg_import_dialog_set_files (REG_IMPORT_DIALOG (dialog), files);
}

static void
import_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_import (user_data, NULL);
}

/* as: paths or addresses of files. */
static void
import_files_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  show_import (user_data, paths);
}

/* --- questions -------------------------------------------------------------------------- */

static void
questions_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session != NULL)
    reg_dialog_present (reg_questions_dialog_new (session), get_front (user_data));
}

/* --- backup ----------------------------------------------------------------------------- */

static gboolean
backup_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_backup_write (db, data, cancellable, error);
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *path = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkWidget *front = get_front (self);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (front == NULL)
    return;
  if (path == NULL)
    {
      reg_toaster_show_error (front, _ ("The backup was not written."), error);
      return;
    }
  name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Backed up and checked: %s"), name);
  reg_toaster_show (front, text);
}

static void
backup_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  RegSession *session = reg_application_get_session (self);

  if (file == NULL || session == NULL)
    return;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_LOW, backup_job,
                        g_file_get_path (file), g_free, NULL, backed_up_cb, g_object_ref (self));
}

static void
backup_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  RegSession *session = reg_application_get_session (self);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;

  if (session == NULL)
    return;
  today = reg_session_dup_today (session);
  /* Translators: proposed name of the file of a backup, %s is the date */
  name = g_strdup_printf (_ ("Backup %s.regulars"), today);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Back up the customer book"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Back up"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (get_front (self)), NULL, backup_place_chosen_cb,
                        g_object_ref (self));
}

/* --- about, help ------------------------------------------------------------------------ */

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Regulars", "application-icon", REG_APPLICATION_ID,
                "developer-name", _ ("The Regulars authors"), "version", REG_VERSION, "comments",
                _ ("Know your customers, write quotations, look after complaints."), "website",
                "https://regulars.app/", "issue-url", "https://regulars.app/issues", "license-type",
                GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Regulars authors",
                /* Translators: your names, one per line */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog, get_front (user_data));
}

static void
help_shown_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  GtkWidget *front = get_front (self);

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, NULL) && front != NULL)
    reg_toaster_show (front, _ ("No program to show the help was found"));
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:regulars");

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (get_front (user_data)), NULL, help_shown_cb,
                           g_object_ref (user_data));
}

static void
shortcuts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource ("/app/regulars/Regulars/ui/reg-shortcuts.ui");
  AdwDialog *dialog = ADW_DIALOG (gtk_builder_get_object (builder, "shortcuts"));

  adw_dialog_present (dialog, GTK_WIDGET (get_front (user_data)));
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *window = reg_application_get_main_window (user_data);

  /* The window remembers its size when it is closed. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  g_application_quit (G_APPLICATION (user_data));
}

/* --- records ---------------------------------------------------------------------------- */

static void
open_record_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gpointer entity = g_object_get_data (G_OBJECT (action), "reg-entity");

  reg_application_open_record (user_data, GPOINTER_TO_INT (entity),
                               g_variant_get_int64 (parameter));
}

static void
new_record_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gpointer entity = g_object_get_data (G_OBJECT (action), "reg-entity");

  reg_application_new_record (user_data, GPOINTER_TO_INT (entity),
                              parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

/* (is): what is known of somebody new, a RegQueryKind, and the text of it. */
static void
new_customer_with_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  const char *text;
  int kind;

  if (session == NULL)
    return;
  if (reg_store_is_read_only (reg_session_get_store (session)))
    {
      reg_application_new_record (user_data, REG_ENTITY_PARTY, 0);
      return;
    }
  g_variant_get (parameter, "(i&s)", &kind, &text);
  reg_dialog_present (reg_customer_dialog_new_with (session, kind, text), get_front (user_data));
}

static void
add_record_action (RegApplication *self,
                   const char *name,
                   RegEntityId entity,
                   const GVariantType *type,
                   GCallback callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);

  g_object_set_data (G_OBJECT (action), "reg-entity", GINT_TO_POINTER (entity));
  g_signal_connect (action, "activate", callback, self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/* open-party (x: the record), new-party (x: for which customer); and two without a target, for the
 * launcher's own menu. */
static void
add_record_actions (RegApplication *self)
{
  guint n_windows;
  const RegRecordWindowInfo *infos = reg_record_windows_get (&n_windows);

  for (guint i = 0; i < n_windows; i++)
    {
      g_autofree char *name = g_strconcat ("new-", infos[i].action + strlen ("open-"), NULL);

      add_record_action (self, infos[i].action, infos[i].entity, G_VARIANT_TYPE_INT64,
                         G_CALLBACK (open_record_activated_cb));
      add_record_action (self, name, infos[i].entity, G_VARIANT_TYPE_INT64,
                         G_CALLBACK (new_record_activated_cb));
    }
  add_record_action (self, "add-customer", REG_ENTITY_PARTY, NULL,
                     G_CALLBACK (new_record_activated_cb));
  add_record_action (self, "add-quotation", REG_ENTITY_QUOTATION, NULL,
                     G_CALLBACK (new_record_activated_cb));
}

static const GActionEntry entries[] = {
  { "undo", undo_activated_cb, NULL, NULL, NULL },
  { "redo", redo_activated_cb, NULL, NULL, NULL },
  { "undo-action", undo_action_activated_cb, "x", NULL, NULL },
  { "open-file", open_file_activated_cb, NULL, NULL, NULL },
  { "import", import_activated_cb, NULL, NULL, NULL },
  { "import-files", import_files_activated_cb, "as", NULL, NULL },
  { "new-customer-with", new_customer_with_activated_cb, "(is)", NULL, NULL },
  { "questions", questions_activated_cb, NULL, NULL, NULL },
  { "backup", backup_activated_cb, NULL, NULL, NULL },
  { "about", about_activated_cb, NULL, NULL, NULL },
  { "help", help_activated_cb, NULL, NULL, NULL },
  { "shortcuts", shortcuts_activated_cb, NULL, NULL, NULL },
  { "quit", quit_activated_cb, NULL, NULL, NULL },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.calendar", { "<Control><Shift>l" } },
  { "app.material::library", { "<Control><Shift>m" } },
  { "app.contracts", { "<Control><Shift>k" } },
  { "app.campaigns", { "<Control><Shift>c" } },
  { "app.promises", { "<Control><Shift>d" } },
  { "app.bin", { "<Control><Shift>Delete" } },
  { "app.retention", { "<Control><Shift>r" } },
  { "app.questions", { "<Control><Shift>q" } },
  { "app.shift-note(int64 0)", { "<Control><Shift>n" } },
  { "win.search", { "<Control>k", "<Control>f" } },
  { "win.primary", { "<Control>n" } },
  { "win.preview", { "F9" } },
  { "win.staff-menu", { "<Control>u" } },
  { "window.close", { "<Control>w" } },
  { "win.page::today", { "<Alt>1" } },
  { "win.page::customers", { "<Alt>2" } },
  { "win.page::pipeline", { "<Alt>3" } },
  { "win.page::quotations", { "<Alt>4" } },
  { "win.page::complaints", { "<Alt>5" } },
  { "win.page::products", { "<Alt>6" } },
  { "win.page::insights", { "<Alt>7" } },
};

void
reg_application_add_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_record_actions (self);
  reg_application_add_book_actions (self);
  reg_application_add_approval_actions (self);
  reg_application_add_reminder_actions (self);
  reg_application_add_colleague_actions (self);
  reg_application_add_material_actions (self);
  reg_application_add_caller_actions (self);
  reg_application_add_search_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char **)accelerators[i].accels);
}
