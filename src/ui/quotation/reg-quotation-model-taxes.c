/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-tax-table.h"
#include "ui/quotation/reg-quotation-model-private.h"

/* How lines are taxed: by a rate of the firm, whose parts and reason are frozen into the line. */

/* The rate of the firm that is marked as usual, or its first one. */
static RegRecord *
find_usual (RegQuotationModel *self)
{
  for (guint i = 0; i < self->tax_rates->len; i++)
    if (reg_record_get_int (g_ptr_array_index (self->tax_rates, i), REG_TAX_RATE_IS_DEFAULT))
      return g_ptr_array_index (self->tax_rates, i);
  return self->tax_rates->len > 0 ? g_ptr_array_index (self->tax_rates, 0) : NULL;
}

static RegRecord *
find_by_id (RegQuotationModel *self, gint64 id)
{
  for (guint i = 0; i < self->tax_rates->len && id != 0; i++)
    if (reg_record_get_id (g_ptr_array_index (self->tax_rates, i)) == id)
      return g_ptr_array_index (self->tax_rates, i);
  return NULL;
}

static gboolean
is_rate (RegRecord *tax, gint64 rate)
{
  return tax != NULL && reg_record_get_int (tax, REG_TAX_RATE_RATE) == rate;
}

/* Of several with this figure the product's, the usual one, one that is not exempt, the first. */
static RegRecord *
find_by_rate (RegQuotationModel *self, gint64 rate, RegRecord *product)
{
  RegRecord *tax = product != NULL
                       ? find_by_id (self, reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID))
                       : NULL;
  RegRecord *found = NULL;

  if (is_rate (tax, rate))
    return tax;
  tax = find_usual (self);
  if (is_rate (tax, rate))
    return tax;
  for (guint i = 0; i < self->tax_rates->len; i++)
    {
      tax = g_ptr_array_index (self->tax_rates, i);
      if (is_rate (tax, rate)
          && (found == NULL
              || (!reg_record_is_null (found, REG_TAX_RATE_EXEMPT_REASON)
                  && reg_record_is_null (tax, REG_TAX_RATE_EXEMPT_REASON))))
        found = tax;
    }
  return found;
}

static void
put (RegRecordBuilder *builder, gint64 rate, RegRecord *tax)
{
  const char *parts = tax != NULL ? reg_record_peek_text (tax, REG_TAX_RATE_PARTS) : NULL;
  const char *reason = tax != NULL ? reg_record_peek_text (tax, REG_TAX_RATE_EXEMPT_REASON) : NULL;
  gboolean is_sound = reg_tax_check (rate, parts, reason, NULL);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, rate);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_TAX_PARTS, is_sound ? parts : NULL);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_EXEMPT_REASON, is_sound ? reason : NULL);
}

/* In ppm, 0 where the firm has none. */
gint64
reg_quotation_model_get_usual_tax_rate (RegQuotationModel *self)
{
  RegRecord *usual = find_usual (self);

  return usual != NULL ? reg_record_get_int (usual, REG_TAX_RATE_RATE) : 0;
}

/* Taxes a line at @rate ppm, with the parts or the reason that rate has here. */
void
reg_quotation_model_tax_line (RegQuotationModel *self,
                              RegRecordBuilder *builder,
                              gint64 rate,
                              RegRecord *product)
{
  put (builder, rate, find_by_rate (self, rate, product));
}

/**
 * reg_quotation_model_set_tax_rate:
 * @position: a line
 * @rate: ppm
 *
 * Taxes the line at that rate, as the firm has it.
 */
void
reg_quotation_model_set_tax_rate (RegQuotationModel *self, guint position, gint64 rate)
{
  RegRecordBuilder *builder;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if ((builder = reg_quotation_model_edit_line (self, position)) == NULL)
    return;
  reg_quotation_model_tax_line (self, builder, rate, NULL);
  reg_quotation_model_replace_line (self, position, builder);
}

/**
 * reg_quotation_model_set_tax:
 * @position: a line
 * @tax: id of a rate of the firm
 *
 * Taxes the line by that rate, with its parts or the reason why it is exempt.
 */
void
reg_quotation_model_set_tax (RegQuotationModel *self, guint position, gint64 tax)
{
  RegRecord *record;
  RegRecordBuilder *builder;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  record = find_by_id (self, tax);
  if (record == NULL || (builder = reg_quotation_model_edit_line (self, position)) == NULL)
    return;
  put (builder, reg_record_get_int (record, REG_TAX_RATE_RATE), record);
  reg_quotation_model_replace_line (self, position, builder);
}
