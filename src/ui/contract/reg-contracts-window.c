/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/contract/reg-contracts-window.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"
#include "ui/window/reg-page.h"

struct _RegContractsPage
{
  RegListPage parent_instance;
};

struct _RegContractsWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegContractsPage, reg_contracts_page, REG_TYPE_LIST_PAGE)
G_DEFINE_FINAL_TYPE (RegContractsWindow, reg_contracts_window, ADW_TYPE_WINDOW)

static const RegListPageInfo info = {
  .list = REG_LIST_CONTRACTS,
  .entity = REG_ENTITY_HOLDING,
  .id = "contracts",
  .multiple = FALSE,
  .title = N_ ("Contracts"),
  .new_label = N_ ("Choose a customer"),
  .new_action = "app.find-customer",
  .open_action = "app.open-holding",
  .party_field = REG_HOLDING_PARTY_ID,
  .icon_name = "reg-quotation-symbolic",
  .empty_title = N_ ("No contracts yet"),
  .empty_text = N_ (
      "What was agreed for a time with customers and partners. Write a contract down in "
      "the window of the customer, under what they have, and its last days are not "
      "missed."),
};

typedef struct
{
  gint64 *ids;
  gsize n_ids;
} Removal;

static void
removal_free (gpointer data)
{
  g_free (((Removal *)data)->ids);
  g_free (data);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removal *removal = data;

  for (gsize i = 0; i < removal->n_ids; i++)
    if (!reg_db_bin (db, REG_ENTITY_HOLDING, removal->ids[i], error))
      return FALSE;
  return TRUE;
}

static void
reg_contracts_page_remove (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids)
{
  const RegEditWords words = { "delete", _ ("Contract deleted"), _ ("Not deleted."), FALSE };
  Removal *removal = g_new0 (Removal, 1);

  removal->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  removal->n_ids = n_ids;
  reg_edit_run (from, session, &words, remove_job, removal, removal_free, NULL);
}

static void
reg_contracts_page_class_init (RegContractsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->remove = reg_contracts_page_remove;
}

static void
reg_contracts_page_init (RegContractsPage *self)
{
}

/**
 * reg_contracts_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all contracts, which has no room beside it
 */
GtkWidget *
reg_contracts_page_new (RegSession *session)
{
  GtkWidget *page = reg_list_page_new (REG_TYPE_CONTRACTS_PAGE, session);

  reg_page_set_preview (REG_PAGE (page), FALSE);
  return page;
}

static void
reg_contracts_window_class_init (RegContractsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_contracts_window_init (RegContractsWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Contracts"));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 600);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

/**
 * reg_contracts_window_new:
 * @application: the program
 * @session: the open customer book
 *
 * Returns: (transfer none): the window of all contracts
 */
GtkWindow *
reg_contracts_window_new (GtkApplication *application, RegSession *session)
{
  RegContractsWindow *self = g_object_new (REG_TYPE_CONTRACTS_WINDOW, "application", application,
                                           NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), reg_contracts_page_new (session));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  adw_window_set_content (ADW_WINDOW (self), toasts);
  return GTK_WINDOW (self);
}
