/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-reader.h"

#include <string.h>

static RegCsvDialect *
sniff (const char *text, RegDateOrder preferred)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return reg_csv_sniff (bytes, TRUE, preferred);
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } cases[] = {
    { "Name,Town\nAnna,Delft\nBram,\"Gouda, NL\"\n", ',' },
    { "Name;Preis\nBrot;3,20\nKäse;12,50\n", ';' },
    { "Name\tTown\nAnna\tDelft, NL\nBram\tGouda\n", '\t' },
    { "Name|Town\nAnna|Delft; NL\nBram|Gouda\n", '|' },
    { "Name;Note\nAnna;\"a, b, c, d\"\nBram;\"e, f, g, h\"\n", ';' },
    { "Name\nAnna\nBram\n", ',' },
    { "sep=;\nName;Town\nA,b;C,d\n", ';' },
    { "", ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegCsvDialect) dialect = sniff (cases[i].text, REG_DATE_ORDER_DMY);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dialect->delimiter, ==, cases[i].delimiter);
      g_assert_cmpuint (dialect->skip_lines, ==, i == 6 ? 1 : 0);
    }
}

static void
test_header (void)
{
  g_autoptr (RegCsvDialect) with = sniff ("Name,Town,Phone\nAnna,Delft,015-1\n", 0);
  g_autoptr (RegCsvDialect) without = sniff ("Anna,12.50,015-1\nBram,9.00,015-2\n", 0);
  g_autoptr (RegCsvDialect) mail = sniff ("Anna,anna@example.org\nBram,bram@example.org\n", 0);
  g_autoptr (RegCsvDialect) repeated = sniff ("Anna,Delft\nBram,Delft\nCor,Gouda\n", 0);

  g_assert_true (with->has_header);
  g_assert_false (without->has_header);
  g_assert_false (mail->has_header);
  g_assert_false (repeated->has_header);
}

static void
test_decimal_marks (void)
{
  static const struct
  {
    const char *text;
    char decimal, group;
    gboolean certain;
  } cases[] = {
    { "a,b\nx,9.8\ny,14\n", '.', ',', TRUE },
    { "a;b\nx;9,8\ny;14\n", ',', '.', TRUE },
    { "a;b\nx;1.234,50\ny;14\n", ',', '.', TRUE },
    { "a,b\nx,\"1,234.50\"\n", '.', ',', TRUE },
    { "a,b\nx,\"1,234,567\"\n", '.', ',', TRUE },
    { "a;b\nx;1 234,50\n", ',', ' ', TRUE },
    { "a;b\nx;1'234.50\n", '.', '\'', TRUE },
    { "a;b\nx;1.234\ny;5.678\n", ',', '.', FALSE },
    { "a,b\nx,1.234\ny,5.678\n", '.', ',', FALSE },
    { "a,b\nx,0.250\n", '.', ',', TRUE },
    /* No numbers: a date, a telephone, a version. */
    { "a;b;c\n12.05.2024;88.60.15.31;1.2.3\n", ',', '.', TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegCsvDialect) dialect = sniff (cases[i].text, REG_DATE_ORDER_DMY);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dialect->values.decimal, ==, cases[i].decimal);
      g_assert_cmpint (dialect->values.group, ==, cases[i].group);
      g_assert_cmpint (dialect->decimal_certain, ==, cases[i].certain);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *values;
    RegDateOrder preferred, order;
    gboolean certain, has_dates;
  } cases[] = {
    { "1996-07-04 00:00:00.000\n1996-07-16 00:00:00.000\n", REG_DATE_ORDER_MDY, REG_DATE_ORDER_MDY,
      TRUE, TRUE },
    { "4.7.1996\n5.7.1996\n", REG_DATE_ORDER_YMD, REG_DATE_ORDER_DMY, FALSE, TRUE },
    { "4.7.1996\n25.7.1996\n", REG_DATE_ORDER_MDY, REG_DATE_ORDER_DMY, TRUE, TRUE },
    { "07/04/1996\n07/05/1996\n", REG_DATE_ORDER_MDY, REG_DATE_ORDER_MDY, FALSE, TRUE },
    { "07/04/1996\n07/05/1996\n", REG_DATE_ORDER_DMY, REG_DATE_ORDER_DMY, FALSE, TRUE },
    { "07/04/1996\n07/25/1996\n", REG_DATE_ORDER_DMY, REG_DATE_ORDER_MDY, TRUE, TRUE },
    { "01.02.2024\n03.04.2024\n", REG_DATE_ORDER_MDY, REG_DATE_ORDER_DMY, FALSE, TRUE },
    { "07/25/1996\n25/07/1996\n07/26/1996\n", REG_DATE_ORDER_DMY, REG_DATE_ORDER_MDY, FALSE, TRUE },
    { "12\n13\n", REG_DATE_ORDER_DMY, REG_DATE_ORDER_DMY, TRUE, FALSE },
    { "20240101\n20240102\n", REG_DATE_ORDER_DMY, REG_DATE_ORDER_DMY, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("Date\n", cases[i].values, NULL);
      g_autoptr (RegCsvDialect) dialect = sniff (text, cases[i].preferred);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dialect->values.date_order, ==, cases[i].order);
      g_assert_cmpint (dialect->dates_certain, ==, cases[i].certain);
      g_assert_cmpint (dialect->has_dates, ==, cases[i].has_dates);
    }
}

/* The value that settles it may come late. */
static void
test_late_date (void)
{
  g_autoptr (GString) text = g_string_new ("No,Date\n");
  g_autoptr (RegCsvDialect) dialect = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "%d,%02d/%02d/2024\n", i, i % 12 + 1, i % 11 + 1);
  g_string_append (text, "9999,31/01/2024\n");
  dialect = sniff (text->str, REG_DATE_ORDER_MDY);
  g_assert_cmpint (dialect->values.date_order, ==, REG_DATE_ORDER_DMY);
  g_assert_true (dialect->dates_certain);
}

static void
assert_decoded (const char *encoding, const char *expected_encoding)
{
  const char *text = "Name;Straße;Größe\nMüller;Hauptstraße 5;12,50\nGünther;Königsallee 7;9,00\n"
                     "Jäger;Schloßweg 3;8,75\nBjörn;Übergang 1;1,00\n";
  gsize size;
  g_autofree char *data = g_convert (text, -1, encoding, "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
  const char *const *header = reg_csv_reader_get_header (reader, NULL, NULL);

  g_test_message ("%s found as %s", encoding, dialect->encoding);
  if (expected_encoding != NULL)
    g_assert_cmpstr (dialect->encoding, ==, expected_encoding);
  g_assert_cmpint (dialect->delimiter, ==, ';');
  g_assert_cmpstr (header[1], ==, "Straße");
  g_assert_true (reg_csv_reader_next (reader, NULL, NULL));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "Müller");
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 1), ==, "Hauptstraße 5");
}

static void
test_encodings (void)
{
  assert_decoded ("UTF-8", "UTF-8");
  assert_decoded ("UTF-16", NULL); /* with a mark */
  assert_decoded ("UTF-16LE", "UTF-16LE");
  assert_decoded ("UTF-16BE", "UTF-16BE");
  assert_decoded ("WINDOWS-1252", NULL);
  assert_decoded ("ISO-8859-1", NULL);
}

static void
test_cyrillic (void)
{
  const char *text = "Имя;Город\nИван Петрович;Москва\nМария Сергеевна;Санкт-Петербург\n"
                     "Алексей Николаевич;Новосибирск\nОльга Викторовна;Екатеринбург\n";
  gsize size;
  g_autofree char *data = g_convert (text, -1, "WINDOWS-1251", "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);

  g_assert_cmpstr (dialect->encoding, ==, "WINDOWS-1251");
}

/* A sample that ends in the middle of a character is still UTF-8. */
static void
test_cut_sample (void)
{
  const char *text = "Name,Town\nAnna,Zürich\nBéa,Genè";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text) - 1);
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, FALSE, REG_DATE_ORDER_DMY);

  g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
}

typedef struct
{
  const char *name;
  guint n_columns;
  guint n_rows;
} SharedFile;

static void
check_shared_file (const char *folder, const SharedFile *expected)
{
  g_autofree char *path = g_build_filename (folder, expected->name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff_file (file, REG_DATE_ORDER_DMY, NULL, &error);
  g_autoptr (RegCsvReader) reader = NULL;
  guint n_rows = 0;

  g_assert_no_error (error);
  g_test_message ("%s", expected->name);
  g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
  g_assert_cmpint (dialect->delimiter, ==, ',');
  g_assert_true (dialect->has_header);
  g_assert_cmpint (dialect->values.decimal, ==, '.');
  reader = reg_csv_reader_new_for_file (file, dialect, NULL, &error);
  g_assert_no_error (error);
  while (reg_csv_reader_next (reader, NULL, &error))
    {
      g_assert_cmpuint (reg_csv_reader_get_n_fields (reader), ==, expected->n_columns);
      n_rows++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, expected->n_rows);
}

static void
test_shared (void)
{
  static const SharedFile files[] = { { "customers.csv", 11, 93 },
                                      { "products.csv", 7, 77 },
                                      { "employees.csv", 10, 9 },
                                      { "orders.csv", 8, 830 },
                                      { "order_lines.csv", 5, 2155 } };
  const char *shared = g_getenv ("REG_TEST_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "data", "northwind",
                                              NULL);

  if (shared == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no shared data");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    check_shared_file (folder, &files[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-sniff/delimiters", test_delimiters);
  g_test_add_func ("/csv-sniff/header", test_header);
  g_test_add_func ("/csv-sniff/decimal-marks", test_decimal_marks);
  g_test_add_func ("/csv-sniff/dates", test_dates);
  g_test_add_func ("/csv-sniff/late-date", test_late_date);
  g_test_add_func ("/csv-sniff/encodings", test_encodings);
  g_test_add_func ("/csv-sniff/cyrillic", test_cyrillic);
  g_test_add_func ("/csv-sniff/cut-sample", test_cut_sample);
  g_test_add_func ("/csv-sniff/shared", test_shared);
  return g_test_run ();
}
