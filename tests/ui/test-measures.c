/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-policy.h"
#include "core/reg-measure.h"
#include "core/reg-quotation-state.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/insights/reg-insights-page.h"
#include "ui/insights/reg-measure-card.h"
#include "ui/quotation/reg-quotations-page.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"
#include "work-fixture.h"

/* The quotation desk as a card; the clock stands on 18 November 2026, in the fourth quarter. */

typedef struct
{
  RegQuotationState state;
  const char *begun;
  const char *sent;
  gint64 discount; /* ppm */
  gint64 owner;
} Offer;

static gint64
add_quotation (WorkFixture *f, gint64 party, const Offer *offer)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);
  gint64 quotation, revision;

  work_set_time (offer->begun);
  reg_record_builder_set_ref (builder, REG_QUOTATION_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_QUOTATION_OWNER_ID, offer->owner);
  quotation = ui_fixture_save (WORK_UI (f), builder);
  builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  reg_record_builder_set_ref (builder, REG_QUOTATION_REVISION_QUOTATION_ID, quotation);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE, offer->state);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, offer->discount);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_SENT_AT, work_instant (offer->sent));
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_ASKED_AT,
                              work_instant (offer->begun));
  revision = ui_fixture_save (WORK_UI (f), builder);
  builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_REVISION_ID, revision);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_POSITION, 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, 10000 * REG_PRICE_UNIT);
  ui_fixture_save (WORK_UI (f), builder);
  work_change_int (f, REG_ENTITY_QUOTATION, quotation, REG_QUOTATION_CURRENT_ID, revision);
  if (offer->state == REG_QUOTATION_ACCEPTED || offer->state == REG_QUOTATION_DECLINED)
    work_change_int (f, REG_ENTITY_QUOTATION, quotation, REG_QUOTATION_CLOSED_AT,
                     work_instant (offer->sent));
  return revision;
}

static void
add_step (WorkFixture *f, gint64 revision, gint64 staff, const char *decided)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_APPROVAL_STEP);

  reg_record_builder_set_ref (builder, REG_APPROVAL_STEP_REVISION_ID, revision);
  reg_record_builder_set_int (builder, REG_APPROVAL_STEP_LEVEL, 1);
  reg_record_builder_set_int (builder, REG_APPROVAL_STEP_STATE, REG_APPROVAL_STEP_STATE_APPROVED);
  reg_record_builder_set_ref (builder, REG_APPROVAL_STEP_DECIDED_BY, staff);
  reg_record_builder_set_int (builder, REG_APPROVAL_STEP_DECIDED_AT, work_instant (decided));
  ui_fixture_save (WORK_UI (f), builder);
}

/* Three in this quarter, one in the one before; Tom approved one of them after an hour and a half. */
static void
fill (WorkFixture *f)
{
  gint64 tom = work_add_staff (f, "Tom", REG_ROLE_MANAGER);
  gint64 party = ui_fixture_add_party (WORK_UI (f), "Bakery");
  const Offer offers[] = {
    { REG_QUOTATION_SENT, "2026-10-12T09:00:00Z", "2026-10-12T12:20:00Z", 0, f->ui.owner },
    { REG_QUOTATION_ACCEPTED, "2026-10-13T09:00:00Z", "2026-10-13T10:00:00Z", 80000, f->ui.owner },
    { REG_QUOTATION_DECLINED, "2026-10-14T09:00:00Z", "2026-10-19T09:00:00Z", 100000, tom },
    { REG_QUOTATION_DECLINED, "2026-08-03T09:00:00Z", "2026-08-03T18:00:00Z", 0, tom },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      gint64 revision = add_quotation (f, party, &offers[i]);

      if (i == 1)
        add_step (f, revision, tom, "2026-10-13T10:00:00Z");
    }
  work_set_time ("2026-11-18T09:00:00Z");
}

static GtkWidget *
open_card (WorkFixture *f, int width, char **seen)
{
  return work_show_card (f, reg_measure_card_new (f->ui.session), width, seen);
}

/* Every row as it is read to somebody, '|' behind each. */
static char *
dup_rows (GtkWidget *window)
{
  RegChart *chart = reg_chart_view_get_chart (work_get_chart (window));
  GString *text = g_string_new (NULL);

  for (guint i = 0; chart != NULL && i < reg_chart_get_n_data (chart); i++)
    {
      g_autofree char *row = reg_chart_describe_datum (chart, (int)i);

      g_string_append_printf (text, "%s|", row);
    }
  return g_string_free_and_steal (text);
}

static void
assert_rows (WorkFixture *f, GtkWidget *window, RegMeasure measure, const char *expected)
{
  g_autofree char *rows = NULL;

  ui_choose (WORK_UI (f), window, "What is measured", measure);
  rows = dup_rows (window);
  g_assert_cmpstr (rows, ==, expected);
  ui_assert_named (window);
}

/* Each measure says the figure of the time, of how many, and the one before. */
static void
test_figures (WorkFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  fill (f);
  window = open_card (f, 900, NULL);
  assert_rows (f, window, REG_MEASURE_TIME_TO_QUOTE,
               "All: 3 h 20 min (of 3), before: 9 h (of 1)|"
               "Mina Kok: 2 h 10 min (of 2), before: nothing|"
               "Tom: 5 days (of 1), before: 9 h (of 1)|");
  assert_rows (f, window, REG_MEASURE_TIME_TO_DECIDE,
               "All: 1 h (of 1), before: nothing|Tom: 1 h (of 1), before: nothing|");
  assert_rows (f, window, REG_MEASURE_WITHIN_HOUR,
               "All: 100\302\240% of 1, before: nothing|Tom: 100\302\240% of 1, before: nothing|");
  assert_rows (f, window, REG_MEASURE_APPROVAL_RATE,
               "All: 100\302\240% of 1, before: nothing|Tom: 100\302\240% of 1, before: nothing|");
  assert_rows (f, window, REG_MEASURE_DECISIONS,
               "All: 1, before: nothing|Tom: 1, before: nothing|");
  assert_rows (f, window, REG_MEASURE_DISCOUNT,
               "All: 6\302\240% of 3, before: 0\302\240% of 1|"
               "Mina Kok: 4\302\240% of 2, before: nothing|"
               "Tom: 10\302\240% of 1, before: 0\302\240% of 1|");
  assert_rows (f, window, REG_MEASURE_WIN_RATE,
               "All: 50\302\240% of 2, before: 0\302\240% of 1|"
               "No discount: nothing, before: 0\302\240% of 1|"
               "5 to 10\302\240%: 50\302\240% of 2, before: nothing|");
  g_assert_true (ui_shows (window, "Of the quotations that were closed, how many were won, by the "
                                   "discount on them"));
  ui_window_close (WORK_UI (f), window);
}

/* Another time is another figure; one in which nothing was sent says so. */
static void
test_times (WorkFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  fill (f);
  window = open_card (f, 360, NULL);
  ui_choose (WORK_UI (f), window, "Which time", 1);
  assert_rows (f, window, REG_MEASURE_TIME_TO_QUOTE,
               "All: 9 h (of 1), before: nothing|Tom: 9 h (of 1), before: nothing|");
  ui_choose (WORK_UI (f), window, "Length of the time", 2);
  assert_rows (f, window, REG_MEASURE_DECISIONS,
               "All: 1, before: nothing|Tom: 1, before: nothing|");
  ui_choose (WORK_UI (f), window, "Length of the time", 0);
  ui_choose (WORK_UI (f), window, "Which time", 5);
  g_assert_null (reg_chart_view_get_chart (work_get_chart (window)));
  g_assert_true (
      ui_shows (window, "Nobody decided about a quotation in this time or in the one before."));
  assert_rows (f, window, REG_MEASURE_TIME_TO_QUOTE, "");
  g_assert_true (ui_shows (window, "No quotation was sent in this time or in the one before."));
  ui_window_close (WORK_UI (f), window);
}

static void
press_row (WorkFixture *f, GtkWidget *window, int row)
{
  gtk_widget_grab_focus (GTK_WIDGET (work_get_chart (window)));
  reg_chart_view_set_focus_datum (work_get_chart (window), row);
  g_assert_true (ui_press (WORK_UI (f), window, GDK_KEY_Return, 0));
}

/* Enter opens the quotations behind a figure, those of the time before where there are no others. */
static void
test_behind (WorkFixture *f, gconstpointer unused)
{
  g_autofree char *seen = NULL, *before = NULL;
  GtkWidget *window, *page;

  fill (f);
  window = open_card (f, 900, &seen);
  press_row (f, window, 1);
  g_assert_true (g_str_has_prefix (seen, "ids:Time to quote: Mina Kok\n"));
  ui_choose (WORK_UI (f), window, "What is measured", REG_MEASURE_WIN_RATE);
  before = g_steal_pointer (&seen);
  press_row (f, window, 1);
  g_assert_true (g_str_has_prefix (seen, "ids:Won, by discount: No discount\n[4]"));
  ui_window_close (WORK_UI (f), window);
  page = reg_quotations_page_new (f->ui.session);
  window = work_show_page (f, page, 1000);
  reg_page_set_filter (REG_PAGE (page), before);
  ui_fixture_settle (WORK_UI (f));
  g_assert_true (ui_shows (page, "Time to quote: Mina Kok"));
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (
                        REG_TABLE_VIEW (ui_find_type (page, REG_TYPE_TABLE_VIEW)))),
                    ==, 2);
  ui_window_close (WORK_UI (f), window);
}

/* As a table it has the same figures, and in a file they are numbers. */
static void
test_file (WorkFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->ui.folder, "desk.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GtkWidget *window, *card;

  fill (f);
  window = open_card (f, 900, NULL);
  card = ui_find_type (window, REG_TYPE_CHART_CARD);
  reg_chart_card_set_as_table (REG_CHART_CARD (card), TRUE);
  ui_fixture_settle (WORK_UI (f));
  g_assert_true (ui_shows (window, "3 h 20 min"));
  reg_chart_card_save (REG_CHART_CARD (card), file, "csv");
  ui_fixture_settle (WORK_UI (f));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "All,3.33,3,9,1\r\n"));
  g_assert_nonnull (strstr (text, "Mina Kok,2.17,2,,0\r\n"));
  ui_window_close (WORK_UI (f), window);
}

/* What happens meanwhile is soon in the figures. */
static void
test_follows (WorkFixture *f, gconstpointer unused)
{
  GtkWidget *window = open_card (f, 900, NULL);

  g_assert_null (reg_chart_view_get_chart (work_get_chart (window)));
  fill (f);
  while (reg_chart_view_get_chart (work_get_chart (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (WORK_UI (f));
  ui_window_close (WORK_UI (f), window);
}

/* It stands on the page of charts, wide and narrow. */
static void
test_page (WorkFixture *f, gconstpointer unused)
{
  static const int widths[] = { 1200, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *page = reg_insights_page_new (f->ui.session);
      GtkWidget *window = work_show_page (f, page, widths[i]);

      ui_fixture_settle (WORK_UI (f));
      g_assert_true (ui_shows (page, "How does the quotation desk work?"));
      ui_assert_named (page);
      ui_window_close (WORK_UI (f), window);
    }
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, test)                                                                            \
  g_test_add ("/measures/" path, WorkFixture, NULL, work_set_up, test, work_tear_down)
  ADD ("figures", test_figures);
  ADD ("times", test_times);
  ADD ("behind", test_behind);
  ADD ("file", test_file);
  ADD ("follows", test_follows);
  ADD ("page", test_page);
  return g_test_run ();
}
