/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/reg-approval-policy.h"
#include "core/reg-uid.h"
#include "ui/preferences/reg-preferences-tasks.h"
#include "ui/reg-background.h"
#include "ui/task/reg-task-file.h"
#include "work-fixture.h"

/* What is done about tasks without a window: the desktop is asked for it, and the calendar file is
 * written. The desktop is one of the test's own, on the bus that this test has for itself. */
typedef struct
{
  WorkFixture work; /* first */
  GDBusConnection *client;
  GDBusConnection *portal; /* NULL: there is none */
  guint object;
  /* What it will say. */
  guint response;
  gboolean background, autostart, is_old, is_garbage;
  /* What it was asked. */
  guint n_asked;
  gboolean asked_autostart;
  char *command;
  GSettings *settings;
  GtkWidget *window;
  guint n_written; /* how often a calendar file was */
  guint deadline;  /* for a test that waits for what does not come */
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

/* --- a desktop -------------------------------------------------------------------------- */

static void
respond (Fixture *self, const char *sender, const char *path)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (self->background));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (self->autostart));
  if (self->is_garbage)
    g_dbus_connection_emit_signal (self->portal, sender, path, "org.freedesktop.portal.Request",
                                   "Response", g_variant_new ("(s)", "what?"), NULL);
  g_dbus_connection_emit_signal (self->portal, sender, path, "org.freedesktop.portal.Request",
                                 "Response", g_variant_new ("(ua{sv})", self->response, &results),
                                 NULL);
}

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *token = NULL;
  g_autofree char *who = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *handle = NULL;
  g_auto (GStrv) command = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &self->asked_autostart));
  g_assert_true (g_variant_lookup (options, "commandline", "^as", &command));
  g_free (self->command);
  self->command = g_strjoinv (" ", command);
  self->n_asked++;
  handle = self->is_old
               ? g_strdup ("/org/freedesktop/portal/desktop/request/old")
               : g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", who, token);
  /* Those of today may answer before the call has ended. */
  if (!self->is_old)
    respond (self, sender, handle);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  if (self->is_old)
    respond (self, sender, handle);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
begin_portal (Fixture *self)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (
      "<node><interface name='org.freedesktop.portal.Background'>"
      "<method name='RequestBackground'><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
      "</interface></node>",
      NULL);
  g_autoptr (GVariant) owned = NULL;

  self->portal = connect_to_bus ();
  self->object = g_dbus_connection_register_object (self->portal, "/org/freedesktop/portal/desktop",
                                                    node->interfaces[0], &table, self, NULL, NULL);
  owned = g_dbus_connection_call_sync (
      self->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4), NULL, 0, -1, NULL,
      NULL);
  g_assert_nonnull (owned);
}

static gboolean
too_late_cb (gpointer unused)
{
  g_error ("Nothing came");
  return G_SOURCE_REMOVE;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->deadline = g_timeout_add_seconds (60, too_late_cb, NULL);
  work_set_up (WORK (self), NULL);
  self->client = connect_to_bus ();
  self->settings = g_settings_new ("app.regulars.Regulars");
  self->background = self->autostart = TRUE;
}

static void
reset (GSettings *settings)
{
  static const char *const keys[] = { "remind-in-background", "starts-with-session",
                                      "calendar-file", "calendar-book", "calendar-staff" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_source_remove (self->deadline);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->portal != NULL)
    {
      g_dbus_connection_unregister_object (self->portal, self->object);
      g_dbus_connection_close_sync (self->portal, NULL, NULL);
      g_object_unref (self->portal);
    }
  g_dbus_connection_close_sync (self->client, NULL, NULL);
  g_object_unref (self->client);
  reset (self->settings);
  g_object_unref (self->settings);
  g_free (self->command);
  work_tear_down (WORK (self), NULL);
}

/* --- asking ----------------------------------------------------------------------------- */

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(int *)user_data = (int)reg_background_ask_finish (result);
}

static RegBackgroundAnswer
ask (Fixture *self, gboolean with_session)
{
  int answer = -1;

  reg_background_ask_async (self->client, with_session, "reminders", NULL, answered_cb, &answer);
  while (answer < 0)
    g_main_context_iteration (NULL, TRUE);
  return (RegBackgroundAnswer)answer;
}

static void
test_answers (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    guint response;
    gboolean background, autostart, is_old, is_garbage, with_session;
    RegBackgroundAnswer answer;
  } cases[] = {
    { 0, TRUE, TRUE, FALSE, FALSE, TRUE, REG_BACKGROUND_STARTED },
    { 0, TRUE, TRUE, TRUE, FALSE, TRUE, REG_BACKGROUND_STARTED },
    { 0, TRUE, FALSE, FALSE, FALSE, TRUE, REG_BACKGROUND_ALLOWED },
    { 0, TRUE, TRUE, FALSE, FALSE, FALSE, REG_BACKGROUND_ALLOWED },
    { 0, FALSE, TRUE, FALSE, FALSE, TRUE, REG_BACKGROUND_REFUSED },
    { 1, TRUE, TRUE, FALSE, FALSE, TRUE, REG_BACKGROUND_REFUSED },
    { 2, FALSE, FALSE, TRUE, FALSE, TRUE, REG_BACKGROUND_REFUSED },
    { 0, TRUE, TRUE, FALSE, TRUE, TRUE, REG_BACKGROUND_STARTED },
  };

  begin_portal (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      self->response = cases[i].response;
      self->background = cases[i].background;
      self->autostart = cases[i].autostart;
      self->is_old = cases[i].is_old;
      self->is_garbage = cases[i].is_garbage;
      g_assert_cmpint (ask (self, cases[i].with_session), ==, cases[i].answer);
      g_assert_true (self->asked_autostart == cases[i].with_session);
      g_assert_cmpstr (self->command, ==, "regulars --background");
    }
  g_assert_cmpuint (self->n_asked, ==, G_N_ELEMENTS (cases));
}

static void
test_nobody (Fixture *self, gconstpointer unused)
{
  int answer = -1;

  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*could not be asked*");
  g_assert_cmpint (ask (self, TRUE), ==, REG_BACKGROUND_NOBODY);
  g_test_assert_expected_messages ();
  reg_background_ask_async (NULL, TRUE, "", NULL, answered_cb, &answer);
  while (answer < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, REG_BACKGROUND_NOBODY);
}

/* --- in the preferences ----------------------------------------------------------------- */

static RegPreferencesTasks *
show_group (Fixture *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = reg_preferences_tasks_new (UI (self)->session, self->settings, self->client);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  self->window = work_show_page (WORK (self), page, 360);
  return REG_PREFERENCES_TASKS (group);
}

static GtkWidget *
find_switch (Fixture *self, const char *title)
{
  return ui_find_row (self->window, ADW_TYPE_SWITCH_ROW, title);
}

static void
turn (Fixture *self, gboolean on)
{
  GtkWidget *row = find_switch (self, "Remind me when the window is closed");

  adw_switch_row_set_active (ADW_SWITCH_ROW (row), on);
  while (!gtk_widget_get_sensitive (row))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_state (Fixture *self, gboolean on, gboolean started, const char *says)
{
  GtkWidget *row = find_switch (self, "Remind me when the window is closed");

  g_assert_true (g_settings_get_boolean (self->settings, "remind-in-background") == on);
  g_assert_true (g_settings_get_boolean (self->settings, "starts-with-session") == started);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) == on);
  if (!g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), says))
    g_error ("“%s” instead of “%s”", adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), says);
}

static void
test_switched (Fixture *self, gconstpointer unused)
{
  begin_portal (self);
  show_group (self);
  ui_assert_named (self->window);
  assert_state (self, FALSE, FALSE, "Reminders come while Regulars is open");
  turn (self, TRUE);
  assert_state (self, TRUE, TRUE, "Regulars starts with your session");
  turn (self, FALSE);
  assert_state (self, FALSE, FALSE, "Reminders come while Regulars is open");
  while (self->n_asked < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->asked_autostart);
  self->autostart = FALSE;
  turn (self, TRUE);
  assert_state (self, TRUE, FALSE, "Until you log out or quit");
  turn (self, FALSE);
  self->response = 1;
  turn (self, TRUE);
  assert_state (self, FALSE, FALSE, "Your desktop does not let Regulars");
}

/* Where nobody can be asked it still works, until the session ends, and says so. */
static void
test_without_a_portal (Fixture *self, gconstpointer unused)
{
  show_group (self);
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*could not be asked*");
  turn (self, TRUE);
  g_test_assert_expected_messages ();
  assert_state (self, TRUE, FALSE, "Until you log out or quit");
}

/* --- the calendar file ------------------------------------------------------------------ */

static void
written_cb (RegTaskFile *file, Fixture *self)
{
  self->n_written++;
}

static void
wait_for (Fixture *self, guint n)
{
  while (self->n_written < n)
    g_main_context_iteration (NULL, TRUE);
}

static char *
read_file (GFile *file)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

static gboolean
says (GFile *file, const char *words)
{
  g_autofree char *text = read_file (file);

  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  return strstr (text, words) != NULL;
}

static GFile *
name_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (UI (self)->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
test_file (Fixture *self, gconstpointer unused)
{
  gint64 sam = work_add_staff (WORK (self), "Sam", REG_ROLE_SALES);
  g_autoptr (GFile) file = name_file (self, "tasks.ics");
  g_autoptr (RegRecord) owner = ui_fixture_load (UI (self), REG_ENTITY_STAFF, UI (self)->owner);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (owner));
  g_autoptr (RegTaskFile) calendar = NULL;
  gint64 lamps;

  lamps = work_add_task (WORK (self), REG_TASK_KIND_CALL, "Lamps", "2026-11-18", UI (self)->owner,
                         0);
  work_add_task (WORK (self), REG_TASK_KIND_CALL, "Of Sam", "2026-11-18", sam, 0);
  calendar = reg_task_file_new (UI (self)->session, file, uid, 1);
  g_signal_connect (calendar, "written", G_CALLBACK (written_cb), self);
  wait_for (self, 1);
  g_assert_true (says (file, "SUMMARY:Lamps\r\n"));
  g_assert_false (says (file, "Of Sam"));
  /* What changes is written, whoever is working; what is done goes. */
  reg_session_set_staff (UI (self)->session, sam);
  work_add_task (WORK (self), REG_TASK_KIND_VISIT, "Counter", "2026-11-19", UI (self)->owner, 0);
  wait_for (self, 2);
  while (!says (file, "SUMMARY:Counter\r\n"))
    g_main_context_iteration (NULL, TRUE);
  work_change_int (WORK (self), REG_ENTITY_TASK, lamps, REG_TASK_DONE_AT, work_now ());
  while (says (file, "SUMMARY:Lamps\r\n"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (file, "SUMMARY:Counter\r\n"));
  g_assert_null (reg_task_file_get_problem (calendar));
}

/* What is not written yet when the book is closed is written then; the delay is longer than any
 * test. */
static void
test_flushed (Fixture *self, gconstpointer unused)
{
  g_autoptr (GFile) file = name_file (self, "tasks.ics");
  g_autoptr (RegTaskFile) calendar = reg_task_file_new (UI (self)->session, file, "", 100000000);

  work_add_task (WORK (self), REG_TASK_KIND_CALL, "Lamps", "2026-11-18", 0, 0);
  ui_fixture_settle (UI (self));
  g_assert_false (g_file_query_exists (file, NULL));
  reg_task_file_flush (calendar);
  g_assert_true (says (file, "SUMMARY:Lamps\r\n"));
  /* Nothing has changed since. */
  g_file_delete (file, NULL, NULL);
  reg_task_file_flush (calendar);
  g_assert_false (g_file_query_exists (file, NULL));
}

/* A folder that is gone is said in the row, and forgotten as soon as it is back. */
static void
test_folder_gone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GFile) file = name_file (self, "gone/tasks.ics");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (RegTaskFile) calendar = NULL;
  RegPreferencesTasks *group = show_group (self);
  GtkWidget *row = find_switch (self, "Keep a calendar file up to date");

  reg_preferences_tasks_choose (group, file);
  ui_fixture_settle (UI (self));
  calendar = reg_task_file_new (UI (self)->session, file, "", 1);
  g_signal_connect (calendar, "written", G_CALLBACK (written_cb), self);
  reg_preferences_tasks_watch (group, calendar);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*was not written*");
  wait_for (self, 1);
  g_test_assert_expected_messages ();
  g_assert_nonnull (reg_task_file_get_problem (calendar));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                            reg_task_file_get_problem (calendar)));
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  work_add_task (WORK (self), REG_TASK_KIND_CALL, "Lamps", "2026-11-18", 0, 0);
  wait_for (self, 2);
  g_assert_null (reg_task_file_get_problem (calendar));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (says (file, "SUMMARY:Lamps\r\n"));
  g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/* It belongs to one book, and to whoever switched it on. */
static void
test_chosen (Fixture *self, gconstpointer unused)
{
  g_autoptr (GFile) file = name_file (self, "tasks.ics");
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (RegRecord) owner = ui_fixture_load (UI (self), REG_ENTITY_STAFF, UI (self)->owner);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (owner));
  g_autofree char *kept_uri = NULL;
  g_autofree char *kept_staff = NULL;
  g_autofree char *kept_book = NULL;
  RegPreferencesTasks *group = show_group (self);
  GtkWidget *row = find_switch (self, "Keep a calendar file up to date");

  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  reg_preferences_tasks_choose (group, file);
  ui_fixture_settle (UI (self));
  kept_uri = g_settings_get_string (self->settings, "calendar-file");
  kept_staff = g_settings_get_string (self->settings, "calendar-staff");
  kept_book = g_settings_get_string (self->settings, "calendar-book");
  g_assert_cmpstr (kept_uri, ==, uri);
  /* That it leaves the book is written into the book. */
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_EXPORT_ENTRY), ==, 1);
  g_assert_cmpstr (kept_staff, ==, uid);
  g_assert_cmpstr (kept_book, ==, reg_store_get_path (UI (self)->store));
  g_assert_true (
      g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "tasks.ics"));
  /* Another book has none. */
  g_settings_set_string (self->settings, "calendar-book", "/another/book");
  reg_preferences_tasks_watch (group, NULL);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  reg_preferences_tasks_choose (group, file);
  ui_fixture_settle (UI (self));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_clear_pointer (&kept_uri, g_free);
  kept_uri = g_settings_get_string (self->settings, "calendar-file");
  g_assert_cmpstr (kept_uri, ==, "");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/background/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("answers", test_answers);
  ADD ("nobody", test_nobody);
  ADD ("switched", test_switched);
  ADD ("without-a-portal", test_without_a_portal);
  ADD ("file", test_file);
  ADD ("flushed", test_flushed);
  ADD ("folder-gone", test_folder_gone);
  ADD ("chosen", test_chosen);
#undef ADD
  return g_test_run ();
}
