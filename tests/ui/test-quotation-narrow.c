/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui-drive.h"

#include <string.h>

#include "ui/quotation/reg-quotation-totals.h"
#include "ui/quotation/reg-quotation-window.h"

/* The lines of a quotation where there is no room for columns, and where there is. */

static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

static const RegLineCell figures[] = { REG_LINE_CELL_QUANTITY, REG_LINE_CELL_PRICE,
                                       REG_LINE_CELL_DISCOUNT };

static void
fill (QuoteWindow *fixture)
{
  quote_window_fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_QUANTITY, "12");
  reg_quotation_model_enter (fixture->model, 1, REG_LINE_CELL_QUANTITY, "120");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_PRICE, "12,450.00");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "12.5 %");
  quote_window_save (fixture);
}

static void
show (QuoteWindow *fixture, int width, GtkTextDirection direction)
{
  gtk_widget_set_default_direction (direction);
  gtk_window_destroy (fixture->window);
  quote_window_settle (fixture);
  quote_window_open (fixture);
  ui_resize (&fixture->shop.ui, GTK_WIDGET (fixture->window), width, 700);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, width);
}

static GtkWidget *
peek_cell (QuoteWindow *fixture, guint line, RegLineCell cell)
{
  return reg_quotation_lines_peek_cell (fixture->lines, line, cell);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, name))
      return child;
  return NULL;
}

static GtkWidget *
peek_amount (QuoteWindow *fixture, guint line)
{
  return find_class (gtk_widget_get_parent (peek_cell (fixture, line, 0)), "amount");
}

static graphene_rect_t
place_of (QuoteWindow *fixture, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &place));
  return place;
}

/* How far a text is from the end of the window, where amounts stand. */
static int
distance_from_end (QuoteWindow *fixture, GtkWidget *label, GtkTextDirection direction)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  graphene_point_t at;
  PangoRectangle text;
  int x;
  int y;

  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), NULL, &text);
  x += text.x;
  if (direction == GTK_TEXT_DIR_LTR)
    x += text.width;
  g_assert_true (gtk_widget_compute_point (label, window, &GRAPHENE_POINT_INIT ((float)x, 0), &at));
  return direction == GTK_TEXT_DIR_LTR ? gtk_widget_get_width (window) - (int)at.x : (int)at.x;
}

static void
assert_whole (GtkWidget *text)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (text));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > gtk_widget_get_width (text))
    g_error ("“%s” needs %d and has %d", words, width, gtk_widget_get_width (text));
}

static void
assert_head_is_whole (GtkWidget *head)
{
  for (GtkWidget *title = gtk_widget_get_first_child (head); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_child_visible (title))
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
}

/* --- what is seen ----------------------------------------------------------------------- */

static void
test_nothing_is_cut (QuoteWindow *fixture, gconstpointer unused)
{
  static const int widths[] = { 360, 480, 640, 1110 };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        show (fixture, widths[i], directions[d]);
        for (guint line = 0; line < quote_window_count (fixture); line++)
          {
            for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
              assert_whole (peek_cell (fixture, line, cell));
            g_assert_false (pango_layout_is_ellipsized (
                gtk_label_get_layout (GTK_LABEL (peek_amount (fixture, line)))));
          }
        assert_head_is_whole (
            gtk_widget_get_first_child (gtk_widget_get_parent (gtk_widget_get_parent (
                gtk_widget_get_parent (gtk_widget_get_parent (peek_cell (fixture, 0, 0)))))));
      }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The words, below them the code, below that quantity, price, discount and sum beside each other. */
static void
test_figures_below_words (QuoteWindow *fixture, gconstpointer unused)
{
  fill (fixture);
  for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
    {
      graphene_rect_t words, code, before, amount;

      show (fixture, 360, directions[d]);
      words = place_of (fixture, peek_cell (fixture, 0, REG_LINE_CELL_DESCRIPTION));
      code = place_of (fixture, peek_cell (fixture, 0, REG_LINE_CELL_CODE));
      before = place_of (fixture, peek_cell (fixture, 0, REG_LINE_CELL_QUANTITY));
      amount = place_of (fixture, peek_amount (fixture, 0));
      g_assert_cmpfloat (code.origin.y, >, words.origin.y);
      g_assert_cmpfloat (before.origin.y, >, code.origin.y);
      g_assert_cmpfloat (amount.origin.x, >=, 0);
      g_assert_cmpfloat (amount.origin.x + amount.size.width, <=, 360);
      for (guint i = 1; i <= G_N_ELEMENTS (figures); i++)
        {
          graphene_rect_t next = i < G_N_ELEMENTS (figures)
                                     ? place_of (fixture, peek_cell (fixture, 0, figures[i]))
                                     : amount;

          g_assert_cmpfloat_with_epsilon (next.origin.y, before.origin.y, 2);
          if (directions[d] == GTK_TEXT_DIR_LTR)
            g_assert_cmpfloat (next.origin.x, >=, before.origin.x + before.size.width);
          else
            g_assert_cmpfloat (next.origin.x + next.size.width, <=, before.origin.x);
          before = next;
        }
      /* Where there is room, all of it stands beside each other. */
      show (fixture, 1110, directions[d]);
      g_assert_cmpfloat_with_epsilon (
          place_of (fixture, peek_cell (fixture, 0, REG_LINE_CELL_CODE)).origin.y,
          place_of (fixture, peek_amount (fixture, 0)).origin.y, 2);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Amounts and totals end at one line, so that they can be added up by eye. */
static void
test_totals_below_amounts (QuoteWindow *fixture, gconstpointer unused)
{
  static const int widths[] = { 360, 520, 700, 860, 1110 };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        GtkWidget *totals;
        GtkWidget *net;

        show (fixture, widths[i], directions[d]);
        totals = ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_TOTALS);
        net = gtk_widget_get_next_sibling (ui_find_text (totals, "Net"));
        g_assert_cmpint (distance_from_end (fixture, net, directions[d]), ==,
                         distance_from_end (fixture, peek_amount (fixture, 0), directions[d]));
      }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The name has the room; the day is said where there is more. */
static void
test_title (QuoteWindow *fixture, gconstpointer unused)
{
  static const struct
  {
    int width;
    gboolean says_day;
  } cases[] = { { 1110, TRUE }, { 360, FALSE }, { 1110, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *title;
      const char *subtitle;

      ui_resize (&fixture->shop.ui, GTK_WIDGET (fixture->window), cases[i].width, 700);
      title = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_WINDOW_TITLE);
      subtitle = adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title));
      g_assert_true (g_str_has_prefix (subtitle, "Bakery De Halm"));
      g_assert_cmpint (strstr (subtitle, "valid until") != NULL, ==, cases[i].says_day);
    }
}

/* --- what is typed ---------------------------------------------------------------------- */

/* The keys lead through the same cells in the same order, whatever stands where. */
static void
test_keys (QuoteWindow *fixture, gconstpointer unused)
{
  show (fixture, 360, GTK_TEXT_DIR_LTR);
  reg_quotation_lines_focus_new (fixture->lines);
  quote_window_type (fixture, "cb-400");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "2");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_DISCOUNT);
  quote_window_type (fixture, "10");
  quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_CODE);
  quote_window_press (fixture, GDK_KEY_Down, 0);
  g_assert_true (quote_window_is_in_entry (fixture));
  g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_QUANTITY), ==, 2000000);
  g_assert_cmpstr (quote_window_cell (fixture, 0, REG_LINE_CELL_DISCOUNT), ==, "10\u00a0%");
}

/* As in the program: rows and cells keep some room around what they say. */
static void
add_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/app/regulars/Regulars/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  add_style ();
#define ADD(name, function) QUOTE_WINDOW_ADD ("/quotation/narrow/" name, NULL, function)
  ADD ("nothing-is-cut", test_nothing_is_cut);
  ADD ("figures-below-words", test_figures_below_words);
  ADD ("totals-below-amounts", test_totals_below_amounts);
  ADD ("title", test_title);
  ADD ("keys", test_keys);
#undef ADD
  return g_test_run ();
}
