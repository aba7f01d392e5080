/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-lines.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-product-entry.h"
#include "ui/quotation/reg-quotation-clip.h"
#include "ui/quotation/reg-quotation-lines-private.h"

G_DEFINE_FINAL_TYPE (RegQuotationLines, reg_quotation_lines, GTK_TYPE_WIDGET)

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
  guint n = reg_quotation_lines_count (self);

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
  reg_quotation_clip_paste (GTK_WIDGET (self), self->model, reg_quotation_lines_count (self),
                            gtk_root_get_focus (root), FALSE, reg_quotation_lines_pasted_cb);
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
state_changed_cb (RegQuotationModel *model, RegQuotationLines *self)
{
  gtk_widget_set_visible (self->entry_row, reg_quotation_model_get_editable (model));
  for (guint i = 0; i < self->rows->len; i++)
    reg_quotation_line_row_fill (g_ptr_array_index (self->rows, i));
  reg_quotation_lines_fill_taxes (self);
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_quotation_lines_dispose (GObject *object)
{
  RegQuotationLines *self = REG_QUOTATION_LINES (object);

  g_clear_handle_id (&self->shorten, g_source_remove);
  g_clear_handle_id (&self->making, g_source_remove);
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
  reg_quotation_lines_build_menu (self);
  reg_quotation_lines_build_list (self);
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
                           G_CALLBACK (reg_quotation_lines_changed_cb), self, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_wrong), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  reg_quotation_lines_changed_cb (reg_quotation_model_get_lines (model), 0, 0,
                                  reg_quotation_lines_count (self), self);
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
  RegQuotationLineRow *row = reg_quotation_lines_find_row (self, position);

  return row != NULL ? reg_quotation_line_row_get_cell (row, cell) : NULL;
}
