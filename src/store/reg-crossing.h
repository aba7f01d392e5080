/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-segmentation.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegCrossingBand:
 * @label: what people read
 * @is_word: whether @label is to be translated; else it comes from the book
 * @conditions: (nullable): lines of a segment that say the same
 *
 * A group of customers.
 */
typedef struct
{
  char *label;
  gboolean is_word;
  char *conditions;
} RegCrossingBand;

/**
 * RegCrossing:
 * @parties: (element-type gint64): all customers who may be used, by id
 * @amounts: (element-type gint64): what each of them brought, minor units
 * @rows: the group of each of them in one segmentation
 * @columns: the same in the other
 * @row_bands: (element-type RegCrossingBand): the groups of the one
 * @column_bands: (element-type RegCrossingBand): of the other
 * @n_buyers: how many of them bought something
 *
 * Customers by two segmentations at once.
 */
typedef struct
{
  GArray *parties;
  GArray *amounts;
  GByteArray *rows;
  GByteArray *columns;
  GPtrArray *row_bands;
  GPtrArray *column_bands;
  guint n_buyers;
} RegCrossing;

RegCrossing *reg_crossing_load (RegDb *db,
                                RegSegmentation rows,
                                RegSegmentation columns,
                                gint *done,
                                GCancellable *cancellable,
                                GError **error);
void reg_crossing_free (RegCrossing *self);
GArray *reg_crossing_list (const RegCrossing *self, int row, int column);
char *reg_crossing_dup_conditions (const RegCrossing *self, int row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCrossing, reg_crossing_free)

G_END_DECLS
