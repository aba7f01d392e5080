/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-fields.h"

#include "core/reg-date.h"

#include <string.h>

/* Properties that name a messenger or network by themselves. */
static const struct
{
  const char *name;
  const char *service;
  gboolean network;
} services[] = {
  { "X-AIM", "aim", FALSE },
  { "X-ICQ", "icq", FALSE },
  { "X-JABBER", "xmpp", FALSE },
  { "X-GTALK", "gtalk", FALSE },
  { "X-GOOGLE-TALK", "gtalk", FALSE },
  { "X-YAHOO", "yahoo", FALSE },
  { "X-MSN", "msn", FALSE },
  { "X-QQ", "qq", FALSE },
  { "X-SKYPE", "skype", FALSE },
  { "X-SKYPE-USERNAME", "skype", FALSE },
  { "X-GADUGADU", "gadugadu", FALSE },
  { "X-GROUPWISE", "groupwise", FALSE },
  { "X-MATRIX", "matrix", FALSE },
  { "X-SIGNAL", "signal", FALSE },
  { "X-TELEGRAM", "telegram", FALSE },
  { "X-WHATSAPP", "whatsapp", FALSE },
  { "X-MS-IMADDRESS", NULL, FALSE },
  { "X-TWITTER", "twitter", TRUE },
  { "X-FACEBOOK", "facebook", TRUE },
  { "X-LINKEDIN", "linkedin", TRUE },
  { "X-INSTAGRAM", "instagram", TRUE },
};

/* Takes @text when @slot is still empty: what comes first on a card is meant. */
static gboolean
set_once (char **slot, const RegVcardLine *line)
{
  g_autofree char *text = NULL;

  if (*slot != NULL)
    return FALSE;
  text = reg_vcard_line_dup_text (line);
  if (*text != '\0')
    *slot = g_steal_pointer (&text);
  return TRUE;
}

static void
add_text (char **slot, const char *text, const char *between)
{
  g_autofree char *before = *slot;

  if (*text == '\0')
    {
      *slot = g_steal_pointer (&before);
      return;
    }
  *slot = before != NULL ? g_strconcat (before, between, text, NULL) : g_strdup (text);
}

static char *
take_part (char **parts, guint index)
{
  return index < g_strv_length (parts) && *parts[index] != '\0' ? g_strdup (parts[index]) : NULL;
}

/* Several names in one place are parted by commas, and written by a space. */
static gboolean
take_name (RegVcard *card, const RegVcardLine *line)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  RegVcardLine copy = *line;

  if (card->family_name != NULL || card->given_name != NULL || card->additional_names != NULL)
    return FALSE;
  for (const char *p = line->value; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_c (value, *p++);
          g_string_append_c (value, *p);
        }
      else
        g_string_append_c (value, *p == ',' ? ' ' : *p);
    }
  copy.value = value->str;
  parts = reg_vcard_line_split (&copy, ';');
  card->family_name = take_part (parts, 0);
  card->given_name = take_part (parts, 1);
  card->additional_names = take_part (parts, 2);
  card->name_prefix = take_part (parts, 3);
  card->name_suffix = take_part (parts, 4);
  return TRUE;
}

static gboolean
take_organisation (RegVcard *card, const RegVcardLine *line)
{
  g_auto (GStrv) parts = NULL;

  if (card->organisation != NULL || card->department != NULL)
    return FALSE;
  parts = reg_vcard_line_split (line, ';');
  card->organisation = take_part (parts, 0);
  for (guint i = 1; i < g_strv_length (parts); i++)
    add_text (&card->department, parts[i], ", ");
  return TRUE;
}

static RegVcardItem *
take_item (GPtrArray *items, const RegVcardLine *line, const char *service)
{
  g_autofree char *value = reg_vcard_line_dup_text (line);
  RegVcardItem *item;

  if (*value == '\0')
    return NULL;
  item = reg_vcard_add_item (items, value, NULL);
  g_strfreev (item->types);
  item->types = g_strdupv (line->types);
  item->pref = line->pref;
  item->group = g_strdup (line->group);
  item->service = g_strdup (service);
  return item;
}

static void
drop_prefix (char **text, const char *prefix)
{
  g_autofree char *old = *text;

  if (g_ascii_strncasecmp (old, prefix, strlen (prefix)) == 0)
    *text = g_strdup (old + strlen (prefix));
  else
    *text = g_steal_pointer (&old);
}

/* A prefix without anything behind it reaches nobody. */
static void
drop_last_if_empty (GPtrArray *items)
{
  const RegVcardItem *item = items->pdata[items->len - 1];

  if (*g_strchug (item->value) == '\0')
    g_ptr_array_set_size (items, (int)items->len - 1);
}

/* In version 4 it may be the address of an address. */
static void
take_email (RegVcard *card, const RegVcardLine *line)
{
  RegVcardItem *item = take_item (card->emails, line, NULL);

  if (item == NULL)
    return;
  drop_prefix (&item->value, "mailto:");
  drop_last_if_empty (card->emails);
}

/* "tel:+1-555-555-5555;ext=5555" as people write it. */
static void
take_phone (RegVcard *card, const RegVcardLine *line)
{
  RegVcardItem *item = take_item (card->phones, line, NULL);
  char *extension;

  if (item == NULL || g_ascii_strncasecmp (item->value, "tel:", 4) != 0)
    return;
  drop_prefix (&item->value, "tel:");
  extension = strstr (item->value, ";ext=");
  if (extension != NULL)
    {
      g_autofree char *old = item->value;

      *extension = '\0';
      extension[5 + strcspn (extension + 5, ";")] = '\0';
      item->value = g_strdup_printf ("%s x%s", old, extension + 5);
    }
  drop_last_if_empty (card->phones);
}

/* "xmpp:anna@example.org" tells the service itself. */
static void
take_messenger (RegVcard *card, const RegVcardLine *line)
{
  const char *service = reg_vcard_line_get_parameter (line, "SERVICE-TYPE");
  g_autofree char *scheme = NULL;
  g_autofree char *lower = NULL;
  RegVcardItem *item;

  if (service == NULL)
    service = reg_vcard_line_get_parameter (line, "X-SERVICE-TYPE");
  lower = service != NULL ? g_ascii_strdown (service, -1) : NULL;
  item = take_item (card->messengers, line, lower);
  if (item == NULL)
    return;
  scheme = g_uri_parse_scheme (item->value);
  if (scheme == NULL || strstr (item->value, "://") != NULL)
    return;
  if (item->service == NULL && strcmp (scheme, "x-apple") != 0)
    item->service = g_strdup (scheme);
  g_free (g_steal_pointer (&lower));
  lower = g_strconcat (scheme, ":", NULL);
  drop_prefix (&item->value, lower);
}

static void
take_network (RegVcard *card, const RegVcardLine *line)
{
  const char *service = reg_vcard_line_get_parameter (line, "SERVICE-TYPE");
  g_autofree char *lower = NULL;

  if (service == NULL)
    service = line->types[0];
  lower = service != NULL ? g_ascii_strdown (service, -1) : NULL;
  take_item (card->networks, line, lower);
}

static void
take_address (RegVcard *card, const RegVcardLine *line)
{
  g_auto (GStrv) parts = reg_vcard_line_split (line, ';');
  g_autofree char *all = g_strjoinv ("", parts);
  const char *formatted = reg_vcard_line_get_parameter (line, "LABEL");
  RegVcardAddress *address;
  guint n = g_strv_length (parts);

  if (*all == '\0' && formatted == NULL)
    return;
  address = reg_vcard_add_address (card);
  {
    char **const slots[] = { &address->po_box, &address->extended, &address->street,
                             &address->city,   &address->region,   &address->postal_code,
                             &address->country };

    for (guint i = 0; i < n; i++)
      {
        char **slot = slots[MIN (i, G_N_ELEMENTS (slots) - 1)];
        g_autofree char *before = *slot;

        /* What stands behind the country is kept with it. */
        *slot = *before != '\0' && *parts[i] != '\0' ? g_strconcat (before, " ", parts[i], NULL)
                : *parts[i] != '\0'                  ? g_strdup (parts[i])
                                                     : g_steal_pointer (&before);
      }
  }
  g_strfreev (address->types);
  address->types = g_strdupv (line->types);
  address->pref = line->pref;
  address->group = g_strdup (line->group);
  address->formatted = g_strdup (formatted);
}

/* LABEL of versions 2.1 and 3.0 belongs to the address with the same types. */
static gboolean
take_envelope (RegVcard *card, const RegVcardLine *line)
{
  for (guint i = 0; i < card->addresses->len; i++)
    {
      RegVcardAddress *address = card->addresses->pdata[i];

      if (address->formatted == NULL
          && g_strv_equal ((const char *const *)address->types, (const char *const *)line->types))
        {
          address->formatted = reg_vcard_line_dup_text (line);
          return TRUE;
        }
    }
  return FALSE;
}

/* Apple writes the year 1604 where there is none. */
static gboolean
take_date (char **slot, const RegVcardLine *line, char **problem)
{
  g_autofree char *text = NULL;
  const char *omitted = reg_vcard_line_get_parameter (line, "X-APPLE-OMIT-YEAR");
  char date[REG_DATE_SIZE];
  int year, month, day;

  if (*slot != NULL)
    return FALSE;
  text = reg_vcard_line_dup_text (line);
  if (*text == '\0')
    return TRUE;
  if (!reg_date_parse (text, REG_DATE_ORDER_YMD, date))
    {
      g_autofree char *shown = g_utf8_truncate_middle (text, 60);

      *problem = g_strdup_printf ("%s: “%s” is not a date", line->name, shown);
      return FALSE;
    }
  reg_date_get_parts (date, &year, &month, &day);
  if (year == 1604 || (omitted != NULL && g_str_has_prefix (date, omitted)))
    reg_date_set_parts (date, 0, month, day);
  *slot = g_strdup (date);
  return TRUE;
}

static const char *
guess_image_type (const guint8 *data, gsize size)
{
  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (size >= 4 && memcmp (data, "\x89PNG", 4) == 0)
    return "image/png";
  if (size >= 4 && memcmp (data, "GIF8", 4) == 0)
    return "image/gif";
  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "image/webp";
  return NULL;
}

static char *
declared_image_type (const RegVcardLine *line)
{
  const char *type = reg_vcard_line_get_parameter (line, "MEDIATYPE");

  if (type != NULL)
    return g_ascii_strdown (type, -1);
  if (line->types[0] == NULL)
    return NULL;
  return strchr (line->types[0], '/') != NULL ? g_strdup (line->types[0])
                                              : g_strconcat ("image/", line->types[0], NULL);
}

static gboolean
set_photo (RegVcard *card, const char *base64, char *declared)
{
  g_autofree char *type = declared;
  g_autofree guchar *data = NULL;
  gsize size;

  data = g_base64_decode (base64, &size);
  if (size == 0)
    return FALSE;
  card->photo_type = guess_image_type (data, size) != NULL
                         ? g_strdup (guess_image_type (data, size))
                         : g_steal_pointer (&type);
  card->photo = g_bytes_new_take (g_steal_pointer (&data), size);
  return TRUE;
}

static gboolean
take_photo (RegVcard *card, const RegVcardLine *line, char **problem)
{
  g_autofree char *text = NULL;

  if (card->photo != NULL || card->photo_uri != NULL)
    return FALSE;
  if (line->encoding == REG_VCARD_BASE64)
    {
      if (set_photo (card, line->value, declared_image_type (line)))
        return TRUE;
      *problem = g_strdup ("PHOTO: no picture in it");
      return FALSE;
    }
  text = reg_vcard_line_dup_text (line);
  if (g_ascii_strncasecmp (text, "data:", 5) == 0)
    {
      const char *comma = strchr (text, ',');

      if (comma != NULL && strstr (text, ";base64,") != NULL
          && set_photo (card, comma + 1, g_strndup (text + 5, strcspn (text + 5, ";,"))))
        return TRUE;
      *problem = g_strdup ("PHOTO: no picture in it");
      return FALSE;
    }
  if (*text != '\0')
    card->photo_uri = g_steal_pointer (&text);
  return TRUE;
}

static void
take_categories (RegVcard *card, const RegVcardLine *line)
{
  g_auto (GStrv) parts = reg_vcard_line_split (line, ',');
  g_auto (GStrv) before = card->categories;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)before);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && !g_strv_contains ((const char *const *)before, *part))
      g_strv_builder_add (builder, *part);
  card->categories = g_strv_builder_end (builder);
}

static gboolean
take_service (RegVcard *card, const RegVcardLine *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (strcmp (line->name, services[i].name) == 0)
      {
        take_item (services[i].network ? card->networks : card->messengers, line,
                   services[i].service);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_one_of (const char *name, const char *a, const char *b, const char *c)
{
  return strcmp (name, a) == 0 || strcmp (name, b) == 0 || (c != NULL && strcmp (name, c) == 0);
}

/* Texts of which a card has one. */
static gboolean
take_single (RegVcard *card, const RegVcardLine *line)
{
  const struct
  {
    const char *name;
    char **slot;
  } singles[] = {
    { "FN", &card->formatted_name }, { "TITLE", &card->title },  { "ROLE", &card->role },
    { "UID", &card->uid },           { "REV", &card->revision },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (singles); i++)
    if (strcmp (line->name, singles[i].name) == 0)
      return set_once (singles[i].slot, line);
  return FALSE;
}

/* Texts and things of which a card may have several. */
static gboolean
take_repeated (RegVcard *card, const RegVcardLine *line)
{
  const char *name = line->name;
  g_autofree char *text = NULL;

  if (strcmp (name, "TEL") == 0)
    take_phone (card, line);
  else if (strcmp (name, "EMAIL") == 0)
    take_email (card, line);
  else if (strcmp (name, "URL") == 0)
    take_item (card->urls, line, NULL);
  else if (strcmp (name, "IMPP") == 0)
    take_messenger (card, line);
  else if (is_one_of (name, "X-SOCIALPROFILE", "SOCIALPROFILE", NULL))
    take_network (card, line);
  else if (strcmp (name, "ADR") == 0)
    take_address (card, line);
  else if (strcmp (name, "CATEGORIES") == 0)
    take_categories (card, line);
  else if (strcmp (name, "NOTE") == 0 || strcmp (name, "NICKNAME") == 0)
    {
      text = reg_vcard_line_dup_text (line);
      if (*name == 'N' && name[1] == 'O')
        add_text (&card->note, text, "\n\n");
      else
        add_text (&card->nickname, text, ", ");
    }
  else
    return take_service (card, line);
  return TRUE;
}

/**
 * reg_vcard_take_line:
 * @card: the card being read
 * @line: one of its properties
 * @problem: (out): what is wrong with it, %NULL when nothing is
 *
 * Puts a property where it belongs.
 *
 * Returns: %FALSE when it belongs nowhere; the caller keeps it with the others then
 */
gboolean
reg_vcard_take_line (RegVcard *card, const RegVcardLine *line, char **problem)
{
  const char *name = line->name;

  *problem = NULL;
  if (strcmp (name, "VERSION") == 0)
    return set_once (&card->version, line);
  if (strcmp (name, "N") == 0)
    return take_name (card, line);
  if (strcmp (name, "ORG") == 0)
    return take_organisation (card, line);
  if (strcmp (name, "BDAY") == 0)
    return take_date (&card->birthday, line, problem);
  if (is_one_of (name, "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY")
      || is_one_of (name, "X-MS-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY", NULL))
    return take_date (&card->anniversary, line, problem);
  if (strcmp (name, "PHOTO") == 0)
    return take_photo (card, line, problem);
  if (strcmp (name, "LABEL") == 0)
    return take_envelope (card, line);
  return take_single (card, line) || take_repeated (card, line);
}

/**
 * reg_vcard_take_other:
 * @card: the card being read
 * @line: a property that has no place of its own
 *
 * Keeps @line with the others.
 */
void
reg_vcard_take_other (RegVcard *card, const RegVcardLine *line)
{
  RegVcardProperty *property = g_new0 (RegVcardProperty, 1);

  property->name = g_strdup (line->name);
  property->parameters = g_strdup (line->parameters);
  property->value = line->encoding == REG_VCARD_BASE64 ? g_strdup (line->value)
                                                       : reg_vcard_line_dup_text (line);
  property->group = g_strdup (line->group);
  g_ptr_array_add (card->others, property);
}

/* Apple wraps the labels it knows: _$!<HomePage>!$_ */
static char *
clean_label (const char *label)
{
  if (g_str_has_prefix (label, "_$!<") && g_str_has_suffix (label, ">!$_") && strlen (label) >= 8)
    return g_strndup (label + 4, strlen (label) - 8);
  return g_strdup (label);
}

static void
set_label (char **slot, const char *group, const char *wanted, const char *label)
{
  if (group != NULL && strcmp (group, wanted) == 0 && *slot == NULL)
    *slot = clean_label (label);
}

static void
label_group (RegVcard *card, const char *group, const char *label)
{
  GPtrArray *const items[] = { card->phones, card->emails, card->urls, card->messengers,
                               card->networks };

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    for (guint k = 0; k < items[i]->len; k++)
      {
        RegVcardItem *item = items[i]->pdata[k];

        set_label (&item->label, item->group, group, label);
      }
  for (guint k = 0; k < card->addresses->len; k++)
    {
      RegVcardAddress *address = card->addresses->pdata[k];

      set_label (&address->label, address->group, group, label);
    }
  for (guint k = 0; k < card->others->len; k++)
    {
      RegVcardProperty *other = card->others->pdata[k];

      set_label (&other->label, other->group, group, label);
    }
}

/* The wedding day as Apple and Google write it: a date with a label. */
static gboolean
is_anniversary (const RegVcardProperty *property)
{
  return strcmp (property->name, "X-ABDATE") == 0 && property->label != NULL
         && g_ascii_strcasecmp (property->label, "Anniversary") == 0;
}

/**
 * reg_vcard_complete:
 * @card: a card that was read to its end
 *
 * Gives what is grouped its label, and finds the anniversary among the labelled dates.
 */
void
reg_vcard_complete (RegVcard *card)
{
  for (guint i = 0; i < card->others->len;)
    {
      RegVcardProperty *property = card->others->pdata[i];

      if (strcmp (property->name, "X-ABLABEL") == 0 && property->group != NULL)
        {
          g_autofree char *group = g_strdup (property->group);
          g_autofree char *label = g_strdup (property->value);

          g_ptr_array_remove_index (card->others, i);
          label_group (card, group, label);
        }
      else
        i++;
    }
  for (guint i = 0; i < card->others->len; i++)
    {
      RegVcardProperty *property = card->others->pdata[i];
      char date[REG_DATE_SIZE];

      if (card->anniversary == NULL && is_anniversary (property)
          && reg_date_parse (property->value, REG_DATE_ORDER_YMD, date))
        {
          card->anniversary = g_strdup (date);
          g_ptr_array_remove_index (card->others, i);
          return;
        }
    }
}
