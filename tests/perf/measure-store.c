/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "marks.h"
#include "store/reg-best.h"
#include "store/reg-crossing.h"
#include "store/reg-list.h"
#include "store/reg-movements.h"
#include "store/reg-segments.h"
#include "store/reg-store.h"

/* How long the store takes for what the tables ask it: the customers as a list, and how
 * many of them a segment has.
 *
 *   measure-store FILE */

#define PAGE 64

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegListQuery query = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  gint64 start = perf_now ();
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;
  guint n = ids ? MIN (PAGE, ids->len) : 0;

  if (!ids)
    return FALSE;
  perf_mark ("list-ids", perf_now () - start);
  perf_mark ("customers", ids->len);
  start = perf_now ();
  rows = reg_list_rows (db, REG_LIST_CUSTOMERS, &g_array_index (ids, gint64, (ids->len - n) / 2), n,
                        error);
  perf_mark ("list-rows", perf_now () - start);
  return rows != NULL;
}

/* Three conditions each, from what lies at hand to what has to be put together. */
static const char *const segments[] = {
  "all\nsales at-least 10000\nlast-purchase before-days 90\ncomplaints is 0",
  "all\ntown begins a\nkind is person\nemail known",
  "all\nclass is a\nsource is fair\nbirthday this-month",
  "all\nsales-year at-least 20000\ncountry is Germany\npostal-code begins 1",
  "any\nclass contains r\ncountry is-not NL\nsales-year less-than 5000",
  "any\naddress empty\nowner empty\nlast-contact before-months 6",
};

/* The slowest of them, each the best of nine: other work on the machine only adds to a time. */
static gboolean
segments_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 slowest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      g_autoptr (RegSegment) segment = reg_segment_parse (segments[i], error);
      g_autofree char *words = g_strdelimit (g_strdup (segments[i]), "\n", ',');
      gint64 best = G_MAXINT64, count = -1;

      for (int round = 0; segment && round < 9; round++)
        {
          gint64 start = perf_now ();

          count = reg_segment_count (db, segment, 1, error);
          best = MIN (best, perf_now () - start);
        }
      if (count < 0)
        return FALSE;
      g_printerr ("%6.1f ms, %" G_GINT64_FORMAT " customers: %s\n", (double)best / 1000, count,
                  words);
      slowest = MAX (slowest, best);
    }
  perf_mark ("segment", slowest);
  return TRUE;
}

/* A quarter: what a person waits for who asks who climbed and who fell. */
static gboolean
movements_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 best = G_MAXINT64;

  for (int round = 0; round < 5; round++)
    {
      gint64 start = perf_now ();
      g_autoptr (RegMovements)
          moved = reg_movements_load (db, "2026-06-30", "2026-09-30", NULL, NULL, error);

      if (!moved)
        return FALSE;
      best = MIN (best, perf_now () - start);
    }
  perf_mark ("movements", best);
  return TRUE;
}

/* Each segmentation with buying habits, which read the sales as well; the slowest, the best of three. */
static gboolean
crossings_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 slowest = 0;

  for (int by = 0; by < REG_N_SEGMENTATIONS; by++)
    {
      gint64 best = G_MAXINT64;

      if (by == REG_SEGMENTATION_RFM)
        continue;
      for (int round = 0; round < 3; round++)
        {
          gint64 start = perf_now ();
          g_autoptr (RegCrossing)
              crossing = reg_crossing_load (db, REG_SEGMENTATION_RFM, by, NULL, NULL, error);

          if (!crossing)
            return FALSE;
          best = MIN (best, perf_now () - start);
        }
      g_printerr ("%6.1f ms: buying habits by %s\n", (double)best / 1000,
                  reg_enum_get_nick (&reg_enum_segmentation, by));
      slowest = MAX (slowest, best);
    }
  perf_mark ("crossing", slowest);
  return TRUE;
}

/* The most valuable customers with all that says what to do next. */
static gboolean
best_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 start = perf_now ();
  g_autoptr (GPtrArray) best = reg_best_load (db, 0, 25, NULL, error);

  perf_mark ("best", perf_now () - start);
  return best != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (RegStore) store = argc == 2 ? reg_store_new (argv[1], REG_STORE_READ_ONLY) : NULL;
  g_autoptr (GError) error = NULL;

  if (!store || !reg_store_open_sync (store, NULL, &error)
      || !reg_store_read_sync (store, list_job, NULL, NULL, &error)
      || !reg_store_read_sync (store, segments_job, NULL, NULL, &error)
      || !reg_store_read_sync (store, movements_job, NULL, NULL, &error)
      || !reg_store_read_sync (store, crossings_job, NULL, NULL, &error)
      || !reg_store_read_sync (store, best_job, NULL, NULL, &error))
    g_error ("%s", error ? error->message : "which file?");
  return 0;
}
