/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What those who sell best do, written down for the others: records of the kind play. */

GPtrArray *reg_plays_list (RegDb *db, GError **error);
gint64 reg_play_save (RegDb *db, RegRecord *play, GError **error);
gboolean reg_play_move (RegDb *db, gint64 play, int by, GError **error);

/**
 * RegSeller:
 * @staff: a member of staff
 * @name: theirs
 * @n_sales: how many sales in the time
 * @contribution: what they brought less what the goods cost, minor units of the firm's currency
 * @n_plays: how many plays were learnt from them
 *
 * Who might be asked how they do it.
 */
typedef struct
{
  gint64 staff;
  char *name;
  gint64 n_sales, contribution, n_plays;
} RegSeller;

GPtrArray *reg_plays_list_sellers (RegDb *db, int limit, GError **error);

G_END_DECLS
