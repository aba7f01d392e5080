/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-holding.h"
#include "store-fixture.h"
#include "store/reg-contracts.h"
#include "store/reg-held.h"
#include "store/reg-list.h"

/* Contracts with the bakery (1, looked after by the owner), the bank (2, not to be used) and the café
 * (3). Today is Wednesday 2026-11-18. */
/* clang-format off */
static const char *shop =
    ROW ("party", "name, owner_id", "'Bakery', 1")
    ROW ("party", "name, restricted", "'Bank', 1")
    ROW ("party", "name", "'Café'")
    ROW ("holding", "party_id, kind, name, until, notice_days", "1, 1, 'Service', '2026-12-28', 30")
    ROW ("holding", "party_id, kind, name, until", "1, 1, 'Hire', '2026-12-02'")
    ROW ("holding", "party_id, kind, name, until, notice_days", "1, 1, 'Far', '2028-01-01', 90")
    ROW ("holding", "party_id, kind, name", "3, 1, 'For ever'")
    ROW ("holding", "party_id, kind, name, until", "3, 1, 'Past', '2026-11-17'")
    ROW ("holding", "party_id, kind, name, until, notice_days", "3, 1, 'Too late', '2026-12-12', 30")
    ROW ("holding", "party_id, kind, name, until", "2, 1, 'Account', '2026-11-20'")
    ROW ("holding", "party_id, kind, name, until", "3, 0, 'Bike', '2026-11-20'")
    ROW ("holding", "party_id, kind, name, until, deleted_at", "3, 1, 'Gone', '2026-11-20', 5");
/* clang-format on */

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

typedef struct
{
  const char *filter;
  GString *text;
  gint64 holding;
  GBytes *file;
  int n;
} Job;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RegListQuery query = { REG_LIST_CONTRACTS, -1, .filter = job->filter, .staff = 1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (!ids)
    return FALSE;
  rows = reg_list_rows (db, REG_LIST_CONTRACTS, (gint64 *)ids->data, ids->len, error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RegListRow *row = rows->pdata[i];

      /* what, state, the last day for notice */
      g_string_append_printf (job->text, "%s%s %s %s", i ? "|" : "", row->values[1].text,
                              reg_enum_get_nick (&reg_enum_contract_stage, row->values[2].i),
                              row->values[4].type == REG_VALUE_TEXT ? row->values[4].text : "-");
    }
  return rows != NULL;
}

static gboolean
remind_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_contracts_remind (db, "Decide", &((Job *)data)->n, error);
}

static gboolean
paper_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_holding_set_paper (db, job->holding, job->file, "signed.pdf", error);
}

static void
assert_list (StoreFixture *f, const char *filter, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job job = { .filter = filter, .text = text };

  store_fixture_read (f, list_job, &job);
  g_assert_cmpstr (text->str, ==, expected);
}

/* What comes to its last day first, without an end after it, ended ones below. */
static void
test_list (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, NULL,
               "Account ends -|Service notice 2026-11-28|Hire ends -"
               "|Too late ends 2026-11-12|Far runs 2027-10-03|For ever runs -|Past ended -");
  assert_list (f, "notice", "Service notice 2026-11-28");
  assert_list (f, "ended", "Past ended -");
  assert_list (f, "mine", "Service notice 2026-11-28|Hire ends -|Far runs 2027-10-03");
}

static int
remind (StoreFixture *f)
{
  Job job = { .n = -1 };

  store_fixture_write (f, remind_job, &job);
  return job.n;
}

/* Two weeks before the last day, once, for whoever looks after them; nobody is to speak to the bank. */
static void
test_remind (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) service = NULL;

  remind (f);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 2);
  service = store_fixture_load (f, REG_ENTITY_TASK, 1);
  g_assert_cmpstr (reg_record_get_text (service, REG_TASK_TITLE), ==, "Decide: Service");
  g_assert_cmpstr (reg_record_get_text (service, REG_TASK_DUE_ON), ==, "2026-11-21");
  g_assert_cmpint (reg_record_get_int (service, REG_TASK_STAFF_ID), ==, 1);
  g_assert_cmpint (reg_record_get_int (service, REG_TASK_REMIND_AT), >, store_fixture_now);
  /* Not twice, also when it is done or thrown away. */
  store_fixture_script (f, "UPDATE task SET done_at = 5 WHERE id = 1;"
                           " UPDATE task SET deleted_at = 5 WHERE id = 2;");
  store_fixture_set_time ("2026-11-20T09:00:00Z");
  remind (f);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 2);
  /* The year after it is asked again. */
  store_fixture_script (f, "UPDATE holding SET until = '2027-12-28' WHERE id = 1;");
  store_fixture_set_time ("2027-11-20T09:00:00Z");
  remind (f);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 3);
}

static void
test_paper (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-signed", 11);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  Job job = { .holding = 1, .file = file };
  gint64 action = store_fixture_write (f, paper_job, &job);
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_HOLDING, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (reg_record_get_int (record, REG_HOLDING_ATTACHMENT_ID), ==, 1);
  job.file = empty;
  error = store_fixture_refused (f, paper_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM holding"
                                               " WHERE attachment_id IS NOT NULL"),
                   ==, 0);
}

static gboolean
held_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegHeldBook) book = reg_held_load (db, 1, error);

  for (guint i = 0; book && i < book->records->len; i++)
    if (reg_record_get_entity (((RegHeld *)book->records->pdata[i])->record)
        == REG_ENTITY_ATTACHMENT)
      ((Job *)data)->n++;
  return book != NULL;
}

/* The paper is among what is held on a person. */
static void
test_held (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-signed", 11);
  Job job = { .holding = 1, .file = file };

  store_fixture_write (f, paper_job, &job);
  store_fixture_read (f, held_job, &job);
  g_assert_cmpint (job.n, ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, StoreFixture, NULL, set_up_shop, func, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/contracts/list", test_list);
  ADD ("/contracts/remind", test_remind);
  ADD ("/contracts/paper", test_paper);
  ADD ("/contracts/held", test_held);
  return g_test_run ();
}
