/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-export.h"
#include "draw/reg-quote-document-private.h"
#include "quote-checks.h"
#include "quote-samples.h"

#include <locale.h>
#include <string.h>

static void
test_every_line (void)
{
  static const gsize sizes[] = { 0, 1, 10, 60, 200, 700 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (sizes[s], "en");
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
      g_autofree char *text = join_pages (document);

      for (gsize i = 1; i <= sizes[s]; i++)
        {
          g_autofree char *item = g_strdup_printf ("(item%03u)\n", (guint)i);
          g_autofree char *code = g_strdup_printf ("\nAC-%03u\n", (guint)i);

          g_assert_cmpuint (count_in (text, item), ==, 1);
          g_assert_cmpuint (count_in (text, code), ==, 1);
        }
      g_assert_cmpuint (count_in (text, "\nTotal\n"), ==, 1);
      g_assert_cmpuint (count_in (text, "\nSignature\n"), ==, 1);
      assert_tidy (document);
      if (sizes[s] <= 10)
        g_assert_cmpuint (reg_quote_document_get_n_pages (document), ==, 1);
      if (sizes[s] == 200)
        g_assert_cmpuint (reg_quote_document_get_n_pages (document), <=, 9);
    }
}

/* Whatever the number of lines: no page with the total but without a line, none with a head but
 * without a line, one head on every page with lines, and no signature on an empty sheet. */
static void
test_no_widows (void)
{
  for (gsize n = 1; n <= 95; n++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (n, "en");
      g_autoptr (RegQuoteDocument) document = NULL;

      sample->quote.terms = n % 2 ? sample->quote.terms : NULL;
      sample->quote.approved_by = n % 3 ? NULL : "somebody";
      document = reg_quote_document_new (&sample->quote);
      for (guint page = 0; page < reg_quote_document_get_n_pages (document); page++)
        {
          g_autofree char *text = join_page (document, page);
          gsize items = count_in (text, "(item");

          g_assert_cmpuint (count_in (text, "\nDescription\n"), ==, items > 0 ? 1 : 0);
          if (strstr (text, "\nTotal\n") != NULL)
            {
              g_assert_cmpuint (items, >, 0);
              g_assert_cmpuint (count_in (text, "\nNet\n"), ==, 1);
            }
          if (strstr (text, "\nSignature\n") != NULL && sample->quote.approved_by == NULL)
            g_assert_true (items > 0 || strstr (text, "Delivery within") != NULL);
        }
      assert_tidy (document);
    }
}

/* A heading is followed by one of its lines on the same page, and a subtotal preceded by one. */
static void
test_sections (void)
{
  for (gsize n = 3; n <= 70; n++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (n, "en");
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autofree char *all = NULL;

      for (gsize i = 0; i < n; i += 3)
        {
          sample->lines[i].kind = REG_DOC_LINE_SECTION;
          sample->lines[i].description = "Heading";
        }
      quote_sample_add_up (sample);
      document = reg_quote_document_new (&sample->quote);
      assert_tidy (document);
      for (guint page = 0; page < reg_quote_document_get_n_pages (document); page++)
        {
          g_autofree char *text = join_page (document, page);
          const char *heading = strstr (text, "\nHeading\n");
          const char *subtotal = strstr (text, "\nSubtotal · Heading\n");

          for (; heading != NULL; heading = strstr (heading + 1, "\nHeading\n"))
            if (strstr (text, "\nTotal\n") == NULL)
              g_assert_nonnull (strstr (heading, "(item"));
          if (subtotal != NULL)
            g_assert_true (strstr (text, "(item") < subtotal);
        }
      all = join_pages (document);
      g_assert_cmpuint (count_in (all, "\nHeading\n"), ==, (n + 2) / 3);
      /* A last heading without lines has nothing to add up, and a single section needs no sum. */
      g_assert_cmpuint (count_in (all, "\nSubtotal · Heading\n"), ==,
                        (n + 1) / 3 > 1 ? (n + 1) / 3 : 0);
    }
}

static void
test_same_bytes (void)
{
  static const char *const languages[] = { "en", "ar", "nl" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (QuoteSample) one = quote_sample_shop (languages[i]);
      g_autoptr (QuoteSample) two = quote_sample_shop (languages[i]);
      g_autoptr (GBytes) first = reg_quote_document_render_pdf (&one->quote, NULL);
      g_autoptr (QuoteSample) between = quote_sample_new (60, "fr");
      g_autoptr (GBytes) other = reg_quote_document_render_pdf (&between->quote, NULL);
      g_autoptr (GBytes) second = reg_quote_document_render_pdf (&two->quote, NULL);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, other));
      two->lines[2].description = "Front rack without straps";
      g_bytes_unref (second);
      second = reg_quote_document_render_pdf (&two->quote, NULL);
      g_assert_false (g_bytes_equal (first, second));
    }
}

static void
test_languages (void)
{
  static const struct
  {
    const char *language;
    const char *currency;
    const char *texts[6];
  } cases[] = {
    { "en",
      "EUR",
      { "Quotation 2026-0118-2", "22 November 2026", "1,813.13\302\240€", "Valid until",
        "VAT 21\302\240% on 1,813.13", "Amount" } },
    { "en_US",
      "USD",
      { "November 22, 2026", "December 22, 2026", "$1,813.13", "Qty", "Total", "Code" } },
    { "nl",
      "EUR",
      { "Offerte 2026-0118-2", "22 november 2026", "€\302\2401.813,13", "Geldig tot en met",
        "Btw 21\302\240% over 1.813,13", "Korting" } },
    { "de_DE",
      "EUR",
      { "Angebot 2026-0118-2", "22. November 2026", "1.813,13\302\240€", "Gültig bis",
        "MwSt. 21\302\240% auf 1.813,13", "Unterschrift" } },
    { "fr-FR",
      "EUR",
      { "Devis 2026-0118-2", "22 novembre 2026", "1\342\200\257813,13\302\240€", "Valable jusqu’au",
        "Total TTC", "Bon pour accord" } },
    { "es",
      "EUR",
      { "Presupuesto 2026-0118-2", "22 de noviembre de 2026", "1.813,13\302\240€", "Válido hasta",
        "Base imponible", "Firma" } },
    { "xx",
      "CHF",
      { "Quotation 2026-0118-2", "22 November 2026", "1,813.13", "Valid until", "Signature",
        "Total" } },
    { NULL, "JPY", { "Quotation 2026-0118-2", "181,313", "Total", "Price", "Code", "Qty" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (10, cases[i].language);
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autofree char *text = NULL;

      sample->quote.currency = cases[i].currency;
      document = reg_quote_document_new (&sample->quote);
      text = join_pages (document);
      for (guint t = 0; t < G_N_ELEMENTS (cases[i].texts); t++)
        if (strstr (text, cases[i].texts[t]) == NULL)
          g_error ("%s: no “%s” in %s", cases[i].language, cases[i].texts[t], text);
      assert_tidy (document);
    }
}

static void
test_words (void)
{
  static const char *const languages[] = { "en", "nl", "de", "fr", "es" };
  static const char *const first[] = { "1 March 2026", "1 maart 2026", "1. März 2026",
                                       "1er mars 2026", "1 de marzo de 2026" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const RegDocWords *words = reg_doc_words_for_language (languages[i]);
      const char *const *texts = (const char *const *)words;
      g_autofree char *date = reg_doc_words_format_date (words, languages[i], "2026-03-01");

      g_assert_cmpstr (words->language, ==, languages[i]);
      g_assert_cmpstr (date, ==, first[i]);
      for (guint t = 0; t < sizeof *words / sizeof (char *); t++)
        {
          g_assert_nonnull (texts[t]);
          g_assert_cmpuint (strlen (texts[t]), >, 0);
          g_assert_true (g_utf8_validate (texts[t], -1, NULL));
        }
    }
  g_assert_true (reg_doc_words_for_language ("english") == reg_doc_words_for_language (NULL));
  g_assert_true (reg_doc_language_is_rtl ("ar_EG"));
  g_assert_true (reg_doc_language_is_rtl ("he"));
  g_assert_false (reg_doc_language_is_rtl ("art"));
  g_assert_false (reg_doc_language_is_rtl (NULL));
}

static void
test_bad_dates (void)
{
  const RegDocWords *words = reg_doc_words_for_language ("en");
  g_autofree char *none = reg_doc_words_format_date (words, "en", NULL);
  g_autofree char *odd = reg_doc_words_format_date (words, "en", "soon");

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (odd, ==, "soon");
}

static void
test_kinds_of_lines (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_shop ("en");
  g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
  g_autofree char *text = join_pages (document);
  static const char *const parts[] = {
    "\nThe bikes\n",
    "\nSubtotal · The bikes\n",
    "\n4,392.00\n",
    "\nSubtotal · Work and small parts\n",
    "\n364.20\n",
    "\n14\302\240%\n",
    "\n2.5\302\240h\n",
    "\n2\302\240pcs\n",
    "\n2,450.00\n",
    "\n9\302\240%\n",
    "\noptional, not in the total\n",
    "\nalternative, not in the total\n",
    "includes new brake cables.\n",
    "\nVAT 21\302\240% on 4,551.77\n",
    "\nVAT 9\302\240% on 148.23\n",
    "\n−56.20\302\240€\n",
    "\nRounding\n",
    "\n5,669.20\302\240€\n",
    "\nWith all options 6,502.89\302\240€\n",
    "\nApproved by the manager, 22 November 2026\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("no “%s” in %s", parts[i], text);
  assert_tidy (document);
}

/* An option that was taken counts: it carries no remark and is in the subtotal. */
static void
test_chosen (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_shop ("en");
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autofree char *text = NULL;

  sample->lines[7].chosen = TRUE;
  document = reg_quote_document_new (&sample->quote);
  text = join_pages (document);
  g_assert_null (strstr (text, "optional, not"));
  g_assert_nonnull (strstr (text, "\n1,053.20\n"));
}

static void
test_tax_words (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (2, "en");
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autofree char *text = NULL;

  sample->taxes[0].name = "GST";
  sample->taxes[0].note = "Reverse charge: the customer owes the tax.";
  sample->quote.prices_include_tax = TRUE;
  sample->quote.discount = 500;
  sample->quote.discount_rate = 75000;
  document = reg_quote_document_new (&sample->quote);
  text = join_pages (document);
  g_assert_nonnull (strstr (text, "\nGST 21\302\240% on "));
  g_assert_nonnull (strstr (text, "\nNo VAT on "));
  g_assert_nonnull (strstr (text, ": Reverse charge: the customer owes the tax.\n"));
  g_assert_nonnull (strstr (text, "\nPrices include VAT.\n"));
  g_assert_nonnull (strstr (text, "\nDiscount 7.5\302\240%\n"));
}

static const RegDocPlaced *
find_text (GArray *dump, const char *text)
{
  for (guint i = 0; i < dump->len; i++)
    if (strcmp (g_array_index (dump, RegDocPlaced, i).text, text) == 0)
      return &g_array_index (dump, RegDocPlaced, i);
  g_error ("no “%s”", text);
}

static void
test_mirrored (void)
{
  static const struct
  {
    const char *language;
    RegDocDirection direction;
    gboolean rtl;
  } cases[] = {
    { "ar", REG_DOC_DIRECTION_AUTO, TRUE },
    { "en", REG_DOC_DIRECTION_RTL, TRUE },
    { "en", REG_DOC_DIRECTION_AUTO, FALSE },
    { "ar", REG_DOC_DIRECTION_LTR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_arabic ();
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autoptr (GArray) dump = NULL;

      sample->quote.language = cases[i].language;
      sample->quote.direction = cases[i].direction;
      document = reg_quote_document_new (&sample->quote);
      dump = reg_quote_document_dump_page (document, 0);
      g_assert_cmpint (find_text (dump, "Amount")->x < find_text (dump, "Code")->x, ==,
                       cases[i].rtl);
      g_assert_cmpint (find_text (dump, "ورشة الدراجات")->x > 200, ==, cases[i].rtl);
      assert_tidy (document);
    }
}

static void
test_awkward (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_awkward ();
  g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
  g_autoptr (GBytes) pdf = reg_quote_document_get_pdf (document, NULL);
  g_autofree char *text = join_pages (document);

  assert_tidy (document);
  g_assert_nonnull (pdf);
  g_assert_cmpuint (reg_quote_document_get_n_pages (document), >, 4);
  g_assert_nonnull (strstr (text, "A-CODE-THAT-IS-MUCH-LONGER"));
  g_assert_nonnull (strstr (text, "−1.234567"));
  g_assert_nonnull (strstr (text, "92’233’720’368’547’758.07"));
}

/* Every line of a text that goes over several pages is drawn once, on one of them. */
static void
test_split_text (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (1, "en");
  g_autoptr (RegQuoteDocument) document = NULL;
  GString *terms = g_string_new (NULL);
  int expected = 0;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (terms, "Term %u\n", i);
  sample->quote.terms = quote_sample_keep (sample, g_string_free (terms, FALSE));
  document = reg_quote_document_new (&sample->quote);
  assert_tidy (document);
  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (document->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RegDocItem *item = &g_array_index (items, RegDocItem, i);

          if (item->whole)
            continue;
          g_assert_cmpint (item->first, ==, expected);
          g_assert_cmpint (item->end, >=, item->first + 2);
          expected = item->end;
        }
    }
  g_assert_cmpint (expected, ==, 300);
}

static cairo_surface_t *
draw_mask (RegQuoteDocument *document, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);

  reg_quote_document_draw_page (document, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_inked (cairo_surface_t *mask, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (mask);

  return data[y * cairo_image_surface_get_stride (mask) + x] > 60;
}

static guint
count_ink (RegQuoteDocument *document, guint page)
{
  cairo_surface_t *mask = draw_mask (document, page);
  guint ink = 0;

  for (int y = 0; y < 850; y++)
    for (int x = 0; x < 600; x++)
      ink += is_inked (mask, x, y);
  cairo_surface_destroy (mask);
  return ink;
}

static void
test_drawn (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (60, "en");
  g_autoptr (RegQuoteDocument) plain = reg_quote_document_new (&sample->quote);
  g_autoptr (RegQuoteDocument) draft = NULL, unapproved = NULL;

  sample->quote.mark = REG_DOC_MARK_DRAFT;
  draft = reg_quote_document_new (&sample->quote);
  sample->quote.mark = REG_DOC_MARK_NOT_APPROVED;
  unapproved = reg_quote_document_new (&sample->quote);
  g_assert_cmpuint (reg_quote_document_get_n_pages (plain), ==,
                    reg_quote_document_get_n_pages (draft));
  for (guint page = 0; page < reg_quote_document_get_n_pages (plain); page++)
    {
      guint ink = count_ink (plain, page);

      g_assert_cmpuint (ink, >, 500);
      /* Big letters across every page. */
      g_assert_cmpuint (count_ink (draft, page), >, ink + 10000);
      g_assert_cmpuint (count_ink (unapproved, page), >, ink + 10000);
    }
}

static GBytes *
make_logo (int width, int height)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  char *data;
  gsize size;

  cairo_set_source_rgb (cr, 0, 0.5, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
test_logo (void)
{
  /* The size of the picture, and of what it becomes. */
  static const int sizes[][4] = {
    { 380, 96, 190, 48 }, { 100, 400, 12, 48 }, { 20, 10, 20, 10 }, { 3800, 200, 190, 10 }
  };
  g_autoptr (QuoteSample) sample = quote_sample_new (1, "en");
  g_autoptr (RegQuoteDocument) without = reg_quote_document_new (&sample->quote);
  g_autoptr (GBytes) broken = g_bytes_new_static ("\211PNG\r\n\032\nnonsense", 16);
  g_autoptr (RegQuoteDocument) with_broken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) logo = make_logo (sizes[i][0], sizes[i][1]);
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autofree char *text = NULL;
      cairo_surface_t *mask;

      sample->quote.logo = logo;
      document = reg_quote_document_new (&sample->quote);
      text = join_page (document, 0);
      mask = draw_mask (document, 0);
      for (int x = 2; x < sizes[i][2] - 2; x++)
        for (int y = 2; y < sizes[i][3] - 2; y++)
          g_assert_true (is_inked (mask, REG_DOC_MARGIN + x, REG_DOC_TOP + y));
      g_assert_false (is_inked (mask, REG_DOC_MARGIN + sizes[i][2] + 3, REG_DOC_TOP + 2));
      cairo_surface_destroy (mask);
      g_assert_nonnull (strstr (text, "Spoke & Chain"));
      assert_tidy (document);
    }
  sample->quote.logo = broken;
  with_broken = reg_quote_document_new (&sample->quote);
  g_assert_cmpuint (count_ink (with_broken, 0), ==, count_ink (without, 0));
}

static void
test_nothing (void)
{
  const RegDocQuote quote = { 0 };
  g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&quote);
  g_autoptr (GBytes) pdf = reg_quote_document_get_pdf (document, NULL);

  g_assert_cmpuint (reg_quote_document_get_n_pages (document), ==, 1);
  g_assert_nonnull (pdf);
}

static void
test_paper (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (30, "en_US");
  g_autoptr (RegQuoteDocument) a4 = reg_quote_document_new (&sample->quote);
  g_autoptr (RegQuoteDocument) letter = NULL;
  double width, height;

  reg_quote_document_get_size (a4, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  sample->quote.paper = REG_DOC_PAPER_LETTER;
  letter = reg_quote_document_new (&sample->quote);
  reg_quote_document_get_size (letter, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  assert_tidy (letter);
}

/* What the tools of poppler say about a PDF; NULL when they are not here. */
static char *
ask_poppler (GBytes *pdf, const char *tool, const char *option)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "quote.pdf", NULL);
  const char *arguments[] = { program, path, option, "-", NULL };
  char *output = NULL;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  int status;

  if (program == NULL)
    return NULL;
  if (option == NULL)
    arguments[2] = NULL;
  else if (strcmp (tool, "pdftotext") == 0)
    {
      arguments[1] = option;
      arguments[2] = path;
    }
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, data, size, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
test_read_back (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_new (200, "en");
  g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (&sample->quote, NULL);
  g_autofree char *text = ask_poppler (pdf, "pdftotext", "-layout");
  g_autofree char *total = NULL;

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *item = g_strdup_printf ("item%03u", i);
      g_autofree char *code = g_strdup_printf ("AC-%03u", i);

      g_assert_cmpuint (count_in (text, item), ==, 1);
      g_assert_cmpuint (count_in (text, code), ==, 1);
    }
  g_assert_nonnull (strstr (text, "Page 1 of 8"));
  g_assert_nonnull (strstr (text, "Page 8 of 8"));
  g_assert_cmpuint (count_in (text, "Quotation 2026-0118-2 · Spoke & Chain"), ==, 7);
  g_assert_nonnull (strstr (text, "582,420.78"));
  g_assert_nonnull (strstr (text, "704,729.14"));
  g_assert_nonnull (strstr (text, "Valid until"));
}

static void
test_metadata_and_fonts (void)
{
  g_autoptr (QuoteSample) sample = quote_sample_shop ("nl");
  g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (&sample->quote, NULL);
  g_autofree char *info = ask_poppler (pdf, "pdfinfo", NULL);
  g_autofree char *fonts = ask_poppler (pdf, "pdffonts", NULL);
  g_auto (GStrv) rows = NULL;

  if (info == NULL || fonts == NULL)
    {
      g_test_skip ("poppler's tools are not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Offerte 2026-0118-2"));
  g_assert_nonnull (strstr (info, "Spoke & Chain"));
  g_assert_nonnull (strstr (info, "Sun Nov 22"));
  g_assert_nonnull (strstr (info, "2026"));
  rows = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), >, 3);
  for (guint i = 2; rows[i] != NULL && *rows[i] != '\0'; i++)
    g_assert_nonnull (strstr (rows[i], " yes yes "));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/quote/every-line", test_every_line);
  g_test_add_func ("/draw/quote/no-widows", test_no_widows);
  g_test_add_func ("/draw/quote/sections", test_sections);
  g_test_add_func ("/draw/quote/same-bytes", test_same_bytes);
  g_test_add_func ("/draw/quote/languages", test_languages);
  g_test_add_func ("/draw/quote/words", test_words);
  g_test_add_func ("/draw/quote/bad-dates", test_bad_dates);
  g_test_add_func ("/draw/quote/kinds-of-lines", test_kinds_of_lines);
  g_test_add_func ("/draw/quote/chosen", test_chosen);
  g_test_add_func ("/draw/quote/tax-words", test_tax_words);
  g_test_add_func ("/draw/quote/mirrored", test_mirrored);
  g_test_add_func ("/draw/quote/awkward", test_awkward);
  g_test_add_func ("/draw/quote/split-text", test_split_text);
  g_test_add_func ("/draw/quote/drawn", test_drawn);
  g_test_add_func ("/draw/quote/logo", test_logo);
  g_test_add_func ("/draw/quote/nothing", test_nothing);
  g_test_add_func ("/draw/quote/paper", test_paper);
  g_test_add_func ("/draw/quote/read-back", test_read_back);
  g_test_add_func ("/draw/quote/metadata-and-fonts", test_metadata_and_fonts);
  return g_test_run ();
}
