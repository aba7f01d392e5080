/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-discount.h"

#include <string.h>

#include "core/reg-money-format.h"

/**
 * reg_discount_format:
 * @discount: a discount
 * @currency: ISO 4217, for amounts
 * @style: how numbers are written
 *
 * Returns: (transfer full): "14 %", "−50.00", or "" for none
 */
char *
reg_discount_format (const RegDiscount *discount, const char *currency, const RegNumberStyle *style)
{
  switch (discount->kind)
    {
    case REG_DISCOUNT_PERCENT:
      return discount->value != 0 ? reg_rate_format (discount->value, -1, style) : g_strdup ("");
    case REG_DISCOUNT_AMOUNT:
      return reg_money_format_plain (-discount->value, currency, style);
    case REG_DISCOUNT_NONE:
    default:
      return g_strdup ("");
    }
}

/* An amount begins with a minus or bears a currency; everything else is a percentage. */
static gboolean
looks_like_amount (const char *typed, const char *currency)
{
  g_autofree char *upper = g_ascii_strup (typed, -1);

  if (*typed == '-' || g_str_has_prefix (typed, "−") || strstr (upper, currency) != NULL)
    return TRUE;
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CURRENCY_SYMBOL)
      return TRUE;
  return FALSE;
}

/**
 * reg_discount_parse_local:
 * @typed: "12", "12 %", "12,5", "-50", "50 €", or "" for none
 * @currency: ISO 4217
 * @style: how the person writes numbers
 * @discount: (out): what it means
 *
 * Returns: %FALSE when it cannot be understood or is outside 0 to 100 %
 */
gboolean
reg_discount_parse_local (const char *typed,
                          const char *currency,
                          const RegNumberStyle *style,
                          RegDiscount *discount)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *figures = text;
  gint64 value;

  discount->kind = REG_DISCOUNT_NONE;
  discount->value = 0;
  if (*text == '\0')
    return TRUE;
  if (strchr (text, '%') == NULL && looks_like_amount (text, currency))
    {
      if (*figures == '-')
        figures++;
      else if (g_str_has_prefix (figures, "−"))
        figures += strlen ("−");
      if (!reg_money_parse_local (figures, currency, style, &value, NULL) || value < 0)
        return FALSE;
      discount->kind = value != 0 ? REG_DISCOUNT_AMOUNT : REG_DISCOUNT_NONE;
      discount->value = value;
      return TRUE;
    }
  if (!reg_rate_parse_local (text, style, &value, NULL) || value < 0 || value > REG_PPM)
    return FALSE;
  discount->kind = value != 0 ? REG_DISCOUNT_PERCENT : REG_DISCOUNT_NONE;
  discount->value = value;
  return TRUE;
}
