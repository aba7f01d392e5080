/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz-files.h"
#include "fuzz.h"

#include "io/reg-csv-reader.h"

void
fuzz_add_seeds (GPtrArray *seeds)
{
  fuzz_add_files (seeds, FALSE);
}

const char *const fuzz_words[] = {
  "\"",           "\"\"",        ",",        ";",
  "\t",           "|",           "\n",       "\r",
  "\r\n",         "\n\r",        " ",        "sep=;\n",
  "\357\273\277", "\377\376",    "\376\377", "\303",
  "\355\240\200", "0",           "-",        "1.234,56",
  "1,234.56",     "99999999999", "1e9",      "%",
  "31.12.1999",   "12/31/99",    "--02-29",  "name",
  NULL,
};

static void
check_field (const RegCsvDialect *dialect, const char *text)
{
  char date[REG_DATE_SIZE];
  gint64 value;
  gboolean flag;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  reg_value_format_parse_decimal (&dialect->values, text, 6, &value, NULL);
  reg_value_format_parse_rate (&dialect->values, text, FALSE, &value, NULL);
  reg_value_format_parse_boolean (text, &flag, NULL);
  if (reg_value_format_parse_date (&dialect->values, text, date, NULL))
    g_assert_true (reg_date_is_valid (date));
}

/* Rows begin one after the other, errors name something, and no more rows come than there are
 * bytes. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
  gint64 line = 0;
  gsize steps = 0;

  while (!reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;
      gboolean is_row = reg_csv_reader_next (reader, NULL, &error);

      if (!is_row && !error)
        break;
      g_assert_cmpuint (steps++, <=, size + 2);
      g_assert_cmpint (reg_csv_reader_get_line (reader), >, line);
      line = reg_csv_reader_get_line (reader);
      if (error)
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      for (guint i = 0; is_row && i < reg_csv_reader_get_n_fields (reader); i++)
        check_field (dialect, reg_csv_reader_get_field (reader, i));
    }
  return 0;
}
