/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "seen.h"
#include "ui/table/reg-table-line.h"

static gboolean
has_words (GtkWidget *widget)
{
  const char *text = NULL;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (REG_IS_TABLE_LINE (widget))
    return reg_table_line_get_cells (REG_TABLE_LINE (widget)) != NULL;
  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  if (text && *text)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* Whether a widget of that type, which comes from the book and from nowhere else, is on the screen
 * and says something. */
gboolean
perf_shows_words (GtkWidget *widget, const char *type)
{
  if (!gtk_widget_get_child_visible (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && has_words (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (perf_shows_words (child, type))
      return TRUE;
  return FALSE;
}

/* The first widget of that type that is on the screen. */
GtkWidget *
perf_find_mapped (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = perf_find_mapped (child, type);

      if (found)
        return found;
    }
  return NULL;
}
