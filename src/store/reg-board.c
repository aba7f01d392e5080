/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-board.h"

#include "store/reg-db-private.h"
#include "store/reg-opportunities-private.h"

#include "core/reg-date.h"

#define CLOSED_DAYS 90
#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static void
deal_free (gpointer data)
{
  RegBoardDeal *deal = data;

  g_free (deal->title);
  g_free (deal->customer);
  g_free (deal->owner);
  g_free (deal->next_step);
  g_free (deal->quotation);
  g_free (deal);
}

static void
stage_free (gpointer data)
{
  RegBoardStage *stage = data;

  g_clear_pointer (&stage->sum, reg_stage_sum_free);
  g_ptr_array_unref (stage->deals);
  g_free (stage);
}

/**
 * reg_board_free:
 * @self: (transfer full): a board
 */
void
reg_board_free (RegBoard *self)
{
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

/* --- deals ------------------------------------------------------------------------------ */

/* Open stages: the largest first. Closed ones: the last first. */
#define DEALS                                                                                      \
  "SELECT x.id, x.party_id, x.title, coalesce (p.name, ''), coalesce (o.name, ''), x.value,"       \
  " coalesce (x.currency, f.currency, ''), coalesce (x.stage_since, x.created_at),"                \
  " max (coalesce (s.last_contact_at, 0), coalesce (x.stage_since, 0), x.created_at),"             \
  " coalesce (x.closed_at, 0), coalesce (" REG_DEAL_NEXT_STEP ", ''),"                             \
  " coalesce (" REG_DEAL_NEXT_ON ", ''),"                                                          \
  " coalesce (x.expected_on, ''), coalesce ((SELECT q.number FROM quotation q"                     \
  "   WHERE q.opportunity_id = x.id AND q.deleted_at IS NULL ORDER BY q.id DESC LIMIT 1), '')"     \
  " FROM opportunity x LEFT JOIN party p ON p.id = x.party_id"                                     \
  " LEFT JOIN party_summary s ON s.party_id = x.party_id LEFT JOIN staff o ON o.id = x.owner_id"   \
  " LEFT JOIN (SELECT currency FROM firm WHERE deleted_at IS NULL LIMIT 1) f"                      \
  " WHERE x.stage_id = ? AND x.deleted_at IS NULL"
#define OPEN_DEALS DEALS " ORDER BY x.value DESC NULLS LAST, x.id LIMIT ?"
#define CLOSED_DEALS                                                                               \
  DEALS " AND coalesce (x.closed_at, x.stage_since, x.changed_at) >= ?"                            \
        " ORDER BY coalesce (x.closed_at, x.stage_since, x.changed_at) DESC, x.id DESC LIMIT ?"

static RegBoardDeal *
read_deal (RegStatement *row)
{
  RegBoardDeal *deal = g_new0 (RegBoardDeal, 1);

  deal->id = reg_statement_int (row, 0);
  deal->party = reg_statement_int (row, 1);
  deal->title = reg_statement_dup (row, 2);
  deal->customer = reg_statement_dup (row, 3);
  deal->owner = reg_statement_dup (row, 4);
  deal->has_value = !reg_statement_is_null (row, 5);
  deal->value = reg_statement_int (row, 5);
  g_strlcpy (deal->currency, reg_statement_text (row, 6), sizeof deal->currency);
  deal->stage_since = reg_statement_int (row, 7);
  deal->active_at = reg_statement_int (row, 8);
  deal->closed_at = reg_statement_int (row, 9);
  deal->next_step = reg_statement_dup (row, 10);
  g_strlcpy (deal->next_on, reg_statement_text (row, 11), sizeof deal->next_on);
  g_strlcpy (deal->expected_on, reg_statement_text (row, 12), sizeof deal->expected_on);
  deal->quotation = reg_statement_dup (row, 13);
  return deal;
}

static gboolean
load_deals (RegDb *db, RegBoardStage *stage, int limit, GError **error)
{
  gint64 id = stage->sum->stage, most = limit;
  gint64 since = reg_db_now (db) - CLOSED_DAYS * DAY_MS;
  g_autoptr (RegStatement) each = stage->sum->kind == REG_STAGE_KIND_OPEN
                                      ? reg_db_query (db, OPEN_DEALS, "ii", id, most)
                                      : reg_db_query (db, CLOSED_DEALS, "iii", id, since, most);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (stage->deals, read_deal (each));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- summary ---------------------------------------------------------------------------- */

static void
month_end (const char *today, char end[REG_DATE_SIZE])
{
  int year = 0, month = 1, day = 1;

  reg_date_get_parts (today, &year, &month, &day);
  reg_date_set_parts (end, year, month, reg_date_days_in_month (year, month));
}

static gint64
start_of (RegDb *db, const char *today, int days_back)
{
  char date[REG_DATE_SIZE];

  if (!reg_date_add_days (today, -days_back, date))
    return 0;
  return reg_date_get_start (date, db->time_zone);
}

static gboolean
summarise (RegDb *db, RegBoardSummary *summary, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  char end[REG_DATE_SIZE];
  int year = 0, month = 0, day = 1;
  g_autoptr (RegStatement) row = NULL;

  reg_date_get_parts (today, &year, &month, &day);
  month_end (today, end);
  row = reg_db_query (
      db,
      "WITH d AS (SELECT x.*, coalesce (g.kind, 0) AS kind,"
      "  CASE WHEN coalesce (x.currency, f.currency) = f.currency THEN coalesce (x.value, 0)"
      "   ELSE 0 END AS amount,"
      "  coalesce (g.probability, 0) AS chance, " REG_DEAL_WAITS (
          "?4") " AS waits"
                "  FROM opportunity x JOIN stage g ON g.id = x.stage_id"
                "  LEFT JOIN (SELECT currency FROM firm WHERE deleted_at IS NULL LIMIT 1) f"
                "  WHERE x.deleted_at IS NULL)"
                " SELECT count (*) FILTER (WHERE kind = 0), coalesce (sum (amount) FILTER (WHERE "
                "kind = 0), "
                "0),"
                " coalesce (sum ((amount * chance + 500000) / 1000000) FILTER (WHERE kind = 0), 0),"
                " count (*) FILTER (WHERE kind = 0 AND expected_on <= ?1),"
                " coalesce (sum ((amount * chance + 500000) / 1000000)"
                "  FILTER (WHERE kind = 0 AND expected_on <= ?1), 0),"
                " count (*) FILTER (WHERE kind = 1 AND closed_at >= ?2),"
                " coalesce (sum (amount) FILTER (WHERE kind = 1 AND closed_at >= ?2), 0),"
                " count (*) FILTER (WHERE kind = 2 AND closed_at >= ?2),"
                " count (*) FILTER (WHERE created_at >= ?3),"
                " count (*) FILTER (WHERE kind = 0 AND waits), count (*) FROM d",
      "tiit", end, start_of (db, today, day - 1),
      start_of (db, today, (reg_date_get_weekday (today) + 6) % 7), today);
  if (!reg_statement_next (row, error))
    return FALSE;
  summary->n_open = reg_statement_int (row, 0);
  summary->amount = reg_statement_int (row, 1);
  summary->weighted = reg_statement_int (row, 2);
  summary->n_expected = reg_statement_int (row, 3);
  summary->expected = reg_statement_int (row, 4);
  summary->n_won = reg_statement_int (row, 5);
  summary->won = reg_statement_int (row, 6);
  summary->n_lost = reg_statement_int (row, 7);
  summary->n_new = reg_statement_int (row, 8);
  summary->n_no_step = reg_statement_int (row, 9);
  summary->n_all = reg_statement_int (row, 10);
  return TRUE;
}

/* --- board ------------------------------------------------------------------------------ */

static int
stale_days_of (GPtrArray *stages, gint64 id)
{
  for (guint i = 0; i < stages->len; i++)
    if (reg_record_get_id (stages->pdata[i]) == id)
      return reg_record_get_int (stages->pdata[i], REG_STAGE_STALE_DAYS);
  return 0;
}

/**
 * reg_board_load:
 * @db: a connection
 * @limit: at most so many deals of each stage
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * The stages with their deals and sums; the most valuable deals of an open stage first, the last
 * closed ones of the others. Closed deals are shown for 90 days. Amounts in another currency than
 * the firm's are not in the sums: no rate is known for them.
 *
 * Returns: (transfer full) (nullable): the board
 */
RegBoard *
reg_board_load (RegDb *db, int limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegBoard) board = g_new0 (RegBoard, 1);
  g_autoptr (GPtrArray) sums = reg_insights_pipeline (db, error);
  g_autoptr (GPtrArray) records = NULL;

  board->stages = g_ptr_array_new_with_free_func (stage_free);
  if (!sums || !(records = reg_db_list (db, REG_ENTITY_STAGE, REG_STAGE_POSITION, error)))
    return NULL;
  g_ptr_array_set_free_func (sums, NULL);
  for (guint i = 0; i < sums->len; i++)
    {
      RegBoardStage *stage = g_new0 (RegBoardStage, 1);

      stage->sum = sums->pdata[i];
      stage->stale_days = stale_days_of (records, stage->sum->stage);
      stage->deals = g_ptr_array_new_with_free_func (deal_free);
      g_ptr_array_add (board->stages, stage);
    }
  for (guint i = 0; i < board->stages->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !load_deals (db, board->stages->pdata[i], limit, error))
      return NULL;
  if (!summarise (db, &board->summary, error))
    return NULL;
  return g_steal_pointer (&board);
}
