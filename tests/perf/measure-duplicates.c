/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "marks.h"
#include "store/reg-duplicate-scan.h"
#include "store/reg-seed.h"

#include "tests/store/duplicate-book.h"

/* A book of any size with customers who stand in it twice: how long the scan takes, how many of them
 * it finds, and how long somebody else waits for an answer meanwhile.
 *
 *   measure-duplicates FILE CUSTOMERS PLANTED */

typedef struct
{
  RegStore *store;
  GMainLoop *loop;
  gint64 asked;  /* µs, monotonic */
  gint64 waited; /* the longest */
  gint64 turned; /* when the main loop was last free */
  gint64 held;   /* the longest it was not */
  gboolean is_done;
  GError *error;
} Run;

static gboolean
ask_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, 1, error);

  return party != NULL;
}

static void ask (Run *run);

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  run->waited = MAX (run->waited, g_get_monotonic_time () - run->asked);
  reg_store_job_finish (REG_STORE (object), result, NULL);
  if (!run->is_done)
    ask (run);
}

static void
ask (Run *run)
{
  run->asked = g_get_monotonic_time ();
  reg_store_read_async (run->store, G_PRIORITY_HIGH, ask_job, run, NULL, NULL, asked_cb, run);
}

static gboolean
turn_cb (gpointer user_data)
{
  Run *run = user_data;
  gint64 now = g_get_monotonic_time ();

  run->held = MAX (run->held, now - run->turned);
  run->turned = now;
  return !run->is_done;
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  reg_duplicate_scan_run_finish (REG_DUPLICATE_SCAN (object), result, &run->error);
  run->is_done = TRUE;
  g_main_loop_quit (run->loop);
}

static void
run_scan (Run *run, RegDuplicateScan *scan)
{
  gint64 began = g_get_monotonic_time ();

  run->loop = g_main_loop_new (NULL, FALSE);
  run->turned = began;
  g_timeout_add (1, turn_cb, run);
  reg_duplicate_scan_run_async (scan, NULL, done_cb, run);
  ask (run);
  g_main_loop_run (run->loop);
  perf_mark ("scan", g_get_monotonic_time () - began);
  perf_mark ("waited", run->waited);
  perf_mark ("held", run->held);
}

int
main (int argc, char **argv)
{
  g_autoptr (RegStore) store = NULL;
  g_autoptr (RegDuplicateScan) scan = NULL;
  g_autoptr (GError) error = NULL;
  DuplicateBook book = { .seed = 1 };
  DuplicateMeasure measure;
  Run run = { 0 };

  if (argc != 4)
    {
      g_printerr ("measure-duplicates FILE CUSTOMERS PLANTED\n");
      return 1;
    }
  book.customers = atoi (argv[2]);
  book.planted = atoi (argv[3]);
  run.store = store = reg_store_new (argv[1], REG_STORE_CREATE);
  if (!reg_store_open_sync (store, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  duplicate_book_fill (&book, store);
  scan = reg_duplicate_scan_new (store);
  run_scan (&run, scan);
  if (run.error)
    {
      g_printerr ("%s\n", run.error->message);
      return 1;
    }
  duplicate_book_measure (&book, store, &measure);
  perf_mark ("customers", reg_duplicate_scan_get_result (scan)->customers);
  perf_mark ("compared", reg_duplicate_scan_get_result (scan)->compared);
  perf_mark ("same", measure.same);
  perf_mark ("right", measure.right);
  perf_mark ("perhaps", measure.perhaps);
  perf_mark ("missed", measure.missed);
  perf_mark ("doubtful", reg_duplicate_scan_get_result (scan)->perhaps);
  duplicate_book_clear (&book);
  reg_store_close (store);
  return 0;
}
