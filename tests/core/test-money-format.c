/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <locale.h>

#include "core/reg-core-error.h"
#include "core/reg-money-format.h"

#define NBSP "\302\240"
#define NARROW "\342\200\257"
#define MINUS "\342\210\222"
#define LRM "\342\200\216"

static void
check_format (const char *language, gint64 minor, const char *currency, const char *expected)
{
  RegNumberStyle style = reg_number_style_for_language (language);
  g_autofree char *text = reg_money_format (minor, currency, &style);
  gint64 again = 0;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (reg_money_parse_local (text, currency, &style, &again, NULL));
  g_assert_cmpint (again, ==, minor);
}

static void
test_languages (void)
{
  check_format ("en", 573700, "EUR", "5,737.00" NBSP "€");
  check_format (NULL, 573700, "EUR", "5,737.00" NBSP "€");
  check_format ("xx", 99, "EUR", "0.99" NBSP "€");
  check_format ("en_US", 573700, "USD", "$5,737.00");
  check_format ("en-US", -1200, "USD", MINUS "$12.00");
  check_format ("en_GB.UTF-8", 123456789, "GBP", "£1,234,567.89");
  check_format ("en_US", 573700, "CHF", "CHF" NBSP "5,737.00");
  check_format ("de", 573700, "EUR", "5.737,00" NBSP "€");
  check_format ("de", -573700, "EUR", MINUS "5.737,00" NBSP "€");
  check_format ("de_CH", 123456705, "CHF", "CHF" NBSP "1’234’567.05");
  check_format ("fr_FR", 123456789, "EUR", "1" NARROW "234" NARROW "567,89" NBSP "€");
  check_format ("nl", 573700, "EUR", "€" NBSP "5.737,00");
  check_format ("nl", -573700, "EUR", MINUS "€" NBSP "5.737,00");
  check_format ("sv", 100000, "SEK", "1" NBSP "000,00" NBSP "kr");
  check_format ("ja", 1234567, "JPY", "¥1,234,567");
  check_format ("en_IN", 1234567890, "INR", "₹1,23,45,678.90");
  check_format ("ar", 1234567, "KWD", "1,234.567" NBSP "KWD");
  check_format ("ar", -50, "EUR", LRM MINUS "0.50" NBSP "€");
  check_format ("de", G_MAXINT64, "EUR", "92.233.720.368.547.758,07" NBSP "€");
}

static void
test_plain (void)
{
  RegNumberStyle de = reg_number_style_for_language ("de");
  g_autofree char *amount = reg_money_format_plain (421400, "EUR", &de);
  g_autofree char *price = reg_price_format (12500, "EUR", &de);
  g_autofree char *quantity = reg_quantity_format (1234500000, &de);
  g_autofree char *small = reg_money_format_plain (-5, "EUR", &de);

  g_assert_cmpstr (amount, ==, "4.214,00");
  g_assert_cmpstr (price, ==, "0,0125");
  g_assert_cmpstr (quantity, ==, "1.234,5");
  g_assert_cmpstr (small, ==, MINUS "0,05");
}

static void
test_rate (void)
{
  static const struct
  {
    gint64 ppm;
    int decimals;
    const char *expected;
  } rows[] = {
    { 220000, -1, "22" NBSP "%" },      { 55000, -1, "5,5" NBSP "%" },
    { 214037, 1, "21,4" NBSP "%" },     { 214037, -1, "21,4037" NBSP "%" },
    { 214537, 0, "21" NBSP "%" },       { 215000, 0, "22" NBSP "%" },
    { -1000, 1, MINUS "0,1" NBSP "%" }, { 400, 1, "0" NBSP "%" },
    { 99999, 4, "9,9999" NBSP "%" },
  };
  RegNumberStyle de = reg_number_style_for_language ("de");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = reg_rate_format (rows[i].ppm, rows[i].decimals, &de);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_compact (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency;
    const char *expected;
  } rows[] = {
    { 0, "EUR", "0" },
    { 84500, "EUR", "845" },
    { 99949, "EUR", "999" },
    { 99950, "EUR", "1.0" NBSP "k" },
    { 99950, NULL, "1.0" NBSP "k" },
    { 412000, "EUR", "4.1" NBSP "k" },
    { 999499, "EUR", "10" NBSP "k" },
    { 4123400, "EUR", "41" NBSP "k" },
    { 99950000, "EUR", "1.0" NBSP "M" },
    { 123456789, "EUR", "1.2" NBSP "M" },
    { 123456789, "JPY", "123" NBSP "M" },
    { -4123400, "EUR", MINUS "41" NBSP "k" },
    { 123456789000, "EUR", "1.2" NBSP "bn" },
    { G_MAXINT64, "EUR", "92,233,720" NBSP "bn" },
    { G_MAXINT64, "JPY", "9,223,372,037" NBSP "bn" },
  };
  RegNumberStyle en = reg_number_style_for_language ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = reg_money_format_compact (rows[i].minor, rows[i].currency, &en);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* The labels of one scale: one unit, the decimals it needs and no more. */
static void
test_tick (void)
{
  static const struct
  {
    const char *language;
    const char *currency;
    gint64 low;
    gint64 step;
    const char *labels;
  } rows[] = {
    { "en", "EUR", 0, 200000, "0, 2" NBSP "k, 4" NBSP "k, 6" NBSP "k" },
    { "en", "EUR", -200000, 200000, MINUS "2" NBSP "k, 0, 2" NBSP "k, 4" NBSP "k" },
    /* No thousands where the step is less than one. */
    { "en", "EUR", 0, 50000, "0, 500, 1,000, 1,500" },
    { "nl", "EUR", 50000, 50000, "500, 1.000, 1.500, 2.000" },
    { "en", "EUR", 20000000, 20000000, "200" NBSP "k, 400" NBSP "k, 600" NBSP "k, 800" NBSP "k" },
    { "en", "EUR", 0, 100000000, "0, 1" NBSP "M, 2" NBSP "M, 3" NBSP "M" },
    { "en", "JPY", 0, 2000, "0, 2" NBSP "k, 4" NBSP "k, 6" NBSP "k" },
    { "en", "EUR", 0, 50, "0.0, 0.5, 1.0, 1.5" },
    { "de", "EUR", 0, 50, "0,0, 0,5, 1,0, 1,5" },
    { "en", "EUR", -2, 2, MINUS "0.02, 0.00, 0.02, 0.04" },
    { "en", "KWD", 0, 200, "0.0, 0.2, 0.4, 0.6" },
    { "en", "EUR", 0, 0, "0.00, 0.00, 0.00, 0.00" },
    { "en", NULL, 0, 100000, "0, 1" NBSP "k, 2" NBSP "k, 3" NBSP "k" },
    { "en", "EUR", 0, 2000000000000000000,
      "0, 20,000,000" NBSP "bn, 40,000,000" NBSP "bn, 60,000,000" NBSP "bn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegNumberStyle style = reg_number_style_for_language (rows[i].language);
      GString *labels = g_string_new (NULL);

      for (int tick = 0; tick < 4; tick++)
        {
          g_autofree char *text = reg_money_format_tick (rows[i].low + tick * rows[i].step,
                                                         rows[i].step, rows[i].currency, &style);

          g_string_append_printf (labels, "%s%s", tick > 0 ? ", " : "", text);
        }
      g_assert_cmpstr (labels->str, ==, rows[i].labels);
      g_string_free (labels, TRUE);
    }
}

static void
check_typed (const char *language, const char *text, gint64 expected)
{
  RegNumberStyle style = reg_number_style_for_language (language);
  g_autoptr (GError) error = NULL;
  gint64 minor = -77;

  g_assert_true (reg_money_parse_local (text, "EUR", &style, &minor, &error));
  g_assert_no_error (error);
  g_assert_cmpint (minor, ==, expected);
}

static void
test_typed (void)
{
  check_typed ("de", "1.234,50", 123450);
  check_typed ("de", "1234,5", 123450);
  check_typed ("de", "1.50", 150);
  check_typed ("de", "1.500", 150000);
  check_typed ("de", "1 234,50 EUR", 123450);
  check_typed ("en", "1,234.50", 123450);
  check_typed ("en", "1,5", 150);
  check_typed ("en", "1,500", 150000);
  check_typed ("en", "€ 12", 1200);
  check_typed ("en", " -12.5 ", -1250);
  check_typed ("fr", "1 234,5", 123450);
  check_typed ("fr", "12.5", 1250);
  check_typed ("de_CH", "1'234.50", 123450);
  check_typed ("ar", "١٬٢٣٤٫٥٠", 123450);
  check_typed ("hi", "१,२३४.५०", 123450);
  check_typed ("en_IN", "1,23,456.70", 12345670);
}

static void
test_typed_refused (void)
{
  static const char *const bad[] = { "",    "€",   "12 apples", "1.2.3,4", "1,2,3",
                                     "5 %", "--5", "\xff",      "1,234,5" };
  RegNumberStyle en = reg_number_style_for_language ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      g_assert_false (reg_money_parse_local (bad[i], "EUR", &en, &minor, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
}

static void
test_typed_kinds (void)
{
  RegNumberStyle de = reg_number_style_for_language ("de");
  gint64 value;

  g_assert_true (reg_rate_parse_local ("5,5 %", &de, &value, NULL));
  g_assert_cmpint (value, ==, 55000);
  g_assert_true (reg_quantity_parse_local ("2,25", &de, &value, NULL));
  g_assert_cmpint (value, ==, 2250000);
  g_assert_true (reg_price_parse_local ("0,0125 €", "EUR", &de, &value, NULL));
  g_assert_cmpint (value, ==, 12500);
}

static void
check_locale (const char *locale, const char *expected)
{
  g_autofree char *text = NULL;
  g_autofree char *typed = NULL;
  gint64 again;

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_message ("%s is not installed here", locale);
      return;
    }
  text = reg_money_format (-123456789, "EUR", NULL);
  g_assert_cmpstr (text, ==, expected);
  g_assert_true (reg_money_parse_local (text, "EUR", NULL, &again, NULL));
  g_assert_cmpint (again, ==, -123456789);
  /* What machines read is the same everywhere. */
  typed = reg_money_print (-123456789, "EUR");
  g_assert_cmpstr (typed, ==, "-1234567.89");
  setlocale (LC_ALL, "C");
}

static void
test_locales (void)
{
  check_locale ("C", MINUS "1,234,567.89" NBSP "€");
  check_locale ("C.UTF-8", MINUS "1,234,567.89" NBSP "€");
  check_locale ("de_DE.UTF-8", MINUS "1.234.567,89" NBSP "€");
  check_locale ("nl_NL.UTF-8", MINUS "€" NBSP "1.234.567,89");
  check_locale ("fr_FR.UTF-8", MINUS "1" NARROW "234" NARROW "567,89" NBSP "€");
  check_locale ("ar_EG.UTF-8", LRM MINUS "€" NBSP "1,234,567.89");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/money-format/languages", test_languages);
  g_test_add_func ("/money-format/plain", test_plain);
  g_test_add_func ("/money-format/rate", test_rate);
  g_test_add_func ("/money-format/compact", test_compact);
  g_test_add_func ("/money-format/tick", test_tick);
  g_test_add_func ("/money-format/typed", test_typed);
  g_test_add_func ("/money-format/typed-refused", test_typed_refused);
  g_test_add_func ("/money-format/typed-kinds", test_typed_kinds);
  g_test_add_func ("/money-format/locales", test_locales);
  return g_test_run ();
}
