/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals.h"

#include "core/reg-money.h"
#include "store/reg-absences.h"
#include "store/reg-approvals-private.h"
#include "store/reg-complaints.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* In milliseconds. */
#define HOUR (G_GINT64_CONSTANT (60) * 60 * 1000)

/* --- who may ---------------------------------------------------------------------------- */

static RegRecord *
load_voter (RegDb *db, gint64 staff, GError **error)
{
  g_autoptr (RegRecord) record = NULL;

  if (!staff)
    reg_command_fail (error, REG_STORE_ERROR_REFUSED, "Nobody is named as the approver");
  else if ((record = reg_db_load (db, REG_ENTITY_STAFF, staff, error))
           && (reg_record_get_deleted_at (record)
               || (!reg_record_is_null (record, REG_STAFF_ACTIVE)
                   && !reg_record_get_int (record, REG_STAFF_ACTIVE))))
    reg_command_fail (error, REG_STORE_ERROR_REFUSED, "%s no longer works here",
                      reg_record_get_text (record, REG_STAFF_NAME));
  else
    return g_steal_pointer (&record);
  return NULL;
}

/* Those who asked for it and who look after it are both its authors. */
static gboolean
is_author (const RegQuotation *self, gint64 staff)
{
  return staff == reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_BY)
         || staff == reg_record_get_int (self->quotation, REG_QUOTATION_OWNER_ID);
}

/* After so many opening hours somebody else may answer in place of who is named; 0 for never. By
 * the policy in force, the strictest of the rules that name them for this level. */
static gint64
get_escalate_hours (const RegQuotation *self, const RegRecord *step)
{
  gint64 staff = reg_record_get_int (step, REG_APPROVAL_STEP_STAFF_ID);
  gint64 level = reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL);
  gint64 strictest = 0;

  for (guint i = 0; staff && i < self->rules->len; i++)
    {
      const RegRecord *rule = self->rules->pdata[i];
      gint64 hours = reg_record_get_int (rule, REG_APPROVAL_RULE_ESCALATE_HOURS);

      if (hours > 0 && reg_record_get_int (rule, REG_APPROVAL_RULE_STAFF_ID) == staff
          && MAX (1, reg_record_get_int (rule, REG_APPROVAL_RULE_LEVEL)) == level)
        strictest = strictest ? MIN (strictest, hours) : hours;
    }
  return strictest;
}

/* Since when the step that is asked now is asked: ms UTC. */
static gint64
get_turn_begin (const RegQuotation *self)
{
  gint64 since = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_AT);

  for (guint i = 0; i < self->steps->len; i++)
    since = MAX (since, reg_record_get_int (self->steps->pdata[i], REG_APPROVAL_STEP_DECIDED_AT));
  return since;
}

/* Whether the hours have passed since it was this step's turn. */
static gboolean
is_late (RegDb *db, const RegQuotation *self, const RegRecord *step)
{
  gint64 hours = get_escalate_hours (self, step);
  g_autoptr (RegOpeningHours) opening = hours ? reg_opening_hours_load (db, NULL) : NULL;

  return opening
         && reg_opening_hours_count (opening, get_turn_begin (self), reg_db_now (db))
                >= hours * HOUR;
}

/* Who is named and is away today has a stand-in: that one may answer as well, for what is not their
 * own. */
static gint64
get_named (RegDb *db, const RegRecord *step, gint64 voter)
{
  gint64 named = reg_record_get_int (step, REG_APPROVAL_STEP_STAFF_ID);
  g_autofree char *today = NULL;

  if (!named || named == voter)
    return named;
  today = reg_db_today (db);
  return reg_absences_find_stand_in (db, named, today, NULL) == voter ? voter : named;
}

static gboolean
may_answer_step (RegDb *db,
                 const RegQuotation *self,
                 const RegRecord *step,
                 const RegRecord *staff,
                 gboolean *is_own,
                 GError **error)
{
  gint64 id = reg_record_get_id (staff);
  g_autoptr (GError) local = NULL;
  RegApprovalStep needed = {
    .level = reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL),
    .role = reg_record_get_int (step, REG_APPROVAL_STEP_ROLE),
    .staff_id = get_named (db, step, id),
    .allow_self = reg_record_get_int (step, REG_APPROVAL_STEP_ALLOW_SELF) != 0,
  };
  RegApprovalVoter voter = {
    .staff_id = id,
    .role = reg_record_get_int (staff, REG_STAFF_ROLE),
    .author_id = is_author (self, id) ? id : 0,
    .n_staff = self->n_staff,
    .is_late = is_late (db, self, step),
  };

  if (reg_approval_step_may_answer (&needed, &voter, is_own, &local))
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "%s may not answer for quotation %s: %s",
                           reg_record_get_text (staff, REG_STAFF_NAME), self->number,
                           local->message);
}

static gboolean
is_waiting (const RegRecord *step)
{
  return reg_record_get_int (step, REG_APPROVAL_STEP_STATE) == REG_APPROVAL_STEP_STATE_WAITING;
}

static gint64
lowest_waiting_level (const RegQuotation *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (is_waiting (self->steps->pdata[i]))
      return reg_record_get_int (self->steps->pdata[i], REG_APPROVAL_STEP_LEVEL);
  return 0;
}

/* The steps this person answers with one word: those of the level that is asked now, and of the
 * levels above as long as none of them needs somebody else. */
static GPtrArray *
steps_for (
    RegDb *db, const RegQuotation *self, const RegRecord *staff, gboolean *is_own, GError **error)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  g_autoptr (GError) first = NULL;
  gint64 level = lowest_waiting_level (self);

  *is_own = FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RegRecord *step = self->steps->pdata[i];
      gint64 its_level = reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL);
      gboolean own = FALSE;

      if (!is_waiting (step))
        continue;
      if (its_level > level && first)
        break;
      if (may_answer_step (db, self, step, staff, &own, first ? NULL : &first))
        {
          g_ptr_array_add (mine, (gpointer)step);
          *is_own |= own;
        }
    }
  if (mine->len)
    return g_steal_pointer (&mine);
  if (first)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "Quotation %s waits for nobody",
                      self->number);
  return NULL;
}

/**
 * reg_approval_may_answer:
 * @db: a connection
 * @quotation: a quotation
 * @staff: a member of staff
 * @error: %REG_STORE_ERROR_REFUSED says why not; %REG_STORE_ERROR_CONFLICT when it does not wait
 *
 * Returns: whether this person may answer for it now
 */
gboolean
reg_approval_may_answer (RegDb *db, gint64 quotation, gint64 staff, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  g_autoptr (RegRecord) voter = self ? load_voter (db, staff, error) : NULL;
  g_autoptr (GPtrArray) mine = NULL;
  RegQuotationMove move = { .is_complete = TRUE };
  gboolean is_own;

  if (!voter || reg_quotation_next (self, REG_QUOTATION_APPROVE, &move, error) < 0)
    return FALSE;
  mine = steps_for (db, self, voter, &is_own, error);
  return mine != NULL;
}

/* When the first of those who are named and asked now is no longer waited for alone. */
static gboolean
find_passing (RegDb *db, const RegQuotation *self, RegApprovalTurn *turn, GError **error)
{
  gint64 strictest = 0;
  g_autoptr (RegOpeningHours) opening = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const RegRecord *step = self->steps->pdata[i];
      gint64 hours = get_escalate_hours (self, step);

      if (is_waiting (step) && hours
          && reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL) == turn->level)
        strictest = strictest ? MIN (strictest, hours) : hours;
    }
  if (!strictest)
    return TRUE;
  if (!(opening = reg_opening_hours_load (db, error)))
    return FALSE;
  turn->passes_on_at = reg_opening_hours_get_deadline (opening, turn->since, strictest * HOUR);
  if (turn->passes_on_at == REG_NEVER)
    turn->passes_on_at = 0;
  return TRUE;
}

/**
 * reg_approval_load_turn:
 * @db: a connection
 * @self: a quotation
 * @turn: (out caller-allocates): whose turn it is; empty when the revision does not wait
 * @error: what went wrong
 *
 * Returns: whether it could be told
 */
gboolean
reg_approval_load_turn (RegDb *db, const RegQuotation *self, RegApprovalTurn *turn, GError **error)
{
  g_autofree char *today = reg_db_today (db);

  *turn = (RegApprovalTurn){ 0 };
  if (reg_quotation_get_state (self->revision) != REG_QUOTATION_WAITING)
    return TRUE;
  turn->level = lowest_waiting_level (self);
  turn->since = get_turn_begin (self);
  for (guint i = 0; i < self->steps->len && !turn->stand_in; i++)
    {
      const RegRecord *step = self->steps->pdata[i];
      gint64 named = reg_record_get_int (step, REG_APPROVAL_STEP_STAFF_ID);

      if (!named || !is_waiting (step)
          || reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL) != turn->level)
        continue;
      turn->stand_in = reg_absences_find_stand_in (db, named, today, NULL);
      if (turn->stand_in == named)
        turn->stand_in = 0;
    }
  return find_passing (db, self, turn, error);
}

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  const RegApprovalDecision *decision;
  RegQuotation *self;
  RegRecord *voter;
  GPtrArray *steps;
  gboolean is_own;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->self, reg_quotation_unref);
  g_clear_pointer (&answer->voter, reg_record_unref);
  g_clear_pointer (&answer->steps, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static RegQuotationCommand
command_of (const RegApprovalDecision *decision)
{
  return decision->kind == REG_APPROVAL_EVENT_KIND_SENT_BACK  ? REG_QUOTATION_SEND_BACK
         : decision->kind == REG_APPROVAL_EVENT_KIND_REJECTED ? REG_QUOTATION_REJECT
                                                              : REG_QUOTATION_APPROVE;
}

static RegApprovalAttempt
attempt_of (RegQuotationCommand command)
{
  return command == REG_QUOTATION_APPROVE     ? REG_APPROVAL_ATTEMPT_APPROVE
         : command == REG_QUOTATION_SEND_BACK ? REG_APPROVAL_ATTEMPT_SEND_BACK
                                              : REG_APPROVAL_ATTEMPT_REJECT;
}

/* Who tried to answer and may not is told of in the chain. A word that was only forgotten, or a
 * person nobody knows, is not. */
static void
note_refused (RegDb *db, const Answer *answer)
{
  const RegQuotation *self = answer->self;
  gint64 staff = answer->decision->staff;
  g_autoptr (RegRecord) known = staff ? reg_db_load (db, REG_ENTITY_STAFF, staff, NULL) : NULL;
  RegApprovalReason reason;

  if (staff && !known)
    return;
  if (reg_quotation_get_state (self->revision) != REG_QUOTATION_WAITING)
    reason = REG_APPROVAL_REASON_NOT_WAITING;
  else if (answer->steps)
    reason = REG_APPROVAL_REASON_NOT_VERIFIED;
  else if (answer->voter)
    reason = is_author (self, staff) ? REG_APPROVAL_REASON_OWN : REG_APPROVAL_REASON_NOT_ASKED;
  else
    reason = REG_APPROVAL_REASON_NOT_STAFF;
  reg_approvals_refuse (db, self, staff, attempt_of (command_of (answer->decision)), reason);
}

/* What every answer needs: a revision that waits, still is what was handed in, and a person who may. */
static gboolean
begin_answer (RegDb *db, Answer *answer, GError **error)
{
  const RegApprovalDecision *decision = answer->decision;
  RegQuotationMove move = { .reason = decision->comment };

  if (!(answer->self = reg_quotation_load_current (db, decision->quotation, error)))
    return FALSE;
  if (reg_quotation_next (answer->self, command_of (decision), &move, error) < 0)
    {
      if (reg_quotation_get_state (answer->self->revision) != REG_QUOTATION_WAITING)
        note_refused (db, answer);
      return FALSE;
    }
  if ((answer->voter = load_voter (db, decision->staff, error))
      && (answer->steps = steps_for (db, answer->self, answer->voter, &answer->is_own, error))
      && reg_approvals_check_revision (db, answer->self, error))
    return TRUE;
  note_refused (db, answer);
  return FALSE;
}

static gboolean
write_answer (RegDb *db, const Answer *answer, RegApprovalStepState state, GError **error)
{
  for (guint i = 0; i < answer->steps->len; i++)
    {
      RegRecordBuilder *step = reg_record_builder_new_from (answer->steps->pdata[i]);

      reg_record_builder_set_int (step, REG_APPROVAL_STEP_STATE, state);
      reg_record_builder_set_ref (step, REG_APPROVAL_STEP_DECIDED_BY,
                                  reg_record_get_id (answer->voter));
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_DECIDED_AT, reg_db_now (db));
      if (!reg_command_save (db, step, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_state (RegDb *db, const Answer *answer, int state, GError **error)
{
  RegRecordBuilder *revision;

  if (state == REG_QUOTATION_WAITING)
    return TRUE;
  revision = reg_record_builder_new_from (answer->self->revision);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, state);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_DECIDED_AT, reg_db_now (db));
  return reg_command_save (db, revision, error);
}

static gboolean
write_entry (RegDb *db, const Answer *answer, GError **error)
{
  const RegQuotation *self = answer->self;
  const RegApprovalDecision *decision = answer->decision;
  RegApprovalNote note = {
    .quotation = reg_record_get_id (self->quotation),
    .revision = reg_record_get_id (self->revision),
    .kind = decision->kind,
    .staff = reg_record_get_id (answer->voter),
    .content_hash = reg_record_get_blob (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH),
    .limit = decision->limit,
    .comment = decision->comment,
    .self_approved = answer->is_own,
    .signed_by = decision->signed_by,
    .signature = decision->signature,
  };

  return reg_approvals_append (db, &note, error);
}

static guint
count_waiting (const RegQuotation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    n += is_waiting (self->steps->pdata[i]);
  return n;
}

/* A limit under what is being approved would say yes and no at once. */
static gboolean
check_limit (const RegQuotation *self, gint64 limit, GError **error)
{
  g_autoptr (RegCalcResult) result = NULL;

  if (!limit)
    return TRUE;
  if (limit < 0 || limit > REG_PPM)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "approval: limit is out of range");
  if (!(result = reg_quotation_compute (self->revision, self->lines, error)))
    return FALSE;
  if (limit < result->discount_rate)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "approval: the limit is less than the discount being approved");
  return TRUE;
}

/* The revision becomes approved with the last signature. */
static gboolean
answer_yes (RegDb *db, Answer *answer, GError **error)
{
  RegQuotationMove move = { 0 };
  int state;

  if (!check_limit (answer->self, answer->decision->limit, error))
    return FALSE;
  move.is_complete = answer->steps->len == count_waiting (answer->self);
  state = reg_quotation_next (answer->self, REG_QUOTATION_APPROVE, &move, error);
  return state >= 0 && write_answer (db, answer, REG_APPROVAL_STEP_STATE_APPROVED, error)
         && write_entry (db, answer, error) && write_state (db, answer, state, error);
}

static gboolean
answer_no (RegDb *db, Answer *answer, GError **error)
{
  RegQuotationCommand command = command_of (answer->decision);
  RegQuotationMove move = { .reason = answer->decision->comment };
  RegApprovalStepState step_state = command == REG_QUOTATION_SEND_BACK
                                        ? REG_APPROVAL_STEP_STATE_SENT_BACK
                                        : REG_APPROVAL_STEP_STATE_REJECTED;

  return write_answer (db, answer, step_state, error)
         && reg_quotation_close_steps (db, reg_record_get_id (answer->self->revision), error)
         && write_entry (db, answer, error)
         && write_state (db, answer, reg_quotation_next (answer->self, command, &move, NULL),
                         error);
}

/**
 * reg_approvals_decide:
 * @db: a connection in a write job
 * @decision: an answer, given at this computer or come in a file whose signature was checked
 * @error: as for reg_quotation_approve()
 *
 * The one way an answer gets into the book, wherever it was given.
 *
 * Returns: whether it counts
 */
gboolean
reg_approvals_decide (RegDb *db, const RegApprovalDecision *decision, GError **error)
{
  g_auto (Answer) answer = { .decision = decision };

  if (!begin_answer (db, &answer, error))
    return FALSE;
  return command_of (decision) == REG_QUOTATION_APPROVE ? answer_yes (db, &answer, error)
                                                        : answer_no (db, &answer, error);
}

/**
 * reg_quotation_approve:
 * @db: a connection in a write job
 * @quotation: a quotation that waits
 * @approver: who approves; they have proved who they are
 * @limit_ppm: discount on the whole that later revisions may have without being asked again, 0 for
 *   this revision only
 * @comment: (nullable): a word to it
 * @error: %REG_STORE_ERROR_REFUSED when @approver may not, or the content is not what was handed in;
 *   %REG_STORE_ERROR_CONFLICT when it does not wait (any more); %REG_STORE_ERROR_INVALID for a limit
 *   that makes no sense
 *
 * The revision becomes approved with the last signature.
 *
 * Returns: whether the signature is given
 */
gboolean
reg_quotation_approve (RegDb *db,
                       gint64 quotation,
                       gint64 approver,
                       gint64 limit_ppm,
                       const char *comment,
                       GError **error)
{
  const RegApprovalDecision decision = {
    .quotation = quotation,
    .staff = approver,
    .kind = limit_ppm ? REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT : REG_APPROVAL_EVENT_KIND_APPROVED,
    .limit = limit_ppm,
    .comment = comment,
  };

  return reg_approvals_decide (db, &decision, error);
}

/**
 * reg_quotation_send_back:
 * @db: a connection in a write job
 * @quotation: a quotation that waits
 * @approver: who answers
 * @comment: what has to change
 * @error: as for reg_quotation_approve(); %REG_STORE_ERROR_REFUSED also without a comment
 *
 * Returns: whether it went back
 */
gboolean
reg_quotation_send_back (
    RegDb *db, gint64 quotation, gint64 approver, const char *comment, GError **error)
{
  const RegApprovalDecision decision = { .quotation = quotation,
                                         .staff = approver,
                                         .kind = REG_APPROVAL_EVENT_KIND_SENT_BACK,
                                         .comment = comment };

  return reg_approvals_decide (db, &decision, error);
}

/**
 * reg_quotation_reject:
 * @db: a connection in a write job
 * @quotation: a quotation that waits
 * @approver: who answers
 * @comment: why not
 * @error: as for reg_quotation_approve(); %REG_STORE_ERROR_REFUSED also without a comment
 *
 * Returns: whether it is rejected
 */
gboolean
reg_quotation_reject (
    RegDb *db, gint64 quotation, gint64 approver, const char *comment, GError **error)
{
  const RegApprovalDecision decision = { .quotation = quotation,
                                         .staff = approver,
                                         .kind = REG_APPROVAL_EVENT_KIND_REJECTED,
                                         .comment = comment };

  return reg_approvals_decide (db, &decision, error);
}

/**
 * reg_quotation_withdraw:
 * @db: a connection in a write job
 * @quotation: a quotation that waits
 * @error: %REG_STORE_ERROR_REFUSED unless an author of it is working; %REG_STORE_ERROR_CONFLICT when
 *   it does not wait (any more)
 *
 * Returns: whether it no longer asks
 */
gboolean
reg_quotation_withdraw (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  RegQuotationMove move = { 0 };

  if (!self || reg_quotation_next (self, REG_QUOTATION_WITHDRAW, &move, error) < 0)
    return FALSE;
  if (self->n_staff > 1 && !is_author (self, reg_db_get_staff (db)))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "Only who asked for quotation %s may withdraw it", self->number);
  return reg_quotation_step (db, self, REG_QUOTATION_WITHDRAW, &move, error);
}

/* --- who is waited for ------------------------------------------------------------------ */

/**
 * reg_approvals_list_waiting:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the quotations that wait for somebody,
 *   the longest waiting first
 */
GArray *
reg_approvals_list_waiting (RegDb *db, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT q.id FROM quotation_revision r JOIN quotation q ON q.current_id = r.id"
      " WHERE r.state = ? AND q.deleted_at IS NULL ORDER BY r.asked_at, q.id",
      "i", (gint64)REG_QUOTATION_WAITING);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (waiting, id);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&waiting);
}

/**
 * reg_approvals_waiting_for:
 * @db: a connection
 * @staff: a member of staff
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the quotations this person may answer
 *   for now, the longest waiting first
 */
GArray *
reg_approvals_waiting_for (RegDb *db, gint64 staff, GError **error)
{
  g_autoptr (GArray) waiting = reg_approvals_list_waiting (db, error);
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (!waiting)
    return NULL;
  for (guint i = 0; i < waiting->len; i++)
    {
      gint64 id = g_array_index (waiting, gint64, i);

      if (reg_approval_may_answer (db, id, staff, &local))
        g_array_append_val (mine, id);
      else if (!g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED)
               && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_clear_error (&local);
    }
  return g_steal_pointer (&mine);
}
