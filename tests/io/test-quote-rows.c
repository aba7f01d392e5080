/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "io/reg-io-error.h"
#include "io/reg-quote-rows.h"
#include "store-fixture.h"

/* Rows of a spreadsheet that become lines of a quotation. */

static RegQuoteRows *
try_read (const char *language, const char *text, gssize size, gboolean from_file, GError **error)
{
  RegNumberStyle style = reg_number_style_for_language (language);
  static const gint64 rates[] = { 210000, 90000, 0 };
  static const char *const dutch[REG_N_QUOTE_COLUMNS] = {
    "Code,artikelnummer", "Omschrijving", "Aantal", "Eenheid", "Prijs", "Korting", "Btw"
  };
  const RegQuoteReading reading = {
    .currency = "EUR",
    .style = &style,
    .headings = g_str_equal (language, "nl") ? dutch : NULL,
    .tax_rates = rates,
    .n_tax_rates = G_N_ELEMENTS (rates),
    .from_file = from_file,
  };
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize)size);

  return reg_quote_rows_read (bytes, &reading, error);
}

static RegQuoteRows *
read_rows (const char *language, const char *text)
{
  g_autoptr (GError) error = NULL;
  RegQuoteRows *rows = try_read (language, text, -1, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return rows;
}

/* "code|words|quantity|unit|price|discount|tax", millionths and the like as decimals; "-" where
 * nothing was said, "!" behind a row that is bad. */
static char *
describe (const RegQuoteRow *row)
{
  g_autofree char *quantity = row->has_quantity ? reg_quantity_print (row->quantity)
                                                : g_strdup ("-");
  g_autofree char *price = row->has_price ? reg_price_print (row->price, "EUR") : g_strdup ("-");
  g_autofree char *tax = row->has_tax ? reg_rate_print (row->tax_rate) : g_strdup ("-");
  g_autofree char *discount = !row->has_discount ? g_strdup ("-")
                              : row->discount.kind == REG_DISCOUNT_AMOUNT
                                  ? reg_money_print (row->discount.value, "EUR")
                                  : reg_rate_print (row->discount.value);

  return g_strdup_printf ("%s|%s|%s|%s|%s|%s|%s%s", row->code, row->description, quantity,
                          row->unit, price, discount, tax, row->is_bad ? "!" : "");
}

static void
assert_row (const RegQuoteRows *rows, guint n, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (n, <, rows->rows->len);
  text = describe (g_ptr_array_index (rows->rows, n));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *row;
  } cases[] = {
    /* The whole of it, as firms there write numbers. */
    { "nl", "A1\tFiets\t1.250,5\tst\t1.234,50\t12,5 %\t21%",
      "A1|Fiets|1250.5|st|1234.50|12.5%|21%" },
    { "de", "A1\tRad\t2\tStk\t24,90 €\t-5,00\t9 %", "A1|Rad|2|Stk|24.90|5.00|9%" },
    { "en", "A1\tBike\t1,250.5\tpcs\t1,234.50\t12.5%\t21", "A1|Bike|1250.5|pcs|1234.50|12.5%|21%" },
    { "C", "A1\tBike\t2\tpcs\t1234.5\t\t", "A1|Bike|2|pcs|1234.50|-|-" },
    { "ar", "A1\tدراجة\t٢٫٥\tقطعة\t١٢٣٤٫٥٠\t\t٢١٪", "A1|دراجة|2.5|قطعة|1234.50|-|21%" },
    { "ar", "A1\tدراجة\t٢٫٥\tقطعة\t١٢٣٤٫٥٠\t\t٢١", "A1|دراجة|2.5|قطعة|1234.50|-|21%" },
    /* A point does where the firm has a comma, when it cannot be a group. */
    { "nl", "A1\tFiets\t0.5\tst\t24.50", "A1|Fiets|0.5|st|24.50|-|-" },
    /* Words and unit left out. */
    { "en", "A1\t3", "A1||3||-|-|-" },
    { "en", "A1\t3\t9.95", "A1||3||9.95|-|-" },
    { "en", "A1\t3\tpcs\t9.95\t10%", "A1||3|pcs|9.95|10%|-" },
    { "en", "A1\tBike\t3\t9.95\t10%\t21%", "A1|Bike|3||9.95|10%|21%" },
    { "en", "A1\tBike", "A1|Bike|-||-|-|-" },
    { "en", "4711", "4711||-||-|-|-" },
    /* Given back. */
    { "en", "A1\tBike\t-2\tpcs\t10", "A1|Bike|-2|pcs|10.00|-|-" },
    /* CSV on the clipboard, with whatever stands between. */
    { "nl", "A1;Fiets;2;st;24,50;;", "A1|Fiets|2|st|24.50|-|-" },
    { "en", "A1,\"Bike, large\",2,pcs,24.50", "A1|Bike, large|2|pcs|24.50|-|-" },
    /* Quotes, and lines in them. */
    { "en", "A1\t\"A \"\"big\"\"\nbike\"\t2", "A1|A \"big\"\nbike|2||-|-|-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegQuoteRows) rows = read_rows (cases[i].language, cases[i].text);

      g_test_message ("%s: %s", cases[i].language, cases[i].text);
      assert_row (rows, 0, cases[i].row);
      g_assert_cmpuint (rows->rows->len, ==, 1);
      g_assert_false (rows->has_headings);
    }
}

static void
test_headings (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *row;
  } cases[] = {
    { "en", "Price\tQty\tCode\tTotal\n9.95\t3\tA1\t29.85", "A1||3||9.95|-|-" },
    { "nl", "Korting\tAantal\tOmschrijving\tPRIJS\n10%\t3\tFiets\t9,95", "|Fiets|3||9.95|10%|-" },
    /* English is known everywhere, accents and case are not looked at. */
    { "nl", "unit price\tQUANTITY\tDescriptión\n9,95\t3\tFiets", "|Fiets|3||9.95|-|-" },
    { "en", "SKU\nA1", "A1||-||-|-|-" },
    { "en", "VAT %;Name;UOM\n21;Bike;pcs", "|Bike|-|pcs|-|-|21%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegQuoteRows) rows = read_rows (cases[i].language, cases[i].text);

      g_test_message ("%s: %s", cases[i].language, cases[i].text);
      g_assert_true (rows->has_headings);
      g_assert_cmpuint (rows->rows->len, ==, 1);
      assert_row (rows, 0, cases[i].row);
    }
}

static void
test_problems (void)
{
  g_autoptr (RegQuoteRows) rows = read_rows ("nl", "A1\tFiets\t2\tst\t24,50\t\t21%\n"
                                                   "\t\t\n"
                                                   "A2\tRek\tveel\tst\tgratis\t150 %\t21%\n"
                                                   "A3\tSlot\t1\tst\t99999999999999999999\t\t\n"
                                                   "A4\tBel\t1\tst\t5\t\t6%\n");
  static const struct
  {
    gint64 line;
    guint place;
    RegQuoteProblemKind kind;
    RegQuoteColumn column;
    const char *text;
  } expected[] = {
    { 3, 3, REG_QUOTE_PROBLEM_NUMBER, REG_QUOTE_COLUMN_QUANTITY, "veel" },
    { 3, 5, REG_QUOTE_PROBLEM_NUMBER, REG_QUOTE_COLUMN_PRICE, "gratis" },
    { 3, 6, REG_QUOTE_PROBLEM_NUMBER, REG_QUOTE_COLUMN_DISCOUNT, "150 %" },
    { 4, 5, REG_QUOTE_PROBLEM_NUMBER, REG_QUOTE_COLUMN_PRICE, "99999999999999999999" },
    { 5, 7, REG_QUOTE_PROBLEM_TAX, REG_QUOTE_COLUMN_TAX, "6%" },
  };

  g_assert_cmpuint (rows->rows->len, ==, 4);
  g_assert_cmpuint (rows->problems->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RegQuoteProblem *problem = g_ptr_array_index (rows->problems, i);

      g_assert_cmpint (problem->line, ==, expected[i].line);
      g_assert_cmpuint (problem->place, ==, expected[i].place);
      g_assert_cmpint (problem->kind, ==, expected[i].kind);
      g_assert_cmpint (problem->column, ==, expected[i].column);
      g_assert_cmpstr (problem->text, ==, expected[i].text);
    }
  assert_row (rows, 0, "A1|Fiets|2|st|24.50|-|21%");
  g_assert_true (((RegQuoteRow *)g_ptr_array_index (rows->rows, 1))->is_bad);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gssize size;
    int code;
  } cases[] = {
    { "", 0, REG_IO_ERROR_FORMAT },
    { "\n\t\t\n \t \t\n", -1, REG_IO_ERROR_FORMAT },
    { "Price\tTax\n12\t21", -1, REG_IO_ERROR_FORMAT },
    { "Code\tPrice\n", -1, REG_IO_ERROR_FORMAT },
    { "PK\3\4workbook", -1, REG_IO_ERROR_FORMAT },
    { "A1\0\0\0B2\0\0", 8, REG_IO_ERROR_FORMAT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int from_file = 0; from_file < 2; from_file++)
      {
        g_autoptr (GError) error = NULL;
        RegQuoteRows *rows = try_read ("en", cases[i].text, cases[i].size, from_file, &error);

        g_test_message ("%s", cases[i].text);
        g_assert_null (rows);
        g_assert_error (error, REG_IO_ERROR, cases[i].code);
      }
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("Code\tQty\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegQuoteRows) rows = NULL;

  for (int i = 0; i < REG_QUOTE_ROWS_MAX; i++)
    g_string_append_printf (text, "A%d\t%d\n", i, i + 1);
  rows = read_rows ("en", text->str);
  g_assert_cmpuint (rows->rows->len, ==, REG_QUOTE_ROWS_MAX);
  g_assert_cmpuint (rows->problems->len, ==, 0);
  assert_row (rows, REG_QUOTE_ROWS_MAX - 1, "A9999||10000||-|-|-");
  g_string_append (text, "One\t1\nToo many\t2\n");
  g_assert_null (try_read ("en", text->str, -1, FALSE, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
}

/* A file brings its own encoding, and shows how it writes numbers. */
static void
test_files (void)
{
  static const struct
  {
    const char *text;
    const char *row;
  } cases[] = {
    { "sep=;\r\nCode;Description;Qty;Price\r\nA1;M\374ller;1.250;24,50\r\n",
      "A1|Müller|1250||24.50|-|-" },
    { "Code,Description,Qty,Price\nA1,Bike,1.250,24.50\nA2,Bell,2.5,3.75\n",
      "A1|Bike|1.25||24.50|-|-" },
    { "\357\273\277Code|Description|Qty|Price\nA1|Bike|2|24,50\n", "A1|Bike|2||24.50|-|-" },
    { "Code\tDescription\tQty\tPrice\nA1\tBike\t2\t24,50\n", "A1|Bike|2||24.50|-|-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegQuoteRows) rows = try_read ("nl", cases[i].text, -1, TRUE, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      assert_row (rows, 0, cases[i].row);
    }
}

/* --- with the book ---------------------------------------------------------------------- */

static gboolean
resolve_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_quote_rows_resolve (data, db, "EUR", error);
}

static void
test_products (StoreFixture *store, gconstpointer unused)
{
  g_autoptr (RegQuoteRows) rows = NULL;
  RegRecordBuilder *builder;
  const RegQuoteRow *row;
  gint64 tax;
  gint64 bike;
  static const RegQuoteProblemKind kinds[] = { REG_QUOTE_PROBLEM_CODE, REG_QUOTE_PROBLEM_CODE,
                                               REG_QUOTE_PROBLEM_SUM, REG_QUOTE_PROBLEM_SUM };
  static const gint64 lines[] = { 5, 7, 8, 9 };

  builder = reg_record_builder_new (REG_ENTITY_TAX_RATE);
  reg_record_builder_set_text (builder, REG_TAX_RATE_NAME, "Low");
  reg_record_builder_set_int (builder, REG_TAX_RATE_RATE, 90000);
  tax = store_fixture_save (store, builder, NULL);
  builder = reg_record_builder_new (REG_ENTITY_PRODUCT);
  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, "CB-400");
  reg_record_builder_set_text (builder, REG_PRODUCT_BARCODE, "4006381333931");
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, "Cargo bike");
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, 2450 * REG_PRICE_UNIT * 100);
  reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, tax);
  bike = store_fixture_save (store, builder, NULL);
  rows = read_rows ("en", "Code\tDescription\tQty\tPrice\tDiscount\n"
                          "cb-400\t\t1\t\t\n"
                          "4006381333931\tMine\t\t\t\n"
                          "Odd job\t\t1\t50\t\n"
                          "XX-1\t\t1\t\t\n"
                          "XX-2\tNot ours\t1\t\t\n"
                          "\t\t3\t5\t\n"
                          "CB-400\t\t9000000000\t\t\n"
                          "\tGift\t1\t10\t-20\n"
                          "\tOnly words\t\t\t\n");
  store_fixture_read (store, resolve_job, rows);
  row = g_ptr_array_index (rows->rows, 0);
  g_assert_cmpint (reg_record_get_id (row->product), ==, bike);
  g_assert_cmpint (row->product_tax, ==, 90000);
  row = g_ptr_array_index (rows->rows, 1);
  g_assert_cmpint (reg_record_get_id (row->product), ==, bike);
  g_assert_cmpstr (row->description, ==, "Mine");
  assert_row (rows, 2, "|Odd job|1||50.00|-|-");
  assert_row (rows, 4, "XX-2|Not ours|1||-|-|-");
  g_assert_false (reg_quote_row_is_words (g_ptr_array_index (rows->rows, 4)));
  g_assert_true (reg_quote_row_is_words (g_ptr_array_index (rows->rows, 8)));
  g_assert_cmpuint (rows->problems->len, ==, G_N_ELEMENTS (kinds));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const RegQuoteProblem *problem = g_ptr_array_index (rows->problems, i);

      g_assert_cmpint (problem->kind, ==, kinds[i]);
      g_assert_cmpint (problem->line, ==, lines[i]);
    }
}

/* --- out and in again ------------------------------------------------------------------- */

static RegRecord *
make_line (RegLineKind kind, const char *words, RegDiscountKind discount, gint64 value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE,
                               kind == REG_LINE_NORMAL ? "A1" : "");
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, words);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, 1250500000);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_UNIT, "m²");
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, 1234567891);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, 777770000);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, discount);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, value);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, 210000);
  return reg_record_builder_end (builder);
}

static void
test_round_trip (void)
{
  static const char *const languages[] = { "nl", "de", "ar", "en", "fr", "de_CH" };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, make_line (REG_LINE_NORMAL, "Tab\there, \"quotes\"\nand a line",
                                     REG_DISCOUNT_PERCENT, 125000));
  g_ptr_array_add (lines, make_line (REG_LINE_NORMAL, "دراجة", REG_DISCOUNT_AMOUNT, 123456));
  g_ptr_array_add (lines, make_line (REG_LINE_TEXT, "Words", REG_DISCOUNT_NONE, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      RegNumberStyle style = reg_number_style_for_language (languages[i]);
      g_autofree char *text = reg_quote_rows_write (lines, "EUR", &style);
      g_autoptr (RegQuoteRows) rows = read_rows (languages[i], text);

      g_test_message ("%s: %s", languages[i], text);
      g_assert_null (strstr (text, "7777"));
      g_assert_cmpuint (rows->problems->len, ==, 0);
      assert_row (rows, 0, "A1|Tab\there, \"quotes\"\nand a line|1250.5|m²|1234.567891|12.5%|21%");
      assert_row (rows, 1, "A1|دراجة|1250.5|m²|1234.567891|1234.56|21%");
      assert_row (rows, 2, "|Words|-||-|-|-");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/quote-rows/order", test_order);
  g_test_add_func ("/quote-rows/headings", test_headings);
  g_test_add_func ("/quote-rows/problems", test_problems);
  g_test_add_func ("/quote-rows/refused", test_refused);
  g_test_add_func ("/quote-rows/many", test_many);
  g_test_add_func ("/quote-rows/files", test_files);
  g_test_add ("/quote-rows/products", StoreFixture, NULL, store_fixture_set_up, test_products,
              store_fixture_tear_down);
  g_test_add_func ("/quote-rows/round_trip", test_round_trip);
  return g_test_run ();
}
