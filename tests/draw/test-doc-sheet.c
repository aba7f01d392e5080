/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "draw/reg-doc-sheet.h"
#include "draw/reg-quote-document.h"

#include <string.h>

/* From records to what a customer reads. */

typedef struct
{
  RegRecord *firm;
  RegRecord *revision;
  RegRecord *party;
  RegRecord *owner;
  GPtrArray *lines;
  RegCalcResult *result;
} Papers;

static RegRecord *
make_firm (const char *country)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIRM);

  reg_record_builder_set_text (builder, REG_FIRM_NAME, "Firm");
  reg_record_builder_set_text (builder, REG_FIRM_COUNTRY, country);
  reg_record_builder_set_text (builder, REG_FIRM_STREET, "Street 1");
  reg_record_builder_set_text (builder, REG_FIRM_CITY, "Town");
  reg_record_builder_set_text (builder, REG_FIRM_EMAIL, "firm@example.com");
  return reg_record_builder_end (builder);
}

static RegRecord *
make_line (RegLineKind kind, const char *words, gint64 price, gint64 cost)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE, "C-1");
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, words);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, 2 * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, price);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, cost);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, 210000);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, 100000);
  return reg_record_builder_end (builder);
}

static RegRecord *
make_revision (const char *customer_lines)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);

  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_LANGUAGE, "nl");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ISSUED_ON, "2026-03-01");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CUSTOMER_LINES, customer_lines);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, 50000);
  return reg_record_builder_end (builder);
}

static RegRecord *
make_named (RegEntityId entity, int field, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (entity);

  reg_record_builder_set_text (builder, field, name);
  return reg_record_builder_end (builder);
}

static RegCalcResult *
compute (GPtrArray *lines)
{
  g_autofree RegCalcLine *plain = g_new0 (RegCalcLine, lines->len + 1);
  RegCalcInput input = { .currency = "EUR",
                         .discount = { REG_DISCOUNT_PERCENT, 50000 },
                         .lines = plain,
                         .n_lines = lines->len };
  g_autoptr (GError) error = NULL;
  RegCalcResult *result;

  for (guint i = 0; i < lines->len; i++)
    plain[i] = (RegCalcLine){
      .kind = reg_record_get_int (lines->pdata[i], REG_QUOTATION_LINE_KIND),
      .quantity = 2 * REG_QUANTITY_UNIT,
      .unit_price = reg_record_get_int (lines->pdata[i], REG_QUOTATION_LINE_UNIT_PRICE),
      .discount = { REG_DISCOUNT_PERCENT, 100000 },
      .tax_rate = 210000,
    };
  result = reg_calc_compute (&input, &error);
  g_assert_no_error (error);
  return result;
}

static void
papers_set_up (Papers *papers, gconstpointer unused)
{
  papers->firm = make_firm ("NL");
  papers->revision = make_revision ("Bakery\nAnn\nLaan 1\n1234 AB Ede");
  papers->party = make_named (REG_ENTITY_PARTY, REG_PARTY_NAME, "Bakery today");
  papers->owner = make_named (REG_ENTITY_STAFF, REG_STAFF_NAME, "Noor");
  papers->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_ptr_array_add (papers->lines, make_line (REG_LINE_NORMAL, "Bike", 100000000, 64123400));
  g_ptr_array_add (papers->lines, make_line (REG_LINE_SECTION, "Options", 0, 0));
  g_ptr_array_add (papers->lines, make_line (REG_LINE_OPTIONAL, "Lamp", 1000000, 640000));
  papers->result = compute (papers->lines);
}

static void
papers_tear_down (Papers *papers, gconstpointer unused)
{
  reg_record_unref (papers->firm);
  reg_record_unref (papers->revision);
  reg_record_unref (papers->party);
  reg_record_unref (papers->owner);
  g_ptr_array_unref (papers->lines);
  reg_calc_result_free (papers->result);
}

static RegDocSource
make_source (Papers *papers)
{
  return (RegDocSource){ .firm = papers->firm,
                         .revision = papers->revision,
                         .lines = papers->lines,
                         .party = papers->party,
                         .owner = papers->owner,
                         .result = papers->result,
                         .number = "2026-0001",
                         .reference = "Two bikes",
                         .mark = REG_DOC_MARK_DRAFT };
}

static RegDocSheet *
make_sheet (Papers *papers)
{
  const RegDocSource source = make_source (papers);

  return reg_doc_sheet_new (&source);
}

static void
test_who_and_to_whom (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = make_sheet (papers);
  const RegDocQuote *quote = reg_doc_sheet_get_quote (sheet);

  g_assert_cmpstr (quote->firm_name, ==, "Firm");
  g_assert_cmpstr (quote->firm_address, ==, "Street 1\nTown");
  g_assert_cmpstr (quote->firm_contact, ==, "firm@example.com");
  /* As frozen into the revision, not as the customer is called today. */
  g_assert_cmpstr (quote->customer_name, ==, "Bakery");
  g_assert_cmpstr (quote->customer_address, ==, "Ann\nLaan 1\n1234 AB Ede");
  g_assert_cmpstr (quote->contact_person, ==, "Noor");
  g_assert_cmpstr (quote->number, ==, "2026-0001");
  g_assert_cmpstr (quote->reference, ==, "Two bikes");
  g_assert_cmpstr (quote->language, ==, "nl");
  g_assert_cmpint (quote->mark, ==, REG_DOC_MARK_DRAFT);
}

static void
test_without_an_address (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = NULL;
  const RegDocQuote *quote;

  g_clear_pointer (&papers->revision, reg_record_unref);
  papers->revision = make_revision (NULL);
  sheet = make_sheet (papers);
  quote = reg_doc_sheet_get_quote (sheet);
  g_assert_cmpstr (quote->customer_name, ==, "Bakery today");
  g_assert_null (quote->customer_address);
}

static void
test_lines_and_totals (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = make_sheet (papers);
  const RegDocQuote *quote = reg_doc_sheet_get_quote (sheet);

  g_assert_cmpuint (quote->n_lines, ==, 3);
  g_assert_cmpint (quote->lines[0].kind, ==, REG_DOC_LINE_NORMAL);
  g_assert_cmpstr (quote->lines[0].description, ==, "Bike");
  g_assert_cmpint (quote->lines[0].discount_rate, ==, 100000);
  /* 2 × 100.00 less 10 % */
  g_assert_cmpint (quote->lines[0].amount, ==, 18000);
  g_assert_cmpint (quote->lines[1].kind, ==, REG_DOC_LINE_SECTION);
  g_assert_cmpint (quote->lines[2].kind, ==, REG_DOC_LINE_OPTIONAL);
  g_assert_true (quote->has_options);
  g_assert_cmpint (quote->gross_with_options, >, quote->gross);
  /* What the reader adds up has to add up. */
  g_assert_cmpint (quote->subtotal - quote->discount, ==, quote->net);
  g_assert_cmpint (quote->net + quote->taxes[0].amount, ==, quote->gross);
  g_assert_cmpint (quote->discount_rate, ==, 50000);
  g_assert_cmpuint (quote->n_taxes, ==, 1);
}

static void
tax_line (Papers *papers, guint i, gint64 rate, const char *parts, const char *reason)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (papers->lines->pdata[i]);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, rate);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_TAX_PARTS, parts);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_EXEMPT_REASON, reason);
  reg_record_unref (papers->lines->pdata[i]);
  papers->lines->pdata[i] = reg_record_builder_end (builder);
}

/* Each tax has its name and its amount, and they add up. */
static void
test_several_taxes (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = NULL;
  const RegDocQuote *quote;

  tax_line (papers, 0, 210000, "GST=50000;PST=160000", NULL);
  sheet = make_sheet (papers);
  quote = reg_doc_sheet_get_quote (sheet);
  g_assert_cmpuint (quote->n_taxes, ==, 2);
  g_assert_cmpstr (quote->taxes[0].name, ==, "GST");
  g_assert_cmpint (quote->taxes[0].rate, ==, 50000);
  g_assert_cmpint (quote->taxes[0].base, ==, quote->net);
  g_assert_cmpstr (quote->taxes[1].name, ==, "PST");
  g_assert_cmpint (quote->taxes[1].base, ==, quote->net);
  g_assert_cmpint (quote->net + quote->taxes[0].amount + quote->taxes[1].amount, ==, quote->gross);
  g_assert_cmpstr (quote->lines[0].tax_parts, ==, "GST=50000;PST=160000");
}

static void
test_exempt (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = NULL;
  const RegDocQuote *quote;

  tax_line (papers, 0, 0, NULL, "Intra-Community supply");
  sheet = make_sheet (papers);
  quote = reg_doc_sheet_get_quote (sheet);
  g_assert_cmpuint (quote->n_taxes, ==, 1);
  g_assert_cmpint (quote->taxes[0].rate, ==, 0);
  g_assert_cmpstr (quote->taxes[0].note, ==, "Intra-Community supply");
  g_assert_cmpstr (quote->lines[0].exempt_reason, ==, "Intra-Community supply");
}

static void
test_paper_of_the_country (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) dutch = make_sheet (papers);
  g_autoptr (RegDocSheet) american = NULL;

  g_clear_pointer (&papers->firm, reg_record_unref);
  papers->firm = make_firm ("US");
  american = make_sheet (papers);
  g_assert_cmpint (reg_doc_sheet_get_quote (dutch)->paper, ==, REG_DOC_PAPER_A4);
  g_assert_cmpint (reg_doc_sheet_get_quote (american)->paper, ==, REG_DOC_PAPER_LETTER);
}

static void
test_outlives_its_records (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = make_sheet (papers);
  const RegDocQuote *quote = reg_doc_sheet_get_quote (sheet);

  g_ptr_array_set_size (papers->lines, 0);
  g_clear_pointer (&papers->firm, reg_record_unref);
  papers->firm = make_firm ("NL");
  g_assert_cmpstr (quote->lines[2].description, ==, "Lamp");
  g_assert_cmpstr (quote->firm_name, ==, "Firm");
}

/* What things cost is no business of the customer: the paper is the same, bit for bit. */
static void
test_cost (Papers *papers, gconstpointer unused)
{
  g_autoptr (RegDocSheet) sheet = make_sheet (papers), other = NULL;
  g_autoptr (GBytes) with = reg_quote_document_render_pdf (reg_doc_sheet_get_quote (sheet), NULL);
  g_autoptr (GBytes) without = NULL;

  for (guint i = 0; i < papers->lines->len; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (papers->lines->pdata[i]);

      reg_record_builder_set_null (builder, REG_QUOTATION_LINE_UNIT_COST);
      reg_record_unref (papers->lines->pdata[i]);
      papers->lines->pdata[i] = reg_record_builder_end (builder);
    }
  papers->result->has_cost = TRUE;
  papers->result->cost = 77777777;
  papers->result->profit = 88888888;
  other = make_sheet (papers);
  without = reg_quote_document_render_pdf (reg_doc_sheet_get_quote (other), NULL);
  g_assert_nonnull (with);
  g_assert_true (g_bytes_equal (with, without));
}

static void
set_field (RegRecord **record, int field, const char *text)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (*record);

  reg_record_builder_set_text (builder, field, text);
  reg_record_unref (*record);
  *record = reg_record_builder_end (builder);
}

/* The look of the firm, unless the quotation has one of its own; one that is gone is named. */
static void
test_looks (Papers *papers, gconstpointer data)
{
  static const struct
  {
    const char *firm;
    const char *revision;
    const char *shown;
    const char *missing;
  } cases[] = {
    { NULL, NULL, "classic", NULL },          { "letter", NULL, "letter", NULL },
    { "letter", "compact", "compact", NULL }, { NULL, "gone", "classic", "gone" },
    { "gone", "plain", "plain", NULL },
  };
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);

  set_field (&papers->firm, REG_FIRM_ACCENT, "#1a5fb4");
  set_field (&papers->firm, REG_FIRM_LETTERHEAD, "Since 1987");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegDocSource source;
      g_autoptr (RegDocSheet) sheet = NULL;
      const RegDocQuote *quote;

      set_field (&papers->firm, REG_FIRM_LAYOUT, cases[i].firm);
      set_field (&papers->revision, REG_QUOTATION_REVISION_LAYOUT, cases[i].revision);
      source = make_source (papers);
      source.layouts = layouts;
      sheet = reg_doc_sheet_new (&source);
      quote = reg_doc_sheet_get_quote (sheet);
      g_assert_cmpstr (quote->layout->name, ==, cases[i].shown);
      g_assert_cmpstr (reg_doc_sheet_get_missing_layout (sheet), ==, cases[i].missing);
      g_assert_cmpstr (quote->letterhead, ==, "Since 1987");
      g_assert_true (quote->has_color);
      g_assert_cmpfloat_with_epsilon (quote->color.blue, 0xb4 / 255.0, 0.001);
    }
  set_field (&papers->firm, REG_FIRM_ACCENT, "blue");
  {
    g_autoptr (RegDocSheet) sheet = make_sheet (papers);

    g_assert_false (reg_doc_sheet_get_quote (sheet)->has_color);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/draw/doc-sheet/" #name, Papers, NULL, papers_set_up, test_##name, papers_tear_down)
  ADD (who_and_to_whom);
  ADD (without_an_address);
  ADD (lines_and_totals);
  ADD (several_taxes);
  ADD (exempt);
  ADD (paper_of_the_country);
  ADD (outlives_its_records);
  ADD (cost);
  ADD (looks);
  return g_test_run ();
}
