/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-country.h"
#include "core/reg-phone.h"

/* A year that has every day there is. */
#define LEAP_YEAR " 2000"

/* One @ with something on both sides and a dot behind it: what is certain without asking. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && dot != NULL && dot > at + 1
         && dot[1] != '\0' && strpbrk (text, " \t<>,;") == NULL;
}

/**
 * reg_customer_check_contact:
 * @kind: what it is to be
 * @text: what was typed, without blanks around it
 *
 * Returns: (nullable): what is wrong with it; nothing typed is never wrong
 */
const char *
reg_customer_check_contact (RegContactKind kind, const char *text)
{
  if (*text == '\0')
    return NULL;
  switch (kind)
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
    case REG_CONTACT_KIND_FAX:
      return reg_phone_looks_like_number (text)
                 ? NULL
                 : _ ("A phone number has at least three digits, and no letters.");
    case REG_CONTACT_KIND_EMAIL:
      return is_email (text) ? NULL : _ ("An e-mail address looks like name@example.org.");
    case REG_CONTACT_KIND_WEB:
      return strchr (text, '.') != NULL && strpbrk (text, " \t") == NULL
                 ? NULL
                 : _ ("A website looks like www.example.org.");
    default:
      return NULL;
    }
}

/**
 * reg_customer_check_birthday:
 * @text: what was typed, without blanks around it
 * @order: how dates of three numbers are written here
 * @today: "YYYY-MM-DD"
 * @date: (out): the birthday, "--MM-DD" when no year was said, "" when nothing was
 *
 * Returns: (nullable): what is wrong with it
 */
const char *
reg_customer_check_birthday (const char *text,
                             RegDateOrder order,
                             const char *today,
                             char date[REG_DATE_SIZE])
{
  g_autofree char *with_year = NULL;
  int year, month, day;

  date[0] = '\0';
  if (*text == '\0')
    return NULL;
  if (reg_date_parse (text, order, date))
    {
      if (!reg_date_has_year (date) || g_strcmp0 (date, today) <= 0)
        return NULL;
      date[0] = '\0';
      return _ ("A birthday cannot be in the future.");
    }
  with_year = g_strconcat (text, LEAP_YEAR, NULL);
  if (reg_date_parse (with_year, order, date) && reg_date_get_parts (date, &year, &month, &day)
      && reg_date_set_parts (date, 0, month, day))
    return NULL;
  date[0] = '\0';
  return _ ("A birthday looks like 24 Dec 1980, or 24 Dec without the year.");
}

/**
 * reg_customer_check_date_order:
 * @country: (nullable): ISO 3166 code of the firm
 *
 * Returns: in which order day, month and year are written there
 */
RegDateOrder
reg_customer_check_date_order (const char *country)
{
  const RegCountry *found = country != NULL ? reg_country_lookup (country) : NULL;

  switch (found != NULL ? found->date_format[0] : 'd')
    {
    case 'y':
      return REG_DATE_ORDER_YMD;
    case 'm':
      return REG_DATE_ORDER_MDY;
    default:
      return REG_DATE_ORDER_DMY;
    }
}
