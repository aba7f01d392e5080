/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include <string.h>

#define LOGO_HEIGHT 48
#define LOGO_WIDTH 190
#define MAX_LOGO_PIXELS 8192
/* A letterhead leaves room for the letter. */
#define MAX_ROWS 10
#define MAX_WORDS 3

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

/*< private >
 * reg_doc_load_picture:
 * @png: (nullable): a picture
 *
 * Returns: (transfer full) (nullable): it, unless it cannot be read or is far too large
 */
cairo_surface_t *
reg_doc_load_picture (GBytes *png)
{
  Reader reader = { 0 };
  cairo_surface_t *surface;
  int width, height;

  if (png == NULL)
    return NULL;
  reader.data = g_bytes_get_data (png, &reader.size);
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

/* Returns: how high it is, 0 without one. */
static double
add_logo (RegQuoteDocument *document, RegDocBlock *block, GBytes *logo)
{
  const RegDocLayout *look = document->look;
  double width, height;

  block->logo = reg_doc_load_picture (logo);
  if (block->logo == NULL)
    return 0;
  width = cairo_image_surface_get_width (block->logo);
  height = cairo_image_surface_get_height (block->logo);
  /* Made smaller, never larger: that would only blur it. */
  block->logo_scale = MIN (MIN (LOGO_WIDTH / width, LOGO_HEIGHT / height), 1);
  width *= block->logo_scale;
  height *= block->logo_scale;
  block->logo_x = document->rtl ? document->width - look->side - width : look->side;
  if (look->head == REG_DOC_HEAD_CENTERED)
    block->logo_x = (document->width - width) / 2;
  block->height = MAX (block->height, height);
  return height;
}

/* A line each, of which only those are written that end above @limit. Returns: where they end. */
static double
add_rows (RegQuoteDocument *document,
          RegDocBlock *block,
          const char *text,
          const RegDocFont *font,
          double x,
          double y,
          double width,
          double limit)
{
  g_auto (GStrv) rows = g_strsplit (text != NULL ? text : "", "\n", MAX_ROWS + 1);
  double line = font->size * 1.5;

  for (guint i = 0; rows[i] != NULL && i < MAX_ROWS && y + line <= limit; i++)
    {
      RegDocText *row = reg_doc_block_write (document, block, rows[i], font, x, y, width);

      y += row != NULL ? row->height : 0;
    }
  return y;
}

static char *
join_firm (const RegDocQuote *quote, const char *mark)
{
  g_autofree char *both = g_strjoin ("\n", quote->firm_address != NULL ? quote->firm_address : "",
                                     quote->firm_contact, NULL);
  g_auto (GStrv) rows = g_strsplit (g_strstrip (both), "\n", -1);

  return g_strjoinv (mark, rows);
}

static double
add_words (RegQuoteDocument *document,
           RegDocBlock *block,
           const RegDocQuote *quote,
           RegDocAlign align,
           double y,
           double width,
           double limit)
{
  const RegDocLayout *look = document->look;
  const RegDocFont font = { .size = look->small_size,
                            .ink = look->head == REG_DOC_HEAD_BAND ? REG_DOC_INK_UPON
                                                                   : REG_DOC_INK_DIM,
                            .align = align,
                            .max_lines = 1 };
  g_auto (GStrv) rows = NULL;
  g_autofree char *text = NULL;

  if (quote->letterhead == NULL || *quote->letterhead == '\0')
    return y;
  rows = g_strsplit (quote->letterhead, "\n", MAX_WORDS + 1);
  if (g_strv_length (rows) > MAX_WORDS)
    g_clear_pointer (&rows[MAX_WORDS], g_free);
  text = g_strjoinv ("\n", rows);
  return add_rows (document, block, text, &font, look->side, y + 3, width, limit);
}

/* The firm at the side where reading starts, how to reach it at the other. */
static void
add_sides (RegQuoteDocument *document, RegDocBlock *block, const RegDocQuote *quote, double limit)
{
  const RegDocLayout *look = document->look;
  const gboolean upon = look->head == REG_DOC_HEAD_BAND;
  const RegDocFont name = { .size = look->firm_size,
                            .bold = TRUE,
                            .heading = TRUE,
                            .ink = upon ? REG_DOC_INK_UPON : REG_DOC_INK_ACCENT,
                            .max_lines = 3 };
  const RegDocFont small_name = { .size = look->small_size,
                                  .bold = TRUE,
                                  .ink = upon ? REG_DOC_INK_UPON : REG_DOC_INK_TEXT,
                                  .align = REG_DOC_ALIGN_END,
                                  .max_lines = 2 };
  const RegDocFont lines = { .size = look->small_size,
                             .ink = upon ? REG_DOC_INK_UPON : REG_DOC_INK_DIM,
                             .align = REG_DOC_ALIGN_END,
                             .max_lines = 1 };
  double half = document->body / 2, x = look->side + half, y = 0, below;
  g_autofree char *rows = join_firm (quote, "\n");
  RegDocText *text;

  below = add_logo (document, block, quote->logo);
  if (below > 0)
    {
      text = reg_doc_block_write (document, block, document->author, &small_name, x, 0, half);
      y = text != NULL ? text->height : 0;
    }
  else
    {
      text = reg_doc_block_write (document, block, document->author, &name, look->side, 0,
                                  half - 12);
      below = text != NULL ? text->height : 0;
    }
  add_words (document, block, quote, REG_DOC_ALIGN_START, below, half - 12, limit);
  add_rows (document, block, rows, &lines, x, y, half, limit);
}

static void
add_centered (RegQuoteDocument *document,
              RegDocBlock *block,
              const RegDocQuote *quote,
              double limit)
{
  const RegDocLayout *look = document->look;
  const RegDocFont name = { .size = look->firm_size,
                            .bold = TRUE,
                            .heading = TRUE,
                            .ink = REG_DOC_INK_ACCENT,
                            .align = REG_DOC_ALIGN_CENTER,
                            .max_lines = 2 };
  const RegDocFont lines = {
    .size = look->small_size, .ink = REG_DOC_INK_DIM, .align = REG_DOC_ALIGN_CENTER, .max_lines = 2
  };
  g_autofree char *joined = join_firm (quote, " · ");
  double y = add_logo (document, block, quote->logo);
  RegDocText *text;

  y += y > 0 ? 6 : 0;
  text = reg_doc_block_write (document, block, document->author, &name, look->side, y,
                              document->body);
  y += text != NULL ? text->height : 0;
  y = add_words (document, block, quote, REG_DOC_ALIGN_CENTER, y, document->body, limit);
  if (y + 2.4 * look->small_size <= limit)
    reg_doc_block_write (document, block, joined, &lines, look->side, y + 3, document->body);
}

/* Behind everything, over the whole width and up to the edge of the sheet. */
static void
add_band (RegQuoteDocument *document, RegDocBlock *block)
{
  const RegDocLayout *look = document->look;

  block->height += 14;
  reg_doc_block_rule (document, block, 0, -look->top, document->width, look->top + block->height,
                      REG_DOC_INK_BAND, FALSE);
  /* A logo is made for paper. */
  if (block->logo != NULL)
    {
      double width = cairo_image_surface_get_width (block->logo) * block->logo_scale;
      double height = cairo_image_surface_get_height (block->logo) * block->logo_scale;

      reg_doc_block_rule (document, block, look->side - 5, -5, width + 10, height + 10,
                          REG_DOC_INK_PAPER, FALSE);
    }
}

/*< private >
 * reg_doc_add_letterhead:
 *
 * Adds who offers. Where the sheet is for an envelope with a window it is as high as that leaves.
 */
void
reg_doc_add_letterhead (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocLayout *look = document->look;
  const gboolean has_window = look->address_top > 0;
  RegDocBlock *block = reg_doc_block_new (document, 0);
  double limit = has_window ? look->address_top - look->top - 4 : document->height / 3;

  if (look->head == REG_DOC_HEAD_CENTERED)
    add_centered (document, block, quote, limit);
  else
    add_sides (document, block, quote, limit);
  if (look->head == REG_DOC_HEAD_BAND)
    add_band (document, block);
  if (has_window)
    block->height = look->address_top - look->top;
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
  const RegDocFont dim = { .size = document->look->size, .ink = REG_DOC_INK_DIM, .max_lines = 2 };
  const RegDocFont plain = { .size = document->look->size, .max_lines = 3 };
  double rest = document->width - document->look->side - x - label_width - 10, height;
  RegDocText *text;

  if (value == NULL || *value == '\0')
    return 0;
  text = reg_doc_block_write (document, block, label, &dim, x, y, label_width);
  height = text->height;
  text = reg_doc_block_write (document, block, value, &plain, x + label_width + 10, y, rest);
  return MAX (height, text->height) + 2;
}

static void
add_details (RegQuoteDocument *document, const RegDocQuote *quote, RegDocBlock *block, double x)
{
  const RegDocWords *words = document->words;
  const RegDocFont font = { .size = document->look->size };
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
  double room = document->width - document->look->side - x, widest = 0, y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != NULL && *rows[i].value != '\0')
      widest = MAX (widest, reg_doc_measure (document, rows[i].label, &font));
  widest = MIN (widest, room / 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    y += add_detail (document, block, rows[i].label, rows[i].value, x, y, widest);
}

/* In the window: who sends it, small, and below the lines the post reads. */
static void
add_window (RegQuoteDocument *document, RegDocBlock *block, const RegDocQuote *quote)
{
  const RegDocLayout *look = document->look;
  const RegDocFont sender = { .size = 6.5, .ink = REG_DOC_INK_DIM, .max_lines = 1 };
  const RegDocFont lines = { .size = 10, .max_lines = 1 };
  /* DIN 5008 leaves 17.7 of 45 mm to the sender and to notes for the post. */
  double y = look->address_height * 17.7 / 45, width = look->address_width - 10 * REG_DOC_MM;
  g_auto (GStrv)
      streets = g_strsplit (quote->firm_address != NULL ? quote->firm_address : "", "\n", -1);
  g_autofree char *place = g_strjoinv (", ", streets);
  g_autofree char *from = g_strdup_printf ("%s%s%s", document->author, *place != '\0' ? " · " : "",
                                           place);
  g_autofree char *to = g_strjoin ("\n", document->subject, quote->customer_address, NULL);

  reg_doc_block_write (document, block, from, &sender, look->side, y - 14, width);
  add_rows (document, block, to, &lines, look->side, y, width, look->address_height);
  add_details (document, quote, block, look->side + look->address_width);
  block->height = MAX (block->height, look->address_height);
}

/*< private >
 * reg_doc_add_address:
 *
 * Adds whom it is for, with dates and references beside.
 */
void
reg_doc_add_address (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocLayout *look = document->look;
  const RegDocFont name = { .size = look->size + 1, .bold = TRUE, .max_lines = 3 };
  const RegDocFont address = { .size = look->size + 0.5, .max_lines = 2 };
  RegDocBlock *block = reg_doc_block_new (document, look->address_top > 0 ? 0 : 30);
  const char *text = quote->customer_address != NULL ? quote->customer_address : "";
  g_auto (GStrv) rows = g_strsplit (text, "\n", 9);
  double width = document->body * 0.47, y = 0;
  RegDocText *line;

  if (look->address_top > 0)
    {
      add_window (document, block, quote);
      return;
    }
  line = reg_doc_block_write (document, block, document->subject, &name, look->side, 0, width);
  y = line != NULL ? line->height : 0;
  for (guint i = 0; rows[i] != NULL && i < 8; i++)
    {
      line = reg_doc_block_write (document, block, rows[i], &address, look->side, y, width);
      y += line != NULL ? line->height : 0;
    }
  add_details (document, quote, block, look->side + document->body * 0.53);
  /* So that a short address and a long one leave the title in about the same place. */
  block->height = MAX (block->height, look->size * 7.8);
}

/*< private >
 * reg_doc_add_title:
 *
 * Adds what it is, with its number.
 */
void
reg_doc_add_title (RegQuoteDocument *document)
{
  const RegDocLayout *look = document->look;
  const RegDocFont font = { .size = look->title_size,
                            .bold = TRUE,
                            .heading = TRUE,
                            .ink = REG_DOC_INK_ACCENT,
                            .max_lines = 2 };
  RegDocBlock *block = reg_doc_block_new (document, look->title_size * 1.5);

  block->keep_with_next = TRUE;
  reg_doc_block_write (document, block, document->title, &font, look->side, 0, document->body);
}

/*< private >
 * reg_doc_add_intro:
 *
 * Adds the words before the lines.
 */
void
reg_doc_add_intro (RegQuoteDocument *document, const RegDocQuote *quote)
{
  const RegDocFont font = { .size = document->look->size };

  reg_doc_add_paragraphs (document, quote->intro, &font, 8);
}
