/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store-job.h"

G_BEGIN_DECLS

/* The threads of a store, one that writes and some that read, and what they share with it. */

#define REG_STORE_N_READERS 2

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
  GThread *threads[1 + REG_STORE_N_READERS];
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

/* On any thread. Always called in a later turn of the context, never here: g_main_context_invoke()
 * would call back on this thread whenever nobody happens to be running the loop. */
void reg_store_post (RegStore *self, GSourceFunc callback, gpointer data, GDestroyNotify destroy);

/* On any thread; takes @changes. */
void reg_store_send_changes (RegStore *self, RegChanges *changes);

/* On any thread. However often a job reports, at most one report is on its way. */
void reg_store_send_progress (gint64 done, gint64 total, gpointer user_data);

void reg_store_start_threads (RegStore *self);

/* Takes @item, unless somebody waits for it. */
void reg_store_push_item (RegStore *self, RegStoreJobItem *item);

G_END_DECLS
