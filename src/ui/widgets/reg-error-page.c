/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-error-page.h"

#include "ui/reg-error-text.h"

/**
 * reg_error_page_show:
 * @page: says by its title what could not be read; a page of a #GtkStack
 * @error: why
 *
 * Takes the place of what would have been shown, and says why.
 */
void
reg_error_page_show (AdwStatusPage *page, const GError *error)
{
  g_autofree char *why = reg_error_describe (error);
  GtkWidget *child = GTK_WIDGET (page);
  GtkWidget *stack;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  g_message ("%s: %s", adw_status_page_get_title (page), error != NULL ? error->message : "?");
  adw_status_page_set_description (page, why);
  while ((stack = gtk_widget_get_parent (child)) != NULL && !GTK_IS_STACK (stack))
    child = stack;
  if (stack != NULL)
    gtk_stack_set_visible_child (GTK_STACK (stack), child);
}
