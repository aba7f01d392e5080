/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-value.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/reg-insights.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-chart-view.h"
#include "ui/charts/reg-value-chart.h"
#include "ui/customer/reg-customer-cards.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-relations-text.h"
#include "ui/widgets/reg-figure.h"

/* Fewer days with sales than this are no curve. */
#define FEWEST_STEPS 2
#define CHART_HEIGHT 170

/* What a customer brought so far, what they have and owe, whom they brought, who knows them. */
struct _RegCustomerValue
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *how;
  GtkWidget *figures;
  RegFigure *so_far;
  RegFigure *contribution;
  GtkLabel *rank;
  GtkBox *reasons;
  RegChartView *chart;
  RegCustomerCards *cards;
  GtkWidget *people;
  AdwExpanderRow *referred, *linked, *knowers;
  GtkLabel *referred_count, *linked_count, *knowers_count;
  GPtrArray *rows; /* of GtkWidget, in all of them */
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
  gboolean any = card->n_sales > 0 || card->contribution != 0;

  gtk_widget_set_visible (self->how, any);
  gtk_widget_set_visible (self->figures, any);
  reg_figure_set_value (self->so_far, so_far);
  reg_figure_set_value (self->contribution, contribution);
  show_rank (self, card);
  show_reasons (self, card, session);
  show_chart (self, data, session);
}

/* --- people ----------------------------------------------------------------------------- */

static void
add_row (RegCustomerValue *self, AdwExpanderRow *fold, GtkWidget *row)
{
  adw_expander_row_add_row (fold, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
add_line (RegCustomerValue *self, AdwExpanderRow *fold, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_row (self, fold, row);
  return row;
}

static void
open_with (GtkWidget *row, gint64 party)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_int64 (party));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-party");
}

static void
show_fold (AdwExpanderRow *fold, GtkLabel *label, guint n)
{
  g_autofree char *count = g_strdup_printf ("%'u", n);

  gtk_label_set_label (label, count);
  gtk_widget_set_visible (GTK_WIDGET (fold), n > 0);
}

static void
show_knowers (RegCustomerValue *self, const RegCustomerCard *card)
{
  GtkWidget *all;

  show_fold (self->knowers, self->knowers_count, card->who_knows->len);
  for (guint i = 0; i < card->who_knows->len; i++)
    {
      const RegKnower *knower = &g_array_index (card->who_knows, RegKnower, i);
      g_autofree char *times = g_strdup_printf (
          ngettext ("spoke to them once", "spoke to them %d times", (gulong)knower->n_contacts),
          (int)knower->n_contacts);

      add_line (self, self->knowers, knower->name, times);
    }
  if (card->who_knows->len == 0)
    return;
  all = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (all), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (all), _ ("_All…"));
  gtk_widget_set_tooltip_text (all, _ ("Who of us knows them, and whom to ask (Ctrl+M)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "customer.relations");
  add_row (self, self->knowers, all);
}

static void
show_referred (RegCustomerValue *self, const RegCustomerCard *card, RegSession *session)
{
  g_autofree char *amount = reg_session_format_money (session, card->referred_net, card->currency);
  /* Translators: what the customers bought whom this one brought */
  g_autofree char *sum = g_strdup_printf (_ ("who bought for %s"), amount);

  show_fold (self->referred, self->referred_count, card->referred->len);
  adw_expander_row_set_subtitle (self->referred, sum);
  for (guint i = 0; i < card->referred->len; i++)
    {
      const RegRecord *party = g_ptr_array_index (card->referred, i);

      open_with (add_line (self, self->referred, reg_record_get_text (party, REG_PARTY_NAME), NULL),
                 reg_record_get_id (party));
    }
}

/* Whom they brought is said elsewhere. */
static void
show_linked (RegCustomerValue *self, GPtrArray *relations)
{
  guint n = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const RegRelation *relation = g_ptr_array_index (relations, i);
      const char *how = reg_relations_text_how (relation);
      g_autofree char *about = *relation->note != '\0'
                                   ? g_strdup_printf ("%s · %s", how, relation->note)
                                   : g_strdup (how);

      if (relation->is_referral)
        continue;
      n++;
      open_with (add_line (self, self->linked, relation->name, about), relation->party);
    }
  show_fold (self->linked, self->linked_count, n);
}

static void
show_people (RegCustomerValue *self, const RegCustomerData *data, RegSession *session)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *fold = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

      adw_expander_row_remove (ADW_EXPANDER_ROW (fold), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  show_referred (self, data->card, session);
  show_linked (self, data->relations);
  show_knowers (self, data->card);
  gtk_widget_set_visible (self->people, self->rows->len > 0);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_value_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_CUSTOMER_VALUE);
  g_clear_pointer (&REG_CUSTOMER_VALUE (object)->rows, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, how);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, figures);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, so_far);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, contribution);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, rank);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, reasons);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, chart);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, cards);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, knowers);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, knowers_count);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, linked);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, linked_count);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, referred);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, referred_count);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerValue, people);
}

static void
reg_customer_value_init (RegCustomerValue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
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

  show_worth (self, data, session);
  show_people (self, data, session);
  reg_customer_cards_set_party (self->cards, session, reg_record_get_id (data->card->party));
}

/**
 * reg_customer_value_add_holding:
 *
 * Asks for something they have.
 */
void
reg_customer_value_add_holding (RegCustomerValue *self)
{
  g_return_if_fail (REG_IS_CUSTOMER_VALUE (self));

  reg_customer_cards_add_holding (self->cards);
}
