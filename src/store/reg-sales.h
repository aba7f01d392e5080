/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Saves a sale whole: the header and all its lines as given (lines without id are made, missing ones
 * removed, order as in the array). Amounts of lines that are new or whose quantity, price, discount
 * or tax changed, and all totals, are computed here. Missing: number (series "sale"), day (today),
 * currency, who sold it. Returns the id, 0 on failure. */
gint64 reg_sale_save (RegDb *db, RegRecord *sale, GPtrArray *lines, GError **error);
RegRecord *reg_sale_compute_line (RegDb *db, const RegRecord *line, GError **error);
GPtrArray *reg_sale_load_lines (RegDb *db, gint64 sale, GError **error);

/* Net of a line in minor units: quantity x unit price x (1 - discount), rounded once, half away
 * from zero. quantity in millionths, unit_price in 1/10,000 of a minor unit, discount in ppm. */
gboolean reg_sale_line_net (
    gint64 quantity, gint64 unit_price, gint64 discount, gint64 *net, GError **error);

G_END_DECLS
