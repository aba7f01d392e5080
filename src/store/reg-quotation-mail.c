/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/reg-quotation-mail.h"

#include "core/reg-quotation-state.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/**
 * reg_quotation_load_mail_address:
 * @db: a connection
 * @quotation: a quotation
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the first e-mail address of its customer, "" when none is
 *   known; %NULL with @error set
 */
char *
reg_quotation_load_mail_address (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_QUOTATION, quotation, error);
  g_autoptr (GPtrArray) points = NULL;

  if (!record)
    return NULL;
  if (!reg_db_load_records (db, REG_ENTITY_CONTACT_POINT,
                            "WHERE x.party_id = ?1 AND x.deleted_at IS NULL"
                            " ORDER BY x.position, x.id",
                            reg_record_get_int (record, REG_QUOTATION_PARTY_ID), &points, error))
    return NULL;
  for (guint i = 0; i < points->len; i++)
    if (reg_record_get_int (points->pdata[i], REG_CONTACT_POINT_KIND) == REG_CONTACT_KIND_EMAIL)
      return g_strdup (reg_record_get_text (points->pdata[i], REG_CONTACT_POINT_VALUE));
  return g_strdup ("");
}

static gboolean
add_touchpoint (RegDb *db, gint64 party, const char *summary, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, REG_TOUCH_KIND_MAIL);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_DIRECTION, REG_DIRECTION_WE);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_CHANNEL, REG_CHANNEL_MAIL);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, reg_db_now (db));
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, summary);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

/**
 * reg_quotation_note_mailed:
 * @db: a connection in a write job
 * @quotation: a quotation of which somebody says that it was sent by e-mail
 * @summary: what the history of the customer says
 * @error: as for reg_quotation_mark_sent()
 *
 * Writes it into the history, and marks the quotation as sent unless it is already.
 *
 * Returns: whether it was written down
 */
gboolean
reg_quotation_note_mailed (RegDb *db, gint64 quotation, const char *summary, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  RegQuotationState state;

  if (!self)
    return FALSE;
  state = (RegQuotationState)reg_record_get_int (self->revision, REG_QUOTATION_REVISION_STATE);
  if (reg_quotation_state_allows (state, REG_QUOTATION_SEND)
          ? !reg_quotation_mark_sent (db, quotation, error)
          : !reg_quotation_may_leave (db, quotation, reg_record_get_id (self->revision), error))
    return FALSE;
  return self->party == NULL
         || add_touchpoint (db, reg_record_get_id (self->party), summary, error);
}
