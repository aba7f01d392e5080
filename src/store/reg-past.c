/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-past.h"

#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-quotation-state.h"
#include "store/reg-journal-private.h"

#include <string.h>

/* --- one record ------------------------------------------------------------------------- */

/* A record on its way back, change by change. */
typedef struct
{
  RegRecordBuilder *builder;
  const RegEntityInfo *info;
  gint64 deleted_at;
  gboolean is_there;
} Walk;

/* One field of a change: puts back what stood there before. */
static void
take_back_field (Walk *walk, RegStatement *each)
{
  const char *column = reg_statement_text (each, 1);
  RegValue value = { .type = REG_VALUE_NULL };
  int field;

  if (strcmp (column, "deleted_at") == 0)
    walk->deleted_at = reg_statement_int (each, 2);
  field = reg_entity_find_field (walk->info, column);
  if (field < 0 || (walk->info->fields[field].flags & REG_FIELD_SECRET))
    return;
  reg_journal_read_value (each, 2, &walk->info->fields[field], &value);
  reg_record_builder_set_value (walk->builder, field, &value);
  reg_value_clear (&value);
}

static void
take_back (Walk *walk, RegStatement *each)
{
  switch (*reg_statement_text (each, 0))
    {
    case 'i':
      walk->is_there = FALSE;
      break;
    case 'd':
      walk->is_there = TRUE;
      walk->deleted_at = 0;
      break;
    case 'b':
      walk->deleted_at = 0;
      break;
    default:
      break;
    }
  if (!reg_statement_is_null (each, 1))
    take_back_field (walk, each);
}

static gboolean
has_older_change (RegDb *db, const RegRecord *record, gint64 instant)
{
  return reg_db_query_int (
             db, 0, NULL,
             "SELECT EXISTS (SELECT 1 FROM change c JOIN action a"
             " ON a.id = c.action_id WHERE c.id IN " REG_CHANGES_OF ("?1", "?2") " AND a.at < ?3)",
             "iii", (gint64)reg_record_get_entity (record), reg_record_get_id (record), instant)
         != 0;
}

/**
 * reg_past_get_record:
 * @db: a connection
 * @now: a record as it stands, or stood before it was removed
 * @instant: ms UTC
 * @error: (nullable): set when the journal could not be read
 *
 * Takes back what was changed since then, the last change first.
 *
 * Returns: (transfer full) (nullable): the record as it was; %NULL when it was not there, or in the bin
 */
RegRecord *
reg_past_get_record (RegDb *db, const RegRecord *now, gint64 instant, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (now);
  g_autoptr (GError) local = NULL;
  Walk walk = { .builder = builder,
                .info = reg_record_get_info (now),
                .deleted_at = reg_record_get_deleted_at (now),
                .is_there = TRUE };
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT c.op, j.key, j.value ->> 0 FROM change c JOIN action a ON a.id = c.action_id"
      " LEFT JOIN json_each (c.fields) j ON j.key <> 'changed_at'"
      " WHERE c.id IN " REG_CHANGES_OF ("?1", "?2") " AND a.at >= ?3 ORDER BY c.id DESC",
      "iii", (gint64)walk.info->id, reg_record_get_id (now), instant);

  while (reg_statement_next (each, &local))
    take_back (&walk, each);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  /* A book that was moved in from elsewhere has rows that are older than its journal. */
  if (!walk.is_there && !has_older_change (db, now, instant))
    walk.is_there = TRUE;
  if (!walk.is_there || walk.deleted_at || reg_record_get_created_at (now) >= instant)
    return NULL;
  reg_record_builder_set_times (builder, reg_record_get_created_at (now),
                                reg_record_get_changed_at (now), 0);
  return reg_record_builder_end (g_steal_pointer (&builder));
}

/* --- all of a customer ------------------------------------------------------------------ */

typedef struct
{
  RegDb *db;
  RegPast *past;
  gint64 party;
  const char *day;
  gint64 instant;
} Search;

static void
answer_free (gpointer data)
{
  RegPastAnswer *answer = data;

  g_clear_pointer (&answer->question, reg_record_unref);
  g_clear_pointer (&answer->then, reg_record_unref);
  g_clear_pointer (&answer->now, reg_record_unref);
  g_free (answer);
}

static void
matter_free (gpointer data)
{
  RegPastMatter *matter = data;

  reg_record_unref (matter->record);
  g_free (matter);
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

/**
 * reg_past_free:
 * @self: (transfer full): what was loaded
 */
void
reg_past_free (RegPast *self)
{
  g_clear_pointer (&self->now, reg_record_unref);
  g_clear_pointer (&self->then, reg_record_unref);
  g_clear_pointer (&self->points_now, g_ptr_array_unref);
  g_clear_pointer (&self->points_then, g_ptr_array_unref);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->mark_now, reg_record_unref);
  g_clear_pointer (&self->mark_then, reg_record_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

/* All that refer to the customer now, those in the bin too. */
static GPtrArray *
rows_of (Search *self, RegEntityId entity, int field, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ? ORDER BY id", columns,
                                          info->table, info->fields[field].column);
  g_autoptr (GPtrArray) rows = new_records ();
  g_autoptr (RegStatement) each = reg_db_query (self->db, sql, "i", self->party);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (rows, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Ways to reach them that were removed since are known by the journal only. */
static gboolean
add_removed (Search *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db,
      "SELECT DISTINCT c.record_id, c.fields ->> '$.created_at[0]' FROM change c"
      " JOIN action a ON a.id = c.action_id WHERE c.entity = ?1 AND c.op = 'd' AND a.at >= ?2"
      " AND c.fields ->> '$.party_id[0]' = ?3"
      " AND NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.id = c.record_id) ORDER BY 1",
      "iii", (gint64)REG_ENTITY_CONTACT_POINT, self->instant, self->party);

  while (reg_statement_next (each, &local))
    {
      static const guint8 nothing[REG_UID_SIZE];
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

      reg_record_builder_set_key (builder, reg_statement_int (each, 0), nothing);
      reg_record_builder_set_times (builder, reg_statement_int (each, 1), 0, 0);
      g_ptr_array_add (rows, reg_record_builder_end (builder));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const RegRecord *left = *(RegRecord *const *)a, *right = *(RegRecord *const *)b;
  gint64 first = reg_record_get_int (left, REG_CONTACT_POINT_POSITION);
  gint64 second = reg_record_get_int (right, REG_CONTACT_POINT_POSITION);

  return first != second ? (first < second ? -1 : 1)
                         : (reg_record_get_id (left) < reg_record_get_id (right) ? -1 : 1);
}

static gboolean
load_points (Search *self, GError **error)
{
  g_autoptr (GPtrArray)
      rows = rows_of (self, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, error);
  g_autoptr (GError) local = NULL;

  self->past->points_now = new_records ();
  self->past->points_then = new_records ();
  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!reg_record_get_deleted_at (rows->pdata[i]))
      g_ptr_array_add (self->past->points_now, reg_record_ref (rows->pdata[i]));
  if (!add_removed (self, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      RegRecord *then = reg_past_get_record (self->db, rows->pdata[i], self->instant, &local);

      if (then)
        g_ptr_array_add (self->past->points_then, then);
      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  g_ptr_array_sort (self->past->points_now, compare_positions);
  g_ptr_array_sort (self->past->points_then, compare_positions);
  return TRUE;
}

static gboolean
is_open_quotation (gint64 state)
{
  return state == REG_QUOTATION_DRAFT || state == REG_QUOTATION_WAITING
         || state == REG_QUOTATION_READY || state == REG_QUOTATION_APPROVED
         || state == REG_QUOTATION_SENT_BACK || state == REG_QUOTATION_SENT;
}

static gboolean
is_open_complaint (gint64 state)
{
  return state == REG_COMPLAINT_STATE_OPEN || state == REG_COMPLAINT_STATE_WAITING;
}

/* A quotation is in the state of its current revision, the one that was current then. */
static gint64
get_state (Search *self, const RegRecord *record, gboolean is_past, GError **error)
{
  g_autoptr (RegRecord) revision = NULL;
  g_autoptr (RegRecord) then = NULL;
  gint64 current;

  if (reg_record_get_entity (record) == REG_ENTITY_COMPLAINT)
    return reg_record_get_int (record, REG_COMPLAINT_STATE);
  current = reg_record_get_int (record, REG_QUOTATION_CURRENT_ID);
  revision = current ? reg_db_load (self->db, REG_ENTITY_QUOTATION_REVISION, current, NULL) : NULL;
  if (!revision)
    return -1;
  if (!is_past)
    return reg_record_get_int (revision, REG_QUOTATION_REVISION_STATE);
  then = reg_past_get_record (self->db, revision, self->instant, error);
  return then ? reg_record_get_int (then, REG_QUOTATION_REVISION_STATE) : -1;
}

static gboolean
load_matters (Search *self, RegEntityId entity, int field, GError **error)
{
  gboolean (*is_open) (gint64) = entity == REG_ENTITY_QUOTATION ? is_open_quotation
                                                                : is_open_complaint;
  g_autoptr (GPtrArray) rows = rows_of (self, entity, field, error);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; rows && i < rows->len && !local; i++)
    {
      g_autoptr (RegRecord)
          then = reg_past_get_record (self->db, rows->pdata[i], self->instant, &local);
      gint64 state = then && !local ? get_state (self, then, TRUE, &local) : -1;
      RegPastMatter *matter;

      if (local || state < 0 || !is_open (state))
        continue;
      matter = g_new0 (RegPastMatter, 1);
      matter->record = g_steal_pointer (&then);
      matter->state = state;
      matter->is_open = !reg_record_get_deleted_at (rows->pdata[i])
                        && is_open (get_state (self, rows->pdata[i], FALSE, &local));
      g_ptr_array_add (self->past->matters, matter);
    }
  if (!local)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- what we and they said -------------------------------------------------------------- */

/* Keeps the later of two by a day they bear; of one day the one written down later. */
static void
take_later (RegRecord **newest, const RegRecord *other, int day)
{
  if (*newest && strcmp (reg_record_get_text (*newest, day), reg_record_get_text (other, day)) > 0)
    return;
  g_clear_pointer (newest, reg_record_unref);
  *newest = reg_record_ref ((RegRecord *)other);
}

static gboolean
load_mark (Search *self, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (self, REG_ENTITY_RUNG_MARK, REG_RUNG_MARK_PARTY_ID, error);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; rows && i < rows->len && !local; i++)
    {
      g_autoptr (RegRecord)
          then = reg_past_get_record (self->db, rows->pdata[i], self->instant, &local);

      if (!reg_record_get_deleted_at (rows->pdata[i]))
        take_later (&self->past->mark_now, rows->pdata[i], REG_RUNG_MARK_SET_ON);
      if (then && strcmp (reg_record_get_text (then, REG_RUNG_MARK_SET_ON), self->day) <= 0)
        take_later (&self->past->mark_then, then, REG_RUNG_MARK_SET_ON);
    }
  if (!local)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_about (const RegPastAnswer *answer, const RegRecord *other)
{
  const RegRecord *own = answer->then ? answer->then : answer->now;
  gint64 question = reg_record_get_int (own, REG_ANSWER_QUESTION_ID);
  g_autofree char *topic = NULL;
  g_autofree char *other_topic = NULL;

  if (question || reg_record_get_int (other, REG_ANSWER_QUESTION_ID))
    return question == reg_record_get_int (other, REG_ANSWER_QUESTION_ID);
  topic = reg_fold (reg_record_get_text (own, REG_ANSWER_TOPIC));
  other_topic = reg_fold (reg_record_get_text (other, REG_ANSWER_TOPIC));
  return strcmp (topic, other_topic) == 0;
}

static RegPastAnswer *
ensure_answer (Search *self, const RegRecord *about)
{
  gint64 question = reg_record_get_int (about, REG_ANSWER_QUESTION_ID);
  RegPastAnswer *answer;

  for (guint i = 0; i < self->past->answers->len; i++)
    if (is_about (self->past->answers->pdata[i], about))
      return self->past->answers->pdata[i];
  answer = g_new0 (RegPastAnswer, 1);
  answer->question = question ? reg_db_load (self->db, REG_ENTITY_QUESTION, question, NULL) : NULL;
  g_ptr_array_add (self->past->answers, answer);
  return answer;
}

static gboolean
load_answers (Search *self, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (self, REG_ENTITY_ANSWER, REG_ANSWER_PARTY_ID, error);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; rows && i < rows->len && !local; i++)
    {
      RegRecord *now = reg_record_get_deleted_at (rows->pdata[i]) ? NULL : rows->pdata[i];
      g_autoptr (RegRecord)
          then = reg_past_get_record (self->db, rows->pdata[i], self->instant, &local);

      if (then && strcmp (reg_record_get_text (then, REG_ANSWER_ANSWERED_ON), self->day) <= 0)
        take_later (&ensure_answer (self, then)->then, then, REG_ANSWER_ANSWERED_ON);
      if (now)
        take_later (&ensure_answer (self, now)->now, now, REG_ANSWER_ANSWERED_ON);
    }
  if (!local)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Sales and calls are written down once; the days they bear say when they were. */
static gboolean
load_sums (Search *self, const char *day, GError **error)
{
  RegPast *past = self->past;
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) sums = reg_db_query (
      self->db,
      "SELECT count (*), coalesce (sum (net), 0), count (*) FILTER (WHERE sold_on <= ?2),"
      " coalesce (sum (net) FILTER (WHERE sold_on <= ?2), 0) FROM sale"
      " WHERE party_id = ?1 AND deleted_at IS NULL AND coalesce (state, 0) = 0",
      "it", self->party, day);

  if (reg_statement_next (sums, &local))
    {
      past->n_sales_now = reg_statement_int (sums, 0);
      past->net_now = reg_statement_int (sums, 1);
      past->n_sales_then = reg_statement_int (sums, 2);
      past->net_then = reg_statement_int (sums, 3);
    }
  if (!local)
    past->contact_then = reg_db_query_int (self->db, 0, &local,
                                           "SELECT coalesce (max (at), 0) FROM touchpoint"
                                           " WHERE party_id = ? AND at < ? AND deleted_at IS NULL",
                                           "ii", self->party, self->instant);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_party (Search *self, GError **error)
{
  RegPast *past = self->past;
  g_autoptr (GError) local = NULL;

  past->now = reg_db_load (self->db, REG_ENTITY_PARTY, self->party, error);
  if (!past->now)
    return FALSE;
  past->since = reg_record_get_created_at (past->now);
  past->then = reg_past_get_record (self->db, past->now, self->instant, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_past_load:
 * @db: a connection
 * @party: a customer
 * @day: "YYYY-MM-DD", of which the end counts
 * @error: %REG_STORE_ERROR_NOT_FOUND; %REG_STORE_ERROR_INVALID for no day
 *
 * Returns: (transfer full) (nullable): the customer as it was, from the journal
 */
RegPast *
reg_past_load (RegDb *db, gint64 party, const char *day, GError **error)
{
  g_autoptr (RegPast) past = g_new0 (RegPast, 1);
  Search self = { .db = db, .past = past, .party = party, .day = day };
  char next[REG_DATE_SIZE];

  if (!reg_date_is_valid (day) || !reg_date_has_year (day) || !reg_date_add_days (day, 1, next))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "“%s” is no day", day);
      return NULL;
    }
  self.instant = reg_date_get_start (next, db->time_zone);
  past->matters = g_ptr_array_new_with_free_func (matter_free);
  past->answers = g_ptr_array_new_with_free_func (answer_free);
  if (!load_party (&self, error) || !load_points (&self, error)
      || !load_matters (&self, REG_ENTITY_QUOTATION, REG_QUOTATION_PARTY_ID, error)
      || !load_matters (&self, REG_ENTITY_COMPLAINT, REG_COMPLAINT_PARTY_ID, error)
      || !load_mark (&self, error) || !load_answers (&self, error)
      || !load_sums (&self, day, error))
    return NULL;
  return g_steal_pointer (&past);
}
