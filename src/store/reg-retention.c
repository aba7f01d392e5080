/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-retention.h"

#include "core/reg-date.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* A letter is written within so many days. */
#define WRITE_DAYS 7

/* Heard of before ?1 at last, or in the book before that and never heard of; nothing open, not kept on
 * purpose until ?2. What is erased is gone. */
#define STALE                                                                                      \
  " FROM party_summary s JOIN party p ON p.id = s.party_id WHERE s.in_bin = 0"                     \
  " AND (s.last_contact_at < ?1 OR (s.last_contact_at IS NULL AND p.created_at < ?1))"             \
  " AND p.erased_on IS NULL AND (p.keep_until IS NULL OR p.keep_until < ?2)"                       \
  " AND s.open_quotations = 0 AND s.open_complaints = 0"

static void
item_free (gpointer data)
{
  RegRetentionItem *item = data;

  g_free (item->name);
  g_free (item->last_sale_on);
  g_free (item);
}

/**
 * reg_retention_get_months:
 * @db: a connection
 *
 * Returns: after how many months without a word a customer is looked at again
 */
int
reg_retention_get_months (RegDb *db)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  gint64 months = firm ? reg_record_get_int (firm, REG_FIRM_RETENTION_MONTHS) : 0;

  return months > 0 && months <= G_MAXINT16 ? (int)months : REG_RETENTION_MONTHS;
}

/**
 * reg_retention_get_cutoff:
 * @db: a connection
 *
 * Returns: who was last heard of before that is listed, ms UTC
 */
gint64
reg_retention_get_cutoff (RegDb *db)
{
  g_autofree char *today = reg_db_today (db);
  char day[REG_DATE_SIZE];

  return reg_date_add_months (today, -reg_retention_get_months (db), day)
             ? reg_date_get_start (day, db->time_zone)
             : G_MININT64;
}

static RegRetentionItem *
read_item (RegStatement *each)
{
  RegRetentionItem *item = g_new0 (RegRetentionItem, 1);

  item->party = reg_statement_int (each, 0);
  item->name = reg_statement_dup (each, 1);
  item->reason = reg_statement_is_null (each, 2) ? REG_RETENTION_NEVER : REG_RETENTION_SILENT;
  item->since = reg_statement_int (each, reg_statement_is_null (each, 2) ? 3 : 2);
  item->last_sale_on = reg_statement_is_null (each, 4) ? NULL : reg_statement_dup (each, 4);
  item->n_sales = reg_statement_int (each, 5);
  item->net = reg_statement_int (each, 6);
  item->is_restricted = reg_statement_int (each, 7) != 0;
  return item;
}

/**
 * reg_retention_list:
 * @db: a connection
 * @limit: at most so many
 * @n_all: (out) (optional): how many there are
 * @error: what went wrong
 *
 * Customers nobody heard from for too long, unless something is open or they are kept on purpose.
 *
 * Returns: (transfer full) (element-type RegRetentionItem) (nullable): who was silent longest first
 */
GPtrArray *
reg_retention_list (RegDb *db, int limit, gint64 *n_all, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autofree char *today = reg_db_today (db);
  gint64 cutoff = reg_retention_get_cutoff (db);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT s.party_id, p.name, s.last_contact_at, p.created_at, s.last_sale_on, s.n_sales,"
      " s.sales_net, p.restricted" STALE
      " ORDER BY coalesce (s.last_contact_at, p.created_at), s.party_id LIMIT ?3",
      "iti", cutoff, today, (gint64)limit);

  while (reg_statement_next (each, &local))
    g_ptr_array_add (items, read_item (each));
  if (!local && n_all)
    *n_all = reg_db_query_int (db, 0, &local, "SELECT count (*)" STALE, "it", cutoff, today);
  if (!local)
    return g_steal_pointer (&items);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_retention_drop:
 * @db: a connection
 * @parties: (element-type gint64) (inout): customers who are about to be contacted
 * @error: what went wrong
 *
 * Takes those out whose data is too old to be used for more than trends.
 *
 * Returns: whether they could be looked up
 */
gboolean
reg_retention_drop (RegDb *db, GArray *parties, GError **error)
{
  g_autoptr (GHashTable) stale = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (db, "SELECT s.party_id" STALE, "it",
                                                reg_retention_get_cutoff (db), today);
  guint n_kept = 0;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_hash_table_add (stale, g_memdup2 (&id, sizeof id));
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < parties->len; i++)
    if (!g_hash_table_contains (stale, &g_array_index (parties, gint64, i)))
      g_array_index (parties, gint64, n_kept++) = g_array_index (parties, gint64, i);
  g_array_set_size (parties, n_kept);
  return TRUE;
}

/**
 * reg_retention_keep:
 * @db: a connection in a write job
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Keeps a customer for another year.
 *
 * Returns: whether that is written down
 */
gboolean
reg_retention_keep (RegDb *db, gint64 party, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_PARTY, party, error);
  char until[REG_DATE_SIZE];

  if (!builder)
    return FALSE;
  if (reg_date_add_months (today, REG_RETENTION_KEEP_MONTHS, until))
    reg_record_builder_set_text (builder, REG_PARTY_KEEP_UNTIL, until);
  return reg_command_save (db, builder, error);
}

/**
 * reg_retention_write:
 * @db: a connection in a write job
 * @party: a customer
 * @title: what is to be done, in the language of the firm
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Makes a task of writing to the customer once more, for who looks after them or for who is working.
 *
 * Returns: whether there is one
 */
gboolean
reg_retention_write (RegDb *db, gint64 party, const char *title, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;
  char due[REG_DATE_SIZE];
  gint64 staff;

  if (!record)
    return FALSE;
  staff = reg_record_get_int (record, REG_PARTY_OWNER_ID);
  builder = reg_record_builder_new (REG_ENTITY_TASK);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, staff ? staff : reg_db_get_staff (db));
  if (reg_date_add_days (today, WRITE_DAYS, due))
    reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  return reg_command_save (db, builder, error);
}
