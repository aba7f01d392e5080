/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "marks.h"
#include "store/reg-list.h"
#include "store/reg-store.h"

/* How long the store takes for what the tables ask it: the customers as a list.
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

int
main (int argc, char *argv[])
{
  g_autoptr (RegStore) store = argc == 2 ? reg_store_new (argv[1], REG_STORE_READ_ONLY) : NULL;
  g_autoptr (GError) error = NULL;

  if (!store || !reg_store_open_sync (store, NULL, &error)
      || !reg_store_read_sync (store, list_job, NULL, NULL, &error))
    g_error ("%s", error ? error->message : "which file?");
  return 0;
}
