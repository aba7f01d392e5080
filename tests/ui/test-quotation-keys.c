/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "ui/quotation/reg-product-entry.h"
#include "ui/quotation/reg-quotation-window.h"

/* A quotation without a mouse. */

#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK

static const char *
entry_text (QuoteWindow *fixture)
{
  return reg_product_entry_get_text (REG_PRODUCT_ENTRY (fixture->entry));
}

static gint64
product_of (QuoteWindow *fixture, guint position)
{
  return quote_window_line_int (fixture, position, REG_QUOTATION_LINE_PRODUCT_ID);
}

/* --- the new line ----------------------------------------------------------------------- */

static void
test_a_quotation_by_keyboard (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *total = NULL;

  g_assert_true (quote_window_is_in_entry (fixture));
  quote_window_type (fixture, "cb-400");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.bike);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "2");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_DISCOUNT);
  quote_window_type (fixture, "12 %");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  g_assert_true (quote_window_is_in_entry (fixture));
  /* Words of the name, in any order, and Enter stays for the next. */
  quote_window_type (fixture, "straps rack");
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
  g_assert_cmpint (product_of (fixture, 1), ==, fixture->shop.rack);
  g_assert_true (quote_window_is_in_entry (fixture));
  g_assert_cmpstr (entry_text (fixture), ==, "");
  total = quote_window_total (fixture);
  /* (4312.00 + 89.00) and 21 % */
  g_assert_cmpstr (total, ==, "5,325.21\u00a0€");
}

static void
test_enter_before_the_answer (QuoteWindow *fixture, gconstpointer unused)
{
  GtkEditable *text = GTK_EDITABLE (quote_window_focused (fixture));

  /* A scanner types faster than anything is found. */
  gtk_editable_set_text (text, "AC-011");
  quote_press (GTK_WIDGET (text), GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  quote_window_settle (fixture);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.rack);
  /* Typing on before the answer is another question. */
  gtk_editable_set_text (text, "AC-0");
  quote_press (GTK_WIDGET (text), GDK_KEY_Return, 0);
  gtk_editable_set_text (text, "SV-001");
  quote_window_settle (fixture);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  quote_window_press (fixture, GDK_KEY_KP_Enter, 0);
  g_assert_cmpint (product_of (fixture, 1), ==, fixture->shop.service);
}

static void
test_choosing_among_the_found (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *list = ui_find_type (fixture->entry, GTK_TYPE_LIST_BOX);
  const char *code;

  quote_window_type (fixture, "AC");
  /* Three accessories, and the words as they are. */
  for (int i = 0; i < 4; i++)
    g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4));
  g_assert_true (ui_shows (list, "Not a product: write “AC” as it is"));
  quote_window_press (fixture, GDK_KEY_Down, 0);
  quote_window_press (fixture, GDK_KEY_Down, 0);
  quote_window_press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))),
                   ==, 1);
  /* No further than the ends. */
  for (int i = 0; i < 6; i++)
    quote_window_press (fixture, GDK_KEY_Up, 0);
  quote_window_press (fixture, GDK_KEY_Down, 0);
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  code = quote_window_cell (fixture, 0, REG_LINE_CELL_CODE);
  g_assert_true (g_str_has_prefix (code, "AC-"));
  g_assert_cmpstr (code, !=, "AC-011");
  /* The last answer is what was typed. */
  quote_window_type (fixture, "AC");
  for (int i = 0; i < 9; i++)
    quote_window_press (fixture, GDK_KEY_Down, 0);
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpint (product_of (fixture, 1), ==, 0);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_DESCRIPTION), ==, "AC");
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
}

static void
test_clicking_on_what_was_found (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *list = ui_find_type (fixture->entry, GTK_TYPE_LIST_BOX);

  quote_window_type (fixture, "bike");
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  quote_window_settle (fixture);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.bike);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
}

static void
test_thinking_better_of_it (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *popover = ui_find_type (fixture->entry, GTK_TYPE_POPOVER);

  quote_window_type (fixture, "bike");
  g_assert_true (gtk_widget_get_visible (popover));
  quote_window_press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpstr (entry_text (fixture), ==, "");
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  /* Enter in nothing makes nothing. */
  quote_window_press (fixture, GDK_KEY_Return, 0);
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
}

static void
set_barcode (QuoteWindow *fixture, gint64 product, const char *barcode)
{
  g_autoptr (RegRecord) record = quote_fixture_product (&fixture->shop, product);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_text (builder, REG_PRODUCT_BARCODE, barcode);
  ui_fixture_save (&fixture->shop.ui, builder);
}

static void
test_scanning (QuoteWindow *fixture, gconstpointer unused)
{
  RegProductEntry *entry = REG_PRODUCT_ENTRY (fixture->entry);

  set_barcode (fixture, fixture->shop.service, "8712345678906");
  quote_window_type (fixture, "8712345678906");
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.service);
  g_assert_true (quote_window_is_in_entry (fixture));
  /* A number nobody knows is no description. */
  quote_window_type (fixture, "4006381333931");
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  g_assert_cmpstr (reg_product_entry_get_wrong (entry), ==,
                   "No product has the number 4006381333931.");
  g_assert_true (quote_window_says (fixture, "No product has the number 4006381333931."));
  g_assert_cmpstr (entry_text (fixture), ==, "4006381333931");
  g_assert_true (gtk_widget_has_css_class (quote_window_focused (fixture), "error"));
  /* The next one is scanned over it. */
  quote_window_type (fixture, "8712345678906");
  g_assert_null (reg_product_entry_get_wrong (entry));
  g_assert_false (gtk_widget_has_css_class (quote_window_focused (fixture), "error"));
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
  quote_assert_silent (GTK_WIDGET (fixture->window), "No product has the number");
  /* A short number may be a description: of a year, or a size. */
  quote_window_type (fixture, "2026");
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (quote_window_cell (fixture, 2, REG_LINE_CELL_DESCRIPTION), ==, "2026");
}

static void
test_what_is_not_a_product (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_type (fixture, "  Old bike taken back ");
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  g_assert_cmpstr (quote_window_cell (fixture, 0, REG_LINE_CELL_DESCRIPTION), ==,
                   "Old bike taken back");
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "-150");
  g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   -150 * 100 * REG_PRICE_UNIT);
  /* Its words and price are not known, so Tab stops at them. */
  quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, SHIFT);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, SHIFT);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_DESCRIPTION);
}

/* --- from cell to cell ------------------------------------------------------------------ */

typedef struct
{
  guint position;
  RegLineCell cell;
} Stop;

/* Product, words that are no product, a heading. */
static void
test_tab_goes_where_the_work_is (QuoteWindow *fixture, gconstpointer unused)
{
  static const Stop stops[] = {
    { 0, REG_LINE_CELL_CODE },  { 0, REG_LINE_CELL_QUANTITY },    { 0, REG_LINE_CELL_DISCOUNT },
    { 1, REG_LINE_CELL_CODE },  { 1, REG_LINE_CELL_DESCRIPTION }, { 1, REG_LINE_CELL_QUANTITY },
    { 1, REG_LINE_CELL_PRICE }, { 1, REG_LINE_CELL_DISCOUNT },    { 2, REG_LINE_CELL_DESCRIPTION },
  };
  g_autoptr (RegRecord) product = quote_fixture_product (&fixture->shop, fixture->shop.bike);

  reg_quotation_model_add_product (fixture->model, product, 210000, REG_QUANTITY_UNIT);
  reg_quotation_model_add_words (fixture->model, "Delivery");
  reg_quotation_model_insert_kind (fixture->model, 2, REG_LINE_SECTION);
  quote_window_go (fixture, 0, REG_LINE_CELL_CODE);
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      quote_window_assert_at (fixture, stops[i].position, stops[i].cell);
      quote_window_press (fixture, GDK_KEY_Tab, 0);
    }
  g_assert_true (quote_window_is_in_entry (fixture));
  /* The way back begins at the end of the last line. */
  quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, SHIFT);
  for (gsize i = G_N_ELEMENTS (stops); i > 0; i--)
    {
      quote_window_assert_at (fixture, stops[i - 1].position, stops[i - 1].cell);
      if (i > 1)
        quote_window_press (fixture, GDK_KEY_ISO_Left_Tab, SHIFT);
    }
}

static void
test_enter_and_arrows (QuoteWindow *fixture, gconstpointer unused)
{
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Down };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (enters); i++)
    {
      quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
      quote_window_press (fixture, enters[i], 0);
      quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
      quote_window_press (fixture, enters[i], 0);
      quote_window_press (fixture, enters[i], 0);
      g_assert_true (quote_window_is_in_entry (fixture));
    }
  quote_window_press (fixture, GDK_KEY_Up, 0);
  quote_window_assert_at (fixture, 2, REG_LINE_CELL_DISCOUNT);
  quote_window_press (fixture, GDK_KEY_Up, 0);
  quote_window_press (fixture, GDK_KEY_Up, 0);
  quote_window_press (fixture, GDK_KEY_Up, 0);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_DISCOUNT);
}

/* The arrow leaves a text at its end only; description and price are reached so. @unused: ar reads
 * the other way round. */
static void
test_sideways (QuoteWindow *fixture, gconstpointer locale)
{
  guint forwards = GDK_KEY_Right;
  guint backwards = GDK_KEY_Left;

  if (fixture->window == NULL)
    return;
  if (locale != NULL)
    {
      gtk_widget_set_direction (GTK_WIDGET (fixture->lines), GTK_TEXT_DIR_RTL);
      forwards = GDK_KEY_Left;
      backwards = GDK_KEY_Right;
    }
  quote_window_fill (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
  /* Marked as a whole, it is the text's own. */
  quote_window_press (fixture, forwards, 0);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  gtk_editable_set_position (GTK_EDITABLE (quote_window_focused (fixture)), -1);
  quote_window_press (fixture, forwards, 0);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_PRICE);
  gtk_editable_set_position (GTK_EDITABLE (quote_window_focused (fixture)), 1);
  quote_window_press (fixture, backwards, 0);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_PRICE);
  gtk_editable_set_position (GTK_EDITABLE (quote_window_focused (fixture)), 0);
  quote_window_press (fixture, backwards, 0);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  /* Not past the ends of the line. */
  quote_window_go (fixture, 1, REG_LINE_CELL_DISCOUNT);
  gtk_editable_set_position (GTK_EDITABLE (quote_window_focused (fixture)), -1);
  quote_window_press (fixture, forwards, 0);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_DISCOUNT);
}

/* --- lines ------------------------------------------------------------------------------ */

static void
test_moving_a_line (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quote_window_fill (fixture);
  before = quote_window_total (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_PRICE);
  quote_window_press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_PRICE);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.rack);
  quote_window_press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_PRICE);
  for (int i = 0; i < 3; i++)
    quote_window_press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  quote_window_assert_at (fixture, 2, REG_LINE_CELL_PRICE);
  g_assert_cmpint (product_of (fixture, 2), ==, fixture->shop.rack);
  after = quote_window_total (fixture);
  g_assert_cmpstr (before, ==, after);
  /* The order is in the file, and each step can be taken back. */
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  g_assert_cmpint (product_of (fixture, 2), ==, fixture->shop.rack);
}

static void
test_removing_lines (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Delete, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  g_assert_cmpint (product_of (fixture, 1), ==, fixture->shop.service);
  quote_window_press (fixture, GDK_KEY_Delete, CTRL);
  quote_window_assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Delete, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  g_assert_true (quote_window_is_in_entry (fixture));
  /* In the empty entry the step back is that of the lines. */
  for (guint n = 1; n <= 3; n++)
    {
      quote_window_press (fixture, GDK_KEY_z, CTRL);
      g_assert_cmpuint (quote_window_count (fixture), ==, n);
    }
  g_assert_cmpint (product_of (fixture, 1), ==, fixture->shop.rack);
  quote_window_press (fixture, GDK_KEY_Z, CTRL | SHIFT);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
  /* While something is typed there it is the text's. */
  quote_window_type (fixture, "bi");
  quote_window_press (fixture, GDK_KEY_z, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
}

typedef struct
{
  guint keyval;
  RegLineKind kind;
} KindKey;

static void
test_kinds_by_key (QuoteWindow *fixture, gconstpointer unused)
{
  static const KindKey keys[] = {
    { GDK_KEY_O, REG_LINE_OPTIONAL },
    { GDK_KEY_A, REG_LINE_ALTERNATIVE },
    { GDK_KEY_N, REG_LINE_NORMAL },
  };
  static const KindKey inserted[] = {
    { GDK_KEY_H, REG_LINE_SECTION },
    { GDK_KEY_T, REG_LINE_TEXT },
  };

  quote_window_fill (fixture);
  quote_window_go (fixture, 2, REG_LINE_CELL_QUANTITY);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      quote_window_press (fixture, keys[i].keyval, CTRL | SHIFT);
      g_assert_cmpint (quote_window_line_int (fixture, 2, REG_QUOTATION_LINE_KIND), ==,
                       keys[i].kind);
      quote_window_assert_at (fixture, 2, REG_LINE_CELL_QUANTITY);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (inserted); i++)
    {
      quote_window_go (fixture, 2, REG_LINE_CELL_QUANTITY);
      quote_window_press (fixture, inserted[i].keyval, CTRL | SHIFT);
      g_assert_cmpuint (quote_window_count (fixture), ==, 4 + i);
      g_assert_cmpint (quote_window_line_int (fixture, 2, REG_QUOTATION_LINE_KIND), ==,
                       inserted[i].kind);
      quote_window_assert_at (fixture, 2, REG_LINE_CELL_DESCRIPTION);
      quote_window_type (fixture, "Options");
      quote_window_press (fixture, GDK_KEY_Tab, 0);
    }
  g_assert_cmpstr (quote_window_cell (fixture, 3, REG_LINE_CELL_DESCRIPTION), ==, "Options");
}

/* --- the code of a line ----------------------------------------------------------------- */

static void
test_code_of_another_product (QuoteWindow *fixture, gconstpointer unused)
{
  static const guint leaving[] = { GDK_KEY_Tab, GDK_KEY_Return };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (leaving); i++)
    {
      quote_window_go (fixture, 0, REG_LINE_CELL_CODE);
      quote_window_type (fixture, i == 0 ? "AC-011" : "cb-400");
      quote_window_press (fixture, leaving[i], 0);
      g_assert_cmpint (product_of (fixture, 0), ==,
                       i == 0 ? fixture->shop.rack : fixture->shop.bike);
      g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                       reg_price_from_money (i == 0 ? 8900 : 245000));
      g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_QUANTITY), ==,
                       2 * REG_QUANTITY_UNIT);
    }
  /* Code and product are one step. */
  quote_window_press (fixture, GDK_KEY_z, CTRL);
  g_assert_cmpint (product_of (fixture, 0), ==, fixture->shop.rack);
  /* A code of nothing stays words. */
  quote_window_go (fixture, 1, REG_LINE_CELL_CODE);
  quote_window_type (fixture, "XX-9");
  quote_window_press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_CODE), ==, "XX-9");
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   reg_price_from_money (8900));
}

static void
test_passing_by_a_code (QuoteWindow *fixture, gconstpointer unused)
{
  static const guint passing[] = { GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_Return };

  quote_window_fill (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "79.50");
  quote_window_go (fixture, 1, REG_LINE_CELL_DESCRIPTION);
  quote_window_type (fixture, "Rack, a little scratched");
  for (gsize i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      quote_window_go (fixture, 1, REG_LINE_CELL_CODE);
      quote_window_press (fixture, passing[i], 0);
      g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_PRICE), ==, "79.50");
      g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_DESCRIPTION), ==,
                       "Rack, a little scratched");
    }
}

/* --- the window's own keys -------------------------------------------------------------- */

static void
test_pages_by_key (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const pages[] = { "lines", "revisions", "document", "history" };
  AdwViewStack *stack = ADW_VIEW_STACK (
      ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK));

  quote_window_fill (fixture);
  for (int i = G_N_ELEMENTS (pages) - 1; i >= 0; i--)
    {
      g_autofree char *trigger = g_strdup_printf ("<Alt>%d", i + 1);

      quote_window_shortcut (fixture, trigger);
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, pages[i]);
    }
}

static void
test_finishing_by_key (QuoteWindow *fixture, gconstpointer unused)
{
  gint64 deepest;

  quote_window_fill (fixture);
  deepest = reg_quotation_model_get_judgement (fixture->model)->deepest;
  quote_window_shortcut (fixture, "<Control>d");
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, deepest);
  quote_window_shortcut (fixture, "<Control>z");
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, 0);
  quote_window_shortcut (fixture, "<Control><Shift>z");
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, deepest);
  quote_window_shortcut (fixture, "<Control>Return");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_READY);
  /* The keys of the lines rest then. */
  quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Delete, CTRL);
  quote_window_press (fixture, GDK_KEY_O, CTRL | SHIFT);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_KIND), ==,
                   REG_LINE_NORMAL);
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-keys/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("whole", test_a_quotation_by_keyboard);
  ADD ("early-enter", test_enter_before_the_answer);
  ADD ("choosing", test_choosing_among_the_found);
  ADD ("clicking", test_clicking_on_what_was_found);
  ADD ("escape", test_thinking_better_of_it);
  ADD ("scanning", test_scanning);
  ADD ("words", test_what_is_not_a_product);
  ADD ("tab", test_tab_goes_where_the_work_is);
  ADD ("enter", test_enter_and_arrows);
  ADD ("sideways", test_sideways);
  QUOTE_WINDOW_ADD ("/quotation-keys/sideways-ar", "ar_EG.UTF-8", test_sideways);
  ADD ("move", test_moving_a_line);
  ADD ("remove", test_removing_lines);
  ADD ("kinds", test_kinds_by_key);
  ADD ("code", test_code_of_another_product);
  ADD ("passing", test_passing_by_a_code);
  ADD ("pages", test_pages_by_key);
  ADD ("finishing", test_finishing_by_key);
  return g_test_run ();
}
