/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-lines-private.h"

#include <string.h>

#include "ui/quotation/reg-quotation-recode.h"

/* --- moving about ----------------------------------------------------------------------- */

static gboolean
focus_wanted (RegQuotationLines *self)
{
  RegQuotationLineRow *row;

  if (!self->wanted || (row = reg_quotation_lines_find_row (self, self->wanted_position)) == NULL)
    return FALSE;
  if (!reg_quotation_line_row_focus (row, self->wanted_cell))
    return FALSE;
  self->wanted = FALSE;
  return TRUE;
}

static gboolean
focus_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  focus_wanted (REG_QUOTATION_LINES (widget));
  return G_SOURCE_REMOVE;
}

/**
 * reg_quotation_lines_find_focus:
 * @position: (out): the line in which the focus is
 * @cell: (out): the cell in it
 */
gboolean
reg_quotation_lines_find_focus (RegQuotationLines *self, guint *position, RegLineCell *cell)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);

      if (reg_quotation_line_row_find_focus (row, cell))
        {
          *position = reg_quotation_line_row_get_position (row);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * reg_quotation_lines_focus_cell:
 *
 * Goes to a cell, scrolling there when it is out of sight. A line past the last is the new one.
 */
void
reg_quotation_lines_focus_cell (RegQuotationLines *self, guint position, RegLineCell cell)
{
  g_return_if_fail (REG_IS_QUOTATION_LINES (self));

  if (position >= reg_quotation_lines_count (self))
    {
      reg_quotation_lines_focus_new (self);
      return;
    }
  self->wanted = TRUE;
  self->wanted_position = position;
  self->wanted_cell = cell;
  if (focus_wanted (self))
    return;
  if (self->is_long)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_NONE, NULL);
  if (!focus_wanted (self))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_wanted_cb, NULL, NULL);
}

void
reg_quotation_lines_focus_new (RegQuotationLines *self)
{
  g_return_if_fail (REG_IS_QUOTATION_LINES (self));

  self->wanted = FALSE;
  gtk_widget_grab_focus (self->entry);
}

/* There is none in a quotation that was handed in. */
static gboolean
has_new_line (RegQuotationLines *self)
{
  return gtk_widget_get_visible (self->entry_row);
}

/* Tab goes where the work is: a product's words and price are known, so it passes them by. */
static gboolean
is_stop (RegQuotationLineItem *item, RegLineCell cell)
{
  if (!reg_quotation_line_item_has_figures (item))
    return cell == REG_LINE_CELL_DESCRIPTION;
  if (cell == REG_LINE_CELL_DESCRIPTION || cell == REG_LINE_CELL_PRICE)
    return reg_record_get_int (reg_quotation_line_item_get_record (item),
                               REG_QUOTATION_LINE_PRODUCT_ID)
           == 0;
  return TRUE;
}

/* Goes on to the next cell that is usually filled in, and from the last one to a new line; FALSE
 * when there is nowhere to go. */
static gboolean
move_stops (RegQuotationLines *self, gboolean backwards)
{
  GListModel *lines = reg_quotation_model_get_lines (self->model);
  guint position;
  RegLineCell at;
  int cell;

  if (!reg_quotation_lines_find_focus (self, &position, &at))
    return FALSE;
  cell = (int)at;
  for (;;)
    {
      g_autoptr (RegQuotationLineItem) item = NULL;

      cell += backwards ? -1 : 1;
      if (cell < 0 && position == 0)
        return FALSE;
      if (cell < 0 || cell == REG_N_LINE_CELLS)
        {
          position += backwards ? -1 : 1;
          cell = backwards ? REG_N_LINE_CELLS - 1 : 0;
        }
      item = g_list_model_get_item (lines, position);
      if (item == NULL && !has_new_line (self))
        return FALSE;
      if (item == NULL || is_stop (item, cell))
        break;
    }
  reg_quotation_lines_focus_cell (self, position, cell);
  return TRUE;
}

/* The neighbour on the same line, for the arrow at the end of a text. */
static gboolean
move_sideways (RegQuotationLines *self, gboolean to_end)
{
  guint position;
  RegLineCell cell;
  GtkEditable *text;
  int start;
  int end;
  int next;

  if (!reg_quotation_lines_find_focus (self, &position, &cell))
    return FALSE;
  text = GTK_EDITABLE (reg_quotation_lines_peek_cell (self, position, cell));
  if (gtk_editable_get_selection_bounds (text, &start, &end))
    return FALSE;
  start = gtk_editable_get_position (text);
  if (to_end ? start < (int)g_utf8_strlen (gtk_editable_get_text (text), -1) : start > 0)
    return FALSE;
  next = (int)cell + (to_end ? 1 : -1);
  if (next < 0 || next >= REG_N_LINE_CELLS)
    return FALSE;
  reg_quotation_lines_focus_cell (self, position, next);
  return TRUE;
}

static gboolean
move_lines (RegQuotationLines *self, int by)
{
  guint position;
  RegLineCell cell;

  if (!reg_quotation_lines_find_focus (self, &position, &cell))
    return FALSE;
  if (by < 0 && position == 0)
    return FALSE;
  if (by > 0 && position + 1 == reg_quotation_lines_count (self) && !has_new_line (self))
    return FALSE;
  reg_quotation_lines_focus_cell (self, position + by, cell);
  return TRUE;
}

/* --- a product for a code that was typed over ------------------------------------------- */

/* When the code of a line was changed to that of another product, the line becomes that product. */
static void
look_up_code (RegQuotationLines *self)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  guint position;
  RegLineCell cell;

  if (!reg_quotation_lines_find_focus (self, &position, &cell) || cell != REG_LINE_CELL_CODE
      || !reg_quotation_model_get_editable (self->model))
    return;
  item = g_list_model_get_item (reg_quotation_model_get_lines (self->model), position);
  reg_quotation_recode (self->model, item);
}

/* --- keys ------------------------------------------------------------------------------- */

static gboolean
activate_line (RegQuotationLines *self, const char *action, gint64 value)
{
  guint position;
  RegLineCell cell;
  RegQuotationLineRow *row;

  if (!reg_quotation_model_get_editable (self->model)
      || !reg_quotation_lines_find_focus (self, &position, &cell))
    return FALSE;
  row = reg_quotation_lines_find_row (self, position);
  if (g_str_equal (action, "line.remove"))
    return gtk_widget_activate_action (GTK_WIDGET (row), action, NULL);
  /* Only its menu knows whether a line can do it. */
  if (g_str_equal (action, "line.open-bundle") || g_str_equal (action, "line.show-picture"))
    {
      g_signal_emit_by_name (row, "command", action + strlen ("line."), (gint64)0);
      return TRUE;
    }
  return gtk_widget_activate_action (GTK_WIDGET (row), action, "x", value);
}

static const struct
{
  guint keyval;
  GdkModifierType state;
  const char *action;
  gint64 value;
} line_keys[] = {
  { GDK_KEY_Up, GDK_ALT_MASK, "line.move", -1 },
  { GDK_KEY_Down, GDK_ALT_MASK, "line.move", 1 },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "line.remove", 0 },
  { GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.open-bundle", 0 },
  { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.show-picture", 0 },
  { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.insert", REG_LINE_SECTION },
  { GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.insert", REG_LINE_TEXT },
  { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.kind", REG_LINE_OPTIONAL },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.kind", REG_LINE_ALTERNATIVE },
  { GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "line.kind", REG_LINE_NORMAL },
};

/* The step back of the whole quotation, not that of a single text. */
static gboolean
step_back (RegQuotationLines *self, guint keyval, GdkModifierType modifiers)
{
  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "quotation.undo", NULL);
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return gtk_widget_activate_action (GTK_WIDGET (self), "quotation.redo", NULL);
  return FALSE;
}

static gboolean
has_selected_text (RegQuotationLines *self, guint position, RegLineCell cell)
{
  GtkWidget *text = reg_quotation_lines_peek_cell (self, position, cell);

  return gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL);
}

/* Copying, cutting and pasting of lines; selected text of a cell is copied as text. */
static gboolean
clip_key (RegQuotationLines *self, guint keyval)
{
  gboolean editable = reg_quotation_model_get_editable (self->model);
  guint position;
  RegLineCell cell;

  if (!reg_quotation_lines_find_focus (self, &position, &cell))
    return FALSE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
    case GDK_KEY_x:
      if (!self->choice.is_active && has_selected_text (self, position, cell))
        return FALSE;
      if (gdk_keyval_to_lower (keyval) == GDK_KEY_c || editable)
        reg_quotation_lines_copy (self, position, gdk_keyval_to_lower (keyval) == GDK_KEY_x);
      return TRUE;
    case GDK_KEY_v:
      if (editable)
        reg_quotation_lines_paste (self, position,
                                   reg_quotation_lines_peek_cell (self, position, cell),
                                   cell == REG_LINE_CELL_DESCRIPTION);
      return TRUE;
    case GDK_KEY_Delete:
      if (!self->choice.is_active || !editable)
        return FALSE;
      reg_quotation_lines_remove_chosen (self, position, cell);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Shift and the arrows choose lines; any other key that is not one to hold ends the choice. */
static gboolean
choice_key (RegQuotationLines *self, guint keyval, GdkModifierType modifiers)
{
  guint position;
  RegLineCell cell;
  gboolean found = reg_quotation_lines_find_focus (self, &position, &cell);

  /* Somebody pointed elsewhere meanwhile. */
  if (self->choice.is_active && (!found || position != self->choice.end))
    reg_quotation_lines_drop_choice (self);
  if (found && modifiers == GDK_SHIFT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    {
      reg_quotation_lines_choose (self, position, cell, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK && clip_key (self, keyval))
    return TRUE;
  if (!self->choice.is_active || (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R))
    return FALSE;
  reg_quotation_lines_drop_choice (self);
  return keyval == GDK_KEY_Escape;
}

static gboolean
go_on (RegQuotationLines *self, gboolean backwards)
{
  look_up_code (self);
  return move_stops (self, backwards);
}

gboolean
reg_quotation_lines_key_pressed_cb (GtkEventControllerKey *controller,
                                    guint keyval,
                                    guint keycode,
                                    GdkModifierType state,
                                    RegQuotationLines *self)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (choice_key (self, keyval, modifiers))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (line_keys); i++)
    if (modifiers == line_keys[i].state && gdk_keyval_to_lower (keyval) == line_keys[i].keyval)
      return activate_line (self, line_keys[i].action, line_keys[i].value);
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return step_back (self, keyval, modifiers);
  switch (keyval)
    {
    case GDK_KEY_Tab:
      return go_on (self, FALSE);
    case GDK_KEY_ISO_Left_Tab:
      return go_on (self, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      look_up_code (self);
      return move_lines (self, 1);
    case GDK_KEY_Down:
      return move_lines (self, 1);
    case GDK_KEY_Up:
      return move_lines (self, -1);
    case GDK_KEY_Left:
      return modifiers == 0 && move_sideways (self, rtl);
    case GDK_KEY_Right:
      return modifiers == 0 && move_sideways (self, !rtl);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
