/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* How a product sells; the year is the last twelve months. */
typedef struct
{
  gint64 n_sales;                 /* ever */
  gint64 quantity, year_quantity; /* millionths */
  gint64 net, year_net;           /* minor units of the firm's currency */
  char last_on[11];               /* a date or "" */
  gint64 best_party;              /* who bought most in the year, 0 for nobody */
  char *best_name;                /* "" for nobody */
} RegProductSold;

gboolean reg_product_sold_load (RegDb *db, gint64 product, RegProductSold *sold, GError **error);
void reg_product_sold_clear (RegProductSold *sold);

G_END_DECLS
