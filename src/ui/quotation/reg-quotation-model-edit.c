/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

#include <string.h>

#define MAX_STEPS 200
#define NO_FIELD (-1)

/* --- taking back ------------------------------------------------------------------------ */

void
reg_quotation_snapshot_free (gpointer data)
{
  RegQuotationSnapshot *self = data;

  reg_record_unref (self->revision);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static RegQuotationSnapshot *
snapshot_new (RegQuotationModel *self)
{
  RegQuotationSnapshot *snapshot = g_new0 (RegQuotationSnapshot, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  snapshot->revision = reg_record_ref (self->revision);
  snapshot->items = g_ptr_array_new_full (n, g_object_unref);
  snapshot->records = g_ptr_array_new_full (n, (GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < n; i++)
    {
      RegQuotationLineItem *item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_ptr_array_add (snapshot->items, item);
      g_ptr_array_add (snapshot->records,
                       reg_record_ref (reg_quotation_line_item_get_record (item)));
    }
  return snapshot;
}

static gboolean
same_items (RegQuotationModel *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (item != g_ptr_array_index (items, i))
        return FALSE;
    }
  return TRUE;
}

/* What an older record holds under the key the line has in the store today. */
static RegRecord *
with_key_of (RegRecord *record, RegRecord *current)
{
  RegRecordBuilder *builder;

  if (reg_record_get_id (record) == reg_record_get_id (current))
    return reg_record_ref (record);
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_key (builder, reg_record_get_id (current), reg_record_get_uid (current));
  return reg_record_builder_end (builder);
}

static void
restore (RegQuotationModel *self, RegQuotationSnapshot *snapshot)
{
  reg_record_unref (self->revision);
  self->revision = reg_record_ref (snapshot->revision);
  for (guint i = 0; i < snapshot->items->len; i++)
    {
      RegQuotationLineItem *item = g_ptr_array_index (snapshot->items, i);
      g_autoptr (RegRecord) record = with_key_of (g_ptr_array_index (snapshot->records, i),
                                                  reg_quotation_line_item_get_record (item));

      reg_quotation_line_item_set_record (item, record);
      for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
        reg_quotation_line_item_set_wrong (item, cell, NULL, NULL);
    }
  if (!same_items (self, snapshot->items))
    g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                         snapshot->items->pdata, snapshot->items->len);
  self->merge_item = NULL;
  reg_quotation_model_touch (self);
}

void
reg_quotation_model_clear_history (RegQuotationModel *self)
{
  g_queue_clear_full (&self->undo, reg_quotation_snapshot_free);
  g_queue_clear_full (&self->redo, reg_quotation_snapshot_free);
  self->merge_item = NULL;
}

/* Remembers how things are before an edit. Edits of the same field in a row are one step. */
void
reg_quotation_model_remember (RegQuotationModel *self, gconstpointer item, int field)
{
  if (item != NULL && item == self->merge_item && field == self->merge_field)
    return;
  g_queue_push_head (&self->undo, snapshot_new (self));
  if (self->undo.length > MAX_STEPS)
    reg_quotation_snapshot_free (g_queue_pop_tail (&self->undo));
  g_queue_clear_full (&self->redo, reg_quotation_snapshot_free);
  self->merge_item = item;
  self->merge_field = field;
}

gboolean
reg_quotation_model_can_undo (RegQuotationModel *self)
{
  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  return self->undo.length > 0 && reg_quotation_model_get_editable (self);
}

gboolean
reg_quotation_model_can_redo (RegQuotationModel *self)
{
  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  return self->redo.length > 0 && reg_quotation_model_get_editable (self);
}

static void
step (RegQuotationModel *self, GQueue *from, GQueue *to)
{
  RegQuotationSnapshot *snapshot = g_queue_pop_head (from);

  g_queue_push_head (to, snapshot_new (self));
  restore (self, snapshot);
  reg_quotation_snapshot_free (snapshot);
}

/**
 * reg_quotation_model_undo:
 *
 * Takes back the last edit; also what could not be understood goes.
 */
void
reg_quotation_model_undo (RegQuotationModel *self)
{
  if (reg_quotation_model_can_undo (self))
    step (self, &self->undo, &self->redo);
}

void
reg_quotation_model_redo (RegQuotationModel *self)
{
  if (reg_quotation_model_can_redo (self))
    step (self, &self->redo, &self->undo);
}

/* The next edit is a step of its own, even of the same cell. */
void
reg_quotation_model_seal (RegQuotationModel *self)
{
  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  self->merge_item = NULL;
}

/* --- edits of a line -------------------------------------------------------------------- */

static RegQuotationLineItem *
get_line (RegQuotationModel *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->lines), position);
}

static gboolean
same_values (RegRecord *a, RegRecord *b)
{
  for (int field = 0; field < REG_QUOTATION_LINE_N_FIELDS; field++)
    if (!reg_value_equal (reg_record_get_value (a, field), reg_record_get_value (b, field)))
      return FALSE;
  return TRUE;
}

static gboolean
replace (RegQuotationModel *self, RegQuotationLineItem *item, RegRecord *record, int field)
{
  if (same_values (record, reg_quotation_line_item_get_record (item)))
    return FALSE;
  reg_quotation_model_remember (self, field != NO_FIELD ? item : NULL, field);
  reg_quotation_line_item_set_record (item, record);
  reg_quotation_model_touch (self);
  return TRUE;
}

/**
 * reg_quotation_model_enter:
 * @position: a line
 * @cell: one of its cells
 * @typed: what stands in it now
 *
 * Takes what was typed and computes. What cannot be understood stays in the cell with a sentence
 * (reg_quotation_line_item_get_wrong()), and the value before it stays in force.
 *
 * Returns: whether it was understood
 */
gboolean
reg_quotation_model_enter (RegQuotationModel *self,
                           guint position,
                           RegLineCell cell,
                           const char *typed)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  g_autoptr (RegRecord) record = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  item = get_line (self, position);
  if (item == NULL || !reg_quotation_model_get_editable (self))
    return FALSE;
  record = reg_quotation_line_item_parse (item, cell, typed,
                                          reg_quotation_model_get_currency (self),
                                          reg_session_get_number_style (self->session), &why);
  reg_quotation_line_item_set_wrong (item, cell, record != NULL ? NULL : typed, why);
  if (record != NULL)
    record = reg_quotation_model_follow_price (self, reg_quotation_line_item_get_record (item),
                                               record, cell);
  if (record == NULL || !replace (self, item, record, cell))
    {
      reg_quotation_line_item_changed (item);
      g_signal_emit_by_name (self, "changed");
    }
  return record != NULL;
}

static guint
count_lines (RegQuotationModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/* Takes the builder. Returns where the line is: before @position, or the last. */
static guint
insert (RegQuotationModel *self, guint position, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) line = reg_record_builder_end (builder);
  g_autoptr (RegQuotationLineItem) item = reg_quotation_line_item_new (line);

  position = MIN (position, count_lines (self));
  if (!reg_quotation_model_get_editable (self))
    return position;
  reg_quotation_model_remember (self, NULL, NO_FIELD);
  g_list_store_insert (self->lines, position, item);
  reg_quotation_model_touch (self);
  return position;
}

RegRecordBuilder *
reg_quotation_model_begin_line (RegQuotationModel *self, RegLineKind kind)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_REVISION_ID,
                              reg_record_get_id (self->revision));
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, kind);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, 0);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_NONE);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, 0);
  reg_quotation_model_tax_line (self, builder, reg_quotation_model_get_usual_tax_rate (self), NULL);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_CHOSEN, FALSE);
  return builder;
}

/* An empty line of that kind, to be filled by typing. */
void
reg_quotation_model_insert_kind (RegQuotationModel *self, guint position, RegLineKind kind)
{
  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  insert (self, position, reg_quotation_model_begin_line (self, kind));
}

/* What a line says that offers this product; @tax_rate in ppm. What one costs depends on the quantity
 * that is in the line already. */
void
reg_quotation_model_fill_from_product (RegQuotationModel *self,
                                       RegRecordBuilder *builder,
                                       RegRecord *product,
                                       gint64 tax_rate)
{
  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRODUCT_ID, reg_record_get_id (product));
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE,
                               reg_record_get_text (product, REG_PRODUCT_CODE));
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION,
                               reg_record_get_text (product, REG_PRODUCT_NAME));
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_UNIT,
                               reg_record_get_text (product, REG_PRODUCT_UNIT));
  if (reg_record_is_null (product, REG_PRODUCT_COST))
    reg_record_builder_set_null (builder, REG_QUOTATION_LINE_UNIT_COST);
  else
    reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST,
                                reg_record_get_int (product, REG_PRODUCT_COST));
  reg_quotation_model_tax_line (self, builder, tax_rate, product);
  g_hash_table_replace (self->categories, g_memdup2 (&(gint64){ reg_record_get_id (product) }, 8),
                        g_strdup (reg_record_get_text (product, REG_PRODUCT_CATEGORY)));
  reg_quotation_prices_note (self->prices, product);
  reg_quotation_model_put_price (self, builder);
  if (reg_record_get_int (product, REG_PRODUCT_IS_BUNDLE))
    g_hash_table_add (self->bundles, g_memdup2 (&(gint64){ reg_record_get_id (product) }, 8));
}

/**
 * reg_quotation_model_put_product:
 * @position: a line
 * @product: what it offers from now on
 * @tax_rate: of the product in ppm, negative for the usual one
 *
 * Puts another product in the line; quantity and discount stay.
 */
void
reg_quotation_model_put_product (RegQuotationModel *self,
                                 guint position,
                                 RegRecord *product,
                                 gint64 tax_rate)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autoptr (RegRecord) record = NULL;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  item = get_line (self, position);
  if (item == NULL || !reg_quotation_model_get_editable (self))
    return;
  builder = reg_record_builder_new_from (reg_quotation_line_item_get_record (item));
  reg_quotation_model_fill_from_product (
      self, builder, product,
      tax_rate >= 0 ? tax_rate : reg_quotation_model_get_usual_tax_rate (self));
  record = reg_record_builder_end (g_steal_pointer (&builder));
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    reg_quotation_line_item_set_wrong (item, cell, NULL, NULL);
  /* The code typed to find it and the product are one step. */
  replace (self, item, record, REG_LINE_CELL_CODE);
  self->merge_item = NULL;
}

/**
 * reg_quotation_model_add_product:
 * @product: what is offered
 * @tax_rate: of the product in ppm, negative for the usual one
 * @quantity: millionths
 *
 * Returns: the position of the new line, which is the last
 */
guint
reg_quotation_model_add_product (RegQuotationModel *self,
                                 RegRecord *product,
                                 gint64 tax_rate,
                                 gint64 quantity)
{
  RegRecordBuilder *builder;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), 0);

  builder = reg_quotation_model_begin_line (self, REG_LINE_NORMAL);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, quantity);
  reg_quotation_model_fill_from_product (
      self, builder, product,
      tax_rate >= 0 ? tax_rate : reg_quotation_model_get_usual_tax_rate (self));
  return insert (self, count_lines (self), builder);
}

/* A line for something that is not among the products. Returns its position, the last. */
guint
reg_quotation_model_add_words (RegQuotationModel *self, const char *description)
{
  RegRecordBuilder *builder;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), 0);

  builder = reg_quotation_model_begin_line (self, REG_LINE_NORMAL);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, description);
  return insert (self, count_lines (self), builder);
}

void
reg_quotation_model_remove (RegQuotationModel *self, guint position)
{
  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if (position >= count_lines (self) || !reg_quotation_model_get_editable (self))
    return;
  reg_quotation_model_remember (self, NULL, NO_FIELD);
  g_list_store_remove (self->lines, position);
  reg_quotation_model_touch (self);
}

/**
 * reg_quotation_model_move:
 * @by: how many lines down, negative for up
 *
 * Returns: whether there was room to move
 */
gboolean
reg_quotation_model_move (RegQuotationModel *self, guint position, int by)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  gint64 target = (gint64)position + by;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), FALSE);

  item = get_line (self, position);
  if (item == NULL || target < 0 || target >= count_lines (self)
      || !reg_quotation_model_get_editable (self))
    return FALSE;
  reg_quotation_model_remember (self, NULL, NO_FIELD);
  g_list_store_remove (self->lines, position);
  g_list_store_insert (self->lines, (guint)target, item);
  reg_quotation_model_touch (self);
  return TRUE;
}

/* (transfer full) (nullable): the line as it is, to be changed; NULL where it may not be. */
RegRecordBuilder *
reg_quotation_model_edit_line (RegQuotationModel *self, guint position)
{
  g_autoptr (RegQuotationLineItem) item = get_line (self, position);

  if (item == NULL || !reg_quotation_model_get_editable (self))
    return NULL;
  return reg_record_builder_new_from (reg_quotation_line_item_get_record (item));
}

/* Takes the builder; one step back. */
void
reg_quotation_model_replace_line (RegQuotationModel *self,
                                  guint position,
                                  RegRecordBuilder *builder)
{
  g_autoptr (RegQuotationLineItem) item = get_line (self, position);
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);

  replace (self, item, record, NO_FIELD);
}

void
reg_quotation_model_set_kind (RegQuotationModel *self, guint position, RegLineKind kind)
{
  RegRecordBuilder *builder;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if ((builder = reg_quotation_model_edit_line (self, position)) == NULL)
    return;
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, kind);
  reg_quotation_model_replace_line (self, position, builder);
}

/* --- edits of the whole ----------------------------------------------------------------- */

static void
replace_revision (RegQuotationModel *self, RegRecordBuilder *builder, int field)
{
  reg_quotation_model_remember (self, self->revision != NULL ? (gconstpointer)self : NULL, field);
  reg_record_unref (self->revision);
  self->revision = reg_record_builder_end (builder);
  reg_quotation_model_touch (self);
}

/* What comes off everything; dragging it is one step. */
void
reg_quotation_model_set_discount (RegQuotationModel *self, RegDiscount discount)
{
  RegDiscount now;
  RegRecordBuilder *builder;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  now = reg_quotation_model_get_discount (self);
  if (discount.value == 0)
    discount.kind = REG_DISCOUNT_NONE;
  if (!reg_quotation_model_get_editable (self)
      || (now.kind == discount.kind && now.value == discount.value))
    return;
  builder = reg_record_builder_new_from (self->revision);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, discount.kind);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, discount.value);
  replace_revision (self, builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE);
}

/* A field of the revision that people write: validity, days to pay, opening words, terms. */
void
reg_quotation_model_set_detail (RegQuotationModel *self, int field, const RegValue *value)
{
  RegRecordBuilder *builder;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  if (!reg_quotation_model_get_editable (self)
      || reg_value_equal (reg_record_get_value (self->revision, field), value))
    return;
  builder = reg_record_builder_new_from (self->revision);
  reg_record_builder_set_value (builder, field, value);
  replace_revision (self, builder, field);
}
