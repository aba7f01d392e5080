/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ui/table/reg-table-cells.h"

G_BEGIN_DECLS

typedef enum
{
  REG_TABLE_COLUMN_TEXT,
  REG_TABLE_COLUMN_DIM,    /* secondary text */
  REG_TABLE_COLUMN_NUMBER, /* to the end side, tabular figures */
  REG_TABLE_COLUMN_DATE,
  REG_TABLE_COLUMN_PILL, /* a badge in the style of the cell; empty text shows none */
} RegTableColumnKind;

/* What becomes of a column when the table is a two-line list. */
typedef enum
{
  REG_TABLE_NARROW_HIDDEN,
  REG_TABLE_NARROW_TITLE,
  REG_TABLE_NARROW_SUBTITLE, /* all of them, joined by a middle dot */
  REG_TABLE_NARROW_TRAILING, /* the first that is not empty */
} RegTableNarrow;

/**
 * RegTableColumn:
 * @id: key used for sorting and for remembering the layout
 * @title: header, marked with N_(); translated by the view
 * @kind: how it is drawn
 * @width: width in characters; the one column with 0 takes what is left
 * @narrow: its place in the two-line list
 * @sortable: whether the source can sort by it
 * @hidden: not shown until somebody asks for it
 */
typedef struct
{
  const char *id;
  const char *title;
  RegTableColumnKind kind;
  int width;
  RegTableNarrow narrow;
  gboolean sortable;
  gboolean hidden;
} RegTableColumn;

/**
 * RegTableQuery:
 * @sort: id of the column to sort by, or %NULL for the source's own order
 * @descending: direction
 * @segment: id of the chosen filter chip, or %NULL for all
 * @text: what was typed to narrow the list, or %NULL
 * @filter: anything further the page and its source have agreed on, or %NULL
 *
 * What a table shows and in which order. The model only carries it; the source gives it meaning.
 */
typedef struct
{
  char *sort;
  gboolean descending;
  char *segment;
  char *text;
  GVariant *filter;
} RegTableQuery;

RegTableQuery *reg_table_query_copy (const RegTableQuery *self);
void reg_table_query_free (RegTableQuery *self);
gboolean reg_table_query_equal (const RegTableQuery *a, const RegTableQuery *b);
gboolean reg_table_query_is_filtered (const RegTableQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegTableQuery, reg_table_query_free)

#define REG_TYPE_TABLE_SOURCE (reg_table_source_get_type ())
G_DECLARE_INTERFACE (RegTableSource, reg_table_source, REG, TABLE_SOURCE, GObject)

/**
 * RegTableSourceInterface:
 * @get_columns: the columns, constant for the life of the source
 * @load_ids_async: starts the one query that gives all matching ids in display order. Who can
 *   brings the rows of the first @n_rows along, so that they need no journey of their own
 * @load_ids_finish: (transfer full) (element-type gint64); @rows: (out) (transfer full)
 *   (nullable) (element-type RegTableCells): those that came along
 * @load_rows_async: starts loading the rows of at most 64 ids; @ids is only valid in the call
 * @load_rows_finish: (transfer full) (element-type RegTableCells): in any order; an id that is
 *   gone may be left out. The array must free its elements.
 * @describe_count: (transfer full): "1,840 customers", with ngettext
 * @copy_out: (nullable): puts rows on the clipboard and writes it down
 *
 * Where a table's rows come from. Everything is called on the main thread and must not block;
 * results come back on the main thread.
 *
 * Emits RegTableSource::changed (through reg_table_source_changed()) when stored data changed.
 */
struct _RegTableSourceInterface
{
  GTypeInterface parent_iface;

  const RegTableColumn *(*get_columns) (RegTableSource *self, guint *n_columns);
  void (*load_ids_async) (RegTableSource *self,
                          const RegTableQuery *query,
                          guint n_rows,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  GArray *(*load_ids_finish) (RegTableSource *self,
                              GAsyncResult *result,
                              GPtrArray **rows,
                              GError **error);
  void (*load_rows_async) (RegTableSource *self,
                           const gint64 *ids,
                           gsize n_ids,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  GPtrArray *(*load_rows_finish) (RegTableSource *self, GAsyncResult *result, GError **error);
  char *(*describe_count) (RegTableSource *self, guint count);
  void (*copy_out) (RegTableSource *self,
                    GtkWidget *from,
                    GdkContentProvider *content,
                    guint count,
                    const char *done);
};

const RegTableColumn *reg_table_source_get_columns (RegTableSource *self, guint *n_columns);
void reg_table_source_load_ids_async (RegTableSource *self,
                                      const RegTableQuery *query,
                                      guint n_rows,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GArray *reg_table_source_load_ids_finish (RegTableSource *self,
                                          GAsyncResult *result,
                                          GPtrArray **rows,
                                          GError **error);
void reg_table_source_load_rows_async (RegTableSource *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
reg_table_source_load_rows_finish (RegTableSource *self, GAsyncResult *result, GError **error);
char *reg_table_source_describe_count (RegTableSource *self, guint count);
gboolean reg_table_source_copy_out (RegTableSource *self,
                                    GtkWidget *from,
                                    GdkContentProvider *content,
                                    guint count,
                                    const char *done);
void reg_table_source_changed (RegTableSource *self, const gint64 *ids, gsize n_ids);

G_END_DECLS
