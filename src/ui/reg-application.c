/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application.h"
#include "ui/reg-application-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "core/reg-approval-policy.h"
#include "core/reg-uid.h"
#include "store/reg-store-path.h"
#include "ui/reg-style.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-record-windows.h"

/* A window with its book is shown at once; when the book takes longer than this (ms), the window
 * does not wait for it. */
#define PATIENCE 250
/* Seconds after opening at which the backup of the day is looked after: not while somebody waits. */
#define BACKUP_DELAY 45
/* When nothing was drawn or read for this long (ms), the program rests: surely after the threads of
 * the store have done so, for what they give back goes to the system then. */
#define REST_DELAY 450
/* How long (ms) the program stays without a window, for the next search of the desktop. */
#define QUIET_TIME 30000

struct _RegApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  RegMainWindow *window;
  RegSession *session;
  gboolean is_loaded; /* the session can be shown */
  gboolean is_quiet;  /* the book is open, but nobody asked for a window */
  gboolean is_failed; /* the book could not be opened, and the window says so */
  RegStore *opening;
  char *path;
  guint patience_source;
  guint backup_source;
  guint rest_source;
  gint64 last_frame;         /* of the main window, when resting was thought of last */
  GPtrArray *record_windows; /* of RecordWindow */
  GPtrArray *waiting;        /* of char *: actions to be done when the book is open */
  guint exported[2];         /* objects on the session bus */
};

G_DEFINE_FINAL_TYPE (RegApplication, reg_application, ADW_TYPE_APPLICATION)

/* --- windows of records ----------------------------------------------------------------- */

typedef struct
{
  GtkWindow *window;
  RegEntityId entity;
  gint64 id;
} RecordWindow;

static void
forget_record_window (RegApplication *self, GtkWindow *window)
{
  for (guint i = 0; i < self->record_windows->len; i++)
    {
      RecordWindow *record = g_ptr_array_index (self->record_windows, i);

      if (record->window == window)
        {
          g_ptr_array_remove_index_fast (self->record_windows, i);
          return;
        }
    }
}

static const RegRecordWindowInfo *
find_kind (RegEntityId entity)
{
  guint n_windows;
  const RegRecordWindowInfo *infos = reg_record_windows_get (&n_windows);

  for (guint i = 0; i < n_windows; i++)
    if (infos[i].entity == entity)
      return &infos[i];
  return NULL;
}

static void
open_window (RegApplication *self, const RegRecordWindowInfo *info, gint64 id, gint64 party)
{
  GtkWindow *window = info->create (GTK_APPLICATION (self), self->session, id, party);
  RecordWindow *record;

  if (window == NULL)
    return;
  record = g_new0 (RecordWindow, 1);
  record->window = window;
  record->entity = info->entity;
  record->id = id;
  g_ptr_array_add (self->record_windows, record);
  gtk_window_present (record->window);
}

/**
 * reg_application_open_record:
 * @entity: kind of record
 * @id: the record
 *
 * Shows the record's window: the one that is open already, or a new one.
 */
void
reg_application_open_record (RegApplication *self, RegEntityId entity, gint64 id)
{
  const RegRecordWindowInfo *info = find_kind (entity);

  g_return_if_fail (REG_IS_APPLICATION (self));

  if (info == NULL || self->session == NULL || id == 0)
    return;
  for (guint i = 0; i < self->record_windows->len; i++)
    {
      RecordWindow *record = g_ptr_array_index (self->record_windows, i);

      if (record->entity == entity && record->id == id)
        {
          gtk_window_present (record->window);
          return;
        }
    }
  open_window (self, info, id, 0);
}

/**
 * reg_application_new_record:
 * @entity: kind of record
 * @party: the customer it is for, 0 for none
 *
 * Shows a window in which a new record is made; in a book that can only be read, says so instead.
 */
void
reg_application_new_record (RegApplication *self, RegEntityId entity, gint64 party)
{
  const RegRecordWindowInfo *info = find_kind (entity);

  g_return_if_fail (REG_IS_APPLICATION (self));

  if (info != NULL && reg_application_can_write (self))
    open_window (self, info, 0, party);
}

/**
 * reg_application_can_write:
 *
 * Returns: whether a book is open that can be changed; one that can only be read is said to be so
 */
gboolean
reg_application_can_write (RegApplication *self)
{
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->session == NULL)
    return FALSE;
  if (!reg_store_is_read_only (reg_session_get_store (self->session)))
    return TRUE;
  if (front != NULL)
    reg_toaster_show (GTK_WIDGET (front), _ ("You can look at this book, but not change it."));
  return FALSE;
}

/**
 * reg_application_set_window_record:
 * @window: a window made through the table of record windows
 * @entity: kind of record
 * @id: the record it shows from now on
 *
 * For windows in which a new record was made: from then on it is the window of that record.
 */
void
reg_application_set_window_record (RegApplication *self,
                                   GtkWindow *window,
                                   RegEntityId entity,
                                   gint64 id)
{
  g_return_if_fail (REG_IS_APPLICATION (self));

  for (guint i = 0; i < self->record_windows->len; i++)
    {
      RecordWindow *record = g_ptr_array_index (self->record_windows, i);

      if (record->window == window)
        {
          record->entity = entity;
          record->id = id;
        }
    }
}

static void
close_record_windows (RegApplication *self)
{
  while (self->record_windows->len > 0)
    {
      g_autofree RecordWindow *record = g_ptr_array_steal_index_fast (self->record_windows, 0);

      gtk_window_destroy (record->window);
    }
  /* Those that show no record of their own, such as a decision, go with them. */
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;)
    {
      GtkWindow *window = item->data;

      item = item->next;
      if (window != GTK_WINDOW (self->window))
        gtk_window_destroy (window);
    }
}

/* --- opening a customer book ------------------------------------------------------------ */

static void
present_window (RegApplication *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
patience_cb (gpointer user_data)
{
  RegApplication *self = user_data;

  self->patience_source = 0;
  present_window (self);
  return G_SOURCE_REMOVE;
}

static RegMainWindow *
ensure_window (RegApplication *self)
{
  if (self->window == NULL)
    {
      self->window = reg_main_window_new (GTK_APPLICATION (self), self->settings);
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *)&self->window);
      /* It was closed while another window of the book stayed open. */
      if (self->is_loaded)
        reg_main_window_set_session (self->window, self->session);
    }
  return self->window;
}

static void close_book (RegApplication *self);

static void
show_problem (RegApplication *self, const GError *error)
{
  g_message ("Could not open %s: %s", self->path, error->message);
  if (self->is_quiet)
    {
      /* It is said when somebody opens the book. */
      close_book (self);
      reg_application_stay (self);
      reg_application_answer_searches (self);
      return;
    }
  self->is_failed = TRUE;
  reg_application_answer_searches (self);
  reg_main_window_show_problem (ensure_window (self), error, self->path);
  present_window (self);
}

static void
remember_staff_cb (RegSession *session, RegApplication *self)
{
  RegRecord *staff = reg_session_get_staff (session);
  g_autofree char *uid = NULL;

  if (self->settings == NULL)
    return;
  if (staff != NULL)
    uid = reg_uid_to_string (reg_record_get_uid (staff));
  g_settings_set_string (self->settings, "staff", uid != NULL ? uid : "");
}

/* Who looks around in the demo shop looks as its owner. */
static void
choose_demo_owner (RegApplication *self)
{
  RegRecord *firm = reg_session_get_firm (self->session);
  GPtrArray *staff = reg_session_get_staff_list (self->session);

  if (firm == NULL || reg_record_get_int (firm, REG_FIRM_DEMO) == 0)
    return;
  for (guint i = 0; reg_session_get_staff (self->session) == NULL && i < staff->len; i++)
    {
      RegRecord *record = g_ptr_array_index (staff, i);

      if (reg_record_get_int (record, REG_STAFF_ROLE) == REG_ROLE_OWNER)
        reg_session_set_staff (self->session, reg_record_get_id (record));
    }
}

/* Whoever worked here last goes on working. */
static void
restore_staff (RegApplication *self)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autofree char *wanted = NULL;

  if (self->settings == NULL)
    return;
  wanted = g_settings_get_string (self->settings, "staff");
  for (guint i = 0; *wanted != '\0' && i < staff->len; i++)
    {
      RegRecord *record = g_ptr_array_index (staff, i);
      g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (record));

      if (g_str_equal (uid, wanted))
        reg_session_set_staff (self->session, reg_record_get_id (record));
    }
}

static void
remember_path (RegApplication *self)
{
  g_autofree char *usual = reg_store_dup_default_path ();
  g_autofree char *demo = reg_store_dup_demo_path ();

  /* Looking at the demo shop does not make it the book of this computer. */
  if (self->settings != NULL && !g_str_equal (self->path, demo))
    g_settings_set_string (self->settings, "last-file",
                           g_str_equal (self->path, usual) ? "" : self->path);
}

/* An action as text, with its target. */
static void
activate_detailed (RegApplication *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_action_group_activate_action (G_ACTION_GROUP (self), name, target);
}

static gboolean
is_demo (RegApplication *self)
{
  g_autofree char *demo = reg_store_dup_demo_path ();

  return g_str_equal (self->path, demo);
}

static gboolean
backup_cb (gpointer user_data)
{
  RegApplication *self = user_data;

  self->backup_source = 0;
  reg_application_backup_daily (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_moving (RegApplication *self)
{
  GdkFrameClock *clock = self->window != NULL
                             ? gtk_widget_get_frame_clock (GTK_WIDGET (self->window))
                             : NULL;
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
  gboolean has_drawn = frame != self->last_frame;

  self->last_frame = frame;
  return has_drawn
         || (self->session != NULL && reg_store_is_busy (reg_session_get_store (self->session)));
}

/* What was needed only to start, or by a window that went, goes back to the system: threads that
 * have read icons, and the memory between what is still in use. */
static gboolean
rest_cb (gpointer user_data)
{
  RegApplication *self = user_data;

  /* The first frame does not wait for what is due, nor that for a window in which somebody types. */
  if (self->is_loaded && reg_application_begin_reminders (self))
    return G_SOURCE_CONTINUE;
  if (is_moving (self))
    return G_SOURCE_CONTINUE;
  self->rest_source = 0;
  g_thread_pool_stop_unused_threads ();
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
rest_soon (RegApplication *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, REST_DELAY, rest_cb, self, NULL);
}

/* What a book has that is open in a window. */
static void
begin_work (RegApplication *self)
{
  reg_application_stay (self);
  rest_soon (self);
  if (self->backup_source == 0 && !is_demo (self))
    self->backup_source = g_timeout_add_seconds (BACKUP_DELAY, backup_cb, self);
}

/* From now on there is a window, and the program lasts as long as that. */
static void
leave_quiet (RegApplication *self)
{
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  if (!self->is_quiet)
    return;
  self->is_quiet = FALSE;
  if (self->is_loaded)
    begin_work (self);
}

static void
session_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  RegSession *session = REG_SESSION (object);
  g_autoptr (GError) error = NULL;

  if (session != self->session)
    return;
  if (!reg_session_load_finish (session, result, &error))
    {
      show_problem (self, error);
      return;
    }
  restore_staff (self);
  choose_demo_owner (self);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (remember_staff_cb), self, 0);
  remember_path (self);
  if (!self->is_quiet)
    reg_main_window_set_session (ensure_window (self), session);
  self->is_loaded = TRUE;
  reg_application_answer_searches (self);
  if (self->is_quiet)
    {
      if (reg_application_is_in_background (self))
        reg_application_begin_reminders (self);
      return;
    }
  present_window (self);
  begin_work (self);
  while (self->waiting->len > 0)
    {
      g_autofree char *action = g_ptr_array_steal_index (self->waiting, 0);

      activate_detailed (self, action);
    }
}

static void
start_session (RegApplication *self, RegStore *store)
{
  self->session = reg_session_new (store);
  reg_session_load_async (self->session, NULL, session_loaded_cb, g_object_ref (self));
}

static void
demo_filled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  RegStore *store = REG_STORE (object);
  g_autoptr (GError) error = NULL;

  if (store != self->opening)
    return;
  g_clear_object (&self->opening);
  if (reg_store_job_finish (store, result, &error))
    start_session (self, store);
  else
    {
      reg_store_close (store);
      show_problem (self, error);
    }
}

static void
store_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApplication) self = user_data;
  RegStore *store = REG_STORE (object);
  g_autoptr (GError) error = NULL;

  if (store != self->opening)
    return;
  g_clear_object (&self->opening);
  if (!reg_store_open_finish (store, result, &error))
    {
      /* Its threads end here and not where they let go of it last, which may be one of them. */
      reg_store_close (store);
      show_problem (self, error);
      return;
    }
  if (is_demo (self) && !reg_store_is_read_only (store))
    {
      self->opening = g_object_ref (store);
      reg_application_fill_demo_async (store, demo_filled_cb, g_object_ref (self));
    }
  else
    start_session (self, store);
}

static void
close_book (RegApplication *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
  reg_application_end_reminders (self);
  close_record_windows (self);
  /* Closing them asked for it. */
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->session != NULL)
    reg_store_close (reg_session_get_store (self->session));
  if (self->opening != NULL)
    reg_store_close (self->opening);
  g_clear_object (&self->session);
  g_clear_object (&self->opening);
  self->is_loaded = FALSE;
}

static void
make_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("%s: %s", folder, g_strerror (errno));
}

static void
start_opening (RegApplication *self, RegStoreFlags flags)
{
  self->is_failed = FALSE;
  self->opening = reg_store_new (self->path, flags);
  reg_store_open_async (self->opening, NULL, store_opened_cb, g_object_ref (self));
  if (self->is_quiet)
    return;
  ensure_window (self);
  if (self->patience_source == 0)
    self->patience_source = g_timeout_add (PATIENCE, patience_cb, self);
}

/**
 * reg_application_open_path:
 * @path: a customer book
 * @create: whether it is made when there is none
 *
 * Opens the book in the main window, in place of the one that is open. A book that is open already
 * is only shown.
 */
void
reg_application_open_path (RegApplication *self, const char *path, gboolean create)
{
  g_return_if_fail (REG_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  leave_quiet (self);
  if (g_strcmp0 (path, self->path) == 0 && (self->session != NULL || self->opening != NULL))
    {
      ensure_window (self);
      present_window (self);
      return;
    }
  close_book (self);
  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  if (create)
    make_folder (path);
  start_opening (self, create ? REG_STORE_CREATE : 0);
}

/**
 * reg_application_reopen:
 * @flags: %REG_STORE_READ_ONLY to look only
 *
 * Opens the book that is open, or could not be opened, once more.
 */
void
reg_application_reopen (RegApplication *self, RegStoreFlags flags)
{
  if (self->path == NULL)
    return;
  close_book (self);
  start_opening (self, flags);
}

/**
 * reg_application_close_book:
 *
 * Closes the book, for work on its file.
 *
 * Returns: (transfer none) (nullable): where it lies
 */
const char *
reg_application_close_book (RegApplication *self)
{
  close_book (self);
  return self->path;
}

/**
 * reg_application_is_open:
 *
 * Returns: whether there is a book that can be asked
 */
gboolean
reg_application_is_open (RegApplication *self)
{
  return self->is_loaded;
}

/* The book that was open last, else the one of this computer; whether there is one. */
static char *
dup_usual_path (RegApplication *self, gboolean *exists)
{
  g_autofree char *last = NULL;
  char *usual;

  if (self->settings != NULL)
    last = g_settings_get_string (self->settings, "last-file");
  *exists = last != NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS);
  if (*exists)
    return g_steal_pointer (&last);
  usual = reg_store_dup_default_path ();
  *exists = g_file_test (usual, G_FILE_TEST_EXISTS);
  return usual;
}

/**
 * reg_application_open_quietly:
 *
 * Opens the usual book without a window, for somebody who only asks. It is closed again after a
 * while, with the program, unless a window was asked for by then. No book is made.
 *
 * Returns: whether one is being opened
 */
gboolean
reg_application_open_quietly (RegApplication *self)
{
  gboolean exists;
  g_autofree char *path = NULL;

  if (self->session != NULL || self->opening != NULL)
    return !self->is_failed;
  /* It shows why there is none, or waits for one that is being restored. */
  if (self->window != NULL)
    return FALSE;
  /* Whoever types asks again in a moment. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), QUIET_TIME);
  path = dup_usual_path (self, &exists);
  if (!exists)
    return FALSE;
  self->is_quiet = TRUE;
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  start_opening (self, 0);
  return TRUE;
}

/**
 * reg_application_open_usual:
 *
 * Shows the book that is open; without one, opens the one that was open last.
 */
void
reg_application_open_usual (RegApplication *self)
{
  g_autofree char *path = NULL;
  g_autofree char *usual = reg_store_dup_default_path ();
  gboolean exists;

  if (self->session != NULL || self->opening != NULL)
    {
      reg_application_open_path (self, self->path, FALSE);
      return;
    }
  path = dup_usual_path (self, &exists);
  reg_application_open_path (self, path, g_str_equal (path, usual));
}

/**
 * reg_application_do_when_open:
 * @action: an action as text, with its target
 *
 * Activates an action of the program, as soon as there is a book to do it in.
 */
void
reg_application_do_when_open (RegApplication *self, const char *action)
{
  if (self->session != NULL && self->window != NULL
      && reg_main_window_get_session (self->window) == self->session)
    activate_detailed (self, action);
  else
    g_ptr_array_add (self->waiting, g_strdup (action));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_application_activate (GApplication *application)
{
  reg_application_open_usual (REG_APPLICATION (application));
}

/* A tree that was never installed has no settings; the program works without. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, REG_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
reg_application_startup (GApplication *application)
{
  RegApplication *self = REG_APPLICATION (application);

  /* Threads come and go, to read icons and the book; the heap each would get for itself is mostly
   * room that nobody uses. */
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
  adw_init ();
  reg_style_add_icons (gdk_display_get_default ());
  G_APPLICATION_CLASS (reg_application_parent_class)->startup (application);
  reg_style_load (gdk_display_get_default ());
  gtk_window_set_default_icon_name (REG_APPLICATION_ID);
  self->settings = create_settings ();
  reg_application_watch_background (self);
  reg_application_add_actions (self);
}

static void
unexport (RegApplication *self, GDBusConnection *connection)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->exported); i++)
    if (self->exported[i] != 0)
      g_dbus_connection_unregister_object (connection, self->exported[i]);
  memset (self->exported, 0, sizeof self->exported);
}

static gboolean
reg_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  RegApplication *self = REG_APPLICATION (application);

  if (!G_APPLICATION_CLASS (reg_application_parent_class)
           ->dbus_register (application, connection, path, error))
    return FALSE;
  self->exported[0] = reg_application_export_caller (self, connection, path, error);
  if (self->exported[0] != 0)
    self->exported[1] = reg_application_export_search (self, connection, path, error);
  return self->exported[1] != 0;
}

static void
reg_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *path)
{
  unexport (REG_APPLICATION (application), connection);
  G_APPLICATION_CLASS (reg_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

static void
reg_application_shutdown (GApplication *application)
{
  RegApplication *self = REG_APPLICATION (application);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  close_book (self);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (reg_application_parent_class)->shutdown (application);
}

/* Closed windows are gone for whoever looks for one, although what they still wait for may keep them
 * in memory for a while. */
static void
reg_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  RegApplication *self = REG_APPLICATION (application);

  if (window == GTK_WINDOW (self->window))
    g_clear_weak_pointer (&self->window);
  forget_record_window (self, window);
  GTK_APPLICATION_CLASS (reg_application_parent_class)->window_removed (application, window);
  if (self->session != NULL && !self->is_quiet)
    rest_soon (self);
}

static void
reg_application_finalize (GObject *object)
{
  RegApplication *self = REG_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_ptr_array_unref (self->record_windows);
  g_ptr_array_unref (self->waiting);
  g_free (self->path);
  G_OBJECT_CLASS (reg_application_parent_class)->finalize (object);
}

static void
reg_application_constructed (GObject *object)
{
  G_OBJECT_CLASS (reg_application_parent_class)->constructed (object);
  /* See reg-style.c. */
  g_application_set_resource_base_path (G_APPLICATION (object), NULL);
}

static void
reg_application_class_init (RegApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = reg_application_constructed;
  G_OBJECT_CLASS (klass)->finalize = reg_application_finalize;
  application_class->startup = reg_application_startup;
  application_class->dbus_register = reg_application_dbus_register;
  application_class->dbus_unregister = reg_application_dbus_unregister;
  application_class->shutdown = reg_application_shutdown;
  application_class->handle_local_options = reg_application_handle_options;
  application_class->command_line = reg_application_run_command;
  application_class->activate = reg_application_activate;
  application_class->open = reg_application_open_files;
  GTK_APPLICATION_CLASS (klass)->window_removed = reg_application_window_removed;
}

static void
reg_application_init (RegApplication *self)
{
  self->record_windows = g_ptr_array_new_with_free_func (g_free);
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  reg_application_add_options (self);
}

/**
 * reg_application_new:
 *
 * Returns: (transfer full): the program; a second one on the same desktop hands over to the first
 */
RegApplication *
reg_application_new (void)
{
  return g_object_new (REG_TYPE_APPLICATION, "application-id", REG_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * reg_application_get_session:
 *
 * Returns: (transfer none) (nullable): the open customer book
 */
RegSession *
reg_application_get_session (RegApplication *self)
{
  g_return_val_if_fail (REG_IS_APPLICATION (self), NULL);

  return self->session;
}

/**
 * reg_application_get_main_window:
 *
 * Returns: (transfer none) (nullable): the main window
 */
RegMainWindow *
reg_application_get_main_window (RegApplication *self)
{
  g_return_val_if_fail (REG_IS_APPLICATION (self), NULL);

  return self->window;
}

/**
 * reg_application_get_settings:
 *
 * Returns: (transfer none) (nullable): %NULL where they were not installed
 */
GSettings *
reg_application_get_settings (RegApplication *self)
{
  g_return_val_if_fail (REG_IS_APPLICATION (self), NULL);

  return self->settings;
}
