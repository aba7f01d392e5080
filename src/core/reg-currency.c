/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-currency.h"

#include <string.h>

/* ISO 4217 list one as of January 2026, funds included, metals and test codes left out; then the
 * codes that left the list in the last years and still stand in old books. */
static const struct
{
  int digits;
  const char *codes;
} currency_lists[] = {
  { 2,
    "EUR USD GBP CHF "
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHE CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GTQ "
    "GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TOP TRY TTD TWD TZS UAH USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG "
    "ANG BGN CUC HRK SLL ZWL" },
  { 0, "JPY KRW BIF CLP DJF GNF ISK KMF PYG RWF UGX UYI VND VUV XAF XOF XPF" },
  { 3, "BHD IQD JOD KWD LYD OMR TND" },
  { 4, "CLF UYW" },
};

static const struct
{
  const char *code;
  const char *symbol;
} currency_symbols[] = {
  { "AMD", "֏" },   { "AUD", "A$" },  { "AZN", "₼" }, { "BDT", "৳" },   { "BRL", "R$" },
  { "CAD", "CA$" }, { "CNY", "CN¥" }, { "CRC", "₡" }, { "CZK", "Kč" },  { "DKK", "kr" },
  { "EUR", "€" },   { "GBP", "£" },   { "GEL", "₾" }, { "GHS", "₵" },   { "HKD", "HK$" },
  { "HUF", "Ft" },  { "IDR", "Rp" },  { "ILS", "₪" }, { "INR", "₹" },   { "ISK", "kr" },
  { "JPY", "¥" },   { "KHR", "៛" },   { "KRW", "₩" }, { "KZT", "₸" },   { "LAK", "₭" },
  { "MNT", "₮" },   { "MXN", "MX$" }, { "NGN", "₦" }, { "NOK", "kr" },  { "NZD", "NZ$" },
  { "PHP", "₱" },   { "PLN", "zł" },  { "PYG", "₲" }, { "RON", "lei" }, { "RUB", "₽" },
  { "SEK", "kr" },  { "SGD", "S$" },  { "THB", "฿" }, { "TRY", "₺" },   { "TWD", "NT$" },
  { "UAH", "₴" },   { "USD", "$" },   { "VND", "₫" }, { "ZAR", "R" },
};

static gboolean
list_has (const char *codes, const char *currency)
{
  for (const char *code = codes; *code != '\0'; code += code[3] == ' ' ? 4 : 3)
    {
      if (memcmp (code, currency, 3) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * reg_currency_digits:
 * @currency: (nullable): an ISO 4217 code in capitals
 *
 * Returns: how many decimals the minor unit has (0, 2, 3 or 4), or -1 when the code is unknown
 */
int
reg_currency_digits (const char *currency)
{
  if (currency == NULL || strlen (currency) != 3)
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (currency_lists); i++)
    {
      if (list_has (currency_lists[i].codes, currency))
        return currency_lists[i].digits;
    }
  return -1;
}

/**
 * reg_currency_is_known:
 * @currency: (nullable): a code
 *
 * Returns: whether @currency is an ISO 4217 code, in capitals, that money can be kept in
 */
gboolean
reg_currency_is_known (const char *currency)
{
  return reg_currency_digits (currency) >= 0;
}

/**
 * reg_currency_symbol:
 * @currency: an ISO 4217 code
 *
 * Symbols that several countries share are told apart where they would mislead ("CA$").
 *
 * Returns: (transfer none): the sign people write, or @currency itself where there is none
 */
const char *
reg_currency_symbol (const char *currency)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currency_symbols); i++)
    {
      if (g_strcmp0 (currency_symbols[i].code, currency) == 0)
        return currency_symbols[i].symbol;
    }
  return currency != NULL ? currency : "";
}
