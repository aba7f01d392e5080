/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-contact-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-country.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"

static const char *
get_text (const RegRecord *point, int field)
{
  const char *text = reg_record_get_text (point, field);

  return text != NULL ? text : "";
}

static void
append_part (GString *line, const char *separator, const char *text)
{
  if (*text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, text);
}

/* Where the postal code stands after the town, as people there write it. */
static gboolean
is_code_last (const char *country)
{
  const RegCountry *found = *country != '\0' ? reg_country_find (country) : NULL;

  return found != NULL
         && (g_str_equal (found->code, "US") || g_str_equal (found->code, "CA")
             || g_str_equal (found->code, "AU") || g_str_equal (found->code, "GB"));
}

static char *
describe_address (const RegRecord *point)
{
  GString *line = g_string_new (NULL);
  g_autoptr (GString) town = g_string_new (NULL);
  const char *country = get_text (point, REG_CONTACT_POINT_COUNTRY);
  const char *code = get_text (point, REG_CONTACT_POINT_POSTAL_CODE);
  const char *city = get_text (point, REG_CONTACT_POINT_CITY);
  const char *region = get_text (point, REG_CONTACT_POINT_REGION);

  if (is_code_last (country))
    {
      append_part (town, " ", city);
      append_part (town, ", ", region);
      append_part (town, " ", code);
    }
  else
    {
      append_part (town, " ", code);
      append_part (town, " ", city);
      append_part (town, ", ", region);
    }
  append_part (line, ", ", get_text (point, REG_CONTACT_POINT_STREET));
  append_part (line, ", ", town->str);
  append_part (line, ", ", country);
  /* Addresses are kept on one line here; a letter takes the fields. */
  g_strdelimit (line->str, "\n", ' ');
  return g_string_free (line, FALSE);
}

/**
 * reg_contact_text_describe:
 * @point: a CONTACT_POINT
 *
 * Returns: (transfer full): the number, the mail address, or a postal address on one line
 */
char *
reg_contact_text_describe (const RegRecord *point)
{
  g_return_val_if_fail (point != NULL, NULL);

  if (reg_record_get_int (point, REG_CONTACT_POINT_KIND) == REG_CONTACT_KIND_ADDRESS)
    {
      char *address = describe_address (point);

      if (*address != '\0')
        return address;
      g_free (address);
    }
  return g_strdup (get_text (point, REG_CONTACT_POINT_VALUE));
}

/**
 * reg_contact_text_get_title:
 * @point: a CONTACT_POINT
 *
 * Returns: (transfer full): "Phone", or "Phone · work" when it bears a label
 */
char *
reg_contact_text_get_title (const RegRecord *point)
{
  const char *kind = _ (reg_enum_get_label (&reg_enum_contact_kind,
                                            reg_record_get_int (point, REG_CONTACT_POINT_KIND)));
  const char *label = get_text (point, REG_CONTACT_POINT_LABEL);

  return *label != '\0' ? g_strdup_printf ("%s · %s", kind, label) : g_strdup (kind);
}

static char *
get_web_uri (const char *value)
{
  g_autofree char *scheme = g_uri_parse_scheme (value);

  if (scheme != NULL)
    return g_str_equal (scheme, "http") || g_str_equal (scheme, "https") ? g_strdup (value) : NULL;
  /* "@name" alone does not say on which network. */
  return strchr (value, '.') != NULL && strchr (value, '@') == NULL
             ? g_strconcat ("https://", value, NULL)
             : NULL;
}

/* A name alone is enough where the label, or a second @, says on which network. */
static char *
get_social_uri (const char *value, const char *label)
{
  static const struct
  {
    const char *network, *address;
  } networks[] = {
    { "facebook", "https://www.facebook.com/" },
    { "instagram", "https://www.instagram.com/" },
    { "linkedin", "https://www.linkedin.com/in/" },
    { "twitter", "https://twitter.com/" },
    { "x", "https://x.com/" },
  };
  const char *name = *value == '@' ? value + 1 : value;
  const char *host = strchr (name, '@');
  g_autofree char *folded = reg_fold (label);
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  if (strchr (value, '/') != NULL)
    return get_web_uri (value);
  if (host != NULL && *value == '@' && strchr (host, '.') != NULL && host > name)
    return g_strdup_printf ("https://%s/@%.*s", host + 1, (int)(host - name), name);
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if (g_str_equal (folded, networks[i].network))
      return g_strconcat (networks[i].address, escaped, NULL);
  return *value != '@' ? get_web_uri (value) : NULL;
}

/**
 * reg_contact_text_get_uri:
 * @point: a CONTACT_POINT
 * @country: (nullable): ISO 3166 code for telephone numbers without one
 *
 * Returns: (transfer full) (nullable): what opens when somebody uses it; %NULL when nothing can
 */
char *
reg_contact_text_get_uri (const RegRecord *point, const char *country)
{
  RegContactKind kind = reg_record_get_int (point, REG_CONTACT_POINT_KIND);
  g_autofree char *text = reg_contact_text_describe (point);
  g_autofree char *escaped = NULL;

  if (*text == '\0')
    return NULL;
  switch (kind)
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
      return reg_phone_to_uri (text, country);
    case REG_CONTACT_KIND_EMAIL:
      escaped = g_uri_escape_string (text, "@+", FALSE);
      return g_strconcat ("mailto:", escaped, NULL);
    case REG_CONTACT_KIND_WEB:
      return get_web_uri (text);
    case REG_CONTACT_KIND_SOCIAL:
      return get_social_uri (text, get_text (point, REG_CONTACT_POINT_LABEL));
    case REG_CONTACT_KIND_ADDRESS:
      escaped = g_uri_escape_string (text, NULL, FALSE);
      return g_strconcat ("https://www.openstreetmap.org/search?query=", escaped, NULL);
    case REG_CONTACT_KIND_FAX:
    case REG_CONTACT_KIND_CHAT:
    case REG_N_CONTACT_KINDS:
    default:
      return NULL;
    }
}

/**
 * reg_contact_text_get_icon:
 *
 * Returns: (transfer none): the symbolic icon of a kind of contact
 */
const char *
reg_contact_text_get_icon (RegContactKind kind)
{
  switch (kind)
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
      return "reg-call-symbolic";
    case REG_CONTACT_KIND_EMAIL:
      return "reg-mail-symbolic";
    case REG_CONTACT_KIND_ADDRESS:
      return "mark-location-symbolic";
    case REG_CONTACT_KIND_FAX:
      return "printer-symbolic";
    case REG_CONTACT_KIND_CHAT:
      return "chat-message-new-symbolic";
    default:
      return "insert-link-symbolic";
    }
}

/**
 * reg_contact_text_get_action:
 *
 * Returns: (transfer none): what the button beside it does, translated, for its tooltip
 */
const char *
reg_contact_text_get_action (RegContactKind kind)
{
  switch (kind)
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
      return _ ("Call");
    case REG_CONTACT_KIND_EMAIL:
      return _ ("Write an e-mail");
    case REG_CONTACT_KIND_ADDRESS:
      return _ ("Show on openstreetmap.org");
    default:
      return _ ("Open in the browser");
    }
}

/**
 * reg_contact_text_find_country:
 * @name: (nullable): a country as written in an address: "Germany", "DE", "Duitsland"
 *
 * Returns: (nullable): its ISO 3166 code
 */
const char *
reg_contact_text_find_country (const char *name)
{
  const RegCountry *country = name != NULL && *name != '\0' ? reg_country_find (name) : NULL;

  return country != NULL ? country->code : NULL;
}

/**
 * reg_contact_points_find:
 * @points: (element-type RegRecord): contact points in order
 *
 * Returns: (transfer none) (nullable): the first of that kind
 */
RegRecord *
reg_contact_points_find (GPtrArray *points, RegContactKind kind)
{
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      RegRecord *point = g_ptr_array_index (points, i);

      if (reg_record_get_int (point, REG_CONTACT_POINT_KIND) == (gint64)kind)
        return point;
    }
  return NULL;
}

/**
 * reg_contact_points_find_phone:
 * @points: (element-type RegRecord): contact points in order
 *
 * Returns: (transfer none) (nullable): the number to call first
 */
RegRecord *
reg_contact_points_find_phone (GPtrArray *points)
{
  RegRecord *phone = reg_contact_points_find (points, REG_CONTACT_KIND_PHONE);

  return phone != NULL ? phone : reg_contact_points_find (points, REG_CONTACT_KIND_MOBILE);
}

/**
 * reg_contact_points_get_country:
 * @points: (element-type RegRecord): contact points
 * @firm_country: (nullable): where we are
 *
 * Returns: (nullable): ISO 3166 code of where the customer's numbers without a country code are
 */
const char *
reg_contact_points_get_country (GPtrArray *points, const char *firm_country)
{
  RegRecord *address = reg_contact_points_find (points, REG_CONTACT_KIND_ADDRESS);
  const char *country = address != NULL ? reg_contact_text_find_country (
                                              get_text (address, REG_CONTACT_POINT_COUNTRY))
                                        : NULL;

  return country != NULL ? country : firm_country;
}

/**
 * reg_contact_points_to_text:
 * @points: (element-type RegRecord): contact points
 *
 * Returns: (transfer full): one line for each, to be pasted elsewhere
 */
char *
reg_contact_points_to_text (GPtrArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *line = reg_contact_text_describe (g_ptr_array_index (points, i));

      append_part (text, "\n", line);
    }
  return g_string_free (text, FALSE);
}
