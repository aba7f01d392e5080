/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-holdings.h"

#include "store/reg-db-private.h"

/* More than anybody reads of one customer. */
#define MOST_HOLDINGS 200

static void
holding_free (gpointer data)
{
  RegHolding *self = data;

  reg_record_unref (self->record);
  g_free (self->group);
  g_free (self);
}

static void
hint_free (gpointer data)
{
  RegHoldingHint *self = data;

  g_free (self->name);
  g_free (self->sold_on);
  g_free (self);
}

/* The group of a product, asked once for each holding that names one: by its key. */
static char *
dup_group (RegDb *db, const RegRecord *holding)
{
  gint64 id = reg_record_get_int (holding, REG_HOLDING_PRODUCT_ID);
  g_autoptr (RegRecord) product = id != 0 ? reg_db_load (db, REG_ENTITY_PRODUCT, id, NULL) : NULL;

  return g_strdup (product != NULL ? reg_record_get_text (product, REG_PRODUCT_CATEGORY) : "");
}

/**
 * reg_holdings_load:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHolding) (nullable): what they have and had: without an
 *   end first, then the latest end, and by name
 */
GPtrArray *
reg_holdings_load (RegDb *db, gint64 party, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_HOLDING);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM holding x WHERE x.party_id = ?1 AND x.deleted_at IS NULL"
      " ORDER BY coalesce (x.until, '') = '' DESC, x.until DESC, x.name, x.id LIMIT ?2",
      columns);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "ii", party, (gint64)MOST_HOLDINGS);
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func (holding_free);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegHolding *holding = g_new0 (RegHolding, 1);

      holding->record = reg_db_read_record (each, info);
      g_ptr_array_add (holdings, holding);
    }
  for (guint i = 0; i < holdings->len; i++)
    {
      RegHolding *holding = g_ptr_array_index (holdings, i);

      holding->group = dup_group (db, holding->record);
    }
  if (!local)
    return g_steal_pointer (&holdings);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_holdings_suggest:
 * @db: a connection
 * @party: a customer
 * @limit: how many at most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHoldingHint) (nullable): products of their sales that
 *   are not among what they have or had, the last bought first
 */
GPtrArray *
reg_holdings_suggest (RegDb *db, gint64 party, int limit, GError **error)
{
  g_autoptr (GPtrArray) hints = g_ptr_array_new_with_free_func (hint_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      /* The other columns are those of the row with the greatest day: a promise of SQLite. */
      "SELECT p.id, p.name, s.id, max (s.sold_on) FROM sale s JOIN sale_line l ON l.sale_id = s.id"
      " JOIN product p ON p.id = l.product_id"
      " WHERE s.party_id = ?1 AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0"
      " AND l.deleted_at IS NULL AND p.deleted_at IS NULL AND NOT EXISTS"
      " (SELECT 1 FROM holding h WHERE h.party_id = ?1 AND h.product_id = p.id"
      "  AND h.deleted_at IS NULL)"
      " GROUP BY p.id ORDER BY max (s.sold_on) DESC, p.name, p.id LIMIT ?2",
      "ii", party, (gint64)MAX (limit, 0));

  while (reg_statement_next (each, &local))
    {
      RegHoldingHint *hint = g_new0 (RegHoldingHint, 1);

      hint->product = reg_statement_int (each, 0);
      hint->name = reg_statement_dup (each, 1);
      hint->sale = reg_statement_int (each, 2);
      hint->sold_on = reg_statement_dup (each, 3);
      g_ptr_array_add (hints, hint);
    }
  if (!local)
    return g_steal_pointer (&hints);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_holding_add:
 * @db: a connection in a write job
 * @party: who has it
 * @product: what
 * @sale: with which they got it, or 0
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Notes that a customer has a product, since the day of the sale.
 *
 * Returns: the id of the holding, 0 on failure
 */
gint64
reg_holding_add (RegDb *db, gint64 party, gint64 product, gint64 sale, GError **error)
{
  g_autoptr (RegRecord) what = reg_db_load (db, REG_ENTITY_PRODUCT, product, error);
  g_autoptr (RegRecord) when = what && sale ? reg_db_load (db, REG_ENTITY_SALE, sale, error) : NULL;
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (!what || (sale && !when))
    return 0;
  builder = reg_record_builder_new (REG_ENTITY_HOLDING);
  reg_record_builder_set_ref (builder, REG_HOLDING_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_HOLDING_KIND, REG_HOLDING_KIND_OWNS);
  reg_record_builder_set_ref (builder, REG_HOLDING_PRODUCT_ID, product);
  reg_record_builder_set_text (builder, REG_HOLDING_NAME,
                               reg_record_get_text (what, REG_PRODUCT_NAME));
  if (when)
    {
      reg_record_builder_set_ref (builder, REG_HOLDING_SALE_ID, sale);
      reg_record_builder_set_text (builder, REG_HOLDING_SINCE,
                                   reg_record_get_text (when, REG_SALE_SOLD_ON));
    }
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved ? reg_record_get_id (saved) : 0;
}
