/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include "core/reg-money-format.h"

/* The totals being added; all of them stay together, and with the last line of the table. */
typedef struct
{
  RegQuoteDocument *document;
  RegDocBlock *last;
} Totals;

static void
add_row (Totals *totals, const char *label, const char *figure, const RegDocFont *font)
{
  RegQuoteDocument *document = totals->document;
  RegDocBlock *block = reg_doc_block_new (document, totals->last == NULL ? 12 : 0);
  RegDocFont end = *font, figures = *font;
  double width = MAX (reg_doc_measure (document, figure, font), document->body * 0.2);
  double label_width = document->body - width - 14;

  end.align = figures.align = REG_DOC_ALIGN_END;
  figures.figures = TRUE;
  if (totals->last == NULL)
    block->keep_with_previous = TRUE;
  else
    totals->last->keep_with_next = TRUE;
  reg_doc_block_write (document, block, label, &end, document->look->side, 1.5, label_width);
  reg_doc_block_write (document, block, figure, &figures,
                       document->width - document->look->side - width, 1.5, width);
  reg_doc_block_align (block, 1.5);
  block->height += 1.5;
  totals->last = block;
}

static void
add_amount (Totals *totals, const char *label, gint64 amount, const RegDocFont *font)
{
  g_autofree char *figure = reg_money_format (amount, totals->document->currency,
                                              &totals->document->style);

  add_row (totals, label, figure, font);
}

static void
add_discount (Totals *totals, const RegDocQuote *quote, const RegDocFont *font)
{
  const RegDocWords *words = totals->document->words;
  g_autofree char *rate = NULL, *label = NULL;

  if (quote->discount == 0)
    return;
  add_amount (totals, words->subtotal, quote->subtotal, font);
  if (quote->discount_rate != 0)
    {
      rate = reg_rate_format (quote->discount_rate, -1, &totals->document->style);
      label = g_strdup_printf ("%s %s", words->discount, rate);
    }
  add_amount (totals, label != NULL ? label : words->discount, -quote->discount, font);
}

static void
add_taxes (Totals *totals, const RegDocQuote *quote, const RegDocFont *font)
{
  const RegDocWords *words = totals->document->words;
  const RegNumberStyle *style = &totals->document->style;

  for (gsize i = 0; i < quote->n_taxes; i++)
    {
      const RegDocTax *tax = &quote->taxes[i];
      g_autofree char *rate = reg_rate_format (tax->rate, -1, style);
      g_autofree char *name = g_strdup_printf ("%s %s", tax->name != NULL ? tax->name : words->tax,
                                               rate);
      g_autofree char *base = reg_money_format_plain (tax->base, totals->document->currency, style);
      g_autofree char *label = g_strdup_printf ("%s %s %s", name, words->on, base);

      add_amount (totals, label, tax->amount, font);
    }
}

/* The law wants to read why, in the sum it is for. */
static char *
format_exemption (Totals *totals, const RegDocTax *tax)
{
  const RegDocWords *words = totals->document->words;
  g_autofree char *base = reg_money_format_plain (tax->base, totals->document->currency,
                                                  &totals->document->style);

  if (tax->note == NULL || *tax->note == '\0')
    return NULL;
  return g_strdup_printf ("%s %s %s: %s", words->no_tax, words->on, base, tax->note);
}

static void
add_total (Totals *totals, const RegDocQuote *quote)
{
  RegQuoteDocument *document = totals->document;
  const RegDocFont font = { .size = document->look->total_size, .bold = TRUE, .heading = TRUE };
  double width = document->body * 0.5;

  add_amount (totals, document->words->total, quote->gross, &font);
  reg_doc_block_rule (document, totals->last, document->width - document->look->side - width, 0,
                      width, 1, REG_DOC_INK_ACCENT, FALSE);
  /* Air between the rule and the figure below it. */
  for (guint i = 0; i < totals->last->texts->len; i++)
    g_array_index (totals->last->texts, RegDocText, i).y += 4;
  totals->last->height += 6;
  totals->last->space = 4;
}

static void
add_remark (Totals *totals, const char *text)
{
  RegQuoteDocument *document = totals->document;
  const RegDocFont font = { .size = document->look->small_size,
                            .ink = REG_DOC_INK_DIM,
                            .align = REG_DOC_ALIGN_END };
  RegDocBlock *block;

  if (text == NULL || *text == '\0')
    return;
  totals->last->keep_with_next = TRUE;
  block = reg_doc_block_new (document, 1);
  reg_doc_block_write (document, block, text, &font, document->look->side + document->body * 0.2, 0,
                       document->body * 0.8);
  totals->last = block;
}

/*< private >
 * reg_doc_add_totals:
 *
 * Adds the sums. They never stand alone on a page: the last line of the table comes with them.
 */
void
reg_doc_add_totals (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont plain = { .size = document->look->size };
  const RegDocFont dim = { .size = document->look->size, .ink = REG_DOC_INK_DIM };
  const RegDocWords *words = document->words;
  Totals totals = { .document = document };

  add_discount (&totals, quote, &plain);
  if (quote->n_taxes > 0 || quote->discount != 0)
    add_amount (&totals, words->net, quote->net, &plain);
  add_taxes (&totals, quote, &dim);
  if (quote->cash_rounding != 0)
    add_amount (&totals, words->rounding, quote->cash_rounding, &dim);
  add_total (&totals, quote);
  if (quote->has_options)
    {
      g_autofree char *figure = reg_money_format (quote->gross_with_options, document->currency,
                                                  &document->style);
      g_autofree char *text = g_strdup_printf ("%s %s", words->with_options, figure);

      add_remark (&totals, text);
    }
  if (quote->prices_include_tax)
    add_remark (&totals, words->tax_included);
  for (gsize i = 0; i < quote->n_taxes; i++)
    {
      g_autofree char *text = format_exemption (&totals, &quote->taxes[i]);

      add_remark (&totals, text);
    }
}

/*< private >
 * reg_doc_add_signature:
 *
 * Adds the box for a signature, where one is wanted.
 */
void
reg_doc_add_signature (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocLayout *look = document->look;
  const RegDocFont head = { .size = look->size, .bold = TRUE, .max_lines = 1 };
  const RegDocFont label = { .size = look->small_size, .ink = REG_DOC_INK_DIM, .max_lines = 1 };
  const RegDocWords *words = document->words;
  double width = (document->body - 24) / 2, second = look->side + width + 24;
  RegDocBlock *block;

  if (!quote->signature)
    return;
  block = reg_doc_block_new (document, 26);
  /* A signature on an empty sheet would say nothing. */
  block->keep_with_previous = TRUE;
  reg_doc_block_write (document, block, words->accepted, &head, look->side, 0, document->body);
  reg_doc_block_rule (document, block, look->side, 54, width, 0.7, REG_DOC_INK_DIM, FALSE);
  reg_doc_block_rule (document, block, second, 54, width, 0.7, REG_DOC_INK_DIM, FALSE);
  reg_doc_block_write (document, block, words->place_date, &label, look->side, 57, width);
  reg_doc_block_write (document, block, words->signature, &label, second, 57, width);
}

/*< private >
 * reg_doc_add_terms:
 *
 * Adds the words after the lines.
 */
void
reg_doc_add_terms (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont body = { .size = document->look->size };

  reg_doc_add_paragraphs (document, quote->terms, &body, 20);
}

/*< private >
 * reg_doc_add_approval:
 *
 * Adds who approved it, where that is to be printed.
 */
void
reg_doc_add_approval (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont dim = { .size = document->look->small_size, .ink = REG_DOC_INK_DIM };
  g_autofree char *text = NULL;
  RegDocBlock *block;

  if (quote->approved_by == NULL || *quote->approved_by == '\0')
    return;
  text = g_strdup_printf ("%s %s", document->words->approved_by, quote->approved_by);
  reg_doc_add_paragraphs (document, text, &dim, 14);
  block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
  block->keep_with_previous = TRUE;
}
