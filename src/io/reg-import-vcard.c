/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-canonical.h"
#include "core/reg-phone.h"
#include "io/reg-io-error.h"
#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"
#include "store/reg-attachments.h"

#include <string.h>

/* Customers from address cards. */

static RegContactKind
phone_kind (const RegVcardItem *item)
{
  if (reg_vcard_has_type (item->types, "fax"))
    return REG_CONTACT_KIND_FAX;
  if (reg_vcard_has_type (item->types, "cell") || reg_vcard_has_type (item->types, "iphone"))
    return REG_CONTACT_KIND_MOBILE;
  return REG_CONTACT_KIND_PHONE;
}

/* What the owner calls it, else the kinds that say where it rings. */
static char *
item_label (const char *label, char **types, const char *service)
{
  static const char *const telling[] = { "home", "work", "car", "pager", "other" };

  if (label)
    return g_strdup (label);
  if (service)
    return g_strdup (service);
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (reg_vcard_has_type (types, telling[i]))
      return g_strdup (telling[i]);
  return NULL;
}

static void
add_item (RegImportRun *run, GPtrArray *points, RegContactKind kind, const RegVcardItem *item)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *label = item_label (item->label, item->types, item->service);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, item->value);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_LABEL, label);
  if (kind <= REG_CONTACT_KIND_FAX)
    {
      g_autofree char *digits = reg_phone_national_number (item->value, run->country);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
    }
  g_ptr_array_add (points, reg_record_builder_end (builder));
}

static void
add_address (GPtrArray *points, const RegVcardAddress *address)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *label = item_label (address->label, address->types, NULL);
  g_autoptr (GString) street = g_string_new (address->street);

  if (address->extended && *address->extended)
    g_string_append_printf (street, "%s%s", street->len ? ", " : "", address->extended);
  if (address->po_box && *address->po_box)
    g_string_append_printf (street, "%s%s", street->len ? ", " : "", address->po_box);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, street->str);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, address->city);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_REGION, address->region);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, address->postal_code);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY, address->country);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, address->formatted);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_LABEL, label);
  g_ptr_array_add (points, reg_record_builder_end (builder));
}

static GPtrArray *
card_points (RegImportRun *run, const RegVcard *card)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (guint i = 0; i < card->phones->len; i++)
    add_item (run, points, phone_kind (card->phones->pdata[i]), card->phones->pdata[i]);
  for (guint i = 0; i < card->emails->len; i++)
    add_item (run, points, REG_CONTACT_KIND_EMAIL, card->emails->pdata[i]);
  for (guint i = 0; i < card->urls->len; i++)
    add_item (run, points, REG_CONTACT_KIND_WEB, card->urls->pdata[i]);
  for (guint i = 0; i < card->networks->len; i++)
    add_item (run, points, REG_CONTACT_KIND_SOCIAL, card->networks->pdata[i]);
  for (guint i = 0; i < card->messengers->len; i++)
    add_item (run, points, REG_CONTACT_KIND_CHAT, card->messengers->pdata[i]);
  for (guint i = 0; i < card->addresses->len; i++)
    add_address (points, card->addresses->pdata[i]);
  return points;
}

/* The card's own identifier, else a fingerprint of what stands on it: reading the same file twice
 * meets the same customers. */
static char *
card_key (const RegVcard *card)
{
  g_autoptr (GString) text = NULL;
  guint8 hash[REG_HASH_SIZE];
  g_autofree char *printed = NULL;

  if (card->uid && *card->uid)
    return g_strconcat ("uid:", card->uid, NULL);
  text = g_string_new (NULL);
  reg_vcard_write (card, text);
  reg_hash_bytes (text->str, text->len, hash);
  printed = reg_hash_to_text (hash);
  return g_strconcat ("card:", printed, NULL);
}

typedef struct
{
  RegRecordBuilder *builder;
  gboolean only_empty; /* somebody known by name: what we know stays */
} CardFields;

static gboolean
may_set (const CardFields *fields, int field)
{
  return !fields->only_empty
         || reg_record_builder_get_value (fields->builder, field)->type == REG_VALUE_NULL;
}

static void
set_if_given (const CardFields *fields, int field, const char *text)
{
  if (text && *text && may_set (fields, field))
    reg_record_builder_set_text (fields->builder, field, text);
}

static gboolean
set_card_fields (RegImportRun *run, const CardFields *fields, const RegVcard *card, GError **error)
{
  gint64 photo;

  set_if_given (fields, REG_PARTY_GIVEN_NAME, card->given_name);
  set_if_given (fields, REG_PARTY_FAMILY_NAME, card->family_name);
  set_if_given (fields, REG_PARTY_NAME_PREFIX, card->name_prefix);
  set_if_given (fields, REG_PARTY_NAME_SUFFIX, card->name_suffix);
  set_if_given (fields, REG_PARTY_NICKNAME, card->nickname);
  set_if_given (fields, REG_PARTY_ORGANISATION, card->organisation);
  set_if_given (fields, REG_PARTY_TITLE, card->title ? card->title : card->role);
  set_if_given (fields, REG_PARTY_BIRTHDAY, card->birthday);
  set_if_given (fields, REG_PARTY_NOTE, card->note);
  if (!card->photo || !may_set (fields, REG_PARTY_PHOTO_ID))
    return TRUE;
  photo = reg_attachment_store (run->db, card->photo, card->photo_type, NULL, error);
  if (photo)
    reg_record_builder_set_ref (fields->builder, REG_PARTY_PHOTO_ID, photo);
  return photo != 0;
}

/* A card that names nobody, or gives the firm's name for the person's. */
static gboolean
is_organisation (const RegVcard *card)
{
  gboolean has_person = (card->given_name && *card->given_name)
                        || (card->family_name && *card->family_name);

  if (has_person || !card->organisation || !*card->organisation)
    return FALSE;
  return !card->formatted_name || !*card->formatted_name
         || g_utf8_collate (card->formatted_name, card->organisation) == 0;
}

/* Cards are never joined with each other, only with customers that were there before. */
static gint64
find_known (RegImportRun *run, const char *key, const char *name, GPtrArray *points, gboolean *same)
{
  gint64 known = reg_lookup_find (run->by_key, key);

  *same = known != 0;
  if (!known)
    known = reg_lookup_find_merged (run->by_key, key);
  return known ? known : reg_import_find_person (run, name, points);
}

static RegImportOutcome
take_card (RegImportRun *run, const RegVcard *card, GError **error)
{
  g_autofree char *name = reg_vcard_dup_name (card);
  g_autofree char *key = card_key (card);
  g_autoptr (GPtrArray) points = card_points (run, card);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  CardFields fields = { NULL, FALSE };
  RegImportOutcome outcome;
  gboolean same_card;
  gint64 existing, party;
  int n_new;

  if (!name || !*name)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "the card has no name");
      return REG_IMPORT_REJECTED;
    }
  existing = find_known (run, key, name, points, &same_card);
  record = existing ? reg_db_load (run->db, REG_ENTITY_PARTY, existing, NULL) : NULL;
  builder = record ? reg_record_builder_new_from (record)
                   : reg_record_builder_new (REG_ENTITY_PARTY);
  fields = (CardFields){ builder, record && !same_card };
  if (!record)
    reg_record_builder_set_int (builder, REG_PARTY_KIND,
                                is_organisation (card) ? REG_PARTY_KIND_ORGANISATION
                                                       : REG_PARTY_KIND_PERSON);
  set_if_given (&fields, REG_PARTY_NAME, name);
  set_if_given (&fields, REG_PARTY_CARD_KEY, key);
  if (!set_card_fields (run, &fields, card, error))
    return REG_IMPORT_REJECTED;
  outcome = reg_import_save (run, existing, g_steal_pointer (&builder), &party, error);
  n_new = outcome == REG_IMPORT_REJECTED
              ? -1
              : reg_import_add_points (run, party, outcome == REG_IMPORT_CREATED, points, error);
  if (n_new < 0)
    return REG_IMPORT_REJECTED;
  reg_lookup_add (run->by_key, key, party);
  return outcome == REG_IMPORT_SKIPPED && n_new > 0 ? REG_IMPORT_UPDATED : outcome;
}

static gboolean
take_next (RegImportRun *run, const RegVcard *card, guint file, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegImportOutcome outcome = take_card (run, card, &local);

  if (outcome == REG_IMPORT_REJECTED && local && local->domain != REG_IO_ERROR
      && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  reg_import_count (run, outcome);
  if (local)
    {
      g_autofree char *reason = g_strdup_printf ("card %u: %s", card->number, local->message);
      reg_import_reject (run, file, card->line, reason, NULL);
    }
  return TRUE;
}

static gboolean
run_card_file (RegImportRun *run, guint file, GError **error)
{
  GFile *source = reg_import_plan_get_file (run->plan, file);
  g_autoptr (RegVcardReader)
      reader = reg_vcard_reader_new_for_file (source, run->cancellable, error);
  gboolean ok = reader != NULL;

  while (ok)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, run->cancellable, &local);

      if (card)
        ok = take_next (run, card, file, error);
      else if (!local)
        break;
      else if (reg_vcard_reader_has_failed (reader))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          ok = FALSE;
        }
      else
        {
          reg_import_count (run, REG_IMPORT_REJECTED);
          reg_import_reject (run, file, reg_vcard_reader_get_line (reader), local->message, NULL);
        }
      ok = ok && reg_import_step (run, reg_vcard_reader_get_position (reader), error);
    }
  run->before += reader ? reg_vcard_reader_get_position (reader) : 0;
  return ok;
}

/**
 * reg_import_vcards:
 * @run: a run
 * @error: what ended it
 *
 * Returns: whether all cards of all files were read
 */
gboolean
reg_import_vcards (RegImportRun *run, GError **error)
{
  for (guint i = 0; i < reg_import_plan_get_n_files (run->plan); i++)
    if (!run_card_file (run, i, error))
      return FALSE;
  return TRUE;
}
