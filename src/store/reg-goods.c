/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reg-goods.h"

#include "store/reg-attachments.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-money-format.h"

void
reg_goods_part_free (gpointer data)
{
  RegGoodsPart *part = data;

  reg_record_unref (part->part);
  reg_record_unref (part->product);
  g_free (part);
}

static GPtrArray *list_parts (RegDb *db, gint64 bundle, int depth, GError **error);

/* --- what a product is offered as ------------------------------------------------------- */

/* What a variant does not say is as with the head of its family. */
static const int inherited[] = {
  REG_PRODUCT_CATEGORY, REG_PRODUCT_UNIT,        REG_PRODUCT_PRICE,    REG_PRODUCT_COST,
  REG_PRODUCT_SUPPLIER, REG_PRODUCT_TAX_RATE_ID, REG_PRODUCT_IMAGE_ID, REG_PRODUCT_DESCRIPTION,
};

static gboolean
inherit (RegDb *db, RegRecordBuilder *builder, const RegRecord *product, GError **error)
{
  gint64 id = reg_record_get_int (product, REG_PRODUCT_VARIANT_OF);
  g_autoptr (RegRecord) head = NULL;

  if (id == 0)
    return TRUE;
  head = reg_db_load (db, REG_ENTITY_PRODUCT, id, error);
  for (gsize i = 0; head && i < G_N_ELEMENTS (inherited); i++)
    if (reg_record_is_null (product, inherited[i]))
      reg_record_builder_set_value (builder, inherited[i],
                                    reg_record_get_value (head, inherited[i]));
  return head != NULL;
}

/**
 * reg_goods_add_up:
 * @parts: (element-type RegGoodsPart): the parts of a bundle
 *
 * Returns: what they come to
 */
RegBundleSum
reg_goods_add_up (GPtrArray *parts)
{
  g_autofree RegBundlePart *figures = g_new0 (RegBundlePart, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      const RegGoodsPart *part = parts->pdata[i];

      figures[i].quantity = reg_record_get_int (part->part, REG_BUNDLE_PART_QUANTITY);
      figures[i].has_price = !reg_record_is_null (part->product, REG_PRODUCT_PRICE);
      figures[i].price = reg_record_get_int (part->product, REG_PRODUCT_PRICE);
      figures[i].has_cost = !reg_record_is_null (part->product, REG_PRODUCT_COST);
      figures[i].cost = reg_record_get_int (part->product, REG_PRODUCT_COST);
    }
  return reg_bundle_add_up (figures, parts->len);
}

static void
set_price (RegRecordBuilder *builder, int field, gboolean known, gint64 price)
{
  if (known)
    reg_record_builder_set_int (builder, field, price);
  else
    reg_record_builder_set_null (builder, field);
}

/* "Set: helmet, 2 × lock" */
static void
name_parts (RegRecordBuilder *builder, const RegRecord *product, GPtrArray *parts)
{
  g_autoptr (GString) name = g_string_new (reg_record_get_text (product, REG_PRODUCT_NAME));

  for (guint i = 0; i < parts->len; i++)
    {
      const RegGoodsPart *part = parts->pdata[i];
      gint64 quantity = reg_record_get_int (part->part, REG_BUNDLE_PART_QUANTITY);
      g_autofree char *times = reg_quantity_format (quantity, NULL);

      g_string_append (name, i == 0 ? ": " : ", ");
      if (quantity != REG_QUANTITY_UNIT)
        g_string_append_printf (name, "%s × ", times);
      g_string_append (name, reg_record_get_text (part->product, REG_PRODUCT_NAME));
    }
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name->str);
}

static gboolean
put_together (
    RegDb *db, RegRecordBuilder *builder, const RegRecord *product, int depth, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  RegBundleSum sum = { 0 };

  if (!reg_record_get_int (product, REG_PRODUCT_IS_BUNDLE))
    return TRUE;
  /* A ring of bundles can only have come from outside; what cannot be added up is not known. */
  if (depth < REG_GOODS_MAX_DEPTH)
    {
      parts = list_parts (db, reg_record_get_id (product), depth + 1, error);
      if (!parts)
        return FALSE;
      sum = reg_goods_add_up (parts);
      if (depth == 0)
        name_parts (builder, product, parts);
    }
  if (reg_record_get_int (product, REG_PRODUCT_PRICE_FROM_PARTS))
    set_price (builder, REG_PRODUCT_PRICE, sum.has_price, sum.price);
  if (sum.has_cost)
    reg_record_builder_set_int (builder, REG_PRODUCT_COST, sum.cost);
  return TRUE;
}

static RegRecord *
offer (RegDb *db, RegRecord *product, int depth, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = NULL;

  if (!reg_record_get_int (product, REG_PRODUCT_VARIANT_OF)
      && !reg_record_get_int (product, REG_PRODUCT_IS_BUNDLE))
    return reg_record_ref (product);
  builder = reg_record_builder_new_from (product);
  if (!inherit (db, builder, product, error) || !put_together (db, builder, product, depth, error))
    return NULL;
  return reg_record_builder_end (g_steal_pointer (&builder));
}

/**
 * reg_goods_offer:
 * @db: a connection
 * @product: (transfer none): a product as it stands in the file
 * @error: what went wrong
 *
 * A variant takes from the head of its family what it does not say itself. A bundle has the cost of
 * its parts when all of them have one, their price when it goes by that, and their names behind its
 * own. To be shown and sold, not to be saved.
 *
 * Returns: (transfer full) (nullable): the product as a line offers it
 */
RegRecord *
reg_goods_offer (RegDb *db, RegRecord *product, GError **error)
{
  return offer (db, product, 0, error);
}

/**
 * reg_goods_load_tax:
 * @product: a product as it is offered
 * @rate: (out): ppm, -1 when it has none of its own
 */
gboolean
reg_goods_load_tax (RegDb *db, const RegRecord *product, gint64 *rate, GError **error)
{
  gint64 id = reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID);
  g_autoptr (RegRecord) tax = NULL;

  *rate = -1;
  if (id == 0)
    return TRUE;
  tax = reg_db_load (db, REG_ENTITY_TAX_RATE, id, error);
  if (tax)
    *rate = reg_record_get_int (tax, REG_TAX_RATE_RATE);
  return tax != NULL;
}

/* --- families --------------------------------------------------------------------------- */

/**
 * reg_goods_list_variants:
 * @db: a connection
 * @head: the product they are variants of
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): its variants as they are offered, in
 *   the order they were made; those no longer sold last
 */
GPtrArray *
reg_goods_list_variants (RegDb *db, gint64 head, GError **error)
{
  g_autoptr (GPtrArray)
      found = reg_db_list_by_int (db, REG_ENTITY_PRODUCT, REG_PRODUCT_VARIANT_OF, head, -1, error);
  g_autoptr (GPtrArray) variants = NULL;

  if (!found)
    return NULL;
  variants = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (int gone = 0; gone <= 1; gone++)
    for (guint i = 0; i < found->len; i++)
      {
        RegRecord *variant;

        if ((reg_record_get_int (found->pdata[i], REG_PRODUCT_DISCONTINUED) != 0) != gone)
          continue;
        variant = reg_goods_offer (db, found->pdata[i], error);
        if (!variant)
          return NULL;
        g_ptr_array_add (variants, variant);
      }
  return g_steal_pointer (&variants);
}

/**
 * reg_goods_count_variants:
 * @head: a product
 *
 * Returns: how many variants of it are sold, -1 on failure
 */
gint64
reg_goods_count_variants (RegDb *db, gint64 head, GError **error)
{
  return reg_db_query_int (
      db, -1, error,
      "SELECT count (*) FROM product WHERE variant_of = ? AND deleted_at IS NULL"
      " AND coalesce (discontinued, 0) = 0",
      "i", head);
}

/* --- bundles ---------------------------------------------------------------------------- */

static GPtrArray *
list_parts (RegDb *db, gint64 bundle, int depth, GError **error)
{
  g_autoptr (GPtrArray)
      found = reg_db_list_by_int (db, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID, bundle,
                                  REG_BUNDLE_PART_POSITION, error);
  g_autoptr (GPtrArray) parts = NULL;

  if (!found)
    return NULL;
  parts = g_ptr_array_new_with_free_func (reg_goods_part_free);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = reg_record_get_int (found->pdata[i], REG_BUNDLE_PART_PRODUCT_ID);
      g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, id, error);
      g_autoptr (RegRecord) offered = product ? offer (db, product, MAX (depth, 1), error) : NULL;
      gint64 rate;
      RegGoodsPart *part;

      if (!offered || !reg_goods_load_tax (db, offered, &rate, error))
        return NULL;
      part = g_new0 (RegGoodsPart, 1);
      part->part = reg_record_ref (found->pdata[i]);
      part->product = g_steal_pointer (&offered);
      part->tax_rate = rate;
      g_ptr_array_add (parts, part);
    }
  return g_steal_pointer (&parts);
}

/**
 * reg_goods_list_parts:
 * @db: a connection
 * @bundle: a product
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegGoodsPart) (nullable): what comes in it, in order
 */
GPtrArray *
reg_goods_list_parts (RegDb *db, gint64 bundle, GError **error)
{
  return list_parts (db, bundle, 1, error);
}

/**
 * reg_goods_list_bundles_with:
 * @product: a product
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the bundles it comes in
 */
GPtrArray *
reg_goods_list_bundles_with (RegDb *db, gint64 product, GError **error)
{
  g_autoptr (GPtrArray) parts = reg_db_list_by_int (db, REG_ENTITY_BUNDLE_PART,
                                                    REG_BUNDLE_PART_PRODUCT_ID, product, -1, error);
  g_autoptr (GPtrArray) bundles = NULL;

  if (!parts)
    return NULL;
  bundles = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (RegRecord) bundle = reg_db_load (
          db, REG_ENTITY_PRODUCT, reg_record_get_int (parts->pdata[i], REG_BUNDLE_PART_BUNDLE_ID),
          error);

      if (!bundle)
        return NULL;
      if (!reg_record_get_deleted_at (bundle) && reg_record_get_int (bundle, REG_PRODUCT_IS_BUNDLE))
        g_ptr_array_add (bundles, g_steal_pointer (&bundle));
    }
  return g_steal_pointer (&bundles);
}

/**
 * reg_goods_list_bundles_of:
 * @revision: of a quotation
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those of its products that are bundles
 */
GArray *
reg_goods_list_bundles_of (RegDb *db, gint64 revision, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT DISTINCT p.id FROM quotation_line l JOIN product p ON p.id = l.product_id"
      " WHERE l.revision_id = ? AND l.deleted_at IS NULL AND p.is_bundle = 1",
      "i", revision);
  g_autoptr (GArray) bundles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (bundles, id);
    }
  if (!local)
    return g_steal_pointer (&bundles);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_goods_load_picture:
 * @product: a product
 * @error: %REG_STORE_ERROR_NOT_FOUND when there is none
 *
 * Returns: (transfer full) (nullable): its picture, or that of its family
 */
GBytes *
reg_goods_load_picture (RegDb *db, gint64 product, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PRODUCT, product, error);
  g_autoptr (RegRecord) offered = record ? reg_goods_offer (db, record, error) : NULL;

  return offered
             ? reg_attachment_load (db, reg_record_get_int (offered, REG_PRODUCT_IMAGE_ID), error)
             : NULL;
}

/**
 * reg_goods_list_pictures_of:
 * @revision: of a quotation
 *
 * Returns: (transfer full) (element-type gint64 GBytes) (nullable): the pictures of the products whose
 *   lines are printed with them, as they are kept
 */
GHashTable *
reg_goods_list_pictures_of (RegDb *db, gint64 revision, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT DISTINCT p.id, coalesce (p.image_id, h.image_id) AS image FROM quotation_line l"
      " JOIN product p ON p.id = l.product_id LEFT JOIN product h ON h.id = p.variant_of"
      " WHERE l.revision_id = ? AND l.deleted_at IS NULL AND l.with_image = 1 AND image > 0",
      "i", revision);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify)g_bytes_unref);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 product = reg_statement_int (each, 0);
      GBytes *picture = reg_attachment_load (db, reg_statement_int (each, 1), error);

      if (!picture)
        return NULL;
      g_hash_table_insert (pictures, g_memdup2 (&product, sizeof product), picture);
    }
  if (!local)
    return g_steal_pointer (&pictures);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_goods_list_groups:
 *
 * Returns: (transfer full) (nullable): the groups there are products of, by name
 */
GStrv
reg_goods_list_groups (RegDb *db, GError **error)
{
  /* From one group to the next by the index: there are few of them and many products. */
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "WITH RECURSIVE g (name) AS (SELECT min (category) FROM product WHERE category > ''"
      " UNION ALL SELECT (SELECT min (category) FROM product WHERE category > g.name) FROM g"
      " WHERE g.name IS NOT NULL)"
      " SELECT name FROM g WHERE EXISTS (SELECT 1 FROM product p WHERE p.category = g.name"
      " AND p.deleted_at IS NULL) ORDER BY reg_fold (name), name",
      NULL);
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_strv_builder_add (groups, reg_statement_text (each, 0));
  if (!local)
    return g_strv_builder_end (groups);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- writing ---------------------------------------------------------------------------- */

/**
 * reg_goods_find_loop:
 * @bundle: a product, 0 for one that is not saved yet
 * @part: what is to come in it
 * @through: (out) (transfer full): the name of the part through which it would come back to itself,
 *   %NULL when it would not
 * @error: what went wrong
 *
 * Returns: whether it could be found out
 */
gboolean
reg_goods_find_loop (RegDb *db, gint64 bundle, gint64 part, char **through, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) row = NULL;

  *through = NULL;
  if (bundle == 0)
    return TRUE;
  row = reg_db_query (db,
                      "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION"
                      " SELECT b.product_id FROM inside i JOIN bundle_part b ON b.bundle_id = i.id"
                      " WHERE b.deleted_at IS NULL)"
                      " SELECT name FROM product WHERE id = ?1 AND ?2 IN (SELECT id FROM inside)",
                      "ii", part, bundle);
  if (reg_statement_next (row, &local))
    *through = reg_statement_dup (row, 0);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A family has one head and no heads below it. */
static gboolean
check_family (RegDb *db, const RegRecord *product, GError **error)
{
  gint64 id = reg_record_get_id (product);
  gint64 head_id = reg_record_get_int (product, REG_PRODUCT_VARIANT_OF);
  g_autoptr (RegRecord) head = NULL;
  g_autoptr (GError) local = NULL;
  gint64 below;

  if (head_id == 0)
    return TRUE;
  head = reg_db_load (db, REG_ENTITY_PRODUCT, head_id, error);
  if (!head)
    return FALSE;
  below = id != 0 ? reg_db_query_int (db, 0, &local,
                                      "SELECT count (*) FROM product WHERE variant_of = ?"
                                      " AND deleted_at IS NULL",
                                      "i", id)
                  : 0;
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (head_id == id || below > 0 || reg_record_get_int (head, REG_PRODUCT_VARIANT_OF) != 0)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "product %" G_GINT64_FORMAT ": variant_of %" G_GINT64_FORMAT
                             " would be a family within a family",
                             id, head_id);
  return TRUE;
}

static gboolean
check_parts (RegDb *db, gint64 bundle, GPtrArray *parts, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 part = reg_record_get_int (parts->pdata[i], REG_BUNDLE_PART_PRODUCT_ID);
      g_autofree char *through = NULL;

      if (reg_record_get_int (parts->pdata[i], REG_BUNDLE_PART_QUANTITY) <= 0)
        return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                 "bundle_part %u: the quantity is not positive", i + 1);
      if (!reg_goods_find_loop (db, bundle, part, &through, error))
        return FALSE;
      if (through)
        return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                                 "bundle %" G_GINT64_FORMAT ": “%s” contains it already", bundle,
                                 through);
    }
  return TRUE;
}

/**
 * reg_goods_save:
 * @db: a connection in a write job
 * @product: a product, new or changed
 * @parts: (nullable) (element-type RegRecord): all that comes in the bundle, in order; %NULL to
 *   leave them as they are
 * @id: (out) (optional): of the product
 * @error: %REG_STORE_ERROR_REFUSED when it would be within itself, or a family within a family
 *
 * Returns: whether it was saved
 */
gboolean
reg_goods_save (RegDb *db, RegRecord *product, GPtrArray *parts, gint64 *id, GError **error)
{
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!check_family (db, product, error)
      || (parts && !check_parts (db, reg_record_get_id (product), parts, error)))
    return FALSE;
  saved = reg_db_save (db, product, error);
  if (!saved)
    return FALSE;
  if (id)
    *id = reg_record_get_id (saved);
  if (!parts)
    return TRUE;
  lines = reg_command_save_lines (db, REG_ENTITY_BUNDLE_PART, REG_BUNDLE_PART_BUNDLE_ID,
                                  REG_BUNDLE_PART_POSITION, reg_record_get_id (saved), parts,
                                  error);
  return lines != NULL;
}
