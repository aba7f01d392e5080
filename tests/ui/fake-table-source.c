/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-table-source.h"

struct _FakeTableSource
{
  GObject parent_instance;
  GArray *ids;
  GPtrArray *waiting; /* of GTask */
  gboolean held;
  gboolean failing;
  gboolean brings_rows;
  int version;
  guint n_id_queries;
  guint n_row_queries;
  guint longest_page;
};

typedef struct
{
  GArray *ids;
  GPtrArray *rows;
} Answer;

static void fake_table_source_iface_init (RegTableSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeTableSource,
                               fake_table_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_TABLE_SOURCE,
                                                      fake_table_source_iface_init))

static const RegTableColumn columns[] = {
  { "name", "Name", REG_TABLE_COLUMN_TEXT, 0, REG_TABLE_NARROW_TITLE, TRUE, FALSE },
  { "town", "Town", REG_TABLE_COLUMN_DIM, 12, REG_TABLE_NARROW_SUBTITLE, TRUE, FALSE },
  { "seen", "Last contact", REG_TABLE_COLUMN_DATE, 12, REG_TABLE_NARROW_SUBTITLE, FALSE, FALSE },
  { "value", "So far", REG_TABLE_COLUMN_NUMBER, 10, REG_TABLE_NARROW_HIDDEN, TRUE, FALSE },
  { "state", "State", REG_TABLE_COLUMN_PILL, 12, REG_TABLE_NARROW_TRAILING, FALSE, FALSE },
  { "note", "Note", REG_TABLE_COLUMN_DIM, 12, REG_TABLE_NARROW_HIDDEN, FALSE, TRUE },
};

static const RegTableColumn *
fake_get_columns (RegTableSource *source, guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

static GArray *
make_ids (FakeTableSource *self, gboolean descending)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len);

  for (guint i = 0; i < self->ids->len; i++)
    g_array_append_val (ids,
                        g_array_index (self->ids, gint64, descending ? self->ids->len - 1 - i : i));
  return ids;
}

static RegTableCells *
make_cells (FakeTableSource *self, gint64 id)
{
  RegTableCells *cells = reg_table_cells_new (id, G_N_ELEMENTS (columns));

  reg_table_cells_take_text (cells, 0,
                             g_strdup_printf ("Row %" G_GINT64_FORMAT " v%d", id, self->version));
  reg_table_cells_set_text (cells, 1, "Utrecht");
  reg_table_cells_set_text (cells, 2, "3 Nov");
  reg_table_cells_take_text (cells, 3, g_strdup_printf ("%" G_GINT64_FORMAT ".00", id));
  if (id % 3 == 0)
    {
      reg_table_cells_set_text (cells, 4, "waiting");
      reg_table_cells_set_style (cells, 4, REG_PILL_ACCENT);
    }
  return cells;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

static GPtrArray *
make_rows (FakeTableSource *self, const gint64 *ids, gsize n_ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_table_cells_unref);

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (rows, make_cells (self, ids[i]));
  return rows;
}

/* What is answered is what was true when it was asked. */
static void
queue (FakeTableSource *self, GTask *task, GArray *ids, GPtrArray *rows)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->ids = ids;
  answer->rows = rows;
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, answer, answer_free);
  g_ptr_array_add (self->waiting, task);
  if (!self->held)
    fake_table_source_answer (self, self->waiting->len - 1);
}

static void
fake_load_ids_async (RegTableSource *source,
                     const RegTableQuery *query,
                     guint n_rows,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  FakeTableSource *self = FAKE_TABLE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  GArray *answer = make_ids (self, query->descending);

  self->n_id_queries++;
  queue (self, task, answer,
         self->brings_rows ? make_rows (self, (gint64 *)answer->data, MIN (n_rows, answer->len))
                           : NULL);
}

static GArray *
fake_load_ids_finish (RegTableSource *source,
                      GAsyncResult *result,
                      GPtrArray **rows,
                      GError **error)
{
  Answer *answer = g_task_get_task_data (G_TASK (result));
  GArray *ids = g_task_propagate_pointer (G_TASK (result), error);

  if (ids != NULL)
    *rows = g_steal_pointer (&answer->rows);
  return ids;
}

static void
fake_load_rows_async (RegTableSource *source,
                      const gint64 *ids,
                      gsize n_ids,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  FakeTableSource *self = FAKE_TABLE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  self->n_row_queries++;
  self->longest_page = MAX (self->longest_page, n_ids);
  queue (self, task, NULL, make_rows (self, ids, n_ids));
}

static GPtrArray *
fake_load_rows_finish (RegTableSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
fake_describe_count (RegTableSource *source, guint count)
{
  return g_strdup_printf ("%u rows", count);
}

static void
fake_table_source_iface_init (RegTableSourceInterface *iface)
{
  iface->get_columns = fake_get_columns;
  iface->load_ids_async = fake_load_ids_async;
  iface->load_ids_finish = fake_load_ids_finish;
  iface->load_rows_async = fake_load_rows_async;
  iface->load_rows_finish = fake_load_rows_finish;
  iface->describe_count = fake_describe_count;
}

static void
fake_table_source_finalize (GObject *object)
{
  FakeTableSource *self = FAKE_TABLE_SOURCE (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (fake_table_source_parent_class)->finalize (object);
}

static void
fake_table_source_class_init (FakeTableSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_table_source_finalize;
}

static void
fake_table_source_init (FakeTableSource *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_ptr_array_new ();
  self->version = 1;
}

FakeTableSource *
fake_table_source_new (guint n_rows)
{
  FakeTableSource *self = g_object_new (FAKE_TYPE_TABLE_SOURCE, NULL);

  for (gint64 id = 1; id <= n_rows; id++)
    g_array_append_val (self->ids, id);
  return self;
}

void
fake_table_source_set_held (FakeTableSource *self, gboolean held)
{
  self->held = held;
}

/* Answers one waiting query; the answer arrives in the main loop. */
void
fake_table_source_answer (FakeTableSource *self, guint index)
{
  g_autoptr (GTask) task = g_ptr_array_steal_index (self->waiting, index);
  Answer *answer = g_task_get_task_data (task);

  if (self->failing)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "told to fail");
  else if (answer->ids != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer->ids), (GDestroyNotify)g_array_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&answer->rows),
                           (GDestroyNotify)g_ptr_array_unref);
}

guint
fake_table_source_get_n_waiting (FakeTableSource *self)
{
  return self->waiting->len;
}

void
fake_table_source_set_failing (FakeTableSource *self, gboolean failing)
{
  self->failing = failing;
}

/* Whether the first rows come along with the ids. */
void
fake_table_source_set_brings_rows (FakeTableSource *self, gboolean brings_rows)
{
  self->brings_rows = brings_rows;
}

void
fake_table_source_insert (FakeTableSource *self, guint position, gint64 id)
{
  g_array_insert_val (self->ids, position, id);
}

void
fake_table_source_remove (FakeTableSource *self, guint position)
{
  g_array_remove_index (self->ids, position);
}

void
fake_table_source_set_version (FakeTableSource *self, int version)
{
  self->version = version;
}

guint
fake_table_source_get_n_id_queries (FakeTableSource *self)
{
  return self->n_id_queries;
}

guint
fake_table_source_get_n_row_queries (FakeTableSource *self)
{
  return self->n_row_queries;
}

guint
fake_table_source_get_longest_page (FakeTableSource *self)
{
  return self->longest_page;
}
