/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-letterhead-sample.h"

#include <glib/gi18n.h>

#include "store/reg-quotations.h"

/* A quotation to nobody in particular, by which somebody chooses how theirs look. */

static const struct
{
  const char *words;
  gint64 quantity; /* whole ones */
  gint64 price;    /* whole units of the currency */
  gint64 discount; /* ppm */
} lines[] = {
  { N_ ("The first thing, with a line that says more about it"), 2, 480, 0 },
  { N_ ("Another thing"), 1, 125, 100000 },
  { N_ ("Work, by the hour"), 6, 60, 0 },
  { N_ ("Delivery"), 1, 35, 0 },
};

static RegRecord *
make_line (guint index)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  char code[8];

  g_snprintf (code, sizeof code, "A-%02u", index + 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, REG_LINE_NORMAL);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE, code);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, _ (lines[index].words));
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY,
                              lines[index].quantity * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE,
                              lines[index].price * 100 * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, 210000);
  if (lines[index].discount != 0)
    {
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE,
                                  lines[index].discount);
    }
  return reg_record_builder_end (builder);
}

static RegRecord *
make_revision (const RegRecord *firm, const char *layout)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  g_autofree char *customer = g_strdup_printf ("%s\n%s\n%s", _ ("Name of the customer"),
                                               _ ("Street and number"), _ ("Town"));
  const char *currency = reg_record_get_text (firm, REG_FIRM_CURRENCY);

  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CURRENCY,
                               *currency != '\0' ? currency : "EUR");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_LANGUAGE,
                               reg_record_get_text (firm, REG_FIRM_LANGUAGE));
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CUSTOMER_LINES, customer);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ISSUED_ON, "2026-11-02");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_VALID_UNTIL, "2026-12-02");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_TERMS,
                               reg_record_get_text (firm, REG_FIRM_TERMS));
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_LAYOUT, layout);
  return reg_record_builder_end (builder);
}

/**
 * reg_letterhead_sample_new:
 * @firm: the firm as it is being described
 * @logo: (nullable): its logo
 * @layouts: what layouts there are
 * @layout: (nullable): the one to use, %NULL for the firm's
 *
 * Returns: (transfer full) (nullable): a short quotation of that firm
 */
RegQuoteDocument *
reg_letterhead_sample_new (const RegRecord *firm,
                           GBytes *logo,
                           const RegDocLayouts *layouts,
                           const char *layout)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) revision = make_revision (firm, layout);
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  g_autoptr (RegDocSheet) sheet = NULL;
  RegDocSource source = { .layouts = layouts,
                          .firm = firm,
                          .revision = revision,
                          .lines = records,
                          .number = "2026-0001",
                          .logo = logo };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (records, make_line (i));
  input = reg_quotation_calc_input (revision, records);
  result = reg_calc_compute (input, NULL);
  if (result == NULL)
    return NULL;
  source.result = result;
  sheet = reg_doc_sheet_new (&source);
  return reg_quote_document_new (reg_doc_sheet_get_quote (sheet));
}
