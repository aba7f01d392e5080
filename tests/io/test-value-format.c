/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-io-error.h"
#include "io/reg-value-format.h"

#include <string.h>

static const RegValueFormat english = { '.', ',', REG_DATE_ORDER_MDY };
static const RegValueFormat german = { ',', '.', REG_DATE_ORDER_DMY };
static const RegValueFormat french = { ',', ' ', REG_DATE_ORDER_DMY };
static const RegValueFormat swiss = { '.', '\'', REG_DATE_ORDER_DMY };

static const struct
{
  const RegValueFormat *format;
  const char *text;
  guint places;
  gint64 value;
} numbers[] = {
  { &english, "12", 2, 1200 },
  { &english, " 12.5 ", 2, 1250 },
  { &english, "1,234.50", 2, 123450 },
  { &english, "1,234,567", 0, 1234567 },
  { &english, "12,34,567.8", 1, 12345678 },
  { &english, "$1,234.50", 2, 123450 },
  { &english, "-$5", 2, -500 },
  { &english, "($12.50)", 2, -1250 },
  { &english, "12.50-", 2, -1250 },
  { &english, "\342\210\2227", 0, -7 },
  { &english, ".5", 2, 50 },
  { &english, "5.", 2, 500 },
  { &english, "0.15000000000000002", 6, 150000 },
  { &english, "9.8E-05", 6, 98 },
  { &english, "1e3", 2, 100000 },
  { &english, "2.345", 2, 235 },
  { &english, "-2.345", 2, -235 },
  { &english, "2.3449999", 2, 234 },
  { &english, "0.004", 2, 0 },
  { &english, "0.005", 2, 1 },
  { &english, "0.0049", 2, 0 },
  { &english, "9223372036854775807", 0, G_MAXINT64 },
  { &english, "000000000000000000000000000000000000000000000012", 0, 12 },
  { &english, "Rs. 500", 2, 50000 },
  { &english, "٣.٥", 1, 35 },
  { &german, "1.234,50", 2, 123450 },
  { &german, "1.234,50 €", 2, 123450 },
  { &german, "EUR 1.234,50", 2, 123450 },
  { &german, "12,50-", 2, -1250 },
  { &german, "1 234,50", 2, 123450 },
  { &french, "1 234,50", 2, 123450 },
  { &french, "1\302\240234\302\240567,5", 1, 12345675 },
  { &french, "1\342\200\257234,5 EUR", 1, 12345 },
  { &swiss, "1'234.50", 2, 123450 },
  { &swiss, "CHF 1’234.50", 2, 123450 },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_test_message ("%s", numbers[i].text);
      g_assert_true (reg_value_format_parse_decimal (numbers[i].format, numbers[i].text,
                                                     numbers[i].places, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, numbers[i].value);
    }
}

/* Better no number than one that is a thousand times too large. */
static void
test_no_numbers (void)
{
  static const struct
  {
    const RegValueFormat *format;
    const char *text;
  } cases[] = {
    { &english, "" },         { &english, "abc" },      { &english, "12.3.4" },
    { &english, "1,23" },     { &english, "1,2345" },   { &german, "12.50" },
    { &german, "1.2345,6" },  { &english, "1.5,000" },  { &english, "12 apples each" },
    { &english, "12-13" },    { &english, "--" },       { &english, "(12" },
    { &english, "12%" },      { &english, "." },        { &english, "1234,567" },
    { &english, "hello 12" }, { &english, "\377\376" }, { &english, "1 2 3" },
    { &english, "555-1234" }, { &english, "NaN" },      { &english, "0x10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 77;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_false (
          reg_value_format_parse_decimal (cases[i].format, cases[i].text, 2, &value, &error));
      g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (value, ==, 0);
    }
}

static void
test_too_large (void)
{
  const char *const texts[] = { "9223372036854775808", "99999999999999999999", "1e30", "1e999",
                                "9223372036854775807.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_test_message ("%s", texts[i]);
      g_assert_false (reg_value_format_parse_decimal (&english, texts[i], 0, &value, &error));
      g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
    }
}

static void
test_integers (void)
{
  gint64 value;

  g_assert_true (reg_value_format_parse_integer (&english, "1,234", &value, NULL));
  g_assert_cmpint (value, ==, 1234);
  g_assert_true (reg_value_format_parse_integer (&english, "12.00", &value, NULL));
  g_assert_cmpint (value, ==, 12);
  g_assert_false (reg_value_format_parse_integer (&english, "12.5", &value, NULL));
  g_assert_cmpint (value, ==, 0);
}

static void
test_rates (void)
{
  gint64 ppm;

  g_assert_true (reg_value_format_parse_rate (&english, "15 %", TRUE, &ppm, NULL));
  g_assert_cmpint (ppm, ==, 150000);
  g_assert_true (reg_value_format_parse_rate (&english, "15%", FALSE, &ppm, NULL));
  g_assert_cmpint (ppm, ==, 150000);
  g_assert_true (reg_value_format_parse_rate (&english, "0.15", TRUE, &ppm, NULL));
  g_assert_cmpint (ppm, ==, 150000);
  g_assert_true (reg_value_format_parse_rate (&german, "5,5", FALSE, &ppm, NULL));
  g_assert_cmpint (ppm, ==, 55000);
  g_assert_false (reg_value_format_parse_rate (&german, "viel", FALSE, &ppm, NULL));
}

static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;
  char date[REG_DATE_SIZE];

  g_assert_true (reg_value_format_parse_date (&german, "4.7.1996", date, NULL));
  g_assert_cmpstr (date, ==, "1996-07-04");
  g_assert_true (reg_value_format_parse_date (&english, "4/7/1996", date, NULL));
  g_assert_cmpstr (date, ==, "1996-04-07");
  g_assert_false (reg_value_format_parse_date (&german, "31.2.1996", date, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "31.2.1996"));
  g_assert_false (reg_value_format_parse_date (&german, NULL, date, NULL));
}

static void
test_booleans (void)
{
  gboolean value;
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_value_format_parse_boolean ("Ja", &value, NULL));
  g_assert_true (value);
  g_assert_true (reg_value_format_parse_boolean ("TRUE", &value, NULL));
  g_assert_true (value);
  g_assert_true (reg_value_format_parse_boolean ("sí", &value, NULL));
  g_assert_true (value);
  g_assert_true (reg_value_format_parse_boolean ("0", &value, NULL));
  g_assert_false (value);
  g_assert_true (reg_value_format_parse_boolean (NULL, &value, NULL));
  g_assert_false (value);
  g_assert_false (reg_value_format_parse_boolean ("perhaps", &value, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
}

/* What is shown of a long value ends with a whole letter. */
static void
test_long_values (void)
{
  g_autoptr (GString) digits = g_string_new ("1");
  g_autoptr (GString) letters = g_string_new ("x");
  g_autoptr (GError) large = NULL;
  g_autoptr (GError) none = NULL;
  gint64 value;

  for (int i = 0; i < 35; i++)
    g_string_append (digits, "\331\241");
  for (int i = 0; i < 100; i++)
    g_string_append (letters, "\303\266");
  g_assert_false (reg_value_format_parse_decimal (&german, digits->str, 2, &value, &large));
  g_assert_error (large, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
  g_assert_true (g_utf8_validate (large->message, -1, NULL));
  g_assert_false (reg_value_format_parse_decimal (&german, letters->str, 2, &value, &none));
  g_assert_error (none, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  g_assert_true (g_utf8_validate (none->message, -1, NULL));
  g_assert_cmpuint (strlen (none->message), <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/value-format/numbers", test_numbers);
  g_test_add_func ("/value-format/no-numbers", test_no_numbers);
  g_test_add_func ("/value-format/too-large", test_too_large);
  g_test_add_func ("/value-format/integers", test_integers);
  g_test_add_func ("/value-format/rates", test_rates);
  g_test_add_func ("/value-format/dates", test_dates);
  g_test_add_func ("/value-format/booleans", test_booleans);
  g_test_add_func ("/value-format/long-values", test_long_values);
  return g_test_run ();
}
