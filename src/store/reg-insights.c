/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-insights.h"

#include "store/reg-db-private.h"

#include "core/reg-date.h"
#include "core/reg-money.h"

/* Won and lost deals are shown for so long after they were closed. */
#define CLOSED_DAYS 90
#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define ROWS_PER_LOOK 1024

/**
 * reg_stage_sum_free:
 * @self: (transfer full): the sum of a stage
 */
void
reg_stage_sum_free (RegStageSum *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * reg_insights_pipeline:
 * @db: a connection
 * @error: what went wrong
 *
 * What stands in each stage. Deals that were won or lost count for 90 days after they were closed.
 * A deal in another currency than the firm's counts in @n, but not in the amounts: no rate is known
 * for it. Weighted is amount x probability of the stage, rounded once.
 *
 * Returns: (transfer full) (element-type RegStageSum) (nullable): all stages in their order
 */
GPtrArray *
reg_insights_pipeline (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_stage_sum_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT g.id, g.name, coalesce (g.kind, 0), coalesce (g.probability, 0), count (x.id),"
      " coalesce (sum (x.value) FILTER (WHERE coalesce (x.currency, f.currency) = f.currency), 0)"
      " FROM stage g LEFT JOIN (SELECT currency FROM firm WHERE deleted_at IS NULL LIMIT 1) f"
      " LEFT JOIN opportunity x ON x.stage_id = g.id AND x.deleted_at IS NULL"
      "   AND (coalesce (g.kind, 0) = 0 OR coalesce (x.closed_at, x.stage_since, x.changed_at) >= "
      "?)"
      " WHERE g.deleted_at IS NULL GROUP BY g.id ORDER BY g.position, g.id",
      "i", reg_db_now (db) - CLOSED_DAYS * DAY_MS);

  while (reg_statement_next (each, &local))
    {
      RegStageSum *sum = g_new0 (RegStageSum, 1);

      sum->stage = reg_statement_int (each, 0);
      sum->name = reg_statement_dup (each, 1);
      sum->kind = reg_statement_int (each, 2);
      sum->probability = reg_statement_int (each, 3);
      sum->n = reg_statement_int (each, 4);
      sum->amount = reg_statement_int (each, 5);
      g_ptr_array_add (sums, sum);
      if (!reg_money_narrow (reg_money_round_div ((RegWide)sum->amount * sum->probability, REG_PPM),
                             &sum->weighted, &local))
        break;
    }
  if (!local)
    return g_steal_pointer (&sums);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_insights_party_values:
 * @db: a connection
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * AN-22: what each customer brought, sales less their cost less what complaints cost, minor units.
 *
 * Returns: (transfer full) (element-type RegPartyValue) (nullable): all who ever bought and are not
 * in the bin, best first
 */
GArray *
reg_insights_party_values (RegDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (RegPartyValue));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (db,
                                                "SELECT party_id, contribution FROM party_summary"
                                                " WHERE in_bin = 0 AND n_sales > 0"
                                                " ORDER BY contribution DESC, party_id DESC",
                                                NULL);

  while (reg_statement_next (each, &local))
    {
      RegPartyValue value = { reg_statement_int (each, 0), reg_statement_int (each, 1) };

      g_array_append_val (values, value);
      if (values->len % ROWS_PER_LOOK == 0
          && g_cancellable_set_error_if_cancelled (cancellable, &local))
        break;
    }
  if (!local)
    return g_steal_pointer (&values);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
add_step (GArray *steps, const char *date, gint64 net, gint64 cost)
{
  RegValueStep step = { .net = net, .cost = cost };
  RegValueStep *last = steps->len ? &g_array_index (steps, RegValueStep, steps->len - 1) : NULL;

  if (last && g_str_equal (last->date, date))
    {
      last->net += net;
      last->cost += cost;
      return;
    }
  g_strlcpy (step.date, date, sizeof step.date);
  g_array_append_val (steps, step);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const RegValueStep *)a)->date, ((const RegValueStep *)b)->date);
}

static gboolean
read_steps (RegDb *db, const char *sql, gint64 party, GArray *steps, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", party);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegValueStep step = { .net = reg_statement_int (each, 2),
                            .cost = reg_statement_int (each, 3) };

      /* Sales have a day, entries of a complaint an instant. */
      if (reg_statement_is_null (each, 0))
        reg_date_from_instant (reg_statement_int (each, 1), db->time_zone, step.date);
      else
        g_strlcpy (step.date, reg_statement_text (each, 0), sizeof step.date);
      g_array_append_val (steps, step);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_insights_party_history:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * The steps of the customer's value: one for each day on which something was bought or a complaint
 * cost something. Net less cost, added up, ends at the contribution of the customer card.
 *
 * Returns: (transfer full) (element-type RegValueStep) (nullable): the steps, oldest first
 */
GArray *
reg_insights_party_history (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (RegValueStep));
  GArray *steps;

  if (!read_steps (db,
                   "SELECT sold_on, NULL, coalesce (net, 0), coalesce (cost, 0) FROM sale"
                   " WHERE party_id = ? AND deleted_at IS NULL AND coalesce (state, 0) = 0",
                   party, all, error)
      || !read_steps (db,
                      "SELECT NULL, e.at, 0, e.amount FROM complaint k"
                      " JOIN complaint_event e ON e.complaint_id = k.id"
                      " WHERE k.party_id = ? AND k.deleted_at IS NULL AND e.deleted_at IS NULL"
                      " AND e.amount <> 0",
                      party, all, error))
    return NULL;
  g_array_sort (all, compare_steps);
  steps = g_array_new (FALSE, TRUE, sizeof (RegValueStep));
  for (guint i = 0; i < all->len; i++)
    {
      const RegValueStep *step = &g_array_index (all, RegValueStep, i);

      add_step (steps, step->date, step->net, step->cost);
    }
  return steps;
}
