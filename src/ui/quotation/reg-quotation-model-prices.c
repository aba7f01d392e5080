/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

#include <string.h>

#include "core/reg-quote-price.h"

/* Prices follow the lists as long as nobody wrote another one by hand: when the quantity changes, and
 * when the customer does. */

/* A line whose price another customer made another one, and what it was before. */
typedef struct
{
  RegQuotationLineItem *item;
  RegRecord *before;
  RegRecord *after;
} Repriced;

static void
repriced_free (gpointer data)
{
  Repriced *repriced = data;

  g_object_unref (repriced->item);
  reg_record_unref (repriced->before);
  reg_record_unref (repriced->after);
  g_free (repriced);
}

gint64
reg_quotation_model_entry_price (RegQuotationModel *self, gint64 price, gint64 tax_rate)
{
  RegPriceEntry entry = (RegPriceEntry)reg_record_get_int (self->revision,
                                                           REG_QUOTATION_REVISION_PRICE_ENTRY);

  return reg_quote_entry_price (price, entry, tax_rate);
}

static gboolean
find_price (RegQuotationModel *self,
            const RegQuotationPrices *prices,
            gint64 product,
            gint64 quantity,
            RegPrice *price)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  RegPriceQuestion question = { .product = product,
                                .category = g_hash_table_lookup (self->categories, &product),
                                .quantity = quantity,
                                .day = today,
                                .currency = reg_quotation_model_get_currency (self) };

  return reg_quotation_prices_find (prices, &question, price);
}

/* What the lists say to a line, as prices are entered here. */
static gboolean
find_entry_price (RegQuotationModel *self,
                  const RegQuotationPrices *prices,
                  RegRecord *line,
                  RegPrice *price)
{
  gint64 tax_rate = reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE);

  if (!find_price (self, prices, reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID),
                   reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY), price))
    return FALSE;
  price->price = reg_quotation_model_entry_price (self, price->price, tax_rate);
  price->next_price = reg_quotation_model_entry_price (self, price->next_price, tax_rate);
  return TRUE;
}

static gboolean
costs (RegRecord *line, const RegPrice *price)
{
  return reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE) == price->price;
}

/**
 * reg_quotation_model_find_price:
 * @line: one of the lines
 * @price: (out): what the lists say today that one costs, as prices are entered here
 *
 * Returns: whether @price is also the price of the line
 */
gboolean
reg_quotation_model_find_price (RegQuotationModel *self, RegRecord *line, RegPrice *price)
{
  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  return self->revision != NULL && find_entry_price (self, self->prices, line, price)
         && costs (line, price)
         && price->list == reg_record_get_int (line, REG_QUOTATION_LINE_PRICE_LIST_ID);
}

/* Nobody wrote the price of the line by hand: it is of a list, or the one the lists say. */
static gboolean
follows (RegQuotationModel *self, const RegQuotationPrices *prices, RegRecord *line)
{
  RegPrice price;

  return find_entry_price (self, prices, line, &price)
         && (reg_record_get_int (line, REG_QUOTATION_LINE_PRICE_LIST_ID) != 0
             || costs (line, &price));
}

/* Writes what one costs into a line whose product, quantity and tax are there. */
void
reg_quotation_model_put_price (RegQuotationModel *self, RegRecordBuilder *builder)
{
  gint64 product = reg_record_builder_get_value (builder, REG_QUOTATION_LINE_PRODUCT_ID)->i;
  gint64 quantity = reg_record_builder_get_value (builder, REG_QUOTATION_LINE_QUANTITY)->i;
  gint64 tax_rate = reg_record_builder_get_value (builder, REG_QUOTATION_LINE_TAX_RATE)->i;
  RegPrice price;

  if (!find_price (self, self->prices, product, quantity, &price))
    return;
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE,
                              reg_quotation_model_entry_price (self, price.price, tax_rate));
  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRICE_LIST_ID, price.list);
}

static RegRecord *
with_price (RegQuotationModel *self, RegRecord *line)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (line);

  reg_quotation_model_put_price (self, builder);
  return reg_record_builder_end (builder);
}

/* A price that is written by hand is of no list, unless it is exactly the one they say. */
static RegRecord *
with_own_price (RegQuotationModel *self, RegRecord *line)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (line);
  RegPrice price;
  gboolean is_listed = find_entry_price (self, self->prices, line, &price) && costs (line, &price);

  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRICE_LIST_ID,
                              is_listed ? price.list : 0);
  return reg_record_builder_end (builder);
}

/**
 * reg_quotation_model_follow_price:
 * @before: a line
 * @after: (transfer full): the same after something was typed into @cell
 *
 * Returns: (transfer full): the line with the price that follows
 */
RegRecord *
reg_quotation_model_follow_price (RegQuotationModel *self,
                                  RegRecord *before,
                                  RegRecord *after,
                                  RegLineCell cell)
{
  g_autoptr (RegRecord) typed = after;

  if (cell == REG_LINE_CELL_PRICE)
    return with_own_price (self, typed);
  if (cell == REG_LINE_CELL_QUANTITY && follows (self, self->prices, before))
    return with_price (self, typed);
  return g_steal_pointer (&typed);
}

/* --- another customer ------------------------------------------------------------------- */

static void
apply (RegQuotationModel *self, gboolean back)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->repriced->len; i++)
    {
      const Repriced *change = g_ptr_array_index (self->repriced, i);
      RegRecord *now = reg_quotation_line_item_get_record (change->item);
      RegRecord *from = back ? change->after : change->before;
      RegRecord *to = back ? change->before : change->after;
      g_autoptr (RegRecord) line = NULL;
      RegRecordBuilder *builder;

      if (!g_list_store_find (self->lines, change->item, NULL)
          || reg_record_get_int (now, REG_QUOTATION_LINE_UNIT_PRICE)
                 != reg_record_get_int (from, REG_QUOTATION_LINE_UNIT_PRICE))
        continue;
      if (is_first)
        reg_quotation_model_remember (self, NULL, -1);
      is_first = FALSE;
      builder = reg_record_builder_new_from (now);
      reg_record_builder_set_value (builder, REG_QUOTATION_LINE_UNIT_PRICE,
                                    reg_record_get_value (to, REG_QUOTATION_LINE_UNIT_PRICE));
      reg_record_builder_set_value (builder, REG_QUOTATION_LINE_PRICE_LIST_ID,
                                    reg_record_get_value (to, REG_QUOTATION_LINE_PRICE_LIST_ID));
      line = reg_record_builder_end (builder);
      reg_quotation_line_item_set_record (change->item, line);
    }
  if (!is_first)
    reg_quotation_model_touch (self);
}

/* Which lines cost something else now; @before is what was known for who it was for. */
static void
collect_repriced (RegQuotationModel *self, const RegQuotationPrices *before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  g_ptr_array_set_size (self->repriced, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      RegRecord *line = reg_quotation_line_item_get_record (item);
      g_autoptr (RegRecord) priced = NULL;
      Repriced *change;

      if (!follows (self, before, line))
        continue;
      priced = with_price (self, line);
      if (reg_record_has_same_values (priced, line))
        continue;
      change = g_new0 (Repriced, 1);
      change->item = g_steal_pointer (&item);
      change->before = reg_record_ref (line);
      change->after = g_steal_pointer (&priced);
      g_ptr_array_add (self->repriced, change);
    }
}

static char *
list_numbers (RegQuotationModel *self)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < self->repriced->len; i++)
    {
      const Repriced *change = g_ptr_array_index (self->repriced, i);
      guint position;

      if (reg_record_get_int (change->before, REG_QUOTATION_LINE_UNIT_PRICE)
              != reg_record_get_int (change->after, REG_QUOTATION_LINE_UNIT_PRICE)
          && g_list_store_find (self->lines, change->item, &position))
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", position + 1);
    }
  return g_string_free_and_steal (numbers);
}

GPtrArray *
reg_quotation_model_new_repriced (void)
{
  return g_ptr_array_new_with_free_func (repriced_free);
}

/* Takes @prices. For another customer lines follow in one step back. */
void
reg_quotation_model_take_prices (RegQuotationModel *self, RegQuotationPrices *prices)
{
  g_autoptr (RegQuotationPrices) before = self->prices;
  g_autofree char *numbers = NULL;

  self->prices = prices;
  /* Products that were chosen and are not saved yet are known here only. */
  reg_quotation_prices_adopt (prices, before);
  if (before->book == NULL || before->party == prices->party
      || !reg_quotation_model_get_editable (self))
    return;
  collect_repriced (self, before);
  apply (self, FALSE);
  numbers = list_numbers (self);
  if (*numbers != '\0')
    g_signal_emit_by_name (self, "repriced", numbers);
}

/**
 * reg_quotation_model_undo_repricing:
 *
 * Gives the lines the prices back that they had for the customer before, but for those that were
 * changed since. It is a step of its own.
 */
void
reg_quotation_model_undo_repricing (RegQuotationModel *self)
{
  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if (reg_quotation_model_get_editable (self))
    apply (self, TRUE);
  g_ptr_array_set_size (self->repriced, 0);
}
