/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

/* Several lines at once, from a spreadsheet or from another quotation. Each is one step back. */

#define NO_FIELD (-1)

/* Takes the items. Returns where the first of them is. */
static guint
insert_items (RegQuotationModel *self, guint position, GPtrArray *items)
{
  position = MIN (position, g_list_model_get_n_items (G_LIST_MODEL (self->lines)));
  if (items->len > 0)
    {
      reg_quotation_model_remember (self, NULL, NO_FIELD);
      g_list_store_splice (self->lines, position, 0, items->pdata, items->len);
      reg_quotation_model_touch (self);
    }
  g_ptr_array_unref (items);
  return position;
}

static void
add_item (GPtrArray *items, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);

  g_ptr_array_add (items, reg_quotation_line_item_new (record));
}

static void
set_text (RegRecordBuilder *builder, int field, const char *text)
{
  if (*text != '\0')
    reg_record_builder_set_text (builder, field, text);
}

/* What the row says counts more than what the product says. */
static RegRecordBuilder *
begin_from_row (RegQuotationModel *self, const RegQuoteRow *row)
{
  RegLineKind kind = reg_quote_row_is_words (row) ? REG_LINE_TEXT : REG_LINE_NORMAL;
  RegRecordBuilder *builder = reg_quotation_model_begin_line (self, kind);
  gint64 tax_rate = row->has_tax            ? row->tax_rate
                    : row->product_tax >= 0 ? row->product_tax
                                            : reg_quotation_model_get_usual_tax_rate (self);

  if (row->has_quantity)
    reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, row->quantity);
  if (row->product != NULL)
    reg_quotation_model_fill_from_product (self, builder, row->product, tax_rate);
  else
    set_text (builder, REG_QUOTATION_LINE_CODE, row->code);
  set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, row->description);
  set_text (builder, REG_QUOTATION_LINE_UNIT, row->unit);
  reg_quotation_model_tax_line (self, builder, tax_rate, row->product);
  if (row->has_price)
    {
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, row->price);
      reg_record_builder_set_null (builder, REG_QUOTATION_LINE_PRICE_LIST_ID);
    }
  if (row->has_discount)
    {
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, row->discount.kind);
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, row->discount.value);
    }
  return builder;
}

/**
 * reg_quotation_model_preview_row:
 * @row: a row that is not bad
 *
 * Returns: (transfer full): the line it would become
 */
RegRecord *
reg_quotation_model_preview_row (RegQuotationModel *self, const RegQuoteRow *row)
{
  return reg_record_builder_end (begin_from_row (self, row));
}

/**
 * reg_quotation_model_add_rows:
 * @position: before which line, or behind the last
 * @rows: what was read; rows that are bad are passed by
 *
 * Returns: how many lines were added
 */
guint
reg_quotation_model_add_rows (RegQuotationModel *self, guint position, const RegQuoteRows *rows)
{
  GPtrArray *items;
  guint n;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), 0);

  if (!reg_quotation_model_get_editable (self))
    return 0;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const RegQuoteRow *row = g_ptr_array_index (rows->rows, i);

      if (!row->is_bad)
        add_item (items, begin_from_row (self, row));
    }
  n = items->len;
  insert_items (self, position, items);
  return n;
}

/* What a copy keeps; whether it was chosen or accepted is about the original. */
static const int kept_fields[] = {
  REG_QUOTATION_LINE_PRODUCT_ID,     REG_QUOTATION_LINE_CODE,
  REG_QUOTATION_LINE_DESCRIPTION,    REG_QUOTATION_LINE_QUANTITY,
  REG_QUOTATION_LINE_UNIT,           REG_QUOTATION_LINE_UNIT_PRICE,
  REG_QUOTATION_LINE_UNIT_COST,      REG_QUOTATION_LINE_DISCOUNT_KIND,
  REG_QUOTATION_LINE_DISCOUNT_VALUE, REG_QUOTATION_LINE_TAX_RATE,
  REG_QUOTATION_LINE_TAX_PARTS,      REG_QUOTATION_LINE_EXEMPT_REASON,
};

/**
 * reg_quotation_model_add_copies:
 * @position: before which line, or behind the last
 * @lines: (element-type RegRecord): lines of a quotation of this book
 * @groups: (element-type utf8): the group of each one's product, or %NULL
 *
 * Returns: how many lines were added
 */
guint
reg_quotation_model_add_copies (RegQuotationModel *self,
                                guint position,
                                GPtrArray *lines,
                                GPtrArray *groups)
{
  GPtrArray *items;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), 0);

  if (!reg_quotation_model_get_editable (self))
    return 0;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (lines, i);
      RegRecordBuilder *builder = reg_quotation_model_begin_line (
          self, (RegLineKind)reg_record_get_int (line, REG_QUOTATION_LINE_KIND));
      gint64 product = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);

      for (gsize field = 0; field < G_N_ELEMENTS (kept_fields); field++)
        reg_record_builder_set_value (builder, kept_fields[field],
                                      reg_record_get_value (line, kept_fields[field]));
      if (product != 0)
        g_hash_table_replace (self->categories, g_memdup2 (&product, sizeof product),
                              g_strdup (g_ptr_array_index (groups, i)));
      add_item (items, builder);
    }
  insert_items (self, position, items);
  return lines->len;
}

/**
 * reg_quotation_model_remove_items:
 * @items: (element-type RegQuotationLineItem): lines; those that are gone already are passed by
 *
 * Removes several lines in one step.
 */
void
reg_quotation_model_remove_items (RegQuotationModel *self, GPtrArray *items)
{
  gboolean is_first = TRUE;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if (!reg_quotation_model_get_editable (self))
    return;
  for (guint i = 0; i < items->len; i++)
    {
      guint position;

      if (!g_list_store_find (self->lines, g_ptr_array_index (items, i), &position))
        continue;
      if (is_first)
        reg_quotation_model_remember (self, NULL, NO_FIELD);
      is_first = FALSE;
      g_list_store_remove (self->lines, position);
    }
  if (!is_first)
    reg_quotation_model_touch (self);
}
