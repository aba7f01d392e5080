/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-checks.h"
#include "quote-samples.h"

#include <string.h>

/* Pictures beside lines: small, inside their row, and the same every time. */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
new_picture (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 0.8, 0.2, 0.1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* Every block with a picture lies on its page as high as it is, and holds the picture. */
static guint
assert_inside (RegQuoteDocument *document)
{
  guint n = 0;

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = document->pages->pdata[page];

      for (guint i = 0; i < items->len; i++)
        {
          const RegDocItem *item = &g_array_index (items, RegDocItem, i);
          const RegDocBlock *block = item->block;
          double width, height;

          if (block->logo == NULL || item->first > 0 || !block->in_table)
            continue;
          n++;
          width = cairo_image_surface_get_width (block->logo) * block->logo_scale;
          height = cairo_image_surface_get_height (block->logo) * block->logo_scale;
          g_assert_cmpfloat (width, <=, 48.001);
          g_assert_cmpfloat (height, <=, 48.001);
          g_assert_cmpfloat (block->logo_y + height, <=, item->height + 0.001);
          g_assert_cmpfloat (item->y + block->logo_y + height, <=, document->bottom + 0.001);
          g_assert_cmpfloat (block->logo_x, >=, 0);
          g_assert_cmpfloat (block->logo_x + width, <=, document->width);
          for (guint k = 0; k < block->texts->len; k++)
            {
              const RegDocText *text = &g_array_index (block->texts, RegDocText, k);

              g_assert_true (text->x >= block->logo_x + width - 0.001
                             || text->x + text->width <= block->logo_x + 0.001);
            }
        }
    }
  return n;
}

static void
give_pictures (QuoteSample *sample, GBytes *picture, gsize every)
{
  for (gsize i = 0; i < sample->quote.n_lines; i += every)
    sample->lines[i].picture = picture;
}

static void
test_beside (void)
{
  static const struct
  {
    int width, height;
  } sizes[] = { { 256, 256 }, { 256, 40 }, { 30, 256 }, { 1, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (5, "en");
      g_autoptr (GBytes) picture = new_picture (sizes[i].width, sizes[i].height);
      g_autoptr (RegQuoteDocument) document = NULL;

      give_pictures (sample, picture, 1);
      document = reg_quote_document_new (&sample->quote);
      assert_tidy (document);
      g_assert_cmpuint (assert_inside (document), >, 0);
    }
}

/* With the picture or without it the same is to be read. */
static void
test_same_words (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (60, "de");
  g_autoptr (GBytes) picture = new_picture (200, 150);
  g_autoptr (RegQuoteDocument) plain = reg_quote_document_new (&sample->quote);
  g_autoptr (RegQuoteDocument) with = NULL;

  give_pictures (sample, picture, 3);
  with = reg_quote_document_new (&sample->quote);
  assert_tidy (with);
  assert_inside (with);
  g_assert_cmpuint (reg_quote_document_get_n_pages (with), >=,
                    reg_quote_document_get_n_pages (plain));
  for (gsize i = 0; i < sample->quote.n_lines; i++)
    if (sample->lines[i].code != NULL)
      {
        g_autofree char *words = join_pages (with);

        g_assert_nonnull (strstr (words, sample->lines[i].code));
        break;
      }
}

/* A description longer than the page has its picture where it begins. */
static void
test_long (void)
{
  for (gsize before = 0; before < 40; before++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (before + 2, "en");
      g_autoptr (GBytes) picture = new_picture (256, 256);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (RegQuoteDocument) document = NULL;

      for (int i = 0; i < 400; i++)
        g_string_append_printf (words, "word %d and ", i);
      sample->lines[before].kind = REG_DOC_LINE_NORMAL;
      sample->lines[before].description = words->str;
      sample->lines[before].picture = picture;
      document = reg_quote_document_new (&sample->quote);
      assert_tidy (document);
      g_assert_cmpuint (assert_inside (document), ==, 1);
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_arabic ();
  g_autoptr (GBytes) picture = new_picture (256, 128);
  g_autoptr (RegQuoteDocument) document = NULL;

  give_pictures (sample, picture, 1);
  document = reg_quote_document_new (&sample->quote);
  assert_tidy (document);
  g_assert_cmpuint (assert_inside (document), >, 0);
}

/* What is no picture is left out. */
static void
test_no_picture (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (4, "en");
  g_autoptr (GBytes) text = g_bytes_new_static ("not a picture", 13);
  g_autoptr (GBytes) whole = new_picture (64, 64);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr (RegQuoteDocument) document = NULL;

  sample->lines[0].picture = text;
  sample->lines[1].picture = cut;
  document = reg_quote_document_new (&sample->quote);
  assert_tidy (document);
  g_assert_cmpuint (assert_inside (document), ==, 0);
}

static GBytes *
print (QuoteSample *sample)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = reg_quote_document_render_pdf (&sample->quote, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
test_same_bytes (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (30, "fr");
  g_autoptr (GBytes) picture = new_picture (256, 200);
  g_autoptr (GBytes) plain = print (sample);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  give_pictures (sample, picture, 2);
  first = print (sample);
  second = print (sample);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, plain));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/quote-pictures/beside", test_beside);
  g_test_add_func ("/quote-pictures/same-words", test_same_words);
  g_test_add_func ("/quote-pictures/long", test_long);
  g_test_add_func ("/quote-pictures/right-to-left", test_right_to_left);
  g_test_add_func ("/quote-pictures/no-picture", test_no_picture);
  g_test_add_func ("/quote-pictures/same-bytes", test_same_bytes);
  return g_test_run ();
}
