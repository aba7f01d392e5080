/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-samples.h"

#include <string.h>

static const char *const things[] = {
  "Front rack with straps",       "Rain cover, three sizes",
  "Assembly and first service",   "Brake pads, ceramic, a pair",
  "Chain, 8-speed, nickel",       "Child seat with harness and footrests",
  "Lock with alarm, class ART 3", "Tyre 20 × 2.15, puncture protected, reflective side wall",
};

const char *
quote_sample_keep (QuoteSample *sample, char *text)
{
  g_ptr_array_add (sample->texts, text);
  return text;
}

/* Amounts and totals that fit the lines: 21 % on all. */
void
quote_sample_add_up (QuoteSample *sample)
{
  gint64 sum = 0;

  for (gsize i = 0; i < sample->quote.n_lines; i++)
    {
      RegDocLine *line = &sample->lines[i];

      line->amount = line->quantity / 1000000 * line->unit_price / 10000;
      line->amount -= line->amount * line->discount_rate / 1000000 + line->discount_amount;
      if (line->kind == REG_DOC_LINE_NORMAL)
        sum += line->amount;
    }
  sample->quote.subtotal = sample->quote.net = sum;
  sample->taxes[0] = (RegDocTax){ NULL, 210000, sum, sum * 21 / 100, NULL };
  sample->quote.gross = sum + sample->taxes[0].amount;
}

QuoteSample *
quote_sample_new (gsize n_lines, const char *language)
{
  QuoteSample *sample = g_new0 (QuoteSample, 1);

  sample->texts = g_ptr_array_new_with_free_func (g_free);
  sample->lines = g_new0 (RegDocLine, n_lines + 1);
  for (gsize i = 0; i < n_lines; i++)
    {
      RegDocLine *line = &sample->lines[i];
      const char *thing = things[i % G_N_ELEMENTS (things)];

      line->code = quote_sample_keep (sample, g_strdup_printf ("AC-%03u", (guint)i + 1));
      line->description = quote_sample_keep (
          sample, g_strdup_printf ("%s (item%03u)", thing, (guint)i + 1));
      line->quantity = (1 + (gint64)i % 7) * 1000000;
      line->unit_price = (1900 + 731 * (gint64)i) * 10000;
      line->discount_rate = i % 5 == 2 ? 100000 : 0;
      line->tax_rate = 210000;
    }
  sample->quote = (RegDocQuote){
    .firm_name = "Spoke & Chain",
    .firm_address = "Kade 12\n1011 AB Amsterdam",
    .firm_contact = "+31 20 555 01 00\nshop@example.org",
    .firm_tax_number = "VAT NL000000000B00",
    .footer = "IBAN NL00 BANK 0000 0000 00 · Chamber of Commerce 00000000",
    .customer_name = "Bakery De Halm",
    .customer_address = "Molenstraat 4\n1017 Amsterdam\nNetherlands",
    .number = "2026-0118-2",
    .date = "2026-11-22",
    .valid_until = "2026-12-22",
    .reference = "Your mail of 20 November",
    .contact_person = "Counter 1",
    .intro = "Thank you for your question. We are glad to offer you the following.",
    .terms = "Delivery within three weeks after your order. Payment within 14 days.\n"
             "The offer is for all lines together; parts of it on request.",
    .lines = sample->lines,
    .n_lines = n_lines,
    .currency = "EUR",
    .taxes = sample->taxes,
    .n_taxes = 1,
    .language = language,
    .signature = TRUE,
  };
  quote_sample_add_up (sample);
  return sample;
}

void
quote_sample_free (QuoteSample *sample)
{
  g_ptr_array_unref (sample->texts);
  g_free (sample->lines);
  g_free (sample);
}

/* All kinds of lines, two tax rates, a discount on the whole, cash rounding and options. */
QuoteSample *
quote_sample_shop (const char *language)
{
  static const RegDocLine lines[] = {
    { REG_DOC_LINE_SECTION, .description = "The bikes" },
    { REG_DOC_LINE_NORMAL, FALSE, "CB-400", "Cargo bike, long tail, 8-speed\nFrame 52 cm, green",
      2000000, "pcs", 2450000000, 140000, 0, 210000, 421400 },
    { REG_DOC_LINE_NORMAL, FALSE, "AC-011", "Front rack with straps", 2000000, "pcs", 89000000, 0,
      0, 210000, 17800 },
    { REG_DOC_LINE_SECTION, .description = "Work and small parts" },
    { REG_DOC_LINE_NORMAL, FALSE, "AC-207", "Rain cover, three sizes", 2000000, "pcs", 119000000,
      100000, 0, 210000, 21420 },
    { REG_DOC_LINE_NORMAL, FALSE, "SV-001", "Assembly and first service", 2500000, "h", 60000000, 0,
      0, 90000, 15000 },
    { REG_DOC_LINE_TEXT, .description = "The first service is due after 300 km or three months, "
                                        "whichever comes first, and includes new brake cables." },
    { REG_DOC_LINE_OPTIONAL, FALSE, "AC-330", "Second battery 630 Wh", 1000000, "pcs", 689000000, 0,
      0, 210000, 68900 },
    { REG_DOC_LINE_ALTERNATIVE, FALSE, "CB-410", "Cargo bike, long tail, stepless hub", 2000000,
      "pcs", 2790000000, 0, 0, 210000, 558000 },
  };
  QuoteSample *sample = quote_sample_new (0, language);

  g_free (sample->lines);
  sample->lines = g_memdup2 (lines, sizeof lines);
  sample->quote.lines = sample->lines;
  sample->quote.n_lines = G_N_ELEMENTS (lines);
  sample->quote.subtotal = 475620;
  sample->quote.discount = 5620;
  sample->quote.net = 470000;
  sample->taxes[0] = (RegDocTax){ NULL, 210000, 455177, 95587, NULL };
  sample->taxes[1] = (RegDocTax){ NULL, 90000, 14823, 1334, NULL };
  sample->quote.n_taxes = 2;
  sample->quote.cash_rounding = -1;
  sample->quote.gross = 566920;
  sample->quote.has_options = TRUE;
  sample->quote.gross_with_options = 650289;
  sample->quote.approved_by = "the manager, 22 November 2026";
  return sample;
}

QuoteSample *
quote_sample_arabic (void)
{
  QuoteSample *sample = quote_sample_new (12, "ar");

  for (gsize i = 0; i < 12; i++)
    sample->lines[i].description = i % 2 ? "دراجة شحن طويلة بثماني سرعات مع حامل أمامي"
                                         : "غطاء مطر (Rain cover)، ثلاثة مقاسات";
  sample->quote.firm_name = "ورشة الدراجات";
  sample->quote.customer_name = "مخبز السنبلة";
  sample->quote.customer_address = "شارع الطاحونة 4\nالقاهرة\nمصر";
  sample->quote.intro = "شكرا على سؤالكم. يسعدنا أن نقدم لكم العرض التالي.";
  sample->quote.terms = "التسليم خلال ثلاثة أسابيع بعد الطلب. الدفع خلال 14 يوما.";
  sample->quote.reference = "رسالتكم بتاريخ 20 نوفمبر";
  return sample;
}

QuoteSample *
quote_sample_japanese (void)
{
  QuoteSample *sample = quote_sample_new (6, "ja");

  for (gsize i = 0; i < 6; i++)
    {
      sample->lines[i].description = "カーゴバイク、ロングテール、８段変速、前キャリア付き。"
                                     "組み立てと初回点検を含みます。";
      sample->lines[i].unit_price = 3450000000;
    }
  sample->quote.firm_name = "自転車工房";
  sample->quote.customer_name = "パン屋 麦の穂";
  sample->quote.customer_address = "東京都台東区 1-2-3";
  sample->quote.currency = "JPY";
  quote_sample_add_up (sample);
  return sample;
}

/* Long words, many lines of text, figures as wide as they get, and nothing where nothing must be. */
QuoteSample *
quote_sample_awkward (void)
{
  QuoteSample *sample = quote_sample_new (9, "de_CH");
  GString *story = g_string_new ("Start of the story.");

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (story, " Sentence %u goes on and on.", i);
  g_string_append (story, " End of the story.");
  sample->lines[1].description =
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitz";
  sample->lines[2].description = quote_sample_keep (sample, g_string_free (story, FALSE));
  sample->lines[3].amount = G_MAXINT64;
  sample->lines[3].unit_price = G_MAXINT64;
  sample->lines[3].quantity = G_MAXINT64;
  sample->lines[4].amount = -123456;
  sample->lines[4].quantity = -1234567;
  sample->lines[5].description = NULL;
  sample->lines[5].code = "A-CODE-THAT-IS-MUCH-LONGER-THAN-ANYBODY-EVER-WANTED-IT";
  sample->lines[6].description = "";
  sample->lines[7].description = "Line one\nLine two\n\nLine four\ttab";
  sample->lines[8].discount_amount = 199;
  sample->quote.customer_name =
      "Gesellschaft für die Erhaltung historischer Lastenfahrräder und Anhänger mit beschränkter "
      "Haftung und sehr langem Namen, Abteilung Einkauf";
  sample->quote.customer_address = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl";
  sample->quote.reference = "Averyveryveryveryveryveryveryveryveryverylongreferencewithoutanyblank";
  sample->quote.number = "ENTWURF-2026-00000000000000000000000000000000118";
  sample->quote.gross = G_MAXINT64;
  sample->quote.mark = REG_DOC_MARK_DRAFT;
  return sample;
}
