/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-export.h"
#include "draw/reg-doc-color.h"
#include "draw/reg-doc-layout.h"
#include "quote-checks.h"
#include "quote-samples.h"

#include <locale.h>
#include <string.h>

/* Layouts are files people may write: what is wrong in one is named, and what is right holds every
 * document. */

static const char *const own[] = { "classic", "modern", "letter", "compact", "plain" };

static void
test_own (void)
{
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);

  g_assert_null (reg_doc_layouts_get_problems (layouts)[0]);
  g_assert_cmpuint (reg_doc_layouts_get_n (layouts), ==, G_N_ELEMENTS (own));
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      const RegDocLayout *layout = reg_doc_layouts_get (layouts, i);

      g_assert_cmpstr (layout->name, ==, own[i]);
      g_assert_nonnull (layout->title);
    }
}

/* The file says what the program does without one. */
static void
test_classic (void)
{
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);
  const RegDocLayout *file = reg_doc_layouts_get (layouts, 0);
  const RegDocLayout *usual = reg_doc_layout_get_default ();
  g_autoptr (QuoteSample) sample = quote_sample_shop ("nl");
  g_autoptr (GBytes) without = reg_quote_document_render_pdf (&sample->quote, NULL);
  g_autoptr (GBytes) with = NULL;

  g_assert_cmpstr (file->name, ==, usual->name);
  g_assert_cmpstr (file->font, ==, usual->font);
  g_assert_cmpuint (file->columns, ==, usual->columns);
  g_assert_cmpuint (file->n_parts, ==, usual->n_parts);
  sample->quote.layout = file;
  with = reg_quote_document_render_pdf (&sample->quote, NULL);
  g_assert_true (g_bytes_equal (with, without));
}

static const struct
{
  const char *text;
  const char *message;
} wrong[] = {
  { "Size=3", "mine.layout: " },
  { "[Text]\nSize=3\n", "mine.layout: [Text] Size: “3” is no number between 6 and 14" },
  { "[Text]\nSize=ten\n", "mine.layout: [Text] Size: “ten” is no number" },
  { "[Text]\nSize=nan\n", "[Text] Size" },
  { "[Text]\nSize=9,5\n", "[Text] Size: “9,5” is no number" },
  { "[Text]\nFont=\n", "[Text] Font: empty" },
  { "[Text]\nColour=red\n", "[Text] Colour: not known" },
  { "[Texts]\nSize=9\n", "[Texts] Size: not known" },
  { "[Head]\nStyle=round\n", "[Head] Style: “round” is none of plain, band, centered" },
  { "[Page]\nFoldMarks=yes\n", "[Page] FoldMarks: neither true nor false" },
  { "[Colors]\nAccent=blue\n", "[Colors] Accent: not a colour" },
  { "[Colors]\nText=#eeeeee\n", "[Colors] Text: too light" },
  { "[Table]\nColumns=code;amount\n", "[Table] Columns: description and amount" },
  { "[Table]\nColumns=description;amount;profit\n", "[Table] Columns: “profit” is none of" },
  { "[Layout]\nParts=letterhead;address;title\n", "[Layout] Parts: letterhead, address" },
  { "[Layout]\nParts=letterhead;address;title;lines;lines\n", "“lines” stands there twice" },
  { "[Address]\nTop=20\n", "[Address] Top: leaves no room" },
  { "[Page]\nSide=40\n[Address]\nTop=45\nWidth=110\n", "[Address] Width: leaves no room" },
  { "[Layout]\nParts=address;letterhead;title;lines\n[Address]\nTop=45\n",
    "[Layout] Parts: with a" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegDocLayout) layout = reg_doc_layout_read ("mine", wrong[i].text, &error);

      g_assert_null (layout);
      g_assert_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_INVALID);
      if (strstr (error->message, wrong[i].message) == NULL)
        g_error ("“%s” instead of “%s”", error->message, wrong[i].message);
    }
}

static void
write_file (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

/* Bad files are named and left out; a good one is offered; one named like ours takes its place. */
static void
test_folder (void)
{
  g_autofree char *folder = reg_doc_layouts_dup_folder ();
  g_autofree char *large = g_strnfill (REG_DOC_LAYOUT_MAX + 1, '#');
  g_autoptr (RegDocLayouts) layouts = NULL;
  const char *const *problems;
  gboolean known;

  g_mkdir_with_parents (folder, 0700);
  write_file (folder, "house.layout", "[Layout]\nName=House style\n[Text]\nSize=11\n", -1);
  write_file (folder, "modern.layout", "[Text]\nSize=12\n", -1);
  write_file (folder, "plain.layout", "[Text]\nSize=99\n", -1);
  write_file (folder, "large.layout", large, -1);
  write_file (folder, "nul.layout", "[Text]\0Size", 11);
  write_file (folder, "notes.txt", "nothing to do with it", -1);
  layouts = reg_doc_layouts_new_usual ();
  problems = reg_doc_layouts_get_problems (layouts);
  g_assert_cmpuint (g_strv_length ((char **)problems), ==, 3);
  g_assert_true (g_str_has_prefix (problems[0], "large.layout"));
  g_assert_true (g_str_has_prefix (problems[1], "nul.layout"));
  g_assert_true (g_str_has_prefix (problems[2], "plain.layout: [Text] Size"));
  g_assert_cmpuint (reg_doc_layouts_get_n (layouts), ==, 6);
  g_assert_cmpfloat (reg_doc_layouts_find (layouts, "house", &known)->size, ==, 11);
  g_assert_true (known);
  g_assert_cmpfloat (reg_doc_layouts_find (layouts, "modern", &known)->size, ==, 12);
  g_assert_cmpfloat (reg_doc_layouts_find (layouts, "plain", &known)->size, ==, 10);
  g_assert_cmpstr (reg_doc_layouts_find (layouts, "gone", &known)->name, ==, "classic");
  g_assert_false (known);
  g_assert_cmpstr (reg_doc_layouts_find (layouts, "", &known)->name, ==, "classic");
  g_assert_true (known);
}

typedef QuoteSample *(*MakeSample) (void);

static QuoteSample *
make_many (void)
{
  return quote_sample_new (200, "de");
}

static QuoteSample *
make_shop (void)
{
  return quote_sample_shop ("en_US");
}

/* Everything holds in every layout: nothing overlaps, no line is lost, the total has company. */
static void
test_documents (void)
{
  static const MakeSample makers[] = { make_many, make_shop, quote_sample_arabic,
                                       quote_sample_japanese, quote_sample_awkward };
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);

  for (guint l = 0; l < reg_doc_layouts_get_n (layouts); l++)
    for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
      for (int paper = 0; paper < 2; paper++)
        {
          g_autoptr (QuoteSample) sample = makers[m]();
          g_autoptr (RegQuoteDocument) document = NULL;
          g_autofree char *all = NULL, *total = NULL;

          g_test_message ("%s %u", own[l], m);
          sample->quote.layout = reg_doc_layouts_get (layouts, l);
          sample->quote.letterhead = "One\nTwo\nThree\nFour";
          sample->quote.paper = paper;
          document = reg_quote_document_new (&sample->quote);
          assert_tidy (document);
          all = join_pages (document);
          total = g_strdup_printf ("\n%s\n", document->words->total);
          g_assert_cmpuint (count_in (all, total), ==, 1);
          g_assert_nonnull (strstr (all, "\nThree\n"));
          g_assert_null (strstr (all, "\nFour\n"));
          for (gsize i = 0; m == 0 && i < sample->quote.n_lines; i++)
            {
              g_autofree char *item = g_strdup_printf ("(item%03u)\n", (guint)i + 1);

              g_assert_cmpuint (count_in (all, item), ==, 1);
            }
        }
}

/* What the envelope shows is in its window, wherever the letterhead ends. */
static void
test_window (void)
{
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);
  const RegDocLayout *letter = reg_doc_layouts_find (layouts, "letter", NULL);

  for (int large = 0; large < 2; large++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (3, "de");
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autoptr (GArray) dump = NULL;
      guint seen = 0;

      sample->quote.layout = letter;
      if (large)
        sample->quote.firm_contact = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12";
      document = reg_quote_document_new (&sample->quote);
      dump = reg_quote_document_dump_page (document, 0);
      for (guint i = 0; i < dump->len; i++)
        {
          const RegDocPlaced *text = &g_array_index (dump, RegDocPlaced, i);

          if (strcmp (text->text, "Bakery De Halm") != 0 && strcmp (text->text, "Netherlands") != 0)
            continue;
          seen++;
          g_assert_cmpfloat (text->y, >=, 62 * REG_DOC_MM);
          g_assert_cmpfloat (text->y + text->height, <=, 90.5 * REG_DOC_MM);
          g_assert_cmpfloat (text->x, >=, 24.9 * REG_DOC_MM);
          g_assert_cmpfloat (text->x + text->width, <=, 105 * REG_DOC_MM);
        }
      g_assert_cmpuint (seen, ==, 2);
    }
}

/* Columns that are not asked for are not there, and nothing of them is said elsewhere. */
static void
test_columns (void)
{
  g_autoptr (RegDocLayout)
      layout = reg_doc_layout_read ("mine", "[Table]\nColumns=description;amount\n", NULL);
  g_autoptr (QuoteSample) sample = quote_sample_new (4, "en");
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autofree char *all = NULL;

  sample->quote.layout = layout;
  document = reg_quote_document_new (&sample->quote);
  all = join_pages (document);
  g_assert_null (strstr (all, "AC-001"));
  g_assert_null (strstr (all, "\nPrice\n"));
  g_assert_null (strstr (all, "\n10\302\240%\n"));
  g_assert_nonnull (strstr (all, "(item004)"));
  g_assert_nonnull (strstr (all, "\nAmount\n"));
}

static void
test_parts (void)
{
  g_autoptr (RegDocLayout) layout = reg_doc_layout_read (
      "mine", "[Layout]\nParts=title;letterhead;terms;address;lines\n", NULL);
  g_autoptr (QuoteSample) sample = quote_sample_new (4, "en");
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autofree char *all = NULL;

  sample->quote.layout = layout;
  document = reg_quote_document_new (&sample->quote);
  assert_tidy (document);
  all = join_pages (document);
  g_assert_true (strstr (all, "Quotation 2026") < strstr (all, "Kade 12"));
  g_assert_true (strstr (all, "Delivery within") < strstr (all, "Bakery De Halm"));
  g_assert_null (strstr (all, "Signature"));
  g_assert_null (strstr (all, "Thank you"));
}

/* Whatever colour somebody picks, what is written in it or on it can be read. */
static void
test_contrast (void)
{
  static const RegColor paper = { 1, 1, 1, 1 };

  for (int red = 0; red <= 255; red += 51)
    for (int green = 0; green <= 255; green += 51)
      for (int blue = 0; blue <= 255; blue += 51)
        {
          g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", red, green, blue);
          g_autofree char *back = NULL;
          RegColor color, ink, upon;

          g_assert_true (reg_doc_color_parse (text, &color));
          back = reg_doc_color_format (&color);
          g_assert_cmpstr (back, ==, text);
          ink = reg_doc_color_for_text (&color);
          upon = reg_doc_color_upon (&color);
          g_assert_cmpfloat (reg_doc_color_contrast (&ink, &paper), >=, REG_DOC_CONTRAST);
          g_assert_cmpfloat (reg_doc_color_contrast (&upon, &color), >=, REG_DOC_CONTRAST);
        }
}

static void
test_colors (void)
{
  static const char *const bad[] = { NULL,       "",        "#",       "#12345",
                                     "#1234567", "123456 ", "#12345g", "#12 456" };
  const RegColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  RegColor color = { 0.5, 0.5, 0.5, 0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (reg_doc_color_parse (bad[i], &color));
  g_assert_cmpfloat (color.alpha, ==, 0.5);
  g_assert_cmpfloat_with_epsilon (reg_doc_color_contrast (&black, &white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (reg_doc_color_contrast (&white, &white), 1, 0.001);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/doc-layout/own", test_own);
  g_test_add_func ("/draw/doc-layout/classic", test_classic);
  g_test_add_func ("/draw/doc-layout/wrong", test_wrong);
  g_test_add_func ("/draw/doc-layout/folder", test_folder);
  g_test_add_func ("/draw/doc-layout/documents", test_documents);
  g_test_add_func ("/draw/doc-layout/window", test_window);
  g_test_add_func ("/draw/doc-layout/columns", test_columns);
  g_test_add_func ("/draw/doc-layout/parts", test_parts);
  g_test_add_func ("/draw/doc-layout/contrast", test_contrast);
  g_test_add_func ("/draw/doc-layout/colors", test_colors);
  return g_test_run ();
}
