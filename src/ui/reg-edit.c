/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-edit.h"

#include <string.h>

#include "ui/widgets/reg-toaster.h"

/* A change on its way. */
typedef struct
{
  GtkWidget *from;
  char *done_text;
  char *failed_text;
  gboolean without_undo;
  gpointer data;
  GDestroyNotify free_data;
  RegEditDoneFunc done;
} Edit;

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->from);
  g_free (edit->done_text);
  g_free (edit->failed_text);
  if (edit->free_data != NULL)
    edit->free_data (edit->data);
  g_free (edit);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Edit *edit = user_data;
  g_autoptr (GError) error = NULL;

  reg_store_job_finish (REG_STORE (object), result, &error);
  if (error != NULL)
    reg_toaster_show_error (edit->from, edit->failed_text, error);
  else if (edit->done_text != NULL && edit->without_undo)
    reg_toaster_show (edit->from, edit->done_text);
  else if (edit->done_text != NULL)
    reg_toaster_show_undo (edit->from, edit->done_text, reg_store_job_get_action (result));
  if (edit->done != NULL)
    edit->done (edit->from, edit->data, error);
  edit_free (edit);
}

/**
 * reg_edit_run:
 * @from: where it was asked for; the toast appears in its window
 * @session: the open book
 * @words: what people read about it; without @done nothing is said when it is done
 * @job: what is written
 * @data: (nullable): for @job and @done
 * @free_data: (nullable): frees @data
 * @done: (nullable): called at the end, on the main thread
 *
 * Writes a small change and offers to undo it.
 */
void
reg_edit_run (GtkWidget *from,
              RegSession *session,
              const RegEditWords *words,
              RegStoreJob job,
              gpointer data,
              GDestroyNotify free_data,
              RegEditDoneFunc done)
{
  const RegActionInfo info = {
    .kind = words->kind,
    .label = words->done != NULL ? words->done : words->kind,
    .without_undo = words->without_undo,
  };
  Edit *edit = g_new0 (Edit, 1);

  edit->from = g_object_ref (from);
  edit->done_text = words->is_quiet ? NULL : g_strdup (words->done);
  edit->failed_text = g_strdup (words->failed);
  edit->without_undo = words->without_undo;
  edit->data = data;
  edit->free_data = free_data;
  edit->done = done;
  reg_store_write_async (reg_session_get_store (session), &info, job, data, NULL, NULL, written_cb,
                         edit);
}

/* --- records ---------------------------------------------------------------------------- */

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (RegRecord) saved = reg_db_save (db, g_ptr_array_index (records, i), error);

      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_edit_save_all:
 * @records: (transfer full) (element-type RegRecord): the records
 *
 * Saves records in one action.
 */
void
reg_edit_save_all (GtkWidget *from,
                   RegSession *session,
                   const RegEditWords *words,
                   GPtrArray *records)
{
  reg_edit_run (from, session, words, save_job, records, (GDestroyNotify)g_ptr_array_unref, NULL);
}

/**
 * reg_edit_save:
 * @builder: (transfer full): the record
 *
 * Saves one record.
 */
void
reg_edit_save (GtkWidget *from,
               RegSession *session,
               const RegEditWords *words,
               RegRecordBuilder *builder)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (records, reg_record_builder_end (builder));
  reg_edit_save_all (from, session, words, records);
}

typedef struct
{
  RegEntityId entity;
  gint64 id;
} Removal;

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removal *removal = data;

  return reg_db_remove (db, removal->entity, removal->id, error);
}

/**
 * reg_edit_remove:
 * @entity: kind of record
 * @id: the record
 *
 * Removes a line of one of the firm's short lists.
 */
void
reg_edit_remove (
    GtkWidget *from, RegSession *session, const RegEditWords *words, RegEntityId entity, gint64 id)
{
  const Removal removal = { entity, id };

  reg_edit_run (from, session, words, remove_job, g_memdup2 (&removal, sizeof removal), g_free,
                NULL);
}

/* --- into the bin ----------------------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  gsize n_ids;
  gint64 ids[];
} Binning;

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Binning *binning = data;

  for (gsize i = 0; i < binning->n_ids; i++)
    if (!reg_db_bin (db, binning->entity, binning->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * reg_edit_bin:
 * @entity: kind of record
 * @ids: (array length=n_ids): the records
 * @n_ids: how many
 *
 * Puts records into the bin in one action.
 */
void
reg_edit_bin (GtkWidget *from,
              RegSession *session,
              const RegEditWords *words,
              RegEntityId entity,
              const gint64 *ids,
              gsize n_ids)
{
  Binning *binning = g_malloc0 (sizeof *binning + n_ids * sizeof *ids);

  binning->entity = entity;
  binning->n_ids = n_ids;
  memcpy (binning->ids, ids, n_ids * sizeof *ids);
  reg_edit_run (from, session, words, bin_job, binning, g_free, NULL);
}

/* --- one field -------------------------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  gint64 id;
  int field;
  RegValue value;
} Set;

static void
set_free (gpointer data)
{
  Set *set = data;

  reg_value_clear (&set->value);
  g_free (set);
}

static gboolean
set_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Set *set = data;
  g_autoptr (RegRecord) record = reg_db_load (db, set->entity, set->id, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (record == NULL)
    return FALSE;
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_value (builder, set->field, &set->value);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/**
 * reg_edit_set:
 * @entity: kind of record
 * @id: the record
 * @field: what of it
 * @value: what that is from now on
 *
 * Changes one field of a record and nothing else, whatever was written to it since it was read:
 * the next number of a series, for one.
 */
void
reg_edit_set (GtkWidget *from,
              RegSession *session,
              const RegEditWords *words,
              RegEntityId entity,
              gint64 id,
              int field,
              const RegValue *value)
{
  Set *set = g_new0 (Set, 1);

  set->entity = entity;
  set->id = id;
  set->field = field;
  reg_value_copy (value, &set->value);
  reg_edit_run (from, session, words, set_job, set, set_free, NULL);
}
