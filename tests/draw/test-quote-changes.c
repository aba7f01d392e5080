/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-changes.h"
#include "quote-checks.h"
#include "quote-samples.h"

#include <locale.h>

/* Two revisions of one quotation and the sheet between them. */
typedef struct
{
  QuoteSample *before;
  QuoteSample *after;
  GArray *pairs;
} Sheet;

static Sheet
sheet_new (gsize n_lines, const char *language)
{
  Sheet sheet = { quote_sample_new (n_lines, language), quote_sample_new (n_lines, language),
                  g_array_new (FALSE, FALSE, sizeof (RegQuotePair)) };

  for (gsize i = 0; i < n_lines; i++)
    g_array_append_val (sheet.pairs, ((RegQuotePair){ (int)i, (int)i }));
  sheet.before->quote.number = "2026-0118-1";
  sheet.before->quote.date = "2026-03-02";
  sheet.after->quote.number = "2026-0118-2";
  quote_sample_add_up (sheet.before);
  quote_sample_add_up (sheet.after);
  return sheet;
}

static void
sheet_clear (Sheet *sheet)
{
  quote_sample_free (sheet->before);
  quote_sample_free (sheet->after);
  g_array_unref (sheet->pairs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static char *
lay_out (Sheet *sheet, guint *n_pages)
{
  g_autoptr (RegQuoteDocument) document = NULL;

  quote_sample_add_up (sheet->before);
  quote_sample_add_up (sheet->after);
  document = reg_quote_changes_document_new (&sheet->before->quote, &sheet->after->quote,
                                             sheet->pairs);
  assert_tidy (document);
  if (n_pages != NULL)
    *n_pages = reg_quote_document_get_n_pages (document);
  return join_pages (document);
}

static void
assert_once (const char *text, const char *part)
{
  if (count_in (text, part) != 1)
    g_error ("“%s” stands %zu times in\n%s", part, count_in (text, part), text);
}

/* Whoever asks what changed is told so, and what it comes to. */
static void
test_nothing (void)
{
  g_auto (Sheet) sheet = sheet_new (3, "en");
  g_autofree char *text = lay_out (&sheet, NULL);

  assert_once (text, "Nothing has changed.");
  assert_once (text, "Changes since 2026-0118-1 (2 March 2026)");
  assert_once (text, "2026-0118-2");
  assert_once (text, "Total");
  g_assert_cmpuint (count_in (text, "item0"), ==, 0);
  g_assert_cmpuint (count_in (text, "Before"), ==, 0);
}

/* Only what is different is named, with what was and what is. */
static void
test_lines (void)
{
  g_auto (Sheet) sheet = sheet_new (6, "en");
  g_autofree char *text = NULL;

  sheet.after->lines[1].quantity = 9000000;
  sheet.after->lines[3].unit_price = G_GINT64_CONSTANT (1234500000);
  sheet.after->lines[4].discount_rate = 125000;
  text = lay_out (&sheet, NULL);
  assert_once (text, "(item002)");
  assert_once (text, "(item004)");
  assert_once (text, "(item005)");
  assert_once (text, "1,234.50");
  assert_once (text, "12.5");
  g_assert_cmpuint (count_in (text, "(item001)"), ==, 0);
  g_assert_cmpuint (count_in (text, "(item003)"), ==, 0);
  g_assert_cmpuint (count_in (text, "(item006)"), ==, 0);
  g_assert_cmpuint (count_in (text, "Qty"), ==, 1);
  g_assert_cmpuint (count_in (text, "Nothing has changed."), ==, 0);
}

static void
test_come_and_gone (void)
{
  g_auto (Sheet) sheet = sheet_new (3, "en");
  g_autofree char *text = NULL;

  g_array_set_size (sheet.pairs, 1);
  g_array_append_val (sheet.pairs, ((RegQuotePair){ -1, 1 }));
  g_array_append_val (sheet.pairs, ((RegQuotePair){ 2, -1 }));
  text = lay_out (&sheet, NULL);
  assert_once (text, "New");
  assert_once (text, "(item002)");
  assert_once (text, "No longer included");
  assert_once (text, "(item003)");
  g_assert_cmpuint (count_in (text, "(item001)"), ==, 0);
}

/* What stands around the lines counts, too. */
static void
test_around (void)
{
  g_auto (Sheet) sheet = sheet_new (2, "en");
  g_autofree char *text = NULL;

  sheet.after->quote.terms = "Cash.";
  sheet.after->quote.valid_until = "2027-01-31";
  sheet.after->lines[1].kind = REG_DOC_LINE_OPTIONAL;
  text = lay_out (&sheet, NULL);
  assert_once (text, "Terms");
  assert_once (text, "optional, not in the total");
  /* Among the dates in the head, and as a change. */
  g_assert_cmpuint (count_in (text, "31 January 2027"), ==, 2);
  g_assert_cmpuint (count_in (text, "Cash."), ==, 0);
}

/* Every page repeats what its columns are, and the total never stands alone. */
static void
test_long (void)
{
  g_auto (Sheet) sheet = sheet_new (200, "en");
  g_autofree char *text = NULL;
  guint n_pages;

  for (gsize i = 0; i < 200; i++)
    sheet.after->lines[i].quantity += 1000000;
  text = lay_out (&sheet, &n_pages);
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (count_in (text, "Before"), ==, n_pages);
  for (gsize i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("(item%03u)", (guint)i + 1);

      assert_once (text, name);
    }
}

static GBytes *
make_pdf (Sheet *sheet)
{
  g_autoptr (RegQuoteDocument) document = reg_quote_changes_document_new (
      &sheet->before->quote, &sheet->after->quote, sheet->pairs);

  return reg_quote_document_get_pdf (document, NULL);
}

/* In the customer's language, from either side; the same sheet is the same file. */
static void
test_languages (void)
{
  static const struct
  {
    const char *language;
    const char *words;
  } languages[] = { { "nl", "Wijzigingen ten opzichte van" },
                    { "de", "Änderungen gegenüber" },
                    { "fr", "Modifications depuis" },
                    { "es", "Cambios desde" },
                    { "ar", "2026-0118-1" } };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (Sheet) sheet = sheet_new (8, languages[i].language);
      g_autoptr (GBytes) one = NULL;
      g_autoptr (GBytes) other = NULL;
      g_autofree char *text = NULL;

      sheet.after->lines[2].quantity = 3000000 + 500000;
      sheet.after->lines[5].discount_amount = 100;
      text = lay_out (&sheet, NULL);
      assert_once (text, languages[i].words);
      one = make_pdf (&sheet);
      other = make_pdf (&sheet);
      g_assert_true (g_bytes_equal (one, other));
    }
}

/* Nothing on a sheet without lines, a name or a currency is a reason to fail. */
static void
test_empty (void)
{
  g_auto (Sheet) sheet = sheet_new (0, "en");
  g_autofree char *text = NULL;

  sheet.before->quote.currency = NULL;
  sheet.before->quote.number = NULL;
  sheet.before->quote.date = NULL;
  text = lay_out (&sheet, NULL);
  assert_once (text, "Changes since");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote-changes/nothing", test_nothing);
  g_test_add_func ("/quote-changes/lines", test_lines);
  g_test_add_func ("/quote-changes/come-and-gone", test_come_and_gone);
  g_test_add_func ("/quote-changes/around", test_around);
  g_test_add_func ("/quote-changes/long", test_long);
  g_test_add_func ("/quote-changes/languages", test_languages);
  g_test_add_func ("/quote-changes/empty", test_empty);
  return g_test_run ();
}
