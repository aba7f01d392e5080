/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-money-format.h"

#include <string.h>

#define NBSP "\302\240"

/* Every function here takes a %NULL style for the one of the running locale. */
static const RegNumberStyle *
style_or_locale (const RegNumberStyle *style, RegNumberStyle *own)
{
  if (style != NULL)
    return style;
  *own = reg_number_style_from_locale ();
  return own;
}

static char *
group_number (const char *number, const RegNumberStyle *style)
{
  RegNumberStyle own;

  return reg_number_style_group (style_or_locale (style, &own), number);
}

static char *
add_symbol (const char *amount, const char *currency, const RegNumberStyle *style)
{
  const char *symbol = reg_currency_symbol (currency);
  gsize sign = 0;
  gboolean letters;

  if (!style->symbol_first)
    return g_strconcat (amount, style->symbol_apart ? NBSP : "", symbol, NULL);

  /* The minus stands before the symbol, as in "−$12.00"; a code is never glued to the digits. */
  if (g_str_has_prefix (amount, style->minus))
    sign = strlen (style->minus);
  letters = *symbol != '\0' && g_ascii_isalpha (symbol[strlen (symbol) - 1]);
  return g_strconcat (sign > 0 ? style->minus : "", symbol,
                      style->symbol_apart || letters ? NBSP : "", amount + sign, NULL);
}

/**
 * reg_money_format_plain:
 * @minor: minor units
 * @currency: ISO 4217 code
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * Returns: (transfer full): "5,737.00", for table cells under a head that names the currency
 */
char *
reg_money_format_plain (gint64 minor, const char *currency, const RegNumberStyle *style)
{
  g_autofree char *number = reg_money_print (minor, currency);

  return group_number (number, style);
}

/**
 * reg_money_format:
 * @minor: minor units
 * @currency: ISO 4217 code
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * Returns: (transfer full): "5,737.00 €" with a no-break space, or as the place writes it
 */
char *
reg_money_format (gint64 minor, const char *currency, const RegNumberStyle *style)
{
  RegNumberStyle own;
  g_autofree char *amount = NULL;

  style = style_or_locale (style, &own);
  amount = reg_money_format_plain (minor, currency, style);
  return add_symbol (amount, currency, style);
}

static const char *const compact_units[] = { "", "k", "M", "bn" };

/**
 * reg_money_format_compact:
 * @minor: minor units
 * @currency: ISO 4217 code, for its decimals
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * For axis labels and board heads: "845", "4.1 k", "41 k", "1.2 M". No symbol: it stands once, in
 * the title. Rounded for the eye only, never to be parsed back.
 *
 * Returns: (transfer full): the short form
 */
char *
reg_money_format_compact (gint64 minor, const char *currency, const RegNumberStyle *style)
{
  int digits = reg_currency_digits (currency);
  RegWide unit = 1;
  gsize i;
  gint64 whole, tenths;
  g_autofree char *number = NULL;
  g_autofree char *grouped = NULL;

  for (int place = 0; place < (digits < 0 ? 2 : digits); place++)
    unit *= 10;

  /* Asked after rounding, so that 999.60 is "1.0 k" and never "1,000". */
  for (i = 0; i + 1 < G_N_ELEMENTS (compact_units); i++, unit *= 1000)
    {
      whole = (gint64)reg_money_round_div (minor, unit);
      if (ABS (whole) < 1000)
        break;
    }
  whole = (gint64)reg_money_round_div (minor, unit);
  tenths = (gint64)reg_money_round_div ((RegWide)minor * 10, unit);
  number = i > 0 && ABS (tenths) < 100 ? reg_decimal_print (tenths, 1, 1)
                                       : reg_decimal_print (whole, 0, 0);
  grouped = group_number (number, style);
  return i > 0 ? g_strconcat (grouped, NBSP, compact_units[i], NULL) : g_steal_pointer (&grouped);
}

/**
 * reg_money_format_tick:
 * @minor: minor units, a multiple of @step
 * @step: from one label of the scale to the next, in minor units; less than 1 counts as 1
 * @currency: ISO 4217 code, for its decimals
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * For the labels of one scale: all have the same unit, the largest of which @step is a whole number,
 * and with it the decimals the scale needs and no more: "2 k" and "4 k", "500" and "1,000", "0.5".
 *
 * Returns: (transfer full): the label
 */
char *
reg_money_format_tick (gint64 minor, gint64 step, const char *currency, const RegNumberStyle *style)
{
  RegNumberStyle own;
  int digits = reg_currency_digits (currency);
  gint64 unit = 1;
  gsize i = 0;
  g_autofree char *number = NULL;
  g_autofree char *grouped = NULL;

  digits = digits < 0 ? 2 : digits;
  step = MAX (step, 1);
  for (int place = 0; place < digits; place++)
    unit *= 10;
  while (i + 1 < G_N_ELEMENTS (compact_units) && step % (unit * 1000) == 0)
    {
      unit *= 1000;
      i++;
    }
  if (step % unit == 0)
    number = reg_decimal_print (minor / unit, 0, 0);
  else
    {
      /* Less than one of the currency: its own decimals, without noughts that all labels end in. */
      int needed = digits;

      for (gint64 rest = step; rest % 10 == 0; rest /= 10)
        needed--;
      number = reg_decimal_print (minor, digits, needed);
    }
  style = style_or_locale (style, &own);
  grouped = group_number (number, style);
  return i > 0 && minor != 0 ? g_strconcat (grouped, NBSP, compact_units[i], NULL)
                             : g_steal_pointer (&grouped);
}

/**
 * reg_price_format:
 * @price: 1/10,000 of a minor unit
 * @currency: ISO 4217 code
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * Returns: (transfer full): "348.35", or "0.0125" where the price is finer than the currency
 */
char *
reg_price_format (gint64 price, const char *currency, const RegNumberStyle *style)
{
  g_autofree char *number = reg_price_print (price, currency);

  return group_number (number, style);
}

/**
 * reg_quantity_format:
 * @quantity: millionths
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * Returns: (transfer full): "2" or "2.25"
 */
char *
reg_quantity_format (gint64 quantity, const RegNumberStyle *style)
{
  g_autofree char *number = reg_quantity_print (quantity);

  return group_number (number, style);
}

/**
 * reg_rate_format:
 * @ppm: parts per million
 * @decimals: at most this many decimals of a percent, 0 to 4; -1 for as many as there are
 * @style: (nullable): how to write it, %NULL for the running locale
 *
 * Returns: (transfer full): "22 %" or "21.4 %", with a no-break space
 */
char *
reg_rate_format (gint64 ppm, int decimals, const RegNumberStyle *style)
{
  g_autofree char *number = NULL;
  g_autofree char *grouped = NULL;
  gint64 step = 1;

  for (int i = decimals; i >= 0 && i < 4; i++)
    step *= 10;
  number = reg_decimal_print ((gint64)reg_money_round_div (ppm, step) * step, 4, 0);
  grouped = group_number (number, style);
  return g_strconcat (grouped, NBSP, "%", NULL);
}

static void
drop_word (char *text, const char *word)
{
  char *found = *word != '\0' ? strstr (text, word) : NULL;

  if (found != NULL)
    memmove (found, found + strlen (word), strlen (found + strlen (word)) + 1);
}

static char *
normalise (const char *text, const char *currency, const RegNumberStyle *style)
{
  RegNumberStyle own;
  g_autofree char *copy = g_utf8_make_valid (text, -1);

  if (currency != NULL)
    {
      drop_word (copy, currency);
      drop_word (copy, reg_currency_symbol (currency));
    }
  return reg_number_style_normalise (style_or_locale (style, &own), copy);
}

/**
 * reg_money_parse_local:
 * @text: what somebody typed: "1.234,50 €"
 * @currency: ISO 4217 code; its code or symbol may stand in @text
 * @style: (nullable): how they write numbers, %NULL for the running locale
 * @minor: (out): minor units
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_money_parse_local (const char *text,
                       const char *currency,
                       const RegNumberStyle *style,
                       gint64 *minor,
                       GError **error)
{
  g_autofree char *plain = normalise (text, currency, style);

  return reg_money_parse (plain, currency, minor, error);
}

/**
 * reg_price_parse_local:
 * @text: what somebody typed
 * @currency: ISO 4217 code; its code or symbol may stand in @text
 * @style: (nullable): how they write numbers, %NULL for the running locale
 * @price: (out): 1/10,000 of a minor unit
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_price_parse_local (const char *text,
                       const char *currency,
                       const RegNumberStyle *style,
                       gint64 *price,
                       GError **error)
{
  g_autofree char *plain = normalise (text, currency, style);

  return reg_price_parse (plain, currency, price, error);
}

/**
 * reg_quantity_parse_local:
 * @text: what somebody typed
 * @style: (nullable): how they write numbers, %NULL for the running locale
 * @quantity: (out): millionths
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_quantity_parse_local (const char *text,
                          const RegNumberStyle *style,
                          gint64 *quantity,
                          GError **error)
{
  g_autofree char *plain = normalise (text, NULL, style);

  return reg_quantity_parse (plain, quantity, error);
}

/**
 * reg_rate_parse_local:
 * @text: what somebody typed: "5,5 %" or "5,5"
 * @style: (nullable): how they write numbers, %NULL for the running locale
 * @ppm: (out): parts per million
 *
 * Returns: %FALSE with a #RegCoreError
 */
gboolean
reg_rate_parse_local (const char *text, const RegNumberStyle *style, gint64 *ppm, GError **error)
{
  g_autofree char *plain = normalise (text, NULL, style);

  return reg_rate_parse (plain, ppm, error);
}
