/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-mail.h"

#include <string.h>

#include "core/reg-money-format.h"
#include "draw/reg-doc-words.h"

/* What can stand in braces; the last is %NULL. */
typedef enum
{
  PLACE_CUSTOMER,
  PLACE_NUMBER,
  PLACE_VALID_UNTIL,
  PLACE_TOTAL,
  PLACE_CONTACT,
  PLACE_BUSINESS,
  N_PLACES,
} Place;

static const char *const places[N_PLACES + 1] = { "{customer}", "{number}",  "{valid until}",
                                                  "{total}",    "{contact}", "{business}",
                                                  NULL };

/**
 * reg_doc_mail_get_places:
 *
 * Returns: (transfer none): what the words of an e-mail may contain for the program to fill in,
 *   %NULL at the end
 */
const char *const *
reg_doc_mail_get_places (void)
{
  return places;
}

static char *
fill_place (const RegDocQuote *quote, Place place)
{
  const RegDocWords *words = reg_doc_words_for_language (quote->language);
  const RegNumberStyle style = reg_number_style_for_language (quote->language);

  switch (place)
    {
    case PLACE_CUSTOMER:
      return g_strdup (quote->customer_name);
    case PLACE_NUMBER:
      return g_strdup (quote->number);
    case PLACE_VALID_UNTIL:
      return reg_doc_words_format_date (words, quote->language, quote->valid_until);
    case PLACE_TOTAL:
      return quote->currency != NULL ? reg_money_format (quote->gross, quote->currency, &style)
                                     : NULL;
    case PLACE_CONTACT:
      return g_strdup (quote->contact_person);
    case PLACE_BUSINESS:
      return g_strdup (quote->firm_name);
    case N_PLACES:
      break;
    }
  return NULL;
}

/* Fills in one line. Returns: (nullable): %NULL when there is nothing to put in one of its places. */
static char *
fill_line (const RegDocQuote *quote, const char *line)
{
  GString *filled = g_string_new (NULL);

  while (*line != '\0')
    {
      int place = 0;

      while (place < N_PLACES && !g_str_has_prefix (line, places[place]))
        place++;
      if (place < N_PLACES)
        {
          g_autofree char *text = fill_place (quote, (Place)place);

          if (text == NULL || *text == '\0')
            {
              g_string_free (filled, TRUE);
              return NULL;
            }
          g_string_append (filled, text);
          line += strlen (places[place]);
        }
      else
        g_string_append_c (filled, *line++);
    }
  return g_string_free (filled, FALSE);
}

/**
 * reg_doc_mail_dup_subject:
 * @quote: what is sent
 *
 * Returns: (transfer full): "Quotation 2026-0118 · Name of the firm"
 */
char *
reg_doc_mail_dup_subject (const RegDocQuote *quote)
{
  const RegDocWords *words = reg_doc_words_for_language (quote->language);
  GString *subject = g_string_new (words->quotation);

  if (quote->number != NULL && *quote->number != '\0')
    g_string_append_printf (subject, " %s", quote->number);
  if (quote->firm_name != NULL && *quote->firm_name != '\0')
    g_string_append_printf (subject, " · %s", quote->firm_name);
  /* Lines in a subject would begin other parts of the message. */
  g_strdelimit (subject->str, "\r\n", ' ');
  return g_string_free (subject, FALSE);
}

/**
 * reg_doc_mail_dup_body:
 * @quote: what is sent
 * @words: (nullable): the firm's own, with places in braces; %NULL or "" for those of the language
 *
 * Fills in the places. A line with a place for which there is nothing is left out, so that nobody
 * reads "valid until ." What stands in other braces stays as it is.
 *
 * Returns: (transfer full): the words of the message
 */
char *
reg_doc_mail_dup_body (const RegDocQuote *quote, const char *words)
{
  const char *template = words != NULL && *words != '\0'
                             ? words
                             : reg_doc_words_for_language (quote->language)->mail;
  g_auto (GStrv) lines = g_strsplit (template, "\n", -1);
  GString *body = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = fill_line (quote, lines[i]);

      if (line != NULL)
        g_string_append_printf (body, "%s%s", i > 0 && body->len > 0 ? "\n" : "", line);
    }
  return g_string_free (body, FALSE);
}
