/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-contracts.h"

#include "core/reg-consent.h"
#include "core/reg-date.h"
#include "core/reg-holding.h"
#include "store/reg-attachments.h"
#include "store/reg-command-private.h"
#include "store/reg-contracts-private.h"
#include "store/reg-db-private.h"
#include "store/reg-tasks.h"

/* A reminder is said as soon as it is made. */
#define TELL_AFTER 1000

/**
 * reg_holding_set_paper:
 * @db: a connection in a write job
 * @holding: a contract
 * @file: (nullable): the contents of its paper, %NULL for none
 * @file_name: (nullable): the name of the file
 * @error: %REG_STORE_ERROR_INVALID when the file is empty or larger than 32 MiB
 *
 * Returns: whether it has that paper
 */
gboolean
reg_holding_set_paper (
    RegDb *db, gint64 holding, GBytes *file, const char *file_name, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_command_edit (db, REG_ENTITY_HOLDING, holding, error);
  gint64 id = 0;

  if (!builder || (file && !(id = reg_attachment_store (db, file, NULL, file_name, error))))
    return FALSE;
  reg_record_builder_set_ref (builder, REG_HOLDING_ATTACHMENT_ID, id);
  return reg_command_save (db, g_steal_pointer (&builder), error);
}

/* --- reminders ---------------------------------------------------------------------------- */

/* A contract whose last day to act comes near. */
typedef struct
{
  gint64 id;
  char *day; /* the last on which notice can be given, or on which it ends */
} Due;

static void
due_clear (gpointer data)
{
  g_free (((Due *)data)->day);
}

/* But for those for which a task was made before, whatever became of it. */
static GArray *
list_due (RegDb *db, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  char until[REG_DATE_SIZE] = "";
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (Due));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;

  g_array_set_clear_func (due, due_clear);
  reg_date_add_days (today, REG_HOLDING_REMIND_DAYS, until);
  each = reg_db_query (
      db,
      "SELECT x.id, " REG_CONTRACT_LAST_DAY " AS day FROM holding x"
      " WHERE x.kind = 1 AND x.deleted_at IS NULL AND x.until >= ?1 AND day BETWEEN ?1 AND ?2"
      " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.party_id = x.party_id AND t.kind = 2"
      "  AND instr (t.title, x.name) > 0"
      "  AND t.created_at >= unixepoch (day, '-" G_STRINGIFY (
          REG_HOLDING_REMIND_DAYS) " days', '-1 day') * 1000) ORDER BY day, x.id",
      "tt", today, until);
  while (reg_statement_next (each, &local))
    {
      Due one = { reg_statement_int (each, 0), reg_statement_dup (each, 1) };

      g_array_append_val (due, one);
    }
  if (!reg_db_pass_on (&local, error))
    return g_steal_pointer (&due);
  return NULL;
}

/* For whoever looks after them; a week before the last day. */
static gboolean
remind (RegDb *db, const Due *due, const char *task_title, GError **error)
{
  g_autoptr (RegRecord) contract = reg_db_load (db, REG_ENTITY_HOLDING, due->id, error);
  g_autoptr (RegRecord) party = NULL;
  g_autoptr (RegRecord) task = NULL;
  g_autofree char *today = reg_db_today (db);
  g_autofree char *words = NULL;
  char day[REG_DATE_SIZE] = "";
  RegRecordBuilder *builder;

  if (!contract)
    return FALSE;
  party = reg_db_load (db, REG_ENTITY_PARTY, reg_record_get_int (contract, REG_HOLDING_PARTY_ID),
                       error);
  if (!party || reg_record_get_deleted_at (party) || reg_consent_is_barred (party))
    return party != NULL;
  if (!reg_date_add_days (due->day, -7, day) || g_strcmp0 (day, today) < 0)
    g_strlcpy (day, today, sizeof day);
  words = g_strdup_printf ("%s: %s", task_title, reg_record_get_text (contract, REG_HOLDING_NAME));
  builder = reg_record_builder_new (REG_ENTITY_TASK);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_FOLLOW_UP);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, words);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, reg_record_get_id (party));
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID,
                              reg_record_get_int (party, REG_PARTY_OWNER_ID));
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, day);
  reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, reg_db_now (db) + TELL_AFTER);
  task = reg_record_builder_end (builder);
  return reg_task_create (db, task, error) != 0;
}

/**
 * reg_contracts_remind:
 * @db: a connection in a write job
 * @task_title: what the reminders begin with
 * @n_made: (out) (optional): how many
 * @error: what went wrong
 *
 * Whoever looks after a customer or partner gets a task %REG_HOLDING_REMIND_DAYS before the last day on
 * which notice can be given, or on which a contract without notice ends: once. Asked once a day.
 *
 * Returns: whether all of them have one
 */
gboolean
reg_contracts_remind (RegDb *db, const char *task_title, int *n_made, GError **error)
{
  g_autoptr (GArray) due = list_due (db, error);

  if (!due)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    if (!remind (db, &g_array_index (due, Due, i), task_title, error))
      return FALSE;
  if (n_made)
    *n_made = (int)due->len;
  return TRUE;
}

G_STATIC_ASSERT (REG_HOLDING_KIND_CONTRACT == 1 && REG_TASK_KIND_FOLLOW_UP == 2);
