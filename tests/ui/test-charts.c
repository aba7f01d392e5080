/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "draw/reg-chart-pareto.h"
#include "draw/reg-chart-pipeline.h"
#include "store/reg-insights.h"
#include "ui-drive.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-value-chart.h"

#define QUESTION "What is it worth: 1/2?"

/* --- charts ----------------------------------------------------------------------------- */

static RegChartMoney
get_money (void)
{
  const RegNumberStyle style = reg_number_style_from_locale ();

  return reg_chart_money_new (&style, "EUR");
}

static RegChart *
new_pipeline (void)
{
  static const RegChartStage stages[] = {
    { "New <b>", 4100050, 410005, 38, FALSE },
    { "Quoted & sent", 6100000, 3100000, 1, FALSE },
    { "Nothing here", 0, 0, 0, FALSE },
    { "Won", 3300000, 3300000, 9, TRUE },
  };
  const RegChartPipelineData data = { .stages = stages, .n_stages = G_N_ELEMENTS (stages) };
  RegChartMoney money = get_money ();

  return reg_chart_pipeline_new (&data, &money);
}

static RegChart *
new_earners (guint n)
{
  g_autofree gint64 *profits = g_new (gint64, n);
  RegChartMoney money = get_money ();

  for (guint i = 0; i < n; i++)
    profits[i] = (gint64)(n - i) * 1000 - 2000;
  return reg_chart_pareto_new (profits, n, &money);
}

static RegChart *
new_few_earners (void)
{
  return new_earners (5);
}

static RegChart *
new_one_earner (void)
{
  return new_earners (1);
}

static RegChart *
new_many_earners (void)
{
  return new_earners (400);
}

static RegChart *
new_value (guint n)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (RegValueStep));
  RegChartMoney money = get_money ();

  for (guint i = 0; i < n; i++)
    {
      RegValueStep step = { .net = 10000 + i, .cost = i % 3 == 2 ? 25000 : 4000 };

      g_snprintf (step.date, sizeof step.date, "20%02u-%02u-15", 10 + i / 12 % 15, 1 + i % 12);
      g_array_append_val (steps, step);
    }
  return reg_value_chart_new (steps, "2026-03-01", &money);
}

static RegChart *
new_few_steps (void)
{
  return new_value (7);
}

static RegChart *
new_one_step (void)
{
  return new_value (1);
}

static const struct
{
  const char *name;
  RegChart *(*create) (void);
} charts[] = {
  { "pipeline", new_pipeline },     { "earners", new_few_earners },
  { "one-earner", new_one_earner }, { "many-earners", new_many_earners },
  { "value", new_few_steps },       { "one-step", new_one_step },
};

/* --- card ------------------------------------------------------------------------------- */

typedef struct
{
  UiFixture ui;
  RegChart *chart;
  RegChartCard *card;
  GtkWidget *window;
  int activated;
} Fixture;

static void
activated_cb (Fixture *f, int datum)
{
  f->activated = datum;
}

static void
show_chart (Fixture *f, RegChart *chart)
{
  f->chart = chart;
  f->activated = -1;
  f->card = REG_CHART_CARD (reg_chart_card_new (QUESTION, "Decides whom to call"));
  reg_chart_card_set_session (f->card, f->ui.session, 0);
  reg_chart_card_set_chart (f->card, chart);
  g_signal_connect_swapped (f->card, "datum-activated", G_CALLBACK (activated_cb), f);
  f->window = ui_window_new (&f->ui, GTK_WIDGET (f->card), 640, 480);
}

static void
hide_chart (Fixture *f)
{
  ui_window_close (&f->ui, f->window);
  reg_chart_unref (f->chart);
}

static void
set_up (Fixture *f, gconstpointer locale)
{
  setlocale (LC_ALL, locale != NULL ? locale : "C.UTF-8");
  ui_fixture_set_up (&f->ui, NULL);
}

static void
tear_down (Fixture *f, gconstpointer locale)
{
  ui_fixture_tear_down (&f->ui, NULL);
  ui_go_to ("C.UTF-8");
}

static GtkWidget *
get_view (Fixture *f)
{
  return GTK_WIDGET (reg_chart_card_get_view (f->card));
}

/* --- as table and in words -------------------------------------------------------------- */

/* Every figure of the chart stands in the table, in its place, as far as the window goes. */
static void
test_table (Fixture *f, gconstpointer locale)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (RegChartTable) table = NULL;
      g_autofree char *summary = NULL;

      show_chart (f, charts[i].create ());
      table = reg_chart_get_table (f->chart);
      summary = reg_chart_get_summary (f->chart);
      g_assert_true (ui_shows (f->window, summary));
      g_assert_cmpuint (reg_chart_table_get_n_rows (table), >, 0);
      ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.table");
      g_assert_true (reg_chart_card_get_as_table (f->card));
      for (guint column = 0; column < reg_chart_table_get_n_columns (table); column++)
        {
          g_assert_true (ui_shows (f->window, reg_chart_table_get_header (table, column)));
          for (guint row = 0; row < MIN (reg_chart_table_get_n_rows (table), 5); row++)
            if (!ui_shows (f->window, reg_chart_table_get_cell (table, row, column)))
              g_error ("%s: %s is not shown", charts[i].name,
                       reg_chart_table_get_cell (table, row, column));
        }
      g_assert_nonnull (ui_find_type (f->window, GTK_TYPE_COLUMN_VIEW));
      ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.table");
      g_assert_false (reg_chart_card_get_as_table (f->card));
      hide_chart (f);
    }
}

/* New figures while the table is looked at: the table has them. */
static void
test_table_follows (Fixture *f, gconstpointer unused)
{
  g_autoptr (RegChart) other = new_value (3);
  g_autoptr (RegChartTable) table = reg_chart_get_table (other);

  show_chart (f, new_pipeline ());
  reg_chart_card_set_as_table (f->card, TRUE);
  g_assert_true (ui_shows (f->window, "Quoted & sent"));
  reg_chart_card_set_chart (f->card, other);
  ui_fixture_settle (&f->ui);
  g_assert_false (ui_shows (f->window, "Quoted & sent"));
  g_assert_true (ui_shows (f->window, reg_chart_table_get_cell (table, 0, 0)));
  /* And none at all. */
  reg_chart_card_set_empty (f->card, "No sales yet");
  reg_chart_card_set_chart (f->card, NULL);
  ui_fixture_settle (&f->ui);
  g_assert_true (ui_shows (f->window, "No sales yet"));
  ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.table");
  ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.print");
  g_assert_true (ui_shows (f->window, "No sales yet"));
  hide_chart (f);
}

/* --- keyboard and screen reader --------------------------------------------------------- */

static void
test_keyboard (Fixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    for (int turned = 0; turned < (i == 0 ? 2 : 1); turned++)
      {
        guint forward = turned ? GDK_KEY_Left : GDK_KEY_Right;
        guint back = turned ? GDK_KEY_Right : GDK_KEY_Left;
        int last;

        show_chart (f, charts[i].create ());
        last = (int)reg_chart_get_n_data (f->chart) - 1;
        gtk_widget_set_direction (get_view (f), turned ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
        gtk_widget_grab_focus (get_view (f));
        g_assert_true (gtk_widget_has_focus (get_view (f)));
        /* Enter before anything is pointed at opens nothing. */
        reg_chart_view_set_focus_datum (REG_CHART_VIEW (get_view (f)), -1);
        ui_press (&f->ui, f->window, GDK_KEY_Return, 0);
        g_assert_cmpint (f->activated, ==, -1);
        for (int step = 0; step <= MIN (last, 3); step++)
          {
            g_autofree char *words = reg_chart_describe_datum (f->chart, step);

            g_assert_true (ui_press (&f->ui, f->window, forward, 0));
            g_assert_cmpint (reg_chart_view_get_focus_datum (REG_CHART_VIEW (get_view (f))), ==,
                             step);
            gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_view (f)),
                                                 GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words);
          }
        ui_press (&f->ui, f->window, GDK_KEY_Home, 0);
        ui_press (&f->ui, f->window, back, 0);
        g_assert_cmpint (reg_chart_view_get_focus_datum (REG_CHART_VIEW (get_view (f))), ==, 0);
        ui_press (&f->ui, f->window, GDK_KEY_End, 0);
        ui_press (&f->ui, f->window, forward, 0);
        g_assert_cmpint (reg_chart_view_get_focus_datum (REG_CHART_VIEW (get_view (f))), ==, last);
        ui_press (&f->ui, f->window, GDK_KEY_Return, 0);
        g_assert_cmpint (f->activated, ==, last);
        /* T for table, from the chart itself. */
        g_assert_true (ui_press (&f->ui, f->window, GDK_KEY_t, 0));
        g_assert_true (reg_chart_card_get_as_table (f->card));
        ui_assert_named (f->window);
        hide_chart (f);
      }
}

static void
test_spoken (Fixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *summary = NULL;

      show_chart (f, charts[i].create ());
      summary = reg_chart_get_summary (f->chart);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_view (f)),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, QUESTION);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_view (f)),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);
      hide_chart (f);
    }
}

/* --- files ------------------------------------------------------------------------------ */

static char *
save_as (Fixture *f, const char *name, const char *format, gsize *length)
{
  g_autofree char *path = g_build_filename (f->ui.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  /* What is there is replaced, and only by the whole. */
  g_file_set_contents (path, "old", 3, &error);
  g_assert_no_error (error);
  reg_chart_card_save (f->card, file, format);
  while (g_file_get_contents (path, &contents, length, NULL) && g_str_equal (contents, "old"))
    {
      g_clear_pointer (&contents, g_free);
      g_main_context_iteration (NULL, TRUE);
    }
  ui_fixture_settle (&f->ui);
  return contents;
}

static GdkPixbuf *
read_picture (const char *contents, gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (contents, length, NULL);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

/* Not only a file of that kind: something is drawn on it. */
static void
assert_drawn (GdkPixbuf *picture)
{
  const guchar *pixels = gdk_pixbuf_get_pixels (picture);
  guint n_other = 0;

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    {
      const guchar *row = pixels + y * gdk_pixbuf_get_rowstride (picture);
      int channels = gdk_pixbuf_get_n_channels (picture);

      for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
        if (memcmp (row + x * channels, pixels, 3) != 0)
          n_other++;
    }
  g_assert_cmpuint (n_other, >, 1000);
}

static void
test_files (Fixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *png = NULL;
      g_autofree char *svg = NULL;
      g_autofree char *pdf = NULL;
      g_autoptr (GdkPixbuf) picture = NULL;
      gsize length;

      show_chart (f, charts[i].create ());
      png = save_as (f, "chart.png", "png", &length);
      picture = read_picture (png, length);
      /* Sharp on paper: twice the size of the drawing. */
      g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 1440);
      assert_drawn (picture);
      svg = save_as (f, "chart.svg", "svg", &length);
      g_assert_nonnull (g_strstr_len (svg, length, "<svg"));
      g_assert_nonnull (g_strstr_len (svg, length, "</svg>"));
      pdf = save_as (f, "chart.pdf", "pdf", &length);
      g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
      g_assert_cmpmem (pdf + length - 6, 6, "%%EOF\n", 6);
      hide_chart (f);
    }
}

static void
test_figures (Fixture *f, gconstpointer locale)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (RegChartTable) table = NULL;
      g_autofree char *csv = NULL;
      g_autofree char *expected = NULL;
      g_auto (GStrv) lines = NULL;
      gsize length;

      show_chart (f, charts[i].create ());
      table = reg_chart_get_table (f->chart);
      expected = reg_chart_table_to_csv (table);
      csv = save_as (f, "chart.csv", "csv", &length);
      g_assert_cmpstr (csv, ==, expected);
      lines = g_strsplit (g_strchomp (csv), "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, reg_chart_table_get_n_rows (table) + 1);
      hide_chart (f);
    }
}

/* The name somebody gives the file says what it is; without one it is what was asked for. */
static void
test_file_names (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *name, *format, *begins;
  } cases[] = {
    { "worth.CSV", "png", "\"" },          { "worth.csv", "pdf", "" },
    { "worth.PDF", "png", "%PDF" },        { "worth", "svg", "<?xml" },
    { "worth.old.png", "pdf", "\x89PNG" }, { "worth.docx", "pdf", "%PDF" },
  };

  show_chart (f, new_pipeline ());
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *contents = save_as (f, cases[i].name, cases[i].format, &length);

      if (*cases[i].begins != '"')
        g_assert_true (g_str_has_prefix (contents, cases[i].begins));
      else
        g_assert_nonnull (strstr (contents, "Quoted & sent"));
    }
  while (!ui_shows (f->window, "Saved as worth.docx"))
    g_main_context_iteration (NULL, TRUE);
  /* Each was written into the book before. */
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_EXPORT_ENTRY), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RegRecord) entry = ui_fixture_load (&f->ui, REG_ENTITY_EXPORT_ENTRY, i + 1);

      g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_WHAT), ==, REG_EXPORT_WHAT_ROWS);
      g_assert_cmpstr (reg_record_get_text (entry, REG_EXPORT_ENTRY_FORM), ==, "csv");
      g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_COUNT), >, 1);
      g_assert_true (
          g_str_has_suffix (reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE), cases[i].name));
    }
  hide_chart (f);
}

/* Out of a book that can only be read everything may be saved, and that is said. */
static void
test_read_only (Fixture *f, gconstpointer unused)
{
  gsize length;
  g_autofree char *contents = NULL;

  ui_reopen_read_only (&f->ui);
  show_chart (f, new_pipeline ());
  contents = save_as (f, "worth.csv", "csv", &length);
  g_assert_nonnull (strstr (contents, "Quoted & sent"));
  while (!ui_shows (f->window, "Saved as worth.csv. This is not written down, because the book can "
                               "only be read."))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_EXPORT_ENTRY), ==, 0);
  hide_chart (f);
}

/* A chart that is of no book stays on the screen. */
static void
test_without_a_book (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->ui.folder, "none.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  show_chart (f, new_pipeline ());
  reg_chart_card_set_session (f->card, NULL, 0);
  ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.print");
  gtk_widget_activate_action (GTK_WIDGET (f->card), "chart.save", "s", "csv");
  reg_chart_card_save (f->card, file, "csv");
  ui_fixture_settle (&f->ui);
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_EXPORT_ENTRY), ==, 0);
  hide_chart (f);
}

static void
test_not_saved (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->ui.folder, "no", "such", "chart.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  show_chart (f, new_pipeline ());
  reg_chart_card_save (f->card, file, "png");
  while (!ui_shows (f->window, "The chart was not saved. The file does not exist."))
    g_main_context_iteration (NULL, TRUE);
  hide_chart (f);
}

/* --- places ----------------------------------------------------------------------------- */

/* Amounts are written as people there write them, in words, table and file name alike. */
static void
test_amounts (Fixture *f, gconstpointer locale)
{
  g_autofree char *amount = reg_session_format_money (f->ui.session, 4100050, "EUR");
  g_autoptr (RegChartTable) table = NULL;
  gboolean found = FALSE;

  show_chart (f, new_pipeline ());
  table = reg_chart_get_table (f->chart);
  for (guint column = 0; column < reg_chart_table_get_n_columns (table); column++)
    found |= g_str_equal (reg_chart_table_get_cell (table, 0, column), amount);
  if (!found)
    g_error ("%s does not stand in the table", amount);
  reg_chart_card_set_as_table (f->card, TRUE);
  ui_fixture_settle (&f->ui);
  g_assert_true (ui_shows (f->window, amount));
  hide_chart (f);
}

/* --- size ------------------------------------------------------------------------------- */

static void
test_sizes (Fixture *f, gconstpointer unused)
{
  static const int widths[] = { 360, 640, 1400 };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      show_chart (f, charts[i].create ());
      for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
        {
          ui_resize (&f->ui, f->window, widths[j], 480);
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->card)), <=, widths[j]);
          g_assert_cmpint (gtk_widget_get_height (get_view (f)), >, 60);
        }
      hide_chart (f);
    }
}

static void
test_large (Fixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  RegChartCard *large;

  show_chart (f, new_pipeline ());
  ui_activate (&f->ui, GTK_WIDGET (f->card), "chart.large");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (f->window));
  large = REG_CHART_CARD (ui_find_type (GTK_WIDGET (dialog), REG_TYPE_CHART_CARD));
  /* The larger one cannot become larger still; what is opened from it closes it. */
  ui_activate (&f->ui, GTK_WIDGET (large), "chart.large");
  g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (f->window)) == dialog);
  reg_chart_view_set_focus_datum (reg_chart_card_get_view (large), 1);
  g_signal_emit_by_name (reg_chart_card_get_view (large), "datum-activated", 1);
  ui_fixture_settle (&f->ui);
  g_assert_cmpint (f->activated, ==, 1);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
  hide_chart (f);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer unused);
  } tests[] = {
    { "table-follows", test_table_follows },
    { "keyboard", test_keyboard },
    { "spoken", test_spoken },
    { "files", test_files },
    { "file-names", test_file_names },
    { "not-saved", test_not_saved },
    { "read-only", test_read_only },
    { "without-a-book", test_without_a_book },
    { "sizes", test_sizes },
    { "large", test_large },
  };
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer locale);
  } everywhere[] = { { "table", test_table },
                     { "figures", test_figures },
                     { "amounts", test_amounts } };

  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/charts/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (everywhere); i++)
    for (guint j = 0; ui_locales[j] != NULL; j++)
      {
        g_autofree char *path = g_strdup_printf ("/charts/%s/%s", everywhere[i].path,
                                                 ui_locales[j]);

        g_test_add (path, Fixture, ui_locales[j], set_up, everywhere[i].test, tear_down);
      }
  return g_test_run ();
}
