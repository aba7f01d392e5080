/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-rungs.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* The rules stand in core; here is what they are asked with. The rung in force of every customer is
 * derived with the other rows of party_summary; it changes by itself on one day only, the one in
 * lost_on. */

#define YEAR_MONTHS 12
/* One of so many is among those who bring most. */
#define TOP_PART 5

/* --- for SQL ---------------------------------------------------------------------------- */

enum
{
  FACT_DAYS,
  FACT_FIRST,
  FACT_LAST,
  FACT_BROUGHT,
  FACT_INFLUENCER,
  FACT_MARK,
  N_FACTS
};

static gint
value_day (sqlite3_value *value)
{
  const char *text = (const char *)sqlite3_value_text (value);
  gint day = 0;

  if (text)
    reg_date_to_day_number (text, &day);
  return day;
}

static void
judge_values (RegDb *db, sqlite3_value **values, RegLadderVerdict *verdict)
{
  const RegLadderFacts facts = {
    .n_days = sqlite3_value_int (values[FACT_DAYS]),
    .first = value_day (values[FACT_FIRST]),
    .last = value_day (values[FACT_LAST]),
    .n_brought = sqlite3_value_int (values[FACT_BROUGHT]),
    .is_influencer = sqlite3_value_int (values[FACT_INFLUENCER]) != 0,
    .mark = sqlite3_value_int (values[FACT_MARK]),
  };

  reg_ladder_judge (&reg_ladder_usual_rules, &facts, db->ladder_day, verdict);
}

static void
rung_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  RegLadderVerdict verdict;

  judge_values (sqlite3_user_data (context), values, &verdict);
  sqlite3_result_int (context, verdict.rung);
}

static void
lost_on_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  RegLadderVerdict verdict;
  char date[REG_DATE_SIZE];

  judge_values (sqlite3_user_data (context), values, &verdict);
  if (verdict.lost_on && sqlite3_value_int (values[FACT_MARK]) < 0
      && reg_date_from_day_number (date, verdict.lost_on))
    sqlite3_result_text (context, date, -1, SQLITE_TRANSIENT);
}

static void
ladder_date_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const RegDb *db = sqlite3_user_data (context);

  sqlite3_result_text (context, db->ladder_date, -1, SQLITE_TRANSIENT);
}

/* reg_rungs_register_functions:
 * @db: a connection
 *
 * Returns: the code of SQLite */
int
reg_rungs_register_functions (RegDb *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (db->handle, "reg_rung", N_FACTS, flags, db, rung_function,
                                         NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "reg_lost_on", N_FACTS, flags, db,
                                       lost_on_function, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "reg_ladder_date", 0, flags, db,
                                       ladder_date_function, NULL, NULL, NULL);
  return code;
}

/* reg_rungs_set_day:
 * @db: the writer's connection
 *
 * Rungs are derived for the day of the clock, also while a job writes what happened on another. */
void
reg_rungs_set_day (RegDb *db)
{
  if (reg_date_from_instant (db->clock (), db->time_zone, db->ladder_date))
    reg_date_to_day_number (db->ladder_date, &db->ladder_day);
}

/* reg_rungs_begin_day:
 * @db: the writer's connection, in an action
 * @error: what went wrong
 *
 * With the first write of a day those are lost whose time is over. Every day has one: what expires is
 * looked for when a book is opened and at midnight.
 *
 * Returns: whether the rungs are those of today */
gboolean
reg_rungs_begin_day (RegDb *db, GError **error)
{
  gint before = db->ladder_day;

  reg_rungs_set_day (db);
  if (before == db->ladder_day)
    return TRUE;
  if (!reg_db_exec (db, error,
                    "UPDATE party_summary SET rung = 6"
                    " WHERE lost_on IS NOT NULL AND rung <> 6 AND lost_on <= ?",
                    "t", db->ladder_date))
    return FALSE;
  /* Whoever shows customers looks again. */
  if (db->changes && sqlite3_changes64 (db->handle) > 0)
    db->changes->entities |= G_GUINT64_CONSTANT (1) << REG_ENTITY_PARTY;
  return TRUE;
}
G_STATIC_ASSERT (REG_RUNG_LOST == 6);

/* --- reading ---------------------------------------------------------------------------- */

/**
 * reg_rungs_free:
 * @self: (transfer full): a place on the ladder
 */
void
reg_rungs_free (RegRungs *self)
{
  g_clear_pointer (&self->mark, reg_record_unref);
  g_free (self->marked_by);
  g_free (self);
}

static gboolean
load_purchases (RegDb *db, RegRungs *self, gint64 party, const char *today, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT count (*), count (DISTINCT s.sold_on), coalesce (min (s.sold_on), ''),"
      " coalesce (max (s.sold_on), ''), coalesce (sum (EXISTS (SELECT 1 FROM sale_line l"
      "   WHERE l.sale_id = s.id AND l.deleted_at IS NULL AND l.discount > 0)), 0)"
      " FROM sale s WHERE s.party_id = ? AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0"
      " AND s.sold_on <= ?",
      "it", party, today);

  if (reg_statement_next (one, &local))
    {
      self->facts.n_sales = reg_statement_int (one, 0);
      self->facts.n_days = reg_statement_int (one, 1);
      g_strlcpy (self->first_on, reg_statement_text (one, 2), sizeof self->first_on);
      g_strlcpy (self->last_on, reg_statement_text (one, 3), sizeof self->last_on);
      self->facts.n_discounted = reg_statement_int (one, 4);
      reg_date_to_day_number (self->first_on, &self->facts.first);
      reg_date_to_day_number (self->last_on, &self->facts.last);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_year (RegDb *db, RegRungs *self, gint64 party, const char *today, GError **error)
{
  char since[REG_DATE_SIZE];
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = NULL;

  if (!reg_date_add_months (today, -YEAR_MONTHS, since))
    return TRUE;
  one = reg_db_query (
      db,
      "SELECT net, net - cost - (SELECT coalesce (sum (e.amount), 0) FROM complaint k"
      "   JOIN complaint_event e ON e.complaint_id = k.id WHERE k.party_id = ?1"
      "   AND k.deleted_at IS NULL AND e.deleted_at IS NULL AND e.at >= ?3)"
      " FROM (SELECT coalesce (sum (net), 0) net, coalesce (sum (cost), 0) cost FROM sale"
      "   WHERE party_id = ?1 AND deleted_at IS NULL AND coalesce (state, 0) = 0"
      "   AND sold_on > ?2)",
      "iti", party, since, reg_date_get_start (since, db->time_zone));
  if (reg_statement_next (one, &local))
    {
      self->net_year = reg_statement_int (one, 0);
      self->contribution_year = reg_statement_int (one, 1);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Among the best fifth: not more than that stand before them. Two questions to an index. */
static gboolean
load_others (RegDb *db, RegRungs *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT (SELECT count (*) FROM party b WHERE b.referred_by = ?1 AND b.deleted_at IS NULL),"
      " (SELECT coalesce (sum (y.sales_net), 0) FROM party b"
      "   JOIN party_summary y ON y.party_id = b.id"
      "   WHERE b.referred_by = ?1 AND b.deleted_at IS NULL),"
      " s.open_complaints, s.n_sales > 0"
      "   AND (SELECT count (*) FROM party_summary a WHERE a.in_bin = 0"
      "     AND a.contribution > s.contribution AND a.n_sales > 0) * ?2"
      "   < (SELECT count (*) FROM party_summary a WHERE a.in_bin = 0 AND a.n_sales > 0),"
      " coalesce ((SELECT currency FROM firm WHERE deleted_at IS NULL), '')"
      " FROM party_summary s WHERE s.party_id = ?1",
      "ii", party, (gint64)TOP_PART);

  if (reg_statement_next (one, &local))
    {
      self->facts.n_brought = reg_statement_int (one, 0);
      self->brought_net = reg_statement_int (one, 1);
      self->facts.n_complaints = reg_statement_int (one, 2);
      self->facts.is_top = reg_statement_int (one, 3) != 0;
      g_strlcpy (self->currency, reg_statement_text (one, 4), sizeof self->currency);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_mark (RegDb *db, RegRungs *self, gint64 party, const char *today, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_RUNG_MARK);
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM rung_mark WHERE party_id = ? AND deleted_at IS NULL AND set_on <= ?"
      " ORDER BY set_on DESC, id DESC LIMIT 1",
      columns);
  g_autoptr (RegStatement) one = reg_db_query (db, sql, "it", party, today);
  g_autoptr (GError) local = NULL;

  if (reg_statement_next (one, &local))
    self->mark = reg_db_read_record (one, info);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
take_mark (RegDb *db, RegRungs *self, const RegRecord *party)
{
  gint64 imported = reg_record_get_int (party, REG_PARTY_RUNG);
  g_autoptr (RegRecord) staff = NULL;
  gint64 by;

  self->facts.mark = REG_LADDER_NO_MARK;
  if (!self->mark)
    {
      self->is_imported = imported > REG_RUNG_PROSPECT && imported < REG_N_RUNGS;
      if (self->is_imported)
        self->facts.mark = (int)imported;
      return;
    }
  if (!reg_record_is_null (self->mark, REG_RUNG_MARK_RUNG))
    self->facts.mark = (int)reg_record_get_int (self->mark, REG_RUNG_MARK_RUNG);
  by = reg_record_get_int (self->mark, REG_RUNG_MARK_STAFF_ID);
  staff = by ? reg_db_load (db, REG_ENTITY_STAFF, by, NULL) : NULL;
  if (staff)
    self->marked_by = g_strdup (reg_record_get_text (staff, REG_STAFF_NAME));
}

/**
 * reg_rungs_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Works out where a customer stands today, whatever day the derived rows are of.
 *
 * Returns: (transfer full) (nullable): their place on the ladder
 */
RegRungs *
reg_rungs_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegRungs) self = g_new0 (RegRungs, 1);
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = NULL;
  gint day = 0;

  if (!record)
    return NULL;
  today = reg_db_today (db);
  reg_date_to_day_number (today, &day);
  if (!load_purchases (db, self, party, today, error) || !load_year (db, self, party, today, error)
      || !load_others (db, self, party, error) || !load_mark (db, self, party, today, error))
    return NULL;
  self->facts.is_influencer = reg_record_get_int (record, REG_PARTY_INFLUENCER) != 0;
  self->facts.is_thrifty = !reg_record_is_null (record, REG_PARTY_INCOME)
                           && reg_record_get_int (record, REG_PARTY_INCOME) == REG_INCOME_LOW;
  take_mark (db, self, record);
  reg_ladder_judge (&reg_ladder_usual_rules, &self->facts, day, &self->verdict);
  self->depth = reg_ladder_get_depth (&reg_ladder_usual_rules, &self->facts, &self->verdict);
  self->bond = reg_ladder_get_bond (&reg_ladder_usual_rules, &self->facts, &self->verdict);
  if (self->verdict.lost_on)
    reg_date_from_day_number (self->lost_on, self->verdict.lost_on);
  return g_steal_pointer (&self);
}

/* --- writing ---------------------------------------------------------------------------- */

/**
 * reg_rungs_mark:
 * @db: a connection in a write job
 * @party: a customer
 * @rung: #RegRung from today on, or %REG_LADDER_NO_MARK to give the customer back to the rules
 * @reason: (nullable): why
 * @error: %REG_STORE_ERROR_NOT_FOUND, %REG_STORE_ERROR_CONFLICT when the customer is in the bin,
 *   %REG_STORE_ERROR_INVALID for a rung that is none
 *
 * Says where a customer stands, whatever the rules find, until somebody says otherwise.
 *
 * Returns: whether it is written
 */
gboolean
reg_rungs_mark (RegDb *db, gint64 party, int rung, const char *reason, GError **error)
{
  g_autoptr (RegRecordBuilder) checked = reg_command_edit (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!checked)
    return FALSE;
  if (rung < REG_LADDER_NO_MARK || rung >= REG_N_RUNGS)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "party %" G_GINT64_FORMAT ": there is no rung %d", party, rung);
  builder = reg_record_builder_new (REG_ENTITY_RUNG_MARK);
  reg_record_builder_set_ref (builder, REG_RUNG_MARK_PARTY_ID, party);
  if (rung != REG_LADDER_NO_MARK)
    reg_record_builder_set_int (builder, REG_RUNG_MARK_RUNG, rung);
  reg_record_builder_set_text (builder, REG_RUNG_MARK_SET_ON, today);
  if (reason && *reason)
    reg_record_builder_set_text (builder, REG_RUNG_MARK_REASON, reason);
  reg_record_builder_set_ref (builder, REG_RUNG_MARK_STAFF_ID, reg_db_get_staff (db));
  return reg_command_save (db, builder, error);
}

/**
 * reg_rungs_set_unwanted:
 * @db: a connection in a write job
 * @party: a customer
 * @unwanted: whether we would rather not have them
 * @because: (nullable): why
 * @error: %REG_STORE_ERROR_NOT_FOUND, %REG_STORE_ERROR_CONFLICT when the customer is in the bin
 *
 * Returns: whether it is written
 */
gboolean
reg_rungs_set_unwanted (
    RegDb *db, gint64 party, gboolean unwanted, const char *because, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_PARTY, party, error);

  if (!builder)
    return FALSE;
  reg_record_builder_set_int (builder, REG_PARTY_UNWANTED, unwanted);
  reg_record_builder_set_text (builder, REG_PARTY_UNWANTED_BECAUSE,
                               unwanted && because && *because ? because : NULL);
  return reg_command_save (db, builder, error);
}

/**
 * reg_rungs_set_influencer:
 * @db: a connection in a write job
 * @party: a customer
 * @influencer: whether others listen to them
 * @error: %REG_STORE_ERROR_NOT_FOUND, %REG_STORE_ERROR_CONFLICT when the customer is in the bin
 *
 * Returns: whether it is written
 */
gboolean
reg_rungs_set_influencer (RegDb *db, gint64 party, gboolean influencer, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_PARTY, party, error);

  if (!builder)
    return FALSE;
  reg_record_builder_set_int (builder, REG_PARTY_INFLUENCER, influencer);
  return reg_command_save (db, builder, error);
}
