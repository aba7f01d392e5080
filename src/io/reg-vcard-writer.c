/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-writer.h"

#include <string.h>

#define MAX_LINE 75

typedef struct
{
  GString *out;
  GString *line;
  guint n_groups;
} Writer;

/* Folds at 75 bytes, never inside a character. */
static void
end_line (Writer *writer)
{
  const char *p = writer->line->str;
  gsize left = writer->line->len, room = MAX_LINE;

  while (left > room)
    {
      gsize n = room;

      while (n > 1 && ((guchar)p[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (writer->out, p, (gssize)n);
      g_string_append (writer->out, "\r\n ");
      p += n;
      left -= n;
      room = MAX_LINE - 1;
    }
  g_string_append_len (writer->out, p, (gssize)left);
  g_string_append (writer->out, "\r\n");
  g_string_truncate (writer->line, 0);
}

static void
append_text (GString *line, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    switch (*p)
      {
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\r':
        break;
      case '\\':
      case ',':
      case ';':
        g_string_append_c (line, '\\');
        G_GNUC_FALLTHROUGH;
      default:
        g_string_append_c (line, *p);
        break;
      }
}

static void
write_text (Writer *writer, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (writer->line, "%s:", name);
  append_text (writer->line, text);
  end_line (writer);
}

/* RFC 6868: line breaks and quotation marks cannot stand in a parameter. */
static void
append_parameter (GString *line, const char *name, const char *value)
{
  g_string_append_printf (line, ";%s=\"", name);
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "^n");
    else if (*p == '"')
      g_string_append (line, "^'");
    else if (*p == '^')
      g_string_append (line, "^^");
    else if ((guchar)*p >= 0x20)
      g_string_append_c (line, *p);
  g_string_append_c (line, '"');
}

static gboolean
is_plain_type (const char *type)
{
  for (const char *p = type; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return *type != '\0';
}

static void
begin_item (Writer *writer, const char *name, const char *label, char *const *types, int pref)
{
  if (label != NULL)
    g_string_append_printf (writer->line, "item%u.", ++writer->n_groups);
  g_string_append (writer->line, name);
  for (char *const *type = types; *type != NULL; type++)
    if (is_plain_type (*type))
      g_string_append_printf (writer->line, ";TYPE=%s", *type);
  if (pref > 0)
    g_string_append_printf (writer->line, ";PREF=%d", MIN (pref, 100));
}

static void
end_item (Writer *writer, const char *label)
{
  end_line (writer);
  if (label == NULL)
    return;
  g_string_append_printf (writer->line, "item%u.X-ABLabel:", writer->n_groups);
  append_text (writer->line, label);
  end_line (writer);
}

/* Messengers are addresses with a scheme of their own in version 4.0. */
static gboolean
is_scheme (const char *service)
{
  return service != NULL && g_ascii_isalpha (*service) && is_plain_type (service);
}

static void
write_items (Writer *writer, const char *name, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RegVcardItem *item = items->pdata[i];

      begin_item (writer, name, item->label, item->types, item->pref);
      if (item->service != NULL)
        append_parameter (writer->line, "SERVICE-TYPE", item->service);
      g_string_append_c (writer->line, ':');
      if (strcmp (name, "IMPP") == 0 && is_scheme (item->service))
        g_string_append_printf (writer->line, "%s:", item->service);
      append_text (writer->line, item->value);
      end_item (writer, item->label);
    }
}

static void
append_parts (GString *line, const char *const *parts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (line, ';');
      append_text (line, parts[i]);
    }
}

static void
write_addresses (Writer *writer, const GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      const RegVcardAddress *address = addresses->pdata[i];
      const char *const parts[] = { address->po_box, address->extended, address->street,
                                    address->city,   address->region,   address->postal_code,
                                    address->country };

      begin_item (writer, "ADR", address->label, address->types, address->pref);
      if (address->formatted != NULL)
        append_parameter (writer->line, "LABEL", address->formatted);
      g_string_append_c (writer->line, ':');
      append_parts (writer->line, parts, G_N_ELEMENTS (parts));
      end_item (writer, address->label);
    }
}

static void
write_name (Writer *writer, const RegVcard *card)
{
  g_autofree char *name = reg_vcard_dup_name (card);
  const char *const parts[] = { card->family_name, card->given_name, card->additional_names,
                                card->name_prefix, card->name_suffix };

  /* FN is required. */
  write_text (writer, "FN", *name != '\0' ? name : "?");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_string_append (writer->line, "N:");
        append_parts (writer->line, parts, G_N_ELEMENTS (parts));
        end_line (writer);
        break;
      }
}

static void
write_organisation (Writer *writer, const RegVcard *card)
{
  const char *const parts[] = { card->organisation, card->department };

  if (card->organisation == NULL && card->department == NULL)
    return;
  g_string_append (writer->line, "ORG:");
  append_parts (writer->line, parts, card->department != NULL ? 2 : 1);
  end_line (writer);
}

/* "19800322", "--0322" */
static void
write_date (Writer *writer, const char *name, const char *date)
{
  if (date == NULL)
    return;
  g_string_append_printf (writer->line, "%s:", name);
  for (const char *p = date; *p != '\0'; p++)
    if (*p != '-' || p - date < 2)
      g_string_append_c (writer->line, *p);
  end_line (writer);
}

static void
write_photo (Writer *writer, const RegVcard *card)
{
  g_autofree char *data = NULL;
  gconstpointer bytes;
  gsize size;

  if (card->photo == NULL)
    {
      if (card->photo_uri != NULL)
        {
          g_string_append_printf (writer->line, "PHOTO:%s", card->photo_uri);
          end_line (writer);
        }
      return;
    }
  bytes = g_bytes_get_data (card->photo, &size);
  data = g_base64_encode (bytes, size);
  g_string_append_printf (writer->line, "PHOTO:data:%s;base64,%s",
                          card->photo_type != NULL ? card->photo_type : "image/jpeg", data);
  end_line (writer);
}

static void
write_categories (Writer *writer, char *const *categories)
{
  if (*categories == NULL)
    return;
  g_string_append (writer->line, "CATEGORIES:");
  for (char *const *category = categories; *category != NULL; category++)
    {
      if (category != categories)
        g_string_append_c (writer->line, ',');
      append_text (writer->line, *category);
    }
  end_line (writer);
}

/* Properties of others' making go back out; not those whose encoding version 4.0 does not have. */
static void
write_others (Writer *writer, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const RegVcardProperty *other = others->pdata[i];
      char *const no_types[] = { NULL };

      if (!g_str_has_prefix (other->name, "X-") || strstr (other->parameters, "ENCODING") != NULL)
        continue;
      begin_item (writer, other->name, other->label, no_types, 0);
      g_string_append_c (writer->line, ':');
      append_text (writer->line, other->value);
      end_item (writer, other->label);
    }
}

/**
 * reg_vcard_write:
 * @card: a card
 * @out: the string to append to
 *
 * Writes @card as vCard 4.0 (RFC 6350) with CR LF line ends, in UTF-8.
 */
void
reg_vcard_write (const RegVcard *card, GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  Writer writer = { out, line, 0 };

  g_string_append (out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  write_text (&writer, "UID", card->uid);
  write_name (&writer, card);
  write_text (&writer, "NICKNAME", card->nickname);
  write_organisation (&writer, card);
  write_text (&writer, "TITLE", card->title);
  write_text (&writer, "ROLE", card->role);
  write_items (&writer, "TEL", card->phones);
  write_items (&writer, "EMAIL", card->emails);
  write_items (&writer, "URL", card->urls);
  write_items (&writer, "IMPP", card->messengers);
  write_items (&writer, "SOCIALPROFILE", card->networks);
  write_addresses (&writer, card->addresses);
  write_date (&writer, "BDAY", card->birthday);
  write_date (&writer, "ANNIVERSARY", card->anniversary);
  write_text (&writer, "NOTE", card->note);
  write_categories (&writer, card->categories);
  write_photo (&writer, card);
  write_text (&writer, "REV", card->revision);
  write_others (&writer, card->others);
  g_string_append (out, "END:VCARD\r\n");
}
