/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-country.h"
#include "core/reg-phone.h"

#include <string.h>

/* Every country's numbers in every notation are one number. What is tried is different each time;
 * --seed repeats it. */

/* Eight digits that no trunk prefix begins, as are possible nearly everywhere. */
static char *
any_number (void)
{
  return g_strdup_printf ("%d%07d", g_test_rand_int_range (2, 8),
                          g_test_rand_int_range (0, 10000000));
}

/* The same digits as people write them. */
static char *
spread (const char *digits)
{
  static const char *const marks[] = { " ", "-", ".", " / ", "\302\240", "\342\200\211", "" };
  GString *text = g_string_new (NULL);

  for (const char *p = digits; *p != '\0'; p++)
    {
      if (p > digits && g_test_rand_int_range (0, 3) == 0)
        g_string_append (text, marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))]);
      g_string_append_c (text, *p);
    }
  return g_string_free_and_steal (text);
}

static void
assert_number (const char *text, const char *home, guint code, const char *number)
{
  RegPhone phone;

  g_test_message ("%s from %s", text, home ? home : "nowhere");
  g_assert_true (reg_phone_parse (text, home, &phone));
  g_assert_cmpuint (phone.calling_code, ==, code);
  g_assert_cmpstr (phone.number, ==, number);
  g_assert_cmpstr (phone.extension, ==, "");
}

static void
test_every_country (void)
{
  gsize n;
  const RegCountry *countries = reg_country_get_all (&n);

  for (gsize i = 0; i < n; i++)
    {
      const RegCountry *country = &countries[i];
      g_autofree char *number = any_number ();
      g_autofree char *spaced = spread (number);
      g_autofree char *plus = g_strdup_printf ("+%u %s", country->calling_code, spaced);
      g_autofree char *uri_text = g_strdup_printf ("tel:+%u-%s", country->calling_code, number);
      g_autofree char *uri = reg_phone_to_uri (plus, NULL);
      g_autofree char *expected = g_strdup_printf ("tel:+%u%s", country->calling_code, number);
      g_autofree char *again = NULL;

      /* With its country code it is the same from everywhere. */
      assert_number (plus, NULL, country->calling_code, number);
      assert_number (plus, country->code, country->calling_code, number);
      assert_number (plus, "NL", country->calling_code, number);
      assert_number (plus, "US", country->calling_code, number);
      assert_number (uri_text, "DE", country->calling_code, number);
      /* Dialled at home, without a trunk prefix. */
      assert_number (spaced, country->code, country->calling_code, number);
      g_assert_cmpstr (uri, ==, expected);
      again = reg_phone_to_uri (uri, "JP");
      g_assert_cmpstr (again, ==, uri);
      g_assert_true (reg_phone_looks_like_number (plus));
    }
}

/* Where a zero is dialled in front, it is no part of the number, at home or behind the code. */
static void
test_the_zero_in_front (void)
{
  gsize n, n_tried = 0;
  const RegCountry *countries = reg_country_get_all (&n);

  for (gsize i = 0; i < n; i++)
    {
      const RegCountry *country = &countries[i];
      g_autofree char *number = any_number ();
      g_autofree char *trunk = g_strconcat ("0", number, NULL);
      g_autofree char *bracket = g_strdup_printf ("+%u (0)%s", country->calling_code, number);

      if (strcmp (country->trunk_prefix, "0") != 0)
        continue;
      n_tried++;
      assert_number (trunk, country->code, country->calling_code, number);
      assert_number (bracket, NULL, country->calling_code, number);
    }
  g_assert_cmpuint (n_tried, >, 60);
}

static void
test_dialled_abroad (void)
{
  static const struct
  {
    const char *text, *home;
    guint code;
    const char *number;
  } rows[] = {
    { "0049 30 1234567", "NL", 49, "301234567" },
    { "011 49 30 1234567", "US", 49, "301234567" },
    { "0011 49 30 1234567", "AU", 49, "301234567" },
    { "010 49 30 1234567", "JP", 49, "301234567" },
    { "001 49 30 1234567", "TH", 49, "301234567" },
    { "810 49 30 1234567", "RU", 49, "301234567" },
    { "990 49 30 1234567", "FI", 49, "301234567" },
    { "00 1 212 555 0177", "DE", 1, "2125550177" },
    { "1 212 555 0177", "US", 1, "2125550177" },
    { "8 495 123 45 67", "RU", 7, "4951234567" },
    { "8 029 123 45 67", "BY", 375, "291234567" },
    { "+52 1 55 1234 5678", "MX", 52, "5512345678" },
    { "01 55 1234 5678", "MX", 52, "5512345678" },
    { "044 55 1234 5678", "MX", 52, "5512345678" },
    { "06 1234 5678", "HU", 36, "12345678" },
    { "+390612345678", "NL", 39, "0612345678" },
    { "+٤٩ ٣٠ ١٢٣٤٥٦٧", NULL, 49, "301234567" },
    { "＋81 3 1234 5678", NULL, 81, "312345678" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_number (rows[i].text, rows[i].home, rows[i].code, rows[i].number);
}

static void
test_extensions (void)
{
  static const char *const rows[][2] = {
    { "020 555 0177 x12", "12" },
    { "020 555 0177 ext. 12", "12" },
    { "020 555 0177 #12", "12" },
    { "020 555 0177;ext=12", "12" },
    { "030 1234567 Durchwahl 89", "89" },
    { "030 1234567 DW 89", "89" },
    { "020 555 0177 toestel 4", "4" },
    { "01 23 45 67 89 poste 33", "33" },
    { "020 555 0177 Extension 123", "123" },
    { "495 123 45 67 доб. 5", "5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegPhone phone;

      g_assert_true (reg_phone_parse (rows[i][0], "NL", &phone));
      g_assert_cmpstr (phone.extension, ==, rows[i][1]);
    }
}

/* Whatever is typed: never more digits than there were, and what is understood is understood again. */
static void
test_anything (void)
{
  static const char alphabet[] = "0123456789+-() ./x#;extZ\t\377\303\251";

  for (int i = 0; i < 20000; i++)
    {
      char text[40];
      int length = g_test_rand_int_range (0, (int)sizeof text);
      RegPhone phone;
      guint n_digits = 0;

      for (int k = 0; k < length; k++)
        text[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[MIN (length, (int)sizeof text - 1)] = '\0';
      for (const char *p = text; *p != '\0'; p++)
        n_digits += g_ascii_isdigit (*p);
      if (!reg_phone_parse (text, "DE", &phone))
        {
          g_assert_cmpstr (phone.number, ==, "");
          continue;
        }
      g_assert_cmpuint (strlen (phone.number) + strlen (phone.extension), <=, n_digits);
      g_assert_cmpuint (strspn (phone.number, "0123456789"), ==, strlen (phone.number));
      g_assert_cmpuint (strspn (phone.extension, "0123456789"), ==, strlen (phone.extension));
      g_assert_cmpuint (strlen (phone.number), >=, 2);
      g_assert_cmpuint (strlen (phone.number), <=, 20);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/phone-properties/every-country", test_every_country);
  g_test_add_func ("/phone-properties/the-zero-in-front", test_the_zero_in_front);
  g_test_add_func ("/phone-properties/dialled-abroad", test_dialled_abroad);
  g_test_add_func ("/phone-properties/extensions", test_extensions);
  g_test_add_func ("/phone-properties/anything", test_anything);
  return g_test_run ();
}
