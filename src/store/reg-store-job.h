/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

G_BEGIN_DECLS

typedef enum
{
  REG_STORE_JOB_OPEN,
  REG_STORE_JOB_READ,
  REG_STORE_JOB_WRITE,
} RegStoreJobKind;

/* One piece of work for the threads of a store. */
typedef struct
{
  RegStoreJobKind kind;
  int priority;
  RegStoreJob job;
  gpointer data;
  GDestroyNotify free_data;
  GCancellable *cancellable;
  RegActionInfo info;
  gint64 staff; /* who asked for it */
  gint64 action;
  guint64 ticket; /* asynchronous work is numbered as it was asked for, from 1 */
  guint commit;   /* the last write it is sure to have seen, or its own */

  GTask *task; /* asynchronous work, else somebody waits for is_done */
  gboolean is_done;
  gboolean ok;
  GError *error;
} RegStoreJobItem;

RegStoreJobItem *reg_store_job_item_new (RegStoreJobKind kind,
                                         RegStoreJob job,
                                         gpointer data,
                                         const RegActionInfo *info,
                                         GCancellable *cancellable);
/* What writes into the chain of approvals that the job before was refused. */
RegStoreJobItem *reg_store_job_item_new_refusal (void);
void reg_store_job_item_free (gpointer data);

G_END_DECLS
