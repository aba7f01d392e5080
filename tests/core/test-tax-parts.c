/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-tax-table.h"

static const RegNumberStyle *
style_of (const char *language)
{
  static RegNumberStyle style;

  style = reg_number_style_for_language (language);
  return &style;
}

static void
test_kept_text (void)
{
  static const struct
  {
    const char *text;
    gsize n;
    gint64 rate;
    const char *first;
  } rows[] = {
    { "GST=50000;PST=70000", 2, 120000, "GST" },
    { "GST=50000;QST=99750", 2, 149750, "GST" },
    { "State=40000;County=3750;City=45000;District=0", 4, 88750, "State" },
    { "GST=50000", 1, 50000, "GST" },
    { "A=10000000;B=0", 2, 10000000, "A" },
    { "a\\;b\\=c\\\\d=1;x=2", 2, 3, "a;b=c\\d" },
    { "TVA à 20=200000;Taxe d’éco=1", 2, 200001, "TVA à 20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegTaxParts) parts = reg_tax_parts_parse (rows[i].text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (parts->n, ==, rows[i].n);
      g_assert_cmpint (reg_tax_parts_get_rate (parts), ==, rows[i].rate);
      g_assert_cmpstr (parts->parts[0].name, ==, rows[i].first);
      again = reg_tax_parts_print (parts);
      g_assert_cmpstr (again, ==, rows[i].text);
    }
}

static void
test_kept_text_is_refused (void)
{
  static const struct
  {
    const char *text, *says;
  } rows[] = {
    { "", "no rate" },
    { "GST", "no rate" },
    { "GST=", "is not a rate" },
    { "=5", "no name" },
    { "  =5", "no name" },
    { "GST=5;", "no rate" },
    { "GST=5%;PST=7", "is not a rate" },
    { "GST=-1;PST=7", "is not a rate" },
    { "GST=10000001", "is not a rate" },
    { "GST=99999999999999999999", "is not a rate" },
    { "GST=5000000;PST=5000001", "1000 %" },
    { "A=1;B=1;C=1;D=1;E=1", "more than 4" },
    { "GST=1;PST=2;GST=3", "given twice" },
    { "G+T=1", "not for names" },
    { "G\nT=1", "not for names" },
    { "\xff=1;B=2", "not UTF-8" },
    { "A name that nobody would want to read on paper=1;B=2", "longer than" },
    { "GST\\=5", "no rate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (reg_tax_parts_parse (rows[i].text, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_test_message ("%s: %s", rows[i].text, error->message);
      g_assert_nonnull (strstr (error->message, rows[i].says));
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed, *language, *kept;
  } rows[] = {
    { "5% GST + 7% PST", NULL, "GST=50000;PST=70000" },
    { "GST 5% + PST 7 %", NULL, "GST=50000;PST=70000" },
    { "5%GST+9.975%QST", NULL, "GST=50000;QST=99750" },
    { "  5 %  GST ", NULL, "GST=50000" },
    { "Zone 2 5%", NULL, "Zone 2=50000" },
    { "5,5 % TVA + 1 % Éco", "fr", "TVA=55000;Éco=10000" },
    { "5,5\xc2\xa0% A + 1 % B", "de", "A=55000;B=10000" },
    { "5\xd9\xaa A + 7\xd9\xaa B", "ar", "A=50000;B=70000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      const RegNumberStyle *style = rows[i].language ? style_of (rows[i].language) : NULL;
      g_autoptr (RegTaxParts) parts = reg_tax_parts_read (rows[i].typed, style, &error);
      g_autofree char *kept = NULL;

      g_assert_no_error (error);
      kept = reg_tax_parts_print (parts);
      g_assert_cmpstr (kept, ==, rows[i].kept);
    }
}

static void
test_typed_is_refused (void)
{
  static const char *const rows[] = {
    "",        "+",           "GST",
    "5%",      "5% GST +",    "5% GST + 7%",
    "% GST",   "x% GST",      "5 GST",
    "5% + 7",  "-5% GST",     "5% G 7%",
    "1001% A", "A 5% B",      "5,5% A",
    "5% \xff", "5% A + 5% A", "GST5%",
    "- 5%",    "-5% +7% B",   "1% A+1% B+1% C+1% D+1% E",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (reg_tax_parts_read (rows[i], NULL, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
}

/* What people are shown can be typed again, however their place writes numbers. */
static void
test_shown_is_read_again (void)
{
  static const char *const languages[] = { "en", "de", "nl", "fr", "ar", "fa", "hi", "sv" };
  g_autoptr (RegTaxParts) parts = reg_tax_parts_parse ("GST=50000;QST=99750;Zone 2=1;N=0", NULL);
  g_autofree char *kept = reg_tax_parts_print (parts);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = reg_tax_parts_format (parts, style_of (languages[i]));
      g_autoptr (RegTaxParts) read = reg_tax_parts_read (shown, style_of (languages[i]), &error);
      g_autofree char *again = NULL;

      g_test_message ("%s", shown);
      g_assert_no_error (error);
      again = reg_tax_parts_print (read);
      g_assert_cmpstr (again, ==, kept);
    }
}

static void
test_split (void)
{
  static const struct
  {
    const char *parts;
    gint64 tax, amounts[4];
  } rows[] = {
    { "A=50000;B=70000", 12, { 5, 7 } },
    { "A=50000;B=70000", 1, { 0, 1 } },
    { "A=70000;B=50000", 1, { 1, 0 } },
    { "A=50000;B=50000", 1, { 1, 0 } },
    { "A=50000;B=70000", -12, { -5, -7 } },
    { "A=50000;B=70000", -1, { 0, -1 } },
    { "A=10000;B=10000;C=10000", 100, { 34, 33, 33 } },
    { "A=10000;B=10000;C=10000;D=0", 101, { 34, 34, 33, 0 } },
    { "A=0;B=0", 0, { 0, 0 } },
    { "A=50000", 77, { 77 } },
    { "A=10000000;B=0", REG_CALC_MAX_AMOUNT, { REG_CALC_MAX_AMOUNT, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegTaxParts) parts = reg_tax_parts_parse (rows[i].parts, NULL);
      gint64 amounts[REG_TAX_MAX_PARTS];

      reg_tax_parts_split (parts, rows[i].tax, amounts);
      for (gsize k = 0; k < parts->n; k++)
        g_assert_cmpint (amounts[k], ==, rows[i].amounts[k]);
    }
}

static void
test_check (void)
{
  static const struct
  {
    gint64 rate;
    const char *parts, *reason;
    gboolean good;
  } rows[] = {
    { 120000, "GST=50000;PST=70000", NULL, TRUE },
    { 120001, "GST=50000;PST=70000", NULL, FALSE },
    { 120000, NULL, NULL, TRUE },
    { 120000, "", "", TRUE },
    { 0, NULL, "Reverse charge", TRUE },
    { 1, NULL, "Reverse charge", FALSE },
    { 0, "A=0;B=0", "Reverse charge", FALSE },
    { 0, "A=0;B=0", NULL, TRUE },
    { 120000, "GST", NULL, FALSE },
  };
  g_autofree char *novel = g_strnfill (REG_TAX_MAX_REASON + 1, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (reg_tax_check (rows[i].rate, rows[i].parts, rows[i].reason, &error), ==,
                       rows[i].good);
      g_assert_true (rows[i].good == (error == NULL));
    }
  g_assert_false (reg_tax_check (0, NULL, novel, NULL));
}

/* --- the table ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 price; /* minor units */
  gint64 rate;
  RegTaxLabel label;
} Line;

static RegTaxTable *
table_of (const Line *lines, gsize n, RegRounding rounding)
{
  g_autoptr (GError) error = NULL;
  g_autofree RegCalcLine *calc = g_new0 (RegCalcLine, n + 1);
  g_autofree RegTaxLabel *labels = g_new0 (RegTaxLabel, n + 1);
  RegCalcInput input = { .currency = "CAD", .rounding = rounding, .lines = calc, .n_lines = n };
  g_autoptr (RegCalcResult) result = NULL;
  RegTaxTable *table;
  gint64 tax = 0;

  for (gsize i = 0; i < n; i++)
    {
      calc[i] = (RegCalcLine){ .quantity = 1000000,
                               .unit_price = lines[i].price * 10000,
                               .tax_rate = lines[i].rate };
      labels[i] = lines[i].label;
      labels[i].rate = lines[i].rate;
    }
  result = reg_calc_compute (&input, &error);
  g_assert_no_error (error);
  table = reg_tax_table_new (result, labels);
  for (gsize i = 0; i < table->n; i++)
    tax += table->rows[i].tax;
  g_assert_cmpint (tax, ==, result->tax);
  return table;
}

static void
assert_row (const RegTaxTable *table,
            gsize i,
            const char *name,
            gint64 rate,
            const char *reason,
            gint64 net,
            gint64 tax)
{
  g_assert_cmpuint (i, <, table->n);
  g_assert_cmpstr (table->rows[i].name, ==, name);
  g_assert_cmpint (table->rows[i].rate, ==, rate);
  g_assert_cmpstr (table->rows[i].exempt_reason, ==, reason);
  g_assert_cmpint (table->rows[i].net, ==, net);
  g_assert_cmpint (table->rows[i].tax, ==, tax);
}

#define BOTH "GST=50000;PST=70000"

static void
test_table (void)
{
  static const Line lines[] = {
    { 10000, 0, { 0, NULL, "Export" } },
    { 10000, 120000, { 0, BOTH, NULL } },
    { 20000, 149750, { 0, "GST=50000;QST=99750", NULL } },
    { 500, 120000, { 0, NULL, NULL } },
    { 3000, 50000, { 0, "GST=50000", NULL } },
    { 700, 0, { 0, NULL, NULL } },
    { 800, 0, { 0, NULL, "Export" } },
    { 900, 0, { 0, NULL, "Reverse charge" } },
    { 100, 120000, { 0, BOTH, NULL } },
  };
  g_autoptr (RegTaxTable) table = table_of (lines, G_N_ELEMENTS (lines), REG_ROUNDING_LINE);

  g_assert_cmpuint (table->n, ==, 7);
  g_assert_true (table->has_parts);
  g_assert_false (reg_tax_table_is_plain (table));
  assert_row (table, 0, "GST", 50000, NULL, 33100, 1655);
  assert_row (table, 1, "QST", 99750, NULL, 20000, 1995);
  assert_row (table, 2, "PST", 70000, NULL, 10100, 707);
  assert_row (table, 3, NULL, 120000, NULL, 500, 60);
  assert_row (table, 4, NULL, 0, "Export", 10800, 0);
  assert_row (table, 5, NULL, 0, NULL, 700, 0);
  assert_row (table, 6, NULL, 0, "Reverse charge", 900, 0);
}

/* A hundred lines of ten cents: neither tax swallows the cents of the other. */
static void
test_cents_do_not_pile_up (void)
{
  Line lines[100];

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = (Line){ 10, 120000, { 0, BOTH, NULL } };
  for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
    {
      g_autoptr (RegTaxTable) table = table_of (lines, G_N_ELEMENTS (lines), rounding);
      gint64 tax = table->rows[0].tax + table->rows[1].tax;

      g_assert_cmpuint (table->n, ==, 2);
      g_assert_cmpint (ABS (table->rows[0].tax * 120 - tax * 50), <, 120);
    }
}

/* Of any net, each of two taxes is at most one cent from being rounded alone. */
static void
test_at_most_one_from_alone (void)
{
  gboolean differs = FALSE;

  for (gint64 net = 0; net < 4000; net++)
    {
      Line line = { net, 120000, { 0, BOTH, NULL } };
      g_autoptr (RegTaxTable) table = table_of (&line, 1, REG_ROUNDING_LINE);

      for (gsize i = 0; i < 2; i++)
        {
          gint64 alone = (net * table->rows[i].rate + 500000) / 1000000;

          g_assert_cmpint (ABS (table->rows[i].tax - alone), <=, 1);
          differs |= table->rows[i].tax != alone;
        }
    }
  g_assert_true (differs);
}

/* What was written from outside neither ends the program nor changes a sum. */
static void
test_damaged_parts_are_one_tax (void)
{
  static const char *const damaged[] = { "GST", "GST=1;PST=2", "", ";", "=", "\xff=120000" };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      Line line = { 1000, 120000, { 0, damaged[i], "not exempt at all" } };
      g_autoptr (RegTaxTable) table = table_of (&line, 1, REG_ROUNDING_TOTAL);

      g_assert_cmpuint (table->n, ==, 1);
      assert_row (table, 0, NULL, 120000, NULL, 1000, 120);
    }
}

static void
test_how_a_line_is_taxed_in_words (void)
{
  static const struct
  {
    RegTaxLabel label;
    const char *words;
  } rows[] = {
    { { 120000, NULL, NULL }, "12\302\240%" },
    { { 120000, BOTH, NULL }, "5\302\240% GST + 7\302\240% PST" },
    { { 120001, BOTH, NULL }, "12.0001\302\240%" },
    { { 120000, NULL, "Export" }, "12\302\240%" },
    { { 0, NULL, "Export" }, "0\302\240%, Export" },
    { { 0, "", "" }, "0\302\240%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = reg_tax_label_format (rows[i].label, style_of ("en"));

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_nothing (void)
{
  g_autoptr (RegTaxTable) table = table_of (NULL, 0, REG_ROUNDING_LINE);

  g_assert_cmpuint (table->n, ==, 0);
  g_assert_true (reg_tax_table_is_plain (table));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/tax-parts/kept-text", test_kept_text);
  g_test_add_func ("/tax-parts/kept-text-is-refused", test_kept_text_is_refused);
  g_test_add_func ("/tax-parts/typed", test_typed);
  g_test_add_func ("/tax-parts/typed-is-refused", test_typed_is_refused);
  g_test_add_func ("/tax-parts/shown-is-read-again", test_shown_is_read_again);
  g_test_add_func ("/tax-parts/split", test_split);
  g_test_add_func ("/tax-parts/check", test_check);
  g_test_add_func ("/tax-parts/table", test_table);
  g_test_add_func ("/tax-parts/cents-do-not-pile-up", test_cents_do_not_pile_up);
  g_test_add_func ("/tax-parts/at-most-one-from-alone", test_at_most_one_from_alone);
  g_test_add_func ("/tax-parts/damaged-parts-are-one-tax", test_damaged_parts_are_one_tax);
  g_test_add_func ("/tax-parts/how-a-line-is-taxed-in-words", test_how_a_line_is_taxed_in_words);
  g_test_add_func ("/tax-parts/nothing", test_nothing);
  return g_test_run ();
}
