/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-report-document.h"

#include "draw/reg-quote-document-private.h"

#define INDENT 14
/* Where an entry comes from stands at the end of its first line. */
#define SOURCE_SHARE 0.42

static void
add_head (RegQuoteDocument *document, const RegReport *report)
{
  const RegDocFont title = { .size = 17, .bold = TRUE, .ink = REG_DOC_INK_ACCENT, .max_lines = 2 };
  const RegDocFont subject = { .size = 12, .bold = TRUE, .max_lines = 3 };
  const RegDocFont small = { .size = REG_DOC_SMALL_SIZE, .ink = REG_DOC_INK_DIM, .max_lines = 2 };
  const RegDocFont body = { .size = REG_DOC_BODY_SIZE };
  g_autofree char *day = reg_doc_words_format_date (document->words, document->language,
                                                    report->date);
  g_autofree char *by = g_strjoin (" · ", report->author, day, NULL);
  RegDocBlock *block = reg_doc_block_new (document, 0);

  reg_doc_block_write (document, block, report->title, &title, REG_DOC_MARGIN, 0, document->body);
  block = reg_doc_block_new (document, 8);
  reg_doc_block_write (document, block, report->subject, &subject, REG_DOC_MARGIN, 0,
                       document->body);
  block = reg_doc_block_new (document, 2);
  reg_doc_block_write (document, block, by, &small, REG_DOC_MARGIN, 0, document->body);
  reg_doc_add_paragraphs (document, report->intro, &body, 14);
}

static void
add_heading (RegQuoteDocument *document, const RegReportSection *section)
{
  const RegDocFont heading = {
    .size = 12, .bold = TRUE, .ink = REG_DOC_INK_ACCENT, .max_lines = 2
  };
  const RegDocFont note = { .size = REG_DOC_SMALL_SIZE, .ink = REG_DOC_INK_DIM, .max_lines = 3 };
  RegDocBlock *block = reg_doc_block_new (document, 20);
  RegDocText *text;

  block->keep_with_next = TRUE;
  text = reg_doc_block_write (document, block, section->heading, &heading, REG_DOC_MARGIN, 0,
                              document->body);
  reg_doc_block_write (document, block, section->note, &note, REG_DOC_MARGIN,
                       text != NULL ? text->height + 1 : 0, document->body);
  reg_doc_block_rule (document, block, REG_DOC_MARGIN, block->height + 3, document->body, 0.5,
                      REG_DOC_INK_RULE, FALSE);
  block->height += 4;
}

static void
add_entry (RegQuoteDocument *document, const RegReportEntry *entry)
{
  const RegDocFont title = { .size = REG_DOC_BODY_SIZE, .bold = entry->depth == 0, .max_lines = 2 };
  const RegDocFont source = {
    .size = REG_DOC_SMALL_SIZE, .ink = REG_DOC_INK_DIM, .align = REG_DOC_ALIGN_END, .max_lines = 2
  };
  const RegDocFont body = { .size = REG_DOC_SMALL_SIZE + 0.5 };
  double indent = MIN (entry->depth, 4) * INDENT;
  double x = REG_DOC_MARGIN + indent, width = document->body - indent;
  double at_end = entry->source != NULL && *entry->source != '\0' ? width * SOURCE_SHARE : 0;
  RegDocBlock *block = reg_doc_block_new (document, entry->depth == 0 ? 9 : 5);
  double y;

  reg_doc_block_write (document, block, entry->title, &title, x, 0,
                       width - at_end - (at_end > 0 ? 8 : 0));
  if (at_end > 0)
    reg_doc_block_write (document, block, entry->source, &source, x + width - at_end, 0, at_end);
  y = block->height + 1;
  if (reg_doc_block_write (document, block, entry->body, &body, x, y, width) != NULL)
    block->split = (int)block->texts->len - 1;
}

/**
 * reg_report_document_new:
 * @report: what is printed; copied
 *
 * Lays a report out on pages, as a quotation is: screen, print and PDF go the same way. A document
 * stays on the thread that made it.
 *
 * Returns: (transfer full): the document
 */
RegQuoteDocument *
reg_report_document_new (const RegReport *report)
{
  const RegDocQuote paper = {
    .firm_name = report->author,
    .customer_name = report->subject,
    .date = report->date,
    .language = report->language,
    .paper = report->is_letter ? REG_DOC_PAPER_LETTER : REG_DOC_PAPER_A4,
  };
  RegQuoteDocument *document;

  document = reg_doc_begin (&paper);
  g_free (document->title);
  document->title = g_strdup (report->title != NULL ? report->title : "");
  add_head (document, report);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const RegReportSection *section = g_ptr_array_index (report->sections, i);

      add_heading (document, section);
      for (guint k = 0; k < section->entries->len; k++)
        add_entry (document, g_ptr_array_index (section->entries, k));
    }
  reg_doc_paginate (document);
  return document;
}
