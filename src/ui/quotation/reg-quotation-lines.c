/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-lines.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/quotation/reg-line-choice.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/quotation/reg-quotation-clip.h"
#include "ui/quotation/reg-quotation-recode.h"
#include "ui/quotation/reg-quotation-totals.h"

/* With more lines than this only those in sight have widgets. */
#define MAX_PLAIN_LINES 50
#define LONG_LIST_HEIGHT 460

struct _RegQuotationLines
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  GtkWidget *box;
  GtkWidget *rows_box;
  GtkWidget *sheet; /* the rows of a short quotation */
  GtkWidget *scroller;
  GtkWidget *list; /* those of a long one */
  GtkWidget *entry;
  GtkWidget *entry_row;
  GtkWidget *wrong;
  GMenu *menu;
  GMenu *tax_menu;
  GPtrArray *rows; /* of RegQuotationLineRow that show a line */
  gboolean is_long;
  RegLineChoice choice;
  guint shorten; /* source that gives a quotation that became short its plain rows */
  guint wanted_position;
  RegLineCell wanted_cell;
  gboolean wanted;
};

G_DEFINE_FINAL_TYPE (RegQuotationLines, reg_quotation_lines, GTK_TYPE_WIDGET)

static guint
count_lines (RegQuotationLines *self)
{
  return g_list_model_get_n_items (reg_quotation_model_get_lines (self->model));
}

/* --- rows ------------------------------------------------------------------------------- */

static RegQuotationLineRow *
find_row (RegQuotationLines *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (self->rows, i);

      if (reg_quotation_line_row_get_position (row) == position)
        return row;
    }
  return NULL;
}

static gboolean
focus_wanted (RegQuotationLines *self)
{
  RegQuotationLineRow *row;

  if (!self->wanted || (row = find_row (self, self->wanted_position)) == NULL)
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

static void
typed_cb (RegQuotationLineRow *row, int cell, RegQuotationLines *self)
{
  GtkWidget *text = reg_quotation_line_row_get_cell (row, cell);

  reg_quotation_model_enter (self->model, reg_quotation_line_row_get_position (row), cell,
                             gtk_editable_get_text (GTK_EDITABLE (text)));
}

static void
remove_line (RegQuotationLines *self, guint position, RegLineCell cell)
{
  guint n;

  reg_quotation_model_remove (self->model, position);
  n = count_lines (self);
  if (n == 0)
    reg_quotation_lines_focus_new (self);
  else
    reg_quotation_lines_focus_cell (self, MIN (position, n - 1), cell);
}

/* --- the clipboard ---------------------------------------------------------------------- */

static void
drop_choice (RegQuotationLines *self)
{
  self->choice.is_active = FALSE;
  reg_line_choice_show (&self->choice, self->rows);
}

static void
choose (RegQuotationLines *self, guint position, RegLineCell cell, int by)
{
  g_autofree char *text = NULL;
  guint n;

  reg_line_choice_extend (&self->choice, position, by, count_lines (self));
  reg_line_choice_show (&self->choice, self->rows);
  if (self->choice.end != position)
    reg_quotation_lines_focus_cell (self, self->choice.end, cell);
  n = 1 + (guint)ABS ((int)self->choice.end - (int)self->choice.anchor);
  text = g_strdup_printf (ngettext ("%u line chosen", "%u lines chosen", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What is chosen, or else that one line. */
static GPtrArray *
dup_chosen (RegQuotationLines *self, guint position)
{
  RegLineChoice only = { TRUE, position, position };

  return reg_line_choice_dup_items (self->choice.is_active ? &self->choice : &only,
                                    reg_quotation_model_get_lines (self->model));
}

static void
copy (RegQuotationLines *self, guint position, gboolean cut)
{
  reg_quotation_clip_copy (GTK_WIDGET (self), self->model, dup_chosen (self, position), cut);
}

static void
pasted_cb (GtkWidget *from, guint position, guint count)
{
  reg_quotation_lines_focus_cell (REG_QUOTATION_LINES (from), position + count - 1,
                                  REG_LINE_CELL_QUANTITY);
}

/* Below the line, and below all that are chosen. */
static void
paste (RegQuotationLines *self, guint position, GtkWidget *cell, gboolean words_stay)
{
  if (self->choice.is_active)
    position = reg_line_choice_get_last (&self->choice);
  reg_quotation_clip_paste (GTK_WIDGET (self), self->model, position + 1, cell, words_stay,
                            pasted_cb);
}

static void
remove_chosen (RegQuotationLines *self, guint position, RegLineCell cell)
{
  g_autoptr (GPtrArray) items = dup_chosen (self, position);
  guint first = self->choice.is_active ? MIN (self->choice.anchor, self->choice.end) : position;

  reg_quotation_model_remove_items (self->model, items);
  reg_quotation_lines_focus_cell (self, first, cell);
}

/* --- commands --------------------------------------------------------------------------- */

static void
command_cb (RegQuotationLineRow *row, const char *name, gint64 value, RegQuotationLines *self)
{
  guint position = reg_quotation_line_row_get_position (row);
  RegLineCell cell = REG_LINE_CELL_DESCRIPTION;

  reg_quotation_line_row_find_focus (row, &cell);
  if (g_str_equal (name, "remove"))
    remove_line (self, position, cell);
  else if (g_str_equal (name, "explain"))
    reg_quotation_explain_present (self->model, GTK_WIDGET (self), (int)position);
  else if (g_str_equal (name, "copy"))
    copy (self, position, FALSE);
  else if (g_str_equal (name, "cut"))
    copy (self, position, TRUE);
  else if (g_str_equal (name, "paste"))
    paste (self, position, NULL, FALSE);
  else if (g_str_equal (name, "move"))
    {
      if (reg_quotation_model_move (self->model, position, (int)value))
        reg_quotation_lines_focus_cell (self, position + (int)value, cell);
    }
  else if (g_str_equal (name, "kind"))
    reg_quotation_model_set_kind (self->model, position, (RegLineKind)value);
  else if (g_str_equal (name, "tax"))
    reg_quotation_model_set_tax_rate (self->model, position, value);
  else if (g_str_equal (name, "insert"))
    {
      reg_quotation_model_insert_kind (self->model, position, (RegLineKind)value);
      reg_quotation_lines_focus_cell (self, position, REG_LINE_CELL_DESCRIPTION);
    }
}

static GtkWidget *
make_row (RegQuotationLines *self)
{
  GtkWidget *row = reg_quotation_line_row_new (self->model, G_MENU_MODEL (self->menu));

  g_signal_connect_object (row, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (row, "command", G_CALLBACK (command_cb), self, 0);
  return row;
}

/* --- rows of a long quotation ----------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegQuotationLines *self)
{
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, make_row (self));
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
  reg_line_choice_show (&self->choice, self->rows);
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
      RegQuotationLineRow *row = find_row (self, at + i);

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
  GtkWidget *before = at > 0 ? GTK_WIDGET (find_row (self, at - 1)) : NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, at + i);
      GtkWidget *row = make_row (self);

      reg_quotation_line_row_bind (REG_QUOTATION_LINE_ROW (row), item, at + i);
      gtk_box_insert_child_after (GTK_BOX (self->sheet), row, before);
      g_ptr_array_add (self->rows, row);
      before = row;
    }
}

/* --- moving about ----------------------------------------------------------------------- */

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

  if (position >= count_lines (self))
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
  if (by > 0 && position + 1 == count_lines (self) && !has_new_line (self))
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
  row = find_row (self, position);
  if (g_str_equal (action, "line.remove"))
    return gtk_widget_activate_action (GTK_WIDGET (row), action, NULL);
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
        copy (self, position, gdk_keyval_to_lower (keyval) == GDK_KEY_x);
      return TRUE;
    case GDK_KEY_v:
      if (editable)
        paste (self, position, reg_quotation_lines_peek_cell (self, position, cell),
               cell == REG_LINE_CELL_DESCRIPTION);
      return TRUE;
    case GDK_KEY_Delete:
      if (!self->choice.is_active || !editable)
        return FALSE;
      remove_chosen (self, position, cell);
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
    drop_choice (self);
  if (found && modifiers == GDK_SHIFT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    {
      choose (self, position, cell, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK && clip_key (self, keyval))
    return TRUE;
  if (!self->choice.is_active || (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R))
    return FALSE;
  drop_choice (self);
  return keyval == GDK_KEY_Escape;
}

static gboolean
go_on (RegQuotationLines *self, gboolean backwards)
{
  look_up_code (self);
  return move_stops (self, backwards);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
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

/* --- the new line ----------------------------------------------------------------------- */

static void
picked_cb (RegProductEntry *entry, RegProductMatch *match, gboolean stay, RegQuotationLines *self)
{
  guint position = reg_quotation_model_add_product (self->model, match->product, match->tax_rate,
                                                    REG_QUANTITY_UNIT);

  if (stay)
    reg_quotation_lines_focus_cell (self, position, REG_LINE_CELL_QUANTITY);
}

static void
words_cb (RegProductEntry *entry, const char *text, gboolean stay, RegQuotationLines *self)
{
  guint position = reg_quotation_model_add_words (self->model, text);

  /* Nobody knows its price yet. */
  reg_quotation_lines_focus_cell (self, position,
                                  stay ? REG_LINE_CELL_QUANTITY : REG_LINE_CELL_PRICE);
}

static void
left_cb (RegProductEntry *entry, gboolean upwards, RegQuotationLines *self)
{
  guint n = count_lines (self);

  if (n > 0)
    reg_quotation_lines_focus_cell (self, n - 1, REG_LINE_CELL_DISCOUNT);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_BACKWARD);
}

/* Into the new line a table is pasted as lines, below the last. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              RegQuotationLines *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK
      || gdk_keyval_to_lower (keyval) != GDK_KEY_v)
    return FALSE;
  reg_quotation_clip_paste (GTK_WIDGET (self), self->model, count_lines (self),
                            gtk_root_get_focus (root), FALSE, pasted_cb);
  return TRUE;
}

/* --- what is wrong ---------------------------------------------------------------------- */

static void
show_wrong (RegQuotationLines *self)
{
  const char *entry = reg_product_entry_get_wrong (REG_PRODUCT_ENTRY (self->entry));
  const GError *calc = reg_quotation_model_get_calc_error (self->model);
  guint position;
  RegLineCell cell;
  g_autofree char *text = NULL;

  if (reg_quotation_model_find_wrong (self->model, &position, &cell))
    {
      g_autoptr (RegQuotationLineItem)
          item = g_list_model_get_item (reg_quotation_model_get_lines (self->model), position);

      text = g_strdup_printf (_ ("Line %1$u: %2$s"), position + 1,
                              reg_quotation_line_item_get_wrong (item, cell));
    }
  else if (entry != NULL)
    text = g_strdup (entry);
  else if (calc != NULL)
    text = g_strdup (
        _ ("These figures cannot be added up. Is a quantity, a price or a discount far "
           "too large?"));
  gtk_widget_set_visible (self->wrong, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->wrong), text != NULL ? text : "");
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
  if (self->is_long && count_lines (self) <= MAX_PLAIN_LINES)
    set_long (self, reg_quotation_model_get_lines (self->model), FALSE);
  return G_SOURCE_REMOVE;
}

/* A short quotation scrolls as a whole; a long one scrolls in itself, so that only what is in
 * sight has widgets. The focus stays where it was when its row is replaced. */
static void
lines_changed_cb (GListModel *lines, guint at, guint removed, guint added, RegQuotationLines *self)
{
  gboolean is_long = count_lines (self) > MAX_PLAIN_LINES;
  guint position = 0;
  RegLineCell cell = REG_LINE_CELL_CODE;
  gboolean focused = !self->is_long && reg_quotation_lines_find_focus (self, &position, &cell);

  drop_choice (self);
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
  if (focused && position >= at && position < at + removed && count_lines (self) > 0)
    reg_quotation_lines_focus_cell (self, MIN (position, count_lines (self) - 1), cell);
}

static void
state_changed_cb (RegQuotationModel *model, RegQuotationLines *self)
{
  GPtrArray *rates = reg_quotation_model_get_tax_rates (model);
  const RegNumberStyle *style = reg_session_get_number_style (
      reg_quotation_model_get_session (model));

  gtk_widget_set_visible (self->entry_row, reg_quotation_model_get_editable (model));
  for (guint i = 0; i < self->rows->len; i++)
    reg_quotation_line_row_fill (g_ptr_array_index (self->rows, i));
  g_menu_remove_all (self->tax_menu);
  for (guint i = 0; i < rates->len; i++)
    {
      RegRecord *rate = g_ptr_array_index (rates, i);
      g_autofree char *figure = reg_rate_format (reg_record_get_int (rate, REG_TAX_RATE_RATE), -1,
                                                 style);
      g_autofree char *label = g_strdup_printf (
          "%s %s", reg_record_get_text (rate, REG_TAX_RATE_NAME), figure);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "line.tax", "x",
                                         reg_record_get_int (rate, REG_TAX_RATE_RATE));
      g_menu_append_item (self->tax_menu, item);
    }
}

/* --- widget ----------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", value);
  g_menu_append_item (menu, item);
}

static void
build_menu (RegQuotationLines *self)
{
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) clip = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  self->menu = g_menu_new ();
  self->tax_menu = g_menu_new ();
  append_item (kinds, _ ("Counts in the total"), "line.kind", REG_LINE_NORMAL);
  append_item (kinds, _ ("Optional"), "line.kind", REG_LINE_OPTIONAL);
  append_item (kinds, _ ("Alternative"), "line.kind", REG_LINE_ALTERNATIVE);
  g_menu_append_submenu (kinds, _ ("Tax"), G_MENU_MODEL (self->tax_menu));
  append_item (places, _ ("Heading above"), "line.insert", REG_LINE_SECTION);
  append_item (places, _ ("Words above"), "line.insert", REG_LINE_TEXT);
  append_item (places, _ ("Move up"), "line.move", -1);
  append_item (places, _ ("Move down"), "line.move", 1);
  g_menu_append (clip, _ ("Copy"), "line.copy");
  g_menu_append (clip, _ ("Cut"), "line.cut");
  g_menu_append (clip, _ ("Paste below"), "line.paste");
  g_menu_append (rest, _ ("Explain this line"), "line.explain");
  g_menu_append (rest, _ ("Remove line"), "line.remove");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (clip));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (rest));
}

static void
build_list (RegQuotationLines *self)
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
  gtk_widget_set_visible (self->scroller, FALSE);
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sheet, "reg-lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines"), -1);
  self->rows_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->rows_box), self->sheet);
  gtk_box_append (GTK_BOX (self->rows_box), self->scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->rows_box, keys);
}

static void
reg_quotation_lines_dispose (GObject *object)
{
  RegQuotationLines *self = REG_QUOTATION_LINES (object);

  g_clear_handle_id (&self->shorten, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->tax_menu);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_lines_parent_class)->dispose (object);
}

static void
reg_quotation_lines_finalize (GObject *object)
{
  g_ptr_array_unref (REG_QUOTATION_LINES (object)->rows);
  G_OBJECT_CLASS (reg_quotation_lines_parent_class)->finalize (object);
}

static void
reg_quotation_lines_class_init (RegQuotationLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_lines_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_quotation_lines_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_lines_init (RegQuotationLines *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  build_menu (self);
  build_list (self);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "reg-lines-card");
  gtk_box_append (GTK_BOX (card), reg_quotation_line_head_new ());
  gtk_box_append (GTK_BOX (card), self->rows_box);
  self->entry_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->entry_row, "line-new");
  gtk_box_append (GTK_BOX (card), self->entry_row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, 0);
  gtk_widget_add_controller (self->entry_row, keys);

  self->wrong = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_widget_add_css_class (self->wrong, "error");
  gtk_widget_set_visible (self->wrong, FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_box_append (GTK_BOX (self->box), self->wrong);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
reg_quotation_lines_new (RegQuotationModel *model)
{
  RegQuotationLines *self;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_LINES, NULL);
  self->model = g_object_ref (model);
  self->entry = reg_product_entry_new (reg_quotation_model_get_session (model));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_box_append (GTK_BOX (self->entry_row), self->entry);
  g_signal_connect_object (self->entry, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->entry, "words", G_CALLBACK (words_cb), self, 0);
  g_signal_connect_object (self->entry, "left", G_CALLBACK (left_cb), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_wrong), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_quotation_model_get_lines (model), "items-changed",
                           G_CALLBACK (lines_changed_cb), self, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_wrong), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  lines_changed_cb (reg_quotation_model_get_lines (model), 0, 0, count_lines (self), self);
  state_changed_cb (model, self);
  return GTK_WIDGET (self);
}

/* The entry below the last line. */
GtkWidget *
reg_quotation_lines_get_entry (RegQuotationLines *self)
{
  return self->entry;
}

/**
 * reg_quotation_lines_peek_cell:
 *
 * Returns: (transfer none) (nullable): the widget of a cell, %NULL when the line is out of sight
 */
GtkWidget *
reg_quotation_lines_peek_cell (RegQuotationLines *self, guint position, RegLineCell cell)
{
  RegQuotationLineRow *row = find_row (self, position);

  return row != NULL ? reg_quotation_line_row_get_cell (row, cell) : NULL;
}
