/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-contact-link.h"

#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-country.h"
#include "core/reg-phone.h"

#define TEL "tel:"
#define MAILTO "mailto:"
/* Bytes of a link; a letter may come along in it. Of an address: the longest that can be sent to. */
#define MAX_LINK 65536
#define MAX_ADDRESS 254
/* Bytes of a number with all that may stand between its digits. */
#define MAX_NUMBER 100
/* Digits of a number with its country, and of one that needs none, such as that of a whole firm. */
#define MAX_DIGITS 20
#define MIN_NATIONAL_DIGITS 7

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_digit_value (g_utf8_get_char (text)) >= 0;
  return n;
}

/* Part of a link, decoded; NULL when it is no text. */
static char *
decode (const char *start, gsize length)
{
  g_autofree char *text = g_uri_unescape_segment (start, start + length, NULL);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

static RegContactLink *
create (RegQueryKind kind, char *text)
{
  RegContactLink *self = g_new0 (RegContactLink, 1);

  self->kind = kind;
  self->text = text;
  return self;
}

/* --- telephones ------------------------------------------------------------------------- */

static gboolean
is_plus (const char *text)
{
  return *text == '+' || g_utf8_get_char (text) == 0xff0b;
}

/* The value of a parameter behind the number. */
static char *
find_parameter (char **parts, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], name, length) == 0 && parts[i][length] == '=')
      return parts[i] + length + 1;
  return NULL;
}

/* A context only says where a number is valid, and need not be its beginning. But the code of a
 * country is the beginning of all national numbers there, which those of a house or of help are not. */
static const char *
choose_prefix (const char *number, const char *context)
{
  guint64 code = 0;

  if (context == NULL || *context != '+' || is_plus (number)
      || count_digits (number) < MIN_NATIONAL_DIGITS
      || !g_ascii_string_to_unsigned (context + 1, 10, 1, 999, &code, NULL)
      || reg_country_for_calling_code ((guint)code) == NULL)
    return NULL;
  return context;
}

static RegContactLink *
take_number (const char *number, const char *context, GError **error)
{
  const char *prefix;

  while (*number != '\0' && strchr (" /", *number) != NULL)
    number++;
  if (strlen (number) > MAX_NUMBER)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "This is too long for a telephone number");
      return NULL;
    }
  if (!reg_phone_looks_like_number (number))
    {
      g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "“%s” is no telephone number",
                   number);
      return NULL;
    }
  if (count_digits (number) > MAX_DIGITS)
    {
      g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                   "“%s” has too many digits for a telephone number", number);
      return NULL;
    }
  prefix = choose_prefix (number, context);
  if (prefix != NULL)
    return create (REG_QUERY_PHONE, g_strconcat (prefix, " ", number, NULL));
  return create (REG_QUERY_PHONE, g_strchomp (g_strdup (number)));
}

/* Some programs escape the semicolon and the plus as well, so the parts are told apart last. */
static RegContactLink *
parse_tel (const char *rest, GError **error)
{
  g_autofree char *text = decode (rest, strcspn (rest, "?"));
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "The link of a telephone number is damaged");
      return NULL;
    }
  parts = g_strsplit (text, ";", -1);
  return take_number (parts[0] != NULL ? parts[0] : "", find_parameter (parts, "phone-context"),
                      error);
}

/* --- mail ------------------------------------------------------------------------------- */

static gboolean
is_address (const char *text)
{
  const char *at = strrchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0' || strlen (text) > MAX_ADDRESS)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_iscntrl (g_utf8_get_char (text))
        || *text == '<' || *text == '>')
      return FALSE;
  return TRUE;
}

/* "anna@example.org", or with the name of the person around it. */
static char *
take_address (const char *start, gsize length)
{
  g_autofree char *text = decode (start, length);
  char *open, *close;

  if (text == NULL)
    return NULL;
  open = strrchr (text, '<');
  close = open != NULL ? strchr (open, '>') : NULL;
  if (close != NULL)
    {
      *close = '\0';
      memmove (text, open + 1, strlen (open + 1) + 1);
    }
  g_strstrip (text);
  return is_address (text) ? g_steal_pointer (&text) : NULL;
}

/* The first address of a list; commas of an address itself are escaped. */
static char *
take_first (const char *list, gsize length)
{
  const char *end = list + length;

  for (const char *start = list; start < end;)
    {
      const char *comma = memchr (start, ',', (gsize)(end - start));
      const char *stop = comma != NULL ? comma : end;
      char *address = take_address (start, (gsize)(stop - start));

      if (address != NULL)
        return address;
      start = stop + 1;
    }
  return NULL;
}

/* "?to=…&subject=…": the address may stand here as well. */
static char *
take_from_fields (const char *fields)
{
  while (*fields != '\0')
    {
      gsize length = strcspn (fields, "&");
      char *address = NULL;

      if (length > 3 && g_ascii_strncasecmp (fields, "to=", 3) == 0)
        address = take_first (fields + 3, length - 3);
      if (address != NULL)
        return address;
      fields += length;
      fields += *fields == '&';
    }
  return NULL;
}

static RegContactLink *
parse_mailto (const char *rest, GError **error)
{
  gsize length = strcspn (rest, "#");
  g_autofree char *whole = g_strndup (rest, length);
  gsize n_to = strcspn (whole, "?");
  char *address;

  /* "mailto://" is wrong, and written nevertheless. */
  while (n_to > 0 && *rest == '/')
    {
      memmove (whole, whole + 1, strlen (whole));
      rest++;
      n_to--;
    }
  address = take_first (whole, n_to);
  if (address == NULL && whole[n_to] == '?')
    address = take_from_fields (whole + n_to + 1);
  if (address != NULL)
    return create (REG_QUERY_MAIL, address);
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                       "The link holds no e-mail address");
  return NULL;
}

/* ---------------------------------------------------------------------------------------- */

/**
 * reg_contact_link_is_link:
 * @text: an argument of the command line, or an address another program hands over
 *
 * Returns: whether it claims to be the link of a telephone number or an e-mail address
 */
gboolean
reg_contact_link_is_link (const char *text)
{
  return g_ascii_strncasecmp (text, TEL, strlen (TEL)) == 0
         || g_ascii_strncasecmp (text, MAILTO, strlen (MAILTO)) == 0;
}

/**
 * reg_contact_link_parse:
 * @uri: "tel:" as in RFC 3966, "mailto:" as in RFC 6068
 * @error: %REG_CORE_ERROR_INVALID when nobody can be meant by it
 *
 * Reads the link as generously as it can: escaped or not, with blanks for separators, with parts it
 * does not need, such as an extension, a subject or the letter itself. Of several addresses the
 * first counts. Any bytes are fine. Any thread.
 *
 * Returns: (transfer full) (nullable): who is meant
 */
RegContactLink *
reg_contact_link_parse (const char *uri, GError **error)
{
  g_autofree char *trimmed = NULL;

  if (strnlen (uri, MAX_LINK + 1) > MAX_LINK)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "The link is too long");
      return NULL;
    }
  trimmed = g_strstrip (g_strdup (uri));
  if (g_ascii_strncasecmp (trimmed, TEL, strlen (TEL)) == 0)
    return parse_tel (trimmed + strlen (TEL), error);
  if (g_ascii_strncasecmp (trimmed, MAILTO, strlen (MAILTO)) == 0)
    return parse_mailto (trimmed + strlen (MAILTO), error);
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                       "The link is of another kind than “tel:” and “mailto:”");
  return NULL;
}

/**
 * reg_contact_link_new_for_number:
 * @number: a number as a telephone says it, or a "tel:" link
 * @error: %REG_CORE_ERROR_INVALID when it is none, such as the one of a caller who hides it
 *
 * Returns: (transfer full) (nullable): who is meant
 */
RegContactLink *
reg_contact_link_new_for_number (const char *number, GError **error)
{
  if (g_ascii_strncasecmp (number, TEL, strlen (TEL)) == 0)
    return reg_contact_link_parse (number, error);
  if (!g_utf8_validate (number, -1, NULL))
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "The telephone number is no text");
      return NULL;
    }
  return take_number (number, NULL, error);
}

/**
 * reg_contact_link_free:
 * @self: (transfer full): a link
 */
void
reg_contact_link_free (RegContactLink *self)
{
  g_free (self->text);
  g_free (self);
}
