/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_COUNTRY_MAX_TAX_RATES 4

/**
 * RegCountry:
 * @code: ISO 3166-1 alpha-2
 * @name: English name
 * @calling_code: E.164 country calling code
 * @trunk_prefix: digits dialled before a national number inside the country, "" when none
 * @currency: ISO 4217
 * @language: ISO 639 code of the language most used for business letters
 * @date_format: order and separator of a numeric date, e.g. "d.m.y"
 * @tax_rates_bp: value added or sales taxes in basis points, the standard rate first, 0 ends
 *
 * What the first run proposes for a country. Immutable, lives as long as the program.
 */
typedef struct
{
  char code[3];
  const char *name;
  guint16 calling_code;
  const char *trunk_prefix;
  char currency[4];
  char language[4];
  char date_format[6];
  guint16 tax_rates_bp[REG_COUNTRY_MAX_TAX_RATES];
} RegCountry;

const RegCountry *reg_country_get_all (gsize *n_countries);
const RegCountry *reg_country_lookup (const char *code);
const RegCountry *reg_country_find (const char *name);
const RegCountry *reg_country_for_calling_code (guint calling_code);
gint64 reg_country_get_tax_rate (const RegCountry *country, guint index);
guint reg_country_get_n_tax_rates (const RegCountry *country);

G_END_DECLS
