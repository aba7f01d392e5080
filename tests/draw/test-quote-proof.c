/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-money-format.h"
#include "core/reg-quote-calc.h"
#include "quote-checks.h"
#include "quote-samples.h"

#include <locale.h>
#include <string.h>

/* What a quotation has to stand, read back from the PDF itself as another program reads it: short
 * and long ones, scripts from the right, scripts without blanks, words without an end, amounts as
 * large as the calculator takes. Without poppler's tools only our own layout is looked at. */

#define LONG_WORD 300

typedef QuoteSample *(*MakeSample) (void);

static void
mark_lines (QuoteSample *sample, const char *const *texts, gsize n_texts)
{
  for (gsize i = 0; i < sample->quote.n_lines; i++)
    sample->lines[i].description = quote_sample_keep (
        sample, g_strdup_printf ("%s (item%03u)", texts[i % n_texts], (guint)i + 1));
}

static QuoteSample *
make_arabic (void)
{
  static const char *const texts[] = { "دراجة شحن طويلة بثماني سرعات مع حامل أمامي",
                                       "غطاء مطر (Rain cover)، ثلاثة مقاسات" };
  QuoteSample *sample = quote_sample_arabic ();

  mark_lines (sample, texts, G_N_ELEMENTS (texts));
  return sample;
}

static QuoteSample *
make_hebrew (void)
{
  static const char *const texts[] = { "אופני מטען ארוכים עם שמונה הילוכים ומתלה קדמי",
                                       "כיסוי גשם (Rain cover), שלוש מידות, 52 ס״מ" };
  QuoteSample *sample = quote_sample_new (40, "he");

  mark_lines (sample, texts, G_N_ELEMENTS (texts));
  sample->quote.firm_name = "סדנת האופניים";
  sample->quote.customer_name = "מאפיית השיבולת";
  sample->quote.customer_address = "רחוב הטחנה 4\nתל אביב";
  sample->quote.terms = "אספקה תוך שלושה שבועות מיום ההזמנה.";
  return sample;
}

static QuoteSample *
make_cjk (void)
{
  static const char *const texts[] = {
    "カーゴバイク、ロングテール、８段変速、前キャリア付き。組み立てと初回点検を含みます。",
    "货运自行车，长尾，八速变速，带前货架。包括组装和首次保养，三个月内免费调整刹车。",
    "화물 자전거, 긴 꼬리, 8단 변속, 앞 짐받이 포함. 조립과 첫 점검이 들어 있습니다.",
  };
  QuoteSample *sample = quote_sample_new (30, "ja");

  mark_lines (sample, texts, G_N_ELEMENTS (texts));
  sample->quote.customer_name = "パン屋 麦の穂";
  sample->quote.customer_address = "東京都台東区 1-2-3";
  sample->quote.currency = "JPY";
  return sample;
}

static QuoteSample *
make_long_words (void)
{
  QuoteSample *sample = quote_sample_new (6, "de");
  g_autofree char *word = g_strnfill (LONG_WORD, 'w');
  RegDocQuote *quote = &sample->quote;

  for (gsize i = 0; i < 6; i++)
    sample->lines[i].description = quote_sample_keep (
        sample, g_strdup_printf ("(item%03u) %s", (guint)i + 1, word));
  sample->lines[2].code = quote_sample_keep (sample, g_strdup (word));
  sample->lines[3].unit = quote_sample_keep (sample, g_strndup (word, 12));
  quote->intro = quote->terms = quote->footer = quote->reference = quote_sample_keep (
      sample, g_strdup (word));
  quote->customer_name = quote->firm_name = quote->contact_person = quote->intro;
  quote->customer_address = quote->firm_address = quote->firm_contact = quote->intro;
  return sample;
}

static QuoteSample *
make_huge (void)
{
  QuoteSample *sample = quote_sample_new (4, "fr");
  RegDocQuote *quote = &sample->quote;

  for (gsize i = 0; i < 4; i++)
    {
      sample->lines[i].amount = i == 3 ? -REG_CALC_MAX_AMOUNT : REG_CALC_MAX_AMOUNT;
      sample->lines[i].unit_price = sample->lines[i].amount;
      sample->lines[i].quantity = G_GINT64_CONSTANT (123456789123456);
    }
  quote->subtotal = quote->net = quote->gross = REG_CALC_MAX_AMOUNT;
  quote->discount = quote->gross_with_options = REG_CALC_MAX_AMOUNT;
  quote->has_options = TRUE;
  quote->n_taxes = 3;
  for (gsize i = 0; i < 3; i++)
    sample->taxes[i] = (RegDocTax){ NULL, 210000 + (gint64)i, REG_CALC_MAX_AMOUNT,
                                    REG_CALC_MAX_AMOUNT, NULL };
  return sample;
}

/* Without @make: so many usual lines. */
static const struct
{
  const char *name;
  MakeSample make;
  gsize n_lines;
  const char *language;
} samples[] = {
  { "1", NULL, 1, "en" },     { "10", NULL, 10, "nl" },          { "50", NULL, 50, "de" },
  { "200", NULL, 200, "fr" }, { "arabic", make_arabic },         { "hebrew", make_hebrew },
  { "cjk", make_cjk },        { "long-words", make_long_words }, { "huge", make_huge },
};

static QuoteSample *
make_sample (gsize i)
{
  return samples[i].make != NULL ? samples[i].make ()
                                 : quote_sample_new (samples[i].n_lines, samples[i].language);
}

/* What a program of poppler says about a PDF; %NULL when it is not here. */
static char *
ask (const char *tool, const char *option, const char *path, gboolean to_output)
{
  g_autofree char *program = g_find_program_in_path (tool);
  const char *arguments[5] = { program };
  char *output = NULL;
  int status, n = 1;

  if (program == NULL)
    return NULL;
  if (option != NULL)
    arguments[n++] = option;
  arguments[n++] = path;
  if (to_output)
    arguments[n++] = "-";
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* Long words and lines are broken wherever the column ends. */
static char *
without_blanks (const char *text)
{
  GString *solid = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (solid, c);
    }
  return g_string_free (solid, FALSE);
}

static char *
save (const QuoteSample *sample)
{
  g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (&sample->quote, NULL);
  char *path = g_build_filename (g_get_user_data_dir (), "proof.pdf", NULL);

  g_assert_nonnull (pdf);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  return path;
}

static gboolean
is_drawable (RegQuoteDocument *document, const char *text)
{
  const RegDocFont font = { .size = REG_DOC_BODY_SIZE };
  g_autoptr (PangoLayout) layout = reg_doc_make_layout (document, text, &font, -1);

  return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

/* --- what our own layout says ----------------------------------------------------------- */

/* Which page has the total, and how many lines there are on each. */
static void
check_pages (RegQuoteDocument *document)
{
  const RegDocWords *words = document->words;
  g_autofree char *head = g_strdup_printf ("\n%s\n", words->description);
  g_autofree char *total = g_strdup_printf ("\n%s\n", words->total);
  guint totals = 0;

  for (guint page = 0; page < reg_quote_document_get_n_pages (document); page++)
    {
      g_autofree char *text = join_page (document, page);
      gboolean has_lines = strstr (text, "(item") != NULL;

      g_assert_cmpuint (count_in (text, head), ==, has_lines);
      if (strstr (text, total) == NULL)
        continue;
      totals++;
      g_assert_true (has_lines);
    }
  g_assert_cmpuint (totals, ==, 1);
}

static void
test_layout (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (QuoteSample) sample = make_sample (i);
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);

      g_test_message ("%s", samples[i].name);
      assert_tidy (document);
      check_pages (document);
    }
}

/* The total comes with a line, however many lines there are and however much stands below. */
static void
test_no_lonely_total (void)
{
  for (gsize n = 1; n < 120; n++)
    {
      g_autoptr (QuoteSample) sample = quote_sample_new (n, "en");
      g_autoptr (RegQuoteDocument) document = NULL;

      sample->quote.n_taxes = 1 + n % 3;
      sample->taxes[1] = sample->taxes[2] = sample->taxes[0];
      sample->quote.discount = n % 2 ? 100 : 0;
      sample->quote.has_options = n % 4 == 0;
      sample->quote.prices_include_tax = n % 5 == 0;
      document = reg_quote_document_new (&sample->quote);
      check_pages (document);
    }
}

/* --- what another program reads --------------------------------------------------------- */

static void
check_lines (const QuoteSample *sample, RegQuoteDocument *document, const char *text)
{
  g_autofree char *solid = without_blanks (text);

  for (gsize i = 0; i < sample->quote.n_lines; i++)
    {
      const RegDocLine *line = &sample->lines[i];
      g_autofree char *item = g_strdup_printf ("item%03u", (guint)i + 1);
      g_autofree char *code = without_blanks (line->code);
      g_autofree char *figure = reg_money_format_plain (line->amount, sample->quote.currency,
                                                        &document->style);
      g_autofree char *amount = without_blanks (figure);

      g_assert_cmpuint (count_in (text, item), ==, 1);
      g_assert_nonnull (strstr (solid, code));
      g_assert_nonnull (strstr (solid, amount));
    }
}

static void
check_numbers (RegQuoteDocument *document, const char *text)
{
  guint n = reg_quote_document_get_n_pages (document);

  for (guint page = 1; page <= n; page++)
    {
      g_autofree char *number = g_strdup_printf ("%s %u %s %u", document->words->page, page,
                                                 document->words->of, n);

      g_assert_cmpuint (count_in (text, number), >=, 1);
    }
}

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (QuoteSample) sample = make_sample (i);
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
      g_autofree char *path = save (sample);
      g_autofree char *text = ask ("pdftotext", "-layout", path, TRUE);
      g_autofree char *total = reg_money_format_plain (sample->quote.gross, sample->quote.currency,
                                                       &document->style);
      g_autofree char *wanted = without_blanks (total);
      g_autofree char *solid = NULL;

      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      g_test_message ("%s", samples[i].name);
      solid = without_blanks (text);
      check_lines (sample, document, text);
      check_numbers (document, text);
      g_assert_nonnull (strstr (solid, wanted));
    }
}

/* A word of three hundred letters is there to its last, on as many lines as it takes. */
static void
test_long_word (void)
{
  g_autoptr (QuoteSample) sample = make_long_words ();
  g_autofree char *path = save (sample);
  g_autofree char *text = ask ("pdftotext", "-raw", path, TRUE);
  gsize letters = 0;

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (const char *at = text; *at != '\0'; at++)
    letters += *at == 'w';
  /* Six lines, one of them with such a code, and what stands before and after the lines. */
  g_assert_cmpuint (letters, >=, 9 * LONG_WORD);
}

static const struct
{
  MakeSample make;
  const char *words[4];
} scripts[] = {
  /* Lam and alef are one shape, which poppler reads the wrong way round; so words without. */
  { make_arabic, { "دراجة", "مخبز", "مقاسات" } },
  { make_hebrew, { "אופני", "מאפיית", "כיסוי" } },
  { make_cjk, { "カーゴバイク", "货运自行车", "화물" } },
};

static void
test_scripts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (QuoteSample) sample = scripts[i].make ();
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (&sample->quote);
      g_autofree char *path = save (sample);
      g_autofree char *text = ask ("pdftotext", "-raw", path, TRUE);
      g_autofree char *solid = NULL;

      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      solid = without_blanks (text);
      for (gsize w = 0; scripts[i].words[w] != NULL; w++)
        if (is_drawable (document, scripts[i].words[w]))
          {
            if (strstr (solid, scripts[i].words[w]) == NULL)
              g_error ("no “%s” in %s", scripts[i].words[w], text);
          }
        else
          g_test_message ("No font of this machine has “%s”", scripts[i].words[w]);
    }
}

static void
test_fonts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (QuoteSample) sample = make_sample (i);
      g_autofree char *path = save (sample);
      g_autofree char *fonts = ask ("pdffonts", NULL, path, FALSE);
      g_auto (GStrv) rows = NULL;

      if (fonts == NULL)
        {
          g_test_skip ("pdffonts is not installed");
          return;
        }
      rows = g_strsplit (fonts, "\n", -1);
      g_assert_cmpuint (g_strv_length (rows), >, 3);
      for (guint row = 2; rows[row] != NULL && *rows[row] != '\0'; row++)
        if (strstr (rows[row], " yes yes ") == NULL)
          g_error ("%s: not embedded: %s", samples[i].name, rows[row]);
    }
}

/* --- the same bytes --------------------------------------------------------------------- */

/* What this program prints when it is started as "… --sums". Scripts for which a machine has several
 * fonts, or none, are left out: among them fontconfig goes by the language of the desktop. */
static void
print_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (QuoteSample) sample = make_sample (i);
      g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (&sample->quote, NULL);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);

      if (samples[i].make != make_cjk)
        g_print ("%s %s\n", samples[i].name, sum);
    }
}

static char *
ask_sums (const char *program, const char *zone, const char *locale)
{
  const char *arguments[] = { program, "--sums", NULL };
  g_auto (GStrv) variables = g_get_environ ();
  char *output = NULL;
  int status;

  variables = g_environ_setenv (variables, "TZ", zone, TRUE);
  variables = g_environ_setenv (variables, "LC_ALL", locale, TRUE);
  variables = g_environ_setenv (variables, "LANGUAGE", locale, TRUE);
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, variables, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* Another process, another place on earth, another language of the shop: the same file. */
static void
test_same_bytes (gconstpointer program)
{
  static const struct
  {
    const char *zone;
    const char *locale;
  } places[] = {
    { "Pacific/Kiritimati", "C.UTF-8" },
    { "America/Los_Angeles", "de_DE.UTF-8" },
    { "Asia/Kolkata", "ar_EG.UTF-8" },
  };
  g_autofree char *here = ask_sums (program, "UTC", "C.UTF-8");
  g_auto (GStrv) rows = g_strsplit (here, "\n", -1);

  g_assert_cmpuint (g_strv_length (rows), ==, G_N_ELEMENTS (samples));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *there = ask_sums (program, places[i].zone, places[i].locale);

      g_test_message ("%s %s", places[i].zone, places[i].locale);
      g_assert_cmpstr (there, ==, here);
    }
}

/* For the eye: what this program leaves in @folder when it is started as "… --save FOLDER". */
static void
save_samples (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (QuoteSample) sample = make_sample (i);
      g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (&sample->quote, NULL);
      g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, samples[i].name);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf),
                           &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--save"))
    {
      save_samples (argv[2]);
      return 0;
    }
  if (argc == 2 && g_str_equal (argv[1], "--sums"))
    {
      print_sums ();
      return 0;
    }
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/quote-proof/layout", test_layout);
  g_test_add_func ("/draw/quote-proof/no-lonely-total", test_no_lonely_total);
  g_test_add_func ("/draw/quote-proof/read", test_read);
  g_test_add_func ("/draw/quote-proof/long-word", test_long_word);
  g_test_add_func ("/draw/quote-proof/scripts", test_scripts);
  g_test_add_func ("/draw/quote-proof/fonts", test_fonts);
  g_test_add_data_func ("/draw/quote-proof/same-bytes", argv[0], test_same_bytes);
  return g_test_run ();
}
