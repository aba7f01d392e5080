/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "draw/reg-quote-document.h"
#include "marks.h"

/* How long the PDF of a quotation of fifty lines takes, and of two hundred; and what the preview
 * does for each change: laying out again and drawing what is seen of it. */

#define MOST_LINES 200
#define TIMES 12

static void
fill (RegDocLine *lines, char codes[][16])
{
  static const char *const things[] = {
    "Cargo bike, long tail, 8-speed",
    "Front rack with straps",
    "Assembly and first service, with a test ride of half an hour and new cables after 300 km",
    "Tyre 20 × 2.15, puncture protected",
  };

  for (int i = 0; i < MOST_LINES; i++)
    {
      g_snprintf (codes[i], 16, "AC-%03d", i);
      lines[i] = (RegDocLine){ .code = codes[i],
                               .description = things[i % 4],
                               .quantity = (1 + i % 7) * 1000000,
                               .unit = i % 3 ? "pcs" : NULL,
                               .unit_price = (1900 + 731 * (gint64)i) * 10000,
                               .discount_rate = i % 5 == 2 ? 100000 : 0,
                               .tax_rate = i % 2 ? 90000 : 210000,
                               .amount = 1900 + 731 * (gint64)i };
    }
}

static void
measure_pdf (const char *name, const RegDocQuote *quote)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < TIMES; i++)
    {
      gint64 began = perf_now ();
      g_autoptr (GBytes) pdf = reg_quote_document_render_pdf (quote, NULL);

      best = MIN (best, perf_now () - began);
    }
  perf_mark (name, best);
}

static void
measure_preview (const RegDocQuote *quote)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 820, 1160);
  gint64 best = G_MAXINT64;

  for (int i = 0; i < TIMES; i++)
    {
      gint64 began = perf_now ();
      g_autoptr (RegQuoteDocument) document = reg_quote_document_new (quote);
      cairo_t *cr = cairo_create (surface);

      cairo_scale (cr, 820 / 595.0, 820 / 595.0);
      reg_quote_document_draw_page (document, cr, 0);
      cairo_destroy (cr);
      best = MIN (best, perf_now () - began);
    }
  perf_mark ("preview", best);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  RegDocLine lines[MOST_LINES];
  char codes[MOST_LINES][16];
  const RegDocTax taxes[] = { { NULL, 210000, 100000, 21000, NULL },
                              { NULL, 90000, 100000, 9000, NULL } };
  RegDocQuote quote = { .firm_name = "Spoke & Chain",
                        .firm_address = "Kade 12\n1011 AB Amsterdam",
                        .footer = "IBAN NL00 BANK 0000 0000 00",
                        .customer_name = "Bakery De Halm",
                        .customer_address = "Molenstraat 4\n1017 Amsterdam",
                        .number = "2026-0118-2",
                        .date = "2026-11-22",
                        .valid_until = "2026-12-22",
                        .intro = "Thank you for your question.",
                        .terms = "Payment within 14 days.",
                        .lines = lines,
                        .n_lines = 50,
                        .currency = "EUR",
                        .taxes = taxes,
                        .n_taxes = 2,
                        .language = "nl",
                        .signature = TRUE };
  gint64 began;

  fill (lines, codes);
  began = perf_now ();
  g_bytes_unref (reg_quote_document_render_pdf (&quote, NULL));
  /* With looking for the fonts, which only the first document of a program does. */
  perf_mark ("first", perf_now () - began);
  measure_pdf ("pdf-50", &quote);
  quote.n_lines = 200;
  measure_pdf ("pdf-200", &quote);
  measure_preview (&quote);
  return 0;
}
