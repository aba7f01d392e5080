/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-sales.h"

#include "core/reg-money.h"
#include "core/reg-tax-parts.h"
#include "store/reg-command-private.h"
#include "store/reg-firm.h"

/**
 * reg_sale_line_net:
 * @quantity: millionths
 * @unit_price: without tax, 1/10,000 of a minor unit
 * @discount: ppm
 * @net: (out): minor units
 * @error: %REG_STORE_ERROR_INVALID when it does not fit
 *
 * Returns: whether @net is set
 */
gboolean
reg_sale_line_net (gint64 quantity, gint64 unit_price, gint64 discount, gint64 *net, GError **error)
{
  RegWide exact;

  if (!__builtin_mul_overflow ((RegWide)quantity * unit_price, (RegWide)(REG_PPM - discount),
                               &exact)
      && reg_money_narrow (
          reg_money_round_div (exact, (RegWide)REG_QUANTITY_UNIT * REG_PRICE_UNIT * REG_PPM), net,
          NULL))
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_INVALID, "sale_line: net: too large");
}

static gboolean
line_is_unchanged (const RegRecord *before, const RegRecord *line)
{
  static const int priced[] = { REG_SALE_LINE_QUANTITY, REG_SALE_LINE_UNIT_PRICE,
                                REG_SALE_LINE_DISCOUNT, REG_SALE_LINE_TAX_RATE };

  for (gsize i = 0; i < G_N_ELEMENTS (priced); i++)
    if (!reg_value_equal (reg_record_get_value (before, priced[i]),
                          reg_record_get_value (line, priced[i])))
      return FALSE;
  return !reg_record_is_null (before, REG_SALE_LINE_NET);
}

/* What the goods cost us, when the product says so and nobody told better. */
static gboolean
fill_cost (RegDb *db, const RegRecord *line, RegRecordBuilder *builder, GError **error)
{
  gint64 product = reg_record_get_int (line, REG_SALE_LINE_PRODUCT_ID);
  g_autoptr (RegRecord) record = NULL;
  gint64 cost;

  if (!product || !reg_record_is_null (line, REG_SALE_LINE_COST))
    return TRUE;
  if (!(record = reg_db_load (db, REG_ENTITY_PRODUCT, product, error)))
    return FALSE;
  if (reg_record_is_null (record, REG_PRODUCT_COST))
    return TRUE;
  if (!reg_sale_line_net (reg_record_get_int (line, REG_SALE_LINE_QUANTITY),
                          reg_record_get_int (record, REG_PRODUCT_COST), 0, &cost, error))
    return FALSE;
  reg_record_builder_set_int (builder, REG_SALE_LINE_COST, cost);
  return TRUE;
}

/**
 * reg_sale_compute_line:
 * @db: a connection
 * @line: a line as somebody wants it
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Amounts of a line whose quantity, price, discount and rate are as they were stay as they are.
 *
 * Returns: (transfer full) (nullable): @line with its amounts
 */
RegRecord *
reg_sale_compute_line (RegDb *db, const RegRecord *line, GError **error)
{
  gint64 id = reg_record_get_id (line);
  gint64 discount = reg_record_get_int (line, REG_SALE_LINE_DISCOUNT);
  gint64 rate = reg_record_get_int (line, REG_SALE_LINE_TAX_RATE);
  g_autoptr (RegRecord) before = id ? reg_db_load (db, REG_ENTITY_SALE_LINE, id, error) : NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  gint64 net, tax;

  if (id && !before)
    return NULL;
  builder = reg_record_builder_new_from (line);
  if (before && line_is_unchanged (before, line))
    {
      reg_record_builder_set_value (builder, REG_SALE_LINE_NET,
                                    reg_record_get_value (before, REG_SALE_LINE_NET));
      reg_record_builder_set_value (builder, REG_SALE_LINE_TAX,
                                    reg_record_get_value (before, REG_SALE_LINE_TAX));
      return reg_record_builder_end (g_steal_pointer (&builder));
    }
  if (discount < 0 || discount > REG_PPM || rate < 0)
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID, "sale_line: %s is out of range",
                        rate < 0 ? "tax_rate" : "discount");
      return NULL;
    }
  if (!reg_sale_line_net (reg_record_get_int (line, REG_SALE_LINE_QUANTITY),
                          reg_record_get_int (line, REG_SALE_LINE_UNIT_PRICE), discount, &net,
                          error)
      || !fill_cost (db, line, builder, error))
    return NULL;
  if (!reg_money_narrow (reg_money_round_div ((RegWide)net * rate, REG_PPM), &tax, error))
    return NULL;
  reg_record_builder_set_int (builder, REG_SALE_LINE_NET, net);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX, tax);
  /* With another rate it is no longer made up of what it was. */
  if (!reg_tax_check (rate, reg_record_peek_text (line, REG_SALE_LINE_TAX_PARTS),
                      reg_record_peek_text (line, REG_SALE_LINE_EXEMPT_REASON), NULL))
    {
      reg_record_builder_set_null (builder, REG_SALE_LINE_TAX_PARTS);
      reg_record_builder_set_null (builder, REG_SALE_LINE_EXEMPT_REASON);
    }
  return reg_record_builder_end (g_steal_pointer (&builder));
}

static gboolean
sum_column (GPtrArray *lines, int field, gint64 *sum, gboolean *any, GError **error)
{
  RegWide wide = 0;

  *any = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      wide += reg_record_get_int (lines->pdata[i], field);
      *any |= !reg_record_is_null (lines->pdata[i], field);
    }
  return reg_money_narrow (wide, sum, error);
}

static gboolean
set_totals (RegRecordBuilder *builder, GPtrArray *lines, gint64 freight, GError **error)
{
  gint64 net, tax, cost, gross;
  gboolean any, has_cost;

  if (!sum_column (lines, REG_SALE_LINE_NET, &net, &any, error)
      || !sum_column (lines, REG_SALE_LINE_TAX, &tax, &any, error)
      || !sum_column (lines, REG_SALE_LINE_COST, &cost, &has_cost, error)
      || !reg_money_narrow ((RegWide)net + tax + freight, &gross, error))
    return FALSE;
  reg_record_builder_set_int (builder, REG_SALE_NET, net);
  reg_record_builder_set_int (builder, REG_SALE_TAX, tax);
  reg_record_builder_set_int (builder, REG_SALE_GROSS, gross);
  if (has_cost)
    reg_record_builder_set_int (builder, REG_SALE_COST, cost);
  else
    reg_record_builder_set_null (builder, REG_SALE_COST);
  return TRUE;
}

static gboolean
fill_sale (RegDb *db, const RegRecord *sale, RegRecordBuilder *builder, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autofree char *text = NULL;
  gboolean is_new = reg_record_get_id (sale) == 0;

  if (is_new && reg_record_is_null (sale, REG_SALE_NUMBER))
    {
      if (!(text = reg_series_take (db, "sale", error)))
        return FALSE;
      reg_record_builder_set_text (builder, REG_SALE_NUMBER, text);
    }
  if (reg_record_is_null (sale, REG_SALE_CURRENCY))
    {
      g_free (text);
      if (!(text = reg_command_default_currency (db, error)))
        return FALSE;
      reg_record_builder_set_text (builder, REG_SALE_CURRENCY, text);
    }
  if (reg_record_is_null (sale, REG_SALE_SOLD_ON))
    reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, today);
  if (is_new && reg_record_is_null (sale, REG_SALE_STAFF_ID))
    reg_record_builder_set_ref (builder, REG_SALE_STAFF_ID, reg_db_get_staff (db));
  if (reg_record_is_null (sale, REG_SALE_STATE))
    reg_record_builder_set_int (builder, REG_SALE_STATE, REG_SALE_STATE_DONE);
  return TRUE;
}

/**
 * reg_sale_save:
 * @db: a connection in a write job
 * @sale: the header; without an id a new sale
 * @lines: (element-type RegRecord): all its lines, in order
 * @error: %REG_STORE_ERROR_INVALID names the field; %REG_STORE_ERROR_CONFLICT
 *
 * Unit prices are without tax. A line says its own cost or takes that of its product; a sale of
 * which no cost is known has none. Gross contains the delivery.
 *
 * Returns: the id of the sale, 0 on failure
 */
gint64
reg_sale_save (RegDb *db, RegRecord *sale, GPtrArray *lines, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (sale);
  g_autoptr (GPtrArray)
      computed = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GPtrArray) saved = NULL;
  gint64 id;

  for (guint i = 0; i < lines->len; i++)
    {
      RegRecord *line = reg_sale_compute_line (db, lines->pdata[i], error);

      if (!line)
        {
          g_prefix_error (error, "Line %u: ", i + 1);
          return 0;
        }
      g_ptr_array_add (computed, line);
    }
  if (!fill_sale (db, sale, builder, error)
      || !set_totals (builder, computed, reg_record_get_int (sale, REG_SALE_FREIGHT), error)
      || !(id = reg_command_create (db, g_steal_pointer (&builder), error)))
    return 0;
  saved = reg_command_save_lines (db, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID,
                                  REG_SALE_LINE_POSITION, id, computed, error);
  return saved ? id : 0;
}

/**
 * reg_sale_load_lines:
 * @db: a connection
 * @sale: a sale
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): its lines in order
 */
GPtrArray *
reg_sale_load_lines (RegDb *db, gint64 sale, GError **error)
{
  return reg_db_list_by_int (db, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID, sale,
                             REG_SALE_LINE_POSITION, error);
}
