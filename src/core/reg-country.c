/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-country.h"

#include "core/reg-fold.h"

#include <stdlib.h>
#include <string.h>

static const RegCountry countries[] = {
#define C(code_, name_, calling_, trunk_, currency_, language_, date_, ...)                        \
  { #code_, name_, calling_, trunk_, #currency_, language_, date_, { __VA_ARGS__ } },
#include "core/reg-country-table.h"
#undef C
};

typedef struct
{
  char code[3];
  const char *names; /* separated by | */
} Aliases;

static const Aliases aliases[] = {
#define A(code_, names_) { #code_, names_ },
#include "core/reg-country-aliases.h"
#undef A
};

/* Where several countries share a calling code: the one that a number without further knowledge
 * is most likely from. */
static const char *const first_of_shared_code[] = { "AU", "CW", "FI", "GB", "GP", "IT", "MA",
                                                    "NF", "NO", "NZ", "RE", "RU", "US" };

static void
add_name (GHashTable *table, const char *name, gsize length, const RegCountry *country)
{
  g_autofree char *part = g_strndup (name, length);
  g_auto (GStrv) words = reg_fold_tokens (part);
  g_autofree char *key = g_strjoinv ("", words);

  if (*key != '\0' && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, g_steal_pointer (&key), (gpointer)country);
}

static GHashTable *
name_table (void)
{
  static GHashTable *table;

  if (g_once_init_enter_pointer (&table))
    {
      GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
        {
          add_name (names, countries[i].code, 2, &countries[i]);
          add_name (names, countries[i].name, strlen (countries[i].name), &countries[i]);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
        {
          const RegCountry *country = reg_country_lookup (aliases[i].code);
          const char *p = aliases[i].names;

          while (*p != '\0')
            {
              gsize length = strcspn (p, "|");

              add_name (names, p, length, country);
              p += length + (p[length] == '|' ? 1 : 0);
            }
        }
      g_once_init_leave_pointer (&table, names);
    }
  return table;
}

static int
compare_code (const void *key, const void *member)
{
  return g_ascii_strcasecmp (key, ((const RegCountry *)member)->code);
}

/**
 * reg_country_get_all:
 * @n_countries: (out): number of countries
 *
 * Returns: (transfer none): all countries, sorted by code. Any thread.
 */
const RegCountry *
reg_country_get_all (gsize *n_countries)
{
  *n_countries = G_N_ELEMENTS (countries);
  return countries;
}

/**
 * reg_country_lookup:
 * @code: (nullable): ISO 3166-1 alpha-2, in capitals or not
 *
 * Returns: (transfer none) (nullable): the country, or %NULL. Any thread.
 */
const RegCountry *
reg_country_lookup (const char *code)
{
  if (code == NULL || strlen (code) != 2)
    return NULL;
  return bsearch (code, countries, G_N_ELEMENTS (countries), sizeof countries[0], compare_code);
}

/**
 * reg_country_find:
 * @name: (nullable): a country as it stands in somebody's list: a code, a name in one of many
 *   languages, an abbreviation ("USA", "Deutschland", "U.K.", "México")
 *
 * Returns: (transfer none) (nullable): the country, %NULL when the name is not known. Any thread.
 */
const RegCountry *
reg_country_find (const char *name)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *key = NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  words = reg_fold_tokens (name);
  key = g_strjoinv ("", words);
  return g_hash_table_lookup (name_table (), key);
}

/* No calling code has more than three figures. */
#define N_CALLING_CODES 1000

static const RegCountry **
calling_code_table (void)
{
  static const RegCountry **table;

  if (g_once_init_enter_pointer (&table))
    {
      const RegCountry **made = g_new0 (const RegCountry *, N_CALLING_CODES);

      for (gsize i = G_N_ELEMENTS (countries); i-- > 0;)
        if (countries[i].calling_code < N_CALLING_CODES)
          made[countries[i].calling_code] = &countries[i];
      for (gsize i = 0; i < G_N_ELEMENTS (first_of_shared_code); i++)
        {
          const RegCountry *country = reg_country_lookup (first_of_shared_code[i]);
          made[country->calling_code] = country;
        }
      g_once_init_leave_pointer (&table, made);
    }
  return table;
}

/**
 * reg_country_for_calling_code:
 * @calling_code: E.164 country calling code
 *
 * Returns: (transfer none) (nullable): the country; of several that share the code, the largest
 */
const RegCountry *
reg_country_for_calling_code (guint calling_code)
{
  return calling_code < N_CALLING_CODES ? calling_code_table ()[calling_code] : NULL;
}

/**
 * reg_country_get_n_tax_rates:
 * @country: a country
 *
 * Returns: how many rates above zero the country has, 0 where there is no such tax or where it
 *   differs by state
 */
guint
reg_country_get_n_tax_rates (const RegCountry *country)
{
  guint n = 0;

  while (n < REG_COUNTRY_MAX_TAX_RATES && country->tax_rates_bp[n] != 0)
    n++;
  return n;
}

/**
 * reg_country_get_tax_rate:
 * @country: a country
 * @index: 0 for the standard rate, then the reduced ones, highest first
 *
 * Returns: the rate in ppm, 0 past the last one
 */
gint64
reg_country_get_tax_rate (const RegCountry *country, guint index)
{
  return index < REG_COUNTRY_MAX_TAX_RATES ? country->tax_rates_bp[index] * G_GINT64_CONSTANT (100)
                                           : 0;
}
