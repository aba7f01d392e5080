/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/customer/reg-customer-actions.h"
#include "ui/window/reg-main-window.h"

#include <glib/gstdio.h>

/* Calling somebody on a desktop that hands the links of telephone numbers to Regulars. */

static void write_file (const char *folder, const char *name, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
write_file (const char *folder, const char *name, const char *format, ...)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
install (const char *id, const char *command)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *name = g_strconcat (id, ".desktop", NULL);

  write_file (folder, name,
              "[Desktop Entry]\nType=Application\nName=%s\nExec=%s %%u\n"
              "MimeType=x-scheme-handler/tel;\n",
              id, command);
}

static void
choose_regulars (void)
{
  write_file (g_get_user_config_dir (), "mimeapps.list",
              "[Default Applications]\nx-scheme-handler/tel=" REG_APPLICATION_ID ".desktop\n"
              "[Added Associations]\nx-scheme-handler/tel=" REG_APPLICATION_ID
              ".desktop;org.example.Phone.desktop;\n");
}

static gboolean
tick_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* What is installed is read once in each process. */
static gboolean
runs_alone (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  return FALSE;
}

/* Regulars would only say who it is: another program is taken. */
static void
test_another (UiFixture *f, gconstpointer unused)
{
  g_autofree char *called = g_build_filename (g_get_user_data_dir (), "called", NULL);
  g_autofree char *script = g_build_filename (g_get_user_data_dir (), "phone.sh", NULL);
  g_autofree char *command = g_strconcat ("/bin/sh ", script, NULL);
  g_autofree char *uri = NULL;
  GtkWidget *window;
  guint tick;

  if (!runs_alone ())
    return;
  write_file (g_get_user_data_dir (), "phone.sh", "printf %%s \"$1\" >'%s.new'\nmv '%s.new' '%s'\n",
              called, called, called);
  install (REG_APPLICATION_ID, "/bin/false");
  install ("org.example.Phone", command);
  choose_regulars ();
  window = ui_open_main_window (f, 800);
  reg_customer_open_uri (window, "tel:+31205550177");
  tick = g_timeout_add (10, tick_cb, NULL);
  while (!g_file_test (called, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_true (g_file_get_contents (called, &uri, NULL, NULL));
  g_assert_cmpstr (uri, ==, "tel:+31205550177");
  ui_close_main_window (f, window);
}

/* There is no other: that is said, and Regulars does not hand over to itself. */
static void
test_none (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  if (!runs_alone ())
    return;
  install (REG_APPLICATION_ID, "/bin/false");
  choose_regulars ();
  window = ui_open_main_window (f, 800);
  reg_customer_open_uri (window, "tel:+31205550177");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "There is no program on this computer that can do this."));
  ui_close_main_window (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/call/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name, ui_fixture_tear_down)
  ADD (another);
  ADD (none);
  return g_test_run ();
}
