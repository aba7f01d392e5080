/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-quote-price.h"
#include "store/reg-prices.h"
#include "store/reg-quotations-private.h"

/* What holds today for one quotation. */
typedef struct
{
  RegDb *db;
  const RegRecord *revision;
  RegPriceBook *prices;
  RegRecord *usual_tax; /* NULL when the firm has none */
  char *day;
} Today;

static void
today_clear (Today *self)
{
  g_clear_pointer (&self->prices, reg_price_book_unref);
  g_clear_pointer (&self->usual_tax, reg_record_unref);
  g_clear_pointer (&self->day, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Today, today_clear)

static gboolean
find_usual_tax (Today *self, GError **error)
{
  g_autoptr (GPtrArray)
      rates = reg_db_list (self->db, REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, error);

  if (!rates)
    return FALSE;
  for (guint i = rates->len; i > 0; i--)
    if (i == 1 || reg_record_get_int (rates->pdata[i - 1], REG_TAX_RATE_IS_DEFAULT))
      {
        g_clear_pointer (&self->usual_tax, reg_record_unref);
        self->usual_tax = reg_record_ref (rates->pdata[i - 1]);
        if (reg_record_get_int (self->usual_tax, REG_TAX_RATE_IS_DEFAULT))
          break;
      }
  return TRUE;
}

/* A line that says nothing of its tax has that of its product, or the usual one. */
static gboolean
take_tax (Today *self, RegRecordBuilder *line, const RegRecord *product, GError **error)
{
  gint64 id = product ? reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID) : 0;
  g_autoptr (RegRecord) own = NULL;
  const RegRecord *tax = self->usual_tax;

  if (id && !(own = reg_db_load (self->db, REG_ENTITY_TAX_RATE, id, error)))
    return FALSE;
  if (own)
    tax = own;
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_TAX_RATE,
                              tax ? reg_record_get_int (tax, REG_TAX_RATE_RATE) : 0);
  if (!tax)
    return TRUE;
  reg_record_builder_set_value (line, REG_QUOTATION_LINE_TAX_PARTS,
                                reg_record_get_value (tax, REG_TAX_RATE_PARTS));
  reg_record_builder_set_value (line, REG_QUOTATION_LINE_EXEMPT_REASON,
                                reg_record_get_value (tax, REG_TAX_RATE_EXEMPT_REASON));
  return TRUE;
}

static gboolean
take_price (
    Today *self, RegRecordBuilder *line, const RegRecord *product, gint64 quantity, GError **error)
{
  RegPriceQuestion question = { .product = reg_record_get_id (product),
                                .category = reg_record_peek_text (product, REG_PRODUCT_CATEGORY),
                                .quantity = quantity,
                                .day = self->day,
                                .usual = reg_record_get_int (product, REG_PRODUCT_PRICE),
                                .currency = reg_record_peek_text (
                                    self->revision, REG_QUOTATION_REVISION_CURRENCY) };
  RegPriceEntry entry = (RegPriceEntry)reg_record_get_int (self->revision,
                                                           REG_QUOTATION_REVISION_PRICE_ENTRY);
  gint64 tax = reg_record_builder_get_value (line, REG_QUOTATION_LINE_TAX_RATE)->i;
  RegPrice price;

  if (!reg_price_book_find (self->prices, &question, &price, error))
    return FALSE;
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_UNIT_PRICE,
                              reg_quote_entry_price (price.price, entry, tax));
  reg_record_builder_set_ref (line, REG_QUOTATION_LINE_PRICE_LIST_ID, price.list);
  return TRUE;
}

static RegRecord *
reprice_line (Today *self, RegRecord *line, gboolean all, GError **error)
{
  gint64 id = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);
  g_autoptr (RegRecord) product = id ? reg_db_load (self->db, REG_ENTITY_PRODUCT, id, error) : NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  gboolean is_sold, is_open = reg_record_is_null (line, REG_QUOTATION_LINE_UNIT_PRICE);

  if (id && !product)
    return NULL;
  /* What was deleted from the products keeps the price it had. */
  is_sold = product && !reg_record_get_deleted_at (product);
  builder = reg_record_builder_new_from (line);
  if (reg_record_is_null (line, REG_QUOTATION_LINE_TAX_RATE)
      && !take_tax (self, builder, product, error))
    return NULL;
  if (is_sold)
    reg_record_builder_set_value (builder, REG_QUOTATION_LINE_UNIT_COST,
                                  reg_record_get_value (product, REG_PRODUCT_COST));
  if (product && (is_open || (all && is_sold))
      && !take_price (self, builder, product,
                      reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY), error))
    return NULL;
  return reg_record_builder_end (g_steal_pointer (&builder));
}

/**
 * reg_quotation_reprice:
 * @db: a connection
 * @revision: of which the lines are
 * @party: for whom, 0 for nobody yet
 * @lines: (element-type RegRecord): lines of a quotation
 * @all: the price of each line with a product, else only of those that have none
 * @error: what went wrong
 *
 * Products cost the firm what they cost it today; prices are those of this customer's price lists or the
 * usual ones. Lines without a product stay as they are.
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the lines as they would be written today
 */
GPtrArray *
reg_quotation_reprice (RegDb *db,
                       const RegRecord *revision,
                       gint64 party,
                       GPtrArray *lines,
                       gboolean all,
                       GError **error)
{
  g_autoptr (GPtrArray) current = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_auto (Today) today = { .db = db, .revision = revision, .day = reg_db_today (db) };

  if (!find_usual_tax (&today, error)
      || !(today.prices = reg_price_book_load (db, party, 0, today.day, error)))
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      RegRecord *line = reprice_line (&today, lines->pdata[i], all, error);

      if (!line)
        return NULL;
      g_ptr_array_add (current, line);
    }
  return g_steal_pointer (&current);
}
