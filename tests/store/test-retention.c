/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-contact.h"
#include "store/reg-retention.h"
#include "store/reg-today.h"

#include <string.h>

/* Customers nobody heard from for too long. Today is 2026-11-22; the year before 2023-11-22 is out. */

#define NEW_PARTY(columns, values)                                                                 \
  "INSERT INTO party (uid, created_at, changed_at, " columns ") VALUES (randomblob (16), " values  \
  ");"
#define TOUCH(party, day) ROW ("touchpoint", "party_id, at", party ", " AT (day))

/* clang-format off */
static const char *book =
  NEW_PARTY ("name", AT ("2020-01-01") ", 0, 'Silent'")
  NEW_PARTY ("name", AT ("2020-01-01") ", 0, 'Called'")
  NEW_PARTY ("name", AT ("2021-01-01") ", 0, 'Never'")
  NEW_PARTY ("name", AT ("2026-01-01") ", 0, 'Fresh'")
  NEW_PARTY ("name, keep_until", AT ("2020-01-01") ", 0, 'Kept', '2027-01-01'")
  NEW_PARTY ("name, keep_until, restricted", AT ("2020-02-01") ", 0, 'Kept no more', '2026-11-21', 1")
  NEW_PARTY ("name, erased_on", AT ("2020-01-01") ", 0, 'Erased', '2025-01-01'")
  NEW_PARTY ("name, deleted_at", AT ("2020-01-01") ", 0, 'Binned', 5")
  NEW_PARTY ("name", AT ("2020-01-01") ", 0, 'Angry'")
  TOUCH ("1", "2023-11-20") TOUCH ("2", "2023-11-23")
  ROW ("complaint", "party_id, subject, reported_at, state", "9, 'Late', 0, 0")
  ROW ("sale", "party_id, sold_on, net", "1, '2022-05-03', 500")
  ROW ("sale", "party_id, sold_on, net", "1, '2022-06-03', 700")
  ROW ("sale", "party_id, sold_on, net", "1, '2022-07-03', 700");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-22T09:00:00Z");
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
  store_fixture_script (f, book);
}

typedef struct
{
  int limit;
  gint64 n_all;
  GString *text;
} ListJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autoptr (GPtrArray) items = reg_retention_list (db, job->limit, &job->n_all, error);

  for (guint i = 0; items && i < items->len; i++)
    {
      const RegRetentionItem *item = items->pdata[i];

      g_string_append_printf (job->text, "%s%s%s%s", i ? "; " : "", item->name,
                              item->reason == REG_RETENTION_NEVER ? " never" : "",
                              item->is_restricted ? " restricted" : "");
      if (item->n_sales)
        g_string_append_printf (job->text, " %d %d %s", (int)item->n_sales, (int)item->net,
                                item->last_sale_on);
    }
  return items != NULL;
}

static void
assert_list (StoreFixture *f, int limit, gint64 n_all, const char *expected)
{
  ListJob job = { limit, -1, g_string_new ("") };

  store_fixture_read (f, list_job, &job);
  g_assert_cmpstr (job.text->str, ==, expected);
  g_assert_cmpint (job.n_all, ==, n_all);
  g_string_free (job.text, TRUE);
}

static void
test_list (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, 10, 3, "Kept no more never restricted; Never never; Silent 3 1900 2022-07-03");
  assert_list (f, 1, 3, "Kept no more never restricted");
  /* The firm may say something else; nonsense counts as nothing. */
  store_fixture_script (f, "UPDATE firm SET retention_months = 60");
  assert_list (f, 10, 2, "Kept no more never restricted; Never never");
  store_fixture_script (f, "UPDATE firm SET retention_months = -5");
  assert_list (f, 1, 3, "Kept no more never restricted");
}

static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_retention_keep (db, *(gint64 *)data, error);
}

static gboolean
write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_retention_write (db, *(gint64 *)data, "Write once more", error);
}

static void
test_keep (StoreFixture *f, gconstpointer unused)
{
  gint64 never = 3, nobody = 99, action;
  g_autoptr (RegRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  action = store_fixture_write (f, keep_job, &never);
  kept = store_fixture_load (f, REG_ENTITY_PARTY, never);
  g_assert_cmpstr (reg_record_get_text (kept, REG_PARTY_KEEP_UNTIL), ==, "2027-11-22");
  assert_list (f, 10, 2, "Kept no more never restricted; Silent 3 1900 2022-07-03");
  store_fixture_undo (f, action, NULL, NULL);
  assert_list (f, 10, 3, "Kept no more never restricted; Never never; Silent 3 1900 2022-07-03");
  error = store_fixture_refused (f, keep_job, &nobody);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

static void
test_write (StoreFixture *f, gconstpointer unused)
{
  gint64 never = 3;
  g_autoptr (RegRecord) task = NULL;

  store_fixture_write (f, write_job, &never);
  task = store_fixture_load (f, REG_ENTITY_TASK, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Write once more");
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, 3);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-29");
}

typedef struct
{
  GArray *ids;
  gboolean is_told;
} UseJob;

static gboolean
use_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  UseJob *job = data;
  g_autoptr (GPtrArray) today = reg_today_load (db, 0, error);

  for (guint i = 0; today && i < today->len; i++)
    if (((RegTodayItem *)today->pdata[i])->kind == REG_TODAY_NOT_SEEN)
      job->is_told = TRUE;
  return today && reg_retention_drop (db, job->ids, error);
}

/* Old data is for trends: nobody is told to get in touch, and no list for that has them; unless somebody
 * decided to keep them. */
static void
test_use (StoreFixture *f, gconstpointer unused)
{
  for (int round = 0; round < 2; round++)
    {
      UseJob job = { g_array_new (FALSE, FALSE, sizeof (gint64)), FALSE };

      for (gint64 id = 1; id <= 4; id++)
        g_array_append_val (job.ids, id);
      store_fixture_read (f, use_job, &job);
      g_assert_cmpint (job.is_told, ==, round == 1);
      g_assert_cmpuint (job.ids->len, ==, round == 0 ? 2 : 3);
      g_assert_cmpint (g_array_index (job.ids, gint64, 0), ==, round == 0 ? 2 : 1);
      g_array_unref (job.ids);
      store_fixture_script (f, "UPDATE party SET keep_until = '2027-01-01' WHERE id = 1");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/retention/" path, StoreFixture, NULL, set_up, function,                      \
              store_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("keep", test_keep);
  ADD ("write", test_write);
  ADD ("use", test_use);
#undef ADD
  return g_test_run ();
}
