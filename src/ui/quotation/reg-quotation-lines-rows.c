/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-lines-private.h"

#include <glib/gi18n.h>

/* With more lines than this only those in sight have widgets. */
#define MAX_PLAIN_LINES 50
#define LONG_LIST_HEIGHT 460
/* So many lines are in sight before anybody scrolled, or a few more. */
#define FIRST_LINES 16
/* Two lines take less than 4 ms to make. */
#define LINES_AT_A_TIME 2

guint
reg_quotation_lines_count (RegQuotationLines *self)
{
  return g_list_model_get_n_items (reg_quotation_model_get_lines (self->model));
}

RegQuotationLineRow *
reg_quotation_lines_find_row (RegQuotationLines *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);

      if (reg_quotation_line_row_get_position (row) == position)
        return row;
    }
  return NULL;
}

static void
typed_cb (RegQuotationLineRow *row, int cell, RegQuotationLines *self)
{
  GtkWidget *text = reg_quotation_line_row_get_cell (row, cell);

  reg_quotation_model_enter (self->model, reg_quotation_line_row_get_position (row), cell,
                             gtk_editable_get_text (GTK_EDITABLE (text)));
}

static GtkWidget *
new_row (RegQuotationLines *self)
{
  GtkWidget *row = reg_quotation_line_row_new (self->model, G_MENU_MODEL (self->menu),
                                               self->pattern);

  g_signal_connect_object (row, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (row, "command", G_CALLBACK (reg_quotation_lines_command_cb), self, 0);
  return row;
}

/* --- what is in sight ------------------------------------------------------------------- */

/* Nobody sees it: it says how high the others are. */
static void
ensure_pattern (RegQuotationLines *self)
{
  if (self->pattern != NULL)
    return;
  self->pattern = new_row (self);
  reg_quotation_line_row_make (REG_QUOTATION_LINE_ROW (self->pattern));
  gtk_widget_set_visible (self->pattern, FALSE);
  gtk_box_append (GTK_BOX (self->rows_box), self->pattern);
}

/* Whether a line of a long quotation is not further out of sight than so many pages. */
static gboolean
is_near (RegQuotationLines *self, guint position, double pages)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (adjustment);
  double line = gtk_adjustment_get_upper (adjustment) / MAX (reg_quotation_lines_count (self), 1);
  double at = (position + 0.5) * line - gtk_adjustment_get_value (adjustment);

  if (page <= 0 || line <= 0)
    return position < FIRST_LINES;
  return at > -pages * page - line && at < (1 + pages) * page + line;
}

static gboolean
make_some_cb (gpointer user_data)
{
  RegQuotationLines *self = user_data;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);

      if (reg_quotation_line_row_is_made (row)
          || (self->is_long && !is_near (self, reg_quotation_line_row_get_position (row), 1)))
        continue;
      if (n++ == LINES_AT_A_TIME)
        return G_SOURCE_CONTINUE;
      reg_quotation_line_row_make (row);
    }
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* What comes into sight gets its widgets at once, what is near as soon as there is time. */
static void
make_in_sight (RegQuotationLines *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);
      guint position = reg_quotation_line_row_get_position (row);

      if (self->is_long ? is_near (self, position, 0) : position < FIRST_LINES)
        reg_quotation_line_row_make (row);
    }
  if (self->making == 0)
    self->making = g_idle_add (make_some_cb, self);
}

/* --- rows of a long quotation ----------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegQuotationLines *self)
{
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, new_row (self));
}

static void
position_cb (GtkListItem *item, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL && gtk_list_item_get_position (item) != GTK_INVALID_LIST_POSITION)
    reg_quotation_line_row_set_position (REG_QUOTATION_LINE_ROW (row),
                                         gtk_list_item_get_position (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegQuotationLines *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  reg_quotation_line_row_bind (REG_QUOTATION_LINE_ROW (row), gtk_list_item_get_item (item),
                               gtk_list_item_get_position (item));
  g_signal_connect (item, "notify::position", G_CALLBACK (position_cb), NULL);
  g_ptr_array_add (self->rows, row);
  if (is_near (self, gtk_list_item_get_position (item), 0))
    reg_quotation_line_row_make (REG_QUOTATION_LINE_ROW (row));
  else if (self->making == 0)
    self->making = g_idle_add (make_some_cb, self);
  if (self->choice.is_active)
    reg_line_choice_show (&self->choice, self->rows);
  else
    gtk_widget_remove_css_class (row, "chosen");
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegQuotationLines *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (item, position_cb, NULL);
  reg_quotation_line_row_unbind (REG_QUOTATION_LINE_ROW (row));
  g_ptr_array_remove_fast (self->rows, row);
}

/* --- rows of a short one ---------------------------------------------------------------- */

static void
take_rows (RegQuotationLines *self, guint at, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      RegQuotationLineRow *row = reg_quotation_lines_find_row (self, at + i);

      g_ptr_array_remove_fast (self->rows, row);
      gtk_box_remove (GTK_BOX (self->sheet), GTK_WIDGET (row));
    }
}

static void
shift_rows (RegQuotationLines *self, guint from, int by)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);
      guint position = reg_quotation_line_row_get_position (row);

      if (position >= from)
        reg_quotation_line_row_set_position (row, position + by);
    }
}

static void
put_rows (RegQuotationLines *self, GListModel *lines, guint at, guint n)
{
  GtkWidget *before;

  if (n > FIRST_LINES)
    ensure_pattern (self);
  before = at > 0 ? GTK_WIDGET (reg_quotation_lines_find_row (self, at - 1)) : NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, at + i);
      GtkWidget *row = new_row (self);

      reg_quotation_line_row_bind (REG_QUOTATION_LINE_ROW (row), item, at + i);
      gtk_box_insert_child_after (GTK_BOX (self->sheet), row, before);
      g_ptr_array_add (self->rows, row);
      /* One that somebody adds is in sight. */
      if (n <= FIRST_LINES)
        reg_quotation_line_row_make (REG_QUOTATION_LINE_ROW (row));
      before = row;
    }
  make_in_sight (self);
}

/* --- following the model ---------------------------------------------------------------- */

static void
set_long (RegQuotationLines *self, GListModel *lines, gboolean is_long)
{
  GtkSelectionModel *selection = NULL;

  if (!is_long)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  else
    take_rows (self, 0, self->rows->len);
  self->is_long = is_long;
  if (is_long)
    {
      ensure_pattern (self);
      selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (lines)));
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), selection);
      g_object_unref (selection);
    }
  else
    put_rows (self, lines, 0, g_list_model_get_n_items (lines));
  gtk_widget_set_visible (self->sheet, !is_long);
  gtk_widget_set_visible (self->scroller, is_long);
}

static gboolean
shorten_cb (gpointer user_data)
{
  RegQuotationLines *self = user_data;

  self->shorten = 0;
  if (self->is_long && reg_quotation_lines_count (self) <= MAX_PLAIN_LINES)
    set_long (self, reg_quotation_model_get_lines (self->model), FALSE);
  return G_SOURCE_REMOVE;
}

/* A short quotation scrolls as a whole; a long one scrolls in itself, so that only what is in
 * sight has widgets. The focus stays where it was when its row is replaced. */
void
reg_quotation_lines_changed_cb (
    GListModel *lines, guint at, guint removed, guint added, RegQuotationLines *self)
{
  gboolean is_long = reg_quotation_lines_count (self) > MAX_PLAIN_LINES;
  guint position = 0;
  RegLineCell cell = REG_LINE_CELL_CODE;
  gboolean focused = !self->is_long && reg_quotation_lines_find_focus (self, &position, &cell);

  reg_quotation_lines_drop_choice (self);
  if (is_long && !self->is_long)
    set_long (self, lines, TRUE);
  else if (self->is_long)
    {
      /* The list is in the middle of following the same change and cannot be emptied here. */
      if (!is_long && self->shorten == 0)
        self->shorten = g_idle_add (shorten_cb, self);
    }
  else
    {
      take_rows (self, at, removed);
      shift_rows (self, at + removed, (int)added - (int)removed);
      put_rows (self, lines, at, added);
    }
  if (focused && position >= at && position < at + removed && reg_quotation_lines_count (self) > 0)
    reg_quotation_lines_focus_cell (self, MIN (position, reg_quotation_lines_count (self) - 1),
                                    cell);
}

/* --- building ------------------------------------------------------------------------------- */

void
reg_quotation_lines_build_list (RegQuotationLines *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->list), GTK_LIST_TAB_ALL);
  gtk_widget_add_css_class (self->list, "reg-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_size_request (self->scroller, -1, LONG_LIST_HEIGHT);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
      G_CALLBACK (make_in_sight), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->scroller, FALSE);
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sheet, "reg-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines"), -1);
  self->rows_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->rows_box), self->sheet);
  gtk_box_append (GTK_BOX (self->rows_box), self->scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (reg_quotation_lines_key_pressed_cb),
                           self, 0);
  gtk_widget_add_controller (self->rows_box, keys);
}
