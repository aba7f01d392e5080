/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-segmentation.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/customer/reg-segment-dialog.h"
#include "ui/insights/reg-crossing-card.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"
#include "work-fixture.h"

#define AMOUNT(figure) figure "\302\240€"

/* Customers by two segmentations at once, as a card; the clock stands on 18 November 2026. */

enum
{
  ADA,
  BEN,
  CEM,
  DEE,
  N_CUSTOMERS
};

/* Ada buys often and much, Ben bought once long ago, Cem and Dee are of interest only. */
static void
add_customers (WorkFixture *f, gint64 ids[N_CUSTOMERS])
{
  static const char *const names[] = { "Ada", "Ben", "Cem", "Dee" };

  for (int i = 0; i < N_CUSTOMERS; i++)
    ids[i] = ui_fixture_add_party (WORK_UI (f), names[i]);
  ui_fixture_add_sale (WORK_UI (f), ids[ADA], "2026-08-10", 5000);
  ui_fixture_add_sale (WORK_UI (f), ids[ADA], "2026-11-10", 5000);
  ui_fixture_add_sale (WORK_UI (f), ids[BEN], "2024-01-10", 100);
}

static GtkWidget *
open_card (WorkFixture *f, int width, char **seen)
{
  return work_show_card (f, reg_crossing_card_new (f->ui.session), width, seen);
}

/* The cell of that description; -1 none. */
static int
find_cell (GtkWidget *window, const char *description)
{
  RegChart *chart = reg_chart_view_get_chart (work_get_chart (window));

  for (guint i = 0; i < reg_chart_get_n_data (chart); i++)
    {
      g_autofree char *text = reg_chart_describe_datum (chart, (int)i);

      if (g_str_equal (text, description))
        return (int)i;
      g_test_message ("%s", text);
    }
  return -1;
}

static void
press_cell (WorkFixture *f, GtkWidget *window, const char *description)
{
  int cell = find_cell (window, description);

  if (cell < 0)
    g_error ("There is no “%s”", description);
  gtk_widget_grab_focus (GTK_WIDGET (work_get_chart (window)));
  reg_chart_view_set_focus_datum (work_get_chart (window), cell);
  g_assert_true (ui_press (WORK_UI (f), window, GDK_KEY_Return, 0));
}

/* Each cell says its row, its column, how many they are and what they brought; so do the sums. */
static void
test_cells (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[N_CUSTOMERS];
  GtkWidget *window;
  g_autofree char *summary = NULL;

  add_customers (f, ids);
  window = open_card (f, 900, NULL);
  summary = reg_chart_get_summary (reg_chart_view_get_chart (work_get_chart (window)));
  g_assert_cmpstr (summary, ==,
                   "4 customers. Nothing stands out that chance would not do as well. Of so few "
                   "buyers a fifth says little.");
  g_assert_cmpint (
      find_cell (window, "Promising, Best fifth: 1 customer, Contribution " AMOUNT ("100.00")), >=,
      0);
  ui_choose (WORK_UI (f), window, "Rows", REG_SEGMENTATION_LAST_PURCHASE);
  g_assert_cmpint (
      find_cell (window,
                 "In the last month, Best fifth: 1 customer, Contribution " AMOUNT ("100.00")),
      >=, 0);
  g_assert_cmpint (
      find_cell (window,
                 "Not bought yet, Not bought yet: 2 customers, Contribution " AMOUNT ("0.00")),
      >=, 0);
  g_assert_cmpint (find_cell (window, "All, All: 4 customers, Contribution " AMOUNT ("101.00")), >=,
                   0);
  g_assert_cmpint (
      find_cell (window, "Longer ago, Best fifth: 0 customers, Contribution " AMOUNT ("0.00")), >=,
      0);
  ui_assert_named (window);
  ui_window_close (WORK_UI (f), window);
}

/* The same for rows and columns says nothing: they exchange. */
static void
test_exchange (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[N_CUSTOMERS];
  GtkWidget *window;

  add_customers (f, ids);
  window = open_card (f, 360, NULL);
  ui_choose (WORK_UI (f), window, "Rows", REG_SEGMENTATION_PROFIT);
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_find_choice (window, "Columns")), ==,
                    REG_SEGMENTATION_RFM);
  ui_choose (WORK_UI (f), window, "Columns", REG_SEGMENTATION_PROFIT);
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_find_choice (window, "Rows")), ==,
                    REG_SEGMENTATION_RFM);
  for (guint by = 0; by < REG_N_SEGMENTATIONS; by++)
    {
      ui_choose (WORK_UI (f), window, "Columns", by);
      g_assert_nonnull (reg_chart_view_get_chart (work_get_chart (window)));
    }
  ui_choose (WORK_UI (f), window, "What is counted", 1);
  ui_assert_named (window);
  ui_window_close (WORK_UI (f), window);
}

static GtkWidget *
show_list (WorkFixture *f, const char *filter, GtkWidget **page)
{
  GtkWidget *window;

  *page = reg_customers_page_new (f->ui.session);
  window = work_show_page (f, *page, 1000);
  reg_page_set_filter (REG_PAGE (*page), filter);
  ui_fixture_settle (WORK_UI (f));
  return window;
}

static guint
count_rows (GtkWidget *page)
{
  return reg_table_model_get_size (
      reg_table_view_get_model (REG_TABLE_VIEW (ui_find_type (page, REG_TYPE_TABLE_VIEW))));
}

/* A cell opens its customers, and is kept as a segment that has the same ones. */
static void
test_kept (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[N_CUSTOMERS];
  g_autofree char *seen = NULL;
  GtkWidget *window, *page, *dialog;

  add_customers (f, ids);
  window = open_card (f, 900, &seen);
  ui_choose (WORK_UI (f), window, "Rows", REG_SEGMENTATION_LAST_PURCHASE);
  press_cell (f, window, "Longer ago, Best fifth: 0 customers, Contribution " AMOUNT ("0.00"));
  g_assert_null (seen);
  press_cell (f, window, "All, All: 4 customers, Contribution " AMOUNT ("101.00"));
  g_assert_cmpstr (seen, ==, "");
  press_cell (f, window, "Not bought yet, All: 2 customers, Contribution " AMOUNT ("0.00"));
  g_assert_nonnull (seen);
  ui_window_close (WORK_UI (f), window);
  window = show_list (f, seen, &page);
  g_assert_cmpuint (count_rows (page), ==, 2);
  g_assert_true (ui_shows (page, "Not bought yet"));
  ui_activate (WORK_UI (f), page, "customers.new-segment");
  dialog = ui_find_type (window, REG_TYPE_SEGMENT_DIALOG);
  ui_fixture_settle (WORK_UI (f));
  g_assert_true (ui_shows (dialog, "2 customers"));
  ui_click (WORK_UI (f), dialog, "Save");
  ui_fixture_settle (WORK_UI (f));
  g_assert_null (ui_find_type (window, REG_TYPE_SEGMENT_DIALOG));
  /* Under its name in the list, and it follows. */
  g_assert_cmpuint (count_rows (page), ==, 2);
  ui_fixture_add_party (WORK_UI (f), "Eve");
  ui_fixture_settle (WORK_UI (f));
  g_assert_cmpuint (count_rows (page), ==, 3);
  ui_window_close (WORK_UI (f), window);
}

/* Without a customer it says where they come from. */
static void
test_empty (WorkFixture *f, gconstpointer unused)
{
  GtkWidget *window = open_card (f, 360, NULL);

  g_assert_null (reg_chart_view_get_chart (work_get_chart (window)));
  g_assert_true (ui_shows (
      window, "No customers yet. They come from a file of your old program, or one by one."));
  ui_window_close (WORK_UI (f), window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, test)                                                                            \
  g_test_add ("/crossing/" path, WorkFixture, NULL, work_set_up, test, work_tear_down)
  ADD ("cells", test_cells);
  ADD ("exchange", test_exchange);
  ADD ("kept", test_kept);
  ADD ("empty", test_empty);
  return g_test_run ();
}
