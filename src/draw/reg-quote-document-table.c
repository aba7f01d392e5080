/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include <math.h>
#include <string.h>

#include "core/reg-money-format.h"

#define GAP 10
/* Smaller than this (points) nobody reads. */
#define LEAST_SIZE 5.5
/* Room for the picture of a line, and what it leaves the description at least. */
#define PICTURE_SIZE 48
#define LEAST_DESCRIPTION 90
/* How far areas of colour reach beyond the text. */
#define BLEED 6

typedef struct
{
  double x[REG_DOC_N_COLUMNS];
  double width[REG_DOC_N_COLUMNS]; /* 0: not shown */
  double size;
  gboolean code_above; /* no room for a column of codes */
} Columns;

/* What is written into the cells of one line. */
typedef struct
{
  char *cells[REG_DOC_N_COLUMNS];
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < REG_DOC_N_COLUMNS; i++)
    g_free (row->cells[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gboolean
has_figures (const RegDocLine *line)
{
  return line->kind != REG_DOC_LINE_TEXT && line->kind != REG_DOC_LINE_SECTION;
}

static gboolean
counts (const RegDocLine *line)
{
  return line->kind == REG_DOC_LINE_NORMAL || (has_figures (line) && line->chosen);
}

/* Several taxes that all lines have alike are told below the lines only. */
static gboolean
has_several_rates (const RegDocQuote *quote)
{
  const RegDocLine *first = NULL;

  for (gsize i = 0; i < quote->n_lines; i++)
    {
      if (!counts (&quote->lines[i]))
        continue;
      if (first == NULL)
        first = &quote->lines[i];
      if (quote->lines[i].tax_rate != first->tax_rate)
        return TRUE;
    }
  return FALSE;
}

static char *
format_discount (RegQuoteDocument *document, const RegDocLine *line)
{
  if (line->discount_rate != 0)
    return reg_rate_format (line->discount_rate, -1, &document->style);
  if (line->discount_amount != 0)
    return reg_money_format_plain (-line->discount_amount, document->currency, &document->style);
  return NULL;
}

static void
fill_row (RegQuoteDocument *document,
          const RegDocQuote *quote,
          const RegDocLine *line,
          guint position,
          Row *row)
{
  const RegNumberStyle *style = &document->style;
  g_autofree char *quantity = reg_quantity_format (line->quantity, style);

  row->cells[REG_DOC_COLUMN_POSITION] = g_strdup_printf ("%u", position);
  row->cells[REG_DOC_COLUMN_CODE] = g_strdup (line->code);
  row->cells[REG_DOC_COLUMN_QUANTITY] = line->unit != NULL && *line->unit != '\0'
                                            ? g_strdup_printf ("%s\302\240%s", quantity, line->unit)
                                            : g_steal_pointer (&quantity);
  row->cells[REG_DOC_COLUMN_PRICE] = reg_price_format (line->unit_price, document->currency, style);
  row->cells[REG_DOC_COLUMN_DISCOUNT] = format_discount (document, line);
  if (has_several_rates (quote))
    row->cells[REG_DOC_COLUMN_TAX] = reg_rate_format (line->tax_rate, -1, style);
  row->cells[REG_DOC_COLUMN_AMOUNT] = reg_money_format_plain (line->amount, document->currency,
                                                              style);
  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    if (!(document->look->columns & 1u << c))
      g_clear_pointer (&row->cells[c], g_free);
}

static const char *
column_title (RegQuoteDocument *document, RegDocColumn column)
{
  const RegDocWords *words = document->words;

  switch (column)
    {
    case REG_DOC_COLUMN_POSITION:
      return "";
    case REG_DOC_COLUMN_CODE:
      return words->code;
    case REG_DOC_COLUMN_DESCRIPTION:
      return words->description;
    case REG_DOC_COLUMN_QUANTITY:
      return words->quantity;
    case REG_DOC_COLUMN_PRICE:
      return words->price;
    case REG_DOC_COLUMN_DISCOUNT:
      return words->discount;
    case REG_DOC_COLUMN_TAX:
      return words->tax;
    case REG_DOC_COLUMN_AMOUNT:
      return words->amount;
    case REG_DOC_N_COLUMNS:
      break;
    }
  return "";
}

static void
widen (RegQuoteDocument *document,
       Columns *columns,
       RegDocColumn column,
       const char *text,
       gboolean bold)
{
  const RegDocFont font = { .size = columns->size, .bold = bold };

  if (text != NULL && *text != '\0')
    columns->width[column] = MAX (columns->width[column], reg_doc_measure (document, text, &font));
}

/* Only the longest few of each column are worth measuring. */
static void
measure_columns (RegQuoteDocument *document, const RegDocQuote *quote, Columns *columns)
{
  glong longest[REG_DOC_N_COLUMNS] = { 0 };
  guint position = 0;

  for (gsize i = 0; i < quote->n_lines; i++)
    {
      g_auto (Row) row = { 0 };

      if (!has_figures (&quote->lines[i]))
        continue;
      fill_row (document, quote, &quote->lines[i], ++position, &row);
      for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
        {
          glong length = row.cells[c] != NULL ? g_utf8_strlen (row.cells[c], -1) : 0;

          if (length == 0 || length + 1 < longest[c])
            continue;
          longest[c] = MAX (longest[c], length);
          widen (document, columns, c, row.cells[c], FALSE);
        }
    }
  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    if (columns->width[c] > 0 && c != REG_DOC_COLUMN_DESCRIPTION)
      widen (document, columns, c, column_title (document, c), TRUE);
}

static double
sum_widths (const Columns *columns)
{
  double sum = 0;

  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    if (columns->width[c] > 0 && c != REG_DOC_COLUMN_DESCRIPTION
        && !(c == REG_DOC_COLUMN_CODE && columns->code_above))
      sum += columns->width[c] + GAP;
  return sum;
}

/* Figures are never broken; the description gets what they leave, and when that is too little,
 * the codes move above it and then the whole table is set smaller. */
static Columns
make_columns (RegQuoteDocument *document, const RegDocQuote *quote)
{
  static const double smaller[] = { 0, 1, 2, 3, 4 };
  Columns columns = { 0 };
  double x = document->look->side;

  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    {
      columns = (Columns){ .size = MAX (document->look->size - smaller[i], LEAST_SIZE) };
      measure_columns (document, quote, &columns);
      columns.code_above = columns.width[REG_DOC_COLUMN_CODE] > document->body * 0.16
                           || (columns.width[REG_DOC_COLUMN_CODE] > 0
                               && document->body - sum_widths (&columns) < document->body * 0.36);
      if (document->body - sum_widths (&columns) >= document->body * 0.3)
        break;
    }
  columns.width[REG_DOC_COLUMN_DESCRIPTION] = MAX (document->body - sum_widths (&columns),
                                                   document->body * 0.1);
  if (columns.code_above)
    columns.width[REG_DOC_COLUMN_CODE] = 0;
  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    {
      columns.x[c] = x;
      if (columns.width[c] > 0)
        x += columns.width[c] + GAP;
    }
  return columns;
}

static RegDocFont
cell_font (const Columns *columns, RegDocColumn column, gboolean bold, RegDocInk ink)
{
  return (RegDocFont){
    .size = columns->size,
    .bold = bold,
    .ink = ink,
    .align = column >= REG_DOC_COLUMN_QUANTITY ? REG_DOC_ALIGN_END : REG_DOC_ALIGN_START,
    .figures = column >= REG_DOC_COLUMN_QUANTITY,
  };
}

/* An area of colour as high as what stands on it. */
static void
fill_block (RegQuoteDocument *document, RegDocBlock *block, RegDocInk ink)
{
  reg_doc_block_rule (document, block, document->look->side - BLEED, 0, document->body + 2 * BLEED,
                      REG_DOC_WHOLE_HEIGHT, ink, FALSE);
}

static void
add_table_head (RegQuoteDocument *document, const Columns *columns)
{
  const RegDocLayout *look = document->look;
  RegDocBlock *block = reg_doc_block_new (document, 16);

  block->keep_with_next = TRUE;
  block->in_table = TRUE;
  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    {
      RegDocFont font = cell_font (columns, c, TRUE,
                                   look->filled_head ? REG_DOC_INK_UPON : REG_DOC_INK_DIM);

      font.max_lines = 1;
      if (columns->width[c] > 0)
        reg_doc_block_write (document, block, column_title (document, c), &font, columns->x[c],
                             look->filled_head ? look->padding : 0, columns->width[c]);
    }
  block->height += look->padding;
  if (look->filled_head)
    fill_block (document, block, REG_DOC_INK_BAND);
  else
    reg_doc_block_rule (document, block, look->side, 1, document->body, 1, REG_DOC_INK_ACCENT,
                        TRUE);
  document->table_head = block;
}

/* @is_line: whether it takes part in the change of tints */
static RegDocBlock *
new_row_block (RegQuoteDocument *document, gboolean is_line)
{
  const RegDocLayout *look = document->look;
  RegDocBlock *block = reg_doc_block_new (document, 0);

  block->in_table = TRUE;
  switch (look->rules)
    {
    case REG_DOC_RULES_ROWS:
      reg_doc_block_rule (document, block, look->side, 0.5, document->body, 0.5, REG_DOC_INK_RULE,
                          TRUE);
      break;
    case REG_DOC_RULES_STRIPES:
      if (is_line && document->n_rows++ % 2 == 1)
        fill_block (document, block, REG_DOC_INK_TINT);
      break;
    case REG_DOC_RULES_NONE:
      break;
    }
  return block;
}

static const char *
remark_for (RegQuoteDocument *document, const RegDocLine *line)
{
  if (line->chosen)
    return NULL;
  if (line->kind == REG_DOC_LINE_OPTIONAL)
    return document->words->optional;
  if (line->kind == REG_DOC_LINE_ALTERNATIVE)
    return document->words->alternative;
  return NULL;
}

/* Where reading starts, as high as the row has to be at least. Returns: how far it moves the text. */
static double
add_picture (RegQuoteDocument *document,
             RegDocBlock *block,
             const RegDocLine *line,
             const Columns *columns)
{
  double x = columns->x[REG_DOC_COLUMN_DESCRIPTION], width, height;

  if (columns->width[REG_DOC_COLUMN_DESCRIPTION] - PICTURE_SIZE - GAP < LEAST_DESCRIPTION)
    return 0;
  block->logo = reg_doc_load_picture (line->picture);
  if (block->logo == NULL)
    return 0;
  width = cairo_image_surface_get_width (block->logo);
  height = cairo_image_surface_get_height (block->logo);
  block->logo_scale = MIN (MIN (PICTURE_SIZE / width, PICTURE_SIZE / height), 1);
  width *= block->logo_scale;
  height *= block->logo_scale;
  block->logo_x = document->rtl ? document->width - x - width : x;
  block->logo_y = document->look->padding;
  block->height = MAX (block->height, block->logo_y + height);
  return PICTURE_SIZE + GAP;
}

static void
add_description (RegQuoteDocument *document,
                 RegDocBlock *block,
                 const RegDocLine *line,
                 const Columns *columns)
{
  const RegDocInk ink = counts (line) ? REG_DOC_INK_TEXT : REG_DOC_INK_DIM;
  const RegDocFont font = { .size = columns->size, .ink = ink };
  const RegDocFont small = { .size = columns->size - 1.5, .ink = REG_DOC_INK_DIM };
  double x = columns->x[REG_DOC_COLUMN_DESCRIPTION],
         width = columns->width[REG_DOC_COLUMN_DESCRIPTION];
  double y = document->look->padding, beside = add_picture (document, block, line, columns);
  RegDocText *text;

  x += beside;
  width -= beside;
  if (columns->code_above)
    {
      text = reg_doc_block_write (document, block, line->code, &small, x, y, width);
      y += text != NULL ? text->height : 0;
    }
  text = reg_doc_block_write (document, block, line->description, &font, x, y, width);
  if (text != NULL)
    block->split = block->texts->len - 1;
  if (!columns->code_above)
    reg_doc_block_align (block, document->look->padding);
  if (text != NULL)
    y = text->y + text->height;
  reg_doc_block_write (document, block, remark_for (document, line), &small, x, y, width);
}

static void
add_row (RegQuoteDocument *document,
         const RegDocQuote *quote,
         const RegDocLine *line,
         guint position,
         const Columns *columns)
{
  RegDocBlock *block = new_row_block (document, TRUE);
  g_auto (Row) row = { 0 };

  fill_row (document, quote, line, position, &row);
  for (guint c = 0; c < REG_DOC_N_COLUMNS; c++)
    {
      const gboolean dim = !counts (line) || c == REG_DOC_COLUMN_POSITION
                           || c == REG_DOC_COLUMN_CODE;
      const RegDocFont font = cell_font (columns, c, FALSE,
                                         dim ? REG_DOC_INK_DIM : REG_DOC_INK_TEXT);

      if (columns->width[c] > 0 && c != REG_DOC_COLUMN_DESCRIPTION)
        reg_doc_block_write (document, block, row.cells[c], &font, columns->x[c],
                             document->look->padding, columns->width[c]);
    }
  add_description (document, block, line, columns);
  block->height += document->look->padding;
}

static void
add_text (RegQuoteDocument *document, const RegDocLine *line, const Columns *columns)
{
  const RegDocFont font = { .size = columns->size, .ink = REG_DOC_INK_DIM };
  double x = columns->x[REG_DOC_COLUMN_DESCRIPTION];
  RegDocBlock *block = new_row_block (document, FALSE);

  if (reg_doc_block_write (document, block, line->description, &font, x, document->look->padding,
                           document->width - document->look->side - x)
      != NULL)
    block->split = block->texts->len - 1;
  block->height += document->look->padding;
}

static void
add_section (RegQuoteDocument *document, const RegDocLine *line, const Columns *columns)
{
  const RegDocFont font = { .size = columns->size + 0.5, .bold = TRUE };
  RegDocBlock *block = new_row_block (document, FALSE);

  block->keep_with_next = TRUE;
  if (reg_doc_block_write (document, block, line->description, &font, document->look->side, 10,
                           document->body)
      != NULL)
    block->split = block->texts->len - 1;
  block->height += document->look->padding;
}

/* The lines from @first up to the next section: how many count, and what they come to. */
static gsize
measure_section (const RegDocQuote *quote, gsize first, gsize *n_counting, gint64 *sum)
{
  gsize i;

  *n_counting = 0;
  *sum = 0;
  for (i = first; i < quote->n_lines && quote->lines[i].kind != REG_DOC_LINE_SECTION; i++)
    if (counts (&quote->lines[i]))
      {
        (*n_counting)++;
        if (__builtin_add_overflow (*sum, quote->lines[i].amount, sum))
          *n_counting = 0;
      }
  return i;
}

static void
add_subtotal (RegQuoteDocument *document,
              const RegDocLine *section,
              gint64 sum,
              const Columns *columns)
{
  const RegDocFont label = {
    .size = columns->size, .bold = TRUE, .align = REG_DOC_ALIGN_END, .max_lines = 2
  };
  const RegDocFont amount = cell_font (columns, REG_DOC_COLUMN_AMOUNT, TRUE, REG_DOC_INK_TEXT);
  RegDocBlock *block = new_row_block (document, FALSE);
  g_autofree char *text = g_strdup_printf ("%s · %s", document->words->subtotal,
                                           section->description != NULL ? section->description
                                                                        : "");
  g_autofree char *figure = reg_money_format_plain (sum, document->currency, &document->style);
  double width = MAX (columns->width[REG_DOC_COLUMN_AMOUNT],
                      reg_doc_measure (document, figure, &amount));
  double end = document->width - document->look->side;

  block->keep_with_previous = TRUE;
  reg_doc_block_write (document, block, figure, &amount, end - width, document->look->padding,
                       width);
  reg_doc_block_write (document, block, text, &label, document->look->side, document->look->padding,
                       document->body - width - GAP);
  block->height += document->look->padding;
}

static guint
count_summed_sections (const RegDocQuote *quote)
{
  guint n = 0;

  for (gsize i = 0; i < quote->n_lines; i++)
    if (quote->lines[i].kind == REG_DOC_LINE_SECTION)
      {
        gsize n_counting;
        gint64 sum;

        measure_section (quote, i + 1, &n_counting, &sum);
        n += n_counting > 0;
      }
  return n;
}

/*< private >
 * reg_doc_add_table:
 *
 * Adds the lines. Sections get a subtotal when there are at least two with lines that count.
 */
void
reg_doc_add_table (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const Columns columns = make_columns (document, quote);
  const gboolean subtotals = count_summed_sections (quote) > 1;
  guint position = 0;

  if (quote->n_lines == 0)
    return;
  add_table_head (document, &columns);
  for (gsize i = 0; i < quote->n_lines;)
    {
      const RegDocLine *section = NULL;
      gsize n_counting, end;
      gint64 sum;

      if (quote->lines[i].kind == REG_DOC_LINE_SECTION)
        {
          section = &quote->lines[i++];
          add_section (document, section, &columns);
        }
      end = measure_section (quote, i, &n_counting, &sum);
      for (; i < end; i++)
        if (has_figures (&quote->lines[i]))
          add_row (document, quote, &quote->lines[i], ++position, &columns);
        else
          add_text (document, &quote->lines[i], &columns);
      if (section != NULL && subtotals && n_counting > 0)
        add_subtotal (document, section, sum, &columns);
    }
}
