/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-recode.h"

#include "ui/quotation/reg-product-entry.h"

/* A code that was typed over another: the line becomes that product. */

typedef struct
{
  RegQuotationModel *model;
  RegQuotationLineItem *item;
  char *code;
} Recode;

static void
recode_free (Recode *recode)
{
  g_object_unref (recode->model);
  g_object_unref (recode->item);
  g_free (recode->code);
  g_free (recode);
}

/* Somebody who only passes by keeps the words and the price they wrote themselves. */
static gboolean
offers (RegQuotationLineItem *item, RegRecord *product)
{
  return reg_record_get_int (reg_quotation_line_item_get_record (item),
                             REG_QUOTATION_LINE_PRODUCT_ID)
         == reg_record_get_id (product);
}

static void
recoded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Recode *recode = user_data;
  g_autoptr (GPtrArray) matches = reg_product_find_finish (REG_SESSION (object), result, NULL);
  GListModel *lines = reg_quotation_model_get_lines (recode->model);
  const RegProductMatch *match = matches != NULL && matches->len > 0
                                     ? g_ptr_array_index (matches, 0)
                                     : NULL;

  if (match != NULL && reg_product_match_is_exact (match, recode->code))
    for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
      {
        g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, i);

        if (item == recode->item && !offers (item, match->product))
          reg_quotation_model_put_product (recode->model, i, match->product, match->tax_rate);
      }
  recode_free (recode);
}

/**
 * reg_quotation_recode:
 * @item: a line whose code may have been changed
 *
 * Looks for the product of that code and puts it in the line, if it is another one.
 */
void
reg_quotation_recode (RegQuotationModel *model, RegQuotationLineItem *item)
{
  const char *code = reg_record_get_text (reg_quotation_line_item_get_record (item),
                                          REG_QUOTATION_LINE_CODE);
  Recode *recode;

  if (*code == '\0')
    return;
  recode = g_new0 (Recode, 1);
  recode->model = g_object_ref (model);
  recode->item = g_object_ref (item);
  recode->code = g_strdup (code);
  reg_product_find_async (reg_quotation_model_get_session (model), code, NULL, recoded_cb, recode);
}
