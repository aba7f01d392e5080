/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-parties.h"

#include "store/reg-attachments.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-country.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"

#include <string.h>

static const char *
firm_country (RegDb *db, RegRecord **firm)
{
  *firm = reg_db_load_firm (db, NULL);
  return *firm ? reg_record_peek_text (*firm, REG_FIRM_COUNTRY) : NULL;
}

/* A number without country code is dialled from where the customer lives. */
static char *
dialling_country (RegDb *db, GPtrArray *points)
{
  g_autoptr (RegRecord) firm = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const RegCountry *country = reg_country_find (
          reg_record_peek_text (points->pdata[i], REG_CONTACT_POINT_COUNTRY));

      if (country)
        return g_strdup (country->code);
    }
  return g_strdup (firm_country (db, &firm));
}

static gboolean
is_dialled (gint64 kind)
{
  return kind == REG_CONTACT_KIND_PHONE || kind == REG_CONTACT_KIND_MOBILE
         || kind == REG_CONTACT_KIND_FAX;
}

static gboolean
says_something (const RegRecord *point)
{
  static const int fields[] = { REG_CONTACT_POINT_VALUE,  REG_CONTACT_POINT_STREET,
                                REG_CONTACT_POINT_CITY,   REG_CONTACT_POINT_POSTAL_CODE,
                                REG_CONTACT_POINT_REGION, REG_CONTACT_POINT_COUNTRY };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!reg_record_is_null (point, fields[i]))
      return TRUE;
  return FALSE;
}

static RegRecord *
with_digits (RegRecord *point, const char *country)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (point);
  g_autofree char *digits = NULL;

  if (is_dialled (reg_record_get_int (point, REG_CONTACT_POINT_KIND)))
    digits = reg_phone_national_number (reg_record_get_text (point, REG_CONTACT_POINT_VALUE),
                                        country);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
  return reg_record_builder_end (builder);
}

static gboolean
save_points (RegDb *db, gint64 party, GPtrArray *points, GError **error)
{
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *country = dialling_country (db, points);
  g_autoptr (GPtrArray) saved = NULL;

  for (guint i = 0; i < points->len; i++)
    if (says_something (points->pdata[i]))
      g_ptr_array_add (whole, with_digits (points->pdata[i], country));
  saved = reg_command_save_lines (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                  REG_CONTACT_POINT_POSITION, party, whole, error);
  return saved != NULL;
}

/**
 * reg_party_save_with_points:
 * @db: a connection in a write job
 * @party: the customer; without an id a new one
 * @points: (nullable) (element-type RegRecord): all ways to reach the customer, in order: those
 *   without an id are made, those missing here are removed, those that say nothing are left out;
 *   %NULL leaves them alone
 * @photo: (nullable): a picture; %NULL leaves the one @party refers to
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Telephone numbers get their digits here, read as in the country of the customer's address, or of
 * the firm when that is not known.
 *
 * Returns: the customer's id, 0 on failure
 */
gint64
reg_party_save_with_points (
    RegDb *db, RegRecord *party, GPtrArray *points, GBytes *photo, GError **error)
{
  RegRecordBuilder *builder;
  gint64 attachment = 0;
  gint64 id;

  if (photo && !(attachment = reg_attachment_store (db, photo, NULL, NULL, error)))
    return 0;
  builder = reg_record_builder_new_from (party);
  if (attachment)
    reg_record_builder_set_ref (builder, REG_PARTY_PHOTO_ID, attachment);
  id = reg_command_create (db, builder, error);
  if (!id || (points && !save_points (db, id, points, error)))
    return 0;
  return id;
}

/**
 * reg_party_log_touch:
 * @db: a connection in a write job
 * @party: a customer
 * @kind: what it was
 * @direction: who went to whom
 * @summary: (nullable): what happened, in a line
 * @body: (nullable): more words
 * @error: %REG_STORE_ERROR_INVALID when there is neither @summary nor @body
 *
 * Writes down a contact, now, by whoever is working.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_party_log_touch (RegDb *db,
                     gint64 party,
                     RegTouchKind kind,
                     RegDirection direction,
                     const char *summary,
                     const char *body,
                     GError **error)
{
  const RegTouch touch = { party, kind, direction, summary, body, NULL, 0 };

  return reg_party_add_touch (db, &touch, error);
}

/* An answer to an answer belongs to what was said first. */
static gboolean
find_thread (RegDb *db, const RegTouch *touch, gint64 *thread, GError **error)
{
  g_autoptr (RegRecord) said = NULL;

  *thread = touch->reply_to;
  if (touch->reply_to == 0)
    return TRUE;
  said = reg_db_load (db, REG_ENTITY_TOUCHPOINT, touch->reply_to, error);
  if (!said)
    return FALSE;
  if (reg_record_get_int (said, REG_TOUCHPOINT_PARTY_ID) != touch->party)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "touchpoint: reply_to is of another customer");
  if (!reg_record_is_null (said, REG_TOUCHPOINT_REPLY_TO))
    *thread = reg_record_get_int (said, REG_TOUCHPOINT_REPLY_TO);
  return TRUE;
}

/**
 * reg_party_add_touch:
 * @db: a connection in a write job
 * @touch: what is to be written down
 * @error: %REG_STORE_ERROR_INVALID when there are no words, or the answer is to another customer's
 *   entry; %REG_STORE_ERROR_NOT_FOUND when it is to none
 *
 * As reg_party_log_touch(), with what it was about and what it answers. Answers are one level deep.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_party_add_touch (RegDb *db, const RegTouch *touch, GError **error)
{
  RegRecordBuilder *builder = NULL;
  gint64 thread;

  if ((!touch->summary || !*touch->summary) && (!touch->body || !*touch->body))
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID, "touchpoint: summary is missing");
      return 0;
    }
  if (!find_thread (db, touch, &thread, error))
    return 0;
  builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, touch->party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, touch->kind);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_DIRECTION, touch->direction);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, reg_db_now (db));
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, touch->summary);
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_BODY, touch->body);
  if (touch->topic && *touch->topic)
    reg_record_builder_set_text (builder, REG_TOUCHPOINT_TOPIC, touch->topic);
  if (thread)
    reg_record_builder_set_ref (builder, REG_TOUCHPOINT_REPLY_TO, thread);
  return reg_command_create (db, builder, error);
}

/* --- finding ---------------------------------------------------------------------------- */
G_STATIC_ASSERT (REG_CONTACT_KIND_EMAIL == 3);
