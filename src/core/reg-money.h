/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-currency.h"

G_BEGIN_DECLS

/* Intermediates of money arithmetic; two 64-bit factors always fit. */
typedef __int128 RegWide;

/* How many decimals the fixed-point kinds have: a price has these after the minor unit. */
#define REG_PRICE_EXTRA_DIGITS 4
#define REG_PRICE_UNIT G_GINT64_CONSTANT (10000)
#define REG_QUANTITY_DIGITS 6
#define REG_QUANTITY_UNIT G_GINT64_CONSTANT (1000000)
#define REG_PPM G_GINT64_CONSTANT (1000000)

RegWide reg_money_round_div (RegWide numerator, RegWide denominator);
gboolean reg_money_narrow (RegWide wide, gint64 *value, GError **error);

gboolean reg_decimal_parse (const char *text, int digits, gint64 *value, GError **error);
char *reg_decimal_print (gint64 value, int digits, int min_decimals);

gboolean reg_money_parse (const char *text, const char *currency, gint64 *minor, GError **error);
char *reg_money_print (gint64 minor, const char *currency);

gboolean reg_price_parse (const char *text, const char *currency, gint64 *price, GError **error);
char *reg_price_print (gint64 price, const char *currency);
gint64 reg_price_from_money (gint64 minor);
gint64 reg_price_to_money (gint64 price);

gboolean reg_quantity_parse (const char *text, gint64 *quantity, GError **error);
char *reg_quantity_print (gint64 quantity);

gboolean reg_rate_parse (const char *text, gint64 *ppm, GError **error);
char *reg_rate_print (gint64 ppm);

G_END_DECLS
