/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-quotation-copy.h"

#include "store/reg-quotations-private.h"

/* A copy for somebody else is written to them, and paid when they pay. */
static gboolean
address_to (RegDb *db, RegRecordBuilder *draft, gint64 party, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);

  if (!firm)
    return FALSE;
  reg_record_builder_set_null (draft, REG_QUOTATION_REVISION_CUSTOMER_LINES);
  return reg_quotation_fill_customer (db, draft, firm, party, error);
}

static gint64
copy_head (
    RegDb *db, const RegQuotation *from, gint64 party, RegRecordBuilder *draft, GError **error)
{
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION);
  gint64 id, revision;

  reg_record_builder_set_ref (head, REG_QUOTATION_PARTY_ID, party);
  reg_record_builder_set_value (head, REG_QUOTATION_TITLE,
                                reg_record_get_value (from->quotation, REG_QUOTATION_TITLE));
  reg_record_builder_set_ref (head, REG_QUOTATION_OWNER_ID, reg_db_get_staff (db));
  reg_record_builder_set_ref (head, REG_QUOTATION_COPIED_FROM, reg_record_get_id (from->quotation));
  id = reg_quotation_create_with (db, head, draft, &revision, error);
  return id;
}

static gboolean
save_lines (RegDb *db,
            const RegQuotation *from,
            gint64 made,
            gint64 party,
            RegCopyPrices prices,
            GError **error)
{
  g_autoptr (GPtrArray) lines = reg_quotation_copy_lines (from);
  g_autoptr (RegQuotation) copy = reg_quotation_load (db, made, 0, error);
  g_autoptr (GPtrArray) current = NULL;

  if (!copy)
    return FALSE;
  current = reg_quotation_reprice (db, copy->revision, party, lines,
                                   prices == REG_COPY_PRICES_TODAY, error);
  return current && reg_quotation_save_draft (db, copy->revision, current, error);
}

/**
 * reg_quotation_copy:
 * @db: a connection in a write job
 * @quotation: a quotation
 * @party: for whom the copy is, 0 for the same customer
 * @prices: which prices it has
 * @error: what went wrong
 *
 * Lines, words, terms and discounts are the same, and it is valid for as long as usual from today. What
 * products cost the firm is what they cost it today in any case, so that nobody gets past an approval
 * with a margin of long ago. It remembers what it was copied from.
 *
 * Returns: the id of a new quotation, 0 on failure
 */
gint64
reg_quotation_copy (RegDb *db, gint64 quotation, gint64 party, RegCopyPrices prices, GError **error)
{
  g_autoptr (RegQuotation) from = reg_quotation_load (db, quotation, 0, error);
  g_autoptr (RegRecordBuilder) draft = NULL;
  gint64 whose, made;

  if (!from)
    return 0;
  whose = reg_record_get_int (from->quotation, REG_QUOTATION_PARTY_ID);
  draft = reg_quotation_copy_revision (from->revision);
  if (!reg_quotation_renew_valid_until (db, draft, error)
      || (party && party != whose && !address_to (db, draft, party, error)))
    return 0;
  if (!party)
    party = whose;
  made = copy_head (db, from, party, g_steal_pointer (&draft), error);
  return made && save_lines (db, from, made, party, prices, error) ? made : 0;
}

/**
 * reg_quotation_duplicate:
 * @db: a connection in a write job
 * @quotation: a quotation
 * @error: what went wrong
 *
 * Returns: the id of a new quotation for the same customer with the same lines and prices, 0 on failure
 */
gint64
reg_quotation_duplicate (RegDb *db, gint64 quotation, GError **error)
{
  return reg_quotation_copy (db, quotation, 0, REG_COPY_PRICES_THEN, error);
}
