/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-quote-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-fold.h"
#include "core/reg-money-format.h"
#include "io/reg-csv-reader.h"
#include "io/reg-csv-writer.h"
#include "io/reg-io-error.h"
#include "store/reg-goods.h"

/* Columns looked at; what stands further right is not about a line. */
#define MAX_COLUMNS 64
/* Rows by which the order of columns without headings is recognised. */
#define MAX_LOOKED_AT 200

/* Where the columns stand, -1 for one that is missing. */
typedef struct
{
  int at[REG_N_QUOTE_COLUMNS];
} Order;

static void
row_free (RegQuoteRow *row)
{
  g_free (row->code);
  g_free (row->description);
  g_free (row->unit);
  g_clear_pointer (&row->product, reg_record_unref);
  g_free (row);
}

static void
problem_free (RegQuoteProblem *problem)
{
  g_free (problem->text);
  g_free (problem);
}

static RegQuoteRows *
rows_new (void)
{
  RegQuoteRows *self = g_new0 (RegQuoteRows, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)problem_free);
  return self;
}

/**
 * reg_quote_rows_free:
 * @self: (nullable) (transfer full): rows
 */
void
reg_quote_rows_free (RegQuoteRows *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (RegQuoteRows *self,
             RegQuoteRow *row,
             RegQuoteProblemKind kind,
             RegQuoteColumn column,
             guint place,
             const char *text)
{
  RegQuoteProblem *problem = g_new0 (RegQuoteProblem, 1);

  problem->kind = kind;
  problem->line = row->line;
  problem->place = place;
  problem->column = column;
  problem->text = g_strdup (text);
  row->is_bad = TRUE;
  g_ptr_array_add (self->problems, problem);
}

/* --- headings --------------------------------------------------------------------------- */

/**
 * reg_quote_column_get_words:
 * @column: a column
 *
 * Returns: (transfer none): words by which its heading is known, the first the usual one, separated
 *   by commas; English, to be translated by whoever shows something
 */
const char *
reg_quote_column_get_words (RegQuoteColumn column)
{
  static const char *const words[REG_N_QUOTE_COLUMNS] = {
    /* Translators: headings under which a spreadsheet may have the column, separated by commas; the
     * first is the usual one */
    [REG_QUOTE_COLUMN_CODE] = N_ (
        "Code,product code,article,article number,item,item number,item code,part number,SKU"),
    [REG_QUOTE_COLUMN_DESCRIPTION] = N_ ("Description,name,product,product name,text,words"),
    [REG_QUOTE_COLUMN_QUANTITY] = N_ ("Quantity,qty,number,pieces,count"),
    [REG_QUOTE_COLUMN_UNIT] = N_ ("Unit,unit of measure,UOM"),
    [REG_QUOTE_COLUMN_PRICE] = N_ ("Price,unit price,price each,price per unit,rate"),
    [REG_QUOTE_COLUMN_DISCOUNT] = N_ ("Discount,discount %,rebate"),
    [REG_QUOTE_COLUMN_TAX] = N_ ("Tax,tax rate,tax %,VAT,VAT rate,VAT %,GST"),
  };

  return column < REG_N_QUOTE_COLUMNS ? words[column] : "";
}

static gboolean
is_one_of (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *word = reg_fold (list[i]);

      if (*word != '\0' && g_str_equal (g_strstrip (word), folded))
        return TRUE;
    }
  return FALSE;
}

static int
find_column (const RegQuoteReading *reading, const char *heading)
{
  g_autofree char *folded = reg_fold (heading);

  g_strstrip (folded);
  if (*folded == '\0')
    return -1;
  for (int i = 0; i < REG_N_QUOTE_COLUMNS; i++)
    if ((reading->headings != NULL && is_one_of (folded, reading->headings[i]))
        || is_one_of (folded, reg_quote_column_get_words (i)))
      return i;
  return -1;
}

/* A row is one of headings when it names at least two columns, or when it names all it has. */
static gboolean
read_headings (const RegQuoteReading *reading, char **fields, Order *order)
{
  guint n_known = 0;
  guint n_full = 0;

  for (int i = 0; i < REG_N_QUOTE_COLUMNS; i++)
    order->at[i] = -1;
  for (int i = 0; fields[i] != NULL; i++)
    {
      int column = find_column (reading, fields[i]);

      n_full += *fields[i] != '\0';
      if (column < 0)
        continue;
      n_known++;
      if (order->at[column] < 0)
        order->at[column] = i;
    }
  return n_known >= 2 || (n_known > 0 && n_known == n_full);
}

/* --- order without headings ------------------------------------------------------------- */

static gboolean
is_number (const RegQuoteReading *reading, const char *text)
{
  gint64 value;

  return reg_price_parse_local (text, reading->currency, reading->style, &value, NULL);
}

static const char *
field_of (char **fields, int column)
{
  for (int i = 0; column >= 0 && fields[i] != NULL; i++)
    if (i == column)
      return fields[i];
  return "";
}

/* Whether most of what stands in a column is a number; a few bad ones are still to be named. */
static gboolean
has_numbers (const RegQuoteReading *reading, GPtrArray *table, int column)
{
  guint n_full = 0;
  guint n_numbers = 0;

  for (guint i = 0; i < MIN (table->len, MAX_LOOKED_AT); i++)
    {
      const char *text = field_of (g_ptr_array_index (table, i), column);

      n_full += *text != '\0';
      n_numbers += *text != '\0' && is_number (reading, text);
    }
  return n_numbers > 0 && 2 * n_numbers > n_full;
}

/* Code, words, quantity, unit, price, discount, tax: words and unit may be left out as long as the
 * figures show where they are. */
static void
guess_order (const RegQuoteReading *reading, GPtrArray *table, Order *order)
{
  int next;
  int quantity = has_numbers (reading, table, 1)   ? 1
                 : has_numbers (reading, table, 2) ? 2
                                                   : REG_QUOTE_COLUMN_QUANTITY;

  order->at[REG_QUOTE_COLUMN_CODE] = 0;
  order->at[REG_QUOTE_COLUMN_DESCRIPTION] = quantity == 2 ? 1 : -1;
  order->at[REG_QUOTE_COLUMN_QUANTITY] = quantity;
  next = quantity + 1;
  order->at[REG_QUOTE_COLUMN_UNIT] = has_numbers (reading, table, next) ? -1 : next++;
  order->at[REG_QUOTE_COLUMN_PRICE] = next++;
  order->at[REG_QUOTE_COLUMN_DISCOUNT] = next++;
  order->at[REG_QUOTE_COLUMN_TAX] = next;
}

/* --- a row ------------------------------------------------------------------------------ */

static gboolean
is_firms_rate (const RegQuoteReading *reading, gint64 rate)
{
  for (gsize i = 0; i < reading->n_tax_rates; i++)
    if (reading->tax_rates[i] == rate)
      return TRUE;
  return reading->n_tax_rates == 0;
}

/* Whether there is something in the column; what cannot be read is a problem. */
static gboolean
read_figure (RegQuoteRows *self,
             const RegQuoteReading *reading,
             RegQuoteRow *row,
             char **fields,
             const Order *order,
             RegQuoteColumn column)
{
  const char *text = field_of (fields, order->at[column]);
  guint place = (guint)(order->at[column] + 1);
  gboolean good = FALSE;

  if (*text == '\0')
    return FALSE;
  if (column == REG_QUOTE_COLUMN_QUANTITY)
    good = reg_quantity_parse_local (text, reading->style, &row->quantity, NULL);
  else if (column == REG_QUOTE_COLUMN_PRICE)
    good = reg_price_parse_local (text, reading->currency, reading->style, &row->price, NULL);
  else if (column == REG_QUOTE_COLUMN_DISCOUNT)
    good = reg_discount_parse_local (text, reading->currency, reading->style, &row->discount);
  else
    good = reg_rate_parse_local (text, reading->style, &row->tax_rate, NULL);
  if (!good)
    add_problem (self, row, REG_QUOTE_PROBLEM_NUMBER, column, place, text);
  else if (column == REG_QUOTE_COLUMN_TAX && !is_firms_rate (reading, row->tax_rate))
    add_problem (self, row, REG_QUOTE_PROBLEM_TAX, column, place, text);
  return good;
}

static void
read_row (RegQuoteRows *self,
          const RegQuoteReading *reading,
          const Order *order,
          char **fields,
          gint64 line)
{
  RegQuoteRow *row = g_new0 (RegQuoteRow, 1);

  row->line = line;
  row->product_tax = -1;
  row->code = g_strdup (field_of (fields, order->at[REG_QUOTE_COLUMN_CODE]));
  row->description = g_strdup (field_of (fields, order->at[REG_QUOTE_COLUMN_DESCRIPTION]));
  row->unit = g_strdup (field_of (fields, order->at[REG_QUOTE_COLUMN_UNIT]));
  g_ptr_array_add (self->rows, row);
  row->has_quantity = read_figure (self, reading, row, fields, order, REG_QUOTE_COLUMN_QUANTITY);
  row->has_price = read_figure (self, reading, row, fields, order, REG_QUOTE_COLUMN_PRICE);
  row->has_discount = read_figure (self, reading, row, fields, order, REG_QUOTE_COLUMN_DISCOUNT);
  row->has_tax = read_figure (self, reading, row, fields, order, REG_QUOTE_COLUMN_TAX);
}

/**
 * reg_quote_row_is_words:
 * @row: a row
 *
 * Returns: whether it has words and nothing else, so that it becomes a line of words
 */
gboolean
reg_quote_row_is_words (const RegQuoteRow *row)
{
  return *row->code == '\0' && *row->unit == '\0' && !row->has_quantity && !row->has_price
         && !row->has_discount && *row->description != '\0';
}

/* --- the text --------------------------------------------------------------------------- */

/* The fields of the row the reader is at, trimmed; NULL when all are empty. */
static char **
take_fields (RegCsvReader *reader)
{
  guint n = MIN (reg_csv_reader_get_n_fields (reader), MAX_COLUMNS);
  char **fields = g_new0 (char *, n + 1);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < n; i++)
    {
      fields[i] = g_strstrip (g_strdup (reg_csv_reader_get_field (reader, i)));
      is_empty = is_empty && *fields[i] == '\0';
    }
  if (is_empty)
    g_clear_pointer (&fields, g_strfreev);
  return fields;
}

static void
add_broken (RegQuoteRows *self, gint64 line, const char *message)
{
  RegQuoteRow *row = g_new0 (RegQuoteRow, 1);

  row->line = line;
  row->code = g_strdup ("");
  row->description = g_strdup ("");
  row->unit = g_strdup ("");
  g_ptr_array_add (self->rows, row);
  add_problem (self, row, REG_QUOTE_PROBLEM_ROW, REG_QUOTE_COLUMN_CODE, 0, message);
}

static gboolean
read_table (
    RegQuoteRows *self, RegCsvReader *reader, GPtrArray *table, GArray *lines, GError **error)
{
  while (!reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) local = NULL;
      gint64 line;
      char **fields;

      if (!reg_csv_reader_next (reader, NULL, &local))
        {
          if (local == NULL)
            break;
          if (local->domain != REG_IO_ERROR)
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
          add_broken (self, reg_csv_reader_get_line (reader), local->message);
        }
      else if ((fields = take_fields (reader)) != NULL)
        {
          line = reg_csv_reader_get_line (reader);
          g_ptr_array_add (table, fields);
          g_array_append_val (lines, line);
        }
      /* One more for the headings. */
      if (table->len + self->rows->len > REG_QUOTE_ROWS_MAX + 1)
        {
          g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE, "more than %d rows",
                       REG_QUOTE_ROWS_MAX);
          return FALSE;
        }
    }
  return TRUE;
}

static RegCsvDialect *
find_dialect (GBytes *text, gboolean from_file)
{
  RegCsvDialect *dialect = reg_csv_sniff (text, TRUE, REG_DATE_ORDER_DMY);
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (!from_file)
    {
      g_free (dialect->encoding);
      dialect->encoding = g_strdup ("UTF-8");
      if (memchr (data, '\t', size) != NULL)
        dialect->delimiter = '\t';
    }
  /* The headings are looked for here, by what they say. */
  dialect->has_header = FALSE;
  return dialect;
}

static gboolean
refuse_other_files (GBytes *text, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (size == 0)
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT, "there is nothing in it"), FALSE;
  if (size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "\320\317\021\340", 4) == 0))
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT,
                        "a workbook; it has to be saved as CSV first"),
           FALSE;
  if (memchr (data, '\0', MIN (size, 4096)) != NULL && size >= 2
      && memcmp (data, "\377\376", 2) != 0 && memcmp (data, "\376\377", 2) != 0)
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT, "not a text"), FALSE;
  return TRUE;
}

static RegNumberStyle
style_of_file (const RegCsvDialect *dialect)
{
  RegNumberStyle style = { .minus = "-" };

  style.decimal[0] = dialect->values.decimal;
  style.group[0] = dialect->values.group;
  return style;
}

static gboolean
find_order (RegQuoteRows *self,
            const RegQuoteReading *reading,
            GPtrArray *table,
            Order *order,
            GError **error)
{
  if (table->len == 0 && self->rows->len == 0)
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT, "there is nothing in it"), FALSE;
  if (table->len == 0)
    return TRUE;
  self->has_headings = read_headings (reading, g_ptr_array_index (table, 0), order);
  if (!self->has_headings)
    guess_order (reading, table, order);
  else if (order->at[REG_QUOTE_COLUMN_CODE] < 0 && order->at[REG_QUOTE_COLUMN_DESCRIPTION] < 0)
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT,
                        "no column has codes or descriptions"),
           FALSE;
  else if (table->len == 1)
    return g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT, "headings and nothing below"),
           FALSE;
  return TRUE;
}

/**
 * reg_quote_rows_read:
 * @text: rows: separated by tabs as spreadsheets put them on the clipboard, or CSV
 * @reading: how they are to be understood
 * @error: why there are no rows at all: %REG_IO_ERROR_FORMAT, or %REG_IO_ERROR_TOO_LARGE
 *
 * Reads rows. Columns are found by their headings where there are any; else they stand in the usual
 * order: code, words, quantity, unit, price, discount, tax. What cannot be read is named in the
 * problems. Any thread.
 *
 * Returns: (transfer full) (nullable): the rows and what is wrong with some of them
 */
RegQuoteRows *
reg_quote_rows_read (GBytes *text, const RegQuoteReading *reading, GError **error)
{
  g_autoptr (RegQuoteRows) self = rows_new ();
  g_autoptr (GPtrArray) table = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RegCsvDialect) dialect = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (RegCsvReader) reader = NULL;
  RegQuoteReading ours = *reading;
  RegNumberStyle style;
  Order order;

  if (!refuse_other_files (text, error))
    return NULL;
  dialect = find_dialect (text, reading->from_file);
  if (reading->from_file && dialect->decimal_certain)
    {
      style = style_of_file (dialect);
      ours.style = &style;
    }
  stream = g_memory_input_stream_new_from_bytes (text);
  reader = reg_csv_reader_new (stream, dialect);
  if (!read_table (self, reader, table, lines, error)
      || !find_order (self, &ours, table, &order, error))
    return NULL;
  for (guint i = self->has_headings ? 1 : 0; i < table->len; i++)
    read_row (self, &ours, &order, g_ptr_array_index (table, i), g_array_index (lines, gint64, i));
  return g_steal_pointer (&self);
}

/* --- products --------------------------------------------------------------------------- */

static gboolean
find_by (RegDb *db, int field, const char *code, RegRecord **product, GError **error)
{
  g_autoptr (GError) local = NULL;

  *product = reg_db_find_by_text (db, REG_ENTITY_PRODUCT, field, code, &local);
  if (*product != NULL || local == NULL
      || g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_product (RegDb *db, RegQuoteRow *row, GError **error)
{
  g_autofree char *upper = g_utf8_strup (row->code, -1);
  RegRecord *offered;

  if (!find_by (db, REG_PRODUCT_CODE, row->code, &row->product, error)
      || (row->product == NULL && !find_by (db, REG_PRODUCT_CODE, upper, &row->product, error))
      || (row->product == NULL
          && !find_by (db, REG_PRODUCT_BARCODE, row->code, &row->product, error)))
    return FALSE;
  if (row->product == NULL)
    return TRUE;
  offered = reg_goods_offer (db, row->product, error);
  if (offered == NULL)
    return FALSE;
  reg_record_unref (row->product);
  row->product = offered;
  return reg_goods_load_tax (db, row->product, &row->product_tax, error);
}

static void
check_sum (RegQuoteRows *self, RegQuoteRow *row, const char *currency)
{
  RegCalcLine line = {
    .kind = REG_LINE_NORMAL,
    .quantity = row->has_quantity ? row->quantity : REG_QUANTITY_UNIT,
    .unit_price = row->has_price         ? row->price
                  : row->product != NULL ? reg_record_get_int (row->product, REG_PRODUCT_PRICE)
                                         : 0,
    .discount = row->discount,
    .tax_rate = row->tax_rate,
  };
  const RegCalcInput input = { .currency = currency, .lines = &line, .n_lines = 1 };
  g_autoptr (RegCalcResult) result = reg_calc_compute (&input, NULL);

  if (result == NULL)
    add_problem (self, row, REG_QUOTE_PROBLEM_SUM, REG_QUOTE_COLUMN_PRICE, 0, "");
}

/**
 * reg_quote_rows_resolve:
 * @db: the book
 * @currency: ISO 4217 of the quotation
 *
 * Looks for the products whose code or barcode stands in the rows. A code that is nobody's needs
 * words: where a row has none but a price, the code is taken for them. In a job of the store.
 *
 * Returns: %FALSE only when the book cannot be read; more problems may have come
 */
gboolean
reg_quote_rows_resolve (RegQuoteRows *self, RegDb *db, const char *currency, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegQuoteRow *row = g_ptr_array_index (self->rows, i);

      if (row->is_bad)
        continue;
      if (*row->code != '\0' && !find_product (db, row, error))
        return FALSE;
      if (row->product == NULL && *row->description == '\0' && row->has_price && *row->code != '\0')
        {
          g_free (row->description);
          row->description = g_steal_pointer (&row->code);
          row->code = g_strdup ("");
        }
      if (row->product == NULL && *row->description == '\0')
        add_problem (self, row, REG_QUOTE_PROBLEM_CODE, REG_QUOTE_COLUMN_CODE, 0, row->code);
      else
        check_sum (self, row, currency);
    }
  return TRUE;
}

/* --- the other way ---------------------------------------------------------------------- */

/* Without groups of digits, which spreadsheets of another country take for a decimal mark. */
static char *
for_sheet (char *number, const RegNumberStyle *style)
{
  g_auto (GStrv) parts = g_strsplit (number, ".", 2);

  g_free (number);
  return g_strjoinv (style->decimal, parts);
}

static char *
print_discount (RegRecord *line, const char *currency, const RegNumberStyle *style)
{
  gint64 value = reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_VALUE);

  switch ((RegDiscountKind)reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_KIND))
    {
    case REG_DISCOUNT_PERCENT:
      return for_sheet (reg_rate_print (value), style);
    case REG_DISCOUNT_AMOUNT:
      return for_sheet (reg_money_print (-value, currency), style);
    case REG_DISCOUNT_NONE:
    default:
      return g_strdup ("");
    }
}

static void
take (RegCsvWriter *writer, char *text)
{
  reg_csv_writer_add (writer, text);
  g_free (text);
}

static void
write_line (RegCsvWriter *writer,
            RegRecord *line,
            const char *currency,
            const RegNumberStyle *style)
{
  RegLineKind kind = (RegLineKind)reg_record_get_int (line, REG_QUOTATION_LINE_KIND);

  reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
  reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION));
  if (kind != REG_LINE_TEXT && kind != REG_LINE_SECTION)
    {
      take (writer,
            for_sheet (reg_quantity_print (reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY)),
                       style));
      reg_csv_writer_add (writer, reg_record_get_text (line, REG_QUOTATION_LINE_UNIT));
      take (writer,
            for_sheet (reg_price_print (reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE),
                                        currency),
                       style));
      take (writer, print_discount (line, currency, style));
      take (writer,
            for_sheet (reg_rate_print (reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE)),
                       style));
    }
  reg_csv_writer_end_row (writer, NULL, NULL);
}

/**
 * reg_quote_rows_write:
 * @lines: (element-type RegRecord): lines of a quotation
 * @currency: ISO 4217 of it
 * @style: how the firm writes numbers
 *
 * What a spreadsheet takes: a row for each line, separated by tabs, in the usual order. No cost.
 *
 * Returns: (transfer full): text that reg_quote_rows_read() reads
 */
char *
reg_quote_rows_write (GPtrArray *lines, const char *currency, const RegNumberStyle *style)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (memory, '\t', FALSE);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  for (guint i = 0; i < lines->len; i++)
    write_line (writer, g_ptr_array_index (lines, i), currency, style);
  reg_csv_writer_flush (writer, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data != NULL ? data : "", size);
}
