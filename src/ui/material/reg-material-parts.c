/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-parts.h"

#include "ui/widgets/reg-direction.h"

/**
 * reg_material_parts_new_column:
 * @box: (out) (transfer none): what is filled
 *
 * Returns: (transfer floating): a column that scrolls, beside a list or in a dialog
 */
GtkWidget *
reg_material_parts_new_column (GtkBox **box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 18);
  gtk_widget_set_margin_start (column, 18);
  gtk_widget_set_margin_end (column, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), column);
  *box = GTK_BOX (column);
  return scrolled;
}

/**
 * reg_material_parts_clear:
 * @box: a column
 *
 * Empties it.
 */
void
reg_material_parts_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  g_autofree char *kept = reg_direction_keep (text);
  GtkWidget *label = gtk_label_new (kept);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * reg_material_parts_add_title:
 * @title: what it is
 * @about: (nullable): a line below
 *
 * Returns: (transfer none): the box of both, for what else belongs there
 */
GtkWidget *
reg_material_parts_add_title (GtkBox *box, const char *title, const char *about)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (head), new_label (title, "title-3"));
  if (about != NULL && *about != '\0')
    gtk_box_append (GTK_BOX (head), new_label (about, "dimmed"));
  gtk_box_append (box, head);
  return head;
}

/**
 * reg_material_parts_add_fact:
 * @title: what is told, translated
 * @value: (nullable): what there is to tell; nothing is shown without
 *
 * Adds a line of two columns.
 */
void
reg_material_parts_add_fact (GtkBox *box, const char *title, const char *value)
{
  GtkWidget *line, *name, *label;

  if (value == NULL || *value == '\0')
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  name = new_label (title, "dimmed");
  label = new_label (value, "numeric");
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

/**
 * reg_material_parts_add_words:
 * @text: (nullable): a paragraph
 *
 * Adds what somebody wrote.
 */
void
reg_material_parts_add_words (GtkBox *box, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (box, new_label (text, NULL));
}

/**
 * reg_material_parts_add_button:
 * @label: with a mnemonic, translated
 * @action: its detailed action
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
reg_material_parts_add_button (GtkBox *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_box_append (box, button);
  return button;
}

/**
 * reg_material_parts_new_dialog:
 * @title: translated
 * @child: what it shows
 *
 * Returns: (transfer floating): a dialog around it, for lists that have no room beside them
 */
AdwDialog *
reg_material_parts_new_dialog (const char *title, GtkWidget *child)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), child);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), toasts);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 520);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
