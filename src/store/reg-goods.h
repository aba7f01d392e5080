/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-bundle.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Products that belong together: a family of variants under its head, and bundles of parts. */

/* Bundles within bundles go so deep. */
#define REG_GOODS_MAX_DEPTH 8

/* A part of a bundle, the product as reg_goods_offer() gives it. */
typedef struct
{
  RegRecord *part;    /* the bundle_part */
  RegRecord *product; /* what it is; its name without parts of its own */
  gint64 tax_rate;    /* ppm, -1 when the product has none of its own */
} RegGoodsPart;

void reg_goods_part_free (gpointer part);

RegRecord *reg_goods_offer (RegDb *db, RegRecord *product, GError **error);
gboolean reg_goods_load_tax (RegDb *db, const RegRecord *product, gint64 *rate, GError **error);
GPtrArray *reg_goods_list_variants (RegDb *db, gint64 head, GError **error);
gint64 reg_goods_count_variants (RegDb *db, gint64 head, GError **error);
GPtrArray *reg_goods_list_parts (RegDb *db, gint64 bundle, GError **error);
RegBundleSum reg_goods_add_up (GPtrArray *parts);
GPtrArray *reg_goods_list_bundles_with (RegDb *db, gint64 product, GError **error);
GBytes *reg_goods_load_picture (RegDb *db, gint64 product, GError **error);
GHashTable *reg_goods_list_pictures_of (RegDb *db, gint64 revision, GError **error);
GArray *reg_goods_list_bundles_of (RegDb *db, gint64 revision, GError **error);
GStrv reg_goods_list_groups (RegDb *db, GError **error);

gboolean
reg_goods_find_loop (RegDb *db, gint64 bundle, gint64 part, char **through, GError **error);
gboolean
reg_goods_save (RegDb *db, RegRecord *product, GPtrArray *parts, gint64 *id, GError **error);

G_END_DECLS
