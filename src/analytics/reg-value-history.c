/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-value-history.h"

#include <string.h>

static gint64
add (gint64 a, gint64 b)
{
  gint64 sum;

  if (!__builtin_add_overflow (a, b, &sum))
    return sum;
  return b > 0 ? G_MAXINT64 : G_MININT64;
}

static gint64
subtract (gint64 a, gint64 b)
{
  gint64 difference;

  if (!__builtin_sub_overflow (a, b, &difference))
    return difference;
  return b < 0 ? G_MAXINT64 : G_MININT64;
}

static int
compare_dates (const void *a, const void *b)
{
  return strcmp (((const RegValuePoint *)a)->date, ((const RegValuePoint *)b)->date);
}

/* Points of the same day become one, then the sums run. */
static void
merge_days (GArray *points, RegValueTotals *totals)
{
  guint n = 0;

  g_array_sort (points, compare_dates);
  for (guint i = 0; i < points->len; i++)
    {
      const RegValuePoint *next = &g_array_index (points, RegValuePoint, i);
      RegValuePoint *last = n > 0 ? &g_array_index (points, RegValuePoint, n - 1) : NULL;

      if (last != NULL && strcmp (last->date, next->date) == 0)
        {
          last->revenue = add (last->revenue, next->revenue);
          last->cost = add (last->cost, next->cost);
        }
      else
        g_array_index (points, RegValuePoint, n++) = *next;
    }
  g_array_set_size (points, n);
  totals->n_days = n;
  for (guint i = 0; i < n; i++)
    {
      RegValuePoint *point = &g_array_index (points, RegValuePoint, i);

      totals->revenue = add (totals->revenue, point->revenue);
      totals->cost = add (totals->cost, point->cost);
      point->revenue_sum = totals->revenue;
      point->contribution_sum = subtract (totals->revenue, totals->cost);
    }
  totals->contribution = subtract (totals->revenue, totals->cost);
}

/**
 * reg_value_history_compute:
 * @events: (array length=n_events): what happened with one customer, in any order
 * @n_events: how many
 * @today: (nullable): a date; later events are left out and counted
 * @totals: (out): the sums
 *
 * How the worth of a customer grew: one step for each day on which something happened. Sums beyond
 * 64 bits are held at their limit. Any thread.
 *
 * Returns: (transfer full) (element-type RegValuePoint): the steps in order of time
 */
GArray *
reg_value_history_compute (const RegValueEvent *events,
                           gsize n_events,
                           const char *today,
                           RegValueTotals *totals)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (RegValuePoint));

  memset (totals, 0, sizeof *totals);
  for (gsize i = 0; i < n_events; i++)
    {
      RegValuePoint point = { .revenue = events[i].revenue, .cost = events[i].cost };

      if (!reg_date_has_year (events[i].date))
        totals->n_undated++;
      else if (today != NULL && strcmp (events[i].date, today) > 0)
        totals->n_later++;
      else
        {
          memcpy (point.date, events[i].date, REG_DATE_SIZE);
          g_array_append_val (points, point);
        }
    }
  merge_days (points, totals);
  return points;
}

/**
 * reg_value_of_relationship:
 * @revenue: minor units
 * @referral_revenue: what people brought whom this customer sent, minor units; 0 to leave it out
 * @cost: minor units
 *
 * Returns: revenue less cost, minor units
 */
gint64
reg_value_of_relationship (gint64 revenue, gint64 referral_revenue, gint64 cost)
{
  return subtract (add (revenue, referral_revenue), cost);
}

/**
 * reg_value_lifetime:
 * @contribution: revenue less cost so far, minor units
 * @acquisition_cost: what winning the customer cost, minor units, zero or above
 * @retention_cost: newsletters, visits, staff time, minor units, zero or above
 *
 * The value of a customer so far. Acquisition cost is subtracted, though it is printed with a plus
 * in places: dearer advertising does not make a customer worth more.
 *
 * Returns: minor units
 */
gint64
reg_value_lifetime (gint64 contribution, gint64 acquisition_cost, gint64 retention_cost)
{
  return subtract (subtract (contribution, acquisition_cost), retention_cost);
}
