/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "core/reg-canonical-reader.h"
#include "core/reg-date.h"
#include "store/reg-approval-files.h"
#include "store/reg-approvals-private.h"

/* Raised with the lists of fields. What has none of the newer fields set keeps the old form, and
 * with it the hash it was approved by; who sets or clears one changes the form. */
#define VERSION 1
#define VERSION_WITH_TAXES 2
#define CONTENT "quotation-revision"

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
 * reg_quotation_content_write:
 * @quotation: a quotation
 * @revision: one of its revisions
 * @lines: (element-type RegRecord): its lines in order
 * @party: (nullable): whom it is for
 *
 * Approval is for this and nothing else: the customer, every word and figure of the lines, how they
 * are computed, what they come to and under which terms.
 *
 * Returns: (transfer full): canonical bytes
 */
GBytes *
reg_quotation_content_write (const RegRecord *quotation,
                             const RegRecord *revision,
                             GPtrArray *lines,
                             const RegRecord *party)
{
  gboolean with_taxes = has_taxes (lines);
  g_autoptr (RegCanonical)
      canonical = reg_canonical_new (CONTENT, with_taxes ? VERSION_WITH_TAXES : VERSION);

  add_uid (canonical, "quotation", quotation);
  add_uid (canonical, "party", party);
  for (gsize i = 0; i < G_N_ELEMENTS (revision_fields); i++)
    add_field (canonical, revision, revision_fields[i]);
  reg_canonical_begin_list (canonical, "lines", lines->len);
  for (guint i = 0; i < lines->len; i++)
    add_line (canonical, lines->pdata[i], with_taxes);
  return reg_canonical_get_bytes (canonical);
}

/**
 * reg_quotation_fingerprint:
 * @quotation: a quotation
 * @revision: one of its revisions
 * @lines: (element-type RegRecord): its lines in order
 * @party: (nullable): whom it is for
 *
 * Returns: (transfer full): BLAKE2b-256 of the content
 */
GBytes *
reg_quotation_fingerprint (const RegRecord *quotation,
                           const RegRecord *revision,
                           GPtrArray *lines,
                           const RegRecord *party)
{
  g_autoptr (GBytes) content = reg_quotation_content_write (quotation, revision, lines, party);
  guint8 hash[REG_HASH_SIZE];

  reg_hash_bytes (g_bytes_get_data (content, NULL), g_bytes_get_size (content), hash);
  return g_bytes_new (hash, sizeof hash);
}

/* --- reading ---------------------------------------------------------------------------- */

#define MAX_LINES 10000

static int
find_column (const RegEntityInfo *info, const int *fields, gsize n, const char *tag)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (info->fields[fields[i]].column, tag) == 0)
      return fields[i];
  return -1;
}

/* A field as add_field() wrote it: what the record had, of its own type. */
static const char *
set_field (RegRecordBuilder *builder,
           const RegEntityInfo *info,
           int which,
           const RegCanonicalField *field)
{
  const RegFieldInfo *about = &info->fields[which];
  gboolean is_text = about->type == REG_FIELD_TYPE_TEXT || about->type == REG_FIELD_TYPE_LONG_TEXT
                     || about->type == REG_FIELD_TYPE_DATE;
  g_autofree char *text = NULL;

  if (field->type == 'N')
    return NULL;
  if (field->type != (is_text ? 'T' : 'I'))
    return "it is of another type";
  if (!is_text)
    {
      if (about->type == REG_FIELD_TYPE_ENUM
          && (field->number < 0 || field->number >= about->vocabulary->n_values))
        return "it has no meaning";
      reg_record_builder_set_int (builder, which, field->number);
      return NULL;
    }
  text = g_strndup ((const char *)field->bytes, field->length);
  if (about->type == REG_FIELD_TYPE_DATE && !reg_date_is_valid (text))
    return "it is no date";
  reg_record_builder_set_text (builder, which, text);
  return NULL;
}

static void
read_record (RegCanonicalReader *in,
             RegRecordBuilder *builder,
             RegEntityId entity,
             const int *fields,
             gsize n)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);

  for (gsize i = 0; i < n; i++)
    {
      RegCanonicalField field;
      const char *why = "it is missing";
      int which;

      if (reg_canonical_reader_next (in, &field))
        {
          which = find_column (info, fields, n, field.tag);
          why = which < 0 || which != fields[i] ? "another field stands in its place"
                                                : set_field (builder, info, which, &field);
        }
      if (why)
        reg_canonical_reader_fail (in, info->fields[fields[i]].column, why);
    }
}

/**
 * reg_quotation_content_read:
 * @content: from reg_quotation_content_write()
 * @revision: (out) (transfer full): what it says of the revision
 * @lines: (out) (transfer full) (element-type RegRecord): its lines in order
 * @error: %REG_CORE_ERROR_INVALID names field, place and reason
 *
 * So that what is shown of a file is what its hash is taken of, and all of it. Any thread.
 *
 * Returns: whether it could be read
 */
gboolean
reg_quotation_content_read (GBytes *content,
                            RegRecord **revision,
                            GPtrArray **lines,
                            GError **error)
{
  g_autoptr (RegCanonicalReader)
      in = reg_canonical_reader_new (content, CONTENT, VERSION_WITH_TAXES);
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GBytes) quotation = reg_canonical_reader_bytes (in, "quotation", REG_UID_SIZE);
  g_autoptr (GBytes) party = reg_canonical_reader_bytes (in, "party", REG_UID_SIZE);
  gsize n;

  read_record (in, head, REG_ENTITY_QUOTATION_REVISION, revision_fields,
               G_N_ELEMENTS (revision_fields));
  record = reg_record_builder_end (head);
  n = reg_canonical_reader_list (in, "lines", MAX_LINES);
  for (gsize i = 0; i < n && !reg_canonical_reader_has_failed (in); i++)
    {
      RegRecordBuilder *line = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

      read_record (in, line, REG_ENTITY_QUOTATION_LINE, line_fields, G_N_ELEMENTS (line_fields));
      if (reg_canonical_reader_get_version (in) >= VERSION_WITH_TAXES)
        read_record (in, line, REG_ENTITY_QUOTATION_LINE, tax_fields, G_N_ELEMENTS (tax_fields));
      g_ptr_array_add (list, reg_record_builder_end (line));
    }
  if (!reg_canonical_reader_end (in, error))
    return FALSE;
  *revision = g_steal_pointer (&record);
  *lines = g_steal_pointer (&list);
  return TRUE;
}
