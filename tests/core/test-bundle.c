/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-bundle.h"
#include "core/reg-money.h"

#define EURO G_GINT64_CONSTANT (1000000) /* as a unit price */

static void
test_add_up (void)
{
  const RegBundlePart parts[] = {
    { 1 * REG_QUANTITY_UNIT, TRUE, 59 * EURO, TRUE, 31 * EURO },
    { 2 * REG_QUANTITY_UNIT, TRUE, 7 * EURO + 500000, TRUE, 3 * EURO },
    { REG_QUANTITY_UNIT / 2, TRUE, 3, TRUE, 1 }, /* 1.5 and 0.5 of the smallest there is */
  };
  RegBundleSum sum = reg_bundle_add_up (parts, G_N_ELEMENTS (parts));

  g_assert_true (sum.has_price);
  g_assert_cmpint (sum.price, ==, 74 * EURO + 2);
  g_assert_true (sum.has_cost);
  g_assert_cmpint (sum.cost, ==, 37 * EURO + 1);
}

/* What is not known is not nothing. */
static void
test_unknown (void)
{
  const RegBundlePart parts[] = {
    { REG_QUANTITY_UNIT, TRUE, 59 * EURO, FALSE, 0 },
    { REG_QUANTITY_UNIT, TRUE, 0, TRUE, 3 * EURO },
  };
  const RegBundlePart huge[] = {
    { G_MAXINT64, TRUE, G_MAXINT64, TRUE, 1 },
    { REG_QUANTITY_UNIT, TRUE, 1, TRUE, G_MAXINT64 },
  };
  RegBundleSum sum = reg_bundle_add_up (parts, G_N_ELEMENTS (parts));

  g_assert_true (sum.has_price);
  g_assert_cmpint (sum.price, ==, 59 * EURO);
  g_assert_false (sum.has_cost);
  g_assert_cmpint (sum.cost, ==, 0);
  sum = reg_bundle_add_up (NULL, 0);
  g_assert_false (sum.has_price);
  g_assert_false (sum.has_cost);
  sum = reg_bundle_add_up (huge, G_N_ELEMENTS (huge));
  g_assert_false (sum.has_price);
  g_assert_false (sum.has_cost);
}

static const struct
{
  gint64 amounts[4];
  gint64 bundle;
  gint64 discounts[4];
  gint64 rest;
} shares[] = {
  { { 5900, 3450, 1750, 0 }, 9990, { 590, 345, 175, 0 }, 0 },
  { { 100, 100, 100, 0 }, 200, { 34, 33, 33, 0 }, 0 },
  { { 100, 200, 700, 0 }, 1000, { 0, 0, 0, 0 }, 0 },
  { { 100, 200, 700, 0 }, 0, { 100, 200, 700, 0 }, 0 },
  { { 100, 200, 700, 0 }, 1250, { 0, 0, 0, 0 }, 250 },
  { { 0, 0, 0, 0 }, 500, { 0, 0, 0, 0 }, 500 },
  { { 0, 0, 0, 0 }, 0, { 0, 0, 0, 0 }, 0 },
  { { 1, 0, 0, 0 }, 0, { 1, 0, 0, 0 }, 0 },
  /* Given back: nothing comes off. */
  { { -100, -200, 0, 0 }, -250, { 0, 0, 0, 0 }, 50 },
  { { 100, -200, 700, 0 }, 500, { 0, 0, 0, 0 }, -100 },
};

static void
test_share (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      gint64 discounts[4] = { 9, 9, 9, 9 };

      g_assert_cmpint (reg_bundle_share (shares[i].amounts, 4, shares[i].bundle, discounts), ==,
                       shares[i].rest);
      for (int k = 0; k < 4; k++)
        g_assert_cmpint (discounts[k], ==, shares[i].discounts[k]);
    }
}

/* To the cent, and no part for less than nothing. */
static void
test_share_adds_up (void)
{
  for (int round = 0; round < 20000; round++)
    {
      int n = g_test_rand_int_range (1, 12);
      gint64 amounts[12];
      gint64 discounts[12];
      gint64 sum = 0;
      gint64 bundle;
      gint64 rest;

      for (int i = 0; i < n; i++)
        {
          amounts[i] = g_test_rand_int_range (0, G_MAXINT32)
                       * (gint64)(round % 3 == 0 ? 100000 : 1);
          sum += amounts[i];
        }
      bundle = (gint64)((double)sum * g_test_rand_double_range (0, 1.2));
      rest = reg_bundle_share (amounts, (gsize)n, bundle, discounts);
      for (int i = 0; i < n; i++)
        {
          g_assert_cmpint (discounts[i], >=, 0);
          g_assert_cmpint (discounts[i], <=, amounts[i]);
          rest += amounts[i] - discounts[i];
        }
      g_assert_cmpint (rest, ==, bundle);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bundle/add-up", test_add_up);
  g_test_add_func ("/bundle/unknown", test_unknown);
  g_test_add_func ("/bundle/share", test_share);
  g_test_add_func ("/bundle/share-adds-up", test_share_adds_up);
  return g_test_run ();
}
