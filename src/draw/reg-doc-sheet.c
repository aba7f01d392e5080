/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-doc-sheet.h"

#include "core/reg-tax-table.h"
#include "draw/reg-doc-color.h"

struct _RegDocSheet
{
  RegDocQuote quote;
  GStringChunk *text; /* owns every string of quote */
  RegDocLine *lines;
  RegDocTax *taxes;
  RegDocLayout *layout;
  const char *missing_layout;
};

static const char *
keep (RegDocSheet *self, const char *text)
{
  return text && *text ? g_string_chunk_insert (self->text, text) : NULL;
}

static const char *
keep_field (RegDocSheet *self, const RegRecord *record, int field)
{
  return record ? keep (self, reg_record_peek_text (record, field)) : NULL;
}

/* Joins what there is of up to three texts. */
static const char *
keep_joined (RegDocSheet *self, const char *mark, const char *a, const char *b, const char *c)
{
  const char *parts[] = { a, b, c };
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (joined, "%s%s", joined->len ? mark : "", parts[i]);
  return keep (self, joined->str);
}

static void
fill_firm (RegDocSheet *self, const RegDocSource *source)
{
  const RegRecord *firm = source->firm;
  RegDocQuote *quote = &self->quote;
  const char *town = keep_joined (self, " ", reg_record_get_text (firm, REG_FIRM_POSTAL_CODE),
                                  reg_record_get_text (firm, REG_FIRM_CITY), NULL);

  quote->firm_name = keep_field (self, firm, REG_FIRM_NAME);
  quote->firm_address = keep_joined (self, "\n", reg_record_get_text (firm, REG_FIRM_STREET), town,
                                     NULL);
  quote->firm_contact = keep_joined (self, "\n", reg_record_get_text (firm, REG_FIRM_PHONE),
                                     reg_record_get_text (firm, REG_FIRM_EMAIL),
                                     reg_record_get_text (firm, REG_FIRM_WEB));
  quote->firm_tax_number = keep_field (self, firm, REG_FIRM_TAX_NUMBER);
  quote->footer = keep_field (self, firm, REG_FIRM_FOOTER);
  quote->letterhead = keep_field (self, firm, REG_FIRM_LETTERHEAD);
  quote->logo = source->logo;
  quote->has_color = reg_doc_color_parse (reg_record_peek_text (firm, REG_FIRM_ACCENT),
                                          &quote->color);
}

/* The quotation's own look goes before the usual one of the firm. */
static void
choose_layout (RegDocSheet *self, const RegDocSource *source)
{
  const char *name = reg_record_get_text (source->revision, REG_QUOTATION_REVISION_LAYOUT);
  gboolean known = TRUE;

  if (*name == '\0')
    name = reg_record_get_text (source->firm, REG_FIRM_LAYOUT);
  if (source->layouts == NULL)
    return;
  self->layout = reg_doc_layout_ref (reg_doc_layouts_find (source->layouts, name, &known));
  self->quote.layout = self->layout;
  if (!known)
    self->missing_layout = keep (self, name);
}

/* The lines were frozen into the revision, the name first; a draft may have none yet. */
static void
fill_addressee (RegDocSheet *self, const RegDocSource *source)
{
  const char *lines = reg_record_get_text (source->revision, REG_QUOTATION_REVISION_CUSTOMER_LINES);
  g_auto (GStrv) parts = g_strsplit (lines, "\n", 2);

  if (parts[0])
    {
      self->quote.customer_name = keep (self, parts[0]);
      self->quote.customer_address = keep (self, parts[1]);
    }
  else
    self->quote.customer_name = keep_field (self, source->party, REG_PARTY_NAME);
}

static void
fill_head (RegDocSheet *self, const RegDocSource *source)
{
  const RegRecord *revision = source->revision;
  RegDocQuote *quote = &self->quote;

  fill_addressee (self, source);
  quote->number = keep (self, source->number);
  quote->date = keep_field (self, revision, REG_QUOTATION_REVISION_ISSUED_ON);
  quote->valid_until = keep_field (self, revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  quote->reference = keep (self, source->reference);
  quote->contact_person = keep_field (self, source->owner, REG_STAFF_NAME);
  quote->intro = keep_field (self, revision, REG_QUOTATION_REVISION_INTRO);
  quote->terms = keep_field (self, revision, REG_QUOTATION_REVISION_TERMS);
  quote->currency = keep_field (self, revision, REG_QUOTATION_REVISION_CURRENCY);
  quote->language = keep_field (self, revision, REG_QUOTATION_REVISION_LANGUAGE);
  quote->approved_by = keep (self, source->approved_by);
  quote->mark = source->mark;
  quote->signature = TRUE;
  quote->paper = g_strcmp0 (reg_record_get_text (source->firm, REG_FIRM_COUNTRY), "US") == 0
                     ? REG_DOC_PAPER_LETTER
                     : REG_DOC_PAPER_A4;
}

static void
fill_line (RegDocSheet *self,
           const RegDocSource *source,
           RegDocLine *line,
           const RegRecord *record,
           const RegCalcLineResult *result)
{
  gint64 discount = reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_VALUE);

  line->kind = (RegDocLineKind)reg_record_get_int (record, REG_QUOTATION_LINE_KIND);
  line->chosen = reg_record_get_int (record, REG_QUOTATION_LINE_CHOSEN) != 0;
  line->code = keep_field (self, record, REG_QUOTATION_LINE_CODE);
  line->description = keep_field (self, record, REG_QUOTATION_LINE_DESCRIPTION);
  line->quantity = reg_record_get_int (record, REG_QUOTATION_LINE_QUANTITY);
  line->unit = keep_field (self, record, REG_QUOTATION_LINE_UNIT);
  line->unit_price = reg_record_get_int (record, REG_QUOTATION_LINE_UNIT_PRICE);
  line->tax_rate = reg_record_get_int (record, REG_QUOTATION_LINE_TAX_RATE);
  line->tax_parts = keep_field (self, record, REG_QUOTATION_LINE_TAX_PARTS);
  line->exempt_reason = keep_field (self, record, REG_QUOTATION_LINE_EXEMPT_REASON);
  line->amount = result->amount;
  if (source->pictures && reg_record_get_int (record, REG_QUOTATION_LINE_WITH_IMAGE))
    line->picture = g_hash_table_lookup (
        source->pictures, &(gint64){ reg_record_get_int (record, REG_QUOTATION_LINE_PRODUCT_ID) });
  switch (reg_record_get_int (record, REG_QUOTATION_LINE_DISCOUNT_KIND))
    {
    case REG_DISCOUNT_PERCENT:
      line->discount_rate = discount;
      break;
    case REG_DISCOUNT_AMOUNT:
      line->discount_amount = discount;
      break;
    default:
      break;
    }
}

static void
fill_lines (RegDocSheet *self, const RegDocSource *source)
{
  gsize n = MIN (source->lines->len, source->result->n_lines);

  self->lines = g_new0 (RegDocLine, n + 1);
  for (gsize i = 0; i < n; i++)
    fill_line (self, source, &self->lines[i], source->lines->pdata[i], &source->result->lines[i]);
  self->quote.lines = self->lines;
  self->quote.n_lines = n;
}

static void
fill_taxes (RegDocSheet *self, const RegDocSource *source)
{
  g_autoptr (RegTaxTable) table = reg_tax_table_new_for_lines (source->result, source->lines);

  self->taxes = g_new0 (RegDocTax, table->n + 1);
  for (gsize i = 0; i < table->n; i++)
    self->taxes[i] = (RegDocTax){ .name = keep (self, table->rows[i].name),
                                  .rate = table->rows[i].rate,
                                  .base = table->rows[i].net,
                                  .amount = table->rows[i].tax,
                                  .note = keep (self, table->rows[i].exempt_reason) };
  self->quote.taxes = self->taxes;
  self->quote.n_taxes = table->n;
}

static void
fill_totals (RegDocSheet *self, const RegDocSource *source)
{
  const RegCalcResult *result = source->result;
  const RegRecord *revision = source->revision;
  RegDocQuote *quote = &self->quote;

  fill_taxes (self, source);
  quote->prices_include_tax = reg_record_get_int (revision, REG_QUOTATION_REVISION_PRICE_ENTRY)
                              == REG_PRICES_GROSS;
  quote->subtotal = result->base - result->line_discount;
  quote->discount = result->document_discount;
  if (reg_record_get_int (revision, REG_QUOTATION_REVISION_DISCOUNT_KIND) == REG_DISCOUNT_PERCENT)
    quote->discount_rate = reg_record_get_int (revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE);
  quote->net = result->net - result->cash_rounding;
  quote->cash_rounding = result->cash_rounding;
  quote->gross = result->gross;
  quote->has_options = result->optional_gross != 0;
  quote->gross_with_options = result->gross_with_options;
}

/**
 * reg_doc_sheet_new:
 * @source: the records; not needed afterwards, but for the logo and the pictures
 *
 * Returns: (transfer full): what is put on paper
 */
RegDocSheet *
reg_doc_sheet_new (const RegDocSource *source)
{
  RegDocSheet *self = g_new0 (RegDocSheet, 1);

  self->text = g_string_chunk_new (1024);
  choose_layout (self, source);
  fill_firm (self, source);
  fill_head (self, source);
  fill_lines (self, source);
  fill_totals (self, source);
  return self;
}

/**
 * reg_doc_sheet_free:
 * @self: (transfer full): a sheet
 */
void
reg_doc_sheet_free (RegDocSheet *self)
{
  g_string_chunk_free (self->text);
  g_clear_pointer (&self->layout, reg_doc_layout_unref);
  g_free (self->lines);
  g_free (self->taxes);
  g_free (self);
}

/**
 * reg_doc_sheet_get_quote:
 * @self: a sheet
 *
 * Returns: (transfer none): what the document is drawn from, valid as long as @self
 */
const RegDocQuote *
reg_doc_sheet_get_quote (const RegDocSheet *self)
{
  return &self->quote;
}

/**
 * reg_doc_sheet_get_missing_layout:
 * @self: a sheet
 *
 * Returns: (nullable): the layout that was wanted and is not there, so that the usual one is used
 */
const char *
reg_doc_sheet_get_missing_layout (const RegDocSheet *self)
{
  return self->missing_layout;
}
