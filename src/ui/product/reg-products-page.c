/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-products-page.h"

#include <glib/gi18n.h>

#include "ui/product/reg-product-actions.h"
#include "ui/product/reg-product-preview.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-table-layout.h"
#include "ui/window/reg-page.h"

/* What we sell: filters, table, and the selected product beside it. */
struct _RegProductsPage
{
  GtkWidget parent_instance;

  GtkWidget *bin;
  AdwOverlaySplitView *split_view;
  RegFilterBar *filter_bar;
  GtkWidget *filter_separator;
  RegTableView *table;
  GtkActionBar *bulk_bar;
  GtkWidget *gone_button;
  GtkWidget *again_button;
  RegProductPreview *preview;
  GtkWidget *empty_page;

  RegSession *session;
  gboolean wants_preview;
};

static void reg_products_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegProductsPage,
                               reg_products_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_products_page_page_init))

/* --- selection -------------------------------------------------------------------------- */

static void
update_preview (RegProductsPage *self)
{
  gboolean visible = self->wants_preview
                     && !adw_overlay_split_view_get_collapsed (self->split_view);
  RegTableSelection *selection = reg_table_view_get_selection (self->table);

  adw_overlay_split_view_set_show_sidebar (self->split_view, visible);
  if (self->session != NULL)
    reg_product_preview_set_product (self->preview,
                                     visible ? reg_table_selection_get_selected (selection) : 0);
}

static void
selection_changed_cb (RegProductsPage *self)
{
  guint count = reg_table_selection_get_count (reg_table_view_get_selection (self->table));

  gtk_action_bar_set_revealed (self->bulk_bar, count > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "products.delete", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "products.set-gone", count > 0);
  update_preview (self);
}

/* A screen of rows without a chosen one would leave the preview empty. */
static void
select_first (RegProductsPage *self)
{
  RegTableModel *model = reg_table_view_get_model (self->table);
  RegTableSelection *selection = reg_table_view_get_selection (self->table);

  if (reg_table_selection_get_count (selection) == 0 && reg_table_model_get_size (model) > 0
      && !reg_table_view_get_narrow (self->table))
    reg_table_selection_set_selected (selection, reg_table_model_get_id (model, 0));
}

static void
updated_cb (RegProductsPage *self)
{
  RegTableModel *model = reg_table_view_get_model (self->table);
  gboolean nothing = reg_table_model_get_loaded (model) && reg_table_model_get_size (model) == 0
                     && reg_filter_bar_get_filter (self->filter_bar) == NULL;
  gboolean gone = g_strcmp0 (reg_filter_bar_get_filter (self->filter_bar), "discontinued") == 0;

  gtk_widget_set_visible (self->gone_button, !gone);
  gtk_widget_set_visible (self->again_button, gone);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), !nothing);
  gtk_widget_set_visible (self->filter_separator, !nothing);
  select_first (self);
}

static void
row_activated_cb (RegProductsPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-product", "x", id);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_table_view_get_selection (self->table));

  if (ids->len > 0)
    reg_product_delete (widget, self->session, (gint64 *)ids->data, ids->len);
}

static void
set_gone_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_table_view_get_selection (self->table));

  if (ids->len > 0)
    reg_product_set_gone (widget, self->session, (gint64 *)ids->data, ids->len,
                          g_variant_get_boolean (parameter));
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_products_page_get_title (RegPage *page)
{
  return _ ("Products");
}

static gboolean
reg_products_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ ("New product");
  action->icon_name = "list-add-symbolic";
  action->action_name = "app.new-product(int64 0)";
  return TRUE;
}

static gboolean
reg_products_page_focus_default (RegPage *page)
{
  reg_table_view_focus_rows (REG_PRODUCTS_PAGE (page)->table);
  return TRUE;
}

static void
reg_products_page_set_preview (RegPage *page, gboolean visible)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (page);

  self->wants_preview = visible;
  update_preview (self);
}

static gboolean
reg_products_page_show_record (RegPage *page, RegEntityId entity, gint64 id)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (page);

  if (entity != REG_ENTITY_PRODUCT)
    return FALSE;
  reg_filter_bar_set_filter (self->filter_bar, NULL);
  reg_table_selection_set_selected (reg_table_view_get_selection (self->table), id);
  return TRUE;
}

static void
reg_products_page_set_filter (RegPage *page, const char *filter)
{
  reg_filter_bar_set_filter (REG_PRODUCTS_PAGE (page)->filter_bar, filter);
}

static void
reg_products_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_products_page_get_title;
  iface->get_primary_action = reg_products_page_get_primary_action;
  iface->focus_default = reg_products_page_focus_default;
  iface->set_preview = reg_products_page_set_preview;
  iface->show_record = reg_products_page_show_record;
  iface->set_filter = reg_products_page_set_filter;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_products_page_dispose (GObject *object)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PRODUCTS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_products_page_parent_class)->dispose (object);
}

static void
reg_products_page_class_init (RegProductsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FILTER_BAR);
  g_type_ensure (REG_TYPE_TABLE_VIEW);
  g_type_ensure (REG_TYPE_PRODUCT_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = reg_products_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-products-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, filter_separator);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, table);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, bulk_bar);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, gone_button);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, RegProductsPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_install_action (widget_class, "products.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "products.set-gone", "b", set_gone_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "products.delete", NULL);
}

static void
reg_products_page_init (RegProductsPage *self)
{
  self->wants_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_products_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all products
 */
GtkWidget *
reg_products_page_new (RegSession *session)
{
  RegProductsPage *self = g_object_new (REG_TYPE_PRODUCTS_PAGE, NULL);
  g_autoptr (RegListSource) source = reg_list_source_new (session, REG_LIST_PRODUCTS);
  RegTableModel *model;

  self->session = g_object_ref (session);
  reg_product_preview_set_session (self->preview, session);
  reg_table_view_set_source (self->table, REG_TABLE_SOURCE (source), TRUE);
  reg_table_view_set_label (self->table, _ ("Products"));
  reg_table_view_set_empty (self->table, self->empty_page);
  model = reg_table_view_get_model (self->table);
  g_signal_connect_object (model, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (self->table), "notify::count",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (self->table), "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  reg_filter_bar_set_list (self->filter_bar, REG_LIST_PRODUCTS, model);
  reg_table_layout_remember (self->table, "products");
  selection_changed_cb (self);
  reg_table_model_refresh (model);
  return GTK_WIDGET (self);
}
