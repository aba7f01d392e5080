/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-empty-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A page that says what belongs there. */
struct _RegEmptyPage
{
  GtkWidget parent_instance;
  const RegPageInfo *info;
};

static void reg_empty_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegEmptyPage,
                               reg_empty_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_empty_page_page_init))

static const char *
reg_empty_page_get_title (RegPage *page)
{
  return _ (REG_EMPTY_PAGE (page)->info->title);
}

static void
reg_empty_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_empty_page_get_title;
}

static void
reg_empty_page_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (reg_empty_page_parent_class)->dispose (object);
}

static void
reg_empty_page_class_init (RegEmptyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_empty_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_empty_page_init (RegEmptyPage *self)
{
}

/**
 * reg_empty_page_new:
 * @info: the page
 */
GtkWidget *
reg_empty_page_new (const RegPageInfo *info)
{
  RegEmptyPage *self = g_object_new (REG_TYPE_EMPTY_PAGE, NULL);
  GtkWidget *status = adw_status_page_new ();

  self->info = info;
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), info->icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (info->title));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _ (info->about));
  gtk_widget_set_parent (status, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
