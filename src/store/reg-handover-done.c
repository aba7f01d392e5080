/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-handover-private.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* What was handed over is read from the journal: a customer whose owner an action of that kind
 * changed. Who has read a briefing says by it that the customer is looked after by the right one, and
 * so that is what is written down: the owner of the customer was confirmed by the new owner. */
#define MOVED                                                                                      \
  " FROM change c JOIN party_summary s ON s.party_id = c.record_id AND s.in_bin = 0"               \
  " WHERE c.action_id = ?1 AND c.entity = ?2 AND c.op = 'u'"
#define OF_ONE " AND (?3 = 0 OR c.fields ->> '$.owner_id[1]' = ?3)"
#define BY_VALUE " ORDER BY s.contribution DESC, s.party_id"
#define UNREAD                                                                                     \
  " AND s.owner_id = ?3 AND NOT EXISTS (SELECT 1 FROM confirmation f"                              \
  " WHERE f.party_id = s.party_id AND f.field = 'owner_id' AND f.staff_id = ?3"                    \
  " AND f.deleted_at IS NULL AND f.created_at >= (SELECT at FROM action WHERE id = ?1))"

static void
done_free (gpointer data)
{
  g_free (((RegHandoverDone *)data)->label);
  g_free (data);
}

/**
 * reg_handover_list_done:
 * @db: a connection
 * @limit: at most so many
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHandoverDone) (nullable): handovers that stand, the last
 *   first
 */
GPtrArray *
reg_handover_list_done (RegDb *db, int limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (done_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT a.id, a.at, a.label, (SELECT count (*) FROM change c"
                           " WHERE c.action_id = a.id AND c.entity = ?) FROM action a"
                           " WHERE a.kind = '" REG_HANDOVER_ACTION "' AND a.state = 0"
                           " ORDER BY a.id DESC LIMIT ?",
                           "ii", (gint64)REG_ENTITY_PARTY, (gint64)limit);

  while (reg_statement_next (each, &local))
    {
      RegHandoverDone *done = g_new0 (RegHandoverDone, 1);

      done->action = reg_statement_int (each, 0);
      done->at = reg_statement_int (each, 1);
      done->label = reg_statement_dup (each, 2);
      done->n_customers = reg_statement_int (each, 3);
      g_ptr_array_add (list, done);
    }
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GArray *
list_ids (RegStatement *each, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (ids, id);
    }
  if (!local)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_handover_list_moved:
 * @db: a connection
 * @action: a handover
 * @staff: who got them, 0 for everybody
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the customers that were handed over and
 *   are still in the book, the most valuable first
 */
GArray *
reg_handover_list_moved (RegDb *db, gint64 action, gint64 staff, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, "SELECT s.party_id" MOVED OF_ONE BY_VALUE,
                                                "iii", action, (gint64)REG_ENTITY_PARTY, staff);

  return list_ids (each, error);
}

/**
 * reg_handover_list_unread:
 * @db: a connection
 * @action: a handover
 * @staff: who got them
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those of their customers whose briefing
 *   they have not read; who was given on to somebody else is not among them
 */
GArray *
reg_handover_list_unread (RegDb *db, gint64 action, gint64 staff, GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db, "SELECT s.party_id" MOVED OF_ONE UNREAD BY_VALUE, "iii", action,
                           (gint64)REG_ENTITY_PARTY, staff);

  return list_ids (each, error);
}

/**
 * reg_handover_find_by_task:
 * @db: a connection
 * @task: a task
 * @error: what went wrong
 *
 * Returns: the handover that left this task for a successor, 0 when it is another task; -1 on failure
 */
gint64
reg_handover_find_by_task (RegDb *db, gint64 task, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 action = reg_db_query_int (db, 0, &local,
                                    "SELECT a.id FROM change c JOIN action a ON a.id = c.action_id"
                                    " WHERE c.entity = ? AND c.record_id = ? AND c.op = 'i'"
                                    " AND a.kind = '" REG_HANDOVER_ACTION
                                    "' AND a.state = 0 LIMIT 1",
                                    "ii", (gint64)REG_ENTITY_TASK, task);

  if (!local)
    return action;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/**
 * reg_handover_get_from:
 * @db: a connection
 * @action: a handover
 *
 * Returns: whose customers they were, 0 when none were moved
 */
gint64
reg_handover_get_from (RegDb *db, gint64 action)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT c.fields ->> '$.owner_id[0]' FROM change c"
                           " WHERE c.action_id = ? AND c.entity = ? AND c.op = 'u' LIMIT 1",
                           "ii", action, (gint64)REG_ENTITY_PARTY);
}

static gboolean
finish_task (RegDb *db, gint64 action, gint64 staff, GError **error)
{
  gint64 task = reg_db_query_int (db, 0, NULL,
                                  "SELECT t.id FROM change c JOIN task t ON t.id = c.record_id"
                                  " WHERE c.action_id = ? AND c.entity = ? AND c.op = 'i'"
                                  " AND t.staff_id = ? AND t.done_at IS NULL"
                                  " AND t.deleted_at IS NULL LIMIT 1",
                                  "iii", action, (gint64)REG_ENTITY_TASK, staff);
  RegRecordBuilder *builder;

  if (!task)
    return TRUE;
  builder = reg_command_edit (db, REG_ENTITY_TASK, task, error);
  if (!builder)
    return FALSE;
  reg_record_builder_set_int (builder, REG_TASK_DONE_AT, reg_db_now (db));
  return reg_command_save (db, builder, error);
}

/**
 * reg_handover_set_read:
 * @db: a connection in a write job
 * @action: a handover
 * @party: one of the customers; 0 for all that are left
 * @staff: who got it
 * @error: what went wrong
 *
 * The successor has read the briefing. With the last one the task that waited in their day is done.
 *
 * Returns: whether it is written down
 */
gboolean
reg_handover_set_read (RegDb *db, gint64 action, gint64 party, gint64 staff, GError **error)
{
  g_autoptr (GArray) unread = reg_handover_list_unread (db, action, staff, error);
  g_autofree char *today = reg_db_today (db);
  guint n_left = 0;

  for (guint i = 0; unread && i < unread->len; i++)
    {
      gint64 id = g_array_index (unread, gint64, i);
      RegRecordBuilder *read;

      if (party && id != party)
        {
          n_left++;
          continue;
        }
      read = reg_record_builder_new (REG_ENTITY_CONFIRMATION);
      reg_record_builder_set_ref (read, REG_CONFIRMATION_PARTY_ID, id);
      reg_record_builder_set_text (read, REG_CONFIRMATION_FIELD, "owner_id");
      reg_record_builder_set_text (read, REG_CONFIRMATION_CONFIRMED_ON, today);
      reg_record_builder_set_ref (read, REG_CONFIRMATION_STAFF_ID, staff);
      if (!reg_command_save (db, read, error) || !reg_db_breathe (db, error))
        return FALSE;
    }
  return unread && (n_left || finish_task (db, action, staff, error));
}
