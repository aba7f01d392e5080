/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-country.h"

#include <string.h>

static void
assert_found (const char *name, const char *code)
{
  const RegCountry *country = reg_country_find (name);

  g_test_message ("%s", name);
  g_assert_nonnull (country);
  g_assert_cmpstr (country->code, ==, code);
}

static void
test_names (void)
{
  assert_found ("USA", "US");
  assert_found ("U.S.A.", "US");
  assert_found ("United States of America", "US");
  assert_found ("UK", "GB");
  assert_found ("U. K.", "GB");
  assert_found ("England", "GB");
  assert_found ("Germany", "DE");
  assert_found ("DEUTSCHLAND", "DE");
  assert_found ("Allemagne", "DE");
  assert_found ("México", "MX");
  assert_found ("mexico", "MX");
  assert_found ("Côte d'Ivoire", "CI");
  assert_found ("Österreich", "AT");
  assert_found ("the netherlands", "NL");
  assert_found ("España", "ES");
  assert_found ("Россия", "RU");
  assert_found ("日本", "JP");
  assert_found ("Türkiye", "TR");
  assert_found ("Turkey", "TR");
  assert_found ("nl", "NL");
  assert_found (" CH ", "CH");
  assert_found ("Cape Verde", "CV");
  g_assert_null (reg_country_find ("Atlantis"));
  g_assert_null (reg_country_find (""));
  g_assert_null (reg_country_find ("..."));
  g_assert_null (reg_country_find (NULL));
}

static void
test_lookup (void)
{
  g_assert_cmpstr (reg_country_lookup ("nl")->name, ==, "Netherlands");
  g_assert_null (reg_country_lookup ("NLD"));
  g_assert_null (reg_country_lookup ("ZZ"));
  g_assert_null (reg_country_lookup (NULL));
}

/* The table is written by hand: every row must hold together. */
static void
test_table (void)
{
  gsize n;
  const RegCountry *countries = reg_country_get_all (&n);

  g_assert_cmpuint (n, >=, 240);
  for (gsize i = 0; i < n; i++)
    {
      const RegCountry *country = &countries[i];

      g_test_message ("%s", country->code);
      if (i > 0)
        g_assert_cmpstr (countries[i - 1].code, <, country->code);
      g_assert_true (reg_country_lookup (country->code) == country);
      g_assert_true (reg_country_find (country->name) == country);
      g_assert_true (g_utf8_validate (country->name, -1, NULL));
      g_assert_cmpuint (strlen (country->currency), ==, 3);
      g_assert_cmpuint (strlen (country->language), ==, 2);
      g_assert_cmpuint (country->calling_code, >, 0);
      g_assert_cmpuint (strlen (country->date_format), ==, 5);
      g_assert_nonnull (strchr (country->date_format, 'd'));
      g_assert_nonnull (strchr (country->date_format, 'm'));
      g_assert_nonnull (strchr (country->date_format, 'y'));
      for (guint r = 1; r < reg_country_get_n_tax_rates (country); r++)
        g_assert_cmpint (reg_country_get_tax_rate (country, r), <,
                         reg_country_get_tax_rate (country, r - 1));
      g_assert_nonnull (reg_country_for_calling_code (country->calling_code));
    }
}

/* No calling code may begin another: the parser of numbers relies on it. */
static void
test_calling_codes (void)
{
  gsize n;
  const RegCountry *countries = reg_country_get_all (&n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        guint a = countries[i].calling_code, b = countries[j].calling_code;

        if (a != b)
          {
            g_assert_cmpuint (a, !=, b / 10);
            g_assert_cmpuint (a, !=, b / 100);
          }
      }
  g_assert_cmpstr (reg_country_for_calling_code (1)->code, ==, "US");
  g_assert_cmpstr (reg_country_for_calling_code (44)->code, ==, "GB");
  g_assert_cmpstr (reg_country_for_calling_code (31)->code, ==, "NL");
  g_assert_null (reg_country_for_calling_code (999));
}

static void
test_taxes (void)
{
  const RegCountry *country = reg_country_lookup ("NL");

  g_assert_cmpint (reg_country_get_tax_rate (country, 0), ==, 210000);
  g_assert_cmpint (reg_country_get_tax_rate (country, 7), ==, 0);
  g_assert_cmpuint (reg_country_get_n_tax_rates (country), ==, 2);
  country = reg_country_lookup ("US");
  g_assert_cmpuint (reg_country_get_n_tax_rates (country), ==, 0);
  country = reg_country_lookup ("DK");
  g_assert_cmpint (reg_country_get_tax_rate (country, 0), ==, 250000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/lookup", test_lookup);
  g_test_add_func ("/country/table", test_table);
  g_test_add_func ("/country/calling-codes", test_calling_codes);
  g_test_add_func ("/country/taxes", test_taxes);
  return g_test_run ();
}
