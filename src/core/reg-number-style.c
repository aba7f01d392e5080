/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-number-style.h"

#include <limits.h>
#include <locale.h>
#include <string.h>

#define NBSP "\302\240"
#define NARROW_NBSP "\342\200\257"
#define MINUS "\342\210\222"
#define LRM "\342\200\216"

/* After the conventions of CLDR, for documents in the customer's language: they must come out the
 * same on a machine that lacks that locale. A country entry stands before its language. */
static const struct
{
  const char *language;
  const char *decimal;
  const char *group;
  gboolean symbol_first;
  gboolean symbol_apart;
} known_styles[] = {
  { "de_AT", ",", NBSP, TRUE, TRUE },      { "de_CH", ".", "’", TRUE, TRUE },
  { "de_LI", ".", "’", TRUE, TRUE },       { "en_ZA", ",", NBSP, TRUE, FALSE },
  { "en_AU", ".", ",", TRUE, FALSE },      { "en_CA", ".", ",", TRUE, FALSE },
  { "en_GB", ".", ",", TRUE, FALSE },      { "en_IE", ".", ",", TRUE, FALSE },
  { "en_IN", ".", ",", TRUE, FALSE },      { "en_NZ", ".", ",", TRUE, FALSE },
  { "en_US", ".", ",", TRUE, FALSE },      { "es_MX", ".", ",", TRUE, FALSE },
  { "es_US", ".", ",", TRUE, FALSE },      { "fr_CH", ",", NARROW_NBSP, FALSE, TRUE },
  { "it_CH", ".", "’", TRUE, TRUE },       { "pt_BR", ",", ".", TRUE, TRUE },
  { "ar", ".", ",", FALSE, TRUE },         { "bg", ",", NBSP, FALSE, TRUE },
  { "cs", ",", NBSP, FALSE, TRUE },        { "da", ",", ".", FALSE, TRUE },
  { "de", ",", ".", FALSE, TRUE },         { "el", ",", ".", FALSE, TRUE },
  { "en", ".", ",", FALSE, TRUE },         { "es", ",", ".", FALSE, TRUE },
  { "et", ",", NBSP, FALSE, TRUE },        { "fi", ",", NBSP, FALSE, TRUE },
  { "fr", ",", NARROW_NBSP, FALSE, TRUE }, { "he", ".", ",", FALSE, TRUE },
  { "hi", ".", ",", TRUE, FALSE },         { "hr", ",", ".", FALSE, TRUE },
  { "hu", ",", NBSP, FALSE, TRUE },        { "id", ",", ".", TRUE, TRUE },
  { "it", ",", ".", FALSE, TRUE },         { "ja", ".", ",", TRUE, FALSE },
  { "ko", ".", ",", TRUE, FALSE },         { "lt", ",", NBSP, FALSE, TRUE },
  { "lv", ",", NBSP, FALSE, TRUE },        { "nb", ",", NBSP, FALSE, TRUE },
  { "nl", ",", ".", TRUE, TRUE },          { "no", ",", NBSP, FALSE, TRUE },
  { "pl", ",", NBSP, FALSE, TRUE },        { "pt", ",", NBSP, FALSE, TRUE },
  { "ro", ",", ".", FALSE, TRUE },         { "ru", ",", NBSP, FALSE, TRUE },
  { "sk", ",", NBSP, FALSE, TRUE },        { "sl", ",", ".", FALSE, TRUE },
  { "sv", ",", NBSP, FALSE, TRUE },        { "th", ".", ",", TRUE, FALSE },
  { "tr", ",", ".", TRUE, FALSE },         { "uk", ",", NBSP, FALSE, TRUE },
  { "vi", ",", ".", FALSE, TRUE },         { "zh", ".", ",", TRUE, FALSE },
};

static void
set_mark (char target[8], const char *mark)
{
  g_strlcpy (target, mark, 8);
}

static gboolean
language_is (const char *tag, const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (tag, language, length) == 0 && !g_ascii_isalpha (tag[length]);
}

static void
finish_style (RegNumberStyle *style, const char *tag)
{
  static const char *const right_to_left[] = { "ar", "fa", "he", "ur" };

  /* Without the mark a minus before digits is drawn at their other end in such scripts. */
  set_mark (style->minus, MINUS);
  for (gsize i = 0; i < G_N_ELEMENTS (right_to_left); i++)
    {
      if (language_is (tag, right_to_left[i]))
        set_mark (style->minus, LRM MINUS);
    }
  style->indian = language_is (tag, "hi") || language_is (tag, "en_IN");
}

/**
 * reg_number_style_for_language:
 * @language: a language tag, with or without country: "nl", "de_CH", "pt-BR", "en_US.UTF-8"
 *
 * Does not depend on the locales of the machine, so a document has the same bytes everywhere.
 *
 * Returns: the style; that of plain English, "1,234.50 €", for an unknown language
 */
RegNumberStyle
reg_number_style_for_language (const char *language)
{
  RegNumberStyle style = { .decimal = ".", .group = ",", .symbol_apart = TRUE };
  g_autofree char *tag = g_strdelimit (g_strdup (language != NULL ? language : ""), "-", '_');

  for (gsize i = 0; i < G_N_ELEMENTS (known_styles); i++)
    {
      if (!language_is (tag, known_styles[i].language))
        continue;
      set_mark (style.decimal, known_styles[i].decimal);
      set_mark (style.group, known_styles[i].group);
      style.symbol_first = known_styles[i].symbol_first;
      style.symbol_apart = known_styles[i].symbol_apart;
      break;
    }
  finish_style (&style, tag);
  return style;
}

static void
set_locale_mark (char target[8], const char *mark)
{
  g_autofree char *utf8 = g_locale_to_utf8 (mark, -1, NULL, NULL, NULL);

  if (utf8 == NULL || strlen (utf8) >= 8)
    return;
  /* A plain blank would let the amount break over two lines. */
  set_mark (target, strcmp (utf8, " ") == 0 ? NBSP : utf8);
}

/**
 * reg_number_style_from_locale:
 *
 * Reads localeconv(), so it must not run while another thread calls setlocale(); the application
 * calls that once at start. In the "C" locale the style is that of plain English.
 *
 * Returns: how money is written in the locale the program runs in
 */
RegNumberStyle
reg_number_style_from_locale (void)
{
  const struct lconv *conv = localeconv ();
  const char *tag = setlocale (LC_MONETARY, NULL);
  RegNumberStyle style = { .decimal = ".", .group = ",", .symbol_apart = TRUE };

  if (conv->mon_decimal_point != NULL && *conv->mon_decimal_point != '\0')
    {
      style.group[0] = '\0';
      set_locale_mark (style.decimal, conv->mon_decimal_point);
      set_locale_mark (style.group, conv->mon_thousands_sep);
    }
  if (conv->p_cs_precedes != CHAR_MAX)
    {
      style.symbol_first = conv->p_cs_precedes == 1;
      style.symbol_apart = conv->p_sep_by_space == 1;
    }
  finish_style (&style, tag != NULL ? tag : "C");
  return style;
}

static gboolean
group_ends_before (const RegNumberStyle *style, gsize digits_left)
{
  if (digits_left == 0)
    return FALSE;
  if (style->indian)
    return digits_left == 3 || (digits_left > 3 && digits_left % 2 == 1);
  return digits_left % 3 == 0;
}

/**
 * reg_number_style_group:
 * @style: how to write it
 * @number: a machine number, "-1234.5"
 *
 * Returns: (transfer full): the same for people, "−1,234.5"
 */
char *
reg_number_style_group (const RegNumberStyle *style, const char *number)
{
  GString *out = g_string_sized_new (32);
  gsize whole;

  if (*number == '-')
    {
      g_string_append (out, style->minus);
      number++;
    }
  whole = strcspn (number, ".");
  for (gsize i = 0; i < whole; i++)
    {
      g_string_append_c (out, number[i]);
      if (group_ends_before (style, whole - i - 1))
        g_string_append (out, style->group);
    }
  if (number[whole] == '.')
    {
      g_string_append (out, style->decimal);
      g_string_append (out, number + whole + 1);
    }
  return g_string_free_and_steal (out);
}

static gsize
digits_after (const char *p)
{
  gsize n = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;
  return n;
}

/* "1.50" typed where the point groups thousands can only mean one and a half. */
static gboolean
is_group_mark (const RegNumberStyle *style, const char *p, gboolean *long_enough)
{
  gsize length = strlen (style->group);
  gsize digits;

  if (length == 0 || strncmp (p, style->group, length) != 0)
    return FALSE;
  digits = digits_after (p + length);
  *long_enough = digits == 3 || (style->indian && digits == 2);
  return TRUE;
}

static gboolean
is_filler (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f || c == 0x200e || c == 0x200f || c == 0x061c
         || c == 0x2066 || c == 0x2069 || c == '\'' || c == 0x2019;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2010 || c == 0x2011 || c == 0xfe63 || c == 0xff0d;
}

/**
 * reg_number_style_normalise:
 * @style: how the person writes numbers
 * @text: what they typed, digits of any script
 *
 * Takes away grouping, blanks and direction marks and turns the decimal mark into a point, and the
 * Arabic percent sign into ours. A point
 * where the style has a comma, or the reverse, is understood when it cannot be a group. Anything
 * else stays as it is, for the parser to refuse.
 *
 * Returns: (transfer full): text for reg_decimal_parse() and its kin
 */
char *
reg_number_style_normalise (const RegNumberStyle *style, const char *text)
{
  GString *out = g_string_sized_new (32);
  gboolean has_decimal = strstr (text, style->decimal) != NULL;
  gboolean long_enough = FALSE, grouped = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize decimal = strlen (style->decimal);

      if (strncmp (p, style->decimal, decimal) == 0)
        g_string_append_c (out, '.');
      else if (is_group_mark (style, p, &long_enough))
        {
          if (!long_enough && !has_decimal && !grouped && !is_filler (c))
            g_string_append_c (out, '.');
          else if (!long_enough && !is_filler (c))
            g_string_append_unichar (out, c);
          grouped |= long_enough;
        }
      else if (c == 0x066b || ((c == '.' || c == ',') && !has_decimal))
        g_string_append_c (out, '.');
      else if (is_minus (c))
        g_string_append_c (out, '-');
      else if (c == 0x066a)
        g_string_append_c (out, '%');
      else if (g_unichar_isdigit (c))
        g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
      else if (!is_filler (c) && c != 0x066c)
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}
