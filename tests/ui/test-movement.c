/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-chart-card.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/insights/reg-movement-card.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"
#include "work-fixture.h"

/* Who climbs and who falls, as a card; the clock stands on 18 November 2026. */

static char *
take_filter (gpointer *seen)
{
  return g_steal_pointer ((char **)seen);
}

static void
chosen_cb (RegMovementCard *card, const char *filter, gpointer *seen)
{
  g_free (*seen);
  *seen = g_strdup (filter);
}

static GtkWidget *
open_card (WorkFixture *f, int width, gpointer *seen)
{
  GtkWidget *card = reg_movement_card_new (f->ui.session);
  GtkWidget *window = ui_window_new (WORK_UI (f), card, width, 600);

  if (seen != NULL)
    g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), seen);
  ui_fixture_settle (WORK_UI (f));
  return window;
}

static RegChart *
get_chart (GtkWidget *window)
{
  RegChartCard *card = REG_CHART_CARD (ui_find_type (window, REG_TYPE_CHART_CARD));

  return reg_chart_view_get_chart (reg_chart_card_get_view (card));
}

static void
assert_summary (GtkWidget *window, const char *expected)
{
  g_autofree char *summary = reg_chart_get_summary (get_chart (window));

  g_assert_cmpstr (summary, ==, expected);
}

/* Customers of the year 2025: one buys once a quarter, one stopped, one buys for the first time. */
static void
add_customers (WorkFixture *f, gint64 ids[3])
{
  static const char *const names[] = { "Ada", "Ben", "Cem" };
  static const char *const days[3][4] = {
    { "2026-01-10", "2026-04-10", "2026-07-10", "2026-10-10" },
    { "2025-08-20", NULL, NULL, NULL },
    { "2025-10-01", "2026-10-20", NULL, NULL },
  };

  for (int i = 0; i < 3; i++)
    {
      ids[i] = ui_fixture_add_party (WORK_UI (f), names[i]);
      for (int k = 0; k < 4 && days[i][k] != NULL; k++)
        ui_fixture_add_sale (WORK_UI (f), ids[i], days[i][k], 1000);
    }
}

static void
test_times (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window;

  add_customers (f, ids);
  window = open_card (f, 900, NULL);
  /* This quarter: Ada stays where she is until her fifth day, Ben is lost before, Cem comes back. */
  assert_summary (window, "Of 3 customers 1 climbed and 0 fell: 33.3\302\240% net.");
  ui_choose (WORK_UI (f), window, "Which time", 1);
  assert_summary (window, "Of 3 customers 0 climbed and 1 fell: −33.3\302\240% net.");
  ui_choose (WORK_UI (f), window, "Length of the time", 2);
  assert_summary (window, "Of 2 customers 1 climbed and 1 fell: 0\302\240% net.");
  ui_choose (WORK_UI (f), window, "Which time", 7);
  g_assert_null (get_chart (window));
  g_assert_true (ui_shows (window, "There was nobody yet at the beginning of this time."));
  ui_window_close (WORK_UI (f), window);
}

/* A cell gives the customers behind it, by pointing and by key; the list shows them under its name. */
static void
test_behind (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  gpointer seen = NULL;
  g_autofree char *filter = NULL;
  GtkWidget *window, *page;
  RegChartView *view;
  RegTableView *table;

  add_customers (f, ids);
  window = open_card (f, 900, &seen);
  view = reg_chart_card_get_view (REG_CHART_CARD (ui_find_type (window, REG_TYPE_CHART_CARD)));
  /* First-time customer to repeat customer; nobody was lost and is a partner now. */
  g_signal_emit_by_name (view, "datum-activated", 6);
  g_assert_null (seen);
  for (int i = 0; i < 49; i++)
    {
      g_autofree char *text = reg_chart_describe_datum (get_chart (window), i);

      if (!g_str_equal (text, "First-time customer → Repeat customer: 1"))
        continue;
      /* From the row above down to it. */
      gtk_widget_grab_focus (GTK_WIDGET (view));
      reg_chart_view_set_focus_datum (view, i - 7);
      g_assert_true (ui_press (WORK_UI (f), window, GDK_KEY_Down, 0));
      g_assert_cmpint (reg_chart_view_get_focus_datum (view), ==, i);
      g_assert_true (ui_press (WORK_UI (f), window, GDK_KEY_Return, 0));
    }
  filter = take_filter (&seen);
  g_assert_nonnull (filter);
  ui_window_close (WORK_UI (f), window);
  page = reg_customers_page_new (f->ui.session);
  window = work_show_page (f, page, 1000);
  reg_page_set_filter (REG_PAGE (page), filter);
  ui_fixture_settle (WORK_UI (f));
  table = REG_TABLE_VIEW (ui_find_type (page, REG_TYPE_TABLE_VIEW));
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (table)), ==, 1);
  g_assert_cmpint (reg_table_model_get_id (reg_table_view_get_model (table), 0), ==, ids[2]);
  g_assert_true (ui_shows (page, "First-time customer → Repeat customer"));
  reg_page_set_filter (REG_PAGE (page), NULL);
  ui_fixture_settle (WORK_UI (f));
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (table)), ==, 3);
  ui_window_close (WORK_UI (f), window);
}

/* What is written while it is shown is in it a moment later. */
static void
test_follows (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window;

  add_customers (f, ids);
  window = open_card (f, 360, NULL);
  ui_fixture_add_sale (WORK_UI (f), ids[1], "2026-11-01", 1000);
  while (TRUE)
    {
      g_autofree char *summary = reg_chart_get_summary (get_chart (window));

      if (g_str_equal (summary, "Of 3 customers 2 climbed and 0 fell: 66.7\302\240% net."))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  ui_assert_named (window);
  ui_window_close (WORK_UI (f), window);
}

/* What takes longer than a moment has a bar, which goes with it; what is shown stays. */
static void
test_progress (WorkFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window, *bar;
  RegChartCard *card;
  gint *done;

  add_customers (f, ids);
  window = open_card (f, 360, NULL);
  card = REG_CHART_CARD (ui_find_type (window, REG_TYPE_CHART_CARD));
  g_assert_null (ui_find_type (window, GTK_TYPE_PROGRESS_BAR));
  done = reg_chart_card_begin_work (card);
  g_atomic_int_set (done, 500);
  while ((bar = ui_find_type (window, GTK_TYPE_PROGRESS_BAR)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.5);
  g_assert_nonnull (get_chart (window));
  ui_assert_named (window);
  reg_chart_card_end_work (card);
  g_assert_false (gtk_widget_get_visible (bar));
  /* Whoever still works on it may go on. */
  g_atomic_int_set (done, 600);
  g_atomic_rc_box_release (done);
  ui_window_close (WORK_UI (f), window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, test)                                                                            \
  g_test_add ("/movement/" path, WorkFixture, NULL, work_set_up, test, work_tear_down)
  ADD ("times", test_times);
  ADD ("behind", test_behind);
  ADD ("follows", test_follows);
  ADD ("progress", test_progress);
  return g_test_run ();
}
