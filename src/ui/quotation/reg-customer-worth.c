/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-customer-worth.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-customer-card.h"
#include "store/reg-receivables.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-figure.h"

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
    g_string_append (text, "\u00a0· ");
  g_string_append_printf (text, ngettext ("brought %u customer", "brought %u customers", n), n);
}

static void
append_complaints (GString *text, const RegCustomerCard *card)
{
  guint n = card->open_complaints != NULL ? card->open_complaints->len : 0;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, "\u00a0· ");
  g_string_append_printf (text, ngettext ("%u open complaint", "%u open complaints", n), n);
}

/* --- how they pay ----------------------------------------------------------------------- */

static guint
count_late (const RegReceivables *owed)
{
  guint n = 0;

  for (guint i = 0; i < owed->list->len; i++)
    n += ((const RegReceivable *)g_ptr_array_index (owed->list, i))->is_overdue;
  return n;
}

/* Days since the oldest should have been paid; the list begins with it. */
static int
days_late (RegSession *session, const RegReceivables *owed)
{
  const RegReceivable *first = g_ptr_array_index (owed->list, 0);
  g_autofree char *today = reg_session_dup_today (session);
  int due, now;

  if (!reg_date_to_day_number (first->due_on, &due) || !reg_date_to_day_number (today, &now))
    return 0;
  return MAX (now - due, 0);
}

/* "2 invoices late, oldest 34 days · 1,250.00 € open" */
static char *
say_owed (RegSession *session, const RegReceivables *owed, guint n_late)
{
  const RegReceivable *first = g_ptr_array_index (owed->list, 0);
  gboolean is_mixed = owed->open == 0;
  g_autofree char *open = reg_session_format_money (session, is_mixed ? first->open : owed->open,
                                                    is_mixed ? first->currency : owed->currency);
  g_autofree char *late = NULL;
  g_autofree char *oldest = NULL;
  int days;

  if (n_late == 0)
    /* Translators: how many invoices are not paid yet, and an amount */
    return g_strdup_printf (
        ngettext ("%1$u invoice open: %2$s", "%1$u invoices open: %2$s", owed->list->len),
        owed->list->len, open);
  days = days_late (session, owed);
  late = g_strdup_printf (ngettext ("%u invoice late", "%u invoices late", n_late), n_late);
  oldest = g_strdup_printf (ngettext ("oldest %d day", "oldest %d days", days), days);
  /* Translators: "2 invoices late", "oldest 34 days", and an amount */
  return g_strdup_printf (_ ("%1$s, %2$s\u00a0· %3$s open"), late, oldest, open);
}

/* What they owe, so that whoever decides knows how they pay. */
static GtkWidget *
make_owed (RegSession *session, const RegReceivables *owed)
{
  guint n_late = count_late (owed);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = say_owed (session, owed, n_late);
  GtkWidget *label = reg_quotation_label_new (text, "caption");

  if (n_late > 0)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Pays late"), -1);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* --- all of it -------------------------------------------------------------------------- */

/* Two figures and a line of words about the customer. */
static GtkWidget *
make_box (RegSession *session, const RegCustomerCard *card, const RegReceivables *owed)
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
      label = reg_quotation_label_new (words->str, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (owed->list->len > 0)
    gtk_box_append (GTK_BOX (box), make_owed (session, owed));
  return box;
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  RegSession *session;
  GtkWidget *section;
  gint64 party;
  RegCustomerCard *card;
  RegReceivables *owed;
} Worth;

static void
worth_free (gpointer data)
{
  Worth *self = data;

  g_clear_pointer (&self->card, reg_customer_card_free);
  g_clear_pointer (&self->owed, reg_receivables_free);
  g_object_unref (self->session);
  g_free (self);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Worth *self = data;

  self->card = reg_customer_card_load (db, self->party, error);
  if (self->card != NULL)
    self->owed = reg_receivables_load (db, self->party, error);
  return self->owed != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) section = user_data;
  g_autoptr (GError) error = NULL;
  Worth *self = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkWidget *box = g_object_get_data (G_OBJECT (section), "reg-worth");

  if (self == NULL)
    {
      g_info ("No figures about the customer: %s", error->message);
      return;
    }
  if (box != NULL)
    gtk_box_remove (GTK_BOX (section), box);
  box = make_box (self->session, self->card, self->owed);
  g_object_set_data (G_OBJECT (section), "reg-worth", box);
  gtk_box_append (GTK_BOX (section), box);
  gtk_widget_set_visible (section, TRUE);
}

/**
 * reg_customer_worth_show:
 * @section: a box, which is shown when the answer is there
 * @session: an open customer book
 * @party: a customer
 *
 * Puts at the end of the box what the customer bought, what became of their quotations, and what they
 * have not paid.
 */
void
reg_customer_worth_show (GtkWidget *section, RegSession *session, gint64 party)
{
  Worth *self = g_new0 (Worth, 1);
  GCancellable *asked = g_cancellable_new ();

  self->session = g_object_ref (session);
  self->party = party;
  g_cancellable_cancel (g_object_get_data (G_OBJECT (section), "reg-worth-asked"));
  g_object_set_data_full (G_OBJECT (section), "reg-worth-asked", asked, g_object_unref);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job, self,
                        worth_free, asked, loaded_cb, g_object_ref (section));
}
