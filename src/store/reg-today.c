/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-today.h"

#include "store/reg-absences.h"
#include "store/reg-complaints.h"
#include "store/reg-contact.h"
#include "store/reg-db-private.h"
#include "store/reg-mentions.h"
#include "store/reg-opportunities-private.h"
#include "store/reg-quotations-private.h"

#include "core/reg-approval-policy.h"
#include "core/reg-date.h"
#include "core/reg-quotation-state.h"

#include <string.h>

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
/* A complaint is near its deadline when so many counted minutes are left: half a working day. */
#define NEAR_MINUTES 240
/* A quotation is about to expire within so many days. */
#define EXPIRING_DAYS 3
/* An answer to a question of mine is news for so long. */
#define ANSWER_DAYS 7
/* So many regulars whom somebody should speak to are named. */
#define MAX_NOT_SEEN 5
/* So many deals that wait for a next step are named; the list of deals has them all. */
#define MAX_NO_STEP 5
/* What is worth the time: so many deals and customers are named, and of the deals those that are
 * expected within so many days or stand in the last stage. */
#define MAX_WORTH 7
#define CLOSING_DAYS 14
/* Somebody who bought so often is a regular. */
#define REGULAR_SALES 2

/* What all questions share. */
typedef struct
{
  RegDb *db;
  gint64 staff;
  gint64 now;
  char *today;
  char currency[4];
  gboolean is_manager;
  GPtrArray *stood_in_for; /* of RegStoodInFor; NULL until it is asked */
  GPtrArray *items;
  guint n_best;
} Today;

/**
 * reg_today_item_free:
 * @self: (transfer full): an item
 */
void
reg_today_item_free (RegTodayItem *self)
{
  g_free (self->party_name);
  g_free (self->title);
  g_free (self->date);
  g_free (self->steps);
  g_free (self->next);
  g_clear_pointer (&self->counter, reg_counter_free);
  g_free (self->colleague);
  g_free (self->until);
  g_free (self);
}

static RegTodayItem *
add_item (Today *self, RegTodayKind kind, RegEntityId entity, gint64 id)
{
  RegTodayItem *item = g_new0 (RegTodayItem, 1);

  item->kind = kind;
  item->entity = entity;
  item->id = id;
  item->minute = -1;
  memcpy (item->currency, self->currency, sizeof item->currency);
  g_ptr_array_add (self->items, item);
  return item;
}

/* --- approvals -------------------------------------------------------------------------- */

static void
fill_quotation (RegTodayItem *item, const RegQuotation *quotation)
{
  const RegRecord *revision = quotation->revision;

  item->party = quotation->party ? reg_record_get_id (quotation->party) : 0;
  item->party_name = g_strdup (
      quotation->party ? reg_record_get_text (quotation->party, REG_PARTY_NAME) : "");
  item->title = g_strdup (quotation->number);
  item->amount = reg_record_get_int (revision, REG_QUOTATION_REVISION_GROSS);
  g_strlcpy (item->currency, reg_record_get_text (revision, REG_QUOTATION_REVISION_CURRENCY),
             sizeof item->currency);
  item->state = reg_record_get_int (revision, REG_QUOTATION_REVISION_STATE);
}

static gboolean
add_approvals (Today *self, GError **error)
{
  g_autoptr (GArray) waiting = NULL;

  if (!self->staff)
    return TRUE;
  waiting = reg_approvals_waiting_for (self->db, self->staff, error);
  for (guint i = 0; waiting && i < waiting->len; i++)
    {
      gint64 id = g_array_index (waiting, gint64, i);
      g_autoptr (RegQuotation) quotation = reg_quotation_load (self->db, id, 0, error);
      g_autoptr (RegCalcResult) result = NULL;
      RegTodayItem *item;

      if (!quotation)
        return FALSE;
      result = reg_quotation_compute (quotation->revision, quotation->lines, NULL);
      item = add_item (self, REG_TODAY_APPROVAL, REG_ENTITY_QUOTATION, id);
      fill_quotation (item, quotation);
      item->at = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_ASKED_AT);
      item->value_ppm = result ? result->discount_rate : 0;
    }
  return waiting != NULL;
}

/* --- complaints ------------------------------------------------------------------------- */

/* Those that run: of this person, of nobody, and for who runs the shop those that are late. */
static gboolean
is_concerned (const Today *self, gint64 owner, gint64 minutes)
{
  return !self->staff || !owner || owner == self->staff || (self->is_manager && minutes < 0);
}

static gboolean
add_complaint (Today *self, gint64 id, RegOpeningHours *hours, GError **error)
{
  g_autoptr (RegRecord) complaint = reg_db_load (self->db, REG_ENTITY_COMPLAINT, id, error);
  g_autoptr (GPtrArray) events = reg_complaint_load_events (self->db, id, error);
  gboolean is_answered;
  g_autoptr (RegComplaintClock) clock = NULL;
  gint64 remaining, minutes;
  RegTodayItem *item;

  if (!complaint || !events)
    return FALSE;
  is_answered = !reg_record_is_null (complaint, REG_COMPLAINT_ANSWERED_AT);
  clock = reg_complaint_make_clock (complaint, events, hours,
                                    is_answered ? REG_COMPLAINT_CLOCK_RESOLVE
                                                : REG_COMPLAINT_CLOCK_ANSWER);
  remaining = reg_complaint_clock_get_remaining (clock, self->now);
  if (remaining == REG_NEVER)
    return TRUE;
  /* Towards minus infinity: a second late is late. */
  minutes = remaining / 60000 - (remaining % 60000 < 0);
  if (minutes > NEAR_MINUTES
      || !is_concerned (self, reg_record_get_int (complaint, REG_COMPLAINT_OWNER_ID), minutes))
    return TRUE;
  item = add_item (self, REG_TODAY_COMPLAINT, REG_ENTITY_COMPLAINT, id);
  item->party = reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID);
  item->title = g_strdup_printf ("%s %s", reg_record_get_text (complaint, REG_COMPLAINT_NUMBER),
                                 reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT));
  g_strstrip (item->title);
  item->minutes = minutes;
  item->at = reg_complaint_clock_get_deadline (clock, self->now);
  item->state = reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY);
  return TRUE;
}

static int
compare_minutes (gconstpointer a, gconstpointer b)
{
  const RegTodayItem *left = *(RegTodayItem *const *)a;
  const RegTodayItem *right = *(RegTodayItem *const *)b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->kind != REG_TODAY_COMPLAINT || left->minutes == right->minutes)
    return 0;
  return left->minutes < right->minutes ? -1 : 1;
}

static gboolean
add_complaints (Today *self, GError **error)
{
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (self->db, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db, "SELECT id FROM complaint WHERE state = ? AND deleted_at IS NULL ORDER BY id", "i",
      (gint64)REG_COMPLAINT_STATE_OPEN);

  if (!hours)
    return FALSE;
  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (ids, id);
    }
  if (reg_db_pass_on (&local, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!add_complaint (self, g_array_index (ids, gint64, i), hours, error))
      return FALSE;
  g_ptr_array_sort (self->items, compare_minutes);
  return TRUE;
}

/* --- what one question each gives ------------------------------------------------------- */

/* Columns: id, party, title, at, date, amount, currency, state; of tasks also the complaint, the
 * minute of the day, the handover it is left from and the steps.
 * Parameters of all: ?1 staff, ?2 today, ?3 a date, ?4 an instant. */
static gboolean
add_rows (Today *self,
          RegTodayKind kind,
          RegEntityId entity,
          const char *sql,
          const char *date,
          gint64 instant,
          GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (self->db, sql, "itti", self->staff, self->today, date, instant);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegTodayItem *item = add_item (self, kind, entity, reg_statement_int (each, 0));

      item->party = reg_statement_int (each, 1);
      item->title = reg_statement_dup (each, 2);
      item->at = reg_statement_int (each, 3);
      item->date = reg_statement_is_null (each, 4) ? NULL : reg_statement_dup (each, 4);
      item->amount = reg_statement_int (each, 5);
      if (!reg_statement_is_null (each, 6))
        g_strlcpy (item->currency, reg_statement_text (each, 6), sizeof item->currency);
      item->state = reg_statement_int (each, 7);
      if (kind == REG_TODAY_CLOSING)
        item->next = reg_statement_dup (each, 8);
      if (entity == REG_ENTITY_TASK)
        {
          item->complaint = reg_statement_int (each, 8);
          item->minute = (int)reg_statement_int (each, 9);
          item->handover = reg_statement_int (each, 10);
          item->steps = reg_statement_dup (each, 11);
        }
    }
  return !reg_db_pass_on (&local, error);
}

/* Of this person or of nobody; while nobody is known, everybody's. */
#define OF_MINE(column) "(?1 = 0 OR coalesce (" column ", 0) IN (0, ?1))"

/* Of a task about nobody in particular: whether a handover left it for a successor. */
#define HANDOVER                                                                                   \
  "CASE WHEN party_id IS NULL AND complaint_id IS NULL AND quotation_id IS NULL"                   \
  " THEN coalesce ((SELECT a.id FROM change c JOIN action a ON a.id = c.action_id"                 \
  " WHERE c.entity = 7 AND c.record_id = task.id AND c.op = 'i' AND a.kind = 'handover'"           \
  " AND a.state = 0 LIMIT 1), 0) ELSE 0 END"
G_STATIC_ASSERT (REG_ENTITY_TASK == 7);

#define DUE_SQL(kind, whose)                                                                       \
  "SELECT id, party_id, title, 0, due_on, 0, NULL, coalesce (kind, 0), complaint_id,"              \
  " coalesce (due_minute, -1), " HANDOVER ", coalesce (steps, '') FROM task"                       \
  " WHERE due_on <= ?2 AND done_at IS NULL AND deleted_at IS NULL AND " kind " AND " whose         \
  " AND ?3 = ?3 AND ?4 = ?4 ORDER BY due_on, due_minute, id"

/* What somebody who is away today would do. */
static gboolean
add_stood_in (Today *self, RegTodayKind kind, const char *sql, GError **error)
{
  gint64 staff = self->staff;
  gboolean ok = TRUE;

  if (!staff)
    return TRUE;
  if (!self->stood_in_for)
    self->stood_in_for = reg_absences_stood_in_for (self->db, staff, self->today, error);
  for (guint i = 0; ok && self->stood_in_for && i < self->stood_in_for->len; i++)
    {
      const RegStoodInFor *away = self->stood_in_for->pdata[i];
      guint before = self->items->len;

      self->staff = away->staff;
      ok = add_rows (self, kind, REG_ENTITY_TASK, sql, "", 0, error);
      for (guint k = before; k < self->items->len; k++)
        {
          RegTodayItem *item = self->items->pdata[k];

          item->colleague = g_strdup (away->name);
          item->until = g_strdup (away->until);
        }
    }
  self->staff = staff;
  return ok && self->stood_in_for != NULL;
}

#define PROMISES "kind = 1"
#define OTHERS "coalesce (kind, 0) <> 1"

static gboolean
add_due (Today *self, GError **error)
{
  return add_rows (self, REG_TODAY_PROMISE, REG_ENTITY_TASK,
                   DUE_SQL (PROMISES, OF_MINE ("staff_id")), "", 0, error)
         && add_stood_in (self, REG_TODAY_PROMISE, DUE_SQL (PROMISES, "staff_id = ?1"), error)
         && add_rows (self, REG_TODAY_TASK, REG_ENTITY_TASK, DUE_SQL (OTHERS, OF_MINE ("staff_id")),
                      "", 0, error)
         && add_stood_in (self, REG_TODAY_TASK, DUE_SQL (OTHERS, "staff_id = ?1"), error);
}
G_STATIC_ASSERT (REG_TASK_KIND_PROMISE == 1);

/* For whoever comes next: who wrote it finds it again tomorrow, when nobody else did. */
static gboolean
add_notes (Today *self, GError **error)
{
  gint64 start = reg_date_get_start (self->today, self->db->time_zone);
  gboolean ok = add_rows (self, REG_TODAY_NOTE, REG_ENTITY_SHIFT_NOTE,
                          "SELECT id, party_id, text, at, NULL, 0, NULL, coalesce (staff_id, 0)"
                          " FROM shift_note WHERE done_at IS NULL AND deleted_at IS NULL"
                          " AND (?1 = 0 OR staff_id IS NOT ?1 OR at < ?4) AND ?2 = ?2 AND ?3 = ?3"
                          " ORDER BY at, id",
                          "", start, error);

  for (guint i = 0; ok && i < self->items->len; i++)
    {
      RegTodayItem *item = self->items->pdata[i];
      g_autoptr (RegRecord)
          writer = item->state ? reg_db_load (self->db, REG_ENTITY_STAFF, item->state, NULL) : NULL;

      item->colleague = g_strdup (writer ? reg_record_get_text (writer, REG_STAFF_NAME) : "");
      item->state = 0;
    }
  return ok;
}

static gboolean
add_mentions (Today *self, GError **error)
{
  g_autoptr (GPtrArray) mentions = NULL;

  if (!self->staff)
    return TRUE;
  mentions = reg_mentions_list (self->db, self->staff, error);
  for (guint i = 0; mentions && i < mentions->len; i++)
    {
      RegMention *mention = mentions->pdata[i];
      RegTodayItem *item = add_item (self, REG_TODAY_MENTION, REG_ENTITY_TOUCHPOINT, mention->post);

      item->party = mention->party;
      item->title = g_steal_pointer (&mention->text);
      item->colleague = g_steal_pointer (&mention->by);
      item->at = mention->at;
    }
  return mentions != NULL;
}

static gboolean
add_expiring (Today *self, GError **error)
{
  char until[REG_DATE_SIZE];

  if (!reg_date_add_days (self->today, EXPIRING_DAYS, until))
    return TRUE;
  return add_rows (self, REG_TODAY_EXPIRING, REG_ENTITY_QUOTATION,
                   "SELECT q.id, q.party_id, coalesce (q.number, ''), r.sent_at, r.valid_until,"
                   " r.gross, r.currency, r.state FROM quotation_revision r"
                   " JOIN quotation q ON q.current_id = r.id WHERE r.state = 7"
                   " AND r.valid_until BETWEEN ?2 AND ?3 AND q.deleted_at IS NULL"
                   " AND " OF_MINE ("q.owner_id") " AND ?4 = ?4 ORDER BY r.valid_until, q.id",
                   until, 0, error);
}
G_STATIC_ASSERT (REG_QUOTATION_SENT == 7);

/* Approved and not sent yet, sent back, rejected. */
static gboolean
add_answered (Today *self, GError **error)
{
  return add_rows (self, REG_TODAY_ANSWERED, REG_ENTITY_QUOTATION,
                   "SELECT q.id, q.party_id, coalesce (q.number, ''), r.decided_at, NULL, r.gross,"
                   " r.currency, r.state FROM quotation_revision r"
                   " JOIN quotation q ON q.current_id = r.id WHERE r.state IN (3,4,5)"
                   " AND r.decided_at >= ?4 AND q.deleted_at IS NULL"
                   " AND (?1 = 0 OR r.asked_by = ?1 OR (r.asked_by IS NULL AND q.owner_id = ?1))"
                   " AND ?2 = ?2 AND ?3 = ?3 ORDER BY r.decided_at, q.id",
                   "", self->now - ANSWER_DAYS * DAY_MS, error);
}
G_STATIC_ASSERT (REG_QUOTATION_APPROVED == 3 && REG_QUOTATION_REJECTED == 5);

/* The most valuable ones first; the day of a next step that was not taken comes along. */
static gboolean
add_no_step (Today *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT x.id, x.party_id, x.title, 0, CASE WHEN x.next_step <> '' THEN x.next_on END,"
      " x.value, x.currency, 0 FROM opportunity x JOIN stage g ON g.id = x.stage_id"
      " WHERE g.kind = 0 AND x.deleted_at IS NULL AND " OF_MINE (
          "x.owner_id") " AND " REG_DEAL_WAITS ("?2") " AND ?3 = ?3 AND ?4 = ?4"
                                                      " ORDER BY x.value DESC NULLS LAST, x.id "
                                                      "LIMIT %d",
      MAX_NO_STEP);

  return add_rows (self, REG_TODAY_NO_STEP, REG_ENTITY_OPPORTUNITY, sql, "", 0, error);
}
G_STATIC_ASSERT (REG_STAGE_KIND_OPEN == 0);

/* Whose time is over and for whom no call or visit is planned. The most valuable ones first; by the index on contribution (the + keeps SQLite from another one),
 * so that the first few end it. */
static gboolean
add_not_seen (Today *self, GError **error)
{
  g_autofree char *cuts = reg_contact_dup_cuts (self->db);
  g_autofree char *sql = g_strdup_printf (
      "SELECT party_id, party_id, '', last_contact_at, last_sale_on, contribution, NULL,"
      " coalesce (rung, 0) FROM party_summary s WHERE in_bin = 0 AND n_sales >= %d"
      " AND contact_rhythm > 0 AND +last_contact_at < (?3 ->> contact_rhythm)"
      " AND" REG_CONTACT_IN_USE ("?3") " AND (rung IS NOT %d OR lost_on IS NOT NULL) AND " OF_MINE (
          "owner_id") " AND ?2 = ?2 AND ?4 = ?4 AND NOT EXISTS (SELECT 1 FROM task t"
                      " WHERE t.party_id = s.party_id AND t.kind IN (3,4) AND t.done_at IS NULL"
                      " AND t.deleted_at IS NULL) ORDER BY contribution DESC, party_id DESC LIMIT "
                      "%d",
      REGULAR_SALES, REG_RUNG_LOST, MAX_NOT_SEEN);

  return add_rows (self, REG_TODAY_NOT_SEEN, REG_ENTITY_PARTY, sql, cuts, 0, error);
}

/* Those of the regulars nobody spoke to who are in the top fifth: a call from a person is worth more
 * there. */
static gboolean
pick_best (Today *self, GError **error)
{
  gint64 least = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      RegTodayItem *item = self->items->pdata[i];

      if (item->kind != REG_TODAY_NOT_SEEN)
        continue;
      if (least == 0 && !reg_counter_find_top (self->db, &least, error))
        return FALSE;
      if (item->amount < least || least <= 0)
        continue;
      item->counter = reg_counter_load_in_band (self->db, item->party, 1, error);
      if (!item->counter)
        return FALSE;
      item->kind = REG_TODAY_BEST;
      self->n_best++;
    }
  return TRUE;
}

#define LAST_STAGE                                                                                 \
  "(SELECT id FROM stage WHERE kind = 0 AND deleted_at IS NULL ORDER BY position DESC, id DESC"    \
  " LIMIT 1)"

/* Deals for which something comes next; the others are asked about already. */
static gboolean
add_closing (Today *self, GError **error)
{
  char until[REG_DATE_SIZE];
  g_autofree char *sql = g_strdup_printf (
      "SELECT x.id, x.party_id, x.title, 0, x.expected_on, x.value, x.currency, 0,"
      " coalesce ((SELECT n.title FROM task n WHERE n.opportunity_id = x.id AND n.done_at IS NULL"
      "   AND n.deleted_at IS NULL ORDER BY n.due_on NULLS LAST, n.id LIMIT 1), x.next_step, '')"
      " FROM opportunity x JOIN stage g ON g.id = x.stage_id"
      " WHERE g.kind = 0 AND x.deleted_at IS NULL AND " OF_MINE (
          "x.owner_id") " AND NOT (" REG_DEAL_WAITS ("?2") ") AND (x.expected_on <= ?3 OR g.id "
                                                           "= " LAST_STAGE ") AND ?4 = ?4 ORDER BY"
                                                           " x.expected_on NULLS LAST,"
                                                           " x.value DESC NULLS LAST, x.id LIMIT "
                                                           "%d",
      MAX_WORTH - (int)self->n_best);

  if (!reg_date_add_days (self->today, CLOSING_DAYS, until))
    return TRUE;
  return add_rows (self, REG_TODAY_CLOSING, REG_ENTITY_OPPORTUNITY, sql, until, 0, error);
}

/* --- all of it -------------------------------------------------------------------------- */

static void
name_parties (Today *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RegTodayItem *item = self->items->pdata[i];
      g_autoptr (RegRecord) party = NULL;

      if (item->party_name)
        continue;
      party = item->party ? reg_db_load (self->db, REG_ENTITY_PARTY, item->party, NULL) : NULL;
      item->party_name = g_strdup (party ? reg_record_get_text (party, REG_PARTY_NAME) : "");
    }
}

static void
begin (Today *self, RegDb *db, gint64 staff)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  g_autoptr (RegRecord) person = staff ? reg_db_load (db, REG_ENTITY_STAFF, staff, NULL) : NULL;

  *self = (Today){ .db = db, .staff = staff, .now = reg_db_now (db), .today = reg_db_today (db) };
  if (firm)
    g_strlcpy (self->currency, reg_record_get_text (firm, REG_FIRM_CURRENCY),
               sizeof self->currency);
  self->is_manager = person
                     && reg_record_get_int (person, REG_STAFF_ROLE) >= (gint64)REG_ROLE_MANAGER;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_today_item_free);
}

/**
 * reg_today_load:
 * @db: a connection
 * @staff: who asks; 0 while nobody is known: then everybody's matters, but no approvals
 * @error: what went wrong
 *
 * What needs this person now. Complaints stand here with 240 counted minutes left or fewer; the
 * minutes are rounded down, so a second late is -1. Who runs the shop sees all late ones. What is due
 * of somebody who is away stands in the day of who takes their place.
 *
 * Returns: (transfer full) (element-type RegTodayItem) (nullable): by kind, and in each the most
 * pressing first
 */
GPtrArray *
reg_today_load (RegDb *db, gint64 staff, GError **error)
{
  g_autofree char *today = NULL;
  g_autoptr (GPtrArray) items = NULL;
  Today self;
  gboolean ok;

  begin (&self, db, staff);
  today = self.today;
  items = self.items;
  ok = add_notes (&self, error) && add_mentions (&self, error) && add_approvals (&self, error)
       && add_complaints (&self, error) && add_due (&self, error) && add_expiring (&self, error)
       && add_answered (&self, error) && add_no_step (&self, error) && add_not_seen (&self, error)
       && pick_best (&self, error) && add_closing (&self, error);
  if (ok)
    g_ptr_array_sort (items, compare_minutes);
  g_clear_pointer (&self.stood_in_for, g_ptr_array_unref);
  if (!ok)
    return NULL;
  name_parties (&self);
  return g_steal_pointer (&items);
}

/**
 * reg_today_count:
 * @db: a connection
 * @staff: who asks, 0 while nobody is known
 * @counts: (out caller-allocates): how many things wait: in all, among the quotations, and open
 *   complaints of this person or of nobody
 * @error: what went wrong
 *
 * Returns: whether they could be counted
 */
gboolean
reg_today_count (RegDb *db, gint64 staff, RegTodayCounts *counts, GError **error)
{
  g_autoptr (GPtrArray) items = reg_today_load (db, staff, error);
  g_autoptr (GError) local = NULL;

  *counts = (RegTodayCounts){ 0 };
  if (!items)
    return FALSE;
  counts->today = items->len;
  for (guint i = 0; i < items->len; i++)
    if (((RegTodayItem *)items->pdata[i])->entity == REG_ENTITY_QUOTATION)
      counts->quotations++;
  counts->complaints = reg_db_query_int (
      db, 0, &local,
      "SELECT count (*) FROM complaint WHERE state = 0 AND deleted_at IS NULL"
      " AND " OF_MINE ("owner_id"),
      "i", staff);
  return !reg_db_pass_on (&local, error);
}
G_STATIC_ASSERT (REG_COMPLAINT_STATE_OPEN == 0);
