/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "quote-window-fixture.h"
#include "ui-drive.h"
#include "ui/reg-mail.h"

/* A quotation by e-mail. The desktop is one of the test's own, on the bus that this test has for
 * itself; it opens the file it is given, as a mail program would. */

typedef struct
{
  QuoteWindow quote;       /* first */
  GDBusConnection *portal; /* NULL: there is none */
  guint object;
  guint response;
  gboolean is_odd;
  guint n_asked;
  char *address;
  char *subject;
  char *body;
  char *name;
  char *head; /* the first bytes of the file */
} Fixture;

#define QUOTE(self) (&(self)->quote)

static void
take_file (Fixture *self, GVariant *options, GDBusMessage *message)
{
  GUnixFDList *files = g_dbus_message_get_unix_fd_list (message);
  g_autoptr (GVariant)
      handles = g_variant_lookup_value (options, "attachment_fds", G_VARIANT_TYPE ("ah"));
  g_autofree char *link = NULL, *path = NULL;
  char head[6] = "";
  int handle, fd;

  g_assert_nonnull (handles);
  g_assert_cmpuint (g_variant_n_children (handles), ==, 1);
  g_variant_get_child (handles, 0, "h", &handle);
  fd = g_unix_fd_list_get (files, handle, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (read (fd, head, 5), ==, 5);
  link = g_strdup_printf ("/proc/self/fd/%d", fd);
  path = g_file_read_link (link, NULL);
  g_clear_pointer (&self->name, g_free);
  self->name = g_path_get_basename (path);
  g_clear_pointer (&self->head, g_free);
  self->head = g_strdup (head);
  g_close (fd, NULL);
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
  g_autofree char *who = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *token = NULL;
  g_autofree char *handle = NULL;

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->body, g_free);
  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_assert_true (g_variant_lookup (options, "subject", "s", &self->subject));
  g_assert_true (g_variant_lookup (options, "body", "s", &self->body));
  g_variant_lookup (options, "address", "s", &self->address);
  take_file (self, options, g_dbus_method_invocation_get_message (invocation));
  self->n_asked++;
  handle = self->is_odd
               ? g_strdup ("/org/freedesktop/portal/desktop/request/old")
               : g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", who, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  if (self->is_odd)
    g_dbus_connection_emit_signal (self->portal, sender, handle, "org.freedesktop.portal.Request",
                                   "Response", g_variant_new ("(s)", "what?"), NULL);
  g_dbus_connection_emit_signal (self->portal, sender, handle, "org.freedesktop.portal.Request",
                                 "Response", g_variant_new ("(ua{sv})", self->response, NULL),
                                 NULL);
}

static void
begin_portal (Fixture *self)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (
      "<node><interface name='org.freedesktop.portal.Email'>"
      "<method name='ComposeEmail'><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
      "</interface></node>",
      NULL);
  g_autoptr (GVariant) owned = NULL;

  self->portal = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
  g_assert_nonnull (self->portal);
  self->object = g_dbus_connection_register_object (self->portal, "/org/freedesktop/portal/desktop",
                                                    node->interfaces[0], &table, self, NULL, NULL);
  owned = g_dbus_connection_call_sync (
      self->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4), NULL, 0, -1, NULL,
      NULL);
  g_assert_nonnull (owned);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  quote_window_set_up (QUOTE (self), NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->portal != NULL)
    {
      g_dbus_connection_unregister_object (self->portal, self->object);
      g_dbus_connection_close_sync (self->portal, NULL, NULL);
      g_clear_object (&self->portal);
    }
  g_free (self->address);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->name);
  g_free (self->head);
  quote_window_tear_down (QUOTE (self), NULL);
}

static AdwDialog *
wait_for_dialog (Fixture *self)
{
  AdwDialog *dialog;

  quote_window_do (QUOTE (self), "quotation.mail");
  while ((dialog = quote_visible_dialog (self->quote.window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  quote_window_settle (QUOTE (self));
  return dialog;
}

static void
answer (Fixture *self, AdwDialog *dialog, const char *response)
{
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  quote_window_settle (QUOTE (self));
}

static void
add_address (Fixture *self, const char *address)
{
  RegRecordBuilder *point = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autoptr (RegQuotation) quotation = quote_window_load (QUOTE (self));

  reg_record_builder_set_ref (point, REG_CONTACT_POINT_PARTY_ID,
                              reg_record_get_id (quotation->party));
  reg_record_builder_set_int (point, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_EMAIL);
  reg_record_builder_set_text (point, REG_CONTACT_POINT_VALUE, address);
  ui_fixture_save (&self->quote.shop.ui, point);
}

static guint
count_touchpoints (Fixture *self)
{
  return ui_count (&self->quote.shop.ui, REG_ENTITY_TOUCHPOINT);
}

/* Only what the person says has gone counts as sent; then it stands in the history. */
static void
test_sent (Fixture *self, gconstpointer unused)
{
  guint before = count_touchpoints (self);
  AdwDialog *dialog;

  begin_portal (self);
  add_address (self, "baker@example.com");
  quote_window_hand_in (QUOTE (self), NULL);
  dialog = wait_for_dialog (self);
  g_assert_cmpuint (self->n_asked, ==, 1);
  g_assert_cmpstr (self->address, ==, "baker@example.com");
  /* In the language of the customer; the file is called as the shop calls it. */
  g_test_message ("%s %s", self->subject, self->name);
  g_assert_true (g_str_has_prefix (self->subject, "Offerte 20"));
  g_assert_nonnull (strstr (self->body, "Bakery De Halm"));
  g_assert_null (strchr (self->body, '{'));
  g_assert_cmpstr (self->head, ==, "%PDF-");
  g_assert_true (g_str_has_prefix (self->name, "Quotation 20"));
  g_assert_true (g_str_has_suffix (self->name, ".pdf"));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Has it gone?");
  answer (self, dialog, "cancel");
  g_assert_cmpint (quote_window_state (QUOTE (self)), ==, REG_QUOTATION_READY);
  g_assert_cmpuint (count_touchpoints (self), ==, before);
  dialog = wait_for_dialog (self);
  answer (self, dialog, "do");
  g_assert_cmpint (quote_window_state (QUOTE (self)), ==, REG_QUOTATION_SENT);
  g_assert_cmpuint (count_touchpoints (self), ==, before + 1);
  /* Once more: it is sent already, and that too is written down. */
  dialog = wait_for_dialog (self);
  answer (self, dialog, "do");
  g_assert_cmpint (quote_window_state (QUOTE (self)), ==, REG_QUOTATION_SENT);
  g_assert_cmpuint (count_touchpoints (self), ==, before + 2);
}

/* A draft does not go, whoever asks. */
static void
test_draft (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog;

  begin_portal (self);
  quote_window_fill (QUOTE (self));
  dialog = wait_for_dialog (self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Not for the customer yet");
  answer (self, dialog, "cancel");
  g_assert_cmpuint (self->n_asked, ==, 0);
}

/* Where nobody can hand over a file, that is said and a way offered. */
static void
test_no_portal (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog;

  quote_window_hand_in (QUOTE (self), NULL);
  dialog = wait_for_dialog (self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "The file cannot be handed over");
  answer (self, dialog, "cancel");
  g_assert_cmpint (quote_window_state (QUOTE (self)), ==, REG_QUOTATION_READY);
}

/* Without an address the person types it there. */
static void
test_no_address (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog;

  begin_portal (self);
  quote_window_hand_in (QUOTE (self), NULL);
  dialog = wait_for_dialog (self);
  g_assert_null (self->address);
  answer (self, dialog, "cancel");
}

/* Old and odd desktops: another path than agreed on, and answers nobody can read. */
static void
test_odd_portal (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog;

  begin_portal (self);
  self->is_odd = TRUE;
  quote_window_hand_in (QUOTE (self), NULL);
  dialog = wait_for_dialog (self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Has it gone?");
  answer (self, dialog, "cancel");
}

/* Nobody else reads what waits for the mail program, and it does not wait for ever. */
static void
test_files (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "regulars", "mail", NULL);
  g_autofree char *own = NULL, *file = NULL;
  g_autoptr (GDir) dir = NULL;
  const struct utimbuf yesterday = { time (NULL) - 2 * 86400, time (NULL) - 2 * 86400 };
  GStatBuf info;

  begin_portal (self);
  quote_window_hand_in (QUOTE (self), NULL);
  answer (self, wait_for_dialog (self), "cancel");
  dir = g_dir_open (folder, 0, NULL);
  own = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  file = g_build_filename (own, self->name, NULL);
  g_assert_cmpint (g_stat (own, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  reg_mail_remove_old_sync ();
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_utime (own, (struct utimbuf *)&yesterday), ==, 0);
  reg_mail_remove_old_sync ();
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
}

/* --- the message alone ------------------------------------------------------------------ */

static void
test_uri (void)
{
  RegMail mail = { .address = (char *)"a+b@example.com",
                   .subject = (char *)"Größe & Preis?",
                   .body = (char *)"One\n100 %",
                   .file_name = (char *)"x.pdf" };
  g_autofree char *uri = reg_mail_dup_uri (&mail);

  g_assert_cmpstr (uri, ==,
                   "mailto:a+b@example.com?subject=Größe%20%26%20Preis%3F"
                   "&body=One%0D%0A100%20%25");
  mail.address = NULL;
  g_free (uri);
  uri = reg_mail_dup_uri (&mail);
  g_assert_true (g_str_has_prefix (uri, "mailto:?subject="));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/quotation-mail/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("sent", test_sent);
  ADD ("draft", test_draft);
  ADD ("no-portal", test_no_portal);
  ADD ("no-address", test_no_address);
  ADD ("odd-portal", test_odd_portal);
  ADD ("files", test_files);
#undef ADD
  g_test_add_func ("/quotation-mail/uri", test_uri);
  return g_test_run ();
}
