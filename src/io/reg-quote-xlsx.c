/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-quote-export-private.h"

#include <string.h>

#include "core/reg-enums.h"
#include "core/reg-tax-table.h"
#include "io/reg-xml-writer.h"
#include "io/reg-zip-writer.h"

/* A workbook of one sheet after ECMA-376 (SpreadsheetML): figures are numbers and days are days, so
 * that a spreadsheet computes with them. Headings are those by which lines are read again. */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOCUMENT "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES "application/vnd.openxmlformats-officedocument.spreadsheetml."
/* No cell holds more. */
#define MAX_CELL 32767

/* The formats of cells, in the order of styles.xml below. */
typedef enum
{
  STYLE_PLAIN,
  STYLE_BOLD,
  STYLE_DAY,
  STYLE_PERCENT,
  STYLE_MONEY,
} Style;

static const char content_types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPES "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" TYPES "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPES "styles+xml\"/></Types>\n";

static const char package_relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" DOCUMENT
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n";

static const char workbook[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" DOCUMENT "\"><sheets>"
    "<sheet name=\"Quotation\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n";

static const char workbook_relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" DOCUMENT
    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" DOCUMENT
    "/styles\" Target=\"styles.xml\"/></Relationships>\n";

static const char styles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"" MAIN "\">"
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.####%\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"5\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/></cellXfs></styleSheet>\n";

typedef struct
{
  RegXmlWriter *xml;
  guint row;
  const RegQuoteFigures *figures;
  gboolean has_taxes; /* by name, or reasons for none */
} Sheet;

/* --- cells ------------------------------------------------------------------------------ */

static void
begin_row (Sheet *sheet)
{
  g_autofree char *number = g_strdup_printf ("%u", ++sheet->row);

  reg_xml_writer_begin (sheet->xml, "row");
  reg_xml_writer_attribute (sheet->xml, "r", number);
}

static void
begin_cell (Sheet *sheet, char column, Style style)
{
  g_autofree char *place = g_strdup_printf ("%c%u", column, sheet->row);
  g_autofree char *number = g_strdup_printf ("%d", style);

  reg_xml_writer_begin (sheet->xml, "c");
  reg_xml_writer_attribute (sheet->xml, "r", place);
  reg_xml_writer_attribute (sheet->xml, "s", number);
}

static void
put_text (Sheet *sheet, char column, Style style, const char *text)
{
  g_autofree char *short_text = g_utf8_substring (text, 0,
                                                  MIN (g_utf8_strlen (text, -1), MAX_CELL));

  if (*text == '\0')
    return;
  begin_cell (sheet, column, style);
  reg_xml_writer_attribute (sheet->xml, "t", "inlineStr");
  reg_xml_writer_begin (sheet->xml, "is");
  reg_xml_writer_begin (sheet->xml, "t");
  reg_xml_writer_attribute (sheet->xml, "xml:space", "preserve");
  reg_xml_writer_text (sheet->xml, short_text);
  reg_xml_writer_end (sheet->xml);
  reg_xml_writer_end (sheet->xml);
  reg_xml_writer_end (sheet->xml);
}

/* Takes @number, a machine number. */
static void
take_number (Sheet *sheet, char column, Style style, char *number, const char *formula)
{
  begin_cell (sheet, column, style);
  if (formula != NULL)
    reg_xml_writer_element (sheet->xml, "f", formula);
  reg_xml_writer_element (sheet->xml, "v", number);
  reg_xml_writer_end (sheet->xml);
  g_free (number);
}

/* Sheets count days from the end of 1899. */
static void
put_day (Sheet *sheet, char column, const char *day)
{
  g_auto (GStrv) parts = g_strsplit (day, "-", 3);
  GDate date;
  guint32 origin;

  if (g_strv_length (parts) != 3)
    return;
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  origin = g_date_get_julian (&date);
  g_date_clear (&date, 1);
  if (!g_date_valid_dmy (atoi (parts[2]), atoi (parts[1]), atoi (parts[0])))
    return;
  g_date_set_dmy (&date, atoi (parts[2]), atoi (parts[1]), atoi (parts[0]));
  take_number (sheet, column, STYLE_DAY, g_strdup_printf ("%u", g_date_get_julian (&date) - origin),
               NULL);
}

/* --- the sheet -------------------------------------------------------------------------- */

static void
put_fact (Sheet *sheet, const char *name, const char *text, gboolean is_day)
{
  begin_row (sheet);
  put_text (sheet, 'A', STYLE_BOLD, name);
  if (is_day)
    put_day (sheet, 'B', text);
  else
    put_text (sheet, 'B', STYLE_PLAIN, text);
  reg_xml_writer_end (sheet->xml);
}

static void
put_head (Sheet *sheet)
{
  const RegQuotation *quotation = sheet->figures->quotation;
  static const char *const headings[] = { "Code",   "Description", "Quantity",        "Unit",
                                          "Price",  "Discount",    "Discount amount", "Tax",
                                          "Amount", "Kind" };

  put_fact (sheet, "Quotation", quotation->number, FALSE);
  put_fact (sheet, "From", reg_record_get_text (sheet->figures->firm, REG_FIRM_NAME), FALSE);
  put_fact (sheet, "For",
            quotation->party != NULL ? reg_record_get_text (quotation->party, REG_PARTY_NAME) : "",
            FALSE);
  put_fact (sheet, "Date",
            reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_ISSUED_ON), TRUE);
  put_fact (sheet, "Valid until",
            reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_VALID_UNTIL), TRUE);
  put_fact (sheet, "Currency", sheet->figures->currency, FALSE);
  sheet->row++;
  begin_row (sheet);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    put_text (sheet, (char)('A' + i), STYLE_BOLD, headings[i]);
  for (gsize i = 0; sheet->has_taxes && i < G_N_ELEMENTS (reg_quote_export_tax_headings); i++)
    put_text (sheet, (char)('K' + i), STYLE_BOLD, reg_quote_export_tax_headings[i]);
  reg_xml_writer_end (sheet->xml);
}

/* A formula only where it comes to our own figure. */
static char *
amount_formula (Sheet *sheet, const RegCalcLine *line, const RegCalcLineResult *result)
{
  int digits = reg_currency_digits (sheet->figures->currency);
  guint row = sheet->row;
  RegWide base = reg_money_round_div ((RegWide)line->quantity * line->unit_price,
                                      (RegWide)REG_QUANTITY_UNIT * REG_PRICE_UNIT);
  RegWide discount = line->discount.kind == REG_DISCOUNT_PERCENT
                         ? reg_money_round_div (base * line->discount.value, REG_PPM)
                     : line->discount.kind == REG_DISCOUNT_AMOUNT ? line->discount.value
                                                                  : 0;

  if (base - discount != result->amount)
    return NULL;
  return g_strdup_printf ("ROUND(C%1$u*E%1$u,%2$d)-ROUND(ROUND(C%1$u*E%1$u,%2$d)*F%1$u,%2$d)-G%1$u",
                          row, digits);
}

static void
put_figures (Sheet *sheet, const RegRecord *record, guint i)
{
  const RegCalcLine *line = &sheet->figures->input->lines[i];
  const RegCalcLineResult *result = &sheet->figures->result->lines[i];
  const char *currency = sheet->figures->currency;
  g_autofree char *formula = amount_formula (sheet, line, result);

  take_number (sheet, 'C', STYLE_PLAIN, reg_quantity_print (line->quantity), NULL);
  put_text (sheet, 'D', STYLE_PLAIN, reg_record_get_text (record, REG_QUOTATION_LINE_UNIT));
  take_number (sheet, 'E', STYLE_MONEY, reg_price_print (line->unit_price, currency), NULL);
  if (line->discount.kind == REG_DISCOUNT_PERCENT)
    take_number (sheet, 'F', STYLE_PERCENT, reg_decimal_print (line->discount.value, 6, 0), NULL);
  if (line->discount.kind == REG_DISCOUNT_AMOUNT)
    take_number (sheet, 'G', STYLE_MONEY, reg_money_print (line->discount.value, currency), NULL);
  take_number (sheet, 'H', STYLE_PERCENT, reg_decimal_print (line->tax_rate, 6, 0), NULL);
  take_number (sheet, 'I', STYLE_MONEY, reg_money_print (result->amount, currency), formula);
}

static void
put_taxes (Sheet *sheet, const RegRecord *record)
{
  const char *reason = reg_tax_label_of (record).exempt_reason;
  g_autofree char *parts = reg_quote_export_taxes (record);

  if (parts != NULL)
    put_text (sheet, 'K', STYLE_PLAIN, parts);
  if (reason != NULL)
    put_text (sheet, 'L', STYLE_PLAIN, reason);
}

static void
put_line (Sheet *sheet, guint i)
{
  const RegRecord *record = g_ptr_array_index (sheet->figures->quotation->lines, i);
  RegLineKind kind = sheet->figures->input->lines[i].kind;
  gboolean has_figures = kind != REG_LINE_TEXT && kind != REG_LINE_SECTION;

  begin_row (sheet);
  put_text (sheet, 'A', STYLE_PLAIN, reg_record_get_text (record, REG_QUOTATION_LINE_CODE));
  put_text (sheet, 'B', kind == REG_LINE_SECTION ? STYLE_BOLD : STYLE_PLAIN,
            reg_record_get_text (record, REG_QUOTATION_LINE_DESCRIPTION));
  if (has_figures)
    put_figures (sheet, record, i);
  put_text (sheet, 'J', STYLE_PLAIN, reg_enum_get_nick (&reg_enum_line_kind, kind));
  if (has_figures)
    put_taxes (sheet, record);
  reg_xml_writer_end (sheet->xml);
}

static void
put_total (Sheet *sheet, const char *name, gint64 minor)
{
  begin_row (sheet);
  put_text (sheet, 'B', STYLE_BOLD, name);
  take_number (sheet, 'I', STYLE_MONEY, reg_money_print (minor, sheet->figures->currency), NULL);
  reg_xml_writer_end (sheet->xml);
}

static void
put_totals (Sheet *sheet)
{
  const RegCalcResult *result = sheet->figures->result;
  g_autoptr (RegTaxTable)
      table = reg_tax_table_new_for_lines (result, sheet->figures->quotation->lines);

  sheet->row++;
  if (result->document_discount != 0)
    put_total (sheet, "Discount on the whole", -result->document_discount);
  put_total (sheet, "Net", result->net - result->cash_rounding);
  for (gsize i = 0; i < table->n; i++)
    {
      const RegTaxRow *tax = &table->rows[i];
      g_autofree char *rate = reg_rate_print (tax->rate);
      g_autofree char *name = tax->exempt_reason != NULL
                                  ? g_strdup_printf ("Exempt: %s", tax->exempt_reason)
                                  : g_strdup_printf ("%s %s", tax->name ? tax->name : "Tax", rate);

      put_total (sheet, name, tax->tax);
    }
  if (result->cash_rounding != 0)
    put_total (sheet, "Rounding", result->cash_rounding);
  put_total (sheet, "Total", result->gross);
}

static void
put_view (Sheet *sheet)
{
  const char *language = reg_record_get_text (sheet->figures->quotation->revision,
                                              REG_QUOTATION_REVISION_LANGUAGE);
  static const char *const leftwards[] = { "ar", "he", "fa", "ur" };

  reg_xml_writer_begin (sheet->xml, "sheetViews");
  reg_xml_writer_begin (sheet->xml, "sheetView");
  for (gsize i = 0; i < G_N_ELEMENTS (leftwards); i++)
    if (strncmp (language, leftwards[i], 2) == 0)
      reg_xml_writer_attribute (sheet->xml, "rightToLeft", "1");
  reg_xml_writer_attribute (sheet->xml, "workbookViewId", "0");
  reg_xml_writer_end (sheet->xml);
  reg_xml_writer_end (sheet->xml);
}

static void
put_width (Sheet *sheet, const char *from, const char *to, const char *width)
{
  reg_xml_writer_begin (sheet->xml, "col");
  reg_xml_writer_attribute (sheet->xml, "min", from);
  reg_xml_writer_attribute (sheet->xml, "max", to);
  reg_xml_writer_attribute (sheet->xml, "width", width);
  reg_xml_writer_attribute (sheet->xml, "customWidth", "1");
  reg_xml_writer_end (sheet->xml);
}

static GBytes *
make_sheet (const RegQuoteFigures *figures)
{
  g_autoptr (RegXmlWriter) xml = reg_xml_writer_new (FALSE);
  Sheet sheet = { .xml = xml,
                  .figures = figures,
                  .has_taxes = reg_quote_export_has_taxes (figures) };

  reg_xml_writer_begin (xml, "worksheet");
  reg_xml_writer_attribute (xml, "xmlns", MAIN);
  put_view (&sheet);
  reg_xml_writer_begin (xml, "cols");
  put_width (&sheet, "1", "1", "14");
  put_width (&sheet, "2", "2", "48");
  put_width (&sheet, "3", "10", "13");
  if (sheet.has_taxes)
    put_width (&sheet, "11", "12", "26");
  reg_xml_writer_end (xml);
  reg_xml_writer_begin (xml, "sheetData");
  put_head (&sheet);
  for (guint i = 0; i < figures->quotation->lines->len; i++)
    put_line (&sheet, i);
  put_totals (&sheet);
  return reg_xml_writer_finish (xml);
}

static gboolean
add_part (RegZipWriter *zip, const char *name, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return reg_zip_writer_add (zip, name, bytes, error);
}

/* Exports a document that can be computed. */
GBytes *
reg_quote_export_xlsx (const RegQuoteFigures *figures, GError **error)
{
  g_autoptr (RegZipWriter) zip = reg_zip_writer_new ();
  g_autoptr (GBytes) sheet = make_sheet (figures);

  if (!add_part (zip, "[Content_Types].xml", content_types, error)
      || !add_part (zip, "_rels/.rels", package_relations, error)
      || !add_part (zip, "xl/workbook.xml", workbook, error)
      || !add_part (zip, "xl/_rels/workbook.xml.rels", workbook_relations, error)
      || !add_part (zip, "xl/styles.xml", styles, error)
      || !reg_zip_writer_add (zip, "xl/worksheets/sheet1.xml", sheet, error))
    return NULL;
  return reg_zip_writer_finish (zip);
}
