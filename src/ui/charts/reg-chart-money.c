/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-chart-money.h"

#include "core/reg-currency.h"
#include "core/reg-money-format.h"

typedef struct
{
  RegNumberStyle style;
  char currency[4];
} Money;

static char *
format_cb (gint64 amount, RegChartAmountForm form, gpointer user_data)
{
  const Money *money = user_data;

  return form == REG_CHART_AMOUNT_SHORT
             ? reg_money_format_compact (amount, money->currency, &money->style)
             : reg_money_format (amount, money->currency, &money->style);
}

static char *
format_tick_cb (gint64 amount, gint64 step, gpointer user_data)
{
  const Money *money = user_data;

  return reg_money_format_tick (amount, step, money->currency, &money->style);
}

/**
 * reg_chart_money_new:
 * @style: how people of this place write numbers; copied
 * @currency: ISO 4217; copied
 *
 * Any thread, so that a chart can be made where its figures come from.
 *
 * Returns: (transfer full): how one chart writes amounts; the constructor of the chart takes it over
 */
RegChartMoney
reg_chart_money_new (const RegNumberStyle *style, const char *currency)
{
  Money *money = g_new0 (Money, 1);

  money->style = *style;
  g_strlcpy (money->currency, currency, sizeof money->currency);
  return (RegChartMoney){ format_cb, money, g_free, reg_currency_digits (currency),
                          format_tick_cb };
}
