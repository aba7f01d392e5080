/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-report-document.h"
#include "quote-checks.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static RegReport *
make_report (const char *language)
{
  RegReport *report = reg_report_new ();

  report->title = g_strdup ("All of it");
  report->author = g_strdup ("Regulars & Sons");
  report->subject = g_strdup ("Ann");
  report->intro = g_strdup ("Read this first.");
  report->date = g_strdup ("2026-11-22");
  report->language = g_strdup (language);
  return report;
}

/* Every entry stands there once, in order, over as many pages as it takes. */
static void
test_every_entry (void)
{
  static const guint sizes[] = { 0, 1, 40, 400 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (RegReport) report = make_report ("en");
      RegReportSection *section = reg_report_add_section (report, "Sales", "To deliver.");
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autofree char *text = NULL;
      const char *at;

      for (guint i = 0; i < sizes[s]; i++)
        {
          g_autofree char *title = g_strdup_printf ("(entry%03u)", i);
          g_autofree char *source = g_strdup_printf ("(source%03u)", i);

          reg_report_section_add (section, (int)i % 4, title, source, "Note: one\nNote: two");
        }
      g_assert_cmpuint (reg_report_count (report), ==, sizes[s]);
      document = reg_report_document_new (report);
      text = join_pages (document);
      at = text;
      for (guint i = 0; i < sizes[s]; i++)
        {
          g_autofree char *title = g_strdup_printf ("(entry%03u)", i);
          g_autofree char *source = g_strdup_printf ("(source%03u)", i);

          g_assert_cmpuint (count_in (text, title), ==, 1);
          g_assert_cmpuint (count_in (text, source), ==, 1);
          at = strstr (at, title);
          g_assert_nonnull (at);
        }
      g_assert_nonnull (strstr (text, "Read this first."));
      g_assert_cmpuint (count_in (text, "Note: two"), ==, sizes[s]);
      assert_tidy (document);
    }
}

/* Each entry is named once in the contents, with the page on which it begins. */
static void
test_contents (void)
{
  static const guint sizes[] = { 0, 1, 30, 150 };

  for (guint c = 0; c < G_N_ELEMENTS (sizes); c++)
    {
      g_autoptr (RegReport) report = make_report ("en");
      RegReportSection *section = reg_report_add_section (report, "For Tom", NULL);
      g_autoptr (RegQuoteDocument) document = NULL;
      guint n_pages;

      report->contents = g_strdup ("What is where");
      for (guint i = 0; i < sizes[c]; i++)
        {
          g_autofree char *title = g_strdup_printf ("(entry%03u)", i);

          reg_report_section_add (section, 0, title, NULL,
                                  "A few words about them.\nAnd some more.");
        }
      document = reg_report_document_new (report);
      n_pages = reg_quote_document_get_n_pages (document);
      for (guint i = 0; i < sizes[c]; i++)
        {
          g_autofree char *title = g_strdup_printf ("(entry%03u)", i);
          guint found = 0, last = 0;
          int said = 0;

          for (guint page = 0; page < n_pages; page++)
            {
              g_autoptr (GArray) texts = reg_quote_document_dump_page (document, page);

              for (guint t = 0; t < texts->len; t++)
                {
                  const RegDocPlaced *placed = &g_array_index (texts, RegDocPlaced, t);

                  if (!g_str_equal (placed->text, title))
                    continue;
                  /* The number stands in the line of the contents, after the name. */
                  if (found++ == 0)
                    said = atoi (g_array_index (texts, RegDocPlaced, t + 1).text);
                  last = page + 1;
                }
            }
          g_assert_cmpuint (found, ==, 2);
          g_assert_cmpint (said, ==, (int)last);
        }
      assert_tidy (document);
    }
}

static gboolean
stop_cb (guint done, guint total, gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (total, ==, 5);
  *last = done;
  return done < 3;
}

static void
test_stopped (void)
{
  g_autoptr (RegReport) report = make_report ("en");
  RegReportSection *section = reg_report_add_section (report, "Sales", NULL);
  guint last = 0;

  for (guint i = 0; i < 5; i++)
    reg_report_section_add (section, 0, "entry", NULL, NULL);
  g_assert_null (reg_report_document_new_watched (report, stop_cb, &last));
  g_assert_cmpuint (last, ==, 3);
}

/* A heading is never the last thing on a page. */
static void
test_headings_stay (void)
{
  for (guint n = 1; n <= 60; n++)
    {
      g_autoptr (RegReport) report = make_report ("en");
      RegReportSection *section = reg_report_add_section (report, "First", NULL);
      g_autoptr (RegQuoteDocument) document = NULL;

      for (guint i = 0; i < n; i++)
        reg_report_section_add (section, 0, "entry", NULL, NULL);
      section = reg_report_add_section (report, "(heading)", "why");
      reg_report_section_add (section, 0, "(first of it)", NULL, "body");
      document = reg_report_document_new (report);
      for (guint page = 0; page < reg_quote_document_get_n_pages (document); page++)
        {
          g_autofree char *text = join_page (document, page);

          g_assert_cmpint (strstr (text, "(heading)") != NULL, ==,
                           strstr (text, "(first of it)") != NULL);
        }
    }
}

/* A story that is longer than a page goes on on the next one, and nothing of it is lost. */
static void
test_long_body (void)
{
  g_autoptr (RegReport) report = make_report ("en");
  RegReportSection *section = reg_report_add_section (report, "Said", NULL);
  g_autoptr (GString) story = g_string_new ("");
  g_autoptr (RegQuoteDocument) document = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (story, "Line %u of a long story\n", i);
  reg_report_section_add (section, 0, "Call", "2026-01-01", story->str);
  document = reg_report_document_new (report);
  g_assert_cmpuint (reg_quote_document_get_n_pages (document), >=, 4);
  assert_tidy (document);
}

static void
test_languages (void)
{
  static const char *const languages[] = { NULL, "nl_NL", "de_DE", "ar_EG", "xx" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RegReport) report = make_report (languages[i]);
      RegReportSection *section = reg_report_add_section (report, "مبيعات", "سبب");
      g_autoptr (RegQuoteDocument) document = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;

      reg_report_section_add (section, 0, "Müller & <b>Söhne</b>", "", "");
      document = reg_report_document_new (report);
      pdf = reg_quote_document_get_pdf (document, &error);
      g_assert_no_error (error);
      again = reg_quote_document_get_pdf (document, NULL);
      g_assert_true (g_bytes_equal (pdf, again));
      g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
      assert_tidy (document);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/report/every-entry", test_every_entry);
  g_test_add_func ("/draw/report/contents", test_contents);
  g_test_add_func ("/draw/report/stopped", test_stopped);
  g_test_add_func ("/draw/report/headings-stay", test_headings_stay);
  g_test_add_func ("/draw/report/long-body", test_long_body);
  g_test_add_func ("/draw/report/languages", test_languages);
  return g_test_run ();
}
