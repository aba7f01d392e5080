/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-mail.h"
#include "draw/reg-doc-words.h"

#include <string.h>

/* The words a quotation goes with. */

static RegDocQuote
make_quote (const char *language)
{
  return (RegDocQuote){ .firm_name = "Spoke & Chain",
                        .customer_name = "Bakery De Halm",
                        .number = "2026-0118-2",
                        .valid_until = "2026-12-22",
                        .contact_person = "Counter 1",
                        .currency = "EUR",
                        .gross = 181313,
                        .language = language };
}

static const struct
{
  const char *words;
  const char *body;
} cases[] = {
  { "{customer}", "Bakery De Halm" },
  { "{number}: {total}, {valid until}", "2026-0118-2: 1,813.13\302\240€, 22 December 2026" },
  { "{contact} of {business}", "Counter 1 of Spoke & Chain" },
  { "{customer}{customer}", "Bakery De HalmBakery De Halm" },
  { "{Customer} {price} {", "{Customer} {price} {" },
  { "a\n\nb\n", "a\n\nb\n" },
  { "%s %d {number}", "%s %d 2026-0118-2" },
  { "مرحبا {customer}", "مرحبا Bakery De Halm" },
};

static void
test_places (void)
{
  const RegDocQuote quote = make_quote ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = reg_doc_mail_dup_body (&quote, cases[i].words);

      g_assert_cmpstr (body, ==, cases[i].body);
    }
}

/* A line that would say nothing is not there; nothing of what was filled in is filled in again. */
static void
test_nothing_to_say (void)
{
  RegDocQuote quote = make_quote ("en");
  g_autofree char *body = NULL;

  quote.valid_until = NULL;
  quote.contact_person = "";
  quote.customer_name = "{number}";
  body = reg_doc_mail_dup_body (&quote,
                                "Valid until {valid until}.\nDear {customer}\n{contact}\nBye");
  g_assert_cmpstr (body, ==, "Dear {number}\nBye");
}

/* Without own words there are some in each language, with every place filled in. */
static void
test_languages (void)
{
  static const struct
  {
    const char *language;
    const char *subject;
    const char *part;
  } languages[] = {
    { "en", "Quotation 2026-0118-2 · Spoke & Chain", "valid until 22 December 2026." },
    { "nl_BE", "Offerte 2026-0118-2 · Spoke & Chain", "tot en met 22 december 2026." },
    { "de", "Angebot 2026-0118-2 · Spoke & Chain", "gültig bis 22. Dezember 2026." },
    { "fr", "Devis 2026-0118-2 · Spoke & Chain", "jusqu’au 22 décembre 2026." },
    { "es", "Presupuesto 2026-0118-2 · Spoke & Chain", "22 de diciembre de 2026." },
    { "xx", "Quotation 2026-0118-2 · Spoke & Chain", "attached you find our quotation" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (int own = 0; own < 2; own++)
      {
        const RegDocQuote quote = make_quote (languages[i].language);
        g_autofree char *subject = reg_doc_mail_dup_subject (&quote);
        g_autofree char *body = reg_doc_mail_dup_body (&quote, own ? "" : NULL);

        g_assert_cmpstr (subject, ==, languages[i].subject);
        g_assert_nonnull (strstr (body, languages[i].part));
        g_assert_nonnull (strstr (body, "Bakery De Halm"));
        g_assert_true (g_str_has_suffix (body, "Counter 1\nSpoke & Chain"));
        g_assert_null (strchr (body, '{'));
      }
}

/* Nobody writes other parts of a message with a name. */
static void
test_subject (void)
{
  RegDocQuote quote = make_quote ("en");
  g_autofree char *subject = NULL;
  g_autofree char *bare = NULL;

  quote.firm_name = "Firm\r\nBcc: someone@example.com";
  subject = reg_doc_mail_dup_subject (&quote);
  g_assert_null (strpbrk (subject, "\r\n"));
  quote.firm_name = quote.number = NULL;
  bare = reg_doc_mail_dup_subject (&quote);
  g_assert_cmpstr (bare, ==, "Quotation");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/doc-mail/places", test_places);
  g_test_add_func ("/draw/doc-mail/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/draw/doc-mail/languages", test_languages);
  g_test_add_func ("/draw/doc-mail/subject", test_subject);
  return g_test_run ();
}
