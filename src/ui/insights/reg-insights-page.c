/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-insights-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/charts/reg-chart-card.h"
#include "ui/insights/reg-best-dialog.h"
#include "ui/insights/reg-crossing-card.h"
#include "ui/insights/reg-insights-data.h"
#include "ui/insights/reg-measure-card.h"
#include "ui/insights/reg-movement-card.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/window/reg-main-window.h"

/* Changes come in bunches; the charts follow when it is quiet for so long (ms). */
#define QUIET 250

/* The charts, each a question with its answer. */
struct _RegInsightsPage
{
  GtkWidget parent_instance;
  GtkWidget *bin;
  GtkWidget *scrolled;
  GtkGrid *grid;
  RegChartCard *pipeline_card;
  RegChartCard *earners_card;
  RegChartCard *worth_card;
  GtkWidget *movement_card;
  GtkWidget *crossing_card;
  GtkWidget *measure_card;
  GtkWidget *earners_button;
  GtkWidget *best_button;
  GtkMenuButton *party_button;
  GtkLabel *party_label;

  RegSession *session;
  GCancellable *cancellable;
  gint64 party; /* whose worth is shown; 0: the best customer's */
  gint64 shown_party;
  guint reload_source;
  gboolean stale;
  gboolean focus_when_shown; /* the focus waits for the charts */
};

static void reg_insights_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegInsightsPage,
                               reg_insights_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_insights_page_page_init))

/* --- showing ---------------------------------------------------------------------------- */

static void
set_empty_texts (RegInsightsPage *self)
{
  reg_chart_card_set_empty (
      self->pipeline_card,
      _ ("No deals yet. Write down what customers are thinking of buying, on the page Pipeline."));
  reg_chart_card_set_empty (
      self->earners_card,
      _ ("No sales yet. They come from accepted quotations, or from a file of your old program."));
  reg_chart_card_set_empty (self->worth_card, self->shown_party != 0
                                                  ? _ ("This customer has not bought anything yet.")
                                                  : _ ("No sales yet, so nobody to show here."));
}

static void
show_party (RegInsightsPage *self, const RegInsightsData *data)
{
  const char *name = data->party_name != NULL ? data->party_name : _ ("Choose a customer");
  /* Translators: %s is the name of a customer */
  g_autofree char *spoken = g_strdup_printf (_ ("Customer: %s"), name);

  self->shown_party = data->party;
  gtk_label_set_label (self->party_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->party_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_data (RegInsightsPage *self, const RegInsightsData *data)
{
  show_party (self, data);
  set_empty_texts (self);
  reg_chart_card_set_chart (self->pipeline_card, data->pipeline);
  reg_chart_card_set_chart (self->earners_card, data->earners);
  reg_chart_card_set_chart (self->worth_card, data->worth);
  gtk_widget_set_visible (self->earners_button, data->earners != NULL);
  gtk_widget_set_visible (self->best_button, data->earners != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->party_button), data->n_earners > 0);
}

static void
show_failure (RegInsightsPage *self, const GError *error)
{
  g_autofree char *why = reg_error_describe (error);
  RegChartCard *cards[] = { self->pipeline_card, self->earners_card, self->worth_card };

  g_message ("The charts could not be made: %s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      reg_chart_card_set_empty (cards[i], why);
      reg_chart_card_set_chart (cards[i], NULL);
    }
}

static gboolean
focus_charts (RegInsightsPage *self)
{
  RegChartCard *cards[] = { self->pipeline_card, self->earners_card, self->worth_card };

  self->focus_when_shown = self->cancellable != NULL;
  for (guint i = 0; !self->focus_when_shown && i < G_N_ELEMENTS (cards); i++)
    {
      GtkWidget *view = GTK_WIDGET (reg_chart_card_get_view (cards[i]));

      if (gtk_widget_get_mapped (view))
        return gtk_widget_grab_focus (view);
    }
  return self->focus_when_shown
         || gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

/* --- loading ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegInsightsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegInsightsData)
      data = reg_insights_data_load_finish (REG_SESSION (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->bin == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (data != NULL)
    show_data (self, data);
  else
    show_failure (self, error);
  if (self->focus_when_shown && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_charts (self);
  self->focus_when_shown = FALSE;
}

static void
stop (RegInsightsPage *self)
{
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (RegInsightsPage *self)
{
  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  reg_insights_data_load_async (self->session, self->party, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  RegInsightsPage *self = user_data;

  self->reload_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* A page that nobody sees is brought up to date when it is shown. */
static void
reload (RegInsightsPage *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->reload_source = g_timeout_add (QUIET, reload_cb, self);
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegInsightsPage *self)
{
  static const RegEntityId entities[] = { REG_ENTITY_PARTY,          REG_ENTITY_OPPORTUNITY,
                                          REG_ENTITY_STAGE,          REG_ENTITY_SALE,
                                          REG_ENTITY_SALE_LINE,      REG_ENTITY_COMPLAINT,
                                          REG_ENTITY_COMPLAINT_EVENT };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (changes->entities & (G_GUINT64_CONSTANT (1) << entities[i]))
      {
        reload (self);
        return;
      }
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
show_page (RegInsightsPage *self, const char *id, const char *filter)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!REG_IS_MAIN_WINDOW (root))
    return;
  reg_main_window_show_page (REG_MAIN_WINDOW (root), id);
  reg_page_set_filter (reg_main_window_get_page (REG_MAIN_WINDOW (root)), filter);
  /* To the rows, and not to the first of the filters. */
  reg_page_focus_default (reg_main_window_get_page (REG_MAIN_WINDOW (root)));
}

static void
show_pipeline_cb (RegInsightsPage *self)
{
  show_page (self, "pipeline", NULL);
}

static void
show_earners_cb (RegInsightsPage *self)
{
  show_page (self, "customers", "top");
}

static void
show_best_cb (RegInsightsPage *self)
{
  reg_dialog_present (reg_best_dialog_new (self->session), GTK_WIDGET (self));
}

static void
show_customer_cb (RegInsightsPage *self)
{
  if (self->shown_party != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x", self->shown_party);
}

static void
show_customers_cb (RegInsightsPage *self, const char *filter)
{
  show_page (self, "customers", *filter != '\0' ? filter : NULL);
}

static void
show_quotations_cb (RegInsightsPage *self, const char *filter)
{
  show_page (self, "quotations", filter);
}

static void
party_chosen_cb (RegInsightsPage *self, gint64 party)
{
  reg_insights_page_set_party (self, party);
}

static void
place (RegInsightsPage *self, gpointer card, int column, int row, int columns)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (manager, card);

  g_object_set (child, "column", column, "row", row, "column-span", columns, NULL);
}

static void
narrow_cb (RegInsightsPage *self)
{
  place (self, self->pipeline_card, 0, 0, 1);
  place (self, self->earners_card, 0, 1, 1);
  place (self, self->worth_card, 0, 2, 1);
  place (self, self->movement_card, 0, 3, 1);
  place (self, self->crossing_card, 0, 4, 1);
  place (self, self->measure_card, 0, 5, 1);
}

static void
wide_cb (RegInsightsPage *self)
{
  place (self, self->pipeline_card, 0, 0, 1);
  place (self, self->earners_card, 1, 0, 1);
  place (self, self->worth_card, 0, 1, 2);
  place (self, self->movement_card, 0, 2, 2);
  place (self, self->crossing_card, 0, 3, 2);
  place (self, self->measure_card, 0, 4, 2);
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_insights_page_get_title (RegPage *page)
{
  return _ ("Insights");
}

static void
reg_insights_page_refresh (RegPage *page)
{
  RegInsightsPage *self = REG_INSIGHTS_PAGE (page);

  if (self->stale)
    load (self);
}

static gboolean
reg_insights_page_focus_default (RegPage *page)
{
  return focus_charts (REG_INSIGHTS_PAGE (page));
}

static void
reg_insights_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_insights_page_get_title;
  iface->refresh = reg_insights_page_refresh;
  iface->focus_default = reg_insights_page_focus_default;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_insights_page_dispose (GObject *object)
{
  RegInsightsPage *self = REG_INSIGHTS_PAGE (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_INSIGHTS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_insights_page_parent_class)->dispose (object);
}

static void
reg_insights_page_class_init (RegInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_CHART_CARD);
  G_OBJECT_CLASS (klass)->dispose = reg_insights_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-insights-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, pipeline_card);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, earners_card);
  gtk_widget_class_bind_template_child (widget_class, RegInsightsPage, worth_card);
  gtk_widget_class_bind_template_callback (widget_class, show_pipeline_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_earners_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_customer_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
reg_insights_page_init (RegInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  reg_chart_card_set_title (
      self->pipeline_card, _ ("What is in the pipeline?"),
      _ ("Value of the deals by stage; dark is weighted by the chance of the stage"));
  reg_chart_card_set_title (self->earners_card, _ ("Who earns our money?"),
                            _ ("What customers brought after cost, best first"));
  reg_chart_card_set_title (self->worth_card, _ ("What is this customer worth to us?"),
                            _ ("Sales after cost, added up over time"));
}

static void
add_controls (RegInsightsPage *self)
{
  RegPartySearch *search;

  self->earners_button = gtk_button_new_with_mnemonic (_ ("_Best 20 %"));
  /* xgettext:no-c-format */
  gtk_widget_set_tooltip_text (self->earners_button, _ ("The list of the best 20 % of customers"));
  g_signal_connect_object (self->earners_button, "clicked", G_CALLBACK (show_earners_cb), self,
                           G_CONNECT_SWAPPED);
  reg_chart_card_add_control (self->earners_card, self->earners_button);
  self->best_button = gtk_button_new_with_mnemonic (_ ("_Next steps"));
  gtk_widget_set_tooltip_text (self->best_button,
                               _ ("The most valuable customers, who looks after them, and what to "
                                  "do next"));
  g_signal_connect_object (self->best_button, "clicked", G_CALLBACK (show_best_cb), self,
                           G_CONNECT_SWAPPED);
  reg_chart_card_add_control (self->earners_card, self->best_button);
  self->party_button = GTK_MENU_BUTTON (reg_party_search_button_new (self->session, &search));
  self->party_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->party_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->party_label, 24);
  gtk_menu_button_set_child (self->party_button, GTK_WIDGET (self->party_label));
  gtk_menu_button_set_always_show_arrow (self->party_button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->party_button), _ ("Choose another customer"));
  g_signal_connect_object (search, "chosen", G_CALLBACK (party_chosen_cb), self, G_CONNECT_SWAPPED);
  reg_chart_card_add_control (self->worth_card, GTK_WIDGET (self->party_button));
}

/**
 * reg_insights_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of charts
 */
GtkWidget *
reg_insights_page_new (RegSession *session)
{
  RegInsightsPage *self = g_object_new (REG_TYPE_INSIGHTS_PAGE, NULL);

  self->session = g_object_ref (session);
  reg_chart_card_set_session (self->pipeline_card, session, 0);
  reg_chart_card_set_session (self->earners_card, session, 0);
  reg_chart_card_set_session (self->worth_card, session, 0);
  add_controls (self);
  self->movement_card = reg_movement_card_new (session);
  g_signal_connect_swapped (self->movement_card, "chosen", G_CALLBACK (show_customers_cb), self);
  gtk_grid_attach (self->grid, self->movement_card, 0, 2, 2, 1);
  self->crossing_card = reg_crossing_card_new (session);
  g_signal_connect_swapped (self->crossing_card, "chosen", G_CALLBACK (show_customers_cb), self);
  gtk_grid_attach (self->grid, self->crossing_card, 0, 3, 2, 1);
  self->measure_card = reg_measure_card_new (session);
  g_signal_connect_swapped (self->measure_card, "chosen", G_CALLBACK (show_quotations_cb), self);
  gtk_grid_attach (self->grid, self->measure_card, 0, 4, 2, 1);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "firm-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * reg_insights_page_set_party:
 * @party: whose worth is shown, 0 for the best customer
 */
void
reg_insights_page_set_party (RegInsightsPage *self, gint64 party)
{
  g_return_if_fail (REG_IS_INSIGHTS_PAGE (self));

  self->party = party;
  load (self);
}
