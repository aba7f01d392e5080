/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include <string.h>

/* Figures as people in other places write and read them. */

typedef struct
{
  const char *typed;
  const char *shown; /* NULL: it cannot be understood there */
  gint64 value;
} Case;

static void
check (QuoteWindow *fixture, RegLineCell cell, int field, const Case *cases)
{
  for (; cases->typed != NULL; cases++)
    {
      GtkWidget *text = reg_quotation_lines_peek_cell (fixture->lines, 1, cell);

      g_test_message ("“%s”", cases->typed);
      quote_window_go (fixture, 1, cell);
      quote_window_type (fixture, cases->typed);
      g_assert_cmpint (gtk_widget_has_css_class (text, "error"), ==, cases->shown == NULL);
      if (cases->shown == NULL)
        continue;
      g_assert_cmpint (quote_window_line_int (fixture, 1, field), ==, cases->value);
      quote_window_press (fixture, GDK_KEY_Return, 0);
      g_assert_cmpstr (quote_window_cell (fixture, 1, cell), ==, cases->shown);
      /* What is shown is understood again and changes nothing. */
      g_assert_true (reg_quotation_model_enter (fixture->model, 1, cell, cases->shown));
      g_assert_cmpint (quote_window_line_int (fixture, 1, field), ==, cases->value);
    }
}

#define QUANTITY REG_LINE_CELL_QUANTITY, REG_QUOTATION_LINE_QUANTITY
#define PRICE REG_LINE_CELL_PRICE, REG_QUOTATION_LINE_UNIT_PRICE
#define DISCOUNT REG_LINE_CELL_DISCOUNT, REG_QUOTATION_LINE_DISCOUNT_VALUE

static const Case continental_quantities[] = {
  { "2,25", "2,25", 2250000 },
  { "0,5", "0,5", 500000 },
  { "1.250", "1.250", G_GINT64_CONSTANT (1250000000) },
  { "twee", NULL, 0 },
  { "1,2,3", NULL, 0 },
  { NULL },
};

static const Case continental_prices[] = {
  { "24,50", "24,50", 24500000 },
  { "1.234,56", "1.234,56", 1234560000 },
  { "€ 24,5", "24,50", 24500000 },
  { "24,50 EUR", "24,50", 24500000 },
  { "0,0125", "0,0125", 12500 },
  { "-7,5", "−7,50", -7500000 },
  { NULL },
};

static const Case continental_discounts[] = {
  { "12,5", "12,5\u00a0%", 125000 },
  { "12,5 %", "12,5\u00a0%", 125000 },
  { "-1,50", "−1,50", 150 },
  { "100,1", NULL, 0 },
  { NULL },
};

static void
test_continental (QuoteWindow *fixture, gconstpointer locale)
{
  g_autofree char *total = NULL;

  if (fixture->window == NULL)
    return;
  quote_window_fill (fixture);
  total = quote_window_total (fixture);
  g_assert_nonnull (strstr (total, "6.325,88"));
  check (fixture, QUANTITY, continental_quantities);
  quote_window_do (fixture, "quotation.undo");
  check (fixture, PRICE, continental_prices);
  check (fixture, DISCOUNT, continental_discounts);
}

static const Case french_prices[] = {
  { "1234,5", "1\u202f234,50", 1234500000 },
  { "1 234,50", "1\u202f234,50", 1234500000 },
  { "1\u202f234,50", "1\u202f234,50", 1234500000 },
  { NULL },
};

static void
test_french (QuoteWindow *fixture, gconstpointer locale)
{
  if (fixture->window == NULL)
    return;
  quote_window_fill (fixture);
  check (fixture, PRICE, french_prices);
}

/* Digits of their own script are typed; the window shows those every till prints. */
static void
test_arabic (QuoteWindow *fixture, gconstpointer locale)
{
  static const char *const quantities[] = { "٣", "3" };
  const RegNumberStyle *style;

  if (fixture->window == NULL)
    return;
  style = reg_session_get_number_style (fixture->shop.ui.session);
  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
      quote_window_type (fixture, quantities[i]);
      g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_QUANTITY), ==,
                       3000000);
    }
  quote_window_go (fixture, 1, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "٢٤٫٥٠");
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_UNIT_PRICE), ==, 24500000);
  quote_window_press (fixture, GDK_KEY_Return, 0);
  quote_window_go (fixture, 1, REG_LINE_CELL_DISCOUNT);
  quote_window_type (fixture, "١٢");
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==,
                   120000);
  /* A minus stands at the end where it is read. */
  g_assert_true (g_str_has_prefix (style->minus, "\u200e"));
  quote_window_press (fixture, GDK_KEY_Return, 0);
  g_assert_true (g_str_has_prefix (quote_window_cell (fixture, 1, REG_LINE_CELL_DISCOUNT), "12"));
}

/* A sentence about a figure is in the words of the program, whatever the figures look like. */
static void
test_wrong_in_german (QuoteWindow *fixture, gconstpointer locale)
{
  if (fixture->window == NULL)
    return;
  quote_window_fill (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_PRICE);
  quote_window_type (fixture, "billig");
  quote_assert_says (GTK_WIDGET (fixture->window), "Line 2: “billig” is not a price.");
  quote_window_type (fixture, "12,50");
  quote_assert_silent (GTK_WIDGET (fixture->window), "Line 2:");
}

/* The day in the terms is written as there. */
static void
test_days (QuoteWindow *fixture, gconstpointer locale)
{
  GtkWidget *until;

  if (fixture->window == NULL)
    return;
  quote_window_do (fixture, "quotation.details");
  until = ui_find_type (GTK_WIDGET (quote_visible_dialog (fixture->window)), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (until), "05.04.2031");
  g_assert_cmpstr (reg_record_get_text (reg_quotation_model_get_revision (fixture->model),
                                        REG_QUOTATION_REVISION_VALID_UNTIL),
                   ==, "2031-04-05");
  gtk_editable_set_text (GTK_EDITABLE (until), "31.02.2031");
  g_assert_true (gtk_widget_has_css_class (until, "error"));
  adw_dialog_force_close (quote_visible_dialog (fixture->window));
  quote_window_settle (fixture);
}

#define ADD(path, locale, function) QUOTE_WINDOW_ADD ("/quotation-locales/" path, locale, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("nl", "nl_NL.UTF-8", test_continental);
  ADD ("de", "de_DE.UTF-8", test_continental);
  ADD ("fr", "fr_FR.UTF-8", test_french);
  ADD ("ar", "ar_EG.UTF-8", test_arabic);
  ADD ("wrong-de", "de_DE.UTF-8", test_wrong_in_german);
  ADD ("days-de", "de_DE.UTF-8", test_days);
  return g_test_run ();
}
