/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-core-error.h"
#include "core/reg-date.h"
#include "store/reg-approvals-private.h"
#include "store/reg-db-private.h"
#include "store/reg-opportunities.h"
#include "store/reg-quotations-private.h"
#include "store/reg-tasks.h"

#define REMIND_AFTER_SENDING 3  /* working days */
#define REMIND_BEFORE_EXPIRY -2 /* days */

static const RegQuotationMove no_move;

/**
 * reg_quotation_next:
 * @self: a quotation
 * @command: what is asked of its revision
 * @move: (nullable): what the command needs to know
 * @error: %REG_STORE_ERROR_CONFLICT when the state does not know the command,
 *   %REG_STORE_ERROR_REFUSED when a rule forbids it
 *
 * Returns: the state it leads to, -1 when it does not
 */
int
reg_quotation_next (const RegQuotation *self,
                    RegQuotationCommand command,
                    const RegQuotationMove *move,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  int state = reg_quotation_state_next (reg_quotation_get_state (self->revision), command,
                                        move ? move : &no_move, &local);

  if (state < 0)
    reg_command_fail (error,
                      g_error_matches (local, REG_CORE_ERROR, REG_CORE_ERROR_CONFLICT)
                          ? REG_STORE_ERROR_CONFLICT
                          : REG_STORE_ERROR_REFUSED,
                      "Quotation %s: %s", self->number, local->message);
  return state;
}

/* A request nobody answered ends: its steps are closed and the chain says so. */
static gboolean
withdraw_request (RegDb *db, const RegQuotation *self, GError **error)
{
  RegApprovalNote note = {
    .quotation = reg_record_get_id (self->quotation),
    .revision = reg_record_get_id (self->revision),
    .kind = REG_APPROVAL_EVENT_KIND_WITHDRAWN,
    .staff = reg_db_get_staff (db),
    .content_hash = reg_record_get_blob (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH),
  };

  return reg_quotation_close_steps (db, note.revision, error)
         && reg_approvals_append (db, &note, error);
}

/**
 * reg_quotation_step:
 * @db: a connection in a write job
 * @self: a quotation
 * @command: what is asked of its revision
 * @move: (nullable): what the command needs to know
 * @error: as for reg_quotation_next()
 *
 * Returns: whether the revision is in the state the command leads to
 */
gboolean
reg_quotation_step (RegDb *db,
                    const RegQuotation *self,
                    RegQuotationCommand command,
                    const RegQuotationMove *move,
                    GError **error)
{
  int state = reg_quotation_next (self, command, move, error);
  RegRecordBuilder *revision;

  if (state < 0)
    return FALSE;
  if (reg_quotation_get_state (self->revision) == REG_QUOTATION_WAITING
      && !withdraw_request (db, self, error))
    return FALSE;
  revision = reg_record_builder_new_from (self->revision);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, state);
  if (command == REG_QUOTATION_SEND)
    reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_SENT_AT, reg_db_now (db));
  return reg_command_save (db, revision, error);
}

/**
 * reg_quotation_close_steps:
 * @db: a connection in a write job
 * @revision: a revision
 * @error: what went wrong
 *
 * Returns: whether no step of it waits any more
 */
gboolean
reg_quotation_close_steps (RegDb *db, gint64 revision, GError **error)
{
  g_autoptr (GPtrArray)
      steps = reg_db_list_by_int (db, REG_ENTITY_APPROVAL_STEP, REG_APPROVAL_STEP_REVISION_ID,
                                  revision, REG_APPROVAL_STEP_LEVEL, error);

  for (guint i = 0; steps && i < steps->len; i++)
    {
      RegRecordBuilder *step;

      if (reg_record_get_int (steps->pdata[i], REG_APPROVAL_STEP_STATE)
          != REG_APPROVAL_STEP_STATE_WAITING)
        continue;
      step = reg_record_builder_new_from (steps->pdata[i]);
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_STATE, REG_APPROVAL_STEP_STATE_WITHDRAWN);
      if (!reg_command_save (db, step, error))
        return FALSE;
    }
  return steps != NULL;
}

/**
 * reg_quotation_supersede_others:
 * @db: a connection in a write job
 * @self: a quotation with the revision that was decided
 * @error: what went wrong
 *
 * Returns: whether nobody can act upon another revision any more
 */
gboolean
reg_quotation_supersede_others (RegDb *db, const RegQuotation *self, GError **error)
{
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const RegRecord *revision = self->revisions->pdata[i];
      g_autoptr (RegQuotation) other = NULL;

      if (reg_record_get_id (revision) == reg_record_get_id (self->revision)
          || !reg_quotation_state_allows (reg_quotation_get_state (revision),
                                          REG_QUOTATION_SUPERSEDE))
        continue;
      other = reg_quotation_load (db, reg_record_get_id (self->quotation),
                                  reg_record_get_id (revision), error);
      if (!other || !reg_quotation_step (db, other, REG_QUOTATION_SUPERSEDE, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* --- leaving the house ------------------------------------------------------------------ */

/* Ready means that no rule asked. If the rules would ask today, it is not ready any more. */
static gboolean
policy_asks_for_nobody (const RegQuotation *self, GError **error)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (self->revision, self->lines);
  g_autoptr (RegCalcResult) result = reg_quotation_compute (self->revision, self->lines, error);
  g_autoptr (RegApprovalPolicy) policy = NULL;
  g_autoptr (RegApprovalAssessment) assessment = NULL;
  RegApprovalCase request;

  if (!result)
    return FALSE;
  policy = reg_quotation_policy (self);
  reg_quotation_approval_case (self, self->revision, input, result, &request);
  assessment = reg_approval_policy_assess (policy, &request);
  if (!assessment->n_steps)
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "Quotation %s needs approval and has none", self->number);
}

static gboolean
may_leave (RegDb *db, const RegQuotation *self, GError **error)
{
  RegQuotationState state = reg_quotation_get_state (self->revision);

  if (!reg_quotation_state_is_final_printable (state))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "Quotation %s is %s", self->number,
                             reg_enum_get_nick (&reg_enum_quotation_state, state));
  if (!reg_approvals_check_revision (db, self, error))
    return FALSE;
  if (state == REG_QUOTATION_READY
      || reg_record_is_null (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH))
    return policy_asks_for_nobody (self, error);
  return TRUE;
}

/* Whether it is an approval that keeps it in: of what only is not finished nobody is told. */
static gboolean
lacks_approval (RegDb *db, const RegQuotation *self, RegApprovalReason *reason)
{
  RegQuotationState state = reg_quotation_get_state (self->revision);

  *reason = self->can_verify ? REG_APPROVAL_REASON_NEEDED : REG_APPROVAL_REASON_NOT_VERIFIED;
  switch (state)
    {
    case REG_QUOTATION_WAITING:
    case REG_QUOTATION_SENT_BACK:
    case REG_QUOTATION_REJECTED:
    case REG_QUOTATION_WITHDRAWN:
      return TRUE;
    case REG_QUOTATION_DRAFT:
    case REG_QUOTATION_READY:
      return !self->can_verify || !policy_asks_for_nobody (self, NULL);
    default:
      return !may_leave (db, self, NULL);
    }
}

/**
 * reg_quotation_note_kept:
 * @db: a connection in a write job
 * @self: a quotation that was to leave the house and may not
 * @attempt: how
 *
 * The chain is told of it when it is an approval that is missing.
 */
void
reg_quotation_note_kept (RegDb *db, const RegQuotation *self, RegApprovalAttempt attempt)
{
  RegApprovalReason reason;

  if (lacks_approval (db, self, &reason))
    reg_approvals_refuse (db, self, reg_db_get_staff (db), attempt, reason);
}

/**
 * reg_quotation_may_leave:
 * @db: a connection
 * @quotation: a quotation
 * @revision: one of its revisions, 0 for the current one
 * @error: %REG_STORE_ERROR_REFUSED says why not
 *
 * Asked before a revision is sent, printed as final or exported.
 *
 * Returns: whether it may
 */
gboolean
reg_quotation_may_leave (RegDb *db, gint64 quotation, gint64 revision, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, quotation, revision, error);

  return self && may_leave (db, self, error);
}

static gboolean
add_reminder (RegDb *db, const RegQuotation *self, const char *due_on, GError **error)
{
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);
  const char *title = reg_record_get_text (self->quotation, REG_QUOTATION_TITLE);
  g_autofree char *what = g_strdup_printf ("%s%s%s", self->number, *title ? " " : "", title);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_int (task, REG_TASK_KIND, REG_TASK_KIND_FOLLOW_UP);
  reg_record_builder_set_text (task, REG_TASK_TITLE, what);
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, due_on);
  reg_record_builder_set_ref (task, REG_TASK_QUOTATION_ID, reg_record_get_id (self->quotation));
  reg_record_builder_set_ref (task, REG_TASK_PARTY_ID,
                              reg_record_get_int (self->quotation, REG_QUOTATION_PARTY_ID));
  reg_record_builder_set_ref (task, REG_TASK_STAFF_ID,
                              reg_record_get_int (self->quotation, REG_QUOTATION_OWNER_ID));
  record = reg_record_builder_end (task);
  return reg_task_create (db, record, error) != 0;
}

static gboolean
add_reminders (RegDb *db, const RegQuotation *self, GError **error)
{
  const char *until = reg_record_peek_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *today = reg_db_today (db);
  char first[REG_DATE_SIZE], second[REG_DATE_SIZE];

  if (!reg_task_add_working_days (db, today, REMIND_AFTER_SENDING, first, error))
    return FALSE;
  if ((!until || strcmp (first, until) <= 0) && !add_reminder (db, self, first, error))
    return FALSE;
  if (!until || !reg_date_add_days (until, REMIND_BEFORE_EXPIRY, second)
      || strcmp (second, today) <= 0 || strcmp (second, first) == 0)
    return TRUE;
  return add_reminder (db, self, second, error);
}

/**
 * reg_quotation_finish_tasks:
 * @db: a connection in a write job
 * @quotation: a quotation that was decided, or is sent anew
 * @error: what went wrong
 *
 * Returns: whether nobody is reminded of it any more
 */
gboolean
reg_quotation_finish_tasks (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (GPtrArray)
      tasks = reg_db_list_by_int (db, REG_ENTITY_TASK, REG_TASK_QUOTATION_ID, quotation, -1, error);

  for (guint i = 0; tasks && i < tasks->len; i++)
    if (reg_record_get_int (tasks->pdata[i], REG_TASK_KIND) == REG_TASK_KIND_FOLLOW_UP
        && !reg_task_complete (db, reg_record_get_id (tasks->pdata[i]), error))
      return FALSE;
  return tasks != NULL;
}

/**
 * reg_quotation_mark_sent:
 * @db: a connection in a write job
 * @quotation: a quotation that is ready or approved
 * @error: %REG_STORE_ERROR_CONFLICT in another state; %REG_STORE_ERROR_REFUSED when it needs an
 *   approval it has not, the approval cannot be verified, or it is below cost where the firm does not
 *   allow that
 *
 * Whoever looks after it is reminded three working days later and two days before it expires.
 *
 * Returns: whether the customer has it
 */
gboolean
reg_quotation_mark_sent (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  RegQuotationMove move = { .is_verified = TRUE };
  gboolean is_in_time;

  if (!self)
    return FALSE;
  is_in_time = reg_quotation_next (self, REG_QUOTATION_SEND, &move, error) >= 0;
  if (is_in_time && !reg_quotation_check_cost (db, self, REG_APPROVAL_ATTEMPT_SEND, error))
    return FALSE;
  if (!is_in_time || !may_leave (db, self, error))
    {
      reg_quotation_note_kept (db, self, REG_APPROVAL_ATTEMPT_SEND);
      return FALSE;
    }
  return reg_quotation_step (db, self, REG_QUOTATION_SEND, &move, error)
         && reg_quotation_finish_tasks (db, quotation, error) && add_reminders (db, self, error);
}

/* --- the end ---------------------------------------------------------------------------- */

static gboolean
deal_is_open (RegDb *db, gint64 deal, GError **error)
{
  return reg_db_query_int (db, 0, error,
                           "SELECT EXISTS (SELECT 1 FROM opportunity o JOIN stage s"
                           " ON s.id = o.stage_id WHERE o.id = ? AND o.deleted_at IS NULL"
                           " AND coalesce (s.kind, 0) = ?)",
                           "ii", deal, (gint64)REG_STAGE_KIND_OPEN);
}

/* Another quotation of the same deal that may still be won. */
static gboolean
has_other_hope (RegDb *db, const RegQuotation *self, gint64 deal, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT r.state FROM quotation q JOIN quotation_revision r ON r.id = q.current_id"
      " WHERE q.opportunity_id = ? AND q.id <> ? AND q.deleted_at IS NULL",
      "ii", deal, reg_record_get_id (self->quotation));

  while (reg_statement_next (each, error))
    if (reg_quotation_state_is_open (reg_statement_int (each, 0)))
      return TRUE;
  return FALSE;
}

/**
 * reg_quotation_close_deal:
 * @db: a connection in a write job
 * @self: a quotation that was decided
 * @kind: won or lost
 * @reason: (nullable): why it was lost
 * @competitor: (nullable): to whom
 * @error: what went wrong
 *
 * A deal that is closed already, or has another quotation that is open, is not lost by this one.
 *
 * Returns: %FALSE only when something went wrong
 */
gboolean
reg_quotation_close_deal (RegDb *db,
                          const RegQuotation *self,
                          RegStageKind kind,
                          const char *reason,
                          const char *competitor,
                          GError **error)
{
  gint64 deal = reg_record_get_int (self->quotation, REG_QUOTATION_OPPORTUNITY_ID);
  g_autoptr (GError) local = NULL;
  gint64 stage;

  if (!deal || !deal_is_open (db, deal, &local)
      || (kind == REG_STAGE_KIND_LOST && has_other_hope (db, self, deal, &local)) || local)
    {
      if (!local)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  stage = reg_opportunity_stage_of_kind (db, kind, error);
  return stage && reg_opportunity_move (db, deal, stage, reason, competitor, error);
}

/**
 * reg_quotation_decline:
 * @db: a connection in a write job
 * @quotation: a quotation that is not accepted
 * @reason: why it is lost
 * @competitor: (nullable): to whom, when known
 * @error: %REG_STORE_ERROR_REFUSED without a reason; %REG_STORE_ERROR_CONFLICT in a state that
 *   cannot be lost
 *
 * Its deal is lost with it.
 *
 * Returns: whether it is declined
 */
gboolean
reg_quotation_decline (
    RegDb *db, gint64 quotation, const char *reason, const char *competitor, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  RegQuotationMove move = { .reason = reason };
  RegRecordBuilder *head;

  if (!self || !reg_quotation_step (db, self, REG_QUOTATION_DECLINE, &move, error)
      || !reg_quotation_supersede_others (db, self, error))
    return FALSE;
  head = reg_record_builder_new_from (self->quotation);
  reg_record_builder_set_text (head, REG_QUOTATION_LOST_REASON, reason);
  reg_record_builder_set_text (head, REG_QUOTATION_COMPETITOR, competitor);
  reg_record_builder_set_int (head, REG_QUOTATION_CLOSED_AT, reg_db_now (db));
  return reg_command_save (db, head, error) && reg_quotation_finish_tasks (db, quotation, error)
         && reg_quotation_close_deal (db, self, REG_STAGE_KIND_LOST, reason, competitor, error);
}

/**
 * reg_quotation_expire_due:
 * @db: a connection in a write job
 * @n_expired: (out) (optional): how many
 * @error: what went wrong
 *
 * Whatever was sent and is past its last day expires; asked once a day.
 *
 * Returns: whether none is left
 */
gboolean
reg_quotation_expire_due (RegDb *db, int *n_expired, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT quotation_id, id FROM quotation_revision WHERE state = ? AND valid_until < ?"
      " AND deleted_at IS NULL",
      "it", (gint64)REG_QUOTATION_SENT, today);
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 pair[] = { reg_statement_int (each, 0), reg_statement_int (each, 1) };

      g_array_append_vals (due, pair, 2);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < due->len; i += 2)
    {
      g_autoptr (RegQuotation) self = reg_quotation_load (
          db, g_array_index (due, gint64, i), g_array_index (due, gint64, i + 1), error);

      if (!self || !reg_quotation_step (db, self, REG_QUOTATION_EXPIRE, NULL, error))
        return FALSE;
    }
  if (n_expired)
    *n_expired = due->len / 2;
  return TRUE;
}
