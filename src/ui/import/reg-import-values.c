/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-values.h"

#include <glib/gi18n.h>

#include "core/reg-currency.h"
#include "core/reg-money-format.h"

/* --- values as they come in ------------------------------------------------------------- */

static char *
describe_date (const char *text, const RegCsvDialect *dialect, gboolean *fits)
{
  char date[REG_DATE_SIZE];

  *fits = reg_value_format_parse_date (&dialect->values, text, date, NULL);
  if (!*fits)
    return g_strdup (text);
  return reg_date_format (date, reg_date_has_year (date) ? "%-d %b %Y" : "%-d %b");
}

static char *
describe_number (RegFieldType type,
                 const char *text,
                 const RegCsvDialect *dialect,
                 RegSession *session,
                 gboolean *fits)
{
  const RegNumberStyle *style = reg_session_get_number_style (session);
  const char *currency = reg_session_get_currency (session);
  gint64 value = 0;
  guint places = 0;

  if (type == REG_FIELD_TYPE_MONEY)
    places = reg_currency_digits (currency);
  else if (type == REG_FIELD_TYPE_PRICE)
    places = reg_currency_digits (currency) + REG_PRICE_EXTRA_DIGITS;
  else if (type == REG_FIELD_TYPE_QUANTITY)
    places = REG_QUANTITY_DIGITS;
  *fits = type == REG_FIELD_TYPE_RATE
              ? reg_value_format_parse_rate (&dialect->values, text, TRUE, &value, NULL)
              : reg_value_format_parse_decimal (&dialect->values, text, places, &value, NULL);
  if (!*fits)
    return g_strdup (text);
  switch (type)
    {
    case REG_FIELD_TYPE_MONEY:
      return reg_money_format (value, currency, style);
    case REG_FIELD_TYPE_PRICE:
      return reg_price_format (value, currency, style);
    case REG_FIELD_TYPE_QUANTITY:
      return reg_quantity_format (value, style);
    case REG_FIELD_TYPE_RATE:
      return reg_session_format_rate (session, value);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/**
 * reg_import_value_describe:
 * @field: what the value becomes
 * @text: as it stands in the file
 * @dialect: how the file is written
 * @session: writes amounts and days
 * @fits: (out): whether it can be understood
 *
 * Returns: (transfer full): the value as it comes in, or @text when it cannot
 */
char *
reg_import_value_describe (const RegImportField *field,
                           const char *text,
                           const RegCsvDialect *dialect,
                           RegSession *session,
                           gboolean *fits)
{
  const RegFieldInfo *info = &reg_entity_get_info (field->entity)->fields[field->field];
  gboolean value;

  *fits = TRUE;
  if (*text == '\0')
    return g_strdup ("");
  switch (info->type)
    {
    case REG_FIELD_TYPE_DATE:
      return describe_date (text, dialect, fits);
    case REG_FIELD_TYPE_INT:
    case REG_FIELD_TYPE_MONEY:
    case REG_FIELD_TYPE_PRICE:
    case REG_FIELD_TYPE_QUANTITY:
    case REG_FIELD_TYPE_RATE:
      return describe_number (info->type, text, dialect, session, fits);
    case REG_FIELD_TYPE_BOOL:
      *fits = reg_value_format_parse_boolean (text, &value, NULL);
      return g_strdup (!*fits ? text : value ? _ ("yes") : _ ("no"));
    default:
      return g_strdup (text);
    }
}

/* --- how a file is written -------------------------------------------------------------- */

/**
 * reg_import_delimiter_describe:
 *
 * Returns: (transfer none): the name of what stands between values, translated
 */
const char *
reg_import_delimiter_describe (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _ ("Semicolon");
    case '\t':
      return _ ("Tab");
    case '|':
      return _ ("Bar");
    default:
      return _ ("Comma");
    }
}

/**
 * reg_import_order_describe:
 *
 * Returns: (transfer none): the order of a date, translated
 */
const char *
reg_import_order_describe (RegDateOrder order)
{
  switch (order)
    {
    case REG_DATE_ORDER_YMD:
      return _ ("Year, month, day");
    case REG_DATE_ORDER_MDY:
      return _ ("Month, day, year");
    default:
      return _ ("Day, month, year");
    }
}

/**
 * reg_import_dialect_describe:
 *
 * Returns: (transfer full): in one line how the file is written
 */
char *
reg_import_dialect_describe (const RegCsvDialect *dialect)
{
  const char *decimal = dialect->values.decimal == ',' ? "1,5" : "1.5";

  if (!dialect->has_dates)
    return g_strdup_printf ("%s · %s · %s", dialect->encoding,
                            reg_import_delimiter_describe (dialect->delimiter), decimal);
  return g_strdup_printf ("%s · %s · %s · %s", dialect->encoding,
                          reg_import_delimiter_describe (dialect->delimiter), decimal,
                          reg_import_order_describe (dialect->values.date_order));
}
