/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-property.h"

#include "io/reg-text-encoding.h"

#include <stdlib.h>
#include <string.h>

/**
 * reg_vcard_line_free:
 * @self: (nullable) (transfer full): a property
 */
void
reg_vcard_line_free (RegVcardLine *self)
{
  if (self == NULL)
    return;
  g_free (self->group);
  g_free (self->name);
  g_free (self->parameters);
  g_free (self->value);
  g_strfreev (self->types);
  g_hash_table_unref (self->named);
  g_free (self);
}

/* Where @separator stands outside of quotation marks, or the end. */
static const char *
find_unquoted (const char *text, const char *separators)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && strchr (separators, *text) != NULL)
        break;
    }
  return text;
}

/* Without its quotation marks, and with the carets of RFC 6868 resolved. */
static char *
clean_parameter (const char *start, gsize length)
{
  GString *out = g_string_sized_new (length);
  g_autofree char *raw = NULL;

  for (gsize i = 0; i < length; i++)
    {
      if (start[i] == '"')
        continue;
      if (start[i] == '^' && i + 1 < length && strchr ("n'^", start[i + 1]) != NULL)
        {
          i++;
          g_string_append_c (out, start[i] == 'n' ? '\n' : start[i] == '\'' ? '"' : '^');
        }
      else
        g_string_append_c (out, start[i]);
    }
  raw = g_string_free_and_steal (out);
  return reg_text_encoding_repair (raw, -1);
}

static void
add_type (RegVcardLine *self, GStrvBuilder *types, const char *type)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (type, -1));

  if (strcmp (lower, "pref") == 0)
    self->pref = self->pref != 0 ? self->pref : 1;
  else if (*lower != '\0')
    g_strv_builder_add (types, lower);
}

/* A parameter without a name, as version 2.1 has them. */
static void
add_bare_parameter (RegVcardLine *self, GStrvBuilder *types, const char *value)
{
  if (g_ascii_strcasecmp (value, "QUOTED-PRINTABLE") == 0)
    self->encoding = REG_VCARD_QUOTED_PRINTABLE;
  else if (g_ascii_strcasecmp (value, "BASE64") == 0)
    self->encoding = REG_VCARD_BASE64;
  else if (g_ascii_strcasecmp (value, "8BIT") != 0 && g_ascii_strcasecmp (value, "7BIT") != 0)
    add_type (self, types, value);
}

static void
add_named_parameter (RegVcardLine *self, GStrvBuilder *types, const char *name, const char *value)
{
  if (strcmp (name, "ENCODING") == 0)
    {
      if (g_ascii_strcasecmp (value, "B") == 0)
        self->encoding = REG_VCARD_BASE64;
      else
        add_bare_parameter (self, types, value);
    }
  else if (strcmp (name, "TYPE") == 0)
    {
      g_auto (GStrv) parts = g_strsplit (value, ",", -1);

      for (char **part = parts; *part != NULL; part++)
        add_type (self, types, *part);
    }
  else if (strcmp (name, "PREF") == 0)
    self->pref = CLAMP (atoi (value), 1, 100);
}

static void
parse_parameters (RegVcardLine *self)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  const char *p = self->parameters;

  while (*p != '\0')
    {
      const char *end = find_unquoted (p, ";"), *equals = memchr (p, '=', (gsize)(end - p));

      if (equals == NULL)
        {
          g_autofree char *value = clean_parameter (p, (gsize)(end - p));

          add_bare_parameter (self, types, value);
        }
      else
        {
          g_autofree char *name = g_strstrip (g_ascii_strup (p, equals - p));
          g_autofree char *value = clean_parameter (equals + 1, (gsize)(end - equals - 1));

          add_named_parameter (self, types, name, value);
          g_hash_table_insert (self->named, g_steal_pointer (&name), g_steal_pointer (&value));
        }
      p = *end == ';' ? end + 1 : end;
    }
  self->types = g_strv_builder_end (types);
}

/* An equals sign that begins no code stays what it is. */
static char *
decode_quoted_printable (const char *text, gsize *length)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          g_string_append_c (
              out, (char)(g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2])));
          p += 2;
        }
      else
        g_string_append_c (out, *p);
    }
  *length = out->len;
  return g_string_free_and_steal (out);
}

/* A NUL or another control character is no text. */
static void
drop_controls (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++)
    if ((guchar)*p >= 0x20 || *p == '\n' || *p == '\r' || *p == '\t')
      *to++ = *p;
  *to = '\0';
}

static char *
decode_value (const RegVcardLine *self, const char *text)
{
  const char *charset = g_hash_table_lookup (self->named, "CHARSET");
  g_autofree char *bytes = NULL;
  g_autofree char *converted = NULL;
  gsize length = strlen (text);

  if (self->encoding == REG_VCARD_BASE64)
    {
      converted = reg_text_encoding_repair (text, -1);
      drop_controls (converted);
      return g_steal_pointer (&converted);
    }
  if (self->encoding == REG_VCARD_QUOTED_PRINTABLE)
    {
      bytes = decode_quoted_printable (text, &length);
      /* NULs would end the text. */
      for (gsize i = 0; i < length; i++)
        bytes[i] = bytes[i] == '\0' ? ' ' : bytes[i];
      text = bytes;
    }
  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0
      && !g_utf8_validate (text, (gssize)length, NULL))
    converted = g_convert (text, (gssize)length, "UTF-8", charset, NULL, NULL, NULL);
  if (converted == NULL)
    converted = reg_text_encoding_repair (text, (gssize)length);
  drop_controls (converted);
  return g_steal_pointer (&converted);
}

static gboolean
is_name (const char *text, gsize length)
{
  if (length == 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return FALSE;
  return TRUE;
}

/**
 * reg_vcard_line_parse:
 * @text: a property on one line
 * @old_style: whether the card is of version 2.1
 *
 * Takes a property apart: group, name, parameters and value, the value decoded.
 *
 * Returns: (transfer full) (nullable): %NULL when @text is no property
 */
RegVcardLine *
reg_vcard_line_parse (const char *text, gboolean old_style)
{
  g_autoptr (RegVcardLine) self = g_new0 (RegVcardLine, 1);
  const char *colon = find_unquoted (text, ":"), *name_end, *dot, *start = text;

  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->old_style = old_style;
  /* A quotation mark that is not closed must not hide the colon. */
  if (*colon == '\0')
    colon = strchr (text, ':');
  if (colon == NULL)
    return NULL;
  name_end = text + strcspn (text, ";:");
  if (name_end > colon)
    return NULL;
  dot = memchr (text, '.', (gsize)(name_end - text));
  if (dot != NULL)
    {
      self->group = g_ascii_strdown (text, dot - text);
      start = dot + 1;
    }
  self->name = g_strstrip (g_ascii_strup (start, name_end - start));
  if (!is_name (self->name, strlen (self->name)))
    return NULL;
  self->parameters = name_end < colon
                         ? reg_text_encoding_repair (name_end + 1, colon - name_end - 1)
                         : g_strdup ("");
  parse_parameters (self);
  self->value = decode_value (self, colon + 1);
  return g_steal_pointer (&self);
}

/**
 * reg_vcard_line_get_parameter:
 * @self: a property
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): the last value given
 */
const char *
reg_vcard_line_get_parameter (const RegVcardLine *self, const char *name)
{
  return g_hash_table_lookup (self->named, name);
}

/* Version 2.1 escapes only what separates; a path such as C:\new is to survive. */
static void
append_escaped (GString *out, char c, gboolean old_style)
{
  if (!old_style && (c == 'n' || c == 'N'))
    g_string_append_c (out, '\n');
  else if (g_ascii_isalnum (c))
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, c);
    }
  else
    g_string_append_c (out, c);
}

/* CR LF becomes LF, white space at the end goes. */
static char *
finish_text (GString *text)
{
  g_autofree char *raw = g_string_free_and_steal (text);
  GString *out = g_string_sized_new (strlen (raw));

  for (const char *p = raw; *p != '\0'; p++)
    {
      if (*p == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else
        g_string_append_c (out, *p);
    }
  return g_strstrip (g_string_free_and_steal (out));
}

/**
 * reg_vcard_line_dup_text:
 * @self: a property
 *
 * Returns: (transfer full): its value as one text, unescaped, trimmed, with LF line ends
 */
char *
reg_vcard_line_dup_text (const RegVcardLine *self)
{
  GString *out = g_string_sized_new (strlen (self->value));

  for (const char *p = self->value; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        append_escaped (out, *++p, self->old_style);
      else
        g_string_append_c (out, *p);
    }
  return finish_text (out);
}

/**
 * reg_vcard_line_split:
 * @self: a property
 * @separator: between its parts, ';' or ','
 *
 * Returns: (transfer full): its parts, unescaped and trimmed
 */
char **
reg_vcard_line_split (const RegVcardLine *self, char separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  GString *part = g_string_new (NULL);

  for (const char *p = self->value;; p++)
    {
      if (*p == '\0' || *p == separator)
        {
          g_strv_builder_take (parts, finish_text (g_steal_pointer (&part)));
          if (*p == '\0')
            break;
          part = g_string_new (NULL);
        }
      else if (*p == '\\' && p[1] != '\0')
        append_escaped (part, *++p, self->old_style);
      else
        g_string_append_c (part, *p);
    }
  return g_strv_builder_end (parts);
}
