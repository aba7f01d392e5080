/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-checks.h"
#include "draw/reg-chart-export.h"
#include "draw/reg-chart-relations.h"

#include <string.h>

static const RegChartColleague few[] = {
  { "Ruth Jansen", "14 contacts, last in May, mostly complaints", 14, TRUE, FALSE },
  { "Mina", "6 contacts", 6, FALSE, FALSE },
  { "Tom", "2 contacts", 2, FALSE, TRUE },
  { "Überweisungsträgerformularbearbeiterin am Nebenschalter", NULL, 1, FALSE, FALSE },
  { "عمر", "1 contact", 1, FALSE, FALSE },
  { "Two\nlines", "1 contact", 1, FALSE, FALSE },
  { "Bo A.", "1 contact", 1, FALSE, FALSE },
};

static const RegChartLinked linked[] = {
  { "Café op de Hoek", "works here" },
  { "Anna de Vries", "family" },
};

static RegChart *
new_chart (gsize n_colleagues, gsize n_linked)
{
  const RegChartRelationsData data = { "Bakery De Halm", few, n_colleagues, linked, n_linked };

  return reg_chart_relations_new (&data);
}

static RegChart *
new_crowd (guint n)
{
  g_autofree RegChartColleague *crowd = g_new0 (RegChartColleague, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  RegChartRelationsData data = { "Bakery De Halm", crowd, n, NULL, 0 };

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("Colleague %u", i + 1));
      crowd[i].name = names->pdata[i];
      crowd[i].about = "some contacts";
      crowd[i].n_contacts = n - i;
      crowd[i].is_close = i < n / 5;
    }
  return reg_chart_relations_new (&data);
}

static void
test_whole (void)
{
  for (gsize n = 0; n <= G_N_ELEMENTS (few); n++)
    for (gsize m = n == 0; m <= G_N_ELEMENTS (linked); m++)
      {
        g_autoptr (RegChart) chart = new_chart (n, m);

        assert_whole (chart);
        g_assert_cmpuint (reg_chart_get_n_data (chart), ==, n + m);
        g_assert_cmpuint (reg_chart_relations_get_n_colleagues (chart), ==, n);
      }
}

static void
test_words (void)
{
  g_autoptr (RegChart) chart = new_chart (3, 2);
  g_autoptr (RegChart) one = new_chart (1, 0);
  g_autofree char *summary = reg_chart_get_summary (chart);
  g_autofree char *alone = reg_chart_get_summary (one);
  g_autofree char *ruth = reg_chart_describe_datum (chart, 0);
  g_autofree char *tom = reg_chart_describe_datum (chart, 2);
  g_autofree char *other = reg_chart_describe_datum (chart, 3);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *csv = reg_chart_table_to_csv (table);

  g_assert_cmpstr (summary, ==,
                   "3 of us have met them. 1 knows them well. 1 does not work here any more.");
  g_assert_cmpstr (alone, ==, "1 of us has met them.");
  g_assert_cmpstr (ruth, ==, "Ruth Jansen: 14 contacts, last in May, mostly complaints");
  g_assert_cmpstr (tom, ==, "Tom (left): 2 contacts");
  g_assert_cmpstr (other, ==, "Café op de Hoek: works here");
  g_assert_cmpstr (csv, ==,
                   "Who,Contacts,About\r\n"
                   "Ruth Jansen,14,\"14 contacts, last in May, mostly complaints\"\r\n"
                   "Mina,6,6 contacts\r\n"
                   "Tom (left),2,2 contacts\r\n"
                   "Café op de Hoek,,works here\r\n"
                   "Anna de Vries,,family\r\n");
}

/* All names and counts stand in the picture, on a desk and on a telephone. */
static void
test_labels (void)
{
  static const int widths[] = { 320, 480, 800 };
  g_autoptr (RegChart) chart = new_chart (3, 2);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_assert_true (has_label (chart, &style, widths[i], "Ruth Jansen"));
      g_assert_true (has_label (chart, &style, widths[i], "14"));
      g_assert_true (has_label (chart, &style, widths[i], "Tom (left)"));
      g_assert_true (has_label (chart, &style, widths[i], "Anna de Vries"));
      g_assert_true (has_label (chart, &style, widths[i], "Bakery De Halm"));
    }
}

/* Of three hundred the first are drawn and the others counted; all are in the table. */
static void
test_crowd (void)
{
  g_autoptr (RegChart) chart = new_crowd (300);
  g_autoptr (RegChartTable) table = reg_chart_get_table (chart);
  g_autofree char *summary = reg_chart_get_summary (chart);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  g_assert_cmpuint (reg_chart_get_n_data (chart), ==, REG_CHART_RELATIONS_DRAWN);
  g_assert_cmpuint (reg_chart_table_get_n_rows (table), ==, 300);
  g_assert_cmpstr (summary, ==, "300 of us have met them. 60 know them well.");
  for (guint i = 1; i <= REG_CHART_RELATIONS_DRAWN; i++)
    {
      g_autofree char *name = g_strdup_printf ("Colleague %u", i);

      g_assert_true (has_label (chart, &style, 480, name));
    }
  g_assert_false (has_label (chart, &style, 480, "Colleague 25"));
  g_assert_true (has_label (chart, &style, 480, "and 276 more"));
  assert_labels_apart_everywhere (chart);
}

/* Colleagues stand where reading starts, whatever the direction; who had more contacts has the
 * thicker line. */
static void
test_sides (void)
{
  g_autoptr (RegChart) chart = new_chart (2, 1);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      RegChartRect first, second, other;
      cairo_surface_t *surface;
      guint thick = 0, thin = 0;

      style.rtl = rtl;
      g_assert_true (reg_chart_get_datum_area (chart, 600, 200, &style, 0, &first));
      g_assert_true (reg_chart_get_datum_area (chart, 600, 200, &style, 1, &second));
      g_assert_true (reg_chart_get_datum_area (chart, 600, 200, &style, 2, &other));
      g_assert_true (rtl ? first.x > other.x : first.x < other.x);
      surface = draw_on_image (chart, &style, 600, 200);
      for (int y = 0; y < 200; y++)
        {
          int x = rtl ? (int)first.x - 20 : (int)(first.x + first.width) + 20;

          thick += y < 100 && pixel_at (surface, x, y) >> 24 > 128;
          thin += y >= 100 && pixel_at (surface, x, y) >> 24 > 128;
        }
      g_assert_cmpuint (thin, >, 0);
      g_assert_cmpuint (thick, >, thin);
      cairo_surface_destroy (surface);
    }
}

static void
test_extremes (void)
{
  static const RegChartColleague odd[] = {
    { "Many", "countless", G_MAXINT64, TRUE, FALSE },
    { "Fewer", "none at all", -5, FALSE, FALSE },
    { "None", NULL, 0, FALSE, TRUE },
  };
  const RegChartRelationsData data = { "", odd, G_N_ELEMENTS (odd), NULL, 0 };
  const RegChartRelationsData nothing = { "Bakery", NULL, 0, NULL, 0 };
  g_autoptr (RegChart) chart = reg_chart_relations_new (&data);
  g_autoptr (RegChart) empty = reg_chart_relations_new (&nothing);
  g_autofree char *summary = reg_chart_get_summary (empty);

  assert_whole (chart);
  assert_whole (empty);
  g_assert_cmpstr (summary, ==, "Nobody of us has had a contact yet.");
}

static void
test_files (void)
{
  static const RegChartFormat formats[] = { REG_CHART_FORMAT_PNG, REG_CHART_FORMAT_SVG,
                                            REG_CHART_FORMAT_PDF };
  static const char *const magic[] = { "\211PNG", "<?xml", "%PDF" };
  g_autoptr (RegChart) chart = new_chart (7, 2);
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      RegChartExport options = { formats[i], 720, 0, 1, "Who knows them?", "A summary.", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.height = reg_chart_export_measure (chart, &style, &options);
      bytes = reg_chart_export_bytes (chart, &style, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpint (strncmp (g_bytes_get_data (bytes, NULL), magic[i], strlen (magic[i])), ==,
                       0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/relations/whole", test_whole);
  g_test_add_func ("/relations/words", test_words);
  g_test_add_func ("/relations/labels", test_labels);
  g_test_add_func ("/relations/crowd", test_crowd);
  g_test_add_func ("/relations/sides", test_sides);
  g_test_add_func ("/relations/extremes", test_extremes);
  g_test_add_func ("/relations/files", test_files);
  return g_test_run ();
}
