/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaints-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/complaint/reg-complaint-preview.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-table-layout.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"

/* All complaints: filters, table, and the selected one beside it. */
struct _RegComplaintsPage
{
  GtkWidget parent_instance;

  GtkWidget *bin;
  AdwOverlaySplitView *split_view;
  RegFilterBar *filter_bar;
  GtkWidget *filter_separator;
  RegTableView *table;
  RegComplaintPreview *preview;
  GtkWidget *empty_page;

  RegSession *session;
  gboolean wants_preview;
};

static void reg_complaints_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegComplaintsPage,
                               reg_complaints_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_complaints_page_page_init))

/* --- selection -------------------------------------------------------------------------- */

static void
update_preview (RegComplaintsPage *self)
{
  gboolean is_visible = self->wants_preview
                        && !adw_overlay_split_view_get_collapsed (self->split_view);

  adw_overlay_split_view_set_show_sidebar (self->split_view, is_visible);
  if (self->session == NULL)
    return;
  reg_complaint_preview_show (
      self->preview,
      is_visible ? reg_table_selection_get_selected (reg_table_view_get_selection (self->table))
                 : 0);
}

static void
updated_cb (RegComplaintsPage *self)
{
  RegTableModel *model = reg_table_view_get_model (self->table);
  RegTableSelection *selection = reg_table_view_get_selection (self->table);
  guint size = reg_table_model_get_size (model);
  gboolean is_empty = reg_table_model_get_loaded (model) && size == 0
                      && reg_filter_bar_get_filter (self->filter_bar) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), !is_empty);
  gtk_widget_set_visible (self->filter_separator, !is_empty);
  if (reg_table_selection_get_count (selection) == 0 && size > 0
      && !reg_table_view_get_narrow (self->table))
    reg_table_selection_set_selected (selection, reg_table_model_get_id (model, 0));
  update_preview (self);
}

static void
row_activated_cb (RegComplaintsPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-complaint", "x", id);
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_complaints_page_get_title (RegPage *page)
{
  return _ ("Complaints");
}

static gboolean
reg_complaints_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ ("New complaint");
  action->icon_name = "list-add-symbolic";
  action->action_name = "app.new-complaint(int64 0)";
  return TRUE;
}

static gboolean
reg_complaints_page_focus_default (RegPage *page)
{
  reg_table_view_focus_rows (REG_COMPLAINTS_PAGE (page)->table);
  return TRUE;
}

static void
reg_complaints_page_set_preview (RegPage *page, gboolean visible)
{
  RegComplaintsPage *self = REG_COMPLAINTS_PAGE (page);

  self->wants_preview = visible;
  update_preview (self);
}

static gboolean
reg_complaints_page_show_record (RegPage *page, RegEntityId entity, gint64 id)
{
  RegComplaintsPage *self = REG_COMPLAINTS_PAGE (page);

  if (entity != REG_ENTITY_COMPLAINT)
    return FALSE;
  reg_filter_bar_set_filter (self->filter_bar, NULL);
  reg_table_selection_set_selected (reg_table_view_get_selection (self->table), id);
  return TRUE;
}

static void
reg_complaints_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_complaints_page_get_title;
  iface->get_primary_action = reg_complaints_page_get_primary_action;
  iface->focus_default = reg_complaints_page_focus_default;
  iface->set_preview = reg_complaints_page_set_preview;
  iface->show_record = reg_complaints_page_show_record;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_complaints_page_dispose (GObject *object)
{
  RegComplaintsPage *self = REG_COMPLAINTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COMPLAINTS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_complaints_page_parent_class)->dispose (object);
}

static void
reg_complaints_page_class_init (RegComplaintsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FILTER_BAR);
  g_type_ensure (REG_TYPE_TABLE_VIEW);
  g_type_ensure (REG_TYPE_COMPLAINT_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = reg_complaints_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-complaints-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, filter_separator);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, table);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintsPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
}

static void
reg_complaints_page_init (RegComplaintsPage *self)
{
  self->wants_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_complaints_page_new:
 * @session: the open book
 *
 * Returns: (transfer floating): the page of all complaints
 */
GtkWidget *
reg_complaints_page_new (RegSession *session)
{
  RegComplaintsPage *self = g_object_new (REG_TYPE_COMPLAINTS_PAGE, NULL);
  g_autoptr (RegListSource) source = reg_list_source_new (session, REG_LIST_COMPLAINTS);
  RegTableModel *model;

  self->session = g_object_ref (session);
  reg_complaint_preview_set_session (self->preview, session);
  reg_table_view_set_source (self->table, REG_TABLE_SOURCE (source), FALSE);
  reg_table_view_set_label (self->table, _ ("Complaints"));
  reg_table_view_set_empty (self->table, self->empty_page);
  model = reg_table_view_get_model (self->table);
  g_signal_connect_object (model, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (self->table), "selection-changed",
                           G_CALLBACK (update_preview), self, G_CONNECT_SWAPPED);
  reg_filter_bar_set_list (self->filter_bar, REG_LIST_COMPLAINTS, model);
  reg_table_layout_remember (self->table, "complaints");
  reg_table_model_refresh (model);
  return GTK_WIDGET (self);
}
