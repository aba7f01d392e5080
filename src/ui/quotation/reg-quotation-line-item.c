/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-line-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-money-format.h"

struct _RegQuotationLineItem
{
  GObject parent_instance;

  RegRecord *record;
  RegCalcLineResult result;
  guint number;
  gboolean over_limit;
  gboolean stale;                /* shows something else than those who show it were told */
  char *typed[REG_N_LINE_CELLS]; /* what stands in a cell that cannot be understood */
  char *why[REG_N_LINE_CELLS];
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegQuotationLineItem, reg_quotation_line_item, G_TYPE_OBJECT)

static void
reg_quotation_line_item_finalize (GObject *object)
{
  RegQuotationLineItem *self = REG_QUOTATION_LINE_ITEM (object);

  for (int i = 0; i < REG_N_LINE_CELLS; i++)
    {
      g_free (self->typed[i]);
      g_free (self->why[i]);
    }
  g_clear_pointer (&self->record, reg_record_unref);
  G_OBJECT_CLASS (reg_quotation_line_item_parent_class)->finalize (object);
}

static void
reg_quotation_line_item_class_init (RegQuotationLineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_quotation_line_item_finalize;

  /**
   * RegQuotationLineItem::changed:
   *
   * What the line shows is no longer the same.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_QUOTATION_LINE_ITEM, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_quotation_line_item_init (RegQuotationLineItem *self)
{
}

/**
 * reg_quotation_line_item_new:
 * @record: (transfer none): a quotation line
 */
RegQuotationLineItem *
reg_quotation_line_item_new (RegRecord *record)
{
  RegQuotationLineItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (REG_TYPE_QUOTATION_LINE_ITEM, NULL);
  self->record = reg_record_ref (record);
  return self;
}

RegRecord *
reg_quotation_line_item_get_record (RegQuotationLineItem *self)
{
  g_return_val_if_fail (REG_IS_QUOTATION_LINE_ITEM (self), NULL);

  return self->record;
}

/* Says nothing; the model tells everybody once when it has computed. */
void
reg_quotation_line_item_set_record (RegQuotationLineItem *self, RegRecord *record)
{
  g_return_if_fail (REG_IS_QUOTATION_LINE_ITEM (self));

  self->stale |= record != self->record;
  reg_record_ref (record);
  reg_record_unref (self->record);
  self->record = record;
}

RegLineKind
reg_quotation_line_item_get_kind (RegQuotationLineItem *self)
{
  return (RegLineKind)reg_record_get_int (self->record, REG_QUOTATION_LINE_KIND);
}

/**
 * reg_quotation_line_item_has_figures:
 *
 * Returns: whether quantity, price and amount mean something; words and headings have none
 */
gboolean
reg_quotation_line_item_has_figures (RegQuotationLineItem *self)
{
  RegLineKind kind = reg_quotation_line_item_get_kind (self);

  return kind != REG_LINE_TEXT && kind != REG_LINE_SECTION;
}

guint
reg_quotation_line_item_get_number (RegQuotationLineItem *self)
{
  return self->number;
}

/* @number: its place among the lines with figures, from 1; 0 for none */
void
reg_quotation_line_item_set_number (RegQuotationLineItem *self, guint number)
{
  self->stale |= self->number != number;
  self->number = number;
}

const RegCalcLineResult *
reg_quotation_line_item_get_result (RegQuotationLineItem *self)
{
  return &self->result;
}

void
reg_quotation_line_item_set_result (RegQuotationLineItem *self, const RegCalcLineResult *result)
{
  self->stale |= self->result.amount != result->amount || self->result.counts != result->counts;
  self->result = *result;
}

gboolean
reg_quotation_line_item_get_over_limit (RegQuotationLineItem *self)
{
  return self->over_limit;
}

/* Whether a rule of the approval policy speaks about this line. */
void
reg_quotation_line_item_set_over_limit (RegQuotationLineItem *self, gboolean over_limit)
{
  self->stale |= self->over_limit != over_limit;
  self->over_limit = over_limit;
}

/* --- cells ------------------------------------------------------------------------------ */

static char *
cell_text (RegRecord *record, RegLineCell cell, const char *currency, const RegNumberStyle *style)
{
  RegDiscount discount = {
    (RegDiscountKind)reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_KIND),
    reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_VALUE),
  };

  switch (cell)
    {
    case REG_LINE_CELL_CODE:
      return g_strdup (reg_record_get_text (record, REG_QUOTATION_LINE_CODE));
    case REG_LINE_CELL_DESCRIPTION:
      return g_strdup (reg_record_get_text (record, REG_QUOTATION_LINE_DESCRIPTION));
    case REG_LINE_CELL_QUANTITY:
      return reg_quantity_format (reg_record_get_int (record, REG_QUOTATION_LINE_QUANTITY), style);
    case REG_LINE_CELL_PRICE:
      return reg_price_format (reg_record_get_int (record, REG_QUOTATION_LINE_UNIT_PRICE), currency,
                               style);
    case REG_LINE_CELL_DISCOUNT:
      return reg_discount_format (&discount, currency, style);
    case REG_N_LINE_CELLS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * reg_quotation_line_item_dup_text:
 *
 * Returns: (transfer full): what stands in the cell: the value as people here write it, or what
 *   was typed as long as it cannot be understood
 */
char *
reg_quotation_line_item_dup_text (RegQuotationLineItem *self,
                                  RegLineCell cell,
                                  const char *currency,
                                  const RegNumberStyle *style)
{
  char *text;

  g_return_val_if_fail (REG_IS_QUOTATION_LINE_ITEM (self), NULL);

  if (self->typed[cell] != NULL)
    return g_strdup (self->typed[cell]);
  if (cell >= REG_LINE_CELL_QUANTITY && !reg_quotation_line_item_has_figures (self))
    return g_strdup ("");
  text = cell_text (self->record, cell, currency, style);
  return text != NULL ? text : g_strdup ("");
}

/**
 * reg_quotation_line_item_get_wrong:
 *
 * Returns: (nullable): the sentence about what was typed into the cell, %NULL when all is well
 */
const char *
reg_quotation_line_item_get_wrong (RegQuotationLineItem *self, RegLineCell cell)
{
  return self->why[cell];
}

/* @typed: (nullable): what was typed, kept until it is mended; %NULL when all is well again */
void
reg_quotation_line_item_set_wrong (RegQuotationLineItem *self,
                                   RegLineCell cell,
                                   const char *typed,
                                   const char *why)
{
  self->stale |= g_set_str (&self->typed[cell], typed);
  self->stale |= g_set_str (&self->why[cell], why);
}

/**
 * reg_quotation_line_item_find_wrong:
 * @cell: (out): the first cell that cannot be understood
 */
gboolean
reg_quotation_line_item_find_wrong (RegQuotationLineItem *self, RegLineCell *cell)
{
  int last = reg_quotation_line_item_has_figures (self) ? REG_N_LINE_CELLS : REG_LINE_CELL_QUANTITY;

  for (int i = 0; i < last; i++)
    if (self->why[i] != NULL)
      {
        *cell = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
put_quantity (RegRecordBuilder *builder, const char *text, const RegNumberStyle *style, char **why)
{
  gint64 value;

  if (!reg_quantity_parse_local (text, style, &value, NULL))
    {
      *why = g_strdup_printf (_ ("“%s” is not a quantity. Write a number such as 2 or 0.5."), text);
      return FALSE;
    }
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, value);
  return TRUE;
}

static gboolean
put_price (RegRecordBuilder *builder,
           const char *text,
           const char *currency,
           const RegNumberStyle *style,
           char **why)
{
  gint64 value;

  if (!reg_price_parse_local (text, currency, style, &value, NULL))
    {
      *why = g_strdup_printf (_ ("“%s” is not a price. Write an amount such as 24.50."), text);
      return FALSE;
    }
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, value);
  return TRUE;
}

static gboolean
put_discount (RegRecordBuilder *builder,
              const char *text,
              const char *currency,
              const RegNumberStyle *style,
              char **why)
{
  RegDiscount discount;

  if (!reg_discount_parse_local (text, currency, style, &discount))
    {
      *why = g_strdup_printf (
          _ ("“%s” is not a discount. Write 12 for 12 %%, or -50 for an amount."), text);
      return FALSE;
    }
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, discount.kind);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, discount.value);
  return TRUE;
}

/**
 * reg_quotation_line_item_parse:
 * @cell: where it was typed
 * @typed: what was typed
 * @currency: ISO 4217 of the quotation
 * @style: how the person writes numbers
 * @why: (out) (transfer full): a sentence when it cannot be understood
 *
 * Returns: (transfer full) (nullable): the line as it would be; the item itself is not changed
 */
RegRecord *
reg_quotation_line_item_parse (RegQuotationLineItem *self,
                               RegLineCell cell,
                               const char *typed,
                               const char *currency,
                               const RegNumberStyle *style,
                               char **why)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (self->record);
  gboolean fits = TRUE;

  switch (cell)
    {
    case REG_LINE_CELL_CODE:
      reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE, typed);
      break;
    case REG_LINE_CELL_DESCRIPTION:
      reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, typed);
      break;
    case REG_LINE_CELL_QUANTITY:
      fits = put_quantity (builder, typed, style, why);
      break;
    case REG_LINE_CELL_PRICE:
      fits = put_price (builder, typed, currency, style, why);
      break;
    case REG_LINE_CELL_DISCOUNT:
      fits = put_discount (builder, typed, currency, style, why);
      break;
    case REG_N_LINE_CELLS:
    default:
      g_return_val_if_reached (NULL);
    }
  return fits ? reg_record_builder_end (g_steal_pointer (&builder)) : NULL;
}

/* Tells those who show the line, if there is something to tell: of a long quotation only what a
 * keystroke changed is shown anew. */
void
reg_quotation_line_item_changed (RegQuotationLineItem *self)
{
  if (!self->stale)
    return;
  self->stale = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}
