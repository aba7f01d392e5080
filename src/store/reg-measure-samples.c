/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-measure-samples.h"

#include "store/reg-complaints.h"
#include "store/reg-db-private.h"

#include "core/reg-date.h"
#include "core/reg-quotation-state.h"
#include "core/reg-quote-calc.h"

#define ROWS_PER_LOOK 1024
#define HOUR_MS G_GINT64_CONSTANT (3600000)

/* By the index on the state, so that drafts are not even looked at. */
#define REVISIONS                                                                                  \
  " FROM quotation_revision r INDEXED BY quotation_revision_by_state"                              \
  " CROSS JOIN quotation q ON q.id = r.quotation_id"
#define IN_STATES                                                                                  \
  " WHERE r.state BETWEEN ?1 AND ?2 AND r.deleted_at IS NULL AND q.deleted_at IS NULL"

typedef struct
{
  RegDb *db;
  RegMeasure measure;
  gint64 from;
  gint64 until;
  GArray *samples; /* RegMeasureSample */
  GCancellable *cancellable;
  guint n_rows;
} Reading;

static void
add_sample (Reading *self, const RegMeasureSample *sample)
{
  if (sample->at >= self->from && sample->at < self->until)
    g_array_append_vals (self->samples, sample, 1);
}

static void
add_for_all (Reading *self, RegMeasureSample sample)
{
  sample.key = REG_MEASURE_ALL;
  add_sample (self, &sample);
}

static gboolean
goes_on (Reading *self, GError **error)
{
  return ++self->n_rows % ROWS_PER_LOOK != 0
         || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
end (GError *error, GError **out)
{
  if (error == NULL)
    return TRUE;
  g_propagate_error (out, error);
  return FALSE;
}

/* --- until the customer has it ------------------------------------------------------------ */

static gboolean
read_quoted (Reading *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db,
      "SELECT q.id, coalesce (q.owner_id, 0), min (r.sent_at),"
      " q.created_at" REVISIONS IN_STATES " AND r.sent_at IS NOT NULL GROUP BY q.id",
      "ii", (gint64)REG_QUOTATION_SENT, (gint64)REG_QUOTATION_SUPERSEDED);

  while (reg_statement_next (each, &local))
    {
      RegMeasureSample sample = { .subject = reg_statement_int (each, 0),
                                  .key = reg_statement_int (each, 1),
                                  .at = reg_statement_int (each, 2) };

      sample.amount = MAX (sample.at - reg_statement_int (each, 3), 0);
      add_sample (self, &sample);
      add_for_all (self, sample);
      if (!goes_on (self, &local))
        break;
    }
  return end (g_steal_pointer (&local), error);
}

/* --- until somebody has decided ----------------------------------------------------------- */

/* A step of one request, in the order in which they are asked. */
typedef struct
{
  gint64 level;
  gint64 decided_by;
  gint64 decided_at;
  gint64 state;
} Step;

typedef struct
{
  gint64 quotation;
  gint64 revision;
  gint64 asked_at;
  GArray *steps; /* Step */
} Request;

static RegMeasureSample
make_sample (Reading *self, RegOpeningHours *hours, gint64 since, const Step *step)
{
  RegMeasureSample sample = { .key = step->decided_by, .at = step->decided_at };
  gint64 waited = reg_opening_hours_count (hours, since, step->decided_at);

  if (self->measure == REG_MEASURE_TIME_TO_DECIDE)
    sample.amount = waited;
  else
    sample.of = 1;
  if (self->measure == REG_MEASURE_WITHIN_HOUR)
    sample.amount = waited <= HOUR_MS;
  else if (self->measure == REG_MEASURE_APPROVAL_RATE)
    sample.amount = step->state == REG_APPROVAL_STEP_STATE_APPROVED;
  return sample;
}

/* What an earlier limit granted was approved in the moment it was asked, by nobody. */
static gboolean
was_decided (const Request *request, const Step *step)
{
  return step->decided_by != 0 && step->decided_at > request->asked_at
         && step->state != REG_APPROVAL_STEP_STATE_WITHDRAWN;
}

static gboolean
is_wanted (Reading *self, const Step *step)
{
  return self->measure != REG_MEASURE_WITHIN_HOUR
         || step->state == REG_APPROVAL_STEP_STATE_APPROVED;
}

static gboolean
is_refusal (const Step *step)
{
  return step->state == REG_APPROVAL_STEP_STATE_SENT_BACK
         || step->state == REG_APPROVAL_STEP_STATE_REJECTED;
}

/* Each person's answer by itself. Who answers for several steps at once decides once; the clock of a
 * level begins when the one below has answered. */
static void
add_decisions (Reading *self, const Request *request, RegOpeningHours *hours)
{
  gint64 level = 0, since = request->asked_at, last = request->asked_at;
  const Step *before = NULL;

  for (guint i = 0; i < request->steps->len; i++)
    {
      const Step *step = &g_array_index (request->steps, Step, i);
      RegMeasureSample sample;

      if (!was_decided (request, step))
        continue;
      if (step->level != level)
        since = last;
      level = step->level;
      last = MAX (last, step->decided_at);
      if (before && before->decided_by == step->decided_by
          && before->decided_at == step->decided_at)
        continue;
      before = step;
      sample = make_sample (self, hours, since, step);
      sample.subject = request->quotation;
      if (!is_wanted (self, step))
        continue;
      add_sample (self, &sample);
      if (self->measure == REG_MEASURE_DECISIONS)
        add_for_all (self, sample);
    }
}

/* The answer to the whole: the first no, or the last yes when none is missing. */
static gboolean
find_answer (const Request *request, Step *answer)
{
  gboolean is_whole = TRUE;

  *answer = (Step){ 0 };
  for (guint i = 0; i < request->steps->len; i++)
    {
      const Step *step = &g_array_index (request->steps, Step, i);

      if (is_refusal (step) && was_decided (request, step))
        {
          *answer = *step;
          return TRUE;
        }
      is_whole &= step->state == REG_APPROVAL_STEP_STATE_APPROVED;
      if (was_decided (request, step) && step->decided_at > answer->decided_at)
        *answer = *step;
    }
  return is_whole && answer->decided_by != 0;
}

static void
add_request (Reading *self, const Request *request, RegOpeningHours *hours)
{
  RegMeasureSample sample;
  Step answer;

  add_decisions (self, request, hours);
  if (self->measure == REG_MEASURE_DECISIONS || !find_answer (request, &answer)
      || !is_wanted (self, &answer))
    return;
  sample = make_sample (self, hours, request->asked_at, &answer);
  sample.subject = request->quotation;
  add_for_all (self, sample);
}

static gboolean
read_decided (Reading *self, GError **error)
{
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (self->db, error);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;
  Request request = { .steps = steps };

  if (!hours)
    return FALSE;
  each = reg_db_query (self->db,
                       "SELECT q.id, r.id, coalesce (r.asked_at, 0), s.level,"
                       " coalesce (s.decided_by, 0), coalesce (s.decided_at, 0),"
                       " coalesce (s.state, 0)" REVISIONS
                       " CROSS JOIN approval_step s ON s.revision_id = r.id" IN_STATES
                       " AND s.deleted_at IS NULL ORDER BY r.id, s.level, s.id",
                       "ii", (gint64)REG_QUOTATION_WAITING, (gint64)REG_QUOTATION_SUPERSEDED);
  while (reg_statement_next (each, &local))
    {
      Step step = { reg_statement_int (each, 3), reg_statement_int (each, 4),
                    reg_statement_int (each, 5), reg_statement_int (each, 6) };

      if (request.revision != reg_statement_int (each, 1))
        {
          add_request (self, &request, hours);
          g_array_set_size (steps, 0);
          request.quotation = reg_statement_int (each, 0);
          request.revision = reg_statement_int (each, 1);
          request.asked_at = reg_statement_int (each, 2);
        }
      g_array_append_val (steps, step);
      if (!goes_on (self, &local))
        break;
    }
  if (!local)
    add_request (self, &request, hours);
  return end (g_steal_pointer (&local), error);
}

/* --- discounts ---------------------------------------------------------------------------- */

/* A quotation as it is read, line by line. */
typedef struct
{
  gint64 revision;
  gint64 quotation;
  gint64 owner;
  gint64 state;
  gint64 given_at;
  gint64 closed_at;
  char currency[4];
  RegCalcInput input;
  GArray *lines; /* RegCalcLine */
} Offer;

/* What ran out was over when its last day was. */
static gint64
find_end (Reading *self, RegStatement *each)
{
  char next[REG_DATE_SIZE];

  if (!reg_statement_is_null (each, 5))
    return reg_statement_int (each, 5);
  if (reg_statement_is_null (each, 6) || !reg_date_add_days (reg_statement_text (each, 6), 1, next))
    return 0;
  return reg_date_get_start (next, self->db->time_zone);
}

static void
begin_offer (Reading *self, Offer *offer, RegStatement *each)
{
  offer->quotation = reg_statement_int (each, 0);
  offer->owner = reg_statement_int (each, 1);
  offer->revision = reg_statement_int (each, 2);
  offer->state = reg_statement_int (each, 3);
  offer->closed_at = find_end (self, each);
  offer->given_at = reg_statement_is_null (each, 4) ? offer->closed_at
                                                    : reg_statement_int (each, 4);
  g_strlcpy (offer->currency, reg_statement_text (each, 7), sizeof offer->currency);
  offer->input = (RegCalcInput){ .currency = offer->currency,
                                 .rounding = (RegRounding)reg_statement_int (each, 8),
                                 .prices = (RegPriceEntry)reg_statement_int (each, 9) };
  offer->input.discount.kind = (RegDiscountKind)reg_statement_int (each, 10);
  offer->input.discount.value = reg_statement_int (each, 11);
  g_array_set_size (offer->lines, 0);
}

static void
add_line (Offer *offer, RegStatement *each)
{
  RegCalcLine line = { .kind = (RegLineKind)reg_statement_int (each, 12),
                       .chosen = reg_statement_int (each, 13) != 0,
                       .quantity = reg_statement_int (each, 14),
                       .unit_price = reg_statement_int (each, 15),
                       .tax_rate = reg_statement_int (each, 18) };

  line.discount.kind = (RegDiscountKind)reg_statement_int (each, 16);
  line.discount.value = reg_statement_int (each, 17);
  if (!reg_statement_is_null (each, 15) || line.kind == REG_LINE_TEXT
      || line.kind == REG_LINE_SECTION)
    g_array_append_val (offer->lines, line);
}

/* What cannot be computed, or offers nothing, has no discount either. */
static void
add_offer (Reading *self, Offer *offer, const char *currency)
{
  RegMeasureSample sample = { .subject = offer->quotation };
  g_autoptr (RegCalcResult) result = NULL;

  if (offer->revision == 0)
    return;
  offer->input.lines = (const RegCalcLine *)offer->lines->data;
  offer->input.n_lines = offer->lines->len;
  result = reg_calc_compute (&offer->input, NULL);
  if (!result || result->base <= 0)
    return;
  if (self->measure == REG_MEASURE_WIN_RATE)
    {
      sample.key = reg_discount_band_find (result->discount_rate);
      sample.at = offer->closed_at;
      sample.amount = offer->state == REG_QUOTATION_ACCEPTED;
      sample.of = 1;
    }
  else if (g_str_equal (offer->currency, currency))
    {
      sample.key = offer->owner;
      sample.at = offer->given_at;
      sample.amount = result->discount;
      sample.of = result->base;
    }
  if (sample.at == 0)
    return;
  add_sample (self, &sample);
  add_for_all (self, sample);
}

static char *
load_currency (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);

  return firm ? g_strdup (reg_record_get_text (firm, REG_FIRM_CURRENCY)) : NULL;
}

static gboolean
read_offers (Reading *self, GError **error)
{
  g_autofree char *currency = load_currency (self->db, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RegCalcLine));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;
  Offer offer = { .lines = lines };

  if (!currency)
    return FALSE;
  each = reg_db_query (
      self->db,
      "SELECT q.id, coalesce (q.owner_id, 0), r.id, r.state, r.sent_at,"
      " q.closed_at, r.valid_until, r.currency, coalesce (r.rounding, 0),"
      " coalesce (r.price_entry, 0), coalesce (r.discount_kind, 0),"
      " coalesce (r.discount_value, 0), coalesce (l.kind, 0),"
      " coalesce (l.chosen, 0), coalesce (l.quantity, 0), l.unit_price,"
      " coalesce (l.discount_kind, 0), coalesce (l.discount_value, 0),"
      " coalesce (l.tax_rate, 0)" REVISIONS
      " CROSS JOIN quotation_line l ON l.revision_id = r.id" IN_STATES
      " AND l.deleted_at IS NULL AND q.current_id = r.id"
      " ORDER BY r.state, r.id, l.position",
      "ii",
      (gint64)(self->measure == REG_MEASURE_WIN_RATE ? REG_QUOTATION_ACCEPTED : REG_QUOTATION_SENT),
      (gint64)REG_QUOTATION_EXPIRED);
  while (reg_statement_next (each, &local))
    {
      if (offer.revision != reg_statement_int (each, 2))
        {
          add_offer (self, &offer, currency);
          begin_offer (self, &offer, each);
        }
      add_line (&offer, each);
      if (!goes_on (self, &local))
        break;
    }
  if (!local)
    add_offer (self, &offer, currency);
  return end (g_steal_pointer (&local), error);
}

/* --- all ---------------------------------------------------------------------------------- */

/**
 * reg_measure_samples_load:
 * @db: a connection
 * @measure: what is measured
 * @from: the first instant, ms UTC
 * @until: the one after the last
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * QU-08, RE-06: what reg_measures_compare() sums up; each sample once under its own key and once under
 * %REG_MEASURE_ALL. What is in the bin does not count.
 *
 * A quotation begins when it is created and is quoted when its first revision is sent. A request is
 * answered by the first no, or by the last yes; for the approvers each answer counts by itself, from
 * when it was their turn. What an earlier limit covered asked nobody and does not count. A discount is
 * that of the current revision, all of it in proportion to what was offered before any; amounts in
 * another currency than the firm's do not count. What ran out counts as not won, when its last day
 * was over.
 *
 * Returns: (transfer full) (element-type RegMeasureSample) (nullable): the samples
 */
GArray *
reg_measure_samples_load (RegDb *db,
                          RegMeasure measure,
                          gint64 from,
                          gint64 until,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (RegMeasureSample));
  Reading self = { db, measure, from, until, samples, cancellable, 0 };
  gboolean ok;

  if (measure == REG_MEASURE_TIME_TO_QUOTE)
    ok = read_quoted (&self, error);
  else if (measure == REG_MEASURE_DISCOUNT || measure == REG_MEASURE_WIN_RATE)
    ok = read_offers (&self, error);
  else
    ok = read_decided (&self, error);
  return ok ? g_steal_pointer (&samples) : NULL;
}

/**
 * reg_win_record_load:
 * @db: a connection
 * @record: (out): what became of all quotations
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * QU-02: how often quotations were won by the discount on them, from the first one on.
 *
 * Returns: whether it is known
 */
gboolean
reg_win_record_load (RegDb *db, RegWinRecord *record, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) samples = reg_measure_samples_load (db, REG_MEASURE_WIN_RATE, 0, G_MAXINT64,
                                                         cancellable, error);

  *record = (RegWinRecord){ 0 };
  for (guint i = 0; samples && i < samples->len; i++)
    {
      const RegMeasureSample *sample = &g_array_index (samples, RegMeasureSample, i);

      if (sample->key == REG_MEASURE_ALL)
        continue;
      record->n_closed[sample->key]++;
      record->n_won[sample->key] += sample->amount != 0;
      record->n++;
    }
  return samples != NULL;
}
