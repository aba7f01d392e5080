/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reg-products.h"

#include "store/reg-db-private.h"

#include "core/reg-date.h"

#define SOLD                                                                                       \
  " FROM sale_line l JOIN sale s ON s.id = l.sale_id"                                              \
  " LEFT JOIN (SELECT currency FROM firm WHERE deleted_at IS NULL LIMIT 1) f"                      \
  " WHERE l.product_id = ?1 AND l.deleted_at IS NULL AND s.deleted_at IS NULL"                     \
  " AND coalesce (s.state, 0) = 0"

static gboolean
load_best (RegDb *db, gint64 product, const char *since, RegProductSold *sold, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) row = reg_db_query (
      db,
      "SELECT s.party_id, (SELECT name FROM party WHERE id = s.party_id), sum (l.net) AS net" SOLD
      " AND s.sold_on >= ?2 AND s.party_id IS NOT NULL GROUP BY s.party_id"
      " ORDER BY net DESC, s.party_id LIMIT 1",
      "it", product, since);

  if (reg_statement_next (row, &local))
    {
      sold->best_party = reg_statement_int (row, 0);
      sold->best_name = reg_statement_dup (row, 1);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_product_sold_load:
 * @db: a connection
 * @product: a product
 * @sold: (out): free its contents with reg_product_sold_clear()
 * @error: what went wrong
 *
 * Adds up the lines of sales that were not cancelled. Amounts in another currency than the firm's
 * are not in the sums: no rate is known for them.
 *
 * Returns: whether it could be read
 */
gboolean
reg_product_sold_load (RegDb *db, gint64 product, RegProductSold *sold, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  char since[REG_DATE_SIZE];
  g_autoptr (RegStatement) row = NULL;

  *sold = (RegProductSold){ 0 };
  if (!reg_date_add_months (today, -12, since))
    since[0] = '\0';
  row = reg_db_query (
      db,
      "SELECT count (DISTINCT s.id), coalesce (sum (l.quantity), 0),"
      " coalesce (sum (l.net) FILTER (WHERE coalesce (s.currency, f.currency) = f.currency), 0),"
      " coalesce (sum (l.quantity) FILTER (WHERE s.sold_on >= ?2), 0),"
      " coalesce (sum (l.net) FILTER (WHERE s.sold_on >= ?2"
      "  AND coalesce (s.currency, f.currency) = f.currency), 0),"
      " coalesce (max (s.sold_on), '')" SOLD,
      "it", product, since);
  if (!reg_statement_next (row, error))
    return FALSE;
  sold->n_sales = reg_statement_int (row, 0);
  sold->quantity = reg_statement_int (row, 1);
  sold->net = reg_statement_int (row, 2);
  sold->year_quantity = reg_statement_int (row, 3);
  sold->year_net = reg_statement_int (row, 4);
  g_strlcpy (sold->last_on, reg_statement_text (row, 5), sizeof sold->last_on);
  return load_best (db, product, since, sold, error);
}

/**
 * reg_product_sold_clear:
 * @sold: figures that were loaded
 */
void
reg_product_sold_clear (RegProductSold *sold)
{
  g_clear_pointer (&sold->best_name, g_free);
}
