/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-store-work.h"

#include "store/reg-store-private.h"

/* How long (us) a thread waits for work before it rests. */
#define REST_DELAY (300 * G_TIME_SPAN_MILLISECOND)

/* Comes after the caller's own callback: both are posted with the same priority, that one first. */
static gboolean
was_told_cb (gpointer data)
{
  RegStore *self = g_task_get_source_object (data);

  g_atomic_int_add (&self->n_under_way, -1);
  return G_SOURCE_REMOVE;
}

static void
finish_item (RegStore *self, RegStoreJobItem *item)
{
  if (item->task)
    {
      GTask *task = item->task;

      if (item->error)
        g_task_return_error (task, g_steal_pointer (&item->error));
      else
        g_task_return_boolean (task, item->ok);
      /* The task holds the store; were its last reference dropped on this thread, the thread would
       * have to wait for itself. */
      reg_store_post (self, was_told_cb, task, g_object_unref);
      return;
    }
  g_mutex_lock (&self->lock);
  item->is_done = TRUE;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
}

static gboolean
is_closing (RegStore *self)
{
  gboolean closing;

  g_mutex_lock (&self->lock);
  closing = self->is_closing;
  g_mutex_unlock (&self->lock);
  return closing;
}

/* What is left of a long write that failed goes; if that cannot be done now (the disk is full), it
 * comes before the next write or at the next opening. */
static void
take_back (RegStore *self, RegDb *db, gint64 action)
{
  g_autoptr (GError) error = NULL;

  if (reg_db_undo_action (db, action, &error))
    return;
  g_message ("%s: unfinished work is taken back later: %s", self->path, error->message);
  db->has_unfinished = TRUE;
}

static gboolean
may_write (RegStore *self, RegDb *db, RegStoreJobItem *item)
{
  if (self->is_read_only)
    {
      g_set_error (&item->error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY,
                   "%s is open for reading only", self->path);
      return FALSE;
    }
  if (!db->has_unfinished || db->is_yielding || is_closing (self))
    return TRUE;
  reg_db_set_job (db, NULL);
  if (!reg_db_undo_unfinished (db, &item->error))
    return FALSE;
  db->has_unfinished = FALSE;
  reg_db_set_job (db, item->cancellable);
  return TRUE;
}

/* Between two steps of a long write it waits for the end of that. */
static void
purge_if_wanted (RegStore *self, RegDb *db)
{
  g_autoptr (GError) error = NULL;

  if (!db->wants_purge || db->is_yielding)
    return;
  db->wants_purge = !reg_db_purge (db, &error);
  if (error)
    g_message ("%s: what was erased leaves the file later: %s", self->path, error->message);
}

static gboolean
do_write (RegStore *self, RegDb *db, RegStoreJobItem *item)
{
  RegDbAction action = { .info = &item->info };
  gboolean ok;

  if (!may_write (self, db, item) || !reg_db_begin (db, &action, &item->error))
    return FALSE;
  ok = item->job (db, item->data, item->cancellable, &item->error);
  /* What was cancelled in the last moment is still cancelled as a whole; from here on it is not. */
  if (ok && g_cancellable_set_error_if_cancelled (item->cancellable, &item->error))
    ok = FALSE;
  reg_db_set_job (db, NULL);
  if (ok)
    ok = reg_db_commit (db, &item->error);
  else
    reg_db_rollback (db);
  db->without_derived = db->without_journal = FALSE;
  if (ok)
    {
      item->action = action.id;
      item->commit = (guint)g_atomic_int_add (&self->n_commits, 1) + 1;
    }
  if (ok && db->changes->entities)
    reg_store_send_changes (self, g_steal_pointer (&db->changes));
  g_clear_pointer (&db->changes, reg_changes_free);
  if (!ok && action.is_long)
    take_back (self, db, action.id);
  if (ok)
    purge_if_wanted (self, db);
  if (db->refusal.quotation)
    {
      RegStoreJobItem *note = reg_store_job_item_new_refusal ();

      do_write (self, db, note);
      reg_store_job_item_free (note);
    }
  return ok;
}

static gboolean
do_read (RegStore *self, RegDb *db, RegStoreJobItem *item)
{
  gboolean ok;

  /* Asked before: what is written between the two may be in the answer, what was written is. */
  item->commit = (guint)g_atomic_int_get (&self->n_commits);
  ok = reg_db_exec (db, &item->error, "BEGIN", NULL);
  if (!ok)
    return FALSE;
  ok = item->job (db, item->data, item->cancellable, &item->error);
  reg_db_set_job (db, NULL);
  reg_db_exec (db, NULL, "COMMIT", NULL);
  return ok;
}

static void
run_item (RegStore *self, RegDb *db, RegStoreJobItem *item)
{
  if (item->error)
    item->ok = FALSE;
  else if (g_cancellable_set_error_if_cancelled (item->cancellable, &item->error))
    item->ok = FALSE;
  else
    {
      reg_db_set_job (db, item->cancellable);
      db->staff = item->staff;
      item->ok = item->kind == REG_STORE_JOB_WRITE ? do_write (self, db, item)
                                                   : do_read (self, db, item);
      reg_db_set_job (db, NULL);
    }
  if (!item->ok && !item->error)
    g_set_error (&item->error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "The job failed");
  /* Whoever hears of it may ask for the next one at once, and this reader is the one to do it. */
  if (db && item->kind == REG_STORE_JOB_READ)
    {
      g_mutex_lock (&self->lock);
      self->n_ready++;
      g_mutex_unlock (&self->lock);
    }
  finish_item (self, item);
}

/* With the lock held. Who would have to open the file first leaves a job to those who have it open. */
static gboolean
can_take (RegStore *self, GQueue *queue, RegDb *db)
{
  return queue->length > (db || queue == &self->writes ? 0 : self->n_ready);
}

/* With the lock held: waits for a job, until @rest_at (monotonic us) at most unless that is 0. Returns
 * whether the time has passed without one. */
static gboolean
await_job (RegStore *self, GQueue *queue, RegDb *db, gint64 rest_at)
{
  gboolean in_time = TRUE;

  while (in_time && !can_take (self, queue, db) && !self->is_closing)
    if (rest_at > 0)
      in_time = g_cond_wait_until (&self->wake, &self->lock, rest_at);
    else
      g_cond_wait (&self->wake, &self->lock);
  return !in_time && !can_take (self, queue, db) && !self->is_closing;
}

/* With the lock held, which is given up meanwhile. A thread that has had nothing to do for a while keeps
 * nothing that it could do without; of several readers one goes on having the file open. */
static void
rest (RegStore *self, GQueue *queue, RegDb **db)
{
  RegDb *spare = NULL;
  gboolean is_spare = queue == &self->reads && self->n_ready > 1;

  if (is_spare)
    {
      spare = g_steal_pointer (db);
      self->n_ready--;
    }
  g_mutex_unlock (&self->lock);
  if (is_spare)
    g_clear_pointer (&spare, reg_db_close);
  else
    reg_db_rest (*db);
  g_mutex_lock (&self->lock);
}

static RegStoreJobItem *
take_item (RegStore *self, GQueue *queue, RegDb **db)
{
  gint64 rest_at = *db ? g_get_monotonic_time () + REST_DELAY : 0;
  RegStoreJobItem *item;

  g_mutex_lock (&self->lock);
  while (await_job (self, queue, *db, rest_at))
    {
      rest (self, queue, db);
      rest_at = 0;
    }
  item = g_queue_pop_head (queue);
  if (*db && queue == &self->reads)
    self->n_ready--;
  /* There may be one more than those who have the file open can do. */
  if (!g_queue_is_empty (queue))
    g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
  return item;
}

static GList *
find_short_write (RegStore *self)
{
  GList *link;

  for (link = self->writes.head; link; link = link->next)
    {
      const RegStoreJobItem *waiting = link->data;

      if (waiting->kind == REG_STORE_JOB_WRITE && !waiting->info.is_long)
        break;
    }
  return link;
}

static RegStoreJobItem *
take_short_write (RegStore *self)
{
  RegStoreJobItem *item = NULL;
  GList *link;

  g_mutex_lock (&self->lock);
  link = find_short_write (self);
  if (link)
    {
      item = link->data;
      g_queue_delete_link (&self->writes, link);
    }
  g_mutex_unlock (&self->lock);
  return item;
}

static gboolean
is_awaited_cb (RegDb *db)
{
  RegStore *self = db->owner;
  gboolean is_awaited;

  g_mutex_lock (&self->lock);
  is_awaited = find_short_write (self) != NULL;
  g_mutex_unlock (&self->lock);
  return is_awaited || is_closing (self);
}

/* Between two steps of a long write: whatever is short and waits is done now. */
static gboolean
yield_cb (RegDb *db)
{
  RegStore *self = db->owner;
  RegStoreJobItem *item;
  gboolean was_yielding = db->is_yielding;

  db->is_yielding = TRUE;
  while ((item = take_short_write (self)))
    {
      RegDbAction *action = g_steal_pointer (&db->action);
      RegChanges *changes = g_steal_pointer (&db->changes);
      GCancellable *cancellable = db->cancellable;
      gboolean without_derived = db->without_derived;
      gboolean without_journal = db->without_journal;
      gint64 staff = db->staff;

      db->without_derived = FALSE;
      db->without_journal = FALSE;
      run_item (self, db, item);
      db->without_derived = without_derived;
      db->without_journal = without_journal;
      db->action = action;
      db->changes = changes;
      db->staff = staff;
      reg_db_set_job (db, cancellable);
    }
  db->is_yielding = was_yielding;
  return !is_closing (self);
}

static void
prepare_db (RegStore *self, RegDb *db)
{
  db->owner = self;
  db->progress = reg_store_send_progress;
  db->progress_data = self;
  if (self->clock)
    db->clock = self->clock;
  g_time_zone_unref (db->time_zone);
  db->time_zone = g_time_zone_ref (self->time_zone);
}

static gpointer
reader_thread (gpointer data)
{
  RegStore *self = data;
  RegDb *db = NULL;
  RegStoreJobItem *item;

  while ((item = take_item (self, &self->reads, &db)))
    {
      if (!db && (db = reg_db_open (self->path, SQLITE_OPEN_READONLY, &item->error)))
        prepare_db (self, db);
      run_item (self, db, item);
    }
  g_clear_pointer (&db, reg_db_close);
  g_mutex_lock (&self->lock);
  self->n_readers--;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static RegDb *
open_file (RegStore *self, GError **error)
{
  RegStoreOpening opening = { .path = self->path, .flags = self->flags, .lock_fd = -1 };
  RegDb *db = reg_store_open_file (&opening, error);

  if (db)
    {
      prepare_db (self, db);
      db->yield = yield_cb;
      db->is_awaited = is_awaited_cb;
    }
  g_mutex_lock (&self->lock);
  self->is_read_only = opening.is_read_only;
  self->lock_fd = opening.lock_fd;
  g_clear_error (&self->notice);
  self->notice = opening.notice;
  self->is_open = db != NULL;
  g_mutex_unlock (&self->lock);
  return db;
}

/* Who closes the file last brings all of it into one file; only the writer can. */
static void
wait_for_readers (RegStore *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_readers > 0)
    g_cond_wait (&self->wake, &self->lock);
  g_mutex_unlock (&self->lock);
}

static gpointer
writer_thread (gpointer data)
{
  RegStore *self = data;
  RegDb *db = NULL;
  RegStoreJobItem *item;

  while ((item = take_item (self, &self->writes, &db)))
    {
      if (item->kind == REG_STORE_JOB_OPEN)
        {
          if (!db)
            db = open_file (self, &item->error);
          item->ok = db != NULL;
          finish_item (self, item);
        }
      else
        run_item (self, db, item);
    }
  wait_for_readers (self);
  g_clear_pointer (&db, reg_db_close);
  reg_store_release_lock (&self->lock_fd);
  return NULL;
}

static int
compare_priority (gconstpointer a, gconstpointer b, gpointer user_data)
{
  /* Equal ones keep their order: the new item goes behind. */
  return ((const RegStoreJobItem *)a)->priority > ((const RegStoreJobItem *)b)->priority ? 1 : -1;
}

void
reg_store_push_item (RegStore *self, RegStoreJobItem *item)
{
  gboolean is_refused;

  g_mutex_lock (&self->lock);
  item->staff = self->staff;
  is_refused = self->is_closing || (item->kind != REG_STORE_JOB_OPEN && !self->is_open);
  if (is_refused)
    g_set_error (&item->error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "%s is not open",
                 self->path);
  else if (item->kind == REG_STORE_JOB_READ)
    g_queue_insert_sorted (&self->reads, item, compare_priority, NULL);
  else
    g_queue_push_tail (&self->writes, item);
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
  /* An item in a queue belongs to the threads from here on. */
  if (is_refused)
    finish_item (self, item);
}

void
reg_store_start_threads (RegStore *self)
{
  if (self->threads[0])
    return;
  self->n_readers = REG_STORE_N_READERS;
  self->threads[0] = g_thread_new ("reg-writer", writer_thread, self);
  for (int i = 0; i < REG_STORE_N_READERS; i++)
    self->threads[1 + i] = g_thread_new ("reg-reader", reader_thread, self);
}
