/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-reader.h"

#include "io/reg-text-encoding.h"

#include <string.h>

#define SAMPLE_SIZE (1024 * 1024)
#define DELIMITER_ROWS 200
#define VALUE_ROWS 5000
#define MAX_SNIFFED_COLUMNS 512

typedef struct
{
  guint decimal_point;
  guint decimal_comma;
  guint group_point;
  guint group_comma;
  guint group_space;
  guint group_apostrophe;
  guint open_point; /* 1.234: one or the other */
  guint open_comma;
} Marks;

/* What was seen in one column. */
typedef struct
{
  guint n_values;
  guint n_dates; /* values that are dates in some order */
  guint n_orders[REG_N_DATE_ORDERS];
  guint common_orders; /* bits of the orders in which all of them are */
  guint n_numbers;
  Marks marks; /* of those numbers */
  gboolean slashes;
  char *heading; /* its cell in the first row */
  gboolean heading_repeats;
} Column;

static void
column_clear (gpointer data)
{
  g_free (((Column *)data)->heading);
}

static GBytes *
decoded_sample (GBytes *sample, const char *encoding)
{
  g_autoptr (GInputStream) raw = g_memory_input_stream_new_from_bytes (sample);
  g_autoptr (GInputStream) text = reg_text_encoding_decode (raw, encoding);
  g_autofree char *buffer = g_malloc (SAMPLE_SIZE * 2);
  gsize n = 0;

  /* The last character of a sample may be cut; what came before it counts. */
  g_input_stream_read_all (text, buffer, SAMPLE_SIZE * 2, &n, NULL, NULL);
  return g_bytes_new_take (g_steal_pointer (&buffer), n);
}

static RegCsvReader *
sample_reader (GBytes *text, const RegCsvDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (text);
  g_autoptr (RegCsvDialect) plain = reg_csv_dialect_copy (dialect);

  g_free (plain->encoding);
  plain->encoding = g_strdup ("UTF-8");
  plain->has_header = FALSE;
  return reg_csv_reader_new (stream, plain);
}

/* How much the rows agree on a number of columns under this delimiter, 0 for not at all. */
static double
rate_delimiter (GBytes *text, RegCsvDialect *dialect, char delimiter)
{
  g_autoptr (RegCsvReader) reader = NULL;
  guint n_with[64] = { 0 }, n_rows = 0, best = 0;

  dialect->delimiter = delimiter;
  reader = sample_reader (text, dialect);
  while (n_rows < DELIMITER_ROWS && reg_csv_reader_next (reader, NULL, NULL))
    {
      n_with[MIN (reg_csv_reader_get_n_fields (reader), G_N_ELEMENTS (n_with) - 1)]++;
      n_rows++;
    }
  for (guint n = 2; n < G_N_ELEMENTS (n_with); n++)
    if (n_with[n] > 0 && n_with[n] >= n_with[best])
      best = n;
  if (best == 0)
    return 0;
  /* A regular file first, then the one with more columns. */
  return (double)n_with[best] / n_rows + (double)best / 1000;
}

static gboolean
take_separator_line (GBytes *text, RegCsvDialect *dialect)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size < 5 || g_ascii_strncasecmp (data, "sep=", 4) != 0 || strchr (",;\t|", data[4]) == NULL)
    return FALSE;
  dialect->delimiter = data[4];
  dialect->skip_lines = 1;
  return TRUE;
}

static void
find_delimiter (GBytes *text, RegCsvDialect *dialect)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  double best_rating = 0;
  char best = ',';

  if (take_separator_line (text, dialect))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rating = rate_delimiter (text, dialect, candidates[i]);

      if (rating > best_rating)
        {
          best_rating = rating;
          best = candidates[i];
        }
    }
  dialect->delimiter = best;
}

/* Counts what the marks of a value say. Only values that can be numbers are asked. */
static gboolean
look_at_number (const char *text, Marks *marks)
{
  guint n_points = 0, n_commas = 0, n_spaces = 0, n_apostrophes = 0, since = 0, n_digits = 0;
  guint first_group = 0;
  gunichar last = 0;
  gboolean threes = TRUE;

  while (*text == '-' || *text == '+' || *text == ' ')
    text++;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = c == ' ' || c == 0xa0 || c == 0x202f;
      gboolean is_apostrophe = c == '\'' || c == 0x2019;

      if (g_ascii_isdigit (*p))
        {
          since++;
          n_digits++;
          continue;
        }
      if (c != '.' && c != ',' && !is_space && !is_apostrophe)
        return FALSE;
      if (last == 0)
        first_group = since;
      else
        threes = threes && since == 3;
      n_points += c == '.';
      n_commas += c == ',';
      n_spaces += is_space;
      n_apostrophes += is_apostrophe;
      last = c;
      since = 0;
    }
  if (n_digits == 0 || since == 0)
    return FALSE;
  if (last == 0)
    return TRUE;
  if (!threes || n_points + n_commas + n_spaces + n_apostrophes > 6)
    return FALSE;
  if (n_points > 0 && n_commas > 0)
    {
      if (last == '.' ? n_points > 1 : n_commas > 1)
        return FALSE;
      *(last == '.' ? &marks->decimal_point : &marks->decimal_comma) += 1;
      *(last == '.' ? &marks->group_comma : &marks->group_point) += 1;
      return TRUE;
    }
  if (n_spaces + n_apostrophes > 0)
    {
      if (first_group > 3 || first_group == 0 || (since != 3 && n_points + n_commas == 0))
        return FALSE;
      *(n_spaces > 0 ? &marks->group_space : &marks->group_apostrophe) += 1;
      marks->decimal_point += n_points == 1;
      marks->decimal_comma += n_commas == 1;
      return TRUE;
    }
  if (n_points + n_commas > 1)
    {
      if (since != 3 || first_group > 3 || first_group == 0)
        return FALSE;
      *(n_points > 0 ? &marks->group_point : &marks->group_comma) += 1;
      return TRUE;
    }
  if (since != 3 || first_group > 3 || first_group == 0 || text[0] == '0')
    *(last == '.' ? &marks->decimal_point : &marks->decimal_comma) += 1;
  else
    *(last == '.' ? &marks->open_point : &marks->open_comma) += 1;
  return TRUE;
}

/* Eight digits in a row are more often a number of something than a date. */
static guint
orders_of_value (const char *text)
{
  guint n_digits = 0;
  gboolean is_ascii = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      n_digits += g_ascii_isdigit (*p);
      is_ascii = is_ascii && (guchar)*p < 0x80;
    }
  /* A number, or nothing that could be a day. */
  if (strlen (text) == n_digits || (n_digits == 0 && is_ascii))
    return 0;
  return reg_date_get_possible_orders (text);
}

static void
look_at_value (Column *column, const char *text)
{
  guint orders;

  if (*text == '\0')
    return;
  column->n_values++;
  if (g_strcmp0 (text, column->heading) == 0)
    column->heading_repeats = TRUE;
  orders = orders_of_value (text);
  if (orders != 0)
    {
      column->common_orders = column->n_dates == 0 ? orders : column->common_orders & orders;
      column->n_dates++;
      column->slashes = column->slashes || strchr (text, '/') != NULL;
      for (guint order = 0; order < REG_N_DATE_ORDERS; order++)
        column->n_orders[order] += (orders >> order) & 1;
    }
  else if (look_at_number (text, &column->marks))
    column->n_numbers++;
}

static void
add_marks (Marks *sum, const Marks *marks)
{
  sum->decimal_point += marks->decimal_point;
  sum->decimal_comma += marks->decimal_comma;
  sum->group_point += marks->group_point;
  sum->group_comma += marks->group_comma;
  sum->group_space += marks->group_space;
  sum->group_apostrophe += marks->group_apostrophe;
  sum->open_point += marks->open_point;
  sum->open_comma += marks->open_comma;
}

static gboolean
says_decimal (const Marks *marks)
{
  return marks->decimal_point + marks->group_comma + marks->decimal_comma + marks->group_point > 0;
}

/* Columns of numbers are asked first: a number in somebody's note says little about the file. */
static Marks
sum_marks (GArray *columns)
{
  Marks numbers = { 0 }, all = { 0 };

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->n_numbers * 5 >= column->n_values * 4)
        add_marks (&numbers, &column->marks);
      add_marks (&all, &column->marks);
    }
  return says_decimal (&numbers) ? numbers : all;
}

static void
decide_marks (RegCsvDialect *dialect, const Marks *marks)
{
  guint point = marks->decimal_point + marks->group_comma,
        comma = marks->decimal_comma + marks->group_point;

  dialect->decimal_certain = (point == 0) != (comma == 0)
                             || marks->open_point + marks->open_comma + point + comma == 0;
  if (point == 0 && comma == 0)
    {
      /* Programs that part fields by semicolons do it because the comma is taken. */
      gboolean point_is_group = dialect->delimiter == ';';

      dialect->values.decimal = point_is_group ? ',' : '.';
    }
  else
    dialect->values.decimal = comma > point ? ',' : '.';
  dialect->values.group = dialect->values.decimal == '.' ? ',' : '.';
  if (marks->group_space > 0 && marks->group_point + marks->group_comma == 0)
    dialect->values.group = ' ';
  else if (marks->group_apostrophe > 0 && marks->group_point + marks->group_comma == 0)
    dialect->values.group = '\'';
}

static gboolean
is_date_column (const Column *column)
{
  return column->n_dates > 0 && column->n_dates * 5 >= column->n_values * 4;
}

static void
decide_dates (RegCsvDialect *dialect, GArray *columns, RegDateOrder preferred)
{
  guint common = (1u << REG_N_DATE_ORDERS) - 1, n_orders[REG_N_DATE_ORDERS] = { 0 };
  gboolean slashes = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (!is_date_column (column))
        continue;
      dialect->has_dates = TRUE;
      common &= column->common_orders;
      slashes = slashes || column->slashes;
      for (guint order = 0; order < REG_N_DATE_ORDERS; order++)
        n_orders[order] += column->n_orders[order];
    }
  /* Where no order fits all: the one that fits most. */
  if (common == 0)
    {
      guint most = MAX (MAX (n_orders[0], n_orders[1]), n_orders[2]);

      for (guint order = 0; order < REG_N_DATE_ORDERS; order++)
        common |= n_orders[order] == most ? 1u << order : 0;
    }
  else if ((common & (common - 1)) == 0 || common == (1u << REG_N_DATE_ORDERS) - 1)
    dialect->dates_certain = TRUE;
  if (common >> preferred & 1 && (preferred != REG_DATE_ORDER_MDY || slashes || common != 6))
    dialect->values.date_order = preferred;
  else if (common >> REG_DATE_ORDER_DMY & 1)
    dialect->values.date_order = REG_DATE_ORDER_DMY;
  else
    dialect->values.date_order = common >> REG_DATE_ORDER_MDY & 1 ? REG_DATE_ORDER_MDY
                                                                  : REG_DATE_ORDER_YMD;
}

/* Names of columns are short and no values themselves. Two columns may have the same name: two
 * telephones. What a row has beyond the first one's end says nothing about names. */
static gboolean
looks_like_header (GArray *columns)
{
  guint n_empty = 0, n_cells = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const char *name = column->heading;
      Marks marks = { 0 };

      if (name == NULL)
        break;
      n_cells++;
      if (*name == '\0')
        {
          n_empty++;
          continue;
        }
      if (look_at_number (name, &marks) || orders_of_value (name) != 0 || strchr (name, '@') != NULL
          || strlen (name) > 100 || column->heading_repeats)
        return FALSE;
    }
  return n_cells > 0 && n_empty * 2 <= n_cells;
}

/* Where one file was put behind another, the names of the columns come again. */
static gboolean
is_heading_again (RegCsvReader *reader, GArray *columns)
{
  guint n = reg_csv_reader_get_n_fields (reader);

  for (guint i = 0; i < MIN (n, MAX_SNIFFED_COLUMNS); i++)
    {
      g_autofree char *value = g_strstrip (g_strdup (reg_csv_reader_get_field (reader, i)));

      if (i >= columns->len || g_strcmp0 (g_array_index (columns, Column, i).heading, value) != 0)
        return FALSE;
    }
  return n > 1;
}

static void
look_at_rows (GBytes *text, RegCsvDialect *dialect, GArray *columns)
{
  g_autoptr (RegCsvReader) reader = sample_reader (text, dialect);
  guint n_rows = 0;

  g_array_set_clear_func (columns, column_clear);
  while (n_rows < VALUE_ROWS && !reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;

      if (!reg_csv_reader_next (reader, NULL, &error))
        {
          if (error == NULL)
            break;
          continue;
        }
      if (n_rows > 0 && is_heading_again (reader, columns))
        continue;
      for (guint i = 0; i < MIN (reg_csv_reader_get_n_fields (reader), MAX_SNIFFED_COLUMNS); i++)
        {
          g_autofree char *value = g_strstrip (g_strdup (reg_csv_reader_get_field (reader, i)));
          Column *column;

          if (i >= columns->len)
            g_array_set_size (columns, i + 1);
          column = &g_array_index (columns, Column, i);
          if (n_rows == 0)
            column->heading = g_steal_pointer (&value);
          else
            look_at_value (column, value);
        }
      n_rows++;
    }
}

/**
 * reg_csv_sniff:
 * @sample: the beginning of a file, or all of it
 * @complete: whether that is all of it
 * @preferred: the order of dates to assume where the sample leaves it open
 *
 * Finds out how a file is to be read: encoding, delimiter, whether there is a header, decimal and
 * thousands marks, and the order of dates, for which all values of all date columns are held
 * against each other.
 *
 * Returns: (transfer full): what was found, with the usual where nothing was
 */
RegCsvDialect *
reg_csv_sniff (GBytes *sample, gboolean complete, RegDateOrder preferred)
{
  RegCsvDialect *dialect = reg_csv_dialect_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_autoptr (GBytes) text = NULL;
  Marks marks;
  gsize size;
  const guint8 *data = g_bytes_get_data (sample, &size);

  g_free (dialect->encoding);
  dialect->encoding = reg_text_encoding_detect (data, size, complete);
  text = decoded_sample (sample, dialect->encoding);
  find_delimiter (text, dialect);
  look_at_rows (text, dialect, columns);
  dialect->has_header = looks_like_header (columns);
  if (!dialect->has_header)
    for (guint i = 0; i < columns->len; i++)
      {
        Column *column = &g_array_index (columns, Column, i);
        g_autofree char *value = g_steal_pointer (&column->heading);

        if (value != NULL)
          look_at_value (column, value);
      }
  marks = sum_marks (columns);
  decide_marks (dialect, &marks);
  decide_dates (dialect, columns, preferred);
  return dialect;
}

/**
 * reg_csv_sniff_file:
 * @file: a file
 * @preferred: the order of dates to assume where the file leaves it open
 * @cancellable: (nullable): to stop
 * @error: why the file cannot be read
 *
 * Looks at the first megabyte of @file, see reg_csv_sniff(). Blocks.
 *
 * Returns: (transfer full) (nullable): what was found
 */
RegCsvDialect *
reg_csv_sniff_file (GFile *file, RegDateOrder preferred, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *buffer = NULL;
  g_autoptr (GBytes) sample = NULL;
  gsize n;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (SAMPLE_SIZE);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SAMPLE_SIZE, &n, cancellable,
                                error))
    return NULL;
  sample = g_bytes_new_take (g_steal_pointer (&buffer), n);
  return reg_csv_sniff (sample, n < SAMPLE_SIZE, preferred);
}
