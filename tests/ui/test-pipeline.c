/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "deal-fixture.h"
#include "ui/pipeline/reg-deal-actions.h"
#include "ui/pipeline/reg-deal-dialog.h"
#include "ui/pipeline/reg-pipeline-board.h"
#include "ui/pipeline/reg-pipeline-page.h"
#include "ui/table/reg-table-view.h"
#include "ui/widgets/reg-date-row.h"
#include "ui/window/reg-page.h"

static AdwDialog *
get_dialog (GtkWidget *window)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (window));
}

/* --- board ------------------------------------------------------------------------------ */

static void
test_empty (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1000);

  g_assert_true (ui_shows (window, "No deals yet"));
  ui_window_close (f, window);
}

static void
test_board (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery De Halm");
  GtkWidget *window;
  RegStageColumn *column;

  deal_add (f, "Trailers", party, 2, 890000);
  deal_add (f, "Bells", party, 2, 5050);
  deal_add (f, "Lamps", party, 5, 100);
  window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  column = reg_pipeline_board_get_column (deal_find_board (window), 1);
  g_assert_cmpstr (reg_stage_column_get_name (column), ==, "Qualified");
  g_assert_cmpuint (reg_stage_column_get_n_cards (column), ==, 2);
  g_assert_cmpstr (reg_deal_card_get_title (reg_stage_column_get_card (column, 0)), ==, "Trailers");
  g_assert_true (ui_shows (window, "Bakery De Halm"));
  /* Cents only where there are any. */
  g_assert_true (ui_shows (window, "8,900"));
  g_assert_true (ui_shows (window, "50.50"));
  g_assert_true (ui_shows (window, "9.0 k"));
  g_assert_true (ui_shows (window, "2 deals, weighted 2.2 k")
                 || ui_shows (window, "2 deals, weighted 2.3 k"));
  ui_window_close (f, window);
}

/* Arrows go from card to card, over a stage without any. */
static void
test_focus (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 first = deal_add (f, "First", party, 1, 300);
  gint64 third = deal_add (f, "Third", party, 3, 200);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);

  reg_page_focus_default (REG_PAGE (ui_find_type (window, REG_TYPE_PIPELINE_PAGE)));
  g_assert_cmpint (deal_get_focus (window), ==, first);
  g_assert_true (ui_press (f, window, GDK_KEY_Right, 0));
  g_assert_cmpint (deal_get_focus (window), ==, third);
  ui_press (f, window, GDK_KEY_Right, 0);
  g_assert_cmpint (deal_get_focus (window), ==, third);
  ui_press (f, window, GDK_KEY_Left, 0);
  g_assert_cmpint (deal_get_focus (window), ==, first);
  ui_window_close (f, window);
}

static void
test_move_by_keys (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 3, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);

  reg_pipeline_board_focus_deal (deal_find_board (window), deal);
  ui_press (f, window, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpint (deal_position (f, deal), ==, 4);
  g_assert_cmpint (deal_get_focus (window), ==, deal);
  ui_press (f, window, GDK_KEY_Left, GDK_ALT_MASK);
  ui_press (f, window, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpint (deal_position (f, deal), ==, 2);
  g_assert_true (ui_shows (window, "“Trailers” is in “Qualified” now"));
  ui_window_close (f, window);
}

/* Nothing stands left of the first stage. */
static void
test_move_at_the_edge (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);

  reg_pipeline_board_focus_deal (deal_find_board (window), deal);
  ui_press (f, window, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpint (deal_position (f, deal), ==, 1);
  ui_window_close (f, window);
}

static void
test_drop (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);

  g_signal_emit_by_name (reg_pipeline_board_get_column (deal_find_board (window), 4),
                         "deal-dropped", deal);
  ui_fixture_settle (f);
  g_assert_cmpint (deal_position (f, deal), ==, 5);
  g_assert_true (ui_shows (window, "Won: Trailers"));
  ui_window_close (f, window);
}

/* --- losing ----------------------------------------------------------------------------- */

static void
test_lose (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  AdwAlertDialog *dialog;
  g_autoptr (RegRecord) record = NULL;

  g_signal_emit_by_name (reg_pipeline_board_get_column (deal_find_board (window), 5),
                         "deal-dropped", deal);
  ui_fixture_settle (f);
  g_assert_cmpint (deal_position (f, deal), ==, 1);
  dialog = ADW_ALERT_DIALOG (get_dialog (window));
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "lost"));
  ui_type (f, GTK_WIDGET (dialog), "_Reason", "   ");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "lost"));
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Too slow"), "clicked");
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "lost"));
  ui_type (f, GTK_WIDGET (dialog), "Lost _to, if you know", "The shop next door");
  g_signal_emit_by_name (ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "_Reason"),
                         "entry-activated");
  ui_fixture_settle (f);
  g_assert_null (get_dialog (window));
  g_assert_cmpint (deal_position (f, deal), ==, 6);
  record = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, deal);
  g_assert_cmpstr (reg_record_get_text (record, REG_OPPORTUNITY_LOST_REASON), ==, "Too slow");
  g_assert_cmpstr (reg_record_get_text (record, REG_OPPORTUNITY_COMPETITOR), ==,
                   "The shop next door");
  ui_window_close (f, window);
}

static void
test_lose_not (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 5, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);

  reg_pipeline_board_focus_deal (deal_find_board (window), deal);
  ui_press (f, window, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_nonnull (get_dialog (window));
  adw_dialog_close (get_dialog (window));
  ui_fixture_settle (f);
  g_assert_cmpint (deal_position (f, deal), ==, 5);
  ui_window_close (f, window);
}

/* --- other views ------------------------------------------------------------------------ */

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window, *drop_down;

  deal_add (f, "First", party, 1, 300);
  deal_add (f, "Third", party, 3, 300);
  window = ui_show_page (f, reg_pipeline_page_new (f->session), 360);
  g_assert_true (ui_shows (window, "First"));
  g_assert_false (ui_shows (window, "Third"));
  drop_down = ui_find_type (GTK_WIDGET (deal_find_board (window)), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Third"));
  g_assert_false (ui_shows (window, "First"));
  ui_window_close (f, window);
}

static void
test_list (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window, *table;

  deal_add (f, "Open", party, 1, 300);
  deal_add (f, "Won", party, 5, 300);
  page = reg_pipeline_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  reg_page_set_filter (REG_PAGE (page), "open");
  ui_fixture_settle (f);
  table = ui_find_type (window, REG_TYPE_TABLE_VIEW);
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (REG_TABLE_VIEW (table))),
                    ==, 1);
  ui_window_close (f, window);
}

static void
test_delete (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  g_autoptr (RegRecord) record = NULL;

  reg_pipeline_board_focus_deal (deal_find_board (window), deal);
  ui_press (f, window, GDK_KEY_Delete, 0);
  record = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, deal);
  g_assert_cmpint (reg_record_get_deleted_at (record), !=, 0);
  g_assert_true (ui_shows (window, "No deals yet"));
  g_assert_true (ui_shows (window, "Deal deleted"));
  ui_window_close (f, window);
}

/* --- dialog ----------------------------------------------------------------------------- */

static GtkWidget *
open_dialog (UiFixture *f, GtkWidget *window, gint64 deal, gint64 party)
{
  AdwDialog *dialog = reg_deal_dialog_new (f->session, deal, party);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static void
test_new (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  GtkWidget *dialog = open_dialog (f, window, 0, party);
  g_autoptr (GPtrArray) deals = NULL;
  RegRecord *deal;

  g_assert_true (ui_shows (dialog, "Bakery"));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_What is it about?", "  Two cargo bikes ");
  ui_type (f, dialog, "_Value", "five");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_Value", "5,200.50");
  ui_type (f, dialog, "_What will we do next?", "call");
  ui_click (f, dialog, "Save");
  g_assert_null (get_dialog (window));
  deals = ui_fixture_list (f, REG_ENTITY_OPPORTUNITY, -1, 0);
  g_assert_cmpuint (deals->len, ==, 1);
  deal = g_ptr_array_index (deals, 0);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_TITLE), ==, "Two cargo bikes");
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_VALUE), ==, 520050);
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_OWNER_ID), ==, f->owner);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_NEXT_STEP), ==, "call");
  g_assert_cmpint (deal_position (f, reg_record_get_id (deal)), ==, 1);
  g_assert_true (ui_shows (window, "Two cargo bikes"));
  g_assert_true (ui_shows (window, "Deal added"));
  ui_window_close (f, window);
}

/* Only an open deal has a next step; what was typed is not lost on the way there. */
static void
test_plan (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 2, 300);
  gint64 won = deal_add (f, "Lamps", party, 5, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  GtkWidget *dialog = open_dialog (f, window, won, 0);
  g_autofree char *wanted = g_strdup_printf ("new-step %" G_GINT64_FORMAT, deal);
  g_autofree char *asked = NULL;
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);

  g_assert_true (ui_shows (window, "deal waits for a next step"));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "_Plan the next step"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  dialog = open_dialog (f, window, deal, 0);
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "_Plan the next step"),
                         "activated");
  ui_fixture_settle (f);
  g_assert_null (get_dialog (window));
  asked = ui_take_opened ();
  g_assert_cmpstr (asked, ==, wanted);
  /* The card says what the task says, as soon as there is one. */
  reg_record_builder_set_text (task, REG_TASK_TITLE, "Show the drawings");
  reg_record_builder_set_ref (task, REG_TASK_OPPORTUNITY_ID, deal);
  ui_fixture_save (f, task);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Show the drawings"));
  g_assert_true (ui_shows (window, "deals wait for a next step"));
  dialog = open_dialog (f, window, deal, 0);
  ui_type (f, dialog, "_What is it about?", "Two trailers");
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "_Plan the next step"),
                         "activated");
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

static void
test_edit (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 id = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  GtkWidget *dialog = open_dialog (f, window, id, 0);
  GtkWidget *stage = ui_find_row (dialog, ADW_TYPE_COMBO_ROW, "_Stage");
  g_autoptr (RegRecord) deal = NULL;

  reg_date_row_set_date (REG_DATE_ROW (ui_find_row (dialog, REG_TYPE_DATE_ROW, "_Expected")),
                         "2026-12-24");
  adw_combo_row_set_selected (ADW_COMBO_ROW (stage), 2);
  ui_type (f, dialog, "_Value", "");
  ui_click (f, dialog, "Save");
  g_assert_cmpint (deal_position (f, id), ==, 3);
  deal = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, id);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_EXPECTED_ON), ==, "2026-12-24");
  g_assert_true (reg_record_is_null (deal, REG_OPPORTUNITY_VALUE));
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_STAGE_SINCE), >, 0);
  ui_window_close (f, window);
}

/* Also here nothing is lost without a reason. */
static void
test_lose_in_dialog (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 id = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  GtkWidget *dialog = open_dialog (f, window, id, 0);
  g_autoptr (RegRecord) deal = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_row (dialog, ADW_TYPE_COMBO_ROW, "_Stage")),
                              5);
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "_Reason", "Too expensive");
  ui_click (f, dialog, "Save");
  g_assert_cmpint (deal_position (f, id), ==, 6);
  deal = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, id);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_LOST_REASON), ==, "Too expensive");
  g_assert_cmpint (reg_record_get_int (deal, REG_OPPORTUNITY_CLOSED_AT), >, 0);
  ui_window_close (f, window);
}

/* What was typed does not vanish with Escape. */
static void
test_unsaved (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 id = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), 1400);
  GtkWidget *dialog = open_dialog (f, window, id, 0);
  g_autoptr (RegRecord) deal = NULL;
  AdwDialog *alert;

  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_null (get_dialog (window));
  dialog = open_dialog (f, window, id, 0);
  ui_type (f, dialog, "_What is it about?", "Cargo trailers");
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  alert = get_dialog (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  g_signal_emit_by_name (alert, "response", "save");
  adw_dialog_force_close (alert);
  ui_fixture_settle (f);
  g_assert_null (get_dialog (window));
  deal = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, id);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_TITLE), ==, "Cargo trailers");
  ui_window_close (f, window);
}

static void
test_date_row (UiFixture *f, gconstpointer unused)
{
  GtkWidget *row = g_object_ref_sink (reg_date_row_new (f->session, "_Due"));
  GtkWidget *button = ui_find_type (row, GTK_TYPE_MENU_BUTTON);

  g_assert_null (reg_date_row_get_date (REG_DATE_ROW (row)));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "None");
  reg_date_row_set_date (REG_DATE_ROW (row), "2025-12-24");
  g_assert_cmpstr (reg_date_row_get_date (REG_DATE_ROW (row)), ==, "2025-12-24");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "24 Dec 2025");
  reg_date_row_set_date (REG_DATE_ROW (row), "--12-24");
  g_assert_null (reg_date_row_get_date (REG_DATE_ROW (row)));
  g_object_unref (row);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/pipeline/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                 \
              ui_fixture_tear_down)
  ADD (empty);
  ADD (board);
  ADD (focus);
  ADD (move_by_keys);
  ADD (move_at_the_edge);
  ADD (drop);
  ADD (lose);
  ADD (lose_not);
  ADD (narrow);
  ADD (list);
  ADD (delete);
  ADD (new);
  ADD (plan);
  ADD (edit);
  ADD (lose_in_dialog);
  ADD (unsaved);
  ADD (date_row);
  return g_test_run ();
}
