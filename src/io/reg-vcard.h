/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegVcardItem:
 * @value: the number, address or name as written
 * @types: lower case, e.g. "home", "cell", "fax"; never %NULL, "pref" is not among them
 * @label: (nullable): what its owner calls it
 * @service: (nullable): for messengers and networks, lower case: "skype", "mastodon"
 * @pref: 1 (first choice) … 100, 0 when not said
 *
 * A telephone, e-mail address, web page, messenger or network.
 */
typedef struct
{
  char *value;
  char **types;
  char *label;
  char *service;
  int pref;
  char *group;
} RegVcardItem;

/**
 * RegVcardAddress:
 * @formatted: (nullable): the address as it stands on an envelope
 *
 * A postal address; parts that are not given are "".
 */
typedef struct
{
  char *po_box;
  char *extended;
  char *street;
  char *city;
  char *region;
  char *postal_code;
  char *country;
  char *formatted;
  char **types;
  char *label;
  int pref;
  char *group;
} RegVcardAddress;

/**
 * RegVcardProperty:
 * @name: in capitals
 * @parameters: as written, "" for none
 * @value: decoded text; Base64 data stay as they are
 * @label: (nullable): what its owner calls it
 *
 * Whatever else stands on the card.
 */
typedef struct
{
  char *name;
  char *parameters;
  char *value;
  char *label;
  char *group;
} RegVcardProperty;

/**
 * RegVcard:
 *
 * One card as plain text. Strings that are not on the card are %NULL; arrays never are.
 * Dates are "YYYY-MM-DD" or "--MM-DD".
 */
typedef struct
{
  guint number;  /* of the card in its file, from 1 */
  gint64 line;   /* of its BEGIN, from 1 */
  char *version; /* "2.1", "3.0", "4.0" */
  char *formatted_name;
  char *family_name;
  char *given_name;
  char *additional_names;
  char *name_prefix;
  char *name_suffix;
  char *nickname;
  char *organisation;
  char *department; /* the further parts of ORG, joined by ", " */
  char *title;
  char *role;
  char *note;
  char *birthday;
  char *anniversary;
  char *uid;
  char *revision;
  char **categories;
  GPtrArray *phones;     /* of RegVcardItem */
  GPtrArray *emails;     /* of RegVcardItem */
  GPtrArray *urls;       /* of RegVcardItem */
  GPtrArray *messengers; /* of RegVcardItem */
  GPtrArray *networks;   /* of RegVcardItem */
  GPtrArray *addresses;  /* of RegVcardAddress */
  GPtrArray *others;     /* of RegVcardProperty */
  GBytes *photo;
  char *photo_type; /* media type, e.g. "image/jpeg" */
  char *photo_uri;
  GPtrArray *warnings; /* of char *: what could not be understood, with card and line */
} RegVcard;

RegVcard *reg_vcard_new (void);
void reg_vcard_free (RegVcard *self);
RegVcardItem *reg_vcard_add_item (GPtrArray *items, const char *value, const char *type);
RegVcardAddress *reg_vcard_add_address (RegVcard *self);
char *reg_vcard_dup_name (const RegVcard *self);
const RegVcardItem *reg_vcard_get_preferred (const GPtrArray *items);
gboolean reg_vcard_has_type (char *const *types, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegVcard, reg_vcard_free)

G_END_DECLS
