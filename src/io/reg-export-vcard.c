/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-export-vcard.h"

#include "core/reg-uid.h"
#include "io/reg-vcard-writer.h"
#include "store/reg-attachments.h"

static char *
dup_text (const RegRecord *record, int field)
{
  return g_strdup (reg_record_peek_text (record, field));
}

static const char *
item_type (const RegRecord *point)
{
  switch (reg_record_get_int (point, REG_CONTACT_POINT_KIND))
    {
    case REG_CONTACT_KIND_FAX:
      return "fax";
    case REG_CONTACT_KIND_MOBILE:
      return "cell";
    default:
      return reg_record_peek_text (point, REG_CONTACT_POINT_LABEL);
    }
}

static GPtrArray *
items_for (RegVcard *card, gint64 kind)
{
  switch (kind)
    {
    case REG_CONTACT_KIND_EMAIL:
      return card->emails;
    case REG_CONTACT_KIND_WEB:
      return card->urls;
    case REG_CONTACT_KIND_SOCIAL:
      return card->networks;
    case REG_CONTACT_KIND_CHAT:
      return card->messengers;
    default:
      return card->phones;
    }
}

static void
set_part (char **part, const RegRecord *point, int field)
{
  g_free (*part);
  *part = g_strdup (reg_record_get_text (point, field));
}

static void
add_point (RegVcard *card, const RegRecord *point)
{
  gint64 kind = reg_record_get_int (point, REG_CONTACT_POINT_KIND);
  RegVcardAddress *address;

  if (kind != REG_CONTACT_KIND_ADDRESS)
    {
      reg_vcard_add_item (items_for (card, kind),
                          reg_record_get_text (point, REG_CONTACT_POINT_VALUE), item_type (point));
      return;
    }
  address = reg_vcard_add_address (card);
  set_part (&address->street, point, REG_CONTACT_POINT_STREET);
  set_part (&address->city, point, REG_CONTACT_POINT_CITY);
  set_part (&address->region, point, REG_CONTACT_POINT_REGION);
  set_part (&address->postal_code, point, REG_CONTACT_POINT_POSTAL_CODE);
  set_part (&address->country, point, REG_CONTACT_POINT_COUNTRY);
  address->formatted = dup_text (point, REG_CONTACT_POINT_VALUE);
}

static RegVcard *
make_card (RegDb *db, const RegRecord *party, GPtrArray *points)
{
  RegVcard *card = reg_vcard_new ();
  gint64 photo = reg_record_get_int (party, REG_PARTY_PHOTO_ID);
  g_autoptr (RegRecord) attachment = photo ? reg_db_load (db, REG_ENTITY_ATTACHMENT, photo, NULL)
                                           : NULL;

  card->formatted_name = dup_text (party, REG_PARTY_NAME);
  card->given_name = dup_text (party, REG_PARTY_GIVEN_NAME);
  card->family_name = dup_text (party, REG_PARTY_FAMILY_NAME);
  card->name_prefix = dup_text (party, REG_PARTY_NAME_PREFIX);
  card->name_suffix = dup_text (party, REG_PARTY_NAME_SUFFIX);
  card->nickname = dup_text (party, REG_PARTY_NICKNAME);
  card->organisation = dup_text (party, reg_record_get_int (party, REG_PARTY_KIND)
                                                == REG_PARTY_KIND_ORGANISATION
                                            ? REG_PARTY_NAME
                                            : REG_PARTY_ORGANISATION);
  card->title = dup_text (party, REG_PARTY_TITLE);
  card->note = dup_text (party, REG_PARTY_NOTE);
  card->birthday = dup_text (party, REG_PARTY_BIRTHDAY);
  card->uid = reg_uid_to_string (reg_record_get_uid (party));
  for (guint i = 0; i < points->len; i++)
    add_point (card, points->pdata[i]);
  if (attachment && !reg_record_is_null (attachment, REG_ATTACHMENT_DATA))
    {
      card->photo = g_bytes_ref (reg_record_get_blob (attachment, REG_ATTACHMENT_DATA));
      card->photo_type = dup_text (attachment, REG_ATTACHMENT_MEDIA_TYPE);
    }
  return card;
}

/**
 * reg_export_write_vcard:
 * @db: a connection
 * @stream: where to write
 * @party: a customer
 * @points: (element-type RegRecord): how to reach them
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether the customer's card is written
 */
gboolean
reg_export_write_vcard (RegDb *db,
                        GOutputStream *stream,
                        const RegRecord *party,
                        GPtrArray *points,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RegVcard) card = make_card (db, party, points);
  g_autoptr (GString) text = g_string_new (NULL);

  reg_vcard_write (card, text);
  return g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);
}
