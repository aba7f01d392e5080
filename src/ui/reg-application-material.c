/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "ui/campaign/reg-campaigns-page.h"
#include "ui/contract/reg-contracts-page.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/material/reg-material-window.h"
#include "ui/window/reg-list-window.h"
#include "ui/widgets/reg-dialog.h"

/* What can be done about brochures and samples, contracts and campaigns from anywhere. */

/* There is one such window; it comes to the front. */
static GtkWindow *
get_window (RegApplication *self)
{
  RegSession *session = reg_application_get_session (self);

  if (session == NULL)
    return NULL;
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (REG_IS_MATERIAL_WINDOW (item->data))
      return item->data;
  return reg_material_window_new (GTK_APPLICATION (self), session);
}

/* s: which of its pages, with "/" and a filter behind it: "requests/late". */
static void
material_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);

  if (window == NULL)
    return;
  if (parts[0] != NULL)
    reg_material_window_show_page (REG_MATERIAL_WINDOW (window), parts[0], parts[1]);
  gtk_window_present (window);
}

static void
contracts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  reg_list_window_show (user_data, reg_application_get_session (user_data), reg_contracts_page_new);
}

static void
campaigns_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  reg_list_window_show (user_data, reg_application_get_session (user_data), reg_campaigns_page_new);
}

/* Into the search of the main window, from another one. */
static void
find_customer_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *window = reg_application_get_main_window (user_data);

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
}

/* (xx): a customer, or 0; what is given, or 0. */
static void
give_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *front = gtk_application_get_active_window (user_data);
  RegGive give = { .channel = -1 };

  g_variant_get (parameter, "(xx)", &give.party, &give.material);
  if (front != NULL && reg_application_can_write (user_data))
    reg_dialog_present (reg_give_dialog_new (reg_application_get_session (user_data), &give),
                        GTK_WIDGET (front));
}

static const GActionEntry entries[] = {
  { "material", material_activated_cb, "s", NULL, NULL },
  { "contracts", contracts_activated_cb, NULL, NULL, NULL },
  { "campaigns", campaigns_activated_cb, NULL, NULL, NULL },
  { "find-customer", find_customer_activated_cb, NULL, NULL, NULL },
  { "give-material", give_activated_cb, "(xx)", NULL, NULL },
};

void
reg_application_add_material_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
