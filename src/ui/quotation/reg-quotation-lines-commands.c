/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-lines-private.h"

#include <glib/gi18n.h>

#include "core/reg-tax-table.h"
#include "ui/quotation/reg-quotation-bundle.h"
#include "ui/quotation/reg-quotation-clip.h"
#include "ui/quotation/reg-quotation-picture.h"
#include "ui/quotation/reg-quotation-totals.h"

/* --- the clipboard ---------------------------------------------------------------------- */

void
reg_quotation_lines_drop_choice (RegQuotationLines *self)
{
  self->choice.is_active = FALSE;
  reg_line_choice_show (&self->choice, self->rows);
}

void
reg_quotation_lines_choose (RegQuotationLines *self, guint position, RegLineCell cell, int by)
{
  g_autofree char *text = NULL;
  guint n;

  reg_line_choice_extend (&self->choice, position, by, reg_quotation_lines_count (self));
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

void
reg_quotation_lines_copy (RegQuotationLines *self, guint position, gboolean cut)
{
  reg_quotation_clip_copy (GTK_WIDGET (self), self->model, dup_chosen (self, position), cut);
}

void
reg_quotation_lines_pasted_cb (GtkWidget *from, guint position, guint count)
{
  reg_quotation_lines_focus_cell (REG_QUOTATION_LINES (from), position + count - 1,
                                  REG_LINE_CELL_QUANTITY);
}

/* Below the line, and below all that are chosen. */
void
reg_quotation_lines_paste (RegQuotationLines *self,
                           guint position,
                           GtkWidget *cell,
                           gboolean words_stay)
{
  if (self->choice.is_active)
    position = reg_line_choice_get_last (&self->choice);
  reg_quotation_clip_paste (GTK_WIDGET (self), self->model, position + 1, cell, words_stay,
                            reg_quotation_lines_pasted_cb);
}

void
reg_quotation_lines_remove_chosen (RegQuotationLines *self, guint position, RegLineCell cell)
{
  g_autoptr (GPtrArray) items = dup_chosen (self, position);
  guint first = self->choice.is_active ? MIN (self->choice.anchor, self->choice.end) : position;

  reg_quotation_model_remove_items (self->model, items);
  reg_quotation_lines_focus_cell (self, first, cell);
}

/* --- commands --------------------------------------------------------------------------- */

static void
remove_line (RegQuotationLines *self, guint position, RegLineCell cell)
{
  guint n;

  reg_quotation_model_remove (self->model, position);
  n = reg_quotation_lines_count (self);
  if (n == 0)
    reg_quotation_lines_focus_new (self);
  else
    reg_quotation_lines_focus_cell (self, MIN (position, n - 1), cell);
}

static void
opened_cb (GtkWidget *from, guint position)
{
  reg_quotation_lines_focus_cell (REG_QUOTATION_LINES (from), position, REG_LINE_CELL_QUANTITY);
}

void
reg_quotation_lines_command_cb (RegQuotationLineRow *row,
                                const char *name,
                                gint64 value,
                                RegQuotationLines *self)
{
  guint position = reg_quotation_line_row_get_position (row);
  RegLineCell cell = REG_LINE_CELL_DESCRIPTION;

  reg_quotation_line_row_find_focus (row, &cell);
  if (g_str_equal (name, "remove"))
    remove_line (self, position, cell);
  else if (g_str_equal (name, "open-bundle"))
    reg_quotation_bundle_open (GTK_WIDGET (self), self->model, position, opened_cb);
  else if (g_str_has_suffix (name, "-picture"))
    reg_quotation_picture_toggle (GTK_WIDGET (self), self->model, position);
  else if (g_str_equal (name, "explain"))
    reg_quotation_explain_present (self->model, GTK_WIDGET (self), (int)position);
  else if (g_str_equal (name, "copy"))
    reg_quotation_lines_copy (self, position, FALSE);
  else if (g_str_equal (name, "cut"))
    reg_quotation_lines_copy (self, position, TRUE);
  else if (g_str_equal (name, "paste"))
    reg_quotation_lines_paste (self, position, NULL, FALSE);
  else if (g_str_equal (name, "move"))
    {
      if (reg_quotation_model_move (self->model, position, (int)value))
        reg_quotation_lines_focus_cell (self, position + (int)value, cell);
    }
  else if (g_str_equal (name, "kind"))
    reg_quotation_model_set_kind (self->model, position, (RegLineKind)value);
  else if (g_str_equal (name, "tax"))
    reg_quotation_model_set_tax (self->model, position, value);
  else if (g_str_equal (name, "insert"))
    {
      reg_quotation_model_insert_kind (self->model, position, (RegLineKind)value);
      reg_quotation_lines_focus_cell (self, position, REG_LINE_CELL_DESCRIPTION);
    }
}

/* --- their menu ------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", value);
  g_menu_append_item (menu, item);
}

/* Not there for lines that cannot do it. */
static void
append_rare (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

void
reg_quotation_lines_build_menu (RegQuotationLines *self)
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
  append_rare (kinds, _ ("Open the bundle"), "line.open-bundle");
  append_rare (kinds, _ ("Print its picture"), "line.show-picture");
  append_rare (kinds, _ ("Leave out its picture"), "line.hide-picture");
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

/* "Standard 21 %", "Sales tax: 5 % GST + 7 % PST", "Abroad: 0 %, Reverse charge" */
static char *
name_of_tax (RegRecord *tax, const RegNumberStyle *style)
{
  const char *name = reg_record_get_text (tax, REG_TAX_RATE_NAME);
  const RegTaxLabel label = { reg_record_get_int (tax, REG_TAX_RATE_RATE),
                              reg_record_peek_text (tax, REG_TAX_RATE_PARTS),
                              reg_record_peek_text (tax, REG_TAX_RATE_EXEMPT_REASON) };
  g_autofree char *words = reg_tax_label_format (label, style);

  if (label.parts == NULL && label.exempt_reason == NULL)
    return g_strdup_printf ("%s %s", name, words);
  return g_strdup_printf ("%s: %s", name, words);
}

void
reg_quotation_lines_fill_taxes (RegQuotationLines *self)
{
  GPtrArray *rates = reg_quotation_model_get_tax_rates (self->model);
  const RegNumberStyle *style = reg_session_get_number_style (
      reg_quotation_model_get_session (self->model));

  g_menu_remove_all (self->tax_menu);
  for (guint i = 0; i < rates->len; i++)
    {
      RegRecord *tax = g_ptr_array_index (rates, i);
      g_autofree char *label = name_of_tax (tax, style);

      append_item (self->tax_menu, label, "line.tax", reg_record_get_id (tax));
    }
}
