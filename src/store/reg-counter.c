/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-counter.h"

#include "store/reg-db-private.h"

#include "core/reg-quotation-state.h"

#define USUAL_MONTHS 24
#define MAX_USUAL 2
#define MAX_PLAYS 6
/* So many of each kind of what is open. */
#define MAX_OPEN 20

/* A book with more customers than these is not counted for every card: so many of them, evenly spread,
 * stand for all. At the border of two fifths that is wrong by one customer in a hundred, and it
 * takes a millisecond whatever the size of the book. */
#define COUNTED 4096
#define SAMPLED 1024

static void
usual_clear (gpointer data)
{
  RegCounterUsual *usual = data;

  g_free (usual->name);
  g_free (usual->last_on);
}

static void
play_clear (gpointer data)
{
  RegCounterPlay *play = data;

  g_free (play->title);
  g_free (play->situation);
  g_free (play->question);
  g_free (play->answer);
}

static RegCounter *
counter_new (RegDb *db)
{
  RegCounter *self = g_new0 (RegCounter, 1);
  g_autofree char *today = reg_db_today (db);

  g_strlcpy (self->today, today, sizeof self->today);
  self->rfm = REG_RFM_NEVER;
  self->usual = g_array_new (FALSE, TRUE, sizeof (RegCounterUsual));
  g_array_set_clear_func (self->usual, usual_clear);
  self->plays = g_array_new (FALSE, TRUE, sizeof (RegCounterPlay));
  g_array_set_clear_func (self->plays, play_clear);
  return self;
}

/**
 * reg_counter_free:
 * @self: (transfer full): what is known of a customer
 */
void
reg_counter_free (RegCounter *self)
{
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_clear_pointer (&self->contact_points, g_ptr_array_unref);
  g_clear_pointer (&self->consents, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->quotations, g_ptr_array_unref);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_array_unref (self->usual);
  g_array_unref (self->plays);
  g_free (self->owner);
  g_free (self->last_words);
  g_free (self->first_sale_on);
  g_free (self->last_sale_on);
  g_free (self->slips_on);
  g_free (self->owed_since);
  g_free (self->runs_out);
  g_free (self->runs_out_on);
  g_free (self);
}

static char *
dup_or_null (RegStatement *statement, int column)
{
  return reg_statement_is_null (statement, column) ? NULL : reg_statement_dup (statement, column);
}

static void
load_photo (RegDb *db, RegCounter *self)
{
  gint64 id = reg_record_get_int (self->party, REG_PARTY_PHOTO_ID);
  g_autoptr (RegRecord) photo = id ? reg_db_load (db, REG_ENTITY_ATTACHMENT, id, NULL) : NULL;
  GBytes *data = photo ? reg_record_get_blob (photo, REG_ATTACHMENT_DATA) : NULL;

  self->photo = data ? g_bytes_ref (data) : NULL;
}

/* --- what they bought --------------------------------------------------------------------- */

/* One row of everything that is a single figure. */
#define FIGURES_SQL                                                                                \
  "SELECT coalesce (f.last_contact_at, 0), f.first_sale_on, f.last_sale_on, f.slips_on,"           \
  " f.n_sales, f.contribution,"                                                                    \
  " coalesce ((SELECT currency FROM firm WHERE deleted_at IS NULL), ''),"                          \
  " (SELECT name FROM staff WHERE id = f.owner_id),"                                               \
  " (SELECT count (*) FROM party p WHERE p.referred_by = ?1 AND p.deleted_at IS NULL),"            \
  " (SELECT count (*) FROM sale s WHERE s.party_id = ?1 AND s.sold_on > ?2"                        \
  "   AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0),"                                    \
  " (SELECT coalesce (sum (s.net), 0) FROM sale s WHERE s.party_id = ?1 AND s.sold_on > ?2"        \
  "   AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0),"                                    \
  " (SELECT t.summary FROM touchpoint t WHERE t.party_id = ?1 AND t.deleted_at IS NULL"            \
  "   ORDER BY t.at DESC LIMIT 1), f.rung"                                                         \
  " FROM party_summary f WHERE f.party_id = ?1"

static gboolean
load_figures (RegDb *db, RegCounter *self, gint64 party, GError **error)
{
  char year_ago[REG_DATE_SIZE];
  g_autoptr (RegStatement) one = NULL;
  g_autoptr (GError) local = NULL;

  if (!reg_date_add_months (self->today, -12, year_ago))
    g_strlcpy (year_ago, self->today, sizeof year_ago);
  one = reg_db_query (db, FIGURES_SQL, "it", party, year_ago);
  if (reg_statement_next (one, &local))
    {
      self->last_contact_at = reg_statement_int (one, 0);
      self->first_sale_on = dup_or_null (one, 1);
      self->last_sale_on = dup_or_null (one, 2);
      self->slips_on = dup_or_null (one, 3);
      self->n_sales = reg_statement_int (one, 4);
      self->contribution = reg_statement_int (one, 5);
      g_strlcpy (self->currency, reg_statement_text (one, 6), sizeof self->currency);
      self->owner = dup_or_null (one, 7);
      self->n_brought = reg_statement_int (one, 8);
      self->year_sales = reg_statement_int (one, 9);
      self->year_net = reg_statement_int (one, 10);
      self->last_words = dup_or_null (one, 11);
      self->rung = reg_statement_int (one, 12);
      if (self->last_contact_at)
        reg_date_from_instant (self->last_contact_at, db->time_zone, self->last_contact_on);
    }
  return !reg_db_pass_on (&local, error);
}

/* How many buyers there are, and how many of them brought more: of all, or of a sample. */
#define ALL_SQL                                                                                    \
  "SELECT count (*), coalesce (sum (f.contribution > ?1), 0) FROM party_summary f"                 \
  " WHERE f.in_bin = 0 AND f.n_sales > 0 AND ?2 = ?2"
/* Where customers were removed several probes meet the same one, who counts once. */
#define MET_SQL                                                                                    \
  "WITH RECURSIVE probe (k) AS (VALUES (0) UNION ALL SELECT k + ?2 FROM probe"                     \
  "   WHERE k + ?2 < (SELECT max (party_id) FROM party_summary)),"                                 \
  " met (id) AS MATERIALIZED (SELECT DISTINCT (SELECT n.party_id FROM party_summary n"             \
  "   WHERE n.party_id > probe.k ORDER BY n.party_id LIMIT 1) FROM probe)"
#define FROM_MET_SQL                                                                               \
  " FROM met CROSS JOIN party_summary s ON s.party_id = met.id"                                    \
  " WHERE +s.in_bin = 0 AND s.n_sales > 0"
#define SAMPLE_SQL MET_SQL " SELECT count (*), coalesce (sum (s.contribution > ?1), 0)" FROM_MET_SQL

/* The place among those who ever bought; equal contributions share the better one. */
static gboolean
load_band (RegDb *db, RegCounter *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = NULL;
  gint64 last, n, better;
  gboolean is_sample;

  if (self->n_sales == 0)
    return TRUE;
  last = reg_db_query_int (db, 0, &local, "SELECT max (party_id) FROM party_summary", NULL);
  is_sample = last > COUNTED;
  one = reg_db_query (db, is_sample ? SAMPLE_SQL : ALL_SQL, "ii", self->contribution,
                      MAX (last / SAMPLED, 1));
  if (local || !reg_statement_next (one, &local))
    return !reg_db_pass_on (&local, error);
  n = reg_statement_int (one, 0);
  better = reg_statement_int (one, 1);
  if (!is_sample)
    {
      self->place = better + 1;
      self->n_buyers = n;
    }
  if (n >= REG_COUNTER_FEWEST_BUYERS)
    self->band = 1 + (int)MIN (better * 5 / n, 4);
  return TRUE;
}

/* How they buy among the others. What was bought before the time that counts only is asleep. */
#define HABITS_SQL " b.party_id, count (DISTINCT b.sold_on), sum (b.net), max (b.sold_on)"
#define HABITS_OF                                                                                  \
  " WHERE b.deleted_at IS NULL AND coalesce (b.state, 0) = 0 AND b.party_id IS NOT NULL"           \
  " AND b.sold_on > ?1 AND b.sold_on <= ?3"
#define ALL_HABITS_SQL                                                                             \
  "SELECT" HABITS_SQL " FROM sale b INDEXED BY sale_sums" HABITS_OF " AND ?2 = ?2"                 \
  " GROUP BY b.party_id"
#define SAMPLE_HABITS_SQL                                                                          \
  MET_SQL " SELECT" HABITS_SQL                                                                     \
          " FROM met CROSS JOIN sale b INDEXED BY sale_sums ON b.party_id = met.id" HABITS_OF      \
          " GROUP BY b.party_id"
#define OWN_HABITS_SQL                                                                             \
  "SELECT" HABITS_SQL " FROM sale b INDEXED BY sale_sums" HABITS_OF " AND b.party_id = ?2"

static RegRfmFacts
read_habits (RegStatement *row)
{
  RegRfmFacts facts = { 0, (int)reg_statement_int (row, 1), reg_statement_int (row, 2) };

  if (facts.n_days > 0)
    reg_date_to_day_number (reg_statement_text (row, 3), &facts.last);
  return facts;
}

static gboolean
load_rfm (RegDb *db, RegCounter *self, gint64 party, GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (RegRfmFacts));
  g_autoptr (RegRfmScale) scale = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) own = NULL;
  g_autoptr (RegStatement) each = NULL;
  RegRfmFacts facts = { 0 };
  char since[REG_DATE_SIZE];
  gint64 last;
  gint today = 0;

  self->rfm = REG_RFM_NEVER;
  if (self->n_sales == 0 || !reg_date_add_months (self->today, -REG_RFM_MONTHS, since)
      || !reg_date_to_day_number (self->today, &today))
    return TRUE;
  last = reg_db_query_int (db, 0, &local, "SELECT max (party_id) FROM party_summary", NULL);
  own = reg_db_query (db, OWN_HABITS_SQL, "tit", since, party, self->today);
  if (!local && reg_statement_next (own, &local))
    facts = read_habits (own);
  each = reg_db_query (db, last > SAMPLED ? SAMPLE_HABITS_SQL : ALL_HABITS_SQL, "tit", since,
                       MAX (last / SAMPLED, 1), self->today);
  while (!local && reg_statement_next (each, &local))
    {
      RegRfmFacts other = read_habits (each);

      g_array_append_val (others, other);
    }
  if (local)
    return !reg_db_pass_on (&local, error);
  scale = reg_rfm_scale_new ((const RegRfmFacts *)others->data, others->len, today);
  self->rfm = reg_rfm_scale_judge (scale, &facts);
  return TRUE;
}

/* What those brought who stand for all, in any order. */
#define FROM_ALL_SQL                                                                               \
  "SELECT f.contribution FROM party_summary f WHERE f.in_bin = 0 AND f.n_sales > 0"

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a;
  gint64 right = *(const gint64 *)b;

  return left > right ? -1 : left < right;
}

static gboolean
load_usual (RegDb *db, RegCounter *self, gint64 party, GError **error)
{
  char since[REG_DATE_SIZE];
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;

  if (!reg_date_add_months (self->today, -USUAL_MONTHS, since))
    return TRUE;
  each = reg_db_query (db,
                       "SELECT p.name, count (DISTINCT s.id), max (s.sold_on) FROM sale s"
                       " JOIN sale_line l ON l.sale_id = s.id JOIN product p ON p.id = l.product_id"
                       " WHERE s.party_id = ?1 AND s.sold_on > ?2 AND s.deleted_at IS NULL"
                       " AND coalesce (s.state, 0) = 0 AND l.deleted_at IS NULL"
                       " GROUP BY p.id HAVING count (DISTINCT s.id) >= 2"
                       " ORDER BY 2 DESC, 3 DESC, p.id LIMIT ?3",
                       "iti", party, since, (gint64)MAX_USUAL);
  while (reg_statement_next (each, &local))
    {
      RegCounterUsual usual = { reg_statement_dup (each, 0), reg_statement_int (each, 1),
                                reg_statement_dup (each, 2) };

      g_array_append_val (self->usual, usual);
    }
  return !reg_db_pass_on (&local, error);
}

/* --- what is open ------------------------------------------------------------------------- */

/* The + keeps SQLite from the index of all debts of the shop. */
static gboolean
load_debts (RegDb *db, RegCounter *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      owed = reg_db_query (db,
                           "SELECT coalesce (sum (s.gross - coalesce (s.paid, 0)), 0),"
                           " min (s.due_on) FROM sale s WHERE s.party_id = ?1"
                           " AND +s.due_on IS NOT NULL AND +s.paid_on IS NULL"
                           " AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0"
                           " AND s.gross > coalesce (s.paid, 0)",
                           "i", party);
  g_autoptr (RegStatement)
      ends = reg_db_query (db,
                           "SELECT h.name, h.until FROM holding h WHERE h.party_id = ?1"
                           " AND h.until >= ?2 AND h.deleted_at IS NULL"
                           " ORDER BY h.until, h.id LIMIT 1",
                           "it", party, self->today);

  if (reg_statement_next (owed, &local))
    {
      self->owed = reg_statement_int (owed, 0);
      self->owed_since = dup_or_null (owed, 1);
    }
  if (!local && reg_statement_next (ends, &local))
    {
      self->runs_out = reg_statement_dup (ends, 0);
      self->runs_out_on = reg_statement_dup (ends, 1);
    }
  return !reg_db_pass_on (&local, error);
}

#define LIMIT_SQL " LIMIT " G_STRINGIFY (MAX_OPEN)
#define OPEN_QUOTATION                                                                             \
  " AND q.deleted_at IS NULL AND r.state IN (0,1,2,3,4,7) ORDER BY q.id DESC" LIMIT_SQL
G_STATIC_ASSERT (REG_QUOTATION_SENT_BACK == 4 && REG_QUOTATION_SENT == 7);

static gboolean
load_open (RegDb *db, RegCounter *self, gint64 party, GError **error)
{
  return reg_db_load_records (db, REG_ENTITY_COMPLAINT,
                              "WHERE x.party_id = ?1 AND x.deleted_at IS NULL AND x.state IN (0,1)"
                              " ORDER BY x.reported_at, x.id" LIMIT_SQL,
                              party, &self->complaints, error)
         && reg_db_load_records (
             db, REG_ENTITY_TASK,
             "WHERE x.party_id = ?1 AND x.deleted_at IS NULL AND x.done_at IS NULL"
             " ORDER BY x.due_on NULLS LAST, x.id" LIMIT_SQL,
             party, &self->tasks, error)
         && reg_db_load_records (db, REG_ENTITY_QUOTATION,
                                 "JOIN quotation_revision r ON r.id = x.current_id JOIN quotation q"
                                 " ON q.id = x.id WHERE x.party_id = ?1" OPEN_QUOTATION,
                                 party, &self->quotations, error)
         && reg_db_load_records (db, REG_ENTITY_QUOTATION_REVISION,
                                 "JOIN quotation q ON q.current_id = x.id JOIN quotation_revision r"
                                 " ON r.id = x.id WHERE q.party_id = ?1" OPEN_QUOTATION,
                                 party, &self->revisions, error)
         && load_debts (db, self, party, error);
}

/* --- what the best sellers look at -------------------------------------------------------- */

static int
find_field (const char *column)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);

  for (int i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (info->fields[i].column, column) == 0)
      return info->fields[i].flags & REG_FIELD_SECRET ? -1 : i;
  return -1;
}

static gboolean
load_plays (RegDb *db, RegCounter *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT x.title, x.situation, coalesce (x.field, ''), q.text, coalesce (q.kind, 0), a.value,"
      " coalesce (a.declined, 0) FROM play x LEFT JOIN question q ON q.id = x.question_id"
      "  AND q.deleted_at IS NULL AND q.retired_on IS NULL"
      " LEFT JOIN answer a ON a.id = (SELECT n.id FROM answer n INDEXED BY answer_by_party"
      "  WHERE n.party_id = ?2 AND n.question_id = q.id AND n.deleted_at IS NULL"
      "  ORDER BY n.answered_on DESC, n.id DESC LIMIT 1)"
      " WHERE x.deleted_at IS NULL AND (x.field <> '' OR q.id IS NOT NULL)"
      " ORDER BY x.position NULLS LAST, x.id LIMIT ?1",
      "ii", (gint64)MAX_PLAYS, reg_record_get_id (self->party));

  while (reg_statement_next (each, &local))
    {
      RegCounterPlay play = { .field = find_field (reg_statement_text (each, 2)) };

      if (!reg_statement_int (each, 6))
        play.question = dup_or_null (each, 3);
      if (play.field < 0 && !play.question)
        continue;
      play.title = reg_statement_dup (each, 0);
      play.situation = dup_or_null (each, 1);
      play.question_kind = (RegQuestionKind)reg_statement_int (each, 4);
      play.answer = dup_or_null (each, 5);
      g_array_append_val (self->plays, play);
    }
  return !reg_db_pass_on (&local, error);
}

/**
 * reg_counter_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Everything the counter card says, in a dozen questions that all go by an index of the customer;
 * how much they are worth among the others takes no longer in a large book than in a small one.
 *
 * Returns: (transfer full) (nullable): what is known; of one in the bin too
 */
RegCounter *
reg_counter_load (RegDb *db, gint64 party, GError **error)
{
  return reg_counter_load_in_band (db, party, -1, error);
}

/**
 * reg_counter_load_in_band:
 * @db: a connection
 * @party: a customer
 * @band: the fifth the customer is in, when that is known already; -1 to look
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): what reg_counter_load() gives
 */
RegCounter *
reg_counter_load_in_band (RegDb *db, gint64 party, int band, GError **error)
{
  g_autoptr (RegCounter) self = counter_new (db);

  self->party = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  if (!self->party)
    return NULL;
  load_photo (db, self);
  if (!reg_db_load_records (
          db, REG_ENTITY_CONTACT_POINT,
          "WHERE x.party_id = ?1 AND x.deleted_at IS NULL ORDER BY x.position, x.id", party,
          &self->contact_points, error)
      || !reg_db_load_records (db, REG_ENTITY_CONSENT,
                               "WHERE x.party_id = ?1 AND x.deleted_at IS NULL"
                               " ORDER BY x.answered_on DESC, x.created_at DESC, x.id DESC",
                               party, &self->consents, error)
      || !load_figures (db, self, party, error)
      || (band < 0 && (!load_band (db, self, error) || !load_rfm (db, self, party, error)))
      || !load_usual (db, self, party, error) || !load_open (db, self, party, error)
      || !load_plays (db, self, error))
    return NULL;
  if (band >= 0)
    self->band = band;
  return g_steal_pointer (&self);
}

/**
 * reg_counter_find_top:
 * @db: a connection
 * @least: (out): what a customer brought at least who is in the top fifth; %G_MAXINT64 when there are
 *   too few buyers to speak of fifths
 * @error: what went wrong
 *
 * Of a large book as exact as the card is.
 *
 * Returns: whether it could be found
 */
gboolean
reg_counter_find_top (RegDb *db, gint64 *least, GError **error)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;
  gint64 last;

  *least = G_MAXINT64;
  last = reg_db_query_int (db, 0, &local, "SELECT max (party_id) FROM party_summary", NULL);
  if (last > COUNTED)
    each = reg_db_query (db, MET_SQL " SELECT s.contribution" FROM_MET_SQL " AND ?1 = ?1", "ii",
                         (gint64)0, MAX (last / SAMPLED, 1));
  else
    each = reg_db_query (db, FROM_ALL_SQL, "");
  while (!local && reg_statement_next (each, &local))
    {
      gint64 amount = reg_statement_int (each, 0);

      g_array_append_val (amounts, amount);
    }
  if (reg_db_pass_on (&local, error))
    return FALSE;
  g_array_sort (amounts, compare_amounts);
  if (amounts->len >= REG_COUNTER_FEWEST_BUYERS)
    *least = g_array_index (amounts, gint64, (amounts->len + 4) / 5 - 1);
  return TRUE;
}

/**
 * reg_counter_get_facts:
 * @facts: (out): what the rules of reg-next-action.h look at; valid as long as @self
 */
void
reg_counter_get_facts (const RegCounter *self, RegNextFacts *facts)
{
  *facts = (RegNextFacts){
    .today = self->today,
    .party = self->party,
    .contact_points = self->contact_points,
    .consents = self->consents,
    .complaints = self->complaints,
    .tasks = self->tasks,
    .revisions = self->revisions,
    .n_sales = self->n_sales,
    .first_sale_on = self->first_sale_on,
    .last_sale_on = self->last_sale_on,
    .slips_on = self->slips_on,
    .last_contact_on = *self->last_contact_on != '\0' ? self->last_contact_on : NULL,
    .band = self->band,
    .rung = self->rung,
    .owed_since = self->owed > 0 ? self->owed_since : NULL,
    .runs_out_on = self->runs_out_on,
    .usual = self->usual->len > 0 ? g_array_index (self->usual, RegCounterUsual, 0).name : NULL,
  };
}

/**
 * reg_counter_log_visit:
 * @db: a connection in a write job
 * @party: who stands at the counter
 * @error: return location
 *
 * Writes down that they came, now, by whoever is working; the words may follow.
 *
 * Returns: the touchpoint, 0 on failure
 */
gint64
reg_counter_log_visit (RegDb *db, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  g_autoptr (RegRecord) touch = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, REG_TOUCH_KIND_VISIT);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_DIRECTION, REG_DIRECTION_THEY);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_CHANNEL, REG_CHANNEL_COUNTER);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, reg_db_now (db));
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, reg_db_get_staff (db));
  touch = reg_record_builder_end (builder);
  saved = reg_db_save (db, touch, error);
  return saved ? reg_record_get_id (saved) : 0;
}
