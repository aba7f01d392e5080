/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-quote-export.h"

#include <string.h>

#include "core/reg-enums.h"
#include "core/reg-tax-table.h"
#include "io/reg-csv-writer.h"
#include "io/reg-quote-export-private.h"

static const struct
{
  const char *nick;
  const char *suffix;
} formats[REG_N_QUOTE_FORMATS] = {
  [REG_QUOTE_FORMAT_CSV] = { "csv", ".csv" },
  [REG_QUOTE_FORMAT_XLSX] = { "xlsx", ".xlsx" },
  [REG_QUOTE_FORMAT_UBL] = { "ubl", ".xml" },
};

/* "csv", "xlsx" or "ubl"; -1 for anything else. */
int
reg_quote_format_from_nick (const char *nick)
{
  for (int i = 0; i < REG_N_QUOTE_FORMATS; i++)
    if (g_strcmp0 (formats[i].nick, nick) == 0)
      return i;
  return -1;
}

const char *
reg_quote_format_get_nick (RegQuoteFormat format)
{
  return formats[format].nick;
}

/* With which names of such files end. */
const char *
reg_quote_format_get_suffix (RegQuoteFormat format)
{
  return formats[format].suffix;
}

/* --- taxes ------------------------------------------------------------------------------ */

const char *const reg_quote_export_tax_headings[2] = { "Taxes", "Exempt because" };

/* Whether any line has taxes by name, or a reason for none. */
gboolean
reg_quote_export_has_taxes (const RegQuoteFigures *figures)
{
  for (guint i = 0; i < figures->quotation->lines->len; i++)
    {
      RegTaxLabel label = reg_tax_label_of (g_ptr_array_index (figures->quotation->lines, i));

      if (label.parts != NULL || label.exempt_reason != NULL)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (nullable): "5% GST + 7% PST", written as in every country alike. */
char *
reg_quote_export_taxes (const RegRecord *line)
{
  g_autoptr (RegTaxParts) parts = reg_tax_label_get_parts (reg_tax_label_of (line));
  GString *text;

  if (parts == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (gsize i = 0; i < parts->n; i++)
    {
      g_autofree char *rate = reg_rate_print (parts->parts[i].rate);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " + " : "", rate, parts->parts[i].name);
    }
  return g_string_free_and_steal (text);
}

/* --- CSV -------------------------------------------------------------------------------- */

static void
take (RegCsvWriter *writer, char *text)
{
  reg_csv_writer_add (writer, text);
  g_free (text);
}

static void
write_figures (RegCsvWriter *writer,
               RegRecord *line,
               const RegCalcLineResult *result,
               const char *currency)
{
  RegDiscountKind kind = (RegDiscountKind)reg_record_get_int (line,
                                                              REG_QUOTATION_LINE_DISCOUNT_KIND);
  gint64 discount = reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_VALUE);

  take (writer, reg_quantity_print (reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY)));
  reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_UNIT));
  take (writer,
        reg_price_print (reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE), currency));
  take (writer, kind == REG_DISCOUNT_PERCENT  ? reg_rate_print (discount)
                : kind == REG_DISCOUNT_AMOUNT ? reg_money_print (-discount, currency)
                                              : g_strdup (""));
  take (writer, reg_rate_print (reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE)));
  reg_csv_writer_add (writer, currency);
  take (writer, reg_money_print (result->amount, currency));
  take (writer, reg_money_print (result->net, currency));
  take (writer, reg_money_print (result->tax, currency));
}

/* Only where a line says more than its rate: the columns stay those that everybody knows. */
static void
write_taxes (RegCsvWriter *writer, const RegRecord *line, gboolean has_figures)
{
  RegTaxLabel label = reg_tax_label_of (line);
  g_autofree char *parts = has_figures ? reg_quote_export_taxes (line) : NULL;

  reg_csv_writer_add (writer, parts);
  reg_csv_writer_add (writer, has_figures ? label.exempt_reason : NULL);
}

/* The first columns are those from which lines are read again. */
static GBytes *
export_csv (const RegQuoteFigures *figures)
{
  static const char *const headings[] = {
    "Code",   "Description",         "Quantity",   "Unit", "Price", "Discount", "Tax", "Currency",
    "Amount", "Net after discounts", "Tax amount", "Kind"
  };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (memory, ',', TRUE);
  gboolean has_taxes = reg_quote_export_has_taxes (figures);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    reg_csv_writer_add (writer, headings[i]);
  for (gsize i = 0; has_taxes && i < G_N_ELEMENTS (reg_quote_export_tax_headings); i++)
    reg_csv_writer_add (writer, reg_quote_export_tax_headings[i]);
  reg_csv_writer_end_row (writer, NULL, NULL);
  for (guint i = 0; i < figures->quotation->lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (figures->quotation->lines, i);
      RegLineKind kind = figures->input->lines[i].kind;

      reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
      reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION));
      if (kind == REG_LINE_TEXT || kind == REG_LINE_SECTION)
        for (int column = 0; column < 9; column++)
          reg_csv_writer_add (writer, NULL);
      else
        write_figures (writer, line, &figures->result->lines[i], figures->currency);
      reg_csv_writer_add (writer, reg_enum_get_nick (&reg_enum_line_kind, kind));
      if (has_taxes)
        write_taxes (writer, line, kind != REG_LINE_TEXT && kind != REG_LINE_SECTION);
      reg_csv_writer_end_row (writer, NULL, NULL);
    }
  reg_csv_writer_flush (writer, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* --- figures ---------------------------------------------------------------------------- */

static void
figures_clear (RegQuoteFigures *self)
{
  g_free (self->input);
  reg_calc_result_free (self->result);
  reg_calc_result_free (self->undiscounted);
  reg_calc_result_free (self->bare);
}

static gboolean
compute (RegQuoteFigures *self, GError **error)
{
  g_autofree RegCalcLine *lines = g_memdup2 (self->input->lines,
                                             self->input->n_lines * sizeof (RegCalcLine));
  RegCalcInput without = *self->input;

  self->result = reg_calc_compute (self->input, error);
  if (self->result == NULL)
    return FALSE;
  without.discount.kind = REG_DISCOUNT_NONE;
  without.discount.value = 0;
  self->undiscounted = reg_calc_compute (&without, error);
  if (self->undiscounted == NULL)
    return FALSE;
  for (gsize i = 0; i < without.n_lines; i++)
    lines[i].discount = (RegDiscount){ REG_DISCOUNT_NONE, 0 };
  without.lines = lines;
  self->bare = reg_calc_compute (&without, error);
  return self->bare != NULL;
}

/**
 * reg_quote_export_make:
 * @quotation: a quotation
 * @firm: who offers
 * @format: as what
 * @error: why it cannot be computed
 *
 * Does not ask whether it may leave the house. Any thread.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
reg_quote_export_make (const RegQuotation *quotation,
                       const RegRecord *firm,
                       RegQuoteFormat format,
                       GError **error)
{
  RegQuoteFigures figures = { .quotation = quotation, .firm = firm };
  GBytes *bytes = NULL;

  figures.input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  figures.currency = figures.input->currency;
  if (compute (&figures, error))
    switch (format)
      {
      case REG_QUOTE_FORMAT_XLSX:
        bytes = reg_quote_export_xlsx (&figures, error);
        break;
      case REG_QUOTE_FORMAT_UBL:
        bytes = reg_quote_export_ubl (&figures);
        break;
      case REG_QUOTE_FORMAT_CSV:
      case REG_N_QUOTE_FORMATS:
      default:
        bytes = export_csv (&figures);
        break;
      }
  figures_clear (&figures);
  return bytes;
}

/**
 * reg_quote_export_run:
 * @db: the book
 * @quotation: a quotation
 * @revision: one of its revisions, 0 for the current one
 * @format: as what
 * @error: why not: %REG_STORE_ERROR_REFUSED with the reason when it may not leave the house
 *
 * Makes the file of a quotation that may leave the house. In a job of the store.
 *
 * Returns: (transfer full) (nullable): the file and what is written down about it
 */
RegQuoteExport *
reg_quote_export_run (
    RegDb *db, gint64 quotation, gint64 revision, RegQuoteFormat format, GError **error)
{
  g_autoptr (RegQuotation) whole = NULL;
  g_autoptr (RegRecord) firm = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RegQuoteExport *self;

  if (!reg_quotation_may_leave (db, quotation, revision, error))
    return NULL;
  whole = reg_quotation_load (db, quotation, revision, error);
  firm = whole != NULL ? reg_db_load_firm (db, error) : NULL;
  bytes = firm != NULL ? reg_quote_export_make (whole, firm, format, error) : NULL;
  if (bytes == NULL)
    return NULL;
  self = g_new0 (RegQuoteExport, 1);
  self->bytes = g_steal_pointer (&bytes);
  self->number = g_strdup (whole->number);
  self->party = whole->party != NULL ? reg_record_get_id (whole->party) : 0;
  return self;
}

/**
 * reg_quote_export_free:
 * @self: (nullable) (transfer full): an export
 */
void
reg_quote_export_free (RegQuoteExport *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->number);
  g_free (self);
}
