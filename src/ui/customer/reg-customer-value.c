/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-value.h"

#include <glib/gi18n.h>

#include "store/reg-insights.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-chart-view.h"
#include "ui/charts/reg-value-chart.h"
#include "ui/customer/reg-customer-cards.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/widgets/reg-figure.h"

/* Fewer days with sales than this are no curve. */
#define FEWEST_STEPS 2
#define CHART_HEIGHT 170

/* What to say next, what a customer brought so far, what is open, who knows them. */
struct _RegCustomerValue
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *advice;
  GtkWidget *advice_card;
  RegFigure *so_far;
  RegFigure *contribution;
  GtkLabel *rank;
  GtkBox *reasons;
  RegChartView *chart;
  GtkBox *open;
  GtkWidget *open_card;
  RegCustomerCards *cards;
  GtkBox *knowers;
  GtkWidget *knowers_card;
  GtkBox *referred;
  GtkWidget *referred_card;
};

G_DEFINE_FINAL_TYPE (RegCustomerValue, reg_customer_value, GTK_TYPE_WIDGET)

/* --- chart ------------------------------------------------------------------------------ */

static void
show_chart (RegCustomerValue *self, const RegCustomerData *data, RegSession *session)
{
  g_autoptr (RegChart) chart = NULL;

  if (data->steps != NULL && data->steps->len >= FEWEST_STEPS)
    {
      g_autofree char *today = reg_session_dup_today (session);
      RegChartMoney money = reg_chart_money_new (reg_session_get_number_style (session),
                                                 data->card->currency);

      chart = reg_value_chart_new (data->steps, today, &money);
    }
  reg_chart_view_set_chart (self->chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), chart != NULL);
}

/* --- worth ------------------------------------------------------------------------------ */

static void
append_reason (RegCustomerValue *self,
               const char *what,
               gint64 amount,
               const char *currency,
               RegSession *session)
{
  g_autofree char *text = reg_session_format_money (session, amount, currency);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (what);
  GtkWidget *figure = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), figure);
  gtk_box_append (self->reasons, line);
}

/* The figure as it came about. */
static void
show_reasons (RegCustomerValue *self, const RegCustomerCard *card, RegSession *session)
{
  gint64 goodwill = card->sales_net - card->sales_cost - card->contribution;

  reg_customer_parts_clear_box (self->reasons);
  append_reason (self, _ ("Bought, without tax"), card->sales_net, card->currency, session);
  append_reason (self, _ ("What it cost us"), -card->sales_cost, card->currency, session);
  if (goodwill != 0)
    append_reason (self, _ ("Complaints put right"), -goodwill, card->currency, session);
  gtk_box_append (self->reasons, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  append_reason (self, _ ("Left after cost"), card->contribution, card->currency, session);
}

static void
show_rank (RegCustomerValue *self, const RegCustomerCard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (card->rank > 0)
    /* Translators: place of a customer among all of them by what they brought */
    g_string_append_printf (text, _ ("No. %'d of %'d customers"), (int)card->rank,
                            (int)card->n_customers);
  if (card->n_sales > 0)
    g_string_append_printf (text,
                            ngettext ("%s%'d purchase", "%s%'d purchases", (gulong)card->n_sales),
                            text->len > 0 ? " · " : "", (int)card->n_sales);
  if (card->quotes_closed > 0)
    /* Translators: how many of the quotations that were decided were accepted */
    g_string_append_printf (text, _ (" · %d of %d quotations accepted"), (int)card->quotes_won,
                            (int)card->quotes_closed);
  gtk_label_set_label (self->rank, text->len > 0 ? text->str : _ ("Has not bought anything yet"));
}

static void
show_worth (RegCustomerValue *self, const RegCustomerData *data, RegSession *session)
{
  const RegCustomerCard *card = data->card;
  g_autofree char *so_far = reg_session_format_money (session, card->sales_net, card->currency);
  g_autofree char *contribution = reg_session_format_money (session, card->contribution,
                                                            card->currency);

  reg_figure_set_value (self->so_far, so_far);
  reg_figure_set_value (self->contribution, contribution);
  show_rank (self, card);
  show_reasons (self, card, session);
  show_chart (self, data, session);
}

/* --- people ----------------------------------------------------------------------------- */

static void
show_knowers (RegCustomerValue *self, const RegCustomerCard *card)
{
  reg_customer_parts_clear_box (self->knowers);
  for (guint i = 0; i < card->who_knows->len; i++)
    {
      const RegKnower *knower = &g_array_index (card->who_knows, RegKnower, i);
      g_autofree char *times = g_strdup_printf (
          ngettext ("spoke to them once", "spoke to them %d times", (gulong)knower->n_contacts),
          (int)knower->n_contacts);

      gtk_box_append (self->knowers, reg_customer_parts_new_line (knower->name, times));
    }
  gtk_widget_set_visible (self->knowers_card, card->who_knows->len > 0);
}

static void
show_referred (RegCustomerValue *self, const RegCustomerCard *card, RegSession *session)
{
  g_autofree char *amount = reg_session_format_money (session, card->referred_net, card->currency);
  g_autofree char *sum = NULL;

  reg_customer_parts_clear_box (self->referred);
  gtk_widget_set_visible (self->referred_card, card->referred->len > 0);
  for (guint i = 0; i < card->referred->len; i++)
    {
      const RegRecord *party = g_ptr_array_index (card->referred, i);
      GtkWidget *button = gtk_button_new_with_label (reg_record_get_text (party, REG_PARTY_NAME));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "reg-flush");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      reg_customer_parts_set_action (button, "open-party", reg_record_get_id (party));
      gtk_box_append (self->referred, button);
    }
  /* Translators: what the customers bought whom this one brought */
  sum = g_strdup_printf (_ ("who bought for %s"), amount);
  gtk_box_append (self->referred, reg_customer_parts_new_line ("", sum));
}

static void
show_part (GtkBox *box, GtkWidget *card, GtkWidget *content)
{
  reg_customer_parts_clear_box (box);
  gtk_widget_set_visible (card, content != NULL);
  if (content != NULL)
    gtk_box_append (box, content);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_value_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_CUSTOMER_VALUE);
  G_OBJECT_CLASS (reg_customer_value_parent_class)->dispose (object);
}

static void
reg_customer_value_class_init (RegCustomerValueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FIGURE);
  g_type_ensure (REG_TYPE_CHART_VIEW);
  g_type_ensure (REG_TYPE_CUSTOMER_CARDS);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_value_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customer-value.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, box);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, advice);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, advice_card);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, so_far);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, contribution);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, rank);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, reasons);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, chart);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, open);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, open_card);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, cards);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, knowers);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, knowers_card);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, referred);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, referred_card);
}

static void
reg_customer_value_init (RegCustomerValue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_chart_view_set_title (self->chart, _ ("What they brought over time"));
  gtk_widget_set_size_request (GTK_WIDGET (self->chart), -1, CHART_HEIGHT);
}

/**
 * reg_customer_value_show:
 * @data: the customer, with steps
 * @session: writes days and amounts
 */
void
reg_customer_value_show (RegCustomerValue *self, const RegCustomerData *data, RegSession *session)
{
  g_return_if_fail (REG_IS_CUSTOMER_VALUE (self));

  show_part (self->advice, self->advice_card, reg_customer_parts_new_advice (data, session));
  show_worth (self, data, session);
  show_part (self->open, self->open_card, reg_customer_parts_new_open (data, session));
  show_knowers (self, data->card);
  show_referred (self, data->card, session);
  reg_customer_cards_set_party (self->cards, session, reg_record_get_id (data->card->party));
}
