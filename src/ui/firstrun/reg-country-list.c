/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/firstrun/reg-country-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-currency.h"
#include "core/reg-date.h"
#include "core/reg-money-format.h"

/* --- the list --------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RegCountry *const *first = a;
  const RegCountry *const *second = b;

  return g_utf8_collate ((*first)->name, (*second)->name);
}

/**
 * reg_country_list_attach:
 * @row: a row to choose a country in
 *
 * Fills the row with all countries by name; typing finds one by any part of it.
 */
void
reg_country_list_attach (AdwComboRow *row)
{
  gsize n_countries;
  const RegCountry *countries = reg_country_get_all (&n_countries);
  GPtrArray *sorted = g_ptr_array_sized_new (n_countries);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name = NULL;

  for (gsize i = 0; i < n_countries; i++)
    g_ptr_array_add (sorted, (gpointer)&countries[i]);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    gtk_string_list_append (names, ((const RegCountry *)g_ptr_array_index (sorted, i))->name);
  g_object_set_data_full (G_OBJECT (row), "reg-countries", sorted,
                          (GDestroyNotify)g_ptr_array_unref);
  name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_expression (row, name);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (row, TRUE);
}

/**
 * reg_country_list_select:
 * @code: (nullable): two letters; an unknown one changes nothing
 */
void
reg_country_list_select (AdwComboRow *row, const char *code)
{
  GPtrArray *sorted = g_object_get_data (G_OBJECT (row), "reg-countries");

  for (guint i = 0; i < sorted->len; i++)
    if (g_strcmp0 (((const RegCountry *)g_ptr_array_index (sorted, i))->code, code) == 0)
      adw_combo_row_set_selected (row, i);
}

/**
 * reg_country_list_get:
 *
 * Returns: (transfer none) (nullable): the country that is chosen
 */
const RegCountry *
reg_country_list_get (AdwComboRow *row)
{
  GPtrArray *sorted = g_object_get_data (G_OBJECT (row), "reg-countries");
  guint selected = adw_combo_row_get_selected (row);

  return sorted != NULL && selected < sorted->len ? g_ptr_array_index (sorted, selected) : NULL;
}

/**
 * reg_country_list_guess:
 *
 * Returns: (transfer none): two letters of the country this computer is set up for
 */
const char *
reg_country_list_guess (void)
{
  const char *const *languages = g_get_language_names_with_category ("LC_MONETARY");

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *territory = strchr (languages[i], '_');
      char code[3] = "";
      const RegCountry *country;

      if (territory == NULL || strlen (territory) < 3)
        continue;
      g_strlcpy (code, territory + 1, sizeof code);
      country = reg_country_lookup (code);
      if (country != NULL)
        return country->code;
    }
  return "US";
}

/* --- what a country brings -------------------------------------------------------------- */

static RegNumberStyle
get_style (const RegCountry *country)
{
  g_autofree char *tag = g_strdup_printf ("%s_%s", country->language, country->code);

  return reg_number_style_for_language (tag);
}

static char *
describe_amount (const RegCountry *country, const RegNumberStyle *style)
{
  gint64 minor = 1234;

  for (int digits = reg_currency_digits (country->currency); digits > 0; digits--)
    minor = minor * 10 + 5;
  return reg_money_format (minor, country->currency, style);
}

static char *
describe_taxes (const RegCountry *country, const RegNumberStyle *style)
{
  GString *text = g_string_new (NULL);
  guint n_rates = reg_country_get_n_tax_rates (country);

  for (guint i = 0; i < n_rates; i++)
    {
      g_autofree char *rate = reg_rate_format (reg_country_get_tax_rate (country, i), -1, style);

      /* Translators: between the rates of tax of a country: "21 %, 9 %" */
      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", rate);
    }
  return g_string_free_and_steal (text);
}

static char *
describe_today (const RegCountry *country)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GString *text = g_string_new (NULL);

  for (const char *p = country->date_format; *p != '\0'; p++)
    switch (*p)
      {
      case 'd':
        g_string_append_printf (text, "%02d", g_date_time_get_day_of_month (now));
        break;
      case 'm':
        g_string_append_printf (text, "%02d", g_date_time_get_month (now));
        break;
      case 'y':
        g_string_append_printf (text, "%d", g_date_time_get_year (now));
        break;
      default:
        g_string_append_c (text, *p);
      }
  return g_string_free_and_steal (text);
}

/**
 * reg_country_describe:
 *
 * Returns: (transfer full): in words, what choosing a country sets: its currency, taxes and dates
 */
char *
reg_country_describe (const RegCountry *country)
{
  RegNumberStyle style = get_style (country);
  g_autofree char *amount = describe_amount (country, &style);
  g_autofree char *taxes = describe_taxes (country, &style);
  g_autofree char *today = describe_today (country);

  if (*taxes == '\0')
    /* Translators: three letters of a currency, an amount written in it, and today's date: "USD,
     * written $1,234.55 · no taxes yet · today is 11/22/2026" */
    return g_strdup_printf (_ ("%s, written %s · no taxes yet · today is %s"), country->currency,
                            amount, today);
  /* Translators: three letters of a currency, an amount written in it, rates of tax, and today's
   * date: "EUR, written 1.234,55 € · taxes 21 %, 9 % · today is 22-11-2026" */
  return g_strdup_printf (_ ("%s, written %s · taxes %s · today is %s"), country->currency, amount,
                          taxes, today);
}
