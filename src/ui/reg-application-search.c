/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "store/reg-search.h"

/* The search of the desktop: answers from the book without a window. */

#define SEARCH "reg-application-search"

/* Answers of each kind, and ids whose texts are kept: the shell shows five, and asks for the texts of
 * an answer right after it. */
#define MAX_HITS 5
#define MAX_KNOWN 500

typedef struct
{
  RegApplication *application; /* unowned: this is a part of it */
  GHashTable *known;           /* id as the shell has it → RegHit */
  GPtrArray *waiting;          /* of Search: until the book is open */
  GCancellable *running;
} Provider;

typedef struct
{
  RegApplication *application; /* held while it is asked */
  GDBusMethodInvocation *invocation;
  char *text;
  guint mark; /* of the book that was searched */
  GPtrArray *hits;
} Search;

static void
provider_free (gpointer data)
{
  Provider *self = data;

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->running);
  g_free (self);
}

static Provider *
get_provider (RegApplication *application)
{
  Provider *self = g_object_get_data (G_OBJECT (application), SEARCH);

  if (self != NULL)
    return self;
  self = g_new0 (Provider, 1);
  self->application = application;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)reg_hit_free);
  self->waiting = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (application), SEARCH, self, provider_free);
  return self;
}

static RegStore *
get_store (RegApplication *application)
{
  RegSession *session = reg_application_get_session (application);

  return session != NULL ? reg_session_get_store (session) : NULL;
}

/* --- ids ---------------------------------------------------------------------------------- */

/* Another book may be open when the shell comes back with an id. */
static guint
get_mark (RegStore *store)
{
  return g_str_hash (reg_store_get_path (store));
}

static char *
create_id (guint mark, const RegHit *hit)
{
  return g_strdup_printf ("%08x %s %" G_GINT64_FORMAT, mark,
                          reg_entity_get_info (hit->entity)->table, hit->id);
}

static gboolean
parse_id (RegStore *store, const char *text, RegEntityId *entity, gint64 *id)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 4);
  guint64 mark;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_unsigned (parts[0], 16, 0, G_MAXUINT, &mark, NULL)
      || mark != get_mark (store)
      || !g_ascii_string_to_signed (parts[2], 10, 1, G_MAXINT64, id, NULL))
    return FALSE;
  *entity = reg_entity_from_table (parts[1]);
  return *entity != REG_ENTITY_NONE;
}

/* --- searching ---------------------------------------------------------------------------- */

/* The shell gets an answer whatever happens, and the program may end again. */
static void
search_answer (Search *self)
{
  Provider *provider = get_provider (self->application);
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  if (g_hash_table_size (provider->known) > MAX_KNOWN)
    g_hash_table_remove_all (provider->known);
  while (self->hits != NULL && self->hits->len > 0)
    {
      RegHit *hit = g_ptr_array_steal_index (self->hits, 0);
      char *id = create_id (self->mark, hit);

      g_variant_builder_add (&ids, "s", id);
      g_hash_table_replace (provider->known, id, hit);
    }
  g_dbus_method_invocation_return_value (self->invocation, g_variant_new ("(as)", &ids));
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self->text);
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  g_free (self);
}

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *self = data;

  self->hits = reg_search (db, self->text, MAX_HITS, cancellable, error);
  return self->hits != NULL;
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Search *self = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      g_clear_pointer (&self->hits, g_ptr_array_unref);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Nothing was searched for the desktop: %s", error->message);
    }
  search_answer (self);
}

/* Whoever types on does not wait for what was asked before. */
static void
search_run (Search *self)
{
  Provider *provider = get_provider (self->application);
  RegStore *store = get_store (self->application);

  self->mark = get_mark (store);
  g_cancellable_cancel (provider->running);
  g_clear_object (&provider->running);
  provider->running = g_cancellable_new ();
  reg_store_read_async (store, G_PRIORITY_DEFAULT, search_job, self, NULL, provider->running,
                        searched_cb, self);
}

static void
search (RegApplication *application, GDBusMethodInvocation *invocation, GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  Search *self = g_new0 (Search, 1);

  self->application = g_object_ref (application);
  self->invocation = invocation;
  self->text = g_strjoinv (" ", (char **)words);
  g_application_hold (G_APPLICATION (application));
  if (reg_application_is_open (application))
    search_run (self);
  else if (reg_application_open_quietly (application))
    g_ptr_array_add (get_provider (application)->waiting, self);
  else
    search_answer (self);
}

/**
 * reg_application_answer_searches:
 *
 * The book was opened, or it was not: whoever waited for it is answered.
 */
void
reg_application_answer_searches (RegApplication *self)
{
  Provider *provider = g_object_get_data (G_OBJECT (self), SEARCH);

  while (provider != NULL && provider->waiting->len > 0)
    {
      Search *waiting = g_ptr_array_steal_index (provider->waiting, 0);

      if (reg_application_is_open (self))
        search_run (waiting);
      else
        search_answer (waiting);
    }
}

/* --- what was found ----------------------------------------------------------------------- */

static void
add_meta (GVariantBuilder *metas, const char *id, const RegHit *hit)
{
  const char *icon = hit->entity == REG_ENTITY_PARTY ? "avatar-default-symbolic"
                                                     : "x-office-document-symbolic";

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (hit->title));
  if (hit->detail != NULL && *hit->detail != '\0')
    g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (hit->detail));
  g_variant_builder_add (metas, "{sv}", "gicon", g_variant_new_string (icon));
  g_variant_builder_close (metas);
}

static void
describe (RegApplication *self, GDBusMethodInvocation *invocation, GVariant *ids)
{
  Provider *provider = get_provider (self);
  g_autofree const char **wanted = g_variant_get_strv (ids, NULL);
  GVariantBuilder metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      const RegHit *hit = g_hash_table_lookup (provider->known, wanted[i]);

      if (hit != NULL)
        add_meta (&metas, wanted[i], hit);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
}

/* With the book shown: what the action needs is known only then. */
static void
show (RegApplication *self, const char *name, const char *text)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (text));
  g_autofree char *action = g_action_print_detailed_name (name, target);

  reg_application_open_usual (self);
  reg_application_do_when_open (self, action);
}

static void
launch (RegApplication *self, GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (char **)words);

  show (self, "search-for", text);
}

/* s: an id as the shell has it; of another book it means nothing. */
static void
open_found_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegStore *store = get_store (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);
  RegEntityId entity;
  gint64 id;

  if (store != NULL && window != NULL
      && parse_id (store, g_variant_get_string (parameter, NULL), &entity, &id))
    reg_main_window_open_found (window, entity, id);
}

static void
search_for_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (session != NULL && window != NULL && reg_session_get_firm (session) != NULL)
    reg_main_window_search_for (window, g_variant_get_string (parameter, NULL));
}

/* --- the bus ------------------------------------------------------------------------------ */

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
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) second = NULL;

  if (g_variant_n_children (parameters) > 1)
    second = g_variant_get_child_value (parameters, 1);
  if (g_str_equal (method, "GetInitialResultSet"))
    search (user_data, invocation, first);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    search (user_data, invocation, second);
  else if (g_str_equal (method, "GetResultMetas"))
    describe (user_data, invocation, first);
  else
    {
      if (g_str_equal (method, "ActivateResult"))
        show (user_data, "open-found", g_variant_get_string (first, NULL));
      else
        launch (user_data, first);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static const GDBusInterfaceVTable table = { .method_call = called_cb };

static const GActionEntry entries[] = {
  { "open-found", open_found_activated_cb, "s", NULL, NULL },
  { "search-for", search_for_activated_cb, "s", NULL, NULL },
};

void
reg_application_add_search_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * reg_application_export_search:
 * @self: the application
 * @connection: the session bus
 * @path: the object of the application
 * @error: what went wrong
 *
 * Returns: what g_dbus_connection_unregister_object() asks for; 0 with @error
 */
guint
reg_application_export_search (RegApplication *self,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  g_autofree char *below = g_strconcat (path, "/SearchProvider", NULL);

  return reg_application_export (self, connection, below,
                                 "/app/regulars/Regulars/bus/org.gnome.Shell.SearchProvider2.xml",
                                 &table, error);
}
