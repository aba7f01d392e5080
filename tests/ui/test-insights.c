/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-drive.h"
#include "store/reg-insights.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-chart-print.h"
#include "ui/charts/reg-value-chart.h"
#include "ui/insights/reg-best-dialog.h"
#include "ui/insights/reg-insights-page.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-main-window.h"
#include "ui/window/reg-page.h"

/* The page, looked at. */
static GtkWidget *
open_page (UiFixture *f, int width, GtkWidget **page)
{
  *page = reg_insights_page_new (f->session);
  return ui_show_page (f, *page, width);
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
  GtkWidget *page;
  GtkWidget *window = open_page (f, 1000, &page);

  g_assert_null (summary_of (window, "What is in the pipeline?"));
  g_assert_null (summary_of (window, "Who earns our money?"));
  g_assert_true (ui_shows (window, "No sales yet, so nobody to show here."));
  g_assert_false (ui_shows (window, "_Best 20 %"));
  ui_window_close (f, window);
}

static void
test_answers (UiFixture *f, gconstpointer unused)
{
  gint64 small = ui_fixture_add_party (f, "Small");
  gint64 large = ui_fixture_add_party (f, "Large");
  g_autofree char *pipeline = NULL;
  g_autofree char *worth = NULL;
  GtkWidget *page, *window;

  ui_fixture_add_sale (f, small, "2026-01-01", 10000);
  ui_fixture_add_sale (f, large, "2026-01-01", 90000);
  ui_fixture_add_sale (f, large, "2026-02-01", 20000);
  add_deal (f, small, 1, 500000);
  window = open_page (f, 1000, &page);
  pipeline = summary_of (window, "What is in the pipeline?");
  g_assert_nonnull (strstr (pipeline, "5.0 k"));
  /* Nobody chosen: the best customer. */
  g_assert_true (ui_shows (window, "Large"));
  worth = summary_of (window, "What is this customer worth to us?");
  g_assert_nonnull (strstr (worth, "1,100.00"));
  ui_window_close (f, window);
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
  window = open_page (f, 1000, &page);
  reg_insights_page_set_party (REG_INSIGHTS_PAGE (page), small);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Small"));
  worth = summary_of (window, "What is this customer worth to us?");
  g_assert_nonnull (strstr (worth, "100.00"));
  ui_window_close (f, window);
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
  GtkWidget *page;
  GtkWidget *window = open_page (f, 1000, &page);

  g_assert_null (summary_of (window, "Who earns our money?"));
  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  wait_for_chart (window, "Who earns our money?");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Bakery"));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window, *first, *second;
  graphene_rect_t a, b;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = open_page (f, 360, &page);
  first = GTK_WIDGET (find_card (window, "What is in the pipeline?"));
  second = GTK_WIDGET (find_card (window, "Who earns our money?"));
  g_assert_true (gtk_widget_compute_bounds (first, window, &a));
  g_assert_true (gtk_widget_compute_bounds (second, window, &b));
  g_assert_cmpfloat (a.origin.y + a.size.height, <=, b.origin.y);
  g_assert_cmpfloat (b.origin.x + b.size.width, <=, 360);
  ui_window_close (f, window);
}

static void
test_larger (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window, *card, *dialog;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = open_page (f, 1200, &page);
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
  ui_window_close (f, window);
}

/* --- whose worth ------------------------------------------------------------------------ */

/* Points at the name above the chart and looks for somebody else. */
static void
choose_customer (UiFixture *f, GtkWidget *window, const char *words)
{
  GtkWidget *button = ui_find_button (window, "Choose another customer");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget *entry = ui_find_type (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_fixture_settle (f);
  ui_type (f, entry, NULL, words);
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
}

static void
test_chosen (UiFixture *f, gconstpointer unused)
{
  gint64 small = ui_fixture_add_party (f, "Small");
  gint64 large = ui_fixture_add_party (f, "Large");
  g_autofree char *opened = NULL;
  g_autofree char *wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, small);
  GtkWidget *page, *window;

  ui_fixture_add_party (f, "Never bought");
  ui_fixture_add_sale (f, small, "2026-01-01", 10000);
  ui_fixture_add_sale (f, large, "2026-01-01", 90000);
  window = open_page (f, 1000, &page);
  choose_customer (f, window, "sma");
  g_assert_true (ui_shows (window, "Small"));
  /* What is pointed at opens whose it is. */
  g_signal_emit_by_name (find_card (window, "What is this customer worth to us?"),
                         "datum-activated", 0);
  ui_fixture_settle (f);
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  choose_customer (f, window, "never");
  g_assert_true (ui_shows (window, "Never bought"));
  g_assert_true (ui_shows (window, "This customer has not bought anything yet."));
  g_assert_null (summary_of (window, "What is this customer worth to us?"));
  /* The way back is still there. */
  choose_customer (f, window, "large");
  g_assert_nonnull (summary_of (window, "What is this customer worth to us?"));
  ui_window_close (f, window);
}

/* Who is gone makes room for the best of those who are left. */
static void
test_gone (UiFixture *f, gconstpointer unused)
{
  gint64 small = ui_fixture_add_party (f, "Small");
  gint64 large = ui_fixture_add_party (f, "Large");
  GtkWidget *page, *window;

  ui_fixture_add_sale (f, small, "2026-01-01", 10000);
  ui_fixture_add_sale (f, large, "2026-01-01", 90000);
  window = open_page (f, 1000, &page);
  reg_insights_page_set_party (REG_INSIGHTS_PAGE (page), large);
  ui_fixture_settle (f);
  ui_delete (f, REG_ENTITY_PARTY, large);
  while (!ui_shows (window, "Small"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
  g_assert_false (ui_shows (window, "Large"));
  ui_delete (f, REG_ENTITY_PARTY, small);
  while (!ui_shows (window, "No sales yet, so nobody to show here."))
    g_main_context_iteration (NULL, TRUE);
  ui_window_close (f, window);
}

/* One customer is everybody: 100 % of the money, and no division by nothing. */
static void
test_one (UiFixture *f, gconstpointer locale)
{
  gint64 only = ui_fixture_add_party (f, "Only");
  g_autofree char *amount = reg_session_format_money (f->session, 123456789, "EUR");
  g_autofree char *earners = NULL;
  g_autofree char *worth = NULL;
  GtkWidget *page, *window;

  ui_fixture_add_sale (f, only, "2026-01-01", 123456789);
  window = open_page (f, 1000, &page);
  earners = summary_of (window, "Who earns our money?");
  worth = summary_of (window, "What is this customer worth to us?");
  g_assert_nonnull (earners);
  if (strstr (worth, amount) == NULL)
    g_error ("“%s” does not say %s", worth, amount);
  g_assert_true (ui_shows (window, worth));
  ui_assert_named (window);
  ui_window_close (f, window);
}

/* --- looked at and not ------------------------------------------------------------------ */

/* A page nobody sees does no work; it is up to date when it is seen. */
static void
test_hidden (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window;

  window = open_page (f, 1000, &page);
  gtk_widget_set_visible (page, FALSE);
  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  ui_fixture_settle (f);
  gtk_widget_set_visible (page, TRUE);
  ui_fixture_settle (f);
  g_assert_null (summary_of (window, "Who earns our money?"));
  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (f);
  g_assert_nonnull (summary_of (window, "Who earns our money?"));
  ui_window_close (f, window);
}

/* The focus goes to the first chart there is. */
static void
test_focus (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window, *earners;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = open_page (f, 1000, &page);
  g_assert_true (reg_page_focus_default (REG_PAGE (page)));
  earners = GTK_WIDGET (find_card (window, "Who earns our money?"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), earners));
  ui_window_close (f, window);
}

/* Wide they stand beside each other, narrow below each other, and back. */
static void
test_turned (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    int width;
    gboolean beside;
  } cases[] = { { 1200, TRUE }, { 360, FALSE }, { 1200, TRUE } };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = open_page (f, 1200, &page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      graphene_rect_t a, b;

      ui_resize (f, window, cases[i].width, 700);
      g_assert_true (gtk_widget_compute_bounds (
          GTK_WIDGET (find_card (window, "What is in the pipeline?")), window, &a));
      g_assert_true (gtk_widget_compute_bounds (
          GTK_WIDGET (find_card (window, "Who earns our money?")), window, &b));
      g_assert_cmpint (a.origin.y == b.origin.y, ==, cases[i].beside);
    }
  ui_window_close (f, window);
}

/* The best customers with what to do next, from the chart that shows them. */
static void
test_best (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window, *dialog;

  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  window = open_page (f, 1000, &page);
  ui_click (f, window, "Next steps");
  dialog = ui_find_type (window, REG_TYPE_BEST_DIALOG);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "1. Bakery"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

static GtkWidget *
find_chosen (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_chosen (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether the filter that is chosen can be read whole. */
static gboolean
chosen_is_seen (GtkWidget *bar)
{
  GtkWidget *scrolled = ui_find_type (bar, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *chosen = find_chosen (bar);
  graphene_rect_t bounds;

  return chosen != NULL && gtk_widget_compute_bounds (chosen, scrolled, &bounds)
         && bounds.size.width > 0 && bounds.origin.x >= -1
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (scrolled) + 1;
}

/* A figure leads to the list of its customers: their filter is seen, the keyboard is in the rows. */
static void
test_behind (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  RegMainWindow *window = reg_main_window_new (ui_application (f), NULL);
  GtkWidget *root = GTK_WIDGET (window), *bar, *table, *focus;
  RegChartCard *card;

  ui_fixture_add_party (f, "Nosy Parker");
  ui_fixture_add_sale (f, party, "2026-01-01", 10000);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  reg_main_window_set_session (window, f->session);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (f);
  reg_main_window_show_page (window, "insights");
  ui_fixture_settle (f);
  card = find_card (root, "Who are our customers?");
  g_assert_nonnull (reg_chart_view_get_chart (reg_chart_card_get_view (card)));
  /* Not bought yet, of all fifths: the last but one row, the last column. */
  g_signal_emit_by_name (card, "datum-activated", 9 * 7 - 1);
  ui_fixture_settle (f);
  bar = ui_find_type (root, REG_TYPE_FILTER_BAR);
  while (!chosen_is_seen (bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ui_shows (bar, "Not bought yet"));
  table = ui_find_type (root, REG_TYPE_TABLE_VIEW);
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (REG_TABLE_VIEW (table))),
                    ==, 1);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == table || gtk_widget_is_ancestor (focus, table));
  gtk_window_close (GTK_WINDOW (window));
  ui_fixture_settle (f);
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

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
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
  ADD (chosen);
  ADD (gone);
  ADD (hidden);
  ADD (focus);
  ADD (turned);
  ADD (best);
  ADD (behind);
  ui_test_everywhere ("/insights/one", test_one);
  g_test_add_func ("/insights/value-chart", test_value_chart);
  return g_test_run ();
}
