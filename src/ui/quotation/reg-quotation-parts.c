/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-parts.h"

#include <glib/gi18n.h>

/* Long words wrap instead of making what stands beside them narrow. */
#define MAX_CHARS 32

/**
 * reg_quotation_label_new:
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a text of one or more lines, from the start
 */
GtkWidget *
reg_quotation_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * reg_quotation_card_new:
 * @heading: (nullable): what stands above
 *
 * Returns: (transfer floating): a box with a frame, one thing below the other
 */
GtkWidget *
reg_quotation_card_new (const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "reg-side-card");
  if (heading != NULL)
    gtk_box_append (GTK_BOX (card), reg_quotation_label_new (heading, "heading"));
  return card;
}

/* A list in a frame of which nothing is chosen. */
GtkWidget *
reg_quotation_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

/**
 * reg_quotation_scroller_new:
 *
 * Returns: (transfer floating): what can be scrolled up and down
 */
GtkWidget *
reg_quotation_scroller_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

/**
 * reg_quotation_column_new:
 * @width: how wide it gets at the most, in pixels
 * @box: (out) (transfer none): where things go, one below the other
 *
 * Returns: (transfer floating): a column in the middle that can be scrolled
 */
GtkWidget *
reg_quotation_column_new (int width, GtkWidget **box)
{
  GtkWidget *clamp = adw_clamp_new ();

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (*box, 18);
  gtk_widget_set_margin_bottom (*box, 18);
  gtk_widget_set_margin_start (*box, 18);
  gtk_widget_set_margin_end (*box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), *box);
  return reg_quotation_scroller_new (clamp);
}

/* Takes out what stands after @last; with NULL all of it. */
void
reg_quotation_box_clear_after (GtkWidget *box, GtkWidget *last)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (box)) != last)
    gtk_box_remove (GTK_BOX (box), child);
}

void
reg_quotation_box_clear (GtkWidget *box)
{
  reg_quotation_box_clear_after (box, NULL);
}

/* A limit that is broken, and by how much. */
GtkWidget *
reg_quotation_reason_new (const RegQuotationReason *reason)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *difference = reg_quotation_label_new (reason->difference, "numeric");

  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Over the limit"), -1);
  /* The words give way; a figure that breaks cannot be read. */
  gtk_label_set_wrap (GTK_LABEL (difference), FALSE);
  gtk_box_append (GTK_BOX (words), reg_quotation_label_new (reason->title, NULL));
  gtk_box_append (GTK_BOX (words), reg_quotation_label_new (reason->detail, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), difference);
  return line;
}
