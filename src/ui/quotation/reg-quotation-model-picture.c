/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

#include "store/reg-goods.h"
#include "ui/quotation/reg-quotation-picture.h"
#include "ui/widgets/reg-picture.h"

/* Pictures of products that are printed beside their lines. They are read with the quotation, and before
 * a line is marked, so that what is printed never waits for them. */

#define NO_FIELD (-1)

/**
 * reg_quotation_model_load_pictures:
 * @db: a connection
 * @revision: of a quotation
 *
 * Returns: (transfer full) (element-type gint64 GBytes) (nullable): by product, as they are printed;
 *   without those that cannot be shown
 */
GHashTable *
reg_quotation_model_load_pictures (RegDb *db, gint64 revision, GError **error)
{
  GHashTable *pictures = reg_goods_list_pictures_of (db, revision, error);
  GHashTableIter iter;
  gpointer value;

  if (pictures == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, pictures);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GBytes *print = reg_picture_make_print (value, REG_QUOTATION_PICTURE_SIZE, NULL);

      if (print != NULL)
        g_hash_table_iter_replace (&iter, print);
      else
        g_hash_table_iter_remove (&iter);
    }
  return pictures;
}

void
reg_quotation_model_adopt_pictures (RegQuotationModel *self, GHashTable *pictures)
{
  GHashTableIter iter;
  gpointer product;
  gpointer picture;

  g_hash_table_iter_init (&iter, pictures);
  while (g_hash_table_iter_next (&iter, &product, &picture))
    g_hash_table_replace (self->pictures, g_memdup2 (product, sizeof (gint64)),
                          g_bytes_ref (picture));
}

/**
 * reg_quotation_model_get_pictures:
 *
 * Returns: (transfer none) (element-type gint64 GBytes): what is known of the products' pictures
 */
GHashTable *
reg_quotation_model_get_pictures (RegQuotationModel *self)
{
  return self->pictures;
}

/**
 * reg_quotation_model_set_picture:
 * @position: a line with a product
 * @picture: (nullable): its picture as it is printed, %NULL to print it without one
 *
 * Looks only: what was approved stays approved.
 */
void
reg_quotation_model_set_picture (RegQuotationModel *self, guint position, GBytes *picture)
{
  g_autoptr (RegQuotationLineItem) item = NULL;
  g_autoptr (RegRecord) record = NULL;
  RegRecordBuilder *builder;
  gint64 product;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  if (item == NULL || !reg_quotation_model_get_editable (self))
    return;
  record = reg_record_ref (reg_quotation_line_item_get_record (item));
  product = reg_record_get_int (record, REG_QUOTATION_LINE_PRODUCT_ID);
  if (picture != NULL)
    g_hash_table_replace (self->pictures, g_memdup2 (&product, sizeof product),
                          g_bytes_ref (picture));
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_WITH_IMAGE, picture != NULL);
  reg_record_unref (record);
  record = reg_record_builder_end (builder);
  reg_quotation_model_remember (self, NULL, NO_FIELD);
  reg_quotation_line_item_set_record (item, record);
  reg_quotation_model_touch (self);
}
