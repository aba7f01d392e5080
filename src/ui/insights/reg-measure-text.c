/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-measure-text.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-money.h"
#include "ui/complaint/reg-complaint-text.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define DAY (24 * HOUR)
/* From here on hours say less than days. */
#define FIRST_IN_DAYS (3 * DAY)

/**
 * reg_measure_text_band:
 * @band: a band of discounts
 *
 * Returns: (transfer full): "No discount", "Up to 5 %", "5 to 10 %", "Over 20 %"
 */
char *
reg_measure_text_band (guint band, RegSession *session)
{
  const RegNumberStyle *style = reg_session_get_number_style (session);
  gint64 top = reg_discount_band_get_top (band);
  gint64 bottom = band > 0 ? reg_discount_band_get_top (band - 1) : 0;
  g_autofree char *low = reg_rate_format (bottom, 1, style);
  g_autofree char *high = reg_rate_format (top, 1, style);
  g_autofree char *number = NULL;

  if (band == 0)
    return g_strdup (_ ("No discount"));
  if (bottom == 0)
    /* Translators: a percentage of discount */
    return g_strdup_printf (_ ("Up to %s"), high);
  if (band == REG_N_DISCOUNT_BANDS - 1)
    /* Translators: a percentage of discount */
    return g_strdup_printf (_ ("Over %s"), low);
  number = reg_decimal_print (bottom, 4, 0);
  /* Translators: a number, and a percentage of discount: "5 to 10 %" */
  return g_strdup_printf (_ ("%s to %s"), number, high);
}

/**
 * reg_measure_text_key:
 * @measure: a measure
 * @key: whose figure it is, as in the samples
 *
 * Returns: (transfer full): a name
 */
char *
reg_measure_text_key (RegMeasure measure, gint64 key, RegSession *session)
{
  RegRecord *staff;

  if (key == REG_MEASURE_ALL)
    return g_strdup (C_ ("sum", "All"));
  if (reg_measure_is_by_band (measure))
    return reg_measure_text_band ((guint)key, session);
  staff = key != 0 ? reg_session_find_staff (session, key) : NULL;
  return g_strdup (staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME)
                                 : C_ ("looked after by", "Nobody"));
}

/**
 * reg_measure_text_value:
 * @measure: a measure
 * @value: what it came to
 *
 * Returns: (transfer full): "3 h 20 min", "4 days", "41.7 %", "12"
 */
char *
reg_measure_text_value (RegMeasure measure, gint64 value, RegSession *session)
{
  switch (reg_measure_get_form (measure))
    {
    case REG_MEASURE_MEDIAN:
      if (measure == REG_MEASURE_TIME_TO_QUOTE && value >= FIRST_IN_DAYS)
        {
          guint days = (guint)((value + DAY / 2) / DAY);

          return g_strdup_printf (ngettext ("%'u day", "%'u days", days), days);
        }
      return reg_complaint_text_duration (value);
    case REG_MEASURE_COUNT:
      return g_strdup_printf ("%'" G_GINT64_FORMAT, value);
    case REG_MEASURE_SHARE:
    default:
      return reg_rate_format (value, 1, reg_session_get_number_style (session));
    }
}

/**
 * reg_measure_text_raw:
 * @measure: a measure
 * @value: what it came to
 *
 * Returns: (transfer full): hours, percent or a number, for other programs
 */
char *
reg_measure_text_raw (RegMeasure measure, gint64 value)
{
  switch (reg_measure_get_form (measure))
    {
    case REG_MEASURE_MEDIAN:
      return reg_decimal_print ((gint64)reg_money_round_div ((RegWide)value * 100, HOUR), 2, 0);
    case REG_MEASURE_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    case REG_MEASURE_SHARE:
    default:
      return reg_decimal_print (value, 4, 0);
    }
}

/** reg_measure_text_meaning: Returns: what a measure says, as a line below the question. */
const char *
reg_measure_text_meaning (RegMeasure measure)
{
  switch (measure)
    {
    case REG_MEASURE_TIME_TO_QUOTE:
      return _ ("From the beginning of a quotation until the customer has it; half of them took no "
                "longer");
    case REG_MEASURE_TIME_TO_DECIDE:
      return _ ("Opening hours from the request until the answer; half of them took no longer");
    case REG_MEASURE_WITHIN_HOUR:
      return _ ("Of what was approved, how much within one opening hour");
    case REG_MEASURE_APPROVAL_RATE:
      return _ ("Of what was decided, how much was approved");
    case REG_MEASURE_DECISIONS:
      return _ ("How often each approver decided");
    case REG_MEASURE_DISCOUNT:
      return _ ("What was taken off, of all that was offered");
    case REG_MEASURE_WIN_RATE:
    default:
      return _ ("Of the quotations that were closed, how many were won, by the discount on them");
    }
}

/** reg_measure_text_none: Returns: why there is no figure. */
const char *
reg_measure_text_none (RegMeasure measure)
{
  switch (measure)
    {
    case REG_MEASURE_TIME_TO_QUOTE:
    case REG_MEASURE_DISCOUNT:
      return _ ("No quotation was sent in this time or in the one before.");
    case REG_MEASURE_WIN_RATE:
      return _ ("No quotation was won or lost in this time or in the one before.");
    case REG_MEASURE_TIME_TO_DECIDE:
    case REG_MEASURE_WITHIN_HOUR:
    case REG_MEASURE_APPROVAL_RATE:
    case REG_MEASURE_DECISIONS:
    default:
      return _ ("Nobody decided about a quotation in this time or in the one before.");
    }
}
