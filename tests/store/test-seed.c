/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-backup.h"
#include "store/reg-customer-card.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-insights.h"
#include "store/reg-list.h"
#include "store/reg-search.h"
#include "store/reg-seed.h"
#include "store/reg-timeline.h"
#include "store/reg-today.h"

#include <glib/gstdio.h>
#include <time.h>

typedef struct
{
  RegSeed seed;
  RegSeedResult result;
} SeedJob;

static gboolean
seed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SeedJob *job = data;

  return reg_seed_fill (db, &job->seed, &job->result, error);
}

static void
set_up_firm (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
}

static RegSeedResult
fill (StoreFixture *f, gint64 customers, gint64 seed)
{
  static const RegActionInfo info = {
    .kind = "seed", .label = "Filled", .without_undo = TRUE, .is_long = TRUE
  };
  g_autoptr (GError) error = NULL;
  SeedJob job = { { customers, seed }, { 0 } };

  reg_store_write_sync (f->store, &info, seed_job, &job, NULL, NULL, &error);
  g_assert_no_error (error);
  return job.result;
}

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_check (db, data, error);
}

#define SUMS                                                                                       \
  "SELECT total (n_sales) * 7 + total (sales_net) + total (contribution) * 3"                      \
  " + total (open_quotations) * 11 + total (waiting_quotations) * 13"                              \
  " + total (open_complaints) * 17 + total (last_contact_at / 1000) + count (slips_on) * 19"       \
  " FROM party_summary"

static gboolean
rebuild_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_derived_rebuild (db, error);
}

/* What is written past the records is whole, counted right, and what lists show of it is true. */
static void
test_plausible (StoreFixture *f, gconstpointer unused)
{
  RegSeedResult result = fill (f, 300, 7);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 sums;

  store_fixture_read (f, check_job, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (result.contacts, ==, 300);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, 300);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM product"), ==,
                   result.products);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM sale"), ==, result.sales);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM complaint"), ==,
                   result.complaints);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM quotation"), ==,
                   result.quotations);
  /* Lines add up to their sale. */
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM sale s WHERE s.net <>"
                                               " (SELECT sum (net) FROM sale_line l"
                                               "  WHERE l.sale_id = s.id)"),
                   ==, 0);
  /* Nobody bought tomorrow. */
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM sale WHERE sold_on > '2026-11-18'"), ==,
      0);
  sums = store_fixture_query_int (f, SUMS);
  store_fixture_write (f, rebuild_job, NULL);
  g_assert_cmpint (store_fixture_query_int (f, SUMS), ==, sums);
}

static void
test_same_seed_same_firm (StoreFixture *f, gconstpointer unused)
{
  gint64 first, second, other;

  fill (f, 100, 42);
  first = store_fixture_query_int (f, SUMS);
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&f->store);
      g_assert_cmpint (g_remove (f->path), ==, 0);
      store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
      store_fixture_make_firm (f);
      fill (f, 100, i ? 43 : 42);
      *(i ? &other : &second) = store_fixture_query_int (f, SUMS);
    }
  g_assert_cmpint (second, ==, first);
  g_assert_cmpint (other, !=, first);
}

static void
test_found_by_search (StoreFixture *f, gconstpointer unused)
{
  gint64 n_words;

  fill (f, 50, 1);
  n_words = store_fixture_query_int (f, "SELECT count (*) FROM party_word");
  g_assert_cmpint (n_words, ==, 50);
}

/* --- how long it takes with a hundred thousand ------------------------------------------ */

typedef struct
{
  const char *name;
  RegStoreJob job;
  int n;
} Timed;

static gint64
any_party (void)
{
  return g_test_rand_int_range (1, 100000);
}

static gboolean
card_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegCustomerCard) card = reg_customer_card_load (db, any_party (), error);

  return card != NULL;
}

static gboolean
timeline_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) page = reg_timeline_load (db, any_party (), G_MAXINT64, 0, 50, error);

  return page != NULL;
}

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) steps = reg_insights_party_history (db, any_party (), error);

  return steps != NULL;
}

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = reg_today_load (db, 1, error);

  return items != NULL;
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegTodayCounts counts;

  return reg_today_count (db, 1, &counts, error);
}

static gboolean
values_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) values = reg_insights_party_values (db, cancellable, error);

  return values != NULL;
}

static gboolean
pipeline_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sums = reg_insights_pipeline (db, error);

  return sums != NULL;
}

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const queries[] = { "mar", "a", "son", "0171", "55512", "ber", "example" };
  g_autoptr (GPtrArray) hits = reg_search (
      db, queries[g_test_rand_int_range (0, G_N_ELEMENTS (queries))], 8, cancellable, error);

  return hits != NULL;
}

/* Time of the processor, us: other programs do not count. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

typedef struct
{
  RegStoreJob job;
  gint64 took;
} TimedJob;

static gboolean
timed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TimedJob *timed = data;
  gint64 before = cpu_time ();
  gboolean ok = timed->job (db, NULL, cancellable, error);

  timed->took = cpu_time () - before;
  return ok;
}

typedef struct
{
  RegListQuery query;
  gint64 n;
  gint64 took;
} ListJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  gint64 before = cpu_time ();
  g_autoptr (GArray) ids = reg_list_ids (db, &job->query, cancellable, error);

  job->took = cpu_time () - before;
  job->n = ids ? (gint64)ids->len : -1;
  return ids != NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *)a < *(const gint64 *)b ? -1 : *(const gint64 *)a > *(const gint64 *)b;
}

static void
test_times (StoreFixture *f, gconstpointer unused)
{
  static const Timed timed[] = {
    { "card", card_job, 200 },        { "timeline", timeline_job, 200 },
    { "history", history_job, 200 },  { "today", today_job, 10 },
    { "badges", count_job, 10 },      { "values", values_job, 10 },
    { "pipeline", pipeline_job, 10 }, { "search", search_job, 200 },
  };
  gint64 start = g_get_monotonic_time ();

  fill (f, 100000, 1);
  g_test_message ("filled in %.1f s", (g_get_monotonic_time () - start) / 1e6);
  for (guint i = 0; i < G_N_ELEMENTS (timed); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (int k = 0; k < timed[i].n; k++)
        {
          TimedJob job = { timed[i].job, 0 };

          store_fixture_read (f, timed_job, &job);
          g_array_append_val (times, job.took);
        }
      g_array_sort (times, compare_times);
      g_test_message ("%-9s median %7.2f ms, p95 %7.2f ms", timed[i].name,
                      g_array_index (times, gint64, times->len / 2) / 1000.0,
                      g_array_index (times, gint64, times->len * 95 / 100) / 1000.0);
    }
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      int n_filters;
      const RegListFilter *filters = reg_list_get_filters (list, &n_filters);

      for (int filter = -1; filter < n_filters; filter++)
        {
          ListJob job = { { list, -1, FALSE, filter < 0 ? NULL : filters[filter].id, 1 }, 0, 0 };

          store_fixture_read (f, list_job, &job);
          g_test_message ("list %d %-13s %7.2f ms, %" G_GINT64_FORMAT " rows", list,
                          filter < 0 ? "all" : filters[filter].id, job.took / 1000.0, job.n);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/seed/" #name, StoreFixture, NULL, set_up_firm, test_##name,                  \
              store_fixture_tear_down)
  ADD (plausible);
  ADD (same_seed_same_firm);
  ADD (found_by_search);
  if (g_test_perf ())
    ADD (times);
  return g_test_run ();
}
