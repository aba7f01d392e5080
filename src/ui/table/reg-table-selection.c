/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-selection.h"

/* The stock selection models fetch every item when rows change while one is selected. This one
 * remembers ids: whatever the order, whatever the rows, it never asks for an item. */
struct _RegTableSelection
{
  GObject parent_instance;
  RegTableModel *model;
  gboolean multiple;
  /* With @all the set holds those that are not selected. */
  gboolean all;
  GHashTable *ids;
  gint64 reported;
};

enum
{
  PROP_MODEL = 1,
  PROP_SELECTED,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void reg_table_selection_list_init (GListModelInterface *iface);
static void reg_table_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegTableSelection,
                               reg_table_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      reg_table_selection_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          reg_table_selection_selection_init))

static gboolean
is_selected_id (RegTableSelection *self, gint64 id)
{
  return g_hash_table_contains (self->ids, &id) != self->all;
}

static void
set_selected_id (RegTableSelection *self, gint64 id, gboolean selected)
{
  if (selected != self->all)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ids, &id);
}

/* The id, when exactly one row is selected. */
static gint64
single_id (RegTableSelection *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->all || g_hash_table_size (self->ids) != 1)
    return 0;
  g_hash_table_iter_init (&iter, self->ids);
  g_hash_table_iter_next (&iter, &id, NULL);
  return *(gint64 *)id;
}

static void
emit_changed (RegTableSelection *self, guint position, guint n_items)
{
  gint64 selected = single_id (self);

  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  if (selected != self->reported)
    {
      self->reported = selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
}

static void
emit_all_changed (RegTableSelection *self)
{
  emit_changed (self, 0, reg_table_model_get_size (self->model));
}

/* --- list ------------------------------------------------------------------------------- */

static GType
reg_table_selection_get_item_type (GListModel *list)
{
  return REG_TYPE_TABLE_ROW;
}

static guint
reg_table_selection_get_n_items (GListModel *list)
{
  return reg_table_model_get_size (REG_TABLE_SELECTION (list)->model);
}

static gpointer
reg_table_selection_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (REG_TABLE_SELECTION (list)->model), position);
}

static void
reg_table_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = reg_table_selection_get_item_type;
  iface->get_n_items = reg_table_selection_get_n_items;
  iface->get_item = reg_table_selection_get_item;
}

/* --- selection -------------------------------------------------------------------------- */

static gboolean
reg_table_selection_is_selected (GtkSelectionModel *model, guint position)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);

  if (position >= reg_table_model_get_size (self->model))
    return FALSE;
  return is_selected_id (self, reg_table_model_get_id (self->model, position));
}

static GtkBitset *
reg_table_selection_get_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);
  guint size = reg_table_model_get_size (self->model);
  GtkBitset *set = gtk_bitset_new_empty ();

  if (position >= size)
    return set;
  n_items = MIN (n_items, size - position);
  if (g_hash_table_size (self->ids) == 0)
    {
      if (self->all)
        gtk_bitset_add_range (set, position, n_items);
      return set;
    }
  for (guint i = position; i < position + n_items; i++)
    if (is_selected_id (self, reg_table_model_get_id (self->model, i)))
      gtk_bitset_add (set, i);
  return set;
}

static void
select_only (RegTableSelection *self, gint64 id)
{
  gint64 before = single_id (self);
  gboolean had_any = self->all || g_hash_table_size (self->ids) > 0;
  guint from = 0;
  guint to = 0;

  self->all = FALSE;
  g_hash_table_remove_all (self->ids);
  set_selected_id (self, id, TRUE);
  if (!reg_table_model_find (self->model, id, &to))
    emit_all_changed (self);
  else if (!had_any)
    emit_changed (self, to, 1);
  else if (before != 0 && reg_table_model_find (self->model, before, &from))
    emit_changed (self, MIN (from, to), MAX (from, to) - MIN (from, to) + 1);
  else
    emit_all_changed (self);
}

static gboolean
reg_table_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);
  gint64 id = reg_table_model_get_id (self->model, position);

  if (position >= reg_table_model_get_size (self->model))
    return FALSE;
  if (unselect_rest || !self->multiple)
    {
      if (single_id (self) != id)
        select_only (self, id);
    }
  else
    {
      set_selected_id (self, id, TRUE);
      emit_changed (self, position, 1);
    }
  return TRUE;
}

static gboolean
reg_table_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);

  if (position >= reg_table_model_get_size (self->model))
    return FALSE;
  set_selected_id (self, reg_table_model_get_id (self->model, position), FALSE);
  emit_changed (self, position, 1);
  return TRUE;
}

static gboolean
set_range (RegTableSelection *self, guint position, guint n_items, gboolean selected)
{
  guint size = reg_table_model_get_size (self->model);

  if (!self->multiple || position >= size)
    return FALSE;
  n_items = MIN (n_items, size - position);
  for (guint i = position; i < position + n_items; i++)
    set_selected_id (self, reg_table_model_get_id (self->model, i), selected);
  emit_changed (self, position, n_items);
  return TRUE;
}

static gboolean
reg_table_selection_select_range (GtkSelectionModel *model,
                                  guint position,
                                  guint n_items,
                                  gboolean unselect_rest)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);

  if (!self->multiple)
    return FALSE;
  if (unselect_rest)
    gtk_selection_model_unselect_all (model);
  return set_range (self, position, n_items, TRUE);
}

static gboolean
reg_table_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return set_range (REG_TABLE_SELECTION (model), position, n_items, FALSE);
}

static void
set_all (RegTableSelection *self, gboolean all)
{
  if (self->all == all && g_hash_table_size (self->ids) == 0)
    return;
  self->all = all;
  g_hash_table_remove_all (self->ids);
  emit_all_changed (self);
}

static gboolean
reg_table_selection_select_all (GtkSelectionModel *model)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);

  if (!self->multiple)
    return FALSE;
  set_all (self, TRUE);
  return TRUE;
}

static gboolean
reg_table_selection_unselect_all (GtkSelectionModel *model)
{
  set_all (REG_TABLE_SELECTION (model), FALSE);
  return TRUE;
}

static gboolean
reg_table_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  RegTableSelection *self = REG_TABLE_SELECTION (model);
  guint size = reg_table_model_get_size (self->model);
  GtkBitsetIter iter;
  guint position;

  if (!self->multiple || gtk_bitset_is_empty (mask))
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < size;
       more = gtk_bitset_iter_next (&iter, &position))
    set_selected_id (self, reg_table_model_get_id (self->model, position),
                     gtk_bitset_contains (selected, position));
  position = gtk_bitset_get_minimum (mask);
  if (position < size)
    emit_changed (self, position, MIN (gtk_bitset_get_maximum (mask), size - 1) - position + 1);
  return TRUE;
}

static void
reg_table_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = reg_table_selection_is_selected;
  iface->get_selection_in_range = reg_table_selection_get_in_range;
  iface->select_item = reg_table_selection_select_item;
  iface->unselect_item = reg_table_selection_unselect_item;
  iface->select_range = reg_table_selection_select_range;
  iface->unselect_range = reg_table_selection_unselect_range;
  iface->select_all = reg_table_selection_select_all;
  iface->unselect_all = reg_table_selection_unselect_all;
  iface->set_selection = reg_table_selection_set_selection;
}

/* --- following the model ---------------------------------------------------------------- */

static void
items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, RegTableSelection *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Drops remembered ids that are no longer in the list, in one walk. */
static gboolean
forget_gone (RegTableSelection *self)
{
  guint size = reg_table_model_get_size (self->model);
  guint found = 0;
  GHashTable *present;

  if (g_hash_table_size (self->ids) == 0)
    return FALSE;
  present = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < size && found < g_hash_table_size (self->ids); i++)
    {
      gint64 id = reg_table_model_get_id (self->model, i);

      if (!g_hash_table_contains (self->ids, &id))
        continue;
      g_hash_table_add (present, g_memdup2 (&id, sizeof id));
      found++;
    }
  if (found == g_hash_table_size (self->ids))
    {
      g_hash_table_unref (present);
      return FALSE;
    }
  g_hash_table_unref (self->ids);
  self->ids = present;
  return TRUE;
}

static void
updated_cb (RegTableModel *model, RegTableSelection *self)
{
  /* Rows that went were announced as such; only the summary changes. */
  if (forget_gone (self) || self->all)
    emit_changed (self, 0, 0);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_table_selection_dispose (GObject *object)
{
  RegTableSelection *self = REG_TABLE_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  G_OBJECT_CLASS (reg_table_selection_parent_class)->dispose (object);
}

static void
reg_table_selection_finalize (GObject *object)
{
  RegTableSelection *self = REG_TABLE_SELECTION (object);

  g_clear_object (&self->model);
  g_hash_table_unref (self->ids);
  G_OBJECT_CLASS (reg_table_selection_parent_class)->finalize (object);
}

static void
reg_table_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegTableSelection *self = REG_TABLE_SELECTION (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED:
      g_value_set_int64 (value, single_id (self));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, reg_table_selection_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_table_selection_class_init (RegTableSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = reg_table_selection_dispose;
  object_class->finalize = reg_table_selection_finalize;
  object_class->get_property = reg_table_selection_get_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, REG_TYPE_TABLE_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RegTableSelection:selected:
   *
   * Id of the selected row, 0 when there is none or more than one. A preview follows it.
   */
  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
reg_table_selection_init (RegTableSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * reg_table_selection_new:
 * @model: the list
 * @multiple: whether several rows can be selected
 *
 * Returns: (transfer full): a selection in which nothing is selected
 */
RegTableSelection *
reg_table_selection_new (RegTableModel *model, gboolean multiple)
{
  RegTableSelection *self;

  g_return_val_if_fail (REG_IS_TABLE_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_TABLE_SELECTION, NULL);
  self->model = g_object_ref (model);
  self->multiple = multiple;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (model, "updated", G_CALLBACK (updated_cb), self);
  return self;
}

RegTableModel *
reg_table_selection_get_model (RegTableSelection *self)
{
  return self->model;
}

gint64
reg_table_selection_get_selected (RegTableSelection *self)
{
  g_return_val_if_fail (REG_IS_TABLE_SELECTION (self), 0);

  return single_id (self);
}

/**
 * reg_table_selection_set_selected:
 * @id: the one row to select, or 0 for none; it need not be in the list yet
 */
void
reg_table_selection_set_selected (RegTableSelection *self, gint64 id)
{
  g_return_if_fail (REG_IS_TABLE_SELECTION (self));

  if (id == 0)
    set_all (self, FALSE);
  else if (single_id (self) != id)
    select_only (self, id);
}

/**
 * reg_table_selection_get_count:
 *
 * Returns: how many rows are selected
 */
guint
reg_table_selection_get_count (RegTableSelection *self)
{
  guint named = g_hash_table_size (self->ids);
  guint size = reg_table_model_get_size (self->model);

  if (!self->all)
    return named;
  return size > named ? size - named : 0;
}

/**
 * reg_table_selection_get_all:
 *
 * Returns: whether "all that match" was chosen; rows that come to match later belong to it
 */
gboolean
reg_table_selection_get_all (RegTableSelection *self)
{
  return self->all;
}

/**
 * reg_table_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the selected ids in display order
 */
GArray *
reg_table_selection_dup_ids (RegTableSelection *self)
{
  guint size = reg_table_model_get_size (self->model);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!self->all && g_hash_table_size (self->ids) == 0)
    return ids;
  for (guint i = 0; i < size; i++)
    {
      gint64 id = reg_table_model_get_id (self->model, i);

      if (is_selected_id (self, id))
        g_array_append_val (ids, id);
    }
  return ids;
}
