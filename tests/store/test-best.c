/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"
#include "store/reg-best.h"
#include "store/reg-crossing.h"

#define SALE(party, net, cost)                                                                     \
  ROW ("sale", "party_id, sold_on, net, cost, state", party ", '2026-10-01', " net ", " cost ", 0")

/* B and C brought the same, D lost us money, E is not to be used, F is in the bin, G never bought. */
/* clang-format off */
static const char *const book =
  ROW ("staff", "name", "'Ada'") ROW ("staff", "name", "'Bert'")
  ROW ("party", "name, owner_id", "'A', 1") ROW ("party", "name, owner_id", "'B', 2")
  ROW ("party", "name, owner_id", "'C', 1") ROW ("party", "name", "'D'")
  ROW ("party", "name, restricted", "'E', 1") ROW ("party", "name, deleted_at", "'F', 1")
  ROW ("party", "name, owner_id", "'G', 1")
  SALE ("1", "900", "200") SALE ("2", "500", "100") SALE ("3", "1400", "1000")
  SALE ("4", "100", "300") SALE ("5", "9000", "0") SALE ("6", "9000", "0")
  ROW ("task", "party_id, kind, title, due_on", "2, 1, 'Call about the lamp', '2026-11-17'");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, book);
}

typedef struct
{
  gint64 staff;
  guint limit;
  GPtrArray *best;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->best = reg_best_load (db, job->staff, job->limit, cancellable, error);
  return job->best != NULL;
}

/* "2 C 400 Ada" for each. */
static char *
describe (StoreFixture *f, gint64 staff, guint limit)
{
  Job job = { staff, limit, NULL };
  GString *text = g_string_new (NULL);

  store_fixture_read (f, load_job, &job);
  for (guint i = 0; i < job.best->len; i++)
    {
      const RegCounter *counter = job.best->pdata[i];

      g_string_append_printf (text, "%s%d %s %d %s", i > 0 ? ", " : "", (int)counter->place,
                              reg_record_get_text (counter->party, REG_PARTY_NAME),
                              (int)counter->contribution, counter->owner ? counter->owner : "-");
    }
  g_ptr_array_unref (job.best);
  return g_string_free (text, FALSE);
}

static void
test_order (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 staff;
    guint limit;
    const char *expected;
  } cases[] = {
    /* E has the first place and is not named. */
    { 0, 25, "2 A 700 Ada, 3 C 400 Ada, 3 B 400 Bert, 5 D -200 -" },
    { 0, 2, "2 A 700 Ada, 3 C 400 Ada" },
    { 1, 25, "2 A 700 Ada, 3 C 400 Ada" },
    { 2, 25, "3 B 400 Bert" },
    { 99, 25, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (f, cases[i].staff, cases[i].limit);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* What is to be done next stands with them. */
static void
test_next (StoreFixture *f, gconstpointer unused)
{
  Job job = { 2, 25, NULL };
  g_autoptr (GArray) actions = NULL;
  RegNextFacts facts;

  store_fixture_read (f, load_job, &job);
  reg_counter_get_facts (job.best->pdata[0], &facts);
  actions = reg_next_action_list (&facts);
  g_assert_cmpint (g_array_index (actions, RegNextAction, 0).kind, ==, REG_NEXT_PROMISE);
  g_ptr_array_unref (job.best);
}

static gboolean
cross_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegCrossing **crossing = data;

  *crossing = reg_crossing_load (db, REG_SEGMENTATION_PROFIT, REG_SEGMENTATION_KIND, NULL,
                                 cancellable, error);
  return *crossing != NULL;
}

/* Of many each has the fifth that the table of all customers says. */
static void
test_fifths (StoreFixture *f, gconstpointer unused)
{
  Job job = { 0, 1000, NULL };
  g_autoptr (RegCrossing) crossing = NULL;

  store_fixture_read (f, load_job, &job);
  store_fixture_read (f, cross_job, &crossing);
  g_assert_cmpuint (job.best->len, ==, crossing->n_buyers);
  g_assert_cmpuint (job.best->len, >=, REG_COUNTER_FEWEST_BUYERS);
  for (guint i = 0; i < job.best->len; i++)
    {
      const RegCounter *counter = job.best->pdata[i];

      for (guint k = 0; k < crossing->parties->len; k++)
        if (g_array_index (crossing->parties, gint64, k) == reg_record_get_id (counter->party))
          g_assert_cmpint (counter->band - 1, ==, crossing->rows->data[k]);
    }
  g_ptr_array_unref (job.best);
}

static void
test_cancelled (StoreFixture *f, gconstpointer unused)
{
  Job job = { 0, 25, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (reg_store_read_sync (f->store, load_job, &job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, fixture, test)                                                                   \
  g_test_add ("/best/" path, StoreFixture, NULL, fixture, test, store_fixture_tear_down)
  ADD ("order", set_up, test_order);
  ADD ("next", set_up, test_next);
  ADD ("fifths", questions_set_up, test_fifths);
  ADD ("cancelled", set_up, test_cancelled);
  return g_test_run ();
}
