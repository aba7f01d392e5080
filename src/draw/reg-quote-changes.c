/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-changes.h"

#include <string.h>

#include "core/reg-money-format.h"
#include "core/reg-tax-table.h"
#include "draw/reg-quote-document-private.h"

#define COLUMN 104
#define GAP 10
#define INDENT 12
/* A table is read from its longest texts; a description is not told twice in full. */
#define MAX_LINES 3

/* What was, what is: a sheet with nothing else on it. */
typedef struct
{
  RegQuoteDocument *document;
  const RegDocQuote *before;
  const RegDocQuote *after;
  const char *name; /* of the line whose changes are written, until it stands there */
  double indent;
  double space; /* above the next row */
  guint n_changes;
} Sheet;

/* --- rows ------------------------------------------------------------------------------- */

static void
write_cells (Sheet *sheet,
             RegDocBlock *block,
             const char *what,
             const char *before,
             const char *after,
             const RegDocFont *font,
             double indent)
{
  RegQuoteDocument *document = sheet->document;
  RegDocFont figures = *font, old;
  double end = document->width - document->look->side;

  figures.align = REG_DOC_ALIGN_END;
  figures.figures = TRUE;
  old = figures;
  old.ink = REG_DOC_INK_DIM;
  reg_doc_block_write (document, block, what, font, document->look->side + indent, 0,
                       document->body - indent - 2 * (COLUMN + GAP));
  reg_doc_block_write (document, block, before, &old, end - 2 * COLUMN - GAP, 0, COLUMN);
  reg_doc_block_write (document, block, after, &figures, end - COLUMN, 0, COLUMN);
}

static void
add_table_head (Sheet *sheet)
{
  const RegDocFont font = {
    .size = sheet->document->look->size, .bold = TRUE, .ink = REG_DOC_INK_DIM, .max_lines = 1
  };
  const RegDocWords *words = sheet->document->words;
  RegDocBlock *block = reg_doc_block_new (sheet->document, 16);

  block->keep_with_next = TRUE;
  block->in_table = TRUE;
  write_cells (sheet, block, words->description, words->before, words->now, &font, 0);
  block->height += 4.5;
  reg_doc_block_rule (sheet->document, block, sheet->document->look->side, 1, sheet->document->body,
                      1, REG_DOC_INK_ACCENT, TRUE);
  sheet->document->table_head = block;
}

/* The name stands once, above the first thing that is different. */
static void
add_name (Sheet *sheet, const char *remark)
{
  const RegDocFont bold = { .size = sheet->document->look->size,
                            .bold = TRUE,
                            .max_lines = MAX_LINES };
  const RegDocFont dim = { .size = sheet->document->look->small_size,
                           .ink = REG_DOC_INK_ACCENT,
                           .max_lines = 1 };
  RegDocBlock *block = reg_doc_block_new (sheet->document, 9);

  block->in_table = TRUE;
  block->keep_with_next = TRUE;
  reg_doc_block_write (sheet->document, block, sheet->name, &bold, sheet->document->look->side, 0,
                       sheet->document->body);
  if (remark != NULL)
    reg_doc_block_write (sheet->document, block, remark, &dim, sheet->document->look->side,
                         block->height, sheet->document->body);
  sheet->name = NULL;
}

/* @before, @after: (transfer full) (nullable) */
static void
add_change (Sheet *sheet, const char *what, char *before, char *after)
{
  const RegDocFont font = { .size = sheet->document->look->size, .max_lines = MAX_LINES };
  g_autofree char *old = before, *new = after;
  RegDocBlock *block;

  if (g_strcmp0 (old, new) == 0)
    return;
  if (sheet->n_changes++ == 0)
    add_table_head (sheet);
  if (sheet->name != NULL)
    add_name (sheet, NULL);
  block = reg_doc_block_new (sheet->document, sheet->space);
  block->in_table = TRUE;
  write_cells (sheet, block, what, old != NULL ? old : "–", new != NULL ? new : "–", &font,
               sheet->indent);
  reg_doc_block_align (block, 0);
  sheet->space = 2;
}

/* --- lines ------------------------------------------------------------------------------ */

static char *
format_quantity (Sheet *sheet, const RegDocLine *line)
{
  g_autofree char *quantity = reg_quantity_format (line->quantity, &sheet->document->style);

  return line->unit != NULL && *line->unit != '\0'
             ? g_strdup_printf ("%s\302\240%s", quantity, line->unit)
             : g_steal_pointer (&quantity);
}

static char *
format_amount (Sheet *sheet, gint64 amount, const RegDocQuote *quote)
{
  return reg_money_format_plain (amount, quote->currency != NULL ? quote->currency : "",
                                 &sheet->document->style);
}

static char *
format_discount (Sheet *sheet, gint64 rate, gint64 amount, const RegDocQuote *quote)
{
  if (rate != 0)
    return reg_rate_format (rate, -1, &sheet->document->style);
  return amount != 0 ? format_amount (sheet, -amount, quote) : NULL;
}

static char *
format_tax (Sheet *sheet, const RegDocLine *line)
{
  return reg_tax_label_format (
      (RegTaxLabel){ line->tax_rate, line->tax_parts, line->exempt_reason },
      &sheet->document->style);
}

static const char *
describe_kind (Sheet *sheet, const RegDocLine *line)
{
  if (line->chosen
      || (line->kind != REG_DOC_LINE_OPTIONAL && line->kind != REG_DOC_LINE_ALTERNATIVE))
    return NULL;
  return line->kind == REG_DOC_LINE_OPTIONAL ? sheet->document->words->optional
                                             : sheet->document->words->alternative;
}

static char *
first_line (const char *text)
{
  const char *end = text != NULL ? strchr (text, '\n') : NULL;

  return end != NULL ? g_strndup (text, end - text) : g_strdup (text != NULL ? text : "");
}

static void
compare_lines (Sheet *sheet, const RegDocLine *before, const RegDocLine *after)
{
  const RegDocWords *words = sheet->document->words;
  const RegNumberStyle *style = &sheet->document->style;

  if (g_strcmp0 (before->description, after->description) != 0)
    add_change (sheet, words->wording, NULL, g_strdup (words->changed));
  add_change (sheet, words->description, g_strdup (describe_kind (sheet, before)),
              g_strdup (describe_kind (sheet, after)));
  add_change (sheet, words->quantity, format_quantity (sheet, before),
              format_quantity (sheet, after));
  add_change (sheet, words->price,
              reg_price_format (before->unit_price, sheet->before->currency, style),
              reg_price_format (after->unit_price, sheet->after->currency, style));
  add_change (
      sheet, words->discount,
      format_discount (sheet, before->discount_rate, before->discount_amount, sheet->before),
      format_discount (sheet, after->discount_rate, after->discount_amount, sheet->after));
  add_change (sheet, words->tax, format_tax (sheet, before), format_tax (sheet, after));
  add_change (sheet, words->amount, format_amount (sheet, before->amount, sheet->before),
              format_amount (sheet, after->amount, sheet->after));
}

/* A line that came or went, with everything it is. */
static void
add_alone (Sheet *sheet, const RegDocLine *before, const RegDocLine *after)
{
  const RegDocWords *words = sheet->document->words;

  if (sheet->n_changes++ == 0)
    add_table_head (sheet);
  add_name (sheet, after != NULL ? words->added : words->removed);
  add_change (sheet, words->quantity, before != NULL ? format_quantity (sheet, before) : NULL,
              after != NULL ? format_quantity (sheet, after) : NULL);
  add_change (sheet, words->amount,
              before != NULL ? format_amount (sheet, before->amount, sheet->before) : NULL,
              after != NULL ? format_amount (sheet, after->amount, sheet->after) : NULL);
}

static void
add_pair (Sheet *sheet, const RegQuotePair *pair)
{
  const RegDocLine *before = pair->before >= 0 ? &sheet->before->lines[pair->before] : NULL;
  const RegDocLine *after = pair->after >= 0 ? &sheet->after->lines[pair->after] : NULL;
  g_autofree char *name = first_line ((after != NULL ? after : before)->description);

  sheet->name = name;
  sheet->indent = INDENT;
  sheet->space = 2;
  if (before != NULL && after != NULL)
    compare_lines (sheet, before, after);
  else
    add_alone (sheet, before, after);
  sheet->name = NULL;
}

/* Headings and words between the lines, one after the other. */
static char *
join_words (const RegDocQuote *quote)
{
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < quote->n_lines; i++)
    if (quote->lines[i].kind == REG_DOC_LINE_TEXT || quote->lines[i].kind == REG_DOC_LINE_SECTION)
      g_string_append_printf (
          all, "%s\n", quote->lines[i].description != NULL ? quote->lines[i].description : "");
  return g_string_free (all, FALSE);
}

/* --- the whole -------------------------------------------------------------------------- */

static void
compare_words (Sheet *sheet)
{
  const RegDocWords *words = sheet->document->words;
  g_autofree char *before = join_words (sheet->before);
  g_autofree char *after = join_words (sheet->after);

  if (!g_str_equal (before, after))
    add_change (sheet, words->wording, NULL, g_strdup (words->changed));
  if (g_strcmp0 (sheet->before->terms, sheet->after->terms) != 0)
    add_change (sheet, words->terms, NULL, g_strdup (words->changed));
  add_change (
      sheet, words->valid_until,
      reg_doc_words_format_date (words, sheet->document->language, sheet->before->valid_until),
      reg_doc_words_format_date (words, sheet->document->language, sheet->after->valid_until));
}

static void
compare_taxes (Sheet *sheet)
{
  gint64 before = 0, after = 0;

  for (gsize i = 0; i < sheet->before->n_taxes; i++)
    before += sheet->before->taxes[i].amount;
  for (gsize i = 0; i < sheet->after->n_taxes; i++)
    after += sheet->after->taxes[i].amount;
  add_change (sheet, sheet->document->words->tax, format_amount (sheet, before, sheet->before),
              format_amount (sheet, after, sheet->after));
}

static void
compare_totals (Sheet *sheet)
{
  const RegDocWords *words = sheet->document->words;
  const RegDocQuote *before = sheet->before, *after = sheet->after;

  add_change (sheet, words->discount,
              format_discount (sheet, before->discount_rate, before->discount, before),
              format_discount (sheet, after->discount_rate, after->discount, after));
  add_change (sheet, words->net, format_amount (sheet, before->net, before),
              format_amount (sheet, after->net, after));
  compare_taxes (sheet);
}

/* What it comes to is there even when it stayed the same: that is the first question. */
static void
add_total (Sheet *sheet)
{
  const RegDocFont font = { .size = sheet->document->look->size + 1.5,
                            .bold = TRUE,
                            .max_lines = 1 };
  const RegNumberStyle *style = &sheet->document->style;
  RegDocBlock *block = reg_doc_block_new (sheet->document, 12);
  g_autofree char *before = reg_money_format (
      sheet->before->gross, sheet->before->currency != NULL ? sheet->before->currency : "", style);
  g_autofree char *after = reg_money_format (
      sheet->after->gross, sheet->after->currency != NULL ? sheet->after->currency : "", style);

  block->keep_with_previous = sheet->n_changes > 0;
  write_cells (sheet, block, sheet->document->words->total, before, after, &font, 0);
  reg_doc_block_align (block, 0);
}

static void
add_head (Sheet *sheet)
{
  const RegDocFont font = { .size = 12, .bold = TRUE, .max_lines = 2 };
  RegQuoteDocument *document = sheet->document;
  const RegDocWords *words = document->words;
  g_autofree char *day = reg_doc_words_format_date (words, document->language, sheet->before->date);
  g_autofree char *since = g_strdup_printf (
      "%s %s%s%s%s", words->changes_since,
      sheet->before->number != NULL ? sheet->before->number : "", day != NULL ? " (" : "",
      day != NULL ? day : "", day != NULL ? ")" : "");
  RegDocBlock *block;

  reg_doc_add_letterhead (document, sheet->after);
  reg_doc_add_address (document, sheet->after);
  reg_doc_add_title (document);
  block = reg_doc_block_new (document, 4);
  reg_doc_block_write (document, block, since, &font, document->look->side, 0, document->body);
}

/**
 * reg_quote_changes_document_new:
 * @before: what the customer had been offered; copied
 * @after: what is offered now; copied
 * @pairs: (element-type RegQuotePair): which lines are the same offer, from reg_quote_pair_lines()
 *   over the records the two were made from
 *
 * Lays out a sheet for the customer that names what is different and nothing else, in the language
 * and on the paper of @after. It is made of what the two documents say, so it can tell no more.
 *
 * Returns: (transfer full): the document
 */
RegQuoteDocument *
reg_quote_changes_document_new (const RegDocQuote *before,
                                const RegDocQuote *after,
                                const GArray *pairs)
{
  RegDocFont body = { 0 };
  Sheet sheet = { .before = before, .after = after };

  g_return_val_if_fail (before != NULL && after != NULL && pairs != NULL, NULL);

  sheet.document = reg_doc_begin (after);
  body.size = sheet.document->look->size;
  add_head (&sheet);
  for (guint i = 0; i < pairs->len; i++)
    add_pair (&sheet, &g_array_index (pairs, RegQuotePair, i));
  sheet.indent = 0;
  sheet.space = 14;
  compare_words (&sheet);
  compare_totals (&sheet);
  if (sheet.n_changes == 0)
    reg_doc_add_paragraphs (sheet.document, sheet.document->words->unchanged, &body, 16);
  add_total (&sheet);
  reg_doc_paginate (sheet.document);
  return sheet.document;
}
