/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-side.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-figure.h"

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegCustomerWorth *worth = data;

  worth->card = reg_customer_card_load (db, worth->party, error);
  return worth->card != NULL;
}

void
reg_customer_worth_free (RegCustomerWorth *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->card, reg_customer_card_free);
  g_free (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  RegCustomerWorth *worth = reg_store_job_finish (REG_STORE (object), result, &error);
  RegCustomerWorth *taken;

  if (worth == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The job's data goes with the job, so its content is taken out. */
  taken = g_new0 (RegCustomerWorth, 1);
  taken->party = worth->party;
  taken->card = g_steal_pointer (&worth->card);
  g_task_return_pointer (task, taken, (GDestroyNotify)reg_customer_worth_free);
}

/**
 * reg_customer_worth_load_async:
 * @party: a customer
 *
 * Reads what the customer bought and what became of their quotations.
 */
void
reg_customer_worth_load_async (RegSession *session,
                               gint64 party,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  RegCustomerWorth *worth = g_new0 (RegCustomerWorth, 1);

  worth->party = party;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job, worth,
                        (GDestroyNotify)reg_customer_worth_free, cancellable, loaded_cb,
                        g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_customer_worth_load_finish:
 *
 * Returns: (transfer full) (nullable): the figures
 */
RegCustomerWorth *
reg_customer_worth_load_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
append_rank (GString *text, const RegCustomerCard *card)
{
  int percent;

  if (card->rank <= 0 || card->n_customers < 20)
    return;
  percent = (int)MAX (1, (card->rank * 100 + card->n_customers - 1) / card->n_customers);
  if (percent > 50)
    return;
  /* Translators: among the best so many percent of the customers */
  g_string_append_printf (text, _ ("among the best %d %%"), percent);
}

static void
append_referrals (GString *text, const RegCustomerCard *card)
{
  guint n = card->referred != NULL ? card->referred->len : 0;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("brought %u customer", "brought %u customers", n), n);
}

static void
append_complaints (GString *text, const RegCustomerCard *card)
{
  guint n = card->open_complaints != NULL ? card->open_complaints->len : 0;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u open complaint", "%u open complaints", n), n);
}

/**
 * reg_customer_worth_new_box:
 *
 * Returns: (transfer floating): two figures and a line of words about the customer
 */
GtkWidget *
reg_customer_worth_new_box (RegSession *session, const RegCustomerCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *bought = reg_session_format_money (session, card->sales_net, card->currency);
  g_autofree char *won = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label;

  gtk_box_set_homogeneous (GTK_BOX (figures), TRUE);
  gtk_box_append (GTK_BOX (figures), reg_figure_new (bought, _ ("bought so far")));
  if (card->quotes_closed > 0)
    {
      /* Translators: 4 of 5 quotations were won */
      won = g_strdup_printf (_ ("%1$d of %2$d"), (int)card->quotes_won, (int)card->quotes_closed);
      gtk_box_append (GTK_BOX (figures), reg_figure_new (won, _ ("quotations won")));
    }
  gtk_box_append (GTK_BOX (box), figures);
  append_rank (words, card);
  append_referrals (words, card);
  append_complaints (words, card);
  if (card->n_sales == 0)
    g_string_assign (words, _ ("Has not bought anything yet."));
  if (words->len > 0)
    {
      label = gtk_label_new (words->str);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}
