/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-samples.h"
#include "draw/reg-chart-export.h"
#include "draw/reg-quote-changes.h"
#include "draw/reg-quote-document.h"
#include "quote-samples.h"

#include <string.h>

/* Leaves a picture of everything that is drawn in a folder, for people to look at. Not a test. */

typedef struct
{
  const char *name;
  RegChart *chart;
  double height; /* 0: its natural one */
} Sample;

static void
save_bytes (const char *path, GBytes *bytes, GError *error)
{
  if (bytes == NULL
      || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                               (gssize)g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
}

static void
save (const char *folder, const char *name, RegChart *chart, const RegChartStyle *style, int width)
{
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RegChartExport options = { REG_CHART_FORMAT_PNG, width, 0, 1, name, summary, NULL };
  int natural;

  reg_chart_measure (chart, style, width - 36, NULL, NULL, &natural);
  options.height = natural + 36 + 70 * style->text_scale;
  bytes = reg_chart_export_bytes (chart, style, &options, &error);
  save_bytes (path, bytes, error);
}

static void
save_all (const char *folder, const char *suffix, const RegChartStyle *style, int width)
{
  const Sample samples[] = {
    { "pipeline", sample_pipeline () },         { "pareto", sample_pareto (1840) },
    { "value", sample_value (TRUE) },           { "value-past", sample_value (FALSE) },
    { "clock", sample_clock (1025, FALSE) },    { "clock-late", sample_clock (1100, FALSE) },
    { "clock-done", sample_clock (960, TRUE) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strconcat (samples[i].name, "-", suffix, NULL);

      save (folder, name, samples[i].chart, style, width);
      reg_chart_unref (samples[i].chart);
    }
}

/* What is different between two revisions, for the customer. */
static void
save_changes (const char *folder, const char *language)
{
  g_autoptr (QuoteSample) before = quote_sample_new (7, language);
  g_autoptr (QuoteSample) after = quote_sample_new (7, language);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (RegQuotePair));
  g_autofree char *path = g_strdup_printf ("%s/changes-%s.pdf", folder, language);
  g_autoptr (RegQuoteDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 5; i++)
    g_array_append_val (pairs, ((RegQuotePair){ i, i }));
  g_array_append_val (pairs, ((RegQuotePair){ -1, 5 }));
  g_array_append_val (pairs, ((RegQuotePair){ 6, -1 }));
  before->quote.number = "2026-0118-1";
  after->quote.number = "2026-0118-2";
  after->lines[0].quantity += 2000000;
  after->lines[2].discount_rate = 100000;
  after->lines[4].kind = REG_DOC_LINE_OPTIONAL;
  after->quote.valid_until = "2027-01-31";
  quote_sample_add_up (before);
  quote_sample_add_up (after);
  document = reg_quote_changes_document_new (&before->quote, &after->quote, pairs);
  bytes = reg_quote_document_get_pdf (document, &error);
  save_bytes (path, bytes, error);
}

static void
save_quote (const char *folder, const char *name, QuoteSample *sample)
{
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 start = g_get_monotonic_time ();

  bytes = reg_quote_document_render_pdf (&sample->quote, &error);
  save_bytes (path, bytes, error);
  g_print ("%s: %.1f ms\n", name, (g_get_monotonic_time () - start) / 1e3);
  quote_sample_free (sample);
}

/* Each layout, with and without a logo and from the right. */
static void
save_layouts (const char *folder)
{
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new (NULL);

  for (guint i = 0; i < reg_doc_layouts_get_n (layouts); i++)
    for (int variant = 0; variant < 3; variant++)
      {
        const RegDocLayout *layout = reg_doc_layouts_get (layouts, i);
        QuoteSample *sample = variant == 2 ? quote_sample_arabic () : quote_sample_shop ("nl");
        g_autofree char *name = g_strdup_printf ("layout-%s-%d", layout->name, variant);

        sample->quote.layout = layout;
        sample->quote.letterhead = "Bicycles for work and family\nsince 1987";
        sample->quote.has_color = variant == 1;
        sample->quote.color = (RegColor){ 0.9, 0.38, 0.05, 1 };
        save_quote (folder, name, sample);
      }
}

static void
save_quotes (const char *folder)
{
  QuoteSample *sample;

  save_layouts (folder);

  save_changes (folder, "en");
  save_changes (folder, "de");
  save_changes (folder, "ar");
  save_quote (folder, "quote-1", quote_sample_new (1, "en"));
  save_quote (folder, "quote-10", quote_sample_new (10, "nl"));
  save_quote (folder, "quote-50", quote_sample_new (50, "de"));
  save_quote (folder, "quote-60", quote_sample_new (60, "fr"));
  save_quote (folder, "quote-200", quote_sample_new (200, "en_US"));
  sample = quote_sample_shop ("en");
  sample->quote.has_color = TRUE;
  sample->quote.color = (RegColor){ 0.1, 0.37, 0.71, 1 };
  save_quote (folder, "quote-shop", sample);
  sample = quote_sample_shop ("es");
  sample->quote.mark = REG_DOC_MARK_NOT_APPROVED;
  sample->quote.paper = REG_DOC_PAPER_LETTER;
  save_quote (folder, "quote-shop-es", sample);
  save_quote (folder, "quote-arabic", quote_sample_arabic ());
  save_quote (folder, "quote-japanese", quote_sample_japanese ());
  save_quote (folder, "quote-awkward", quote_sample_awkward ());
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 11");
  RegChartStyle style;

  g_mkdir_with_parents (folder, 0755);
  reg_chart_style_init (&style, FALSE);
  style.font = font;
  save_all (folder, "light", &style, 460);
  save_all (folder, "narrow", &style, 300);
  style.rtl = TRUE;
  save_all (folder, "rtl", &style, 460);
  style.rtl = FALSE;
  style.text_scale = 2;
  save_all (folder, "large", &style, 360);
  style.text_scale = 1;
  reg_chart_style_set_high_contrast (&style, TRUE);
  save_all (folder, "contrast", &style, 460);
  reg_chart_style_init (&style, TRUE);
  style.font = font;
  save_all (folder, "dark", &style, 460);
  save_quotes (folder);
  return 0;
}
