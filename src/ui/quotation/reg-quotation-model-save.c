/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model-private.h"

#include <glib/gi18n.h>

/* How long the typing must pause before the draft is written, in milliseconds. */
#define IDLE_MS 500

typedef struct
{
  RegRecord *revision;
  GPtrArray *lines; /* of RegRecord */
  GPtrArray *items; /* of RegQuotationLineItem, as long; only touched on the main thread */
  RegQuotation *saved;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  reg_record_unref (save->revision);
  g_ptr_array_unref (save->lines);
  g_ptr_array_unref (save->items);
  g_clear_pointer (&save->saved, reg_quotation_unref);
  g_free (save);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  gint64 quotation = reg_record_get_int (save->revision, REG_QUOTATION_REVISION_QUOTATION_ID);

  if (!reg_quotation_save_draft (db, save->revision, save->lines, error))
    return FALSE;
  save->saved = reg_quotation_load (db, quotation, reg_record_get_id (save->revision), error);
  return save->saved != NULL;
}

static void
set_key (RegQuotationLineItem *item, gint64 id, const guint8 *uid)
{
  g_autoptr (RegRecord) record = NULL;
  RegRecordBuilder *builder = reg_record_builder_new_from (
      reg_quotation_line_item_get_record (item));

  reg_record_builder_set_key (builder, id, uid);
  record = reg_record_builder_end (builder);
  reg_quotation_line_item_set_record (item, record);
}

/* After a save every line knows its row. Lines taken out have none any more: taken back, they are
 * made anew. What was typed meanwhile stays. */
void
reg_quotation_model_adopt_keys (RegQuotationModel *self, GPtrArray *items, RegQuotation *quotation)
{
  g_autoptr (GHashTable) alive = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (alive, g_ptr_array_index (items, i));
  for (guint i = 0; i < self->saved_items->len; i++)
    if (!g_hash_table_contains (alive, g_ptr_array_index (self->saved_items, i)))
      set_key (g_ptr_array_index (self->saved_items, i), 0, NULL);
  g_ptr_array_set_size (self->saved_items, 0);
  for (guint i = 0; i < items->len && i < quotation->lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (quotation->lines, i);

      set_key (g_ptr_array_index (items, i), reg_record_get_id (line), reg_record_get_uid (line));
      g_ptr_array_add (self->saved_items, g_object_ref (g_ptr_array_index (items, i)));
    }
}

static void
finish_flushes (RegQuotationModel *self, const GError *error)
{
  g_autoptr (GPtrArray) flushing = g_steal_pointer (&self->flushing);

  self->flushing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushing->len; i++)
    {
      GTask *task = g_ptr_array_index (flushing, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Save *save = reg_store_job_finish (REG_STORE (object), result, &error);

  self->saving = FALSE;
  if (self->withheld)
    reg_quotation_model_load_async (self, reg_quotation_model_get_id (self), NULL, NULL, NULL);
  self->withheld = FALSE;
  if (save == NULL)
    {
      self->unsaved = TRUE;
      g_signal_emit_by_name (self, "save-failed", error);
      finish_flushes (self, error);
      return;
    }
  /* What was read before this was written is no news any more, even if it comes later. */
  reg_store_job_is_newer (result, &self->shown);
  self->saved_at = reg_store_job_get_commit (result);
  self->own_action = reg_store_job_get_action (result);
  reg_quotation_model_adopt_keys (self, save->items, save->saved);
  g_clear_pointer (&self->quotation, reg_quotation_unref);
  self->quotation = reg_quotation_ref (save->saved);
  if (self->unsaved)
    reg_quotation_model_save (self);
  else
    finish_flushes (self, NULL);
}

/**
 * reg_quotation_model_save:
 *
 * Writes the draft now, whole, unless it is being written already; then what came after follows.
 */
void
reg_quotation_model_save (RegQuotationModel *self)
{
  RegActionInfo action = { .kind = "quotation-draft",
                           .label = _ ("Quotation changed"),
                           .without_undo = TRUE };
  Save *save;
  guint n;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->unsaved || self->saving || !reg_quotation_model_get_editable (self))
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  save = g_new0 (Save, 1);
  save->revision = reg_record_ref (self->revision);
  save->lines = reg_quotation_model_dup_lines (self);
  save->items = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (save->items, g_list_model_get_item (G_LIST_MODEL (self->lines), i));
  self->unsaved = FALSE;
  self->saving = TRUE;
  self->n_saves++;
  reg_store_write_async (reg_session_get_store (self->session), &action, save_job, save, save_free,
                         NULL, saved_cb, g_object_ref (self));
}

static gboolean
idle_cb (gpointer user_data)
{
  RegQuotationModel *self = user_data;

  self->save_source = 0;
  reg_quotation_model_save (self);
  return G_SOURCE_REMOVE;
}

/* After every edit: compute at once, write when the typing pauses. */
void
reg_quotation_model_touch (RegQuotationModel *self)
{
  self->unsaved = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (IDLE_MS, idle_cb, self);
  reg_quotation_model_compute (self);
}

/**
 * reg_quotation_model_get_unsaved:
 *
 * Returns: whether something typed is not in the store yet
 */
gboolean
reg_quotation_model_get_unsaved (RegQuotationModel *self)
{
  return self->unsaved || self->saving;
}

/* How often the draft was written; for tests. */
guint
reg_quotation_model_get_n_saves (RegQuotationModel *self)
{
  return self->n_saves;
}

/**
 * reg_quotation_model_flush_async:
 *
 * Writes what is not written yet and calls back when the store has everything that was typed.
 */
void
reg_quotation_model_flush_async (RegQuotationModel *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  reg_quotation_model_save (self);
  if (self->saving)
    {
      g_ptr_array_add (self->flushing, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
reg_quotation_model_flush_finish (RegQuotationModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
