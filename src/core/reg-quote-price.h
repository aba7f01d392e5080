/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-quote-calc.h"

G_BEGIN_DECLS

gint64 reg_quote_entry_price (gint64 price, RegPriceEntry entry, gint64 tax_rate);

G_END_DECLS
