/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-quote-export-private.h"

#include <string.h>

#include "core/reg-enums.h"
#include "core/reg-fold.h"
#include "core/reg-tax-table.h"
#include "io/reg-xml-writer.h"

/* A Quotation of UBL 2.1 (OASIS, urn:oasis:names:specification:ubl:schema:xsd:Quotation-2). The
 * elements stand in the order of its schema. All amounts are without tax but where their names say
 * otherwise, and add up: lines − allowances = tax exclusive, + tax = tax inclusive, + rounding =
 * payable. Lines that do not count have no amount, so that those that have one add up. */

#define NS "urn:oasis:names:specification:ubl:schema:xsd:"

/* UN/ECE Recommendation 20, for the units small firms write; folded. */
static const struct
{
  const char *unit;
  const char *code;
} units[] = {
  { "h", "HUR" },     { "hr", "HUR" },     { "hour", "HUR" },   { "hours", "HUR" },
  { "uur", "HUR" },   { "std", "HUR" },    { "stunde", "HUR" }, { "stunden", "HUR" },
  { "heure", "HUR" }, { "hora", "HUR" },   { "min", "MIN" },    { "day", "DAY" },
  { "days", "DAY" },  { "dag", "DAY" },    { "tag", "DAY" },    { "tage", "DAY" },
  { "jour", "DAY" },  { "week", "WEE" },   { "weeks", "WEE" },  { "woche", "WEE" },
  { "month", "MON" }, { "months", "MON" }, { "maand", "MON" },  { "monat", "MON" },
  { "mois", "MON" },  { "year", "ANN" },   { "jaar", "ANN" },   { "jahr", "ANN" },
  { "pc", "H87" },    { "pcs", "H87" },    { "piece", "H87" },  { "pieces", "H87" },
  { "st", "H87" },    { "stk", "H87" },    { "stuk", "H87" },   { "stuks", "H87" },
  { "stuck", "H87" }, { "pce", "H87" },    { "ud", "H87" },     { "m", "MTR" },
  { "metre", "MTR" }, { "meter", "MTR" },  { "cm", "CMT" },     { "mm", "MMT" },
  { "km", "KMT" },    { "m2", "MTK" },     { "m3", "MTQ" },     { "l", "LTR" },
  { "ltr", "LTR" },   { "liter", "LTR" },  { "litre", "LTR" },  { "ml", "MLT" },
  { "kg", "KGM" },    { "g", "GRM" },      { "gram", "GRM" },   { "t", "TNE" },
  { "ton", "TNE" },   { "tonne", "TNE" },  { "set", "SET" },    { "pair", "PR" },
  { "paar", "PR" },   { "kwh", "KWH" },    { "box", "BX" },     { "doos", "BX" },
  { "pack", "PK" },   { "pak", "PK" },     { "roll", "RO" },    { "rol", "RO" },
  { "dozen", "DZN" }, { "dozijn", "DZN" },
};

static const char *
unit_code (const char *unit)
{
  g_autoptr (GString) plain = g_string_new (unit);
  g_autofree char *folded = NULL;

  g_string_replace (plain, "²", "2", 0);
  g_string_replace (plain, "³", "3", 0);
  g_string_replace (plain, ".", "", 0);
  folded = g_strstrip (reg_fold (plain->str));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].unit, folded))
      return units[i].code;
  return "C62";
}

static void
put_text (RegXmlWriter *xml, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    reg_xml_writer_element (xml, name, text);
}

static void
put_amount (RegXmlWriter *xml, const char *name, gint64 minor, const char *currency)
{
  g_autofree char *text = reg_money_print (minor, currency);

  reg_xml_writer_begin (xml, name);
  reg_xml_writer_attribute (xml, "currencyID", currency);
  reg_xml_writer_text (xml, text);
  reg_xml_writer_end (xml);
}

/* --- parties ---------------------------------------------------------------------------- */

/* UN/ECE 5153; a tax that is none of the two that everybody knows is told by its name. */
static void
put_tax_scheme (RegXmlWriter *xml, const char *name)
{
  gboolean is_known = name == NULL || g_str_equal (name, "VAT") || g_str_equal (name, "GST");

  reg_xml_writer_begin (xml, "cac:TaxScheme");
  reg_xml_writer_element (xml, "cbc:ID", name == NULL ? "VAT" : is_known ? name : "OTH");
  if (!is_known)
    reg_xml_writer_element (xml, "cbc:Name", name);
  reg_xml_writer_end (xml);
}

static void
put_country (RegXmlWriter *xml, const char *country)
{
  if (strlen (country) != 2)
    return;
  reg_xml_writer_begin (xml, "cac:Country");
  reg_xml_writer_element (xml, "cbc:IdentificationCode", country);
  reg_xml_writer_end (xml);
}

static void
put_name (RegXmlWriter *xml, const char *name)
{
  reg_xml_writer_begin (xml, "cac:PartyName");
  reg_xml_writer_element (xml, "cbc:Name", name);
  reg_xml_writer_end (xml);
}

static void
put_seller (RegXmlWriter *xml, const RegRecord *firm, const RegRecord *owner)
{
  const char *tax_number = reg_record_get_text (firm, REG_FIRM_TAX_NUMBER);

  reg_xml_writer_begin (xml, "cac:SellerSupplierParty");
  reg_xml_writer_begin (xml, "cac:Party");
  put_name (xml, reg_record_get_text (firm, REG_FIRM_NAME));
  reg_xml_writer_begin (xml, "cac:PostalAddress");
  put_text (xml, "cbc:StreetName", reg_record_get_text (firm, REG_FIRM_STREET));
  put_text (xml, "cbc:CityName", reg_record_get_text (firm, REG_FIRM_CITY));
  put_text (xml, "cbc:PostalZone", reg_record_get_text (firm, REG_FIRM_POSTAL_CODE));
  put_country (xml, reg_record_get_text (firm, REG_FIRM_COUNTRY));
  reg_xml_writer_end (xml);
  if (*tax_number != '\0')
    {
      reg_xml_writer_begin (xml, "cac:PartyTaxScheme");
      reg_xml_writer_element (xml, "cbc:CompanyID", tax_number);
      put_tax_scheme (xml, NULL);
      reg_xml_writer_end (xml);
    }
  reg_xml_writer_begin (xml, "cac:PartyLegalEntity");
  reg_xml_writer_element (xml, "cbc:RegistrationName", reg_record_get_text (firm, REG_FIRM_NAME));
  reg_xml_writer_end (xml);
  reg_xml_writer_begin (xml, "cac:Contact");
  put_text (xml, "cbc:Name", owner != NULL ? reg_record_get_text (owner, REG_STAFF_NAME) : NULL);
  put_text (xml, "cbc:Telephone", reg_record_get_text (firm, REG_FIRM_PHONE));
  put_text (xml, "cbc:ElectronicMail", reg_record_get_text (firm, REG_FIRM_EMAIL));
  reg_xml_writer_end (xml);
  reg_xml_writer_end (xml);
  reg_xml_writer_end (xml);
}

/* The address is what was written on the quotation, line by line. */
static void
put_address (RegXmlWriter *xml, const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (*text == '\0' || (lines[1] == NULL && g_str_equal (lines[0], name)))
    return;
  reg_xml_writer_begin (xml, "cac:PostalAddress");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0' || (i == 0 && g_str_equal (lines[i], name)))
        continue;
      reg_xml_writer_begin (xml, "cac:AddressLine");
      reg_xml_writer_element (xml, "cbc:Line", lines[i]);
      reg_xml_writer_end (xml);
    }
  reg_xml_writer_end (xml);
}

static void
put_buyer (RegXmlWriter *xml, const RegQuotation *quotation)
{
  const char *name = quotation->party != NULL
                         ? reg_record_get_text (quotation->party, REG_PARTY_NAME)
                         : "";
  const char *code = quotation->party != NULL
                         ? reg_record_get_text (quotation->party, REG_PARTY_CODE)
                         : "";

  if (quotation->party == NULL)
    return;
  reg_xml_writer_begin (xml, "cac:BuyerCustomerParty");
  reg_xml_writer_begin (xml, "cac:Party");
  if (*code != '\0')
    {
      reg_xml_writer_begin (xml, "cac:PartyIdentification");
      reg_xml_writer_element (xml, "cbc:ID", code);
      reg_xml_writer_end (xml);
    }
  put_name (xml, name);
  put_address (
      xml, reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_CUSTOMER_LINES), name);
  reg_xml_writer_end (xml);
  reg_xml_writer_end (xml);
}

/* --- taxes and totals ------------------------------------------------------------------- */

static void
put_tax_category (
    RegXmlWriter *xml, const char *name, const char *tax, gint64 rate, const char *exempt_reason)
{
  g_autofree char *percent = reg_decimal_print (rate, 4, 2);

  reg_xml_writer_begin (xml, name);
  /* Standard rate, exempt, or zero rated. */
  reg_xml_writer_element (xml, "cbc:ID", rate != 0 ? "S" : exempt_reason != NULL ? "E" : "Z");
  reg_xml_writer_element (xml, "cbc:Percent", percent);
  if (rate == 0)
    put_text (xml, "cbc:TaxExemptionReason", exempt_reason);
  put_tax_scheme (xml, tax);
  reg_xml_writer_end (xml);
}

/* One category for each tax on the same amount. */
static void
put_tax_categories (RegXmlWriter *xml, const char *name, const RegRecord *line)
{
  RegTaxLabel label = reg_tax_label_of (line);
  g_autoptr (RegTaxParts) parts = reg_tax_label_get_parts (label);

  if (parts == NULL)
    put_tax_category (xml, name, NULL, label.rate, label.exempt_reason);
  for (gsize i = 0; parts != NULL && i < parts->n; i++)
    put_tax_category (xml, name, parts->parts[i].name, parts->parts[i].rate, NULL);
}

/* Lines that count and are taxed alike, by the first of them. */
typedef struct
{
  const RegRecord *line;
  gint64 amount; /* what the discount on the whole takes off them */
} Allowance;

static int
compare_allowances (gconstpointer a, gconstpointer b)
{
  gint64 x = reg_tax_label_of (((const Allowance *)a)->line).rate;
  gint64 y = reg_tax_label_of (((const Allowance *)b)->line).rate;

  return x < y ? 1 : x > y ? -1 : 0;
}

static GArray *
collect_allowances (const RegQuoteFigures *figures)
{
  GArray *allowances = g_array_new (FALSE, FALSE, sizeof (Allowance));

  for (gsize i = 0; i < figures->result->n_lines; i++)
    {
      const RegRecord *line = g_ptr_array_index (figures->quotation->lines, i);
      Allowance own = { line, figures->undiscounted->lines[i].net - figures->result->lines[i].net };
      guint k = 0;

      if (!figures->result->lines[i].counts)
        continue;
      while (
          k < allowances->len
          && !reg_tax_label_equal (reg_tax_label_of (g_array_index (allowances, Allowance, k).line),
                                   reg_tax_label_of (line)))
        k++;
      if (k < allowances->len)
        g_array_index (allowances, Allowance, k).amount += own.amount;
      else
        g_array_append_val (allowances, own);
    }
  g_array_sort (allowances, compare_allowances);
  return allowances;
}

/* What the discount on the whole takes off what is taxed alike. */
static gint64
put_allowances (RegXmlWriter *xml, const RegQuoteFigures *figures)
{
  g_autoptr (GArray) allowances = collect_allowances (figures);
  gint64 total = 0;

  for (guint i = 0; i < allowances->len; i++)
    {
      const Allowance *allowance = &g_array_index (allowances, Allowance, i);

      if (allowance->amount == 0)
        continue;
      reg_xml_writer_begin (xml, "cac:AllowanceCharge");
      reg_xml_writer_element (xml, "cbc:ChargeIndicator", allowance->amount > 0 ? "false" : "true");
      reg_xml_writer_element (xml, "cbc:AllowanceChargeReason", "Discount");
      put_amount (xml, "cbc:Amount", ABS (allowance->amount), figures->currency);
      put_tax_categories (xml, "cac:TaxCategory", allowance->line);
      reg_xml_writer_end (xml);
      total += allowance->amount;
    }
  return total;
}

static void
put_tax_subtotal (RegXmlWriter *xml, const RegTaxRow *row, const char *currency)
{
  reg_xml_writer_begin (xml, "cac:TaxSubtotal");
  put_amount (xml, "cbc:TaxableAmount", row->net, currency);
  put_amount (xml, "cbc:TaxAmount", row->tax, currency);
  put_tax_category (xml, "cac:TaxCategory", row->name, row->rate, row->exempt_reason);
  reg_xml_writer_end (xml);
}

/* A total is of one kind of tax: each name has its own, with what it is at each rate. */
static void
put_tax_totals (RegXmlWriter *xml, const RegQuoteFigures *figures)
{
  g_autoptr (RegTaxTable)
      table = reg_tax_table_new_for_lines (figures->result, figures->quotation->lines);

  for (gsize i = 0; i < table->n || i == 0; i++)
    {
      const char *name = table->n > 0 ? table->rows[i].name : NULL;
      gint64 sum = 0;
      gboolean is_told = FALSE;

      for (gsize k = 0; k < i; k++)
        is_told |= g_strcmp0 (table->rows[k].name, name) == 0;
      if (is_told)
        continue;
      for (gsize k = i; k < table->n; k++)
        sum += g_strcmp0 (table->rows[k].name, name) == 0 ? table->rows[k].tax : 0;
      reg_xml_writer_begin (xml, "cac:TaxTotal");
      put_amount (xml, "cbc:TaxAmount", sum, figures->currency);
      for (gsize k = i; k < table->n; k++)
        if (g_strcmp0 (table->rows[k].name, name) == 0)
          put_tax_subtotal (xml, &table->rows[k], figures->currency);
      reg_xml_writer_end (xml);
    }
}

static void
put_totals (RegXmlWriter *xml, const RegQuoteFigures *figures, gint64 allowances)
{
  const RegCalcResult *result = figures->result;
  const char *currency = figures->currency;
  gint64 exclusive = result->net - result->cash_rounding;

  reg_xml_writer_begin (xml, "cac:QuotedMonetaryTotal");
  put_amount (xml, "cbc:LineExtensionAmount", exclusive + allowances, currency);
  put_amount (xml, "cbc:TaxExclusiveAmount", exclusive, currency);
  put_amount (xml, "cbc:TaxInclusiveAmount", exclusive + result->tax, currency);
  if (allowances > 0)
    put_amount (xml, "cbc:AllowanceTotalAmount", allowances, currency);
  else if (allowances < 0)
    put_amount (xml, "cbc:ChargeTotalAmount", -allowances, currency);
  if (result->cash_rounding != 0)
    put_amount (xml, "cbc:PayableRoundingAmount", result->cash_rounding, currency);
  put_amount (xml, "cbc:PayableAmount", result->gross, currency);
  reg_xml_writer_end (xml);
}

/* --- lines ------------------------------------------------------------------------------ */

/* Without tax, of one unit. */
static gint64
net_price (const RegQuoteFigures *figures, const RegCalcLine *line)
{
  gint64 net;

  if (figures->input->prices != REG_PRICES_GROSS
      || !reg_money_narrow (
          reg_money_round_div ((RegWide)line->unit_price * REG_PPM, REG_PPM + line->tax_rate), &net,
          NULL))
    return line->unit_price;
  return net;
}

static void
put_item (RegXmlWriter *xml, const RegRecord *line, const RegCalcLine *calc)
{
  const char *description = reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION);
  const char *code = reg_record_get_text (line, REG_QUOTATION_LINE_CODE);
  g_auto (GStrv) words = g_strsplit (*description != '\0' ? description : code, "\n", 2);

  reg_xml_writer_begin (xml, "cac:Item");
  put_text (xml, "cbc:Description", description);
  put_text (xml, "cbc:Name", words[0]);
  if (*code != '\0')
    {
      reg_xml_writer_begin (xml, "cac:SellersItemIdentification");
      reg_xml_writer_element (xml, "cbc:ID", code);
      reg_xml_writer_end (xml);
    }
  put_tax_categories (xml, "cac:ClassifiedTaxCategory", line);
  if (calc->kind != REG_LINE_NORMAL)
    {
      reg_xml_writer_begin (xml, "cac:AdditionalItemProperty");
      reg_xml_writer_element (xml, "cbc:Name", "LineKind");
      reg_xml_writer_element (xml, "cbc:Value",
                              reg_enum_get_nick (&reg_enum_line_kind, calc->kind));
      reg_xml_writer_end (xml);
    }
  reg_xml_writer_end (xml);
}

static void
put_line_item (RegXmlWriter *xml, const RegQuoteFigures *figures, guint i, const char *id)
{
  const RegRecord *line = g_ptr_array_index (figures->quotation->lines, i);
  const RegCalcLine *calc = &figures->input->lines[i];
  g_autofree char *quantity = reg_quantity_print (calc->quantity);
  g_autofree char *price = reg_price_print (net_price (figures, calc), figures->currency);
  gint64 net = figures->undiscounted->lines[i].net;
  gint64 discount = figures->bare->lines[i].net - net;

  reg_xml_writer_begin (xml, "cac:LineItem");
  reg_xml_writer_element (xml, "cbc:ID", id);
  reg_xml_writer_begin (xml, "cbc:Quantity");
  reg_xml_writer_attribute (xml, "unitCode",
                            unit_code (reg_record_get_text (line, REG_QUOTATION_LINE_UNIT)));
  reg_xml_writer_text (xml, quantity);
  reg_xml_writer_end (xml);
  if (figures->result->lines[i].counts)
    put_amount (xml, "cbc:LineExtensionAmount", net, figures->currency);
  if (discount != 0)
    {
      reg_xml_writer_begin (xml, "cac:AllowanceCharge");
      reg_xml_writer_element (xml, "cbc:ChargeIndicator", discount > 0 ? "false" : "true");
      reg_xml_writer_element (xml, "cbc:AllowanceChargeReason", "Discount");
      put_amount (xml, "cbc:Amount", ABS (discount), figures->currency);
      put_amount (xml, "cbc:BaseAmount", figures->bare->lines[i].net, figures->currency);
      reg_xml_writer_end (xml);
    }
  reg_xml_writer_begin (xml, "cac:Price");
  reg_xml_writer_begin (xml, "cbc:PriceAmount");
  reg_xml_writer_attribute (xml, "currencyID", figures->currency);
  reg_xml_writer_text (xml, price);
  reg_xml_writer_end (xml);
  reg_xml_writer_end (xml);
  put_item (xml, line, calc);
  reg_xml_writer_end (xml);
}

static gboolean
has_figures (const RegQuoteFigures *figures, guint i)
{
  return figures->input->lines[i].kind != REG_LINE_TEXT
         && figures->input->lines[i].kind != REG_LINE_SECTION;
}

/* Headings and words stand as notes of the line below them. */
static void
put_line (RegXmlWriter *xml, const RegQuoteFigures *figures, guint i, guint first, guint number)
{
  g_autofree char *id = g_strdup_printf ("%u", number);
  RegLineKind kind = figures->input->lines[i].kind;

  reg_xml_writer_begin (xml, "cac:QuotationLine");
  reg_xml_writer_element (xml, "cbc:ID", id);
  for (guint note = first; note < i; note++)
    put_text (xml, "cbc:Note",
              reg_record_get_text (g_ptr_array_index (figures->quotation->lines, note),
                                   REG_QUOTATION_LINE_DESCRIPTION));
  if (kind != REG_LINE_NORMAL)
    put_text (xml, "cbc:Note",
              kind == REG_LINE_OPTIONAL ? "Optional" : "Alternative to the line above");
  if (figures->result->lines[i].counts)
    put_amount (xml, "cbc:LineExtensionAmount", figures->undiscounted->lines[i].net,
                figures->currency);
  put_line_item (xml, figures, i, id);
  reg_xml_writer_end (xml);
}

static guint
count_lines (const RegQuoteFigures *figures)
{
  guint n = 0;

  for (guint i = 0; i < figures->quotation->lines->len; i++)
    n += has_figures (figures, i);
  return n;
}

static void
put_lines (RegXmlWriter *xml, const RegQuoteFigures *figures)
{
  guint first = 0;
  guint number = 0;

  for (guint i = 0; i < figures->quotation->lines->len; i++)
    if (has_figures (figures, i))
      {
        put_line (xml, figures, i, first, ++number);
        first = i + 1;
      }
}

/* What stands below the last line. */
static void
put_last_notes (RegXmlWriter *xml, const RegQuoteFigures *figures)
{
  guint first = figures->quotation->lines->len;

  while (first > 0 && !has_figures (figures, first - 1))
    first--;
  for (guint i = first; i < figures->quotation->lines->len; i++)
    put_text (xml, "cbc:Note",
              reg_record_get_text (g_ptr_array_index (figures->quotation->lines, i),
                                   REG_QUOTATION_LINE_DESCRIPTION));
}

/* --- the document ----------------------------------------------------------------------- */

static void
put_head (RegXmlWriter *xml, const RegQuoteFigures *figures)
{
  const RegRecord *revision = figures->quotation->revision;
  const char *until = reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *count = g_strdup_printf ("%u", count_lines (figures));

  reg_xml_writer_element (xml, "cbc:UBLVersionID", "2.1");
  reg_xml_writer_element (xml, "cbc:ID", figures->quotation->number);
  reg_xml_writer_element (xml, "cbc:IssueDate",
                          reg_record_get_text (revision, REG_QUOTATION_REVISION_ISSUED_ON));
  put_text (xml, "cbc:Note", reg_record_get_text (revision, REG_QUOTATION_REVISION_INTRO));
  put_last_notes (xml, figures);
  put_text (xml, "cbc:Note", reg_record_get_text (revision, REG_QUOTATION_REVISION_TERMS));
  reg_xml_writer_element (xml, "cbc:PricingCurrencyCode", figures->currency);
  reg_xml_writer_element (xml, "cbc:LineCountNumeric", count);
  if (*until != '\0')
    {
      reg_xml_writer_begin (xml, "cac:ValidityPeriod");
      reg_xml_writer_element (xml, "cbc:EndDate", until);
      reg_xml_writer_end (xml);
    }
}

/* Exports a document that can be computed. */
GBytes *
reg_quote_export_ubl (const RegQuoteFigures *figures)
{
  g_autoptr (RegXmlWriter) xml = reg_xml_writer_new (TRUE);
  gint64 allowances;

  reg_xml_writer_begin (xml, "Quotation");
  reg_xml_writer_attribute (xml, "xmlns", NS "Quotation-2");
  reg_xml_writer_attribute (xml, "xmlns:cac", NS "CommonAggregateComponents-2");
  reg_xml_writer_attribute (xml, "xmlns:cbc", NS "CommonBasicComponents-2");
  put_head (xml, figures);
  put_seller (xml, figures->firm, figures->quotation->owner);
  put_buyer (xml, figures->quotation);
  allowances = put_allowances (xml, figures);
  put_tax_totals (xml, figures);
  put_totals (xml, figures, allowances);
  put_lines (xml, figures);
  return reg_xml_writer_finish (xml);
}
