/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include <glib/gi18n.h>

#include "core/reg-contact-link.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-identify.h"

/* Who calls or wrote, handed over by another program. */

#define IDENTIFY "identify-link"

typedef struct
{
  RegApplication *application; /* unowned: it closes its books before it ends */
  char *uri;
  gulong handler;
} Waiting;

static void identify (RegApplication *self, const char *uri);

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_free (waiting->uri);
  g_free (waiting);
}

/* The first questions have been answered. */
static void
firm_changed_cb (RegSession *session, Waiting *waiting)
{
  RegApplication *self = waiting->application;
  g_autofree char *uri = NULL;

  if (reg_session_get_firm (session) == NULL)
    return;
  uri = g_steal_pointer (&waiting->uri);
  g_signal_handler_disconnect (session, waiting->handler);
  if (reg_application_get_session (self) == session)
    identify (self, uri);
}

static void
identify_when_asked (RegApplication *self, RegSession *session, const char *uri)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->application = self;
  waiting->uri = g_strdup (uri);
  waiting->handler = g_signal_connect_data (session, "firm-changed", G_CALLBACK (firm_changed_cb),
                                            waiting, waiting_free, G_CONNECT_AFTER);
}

static void
identify (RegApplication *self, const char *uri)
{
  RegSession *session = reg_application_get_session (self);
  RegMainWindow *window = reg_application_get_main_window (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegContactLink) link = reg_contact_link_parse (uri, &error);

  if (session == NULL || window == NULL)
    return;
  if (link == NULL)
    {
      g_message ("%s", error->message);
      reg_toaster_show (GTK_WIDGET (window),
                        _ ("The link holds no telephone number and no e-mail address."));
    }
  else if (reg_session_get_firm (session) == NULL)
    identify_when_asked (self, session, uri);
  else
    reg_identify (window, link->kind == REG_QUERY_MAIL ? REG_IDENTIFY_MAIL : REG_IDENTIFY_CALLER,
                  link->text);
}

/* s: a link. */
static void
identify_link_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  identify (user_data, g_variant_get_string (parameter, NULL));
}

/**
 * reg_application_identify_link:
 * @uri: "tel:…" or "mailto:…"
 *
 * Shows who it belongs to, as soon as the book is open and has its firm. A link that means nobody is
 * said to.
 */
void
reg_application_identify_link (RegApplication *self, const char *uri)
{
  g_autofree char *valid = g_utf8_make_valid (uri, -1);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (valid));
  g_autofree char *action = g_action_print_detailed_name (IDENTIFY, target);

  reg_application_do_when_open (self, action);
}

static const GActionEntry entries[] = {
  { IDENTIFY, identify_link_activated_cb, "s", NULL, NULL },
};

void
reg_application_add_caller_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
