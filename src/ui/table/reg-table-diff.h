/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An id as a table keeps it: a book has less than four thousand million rows of a kind, and half the
 * memory of a vector of 100,000 ids is worth having. */
typedef guint32 RegTableId;

/* One change from an old vector of ids to a new one. @position counts in the old vector,
 * @source is where the added ids stand in the new one. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint source;
} RegTableSplice;

GArray *reg_table_diff (const RegTableId *before,
                        guint n_before,
                        const RegTableId *after,
                        guint n_after,
                        guint max_splices);

G_END_DECLS
