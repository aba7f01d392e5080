/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include <string.h>

#define LOGO_HEIGHT 48
#define LOGO_WIDTH 190
#define MAX_LOGO_PIXELS 8192

typedef struct
{
  const guchar *data;
  gsize size;
  gsize offset;
} Reader;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->size - reader->offset)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data + reader->offset, length);
  reader->offset += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
load_logo (GBytes *logo)
{
  Reader reader = { 0 };
  cairo_surface_t *surface;
  int width, height;

  if (logo == NULL)
    return NULL;
  reader.data = g_bytes_get_data (logo, &reader.size);
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS || width < 1 || height < 1
      || width > MAX_LOGO_PIXELS || height > MAX_LOGO_PIXELS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  return surface;
}

static gboolean
add_logo (RegQuoteDocument *document, RegDocBlock *block, GBytes *logo)
{
  double width, height;

  block->logo = load_logo (logo);
  if (block->logo == NULL)
    return FALSE;
  width = cairo_image_surface_get_width (block->logo);
  height = cairo_image_surface_get_height (block->logo);
  /* Made smaller, never larger: that would only blur it. */
  block->logo_scale = MIN (MIN (LOGO_WIDTH / width, LOGO_HEIGHT / height), 1);
  block->logo_x = document->rtl ? document->width - REG_DOC_MARGIN - width * block->logo_scale
                                : REG_DOC_MARGIN;
  block->height = MAX (block->height, height * block->logo_scale);
  return TRUE;
}

static void
add_letterhead (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont name = { .size = 15, .bold = TRUE, .ink = REG_DOC_INK_ACCENT, .max_lines = 3 };
  const RegDocFont small_name = {
    .size = REG_DOC_SMALL_SIZE, .bold = TRUE, .align = REG_DOC_ALIGN_END, .max_lines = 2
  };
  const RegDocFont lines = {
    .size = REG_DOC_SMALL_SIZE, .ink = REG_DOC_INK_DIM, .align = REG_DOC_ALIGN_END, .max_lines = 1
  };
  RegDocBlock *block = reg_doc_block_new (document, 0);
  double half = document->body / 2, x = REG_DOC_MARGIN + half, y = 0;
  g_autofree char *both = g_strjoin ("\n", quote->firm_address != NULL ? quote->firm_address : "",
                                     quote->firm_contact, NULL);
  g_auto (GStrv) rows = g_strsplit (g_strstrip (both), "\n", 11);
  RegDocText *text;

  if (add_logo (document, block, quote->logo))
    {
      text = reg_doc_block_write (document, block, document->author, &small_name, x, 0, half);
      y = text != NULL ? text->height : 0;
    }
  else
    reg_doc_block_write (document, block, document->author, &name, REG_DOC_MARGIN, 0, half - 12);
  /* A line each and never more than ten, so that the head leaves room for the letter. */
  for (guint i = 0; rows[i] != NULL && i < 10; i++)
    {
      text = reg_doc_block_write (document, block, rows[i], &lines, x, y, half);
      y += text != NULL ? text->height : 0;
    }
}

/* One line of the details: what it is, and its value. */
static double
add_detail (RegQuoteDocument *document,
            RegDocBlock *block,
            const char *label,
            const char *value,
            double x,
            double y,
            double label_width)
{
  const RegDocFont dim = { .size = REG_DOC_BODY_SIZE, .ink = REG_DOC_INK_DIM, .max_lines = 2 };
  const RegDocFont plain = { .size = REG_DOC_BODY_SIZE, .max_lines = 3 };
  double rest = document->width - REG_DOC_MARGIN - x - label_width - 10, height;
  RegDocText *text;

  if (value == NULL || *value == '\0')
    return 0;
  text = reg_doc_block_write (document, block, label, &dim, x, y, label_width);
  height = text->height;
  text = reg_doc_block_write (document, block, value, &plain, x + label_width + 10, y, rest);
  return MAX (height, text->height) + 2;
}

static void
add_details (RegQuoteDocument *document, const RegDocQuote *quote, RegDocBlock *block)
{
  const RegDocWords *words = document->words;
  const RegDocFont font = { .size = REG_DOC_BODY_SIZE };
  g_autofree char *date = reg_doc_words_format_date (words, quote->language, quote->date);
  g_autofree char *until = reg_doc_words_format_date (words, quote->language, quote->valid_until);
  const struct
  {
    const char *label;
    const char *value;
  } rows[] = {
    { words->date, date },
    { words->valid_until, until },
    { words->reference, quote->reference },
    { words->contact, quote->contact_person },
  };
  double x = REG_DOC_MARGIN + document->body * 0.53, widest = 0, y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != NULL && *rows[i].value != '\0')
      widest = MAX (widest, reg_doc_measure (document, rows[i].label, &font));
  widest = MIN (widest, document->body * 0.24);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    y += add_detail (document, block, rows[i].label, rows[i].value, x, y, widest);
}

static void
add_customer (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont name = { .size = 10.5, .bold = TRUE, .max_lines = 3 };
  const RegDocFont address = { .size = 10, .max_lines = 2 };
  RegDocBlock *block = reg_doc_block_new (document, 30);
  const char *text = quote->customer_address != NULL ? quote->customer_address : "";
  g_auto (GStrv) rows = g_strsplit (text, "\n", 9);
  double width = document->body * 0.47, y = 0;
  RegDocText *line;

  line = reg_doc_block_write (document, block, document->subject, &name, REG_DOC_MARGIN, 0, width);
  y = line != NULL ? line->height : 0;
  for (guint i = 0; rows[i] != NULL && i < 8; i++)
    {
      line = reg_doc_block_write (document, block, rows[i], &address, REG_DOC_MARGIN, y, width);
      y += line != NULL ? line->height : 0;
    }
  add_details (document, quote, block);
  /* So that a short address and a long one leave the title in about the same place. */
  block->height = MAX (block->height, 74);
}

/*< private >
 * reg_doc_add_head:
 *
 * Adds what stands above the lines: who offers, to whom, number and dates, and the introduction.
 */
void
reg_doc_add_head (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont title = { .size = 17, .bold = TRUE, .ink = REG_DOC_INK_ACCENT, .max_lines = 2 };
  const RegDocFont body = { .size = REG_DOC_BODY_SIZE };
  RegDocBlock *block;

  add_letterhead (document, quote);
  add_customer (document, quote);
  block = reg_doc_block_new (document, 26);
  block->keep_with_next = TRUE;
  reg_doc_block_write (document, block, document->title, &title, REG_DOC_MARGIN, 0, document->body);
  reg_doc_add_paragraphs (document, quote->intro, &body, 8);
}
