/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-fixture.h"
#include "store/reg-insights.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-chart-print.h"
#include "ui/charts/reg-value-chart.h"
#include "ui/insights/reg-insights-page.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/window/reg-page.h"

/* The toast overlay is where messages go, as in the program's windows. */
static GtkWidget *
show_in_window (UiFixture *f, GtkWidget *child, int width)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  reg_page_refresh (REG_PAGE (child));
  ui_fixture_settle (f);
  return window;
}

static void
close_window (UiFixture *f, GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_assert_null (window);
}

static gint64
stage_at (UiFixture *f, int position)
{
  g_autoptr (GPtrArray)
      stages = ui_fixture_list (f, REG_ENTITY_STAGE, REG_STAGE_POSITION, position);

  g_assert_cmpuint (stages->len, ==, 1);
  return reg_record_get_id (g_ptr_array_index (stages, 0));
}

static void
add_deal (UiFixture *f, gint64 party, int position, gint64 value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);

  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, "Trailers");
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, stage_at (f, position));
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE, value);
  ui_fixture_save (f, builder);
}

/* The card whose question that is. */
static RegChartCard *
find_card (GtkWidget *window, const char *question)
{
  GtkWidget *label = ui_find_text (window, question);

  g_assert_nonnull (label);
  return REG_CHART_CARD (gtk_widget_get_ancestor (label, REG_TYPE_CHART_CARD));
}

static char *
summary_of (GtkWidget *window, const char *question)
{
  RegChart *chart = reg_chart_view_get_chart (
      reg_chart_card_get_view (find_card (window, question)));

  return chart != NULL ? reg_chart_get_summary (chart) : NULL;
}

static void
test_empty (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_in_window (f, reg_insights_page_new (f->session), 1000);

  g_assert_null (summary_of (window, "What is in the pipeline?"));
  g_assert_null (summary_of (window, "Who earns our money?"));
  g_assert_true (ui_shows (window, "No sales yet, so nobody to show here."));
  g_assert_false (ui_shows (window, "_Best 20 %"));
  close_window (f, window);
}

static void
test_answers (UiFixture *f, gconstpointer unused)
{
  gint64 small = ui_fixture_add_party (f, "Small");
  gint64 large = ui_fixture_add_party (f, "Large");
  g_autofree char *pipeline = NULL;
  g_autofree char *worth = NULL;
  GtkWidget *window;

  ui_fixture_add_sale (f, small, "2026-01-01", 10000);
  ui_fixture_add_sale (f, large, "2026-01-01", 90000);
  ui_fixture_add_sale (f, large, "2026-02-01", 20000);
  add_deal (f, small, 1, 500000);
  window = show_in_window (f, reg_insights_page_new (f->session), 1000);
  pipeline = summary_of (window, "What is in the pipeline?");
  g_assert_nonnull (strstr (pipeline, "5.0 k"));
  /* Nobody chosen: the best customer. */
  g_assert_true (ui_shows (window, "Large"));
  worth = summary_of (window, "What is this customer worth to us?");
  g_assert_nonnull (strstr (worth, "1,100.00"));
  close_window (f, window);
}

static void
test_another_customer (UiFixture *f, gconstpointer unused)
{
  gint64 small = ui_fixture_add_party (f, "Small");
  gint64 large = ui_fixture_add_party (f, "Large");
  GtkWidget *page, *window;
  g_autofree char *worth = NULL;

  ui_fixture_add_sale (f, small, "2026-01-01", 10000);
  ui_fixture_add_sale (f, large, "2026-01-01", 90000);
  page = reg_insights_page_new (f->session);
  window = show_in_window (f, page, 1000);
  reg_insights_page_set_party (REG_INSIGHTS_PAGE (page), small);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Small"));
  worth = summary_of (window, "What is this customer worth to us?");
  g_assert_nonnull (strstr (worth, "100.00"));
  close_window (f, window);
}

static void
wait_for_chart (GtkWidget *window, const char *question)
{
  while (reg_chart_view_get_chart (reg_chart_card_get_view (find_card (window, question))) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is sold while the page is looked at is soon in the chart. */
static void
test_follows (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = show_in_window (f, reg_insights_page_new (f->session), 1000);

  g_assert_null (summary_of (window, "Who earns our money?"));
  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  wait_for_chart (window, "Who earns our money?");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Bakery"));
  close_window (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window, *first, *second;
  graphene_rect_t a, b;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = show_in_window (f, reg_insights_page_new (f->session), 360);
  first = GTK_WIDGET (find_card (window, "What is in the pipeline?"));
  second = GTK_WIDGET (find_card (window, "Who earns our money?"));
  g_assert_true (gtk_widget_compute_bounds (first, window, &a));
  g_assert_true (gtk_widget_compute_bounds (second, window, &b));
  g_assert_cmpfloat (a.origin.y + a.size.height, <=, b.origin.y);
  g_assert_cmpfloat (b.origin.x + b.size.width, <=, 360);
  close_window (f, window);
}

static void
test_larger (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window, *card, *dialog;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = show_in_window (f, reg_insights_page_new (f->session), 1200);
  card = GTK_WIDGET (find_card (window, "Who earns our money?"));
  gtk_widget_activate_action (card, "chart.large", NULL);
  ui_fixture_settle (f);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  g_assert_nonnull (dialog);
  card = ui_find_type (dialog, REG_TYPE_CHART_CARD);
  g_assert_true (reg_chart_view_get_chart (reg_chart_card_get_view (REG_CHART_CARD (card)))
                 != NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  close_window (f, window);
}

/* --- parts ------------------------------------------------------------------------------ */

static RegChart *
create_value_chart (void)
{
  static const RegValueStep steps[] = { { "2026-01-01", 10000, 4000 }, { "2026-02-01", 500, 0 } };
  const RegNumberStyle style = reg_number_style_for_language ("en");
  RegChartMoney money = reg_chart_money_new (&style, "EUR");
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (RegValueStep));

  g_array_append_vals (array, steps, G_N_ELEMENTS (steps));
  return reg_value_chart_new (array, "2026-03-01", &money);
}

static void
test_value_chart (void)
{
  g_autoptr (RegChart) chart = create_value_chart ();
  g_autofree char *summary = reg_chart_get_summary (chart);

  g_assert_nonnull (strstr (summary, "65.00"));
}

/* A page of paper, through the same code, into a file. */
static void
test_print (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegChart) chart = create_value_chart ();
  g_autofree char *path = g_build_filename (f->folder, "chart.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  RegChartStyle style;

  reg_chart_style_init (&style, FALSE);
  operation = reg_chart_print_operation_new (chart, &style, "What is it worth?", "Much.");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

static void
chosen_cb (RegPartySearch *search, gint64 party, const char *name, char **chosen)
{
  *chosen = g_strdup_printf ("%" G_GINT64_FORMAT " %s", party, name);
}

static void
test_search (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery De Halm");
  GtkWidget *search = g_object_ref_sink (reg_party_search_new (f->session));
  GtkWidget *entry = ui_find_type (search, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT " Bakery De Halm", party);
  g_autofree char *chosen = NULL;

  ui_fixture_add_party (f, "Somebody else");
  g_signal_connect (search, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  ui_fixture_settle (f);
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (chosen);
  gtk_editable_set_text (GTK_EDITABLE (entry), "halm");
  ui_fixture_settle (f);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (chosen, ==, expected);
  g_clear_pointer (&chosen, g_free);
  /* A scanner is faster than any answer. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "bakery");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (chosen);
  ui_fixture_settle (f);
  g_assert_cmpstr (chosen, ==, expected);
  g_object_unref (search);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/insights/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                 \
              ui_fixture_tear_down)
  ADD (empty);
  ADD (answers);
  ADD (another_customer);
  ADD (follows);
  ADD (narrow);
  ADD (larger);
  ADD (print);
  ADD (search);
  g_test_add_func ("/insights/value-chart", test_value_chart);
  return g_test_run ();
}
