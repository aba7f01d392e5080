/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-checks.h"
#include "quote-samples.h"

#include "core/reg-money-format.h"

#include <locale.h>
#include <string.h>

/* What is printed is read back from the pages as a customer would: every line in its order, its
 * figures under each other, and the amounts add up to the total. */

static const char *const languages[] = { "en", "en_US", "nl",    "de", "de_CH", "fr",
                                         "es", "ar",    "en_IN", "ja", "xx" };

/* One printed line of the table. */
typedef struct
{
  guint page;
  double y;
  double code_x;
  const RegDocPlaced *amount;
} Row;

static const RegDocPlaced *
text_at (GArray *dump, guint index)
{
  return &g_array_index (dump, RegDocPlaced, index);
}

/* Of the texts beside a code, the one furthest from it. */
static const RegDocPlaced *
amount_beside (GArray *dump, const RegDocPlaced *code)
{
  const RegDocPlaced *furthest = code;

  for (guint i = 0; i < dump->len; i++)
    {
      const RegDocPlaced *text = text_at (dump, i);

      if (ABS (text->y - code->y) < 2 && ABS (text->x - code->x) > ABS (furthest->x - code->x))
        furthest = text;
    }
  return furthest;
}

static void
read_page (GArray *dump, guint page, GArray *rows)
{
  for (guint i = 0; i < dump->len; i++)
    {
      const RegDocPlaced *text = text_at (dump, i);
      Row row = { page, text->y, text->x, NULL };

      if (!g_str_has_prefix (text->text, "AC-"))
        continue;
      row.amount = amount_beside (dump, text);
      g_array_append_val (rows, row);
    }
}

typedef struct
{
  RegQuoteDocument *document;
  GPtrArray *dumps; /* of GArray */
  GArray *rows;     /* of Row */
} Printed;

static void
print (Printed *self, const RegDocQuote *quote)
{
  self->document = reg_quote_document_new (quote);
  self->dumps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint page = 0; page < reg_quote_document_get_n_pages (self->document); page++)
    {
      g_ptr_array_add (self->dumps, reg_quote_document_dump_page (self->document, page));
      read_page (self->dumps->pdata[page], page, self->rows);
    }
}

static void
printed_clear (Printed *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->dumps);
  reg_quote_document_unref (self->document);
}

/* Lines come in their order, down the page and on to the next; codes stand at one edge, amounts end
 * at the other. */
static void
check_columns (const Printed *printed, const QuoteSample *sample, gboolean rtl)
{
  g_assert_cmpuint (printed->rows->len, ==, sample->quote.n_lines);
  for (guint i = 0; i < printed->rows->len; i++)
    {
      const Row *row = &g_array_index (printed->rows, Row, i);
      const Row *first = &g_array_index (printed->rows, Row, 0);
      const Row *above = i > 0 ? &g_array_index (printed->rows, Row, i - 1) : NULL;

      if (above)
        g_assert_true (row->page > above->page || row->y > above->y);
      g_assert_cmpint (row->amount->x < row->code_x, ==, rtl);
      if (rtl)
        g_assert_cmpfloat_with_epsilon (row->amount->x, first->amount->x, 0.6);
      else
        g_assert_cmpfloat_with_epsilon (row->amount->x + row->amount->width,
                                        first->amount->x + first->amount->width, 0.6);
    }
}

/* Read with the eyes of the customer's language. */
static void
check_sum (const Printed *printed, const QuoteSample *sample)
{
  RegNumberStyle style = reg_number_style_for_language (sample->quote.language);
  g_autofree char *total = reg_money_format (sample->quote.gross, sample->quote.currency, &style);
  g_autofree char *all = join_pages (printed->document);
  gint64 sum = 0;

  for (guint i = 0; i < printed->rows->len; i++)
    {
      const Row *row = &g_array_index (printed->rows, Row, i);
      gint64 amount;

      g_assert_true (
          reg_money_parse_local (row->amount->text, sample->quote.currency, &style, &amount, NULL));
      g_assert_cmpint (amount, ==, sample->lines[i].amount);
      sum += amount;
    }
  g_assert_cmpint (sum, ==, sample->quote.subtotal);
  g_assert_nonnull (strstr (all, total));
}

static void
test_read_back_in_every_language (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (45, languages[i]);
      Printed printed;

      g_test_message ("%s", languages[i]);
      print (&printed, &sample->quote);
      check_columns (&printed, sample, g_str_equal (languages[i], "ar"));
      check_sum (&printed, sample);
      assert_tidy (printed.document);
      printed_clear (&printed);
    }
}

static void
test_currencies (void)
{
  static const char *const currencies[] = { "EUR", "USD", "JPY", "KWD", "CHF", "XAF" };

  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (12, "de");
      Printed printed;

      sample->quote.currency = currencies[i];
      print (&printed, &sample->quote);
      check_columns (&printed, sample, FALSE);
      check_sum (&printed, sample);
      printed_clear (&printed);
    }
}

/* However many lines: the head of the table stands over the lines of every page, the total with a
 * line on the last page that has any, and every page says which it is. */
static void
test_pages (void)
{
  static const gsize sizes[] = { 1, 9, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 40, 57, 123 };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (int paper = REG_DOC_PAPER_A4; paper <= REG_DOC_PAPER_LETTER; paper++)
      {
        g_autoptr (QuoteSample) sample = quote_sample_new (sizes[s], "en");
        guint n_pages;
        Printed printed;

        sample->quote.paper = (RegDocPaper)paper;
        print (&printed, &sample->quote);
        n_pages = printed.dumps->len;
        check_columns (&printed, sample, FALSE);
        for (guint page = 0; page < n_pages; page++)
          {
            g_autofree char *text = join_page (printed.document, page);
            g_autofree char *whole = join_pages (printed.document);
            gsize n_lines = count_in (text, "\nAC-");

            g_assert_cmpuint (count_in (text, "\nDescription\n"), ==, n_lines > 0);
            if (strstr (text, "\nTotal\n"))
              g_assert_cmpuint (n_lines, >, 0);
            g_assert_cmpuint (count_in (whole, "\nTotal\n"), ==, 1);
          }
        printed_clear (&printed);
      }
}

static void
test_sizes_of_paper (void)
{
  static const struct
  {
    RegDocPaper paper;
    double width, height;
  } papers[] = { { REG_DOC_PAPER_A4, 595.28, 841.89 }, { REG_DOC_PAPER_LETTER, 612, 792 } };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (60, "en");
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autoptr (GBytes) pdf = NULL;
      double width, height;

      sample->quote.paper = papers[i].paper;
      document = reg_quote_document_new (&sample->quote);
      reg_quote_document_get_size (document, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].width, 0.5);
      g_assert_cmpfloat_with_epsilon (height, papers[i].height, 0.5);
      assert_tidy (document);
      pdf = reg_quote_document_get_pdf (document, NULL);
      g_assert_nonnull (pdf);
      /* A sheet less high takes more of them. */
      g_assert_cmpuint (reg_quote_document_get_n_pages (document), >=, 3);
    }
}

/* The mirror image of a page has its columns in the opposite order and as wide. */
static void
test_mirrored_columns (void)
{
  static const char *const heads[] = { "Code", "Description", "Qty", "Price", "Amount" };
  g_autoptr (QuoteSample) sample = quote_sample_new (5, "en");
  double x[2][G_N_ELEMENTS (heads)];

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autoptr (GArray) dump = NULL;

      sample->quote.direction = rtl ? REG_DOC_DIRECTION_RTL : REG_DOC_DIRECTION_LTR;
      document = reg_quote_document_new (&sample->quote);
      dump = reg_quote_document_dump_page (document, 0);
      for (gsize h = 0; h < G_N_ELEMENTS (heads); h++)
        {
          x[rtl][h] = -1;
          for (guint i = 0; i < dump->len; i++)
            if (strcmp (text_at (dump, i)->text, heads[h]) == 0)
              x[rtl][h] = text_at (dump, i)->x + text_at (dump, i)->width / 2;
          g_assert_cmpfloat (x[rtl][h], >, 0);
        }
      for (gsize h = 1; h < G_N_ELEMENTS (heads); h++)
        g_assert_cmpint (x[rtl][h] < x[rtl][h - 1], ==, rtl);
    }
  for (gsize h = 0; h < G_N_ELEMENTS (heads); h++)
    g_assert_cmpfloat_with_epsilon (x[0][h] + x[1][h], 595.28, 2);
}

/* Limits of the figures: they are printed whole, whatever room they need. */
static void
test_extreme_figures (void)
{
  static const struct
  {
    gint64 quantity, unit_price, amount;
  } cases[] = {
    { 0, 0, 0 },
    { 1, 1, 0 },
    { G_MAXINT64, G_MAXINT64, G_MAXINT64 },
    { -G_MAXINT64, G_MAXINT64, -G_MAXINT64 },
    { 1, G_MAXINT64, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (3, "en");
      RegNumberStyle style = reg_number_style_for_language ("en");
      g_autofree char *amount = reg_money_format_plain (cases[i].amount, "EUR", &style);
      g_autofree char *quantity = reg_quantity_format (cases[i].quantity, &style);
      g_autofree char *price = reg_price_format (cases[i].unit_price, "EUR", &style);
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autofree char *text = NULL;

      sample->lines[1].quantity = cases[i].quantity;
      sample->lines[1].unit_price = cases[i].unit_price;
      sample->lines[1].amount = cases[i].amount;
      document = reg_quote_document_new (&sample->quote);
      text = join_pages (document);
      g_assert_nonnull (strstr (text, amount));
      g_assert_nonnull (strstr (text, quantity));
      g_assert_nonnull (strstr (text, price));
      assert_tidy (document);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/quote-figures/every-language", test_read_back_in_every_language);
  g_test_add_func ("/draw/quote-figures/currencies", test_currencies);
  g_test_add_func ("/draw/quote-figures/pages", test_pages);
  g_test_add_func ("/draw/quote-figures/sizes-of-paper", test_sizes_of_paper);
  g_test_add_func ("/draw/quote-figures/mirrored-columns", test_mirrored_columns);
  g_test_add_func ("/draw/quote-figures/extreme-figures", test_extreme_figures);
  return g_test_run ();
}
