/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-money.h"
#include "core/reg-number-style.h"

G_BEGIN_DECLS

char *reg_money_format (gint64 minor, const char *currency, const RegNumberStyle *style);
char *reg_money_format_plain (gint64 minor, const char *currency, const RegNumberStyle *style);
char *reg_money_format_compact (gint64 minor, const char *currency, const RegNumberStyle *style);
char *reg_money_format_tick (gint64 minor,
                             gint64 step,
                             const char *currency,
                             const RegNumberStyle *style);
char *reg_price_format (gint64 price, const char *currency, const RegNumberStyle *style);
char *reg_quantity_format (gint64 quantity, const RegNumberStyle *style);
char *reg_rate_format (gint64 ppm, int decimals, const RegNumberStyle *style);

gboolean reg_money_parse_local (const char *text,
                                const char *currency,
                                const RegNumberStyle *style,
                                gint64 *minor,
                                GError **error);
gboolean reg_price_parse_local (const char *text,
                                const char *currency,
                                const RegNumberStyle *style,
                                gint64 *price,
                                GError **error);
gboolean reg_quantity_parse_local (const char *text,
                                   const RegNumberStyle *style,
                                   gint64 *quantity,
                                   GError **error);
gboolean
reg_rate_parse_local (const char *text, const RegNumberStyle *style, gint64 *ppm, GError **error);

G_END_DECLS
