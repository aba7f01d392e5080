/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

#include "store/reg-goods.h"

/* A bundle that is opened: its parts become lines which together come to what the bundle did. */

#define NO_FIELD (-1)

/**
 * reg_quotation_model_is_bundle:
 * @line: one of the lines
 *
 * Returns: whether its product is a bundle
 */
gboolean
reg_quotation_model_is_bundle (RegQuotationModel *self, RegRecord *line)
{
  gint64 product = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  return product != 0 && g_hash_table_contains (self->bundles, &product);
}

static RegRecordBuilder *
begin_part (RegQuotationModel *self, RegRecord *line)
{
  RegRecordBuilder *builder = reg_quotation_model_begin_line (
      self, (RegLineKind)reg_record_get_int (line, REG_QUOTATION_LINE_KIND));

  reg_record_builder_set_value (builder, REG_QUOTATION_LINE_CHOSEN,
                                reg_record_get_value (line, REG_QUOTATION_LINE_CHOSEN));
  return builder;
}

static RegRecord *
make_part (RegQuotationModel *self, RegRecord *line, const RegGoodsPart *part)
{
  RegRecordBuilder *builder = begin_part (self, line);
  gint64 times = reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY);
  gint64 each = reg_record_get_int (part->part, REG_BUNDLE_PART_QUANTITY);
  gint64 quantity = 0;

  /* What is too large for a quantity cannot be added up either, and is shown as that. */
  if (!reg_money_narrow (reg_money_round_div ((RegWide)times * each, REG_QUANTITY_UNIT), &quantity,
                         NULL))
    quantity = G_MAXINT64;
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, quantity);
  reg_quotation_model_fill_from_product (
      self, builder, part->product,
      part->tax_rate >= 0 ? part->tax_rate : reg_quotation_model_get_usual_tax_rate (self));
  return reg_record_builder_end (builder);
}

static const int tax_fields[] = {
  REG_QUOTATION_LINE_TAX_RATE,
  REG_QUOTATION_LINE_TAX_PARTS,
  REG_QUOTATION_LINE_EXEMPT_REASON,
};

/* What the bundle is dearer than its parts: putting them together. */
static RegRecord *
make_rest (RegQuotationModel *self, RegRecord *line, const char *name, gint64 rest)
{
  RegRecordBuilder *builder = begin_part (self, line);

  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, name);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY,
                              rest < 0 ? -REG_QUANTITY_UNIT : REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE,
                              reg_price_from_money (ABS (rest)));
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (tax_fields); i++)
    reg_record_builder_set_value (builder, tax_fields[i],
                                  reg_record_get_value (line, tax_fields[i]));
  return reg_record_builder_end (builder);
}

static void
set_discount (GPtrArray *lines, guint i, gint64 discount)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (lines->pdata[i]);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_AMOUNT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, discount);
  reg_record_unref (lines->pdata[i]);
  lines->pdata[i] = reg_record_builder_end (builder);
}

/* Makes the parts come to what the bundle does, by the document's own way of rounding. */
static gboolean
balance (RegQuotationModel *self, RegRecord *bundle, GPtrArray *parts, const char *name)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree gint64 *amounts = g_new0 (gint64, parts->len);
  g_autofree gint64 *discounts = g_new0 (gint64, parts->len);
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  gint64 rest;

  g_ptr_array_add (lines, bundle);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (lines, parts->pdata[i]);
  input = reg_quotation_calc_input (self->revision, lines);
  input->discount = (RegDiscount){ REG_DISCOUNT_NONE, 0 };
  result = reg_calc_compute (input, NULL);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    amounts[i] = result->lines[i + 1].amount;
  rest = reg_bundle_share (amounts, parts->len, result->lines[0].amount, discounts);
  for (guint i = 0; i < parts->len; i++)
    if (discounts[i] != 0)
      set_discount (parts, i, discounts[i]);
  if (rest != 0)
    g_ptr_array_add (parts, make_rest (self, bundle, name, rest));
  return TRUE;
}

/**
 * reg_quotation_model_open_bundle:
 * @position: a line
 * @name: what the bundle is called
 * @parts: (element-type RegGoodsPart): what comes in one of it
 *
 * Puts lines for the parts in its place, in one step. What the bundle is cheaper than they are comes
 * off them in proportion, so that they add up to what it cost to the cent; what it is dearer is a
 * line of its own.
 *
 * Returns: how many lines there are in its place; 0 when nothing was changed
 */
guint
reg_quotation_model_open_bundle (RegQuotationModel *self,
                                 guint position,
                                 const char *name,
                                 GPtrArray *parts)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) items = NULL;
  RegRecord *bundle;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), 0);

  item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  if (item == NULL || parts->len == 0 || !reg_quotation_model_get_editable (self))
    return 0;
  bundle = reg_quotation_line_item_get_record (item);
  records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (records, make_part (self, bundle, parts->pdata[i]));
  if (!balance (self, bundle, records, name))
    return 0;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, reg_quotation_line_item_new (records->pdata[i]));
  reg_quotation_model_remember (self, NULL, NO_FIELD);
  g_list_store_splice (self->lines, position, 1, items->pdata, items->len);
  reg_quotation_model_touch (self);
  return items->len;
}
