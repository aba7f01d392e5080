/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-promises.h"
#include "store/reg-tasks.h"

/* What was promised: in which order, by whom, and what does not belong there. It is Wednesday
 * 18 November 2026 in Berlin. */
#define TASK(values)                                                                               \
  ROW ("task",                                                                                     \
       "kind, title, party_id, staff_id, promised_by, due_on, due_minute, done_at, deleted_at",    \
       values)

/* clang-format off */
static const char *promises =
    ROW ("staff", "name, role, active", "'Bea', 0, 1")
    ROW ("party", "name", "'Bakery'")
    TASK ("1, 'some day', NULL, 2, NULL, NULL, NULL, NULL, NULL")
    TASK ("1, 'today at ten', 1, 2, 2, '2026-11-18', 600, NULL, NULL")
    TASK ("1, 'today', 1, NULL, NULL, '2026-11-18', NULL, NULL, NULL")
    TASK ("1, 'late', 1, 2, 1, '2026-11-17', NULL, NULL, NULL")
    TASK ("1, 'very late', 1, 2, NULL, '2025-12-31', NULL, NULL, NULL")
    TASK ("1, 'next year', 1, 2, NULL, '2027-01-01', NULL, NULL, NULL")
    TASK ("1, 'kept before', 1, 2, NULL, '2026-11-01', NULL, 5, NULL")
    TASK ("1, 'kept', 1, 2, NULL, NULL, NULL, 9, NULL")
    TASK ("1, 'in the bin', 1, 2, NULL, '2026-11-01', NULL, NULL, 5")
    TASK ("1, 'kept in the bin', 1, 2, NULL, '2026-11-01', NULL, 5, 5")
    TASK ("0, 'a task', 1, 2, NULL, '2026-11-01', NULL, NULL, NULL")
    TASK ("NULL, 'a task too', 1, 2, NULL, '2026-11-01', NULL, NULL, NULL");
/* clang-format on */

typedef struct
{
  gint64 staff;
  guint limit;
  RegPromises *promises;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->promises = reg_promises_load (db, load->staff, load->limit, error);
  return load->promises != NULL;
}

static RegPromises *
load_of (StoreFixture *f, gint64 staff, guint limit)
{
  Load job = { staff, limit, NULL };

  store_fixture_read (f, load_job, &job);
  return job.promises;
}

static RegPromises *
load (StoreFixture *f, guint limit)
{
  return load_of (f, 0, limit);
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, promises);
}

/* "!late today +kept": overdue, open and kept. */
static void
assert_promises (StoreFixture *f, guint limit, const char *expected)
{
  static const char marks[] = { '!', '-', '+' };
  g_autoptr (RegPromises) all = load (f, limit);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < all->promises->len; i++)
    {
      const RegPromise *promise = all->promises->pdata[i];

      g_string_append_printf (text, "%s%c%s", i > 0 ? ", " : "", marks[promise->state],
                              promise->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_order (StoreFixture *f, gconstpointer unused)
{
  assert_promises (f, 100,
                   "!very late, !late, -today at ten, -today, -next year, -some day, +kept, "
                   "+kept before");
  /* At midnight in Berlin, an hour before it is in London, those of today are late. */
  store_fixture_set_time ("2026-11-18T22:59:59Z");
  assert_promises (f, 3, "!very late, !late, -today at ten, +kept, +kept before");
  store_fixture_set_time ("2026-11-18T23:00:00Z");
  assert_promises (f, 3, "!very late, !late, !today at ten, +kept, +kept before");
}

/* What Ada (1) promised, though Bea (2) is to keep it; what is counted is hers alone, too. */
static void
test_mine (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegPromises) ada = load_of (f, 1, 100);
  g_autoptr (RegPromises) bea = load_of (f, 2, 100);

  g_assert_cmpuint (ada->promises->len, ==, 1);
  g_assert_cmpstr (((RegPromise *)ada->promises->pdata[0])->title, ==, "late");
  g_assert_cmpint (ada->n_open, ==, 1);
  g_assert_cmpint (ada->n_kept, ==, 0);
  g_assert_cmpuint (bea->promises->len, ==, 7);
  g_assert_cmpint (bea->n_open, ==, 5);
  g_assert_cmpint (bea->n_kept, ==, 2);
}

static void
test_contents (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *party, *by, *due;
    int minute;
  } expected[] = {
    { "Bakery", "Bea", "2025-12-31", -1 },
    { "Bakery", "Ada", "2026-11-17", -1 },
    { "Bakery", "Bea", "2026-11-18", 600 },
    { "Bakery", "", "2026-11-18", -1 },
    { "Bakery", "Bea", "2027-01-01", -1 },
    { "", "Bea", "", -1 },
    { "Bakery", "Bea", "", -1 },
  };
  g_autoptr (RegPromises) all = load (f, 100);

  store_fixture_script (f, "UPDATE staff SET name = 'Ada' WHERE id = 1");
  g_clear_pointer (&all, reg_promises_free);
  all = load (f, 100);
  g_assert_cmpint (all->n_open, ==, 6);
  g_assert_cmpint (all->n_kept, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RegPromise *promise = all->promises->pdata[i];

      g_assert_cmpstr (promise->party_name, ==, expected[i].party);
      g_assert_cmpint (promise->party, ==, *expected[i].party ? 1 : 0);
      g_assert_cmpstr (promise->promised_by, ==, expected[i].by);
      g_assert_cmpstr (promise->due_on, ==, expected[i].due);
      g_assert_cmpint (promise->due_minute, ==, expected[i].minute);
      g_assert_cmpint (promise->kept_at, ==, i == 6 ? 9 : 0);
    }
}

/* How many there are is known although not all are read. */
static void
test_limit (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegPromises) all = load (f, 1);

  g_assert_cmpuint (all->promises->len, ==, 2);
  g_assert_cmpint (all->n_open, ==, 6);
  g_assert_cmpint (all->n_kept, ==, 2);
}

static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_complete (db, *(gint64 *)data, error);
}

static void
test_keep (StoreFixture *f, gconstpointer unused)
{
  gint64 late = 4;
  gint64 action = store_fixture_write (f, keep_job, &late);

  assert_promises (f, 2, "!very late, -today at ten, +late, +kept");
  store_fixture_undo (f, action, NULL, NULL);
  assert_promises (f, 2, "!very late, !late, +kept, +kept before");
}

static void
test_nothing (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegPromises) all = NULL;

  store_fixture_script (f, "DELETE FROM task");
  all = load (f, 100);
  g_assert_cmpuint (all->promises->len, ==, 0);
  g_assert_cmpint (all->n_open + all->n_kept, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/promises/" #name, StoreFixture, NULL, set_up, test_##name,                   \
              store_fixture_tear_down)
  ADD (order);
  ADD (mine);
  ADD (contents);
  ADD (limit);
  ADD (keep);
  ADD (nothing);
  return g_test_run ();
}
