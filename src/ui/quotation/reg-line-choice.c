/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-line-choice.h"

/**
 * reg_line_choice_extend:
 * @position: the line one stands in
 * @by: 1 for the next line, -1 for the one above
 * @n_lines: how many there are
 *
 * The first time that line is chosen, then one more each time.
 */
void
reg_line_choice_extend (RegLineChoice *self, guint position, int by, guint n_lines)
{
  if (!self->is_active)
    *self = (RegLineChoice){ TRUE, position, position };
  else if (by > 0 ? self->end + 1 < n_lines : self->end > 0)
    self->end += by;
}

/* The lowest line that is chosen. */
guint
reg_line_choice_get_last (const RegLineChoice *self)
{
  return MAX (self->anchor, self->end);
}

static gboolean
contains (const RegLineChoice *self, guint position)
{
  return self->is_active && position >= MIN (self->anchor, self->end)
         && position <= reg_line_choice_get_last (self);
}

/**
 * reg_line_choice_dup_items:
 *
 * Returns: (transfer full) (element-type RegQuotationLineItem): what is chosen
 */
GPtrArray *
reg_line_choice_dup_items (const RegLineChoice *self, GListModel *lines)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (lines);

  for (guint i = 0; i < n; i++)
    if (contains (self, i))
      g_ptr_array_add (items, g_list_model_get_item (lines, i));
  return items;
}

/* @rows: (element-type RegQuotationLineRow): those in sight */
void
reg_line_choice_show (const RegLineChoice *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      RegQuotationLineRow *row = g_ptr_array_index (rows, i);

      if (contains (self, reg_quotation_line_row_get_position (row)))
        gtk_widget_add_css_class (GTK_WIDGET (row), "chosen");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "chosen");
    }
}
