/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-discount.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Lines of a quotation as rows of a sheet: what a spreadsheet puts on the clipboard, or a file it
 * saved, and the same the other way round. */

/* More than this is not a quotation. */
#define REG_QUOTE_ROWS_MAX 10000

/* The columns, in their usual order. */
typedef enum
{
  REG_QUOTE_COLUMN_CODE,
  REG_QUOTE_COLUMN_DESCRIPTION,
  REG_QUOTE_COLUMN_QUANTITY,
  REG_QUOTE_COLUMN_UNIT,
  REG_QUOTE_COLUMN_PRICE,
  REG_QUOTE_COLUMN_DISCOUNT,
  REG_QUOTE_COLUMN_TAX,
  REG_N_QUOTE_COLUMNS
} RegQuoteColumn;

/**
 * RegQuoteProblemKind:
 * @REG_QUOTE_PROBLEM_NUMBER: a quantity, price, discount or tax that is none
 * @REG_QUOTE_PROBLEM_TAX: not one of the firm's rates
 * @REG_QUOTE_PROBLEM_CODE: no product has this code, and there are no words for it either
 * @REG_QUOTE_PROBLEM_SUM: the figures are too large, or more comes off than there is
 * @REG_QUOTE_PROBLEM_ROW: the row as such is broken, such as by a quotation mark that never ends
 */
typedef enum
{
  REG_QUOTE_PROBLEM_NUMBER,
  REG_QUOTE_PROBLEM_TAX,
  REG_QUOTE_PROBLEM_CODE,
  REG_QUOTE_PROBLEM_SUM,
  REG_QUOTE_PROBLEM_ROW,
} RegQuoteProblemKind;

/* Why a row cannot become a line: in which line of the text, and in which column of it (from 1). */
typedef struct
{
  RegQuoteProblemKind kind;
  gint64 line;
  guint place;
  RegQuoteColumn column;
  char *text;
} RegQuoteProblem;

/**
 * RegQuoteRow:
 * @line: where in the text it begins, from 1
 * @is_bad: whether there is a #RegQuoteProblem with it
 * @code: "" for none, as are @description and @unit
 * @quantity: millionths, with @has_quantity
 * @price: 1/10,000 of a minor unit, with @has_price
 * @discount: with @has_discount
 * @tax_rate: ppm, with @has_tax
 * @product: (nullable): what bears that code, once looked for
 * @product_tax: its rate in ppm, -1 for the usual one
 *
 * A row that becomes a line. One of words alone becomes a line of words.
 */
typedef struct
{
  gint64 line;
  gboolean is_bad;
  char *code;
  char *description;
  char *unit;
  gboolean has_quantity;
  gint64 quantity;
  gboolean has_price;
  gint64 price;
  gboolean has_discount;
  RegDiscount discount;
  gboolean has_tax;
  gint64 tax_rate;
  RegRecord *product;
  gint64 product_tax;
} RegQuoteRow;

/**
 * RegQuoteReading:
 * @currency: ISO 4217 of the quotation
 * @style: how the firm writes numbers
 * @headings: (nullable): words that name each column in the language of the person, separated by
 *   commas; the English ones are known
 * @tax_rates: (nullable): the firm's rates in ppm; without any every rate is taken
 * @n_tax_rates: how many
 * @from_file: whether the text is a file, whose encoding has to be found out, and whose numbers show
 *   how they are written
 *
 * How rows are to be understood. Plain values, nothing owned.
 */
typedef struct
{
  const char *currency;
  const RegNumberStyle *style;
  const char *const *headings;
  const gint64 *tax_rates;
  gsize n_tax_rates;
  gboolean from_file;
} RegQuoteReading;

typedef struct
{
  GPtrArray *rows;     /* of RegQuoteRow */
  GPtrArray *problems; /* of RegQuoteProblem, in the order of the rows */
  gboolean has_headings;
} RegQuoteRows;

const char *reg_quote_column_get_words (RegQuoteColumn column);

RegQuoteRows *reg_quote_rows_read (GBytes *text, const RegQuoteReading *reading, GError **error);
gboolean
reg_quote_rows_resolve (RegQuoteRows *self, RegDb *db, const char *currency, GError **error);
gboolean reg_quote_row_is_words (const RegQuoteRow *row);
void reg_quote_rows_free (RegQuoteRows *self);

char *reg_quote_rows_write (GPtrArray *lines, const char *currency, const RegNumberStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuoteRows, reg_quote_rows_free)

G_END_DECLS
