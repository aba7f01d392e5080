/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-list-source.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/table/reg-state-style.h"
#include "ui/reg-export-note.h"

/* What the interface adds to what the store says about a list. */
typedef struct
{
  const char *title_column; /* what names the row */
  guint64 entities;         /* changes of these change the list */
} ListInfo;

#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
#define PEOPLE (BIT (PARTY) | BIT (STAFF))

static const ListInfo lists[REG_N_LISTS] = {
  [REG_LIST_CUSTOMERS] = { "name", PEOPLE | BIT (CONTACT_POINT) | BIT (TOUCHPOINT) | BIT (SALE)
                                       | BIT (QUOTATION) | BIT (QUOTATION_REVISION)
                                       | BIT (COMPLAINT) | BIT (COMPLAINT_EVENT) | BIT (TASK)
                                       | BIT (SEGMENT) },
  [REG_LIST_QUOTATIONS] = { "customer", PEOPLE | BIT (QUOTATION) | BIT (QUOTATION_REVISION) },
  [REG_LIST_COMPLAINTS] = { "customer", PEOPLE | BIT (COMPLAINT) | BIT (COMPLAINT_EVENT) },
  [REG_LIST_PRODUCTS] = { "name", BIT (PRODUCT) | BIT (TAX_RATE) | BIT (SALE_LINE) },
  [REG_LIST_DEALS] = { "title", PEOPLE | BIT (OPPORTUNITY) | BIT (STAGE) | BIT (TASK) },
  [REG_LIST_SALES] = { "customer", PEOPLE | BIT (SALE) | BIT (SALE_LINE) },
  [REG_LIST_MATERIAL] = { "name", BIT (MATERIAL) | BIT (MATERIAL_REQUEST) | BIT (PRODUCT) },
  [REG_LIST_REQUESTS] = { "customer", PEOPLE | BIT (MATERIAL_REQUEST) | BIT (MATERIAL) | BIT (TASK)
                                          | BIT (QUOTATION) | BIT (CAMPAIGN) },
  [REG_LIST_CONTRACTS] = { "customer", PEOPLE | BIT (HOLDING) },
  [REG_LIST_CAMPAIGNS] = { "name", BIT (CAMPAIGN) | BIT (OPPORTUNITY) | BIT (QUOTATION)
                                       | BIT (QUOTATION_REVISION) | BIT (SALE)
                                       | BIT (MATERIAL_REQUEST) },
};

struct _RegListSource
{
  GObject parent_instance;
  RegSession *session;
  RegListId list;
  const RegListColumn *list_columns;
  RegTableColumn *columns;
  int n_columns;
};

static void reg_list_source_iface_init (RegTableSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegListSource,
                               reg_list_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_TABLE_SOURCE,
                                                      reg_list_source_iface_init))

/* --- columns ---------------------------------------------------------------------------- */

static RegTableColumnKind
choose_kind (const RegListColumn *column)
{
  switch (column->type)
    {
    case REG_LIST_COLUMN_MONEY:
    case REG_LIST_COLUMN_PRICE:
    case REG_LIST_COLUMN_QUANTITY:
    case REG_LIST_COLUMN_RATE:
    case REG_LIST_COLUMN_INT:
      return REG_TABLE_COLUMN_NUMBER;
    case REG_LIST_COLUMN_DATE:
    case REG_LIST_COLUMN_INSTANT:
      return REG_TABLE_COLUMN_DATE;
    case REG_LIST_COLUMN_ENUM:
      return reg_state_is_pill (column->vocabulary) ? REG_TABLE_COLUMN_PILL : REG_TABLE_COLUMN_DIM;
    case REG_LIST_COLUMN_TEXT:
    default:
      return column->dim ? REG_TABLE_COLUMN_DIM : REG_TABLE_COLUMN_TEXT;
    }
}

static gboolean
has_pill (RegListSource *self)
{
  for (int i = 0; i < self->n_columns; i++)
    if (choose_kind (&self->list_columns[i]) == REG_TABLE_COLUMN_PILL)
      return TRUE;
  return FALSE;
}

/* What has found its place in a narrow row so far. */
typedef struct
{
  guint n_subtitles;
  gboolean has_amount;
} Narrow;

/* A narrow row: its name, up to two words about it, and its state or else its amount, which is the
 * same one in all rows. */
static RegTableNarrow
choose_narrow (RegListSource *self, const RegListColumn *column, Narrow *narrow)
{
  RegTableColumnKind kind = choose_kind (column);

  if (kind == REG_TABLE_COLUMN_PILL)
    return REG_TABLE_NARROW_TRAILING;
  if (column->type == REG_LIST_COLUMN_MONEY || column->type == REG_LIST_COLUMN_PRICE)
    {
      gboolean is_hidden = narrow->has_amount || has_pill (self);

      narrow->has_amount = TRUE;
      return is_hidden ? REG_TABLE_NARROW_HIDDEN : REG_TABLE_NARROW_TRAILING;
    }
  if (kind == REG_TABLE_COLUMN_NUMBER || column->hidden || narrow->n_subtitles == 2)
    return REG_TABLE_NARROW_HIDDEN;
  narrow->n_subtitles++;
  return REG_TABLE_NARROW_SUBTITLE;
}

static int
find_title_column (RegListSource *self)
{
  for (int i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->list_columns[i].id, lists[self->list].title_column))
      return i;
  return 0;
}

static void
create_columns (RegListSource *self)
{
  Narrow narrow = { 0 };
  int title;

  self->list_columns = reg_list_get_columns (self->list, &self->n_columns);
  self->columns = g_new0 (RegTableColumn, self->n_columns);
  title = find_title_column (self);
  for (int i = 0; i < self->n_columns; i++)
    {
      const RegListColumn *column = &self->list_columns[i];

      self->columns[i] = (RegTableColumn){
        .id = column->id,
        .title = column->title,
        .kind = i == title ? REG_TABLE_COLUMN_TEXT : choose_kind (column),
        .width = i == title ? 0 : column->chars,
        .narrow = i == title ? REG_TABLE_NARROW_TITLE : choose_narrow (self, column, &narrow),
        .sortable = column->sortable,
        .hidden = column->hidden,
      };
    }
}

static int
find_column (RegListSource *self, const char *id)
{
  for (int i = 0; id != NULL && i < self->n_columns; i++)
    if (g_str_equal (self->list_columns[i].id, id))
      return i;
  return -1;
}

static const RegTableColumn *
reg_list_source_get_columns (RegTableSource *source, guint *n_columns)
{
  RegListSource *self = REG_LIST_SOURCE (source);

  *n_columns = self->n_columns;
  return self->columns;
}

/* --- what the rows say ------------------------------------------------------------------ */

typedef struct
{
  RegListId list;
  gint64 *ids;
  guint n_ids;
  GPtrArray *rows;
} RowsJob;

static void
rows_job_free (gpointer data)
{
  RowsJob *job = data;

  g_free (job->ids);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static gboolean
rows_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RowsJob *job = data;

  job->rows = reg_list_rows (db, job->list, job->ids, job->n_ids, error);
  return job->rows != NULL;
}

static char *
format_number (RegListSource *self, const RegListColumn *column, gint64 value, const char *currency)
{
  const RegNumberStyle *style = reg_session_get_number_style (self->session);

  switch (column->type)
    {
    case REG_LIST_COLUMN_MONEY:
      return reg_session_format_amount (self->session, value, currency);
    case REG_LIST_COLUMN_PRICE:
      return reg_price_format (
          value, *currency != '\0' ? currency : reg_session_get_currency (self->session), style);
    case REG_LIST_COLUMN_QUANTITY:
      return reg_quantity_format (value, style);
    case REG_LIST_COLUMN_RATE:
      /* A tax has the decimals it has; a margin is worked out. */
      return reg_rate_format (value, g_str_equal (column->id, "margin") ? 1 : -1, style);
    case REG_LIST_COLUMN_INSTANT:
      return reg_session_format_day (self->session, value);
    default:
      return g_strdup_printf ("%'" G_GINT64_FORMAT, value);
    }
}

/* Who never bought is better told by an empty cell than by a row of zeroes; what things cost is not
 * for everybody. */
static gboolean
is_silent (RegListSource *self, const RegListColumn *column, gint64 value)
{
  static const char *const costs[] = { "cost", "margin", "spent", NULL };

  if (g_strv_contains (costs, column->id))
    return !reg_session_sees_cost (self->session);
  return self->list == REG_LIST_CUSTOMERS && column->type == REG_LIST_COLUMN_MONEY && value == 0;
}

static void
fill_cell (RegListSource *self, RegTableCells *cells, int index, const RegListRow *row)
{
  const RegListColumn *column = &self->list_columns[index];
  const RegValue *value = &row->values[index];

  if (value->type == REG_VALUE_TEXT)
    reg_table_cells_take_text (cells, index,
                               column->type == REG_LIST_COLUMN_DATE
                                   ? reg_session_format_date (self->session, value->text)
                                   : g_strdup (value->text));
  else if (value->type == REG_VALUE_INT && column->type == REG_LIST_COLUMN_ENUM)
    {
      reg_table_cells_set_text (cells, index,
                                _ (reg_enum_get_label (column->vocabulary, value->i)));
      if (self->columns[index].kind == REG_TABLE_COLUMN_PILL)
        reg_table_cells_set_style (cells, index,
                                   reg_state_get_style (column->vocabulary, value->i));
    }
  else if (value->type == REG_VALUE_INT && !is_silent (self, column, value->i))
    reg_table_cells_take_text (cells, index, format_number (self, column, value->i, row->currency));
}

static RegTableCells *
create_cells (RegListSource *self, const RegListRow *row)
{
  RegTableCells *cells = reg_table_cells_new (row->id, self->n_columns);
  int n_values = MIN (self->n_columns, row->n_values);

  for (int i = 0; i < n_values; i++)
    fill_cell (self, cells, i, row);
  reg_table_cells_set_record (cells, REG_TYPE_LIST_ROW, row);
  return cells;
}

static GPtrArray *
create_all_cells (RegListSource *self, GPtrArray *rows)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_table_cells_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (cells, create_cells (self, g_ptr_array_index (rows, i)));
  return cells;
}

static void
rows_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RegListSource *self = g_task_get_source_object (task);
  GError *error = NULL;
  RowsJob *job = reg_store_job_finish (REG_STORE (object), result, &error);

  if (job == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, create_all_cells (self, job->rows),
                           (GDestroyNotify)g_ptr_array_unref);
}

static void
reg_list_source_load_rows_async (RegTableSource *source,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  RegListSource *self = REG_LIST_SOURCE (source);
  RowsJob *job = g_new0 (RowsJob, 1);

  job->list = self->list;
  job->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  job->n_ids = n_ids;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, rows_job, job,
                        rows_job_free, cancellable, rows_loaded_cb,
                        g_task_new (self, cancellable, callback, user_data));
}

static GPtrArray *
reg_list_source_load_rows_finish (RegTableSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- which rows ------------------------------------------------------------------------- */

typedef struct
{
  RegListQuery query;
  char *filter;
  char *text;
  guint n_rows; /* so many of the first bring their rows along */
  GArray *ids;
  GPtrArray *rows;
} IdsJob;

static void
ids_job_free (gpointer data)
{
  IdsJob *job = data;

  g_free (job->filter);
  g_free (job->text);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static gboolean
ids_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  IdsJob *job = data;

  job->ids = reg_list_ids (db, &job->query, cancellable, error);
  if (job->ids == NULL)
    return FALSE;
  if (job->n_rows == 0)
    return TRUE;
  job->rows = reg_list_rows (db, job->query.list, (const gint64 *)job->ids->data,
                             MIN (job->n_rows, job->ids->len), error);
  return job->rows != NULL;
}

typedef struct
{
  GArray *ids;
  GPtrArray *cells; /* or NULL */
} IdsAnswer;

static void
ids_answer_free (gpointer data)
{
  IdsAnswer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->cells, g_ptr_array_unref);
  g_free (answer);
}

static void
ids_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  IdsJob *job = reg_store_job_finish (REG_STORE (object), result, &error);
  IdsAnswer *answer;

  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  answer = g_new0 (IdsAnswer, 1);
  answer->ids = g_steal_pointer (&job->ids);
  if (job->rows != NULL)
    answer->cells = create_all_cells (g_task_get_source_object (task), job->rows);
  g_task_return_pointer (task, answer, ids_answer_free);
}

static void
reg_list_source_load_ids_async (RegTableSource *source,
                                const RegTableQuery *query,
                                guint n_rows,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  RegListSource *self = REG_LIST_SOURCE (source);
  RegStore *store = reg_session_get_store (self->session);
  IdsJob *job = g_new0 (IdsJob, 1);

  job->filter = g_strdup (query->segment);
  job->text = g_strdup (query->text);
  job->n_rows = n_rows;
  job->query = (RegListQuery){
    .list = self->list,
    .sort_column = find_column (self, query->sort),
    .descending = query->descending,
    .filter = job->filter,
    .text = job->text,
    .staff = reg_store_get_staff (store),
  };
  reg_store_read_async (store, G_PRIORITY_DEFAULT, ids_job, job, ids_job_free, cancellable,
                        ids_loaded_cb, g_task_new (self, cancellable, callback, user_data));
}

static GArray *
reg_list_source_load_ids_finish (RegTableSource *source,
                                 GAsyncResult *result,
                                 GPtrArray **rows,
                                 GError **error)
{
  IdsAnswer *answer = g_task_propagate_pointer (G_TASK (result), error);
  GArray *ids;

  if (answer == NULL)
    return NULL;
  ids = g_steal_pointer (&answer->ids);
  *rows = g_steal_pointer (&answer->cells);
  ids_answer_free (answer);
  return ids;
}

static char *
reg_list_source_describe_count (RegTableSource *source, guint count)
{
  switch (REG_LIST_SOURCE (source)->list)
    {
    case REG_LIST_CUSTOMERS:
      return g_strdup_printf (ngettext ("%'u customer", "%'u customers", count), count);
    case REG_LIST_QUOTATIONS:
      return g_strdup_printf (ngettext ("%'u quotation", "%'u quotations", count), count);
    case REG_LIST_COMPLAINTS:
      return g_strdup_printf (ngettext ("%'u complaint", "%'u complaints", count), count);
    case REG_LIST_PRODUCTS:
      return g_strdup_printf (ngettext ("%'u product", "%'u products", count), count);
    case REG_LIST_DEALS:
      return g_strdup_printf (ngettext ("%'u deal", "%'u deals", count), count);
    case REG_LIST_SALES:
      return g_strdup_printf (ngettext ("%'u sale", "%'u sales", count), count);
    case REG_LIST_MATERIAL:
      /* Translators: brochures, product sheets and samples */
      return g_strdup_printf (ngettext ("%'u item", "%'u items", count), count);
    case REG_LIST_REQUESTS:
      return g_strdup_printf (ngettext ("%'u request", "%'u requests", count), count);
    case REG_LIST_CONTRACTS:
      return g_strdup_printf (ngettext ("%'u contract", "%'u contracts", count), count);
    case REG_LIST_CAMPAIGNS:
      return g_strdup_printf (ngettext ("%'u campaign", "%'u campaigns", count), count);
    case REG_N_LISTS:
    default:
      return g_strdup_printf ("%'u", count);
    }
}

static void
reg_list_source_copy_out (RegTableSource *source,
                          GtkWidget *from,
                          GdkContentProvider *content,
                          guint count,
                          const char *done)
{
  RegListSource *self = REG_LIST_SOURCE (source);
  const RegExportNote note = { .what = self->list == REG_LIST_CUSTOMERS  ? REG_EXPORT_WHAT_CONTACTS
                                       : self->list == REG_LIST_PRODUCTS ? REG_EXPORT_WHAT_PRODUCTS
                                                                         : REG_EXPORT_WHAT_ROWS,
                               .count = count };

  reg_export_note_copy (from, self->session, &note, &(RegExportWords){ done, _ ("Not copied.") },
                        content);
}

static void
reg_list_source_iface_init (RegTableSourceInterface *iface)
{
  iface->get_columns = reg_list_source_get_columns;
  iface->load_ids_async = reg_list_source_load_ids_async;
  iface->load_ids_finish = reg_list_source_load_ids_finish;
  iface->load_rows_async = reg_list_source_load_rows_async;
  iface->load_rows_finish = reg_list_source_load_rows_finish;
  iface->describe_count = reg_list_source_describe_count;
  iface->copy_out = reg_list_source_copy_out;
}

/* --- object ----------------------------------------------------------------------------- */

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegListSource *self)
{
  if (changes->entities & lists[self->list].entities)
    reg_table_source_changed (REG_TABLE_SOURCE (self), NULL, 0);
}

static void
session_changed_cb (RegListSource *self)
{
  /* Another currency, or another person behind "mine". */
  reg_table_source_changed (REG_TABLE_SOURCE (self), NULL, 0);
}

static void
reg_list_source_finalize (GObject *object)
{
  RegListSource *self = REG_LIST_SOURCE (object);

  g_free (self->columns);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_list_source_parent_class)->finalize (object);
}

static void
reg_list_source_class_init (RegListSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_list_source_finalize;
}

static void
reg_list_source_init (RegListSource *self)
{
}

/**
 * reg_list_source_new:
 * @session: the open customer book
 * @list: which list
 *
 * The columns, filters and sorting are the store's; a query's segment is the id of one of
 * reg_list_get_filters(). Each row's #RegListRow is the record of its cells.
 *
 * Returns: (transfer full): a source for a table, for the main thread
 */
RegListSource *
reg_list_source_new (RegSession *session, RegListId list)
{
  RegListSource *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);
  g_return_val_if_fail (list < REG_N_LISTS, NULL);

  self = g_object_new (REG_TYPE_LIST_SOURCE, NULL);
  self->session = g_object_ref (session);
  self->list = list;
  create_columns (self);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "firm-changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

RegListId
reg_list_source_get_list (RegListSource *self)
{
  g_return_val_if_fail (REG_IS_LIST_SOURCE (self), REG_LIST_CUSTOMERS);

  return self->list;
}
