/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-store.h"

#include "store/reg-store-work.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStore, reg_store, G_TYPE_OBJECT)

/* --- news for the main context -------------------------------------------------------- */

void
reg_store_post (RegStore *self, GSourceFunc callback, gpointer data, GDestroyNotify destroy)
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
  reg_store_post (self, deliver_news_cb, news, news_free);
}

void
reg_store_send_changes (RegStore *self, RegChanges *changes)
{
  if (g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE))
    post_news (self, changes);
  else
    reg_changes_free (changes);
}

void
reg_store_send_progress (gint64 done, gint64 total, gpointer user_data)
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

/* --- jobs ----------------------------------------------------------------------------- */

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
  reg_store_push_item (self, item);
}

static gboolean
push_sync (RegStore *self, RegStoreJobItem *item, gint64 *action, GError **error)
{
  gboolean ok;

  reg_store_push_item (self, item);
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
  reg_store_start_threads (self);
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
  reg_store_start_threads (self);
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
  for (int i = REG_STORE_N_READERS; i >= 0; i--)
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
