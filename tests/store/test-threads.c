/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "gate.h"
#include "store-fixture.h"
#include "store/reg-db-private.h"
#include "store/reg-journal.h"

/* Who does what when: queues, cancellation, closing, signals. Nothing here waits for a time; jobs
 * wait for each other at gates. */

static gpointer
gate_opener (gpointer data)
{
  gate_open (data);
  return NULL;
}

typedef struct
{
  int n_left;
  GString *order; /* what was done, as the jobs ran */
  GMutex lock;
  GError *error; /* the last one */
} Log;

typedef struct
{
  Log *log;
  char name;
  GCancellable *cancellable; /* cancelled by the job itself */
} LogJob;

static void
log_init (Log *log, int n_jobs)
{
  *log = (Log){ .n_left = n_jobs, .order = g_string_new ("") };
  g_mutex_init (&log->lock);
}

static gboolean
log_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LogJob *job = data;

  g_mutex_lock (&job->log->lock);
  g_string_append_c (job->log->order, job->name);
  g_mutex_unlock (&job->log->lock);
  return TRUE;
}

static LogJob *
log_job_new (Log *log, char name)
{
  LogJob *job = g_new0 (LogJob, 1);

  job->log = log;
  job->name = name;
  return job;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Log *log = user_data;
  g_autoptr (GError) error = NULL;

  log->n_left--;
  if (!reg_store_job_finish (REG_STORE (source), result, &error))
    {
      g_clear_error (&log->error);
      log->error = g_steal_pointer (&error);
    }
}

static void
log_wait (Log *log)
{
  while (log->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
log_clear (Log *log)
{
  g_string_free (log->order, TRUE);
  g_clear_error (&log->error);
}

static const RegActionInfo short_write = { .kind = "short", .label = "Short" };
static const RegActionInfo long_write = { .kind = "long", .label = "Long", .is_long = TRUE };

/* Both readers stand at a gate; what was asked for meanwhile goes by priority, then by turn. */
static void
test_priority (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    char name;
    int priority;
  } jobs[] = {
    { 'a', G_PRIORITY_LOW },  { 'b', G_PRIORITY_DEFAULT }, { 'c', G_PRIORITY_LOW },
    { 'd', G_PRIORITY_HIGH }, { 'e', G_PRIORITY_DEFAULT }, { 'f', G_PRIORITY_HIGH },
  };
  Gate first, second;
  Log log;

  gate_init (&first);
  gate_init (&second);
  log_init (&log, G_N_ELEMENTS (jobs) + 2);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &first, NULL, NULL, done_cb, &log);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &second, NULL, NULL, done_cb, &log);
  gate_await (&first);
  gate_await (&second);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    reg_store_read_async (f->store, jobs[i].priority, log_job, log_job_new (&log, jobs[i].name),
                          g_free, NULL, done_cb, &log);
  /* One reader goes on, so that the order is told. */
  gate_open (&first);
  while (log.n_left > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log.order->str, ==, "dfbeac");
  gate_open (&second);
  log_wait (&log);
  g_assert_no_error (log.error);
  log_clear (&log);
}

static void
test_writes_keep_their_turn (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;

  gate_init (&gate);
  log_init (&log, 6);
  reg_store_write_async (f->store, &short_write, gate_job, &gate, NULL, NULL, done_cb, &log);
  gate_await (&gate);
  for (char name = 'a'; name < 'f'; name++)
    reg_store_write_async (f->store, &short_write, log_job, log_job_new (&log, name), g_free, NULL,
                           done_cb, &log);
  gate_open (&gate);
  log_wait (&log);
  g_assert_cmpstr (log.order->str, ==, "abcde");
  log_clear (&log);
}

/* Readers are not held up by a write under way, and see what stood before it. */
static gboolean
add_and_wait_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLIDAY);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, REG_HOLIDAY_DAY, "2026-12-25");
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  gate_pass (data);
  return saved != NULL;
}

static void
test_reading_during_a_write (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;

  gate_init (&gate);
  log_init (&log, 1);
  reg_store_write_async (f->store, &short_write, add_and_wait_job, &gate, NULL, NULL, done_cb,
                         &log);
  gate_await (&gate);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM holiday"), ==, 0);
  gate_open (&gate);
  log_wait (&log);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM holiday"), ==, 1);
  log_clear (&log);
}

/* --- cancellation ----------------------------------------------------------------------- */

#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "

static gboolean
endless_read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, ENDLESS "SELECT max (i) FROM n", NULL);

  gate_pass (data);
  return reg_statement_next (each, error);
}

static void
test_cancel_in_a_query (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate;
  Log log;

  gate_init (&gate);
  gate_open (&gate);
  log_init (&log, 1);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, endless_read_job, &gate, NULL, cancellable,
                        done_cb, &log);
  gate_await (&gate);
  g_cancellable_cancel (cancellable);
  log_wait (&log);
  g_assert_error (log.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  log_clear (&log);
  /* The reader is fit for the next question. */
  g_assert_cmpint (store_fixture_query_int (f, "SELECT 7"), ==, 7);
}

static gboolean
endless_write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;
  gboolean ok = reg_db_exec (db, error,
                             "INSERT INTO holiday (uid, created_at, changed_at, day)"
                             " VALUES (randomblob (16), 0, 0, '2026-01-01')",
                             NULL);

  g_assert_true (ok);
  gate_pass (gate);
  /* Interrupted in the middle of an INSERT, SQLite takes all of it back by itself. */
  return reg_db_exec (db, error,
                      ENDLESS "INSERT INTO holiday (uid, created_at, changed_at, day)"
                              " SELECT randomblob (16), 0, 0, i FROM n",
                      NULL);
}

static void
test_cancel_in_a_write (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate;
  Log log;

  gate_init (&gate);
  gate_open (&gate);
  log_init (&log, 1);
  reg_store_write_async (f->store, &short_write, endless_write_job, &gate, NULL, cancellable,
                         done_cb, &log);
  gate_await (&gate);
  g_cancellable_cancel (cancellable);
  log_wait (&log);
  g_assert_error (log.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  log_clear (&log);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT (SELECT count (*) FROM holiday)"
                                               " + (SELECT count (*) FROM action)"),
                   ==, 0);
  store_fixture_add_party (f, "Next", NULL);
}

/* A job that pays no heed is taken back all the same. */
static gboolean
cancelled_late_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate gate;

  gate_init (&gate);
  gate_open (&gate);
  if (!add_and_wait_job (db, &gate, cancellable, error))
    return FALSE;
  g_cancellable_cancel (cancellable);
  return TRUE;
}

static void
test_cancel_in_the_last_moment (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 action = 77;

  g_assert_false (reg_store_write_sync (f->store, &short_write, cancelled_late_job, NULL,
                                        cancellable, &action, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (action, ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM holiday"), ==, 0);
}

/* Nobody wants the answer any more, even if it was found. */
static void
test_cancel_after_the_answer (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate;
  Log log;

  gate_init (&gate);
  log_init (&log, 1);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &gate, NULL, cancellable, done_cb,
                        &log);
  gate_await (&gate);
  g_cancellable_cancel (cancellable);
  gate_open (&gate);
  log_wait (&log);
  g_assert_error (log.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  log_clear (&log);
}

/* Cancelled before its turn, a job never runs. */
static void
test_cancel_in_the_queue (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate;
  Log log;

  gate_init (&gate);
  log_init (&log, 2);
  reg_store_write_async (f->store, &short_write, gate_job, &gate, NULL, NULL, done_cb, &log);
  gate_await (&gate);
  reg_store_write_async (f->store, &short_write, log_job, log_job_new (&log, 'x'), g_free,
                         cancellable, done_cb, &log);
  g_cancellable_cancel (cancellable);
  gate_open (&gate);
  log_wait (&log);
  g_assert_cmpstr (log.order->str, ==, "");
  g_assert_error (log.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  log_clear (&log);
}

/* A job that goes on after SQLite took its transaction back writes nothing any more. */
static gboolean
heedless_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) ignored = NULL;
  Gate gate;

  gate_init (&gate);
  gate_open (&gate);
  g_assert_true (add_and_wait_job (db, &gate, NULL, NULL));
  reg_db_exec_script (db, "ROLLBACK", NULL);
  g_assert_false (add_and_wait_job (db, &gate, NULL, &ignored));
  g_assert_error (ignored, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  return TRUE;
}

static void
test_nothing_outside_of_a_transaction (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = store_fixture_refused (f, heedless_job, NULL);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT (SELECT count (*) FROM holiday)"
                                               " + (SELECT count (*) FROM action)"),
                   ==, 0);
}

/* --- two answers to one question ---------------------------------------------------------- */

typedef struct
{
  guint64 newest;
  GString *shown;
  int n_left;
} Screen;

typedef struct
{
  Screen *screen;
  char name;
} Asked;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;

  if (reg_store_job_is_newer (result, &asked->screen->newest))
    g_string_append_c (asked->screen->shown, asked->name);
  asked->screen->n_left--;
}

/* With two readers the second answer may come first; the first is not shown over it. */
static void
test_newest_answer_stays (StoreFixture *f, gconstpointer unused)
{
  Screen screen = { .shown = g_string_new (""), .n_left = 3 };
  Asked slow = { &screen, 's' }, quick = { &screen, 'q' }, next = { &screen, 'n' };
  Gate gate, open;

  gate_init (&gate);
  gate_init (&open);
  gate_open (&open);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &gate, NULL, NULL, answered_cb,
                        &slow);
  gate_await (&gate);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &open, NULL, NULL, answered_cb,
                        &quick);
  while (screen.n_left > 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (screen.shown->str, ==, "q");
  gate_open (&gate);
  while (screen.n_left > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (screen.shown->str, ==, "q");
  /* A write is an answer too. */
  reg_store_write_async (f->store, &short_write, gate_job, &open, NULL, NULL, answered_cb, &next);
  while (screen.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (screen.shown->str, ==, "qn");
  g_string_free (screen.shown, TRUE);
}

typedef struct
{
  guint commit;
  gboolean done;
} Commit;

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;

  commit->commit = reg_store_job_get_commit (result);
  commit->done = TRUE;
}

static void
await_commit (Commit *commit)
{
  while (!commit->done)
    g_main_context_iteration (NULL, TRUE);
}

/* What was asked for after a write may still have been read before it was in the file. */
static void
test_read_before_write (StoreFixture *f, gconstpointer unused)
{
  Commit write = { 0 }, early = { 0 }, late = { 0 }, next = { 0 };
  Gate writing, reading, open;

  gate_init (&writing);
  gate_init (&reading);
  gate_init (&open);
  gate_open (&open);
  reg_store_write_async (f->store, &short_write, gate_job, &writing, NULL, NULL, commit_cb, &write);
  gate_await (&writing);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &reading, NULL, NULL, commit_cb,
                        &early);
  gate_await (&reading);
  gate_open (&writing);
  await_commit (&write);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &open, NULL, NULL, commit_cb,
                        &late);
  gate_open (&reading);
  await_commit (&early);
  await_commit (&late);
  g_assert_cmpuint (early.commit, <, write.commit);
  g_assert_cmpuint (late.commit, ==, write.commit);
  reg_store_write_async (f->store, &short_write, gate_job, &open, NULL, NULL, commit_cb, &next);
  await_commit (&next);
  g_assert_cmpuint (next.commit, >, write.commit);
}

/* --- closing ---------------------------------------------------------------------------- */

static void
test_close_while_jobs_wait (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;
  GThread *opener;

  gate_init (&gate);
  log_init (&log, 6);
  reg_store_write_async (f->store, &short_write, gate_job, &gate, NULL, NULL, done_cb, &log);
  gate_await (&gate);
  for (char name = 'a'; name < 'd'; name++)
    reg_store_write_async (f->store, &short_write, log_job, log_job_new (&log, name), g_free, NULL,
                           done_cb, &log);
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, log_job, log_job_new (&log, 'r'), g_free,
                        NULL, done_cb, &log);
  opener = g_thread_new ("opener", gate_opener, &gate);
  reg_store_close (f->store);
  g_thread_join (opener);
  /* What comes after is refused, what was asked for before is done. */
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, log_job, log_job_new (&log, 'z'), g_free,
                        NULL, done_cb, &log);
  log_wait (&log);
  g_assert_cmpuint (log.order->len, ==, 4);
  g_assert_null (strchr (log.order->str, 'z'));
  g_assert_error (log.error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  log_clear (&log);
}

/* The last reference goes with the last callback; no thread waits for itself. */
static void
test_last_reference_in_a_callback (StoreFixture *f, gconstpointer unused)
{
  gpointer watched = f->store;
  Log log;

  g_object_add_weak_pointer (G_OBJECT (f->store), &watched);
  log_init (&log, 40);
  for (int i = 0; i < 20; i++)
    {
      reg_store_read_async (f->store, G_PRIORITY_DEFAULT, log_job, log_job_new (&log, 'r'), g_free,
                            NULL, done_cb, &log);
      reg_store_write_async (f->store, &short_write, log_job, log_job_new (&log, 'w'), g_free, NULL,
                             done_cb, &log);
    }
  g_clear_object (&f->store);
  log_wait (&log);
  while (watched)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (log.order->len, ==, 40);
  log_clear (&log);
}

static void
busy_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (reg_store_is_busy (REG_STORE (object)));
  done_cb (object, result, user_data);
}

/* A slow reader beside an idle one: busy until the last caller has heard. */
static void
test_busy (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;

  gate_init (&gate);
  log_init (&log, 2);
  g_assert_false (reg_store_is_busy (f->store));
  reg_store_read_async (f->store, G_PRIORITY_DEFAULT, gate_job, &gate, NULL, NULL, busy_done_cb,
                        &log);
  gate_await (&gate);
  reg_store_read_async (f->store, G_PRIORITY_LOW, log_job, log_job_new (&log, 'r'), g_free, NULL,
                        busy_done_cb, &log);
  while (log.n_left > 1)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (reg_store_is_busy (f->store));
  gate_open (&gate);
  while (reg_store_is_busy (f->store))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (log.n_left, ==, 0);
  log_clear (&log);
}

/* --- signals ---------------------------------------------------------------------------- */

typedef struct
{
  GThread *thread;
  int n_changed;
  int n_progress;
  gint64 done;
  gboolean saw_party;
} Heard;

static void
changed_cb (RegStore *store, const RegChanges *changes, Heard *heard)
{
  g_assert_true (g_thread_self () == heard->thread);
  heard->n_changed++;
  heard->saw_party = heard->saw_party || reg_changes_touch (changes, REG_ENTITY_PARTY, 1);
  g_assert_false (reg_changes_touch (changes, REG_ENTITY_SALE, 0));
  g_assert_false (reg_changes_touch (changes, REG_ENTITY_PARTY, 999));
}

static void
progress_cb (RegStore *store, gint64 done, gint64 total, Heard *heard)
{
  g_assert_true (g_thread_self () == heard->thread);
  heard->n_progress++;
  heard->done = done;
}

static gboolean
report_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 1; i <= 10000; i++)
    reg_db_report (db, i, 10000);
  return TRUE;
}

static void
test_signals (StoreFixture *f, gconstpointer unused)
{
  Heard heard = { .thread = g_thread_self () };

  g_signal_connect (f->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_signal_connect (f->store, "progress", G_CALLBACK (progress_cb), &heard);
  store_fixture_add_party (f, "One", NULL);
  store_fixture_write (f, report_job, NULL);
  g_assert_cmpint (heard.n_changed, ==, 0);
  while (heard.done < 10000 || !heard.saw_party)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (heard.n_changed, ==, 1);
  /* Nobody ran the loop while it reported: one report is enough. */
  g_assert_cmpint (heard.n_progress, ==, 1);
}

static gboolean
many_changes_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < REG_CHANGES_MAX + 10; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLIDAY);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_text (builder, REG_HOLIDAY_DAY, "2026-12-25");
      record = reg_record_builder_end (builder);
      if (!(saved = reg_db_save (db, record, error)))
        return FALSE;
    }
  return TRUE;
}

static void
many_changed_cb (RegStore *store, const RegChanges *changes, int *n)
{
  g_assert_cmpuint (changes->ids->len, <=, REG_CHANGES_MAX);
  /* Not all are told, so any may be meant. */
  g_assert_true (reg_changes_touch (changes, REG_ENTITY_HOLIDAY, 999999));
  *n += 1;
}

static void
test_many_changes (StoreFixture *f, gconstpointer unused)
{
  int n = 0;

  g_signal_connect (f->store, "changed", G_CALLBACK (many_changed_cb), &n);
  store_fixture_write (f, many_changes_job, NULL);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* --- long writes ------------------------------------------------------------------------ */

typedef struct
{
  RegStore *store;
  Log *log;
  int n_rows;
  gboolean fails;
  gboolean nested_fails;
  GCancellable *cancellable;
} LongJob;

static gboolean
failing_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate gate;

  gate_init (&gate);
  gate_open (&gate);
  add_and_wait_job (db, &gate, NULL, NULL);
  /* Long enough to be committed in steps, as the store sees it. */
  db->breath_at = 0;
  g_assert_true (reg_db_breathe (db, error));
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED, "no");
  return FALSE;
}

/* Saves rows; in the middle it asks for a short write and takes a step. */
static gboolean
long_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LongJob *job = data;

  for (int i = 0; i < job->n_rows; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, "Imported");
      record = reg_record_builder_end (builder);
      if (!(saved = reg_db_save (db, record, error)))
        return FALSE;
      if (i != job->n_rows / 2)
        continue;
      if (job->log)
        reg_store_write_async (job->store, &short_write, job->nested_fails ? failing_job : log_job,
                               log_job_new (job->log, 's'), g_free, NULL, done_cb, job->log);
      if (job->cancellable)
        g_cancellable_cancel (job->cancellable);
      db->breath_at = 0;
      if (!reg_db_breathe (db, error))
        return FALSE;
    }
  if (job->log)
    g_string_append_c (job->log->order, 'L');
  if (job->fails)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED, "the file ends too early");
  return !job->fails;
}

static void
run_long (StoreFixture *f, LongJob *job, RegStoreError why)
{
  g_autoptr (GError) error = NULL;

  job->store = f->store;
  reg_store_write_sync (f->store, &long_write, long_job, job, job->cancellable, NULL, &error);
  if (job->cancellable)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else if (job->fails)
    g_assert_error (error, REG_STORE_ERROR, (int)why);
  else
    g_assert_no_error (error);
}

static void
assert_parties (StoreFixture *f, gint64 n)
{
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, n);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_summary"), ==, n);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM action WHERE state = 1"), ==,
                   0);
}

static void
test_short_write_between_steps (StoreFixture *f, gconstpointer unused)
{
  Log log;
  LongJob job = { .log = &log, .n_rows = 20 };

  log_init (&log, 1);
  run_long (f, &job, 0);
  log_wait (&log);
  g_assert_cmpstr (log.order->str, ==, "sL");
  assert_parties (f, 20);
  log_clear (&log);
}

/* The short one that fails takes only itself back. */
static void
test_failing_short_write_between_steps (StoreFixture *f, gconstpointer unused)
{
  Log log;
  LongJob job = { .log = &log, .n_rows = 20, .nested_fails = TRUE };

  log_init (&log, 1);
  run_long (f, &job, 0);
  log_wait (&log);
  g_assert_error (log.error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
  assert_parties (f, 20);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM holiday"), ==, 0);
  log_clear (&log);
}

static void
test_failing_long_write (StoreFixture *f, gconstpointer unused)
{
  Log log;
  LongJob job = { .log = &log, .n_rows = 20, .fails = TRUE };

  store_fixture_add_party (f, "There before", NULL);
  log_init (&log, 1);
  run_long (f, &job, REG_STORE_ERROR_REFUSED);
  log_wait (&log);
  assert_parties (f, 1);
  log_clear (&log);
}

static void
test_cancelled_long_write (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LongJob job = { .n_rows = 20, .cancellable = cancellable };

  run_long (f, &job, 0);
  assert_parties (f, 0);
}

static gboolean
close_between_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;
  LongJob job = { .n_rows = 10 };

  if (!long_job (db, &job, cancellable, error))
    return FALSE;
  gate_pass (gate);
  db->breath_at = 0;
  return reg_db_breathe (db, error);
}

static gpointer
store_closer (gpointer data)
{
  reg_store_close (data);
  return NULL;
}

/* Closing stops a long write at its next step; at the latest the next opening takes it back. */
static void
test_close_in_a_long_write (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;
  GThread *closer;

  gate_init (&gate);
  log_init (&log, 1);
  reg_store_write_async (f->store, &long_write, close_between_job, &gate, NULL, NULL, done_cb,
                         &log);
  gate_await (&gate);
  closer = g_thread_new ("closer", store_closer, f->store);
  /* New work is refused from the moment the file is being closed. */
  while (reg_store_read_sync (f->store, report_job, NULL, NULL, NULL))
    g_thread_yield ();
  gate_open (&gate);
  g_thread_join (closer);
  log_wait (&log);
  g_assert_error (log.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  log_clear (&log);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  store_fixture_reopen (f);
  assert_parties (f, 0);
}

/* Who worked when a job was asked for is who did it. */
static void
test_staff_of_a_job (StoreFixture *f, gconstpointer unused)
{
  Gate gate;
  Log log;

  store_fixture_make_firm (f);
  gate_init (&gate);
  log_init (&log, 1);
  reg_store_set_staff (f->store, 1);
  reg_store_write_async (f->store, &short_write, add_and_wait_job, &gate, NULL, NULL, done_cb,
                         &log);
  reg_store_set_staff (f->store, 0);
  gate_open (&gate);
  log_wait (&log);
  g_assert_cmpint (reg_store_get_staff (f->store), ==, 0);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT staff_id FROM action ORDER BY id DESC LIMIT 1"), ==, 1);
  log_clear (&log);
}

/* --- rest ------------------------------------------------------------------------------- */

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/threads/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,      \
              store_fixture_tear_down)
  ADD (priority);
  ADD (writes_keep_their_turn);
  ADD (reading_during_a_write);
  ADD (cancel_in_a_query);
  ADD (cancel_in_a_write);
  ADD (cancel_in_the_last_moment);
  ADD (cancel_after_the_answer);
  ADD (cancel_in_the_queue);
  ADD (nothing_outside_of_a_transaction);
  ADD (newest_answer_stays);
  ADD (read_before_write);
  ADD (close_while_jobs_wait);
  ADD (last_reference_in_a_callback);
  ADD (busy);
  ADD (signals);
  ADD (many_changes);
  ADD (short_write_between_steps);
  ADD (failing_short_write_between_steps);
  ADD (failing_long_write);
  ADD (cancelled_long_write);
  ADD (close_in_a_long_write);
  ADD (staff_of_a_job);
  return g_test_run ();
}
