/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-sidebar-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-icon.h"

/* One page in the sidebar, with the number of things that wait there. */
struct _RegSidebarRow
{
  GtkListBoxRow parent_instance;
  const char *page;
  char *title;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (RegSidebarRow, reg_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
reg_sidebar_row_finalize (GObject *object)
{
  g_free (REG_SIDEBAR_ROW (object)->title);
  G_OBJECT_CLASS (reg_sidebar_row_parent_class)->finalize (object);
}

static void
reg_sidebar_row_class_init (RegSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_sidebar_row_finalize;
}

static void
reg_sidebar_row_init (RegSidebarRow *self)
{
}

static void
update_label (RegSidebarRow *self, guint count)
{
  g_autofree char *label = NULL;

  /* Translators: a page and how much waits there, for screen readers: "Complaints, 3 waiting" */
  label = count > 0 ? g_strdup_printf (ngettext ("%s, %u waiting", "%s, %u waiting", count),
                                       self->title, count)
                    : g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * reg_sidebar_row_new:
 * @page: id of the page, static
 * @title: its title, translated
 * @icon_name: its symbolic icon
 */
GtkWidget *
reg_sidebar_row_new (const char *page, const char *title, const char *icon_name)
{
  RegSidebarRow *self = g_object_new (REG_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  self->page = page;
  self->title = g_strdup (title);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "reg-count");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->count, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), reg_icon_create_image (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  update_label (self, 0);
  return GTK_WIDGET (self);
}

const char *
reg_sidebar_row_get_page (RegSidebarRow *self)
{
  return self->page;
}

/**
 * reg_sidebar_row_set_count:
 * @count: how much waits, 0 shows nothing
 * @mine: whether it waits for the person who is working, in the accent colour then
 */
void
reg_sidebar_row_set_count (RegSidebarRow *self, guint count, gboolean mine)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count > 0);
  if (mine)
    gtk_widget_add_css_class (self->count, "accent");
  else
    gtk_widget_remove_css_class (self->count, "accent");
  update_label (self, count);
}
