/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-bundle.h"

#include "core/reg-money.h"
#include "core/reg-quote-calc-private.h"

static gboolean
add (gint64 *sum, gint64 price, gint64 quantity)
{
  gint64 amount;

  return reg_money_narrow (reg_money_round_div ((RegWide)price * quantity, REG_QUANTITY_UNIT),
                           &amount, NULL)
         && !__builtin_add_overflow (*sum, amount, sum);
}

/**
 * reg_bundle_add_up:
 * @parts: (array length=n_parts): what comes in one bundle
 * @n_parts: how many kinds of things
 *
 * Each part is rounded by itself, half away from zero. Without parts nothing is known; nor is a sum
 * that is too large.
 *
 * Returns: what they cost the customer, and us
 */
RegBundleSum
reg_bundle_add_up (const RegBundlePart *parts, gsize n_parts)
{
  RegBundleSum sum = { .has_price = n_parts > 0, .has_cost = n_parts > 0 };

  for (gsize i = 0; i < n_parts; i++)
    {
      sum.has_price = sum.has_price && parts[i].has_price
                      && add (&sum.price, parts[i].price, parts[i].quantity);
      sum.has_cost = sum.has_cost && parts[i].has_cost
                     && add (&sum.cost, parts[i].cost, parts[i].quantity);
    }
  if (!sum.has_price)
    sum.price = 0;
  if (!sum.has_cost)
    sum.cost = 0;
  return sum;
}

/**
 * reg_bundle_share:
 * @amounts: (array length=n_amounts): what the parts come to by themselves, minor units
 * @n_amounts: how many
 * @bundle: what the bundle costs, minor units
 * @discounts: (out caller-allocates) (array length=n_amounts): what comes off each, minor units
 *
 * Spreads over the parts what the bundle is cheaper, in proportion to their amounts and by largest
 * remainder, so that @amounts less @discounts add up to @bundle exactly. No discount is larger than
 * its amount; of something given back nothing comes off.
 *
 * Returns: what no discount can bring, minor units: what the bundle is dearer than its parts, 0 when
 * it is not
 */
gint64
reg_bundle_share (const gint64 *amounts, gsize n_amounts, gint64 bundle, gint64 *discounts)
{
  g_autofree RegWide *exact = g_new0 (RegWide, n_amounts + 1);
  RegWide sum = 0;
  gboolean gives_back = bundle < 0;
  gint64 off;

  for (gsize i = 0; i < n_amounts; i++)
    {
      discounts[i] = 0;
      sum += amounts[i];
      gives_back = gives_back || amounts[i] < 0;
    }
  if (sum <= bundle || gives_back)
    return (gint64)(bundle - sum);
  off = (gint64)(sum - bundle);
  for (gsize i = 0; i < n_amounts; i++)
    exact[i] = (RegWide)off * amounts[i];
  reg_calc_apportion (exact, sum, NULL, n_amounts, off, discounts);
  return 0;
}
