/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-source.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (RegTableSource, reg_table_source, G_TYPE_OBJECT)

static void
reg_table_source_default_init (RegTableSourceInterface *iface)
{
  /**
   * RegTableSource::changed:
   * @ids: (nullable): rows whose contents changed, or %NULL when any may have
   * @n_ids: how many
   *
   * The set of rows and their order may have changed too.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_TABLE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_ULONG);
}

const RegTableColumn *
reg_table_source_get_columns (RegTableSource *self, guint *n_columns)
{
  g_return_val_if_fail (REG_IS_TABLE_SOURCE (self), NULL);

  return REG_TABLE_SOURCE_GET_IFACE (self)->get_columns (self, n_columns);
}

void
reg_table_source_load_ids_async (RegTableSource *self,
                                 const RegTableQuery *query,
                                 guint n_rows,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REG_IS_TABLE_SOURCE (self));
  g_return_if_fail (query != NULL);

  REG_TABLE_SOURCE_GET_IFACE (self)->load_ids_async (self, query, n_rows, cancellable, callback,
                                                     user_data);
}

GArray *
reg_table_source_load_ids_finish (RegTableSource *self,
                                  GAsyncResult *result,
                                  GPtrArray **rows,
                                  GError **error)
{
  g_return_val_if_fail (REG_IS_TABLE_SOURCE (self), NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  *rows = NULL;
  return REG_TABLE_SOURCE_GET_IFACE (self)->load_ids_finish (self, result, rows, error);
}

void
reg_table_source_load_rows_async (RegTableSource *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (REG_IS_TABLE_SOURCE (self));
  g_return_if_fail (ids != NULL && n_ids > 0);

  REG_TABLE_SOURCE_GET_IFACE (self)->load_rows_async (self, ids, n_ids, cancellable, callback,
                                                      user_data);
}

GPtrArray *
reg_table_source_load_rows_finish (RegTableSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (REG_IS_TABLE_SOURCE (self), NULL);

  return REG_TABLE_SOURCE_GET_IFACE (self)->load_rows_finish (self, result, error);
}

/**
 * reg_table_source_describe_count:
 *
 * Returns: (transfer full): the number of rows in words, for the foot of the table
 */
char *
reg_table_source_describe_count (RegTableSource *self, guint count)
{
  RegTableSourceInterface *iface = REG_TABLE_SOURCE_GET_IFACE (self);

  return iface->describe_count != NULL ? iface->describe_count (self, count)
                                       : g_strdup_printf ("%'u", count);
}

/**
 * reg_table_source_copy_out:
 * @from: where it was asked for
 * @content: rows on their way to the clipboard
 * @count: how many
 * @done: what to say afterwards, translated
 *
 * Lets the source write down that rows are taken out before they are on the clipboard.
 *
 * Returns: whether the source sees to it; otherwise they are nothing to be written down
 */
gboolean
reg_table_source_copy_out (RegTableSource *self,
                           GtkWidget *from,
                           GdkContentProvider *content,
                           guint count,
                           const char *done)
{
  RegTableSourceInterface *iface = REG_TABLE_SOURCE_GET_IFACE (self);

  if (iface->copy_out == NULL)
    return FALSE;
  iface->copy_out (self, from, content, count, done);
  return TRUE;
}

/**
 * reg_table_source_changed:
 * @ids: (array length=n_ids) (nullable): rows whose contents changed, %NULL when any may have
 *
 * For implementations: says that stored data changed. Cheap to call often; models gather.
 */
void
reg_table_source_changed (RegTableSource *self, const gint64 *ids, gsize n_ids)
{
  g_return_if_fail (REG_IS_TABLE_SOURCE (self));

  g_signal_emit (self, signals[CHANGED], 0, ids, (gulong)n_ids);
}

/* --- queries ---------------------------------------------------------------------------- */

RegTableQuery *
reg_table_query_copy (const RegTableQuery *self)
{
  RegTableQuery *copy = g_new0 (RegTableQuery, 1);

  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  copy->segment = g_strdup (self->segment);
  copy->text = g_strdup (self->text);
  copy->filter = self->filter != NULL ? g_variant_ref_sink (self->filter) : NULL;
  return copy;
}

void
reg_table_query_free (RegTableQuery *self)
{
  g_free (self->sort);
  g_free (self->segment);
  g_free (self->text);
  g_clear_pointer (&self->filter, g_variant_unref);
  g_free (self);
}

static gboolean
same_filter (GVariant *a, GVariant *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_variant_equal (a, b);
}

gboolean
reg_table_query_equal (const RegTableQuery *a, const RegTableQuery *b)
{
  return a->descending == b->descending && g_strcmp0 (a->sort, b->sort) == 0
         && g_strcmp0 (a->segment, b->segment) == 0 && g_strcmp0 (a->text, b->text) == 0
         && same_filter (a->filter, b->filter);
}

/**
 * reg_table_query_is_filtered:
 *
 * Returns: whether an empty answer means "nothing matches" rather than "there is nothing yet"
 */
gboolean
reg_table_query_is_filtered (const RegTableQuery *self)
{
  return self->segment != NULL || (self->text != NULL && *self->text != '\0')
         || self->filter != NULL;
}
