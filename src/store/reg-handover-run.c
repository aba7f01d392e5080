/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-handover-private.h"

#include "store/reg-absences.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-approval-policy.h"
#include "core/reg-fold.h"
#include "core/reg-quotation-state.h"

G_STATIC_ASSERT (REG_TASK_KIND_PROMISE == 1 && REG_STAGE_KIND_OPEN == 0);
G_STATIC_ASSERT (REG_QUOTATION_WAITING == 1 && REG_APPROVAL_STEP_STATE_WAITING == 0);
G_STATIC_ASSERT (REG_COMPLAINT_STATE_OPEN == 0 && REG_COMPLAINT_STATE_WAITING == 1);

/* Progress is told after so many rows. */
#define REPORT_STEP 64

typedef struct
{
  RegDb *db;
  const RegHandoverPlan *plan;
  char *today;
  GHashTable *parties; /* customer → who gets it */
  GHashTable *numbers; /* member of staff → how many customers they got */
  gint64 done, total;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->today, g_free);
  g_clear_pointer (&run->parties, g_hash_table_unref);
  g_clear_pointer (&run->numbers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
advance (Run *run, GError **error)
{
  if (++run->done % REPORT_STEP == 0)
    reg_db_report (run->db, run->done, run->total);
  return reg_db_breathe (run->db, error);
}

static gboolean
set_ref (Run *run, RegEntityId entity, gint64 id, int field, gint64 staff, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (run->db, entity, id, error);

  if (!builder)
    return FALSE;
  reg_record_builder_set_ref (builder, field, staff);
  return reg_command_save (run->db, builder, error) && advance (run, error);
}

/* --- may it? ------------------------------------------------------------------------------ */

static gboolean
check_successor (Run *run, gint64 staff, GError **error)
{
  g_autoptr (RegRecord) record = staff ? reg_db_load (run->db, REG_ENTITY_STAFF, staff, error)
                                       : NULL;

  if (!staff)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "handover: successor is missing");
  if (!record)
    return FALSE;
  if (staff == run->plan->from)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "handover: successor is who hands over");
  if (!reg_staff_is_here (record) || reg_record_get_deleted_at (record))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "handover: successor %s does not work here",
                             reg_record_get_text (record, REG_STAFF_NAME));
  return TRUE;
}

static gboolean
check_successors (Run *run, GHashTable *chosen, GError **error)
{
  GHashTableIter iter;
  gpointer staff;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, NULL, &staff))
    if (*(gint64 *)staff && !check_successor (run, *(gint64 *)staff, error))
      return FALSE;
  return TRUE;
}

/* Somebody must be left who may do everything. */
static gboolean
check_owner (Run *run, GError **error)
{
  if (run->plan->kind != REG_HANDOVER_LEAVES
      || reg_db_query_int (run->db, 0, NULL,
                           "SELECT EXISTS (SELECT 1 FROM staff WHERE role = ?"
                           " AND coalesce (active, 1) AND deleted_at IS NULL AND id <> ?)",
                           "ii", (gint64)REG_ROLE_OWNER, run->plan->from))
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "handover: no owner would be left");
}

/* --- customers ---------------------------------------------------------------------------- */

static void
count_one (GHashTable *numbers, gint64 staff)
{
  gint64 *n = g_hash_table_lookup (numbers, &staff);

  if (!n)
    {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (numbers, g_memdup2 (&staff, sizeof staff), n);
    }
  (*n)++;
}

static gboolean
move_parties (Run *run, GPtrArray *accounts, GError **error)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const RegHandoverAccount *account = accounts->pdata[i];
      g_autofree char *group = g_strstrip (reg_fold (account->group));
      gint64 staff = reg_handover_plan_choose (run->plan, account->party, group);

      if (!set_ref (run, REG_ENTITY_PARTY, account->party, REG_PARTY_OWNER_ID, staff, error))
        return FALSE;
      g_hash_table_insert (run->parties, g_memdup2 (&account->party, sizeof (gint64)),
                           g_memdup2 (&staff, sizeof staff));
      count_one (run->numbers, staff);
    }
  return TRUE;
}

/* --- matters ------------------------------------------------------------------------------ */

typedef struct
{
  RegEntityId entity;
  int field;
  const char *sql; /* id, customer; of the member of staff ?1 */
} Matter;

static const Matter matters[] = {
  { REG_ENTITY_TASK, REG_TASK_STAFF_ID, "SELECT x.id, x.party_id FROM " REG_HANDOVER_TASKS },
  { REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_OWNER_ID,
    "SELECT x.id, x.party_id FROM " REG_HANDOVER_DEALS },
  { REG_ENTITY_QUOTATION, REG_QUOTATION_OWNER_ID,
    "SELECT x.id, x.party_id FROM " REG_HANDOVER_QUOTATIONS },
  { REG_ENTITY_COMPLAINT, REG_COMPLAINT_OWNER_ID,
    "SELECT x.id, x.party_id FROM " REG_HANDOVER_COMPLAINTS },
  { REG_ENTITY_APPROVAL_RULE, REG_APPROVAL_RULE_STAFF_ID,
    "SELECT k.id, NULL FROM " REG_HANDOVER_RULES },
  { REG_ENTITY_STAFF, REG_STAFF_REPORTS_TO, "SELECT w.id, NULL FROM " REG_HANDOVER_REPORTS },
};

typedef struct
{
  gint64 id, party;
} Pair;

static GArray *
list_pairs (Run *run, const char *sql, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (RegStatement) each = reg_db_query (run->db, sql, "i", run->plan->from);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      Pair pair = { reg_statement_int (each, 0), reg_statement_int (each, 1) };

      g_array_append_val (pairs, pair);
    }
  if (!local)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What is about a customer goes where the customer goes; the rest, and what is about customers of
 * others, to the successor of all. Nobody reports to themselves. */
static gboolean
move_matter (Run *run, const Matter *matter, GError **error)
{
  g_autoptr (GArray) pairs = list_pairs (run, matter->sql, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      const gint64 *staff = g_hash_table_lookup (run->parties, &pair->party);
      gint64 to = staff ? *staff : run->plan->successor;

      if (matter->entity == REG_ENTITY_STAFF && to == pair->id)
        to = 0;
      if (!set_ref (run, matter->entity, pair->id, matter->field, to, error))
        return FALSE;
    }
  return pairs != NULL;
}

/* An approval that waits for this person waits for the successor; where that one asked for it, and
 * nobody may approve their own, for an owner. */
static gboolean
move_step (Run *run, gint64 id, GError **error)
{
  RegRecordBuilder *step = reg_command_edit (run->db, REG_ENTITY_APPROVAL_STEP, id, error);
  gboolean is_author;

  if (!step)
    return FALSE;
  is_author = reg_db_query_int (run->db, 0, NULL,
                                "SELECT EXISTS (SELECT 1 FROM approval_step x"
                                " JOIN quotation_revision r ON r.id = x.revision_id"
                                " JOIN quotation q ON q.id = r.quotation_id"
                                " WHERE x.id = ?1 AND coalesce (x.allow_self, 0) = 0"
                                " AND ?2 IN (r.asked_by, q.owner_id))",
                                "ii", id, run->plan->successor);
  reg_record_builder_set_ref (step, REG_APPROVAL_STEP_STAFF_ID,
                              is_author ? 0 : run->plan->successor);
  if (is_author)
    reg_record_builder_set_int (step, REG_APPROVAL_STEP_ROLE, REG_ROLE_OWNER);
  return reg_command_save (run->db, step, error) && advance (run, error);
}

static gboolean
move_steps (Run *run, GError **error)
{
  g_autoptr (GArray) pairs = list_pairs (run, "SELECT x.id, NULL FROM " REG_HANDOVER_STEPS, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    if (!move_step (run, g_array_index (pairs, Pair, i).id, error))
      return FALSE;
  return pairs != NULL;
}

/* --- who hands over ----------------------------------------------------------------------- */

static gboolean
leave (Run *run, GError **error)
{
  RegRecordBuilder *staff = reg_command_edit (run->db, REG_ENTITY_STAFF, run->plan->from, error);

  if (!staff)
    return FALSE;
  reg_record_builder_set_int (staff, REG_STAFF_ACTIVE, 0);
  reg_record_builder_set_text (staff, REG_STAFF_LEFT_ON,
                               *run->plan->day ? run->plan->day : run->today);
  return reg_command_save (run->db, staff, error);
}

static gboolean
be_away (Run *run, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_ABSENCE);
  g_autoptr (RegRecord) absence = NULL;

  reg_record_builder_set_ref (builder, REG_ABSENCE_STAFF_ID, run->plan->from);
  reg_record_builder_set_text (builder, REG_ABSENCE_FIRST_DAY,
                               *run->plan->day ? run->plan->day : run->today);
  reg_record_builder_set_text (builder, REG_ABSENCE_LAST_DAY,
                               *run->plan->last_day ? run->plan->last_day : NULL);
  reg_record_builder_set_ref (builder, REG_ABSENCE_STAND_IN, run->plan->successor);
  reg_record_builder_set_text (builder, REG_ABSENCE_REASON, run->plan->reason);
  absence = reg_record_builder_end (builder);
  return reg_absence_save (run->db, absence, error) != 0;
}

static gboolean
change_staff (Run *run, GError **error)
{
  switch (run->plan->kind)
    {
    case REG_HANDOVER_LEAVES:
      return leave (run, error);
    case REG_HANDOVER_AWAY:
      return be_away (run, error);
    case REG_HANDOVER_STAYS:
    default:
      return TRUE;
    }
}

/* --- who takes over ----------------------------------------------------------------------- */

/* Each finds in their day that customers were handed to them, and opens the briefings from there. */
static gboolean
tell (Run *run, gint64 staff, gint64 n, GError **error)
{
  RegRecordBuilder *task;
  g_autofree char *title = run->plan->note ? run->plan->note (n, run->plan->note_data) : NULL;

  if (!title)
    return TRUE;
  task = reg_record_builder_new (REG_ENTITY_TASK);
  reg_record_builder_set_int (task, REG_TASK_KIND, REG_TASK_KIND_TASK);
  reg_record_builder_set_text (task, REG_TASK_TITLE, title);
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, run->today);
  reg_record_builder_set_ref (task, REG_TASK_STAFF_ID, staff);
  return reg_command_save (run->db, task, error);
}

static gboolean
tell_all (Run *run, GError **error)
{
  GHashTableIter iter;
  gpointer staff, n;

  g_hash_table_iter_init (&iter, run->numbers);
  while (g_hash_table_iter_next (&iter, &staff, &n))
    if (!tell (run, *(gint64 *)staff, *(gint64 *)n, error))
      return FALSE;
  return TRUE;
}

/**
 * reg_handover_run:
 * @db: a connection in a write job of the kind "handover", that is long
 * @plan: who gets what
 * @error: %REG_STORE_ERROR_INVALID when a successor may not be one; %REG_STORE_ERROR_REFUSED when no
 *   owner would be left; %REG_STORE_ERROR_CONFLICT when the absence overlaps another one
 *
 * Hands everything over, in steps that let short writes through; when it is cancelled nothing of it
 * stays. Undoing the action gives everything back that nobody changed since. What was done and said
 * stays with the name of who did it.
 *
 * Returns: whether it is handed over
 */
gboolean
reg_handover_run (RegDb *db, const RegHandoverPlan *plan, GError **error)
{
  g_auto (Run) run = { .db = db, .plan = plan, .today = reg_db_today (db) };
  g_autoptr (RegRecord) from = reg_db_load (db, REG_ENTITY_STAFF, plan->from, error);
  g_autoptr (GPtrArray) accounts = NULL;
  RegHandoverCounts counts;

  if (!from || !check_successor (&run, plan->successor, error)
      || !check_successors (&run, plan->groups, error)
      || !check_successors (&run, plan->picks, error) || !check_owner (&run, error)
      || !reg_handover_count (db, plan->from, &counts, error)
      || !(accounts = reg_handover_list_accounts (db, plan->from, plan->way, error)))
    return FALSE;
  run.parties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  run.numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  run.total = counts.customers + counts.tasks + counts.promises + counts.deals + counts.quotations
              + counts.complaints + counts.approvals + counts.rules + counts.reports;
  reg_db_report (db, 0, run.total);
  /* The absence first: when its days cannot be, nothing has been moved yet. */
  if (!change_staff (&run, error) || !move_steps (&run, error)
      || !move_parties (&run, accounts, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (matters); i++)
    if (!move_matter (&run, &matters[i], error))
      return FALSE;
  reg_db_report (db, run.total, run.total);
  return tell_all (&run, error);
}
