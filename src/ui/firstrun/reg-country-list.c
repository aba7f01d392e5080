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

/**
 * reg_country_list_attach:
 * @row: a row to choose a country in
 *
 * Fills the row with all countries; typing finds one by any part of its name.
 */
void
reg_country_list_attach (AdwComboRow *row)
{
  gsize n_countries;
  const RegCountry *countries = reg_country_get_all (&n_countries);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name = NULL;

  for (gsize i = 0; i < n_countries; i++)
    gtk_string_list_append (names, countries[i].name);
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
  gsize n_countries;
  const RegCountry *countries = reg_country_get_all (&n_countries);

  for (gsize i = 0; i < n_countries; i++)
    if (g_strcmp0 (countries[i].code, code) == 0)
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
  gsize n_countries;
  const RegCountry *countries = reg_country_get_all (&n_countries);
  guint selected = adw_combo_row_get_selected (row);

  return selected < n_countries ? &countries[selected] : NULL;
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

/**
 * reg_country_describe_amounts:
 *
 * Returns: (transfer full): its currency and an amount as it is written there
 */
char *
reg_country_describe_amounts (const RegCountry *country)
{
  RegNumberStyle style = get_style (country);
  gint64 minor = 1234;
  g_autofree char *amount = NULL;

  for (int digits = reg_currency_digits (country->currency); digits > 0; digits--)
    minor = minor * 10 + 5;
  amount = reg_money_format (minor, country->currency, &style);
  /* Translators: the currency's three letters, then an amount: "EUR, written 1.234,50 €" */
  return g_strdup_printf (_ ("%s, written %s"), country->currency, amount);
}

/**
 * reg_country_describe_taxes:
 *
 * Returns: (transfer full): its rates of tax
 */
char *
reg_country_describe_taxes (const RegCountry *country)
{
  RegNumberStyle style = get_style (country);
  GString *text = g_string_new (NULL);
  guint n_rates = reg_country_get_n_tax_rates (country);

  for (guint i = 0; i < n_rates; i++)
    {
      g_autofree char *rate
          = reg_rate_format (reg_country_get_tax_rate (country, i), -1, &style);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", rate);
    }
  if (n_rates == 0)
    g_string_append (text, _ ("None yet; you can add your own later"));
  return g_string_free_and_steal (text);
}

/**
 * reg_country_describe_dates:
 *
 * Returns: (transfer full): a day as it is written there
 */
char *
reg_country_describe_dates (const RegCountry *country)
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
