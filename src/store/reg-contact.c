/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-contact.h"

#include "store/reg-db-private.h"
#include "store/reg-retention.h"

/* So many customers are looked at for tasks in one go; the others have their turn on other days. */
#define MAX_LOOKED_AT 1000

/**
 * reg_contact_dup_cuts:
 * @db: a connection
 *
 * A JSON list with an instant, ms UTC, for each #RegRepeat: who was last spoken to before it is due.
 * In the place of never stands since when nobody may have been silent, see reg-retention.h; at the end the
 * day of today.
 *
 * Returns: (transfer full): the list
 */
char *
reg_contact_dup_cuts (RegDb *db)
{
  g_autofree char *today = reg_db_today (db);
  GString *json = g_string_new ("[");

  for (int i = 0; i < REG_N_REPEATS; i++)
    {
      char day[REG_DATE_SIZE];
      gint64 cut = 0;

      if (i == REG_REPEAT_NEVER)
        cut = reg_retention_get_cutoff (db);
      else if (reg_repeat_get_last_start (i, today, day) && reg_date_add_days (day, 1, day))
        cut = reg_date_get_start (day, db->time_zone);
      g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", cut);
    }
  g_string_append_printf (json, ",\"%s\"]", today);
  return g_string_free_and_steal (json);
}

/* Calls and visits that wait already, by who is to make them. */
static GHashTable *
count_waiting (RegDb *db, GError **error)
{
  GHashTable *waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT coalesce (staff_id, 0), count (*) FROM task WHERE kind IN (3,4)"
                           " AND done_at IS NULL AND deleted_at IS NULL GROUP BY 1",
                           NULL);

  while (reg_statement_next (each, &local))
    {
      gint64 owner = reg_statement_int (each, 0);

      g_hash_table_insert (waiting, g_memdup2 (&owner, sizeof owner),
                           GINT_TO_POINTER ((int)reg_statement_int (each, 1)));
    }
  if (!local)
    return waiting;
  g_propagate_error (error, g_steal_pointer (&local));
  g_hash_table_unref (waiting);
  return NULL;
}
G_STATIC_ASSERT (REG_TASK_KIND_CALL == 3 && REG_TASK_KIND_VISIT == 4);

/* Whether one more fits into what this person has to do. */
static gboolean
take_place (GHashTable *waiting, gint64 owner, int max)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (waiting, &owner));

  if (n >= max)
    return FALSE;
  g_hash_table_insert (waiting, g_memdup2 (&owner, sizeof owner), GINT_TO_POINTER (n + 1));
  return TRUE;
}

/* Whether the rule of the customer's class, or that of everybody else, makes tasks. */
#define MAKES_TASKS                                                                                \
  " coalesce ((SELECT coalesce (k.makes_tasks, 0) FROM contact_rule k WHERE k.deleted_at IS NULL"  \
  "   AND reg_fold (k.customer_class) = reg_fold (p.customer_class) ORDER BY k.id LIMIT 1),"       \
  " (SELECT k.makes_tasks FROM contact_rule k WHERE k.deleted_at IS NULL"                          \
  "   AND k.customer_class IS NULL ORDER BY k.id LIMIT 1), 0)"

#define DUE_SQL                                                                                    \
  "SELECT s.party_id, coalesce (s.owner_id, 0), s.last_contact_at, s.contact_rhythm"               \
  " FROM party_summary s JOIN party p ON p.id = s.party_id WHERE s.in_bin = 0 AND s.n_sales > 0"   \
  " AND (s.rung IS NOT 6 OR s.lost_on IS NOT NULL) AND s.contact_rhythm > 0"                       \
  " AND s.last_contact_at < (?1 ->> s.contact_rhythm) AND" REG_CONTACT_IN_USE (                    \
      "?1") " AND" MAKES_TASKS " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.party_id = "         \
            "s.party_id AND t.kind IN (3,4)"                                                       \
            "   AND t.done_at IS NULL AND t.deleted_at IS NULL)"                                   \
            " ORDER BY s.contribution DESC, s.party_id LIMIT ?2"
G_STATIC_ASSERT (REG_RUNG_LOST == 6);

/**
 * reg_contact_list_due:
 * @db: a connection
 * @max_per_owner: how many calls and visits may wait for one person, with those that do already
 * @error: what went wrong
 *
 * Customers for whom a rule wants a task made: their time is over and no call or visit is planned.
 *
 * Returns: (transfer full) (element-type RegContactDue) (nullable): the most valuable ones first
 */
GArray *
reg_contact_list_due (RegDb *db, int max_per_owner, GError **error)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (RegContactDue));
  g_autofree char *cuts = NULL;
  g_autoptr (GHashTable) waiting = NULL;
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;
  gint64 n_rules = reg_db_query_int (
      db, 0, &local, "SELECT count (*) FROM contact_rule WHERE makes_tasks AND deleted_at IS NULL",
      NULL);

  if (!local && n_rules == 0)
    return g_steal_pointer (&due);
  waiting = local ? NULL : count_waiting (db, &local);
  if (waiting)
    {
      cuts = reg_contact_dup_cuts (db);
      each = reg_db_query (db, DUE_SQL, "ti", cuts, (gint64)MAX_LOOKED_AT);
    }
  while (each && reg_statement_next (each, &local))
    {
      RegContactDue one = { reg_statement_int (each, 0), reg_statement_int (each, 1),
                            reg_statement_int (each, 2), (RegRepeat)reg_statement_int (each, 3) };

      /* Nobody's customers are looked after by who is there. */
      if (!one.owner)
        one.owner = reg_db_get_staff (db);
      if (take_place (waiting, one.owner, max_per_owner))
        g_array_append_val (due, one);
    }
  if (!local)
    return g_steal_pointer (&due);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
