/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-source.h"

G_BEGIN_DECLS

/* The columns of a table: which are wanted, how wide they are, and how they share the room. */
typedef struct _RegTableColumns RegTableColumns;

/**
 * RegTablePlace:
 * @index: which of the source's columns
 * @x: where its texts begin, in pixels from the left edge of the table
 * @width: room for its texts
 */
typedef struct
{
  guint index;
  int x;
  int width;
} RegTablePlace;

RegTableColumns *reg_table_columns_new (GtkColumnView *view,
                                        const RegTableColumn *descriptions,
                                        guint n_columns,
                                        GCallback changed,
                                        gpointer user_data);
void reg_table_columns_free (RegTableColumns *self);
GActionGroup *reg_table_columns_get_actions (RegTableColumns *self);
GtkColumnViewColumn *reg_table_columns_find (RegTableColumns *self, const char *id);
void reg_table_columns_fit (RegTableColumns *self, int width);
int reg_table_columns_get_width (RegTableColumns *self);
gboolean reg_table_columns_place (RegTableColumns *self);
const RegTablePlace *reg_table_columns_get_places (RegTableColumns *self, guint *n_places);
void reg_table_columns_append_layout (RegTableColumns *self, GString *layout);
GArray *reg_table_columns_dup_wanted (RegTableColumns *self);
gboolean reg_table_columns_restore (RegTableColumns *self, const char *word, guint position);

G_END_DECLS
