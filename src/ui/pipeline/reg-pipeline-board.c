/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-pipeline-board.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/pipeline/reg-deal-actions.h"
#include "ui/widgets/reg-context-menu.h"

#define COLUMN_WIDTH 178 /* grows with the text */

/* The stages side by side, or one at a time where there is little room. */
struct _RegPipelineBoard
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkDropDown *switcher;
  GtkStringList *stage_names;
  GtkWidget *columns;
  GtkWidget *ends; /* where to let go of a deal that is won or lost */

  RegSession *session;
  gboolean narrow;
  gint64 focus_deal; /* keeps the focus on its way to another column */
};

G_DEFINE_FINAL_TYPE (RegPipelineBoard, reg_pipeline_board, GTK_TYPE_WIDGET)

static guint
count_columns (RegPipelineBoard *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->stage_names));
}

static RegStageColumn *
find_column (RegPipelineBoard *self, RegDealCard *card, guint *index)
{
  GtkWidget *column = gtk_widget_get_ancestor (GTK_WIDGET (card), REG_TYPE_STAGE_COLUMN);

  for (guint i = 0; i < count_columns (self); i++)
    if (GTK_WIDGET (reg_pipeline_board_get_column (self, i)) == column)
      {
        if (index != NULL)
          *index = i;
        return REG_STAGE_COLUMN (column);
      }
  return NULL;
}

static RegDealCard *
find_card (RegPipelineBoard *self, gint64 deal)
{
  for (guint i = 0; i < count_columns (self); i++)
    {
      RegStageColumn *column = reg_pipeline_board_get_column (self, i);
      RegDealCard *card = reg_stage_column_find_card (column, deal);

      if (card != NULL)
        return card;
    }
  return NULL;
}

/* Who types somewhere else keeps the focus there. */
static gboolean
may_focus (RegPipelineBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static RegDealCard *
get_focus_card (RegPipelineBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, REG_TYPE_DEAL_CARD) : NULL;

  return card != NULL && gtk_widget_is_ancestor (card, GTK_WIDGET (self)) ? REG_DEAL_CARD (card)
                                                                          : NULL;
}

/* --- moving ----------------------------------------------------------------------------- */

static void
move_card (RegPipelineBoard *self, RegDealCard *card, RegStageColumn *column)
{
  const RegDealMove move = {
    .deal = reg_deal_card_get_deal (card),
    .title = reg_deal_card_get_title (card),
    .stage = reg_stage_column_get_stage (column),
    .stage_name = reg_stage_column_get_name (column),
    .kind = reg_stage_column_get_kind (column),
  };

  self->focus_deal = move.deal;
  reg_deal_move (GTK_WIDGET (self), self->session, &move);
}

static void
dropped_cb (RegStageColumn *column, gint64 deal, RegPipelineBoard *self)
{
  RegDealCard *card = find_card (self, deal);

  if (card != NULL)
    move_card (self, card, column);
}

/* Which way a key leads, in columns: 0 for none. */
static int
get_step (RegPipelineBoard *self, guint keyval)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return rtl ? 1 : -1;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return rtl ? -1 : 1;
  return 0;
}

static void
move_by (RegPipelineBoard *self, RegDealCard *card, int step)
{
  guint index;
  int target;

  if (find_column (self, card, &index) == NULL)
    return;
  target = (int)index + step;
  if (target >= 0 && target < (int)count_columns (self))
    move_card (self, card, reg_pipeline_board_get_column (self, target));
}

/* To the card at the same height of the next column that has any. */
static void
focus_by (RegPipelineBoard *self, RegDealCard *card, int step)
{
  guint index;
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card));

  if (find_column (self, card, &index) == NULL)
    return;
  for (int i = (int)index + step; i >= 0 && i < (int)count_columns (self); i += step)
    {
      RegStageColumn *column = reg_pipeline_board_get_column (self, i);
      guint n = reg_stage_column_get_n_cards (column);

      if (n == 0)
        continue;
      card = reg_stage_column_get_card (column, MIN ((guint)place, n - 1));
      reg_pipeline_board_focus_deal (self, reg_deal_card_get_deal (card));
      return;
    }
}

static gboolean
key_pressed_cb (RegPipelineBoard *self, guint keyval, guint keycode, GdkModifierType state)
{
  RegDealCard *card = get_focus_card (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int step = get_step (self, keyval);

  if (card == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete && modifiers == 0)
    reg_deal_delete (GTK_WIDGET (self), self->session, reg_deal_card_get_deal (card));
  else if (step != 0 && modifiers == GDK_ALT_MASK)
    move_by (self, card, step);
  else if (step != 0 && modifiers == 0)
    focus_by (self, card, step);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- menu of a card --------------------------------------------------------------------- */

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "app.open-deal", parameter);
}

static void
move_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegPipelineBoard *self = REG_PIPELINE_BOARD (widget);
  gint64 deal, stage;
  RegDealCard *card;

  g_variant_get (parameter, "(xx)", &deal, &stage);
  card = find_card (self, deal);
  for (guint i = 0; card != NULL && i < count_columns (self); i++)
    {
      RegStageColumn *column = reg_pipeline_board_get_column (self, i);

      if (reg_stage_column_get_stage (column) == stage)
        move_card (self, card, column);
    }
}

static void
quote_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reg_deal_quote (widget, REG_PIPELINE_BOARD (widget)->session, g_variant_get_int64 (parameter));
}

static void
delete_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reg_deal_delete (widget, REG_PIPELINE_BOARD (widget)->session, g_variant_get_int64 (parameter));
}

/* While a card is carried, there are places for the two ends of every deal at hand. */
static void
dragging_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_set_visible (REG_PIPELINE_BOARD (widget)->ends, g_variant_get_boolean (parameter));
}

static GMenuModel *
create_move_menu (RegPipelineBoard *self, RegDealCard *card)
{
  GMenu *menu = g_menu_new ();
  RegStageColumn *here = find_column (self, card, NULL);

  for (guint i = 0; i < count_columns (self); i++)
    {
      RegStageColumn *column = reg_pipeline_board_get_column (self, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (reg_stage_column_get_name (column), NULL);

      if (column == here)
        continue;
      g_menu_item_set_action_and_target (item, "board.move", "(xx)", reg_deal_card_get_deal (card),
                                         reg_stage_column_get_stage (column));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (GtkWidget *widget, GtkWidget *at, gpointer unused)
{
  GtkWidget *card = gtk_widget_get_ancestor (at, REG_TYPE_DEAL_CARD);
  GMenu *menu;
  g_autoptr (GMenu) rest = NULL;
  g_autoptr (GMenuModel) moves = NULL;
  gint64 deal;

  if (card == NULL)
    return NULL;
  menu = g_menu_new ();
  rest = g_menu_new ();
  moves = create_move_menu (REG_PIPELINE_BOARD (widget), REG_DEAL_CARD (card));
  deal = reg_deal_card_get_deal (REG_DEAL_CARD (card));
  reg_context_menu_append (menu, _ ("_Open"), "board.open", deal);
  if (reg_stage_column_get_kind (
          find_column (REG_PIPELINE_BOARD (widget), REG_DEAL_CARD (card), NULL))
      == REG_STAGE_KIND_OPEN)
    reg_context_menu_append (menu, _ ("_Plan the next step"), "app.new-step", deal);
  reg_context_menu_append (menu, _ ("Make a _quotation"), "board.quote", deal);
  reg_context_menu_append (menu, _ ("Open the _customer"), "app.open-party",
                           reg_deal_card_get_party (REG_DEAL_CARD (card)));
  g_menu_append_section (menu, _ ("Move to"), moves);
  reg_context_menu_append (rest, _ ("_Delete"), "board.delete", deal);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
deal_activated_cb (RegStageColumn *column, RegDealCard *card, RegPipelineBoard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-deal", "x",
                              reg_deal_card_get_deal (card));
}

/* --- narrow ----------------------------------------------------------------------------- */

static void
update_visible (RegPipelineBoard *self)
{
  guint chosen = gtk_drop_down_get_selected (self->switcher);

  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->narrow);
  for (guint i = 0; i < count_columns (self); i++)
    gtk_widget_set_visible (GTK_WIDGET (reg_pipeline_board_get_column (self, i)),
                            !self->narrow || i == chosen);
}

/* --- ends ------------------------------------------------------------------------------- */

static gboolean
end_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RegPipelineBoard *self)
{
  GtkWidget *end = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  RegStageKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (end), "reg-kind"));
  RegDealCard *card = find_card (self, g_value_get_int64 (value));

  for (guint i = 0; card != NULL && i < count_columns (self); i++)
    {
      RegStageColumn *column = reg_pipeline_board_get_column (self, i);

      if (reg_stage_column_get_kind (column) != kind)
        continue;
      if (find_column (self, card, NULL) != column)
        move_card (self, card, column);
      return TRUE;
    }
  return FALSE;
}

static GtkWidget *
create_end (RegPipelineBoard *self, const char *text, RegStageKind kind)
{
  GtkWidget *label = gtk_label_new (text);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "reg-end");
  gtk_widget_add_css_class (label, kind == REG_STAGE_KIND_WON ? "success" : "error");
  g_object_set_data (G_OBJECT (label), "reg-kind", GINT_TO_POINTER (kind));
  g_signal_connect (target, "drop", G_CALLBACK (end_drop_cb), self);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (target));
  return label;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_pipeline_board_dispose (GObject *object)
{
  RegPipelineBoard *self = REG_PIPELINE_BOARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_pipeline_board_parent_class)->dispose (object);
}

static void
reg_pipeline_board_class_init (RegPipelineBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_pipeline_board_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "board.open", "x", open_activated);
  gtk_widget_class_install_action (widget_class, "board.move", "(xx)", move_activated);
  gtk_widget_class_install_action (widget_class, "board.quote", "x", quote_activated);
  gtk_widget_class_install_action (widget_class, "board.delete", "x", delete_activated);
  gtk_widget_class_install_action (widget_class, "board.dragging", "b", dragging_activated);
}

static void
reg_pipeline_board_init (RegPipelineBoard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stage_names = gtk_string_list_new (NULL);
  self->switcher = GTK_DROP_DOWN (
      gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->stage_names)), NULL));
  gtk_widget_set_margin_start (GTK_WIDGET (self->switcher), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->switcher), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->switcher), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stage"), -1);
  g_signal_connect_swapped (self->switcher, "notify::selected", G_CALLBACK (update_visible), self);
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->columns, "reg-board");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->columns);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->ends), create_end (self, _ ("Won"), REG_STAGE_KIND_WON));
  gtk_box_append (GTK_BOX (self->ends), create_end (self, _ ("Lost"), REG_STAGE_KIND_LOST));
  gtk_box_set_homogeneous (GTK_BOX (self->ends), TRUE);
  gtk_widget_add_css_class (self->ends, "reg-ends");
  gtk_widget_set_visible (self->ends, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->switcher));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->ends);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  reg_context_menu_add (GTK_WIDGET (self), create_menu, NULL);
}

void
reg_pipeline_board_set_session (RegPipelineBoard *self, RegSession *session)
{
  g_return_if_fail (REG_IS_PIPELINE_BOARD (self));

  g_set_object (&self->session, session);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
ensure_columns (RegPipelineBoard *self, const RegBoard *board)
{
  guint chosen = gtk_drop_down_get_selected (self->switcher);
  GtkWidget *last;
  guint n = 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->columns); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  for (; n < board->stages->len; n++)
    {
      GtkWidget *column = reg_stage_column_new (self->session);
      GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

      gtk_widget_set_size_request (
          column, adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, COLUMN_WIDTH, settings), -1);
      gtk_widget_set_hexpand (column, TRUE);
      g_signal_connect (column, "deal-activated", G_CALLBACK (deal_activated_cb), self);
      g_signal_connect (column, "deal-dropped", G_CALLBACK (dropped_cb), self);
      gtk_box_append (GTK_BOX (self->columns), column);
    }
  for (; n > board->stages->len && (last = gtk_widget_get_last_child (self->columns)) != NULL; n--)
    gtk_box_remove (GTK_BOX (self->columns), last);
  for (guint i = 0; i < board->stages->len; i++)
    g_ptr_array_add (names, ((RegBoardStage *)g_ptr_array_index (board->stages, i))->sum->name);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->stage_names, 0, count_columns (self),
                          (const char *const *)names->pdata);
  if (chosen != GTK_INVALID_LIST_POSITION && chosen < board->stages->len)
    gtk_drop_down_set_selected (self->switcher, chosen);
}

/**
 * reg_pipeline_board_show:
 * @board: what is shown; not kept
 */
void
reg_pipeline_board_show (RegPipelineBoard *self, const RegBoard *board)
{
  gboolean ours;
  RegDealCard *card;

  g_return_if_fail (REG_IS_PIPELINE_BOARD (self) && self->session != NULL);
  ours = may_focus (self);

  card = get_focus_card (self);
  if (card != NULL && self->focus_deal == 0)
    self->focus_deal = reg_deal_card_get_deal (card);
  ensure_columns (self, board);
  for (guint i = 0; i < board->stages->len; i++)
    reg_stage_column_set_stage (reg_pipeline_board_get_column (self, i),
                                g_ptr_array_index (board->stages, i));
  update_visible (self);
  if (self->focus_deal != 0 && ours)
    reg_pipeline_board_focus_deal (self, self->focus_deal);
  self->focus_deal = 0;
}

/**
 * reg_pipeline_board_set_narrow:
 * @narrow: whether there is room for one stage only
 */
void
reg_pipeline_board_set_narrow (RegPipelineBoard *self, gboolean narrow)
{
  g_return_if_fail (REG_IS_PIPELINE_BOARD (self));

  self->narrow = narrow;
  update_visible (self);
}

/**
 * reg_pipeline_board_focus_deal:
 * @deal: the deal, 0 for the first one
 *
 * Returns: whether there is such a card
 */
gboolean
reg_pipeline_board_focus_deal (RegPipelineBoard *self, gint64 deal)
{
  RegDealCard *card = NULL;
  guint index;

  g_return_val_if_fail (REG_IS_PIPELINE_BOARD (self), FALSE);

  for (guint i = 0; deal == 0 && card == NULL && i < count_columns (self); i++)
    card = reg_stage_column_get_card (reg_pipeline_board_get_column (self, i), 0);
  if (deal != 0)
    card = find_card (self, deal);
  if (card == NULL)
    return FALSE;
  if (self->narrow && find_column (self, card, &index) != NULL)
    gtk_drop_down_set_selected (self->switcher, index);
  return gtk_widget_grab_focus (GTK_WIDGET (card));
}

/**
 * reg_pipeline_board_get_column:
 *
 * Returns: (transfer none) (nullable): the column at that place
 */
RegStageColumn *
reg_pipeline_board_get_column (RegPipelineBoard *self, guint index)
{
  GtkWidget *child;

  g_return_val_if_fail (REG_IS_PIPELINE_BOARD (self), NULL);

  child = gtk_widget_get_first_child (self->columns);
  for (guint i = 0; child != NULL && i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  return (RegStageColumn *)child;
}
