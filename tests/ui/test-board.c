/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "deal-fixture.h"

#include "ui/pipeline/reg-pipeline-page.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"

/* The board by keyboard and by its menu: where deals go, what that adds up to, and the way back. */

#define NBSP "\302\240"

/* --- help ------------------------------------------------------------------------------- */

static GtkWidget *
open_board (UiFixture *f)
{
  return ui_show_page (f, reg_pipeline_page_new (f->session), 1500);
}

static void
focus_deal (UiFixture *f, GtkWidget *window, gint64 deal)
{
  g_assert_true (reg_pipeline_board_focus_deal (deal_find_board (window), deal));
  ui_fixture_settle (f);
}

static GtkPopoverMenu *
find_menu (GtkWidget *window)
{
  GtkWidget *menu = ui_find_type (GTK_WIDGET (deal_find_board (window)), GTK_TYPE_POPOVER_MENU);

  return menu != NULL && gtk_widget_get_mapped (menu) ? GTK_POPOVER_MENU (menu) : NULL;
}

/* "Open, Make a quotation, …": all items, the sections one after the other. */
static void
append_items (GString *text, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;

      if (section != NULL)
        {
          append_items (text, section);
          continue;
        }
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
}

static char *
read_menu (GtkWidget *window)
{
  GString *text = g_string_new (NULL);

  append_items (text, gtk_popover_menu_get_menu_model (find_menu (window)));
  g_string_replace (text, "_", "", 0);
  return g_string_free (text, FALSE);
}

static const char *
get_stage_name (GtkWidget *window, guint index)
{
  return reg_stage_column_get_name (
      reg_pipeline_board_get_column (deal_find_board (window), index));
}

static guint
count_cards (GtkWidget *window, guint index)
{
  return reg_stage_column_get_n_cards (
      reg_pipeline_board_get_column (deal_find_board (window), index));
}

/* --- menu ------------------------------------------------------------------------------- */

/* The menu of a card names all stages but its own. */
static void
test_menu (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 2, 300);
  GtkWidget *window = open_board (f);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *menu = NULL;

      focus_deal (f, window, deal);
      g_assert_true (ui_press (f, window, keys[i].keyval, keys[i].modifiers));
      g_assert_nonnull (find_menu (window));
      menu = read_menu (window);
      g_assert_true (g_str_has_prefix (
          menu, "Open, Plan the next step, Make a quotation, Open the customer, "));
      g_assert_true (g_str_has_suffix (menu, ", Delete"));
      g_assert_null (strstr (menu, get_stage_name (window, 1)));
      for (guint k = 0; k < 6; k++)
        g_assert_true (k == 1 || strstr (menu, get_stage_name (window, k)) != NULL);
      gtk_popover_popdown (GTK_POPOVER (find_menu (window)));
      ui_fixture_settle (f);
      g_assert_null (find_menu (window));
      g_assert_cmpint (deal_get_focus (window), ==, deal);
    }
  ui_window_close (f, window);
}

static void
test_menu_actions (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 2, 300);
  GtkWidget *window = open_board (f);
  GtkWidget *board = GTK_WIDGET (deal_find_board (window));
  gint64 stage = reg_stage_column_get_stage (
      reg_pipeline_board_get_column (deal_find_board (window), 3));
  g_autofree char *wanted = g_strdup_printf ("open-deal %" G_GINT64_FORMAT, deal);
  g_autofree char *opened = NULL;

  g_assert_true (gtk_widget_activate_action (board, "board.move", "(xx)", deal, stage));
  ui_fixture_settle (f);
  g_assert_cmpint (deal_position (f, deal), ==, 4);
  g_assert_cmpuint (count_cards (window, 3), ==, 1);
  g_free (ui_take_opened ());
  g_assert_true (gtk_widget_activate_action (board, "board.open", "x", deal));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  /* Neither a stage nor a deal that is not there moves anything. */
  g_assert_true (gtk_widget_activate_action (board, "board.move", "(xx)", deal, (gint64)4711));
  g_assert_true (gtk_widget_activate_action (board, "board.move", "(xx)", (gint64)4711, stage));
  ui_fixture_settle (f);
  g_assert_cmpint (deal_position (f, deal), ==, 4);
  ui_window_close (f, window);
}

/* A quotation begun from a deal is for its customer and belongs to it. */
static void
test_quote (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 2, 300);
  GtkWidget *window = open_board (f);
  g_autoptr (GPtrArray) quotations = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *wanted = NULL;

  g_free (ui_take_opened ());
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (deal_find_board (window)), "board.quote", "x", deal));
  ui_fixture_settle (f);
  quotations = ui_fixture_list (f, REG_ENTITY_QUOTATION, -1, 0);
  g_assert_cmpuint (quotations->len, ==, 1);
  g_assert_cmpint (
      reg_record_get_int (g_ptr_array_index (quotations, 0), REG_QUOTATION_OPPORTUNITY_ID), ==,
      deal);
  g_assert_cmpint (reg_record_get_int (g_ptr_array_index (quotations, 0), REG_QUOTATION_PARTY_ID),
                   ==, party);
  wanted = g_strdup_printf ("open-quotation %" G_GINT64_FORMAT,
                            reg_record_get_id (g_ptr_array_index (quotations, 0)));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  ui_window_close (f, window);
}

/* --- to the end and back ---------------------------------------------------------------- */

/* By one key through all open stages until it is won; each step can be taken back. */
static void
test_through (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300000);
  GtkWidget *window = open_board (f);

  focus_deal (f, window, deal);
  for (int position = 2; position <= 5; position++)
    {
      g_assert_true (ui_press (f, window, GDK_KEY_Right, GDK_ALT_MASK));
      g_assert_cmpint (deal_position (f, deal), ==, position);
      g_assert_cmpint (deal_get_focus (window), ==, deal);
      g_assert_cmpuint (count_cards (window, (guint)position - 1), ==, 1);
      g_assert_cmpuint (count_cards (window, (guint)position - 2), ==, 0);
    }
  g_assert_true (ui_shows (window, "Won: Trailers"));
  g_assert_true (ui_shows (window, "won this month: 1, lost: 0"));
  g_assert_true (ui_shows (window, "3.0" NBSP "k"));
  for (int position = 4; position >= 1; position--)
    {
      ui_activate (f, window, "app.undo");
      g_assert_cmpint (deal_position (f, deal), ==, position);
    }
  g_assert_true (ui_shows (window, "won this month: 0, lost: 0"));
  ui_window_close (f, window);
}

/* In a place that reads from the right the next stage is on the left. */
static void
test_from_the_right (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_board (f);
  focus_deal (f, window, deal);
  ui_press (f, window, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpint (deal_position (f, deal), ==, 1);
  ui_press (f, window, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpint (deal_position (f, deal), ==, 2);
  ui_window_close (f, window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What is lost has a reason, and when it is not lost after all it has none. */
static void
test_lost_and_back (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 deal = deal_add (f, "Trailers", party, 3, 300000);
  GtkWidget *window = open_board (f);
  AdwDialog *dialog;
  g_autoptr (RegRecord) lost = NULL;
  g_autoptr (RegRecord) back = NULL;

  g_signal_emit_by_name (reg_pipeline_board_get_column (deal_find_board (window), 5),
                         "deal-dropped", deal);
  ui_fixture_settle (f);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  ui_type (f, GTK_WIDGET (dialog), "_Reason", "Bought a used one");
  g_signal_emit_by_name (ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "_Reason"),
                         "entry-activated");
  ui_fixture_settle (f);
  lost = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, deal);
  g_assert_cmpstr (reg_record_get_text (lost, REG_OPPORTUNITY_LOST_REASON), ==,
                   "Bought a used one");
  g_assert_true (ui_shows (window, "won this month: 0, lost: 1"));
  g_assert_true (ui_shows (window, "0 open deals, weighted 0"));
  ui_undo (f, window, "Lost: Trailers");
  back = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, deal);
  g_assert_cmpint (deal_position (f, deal), ==, 3);
  g_assert_cmpstr (reg_record_get_text (back, REG_OPPORTUNITY_LOST_REASON), ==, "");
  g_assert_true (reg_record_is_null (back, REG_OPPORTUNITY_CLOSED_AT));
  g_assert_true (ui_shows (window, "won this month: 0, lost: 0"));
  ui_window_close (f, window);
}

static void
test_delete_and_back (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 first = deal_add (f, "Trailers", party, 1, 300);
  GtkWidget *window;

  deal_add (f, "Bells", party, 1, 200);
  window = open_board (f);
  focus_deal (f, window, first);
  g_assert_true (ui_press (f, window, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_cards (window, 0), ==, 1);
  g_assert_false (ui_shows (window, "Trailers"));
  ui_undo (f, window, "Deal deleted");
  g_assert_cmpuint (count_cards (window, 0), ==, 2);
  g_assert_true (ui_shows (window, "Trailers"));
  ui_window_close (f, window);
}

/* --- sums ------------------------------------------------------------------------------- */

/* Board, figures and list speak of the same deals. */
static void
test_sums (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    int position;
    gint64 value;
  } deals[] = {
    { 1, 100000 }, { 1, 250000 }, { 2, 400000 }, { 4, 50000 }, { 5, 700000 }, { 6, 9 }
  };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *page, *window;
  RegTableModel *model;
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    deal_add (f, "Deal", party, deals[i].position, deals[i].value);
  page = reg_pipeline_page_new (f->session);
  window = ui_show_page (f, page, 1500);
  g_assert_cmpuint (count_cards (window, 0), ==, 2);
  g_assert_cmpuint (count_cards (window, 1), ==, 1);
  g_assert_cmpuint (count_cards (window, 2), ==, 0);
  g_assert_true (ui_shows (window, "8.0" NBSP "k"));
  g_assert_true (ui_shows (window, "3.5" NBSP "k"));
  reg_page_set_filter (REG_PAGE (page), "open");
  ui_fixture_settle (f);
  model = reg_table_view_get_model (REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW)));
  g_assert_cmpuint (reg_table_model_get_size (model), ==, 4);
  for (guint i = 0; i < reg_table_model_get_size (model); i++)
    {
      g_autoptr (RegRecord)
          deal = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, reg_table_model_get_id (model, i));

      sum += reg_record_get_int (deal, REG_OPPORTUNITY_VALUE);
    }
  g_assert_cmpint (sum, ==, 800000);
  reg_page_set_filter (REG_PAGE (page), NULL);
  ui_fixture_settle (f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (deal_find_board (window))));
  ui_window_close (f, window);
}

/* What others write is on the board without being asked for, and the focus stays where it was. */
static void
test_follows (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 mine = deal_add (f, "Mine", party, 1, 300);
  GtkWidget *window = open_board (f);
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) customer = NULL;

  focus_deal (f, window, mine);
  deal_add (f, "Theirs", party, 1, 900);
  ui_fixture_settle (f);
  g_assert_cmpuint (count_cards (window, 0), ==, 2);
  g_assert_cmpint (deal_get_focus (window), ==, mine);
  customer = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  builder = reg_record_builder_new_from (customer);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bakery De Halm");
  ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Bakery De Halm"));
  g_assert_false (ui_shows (window, "Bakery"));
  ui_window_close (f, window);
}

/* While a card is carried there is a place for each end; a deal let go there goes to that end. */
static void
test_ends (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window, *board;

  deal_add (f, "Trailers", party, 1, 300);
  window = open_board (f);
  board = GTK_WIDGET (deal_find_board (window));
  for (int carried = 1; carried >= 0; carried--)
    {
      g_assert_true (gtk_widget_activate_action (board, "board.dragging", "b", carried));
      ui_fixture_settle (f);
      g_assert_cmpint (
          gtk_widget_get_visible (gtk_widget_get_last_child (gtk_widget_get_first_child (board))),
          ==, carried);
    }
  ui_window_close (f, window);
}

static void
test_locales (UiFixture *f, gconstpointer locale)
{
  static const int widths[] = { 1500, 360 };
  gint64 party;

  if (!ui_go_to (locale))
    return;
  party = ui_fixture_add_party (f, "Bakery");
  deal_add (f, "Trailers", party, 1, 123456789);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = ui_show_page (f, reg_pipeline_page_new (f->session), widths[i]);

      g_assert_true (ui_shows (window, "Trailers"));
      ui_assert_named (window);
      ui_window_close (f, window);
    }
  ui_go_to ("C.UTF-8");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/board/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                    \
              ui_fixture_tear_down)
  ADD (menu);
  ADD (menu_actions);
  ADD (quote);
  ADD (through);
  ADD (from_the_right);
  ADD (lost_and_back);
  ADD (delete_and_back);
  ADD (sums);
  ADD (follows);
  ADD (ends);
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/board/locales/%s", ui_locales[i]);

      g_test_add (path, UiFixture, ui_locales[i], ui_fixture_set_up, test_locales,
                  ui_fixture_tear_down);
    }
  return g_test_run ();
}
