/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "quote-window-fixture.h"
#include "ui-drive.h"
#include "ui/quotation/reg-quotation-import.h"

/* Lines from a file: what its rows become is shown first. */

static void
open_file (QuoteWindow *fixture, const char *text, gssize size)
{
  g_autofree char *path = g_build_filename (fixture->shop.ui.folder, "lines.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog = quote_visible_dialog (fixture->window);

  g_assert_true (g_file_set_contents (path, text, size, NULL));
  reg_quotation_import_present (fixture->model, GTK_WIDGET (fixture->window), file);
  while (quote_visible_dialog (fixture->window) == dialog
         && !quote_window_says (fixture,
                                "No lines were found. There has to be a column of codes or "
                                "descriptions, and a workbook has to be saved as CSV first."))
    g_main_context_iteration (NULL, TRUE);
  quote_window_settle (fixture);
}

/* As a spreadsheet of a country with commas saves it, in an encoding of its own. */
static void
test_added (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  open_file (fixture,
             "Code;Description;Qty;Price\r\nCB-400;;2;\r\n;Stra\337enrad;1,5;1.250,50\r\n"
             "AC-011;;many;\r\n;Only words;;\r\n",
             -1);
  dialog = GTK_WIDGET (quote_visible_dialog (fixture->window));
  g_assert_nonnull (dialog);
  g_assert_true (ui_shows (dialog, "1 row cannot be read and is left out"));
  g_assert_true (ui_shows (dialog, "Row 4, column 3: “many” is not a quantity"));
  g_assert_true (ui_shows (dialog, "A line of words"));
  g_assert_true (ui_shows (dialog, "Straßenrad"));
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  ui_click (&fixture->shop.ui, dialog, "Add 3 lines");
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_PRODUCT_ID), ==,
                   fixture->shop.bike);
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   125050 * REG_PRICE_UNIT);
  g_assert_cmpint (quote_window_line_int (fixture, 1, REG_QUOTATION_LINE_QUANTITY), ==, 1500000);
  reg_quotation_model_undo (fixture->model);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  g_assert_false (reg_quotation_model_can_undo (fixture->model));
}

/* Somebody who has seen enough closes it, and nothing was done. */
static void
test_thought_better (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  open_file (fixture, "nothing\nof\nours\n", -1);
  dialog = GTK_WIDGET (quote_visible_dialog (fixture->window));
  g_assert_true (ui_shows (dialog, "Row 2: no product has the code “of”"));
  g_assert_false (ui_can (dialog, "Add 0 lines"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  quote_window_settle (fixture);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  open_file (fixture, "PK\3\4", 4);
  g_assert_null (quote_visible_dialog (fixture->window));
}

static void
say_with_tax (QuoteWindow *fixture)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (
      reg_quotation_model_get_revision (fixture->model));

  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_PRICE_ENTRY, REG_PRICES_GROSS);
  ui_fixture_save (&fixture->shop.ui, builder);
  quote_window_reopen (fixture);
}

/* What is shown is what comes of it, also where prices contain the tax. */
static void
test_with_tax (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  say_with_tax (fixture);
  open_file (fixture, "Code,Qty\nAC-011,2\n", -1);
  dialog = GTK_WIDGET (quote_visible_dialog (fixture->window));
  /* 89.00 and 21 % */
  g_assert_true (ui_shows (dialog, "2 × 107.69"));
  ui_click (&fixture->shop.ui, dialog, "Add 1 line");
  g_assert_cmpint (quote_window_line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   10769 * REG_PRICE_UNIT);
}

/* A file as long as may be is shown at once, and added. */
static void
test_many (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("Code,Qty\n");

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "AC-011,2\n");
  open_file (fixture, text->str, -1);
  g_assert_true (ui_can (GTK_WIDGET (quote_visible_dialog (fixture->window)), "Add 10000 lines"));
  adw_dialog_force_close (quote_visible_dialog (fixture->window));
  quote_window_settle (fixture);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  QUOTE_WINDOW_ADD ("/quotation-import/added", NULL, test_added);
  QUOTE_WINDOW_ADD ("/quotation-import/thought_better", NULL, test_thought_better);
  QUOTE_WINDOW_ADD ("/quotation-import/with_tax", NULL, test_with_tax);
  QUOTE_WINDOW_ADD ("/quotation-import/many", NULL, test_many);
  return g_test_run ();
}
