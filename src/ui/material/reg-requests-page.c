/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-requests-page.h"

#include <glib/gi18n.h>

#include "ui/material/reg-request-actions.h"
#include "ui/material/reg-request-view.h"

struct _RegRequestsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegRequestsPage, reg_requests_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_REQUESTS,
  .entity = REG_ENTITY_MATERIAL_REQUEST,
  .id = "requests",
  .multiple = TRUE,
  .title = N_ ("What customers asked for"),
  .new_label = N_ ("Give something"),
  .new_action = "app.new-material-request(int64 0)",
  .open_action = "app.open-material-request",
  .party_field = REG_MATERIAL_REQUEST_PARTY_ID,
  .icon_name = "reg-delivery-symbolic",
  .empty_title = N_ ("Nobody asked for anything yet"),
  .empty_text = N_ (
      "Each brochure and sample that a customer gets stands here until somebody spoke "
      "to them about it, so that none is given for nothing."),
};

static const struct
{
  const char *action;
  const char *label;
  RegMaterialStage stage;
} marks[] = {
  { "requests.sent", N_ ("_Sent today"), REG_MATERIAL_STAGE_SENT },
  { "requests.arrived", N_ ("_Arrived"), REG_MATERIAL_STAGE_ARRIVED },
  { "requests.followed", N_ ("_Followed up"), REG_MATERIAL_STAGE_FOLLOWED },
};

static void
mark_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  for (guint i = 0; ids->len > 0 && i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].action, action))
      reg_request_mark (widget, reg_list_page_get_session (page), (gint64 *)ids->data, ids->len,
                        marks[i].stage);
}

static void
reg_requests_page_fill_bulk_bar (RegListPage *page, GtkActionBar *bar)
{
  for (int i = G_N_ELEMENTS (marks) - 1; i >= 0; i--)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (marks[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), marks[i].action);
      gtk_action_bar_pack_end (bar, button);
    }
}

static void
reg_requests_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_menu_append (menu, _ (marks[i].label), marks[i].action);
}

static GtkWidget *
reg_requests_page_create_preview (RegSession *session)
{
  return reg_request_view_new (session);
}

static void
reg_requests_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_request_view_set_request (REG_REQUEST_VIEW (preview), id);
}

static void
reg_requests_page_changed (RegListPage *page)
{
  guint count = reg_table_selection_get_count (reg_list_page_get_selection (page));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), marks[i].action, count > 0);
}

static void
reg_requests_page_class_init (RegRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->create_preview = reg_requests_page_create_preview;
  list_class->show_preview = reg_requests_page_show_preview;
  list_class->remove = reg_request_delete;
  list_class->fill_bulk_bar = reg_requests_page_fill_bulk_bar;
  list_class->fill_menu = reg_requests_page_fill_menu;
  list_class->changed = reg_requests_page_changed;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_class_install_action (widget_class, marks[i].action, NULL, mark_activated_cb);
}

static void
reg_requests_page_init (RegRequestsPage *self)
{
}

/**
 * reg_requests_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all that was asked for
 */
GtkWidget *
reg_requests_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_REQUESTS_PAGE, session);
}
