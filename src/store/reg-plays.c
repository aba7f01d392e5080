/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-plays.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-date.h"

/* Who sells best is asked about so many months. */
#define MONTHS 12

/**
 * reg_plays_list:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the plays, in their order
 */
GPtrArray *
reg_plays_list (RegDb *db, GError **error)
{
  return reg_db_list (db, REG_ENTITY_PLAY, REG_PLAY_POSITION, error);
}

/**
 * reg_play_save:
 * @db: a connection in a write job
 * @play: the record; without an id it becomes the last one
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_play_save (RegDb *db, RegRecord *play, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (play);

  if (!reg_record_get_id (play))
    reg_record_builder_set_int (
        builder, REG_PLAY_POSITION,
        reg_db_query_int (db, 1, NULL,
                          "SELECT coalesce (max (position), 0) + 1 FROM play"
                          " WHERE deleted_at IS NULL",
                          NULL));
  return reg_command_create (db, builder, error);
}

static gboolean
save_order (RegDb *db, GPtrArray *plays, GError **error)
{
  for (guint i = 0; i < plays->len; i++)
    {
      RegRecordBuilder *builder;

      if (reg_record_get_int (plays->pdata[i], REG_PLAY_POSITION) == (gint64)i + 1)
        continue;
      builder = reg_record_builder_new_from (plays->pdata[i]);
      reg_record_builder_set_int (builder, REG_PLAY_POSITION, (gint64)i + 1);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_play_move:
 * @db: a connection in a write job
 * @play: a play
 * @by: so many places down, up when negative; beyond the ends it stops there
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it stands there
 */
gboolean
reg_play_move (RegDb *db, gint64 play, int by, GError **error)
{
  g_autoptr (GPtrArray) plays = reg_plays_list (db, error);

  for (guint i = 0; plays && i < plays->len; i++)
    {
      int to = CLAMP ((int)i + by, 0, (int)plays->len - 1);
      RegRecord *record = plays->pdata[i];

      if (reg_record_get_id (record) != play)
        continue;
      g_ptr_array_insert (plays, to, g_ptr_array_steal_index (plays, i));
      return save_order (db, plays, error);
    }
  return plays
         && reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND,
                              "There is no play %" G_GINT64_FORMAT, play);
}

static void
seller_free (gpointer data)
{
  g_free (((RegSeller *)data)->name);
  g_free (data);
}

/**
 * reg_plays_list_sellers:
 * @db: a connection
 * @limit: at most so many
 * @error: what went wrong
 *
 * Who sells best: those who work here, by what their sales of the last twelve months brought less
 * what the goods cost.
 *
 * Returns: (transfer full) (element-type RegSeller) (nullable): the best first
 */
GPtrArray *
reg_plays_list_sellers (RegDb *db, int limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (seller_free);
  g_autofree char *today = reg_db_today (db);
  char since[REG_DATE_SIZE] = "";
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;

  reg_date_add_months (today, -MONTHS, since);
  each = reg_db_query (
      db,
      "SELECT p.id, p.name, x.n, x.sum, (SELECT count (*) FROM play y WHERE y.learnt_from = p.id"
      " AND y.deleted_at IS NULL) FROM staff p"
      " JOIN (SELECT staff_id, count (*) n, sum (coalesce (net, 0) - coalesce (cost, 0)) sum"
      "   FROM sale WHERE sold_on > ? AND sold_on <= ? AND deleted_at IS NULL"
      "   AND coalesce (state, 0) = 0 AND staff_id IS NOT NULL GROUP BY staff_id) x"
      " ON x.staff_id = p.id WHERE p.deleted_at IS NULL AND coalesce (p.active, 1)"
      " ORDER BY x.sum DESC, p.id LIMIT ?",
      "tti", since, today, (gint64)limit);
  while (reg_statement_next (each, &local))
    {
      RegSeller *seller = g_new0 (RegSeller, 1);

      seller->staff = reg_statement_int (each, 0);
      seller->name = reg_statement_dup (each, 1);
      seller->n_sales = reg_statement_int (each, 2);
      seller->contribution = reg_statement_int (each, 3);
      seller->n_plays = reg_statement_int (each, 4);
      g_ptr_array_add (list, seller);
    }
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
G_STATIC_ASSERT (REG_SALE_STATE_DONE == 0);
