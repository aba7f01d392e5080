/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-store.h"

#include "store/reg-store-job.h"
#include "store/reg-store-private.h"

#define N_READERS 2
/* How long (us) a thread waits for work before it rests. */
#define REST_DELAY (300 * G_TIME_SPAN_MILLISECOND)

struct _RegStore
{
  GObject parent_instance;

  char *path;
  RegStoreFlags flags;
  GMainContext *context; /* where signals are emitted */
  gint64 (*clock) (void);
  GTimeZone *time_zone;

  GMutex lock;
  GCond wake;
  GQueue writes; /* of RegStoreJobItem, first in first out */
  GQueue reads;  /* by priority, then first in first out */
  GThread *threads[1 + N_READERS];
  int n_readers; /* threads that may have the file open */
  guint n_ready; /* readers that have it open and are done with their job */
  gboolean is_closing;
  gint64 staff;
  gint64 progress[2]; /* done and total, told when the context gets to it */
  gboolean is_telling;

  /* Set by the writer's thread while opening, before any other job runs. */
  gboolean is_open;
  gboolean is_read_only;
  int lock_fd;
  GError *notice;

  guint64 last_ticket;
  guint n_commits; /* writes that are in the file; atomic */
  int n_under_way; /* asynchronous jobs whose caller has not heard yet; atomic */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStore, reg_store, G_TYPE_OBJECT)

/* --- news for the main context -------------------------------------------------------- */

/* Always in a later turn of the context, never here: g_main_context_invoke() would call back on
 * this thread whenever nobody happens to be running the loop. */
static void
post (RegStore *self, GSourceFunc callback, gpointer data, GDestroyNotify destroy)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "regulars store");
  g_source_set_callback (source, callback, data, destroy);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* Does not keep the store: where nobody runs a loop, news are never read. */
typedef struct
{
  GWeakRef store;
  RegChanges *changes; /* NULL: progress */
} News;

static void
tell_progress (RegStore *self)
{
  gint64 done, total;

  g_mutex_lock (&self->lock);
  done = self->progress[0];
  total = self->progress[1];
  self->is_telling = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, done, total);
}

static gboolean
deliver_news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (RegStore) self = g_weak_ref_get (&news->store);

  if (self && news->changes)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, news->changes);
  else if (self)
    tell_progress (self);
  return G_SOURCE_REMOVE;
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->store);
  g_clear_pointer (&news->changes, reg_changes_free);
  g_free (news);
}

static void
post_news (RegStore *self, RegChanges *changes)
{
  News *news = g_new0 (News, 1);

  g_weak_ref_init (&news->store, self);
  news->changes = changes;
  post (self, deliver_news_cb, news, news_free);
}

static void
send_changes (RegStore *self, RegChanges *changes)
{
  if (g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE))
    post_news (self, changes);
  else
    reg_changes_free (changes);
}

/* However often a job reports, at most one report is on its way. */
static void
progress_cb (gint64 done, gint64 total, gpointer user_data)
{
  RegStore *self = user_data;
  gboolean was_telling;

  if (!g_signal_has_handler_pending (self, signals[SIGNAL_PROGRESS], 0, FALSE))
    return;
  g_mutex_lock (&self->lock);
  self->progress[0] = done;
  self->progress[1] = total;
  was_telling = self->is_telling;
  self->is_telling = TRUE;
  g_mutex_unlock (&self->lock);
  if (!was_telling)
    post_news (self, NULL);
}

/* --- the threads ---------------------------------------------------------------------- */

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
      post (self, was_told_cb, task, g_object_unref);
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
    send_changes (self, g_steal_pointer (&db->changes));
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
  db->progress = progress_cb;
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

static void
push_item (RegStore *self, RegStoreJobItem *item)
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

static void
start_threads (RegStore *self)
{
  if (self->threads[0])
    return;
  self->n_readers = N_READERS;
  self->threads[0] = g_thread_new ("reg-writer", writer_thread, self);
  for (int i = 0; i < N_READERS; i++)
    self->threads[1 + i] = g_thread_new ("reg-reader", reader_thread, self);
}

static void
push_async (RegStore *self,
            RegStoreJobItem *item,
            gpointer tag,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, item->cancellable, callback, user_data);

  /* What was written is told even when a cancellation came too late to matter. Nobody wants an
   * answer any more whose question was cancelled, though it may come after the next one's. */
  g_task_set_check_cancellable (task, item->kind == REG_STORE_JOB_READ);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, item, reg_store_job_item_free);
  item->task = task;
  item->ticket = ++self->last_ticket;
  g_atomic_int_inc (&self->n_under_way);
  push_item (self, item);
}

static gboolean
push_sync (RegStore *self, RegStoreJobItem *item, gint64 *action, GError **error)
{
  gboolean ok;

  push_item (self, item);
  g_mutex_lock (&self->lock);
  while (!item->is_done)
    g_cond_wait (&self->wake, &self->lock);
  g_mutex_unlock (&self->lock);
  ok = item->ok;
  if (action)
    *action = item->action;
  if (item->error)
    g_propagate_error (error, g_steal_pointer (&item->error));
  reg_store_job_item_free (item);
  return ok;
}

/* --- class ---------------------------------------------------------------------------- */

static void
reg_store_dispose (GObject *object)
{
  reg_store_close (REG_STORE (object));
  G_OBJECT_CLASS (reg_store_parent_class)->dispose (object);
}

static void
reg_store_finalize (GObject *object)
{
  RegStore *self = REG_STORE (object);

  g_free (self->path);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_clear_error (&self->notice);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  G_OBJECT_CLASS (reg_store_parent_class)->finalize (object);
}

static void
reg_store_class_init (RegStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = reg_store_dispose;
  object_class->finalize = reg_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1,
                                          REG_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", REG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
reg_store_init (RegStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  g_queue_init (&self->writes);
  g_queue_init (&self->reads);
  self->lock_fd = -1;
  self->context = g_main_context_ref_thread_default ();
  /* Asked once: it means reading files, and a list wants to know for every date it shows. */
  self->time_zone = g_time_zone_new_local ();
}

/**
 * reg_store_new:
 * @path: the firm's file
 * @flags: how it will be opened
 *
 * Returns: (transfer full): a store, not open yet
 */
RegStore *
reg_store_new (const char *path, RegStoreFlags flags)
{
  RegStore *self = g_object_new (REG_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  return self;
}

/**
 * reg_store_open_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @callback: called when the file is open or could not be
 * @user_data: for @callback
 *
 * Opens the file on the writer's thread: checks whose it is, brings the schema up to date and takes
 * back what an interrupted program left unfinished.
 */
void
reg_store_open_async (RegStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  start_threads (self);
  push_async (self, reg_store_job_item_new (REG_STORE_JOB_OPEN, NULL, NULL, NULL, cancellable),
              reg_store_open_async, callback, user_data);
}

/**
 * reg_store_open_finish:
 * @self: a store
 * @result: from the callback
 * @error: why the file cannot be used; nothing in it was changed
 *
 * Returns: whether the file is open
 */
gboolean
reg_store_open_finish (RegStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * reg_store_open_sync:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @error: why the file cannot be used
 *
 * Blocks; for programs without a window.
 *
 * Returns: whether the file is open
 */
gboolean
reg_store_open_sync (RegStore *self, GCancellable *cancellable, GError **error)
{
  start_threads (self);
  return push_sync (self,
                    reg_store_job_item_new (REG_STORE_JOB_OPEN, NULL, NULL, NULL, cancellable),
                    NULL, error);
}

/**
 * reg_store_close:
 * @self: a store
 *
 * Lets the jobs that were asked for end (a long write stops at its next step and is taken back) and
 * closes the file. Called by disposal too.
 */
void
reg_store_close (RegStore *self)
{
  g_mutex_lock (&self->lock);
  self->is_closing = TRUE;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
  for (int i = N_READERS; i >= 0; i--)
    g_clear_pointer (&self->threads[i], g_thread_join);
}

/**
 * reg_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the full path of its file
 */
const char *
reg_store_get_path (RegStore *self)
{
  return self->path;
}

/**
 * reg_store_is_read_only:
 * @self: an open store
 *
 * Returns: whether nothing can be changed
 */
gboolean
reg_store_is_read_only (RegStore *self)
{
  return self->is_read_only;
}

/**
 * reg_store_is_busy:
 * @self: a store
 *
 * Asked in the context the store was made in.
 *
 * Returns: whether somebody who asked with one of the asynchronous functions still waits for the
 *     answer
 */
gboolean
reg_store_is_busy (RegStore *self)
{
  return g_atomic_int_get (&self->n_under_way) > 0;
}

/**
 * reg_store_get_notice:
 * @self: an open store
 *
 * Returns: (transfer none) (nullable): why the file was opened for reading only although writing
 * was wanted (%REG_STORE_ERROR_NEWER_SCHEMA, %REG_STORE_ERROR_READ_ONLY, %REG_STORE_ERROR_CORRUPT)
 */
const GError *
reg_store_get_notice (RegStore *self)
{
  return self->notice;
}

/**
 * reg_store_set_clock:
 * @self: a store that is not open yet
 * @clock: (nullable): gives the instant, ms UTC
 * @time_zone: (nullable): the firm's
 *
 * For tests and for files of other days.
 */
void
reg_store_set_clock (RegStore *self, gint64 (*clock) (void), GTimeZone *time_zone)
{
  self->clock = clock;
  g_time_zone_unref (self->time_zone);
  self->time_zone = time_zone ? g_time_zone_ref (time_zone) : g_time_zone_new_local ();
}

/**
 * reg_store_get_now:
 * @self: a store
 *
 * Returns: what its clock says, ms UTC
 */
gint64
reg_store_get_now (RegStore *self)
{
  return self->clock ? self->clock () : g_get_real_time () / 1000;
}

/**
 * reg_store_dup_time_zone:
 * @self: a store
 *
 * Returns: (transfer full): where its days begin and end: here, unless it was told another place
 */
GTimeZone *
reg_store_dup_time_zone (RegStore *self)
{
  return g_time_zone_ref (self->time_zone);
}

/**
 * reg_store_set_staff:
 * @self: a store
 * @staff: who is working from now on, 0 when nobody is known
 *
 * Jobs that were asked for before keep who it was then.
 */
void
reg_store_set_staff (RegStore *self, gint64 staff)
{
  g_mutex_lock (&self->lock);
  self->staff = staff;
  g_mutex_unlock (&self->lock);
}

/**
 * reg_store_get_staff:
 * @self: a store
 *
 * Returns: who is working, 0 when nobody is known
 */
gint64
reg_store_get_staff (RegStore *self)
{
  return self->staff;
}

/**
 * reg_store_read_async:
 * @self: an open store
 * @priority: %G_PRIORITY_DEFAULT; what somebody waits for before what is merely nice
 * @job: runs on a reader's thread in one snapshot
 * @data: for @job; arguments in, results out
 * @free_data: (nullable): frees @data after @callback
 * @cancellable: (nullable): stops it, in the middle of a query if need be
 * @callback: called on this thread's context
 * @user_data: for @callback
 */
void
reg_store_read_async (RegStore *self,
                      int priority,
                      RegStoreJob job,
                      gpointer data,
                      GDestroyNotify free_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  RegStoreJobItem *item = reg_store_job_item_new (REG_STORE_JOB_READ, job, data, NULL, cancellable);

  item->priority = priority;
  item->free_data = free_data;
  push_async (self, item, reg_store_read_async, callback, user_data);
}

/**
 * reg_store_write_async:
 * @self: an open store
 * @action: what the person does; copied
 * @job: runs on the writer's thread in one transaction, or in steps with reg_db_breathe()
 * @data: for @job; arguments in, results out
 * @free_data: (nullable): frees @data after @callback
 * @cancellable: (nullable): stops it; nothing of it stays
 * @callback: called on this thread's context
 * @user_data: for @callback
 */
void
reg_store_write_async (RegStore *self,
                       const RegActionInfo *action,
                       RegStoreJob job,
                       gpointer data,
                       GDestroyNotify free_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  RegStoreJobItem *item = reg_store_job_item_new (REG_STORE_JOB_WRITE, job, data, action,
                                                  cancellable);

  item->free_data = free_data;
  push_async (self, item, reg_store_write_async, callback, user_data);
}

/**
 * reg_store_read_sync:
 * @self: an open store
 * @job: runs on a reader's thread in one snapshot
 * @data: for @job
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Blocks; for programs without a window.
 *
 * Returns: what @job returned
 */
gboolean
reg_store_read_sync (
    RegStore *self, RegStoreJob job, gpointer data, GCancellable *cancellable, GError **error)
{
  return push_sync (self, reg_store_job_item_new (REG_STORE_JOB_READ, job, data, NULL, cancellable),
                    NULL, error);
}

/**
 * reg_store_write_sync:
 * @self: an open store
 * @action: what is done; copied
 * @job: runs on the writer's thread
 * @data: for @job
 * @cancellable: (nullable): stops it
 * @action_id: (out) (optional): the action, 0 when nothing was changed
 * @error: what went wrong
 *
 * Blocks; for programs without a window.
 *
 * Returns: whether it is in the file
 */
gboolean
reg_store_write_sync (RegStore *self,
                      const RegActionInfo *action,
                      RegStoreJob job,
                      gpointer data,
                      GCancellable *cancellable,
                      gint64 *action_id,
                      GError **error)
{
  return push_sync (self,
                    reg_store_job_item_new (REG_STORE_JOB_WRITE, job, data, action, cancellable),
                    action_id, error);
}
