/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-core-error.h"
#include "core/reg-currency.h"
#include "core/reg-money-format.h"
#include "core/reg-money.h"

#include <locale.h>
#include <string.h>

/* Numbers as text and back, for all sizes, currencies and languages. What is tried is different each
 * time; --seed repeats it. */

static const char *const languages[] = {
  "en", "en_US", "en_IN", "de",    "de_CH", "nl", "fr", "sv",
  "ja", "ar",    "es",    "pt_BR", "pl",    "ru", "it", "C"
};
static const char *const currencies[] = { "EUR", "USD", "JPY", "KWD", "CHF", "INR", "CLF", "ISK" };

/* Of every size, the limits among them. */
static gint64
any_number (void)
{
  static const gint64 limits[] = { 0, 1, -1, 9, 10, 99, 100, -100, G_MAXINT64, -G_MAXINT64 };
  guint64 bits = (guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();

  if (g_test_rand_int_range (0, 8) == 0)
    return limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))];
  bits >>= g_test_rand_int_range (1, 64);
  return g_test_rand_bit () ? (gint64)bits : -(gint64)bits;
}

static RegWide
any_wide (void)
{
  return (RegWide)any_number () * (g_test_rand_bit () ? 1 : any_number ());
}

/* --- rounding ----------------------------------------------------------------------------- */

/* Half away from zero, said in another way: twice the distance is at most the divisor, and where it
 * is all of it the result is the larger one. */
static void
test_rounding (void)
{
  for (int i = 0; i < 20000; i++)
    {
      RegWide numerator = any_wide () / 4, denominator = (RegWide)any_number ();
      RegWide result, distance;

      if (denominator == 0)
        continue;
      result = reg_money_round_div (numerator, denominator);
      distance = 2 * (numerator - result * denominator);
      distance = distance < 0 ? -distance : distance;
      denominator = denominator < 0 ? -denominator : denominator;
      g_assert_true (distance <= denominator);
      if (distance == denominator)
        g_assert_true ((result < 0 ? -result : result) * denominator
                       > (numerator < 0 ? -numerator : numerator));
      g_assert_true (reg_money_round_div (-numerator, denominator)
                     == -reg_money_round_div (numerator, denominator));
    }
}

static void
test_narrow (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RegWide wide = any_wide ();
      gboolean fits = wide >= G_MININT64 && wide <= G_MAXINT64;
      g_autoptr (GError) error = NULL;
      gint64 value = 7;

      g_assert_cmpint (reg_money_narrow (wide, &value, &error), ==, fits);
      if (fits)
        g_assert_true (value == wide);
      else
        g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE);
    }
}

/* --- plain text --------------------------------------------------------------------------- */

static void
test_decimals_there_and_back (void)
{
  for (int i = 0; i < 20000; i++)
    {
      gint64 value = any_number (), again;
      int digits = g_test_rand_int_range (0, 7);
      int shown = g_test_rand_int_range (0, digits + 1);
      g_autofree char *text = reg_decimal_print (value, digits, shown);
      const char *point = strchr (text, '.');
      g_autoptr (GError) error = NULL;

      g_assert_true (reg_decimal_parse (text, digits, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, value);
      g_assert_true (g_strcmp0 (text, "-0") != 0 && !g_str_has_suffix (text, "."));
      g_assert_cmpuint (point ? strlen (point + 1) : 0, >=, (guint)shown);
      g_assert_cmpuint (point ? strlen (point + 1) : 0, <=, (guint)digits);
    }
}

/* What no number is, is refused in words that repeat it. */
static void
test_garbage_is_refused (void)
{
  static const char alphabet[] = "0123456789.,-+ eExX%()'\"\302\240";

  for (int i = 0; i < 5000; i++)
    {
      char text[12];
      int length = g_test_rand_int_range (0, (int)sizeof text);
      g_autoptr (GError) error = NULL;
      gint64 value = 0, again;

      for (int k = 0; k < length; k++)
        text[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[MIN (length, (int)sizeof text - 1)] = '\0';
      if (reg_decimal_parse (text, 4, &value, &error))
        {
          g_autofree char *printed = reg_decimal_print (value, 4, 0);

          g_assert_no_error (error);
          g_assert_true (reg_decimal_parse (printed, 4, &again, NULL));
          g_assert_cmpint (again, ==, value);
          /* Only digits, one point and one sign in front make a number. */
          g_assert_cmpuint (strspn (text, "0123456789.-+"), ==, strlen (text));
        }
      else
        {
          g_assert_nonnull (error);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

static void
test_kinds_there_and_back (void)
{
  for (int i = 0; i < 5000; i++)
    {
      const char *currency = currencies[g_test_rand_int_range (0, 6)];
      gint64 value = any_number (), again;
      g_autofree char *money = reg_money_print (value, currency);
      g_autofree char *price = reg_price_print (value, currency);
      g_autofree char *quantity = reg_quantity_print (value);
      g_autofree char *rate = reg_rate_print (value);

      g_assert_true (reg_money_parse (money, currency, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_price_parse (price, currency, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_quantity_parse (quantity, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_rate_parse (rate, &again, NULL));
      g_assert_cmpint (again, ==, value);
    }
}

/* --- for people --------------------------------------------------------------------------- */

/* What is shown to people can be typed by people, in every language and currency. */
static void
test_shown_and_typed (void)
{
  for (int i = 0; i < 20000; i++)
    {
      RegNumberStyle style = reg_number_style_for_language (
          languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))]);
      const char *currency = currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))];
      gint64 value = any_number (), again = 0;
      g_autofree char *money = reg_money_format (value, currency, &style);
      g_autofree char *plain = reg_money_format_plain (value, currency, &style);
      g_autofree char *price = reg_price_format (value, currency, &style);
      g_autofree char *quantity = reg_quantity_format (value, &style);
      g_autofree char *rate = reg_rate_format (value, -1, &style);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_utf8_validate (money, -1, NULL));
      g_assert_true (reg_money_parse_local (money, currency, &style, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_money_parse_local (plain, currency, &style, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_price_parse_local (price, currency, &style, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_quantity_parse_local (quantity, &style, &again, NULL));
      g_assert_cmpint (again, ==, value);
      g_assert_true (reg_rate_parse_local (rate, &style, &again, NULL));
      g_assert_cmpint (again, ==, value);
    }
}

/* Groups of three, or of two and a last one of three in India; nothing but marks is added. */
static void
test_groups (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RegNumberStyle style = reg_number_style_for_language (
          languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))]);
      gint64 value = any_number ();
      g_autofree char *number = reg_decimal_print (ABS (value), 2, 2);
      g_autofree char *grouped = reg_number_style_group (&style, number);
      g_autofree char *back = reg_number_style_normalise (&style, grouped);
      g_auto (GStrv) halves = g_strsplit (grouped, style.decimal, 2);
      g_auto (GStrv) groups = g_strsplit (halves[0], style.group, -1);
      guint n = g_strv_length (groups);

      g_assert_cmpstr (back, ==, number);
      g_assert_cmpstr (halves[1], ==, strchr (number, '.') + 1);
      for (guint g = 0; g < n; g++)
        {
          gsize length = strlen (groups[g]);
          gsize whole = style.indian && g + 1 < n ? 2 : 3;

          if (n == 1)
            break;
          g_assert_cmpuint (length, <=, whole);
          if (g > 0)
            g_assert_cmpuint (length, ==, whole);
        }
    }
}

/* Short amounts never say more than there is by more than half of their last figure. */
static void
test_compact_is_near (void)
{
  static const struct
  {
    const char *unit;
    double factor;
  } units[] = { { "bn", 1e9 }, { "M", 1e6 }, { "k", 1e3 } };
  RegNumberStyle style = reg_number_style_for_language ("en");

  for (int i = 0; i < 5000; i++)
    {
      gint64 any = any_number (), value = ABS (any);
      g_autofree char *text = reg_money_format_compact (value, "EUR", &style);
      g_autofree char *bare = NULL;
      double factor = 1, shown, real = (double)value / 100;

      for (guint u = 0; u < G_N_ELEMENTS (units); u++)
        if (g_str_has_suffix (text, units[u].unit))
          {
            factor = units[u].factor;
            text[strlen (text) - strlen (units[u].unit)] = '\0';
            break;
          }
      bare = reg_number_style_normalise (&style, text);
      shown = g_ascii_strtod (bare, NULL) * factor;
      /* Two figures are shown where there are any: five in a hundred at the worst. */
      g_assert_cmpfloat (ABS (shown - real), <=, MAX (real * 0.051, 1));
    }
}

/* The words of the installed languages; each that is there is tried. */
static void
test_installed_locales (void)
{
  static const char *const names[] = { "C.UTF-8",     "nl_NL.UTF-8", "de_DE.UTF-8",
                                       "ar_EG.UTF-8", "fr_FR.UTF-8", "C" };
  guint n_tried = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RegNumberStyle style;
      gint64 again;

      if (!setlocale (LC_ALL, names[i]))
        continue;
      n_tried++;
      style = reg_number_style_from_locale ();
      g_assert_cmpstr (style.decimal, !=, "");
      g_assert_cmpstr (style.decimal, !=, style.group);
      for (int k = 0; k < 100; k++)
        {
          gint64 value = any_number ();
          g_autofree char *text = reg_money_format (value, "EUR", NULL);
          g_autofree char *same = reg_money_format (value, "EUR", &style);

          g_assert_cmpstr (text, ==, same);
          g_assert_true (reg_money_parse_local (text, "EUR", NULL, &again, NULL));
          g_assert_cmpint (again, ==, value);
        }
    }
  setlocale (LC_ALL, "C");
  g_assert_cmpuint (n_tried, >=, 1);
}

static void
test_currencies (void)
{
  static const struct
  {
    const char *code;
    int digits;
  } rows[] = { { "EUR", 2 }, { "JPY", 0 }, { "KWD", 3 }, { "BHD", 3 },
               { "CLP", 0 }, { "USD", 2 }, { "ISK", 0 }, { "TND", 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 one = 1, minor;

      g_assert_cmpint (reg_currency_digits (rows[i].code), ==, rows[i].digits);
      for (int d = 0; d < rows[i].digits; d++)
        one *= 10;
      g_assert_true (reg_money_parse ("1", rows[i].code, &minor, NULL));
      g_assert_cmpint (minor, ==, one);
      g_assert_cmpint (reg_price_from_money (minor), ==, one * 10000);
      g_assert_cmpint (reg_price_to_money (reg_price_from_money (minor)), ==, minor);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/numbers/rounding", test_rounding);
  g_test_add_func ("/numbers/narrow", test_narrow);
  g_test_add_func ("/numbers/decimals-there-and-back", test_decimals_there_and_back);
  g_test_add_func ("/numbers/garbage-is-refused", test_garbage_is_refused);
  g_test_add_func ("/numbers/kinds-there-and-back", test_kinds_there_and_back);
  g_test_add_func ("/numbers/shown-and-typed", test_shown_and_typed);
  g_test_add_func ("/numbers/groups", test_groups);
  g_test_add_func ("/numbers/compact-is-near", test_compact_is_near);
  g_test_add_func ("/numbers/installed-locales", test_installed_locales);
  g_test_add_func ("/numbers/currencies", test_currencies);
  return g_test_run ();
}
