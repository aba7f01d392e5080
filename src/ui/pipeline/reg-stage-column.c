/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-stage-column.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-money-format.h"

struct _RegStageColumn
{
  GtkWidget parent_instance;
  RegSession *session;
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *total;
  GtkLabel *detail;
  GtkListBox *list;
  GtkWidget *more;
  gint64 stage;
  RegStageKind kind;
};

enum
{
  DEAL_ACTIVATED,
  DEAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStageColumn, reg_stage_column, GTK_TYPE_WIDGET)

/* --- dragging --------------------------------------------------------------------------- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (source, picture, (int)x, (int)y);
  return gdk_content_provider_new_typed (G_TYPE_INT64,
                                         reg_deal_card_get_deal (REG_DEAL_CARD (card)));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  gtk_widget_add_css_class (card, "reg-dragged");
  gtk_widget_activate_action (card, "board.dragging", "b", TRUE);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  gtk_widget_remove_css_class (card, "reg-dragged");
  gtk_widget_activate_action (card, "board.dragging", "b", FALSE);
}

static gboolean
drop_cb (RegStageColumn *self, const GValue *value)
{
  gint64 deal = g_value_get_int64 (value);

  if (reg_stage_column_find_card (self, deal) != NULL)
    return FALSE;
  g_signal_emit (self, signals[DEAL_DROPPED], 0, deal);
  return TRUE;
}

/* --- cards ------------------------------------------------------------------------------ */

static void
row_activated_cb (RegStageColumn *self, RegDealCard *card)
{
  g_signal_emit (self, signals[DEAL_ACTIVATED], 0, card);
}

static GtkWidget *
create_card (RegStageColumn *self, const RegBoardDeal *deal, const RegBoardStage *stage)
{
  GtkWidget *card = reg_deal_card_new (self->session, deal, stage);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  return card;
}

/* Cards that still say the same stay, with their focus. */
static void
update_cards (RegStageColumn *self, const RegBoardStage *stage)
{
  RegDealCard *card;

  for (guint i = 0; i < stage->deals->len; i++)
    {
      const RegBoardDeal *deal = g_ptr_array_index (stage->deals, i);

      card = reg_stage_column_get_card (self, i);
      if (card != NULL && reg_deal_card_fits (card, self->session, deal, stage))
        continue;
      card = reg_stage_column_find_card (self, deal->id);
      if (card != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (card));
      gtk_list_box_insert (self->list, create_card (self, deal, stage), (int)i);
    }
  while ((card = reg_stage_column_get_card (self, stage->deals->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (card));
}

static void
update_more (RegStageColumn *self, const RegBoardStage *stage)
{
  gint64 rest = stage->sum->n - stage->deals->len;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->more, rest > 0);
  if (rest <= 0)
    return;
  text = g_strdup_printf (
      ngettext ("%" PRId64 " more in the list", "%" PRId64 " more in the list", rest), rest);
  gtk_button_set_label (GTK_BUTTON (self->more), text);
}

static char *
compact (RegStageColumn *self, gint64 amount)
{
  return reg_money_format_compact (amount, reg_session_get_currency (self->session),
                                   reg_session_get_number_style (self->session));
}

static void
update_head (RegStageColumn *self, const RegBoardStage *stage)
{
  g_autofree char *total = compact (self, stage->sum->amount);
  g_autofree char *weighted = compact (self, stage->sum->weighted);
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;

  if (stage->sum->kind == REG_STAGE_KIND_OPEN)
    /* Translators: number of deals, amount by the chance of the stage */
    detail = g_strdup_printf (
        ngettext ("%" PRId64 " deal, weighted %s", "%" PRId64 " deals, weighted %s", stage->sum->n),
        stage->sum->n, weighted);
  else
    detail = g_strdup_printf (
        ngettext ("%" PRId64 " in 90 days", "%" PRId64 " in 90 days", stage->sum->n),
        stage->sum->n);
  gtk_label_set_label (self->name, stage->sum->name);
  gtk_label_set_label (self->total, total);
  gtk_label_set_label (self->detail, detail);
  /* Translators: name of a stage, sum of its deals, "3 deals, weighted 4 k" */
  spoken = g_strdup_printf (_ ("%s: %s, %s"), stage->sum->name, total, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_stage_column_dispose (GObject *object)
{
  RegStageColumn *self = REG_STAGE_COLUMN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_stage_column_parent_class)->dispose (object);
}

static void
reg_stage_column_class_init (RegStageColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_stage_column_dispose;
  signals[DEAL_ACTIVATED] = g_signal_new ("deal-activated", REG_TYPE_STAGE_COLUMN,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          REG_TYPE_DEAL_CARD);
  signals[DEAL_DROPPED] = g_signal_new ("deal-dropped", REG_TYPE_STAGE_COLUMN, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regstage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_head (RegStageColumn *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  self->total = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "numeric");
  self->detail = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->detail, 0);
  gtk_label_set_ellipsize (self->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dimmed");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->detail));
  gtk_widget_set_margin_start (head, 3);
  gtk_widget_set_margin_end (head, 3);
  return head;
}

static GtkWidget *
create_body (RegStageColumn *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list-separate");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "pipeline.list");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (body), self->more);
  gtk_widget_set_margin_start (body, 3);
  gtk_widget_set_margin_end (body, 3);
  gtk_widget_set_margin_top (body, 3);
  gtk_widget_set_margin_bottom (body, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), body);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
reg_stage_column_init (RegStageColumn *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), create_body (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
reg_stage_column_new (RegSession *session)
{
  RegStageColumn *self = g_object_new (REG_TYPE_STAGE_COLUMN, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * reg_stage_column_set_stage:
 * @stage: what is shown; not kept
 */
void
reg_stage_column_set_stage (RegStageColumn *self, const RegBoardStage *stage)
{
  g_return_if_fail (REG_IS_STAGE_COLUMN (self));

  self->stage = stage->sum->stage;
  self->kind = stage->sum->kind;
  update_head (self, stage);
  update_cards (self, stage);
  update_more (self, stage);
}

gint64
reg_stage_column_get_stage (RegStageColumn *self)
{
  g_return_val_if_fail (REG_IS_STAGE_COLUMN (self), 0);

  return self->stage;
}

const char *
reg_stage_column_get_name (RegStageColumn *self)
{
  g_return_val_if_fail (REG_IS_STAGE_COLUMN (self), NULL);

  return gtk_label_get_label (self->name);
}

RegStageKind
reg_stage_column_get_kind (RegStageColumn *self)
{
  g_return_val_if_fail (REG_IS_STAGE_COLUMN (self), REG_STAGE_KIND_OPEN);

  return self->kind;
}

guint
reg_stage_column_get_n_cards (RegStageColumn *self)
{
  guint n = 0;

  while (reg_stage_column_get_card (self, n) != NULL)
    n++;
  return n;
}

/**
 * reg_stage_column_get_card:
 *
 * Returns: (transfer none) (nullable): the card at that place
 */
RegDealCard *
reg_stage_column_get_card (RegStageColumn *self, guint index)
{
  g_return_val_if_fail (REG_IS_STAGE_COLUMN (self), NULL);

  return (RegDealCard *)gtk_list_box_get_row_at_index (self->list, (int)index);
}

/**
 * reg_stage_column_find_card:
 *
 * Returns: (transfer none) (nullable): the card of that deal
 */
RegDealCard *
reg_stage_column_find_card (RegStageColumn *self, gint64 deal)
{
  RegDealCard *card;

  for (guint i = 0; (card = reg_stage_column_get_card (self, i)) != NULL; i++)
    if (reg_deal_card_get_deal (card) == deal)
      return card;
  return NULL;
}
