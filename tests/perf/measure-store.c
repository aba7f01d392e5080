/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "marks.h"
#include "store/reg-list.h"
#include "store/reg-search.h"
#include "store/reg-store.h"

/* How long the store takes for what the counter and the tables ask it: a thousand searches of all
 * kinds on names, numbers and addresses that are in the book, and the customers as a list.
 *
 *   measure-store FILE */

#define N_QUERIES 1000
#define MAX_HITS 20 /* as many as the counter search asks for */
#define PAGE 64

typedef struct
{
  GPtrArray *queries; /* of char * */
  GRand *dice;
  GArray *times; /* of gint64, µs */
  gint64 n_hits;
} Measure;

static char *
part_of (GRand *dice, const char *text, int at_least, int at_most, gboolean from_start)
{
  glong length = g_utf8_strlen (text, -1);
  glong n = MIN (length, g_rand_int_range (dice, at_least, at_most + 1));
  glong start = from_start || length <= n ? 0
                                          : g_rand_int_range (dice, 0, (gint32)(length - n + 1));

  return g_strstrip (g_utf8_substring (text, start, start + n));
}

static char *
digits_of (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free_and_steal (digits);
}

/* A quarter each: beginning of a name, middle of one, part of a phone number, e-mail address. */
static char *
make_query (Measure *self, RegDb *db, gint64 party, guint kind, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (GPtrArray)
      points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, party,
                                   REG_CONTACT_POINT_POSITION, error);

  if (!record || !points)
    return NULL;
  for (guint i = 0; kind >= 2 && i < points->len; i++)
    {
      gint64 what = reg_record_get_int (points->pdata[i], REG_CONTACT_POINT_KIND);
      const char *value = reg_record_get_text (points->pdata[i], REG_CONTACT_POINT_VALUE);

      if (kind == 2 && what == REG_CONTACT_KIND_PHONE)
        {
          g_autofree char *digits = digits_of (value);
          return part_of (self->dice, digits, 3, 8, FALSE);
        }
      if (kind == 3 && what == REG_CONTACT_KIND_EMAIL)
        return part_of (self->dice, value, 3, 30, TRUE);
    }
  return part_of (self->dice, reg_record_get_text (record, REG_PARTY_NAME), kind == 0 ? 1 : 3, 7,
                  kind == 0);
}

static gboolean
prepare_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Measure *self = data;
  RegListQuery query = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);

  for (guint i = 0; ids && i < N_QUERIES; i++)
    {
      guint which = (guint)g_rand_int_range (self->dice, 0, (gint32)ids->len);
      char *text = make_query (self, db, g_array_index (ids, gint64, which), i % 4, error);

      if (!text)
        return FALSE;
      g_ptr_array_add (self->queries, text);
    }
  return ids != NULL;
}

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Measure *self = data;

  for (guint i = 0; i < self->queries->len; i++)
    {
      gint64 start = perf_now ();
      g_autoptr (GPtrArray) hits = reg_search (db, self->queries->pdata[i], MAX_HITS, NULL, error);
      gint64 time = perf_now () - start;

      if (!hits)
        return FALSE;
      g_array_append_val (self->times, time);
      self->n_hits += hits->len > 0;
      if (time > 50000)
        fprintf (stderr, "slow: “%s” %.1f ms\n", (char *)self->queries->pdata[i], time / 1e3);
    }
  return TRUE;
}

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

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return (left > right) - (left < right);
}

static gint64
share (GArray *times, double part)
{
  return g_array_index (times, gint64, (guint)((times->len - 1) * part));
}

static void
print_times (Measure *self)
{
  g_array_sort (self->times, compare_times);
  perf_mark ("searches", self->times->len);
  perf_mark ("searches-with-hits", self->n_hits);
  perf_mark ("search-p50", share (self->times, 0.50));
  perf_mark ("search-p95", share (self->times, 0.95));
  perf_mark ("search-p99", share (self->times, 0.99));
  perf_mark ("search-max", share (self->times, 1));
}

static void
run (RegStore *store, RegStoreJob job, Measure *self)
{
  g_autoptr (GError) error = NULL;

  if (!reg_store_read_sync (store, job, self, NULL, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  Measure self = { .dice = g_rand_new_with_seed (7) };
  g_autoptr (RegStore) store = argc == 2 ? reg_store_new (argv[1], REG_STORE_READ_ONLY) : NULL;
  g_autoptr (GError) error = NULL;

  if (!store || !reg_store_open_sync (store, NULL, &error))
    g_error ("%s", error ? error->message : "which file?");
  self.queries = g_ptr_array_new_with_free_func (g_free);
  self.times = g_array_new (FALSE, FALSE, sizeof (gint64));
  run (store, prepare_job, &self);
  run (store, list_job, &self);
  run (store, search_job, &self);
  print_times (&self);
  g_ptr_array_unref (self.queries);
  g_array_unref (self.times);
  g_rand_free (self.dice);
  return 0;
}
