/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-prices.h"

#include <string.h>

#include "core/reg-date.h"
#include "core/reg-money.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* --- what may hold for a customer --------------------------------------------------------- */

/* Puts those that may hold into the book, and keeps only them. */
static void
add_lists (RegPriceBook *book, GPtrArray *lists, const char *since)
{
  for (guint i = lists->len; i > 0; i--)
    {
      RegRecord *list = lists->pdata[i - 1];
      const char *until = reg_record_get_text (list, REG_PRICE_LIST_VALID_UNTIL);

      if ((*until && strcmp (until, since) < 0) || !reg_price_book_add_list (book, list))
        g_ptr_array_remove_index (lists, i - 1);
    }
}

/* Of one product those of its group are wanted as well: they name none. */
static gboolean
add_items (RegDb *db, RegPriceBook *book, gint64 list, gint64 product, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PRICE_ITEM);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM price_item x WHERE x.price_list_id = ?1 AND x.deleted_at IS NULL%s", columns,
      product ? " AND (x.product_id = ?2 OR x.product_id IS NULL)" : "");
  g_autoptr (RegStatement) each = reg_db_query (db, sql, product ? "ii" : "i", list, product);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      g_autoptr (RegRecord) item = reg_db_read_record (each, info);

      reg_price_book_add_item (book, item);
    }
  return !reg_db_pass_on (&local, error);
}

/* Lists of others are not even looked at: there may be one for each customer. */
static gboolean
fill_book (
    RegDb *db, RegPriceBook *book, gint64 party, gint64 product, const char *since, GError **error)
{
  const gint64 whose[] = { party, 0 };

  for (gsize i = party ? 0 : 1; i < G_N_ELEMENTS (whose); i++)
    {
      g_autoptr (GPtrArray) lists = NULL;

      if (!reg_db_load_records (db, REG_ENTITY_PRICE_LIST,
                                "WHERE x.party_id IS nullif (?1, 0) AND x.deleted_at IS NULL",
                                whose[i], &lists, error))
        return FALSE;
      add_lists (book, lists, since);
      for (guint k = 0; k < lists->len; k++)
        if (!add_items (db, book, reg_record_get_id (lists->pdata[k]), product, error))
          return FALSE;
    }
  return TRUE;
}

/**
 * reg_price_book_load:
 * @db: a connection
 * @party: for whom, 0 for nobody in particular
 * @product: of which product, 0 for all of them
 * @since: (nullable): lists that ended before that day are left out; %NULL: today
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Who was merged into somebody else gets the prices of that one.
 *
 * Returns: (transfer full) (nullable): the complete book of the prices that may hold
 */
RegPriceBook *
reg_price_book_load (RegDb *db, gint64 party, gint64 product, const char *since, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autoptr (RegRecord) customer = NULL;
  g_autoptr (RegPriceBook) book = NULL;
  g_autofree char *today = reg_db_today (db);

  if (!firm || (party && !(customer = reg_db_load (db, REG_ENTITY_PARTY, party, error))))
    return NULL;
  book = reg_price_book_new (
      party, customer ? reg_record_peek_text (customer, REG_PARTY_CUSTOMER_CLASS) : NULL,
      reg_record_get_text (firm, REG_FIRM_CURRENCY));
  if (!fill_book (db, book, party, product, since ? since : today, error))
    return NULL;
  reg_price_book_complete (book);
  return g_steal_pointer (&book);
}

/* --- lists and their lines ---------------------------------------------------------------- */

static void
list_row_free (gpointer data)
{
  RegPriceListRow *self = data;

  reg_record_unref (self->record);
  g_free (self);
}

/**
 * reg_price_lists_load:
 * @db: a connection
 * @party: whose own lists, 0 for those of nobody in particular
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegPriceListRow) (nullable): the lists, those for everybody
 *   first, then by class and name
 */
GPtrArray *
reg_price_lists_load (RegDb *db, gint64 party, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PRICE_LIST);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, (SELECT count (*) FROM price_item i WHERE i.price_list_id = x.id"
      " AND i.deleted_at IS NULL) FROM price_list x WHERE x.party_id IS ?1"
      " AND x.deleted_at IS NULL ORDER BY x.customer_class IS NOT NULL, x.customer_class, x.name,"
      " x.id",
      columns);
  g_autoptr (RegStatement) each = reg_db_prepare (db, sql);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (list_row_free);
  g_autoptr (GError) local = NULL;
  const RegValue whose = { .type = party ? REG_VALUE_INT : REG_VALUE_NULL, .i = party };

  reg_statement_bind (each, 1, &whose);
  while (reg_statement_next (each, &local))
    {
      RegPriceListRow *row = g_new0 (RegPriceListRow, 1);

      row->record = reg_db_read_record (each, info);
      row->n_items = reg_statement_int (each, REG_DB_KEY_COLUMNS + info->n_fields);
      g_ptr_array_add (rows, row);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&rows);
}

static void
item_row_free (gpointer data)
{
  RegPriceItemRow *self = data;

  reg_record_unref (self->record);
  g_free (self->code);
  g_free (self->name);
  g_free (self->unit);
  g_free (self);
}

/**
 * reg_price_items_load:
 * @db: a connection
 * @list: a price list
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegPriceItemRow) (nullable): its lines: groups first, then
 *   products by name, each from the smallest quantity on
 */
GPtrArray *
reg_price_items_load (RegDb *db, gint64 list, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PRICE_ITEM);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, coalesce (p.code, ''), coalesce (p.name, x.category, ''),"
      " coalesce (p.unit, ''), coalesce (p.price, 0)"
      " FROM price_item x LEFT JOIN product p ON p.id = x.product_id"
      " WHERE x.price_list_id = ?1 AND x.deleted_at IS NULL"
      " ORDER BY x.product_id IS NOT NULL, coalesce (p.name, x.category) COLLATE NOCASE,"
      " x.product_id, coalesce (x.from_quantity, 0), x.id",
      columns);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", list);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (item_row_free);
  g_autoptr (GError) local = NULL;
  int column = REG_DB_KEY_COLUMNS + info->n_fields;

  while (reg_statement_next (each, &local))
    {
      RegPriceItemRow *row = g_new0 (RegPriceItemRow, 1);

      row->record = reg_db_read_record (each, info);
      row->code = reg_statement_dup (each, column);
      row->name = reg_statement_dup (each, column + 1);
      row->unit = reg_statement_dup (each, column + 2);
      row->usual = reg_statement_int (each, column + 3);
      g_ptr_array_add (rows, row);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&rows);
}

/**
 * reg_price_groups_load:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the groups products are in, by name
 */
GStrv
reg_price_groups_load (RegDb *db, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_prepare (
      db, "SELECT DISTINCT category FROM product INDEXED BY product_by_category"
          " WHERE category > '' ORDER BY category LIMIT 1000");
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_strv_builder_add (groups, reg_statement_text (each, 0));
  return reg_db_pass_on (&local, error) ? NULL : g_strv_builder_end (groups);
}

/* --- writing ------------------------------------------------------------------------------ */

static gboolean
check_discount (const RegRecord *record, int field, GError **error)
{
  gint64 ppm = reg_record_get_int (record, field);

  return (ppm >= -REG_PPM && ppm <= REG_PPM)
         || reg_command_fail (error, REG_STORE_ERROR_INVALID,
                              "price: discount: more than everything comes off or on top");
}

static gboolean
check_list (const RegRecord *list, GError **error)
{
  const char *from = reg_record_get_text (list, REG_PRICE_LIST_VALID_FROM);
  const char *until = reg_record_get_text (list, REG_PRICE_LIST_VALID_UNTIL);
  g_autofree char *name = g_strstrip (g_strdup (reg_record_get_text (list, REG_PRICE_LIST_NAME)));

  if (!*name)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "price_list: name is missing");
  if (reg_record_get_int (list, REG_PRICE_LIST_PARTY_ID)
      && *reg_record_get_text (list, REG_PRICE_LIST_CUSTOMER_CLASS))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_list: it is for one customer, or for a class of them");
  if ((*from && !reg_date_has_year (from)) || (*until && !reg_date_has_year (until)))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "price_list: “%s” is no day",
                             *from && !reg_date_has_year (from) ? from : until);
  if (*from && *until && strcmp (from, until) > 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_list: valid_until is before valid_from");
  return check_discount (list, REG_PRICE_LIST_DISCOUNT, error);
}

static gint64
save (RegDb *db, const RegRecord *record, GError **error)
{
  return reg_command_create (db, reg_record_builder_new_from (record), error);
}

/**
 * reg_price_list_save:
 * @db: a connection in a write job
 * @list: a price list, new or changed
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_price_list_save (RegDb *db, const RegRecord *list, GError **error)
{
  return check_list (list, error) ? save (db, list, error) : 0;
}

static gboolean
check_item (const RegRecord *item, GError **error)
{
  gboolean has_product = reg_record_get_int (item, REG_PRICE_ITEM_PRODUCT_ID) != 0;
  gboolean has_price = !reg_record_is_null (item, REG_PRICE_ITEM_PRICE);

  if (has_product == (*reg_record_get_text (item, REG_PRICE_ITEM_CATEGORY) != '\0'))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_item: it is for a product, or for a group of them");
  if (has_price == !reg_record_is_null (item, REG_PRICE_ITEM_DISCOUNT))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_item: it has a price, or what comes off the usual one");
  if (has_price && !has_product)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_item: price: a group of products has no price");
  if (reg_record_get_int (item, REG_PRICE_ITEM_PRICE) < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "price_item: price is less than 0");
  if (reg_record_get_int (item, REG_PRICE_ITEM_FROM_QUANTITY) < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "price_item: from_quantity is less than 0");
  return check_discount (item, REG_PRICE_ITEM_DISCOUNT, error);
}

/* A line of the same list for the same thing from the same quantity, 0 when there is none. */
static gint64
find_same (RegDb *db, const RegRecord *item, GError **error)
{
  gint64 list = reg_record_get_int (item, REG_PRICE_ITEM_PRICE_LIST_ID);
  gint64 product = reg_record_get_int (item, REG_PRICE_ITEM_PRODUCT_ID);
  gint64 from = reg_record_get_int (item, REG_PRICE_ITEM_FROM_QUANTITY);

  if (product)
    return reg_db_query_int (db, 0, error,
                             "SELECT id FROM price_item WHERE price_list_id = ?"
                             " AND product_id = ? AND coalesce (from_quantity, 0) = ?"
                             " AND deleted_at IS NULL AND id <> ? ORDER BY id LIMIT 1",
                             "iiii", list, product, from, reg_record_get_id (item));
  return reg_db_query_int (db, 0, error,
                           "SELECT id FROM price_item WHERE price_list_id = ?"
                           " AND product_id IS NULL AND reg_fold (category) = reg_fold (?)"
                           " AND coalesce (from_quantity, 0) = ?"
                           " AND deleted_at IS NULL AND id <> ? ORDER BY id LIMIT 1",
                           "itii", list, reg_record_get_text (item, REG_PRICE_ITEM_CATEGORY), from,
                           reg_record_get_id (item));
}

/**
 * reg_price_item_save:
 * @db: a connection in a write job
 * @item: a line of a price list, new or changed
 * @error: %REG_STORE_ERROR_INVALID names the field; %REG_STORE_ERROR_CONFLICT when the list says
 *   already what that costs from that quantity on
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_price_item_save (RegDb *db, const RegRecord *item, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_item (item, error))
    return 0;
  if (find_same (db, item, &local))
    {
      reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                        "price_item: the list has a line for that from that quantity on");
      return 0;
    }
  return reg_db_pass_on (&local, error) ? 0 : save (db, item, error);
}

/**
 * reg_price_item_put:
 * @db: a connection in a write job
 * @item: a line of a price list, without an id
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * What the list says already about that from that quantity on is replaced.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_price_item_put (RegDb *db, const RegRecord *item, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegRecordBuilder *builder = NULL;
  gint64 same;

  if (!check_item (item, error))
    return 0;
  same = find_same (db, item, &local);
  if (reg_db_pass_on (&local, error))
    return 0;
  if (!same)
    return save (db, item, error);
  if (!(builder = reg_command_edit (db, REG_ENTITY_PRICE_ITEM, same, error)))
    return 0;
  reg_record_builder_set_value (builder, REG_PRICE_ITEM_PRICE,
                                reg_record_get_value (item, REG_PRICE_ITEM_PRICE));
  reg_record_builder_set_value (builder, REG_PRICE_ITEM_DISCOUNT,
                                reg_record_get_value (item, REG_PRICE_ITEM_DISCOUNT));
  return reg_command_create (db, builder, error);
}
