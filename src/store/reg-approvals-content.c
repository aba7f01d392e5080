/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-canonical.h"
#include "store/reg-approvals-private.h"

/* Raised with the lists of fields. What has none of the newer fields set keeps the old form, and
 * with it the hash it was approved by; who sets or clears one changes the form. */
#define VERSION 1
#define VERSION_WITH_TAXES 2

static const int revision_fields[] = {
  REG_QUOTATION_REVISION_REVISION,      REG_QUOTATION_REVISION_CURRENCY,
  REG_QUOTATION_REVISION_ROUNDING,      REG_QUOTATION_REVISION_PRICE_ENTRY,
  REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_QUOTATION_REVISION_DISCOUNT_VALUE,
  REG_QUOTATION_REVISION_CASH_ROUNDING, REG_QUOTATION_REVISION_ISSUED_ON,
  REG_QUOTATION_REVISION_VALID_UNTIL,   REG_QUOTATION_REVISION_PAYMENT_DAYS,
  REG_QUOTATION_REVISION_INTRO,         REG_QUOTATION_REVISION_TERMS,
  REG_QUOTATION_REVISION_NET,           REG_QUOTATION_REVISION_TAX,
  REG_QUOTATION_REVISION_GROSS,         REG_QUOTATION_REVISION_COST,
};

static const int line_fields[] = {
  REG_QUOTATION_LINE_POSITION,      REG_QUOTATION_LINE_KIND,
  REG_QUOTATION_LINE_CODE,          REG_QUOTATION_LINE_DESCRIPTION,
  REG_QUOTATION_LINE_QUANTITY,      REG_QUOTATION_LINE_UNIT,
  REG_QUOTATION_LINE_UNIT_PRICE,    REG_QUOTATION_LINE_UNIT_COST,
  REG_QUOTATION_LINE_DISCOUNT_KIND, REG_QUOTATION_LINE_DISCOUNT_VALUE,
  REG_QUOTATION_LINE_TAX_RATE,      REG_QUOTATION_LINE_CHOSEN,
  REG_QUOTATION_LINE_NET,
};

/* Of lines, since VERSION_WITH_TAXES. */
static const int tax_fields[] = {
  REG_QUOTATION_LINE_TAX_PARTS,
  REG_QUOTATION_LINE_EXEMPT_REASON,
};

static gboolean
has_taxes (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tax_fields); k++)
      if (!reg_record_is_null (lines->pdata[i], tax_fields[k]))
        return TRUE;
  return FALSE;
}

static void
add_field (RegCanonical *canonical, const RegRecord *record, int field)
{
  const char *tag = reg_record_get_info (record)->fields[field].column;
  const RegValue *value = reg_record_get_value (record, field);

  if (value->type == REG_VALUE_INT)
    reg_canonical_add_int (canonical, tag, value->i);
  else
    reg_canonical_add_text (canonical, tag, reg_record_peek_text (record, field));
}

static void
add_line (RegCanonical *canonical, const RegRecord *line, gboolean with_taxes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (line_fields); i++)
    add_field (canonical, line, line_fields[i]);
  for (gsize i = 0; with_taxes && i < G_N_ELEMENTS (tax_fields); i++)
    add_field (canonical, line, tax_fields[i]);
}

static void
add_uid (RegCanonical *canonical, const char *tag, const RegRecord *record)
{
  reg_canonical_add_bytes (canonical, tag, record ? reg_record_get_uid (record) : NULL,
                           REG_UID_SIZE);
}

/**
 * reg_quotation_fingerprint:
 * @quotation: a quotation
 * @revision: one of its revisions
 * @lines: (element-type RegRecord): its lines in order
 * @party: (nullable): whom it is for
 *
 * Approval is for this and nothing else: the customer, every word and figure of the lines, how they
 * are computed, what they come to and under which terms.
 *
 * Returns: (transfer full): BLAKE2b-256 of the content
 */
GBytes *
reg_quotation_fingerprint (const RegRecord *quotation,
                           const RegRecord *revision,
                           GPtrArray *lines,
                           const RegRecord *party)
{
  gboolean with_taxes = has_taxes (lines);
  g_autoptr (RegCanonical) canonical = reg_canonical_new (
      "quotation-revision", with_taxes ? VERSION_WITH_TAXES : VERSION);
  guint8 hash[REG_HASH_SIZE];

  add_uid (canonical, "quotation", quotation);
  add_uid (canonical, "party", party);
  for (gsize i = 0; i < G_N_ELEMENTS (revision_fields); i++)
    add_field (canonical, revision, revision_fields[i]);
  reg_canonical_begin_list (canonical, "lines", lines->len);
  for (guint i = 0; i < lines->len; i++)
    add_line (canonical, lines->pdata[i], with_taxes);
  reg_canonical_hash (canonical, hash);
  return g_bytes_new (hash, sizeof hash);
}
