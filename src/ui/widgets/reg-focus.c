/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-focus.h"

/**
 * reg_focus_children:
 * @widget: a widget that hands the focus it is given to one of its children
 * @direction: where the focus goes
 *
 * For the class's focus, wherever the class has a grab_focus of its own. GTK gives a widget the focus
 * when going back leads out of its first child; that child would have it again, and nobody could
 * leave it by Shift and Tab.
 *
 * Returns: whether the focus is in @widget now
 */
gboolean
reg_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidgetClass *usual = g_type_class_peek (GTK_TYPE_WIDGET);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_BACKWARD || child == NULL)
    return usual->focus (widget, direction);
  for (; child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
