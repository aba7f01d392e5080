/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-model.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "ui/table/reg-table-cache.h"
#include "ui/table/reg-table-diff.h"
#include "ui/table/reg-table-row-private.h"

/* Rows kept after they were scrolled away, and pages under way at a time: as many as there are
 * readers, as several answers in one turn of the main loop are felt. */
#define CACHE_ROWS 4096
#define MAX_LOADS 2
/* More pieces than this are not worth the emissions. */
#define MAX_SPLICES 32
/* What is shown at first; the rest of a long list follows when the first frame is drawn. GTK makes
 * two hundred rows for any list that has them, many more than a screen holds: up to there the list
 * grows in steps, so that the program answers in between. */
#define FIRST_ROWS 32
#define GTK_ROWS 208

struct _RegTableModel
{
  GObject parent_instance;
  RegTableSource *source;
  RegTableQuery *query;
  GArray *ids;      /* of RegTableId */
  GHashTable *rows; /* &row->id → RegTableRow, not owned: those somebody holds */
  RegTableCache *cache;

  /* The query for ids: one at a time, late answers have an old generation. */
  GCancellable *ids_cancellable;
  guint ids_generation;
  gboolean ids_running;
  gboolean ids_again;
  gboolean query_changed;
  gboolean loaded;
  GArray *staged; /* all ids, while only the first are shown */
  guint stage_source;
  GError *error;

  /* The loads of rows. */
  GQueue wanted;       /* gint64 *: ids asked for, the latest first */
  GHashTable *loading; /* set of gint64 *: ids under way */
  GCancellable *cells_cancellable;
  guint cells_generation;
  guint n_loads;
  guint pump_source;

  guint n_item_calls;
};

enum
{
  PROP_LOADING = 1,
  PROP_LOADED,
  PROP_SORT,
  N_PROPS
};

enum
{
  UPDATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void reg_table_model_list_init (GListModelInterface *iface);
static void load_ids (RegTableModel *self);
static void queue_pump (RegTableModel *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegTableModel,
                               reg_table_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, reg_table_model_list_init))

static gint64
id_at (RegTableModel *self, guint position)
{
  return g_array_index (self->ids, RegTableId, position);
}

/* --- rows ------------------------------------------------------------------------------- */

typedef struct
{
  RegTableModel *model; /* owned */
  guint generation;
  gint64 *ids;
  gsize n_ids;
} RowsLoad;

static void
rows_load_free (RowsLoad *load)
{
  g_object_unref (load->model);
  g_free (load->ids);
  g_free (load);
}

static void
want_id (RegTableModel *self, gint64 id)
{
  g_queue_push_head (&self->wanted, g_memdup2 (&id, sizeof id));
  queue_pump (self);
}

/* Rows on display whose contents are neither there nor on their way. */
static void
want_missing (RegTableModel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!reg_table_cache_has (self->cache, reg_table_row_get_id (row)))
      want_id (self, reg_table_row_get_id (row));
}

static void
take_cells (RegTableModel *self, RegTableCells *cells)
{
  gint64 id = reg_table_cells_get_id (cells);
  RegTableRow *row = g_hash_table_lookup (self->rows, &id);

  reg_table_cache_put (self->cache, cells);
  if (row != NULL)
    reg_table_row_set_cells (row, cells);
}

static void
rows_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RowsLoad *load = user_data;
  RegTableModel *self = load->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = reg_table_source_load_rows_finish (REG_TABLE_SOURCE (object), result, &error);
  self->n_loads--;
  /* What was asked before a change may already be wrong; it was asked for again since. */
  if (load->generation == self->cells_generation)
    {
      for (gsize i = 0; i < load->n_ids; i++)
        g_hash_table_remove (self->loading, &load->ids[i]);
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        take_cells (self, g_ptr_array_index (rows, i));
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("Rows of a table could not be loaded: %s", error->message);
    }
  queue_pump (self);
  rows_load_free (load);
}

static void
load_rows (RegTableModel *self, GArray *ids)
{
  RowsLoad *load = g_new0 (RowsLoad, 1);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->loading, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  load->model = g_object_ref (self);
  load->generation = self->cells_generation;
  load->n_ids = ids->len;
  load->ids = g_memdup2 (ids->data, ids->len * sizeof (gint64));
  self->n_loads++;
  reg_table_source_load_rows_async (self->source, load->ids, load->n_ids, self->cells_cancellable,
                                    rows_loaded_cb, load);
}

static void
add_if_missing (RegTableModel *self, GArray *ids, gint64 id)
{
  if (!reg_table_cache_has (self->cache, id) && !g_hash_table_contains (self->loading, &id))
    g_array_append_val (ids, id);
}

/* The page around a wanted row: its neighbours will be asked for next anyway. */
static GArray *
collect_page (RegTableModel *self, RegTableRow *row)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), REG_TABLE_PAGE_SIZE);
  guint hint = reg_table_row_get_position_hint (row);
  gint64 id = reg_table_row_get_id (row);

  if (hint < self->ids->len && id_at (self, hint) == id)
    {
      guint first = hint - hint % REG_TABLE_PAGE_SIZE;
      guint end = MIN (first + REG_TABLE_PAGE_SIZE, self->ids->len);

      for (guint i = first; i < end; i++)
        add_if_missing (self, ids, id_at (self, i));
    }
  else
    add_if_missing (self, ids, id);
  return ids;
}

static gboolean
pump_cb (gpointer user_data)
{
  RegTableModel *self = user_data;

  self->pump_source = 0;
  while (self->n_loads < MAX_LOADS && self->wanted.length > 0)
    {
      g_autofree gint64 *id = g_queue_pop_head (&self->wanted);
      RegTableRow *row = g_hash_table_lookup (self->rows, id);
      g_autoptr (GArray) ids = NULL;

      /* Scrolled past while it waited, or here with its neighbours. */
      if (row == NULL || reg_table_cache_has (self->cache, *id)
          || g_hash_table_contains (self->loading, id))
        continue;
      ids = collect_page (self, row);
      if (ids->len > 0)
        load_rows (self, ids);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_pump (RegTableModel *self)
{
  if (self->pump_source != 0 || self->wanted.length == 0 || self->n_loads >= MAX_LOADS
      || self->source == NULL)
    return;
  self->pump_source = g_idle_add_full (G_PRIORITY_DEFAULT, pump_cb, self, NULL);
}

static void
forget_cells (RegTableModel *self, const gint64 *ids, gsize n_ids)
{
  self->cells_generation++;
  g_cancellable_cancel (self->cells_cancellable);
  g_clear_object (&self->cells_cancellable);
  self->cells_cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->loading);
  if (ids == NULL)
    reg_table_cache_clear (self->cache);
  for (gsize i = 0; ids != NULL && i < n_ids; i++)
    reg_table_cache_drop (self->cache, ids[i]);
  want_missing (self);
}

/* --- ids -------------------------------------------------------------------------------- */

static void
emit_splice (RegTableModel *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* GTK fetches every added item when a row it tracks (the selected one, the one on top) is among
 * those removed by the same emission, to see whether it only moved. More than a page of new rows
 * therefore comes apart from what went. */
static gboolean
must_part (const RegTableSplice *splice)
{
  return splice->removed > 0 && splice->added > REG_TABLE_PAGE_SIZE;
}

static void
apply_splice (RegTableModel *self, const RegTableSplice *splice, GArray *after)
{
  gboolean apart = must_part (splice);

  if (splice->removed > 0)
    g_array_remove_range (self->ids, splice->position, splice->removed);
  if (apart)
    emit_splice (self, splice->position, splice->removed, 0);
  if (splice->added > 0)
    g_array_insert_vals (self->ids, splice->position,
                         &g_array_index (after, RegTableId, splice->source), splice->added);
  emit_splice (self, splice->position, apart ? 0 : splice->removed, splice->added);
}

/* The only splice of its kind: the whole vector changes hands instead of being moved about. */
static void
apply_only_splice (RegTableModel *self, const RegTableSplice *splice, GArray *after)
{
  gboolean apart = must_part (splice);

  if (apart)
    {
      g_array_remove_range (self->ids, splice->position, splice->removed);
      emit_splice (self, splice->position, splice->removed, 0);
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (after);
  emit_splice (self, splice->position, apart ? 0 : splice->removed, splice->added);
}

static void
set_loaded (RegTableModel *self)
{
  if (self->loaded)
    return;
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
show_rest (RegTableModel *self)
{
  g_autoptr (GArray) all = g_steal_pointer (&self->staged);
  guint shown = self->ids->len;

  g_clear_handle_id (&self->stage_source, g_source_remove);
  if (all == NULL)
    return;
  g_array_unref (self->ids);
  self->ids = g_array_ref (all);
  emit_splice (self, shown, 0, all->len - shown);
}

static gboolean
stage_cb (gpointer user_data)
{
  RegTableModel *self = user_data;
  guint shown = self->ids->len;

  if (shown < GTK_ROWS && shown + FIRST_ROWS < self->staged->len)
    {
      g_array_append_vals (self->ids, &g_array_index (self->staged, RegTableId, shown), FIRST_ROWS);
      emit_splice (self, shown, 0, FIRST_ROWS);
      return G_SOURCE_CONTINUE;
    }
  self->stage_source = 0;
  show_rest (self);
  set_loaded (self);
  g_signal_emit (self, signals[UPDATED], 0);
  return G_SOURCE_REMOVE;
}

static void
show_first (RegTableModel *self, GArray *ids)
{
  g_array_append_vals (self->ids, ids->data, FIRST_ROWS);
  emit_splice (self, 0, 0, FIRST_ROWS);
  self->staged = g_array_ref (ids);
  self->stage_source = g_idle_add_full (G_PRIORITY_LOW, stage_cb, self, NULL);
}

static GArray *
pack (GArray *ids, GError **error)
{
  g_autoptr (GArray) packed = g_array_sized_new (FALSE, FALSE, sizeof (RegTableId), ids->len);

  g_array_set_size (packed, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (packed, RegTableId, i) = id;
      if (id == g_array_index (packed, RegTableId, i))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("A row has the number %" PRId64 ", which no book can have"), id);
      return NULL;
    }
  return g_steal_pointer (&packed);
}

/* Whether all of @after is shown now. */
static gboolean
replace_ids (RegTableModel *self, GArray *after)
{
  g_autoptr (GArray) splices = NULL;

  show_rest (self);
  if (!self->loaded && self->ids->len == 0 && after->len > 2 * FIRST_ROWS)
    {
      self->query_changed = FALSE;
      show_first (self, after);
      return FALSE;
    }
  splices = reg_table_diff ((const RegTableId *)self->ids->data, self->ids->len,
                            (const RegTableId *)after->data, after->len,
                            self->query_changed ? 1 : MAX_SPLICES);
  self->query_changed = FALSE;
  if (splices->len == 1)
    apply_only_splice (self, &g_array_index (splices, RegTableSplice, 0), after);
  else
    for (guint i = splices->len; i > 0; i--)
      apply_splice (self, &g_array_index (splices, RegTableSplice, i - 1), after);
  return TRUE;
}

typedef struct
{
  RegTableModel *model; /* owned */
  guint generation;
  guint cells_generation;
} IdsLoad;

/* Before the list is told of its rows, so that they are never seen empty. */
static void
take_first_cells (RegTableModel *self, IdsLoad *load, GPtrArray *rows)
{
  if (load->cells_generation != self->cells_generation)
    return;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    take_cells (self, g_ptr_array_index (rows, i));
}

static void
ids_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  IdsLoad *load = user_data;
  g_autoptr (RegTableModel) self = load->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) packed = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean late = load->generation != self->ids_generation;
  gboolean complete = TRUE;

  ids = reg_table_source_load_ids_finish (REG_TABLE_SOURCE (object), result, &rows, &error);
  if (!late)
    take_first_cells (self, load, rows);
  g_free (load);
  if (late)
    return;
  self->ids_running = FALSE;
  g_clear_error (&self->error);
  packed = ids != NULL ? pack (ids, &error) : NULL;
  g_clear_pointer (&ids, g_array_unref);
  if (packed != NULL)
    complete = replace_ids (self, packed);
  else
    self->error = g_steal_pointer (&error);
  if (complete && packed != NULL)
    set_loaded (self);
  if (self->ids_again)
    load_ids (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (complete)
    g_signal_emit (self, signals[UPDATED], 0);
}

static void
load_ids (RegTableModel *self)
{
  IdsLoad *load = g_new0 (IdsLoad, 1);
  gboolean other_rows = !self->loaded || self->query_changed;

  self->ids_again = FALSE;
  self->ids_running = TRUE;
  self->ids_generation++;
  g_cancellable_cancel (self->ids_cancellable);
  g_clear_object (&self->ids_cancellable);
  self->ids_cancellable = g_cancellable_new ();
  load->model = g_object_ref (self);
  load->generation = self->ids_generation;
  load->cells_generation = self->cells_generation;
  reg_table_source_load_ids_async (self->source, self->query, other_rows ? FIRST_ROWS : 0,
                                   self->ids_cancellable, ids_loaded_cb, load);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
source_changed_cb (RegTableSource *source, const gint64 *ids, gulong n_ids, RegTableModel *self)
{
  forget_cells (self, ids, n_ids);
  reg_table_model_refresh (self);
}

/* --- list ------------------------------------------------------------------------------- */

static GType
reg_table_model_get_item_type (GListModel *list)
{
  return REG_TYPE_TABLE_ROW;
}

static guint
reg_table_model_get_n_items (GListModel *list)
{
  return REG_TABLE_MODEL (list)->ids->len;
}

static gpointer
reg_table_model_get_item (GListModel *list, guint position)
{
  RegTableModel *self = REG_TABLE_MODEL (list);
  RegTableRow *row;
  gint64 id;

  self->n_item_calls++;
  if (position >= self->ids->len)
    return NULL;
  id = id_at (self, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    g_object_ref (row);
  else
    {
      RegTableCells *cells = reg_table_cache_get (self->cache, id);

      row = reg_table_row_new (self, id);
      g_hash_table_insert (self->rows, (gpointer)reg_table_row_peek_id (row), row);
      if (cells != NULL)
        reg_table_row_set_cells (row, cells);
    }
  reg_table_row_set_position_hint (row, position);
  return row;
}

static void
reg_table_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = reg_table_model_get_item_type;
  iface->get_n_items = reg_table_model_get_n_items;
  iface->get_item = reg_table_model_get_item;
}

void
reg_table_model_row_gone (RegTableModel *self, RegTableRow *row)
{
  g_hash_table_remove (self->rows, reg_table_row_peek_id (row));
}

guint
reg_table_model_get_n_item_calls (RegTableModel *self)
{
  return self->n_item_calls;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_table_model_dispose (GObject *object)
{
  RegTableModel *self = REG_TABLE_MODEL (object);

  g_cancellable_cancel (self->ids_cancellable);
  g_cancellable_cancel (self->cells_cancellable);
  g_clear_handle_id (&self->pump_source, g_source_remove);
  g_clear_handle_id (&self->stage_source, g_source_remove);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (reg_table_model_parent_class)->dispose (object);
}

static void
reg_table_model_finalize (GObject *object)
{
  RegTableModel *self = REG_TABLE_MODEL (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    reg_table_row_forget_model (row);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->loading);
  g_queue_clear_full (&self->wanted, g_free);
  g_clear_pointer (&self->cache, reg_table_cache_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->staged, g_array_unref);
  g_clear_pointer (&self->query, reg_table_query_free);
  g_clear_object (&self->ids_cancellable);
  g_clear_object (&self->cells_cancellable);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (reg_table_model_parent_class)->finalize (object);
}

static void
reg_table_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegTableModel *self = REG_TABLE_MODEL (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->ids_running);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->query->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_table_model_class_init (RegTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = reg_table_model_dispose;
  object_class->finalize = reg_table_model_finalize;
  object_class->get_property = reg_table_model_get_property;

  /**
   * RegTableModel:loading:
   *
   * Whether the list of ids is being read.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RegTableModel:loaded:
   *
   * Whether it was read at least once; before that an empty list means nothing.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RegTableModel:sort:
   *
   * Id of the column it is sorted by.
   */
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RegTableModel::updated:
   *
   * The ids were read, and all changes to the list have been emitted; or reading failed, see
   * reg_table_model_get_error().
   */
  signals[UPDATED] = g_signal_new ("updated", REG_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_table_model_init (RegTableModel *self)
{
  self->query = g_new0 (RegTableQuery, 1);
  self->ids = g_array_new (FALSE, FALSE, sizeof (RegTableId));
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->loading = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cache = reg_table_cache_new (CACHE_ROWS);
  self->cells_cancellable = g_cancellable_new ();
  g_queue_init (&self->wanted);
}

/**
 * reg_table_model_new:
 * @source: where the rows come from
 *
 * A list of any length for a table. It holds the vector of ids only; rows are made when somebody
 * asks for them, and get their contents in pages when a factory says that it shows them
 * (reg_table_model_want()). Nothing here waits for I/O.
 *
 * Nothing is read before the first reg_table_model_refresh() or change of the query.
 *
 * Returns: (transfer full): an empty list
 */
RegTableModel *
reg_table_model_new (RegTableSource *source)
{
  RegTableModel *self;

  g_return_val_if_fail (REG_IS_TABLE_SOURCE (source), NULL);

  self = g_object_new (REG_TYPE_TABLE_MODEL, NULL);
  self->source = g_object_ref (source);
  g_signal_connect (source, "changed", G_CALLBACK (source_changed_cb), self);
  return self;
}

RegTableSource *
reg_table_model_get_source (RegTableModel *self)
{
  return self->source;
}

const RegTableQuery *
reg_table_model_get_query (RegTableModel *self)
{
  g_return_val_if_fail (REG_IS_TABLE_MODEL (self), NULL);

  return self->query;
}

/**
 * reg_table_model_set_query:
 * @query: copied
 *
 * Reads the list anew when the query is another one.
 */
void
reg_table_model_set_query (RegTableModel *self, const RegTableQuery *query)
{
  g_autoptr (RegTableQuery) old = NULL;

  g_return_if_fail (REG_IS_TABLE_MODEL (self));

  if (reg_table_query_equal (self->query, query) && (self->loaded || self->ids_running))
    return;
  old = self->query;
  self->query = reg_table_query_copy (query);
  self->query_changed = TRUE;
  load_ids (self);
  if (g_strcmp0 (old->sort, query->sort) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

void
reg_table_model_set_sort (RegTableModel *self, const char *column, gboolean descending)
{
  RegTableQuery query = *self->query;

  query.sort = (char *)column;
  query.descending = descending;
  reg_table_model_set_query (self, &query);
}

void
reg_table_model_set_segment (RegTableModel *self, const char *segment)
{
  RegTableQuery query = *self->query;

  query.segment = (char *)segment;
  reg_table_model_set_query (self, &query);
}

void
reg_table_model_set_text (RegTableModel *self, const char *text)
{
  RegTableQuery query = *self->query;

  query.text = (char *)text;
  reg_table_model_set_query (self, &query);
}

/**
 * reg_table_model_refresh:
 *
 * Reads the ids again. While they are being read this is remembered and done once after.
 */
void
reg_table_model_refresh (RegTableModel *self)
{
  g_return_if_fail (REG_IS_TABLE_MODEL (self));

  if (self->ids_running)
    self->ids_again = TRUE;
  else
    load_ids (self);
}

/**
 * reg_table_model_want:
 * @row: a row without cells that is being shown
 * @position: where
 *
 * For factories, on bind: asks for the contents of @row. All wishes of one layout are gathered
 * and turned into a few page loads in an idle.
 */
void
reg_table_model_want (RegTableModel *self, RegTableRow *row, guint position)
{
  g_return_if_fail (REG_IS_TABLE_MODEL (self));
  g_return_if_fail (REG_IS_TABLE_ROW (row));

  reg_table_row_set_position_hint (row, position);
  if (!reg_table_cache_has (self->cache, reg_table_row_get_id (row)))
    want_id (self, reg_table_row_get_id (row));
}

guint
reg_table_model_get_size (RegTableModel *self)
{
  return self->ids->len;
}

/**
 * reg_table_model_get_total:
 *
 * Returns: how many rows there will be when those that were read are all shown
 */
guint
reg_table_model_get_total (RegTableModel *self)
{
  g_return_val_if_fail (REG_IS_TABLE_MODEL (self), 0);

  return self->staged != NULL ? self->staged->len : self->ids->len;
}

/**
 * reg_table_model_get_id:
 *
 * Returns: the id at @position, 0 when there is no such row
 */
gint64
reg_table_model_get_id (RegTableModel *self, guint position)
{
  g_return_val_if_fail (REG_IS_TABLE_MODEL (self), 0);

  return position < self->ids->len ? id_at (self, position) : 0;
}

/**
 * reg_table_model_find:
 * @position: (out) (optional): where the id stands
 *
 * A walk through the vector: 0.05 ms at 100,000 rows.
 */
gboolean
reg_table_model_find (RegTableModel *self, gint64 id, guint *position)
{
  const RegTableId *ids = (const RegTableId *)self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
reg_table_model_get_loaded (RegTableModel *self)
{
  return self->loaded;
}

/**
 * reg_table_model_get_error:
 *
 * Returns: (transfer none) (nullable): why the last reading of the ids failed
 */
const GError *
reg_table_model_get_error (RegTableModel *self)
{
  return self->error;
}
