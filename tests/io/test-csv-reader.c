/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-reader.h"
#include "io/reg-csv-writer.h"
#include "io/reg-io-error.h"

#include <string.h>

static RegCsvReader *
reader_for (const char *data, gssize size, const RegCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (
      data, size < 0 ? (gssize)strlen (data) : size, NULL);

  return reg_csv_reader_new (stream, dialect);
}

/* The rows of @data, fields joined by | and rows by /. */
static char *
read_all (const char *data, gssize size, const RegCsvDialect *dialect)
{
  g_autoptr (RegCsvDialect) plain = dialect == NULL ? reg_csv_dialect_new () : NULL;
  g_autoptr (RegCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  guint n_rows = 0;

  if (plain != NULL)
    plain->has_header = FALSE;
  reader = reader_for (data, size, plain != NULL ? plain : dialect);
  while (reg_csv_reader_next (reader, NULL, &error))
    {
      if (n_rows++ > 0)
        g_string_append_c (out, '/');
      for (guint i = 0; i < reg_csv_reader_get_n_fields (reader); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                                reg_csv_reader_get_field (reader, i));
    }
  g_assert_no_error (error);
  return g_string_free_and_steal (out);
}

static void
assert_rows (const char *data, const char *expected)
{
  g_autofree char *rows = read_all (data, -1, NULL);

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_rows (void)
{
  assert_rows ("a,b,c\r\nd,e,f\r\n", "a|b|c/d|e|f");
  assert_rows ("a,b\nc,d", "a|b/c|d");
  assert_rows ("a,b\rc,d\r", "a|b/c|d");
  assert_rows ("a,,\n,,\n", "a||/||");
  assert_rows ("\n\na\n  \n\nb\n", "a/b");
  assert_rows ("", "");
  assert_rows ("\n\n", "");
  assert_rows (",", "|");
  assert_rows ("\xef\xbb\xbf"
               "a,b",
               "a|b");
  assert_rows ("\"\"\nx", "/x");
  assert_rows ("a\n1,2,3\n4", "a/1|2|3/4");
}

static void
test_quotes (void)
{
  assert_rows ("\"a,b\",\"c \"\"d\"\"\"", "a,b|c \"d\"");
  assert_rows ("\"two\r\nlines\",x\r\n\"three\n\rx\",y", "two\nlines|x/three\n\nx|y");
  assert_rows ("5\" pipe,2", "5\" pipe|2");
  assert_rows ("\"a\"b,c", "ab|c");
  assert_rows ("\"\",\"\"", "|");
  assert_rows ("\"\"\"\"", "\"");
}

static void
test_lines (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (RegCsvReader)
      reader = reader_for ("Name,Note\n\"A\",\"x\ny\nz\"\n\nB,q\r\nC\n", -1, dialect);
  const gint64 lines[] = { 2, 6, 7 };
  const char *const *header = reg_csv_reader_get_header (reader, NULL, NULL);

  g_assert_cmpstr (header[0], ==, "Name");
  g_assert_cmpstr (header[1], ==, "Note");
  g_assert_null (header[2]);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (reg_csv_reader_next (reader, NULL, NULL));
      g_assert_cmpint (reg_csv_reader_get_line (reader), ==, lines[i]);
    }
  /* A short row has empty fields at its end. */
  g_assert_cmpuint (reg_csv_reader_get_n_fields (reader), ==, 1);
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "C");
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 1), ==, "");
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 99), ==, "");
  g_assert_false (reg_csv_reader_next (reader, NULL, NULL));
}

/* One quotation mark that is never closed does not swallow the rest of the file. */
static void
test_open_quote (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (RegCsvReader) reader = reader_for ("Name\nA\n\"B\nC\nD\n", -1, dialect);
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_csv_reader_next (reader, NULL, &error));
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_assert_false (reg_csv_reader_has_failed (reader));
  g_clear_error (&error);
  g_assert_true (reg_csv_reader_next (reader, NULL, &error));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "C");
  g_assert_cmpint (reg_csv_reader_get_line (reader), ==, 4);
  g_assert_true (reg_csv_reader_next (reader, NULL, &error));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "D");
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_no_error (error);
}

/* Reads on past errors; how many there were. */
static guint
count_rows (RegCsvReader *reader, guint *n_errors)
{
  guint n = 0;

  *n_errors = 0;
  while (!reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;

      if (reg_csv_reader_next (reader, NULL, &error))
        n++;
      else if (error == NULL)
        break;
      else
        *n_errors += 1;
    }
  return n;
}

static void
test_limits (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (GString) data = g_string_new ("Name\n");
  g_autoptr (RegCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < REG_CSV_MAX_FIELD + 1; i++)
    g_string_append_c (data, 'x');
  g_string_append (data, ",more\nshort\n");
  for (int i = 0; i < REG_CSV_MAX_COLUMNS; i++)
    g_string_append_c (data, ',');
  g_string_append (data, "\n\"");
  for (int i = 0; i < REG_CSV_MAX_FIELD + 1; i++)
    g_string_append_c (data, 'y');
  g_string_append (data, "\"\nlast\n");
  reader = reader_for (data->str, (gssize)data->len, dialect);
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_clear_error (&error);
  g_assert_true (reg_csv_reader_next (reader, NULL, &error));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "short");
  g_assert_cmpint (reg_csv_reader_get_line (reader), ==, 3);
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 4: too many columns"));
  g_clear_error (&error);
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_nonnull (strstr (error->message, "line 5"));
  g_clear_error (&error);
  g_assert_true (reg_csv_reader_next (reader, NULL, &error));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "last");
  g_assert_cmpint (reg_csv_reader_get_line (reader), ==, 6);
}

/* Every line has too many columns: each is named, however many. */
static void
test_all_too_wide (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (GString) data = g_string_new ("Name\n");
  g_autoptr (RegCsvReader) reader = NULL;
  guint n_errors;

  for (int i = 0; i < 200; i++)
    {
      for (int column = 0; column < REG_CSV_MAX_COLUMNS; column++)
        g_string_append_c (data, ',');
      g_string_append_c (data, '\n');
    }
  reader = reader_for (data->str, (gssize)data->len, dialect);
  count_rows (reader, &n_errors);
  g_assert_cmpuint (n_errors, ==, 200);
  g_assert_false (reg_csv_reader_has_failed (reader));
}

/* Wherever one begins, a quotation mark stays open until the row is too long: looking again from
 * every line would cost the square of the file. */
static void
test_hopeless (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (GString) data = g_string_new ("Name\n");
  g_autofree char *wide = g_strnfill (8000, 'z');
  g_autoptr (RegCsvReader) reader = NULL;
  guint n_errors;

  while (data->len < REG_CSV_MAX_ROW + 1024 * 1024)
    g_string_append_printf (data, "x\"y,\"%s\n", wide);
  reader = reader_for (data->str, (gssize)data->len, dialect);
  count_rows (reader, &n_errors);
  g_assert_true (reg_csv_reader_has_failed (reader));
  g_assert_cmpuint (n_errors, >=, 2);
  g_assert_cmpuint (n_errors, <, 20);
}

static void
test_bad_bytes (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  const char data[] = "Name,Town\nCaf\351,M\303\274nchen\nNul\0inside,\"q\0q\"\n";
  g_autoptr (RegCsvReader) reader = reader_for (data, sizeof data - 1, dialect);

  g_assert_true (reg_csv_reader_next (reader, NULL, NULL));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "Café");
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 1), ==, "München");
  g_assert_true (reg_csv_reader_next (reader, NULL, NULL));
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 0), ==, "Nulinside");
  g_assert_cmpstr (reg_csv_reader_get_field (reader, 1), ==, "qq");
}

static void
test_cancelled (void)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (RegCsvReader) reader = reader_for ("a,b\nc,d\n", -1, dialect);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (reg_csv_reader_next (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (reg_csv_reader_has_failed (reader));
}

/* Whatever is written is read again. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a",    "\"", ",",  ";",    "\n",  " ", "ü",
                                        "日本", "'",  "\t", "=1+1", "x y", "" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (stream, ';', TRUE);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
  g_autoptr (RegCsvReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n = 0;

  for (int row = 0; row < 2000; row++)
    {
      for (int column = 0; column < 5; column++)
        {
          GString *field = g_string_new (NULL);

          for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
            g_string_append (field, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          reg_csv_writer_add (writer, field->str);
          g_ptr_array_add (fields, g_string_free_and_steal (field));
        }
      g_assert_true (reg_csv_writer_end_row (writer, NULL, NULL));
    }
  g_assert_true (reg_csv_writer_flush (writer, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  dialect->delimiter = ';';
  dialect->has_header = FALSE;
  reader = reader_for (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), dialect);
  while (reg_csv_reader_next (reader, NULL, NULL))
    {
      g_assert_cmpuint (reg_csv_reader_get_n_fields (reader), ==, 5);
      for (guint i = 0; i < 5; i++)
        g_assert_cmpstr (reg_csv_reader_get_field (reader, i), ==, fields->pdata[n++]);
    }
  g_assert_cmpuint (n, ==, fields->len);
}

static void
test_writer (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (stream, ',', FALSE);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  reg_csv_writer_add (writer, NULL);
  reg_csv_writer_end_row (writer, NULL, NULL);
  reg_csv_writer_add_int (writer, G_MININT64);
  reg_csv_writer_add (writer, "a,b");
  reg_csv_writer_end_row (writer, NULL, NULL);
  reg_csv_writer_flush (writer, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, "\"\"\r\n-9223372036854775808,\"a,b\"\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/open-quote", test_open_quote);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/all-too-wide", test_all_too_wide);
  g_test_add_func ("/csv/hopeless", test_hopeless);
  g_test_add_func ("/csv/bad-bytes", test_bad_bytes);
  g_test_add_func ("/csv/cancelled", test_cancelled);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/writer", test_writer);
  return g_test_run ();
}
