/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-cache.h"

typedef struct
{
  gint64 id;
  RegTableCells *cells;
  GList link;
} Entry;

struct _RegTableCache
{
  guint capacity;
  GHashTable *entries; /* &entry->id → Entry */
  GQueue recent;       /* of Entry, the one used last first */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  reg_table_cells_unref (entry->cells);
  g_free (entry);
}

/**
 * reg_table_cache_new:
 * @capacity: number of rows kept
 */
RegTableCache *
reg_table_cache_new (guint capacity)
{
  RegTableCache *self = g_new0 (RegTableCache, 1);

  self->capacity = capacity;
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->recent);
  return self;
}

void
reg_table_cache_free (RegTableCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * reg_table_cache_get:
 *
 * Returns: (transfer none) (nullable): the cells, which count as used now
 */
RegTableCells *
reg_table_cache_get (RegTableCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);
  return entry->cells;
}

gboolean
reg_table_cache_has (RegTableCache *self, gint64 id)
{
  return g_hash_table_contains (self->entries, &id);
}

void
reg_table_cache_put (RegTableCache *self, RegTableCells *cells)
{
  Entry *entry;

  reg_table_cache_drop (self, reg_table_cells_get_id (cells));
  entry = g_new0 (Entry, 1);
  entry->id = reg_table_cells_get_id (cells);
  entry->cells = reg_table_cells_ref (cells);
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->recent, &entry->link);
  if (self->recent.length > self->capacity)
    {
      Entry *oldest = g_queue_peek_tail (&self->recent);

      reg_table_cache_drop (self, oldest->id);
    }
}

void
reg_table_cache_drop (RegTableCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return;
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, &id);
}

void
reg_table_cache_clear (RegTableCache *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->entries);
}

guint
reg_table_cache_get_size (RegTableCache *self)
{
  return self->recent.length;
}
