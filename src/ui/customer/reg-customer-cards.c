/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-cards.h"

#include <glib/gi18n.h>

#include "store/reg-timeline.h"
#include "ui/customer/reg-decisions-card.h"
#include "ui/customer/reg-holdings-card.h"
#include "ui/customer/reg-owed-card.h"
#include "ui/widgets/reg-toaster.h"

#define MOST_DECISIONS 5

struct _RegCustomerCards
{
  GtkWidget parent_instance;
  RegOwedCard *owed; /* NULL until there is something to show */
  RegDecisionsCard *decisions;
  RegHoldingsCard *holdings;
  RegSession *session;
  gint64 party;
  GCancellable *cancellable;
  guint source;
};

G_DEFINE_FINAL_TYPE (RegCustomerCards, reg_customer_cards, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 party;
  RegReceivables *owed;
  GPtrArray *decisions;
  GPtrArray *holdings;
  GPtrArray *hints;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->owed, reg_receivables_free);
  g_clear_pointer (&load->decisions, g_ptr_array_unref);
  g_clear_pointer (&load->holdings, g_ptr_array_unref);
  g_clear_pointer (&load->hints, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->owed = reg_receivables_load (db, load->party, error);
  if (load->owed != NULL)
    load->decisions = reg_timeline_load_decisions (db, load->party, MOST_DECISIONS, error);
  if (load->decisions != NULL)
    load->holdings = reg_holdings_load (db, load->party, error);
  if (load->holdings != NULL)
    load->hints = reg_holdings_suggest (db, load->party, REG_HOLDINGS_CARD_HINTS, error);
  return load->hints != NULL;
}

static GtkWidget *
add_card (RegCustomerCards *self, GtkWidget *card)
{
  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return card;
}

static void
make_cards (RegCustomerCards *self)
{
  if (self->owed != NULL)
    return;
  self->owed = REG_OWED_CARD (add_card (self, reg_owed_card_new (self->session)));
  self->holdings = REG_HOLDINGS_CARD (
      add_card (self, reg_holdings_card_new (self->session, self->party)));
  self->decisions = REG_DECISIONS_CARD (add_card (self, reg_decisions_card_new (self->session)));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerCards) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("What they have and owe could not be read."),
                              error);
      return;
    }
  make_cards (self);
  reg_owed_card_show (self->owed, load->owed);
  reg_decisions_card_show (self->decisions, load->decisions);
  reg_holdings_card_show (self->holdings, load->holdings, load->hints);
}

static void
load (RegCustomerCards *self)
{
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
begin_cb (gpointer user_data)
{
  RegCustomerCards *self = user_data;

  self->source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegCustomerCards *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  const guint64 shown = BIT (HOLDING) | BIT (SALE) | BIT (SALE_LINE) | BIT (PRODUCT)
                        | BIT (TOUCHPOINT) | BIT (STAFF);

  if (self->source == 0 && (changes->entities & shown) != 0)
    load (self);
#undef BIT
}

static void
reg_customer_cards_dispose (GObject *object)
{
  RegCustomerCards *self = REG_CUSTOMER_CARDS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_cards_parent_class)->dispose (object);
}

static void
reg_customer_cards_class_init (RegCustomerCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_customer_cards_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
reg_customer_cards_init (RegCustomerCards *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

/**
 * reg_customer_cards_set_party:
 * @session: the open customer book
 * @party: whose cards they are
 *
 * To be called when the customer is shown; only the first time counts. Reading begins when nothing
 * else is to be done, so that it never stands in the way of what is seen first.
 */
void
reg_customer_cards_set_party (RegCustomerCards *self, RegSession *session, gint64 party)
{
  g_return_if_fail (REG_IS_CUSTOMER_CARDS (self));

  if (self->session != NULL)
    return;
  self->session = g_object_ref (session);
  self->party = party;
  self->source = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
}

/**
 * reg_customer_cards_add_holding:
 *
 * Asks for something they have.
 */
void
reg_customer_cards_add_holding (RegCustomerCards *self)
{
  g_return_if_fail (REG_IS_CUSTOMER_CARDS (self));

  if (self->session == NULL)
    return;
  make_cards (self);
  reg_holdings_card_add (self->holdings);
}
