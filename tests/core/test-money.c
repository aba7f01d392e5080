/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-money.h"

static void
test_round (void)
{
  static const struct
  {
    gint64 numerator, denominator, expected;
  } rows[] = {
    { 0, 7, 0 },
    { 1, 2, 1 },
    { -1, 2, -1 },
    { 1, 3, 0 },
    { -1, 3, 0 },
    { 2, 3, 1 },
    { -2, 3, -1 },
    { 5, 10, 1 },
    { 15, 10, 2 },
    { 25, 10, 3 },
    { -25, 10, -3 },
    { 24, 10, 2 },
    { -24, 10, -2 },
    { 25, -10, -3 },
    { -25, -10, 3 },
    { 24, -10, -2 },
    { 1, -3, 0 },
    { 9, 3, 3 },
    { G_MAXINT64, 1, G_MAXINT64 },
    { G_MAXINT64, G_MAXINT64, 1 },
    { -G_MAXINT64, 2, -4611686018427387904 },
    { 499999, 1000000, 0 },
    { 500000, 1000000, 1 },
    { -499999, 1000000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint ((gint64)reg_money_round_div (rows[i].numerator, rows[i].denominator), ==,
                     rows[i].expected);
}

static void
test_round_wide (void)
{
  RegWide huge = (RegWide)G_MAXINT64 * G_MAXINT64;

  g_assert_true (reg_money_round_div (huge, G_MAXINT64) == G_MAXINT64);
  g_assert_true (reg_money_round_div (-huge, huge) == -1);
  g_assert_true (reg_money_round_div (huge - 1, huge) == 1);
  g_assert_true (reg_money_round_div (huge / 2 - 1, huge) == 0);
}

static void
test_narrow (void)
{
  gint64 value = 5;
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_money_narrow (G_MAXINT64, &value, NULL));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_true (reg_money_narrow (-(RegWide)G_MAXINT64, &value, NULL));
  g_assert_false (reg_money_narrow ((RegWide)G_MAXINT64 + 1, &value, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE);
  g_assert_cmpint (value, ==, -G_MAXINT64);
}

static void
test_currencies (void)
{
  g_assert_cmpint (reg_currency_digits ("EUR"), ==, 2);
  g_assert_cmpint (reg_currency_digits ("ZWG"), ==, 2);
  g_assert_cmpint (reg_currency_digits ("XCG"), ==, 2);
  g_assert_cmpint (reg_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (reg_currency_digits ("XPF"), ==, 0);
  g_assert_cmpint (reg_currency_digits ("KWD"), ==, 3);
  g_assert_cmpint (reg_currency_digits ("TND"), ==, 3);
  g_assert_cmpint (reg_currency_digits ("CLF"), ==, 4);
  g_assert_cmpint (reg_currency_digits ("UYW"), ==, 4);
  g_assert_cmpint (reg_currency_digits ("HRK"), ==, 2);
  g_assert_cmpint (reg_currency_digits ("XAU"), ==, -1);
  g_assert_cmpint (reg_currency_digits ("eur"), ==, -1);
  g_assert_cmpint (reg_currency_digits ("UR "), ==, -1);
  g_assert_cmpint (reg_currency_digits ("EURO"), ==, -1);
  g_assert_cmpint (reg_currency_digits (""), ==, -1);
  g_assert_cmpint (reg_currency_digits (NULL), ==, -1);
  g_assert_true (reg_currency_is_known ("SEK"));
  g_assert_false (reg_currency_is_known ("QQQ"));
  g_assert_cmpstr (reg_currency_symbol ("EUR"), ==, "€");
  g_assert_cmpstr (reg_currency_symbol ("CHF"), ==, "CHF");
  g_assert_cmpstr (reg_currency_symbol (NULL), ==, "");
}

static void
check_money (const char *text, const char *currency, gint64 expected, const char *printed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  gint64 minor = 0;

  g_assert_true (reg_money_parse (text, currency, &minor, &error));
  g_assert_no_error (error);
  g_assert_cmpint (minor, ==, expected);
  again = reg_money_print (minor, currency);
  g_assert_cmpstr (again, ==, printed);
}

static void
test_money (void)
{
  check_money ("5350.66", "EUR", 535066, "5350.66");
  check_money ("0", "EUR", 0, "0.00");
  check_money ("-0", "EUR", 0, "0.00");
  check_money ("-0.01", "EUR", -1, "-0.01");
  check_money ("+12", "EUR", 1200, "12.00");
  check_money (".5", "EUR", 50, "0.50");
  check_money ("007.5", "EUR", 750, "7.50");
  check_money ("1.230000", "EUR", 123, "1.23");
  check_money ("1234", "JPY", 1234, "1234");
  check_money ("1.000", "JPY", 1, "1");
  check_money ("1.234", "BHD", 1234, "1.234");
  check_money ("92233720368547758.07", "EUR", G_MAXINT64, "92233720368547758.07");
  check_money ("-92233720368547758.07", "EUR", -G_MAXINT64, "-92233720368547758.07");
}

static void
check_refused (const char *text, const char *currency, RegCoreError code)
{
  g_autoptr (GError) error = NULL;
  gint64 minor = 77;

  g_assert_false (reg_money_parse (text, currency, &minor, &error));
  g_assert_error (error, REG_CORE_ERROR, (int)code);
  g_assert_cmpint (minor, ==, 77);
}

static void
test_money_refused (void)
{
  static const char *const bad[] = { "",     "-",     "+",      ".",    "-.",      "1.",
                                     "1,5",  "1 000", "1e3",    "0x10", "--1",     "1.2.3",
                                     "1.5-", "abc",   "12.34€", "NaN",  "inf",     "1\n",
                                     " 1",   "1.005", "0.001",  "١",    "\xff\xfe" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_refused (bad[i], "EUR", REG_CORE_ERROR_INVALID);
  check_refused ("1.5", "JPY", REG_CORE_ERROR_INVALID);
  check_refused ("1", "QQQ", REG_CORE_ERROR_INVALID);
  check_refused ("1", NULL, REG_CORE_ERROR_INVALID);
  check_refused ("92233720368547758.08", "EUR", REG_CORE_ERROR_TOO_LARGE);
  check_refused ("-92233720368547758.08", "EUR", REG_CORE_ERROR_TOO_LARGE);
  check_refused ("922337203685477581", "EUR", REG_CORE_ERROR_TOO_LARGE);
  check_refused ("99999999999999999999999999999999", "EUR", REG_CORE_ERROR_TOO_LARGE);
}

static void
check_price (const char *text, const char *currency, gint64 expected, const char *printed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  gint64 price = 0;

  g_assert_true (reg_price_parse (text, currency, &price, &error));
  g_assert_no_error (error);
  g_assert_cmpint (price, ==, expected);
  again = reg_price_print (price, currency);
  g_assert_cmpstr (again, ==, printed);
}

static void
test_price (void)
{
  gint64 price;

  check_price ("348.35", "EUR", 348350000, "348.35");
  check_price ("0.0125", "EUR", 12500, "0.0125");
  check_price ("0.000001", "EUR", 1, "0.000001");
  check_price ("12", "JPY", 120000, "12");
  check_price ("12.5", "JPY", 125000, "12.5");
  check_price ("-3.1", "BHD", -31000000, "-3.100");
  g_assert_false (reg_price_parse ("0.0000001", "EUR", &price, NULL));
  g_assert_cmpint (reg_price_from_money (34835), ==, 348350000);
  g_assert_cmpint (reg_price_from_money (G_MAXINT64), ==, G_MAXINT64);
  g_assert_cmpint (reg_price_from_money (-G_MAXINT64), ==, -G_MAXINT64);
  g_assert_cmpint (reg_price_to_money (348355000), ==, 34836);
  g_assert_cmpint (reg_price_to_money (-348355000), ==, -34836);
  g_assert_cmpint (reg_price_to_money (348354999), ==, 34835);
}

static void
test_quantity (void)
{
  g_autofree char *text = reg_quantity_print (2250000);
  g_autofree char *whole = reg_quantity_print (16000000);
  g_autofree char *least = reg_quantity_print (-1);
  gint64 quantity;

  g_assert_cmpstr (text, ==, "2.25");
  g_assert_cmpstr (whole, ==, "16");
  g_assert_cmpstr (least, ==, "-0.000001");
  g_assert_true (reg_quantity_parse ("9.5", &quantity, NULL));
  g_assert_cmpint (quantity, ==, 9500000);
  g_assert_false (reg_quantity_parse ("0.0000005", &quantity, NULL));
}

static void
test_rate (void)
{
  static const struct
  {
    const char *text;
    gint64 ppm;
    const char *printed;
  } rows[] = {
    { "22%", 220000, "22%" },    { "5.5%", 55000, "5.5%" }, { "5.5 %", 55000, "5.5%" },
    { "22", 220000, "22%" },     { "0%", 0, "0%" },         { "100%", 1000000, "100%" },
    { "0.0001%", 1, "0.0001%" }, { "-4%", -40000, "-4%" },
  };
  static const char *const bad[] = { "",         "%",    "%5",
                                     "5%%",      "5,5%", "five%",
                                     "0.00001%", "9e9%", "99999999999999999999%" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *printed = reg_rate_print (rows[i].ppm);
      gint64 ppm = -1;

      g_assert_true (reg_rate_parse (rows[i].text, &ppm, NULL));
      g_assert_cmpint (ppm, ==, rows[i].ppm);
      g_assert_cmpstr (printed, ==, rows[i].printed);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ppm;

      g_assert_false (reg_rate_parse (bad[i], &ppm, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
}

/* What is printed reads back to the same number, at every scale and over the whole range. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);

  for (int i = 0; i < 20000; i++)
    {
      int digits = g_rand_int_range (rand, 0, 19);
      gint64 value = ((gint64)g_rand_int (rand) << 31 | g_rand_int (rand)) & G_MAXINT64;
      g_autofree char *text = NULL;
      gint64 again = 0;

      value >>= g_rand_int_range (rand, 0, 63);
      value = g_rand_boolean (rand) ? value : -value;
      text = reg_decimal_print (value, digits, g_rand_int_range (rand, 0, digits + 1));
      g_assert_true (reg_decimal_parse (text, digits, &again, NULL));
      g_assert_cmpint (again, ==, value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/money/round", test_round);
  g_test_add_func ("/money/round-wide", test_round_wide);
  g_test_add_func ("/money/narrow", test_narrow);
  g_test_add_func ("/money/currencies", test_currencies);
  g_test_add_func ("/money/money", test_money);
  g_test_add_func ("/money/money-refused", test_money_refused);
  g_test_add_func ("/money/price", test_price);
  g_test_add_func ("/money/quantity", test_quantity);
  g_test_add_func ("/money/rate", test_rate);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
