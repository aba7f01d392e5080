/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-field-text.h"

#include "core/reg-money.h"

static char *
instant_to_text (gint64 instant)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc_usec (instant * 1000);

  return when ? g_date_time_format_iso8601 (when) : g_strdup ("");
}

static char *
number_to_text (const RegFieldInfo *field, gint64 number, const char *currency)
{
  switch (field->type)
    {
    case REG_FIELD_TYPE_BOOL:
      return g_strdup (number ? "yes" : "no");
    case REG_FIELD_TYPE_ENUM:
      return g_strdup (reg_enum_get_nick (field->vocabulary, number));
    case REG_FIELD_TYPE_MONEY:
      return reg_money_print (number, currency);
    case REG_FIELD_TYPE_PRICE:
      return reg_price_print (number, currency);
    case REG_FIELD_TYPE_QUANTITY:
      return reg_quantity_print (number);
    case REG_FIELD_TYPE_RATE:
      return reg_rate_print (number);
    case REG_FIELD_TYPE_INSTANT:
      return instant_to_text (number);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

/**
 * reg_field_to_text:
 * @field: the field
 * @value: its value
 * @currency: (nullable): ISO 4217 code that gives money its decimals; two of them without
 *
 * Returns: (transfer full) (nullable): the value for a file, %NULL when nothing is known. Bytes
 * give their number only.
 */
char *
reg_field_to_text (const RegFieldInfo *field, const RegValue *value, const char *currency)
{
  switch (value->type)
    {
    case REG_VALUE_INT:
      return number_to_text (field, value->i, currency && *currency ? currency : "EUR");
    case REG_VALUE_TEXT:
      return g_strdup (value->text);
    case REG_VALUE_BLOB:
      return g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", g_bytes_get_size (value->blob));
    case REG_VALUE_NULL:
    default:
      return NULL;
    }
}
