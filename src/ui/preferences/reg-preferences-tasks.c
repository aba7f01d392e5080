/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-tasks.h"

#include <glib/gi18n.h>

#include "core/reg-uid.h"
#include "store/reg-tasks.h"
#include "ui/reg-background.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-problem.h"
#include "ui/widgets/reg-toaster.h"

struct _RegPreferencesTasks
{
  AdwPreferencesGroup parent_instance;
  AdwSwitchRow *remind_row;
  AdwSwitchRow *file_row;

  RegSession *session;
  GSettings *settings; /* NULL where they were not installed */
  GDBusConnection *connection;
  RegTaskFile *file; /* or NULL */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (RegPreferencesTasks, reg_preferences_tasks, ADW_TYPE_PREFERENCES_GROUP)

static void
set_active (RegPreferencesTasks *self, AdwSwitchRow *row, gboolean is_active)
{
  self->is_showing = TRUE;
  adw_switch_row_set_active (row, is_active);
  self->is_showing = FALSE;
}

/* --- reminders -------------------------------------------------------------------------- */

static void
describe_reminders (RegPreferencesTasks *self)
{
  const char *text;

  if (!g_settings_get_boolean (self->settings, "remind-in-background"))
    text = _ ("Reminders come while Regulars is open");
  else if (g_settings_get_boolean (self->settings, "starts-with-session"))
    text = _ ("Regulars starts with your session, without a window");
  else
    text = _ ("Until you log out or quit: Regulars could not be made to start with your session. "
              "Open it once after you logged in.");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->remind_row), text);
}

static void
keep_answer (RegPreferencesTasks *self, gboolean is_on, gboolean is_started)
{
  g_settings_set_boolean (self->settings, "starts-with-session", is_started);
  g_settings_set_boolean (self->settings, "remind-in-background", is_on);
  set_active (self, self->remind_row, is_on);
  describe_reminders (self);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferencesTasks) self = user_data;
  RegBackgroundAnswer answer = reg_background_ask_finish (result);

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->remind_row), TRUE);
  keep_answer (self, answer != REG_BACKGROUND_REFUSED, answer == REG_BACKGROUND_STARTED);
  if (answer == REG_BACKGROUND_REFUSED)
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (self->remind_row),
        _ ("Your desktop does not let Regulars go on without a window. Its settings have a list of "
           "what programs may do."));
}

static void
taken_back_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  reg_background_ask_finish (result);
}

static void
remind_changed_cb (RegPreferencesTasks *self)
{
  const char *reason = _ ("Reminds you of tasks while its window is closed");

  if (self->is_showing)
    return;
  if (!adw_switch_row_get_active (self->remind_row))
    {
      keep_answer (self, FALSE, FALSE);
      reg_background_ask_async (self->connection, FALSE, reason, NULL, taken_back_cb, NULL);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->remind_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->remind_row), _ ("Asking your desktop…"));
  reg_background_ask_async (self->connection, TRUE, reason, NULL, asked_cb, g_object_ref (self));
}

/* --- the calendar file ------------------------------------------------------------------ */

static gboolean
is_of_this_book (RegPreferencesTasks *self)
{
  g_autofree char *book = g_settings_get_string (self->settings, "calendar-book");

  return g_str_equal (book, reg_store_get_path (reg_session_get_store (self->session)));
}

static void
describe_file (RegPreferencesTasks *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "calendar-file");
  gboolean is_on = *uri != '\0' && is_of_this_book (self);
  g_autoptr (GFile) file = is_on ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  const char *problem = self->file != NULL ? reg_task_file_get_problem (self->file) : NULL;
  g_autofree char *text = NULL;

  set_active (self, self->file_row, is_on);
  if (is_on && problem != NULL)
    /* Translators: where a file should be, and why it could not be written */
    text = g_strdup_printf (_ ("%s was not written. %s"), name, problem);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row),
                               text != NULL   ? text
                               : name != NULL ? name
                                              : _ ("Your open tasks, for other programs to read"));
  reg_problem_show (GTK_WIDGET (self->file_row), is_on ? problem : NULL);
}

static void
keep_file (RegPreferencesTasks *self, const char *uri)
{
  RegRecord *staff = reg_session_get_staff (self->session);
  g_autofree char *uid = staff != NULL ? reg_uid_to_string (reg_record_get_uid (staff))
                                       : g_strdup ("");

  g_settings_set_string (self->settings, "calendar-staff", uid);
  g_settings_set_string (self->settings, "calendar-book",
                         reg_store_get_path (reg_session_get_store (self->session)));
  g_settings_set_string (self->settings, "calendar-file", uri);
  describe_file (self);
}

static void
release_file (GtkWidget *from, gpointer data)
{
  RegPreferencesTasks *self = REG_PREFERENCES_TASKS (from);

  if (self->session != NULL)
    keep_file (self, data);
}

/* How many tasks leave the book for the first time. */
typedef struct
{
  GFile *file;
  gint64 staff;
  guint n_tasks;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->file);
  g_free (count);
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  g_autoptr (GPtrArray) tasks = reg_task_list_open (db, count->staff, error);

  count->n_tasks = tasks != NULL ? tasks->len : 0;
  return tasks != NULL;
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferencesTasks) self = user_data;
  g_autoptr (GError) error = NULL;
  const Count *count = reg_store_job_finish (REG_STORE (object), result, &error);
  const RegExportWords words = {
    .done = _ ("The calendar file is kept up to date"),
    .failed = _ ("The calendar file is not kept up to date."),
  };
  RegExportNote note = { .what = REG_EXPORT_WHAT_TASKS, .form = "calendar" };
  g_autofree char *place = NULL;

  if (self->session == NULL)
    return;
  if (count == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), words.failed, error);
      return;
    }
  place = g_file_get_parse_name (count->file);
  note.place = place;
  note.count = count->n_tasks;
  reg_export_note_release (GTK_WIDGET (self), self->session, &note, &words, release_file,
                           g_file_get_uri (count->file), g_free);
}

/**
 * reg_preferences_tasks_choose:
 * @file: (nullable): where the calendar is written from now on; %NULL to write none
 *
 * From now on tasks leave the book without being asked for, which is written into it once.
 */
void
reg_preferences_tasks_choose (RegPreferencesTasks *self, GFile *file)
{
  RegStore *store;
  Count *count;

  g_return_if_fail (REG_IS_PREFERENCES_TASKS (self));

  store = reg_session_get_store (self->session);

  if (file == NULL)
    {
      keep_file (self, "");
      return;
    }
  /* Off again until it is written down. */
  describe_file (self);
  count = g_new0 (Count, 1);
  count->file = g_object_ref (file);
  count->staff = reg_store_get_staff (store);
  reg_store_read_async (store, G_PRIORITY_DEFAULT, count_job, count, count_free, NULL, counted_cb,
                        g_object_ref (self));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferencesTasks) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (self->session == NULL)
    return;
  if (file != NULL)
    reg_preferences_tasks_choose (self, file);
  else
    describe_file (self);
}

static void
file_changed_cb (RegPreferencesTasks *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->is_showing)
    return;
  if (!adw_switch_row_get_active (self->file_row))
    {
      reg_preferences_tasks_choose (self, NULL);
      return;
    }
  dialog = gtk_file_dialog_new ();
  name = g_strconcat (_ ("Tasks"), ".ics", NULL);
  gtk_file_dialog_set_title (dialog, _ ("Where the calendar file is kept"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (self));
}

/**
 * reg_preferences_tasks_watch:
 * @file: (nullable): what writes the file, and knows why it could not
 */
void
reg_preferences_tasks_watch (RegPreferencesTasks *self, RegTaskFile *file)
{
  g_return_if_fail (REG_IS_PREFERENCES_TASKS (self));

  if (self->file != NULL)
    g_signal_handlers_disconnect_by_func (self->file, describe_file, self);
  if (g_set_object (&self->file, file) && file != NULL)
    g_signal_connect_object (file, "written", G_CALLBACK (describe_file), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    describe_file (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_tasks_dispose (GObject *object)
{
  RegPreferencesTasks *self = REG_PREFERENCES_TASKS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->connection);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (reg_preferences_tasks_parent_class)->dispose (object);
}

static void
reg_preferences_tasks_class_init (RegPreferencesTasksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_tasks_dispose;
}

static AdwSwitchRow *
add_row (RegPreferencesTasks *self, const char *title, GCallback changed)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (row, "notify::active", changed, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_SWITCH_ROW (row);
}

static void
reg_preferences_tasks_init (RegPreferencesTasks *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Tasks on this computer"));
  self->remind_row = add_row (self, _ ("_Remind me when the window is closed"),
                              G_CALLBACK (remind_changed_cb));
  self->file_row = add_row (self, _ ("Keep a _calendar file up to date"),
                            G_CALLBACK (file_changed_cb));
}

/**
 * reg_preferences_tasks_new:
 * @session: the open book
 * @settings: (nullable): %NULL where they were not installed
 * @connection: (nullable): the session bus
 */
GtkWidget *
reg_preferences_tasks_new (RegSession *session, GSettings *settings, GDBusConnection *connection)
{
  RegPreferencesTasks *self = g_object_new (REG_TYPE_PREFERENCES_TASKS, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_sensitive (GTK_WIDGET (self), settings != NULL);
  if (settings == NULL)
    return GTK_WIDGET (self);
  self->settings = g_object_ref (settings);
  self->connection = connection != NULL ? g_object_ref (connection) : NULL;
  set_active (self, self->remind_row, g_settings_get_boolean (settings, "remind-in-background"));
  describe_reminders (self);
  describe_file (self);
  return GTK_WIDGET (self);
}
