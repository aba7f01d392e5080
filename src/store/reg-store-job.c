/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-store-job.h"

#include <glib/gi18n-lib.h>

#include "store/reg-approvals-private.h"

RegStoreJobItem *
reg_store_job_item_new (RegStoreJobKind kind,
                        RegStoreJob job,
                        gpointer data,
                        const RegActionInfo *info,
                        GCancellable *cancellable)
{
  RegStoreJobItem *item = g_new0 (RegStoreJobItem, 1);

  item->kind = kind;
  item->job = job;
  item->data = data;
  if (info)
    item->info = *info;
  item->info.kind = info ? g_strdup (info->kind) : NULL;
  item->info.label = info ? g_strdup (info->label) : NULL;
  g_set_object (&item->cancellable, cancellable);
  return item;
}

RegStoreJobItem *
reg_store_job_item_new_refusal (void)
{
  static const RegActionInfo info = { .kind = "quotation-refusal",
                                      .label = N_ ("Refused"),
                                      .without_undo = TRUE };

  return reg_store_job_item_new (REG_STORE_JOB_WRITE, reg_approvals_write_refusal, NULL, &info,
                                 NULL);
}

void
reg_store_job_item_free (gpointer data)
{
  RegStoreJobItem *item = data;

  if (item->free_data)
    item->free_data (item->data);
  g_clear_object (&item->cancellable);
  g_free ((char *)item->info.kind);
  g_free ((char *)item->info.label);
  g_free (item);
}

/* --- the answer, for who asked with one of the asynchronous functions ------------------ */

/**
 * reg_store_job_finish:
 * @self: a store
 * @result: from the callback
 * @error: what went wrong; nothing was changed then
 *
 * Returns: (transfer none) (nullable): the job's data, valid until the callback returns, or %NULL
 * with @error set. A job without data gives @self.
 */
gpointer
reg_store_job_finish (RegStore *self, GAsyncResult *result, GError **error)
{
  RegStoreJobItem *item = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return item->data ? item->data : self;
}

/**
 * reg_store_job_get_action:
 * @result: of a write that was done
 *
 * Returns: its action, to be undone by reg_journal_undo(); 0 when nothing was changed
 */
gint64
reg_store_job_get_action (GAsyncResult *result)
{
  RegStoreJobItem *item = g_task_get_task_data (G_TASK (result));

  return item->action;
}

/**
 * reg_store_job_is_newer:
 * @result: of a job that was done
 * @newest: (inout): says which answer is shown; 0 at first
 *
 * There are several readers: who asks again before the first answer is there may hear the second
 * answer first. The first tells nothing new then and must not be shown over it.
 *
 * Returns: whether @result was asked for after the answer in @newest, which it replaces then
 */
gboolean
reg_store_job_is_newer (GAsyncResult *result, guint64 *newest)
{
  RegStoreJobItem *item = g_task_get_task_data (G_TASK (result));

  if (item->ticket <= *newest)
    return FALSE;
  *newest = item->ticket;
  return TRUE;
}

/**
 * reg_store_job_get_commit:
 * @result: of a job that was done
 *
 * Who writes and reads the same compares these numbers: an answer with a smaller one than the write
 * may have been read before it, even if it was asked for and comes later.
 *
 * Returns: of a write, its own number, which grows with each write of this program; of a read, that
 *     of the last write it is sure to have seen
 */
guint
reg_store_job_get_commit (GAsyncResult *result)
{
  RegStoreJobItem *item = g_task_get_task_data (G_TASK (result));

  return item->commit;
}
