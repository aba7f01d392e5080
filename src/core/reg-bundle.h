/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegBundlePart:
 * @quantity: millionths of it in one bundle
 * @has_price: whether @price is known; unknown is not 0
 * @price: of one, 1/10,000 of a minor unit
 * @has_cost: whether @cost is known
 * @cost: of one, 1/10,000 of a minor unit
 */
typedef struct
{
  gint64 quantity;
  gboolean has_price;
  gint64 price;
  gboolean has_cost;
  gint64 cost;
} RegBundlePart;

/* What the parts come to; a sum is known when all that goes into it is. Units as in the parts. */
typedef struct
{
  gboolean has_price;
  gint64 price;
  gboolean has_cost;
  gint64 cost;
} RegBundleSum;

RegBundleSum reg_bundle_add_up (const RegBundlePart *parts, gsize n_parts);
gint64 reg_bundle_share (const gint64 *amounts, gsize n_amounts, gint64 bundle, gint64 *discounts);

G_END_DECLS
