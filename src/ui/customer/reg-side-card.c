/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-side-card.h"

#include "ui/customer/reg-customer-parts.h"

struct _RegSideCard
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkBox *head;
  GtkLabel *title;
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (RegSideCard, reg_side_card, GTK_TYPE_WIDGET)

static void
reg_side_card_dispose (GObject *object)
{
  g_clear_pointer (&REG_SIDE_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (reg_side_card_parent_class)->dispose (object);
}

static void
reg_side_card_class_init (RegSideCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_side_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
reg_side_card_init (RegSideCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "reg-padded");
  gtk_box_append (self->head, GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lines));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * reg_side_card_new:
 * @title: heading, translated
 */
GtkWidget *
reg_side_card_new (const char *title)
{
  RegSideCard *self = g_object_new (REG_TYPE_SIDE_CARD, NULL);

  reg_side_card_set_title (self, title);
  return GTK_WIDGET (self);
}

void
reg_side_card_set_title (RegSideCard *self, const char *title)
{
  g_return_if_fail (REG_IS_SIDE_CARD (self));

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * reg_side_card_set_control:
 * @control: (transfer floating): what can be done, beside the heading; called once
 */
void
reg_side_card_set_control (RegSideCard *self, GtkWidget *control)
{
  g_return_if_fail (REG_IS_SIDE_CARD (self));

  gtk_widget_add_css_class (control, "flat");
  gtk_widget_add_css_class (control, "reg-flush");
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_append (self->head, control);
}

/**
 * reg_side_card_clear:
 *
 * Takes all lines away.
 */
void
reg_side_card_clear (RegSideCard *self)
{
  g_return_if_fail (REG_IS_SIDE_CARD (self));

  reg_customer_parts_clear_box (self->lines);
}

void
reg_side_card_append (RegSideCard *self, GtkWidget *line)
{
  g_return_if_fail (REG_IS_SIDE_CARD (self));

  gtk_box_append (self->lines, line);
}

/**
 * reg_side_card_append_note:
 * @text: a dimmed line
 */
void
reg_side_card_append_note (RegSideCard *self, const char *text)
{
  reg_side_card_append (self, reg_customer_parts_new_line ("", text));
}

/**
 * reg_side_card_new_button:
 * @text: what it says
 * @caption: (nullable): dimmed below
 *
 * Returns: (transfer floating): a line that can be activated
 */
GtkWidget *
reg_side_card_new_button (const char *text, const char *caption)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), reg_customer_parts_new_line (text, caption));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-flush");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  caption != NULL ? caption : "", -1);
  return button;
}
