/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotations-page.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/quotation/reg-quotation-preview.h"
#include "ui/widgets/reg-context-menu.h"
#include "ui/widgets/reg-toaster.h"

struct _RegQuotationsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegQuotationsPage, reg_quotations_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_QUOTATIONS,
  .entity = REG_ENTITY_QUOTATION,
  .id = "quotations",
  .title = N_ ("Quotations"),
  .new_label = N_ ("New quotation"),
  .new_action = "app.new-quotation(int64 0)",
  .open_action = "app.open-quotation",
  .party_field = REG_QUOTATION_PARTY_ID,
  .icon_name = "reg-quotation-symbolic",
  .empty_title = N_ ("No quotations yet"),
  .empty_text = N_ (
      "Type codes and quantities; cost, margin and who has to approve are shown while you write."),
};

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  gint64 made;
  gint64 action;

  if (!reg_quotation_order_run_finish (REG_SESSION (object), result, &made, &action, &error))
    {
      reg_toaster_show_error (page, reg_quotation_order_get_failed (REG_ORDER_DUPLICATE), error);
      return;
    }
  reg_toaster_show_undo (page, reg_quotation_order_get_done (REG_ORDER_DUPLICATE), action);
  gtk_widget_activate_action (page, "app.open-quotation", "x", made);
}

static void
copy_cb (RegQuotationOrder *order, gpointer page)
{
  reg_quotation_order_run_async (reg_list_page_get_session (REG_LIST_PAGE (page)), order, NULL,
                                 copied_cb, g_object_ref (page));
}

static void
copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_quotation_copy_present (reg_list_page_get_session (REG_LIST_PAGE (widget)), widget,
                              g_variant_get_int64 (parameter), copy_cb);
}

static void
reg_quotations_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  reg_context_menu_append (menu, _ ("_Duplicate…"), "quotations.copy", id);
}

static GtkWidget *
reg_quotations_page_create_preview (RegSession *session)
{
  GtkWidget *preview = g_object_new (REG_TYPE_QUOTATION_PREVIEW, NULL);

  reg_quotation_preview_set_session (REG_QUOTATION_PREVIEW (preview), session);
  return preview;
}

static void
reg_quotations_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_quotation_preview_set_quotation (REG_QUOTATION_PREVIEW (preview), id);
}

static void
reg_quotations_page_class_init (RegQuotationsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->create_preview = reg_quotations_page_create_preview;
  list_class->show_preview = reg_quotations_page_show_preview;
  list_class->fill_menu = reg_quotations_page_fill_menu;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "quotations.copy", "x",
                                   copy_activated_cb);
}

static void
reg_quotations_page_init (RegQuotationsPage *self)
{
}

/**
 * reg_quotations_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all quotations
 */
GtkWidget *
reg_quotations_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_QUOTATIONS_PAGE, session);
}
