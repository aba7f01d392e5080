/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "core/reg-money-format.h"
#include "core/reg-quote-calc.h"
#include "ui/quotation/reg-quotation-line-row.h"
#include "ui/quotation/reg-quotation-totals.h"

/* What is typed into the cells of the lines, and what it comes to. */

#define N_MANY 250

/* --- figures ---------------------------------------------------------------------------- */

typedef struct
{
  RegLineCell cell;
  int field;
  const char *typed;
  gint64 value;
  const char *shown; /* when the cell was left */
} Figure;

static void
test_figures (QuoteWindow *fixture, gconstpointer unused)
{
  static const Figure figures[] = {
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, "3", 3000000, "3" },
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, "0.5", 500000, "0.5" },
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, ".25", 250000, "0.25" },
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, "1,250", 1250000000, "1,250" },
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, " 7 ", 7000000, "7" },
    { REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY, "-2", -2000000, "−2" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "24.5", 24500000, "24.50" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "€ 24", 24000000, "24.00" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "24 EUR", 24000000, "24.00" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "0.0125", 12500, "0.0125" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "12,345.60", 12345600000, "12,345.60" },
    { REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE, "-150", -150000000, "−150.00" },
    { REG_LINE_CELL_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE, "7.5", 75000, "7.5\u00a0%" },
    { REG_LINE_CELL_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE, "-5", 500, "−5.00" },
    { REG_LINE_CELL_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE, "5 €", 500, "−5.00" },
    { REG_LINE_CELL_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE, "", 0, "" },
  };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_test_message ("“%s”", figures[i].typed);
      quote_window_go (fixture, 1, figures[i].cell);
      quote_window_type (fixture, figures[i].typed);
      g_assert_cmpint (quote_window_line_int (fixture, 1, figures[i].field), ==, figures[i].value);
      /* While it has the focus it stays as it was typed. */
      g_assert_cmpstr (quote_window_cell (fixture, 1, figures[i].cell), ==, figures[i].typed);
      quote_window_press (fixture, GDK_KEY_Return, 0);
      g_assert_cmpstr (quote_window_cell (fixture, 1, figures[i].cell), ==, figures[i].shown);
    }
}

typedef struct
{
  RegLineCell cell;
  const char *typed;
  const char *sentence;
} Wrong;

static void
test_wrong_input_is_shown (QuoteWindow *fixture, gconstpointer unused)
{
  static const Wrong wrongs[] = {
    { REG_LINE_CELL_QUANTITY, "two",
      "Line 2: “two” is not a quantity. Write a number such as 2 or "
      "0.5." },
    { REG_LINE_CELL_QUANTITY, "",
      "Line 2: “” is not a quantity. Write a number such as 2 or 0.5." },
    { REG_LINE_CELL_QUANTITY, "1.2.3",
      "Line 2: “1.2.3” is not a quantity. Write a number such as 2 "
      "or 0.5." },
    { REG_LINE_CELL_PRICE, "cheap",
      "Line 2: “cheap” is not a price. Write an amount such as 24.50." },
    { REG_LINE_CELL_PRICE, "99999999999999999999",
      "Line 2: “99999999999999999999” is not a price. Write an amount such as 24.50." },
    { REG_LINE_CELL_DISCOUNT, "much",
      "Line 2: “much” is not a discount. Write 12 for 12 %, or -50 "
      "for an amount." },
    { REG_LINE_CELL_DISCOUNT, "101",
      "Line 2: “101” is not a discount. Write 12 for 12 %, or -50 for "
      "an amount." },
  };
  g_autofree char *before = NULL;

  quote_window_fill (fixture);
  before = quote_window_total (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      GtkWidget *cell = reg_quotation_lines_peek_cell (fixture->lines, 1, wrongs[i].cell);
      g_autofree char *good = g_strdup (quote_window_cell (fixture, 1, wrongs[i].cell));
      g_autofree char *total = NULL;

      quote_window_go (fixture, 1, wrongs[i].cell);
      quote_window_type (fixture, wrongs[i].typed);
      g_assert_true (gtk_widget_has_css_class (cell, "error"));
      g_assert_true (quote_window_says (fixture, wrongs[i].sentence));
      gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      /* What was typed is kept and nothing is computed with it. */
      quote_window_press (fixture, GDK_KEY_Tab, 0);
      g_assert_cmpstr (quote_window_cell (fixture, 1, wrongs[i].cell), ==, wrongs[i].typed);
      total = quote_window_total (fixture);
      g_assert_cmpstr (total, ==, before);
      /* Nothing is handed in like this: it leads back to the cell. */
      quote_window_do (fixture, "quotation.submit");
      g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DRAFT);
      quote_window_assert_at (fixture, 1, wrongs[i].cell);
      quote_window_type (fixture, good);
      g_assert_false (gtk_widget_has_css_class (cell, "error"));
      g_assert_null (gtk_widget_get_tooltip_text (cell));
      quote_assert_silent (GTK_WIDGET (fixture->window), "Line 2:");
    }
}

/* The first one is told; when it is mended, the next. A heading has no figures to be wrong. */
static void
test_several_are_wrong (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  quote_window_go (fixture, 2, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "x");
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "y");
  quote_assert_says (GTK_WIDGET (fixture->window), "Line 1: “y”");
  quote_assert_silent (GTK_WIDGET (fixture->window), "Line 3:");
  reg_quotation_model_set_kind (fixture->model, 0, REG_LINE_SECTION);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Line 3: “x”");
  /* The step back forgets what cannot be understood. */
  quote_window_do (fixture, "quotation.undo");
  quote_assert_silent (GTK_WIDGET (fixture->window), "Line ");
  g_assert_cmpstr (quote_window_cell (fixture, 2, REG_LINE_CELL_PRICE), ==, "75.00");
}

static void
test_figures_far_too_large (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *last = NULL;
  g_autofree char *now = NULL;

  quote_window_fill (fixture);
  quote_window_go (fixture, 0, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "90000000000");
  last = quote_window_total (fixture);
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "900000000");
  quote_assert_says (GTK_WIDGET (fixture->window), "These figures cannot be added up.");
  now = quote_window_total (fixture);
  g_assert_cmpstr (now, ==, last);
  quote_window_type (fixture, "1");
  quote_assert_silent (GTK_WIDGET (fixture->window), "These figures cannot be added up.");
}

/* --- what it comes to ------------------------------------------------------------------- */

/* What is shown is what core's calculator says about what is in the file. */
static void
assert_as_computed (QuoteWindow *fixture)
{
  g_autoptr (RegQuotation) saved = NULL;
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  g_autofree char *total = quote_window_total (fixture);
  g_autofree char *expected = NULL;

  quote_window_save (fixture);
  saved = quote_fixture_load (&fixture->shop, fixture->id);
  input = reg_quotation_calc_input (saved->revision, saved->lines);
  result = reg_calc_compute (input, NULL);
  g_assert_nonnull (result);
  expected = reg_session_format_money (fixture->shop.ui.session, result->gross, "EUR");
  g_assert_cmpstr (total, ==, expected);
  g_assert_cmpuint (saved->lines->len, ==, quote_window_count (fixture));
  for (guint i = 0; i < saved->lines->len; i++)
    {
      g_autofree char *amount = quote_window_amount (fixture, i);
      g_autofree char *figure = reg_money_format_plain (
          result->lines[i].amount, "EUR", reg_session_get_number_style (fixture->shop.ui.session));

      g_assert_cmpstr (amount, ==, figure);
    }
}

typedef struct
{
  guint position;
  RegLineCell cell;
  const char *typed;
} Edit;

static void
test_totals_follow_every_edit (QuoteWindow *fixture, gconstpointer unused)
{
  static const Edit edits[] = {
    { 0, REG_LINE_CELL_QUANTITY, "16" },    { 0, REG_LINE_CELL_PRICE, "348.35" },
    { 0, REG_LINE_CELL_DISCOUNT, "4" },     { 1, REG_LINE_CELL_QUANTITY, "9.5" },
    { 1, REG_LINE_CELL_PRICE, "124.75" },   { 2, REG_LINE_CELL_QUANTITY, "2.25" },
    { 2, REG_LINE_CELL_PRICE, "64.22" },    { 2, REG_LINE_CELL_DISCOUNT, "100" },
    { 1, REG_LINE_CELL_DISCOUNT, "-12.5" }, { 0, REG_LINE_CELL_PRICE, "0.0125" },
  };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      quote_window_go (fixture, edits[i].position, edits[i].cell);
      quote_window_type (fixture, edits[i].typed);
      assert_as_computed (fixture);
    }
  reg_quotation_model_set_discount (fixture->model, (RegDiscount){ REG_DISCOUNT_AMOUNT, 1999 });
  assert_as_computed (fixture);
  quote_window_do (fixture, "quotation.undo");
  assert_as_computed (fixture);
  quote_window_do (fixture, "quotation.redo");
  assert_as_computed (fixture);
}

static void
test_what_stands_in_the_totals (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *totals = ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_TOTALS);

  quote_window_fill (fixture);
  quote_assert_says (totals, "Net\n5,228.00\u00a0€");
  quote_assert_says (totals, "21\u00a0%\n1,097.88\u00a0€");
  quote_assert_silent (totals, "Discount on everything");
  quote_assert_silent (totals, "with options");
  reg_quotation_model_set_discount (fixture->model, (RegDiscount){ REG_DISCOUNT_PERCENT, 100000 });
  quote_assert_says (totals, "Discount on everything\n−522.80\u00a0€\nNet\n4,705.20\u00a0€");
  /* Of two taxes each says what it is counted on. */
  reg_quotation_model_set_tax_rate (fixture->model, 2, 90000);
  quote_window_settle (fixture);
  quote_assert_says (totals, "21\u00a0% on 4,570.20\n959.74\u00a0€");
  quote_assert_says (totals, "9\u00a0% on 135.00\n12.15\u00a0€");
  reg_quotation_model_set_kind (fixture->model, 0, REG_LINE_OPTIONAL);
  quote_window_settle (fixture);
  quote_assert_says (totals, "with options 5,677.09\u00a0€");
}

/* --- kinds of lines --------------------------------------------------------------------- */

static void
test_lines_that_do_not_count (QuoteWindow *fixture, gconstpointer unused)
{
  static const RegLineKind kinds[] = { REG_LINE_OPTIONAL, REG_LINE_ALTERNATIVE };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *row = gtk_widget_get_parent (
          reg_quotation_lines_peek_cell (fixture->lines, 1, REG_LINE_CELL_CODE));
      g_autofree char *amount = NULL;
      g_autofree char *total = NULL;

      quote_window_go (fixture, 1, REG_LINE_CELL_CODE);
      gtk_widget_activate_action (row, "line.kind", "x", (gint64)kinds[i]);
      quote_window_settle (fixture);
      g_assert_true (gtk_widget_has_css_class (row, "uncounted"));
      /* It keeps its real quantity and amount. */
      amount = quote_window_amount (fixture, 1);
      g_assert_cmpstr (amount, ==, "178.00");
      total = quote_window_total (fixture);
      /* (4900.00 + 150.00) and 21 % */
      g_assert_cmpstr (total, ==, "6,110.50\u00a0€");
      gtk_widget_activate_action (row, "line.kind", "x", (gint64)REG_LINE_NORMAL);
      quote_window_settle (fixture);
      g_assert_false (gtk_widget_has_css_class (row, "uncounted"));
    }
}

static GtkWidget *
number_of (QuoteWindow *fixture, guint position)
{
  return gtk_widget_get_prev_sibling (
      reg_quotation_lines_peek_cell (fixture->lines, position, REG_LINE_CELL_CODE));
}

static void
assert_numbers (QuoteWindow *fixture, const char *numbers)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < quote_window_count (fixture); i++)
    {
      const char *number = gtk_label_get_text (GTK_LABEL (number_of (fixture, i)));

      g_string_append (shown, *number != '\0' ? number : "-");
    }
  g_assert_cmpstr (shown->str, ==, numbers);
}

static void
test_headings_and_words (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *row;

  quote_window_fill (fixture);
  assert_numbers (fixture, "123");
  quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
  row = gtk_widget_get_parent (quote_window_focused (fixture));
  gtk_widget_activate_action (row, "line.insert", "x", (gint64)REG_LINE_SECTION);
  quote_window_settle (fixture);
  assert_numbers (fixture, "1-23");
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_DESCRIPTION);
  quote_window_type (fixture, "Accessories");
  row = gtk_widget_get_parent (quote_window_focused (fixture));
  g_assert_true (gtk_widget_has_css_class (row, "section"));
  for (RegLineCell cell = REG_LINE_CELL_QUANTITY; cell <= REG_LINE_CELL_DISCOUNT; cell++)
    g_assert_false (
        gtk_widget_get_visible (reg_quotation_lines_peek_cell (fixture->lines, 1, cell)));
  gtk_widget_activate_action (row, "line.insert", "x", (gint64)REG_LINE_TEXT);
  quote_window_settle (fixture);
  assert_numbers (fixture, "1--23");
  /* Moved, the numbers follow. */
  quote_window_go (fixture, 4, REG_LINE_CELL_QUANTITY);
  gtk_widget_activate_action (gtk_widget_get_parent (quote_window_focused (fixture)), "line.move",
                              "x", (gint64)-1);
  quote_window_settle (fixture);
  assert_numbers (fixture, "1--23");
  g_assert_cmpint (quote_window_line_int (fixture, 3, REG_QUOTATION_LINE_PRODUCT_ID), ==,
                   fixture->shop.service);
  /* The words stand above the heading. */
  quote_window_go (fixture, 1, REG_LINE_CELL_DESCRIPTION);
  gtk_widget_activate_action (gtk_widget_get_parent (quote_window_focused (fixture)), "line.remove",
                              NULL);
  quote_window_settle (fixture);
  assert_numbers (fixture, "1-23");
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  assert_numbers (fixture, "1-23");
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_DESCRIPTION), ==, "Accessories");
}

static void
test_tax_of_a_line (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *menu;
  GMenuModel *model;
  g_autoptr (GMenuModel) kinds = NULL;
  g_autoptr (GMenuModel) taxes = NULL;

  quote_window_fill (fixture);
  menu = gtk_widget_get_last_child (gtk_widget_get_parent (
      reg_quotation_lines_peek_cell (fixture->lines, 1, REG_LINE_CELL_CODE)));
  g_assert_true (gtk_widget_get_sensitive (menu));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  quote_window_settle (fixture);
  g_assert_true (gtk_menu_button_get_active (GTK_MENU_BUTTON (menu)));
  model = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu));
  kinds = g_menu_model_get_item_link (model, 0, G_MENU_LINK_SECTION);
  taxes = g_menu_model_get_item_link (kinds, 3, G_MENU_LINK_SUBMENU);
  /* The rates of the firm, each of which can be taken. */
  g_assert_cmpint (g_menu_model_get_n_items (taxes), >=, 3);
  for (int i = 0; i < g_menu_model_get_n_items (taxes); i++)
    {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
          taxes, i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_INT64);
      RegRecord *tax = g_ptr_array_index (reg_quotation_model_get_tax_rates (fixture->model), i);

      g_assert_cmpint (g_variant_get_int64 (target), ==, reg_record_get_id (tax));
      gtk_widget_activate_action_variant (menu, "line.tax", target);
      quote_window_settle (fixture);
      g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_TAX_RATE), ==,
                       reg_record_get_int (tax, REG_TAX_RATE_RATE));
      assert_as_computed (fixture);
    }
}

/* --- many, narrow, and for those who listen --------------------------------------------- */

static void
test_names_for_those_who_listen (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const names[] = { "code", "description", "quantity", "price", "discount" };

  quote_window_fill (fixture);
  for (guint i = 0; i < 3; i++)
    for (RegLineCell cell = 0; cell < REG_N_LINE_CELLS; cell++)
      {
        g_autofree char *name = g_strdup_printf ("Line %u, %s", i + 1, names[cell]);

        gtk_test_accessible_assert_property (
            reg_quotation_lines_peek_cell (fixture->lines, i, cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
            name);
      }
  reg_quotation_model_move (fixture->model, 2, -2);
  quote_window_settle (fixture);
  gtk_test_accessible_assert_property (
      reg_quotation_lines_peek_cell (fixture->lines, 1, REG_LINE_CELL_QUANTITY),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Line 2, quantity");
  gtk_test_accessible_assert_property (quote_window_focused (fixture),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "New line: code, name or barcode");
}

static void
add_many (QuoteWindow *fixture)
{
  g_autoptr (RegRecord) product = quote_fixture_product (&fixture->shop, fixture->shop.rack);

  for (int i = 0; i < N_MANY; i++)
    reg_quotation_model_add_product (fixture->model, product, 210000, REG_QUANTITY_UNIT);
  quote_window_settle (fixture);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = REG_IS_QUOTATION_LINE_ROW (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static void
test_many_lines (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *total = NULL;

  add_many (fixture);
  total = quote_window_total (fixture);
  /* 250 × 89.00 and 21 % */
  g_assert_cmpstr (total, ==, "26,922.50\u00a0€");
  /* Only what is in sight has widgets, and any cell can be reached all the same. */
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->lines)), <, N_MANY / 2);
  g_assert_null (reg_quotation_lines_peek_cell (fixture->lines, N_MANY - 1, REG_LINE_CELL_CODE));
  quote_window_go (fixture, N_MANY - 1, REG_LINE_CELL_QUANTITY);
  quote_window_assert_at (fixture, N_MANY - 1, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "3");
  g_assert_cmpint (quote_window_line_int (fixture, N_MANY - 1, REG_QUOTATION_LINE_QUANTITY), ==,
                   3 * REG_QUANTITY_UNIT);
  quote_window_press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  quote_window_assert_at (fixture, N_MANY - 2, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (quote_window_count (fixture), ==, N_MANY - 1);
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  g_assert_cmpuint (quote_window_count (fixture), ==, N_MANY - 1);
}

static guint
count_made (GtkWidget *widget)
{
  guint n = REG_IS_QUOTATION_LINE_ROW (widget) && gtk_widget_get_visible (widget)
            && reg_quotation_line_row_is_made (REG_QUOTATION_LINE_ROW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_made (child);
  return n;
}

static GtkAdjustment *
find_adjustment (QuoteWindow *fixture)
{
  GtkWidget *scroller = ui_find_type (GTK_WIDGET (fixture->lines), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* Lines that were never in sight cost nothing but the room they take, and that does not change when
 * they come into sight. */
static void
test_lines_are_made_when_seen (QuoteWindow *fixture, gconstpointer unused)
{
  GtkAdjustment *adjustment;
  double upper;
  guint made;

  add_many (fixture);
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  made = count_made (GTK_WIDGET (fixture->lines));
  g_assert_cmpuint (made, >, 10);
  g_assert_cmpuint (made, <, 70);
  adjustment = find_adjustment (fixture);
  upper = gtk_adjustment_get_upper (adjustment);
  gtk_adjustment_set_value (adjustment, upper / 2);
  quote_window_settle (fixture);
  g_assert_cmpuint (count_made (GTK_WIDGET (fixture->lines)), >, made);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (adjustment), upper, 1);
  g_assert_nonnull (reg_quotation_lines_peek_cell (fixture->lines, N_MANY / 2, REG_LINE_CELL_CODE));
  g_assert_cmpstr (quote_window_cell (fixture, N_MANY / 2, REG_LINE_CELL_CODE), ==, "AC-011");
}

/* Of a list that became short each line has its row again. */
static void
test_many_become_few (QuoteWindow *fixture, gconstpointer unused)
{
  add_many (fixture);
  while (quote_window_count (fixture) > 3)
    reg_quotation_model_remove (fixture->model, quote_window_count (fixture) - 1);
  quote_window_settle (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (reg_quotation_lines_peek_cell (fixture->lines, i, REG_LINE_CELL_QUANTITY));
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->lines)), ==, 3);
  assert_as_computed (fixture);
}

static void
get_place (QuoteWindow *fixture, RegLineCell cell, graphene_rect_t *place)
{
  GtkWidget *text = reg_quotation_lines_peek_cell (fixture->lines, 0, cell);

  g_assert_true (gtk_widget_compute_bounds (text, gtk_widget_get_parent (text), place));
}

/* Wide: all cells beside each other. Narrow: the words above, figures below, all of it in sight. */
static void
test_two_rows_when_narrow (QuoteWindow *fixture, gconstpointer unused)
{
  graphene_rect_t place;
  float y;

  quote_window_fill (fixture);
  get_place (fixture, REG_LINE_CELL_DESCRIPTION, &place);
  y = place.origin.y;
  get_place (fixture, REG_LINE_CELL_PRICE, &place);
  g_assert_cmpfloat (place.origin.y, ==, y);
  gtk_window_set_default_size (fixture->window, 360, 640);
  quote_window_settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  for (RegLineCell cell = 0; cell < REG_N_LINE_CELLS; cell++)
    {
      GtkWidget *row = gtk_widget_get_parent (
          reg_quotation_lines_peek_cell (fixture->lines, 0, cell));

      get_place (fixture, cell, &place);
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, gtk_widget_get_width (row));
      if (cell == REG_LINE_CELL_DESCRIPTION)
        g_assert_cmpfloat (place.origin.y, ==, 0);
      else
        g_assert_cmpfloat (place.origin.y, >, 0);
    }
}

static void
test_mirrored (QuoteWindow *fixture, gconstpointer unused)
{
  graphene_rect_t words;
  graphene_rect_t price;

  quote_window_fill (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  quote_window_settle (fixture);
  get_place (fixture, REG_LINE_CELL_DESCRIPTION, &words);
  get_place (fixture, REG_LINE_CELL_PRICE, &price);
  g_assert_cmpfloat (price.origin.x, <, words.origin.x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-editor/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("figures", test_figures);
  ADD ("wrong", test_wrong_input_is_shown);
  ADD ("several-wrong", test_several_are_wrong);
  ADD ("too-large", test_figures_far_too_large);
  ADD ("computed", test_totals_follow_every_edit);
  ADD ("totals", test_what_stands_in_the_totals);
  ADD ("uncounted", test_lines_that_do_not_count);
  ADD ("headings", test_headings_and_words);
  ADD ("tax", test_tax_of_a_line);
  ADD ("names", test_names_for_those_who_listen);
  ADD ("many", test_many_lines);
  ADD ("made", test_lines_are_made_when_seen);
  ADD ("few", test_many_become_few);
  ADD ("narrow", test_two_rows_when_narrow);
  ADD ("mirrored", test_mirrored);
  return g_test_run ();
}
