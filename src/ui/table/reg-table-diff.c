/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-diff.h"

/* How far ahead a difference is looked for before the rest counts as replaced. */
#define LOOK_AHEAD 48

typedef struct
{
  const RegTableId *ids;
  guint at;
  guint end;
} Run;

static guint
left_in (const Run *run)
{
  return run->end - run->at;
}

/* Finds the nearest place where both runs go on alike: the fewest ids skipped in all. */
static gboolean
find_resync (const Run *before, const Run *after, guint *skip_before, guint *skip_after)
{
  for (guint total = 1; total <= LOOK_AHEAD; total++)
    for (guint a = 0; a <= total; a++)
      {
        guint b = total - a;

        if (a > left_in (before) || b > left_in (after))
          continue;
        if ((a == left_in (before)) != (b == left_in (after)))
          continue;
        if (a == left_in (before) || before->ids[before->at + a] == after->ids[after->at + b])
          {
            *skip_before = a;
            *skip_after = b;
            return TRUE;
          }
      }
  return FALSE;
}

static void
append_splice (GArray *splices, const Run *before, const Run *after, guint removed, guint added)
{
  RegTableSplice splice = { before->at, removed, added, after->at };

  g_array_append_val (splices, splice);
}

/**
 * reg_table_diff:
 * @before: (array length=n_before): the ids as they are shown
 * @after: (array length=n_after): the ids as they shall be
 * @max_splices: at most so many pieces, at least 1
 *
 * Finds few, small splices that turn @before into @after. Made for what happens to a long list:
 * a handful of rows come, go or move. Ends common to both are skipped; a difference is bridged
 * when both go on alike within a short distance, otherwise the rest is one splice, so the time
 * is linear and a re-sort costs no more than a glance.
 *
 * Returns: (transfer full) (element-type RegTableSplice): in ascending, non-overlapping order;
 *   applied from the last to the first each position is right as it stands
 */
GArray *
reg_table_diff (const RegTableId *before,
                guint n_before,
                const RegTableId *after,
                guint n_after,
                guint max_splices)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (RegTableSplice));
  Run old = { before, 0, n_before };
  Run new = { after, 0, n_after };

  while (old.end > 0 && new.end > 0 && before[old.end - 1] == after[new.end - 1])
    {
      old.end--;
      new.end--;
    }
  while (TRUE)
    {
      guint removed = 0;
      guint added = 0;

      while (left_in (&old) > 0 && left_in (&new) > 0 && before[old.at] == after[new.at])
        {
          old.at++;
          new.at++;
        }
      if (left_in (&old) == 0 && left_in (&new) == 0)
        break;
      if (splices->len + 1 >= max_splices || left_in (&old) == 0 || left_in (&new) == 0
          || !find_resync (&old, &new, &removed, &added))
        {
          append_splice (splices, &old, &new, left_in (&old), left_in (&new));
          break;
        }
      append_splice (splices, &old, &new, removed, added);
      old.at += removed;
      new.at += added;
    }
  return splices;
}
