/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-complaints.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-firm.h"
#include "store/reg-tasks.h"

/* --- the firm's hours ------------------------------------------------------------------ */

static GTimeZone *
firm_zone (RegDb *db)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  const char *name = firm ? reg_record_peek_text (firm, REG_FIRM_TIME_ZONE) : NULL;
  GTimeZone *zone = name ? g_time_zone_new_identifier (name) : NULL;

  return zone ? zone : g_time_zone_ref (db->time_zone);
}

/**
 * reg_opening_hours_load:
 * @db: a connection
 * @error: what went wrong
 *
 * A line of the table that makes no interval is passed over.
 *
 * Returns: (transfer full) (nullable): when the firm is open; round the clock when nothing is known
 */
RegOpeningHours *
reg_opening_hours_load (RegDb *db, GError **error)
{
  g_autoptr (GTimeZone) zone = firm_zone (db);
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_new (zone);
  g_autoptr (GPtrArray) days = reg_db_list (db, REG_ENTITY_OPENING_HOURS, -1, error);
  g_autoptr (GPtrArray) holidays = days ? reg_db_list (db, REG_ENTITY_HOLIDAY, -1, error) : NULL;

  if (!holidays)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    if (!reg_opening_hours_add (hours,
                                reg_record_get_int (days->pdata[i], REG_OPENING_HOURS_WEEKDAY),
                                reg_record_get_int (days->pdata[i], REG_OPENING_HOURS_OPENS),
                                reg_record_get_int (days->pdata[i], REG_OPENING_HOURS_CLOSES)))
      g_info ("Opening hours %" G_GINT64_FORMAT " make no interval",
              reg_record_get_id (days->pdata[i]));
  for (guint i = 0; i < holidays->len; i++)
    reg_opening_hours_add_holiday (hours,
                                   reg_record_get_text (holidays->pdata[i], REG_HOLIDAY_DAY));
  return g_steal_pointer (&hours);
}

/* --- entries --------------------------------------------------------------------------- */

static gboolean
append_event (RegDb *db,
              gint64 complaint,
              RegComplaintEventKind kind,
              gint64 at,
              const char *text,
              gint64 amount,
              GError **error)
{
  RegRecordBuilder *event = reg_record_builder_new (REG_ENTITY_COMPLAINT_EVENT);

  reg_record_builder_set_ref (event, REG_COMPLAINT_EVENT_COMPLAINT_ID, complaint);
  reg_record_builder_set_int (event, REG_COMPLAINT_EVENT_KIND, kind);
  reg_record_builder_set_int (event, REG_COMPLAINT_EVENT_AT, at);
  reg_record_builder_set_ref (event, REG_COMPLAINT_EVENT_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_text (event, REG_COMPLAINT_EVENT_TEXT, text);
  if (kind == REG_COMPLAINT_EVENT_KIND_COMPENSATION)
    reg_record_builder_set_int (event, REG_COMPLAINT_EVENT_AMOUNT, amount);
  return reg_command_save (db, event, error);
}

/* The complaint for a change, when it is in one of @states (bits of RegComplaintState). */
static RegRecordBuilder *
edit_in_state (RegDb *db, gint64 complaint, guint states, const char *what, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_COMPLAINT, complaint, error);
  const RegValue *number;
  RegComplaintState state;

  if (!builder)
    return NULL;
  state = reg_record_builder_get_value (builder, REG_COMPLAINT_STATE)->i;
  number = reg_record_builder_get_value (builder, REG_COMPLAINT_NUMBER);
  if (states & (1u << state))
    return builder;
  reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "Complaint %s is %s and cannot be %s",
                    number->type == REG_VALUE_TEXT ? number->text : "",
                    reg_enum_get_nick (&reg_enum_complaint_state, state), what);
  reg_record_builder_free (builder);
  return NULL;
}

#define IN(STATE) (1u << REG_COMPLAINT_STATE_##STATE)
#define UNRESOLVED (IN (OPEN) | IN (WAITING))

static gboolean
need_words (const char *text, const char *field, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  if (*stripped)
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_INVALID, "complaint: %s is missing", field);
}

/* --- who is told ----------------------------------------------------------------------- */

/* The tasks of those who were told: done, or taken away when somebody else is to know. */
static gboolean
end_tasks (RegDb *db, gint64 complaint, gboolean are_done, GError **error)
{
  g_autoptr (GPtrArray)
      tasks = reg_db_list_by_int (db, REG_ENTITY_TASK, REG_TASK_COMPLAINT_ID, complaint, -1, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    {
      gint64 id = reg_record_get_id (tasks->pdata[i]);

      if (reg_record_is_null (tasks->pdata[i], REG_TASK_DONE_AT)
          && !(are_done ? reg_task_complete (db, id, error)
                        : reg_db_bin (db, REG_ENTITY_TASK, id, error)))
        return FALSE;
    }
  return tasks != NULL;
}

static gboolean
tell (RegDb *db, gint64 complaint, gint64 party, gint64 staff, const char *title, GError **error)
{
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_text (task, REG_TASK_TITLE, title);
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, today);
  reg_record_builder_set_ref (task, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_ref (task, REG_TASK_STAFF_ID, staff);
  reg_record_builder_set_ref (task, REG_TASK_COMPLAINT_ID, complaint);
  record = reg_record_builder_end (task);
  return reg_task_create (db, record, error) != 0;
}

/* --- commands -------------------------------------------------------------------------- */

static gboolean
set_targets (RegDb *db, RegRecordBuilder *builder, RegSeverity severity, GError **error)
{
  g_autoptr (GPtrArray) targets = reg_db_list (db, REG_ENTITY_COMPLAINT_TARGET, -1, error);

  if (!targets)
    return FALSE;
  reg_record_builder_set_int (builder, REG_COMPLAINT_SEVERITY, severity);
  for (guint i = 0; i < targets->len; i++)
    if (reg_record_get_int (targets->pdata[i], REG_COMPLAINT_TARGET_SEVERITY) == severity)
      {
        reg_record_builder_set_value (
            builder, REG_COMPLAINT_ANSWER_MINUTES,
            reg_record_get_value (targets->pdata[i], REG_COMPLAINT_TARGET_ANSWER_MINUTES));
        reg_record_builder_set_value (
            builder, REG_COMPLAINT_RESOLVE_MINUTES,
            reg_record_get_value (targets->pdata[i], REG_COMPLAINT_TARGET_RESOLVE_MINUTES));
        break;
      }
  return TRUE;
}

static void
set_ref_if_null (RegRecordBuilder *builder, int field, gint64 id)
{
  if (reg_record_builder_get_value (builder, field)->type == REG_VALUE_NULL)
    reg_record_builder_set_ref (builder, field, id);
}

/**
 * reg_complaint_create:
 * @db: a connection in a write job
 * @complaint: customer, subject and what else is known
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Gives it a number, the targets of its severity (normal unless it says another) and its first
 * entry, with the story. Reported now unless it says when; never in the future.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_complaint_create (RegDb *db, RegRecord *complaint, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (complaint);
  g_autofree char *number = NULL;
  gint64 now = reg_db_now (db);
  gint64 at = reg_record_is_null (complaint, REG_COMPLAINT_REPORTED_AT)
                  ? now
                  : reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT);
  RegSeverity severity = reg_record_is_null (complaint, REG_COMPLAINT_SEVERITY)
                             ? REG_SEVERITY_NORMAL
                             : reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY);
  gint64 id;

  if (!need_words (reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT), "subject", error))
    return 0;
  if (at > now)
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID,
                        "complaint: reported_at lies in the future");
      return 0;
    }
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, at);
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_OPEN);
  reg_record_builder_set_int (builder, REG_COMPLAINT_REOPENED, 0);
  set_ref_if_null (builder, REG_COMPLAINT_TAKEN_BY, reg_db_get_staff (db));
  set_ref_if_null (builder, REG_COMPLAINT_OWNER_ID, reg_db_get_staff (db));
  if (!set_targets (db, builder, severity, error)
      || !(number = reg_series_take (db, "complaint", error)))
    return 0;
  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, number);
  id = reg_command_create (db, g_steal_pointer (&builder), error);
  if (!id
      || !append_event (db, id, REG_COMPLAINT_EVENT_KIND_REPORTED, at,
                        reg_record_peek_text (complaint, REG_COMPLAINT_STORY), 0, error))
    return 0;
  return id;
}

/**
 * reg_complaint_add_event:
 * @db: a connection in a write job
 * @complaint: a complaint that is not resolved; a note may follow at any time
 * @kind: %REG_COMPLAINT_EVENT_KIND_REPLY, _NOTE, _ACTION or _COMPENSATION
 * @text: (nullable): what was said or done; needed for all but a compensation
 * @amount: of a compensation, minor units, positive
 * @error: %REG_STORE_ERROR_INVALID, %REG_STORE_ERROR_CONFLICT
 *
 * The first reply stops the clock of the answer.
 *
 * Returns: whether it is entered
 */
gboolean
reg_complaint_add_event (RegDb *db,
                         gint64 complaint,
                         RegComplaintEventKind kind,
                         const char *text,
                         gint64 amount,
                         GError **error)
{
  g_autoptr (RegRecordBuilder) builder = NULL;
  guint states = UNRESOLVED;
  gint64 now = reg_db_now (db);

  switch (kind)
    {
    case REG_COMPLAINT_EVENT_KIND_NOTE:
      states |= IN (RESOLVED) | IN (CLOSED);
      G_GNUC_FALLTHROUGH;
    case REG_COMPLAINT_EVENT_KIND_REPLY:
    case REG_COMPLAINT_EVENT_KIND_ACTION:
      if (!need_words (text, "text", error))
        return FALSE;
      break;
    case REG_COMPLAINT_EVENT_KIND_COMPENSATION:
      if (amount <= 0)
        return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                 "complaint: amount: a compensation costs something");
      break;
    default:
      return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                               "complaint: “%s” is not entered by hand",
                               reg_enum_get_nick (&reg_enum_complaint_event_kind, kind));
    }
  if (!(builder = edit_in_state (db, complaint, states, "worked on", error)))
    return FALSE;
  if (kind == REG_COMPLAINT_EVENT_KIND_REPLY
      && reg_record_builder_get_value (builder, REG_COMPLAINT_ANSWERED_AT)->type == REG_VALUE_NULL)
    reg_record_builder_set_int (builder, REG_COMPLAINT_ANSWERED_AT, now);
  return reg_command_save (db, g_steal_pointer (&builder), error)
         && (kind != REG_COMPLAINT_EVENT_KIND_REPLY || end_tasks (db, complaint, TRUE, error))
         && append_event (db, complaint, kind, now, text, amount, error);
}

static gboolean
change_state (RegDb *db,
              gint64 complaint,
              guint from,
              RegComplaintState to,
              RegComplaintEventKind kind,
              const char *what,
              const char *text,
              GError **error)
{
  RegRecordBuilder *builder = edit_in_state (db, complaint, from, what, error);

  if (!builder)
    return FALSE;
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, to);
  return reg_command_save (db, builder, error)
         && append_event (db, complaint, kind, reg_db_now (db), text, 0, error);
}

/**
 * reg_complaint_pause:
 * @db: a connection in a write job
 * @complaint: an open complaint
 * @why: what we wait for
 * @error: %REG_STORE_ERROR_INVALID without a reason; %REG_STORE_ERROR_CONFLICT when it is not open
 *
 * Returns: whether the clock stands still
 */
gboolean
reg_complaint_pause (RegDb *db, gint64 complaint, const char *why, GError **error)
{
  return need_words (why, "why", error)
         && change_state (db, complaint, IN (OPEN), REG_COMPLAINT_STATE_WAITING,
                          REG_COMPLAINT_EVENT_KIND_PAUSE, "paused", why, error);
}

/**
 * reg_complaint_resume:
 * @db: a connection in a write job
 * @complaint: a complaint that waits for the customer
 * @error: %REG_STORE_ERROR_CONFLICT when it does not
 *
 * Returns: whether the clock runs again
 */
gboolean
reg_complaint_resume (RegDb *db, gint64 complaint, GError **error)
{
  return change_state (db, complaint, IN (WAITING), REG_COMPLAINT_STATE_OPEN,
                       REG_COMPLAINT_EVENT_KIND_RESUME, "resumed", NULL, error);
}

/**
 * reg_complaint_resolve:
 * @db: a connection in a write job
 * @complaint: a complaint that is not resolved
 * @outcome: what the customer got
 * @cause: (nullable): what went wrong
 * @correction: (nullable): what keeps it from coming back
 * @error: %REG_STORE_ERROR_INVALID without an outcome; %REG_STORE_ERROR_CONFLICT when it is resolved
 *
 * Resolving is an answer too, if none was given before.
 *
 * Returns: whether it is resolved
 */
gboolean
reg_complaint_resolve (RegDb *db,
                       gint64 complaint,
                       const char *outcome,
                       const char *cause,
                       const char *correction,
                       GError **error)
{
  RegRecordBuilder *builder;
  gint64 now = reg_db_now (db);

  if (!need_words (outcome, "outcome", error)
      || !(builder = edit_in_state (db, complaint, UNRESOLVED, "resolved", error)))
    return FALSE;
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_RESOLVED);
  reg_record_builder_set_int (builder, REG_COMPLAINT_RESOLVED_AT, now);
  if (reg_record_builder_get_value (builder, REG_COMPLAINT_ANSWERED_AT)->type == REG_VALUE_NULL)
    reg_record_builder_set_int (builder, REG_COMPLAINT_ANSWERED_AT, now);
  reg_record_builder_set_text (builder, REG_COMPLAINT_OUTCOME, outcome);
  if (cause)
    reg_record_builder_set_text (builder, REG_COMPLAINT_CAUSE, cause);
  if (correction)
    reg_record_builder_set_text (builder, REG_COMPLAINT_CORRECTION, correction);
  return reg_command_save (db, builder, error) && end_tasks (db, complaint, TRUE, error)
         && append_event (db, complaint, REG_COMPLAINT_EVENT_KIND_RESOLVED, now, outcome, 0, error);
}

/**
 * reg_complaint_reopen:
 * @db: a connection in a write job
 * @complaint: a resolved complaint
 * @why: what the customer says
 * @error: %REG_STORE_ERROR_INVALID without a reason; %REG_STORE_ERROR_CONFLICT when it is open
 *
 * The clock goes on from where it was stopped; how often this happened is counted.
 *
 * Returns: whether it is open again
 */
gboolean
reg_complaint_reopen (RegDb *db, gint64 complaint, const char *why, GError **error)
{
  RegRecordBuilder *builder;
  gint64 times;

  if (!need_words (why, "why", error)
      || !(builder = edit_in_state (db, complaint, IN (RESOLVED) | IN (CLOSED), "opened again",
                                    error)))
    return FALSE;
  times = reg_record_builder_get_value (builder, REG_COMPLAINT_REOPENED)->i;
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_OPEN);
  reg_record_builder_set_null (builder, REG_COMPLAINT_RESOLVED_AT);
  reg_record_builder_set_int (builder, REG_COMPLAINT_REOPENED, times + 1);
  return reg_command_save (db, builder, error)
         && append_event (db, complaint, REG_COMPLAINT_EVENT_KIND_REOPENED, reg_db_now (db), why, 0,
                          error);
}

/**
 * reg_complaint_set_severity:
 * @db: a connection in a write job
 * @complaint: a complaint that is not resolved
 * @severity: how bad it is
 * @error: %REG_STORE_ERROR_CONFLICT when it is resolved
 *
 * Returns: whether it is that severe, with the targets that go with it
 */
gboolean
reg_complaint_set_severity (RegDb *db, gint64 complaint, RegSeverity severity, GError **error)
{
  g_autoptr (RegRecordBuilder)
      builder = edit_in_state (db, complaint, UNRESOLVED, "made more or less severe", error);

  return builder && set_targets (db, builder, severity, error)
         && reg_command_save (db, g_steal_pointer (&builder), error);
}

/**
 * reg_complaint_assign:
 * @db: a connection in a write job
 * @complaint: a complaint
 * @staff: who looks after it from now on, 0 for nobody
 * @task_title: what their task says, in the language of who gives it to them
 * @error: what went wrong
 *
 * Who is not working at the moment could not know: while it is not resolved they find a task on
 * their day, until somebody answers the customer. Who was told before is not asked any more.
 *
 * Returns: whether it is theirs
 */
gboolean
reg_complaint_assign (
    RegDb *db, gint64 complaint, gint64 staff, const char *task_title, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_COMPLAINT, complaint, error);
  gboolean must_tell;
  gint64 party;

  if (!builder)
    return FALSE;
  must_tell = staff && staff != reg_db_get_staff (db)
              && (UNRESOLVED
                  & (1u << reg_record_builder_get_value (builder, REG_COMPLAINT_STATE)->i));
  party = reg_record_builder_get_value (builder, REG_COMPLAINT_PARTY_ID)->i;
  reg_record_builder_set_ref (builder, REG_COMPLAINT_OWNER_ID, staff);
  return reg_command_save (db, builder, error) && end_tasks (db, complaint, FALSE, error)
         && (!must_tell || tell (db, complaint, party, staff, task_title, error));
}

/* --- what the entries tell ------------------------------------------------------------- */

/**
 * reg_complaint_load_events:
 * @db: a connection
 * @complaint: a complaint
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): its story, oldest first
 */
GPtrArray *
reg_complaint_load_events (RegDb *db, gint64 complaint, GError **error)
{
  return reg_db_list_by_int (db, REG_ENTITY_COMPLAINT_EVENT, REG_COMPLAINT_EVENT_COMPLAINT_ID,
                             complaint, REG_COMPLAINT_EVENT_AT, error);
}

/**
 * reg_complaint_get_cost:
 * @db: a connection
 * @complaint: a complaint
 * @cost: (out): all compensations, minor units
 * @error: what went wrong
 *
 * Returns: whether @cost is set
 */
gboolean
reg_complaint_get_cost (RegDb *db, gint64 complaint, gint64 *cost, GError **error)
{
  g_autoptr (GError) local = NULL;

  *cost = reg_db_query_int (db, 0, &local,
                            "SELECT sum (amount) FROM complaint_event"
                            " WHERE complaint_id = ? AND deleted_at IS NULL",
                            "i", complaint);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_complaint_make_clock:
 * @complaint: a complaint
 * @events: (element-type RegRecord): its story, oldest first
 * @hours: when the firm is open
 * @kind: which promise
 *
 * Returns: (transfer full): the clock since the complaint was reported, as its story left it
 */
RegComplaintClock *
reg_complaint_make_clock (const RegRecord *complaint,
                          GPtrArray *events,
                          RegOpeningHours *hours,
                          RegComplaintClockKind kind)
{
  gboolean to_answer = kind == REG_COMPLAINT_CLOCK_ANSWER;
  int target = to_answer ? REG_COMPLAINT_ANSWER_MINUTES : REG_COMPLAINT_RESOLVE_MINUTES;
  RegComplaintClock *clock = reg_complaint_clock_new (
      hours, reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT),
      reg_record_get_int (complaint, target));

  for (guint i = 0; i < events->len; i++)
    {
      RegComplaintEventKind event = reg_record_get_int (events->pdata[i], REG_COMPLAINT_EVENT_KIND);
      gint64 at = reg_record_get_int (events->pdata[i], REG_COMPLAINT_EVENT_AT);

      if (to_answer
          && (event == REG_COMPLAINT_EVENT_KIND_REPLY
              || event == REG_COMPLAINT_EVENT_KIND_RESOLVED))
        {
          reg_complaint_clock_stop (clock, at);
          break;
        }
      reg_complaint_clock_apply (clock, event, at);
    }
  return clock;
}
