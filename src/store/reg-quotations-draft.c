/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-country.h"
#include "core/reg-date.h"
#include "core/reg-tax-parts.h"
#include "store/reg-approvals-private.h"
#include "store/reg-quotations-private.h"

#define USUAL_VALID_DAYS 30

static void
copy_field (RegRecordBuilder *to, int to_field, const RegRecord *from, int from_field)
{
  if (from && !reg_record_is_null (from, from_field))
    reg_record_builder_set_value (to, to_field, reg_record_get_value (from, from_field));
}

/* --- whom it is for -------------------------------------------------------------------- */

static void
append_line (GString *lines, const char *first, const char *second)
{
  if (!*first && !*second)
    return;
  if (lines->len)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, "%s%s%s", first, *first && *second ? " " : "", second);
}

static RegRecord *
find_address (RegDb *db, gint64 party)
{
  g_autoptr (GPtrArray)
      points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, party,
                                   REG_CONTACT_POINT_POSITION, NULL);

  for (guint i = 0; points && i < points->len; i++)
    if (reg_record_get_int (points->pdata[i], REG_CONTACT_POINT_KIND) == REG_CONTACT_KIND_ADDRESS)
      return reg_record_ref (points->pdata[i]);
  return NULL;
}

/* The country is named on letters that leave it only. */
static const char *
foreign_country (const RegRecord *address, const RegRecord *firm)
{
  const char *country = reg_record_get_text (address, REG_CONTACT_POINT_COUNTRY);
  const char *home = reg_record_get_text (firm, REG_FIRM_COUNTRY);
  const RegCountry *theirs = reg_country_lookup (country);
  const RegCountry *ours = reg_country_lookup (home);

  if (!theirs)
    theirs = reg_country_find (country);
  if (theirs && theirs == ours)
    return "";
  return theirs ? theirs->name : country;
}

static char *
address_block (RegDb *db, const RegRecord *party, const RegRecord *firm)
{
  g_autoptr (RegRecord) address = find_address (db, reg_record_get_id (party));
  GString *lines = g_string_new (NULL);

  append_line (lines, reg_record_get_text (party, REG_PARTY_NAME), "");
  if (reg_record_get_int (party, REG_PARTY_KIND) == REG_PARTY_KIND_PERSON)
    append_line (lines, reg_record_get_text (party, REG_PARTY_ORGANISATION), "");
  append_line (lines, reg_record_get_text (party, REG_PARTY_CONTACT_NAME), "");
  if (address)
    {
      append_line (lines, reg_record_get_text (address, REG_CONTACT_POINT_STREET), "");
      append_line (lines, reg_record_get_text (address, REG_CONTACT_POINT_POSTAL_CODE),
                   reg_record_get_text (address, REG_CONTACT_POINT_CITY));
      append_line (lines, reg_record_get_text (address, REG_CONTACT_POINT_REGION), "");
      append_line (lines, foreign_country (address, firm), "");
    }
  return g_string_free_and_steal (lines);
}

gboolean
reg_quotation_fill_customer (
    RegDb *db, RegRecordBuilder *draft, const RegRecord *firm, gint64 party, GError **error)
{
  g_autoptr (RegRecord) record = NULL;
  g_autofree char *block = NULL;

  copy_field (draft, REG_QUOTATION_REVISION_LANGUAGE, firm, REG_FIRM_LANGUAGE);
  copy_field (draft, REG_QUOTATION_REVISION_PAYMENT_DAYS, firm, REG_FIRM_PAYMENT_DAYS);
  if (!party)
    return TRUE;
  if (!(record = reg_db_load (db, REG_ENTITY_PARTY, party, error)))
    return FALSE;
  copy_field (draft, REG_QUOTATION_REVISION_LANGUAGE, record, REG_PARTY_LANGUAGE);
  copy_field (draft, REG_QUOTATION_REVISION_PAYMENT_DAYS, record, REG_PARTY_PAYMENT_DAYS);
  block = address_block (db, record, firm);
  reg_record_builder_set_text (draft, REG_QUOTATION_REVISION_CUSTOMER_LINES, block);
  return TRUE;
}

/* --- new drafts ------------------------------------------------------------------------ */

static gboolean
fill_valid_until (RegDb *db, RegRecordBuilder *draft, const RegRecord *firm, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  gint64 days = reg_record_is_null (firm, REG_FIRM_VALID_DAYS)
                    ? USUAL_VALID_DAYS
                    : reg_record_get_int (firm, REG_FIRM_VALID_DAYS);
  char until[REG_DATE_SIZE];

  if (days < 0 || days > G_MAXINT || !reg_date_add_days (today, days, until))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "firm: valid_days is out of range");
  reg_record_builder_set_text (draft, REG_QUOTATION_REVISION_VALID_UNTIL, until);
  return TRUE;
}

/**
 * reg_quotation_fill_draft:
 * @db: a connection
 * @draft: a new revision
 * @party: whom it is for, 0 for nobody yet
 * @error: %REG_STORE_ERROR_NOT_FOUND before the firm was set up
 *
 * Gives a draft what the firm and the customer usually have.
 *
 * Returns: whether it is filled
 */
gboolean
reg_quotation_fill_draft (RegDb *db, RegRecordBuilder *draft, gint64 party, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);

  if (!firm)
    return FALSE;
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_STATE, REG_QUOTATION_DRAFT);
  copy_field (draft, REG_QUOTATION_REVISION_CURRENCY, firm, REG_FIRM_CURRENCY);
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_ROUNDING,
                              reg_record_get_int (firm, REG_FIRM_ROUNDING));
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_PRICE_ENTRY,
                              reg_record_get_int (firm, REG_FIRM_PRICE_ENTRY));
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_NONE);
  copy_field (draft, REG_QUOTATION_REVISION_CASH_ROUNDING, firm, REG_FIRM_CASH_ROUNDING);
  copy_field (draft, REG_QUOTATION_REVISION_TERMS, firm, REG_FIRM_TERMS);
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_NET, 0);
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_TAX, 0);
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_GROSS, 0);
  return fill_valid_until (db, draft, firm, error)
         && reg_quotation_fill_customer (db, draft, firm, party, error);
}

/* A quotation and its first revision; returns the revision's id in @revision. */
gint64
reg_quotation_create_with (RegDb *db,
                           RegRecordBuilder *quotation,
                           RegRecordBuilder *draft,
                           gint64 *revision,
                           GError **error)
{
  gint64 id = reg_command_create (db, quotation, error);
  g_autoptr (RegRecordBuilder) owned = draft;
  RegRecordBuilder *again;

  if (!id)
    return 0;
  reg_record_builder_set_ref (owned, REG_QUOTATION_REVISION_QUOTATION_ID, id);
  reg_record_builder_set_int (owned, REG_QUOTATION_REVISION_REVISION, 1);
  if (!(*revision = reg_command_create (db, g_steal_pointer (&owned), error))
      || !(again = reg_command_edit (db, REG_ENTITY_QUOTATION, id, error)))
    return 0;
  reg_record_builder_set_ref (again, REG_QUOTATION_CURRENT_ID, *revision);
  return reg_command_save (db, again, error) ? id : 0;
}

/**
 * reg_quotation_create:
 * @db: a connection in a write job
 * @party: whom it is for, 0 for the deal's customer or nobody yet
 * @opportunity: the deal it belongs to, 0 for none
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Who is working looks after it.
 *
 * Returns: the id of a quotation with one empty draft, 0 on failure
 */
gint64
reg_quotation_create (RegDb *db, gint64 party, gint64 opportunity, GError **error)
{
  g_autoptr (RegRecordBuilder) draft = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  g_autoptr (RegRecordBuilder) quotation = reg_record_builder_new (REG_ENTITY_QUOTATION);
  g_autoptr (RegRecord) deal = NULL;
  gint64 revision;

  if (opportunity)
    {
      if (!(deal = reg_db_load (db, REG_ENTITY_OPPORTUNITY, opportunity, error)))
        return 0;
      if (!party)
        party = reg_record_get_int (deal, REG_OPPORTUNITY_PARTY_ID);
      copy_field (quotation, REG_QUOTATION_TITLE, deal, REG_OPPORTUNITY_TITLE);
      copy_field (quotation, REG_QUOTATION_CAMPAIGN_ID, deal, REG_OPPORTUNITY_CAMPAIGN_ID);
    }
  if (!reg_quotation_fill_draft (db, draft, party, error))
    return 0;
  reg_record_builder_set_ref (quotation, REG_QUOTATION_PARTY_ID, party);
  reg_record_builder_set_ref (quotation, REG_QUOTATION_OPPORTUNITY_ID, opportunity);
  reg_record_builder_set_ref (quotation, REG_QUOTATION_OWNER_ID, reg_db_get_staff (db));
  return reg_quotation_create_with (db, g_steal_pointer (&quotation), g_steal_pointer (&draft),
                                    &revision, error);
}

/* --- copies ---------------------------------------------------------------------------- */

/* What another revision takes over; how far that one came stays behind. */
RegRecordBuilder *
reg_quotation_copy_revision (const RegRecord *from)
{
  static const int own[] = { REG_QUOTATION_REVISION_ISSUED_ON,    REG_QUOTATION_REVISION_ASKED_BY,
                             REG_QUOTATION_REVISION_ASKED_REASON, REG_QUOTATION_REVISION_ASKED_AT,
                             REG_QUOTATION_REVISION_DECIDED_AT,   REG_QUOTATION_REVISION_SENT_AT,
                             REG_QUOTATION_REVISION_CONTENT_HASH };
  RegRecordBuilder *copy = reg_record_builder_new_from (from);

  reg_record_builder_set_key (copy, 0, NULL);
  reg_record_builder_set_int (copy, REG_QUOTATION_REVISION_STATE, REG_QUOTATION_DRAFT);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    reg_record_builder_set_null (copy, own[i]);
  return copy;
}

/* What the customer took stays behind: the copy offers everything again. */
GPtrArray *
reg_quotation_copy_lines (const RegQuotation *from)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (guint i = 0; i < from->lines->len; i++)
    {
      RegRecordBuilder *copy = reg_record_builder_new_from (from->lines->pdata[i]);

      reg_record_builder_set_key (copy, 0, NULL);
      reg_record_builder_set_null (copy, REG_QUOTATION_LINE_ACCEPTED);
      g_ptr_array_add (copies, reg_record_builder_end (copy));
    }
  return copies;
}

/* A day that has passed would make the copy expire at once. */
gboolean
reg_quotation_renew_valid_until (RegDb *db, RegRecordBuilder *draft, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);

  return firm && fill_valid_until (db, draft, firm, error);
}

static gboolean
save_copied_lines (RegDb *db, const RegQuotation *from, gint64 revision, GError **error)
{
  g_autoptr (GPtrArray) lines = reg_quotation_copy_lines (from);
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_QUOTATION_REVISION, revision, error);

  return record && reg_quotation_save_draft (db, record, lines, error);
}

/**
 * reg_quotation_revise:
 * @db: a connection in a write job
 * @quotation: a quotation that was handed in
 * @error: %REG_STORE_ERROR_CONFLICT when the current revision is a draft, waiting or accepted
 *
 * The number stays, its suffix counts. What was ready or approved but not sent is superseded; what
 * was sent may still be accepted.
 *
 * Returns: whether the current revision is a new draft
 */
gboolean
reg_quotation_revise (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) from = reg_quotation_load_current (db, quotation, error);
  RegRecordBuilder *draft, *head;
  const RegRecord *newest;
  g_autofree char *today = reg_db_today (db);
  gint64 revision;

  if (!from || !reg_quotation_step (db, from, REG_QUOTATION_REVISE, NULL, error))
    return FALSE;
  newest = from->revisions->pdata[from->revisions->len - 1];
  draft = reg_quotation_copy_revision (from->revision);
  reg_record_builder_set_int (draft, REG_QUOTATION_REVISION_REVISION,
                              reg_record_get_int (newest, REG_QUOTATION_REVISION_REVISION) + 1);
  if (g_strcmp0 (reg_record_peek_text (from->revision, REG_QUOTATION_REVISION_VALID_UNTIL), today)
          < 0
      && !reg_quotation_renew_valid_until (db, draft, error))
    {
      reg_record_builder_free (draft);
      return FALSE;
    }
  if (!(revision = reg_command_create (db, draft, error))
      || !(head = reg_command_edit (db, REG_ENTITY_QUOTATION, quotation, error)))
    return FALSE;
  reg_record_builder_set_ref (head, REG_QUOTATION_CURRENT_ID, revision);
  reg_record_builder_set_null (head, REG_QUOTATION_CLOSED_AT);
  reg_record_builder_set_null (head, REG_QUOTATION_LOST_REASON);
  reg_record_builder_set_null (head, REG_QUOTATION_COMPETITOR);
  return reg_command_save (db, head, error) && save_copied_lines (db, from, revision, error);
}

/* --- editing --------------------------------------------------------------------------- */

static gboolean
refuse_unless_draft (RegDb *db, const RegQuotation *self, GError **error)
{
  RegQuotationState state = reg_quotation_get_state (self->revision);

  if (reg_quotation_state_may_edit (state) && self->is_current)
    return TRUE;
  if (!reg_record_is_null (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH))
    reg_approvals_refuse (db, self, reg_db_get_staff (db), REG_APPROVAL_ATTEMPT_EDIT,
                          REG_APPROVAL_REASON_SEALED);
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "Quotation %s is %s; a change needs a new revision", self->number,
                           reg_enum_get_nick (&reg_enum_quotation_state, state));
}

/**
 * reg_quotation_set_party:
 * @db: a connection in a write job
 * @quotation: a quotation of which nothing was handed in yet
 * @party: the customer
 * @error: %REG_STORE_ERROR_REFUSED when something was: approvals are for one customer
 *
 * Returns: whether it is for @party, with their address, language and days to pay
 */
gboolean
reg_quotation_set_party (RegDb *db, gint64 quotation, gint64 party, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  g_autoptr (RegRecord) firm = self ? reg_db_load_firm (db, error) : NULL;
  g_autoptr (RegRecordBuilder) draft = NULL;
  RegRecordBuilder *head;

  if (!firm || !refuse_unless_draft (db, self, error))
    return FALSE;
  if (self->revisions->len > 1)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "Quotation %s was handed in for another customer; duplicate it",
                             self->number);
  draft = reg_record_builder_new_from (self->revision);
  reg_record_builder_set_null (draft, REG_QUOTATION_REVISION_CUSTOMER_LINES);
  head = reg_record_builder_new_from (self->quotation);
  reg_record_builder_set_ref (head, REG_QUOTATION_PARTY_ID, party);
  return reg_command_save (db, head, error)
         && reg_quotation_fill_customer (db, draft, firm, party, error)
         && reg_command_save (db, g_steal_pointer (&draft), error);
}

static gboolean
check_head (const RegRecord *revision, GError **error)
{
  const char *until = reg_record_peek_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);

  if (until && !reg_date_has_year (until))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "quotation: valid_until: “%s” is no day", until);
  if (reg_record_get_int (revision, REG_QUOTATION_REVISION_PAYMENT_DAYS) < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "quotation: payment_days is less than 0");
  return TRUE;
}

/* The revision as edited, but what commands write as it stands in the file. */
static RegRecordBuilder *
merge_revision (const RegRecord *edited, const RegRecord *stored)
{
  const RegEntityInfo *info = reg_record_get_info (stored);
  RegRecordBuilder *builder = reg_record_builder_new_from (edited);

  for (int i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & REG_FIELD_COMMAND) || i == REG_QUOTATION_REVISION_QUOTATION_ID
        || i == REG_QUOTATION_REVISION_REVISION)
      reg_record_builder_set_value (builder, i, reg_record_get_value (stored, i));
  return builder;
}

static gboolean
check_taxes (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RegRecord *line = lines->pdata[i];
      g_autoptr (GError) local = NULL;

      if (!reg_tax_check (reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE),
                          reg_record_peek_text (line, REG_QUOTATION_LINE_TAX_PARTS),
                          reg_record_peek_text (line, REG_QUOTATION_LINE_EXEMPT_REASON), &local))
        return reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: line %u, tax: %s",
                                 i + 1, local->message);
    }
  return TRUE;
}

static RegRecord *
with_net (const RegRecord *line, const RegCalcLineResult *result)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (line);
  gint64 kind = reg_record_get_int (line, REG_QUOTATION_LINE_KIND);

  reg_record_builder_set_null (builder, REG_QUOTATION_LINE_ACCEPTED);
  if (kind == REG_LINE_TEXT || kind == REG_LINE_SECTION)
    reg_record_builder_set_null (builder, REG_QUOTATION_LINE_NET);
  else
    reg_record_builder_set_int (builder, REG_QUOTATION_LINE_NET, result->net);
  return reg_record_builder_end (builder);
}

/**
 * reg_quotation_save_draft:
 * @db: a connection in a write job
 * @revision: the current revision as edited
 * @lines: (element-type RegRecord): all its lines, in order
 * @error: %REG_STORE_ERROR_REFUSED when it is no draft (any more); %REG_STORE_ERROR_INVALID names
 *   line and field; %REG_STORE_ERROR_CONFLICT when a line was removed meanwhile
 *
 * Fields that commands write are left as they stand in the file, whatever @revision says.
 *
 * Returns: whether it is saved, with its totals
 */
gboolean
reg_quotation_save_draft (RegDb *db, RegRecord *revision, GPtrArray *lines, GError **error)
{
  gint64 id = reg_record_get_id (revision);
  g_autoptr (RegQuotation) self = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  g_autoptr (GPtrArray) computed = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  RegRecordBuilder *builder;

  self = reg_quotation_load (db, reg_record_get_int (revision, REG_QUOTATION_REVISION_QUOTATION_ID),
                             id, error);
  if (!self || !refuse_unless_draft (db, self, error) || !check_head (revision, error)
      || !check_taxes (lines, error) || !(result = reg_quotation_compute (revision, lines, error)))
    return FALSE;
  computed = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (computed, with_net (lines->pdata[i], &result->lines[i]));
  saved = reg_command_save_lines (db, REG_ENTITY_QUOTATION_LINE, REG_QUOTATION_LINE_REVISION_ID,
                                  REG_QUOTATION_LINE_POSITION, id, computed, error);
  if (!saved)
    return FALSE;
  builder = merge_revision (revision, self->revision);
  reg_quotation_set_totals (builder, result);
  return reg_command_save (db, builder, error);
}
