/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customers-page.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-preview.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-table-layout.h"
#include "ui/window/reg-page.h"

/* Everybody we know: filters, table, and the selected customer beside it. */
struct _RegCustomersPage
{
  GtkWidget parent_instance;

  GtkWidget *bin;
  AdwOverlaySplitView *split_view;
  RegFilterBar *filter_bar;
  GtkWidget *filter_separator;
  RegTableView *table;
  GtkActionBar *bulk_bar;
  GtkMenuButton *owner_button;
  RegCustomerPreview *preview;
  GtkWidget *empty_page;

  RegSession *session;
  gboolean wants_preview;
};

static void reg_customers_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegCustomersPage,
                               reg_customers_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_customers_page_page_init))

/* --- selection -------------------------------------------------------------------------- */

static void
update_preview (RegCustomersPage *self)
{
  gboolean visible = self->wants_preview
                     && !adw_overlay_split_view_get_collapsed (self->split_view);
  RegTableSelection *selection = reg_table_view_get_selection (self->table);

  adw_overlay_split_view_set_show_sidebar (self->split_view, visible);
  if (self->session != NULL)
    reg_customer_preview_set_party (self->preview,
                                    visible ? reg_table_selection_get_selected (selection) : 0);
}

static void
selection_changed_cb (RegCustomersPage *self)
{
  guint count = reg_table_selection_get_count (reg_table_view_get_selection (self->table));

  gtk_action_bar_set_revealed (self->bulk_bar, count > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.delete", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.set-owner", count > 0);
  update_preview (self);
}

/* A screen of rows without a chosen one would leave the preview empty. */
static void
select_first (RegCustomersPage *self)
{
  RegTableModel *model = reg_table_view_get_model (self->table);
  RegTableSelection *selection = reg_table_view_get_selection (self->table);

  if (reg_table_selection_get_count (selection) == 0 && reg_table_model_get_size (model) > 0
      && !reg_table_view_get_narrow (self->table))
    reg_table_selection_set_selected (selection, reg_table_model_get_id (model, 0));
}

static void
updated_cb (RegCustomersPage *self)
{
  RegTableModel *model = reg_table_view_get_model (self->table);
  gboolean nobody = reg_table_model_get_loaded (model) && reg_table_model_get_size (model) == 0
                    && reg_filter_bar_get_filter (self->filter_bar) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), !nobody);
  gtk_widget_set_visible (self->filter_separator, !nobody);
  select_first (self);
}

static void
row_activated_cb (RegCustomersPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x", id);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomersPage *self = REG_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_table_view_get_selection (self->table));

  if (ids->len > 0)
    reg_customer_delete (widget, self->session, (gint64 *)ids->data, ids->len);
}

static void
set_owner_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomersPage *self = REG_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_table_view_get_selection (self->table));

  if (ids->len > 0)
    reg_customer_set_owner (widget, self->session, (gint64 *)ids->data, ids->len,
                            g_variant_get_int64 (parameter));
}

static void
append_owner (GMenu *menu, const char *name, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target_value (item, "customers.set-owner", g_variant_new_int64 (id));
  g_menu_append_item (menu, item);
}

static void
update_owners (RegCustomersPage *self)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < staff->len; i++)
    {
      RegRecord *record = g_ptr_array_index (staff, i);

      append_owner (menu, reg_record_get_text (record, REG_STAFF_NAME), reg_record_get_id (record));
    }
  append_owner (menu, C_ ("looked after by", "Nobody"), 0);
  gtk_menu_button_set_menu_model (self->owner_button, G_MENU_MODEL (menu));
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_customers_page_get_title (RegPage *page)
{
  return _ ("Customers");
}

static gboolean
reg_customers_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ ("New customer");
  action->icon_name = "list-add-symbolic";
  action->action_name = "app.add-customer";
  return TRUE;
}

static gboolean
reg_customers_page_focus_default (RegPage *page)
{
  reg_table_view_focus_rows (REG_CUSTOMERS_PAGE (page)->table);
  return TRUE;
}

static void
reg_customers_page_set_preview (RegPage *page, gboolean visible)
{
  RegCustomersPage *self = REG_CUSTOMERS_PAGE (page);

  self->wants_preview = visible;
  update_preview (self);
}

static gboolean
reg_customers_page_show_record (RegPage *page, RegEntityId entity, gint64 id)
{
  RegCustomersPage *self = REG_CUSTOMERS_PAGE (page);

  if (entity != REG_ENTITY_PARTY)
    return FALSE;
  reg_filter_bar_set_filter (self->filter_bar, NULL);
  reg_table_selection_set_selected (reg_table_view_get_selection (self->table), id);
  return TRUE;
}

static void
reg_customers_page_set_filter (RegPage *page, const char *filter)
{
  reg_filter_bar_set_filter (REG_CUSTOMERS_PAGE (page)->filter_bar, filter);
}

static void
reg_customers_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_customers_page_get_title;
  iface->get_primary_action = reg_customers_page_get_primary_action;
  iface->focus_default = reg_customers_page_focus_default;
  iface->set_preview = reg_customers_page_set_preview;
  iface->show_record = reg_customers_page_show_record;
  iface->set_filter = reg_customers_page_set_filter;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customers_page_dispose (GObject *object)
{
  RegCustomersPage *self = REG_CUSTOMERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customers_page_parent_class)->dispose (object);
}

static void
reg_customers_page_class_init (RegCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FILTER_BAR);
  g_type_ensure (REG_TYPE_TABLE_VIEW);
  g_type_ensure (REG_TYPE_CUSTOMER_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = reg_customers_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customers-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, filter_separator);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, table);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, bulk_bar);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, owner_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, preview);
  gtk_widget_class_bind_template_child (widget_class, RegCustomersPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_install_action (widget_class, "customers.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "customers.set-owner", "x",
                                   set_owner_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "customers.delete", NULL);
}

static void
reg_customers_page_init (RegCustomersPage *self)
{
  self->wants_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_customers_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all customers
 */
GtkWidget *
reg_customers_page_new (RegSession *session)
{
  RegCustomersPage *self = g_object_new (REG_TYPE_CUSTOMERS_PAGE, NULL);
  g_autoptr (RegListSource) source = reg_list_source_new (session, REG_LIST_CUSTOMERS);
  RegTableModel *model;

  self->session = g_object_ref (session);
  reg_customer_preview_set_session (self->preview, session);
  reg_table_view_set_source (self->table, REG_TABLE_SOURCE (source), TRUE);
  reg_table_view_set_label (self->table, _ ("Customers"));
  reg_table_view_set_empty (self->table, self->empty_page);
  model = reg_table_view_get_model (self->table);
  g_signal_connect_object (model, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (self->table), "notify::count",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (self->table), "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (update_owners), self,
                           G_CONNECT_SWAPPED);
  reg_filter_bar_set_list (self->filter_bar, REG_LIST_CUSTOMERS, model);
  update_owners (self);
  reg_table_layout_remember (self->table, "customers");
  selection_changed_cb (self);
  reg_table_model_refresh (model);
  return GTK_WIDGET (self);
}
