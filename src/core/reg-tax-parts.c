/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-tax-parts.h"

#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-money-format.h"
#include "core/reg-money.h"
#include "core/reg-quote-calc-private.h"

/* "GST=50000;PST=70000": these three characters are written with a backslash before them. */
#define ESCAPE '\\'
#define BETWEEN ';'
#define EQUALS '='

/* The percent signs people write; U+066A is the Arabic one. */
#define ARABIC_PERCENT 0x66a

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (REG_CORE_ERROR, REG_CORE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
has_letters (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_isalnum (g_utf8_get_char (name)))
      return TRUE;
  return FALSE;
}

static gboolean
check_name (const RegTaxParts *self, const char *name, GError **error)
{
  if (!g_utf8_validate (name, -1, NULL))
    return fail (error, "tax %" G_GSIZE_FORMAT ": its name is not UTF-8", self->n + 1);
  if (!has_letters (name))
    return fail (error, "tax %" G_GSIZE_FORMAT " has no name", self->n + 1);
  if (g_utf8_strlen (name, -1) > REG_TAX_MAX_NAME)
    return fail (error, "tax “%s”: its name is longer than %d characters", name, REG_TAX_MAX_NAME);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Between these two the taxes of a typed row are told apart. */
      if (g_unichar_iscntrl (c) || c == '+' || c == '%' || c == ARABIC_PERCENT)
        return fail (error, "tax “%s”: its name contains a character that is not for names", name);
    }
  for (gsize i = 0; i < self->n; i++)
    if (strcmp (self->parts[i].name, name) == 0)
      return fail (error, "tax “%s” is given twice", name);
  return TRUE;
}

/* Takes @name whatever it returns. */
static gboolean
add_part (RegTaxParts *self, char *name, gint64 rate, GError **error)
{
  g_autofree char *owned = name;

  g_strstrip (owned);
  if (self->n == REG_TAX_MAX_PARTS)
    return fail (error, "more than %d taxes", REG_TAX_MAX_PARTS);
  if (!check_name (self, owned, error))
    return FALSE;
  if (rate < 0 || rate > REG_CALC_MAX_RATE)
    return fail (error, "tax “%s”: its rate is not from 0 to 1000 %%", owned);
  if (reg_tax_parts_get_rate (self) + rate > REG_CALC_MAX_RATE)
    return fail (error, "the taxes come to more than 1000 %%");
  self->parts[self->n++] = (RegTaxPart){ g_steal_pointer (&owned), rate };
  return TRUE;
}

/* The text up to @end, which is passed over, without its backslashes. */
static gboolean
take_field (const char **text, char end, GString *field)
{
  g_string_truncate (field, 0);
  for (; **text != '\0' && **text != end; ++*text)
    {
      if (**text == ESCAPE && (*text)[1] != '\0')
        ++*text;
      g_string_append_c (field, **text);
    }
  if (**text != end)
    return FALSE;
  ++*text;
  return TRUE;
}

/**
 * reg_tax_parts_parse:
 * @text: as reg_tax_parts_print() writes them: "GST=50000;PST=70000"
 *
 * Reads the taxes of a line as they are kept with it. Any thread.
 *
 * Returns: (transfer full) (nullable): the taxes, or %NULL with %REG_CORE_ERROR_INVALID naming
 *   the tax and what is wrong with it
 */
RegTaxParts *
reg_tax_parts_parse (const char *text, GError **error)
{
  g_autoptr (RegTaxParts) self = g_new0 (RegTaxParts, 1);
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean more = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  while (more)
    {
      g_autofree char *name = NULL;
      gint64 rate;

      if (!take_field (&text, EQUALS, field))
        {
          fail (error, "tax %" G_GSIZE_FORMAT " has no rate", self->n + 1);
          return NULL;
        }
      name = g_strdup (field->str);
      more = take_field (&text, BETWEEN, field);
      if (!g_ascii_string_to_signed (field->str, 10, 0, REG_CALC_MAX_RATE, &rate, NULL))
        {
          fail (error, "tax “%s”: “%s” is not a rate", name, field->str);
          return NULL;
        }
      if (!add_part (self, g_steal_pointer (&name), rate, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
is_percent (gunichar c)
{
  return c == '%' || c == ARABIC_PERCENT;
}

static const char *
find_percent (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_percent (g_utf8_get_char (text)))
      return text;
  return NULL;
}

static gboolean
is_of_number (gunichar c)
{
  return g_unichar_isdigit (c) || c == '.' || c == ',' || c == 0x66b /* the Arabic decimal mark */;
}

static const char *
back_while (const char *start, const char *end, gboolean (*is) (gunichar))
{
  while (end > start && is (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

/* "5 % GST" or "GST 5 %" */
static gboolean
read_part (RegTaxParts *self, const char *typed, const RegNumberStyle *style, GError **error)
{
  const char *percent = find_percent (typed);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  const char *start;
  gboolean is_apart;
  gint64 rate;

  if (percent == NULL)
    return fail (error, "“%s” is not a tax such as “5 %% GST”", typed);
  start = back_while (typed, back_while (typed, percent, g_unichar_isspace), is_of_number);
  is_apart = start == typed || back_while (typed, start, g_unichar_isspace) < start;
  number = g_strstrip (g_strndup (start, (gsize)(percent - start)));
  name = g_strdup (g_utf8_next_char (percent));
  if (*g_strstrip (name) == '\0')
    {
      g_free (name);
      name = g_strndup (typed, (gsize)(start - typed));
    }
  else if (start != typed)
    is_apart = FALSE;
  if (!is_apart)
    return fail (error, "“%s” is not a tax such as “5 %% GST”", typed);
  if (!(style != NULL ? reg_rate_parse_local (number, style, &rate, NULL)
                      : reg_rate_parse (number, &rate, NULL)))
    return fail (error, "“%s”: “%s” is not a percentage", typed, number);
  return add_part (self, g_steal_pointer (&name), rate, error);
}

/**
 * reg_tax_parts_read:
 * @typed: what a person wrote: "5 % GST + 7 % PST", a name may also come first
 * @style: (nullable): how they write numbers, %NULL for decimal points
 *
 * Returns: (transfer full) (nullable): the taxes, or %NULL with %REG_CORE_ERROR_INVALID
 */
RegTaxParts *
reg_tax_parts_read (const char *typed, const RegNumberStyle *style, GError **error)
{
  g_autoptr (RegTaxParts) self = g_new0 (RegTaxParts, 1);
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    {
      fail (error, "the taxes are not UTF-8");
      return NULL;
    }
  pieces = g_strsplit (typed, "+", -1);
  if (pieces[0] == NULL)
    {
      fail (error, "no tax is given");
      return NULL;
    }
  for (char **piece = pieces; *piece != NULL; piece++)
    if (!read_part (self, g_strstrip (*piece), style, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * reg_tax_parts_free:
 * @self: (nullable) (transfer full): taxes
 */
void
reg_tax_parts_free (RegTaxParts *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n; i++)
    g_free (self->parts[i].name);
  g_free (self);
}

/**
 * reg_tax_parts_get_rate:
 * @self: taxes
 *
 * Returns: what they come to together, ppm: the rate of the line
 */
gint64
reg_tax_parts_get_rate (const RegTaxParts *self)
{
  gint64 rate = 0;

  for (gsize i = 0; i < self->n; i++)
    rate += self->parts[i].rate;
  return rate;
}

/**
 * reg_tax_parts_print:
 * @self: taxes
 *
 * Returns: (transfer full): "GST=50000;PST=70000", as they are kept with a line
 */
char *
reg_tax_parts_print (const RegTaxParts *self)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < self->n; i++)
    {
      if (i > 0)
        g_string_append_c (text, BETWEEN);
      for (const char *p = self->parts[i].name; *p != '\0'; p++)
        {
          if (*p == ESCAPE || *p == BETWEEN || *p == EQUALS)
            g_string_append_c (text, ESCAPE);
          g_string_append_c (text, *p);
        }
      g_string_append_printf (text, "%c%" G_GINT64_FORMAT, EQUALS, self->parts[i].rate);
    }
  return g_string_free (text, FALSE);
}

/**
 * reg_tax_parts_format:
 * @self: taxes
 * @style: (nullable): how numbers are written, %NULL for the running locale
 *
 * Returns: (transfer full): "5 % GST + 7 % PST", which reg_tax_parts_read() reads
 */
char *
reg_tax_parts_format (const RegTaxParts *self, const RegNumberStyle *style)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < self->n; i++)
    {
      g_autofree char *rate = reg_rate_format (self->parts[i].rate, -1, style);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " + " : "", rate, self->parts[i].name);
    }
  return g_string_free (text, FALSE);
}

/**
 * reg_tax_parts_split:
 * @self: taxes
 * @tax: what they come to together, minor units
 * @amounts: (out caller-allocates): what each of them comes to, as many as there are parts
 *
 * By largest remainder in proportion to the rates: the amounts add up to @tax, and each is less
 * than one minor unit from its exact part of it.
 */
void
reg_tax_parts_split (const RegTaxParts *self, gint64 tax, gint64 *amounts)
{
  RegWide exact[REG_TAX_MAX_PARTS];
  gint64 rate = reg_tax_parts_get_rate (self);

  for (gsize i = 0; i < self->n; i++)
    exact[i] = (RegWide)tax * (rate > 0 ? self->parts[i].rate : i == 0);
  reg_calc_apportion (exact, MAX (rate, 1), NULL, self->n, tax, amounts);
}

/**
 * reg_tax_check:
 * @rate: of a line or of a rate of the firm, ppm
 * @parts: (nullable): its taxes as they are kept
 * @exempt_reason: (nullable): why no tax is taken
 *
 * Returns: whether the three go together; else %FALSE with %REG_CORE_ERROR_INVALID
 */
gboolean
reg_tax_check (gint64 rate, const char *parts, const char *exempt_reason, GError **error)
{
  g_autoptr (RegTaxParts) self = NULL;

  if (exempt_reason != NULL && *exempt_reason != '\0')
    {
      if (rate != 0 || (parts != NULL && *parts != '\0'))
        return fail (error, "what is exempt from tax has a tax");
      if (g_utf8_strlen (exempt_reason, -1) > REG_TAX_MAX_REASON)
        return fail (error, "the reason of the exemption is longer than %d characters",
                     REG_TAX_MAX_REASON);
    }
  if (parts == NULL || *parts == '\0')
    return TRUE;
  if ((self = reg_tax_parts_parse (parts, error)) == NULL)
    return FALSE;
  if (reg_tax_parts_get_rate (self) != rate)
    return fail (error, "the taxes come to %" G_GINT64_FORMAT " ppm, the rate is %" G_GINT64_FORMAT,
                 reg_tax_parts_get_rate (self), rate);
  return TRUE;
}
