/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-money.h"

#include <string.h>

#include "core/reg-core-error.h"

#define MAX_DIGITS 18

/**
 * reg_money_round_div:
 * @numerator: any value
 * @denominator: not 0
 *
 * The one place where money is rounded: the quotient to the nearest whole number, a half goes
 * away from zero. Cannot overflow except for the quotient -2^127 / -1, which no amount reaches.
 *
 * Returns: the rounded quotient
 */
RegWide
reg_money_round_div (RegWide numerator, RegWide denominator)
{
  RegWide quotient, rest;

  g_return_val_if_fail (denominator != 0, 0);

  quotient = numerator / denominator;
  rest = numerator % denominator;
  if (rest == 0)
    return quotient;

  if (rest < 0)
    rest = -rest;
  if (denominator < 0)
    denominator = -denominator, numerator = -numerator;
  if (rest >= denominator - rest)
    quotient += numerator < 0 ? -1 : 1;
  return quotient;
}

/**
 * reg_money_narrow:
 * @wide: a result
 * @value: (out): the same as 64 bits
 *
 * Returns: %FALSE with %REG_CORE_ERROR_TOO_LARGE when it does not fit; never wraps
 */
gboolean
reg_money_narrow (RegWide wide, gint64 *value, GError **error)
{
  if (wide > G_MAXINT64 || wide < -G_MAXINT64)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE,
                           "the amount does not fit");
      return FALSE;
    }
  *value = (gint64)wide;
  return TRUE;
}

static gboolean
fail_number (const char *text, RegCoreError code, const char *why, GError **error)
{
  g_autofree char *safe = g_utf8_make_valid (text, MIN (strlen (text), 64));

  g_set_error (error, REG_CORE_ERROR, code, "\"%s\" %s", safe, why);
  return FALSE;
}

/**
 * reg_decimal_parse:
 * @text: a decimal number in ASCII with a point: "-1234.50"; no grouping, blanks or exponent
 * @digits: decimals the fixed-point value keeps, 0 to 18
 * @value: (out): the number times 10^@digits
 *
 * Exact: a decimal that does not fit @digits is an error unless it is 0, never rounded away.
 *
 * Returns: %FALSE with %REG_CORE_ERROR_INVALID or %REG_CORE_ERROR_TOO_LARGE
 */
gboolean
reg_decimal_parse (const char *text, int digits, gint64 *value, GError **error)
{
  const char *p = text;
  gboolean negative, any = FALSE, point = FALSE;
  guint64 number = 0;
  int decimals = 0;

  g_return_val_if_fail (text != NULL && digits >= 0 && digits <= MAX_DIGITS, FALSE);

  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;
  for (; *p != '\0'; p++)
    {
      if (*p == '.' && !point && g_ascii_isdigit (p[1]))
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return fail_number (text, REG_CORE_ERROR_INVALID, "is not a number", error);
      any = TRUE;
      if (point && decimals == digits)
        {
          if (*p != '0')
            return fail_number (text, REG_CORE_ERROR_INVALID, "has too many decimals", error);
          continue;
        }
      if (number > (G_MAXINT64 - (guint64)(*p - '0')) / 10)
        return fail_number (text, REG_CORE_ERROR_TOO_LARGE, "is too large", error);
      number = number * 10 + (guint64)(*p - '0');
      decimals += point ? 1 : 0;
    }
  if (!any)
    return fail_number (text, REG_CORE_ERROR_INVALID, "is not a number", error);

  for (; decimals < digits; decimals++)
    {
      if (number > G_MAXINT64 / 10)
        return fail_number (text, REG_CORE_ERROR_TOO_LARGE, "is too large", error);
      number *= 10;
    }
  *value = negative ? -(gint64)number : (gint64)number;
  return TRUE;
}

/**
 * reg_decimal_print:
 * @value: a number times 10^@digits
 * @digits: decimals of @value, 0 to 18
 * @min_decimals: decimals shown even when they are 0; further ones only as far as needed
 *
 * The reverse of reg_decimal_parse(), independent of the locale.
 *
 * Returns: (transfer full): "-1234.50"
 */
char *
reg_decimal_print (gint64 value, int digits, int min_decimals)
{
  char buffer[48];
  char *p = buffer + sizeof buffer;
  guint64 rest = value < 0 ? -(guint64)value : (guint64)value;
  gboolean shown = FALSE;

  g_return_val_if_fail (digits >= 0 && digits <= MAX_DIGITS, NULL);

  *--p = '\0';
  for (int place = digits; place > 0; place--, rest /= 10)
    {
      shown |= rest % 10 != 0 || place <= min_decimals;
      if (shown)
        *--p = (char)('0' + rest % 10);
    }
  if (shown)
    *--p = '.';
  do
    {
      *--p = (char)('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    *--p = '-';
  return g_strdup (p);
}

static gboolean
require_currency (const char *currency, int *digits, GError **error)
{
  *digits = reg_currency_digits (currency);
  if (*digits >= 0)
    return TRUE;
  g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "\"%s\" is not a currency code",
               currency != NULL ? currency : "");
  return FALSE;
}

/**
 * reg_money_parse:
 * @text: "5350.66", as reg_decimal_parse() takes it
 * @currency: ISO 4217 code
 * @minor: (out): minor units of @currency
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  int digits;

  return require_currency (currency, &digits, error)
         && reg_decimal_parse (text, digits, minor, error);
}

/**
 * reg_money_print:
 * @minor: minor units of @currency
 * @currency: ISO 4217 code; two decimals are used for an unknown one
 *
 * Returns: (transfer full): "5350.66", the form machines read; see reg_money_format() for people
 */
char *
reg_money_print (gint64 minor, const char *currency)
{
  int digits = reg_currency_digits (currency);

  digits = digits < 0 ? 2 : digits;
  return reg_decimal_print (minor, digits, digits);
}

/**
 * reg_price_parse:
 * @text: "348.3525", as reg_decimal_parse() takes it
 * @currency: ISO 4217 code
 * @price: (out): 1/10,000 of a minor unit
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_price_parse (const char *text, const char *currency, gint64 *price, GError **error)
{
  int digits;

  return require_currency (currency, &digits, error)
         && reg_decimal_parse (text, digits + REG_PRICE_EXTRA_DIGITS, price, error);
}

/**
 * reg_price_print:
 * @price: 1/10,000 of a minor unit
 * @currency: ISO 4217 code
 *
 * Returns: (transfer full): with at least the decimals of the currency: "348.35", "0.0125"
 */
char *
reg_price_print (gint64 price, const char *currency)
{
  int digits = reg_currency_digits (currency);

  digits = digits < 0 ? 2 : digits;
  return reg_decimal_print (price, digits + REG_PRICE_EXTRA_DIGITS, digits);
}

/**
 * reg_price_from_money:
 * @minor: minor units, at most 9.2 * 10^14 either side of 0
 *
 * Returns: the same as a price in 1/10,000 of a minor unit; the limit of the type when too large
 */
gint64
reg_price_from_money (gint64 minor)
{
  gint64 price;

  if (__builtin_mul_overflow (minor, REG_PRICE_UNIT, &price))
    return minor < 0 ? -G_MAXINT64 : G_MAXINT64;
  return price;
}

/**
 * reg_price_to_money:
 * @price: 1/10,000 of a minor unit
 *
 * Returns: minor units, rounded half away from zero
 */
gint64
reg_price_to_money (gint64 price)
{
  return (gint64)reg_money_round_div (price, REG_PRICE_UNIT);
}

/**
 * reg_quantity_parse:
 * @text: "2.25", at most six decimals
 * @quantity: (out): millionths
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_quantity_parse (const char *text, gint64 *quantity, GError **error)
{
  return reg_decimal_parse (text, REG_QUANTITY_DIGITS, quantity, error);
}

/**
 * reg_quantity_print:
 * @quantity: millionths
 *
 * Returns: (transfer full): "2.25"
 */
char *
reg_quantity_print (gint64 quantity)
{
  return reg_decimal_print (quantity, REG_QUANTITY_DIGITS, 0);
}

/**
 * reg_rate_parse:
 * @text: "22%", "5.5 %" or "22"
 * @ppm: (out): parts per million, 220000 for "22%"
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_rate_parse (const char *text, gint64 *ppm, GError **error)
{
  g_autofree char *number = g_strdup (text);

  if (g_str_has_suffix (number, "%"))
    {
      number[strlen (number) - 1] = '\0';
      g_strchomp (number);
    }
  if (reg_decimal_parse (number, 4, ppm, NULL))
    return TRUE;
  return fail_number (text, REG_CORE_ERROR_INVALID, "is not a percentage", error);
}

/**
 * reg_rate_print:
 * @ppm: parts per million
 *
 * Returns: (transfer full): "5.5%"
 */
char *
reg_rate_print (gint64 ppm)
{
  g_autofree char *number = reg_decimal_print (ppm, 4, 0);

  return g_strconcat (number, "%", NULL);
}
