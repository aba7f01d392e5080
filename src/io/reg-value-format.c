/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-value-format.h"

#include "core/reg-fold.h"
#include "io/reg-io-error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 40

/* A number taken to pieces: @digits without marks, of which @n_decimals stand behind the mark. */
typedef struct
{
  char digits[MAX_DIGITS + 1];
  guint n_digits;
  int n_decimals;
  int exponent;
  gboolean negative;
  gboolean percent;
} Pieces;

static gboolean
refuse (GError **error, const char *text, const char *what)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize)MIN (strlen (text), 60));

  g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "“%s” is not %s", shown, what);
  return FALSE;
}

static gboolean
is_space_mark (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == '\t';
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013;
}

/* The character that separates thousands, in one spelling; 0 when @c is no such mark. */
static char
group_mark (gunichar c)
{
  if (is_space_mark (c))
    return ' ';
  if (c == '\'' || c == 0x2019)
    return '\'';
  return c == '.' || c == ',' ? (char)c : '\0';
}

/* Currency symbols and codes around the number, signs and brackets. FALSE at anything else. */
static const char *
skip_prefix (const char *p, Pieces *pieces, gboolean *bracket)
{
  guint n_letters = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        return p;
      if (c == '.' || c == ',')
        {
          if (g_ascii_isdigit (p[1]))
            return p;
        }
      else if (is_minus (c) && !pieces->negative)
        pieces->negative = TRUE;
      else if (c == '(' && !*bracket)
        *bracket = TRUE;
      else if (g_unichar_isalpha (c))
        n_letters++;
      else if (!is_space_mark (c) && c != '+' && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL)
        return NULL;
      if (n_letters > 4)
        return NULL;
    }
  return NULL;
}

static gboolean
check_suffix (const char *p, Pieces *pieces, gboolean bracket)
{
  guint n_letters = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '%' || c == 0x66a)
        pieces->percent = TRUE;
      else if (c == ')' && bracket)
        {
          pieces->negative = TRUE;
          bracket = FALSE;
        }
      else if (is_minus (c) && !pieces->negative && !bracket)
        pieces->negative = TRUE;
      else if (g_unichar_isalpha (c))
        n_letters++;
      else if (!is_space_mark (c) && c != '.' && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
    }
  return !bracket && n_letters <= 4;
}

static gboolean
add_digit (Pieces *pieces, gunichar c)
{
  int value = g_unichar_digit_value (c);

  if (pieces->n_digits == 0 && value == 0 && pieces->n_decimals < 0)
    return TRUE;
  if (pieces->n_digits == MAX_DIGITS)
    return FALSE;
  pieces->digits[pieces->n_digits++] = (char)('0' + value);
  return TRUE;
}

/* "E-05" behind a number, as programs write very small ones. */
static const char *
take_exponent (const char *p, Pieces *pieces)
{
  const char *digits = p + 1;
  int value = 0, n = 0;

  if ((*p != 'e' && *p != 'E') || p[1] == '\0')
    return p;
  if (*digits == '-' || *digits == '+')
    digits++;
  for (; g_ascii_isdigit (digits[n]) && n < 3; n++)
    value = value * 10 + (digits[n] - '0');
  if (n == 0)
    return p;
  pieces->exponent = p[1] == '-' ? -value : value;
  return digits + n;
}

/* Marks must stand where thousands are: 1.234.567 or, as in India, 12,34,567. */
static gboolean
take_to_pieces (const RegValueFormat *format, const char *text, Pieces *pieces)
{
  const char *p;
  gboolean bracket = FALSE, grouped = FALSE;
  guint since_mark = 0, n_before = 0;

  memset (pieces, 0, sizeof *pieces);
  pieces->n_decimals = -1;
  p = skip_prefix (text, pieces, &bracket);
  if (p == NULL)
    return FALSE;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gboolean before_digit = *next != '\0' && g_unichar_isdigit (g_utf8_get_char (next));

      if (g_unichar_isdigit (c))
        {
          if (!add_digit (pieces, c))
            return FALSE;
          since_mark++;
          n_before += pieces->n_decimals < 0;
          if (pieces->n_decimals >= 0)
            pieces->n_decimals++;
        }
      else if (c == (gunichar)format->decimal && pieces->n_decimals < 0)
        {
          if (grouped && since_mark != 3)
            return FALSE;
          grouped = FALSE;
          pieces->n_decimals = 0;
        }
      else if (before_digit && group_mark (c) != '\0' && pieces->n_decimals < 0
               && (group_mark (c) == format->group || is_space_mark (c) || group_mark (c) == '\''))
        {
          if (since_mark == 0 || since_mark > 3 || (grouped && since_mark < 2))
            return FALSE;
          grouped = TRUE;
          since_mark = 0;
        }
      else
        break;
    }
  if (n_before == 0 && pieces->n_decimals <= 0)
    return FALSE;
  if (grouped && since_mark != 3)
    return FALSE;
  pieces->n_decimals = MAX (pieces->n_decimals, 0);
  p = take_exponent (p, pieces);
  return check_suffix (p, pieces, bracket);
}

/* The digits as an integer, the mark moved @places to the right, rounded half away from zero. */
static gboolean
scale (const Pieces *pieces, int places, gint64 *value)
{
  /* Digits from this place on are rounded off; when positive beyond the end, zeros are missing. */
  int keep = (int)pieces->n_digits - pieces->n_decimals + pieces->exponent + places;
  guint64 sum = 0;

  for (int i = 0; i < keep; i++)
    {
      guint digit = i < (int)pieces->n_digits ? (guint)(pieces->digits[i] - '0') : 0;

      if (pieces->n_digits == 0)
        break;
      if (sum > ((guint64)G_MAXINT64 - digit) / 10)
        return FALSE;
      sum = sum * 10 + digit;
    }
  if (keep >= 0 && keep < (int)pieces->n_digits && pieces->digits[keep] >= '5')
    sum++;
  if (sum > (guint64)G_MAXINT64)
    return FALSE;
  *value = pieces->negative ? -(gint64)sum : (gint64)sum;
  return TRUE;
}

static gboolean
parse_scaled (const RegValueFormat *format,
              const char *text,
              int places,
              gboolean *percent,
              gint64 *value,
              GError **error)
{
  Pieces pieces;

  *value = 0;
  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL) || !take_to_pieces (format, text, &pieces)
      || (pieces.percent && percent == NULL))
    return refuse (error, text, "a number");
  if (percent != NULL)
    {
      *percent = pieces.percent;
      places -= pieces.percent ? 2 : 0;
    }
  if (!scale (&pieces, places, value))
    {
      g_autofree char *shown = g_utf8_truncate_middle (text, 60);

      *value = 0;
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE, "“%s” is too large", shown);
      return FALSE;
    }
  return TRUE;
}

/**
 * reg_value_format_parse_decimal:
 * @format: how numbers are written
 * @text: (nullable): a number: "1.234,50", "€ 1 234,50", "(12.50)", "12,50-", "9.8E-05"
 * @places: decimal places of the result: 2 for cents, 6 for a quantity
 * @value: (out): the number times 10 to the power of @places, rounded half away from zero; 0 on
 *   failure
 * @error: why not
 *
 * Exact: no floating point is involved. A mark that stands where it cannot be refuses the text
 * rather than giving a number a thousand times too large.
 *
 * Returns: whether @text is a number that fits
 */
gboolean
reg_value_format_parse_decimal (
    const RegValueFormat *format, const char *text, guint places, gint64 *value, GError **error)
{
  g_return_val_if_fail (places <= REG_VALUE_FORMAT_MAX_PLACES, FALSE);
  return parse_scaled (format, text, (int)places, NULL, value, error);
}

/**
 * reg_value_format_parse_integer:
 * @format: how numbers are written
 * @text: (nullable): a whole number; decimals that are all zero are let pass
 * @value: (out): the number, 0 on failure
 * @error: why not
 *
 * Returns: whether @text is a whole number
 */
gboolean
reg_value_format_parse_integer (const RegValueFormat *format,
                                const char *text,
                                gint64 *value,
                                GError **error)
{
  gint64 millis;

  if (!parse_scaled (format, text, 3, NULL, &millis, error))
    {
      *value = 0;
      return FALSE;
    }
  *value = millis / 1000;
  if (millis % 1000 == 0)
    return TRUE;
  *value = 0;
  return refuse (error, text, "a whole number");
}

/**
 * reg_value_format_parse_rate:
 * @format: how numbers are written
 * @text: (nullable): a share: "15 %", "15", or "0.15"
 * @fraction: whether a bare number is a fraction of one rather than a percentage
 * @ppm: (out): parts per million, 0 on failure
 * @error: why not
 *
 * Returns: whether @text is a number
 */
gboolean
reg_value_format_parse_rate (
    const RegValueFormat *format, const char *text, gboolean fraction, gint64 *ppm, GError **error)
{
  gboolean percent;

  /* A percent sign has its own two places. */
  if (!parse_scaled (format, text, 6, &percent, ppm, error))
    return FALSE;
  if (!percent && !fraction)
    return parse_scaled (format, text, 4, &percent, ppm, error);
  return TRUE;
}

/**
 * reg_value_format_parse_date:
 * @format: how dates are written
 * @text: (nullable): a date, see reg_date_parse()
 * @date: (out): the date, "" on failure
 * @error: why not
 *
 * Returns: whether @text is a date
 */
gboolean
reg_value_format_parse_date (const RegValueFormat *format,
                             const char *text,
                             char date[REG_DATE_SIZE],
                             GError **error)
{
  static const char *const names[] = { "a date (year, month, day)", "a date (day, month, year)",
                                       "a date (month, day, year)" };

  if (reg_date_parse (text, format->date_order, date))
    return TRUE;
  return refuse (error, text != NULL ? text : "", names[format->date_order]);
}

/**
 * reg_value_format_parse_boolean:
 * @text: (nullable): yes or no in several languages, 1 or 0, a cross or nothing
 * @value: (out): what it means, %FALSE on failure
 * @error: why not
 *
 * Returns: whether @text is one of them
 */
gboolean
reg_value_format_parse_boolean (const char *text, gboolean *value, GError **error)
{
  static const char *const yes[] = { "1",    "true", "yes",       "y",    "x",   "on",
                                     "ja",   "j",    "oui",       "si",   "sim", "wahr",
                                     "vrai", "waar", "verdadero", "vero", "tak", "\342\234\223",
                                     "-1",   NULL };
  static const char *const no[] = { "0",     "false", "no",  "n",      "off",  "nee",
                                    "nein",  "non",   "nao", "falsch", "faux", "onwaar",
                                    "falso", "nie",   "",    NULL };
  g_autofree char *folded = reg_fold (text);

  *value = g_strv_contains (yes, folded);
  if (*value || g_strv_contains (no, folded))
    return TRUE;
  return refuse (error, text, "yes or no");
}
