/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegCopyPrices:
 * @REG_COPY_PRICES_THEN: as they stand in the quotation that is copied
 * @REG_COPY_PRICES_TODAY: what the products cost that customer today
 * Which prices a copy has.
 */
typedef enum
{
  REG_COPY_PRICES_THEN,
  REG_COPY_PRICES_TODAY,
} RegCopyPrices;

gint64 reg_quotation_copy (
    RegDb *db, gint64 quotation, gint64 party, RegCopyPrices prices, GError **error);

G_END_DECLS
