/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo-private.h"

#include "core/reg-money-format.h"
#include "core/reg-money.h"
#include "store/reg-goods.h"

/* Goods of the demo shop that belong together: families and bundles. */

static RegRecordBuilder *
begin (RegDemo *self, yyjson_val *object)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, reg_demo_text (object, "code"));
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, reg_demo_text (object, "name"));
  reg_record_builder_set_text (builder, REG_PRODUCT_CATEGORY, reg_demo_text (object, "group"));
  reg_record_builder_set_text (builder, REG_PRODUCT_UNIT, reg_demo_text (object, "unit"));
  reg_record_builder_set_text (builder, REG_PRODUCT_SUPPLIER, reg_demo_text (object, "supplier"));
  reg_record_builder_set_text (builder, REG_PRODUCT_DESCRIPTION,
                               reg_demo_text (object, "description"));
  reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, self->taxes[0]);
  return builder;
}

static gboolean
set_price (RegRecordBuilder *builder, int field, const char *text, GError **error)
{
  gint64 price;

  if (!text)
    return TRUE;
  if (!reg_price_parse (text, "EUR", &price, error))
    return FALSE;
  reg_record_builder_set_int (builder, field, price);
  return TRUE;
}

static void
remember (RegDemo *self, const char *code, gint64 id)
{
  g_hash_table_insert (self->products, (gpointer)code,
                       reg_db_load (self->db, REG_ENTITY_PRODUCT, id, NULL));
}

/* [which one, code, in stock, price of its own or null] */
static gboolean
load_variant (RegDemo *self, yyjson_val *row, yyjson_val *family, gint64 head, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new (REG_ENTITY_PRODUCT);
  const char *which = yyjson_get_str (yyjson_arr_get (row, 0));
  const char *code = yyjson_get_str (yyjson_arr_get (row, 1));
  g_autofree char *name = g_strdup_printf ("%s, %s", reg_demo_text (family, "name"), which);
  gint64 id;

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
  reg_record_builder_set_ref (builder, REG_PRODUCT_VARIANT_OF, head);
  reg_record_builder_set_text (builder, REG_PRODUCT_VARIANT, which);
  reg_record_builder_set_int (builder, REG_PRODUCT_STOCK,
                              yyjson_get_sint (yyjson_arr_get (row, 2)) * REG_QUANTITY_UNIT);
  if (!set_price (builder, REG_PRODUCT_PRICE, yyjson_get_str (yyjson_arr_get (row, 3)), error))
    return FALSE;
  id = reg_demo_save (self, g_steal_pointer (&builder), error);
  if (id)
    remember (self, code, id);
  return id != 0;
}

/* {code, name, group, unit, supplier, description, price, cost, variants} */
static gboolean
load_family (RegDemo *self, yyjson_val *object, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = begin (self, object);
  yyjson_val *row;
  size_t i, n;
  gint64 head;

  if (!set_price (builder, REG_PRODUCT_PRICE, reg_demo_text (object, "price"), error)
      || !set_price (builder, REG_PRODUCT_COST, reg_demo_text (object, "cost"), error))
    return FALSE;
  head = reg_demo_save (self, g_steal_pointer (&builder), error);
  if (!head)
    return FALSE;
  remember (self, reg_demo_text (object, "code"), head);
  yyjson_arr_foreach (yyjson_obj_get (object, "variants"), i, n, row)
  {
    if (!load_variant (self, row, object, head, error))
      return FALSE;
  }
  return TRUE;
}

/* {code, name, group, price or null for that of the parts, parts: [[code, quantity]]} */
static gboolean
load_bundle (RegDemo *self, yyjson_val *object, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = begin (self, object);
  g_autoptr (RegRecord) bundle = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  const char *price = reg_demo_text (object, "price");
  yyjson_val *row;
  size_t i, n;
  gint64 id;

  reg_record_builder_set_int (builder, REG_PRODUCT_IS_BUNDLE, TRUE);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE_FROM_PARTS, price == NULL);
  if (!set_price (builder, REG_PRODUCT_PRICE, price, error))
    return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (object, "parts"), i, n, row)
  {
    RegRecordBuilder *part = reg_record_builder_new (REG_ENTITY_BUNDLE_PART);
    const RegRecord *product = reg_demo_find_product (self,
                                                      yyjson_get_str (yyjson_arr_get (row, 0)));

    reg_record_builder_set_ref (part, REG_BUNDLE_PART_PRODUCT_ID, reg_record_get_id (product));
    reg_record_builder_set_int (part, REG_BUNDLE_PART_QUANTITY,
                                yyjson_get_sint (yyjson_arr_get (row, 1)) * REG_QUANTITY_UNIT);
    g_ptr_array_add (parts, reg_record_builder_end (part));
  }
  bundle = reg_record_builder_end (g_steal_pointer (&builder));
  if (!reg_goods_save (self->db, bundle, parts, &id, error))
    return FALSE;
  remember (self, reg_demo_text (object, "code"), id);
  return TRUE;
}

gboolean
reg_demo_load_goods (RegDemo *self, GError **error)
{
  yyjson_val *object;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "families"), i, n, object)
  {
    if (!load_family (self, object, error))
      return FALSE;
  }
  yyjson_arr_foreach (yyjson_obj_get (self->root, "bundles"), i, n, object)
  {
    if (!load_bundle (self, object, error))
      return FALSE;
  }
  return TRUE;
}
