/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document.h"

#include <cairo-pdf.h>

#include "draw/reg-chart-axis.h"
#include "draw/reg-chart-export.h"
#include "draw/reg-doc-color.h"
#include "draw/reg-quote-document-private.h"

G_DEFINE_BOXED_TYPE (RegQuoteDocument,
                     reg_quote_document,
                     reg_quote_document_ref,
                     reg_quote_document_unref)

static void
block_free (gpointer data)
{
  RegDocBlock *block = data;

  g_array_unref (block->texts);
  g_array_unref (block->rules);
  g_clear_pointer (&block->logo, cairo_surface_destroy);
  g_free (block);
}

static PangoContext *
make_context (RegQuoteDocument *document, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_family (font, document->look->font);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, direction);
  /* The language decides which of several fonts draws a Chinese or Japanese character. */
  if (document->language != NULL)
    pango_context_set_language (context, pango_language_from_string (document->language));
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
set_paper (RegQuoteDocument *document, RegDocPaper paper)
{
  if (paper == REG_DOC_PAPER_LETTER)
    {
      document->width = 612;
      document->height = 792;
    }
  else
    {
      document->width = 210 * REG_DOC_MM;
      document->height = 297 * REG_DOC_MM;
    }
  document->body = document->width - 2 * document->look->side;
}

static void
set_words (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocWords *words = reg_doc_words_for_language (quote->language);

  document->words = words;
  document->language = g_strdup (quote->language);
  document->style = reg_number_style_for_language (quote->language);
  document->rtl = quote->direction == REG_DOC_DIRECTION_RTL
                  || (quote->direction == REG_DOC_DIRECTION_AUTO
                      && reg_doc_language_is_rtl (quote->language));
  document->currency = g_strdup (quote->currency != NULL ? quote->currency : "");
  document->title = g_strdup_printf ("%s %s", words->quotation,
                                     quote->number != NULL ? quote->number : "");
  g_strchomp (document->title);
  document->author = g_strdup (quote->firm_name != NULL ? quote->firm_name : "");
  document->subject = g_strdup (quote->customer_name != NULL ? quote->customer_name : "");
  if (reg_chart_axis_parse_day (quote->date) != 0)
    document->date = g_strdup (quote->date);
  if (quote->mark == REG_DOC_MARK_DRAFT)
    document->mark = words->draft;
  else if (quote->mark == REG_DOC_MARK_NOT_APPROVED)
    document->mark = words->not_approved;
}

/* The firm's own lines at the foot of every page; the number of the page stands above the edge. */
static void
set_footer (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont font = {
    .size = 7.5, .ink = REG_DOC_INK_DIM, .align = REG_DOC_ALIGN_START, .max_lines = 4
  };
  GString *text = g_string_new (quote->footer);

  if (quote->firm_tax_number != NULL && *quote->firm_tax_number != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", quote->firm_tax_number);
  if (text->len > 0)
    {
      int height;

      /* The page number has the end of the line. */
      document->footer = reg_doc_make_layout (document, text->str, &font, document->body * 0.76);
      pango_layout_get_size (document->footer, NULL, &height);
      document->footer_height = (double)height / PANGO_SCALE;
    }
  g_string_free (text, TRUE);
  document->bottom = document->height - MAX (document->look->foot, document->footer_height + 48);
}

/* Whatever somebody chose, what is written stays legible. */
static void
set_colors (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocLayout *look = document->look;

  document->band = quote->has_color ? quote->color : look->accent;
  if (!look->has_color)
    document->band = look->text;
  document->color = reg_doc_color_for_text (&document->band);
}

/*< private >
 * reg_doc_begin:
 * @quote: whose paper it is, in which language and of which day
 *
 * Returns: (transfer full): a document without blocks
 */
RegQuoteDocument *
reg_doc_begin (const RegDocQuote *quote)
{
  RegQuoteDocument *document = g_new0 (RegQuoteDocument, 1);

  g_atomic_ref_count_init (&document->ref_count);
  document->blocks = g_ptr_array_new_with_free_func (block_free);
  document->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  document->look = reg_doc_layout_ref (quote->layout != NULL ? quote->layout
                                                             : reg_doc_layout_get_default ());
  set_colors (document, quote);
  set_paper (document, quote->paper);
  set_words (document, quote);
  document->context = make_context (document, PANGO_DIRECTION_LTR);
  document->figures = make_context (document,
                                    document->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  set_footer (document, quote);
  return document;
}

static void
add_part (RegQuoteDocument *document, const RegDocQuote *quote, RegDocPart part)
{
  switch (part)
    {
    case REG_DOC_PART_LETTERHEAD:
      reg_doc_add_letterhead (document, quote);
      break;
    case REG_DOC_PART_ADDRESS:
      reg_doc_add_address (document, quote);
      break;
    case REG_DOC_PART_TITLE:
      reg_doc_add_title (document);
      break;
    case REG_DOC_PART_INTRO:
      reg_doc_add_intro (document, quote);
      break;
    case REG_DOC_PART_LINES:
      reg_doc_add_table (document, quote);
      reg_doc_add_totals (document, quote);
      break;
    case REG_DOC_PART_TERMS:
      reg_doc_add_terms (document, quote);
      break;
    case REG_DOC_PART_APPROVAL:
      reg_doc_add_approval (document, quote);
      break;
    case REG_DOC_PART_SIGNATURE:
      reg_doc_add_signature (document, quote);
      break;
    case REG_DOC_N_PARTS:
      break;
    }
}

/**
 * reg_quote_document_new:
 * @quote: what is printed; copied
 *
 * Lays a quotation out on pages, in the language and the formats of the customer. A document
 * stays on the thread that made it.
 *
 * Returns: (transfer full): the document
 */
RegQuoteDocument *
reg_quote_document_new (const RegDocQuote *quote)
{
  RegQuoteDocument *document;

  g_return_val_if_fail (quote != NULL && (quote->lines != NULL || quote->n_lines == 0), NULL);
  g_return_val_if_fail (quote->taxes != NULL || quote->n_taxes == 0, NULL);

  document = reg_doc_begin (quote);
  for (guint i = 0; i < document->look->n_parts; i++)
    add_part (document, quote, document->look->parts[i]);
  reg_doc_paginate (document);
  return document;
}

/** reg_quote_document_ref: @document: a document. Returns: (transfer full): the same document */
RegQuoteDocument *
reg_quote_document_ref (RegQuoteDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_atomic_ref_count_inc (&document->ref_count);
  return document;
}

/** reg_quote_document_unref: @document: (transfer full): a document */
void
reg_quote_document_unref (RegQuoteDocument *document)
{
  g_return_if_fail (document != NULL);

  if (!g_atomic_ref_count_dec (&document->ref_count))
    return;
  g_ptr_array_unref (document->pages);
  g_ptr_array_unref (document->blocks);
  g_clear_object (&document->footer);
  g_clear_object (&document->context);
  g_clear_object (&document->figures);
  reg_doc_layout_unref (document->look);
  g_free (document->language);
  g_free (document->currency);
  g_free (document->title);
  g_free (document->author);
  g_free (document->subject);
  g_free (document->date);
  g_free (document);
}

/** reg_quote_document_get_n_pages: @document: a document. Returns: how many pages, at least 1 */
guint
reg_quote_document_get_n_pages (RegQuoteDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);

  return document->pages->len;
}

/**
 * reg_quote_document_get_size:
 * @document: a document
 * @width: (out) (optional): width of a page in points
 * @height: (out) (optional): height of a page in points
 */
void
reg_quote_document_get_size (RegQuoteDocument *document, double *width, double *height)
{
  g_return_if_fail (document != NULL);

  if (width != NULL)
    *width = document->width;
  if (height != NULL)
    *height = document->height;
}

/**
 * reg_quote_document_draw_page:
 * @document: a document
 * @cr: where to draw, in points from the top left of the page; its state is kept
 * @page: a page, from 0
 *
 * Draws a page without paper behind it. Screen, print and PDF all go through here.
 */
void
reg_quote_document_draw_page (RegQuoteDocument *document, cairo_t *cr, guint page)
{
  g_return_if_fail (document != NULL && cr != NULL && page < document->pages->len);

  cairo_save (cr);
  cairo_new_path (cr);
  reg_doc_paint_page (document, cr, page);
  cairo_restore (cr);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (RegQuoteDocument *document, cairo_surface_t *surface)
{
  /* Without a date of its own the file would carry the time of making and never be the same. */
  const char *date = document->date != NULL ? document->date : "2000-01-01";
  g_autofree char *moment = g_strconcat (date, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Regulars");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
}

/**
 * reg_quote_document_get_pdf:
 * @document: a document
 * @error: return location for a #RegDrawError
 *
 * Makes the PDF: fonts embedded, title, author and date inside. The same quotation gives the
 * same bytes in any time zone and locale, as long as the fonts of the machine stay the same; where
 * it has several for a script, such as Chinese, fontconfig also goes by the language of the desktop.
 *
 * Returns: (transfer full) (nullable): the file's contents, or %NULL with @error set
 */
GBytes *
reg_quote_document_get_pdf (RegQuoteDocument *document, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (document != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, document->width,
                                                 document->height);
  set_metadata (document, surface);
  cr = cairo_create (surface);
  for (guint i = 0; i < document->pages->len; i++)
    {
      reg_quote_document_draw_page (document, cr, i);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_FAILED, "Drawing %s failed: %s",
                   document->title, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * reg_quote_document_render_pdf:
 * @quote: what is printed
 * @error: return location for a #RegDrawError
 *
 * Lays out and makes the PDF in one go. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's contents, or %NULL with @error set
 */
GBytes *
reg_quote_document_render_pdf (const RegDocQuote *quote, GError **error)
{
  g_autoptr (RegQuoteDocument) document = reg_quote_document_new (quote);

  return document != NULL ? reg_quote_document_get_pdf (document, error) : NULL;
}
