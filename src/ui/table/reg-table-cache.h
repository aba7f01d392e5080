/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-table-cells.h"

G_BEGIN_DECLS

/* The cells of the rows seen last, by id. */
typedef struct _RegTableCache RegTableCache;

RegTableCache *reg_table_cache_new (guint capacity);
void reg_table_cache_free (RegTableCache *self);
RegTableCells *reg_table_cache_get (RegTableCache *self, gint64 id);
gboolean reg_table_cache_has (RegTableCache *self, gint64 id);
void reg_table_cache_put (RegTableCache *self, RegTableCells *cells);
void reg_table_cache_drop (RegTableCache *self, gint64 id);
void reg_table_cache_clear (RegTableCache *self);
guint reg_table_cache_get_size (RegTableCache *self);

G_END_DECLS
