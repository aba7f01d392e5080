/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-list-window.h"

#include "ui/window/reg-page.h"

struct _RegListWindow
{
  AdwWindow parent_instance;
  RegListWindowFunc create_page; /* which list it is */
  GtkWidget *header;
  GtkWidget *add_button; /* NULL when nothing is added here */
};

G_DEFINE_FINAL_TYPE (RegListWindow, reg_list_window, ADW_TYPE_WINDOW)

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListWindow *self = REG_LIST_WINDOW (widget);

  if (self->add_button != NULL)
    g_signal_emit_by_name (self->add_button, "clicked");
}

static void
reg_list_window_class_init (RegListWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "window.add", NULL, add_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "window.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_list_window_init (RegListWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 600);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

static void
add_button (RegListWindow *self, RegPage *page)
{
  RegPageAction action;

  if (!reg_page_get_primary_action (page, &action))
    return;
  self->add_button = gtk_button_new_from_icon_name (action.icon_name != NULL ? action.icon_name
                                                                             : "list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add_button, action.label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  action.label, -1);
  reg_page_action_apply (&action, GTK_ACTIONABLE (self->add_button));
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->add_button);
}

/**
 * reg_list_window_new:
 * @application: the program
 * @session: the open customer book
 * @create_page: makes the page, which has no room beside it
 *
 * Returns: (transfer none): a window that is called like its page
 */
GtkWindow *
reg_list_window_new (GtkApplication *application,
                     RegSession *session,
                     RegListWindowFunc create_page)
{
  RegListWindow *self = g_object_new (REG_TYPE_LIST_WINDOW, "application", application, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *page = create_page (session);

  self->create_page = create_page;
  self->header = adw_header_bar_new ();
  reg_page_set_preview (REG_PAGE (page), FALSE);
  add_button (self, REG_PAGE (page));
  gtk_window_set_title (GTK_WINDOW (self), reg_page_get_title (REG_PAGE (page)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), self->header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  adw_window_set_content (ADW_WINDOW (self), toasts);
  return GTK_WINDOW (self);
}

/**
 * reg_list_window_show:
 * @application: the program
 * @session: (nullable): the open customer book; without one nothing happens
 * @create_page: makes the page
 *
 * Shows the window of that list. There is one; it comes to the front.
 */
void
reg_list_window_show (GtkApplication *application,
                      RegSession *session,
                      RegListWindowFunc create_page)
{
  if (session == NULL)
    return;
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (REG_IS_LIST_WINDOW (item->data) && REG_LIST_WINDOW (item->data)->create_page == create_page)
      {
        gtk_window_present (item->data);
        return;
      }
  gtk_window_present (reg_list_window_new (application, session, create_page));
}
