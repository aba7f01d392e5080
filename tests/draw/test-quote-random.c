/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-checks.h"
#include "quote-samples.h"

#include <locale.h>
#include <string.h>

/* Quotations nobody would write by hand: nothing is lost, nothing overlaps, heads and totals stand
 * where they should. */

#define ROUNDS 60

static const char *const languages[] = { "en",    "nl", "de",    "fr", "es", "en_US",
                                         "de_CH", "ar", "he_IL", "ja", "xx", NULL };

static const char *const words[] = {
  "bike",
  "with",
  "and",
  "Lastenfahrradanhängerkupplungsabdeckung",
  "52 cm",
  "(green)",
  "https://example.org/a/very/long/address/that/has/no/blank/in/it/at/all.html",
  "دراجة",
  "自転車",
  "—",
  "½",
  "\n",
  "<i>",
};

static char *
random_text (QuoteSample *sample, guint most, const char *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = g_test_rand_int_range (0, most + 1); i > 0; i--)
    {
      g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, end);
  return (char *)quote_sample_keep (sample, g_string_free (text, FALSE));
}

static gint64
random_figure (void)
{
  static const gint64 scales[] = { 1, 100, 10000, 10000000, G_GINT64_CONSTANT (100000000000) };

  return g_test_rand_int_range (-900, 9000)
         * scales[g_test_rand_int_range (0, G_N_ELEMENTS (scales))];
}

static void
spoil_line (QuoteSample *sample, gsize i)
{
  RegDocLine *line = &sample->lines[i];
  g_autofree char *end = g_strdup_printf ("(item%03u)", (guint)i + 1);

  line->kind = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (0, 5) : 0;
  line->chosen = g_test_rand_bit ();
  line->description = random_text (sample, g_test_rand_int_range (0, 12) == 0 ? 600 : 14, end);
  line->quantity = random_figure ();
  line->unit_price = random_figure ();
  line->amount = random_figure ();
  line->unit = g_test_rand_bit () ? "m²" : NULL;
  line->code = g_test_rand_int_range (0, 4) ? line->code : NULL;
  line->discount_amount = g_test_rand_int_range (0, 5) ? 0 : 1250;
  line->tax_rate = g_test_rand_bit () ? 90000 : 210000;
}

static QuoteSample *
random_quote (void)
{
  gsize n = g_test_rand_int_range (0, 80);
  const char *language = languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))];
  QuoteSample *sample = quote_sample_new (n, language);
  RegDocQuote *quote = &sample->quote;

  for (gsize i = 0; i < n; i++)
    spoil_line (sample, i);
  quote->intro = random_text (sample, 200, "");
  quote->terms = random_text (sample, g_test_rand_int_range (0, 5) ? 50 : 1500, "");
  quote->footer = random_text (sample, 30, "");
  quote->firm_name = random_text (sample, 6, "Firm");
  quote->firm_address = random_text (sample, 20, "");
  quote->customer_name = random_text (sample, 8, "Customer");
  quote->customer_address = random_text (sample, 40, "");
  quote->reference = random_text (sample, 10, "");
  quote->contact_person = random_text (sample, 10, "");
  quote->number = g_test_rand_bit () ? random_text (sample, 4, "") : quote->number;
  quote->paper = g_test_rand_int_range (0, 2);
  quote->mark = g_test_rand_int_range (0, 3);
  quote->direction = g_test_rand_int_range (0, 3);
  quote->signature = g_test_rand_bit ();
  quote->approved_by = g_test_rand_bit () ? "somebody" : NULL;
  quote->has_options = g_test_rand_bit ();
  quote->prices_include_tax = g_test_rand_bit ();
  quote->discount = g_test_rand_bit () ? random_figure () : 0;
  quote->cash_rounding = g_test_rand_bit () ? 2 : 0;
  quote->gross = random_figure ();
  quote->n_taxes = g_test_rand_int_range (0, 4);
  for (gsize i = 0; i < quote->n_taxes; i++)
    sample->taxes[i] = (RegDocTax){ .rate = 55000 * (gint64)i,
                                    .base = random_figure (),
                                    .amount = random_figure (),
                                    .note = i == 0 ? "No tax, because." : NULL };
  return sample;
}

/* The first pages of a split description repeat its text in the dump, so look at whole rows. */
static void
assert_every_line_once (RegQuoteDocument *document, const RegDocQuote *quote)
{
  g_autofree guint *seen = g_new0 (guint, quote->n_lines + 1);
  gsize total = 0;

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (document->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RegDocItem *item = &g_array_index (items, RegDocItem, i);
          const RegDocText *text;
          const char *found;

          if (item->block->split < 0 || !item->block->in_table || item->first > 0)
            continue;
          text = &g_array_index (item->block->texts, RegDocText, item->block->split);
          found = strstr (pango_layout_get_text (text->layout), "(item");
          if (found == NULL)
            continue;
          seen[CLAMP (atoi (found + 5), 1, (int)quote->n_lines) - 1]++;
          total++;
        }
    }
  g_assert_cmpuint (total, ==, quote->n_lines);
  for (gsize i = 0; i < quote->n_lines; i++)
    g_assert_cmpuint (seen[i], ==, 1);
}

/* Parts of a block follow each other without a gap, each on the next page. */
static void
assert_parts_follow (RegQuoteDocument *document)
{
  const RegDocBlock *open = NULL;
  int next = 0;

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (document->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RegDocItem *item = &g_array_index (items, RegDocItem, i);

          if (item->repeated)
            {
              g_assert_cmpuint (i, ==, 0);
              continue;
            }
          if (open != NULL)
            {
              g_assert_true (item->block == open);
              g_assert_cmpint (item->first, ==, next);
            }
          open = reg_doc_item_is_last (item) ? NULL : item->block;
          next = item->end;
        }
    }
  g_assert_null (open);
}

/* Blocks come in their order, each once, and no page is empty but for a head. */
static void
assert_order (RegQuoteDocument *document)
{
  guint expected = 0;

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (document->pages, page);
      guint own = 0;

      for (guint i = 0; i < items->len; i++)
        {
          const RegDocItem *item = &g_array_index (items, RegDocItem, i);

          if (item->repeated)
            continue;
          own++;
          g_assert_true (item->block == g_ptr_array_index (document->blocks, item->index));
          if (item->whole || item->first == 0)
            g_assert_cmpuint (item->index, ==, expected++);
        }
      g_assert_cmpuint (own, >, 0);
    }
  g_assert_cmpuint (expected, ==, document->blocks->len);
}

/* A block that must not be the first on a page is one only where the page before could not give
 * another away. */
static void
assert_kept_together (RegQuoteDocument *document)
{
  for (guint page = 1; page < document->pages->len; page++)
    {
      GArray *before = g_ptr_array_index (document->pages, page - 1);
      GArray *items = g_ptr_array_index (document->pages, page);
      const RegDocItem *last = &g_array_index (before, RegDocItem, before->len - 1);
      const RegDocItem *first = &g_array_index (items, RegDocItem, 0);
      guint least = g_array_index (before, RegDocItem, 0).repeated ? 2 : 1;
      gboolean chained = FALSE;

      if (first->repeated && items->len > 1)
        first = &g_array_index (items, RegDocItem, 1);
      chained = first->block->keep_with_previous || last->block->keep_with_next;
      if (!chained || !last->whole || (!first->whole && first->first > 0))
        continue;
      /* Everything on the page before hangs together up to its first item or a split one. */
      for (guint i = before->len; i > least; i--)
        {
          const RegDocItem *item = &g_array_index (before, RegDocItem, i - 1);
          const RegDocItem *above = &g_array_index (before, RegDocItem, i - 2);

          if (!item->whole)
            break;
          g_assert_true (item->block->keep_with_previous || above->block->keep_with_next
                         || !above->whole);
        }
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (QuoteSample) sample = random_quote ();
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
      g_autoptr (GBytes) pdf = NULL;

      assert_tidy (document);
      assert_every_line_once (document, &sample->quote);
      assert_parts_follow (document);
      assert_order (document);
      assert_kept_together (document);
      if (round % 10 == 0)
        {
          pdf = reg_quote_document_get_pdf (document, NULL);
          g_assert_nonnull (pdf);
        }
    }
}

static gpointer
render_worker (gpointer data)
{
  g_autoptr (QuoteSample) sample = quote_sample_shop (data);

  return reg_quote_document_render_pdf (&sample->quote, NULL);
}

/* Documents may be made on several threads at once, and come out the same. */
static void
test_threads (void)
{
  GThread *threads[4];
  g_autoptr (GBytes) here = render_worker ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("render", render_worker, "nl");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

/* A document keeps nothing of what it was made from. */
static void
test_copied (void)
{
  QuoteSample *sample = quote_sample_shop ("en");
  RegQuoteDocument *document = reg_quote_document_new (&sample->quote);
  RegQuoteDocument *again = reg_quote_document_ref (document);
  g_autofree char *before = join_pages (document);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < sample->quote.n_lines; i++)
    sample->lines[i].description = "something else";
  quote_sample_free (sample);
  reg_quote_document_unref (document);
  after = join_pages (again);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (after, "Front rack with straps"));
  reg_quote_document_unref (again);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/quote/random", test_random);
  g_test_add_func ("/draw/quote/threads", test_threads);
  g_test_add_func ("/draw/quote/copied", test_copied);
  return g_test_run ();
}
