/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-promises.h"

#include "store/reg-db-private.h"

#include <string.h>

/* ?1: whose, 0 everybody's. Mine is what I promised, and what I am to keep. */
#define PROMISES                                                                                   \
  "x.kind = 1 AND x.deleted_at IS NULL AND (?1 = 0 OR x.promised_by = ?1 OR x.staff_id = ?1)"
G_STATIC_ASSERT (REG_TASK_KIND_PROMISE == 1);

/* Who promised is who was asked to keep it, where nobody wrote that down. */
#define SELECT                                                                                     \
  "SELECT x.id, x.title, coalesce (x.party_id, 0), coalesce (p.name, ''), coalesce (s.name, ''),"  \
  " coalesce (x.due_on, ''), coalesce (x.due_minute, -1), coalesce (x.done_at, 0) FROM task x"     \
  " LEFT JOIN party p ON p.id = x.party_id"                                                        \
  " LEFT JOIN staff s ON s.id = coalesce (x.promised_by, x.staff_id) WHERE " PROMISES
#define OPEN_ONES                                                                                  \
  SELECT " AND x.done_at IS NULL"                                                                  \
         " ORDER BY x.due_on NULLS LAST, x.due_minute NULLS LAST, x.id LIMIT ?2"
#define KEPT_ONES SELECT " AND x.done_at IS NOT NULL ORDER BY x.done_at DESC, x.id DESC LIMIT ?2"

static void
promise_free (gpointer data)
{
  RegPromise *promise = data;

  g_free (promise->title);
  g_free (promise->party_name);
  g_free (promise->promised_by);
  g_free (promise->due_on);
  g_free (promise);
}

/**
 * reg_promises_free:
 * @self: (transfer full): a list
 */
void
reg_promises_free (RegPromises *self)
{
  g_ptr_array_unref (self->promises);
  g_free (self);
}

static RegPromiseState
get_state (const RegPromise *promise, const char *today)
{
  if (promise->kept_at)
    return REG_PROMISE_KEPT;
  return *promise->due_on && strcmp (promise->due_on, today) < 0 ? REG_PROMISE_OVERDUE
                                                                 : REG_PROMISE_OPEN;
}

static gboolean
add (RegDb *db, RegPromises *self, const char *sql, gint64 staff, gint64 limit, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "ii", staff, limit);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegPromise *promise = g_new0 (RegPromise, 1);

      promise->id = reg_statement_int (each, 0);
      promise->title = reg_statement_dup (each, 1);
      promise->party = reg_statement_int (each, 2);
      promise->party_name = reg_statement_dup (each, 3);
      promise->promised_by = reg_statement_dup (each, 4);
      promise->due_on = reg_statement_dup (each, 5);
      promise->due_minute = (int)reg_statement_int (each, 6);
      promise->kept_at = reg_statement_int (each, 7);
      promise->state = get_state (promise, today);
      g_ptr_array_add (self->promises, promise);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count (RegDb *db, gint64 *n, const char *sql, gint64 staff, GError **error)
{
  *n = reg_db_query_int (db, -1, error, sql, "i", staff);
  return *n >= 0;
}

/**
 * reg_promises_load:
 * @db: a connection
 * @staff: who promised them or is to keep them; 0 for everybody
 * @limit: at most so many that are open, and so many that were kept
 * @error: what went wrong
 *
 * What was promised: first what is overdue, the longest first, then what is still to
 * come by its day, and what has no day; then what was kept, the last first.
 *
 * Returns: (transfer full) (nullable): the promises
 */
RegPromises *
reg_promises_load (RegDb *db, gint64 staff, guint limit, GError **error)
{
  g_autoptr (RegPromises) self = g_new0 (RegPromises, 1);

  self->promises = g_ptr_array_new_with_free_func (promise_free);
  if (!add (db, self, OPEN_ONES, staff, limit, error)
      || !add (db, self, KEPT_ONES, staff, limit, error)
      || !count (db, &self->n_open,
                 "SELECT count (*) FROM task x WHERE " PROMISES " AND x.done_at IS NULL", staff,
                 error)
      || !count (db, &self->n_kept,
                 "SELECT count (*) FROM task x WHERE " PROMISES " AND x.done_at IS NOT NULL", staff,
                 error))
    return NULL;
  return g_steal_pointer (&self);
}
