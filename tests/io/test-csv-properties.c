/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-reader.h"
#include "io/reg-csv-writer.h"

#include <string.h>

/* A table written by any program is recognised and read as it was. What is tried is different each
 * time; --seed repeats it. */

#define MAX_COLUMNS 6
#define MAX_ROWS 30

typedef struct
{
  guint n_columns, n_rows;
  char *fields[MAX_ROWS][MAX_COLUMNS];
} Table;

static void
table_clear (Table *table)
{
  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      g_free (table->fields[r][c]);
}

static const char *
any_word (void)
{
  static const char *const words[] = { "Ede",    "Köln", "Café", "a b", "Straße 9", "€",       "x",
                                       "Ørsted", "日本", "Łódź", "محل", "🚲",       "Ћирилица" };

  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

/* A head of names, below it words and numbers; where @hard, marks that need quotes. */
static void
any_table (Table *table, gboolean hard)
{
  static const char *const heads[] = { "Name", "Town", "Note", "Phone", "Mail", "Street" };
  static const char *const marks[] = { ",", ";", "\t", "|", "\"", "\n", "\"\"", ", \"x\"\n" };

  table->n_columns = (guint)g_test_rand_int_range (2, MAX_COLUMNS + 1);
  table->n_rows = (guint)g_test_rand_int_range (3, MAX_ROWS + 1);
  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        const char *word = any_word ();

        if (r == 0)
          table->fields[r][c] = g_strdup (heads[c]);
        else if (c > 0 && g_test_rand_int_range (0, 6) == 0)
          table->fields[r][c] = g_strdup ("");
        else if (hard && g_test_rand_int_range (0, 4) == 0)
          table->fields[r][c] = g_strconcat (
              word, marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))], word, NULL);
        else
          table->fields[r][c] = g_strdup_printf ("%s %u", word, r);
      }
}

static void
append_field (GString *out, const char *field, char delimiter, gboolean always)
{
  if (!always && !strpbrk (field, "\"\r\n") && !strchr (field, delimiter))
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = field; *p != '\0'; p++)
    g_string_append_printf (out, "%s%c", *p == '"' ? "\"" : "", *p);
  g_string_append_c (out, '"');
}

/* As another program would write it. */
static GBytes *
write_table (
    const Table *table, char delimiter, const char *end, gboolean quotes, const char *encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  /* What is not UTF-8 says so with its first character. */
  if (!g_str_equal (encoding, "UTF-8") || g_test_rand_bit ())
    g_string_append_unichar (text, 0xfeff);
  for (guint r = 0; r < table->n_rows; r++)
    {
      for (guint c = 0; c < table->n_columns; c++)
        {
          if (c > 0)
            g_string_append_c (text, delimiter);
          append_field (text, table->fields[r][c], delimiter, quotes);
        }
      g_string_append (text, end);
    }
  bytes = g_convert (text->str, (gssize)text->len, encoding, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

static void
assert_read (const Table *table, GBytes *bytes, const RegCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
  const char *const *header = reg_csv_reader_get_header (reader, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (header);
  for (guint c = 0; c < table->n_columns; c++)
    g_assert_cmpstr (header[c], ==, table->fields[0][c]);
  for (guint r = 1; r < table->n_rows; r++)
    {
      g_assert_true (reg_csv_reader_next (reader, NULL, &error));
      g_assert_no_error (error);
      for (guint c = 0; c < table->n_columns; c++)
        g_assert_cmpstr (reg_csv_reader_get_field (reader, c), ==, table->fields[r][c]);
    }
  g_assert_false (reg_csv_reader_next (reader, NULL, &error));
  g_assert_no_error (error);
}

static void
test_recognised (void)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

  for (int i = 0; i < 300; i++)
    {
      const char *encoding = encodings[g_test_rand_int_range (0, G_N_ELEMENTS (encodings))];
      char delimiter = delimiters[g_test_rand_int_range (0, G_N_ELEMENTS (delimiters))];
      const char *end = ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))];
      g_autoptr (RegCsvDialect) dialect = NULL;
      g_autoptr (GBytes) bytes = NULL;
      Table table;

      any_table (&table, FALSE);
      bytes = write_table (&table, delimiter, end, g_test_rand_bit (), encoding);
      dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
      g_assert_cmpint (dialect->delimiter, ==, delimiter);
      g_assert_true (dialect->has_header);
      assert_read (&table, bytes, dialect);
      table_clear (&table);
    }
}

/* Fields full of marks, in the dialect it was written in. */
static void
test_read_as_written (void)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
      g_autoptr (GBytes) bytes = NULL;
      Table table;

      dialect->delimiter = delimiters[g_test_rand_int_range (0, G_N_ELEMENTS (delimiters))];
      any_table (&table, TRUE);
      bytes = write_table (&table, dialect->delimiter, g_test_rand_bit () ? "\n" : "\r\n",
                           g_test_rand_bit (), "UTF-8");
      assert_read (&table, bytes, dialect);
      table_clear (&table);
    }
}

/* Our own writer, which begins with a mark for spreadsheets. */
static void
test_own_writer (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (stream, ',', TRUE);
      g_autoptr (RegCsvDialect) dialect = NULL;
      g_autoptr (GBytes) bytes = NULL;
      Table table;

      any_table (&table, TRUE);
      for (guint r = 0; r < table.n_rows; r++)
        {
          for (guint c = 0; c < table.n_columns; c++)
            reg_csv_writer_add (writer, table.fields[r][c]);
          g_assert_true (reg_csv_writer_end_row (writer, NULL, NULL));
        }
      g_assert_true (reg_csv_writer_flush (writer, NULL, NULL));
      g_output_stream_close (stream, NULL, NULL);
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
      g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
      g_assert_cmpint (dialect->delimiter, ==, ',');
      dialect->has_header = TRUE;
      assert_read (&table, bytes, dialect);
      table_clear (&table);
    }
}

/* Which mark a price has is read from the columns that hold numbers. */
static void
test_numbers_decide (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    gboolean certain;
  } rows[] = {
    { "name,price\nA,1.5\nB,2.25\n", '.', TRUE },
    { "name;price\nA;1,5\nB;2,25\n", ',', TRUE },
    { "name;price\nA;1.234,56\nB;3\n", ',', TRUE },
    { "name;price\nA;1'234.50\nB;3\n", '.', TRUE },
    { "name\tprice\nA\t1 234,50\nB\t3\n", ',', TRUE },
    /* One number in somebody's words does not outvote a column of them. */
    { "name,note,price\nA,for 3,1.50\nB,\"1,5\",2.50\nC,x,3.25\nD,y,4.75\n", '.', TRUE },
    { "name,note,price\nA,x,7\nB,\"1,5\",8\n", ',', TRUE },
    { "name,price\nA,1\nB,2\n", '.', TRUE },
    { "name,price\nA,1.234\nB,5.678\n", '.', FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
      g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (dialect->values.decimal, ==, rows[i].decimal);
      g_assert_cmpint (dialect->decimal_certain, ==, rows[i].certain);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-properties/recognised", test_recognised);
  g_test_add_func ("/csv-properties/read-as-written", test_read_as_written);
  g_test_add_func ("/csv-properties/own-writer", test_own_writer);
  g_test_add_func ("/csv-properties/numbers-decide", test_numbers_decide);
  return g_test_run ();
}
