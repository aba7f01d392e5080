/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-owed-card.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-side-card.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"

/* The one longest due comes first; the others are counted. */
#define MOST_SHOWN 5

struct _RegOwedCard
{
  GtkWidget parent_instance;
  RegSideCard *card;
  RegSession *session;
};

G_DEFINE_FINAL_TYPE (RegOwedCard, reg_owed_card, GTK_TYPE_WIDGET)

/* --- paying ----------------------------------------------------------------------------- */

static gboolean
paid_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_receivable_set_paid (db, *(gint64 *)data, error);
}

static void
paid_clicked_cb (GtkWidget *button, RegOwedCard *self)
{
  const RegEditWords words = { .kind = "paid",
                               .done = _ ("Noted as paid"),
                               .failed = _ ("This was not noted.") };
  gint64 *sale = g_object_get_data (G_OBJECT (button), "reg-sale");

  /* The card goes with the last of them; the message belongs to the window. */
  reg_edit_run (GTK_WIDGET (gtk_widget_get_root (button)), self->session, &words, paid_job,
                g_memdup2 (sale, sizeof *sale), g_free, NULL);
}

/* --- showing ---------------------------------------------------------------------------- */

static char *
describe (RegOwedCard *self, const RegReceivable *one)
{
  g_autofree char *sold = reg_session_format_date (self->session, one->sold_on);
  g_autofree char *due = reg_session_format_date (self->session, one->due_on);
  g_autofree char *plain = NULL;

  if (*one->number == '\0')
    /* Translators: the day of a sale, and the day by which it should be paid */
    plain = g_strdup_printf (_ ("sold %s, due %s"), sold, due);
  else
    /* Translators: the number of a sale, its day, and the day by which it should be paid */
    plain = g_strdup_printf (_ ("%s, sold %s, due %s"), one->number, sold, due);
  return reg_direction_keep (plain);
}

static GtkWidget *
new_paid_button (RegOwedCard *self, const RegReceivable *one, const char *amount)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("owed", "Paid"));
  /* Translators: %s is an amount */
  g_autofree char *label = g_strdup_printf (_ ("%s is paid"), amount);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("The whole amount was paid today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (button,
                            !reg_store_is_read_only (reg_session_get_store (self->session)));
  g_object_set_data_full (G_OBJECT (button), "reg-sale", g_memdup2 (&one->sale, sizeof one->sale),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (paid_clicked_cb), self, 0);
  return button;
}

static void
append_one (RegOwedCard *self, const RegReceivable *one)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *amount = reg_session_format_money (self->session, one->open, one->currency);
  g_autofree char *about = describe (self, one);

  gtk_box_append (GTK_BOX (line), reg_customer_parts_new_line (amount, about));
  if (one->is_overdue)
    {
      GtkWidget *pill = reg_pill_new (_ ("overdue"), REG_PILL_WARNING);

      reg_pill_set_whole (REG_PILL (pill));
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), pill);
    }
  gtk_box_append (GTK_BOX (line), new_paid_button (self, one, amount));
  reg_side_card_append (self->card, line);
}

/* "Owes 240.00 €, due since 12 March" */
static char *
describe_all (RegOwedCard *self, const RegReceivables *owed)
{
  const RegReceivable *first = g_ptr_array_index (owed->list, 0);
  gboolean is_mixed = owed->open == 0;
  g_autofree char *sum = reg_session_format_money (self->session,
                                                   is_mixed ? first->open : owed->open,
                                                   is_mixed ? first->currency : owed->currency);
  g_autofree char *day = reg_session_format_date (self->session, owed->oldest_due_on);

  if (first->is_overdue)
    /* Translators: an amount, and the day by which the oldest part of it should have been paid */
    return g_strdup_printf (_ ("Owes %s, oldest since %s"), sum, day);
  /* Translators: an amount, and the day by which it is to be paid */
  return g_strdup_printf (_ ("Owes %s, by %s"), sum, day);
}

/**
 * reg_owed_card_show:
 * @owed: what the customer owes
 */
void
reg_owed_card_show (RegOwedCard *self, const RegReceivables *owed)
{
  g_autofree char *title = NULL;

  g_return_if_fail (REG_IS_OWED_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), owed->list->len > 0);
  reg_side_card_clear (self->card);
  if (owed->list->len == 0)
    return;
  title = describe_all (self, owed);
  reg_side_card_set_title (self->card, title);
  for (guint i = 0; i < MIN (owed->list->len, MOST_SHOWN); i++)
    append_one (self, g_ptr_array_index (owed->list, i));
  if (owed->list->len > MOST_SHOWN)
    {
      guint n = owed->list->len - MOST_SHOWN;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      reg_side_card_append_note (self->card, more);
    }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_owed_card_dispose (GObject *object)
{
  RegOwedCard *self = REG_OWED_CARD (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_owed_card_parent_class)->dispose (object);
}

static void
reg_owed_card_class_init (RegOwedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_owed_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_owed_card_init (RegOwedCard *self)
{
  self->card = REG_SIDE_CARD (reg_side_card_new (""));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/**
 * reg_owed_card_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a card, not shown yet
 */
GtkWidget *
reg_owed_card_new (RegSession *session)
{
  RegOwedCard *self = g_object_new (REG_TYPE_OWED_CARD, "visible", FALSE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
