/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-price.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* A price list among others. */
typedef struct
{
  RegRecord *record; /* PRICE_LIST */
  gint64 n_items;
} RegPriceListRow;

/* A line of a price list, with what people call its product. */
typedef struct
{
  RegRecord *record; /* PRICE_ITEM */
  char *code;        /* "" for a group */
  char *name;        /* of the product or the group */
  char *unit;        /* "" for a group */
  gint64 usual;      /* what the product usually costs, ten-thousandths of a minor unit */
} RegPriceItemRow;

RegPriceBook *
reg_price_book_load (RegDb *db, gint64 party, gint64 product, const char *since, GError **error);

GPtrArray *reg_price_lists_load (RegDb *db, gint64 party, GError **error);
GPtrArray *reg_price_items_load (RegDb *db, gint64 list, GError **error);
GStrv reg_price_groups_load (RegDb *db, GError **error);

gint64 reg_price_list_save (RegDb *db, const RegRecord *list, GError **error);
gint64 reg_price_item_save (RegDb *db, const RegRecord *item, GError **error);
gint64 reg_price_item_put (RegDb *db, const RegRecord *item, GError **error);

G_END_DECLS
