/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-phone.h"

#include "core/reg-country.h"

#include <string.h>

/* What may stand between a number and its extension, besides "x" and "#". */
static const char *const extension_words[] = { "extension", "ext", "durchwahl", "dw",
                                               "toestel",   "tst", "poste",     "interno",
                                               "anexo",     "доб" };

/* International prefixes other than 00. */
static const struct
{
  char country[3];
  const char *prefix;
} exit_codes[] = {
  { "AU", "0011" }, { "HK", "001" }, { "JP", "010" }, { "KH", "001" }, { "KR", "00700" },
  { "KR", "001" },  { "KR", "002" }, { "RU", "810" }, { "KZ", "810" }, { "BY", "810" },
  { "SG", "001" },  { "TH", "001" }, { "TW", "002" }, { "KE", "000" }, { "TZ", "000" },
  { "UG", "000" },  { "ID", "001" }, { "NG", "009" }, { "CU", "119" }, { "FI", "990" },
};

static int
digit_of (const char *p)
{
  if ((guchar)*p < 0x80)
    return g_ascii_isdigit (*p) ? *p - '0' : -1;
  return g_unichar_digit_value (g_utf8_get_char (p));
}

/* Appends the digits of [start, end) up to the size of the buffer; FALSE when they do not fit. */
static gboolean
collect_digits (const char *start, const char *end, char *out, gsize size)
{
  gsize n = strlen (out);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      int digit = digit_of (p);

      if (digit < 0)
        continue;
      if (n + 1 >= size)
        return FALSE;
      out[n++] = (char)('0' + digit);
      out[n] = '\0';
    }
  return TRUE;
}

static guint
count_digits (const char *start, const char *end)
{
  guint n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (digit_of (p) >= 0)
      n++;
  return n;
}

/* Where the number ends and what announces its extension begins. */
static const char *
find_extension (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == ';')
        return p;
      if ((*p == 'x' || *p == 'X' || *p == '#') && count_digits (text, p) >= 4)
        return p;
      if (!g_unichar_isalpha (g_utf8_get_char (p)) || count_digits (text, p) < 4)
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (extension_words); i++)
        {
          g_autofree char *folded = g_utf8_strdown (p, (gssize)MIN (strlen (p), 24));

          if (g_str_has_prefix (folded, extension_words[i]))
            return p;
        }
    }
  return text + strlen (text);
}

/* Country codes are prefix-free: the first that fits is the one. */
static guint
take_calling_code (const char *digits)
{
  guint code = 0;

  for (guint n = 0; n < 3 && digits[n] != '\0'; n++)
    {
      code = code * 10 + (guint)(digits[n] - '0');
      if (code != 0 && reg_country_for_calling_code (code) != NULL)
        return code;
    }
  return 0;
}

static guint
number_of_figures (guint code)
{
  return code >= 100 ? 3 : code >= 10 ? 2 : 1;
}

static gsize
exit_code_length (const char *digits, const RegCountry *home)
{
  if (home != NULL && home->calling_code == 1)
    return g_str_has_prefix (digits, "011") ? 3 : 0;
  for (gsize i = 0; home != NULL && i < G_N_ELEMENTS (exit_codes); i++)
    if (strcmp (exit_codes[i].country, home->code) == 0
        && g_str_has_prefix (digits, exit_codes[i].prefix))
      return strlen (exit_codes[i].prefix);
  return g_str_has_prefix (digits, "00") ? 2 : 0;
}

/* A national number as dialled at home, or as written behind a country code by people who leave
 * the trunk zero in: "+31 (0)20 …". */
static const char *
without_trunk_prefix (const char *digits, const RegCountry *country)
{
  const char *trunk;

  if (country == NULL)
    return digits;
  trunk = country->trunk_prefix;
  if (*trunk == '\0')
    return digits;
  /* All numbers are of one length in North America; of others the 1 may be a part. */
  if (country->calling_code == 1 && strlen (digits) != 11)
    return digits;
  /* Real numbers begin with 8 in the countries where it is the trunk prefix. */
  if (strcmp (trunk, "8") == 0)
    {
      gsize full = country->calling_code == 7 ? 11 : country->calling_code == 375 ? 10 : 9;

      if (*digits == '8' && strlen (digits) >= full)
        digits++;
      if (country->calling_code == 375 && *digits == '0')
        digits++;
      return digits;
    }
  if (strcmp (trunk, "01") == 0)
    {
      if (strlen (digits) == 12 && g_str_has_prefix (digits, "01"))
        return digits + 2;
      if (strlen (digits) == 13
          && (g_str_has_prefix (digits, "044") || g_str_has_prefix (digits, "045")))
        return digits + 3;
      /* The mobile 1 that used to follow +52. */
      return strlen (digits) == 11 && *digits == '1' ? digits + 1 : digits;
    }
  if (g_str_has_prefix (digits, trunk) && digits[strlen (trunk)] != '\0')
    return digits + strlen (trunk);
  return digits;
}

static gboolean
is_separator (gunichar c)
{
  if (c < 0x80)
    return strchr (" -./()+", (int)c) != NULL;
  return c == 0xa0 || c == 0x2009 || c == 0x202f || c == 0x2011 || c == 0x2013 || c == 0xff0b;
}

/**
 * reg_phone_parse:
 * @text: a number in any notation: "+31 20 555 01 77", "0031-20…", "(0)20", "030-0074321",
 *   "tel:+49-30-123", "(171) 555-7788 x12"
 * @country: (nullable): ISO 3166 code of the country it is dialled from when it has no country
 *   code of its own
 * @phone: (out caller-allocates): the parts
 *
 * Takes a telephone number apart. Letters used as digits are not understood. Any thread.
 *
 * Returns: %FALSE when there are fewer than two or more than 20 digits; @phone is empty then
 */
gboolean
reg_phone_parse (const char *text, const char *country, RegPhone *phone)
{
  const RegCountry *home = reg_country_lookup (country);
  char all[32] = "";
  const char *digits = all, *end;
  gboolean international;
  g_autofree char *valid = NULL;

  memset (phone, 0, sizeof *phone);
  if (text == NULL)
    return FALSE;
  valid = g_utf8_make_valid (text, (gssize)MIN (strlen (text), 200));
  text = valid;
  while (*text != '\0' && *text != '+' && digit_of (text) < 0 && g_utf8_get_char (text) != 0xff0b)
    text = g_utf8_next_char (text);
  end = find_extension (text);
  if (!collect_digits (text, end, all, sizeof all) || strlen (all) > 20)
    return FALSE;
  if (*end != '\0' && !collect_digits (end, end + strlen (end), phone->extension, 12))
    phone->extension[0] = '\0';
  international = *text == '+' || g_utf8_get_char (text) == 0xff0b;
  if (!international)
    {
      gsize exit_length = exit_code_length (all, home);

      if (exit_length > 0 && strlen (all) > exit_length + 4
          && take_calling_code (all + exit_length) != 0)
        {
          digits += exit_length;
          international = TRUE;
        }
    }
  if (international && take_calling_code (digits) != 0)
    {
      phone->calling_code = take_calling_code (digits);
      digits += number_of_figures (phone->calling_code);
      if (home == NULL || home->calling_code != phone->calling_code)
        home = reg_country_for_calling_code (phone->calling_code);
    }
  else if (home != NULL)
    phone->calling_code = home->calling_code;
  digits = without_trunk_prefix (digits, home);
  if (strlen (digits) < 2)
    {
      memset (phone, 0, sizeof *phone);
      return FALSE;
    }
  g_strlcpy (phone->number, digits, sizeof phone->number);
  return TRUE;
}

/**
 * reg_phone_national_number:
 * @text: (nullable): a number in any notation
 * @country: (nullable): ISO 3166 code of the country assumed when the number has none
 *
 * The form under which a number is stored for search.
 *
 * Returns: (transfer full): digits without country code, trunk prefix and extension; "" when
 *   @text is no telephone number
 */
char *
reg_phone_national_number (const char *text, const char *country)
{
  RegPhone phone;

  reg_phone_parse (text, country, &phone);
  return g_strdup (phone.number);
}

/**
 * reg_phone_to_uri:
 * @text: a number in any notation
 * @country: (nullable): ISO 3166 code of the country assumed when the number has none
 *
 * Returns: (transfer full) (nullable): an RFC 3966 address to hand to a telephone, global where
 *   the country is known; %NULL when @text is no number
 */
char *
reg_phone_to_uri (const char *text, const char *country)
{
  RegPhone phone;
  GString *uri;

  if (!reg_phone_parse (text, country, &phone))
    return NULL;
  uri = g_string_new ("tel:");
  if (phone.calling_code != 0)
    g_string_append_printf (uri, "+%u", phone.calling_code);
  g_string_append (uri, phone.number);
  if (phone.extension[0] != '\0')
    g_string_append_printf (uri, ";ext=%s", phone.extension);
  return g_string_free_and_steal (uri);
}

/**
 * reg_phone_looks_like_number:
 * @text: (nullable): what was typed into the search field
 *
 * Returns: whether it can only be (the beginning of) a telephone number: at least three digits
 *   and nothing that does not stand in numbers
 */
gboolean
reg_phone_looks_like_number (const char *text)
{
  guint n_digits = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (g_ascii_strncasecmp (text, "tel:", 4) == 0)
    text += 4;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (digit_of (p) >= 0)
        n_digits++;
      else if (!is_separator (c) || (c == '+' && n_digits > 0))
        return FALSE;
    }
  return n_digits >= 3;
}
