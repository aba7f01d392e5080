/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-checks.h"

#include <string.h>

gsize
count_in (const char *text, const char *part)
{
  gsize n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

/* Everything on a page as text, one piece per line. */
char *
join_page (RegQuoteDocument *document, guint page)
{
  g_autoptr (GArray) dump = reg_quote_document_dump_page (document, page);
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < dump->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (dump, RegDocPlaced, i).text);
  return g_string_free (text, FALSE);
}

char *
join_pages (RegQuoteDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reg_quote_document_get_n_pages (document); i++)
    {
      g_autofree char *page = join_page (document, i);

      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}

void
assert_tidy (RegQuoteDocument *document)
{
  for (guint page = 0; page < reg_quote_document_get_n_pages (document); page++)
    {
      g_autoptr (GArray) dump = reg_quote_document_dump_page (document, page);

      g_assert_cmpuint (dump->len, >, 0);
      for (guint i = 0; i < dump->len; i++)
        {
          const RegDocPlaced *a = &g_array_index (dump, RegDocPlaced, i);

          g_assert_cmpfloat (a->x, >=, document->look->side - 1);
          g_assert_cmpfloat (a->x + a->width, <=, document->width - document->look->side + 1);
          g_assert_cmpfloat (a->y, >=, document->look->top - 1);
          if (a->y + a->height > document->bottom + 1)
            g_error ("page %u: “%.60s” leaves the page: %g + %g > %g", page, a->text, a->y,
                     a->height, document->bottom);
          for (guint j = 0; j < i; j++)
            {
              const RegDocPlaced *b = &g_array_index (dump, RegDocPlaced, j);
              double across = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
              double down = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

              if (across > 0.5 && down > 1)
                g_error ("page %u: “%.60s” overlaps “%.60s”", page, a->text, b->text);
            }
        }
    }
}
