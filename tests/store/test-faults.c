/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"

#include "store/reg-db-private.h"

/* Whatever goes wrong below, a question is answered whole or with an error, what was written halfway
 * is gone, and the next question is answered as if nothing had been. Every second table is taken
 * away, either the odd or the even ones; --seed repeats it. */

typedef struct
{
  const Question *question;
  const char *table; /* that may not be touched */
  int action;        /* SQLITE_READ, SQLITE_INSERT … */
  int steps;         /* of SQLite's machine until it is interrupted, 0 for never */
  guint n_denied;
} FaultJob;

static int
deny_cb (
    void *data, int action, const char *table, const char *column, const char *c, const char *d)
{
  FaultJob *job = data;

  if (action != job->action || g_strcmp0 (table, job->table) != 0)
    return SQLITE_OK;
  job->n_denied++;
  return SQLITE_DENY;
}

static int
countdown_cb (void *data)
{
  int *steps = data;

  /* Who has pressed Cancel does not change their mind. */
  return *steps > 0 ? --*steps == 0 : TRUE;
}

static gboolean
fault_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FaultJob *job = data;
  gboolean interrupts = job->steps > 0;
  gboolean ok;

  /* What is compiled already was allowed already. */
  reg_db_forget_statements (db);
  if (job->table)
    sqlite3_set_authorizer (db->handle, deny_cb, job);
  if (interrupts)
    sqlite3_progress_handler (db->handle, 50, countdown_cb, &job->steps);
  ok = job->question->ask (db, error);
  sqlite3_set_authorizer (db->handle, NULL, NULL);
  if (interrupts)
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  reg_db_forget_statements (db);
  return ok;
}

static gboolean
run (StoreFixture *f, FaultJob *job, GError **error)
{
  static const RegActionInfo info = { .kind = "test", .label = "Test" };

  if (job->question->writes)
    return reg_store_write_sync (f->store, &info, fault_job, job, NULL, NULL, error);
  return reg_store_read_sync (f->store, fault_job, job, NULL, error);
}

static void
assert_answered (StoreFixture *f, const Question *question)
{
  FaultJob job = { .question = question };
  g_autoptr (GError) error = NULL;

  run (f, &job, &error);
  g_assert_no_error (error);
}

/* --- a table that cannot be read or written ------------------------------------------------ */

/* A trace that every write leaves. */
static gint64
last_change (StoreFixture *f)
{
  return store_fixture_query_int (f, "SELECT coalesce (max (id), 0) FROM change");
}

static void
assert_denied (StoreFixture *f, const Question *question, const char *table, int action)
{
  FaultJob job = { .question = question, .table = table, .action = action };
  gint64 before = last_change (f);
  g_autoptr (GError) error = NULL;
  gboolean ok = run (f, &job, &error);

  if (ok)
    g_assert_no_error (error);
  else
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_cmpint (last_change (f), ==, before);
    }
  if (ok && job.n_denied > 0)
    g_test_message ("%s goes on without %s", question->name, table);
  g_assert_true (ok || job.n_denied > 0);
}

static void
test_tables_that_cannot_be_read (StoreFixture *f, gconstpointer unused)
{
  static const RegEntityId entities[] = {
    REG_ENTITY_PARTY,
    REG_ENTITY_CONTACT_POINT,
    REG_ENTITY_STAFF,
    REG_ENTITY_FIRM,
    REG_ENTITY_QUOTATION,
    REG_ENTITY_QUOTATION_REVISION,
    REG_ENTITY_QUOTATION_LINE,
    REG_ENTITY_SALE,
    REG_ENTITY_SALE_LINE,
    REG_ENTITY_COMPLAINT,
    REG_ENTITY_COMPLAINT_EVENT,
    REG_ENTITY_PRODUCT,
    REG_ENTITY_STAGE,
    REG_ENTITY_OPPORTUNITY,
    REG_ENTITY_TASK,
    REG_ENTITY_TOUCHPOINT,
    REG_ENTITY_APPROVAL_RULE,
    REG_ENTITY_APPROVAL_STEP,
    REG_ENTITY_APPROVAL_EVENT,
    REG_ENTITY_OPENING_HOURS,
    REG_ENTITY_DOCUMENT_SERIES,
  };
  static const char *const derived[] = { "party_summary", "party_word", "party_part",
                                         "record_word",   "action",     "change" };

  for (guint q = 0; q < n_questions; q++)
    {
      if (questions[q].writes)
        continue;
      for (guint i = g_test_rand_bit (); i < G_N_ELEMENTS (entities); i += 2)
        assert_denied (f, &questions[q], reg_entity_get_info (entities[i])->table, SQLITE_READ);
      for (guint i = g_test_rand_bit (); i < G_N_ELEMENTS (derived); i += 2)
        assert_denied (f, &questions[q], derived[i], SQLITE_READ);
      assert_answered (f, &questions[q]);
    }
}

static void
test_tables_that_cannot_be_written (StoreFixture *f, gconstpointer unused)
{
  static const char *const tables[] = {
    "party",     "contact_point", "touchpoint",         "attachment",     "task",
    "quotation", "sale",          "quotation_revision", "quotation_line", "sale_line",
    "complaint", "opportunity",   "complaint_event",    "approval_event", "document_series",
    "change",    "action",        "party_summary",      "staff",
  };
  static const int actions[] = { SQLITE_INSERT, SQLITE_UPDATE };

  for (guint q = 0; q < n_questions; q++)
    {
      if (!questions[q].writes)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        for (guint a = 0; a < G_N_ELEMENTS (actions); a++)
          assert_denied (f, &questions[q], tables[i], actions[a]);
      assert_answered (f, &questions[q]);
    }
}

/* --- stopped anywhere ---------------------------------------------------------------------- */

/* Ever later, until it gets through. */
static void
test_stopped_anywhere (StoreFixture *f, gconstpointer unused)
{
  for (guint q = 0; q < n_questions; q++)
    {
      guint n_stopped = 0;

      for (int steps = 1;; steps += steps + 1)
        {
          FaultJob job = { .question = &questions[q], .steps = steps };
          g_autofree char *before = store_fixture_dump (f);
          g_autofree char *after = NULL;
          g_autoptr (GError) error = NULL;

          if (run (f, &job, &error))
            break;
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          after = store_fixture_dump (f);
          store_fixture_assert_same (after, before);
          n_stopped++;
        }
      g_test_message ("%s: stopped %u times", questions[q].name, n_stopped);
      assert_answered (f, &questions[q]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/faults/" #name, StoreFixture, NULL, questions_set_up, test_##name,           \
              store_fixture_tear_down)
  ADD (tables_that_cannot_be_read);
  ADD (tables_that_cannot_be_written);
  ADD (stopped_anywhere);
  return g_test_run ();
}
