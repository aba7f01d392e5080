/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"
#include "io/reg-demo.h"
#include "store/reg-quotations.h"

/* The demo shop has to be whole on whatever day it is opened. */

static gint64 moment;

static gint64
fixed_clock (void)
{
  return moment;
}

static gboolean
demo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_demo_load (db, error);
}

typedef struct
{
  GPtrArray *findings;
  gint64 n_checked;
  gint64 now;
  int states[16];
} LookJob;

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LookJob *job = data;
  g_autoptr (GPtrArray) revisions = reg_db_list (db, REG_ENTITY_QUOTATION_REVISION, -1, error);
  g_autoptr (GPtrArray) sales = reg_db_list (db, REG_ENTITY_SALE, -1, error);
  g_autoptr (GPtrArray) touches = reg_db_list (db, REG_ENTITY_TOUCHPOINT, -1, error);
  g_autofree char *today = reg_db_today (db);

  for (guint i = 0; i < revisions->len; i++)
    job->states[reg_record_get_int (revisions->pdata[i], REG_QUOTATION_REVISION_STATE)]++;
  for (guint i = 0; i < sales->len; i++)
    g_assert_cmpstr (reg_record_get_text (sales->pdata[i], REG_SALE_SOLD_ON), <=, today);
  for (guint i = 0; i < touches->len; i++)
    g_assert_cmpint (reg_record_get_int (touches->pdata[i], REG_TOUCHPOINT_AT), <=, job->now);
  g_assert_cmpuint (sales->len, >, 150);
  g_assert_cmpuint (touches->len, >, 20);
  return reg_approvals_verify (db, job->findings, &job->n_checked, error);
}

/* Leap day, the turn of the year, the night the clocks change, an ordinary morning. */
static void
test_on_any_day (gconstpointer data)
{
  static const RegActionInfo info = { .kind = "demo", .label = "demo", .without_undo = TRUE };
  StoreFixture f = { 0 };
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (data, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  LookJob look = { .findings = findings };

  store_fixture_set_up (&f, NULL);
  g_clear_object (&f.store);
  moment = look.now = g_date_time_to_unix (when) * 1000;
  f.store = reg_store_new (f.path, REG_STORE_CREATE);
  reg_store_set_clock (f.store, fixed_clock, NULL);
  g_assert_true (reg_store_open_sync (f.store, NULL, NULL));
  reg_store_write_sync (f.store, &info, demo_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (reg_store_read_sync (f.store, look_job, &look, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (look.n_checked, >, 5);
  /* Somebody waits for an answer, something is approved, out, won and lost. */
  g_assert_cmpint (look.states[1], >=, 1);
  g_assert_cmpint (look.states[3], >=, 1);
  g_assert_cmpint (look.states[7], >=, 1);
  g_assert_cmpint (look.states[8], >=, 2);
  g_assert_cmpint (look.states[9], >=, 2);
  store_fixture_tear_down (&f, NULL);
}

int
main (int argc, char *argv[])
{
  static const char *const days[] = { "2028-02-29T09:30:00Z", "2027-01-01T08:00:00Z",
                                      "2026-10-25T01:30:00Z", "2026-11-24T10:15:00Z" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strconcat ("/io/demo/", days[i], NULL);
      g_test_add_data_func (path, days[i], test_on_any_day);
    }
  return g_test_run ();
}
