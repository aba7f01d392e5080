/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-report-document.h"

#include "draw/reg-quote-document-private.h"

#define INDENT 14
/* Where an entry comes from stands at the end of its first line. */
#define SOURCE_SHARE 0.42
/* Room for the number of a page at the end of a line of contents. */
#define PAGE_WIDTH 40

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

static RegDocBlock *
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
  return block;
}

/* --- contents ----------------------------------------------------------------------------- */

/* What is named in the table of contents, and where that is in the document. */
typedef struct
{
  RegDocBlock *line;
  RegDocBlock *target;
} Reference;

static const RegDocFont contents_font = { .size = REG_DOC_BODY_SIZE, .max_lines = 1 };
static const RegDocFont page_font = {
  .size = REG_DOC_BODY_SIZE, .align = REG_DOC_ALIGN_END, .max_lines = 1, .figures = TRUE
};

/* The numbers come when the pages are known; their place is there from the beginning. */
static GArray *
add_contents (RegQuoteDocument *document, const RegReport *report)
{
  const RegDocFont heading = { .size = 12, .bold = TRUE, .ink = REG_DOC_INK_ACCENT };
  const RegDocFont section_font = { .size = REG_DOC_BODY_SIZE, .bold = TRUE, .max_lines = 1 };
  GArray *references = g_array_new (FALSE, TRUE, sizeof (Reference));
  RegDocBlock *block = reg_doc_block_new (document, 20);

  reg_doc_block_write (document, block, report->contents, &heading, REG_DOC_MARGIN, 0,
                       document->body);
  block->keep_with_next = TRUE;
  for (guint i = 0; i < report->sections->len; i++)
    {
      const RegReportSection *section = g_ptr_array_index (report->sections, i);

      block = reg_doc_block_new (document, 8);
      block->keep_with_next = TRUE;
      reg_doc_block_write (document, block, section->heading, &section_font, REG_DOC_MARGIN, 0,
                           document->body);
      for (guint k = 0; k < section->entries->len; k++)
        {
          const RegReportEntry *entry = g_ptr_array_index (section->entries, k);
          Reference reference = { 0 };

          if (entry->depth > 0)
            continue;
          reference.line = reg_doc_block_new (document, 2);
          reg_doc_block_write (document, reference.line, entry->title, &contents_font,
                               REG_DOC_MARGIN + INDENT, 0,
                               document->body - INDENT - PAGE_WIDTH - 8);
          g_array_append_val (references, reference);
        }
    }
  return references;
}

static void
number_contents (RegQuoteDocument *document, GArray *references)
{
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (document->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          gpointer block = g_array_index (items, RegDocItem, i).block;

          if (!g_hash_table_contains (pages, block))
            g_hash_table_insert (pages, block, GUINT_TO_POINTER (page + 1));
        }
    }
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = &g_array_index (references, Reference, i);
      g_autofree char *number = g_strdup_printf (
          "%u", GPOINTER_TO_UINT (g_hash_table_lookup (pages, reference->target)));

      reg_doc_block_write (document, reference->line, number, &page_font,
                           REG_DOC_MARGIN + document->body - PAGE_WIDTH, 0, PAGE_WIDTH);
    }
}

/* Returns: whether nobody stopped it. */
static gboolean
add_sections (RegQuoteDocument *document,
              const RegReport *report,
              GArray *references,
              RegReportWatch watch,
              gpointer data)
{
  guint total = reg_report_count (report), done = 0, named = 0;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const RegReportSection *section = g_ptr_array_index (report->sections, i);

      add_heading (document, section);
      for (guint k = 0; k < section->entries->len; k++)
        {
          const RegReportEntry *entry = g_ptr_array_index (section->entries, k);
          RegDocBlock *block = add_entry (document, entry);

          if (references != NULL && entry->depth == 0)
            g_array_index (references, Reference, named++).target = block;
          if (watch != NULL && !watch (++done, total, data))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * reg_report_document_new_watched:
 * @report: what is printed; copied
 * @watch: (nullable): told how far it is, and may stop it
 * @data: for @watch
 *
 * Lays a report out on pages, as a quotation is: screen, print and PDF go the same way. A document is
 * used by one thread at a time; it may be handed on by the one that made it.
 *
 * Returns: (transfer full) (nullable): the document, %NULL when it was stopped
 */
RegQuoteDocument *
reg_report_document_new_watched (const RegReport *report, RegReportWatch watch, gpointer data)
{
  const RegDocQuote paper = {
    .firm_name = report->author,
    .customer_name = report->subject,
    .date = report->date,
    .language = report->language,
    .paper = report->is_letter ? REG_DOC_PAPER_LETTER : REG_DOC_PAPER_A4,
  };
  g_autoptr (GArray) references = NULL;
  RegQuoteDocument *document;

  document = reg_doc_begin (&paper);
  g_free (document->title);
  document->title = g_strdup (report->title != NULL ? report->title : "");
  add_head (document, report);
  if (report->contents != NULL)
    references = add_contents (document, report);
  if (!add_sections (document, report, references, watch, data))
    {
      reg_quote_document_unref (document);
      return NULL;
    }
  reg_doc_paginate (document);
  if (references != NULL)
    number_contents (document, references);
  return document;
}

/**
 * reg_report_document_new:
 * @report: what is printed; copied
 *
 * Returns: (transfer full): the document
 */
RegQuoteDocument *
reg_report_document_new (const RegReport *report)
{
  return reg_report_document_new_watched (report, NULL, NULL);
}
