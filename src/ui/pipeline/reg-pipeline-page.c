/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-pipeline-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-date.h"
#include "core/reg-money-format.h"
#include "ui/pipeline/reg-pipeline-board.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-table-layout.h"
#include "ui/table/reg-table-view.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-figure.h"
#include "ui/window/reg-page.h"

/* More cards than these in a stage belong into the list. */
#define CARDS 50

/* Deals by stage, or as a list; above them what they say together. */
struct _RegPipelinePage
{
  GtkWidget parent_instance;
  GtkWidget *bin;
  GtkStack *stack;
  GtkWidget *figures;
  RegFigure *expected;
  RegFigure *open;
  RegFigure *won;
  RegFigure *no_step;
  RegPipelineBoard *board;
  RegFilterBar *filter_bar;
  RegTableView *table;
  AdwStatusPage *problem;

  AdwToggleGroup *narrow_views;
  AdwToggleGroup *views; /* in the header bar, where it has room */
  RegSession *session;
  GCancellable *cancellable;
  gint64 wanted_deal;
  gboolean stale;
  gboolean focus_when_shown; /* the focus waits for the board */
  gboolean again;            /* something changed while the board was being read */
};

static void reg_pipeline_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegPipelinePage,
                               reg_pipeline_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_pipeline_page_page_init))

/* --- figures ---------------------------------------------------------------------------- */

static char *
compact (RegPipelinePage *self, gint64 amount)
{
  return reg_money_format_compact (amount, reg_session_get_currency (self->session),
                                   reg_session_get_number_style (self->session));
}

static void
show_expected (RegPipelinePage *self, const RegBoardSummary *summary)
{
  g_autofree char *value = compact (self, summary->expected);
  g_autofree char *today = reg_session_dup_today (self->session);
  char end[REG_DATE_SIZE];
  int year = 0, month = 1, day = 1;
  g_autofree char *until = NULL;
  g_autofree char *caption = NULL;

  reg_date_get_parts (today, &year, &month, &day);
  reg_date_set_parts (end, year, month, reg_date_days_in_month (year, month));
  until = reg_session_format_date (self->session, end);
  /* Translators: number of deals, a day */
  caption = g_strdup_printf (ngettext ("expected from %" PRId64 " deal until %s",
                                       "expected from %" PRId64 " deals until %s",
                                       summary->n_expected),
                             summary->n_expected, until);
  reg_figure_set_value (self->expected, value);
  reg_figure_set_caption (self->expected, caption);
}

static void
show_open (RegPipelinePage *self, const RegBoardSummary *summary)
{
  g_autofree char *value = compact (self, summary->amount);
  g_autofree char *weighted = compact (self, summary->weighted);
  /* Translators: number of deals, amount by the chance of each stage */
  g_autofree char *caption = g_strdup_printf (ngettext ("%" PRId64 " open deal, weighted %s",
                                                        "%" PRId64 " open deals, weighted %s",
                                                        summary->n_open),
                                              summary->n_open, weighted);

  reg_figure_set_value (self->open, value);
  reg_figure_set_caption (self->open, caption);
}

static void
show_won (RegPipelinePage *self, const RegBoardSummary *summary)
{
  g_autofree char *value = compact (self, summary->won);
  /* Translators: how many deals were won and lost since the first of the month */
  g_autofree char *caption = g_strdup_printf (_ ("won this month: %" PRId64 ", lost: %" PRId64),
                                              summary->n_won, summary->n_lost);

  reg_figure_set_value (self->won, value);
  reg_figure_set_caption (self->won, caption);
}

static void
show_no_step (RegPipelinePage *self, const RegBoardSummary *summary)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, summary->n_no_step);

  reg_figure_set_value (self->no_step, value);
  reg_figure_set_caption (self->no_step,
                          ngettext ("deal waits for a next step", "deals wait for a next step",
                                    (gulong)summary->n_no_step));
  reg_figure_set_style (self->no_step,
                        summary->n_no_step > 0 ? REG_PILL_WARNING : REG_PILL_NEUTRAL);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegBoard *board;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->board, reg_board_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->board = reg_board_load (db, CARDS, cancellable, error);
  return load->board != NULL;
}

static gboolean
shows_list (RegPipelinePage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->views), "list") == 0;
}

static void
show_view (RegPipelinePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, shows_list (self) ? "list" : "board");
}

static gboolean
focus_board (RegPipelinePage *self)
{
  self->focus_when_shown = self->cancellable != NULL;
  return self->focus_when_shown || reg_pipeline_board_focus_deal (self->board, 0)
         || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_board (RegPipelinePage *self, const RegBoard *board)
{
  gboolean any = board->summary.n_all > 0;

  show_expected (self, &board->summary);
  show_open (self, &board->summary);
  show_won (self, &board->summary);
  show_no_step (self, &board->summary);
  gtk_widget_set_visible (self->figures, any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), any);
  if (!any)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      if (self->focus_when_shown)
        focus_board (self);
      return;
    }
  show_view (self);
  reg_pipeline_board_show (self->board, board);
  if (self->wanted_deal != 0)
    reg_pipeline_board_focus_deal (self->board, self->wanted_deal);
  else if (self->focus_when_shown)
    focus_board (self);
  self->focus_when_shown = FALSE;
  self->wanted_deal = 0;
}

static void load (RegPipelinePage *self);

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPipelinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *loaded = reg_store_job_finish (REG_STORE (object), result, &error);

  /* Its window may have gone meanwhile. */
  if (self->bin == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (loaded != NULL)
    show_board (self, loaded->board);
  else
    reg_error_page_show (self->problem, error);
  if (self->again)
    load (self);
}

static void
load (RegPipelinePage *self)
{
  self->stale = FALSE;
  self->again = self->cancellable != NULL;
  if (self->again)
    return;
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (Load, 1), load_free, self->cancellable, loaded_cb,
                        g_object_ref (self));
}

static void
reload (RegPipelinePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegPipelinePage *self)
{
  static const RegEntityId entities[] = { REG_ENTITY_OPPORTUNITY, REG_ENTITY_STAGE,
                                          REG_ENTITY_PARTY,       REG_ENTITY_TOUCHPOINT,
                                          REG_ENTITY_QUOTATION,   REG_ENTITY_STAFF,
                                          REG_ENTITY_TASK };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (changes->entities & (G_GUINT64_CONSTANT (1) << entities[i]))
      {
        reload (self);
        return;
      }
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
views_cb (RegPipelinePage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (shown, "board") == 0 || g_strcmp0 (shown, "list") == 0)
    show_view (self);
}

static void
list_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (REG_PIPELINE_PAGE (widget)->views, "list");
}

static void
row_activated_cb (RegPipelinePage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-deal", "x", id);
}

static void
narrow_cb (RegPipelinePage *self)
{
  reg_pipeline_board_set_narrow (self->board, TRUE);
}

static void
wide_cb (RegPipelinePage *self)
{
  reg_pipeline_board_set_narrow (self->board, FALSE);
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_pipeline_page_get_title (RegPage *page)
{
  return _ ("Pipeline");
}

static gboolean
reg_pipeline_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ ("New deal");
  action->icon_name = "list-add-symbolic";
  action->action_name = "app.new-deal(int64 0)";
  return TRUE;
}

static GtkWidget *
reg_pipeline_page_get_header_widget (RegPage *page)
{
  return GTK_WIDGET (REG_PIPELINE_PAGE (page)->views);
}

static void
reg_pipeline_page_refresh (RegPage *page)
{
  RegPipelinePage *self = REG_PIPELINE_PAGE (page);

  if (self->stale)
    load (self);
}

static gboolean
reg_pipeline_page_focus_default (RegPage *page)
{
  RegPipelinePage *self = REG_PIPELINE_PAGE (page);

  if (!shows_list (self))
    return focus_board (self);
  reg_table_view_focus_rows (self->table);
  return TRUE;
}

static gboolean
reg_pipeline_page_show_record (RegPage *page, RegEntityId entity, gint64 id)
{
  RegPipelinePage *self = REG_PIPELINE_PAGE (page);

  if (entity != REG_ENTITY_OPPORTUNITY)
    return FALSE;
  self->wanted_deal = id;
  load (self);
  return TRUE;
}

static void
reg_pipeline_page_set_filter (RegPage *page, const char *filter)
{
  RegPipelinePage *self = REG_PIPELINE_PAGE (page);

  adw_toggle_group_set_active_name (self->views, filter != NULL ? "list" : "board");
  reg_filter_bar_set_filter (self->filter_bar, filter);
}

static void
reg_pipeline_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_pipeline_page_get_title;
  iface->get_primary_action = reg_pipeline_page_get_primary_action;
  iface->get_header_widget = reg_pipeline_page_get_header_widget;
  iface->refresh = reg_pipeline_page_refresh;
  iface->focus_default = reg_pipeline_page_focus_default;
  iface->show_record = reg_pipeline_page_show_record;
  iface->set_filter = reg_pipeline_page_set_filter;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_pipeline_page_dispose (GObject *object)
{
  RegPipelinePage *self = REG_PIPELINE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PIPELINE_PAGE);
  g_clear_object (&self->views);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_pipeline_page_parent_class)->dispose (object);
}

static void
reg_pipeline_page_class_init (RegPipelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FIGURE);
  g_type_ensure (REG_TYPE_FILTER_BAR);
  g_type_ensure (REG_TYPE_PIPELINE_BOARD);
  g_type_ensure (REG_TYPE_TABLE_VIEW);
  G_OBJECT_CLASS (klass)->dispose = reg_pipeline_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-pipeline-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, figures);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, expected);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, open);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, won);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, no_step);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, board);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, narrow_views);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, table);
  gtk_widget_class_bind_template_child (widget_class, RegPipelinePage, problem);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "pipeline.list", NULL, list_activated);
}

static void
add_view (RegPipelinePage *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->views, toggle);
}

static void
reg_pipeline_page_init (RegPipelinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  self->views = g_object_ref_sink (ADW_TOGGLE_GROUP (adw_toggle_group_new ()));
  add_view (self, "board", C_ ("pipeline", "Board"));
  add_view (self, "list", C_ ("pipeline", "List"));
  gtk_widget_set_valign (GTK_WIDGET (self->views), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show as"), -1);
  adw_toggle_group_set_active_name (self->views, "board");
  g_object_bind_property (self->views, "active-name", self->narrow_views, "active-name",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->views, "sensitive", self->narrow_views, "sensitive",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->views, "notify::active-name", G_CALLBACK (views_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * reg_pipeline_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of deals
 */
GtkWidget *
reg_pipeline_page_new (RegSession *session)
{
  RegPipelinePage *self = g_object_new (REG_TYPE_PIPELINE_PAGE, NULL);
  g_autoptr (RegListSource) source = reg_list_source_new (session, REG_LIST_DEALS);

  self->session = g_object_ref (session);
  reg_pipeline_board_set_session (self->board, session);
  reg_table_view_set_source (self->table, REG_TABLE_SOURCE (source), FALSE);
  reg_table_view_set_label (self->table, _ ("Deals"));
  reg_filter_bar_set_list (self->filter_bar, REG_LIST_DEALS,
                           reg_table_view_get_model (self->table));
  reg_table_layout_remember (self->table, "deals");
  reg_table_model_refresh (reg_table_view_get_model (self->table));
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "firm-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
