/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-approval-desk.h"
#include "ui/quotation/reg-approval-notices.h"
#include "ui/quotation/reg-approval-window.h"

/* Requests for an approval and answers to them as notifications of the desktop, and what is done
 * there. Approving asks for all that it asks for elsewhere. */

#define NOTICES "reg-approval-notices"
#define SAID "approvals-said"

static RegApprovalNotices *
get_notices (RegApplication *self)
{
  return g_object_get_data (G_OBJECT (self), NOTICES);
}

static void
remember (RegApplication *self, RegApprovalNotices *notices)
{
  GSettings *settings = reg_application_get_settings (self);
  g_auto (GStrv) said = reg_approval_notices_dup_said (notices);

  if (settings != NULL)
    g_settings_set_strv (settings, SAID, (const char *const *)said);
}

/* A request and its answer take one another's place. */
static char *
name_notification (gint64 quotation)
{
  return g_strdup_printf ("approval-%" G_GINT64_FORMAT, quotation);
}

static void
send (RegApplication *self, gint64 quotation, GNotification *notification)
{
  g_autofree char *name = name_notification (quotation);

  reg_application_notify (self, name, notification);
}

/* A request can be answered with yes from the notification, an answer only be looked at. */
static void
tell (RegApplication *self,
      RegApprovalNotices *notices,
      gint64 quotation,
      const char *title,
      const char *body,
      gboolean is_request)
{
  g_autoptr (GNotification) notification = g_notification_new (title);
  const char *shows = is_request ? "app.show-approval" : "app.show-quotation";

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, shows, "x", quotation);
  if (is_request)
    g_notification_add_button_with_target (notification, _ ("Approve"), "app.approve-quotation",
                                           "x", quotation);
  g_notification_add_button_with_target (notification, _ ("Open"), shows, "x", quotation);
  send (self, quotation, notification);
  remember (self, notices);
}

static void
asked_cb (RegApprovalNotices *notices,
          gint64 quotation,
          const char *title,
          const char *body,
          RegApplication *self)
{
  tell (self, notices, quotation, title, body, TRUE);
}

static void
answered_cb (RegApprovalNotices *notices,
             gint64 quotation,
             const char *title,
             const char *body,
             RegApplication *self)
{
  tell (self, notices, quotation, title, body, FALSE);
}

static void
over_cb (RegApprovalNotices *notices, gint64 quotation, RegApplication *self)
{
  g_autofree char *name = name_notification (quotation);

  reg_application_withdraw (self, name);
}

/* --- what is done there ----------------------------------------------------------------- */

/* Where there is no window yet, there is one behind it. */
static void
do_with_window (RegApplication *self, const char *action, gint64 quotation)
{
  g_autofree char *detailed = g_strdup_printf ("%s(int64 %" G_GINT64_FORMAT ")", action, quotation);

  if (reg_application_get_main_window (self) == NULL)
    reg_application_open_usual (self);
  reg_application_do_when_open (self, detailed);
}

static RegApprovalWindow *
find_window (RegApplication *self, gint64 quotation)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (REG_IS_APPROVAL_WINDOW (item->data)
        && reg_approval_window_get_quotation (item->data) == quotation)
      return item->data;
  return NULL;
}

/* There is one window for each question; it comes to the front. */
static RegApprovalWindow *
present (RegApplication *self, gint64 quotation)
{
  RegSession *session = reg_application_get_session (self);
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self));
  RegApprovalWindow *window = find_window (self, quotation);

  if (session == NULL)
    return NULL;
  if (window == NULL)
    {
      window = REG_APPROVAL_WINDOW (
          reg_approval_window_new (GTK_APPLICATION (self), session, quotation));
      gtk_window_set_transient_for (GTK_WINDOW (window), front);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* x: what waits. */
static void
review_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, g_variant_get_int64 (parameter));
}

/* x: what is to be approved, once it was looked at and whoever approves has shown who they are. */
static void
confirm_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApprovalWindow *window = present (user_data, g_variant_get_int64 (parameter));

  if (window != NULL)
    reg_approval_window_ask_to_approve (window);
}

static void
approve_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  do_with_window (user_data, "confirm-approval", g_variant_get_int64 (parameter));
}

static void
show_approval_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  do_with_window (user_data, "review-quotation", g_variant_get_int64 (parameter));
}

static void
show_quotation_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  do_with_window (user_data, "open-quotation", g_variant_get_int64 (parameter));
}

/* s: the file of a request, an answer or a key. */
static void
open_file_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegApplication *self = user_data;
  RegSession *session = reg_application_get_session (self);
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (front == NULL)
    front = GTK_WINDOW (reg_application_get_main_window (self));
  if (session != NULL && front != NULL)
    reg_approval_desk_open (GTK_WIDGET (front), session, file, 0);
}

static const GActionEntry entries[] = {
  { "open-approval", open_file_activated_cb, "s", NULL, NULL },
  { "review-quotation", review_activated_cb, "x", NULL, NULL },
  { "confirm-approval", confirm_activated_cb, "x", NULL, NULL },
  { "approve-quotation", approve_activated_cb, "x", NULL, NULL },
  { "show-approval", show_approval_activated_cb, "x", NULL, NULL },
  { "show-quotation", show_quotation_activated_cb, "x", NULL, NULL },
};

/**
 * reg_application_begin_approval_notices:
 *
 * The book is open: what waits and what was answered is said from now on.
 */
void
reg_application_begin_approval_notices (RegApplication *self)
{
  GSettings *settings = reg_application_get_settings (self);
  g_auto (GStrv) said = settings != NULL ? g_settings_get_strv (settings, SAID) : NULL;
  RegApprovalNotices *notices = reg_approval_notices_new (reg_application_get_session (self),
                                                          (const char *const *)said);

  g_signal_connect_object (notices, "asked", G_CALLBACK (asked_cb), self, 0);
  g_signal_connect_object (notices, "answered", G_CALLBACK (answered_cb), self, 0);
  g_signal_connect_object (notices, "over", G_CALLBACK (over_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), NOTICES, notices, g_object_unref);
}

/**
 * reg_application_end_approval_notices:
 *
 * The book is closed: what it asked is taken back.
 */
void
reg_application_end_approval_notices (RegApplication *self)
{
  if (get_notices (self) != NULL)
    reg_approval_notices_take_back (get_notices (self));
  g_object_set_data (G_OBJECT (self), NOTICES, NULL);
}

void
reg_application_add_approval_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
