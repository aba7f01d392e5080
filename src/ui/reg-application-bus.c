/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "core/reg-contact-link.h"

/* What other programs can ask for over the session bus. The interfaces are described in data/. */

#define ERROR_INVALID_NUMBER "app.regulars.Regulars.Error.InvalidNumber"

static void
identify_caller (RegApplication *self, const char *number, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegContactLink) link = reg_contact_link_new_for_number (number, &error);
  g_autofree char *uri = NULL;

  if (link == NULL)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, ERROR_INVALID_NUMBER, error->message);
      return;
    }
  uri = reg_contact_link_is_link (number) ? g_strdup (number) : g_strconcat ("tel:", number, NULL);
  reg_application_open_usual (self);
  reg_application_identify_link (self, uri);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
caller_called_cb (GDBusConnection *connection,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  const char *number;

  g_variant_get (parameters, "(&s)", &number);
  identify_caller (user_data, number, invocation);
}

static const GDBusInterfaceVTable caller_table = { .method_call = caller_called_cb };

/**
 * reg_application_export:
 * @self: the application
 * @connection: the session bus
 * @path: the object of the application
 * @resource: file that describes the interface, its only one
 * @table: what answers it, for @self
 * @error: what went wrong
 *
 * Returns: what g_dbus_connection_unregister_object() asks for; 0 with @error
 */
guint
reg_application_export (RegApplication *self,
                        GDBusConnection *connection,
                        const char *path,
                        const char *resource,
                        const GDBusInterfaceVTable *table,
                        GError **error)
{
  g_autoptr (GBytes) xml = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GDBusNodeInfo) node = NULL;

  if (xml == NULL)
    return 0;
  node = g_dbus_node_info_new_for_xml (g_bytes_get_data (xml, NULL), error);
  if (node == NULL)
    return 0;
  return g_dbus_connection_register_object (connection, path, node->interfaces[0], table, self,
                                            NULL, error);
}

/**
 * reg_application_export_caller:
 * @self: the application
 * @connection: the session bus
 * @path: the object of the application
 * @error: what went wrong
 *
 * Returns: what g_dbus_connection_unregister_object() asks for; 0 with @error
 */
guint
reg_application_export_caller (RegApplication *self,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  return reg_application_export (self, connection, path,
                                 "/app/regulars/Regulars/bus/app.regulars.Regulars.Caller.xml",
                                 &caller_table, error);
}
