/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ways to reach somebody, which columns of a contact list may become. */
static const RegImportField contact_fields[] = {
  { "phone", N_ ("Phone"),
    "phone|phone2|phone3|telephone|tel|phonenumber|homephone|businessphone|workphone|phone1value|"
    "primaryphone|"
    "telefon|telefoon|telefono|telephonenumber|phonework|phonehome",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_PHONE, TRUE },
  { "mobile", N_ ("Mobile"),
    "mobile|mobile2|mobilephone|cellphone|cell|handy|gsm|mobil|mobiel|phone2value",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_MOBILE, FALSE },
  { "fax", N_ ("Fax"), "fax|businessfax|faxnumber|telefax", REG_ENTITY_CONTACT_POINT,
    REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_FAX, FALSE },
  { "email", N_ ("E-mail"),
    "email|emailaddress|mail|email1value|email1|primaryemail|emailadres|email2|email2value|email3|"
    "mailadres|mailadresse|courriel",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_EMAIL, TRUE },
  { "web", N_ ("Website"), "web|website|url|webpage|homepage|website1value",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_WEB, FALSE },
  { "social", N_ ("Social profile"), "social2|linkedin|facebook|twitter|instagram|social|mastodon",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE, REG_CONTACT_KIND_SOCIAL, FALSE },
  { "street", N_ ("Street"),
    "street|address|streetaddress|address1|homestreet|businessstreet|strasse|straat|adresse|"
    "address1street|adres|straathuisnummer|strassehausnummer|straatnr",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_STREET, REG_CONTACT_KIND_ADDRESS, FALSE },
  { "postal_code", N_ ("Postal code"),
    "postalcode|zip|zipcode|postcode|plz|homepostalcode|businesspostalcode|address1postalcode|pc|"
    "codepostal",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_POSTAL_CODE, REG_CONTACT_KIND_ADDRESS, FALSE },
  { "city", N_ ("Town"), "city|town|ort|plaats|homecity|businesscity|stad|ville|address1city|stadt",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_CITY, REG_CONTACT_KIND_ADDRESS, FALSE },
  { "region", N_ ("Region"), "region|state|province|county|homestate|businessstate|address1region",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_REGION, REG_CONTACT_KIND_ADDRESS, FALSE },
  { "country", N_ ("Country"),
    "country|land|homecountry|businesscountry|pays|address1country|countryregion",
    REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_COUNTRY, REG_CONTACT_KIND_ADDRESS, FALSE },
};

/**
 * reg_import_entity:
 * @kind: what is imported
 * @file: which of its files
 *
 * Returns: the kind of record a row of that file is
 */
RegEntityId
reg_import_entity (RegImportKind kind, guint file)
{
  switch (kind)
    {
    case REG_IMPORT_PRODUCTS:
      return REG_ENTITY_PRODUCT;
    case REG_IMPORT_STAFF:
      return REG_ENTITY_STAFF;
    case REG_IMPORT_SALES:
      return file == 0 ? REG_ENTITY_SALE : REG_ENTITY_SALE_LINE;
    default:
      return REG_ENTITY_PARTY;
    }
}

static gboolean
may_be_key (RegEntityId entity, int field)
{
  return (entity == REG_ENTITY_PARTY && (field == REG_PARTY_CODE || field == REG_PARTY_NAME))
         || (entity == REG_ENTITY_PRODUCT
             && (field == REG_PRODUCT_CODE || field == REG_PRODUCT_BARCODE
                 || field == REG_PRODUCT_NAME))
         || (entity == REG_ENTITY_STAFF && (field == REG_STAFF_CODE || field == REG_STAFF_NAME))
         || (entity == REG_ENTITY_SALE && field == REG_SALE_NUMBER);
}

/**
 * reg_import_get_fields:
 * @kind: what is imported
 * @file: which of its files
 *
 * Returns: (transfer full) (element-type RegImportField): what a column may become: the fields of
 * the record that have import names, and for contacts the ways to reach somebody
 */
GArray *
reg_import_get_fields (RegImportKind kind, guint file)
{
  const RegEntityInfo *info = reg_entity_get_info (reg_import_entity (kind, file));
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (RegImportField));

  for (int i = 0; i < info->n_fields; i++)
    {
      RegImportField field = {
        .id = info->fields[i].column,
        .label = info->fields[i].label,
        .names = info->fields[i].import_names,
        .entity = info->id,
        .field = i,
        .contact_kind = -1,
        .is_key = may_be_key (info->id, i),
      };

      if (field.names)
        g_array_append_val (fields, field);
    }
  if (kind == REG_IMPORT_CONTACTS)
    g_array_append_vals (fields, contact_fields, G_N_ELEMENTS (contact_fields));
  return fields;
}

/* "E-mail 1 - Value" and "e_mail1value" are the same name. */
static char *
fold_header (const char *header)
{
  g_autofree char *folded = reg_fold (header);
  GString *name = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (name, g_utf8_get_char (p));
  return g_string_free_and_steal (name);
}

/* How early @name stands among @names: 0 the best, -1 not at all. */
static int
rank_of (const char *names, const char *name)
{
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  for (int i = 0; all[i]; i++)
    {
      g_autofree char *folded = fold_header (all[i]);

      if (strcmp (folded, name) == 0)
        return i;
    }
  return -1;
}

/* The best of the fields that goes by this name, -1 for none. */
static int
guess_name (GArray *fields, const char *name, const gboolean *taken)
{
  int best = -1, best_rank = G_MAXINT;

  for (guint i = 0; i < fields->len; i++)
    {
      const RegImportField *field = &g_array_index (fields, RegImportField, i);
      g_autofree char *id = fold_header (field->id);
      int rank = strcmp (id, name) == 0 ? -1 : rank_of (field->names, name);

      if (rank < 0 && strcmp (id, name) != 0)
        continue;
      if (rank < best_rank && (!taken[i] || reg_import_field_repeats (field)))
        {
          best = i;
          best_rank = rank;
        }
    }
  return best;
}

/**
 * reg_import_guess:
 * @fields: (element-type RegImportField): what the column may become
 * @header: the column's name
 * @taken: (array): for each field whether another column has it
 *
 * Returns: index of the field whose usual names hold @header, -1 when none fits or it is taken
 */
int
reg_import_guess (GArray *fields, const char *header, const gboolean *taken)
{
  g_autofree char *name = fold_header (header);
  g_auto (GStrv) parts = g_strsplit_set (header, "/(),;", -1);
  int best = guess_name (fields, name, taken);

  for (int i = 0; best < 0 && parts[i] != NULL; i++)
    {
      g_autofree char *part = fold_header (parts[i]);
      gsize length = strlen (part);

      while (length > 0 && g_ascii_isdigit (part[length - 1]))
        part[--length] = '\0';
      best = guess_name (fields, part, taken);
      if (best < 0 && g_str_has_suffix (part, "nr"))
        {
          g_autofree char *number = g_strdup_printf ("%.*snummer", (int)length - 2, part);

          best = guess_name (fields, number, taken);
        }
    }
  return best;
}

/**
 * reg_import_field_repeats:
 * @field: a field
 *
 * Returns: whether several columns may become it
 */
gboolean
reg_import_field_repeats (const RegImportField *field)
{
  return field->contact_kind >= 0 && field->contact_kind != REG_CONTACT_KIND_ADDRESS;
}

static const char *const nicks[REG_N_IMPORTS] = { "contacts", "products", "staff", "sales",
                                                  "vcard" };

/**
 * reg_import_kind_from_nick:
 * @nick: a word
 *
 * Returns: the kind of import, -1 when there is none of that name
 */
int
reg_import_kind_from_nick (const char *nick)
{
  for (int i = 0; i < REG_N_IMPORTS; i++)
    if (strcmp (nicks[i], nick) == 0)
      return i;
  return -1;
}
