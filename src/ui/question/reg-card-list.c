/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-card-list.h"

/**
 * reg_card_list_new_boxed:
 * @label: what a screen reader says of it
 *
 * Returns: (transfer floating): an empty list of the customer window
 */
GtkWidget *
reg_card_list_new_boxed (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/**
 * reg_card_list_new_count:
 *
 * Returns: (transfer floating): at the end of a row that unfolds: how many rows it hides
 */
GtkWidget *
reg_card_list_new_count (void)
{
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "reg-count");
  return count;
}

/**
 * reg_card_list_new:
 * @card: a widget with a box layout, empty so far
 * @title: above the list, translated
 * @button: (nullable): beside the title
 *
 * Fills a card of the customer window with a title and a list.
 *
 * Returns: (transfer none): the list
 */
GtkListBox *
reg_card_list_new (GtkWidget *card, const char *title, GtkWidget *button)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (card);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = reg_card_list_new_boxed (title);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), heading);
  if (button != NULL)
    gtk_box_append (GTK_BOX (head), button);
  gtk_widget_set_parent (head, card);
  gtk_widget_set_parent (list, card);
  return GTK_LIST_BOX (list);
}
