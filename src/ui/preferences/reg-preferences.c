/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences.h"

#include <glib/gi18n.h>

#include "ui/preferences/reg-preferences-firm.h"
#include "ui/preferences/reg-preferences-kept.h"
#include "ui/preferences/reg-preferences-letterhead.h"
#include "ui/preferences/reg-preferences-money.h"
#include "ui/preferences/reg-preferences-people.h"
#include "ui/preferences/reg-preferences-service.h"
#include "ui/preferences/reg-preferences-tasks.h"
#include "ui/reg-application.h"
#include "ui/widgets/reg-toaster.h"

/* A window of 360 pixels with its frame has a little less inside. */
#define MIN_WIDTH 300
#define MIN_HEIGHT 150

/* How the firm is run. */
struct _RegPreferences
{
  AdwPreferencesDialog parent_instance;
  RegSession *session;
  GCancellable *loading;
  RegPreferencesFirm *firm;
  RegPreferencesLetterhead *letterhead; /* while it is shown; weak */
  RegPreferencesMoney *money;
  RegPreferencesPeople *people;
  RegPreferencesService *service;
  RegPreferencesKept *kept;
  RegPreferencesTasks *tasks;
  AdwActionRow *folder_row;
};

G_DEFINE_FINAL_TYPE (RegPreferences, reg_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* --- loading ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegPreferencesData)
      data = reg_preferences_data_load_finish (REG_SESSION (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self->firm), _ ("The preferences could not be read."),
                              error);
      return;
    }
  reg_preferences_firm_show (self->firm, data);
  if (self->letterhead != NULL)
    reg_preferences_letterhead_show (self->letterhead, data);
  reg_preferences_money_show (self->money, data);
  reg_preferences_people_show (self->people, data);
  reg_preferences_service_show (self->service, data);
  reg_preferences_kept_show (self->kept, data);
}

static void
load (RegPreferences *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  reg_preferences_data_load_async (self->session, self->loading, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegPreferences *self)
{
  if (changes->entities & reg_preferences_data_get_entities ())
    load (self);
}

/* --- backup ----------------------------------------------------------------------------- */

static GtkWidget *
create_button (const char *title, const char *action)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static RegApplication *
get_application (void)
{
  GApplication *application = g_application_get_default ();

  return REG_IS_APPLICATION (application) ? REG_APPLICATION (application) : NULL;
}

static void
show_folder (RegPreferences *self)
{
  RegApplication *application = get_application ();
  g_autofree char *folder = application != NULL ? reg_application_dup_backup_folder (application)
                                                : NULL;
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : NULL;

  adw_action_row_set_subtitle (self->folder_row, name != NULL ? name : "");
}

static void
folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferences) self = user_data;
  g_autoptr (GFile)
      file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  RegApplication *application = get_application ();

  if (path == NULL || application == NULL || self->session == NULL)
    return;
  g_settings_set_string (reg_application_get_settings (application), "backup-folder", path);
  show_folder (self);
}

static void
choose_folder_cb (RegPreferences *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Where the daily backups go"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                 folder_chosen_cb, g_object_ref (self));
}

static AdwActionRow *
create_place (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return ADW_ACTION_ROW (row);
}

static void
add_folder (RegPreferences *self, AdwPreferencesGroup *group)
{
  RegApplication *application = get_application ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->folder_row = create_place (_ ("A backup each day in"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, application != NULL
                                        && reg_application_get_settings (application) != NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_folder_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->folder_row, button);
  adw_preferences_group_add (group, GTK_WIDGET (self->folder_row));
  show_folder (self);
}

static AdwPreferencesPage *
create_backup (RegPreferences *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwActionRow *place = create_place (_ ("Customer book"));
  g_autofree char *path = g_filename_display_name (
      reg_store_get_path (reg_session_get_store (self->session)));

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Backup"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "document-save-symbolic");
  adw_preferences_group_set_title (group, _ ("Backup"));
  adw_preferences_group_set_description (
      group, _ ("Everything is in one file. A backup is a copy of it that was checked: one is "
                "written each day, and a week of days, a month of weeks and a year of months are "
                "kept. Keep one on another disk, too."));
  adw_action_row_set_subtitle (place, path);
  adw_preferences_group_add (group, GTK_WIDGET (place));
  add_folder (self, group);
  adw_preferences_group_add (group, create_button (_ ("_Back up now…"), "app.backup"));
  adw_preferences_group_add (group, create_button (_ ("_Restore a backup…"), "app.restore"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return ADW_PREFERENCES_PAGE (page);
}

/* --- tasks ------------------------------------------------------------------------------ */

static void
watch_calendar (RegPreferences *self)
{
  RegApplication *application = get_application ();

  reg_preferences_tasks_watch (
      self->tasks, application != NULL ? reg_application_get_calendar (application) : NULL);
}

static void
add_tasks (RegPreferences *self)
{
  RegApplication *application = get_application ();
  GSettings *settings = application != NULL ? reg_application_get_settings (application) : NULL;
  GDBusConnection *connection = application != NULL ? g_application_get_dbus_connection (
                                                          G_APPLICATION (application))
                                                    : NULL;

  self->tasks = REG_PREFERENCES_TASKS (
      reg_preferences_tasks_new (self->session, settings, connection));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->service),
                            ADW_PREFERENCES_GROUP (self->tasks));
  watch_calendar (self);
  /* After the application, which then has another file to write. */
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::calendar-file", G_CALLBACK (watch_calendar), self,
                             G_CONNECT_SWAPPED);
}

/* --- documents -------------------------------------------------------------------------- */

/* A page below the others: on a phone there is no room for one more beside them. */
static void
show_documents (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegPreferences *self = REG_PREFERENCES (widget);
  GtkWidget *view = adw_toolbar_view_new ();
  RegPreferencesLetterhead *letterhead = reg_preferences_letterhead_new (self->session);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (letterhead));
  g_set_weak_pointer (&self->letterhead, letterhead);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self),
                                       adw_navigation_page_new (view, _ ("Documents")));
  load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_dispose (GObject *object)
{
  RegPreferences *self = REG_PREFERENCES (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_weak_pointer (&self->letterhead);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_preferences_parent_class)->dispose (object);
}

static void
reg_preferences_class_init (RegPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preferences.documents", NULL,
                                   show_documents);
}

/* The stock dialog asks for 360 pixels within as well. */
static void
relax_width (GtkWidget *widget)
{
  if (ADW_IS_BREAKPOINT_BIN (widget))
    gtk_widget_set_size_request (widget, MIN_WIDTH, MIN_HEIGHT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relax_width (child);
}

static void
reg_preferences_init (RegPreferences *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Preferences"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 820);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
  relax_width (adw_dialog_get_child (ADW_DIALOG (self)));
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (self), TRUE);
}

/**
 * reg_preferences_new:
 * @session: the open book
 *
 * Returns: (transfer floating): the dialog in which the firm is set up
 */
AdwDialog *
reg_preferences_new (RegSession *session)
{
  RegPreferences *self = g_object_new (REG_TYPE_PREFERENCES, NULL);
  AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (self);

  self->session = g_object_ref (session);
  self->firm = reg_preferences_firm_new (session);
  self->money = reg_preferences_money_new (session);
  self->people = reg_preferences_people_new (session);
  self->service = reg_preferences_service_new (session);
  self->kept = reg_preferences_kept_new (session);
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (self->firm));
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (self->money));
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (self->people));
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (self->service));
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (self->kept));
  adw_preferences_dialog_add (dialog, create_backup (self));
  add_tasks (self);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "firm-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
