/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-now.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-side-card.h"

struct _RegCustomerNow
{
  GtkWidget parent_instance;

  RegSideCard *advice;
  RegSideCard *open;
};

G_DEFINE_FINAL_TYPE (RegCustomerNow, reg_customer_now, GTK_TYPE_WIDGET)

static void
reg_customer_now_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (reg_customer_now_parent_class)->dispose (object);
}

static void
reg_customer_now_class_init (RegCustomerNowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_customer_now_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static RegSideCard *
add_card (RegCustomerNow *self, const char *title)
{
  GtkWidget *card = reg_side_card_new (title);

  gtk_widget_set_visible (card, FALSE);
  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return REG_SIDE_CARD (card);
}

static void
reg_customer_now_init (RegCustomerNow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->advice = add_card (self, _ ("What to say next"));
  self->open = add_card (self, _ ("Open"));
}

static void
show_card (RegSideCard *card, GtkWidget *content)
{
  reg_side_card_clear (card);
  gtk_widget_set_visible (GTK_WIDGET (card), content != NULL);
  if (content != NULL)
    reg_side_card_append (card, content);
}

/**
 * reg_customer_now_show:
 * @data: the customer
 * @session: writes days and amounts
 *
 * With nothing to say and nothing open nothing is shown.
 */
void
reg_customer_now_show (RegCustomerNow *self, const RegCustomerData *data, RegSession *session)
{
  GtkWidget *advice, *open;

  g_return_if_fail (REG_IS_CUSTOMER_NOW (self));

  advice = reg_customer_parts_new_advice (data, session);
  open = reg_customer_parts_new_open (data, session);
  show_card (self->advice, advice);
  show_card (self->open, open);
  gtk_widget_set_visible (GTK_WIDGET (self), advice != NULL || open != NULL);
}
